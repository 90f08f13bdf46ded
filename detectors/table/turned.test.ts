import { describe, expect, test } from 'vitest'
import { makePeople } from '../../fixtures/people.ts'
import type { TableDialect } from '../../formats/format.ts'
import { decodeEvidence, type InspectedHit } from '../detector.ts'
import { createScanner } from '../scanner.ts'

/** Values of each record that evidence was kept of, the same whether or not somebody looks on, and the hits that are then shown. */
function scan(rows: readonly (readonly string[])[]): { records: number[]; several: boolean; hits: InspectedHit[] } {
  const bytes = new TextEncoder().encode(rows.map((row) => `${row.join(',')}\r\n`).join(''))
  const dialect: TableDialect = { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head: bytes }
  const hits: InspectedHit[] = []
  const read = (more: { onHit?: (hit: InspectedHit) => void }): { records: number[]; several: boolean } => {
    const scanner = createScanner({ key: new Uint8Array(32).fill(7), reveal: true, ...more })
    scanner.begin()
    scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
    const records: number[] = []
    let several = false
    for (const piece of scanner.end().evidence)
      decodeEvidence(piece, ({ length, flags }) => {
        records.push(length)
        several ||= (flags & 1) !== 0
      })
    return { records, several }
  }
  const silent = read({})
  expect(read({ onHit: (hit) => hits.push(hit) })).toEqual(silent)
  return { ...silent, hits }
}

const people = makePeople(6, 'turned')
const field = (label: string, key: 'name' | 'id' | 'mobile' | 'email', some = people): string[] => [
  label,
  ...some.map((person) => person[key]),
]

describe('a table whose people go across', () => {
  test('was one record of everybody\u2019s numbers, and the names were its header', () => {
    const { records, several, hits } = scan([field('姓名', 'name'), field('身分證字號', 'id'), field('手機', 'mobile')])
    expect(several).toBe(false)
    expect(records).toEqual(people.map(() => 3))
    const second = hits.filter(({ column }) => column === 3)
    expect(second.map(({ detector, line, normal }) => [detector, line, normal])).toEqual([
      ['name', 1, people[1]!.name],
      ['tw-national-id', 2, people[1]!.id],
      ['mobile', 3, people[1]!.mobile],
    ])
  })

  test('may have a title, headings, empty cells, and remarks about one of them', () => {
    const [one, two, ...rest] = people
    const { records, several, hits } = scan([
      [`名冊，負責人：${rest[0]!.name}`],
      ['', '申請人', '配偶'],
      field('姓名', 'name', [one!, two!]),
      ['手機', '', two!.mobile],
      ['備註', '', '罹患糖尿病'],
    ])
    expect(several).toBe(false)
    expect(records.toSorted()).toEqual([1, 1, 3])
    expect(hits.map(({ detector, line, column }) => `${detector} ${line}:${column}`)).toEqual([
      'name 3:2',
      'name 3:3',
      'mobile 4:3',
      'special-medical 5:3',
      'name 1:undefined',
    ])
  })

  test('goes on with others below where its first label comes again', () => {
    const [above, below] = [people.slice(0, 3), people.slice(3)]
    const { records, several } = scan([
      field('姓名', 'name', above),
      field('電話', 'mobile', above),
      ['', '', '', ''],
      field('姓名', 'name', below),
      field('電話', 'mobile', below),
    ])
    expect(several).toBe(false)
    expect(records).toEqual(people.map(() => 2))
  })

  test('keeps somebody else\u2019s rows apart', () => {
    const [one, two, three, four] = people
    const own = [one!, two!]
    const others = [three!, four!]
    const { records } = scan([
      field('姓名', 'name', own),
      field('身分證字號', 'id', own),
      field('緊急聯絡人', 'name', others),
      field('緊急聯絡人電話', 'mobile', others),
    ])
    expect(records).toEqual([2, 2, 2, 2])
  })
})

describe('no such table', () => {
  const [one, two] = people
  test.each([
    [
      'two telephones of one person',
      [
        ['姓名', one!.name, ''],
        ['電話', one!.mobile, two!.mobile],
      ],
    ],
    [
      'a form of labels and values',
      [
        ['姓名', one!.name, '電話', one!.mobile],
        ['Email', one!.email, '身分證字號', one!.id],
      ],
    ],
    [
      'what was changed of one person',
      [
        ['', '變更前', '變更後'],
        ['姓名', one!.name, two!.name],
        ['電話', one!.mobile, one!.mobile],
      ],
    ],
  ])('%s', (_, rows) => {
    expect(scan(rows).records).toHaveLength(1)
  })

  test('an ordinary table', () => {
    const rows = [['姓名', '手機', 'Email'], ...people.map(({ name, mobile, email }) => [name, mobile, email])]
    expect(scan(rows).records).toEqual(people.map(() => 3))
  })
})
