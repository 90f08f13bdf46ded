/** Lines, paragraphs and forms of a running text: where they begin and end, and how far two places are apart. */
import { lineBefore } from '../types/bytes.ts'

/** Hits further apart than this are not about one person, on one line or in one paragraph. */
export const MAX_LINE_GAP = 1024
const MAX_PARAGRAPH_GAP = 1024
/** How far a paragraph or form is looked for. */
export const MAX_REGION = 4096

// What gap() says.
export const SAME_LINE = 0
export const NEXT_LINE = 1
export const APART = 2

/** How two hits are apart, of which one ends at `from` and the other begins at `to`. */
export function gap(text: Uint8Array, from: number, to: number): number {
  const bytes = to - from
  if (bytes > MAX_PARAGRAPH_GAP) return APART
  let lines = 0
  let blank = true
  for (let i = from; i < to; i++) {
    const b = text[i]!
    if (b === 0x0a) {
      if (lines > 0 && blank) return APART
      lines++
      blank = true
    } else if (b === 0x0c) return APART
    else if (b !== 0x20 && b !== 0x09 && b !== 0x0d) blank = false
  }
  if (lines > 0) return NEXT_LINE
  return bytes > MAX_LINE_GAP ? APART : SAME_LINE
}

/** How many lines end in `text[from, to)`. */
export function lineEnds(text: Uint8Array, from: number, to: number): number {
  let lines = 0
  for (let i = from; i < to; i++) if (text[i] === 0x0a) lines++
  return lines
}

/** Where the line of `at` begins, or {@link MAX_REGION} bytes before. */
export function lineStart(text: Uint8Array, at: number): number {
  return lineBefore(text, at, 0, MAX_REGION)
}

/** The beginning of a character at or before `at`. */
export function characterStart(text: Uint8Array, at: number): number {
  let i = Math.max(0, at)
  while (i > 0 && (text[i]! & 0xc0) === 0x80) i--
  return i
}

/**
 * Where the paragraph of `at` begins, or so many bytes before. Of a blank line's two line ends (and what is between them) one stands at
 * every second byte: the others need not be looked at.
 */
export function paragraphStart(text: Uint8Array, at: number, reach: number): number {
  const floor = Math.max(0, at - reach)
  for (let i = at - 1; i >= floor - 1 && i >= 0; i -= 2) {
    if (text[i] !== 0x0a && text[i] !== 0x0d) continue
    if (i + 2 <= at && i + 2 > floor && isBlankLine(text, i + 1)) return i + 2
    if (i + 1 > floor && isBlankLine(text, i)) return i + 1
  }
  return floor
}

/** The end of the paragraph, at most `limit` or {@link MAX_REGION} bytes behind `from`; looks at every second byte as {@link paragraphStart}. */
export function paragraphEnd(text: Uint8Array, from: number, limit: number): number {
  const ceiling = Math.min(limit, from + MAX_REGION)
  for (let i = from + 1; i <= ceiling; i += 2) {
    if (text[i] !== 0x0a && text[i] !== 0x0d) continue
    if (isBlankNext(text, i - 1)) return i - 1
    if (i < ceiling && isBlankNext(text, i)) return i
  }
  return ceiling
}

/** Does the line end at `at` end a blank line? */
function isBlankLine(text: Uint8Array, at: number): boolean {
  return text[at] === 0x0a && (text[at - 1] === 0x0a || (text[at - 1] === 0x0d && text[at - 2] === 0x0a))
}

/** Is the line behind the line end at `at` blank? */
function isBlankNext(text: Uint8Array, at: number): boolean {
  return text[at] === 0x0a && (text[at + 1] === 0x0a || (text[at + 1] === 0x0d && text[at + 2] === 0x0a))
}

/** The end of a form: over the following lines that have a label, and blank ones between. */
export function formEnd(text: Uint8Array, from: number, limit: number): number {
  const ceiling = Math.min(limit, from + MAX_REGION)
  for (let i = from; i < ceiling; i++)
    if (text[i] === 0x0a && !isBlankNext(text, i) && !hasLabel(text, i + 1, ceiling)) return i
  return ceiling
}

/** Is there a `:`, `：` or tab in the first 40 bytes of the line? */
function hasLabel(text: Uint8Array, from: number, to: number): boolean {
  const end = Math.min(to, from + 40)
  for (let i = from; i < end; i++) {
    const b = text[i]!
    if (b === 0x0a) return false
    if (b === 0x3a || b === 0x09 || (b === 0xef && text[i + 1] === 0xbc && text[i + 2] === 0x9a)) return true
  }
  return false
}
