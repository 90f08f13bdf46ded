/** Clocks over invented years of scans: each day worked out by hand, and what must hold of any history. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Deed, Fulfilment } from '../fulfilments.ts'
import { History } from '../history/history.ts'
import type { PastDetermination, SnapshotHead } from '../history/snapshot.ts'
import { numberOf, scanOn } from '../history/testing.ts'
import type { Verdict } from '../inventory.ts'
import { addDays, afterMonths, type Day } from './calendar.ts'
import { daysLeft, outlookOf } from './clocks.ts'
import { standingOf } from './standing.ts'

const ROOT = 'file:///srv/'

function determination(verdict: Verdict): PastDetermination {
  const best = { reached: 120, below: 80, undetermined: 100 }[verdict]
  const subjects = { lower: best - (verdict === 'undetermined' ? 10 : 0), best, upper: best + 10 }
  const readings = { rows: best, subjects, subjectPurposes: best }
  const { duties } = numberOf(verdict, best)
  return numberOf(verdict, best, {
    threshold: 100,
    readings,
    duties: [
      ...duties,
      { id: 'check', article: '§17', months: 6, clock: 'every', verdict },
      { id: 'keep-records', article: '§18', months: 60, clock: 'keep', verdict: 'reached' },
      { id: 'incident-report', article: '§8', hours: 72, clock: 'discovery', from: 0, verdict: 'reached' },
    ],
  })
}

type Scan = readonly [day: Day, verdict: Verdict, roots?: readonly string[], completed?: boolean]

function head([day, verdict, targets = [ROOT], completed = true]: Scan): SnapshotHead {
  return scanOn(day, 0, [determination(verdict)], { targets, completed })
}

/** The clocks on a day, by duty: `state due`. */
function clocks(today: Day, ...scans: Scan[]) {
  return clocksWith([], today, ...scans)
}

/** The same with what was recorded as done: `deed day`. */
function clocksWith(done: readonly (readonly [deed: Deed, day: Day])[], today: Day, ...scans: Scan[]) {
  const said = { regulation: 'X', by: '', note: '', incident: null, at: 0, who: '', withdrawn: null }
  const fulfilments = done.map(([deed, day], index): Fulfilment => ({ ...said, id: index + 1, deed, day }))
  const history = new History(scans.map(head))
  const { verdict } = history.last!.determinations[0]!
  const outlook = outlookOf(determination(verdict), history, fulfilments, today)
  return { ...outlook, clocks: Object.fromEntries(outlook.clocks.map((one) => [one.duty, `${one.state} ${one.due}`])) }
}

describe('clocks', () => {
  it('a plan runs from the last day below, not from the day the number was seen', () => {
    const outlook = clocks('2026-09-15', ['2026-08-31', 'below'], ['2026-09-10', 'reached'])
    expect(outlook.reached).toEqual({ after: '2026-08-31', by: '2026-09-10', open: false })
    expect(outlook.clocks['complete-plan']).toBe('running 2027-02-28')
    expect(outlook.clocks.check).toBe('running 2027-02-28')
    expect(outlook.clocks['keep-records']).toBe('running 2031-09-10')
    expect(outlook.clocks['incident-report']).toBe('waiting null')
    expect(outlook.clocks['stop-after']).toBeUndefined()
    expect(outlook.clocks.resume).toBeUndefined()
    // The last day is a Sunday: Monday is still in time.
    for (const [today, state] of [
      ['2027-03-01', 'running'],
      ['2027-03-02', 'overdue'],
    ] as const)
      expect(clocks(today, ['2026-08-31', 'below'], ['2026-09-10', 'reached']).clocks['complete-plan']).toBe(
        `${state} 2027-02-28`,
      )
  })

  it('reached at the first scan, the number may have been reached at any time before', () => {
    const outlook = clocks('2026-09-10', ['2026-09-10', 'reached'])
    expect(outlook.reached).toEqual({ after: null, by: '2026-09-10', open: true })
    expect(outlook.clocks['complete-plan']).toBe('running 2027-03-10')
  })

  it('a scan that could not tell was told as one that was below', () => {
    const first = clocks('2026-07-20', ['2026-01-10', 'undetermined'], ['2026-07-20', 'reached'])
    expect(first.reached).toEqual({ after: null, by: '2026-07-20', open: true, doubt: '2026-01-10' })
    // Nobody may count from a later day, but nothing was proven on that one.
    expect(first.clocks['complete-plan']).toBe('overdue 2026-07-10')
    expect(first.possible).toBeNull()
    const between = clocks(
      '2026-07-20',
      ['2026-01-10', 'undetermined'],
      ['2026-03-01', 'below'],
      ['2026-07-20', 'reached'],
    )
    expect(between.reached).toEqual({ after: '2026-03-01', by: '2026-07-20', open: false })
    const elsewhere = clocks(
      '2026-07-20',
      ['2026-01-10', 'undetermined', [`${ROOT}c/`]],
      ['2026-03-01', 'below', [`${ROOT}a/`]],
      ['2026-07-20', 'reached', [`${ROOT}a/`]],
    )
    expect(elsewhere.reached).toEqual({ after: '2026-03-01', by: '2026-07-20', open: true, doubt: '2026-01-10' })
  })

  it('a scan mended on the same day broke the row because one of another place lay between', () => {
    const [a, c] = [[`${ROOT}a/`], [`${ROOT}c/`]]
    const outlook = clocks(
      '2025-02-10',
      ['2023-01-01', 'reached', a],
      ['2023-02-01', 'below', a],
      ['2024-06-01', 'undetermined', a],
      ['2024-06-01', 'below', c],
      ['2024-06-01', 'below', a],
      ['2025-02-10', 'below', a],
    )
    expect(outlook.clocks['stop-after']).toBe('open 2025-02-01')
  })

  it('a stop was earned over a night that could not tell of a place in the row', () => {
    const [ab, ac] = [
      [`${ROOT}a/`, `${ROOT}b/`],
      [`${ROOT}a/`, `${ROOT}c/`],
    ]
    const row: Scan[] = [
      ['2023-01-01', 'reached', ab],
      ['2023-02-01', 'below', ab],
    ]
    const end: Scan = ['2025-02-10', 'below', ab]
    expect(clocks('2025-02-10', ...row, end).clocks['stop-after']).toBe('open 2025-02-01')
    const night: Scan[] = [
      ['2024-06-01', 'undetermined', ac],
      ['2024-06-02', 'below', ac],
    ]
    expect(clocks('2025-02-10', ...row, ...night, end).clocks['stop-after']).toBe('running 2027-02-10')
  })

  it('undetermined is neither: the span of the crossing is as wide as it may be', () => {
    const maybe = clocks('2026-10-01', ['2026-08-01', 'below'], ['2026-09-01', 'undetermined'])
    expect(maybe.reached).toBeNull()
    expect(maybe.possible).toEqual({ after: '2026-08-01', by: '2026-09-01', open: false })
    expect(maybe.clocks['complete-plan']).toBe('conditional 2027-02-01')
    const sure = clocks(
      '2026-10-01',
      ['2026-08-01', 'below'],
      ['2026-09-01', 'undetermined'],
      ['2026-10-01', 'reached'],
    )
    expect(sure.reached).toEqual({ after: '2026-08-01', by: '2026-10-01', open: false })
    expect(sure.clocks['complete-plan']).toBe('running 2027-02-01')
    const never = clocks('2026-10-01', ['2026-08-01', 'below'], ['2026-09-01', 'undetermined'], ['2026-10-01', 'below'])
    expect(never.possible).toBeNull()
    expect(never.clocks['complete-plan']).toBeUndefined()
  })

  it('falling and rising again moves no deadline', () => {
    const outlook = clocks(
      '2027-03-02',
      ['2026-08-31', 'below'],
      ['2026-09-10', 'reached'],
      ['2026-10-01', 'below'],
      ['2027-01-01', 'reached'],
    )
    expect(outlook.reached?.after).toBe('2026-08-31')
    expect(outlook.clocks['complete-plan']).toBe('overdue 2027-02-28')
    expect(outlook.clocks.resume).toBeUndefined()
  })

  it('two years below are proven by a scan at their end, and thirty days begin when it is reached again', () => {
    const years: Scan[] = [
      ['2026-01-10', 'below'],
      ['2026-02-10', 'reached'],
      ['2026-06-30', 'below'],
      ['2027-06-30', 'below'],
    ]
    expect(clocks('2027-07-01', ...years).clocks['stop-after']).toBe('running 2028-06-30')
    expect(clocks('2028-07-01', ...years).clocks['stop-after']).toBe('unproven 2028-06-30')
    const proven: Scan[] = [...years, ['2028-07-02', 'below']]
    expect(clocks('2028-07-02', ...proven).clocks).toMatchObject({ 'stop-after': 'open 2028-06-30' })
    expect(clocks('2028-07-02', ...proven).clocks['complete-plan']).toBeUndefined()
    const again = clocks('2028-09-01', ...proven, ['2028-08-30', 'reached'])
    expect(again.again).toEqual({ after: '2028-07-02', by: '2028-08-30', open: false })
    expect(again.clocks.resume).toBe('overdue 2028-08-01')
    expect(again.clocks['stop-after']).toBeUndefined()
    const may = clocks('2028-07-20', ...proven, ['2028-07-19', 'undetermined'])
    expect(may.clocks.resume).toBe('conditional 2028-08-01')
    // What was made long ago, and could be stopped, is not overdue because a scan could not read something.
    expect(may.clocks['complete-plan']).toBeUndefined()
    expect(may.clocks['stop-after']).toBe('doubtful 2028-06-30')
    // Below again: the doubt is gone, and the two years are not begun anew.
    const cleared = clocks('2028-08-01', ...proven, ['2028-07-19', 'undetermined'], ['2028-08-01', 'below'])
    expect(cleared.clocks).toMatchObject({ 'stop-after': 'open 2028-06-30' })
    expect(cleared.clocks.resume).toBeUndefined()
    // Reached after all: counted from the last day below, which is before the scan that could not tell.
    const after = clocks('2028-08-10', ...proven, ['2028-07-19', 'undetermined'], ['2028-08-10', 'reached'])
    expect(after.clocks.resume).toBe('overdue 2028-08-01')
    expect(after.clocks['stop-after']).toBeUndefined()
  })

  it('a day that proves nothing begins the two years anew, unless the same day is mended', () => {
    const broken: Scan[] = [
      ['2026-02-10', 'reached'],
      ['2026-06-30', 'below'],
      ['2027-06-30', 'undetermined'],
      ['2027-07-01', 'below'],
    ]
    expect(clocks('2027-07-01', ...broken).clocks['stop-after']).toBe('running 2029-07-01')
    const mended: Scan[] = [...broken.slice(0, 3), ['2027-06-30', 'below']]
    expect(clocks('2027-07-01', ...mended).clocks['stop-after']).toBe('running 2028-06-30')
  })

  it('a scan of fewer places proves nothing of more, and its day still decides the deadline', () => {
    const outlook = clocks('2026-09-10', ['2026-08-31', 'below', ['file:///srv/a/']], ['2026-09-10', 'reached'])
    expect(outlook.reached).toEqual({ after: '2026-08-31', by: '2026-09-10', open: true })
    expect(outlook.clocks['complete-plan']).toBe('running 2027-02-28')
    const inside = clocks('2026-09-10', ['2026-08-31', 'below'], ['2026-09-10', 'reached', ['file:///srv/a/']])
    expect(inside.reached?.open).toBe(false)
  })

  it('a number that was reached by data nobody had classified was not reached once all of it is, and is below', () => {
    type Classified = readonly [
      day: Day,
      verdict: Verdict,
      roots: readonly string[],
      unclassified: number,
      decide: boolean,
    ]
    const at = (today: Day, ...scans: readonly Classified[]) => {
      const heads = scans.map(([day, verdict, roots, unclassified, decide]): SnapshotHead => {
        const one = head([day, verdict, roots])
        const because = decide ? (['lower-bound-reached', 'unclassified-decide'] as const) : []
        return { ...one, determinations: one.determinations.map((each) => ({ ...each, unclassified, because })) }
      })
      const history = new History(heads)
      const { verdict } = history.last!.determinations[0]!
      const { clocks: all, ...outlook } = outlookOf(determination(verdict), history, [], today)
      return { ...outlook, plan: all.find(({ duty }) => duty === 'complete-plan')?.state }
    }
    const first = ['2026-01-10', 'reached', [ROOT], 60, true] as const
    // As long as nobody says whose it is, it runs, and is over one day.
    expect(at('2027-01-01', first)).toMatchObject({ plan: 'overdue', reached: { by: '2026-01-10' } })
    // Fewer, and still not classified: that says nothing of then.
    const fewer = ['2026-02-10', 'below', [ROOT], 20, false] as const
    expect(at('2026-03-01', first, fewer)).toMatchObject({ plan: 'running', reached: { by: '2026-01-10' } })
    const said = ['2026-02-10', 'below', [ROOT], 0, false] as const
    const refuted = at('2027-01-01', first, said)
    expect(refuted).toMatchObject({ reached: null, possible: null, below: { since: '2026-02-10' } })
    expect(refuted.plan).toBeUndefined()
    // Of some of the places it says nothing.
    const elsewhere = ['2026-02-10', 'below', ['file:///srv/a/'], 0, false] as const
    const rest = ['2026-02-11', 'reached', [ROOT], 60, true] as const
    expect(at('2026-03-01', first, elsewhere, rest).reached).toMatchObject({ by: '2026-01-10' })
    // Reached for certain between the two, it was reached.
    const sure = ['2026-01-20', 'reached', [ROOT], 0, false] as const
    expect(at('2026-03-01', first, sure, said).reached).toEqual({ after: null, by: '2026-01-10', open: true })
  })

  it('where ever held is what counts, data that was classified as other people’s was never held', () => {
    const scan = (day: Day, verdict: Verdict, people: number, unclassified: number): SnapshotHead => {
      const one = head([day, verdict])
      const because =
        verdict === 'reached'
          ? (['lower-bound-reached', 'unclassified-included', 'unclassified-decide'] as const)
          : (['history-missing'] as const)
      return {
        ...one,
        totals: { ...one.totals, subjects: { lower: 6000, best: 6000, upper: 6000 } },
        determinations: one.determinations.map((each) => ({
          ...each,
          ...{ basis: 'cumulative' as const, unclassified, because, threshold: 5000 },
          readings: { rows: people, subjects: { lower: people, best: people, upper: people }, subjectPurposes: people },
        })),
      }
    }
    const history = new History([scan('2026-01-10', 'reached', 6000, 3)])
    expect(history.everHeld('consumers')?.subjects.lower).toBe(0)
    history.add(scan('2026-01-11', 'undetermined', 0, 0))
    expect(history.everHeld('consumers')?.subjects.lower).toBe(0)
    const observations = history.of(history.last!.determinations[0]!)
    expect(standingOf(observations, 24)).toMatchObject({ reached: null, verdict: 'undetermined' })
    // Rows of which nobody had said whose they are, all of people found elsewhere too, decide as much.
    const copies = new History([scan('2026-01-10', 'reached', 6000, 0)])
    expect(copies.everHeld('consumers')?.rows.lower).toBe(0)
    // A scan that saw them as consumers is proof for ever.
    history.add(scan('2026-01-12', 'undetermined', 4000, 0))
    expect(history.everHeld('consumers')).toMatchObject({ rows: { lower: 4000 }, subjects: { lower: 4000 } })
  })

  it('what was deleted before the rest was classified may have counted, and refutes nothing', () => {
    const heads = (held: number, members: number) => {
      const scan = (
        day: Day,
        verdict: Verdict,
        people: number,
        counted: number,
        unclassified: number,
      ): SnapshotHead => {
        const one = head([day, verdict])
        const because = verdict === 'reached' ? (['lower-bound-reached', 'unclassified-decide'] as const) : []
        return {
          ...one,
          totals: { ...one.totals, subjects: { lower: people, best: people, upper: people } },
          determinations: one.determinations.map((each) => ({
            ...each,
            ...{ unclassified, because, threshold: 5000 },
            readings: { ...each.readings, subjects: { lower: counted, best: counted, upper: counted } },
          })),
        }
      }
      return [scan('2026-01-10', 'reached', 6000, 6000, 60), scan('2026-02-10', 'below', held, members, 0)]
    }
    const reached = (held: number, members: number) => {
      const history = new History(heads(held, members))
      const observations = history.of(history.last!.determinations[0]!)
      return standingOf(observations, 24).reached?.by ?? null
    }
    // All are still there, and most of them are nobody's members.
    expect(reached(6000, 3500)).toBeNull()
    // 1,499 have gone, and with them it would be one too few; 1,500, and they may have been what reached it.
    expect(reached(4501, 3500)).toBeNull()
    expect(reached(4500, 3500)).toBe('2026-01-10')
  })

  it('where rows decide, rows that were deleted may have counted, however few people they were of', () => {
    const scan = (day: Day, verdict: Verdict, all: number, counted: number, unclassified: number): SnapshotHead => {
      const one = head([day, verdict])
      const because = verdict === 'reached' ? (['lower-bound-reached', 'unclassified-decide'] as const) : []
      const people = (rows: number) => ({ lower: rows / 10, best: rows / 10, upper: rows / 10 })
      return {
        ...one,
        totals: { ...one.totals, rows: all, subjects: people(all) },
        determinations: one.determinations.map((each) => ({
          ...each,
          ...{ unclassified, because, threshold: 5000, reading: 'rows' as const },
          readings: { ...each.readings, rows: counted, subjects: people(counted) },
        })),
      }
    }
    const by = (...heads: readonly SnapshotHead[]) => {
      const history = new History(heads)
      return standingOf(history.of(history.last!.determinations[0]!), 24).reached?.by ?? null
    }
    const first = scan('2026-01-10', 'reached', 10_000, 10_000, 60)
    expect(by(first, scan('2026-02-10', 'below', 5000, 4900, 0))).toBe('2026-01-10')
    expect(by(first, scan('2026-02-10', 'below', 10_000, 4900, 0))).toBeNull()
    // Half was deleted, and as much of others came: the scan in between saw it.
    const between = scan('2026-01-20', 'reached', 5000, 5000, 30)
    const last = scan('2026-02-10', 'below', 10_000, 4900, 0)
    expect(by(first, between, last)).toBe('2026-01-10')
    // A share that was not mounted that day, and a scan of one folder, saw nothing of what was gone.
    const outage = scan('2026-01-20', 'undetermined', 0, 0, 0)
    const nothing = { ...outage, coverage: { ...outage.coverage, complete: false } }
    expect(by(first, nothing, last)).toBeNull()
    expect(by(first, { ...scan('2026-01-20', 'undetermined', 10, 10, 0), targets: [`${ROOT}a/`] }, last)).toBeNull()
    // People count now, and there were never more than 1,000: nobody's were deleted that could have reached it.
    const people = scan('2026-02-10', 'below', 10_000, 4900, 0)
    const otherwise = {
      ...people,
      determinations: people.determinations.map((each) => ({ ...each, reading: 'subjects' as const })),
    }
    expect(by(first, otherwise)).toBeNull()
  })

  it('a stopped scan changes nothing', () => {
    const outlook = clocks(
      '2026-09-10',
      ['2026-08-31', 'below'],
      ['2026-09-05', 'reached', [ROOT], false],
      ['2026-09-10', 'below'],
    )
    expect(outlook.reached).toBeNull()
    expect(outlook.below).toEqual({ since: '2026-08-31', until: '2026-09-10', days: 2, gap: 10 })
  })

  it('the next check is the end of a half-year of the number, today or the weekend before at the earliest', () => {
    const scans: Scan[] = [
      ['2026-08-30', 'below'],
      ['2026-08-31', 'reached'],
    ]
    expect(clocks('2027-02-28', ...scans).clocks.check).toBe('running 2027-02-28')
    // That was a Sunday, and Monday is still in time.
    expect(clocks('2027-03-01', ...scans).clocks.check).toBe('running 2027-02-28')
    expect(clocks('2027-03-02', ...scans).clocks.check).toBe('running 2027-08-30')
    expect(clocks('2029-01-01', ...scans).clocks.check).toBe('running 2029-02-28')
  })

  it('what was recorded as done is not reminded of, and a check counts from the last one', () => {
    const reached: Scan[] = [
      ['2026-08-31', 'below'],
      ['2026-09-10', 'reached'],
    ]
    const done = (...days: [Deed, Day][]) => clocksWith(days, '2027-06-01', ...reached).clocks
    expect(done().check).toBe('running 2027-08-31')
    expect(done()['complete-plan']).toBe('overdue 2027-02-28')
    // In time, late, or before the number was reached: it is done.
    for (const day of ['2026-12-24', '2027-05-02', '2020-01-01'])
      expect(done(['plan', day])['complete-plan']).toBe('done 2027-02-28')
    // A check is no plan, and the first one is not due earlier for one of before.
    expect(done(['check', '2026-12-24'])['complete-plan']).toBe('overdue 2027-02-28')
    expect(done(['check', '2026-01-01']).check).toBe('overdue 2027-02-28')
    // The last one counts: until when its period runs, a weekend at its end, and over.
    expect(done(['check', '2026-12-24'], ['check', '2026-11-01']).check).toBe('running 2027-06-24')
    expect(done(['check', '2026-11-30']).check).toBe('overdue 2027-05-31')
    expect(clocksWith([['check', '2026-11-30']], '2027-05-31', ...reached).clocks.check).toBe('running 2027-05-31')
    expect(clocksWith([['check', '2026-11-29']], '2027-05-31', ...reached).clocks.check).toBe('running 2027-05-29')
    // Nobody knows since when it is reached: the half-year after the last one, though the first scan's is longer.
    expect(clocksWith([['check', '2026-09-01']], '2026-09-20', ['2026-09-10', 'reached']).clocks.check).toBe(
      'running 2027-03-01',
    )
    // Under a number that may be reached, nothing is overdue.
    const maybe = clocksWith([['check', '2026-09-02']], '2028-06-01', ['2026-09-01', 'undetermined'])
    expect(maybe.clocks.check).toBe('conditional 2027-03-02')
  })

  it('a check rests while what it is of may be stopped, and comes again from the day the number was reached again', () => {
    const stopped: Scan[] = [
      ['2020-01-10', 'reached'],
      ['2020-02-10', 'below'],
      ['2022-02-10', 'below'],
    ]
    const checked = [['check', '2020-06-01']] as const
    // Below, but not for long enough: it is due, and nobody has carried it out.
    expect(clocksWith(checked, '2021-12-01', ...stopped.slice(0, 2)).clocks.check).toBe('overdue 2020-12-01')
    expect(clocksWith(checked, '2025-01-01', ...stopped).clocks.check).toBeUndefined()
    const doubtful: Scan[] = [...stopped, ['2022-02-20', 'undetermined']]
    expect(clocksWith(checked, '2022-03-01', ...doubtful).clocks.check).toBe('conditional 2022-08-10')
    const again: Scan[] = [...stopped, ['2022-03-01', 'reached']]
    expect(clocksWith(checked, '2022-03-20', ...again).clocks.check).toBe('running 2022-08-10')
    expect(clocksWith([...checked, ['check', '2022-04-01']], '2022-05-01', ...again).clocks.check).toBe(
      'running 2022-10-01',
    )
  })

  it('what was taken up again once has to be taken up again the next time', () => {
    const first: Scan[] = [
      ['2020-01-10', 'reached'],
      ['2020-02-10', 'below'],
      ['2022-02-10', 'below'],
      ['2022-03-01', 'reached'],
    ]
    expect(clocksWith([], '2022-03-20', ...first).clocks.resume).toBe('overdue 2022-03-12')
    expect(clocksWith([['resume', '2022-03-05']], '2022-03-20', ...first).clocks.resume).toBe('done 2022-03-12')
    const second: Scan[] = [...first, ['2022-04-01', 'below'], ['2024-04-01', 'below'], ['2024-05-01', 'reached']]
    expect(clocksWith([['resume', '2022-03-05']], '2024-05-20', ...second).clocks.resume).toBe('overdue 2024-05-01')
  })

  it('a last day on a weekend has a working day beside it, and days left count to the last day', () => {
    const history = new History([head(['2026-08-28', 'below']), head(['2026-09-10', 'reached'])])
    const { clocks: all } = outlookOf(determination('reached'), history, [], '2027-02-26')
    const plan = all.find(({ duty }) => duty === 'complete-plan')!
    expect([plan.due, plan.workingDay]).toEqual(['2027-02-28', '2027-03-01'])
    expect(daysLeft(plan, '2027-02-26')).toBe(2)
    expect(daysLeft(plan, '2027-03-01')).toBe(-1)
  })

  it('whatever the history: no duty is shown later than it could be, and no permission before it is proven', () => {
    // A true count that crosses the number now and then, and scans that see it, or see nothing certain.
    const world = fc.record({
      turns: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 6 }),
      scans: fc.uniqueArray(fc.record({ at: fc.integer({ min: 0, max: 2_500 }), blind: fc.boolean() }), {
        selector: ({ at }) => at,
        minLength: 1,
        maxLength: 30,
      }),
    })
    fc.assert(
      fc.property(world, ({ turns, scans }) => {
        const isReached = (at: number) => {
          let on = false
          let day = 0
          for (const turn of turns) {
            day += turn
            if (at < day) break
            on = !on
          }
          return on
        }
        const dayOf = (at: number) => addDays('2026-01-01', at)
        const seen = scans
          .toSorted((a, b) => a.at - b.at)
          .map(({ at, blind }): Scan => [dayOf(at), blind ? 'undetermined' : isReached(at) ? 'reached' : 'below'])
        const today = seen.at(-1)![0]
        const outlook = clocks(today, ...seen)
        const first = seen.findIndex(([, verdict]) => verdict === 'reached')
        if (first >= 0) {
          const before = seen.slice(0, first).findLast(([, verdict]) => verdict === 'below')
          // The day it was really reached, after the last scan that had it below.
          let truth = scans.find(({ at }) => dayOf(at) === seen[first]![0])!.at
          while (truth > 0 && isReached(truth - 1) && (before === undefined || dayOf(truth - 1) > before[0])) truth--
          const plan = outlook.clocks['complete-plan']
          if (plan !== undefined && before !== undefined)
            expect(plan.split(' ')[1]! <= afterMonths(dayOf(truth), 6)).toBe(true)
          expect(outlook.reached?.open).toBe(before === undefined)
        } else expect(outlook.reached).toBeNull()
        if (outlook.clocks['stop-after']?.startsWith('open')) {
          // A row that was long enough, since the number was last reached.
          const since = seen.slice(seen.findLastIndex(([, verdict]) => verdict === 'reached') + 1)
          let begin = undefined as Day | undefined
          const proven = since.some(([day, verdict]) => {
            begin = verdict === 'below' ? (begin ?? day) : undefined
            return begin !== undefined && afterMonths(begin, 24) <= day
          })
          expect(proven).toBe(true)
        }
        if (outlook.clocks['stop-after']?.startsWith('doubtful')) expect(outlook.possible).not.toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})
