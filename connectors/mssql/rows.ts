/**
 * The rows of a table, in pages along its key. Short statements hold no locks for long, and one that is lost is asked for again behind the
 * last row that was read. `%%physloc%%` would need no key, but nothing can be sought by it: each page would read the whole table.
 */
import type { Access, Column, RowPiece, RowSource } from '../connector.ts'
import { isBehind, pageRowsFor, readPages, remarksOf } from '../key-pages.ts'
import { type KeySpan, sliceOf } from '../key-slices.ts'
import { type Remarks, RowFeed } from '../row-feed.ts'
import { type Connection, connect, type Value } from './connection.ts'
import { isPassing, toReadError } from './errors.ts'
import { quoteName, quoteTable } from './sql.ts'
import type { Table } from './table.ts'

/** ms the server has to say that it has stopped. */
const CANCEL_MS = 2000

type Range = { readonly from: number; readonly to: number }
type Cells = readonly (Uint8Array | null)[]

/** A table of SQL Server, open for reading. */
export class TableRows implements RowSource {
  readonly kind = 'rows'
  readonly columns: readonly Column[]
  readonly splittable: boolean
  readonly #table: Table
  readonly #database: string
  readonly #access: Access
  readonly #span: KeySpan | undefined
  readonly #size: number
  readonly #pageRows: number
  #connection: Connection
  #stopping: Promise<void> | undefined

  /** `span` is what the listing has found of its key, `size` the item's. */
  constructor(
    connection: Connection,
    table: Table,
    { access, database, span, size }: { access: Access; database: string; span: KeySpan | undefined; size: number },
  ) {
    this.#connection = connection
    this.#table = table
    this.#database = database
    this.#access = access
    this.#span = table.key?.[0]?.integer === true ? span : undefined
    this.#size = size
    this.#pageRows = pageRowsFor(table.rowBytes)
    this.columns = table.columns
    this.splittable = this.#span !== undefined
  }

  async *read(range: Range | undefined, signal: AbortSignal): AsyncGenerator<RowPiece> {
    const { sample } = this.#access.target.options ?? {}
    const { columns, key, denied, all, blind } = this.#table
    const remarks: Remarks = { long: 0, unknown: 0 }
    const part = range === undefined || range.from === 0 ? '' : ` from byte ${range.from}`
    const feed = new RowFeed({ columns, remarks, part })
    if (columns.length > 0) {
      const paging = {
        feed,
        pageRows: key === undefined ? undefined : this.#pageRows,
        run: (after: Cells | undefined) => this.#run(this.#statement(range, after), feed, signal),
        reconnect: async () => {
          this.#connection.destroy()
          this.#connection = await connect(this.#access, this.#database, signal)
        },
        isPassing,
        toReadError,
      }
      yield* readPages(paging, signal)
    }
    if (signal.aborted) return
    if (denied > 0)
      yield {
        kind: 'note',
        outcome: { state: 'partial', reason: 'columns-denied', detail: `${denied} of ${all} columns` },
      }
    if (blind)
      yield { kind: 'note', outcome: { state: 'partial', reason: 'row-security', detail: 'no VIEW DEFINITION' } }
    yield* remarksOf(remarks)
    if (sample !== undefined)
      yield { kind: 'note', outcome: { state: 'partial', reason: 'sampled', detail: `${sample} %` } }
  }

  async close(): Promise<void> {
    await this.#stopping
    this.#connection.destroy()
  }

  /** Starts a statement whose rows go to the feed. */
  #run(sql: string, feed: RowFeed, signal: AbortSignal): void {
    const stop = () => feed.fail(signal.reason)
    const connection = this.#connection
    let running = true
    let over = () => {}
    const request = connection.start(
      sql,
      (row) => feed.take(row.map(bytesOf)),
      (error) => {
        running = false
        signal.removeEventListener('abort', stop)
        over()
        if (error === undefined) feed.end()
        else feed.fail(error)
      },
    )
    feed.begin({
      pause: () => request.pause(),
      resume: () => request.resume(),
      stop: () => {
        // Cancelled after its connection was lost, the driver fails where nobody can catch it, and ends the process.
        if (!running) return
        // The server is told to stop and says that it has; it may otherwise go on until it next sends something.
        this.#stopping = new Promise((resolve) => {
          over = resolve
          setTimeout(resolve, CANCEL_MS).unref()
        })
        request.resume()
        request.cancel()
      },
    })
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  }

  /** The rows behind that one, or the first ones. */
  #statement(range: Range | undefined, after: Cells | undefined): string {
    const { key, columns, schema, name } = this.#table
    const { sample } = this.#access.target.options ?? {}
    const keys = key?.map((column) => quoteName(column.name)) ?? []
    const selected = [...columns, ...(key ?? [])].map(({ expression }, i) => `${expression} as c${i}`)
    const conditions: string[] = []
    if (range !== undefined && this.#span !== undefined) {
      const { from, to } = sliceOf(this.#span, range, this.#size)
      if (from !== undefined) conditions.push(`${keys[0]} >= ${from}`)
      if (to !== undefined) conditions.push(`${keys[0]} < ${to}`)
    }
    if (sample !== undefined)
      conditions.push(`(binary_checksum(${keys.join(', ') || '*'}) & 2147483647) % 10000 < ${Math.round(sample * 100)}`)
    if (after !== undefined && key !== undefined) {
      const values = key.map((column, i) => ({
        name: quoteName(column.name),
        value: column.literal(Buffer.from(after[columns.length + i]!).toString()),
      }))
      conditions.push(`(${isBehind(values)})`)
    }
    const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`
    const top = key === undefined ? '' : `top (${this.#pageRows}) `
    const order = key === undefined ? '' : ` order by ${keys.join(', ')}`
    // One processor is enough for us, and leaves the others to those who work with the server.
    return `select ${top}${selected.join(', ')} from ${quoteTable(schema, name)}${where}${order} option (maxdop 1)`
  }
}

function bytesOf(value: Value): Uint8Array | null {
  return typeof value === 'string' ? Buffer.from(value) : value
}
