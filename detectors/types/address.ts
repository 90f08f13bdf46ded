import { owned, ownedEnglish } from '../data/columns.ts'
import { COUNTIES, FORMER_COUNTIES } from '../data/districts.ts'
import { spread } from '../data/name-words.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM } from '../detector.ts'
import {
  blankWidth,
  codePointAt,
  found,
  foundMasked,
  HYPHEN,
  isAlnum,
  isDigit,
  isHan,
  isLetter,
  lower,
  maskWidth,
  previousStart,
  utf8,
  WordSet,
  widthOf,
} from './bytes.ts'
import { numeralRun, numeralValue } from './numeral.ts'

/** County by name: its index + 1, and {@link FORMER} for a name that is history. */
const FORMER = 64
const COUNTY = new WordSet([
  ...COUNTIES.map(({ name }, i) => [name, i + 1] as const),
  ...FORMER_COUNTIES.map(([old, now]) => [old, (COUNTIES.findIndex(({ name }) => name === now) + 1) | FORMER] as const),
])
const COUNTY_NAMES = COUNTIES.map(({ name }) => utf8(name))
/** The same without 市 or 縣; 新竹 and 嘉義 are two counties each, so the bits of both. */
const SHORT = new WordSet(COUNTIES.map(({ name }, i) => [name.slice(0, 2), 1 << i] as const))
/** District by name: bit i for each county i that has one of this name. */
const DISTRICT = new WordSet(COUNTIES.flatMap(({ districts }, i) => districts.map((name) => [name, 1 << i] as const)))

/** Units, and what else the grammar asks about. */
const CITY = 0x5e02
const COUNTY_UNIT = 0x7e23
const DISTRICT_UNIT = 0x5340
const TOWNSHIP = 0x9109
const TOWN = 0x93ae
const LI = 0x91cc
const CUN = 0x6751
const LIN = 0x9130
const LU = 0x8def
const JIE = 0x8857
const DAO = 0x9053
const DA = 0x5927
const DUAN = 0x6bb5
const XIANG = 0x5df7
const NONG = 0x5f04
const LONG = 0x8856
const HAO = 0x865f
const LOU = 0x6a13
const CENG = 0x5c64
const SHI = 0x5ba4
const ZHI = 0x4e4b
const DI = 0x7b2c
const ZI = 0x5b57

/** Longest that is read: 120 characters, the longest addresses of the registers have about 60. */
const LIMIT = 120
/** Han characters between two units: 員山子福德祠旁 is long already. */
const NAME_LIMIT = 9

/** Characters of the address, 臺 as 台, without blanks; where each begins in the bytes, and (while writing) in the canonical form. */
const CHARS = new Int32Array(LIMIT + 4)
const STARTS = new Int32Array(LIMIT + 4)
const PLACES = new Int32Array(LIMIT + 4)
let count = 0
/** Where reading stopped. */
let stopped = 0

/** What {@link parse} found. */
const PARSED = {
  county: false,
  district: false,
  road: false,
  village: false,
  number: false,
  lane: false,
  /** A lane has a name: 福州巷4號 and not 12巷3號. */
  named: false,
  end: 0,
  length: 0,
  mask: false,
}

/** What a character is to the grammar: a table, because every character of every cell asks. */
const UNIT = 1
const NUMERAL = 2
/** 里, 村 and 之, which mean something in some places only. */
const PERHAPS = 3
const CLASSES = new Uint8Array(0x10000)
for (const c of [LI, CUN, ZHI]) CLASSES[c] = PERHAPS
for (const c of [LU, JIE, DAO, DUAN, XIANG, NONG, LONG, HAO, LOU, LIN, SHI, CENG]) CLASSES[c] = UNIT
for (let c = 0; c < 0x10000; c++) if (numeralValue(c) >= 0 || (c >= 0x30 && c <= 0x39)) CLASSES[c] = NUMERAL

function isUnit(c: number): boolean {
  return c < 0x10000 && CLASSES[c] === UNIT
}

function isAsciiDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39
}

function isNumeral(c: number): boolean {
  return c < 0x10000 && CLASSES[c] === NUMERAL
}

/** Reads Han characters, digits, letters and hyphens from `start`, blanks left out, up to the first other character. */
function read(bytes: Uint8Array, start: number, end: number): void {
  // Not the module's variable while counting: that is memory, and this loop sees every byte of every address.
  let n = 0
  let i = start
  while (i < end && n < LIMIT) {
    const b = bytes[i]!
    if (b >= 0xe4 && b <= 0xe9 && i + 2 < end) {
      const point = ((b & 15) << 12) | ((bytes[i + 1]! & 63) << 6) | (bytes[i + 2]! & 63)
      STARTS[n] = i
      CHARS[n++] = point === 0x81fa ? 0x53f0 : point
      i += 3
      continue
    }
    if (isDigit(b) || isLetter(b) || b === HYPHEN || b === 0x7e) {
      // In running text a letter is a floor (3F, B1) or a building behind the number; anywhere else the address is over.
      STARTS[n] = i
      CHARS[n++] = b === 0x7e ? HYPHEN : b
      i++
      continue
    }
    const blank = blankWidth(bytes, i, end)
    if (blank > 0 && b !== 0x09) {
      i += blank
      continue
    }
    if (b === 0x2c) {
      i++
      continue
    }
    const point = codePointAt(bytes, i, end)
    if (point < 0x80) break
    if (maskWidth(bytes, i, end) > 0) {
      // ○ and 〇 are the nought of 一○四號 and the mask of 大安區○○○: a nought only behind another numeral.
      if (numeralValue(point) !== 0 || n === 0 || !isNumeral(CHARS[n - 1]!)) break
      STARTS[n] = i
      CHARS[n++] = point
      i += 3
      continue
    }
    const han = isHan(point)
    const dash = point === 0x2010 || point === 0x2013 || point === 0x2014 || point === 0xff0d || point === 0x2500
    if (!han && !dash) break
    STARTS[n] = i
    CHARS[n++] = dash ? HYPHEN : point === 0x81fa ? 0x53f0 : point
    i += widthOf(point)
  }
  STARTS[n] = i
  CHARS[n] = 0
  CHARS[n + 1] = 0
  CHARS[n + 2] = 0
  CHARS[n + 3] = 0
  count = n
  stopped = i
}

let out: Uint8Array = new Uint8Array(0)
let length = 0

function put(c: number): void {
  if (length > 500) return
  if (c < 0x80) out[length++] = c
  else if (c < 0x10000) {
    out[length++] = 0xe0 | (c >> 12)
    out[length++] = 0x80 | ((c >> 6) & 63)
    out[length++] = 0x80 | (c & 63)
  } else {
    out[length++] = 0xf0 | (c >> 18)
    out[length++] = 0x80 | ((c >> 12) & 63)
    out[length++] = 0x80 | ((c >> 6) & 63)
    out[length++] = 0x80 | (c & 63)
  }
}

function putNumber(value: number): void {
  let power = 1
  while (power * 10 <= value) power *= 10
  for (; power >= 1; power /= 10) put(0x30 + (Math.floor(value / power) % 10))
}

function putCounty(county: number): void {
  const name = COUNTY_NAMES[county]!
  for (let i = 0; i < name.length; i++) out[length + i] = name[i]!
  length += name.length
}

/** First of the numerals that end before character `k`; `k` when there are none. */
function numeralsBefore(k: number, floor: number): number {
  let r = k
  while (r > floor && isNumeral(CHARS[r - 1]!)) r--
  return r
}

/** Rewrites the number that ends before character `k` in ASCII digits without leading zeros; false when there is none. */
function settleNumber(k: number, floor: number): boolean {
  let r = k
  while (r > floor && isAsciiDigit(CHARS[r - 1]!)) r--
  // 12, but neither 012 nor 一○2: it is written already.
  if (r < k && k - r < 8 && CHARS[r] !== 0x30 && (r === floor || !isNumeral(CHARS[r - 1]!))) return true
  r = numeralsBefore(k, floor)
  if (r === k) return false
  const value = numeralRun(CHARS, r, k)
  if (value < 0) return false
  length = PLACES[r]!
  putNumber(value)
  return true
}

/** Passes a postcode, the state and the province; gives the character behind. */
function passHead(from: number): number {
  let k = from
  while (k < count && isAsciiDigit(CHARS[k]!)) k++
  let digits = k - from
  if (digits === 3 && CHARS[k] === HYPHEN) {
    k++
    while (k < count && isAsciiDigit(CHARS[k]!)) k++
    digits = k - from - 1
  }
  if (k > from && ((digits !== 3 && digits !== 5 && digits !== 6) || CHARS[k]! < 0x80)) return from
  if (CHARS[k] === 0x4e2d && CHARS[k + 1] === 0x83ef && CHARS[k + 2] === 0x6c11 && CHARS[k + 3] === 0x570b) k += 4
  // 台灣大道 is a road.
  if (CHARS[k] === 0x53f0 && CHARS[k + 1] === 0x7063 && CHARS[k + 2] !== DA) {
    k += 2
    if (CHARS[k] === 0x7701) k++
    // The postcode may stand between: 台灣106台北市.
    if (isAsciiDigit(CHARS[k]!) && k + 3 < count) k = passHead(k)
  }
  return k
}

/** Number of characters of the district at `k`, 0 for none; its counties in `districtBits`. `former`: 板橋市 is read as 板橋區. */
let districtBits = 0
function districtAt(k: number, former: boolean): number {
  for (let size = 4; size >= 2; size--) {
    const last = CHARS[k + size - 1]!
    if (last !== DISTRICT_UNIT && last !== TOWNSHIP && last !== TOWN && last !== CITY) continue
    const unit = former ? DISTRICT_UNIT : last
    const a = CHARS[k]!
    const b = size === 2 ? unit : CHARS[k + 1]!
    const c = size < 3 ? 0 : size === 3 ? unit : CHARS[k + 2]!
    const d = size < 4 ? 0 : unit
    districtBits = a < 0x10000 && b < 0x10000 && c < 0x10000 ? DISTRICT.get(a, b, c, d) : 0
    if (districtBits !== 0) return size
  }
  return 0
}

/** Value of the county at `k` in {@link COUNTY}, 0 for none. */
function countyAt(k: number): number {
  const unit = CHARS[k + 2]!
  if (k + 2 >= count || (unit !== CITY && unit !== COUNTY_UNIT)) return 0
  return COUNTY.get(low16(CHARS[k]!), low16(CHARS[k + 1]!), unit, 0)
}

/** Parses from character `from`; fills {@link PARSED} and writes the canonical form. */
function parse(from: number, match: Match): void {
  out = match.canonical
  length = 0
  PARSED.county =
    PARSED.district =
    PARSED.road =
    PARSED.village =
    PARSED.number =
    PARSED.lane =
    PARSED.named =
    PARSED.mask =
      false
  let k = passHead(from)
  let former = false
  let county = countyAt(k)
  if (county !== 0) {
    PARSED.county = true
    former = (county & FORMER) !== 0
    county = (county & 63) - 1
    putCounty(county)
    k += 3
  } else {
    // 台北大安區: only when the district is one of that county.
    const bits =
      k + 3 < count && CHARS[k]! < 0x10000 && CHARS[k + 1]! < 0x10000 ? SHORT.get(CHARS[k]!, CHARS[k + 1]!, 0, 0) : 0
    if (bits !== 0 && districtAt(k + 2, false) > 0 && (districtBits & bits) !== 0) {
      const both = districtBits & bits
      PARSED.county = true
      putCounty(31 - Math.clz32(both))
      k += 2
    }
  }
  const size = districtAt(k, former)
  if (size > 2 || (size === 2 && PARSED.county)) {
    PARSED.district = true
    for (let c = 0; c < size; c++) put(former && c === size - 1 ? DISTRICT_UNIT : CHARS[k + c]!)
    k += size
  }
  parseStreet(k)
}

/** Street, lane and number from character `from` on. */
function parseStreet(from: number): void {
  let k = from
  const head = length
  let afterVillage = -1
  let villageEnd = from
  let names = 0
  let token = from
  PARSED.end = from
  PARSED.length = length
  const target = out
  for (; k < count; k++) {
    const c = CHARS[k]!
    PLACES[k] = length
    // Most characters are part of a name and nothing else: written here, not in put().
    if (c >= 0x800 && c < 0x10000 && CLASSES[c] === 0 && length < 500) {
      const n = length
      target[n] = 0xe0 | (c >> 12)
      target[n + 1] = 0x80 | ((c >> 6) & 63)
      target[n + 2] = 0x80 | (c & 63)
      length = n + 3
      if (++names > NAME_LIMIT) return
      continue
    }
    if (c === ZHI && k > from && isNumeral(CHARS[k - 1]!) && isNumeral(CHARS[k + 1]!)) {
      settleNumber(k, token)
      put(HYPHEN)
      continue
    }
    if (!isUnit(c)) {
      put(c)
      if (c >= 0x80 && !isNumeral(c) && ++names > NAME_LIMIT) return
      if ((c === LI || c === CUN) && !PARSED.road && names >= 2 && names <= 5) {
        PARSED.village = true
        names = 0
        token = k + 1
        villageEnd = k + 1
        afterVillage = length
        mark(k)
      }
      continue
    }
    const numbered = settleNumber(k, token)
    if (c === HAO) {
      if (!numbered || !plausibleNumber(k, token)) return
      put(c)
      PARSED.number = true
      mark(k)
      parseFloor(k + 1)
      return
    }
    if (c === LU || c === JIE || (c === DAO && CHARS[k - 1] === DA)) {
      if (names === 0 && !numbered) return
      put(c)
      PARSED.road = true
      // 戶籍 addresses name village and neighbourhood, others do not: with a road they say nothing more.
      if (afterVillage >= 0 && k - villageEnd >= 2) {
        out.copyWithin(head, afterVillage, length)
        length -= afterVillage - head
      }
      afterVillage = -1
    } else {
      put(c)
      if (c === LIN) {
        if (!numbered) continue
        villageEnd = k + 1
        afterVillage = length
      } else if (c === XIANG || c === NONG || c === LONG) {
        PARSED.lane = true
        if (names > 0) PARSED.named = true
      } else if (c !== DUAN) {
        // 樓 or 室 before any 號: 台北101大樓.
        names++
        continue
      } else if (!numbered) {
        names++
        continue
      }
    }
    names = 0
    token = k + 1
    mark(k)
  }
  // A column may hold less than a whole address; the end is the last unit.
}

/** The address reaches to character `k` at least. */
function mark(k: number): void {
  PARSED.end = k + 1
  PARSED.length = length
}

/** 釋字第5號, 府法字第1090012345號: a number of a document, not of a house. */
function plausibleNumber(k: number, token: number): boolean {
  const r = numeralsBefore(k, token)
  if (k - r > 5 || r === token) return k - r <= 5
  const before = CHARS[r - 1]!
  return before !== DI && before !== ZI
}

/** 之3, 3樓, 3樓之2, 3F-2, B1, 地下1樓, 5室 behind the number. */
function parseFloor(from: number): void {
  let k = from
  // 12號之3 is 12之3號.
  if ((CHARS[k] === ZHI || CHARS[k] === HYPHEN) && isNumeral(CHARS[k + 1]!)) {
    let e = k + 1
    while (e < count && isNumeral(CHARS[e]!)) e++
    const next = CHARS[e]!
    if (next !== LOU && next !== 0x46 && next !== 0x66 && next !== SHI) {
      const value = numeralRun(CHARS, k + 1, e)
      if (value >= 0) {
        length -= 3
        put(HYPHEN)
        putNumber(value)
        put(HAO)
        mark(e - 1)
        k = e
      }
    } else k++
  }
  for (let parts = 0; parts < 3 && k < count; parts++) {
    length = PARSED.length
    let e = k
    if (CHARS[e] === HYPHEN) e++
    if ((CHARS[e] === 0x42 || CHARS[e] === 0x62) && isAsciiDigit(CHARS[e + 1]!)) {
      put(0x42)
      e++
    } else if (CHARS[e] === 0x5730 && CHARS[e + 1] === 0x4e0b) {
      put(0x42)
      e += 2
    }
    const basement = length > PARSED.length
    let d = e
    while (d < count && isNumeral(CHARS[d]!)) d++
    if (d === e || d - e > 4) return
    const value = numeralRun(CHARS, e, d)
    if (value < 0) return
    const unit = CHARS[d]!
    const letter = unit === 0x46 || unit === 0x66
    if (letter && d + 1 < count && isLatin(CHARS[d + 1]!)) return
    if (unit === LOU || unit === CENG || letter) {
      putNumber(value)
      put(LOU)
      d++
      mark(d - 1)
      if ((CHARS[d] === ZHI || CHARS[d] === HYPHEN) && isNumeral(CHARS[d + 1]!)) {
        let f = d + 1
        while (f < count && isNumeral(CHARS[f]!)) f++
        const part = numeralRun(CHARS, d + 1, f)
        if (part >= 0 && CHARS[f] !== LOU) {
          put(HYPHEN)
          putNumber(part)
          d = f
          mark(d - 1)
        }
      }
    } else if (unit === SHI) {
      putNumber(value)
      put(SHI)
      d++
      mark(d - 1)
    } else if (basement && parts === 0 && !isLatin(unit)) {
      putNumber(value)
      put(LOU)
      mark(d - 1)
    } else return
    k = d
  }
}

function isLatin(c: number): boolean {
  return c < 0x80 && isAlnum(c)
}

/** Offset behind the last character of what was parsed. */
function endOffset(): number {
  if (PARSED.end === 0) return STARTS[0]!
  const last = PARSED.end - 1
  const c = CHARS[last]!
  return STARTS[last]! + (c === HYPHEN ? 1 : widthOf(c))
}

/** Is the place masked from where parsing stopped on: 台北市大安區○○○, 台北市大安區仁愛路***? */
function maskedRest(bytes: Uint8Array, end: number): boolean {
  return (PARSED.county || PARSED.district) && !PARSED.number && stopped < end && maskWidth(bytes, stopped, end) > 0
}

/** As much as a column asks for; false when it is no address. */
function weighCell(start: number, match: Match): boolean {
  const place = PARSED.county || PARSED.district
  const way = PARSED.road || PARSED.village || PARSED.lane
  let confidence: Confidence = MEDIUM
  if (place && way && PARSED.number) confidence = HIGH
  else if (!(place && (way || PARSED.number)) && !((PARSED.road || PARSED.named || PARSED.village) && PARSED.number))
    return false
  match.canonicalLength = PARSED.length
  return found(match, start, endOffset(), confidence, BECAUSE.grammar)
}

/** No. 5, Ln. 10, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City: a number and a word for a street. */
const ENGLISH_WAYS = new WordSet(['rd', 'st', 'road', 'ln', 'lane', 'ave', 'blvd', 'sec', 'aly', 'dist'])
function englishAddress(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let n = 0
  let digits = false
  let way = false
  let words = 0
  for (let i = start; i < end && n < 500; ) {
    if (!isAlnum(bytes[i]!)) {
      if (bytes[i]! >= 0x80 || bytes[i] === 0x40) return false
      i++
      continue
    }
    if (n > 0) match.canonical[n++] = 0x20
    const from = n
    while (i < end && n < 500 && (isAlnum(bytes[i]!) || bytes[i] === 0x27 || bytes[i] === HYPHEN)) {
      if (isDigit(bytes[i]!)) digits = true
      if (bytes[i] !== 0x27) match.canonical[n++] = lower(bytes[i]!)
      i++
    }
    words++
    const size = n - from
    if (size <= 4) {
      const at = (k: number): number => (k < size ? match.canonical[from + k]! : 0)
      if (ENGLISH_WAYS.get(at(0), at(1), at(2), at(3)) !== 0) way = true
    } else if (
      size === 6 &&
      match.canonical[from] === 0x73 &&
      match.canonical[from + 1] === 0x74 &&
      match.canonical[from + 5] === 0x74
    )
      way = true
  }
  if (!digits || !way || words < 4) return false
  match.canonicalLength = n
  return found(match, start, end, MEDIUM, BECAUSE.grammar)
}

function cellAt(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  read(bytes, start, end)
  if (count < 4) {
    if (count < 3) return false
    parse(0, match)
    return maskedRest(bytes, end) && foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  }
  parse(0, match)
  if (maskedRest(bytes, end)) return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  if ((PARSED.county || PARSED.district) && weighCell(start, match)) return true
  // 戶籍地台北市…: the place stands further behind.
  let again = false
  for (let k = 1; k + 6 < count && k < 12; k++) {
    if (countyAt(k) === 0) continue
    again = true
    parse(k, match)
    if (weighCell(STARTS[k]!, match)) return true
  }
  if (again) parse(0, match)
  return weighCell(start, match)
}

/** For the sets of words, which have characters of the first plane only. */
function low16(c: number): number {
  return c < 0x10000 ? c : 0xffff
}

/** Does the address parsed from character `k` contain the 號 at `at`? */
function reaches(k: number, at: number, match: Match): boolean {
  parse(k, match)
  return PARSED.number && endOffset() > at
}

export default defineDetector({
  id: 'address',
  code: 37,
  names: { zh: '地址', en: 'Address' },
  category: 'C001',
  strength: 'weak',
  columns: [
    ...owned('地址', '住址', '通訊地址', '聯絡地址', '戶籍地址', '住家地址', '居住地址'),
    '通訊處',
    '通訊住址',
    '連絡地址',
    '戶籍地',
    '戶籍住址',
    '現居地址',
    '現居地',
    '居住地',
    '居所',
    '住所',
    '住居所',
    '郵寄地址',
    '寄送地址',
    '送貨地址',
    '收貨地址',
    '收件地址',
    '帳單地址',
    '出貨地址',
    '配送地址',
    '到府地址',
    '服務地址',
    '裝機地址',
    '用電地址',
    '用水地址',
    '房屋地址',
    '門牌',
    '門牌地址',
    '房屋門牌',
    '房屋座落',
    '房屋坐落',
    '坐落',
    '座落',
    '送達處所',
    '現居',
    '現住地',
    '現住地址',
    '現住所',
    '戶籍',
    '住家',
    '寄件地址',
    '送達地址',
    '居留地址',
    '在臺住址',
    '來臺住址',
    '建物門牌',
    '家裡地址',
    ...ownedEnglish('address', 'addr', 'streetaddress'),
    'address1',
    'address2',
    'addr1',
    'addr2',
    'addressline1',
    'addressline2',
    'mailaddr',
    'registeredaddress',
    'residentialaddress',
    'permanentaddress',
    'currentaddress',
    'street',
    'shipto',
    'billto',
    'deliverto',
    'fulladdress',
    'detailaddress',
    'addrline1',
    'addrline2',
    'address3',
    'addr3',
  ],
  labels: [
    '通訊地址',
    '聯絡地址',
    '連絡地址',
    '戶籍地址',
    '居住地址',
    '郵寄地址',
    '寄送地址',
    '收件地址',
    '送達地址',
    '通訊處',
    '地址',
    '住址',
    '住所',
    '居所',
    '戶籍地',
    ...spread('地址'),
    ...spread('住址'),
    '現居地址',
    '現居:',
    '戶籍:',
    '送達處所',
    '房屋坐落',
    '房屋座落',
    '租賃標的',
    '租賃標的物',
    '坐落:',
    'mailing address',
    'home address',
    'address:',
    'addr:',
  ],
  anchors: ['number-unit'],
  cell(bytes, start, end, match) {
    let from = start
    // (106) 台北市…, 戶籍：台北市…: begins again behind what no address has.
    for (let tries = 0; tries < 4 && from < end; tries++) {
      if (cellAt(bytes, from, end, match)) return true
      if (stopped >= end) break
      from = stopped + Math.max(1, widthOf(Math.max(codePointAt(bytes, stopped, end), 0)))
    }
    // {street: '123 2nd St': a program's.
    return (isAlnum(bytes[start]!) || bytes[start] === 0x23) && englishAddress(bytes, start, end, match)
  },
  free(bytes, at, from, to, match) {
    // Only the number ends the search: every lane and road before it belongs to the same address.
    if (codePointAt(bytes, at, to) !== HAO) return false
    let start = at
    const floor = Math.max(from, at - 150)
    while (start > floor) {
      const previous = previousStart(bytes, start, floor)
      const point = codePointAt(bytes, previous, start)
      if (
        !isHan(point) &&
        !(point < 0x80 && isAlnum(point)) &&
        point !== HYPHEN &&
        point !== 0x20 &&
        point !== 0x3000 &&
        numeralValue(point) !== 0
      )
        break
      start = previous
    }
    read(bytes, start, Math.min(to, at + 60))
    let hao = 0
    while (hao < count && STARTS[hao]! < at) hao++
    if (hao >= count) return false
    for (let k = hao - 1; k >= 0; k--) {
      if (countyAt(k) === 0) continue
      if (reaches(k, at, match) && (PARSED.road || PARSED.village)) return weighFree(k, HIGH, match)
    }
    for (let k = hao - 1; k >= 0; k--) {
      const two = SHORT.get(low16(CHARS[k]!), low16(CHARS[k + 1]!), 0, 0) !== 0 && CHARS[k]! >= 0x80
      // 宜蘭市 is a district that begins like 宜蘭 before a district.
      const place = Math.max(two ? districtAt(k + 2, false) : 0, districtAt(k, false))
      if (CHARS[k]! < 0x80 || place < 3) continue
      if (reaches(k, at, match) && (PARSED.road || PARSED.village)) return weighFree(k, HIGH, match)
    }
    // 南區竹塘路129號: a district of two characters is one only before a road.
    for (let k = hao - 1; k >= 0; k--) {
      if (CHARS[k + 1] !== DISTRICT_UNIT || districtAt(k, false) !== 2) continue
      if (reaches(k + 2, at, match) && PARSED.road) return weighDistrict(k, match)
    }
    return roadOnly(hao, at, match)
  },
  mask(value) {
    const text = value.replaceAll('臺', '台')
    for (const { name, districts } of COUNTIES) {
      if (!text.startsWith(name)) continue
      const district = districts.find((d) => text.startsWith(d, name.length))
      return `${name}${district ?? ''}○○○`
    }
    const district = COUNTIES.flatMap(({ districts }) => districts).find((d) => d.length > 2 && text.startsWith(d))
    return `${district ?? ''}○○○`
  },
  examples: {
    hit: [
      { text: '台北市大安區仁愛路四段100巷5弄20號3樓之2', canonical: '台北市大安區仁愛路4段100巷5弄20號3樓-2' },
      { text: '臺北市大安區仁愛路4段100巷5弄20號3F-2', canonical: '台北市大安區仁愛路4段100巷5弄20號3樓-2' },
      { text: '住106台北市大安區龍門里3鄰仁愛路四段20號，', canonical: '台北市大安區仁愛路4段20號' },
      { text: '10617 台北市 大安區 仁愛路 四段 20 號', canonical: '台北市大安區仁愛路4段20號', column: '地址' },
      { text: '台北市大安區仁愛路四段二十號三樓', canonical: '台北市大安區仁愛路4段20號3樓', column: '地址' },
      { text: '台北縣板橋市文化路一段12之3號', canonical: '新北市板橋區文化路1段12-3號' },
      { text: '新北市板橋區文化路1段12號之3', canonical: '新北市板橋區文化路1段12-3號' },
      { text: '雲林縣口湖鄉頂湖村12號', canonical: '雲林縣口湖鄉頂湖村12號' },
      { text: '高雄市三民區九如一路720號', canonical: '高雄市三民區九如1路720號' },
      { text: '嘉義縣阿里山鄉中正村5鄰59號', canonical: '嘉義縣阿里山鄉中正村5鄰59號' },
      { text: '台北大安區仁愛路四段20號', canonical: '台北市大安區仁愛路4段20號', column: '通訊地址' },
      { text: '大安區仁愛路四段20號', canonical: '大安區仁愛路4段20號' },
      { text: '寄到南區竹塘路129號2樓', canonical: '南區竹塘路129號2樓' },
      { text: '宜蘭市長橋路73巷179號', canonical: '宜蘭市長橋路73巷179號' },
      { text: '住台北市大安區仁愛路四段一七○號', canonical: '台北市大安區仁愛路4段170號' },
      { text: '台中市西屯區台灣大道三段99號B1', canonical: '台中市西屯區台灣大道3段99號B1樓' },
      { text: '仁愛路四段20號', canonical: '仁愛路4段20號', column: '地址' },
      { text: '(106)台北市大安區仁愛路四段20號', canonical: '台北市大安區仁愛路4段20號', column: '戶籍地址' },
      {
        text: "No. 20, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City",
        column: 'address',
        canonical: 'no 20 sec 4 renai rd daan dist taipei city',
      },
    ],
    miss: [
      { text: '台北市大安區' },
      { text: '釋字第748號' },
      { text: '台北市政府府法綜字第1093021234號函' },
      { text: '搭乘台北捷運5號出口' },
      { text: '台北市', column: '地址' },
      { text: '同上', column: '地址' },
      { text: '192.168.1.20', column: 'address' },
      { text: '0x1f3a', column: 'addr' },
    ],
    masked: [
      { text: '台北市大安區○○○', column: '地址' },
      { text: '臺北市大安區仁愛路***', column: '地址' },
      { text: '台北市＊＊＊', column: '地址' },
    ],
  },
})

/** The address that was parsed behind the district of two characters at `k`: written again with the district before it. */
function weighDistrict(k: number, match: Match): boolean {
  const size = 6
  if (PARSED.length + size > 500) return false
  match.canonical.copyWithin(size, 0, PARSED.length)
  length = 0
  put(CHARS[k]!)
  put(CHARS[k + 1]!)
  PARSED.length += size
  return weighFree(k, MEDIUM, match)
}

function weighFree(k: number, confidence: Confidence, match: Match): boolean {
  match.canonicalLength = PARSED.length
  return found(match, STARTS[k]!, endOffset(), confidence, BECAUSE.grammar)
}

/** A road and a number without a place: at most three characters before 路 or 街 are its name. Only something to look at. */
function roadOnly(hao: number, at: number, match: Match): boolean {
  let road = hao - 1
  while (road > 0 && CHARS[road] !== LU && CHARS[road] !== JIE && !(CHARS[road] === DAO && CHARS[road - 1] === DA))
    road--
  if (road < 2) return false
  let k = road
  while (k > 0 && road - k < 4 && CHARS[k - 1]! >= 0x80) k--
  if (!reaches(k, at, match) || !PARSED.road) return false
  return weighFree(k, LOW, match)
}
