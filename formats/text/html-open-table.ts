/** A table of a page that is open: its row and cell so far, and cells that reach over several columns and rows. */
import type { BatchBuilder } from '../batches.ts'
import { isRowDeleted, rowsBefore, Versions } from '../tracked-changes.ts'
import type { HtmlRow } from './html-table.ts'

const MAX_SPAN = 50
/** Longer text of a cell over several rows is not said again in each of them. */
const MAX_REPEATED = 200

/** A table that is open. For speed its fields are used directly. */
export class OpenTable {
  held: HtmlRow[] = []
  characters = 0
  /** Undefined while rows are held. */
  kind: 'table' | 'lines' | undefined
  builder: BatchBuilder | undefined
  cell = ''
  /** Of the cell. */
  readonly versions = new Versions()
  inCell = false
  /** Cells that reach into the next rows, by column. */
  readonly below = new Map<number, { readonly text: string; readonly head: boolean; rows: number }>()
  #cells: string[] = []
  #heads: boolean[] = []
  /** Of the row's cells so far, by cell. */
  #rowVersions = new Map<number, readonly string[]>()
  /** Of the row's cells so far, those of the rows above. */
  #fromAbove = new Set<number>()
  /** The cell is a heading. */
  #head = false
  /** How many columns the cell reaches over … */
  #span = 1
  /** … and how many rows. */
  #rows = 1

  /** A cell begins. */
  startCell(head: boolean, attributes: Readonly<Record<string, string>>): void {
    this.inCell = true
    this.#head = head
    this.cell = ''
    this.#span = spanOf(attributes.colspan)
    this.#rows = spanOf(attributes.rowspan)
  }

  /** The cell that is open ends. */
  endCell(): void {
    this.inCell = false
    this.#takeFromAbove()
    this.cell = withoutLoneBox(this.cell)
    const versions = this.versions.end(() => this.cell)
    if (versions.length > 0) this.#rowVersions.set(this.#cells.length, versions)
    for (let i = 0; i < this.#span; i++) {
      const text = i === 0 ? this.cell : ''
      if (this.#rows > 1 && text.length <= MAX_REPEATED)
        this.below.set(this.#cells.length, { text, head: this.#head, rows: this.#rows - 1 })
      this.#cells.push(text)
      this.#heads.push(this.#head)
    }
    this.characters += this.cell.length + this.#span
    this.cell = ''
  }

  /** Adds the cells of rows above that reach into this one, where the next cell would stand. */
  #takeFromAbove(): void {
    for (;;) {
      const column = this.#cells.length
      const above = this.below.get(column)
      if (above === undefined) return
      if (--above.rows === 0) this.below.delete(column)
      this.#fromAbove.add(column)
      this.#cells.push(above.text)
      this.#heads.push(above.head)
      this.characters += above.text.length + 1
    }
  }

  /** The row ends; undefined where it has no cells. */
  endRow(): HtmlRow | undefined {
    if (this.#cells.length === 0) return undefined
    this.#takeFromAbove()
    return this.takeRow()
  }

  /** The row's cells so far; the next one is that of another row. */
  takeRow(): HtmlRow {
    const row = { cells: this.#cells, heads: this.#heads, versions: this.#rowVersions, fromAbove: this.#fromAbove }
    this.#rowVersions = new Map()
    this.#cells = []
    this.#heads = []
    this.#fromAbove = new Set()
    return row
  }

  /** Adds a row to the builder, as it is and as it was before it was changed. */
  writeRow(row: HtmlRow): void {
    const builder = this.builder!
    const accepted = isRowDeleted(row) ? [] : [row.cells]
    for (const cells of [...accepted, ...rowsBefore(row)]) {
      for (const [at, cell] of cells.entries()) {
        if (at > 0) builder.separate()
        builder.value(cell)
      }
      builder.endLine()
    }
  }
}

/** How many columns or rows a cell says that it reaches over. */
function spanOf(attribute: string | undefined): number {
  return Math.min(MAX_SPAN, Math.max(1, Number.parseInt(attribute ?? '1', 10) || 1))
}

/** By the only box of a cell a row is chosen, or a name in it: that says nothing of what the cell holds. */
function withoutLoneBox(cell: string): string {
  const box = /^[☐☑] ?(?=[^☐☑]*$)/u.exec(cell)
  return box === null ? cell : cell.slice(box[0].length)
}
