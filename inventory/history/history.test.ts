/** What many scans together prove of what was held, and what they do not. */
import { describe, expect, it } from 'vitest'
import { standingOf } from '../clocks/standing.ts'
import { History } from './history.ts'
import { exactly, numberOf, scanOn } from './testing.ts'

const EVER = { basis: 'cumulative' } as const

describe('ever held', () => {
  it('is at least what was classified, however much nobody had said whose it is', () => {
    const readings = { rows: 9000, subjects: exactly(6000), subjectPurposes: 6000 }
    const classified = { rows: 4000, subjects: 3500, subjectPurposes: 3600 }
    const because = ['lower-bound-reached', 'unclassified-included', 'unclassified-decide'] as const
    const one = numberOf('reached', 6000, { ...EVER, readings, classified, because, unclassified: 2500 })
    expect(new History([scanOn('2026-01-10', 6000, [one])]).everHeld('consumers')).toEqual({
      rows: { lower: 4000, upper: null },
      subjects: { lower: 3500, upper: null },
      subjectPurposes: { lower: 3600, upper: null },
    })
  })

  it('another number of the same people does not make proof of what is unclassified: all of its people were known elsewhere', () => {
    // Rows of nobody's class whose people are all found elsewhere: nobody is unclassified, and 3,000 rows are.
    const readings = { rows: 9000, subjects: exactly(6000), subjectPurposes: 6000 }
    const classified = { rows: 6000, subjects: 6000, subjectPurposes: 6000 }
    const high = numberOf('undetermined', 6000, {
      ...{ ...EVER, threshold: 10_000, reading: 'rows', readings, classified, because: ['history-missing'] },
    })
    const low = numberOf('reached', 6000, {
      ...{ ...EVER, threshold: 8000, reading: 'rows', readings, classified },
      because: ['lower-bound-reached', 'unclassified-decide'],
    })
    expect(new History([scanOn('2026-01-10', 6000, [high, low])]).everHeld('consumers')?.rows.lower).toBe(6000)
  })

  it('what an earlier version took for held before, by data that was classified as other people’s since, was never reached', () => {
    const first = numberOf('reached', 6000, {
      ...{ ...EVER, because: ['lower-bound-reached', 'unclassified-included', 'unclassified-decide'] },
      unclassified: 6000,
    })
    const wrong = numberOf('reached', 100, { ...EVER, because: ['reached-before'] })
    const now = numberOf('undetermined', 100, { ...EVER, because: ['history-missing'] })
    const history = new History([
      scanOn('2026-01-10', 6000, [first]),
      scanOn('2026-01-11', 6000, [wrong]),
      scanOn('2026-01-12', 6000, [now]),
    ])
    expect(history.of(now).map(({ verdict }) => verdict)).toEqual(['reached', 'undetermined', 'undetermined'])
    expect(standingOf(history.of(now), 24)).toMatchObject({ reached: null, verdict: 'undetermined' })
    // Where it was certain, it stays.
    const certain = numberOf('reached', 5200, { ...EVER, because: ['lower-bound-reached'] })
    const proven = new History([scanOn('2026-01-10', 6000, [certain]), scanOn('2026-01-11', 6000, [wrong])])
    expect(proven.of(wrong).map(({ verdict }) => verdict)).toEqual(['reached', 'reached'])
  })
})

describe('pairs of person and purpose', () => {
  const pairs = (best: number, upper: number) => ({
    ...{ rows: 4000, subjects: exactly(4000), subjectPurposes: best },
    subjectPurposeBounds: { lower: best, upper },
  })
  const reached = (second: ReturnType<typeof pairs> | Omit<ReturnType<typeof pairs>, 'subjectPurposeBounds'>) => {
    const totals = scanOn('2026-01-10', 4000, []).totals
    const all = { totals: { ...totals, ...pairs(8000, 8000) } }
    const first = numberOf('reached', 4000, {
      ...{ reading: 'subjectPurposes', readings: pairs(8000, 8000), unclassified: 50 },
      because: ['lower-bound-reached', 'unclassified-decide'],
    })
    const later = numberOf('below', 4000, { reading: 'subjectPurposes', readings: second })
    const history = new History([scanOn('2026-01-10', 4000, [first], all), scanOn('2026-01-11', 4000, [later], all)])
    return standingOf(history.of(later), 24).reached?.by ?? null
  }

  it('that may be too many refute nothing, though the best figure stays below', () => {
    expect(reached(pairs(4800, 4900))).toBeNull()
    expect(reached(pairs(4800, 5000))).toBe('2026-01-10')
  })

  it('of which an earlier version kept the best figure alone refute nothing', () => {
    expect(reached({ rows: 4000, subjects: exactly(4000), subjectPurposes: 4800 })).toBe('2026-01-10')
  })
})
