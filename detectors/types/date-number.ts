/** Dates as programs keep them: days of a spreadsheet, seconds since 1970, a day with its hours. */
import { HIGH, type Match, MEDIUM } from '../detector.ts'
import { HYPHEN, isDigit, mayEnd } from './bytes.ts'
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
