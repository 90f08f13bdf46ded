import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sliceOf, spanOf } from './key-slices.ts'

const MiB = 1 << 20
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 64n - 1n })

it('neighbouring ranges hold every key exactly once, also those beyond the span', () => {
  fc.assert(
    fc.property(int64, int64, int64, fc.integer({ min: 1, max: 2 ** 40 }), (a, b, key, size) => {
      const [first, last] = a < b ? [a, b] : [b, a]
      const span = spanOf(`${first}`, `${last}`)
      let holders = 0
      const step = Math.ceil(size / 7)
      for (let from = 0; from < size; from += step) {
        const slice = sliceOf(span, { from, to: Math.min(from + step, size) }, size)
        if ((slice.from === undefined || key >= slice.from) && (slice.to === undefined || key < slice.to)) holders++
      }
      expect(holders).toBe(1)
    }),
  )
})

it('nothing in a span is a key', () => {
  expect(spanOf('1', '10000000')).toEqual({ low: '0', high: '10002432' })
  expect(spanOf('912345678', '987654321')).toEqual({ low: '912326656', high: '987660288' })
})

it('even keys make even ranges', () => {
  const { from, to } = sliceOf(spanOf('0', `${2 ** 24 - 1}`), { from: 32 * MiB, to: 64 * MiB }, 128 * MiB)
  expect([from, to]).toEqual([2n ** 22n, 2n ** 23n])
})
