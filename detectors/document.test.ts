import { expect, test } from 'vitest'
import type { Dialect } from '../formats/format.ts'
import { decodeEvidence, FLAG_MULTI, type InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const encoder = new TextEncoder()
const DOCUMENT: Dialect = { kind: 'text', reflow: false, document: true }
const TEXT: Dialect = { kind: 'text', reflow: false }
const FIELDS: Dialect = { kind: 'fields' }

type Part = readonly [text: string, place?: string | undefined, dialect?: Dialect]

function scanner(hits: InspectedHit[]) {
  return createScanner({ key: new Uint8Array(32).fill(9), onHit: (hit) => hits.push(hit), reveal: true })
}

function scan(parts: readonly Part[], hits: InspectedHit[] = [], one = scanner(hits)) {
  one.begin()
  for (const [text, place, dialect] of parts) {
    one.feed({
      kind: 'batch',
      bytes: encoder.encode(text),
      dialect: dialect ?? DOCUMENT,
      first: true,
      linesBefore: 0,
      ...(place === undefined ? {} : { place }),
    })
  }
  const findings = one.end()
  const flags: number[] = []
  for (const piece of findings.evidence) decodeEvidence(piece, (record) => flags.push(record.flags))
  return {
    findings,
    hits,
    flags,
    seen: hits.map((hit) => `${hit.record} ${hit.place ?? ''}:${hit.line} ${hit.detector}`),
  }
}

// Invented numbers with valid checksums.
const ID = 'A127483906'
const ID2 = 'F131104093'

const LETTER: readonly Part[] = [
  ['林美玲 小姐 收\n\n台端來函敬悉。\n\n地址：臺北市大安區和平東路三段179號4樓\n'],
  ['改撥 0922 333 444\n', 'comments'],
  ['title\t函\nphone\t0922333444\n\n', 'properties', FIELDS],
]

test('a letter is one record, whatever its places; each hit keeps its own', () => {
  const { findings, seen, flags } = scan(LETTER)
  expect(findings.records).toBe(1)
  expect(seen).toEqual(['1 :1 name', '1 :5 address', '1 comments:1 mobile', '1 properties:2 mobile'])
  expect(flags).toEqual([0])
})

test('columns keep their names and numbers in the one record', () => {
  const { hits } = scan([['林美玲 小姐\n\n姓名\t電話\n林美玲\t0922333444\n']])
  expect(hits.map((hit) => [hit.record, hit.line, hit.column, hit.columnName])).toEqual([
    [1, 1, undefined, undefined],
    [1, 4, 1, '姓名'],
    [1, 4, 2, '電話'],
  ])
})

test('the same letter is several records where no document was promised', () => {
  expect(scan(LETTER.map(([text, place]) => [text, place, TEXT])).findings.records).toBe(4)
})

test('what contradicts gives every record out as it would have been, in order', () => {
  const two: readonly Part[] = [
    ['林美玲 小姐 收\n\n電話 0922 333 444\n\n敬啟\n\n陳小明 先生 收\n\n電話 0912 745 638\n'],
    ['0933 444 555\n', 'comments'],
  ]
  const apart = two.map(([text, place]): Part => [text, place, TEXT])
  expect(scan(two).seen).toEqual(scan(apart).seen)
  expect(scan(two).findings).toEqual(scan(apart).findings)
  expect(scan(two).findings.records).toBe(5)
})

test('two ID numbers, two birth dates or three phones are not one person', () => {
  const letter = (...lines: string[]) =>
    scan([[`林美玲 小姐 收\n\n${lines.join('\n\n其他事項說明\n\n')}\n`]]).findings.records
  expect(letter(ID, '無')).toBe(1)
  expect(letter(ID, ID)).toBe(1)
  expect(letter(ID, ID2)).toBe(3)
  expect(letter('生日 75/03/05 生', '無')).toBe(1)
  expect(letter('出生日期：75/03/05', '填表範例出生日期：76/03/05')).toBe(3)
  expect(letter('0912745638', '0922333444')).toBe(1)
  expect(letter('0912745638', '0922333444', '0933444555')).toBe(4)
})

test('phones without a name or an ID number are nobody’s document', () => {
  expect(scan([['0912745638\n\n0922333444\n']]).findings.records).toBe(2)
})

test('what is masked says nothing, and stays a record of its own', () => {
  const { findings, seen } = scan([['林美玲 小姐\n\n身分證字號：A12345****\n\n0922333444\n']])
  expect(findings.records).toBe(1)
  expect(findings.maskedRecords).toBe(1)
  expect(seen).toEqual(['1 :1 name', '1 :5 mobile', '2 :3 tw-national-id'])
})

test('64 hits are one record, 65 give up', () => {
  const document = (hits: number) =>
    scan([[`林美玲 小姐\n\n${'0912745638\n\n其他\n\n'.repeat(hits - 1)}`]]).findings.records
  expect(document(64)).toBe(1)
  expect(document(65)).toBe(65)
})

test('a list that went out before ends it, and the next item begins afresh', () => {
  const hits: InspectedHit[] = []
  const one = scanner(hits)
  const list = '姓名,手機\n陳小明,0912745638\n'
  const table: Dialect = { kind: 'table', separator: 0x2c, quote: 0, columns: undefined, head: encoder.encode(list) }
  expect(scan([[list, 'table 1', table], ...LETTER], hits, one).findings.records).toBe(5)
  expect(scan(LETTER, hits, one).findings.records).toBe(1)
})

test('an item that was given up in the middle leaves nothing to the next', () => {
  const one = scanner([])
  one.begin()
  one.feed({ kind: 'batch', bytes: encoder.encode('陳小明 先生\n'), dialect: DOCUMENT, first: true, linesBefore: 0 })
  expect(scan(LETTER, [], one).findings.records).toBe(1)
})

test('special words behind a label count in a document that names a person', () => {
  const { findings } = scan([['林美玲 小姐\n\n台端之報告如下。\n\n'], ['診斷：第二型糖尿病\n', 'footnotes']])
  expect(findings.records).toBe(1)
  expect(findings.special.reduce((sum, n) => sum + n, 0)).toBe(1)
  expect(scan([['台端之報告如下。\n\n診斷：第二型糖尿病\n']]).findings.types).toEqual([])
})

test('somebody else’s columns are somebody else', () => {
  const text = '林美玲 小姐\n\n姓名\t電話\t緊急聯絡人姓名\t緊急聯絡人電話\n林美玲\t0922333444\t陳小明\t0912745638\n'
  const { findings, flags } = scan([[text]])
  expect(findings.records).toBe(2)
  expect(flags.every((flag) => (flag & FLAG_MULTI) === 0)).toBe(true)
})
