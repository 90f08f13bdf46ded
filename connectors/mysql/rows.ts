/**
 * The rows of a table, in pages along its key. Short statements: a long one would keep the server from clearing away old versions of rows,
 * and would have to begin anew when the connection goes. Over a table in key order, pages cost 2 % more than one statement.
 */
import type { Access, Column, RowPiece, RowSource } from '../connector.ts'
import { isBehind, pageRowsFor, readPages, remarksOf } from '../key-pages.ts'
import { type KeySpan, sliceOf } from '../key-slices.ts'
import { type Remarks, RowFeed } from '../row-feed.ts'
import { type Connection, connect, type Row } from './connection.ts'
import { isPassing, toReadError } from './errors.ts'
import { quoteName, quoteTable } from './sql.ts'
import type { Key, Table } from './table.ts'

type Range = { readonly from: number; readonly to: number }

/** A table of MySQL or MariaDB, open for reading. */
export class TableRows implements RowSource {
  readonly kind = 'rows'
  readonly columns: readonly Column[]
  readonly splittable: boolean
  readonly #table: Table
  readonly #access: Access
  readonly #span: KeySpan | undefined
  readonly #size: number
  #connection: Connection

  /** `span` is what the listing has found of its key, `size` the item's. */
  constructor(connection: Connection, table: Table, access: Access, span: KeySpan | undefined, size: number) {
    this.#connection = connection
    this.#table = table
    this.#access = access
    this.#span = table.key?.columns[0]?.integer === true ? span : undefined
    this.#size = size
    this.columns = table.columns
    this.splittable = this.#span !== undefined
  }

  async *read(range: Range | undefined, signal: AbortSignal): AsyncGenerator<RowPiece> {
    const { sample } = this.#access.target.options ?? {}
    const remarks: Remarks = { long: 0, unknown: 0 }
    const part = range === undefined || range.from === 0 ? '' : ` from byte ${range.from}`
    const feed = new RowFeed({ columns: this.#table.columns, remarks, part })
    // A table all of whose columns are left out has rows, and nothing in them that was asked for.
    if (this.#table.columns.length > 0) yield* this.#pages(feed, range, signal)
    if (signal.aborted) return
    if (range === undefined || range.from === 0) yield* this.#denied()
    yield* remarksOf(remarks)
    if (sample !== undefined)
      yield { kind: 'note', outcome: { state: 'partial', reason: 'sampled', detail: `${sample} %` } }
  }

  close(): void {
    this.#connection.destroy()
  }

  #pages(feed: RowFeed, range: Range | undefined, signal: AbortSignal): AsyncGenerator<RowPiece> {
    const { key, columns } = this.#table
    const statements = new Statements(this.#table, this.#rangeCondition(range), this.#access)
    return readPages(
      {
        feed,
        pageRows: key === undefined ? undefined : statements.pageRows,
        run: (after) => this.#run(statements.next((after as Row | undefined)?.slice(columns.length)), feed, signal),
        reconnect: async () => {
          this.#connection.destroy()
          this.#connection = await connect(this.#access, signal)
        },
        isPassing,
        toReadError,
      },
      signal,
    )
  }

  /** Starts a statement whose rows go to the feed. */
  #run(sql: string, feed: RowFeed, signal: AbortSignal): void {
    const connection = this.#connection
    const { driver } = connection
    const stop = () => feed.fail(signal.reason)
    const lost = (error: unknown) => feed.fail(error)
    const over = () => {
      signal.removeEventListener('abort', stop)
      driver.off('error', lost)
    }
    feed.begin({
      pause: () => driver.pause(),
      resume: () => driver.resume(),
      stop: () => {
        over()
        connection.destroy()
      },
    })
    if (signal.aborted) {
      stop()
      return
    }
    signal.addEventListener('abort', stop, { once: true })
    // The statement itself never hears of a connection that is lost while it is held back.
    driver.on('error', lost)
    driver
      .query({ sql, rowsAsArray: true, typeCast: false })
      .on('result', (row) => feed.take(row as unknown as Row))
      .on('error', lost)
      .on('end', () => {
        over()
        feed.end()
      })
  }

  #rangeCondition(range: Range | undefined): string | undefined {
    if (range === undefined || this.#span === undefined) return undefined
    const name = quoteName(this.#table.key!.columns[0]!.name)
    const { from, to } = sliceOf(this.#span, range, this.#size)
    const conditions = [from === undefined ? [] : `${name} >= ${from}`, to === undefined ? [] : `${name} < ${to}`]
    return conditions.flat().join(' and ') || undefined
  }

  /** Says which columns could not be read. Those on which we have no right at all, the catalogue does not even name. */
  async *#denied(): AsyncGenerator<RowPiece> {
    let denied = this.#table.denied > 0
    if (!denied) {
      try {
        await this.#connection.rows(`select * from ${quoteTable(this.#table.database, this.#table.name)} limit 0`)
      } catch (error) {
        if (toReadError(error).outcome.reason !== 'permission') throw toReadError(error)
        denied = true
      }
    }
    if (denied) yield { kind: 'note', outcome: { state: 'partial', reason: 'columns-denied' } }
  }
}

/** Writes the statements, page by page. */
class Statements {
  readonly pageRows: number
  readonly #key: Key | undefined
  readonly #start: string
  readonly #conditions: readonly string[]
  readonly #end: string

  constructor(table: Table, range: string | undefined, access: Access) {
    const { key, columns } = table
    const { sample } = access.target.options ?? {}
    this.pageRows = pageRowsFor(table.rowBytes)
    const keys = key?.columns.map(({ name }) => quoteName(name)) ?? []
    const from = quoteTable(table.database, table.name)
    const all = table.versioned ? ' for system_time all' : ''
    // The planner may think a sort of the whole table cheaper than walking along the key.
    const hint = key === undefined ? '' : ` force index (${quoteName(key.index)})`
    this.#key = key
    this.#start = `select ${[...columns.map(({ expression }) => expression), ...keys].join(', ')} from ${from}${all}${hint}`
    const chosen = keys.length > 0 ? keys : columns.map(({ expression }) => expression)
    this.#conditions = [
      range ?? [],
      sample === undefined ? [] : `crc32(concat_ws('|', ${chosen.join(', ')})) % 10000 < ${Math.round(sample * 100)}`,
    ].flat()
    this.#end = key === undefined ? '' : ` order by ${keys.join(', ')} limit ${this.pageRows}`
  }

  /** The statement for the rows behind that key; the first ones without. */
  next(after: readonly (Buffer | null)[] | undefined): string {
    const conditions = [...this.#conditions, ...(after === undefined ? [] : [this.#behind(after)])]
    const where =
      conditions.length === 0 ? '' : ` where ${conditions.map((condition) => `(${condition})`).join(' and ')}`
    return this.#start + where + this.#end
  }

  #behind(after: readonly (Buffer | null)[]): string {
    return isBehind(
      this.#key!.columns.map((column, i) => ({ name: quoteName(column.name), value: column.literal(after[i]!) })),
    )
  }
}
