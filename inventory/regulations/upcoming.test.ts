import { describe, expect, test } from 'vitest'
import { findRegulation } from './catalogue.ts'
import { determine, type Figures } from './determine.ts'
import type { Regulation } from './regulation.ts'
import { thresholdsOf } from './thresholds.ts'
import { UPCOMING, withUpcoming } from './upcoming.ts'

const chosen = [findRegulation('J0030130')!]
const exactly = (count: number) => ({ lower: count, best: count, upper: count })

function verdict(regulation: Regulation, people: number, organisation: Figures['organisation'] = {}) {
  return determine(regulation, thresholdsOf(regulation)[0]!, {
    rows: people,
    subjects: exactly(people),
    subjectPurposes: exactly(people),
    unread: 0,
    ignored: 0,
    linksOutside: 0,
    listedAll: true,
    stated: true,
    organisation,
    dataFiles: [],
    evidence: [],
    unclassified: 0,
    classified: { rows: people, subjects: people, subjectPurposes: people },
    read: 1,
  })
}

describe('rules to come', () => {
  test('nothing changes until the day that was set, and all of it from that day on', () => {
    const day = { 'incident-2026': '2027-01-01', 'purposes-2026': '2027-01-01' }
    expect(withUpcoming(chosen, {}, '2030-01-01')).toEqual(chosen)
    expect(withUpcoming(chosen, day, '2026-12-31')).toEqual(chosen)
    const after = withUpcoming(chosen, day, '2027-01-01')
    expect(after.map(({ id, reading }) => [id, reading])).toEqual([
      ['J0030130', 'subjectPurposes'],
      ['incident-2026', 'subjectPurposes'],
    ])
  })

  test('a reading that the organisation chose stays', () => {
    const rows = [{ ...chosen[0]!, reading: 'rows' as const }]
    expect(withUpcoming(rows, { 'purposes-2026': '2027-01-01' }, '2027-01-01')[0]!.reading).toBe('rows')
  })

  test('incidents: special data whatever the number, 100 affected, a system of 10,000', () => {
    const incident = UPCOMING.find(({ id }) => id === 'incident-2026')!.regulation!
    const states = (people: number) => verdict(incident, people).duties.map(({ id, verdict: own }) => [id, own])
    expect(states(99)).toEqual([
      ['special-incident-report', 'reached'],
      ['system-incident-report', 'below'],
      ['incident-report', 'below'],
    ])
    expect(states(100)[2]).toEqual(['incident-report', 'reached'])
    expect([states(9999)[1], states(10_000)[1]]).toEqual([
      ['system-incident-report', 'below'],
      ['system-incident-report', 'reached'],
    ])
    expect(verdict(incident, 1).because).toContain('upcoming')
  })

  test('the large tier is not for small and medium-sized enterprises, and waits until it is known', () => {
    const large = UPCOMING.find(({ id }) => id === 'large-2026')!.regulation!
    expect(verdict(large, 9999)).toMatchObject({ verdict: 'below' })
    expect(verdict(large, 10_000, { sme: false })).toMatchObject({ verdict: 'reached' })
    expect(verdict(large, 10_000, { sme: true })).toMatchObject({
      verdict: 'below',
      because: ['sme-exempt', 'upcoming'],
    })
    expect(verdict(large, 10_000)).toMatchObject({ verdict: 'undetermined', because: ['sme-not-stated', 'upcoming'] })
  })
})
