/** Values of bytes: in a row of text, and in PostgreSQL's binary form of COPY. */
import { isUtf8 } from 'node:buffer'

const TAB = 0x09
const LINE_END = 0x0a
const BACKSLASH = 0x5c
const LETTER_X = 0x78
const NO_VALUE = Buffer.from('\\N')

/**
 * Rows of COPY's text in which the cells of these columns, `\\x` and hexadecimal digits, are the text that the bytes are, or no value where
 * they are none.
 */
export function withBinaryText(rows: Uint8Array, columns: readonly number[]): Uint8Array {
  const isBinary = new Set(columns)
  const parts: Uint8Array[] = []
  let kept = 0
  let start = 0
  let column = 0
  for (let i = 0; i < rows.length; i++) {
    const byte = rows[i]!
    if (byte !== TAB && byte !== LINE_END) continue
    if (
      isBinary.has(column) &&
      rows[start] === BACKSLASH &&
      rows[start + 1] === BACKSLASH &&
      rows[start + 2] === LETTER_X
    ) {
      const hex = Buffer.from(rows.buffer, rows.byteOffset + start + 3, i - start - 3).toString('latin1')
      parts.push(rows.subarray(kept, start), textOf(Buffer.from(hex, 'hex')))
      kept = i
    }
    start = i + 1
    column = byte === TAB ? column + 1 : 0
  }
  if (parts.length === 0) return rows
  parts.push(rows.subarray(kept))
  return Buffer.concat(parts)
}

/** Text as COPY writes it. Bytes that are text in another encoding cannot be told from other bytes when they are so few. */
function textOf(bytes: Buffer): Uint8Array {
  if (bytes.length === 0 || !isUtf8(bytes) || bytes.some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20)))
    return NO_VALUE
  return Buffer.from(
    bytes
      .toString()
      .replaceAll('\\', '\\\\')
      .replaceAll(/[\t\n\v\f\r]/g, ' '),
  )
}

/** A value, `null` where there is none. */
export type Cell = Buffer | null

/** Eleven bytes that every such stream begins with, flags and the length of what follows them. */
const HEADER_BYTES = 19
/** Instead of a number of fields: the end. */
const TRAILER = -1

/** The cells of a `COPY … (FORMAT binary)`, one after the other, row by row. Throws RangeError for what is none. */
export async function* binaryCells(chunks: AsyncIterable<Buffer>): AsyncGenerator<Cell> {
  const bytes = new Bytes(chunks)
  const header = await bytes.take(HEADER_BYTES)
  await bytes.take(header.readInt32BE(15))
  for (;;) {
    const fields = (await bytes.take(2)).readInt16BE()
    if (fields === TRAILER) return
    for (let field = 0; field < fields; field++) {
      const length = (await bytes.take(4)).readInt32BE()
      yield length < 0 ? null : await bytes.take(length)
    }
  }
}

/** So many bytes at a time of a stream that comes in pieces of any size. */
class Bytes {
  readonly #chunks: AsyncIterator<Buffer>
  #pieces: Buffer[] = []
  #length = 0

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Buffer> {
    while (this.#length < length) {
      const next = await this.#chunks.next()
      if (next.done === true) throw new RangeError('the stream ends too early')
      this.#pieces.push(next.value)
      this.#length += next.value.length
    }
    const all = this.#pieces.length === 1 ? this.#pieces[0]! : Buffer.concat(this.#pieces)
    this.#pieces = [all.subarray(length)]
    this.#length -= length
    return all.subarray(0, length)
  }
}
