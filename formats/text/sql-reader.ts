/**
 * SQL dumps as tables, of MySQL, MariaDB, PostgreSQL, SQL Server, SQLite and Oracle. A statement is read row by row, however many
 * megabytes it has; whatever else is in the dump goes out as text.
 */
import { BatchBuilder } from '../batches.ts'
import type { Piece, RecordBatch } from '../format.ts'
import type { Cursor } from './cursor.ts'
import { SqlRow } from './sql-row.ts'
import { type OpenTable, SqlStatements } from './sql-statements.ts'
import { PLAIN_TEXT } from './text.ts'

const LF = 0x0a
const BLANK = 0x20
const OPEN = 0x28
const COMMA = 0x2c
const SEMICOLON = 0x3b

/** Reads one dump. */
export class SqlReader {
  /** The dump ended within a row that has a quote which may or may not end its string: where the row began, behind its bracket. It is held back. */
  torn: number | undefined
  readonly #cursor: Cursor
  /** A backslash within a string escapes (MySQL). */
  readonly #backslash: boolean
  /** Where in the text the cursor stands. */
  readonly #where: () => number
  readonly #text = new BatchBuilder(PLAIN_TEXT)
  #statements: SqlStatements
  readonly #row: SqlRow
  /** The table whose rows are read. */
  #opened: OpenTable | undefined
  #table: BatchBuilder | undefined
  #tableKey = ''
  /** The last batch of the table before, not yet given. */
  #ended: RecordBatch | undefined
  /** Rows of the opened table come first: the reader took over within a statement. */
  #within = false

  constructor(cursor: Cursor, backslash: boolean, where: () => number) {
    this.#cursor = cursor
    this.#backslash = backslash
    this.#where = where
    this.#statements = new SqlStatements(cursor)
    this.#row = new SqlRow(cursor, backslash, this.#text)
  }

  /** The dump ended within a row. */
  get cut(): boolean {
    return this.#row.cut
  }

  /** A reader for which a backslash is what it is not for this one; to begin with the row that is {@link torn}. */
  otherwise(cursor: Cursor, where: () => number): SqlReader {
    const other = new SqlReader(cursor, !this.#backslash, where)
    other.#statements = new SqlStatements(cursor, this.#statements.columns)
    other.#opened = this.#opened
    other.#within = true
    return other
  }

  /** The row that was held back. */
  *tornRow(): Generator<Piece, void, undefined> {
    if (this.#opened === undefined) return
    this.#open(this.#opened)
    this.#table!.text(this.#row.cells.view(0))
    this.#table!.endLine()
    yield* this.#endTable()
  }

  *read(): Generator<Piece, void, undefined> {
    if (this.#within && this.#opened !== undefined) {
      this.#open(this.#opened)
      yield* this.#values()
    }
    while (this.#cursor.peek() >= 0) {
      const rows = this.#statements.begin()
      if (rows === undefined) {
        yield* this.#line()
        continue
      }
      this.#open(rows.table)
      yield* rows.kind === 'values' ? this.#values() : this.#lines()
    }
    yield* this.#endTable()
    const last = this.#text.rest()
    if (last !== undefined) yield last
  }

  /** What was seen, and the rest of its line, as text. */
  *#line(): Generator<Piece, void, undefined> {
    yield* this.#endTable()
    const seen = this.#statements.seen.view(0)
    this.#text.text(seen)
    const cursor = this.#cursor
    let ended = seen.at(-1) === LF
    while (!ended && cursor.peek() >= 0) {
      const lf = cursor.bytes.indexOf(LF, cursor.at)
      const end = lf < 0 || lf >= cursor.end ? cursor.end : lf + 1
      this.#text.text(cursor.bytes.subarray(cursor.at, end))
      ended = lf >= 0 && end === lf + 1
      cursor.at = end
      const batch = this.#text.take()
      if (batch !== undefined) yield batch
    }
    const batch = this.#text.take()
    if (batch !== undefined) yield batch
  }

  #open(opened: OpenTable): void {
    const { name, columns } = opened
    this.#opened = opened
    const key = `${name}\n${columns?.join('\t') ?? ''}`
    if (this.#table !== undefined && this.#tableKey === key) return
    this.#ended = this.#table?.rest()
    this.#tableKey = key
    this.#table = new BatchBuilder({ kind: 'generated-table', ...(columns === undefined ? {} : { columns }) }, name)
  }

  *#endTable(): Generator<Piece, void, undefined> {
    yield* this.#giveEnded()
    const batch = this.#table?.rest()
    this.#table = undefined
    if (batch !== undefined) yield batch
  }

  *#giveEnded(): Generator<Piece, void, undefined> {
    const batch = this.#ended
    this.#ended = undefined
    if (batch !== undefined) yield batch
  }

  /** Rows in brackets, up to the end of their statement. */
  *#values(): Generator<Piece, void, undefined> {
    yield* this.#giveEnded()
    const table = this.#table!
    for (;;) {
      const byte = this.#cursor.peek()
      if (byte === OPEN) {
        const from = this.#where()
        this.#cursor.at++
        this.#row.clear()
        yield* this.#row.values()
        if (this.#row.cut && this.#row.doubt) {
          this.torn = from
          return
        }
        table.text(this.#row.cells.view(0))
        table.endLine()
        if (table.full) yield table.take()!
      } else if (byte === COMMA || (byte >= 0 && byte <= BLANK)) this.#cursor.at++
      else {
        if (byte === SEMICOLON) this.#cursor.at++
        return
      }
    }
  }

  /** The lines of COPY, up to `\.`. */
  *#lines(): Generator<Piece, void, undefined> {
    yield* this.#giveEnded()
    const table = this.#table!
    const row = this.#row
    row.clear()
    for (;;) {
      const read = row.line()
      if (read === 'end') return
      if (read === 'spilled') {
        yield* row.spilled()
        continue
      }
      table.text(row.cells.view(0))
      table.endLine()
      row.clear()
      if (table.full) yield table.take()!
      if (row.cut) return
    }
  }
}
