import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HitList, makeMatch } from './hits.ts'

test('hits come in order of their start, those that start together as they were found, each with all that belongs to it', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 }), { maxLength: 60 }), fc.nat({ max: 60 }), (starts, some) => {
      const hits = new HitList(true)
      const text = new TextEncoder().encode('王'.repeat(20))
      const match = makeMatch()
      starts.forEach((start, i) => {
        Object.assign(match, { start, end: start + 3, confidence: 1, canonicalLength: 1 })
        match.canonical[0] = i
        hits.add(i, match, 0, text)
      })
      const first = Math.min(some, starts.length)
      hits.sortFrom(first)
      const behind = starts.map((_, i) => i).slice(first)
      const expected = [
        ...starts.map((_, i) => i).slice(0, first),
        ...behind.sort((a, b) => starts[a]! - starts[b]! || a - b),
      ]
      expect([...hits.detector.subarray(0, hits.length)]).toEqual(expected)
      expect([...hits.start.subarray(0, hits.length)]).toEqual(expected.map((i) => starts[i]))
      expect([...hits.canonFrom.subarray(0, hits.length)].map((from) => hits.canon[from])).toEqual(expected)
    }),
  )
})
