/**
 * Rows of a table as a connector gives them, made into batches: in nearly all of them nothing has to be changed.
 */
import { isUtf8 } from 'node:buffer'
import type { Column, RowPiece } from '../connectors/connector.ts'
import { countLines } from './batches.ts'
import type { Piece, TableDialect } from './format.ts'
import { memorySource } from './memory-source.ts'
import { Big5Transcoder } from './text/big5.ts'
import { decodeAs } from './text/charset.ts'

const TAB = 0x09
const LINE_END = 0x0a
const BLANK = 0x20
const BACKSLASH = 0x5c

/** What a backslash and a letter stand for, where that is no blank: `\N` is no value at all. */
const ESCAPED = new Map([
  [0x4e, -1],
  [0x62, BLANK],
  [0x66, BLANK],
  [0x6e, BLANK],
  [0x72, BLANK],
  [0x74, BLANK],
  [0x76, BLANK],
])

/** Pieces of a table, for the scanner. */
export async function* readRows(pieces: AsyncIterable<RowPiece>, columns: readonly Column[]): AsyncGenerator<Piece> {
  const dialect: TableDialect = {
    kind: 'table',
    separator: TAB,
    quote: 0,
    columns: columns.map(({ name }) => name),
    comments: columns.map(({ comment }) => comment),
    head: new Uint8Array(0),
  }
  let linesBefore = 0
  for await (const piece of pieces) {
    if (piece.kind === 'note') yield piece
    else if (piece.kind === 'document') {
      yield { kind: 'nested', name: piece.name, source: memorySource(piece.name, piece.bytes) }
    } else {
      const bytes = plainRows(piece.bytes)
      yield { kind: 'batch', bytes, dialect, first: linesBefore === 0, linesBefore }
      linesBefore += countLines(bytes)
    }
  }
}

/** The same rows without escapes, in UTF-8: tabs and line ends in values have become blanks. */
export function plainRows(rows: Uint8Array): Uint8Array {
  const utf8 = isUtf8(rows)
  if (utf8 && rows.indexOf(BACKSLASH) < 0) return rows
  const unescaped = withoutEscapes(rows)
  return utf8 ? unescaped : decodeCells(unescaped)
}

function withoutEscapes(rows: Uint8Array): Uint8Array {
  const out = new Uint8Array(rows.length)
  let length = 0
  for (let i = 0; i < rows.length; i++) {
    const byte = rows[i]!
    if (byte !== BACKSLASH || i + 1 === rows.length) {
      out[length++] = byte
      continue
    }
    const next = rows[++i]!
    const value = ESCAPED.get(next) ?? next
    if (value >= 0) out[length++] = value
  }
  return out.subarray(0, length)
}

/** Big5, which all of them are in most tables that are not in UTF-8; otherwise each value by itself. */
function decodeCells(rows: Uint8Array): Uint8Array {
  const transcoder = new Big5Transcoder()
  const output = new Uint8Array(Big5Transcoder.capacity(rows.length))
  const length = transcoder.write(rows, output, true)
  if (transcoder.invalid === 0) return output.subarray(0, length)
  // A table of many years has Big5 in one row and UTF-8 in the next.
  const parts: Uint8Array[] = []
  let start = 0
  for (let i = 0; i <= rows.length; i++) {
    if (i < rows.length && rows[i] !== TAB && rows[i] !== LINE_END) continue
    const cell = rows.subarray(start, i)
    parts.push(isUtf8(cell) ? cell : Buffer.from(decodeAs(cell, 'big5')), rows.subarray(i, i + 1))
    start = i + 1
  }
  return Buffer.concat(parts)
}
