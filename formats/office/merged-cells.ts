/**
 * Cells of a sheet that reach over several rows. The file has their value in the first of them only; read so, the header 姓名 above an
 * empty cell names no column, and a person's second row is nobody's.
 */
import { isColumnName, isFormLabel } from '../table-labels.ts'
import type { Pull } from './xml-encoding.ts'

/** A sheet is searched for what is merged in it up to here: sheets that people lay out by hand are small. In bytes. */
const LOOKED_AT = 8 * 2 ** 20
const STEP = 64 * 1024
/** Nobody merges more cells by hand. */
const MOST_RANGES = 65_536
/** Characters that all cells of a sheet may be repeated into: a range costs a hostile file nothing. */
const REPEATED = 16 * 2 ** 20

/** Rows from 1, columns from 1; both ends belong to it. Always more than one row. */
export interface MergedRange {
  readonly column: number
  readonly from: number
  readonly to: number
}

const MARK = Buffer.from('mergeCell ')
const RANGE = /^mergeCell\s[^>]*?\bref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})["']/
const LONGEST_ELEMENT = 160

/** What is merged over rows, in a sheet's XML: it stands behind the cells, so the sheet is looked through before it is read. */
export function mergedRanges(sheet: Pull): readonly MergedRange[] {
  const ranges: MergedRange[] = []
  const window = Buffer.alloc(STEP + LONGEST_ELEMENT)
  let kept = 0
  for (let total = 0; total < LOOKED_AT; ) {
    const got = sheet.read(window.subarray(kept, kept + STEP))
    if (got === 0) break
    total += got
    const length = kept + got
    const last = got < STEP
    for (let at = window.indexOf(MARK); at >= 0 && at < length; at = window.indexOf(MARK, at + MARK.length)) {
      if (!last && at >= length - LONGEST_ELEMENT) break
      const found = RANGE.exec(window.toString('latin1', at, Math.min(length, at + LONGEST_ELEMENT)))
      const range = found && { column: columnOf(found[1]!), from: Number(found[2]), to: Number(found[3]) }
      if (range && range.to > range.from && ranges.length < MOST_RANGES) ranges.push(range)
    }
    kept = Math.min(length, LONGEST_ELEMENT)
    window.copyWithin(0, length - kept, length)
  }
  return ranges
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 0x40
  return column
}

/** A row's cells by column, from 1. */
export type SheetRow = Map<number, string>

/**
 * Fills cells that reach over rows: down a list, where each row is about somebody, and down the rows of its header. Not in a form, where
 * label and value stand side by side and a second line would say them again.
 */
export class MergedCells {
  readonly #starts = new Map<number, MergedRange[]>()
  /** By column: what is repeated down to which row. */
  readonly #open = new Map<number, { readonly value: string; readonly to: number }>()
  #left = REPEATED

  constructor(ranges: readonly MergedRange[] = []) {
    for (const range of ranges) this.add(range)
  }

  /** Does anything reach further down than the last row that was filled? */
  get isOpen(): boolean {
    return this.#open.size > 0
  }

  /** One more, which begins in a row that is still to be filled. */
  add(range: MergedRange): void {
    const same = this.#starts.get(range.from)
    if (same) same.push(range)
    else this.#starts.set(range.from, [range])
  }

  /** Row `number`, from 1, with what reaches into it; `next` is the row below, as it stands in the file. Rows come in their order. */
  fill(number: number, row: SheetRow, next: SheetRow | undefined): SheetRow {
    const starts = this.#starts.get(number)
    if (starts && reachesDown(row, next)) {
      for (const { column, to } of starts) {
        const value = row.get(column)
        if (value !== undefined) this.#open.set(column, { value, to })
      }
    }
    if (this.#open.size === 0) return row
    const filled = new Map(row)
    for (const [column, { value, to }] of this.#open) {
      if (to < number) this.#open.delete(column)
      else if (!filled.has(column)) {
        this.#left -= value.length
        filled.set(column, value)
      }
    }
    if (this.#left < 0) {
      this.#starts.clear()
      this.#open.clear()
    }
    return filled
  }
}

function reachesDown(row: SheetRow, next: SheetRow | undefined): boolean {
  const cells = [...row.values()]
  if (!cells.some(isFormLabel)) return true
  return cells.every(isName) && next !== undefined && [...next.values()].every(isName)
}

function isName(cell: string): boolean {
  return isColumnName(cell) && !/\d/.test(cell)
}
