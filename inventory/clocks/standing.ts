/**
 * Since when a number is reached, or below. A scan knows a day, not the moment; what lies between two scans nobody knows. So each
 * beginning is a span of two days, and where a period hangs on it, the day is taken that favours nobody who has to act: a duty begins
 * on the earlier, a permission on the later.
 *
 * An undetermined scan is neither below nor reached. It ends no span of reaching; it does end a row of days below, for on that day
 * nothing was proven. Of several scans on one day an undetermined one counts only when it is the last: whoever mends what could not be
 * read, and scans again, has proven that day.
 *
 * A number that was reached only with data of which nobody had said whose it is, and is below once that has been said of all of it, was not
 * reached for certain: those scans are taken to be undetermined. Nobody's first scan may begin a period that their second one refutes. What was
 * deleted in between refutes nothing.
 */
import type { Observation } from '../history/history.ts'
import type { Verdict } from '../inventory.ts'
import { afterMonths, type Day } from './calendar.ts'

/** Something began after the one scan and by the other. */
export interface Span {
  /** The last scan that proves that it had not begun; `null` when there is none. */
  readonly after: Day | null
  /** The first scan that has seen it. */
  readonly by: Day
  /** It may have begun before `after`, too: no earlier scan proves that it had not, of all the places that are looked at now. */
  readonly open: boolean
}

/** A row of scans that are all below. */
export interface Below {
  readonly since: Day
  /** The last of them. */
  readonly until: Day
}

/** Where a number stands after its last scan. */
export interface Standing {
  readonly verdict: Verdict
  /** When it was reached first. It stays when the number falls: what was to be done by then was to be done. */
  readonly reached: Span | null
  /** Undetermined now: it may have been reached, or reached again, then. */
  readonly possible: Span | null
  /** Below now. */
  readonly below: Below | null
  /**
   * The row of scans that proved it below for long enough to stop; `null` when there is none, or when it was reached since for certain. What
   * was earned stays: the regulations take the permission back when the number is reached again (再達), and a scan that cannot tell whether
   * it was does not say so.
   */
  readonly stoppable: Below | null
  /** When it was reached again after that. */
  readonly again: Span | null
}

/** The day a duty's period is counted from: the earlier one. */
export function earlier({ after, by }: Span): Day {
  return after ?? by
}

/**
 * Goes through the scans of one number.
 *
 * @param observations the oldest first, at least one
 * @param stopMonths months in a row below after which something may be stopped, where the regulation has such a rule
 */
export function standingOf(observations: readonly Observation[], stopMonths: number | undefined): Standing {
  const places = observations[observations.length - 1]!.roots
  let reached = null as Span | null
  let again = null as Span | null
  let possible = null as Span | null
  let below = null as Below | null
  let stoppable = null as Below | null
  /** The last scan below: of all the places, and of some. */
  let whole = null as Day | null
  let some = null as Day | null
  const span = (by: Day): Span => ({
    after: later(whole, some),
    by,
    open: whole === null || later(whole, some) !== whole,
  })

  const verdicts = refuted(observations, places)
  for (const [index, { day, roots }] of observations.entries()) {
    const verdict = verdicts[index]!
    const covers = coversAll(roots, places)
    if (verdict === 'reached') {
      if (reached === null) reached = span(day)
      else if (stoppable !== null) {
        again = span(day)
        stoppable = null
      }
      below = null
      possible = null
    } else if (verdict === 'below') {
      if (!covers) {
        some = day
        continue
      }
      whole = day
      possible = null
      below = { since: below?.since ?? day, until: day }
      // A row that begins after a day without proof takes nothing away from one that was long enough.
      if (stopMonths !== undefined && reached !== null && day >= afterMonths(below.since, stopMonths))
        stoppable = stoppable === null || stoppable.since === below.since ? below : stoppable
    } else {
      const next = observations[index + 1]
      if (!covers || (next?.day === day && coversAll(next.roots, places))) continue
      possible ??= span(day)
      below = null
    }
  }
  const { verdict } = observations[observations.length - 1]!
  return { verdict, reached, possible, below, stoppable, again }
}

/** The verdicts, with those undetermined that were reached by data which turned out to be somebody else's. */
function refuted(observations: readonly Observation[], places: readonly string[]): readonly Verdict[] {
  let proof = null as Observation | null
  /** The least of all data that a scan saw from here to the proof: what was gone by then and came again is not the same. */
  let least = 0
  return observations
    .toReversed()
    .map((one): Verdict => {
      const { verdict, tentative, classified, belowThen, roots, held, reading, whole } = one
      const covers = coversAll(roots, places)
      if (belowThen && classified && covers) {
        proof = one
        least = held.lower
      } else if (verdict === 'reached' && !tentative) proof = null
      // A scan that saw only a part says nothing of what was gone.
      if (whole && covers && reading === proof?.reading) least = Math.min(least, held.lower)
      return verdict === 'reached' && proof !== null && isRefutedBy(one, proof, least) ? 'undetermined' : verdict
    })
    .reverse()
}

/** What is gone since may have counted: data that was deleted was nobody else's because of that. */
function isRefutedBy({ held, threshold, reading }: Observation, proof: Observation, least: number): boolean {
  // People are not taken from rows: a number that was counted otherwise then is not refuted.
  return reading === proof.reading && proof.counted.upper + Math.max(0, held.upper - least) < threshold
}

function later(a: Day | null, b: Day | null): Day | null {
  return a === null || (b !== null && b > a) ? b : a
}

/** Do places cover others: each is one of them, or lies in one? */
function coversAll(roots: readonly string[], places: readonly string[]): boolean {
  return places.every((place) => roots.some((root) => place === root || (root.endsWith('/') && place.startsWith(root))))
}
