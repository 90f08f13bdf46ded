/**
 * Commas that somebody wrote into a cell without quotes around it: `Chen, Ya-Ting` in a table of commas makes a row of one cell more than
 * its header has, and moves every value behind it under another column's name.
 */
import { nextRow } from './rows.ts'

const COMMA = 0x2c
const LF = 0x0a
const CR = 0x0d
const BLANK = 0x20
/** A comma in a cell, and not between two, has a blank behind it. */
const LOOSE = Buffer.from(', ')
/** A surname before it is no longer. */
const MAX_WORD = 24
/** Rows that are longer are left as they are. */
const MAX_ROW = 16 << 10

/** Cells of the first row of a table that has more than one; 0 where there is none. */
export function cellsOfHeader(head: Uint8Array, separator: number): number {
  for (let at = 0; at < head.length; ) {
    const row = nextRow(head, at, separator, true, true)
    if (row.end < 0) return 0
    if (row.cells > 1) return row.cells
    at = row.end
  }
  return 0
}

/**
 * Overwrites with blanks the commas between surname and given name in those rows that have as many cells too many as such commas. A blank
 * instead of an escape keeps every offset, and a name in letters reads the same with it.
 */
export function joinLooseCommas(bytes: Buffer, end: number, cells: number): void {
  let done = 0
  for (let at = bytes.indexOf(LOOSE); at >= 0 && at < end; at = bytes.indexOf(LOOSE, Math.max(at + 1, done))) {
    if (!isLoose(bytes, at)) continue
    const start = bytes.lastIndexOf(LF, at) + 1
    const stop = bytes.indexOf(LF, at)
    done = stop < 0 ? end : Math.min(stop, end)
    if (done - start > MAX_ROW) continue
    const row = bytes.subarray(start, done)
    const loose: number[] = []
    for (let i = row.indexOf(LOOSE); i >= 0; i = row.indexOf(LOOSE, i + 1)) if (isLoose(row, i)) loose.push(i)
    if (nextRow(row, 0, COMMA, true, true).cells - loose.length !== cells || isSpaced(row)) continue
    for (const i of loose) row[i] = BLANK
  }
}

/** `Chen, Taipei, 1985-03-12,`: blanks stand behind all commas, but for one at the end as some writers have it in every row. */
function isSpaced(row: Buffer): boolean {
  let end = row.length
  while (end > 0 && (row[end - 1] === BLANK || row[end - 1] === CR || row[end - 1] === COMMA)) end--
  for (let at = row.indexOf(COMMA); at >= 0 && at < end; at = row.indexOf(COMMA, at + 1))
    if (row[at + 1] !== BLANK) return false
  return true
}

/** Is a word of letters, alone behind another comma, before the one at `at`, and a letter behind its blank? */
function isLoose(bytes: Uint8Array, at: number): boolean {
  if (!isLetter(bytes[at + LOOSE.length])) return false
  let from = at
  while (from > 0 && at - from <= MAX_WORD && (isLetter(bytes[from - 1]) || bytes[from - 1] === 0x2d)) from--
  return from < at && (from === 0 || bytes[from - 1] === COMMA || bytes[from - 1] === LF)
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
}
