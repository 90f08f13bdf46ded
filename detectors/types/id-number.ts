/**
 * The check of 身分證統一編號 and 統一證號, which share one rule: the letter stands for a number of two digits; tens × 1, units × 9, then
 * the digits × 8, 7 … 1, and the check digit × 1; the sum is a multiple of ten. In the old 統一證號 the second letter stands for the units
 * digit of its number, × 8 (內政部, 國民身分證統一編號與外來人口統一證號檢查規則).
 */
import { BLANK, HYPHEN, isDigit, isLetter, LF, lineBefore, mayBegin } from './bytes.ts'
import { DIGITS, GROUPS, READ, readDigits } from './digits.ts'
import { digitMaskWidth } from './masks.ts'

/** So far around a number Han characters are looked for: who writes Chinese writes IDs, not commits. */
const HEX_REACH = 24

/** Number of each letter, A to Z: the official table, in which I, O, W, X, Y, Z stand out of order. */
const LETTER_VALUES = [
  10, 11, 12, 13, 14, 15, 16, 17, 34, 18, 19, 20, 21, 22, 35, 23, 24, 25, 26, 27, 28, 29, 32, 30, 31, 33,
] as const

/** Tens + 9 × units of each letter, modulo 10. */
const FIRST = Uint8Array.from(LETTER_VALUES, (value) => (Math.floor(value / 10) + 9 * (value % 10)) % 10)
/** Units digit of each letter. */
const UNITS = Uint8Array.from(LETTER_VALUES, (value) => value % 10)

/** Does the check digit agree? `letter` is an ASCII letter; the nine digits (values 0–9) are in {@link DIGITS}. */
export function checksNine(letter: number): boolean {
  let sum = FIRST[(letter & 0x1f) - 1]! + DIGITS[8]!
  for (let i = 0; i < 8; i++) sum += DIGITS[i]! * (8 - i)
  return sum % 10 === 0
}

/** Does the check digit of an old 統一證號 agree? The eight digits are in {@link DIGITS}. */
export function checksEight(first: number, second: number): boolean {
  let sum = FIRST[(first & 0x1f) - 1]! + UNITS[(second & 0x1f) - 1]! * 8 + DIGITS[7]!
  for (let i = 0; i < 7; i++) sum += DIGITS[i]! * (7 - i)
  return sum % 10 === 0
}

/** Are there nine digits on end at `at`, and behind them nothing that readDigits would go on with? Nearly all are written so. */
function nineDigits(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + 9 > end) return false
  for (let k = 0; k < 9; k++) {
    const digit = bytes[at + k]! - 0x30
    if (digit < 0 || digit > 9) return false
    DIGITS[k] = digit
  }
  return at + 9 === end || bytes[at + 9]! > 0x39
}

/** Nine digits with a blank between each two, as a form's boxes are read; the end, or -1. */
function boxedDigits(bytes: Uint8Array, at: number, end: number): number {
  if (at + 17 > end) return -1
  for (let k = 0; k < 9; k++) {
    const digit = bytes[at + 2 * k]! - 0x30
    if (digit < 0 || digit > 9 || (k < 8 && bytes[at + 2 * k + 1] !== BLANK)) return -1
    DIGITS[k] = digit
  }
  return at + 17
}

/**
 * Reads letter and nine digits at `at` into {@link DIGITS}; gives the end or -1. Separators only in regular groups, one kind of them:
 * A123-456-789, A 123 456 789 (`blank` allows one after the letter), A1234-56789, A-123456789.
 */
export function readNine(bytes: Uint8Array, at: number, end: number, blank: boolean): number {
  if (at + 10 > end || !isLetter(bytes[at]!)) return -1
  let i = at + 1
  const gap = bytes[i]!
  if (gap === HYPHEN || (gap === BLANK && blank)) i++
  if (!isDigit(bytes[i]!)) return -1
  if (nineDigits(bytes, i, end)) return i + 9
  if (gap === BLANK && blank && bytes[i + 1] === BLANK) return boxedDigits(bytes, i, end)
  readDigits(bytes, i, end)
  const groups = READ.groups
  // What follows the nine digits behind a blank is another value: only the groups that make nine count.
  if (GROUPS[0] === 9) {
    if (groups > 1 && (bytes[i + 9] !== BLANK || !isDigit(bytes[i + 10]!))) return -1
    return i + 9
  }
  const separator = bytes[i + GROUPS[0]!]!
  if (separator === 0x2e || groups < 2) return -1
  let stop = -1
  if (GROUPS[0] === 4 && GROUPS[1] === 5) stop = i + 10
  else if (groups < 3) return -1
  else if (GROUPS[0] === 3 && GROUPS[1] === 3 && GROUPS[2] === 3 && bytes[i + 7] === separator) stop = i + 11
  else if (GROUPS[0] === 1 && GROUPS[1] === 4 && GROUPS[2] === 4 && bytes[i + 6] === separator) stop = i + 11
  return stop
}

/** What may follow the letter of an ID: the first digit of a 身分證字號, that of a 統一證號, the second letter of an old one. */
export const NATIONAL = 1
export const RESIDENT = 2
export const OLD_RESIDENT = 4
/** A hyphen or a blank, and then a digit. */
const GAP = 8
const SECOND = new Uint8Array(256)
for (const [characters, kind] of [
  ['12', NATIONAL],
  ['89', RESIDENT],
  ['ABCDabcd', OLD_RESIDENT],
  ['- ', GAP],
] as const)
  for (const c of characters) SECOND[c.charCodeAt(0)] = kind

/**
 * The first place from `from` on, at least ten bytes before `end`, where one of `kinds` may begin, or -1. Behind `id=` in a log may stand a
 * whole line, and at every word of it to ask more took longer than all else that is done with the line.
 */
export function nextStart(bytes: Uint8Array, from: number, end: number, kinds: number): number {
  for (let i = from; i + 10 <= end; i++) {
    // Behind its first two characters an ID has no letter: where one stands, none begins more than one byte before.
    if (isLetter(bytes[i + 9]!)) {
      i += 7
      continue
    }
    let second = SECOND[bytes[i + 1]!]!
    if (second === 0) continue
    if (second === GAP) second = SECOND[bytes[i + 2]!]! & (NATIONAL | RESIDENT)
    if ((second & kinds) !== 0 && isLetter(bytes[i]!)) return i
  }
  return -1
}

/** Is the word right before `at` ID and nothing more? `IDA123456789`, as a guard notes it at the gate; one of XID or GUID is part of a code. */
export function isBehindId(bytes: Uint8Array, at: number, from: number): boolean {
  if (at - 2 < from || bytes[at - 2] !== 0x49 || bytes[at - 1] !== 0x44) return false
  return mayBegin(bytes, at - 2, from)
}

/**
 * Is what begins at `at` ten hexadecimal digits in lower case with nothing but ASCII around, as the short names of commits are? One in two
 * hundred of those looks like an ID.
 */
export function isHexAmongAscii(bytes: Uint8Array, at: number, from: number, to: number): boolean {
  const letter = bytes[at]!
  return letter >= 0x61 && letter <= 0x66 && isAmongAscii(bytes, at, from, to)
}

/** Is there nothing but ASCII around the number at `at`? */
export function isAmongAscii(bytes: Uint8Array, at: number, from: number, to: number): boolean {
  const ceiling = Math.min(to, at + 10 + HEX_REACH)
  for (let i = lineBefore(bytes, at, from, HEX_REACH); i < ceiling && bytes[i] !== LF; i++)
    if (bytes[i]! >= 0x80) return false
  return true
}

/**
 * A masked ID over the whole of `[at, end)`: letter, then digits and masks. In a column people mask carelessly (`A123***`, blanks, the
 * letter masked too): 8 to 12 symbols. In running text, where `**1000**` is bold type and `XXXX-XXXXX` a key, a letter and nine more
 * symbols on end, a digit among them (sdxxxxxxxx is a drawing of a word), and at least four of them shown where the second is masked. Gives the second symbol's value (0–9, 10 for a mask,
 * 17–20 for A–D), or -1 when it is none.
 */
export function maskedSecond(bytes: Uint8Array, at: number, end: number, column: boolean): number {
  if (end - at < 8) return -1
  let i = at
  // An X is a letter of an ID as well as a mask: X12345****.
  const letter = isLetter(bytes[i]!)
  const width = letter ? 1 : digitMaskWidth(bytes, i, end)
  if (width === 0 || (!letter && !column)) return -1
  i += width
  let symbols = 1
  let masks = letter ? 0 : 1
  let shown = letter ? 1 : 0
  let digits = 0
  let second = -1
  while (i < end) {
    const b = bytes[i]!
    if (isDigit(b)) {
      if (symbols === 1) second = b - 0x30
      digits++
      shown++
      symbols++
      i++
      continue
    }
    const mask = digitMaskWidth(bytes, i, end)
    if (mask > 0) {
      if (symbols === 1) second = 10
      masks++
      i += mask
    } else if (symbols === 1 && isLetter(b)) {
      const code = (b & 0x1f) + 16
      if (code > 20) return -1
      second = code
      shown++
      i++
    } else if (column && (b === HYPHEN || b === BLANK)) {
      i++
      continue
    } else return -1
    symbols++
  }
  if (masks < 2 || shown === 0) return -1
  if (column) return symbols >= 8 && symbols <= 12 ? second : -1
  return symbols === 10 && digits > 0 && (second !== 10 || shown >= 4) ? second : -1
}
