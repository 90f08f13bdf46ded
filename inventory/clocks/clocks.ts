/**
 * The clocks that a count starts: of every duty with a period, when it ends and whether it has. Pure functions of the scans, the
 * regulations' data and a day. No number, article or deadline stands here.
 */
import type { History } from '../history/history.ts'
import type { PastDetermination } from '../history/snapshot.ts'
import type { Clock, Determination, DutyOutcome } from '../inventory.ts'
import { afterDays, afterMonths, type Day, daysBetween, workingDayAfter } from './calendar.ts'
import { earlier, type Span, type Standing, standingOf } from './standing.ts'

/**
 * How a clock stands:
 * - `running`: the day is still to come
 * - `overdue`: it is past, and so is the working day after a last day on a weekend; whether what was due was done, no scan knows
 * - `conditional`: the number may have been reached; if it was, this is the day
 * - `unproven`: the time below is over, but no scan since then proves that it was below to the end
 * - `open`: what may be stopped may be stopped
 * - `doubtful`: so it was, until a scan could not tell whether the number was reached again
 * - `waiting`: it begins with something no scan knows: an incident, an approval
 */
export const CLOCK_STATES = ['running', 'overdue', 'conditional', 'unproven', 'open', 'doubtful', 'waiting'] as const
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

/** What is known of a number by all scans, with its clocks as they stand on a day. */
export function outlookOf(determination: Determined, history: History, today: Day): Outlook {
  const { regulation, kind, population, threshold, basis, duties } = determination
  const observations = kind === 'none' ? [] : history.of(determination)
  const stopMonths = duties.find(({ clock }) => clock === 'below')?.months
  const standing = observations.length === 0 ? NOWHERE : standingOf(observations, stopMonths)
  const { reached, possible, below, again } = standing
  const clocks = duties.flatMap((duty) => clockOf(duty, standing, history, today) ?? [])
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

/** The clock of a duty; `undefined` when there is none, or none as things stand. */
function clockOf(duty: DutyOutcome, standing: Standing, history: History, today: Day): DutyClock | undefined {
  const { clock } = duty
  if (clock === undefined) return undefined
  switch (clock) {
    case 'reached':
      // A duty with a number of its own: when that was reached, no scan has noted.
      if (duty.from !== undefined) return undefined
      // Stopped, or to be taken up again: what was to be made has been made long ago.
      if (standing.again !== null || standing.stoppable !== null) return undefined
      if (standing.reached !== null) return deadline(duty, clock, standing.reached, today)
      return standing.possible === null ? undefined : conditional(duty, clock, standing.possible)
    case 'reached-again':
      if (standing.again !== null && standing.stoppable === null) return deadline(duty, clock, standing.again, today)
      return standing.stoppable !== null && standing.possible !== null
        ? conditional(duty, clock, standing.possible)
        : undefined
    case 'below':
      return stopping(duty, clock, standing, today)
    case 'every':
      return recurring(duty, clock, standing, history, today)
    case 'keep': {
      const { last } = history
      if (last === undefined || duty.verdict === 'below') return undefined
      const from = { after: null, by: last.day, open: false }
      return { ...named(duty, clock), state: 'running', from, due: endOf(duty, last.day), workingDay: null }
    }
    default:
      return duty.verdict === 'below'
        ? undefined
        : { ...named(duty, clock), state: 'waiting', from: null, due: null, workingDay: null }
  }
}

function named({ id, article }: DutyOutcome, clock: Clock) {
  return { duty: id, article, clock }
}

/** The last day of a duty's period; hours are no days, and have none. */
function endOf({ months, days }: DutyOutcome, event: Day): Day | null {
  if (months !== undefined) return afterMonths(event, months)
  return days === undefined ? null : afterDays(event, days)
}

function dated(duty: DutyOutcome, clock: Clock, state: ClockState, from: Span, due: Day | null): DutyClock {
  return { ...named(duty, clock), state, from, due, workingDay: due === null ? null : (workingDayAfter(due) ?? null) }
}

function deadline(duty: DutyOutcome, clock: Clock, from: Span, today: Day): DutyClock {
  const due = endOf(duty, earlier(from))
  const one = dated(duty, clock, 'running', from, due)
  return due !== null && today > (one.workingDay ?? due) ? { ...one, state: 'overdue' } : one
}

function conditional(duty: DutyOutcome, clock: Clock, from: Span): DutyClock {
  return dated(duty, clock, 'conditional', from, endOf(duty, earlier(from)))
}

/**
 * So long below in a row: counted from the later day, and over only when a scan proves it to the end. From then on it holds until the number
 * is reached again, which an undetermined scan neither says nor rules out.
 */
function stopping(duty: DutyOutcome, clock: Clock, standing: Standing, today: Day): DutyClock | undefined {
  const { reached, stoppable, possible } = standing
  const row = stoppable ?? standing.below
  if (reached === null || row === null) return undefined
  const due = endOf(duty, row.since)
  if (due === null) return undefined
  const earned = possible === null ? 'open' : 'doubtful'
  const state = row.until >= due ? earned : today > due ? 'unproven' : 'running'
  return { ...named(duty, clock), state, from: { after: null, by: row.since, open: false }, due, workingDay: null }
}

/**
 * What comes again and again, from the day on which the number was reached (or, where none is needed, from the first scan): the next
 * end of a period, or one on a weekend until the working day after it is over. When it was done last no scan knows, so it is never overdue.
 */
function recurring(
  duty: DutyOutcome,
  clock: Clock,
  standing: Standing,
  history: History,
  today: Day,
): DutyClock | undefined {
  const { months, after = months } = duty
  const first = history.first
  if (months === undefined || after === undefined || first === undefined) return undefined
  const always = duty.from === 0 ? { after: null, by: first, open: true } : null
  const from = standing.reached ?? always ?? standing.possible
  if (from === null) return undefined
  let due = afterMonths(earlier(from), after)
  for (let count = after + months; (workingDayAfter(due) ?? due) < today; count += months)
    due = afterMonths(earlier(from), count)
  const certain = standing.reached !== null || always !== null
  return dated(duty, clock, certain ? 'running' : 'conditional', from, due)
}
