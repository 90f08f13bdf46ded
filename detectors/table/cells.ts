/** The cells of a table's rows: where they are, and what is in them. */
import { AT, AT_OR_MASK, CellSplitter, DIGIT, HIGH, KIND, LABEL_OR_PERCENT, WIDE } from '../kernel/cells.ts'

/** No table has so many columns. */
export const MAX_CELLS = 16384
/** In a cell whose column says what it is there may be anything: only full width matters. */
const ANYTHING = HIGH | AT_OR_MASK | AT | LABEL_OR_PERCENT
/** Smaller batches are not split beforehand. */
const LEAST_SPLIT = 1024

/** Reads cell after cell. For speed its fields are used directly. */
export class RowCells {
  // The cell read last: its extent without blanks around it, what is in it, its digits.
  from = 0
  until = 0
  kinds = 0
  count = 0
  /** Cells of the row read last. */
  length = 0
  // The same of those that were kept.
  readonly start = new Int32Array(MAX_CELLS)
  readonly end = new Int32Array(MAX_CELLS)
  readonly flags = new Uint8Array(MAX_CELLS)
  readonly digits = new Int32Array(MAX_CELLS)
  #separator = 0
  #quote = 0
  /** Gives the cells of the batch; null where they are read byte by byte. */
  #splitter: CellSplitter | null = null

  /** Begins a table. */
  begin(separator: number, quote: number): void {
    this.#separator = separator
    this.#quote = quote
  }

  /** Begins a batch, which is to be read from its first byte to its last. */
  beginBatch(bytes: Uint8Array): void {
    this.#splitter = bytes.length >= LEAST_SPLIT && !hasQuote(bytes, this.#quote) ? CellSplitter.get() : null
    this.#splitter?.begin(bytes, this.#separator)
  }

  /** Passes over the row at `at` of the batch; returns where the next one begins. */
  passRow(bytes: Uint8Array, at: number): number {
    if (this.#splitter === null) return this.split(bytes, at)
    let end = this.#splitter.next()
    while (end < bytes.length && bytes[end] !== 0x0a) end = this.#splitter.next()
    return end + 1
  }

  /** Reads and keeps all cells of the row at `at`, of the batch or of a table's head, whatever their columns are; returns where the next row begins. */
  split(bytes: Uint8Array, at: number): number {
    let i = at
    let c = 0
    for (;;) {
      i = this.#cell(bytes, i, false)
      if (c < MAX_CELLS) this.keep(c++)
      if (i >= bytes.length || bytes[i++] === 0x0a) break
    }
    this.length = c
    return i
  }

  /**
   * Reads the next cell of the batch, which begins at `at`; returns the offset of what ends it: the separator, the line end or the end of
   * `bytes`. `asked`: its column says what it is.
   */
  next(bytes: Uint8Array, at: number, asked: boolean): number {
    const splitter = this.#splitter
    return splitter === null ? this.#cell(bytes, at, asked) : this.#nextCell(splitter, bytes, at, asked)
  }

  /** Notes the cell read last as cell `c`. */
  keep(c: number): void {
    this.start[c] = this.from
    this.end[c] = this.until
    this.flags[c] = this.kinds
    this.digits[c] = this.count
  }

  /** Reads the cell at `at`; returns the offset of what ends it: the separator, the line end or the end of `bytes`. */
  #cell(bytes: Uint8Array, at: number, asked: boolean): number {
    const separator = this.#separator
    const quote = this.#quote
    const to = bytes.length
    let i = at
    let start = at
    let end = -1
    let flags = 0
    let digits = 0
    if (quote !== 0 && bytes[at] === quote) {
      for (let k = at + 1; k < to; k++) {
        const b = bytes[k]!
        if (b === quote) {
          // A doubled one is part of the value.
          if (k + 1 < to && bytes[k + 1] === quote) k++
          else {
            end = k
            break
          }
        }
        const kind = KIND[b]!
        flags |= kind
        digits += kind & DIGIT
      }
      if (end < 0) {
        // Nothing closes it: an ordinary character.
        flags = 0
        digits = 0
      } else {
        start = at + 1
        i = end + 1
        while (i < to && bytes[i] !== separator && bytes[i] !== 0x0a) i++
      }
    }
    if (end < 0 && asked) {
      // The column says what it is: all that matters is where the cell ends, and whether it may be full width.
      flags = ANYTHING
      const above = Math.max(separator, 0x0a)
      for (; i < to; i++) {
        const b = bytes[i]!
        // Of most bytes that is all there is to know.
        if (b > above && b !== 0xef) continue
        if (b === separator || b === 0x0a) break
        if (b === 0xef) flags |= WIDE
      }
      end = i
    }
    if (end < 0) {
      while (i < to) {
        const b = bytes[i]!
        if (b === separator || b === 0x0a) break
        const kind = KIND[b]!
        flags |= kind
        digits += kind & DIGIT
        i++
      }
      end = i
    }
    this.#trim(bytes, start, end)
    this.kinds = flags
    this.count = digits
    return i
  }

  /** The same, of the next cell of a table that is split already. */
  #nextCell(splitter: CellSplitter, bytes: Uint8Array, at: number, asked: boolean): number {
    const end = splitter.next()
    this.#trim(bytes, at, end)
    this.kinds = asked ? splitter.kinds | ANYTHING : splitter.kinds
    this.count = asked ? 0 : splitter.digits
    return end
  }

  /** Blanks around a value, and the carriage return of the last one. */
  #trim(bytes: Uint8Array, from: number, to: number): void {
    let start = from
    let end = to
    while (end > start && isBlank(bytes[end - 1]!)) end--
    while (start < end && isBlank(bytes[start]!)) start++
    this.from = start
    this.until = end
  }
}

function hasQuote(bytes: Uint8Array, quote: number): boolean {
  // A Buffer searches with the platform's own scan, which an array does not.
  return quote !== 0 && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(quote)
}

function isBlank(b: number): boolean {
  return b === 0x20 || b === 0x0d || b === 0x09
}
