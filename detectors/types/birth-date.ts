import { owned } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import {
  BLANK,
  codePointAt,
  DOT,
  digitMaskWidth,
  found,
  foundMasked,
  HYPHEN,
  isDigit,
  isLetter,
  mayBegin,
  mayEnd,
  previousStart,
  SLASH,
  startsWith,
  utf8,
  widthOf,
} from './bytes.ts'
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
const BORN = utf8('出生')
const BORN_ON = utf8('生於')
const OPEN_WIDE = utf8('（')
const YEAR = utf8('年')
const MONTH = utf8('月')
const DAYS = ['日', '號'].map(utf8)
/** 生 behind a date and what it may end: a list, because 生效, 生產 and 生意 are none of it, and a single character is no anchor. */
const BORN_ENDS = ['生，', '生。', '生、', '生）', '生；', '生（']
/** What makes of 生 behind 日 another word: 生效, 生產, 生意, 生活, 生日. */
const NOT_BORN = new Set(Array.from('效產意活命態長物氣理鮮病技機動存變成火肖薑日前', (c) => c.codePointAt(0)!))
/** … and of 生於 behind these: 發生於, 產生於. */
const NOT_BORN_ON = new Set(Array.from('發產衍孳寄滋叢萌陌學先醫', (c) => c.codePointAt(0)!))
/** 中華民國 西元 公元 年 月, of which a date in prose consists beside its numerals. */
const DATE_CHARACTERS = new Set(Array.from('中華民國西公元年月', (c) => c.codePointAt(0)!))
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const MONTH_NAMES = 'janfebmaraprmayjunjulaugsepoctnovdec'

/** What {@link readNumber} read: the value, its ASCII digits (0 for Han numerals), the offset behind it. */
const NUMBER = { value: 0, digits: 0, end: 0 }
const NUMERALS = new Int32Array(8)

/** A number in ASCII digits or Han numerals at `at`. */
function readNumber(bytes: Uint8Array, at: number, end: number): boolean {
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

function skipBlanks(bytes: Uint8Array, at: number, end: number): number {
  let i = at
  while (i < end && bytes[i] === BLANK) i++
  return i
}

/** Passes the separator at `at` (a Han unit or `-`, `/`, `.`, each with blanks around); gives the offset behind, or -1. */
function passSeparator(bytes: Uint8Array, at: number, end: number, unit: Uint8Array): number {
  let i = skipBlanks(bytes, at, end)
  if (startsWith(bytes, i, end, unit)) i += unit.length
  else if (i < end && (bytes[i] === HYPHEN || bytes[i] === SLASH || bytes[i] === DOT)) i++
  else return -1
  return skipBlanks(bytes, i, end)
}

/** Writes a number from 0 to 99. */
function putTwo(out: Uint8Array, at: number, value: number): void {
  // Without the `| 0` it is a division of floating-point numbers.
  const tens = (value / 10) | 0
  out[at] = 0x30 + tens
  out[at + 1] = 0x30 + value - tens * 10
}

/** Checks the calendar and writes yyyy-mm-dd. */
function write(
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

/** Mar 5 1986, March 5th, 1986, 5 March 1986, 05-MAR-1986. */
function english(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let month = monthName(bytes, start, end)
  let i = month > 0 ? skipLetters(bytes, start, end) : start
  if (!readNumber(bytes, i, end) || NUMBER.digits > 2) return false
  const day = NUMBER.value
  i = NUMBER.end
  if (month === 0) {
    i = NUMBER.end
    while (i < end && (bytes[i] === BLANK || bytes[i] === HYPHEN)) i++
    month = monthName(bytes, i, end)
    if (month === 0) return false
  }
  // Passes the name of the month, or the th of 5th.
  i = skipLetters(bytes, i, end)
  if (!readNumber(bytes, i, end) || NUMBER.digits !== 4 || !mayEnd(bytes, NUMBER.end, end)) return false
  return write(match, start, NUMBER.end, NUMBER.value, month, day, HIGH)
}

/** By byte: may it stand between year, month and day? */
const JOINS = new Uint8Array(256)
for (const b of [HYPHEN, SLASH, DOT]) JOINS[b] = 1

/** The two digits at `at` as a number; not a number of two digits where they are none. */
function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at]! - 0x30
  const ones = bytes[at + 1]! - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/** Is the cell `yyyy-mm-dd` and nothing else, as databases write it? Answers 1 and fills the match, 0 for another date, -1 for another form. */
function plainDate(bytes: Uint8Array, start: number, match: Match): number {
  if (JOINS[bytes[start + 4]!] === 0 || JOINS[bytes[start + 7]!] === 0) return -1
  const century = twoDigits(bytes, start)
  const year = twoDigits(bytes, start + 2)
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  if (century < 0 || year < 0 || month < 0 || day < 0) return -1
  return write(match, start, start + 10, century * 100 + year, month, day, HIGH) ? 1 : 0
}

/** `dob = 1979-05-27T07:32:00-08:00`: the example of the specification of TOML, which stands in the manual of every program that reads it. */
const SAMPLE = utf8('1979-05-27T07:32:00')

/** 民 */
const SHORT_MINGUO = 0x6c11

/** One that begins at `start`. */
function dateAt(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
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
  i = skipBlanks(bytes, i, end)
  if (!readNumber(bytes, i, end)) return i === start && english(bytes, start, end, match)
  const { value: first, digits: firstDigits } = NUMBER
  if (firstDigits > 4) {
    if (western && firstDigits !== 8) return false
    return mayEndDate(bytes, NUMBER.end, end) && compact(match, start, minguo)
  }
  i = passSeparator(bytes, NUMBER.end, end, YEAR)
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
  if (firstDigits === 4 || first >= 1000) return write(match, start, stop, first, second, third, HIGH)
  if (western) return false
  // 75/3/5 is the year 75 of the Republic; in Taiwan's files two digits of a western year are the rarer reading.
  const sure = minguo || firstDigits === 3 || firstDigits === 0
  return write(match, start, stop, first + 1911, second, third, sure ? HIGH : MEDIUM)
}

/** Behind a date a time may follow (`T00:00:00`), or anything but more of the number. */
function mayEndDate(bytes: Uint8Array, at: number, end: number): boolean {
  if (at >= end) return true
  const b = bytes[at]!
  return b === 0x54 || (b !== SLASH && mayEnd(bytes, at, end))
}

/** 民國75年○月○日, 1986-**-**, 75/＊＊/＊＊: digits, separators and at least two masks. */
function maskedDate(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
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

/** Days of the serial numbers 10 000 (1927) and 47 847 (2030). */
const FIRST_SERIAL = 10_000
const LAST_SERIAL = 47_847
/** Day 0 of spreadsheets, 1899-12-30, counted from 0000-03-01. */
const SERIAL_EPOCH = 693_899

/** 31476: what a spreadsheet keeps of 1986-03-05, and writes into a text file when the column has lost its format. */
function serialDate(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  if (end - start !== 5 || !readNumber(bytes, start, end) || NUMBER.digits !== 5) return false
  if (NUMBER.value < FIRST_SERIAL || NUMBER.value > LAST_SERIAL) return false
  // Years that begin in March have their leap day last: 146 097 days in 400 years, 153 in five months.
  const days = NUMBER.value + SERIAL_EPOCH
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

/** Where the date that ends at `at` begins. */
function dateStart(bytes: Uint8Array, at: number, from: number): number {
  let start = at
  const floor = Math.max(from, at - 60)
  while (start > floor) {
    const previous = previousStart(bytes, start, floor)
    const point = codePointAt(bytes, previous, start)
    const joins = point === BLANK || point === HYPHEN || point === SLASH || point === DOT
    if (!isDigit(point) && !joins && !DATE_CHARACTERS.has(point) && numeralValue(point) < 0) break
    start = previous
  }
  while (start < at && JOINS[bytes[start]!] === 1) start++
  while (start < at && bytes[start] === BLANK) start++
  return start
}

export default defineDetector({
  id: 'birth-date',
  code: 65,
  names: { zh: '出生年月日', en: 'Date of birth' },
  category: 'C011',
  strength: 'evidence',
  columns: [
    ...owned('生日', '出生日期', '出生年月日', '出生日'),
    '出生',
    '出生年月',
    '出生民國年月日',
    '民國出生年月日',
    '民國出生日期',
    '西元出生年月日',
    '西元出生日期',
    '出生年月日西元',
    '生日西元',
    '生日民國',
    '出生時間',
    '生日日期',
    '出生年月日民國',
    '西元生日',
    '民國生日',
    '出生西元',
    '誕生日',
    '生辰',
    '生年月日',
    'birthday',
    'birthdate',
    'birth',
    'dateofbirth',
    'birthofdate',
    'birthdt',
    'dob',
    'bday',
    'birthymd',
    'borndate',
    'dateborn',
    'bdate',
    'born',
    'bornon',
    'birdt',
    'birdate',
    'birday',
    'birymd',
    'birthdy',
    'birthdtm',
    'bthdt',
    'bthdate',
    'bthday',
    'brth',
    'brthdt',
    'brthdate',
    'brthday',
    'brthymd',
    'btdt',
    'bdt',
    'bymd',
  ],
  labels: [
    '出生年月日',
    '出生日期',
    '出生日',
    '生日',
    ...spread('生日'),
    '生年月日',
    '誕生日',
    '出生',
    ...spread('出生'),
    '出生於',
    '出生日期民國',
    'date of birth',
    'birth date',
    'birthdate',
    'birthday',
    'dob',
    'd.o.b.',
    'd.o.b',
    'birth',
    'born on',
  ],
  // A date is a birth date only where something says so: a column, a label, or 生 right behind it (民國75年3月5日生).
  anchors: ['title'],
  titles: ['日生', '日出生', '出生', '生於', ...BORN_ENDS],
  cell(bytes, start, end, match) {
    if (end - start === 10) {
      const plain = plainDate(bytes, start, match)
      if (plain >= 0) return plain === 1
    }
    let from = start
    // 生日(49.08.22)
    if (bytes[from] === 0x28) from++
    else if (startsWith(bytes, from, end, OPEN_WIDE)) from += OPEN_WIDE.length
    if (dateAt(bytes, from, end, match)) {
      if (startsWith(bytes, match.start, end, SAMPLE)) {
        match.confidence = PLACEHOLDER
        match.because |= BECAUSE.placeholder
      }
      return true
    }
    return serialDate(bytes, start, end, match) || maskedDate(bytes, start, end, match)
  },
  free(bytes, at, from, to, match) {
    if (startsWith(bytes, at, to, BORN_ON)) {
      const before = at > from ? codePointAt(bytes, previousStart(bytes, at, from), at) : -1
      const value = skipBlanks(bytes, at + BORN_ON.length, to)
      return !NOT_BORN_ON.has(before) && dateAt(bytes, value, Math.min(to, value + 60), match)
    }
    const start = dateStart(bytes, at, from)
    if (start === at || !mayBegin(bytes, start, from)) return false
    const day = startsWith(bytes, at, to, DAYS[0]!)
    const born = day ? at + DAYS[0]!.length : at
    // 生效, 生產: the date of something else.
    if (!startsWith(bytes, born, to, BORN) && NOT_BORN.has(codePointAt(bytes, born + 3, to))) return false
    return dateAt(bytes, start, born, match) && skipBlanks(bytes, match.end, born) === born
  },
  mask(value) {
    const year = Number(/^\d{4}(?=-)/u.exec(value)?.[0] ?? Number.NaN)
    if (Number.isNaN(year)) return '○年○月○日'
    return year > 1911 ? `民國${year - 1911}年○月○日` : '民國前○年○月○日'
  },
  examples: {
    hit: [
      { text: '民國75年3月5日', column: '生日', canonical: '1986-03-05' },
      { text: '民國 75 年 03 月 05 日', column: '生日', canonical: '1986-03-05' },
      { text: '中華民國七十五年三月五日', column: '出生年月日', canonical: '1986-03-05' },
      { text: '75/3/5', column: '出生日期', canonical: '1986-03-05' },
      { text: '075.03.05', column: '出生日期', canonical: '1986-03-05' },
      { text: '0750305', column: '生日', canonical: '1986-03-05' },
      { text: '750305', column: '生日', canonical: '1986-03-05' },
      { text: '1050229', column: '會員生日', canonical: '2016-02-29' },
      { text: '19860305', column: 'dob', canonical: '1986-03-05' },
      { text: '1986-03-05', column: 'birthday', canonical: '1986-03-05' },
      { text: '1986-03-05T00:00:00Z', column: 'birth_date', canonical: '1986-03-05' },
      { text: '1986/3/5 上午 12:00:00', column: '生日', canonical: '1986-03-05' },
      { text: '1986年3月5日', column: '生日', canonical: '1986-03-05' },
      { text: '03/25/1986', column: 'DOB', canonical: '1986-03-25' },
      { text: 'Mar 5, 1986', column: 'DOB', canonical: '1986-03-05' },
      { text: '5 March 1986', column: 'DOB', canonical: '1986-03-05' },
      { text: '民國75年3月5日生，', canonical: '1986-03-05' },
      { text: '民國 75 年 3 月 5 日生，', canonical: '1986-03-05' },
      { text: '（男，75.3.5生）', canonical: '1986-03-05' },
      { text: '查係0750305生，', canonical: '1986-03-05' },
      { text: '1986/03/05出生', canonical: '1986-03-05' },
      { text: '他生於民國75年3月5日。', canonical: '1986-03-05' },
      { text: '核對生日(75.03.05)', canonical: '1986-03-05' },
      { text: '31476', column: '生日', canonical: '1986-03-05' },
      { text: '生日：75年3月5日', canonical: '1986-03-05' },
      { text: '出生日期:1986/03/05，', canonical: '1986-03-05' },
    ],
    miss: [
      { text: '1986-03-05' },
      { text: '民國75年3月5日' },
      { text: '今日生意' },
      { text: '民國75年3月5日生效' },
      { text: '民國75年3月5日生意開張' },
      { text: '車禍發生於民國113年3月5日。' },
      { text: '共12345生，' },
      { text: '1986-02-30', column: '生日' },
      { text: '1040229', column: '生日' },
      { text: '1886-03-05', column: '生日' },
      { text: '0000-00-00', column: '生日' },
      { text: '75年3月', column: '生日' },
      { text: '無', column: '生日' },
    ],
    masked: [
      { text: '民國75年○月○日', column: '生日' },
      { text: '1986-**-**', column: '生日' },
      { text: '75/＊＊/＊＊', column: '生日' },
      { text: '75/XX/XX', column: '生日' },
    ],
  },
})
