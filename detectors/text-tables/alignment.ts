/** Which cell stands in which column, where empty cells leave no trace. */
import { MAX_COLUMNS } from './cells.ts'

/** Aligns one row after another. */
export class Alignment {
  /** What cell `i` is worth in column `j`, at `i * columns + j`: to be filled first. */
  readonly worth = new Int32Array((MAX_COLUMNS + 2) * MAX_COLUMNS)
  /** The same of all cells from `i` on in the columns from `j` on. */
  readonly #best = new Int32Array((MAX_COLUMNS + 3) * (MAX_COLUMNS + 1))

  /** Gives each cell a column, in order, so that they are worth the most; among equals the leftmost. -1: beyond the columns. */
  align(cells: number, columns: number, place: Int32Array): void {
    const { worth } = this
    const best = this.#best
    const width = columns + 1
    for (let j = 0; j <= columns; j++) best[cells * width + j] = 0
    for (let i = cells - 1; i >= 0; i--) {
      best[i * width + columns] = 0
      for (let j = columns - 1; j >= 0; j--) {
        const here = worth[i * columns + j]! + best[(i + 1) * width + j + 1]!
        best[i * width + j] = Math.max(here, best[i * width + j + 1]!, best[(i + 1) * width + j]!)
      }
    }
    let j = 0
    for (let i = 0; i < cells; i++) {
      while (
        j < columns &&
        best[i * width + j] !== worth[i * columns + j]! + best[(i + 1) * width + j + 1]! &&
        best[i * width + j] === best[i * width + j + 1]!
      )
        j++
      const here = j < columns && best[i * width + j] === worth[i * columns + j]! + best[(i + 1) * width + j + 1]!
      place[i] = here ? j++ : -1
    }
  }
}
