/** The cells of a line of text. */
import { BLANK, gapLength, isBlank, PIPE, TAB, WIDE } from '../text-lines.ts'
import { blankWidth, codePointAt, isHan, skipBlanks } from '../types/bytes.ts'

/** No label of who signs below a table is longer. */
const LABEL_BYTES = 21

/** A table has no more columns. */
export const MAX_COLUMNS = 64

/** Splits one line after another. */
export class LineCells {
  /** How many there are: one or two too many where the line has more than a table can have. */
  count = 0
  /** Extents in the bytes that were split. */
  readonly start = new Int32Array(MAX_COLUMNS + 2)
  readonly end = new Int32Array(MAX_COLUMNS + 2)

  /** A cell, of lines of so many, that one blank parts in two; undefined: there is none. */
  parted: { readonly cell: number; readonly of: number } | undefined

  /** Splits `bytes[from, to)` into trimmed cells; a pipe at either end is no cell. Gives the number of those with something in them. */
  split(bytes: Uint8Array, from: number, to: number, separator: number): number {
    let at = from
    let stop = to
    if (separator !== TAB) {
      while (at < stop && isBlank(bytes[at]!)) at++
      while (stop > at && isBlank(bytes[stop - 1]!)) stop--
      if (separator === PIPE) {
        if (bytes[at] === PIPE) at++
        if (stop > at && bytes[stop - 1] === PIPE) stop--
      }
    }
    const wide = separator === WIDE
    const blank = wide || separator === BLANK
    let cells = 0
    let filled = 0
    while (at <= stop && cells < MAX_COLUMNS + 2) {
      let end = at
      if (blank) while (end < stop && gapLength(bytes, end, stop, wide) < 2) end++
      else while (end < stop && bytes[end] !== separator) end++
      let a = at
      let b = end
      while (a < b && isBlank(bytes[a]!)) a++
      while (b > a && isBlank(bytes[b - 1]!)) b--
      this.start[cells] = a
      this.end[cells] = b
      cells++
      if (b > a) filled++
      at = blank && end < stop ? end + gapLength(bytes, end, stop, wide) : end + 1
    }
    this.count = cells
    if (blank && this.parted?.of === cells) this.#part(bytes, this.parted.cell)
    return this.count - cells + filled
  }

  /** Where the only blank within a cell is; -1: there is none, or more than one. */
  blankIn(bytes: Uint8Array, cell: number): number {
    let at = -1
    for (let i = this.start[cell]!; i < this.end[cell]!; i++) {
      if (blankWidth(bytes, i, this.end[cell]!) === 0) continue
      if (at >= 0) return -1
      at = i
    }
    return at
  }

  #part(bytes: Uint8Array, cell: number): void {
    const at = this.blankIn(bytes, cell)
    if (at < 0) return
    this.start.copyWithin(cell + 1, cell, this.count)
    this.end.copyWithin(cell + 1, cell, this.count)
    this.start[cell + 1] = at + blankWidth(bytes, at, this.end[cell]!)
    this.end[cell] = at
    this.count++
  }

  /** Are there two cells and more, each of them a word of Han characters, a colon and what it holds: 覆核：陳美玲? */
  areLabelled(bytes: Uint8Array): boolean {
    for (let c = 0; c < this.count; c++) {
      const [from, to] = [this.start[c]!, this.end[c]!]
      let at = from
      while (at + 2 < to && at - from < LABEL_BYTES && isHan(codePointAt(bytes, at, to))) at += 3
      if (at - from < 6) return false
      const colon = bytes[at] === 0x3a ? 1 : codePointAt(bytes, at, to) === 0xff1a ? 3 : 0
      if (colon === 0 || skipBlanks(bytes, at + colon, to) >= to) return false
    }
    return this.count > 1
  }
}
