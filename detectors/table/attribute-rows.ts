/**
 * Tables of attributes: a row for each value of somebody (`7,手機,0912345678` below `會員編號,欄位,值`; the usermeta of WordPress, answers of a
 * survey). Read by rows, each value was somebody of their own, and a name was none, as the label that says so stands in another cell. Here the
 * rows of one entity that follow one another become a record of labelled values.
 */
import type { TableDialect } from '../../formats/format.ts'
import { type ColumnNames, normaliseName } from '../columns.ts'
import type { Detector } from '../detector.ts'
import { HeadSample } from '../head-sample.ts'
import { makeMatch } from '../hits.ts'
import { RowCells } from './cells.ts'

const ATTRIBUTE =
  /^(?:(?:meta|attr|attribute|field|property|item|question|data)?(?:key|name|code|label|title|type)|attr|attribute|field|property|question|欄位|欄位名稱?|屬性|屬性名稱?|項目|項目名稱?|題目|問題|資料項目|參數)$/u
const VALUE =
  /^(?:(?:meta|attr|attribute|field|property|item|answer|data|text|string)?(?:value|val)|answer|response|值|欄位值|屬性值|項目值|內容|欄位內容|資料內容|答案|回答|填答|填答內容)$/u
/** Of wider tables a row is a record already. */
const MAX_COLUMNS = 12
/** Fewer rows tell nothing. */
const LEAST_ROWS = 4
/** So many attributes must be names of columns, and have values that are what these say. */
const LEAST_TELLING = 2
/** An entity has on average so many rows and more. */
const LEAST_RUN = 1.5
/** Of an entity's rows, at most this share has an attribute that it had already: several telephones. */
const MOST_AGAIN = 0.25
/** Where a batch is all there is to go by, so many of its bytes are looked at. */
const HEAD_BYTES = 64 * 1024
/** An entity with more is given out in parts. */
const LONGEST = 64 * 1024

const TAB = 0x09
const LF = 0x0a
const BLANK = 0x20

/** Which columns are which, from 0. */
interface Columns {
  readonly names: readonly Uint8Array[]
  readonly entity: number
  readonly attribute: number
  readonly value: number
  /** The first row has the columns' names. */
  readonly headed: boolean
}

/** Takes a record: `label\tvalue\n` lines, and for each the row in which its value stands. */
type TakeRecord = (bytes: Uint8Array, rows: readonly number[], place: string | undefined) => void

/** Knows such tables, and gives out their records. */
export class AttributeRows {
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #take: TakeRecord
  readonly #cells = new RowCells()
  readonly #match = makeMatch()
  #dialect: TableDialect | undefined
  #columns: Columns | undefined
  /** The record so far, the row of each of its lines, and whose it is. */
  #record = new Uint8Array(4096)
  #length = 0
  #rows: number[] = []
  #entity = new Uint8Array(0)
  /** By column: its value as the record said it last. */
  #said: (Uint8Array | undefined)[] = []
  #place: string | undefined

  constructor(catalogue: readonly Detector[], names: ColumnNames, take: TakeRecord) {
    this.#catalogue = catalogue
    this.#names = names
    this.#take = take
  }

  /** Reads a batch of whole rows, if it is of such a table; false where it is not. An entity may go on in the next. */
  feed(
    bytes: Uint8Array,
    dialect: TableDialect,
    first: boolean,
    rowsBefore: number,
    place: string | undefined,
  ): boolean {
    if (dialect !== this.#dialect || place !== this.#place) {
      this.end()
      this.#dialect = dialect
      this.#place = place
      this.#columns = this.#columnsOf(bytes, dialect)
    }
    const columns = this.#columns
    if (columns === undefined) return false
    this.#cells.begin(dialect.separator, dialect.quote)
    let at = 0
    let row = rowsBefore
    while (at < bytes.length) {
      at = this.#cells.split(bytes, at)
      row++
      if (!first || row - rowsBefore > 1 || !columns.headed) this.#row(bytes, columns, row)
    }
    return true
  }

  /** Ends the table: gives out its last record. */
  end(): void {
    this.#give()
    this.#dialect = undefined
    this.#columns = undefined
  }

  #row(bytes: Uint8Array, { names, entity, attribute, value }: Columns, row: number): void {
    const { start, end, length } = this.#cells
    const cell = (column: number): Uint8Array =>
      column < length ? bytes.subarray(start[column]!, end[column]!) : bytes.subarray(0, 0)
    const whose = cell(entity)
    if (!isSame(whose, this.#entity) || this.#length > LONGEST) {
      this.#give()
      this.#entity = whose.slice()
    }
    for (let column = 0; column < length; column++) {
      if (column === attribute || column === value) continue
      const content = cell(column)
      const said = this.#said[column]
      if (content.length === 0 || (said !== undefined && isSame(content, said))) continue
      this.#said[column] = content.slice()
      this.#add(names[column] ?? new Uint8Array(0), content, row)
    }
    this.#add(cell(attribute), cell(value), row)
  }

  #add(label: Uint8Array, value: Uint8Array, row: number): void {
    const needed = this.#length + label.length + value.length + 2
    if (needed > this.#record.length) {
      const larger = new Uint8Array(needed * 2)
      larger.set(this.#record.subarray(0, this.#length))
      this.#record = larger
    }
    this.#put(label, TAB)
    this.#put(value, LF)
    this.#rows.push(row)
  }

  #put(content: Uint8Array, end: number): void {
    for (let i = 0; i < content.length; i++) this.#record[this.#length++] = Math.max(BLANK, content[i]!)
    this.#record[this.#length++] = end
  }

  #give(): void {
    if (this.#length > 0) this.#take(this.#record.subarray(0, this.#length), this.#rows, this.#place)
    this.#length = 0
    this.#rows = []
    this.#said = []
    this.#entity = new Uint8Array(0)
  }

  #columnsOf(bytes: Uint8Array, dialect: TableDialect): Columns | undefined {
    const head = dialect.head.length > 0 ? dialect.head : wholeRows(bytes)
    const headed = dialect.columns === undefined
    const sample = new HeadSample({
      head: headed ? head.subarray(0, head.indexOf(LF) + 1) : new Uint8Array(0),
      separator: dialect.separator,
      quote: dialect.quote,
    })
    const headers = dialect.columns ?? Array.from({ length: sample.columns }, (_, column) => textOf(sample, 0, column))
    if (headers.length < 3 || headers.length > MAX_COLUMNS) return undefined
    const names = headers.map(normaliseName)
    const attribute = names.findIndex((name) => ATTRIBUTE.test(name))
    const value = names.findIndex((name, column) => column !== attribute && VALUE.test(name))
    if (attribute < 0 || value < 0) return undefined
    // Only of the few tables with such columns all of the head is looked at.
    const rows = new HeadSample({ head, separator: dialect.separator, quote: dialect.quote })
    const from = headed ? 1 : 0
    if (rows.rows - from < LEAST_ROWS || !this.#tells(rows, from, attribute, value)) return undefined
    const entity = entityColumn(rows, from, attribute, value)
    return entity < 0
      ? undefined
      : { names: headers.map((name) => encoder.encode(name)), entity, attribute, value, headed }
  }

  /** Are there attributes whose values are what they say? */
  #tells(sample: HeadSample, from: number, attribute: number, value: number): boolean {
    const telling = new Set<string>()
    for (let row = from; row < sample.rows && telling.size < LEAST_TELLING; row++) {
      const label = textOf(sample, row, attribute)
      if (telling.has(label)) continue
      const [start, end] = [sample.start(row, value), sample.end(row, value)]
      const isOne = this.#names.role(label).detectors.some((index) => {
        const detector = this.#catalogue[index]!
        return detector.strength !== 'none' && detector.cell(sample.bytes, start, end, this.#match)
      })
      if (isOne) telling.add(label)
    }
    return telling.size >= LEAST_TELLING
  }
}

/** The column that stays the same over an entity's rows, of several the one that changes most often; -1 where none does. */
function entityColumn(sample: HeadSample, from: number, attribute: number, value: number): number {
  const rows = sample.rows - from
  let best = -1
  let mostRuns = 0
  for (let column = 0; column < sample.columns; column++) {
    if (column === attribute || column === value) continue
    let runs = 0
    let again = 0
    let whose = ''
    let had = new Set<string>()
    for (let row = from; row < sample.rows; row++) {
      const cell = textOf(sample, row, column)
      if (runs === 0 || cell !== whose) {
        runs++
        whose = cell
        had = new Set()
      }
      const label = textOf(sample, row, attribute)
      if (had.has(label)) again++
      had.add(label)
    }
    if (runs * LEAST_RUN > rows || again > rows * MOST_AGAIN || runs <= mostRuns) continue
    best = column
    mostRuns = runs
  }
  return best
}

function wholeRows(bytes: Uint8Array): Uint8Array {
  return bytes.length <= HEAD_BYTES ? bytes : bytes.subarray(0, bytes.lastIndexOf(LF, HEAD_BYTES - 1) + 1)
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

function textOf(sample: HeadSample, row: number, column: number): string {
  return decoder.decode(sample.bytes.subarray(sample.start(row, column), sample.end(row, column)))
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()
