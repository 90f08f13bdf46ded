import fc from 'fast-check'
import { expect, test } from 'vitest'
import { idCheckDigit, makePeople } from '../fixtures/people.ts'
import type { Findings, InspectedHit } from './detector.ts'
import { isMonotonous, isSampleBirth, isSampleId, isSampleLandline, isSampleMobile } from './placeholders.ts'
import { createScanner } from './scanner.ts'

const encoder = new TextEncoder()
const bytes = (text: string) => encoder.encode(text)

function scan(text: string): { findings: Findings; hits: InspectedHit[] } {
  const hits: InspectedHit[] = []
  const scanner = createScanner({ key: new Uint8Array(32).fill(4), onHit: (hit) => hits.push(hit), reveal: true })
  scanner.begin()
  scanner.feed({
    kind: 'batch',
    bytes: bytes(text),
    dialect: { kind: 'text', reflow: false },
    first: true,
    linesBefore: 0,
  })
  return { findings: scanner.end(), hits }
}

test.each([
  ['A123456789', 'tw-national-id'],
  ['A223456781', 'tw-national-id'],
  ['F100000006', 'tw-national-id'],
  ['A800000014', 'tw-resident-id'],
  ['0912345678', 'mobile'],
  ['0912-345-678', 'mobile'],
  ['0900000000', 'mobile'],
  ['0922-123-456', 'mobile'],
  ['0900-000-000', 'mobile'],
  ['02-2345-6789', 'landline'],
  ['(04)2222-2222', 'landline'],
  ['4111111111111111', 'payment-card'],
  ['5555 5555 5555 4444', 'payment-card'],
  ['name@example.com', 'email'],
  ['a.b@mail.example.org', 'email'],
  ['user@shanlin.test', 'email'],
])('%s is a sample, shown and counted nowhere, with a label and without', (value, detector) => {
  for (const text of [`${value} 為範例`, `姓名：無 身分證字號：${value}`]) {
    const { findings, hits } = scan(text)
    expect(findings.records).toBe(0)
    expect(findings.evidence).toEqual([])
    expect(findings.types).toMatchObject([{ detector, hits: 0, masked: 0, low: 0, placeholders: 1, examples: [] }])
    expect(hits[0]!.reasons).toContain('placeholder')
    expect(hits[0]!.confidence).toBe('low')
  }
})

test('a sample beside somebody’s values takes nothing from them', () => {
  const [person] = makePeople(1, 'samples')
  const { findings } = scan(`${person!.id} ${person!.mobile} 0912345678 A123456789`)
  expect(findings.records).toBe(1)
  expect(findings.types.reduce((sum, { hits }) => sum + hits, 0)).toBe(2)
  expect(findings.types.reduce((sum, { placeholders }) => sum + placeholders, 0)).toBe(2)
})

test('nobody of a thousand made people has a sample', () => {
  for (const { id, mobile, landline } of makePeople(1000, 'samples')) {
    expect(isSampleId(bytes(id))).toBe(false)
    expect(isSampleMobile(bytes(mobile))).toBe(false)
    const line = landline?.replace('-', '') ?? '0277654821'
    expect(isSampleLandline(bytes(line), line.length)).toBe(false)
  }
})

test('every run of digits as they are typed is a sample ID, and one digit of it changed is none', () => {
  const letter = fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVXYWZIO')
  fc.assert(
    fc.property(
      letter,
      fc.constantFrom('1', '2', '8', '9'),
      fc.nat(9),
      fc.constantFrom(-1, 0, 1),
      fc.integer({ min: 1, max: 5 }),
      (first, second, start, step, changed) => {
        const digits = Array.from({ length: 7 }, (_, i) => (start + i * step + 70) % 10)
        const typed = '1234567890 0987654321 0123456789 9876543210'.includes(digits.join(''))
        const id = (all: readonly number[]) => {
          const stem = first + second + all.join('')
          return bytes(stem + String(idCheckDigit(stem)))
        }
        expect(isSampleId(id(digits))).toBe(step === 0 || typed)
        const other = digits.map((digit, i) => (i === changed ? (digit + 5) % 10 : digit))
        expect(isSampleId(id(other))).toBe(false)
      },
    ),
  )
})

test('an ID whose digits go round the 0 was taken for a sample: T232109871', () => {
  const is = (stem: string) => isSampleId(bytes(stem + String(idCheckDigit(stem))))
  expect(['T23210987', 'A18901234', 'B21098765'].map(is)).toEqual([false, false, false])
  expect(['A12345678', 'A14567890', 'A10987654', 'A29876543', 'A15555555'].map(is)).toEqual(Array(5).fill(true))
})

test('a run goes up, down, or stays', () => {
  const is = (text: string) => isMonotonous(bytes(text), 0, text.length)
  expect(['1234567', '7654321', '5555555', '7890123', '2109876'].map(is)).toEqual(Array(5).fill(true))
  expect(['1234568', '1357911', '1223344', '1212121'].map(is)).toEqual(Array(4).fill(false))
})

test('the first day of a program’s calendar is nobody’s birth date; people are born on the first of January of other years', () => {
  const sample = (date: string): boolean => isSampleBirth(new TextEncoder().encode(date))
  for (const date of ['1970-01-01', '1911-01-01', '1912-01-01']) expect([date, sample(date)]).toEqual([date, true])
  for (const date of ['1990-01-01', '1991-01-01', '1980-01-01', '2000-01-01', '1960-01-01', '1970-01-02', '1970-11-01'])
    expect([date, sample(date)]).toEqual([date, false])
})

test('people born on the first of January of 1980, 1990, 2000 and 民國80年 are counted', () => {
  const dates = ['1980-01-01', '1990-01-01', '2000-01-01', '民國80年1月1日', '79/01/01', '1985-05-05']
  const born = scan(dates.map((date) => `出生日期：${date}`).join('\n'))
  const types = born.findings.types.filter(({ detector }) => detector === 'birth-date')
  expect(types).toMatchObject([{ hits: 6, low: 0, placeholders: 0 }])
})
