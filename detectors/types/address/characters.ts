/**
 * The characters of an address: what each is to the grammar, and how they are read.
 *
 * Every address of every cell comes through here, so that what is read stays in arrays of the module and no object is made.
 */
import { blankWidth, codePointAt, HYPHEN, isDigit, isHan, isLetter, widthOf } from '../bytes.ts'
import { maskWidth } from '../masks.ts'
import { numeralValue } from '../numeral.ts'

// Units, and what else the grammar asks about.
export const CITY = 0x5e02
export const COUNTY_UNIT = 0x7e23
/** 區 */
export const DISTRICT_UNIT = 0x5340
export const TOWNSHIP = 0x9109
export const TOWN = 0x93ae
export const LI = 0x91cc
export const CUN = 0x6751
export const LIN = 0x9130
export const LU = 0x8def
export const JIE = 0x8857
export const DAO = 0x9053
export const DA = 0x5927
export const DUAN = 0x6bb5
export const XIANG = 0x5df7
export const NONG = 0x5f04
export const LONG = 0x8856
/** 號 */
export const HAO = 0x865f
export const LOU = 0x6a13
export const CENG = 0x5c64
export const SHI = 0x5ba4
export const ZHI = 0x4e4b
export const DI = 0x7b2c
export const ZI = 0x5b57

/** Longest that is read: 120 characters, the longest addresses of the registers have about 60. */
const LIMIT = 120

/** Characters of the address, 臺 as 台, without blanks. */
export const CHARS = new Int32Array(LIMIT + 4)
/** Where each begins in the bytes. */
export const STARTS = new Int32Array(LIMIT + 4)

/** What {@link read} found. One object, used again and again. */
export const READ = {
  /** Characters in {@link CHARS}. */
  count: 0,
  /** Where reading stopped. */
  end: 0,
}

// What a character is to the grammar.
const UNIT = 1
const NUMERAL = 2
/** 里, 村 and 之, which mean something in some places only. */
const PERHAPS = 3
/** A table, because every character of every cell asks; 0 for what is part of a name and nothing else. */
export const CLASSES = new Uint8Array(0x10000)
for (const c of [LI, CUN, ZHI]) CLASSES[c] = PERHAPS
for (const c of [LU, JIE, DAO, DUAN, XIANG, NONG, LONG, HAO, LOU, LIN, SHI, CENG]) CLASSES[c] = UNIT
for (let c = 0; c < 0x10000; c++) if (numeralValue(c) >= 0 || (c >= 0x30 && c <= 0x39)) CLASSES[c] = NUMERAL

/** Does a part of the address end with it? */
export function isUnit(c: number): boolean {
  return c < 0x10000 && CLASSES[c] === UNIT
}

/** `0`–`9`. */
export function isAsciiDigit(c: number): boolean {
  return c >= 0x30 && c <= 0x39
}

/** A digit or a Chinese numeral. */
export function isNumeral(c: number): boolean {
  return c < 0x10000 && CLASSES[c] === NUMERAL
}

/** Reads Han characters, digits, letters and hyphens from `start`, blanks left out, up to the first other character, into {@link CHARS}, {@link STARTS} and {@link READ}. Gives how many. */
export function read(bytes: Uint8Array, start: number, end: number): number {
  // Not in READ while counting: that is memory, and this loop sees every byte of every address.
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
  READ.count = n
  READ.end = i
  return n
}
