/**
 * The grammar of addresses in Taiwan: county, district, village, road, section, lane, alley, number, floor, room. What is read is written in
 * one form, by which two ways of writing an address are the same.
 */
import type { Match } from '../../detector.ts'
import { HYPHEN, isAlnum, widthOf } from '../bytes.ts'
import { maskWidth } from '../masks.ts'
import { numeralRun } from '../numeral.ts'
import {
  CENG,
  CHARS,
  CLASSES,
  CUN,
  DA,
  DAO,
  DI,
  DISTRICT_UNIT,
  DUAN,
  HAO,
  isAsciiDigit,
  isNumeral,
  isUnit,
  JIE,
  LI,
  LIN,
  LONG,
  LOU,
  LU,
  NONG,
  READ,
  SHI,
  STARTS,
  XIANG,
  ZHI,
  ZI,
} from './characters.ts'
import { COUNTY_NAMES, countyAt, DISTRICT_FOUND, districtAt, FORMER, shortCountyAt } from './places.ts'

/** Han characters between two units: 員山子福德祠旁 is long already. */
const NAME_LIMIT = 9

/** Where each character begins in the canonical form, while that is written. */
const PLACES = new Int32Array(CHARS.length)

/** What {@link parse} found. */
export const PARSED = {
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
}

/** The canonical form that is written, and its length. */
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
  while (k < READ.count && isAsciiDigit(CHARS[k]!)) k++
  let digits = k - from
  if (digits === 3 && CHARS[k] === HYPHEN) {
    k++
    while (k < READ.count && isAsciiDigit(CHARS[k]!)) k++
    digits = k - from - 1
  }
  if (k > from && ((digits !== 3 && digits !== 5 && digits !== 6) || CHARS[k]! < 0x80)) return from
  if (CHARS[k] === 0x4e2d && CHARS[k + 1] === 0x83ef && CHARS[k + 2] === 0x6c11 && CHARS[k + 3] === 0x570b) k += 4
  // 台灣大道 is a road.
  if (CHARS[k] === 0x53f0 && CHARS[k + 1] === 0x7063 && CHARS[k + 2] !== DA) {
    k += 2
    if (CHARS[k] === 0x7701) k++
    // The postcode may stand between: 台灣106台北市.
    if (isAsciiDigit(CHARS[k]!) && k + 3 < READ.count) k = passHead(k)
  }
  return k
}

/** Parses from character `from`; fills {@link PARSED} and writes the canonical form. */
export function parse(from: number, match: Match): void {
  out = match.canonical
  length = 0
  PARSED.county = PARSED.district = PARSED.road = PARSED.village = PARSED.number = PARSED.lane = PARSED.named = false
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
    const bits = k + 3 < READ.count ? shortCountyAt(k) : 0
    if (bits !== 0 && districtAt(k + 2, false) > 0 && (DISTRICT_FOUND.counties & bits) !== 0) {
      const both = DISTRICT_FOUND.counties & bits
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
  const { count } = READ
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
      // 美村路, 東里街: the road's name.
      const ofRoad = k + 1 < count && isRoadAt(k + 1)
      if ((c === LI || c === CUN) && !ofRoad && !PARSED.road && names >= 2 && names <= 5) {
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
    if (isRoadAt(k)) {
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

/** Does a road end with character `k`: 路, 街, 大道? */
export function isRoadAt(k: number): boolean {
  const c = CHARS[k]!
  return c === LU || c === JIE || (c === DAO && CHARS[k - 1] === DA)
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
  const { count } = READ
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
export function endOffset(): number {
  if (PARSED.end === 0) return STARTS[0]!
  const last = PARSED.end - 1
  const c = CHARS[last]!
  return STARTS[last]! + (c === HYPHEN ? 1 : widthOf(c))
}

/** Is the place masked from where reading READ.end on: 台北市大安區○○○, 台北市大安區仁愛路***? */
export function maskedRest(bytes: Uint8Array, end: number): boolean {
  return (PARSED.county || PARSED.district) && !PARSED.number && READ.end < end && maskWidth(bytes, READ.end, end) > 0
}

/** Writes the district of two characters at `k` in front of what was parsed; false where there is no room. */
export function writeDistrict(k: number, match: Match): boolean {
  const size = 6
  if (PARSED.length + size > 500) return false
  match.canonical.copyWithin(size, 0, PARSED.length)
  length = 0
  put(CHARS[k]!)
  put(CHARS[k + 1]!)
  PARSED.length += size
  return true
}
