/** Which column a cell is of in lines whose cells are aligned with blanks: the one below whose name it stands. */
import { isRuler, lineEnd } from '../text-lines.ts'
import { type LineCells, MAX_COLUMNS } from './cells.ts'

/** Columns that a Chinese character takes up: as terminals show it, and as programs pad that count characters. */
const METRICS = [2, 1] as const
/** Of so many lines under the header, */
const LINES = 20
/** nearly all stand below its names: cells with always the same gap between them do so by chance. */
const MOST = 0.8

/** Where a header's cells begin and end, and which of them those of a row stand below. */
export class BlankColumns {
  #count = 0
  /** Columns of a Chinese character; 0: the lines are not aligned. */
  #metric = 0
  readonly #start = new Int32Array(MAX_COLUMNS + 2)
  readonly #end = new Int32Array(MAX_COLUMNS + 2)
  /** The first and the last cell in each column; -1: none. */
  readonly #first = new Int32Array(MAX_COLUMNS + 2)
  readonly #last = new Int32Array(MAX_COLUMNS + 2)

  /** Takes the header at `[from, to)`, and looks whether the lines under it are aligned. `cells` splits them, and holds none of them afterwards. */
  begin(bytes: Uint8Array, from: number, to: number, cells: LineCells, separator: number): void {
    this.#metric = 0
    for (const metric of METRICS) {
      cells.split(bytes, from, to, separator)
      this.#takeHeader(bytes, from, cells, metric)
      let lines = 0
      let below = 0
      for (let at = to + 1; at < bytes.length && lines < LINES; ) {
        const end = lineEnd(bytes, at)
        if (!isRuler(bytes, at, end)) {
          if (cells.split(bytes, at, end, separator) < 2) break
          lines++
          if (this.#find(bytes, at, cells, metric)) below++
        }
        at = end + 1
      }
      if (below > 0 && below >= MOST * lines) {
        this.#metric = metric
        return
      }
    }
  }

  /**
   * Gives each cell of the line that was split and begins at `from` its column, and makes one cell of those that stand in one: 12號　　3樓. False,
   * and nothing is changed, where one of them begins or ends where no name does.
   */
  place(bytes: Uint8Array, from: number, cells: LineCells, place: Int32Array): boolean {
    if (this.#metric === 0 || !this.#find(bytes, from, cells, this.#metric)) return false
    let count = 0
    for (let column = 0; column < this.#count; column++) {
      const first = this.#first[column]!
      if (first < 0) continue
      cells.start[count] = cells.start[first]!
      cells.end[count] = cells.end[this.#last[column]!]!
      place[count++] = column
    }
    cells.count = count
    return true
  }

  #takeHeader(bytes: Uint8Array, from: number, cells: LineCells, metric: number): void {
    this.#count = cells.count
    let at = 0
    let byte = from
    for (let c = 0; c < cells.count; c++) {
      at += width(bytes, byte, cells.start[c]!, metric)
      this.#start[c] = at
      at += width(bytes, cells.start[c]!, cells.end[c]!, metric)
      this.#end[c] = at
      byte = cells.end[c]!
    }
  }

  #find(bytes: Uint8Array, from: number, cells: LineCells, metric: number): boolean {
    this.#first.fill(-1)
    let column = -1
    let columns = 0
    let at = 0
    let byte = from
    for (let c = 0; c < cells.count; c++) {
      at += width(bytes, byte, cells.start[c]!, metric)
      const start = at
      at += width(bytes, cells.start[c]!, cells.end[c]!, metric)
      byte = cells.end[c]!
      const below = this.#below(column + 1, start, at)
      if (below >= 0) {
        column = below
        columns++
        this.#first[column] = c
      } else if (column < 0 || !this.#isWithin(column, start, at)) return false
      this.#last[column] = c
    }
    return columns > 1
  }

  /** The column, from `column` on, whose name begins or ends where a cell does; -1 when there is none. */
  #below(column: number, start: number, end: number): number {
    for (let c = column; c < this.#count; c++) if (this.#start[c] === start || this.#end[c] === end) return c
    return -1
  }

  /** Does a cell stand in the column, which has one already, before the next one's name? */
  #isWithin(column: number, start: number, end: number): boolean {
    return start > this.#start[column]! && column + 1 < this.#count && end < this.#start[column + 1]!
  }
}

function width(bytes: Uint8Array, from: number, to: number, metric: number): number {
  let sum = 0
  for (let i = from; i < to; i++) {
    const b = bytes[i]!
    if (b < 0x80) sum++
    else if (b >= 0xe0) sum += metric
    else if (b >= 0xc0) sum++
  }
  return sum
}
