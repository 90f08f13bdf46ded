import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DIGITS } from './digits.ts'
import { NATIONAL, nextStart, RESIDENT, readNine } from './id-number.ts'

const encoder = new TextEncoder()

test('no place at which a letter and nine digits can be read is passed over', () => {
  const piece = fc.oneof(
    fc.constantFrom('A123456789', 'B-823456789', 'C 123-456-789', 'D1234-56789', 'E9-2345-6789', 'F912 345 678'),
    fc.constantFrom('a', 'id', '1', '29', '-', ' ', '.', '_', '王', '3f2a91c', ' took 12 ms '),
  )
  let met = 0
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const bytes = encoder.encode(pieces.join(''))
      for (const [kind, least] of [
        [NATIONAL, 1],
        [RESIDENT, 8],
      ] as const) {
        const given = new Set<number>()
        for (let i = nextStart(bytes, 0, bytes.length, kind); i >= 0; i = nextStart(bytes, i + 1, bytes.length, kind))
          given.add(i)
        for (let i = 0; i < bytes.length; i++) {
          if (readNine(bytes, i, bytes.length, true) < 0 || DIGITS[0]! < least || DIGITS[0]! > least + 1) continue
          expect(given).toContain(i)
          met++
        }
      }
    }),
    { numRuns: 1000, seed: 4 },
  )
  expect(met).toBeGreaterThan(500)
})
