/**
 * Tables inside running text: a line of column names (RTF, PDF, mail, Markdown, what somebody pasted), and rows under it. What
 * stands in them is read by TableEngine, as only columns tell that 陳心 is a name.
 *
 * Looking at every line for a header would cost as much as the whole search. So the kernel, which meets labels anyway, notes
 * where one stands, and only those lines are looked at, and the lines right before a hit (for `Name | Phone`, which
 * the kernel knows before a colon only).
 */
import type { TableDialect } from '../formats/format.ts'
import { type ColumnNames, NOTHING, type Role } from './columns.ts'
import { BECAUSE, type Detector, LOW } from './detector.ts'
import { fold, hasFullWidth } from './fold.ts'
import { type HitList, makeMatch } from './hits.ts'
import { reflow } from './reflow.ts'
import type { TableEngine } from './table.ts'
import {
  BLANK,
  gapLength,
  headerEnd,
  isBlank,
  isNumbering,
  isRuler,
  isWordy,
  lineBefore,
  lineEnd,
  lineStart,
  MAX_HEADER,
  PIPE,
  sameLine,
  sameLines,
  separatorOf,
  TAB,
} from './text-lines.ts'

/** A header has no longer names … */
const MAX_NAME = 60
/** … and no more columns. */
const MAX_COLUMNS = 64
const MAX_ROW = 8192
/** So many lines of a batch are taken for a header and are none; then no more are looked at. */
const MAX_FAILURES = 256
/** So many hits of a batch have the line before them looked at. */
const MAX_BEFORE_HITS = 256
/** A table is believed when a cell in its first rows is what its column says. */
const PROOF_ROWS = 20
/** A cell is broken over at most so many lines more. */
const MAX_WRAPPED = 6

const LF = 0x0a

/** Worth of a cell that its column confirms, and of one whose column says nothing. */
const CONFIRMED = 256
const SILENT = 1

const NO_BYTES = new Uint8Array(0)
const decoder = new TextDecoder()

/** `│` of a table drawn with lines, and what has its length and parts cells as well. */
const BAR = Buffer.from('│')
const PIPED = Buffer.from(' | ')

/** The bytes with a pipe for each bar, which lie where they lay. */
function withPipes(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = text.indexOf(BAR)
  if (at < 0) return bytes
  const piped = Uint8Array.from(bytes)
  for (; at >= 0; at = text.indexOf(BAR, at + 3)) piped.set(PIPED, at)
  return piped
}

/** A table in a text. */
export interface TextTable {
  /** Extent in the batch, from the header's first byte to the end of the last row. */
  readonly start: number
  readonly end: number
  readonly columns: readonly string[]
  /** Its rows, cells between tabs, one line for each line after the header; valid until the next table is asked for. */
  readonly rows: Uint8Array
}

/** Makes a detector that finds nothing and notes where the words stand that label a value or head a column. */
function listener(catalogue: readonly Detector[], names: ColumnNames, heard: (at: number) => void): Detector {
  const words = catalogue
    .flatMap((detector) => detector.labels)
    .filter((label) => /^\p{Script=Han}+$/u.test(label) && names.role(label).detectors.length > 0)
  return {
    id: 'header-words',
    code: 0,
    names: { zh: '欄位名稱', en: 'Column names' },
    category: '',
    strength: 'none',
    columns: [],
    labels: [],
    anchors: ['title'],
    titles: [...new Set(words)],
    cell: () => false,
    free(_bytes, at) {
      heard(at)
      return false
    },
    mask: () => '',
    examples: { hit: [], miss: [] },
  }
}

/** Finds tables in running text and has them read. */
export class TextTables {
  /** For the catalogue of the SpanFinder, at its end. */
  readonly listener: Detector
  readonly #catalogue: readonly Detector[]
  readonly #names: ColumnNames
  readonly #match = makeMatch()
  #engine: TableEngine | undefined
  /** Where column words stand in the text that was searched last. */
  readonly #heard: number[] = []
  #listening = false
  /** Offsets in lines that may be headers, ascending. */
  readonly #candidates: number[] = []
  #next = 0
  #failures = 0
  #bytes: Uint8Array = NO_BYTES
  #reflow = false

  #columns: string[] = []
  #roles: Role[] = []
  #separator = TAB

  // The cells of a line.
  #cells = 0
  readonly #start = new Int32Array(MAX_COLUMNS + 2)
  readonly #end = new Int32Array(MAX_COLUMNS + 2)
  // The cells of the row being put together, which lie in #row.
  #row = new Uint8Array(1024)
  #rowCells = 0
  readonly #rowStart = new Int32Array(MAX_COLUMNS + 2)
  readonly #rowEnd = new Int32Array(MAX_COLUMNS + 2)
  /** Column of each cell of the row; -1: beyond the columns. */
  readonly #place = new Int32Array(MAX_COLUMNS + 2)
  readonly #best = new Int32Array((MAX_COLUMNS + 3) * (MAX_COLUMNS + 1))
  readonly #worth = new Int32Array((MAX_COLUMNS + 2) * MAX_COLUMNS)
  #out = new Uint8Array(4096)
  #length = 0
  #folded = new Uint8Array(256)
  #flowed = new Uint8Array(256)

  constructor(catalogue: readonly Detector[], names: ColumnNames) {
    this.#catalogue = catalogue
    this.#names = names
    this.listener = listener(catalogue, names, (at) => {
      // Cells of tables are searched with the same words, and nobody asks for them.
      if (this.#listening) this.#heard.push(at)
    })
  }

  /** Who reads the tables; made later, as it is made with the engine for texts. */
  set engine(engine: TableEngine) {
    this.#engine = engine
  }

  /** Before a text is searched. */
  listen(): void {
    this.#heard.length = 0
    this.#listening = true
  }

  /**
   * After a text was searched: is there anything that may be a header? `text` is what was searched; `bytes`, from
   * which the tables are taken, may be what it was made from: the lines are the same.
   */
  begin(bytes: Uint8Array, text: Uint8Array, hits: HitList, first: number, reflowed: boolean): boolean {
    this.#listening = false
    const candidates = this.#candidates
    candidates.length = 0
    for (const at of this.#heard) candidates.push(at)
    const last = Math.min(hits.length, first + MAX_BEFORE_HITS)
    let looked = -1
    for (let i = first; i < last; i++) {
      // Of hits on one line the first is enough; labelled ones stand in no table.
      if (hits.start[i]! <= looked || (hits.because[i]! & BECAUSE.label) !== 0) continue
      const at = lineBefore(text, hits.start[i]!)
      if (at >= 0) candidates.push(at)
      looked = lineEnd(text, hits.start[i]!)
    }
    if (candidates.length === 0) return false
    if (candidates.some((at, k) => k > 0 && at < candidates[k - 1]!)) candidates.sort((a, b) => a - b)
    if (text !== bytes) sameLines(text, bytes, candidates)
    this.#bytes = withPipes(bytes)
    this.#reflow = reflowed
    this.#next = 0
    this.#failures = 0
    return true
  }

  /** The next table that begins at `from`, where a line begins, or behind. */
  next(from: number): TextTable | undefined {
    const bytes = this.#bytes
    const candidates = this.#candidates
    let floor = from
    // Under a table another may begin at once.
    if (from > 0 && from < bytes.length) {
      const end = headerEnd(bytes, from)
      const table = end < 0 ? undefined : this.#tableAt(from, end)
      if (table !== undefined) return table
    }
    for (; this.#next < candidates.length; this.#next++) {
      const at = candidates[this.#next]!
      if (at < from) continue
      const end = headerEnd(bytes, at)
      const start = end < 0 ? -1 : lineStart(bytes, at, floor)
      const table = start < 0 ? undefined : this.#tableAt(start, end)
      if (table !== undefined) return table
      from = (end < 0 ? ~end : end) + 1
      if (end >= 0) floor = from
    }
    return undefined
  }

  #tableAt(start: number, stop: number): TextTable | undefined {
    if (!this.#takeHeader(start, stop)) return undefined
    const end = this.#takeRows(start, stop)
    if (end === 0) return undefined
    return { start, end, columns: this.#columns, rows: this.#out.subarray(0, this.#length) }
  }

  /** Has a table read. `linesBefore` counts the lines of the place before its header. */
  read(table: TextTable, linesBefore: number, place: string | undefined): void {
    const dialect: TableDialect = { kind: 'table', separator: TAB, quote: 0, columns: table.columns, head: table.rows }
    this.#engine?.feed(table.rows, dialect, false, linesBefore + 1, place)
  }

  // ---- the header -----------------------------------------------------------------------------------------------------

  /** Is the line a header? Two or more short names, at least two of which say something, without digits, colons and stops. */
  #takeHeader(from: number, to: number): boolean {
    const bytes = this.#bytes
    if (to - from > MAX_HEADER || to - from < 5 || this.#failures >= MAX_FAILURES) return false
    if (!isWordy(bytes, from, to)) return false
    const separator = separatorOf(bytes, from, to)
    if (separator === 0 || this.#split(from, to, separator) < 2 || this.#cells > MAX_COLUMNS) return false
    for (let c = 0; c < this.#cells; c++) {
      const length = this.#end[c]! - this.#start[c]!
      if (length > MAX_NAME || (length === 0 && c > 0)) return false
    }
    const columns = Array.from({ length: this.#cells }, (_, c) =>
      decoder.decode(bytes.subarray(this.#start[c]!, this.#end[c]!)),
    )
    const roles = columns.map((name) => this.#names.role(name))
    if (roles.filter((role) => role.detectors.length > 0).length < 2) {
      this.#failures++
      return false
    }
    this.#columns = columns
    this.#roles = roles.map((role) => this.#naming(role))
    this.#separator = separator
    return true
  }

  /** Cells of a line, trimmed; a pipe at either end of a line is no cell. Gives the number of those with something in them. */
  #split(from: number, to: number, separator: number): number {
    const bytes = this.#bytes
    let at = from
    let stop = to
    if (separator !== TAB) {
      while (at < stop && isBlank(bytes[at]!)) at++
      while (stop > at && isBlank(bytes[stop - 1]!)) stop--
      if (separator === PIPE) {
        if (bytes[at] === PIPE) at++
        if (stop > at && bytes[stop - 1] === PIPE) stop--
      }
    }
    let cells = 0
    let filled = 0
    while (at <= stop && cells < MAX_COLUMNS + 2) {
      let end = at
      if (separator === BLANK) while (end < stop && gapLength(bytes, end, stop) < 2) end++
      else while (end < stop && bytes[end] !== separator) end++
      let a = at
      let b = end
      while (a < b && isBlank(bytes[a]!)) a++
      while (b > a && isBlank(bytes[b - 1]!)) b--
      this.#start[cells] = a
      this.#end[cells] = b
      cells++
      if (b > a) filled++
      at = separator === BLANK && end < stop ? end + gapLength(bytes, end, stop) : end + 1
    }
    this.#cells = cells
    return filled
  }

  // ---- the rows -------------------------------------------------------------------------------------------------------

  /** Reads the rows under the header at `[from, to)` into #out; gives where they end, or 0 when they are none. */
  #takeRows(from: number, to: number): number {
    const bytes = this.#bytes
    const columns = this.#columns.length
    const traced = !this.#reflow && this.#separator !== BLANK
    let end = Math.min(bytes.length, to + 1)
    let rows = 0
    let whole = 0
    let proven = false
    this.#length = 0
    while (end < bytes.length) {
      const at = end
      let stop = lineEnd(bytes, at)
      if (isRuler(bytes, at, stop) || sameLine(bytes, at, stop, from, to)) {
        this.#put(LF)
        end = Math.min(bytes.length, stop + 1)
        continue
      }
      if (stop - at > MAX_ROW) break
      const filled = this.#split(at, stop, this.#separator)
      if (filled === 0 || this.#cells > columns + 1) break
      if (filled < 2) {
        // A heading between rows of a page; elsewhere a line of one cell ends the table.
        if (!this.#reflow || rows === 0 || !this.#isRow(stop + 1)) break
        this.#split(at, stop, this.#separator)
      }
      if (rows === 0 && this.#isForm()) return 0
      if (this.#isOtherHeader(at, stop)) break
      this.#beginRow()
      let lines = 1
      for (; this.#reflow && lines <= MAX_WRAPPED; lines++) {
        const next = stop + 1
        if (next >= bytes.length) break
        const nextEnd = lineEnd(bytes, next)
        if (sameLine(bytes, next, nextEnd, from, to) || !this.#goesOn(next, nextEnd)) break
        stop = nextEnd
      }
      if (traced) for (let c = 0; c < this.#rowCells; c++) this.#place[c] = c < columns ? c : -1
      else this.#align()
      if (rows < PROOF_ROWS && !proven) proven = this.#isProven()
      this.#writeRow()
      for (let line = 0; line < lines; line++) this.#put(LF)
      rows++
      if (this.#isWhole()) whole++
      end = Math.min(bytes.length, stop + 1)
    }
    if (!proven) return 0
    // Where every row is broken over lines its cells are not to be told apart: such a text is searched as before.
    return traced || whole * 2 >= rows ? end : 0
  }

  /** Is there a row of two or more cells in the line at `at`? */
  #isRow(at: number): boolean {
    const { length } = this.#bytes
    if (at >= length) return false
    const filled = this.#split(at, Math.min(lineEnd(this.#bytes, at), at + MAX_ROW), this.#separator)
    return filled >= 2 && this.#cells <= this.#columns.length + 1
  }

  /** `電話⇥0912-345-678⇥地址⇥…` right under names: no header, but a form's labels. */
  #isForm(): boolean {
    for (let c = 0; c + 1 < this.#cells; c++) {
      const role = this.#naming(this.#roleOfCell(c))
      if (role.detectors.length > 0 && this.#confirms(role, this.#bytes, this.#start[c + 1]!, this.#end[c + 1]!))
        return true
    }
    return false
  }

  /** What a role says by which cells can be told: nearly anything may be a job or a school, so that a cell under it proves nothing. */
  #naming(role: Role): Role {
    const isAttribute = (index: number) => {
      const { strength, special } = this.#catalogue[index]!
      return strength === 'none' && special === undefined
    }
    return role.detectors.some(isAttribute) ? NOTHING : role
  }

  #roleOfCell(c: number): Role {
    const from = this.#start[c]!
    const to = this.#end[c]!
    if (to <= from || to - from > MAX_NAME) return NOTHING
    return this.#names.role(decoder.decode(this.#bytes.subarray(from, to)))
  }

  /** Are there other column names in this line? */
  #isOtherHeader(from: number, to: number): boolean {
    if (this.#failures >= MAX_FAILURES || to - from > MAX_HEADER || !isWordy(this.#bytes, from, to)) return false
    let speaking = 0
    for (let c = 0; c < this.#cells && speaking < 2; c++) if (this.#roleOfCell(c).detectors.length > 0) speaking++
    if (speaking < 2) this.#failures++
    return speaking >= 2
  }

  /** Copies the cells of the line that was split. */
  #beginRow(): void {
    let used = 0
    this.#rowCells = this.#cells
    for (let c = 0; c < this.#cells; c++) {
      this.#rowStart[c] = used
      used = this.#copy(this.#start[c]!, this.#end[c]!, used)
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
    const columns = this.#columns.length
    if (to - from > MAX_ROW || isRuler(bytes, from, to)) return false
    const filled = this.#split(from, to, this.#separator)
    const cells = this.#cells
    if (filled === 0 || filled < cells || this.#rowCells + cells - 1 > columns) return false
    const start = this.#start[0]!
    const end = this.#end[0]!
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
      at = this.#copy(this.#start[c]!, this.#end[c]!, at)
      this.#rowEnd[cell] = at
    }
    return true
  }

  /**
   * Empty cells leave no trace: gives each cell a column, in order, so that as many as can be are what their columns say; among
   * equals the leftmost.
   */
  #align(): void {
    const columns = this.#columns.length
    const cells = this.#rowCells
    const worth = this.#worth
    for (let i = 0; i < cells; i++)
      for (let j = 0; j < columns; j++) {
        const role = this.#roles[j]!
        if (role.detectors.length === 0) worth[i * columns + j] = SILENT
        else worth[i * columns + j] = this.#fits(role, i) ? CONFIRMED : 0
      }
    const best = this.#best
    const width = columns + 1
    for (let j = 0; j <= columns; j++) best[cells * width + j] = 0
    for (let i = cells - 1; i >= 0; i--) {
      best[i * width + columns] = 0
      for (let j = columns - 1; j >= 0; j--) {
        const here = worth[i * columns + j]! + best[(i + 1) * width + j + 1]!
        best[i * width + j] = Math.max(here, best[i * width + j + 1]!, best[(i + 1) * width + j]!)
      }
    }
    let j = 0
    for (let i = 0; i < cells; i++) {
      while (
        j < columns &&
        best[i * width + j] !== worth[i * columns + j]! + best[(i + 1) * width + j + 1]! &&
        best[i * width + j] === best[i * width + j + 1]!
      )
        j++
      const here = j < columns && best[i * width + j] === worth[i * columns + j]! + best[(i + 1) * width + j + 1]!
      this.#place[i] = here ? j++ : -1
    }
  }

  /** Is the cell what its column says, as it stands or without a layout engine's blanks? */
  #fits(role: Role, cell: number): boolean {
    const from = this.#rowStart[cell]!
    const to = this.#rowEnd[cell]!
    if (this.#confirms(role, this.#row, from, to)) return true
    return this.#reflow && this.#confirms(role, this.#flowed, 0, this.#flow(from, to))
  }

  #flow(from: number, to: number): number {
    if (this.#flowed.length < to - from) this.#flowed = new Uint8Array((to - from) * 2)
    return reflow(this.#row.subarray(from, to), to - from, this.#flowed)
  }

  #isProven(): boolean {
    for (let c = 0; c < this.#rowCells; c++) {
      const column = this.#place[c]!
      if (column >= 0 && this.#roles[column]!.detectors.length > 0 && this.#fits(this.#roles[column]!, c)) return true
    }
    return false
  }

  /** Nearly as many cells as there are columns, or what its first column that says something promises. */
  #isWhole(): boolean {
    if (this.#rowCells >= this.#columns.length - 1) return true
    const first = this.#roles.findIndex((role) => role.detectors.length > 0)
    for (let c = 0; c < this.#rowCells; c++) if (this.#place[c] === first) return this.#fits(this.#roles[first]!, c)
    return false
  }

  #isAnything(bytes: Uint8Array, from: number, to: number): boolean {
    for (const role of this.#roles) if (this.#confirms(role, bytes, from, to)) return true
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
    const columns = this.#columns.length
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
    const role = this.#roles[this.#place[c]!] ?? NOTHING
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
