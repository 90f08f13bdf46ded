/** Times as reports write them, and days as people type them. */
import { isDay } from '../inventory/clocks/calendar.ts'

/** ISO 8601 with the offset of Asia/Taipei, which has had no summer time since 1979. */
export function inTaipei(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}

/** 民國元年: 0115-11-29 is a year of that era written where one of the common era belongs. */
export const FIRST_DAY = '1912-01-01'

/** Is that a day on which something can have been done: no earlier than `from`, no later than today in Taiwan? */
export function hasBeen(text: string, from = FIRST_DAY): boolean {
  return isDay(text) && text >= from && text <= inTaipei(Date.now()).slice(0, 10)
}
