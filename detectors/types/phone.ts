/**
 * Telephone numbers as they are written in Taiwan: a country code or none, an area code in brackets or not, groups. Reads them into the
 * national form, which is the canonical form of both the mobile and the landline detector.
 */

import { isAreaCode, subscriberLength } from '../data/area-codes.ts'
import { BLANK, DOT, HYPHEN, isDigit, joinWidth, mayBegin, mayEnd, SLASH } from './bytes.ts'
import { DIGITS } from './digits.ts'
import { EXTENT, expandMask, MASKED, readMasked } from './masks.ts'

/** What {@link readPhone} found. One object, used again and again. */
export const PHONE = {
  /** Digits of the national form, with its 0, in {@link NUMBER}. */
  count: 0,
  /** Sizes of the groups as a decimal number (4-3-3 is 433, the 0 that a country code replaces counted), 0 for a single group. */
  shape: 0,
  /** Size of the first group. */
  first: 0,
  /** Extent, with the `+` or bracket before. */
  begin: 0,
  end: 0,
  /** 886 stood before the number. */
  country: false,
  /** … and a `+` or 00 before that. */
  international: false,
  bracket: false,
  /** Every separator is a dot, as in numbers of versions. */
  dots: false,
}

/** The national form, values 0–9. */
export const NUMBER = new Uint8Array(16)

const OPEN = 0x28
const CLOSE = 0x29
const PLUS = 0x2b
const TILDE = 0x7e

/**
 * Reads the number whose first digit is at `at`: as many digits as its beginning asks for and no more, because the next number may follow
 * behind a blank. False when it does not begin like one, is too short, or has a neighbour that forbids it.
 */
export function readPhone(bytes: Uint8Array, at: number, from: number, to: number): boolean {
  let begin = at
  let plus = false
  let open = false
  while (begin > from && at - begin < 2) {
    const b = bytes[begin - 1]!
    if (b === PLUS) plus = true
    else if (b === OPEN) open = true
    else break
    begin--
  }
  // `TEL+886…` is a number, `5+0912…` is a sum.
  const code = open && !plus ? countryBefore(bytes, begin, from) : -1
  if (begin === at ? !mayBegin(bytes, at, from) : begin > from && isDigit(bytes[begin - 1]!) && code < 0) return false
  // (+886 (0)912…) and (+886912…): the bracket around all of it is not the number's own.
  let around = open && plus
  let i = at
  let country = false
  if (at + 11 < to) {
    let c = i
    if (bytes[c] === 0x30 && bytes[c + 1] === 0x30) {
      c += 2
      if (bytes[c] === HYPHEN || bytes[c] === BLANK) c++
    }
    if (bytes[c] === 0x38 && bytes[c + 1] === 0x38 && bytes[c + 2] === 0x36) {
      country = true
      if (c > i) plus = true
      i = c + 3
      if (bytes[i] === CLOSE) {
        i++
        open = false
        around = false
      }
      if (bytes[i] === HYPHEN || bytes[i] === BLANK || bytes[i] === DOT) i++
      if (bytes[i] === OPEN) {
        open = true
        i++
      }
    }
  }
  if (i >= to) return false
  let count = 0
  let size = 0
  if (bytes[i] !== 0x30) {
    if (!country) return false
    NUMBER[count++] = 0
    size = 1
  }
  let want = 16
  let shape = 0
  let first = 0
  let groups = 0
  let bracket = false
  let dots = 0
  for (; i < to && count < want; i++) {
    const b = bytes[i]!
    if (isDigit(b)) {
      NUMBER[count++] = b - 0x30
      size++
      if (count === 4) {
        want = subscriberLength(NUMBER[1]!, NUMBER[2]!, NUMBER[3]!)
        if (want < 0) return false
      }
      continue
    }
    if (b === CLOSE && open && groups === 0 && size > 0) {
      bracket = true
      open = false
      // The 0 of +886 (0)912… belongs to the next group.
      if (count === 1) continue
      if (i + 1 < to && (bytes[i + 1] === BLANK || bytes[i + 1] === HYPHEN)) i++
    } else if (size === 0) return false
    else if (b === DOT) dots++
    else if (b === SLASH || b === TILDE) {
      // 07/3444595, 02~20747740: only behind an area code.
      if (groups > 0 || !isAreaBeforeSlash(size)) return false
    } else {
      const width = joinWidth(bytes, i, to)
      if (width === 0) return false
      i += width - 1
      // 02 - 2345 6789: one blank on either side of a dash.
      if (b === BLANK && i + 3 < to && bytes[i + 1] === HYPHEN && bytes[i + 2] === BLANK) i += 2
    }
    if (i + 1 >= to || !isDigit(bytes[i + 1]!)) return false
    if (groups === 0) first = size
    if (++groups > 5) return false
    shape = shape * 10 + size
    size = 0
  }
  // 王小明_0912745638_2.jpg: what may begin behind a line may end before one.
  if (count < want || !mayEnd(bytes, i, to, begin === at && at > from && bytes[at - 1] === 0x5f)) return false
  // A bracket that nothing closed is not the number's own: (備用 0912345678 …
  PHONE.begin = code >= 0 && bracket ? code : open && !plus ? at : around ? begin + 1 : begin
  PHONE.count = count
  PHONE.shape = groups === 0 ? 0 : shape * 10 + size
  PHONE.first = groups === 0 ? size : first
  PHONE.end = i
  PHONE.country = country
  PHONE.international = plus
  PHONE.bracket = bracket
  PHONE.dots = dots > 0 && dots === groups
  return true
}

/** +886(0)912…, +886 (0)912…: where the country code right before the bracket at `at` begins, or -1. */
function countryBefore(bytes: Uint8Array, at: number, from: number): number {
  const end = bytes[at - 1] === BLANK || bytes[at - 1] === HYPHEN ? at - 1 : at
  const start = end - 3
  if (start < from || bytes[start] !== 0x38 || bytes[start + 1] !== 0x38 || bytes[start + 2] !== 0x36) return -1
  if (start === from) return start
  if (bytes[start - 1] === PLUS) return start - 1
  return isDigit(bytes[start - 1]!) ? -1 : start
}

/** Is what was read into {@link NUMBER} so far an area code? Of two digits 04 may be one whatever follows: the length decides. */
function isAreaBeforeSlash(size: number): boolean {
  const area = NUMBER[1]!
  if (size === 2) return area >= 2 && area <= 8
  return (size === 3 || size === 4) && isAreaCode(size, area, NUMBER[2]!, NUMBER[3]!)
}

/**
 * A number whose 0 a spreadsheet dropped, over `[at, end)`: reads digits (blanks and `-` between) into {@link NUMBER} with the 0 put back.
 * `.0` behind it, which a table of floating-point numbers leaves, is ignored.
 */
export function readLostZero(bytes: Uint8Array, at: number, end: number): boolean {
  NUMBER[0] = 0
  let count = 1
  let i = at
  for (; i < end && count < 12; i++) {
    const b = bytes[i]!
    if (isDigit(b)) NUMBER[count++] = b - 0x30
    else {
      const width = joinWidth(bytes, i, end)
      if (width === 0 || i + width >= end || !isDigit(bytes[i + width]!)) break
      i += width - 1
    }
  }
  PHONE.end = i
  if (i + 2 === end && bytes[i] === DOT && bytes[i + 1] === 0x30) PHONE.end = end
  else if (!mayEnd(bytes, i, end)) return false
  PHONE.count = count
  PHONE.begin = at
  return count >= 4 && subscriberLength(NUMBER[1]!, NUMBER[2]!, NUMBER[3]!) === count
}

/**
 * A masked number over `[start, end)`: its symbols in {@link DIGITS} (10 for a mask) in the national form, their number returned; -1 when
 * it is none.
 */
export function readMaskedPhone(bytes: Uint8Array, start: number, end: number): number {
  let i = start
  let dropped = 0
  if (bytes[i] === OPEN) i++
  if (bytes[i] === PLUS) i++
  if (i + 4 < end && bytes[i] === 0x38 && bytes[i + 1] === 0x38 && bytes[i + 2] === 0x36) {
    i += 3
    if (bytes[i] === HYPHEN || bytes[i] === BLANK) i++
    if (bytes[i] !== 0x30) dropped = 1
  }
  // (02)2345-****: the closing bracket is the only thing readMasked does not know.
  let close = -1
  for (let k = i; k < end && k < i + 5; k++) if (bytes[k] === CLOSE) close = k
  if (close >= 0) {
    let area = 0
    for (let k = i; k < close; k++) area = isDigit(bytes[k]!) ? area + 1 : -9
    if (area < 2 || area > 4) return -1
    const code0 = bytes[i + 1]! - 0x30
    let rest = close + 1
    if (bytes[rest] === BLANK || bytes[rest] === HYPHEN) rest++
    if (bytes[i] !== 0x30 || !readMasked(bytes, rest, end)) return -1
    DIGITS[0] = 0
    DIGITS[1] = code0
    return MASKED.symbols + area
  }
  if (!readMasked(bytes, i, end)) return -1
  if (MASKED.digits === 0) return -1
  if (dropped > 0) {
    DIGITS[1] = DIGITS[0]!
    DIGITS[0] = 0
  }
  return MASKED.symbols + dropped
}

/** The masked number around a run of mask characters, as {@link readMaskedPhone}; its extent is in {@link EXTENT}. */
export function maskedPhoneAround(bytes: Uint8Array, at: number, from: number, to: number): number {
  expandMask(bytes, at, from, to)
  if (EXTENT.start > from && !mayBegin(bytes, EXTENT.start, from)) return -1
  return readMaskedPhone(bytes, EXTENT.start, EXTENT.end)
}
