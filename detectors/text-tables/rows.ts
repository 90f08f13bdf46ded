/** The rows under a header in a text: cells that are broken over lines put together again, and each given its column. */
import { NOTHING, type Role } from '../columns.ts'
import { type Detector, LOW } from '../detector.ts'
import { fold, hasFullWidth } from '../fold.ts'
import { makeMatch } from '../hits.ts'
import { reflow } from '../reflow.ts'
import { dictionaryOf } from '../special/dictionary.ts'
import { MARK } from '../special/marks.ts'
import { BLANK, isNumbering, isRuler, lineEnd, sameLine, TAB, WIDE } from '../text-lines.ts'
import { Alignment } from './alignment.ts'
import { BlankColumns } from './blank-columns.ts'
import { type LineCells, MAX_COLUMNS } from './cells.ts'
import type { TextHeader } from './header.ts'

const MAX_ROW = 8192
/** A table is believed when a cell in its first rows is what its column says. */
const PROOF_ROWS = 20
/** So many bytes of rows that are no table are not read again under the same header further down. */
const MAX_VAIN = 64 << 10
/** A cell is broken over at most so many lines more. */
const MAX_WRAPPED = 6

const LF = 0x0a

/**
 * Worth of a cell that its column confirms, of one whose column says nothing, of one that its column would have otherwise, and of one under 疾病史 that
 * names no illness: any words are a value there, so that to take them for one would move the neighbours of an empty cell or of 無 into that column.
 */
const CONFIRMED = 512
const SILENT = 2
const OTHERWISE = 1
const ANY_WORDS = 0

/** Reads the rows of one table after another. */
export class TextRows {
  readonly #catalogue: readonly Detector[]
  readonly #header: TextHeader
  /** The cells of a line. */
  readonly #cells: LineCells
  readonly #dictionary: ReturnType<typeof dictionaryOf>
  readonly #alignment = new Alignment()
  readonly #blankColumns = new BlankColumns()
  readonly #match = makeMatch()
  #bytes: Uint8Array = new Uint8Array(0)
  #reflow = false
  // The cells of the row being put together, which lie in #row.
  #row = new Uint8Array(1024)
  #rowCells = 0
  readonly #rowStart = new Int32Array(MAX_COLUMNS + 2)
  readonly #rowEnd = new Int32Array(MAX_COLUMNS + 2)
  /** Column of each cell of the row; -1: beyond the columns. */
  readonly #place = new Int32Array(MAX_COLUMNS + 2)
  #out = new Uint8Array(4096)
  #length = 0
  #behind = 0
  #folded = new Uint8Array(256)
  #flowed = new Uint8Array(256)

  /** `header` is where a header is taken, and `cells` where lines are split. */
  constructor(catalogue: readonly Detector[], header: TextHeader, cells: LineCells) {
    this.#catalogue = catalogue
    this.#dictionary = dictionaryOf(catalogue)
    this.#header = header
    this.#cells = cells
  }

  /** Begins a batch; `reflowed`: its lines are those of a page, on which cells are broken and empty ones leave no trace. */
  begin(bytes: Uint8Array, reflowed: boolean): void {
    this.#bytes = bytes
    this.#reflow = reflowed
  }

  /** Where the line stands from which another header may be taken, when the last one had no rows: behind those equal to it. */
  get behind(): number {
    return this.#behind
  }

  /** What was written of the rows; valid until the next ones are taken. */
  get written(): Uint8Array {
    return this.#out.subarray(0, this.#length)
  }

  /** Reads the rows under the header at `[from, to)`; gives where they end, or 0 when they are none. */
  take(from: number, to: number): number {
    const bytes = this.#bytes
    const columns = this.#header.columns.length
    const blanks = this.#header.separator === BLANK || this.#header.separator === WIDE
    const traced = !this.#reflow && !blanks
    const aligned = blanks && !this.#reflow
    if (aligned) this.#blankColumns.begin(bytes, from, to, this.#cells, this.#header.separator)
    let end = Math.min(bytes.length, to + 1)
    let rows = 0
    let whole = 0
    let proven = false
    this.#length = 0
    this.#behind = end
    while (end < bytes.length) {
      const at = end
      let stop = lineEnd(bytes, at)
      if (isRuler(bytes, at, stop) || sameLine(bytes, at, stop, from, to)) {
        this.#put(LF)
        end = Math.min(bytes.length, stop + 1)
        // Under each of them stand the same rows.
        if (rows === 0) this.#behind = end
        continue
      }
      if (stop - at > MAX_ROW) break
      const filled = this.#cells.split(this.#bytes, at, stop, this.#header.separator)
      if (filled === 0 || this.#cells.count > columns + 1) break
      if (filled < 2) {
        // A heading between rows of a page; elsewhere a line of one cell ends the table.
        if (!this.#reflow || !this.#isRow(stop + 1)) break
        this.#cells.split(this.#bytes, at, stop, this.#header.separator)
      }
      if (rows === 0 && this.#isForm()) return 0
      if (this.#header.isAnother(bytes, at, stop)) break
      if (rows > 0 && this.#cells.areLabelled(bytes)) {
        // 承辦：王小明　　覆核：陳美玲: who signs below the last row.
        if (!this.#isRow(stop + 1)) break
        this.#cells.split(bytes, at, stop, this.#header.separator)
      }
      const below = aligned && this.#blankColumns.place(bytes, at, this.#cells, this.#place)
      this.#beginRow()
      // An empty cell shows that the layout knew where the others stand.
      const placed = traced || below || (this.#reflow && filled < this.#rowCells && this.#rowCells === columns)
      let lines = 1
      for (; this.#reflow && !placed && lines <= MAX_WRAPPED; lines++) {
        const next = stop + 1
        if (next >= bytes.length) break
        const nextEnd = lineEnd(bytes, next)
        if (sameLine(bytes, next, nextEnd, from, to) || !this.#goesOn(next, nextEnd)) break
        stop = nextEnd
      }
      if (placed && !below) for (let c = 0; c < this.#rowCells; c++) this.#place[c] = c < columns ? c : -1
      else if (!placed) this.#align()
      if (!proven) {
        if (rows === PROOF_ROWS) return 0
        proven = this.#isProven()
      }
      this.#writeRow()
      for (let line = 0; line < lines; line++) this.#put(LF)
      rows++
      if (this.#isWhole()) whole++
      end = Math.min(bytes.length, stop + 1)
    }
    if (!proven) return 0
    // Where every row is broken over lines its cells are not to be told apart: such a text is searched as before.
    if (traced || whole * 2 >= rows) return end
    if (end - to > MAX_VAIN) this.#behind = end
    return 0
  }

  /** Is there a row of two or more cells in the line at `at`? */
  #isRow(at: number): boolean {
    const { length } = this.#bytes
    if (at >= length) return false
    const filled = this.#cells.split(
      this.#bytes,
      at,
      Math.min(lineEnd(this.#bytes, at), at + MAX_ROW),
      this.#header.separator,
    )
    return filled >= 2 && this.#cells.count <= this.#header.columns.length + 1
  }

  /** `電話⇥0912-345-678⇥地址⇥…` right under names: no header, but a form's labels. */
  #isForm(): boolean {
    for (let c = 0; c + 1 < this.#cells.count; c++) {
      const role = this.#header.labelOf(this.#bytes, c)
      if (
        role.detectors.length > 0 &&
        !this.#isSpecial(role) &&
        this.#confirms(role, this.#bytes, this.#cells.start[c + 1]!, this.#cells.end[c + 1]!)
      )
        return true
    }
    return false
  }

  /** Copies the cells of the line that was split. */
  #beginRow(): void {
    let used = 0
    this.#rowCells = this.#cells.count
    for (let c = 0; c < this.#cells.count; c++) {
      this.#rowStart[c] = used
      used = this.#copy(this.#cells.start[c]!, this.#cells.end[c]!, used)
      this.#rowEnd[c] = used
    }
  }

  #copy(from: number, to: number, at: number): number {
    if (this.#row.length < at + to - from) {
      const wider = new Uint8Array((at + to - from) * 2)
      wider.set(this.#row)
      this.#row = wider
    }
    this.#row.set(this.#bytes.subarray(from, to), at)
    return at + to - from
  }

  /**
   * Is the line the rest of the row above, broken within a cell? Then its first cell is no value by itself, and together
   * they have no more cells than the header. Takes it.
   */
  #goesOn(from: number, to: number): boolean {
    const bytes = this.#bytes
    const columns = this.#header.columns.length
    if (to - from > MAX_ROW || isRuler(bytes, from, to)) return false
    const filled = this.#cells.split(this.#bytes, from, to, this.#header.separator)
    const cells = this.#cells.count
    if (filled === 0 || filled < cells || this.#rowCells + cells - 1 > columns) return false
    const start = this.#cells.start[0]!
    const end = this.#cells.end[0]!
    if (isNumbering(bytes, start, end) || this.#isAnything(bytes, start, end)) return false
    const last = this.#rowCells - 1
    const alone = this.#isAnything(this.#row, this.#rowStart[last]!, this.#rowEnd[last]!)
    const used = this.#rowEnd[last]!
    const joined = this.#isAnything(this.#row, this.#rowStart[last]!, this.#copy(start, end, used))
    if (alone && !joined) return false
    // The last row of a page: a line behind it is part of it when the value goes on into it.
    if (cells === 1 && !(joined && this.#match.end > used) && !this.#isRow(to + 1)) return false
    let at = used + end - start
    this.#rowEnd[last] = at
    for (let c = 1; c < cells; c++) {
      const cell = this.#rowCells++
      this.#rowStart[cell] = at
      at = this.#copy(this.#cells.start[c]!, this.#cells.end[c]!, at)
      this.#rowEnd[cell] = at
    }
    return true
  }

  /** Gives each cell a column, so that as many as can be are what their columns say. */
  #align(): void {
    const { roles } = this.#header
    const columns = roles.length
    const { worth } = this.#alignment
    for (let i = 0; i < this.#rowCells; i++)
      for (let j = 0; j < columns; j++) {
        const role = roles[j]!
        if (role.detectors.length === 0) worth[i * columns + j] = SILENT
        else if (this.#isSpecial(role)) worth[i * columns + j] = this.#tells(role, i) ? CONFIRMED : ANY_WORDS
        else worth[i * columns + j] = this.#fits(role, i) ? CONFIRMED : OTHERWISE
      }
    this.#alignment.align(this.#rowCells, columns, this.#place)
    if (this.#rowCells === columns) this.#keepPlaces(columns)
    else this.#leaveDoubtful()
  }

  /** Where a row has not a cell for each column, words under 疾病史 that name no illness may as well be the neighbour's: they are said of nothing. */
  #leaveDoubtful(): void {
    for (let i = 0; i < this.#rowCells; i++) {
      const role = this.#header.roles[this.#place[i]!]
      if (role !== undefined && this.#isSpecial(role) && !this.#tells(role, i)) this.#place[i] = -1
    }
  }

  /** A cell for every column stays where it is, unless more of them are what their columns say elsewhere, as behind numbers without a heading. */
  #keepPlaces(columns: number): void {
    const { worth } = this.#alignment
    let [moved, kept] = [0, 0]
    for (let i = 0; i < columns; i++) {
      const j = this.#place[i]!
      if (worth[i * columns + i] === CONFIRMED) kept++
      if (j >= 0 && worth[i * columns + j] === CONFIRMED) moved++
    }
    if (moved <= kept) for (let i = 0; i < columns; i++) this.#place[i] = i
  }

  /** Is the cell what its column says, as it stands or without a layout engine's blanks? */
  #fits(role: Role, cell: number): boolean {
    const from = this.#rowStart[cell]!
    const to = this.#rowEnd[cell]!
    if (this.#confirms(role, this.#row, from, to)) return true
    return this.#reflow && this.#confirms(role, this.#flowed, 0, this.#flow(from, to))
  }

  /** {@link TextRows.#fits}, and where any words do, with one that says something. */
  #tells(role: Role, cell: number): boolean {
    if (!this.#fits(role, cell)) return false
    return !this.#isSpecial(role) || this.#namesSpecial(this.#row, this.#rowStart[cell]!, this.#rowEnd[cell]!)
  }

  #flow(from: number, to: number): number {
    if (this.#flowed.length < to - from) this.#flowed = new Uint8Array((to - from) * 2)
    return reflow(this.#row.subarray(from, to), to - from, this.#flowed)
  }

  #isProven(): boolean {
    for (let c = 0; c < this.#rowCells; c++) {
      const column = this.#place[c]!
      if (
        column >= 0 &&
        this.#header.roles[column]!.detectors.length > 0 &&
        this.#tells(this.#header.roles[column]!, c)
      )
        return true
    }
    return false
  }

  /** Nearly as many cells as there are columns, or what its first column that says something promises. */
  #isWhole(): boolean {
    if (this.#rowCells >= this.#header.columns.length - 1) return true
    const first = this.#header.roles.findIndex((role) => role.detectors.length > 0)
    for (let c = 0; c < this.#rowCells; c++)
      if (this.#place[c] === first) return this.#fits(this.#header.roles[first]!, c)
    return false
  }

  #isAnything(bytes: Uint8Array, from: number, to: number): boolean {
    for (const role of this.#header.roles)
      if (this.#confirms(role, bytes, from, to) && (!this.#isSpecial(role) || this.#namesSpecial(bytes, from, to)))
        return true
    return false
  }

  /** Is the column one of a special category, and so one of words? */
  #isSpecial({ detectors }: Role): boolean {
    return detectors.length > 0 && detectors.every((index) => this.#catalogue[index]!.special !== undefined)
  }

  /** Is a word of a special category in it? */
  #namesSpecial(bytes: Uint8Array, from: number, to: number): boolean {
    const { lexicon, entries } = this.#dictionary
    for (let at = from; at < to; at++) {
      const b = bytes[at]!
      const id = b >= 0xe0 ? lexicon.hanAt(bytes, at, to) : b < 0x80 ? lexicon.asciiAt(bytes, at, from, to) : -1
      if (id >= 0 && (entries[id]!.bits & MARK.word) !== 0) return true
    }
    return false
  }

  #confirms(role: Role, bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from < 2 || role.detectors.length === 0) return false
    let text = bytes
    let start = from
    let end = to
    if (hasFullWidth(bytes, from, to)) {
      if (this.#folded.length < to - from) this.#folded = new Uint8Array((to - from) * 2)
      end = fold(bytes, from, to, this.#folded)
      start = 0
      text = this.#folded
    }
    const match = this.#match
    for (const index of role.detectors)
      if (this.#catalogue[index]!.cell(text, start, end, match)) return match.masked || match.confidence > LOW
    return false
  }

  /** Writes the row by its columns, and what has none behind them. */
  #writeRow(): void {
    const columns = this.#header.columns.length
    let column = 0
    for (let c = 0; c < this.#rowCells; c++) {
      const place = this.#place[c]!
      if (place < 0) continue
      for (; column < place; column++) this.#put(TAB)
      this.#writeCell(c)
    }
    for (let c = 0; c < this.#rowCells; c++) {
      if (this.#place[c]! >= 0) continue
      for (; column < columns; column++) this.#put(TAB)
      this.#writeCell(c)
      column++
      this.#put(TAB)
    }
  }

  #writeCell(c: number): void {
    const from = this.#rowStart[c]!
    const to = this.#rowEnd[c]!
    const role = this.#header.roles[this.#place[c]!] ?? NOTHING
    if (this.#reflow && !this.#confirms(role, this.#row, from, to)) {
      this.#append(this.#flowed, 0, this.#flow(from, to))
    } else this.#append(this.#row, from, to)
  }

  #append(bytes: Uint8Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const b = bytes[i]!
      this.#put(Math.max(b, BLANK))
    }
  }

  #put(byte: number): void {
    if (this.#length === this.#out.length) {
      const wider = new Uint8Array(this.#length * 2)
      wider.set(this.#out)
      this.#out = wider
    }
    this.#out[this.#length++] = byte
  }
}
