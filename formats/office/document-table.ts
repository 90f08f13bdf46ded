/** Tables inside documents. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch } from '../format.ts'
import { isColumnName, isFormLabel, liesOnItsSide } from '../table-labels.ts'
import { type ChangedRow, fieldsBefore, isRowDeleted, rowsBefore, Versions } from '../tracked-changes.ts'
import type { TextPlace } from './text-place.ts'

/** Rows that are looked at before it is decided what kind of table this is. */
const LOOKED_AT = 200
const LOOKED_AT_CHARACTERS = 256 * 1024
const LONGEST_CELL = 2 ** 20
const WIDEST_SPAN = 1024
/** Tables within cells of tables are told apart so deep; below they are part of their cell. */
const MOST_NESTED = 4
/** A table in a cell is a list when it has a header and so many rows: 學校 and 科系 above one line belong to the form around it. */
const LEAST_NESTED = 2

/** A row, and which of its cells are the lower part of one that stands above. */
interface DocumentRow extends ChangedRow {
  readonly fromAbove: ReadonlySet<number>
}

/** Where a table's lines go when it is a form: the text around it, or the cell in which it stands. */
type TableText = Pick<TextPlace, 'add' | 'tab' | 'line' | 'whole' | 'before' | 'take'>

/**
 * A table in a document is either a list (a row of column names, then a row for each person) or a form (labels and values
 * side by side). A list becomes a table; a form stays text, a row on a line, with tabs between the cells.
 * So is one in a cell of another (pages are laid out with tables): a list is a table of its own, a form stays in its cell.
 */
export class DocumentTable {
  readonly #text: TableText
  readonly #place: string
  readonly #level: number
  #depth = 0
  /** The table in the cell that is open. */
  #nested: DocumentTable | undefined
  #nestedTables = 0
  #rows: DocumentRow[] | undefined = []
  #held = 0
  #row: string[] = []
  #rowVersions = new Map<number, readonly string[]>()
  #fromAbove = new Set<number>()
  /** The row of the list written last, with what it has from above. */
  #above: readonly string[] = []
  #cell = ''
  readonly #versions = new Versions()
  #span = 1
  #list: BatchBuilder | undefined

  /** `text` takes the table when it is a form; `place` names it when it is a list. */
  constructor(text: TableText, place: string, level = 0) {
    this.#text = text
    this.#place = place
    this.#level = level
  }

  /** What the text that comes next is: {@link Versions.change}. */
  set change(change: number) {
    this.#versions.change = change
    if (this.#nested) this.#nested.change = change
  }

  /** A table begins, perhaps inside a cell of this one. */
  open(): void {
    if (this.#nested) this.#nested.open()
    else if (this.#depth === 1 && this.#level < MOST_NESTED) {
      this.line()
      this.#nested = new DocumentTable(this.#inCell(), `${this.#place}.${++this.#nestedTables}`, this.#level + 1)
      this.#nested.change = this.#versions.change
      this.#nested.open()
    } else this.#depth++
  }

  openCell(): void {
    if (this.#nested) {
      this.#nested.openCell()
      return
    }
    if (this.#depth > 1) return
    this.#cell = ''
    this.#span = 1
  }

  /** The cell stands over several columns. */
  span(columns: number): void {
    if (this.#nested) {
      this.#nested.span(columns)
      return
    }
    if (this.#depth === 1 && columns > 1) this.#span = Math.min(columns, WIDEST_SPAN)
  }

  /** The cell is the lower part of the one above. */
  continues(): void {
    if (this.#nested) {
      this.#nested.continues()
      return
    }
    if (this.#depth === 1) this.#fromAbove.add(this.#row.length)
  }

  add(text: string): void {
    if (this.#nested) {
      this.#nested.add(text)
      return
    }
    this.#makeRoom()
    if (this.#versions.take(text, this.#accepted)) this.#cell += text
  }

  #makeRoom(): void {
    if (Math.max(this.#cell.length, this.#versions.length) >= LONGEST_CELL) {
      // Not a cell any more: what is in it goes out as text, and it begins again.
      for (const version of this.#versions.end(this.#accepted)) this.#text.before(version)
      this.#text.whole(this.#cell)
      this.#cell = ''
    }
  }

  /** A paragraph in the cell ends. */
  line(): void {
    if (this.#nested) {
      this.#nested.line()
      return
    }
    this.#versions.endLine()
    if (this.#cell !== '' && !this.#cell.endsWith('\n')) this.#cell += '\n'
  }

  closeCell(): void {
    if (this.#nested) {
      this.#nested.closeCell()
      return
    }
    if (this.#depth > 1) {
      this.add(' ')
      return
    }
    this.#cell = this.#cell.trimEnd()
    const versions = this.#versions.end(this.#accepted)
    if (versions.length > 0) this.#rowVersions.set(this.#row.length, versions)
    this.#row.push(this.#cell)
    for (let column = 1; column < this.#span; column++) this.#row.push('')
    this.#cell = ''
  }

  /** Yields what is ready. */
  *closeRow(): Generator<RecordBatch> {
    if (this.#nested) {
      yield* this.#nested.closeRow()
      return
    }
    if (this.#depth > 1) {
      this.line()
      return
    }
    const row = { cells: this.#row, versions: this.#rowVersions, fromAbove: this.#fromAbove }
    this.#row = []
    this.#fromAbove = new Set()
    this.#rowVersions = new Map()
    if (this.#rows === undefined) {
      yield* this.#write(row)
      return
    }
    this.#rows.push(row)
    for (const cell of row.cells) this.#held += cell.length
    for (const cell of row.versions.values()) this.#held += cell.join('').length
    if (this.#rows.length >= LOOKED_AT || this.#held > LOOKED_AT_CHARACTERS) yield* this.#decide()
  }

  /** Yields what is ready; returns true when this was the end of the outermost table. */
  *close(): Generator<RecordBatch, boolean> {
    if (this.#nested) {
      if (yield* this.#nested.close()) yield* this.#endNested()
      return false
    }
    this.#depth--
    return this.#depth <= 0
  }

  /** The end: everything that is left. */
  *rest(): Generator<RecordBatch> {
    yield* this.#endNested()
    if (this.#cell !== '') this.closeCell()
    if (this.#row.length > 0) yield* this.closeRow()
    if (this.#rows !== undefined) yield* this.#decide()
    const last = this.#list?.rest()
    if (last) yield last
    this.#text.line()
  }

  *#endNested(): Generator<RecordBatch> {
    const nested = this.#nested
    if (nested === undefined) return
    // Its form's lines go into the cell that is open, and no longer into the table in it.
    this.#nested = undefined
    yield* nested.rest()
  }

  /** The cell that is open, for the lines of a form in it: one cell on a line as good as the next. */
  #inCell(): TableText {
    const add = (content: Uint8Array | string): void => {
      this.#makeRoom()
      this.#cell += typeof content === 'string' ? content.replaceAll('\n', ' ') : Buffer.from(content).toString()
    }
    const line = (): void => {
      if (this.#cell !== '' && !this.#cell.endsWith('\n')) this.#cell += '\n'
    }
    return {
      add,
      line,
      tab: () => add(' '),
      whole: (content) => {
        add(content)
        line()
      },
      before: (version) => this.#text.before(version),
      take: () => undefined,
    }
  }

  *#decide(): Generator<RecordBatch> {
    const rows = this.#rows ?? []
    this.#rows = undefined
    const accepted = rows.filter((row) => !isRowDeleted(row)).map((row) => row.cells)
    const long = this.#level === 0 || accepted.length > LEAST_NESTED
    if (long && (isList(accepted) || liesOnItsSide(accepted)))
      this.#list = new BatchBuilder({ kind: 'generated-table' }, this.#place)
    else this.#text.line()
    for (const row of rows) yield* this.#write(row)
  }

  *#write(row: DocumentRow): Generator<RecordBatch> {
    if (this.#list) {
      this.#above = row.cells.map((cell, at) => (cell === '' && row.fromAbove.has(at) ? (this.#above[at] ?? '') : cell))
      const accepted = isRowDeleted(row) ? [] : [this.#above]
      for (const cells of [...accepted, ...rowsBefore(row)]) {
        for (const [at, cell] of cells.entries()) {
          if (at > 0) this.#list.separate()
          this.#list.value(cell)
        }
        this.#list.endLine()
      }
      const batch = this.#list.take()
      if (batch) yield batch
      return
    }
    // A cell alone on its row is a frame around paragraphs: they keep their lines.
    const lines = row.cells.length === 1 ? row.cells[0]!.split('\n').map((line) => [line]) : [row.cells]
    for (const line of lines) {
      for (const [at, cell] of line.entries()) {
        if (at > 0) this.#text.tab()
        this.#text.add(cell)
      }
      this.#text.line()
    }
    for (const line of fieldsBefore(row)) this.#text.before(line)
    const batch = this.#text.take()
    if (batch) yield batch
  }

  readonly #accepted = (): string => this.#cell
}

function isList(rows: readonly (readonly string[])[]): boolean {
  const [first, ...others] = headed(rows)
  if (first === undefined || first.length < 2 || others.length === 0) return false
  if (!first.every(isColumnName) || new Set(first).size < first.length) return false
  if (others.some((row) => row.length !== first.length)) return false
  return !others.some((row) => row.some(isFormLabel))
}

/** The rows, with the first two as one where they are a heading with groups: 緊急聯絡人 over 姓名 and 電話. A title over all is none. */
function headed(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const [groups, own, ...others] = rows
  if (groups === undefined || own === undefined || !groups.includes('')) return rows
  if (groups.filter((cell) => cell !== '').length < 2 || own.length !== groups.length) return rows
  let group = ''
  const heading = own.map((cell, at) => {
    const above = groups[at]!
    if (above !== '') group = above
    return cell === '' || cell === above ? above : group + cell
  })
  return [heading, ...others]
}
