/** What the tests of text formats share: sources in memory, and pieces copied out of the reused buffers. */
import type { ByteSource } from '../../connectors/connector.ts'
import {
  DEFAULT_LIMITS,
  type Dialect,
  type Format,
  type FormatError,
  type Note,
  type ReadAs,
  type ReadContext,
} from '../format.ts'

/** Bytes as a source. `reads` counts what was asked of it. */
export function memorySource(bytes: Uint8Array, name = 'a.txt'): ByteSource & { reads: number; bytesRead: number } {
  return {
    name,
    size: bytes.length,
    reads: 0,
    bytesRead: 0,
    read(target, position) {
      const piece = bytes.subarray(position, position + target.length)
      target.set(piece)
      this.reads++
      this.bytesRead += piece.length
      return piece.length
    },
    close() {},
  }
}

/** A context without a deadline. */
export function context(range?: { from: number; to: number }): ReadContext {
  return {
    budget: { limits: DEFAULT_LIMITS, depth: 0, bytes: 0, deadline: Number.POSITIVE_INFINITY },
    ...(range === undefined ? {} : { range }),
  }
}

/** A batch whose bytes were copied to a string. */
export interface ReadBatch {
  readonly text: string
  readonly dialect: Dialect
  readonly first: boolean
  readonly linesBefore: number
  readonly place: string | undefined
}

/** Everything a format gave for one item. */
export interface ReadAll {
  readonly batches: ReadBatch[]
  readonly notes: Note[]
  readonly readAs: ReadAs[]
  readonly error: FormatError | undefined
  /** All batches of that kind, joined. */
  text(kind?: Dialect['kind']): string
}

/** Reads `bytes` to the end. */
export async function readAll(
  format: Format,
  bytes: Uint8Array | string,
  options: { name?: string; range?: { from: number; to: number } } = {},
): Promise<ReadAll> {
  const batches: ReadBatch[] = []
  const notes: Note[] = []
  const readAs: ReadAs[] = []
  let error: FormatError | undefined
  const source = memorySource(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, options.name)
  try {
    for await (const piece of format.read(source, context(options.range))) {
      if (piece.kind === 'batch') {
        const { dialect, first, linesBefore, place } = piece
        batches.push({ text: Buffer.from(piece.bytes).toString(), dialect, first, linesBefore, place })
      } else if (piece.kind === 'note') notes.push(piece)
      else if (piece.kind === 'read-as') readAs.push(piece)
    }
  } catch (thrown) {
    error = thrown as FormatError
  }
  const text = (kind?: Dialect['kind']): string =>
    batches
      .filter((batch) => kind === undefined || batch.dialect.kind === kind)
      .map((batch) => batch.text)
      .join('')
  return { batches, notes, readAs, error, text }
}

/** The batches of all ranges of `step` bytes, joined. */
export async function readRanges(format: Format, bytes: Uint8Array, step: number, name?: string): Promise<string[]> {
  const texts: string[] = []
  for (let from = 0; from < bytes.length; from += step) {
    const range = { from, to: Math.min(bytes.length, from + step) }
    const read = await readAll(format, bytes, { range, ...(name === undefined ? {} : { name }) })
    texts.push(read.text())
  }
  return texts
}
