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
 * So one scan ends, refutes or clears what another has said only if it looked at all that the other did, and a place that is added, dropped or
 * exchanged for another takes no duty away and makes no day later.
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
  /** It may have begun before `after`, too: no earlier scan proves that it had not, of all that this one looked at, and by the same rules and classes. */
  readonly open: boolean
  /**
   * The first scan that could not tell whether it had begun, where no other of all that it looked at proves before `by` that it had not. It proves
   * nothing, but nobody may count from a later day.
   */
  readonly doubt?: Day
}

/** A row of scans that are all below. */
export interface Below {
  readonly since: Day
  /** The last of them. */
  readonly until: Day
  /** Days of those that are kept, and the most days from one to the next: of what was held between two no scan tells. */
  readonly days: number
  readonly gap: number
  /** The last scan that looked at more than these, had the number reached or could not tell, and was followed by none below that looked at as much. */
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

/** The day a duty's period is counted from: the earlier one. */
export function earlier({ doubt, after, by }: Span): Day {
  return doubt ?? after ?? by
}

/**
 * Goes through the scans of one number.
 *
 * @param observations the oldest first, at least one
 * @param stopMonths months in a row below after which something may be stopped, where the regulation has such a rule
 */
export function standingOf(observations: readonly PlacedObservation[], stopMonths: number | undefined): Standing {
  const last = observations[observations.length - 1]!
  const crossings = new Crossings(last)
  const rows = new Rows(observations)
  let reached = null as Span | null
  let again = null as Span | null
  let stoppable = null as Below | null
  /** The first scan that proved that row to be long enough. */
  let earned = null as Day | null
  /** What the last crossing moved, and the scan that looked at most of it, as long as no scan of all that had it reached is below. */
  let open = null as { readonly moves: 'reached' | 'again' | null; readonly widest: PlacedObservation } | null
  /** The last scan of each set of places that had it reached, until one of as much is below. */
  const unrefuted = new Map<string, PlacedObservation>()
  /** The same of those that left it undetermined, until one of as much does not. */
  const doubts = new Map<string, PlacedObservation & { readonly span: Span }>()
  const verdicts = refuted(observations)
  for (const [index, one] of observations.entries()) {
    const verdict = verdicts[index]!
    const places = JSON.stringify(one.places)
    if (verdict === 'reached') {
      // The latest comes last.
      unrefuted.delete(places)
      unrefuted.set(places, one)
      rows.end()
      // It may have been reached since something left it undetermined, whatever that looked at.
      const from = stoppable === null ? null : earned
      const dated = (span: Span) => since(from, span)
      const span = Array.from(doubts.values(), ({ span }) => dated(doubted(span))).reduce(
        earliest,
        dated(crossings.span(one)),
      )
      for (const [key, doubt] of doubts) if (covers(one, doubt) || covers(doubt, one)) doubts.delete(key)
      if (reached === null) {
        reached = span
        open = { moves: 'reached', widest: one }
      } else if (stoppable !== null) {
        again = span
        stoppable = null
        open = { moves: 'again', widest: one }
      } else if (open === null) open = { moves: null, widest: one }
      else {
        // Still reached, as long as of all of that nobody has proven it below. What was looked at before makes nothing less certain.
        const seen = covers(open.widest, one) ? { ...span, open: false } : span
        if (open.moves === 'reached') reached = earliest(reached, seen)
        else if (open.moves === 'again' && again !== null) again = earliest(again, since(earned, seen))
        if (covers(one, open.widest)) open = { ...open, widest: one }
      }
    } else if (verdict === 'below') {
      crossings.prove(one)
      // By whose it is counted now, nothing was proven on that day.
      const holds = stillBelow(one, last)
      if (holds) {
        for (const [key, before] of unrefuted) if (covers(one, before)) unrefuted.delete(key)
        if (unrefuted.size === 0) open = null
        for (const [key, doubt] of doubts) if (covers(one, doubt)) doubts.delete(key)
      }
      const row = rows.below(one, holds, lastOf([...unrefuted.values(), ...doubts.values()]))
      // A row that begins after a day without proof takes nothing away from one that was long enough.
      if (row === null || reached === null || stopMonths === undefined) continue
      if (row.wider !== undefined || one.day < afterMonths(row.since, stopMonths)) continue
      if (stoppable !== null) stoppable = stoppable.since === row.since ? row : stoppable
      else if (!isPart(observations, index, row.since)) {
        stoppable = row
        earned = one.day
      }
    } else {
      if (observations.slice(index + 1).some((next) => next.day === one.day && covers(next, one))) continue
      rows.break(one)
      if (!doubts.has(places)) doubts.set(places, { ...one, span: crossings.span(one) })
    }
  }
  const spans = Array.from(doubts.values(), ({ span }) => (stoppable === null ? span : since(earned, span)))
  // Whether what is reached for certain may have been is no question any more.
  const isOpen = spans.length > 0 && verdicts.at(-1) !== 'reached'
  const possible = isOpen ? spans.reduce((one, other) => (earlier(other) < earlier(one) ? other : one)) : null
  return { verdict: last.verdict, reached, possible, below: rows.of(last), stoppable, again }
}

/** Which scans prove that it had not been reached, and since when it may have been, by that. */
class Crossings {
  /** The scans below until here, the latest last. */
  readonly #proofs: PlacedObservation[] = []
  readonly #last: PlacedObservation

  constructor(last: PlacedObservation) {
    this.#last = last
  }

  prove(one: PlacedObservation): void {
    this.#proofs.push(one)
  }

  /**
   * Scans of some places bring no day nearer once one of all that had it reached is known: what they left out may have had it reached since then.
   * Nor does one that proves nothing any more, once there is one that does.
   */
  span(by: PlacedObservation): Span {
    const ofAll = this.#proofs.filter((proof) => covers(proof, by))
    const holds = (proof: PlacedObservation) => stillBelow(proof, this.#last)
    const certain = ofAll.findLast((proof) => proof.rules === by.rules && holds(proof))
    const ofSome = () => this.#proofs.filter((proof) => overlap(proof.places, by.places))
    // Where none proves it any more, the first that did not is the safe one.
    const after = certain ?? ofAll.findLast(holds) ?? ofSome().findLast(holds) ?? ofAll[0] ?? ofSome()[0]
    return { after: after?.day ?? null, by: by.day, open: certain === undefined }
  }
}

/** Rows of days below, one for each set of places that was ever scanned: of scans that looked at all of it. */
class Rows {
  readonly #frames: ReadonlyMap<string, PlacedObservation>
  readonly #rows = new Map<string, Below>()

  constructor(observations: readonly PlacedObservation[]) {
    this.#frames = new Map(observations.map((one) => [JSON.stringify(one.places), one]))
  }

  /** The row of what a scan looked at. */
  of({ places }: PlacedObservation): Below | null {
    return this.#rows.get(JSON.stringify(places)) ?? null
  }

  /** One more day of every row of which a scan looked at all, if it holds. Returns its own. @param wider see {@link Below.wider} */
  below(one: PlacedObservation, holds: boolean, wider: Day | undefined): Below | null {
    if (!holds) {
      this.break(one)
      return null
    }
    for (const [key, frame] of this.#frames) {
      if (!covers(one, frame)) continue
      const row = this.#rows.get(key) ?? null
      // Of what it had left out, a row is below from the day on which that was looked at.
      const begun = row?.wider !== undefined && wider === undefined ? null : row
      this.#rows.set(key, { ...longer(begun, one.day), ...(wider === undefined ? {} : { wider }) })
    }
    return this.of(one)
  }

  /** A day on which a scan has proven nothing of what it looked at: nor of anything that has a place in common with that. */
  break(one: PlacedObservation): void {
    for (const [key, frame] of this.#frames) if (overlap(one.places, frame.places)) this.#rows.delete(key)
  }

  end(): void {
    this.#rows.clear()
  }
}

/**
 * Is a scan one of a part: of less than another since that day, all of which was looked at once more later? Then it is the whole that has to be below
 * for long enough. What was not looked at again was given up; a place that is new takes nothing away that was earned without it.
 */
function isPart(observations: readonly PlacedObservation[], index: number, from: Day): boolean {
  const one = observations[index]!
  const wider = observations.slice(0, index).filter((other) => other.day >= from && !covers(one, other))
  return wider.some((other) => observations.slice(index + 1).some((later) => covers(later, other)))
}

function lastOf(some: readonly PlacedObservation[]): Day | undefined {
  return some
    .map(({ day }) => day)
    .sort()
    .at(-1)
}

/** What cannot have begun before a day: nothing was to be taken up again before it could be stopped. A doubt since then goes back to that day. */
function since(day: Day | null, span: Span): Span {
  const { after, by, open, doubt } = span
  return day === null || (doubt === undefined && after !== null && after >= day) ? span : { after: day, by, open }
}

/** The crossing of which a scan could not tell: where no scan before it proves that it had not begun, it may have by its day. */
function doubted(span: Span): Span {
  return span.after === null ? { ...span, open: true, doubt: span.by } : span
}

/** Of one beginning that was seen twice: nobody may count from the later. */
function earliest(one: Span, other: Span): Span {
  const open = one.open || other.open
  if (earlier(other) >= earlier(one)) return { ...one, open }
  if (other.doubt !== undefined) return { ...one, open, doubt: other.doubt }
  return { after: other.after, by: one.by, open }
}

/** What later scans have proven by looking at the very same places, by the same rules: whose all of it is, and that it is below. */
interface Refutation {
  readonly proof: PlacedObservation
  /** The least of all data that a scan saw until then: what was gone by then and came again is not the same. */
  readonly held: number
  readonly rows: number
}

/** The verdicts, with those undetermined that were reached by data which turned out to be somebody else's. */
function refuted(observations: readonly PlacedObservation[]): readonly Verdict[] {
  const last = observations[observations.length - 1]!
  const refutations = new Map<string, Refutation>()
  return observations
    .toReversed()
    .map((one): Verdict => {
      const { verdict, tentative, classified, belowThen, held, rows, whole } = one
      const key = JSON.stringify([one.places, one.rules])
      const known = refutations.get(key)
      if (belowThen && classified && stillBelow(one, last)) refutations.set(key, { proof: one, held: held.lower, rows })
      else if (verdict === 'reached' && !tentative) refutations.clear()
      // A scan that saw only a part says nothing of what was gone.
      else if (known !== undefined && whole)
        refutations.set(key, {
          ...known,
          held: Math.min(known.held, held.lower),
          rows: Math.min(known.rows, rows),
        })
      const refuting = refutations.get(key)
      return verdict === 'reached' && refuting !== undefined && isRefutedBy(one, refuting) ? 'undetermined' : verdict
    })
    .reverse()
}

/**
 * What is gone since may have counted: data that was deleted was nobody else's because of that. Of people who are found elsewhere as well, no fewer
 * are left, but fewer rows.
 */
function isRefutedBy({ held, rows, threshold }: PlacedObservation, known: Refutation): boolean {
  const gone = Math.max(0, held.upper - known.held, rows - known.rows)
  return known.proof.counted.upper + gone < threshold
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
