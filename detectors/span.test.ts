import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DETECTORS } from './catalogue.ts'
import { HitList } from './hits.ts'
import { AT_OR_MASK, HIGH, KIND, LABEL_OR_PERCENT } from './kernel/cells.ts'
import { createScanner } from './scanner.ts'
import { SpanFinder } from './span.ts'

const encoder = new TextEncoder()

test('where only numbers can be, looking for them alone finds what is found otherwise', () => {
  const finder = new SpanFinder(DETECTORS, true)
  const [all, numbers] = [new HitList(true), new HitList(true)]
  const said = (hits: HitList): unknown[] =>
    Array.from({ length: hits.length }, (_, i) => [
      hits.detector[i],
      hits.start[i],
      hits.end[i],
      hits.confidence[i],
      hits.because[i],
      hits.values?.[i],
    ])
  const piece = fc.oneof(
    fc.constantFrom(
      'A123456789',
      'A',
      '0912345678',
      '0912-745-638',
      '(02) 2745-6389',
      '+886',
      '4716110012345675',
      'SL',
    ),
    fc.constantFrom('1', '88', '7456', ' ', '-', '.', '/', ')', ') ', ',', '#12', 'order', '0'),
    fc.constantFrom('tel', 'mobile', ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i))),
  )
  let found = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), fc.nat(3), (pieces, before) => {
      const bytes = encoder.encode(`77 ${pieces.join('')}`)
      // What the table engine asks.
      fc.pre(bytes.every((b) => (KIND[b]! & (HIGH | AT_OR_MASK | LABEL_OR_PERCENT)) === 0))
      all.clear()
      numbers.clear()
      finder.find(bytes, before, bytes.length, all)
      finder.findNumbers(bytes, before, bytes.length, numbers)
      expect(said(numbers)).toEqual(said(all))
      found += all.length
    }),
    { numRuns: 2000, seed: 3 },
  )
  expect(found).toBeGreaterThan(100)
})

test.each([
  ['INFO tel=02 2745 6389 called', 'landline high 02 2745 6389'],
  ['INFO tel=(02) 2745 6389 called', 'landline high (02) 2745 6389'],
  ['INFO phone=0912 745 638 2 tries', 'mobile high 0912 745 638'],
  ['id=A 127483906 seen', 'tw-national-id high A 127483906'],
  ['id=4144e732 took 12 ms', undefined],
  ['phone=12 0912745638', 'mobile high 0912745638'],
  ['INFO txn 0935442479 done', 'mobile low 0935442479'],
  ['INFO sms to 0935442479 done', 'mobile high 0935442479'],
])('r91: of %s the value behind an equals sign is what goes on as it began', (text, expected) => {
  const found: string[] = []
  const scanner = createScanner({
    key: new Uint8Array(32).fill(7),
    onHit: ({ detector, confidence, value }) => found.push(`${detector} ${confidence} ${value}`),
    reveal: true,
  })
  scanner.begin()
  const bytes = encoder.encode(`${text}\n`)
  scanner.feed({ kind: 'batch', bytes, dialect: { kind: 'text', reflow: false }, first: true, linesBefore: 0 })
  scanner.end()
  expect(found[0]).toBe(expected)
})
