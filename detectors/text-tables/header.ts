/** The line of column names over a table in a text. */
import { answersOfGrid } from '../../formats/format.ts'
import { type ColumnNames, NOTHING, type Role } from '../columns.ts'
import type { Detector } from '../detector.ts'
import { BLANK, isRuler, isWordy, lineEnd, MAX_HEADER, separatorOf, TAB, WIDE } from '../text-lines.ts'
import { type LineCells, MAX_COLUMNS } from './cells.ts'

/** A header has no longer names. */
const MAX_NAME = 60
/** So many lines of a batch are taken for a header and are none; then no more are looked at. */
const MAX_FAILURES = 256

/** Of so many rows under a header, if there are as many … */
const FITTING = 20
/** … and so many at least, the cells are counted. */
const LEAST_FITTING = 2

const decoder = new TextDecoder()

/** 樓層　所有權人: the names of two columns with one blank between; 姓　名 is one, and so is what is spread to the width of three: 出　生　日. */
const SEVERAL_IN_ONE = /\p{Script=Han}{2}　\p{Script=Han}{2}/u

/** The header that was taken last, and what tells whether a line is one. */
export class TextHeader {
  columns: readonly string[] = []
  /** What the columns say by which their cells can be told. */
  roles: readonly Role[] = []
  separator = TAB
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #cells: LineCells
  #failures = 0

  /** `cells` is where lines are split. */
  constructor(catalogue: readonly Detector[], names: ColumnNames, cells: LineCells) {
    this.#catalogue = catalogue
    this.#names = names
    this.#cells = cells
  }

  /** Begins a batch. */
  begin(): void {
    this.#failures = 0
  }

  /** Takes the line, if it is a header: two or more short names, at least two of which say something, without digits, colons and stops. */
  take(bytes: Uint8Array, from: number, to: number): boolean {
    const cells = this.#cells
    cells.parted = undefined
    if (to - from > MAX_HEADER || to - from < 5 || this.#failures >= MAX_FAILURES) return false
    if (!isWordy(bytes, from, to)) return false
    let separator = separatorOf(bytes, from, to)
    if (separator === BLANK && SEVERAL_IN_ONE.test(decoder.decode(bytes.subarray(from, to)))) separator = WIDE
    if (separator === 0 || cells.split(bytes, from, to, separator) < 2 || cells.count > MAX_COLUMNS) return false
    for (let c = 0; c < cells.count; c++) {
      const length = cells.end[c]! - cells.start[c]!
      if (length > MAX_NAME || (length === 0 && c > 0)) return false
    }
    const columns = Array.from({ length: cells.count }, (_, c) =>
      decoder.decode(bytes.subarray(cells.start[c]!, cells.end[c]!)),
    )
    // Of a grid, 疾病, 有 and 無, the rows are fields of the form around it.
    if (answersOfGrid(columns) !== undefined) return false
    const roles = columns.map((name) => this.#names.role(name))
    if (roles.filter((role) => role.detectors.length > 0).length < 2) {
      this.#failures++
      return false
    }
    this.columns = columns
    this.roles = roles.map((role) => this.#telling(role))
    this.separator = separator
    if (separator === BLANK) this.#fitRows(bytes, from, to)
    return true
  }

  /**
   * Where the rows under a header have another number of cells than it, looks whether they have as many if one ideographic blank parts two, or if
   * one blank parts the two that the same cell of each of them holds, which was too long for its column: 905512340017 王小明  0912345678.
   */
  #fitRows(bytes: Uint8Array, from: number, to: number): void {
    const columns = this.columns.length
    const cells = this.#cells
    if (this.#rowsOf(bytes, to, (at, end) => cells.split(bytes, at, end, BLANK) === columns)) return
    const wide = (at: number, end: number) => cells.split(bytes, at, end, WIDE) === columns
    if (wide(from, to) && this.#rowsOf(bytes, to, wide)) {
      this.separator = WIDE
      return
    }
    let parted = Array.from({ length: columns - 1 }, (_, c) => c)
    const part = (at: number, end: number) => {
      cells.split(bytes, at, end, BLANK)
      if (cells.count === columns - 1) parted = parted.filter((c) => cells.blankIn(bytes, c) >= 0)
      return cells.count === columns - 1 && parted.length > 0
    }
    if (this.#rowsOf(bytes, to, part) && parted.length === 1) cells.parted = { cell: parted[0]!, of: columns - 1 }
  }

  /** Does this hold of the lines under a header that ends at `to`, one after another: two of them at least, or three and then no more? */
  #rowsOf(bytes: Uint8Array, to: number, fits: (at: number, end: number) => boolean): boolean {
    let rows = 0
    for (let at = to + 1; at < bytes.length && rows < FITTING; ) {
      const end = lineEnd(bytes, at)
      if (!isRuler(bytes, at, end)) {
        if (end - at > MAX_HEADER || this.#cells.split(bytes, at, end, BLANK) < 2) break
        if (!fits(at, end)) return rows > LEAST_FITTING
        rows++
      }
      at = end + 1
    }
    return rows >= LEAST_FITTING
  }

  /** Are there other column names in this line, which was split? */
  isAnother(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#failures >= MAX_FAILURES || to - from > MAX_HEADER || !isWordy(bytes, from, to)) return false
    let speaking = 0
    for (let c = 0; c < this.#cells.count && speaking < 2; c++)
      if (this.#roleOf(bytes, c).detectors.length > 0) speaking++
    if (speaking < 2) this.#failures++
    return speaking >= 2
  }

  /** What a cell of the line that was split says, by which the cell beside it can be told. */
  labelOf(bytes: Uint8Array, c: number): Role {
    return this.#telling(this.#roleOf(bytes, c))
  }

  /** What a role says by which cells can be told: nearly anything may be a job or a school, so that a cell under it proves nothing. */
  #telling(role: Role): Role {
    const isAttribute = (index: number) => {
      const { strength, special } = this.#catalogue[index]!
      return strength === 'none' && special === undefined
    }
    return role.detectors.some(isAttribute) ? NOTHING : role
  }

  #roleOf(bytes: Uint8Array, c: number): Role {
    const from = this.#cells.start[c]!
    const to = this.#cells.end[c]!
    if (to <= from || to - from > MAX_NAME) return NOTHING
    return this.#names.role(decoder.decode(bytes.subarray(from, to)))
  }
}
