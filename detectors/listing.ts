/**
 * Values that follow one another behind one label or role: `出席人員：王小明、李大華`, or one a line below it. What stands between two of them.
 */

import { type Detector, LOW, type Match } from './detector.ts'
import { skipBlanks } from './types/bytes.ts'

/** `、` `，` `；` `及` `與` `和` `暨` in UTF-8. */
const SEPARATORS = ['、', '，', '；', '及', '與', '和', '暨'].map((text) => new TextEncoder().encode(text))

/** Offset of the next value of a list whose last one ended at `at`, or -1 where the list ends there. */
export function nextInList(bytes: Uint8Array, at: number, to: number): number {
  const mark = skipBlanks(bytes, skipRemark(bytes, skipBlanks(bytes, at, to), to), to)
  if (mark >= to) return -1
  const b = bytes[mark]!
  if (b === 0x2c || b === 0x3b || b === 0x2f) return skipBlanks(bytes, mark + 1, to)
  for (const separator of SEPARATORS) {
    if (mark + 3 <= to && b === separator[0] && bytes[mark + 1] === separator[1] && bytes[mark + 2] === separator[2])
      return skipBlanks(bytes, mark + 3, to)
  }
  return -1
}

/**
 * Finds what follows the value of `[first, at)` in its cell or field, where that is the first of a list: 王小明、陳大文. A name in other
 * letters is the same person's: 王小明/Wang Hsiao-Ming. True when there is one; it is in `match`.
 */
export function nextInCell(
  { lists, cell }: Detector,
  bytes: Uint8Array,
  first: number,
  at: number,
  end: number,
  match: Match,
): boolean {
  if (lists !== true) return false
  const next = nextInList(bytes, at, end)
  if (next < 0 || end - next < 2 || bytes[next]! >= 0x80 !== bytes[first]! >= 0x80) return false
  return cell(bytes, next, end, match) && match.start === next && match.confidence !== LOW
}

/** Offset of the first value on the line below `at`, behind its bullet or number; -1 where no line follows. */
export function nextLine(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  while (i < to && bytes[i] !== 0x0a) i++
  if (i >= to) return -1
  i = skipBlanks(bytes, i + 1, to)
  const start = i
  while (i < to && i - start < 4 && bytes[i]! >= 0x30 && bytes[i]! <= 0x39) i++
  const b = bytes[i]
  if (i > start && b !== 0x2e && b !== 0x29 && b !== 0x20 && b !== 0x09 && b !== 0xe3) return -1
  if (b === 0x2e || b === 0x29 || (i === start && (b === 0x2d || b === 0x2a))) i++
  else if (i > start && b === 0xe3 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x81) i += 3
  return skipBlanks(bytes, i, to)
}

/** A remark in brackets is not longer. */
const REMARK = 48

/** 王小明（A棟3樓）、李大華（代）: behind the bracket that opens at `at` and closes on the same line, else `at`. */
function skipRemark(bytes: Uint8Array, at: number, to: number): number {
  const wide = bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x88
  if (at >= to || (bytes[at] !== 0x28 && !wide)) return at
  const limit = Math.min(to, at + REMARK)
  for (let i = at + 1; i < limit && bytes[i] !== 0x0a; i++) {
    if (!wide && bytes[i] === 0x29) return i + 1
    if (wide && bytes[i] === 0xef && bytes[i + 1] === 0xbc && bytes[i + 2] === 0x89) return i + 3
  }
  return at
}
