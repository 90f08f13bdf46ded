/** Dates as people write them: with figures, Chinese numerals, English months, in the years of the Republic and in western ones. */
import { BECAUSE, type Confidence, HIGH, type Match, MEDIUM } from '../detector.ts'
import {
  BLANK,
  codePointAt,
  DOT,
  HYPHEN,
  isDigit,
  isLetter,
  mayEnd,
  SLASH,
  skipBlanks,
  startsWith,
  utf8,
  widthOf,
} from './bytes.ts'
import { digitMaskWidth } from './masks.ts'
import { found, foundMasked } from './matches.ts'
import { numeralRun, numeralValue } from './numeral.ts'

/**
 * Years of birth that are taken: nobody alive was born before 1910, and 2030 is beyond any scan this version will do. A moving limit would
 * make the same bytes give another answer next year.
 */
const FIRST_YEAR = 1910
const LAST_YEAR = 2030

const MINGUO = utf8('民國')
const REPUBLIC = utf8('中華')
const WESTERN = ['西元', '公元'].map(utf8)
const OPEN_WIDE = utf8('（')
const CLOSE_WIDE = utf8('）')
const LINES = ['_', '＿'].map(utf8)
const YEAR = utf8('年')
const MONTH = utf8('月')
export const DAYS = ['日', '號'].map(utf8)
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const ORDINALS = ['st', 'nd', 'rd', 'th'].map(utf8)
const OF = utf8('of ')
const MONTH_NAMES = 'janfebmaraprmayjunjulaugsepoctnovdec'

/** What {@link readNumber} read: the value, its ASCII digits (0 for Han numerals), the offset behind it. */
export const NUMBER = { value: 0, digits: 0, end: 0 }
const NUMERALS = new Int32Array(8)

/** A number in ASCII digits or Han numerals at `at`. */
export function readNumber(bytes: Uint8Array, at: number, end: number): boolean {
  let i = at
  let value = 0
  while (i < end && isDigit(bytes[i]!) && i - at < 9) value = value * 10 + bytes[i++]! - 0x30
  if (i > at) {
    NUMBER.value = value
    NUMBER.digits = i - at
    NUMBER.end = i
    return true
  }
  let count = 0
  while (count < 8) {
    const point = codePointAt(bytes, i, end)
    if (point < 0x80 || numeralValue(point) < 0) break
    NUMERALS[count++] = point
    i += widthOf(point)
  }
  if (count === 0) {
    // 民國元年
    if (codePointAt(bytes, at, end) !== 0x5143) return false
    NUMBER.value = 1
    NUMBER.digits = 0
    NUMBER.end = at + 3
    return true
  }
  NUMBER.value = numeralRun(NUMERALS, 0, count)
  NUMBER.digits = 0
  NUMBER.end = i
  return NUMBER.value >= 0
}

/** The dots and dashes that word processors and phones write: ‧ · ・ – —. */
const OTHER_JOINS = ['‧', '·', '・', '•', '–', '—', '−'].map(utf8)

/**
 * Passes the separator at `at` (a Han unit or `-`, `/`, `.` and their like, each with blanks around, or blanks alone); gives the offset
 * behind, or -1.
 */
function passSeparator(bytes: Uint8Array, at: number, end: number, unit: Uint8Array): number {
  const start = skipBlanks(bytes, at, end)
  let i = start
  if (startsWith(bytes, i, end, unit)) i += unit.length
  else if (i < end && (bytes[i] === HYPHEN || bytes[i] === SLASH || bytes[i] === DOT)) i++
  else if (i < end && bytes[i]! >= 0x80)
    for (const join of OTHER_JOINS) if (startsWith(bytes, i, end, join)) i += join.length
  if (i === start && (start === at || start >= end || !isDigit(bytes[start]!))) return -1
  return skipBlanks(bytes, i, end)
}

/** `1986(75)年`, `民國75年（1986）3月`: behind the brackets with the year in the other calendar that stand at `at`, or `at`. */
function passOtherYear(bytes: Uint8Array, at: number, end: number): number {
  let i = skipBlanks(bytes, at, end)
  if (bytes[i] === 0x28) i++
  else if (startsWith(bytes, i, end, OPEN_WIDE)) i += OPEN_WIDE.length
  else return at
  const ceiling = Math.min(end, i + 24)
  let digits = 0
  for (; i < ceiling; i++) {
    if (isDigit(bytes[i]!)) digits++
    if (bytes[i] === 0x29 || startsWith(bytes, i, end, CLOSE_WIDE)) break
  }
  if (i === ceiling || digits < 2 || digits > 4) return at
  return bytes[i] === 0x29 ? i + 1 : i + CLOSE_WIDE.length
}

/** Passes what parts year and month, with the year in the other calendar in brackets where `bracket` says so. */
function passYear(bytes: Uint8Array, at: number, end: number, bracket: boolean): number {
  const unit = startsWith(bytes, at, end, YEAR) ? at + YEAR.length : at
  const behind = bracket ? passOtherYear(bytes, unit, end) : unit
  if (behind === unit) return passSeparator(bytes, at, end, YEAR)
  const next = passSeparator(bytes, behind, end, YEAR)
  return next >= 0 ? next : unit > at ? skipBlanks(bytes, behind, end) : -1
}

/** Writes a number from 0 to 99. */
function putTwo(out: Uint8Array, at: number, value: number): void {
  // Without the `| 0` it is a division of floating-point numbers.
  const tens = (value / 10) | 0
  out[at] = 0x30 + tens
  out[at + 1] = 0x30 + value - tens * 10
}

/** Checks the calendar and writes yyyy-mm-dd. */
export function write(
  match: Match,
  start: number,
  end: number,
  year: number,
  month: number,
  day: number,
  confidence: Confidence,
): boolean {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1 || day > MONTH_DAYS[month - 1]!)
    return false
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return false
  const out = match.canonical
  const century = year < 2000 ? 19 : 20
  putTwo(out, 0, century)
  putTwo(out, 2, year - century * 100)
  out[4] = HYPHEN
  putTwo(out, 5, month)
  out[7] = HYPHEN
  putTwo(out, 8, day)
  match.canonicalLength = 10
  return found(match, start, end, confidence, BECAUSE.grammar)
}

/** 19860305, 0750305, 750305. */
function compact(match: Match, start: number, minguo: boolean): boolean {
  const { value, digits, end } = NUMBER
  if (digits < 6 || digits > 8) return false
  const year = Math.floor(value / 10_000)
  const month = Math.floor(value / 100) % 100
  if (digits === 8) return write(match, start, end, year, month, value % 100, HIGH)
  return write(match, start, end, year + 1911, month, value % 100, digits === 7 || minguo ? HIGH : MEDIUM)
}

/** 1 to 12 for the English month at `at`, 0 for none. */
function monthName(bytes: Uint8Array, at: number, end: number): number {
  if (at + 3 > end) return 0
  for (let m = 0; m < 12; m++) {
    let k = 0
    while (k < 3 && (bytes[at + k]! | 0x20) === MONTH_NAMES.charCodeAt(3 * m + k)) k++
    if (k === 3) return m + 1
  }
  return 0
}

function skipLetters(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  while (i < end && isLetter(bytes[i]!)) i++
  while (i < end && (bytes[i] === BLANK || bytes[i] === DOT || bytes[i] === 0x2c || bytes[i] === HYPHEN)) i++
  return i
}

/** Passes blanks, `-`, `/`, `,` and `.`, and the of and th of 5th of March. */
function skipToMonth(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  for (const word of ORDINALS) if (startsWith(bytes, i, end, word)) i += 2
  for (;;) {
    while (i < end && (bytes[i] === BLANK || JOINS[bytes[i]!] === 1 || bytes[i] === 0x2c)) i++
    if (!startsWith(bytes, i, end, OF)) return i
    i += OF.length
  }
}

/** A western year of two digits: 75 is 1975, 12 is 2012. */
function century(year: number): number {
  return year > LAST_YEAR - 2000 ? year + 1900 : year + 2000
}

/** Mar 5 1986, March 5th, 1986, 5 March 1986, 05-MAR-1986, 5-Mar-86, 05MAR86, 1986-Mar-05. */
function english(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let month = monthName(bytes, start, end)
  let i = month > 0 ? skipLetters(bytes, start, end) : start
  if (!readNumber(bytes, i, end)) return false
  const { value: first, digits: firstDigits } = NUMBER
  if (firstDigits === 0 || (firstDigits > 2 && (month > 0 || firstDigits !== 4))) return false
  i = NUMBER.end
  const named = month > 0
  if (!named) {
    i = skipToMonth(bytes, i, end)
    month = monthName(bytes, i, end)
    if (month === 0) return false
  }
  // Passes the name of the month, or the th of 5th.
  i = skipLetters(bytes, i, end)
  if (bytes[i] === SLASH) i++
  if (bytes[i] === 0x27) i++
  if (!readNumber(bytes, i, end) || !mayEnd(bytes, NUMBER.end, end)) return false
  const { value: last, digits } = NUMBER
  if (firstDigits === 4) return digits < 3 && digits > 0 && write(match, start, NUMBER.end, first, month, last, HIGH)
  if (digits === 4) return write(match, start, NUMBER.end, last, month, first, HIGH)
  // May 5, 12:30 is a time.
  if (digits !== 2 || (named && bytes[i - 1] !== 0x27) || bytes[NUMBER.end] === 0x3a) return false
  return write(match, start, NUMBER.end, century(last), month, first, MEDIUM)
}

/** By byte: may it stand between year, month and day? */
export const JOINS = new Uint8Array(256)
for (const b of [HYPHEN, SLASH, DOT]) JOINS[b] = 1

/** The two digits at `at` as a number; not a number of two digits where they are none. */
export function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30
  const ones = bytes[at + 1]! - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Is the cell `yyyy-mm-dd` and nothing else, as databases write it? Answers 1 and fills the match, 0 for another date, -1 for another form. */
export function plainDate(bytes: Uint8Array, start: number, match: Match): number {
  if (JOINS[bytes[start + 4]!] === 0 || JOINS[bytes[start + 7]!] === 0) return -1
  const century = twoDigits(bytes, start)
  const year = twoDigits(bytes, start + 2)
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  if (century < 0 || year < 0 || month < 0 || day < 0) return -1
  return write(match, start, start + 10, century * 100 + year, month, day, HIGH) ? 1 : 0
}

/** 民 */
const SHORT_MINGUO = 0x6c11

/** One that begins at `start`. */
export function dateAt(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let i = start
  let minguo = false
  let western = false
  if (startsWith(bytes, i, end, REPUBLIC)) i += REPUBLIC.length
  if (startsWith(bytes, i, end, MINGUO)) {
    minguo = true
    i += MINGUO.length
  } else if (codePointAt(bytes, i, end) === SHORT_MINGUO && i + 3 < end && isDigit(bytes[i + 3]!)) {
    // 民58.5.11
    minguo = true
    i += 3
  }
  for (const word of WESTERN) {
    if (startsWith(bytes, i, end, word)) {
      western = true
      i += word.length
    }
  }
  // 民國＿62 年: on a line to write on.
  if (minguo) for (const line of LINES) while (startsWith(bytes, i, end, line)) i += line.length
  i = skipBlanks(bytes, i, end)
  if (!readNumber(bytes, i, end)) return i === start && english(bytes, start, end, match)
  const { value: first, digits: firstDigits } = NUMBER
  if (firstDigits > 4) {
    if (western && firstDigits !== 8) return false
    return mayEndDate(bytes, NUMBER.end, end) && compact(match, start, minguo)
  }
  i = passYear(bytes, NUMBER.end, end, firstDigits !== 1)
  if (i < 0) return english(bytes, start, end, match)
  if (!readNumber(bytes, i, end)) return english(bytes, start, end, match)
  const { value: second, digits: secondDigits } = NUMBER
  if (secondDigits > 2) return false
  i = passSeparator(bytes, NUMBER.end, end, MONTH)
  if (i < 0 || !readNumber(bytes, i, end)) return false
  const { value: third, digits: thirdDigits } = NUMBER
  let stop = NUMBER.end
  if (!mayEndDate(bytes, stop, end)) return false
  const unitAt = skipBlanks(bytes, stop, end)
  for (const unit of DAYS) if (startsWith(bytes, unitAt, end, unit)) stop = unitAt + unit.length
  if (thirdDigits === 4) {
    // 03/05/1986: month first, as spreadsheets write it, unless it can only be the day.
    if (firstDigits > 2) return false
    return first > 12
      ? write(match, start, stop, third, second, first, MEDIUM)
      : write(match, start, stop, third, first, second, MEDIUM)
  }
  if (thirdDigits > 2) return false
  // 75 03 05: blanks alone part only what has two digits.
  if ((secondDigits === 1 || thirdDigits === 1) && hasOnlyBlanks(bytes, start, NUMBER.end)) return false
  if (firstDigits === 4 || first >= 1000) return write(match, start, stop, first, second, third, HIGH)
  if (western) return false
  // 75/3/5 is the year 75 of the Republic; in Taiwan's files two digits of a western year are the rarer reading.
  const sure = minguo || firstDigits === 3 || firstDigits === 0
  return write(match, start, stop, first + 1911, second, third, sure ? HIGH : MEDIUM)
}

/** Is there nothing but digits and blanks in `[start, end)`? */
function hasOnlyBlanks(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (!isDigit(bytes[i]!) && bytes[i] !== BLANK) return false
  return true
}

/** Behind a date a time may follow (`T00:00:00`), or anything but more of the number. */
export function mayEndDate(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return true
  const b = bytes[at]!
  return b === 0x54 || (b !== SLASH && mayEnd(bytes, at, end))
}

/** 民國75年○月○日, 1986-**-**, 75/＊＊/＊＊: digits, separators and at least two masks. */
export function maskedDate(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let digits = 0
  let masks = 0
  let i = start
  while (i < end) {
    const width = digitMaskWidth(bytes, i, end)
    if (width > 0) {
      masks++
      i += width
      continue
    }
    const b = bytes[i]!
    if (isDigit(b)) digits++
    else if (b < 0x80 && b !== HYPHEN && b !== SLASH && b !== DOT && b !== BLANK) return false
    i += b < 0x80 ? 1 : widthOf(Math.max(codePointAt(bytes, i, end), 0))
  }
  if (masks < 2 || digits < 1 || digits + masks > 10 || end - start > 40) return false
  return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
}
