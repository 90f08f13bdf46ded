/**
 * Between a driver that pushes rows and a reader that pulls blocks of them: the driver is held back while enough is ready, and a server
 * that says nothing more is given up.
 */
import { blobKind, toUtf8 } from './blob.ts'
import type { RowPiece } from './connector.ts'
import { RowBlock } from './copy-text.ts'

/** Rows are handed over in blocks of this size: the reader looks at each as a whole. */
const BLOCK_BYTES = 512 << 10
/** Blocks that may be ready before the driver is held back. */
const READY_BLOCKS = 2
/** Documents handed over with a block at most, in bytes. */
const DOCUMENT_BYTES = 8 << 20
/** After one to two times so many ms without a row, while we wait for one, the server counts as gone. */
const SILENCE_MS = 60_000

/**
 * What is done with a value's bytes. `plain`: UTF-8 already. `raw`: bytes whose encoding the server does not know, as in a latin1
 * column of an old system that holds Big5. `blob`: each value says what it is.
 */
export type CellKind = 'plain' | 'raw' | 'blob'

/** A column as the feed needs it. */
export interface FeedColumn {
  readonly name: string
  readonly kind: CellKind
  /** Values longer than this were cut by the statement: characters of text, bytes of blobs. */
  readonly limit: number | undefined
}

/** What was met in a table that its rows do not show, counted. */
export interface Remarks {
  /** Values longer than the limit: cut, or of blobs left out. */
  long: number
  /** Long values of blobs that are in no known format. */
  unknown: number
}

/** How the driver is held back and stopped. */
export interface Tap {
  pause(): void
  resume(): void
  /** Ends the statement, on the server too. */
  stop(): void
}

/** Some rows, and what came with them. */
interface Portion {
  readonly block: RowBlock
  readonly documents: { readonly name: string; readonly bytes: Uint8Array }[]
  /** The last of the rows. */
  last: readonly (Uint8Array | null)[] | undefined
}

/** What stays the same from one statement to the next of a table. */
export interface FeedOptions {
  readonly columns: readonly FeedColumn[]
  readonly remarks: Remarks
  /** Behind the number of a row, to tell the parts of a table apart: empty for the only one. */
  readonly part: string
}

/** The rows of one table, through one statement after another. */
export class RowFeed {
  readonly #columns: readonly FeedColumn[]
  readonly #remarks: Remarks
  readonly #part: string
  /** Some column is UTF-8 for sure: then the others are made so, for a block in two encodings is hard to tell. */
  readonly #mixed: boolean
  readonly #spare: RowBlock[] = []
  #ready: Portion[] = []
  #filling: Portion | undefined
  #documentBytes = 0
  #tap: Tap | undefined
  #paused = false
  #heard = true
  #over = false
  #failure: unknown
  #wake: (() => void) | undefined
  #silence: NodeJS.Timeout | undefined
  /** Rows taken in, of all statements. */
  rows = 0

  constructor({ columns, remarks, part }: FeedOptions) {
    this.#columns = columns
    this.#remarks = remarks
    this.#part = part
    this.#mixed = columns.some(({ kind }) => kind !== 'raw')
  }

  /** A statement begins to run. */
  begin(tap: Tap): void {
    this.#tap = tap
    this.#ready = []
    this.#filling = undefined
    this.#paused = false
    this.#over = false
    this.#failure = undefined
    this.#heard = true
    this.#silence = setInterval(() => {
      if (this.#paused || this.#heard) this.#heard = false
      else this.fail(new SilenceError())
    }, SILENCE_MS)
  }

  /** A row came. Beyond the columns it may hold the key. */
  take(row: readonly (Uint8Array | null)[]): void {
    if (this.#over) return
    this.#heard = true
    this.#filling ??= {
      block: this.#spare.pop() ?? new RowBlock(BLOCK_BYTES + (BLOCK_BYTES >> 2)),
      documents: [],
      last: undefined,
    }
    const portion = this.#filling
    this.rows++
    for (let i = 0; i < this.#columns.length; i++) {
      const value = row[i] ?? null
      const column = this.#columns[i]!
      if (value === null || (column.kind === 'plain' && column.limit === undefined)) portion.block.cell(value)
      else this.#special(portion, column, value)
    }
    portion.block.endRow()
    portion.last = row
    if (portion.block.length >= BLOCK_BYTES || this.#documentBytes >= DOCUMENT_BYTES) this.#handOver()
  }

  /** The statement has ended well. */
  end(): void {
    if (this.#over) return
    this.#over = true
    this.#handOver()
    this.#wake?.()
  }

  /** The statement has failed, or nobody wants more of it. What is ready is still given. */
  fail(error: unknown): void {
    if (this.#over) return
    this.#over = true
    this.#failure = error ?? new SilenceError()
    // They were not given, and will be asked for again.
    this.rows -= this.#filling?.block.rows ?? 0
    this.#filling = undefined
    this.#documentBytes = 0
    this.#wake?.()
  }

  /**
   * The pieces of the running statement; `taken` is told the last row of each block, once it was used. Throws what {@link fail} was
   * given, after the blocks that were ready.
   */
  async *pieces(taken: (last: readonly (Uint8Array | null)[]) => void): AsyncGenerator<RowPiece> {
    try {
      for (;;) {
        const portion = this.#ready.shift()
        if (portion === undefined) {
          if (this.#failure !== undefined) throw this.#failure
          if (this.#over) return
          await new Promise<void>((resolve) => {
            this.#wake = resolve
          })
          continue
        }
        if (this.#paused && this.#ready.length < READY_BLOCKS) {
          this.#paused = false
          this.#heard = true
          this.#tap?.resume()
        }
        yield { kind: 'rows', bytes: portion.block.bytes }
        for (const { name, bytes } of portion.documents) yield { kind: 'document', name, bytes }
        if (portion.last !== undefined) taken(portion.last)
        portion.block.clear()
        this.#spare.push(portion.block)
      }
    } finally {
      clearInterval(this.#silence)
      if (!this.#over || this.#failure !== undefined) this.#tap?.stop()
      this.#over = true
    }
  }

  #special(portion: Portion, column: FeedColumn, value: Uint8Array): void {
    const { kind, limit, name } = column
    if (limit !== undefined && value.length > limit && (kind !== 'plain' || charactersIn(value) > limit)) {
      this.#remarks.long++
      if (kind === 'blob') {
        portion.block.cell(null)
        return
      }
    }
    if (kind === 'plain') portion.block.cell(value)
    else if (kind === 'raw') portion.block.cell(this.#mixed ? toUtf8(value) : value)
    else {
      const what = blobKind(value)
      portion.block.cell(what === 'text' ? toUtf8(value) : null)
      if (what === 'document') {
        portion.documents.push({ name: `${name} of row ${this.rows}${this.#part}`, bytes: value })
        this.#documentBytes += value.length
      } else if (what === 'unknown') this.#remarks.unknown++
    }
  }

  #handOver(): void {
    if (this.#filling === undefined) return
    this.#ready.push(this.#filling)
    this.#filling = undefined
    this.#documentBytes = 0
    if (this.#ready.length >= READY_BLOCKS && !this.#paused && !this.#over) {
      this.#paused = true
      this.#tap?.pause()
    }
    this.#wake?.()
  }
}

/** The server stopped saying anything. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError'
  readonly code = 'no answer'
  constructor() {
    super('no answer')
  }
}

/** Characters of UTF-8: the bytes that do not continue one. */
function charactersIn(text: Uint8Array): number {
  let characters = 0
  for (const byte of text) if ((byte & 0xc0) !== 0x80) characters++
  return characters
}
