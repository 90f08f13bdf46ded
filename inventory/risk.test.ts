import { describe, expect, test } from 'vitest'
import { RISK_REASONS } from './inventory.ts'
import { type RiskFactors, scoreRisk } from './risk.ts'

const NOW = Date.UTC(2026, 10, 20)
const NOTHING: RiskFactors = {
  people: 0,
  special: false,
  strongIdentifiers: false,
  financial: false,
  exposure: { worldReadable: null, groupReadable: null, shared: null, encrypted: null },
  copies: 0,
  unread: 0,
  modified: NOW,
  countedAt: NOW,
  region: undefined,
  outsourcedTo: undefined,
}

describe('risk', () => {
  test('nothing known scores nothing', () => {
    expect(scoreRisk(NOTHING)).toEqual({ score: 0, level: 'low', reasons: [] })
  })

  test.each([
    [9, 0],
    [10, 5],
    [99, 5],
    [100, 10],
    [999, 10],
    [1000, 15],
    [4999, 15],
    [5000, 20],
    [10_000, 25],
    [100_000, 30],
  ])('%i people are %i points', (people, points) => {
    expect(scoreRisk({ ...NOTHING, people }).score).toBe(points)
  })

  test('無 in the field says that nobody was entrusted, and scores nothing', () => {
    expect(scoreRisk({ ...NOTHING, outsourcedTo: '無' }).score).toBe(0)
    expect(scoreRisk({ ...NOTHING, outsourcedTo: '某雲端業者' }).reasons.map(({ id }) => id)).toEqual(['outsourced'])
  })

  test('stale is three years by the calendar', () => {
    const reasons = (modified: number) => scoreRisk({ ...NOTHING, modified }).reasons.map((reason) => reason.id)
    expect(reasons(Date.UTC(2023, 10, 20))).toEqual(['stale'])
    expect(reasons(Date.UTC(2023, 10, 21))).toEqual([])
    expect(reasons(0)).toEqual([])
  })

  test('home is Taiwan', () => {
    expect(scoreRisk({ ...NOTHING, region: 'tw' }).score).toBe(0)
    expect(scoreRisk({ ...NOTHING, region: 'JP' }).reasons).toEqual([{ id: 'abroad', points: 5 }])
  })

  test('everything at once stops at 100, each part named once', () => {
    const all = scoreRisk({
      people: 1e6,
      special: true,
      strongIdentifiers: true,
      financial: true,
      exposure: { worldReadable: true, groupReadable: true, shared: true, encrypted: false },
      copies: 1,
      unread: 1,
      modified: 1,
      countedAt: NOW,
      region: 'JP',
      outsourcedTo: 'somebody',
    })
    expect(all.score).toBe(100)
    expect(all.level).toBe('high')
    expect(all.reasons.map((reason) => reason.id)).toEqual([...RISK_REASONS])
  })
})
