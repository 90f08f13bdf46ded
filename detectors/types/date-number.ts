/** Dates as programs keep them: days of a spreadsheet, seconds since 1970, a day with its hours. */
import { HIGH, type Match, MEDIUM } from '../detector.ts'
import { BLANK, DOT, HYPHEN, isDigit, mayEnd, skipBlanks, startsWith, utf8 } from './bytes.ts'
import { mayEndDate, NUMBER, readNumber, twoDigits, write } from './date.ts'

/** Days of the serial numbers 10 000 (1927) and 47 847 (2030). */
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 47_847
/** Day 0 of spreadsheets, 1899-12-30, counted from 0000-03-01. */
const SERIAL_EPOCH = 693_899

/** 31476: what a spreadsheet keeps of 1986-03-05, and writes into a text file when the column has lost its format. */
export function serialDate(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  if (end - start !== 5 || !readNumber(bytes, start, end) || NUMBER.digits !== 5) return false
  if (NUMBER.value < FIRST_SERIAL || NUMBER.value > LAST_SERIAL) return false
  return writeDay(match, start, end, NUMBER.value + SERIAL_EPOCH)
}

/** 510307200, 510307200000: seconds and milliseconds since 1970, as programs keep a day, which begins in Taiwan or in Greenwich. */
export function epochDate(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  const first = bytes[start] === HYPHEN ? start + 1 : start
  let value = 0
  let i = first
  while (i < end && i - first < 14 && isDigit(bytes[i]!)) value = value * 10 + bytes[i++]! - 0x30
  if (i - first < 9 || !mayEnd(bytes, i, end)) return false
  let seconds = i - first > 11 ? value / 1000 : value
  if (first > start) seconds = -seconds
  const rest = ((seconds % DAY) + DAY) % DAY
  if (rest !== 0 && rest !== DAY - TAIPEI) return false
  return writeDay(match, start, i, Math.floor((seconds + TAIPEI) / DAY) + UNIX_EPOCH)
}

/** 19860305000000, 198603050000: a day with its hours. */
export function stampedDate(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let i = start
  while (i < end && i - start < 15 && isDigit(bytes[i]!)) i++
  if ((i - start !== 14 && i - start !== 12) || !mayEndDate(bytes, i, end)) return false
  if (twoDigits(bytes, start + 8) > 23 || twoDigits(bytes, start + 10) > 59) return false
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2)
  return write(match, start, i, year, twoDigits(bytes, start + 4), twoDigits(bytes, start + 6), HIGH)
}

const HALVES = ['上午', '下午'].map(utf8)
/** What midnight in Taiwan is in Greenwich: `1986-03-04T16:00:00.000Z` is how programs write the fifth of March. */
const MIDNIGHT = utf8('16:00:00')
const GREENWICH = 0x5a

/** Takes the time behind the date that `match` holds as part of it: T00:00:00, ` 00:00:00.000`, T00:00:00+08:00, ` 上午 12:00:00`. */
export function passTime(bytes: Uint8Array, end: number, match: Match): void {
  const mark = match.end
  if (mark + 6 > end || (bytes[mark] !== 0x54 && bytes[mark] !== BLANK)) return
  let time = skipBlanks(bytes, mark + 1, end)
  for (const half of HALVES) if (startsWith(bytes, time, end, half)) time = skipBlanks(bytes, time + half.length, end)
  // One digit or two, two, and perhaps two more.
  let i = isDigit(bytes[time + 1]!) ? time + 2 : time + 1
  if (!isDigit(bytes[time]!) || bytes[i] !== 0x3a || twoDigits(bytes, i + 1) < 0 || i + 3 > end) return
  i += 3
  if (i + 3 <= end && bytes[i] === 0x3a && twoDigits(bytes, i + 1) >= 0) i += 3
  if (i + 1 < end && bytes[i] === DOT && isDigit(bytes[i + 1]!)) {
    i++
    while (i < end && isDigit(bytes[i]!)) i++
  }
  if (i < end && bytes[i] === GREENWICH) {
    i++
    if (startsWith(bytes, time, end, MIDNIGHT)) nextDay(match)
  } else if (i + 5 <= end && (bytes[i] === 0x2b || bytes[i] === HYPHEN) && twoDigits(bytes, i + 1) >= 0) {
    const minutes = bytes[i + 3] === 0x3a ? i + 4 : i + 3
    if (minutes + 2 <= end && twoDigits(bytes, minutes) >= 0) i = minutes + 2
  }
  if (mayEnd(bytes, i, end)) match.end = i
}

/** Of the date that `match` holds. */
function nextDay(match: Match): void {
  const two = (at: number): number => twoDigits(match.canonical, at)
  const next = new Date(Date.UTC(two(0) * 100 + two(2), two(5) - 1, two(8) + 1))
  write(match, match.start, match.end, next.getUTCFullYear(), next.getUTCMonth() + 1, next.getUTCDate(), HIGH)
}

/** Writes the date of a day counted from 0000-03-01. */
function writeDay(match: Match, start: number, end: number, days: number): boolean {
  // Years that begin in March have their leap day last: 146 097 days in 400 years, 153 in five months.
  const era = Math.floor(days / 146_097)
  const dayOfEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const march = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * march + 2) / 5) + 1
  const month = march < 10 ? march + 3 : march - 9
  return write(match, start, end, yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day, MEDIUM)
}

/** Seconds of a day, and by how many Taiwan is ahead of Greenwich. */
const DAY = 86_400
const TAIPEI = 28_800
/** 1970-01-01, counted from 0000-03-01. */
const UNIX_EPOCH = 719_468
