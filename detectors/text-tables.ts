/**
 * Tables inside running text: a line of column names (RTF, PDF, mail, Markdown, what somebody pasted), and rows under it. What
 * stands in them is read by TableEngine, as only columns tell that 陳心 is a name.
 *
 * Looking at every line for a header would cost as much as the whole search. So the kernel, which meets labels anyway, notes
 * where one stands, and only those lines are looked at, and the lines right before a hit (for `Name | Phone`, which
 * the kernel knows before a colon only).
 */
import type { TableDialect } from '../formats/format.ts'
import type { ColumnNames } from './columns.ts'
import { BECAUSE, type Detector } from './detector.ts'
import type { HitList } from './hits.ts'
import type { TableEngine } from './table.ts'
import { headerEnd, lineBefore, lineEnd, lineStart, sameLines, TAB } from './text-lines.ts'
import { LineCells } from './text-tables/cells.ts'
import { TextHeader } from './text-tables/header.ts'
import { TextRows } from './text-tables/rows.ts'

/** So many hits of a batch have the line before them looked at. */
const MAX_BEFORE_HITS = 256

const NO_BYTES = new Uint8Array(0)

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
  #engine: TableEngine | undefined
  /** Where column words stand in the text that was searched last. */
  readonly #heard: number[] = []
  #listening = false
  /** Offsets in lines that may be headers, ascending. */
  readonly #candidates: number[] = []
  #next = 0
  /** Where to go on behind the line that was looked at last, when no table begins with it. */
  #tried = 0
  #bytes: Uint8Array = NO_BYTES
  readonly #header: TextHeader
  readonly #rows: TextRows
  /** Detectors for which any words behind a label are a value. */
  readonly #anyWords: ReadonlySet<number>

  constructor(catalogue: readonly Detector[], names: ColumnNames) {
    const cells = new LineCells()
    this.#header = new TextHeader(catalogue, names, cells)
    this.#rows = new TextRows(catalogue, this.#header, cells)
    this.#anyWords = new Set(catalogue.flatMap(({ special }, index) => (special === undefined ? [] : [index])))
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
      const start = hits.start[i]!
      if (start <= looked) continue
      // Of hits on one line the first is enough; labelled ones stand in no table, but `Allergies⇥T-shirt` may be names of its columns.
      if ((hits.because[i]! & BECAUSE.label) === 0) {
        const at = lineBefore(text, start)
        if (at >= 0) candidates.push(at)
      } else if (this.#anyWords.has(hits.detector[i]!)) candidates.push(start)
      else continue
      looked = lineEnd(text, start)
    }
    if (candidates.length === 0) return false
    if (candidates.some((at, k) => k > 0 && at < candidates[k - 1]!)) candidates.sort((a, b) => a - b)
    if (text !== bytes) sameLines(text, bytes, candidates)
    this.#bytes = withPipes(bytes)
    this.#header.begin()
    this.#rows.begin(this.#bytes, reflowed)
    this.#next = 0
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
      from = start < 0 ? (end < 0 ? ~end : end) + 1 : this.#tried
      if (end >= 0) floor = from
    }
    return undefined
  }

  #tableAt(start: number, stop: number): TextTable | undefined {
    this.#tried = stop + 1
    if (!this.#header.take(this.#bytes, start, stop)) return undefined
    const end = this.#rows.take(start, stop)
    this.#tried = this.#rows.behind
    if (end === 0) return undefined
    return { start, end, columns: this.#header.columns, rows: this.#rows.written }
  }

  /** Has a table read. `linesBefore` counts the lines of the place before its header. */
  read(table: TextTable, linesBefore: number, place: string | undefined): void {
    const dialect: TableDialect = { kind: 'table', separator: TAB, quote: 0, columns: table.columns, head: table.rows }
    this.#engine?.feed(table.rows, dialect, false, linesBefore + 1, place)
  }
}
