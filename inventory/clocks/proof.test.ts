/** What one scan proves, and what the next ones take from it: other rules, other classes, fewer places. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { History } from '../history/history.ts'
import type { PastDetermination, Reclassified, SnapshotHead } from '../history/snapshot.ts'
import { exactly, numberOf, scanOn } from '../history/testing.ts'
import type { Verdict } from '../inventory.ts'
import { addDays, type Day } from './calendar.ts'
import { outlookOf } from './clocks.ts'
import { earlier } from './standing.ts'

const A = 'file:///srv/a/'
const B = 'file:///srv/b/'

const below = (day: Day, people: number, more?: Partial<SnapshotHead>) =>
  scanOn(day, people, [numberOf('below', people)], more)
const reached = (day: Day, people: number, more?: Partial<SnapshotHead>) =>
  scanOn(day, people, [numberOf('reached', people)], more)

/** Of the one place that is scanned, something was left out. */
const without = (...tokens: readonly string[]) => ({ leftOut: { 'file:///srv/': tokens } })

function outlook(...scans: readonly SnapshotHead[]) {
  const history = new History(scans)
  const { day, determinations } = history.last!
  return outlookOf(determinations[0]!, history, [], day)
}

describe('a crossing', () => {
  it('seen by other rules may have been before: the old ones did not find what the new ones find', () => {
    const crossed = (rules: string, version = '1') =>
      outlook(below('2026-01-10', 4000), reached('2026-02-10', 6000, { rules, version })).reached
    expect(crossed('1')).toEqual({ after: '2026-01-10', by: '2026-02-10', open: false })
    expect(crossed('2')).toEqual({ after: '2026-01-10', by: '2026-02-10', open: true })
    expect(crossed('1', '2')?.open).toBe(true)
    // Once the new rules have seen it below, they know.
    const seen = outlook(
      below('2026-01-10', 4000),
      below('2026-01-20', 4000, { rules: '2' }),
      reached('2026-02-10', 6000, { rules: '2' }),
    )
    expect(seen.reached).toEqual({ after: '2026-01-20', by: '2026-02-10', open: false })
  })

  it('seen once more is looked at than before may have been before', () => {
    const crossed = (before: readonly string[] | undefined, now: readonly string[] | undefined) =>
      outlook(
        below('2026-01-10', 4000, before === undefined ? {} : without(...before)),
        reached('2026-02-10', 6000, now === undefined ? {} : without(...now)),
      ).reached?.open
    expect(crossed(['backup'], ['backup'])).toBe(false)
    expect(crossed([], ['backup'])).toBe(false)
    expect(crossed(['backup'], [])).toBe(true)
    // An older version did not note what was left out.
    expect(crossed(undefined, ['backup'])).toBe(false)
  })

  it('is no later for a scan of some places, or of others, in between: the last that proves all of it below decides', () => {
    const all = { targets: [A, B] }
    const crossing = (...between: readonly SnapshotHead[]) => {
      const { reached: span, clocks } = outlook(
        below('2026-01-10', 100, all),
        ...between,
        reached('2026-06-10', 6000, all),
      )
      return { span, due: clocks.find(({ duty }) => duty === 'complete-plan')?.due }
    }
    const expected = { span: { after: '2026-01-10', by: '2026-06-10', open: false }, due: '2026-07-10' }
    expect(crossing()).toEqual(expected)
    expect(crossing(below('2026-06-01', 100, { targets: [A] }))).toEqual(expected)
    expect(crossing(below('2026-06-01', 1, { targets: ['file:///tmp/x/'] }))).toEqual(expected)
    // So with the thirty days to take up again what was stopped.
    const { again, clocks } = outlook(
      reached('2026-01-10', 6000, all),
      below('2026-02-10', 100, all),
      below('2028-02-11', 100, all),
      below('2028-05-01', 100, { targets: [A] }),
      reached('2028-05-10', 6000, all),
    )
    expect(again).toEqual({ after: '2028-02-11', by: '2028-05-10', open: false })
    expect(clocks.find(({ duty }) => duty === 'resume')?.due).toBe('2028-03-12')
    // With no scan of all of it before, that of some is all that is known; that of others is nothing.
    const first = outlook(below('2026-06-01', 100, { targets: [A] }), reached('2026-06-10', 6000, all))
    expect(first.reached).toEqual({ after: '2026-06-01', by: '2026-06-10', open: true })
    const apart = outlook(below('2020-06-01', 100, { targets: ['file:///tmp/x/'] }), reached('2026-06-10', 6000, all))
    expect(apart.reached).toEqual({ after: null, by: '2026-06-10', open: true })
  })

  it('is no later for a scan in between that proves nothing any more', () => {
    const moved = { from: 'employee', to: 'consumer', rows: 5900, subjects: 5900, subjectPurposes: 5900 } as const
    const back = { ...moved, from: 'consumer', to: 'employee' } as const
    const wrong = below('2026-06-01', 100, { reclassified: [back] })
    const right = reached('2026-06-10', 6000, { reclassified: [moved] })
    // 4,000 and 5,900 are too many: neither proves it, and the last is told with its doubt.
    expect(outlook(below('2026-01-10', 4000), wrong, right).reached).toMatchObject({ open: true })
    const old = outlook(
      below('2026-01-10', 4000, { rules: '2' }),
      below('2026-06-01', 4000),
      reached('2026-06-10', 6000, { rules: '2' }),
    )
    expect(old.reached).toEqual({ after: '2026-01-10', by: '2026-06-10', open: false })
  })

  it('by data that was said to be other people’s until then may have been before', () => {
    const moved = { from: 'employee', to: 'consumer', rows: 2000, subjects: 2000, subjectPurposes: 2000 } as const
    const crossed = (...reclassified: readonly Reclassified[]) =>
      outlook(below('2026-01-10', 4000), reached('2026-02-10', 6000, { reclassified })).reached?.open
    expect(crossed()).toBe(false)
    expect(crossed(moved)).toBe(true)
    expect(crossed({ ...moved, subjects: 900 })).toBe(false)
    // Unclassified, they had been counted in.
    const known = { ...moved, from: 'unclassified' as const }
    const { reached: span } = outlook(below('2026-01-10', 4000), reached('2026-02-10', 6000, { reclassified: [known] }))
    expect(span?.open).toBe(false)
  })
})

it('what was classified as other people’s by mistake refutes nothing once that is put right', () => {
  const unsure = scanOn('2026-01-10', 6000, [
    numberOf('reached', 6000, { unclassified: 6000, because: ['lower-bound-reached', 'unclassified-decide'] }),
  ])
  const staff = scanOn('2026-01-20', 6000, [numberOf('below', 0)])
  expect(outlook(unsure, staff).reached).toBeNull()
  const moved = (people: number) => ({
    reclassified: [
      { from: 'employee', to: 'consumer', rows: people, subjects: people, subjectPurposes: people } as const,
    ],
  })
  const right = scanOn('2026-02-10', 6000, [numberOf('reached', 6000)], moved(6000))
  expect(outlook(unsure, staff, right).reached).toEqual({ after: null, by: '2026-01-10', open: true })
  // A few of them put right leave the others what they were.
  const few = scanOn('2026-02-10', 6000, [numberOf('below', 3)], moved(3))
  expect(outlook(unsure, staff, few).reached).toBeNull()
})

describe('two years below', () => {
  const stop = (...scans: readonly SnapshotHead[]) => {
    const { below: row, clocks } = outlook(...scans)
    return { wider: row?.wider, state: clocks.find(({ duty }) => duty === 'stop-after')?.state }
  }

  it('without a place that had the number reached prove nothing: it may still hold what it held', () => {
    const both = reached('2026-01-10', 6000, { targets: [A, B] })
    const one = (day: Day) => below(day, 3000, { targets: [A] })
    expect(stop(both, one('2026-02-10'), one('2027-02-10'))).toEqual({ wider: '2026-01-10', state: 'running' })
    expect(stop(both, one('2026-02-10'), one('2028-02-11'))).toEqual({ wider: '2026-01-10', state: 'unproven' })
    // The place was looked at once more, and held less, before it was taken out.
    const last = below('2026-02-10', 3000, { targets: [A, B] })
    expect(stop(both, last, one('2026-02-11'), one('2028-02-11'))).toEqual({ wider: undefined, state: 'open' })
    const wider = below('2026-02-10', 3000, { targets: ['file:///srv/'] })
    expect(stop(both, wider, one('2028-02-11'))).toEqual({ wider: undefined, state: 'open' })
  })

  it('without a place that was below only by somebody else’s class prove nothing either', () => {
    const moved = { from: 'employee', to: 'consumer', rows: 5900, subjects: 5900, subjectPurposes: 5900 } as const
    const both = { targets: [A, B] }
    const scans = [reached('2026-01-10', 6000, both), below('2026-02-10', 100, both)]
    const row = (more: Partial<SnapshotHead>) =>
      stop(...scans, below('2026-02-11', 3000, { targets: [A], ...more }), below('2028-02-12', 3000, { targets: [A] }))
    expect(row({})).toEqual({ wider: undefined, state: 'open' })
    expect(row({ reclassified: [moved] })).toEqual({ wider: '2026-01-10', state: 'unproven' })
  })

  it('without what is excluded since then prove nothing either', () => {
    const all = reached('2026-01-10', 6000, without())
    const less = (day: Day) => below(day, 3000, without('archive'))
    expect(stop(all, less('2026-02-10'), less('2028-02-11'))).toEqual({ wider: '2026-01-10', state: 'unproven' })
    const same = (day: Day) => below(day, 3000, without())
    expect(stop(all, same('2026-02-10'), same('2028-02-11'))).toEqual({ wider: undefined, state: 'open' })
  })

  it('are told with how far apart the scans are: two alone are two days of two years', () => {
    const row = (...days: readonly Day[]) =>
      outlook(reached('2026-01-10', 6000), ...days.map((day) => below(day, 3000))).below
    expect(row('2026-02-10')).toMatchObject({ days: 1, gap: 0 })
    expect(row('2026-02-10', '2028-02-11')).toMatchObject({ days: 2, gap: 731 })
    expect(row('2026-02-10', '2026-03-10', '2026-03-10', '2026-03-11')).toMatchObject({ days: 3, gap: 28 })
  })

  it('begin when all was looked at: one late scan of everything proves nothing of two years in which a part was not', () => {
    const row = (all: Partial<SnapshotHead>, part: Partial<SnapshotHead>, ...later: readonly SnapshotHead[]) => {
      const { below: since, clocks } = outlook(
        reached('2026-01-10', 6000, all),
        below('2026-02-01', 100, part),
        below('2028-03-01', 100, part),
        below('2028-03-02', 100, all),
        below('2028-03-03', 100, part),
        ...later,
      )
      const state = (duty: string) => clocks.find((one) => one.duty === duty)?.state
      return { since: since?.since, stop: state('stop-after'), plan: state('complete-plan') }
    }
    const anew = { since: '2028-03-02', stop: 'running', plan: 'overdue' }
    const places = [{ targets: [A, B] }, { targets: [A] }] as const
    expect(row(...places)).toEqual(anew)
    expect(row(...places, below('2030-03-01', 100, { targets: [A] })).stop).toBe('running')
    expect(row(...places, below('2030-03-03', 100, { targets: [A] })).stop).toBe('open')
    expect(row(without(), without('archive'))).toEqual(anew)
    // A scan of B alone clears what is left of it, and begins nothing either.
    const apart = outlook(
      reached('2026-01-10', 6000, { targets: [B] }),
      reached('2026-01-11', 6000, { targets: [A] }),
      below('2026-02-01', 100, { targets: [A] }),
      below('2028-03-01', 100, { targets: [A] }),
      below('2028-03-02', 100, { targets: [B] }),
      below('2028-03-03', 100, { targets: [A] }),
    )
    expect(apart.below?.since).toBe('2028-03-03')
  })

  it('once earned stay earned when a place is taken out later', () => {
    const all = { targets: [A, B] }
    expect(
      stop(
        reached('2026-01-10', 6000, all),
        below('2026-02-10', 3000, all),
        below('2028-02-11', 3000, all),
        below('2028-03-11', 3000, { targets: [A] }),
      ).state,
    ).toBe('open')
  })
})

describe('what a later scan of less, or counted otherwise, cannot change', () => {
  const all = { targets: [A, B] }
  const clock = (duty: string, ...scans: readonly SnapshotHead[]) => {
    const found = outlook(...scans).clocks.find((one) => one.duty === duty)
    return found && [found.state, found.due]
  }
  const before = below('2025-01-10', 100, all)
  const part = { targets: [A] }

  it('a scan of a part made an overdue plan one that runs', () => {
    const scans = [before, below('2025-12-09', 100, part), reached('2025-12-10', 6000, all)]
    const due = clock('complete-plan', ...scans)
    expect(due).toEqual(['overdue', '2025-07-10'])
    expect(clock('complete-plan', ...scans, below('2025-12-11', 100, part))).toEqual(due)
    expect(clock('complete-plan', ...scans, below('2025-12-11', 100, { targets: ['file:///tmp/x/'] }))).toEqual(due)
  })

  it('a part that reached it first made an overdue plan one that runs', () => {
    const first = [below('2025-12-09', 100, part), reached('2025-12-10', 6000, part)]
    expect(clock('complete-plan', before, ...first, reached('2025-12-11', 6000, all))).toEqual([
      'overdue',
      '2025-07-10',
    ])
  })

  it('a scan of less cleared a doubt about all, and mended a day without proof', () => {
    const doubt = (day: Day) => scanOn(day, 6000, [numberOf('undetermined', 6000)], all)
    const doubted = [below('2026-01-10', 100, all), doubt('2026-06-10')]
    const due = clock('complete-plan', ...doubted)
    expect(due).toBeDefined()
    expect(clock('complete-plan', ...doubted, below('2026-06-11', 100, part))).toEqual(due)
    const row = [reached('2026-01-10', 6000, all), below('2026-02-10', 100, all), doubt('2027-01-10')]
    const last = below('2028-02-11', 100, part)
    expect(clock('stop-after', ...row, below('2027-01-10', 100, part), last)?.[0]).not.toBe('open')
  })

  it('the same with what was excluded, and when it is reached again', () => {
    const scans = [
      below('2026-01-10', 100, without()),
      below('2026-06-01', 100, without('x')),
      reached('2026-06-10', 6000, without()),
    ]
    expect(clock('complete-plan', ...scans, reached('2026-06-15', 5500, without('x')))?.[1]).toBe('2026-07-10')
    const again = [
      reached('2026-01-10', 6000, all),
      below('2026-02-10', 100, all),
      below('2028-02-11', 100, all),
      below('2028-05-01', 100, part),
      reached('2028-05-10', 6000, all),
    ]
    expect(clock('resume', ...again)?.[1]).toBe('2028-03-12')
    expect(clock('resume', ...again, below('2028-05-11', 100, part))?.[1]).toBe('2028-03-12')
  })

  it('a night that could not tell of a part was no night of the whole: dropping a place for it earned a stop', () => {
    const doubt = (day: Day, more: Partial<SnapshotHead>) => scanOn(day, 6000, [numberOf('undetermined', 6000)], more)
    const row = (night: Partial<SnapshotHead>) =>
      clock(
        'stop-after',
        reached('2023-01-01', 6000, all),
        below('2023-02-01', 100, all),
        doubt('2024-06-01', night),
        below('2025-02-10', 100, all),
      )
    expect(row(all)).toEqual(['running', '2027-02-10'])
    expect(row(part)).toEqual(['running', '2027-02-10'])
  })

  it('a doubt was forgotten when the number was reached: it may have been reached since then, whatever was in doubt', () => {
    const doubt = (targets: readonly string[]) =>
      scanOn('2026-02-01', 6000, [numberOf('undetermined', 6000)], { targets })
    for (const places of [[A, B], [B]]) {
      const scans = [below('2026-01-01', 100, all), doubt(places), below('2026-03-01', 100, part)]
      expect(clock('complete-plan', ...scans)).toEqual(['conditional', '2026-07-01'])
      expect(clock('complete-plan', ...scans, reached('2026-06-01', 6000, part))).toEqual(['running', '2026-07-01'])
    }
  })

  it('one scan below ended the days from an approval, and the keeping of records', () => {
    const duties = (verdict: Verdict): PastDetermination['duties'] => [
      { id: 'file-plan', article: '§3', days: 30, clock: 'approval', verdict },
      { id: 'keep-records', article: '§9', months: 60, clock: 'keep', verdict },
      { id: 'stop-after', article: '§2', months: 24, clock: 'below', verdict: 'undetermined' },
    ]
    const on = (day: Day, verdict: Verdict, people: number) =>
      scanOn(day, people, [numberOf(verdict, people, { duties: duties(verdict) })])
    const due = (...scans: readonly SnapshotHead[]) => {
      const approval = {
        deed: 'approval' as const,
        regulation: 'X',
        day: '2026-02-01',
        by: '',
        note: '',
        incident: null,
      }
      const history = new History(scans)
      const { day, determinations } = history.last!
      const done = [{ ...approval, id: 1, at: 0, who: '', withdrawn: null }]
      const { clocks } = outlookOf(determinations[0]!, history, done, day)
      return Object.fromEntries(clocks.map((one) => [one.duty, one.due]))
    }
    const [first, second] = [on('2026-01-10', 'reached', 6000), on('2026-02-10', 'below', 100)]
    expect(due(first)).toMatchObject({ 'file-plan': '2026-03-03', 'keep-records': '2031-01-10' })
    expect(due(first, second)).toMatchObject({ 'file-plan': '2026-03-03', 'keep-records': '2031-02-10' })
    // What may be stopped may be.
    expect(due(first, second, on('2028-02-11', 'below', 100))).toEqual({ 'stop-after': '2028-02-10' })
    // Never reached, there is nothing to file.
    expect(due(second)).toEqual({})
  })

  it('what was stopped was to be taken up again from a day before it could be stopped', () => {
    const rules = { rules: '2' }
    const row = [below('2025-01-10', 100, rules), reached('2026-01-10', 6000), below('2026-02-10', 100)]
    const scans = [...row, below('2028-02-11', 100)]
    // The rules of the first scan are those of the last again: it alone proves by them.
    expect(clock('resume', ...scans, reached('2028-05-10', 6000, rules))).toEqual(['overdue', '2028-03-12'])
    const doubt = scanOn('2028-05-10', 6000, [numberOf('undetermined', 6000)], rules)
    expect(clock('resume', ...scans, doubt)).toEqual(['conditional', '2028-03-12'])
  })

  it('two years with somebody else\u2019s class earned a stop', () => {
    const moved = { rows: 5900, subjects: 5900, subjectPurposes: 5900 }
    const put = { reclassified: [{ from: 'employee', to: 'consumer', ...moved } satisfies Reclassified] }
    const scans = [reached('2026-01-10', 6000), below('2026-02-01', 100), below('2028-03-01', 100)]
    expect(clock('stop-after', ...scans)?.[0]).toBe('open')
    expect(clock('stop-after', ...scans, below('2028-03-02', 4000, put))).toEqual(['running', '2030-03-02'])
    expect(clock('resume', ...scans, reached('2028-03-02', 6000, put))).toBeUndefined()
  })

  describe('a reading that was chosen later decides of the past as well', () => {
    const verdictOf = (count: number): Verdict => (count >= 5000 ? 'reached' : 'below')
    const by = (day: Day, reading: 'rows' | 'subjects', rows: number, people: number) => {
      const verdicts = { rows: verdictOf(rows), subjects: verdictOf(people), subjectPurposes: verdictOf(people) }
      const readings = { rows, subjects: exactly(people), subjectPurposes: people }
      return scanOn(day, people, [numberOf(verdicts[reading], people, { reading, readings, verdicts })])
    }

    it('two years counted by people earned a stop where rows are what counts', () => {
      const scans = [
        by('2026-01-10', 'rows', 6000, 3000),
        by('2026-02-01', 'subjects', 6000, 3000),
        by('2028-03-01', 'subjects', 6000, 3000),
      ]
      expect(clock('stop-after', ...scans, by('2028-03-02', 'rows', 4000, 3000))).toEqual(['running', '2030-03-02'])
    })

    it('a changed reading ended a row of days below by either', () => {
      const scans = [
        by('2026-01-10', 'rows', 6000, 6000),
        by('2026-02-01', 'rows', 4000, 3000),
        by('2028-02-01', 'rows', 4000, 3000),
      ]
      expect(clock('stop-after', ...scans, by('2028-02-02', 'subjects', 4000, 3000))).toEqual(['open', '2028-02-01'])
    })

    it('who chooses it today stands where he would stand if he had always chosen it', () => {
      const counts = [
        ['2026-01-10', 4000, 3000],
        ['2026-02-10', 6000, 4000],
        ['2026-03-10', 6000, 5500],
        ['2026-04-10', 4500, 4000],
      ] as const
      const scans = (...readings: readonly ('rows' | 'subjects')[]) =>
        counts.map(([day, rows, people], index) => by(day, readings[index] ?? 'subjects', rows, people))
      const always = outlook(...scans())
      expect(always.reached).toEqual({ after: '2026-02-10', by: '2026-03-10', open: false })
      expect(outlook(...scans('rows', 'rows', 'rows'))).toEqual(always)
      expect(outlook(...scans('rows', 'subjects', 'rows'))).toEqual(always)
    })
  })
})

describe('whichever places are scanned, and when', () => {
  const PLACES = [A, B, 'file:///srv/c/', 'file:///srv/d/']
  interface Seen {
    readonly day: Day
    readonly places: readonly number[]
    readonly sum: number
    readonly verdict: Verdict
  }
  const world = fc
    .array(
      fc.record({
        days: fc.integer({ min: 1, max: 800 }),
        // People in each of them that day, and which are scanned.
        people: fc.array(fc.constantFrom(0, 0, 0, 0, 0, 0, 2000, 6000), { minLength: 3, maxLength: 3 }),
        places: fc.constantFrom<(readonly number[])[]>([0], [0, 1], [0, 1, 2], [0, 1, 2], [1, 2]),
        blind: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
      }),
      { minLength: 1, maxLength: 15, size: 'max' },
    )
    .map((steps): Seen[] => {
      let at = 0
      return steps.map(({ days, people, places, blind }) => {
        at += days
        const sum = places.reduce((total, place) => total + people[place]!, 0)
        const verdict: Verdict = blind ? 'undetermined' : sum >= 5000 ? 'reached' : 'below'
        return { day: addDays('2026-01-01', at), places, sum, verdict }
      })
    })
  const covers = (one: Seen, other: Seen) => other.places.every((place) => one.places.includes(place))
  const outlookAt = (scans: readonly Seen[]) =>
    outlook(
      ...scans.map(({ day, places, sum, verdict }) =>
        scanOn(day, sum, [numberOf(verdict, sum)], { targets: places.map((place) => PLACES[place]!) }),
      ),
    )

  /** The scans that had it reached before everything that had was looked at again and was below. */
  function firstEpisode(scans: readonly Seen[]): readonly Seen[] {
    const episode: Seen[] = []
    let waiting: Seen[] = []
    for (const one of scans) {
      if (one.verdict === 'reached') {
        episode.push(one)
        waiting.push(one)
      } else if (one.verdict === 'below') waiting = waiting.filter((before) => !covers(one, before))
      if (episode.length > 0 && waiting.length === 0) break
    }
    return episode
  }

  it('a crossing is not told later than it could be, nor for certain where no scan of all of it proves that it had not been', () => {
    fc.assert(
      fc.property(world, (scans) => {
        const { reached: span } = outlookAt(scans)
        const episode = firstEpisode(scans)
        expect(span?.by).toBe(episode[0]?.day)
        if (span === null) return
        for (const one of episode) {
          const before = scans.slice(0, scans.indexOf(one))
          const proof = before.findLast(
            ({ verdict, ...other }) => verdict === 'below' && covers({ ...other, verdict }, one),
          )
          if (proof !== undefined) expect(earlier(span) <= proof.day).toBe(true)
          else expect(span.open).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('what is said to prove that it had not been reached was below', () => {
    fc.assert(
      fc.property(world, (scans) => {
        const { reached, again, possible } = outlookAt(scans)
        for (const span of [reached, again, possible]) {
          if (span === null) continue
          const on = (day: Day | null | undefined) =>
            scans.filter((one) => one.day === day).map(({ verdict }) => verdict)
          if (span.after !== null) expect(on(span.after)).toContain('below')
          if (span.doubt !== undefined) {
            expect(on(span.doubt)).toContain('undetermined')
            expect(span.open).toBe(true)
            expect(span.doubt < (span.after ?? span.by)).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('no stop is earned over a day on which a scan could not tell of something in it', () => {
    fc.assert(
      fc.property(world, (scans) => {
        const stop = outlookAt(scans).clocks.find(({ duty }) => duty === 'stop-after')
        if (stop?.state !== 'open') return
        const from = stop.from!.by
        const end = scans.find(({ day, verdict }) => verdict === 'below' && day >= stop.due!)!
        for (const one of scans) {
          if (one.verdict !== 'undetermined' || one.day <= from || one.day >= end.day) continue
          // Of those who proved it to the end, none had a place in common with it.
          const proofs = scans.filter(({ day, verdict }) => verdict === 'below' && day >= stop.due!)
          expect(proofs.some(({ places }) => !places.some((place) => one.places.includes(place)))).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('no stop is earned by what nobody looked at', () => {
    fc.assert(
      fc.property(world, (scans) => {
        const stop = outlookAt(scans).clocks.find(({ duty }) => duty === 'stop-after')
        if (stop?.state !== 'open') return
        const from = stop.from!.by
        for (const one of scans) {
          if (one.verdict !== 'reached') continue
          // All that ever had it reached was looked at again before the row began, and was below.
          const again = scans.some(
            (later) => later.verdict === 'below' && later.day > one.day && later.day <= from && covers(later, one),
          )
          expect(again).toBe(true)
        }
        // Somebody looked at the same for two years, at what is not a part of what was looked at again.
        const earned = scans.some((end, index) => {
          const row = scans.filter(({ day }) => day >= from && day <= end.day).filter((one) => covers(one, end))
          const wider = scans.filter(({ day }, i) => i < index && day >= from).filter((one) => !covers(end, one))
          const isPart = wider.some((one) => scans.slice(index + 1).some((later) => covers(later, one)))
          return (
            !isPart && end.day >= stop.due! && row[0]?.day === from && row.every(({ verdict }) => verdict === 'below')
          )
        })
        expect(earned).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it('a place that is added, dropped or exchanged takes no duty away and makes no day later', () => {
    const change = fc.constantFrom<((places: readonly number[]) => readonly number[])[]>(
      (places) => [...places, 3],
      (places) => places.slice(0, 1),
      (places) => [...places.slice(1), 3],
    )
    fc.assert(
      fc.property(world, change, (scans, changed) => {
        const last = scans.at(-1)!
        // Nobody is in the new place; of what is dropped, all that counted may go.
        const next = { ...last, day: addDays(last.day, 1), places: changed(last.places) }
        const [before, after] = [outlookAt(scans), outlookAt([...scans, next])]
        const clockOf = (which: typeof before, duty: string) => which.clocks.find((one) => one.duty === duty)
        const earned = clockOf(after, 'stop-after')?.state === 'open' && clockOf(before, 'stop-after')?.state !== 'open'
        for (const duty of ['complete-plan', 'resume']) {
          const [was, is] = [clockOf(before, duty), clockOf(after, duty)]
          if (was === undefined || earned) continue
          if (was.state === 'conditional' && covers(next, last) && next.verdict === 'below') continue
          expect(is?.due, duty).toBeDefined()
          expect(is!.due! <= was.due!, `${duty} ${was.due} → ${is!.due}`).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('a scan that is added makes no day later, whether it was certain or not', () => {
    fc.assert(
      fc.property(world, (scans) => {
        for (let count = 1; count < scans.length; count++) {
          const [before, after] = [outlookAt(scans.slice(0, count)), outlookAt(scans.slice(0, count + 1))]
          for (const duty of ['complete-plan', 'resume']) {
            const [was, is] = [before, after].map(({ clocks }) => clocks.find((one) => one.duty === duty))
            // Cleared by a scan below, or told of another beginning once it can be stopped.
            if (was?.due == null || is?.due == null || scans[count]!.verdict === 'below') continue
            expect(is.due <= was.due, `${duty} ${was.due} → ${is.due}`).toBe(true)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })
})
