/** Reading text byte by byte, for formats with a grammar: what comes next is fetched when it is needed. */
import type { TextChunk } from './source.ts'

/**
 * A place in a text. For speed its fields are used directly:
 * `if (cursor.at === cursor.end && !cursor.more()) …; const byte = cursor.bytes[cursor.at++]`.
 */
export class Cursor {
  /** The bytes at hand; others after {@link more}. */
  bytes: Buffer = Buffer.alloc(0)
  /** Offset in `bytes` of the next byte. */
  at = 0
  /** Offset behind the last byte at hand. */
  end = 0
  readonly #chunks: Iterator<TextChunk>

  constructor(chunks: Iterable<TextChunk>) {
    this.#chunks = chunks[Symbol.iterator]()
  }

  /** Fetches the next bytes in place of those at hand, which must be used up. False at the end of the text. */
  more(): boolean {
    while (this.at === this.end) {
      const chunk = this.#chunks.next()
      if (chunk.done === true) return false
      this.bytes = chunk.value.bytes
      this.at = 0
      this.end = this.bytes.length
    }
    return true
  }

  /** The next byte, left where it is; -1 at the end. */
  peek(): number {
    return this.at < this.end || this.more() ? this.bytes[this.at]! : -1
  }

  /** The next byte; -1 at the end. */
  next(): number {
    return this.at < this.end || this.more() ? this.bytes[this.at++]! : -1
  }

  /** Frees the source. To be called when reading ends early. */
  close(): void {
    this.#chunks.return?.()
  }
}

/** A cursor over bytes in memory. */
export function cursorOver(bytes: Buffer): Cursor {
  return new Cursor([{ bytes, wholeLines: true }])
}
