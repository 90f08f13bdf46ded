import { owned } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { BECAUSE, defineDetector, type Match, PLACEHOLDER } from '../detector.ts'
import { isSampleBirth } from '../placeholders.ts'
import {
  BLANK,
  codePointAt,
  DOT,
  HYPHEN,
  isDigit,
  mayBegin,
  previousStart,
  SLASH,
  skipBlanks,
  startsWith,
  utf8,
} from './bytes.ts'
import { DAYS, dateAt, JOINS, maskedDate, plainDate } from './date.ts'
import { epochDate, passTime, serialDate, stampedDate } from './date-number.ts'
import { numeralValue } from './numeral.ts'

const BORN = utf8('出生')
const BORN_ON = utf8('生於')
/** 生 behind a date and what it may end: a list, because 生效, 生產 and 生意 are none of it, and a single character is no anchor. */
const BORN_ENDS = ['生，', '生。', '生、', '生）', '生；', '生（']
/** What makes of 生 behind 日 another word: 生效, 生產, 生意, 生活, 生日. */
const NOT_BORN = new Set(Array.from('效產意活命態長物氣理鮮病技機動存變成火肖薑日前', (c) => c.codePointAt(0)!))
/** … and of 生於 behind these: 發生於, 產生於. */
const NOT_BORN_ON = new Set(Array.from('發產衍孳寄滋叢萌陌學先醫', (c) => c.codePointAt(0)!))
/** 中華民國 西元 公元 年 月, of which a date in prose consists beside its numerals. */
const DATE_CHARACTERS = new Set(Array.from('中華民國西公元年月', (c) => c.codePointAt(0)!))
/** `dob = 1979-05-27T07:32:00-08:00`: the example of the specification of TOML, which stands in the manual of every program that reads it. */
const SAMPLE = utf8('1979-05-27T07:32:00')

/** What may stand between a label and its date: 生日(49.08.22), 生日 → 1986/3/5, 生日「75.3.5」, 生日 國曆75年3月5日. */
const LEADS = [
  ...['(', '[', '"', "'", '*', '_', '-', '>', '/', '~', ':', '=', ','],
  ...[
    '（',
    '［',
    '【',
    '「',
    '『',
    '“',
    '‘',
    '—',
    '–',
    '→',
    '：',
    '／',
    '～',
    '，',
    '…',
    '國曆',
    '陽曆',
    '新曆',
    '約',
    '係',
    '是',
    '為',
  ],
].map(utf8)
const MOST_LEADS = 5

/** Shown apart and counted nowhere. Always true. */
function asSample(match: Match): true {
  match.confidence = PLACEHOLDER
  match.because |= BECAUSE.placeholder
  return true
}

/** Behind what may stand before a date. */
function skipLead(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  for (let n = 0; n < MOST_LEADS; n++) {
    const lead = LEADS.find((word) => startsWith(bytes, i, end, word))
    if (lead === undefined) break
    i = skipBlanks(bytes, i + lead.length, end)
  }
  return i
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

/** Behind the next blank at or after `from`, or `to`. */
function behindBlank(bytes: Uint8Array, from: number, to: number): number {
  let i = from
  while (i < to && bytes[i] !== BLANK) i++
  return skipBlanks(bytes, i, to)
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
    '誕辰',
    '生辰',
    '生庚',
    '生年月日',
    '國曆生日',
    '陽曆生日',
    '新曆生日',
    '國曆出生日期',
    '國曆出生年月日',
    '出生國曆',
    '出生民國',
    '民國出生',
    '西元出生',
    '出生年月日期',
    '出生日期時間',
    '出生日期西元',
    '出生日期民國',
    '出生年月日7碼',
    '出生日期7碼',
    '生日7碼',
    '出生7碼',
    '生日年月日',
    '生日yyyymmdd',
    '出生日期yyyymmdd',
    '出生年月日yyyymmdd',
    '出生年月日yyymmdd',
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
    ...['p', 'pt', 'pat', 'c', 'cust', 'emp', 'mem', 'stu', 'std', 'usr', 'user', 'u', 'v', 'm', 's', 'e'].flatMap(
      (whose) => [`${whose}birth`, `${whose}birthday`, `${whose}birthdate`, `${whose}dob`],
    ),
    'brthdy',
    'bthdy',
    'birthd',
    'birthdte',
    'datebirth',
    'dtbirth',
    'dtofbirth',
    'dtborn',
    'bd',
    'bod',
    'birthtime',
    'birthdatetime',
    'birthtimestamp',
    'rocbirth',
    'rocbirthday',
    'rocbirthdate',
    'birthdayroc',
    'birthdateroc',
    'birthroc',
    'birthad',
    'twbirthday',
    'dobymd',
    'dobroc',
    'dateofbirthdob',
    'dateofbirthyyyymmdd',
    'birthyyyymmdd',
    'birthdateyyyymmdd',
    'borndt',
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
    '生辰',
    '生庚',
    '出生',
    ...spread('出生'),
    '出生於',
    ...spread('生於'),
    '出生日期民國',
    'date of birth',
    'birth date',
    'birthdate',
    'birthday',
    'dob',
    'd.o.b.',
    'd.o.b',
    'birth',
    'born',
    'born on',
    'birth_date',
    'date_of_birth',
  ],
  // A date is a birth date only where something says so: a column, a label, or 生 right behind it (民國75年3月5日生).
  anchors: ['title'],
  titles: ['日生', '日出生', '出生', '生於', ...BORN_ENDS],
  cell(bytes, start, end, match) {
    if (end - start === 10) {
      const plain = plainDate(bytes, start, match)
      if (plain === 0) return false
      if (plain === 1) return isSampleBirth(match.canonical) ? asSample(match) : true
    }
    const from = isDigit(bytes[start]!) ? start : skipLead(bytes, start, end)
    if (dateAt(bytes, from, end, match)) {
      if (isSampleBirth(match.canonical) || startsWith(bytes, match.start, end, SAMPLE)) {
        return asSample(match)
      }
      if (match.end < end) passTime(bytes, end, match)
      return true
    }
    return (
      serialDate(bytes, start, end, match) ||
      stampedDate(bytes, start, end, match) ||
      epochDate(bytes, start, end, match) ||
      maskedDate(bytes, start, end, match)
    )
  },
  free(bytes, at, from, to, match) {
    if (startsWith(bytes, at, to, BORN_ON)) {
      const before = at > from ? codePointAt(bytes, previousStart(bytes, at, from), at) : -1
      const value = skipBlanks(bytes, at + BORN_ON.length, to)
      return !NOT_BORN_ON.has(before) && dateAt(bytes, value, Math.min(to, value + 60), match)
    }
    const start = dateStart(bytes, at, from)
    if (start === at) return false
    const day = startsWith(bytes, at, to, DAYS[0]!)
    const born = day ? at + DAYS[0]!.length : at
    // 生效, 生產: the date of something else.
    if (!startsWith(bytes, born, to, BORN) && NOT_BORN.has(codePointAt(bytes, born + 3, to))) return false
    // J113106976 2013年8月17日生: the number before the blank is no part of the date.
    for (let i = start; i < at; i = behindBlank(bytes, i, at))
      if (mayBegin(bytes, i, from) && dateAt(bytes, i, born, match) && skipBlanks(bytes, match.end, born) === born)
        return true
    return false
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
      { text: '1986-03-05 00:00:00.000', column: 'birth_date', canonical: '1986-03-05' },
      { text: '1986-03-05T00:00:00+08:00', column: 'birth_date', canonical: '1986-03-05' },
      { text: '1986-03-04T16:00:00.000Z', column: 'birth_date', canonical: '1986-03-05' },
      { text: '1986-12-31T16:00:00Z', column: 'birth_date', canonical: '1987-01-01' },
      { text: '1986年3月5日', column: '生日', canonical: '1986-03-05' },
      { text: '03/25/1986', column: 'DOB', canonical: '1986-03-25' },
      { text: 'Mar 5, 1986', column: 'DOB', canonical: '1986-03-05' },
      { text: '5 March 1986', column: 'DOB', canonical: '1986-03-05' },
      { text: '5th of March, 1986', column: 'DOB', canonical: '1986-03-05' },
      { text: '5-Mar-86', column: 'DOB', canonical: '1986-03-05' },
      { text: '05MAR86', column: 'DOB', canonical: '1986-03-05' },
      { text: '1986-Mar-05', column: 'DOB', canonical: '1986-03-05' },
      { text: '5/Mar/1986', column: 'DOB', canonical: '1986-03-05' },
      { text: '1986 03 05', column: 'DOB', canonical: '1986-03-05' },
      { text: '75 03 05', column: '生日', canonical: '1986-03-05' },
      { text: '75・3・5', column: '生日', canonical: '1986-03-05' },
      { text: '1986–03–05', column: '生日', canonical: '1986-03-05' },
      { text: '民國\u{a0}75年3月5日', column: '生日', canonical: '1986-03-05' },
      { text: '民國75年（1986年）3月5日', column: '生日', canonical: '1986-03-05' },
      { text: '1986年(民國75年)3月5日', column: '生日', canonical: '1986-03-05' },
      { text: '1986(75)/3/5', column: '生日', canonical: '1986-03-05' },
      { text: '19860305000000', column: 'birthTime', canonical: '1986-03-05' },
      { text: '198603050830', column: 'birthTime', canonical: '1986-03-05' },
      { text: '510336000', column: 'birthday', canonical: '1986-03-05' },
      { text: '510336000000', column: 'birthday', canonical: '1986-03-05' },
      { text: '510364800000', column: 'birthday', canonical: '1986-03-05' },
      { text: '生日 → 1986/3/5', canonical: '1986-03-05' },
      { text: '信士　生庚 61年7月5日', canonical: '1972-07-05' },
      { text: '生　於　民國43年5月23日', canonical: '1954-05-23' },
      { text: '生日 - 75.3.5', canonical: '1986-03-05' },
      { text: '生日「75.3.5」', canonical: '1986-03-05' },
      { text: '生日 國曆75年3月5日', canonical: '1986-03-05' },
      { text: '生日／75.3.5', canonical: '1986-03-05' },
      { text: '出生日期 (1986-03-05)', canonical: '1986-03-05' },
      { text: '民國75年3月5日生，', canonical: '1986-03-05' },
      { text: '民國 75 年 3 月 5 日生，', canonical: '1986-03-05' },
      { text: 'A123456789 民國 75 年 3 月 5 日生', canonical: '1986-03-05' },
      { text: '身分證 A123456789 1986年3月5日生，', canonical: '1986-03-05' },
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
      { text: '5 3 86', column: '生日' },
      { text: '510336001', column: 'birthday' },
      { text: '198603052930', column: 'birthday' },
      { text: 'May 5, 12:30', column: 'birthday' },
      { text: '生日 農曆75年3月5日' },
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
