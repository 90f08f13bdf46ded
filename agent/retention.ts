/**
 * What is kept longer than it has to be goes, and the journal says so. The journal itself stays whole: its entries name evidence by hashes and
 * hold none. What is still current never goes, however old: places that are still scanned, what people have decided and not changed since. Nor do
 * the figures of scans, which tell of nobody: the clocks of the law run by all of them.
 */
import { rmSync } from 'node:fs'
import { addDays, afterMonths, type Day, taipeiDay } from '../inventory/clocks/calendar.ts'
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
  const expired = new Set(going.map(({ id }) => id))
  const removed = ledger.expired(limit, expired)
  if (journal !== undefined && Object.values(removed).some((count) => count > 0)) {
    journal.append('retention', { before, removed: { ...removed } })
    for (const { path } of papers.get('ours') ?? []) rmSync(path, { force: true })
    ledger.removeExpired(limit, expired)
  }
  return { before, removed, filledIn: (papers.get('filled-in') ?? []).map(({ path }) => path) }
}
