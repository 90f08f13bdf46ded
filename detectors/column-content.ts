/**
 * What a column is whose name does not say it (`EMPNM`, `fld3`, none at all), by the cells of the table's head. It takes at least
 * {@link LEAST} cells, and nine in ten of them; one cell proves nothing: 高麗菜 is three characters that begin like a name.
 */
import type { OtherColumn } from './columns.ts'
import { GIVEN_CHARACTERS } from './data/given-names.ts'
import { COMMON_SURNAMES, COMPOUND_SURNAMES } from './data/surnames.ts'
import { type Detector, LOW } from './detector.ts'
import type { HeadSample } from './head-sample.ts'
import { makeMatch, type SlotMatch } from './hits.ts'
import { saysSomebody } from './somebody.ts'

/** Fewer cells say nothing about a column. */
const LEAST = 8
/** More say no more. */
const MOST = 60
/** Share of the cells that must be what the column is taken for. */
const SHARE = 0.9

/** The forty surnames that more than eight in ten people in Taiwan have (內政部, 全國姓名統計分析). Of words that begin by chance like a name, few have one. */
const FREQUENT = new Set('陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游詹胡施沈余')
const FREQUENT_SHARE = 0.6
/** Beside a column of people's numbers a list of words is hardly anything but their names: then so many of each will do. */
const SHARE_BESIDE = 0.8
const COMMON_SHARE_BESIDE = 0.7
const COMMON = new Set(COMMON_SURNAMES)
/** A list of people has more surnames than one family, and hardly the same name twice in sixty. */
const LEAST_SURNAMES = 3
/** Of fewer cells than {@link LEAST}, beside people's numbers, nearly every one has to be a name by all its characters. */
const LEAST_BESIDE = 2
/** 使用人 is 同左 in most rows, and somebody in the others: as good as empty. */
const THE_SAME = new Set('同左 同上 同前 同右 同 〃 本人 無 空 空位 - — / ditto same none n/a'.split(' '))
/** No cell that says so is longer, in bytes. */
const THE_SAME_BYTES = 9
/** 出生年次日期, 出生日（民國）: of whatever form, a date of birth where the cells are dates; of who registered it, another's. */
const BORN = /^(?!.*(?:登記|申報|通報|證明|申請|預[產定]|公司|品牌))(?=.*(?:出生|生日|生辰|birth)).*$/u
const LEAST_BORN = 2
const GIVEN = new Set(GIVEN_CHARACTERS)
const COMPOUND = new Set(COMPOUND_SURNAMES)
const LEAST_NAMES = 5

/** Birth dates spread over more years than dates of anything else, and lie further back: the middle one not after this year … */
const LATEST_MIDDLE = 2005
/** … and as far apart as this. */
const LEAST_YEARS = 15

/**
 * Names that mean one thing over one kind of cells and another over others: `line` is where something is made or how one is reached, `title`
 * what a book is called or what somebody is. So few cells are enough where all of them tell.
 */
const HINTS: Readonly<Record<string, { readonly id: string; readonly fits: RegExp; readonly distinct: boolean }>> = {
  line: { id: 'line-id', fits: /^@?(?=.{5})(?=.*\d)[a-z][a-z0-9._-]*$/iu, distinct: true },
  title: {
    id: 'job-title',
    fits: /[員師長理任授士官工監手助書警諮問]$|(?:manager|engineer|officer|director|assistant|specialist|nurse|teacher|developer|analyst|clerk|lead|head|president|designer|consultant|secretary|accountant|supervisor|representative|administrator|technician|coordinator|intern|ceo|cto|cfo)$/iu,
    distinct: false,
  },
}
const LEAST_HINTED = 3

/** A column before it is looked at: what its name says, if anything. */
export interface SilentColumn {
  readonly column: number
  /** In normal form. */
  readonly name: string
  readonly other: OtherColumn
  /** Its name is in Chinese: it would say 生日 if it were that. */
  readonly chinese: boolean
}

const decoder = new TextDecoder()

/** Tells columns by their content. */
export class ColumnContent {
  readonly #catalogue: readonly Detector[]
  readonly #name: number
  readonly #birth: number
  readonly #phones: readonly number[]
  readonly #nhi: number
  readonly #match: SlotMatch = makeMatch()

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    const index = (id: string) => catalogue.findIndex((detector) => detector.id === id)
    this.#name = index('name')
    this.#birth = index('birth-date')
    this.#phones = [index('mobile'), index('landline')].filter((i) => i >= 0)
    this.#nhi = index('nhi-card')
  }

  /**
   * Detectors (catalogue numbers) by column, for those of `columns` whose cells tell what they are.
   *
   * @param firstRow the first row of the sample under the header
   * @param person there is a column about a person already: dates beside it may be birth dates
   * @param beside … or one of telephones, mailboxes or addresses: names beside it may be few
   * @param born one of the table's columns is of birth dates already
   */
  infer(
    sample: HeadSample,
    firstRow: number,
    columns: readonly SilentColumn[],
    person: boolean,
    beside: boolean,
    born: boolean,
  ): Map<number, readonly number[]> {
    const found = new Map<number, readonly number[]>()
    let earliest = Number.POSITIVE_INFINITY
    let birthColumn = -1
    let named = person
    for (const { column, name, other, chinese } of columns) {
      if (other === 'number' || other === 'company') continue
      const rows = filled(sample, firstRow, column)
      const hinted = this.#hinted(name, sample, rows, column)
      if (hinted >= 0) found.set(column, [hinted])
      const asked = saysSomebody(name)
      if (
        !born &&
        (other === '' || other === 'time') &&
        BORN.test(name) &&
        rows.length >= LEAST_BORN &&
        this.#areBirths(sample, rows, column)
      ) {
        found.set(column, [this.#birth])
        continue
      }
      const few =
        (beside || asked) &&
        other === '' &&
        rows.length >= LEAST_BESIDE &&
        this.#areFewNames(sample, rows, column, asked || person)
      if (few || (rows.length >= LEAST && other === '' && this.#areNames(sample, rows, column, person))) {
        found.set(column, [this.#name])
        named = true
      } else if (rows.length < LEAST) continue
      else if (this.#arePhones(sample, rows, column)) found.set(column, this.#phones)
      else if (this.#areAll(this.#nhi, sample, rows, column, startsWithZeros)) found.set(column, [this.#nhi])
      else if (!born && !chinese && other === '') {
        const middle = this.#middleYear(sample, rows, column)
        if (middle < earliest) {
          earliest = middle
          birthColumn = column
        }
      }
    }
    if (named && birthColumn >= 0) found.set(birthColumn, [this.#birth])
    return found
  }

  /** The detector that the name hints at and all cells speak for, or -1. */
  #hinted(name: string, sample: HeadSample, rows: readonly number[], column: number): number {
    const hint = Object.hasOwn(HINTS, name) ? HINTS[name] : undefined
    if (hint === undefined || rows.length < LEAST_HINTED) return -1
    const cells = rows.map((row) =>
      decoder.decode(sample.bytes.subarray(sample.start(row, column), sample.end(row, column))).trim(),
    )
    if (cells.filter((cell) => hint.fits.test(cell)).length < cells.length * SHARE) return -1
    if (hint.distinct && new Set(cells).size < cells.length) return -1
    return this.#catalogue.findIndex(({ id }) => id === hint.id)
  }

  #areBirths(sample: HeadSample, rows: readonly number[], column: number): boolean {
    return this.#areAll(this.#birth, sample, rows, column, () => true)
  }

  /** Is nine tenths of the cells, as a whole, what the detector looks for? */
  #areAll(
    index: number,
    sample: HeadSample,
    rows: readonly number[],
    column: number,
    first: (bytes: Uint8Array, start: number) => boolean,
  ): boolean {
    if (index < 0) return false
    let fits = 0
    for (const row of rows)
      if (first(sample.bytes, sample.start(row, column)) && this.#is(index, sample, row, column)) fits++
    return fits >= rows.length * SHARE
  }

  #is(index: number, sample: HeadSample, row: number, column: number): boolean {
    const start = sample.start(row, column)
    const end = sample.end(row, column)
    const match = this.#match
    return (
      this.#catalogue[index]!.cell(sample.bytes, start, end, match) &&
      match.confidence > LOW &&
      match.start === start &&
      match.end === end
    )
  }

  #areNames(sample: HeadSample, rows: readonly number[], column: number, person: boolean): boolean {
    if (this.#name < 0) return false
    const names = new Set<string>()
    let fits = 0
    let three = 0
    for (const row of rows) {
      const start = sample.start(row, column)
      if (sample.bytes[start]! < 0xe0 || !this.#is(this.#name, sample, row, column)) continue
      fits++
      const name = decoder.decode(sample.bytes.subarray(start, sample.end(row, column)))
      names.add(name)
      if (name.replace(/\s/gu, '').length === 3) three++
    }
    const share = person ? SHARE_BESIDE : SHARE
    if (fits < rows.length * share || three < fits / 2 || names.size < LEAST_NAMES) return false
    const surnames = Array.from(names, (name) => name[0]!)
    const known = surnames.filter((surname) => (person ? COMMON : FREQUENT).has(surname)).length
    const least = names.size * (person ? COMMON_SHARE_BESIDE : FREQUENT_SHARE)
    return known >= least && new Set(surnames).size >= LEAST_SURNAMES
  }

  /**
   * 王小明 in every cell, or in four of five: a known surname and known characters. Names in letters among
   * them count neither way, nor do 許振 and other short ones where the column is somebody's, or stands beside IDs (`asked`).
   */
  #areFewNames(sample: HeadSample, rows: readonly number[], column: number, asked: boolean): boolean {
    if (this.#name < 0) return false
    let [common, others] = [0, 0]
    for (const row of rows) {
      const [start, end] = [sample.start(row, column), sample.end(row, column)]
      if (sample.bytes[start]! < 0x80 && this.#is(this.#name, sample, row, column)) continue
      const name = decoder.decode(sample.bytes.subarray(start, end))
      const known = Array.from(name.slice(-2)).every((character) => GIVEN.has(character))
      if (asked && name.length === 2 && COMMON.has(name[0]!) && GIVEN.has(name[1]!)) continue
      if (name.length < 3 || !known || !this.#is(this.#name, sample, row, column)) others++
      else if (COMMON.has(name[0]!) || COMPOUND.has(name.slice(0, 2))) common++
    }
    // Whole numbers: of five rows one may be another, and 5 × (1 − 0.8) is a little less than one.
    return common * 2 > rows.length && rows.length - others >= rows.length * SHARE_BESIDE
  }

  #arePhones(sample: HeadSample, rows: readonly number[], column: number): boolean {
    let fits = 0
    for (const row of rows) {
      if (
        sample.end(row, column) - sample.start(row, column) < 9 ||
        !startsLikePhone(sample.bytes, sample.start(row, column))
      )
        continue
      if (this.#phones.some((index) => this.#is(index, sample, row, column))) fits++
    }
    return fits >= rows.length * SHARE
  }

  /** Year of the middle one of the cells' dates, where they may be birth dates; else infinity. */
  #middleYear(sample: HeadSample, rows: readonly number[], column: number): number {
    const years: number[] = []
    const different = new Set<string>()
    for (const row of rows) {
      if (this.#birth < 0 || !this.#is(this.#birth, sample, row, column)) continue
      // Six digits are a date too easily.
      if (sample.end(row, column) - sample.start(row, column) < 7) continue
      const date = decoder.decode(this.#match.canonical.subarray(0, this.#match.canonicalLength))
      different.add(date)
      years.push(Number(date.slice(0, 4)))
    }
    if (years.length < rows.length * SHARE || different.size < years.length * 0.8) return Number.POSITIVE_INFINITY
    years.sort((a, b) => a - b)
    const middle = years[years.length >> 1]!
    return middle <= LATEST_MIDDLE && years.at(-1)! - years[0]! >= LEAST_YEARS ? middle : Number.POSITIVE_INFINITY
  }
}

/** The rows whose cell in the column is not empty, the first {@link MOST}. */
function filled(sample: HeadSample, firstRow: number, column: number): number[] {
  const rows: number[] = []
  for (let row = firstRow; row < sample.rows && rows.length < MOST; row++)
    if (sample.end(row, column) - sample.start(row, column) > 1 && !saysTheSame(sample, row, column)) rows.push(row)
  return rows
}

function saysTheSame(sample: HeadSample, row: number, column: number): boolean {
  const [start, end] = [sample.start(row, column), sample.end(row, column)]
  return end - start <= THE_SAME_BYTES && THE_SAME.has(decoder.decode(sample.bytes.subarray(start, end)).trim())
}

/** `0`, `(0`. */
function startsLikePhone(bytes: Uint8Array, start: number): boolean {
  return (
    bytes[start] === 0x30 ||
    (bytes[start] === 0x28 && bytes[start + 1] === 0x30) ||
    (bytes[start] === 0x2b && bytes[start + 1] === 0x38)
  )
}

/** Twelve digits are a number of many kinds; those of cards begin with four zeros. */
function startsWithZeros(bytes: Uint8Array, start: number): boolean {
  for (let i = start; i < start + 4; i++) if (bytes[i] !== 0x30) return false
  return true
}
