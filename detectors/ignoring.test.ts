import { beforeEach, describe, expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { DETECTORS } from './catalogue.ts'
import { decodeEvidence, type Findings } from './detector.ts'
import type { HitRule } from './ignoring.ts'
import { createScanner } from './scanner.ts'
import { Cmac, deriveTokenKey } from './tokens.ts'

const KEY = new Uint8Array(32).fill(3)
const people = makePeople(4, 'ignoring').filter(({ idKind }) => idKind === 'national')
const [one, two] = people as [(typeof people)[0], (typeof people)[0]]
const TABLE = `姓名,身分證字號,手機\n${[one, two].map(({ name, id, mobile }) => `${name},${id},${mobile}\n`).join('')}`
const TEXT = `${one.name}先生 身分證字號 ${one.id}\n\n手機 ${two.mobile}\n`

let rules: HitRule[]
beforeEach(() => {
  rules = []
})

function scan(text: string, kind: 'text' | 'table', columns = false): Findings {
  const bytes = new TextEncoder().encode(text)
  const scanner = createScanner({ key: KEY, ignoring: { columns, rules: () => rules } })
  scanner.begin()
  const dialect =
    kind === 'text'
      ? ({ kind, reflow: false } as const)
      : ({ kind, separator: 0x2c, quote: 0x22, head: bytes, columns: undefined } as const)
  scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
  return scanner.end()
}

/** Hits and ignored values of one kind. */
function of(findings: Findings, id: string): readonly [hits: number, ignored: number] {
  const type = findings.types.find(({ detector }) => detector === id)
  return [type?.hits ?? 0, Object.values(type?.ignored ?? {}).reduce((sum, n) => sum + n, 0)]
}

function codesIn(findings: Findings): number[] {
  const codes: number[] = []
  for (const piece of findings.evidence)
    decodeEvidence(piece, (record) => codes.push(...record.codes.subarray(0, record.length)))
  return codes.sort((a, b) => a - b)
}

function tokenOf(id: string, value: string): readonly [number, number] {
  const cmac = new Cmac(deriveTokenKey(KEY))
  const bytes = Buffer.from(value)
  cmac.add(DETECTORS.find((detector) => detector.id === id)!.code, bytes, 0, bytes.length)
  const [low = 0, high = 0] = cmac.flush()
  return [low >>> 0, high >>> 0]
}

describe.each(['text', 'table'] as const)('in a %s', (kind) => {
  const source = kind === 'text' ? TEXT : TABLE

  test('without a rule everything is as it is without rules at all', () => {
    const bytes = new TextEncoder().encode(source)
    const plain = createScanner({ key: KEY })
    plain.begin()
    const dialect =
      kind === 'text'
        ? ({ kind, reflow: false } as const)
        : ({ kind, separator: 0x2c, quote: 0x22, head: bytes, columns: undefined } as const)
    plain.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
    expect(scan(source, kind)).toEqual(plain.end())
  })

  test('a value that is known is told of and counted', () => {
    const before = scan(source, kind)
    rules = [{ key: 'k', counted: true, token: tokenOf('mobile', two.mobile), detector: 'mobile' }]
    const after = scan(source, kind)
    expect(of(after, 'mobile')).toEqual([of(before, 'mobile')[0], 1])
    expect([after.records, codesIn(after)]).toEqual([before.records, codesIn(before)])
  })

  test('one that is no personal data is told of and in no count and no evidence', () => {
    const before = scan(source, kind)
    rules = [{ key: 'k', counted: false, token: tokenOf('mobile', two.mobile), detector: 'mobile' }]
    const after = scan(source, kind)
    expect(of(after, 'mobile')).toEqual([of(before, 'mobile')[0] - 1, 1])
    expect(after.types.find(({ detector }) => detector === 'mobile')?.ignored).toEqual({ k: 1 })
    expect(codesIn(after).filter((code) => code === 32).length).toBe(codesIn(before).filter((c) => c === 32).length - 1)
    expect(of(after, 'tw-national-id')).toEqual(of(before, 'tw-national-id'))
  })

  test('a rule of everything leaves no record and says how many values there were', () => {
    const before = scan(source, kind)
    rules = [{ key: 'k', counted: false }]
    const after = scan(source, kind)
    expect([after.records, after.maskedRecords, codesIn(after)]).toEqual([0, 0, []])
    for (const { detector, hits } of before.types) expect(of(after, detector)).toEqual([0, hits])
  })

  test('of two rules that hold, the one that lowers counts is told', () => {
    rules = [
      { key: 'a', counted: true, detector: 'mobile' },
      { key: 'b', counted: false, detector: 'mobile' },
    ]
    const { types } = scan(source, kind)
    expect(Object.keys(types.find(({ detector }) => detector === 'mobile')?.ignored ?? {})).toEqual(['b'])
  })
})

test('a column is ignored by its name, however it is written, and no other is', () => {
  rules = [{ key: 'k', counted: false, column: '手機' }]
  expect(of(scan(TABLE, 'table', true), 'mobile')).toEqual([0, 2])
  expect(of(scan(TABLE, 'table', true), 'tw-national-id')).toEqual([2, 0])
  expect(of(scan(TEXT, 'text', true), 'mobile')).toEqual([1, 0])
})

test('what is only seen beside somebody is not ignored where nobody is', () => {
  rules = [{ key: 'k', counted: false, detector: 'sex' }]
  expect(scan('性別,品名\n男,皮鞋\n女,皮鞋\n', 'table').types).toEqual([])
})
