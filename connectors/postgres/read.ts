/** Reads the rows of one table, or of a range of its blocks. */
import { setTimeout as pause } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import pg from 'pg'
import { type Access, type Outcome, ReadError, type RowPiece, type RowSource } from '../connector.ts'
import { CopyRows } from '../copy-rows.ts'
import { binaryCells, type Cell, withBinaryText } from './binary.ts'
import { changesOf, type Table, type TableColumn } from './catalog.ts'
import { isPassing, outcomeOf, Session } from './session.ts'

/** Bytes up to this are looked at in their row, as text where they are text: hashes and keys are no documents. */
const CELL_BYTES = 1024
/** More than this is not read of a document. */
const DOCUMENT_BYTES = 32 << 20
/** Which sample it is: the same each time. */
const SAMPLE_SEED = 2026

/** Waits before each further attempt, ms; somewhat more, by chance, so that workers do not come all at once. */
const ATTEMPTS = [500, 2000, 5000]

/** An idle connection of this thread is kept so long for the next table. */
const KEEP_MS = 5000

/** Connections of this thread that nobody uses. */
const idle = new WeakMap<Access, Session[]>()

/** A table, open for reading; the connection is made when its rows are asked for. */
export class TableRows implements RowSource {
  readonly kind = 'rows'
  readonly columns: readonly TableColumn[]
  readonly splittable: boolean
  readonly #table: Table
  readonly #access: Access

  constructor(table: Table, access: Access) {
    this.#table = table
    this.#access = access
    this.columns = table.columns
    this.splittable = table.splittable
  }

  async *read(
    range: { readonly from: number; readonly to: number } | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<RowPiece> {
    const table = this.#table
    const { sample } = this.#access.target.options ?? {}
    for (const outcome of expectationsOf(table, sample)) yield note(outcome)
    if (table.columns.length === 0) return
    const from = `${pg.escapeIdentifier(table.schema)}.${pg.escapeIdentifier(table.table)}`
    const sampled = sample === undefined ? '' : ` TABLESAMPLE SYSTEM (${sample}) REPEATABLE (${SAMPLE_SEED})`
    const source = `FROM ONLY ${from}${sampled}`
    const blocks = range === undefined ? [] : blocksOf(table, range)
    const reading = new Reading(this.#access, table, range !== undefined, signal)
    try {
      yield* this.#rows(reading, source, blocks)
      for (const column of table.columns)
        if (column.binary === true) yield* documents(reading, column, table.placed, source, blocks)
      if (await reading.changedBetweenRanges())
        yield note({ state: 'partial', reason: 'changed-while-read', detail: 'ranges at different times' })
    } finally {
      await reading.end()
    }
  }

  close(): void {}

  async *#rows(reading: Reading, source: string, blocks: readonly string[]): AsyncGenerator<RowPiece> {
    const cells = this.columns.map(({ name, binary }) => {
      const quoted = pg.escapeIdentifier(name)
      return binary ? `CASE WHEN octet_length(${quoted}) <= ${CELL_BYTES} THEN ${quoted} END` : quoted
    })
    const binary = this.columns.flatMap((column, i) => (column.binary === true ? [i] : []))
    const where = blocks.length === 0 ? '' : ` WHERE ${blocks.join(' AND ')}`
    const rows = new CopyRows()
    const piece = (bytes: Uint8Array): RowPiece => ({
      kind: 'rows',
      bytes: binary.length === 0 ? bytes : withBinaryText(bytes, binary),
    })
    for await (const chunk of reading.copy(`COPY (SELECT ${cells.join(', ')} ${source}${where}) TO STDOUT`))
      for (const bytes of rows.add(chunk)) yield piece(bytes)
    for (const bytes of rows.end()) yield piece(bytes)
  }
}

/** What is known of a table before it is read. `sample` as in the target's options. */
export function expectationsOf({ denied, columns }: Table, sample: number | undefined): Outcome[] {
  const outcomes: Outcome[] = []
  if (sample !== undefined) outcomes.push({ state: 'partial', reason: 'sampled', detail: `${sample}%` })
  if (denied > 0)
    outcomes.push({
      state: 'partial',
      reason: 'columns-denied',
      detail: `${denied} of ${denied + columns.length} columns`,
    })
  return outcomes
}

/** Values of a column of bytes that are too long for a cell, by the places of their rows: no value is needed to name them. */
async function* documents(
  reading: Reading,
  { name }: TableColumn,
  placed: boolean,
  source: string,
  blocks: readonly string[],
): AsyncGenerator<RowPiece> {
  const column = pg.escapeIdentifier(name)
  const condition = [`octet_length(${column}) > ${CELL_BYTES}`, ...blocks].join(' AND ')
  const place = placed ? 'ctid::text' : 'row_number() OVER ()::text'
  const query = `SELECT ${place}, octet_length(${column}) > ${DOCUMENT_BYTES}, substring(${column}, 1, ${DOCUMENT_BYTES}) ${source} WHERE ${condition}`
  let cut = 0
  let row: Cell[] = []
  for await (const cell of binaryCells(reading.copy(`COPY (${query}) TO STDOUT (FORMAT binary)`))) {
    row.push(cell)
    if (row.length < 3) continue
    const [where, isCut, bytes] = row as [Cell, Cell, Cell]
    row = []
    if (isCut?.[0] === 1) cut++
    if (where !== null && bytes !== null) yield { kind: 'document', name: `${name} of row ${where}`, bytes }
  }
  if (cut > 0) yield note({ state: 'partial', reason: 'limit-size', detail: `${cut} values over the limit` })
}

/** The blocks that stand for a range of the table's size, as conditions. The last range has no end: rows may have been added. */
function blocksOf(
  { blocks, size }: Pick<Table, 'blocks' | 'size'>,
  { from, to }: { readonly from: number; readonly to: number },
): string[] {
  const block = (byte: number) => (size === 0 ? 0 : Math.floor((byte / size) * blocks))
  const conditions: string[] = []
  if (from > 0) conditions.push(`ctid >= '(${block(from)},0)'::tid`)
  if (to < size) conditions.push(`ctid < '(${block(to)},0)'::tid`)
  return conditions
}

function note(outcome: Outcome): RowPiece {
  return { kind: 'note', outcome }
}

/** One transaction, taken up again by another when its connection is lost. */
class Reading {
  readonly #access: Access
  readonly #table: Table
  readonly #isRange: boolean
  readonly #signal: AbortSignal
  #session: Session | undefined
  #inSnapshot = false

  constructor(access: Access, table: Table, isRange: boolean, signal: AbortSignal) {
    this.#access = access
    this.#table = table
    this.#isRange = isRange
    this.#signal = signal
  }

  /**
   * The bytes of a COPY, each once. When the connection breaks, the query is asked again and the bytes that were handed over already are
   * left out, provided that they are the same. Throws {@link ReadError}.
   */
  async *copy(text: string): AsyncGenerator<Buffer> {
    let given = 0
    let sum = 0
    for (let attempt = 0; ; attempt++) {
      try {
        const session = await this.#open()
        let again = 0
        let againSum = 0
        for await (let chunk of session.copy(text, this.#signal)) {
          if (again < given) {
            const known = chunk.subarray(0, given - again)
            againSum = crc32(known, againSum)
            again += known.length
            if (again === given && againSum !== sum)
              throw new ReadError({ state: 'partial', reason: 'changed-while-read', detail: 'connection lost' })
            chunk = chunk.subarray(known.length)
            if (chunk.length === 0) continue
          }
          sum = crc32(chunk, sum)
          given += chunk.length
          again = given
          yield chunk
        }
        if (again < given)
          throw new ReadError({ state: 'partial', reason: 'changed-while-read', detail: 'connection lost' })
        return
      } catch (error) {
        this.#session?.destroy()
        this.#session = undefined
        const wait = ATTEMPTS[attempt]
        if (this.#signal.aborted || wait === undefined || !isPassing(error)) throw new ReadError(outcomeOf(error))
        await pause(wait * (1 + Math.random() / 2), undefined, { signal: this.#signal }).catch(() => {})
      }
    }
  }

  /** Were rows changed while ranges of the table are read at different times? */
  async changedBetweenRanges(): Promise<boolean> {
    const { changes, oid } = this.#table
    if (!this.#isRange || this.#inSnapshot || this.#session === undefined) return false
    try {
      // Counts are read at the time they are asked for, whatever the transaction sees.
      return changes === undefined || (await changesOf(this.#session, oid)) !== changes
    } catch (error) {
      throw new ReadError(outcomeOf(error))
    }
  }

  /** Gives the connection back, or hangs up. */
  async end(): Promise<void> {
    const session = this.#session
    this.#session = undefined
    if (session === undefined) return
    try {
      if (!session.broken) await session.run('COMMIT')
    } catch {
      // What was to be read has been read.
      session.destroy()
    }
    release(this.#access, session)
  }

  async #open(): Promise<Session> {
    if (this.#session !== undefined) return this.#session
    const session = await acquire(this.#access)
    this.#session = session
    // Bytes as they are, where the database does not know what they mean.
    if (session.server.encoding === 'SQL_ASCII') await session.run("SET client_encoding = 'SQL_ASCII'")
    await session.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    this.#inSnapshot = false
    const { snapshot } = this.#table
    if (this.#isRange && snapshot !== undefined) {
      try {
        await session.run(`SET TRANSACTION SNAPSHOT ${pg.escapeLiteral(snapshot)}`)
        this.#inSnapshot = true
      } catch (error) {
        // It has become too old and was let go.
        if (session.broken) throw error
        await session.run('ROLLBACK')
        await session.run('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      }
    }
    return session
  }
}

async function acquire(access: Access): Promise<Session> {
  for (let session = idle.get(access)?.pop(); session !== undefined; session = idle.get(access)?.pop()) {
    if (session.broken) continue
    session.idle(false)
    return session
  }
  return Session.open(access)
}

function release(access: Access, session: Session): void {
  if (session.broken) return
  session.idle(true)
  const sessions = idle.get(access) ?? []
  sessions.push(session)
  idle.set(access, sessions)
  setTimeout(() => {
    const at = sessions.indexOf(session)
    if (at < 0) return
    sessions.splice(at, 1)
    void session.close()
  }, KEEP_MS).unref()
}
