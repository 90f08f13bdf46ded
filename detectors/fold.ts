/**
 * Full width to half width: `０-９ Ａ-Ｚ ａ-ｚ ＠ （ ） － ． ／ ＋ ＊ ＃ ：` and the ideographic and the no-break blank become ASCII, so that no detector has to know
 * them. Only texts that hold a full-width letter, digit or ＠ (or what {@link hasFullWidth} names besides) are copied; punctuation
 * alone (every Chinese sentence has it) is left as it is.
 */
import { isAscii } from 'node:buffer'

/** What is turned: not `，；｜＂＇`, which would become separators and quotes of a table. */
const FOLDED = new Uint8Array(128)
for (let b = 0x21; b < 0x7f; b++) if (!',;|"\''.includes(String.fromCharCode(b))) FOLDED[b] = 1

const NO_BREAK = Buffer.from('\u00a0')

/** Does a no-break space stand between two digits, as in numbers copied from a page? */
export function hasNoBreak(bytes: Uint8Array, from: number, to: number): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
  for (let at = text.indexOf(NO_BREAK); at >= 0; at = text.indexOf(NO_BREAK, at + 2))
    if (isDigit(text[at - 1]) && isDigit(text[at + 2])) return true
  return false
}

function isDigit(b: number | undefined): boolean {
  return b !== undefined && b >= 0x30 && b <= 0x39
}

/** Is there a full-width letter, digit or ＠ in `bytes[from, to)`, a ＊ behind a digit or letter, a － between digits, or a （ before a 0? */
export function hasFullWidth(bytes: Uint8Array, from: number, to: number): boolean {
  if (isAscii(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to))) return false
  const last = to - 2
  for (let i = from; i < last; ) {
    const b = bytes[i]!
    if (b < 0x80) i++
    else if (b === 0xef) {
      if (isFoldedAlnum(bytes[i + 1]!, bytes[i + 2]!)) return true
      if (bytes[i + 1] === 0xbc && bytes[i + 2] === 0x8a && i > from && isWord(bytes[i - 1]!)) return true
      if (bytes[i + 1] === 0xbc && bytes[i + 2] === 0x8d && i > from && isDigit(bytes[i - 1]) && isDigit(bytes[i + 3]))
        return true
      // （02）: an area's code.
      if (bytes[i + 1] === 0xbc && bytes[i + 2] === 0x88 && bytes[i + 3] === 0x30) return true
      i += 3
    } else i += b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : b >= 0xc0 ? 2 : 1
  }
  return false
}

function isFoldedAlnum(b1: number, b2: number): boolean {
  if (b1 === 0xbc) return (b2 >= 0x90 && b2 <= 0x99) || (b2 >= 0xa0 && b2 <= 0xba)
  return b1 === 0xbd && b2 >= 0x81 && b2 <= 0x9a
}

function isWord(b: number): boolean {
  return isDigit(b) || (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
}

/** Copies `bytes[from, to)` into `out` with full width turned into ASCII; returns the length. `out` is large enough. */
export function fold(bytes: Uint8Array, from: number, to: number, out: Uint8Array): number {
  let o = 0
  for (let i = from; i < to; ) {
    const b = bytes[i]!
    if (b === 0xef && i + 2 < to) {
      const b1 = bytes[i + 1]!
      const b2 = bytes[i + 2]!
      // U+FF01–FF5E are ASCII 0x21–0x7E shifted by 0xFEE0.
      const ascii = b1 === 0xbc && b2 >= 0x81 ? b2 - 0x60 : b1 === 0xbd && b2 <= 0x9e ? b2 - 0x20 : 0
      if (FOLDED[ascii] === 1) out[o++] = ascii
      else {
        out[o++] = b
        out[o++] = b1
        out[o++] = b2
      }
      i += 3
    } else if (b === 0xe3 && i + 2 < to && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x80) {
      out[o++] = 0x20
      i += 3
    } else if (b === 0xc2 && bytes[i + 1] === 0xa0 && i + 1 < to) {
      out[o++] = 0x20
      i += 2
    } else {
      out[o++] = b
      i++
    }
  }
  return o
}
