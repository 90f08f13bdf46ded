import { describe, expect, test } from 'vitest'
import { makePeople } from '../../fixtures/people.ts'
import type { TableDialect } from '../../formats/format.ts'
import { decodeEvidence, type InspectedHit } from '../detector.ts'
import { createScanner } from '../scanner.ts'

type Row = readonly string[]

const bytesOf = (rows: readonly Row[]): Uint8Array =>
  new TextEncoder().encode(rows.map((row) => `${row.map((cell) => `"${cell}"`).join(',')}\n`).join(''))

/** Values of each record, and `detector line:column name`, of a table that comes in batches of so many rows. */
function scan(rows: readonly Row[], batch = rows.length): { records: number[]; hits: string[] } {
  const dialect: TableDialect = {
    kind: 'table',
    separator: 0x2c,
    quote: 0x22,
    columns: undefined,
    head: bytesOf(rows.slice(0, 200)),
  }
  const hits: InspectedHit[] = []
  const scanner = createScanner({ key: new Uint8Array(32).fill(7), reveal: true, onHit: (hit) => hits.push(hit) })
  scanner.begin()
  for (let from = 0; from < rows.length; from += batch) {
    const bytes = bytesOf(rows.slice(from, from + batch))
    scanner.feed({ kind: 'batch', bytes, dialect, first: from === 0, linesBefore: from })
  }
  const records: number[] = []
  for (const piece of scanner.end().evidence) decodeEvidence(piece, ({ length }) => records.push(length))
  return { records, hits: hits.map(({ detector, line, columnName }) => `${detector} ${line}:${columnName ?? ''}`) }
}

const people = makePeople(6, 'attributes')
const values = (labels: Row): string[][] =>
  people.flatMap(({ name, id, mobile }, at) =>
    [name, id, mobile].map((value, i) => [String(1001 + at), labels[i]!, value]),
  )
const HEADER = ['會員編號', '欄位', '值']

describe('a table of attributes', () => {
  test('names were lost, and each number was somebody of their own', () => {
    const { records, hits } = scan([HEADER, ...values(['姓名', '身分證字號', '手機'])])
    expect(records).toEqual(people.map(() => 3))
    expect(hits.slice(3, 6)).toEqual(['name 5:姓名', 'tw-national-id 6:身分證字號', 'mobile 7:手機'])
  })

  test('somebody whose values are cut by the end of a batch is one record all the same', () => {
    const rows = [HEADER, ...values(['姓名', '身分證字號', '手機'])]
    for (const batch of [1, 2, 4, 5]) expect(scan(rows, batch)).toEqual(scan(rows))
  })

  test('the usermeta of WordPress: a number for each row, one for each person, and names in parts', () => {
    let row = 0
    const meta = people.flatMap(({ name, email }, at) =>
      [
        ['nickname', 'u'],
        ['last_name', name.slice(0, 1)],
        ['first_name', name.slice(1)],
        ['billing_phone', people[at]!.mobile],
        ['billing_email', email],
      ].map((each) => [String(++row), String(at + 1), ...each]),
    )
    const { records } = scan([['umeta_id', 'user_id', 'meta_key', 'meta_value'], ...meta])
    expect(records).toEqual(people.map(() => 3))
  })

  test('what stands beside the values, in a column of its own, is of the record', () => {
    const rows = people.flatMap(({ name, id, mobile }) => [
      [name, '身分證字號', id],
      [name, '手機', mobile],
    ])
    expect(scan([['填寫人姓名', '題目', '答案'], ...rows]).records).toEqual(people.map(() => 3))
  })

  test('sorted by attribute, each row stays a record', () => {
    const rows = values(['姓名', '身分證字號', '手機']).toSorted((a, b) => (a[1]! < b[1]! ? -1 : 1))
    expect(scan([HEADER, ...rows]).records.length).toBeGreaterThan(people.length)
  })

  test('a list of people with a column of that name stays a table: 項目 and 內容 are what they bought', () => {
    const rows = people.map(({ name, mobile }) => [name, mobile, '課程', '書法'])
    const { hits } = scan([['姓名', '手機', '項目', '內容'], ...rows])
    expect(hits.slice(0, 2)).toEqual(['name 2:姓名', 'mobile 2:手機'])
  })

  test('translations of labels name nobody', () => {
    const rows = ['zh', 'en'].flatMap((language) =>
      ['name', 'mobile', 'email', 'address'].map((key) => [language, key, '王小明電話'.slice(3)]),
    )
    expect(scan([['lang', 'key', 'value'], ...rows]).hits).toEqual([])
  })
})
