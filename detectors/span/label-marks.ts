/** What sets a label apart from its value other than a colon alone, 【姓名】王小明, `**姓名**`, `"姓名":`, the two cells of `| 姓名 | 王小明 |`. */
import { isBlank, isRuler, MAX_HEADER, PIPE } from '../text-lines.ts'
import { LF, skipBlanks, startsWith, utf8 } from '../types/bytes.ts'

/** What opens before a label, and what closes behind it. */
export interface Mark {
  readonly open: Uint8Array
  readonly close: Uint8Array
}

const QUOTE = 0x22
const COLON = 0x3a

const MARKS: readonly Mark[] = [
  ['【', '】'],
  ['［', '］'],
  ['〔', '〕'],
  ['[', ']'],
  ['**', '**'],
  ['"', '"'],
].map(([open, close]) => ({ open: utf8(open!), close: utf8(close!) }))
/** By the last byte of what opens: nearly every label has none of them before it. */
const BY_LAST: readonly (readonly Mark[])[] = Array.from({ length: 256 }, (_, b) =>
  MARKS.filter(({ open }) => open[open.length - 1] === b),
)

/** The mark that opens right before `[at, end)` and closes right behind. Quotes are one around a key only, as of JSON in a line of a log. */
export function markAround(bytes: Uint8Array, at: number, end: number, from: number, to: number): Mark | undefined {
  if (at <= from) return undefined
  for (const mark of BY_LAST[bytes[at - 1]!]!) {
    if (at - mark.open.length < from) continue
    if (!startsWith(bytes, at - mark.open.length, at, mark.open) || !startsWith(bytes, end, to, mark.close)) continue
    if (mark.open[0] === QUOTE && bytes[skipBlanks(bytes, end + 1, to)] !== COLON) continue
    return mark
  }
  return undefined
}

const BOLD = utf8('**')

/** `**姓名：**王小明`: behind the asterisks at `at` that close what those before the label open, or `at`. */
export function behindMark(bytes: Uint8Array, at: number, label: number, from: number): number {
  if (bytes[at] !== BOLD[0] || !startsWith(bytes, at, bytes.length, BOLD) || label - 2 < from) return at
  return startsWith(bytes, label - 2, label, BOLD) ? at + 2 : at
}

/**
 * Does the pipe at `pipe` part the label that begins at `at` from its value, and not two names of columns? On its line cells go by twos,
 * and no ruler is under it.
 */
export function partsCells(bytes: Uint8Array, at: number, pipe: number, from: number, to: number): boolean {
  const floor = Math.max(from, at - MAX_HEADER)
  const ceiling = Math.min(to, pipe + MAX_HEADER)
  let start = at
  while (start > floor && bytes[start - 1] !== LF) start--
  let end = pipe
  while (end < ceiling && bytes[end] !== LF) end++
  if ((start === floor && floor > from) || (end === ceiling && ceiling < to)) return false
  let before = at
  while (before > start && isBlank(bytes[before - 1]!)) before--
  // Nothing but the label is in its cell, which is the first, third … of its line.
  if (before > start && bytes[before - 1] !== PIPE) return false
  while (start < at && isBlank(bytes[start]!)) start++
  if (bytes[start] === PIPE) start++
  if (pipes(bytes, start, at) % 2 !== 0) return false
  let stop = end
  while (stop > pipe && isBlank(bytes[stop - 1]!)) stop--
  if (bytes[stop - 1] === PIPE) stop--
  if (pipes(bytes, start, stop) % 2 === 0) return false
  let below = Math.min(to, end + 1)
  const under = below
  while (below < to && below - under < MAX_HEADER && bytes[below] !== LF) below++
  return !isRuler(bytes, under, below)
}

function pipes(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (bytes[i] === PIPE) count++
  return count
}
