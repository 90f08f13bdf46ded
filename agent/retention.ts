/**
 * What is kept longer than it has to be goes, and the journal says so. The journal itself stays whole: its entries name evidence by hashes and
 * hold none. What is still current never goes, however old: places that are still scanned, the last scan, the scans that the clocks of the law
 * run by, what people have decided and not changed since.
 */
import { rmSync } from 'node:fs'
import { addDays, afterMonths, type Day, taipeiDay } from '../inventory/clocks/calendar.ts'
import { certainlyHeld, keyOf, observe } from '../inventory/history/history.ts'
import { READINGS, type SnapshotHead, type Verdict } from '../inventory/inventory.ts'
import { REGULATIONS } from '../inventory/regulations/catalogue.ts'
import type { Regulation } from '../inventory/regulations/regulation.ts'
import type { Settings } from './config.ts'
import { chosenRegulations } from './config-regulations.ts'
import type { Journal } from './journal/journal.ts'
import type { Ledger } from './ledger/ledger.ts'
import type { Expired } from './ledger/retention.ts'
import { fateOf } from './papers.ts'

/** What goes, or would. */
export interface Retention {
  /** Everything of before this day (Asia/Taipei). */
  readonly before: Day
  readonly removed: Expired
  /** Papers of before that day that somebody has filled in or changed: people's own by now, and theirs to remove. */
  readonly filledIn: readonly string[]
}

/**
 * For how many months records are kept: as the configuration says, else as the chosen regulations do, the longest of them; where none of them
 * says, as the longest of all that do.
 */
export function retentionMonths({
  retentionYears,
  regulations = [],
  ownRegulations,
}: Pick<Settings, 'retentionYears' | 'regulations' | 'ownRegulations'>): number {
  if (retentionYears !== undefined) return Math.round(retentionYears * 12)
  const chosen = chosenRegulations(regulations, ownRegulations)
  const longest = (some: readonly Regulation[]) =>
    Math.max(
      0,
      ...some.flatMap(({ duties = [] }) => duties.map(({ clock, months }) => (clock === 'keep' ? (months ?? 0) : 0))),
    )
  return longest(chosen) || longest(REGULATIONS)
}

/** The first day of which everything is still kept: what is of the day before has been kept for so many months. */
export function keptFrom(today: Day, months: number): Day {
  // The period ends months after the day; a few days' search spares a second calendar that counts backwards.
  let day = addDays(today, -31 * months)
  while (afterMonths(day, months) < today) day = addDays(day, 1)
  return day
}

/**
 * Says what is older than it has to be kept, and removes it unless there is no `journal`. On record before it goes: what could not be recorded
 * is not done. A kill in the middle leaves the rest for the next time. Throws as ledger and journal do.
 */
export function retain(ledger: Ledger, journal: Journal | undefined, months: number, now: number): Retention {
  const before = keptFrom(taipeiDay(now), months)
  const limit = Date.parse(`${before}T00:00:00+08:00`)
  const papers = Map.groupBy(ledger.papersBefore(limit), fateOf)
  const going = [...(papers.get('ours') ?? []), ...(papers.get('gone') ?? [])]
  const found = { scans: expiredScans(ledger.scans(), limit), papers: new Set(going.map(({ id }) => id)) }
  const removed = ledger.expired(limit, found)
  if (journal !== undefined && Object.values(removed).some((count) => count > 0)) {
    journal.append('retention', { before, removed: { ...removed } })
    for (const { path } of papers.get('ours') ?? []) rmSync(path, { force: true })
    ledger.removeExpired(limit, found)
  }
  return { before, removed, filledIn: (papers.get('filled-in') ?? []).map(({ path }) => path) }
}

/** A scan, by its number in the state. */
interface Scan {
  readonly number: number
  readonly head: SnapshotHead
}

/** What was found of a number as long as that stayed the same. */
interface Run {
  readonly verdict: Verdict
  /** The last scan of each set of places. */
  readonly lasts: Map<string, number>
  /** The scan that saw the least of all data, by which it shows whether what was reached with unclassified data may have been deleted. */
  least: { readonly held: number; readonly number: number }
}

/**
 * Scans of before the limit that nothing current rests on. Kept of every number of the law: of each set of places the scans on both sides of each change, by
 * which its periods run (whether one was reached again, and how long it had been below, too), whichever places the change was seen in; between two
 * changes the one that saw the least; and those with the most rows, people and pairs that are certain, for numbers of what was ever held. And the last
 * scan of every set of places, and the last of all.
 *
 * @param scans in order of time
 */
function expiredScans(scans: Iterable<Scan>, limit: number): ReadonlySet<number> {
  const old: number[] = []
  const edges = new Set<number>()
  const most = new Map<string, { value: number; number: number }>()
  const last = new Map<string, number>()
  /** Of each number of the law, by each reading, what was found last. */
  const runs = new Map<string, Run>()
  const close = ({ lasts, least }: Run) => {
    for (const number of lasts.values()) edges.add(number)
    edges.add(least.number)
  }
  let newest = 0
  for (const { number, head } of scans) {
    newest = number
    if (head.countedAt < limit) old.push(number)
    // Where the first is not old, none is.
    else if (old.length === 0) return new Set()
    if (!head.completed) continue
    const places = JSON.stringify([head.targets, head.leftOut])
    // What was counted as others' before it is known by it alone.
    if (head.reclassified !== undefined) edges.add(number)
    last.set(places, number)
    for (const determination of head.determinations) {
      const { population } = determination
      for (const reading of READINGS) {
        const key = `${reading} ${keyOf(determination)}`
        const { verdict, whole, held } = observe(head, determination, reading)
        let run = runs.get(key)
        if (run?.verdict !== verdict) {
          if (run !== undefined) close(run)
          run = { verdict, lasts: new Map(), least: { held: held.lower, number } }
          runs.set(key, run)
        }
        if (!run.lasts.has(places)) edges.add(number)
        run.lasts.set(places, number)
        if (whole && held.lower < run.least.held) run.least = { held: held.lower, number }
      }
      for (const [what, value] of Object.entries(certainlyHeld(determination))) {
        const highest = most.get(`${population}\t${what}`)
        if (highest === undefined || value > highest.value) most.set(`${population}\t${what}`, { value, number })
      }
    }
  }
  for (const run of runs.values()) close(run)
  const needed = new Set([newest, ...edges, ...last.values()])
  for (const { number } of most.values()) needed.add(number)
  return new Set(old.filter((number) => !needed.has(number)))
}
