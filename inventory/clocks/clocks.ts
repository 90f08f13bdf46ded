/**
 * The clocks that a count starts: of every duty with a period, when it ends and whether it has. Pure functions of the scans, what was
 * recorded as done, the regulations' data and a day. No number, article or deadline stands here.
 */
import { Done, type Fulfilment } from '../fulfilments.ts'
import type { History } from '../history/history.ts'
import type { PastDetermination } from '../history/snapshot.ts'
import type { Clock, Determination, DutyOutcome } from '../inventory.ts'
import { afterDays, afterMonths, type Day, daysBetween, workingDayAfter } from './calendar.ts'
import { earlier, type Span, type Standing, standingOf } from './standing.ts'

/**
 * How a clock stands:
 * - `running`: the day is still to come
 * - `overdue`: it is past, and so is the working day after a last day on a weekend; that what was due was done, nobody has recorded
 * - `conditional`: the number may have been reached; if it was, this is the day
 * - `unproven`: the time below is over, but no scan since then proves that it was below to the end
 * - `open`: what may be stopped may be stopped
 * - `doubtful`: so it was, until a scan could not tell whether the number was reached again
 * - `waiting`: it begins with something no scan knows: an incident, an approval
 * - `done`: somebody has recorded that it was done, in time or late
 */
export const CLOCK_STATES = [
  'running',
  'overdue',
  'conditional',
  'unproven',
  'open',
  'doubtful',
  'waiting',
  'done',
] as const
export type ClockState = (typeof CLOCK_STATES)[number]

/** The clock of one duty. */
export interface DutyClock {
  /** Id of the duty. */
  readonly duty: string
  readonly article: string
  /** What its period is counted from. */
  readonly clock: Clock
  readonly state: ClockState
  /** Its beginning; `null` where no scan knows it. */
  readonly from: Span | null
  /** The last day of the period; of what is kept, the last day it is kept. `null` while it waits. */
  readonly due: Day | null
  /** Where that is a Saturday or a Sunday, the Monday after, unless it is a public holiday. Not of what may be stopped, or is kept. */
  readonly workingDay: Day | null
  /** When it was done, as recorded; of what comes again, when it was done last. */
  readonly done: Day | null
}

/** A number of the law, through time. */
export interface Outlook extends Pick<Standing, 'reached' | 'possible' | 'below' | 'again'> {
  readonly regulation: string
  readonly kind: Determination['kind']
  readonly population: string
  readonly threshold: number
  readonly basis: Determination['basis']
  readonly clocks: readonly DutyClock[]
}

/** A determination, of now or of a scan that is kept. */
type Determined = Determination | PastDetermination

/** What is known of a number by all scans and of what was done, with its clocks as they stand on a day. */
export function outlookOf(
  determination: Determined,
  history: History,
  fulfilments: readonly Fulfilment[],
  today: Day,
): Outlook {
  const { regulation, kind, population, threshold, basis, duties } = determination
  const observations = kind === 'none' ? [] : history.of(determination)
  const stopMonths = duties.find(({ clock }) => clock === 'below')?.months
  const standing = observations.length === 0 ? NOWHERE : standingOf(observations, stopMonths)
  const { reached, possible, below, again } = standing
  const known = {
    standing,
    first: history.first,
    last: history.last?.day,
    done: new Done(fulfilments, regulation),
    today,
  }
  const clocks = duties.flatMap((duty) => clockOf(duty, known) ?? [])
  return { regulation, kind, population, threshold, basis, reached, possible, below, again, clocks }
}

/** Days from today to a clock's last; negative when it is past. */
export function daysLeft({ due }: Pick<DutyClock, 'due'>, today: Day): number | null {
  return due === null ? null : daysBetween(today, due)
}

const NOWHERE: Standing = {
  verdict: 'undetermined',
  reached: null,
  possible: null,
  below: null,
  stoppable: null,
  again: null,
}

/** What clocks are told by. */
interface Known {
  readonly standing: Standing
  /** Days of the first and the last scan. */
  readonly first: Day | undefined
  readonly last: Day | undefined
  readonly done: Done
  readonly today: Day
}

/** The clock of a duty; `undefined` when there is none, or none as things stand. */
function clockOf(duty: DutyOutcome, known: Known): DutyClock | undefined {
  const { clock } = duty
  const { standing, last, done, today } = known
  if (clock === undefined) return undefined
  switch (clock) {
    case 'reached':
      // A duty with a number of its own: when that was reached, no scan has noted.
      if (duty.from !== undefined) return undefined
      // Stopped, or to be taken up again: what was to be made has been made long ago.
      if (standing.again !== null || standing.stoppable !== null) return undefined
      // A plan made before the number was reached is made.
      if (standing.reached !== null)
        return settled(deadline(duty, clock, standing.reached, today), done.settling(duty.id))
      return standing.possible === null
        ? undefined
        : settled(conditional(duty, clock, standing.possible), done.settling(duty.id))
    case 'reached-again': {
      const since = standing.stoppable === null ? standing.again : standing.possible
      if (since === null) return undefined
      const one = standing.stoppable === null ? deadline(duty, clock, since, today) : conditional(duty, clock, since)
      // What was taken up again earlier was another time.
      const days = done.settling(duty.id).filter((day) => day >= earlier(since))
      return settled(one, days)
    }
    case 'below':
      return stopping(duty, clock, standing, today)
    case 'every':
      return recurring(duty, clock, known)
    case 'keep': {
      if (last === undefined || hasLapsed(duty, standing)) return undefined
      const from = { after: null, by: last, open: false }
      return { ...named(duty, clock), state: 'running', from, due: endOf(duty, last), workingDay: null, done: null }
    }
    case 'approval': {
      if (hasLapsed(duty, standing)) return undefined
      const approved = done.of('approval').at(-1)
      const one = approved === undefined ? waiting(duty, clock) : deadline(duty, clock, on(approved), today)
      return settled(
        one,
        done.settling(duty.id).filter((day) => approved === undefined || day >= approved),
      )
    }
    default:
      return duty.verdict === 'below' ? undefined : settled(waiting(duty, clock), done.settling(duty.id))
  }
}

/** Below now, which ends no duty of a number that was reached: only that it may be stopped does. Of a number of its own no scan has noted that. */
function hasLapsed({ verdict, from }: DutyOutcome, { reached, stoppable }: Standing): boolean {
  return verdict === 'below' && (from !== undefined || reached === null || stoppable !== null)
}

function named({ id, article }: DutyOutcome, clock: Clock) {
  return { duty: id, article, clock }
}

/** Something that began on a day that is known. */
function on(day: Day): Span {
  return { after: null, by: day, open: false }
}

/** The last day of a duty's period; hours are no days, and have none. */
function endOf({ months, days }: DutyOutcome, event: Day): Day | null {
  if (months !== undefined) return afterMonths(event, months)
  return days === undefined ? null : afterDays(event, days)
}

function waiting(duty: DutyOutcome, clock: Clock): DutyClock {
  return { ...named(duty, clock), state: 'waiting', from: null, due: null, workingDay: null, done: null }
}

function dated(duty: DutyOutcome, clock: Clock, state: ClockState, from: Span, due: Day | null): DutyClock {
  const workingDay = due === null ? null : (workingDayAfter(due) ?? null)
  return { ...named(duty, clock), state, from, due, workingDay, done: null }
}

function deadline(duty: DutyOutcome, clock: Clock, from: Span, today: Day): DutyClock {
  return overdueBy(dated(duty, clock, 'running', from, endOf(duty, earlier(from))), today)
}

function overdueBy(one: DutyClock, today: Day): DutyClock {
  const end = one.workingDay ?? one.due
  return end !== null && today > end ? { ...one, state: 'overdue' } : one
}

function conditional(duty: DutyOutcome, clock: Clock, from: Span): DutyClock {
  return dated(duty, clock, 'conditional', from, endOf(duty, earlier(from)))
}

/** Done once is done. @param days when it was, the earliest first */
function settled(one: DutyClock, days: readonly Day[]): DutyClock {
  const [first] = days
  return first === undefined ? one : { ...one, state: 'done', done: first }
}

/**
 * So long below in a row: counted from the later day, and over only when a scan proves it to the end. From then on it holds until the number
 * is reached again, which an undetermined scan neither says nor rules out. Scans of less than had it reached prove nothing of the rest.
 */
function stopping(duty: DutyOutcome, clock: Clock, standing: Standing, today: Day): DutyClock | undefined {
  const { reached, stoppable, possible } = standing
  const row = stoppable ?? standing.below
  if (reached === null || row === null) return undefined
  const due = endOf(duty, row.since)
  if (due === null) return undefined
  const earned = possible === null ? 'open' : 'doubtful'
  const isProven = row.until >= due && row.wider === undefined
  const state = isProven ? earned : today > due ? 'unproven' : 'running'
  return { ...named(duty, clock), state, from: on(row.since), due, workingDay: null, done: null }
}

/**
 * What comes again and again, from the day on which the number was reached (or, where none is needed, from the first scan). What may be stopped
 * need not come again, until the number is reached again: then it begins anew. Once it was
 * recorded as done, the next is due so many months after the last: at least once in every period (至少每…一次) leaves no longer one between
 * two. Before, when it was done last nobody knows: the next end of a period is shown, or one on a weekend until the working day after it is
 * over, and it is never overdue.
 */
function recurring(duty: DutyOutcome, clock: Clock, known: Known): DutyClock | undefined {
  const { standing, first, done, today } = known
  const { months, after = months } = duty
  if (months === undefined || after === undefined || first === undefined) return undefined
  const always = duty.from === 0 ? { after: null, by: first, open: true } : null
  const { reached, stoppable, again, possible } = standing
  const begun = always ?? (stoppable === null ? (again ?? reached) : null)
  const from = begun ?? possible
  if (from === null) return undefined
  const certain = begun !== null
  const state = certain ? 'running' : 'conditional'
  const days = done.settling(duty.id)
  const last = (begun === again && again !== null ? days.filter((day) => day >= earlier(again)) : days).at(-1)
  let due = afterMonths(earlier(from), after)
  if (last !== undefined) {
    // The first is due by its own day, whatever was done before the number was reached; where nobody knows when that was, the last one decides.
    const next = afterMonths(last, months)
    const one = { ...dated(duty, clock, state, from, from.open || next > due ? next : due), done: last }
    return certain ? overdueBy(one, today) : one
  }
  for (let count = after + months; (workingDayAfter(due) ?? due) < today; count += months)
    due = afterMonths(earlier(from), count)
  return dated(duty, clock, state, from, due)
}
