/**
 * Tables: rows of cells. A column's name says what its cells are; where it says nothing, a cell is searched like running text. A
 * row is a record, about one person, but for columns about somebody else (緊急聯絡人電話), which are that person's record.
 */
import type { TableDialect } from '../formats/format.ts'
import { Beside } from './beside.ts'
import type { Collector, RecordPlace } from './collector.ts'
import { ColumnContent } from './column-content.ts'
import { type ColumnNames, normaliseName, type Role } from './columns.ts'
import { CompanyRows, isCompanyNumber } from './company.ts'
import { type Detector, LOW } from './detector.ts'
import { fold, hasFullWidth } from './fold.ts'
import { HeadSample } from './head-sample.ts'
import { HitList, makeMatch, type SlotMatch } from './hits.ts'
import { ColumnJudge } from './judge.ts'
import { AT, AT_OR_MASK, CellSplitter, DIGIT, HIGH, KIND, LABEL_END, WIDE } from './kernel/cells.ts'
import { nextInCell } from './listing.ts'
import { Neighbours } from './neighbours.ts'
import type { SpanFinder } from './span.ts'
import type { SpecialWords } from './special.ts'
import type { TextEngine } from './text.ts'

/** The header is looked for in so many rows. */
const HEAD_ROWS = 30
/** A row without hits may be another header, but looking costs: so many times a table. */
const MAX_HEADER_CHECKS = 200
const MAX_CELLS = 16384
/** So many bytes beside a value are punctuation or a postcode; nothing that we look for is as short. */
const MAX_REST = 5
/** Rows with more values are gathered in a list. */
const MAX_MATCHES = 64
/** No member number is longer. */
const MAX_CODE = 20
/** Forms have no more cells in a row. */
const FORM_CELLS = 4
/** A table without a header is one of columns, and no form, when it has at least so many rows. */
const LEAST_ROWS = 8
/** With so many more rows that had to be made lists than others, a table's rows are gathered as lists from the start. */
const MORE_LISTS = 100

/** In a cell whose column says what it is there may be anything: only full width matters. */
const ANYTHING = HIGH | AT_OR_MASK | AT | LABEL_END
/** Smaller batches are not split beforehand. */
const LEAST_SPLIT = 1024

/** A detector of a column, with its number in the catalogue. */
interface Ask {
  readonly index: number
  readonly cell: Detector['cell']
}

/** What a column beside names may be of. */
const PEOPLES = [
  'mobile',
  'landline',
  'email',
  'address',
  'birth-date',
  'nhi-card',
  'payment-card',
  'bank-account',
  'tw-resident-id',
]

const decoder = new TextDecoder()
const NOTHING_INFERRED: ReadonlyMap<number, readonly number[]> = new Map()

/** Reads one table after another. */
export class TableEngine implements RecordPlace {
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
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
  /** Catalogue numbers and columns (from 0) of the first `#matched` matches. */
  readonly #matchedBy = new Uint8Array(MAX_MATCHES)
  readonly #matchedIn = new Int32Array(MAX_MATCHES)
  #matched = 0
  /** Do all columns belong to the row's own person, and is none of a special category? Then most rows need no list. */
  #simple = false
  /** How many more rows had to be made lists than not. */
  #lists = 0
  #dialect: TableDialect | undefined
  #headers: string[] = []
  /** By column: how its cells are asked, in the order of the role's detectors. */
  #asks: (readonly Ask[])[] = []
  #groups: number[] = []
  /** By column: its name speaks of numbers that are nobody's (訂單編號). */
  #against: boolean[] = []
  /** By column: its cells, not its name, say what it is. */
  #inferred: boolean[] = []
  readonly #judge: ColumnJudge
  readonly #content: ColumnContent
  readonly #companies: CompanyRows
  /** By catalogue number: 1 for what tells of a person and names nobody. */
  readonly #attributes: Uint8Array
  readonly #neighbours: Neighbours
  readonly #beside: Beside
  /** The column of companies' 統一編號, from 0; -1 where there is none. */
  #companyColumn = -1
  /** 1 for every column whose name says that its cells are about no person: 品名, 講題. */
  #general = new Uint8Array(0)
  /** Rows of the table's beginning up to and with the header: 0 where columns are known or there is none. */
  #headerRow = -1
  #hasColumns = false
  #headerChecks = 0
  /** Gives the cells of the batch; null where they are read byte by byte. */
  #splitter: CellSplitter | null = null
  // The cell read last: its extent without blanks around it, what is in it, its digits.
  #from = 0
  #until = 0
  #kinds = 0
  #count = 0
  // Extent of the value that its column's detector found last, and the detector's number in the catalogue.
  #valueFrom = 0
  #valueUntil = 0
  #valueBy = 0
  // The cells of the current row.
  #cells = 0
  readonly #start = new Int32Array(MAX_CELLS)
  readonly #end = new Int32Array(MAX_CELLS)
  readonly #flags = new Uint8Array(MAX_CELLS)
  readonly #digits = new Int32Array(MAX_CELLS)
  /** A column says that the rows are about patients. */
  #chart = false
  /** The words of the special categories have at least so many bytes that are no digits: a cell with fewer has none of them. */
  readonly #leastText: number
  #folded = new Uint8Array(256)
  #plain = new Uint8Array(0)
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
    this.#names = names
    this.#finder = finder
    this.#special = special
    this.#collector = collector
    this.#text = text
    this.#judge = new ColumnJudge(catalogue)
    this.#content = new ColumnContent(catalogue)
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
    return this.#headers[column - 1]
  }

  /** Reads a batch of whole rows. */
  feed(bytes: Uint8Array, dialect: TableDialect, first: boolean, rowsBefore: number, place: string | undefined): void {
    this.place = place
    if (dialect !== this.#dialect) this.#begin(dialect)
    if (!this.#hasColumns) {
      this.#feedAsText(bytes, dialect, rowsBefore, place)
      return
    }
    this.#splitter = bytes.length >= LEAST_SPLIT && !hasQuote(bytes, dialect.quote) ? CellSplitter.get() : null
    this.#splitter?.begin(bytes, dialect.separator)
    let at = 0
    let row = 0
    while (at < bytes.length) {
      row++
      at =
        first && row - 1 === this.#headerRow
          ? this.#passRow(bytes, at)
          : this.#row(bytes, at, rowsBefore + row, first && row - 1 < this.#headerRow)
    }
  }

  #passRow(bytes: Uint8Array, at: number): number {
    if (this.#splitter === null) return this.#split(bytes, at)
    let end = this.#splitter.next()
    while (end < bytes.length && bytes[end] !== 0x0a) end = this.#splitter.next()
    return end + 1
  }

  #begin(dialect: TableDialect): void {
    this.#dialect = dialect
    this.#headerRow = -1
    this.#headerChecks = 0
    if (dialect.columns !== undefined) {
      this.#setColumns(dialect.columns.map((name, c) => this.#telling(name, dialect.comments?.[c])))
      this.#hasColumns = true
      this.#tellByContent(dialect)
      return
    }
    this.#hasColumns = false
    this.#asks = []
    const head = dialect.head
    let at = 0
    for (let row = 0; row < HEAD_ROWS && at < head.length; row++) {
      at = this.#split(head, at)
      if (this.#takeHeader(head, 1)) {
        if (this.#cells <= FORM_CELLS && this.#labels(new HeadSample(dialect)) > 1) {
          // 姓名,陳小明 above 電話,0912745638: names of values beside them, not of what stands below.
          this.#setColumns([])
          return
        }
        this.#headerRow = row
        this.#hasColumns = true
        this.#tellByContent(dialect)
        return
      }
    }
    this.#beginWithoutHeader(dialect)
  }

  /** Has the columns whose names say nothing told by their cells, and judged when something is found there. */
  #tellByContent(dialect: TableDialect): void {
    const headers = this.#headers
    const roles = headers.map((name) => this.#names.role(name))
    if (roles.every((role) => role.detectors.length > 0)) return
    const sample = new HeadSample(dialect)
    const firstRow = this.#headerRow + 1
    const inferred = this.#infer(sample, firstRow, headers, roles)
    if (inferred.size > 0) this.#setColumns(headers, inferred)
    this.#judge.begin(sample, firstRow)
  }

  #infer(
    sample: HeadSample,
    firstRow: number,
    headers: readonly string[],
    roles: readonly Role[],
  ): ReadonlyMap<number, readonly number[]> {
    this.#judge.begin(sample, firstRow)
    const silent = roles.flatMap(({ detectors, other }, column) =>
      detectors.length > 0
        ? []
        : [{ column, name: normaliseName(headers[column]!), other, chinese: /\p{Script=Han}/u.test(headers[column]!) }],
    )
    const known = new Set(roles.flatMap((role) => role.detectors.map((index) => this.#catalogue[index]!.id)))
    const person =
      known.has('name') || known.has('tw-national-id') || silent.some(({ column }) => this.#judge.holdsIds(column))
    const beside = person || PEOPLES.some((id) => known.has(id))
    return this.#content.infer(sample, firstRow, silent, person, beside, known.has('birth-date'))
  }

  /**
   * Rows without a header that says anything, or with none at all: where their cells tell what the columns are, or that they only look
   * like something, they are read as a table. A form (`姓名,陳小明`) is not, nor is what tells nothing: a line of text is as good.
   */
  #beginWithoutHeader(dialect: TableDialect): void {
    const sample = new HeadSample(dialect)
    if (sample.rows < 2 || sample.columns < 2) return
    // So few cells tell nothing; what a column's name says against them counts all the same.
    const few = sample.rows < LEAST_ROWS
    const first = Array.from({ length: sample.columns }, (_, c) => this.#sampleText(sample, 0, c))
    // What has digits or an @ is no name of a column.
    const named = first.every((text) => text.length <= 40 && !/\d{4}|@/u.test(text))
    let headers = named ? first : first.map(() => '')
    let roles = headers.map((name) => this.#names.role(name))
    const firstRow = named ? 1 : 0
    if (few) this.#judge.begin(sample, firstRow)
    const inferred = few ? NOTHING_INFERRED : this.#infer(sample, firstRow, headers, roles)
    if (named && [...inferred].some(([column, indices]) => this.#isOne(indices, sample, 0, column))) {
      // The first row is somebody's, too.
      headers = first.map(() => '')
      roles = headers.map((name) => this.#names.role(name))
      this.#judge.begin(sample, 0)
    }
    const against = roles.some(({ other }, column) => other === 'number' && this.#judge.holdsShapes(column))
    if (few ? !against : inferred.size === 0 && !against && !this.#judge.decides(sample.columns)) return
    if (this.#labels(sample) > 0) return
    this.#hasColumns = true
    this.#setColumns(headers, inferred)
    this.#judge.begin(sample, headers === first ? 1 : 0)
  }

  #sampleText(sample: HeadSample, row: number, column: number): string {
    return decoder.decode(sample.bytes.subarray(sample.start(row, column), sample.end(row, column)))
  }

  #isOne(indices: readonly number[], sample: HeadSample, row: number, column: number): boolean {
    const match = this.#matches[0]!
    return indices.some((index) =>
      this.#catalogue[index]!.cell(sample.bytes, sample.start(row, column), sample.end(row, column), match),
    )
  }

  /** In how many of the first rows does a cell (the first, the third …) say what the one beside it is? 配偶 between two names is none. */
  #labels(sample: HeadSample): number {
    let rows = 0
    for (let row = 0; row < Math.min(sample.rows, HEAD_ROWS); row++)
      for (let c = 0; c + 1 < sample.columns; c += 2) {
        const length = sample.end(row, c) - sample.start(row, c)
        if (length < 4 || length > 60) continue
        if (!this.#isOne(this.#names.role(this.#sampleText(sample, row, c)).detectors, sample, row, c + 1)) continue
        rows++
        break
      }
    return rows
  }

  /** Is the current row a header? At least two names that say something, or `least` when no cell looks like a value. */
  #takeHeader(bytes: Uint8Array, least: number): boolean {
    let speaking = 0
    // In a table of marks 姓名 is all that says something.
    let surely = false
    for (let c = 0; c < this.#cells; c++) {
      const length = this.#end[c]! - this.#start[c]!
      if (this.#digits[c]! >= 5 || length > 120 || (this.#flags[c]! & AT) !== 0) return false
      if (length === 0) continue
      const name = this.#name(bytes, c)
      if (this.#names.role(name).detectors.length > 0) speaking++
      surely ||= name.endsWith('姓名')
    }
    if (speaking < Math.max(1, least) || (speaking < 2 && this.#cells > 8 && !surely)) return false
    this.#setColumns(Array.from({ length: this.#cells }, (_, c) => this.#name(bytes, c)))
    return true
  }

  #name(bytes: Uint8Array, c: number): string {
    return decoder.decode(bytes.subarray(this.#start[c]!, this.#end[c]!)).trim()
  }

  /** A column's name, or what is written about it where only that says something. */
  #telling(name: string, comment: string | undefined): string {
    if (comment === undefined || this.#names.role(name).detectors.length > 0) return name
    return this.#names.role(comment).detectors.length > 0 ? comment : name
  }

  #setColumns(headers: string[], inferred: ReadonlyMap<number, readonly number[]> = NOTHING_INFERRED): void {
    this.#headers = headers
    const roles = headers.map((name, c): Role => {
      const role = this.#names.role(name)
      const detectors = inferred.get(c)
      if (detectors !== undefined) return { ...role, detectors }
      const about = role.detectors.length === 0 && role.other === '' ? this.#special.aboutColumn(name) : -1
      return about < 0 ? role : { ...role, detectors: [about] }
    })
    this.#chart = headers.some((name, c) => this.#special.isChart(name, roles[c]!.detectors))
    this.#against = roles.map((role) => role.other === 'number')
    this.#inferred = roles.map((_, c) => inferred.has(c))
    this.#judge.begin(undefined, 0)
    this.#companyColumn = roles.findIndex((role) => role.other === 'company')
    this.#asks = roles.map((role) => role.detectors.map((index) => ({ index, cell: this.#catalogue[index]!.cell })))
    // Somebody else's columns are only told apart where the record's own person has a name or a number.
    const own = roles.some(
      (role) =>
        role.relation === '' &&
        role.detectors.some((d) => ['strong', 'evidence'].includes(this.#catalogue[d]!.strength)),
    )
    const relations = [...new Set(roles.map((role) => role.relation))].filter((relation) => relation !== '')
    this.#groups = roles.map((role) => (own && role.relation !== '' ? relations.indexOf(role.relation) + 1 : 0))
    // 藥品 is a list of goods, and beside somebody's name what they take.
    this.#general = Uint8Array.from(headers, (name) =>
      this.#special.isGeneral(name) && !(own && /藥品|藥名|medication|drug/iu.test(name)) ? 1 : 0,
    )
    this.#lists = 0
    this.#simple =
      !this.#inspecting &&
      this.#companyColumn < 0 &&
      this.#groups.every((group) => group === 0) &&
      roles.every((role) => role.detectors.every((d) => this.#catalogue[d]!.special === undefined))
  }

  /** Splits the row at `at` into cells, to see whether it is a header; returns where the next row begins. */
  #split(bytes: Uint8Array, at: number): number {
    let i = at
    let c = 0
    for (;;) {
      // What is in the cell counts, whatever its column was until now.
      i = this.#cell(bytes, i, false)
      if (c < MAX_CELLS) this.#keep(c++)
      if (i >= bytes.length || bytes[i++] === 0x0a) break
    }
    this.#cells = c
    return i
  }

  /** Does the column say what its cells are? */
  #asked(c: number): boolean {
    return c < this.#asks.length && this.#asks[c]!.length > 0
  }

  /** Notes the cell read last as cell `c`. */
  #keep(c: number): void {
    this.#start[c] = this.#from
    this.#end[c] = this.#until
    this.#flags[c] = this.#kinds
    this.#digits[c] = this.#count
  }

  /** Reads the cell at `at`; returns the offset of what ends it: the separator, the line end or the end of `bytes`. */
  #cell(bytes: Uint8Array, at: number, asked: boolean): number {
    const { separator, quote } = this.#dialect!
    const to = bytes.length
    let i = at
    let start = at
    let end = -1
    let flags = 0
    let digits = 0
    if (quote !== 0 && bytes[at] === quote) {
      for (let k = at + 1; k < to; k++) {
        const b = bytes[k]!
        if (b === quote) {
          // A doubled one is part of the value.
          if (k + 1 < to && bytes[k + 1] === quote) k++
          else {
            end = k
            break
          }
        }
        const kind = KIND[b]!
        flags |= kind
        digits += kind & DIGIT
      }
      if (end < 0) {
        // Nothing closes it: an ordinary character.
        flags = 0
        digits = 0
      } else {
        start = at + 1
        i = end + 1
        while (i < to && bytes[i] !== separator && bytes[i] !== 0x0a) i++
      }
    }
    if (end < 0 && asked) {
      // The column says what it is: all that matters is where the cell ends, and whether it may be full width.
      flags = ANYTHING
      const above = Math.max(separator, 0x0a)
      for (; i < to; i++) {
        const b = bytes[i]!
        // Of most bytes that is all there is to know.
        if (b > above && b !== 0xef) continue
        if (b === separator || b === 0x0a) break
        if (b === 0xef) flags |= WIDE
      }
      end = i
    }
    if (end < 0) {
      while (i < to) {
        const b = bytes[i]!
        if (b === separator || b === 0x0a) break
        const kind = KIND[b]!
        flags |= kind
        digits += kind & DIGIT
        i++
      }
      end = i
    }
    this.#trim(bytes, start, end)
    this.#kinds = flags
    this.#count = digits
    return i
  }

  /** The same, of the next cell of a table that is split already. */
  #nextCell(splitter: CellSplitter, bytes: Uint8Array, at: number, asked: boolean): number {
    const end = splitter.next()
    this.#trim(bytes, at, end)
    this.#kinds = asked ? splitter.kinds | ANYTHING : splitter.kinds
    this.#count = asked ? 0 : splitter.digits
    return end
  }

  /** Blanks around a value, and the carriage return of the last one. */
  #trim(bytes: Uint8Array, from: number, to: number): void {
    let start = from
    let end = to
    while (end > start && isBlank(bytes[end - 1]!)) end--
    while (start < end && isBlank(bytes[start]!)) start++
    this.#from = start
    this.#until = end
  }

  /** Reads the row at `at`; returns where the next one begins. */
  #row(bytes: Uint8Array, at: number, row: number, aboveHeader: boolean): number {
    const hits = this.#hits
    hits.clear()
    this.#matched = 0
    let searched = 0
    /** Cells in which special words may be. */
    let wordy = 0
    const splitter = this.#splitter
    let i = at
    let c = 0
    for (;;) {
      const asked = this.#asked(c)
      i = splitter === null ? this.#cell(bytes, i, asked) : this.#nextCell(splitter, bytes, i, asked)
      if (c < MAX_CELLS) {
        const start = this.#from
        const end = this.#until
        // Only a cell that may hold a special word is looked at again.
        if (!asked) {
          this.#keep(c)
          if (this.#mayHoldWord(bytes, start, end, c)) wordy++
        }
        // A single letter is only something where the column says what: M.
        if (end - start >= (asked ? 1 : 2) && this.#value(bytes, start, end, row, c, asked && !aboveHeader)) searched++
        c++
      } else if (this.#until - this.#from >= 2) {
        // No table has so many columns: a file without line ends. Nothing of it is to be lost.
        this.#value(bytes, this.#from, this.#until, row, MAX_CELLS - 1, false)
      }
      if (i >= bytes.length || bytes[i++] === 0x0a) break
    }
    this.#cells = c
    if (this.#saysNothing()) {
      if (c > 1 && !aboveHeader && this.#headerChecks < MAX_HEADER_CHECKS) {
        this.#headerChecks++
        if (this.#dialect?.columns === undefined) {
          this.#split(bytes, at)
          this.#takeHeader(bytes, 2)
        }
      }
      if (hits.length === 0 && this.#matched === 0) return i
    }
    if (searched > 0 && wordy > 0 && this.#namesPerson()) this.#findSpecial(bytes, row)
    if (this.#chart) this.#addChart(bytes, row)
    if (this.#isCompany(bytes)) this.#companies.doubt(hits, 0, hits.length)
    if (hits.length === 0) {
      this.#collector.cells(this.#matchedBy, this.#matches, this.#matched)
      if (this.#lists > 0) this.#lists--
    } else {
      this.#collector.record(hits, 0, hits.length, this)
      // Where most rows end as lists, to begin them as lists is 5 % faster.
      if (this.#simple && ++this.#lists > MORE_LISTS) this.#simple = false
    }
    return i
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
    this.#special.addChart(bytes, this.#start[0]!, hits, 0)
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

  /** Does the row say whom it is about, and not only whom to call? */
  #namesSubject(): boolean {
    for (let m = 0; m < this.#matched; m++) {
      const match = this.#matches[m]!
      if (match.confidence !== LOW && !match.masked && this.#special.identifies(this.#matchedBy[m]!)) return true
    }
    return this.#special.identified(this.#hits, 0, this.#hits.length)
  }

  /** Does the row have a company's number, and nobody's name or number? */
  #isCompany(bytes: Uint8Array): boolean {
    const c = this.#companyColumn
    if (c < 0 || c >= this.#cells || !isCompanyNumber(bytes, this.#start[c]!, this.#end[c]!)) return false
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
        this.#inferred[this.#matchedIn[m]!]!,
      )
    this.#matched = 0
  }

  /** Looks at the value of the cell read last; true when it was searched like running text. */
  #value(bytes: Uint8Array, start: number, end: number, row: number, c: number, asked: boolean): boolean {
    const flags = this.#kinds
    if ((flags & WIDE) !== 0 && hasFullWidth(bytes, start, end)) {
      if (this.#folded.length < end - start) this.#folded = new Uint8Array((end - start) * 2)
      const length = fold(bytes, start, end, this.#folded)
      if (asked && this.#ask(this.#asks[c]!, this.#folded, 0, length, row, c))
        return this.#searchRest(this.#folded, 0, length, row, c)
      this.#search(this.#folded, 0, length, row, c)
      return true
    }
    if (asked && this.#ask(this.#asks[c]!, bytes, start, end, row, c))
      return this.#searchRest(bytes, start, end, row, c)
    if ((flags & (HIGH | AT_OR_MASK)) === 0) {
      if (this.#count < 6) return false
      if ((flags & LABEL_END) === 0) {
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
    if (end - start - this.#count < this.#leastText || this.#general[c] === 1) return false
    // Short and of ASCII alone, it is looked at at once: cheaper than to come back.
    return end - start > MAX_CODE || (this.#kinds & HIGH) !== 0 || this.#special.mayHold(bytes, start, end)
  }

  /**
   * Searches what stands in a cell beside the value its column is about: 王小明 0912-345-678 in 聯絡人, two numbers in 電話. True when
   * there was enough to search.
   */
  #searchRest(bytes: Uint8Array, start: number, end: number, row: number, c: number): boolean {
    const from = this.#valueFrom
    let to = this.#valueUntil
    if (from - start <= MAX_REST && end - to <= MAX_REST) return false
    to = this.#list(bytes, to, end, row, c)
    if (from - start > MAX_REST) this.#search(bytes, start, from, row, c)
    if (end - to > MAX_REST) this.#search(bytes, to, end, row, c)
    return true
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
    if (!this.#asked(c)) this.#judge.weigh(found, before, start, end, c, this.#against[c] ?? false)
    if (!numbers) this.#neighbours.cell(bytes, start, end, found, before)
    this.#beside.cell(bytes, start, end, found, before)
    this.#takeFound(found, before, bytes, row, c, this.#groups[c] ?? 0)
  }

  /** Special words in the cells whose column says nothing. */
  #findSpecial(bytes: Uint8Array, row: number): void {
    const subject = this.#namesSubject()
    for (let c = 0; c < this.#cells; c++) {
      if (this.#asked(c) || this.#general[c] === 1) continue
      if (this.#end[c]! - this.#start[c]! - this.#digits[c]! < this.#leastText) continue
      const found = this.#gather()
      const before = found.length
      this.#special.find(bytes, this.#start[c]!, this.#end[c]!, found, subject)
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

  /** Adds the match, the first free one, to the row's values. */
  #take(index: number, match: SlotMatch, bytes: Uint8Array, row: number, column: number): void {
    if (this.#simple && this.#hits.length === 0 && this.#matched < MAX_MATCHES - 1) {
      this.#matchedBy[this.#matched] = index
      this.#matchedIn[this.#matched] = column
      if (++this.#matched === this.#matches.length) this.#matches.push(makeMatch())
      return
    }
    this.#makeList(bytes, row)
    this.#hits.addCell(index, match, bytes, row, column + 1, this.#groups[column]!, this.#inferred[column]!)
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

function hasQuote(bytes: Uint8Array, quote: number): boolean {
  // A Buffer searches with the platform's own scan, which an array does not.
  return quote !== 0 && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(quote)
}

function isBlank(b: number): boolean {
  return b === 0x20 || b === 0x0d || b === 0x09
}
