/** The hours in which a place may be read. */

/** Minutes of the day, local time. `to` may be before `from`: then the night is between them. */
export interface Hours {
  readonly from: number
  readonly to: number
}

const DAY = 24 * 60

/** Reads `22:00-06:00`; `undefined` when it is no such thing, or no time at all. `24:00` is the end of the day. */
export function parseHours(text: string): Hours | undefined {
  const parts = /^(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})$/.exec(text.trim())?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [fromHour, fromMinute, toHour, toMinute] = parts as [number, number, number, number]
  const from = fromHour * 60 + fromMinute
  const to = toHour * 60 + toMinute
  if (fromMinute > 59 || toMinute > 59 || from >= DAY || to > DAY || from === to) return undefined
  return { from, to }
}

/** Milliseconds until the hours are over; 0 outside of them. By the clock on the wall: a change of summer time shifts it. */
export function millisecondsLeft({ from, to }: Hours, now: Date): number {
  const minutes = now.getHours() * 60 + now.getMinutes() + (now.getSeconds() * 1000 + now.getMilliseconds()) / 60_000
  const since = (minutes - from + DAY) % DAY
  const length = (to - from + DAY) % DAY || DAY
  return since < length ? (length - since) * 60_000 : 0
}
