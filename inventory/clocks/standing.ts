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
 *
 * A scan proves what it looked at, by its own rules and by what was said then of whose data it is. One before a change of these ends no
 * crossing for certain; and of places that nobody looks at any more a scan says nothing: what was reached with them is not below without them.
 * So one scan ends, refutes or clears what another has said only if it looked at all that the other did.
 */
import type { PlacedObservation } from '../history/history.ts'
import { looksAtAll, overlap } from '../history/place.ts'
import type { Verdict } from '../inventory.ts'
import { afterMonths, type Day, daysBetween } from './calendar.ts'

/** Something began after the one scan and by the other. */
export interface Span {
  /** The last scan that proves that it had not begun; `null` when there is none. */
  readonly after: Day | null
  /** The first scan that has seen it. */
  readonly by: Day
  /** It may have begun before `after`, too: no earlier scan proves that it had not, of all that was looked at by then, and by the same rules and classes. */
  readonly open: boolean
}

/** A row of scans that are all below. */
export interface Below {
  readonly since: Day
  /** The last of them. */
  readonly until: Day
  /** Days of those that are kept, and the most days from one to the next: of what was held between two no scan tells. */
  readonly days: number
  readonly gap: number
  /** The last scan that looked at more than these, had the number reached, and was followed by none below that looked at as much. */
  readonly wider?: Day
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

/** What cannot have begun before a day: nothing was to be taken up again before it could be stopped. */
function since(day: Day | null, span: Span): Span {
  return day === null || (span.after !== null && span.after >= day) ? span : { ...span, after: day }
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
export function standingOf(observations: readonly PlacedObservation[], stopMonths: number | undefined): Standing {
  const present = observations[observations.length - 1]!
  let reached = null as Span | null
  let again = null as Span | null
  let possible = null as Span | null
  /** The scan that left it undetermined; of several the one that looked at more. */
  let doubtful = null as PlacedObservation | null
  let below = null as Below | null
  let stoppable = null as Below | null
  /** The first scan that proved that row to be long enough. */
  let earned = null as Day | null
  /** The scans below until here, the latest last. */
  const proofs: PlacedObservation[] = []
  /** The last scan of each set of places that had it reached, until one of as many is below. */
  const unrefuted = new Map<string, PlacedObservation>()
  // Scans of some places bring no day nearer once one of all is known: what they left out may have had it reached since then. All: of what
  // had it reached, not only of what is looked at now. Nor does one that proves nothing any more, once there is one that does.
  const span = (by: PlacedObservation): Span => {
    const ofAll = proofs.filter((proof) => covers(proof, by) && covers(proof, present))
    const certain = ofAll.findLast((proof) => proof.rules === by.rules && stillBelow(proof, present))
    const last =
      certain ??
      ofAll.at(-1) ??
      proofs.findLast((proof) => covers(proof, by)) ??
      proofs.findLast((proof) => overlap(proof.places, by.places))
    return { after: last?.day ?? null, by: by.day, open: certain === undefined }
  }

  const verdicts = refuted(observations, present)
  for (const [index, one] of observations.entries()) {
    const { day } = one
    const verdict = verdicts[index]!
    const ofAll = covers(one, present)
    if (verdict === 'reached') {
      const places = JSON.stringify(one.places)
      // The latest comes last.
      unrefuted.delete(places)
      unrefuted.set(places, one)
      if (reached === null) reached = span(one)
      else if (stoppable !== null) {
        again = since(earned, span(one))
        stoppable = null
      }
      below = null
      possible = doubtful = null
    } else if (verdict === 'below') {
      proofs.push(one)
      const holds = stillBelow(one, present)
      if (holds) for (const [places, before] of unrefuted) if (covers(one, before)) unrefuted.delete(places)
      if (!ofAll) continue
      // As whose it is counted now, nothing was proven on that day.
      if (!holds) {
        below = null
        continue
      }
      // A scan of less clears no doubt about more.
      if (doubtful !== null && covers(one, doubtful)) possible = doubtful = null
      const wider = [...unrefuted.values()].at(-1)?.day
      // Of what it had left out, a row is below from the day on which that was looked at.
      const row = below?.wider !== undefined && wider === undefined ? null : below
      below = { ...longer(row, day), ...(wider === undefined ? {} : { wider }) }
      // A row that begins after a day without proof takes nothing away from one that was long enough.
      const isLong = stopMonths !== undefined && day >= afterMonths(below.since, stopMonths)
      if (isLong && reached !== null && wider === undefined) {
        if (stoppable === null) earned = day
        stoppable = stoppable === null || stoppable.since === below.since ? below : stoppable
      }
    } else {
      const next = observations[index + 1]
      if (!ofAll || (next?.day === day && covers(next, present) && covers(next, one))) continue
      possible ??= since(stoppable === null ? null : earned, span(one))
      if (doubtful === null || !covers(doubtful, one)) doubtful = one
      below = null
    }
  }
  return { verdict: present.verdict, reached, possible, below, stoppable, again }
}

interface Least {
  readonly held: number
  readonly rows: number
}

/** The verdicts, with those undetermined that were reached by data which turned out to be somebody else's. */
function refuted(observations: readonly PlacedObservation[], present: PlacedObservation): readonly Verdict[] {
  let proof = null as PlacedObservation | null
  /** The least of all data that a scan saw from here to the proof: what was gone by then and came again is not the same. */
  let least: Least = { held: 0, rows: 0 }
  return observations
    .toReversed()
    .map((one): Verdict => {
      const { verdict, tentative, classified, belowThen, held, rows, whole } = one
      const ofAll = covers(one, present)
      if (belowThen && classified && ofAll && stillBelow(one, present)) {
        proof = one
        least = { held: held.lower, rows }
      } else if (verdict === 'reached' && !tentative) proof = null
      // A scan that saw only a part says nothing of what was gone.
      if (whole && ofAll) least = { held: Math.min(least.held, held.lower), rows: Math.min(least.rows, rows) }
      return verdict === 'reached' && proof !== null && covers(proof, one) && isRefutedBy(one, proof, least)
        ? 'undetermined'
        : verdict
    })
    .reverse()
}

/**
 * What is gone since may have counted: data that was deleted was nobody else's because of that. Of people who are found elsewhere as well, no fewer
 * are left, but fewer rows.
 */
function isRefutedBy({ held, rows, threshold }: PlacedObservation, proof: PlacedObservation, least: Least): boolean {
  const gone = Math.max(0, held.upper - least.held, rows - least.rows)
  return proof.counted.upper + gone < threshold
}

/** A row with one more scan; a second one of a day adds nothing. */
function longer(row: Below | null, day: Day): Below {
  if (row === null) return { since: day, until: day, days: 1, gap: 0 }
  const { since, until, days, gap } = row
  return { since, until: day, days: until === day ? days : days + 1, gap: Math.max(gap, daysBetween(until, day)) }
}

/** Does one that was below still show that it was, by the classes of a later one: with what was counted as others' then and is not any more? */
function stillBelow({ counted, threshold, moved }: PlacedObservation, later: PlacedObservation): boolean {
  const more = later.moved - moved
  return more === 0 || counted.upper + more < threshold
}

/** Did one look at all that another did? */
function covers(one: PlacedObservation, other: PlacedObservation): boolean {
  return looksAtAll(one.places, other.places)
}
