import { describe, expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { Dialect } from '../formats/format.ts'
import { decodeEvidence, type InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

/** What is found of one kind, and the tokens of each record, which are the same whether or not somebody looks on. */
function scan(rows: readonly (readonly string[])[], kind: string): { found: string[]; tokens: string[] } {
  const bytes = new TextEncoder().encode(rows.map((row) => `${row.join(',')}\r\n`).join(''))
  return scanBytes(bytes, { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head: bytes }, kind)
}

/** The same of objects with labelled values. */
function scanFields(
  records: readonly Readonly<Record<string, string>>[],
  kind: string,
): { found: string[]; tokens: string[] } {
  const lines = records.map((record) =>
    Object.entries(record)
      .map(([label, value]) => `${label}\t${value}\n`)
      .join(''),
  )
  return scanBytes(new TextEncoder().encode(lines.map((text) => `${text}\n`).join('')), { kind: 'fields' }, kind)
}

function scanBytes(bytes: Uint8Array, dialect: Dialect, kind: string): { found: string[]; tokens: string[] } {
  const read = (onHit?: (hit: InspectedHit) => void): string[] => {
    const scanner = createScanner({ key: new Uint8Array(32).fill(7), reveal: true, ...(onHit && { onHit }) })
    scanner.begin()
    scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
    const tokens: string[] = []
    for (const piece of scanner.end().evidence)
      decodeEvidence(piece, (record) => tokens.push(record.tokens.subarray(0, 2 * record.length).join()))
    return tokens
  }
  const hits: InspectedHit[] = []
  const tokens = read()
  expect(read((hit) => hits.push(hit))).toEqual(tokens)
  return { found: hits.filter(({ detector }) => detector === kind).map(({ normal }) => normal ?? ''), tokens }
}

const people = makePeople(5, 'parted')
const names = people.map(({ name }) => name)
const surnameOf = (name: string) => name.slice(0, 1)
const givenOf = (name: string) => name.slice(1)

describe('a value that a table keeps in parts', () => {
  test.each([
    [['姓', '名', '手機'], 0, 1],
    [['First Name', 'Last Name', '手機'], 1, 0],
    [['billing_last_name', 'billing_first_name', 'billing_phone'], 0, 1],
    [['會員姓氏', '會員名字', '手機'], 0, 1],
  ] as const)('a name in two columns was nobody\u2019s: %s', (header, surname, given) => {
    const rows = people.map(({ name, mobile }) => {
      const row = ['', '', mobile]
      row[surname] = surnameOf(name)
      row[given] = givenOf(name)
      return row
    })
    expect(scan([header, ...rows], 'name').found).toEqual(names)
  })

  test('it is the name that one column would have had', () => {
    const apart = people.map(({ name, id }) => [id, surnameOf(name), givenOf(name)])
    const whole = people.map(({ name, id }) => [id, name])
    expect(scan([['身分證字號', '姓', '名'], ...apart], 'name').tokens).toEqual(
      scan([['身分證字號', '姓名'], ...whole], 'name').tokens,
    )
  })

  test('names in Latin letters are read with the surname behind, as they are written', () => {
    const rows = [
      ['Wei-Ting', 'Chen', people[0]!.mobile],
      ['Maria Clara', 'Santos', people[1]!.mobile],
    ]
    expect(scan([['firstName', 'lastName', 'phone'], ...rows], 'name').found).toEqual([
      'chen wei ting',
      'maria clara santos',
    ])
  })

  test('a second column that has the whole name is not said twice, and a missing given name is nobody', () => {
    const rows = [
      ['王', '王大同', people[0]!.mobile],
      ['林', '', people[1]!.mobile],
      ['', '陳美玲', people[2]!.mobile],
    ]
    expect(scan([['姓', '名', '手機'], ...rows], 'name').found).toEqual(['王大同', '陳美玲'])
  })

  test.each([
    [['姓名', '出生年', '出生月', '出生日']],
    [['姓名', '出生年', '月', '日']],
    [['name', 'birth_year', 'birth_month', 'birth_day']],
  ])('a birth date in three columns was none: %s', (header) => {
    const rows = people.map(({ name }, i) => [name, String(70 + i), String(i + 3), '9'])
    expect(scan([header, ...rows], 'birth-date').found).toEqual(people.map((_, i) => `${1981 + i}-0${i + 3}-09`))
  })

  test('columns that only look like parts are none', () => {
    const rows = people.map(({ name, mobile }) => [name, '115', '3', '9', mobile])
    expect(scan([['姓名', '申請年', '月', '日', '手機'], ...rows], 'birth-date').found).toEqual([])
    expect(
      scan([['品名', '姓名', '手機'], ...people.map(({ name, mobile }) => ['香皂', name, mobile])], 'name').found,
    ).toEqual(names)
  })

  test('in fields as in columns, each beside its own other part', () => {
    const [one, two] = people
    const records = [
      { 姓: surnameOf(one!.name), 名: givenOf(one!.name), 手機: one!.mobile },
      { firstName: 'Wei-Ting', lastName: 'Chen', phone: two!.mobile },
      { 'doctor.first_name': '大文', 'doctor.last_name': '張', first_name: '志明', last_name: '林', idno: two!.id },
    ]
    expect(scanFields(records, 'name').found).toEqual([one!.name, 'chen wei ting', '張大文', '林志明'])
    expect(
      scanFields([{ 姓: surnameOf(one!.name), 名: givenOf(one!.name), 手機: one!.mobile }], 'name').tokens,
    ).toEqual(scanFields([{ 手機: one!.mobile, 姓名: one!.name }], 'name').tokens)
  })

  test('a part whose other part is nowhere is read as it stands', () => {
    const records = [
      { firstName: people[0]!.name, phone: people[0]!.mobile },
      { 姓: '陳', phone: people[1]!.mobile },
    ]
    expect(scanFields(records, 'name').found).toEqual([people[0]!.name])
  })
})
