/**
 * Where rows of delimited text end. Quotes count at the beginning of a cell only, and only when they are closed before a
 * separator or line end; one that is not would swallow all that follows, so it is taken as an ordinary character.
 */
import { countLines } from '../batches.ts'

/** A quoted cell longer than this is none: its quote was never closed. */
const QUOTED_BYTES = 2 ** 20
/** A quoted cell with more lines than this is none. */
const QUOTED_LINES = 10_000

export const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const BLANK = 0x20

/** The quote at `open` is closed nowhere, or in the middle of a word. */
const BROKEN = -1
/** The bytes end before it can be told. */
const UNFINISHED = -2

/**
 * Offset behind the quote that closes the one at `open` (and behind blanks after it), {@link BROKEN} or
 * {@link UNFINISHED}. `length` is where the bytes end; with `final` nothing comes after them.
 */
function closing(bytes: Uint8Array, open: number, length: number, separator: number, final: boolean): number {
  for (let at = open + 1; ; at += 2) {
    while (at < length && bytes[at] !== QUOTE) at++
    if (at >= length) return final || length - open > QUOTED_BYTES ? BROKEN : UNFINISHED
    if (at + 1 < length && bytes[at + 1] === QUOTE) continue
    let end = at + 1
    while (end < length && bytes[end] === BLANK) end++
    if (end >= length && !final) return UNFINISHED
    const next = end < length ? bytes[end]! : LF
    if (next !== separator && next !== LF && next !== CR) return BROKEN
    if (at - open > QUOTED_BYTES) return BROKEN
    return at - open > QUOTED_LINES && countLines(bytes.subarray(open, at)) > QUOTED_LINES ? BROKEN : end
  }
}

/** What {@link wholeRows} found. */
export interface Rows {
  /** Offset behind the last whole row. */
  end: number
  /** Rows up to there; with `final`, a last one without a line end counts. */
  rows: number
}

/**
 * Finds the end of the last whole row in `bytes`, which begin with a row. Quotes that open nothing, and those in the middle of
 * a cell, are overwritten with blanks, so that whoever reads the rows after us takes the same view of them, even by counting quotes.
 */
export function wholeRows(bytes: Buffer, separator: number, final: boolean): Rows {
  const length = bytes.length
  // Most tables have no quotes at all: two native scans read several GB/s, the loop below about 0.5 GB/s.
  if (bytes.indexOf(QUOTE) < 0) {
    const end = final ? length : bytes.lastIndexOf(LF) + 1
    const open = final && length > 0 && bytes[length - 1] !== LF ? 1 : 0
    return { end, rows: countLines(bytes.subarray(0, end)) + open }
  }
  let end = 0
  let rows = 0
  let cellStart = true
  for (let i = 0; i < length; i++) {
    const byte = bytes[i]!
    if (cellStart && byte === QUOTE) {
      const close = closing(bytes, i, length, separator, final)
      if (close === UNFINISHED) return { end, rows }
      cellStart = false
      if (close === BROKEN) bytes[i] = BLANK
      else i = close - 1
    } else if (byte === LF) {
      end = i + 1
      rows++
      cellStart = true
    } else {
      cellStart = byte === separator
      if (byte === QUOTE) bytes[i] = BLANK
    }
  }
  return final && end < length ? { end: length, rows: rows + 1 } : { end, rows }
}

/** One row, as {@link nextRow} found it. */
export interface Row {
  /** Offset behind its line end, or -1 where the bytes end first. */
  end: number
  cells: number
  /** Has a quote that opens nothing. */
  broken: boolean
  /** Has nothing in it. */
  empty: boolean
}

/** Reads the row (or what is left of it) from `at` on. `cellStart`: a quote at `at` would open a cell. */
export function nextRow(bytes: Uint8Array, at: number, separator: number, cellStart: boolean, final: boolean): Row {
  let cells = 1
  let broken = false
  for (let i = at; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (cellStart && byte === QUOTE) {
      const close = closing(bytes, i, bytes.length, separator, final)
      if (close === UNFINISHED) return { end: -1, cells, broken, empty: false }
      cellStart = false
      if (close === BROKEN) broken = true
      else i = close - 1
    } else if (byte === LF) {
      return { end: i + 1, cells, broken, empty: i === at || (i === at + 1 && bytes[at] === CR) }
    } else {
      cellStart = byte === separator
      if (cellStart) cells++
    }
  }
  return { end: final && at < bytes.length ? bytes.length : -1, cells, broken, empty: at >= bytes.length }
}

/** Rows that are read to try a hypothesis. */
const TRIED = 40

/**
 * The first row that begins at or after `offset`, in a window of a table that begins anywhere: offset of its first byte, or
 * -1 when none begins in the window. Whether the window begins inside a quoted cell is told by trying both: the reading under
 * which the rows that follow have `cells` cells is the right one. `window[0]` must not be a quote.
 */
export function rowStartInWindow(
  window: Uint8Array,
  offset: number,
  separator: number,
  cells: number,
  final: boolean,
): number {
  const first = window[0]
  const opens = first === separator || first === LF
  const plain = tryRows(window, 1, first === LF && offset <= 1 ? 1 : -1, offset, separator, cells, opens, final)
  const close = closing(window, 0, window.length, separator, final)
  if (close < 0) return plain.start
  const inside = tryRows(window, close, -1, offset, separator, cells, false, final)
  return inside.share > plain.share ? inside.start : plain.start
}

function tryRows(
  window: Uint8Array,
  at: number,
  known: number,
  offset: number,
  separator: number,
  cells: number,
  cellStart: boolean,
  final: boolean,
): { start: number; share: number } {
  let start = known
  let tried = 0
  let good = 0
  let from = at
  let opens = cellStart
  while (tried < TRIED) {
    const row = nextRow(window, from, separator, opens, final)
    if (row.end < 0) break
    if (start >= 0 && !row.empty) {
      tried++
      if (row.cells === cells && !row.broken) good++
    } else if (start < 0 && row.end >= offset) start = row.end
    from = row.end
    opens = true
  }
  return { start, share: start < 0 ? -1 : tried === 0 ? 1 : good / tried }
}
