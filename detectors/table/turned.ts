/**
 * Tables lying on their side: the fields go down (姓名, 手機, 生日), the people go across. Read by rows, one record would be everybody's
 * numbers, and the names would be a header. Turned round, a column is a record like any other.
 */
import type { TableDialect } from '../../formats/format.ts'
import { type ColumnNames, normaliseName } from '../columns.ts'
import type { Detector } from '../detector.ts'
import { HeadSample } from '../head-sample.ts'
import { makeMatch } from '../hits.ts'

/** Nobody writes more fields below one another. */
const MAX_ROWS = 60
/** What stands beside more columns is not in the sample. */
const MAX_COLUMNS = 500
/** A column's name is no longer, in bytes. */
const MAX_NAME = 60
/** Names across without another field below: a roster, where there are so many of them. */
const LEAST_NAMES = 3
/** One person's data, as it was and as it is. */
const VERSIONS = /^(?:(?:變更|修改|更正|異動)[前後]|[原新舊](?:資料|值)?$|(?:before|after|old|new)\b)/iu

const TAB = 0x09
const LF = 0x0a
const BLANK = 0x20

/** A table that was turned round. */
export interface TurnedTable {
  /** Rows of the turned table, one for each column behind the labels. */
  readonly bytes: Uint8Array
  readonly dialect: TableDialect
  /** By column of the turned table, the row from 1 in which it stood. */
  readonly rows: readonly number[]
}

/** A line of text beside the people: a title, a remark. */
export interface Aside {
  readonly bytes: Uint8Array
  /** From 1. */
  readonly row: number
}

/** Knows such tables, and turns them round. */
export class TurnedTables {
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #match = makeMatch()

  constructor(catalogue: readonly Detector[], names: ColumnNames) {
    this.#catalogue = catalogue
    this.#names = names
  }

  /**
   * The tables in `bytes`, which is all there is of this one (at most 64 KB and {@link MAX_ROWS} rows), and what stands beside them;
   * undefined where people do not go across.
   */
  turn(bytes: Uint8Array, dialect: TableDialect): { tables: TurnedTable[]; asides: Aside[] } | undefined {
    if (bytes.length > dialect.head.length || dialect.columns !== undefined || isLong(bytes)) return undefined
    const sample = new HeadSample({ head: bytes, separator: dialect.separator, quote: dialect.quote })
    if (sample.columns < 3 || sample.columns > MAX_COLUMNS) return undefined
    const roles = Array.from({ length: sample.rows }, (_, row) => this.#role(sample, row, 0))
    if (!this.#goesAcross(sample, roles)) return undefined
    const asides = roles.flatMap((role, row): Aside[] =>
      role.length > 0 ? [] : [{ bytes: sample.bytes.slice(sample.start(row, 0), sample.end(row, 0)), row: row + 1 }],
    )
    return { tables: this.#blocks(sample, roles).map((rows) => turned(sample, rows)), asides }
  }

  /** Numbers of the detectors that a cell names, but for those of what names nobody: 配偶 and 經理 are values as well. */
  #role(sample: HeadSample, row: number, column: number): readonly number[] {
    const length = sample.end(row, column) - sample.start(row, column)
    if (length < 2 || length > MAX_NAME) return []
    const { detectors } = this.#names.role(textOf(sample, row, column))
    return detectors.filter((index) => this.#catalogue[index]!.strength !== 'none')
  }

  #isOne(indices: readonly number[], sample: HeadSample, row: number, column: number): boolean {
    return indices.some((index) =>
      this.#catalogue[index]!.cell(sample.bytes, sample.start(row, column), sample.end(row, column), this.#match),
    )
  }

  /**
   * Are most cells behind the labels what these say, two names or ID numbers in a row among them, and none a label itself? 姓名 before one name
   * and one remark, or a telephone beside another, is one person's form. Above the first label there may be headings (申請人, 配偶).
   */
  #goesAcross(sample: HeadSample, roles: readonly (readonly number[])[]): boolean {
    let labelled = 0
    let filled = 0
    let people = 0
    for (const [row, role] of roles.entries()) {
      let values = 0
      let fitting = 0
      for (let column = 1; column < sample.columns; column++) {
        if (sample.end(row, column) <= sample.start(row, column)) continue
        values++
        if (this.#isOne(role, sample, row, column)) fitting++
        else if ((labelled > 0 || role.length > 0) && this.#role(sample, row, column).length > 0) return false
        else if (role.length === 0 && VERSIONS.test(textOf(sample, row, column))) return false
      }
      if (values > 0) filled++
      if (role.length === 0 || values === 0) continue
      if (fitting * 2 <= values) return false
      labelled++
      if (this.#tellsWho(role)) people = Math.max(people, fitting)
    }
    return labelled > 1 ? people > 1 && labelled * 3 >= filled : people >= LEAST_NAMES
  }

  #tellsWho(role: readonly number[]): boolean {
    return role.some((index) => {
      const { strength, id } = this.#catalogue[index]!
      return strength === 'strong' || id === 'name'
    })
  }

  /** Rows of each table: where the first label comes again, the next people begin. */
  #blocks(sample: HeadSample, roles: readonly (readonly number[])[]): number[][] {
    const blocks: number[][] = [[]]
    let first = ''
    for (const [row, role] of roles.entries()) {
      const label = role.length === 0 ? '' : normaliseName(textOf(sample, row, 0))
      if (first === '') first = label
      else if (label === first && this.#tellsWho(role)) blocks.push([])
      blocks.at(-1)!.push(row)
    }
    return blocks
  }
}

function turned(sample: HeadSample, rows: readonly number[]): TurnedTable {
  const cells: Uint8Array[] = []
  for (let column = 1; column < sample.columns; column++) {
    for (const [at, row] of rows.entries()) {
      const cell = sample.bytes.slice(sample.start(row, column), sample.end(row, column))
      for (let i = 0; i < cell.length; i++) if (cell[i] === TAB || cell[i] === LF) cell[i] = BLANK
      cells.push(cell, Uint8Array.of(at === rows.length - 1 ? LF : TAB))
    }
  }
  const bytes = new Uint8Array(cells.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const cell of cells) {
    bytes.set(cell, at)
    at += cell.length
  }
  const columns = rows.map((row) => textOf(sample, row, 0))
  const dialect: TableDialect = { kind: 'table', separator: TAB, quote: 0, columns, head: bytes }
  return { bytes, dialect, rows: rows.map((row) => row + 1) }
}

function textOf(sample: HeadSample, row: number, column: number): string {
  return decoder.decode(sample.bytes.subarray(sample.start(row, column), sample.end(row, column)))
}

function isLong(bytes: Uint8Array): boolean {
  let rows = 0
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) if (++rows > MAX_ROWS) return true
  return false
}

const decoder = new TextDecoder()
