/**
 * What the row at hand of a table holds. Most rows need no list of hits: their values stay in the matches that were asked, until something is
 * found in a text, somebody else's is among them, or they are too many.
 */
import { isAnsweredNo } from '../asked.ts'
import type { Collector, RecordPlace } from '../collector.ts'
import { type Detector, LOW } from '../detector.ts'
import { HitList, makeMatch, type SlotMatch } from '../hits.ts'
import type { SpecialWords } from '../special.ts'
import type { RowCells } from './cells.ts'
import type { TableColumns } from './columns.ts'

/** Rows with more values are gathered in a list. */
const MAX_MATCHES = 64
/** With so many more rows that had to be made lists than others, a table's rows are gathered as lists from the start. */
const MORE_LISTS = 100

/** Whose a value is: the row's own person's, that of who deals with what the row is of, or nobody's. */
const OWN = 2
const DEALER = 1
const NOBODY = 0

const decoder = new TextDecoder()

/** Gathers the values of one row after another. */
export class RowValues {
  /** Those of its values that are in a list. */
  readonly hits: HitList
  readonly #catalogue: readonly Detector[]
  readonly #special: SpecialWords
  readonly #columns: TableColumns
  readonly #inspecting: boolean
  /** What the finder found in the row, where it found anything. */
  readonly #found: HitList
  /** One match for each of the row's values: they stay there until the row is at its end. */
  readonly #matches: SlotMatch[] = [makeMatch()]
  /** Catalogue numbers and columns (from 0) of the first `#matched` matches. */
  readonly #matchedBy = new Uint8Array(MAX_MATCHES)
  readonly #matchedIn = new Int32Array(MAX_MATCHES)
  #matched = 0
  /** The columns are plain, so that most rows need no list. */
  #simple = false
  /** How many more rows had to be made lists than not. */
  #lists = 0
  /** By catalogue number: 1 for what tells of a person and names nobody. */
  readonly #attributes: Uint8Array

  constructor(catalogue: readonly Detector[], special: SpecialWords, columns: TableColumns, inspecting: boolean) {
    this.#catalogue = catalogue
    this.#special = special
    this.#columns = columns
    this.#inspecting = inspecting
    this.hits = new HitList(inspecting)
    this.#found = new HitList(inspecting)
    this.#attributes = Uint8Array.from(catalogue, ({ strength, special }) =>
      strength === 'none' && special === undefined ? 1 : 0,
    )
  }

  /** A table begins, or another header in it. */
  begin(): void {
    this.#simple = this.#columns.plain && !this.#inspecting
    this.#lists = 0
  }

  /** A row begins. */
  clear(): void {
    this.hits.clear()
    this.#matched = 0
  }

  /** The row has no values. */
  get empty(): boolean {
    return this.hits.length === 0 && this.#matched === 0
  }

  /** The first free match: what is put into it becomes the row's by {@link take}. */
  get free(): SlotMatch {
    return this.#matches[this.#matched]!
  }

  /** Adds the match, the first free one, to the row's values. */
  take(index: number, match: SlotMatch, bytes: Uint8Array, row: number, column: number): void {
    if (this.#simple && this.hits.length === 0 && this.#matched < MAX_MATCHES - 1) {
      this.#matchedBy[this.#matched] = index
      this.#matchedIn[this.#matched] = column
      if (++this.#matched === this.#matches.length) this.#matches.push(makeMatch())
      return
    }
    this.makeList(bytes, row)
    this.hits.addCell(
      index,
      match,
      bytes,
      row,
      column + 1,
      this.#columns.groups[column]!,
      this.#columns.inferred[column]!,
    )
  }

  /** From here on the row's values are a list: somebody else's are among them, or something found in a text. */
  makeList(bytes: Uint8Array, row: number): void {
    for (let m = 0; m < this.#matched; m++)
      this.hits.addCell(
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

  /** Where hits in a text go: to the row's list, or beside it while the values before them are not in the list. */
  gather(): HitList {
    if (this.#matched === 0) return this.hits
    this.#found.clear()
    return this.#found
  }

  /** Takes the hits in `found` from `from` on, of the cell in column `c`, for values of `group`'s record. */
  takeFound(found: HitList, from: number, bytes: Uint8Array, row: number, c: number, group: number): void {
    const hits = this.hits
    let before = from
    if (found !== hits) {
      this.makeList(bytes, row)
      before = hits.length
      hits.copy(found, 0, found.length)
    }
    for (let i = before; i < hits.length; i++) {
      hits.column[i] = c + 1
      hits.line[i] = row
      hits.group[i] = group
    }
  }

  /** Nothing but attributes was found, as which the names of columns pass: 姓名 below 職稱. */
  sayNothing(): boolean {
    for (let m = 0; m < this.#matched; m++) if (this.#attributes[this.#matchedBy[m]!] === 0) return false
    for (let i = 0; i < this.hits.length; i++) if (this.#attributes[this.hits.detector[i]!] === 0) return false
    return true
  }

  /** Do they name somebody? */
  namePerson(collector: Collector): boolean {
    if (collector.namesPersonInCells(this.#matchedBy, this.#matches, this.#matched)) return true
    return collector.namesPerson(this.hits, 0, this.hits.length)
  }

  /** Do they say whom the row is about, and not only whom to call? */
  nameSubject(): boolean {
    for (let m = 0; m < this.#matched; m++) {
      const match = this.#matches[m]!
      if (match.confidence !== LOW && !match.masked && this.#special.identifies(this.#matchedBy[m]!)) return true
    }
    return this.#special.identified(this.hits, 0, this.hits.length)
  }

  /** Is whoever the row names nobody but who deals with what it is of, and does nothing else in it tell of a person? */
  areOfDealers(): boolean {
    let dealers = false
    for (let m = 0; m < this.#matched; m++) {
      const says = this.#whose(this.#matchedBy[m]!, this.#matchedIn[m]!)
      if (says === OWN) return false
      dealers ||= says === DEALER
    }
    const { detector, column, confidence, length } = this.hits
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
  forgetSpecial(bytes: Uint8Array, row: number): void {
    this.makeList(bytes, row)
    const { detector, length } = this.hits
    for (let i = 0; i < length; i++) if (this.#special.isSpecial(detector[i]!)) this.hits.deny(i)
  }

  /** 糖尿病 below 疾病 beside 無 below 有無 is nobody's. */
  denyAnswered(bytes: Uint8Array, row: number, cells: RowCells): void {
    const { answers } = this.#columns
    const { length, start, end } = cells
    for (let c = 0; c < length; c++) {
      const answer = answers[c] ?? -1
      if (answer < 0 || answer >= length) continue
      if (!isAnsweredNo(decoder.decode(bytes.subarray(start[answer]!, end[answer]!)))) continue
      this.makeList(bytes, row)
      const { detector, column, length: found } = this.hits
      for (let i = 0; i < found; i++)
        // A figure of 0 was measured.
        if (column[i] === c + 1 && this.#special.isSpecial(detector[i]!) && !this.#special.isExam(detector[i]!))
          this.hits.deny(i)
    }
  }

  /** Adds that the row is part of a chart, if it tells of an illness. */
  addChart(bytes: Uint8Array, row: number, cells: RowCells): void {
    let special = this.hits.length > 0
    for (let m = 0; m < this.#matched; m++)
      special ||= this.#catalogue[this.#matchedBy[m]!]!.special !== undefined && this.#matches[m]!.confidence > LOW
    if (!special) return
    this.makeList(bytes, row)
    const hits = this.hits
    const before = hits.length
    this.#special.addChart(bytes, cells.start[0]!, hits, 0)
    hits.line.fill(row, before, hits.length)
  }

  /** Gives the row's values out. `stoodIn`: of a table that was turned round, by its column, the row in which it stood. */
  give(collector: Collector, place: RecordPlace, stoodIn: readonly number[] | undefined): void {
    const hits = this.hits
    if (hits.length === 0) {
      collector.cells(this.#matchedBy, this.#matches, this.#matched)
      if (this.#lists > 0) this.#lists--
    } else {
      if (stoodIn !== undefined) this.#turnBack(stoodIn)
      collector.record(hits, 0, hits.length, place)
      // Where most rows end as lists, to begin them as lists is 5 % faster.
      if (this.#simple && ++this.#lists > MORE_LISTS) this.#simple = false
    }
  }

  /** Places of the row's hits, as they are in the table that was turned round. */
  #turnBack(rows: readonly number[]): void {
    const { line, column, length } = this.hits
    for (let i = 0; i < length; i++) {
      const row = rows[column[i]! - 1] ?? 0
      column[i] = line[i]!
      line[i] = row
    }
  }
}
