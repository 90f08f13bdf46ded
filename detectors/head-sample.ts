/**
 * The first rows of a table, cell by cell: what its columns are judged by (judge.ts). Every part of a table has the same head, so that
 * whoever reads a part judges like whoever reads another.
 */
import type { TableDialect } from '../formats/format.ts'
import { fold, hasFullWidth } from './fold.ts'

/** More rows tell no more. */
const MAX_ROWS = 200
const MAX_COLUMNS = 512
const LF = 0x0a

/** Cells of the head, without blanks and quotes around them, full width turned into ASCII. */
export class HeadSample {
  readonly bytes: Uint8Array
  /** By row: start and end of each cell in {@link bytes}, one after the other. */
  readonly #rows: number[][] = []
  /** Cells of the widest row. */
  columns = 0

  constructor({ head, separator, quote }: Pick<TableDialect, 'head' | 'separator' | 'quote'>) {
    let bytes = head
    if (hasFullWidth(head, 0, head.length)) {
      const folded = new Uint8Array(head.length)
      bytes = folded.subarray(0, fold(head, 0, head.length, folded))
    }
    this.bytes = bytes
    for (let at = 0; at < bytes.length && this.#rows.length < MAX_ROWS; ) at = this.#row(at, separator, quote)
  }

  get rows(): number {
    return this.#rows.length
  }

  /** Offset of the cell's first byte; where there is no such cell, that of its end. */
  start(row: number, column: number): number {
    return this.#rows[row]?.[2 * column] ?? 0
  }

  end(row: number, column: number): number {
    return this.#rows[row]?.[2 * column + 1] ?? 0
  }

  #row(at: number, separator: number, quote: number): number {
    const bytes = this.bytes
    const cells: number[] = []
    let i = at
    for (;;) {
      let start = i
      let end = -1
      if (quote !== 0 && bytes[i] === quote) {
        let k = i + 1
        while (k < bytes.length && (bytes[k] !== quote || bytes[k + 1] === quote)) k += bytes[k] === quote ? 2 : 1
        if (k < bytes.length) {
          start = i + 1
          end = k
          i = k
        }
      }
      while (i < bytes.length && bytes[i] !== separator && bytes[i] !== LF) i++
      if (end < 0) end = i
      while (end > start && isBlank(bytes[end - 1]!)) end--
      while (start < end && isBlank(bytes[start]!)) start++
      if (cells.length < 2 * MAX_COLUMNS) cells.push(start, end)
      if (i >= bytes.length || bytes[i++] === LF) break
    }
    this.#rows.push(cells)
    this.columns = Math.max(this.columns, cells.length >> 1)
    return i
  }
}

function isBlank(b: number): boolean {
  return b === 0x20 || b === 0x09 || b === 0x0d
}
