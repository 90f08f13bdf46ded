/**
 * What the detectors share: classes of bytes, UTF-8 without strings, neighbours.
 *
 * Nothing here allocates. Decoding a cell to a string first costs more than the whole check (a `TextDecoder` call is about 300 ns,
 * an ID's checksum about 30 ns), so everything works on the bytes as they lie.
 */

export const HYPHEN = 0x2d

export const DOT = 0x2e

export const BLANK = 0x20

export const SLASH = 0x2f

/** `0`–`9`. */
export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39
}

/** `A`–`Z`, `a`–`z`. */
export function isLetter(byte: number): boolean {
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x7a
}

/** Letter or digit. */
export function isAlnum(byte: number): boolean {
  return isDigit(byte) || isLetter(byte)
}

/** `%40` at `at`: an `@` in a URL. */
export function isEncodedSign(bytes: Uint8Array, at: number, to: number): boolean {
  return at + 2 < to && bytes[at] === 0x25 && bytes[at + 1] === 0x34 && bytes[at + 2] === 0x30
}

/** Is there one in `bytes[start, end)`? */
export function hasEncodedSign(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i + 2 < end; i++) if (isEncodedSign(bytes, i, end)) return true
  return false
}

/** The byte that `%` and two hexadecimal digits at `at` stand for, or -1. */
export function percentEncoded(bytes: Uint8Array, at: number, to: number): number {
  if (at + 2 >= to || bytes[at] !== 0x25 || !isHex(bytes[at + 1]!) || !isHex(bytes[at + 2]!)) return -1
  return (hexValue(bytes[at + 1]!) << 4) | hexValue(bytes[at + 2]!)
}

function hexValue(byte: number): number {
  return isDigit(byte) ? byte - 0x30 : (byte | 0x20) - 0x57
}

function isHex(byte: number): boolean {
  const lower = byte | 0x20
  return isDigit(byte) || (lower >= 0x61 && lower <= 0x66)
}

/** Upper case of an ASCII letter; another byte is returned as it is. */
export function upper(byte: number): number {
  return byte >= 0x61 && byte <= 0x7a ? byte - 0x20 : byte
}

/** Lower case of an ASCII letter; another byte is returned as it is. */
export function lower(byte: number): number {
  return byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte
}

/** The code point at `at`, or -1 at the end or where the bytes are not UTF-8. Its length is {@link widthOf}. */
export function codePointAt(bytes: Uint8Array, at: number, end: number): number {
  if (at >= end) return -1
  const a = bytes[at]!
  if (a < 0x80) return a
  if (a >= 0xe0 && a < 0xf0) {
    if (at + 2 >= end) return -1
    return ((a & 15) << 12) | ((bytes[at + 1]! & 63) << 6) | (bytes[at + 2]! & 63)
  }
  if (a >= 0xc2 && a < 0xe0) return at + 1 < end ? ((a & 31) << 6) | (bytes[at + 1]! & 63) : -1
  if (a >= 0xf0 && a < 0xf5 && at + 3 < end) {
    return ((a & 7) << 18) | ((bytes[at + 1]! & 63) << 12) | ((bytes[at + 2]! & 63) << 6) | (bytes[at + 3]! & 63)
  }
  return -1
}

/** Bytes of a code point in UTF-8. */
export function widthOf(codePoint: number): number {
  return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4
}

/** Start of the character before `at`, not before `from`. */
export function previousStart(bytes: Uint8Array, at: number, from: number): number {
  let i = at - 1
  while (i > from && at - i < 4 && (bytes[i]! & 0xc0) === 0x80) i--
  return i
}

/**
 * A Han character. The private-use areas belong here: characters that a household office has and Unicode lacks (造字) arrive there,
 * and they stand in names and addresses.
 */
export function isHan(codePoint: number): boolean {
  return (
    (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
    (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
    (codePoint >= 0xe000 && codePoint <= 0xfaff) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff) ||
    (codePoint >= 0xf0000 && codePoint <= 0x10fffd) ||
    codePoint === 0x3005
  )
}

/** A blank, a tab, a no-break space (C2 A0) or an ideographic space (E3 80 80) at `at`: its length, else 0. */
export function blankWidth(bytes: Uint8Array, at: number, end: number): number {
  const a = bytes[at]!
  if (a === BLANK || a === 0x09) return 1
  if (a === 0xc2) return at + 1 < end && bytes[at + 1] === 0xa0 ? 2 : 0
  return a === 0xe3 && at + 2 < end && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80 ? 3 : 0
}

/** Behind the blanks, tabs, no-break and ideographic spaces at `at`. */
export function skipBlanks(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  for (;;) {
    const width = i < to ? blankWidth(bytes, i, to) : 0
    if (width === 0) return i
    i += width
  }
}

/**
 * Length of a blank or dash at `at` that people and word processors put between groups of digits, else 0: the blank, no-break, thin and
 * ideographic spaces, the hyphen, the dashes of U+2010–2015, the minus sign and the full-width hyphen. Not the tab, which parts cells.
 */
export function joinWidth(bytes: Uint8Array, at: number, end: number): number {
  const a = bytes[at]!
  if (a === BLANK || a === HYPHEN) return 1
  if (a < 0xc2) return 0
  const b = at + 1 < end ? bytes[at + 1]! : 0
  if (a === 0xc2) return b === 0xa0 ? 2 : 0
  const c = at + 2 < end ? bytes[at + 2]! : 0
  if (a === 0xe2) {
    if (b === 0x80) return (c >= 0x80 && c <= 0x8a) || (c >= 0x90 && c <= 0x95) || c === 0xaf ? 3 : 0
    return b === 0x88 && c === 0x92 ? 3 : 0
  }
  if (a === 0xe3) return b === 0x80 && c === 0x80 ? 3 : 0
  return a === 0xef && b === 0xbc && c === 0x8d ? 3 : 0
}

/**
 * May a number or code begin at `at`? Not after a letter, a digit or (unless `underscore`) an underscore, and not after `-` or `.` that
 * ends a number or a group of a UUID: `0.912345678`, `a716-446655440000`. A Han character is a legal neighbour, also before an underscore
 * (王小明_0912…: identifiers and part numbers have none), and so are the escapes `\n`, `\t`, `\r` of JSON and SQL dumps and `%20` of query
 * strings, whose last letter only looks like a neighbour.
 */
export function mayBegin(bytes: Uint8Array, at: number, from: number, underscore = false): boolean {
  if (at <= from) return true
  const b = bytes[at - 1]!
  if (b >= 0x80) return true
  if (isAlnum(b)) {
    if (at - 2 < from) return false
    const c = bytes[at - 2]!
    if (c === 0x5c) return b === 0x6e || b === 0x74 || b === 0x72
    return at - 3 >= from && bytes[at - 3] === 0x25 && isHex(b) && isHex(c)
  }
  if (b === 0x5f) return underscore || (at - 2 >= from && bytes[at - 2]! >= 0x80)
  if ((b !== HYPHEN && b !== DOT) || at - 2 < from) return true
  let i = at - 2
  if (isDigit(bytes[i]!)) return false
  let digits = false
  let hex = true
  for (; i >= from && at - i < 40 && isAlnum(bytes[i]!); i--) {
    if (isDigit(bytes[i]!)) digits = true
    else if (!isHex(bytes[i]!)) hex = false
  }
  return !(digits && hex)
}

/**
 * May a number or code end before `end`? Not before a letter, a digit, an underscore without a Han character behind it (0912…_王小明), or
 * `-`/`.` with a digit behind.
 */
export function mayEnd(bytes: Uint8Array, end: number, to: number, underscore = false): boolean {
  if (end >= to) return true
  const b = bytes[end]!
  if (isAlnum(b)) return false
  if (b === 0x5f) return underscore || (end + 1 < to && bytes[end + 1]! >= 0x80)
  if ((b === HYPHEN || b === DOT) && end + 1 < to) return !isDigit(bytes[end + 1]!)
  return true
}

const encoder = new TextEncoder()

/** Thousands of words are kept, and a memory of its own for each is a tenth of a second of every start. */
const WORDS_BYTES = 32 << 10

let words = new Uint8Array(WORDS_BYTES)

let wordsEnd = 0

/** UTF-8 bytes of a text, for lists that are made once: they share their memory with others and are not to be written. */
export function utf8(text: string): Uint8Array {
  if (3 * text.length > WORDS_BYTES) return encoder.encode(text)
  if (3 * text.length > WORDS_BYTES - wordsEnd) [words, wordsEnd] = [new Uint8Array(WORDS_BYTES), 0]
  const { written } = encoder.encodeInto(text, words.subarray(wordsEnd))
  wordsEnd += written
  return words.subarray(wordsEnd - written, wordsEnd)
}

/** True when `word` stands at `at`. */
export function startsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (at + word.length > end) return false
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false
  return true
}

/** The line end as a byte. */
export const LF = 0x0a

/** Where the line of `at` begins, but not before `from` and at most `reach` bytes back: what is further away says nothing about what is at `at`. */
export function lineBefore(bytes: Uint8Array, at: number, from: number, reach: number): number {
  const floor = Math.max(from, at - reach)
  let i = at
  while (i > floor && bytes[i - 1] !== LF) i--
  return i
}
