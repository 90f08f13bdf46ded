/**
 * Tables: rows of cells. A column's name says what its cells are; where it says nothing, a cell is searched like running text. A
 * row is a record, about one person, but for columns about somebody else (緊急聯絡人電話), which are that person's record.
 */
import type { TableDialect } from '../formats/format.ts'
import { isAnsweredNo } from './asked.ts'
import { Beside } from './beside.ts'
import type { Collector, RecordPlace } from './collector.ts'
import type { ColumnNames } from './columns.ts'
import { CompanyRows, isCompanyNumber } from './company.ts'
import { type Detector, LOW } from './detector.ts'
import { fold, hasFullWidth } from './fold.ts'
import { HitList, makeMatch, type SlotMatch } from './hits.ts'
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
import { TurnedTables } from './table/turned.ts'
import type { TextEngine } from './text.ts'
import { hasEncodedSign } from './types/bytes.ts'

/** A row without hits may be another header, but looking costs: so many times a table. */
const MAX_HEADER_CHECKS = 200
/** So many bytes beside a value are punctuation or a postcode; nothing that we look for is as short. */
const MAX_REST = 5
/** Rows with more values are gathered in a list. */
const MAX_MATCHES = 64
/** No member number is longer. */
const MAX_CODE = 20
/** With so many more rows that had to be made lists than others, a table's rows are gathered as lists from the start. */
const MORE_LISTS = 100

/** Whose a value is: the row's own person's, that of who deals with what the row is of, or nobody's. */
const OWN = 2
const DEALER = 1
const NOBODY = 0

const decoder = new TextDecoder()

/** Reads one table after another. */
export class TableEngine implements RecordPlace {
  readonly #catalogue: readonly Detector[]
  readonly #finder: SpanFinder
  readonly #special: SpecialWords
  readonly #collector: Collector
  readonly #text: TextEngine
  readonly #hits: HitList
  /** What the finder found in the row, where it found anything. */
  readonly #found: HitList
  readonly #inspecting: boolean
  /** One match for each of the row's values: they stay there until the row is at its end. */
  readonly #matches: SlotMatch[] = [makeMatch()]
  /** Nobody is named in the row but who deals with what it is of. */
  #dealt = false
  /** Catalogue numbers and columns (from 0) of the first `#matched` matches. */
  readonly #matchedBy = new Uint8Array(MAX_MATCHES)
  readonly #matchedIn = new Int32Array(MAX_MATCHES)
  #matched = 0
  /** The columns are plain, so that most rows need no list. */
  #simple = false
  /** How many more rows had to be made lists than not. */
  #lists = 0
  #dialect: TableDialect | undefined
  readonly #cells = new RowCells()
  readonly #columns: TableColumns
  readonly #turned: TurnedTables
  /** Of a table that was turned round: by its column, the row in which it stood. */
  #stoodIn: readonly number[] | undefined
  readonly #judge: ColumnJudge
  readonly #companies: CompanyRows
  /** By catalogue number: 1 for what tells of a person and names nobody. */
  readonly #attributes: Uint8Array
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
  #plain = new Uint8Array(0)
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
    this.#attributes = Uint8Array.from(catalogue, ({ strength, special }) =>
      strength === 'none' && special === undefined ? 1 : 0,
    )
    this.#neighbours = new Neighbours(catalogue)
    this.#beside = new Beside(catalogue)
    this.#hits = new HitList(inspecting)
    this.#found = new HitList(inspecting)
    this.#inspecting = inspecting
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
    this.#beginColumns()
  }

  #beginColumns(): void {
    this.#simple = this.#columns.plain && !this.#inspecting
    this.#lists = 0
  }

  /** Reads the row at `at`; returns where the next one begins. */
  #row(bytes: Uint8Array, at: number, row: number, aboveHeader: boolean): number {
    const hits = this.#hits
    hits.clear()
    this.#matched = 0
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
        if (!asked) {
          cells.keep(c)
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
    if (this.#saysNothing()) {
      if (c > 1 && !aboveHeader && this.#headerChecks < MAX_HEADER_CHECKS) {
        this.#headerChecks++
        if (this.#dialect?.columns === undefined) {
          cells.split(bytes, at)
          if (this.#columns.takeHeader(bytes, 2)) this.#beginColumns()
        }
      }
      if (hits.length === 0 && this.#matched === 0) return i
    }
    const worded = searched > 0 && wordy > 0
    this.#dealt = this.#columns.dealtWith && (worded || !this.#columns.plain) && this.#isDealtWith()
    if (this.#dealt) this.#forgetSpecial(bytes, row)
    if (worded && this.#namesPerson()) {
      this.#findSpecial(bytes, row)
      this.#special.keepFindings(bytes, hits, 0)
    }
    if (this.#columns.answered) this.#denyAnswered(bytes, row)
    if (this.#columns.chart) this.#addChart(bytes, row)
    if (this.#columns.criminal) {
      this.#makeList(bytes, row)
      this.#special.acquit(bytes, at, i, hits, 0, hits.length)
    }
    if (this.#isCompany(bytes)) this.#companies.doubt(hits, 0, hits.length)
    if (hits.length === 0) {
      this.#collector.cells(this.#matchedBy, this.#matches, this.#matched)
      if (this.#lists > 0) this.#lists--
    } else {
      if (this.#stoodIn !== undefined) this.#turnBack(this.#stoodIn)
      this.#collector.record(hits, 0, hits.length, this)
      // Where most rows end as lists, to begin them as lists is 5 % faster.
      if (this.#simple && ++this.#lists > MORE_LISTS) this.#simple = false
    }
    return i
  }

  /** 糖尿病 below 疾病 beside 無 below 有無 is nobody's. */
  #denyAnswered(bytes: Uint8Array, row: number): void {
    const { answers } = this.#columns
    const { length, start, end } = this.#cells
    for (let c = 0; c < length; c++) {
      const answer = answers[c] ?? -1
      if (answer < 0 || answer >= length) continue
      if (!isAnsweredNo(decoder.decode(bytes.subarray(start[answer]!, end[answer]!)))) continue
      this.#makeList(bytes, row)
      const { detector, column, confidence, length: found } = this.#hits
      for (let i = 0; i < found; i++)
        // A figure of 0 was measured.
        if (column[i] === c + 1 && this.#special.isSpecial(detector[i]!) && !this.#special.isExam(detector[i]!))
          confidence[i] = LOW
    }
  }

  /** Places of the row's hits, as they are in the table that was turned round. */
  #turnBack(rows: readonly number[]): void {
    const { line, column, length } = this.#hits
    for (let i = 0; i < length; i++) {
      const row = rows[column[i]! - 1] ?? 0
      column[i] = line[i]!
      line[i] = row
    }
  }

  /** Adds that the row is part of a chart, if it tells of an illness. */
  #addChart(bytes: Uint8Array, row: number): void {
    let special = this.#hits.length > 0
    for (let m = 0; m < this.#matched; m++)
      special ||= this.#catalogue[this.#matchedBy[m]!]!.special !== undefined && this.#matches[m]!.confidence > LOW
    if (!special) return
    this.#makeList(bytes, row)
    const hits = this.#hits
    const before = hits.length
    this.#special.addChart(bytes, this.#cells.start[0]!, hits, 0)
    hits.line.fill(row, before, hits.length)
  }

  /** Nothing but attributes was found, as which the names of columns pass: 姓名 below 職稱. */
  #saysNothing(): boolean {
    for (let m = 0; m < this.#matched; m++) if (this.#attributes[this.#matchedBy[m]!] === 0) return false
    for (let i = 0; i < this.#hits.length; i++) if (this.#attributes[this.#hits.detector[i]!] === 0) return false
    return true
  }

  #namesPerson(): boolean {
    if (this.#collector.namesPersonInCells(this.#matchedBy, this.#matches, this.#matched)) return true
    return this.#collector.namesPerson(this.#hits, 0, this.#hits.length)
  }

  /** Is whoever the row names nobody but who deals with what it is of, and does nothing else in it tell of a person? */
  #isDealtWith(): boolean {
    let dealers = false
    for (let m = 0; m < this.#matched; m++) {
      const says = this.#whose(this.#matchedBy[m]!, this.#matchedIn[m]!)
      if (says === OWN) return false
      dealers ||= says === DEALER
    }
    const { detector, column, confidence, length } = this.#hits
    for (let i = 0; i < length; i++) {
      const says = confidence[i] === LOW ? NOBODY : this.#whose(detector[i]!, column[i]! - 1)
      if (says === OWN) return false
      dealers ||= says === DEALER
    }
    return dealers
  }

  /** Whose a value of detector `index` in column `c` is. A telephone number beside goods is whoever's is to be called. */
  #whose(index: number, c: number): typeof OWN | typeof DEALER | typeof NOBODY {
    const { strength, id } = this.#catalogue[index]!
    if (strength === 'none') return id === 'sex' ? OWN : NOBODY
    const { roles, goods } = this.#columns
    if (strength === 'weak') return roles[c] === 1 || goods ? NOBODY : OWN
    return roles[c] === 1 ? DEALER : OWN
  }

  /** Doubts what the row has of the special categories. */
  #forgetSpecial(bytes: Uint8Array, row: number): void {
    this.#makeList(bytes, row)
    const { detector, confidence, length } = this.#hits
    for (let i = 0; i < length; i++) if (this.#special.isSpecial(detector[i]!)) confidence[i] = LOW
  }

  /** Does the row say whom it is about, and not only whom to call? */
  #namesSubject(): boolean {
    if (this.#dealt) return false
    for (let m = 0; m < this.#matched; m++) {
      const match = this.#matches[m]!
      if (match.confidence !== LOW && !match.masked && this.#special.identifies(this.#matchedBy[m]!)) return true
    }
    return this.#special.identified(this.#hits, 0, this.#hits.length)
  }

  /** Does the row have a company's number, and nobody's name or number? */
  #isCompany(bytes: Uint8Array): boolean {
    const c = this.#columns.company
    const { length, start, end } = this.#cells
    if (c < 0 || c >= length || !isCompanyNumber(bytes, start[c]!, end[c]!)) return false
    return this.#companies.mayBe(this.#hits, 0, this.#hits.length)
  }

  /** From here on the row's values are a list: somebody else's are among them, or something found in a text. */
  #makeList(bytes: Uint8Array, row: number): void {
    for (let m = 0; m < this.#matched; m++)
      this.#hits.addCell(
        this.#matchedBy[m]!,
        this.#matches[m]!,
        bytes,
        row,
        this.#matchedIn[m]! + 1,
        0,
        this.#columns.inferred[this.#matchedIn[m]!]!,
      )
    this.#matched = 0
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
    const found = this.#gather()
    const before = found.length
    this.#beside.behind(this.#valueBy, bytes, start, at, end, found)
    if (found.length > before) this.#takeFound(found, before, bytes, row, c, this.#columns.groups[c] ?? 0)
  }

  /** Takes what follows the value found last in its cell, if that is the first of a list. Returns where the list ends. */
  #list(bytes: Uint8Array, from: number, end: number, row: number, c: number): number {
    const index = this.#valueBy
    const detector = this.#catalogue[index]!
    let at = from
    for (;;) {
      const match = this.#matches[this.#matched]!
      if (!nextInCell(detector, bytes, this.#valueFrom, at, end, match)) return at
      at = match.end
      this.#take(index, match, bytes, row, c)
    }
  }

  /** @param numbers nothing else can be in it */
  #search(bytes: Uint8Array, start: number, end: number, row: number, c: number, numbers = false): void {
    const found = this.#gather()
    const before = found.length
    if (numbers) this.#finder.findNumbers(bytes, start, end, found)
    else this.#finder.find(bytes, start, end, found)
    if (found.length === before) return
    if (!this.#asked(c)) this.#judge.weigh(found, before, start, end, c, this.#columns.against[c] ?? false)
    if (!numbers) this.#neighbours.cell(bytes, start, end, found, before)
    this.#beside.cell(bytes, start, end, found, before)
    this.#takeFound(found, before, bytes, row, c, this.#columns.groups[c] ?? 0)
  }

  /** Does the column say what its cells are? */
  #asked(c: number): boolean {
    const { asks } = this.#columns
    return c < asks.length && asks[c]!.length > 0
  }

  /** Special words in the cells whose column says nothing. */
  #findSpecial(bytes: Uint8Array, row: number): void {
    const subject = this.#namesSubject()
    const { length, start, end, digits } = this.#cells
    for (let c = 0; c < length; c++) {
      if (this.#asked(c) || this.#columns.general[c] === 1) continue
      if (end[c]! - start[c]! - digits[c]! < this.#leastText) continue
      const found = this.#gather()
      const before = found.length
      this.#special.find(bytes, start[c]!, end[c]!, found, subject)
      if (found.length > before) this.#takeFound(found, before, bytes, row, c, 0)
    }
  }

  /** Where hits in a text go: to the row's list, or beside it while the values before them are not in the list. */
  #gather(): HitList {
    if (this.#matched === 0) return this.#hits
    this.#found.clear()
    return this.#found
  }

  #takeFound(found: HitList, from: number, bytes: Uint8Array, row: number, c: number, group: number): void {
    const hits = this.#hits
    let before = from
    if (found !== hits) {
      this.#makeList(bytes, row)
      before = hits.length
      hits.copy(found, 0, found.length)
    }
    for (let i = before; i < hits.length; i++) {
      hits.column[i] = c + 1
      hits.line[i] = row
      hits.group[i] = group
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
    const match = this.#matches[this.#matched]!
    for (let i = 0; i < asks.length; i++) {
      const ask = asks[i]!
      if (!ask.cell(bytes, from, to, match)) continue
      this.#valueFrom = match.start
      this.#valueUntil = match.end
      this.#valueBy = ask.index
      this.#take(ask.index, match, bytes, row, column)
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

  /** Adds the match, the first free one, to the row's values. */
  #take(index: number, match: SlotMatch, bytes: Uint8Array, row: number, column: number): void {
    if (this.#simple && this.#hits.length === 0 && this.#matched < MAX_MATCHES - 1) {
      this.#matchedBy[this.#matched] = index
      this.#matchedIn[this.#matched] = column
      if (++this.#matched === this.#matches.length) this.#matches.push(makeMatch())
      return
    }
    this.#makeList(bytes, row)
    this.#hits.addCell(
      index,
      match,
      bytes,
      row,
      column + 1,
      this.#columns.groups[column]!,
      this.#columns.inferred[column]!,
    )
  }

  /** No header: rows are lines, and labels may stand in the cell before the value. */
  #feedAsText(bytes: Uint8Array, dialect: TableDialect, rowsBefore: number, place: string | undefined): void {
    const { separator, quote } = dialect
    let text = bytes
    if (separator !== 0x09 || quote !== 0) {
      if (this.#plain.length < bytes.length) this.#plain = new Uint8Array(bytes.length)
      const plain = this.#plain
      let quoted = false
      for (let i = 0; i < bytes.length; i++) {
        const b = bytes[i]!
        if (quote !== 0 && b === quote) {
          quoted = !quoted
          plain[i] = 0x20
        } else if (b === separator && !quoted) plain[i] = 0x09
        else if (b === 0x0a) {
          plain[i] = quoted ? 0x20 : b
        } else plain[i] = b
      }
      text = plain.subarray(0, bytes.length)
    }
    this.#text.feed(text, { reflow: false, rows: true }, rowsBefore, place)
  }

  /** Ends the item. */
  end(): void {
    this.#dialect = undefined
  }
}
