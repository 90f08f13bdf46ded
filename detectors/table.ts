/**
 * Tables: rows of cells. A column's name says what its cells are; where it says nothing, a cell is searched like running text. A
 * row is a record, about one person, but for columns about somebody else (緊急聯絡人電話), which are that person's record.
 */

import type { TableDialect } from '../formats/format.ts'
import { Beside } from './beside.ts'
import type { Collector, RecordPlace } from './collector.ts'
import type { ColumnNames } from './columns.ts'
import { CompanyRows, isCompanyNumber } from './company.ts'
import type { Detector } from './detector.ts'
import { fold, hasFullWidth } from './fold.ts'
import { GoodsRecords } from './goods.ts'
import type { HitList } from './hits.ts'
import { ColumnJudge } from './judge.ts'
import { AT_OR_MASK, HIGH, LABEL_OR_PERCENT, WIDE } from './kernel/cells.ts'
import { nextInCell } from './listing.ts'
import { Neighbours } from './neighbours.ts'
import { join } from './parted.ts'
import type { SpanFinder } from './span.ts'
import type { SpecialWords } from './special.ts'
import type { Ask } from './table/asks.ts'
import { MAX_CELLS, RowCells } from './table/cells.ts'
import { TableColumns } from './table/columns.ts'
import { PlainRows } from './table/plain-rows.ts'
import { RowValues } from './table/row-values.ts'
import { TurnedTables } from './table/turned.ts'
import type { TextEngine } from './text.ts'
import { hasEncodedSign } from './types/bytes.ts'

/** A row without hits may be another header, but looking costs: so many times a table. */
const MAX_HEADER_CHECKS = 200
/** So many bytes beside a value are punctuation or a postcode; nothing that we look for is as short. */
const MAX_REST = 5
/** No member number is longer. */
const MAX_CODE = 20
/** What the model is shown of a cell, in bytes. */
const LONGEST_CELL = 300
const decoder = new TextDecoder()

/** Reads one table after another. */
export class TableEngine implements RecordPlace {
  readonly #catalogue: readonly Detector[]
  readonly #finder: SpanFinder
  readonly #special: SpecialWords
  readonly #collector: Collector
  readonly #text: TextEngine
  /** What the row at hand holds. */
  readonly #values: RowValues
  /** Those of them that are in a list. */
  readonly #hits: HitList
  /** Nobody is named in the row but who deals with what it is of. */
  #dealt = false
  #dialect: TableDialect | undefined
  readonly #cells = new RowCells()
  readonly #columns: TableColumns
  readonly #turned: TurnedTables
  /** Of a table that was turned round: by its column, the row in which it stood. */
  #stoodIn: readonly number[] | undefined
  readonly #judge: ColumnJudge
  readonly #companies: CompanyRows
  readonly #goods: GoodsRecords
  readonly #neighbours: Neighbours
  readonly #beside: Beside
  #headerChecks = 0
  // Extent of the value that its column's detector found last, and the detector's number in the catalogue.
  #valueFrom = 0
  #valueUntil = 0
  #valueBy = 0
  /** The words of the special categories have at least so many bytes that are no digits: a cell with fewer has none of them. */
  readonly #leastText: number
  #folded = new Uint8Array(256)
  readonly #plain = new PlainRows()
  /** A value whose parts stand in several cells. */
  readonly #whole = new Uint8Array(256)
  place: string | undefined

  constructor(
    catalogue: readonly Detector[],
    names: ColumnNames,
    finder: SpanFinder,
    special: SpecialWords,
    collector: Collector,
    text: TextEngine,
    inspecting: boolean,
  ) {
    this.#catalogue = catalogue
    this.#finder = finder
    this.#special = special
    this.#collector = collector
    this.#text = text
    this.#judge = new ColumnJudge(catalogue)
    this.#columns = new TableColumns(catalogue, names, special, this.#judge, this.#cells)
    this.#turned = new TurnedTables(catalogue, names)
    this.#companies = new CompanyRows(catalogue)
    this.#goods = new GoodsRecords(catalogue)
    this.#neighbours = new Neighbours(catalogue)
    this.#beside = new Beside(catalogue)
    this.#values = new RowValues(catalogue, special, this.#columns, inspecting)
    this.#hits = this.#values.hits
    const words = catalogue.flatMap((detector) => detector.words ?? [])
    this.#leastText = Math.min(...words.map((word) => Buffer.byteLength(word.replace(/[0-9]/gu, ''))))
  }

  columnName(column: number): string | undefined {
    return this.#stoodIn === undefined ? this.#columns.headers[column - 1] : undefined
  }

  /** Reads a batch of whole rows. */
  feed(bytes: Uint8Array, dialect: TableDialect, first: boolean, rowsBefore: number, place: string | undefined): void {
    this.place = place
    if (first && this.#feedTurned(bytes, dialect, place)) return
    if (dialect !== this.#dialect) this.#begin(dialect)
    const { known, headerRow } = this.#columns
    if (!known) {
      this.#feedAsText(bytes, dialect, rowsBefore, place)
      return
    }
    this.#cells.beginBatch(bytes)
    let at = 0
    let row = 0
    while (at < bytes.length) {
      row++
      at =
        first && row - 1 === headerRow
          ? this.#cells.passRow(bytes, at)
          : this.#row(bytes, at, rowsBefore + row, first && row - 1 < headerRow)
    }
  }

  /** Reads a small table whose people go across, column by column; false where it is none. */
  #feedTurned(bytes: Uint8Array, dialect: TableDialect, place: string | undefined): boolean {
    const found = this.#turned.turn(bytes, dialect)
    if (found === undefined) return false
    for (const { bytes: text, row } of found.asides)
      this.#text.feed(text, { reflow: false, rows: true }, row - 1, place)
    for (const table of found.tables) {
      this.#stoodIn = table.rows
      // The labels stand in the first column: the people begin in the second.
      this.feed(table.bytes, table.dialect, true, 1, place)
    }
    this.#stoodIn = undefined
    return true
  }

  #begin(dialect: TableDialect): void {
    this.#dialect = dialect
    this.#headerChecks = 0
    this.#cells.begin(dialect.separator, dialect.quote)
    this.#columns.begin(dialect)
    this.#values.begin()
  }

  /** Reads the row at `at`; returns where the next one begins. */
  #row(bytes: Uint8Array, at: number, row: number, aboveHeader: boolean): number {
    const hits = this.#hits
    this.#values.clear()
    let searched = 0
    /** Cells in which special words may be. */
    let wordy = 0
    const cells = this.#cells
    const { asks } = this.#columns
    let i = at
    let c = 0
    for (;;) {
      const asked = c < asks.length && asks[c]!.length > 0
      i = cells.next(bytes, i, asked)
      if (c < MAX_CELLS) {
        const start = cells.from
        const end = cells.until
        // Only a cell that may hold a special word is looked at again.
        // Of what is asked, only what may be of a special category is shown to anybody later.
        if (!asked || !this.#columns.plain) cells.keep(c)
        if (!asked) {
          if (this.#mayHoldWord(bytes, start, end, c)) wordy++
        }
        // A single letter is only something where the column says what: M.
        if (end - start >= (asked ? 1 : 2) && this.#value(bytes, start, end, row, c, asked && !aboveHeader)) searched++
        c++
      } else if (cells.until - cells.from >= 2) {
        // No table has so many columns: a file without line ends. Nothing of it is to be lost.
        this.#value(bytes, cells.from, cells.until, row, MAX_CELLS - 1, false)
      }
      if (i >= bytes.length || bytes[i++] === 0x0a) break
    }
    cells.length = c
    if (!aboveHeader) this.#askWholes(bytes, row)
    if (this.#values.sayNothing()) {
      if (c > 1 && !aboveHeader && this.#headerChecks < MAX_HEADER_CHECKS) {
        this.#headerChecks++
        if (this.#dialect?.columns === undefined) {
          cells.split(bytes, at)
          if (this.#columns.takeHeader(bytes, 2)) this.#values.begin()
        }
      }
      if (this.#values.empty) return i
    }
    const worded = searched > 0 && wordy > 0
    this.#dealt = this.#columns.dealtWith && (worded || !this.#columns.plain) && this.#values.areOfDealers()
    if (this.#dealt) this.#values.forgetSpecial(bytes, row)
    if (worded && this.#values.namePerson(this.#collector)) {
      this.#findSpecial(bytes, row)
      this.#special.keepFindings(bytes, hits, 0)
    }
    if (this.#columns.answered) this.#values.denyAnswered(bytes, row, cells)
    if (this.#columns.chart) this.#values.addChart(bytes, row, cells)
    if (this.#columns.criminal) {
      this.#values.makeList(bytes, row)
      this.#special.acquit(bytes, at, i, hits, 0, hits.length)
    }
    if (this.#isCompany(bytes)) this.#companies.doubt(hits, 0, hits.length)
    if (this.#columns.sold) this.#goods.row(hits)
    if (hits.length > 0)
      this.#special.weigh('table', this.#heading, this.#around(bytes), { hits, first: 0, last: hits.length })
    this.#values.give(this.#collector, this, this.#stoodIn)
    return i
  }

  readonly #heading = (): string => this.#columns.headers.join('\t')

  /** Of a hit in the row at hand: its column's name, and its cell. */
  #around(bytes: Uint8Array): (hit: number) => string {
    const { column, start, end } = this.#hits
    const cells = this.#cells
    return (hit) => {
      const c = column[hit]! - 1
      const kept = c >= 0 && c < Math.min(cells.length, MAX_CELLS)
      const [from, to] = kept ? [cells.start[c]!, cells.end[c]!] : [start[hit]!, end[hit]!]
      return `${this.#columns.headers[c] ?? ''}\n${decoder.decode(bytes.subarray(from, Math.min(to, from + LONGEST_CELL)))}`
    }
  }

  /** Does the row have a company's number, and nobody's name or number? */
  #isCompany(bytes: Uint8Array): boolean {
    const c = this.#columns.company
    const { length, start, end } = this.#cells
    if (c < 0 || c >= length || !isCompanyNumber(bytes, start[c]!, end[c]!)) return false
    return this.#companies.mayBe(this.#hits, 0, this.#hits.length)
  }

  /** Looks at the value of the cell read last; true when it was searched like running text. */
  #value(bytes: Uint8Array, start: number, end: number, row: number, c: number, asked: boolean): boolean {
    const flags = this.#cells.kinds
    if ((flags & WIDE) !== 0 && hasFullWidth(bytes, start, end)) {
      if (this.#folded.length < end - start) this.#folded = new Uint8Array((end - start) * 2)
      const length = fold(bytes, start, end, this.#folded)
      if (asked && this.#ask(this.#columns.asks[c]!, this.#folded, 0, length, row, c))
        return this.#searchRest(this.#folded, 0, length, row, c)
      this.#search(this.#folded, 0, length, row, c)
      return true
    }
    if (asked && this.#ask(this.#columns.asks[c]!, bytes, start, end, row, c))
      return this.#searchRest(bytes, start, end, row, c)
    if ((flags & (HIGH | AT_OR_MASK)) === 0) {
      const mark = (flags & LABEL_OR_PERCENT) !== 0
      // Of few digits an address in a URL may still be: ?mail=ming%40…
      if (this.#cells.count < 6 && !(mark && hasEncodedSign(bytes, start, end))) return false
      if (!mark) {
        // A member number, a date, an amount.
        this.#search(bytes, start, end, row, c, true)
        return true
      }
    }
    this.#search(bytes, start, end, row, c)
    return true
  }

  /** May special words be in the cell read last? In a member number or an amount there are none. */
  #mayHoldWord(bytes: Uint8Array, start: number, end: number, c: number): boolean {
    const { count, kinds } = this.#cells
    if (end - start - count < this.#leastText || this.#columns.general[c] === 1) return false
    // Short and of ASCII alone, it is looked at at once: cheaper than to come back.
    return end - start > MAX_CODE || (kinds & HIGH) !== 0 || this.#special.mayHold(bytes, start, end)
  }

  /**
   * Searches what stands in a cell beside the value its column is about: 王小明 0912-345-678 in 聯絡人, two numbers in 電話. True when
   * there was enough to search.
   */
  #searchRest(bytes: Uint8Array, start: number, end: number, row: number, c: number): boolean {
    const from = this.#valueFrom
    let to = this.#valueUntil
    if (from - start <= MAX_REST && end - to <= MAX_REST) return false
    this.#behind(bytes, start, to, end, row, c)
    to = this.#list(bytes, to, end, row, c)
    if (from - start > MAX_REST) this.#search(bytes, start, from, row, c)
    if (end - to > MAX_REST) this.#search(bytes, to, end, row, c)
    return true
  }

  /** A birth date right behind the name that the column is about. */
  #behind(bytes: Uint8Array, start: number, at: number, end: number, row: number, c: number): void {
    const found = this.#values.gather()
    const before = found.length
    this.#beside.behind(this.#valueBy, bytes, start, at, end, found)
    if (found.length > before) this.#values.takeFound(found, before, bytes, row, c, this.#columns.groups[c] ?? 0)
  }

  /** Takes what follows the value found last in its cell, if that is the first of a list. Returns where the list ends. */
  #list(bytes: Uint8Array, from: number, end: number, row: number, c: number): number {
    const index = this.#valueBy
    const detector = this.#catalogue[index]!
    let at = from
    for (;;) {
      const match = this.#values.free
      if (!nextInCell(detector, bytes, this.#valueFrom, at, end, match)) return at
      at = match.end
      this.#values.take(index, match, bytes, row, c)
    }
  }

  /** @param numbers nothing else can be in it */
  #search(bytes: Uint8Array, start: number, end: number, row: number, c: number, numbers = false): void {
    const found = this.#values.gather()
    const before = found.length
    if (numbers) this.#finder.findNumbers(bytes, start, end, found)
    else this.#finder.find(bytes, start, end, found)
    if (found.length === before) return
    if (!this.#asked(c)) this.#judge.weigh(found, before, start, end, c, this.#columns.against[c] ?? false)
    if (!numbers) this.#neighbours.cell(bytes, start, end, found, before)
    this.#beside.cell(bytes, start, end, found, before)
    this.#values.takeFound(found, before, bytes, row, c, this.#columns.groups[c] ?? 0)
  }

  /** Does the column say what its cells are? */
  #asked(c: number): boolean {
    const { asks } = this.#columns
    return c < asks.length && asks[c]!.length > 0
  }

  /** Special words in the cells whose column says nothing. */
  #findSpecial(bytes: Uint8Array, row: number): void {
    const subject = !this.#dealt && this.#values.nameSubject()
    const { length, start, end, digits } = this.#cells
    for (let c = 0; c < length; c++) {
      if (this.#asked(c) || this.#columns.general[c] === 1) continue
      if (end[c]! - start[c]! - digits[c]! < this.#leastText) continue
      const found = this.#values.gather()
      const before = found.length
      this.#special.find(bytes, start[c]!, end[c]!, found, subject)
      if (found.length > before) this.#values.takeFound(found, before, bytes, row, c, 0)
    }
  }

  #ask(asks: readonly Ask[], bytes: Uint8Array, start: number, end: number, row: number, column: number): boolean {
    let from = start
    let to = end
    // ="0912345678" and '0912345678: how spreadsheets keep a leading zero.
    const b = bytes[from]!
    if (b === 0x27) from++
    else if ((b === 0x3d && bytes[from + 1] === 0x22) || (b === 0x22 && bytes[from + 1] === 0x22)) {
      from += 2
      while (to > from && bytes[to - 1] === 0x22) to--
    }
    const match = this.#values.free
    for (let i = 0; i < asks.length; i++) {
      const ask = asks[i]!
      if (!ask.cell(bytes, from, to, match)) continue
      this.#valueFrom = match.start
      this.#valueUntil = match.end
      this.#valueBy = ask.index
      this.#values.take(ask.index, match, bytes, row, column)
      return true
    }
    return false
  }

  /** Asks for the values that the row has in parts. */
  #askWholes(bytes: Uint8Array, row: number): void {
    for (const { whole, asks } of this.#columns.parted) {
      const length = join(whole, bytes, this.#cells, this.#whole)
      if (length > 0) this.#ask(asks, this.#whole, 0, length, row, whole.columns[0]!)
    }
  }

  /** No header: rows are lines, and labels may stand in the cell before the value. */
  #feedAsText(bytes: Uint8Array, dialect: TableDialect, rowsBefore: number, place: string | undefined): void {
    this.#text.feed(this.#plain.text(bytes, dialect), { reflow: false, rows: true }, rowsBefore, place)
  }

  /** Ends the item. */
  end(): void {
    this.#dialect = undefined
  }
}
