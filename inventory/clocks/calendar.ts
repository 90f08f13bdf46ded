/**
 * Days and periods as 民法 §§119–123 count them, in Taiwan's time.
 *
 * - §120 II: a period of days, weeks, months or years does not count the day on which the event fell (始日不算入).
 * - §121 II: a period of months or years ends on the day before the one that corresponds to its first day; where the last month has
 *   no such day, on that month's last.
 * - §123: months and years are those of the calendar.
 * - §120 I: a period of hours begins at once, and runs through nights and Sundays.
 * - §122: where the last day is a Saturday, a Sunday or a holiday, the next working day takes its place. Which days are public
 *   holidays is announced year by year and not known here.
 */

/** A day in Taiwan: `2026-11-29`. Days compare as texts. */
export type Day = string

const DAY_MS = 86_400_000
/** Asia/Taipei has had no summer time since 1979. */
const OFFSET_MS = 8 * 3_600_000

/** The day in Taiwan on which that instant fell. @param time ms since 1970 */
export function taipeiDay(time: number): Day {
  return dayOf(time + OFFSET_MS)
}

/** `count` days later, or earlier. */
export function addDays(day: Day, count: number): Day {
  return dayOf(utcOf(day) + count * DAY_MS)
}

/** From the first to the second; negative when that is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((utcOf(to) - utcOf(from)) / DAY_MS)
}

/** The last day of a period of months that an event on `event` begins. */
export function afterMonths(event: Day, months: number): Day {
  const first = new Date(utcOf(addDays(event, 1)))
  const [year, month, dayOfMonth] = [first.getUTCFullYear(), first.getUTCMonth() + months, first.getUTCDate()]
  const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return dayOf(dayOfMonth > length ? Date.UTC(year, month, length) : Date.UTC(year, month, dayOfMonth - 1))
}

/** The last day of a period of days that an event on `event` begins. */
export function afterDays(event: Day, days: number): Day {
  return addDays(event, days)
}

/** The instant at which a period of hours is over that begins with something at `instant`. Both in ms since 1970. */
export function afterHours(instant: number, hours: number): number {
  return instant + hours * 3_600_000
}

/** Where the last day of a period is a Saturday or a Sunday: the Monday after it, unless that is a public holiday. */
export function workingDayAfter(last: Day): Day | undefined {
  const weekday = new Date(utcOf(last)).getUTCDay()
  return weekday === 6 ? addDays(last, 2) : weekday === 0 ? addDays(last, 1) : undefined
}

/** Is it one that there is, written as we write it? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(utcOf(text)) === text
}

function dayOf(utc: number): Day {
  return Number.isNaN(utc) ? '' : new Date(utc).toISOString().slice(0, 10)
}

function utcOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`)
}
