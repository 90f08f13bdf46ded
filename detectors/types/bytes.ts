/**
 * What the detectors share: classes of bytes, UTF-8 without strings, neighbours, runs of masked characters, writing canonical forms.
 *
 * Nothing here allocates. Decoding a cell to a string first costs more than the whole check (a `TextDecoder` call is about 300 ns,
 * an ID's checksum about 30 ns), so everything works on the bytes as they lie.
 */
import type { Match } from '../detector.ts'

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

/** Length in bytes of the mask character at `at` (`*`, `＊`, `○`, `〇`, `●`, `◯`, `■`, `□`), else 0. */
export function maskWidth(bytes: Uint8Array, at: number, end: number): number {
  const a = bytes[at]!
  if (a === 0x2a) return 1
  if (a < 0xe2 || at + 2 >= end) return 0
  const b = bytes[at + 1]!
  const c = bytes[at + 2]!
  if (a === 0xe2 && b === 0x97) return c === 0x8b || c === 0x8f || c === 0xaf ? 3 : 0
  if (a === 0xe2 && b === 0x96) return c === 0xa0 || c === 0xa1 ? 3 : 0
  if (a === 0xe3) return b === 0x80 && c === 0x87 ? 3 : 0
  return a === 0xef && b === 0xbc && c === 0x8a ? 3 : 0
}

/** Like {@link maskWidth}, and also `X` and `x`, which mask digits (`09xx-xxx-678`). */
export function digitMaskWidth(bytes: Uint8Array, at: number, end: number): number {
  return (bytes[at]! | 0x20) === 0x78 ? 1 : maskWidth(bytes, at, end)
}

/** A blank, a tab, a no-break space (C2 A0) or an ideographic space (E3 80 80) at `at`: its length, else 0. */
export function blankWidth(bytes: Uint8Array, at: number, end: number): number {
  const a = bytes[at]!
  if (a === BLANK || a === 0x09) return 1
  if (a === 0xc2) return at + 1 < end && bytes[at + 1] === 0xa0 ? 2 : 0
  return a === 0xe3 && at + 2 < end && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80 ? 3 : 0
}

/** Blanks, tabs and no-break spaces. */
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
 * ends a number or a group of a UUID: `0.912345678`, `a716-446655440000`. A Han character is a legal neighbour, and so are the
 * escapes `\n`, `\t`, `\r` of JSON and SQL dumps and `%20` of query strings, whose last letter only looks like a neighbour.
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
  if (b === 0x5f) return underscore
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

/** May a number or code end before `end`? Not before a letter, a digit, an underscore, or `-`/`.` with a digit behind. */
export function mayEnd(bytes: Uint8Array, end: number, to: number, underscore = false): boolean {
  if (end >= to) return true
  const b = bytes[end]!
  if (isAlnum(b)) return false
  if (b === 0x5f) return underscore
  if ((b === HYPHEN || b === DOT) && end + 1 < to) return !isDigit(bytes[end + 1]!)
  return true
}

/** Fills a match but for its canonical form. Always answers true, so that a detector can end with it. */
export function found(
  match: Match,
  start: number,
  end: number,
  confidence: Match['confidence'],
  because: number,
): true {
  match.start = start
  match.end = end
  match.confidence = confidence
  match.because = because
  match.masked = false
  return true
}

/** Fills a match for a value that is masked in the data itself. Always true. */
export function foundMasked(match: Match, start: number, end: number, because: number): true {
  match.start = start
  match.end = end
  match.confidence = 2
  match.because = because
  match.masked = true
  match.canonicalLength = 0
  return true
}

/** Writes the digits in `digits[from, to)` (values 0–9) as ASCII into the canonical form at `at`; gives the new length. */
export function putDigits(match: Match, at: number, digits: Uint8Array, from: number, to: number): number {
  const out = match.canonical
  let n = at
  for (let i = from; i < to; i++) out[n++] = 0x30 + digits[i]!
  return n
}

/** Digits read by {@link readDigits}, values 0–9. */
export const DIGITS = new Uint8Array(32)
/** Lengths of the groups read by {@link readDigits}. */
export const GROUPS = new Uint8Array(8)
/** What {@link readDigits} found. One object, used again and again. */
export const READ = {
  /** Digits in {@link DIGITS}. */
  count: 0,
  /** Groups in {@link GROUPS}. */
  groups: 0,
  /** The separator between the groups, 0 when there is one group, 1 when they differ. */
  separator: 0,
  /** Offset behind the last digit. */
  end: 0,
}

/**
 * Reads digits from `at`, with single separators `-`, blank or `.` between digits, into {@link DIGITS}, {@link GROUPS} and {@link READ}:
 * at most 24 digits in 8 groups. Gives the number of digits; 25 and 9 groups mean more.
 */
export function readDigits(bytes: Uint8Array, at: number, end: number): number {
  let count = 0
  let groups = 0
  let size = 0
  let separator = 0
  let i = at
  for (; i < end; i++) {
    const b = bytes[i]!
    if (isDigit(b)) {
      if (count === 25) break
      DIGITS[count++] = b - 0x30
      size++
    } else if ((b === HYPHEN || b === BLANK || b === DOT) && size > 0 && i + 1 < end && isDigit(bytes[i + 1]!)) {
      if (groups === 7) {
        count = 25
        break
      }
      GROUPS[groups++] = size
      size = 0
      separator = separator === 0 || separator === b ? b : 1
    } else break
  }
  GROUPS[groups++] = size
  READ.count = count
  READ.groups = groups
  READ.separator = separator
  READ.end = i
  return count
}

/**
 * Cuts what {@link readDigits} read down to its first `count` digits, when a group ends there: what follows a blank may be another
 * number altogether. Gives false when no group ends there.
 */
export function cutDigits(bytes: Uint8Array, at: number, count: number): boolean {
  if (READ.count === count) return true
  if (READ.count < count) return false
  let n = 0
  for (let g = 0; g < READ.groups; g++) {
    n += GROUPS[g]!
    if (n > count) return false
    if (n === count) {
      let end = at
      for (let seen = 0; seen < count; end++) if (isDigit(bytes[end]!)) seen++
      // Only a blank parts two numbers; `-` and `.` make one of them.
      if (bytes[end] !== BLANK) return false
      READ.count = count
      READ.groups = g + 1
      READ.end = end
      if (g === 0) READ.separator = 0
      return true
    }
  }
  return false
}

/** Groups of {@link READ} as one decimal number: 4-3-3 is 433, one group of ten is 0. */
export function groupShape(): number {
  if (READ.groups === 1) return 0
  let shape = 0
  for (let g = 0; g < READ.groups; g++) shape = shape * 10 + GROUPS[g]!
  return shape
}

/** Extent that {@link expandMask} found. */
export const EXTENT = { start: 0, end: 0 }

/**
 * The masked number around a run of mask characters at `at`: letters, digits, mask characters, and single `-` or blanks between
 * digits and masks. Sets {@link EXTENT}. At most 40 bytes to either side.
 */
export function expandMask(bytes: Uint8Array, at: number, from: number, to: number): void {
  let start = at
  const floor = Math.max(from, at - 40)
  while (start > floor) {
    const i = previousStart(bytes, start, floor)
    const b = bytes[i]!
    if (isAlnum(b) || maskWidth(bytes, i, to) > 0 || b === 0x2b || b === 0x28) start = i
    else if (
      (b === HYPHEN || b === BLANK || b === 0x29) &&
      i > floor &&
      isNumeric(bytes, previousStart(bytes, i, floor), to)
    )
      start = i
    else break
  }
  let end = at
  const ceiling = Math.min(to, at + 60)
  while (end < ceiling) {
    const width = maskWidth(bytes, end, ceiling)
    const b = bytes[end]!
    if (width > 0) end += width
    else if (isAlnum(b)) end++
    else if ((b === HYPHEN || b === BLANK || b === 0x29) && end + 1 < ceiling && isNumeric(bytes, end + 1, ceiling))
      end++
    else break
  }
  EXTENT.start = start
  EXTENT.end = end
}

function isNumeric(bytes: Uint8Array, at: number, end: number): boolean {
  return isDigit(bytes[at]!) || digitMaskWidth(bytes, at, end) > 0
}

/** Counts that {@link readMasked} made. */
export const MASKED = { symbols: 0, digits: 0, masks: 0, lastDigits: 0 }

/**
 * Reads digits and mask characters (with `-` and blanks between) over the whole of `[at, end)` and counts them in {@link MASKED};
 * the first 24 symbols go to {@link DIGITS}, a mask as 10. False when something else is there or no two characters are masked.
 */
export function readMasked(bytes: Uint8Array, at: number, end: number): boolean {
  let symbols = 0
  let digits = 0
  let last = 0
  let i = at
  while (i < end) {
    const b = bytes[i]!
    if (isDigit(b)) {
      if (symbols < 24) DIGITS[symbols] = b - 0x30
      symbols++
      digits++
      last++
      i++
      continue
    }
    const width = digitMaskWidth(bytes, i, end)
    if (width > 0) {
      if (symbols < 24) DIGITS[symbols] = 10
      symbols++
      last = 0
      i += width
    } else if ((b === HYPHEN || b === BLANK) && i > at) i++
    else return false
  }
  MASKED.symbols = symbols
  MASKED.digits = digits
  MASKED.masks = symbols - digits
  MASKED.lastDigits = last
  return symbols - digits >= 2
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

/** `head` characters kept, the rest replaced by `*`, but for the last `tail`. For the masks of codes and numbers. */
export function keepEnds(value: string, head: number, tail: number): string {
  const shown = value.length > head + tail + 1 ? head : 0
  const kept = shown > 0 ? tail : 0
  return value.slice(0, shown) + '*'.repeat(Math.max(value.length - shown - kept, 1)) + value.slice(value.length - kept)
}

/** The value reduced to ASCII letters, digits, `+` and `#`, other mask characters written as `*`: what the masks work from. */
export function plainCode(value: string): string {
  return value.replace(/[＊○〇●◯■□]/gu, '*').replace(/[^0-9A-Za-z*+#]/gu, '')
}

const BEGINNINGS = 2048

/** A small set of up to four BMP characters each, looked up by number: two 32-bit words a word, open addressing. */
export class WordSet {
  readonly #mask: number
  /** By the low bits of a first character: does a word begin so? Most that are asked about do not, and a name asks six times. */
  readonly #begins = new Uint8Array(BEGINNINGS)
  readonly #high: Int32Array
  readonly #low: Int32Array
  readonly #value: Int32Array

  /** Of words of one to four BMP characters, each with a value other than 0 (1 when none is given). */
  constructor(words: Iterable<string | readonly [string, number]>) {
    const entries = Array.from(words, (word) => (typeof word === 'string' ? ([word, 1] as const) : word))
    let size = 16
    while (size < entries.length * 3) size *= 2
    this.#mask = size - 1
    this.#high = new Int32Array(size)
    this.#low = new Int32Array(size)
    this.#value = new Int32Array(size)
    for (const [word, value] of entries) {
      if (word.length === 0 || word.length > 4)
        throw new RangeError(`the word ${word} must have one to four characters`)
      const at = (i: number): number => (i < word.length ? word.charCodeAt(i) : 0)
      const slot = this.#slot(at(0), at(1), at(2), at(3))
      this.#high[slot] = (at(0) << 16) | at(1)
      this.#low[slot] = (at(2) << 16) | at(3)
      this.#value[slot] = this.#value[slot]! | value
      this.#begins[at(0) & (BEGINNINGS - 1)] = 1
    }
  }

  /** The value of the word of these characters (0 for none), or 0. */
  get(a: number, b: number, c: number, d: number): number {
    return this.#begins[a & (BEGINNINGS - 1)] === 0 ? 0 : this.#value[this.#slot(a, b, c, d)]!
  }

  #slot(a: number, b: number, c: number, d: number): number {
    const high = (a << 16) | b
    const low = (c << 16) | d
    let slot = Math.imul(Math.imul(high, 0x9e3779b1) ^ low, 0x85ebca6b)
    slot = (slot ^ (slot >>> 15)) & this.#mask
    while (this.#value[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & this.#mask
    return slot
  }
}

/** A small set of words of bytes, by length and first byte: most of what is asked about is turned away there. */
export class ByteWords {
  readonly #lists: Uint8Array[][]
  /** 1 where there is a list: two kilobytes that stay in the cache, which two thousand lists do not. */
  readonly #some = new Uint8Array(64 * 32)

  constructor(words: Iterable<string>) {
    this.#lists = Array.from({ length: 64 * 32 }, () => [])
    for (const word of words) {
      const bytes = utf8(word)
      if (bytes.length === 0 || bytes.length > 63) throw new RangeError(`the word ${word} must have 1 to 63 bytes`)
      const key = (bytes.length << 5) | (bytes[0]! & 31)
      this.#lists[key]!.push(bytes)
      this.#some[key] = 1
    }
  }

  /** Is `bytes[from, to)` one of them? */
  has(bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from
    if (length < 1 || length > 63) return false
    const key = (length << 5) | (bytes[from]! & 31)
    if (this.#some[key] === 0) return false
    const list = this.#lists[key]!
    for (let w = 0; w < list.length; w++) if (startsWith(bytes, from, to, list[w]!)) return true
    return false
  }

  /** The same in either case of ASCII letters; the words of the set are in lower case. */
  hasInAnyCase(bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from
    if (length < 1 || length > 63) return false
    const key = (length << 5) | (bytes[from]! & 31)
    if (this.#some[key] === 0) return false
    const list = this.#lists[key]!
    for (let w = 0; w < list.length; w++) {
      const word = list[w]!
      let i = 0
      while (i < length && lower(bytes[from + i]!) === word[i]) i++
      if (i === length) return true
    }
    return false
  }
}
