/** Rows written as {@link RowPiece} wants them, for places that do not write them so themselves. */
const TAB = 0x09
const LINE_END = 0x0a
const CARRIAGE_RETURN = 0x0d
const BACKSLASH = 0x5c
const LETTER_T = 0x74
const LETTER_N = 0x6e
const LETTER_R = 0x72
const NO_VALUE = 0x4e

/** Room for the separator behind a cell, or for `\N` and it. */
const MARGIN = 4

/**
 * A block of rows that fills up and is used again: one large allocation instead of one a row. A row longer than the block makes it
 * grow; it stays so.
 */
export class RowBlock {
  #bytes: Buffer
  #length = 0
  /** Whole rows in it. */
  rows = 0

  /** Throws RangeError when there is no memory for it. */
  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity)
  }

  /** In bytes. */
  get length(): number {
    return this.#length
  }

  /** What was written, valid until {@link clear}. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
    this.rows = 0
  }

  /** A cell; `null` where there is no value. */
  cell(value: Uint8Array | null): void {
    if (value === null) {
      this.#reserve(MARGIN)
      this.#bytes[this.#length++] = BACKSLASH
      this.#bytes[this.#length++] = NO_VALUE
      this.#bytes[this.#length++] = TAB
      return
    }
    const { length } = value
    this.#reserve(2 * length + MARGIN)
    const bytes = this.#bytes
    let at = this.#length
    for (let i = 0; i < length; i++) {
      const byte = value[i]!
      if (byte !== BACKSLASH && byte > CARRIAGE_RETURN) {
        bytes[at++] = byte
        continue
      }
      const letter = escapeOf(byte)
      if (letter !== 0) bytes[at++] = BACKSLASH
      bytes[at++] = letter === 0 ? byte : letter
    }
    bytes[at++] = TAB
    this.#length = at
  }

  /** Ends the row whose cells were written. */
  endRow(): void {
    // Behind the last cell stands a tab already; a row without cells has none.
    if (this.#length > 0 && this.#bytes[this.#length - 1] === TAB) this.#bytes[this.#length - 1] = LINE_END
    else {
      this.#reserve(MARGIN)
      this.#bytes[this.#length++] = LINE_END
    }
    this.rows++
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.#length + more))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }
}

/** The letter that stands behind a backslash for this byte; 0 for one that stands for itself. */
function escapeOf(byte: number): number {
  switch (byte) {
    case BACKSLASH:
      return BACKSLASH
    case TAB:
      return LETTER_T
    case LINE_END:
      return LETTER_N
    case CARRIAGE_RETURN:
      return LETTER_R
    default:
      return 0
  }
}
