/** Delimited tables: comma, tab, semicolon, pipe; Excel's CSV and "Unicode text"; database exports. */
import type { ByteSource } from '../../connectors/connector.ts'
import { defineFormat, type Piece, type ReadContext, type TableDialect } from '../format.ts'
import { sniffTable } from './dialect.ts'
import { cellsOfHeader, joinLooseCommas } from './loose-commas.ts'
import { nextRow, QUOTE, rowStartInWindow, wholeRows } from './rows.ts'
import { sniffHead } from './sniffed.ts'
import { HEAD_BYTES, TextSource } from './source.ts'
import { TEXT_ENDINGS } from './text.ts'

/** What is read to find a row's beginning in the middle of a table. */
const WINDOW_BYTES = 256 * 1024
/** Up to here rows are read from the table's beginning instead, which needs no guess. */
const EXACT_BYTES = 2 ** 20
/** A run of quotes is looked at whole. */
const BACK_BYTES = 64

const COMMA = 0x2c
const TAB = 0x09

const TABLE_ENDINGS = ['csv', 'tsv', 'tab', 'psv']
/** Endings that promise neither a table nor a text. */
const OPEN_ENDINGS = new Set([
  '',
  'txt',
  'text',
  'dat',
  'data',
  'asc',
  'out',
  'prn',
  'xls',
  'exp',
  'del',
  'bak',
  'old',
  'unl',
])

/** A table opened for reading: everything in it comes from the file's head. */
interface Table {
  readonly dialect: TableDialect
  /** Offset of the first row, in bytes of the file. */
  readonly start: number
  /** Cells of most rows. */
  readonly cells: number
  /** Cells of the header in a table of commas, else 0. */
  readonly named: number
}

export default defineFormat({
  id: 'csv',
  names: { zh: '分隔文字表格', en: 'Delimited text' },
  endings: TABLE_ENDINGS,
  splittable: true,

  sniff(head, name) {
    const { detected, text } = sniffHead(head)
    if (detected.encoding === 'binary' || head.length === 0) return 0
    const ending = endingOf(name)
    const promised = TABLE_ENDINGS.includes(ending)
    if (!promised && !OPEN_ENDINGS.has(ending) && (TEXT_ENDINGS as readonly string[]).includes(ending)) return 0
    const whole = head.length < HEAD_BYTES
    const table = sniffTable(text, whole)
    if (table === undefined) return promised ? 0.6 : 0
    if (promised || table.preamble > 0) return table.share >= 0.5 ? 0.9 : 0.6
    if (table.rows < 2 || table.share < 0.9) return 0
    if (table.cells > 2) return table.rows > 2 ? 0.7 : 0.4
    return table.separator === TAB ? (table.rows > 2 ? 0.6 : 0) : table.rows > 4 && table.share > 0.98 ? 0.5 : 0
  },

  *read(source: ByteSource, context: ReadContext): Generator<Piece, void, undefined> {
    const text = new TextSource(source, context)
    const table = openTable(text)
    const { range } = context
    const from = range === undefined ? table.start : rowStart(text, table, range.from)
    const to = range === undefined ? text.size : rowStart(text, table, range.to)
    yield* readRows(text, table, from, to)
    yield text.readAs
    if (text.stopped !== undefined) yield { kind: 'note', outcome: text.stopped }
  },
})

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot < 0 || dot < name.lastIndexOf('/') ? '' : name.slice(dot + 1).toLowerCase()
}

function openTable(text: TextSource): Table {
  const whole = text.size <= HEAD_BYTES
  const sniffed = sniffTable(text.head, whole)
  const separator = sniffed?.separator ?? COMMA
  const preamble = sniffed?.preamble ?? 0
  // More than 64 KB where the file's encoding is shorter than UTF-8.
  const rest = Buffer.from(text.head.subarray(preamble, preamble + HEAD_BYTES))
  const { end } = wholeRows(rest, separator, whole && rest.length === text.head.length - preamble)
  const named = separator === COMMA ? cellsOfHeader(rest.subarray(0, end), separator) : 0
  if (named > 0) joinLooseCommas(rest, end, named)
  return {
    dialect: {
      kind: 'table',
      separator,
      quote: QUOTE,
      columns: undefined,
      head: Uint8Array.from(rest.subarray(0, end)),
    },
    start: text.start + preamble * text.unit,
    cells: sniffed?.cells ?? 1,
    named,
  }
}

function* readRows(text: TextSource, table: Table, from: number, to: number): Generator<Piece, void, undefined> {
  const { dialect, named } = table
  let first = from === table.start
  let linesBefore = 0
  // The beginning of a row whose quoted cell goes on in the next chunk.
  let begun: Buffer | undefined
  const batch = (bytes: Buffer): Piece => ({ kind: 'batch', bytes, dialect, first, linesBefore })
  for (const chunk of text.chunks(from, to)) {
    const bytes = begun === undefined ? chunk.bytes : Buffer.concat([begun, chunk.bytes])
    // A window of an endless line is handed on as it is: to wait for the row's end would be to hold all of it.
    const { end, rows } = wholeRows(bytes, dialect.separator, !chunk.wholeLines)
    begun = end < bytes.length ? Buffer.from(bytes.subarray(end)) : undefined
    if (end === 0) continue
    if (named > 0) joinLooseCommas(bytes, end, named)
    yield batch(bytes.subarray(0, end))
    first = false
    linesBefore += rows
  }
  if (begun === undefined) return
  wholeRows(begun, dialect.separator, true)
  if (named > 0) joinLooseCommas(begun, begun.length, named)
  yield batch(begun)
}

/**
 * Where the first row begins that does not begin before `offset`. Two ranges that meet at `offset` ask the same question of
 * the same bytes, so that no row is read twice or not at all.
 */
function rowStart(text: TextSource, table: Table, offset: number): number {
  if (offset <= table.start) return table.start
  if (offset >= text.size) return text.size
  const { unit } = text
  const wanted = text.align(offset)
  const exact = wanted <= EXACT_BYTES
  const from = exact ? table.start : wanted - BACK_BYTES * unit
  const raw = text.raw(from, wanted - from + WINDOW_BYTES)
  const final = from + raw.length >= text.size
  const window = project(raw, text)
  if (!window.includes(QUOTE)) return text.lineStart(offset)
  const inWindow = (wanted - from) / unit
  const start = exact
    ? firstRowFrom(window, inWindow, table.dialect.separator, final)
    : guessRow(window, inWindow, table, final)
  return start < 0 ? text.lineStart(offset) : Math.min(text.size, from + start * unit)
}

/** The first row at or after `offset` in a window that begins with a row, or -1. */
function firstRowFrom(window: Buffer, offset: number, separator: number, final: boolean): number {
  let at = 0
  while (at < offset) {
    const { end } = nextRow(window, at, separator, true, final)
    if (end < 0) return -1
    at = end
  }
  return at
}

/** The first row at or after `offset` in a window that begins anywhere, or -1. */
function guessRow(window: Buffer, offset: number, table: Table, final: boolean): number {
  // The byte before `offset` tells whether a row ends there; a run of quotes is one thing, so it is not begun within.
  let before = offset - 1
  while (before > 0 && window[before] === QUOTE) before--
  const tail = window.subarray(before)
  const found = rowStartInWindow(tail, offset - before, table.dialect.separator, table.cells, final)
  return found < 0 ? -1 : found + before
}

/**
 * One byte for every code unit, so that offsets stay: ASCII as it is, half characters of other encodings as 0x80. The second
 * byte of a Big5 character may look like a pipe.
 */
function project(raw: Buffer, text: TextSource): Buffer {
  const { unit } = text
  if (unit > 1) {
    const low = text.detected.encoding.endsWith('le') ? 0 : unit - 1
    const units = Buffer.alloc(Math.floor(raw.length / unit))
    for (let i = 0; i < raw.length - (raw.length % unit); i++) {
      const value = raw[i]!
      const at = Math.floor(i / unit)
      if (i % unit === low && value < 0x80) units[at]! |= value
      else if (value !== 0) units[at] = 0x80
    }
    return units
  }
  if (!text.doubleByte) return raw
  // The window may begin within a character: only from the first line end on pairs are certain.
  for (let i = 0; i < raw.length; i++) {
    if (raw[i]! < 0x81) continue
    raw[i] = 0x80
    if (i + 1 < raw.length && raw[i + 1]! >= 0x40) raw[++i] = 0x80
  }
  return raw
}
