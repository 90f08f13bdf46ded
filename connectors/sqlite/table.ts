/**
 * Rows of a table of SQLite as COPY text.
 *
 * SQLite itself joins some hundred rows into one value with separators that hardly any text holds, and one pass over its bytes makes them
 * tabs and line ends: 130 MB a second of CPU, where asking for row after row gave 66 and the `sqlite3` shell 176 (same table, same run). As bytes, because
 * text in SQLite is whatever bytes somebody put there: Big5 read as a string is gone. Where a value does hold a separator the counts do not
 * agree, and that chunk is read row by row.
 */
import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { blobKind } from '../blob.ts'
import type { Outcome, RowPiece } from '../connector.ts'
import { RowBlock } from '../copy-text.ts'
import { toRows } from './joined.ts'
import { quoted, type Table } from './schema.ts'

/** Bytes of one piece; rows of a chunk are chosen to come near it. What is joined should stay in the processor's cache. */
const CHUNK_BYTES = 128 << 10
/**
 * SQLite is told to refuse more than this at once: then fewer rows are asked for, and a row larger than that is read by itself. Node.js 22
 * cannot tell it so; there the memory the whole scan may take is the limit.
 */
const MAX_CHUNK_BYTES = 16 << 20
/** SQLite's own limit. */
const MAX_VALUE_BYTES = 1_000_000_000
const FIRST_ROWS = 64
const MAX_ROWS = 2000
/** Wider tables are read row by row: the expressions that join them become too deep. */
export const MAX_JOINED_COLUMNS = 200
/** A text longer than this is a document of its own rather than a cell. */
const MAX_CELL_BYTES = 1 << 20
/** No document is read beyond this. */
const MAX_DOCUMENT_BYTES = 64 << 20

/** Rows with these rowids: from `from` on, and below `to`; `undefined` is no bound. */
export interface RowidRange {
  readonly from: bigint | undefined
  readonly to: bigint | undefined
}

/** Some rows, up to the rowid `last`, with separators. */
interface Chunk {
  readonly last: bigint
  readonly rows: number
  readonly joined: Uint8Array
}

/**
 * Reads the rows of a table, or those of a range of rowids. `sample` reads so many hundredths of the chunks. Throws what SQLite throws .
 */
export async function* readTable(
  db: DatabaseSync,
  table: Table,
  range: RowidRange,
  sample: number | undefined,
  signal: AbortSignal,
): AsyncGenerator<RowPiece> {
  if (table.columns.length === 0) return
  const reader = new TableReader(db, table)
  if (sample !== undefined) yield { kind: 'note', outcome: sampled(sample) }
  const joins = table.rowid !== undefined && table.columns.length <= MAX_JOINED_COLUMNS
  const pieces = !joins ? reader.everything() : reader.chunks(range, sample)
  for (const piece of pieces) {
    yield piece
    await setImmediate()
    if (signal.aborted) return
  }
}

/** How a table ends of which so many hundredths are read. */
export function sampled(sample: number): Outcome {
  return { state: 'partial', reason: 'sampled', detail: `${sample} %` }
}

class TableReader {
  readonly #db: DatabaseSync
  readonly #table: Table
  readonly #source: string
  readonly #utf16: boolean

  constructor(db: DatabaseSync, table: Table) {
    this.#db = db
    this.#table = table
    this.#source = `main.${quoted(table.name)}`
    this.#utf16 = !String(db.prepare('pragma encoding').get()?.encoding).startsWith('UTF-8')
  }

  *chunks(range: RowidRange, sample = 100): Generator<RowPiece> {
    const { rowid, columns } = this.#table
    const chunkAt = this.#joining()
    const nextRow = this.#db.prepare(
      `select ${rowid} as id from ${this.#source} where ${rowid} between ? and ? order by ${rowid} limit 1`,
    )
    nextRow.setReadBigInts(true)
    const limits = 'limits' in this.#db ? (this.#db.limits as { length: number }) : undefined
    const to = range.to === undefined ? MAX_ROWID : range.to - 1n
    let from = range.from ?? MIN_ROWID
    let rows = FIRST_ROWS
    for (let index = 0; from <= to; index++) {
      let chunk: Chunk | undefined
      if (limits !== undefined) limits.length = MAX_CHUNK_BYTES
      try {
        chunk = chunkAt(from, to, rows)
        if (chunk === undefined) return
      } catch (error) {
        const few = Math.floor(rows / 8)
        // Of damaged pages too: what lies before them is still to be had.
        if (few === 0 && !isOf(error, TOO_BIG)) throw error
        if (!isOf(error, TOO_BIG) && !isOf(error, CORRUPT)) throw error
        rows = Math.max(1, few)
        if (few > 0) {
          index--
          continue
        }
      }
      if (limits !== undefined) limits.length = MAX_VALUE_BYTES
      const last = chunk?.last ?? (nextRow.get(from, to)?.id as bigint)
      if (Math.floor(((index + 1) * sample) / 100) > Math.floor((index * sample) / 100)) {
        const bytes = chunk === undefined ? undefined : toRows(chunk.joined, columns.length, chunk.rows)
        if (bytes !== undefined) yield { kind: 'rows', bytes }
        else yield* this.#rowByRow(from, last)
      }
      if (last === MAX_ROWID) return
      from = last + 1n
      if (chunk === undefined) continue
      const wanted = Math.floor((chunk.rows * CHUNK_BYTES) / chunk.joined.length)
      rows = Math.min(MAX_ROWS, Math.max(1, wanted), 4 * rows)
    }
  }

  /** A table without rowids, as one stream. */
  *everything(): Generator<RowPiece> {
    const statement = this.#db.prepare(`select ${this.#cells()} from ${this.#source}`)
    yield* this.#pieces(statement)
  }

  *#rowByRow(from: bigint, to: bigint): Generator<RowPiece> {
    const { rowid } = this.#table
    const statement = this.#db.prepare(
      `select ${this.#cells()}, ${rowid} from ${this.#source} where ${rowid} between ? and ? order by ${rowid}`,
    )
    yield* this.#pieces(statement, from, to)
  }

  /** Two values a column: is it a blob, and its bytes, cut where no more is read; then the row's number, if it has one. */
  #cells(): string {
    return this.#table.columns
      .map(({ name }) => {
        const cell = quoted(name)
        const text = `cast(${cell} as ${this.#utf16 ? 'text' : 'blob'})`
        const whole = this.#utf16 ? `case typeof(${cell}) when 'blob' then ${cell} else ${text} end` : text
        const cut = `case when octet_length(${cell}) > ${MAX_DOCUMENT_BYTES} then substr(${whole}, 1, ${MAX_DOCUMENT_BYTES}) else ${whole} end`
        return `typeof(${cell}) = 'blob', ${cut}`
      })
      .join(', ')
  }

  *#pieces(statement: StatementSync, ...bounds: bigint[]): Generator<RowPiece> {
    const { columns } = this.#table
    const block = new RowBlock(CHUNK_BYTES)
    let number = 0
    statement.setReturnArrays(true)
    statement.setReadBigInts(true)
    // The types know rows as objects only.
    for (const row of statement.iterate(...bounds) as Iterable<unknown> as Iterable<readonly SQLOutputValue[]>) {
      const name = row[2 * columns.length] ?? ++number
      const apart: RowPiece[] = []
      for (const [i, column] of columns.entries()) {
        const bytes = bytesOf(row[2 * i + 1])
        const kind = bytes === undefined ? 'none' : kindOf(bytes, row[2 * i] === 1n)
        block.cell(kind === 'cell' ? bytes! : null)
        if (kind !== 'document') continue
        apart.push({ kind: 'document', name: `${column.name} of row ${name}`, bytes: bytes! })
        if (bytes!.length >= MAX_DOCUMENT_BYTES) apart.push({ kind: 'note', outcome: TOO_LARGE })
      }
      block.endRow()
      if (apart.length === 0 && block.length < CHUNK_BYTES) continue
      yield { kind: 'rows', bytes: block.bytes }
      block.clear()
      yield* apart
    }
    if (block.rows > 0) yield { kind: 'rows', bytes: block.bytes }
  }

  #joining(): (from: bigint, to: bigint, rows: number) => Chunk | undefined {
    const { rowid, columns } = this.#table
    const cells = columns.map(({ name, real }) => {
      const cell = quoted(name)
      // 912345678.0 is a number that somebody typed without the point.
      return real ? `case typeof(${cell}) when 'real' then printf('%.15g', ${cell}) else ${cell} end` : cell
    })
    const joined = `group_concat(row, '')`
    const statement = this.#db.prepare(
      `select max(id) as last, count(*) as rows, ${this.#utf16 ? joined : `cast(${joined} as blob)`} as joined from (
         select ${rowid} as id, ${rowOf(cells)} as row
         from ${this.#source} where ${rowid} between ? and ? order by ${rowid} limit ?)`,
    )
    statement.setReadBigInts(true)
    return (from, to, limit) => {
      const { last, rows, joined } = statement.get(from, to, limit) ?? {}
      return typeof last === 'bigint' ? { last, rows: Number(rows), joined: bytesOf(joined) ?? NONE } : undefined
    }
  }
}

/** Older versions of SQLite take no more than 127 arguments, and none takes more than a thousand. */
function nested(name: string, values: readonly string[], separator: string): string {
  if (values.length === 1) return values[0]!
  const groups = Array.from({ length: Math.ceil(values.length / 50) }, (_, i) => values.slice(50 * i, 50 * i + 50))
  if (groups.length === 1) return `${name}(${values.join(separator)})`
  return nested(
    name,
    groups.map((group) => nested(name, group, separator)),
    separator,
  )
}

/** Cells with separators between them and one behind. */
function rowOf(cells: readonly string[]): string {
  const between = ", x'1f', "
  return `concat(${cells.length > 50 ? nested('concat', cells, between) : cells.join(between)}, x'1e')`
}

const NONE = new Uint8Array(0)
const MIN_ROWID = -(2n ** 63n)
const MAX_ROWID = 2n ** 63n - 1n
const TOO_LARGE = { state: 'partial', reason: 'limit-size', detail: `${MAX_DOCUMENT_BYTES >> 20} MiB` } as const

/** SQLite's codes: https://sqlite.org/rescode.html */
const CORRUPT = 11
const TOO_BIG = 18

function isOf(error: unknown, kind: number): boolean {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === kind
}

/** Where a value goes: into its row, to the readers of documents, or nowhere (a key, a digest). */
function kindOf(bytes: Uint8Array, isBlob: boolean): 'cell' | 'document' | 'none' {
  if (!isBlob) return bytes.length > MAX_CELL_BYTES ? 'document' : 'cell'
  const kind = blobKind(bytes)
  return kind === 'text' ? 'cell' : kind === 'opaque' ? 'none' : 'document'
}

function bytesOf(value: SQLOutputValue | undefined): Uint8Array | undefined {
  if (value === null || value === undefined) return undefined
  if (typeof value === 'object') return new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
  return Buffer.from(String(value))
}
