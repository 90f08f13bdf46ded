/** Rows of a form: a label, and what it asks in the cell beside it (`姓名,陳小明`), where a table has names of columns. */
import type { ColumnNames } from '../columns.ts'
import type { Detector } from '../detector.ts'
import type { HeadSample } from '../head-sample.ts'
import { makeMatch } from '../hits.ts'

/** So many rows of a table's beginning are looked at, for its header as well. */
export const HEAD_ROWS = 30
/** Forms have no more filled cells in a row; where the row that looks like names has a value beside its label, twice as many. */
const FORM_CELLS = 4

const decoder = new TextDecoder()

/** Tells forms from tables by the rows of a sample. */
export class FormRows {
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #match = makeMatch()

  constructor(catalogue: readonly Detector[], names: ColumnNames) {
    this.#catalogue = catalogue
    this.#names = names
  }

  /** Are the cells of the current row, which could be names of columns, the first line of a form? */
  isForm(sample: HeadSample, row: number): boolean {
    const filled = filledCells(sample, row)
    const most = this.#isLabelled(sample, row, filled) ? 2 * FORM_CELLS : FORM_CELLS
    return filled.length <= most && this.labels(sample) > 1
  }

  /**
   * In how many of the first rows does a cell (the first, the third …) say what the one beside it is? 配偶 between two names is none. Cells
   * that are empty, as where a label is merged over several, are passed over as well as counted.
   */
  labels(sample: HeadSample): number {
    let rows = 0
    for (let row = 0; row < Math.min(sample.rows, HEAD_ROWS); row++) {
      const all = Array.from({ length: sample.columns }, (_, c) => c)
      if (this.#isLabelled(sample, row, all) || this.#isLabelled(sample, row, filledCells(sample, row))) rows++
    }
    return rows
  }

  #isLabelled(sample: HeadSample, row: number, columns: readonly number[]): boolean {
    for (let at = 0; at + 1 < columns.length; at += 2) {
      const c = columns[at]!
      const length = sample.end(row, c) - sample.start(row, c)
      if (length < 4 || length > 60) continue
      // diagnosis,rx: two names of columns; any text may be the value of the first.
      const detectors = this.#names
        .role(sampleText(sample, row, c))
        .detectors.filter((index) => this.#catalogue[index]!.special === undefined)
      if (this.#names.role(sampleText(sample, row, columns[at + 1]!)).detectors.length > 0) continue
      if (this.isOne(detectors, sample, row, columns[at + 1]!)) return true
    }
    return false
  }

  /** Is the cell what one of the detectors `indices` looks for? */
  isOne(indices: readonly number[], sample: HeadSample, row: number, column: number): boolean {
    const match = this.#match
    return indices.some((index) =>
      this.#catalogue[index]!.cell(sample.bytes, sample.start(row, column), sample.end(row, column), match),
    )
  }
}

/** The text of a cell of the sample. */
export function sampleText(sample: HeadSample, row: number, column: number): string {
  return decoder.decode(sample.bytes.subarray(sample.start(row, column), sample.end(row, column)))
}

/** Columns, from 0, that are not empty in a row. */
function filledCells(sample: HeadSample, row: number): number[] {
  const columns: number[] = []
  for (let c = 0; c < sample.columns; c++) if (sample.end(row, c) > sample.start(row, c)) columns.push(c)
  return columns
}
