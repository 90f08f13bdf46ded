/** Running text of one place in a document, and the tables in it. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch, TextDialect } from '../format.ts'
import { type ChangedRow, fieldsBefore, isRowDeleted, PlaceBefore, rowsBefore, Versions } from '../tracked-changes.ts'

const TEXT: TextDialect = { kind: 'text', reflow: false }
/** The text of word processors. */
export const DOCUMENT: TextDialect = { kind: 'text', reflow: false, document: true }
/** A line is ended by force here: no paragraph is that long, and memory must not depend on it. */
const LONGEST_LINE = 2 ** 20

/** Gathers the lines of one place. Makes its buffer when the first text comes: most parts have none. */
export class TextPlace {
  readonly #place: string | undefined
  readonly #dialect: TextDialect
  #builder: BatchBuilder | undefined
  #lineBytes = 0
  #blankLine = true
  readonly #versions = new Versions()
  /** Where lines stand as they read before they were changed. */
  readonly #before: PlaceBefore

  constructor(place: string | undefined, dialect = TEXT) {
    this.#place = place
    this.#dialect = dialect
    this.#before = new PlaceBefore(dialect, place)
  }

  /** What the text that comes next is: {@link Versions.change}. */
  get change(): number {
    return this.#versions.change
  }

  set change(change: number) {
    this.#versions.change = change
  }

  /** Nothing stands on the current line yet. */
  get atLineStart(): boolean {
    return this.#lineBytes === 0
  }

  /** Adds a value within the line: tabs and line ends in it become blanks. */
  add(content: Uint8Array | string): void {
    if (content.length === 0) return
    const accepted = this.#versions.take(content, this.#accepted)
    if (accepted) this.#out.value(content)
    this.#grow(accepted ? content.length : 0)
  }

  tab(): void {
    const accepted = this.#versions.take('\t', this.#accepted)
    if (accepted) this.#out.separate()
    this.#grow(accepted ? 1 : 0)
  }

  /** Ends the line if there is anything on it. */
  line(): void {
    this.#endVersions()
    if (this.#lineBytes > 0) this.#end()
  }

  /** Adds an earlier version of a line that is kept elsewhere. */
  before(version: string): void {
    this.#before.add(version)
  }

  /** Ends the paragraph: an empty one leaves one blank line, several leave no more. */
  paragraph(): void {
    const deleted = this.#endVersions()
    if (this.#lineBytes > 0) this.#end()
    else if (!this.#blankLine && !deleted) {
      this.#out.endLine()
      this.#blankLine = true
    }
  }

  /** A line by itself. */
  whole(content: Uint8Array | string): void {
    this.line()
    this.add(content)
    this.line()
  }

  /** The next batch when there is enough for one. */
  take(): RecordBatch | undefined {
    return this.#builder?.take() ?? this.#before.take()
  }

  /** What is left; the end of the place. */
  *rest(): Generator<RecordBatch> {
    this.line()
    for (const last of [this.#builder?.rest(), this.#before.rest()]) if (last) yield last
  }

  readonly #accepted = (): string => (this.#builder ? Buffer.from(this.#builder.line).toString() : '')

  /** True when the line said something before. */
  #endVersions(): boolean {
    const versions = this.#versions.end(this.#accepted)
    for (const version of versions) this.before(version)
    return versions.length > 0
  }

  get #out(): BatchBuilder {
    this.#builder ??= new BatchBuilder(this.#dialect, this.#place)
    return this.#builder
  }

  #grow(bytes: number): void {
    this.#lineBytes += bytes
    if (Math.max(this.#lineBytes, this.#versions.length) >= LONGEST_LINE) this.line()
  }

  #end(): void {
    this.#out.endLine()
    this.#lineBytes = 0
    this.#blankLine = false
  }
}

// ---- tables inside documents ----------------------------------------------------------------------------------------

/** Rows that are looked at before it is decided what kind of table this is. */
const LOOKED_AT = 200
const LOOKED_AT_CHARACTERS = 256 * 1024
const LONGEST_CELL = 2 ** 20
const WIDEST_SPAN = 1024

/** A row, and which of its cells are the lower part of one that stands above. */
interface DocumentRow extends ChangedRow {
  readonly fromAbove: ReadonlySet<number>
}

/**
 * A table in a document is either a list (a row of column names, then a row for each person) or a form (labels and values
 * side by side). A list becomes a table; a form stays text, a row on a line, with tabs between the cells.
 */
export class DocumentTable {
  readonly #text: TextPlace
  readonly #place: string
  #depth = 0
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
  constructor(text: TextPlace, place: string) {
    this.#text = text
    this.#place = place
  }

  /** What the text that comes next is: {@link Versions.change}. */
  set change(change: number) {
    this.#versions.change = change
  }

  /** A table begins, perhaps inside a cell of this one. */
  open(): void {
    this.#depth++
  }

  openCell(): void {
    if (this.#depth > 1) return
    this.#cell = ''
    this.#span = 1
  }

  /** The cell stands over several columns. */
  span(columns: number): void {
    if (this.#depth === 1 && columns > 1) this.#span = Math.min(columns, WIDEST_SPAN)
  }

  /** The cell is the lower part of the one above. */
  continues(): void {
    if (this.#depth === 1) this.#fromAbove.add(this.#row.length)
  }

  add(text: string): void {
    if (Math.max(this.#cell.length, this.#versions.length) >= LONGEST_CELL) {
      // Not a cell any more: what is in it goes out as text, and it begins again.
      for (const version of this.#versions.end(this.#accepted)) this.#text.before(version)
      this.#text.whole(this.#cell)
      this.#cell = ''
    }
    if (this.#versions.take(text, this.#accepted)) this.#cell += text
  }

  /** A paragraph in the cell ends. */
  line(): void {
    this.#versions.endLine()
    if (this.#cell !== '' && !this.#cell.endsWith('\n')) this.#cell += '\n'
  }

  closeCell(): void {
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

  /** True when this was the end of the outermost table. */
  close(): boolean {
    this.#depth--
    return this.#depth <= 0
  }

  /** The end: everything that is left. */
  *rest(): Generator<RecordBatch> {
    if (this.#cell !== '') this.closeCell()
    if (this.#row.length > 0) yield* this.closeRow()
    if (this.#rows !== undefined) yield* this.#decide()
    const last = this.#list?.rest()
    if (last) yield last
    this.#text.line()
  }

  *#decide(): Generator<RecordBatch> {
    const rows = this.#rows ?? []
    this.#rows = undefined
    const accepted = rows.filter((row) => !isRowDeleted(row)).map((row) => row.cells)
    if (isList(accepted) || liesOnItsSide(accepted))
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

/** What forms have in their cells, and lists have only in their first row. */
const LABEL =
  /^(中文|英文|聯絡|緊急|行動|出生|戶籍|通訊|電子|公司|服務)?(姓名|名字|名稱|電話|手機|生日|日期|年月日|身分證|身份證|證號|字號|地址|住址|信箱|郵件|性別|國籍|職稱|單位|部門|學歷|婚姻|血型|備註|聯絡人|e-?mail|name|phone|tel|mobile|address|birthday|id)[^\d]{0,8}$/iu

function isList(rows: readonly (readonly string[])[]): boolean {
  const [first, ...others] = rows
  if (first === undefined || first.length < 2 || others.length === 0) return false
  if (!first.every(isColumnName) || new Set(first).size < first.length) return false
  if (others.some((row) => row.length !== first.length)) return false
  return !others.some((row) => row.some(isFormLabel))
}

/**
 * Labels in the first column alone, and at least two values beside each: people go across. As a table it is turned round where the
 * values are what their labels say (docs/records.md).
 */
function liesOnItsSide(rows: readonly (readonly string[])[]): boolean {
  const [first] = rows
  if (first === undefined || first.length < 3 || rows.length < 2) return false
  if (rows.some((row) => row.length !== first.length || row.slice(1).some(isFormLabel))) return false
  const labels = rows.map((row) => row[0]!)
  return labels.every(isColumnName) && labels.filter(isFormLabel).length > 1
}

/** A word that stands before a value in a form, and above values in a list. */
export function isFormLabel(cell: string): boolean {
  return LABEL.test(cell.replace(/\s/g, ''))
}

/** What may stand above a column: no number, no address. */
export function isColumnName(cell: string): boolean {
  const name = cell.trim()
  if (name === '' || name.length > 30) return false
  const digits = name.replace(/[^0-9０-９]/g, '').length
  return digits * 3 <= name.length && !name.includes('@')
}
