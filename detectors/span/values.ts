/** Where the value of a label begins and ends: behind which delimiter, in which quotes, and before what is no part of it. */
import { isDigit, isLetter } from '../types/bytes.ts'

/** Behind the remark in brackets that opens at `at` and closes on its line, or `at`. */
export function skipBracket(bytes: Uint8Array, at: number, to: number): number {
  if (at >= to) return at
  const wide = bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x88
  if (bytes[at] !== 0x28 && !wide) return at
  const limit = Math.min(to, at + 30)
  for (let i = at + 1; i < limit; i++) {
    const b = bytes[i]!
    if (b === 0x0a) return at
    // `電話(02)…`: a number in brackets is the value, not a remark.
    if (isDigit(b)) return at
    if (b === 0x29) return i + 1
    if (b === 0xef && bytes[i + 1] === 0xbc && bytes[i + 2] === 0x89) return i + 3
  }
  return at
}

/** `:` `=` `：` `是` `為` `｜` `│` */
export function isDelimiter(bytes: Uint8Array, at: number): boolean {
  return delimiterLength(bytes, at) > 0
}

/** Bytes of the delimiter at `at`, else 0. */
export function delimiterLength(bytes: Uint8Array, at: number): number {
  const b = bytes[at]!
  if (b === 0x3a || b === 0x3d) return 1
  if (b < 0x80) return 0
  const cp = b === 0xef || (b >= 0xe4 && b <= 0xe9) ? (b << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]! : 0
  if (cp === 0xefbc9a || cp === 0xe698af || cp === 0xe782ba || cp === 0xefbd9c) return 3
  // │ of a form drawn with lines.
  return b === 0xe2 && bytes[at + 1] === 0x94 && bytes[at + 2] === 0x82 ? 3 : 0
}

/** Does a line begin at `at`, blanks and tabs left out? */
export function startsLine(bytes: Uint8Array, at: number, from: number): boolean {
  let i = at - 1
  while (i >= from && (bytes[i] === 0x20 || bytes[i] === 0x09)) i--
  return i < from || bytes[i] === 0x0a
}

/** Does a line end at `at`? */
export function endsLine(bytes: Uint8Array, at: number, to: number): boolean {
  return at < to && (bytes[at] === 0x0a || bytes[at] === 0x0d)
}

/** Is the comma at `i` within an amount? Three digits follow and no fourth: 52,000. */
function isThousands(bytes: Uint8Array, i: number, from: number, to: number): boolean {
  if (i === from || !isDigit(bytes[i - 1]!) || i + 4 > to) return false
  for (let k = i + 1; k < i + 4; k++) if (!isDigit(bytes[k]!)) return false
  return i + 4 >= to || !isDigit(bytes[i + 4]!)
}

/** January 7, 1997 */
function isBeforeYear(bytes: Uint8Array, i: number, from: number, to: number): boolean {
  if (i - 2 < from || !isDigit(bytes[i - 1]!) || i + 5 >= to || bytes[i + 1] !== 0x20) return false
  for (let k = i + 2; k < i + 6; k++) if (k >= to || !isDigit(bytes[k]!)) return false
  // A name of a month before the day.
  const day = isDigit(bytes[i - 2]!) ? i - 2 : i - 1
  return day - 2 >= from && bytes[day - 1] === 0x20 && (isLetter(bytes[day - 2]!) || bytes[day - 2] === 0x2e)
}

/** 1 for the bytes in which no value ends: a line of a log has hardly others. */
const ORDINARY = Uint8Array.from({ length: 256 }, (_, b) =>
  '\t\n\r|<;," '.includes(String.fromCharCode(b)) || b === 0xef || b === 0xe3 || b === 0xe2 ? 0 : 1,
)

/** 1 for the bytes that may stand in a value behind an equals sign that is not in quotes. */
const BARE = Uint8Array.from({ length: 256 }, (_, b) => (' ,;&|\t\n\r'.includes(String.fromCharCode(b)) ? 0 : 1))

/** 1 for small letters and digits but x, which masks; a name begins with another. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, b) => (/^[a-wyz\d]$/u.test(String.fromCharCode(b)) ? 1 : 0))

/** Characters of the values that {@link isShortBare} is asked about. */
const TEN = 10

/** A part of a number or a word of a name is not longer. */
const MAX_PIECE = 16

/**
 * Where a value behind an equals sign ends at the latest. In `id=4144e732 took 12 ms` and `?name=王小明&page=2` the rest of the line is no
 * part of it. What goes on as it began may have blanks: `tel=02 2745 6389`, `id=A 127483906`, `name=John Smith`.
 */
export function bareEnd(bytes: Uint8Array, at: number, to: number): number {
  let start = at
  let i = at
  for (;;) {
    while (i < to && (BARE[bytes[i]!] === 1 || (bytes[i] === 0x2c && isThousands(bytes, i, start, to)))) i++
    if (i + 1 >= to || bytes[i] !== 0x20 || i - start > MAX_PIECE) return i
    if (!goesOn(bytes, start, i, to)) return i
    start = i + 1
    i = start
  }
}

/** Is the bare value at `at` too short for {@link TEN} characters, and nothing in it masked? One character may go on behind a blank. */
export function isShortBare(bytes: Uint8Array, at: number, to: number): boolean {
  const limit = Math.min(to, at + TEN)
  let i = at
  while (i < limit && PLAIN[bytes[i]!] === 1) i++
  return i - at > 1 && i < limit && BARE[bytes[i]!] === 0
}

/** Is the piece `[start, blank)` one of a number or a name in letters, and begins what follows the blank like another? */
function goesOn(bytes: Uint8Array, start: number, blank: number, to: number): boolean {
  const first = bytes[start]!
  const next = bytes[blank + 1]!
  if (isCapital(first)) {
    if (blank === start + 1 && isDigit(next)) return true
    if (!isCapital(next)) return false
    let i = blank + 1
    while (i < to && (isLetter(bytes[i]!) || bytes[i] === 0x2d)) i++
    // John Level=INFO: the next key.
    return i >= to || BARE[bytes[i]!] === 0
  }
  if (first === 0x28 || first === 0x2b || isDigit(first))
    return isDigit(next) && (isDigit(bytes[blank - 1]!) || bytes[blank - 1] === 0x29)
  return false
}

function isCapital(b: number): boolean {
  return b >= 0x41 && b <= 0x5a
}

/** Behind the quote that opens at `at`, `'王小明'` and SQL's `N'王小明'`, or `at` where there is none. */
export function quotedAt(bytes: Uint8Array, at: number, to: number): number {
  const open = bytes[at] === 0x4e && bytes[at + 1] === 0x27 ? at + 1 : at
  return open + 1 < to && (bytes[open] === 0x22 || bytes[open] === 0x27) ? open + 1 : at
}

/** Where what is in quotes from `at` on ends: at the closing one, on its line. */
export function quoteEnd(bytes: Uint8Array, at: number, to: number): number {
  const quote = bytes[at - 1]
  let i = at
  while (i < to && bytes[i] !== quote && bytes[i] !== 0x0a) i++
  return i
}

/** Where a value that begins at `at` ends: at a line end, a tab, a strong separator or two blanks. Blanks before it go. */
export function valueEnd(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  loop: while (i < to) {
    const b = bytes[i]!
    if (ORDINARY[b] === 1) {
      i++
      continue
    }
    switch (b) {
      case 0x09:
      case 0x0a:
      case 0x0d:
      case 0x7c:
      case 0x3c:
      case 0x3b:
      case 0x2c:
      case 0x22:
        if (b !== 0x2c || !(isThousands(bytes, i, at, to) || isBeforeYear(bytes, i, at, to))) break loop
        i++
        break
      case 0x20:
        if (bytes[i + 1] === 0x20) break loop
        i++
        break
      default:
        if (b === 0xef && bytes[i + 1] === 0xbc) {
          const c = bytes[i + 2]
          // ， ； ［
          if (c === 0x8c || c === 0x9b || c === 0xbb) break loop
          i += 3
        } else if (b === 0xe2 && bytes[i + 1] === 0x94 && bytes[i + 2] === 0x82) {
          // │
          break loop
        } else if (b === 0xe3 && bytes[i + 1] === 0x80) {
          const c = bytes[i + 2]
          // blank 、 。 【
          if (c === 0x80 || c === 0x81 || c === 0x82 || c === 0x90) break loop
          i += 3
        } else i++
    }
  }
  if (i > to) i = to
  while (i > at && (bytes[i - 1] === 0x20 || bytes[i - 1] === 0x2e)) i--
  return i
}
