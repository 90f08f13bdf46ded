/** Gathers the bytes of rows, as PostgreSQL's COPY writes text, into pieces of whole rows in bounded memory. */

const TAB = 0x09
const LINE_END = 0x0a
const BLANK = 0x20
const BACKSLASH = 0x5c
const LETTER_N = 0x6e

/** A piece is handed over when it has this many bytes: as much as the scanner's caches like, and a hand-over costs nothing. */
const PIECE_BYTES = 1 << 20
/** A row longer than this is handed over in several. */
const MAX_ROW_BYTES = 4 << 20
/** How far back from its limit a long row is searched for a place where no value is cut. */
const SEARCH_BYTES = 64 << 10

/**
 * A row longer than 4 MiB becomes several rows: its cells so far, then empty cells up to the one that is cut, and the rest of that. A value
 * of 100 MB would otherwise be in memory whole, several times. It is cut at a blank, a line end or the end of a cell where there is one
 * within 64 KiB, so that nothing that is looked for is cut in two.
 */
export class CopyRows {
  #buffer = Buffer.allocUnsafe(2 * PIECE_BYTES)
  #length = 0
  /** Tabs of the row that was cut, up to its cut. */
  #tabs = 0;

  /** Takes bytes; yields pieces of whole rows, each valid until the next is asked for. */
  *add(bytes: Uint8Array): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; ) {
      if (this.#length === this.#buffer.length) this.#grow()
      const part = bytes.subarray(at, at + this.#buffer.length - this.#length)
      this.#buffer.set(part, this.#length)
      this.#length += part.length
      at += part.length
      if (this.#length >= PIECE_BYTES) yield* this.#whole()
      if (this.#length >= MAX_ROW_BYTES) yield* this.#cut()
    }
  }

  /** What is left; a last row without its line end gets one. */
  *end(): Generator<Uint8Array> {
    if (this.#length === 0) return
    if (this.#buffer[this.#length - 1] !== LINE_END) {
      if (this.#length === this.#buffer.length) this.#grow()
      this.#buffer[this.#length++] = LINE_END
    }
    yield this.#buffer.subarray(0, this.#length)
    this.#length = 0
    this.#tabs = 0
  }

  *#whole(): Generator<Uint8Array> {
    const end = this.#buffer.subarray(0, this.#length).lastIndexOf(LINE_END) + 1
    if (end === 0) return
    yield this.#buffer.subarray(0, end)
    this.#keep(end, 0)
    this.#tabs = 0
  }

  *#cut(): Generator<Uint8Array> {
    const end = this.#placeToCut()
    for (let i = this.#tabs; i < end; i++) if (this.#buffer[i] === TAB) this.#tabs++
    // The place of the line end is put back afterwards.
    const next = this.#buffer[end]!
    this.#buffer[end] = LINE_END
    yield this.#buffer.subarray(0, end + 1)
    this.#buffer[end] = next
    this.#keep(end, this.#tabs)
  }

  /** Where the row can be cut: above all not in an escape, nor in a character of UTF-8. */
  #placeToCut(): number {
    const buffer = this.#buffer
    const limit = this.#length - 1
    for (let i = limit; i > limit - SEARCH_BYTES; i--) {
      if (buffer[i] === TAB) return i
      if (buffer[i - 1] === BLANK) return i
      if (buffer[i - 1] === LETTER_N && this.#isEscaped(i - 1)) return i
    }
    let end = limit
    while (end > limit - 4 && (buffer[end]! & 0xc0) === 0x80) end--
    return this.#isEscaped(end) ? end - 1 : end
  }

  /** Does an odd number of backslashes stand before it? */
  #isEscaped(at: number): boolean {
    let first = at
    while (first > 0 && this.#buffer[first - 1] === BACKSLASH) first--
    return (at - first) % 2 === 1
  }

  /** Keeps what is behind `from`, with so many tabs before it. */
  #keep(from: number, tabs: number): void {
    const kept = this.#length - from
    while (tabs + kept > this.#buffer.length) this.#grow()
    this.#buffer.copyWithin(tabs, from, this.#length)
    this.#buffer.fill(TAB, 0, tabs)
    this.#length = tabs + kept
  }

  #grow(): void {
    const larger = Buffer.allocUnsafe(2 * this.#buffer.length)
    larger.set(this.#buffer.subarray(0, this.#length))
    this.#buffer = larger
  }
}
