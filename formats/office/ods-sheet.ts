/** One sheet of an OpenDocument workbook. What is repeated is written out, within bounds. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch } from '../format.ts'
import { MergedCells, type SheetRow } from './merged-cells.ts'
import { TextPlace } from './text-place.ts'
import { MOST_COLUMNS, MOST_ROWS } from './worksheet.ts'
import { CLOSE, END, OPEN, TEXT, type XmlTokenizer } from './xml-tokenizer.ts'

/** Bytes that repeated rows and cells may add to a sheet: a repeat count costs a hostile file nothing. */
const REPEATED_BYTES = 64 * 2 ** 20
const LONGEST_CELL = 2 ** 20
/** Things that lie on the sheet and have text of their own. */
const SHAPES = new Set(['frame', 'custom-shape', 'rect', 'ellipse', 'g', 'caption', 'control', 'line', 'connector'])

interface Cell {
  readonly text: string
  readonly repeated: number
  /** Over how many rows it reaches. */
  readonly rows: number
}

/**
 * Reads from the `table:table` just opened to its end. Comments go to `comments`. Returns true when something that was
 * repeated was cut at the limit.
 */
export function* readOdsSheet(
  xml: XmlTokenizer,
  place: string,
  comments: TextPlace,
): Generator<RecordBatch, boolean, undefined> {
  const rows = new OdsRows(place)
  const around = new TextPlace(place)
  const depth = xml.depth
  let row: Cell[] = []
  let rowRepeated = 1
  for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
    if (token === OPEN && xml.name === 'table-row') {
      row = []
      rowRepeated = repeated(xml.attribute('number-rows-repeated'), MOST_ROWS)
    } else if (token === OPEN && (xml.name === 'table-cell' || xml.name === 'covered-table-cell')) {
      row.push(readCell(xml, around, comments))
    } else if (token === OPEN && SHAPES.has(xml.name)) readAside(xml, around)
    else if (token === CLOSE && xml.name === 'table-row') yield* rows.add(row, rowRepeated)
    const batch = around.take()
    if (batch) yield batch
  }
  yield* rows.end()
  yield* around.rest()
  return rows.limited
}

/** The rows of a sheet, written in their places. */
class OdsRows {
  /** Something that was repeated was cut at the limit. */
  limited = false
  readonly #cells: BatchBuilder
  #spare = REPEATED_BYTES
  /** Rows so far, and how many of the last ones are empty: these are only written between others, to keep the row numbers true. */
  #rows = 0
  #empty = 0
  /** From the first cell on that reaches over rows, a row waits until the next one is known. */
  #merged: MergedCells | undefined
  #waiting: { readonly number: number; readonly row: SheetRow } | undefined

  constructor(place: string) {
    this.#cells = new BatchBuilder({ kind: 'generated-table' }, place)
  }

  *add(cells: readonly Cell[], times: number): Generator<RecordBatch> {
    const { row, length } = this.#columnsOf(cells)
    for (let copy = 0; copy < times; copy++) {
      if (row.size === 0 && !this.#merged?.isOpen && (this.#waiting?.row.size ?? 0) === 0) {
        yield* this.#flush(row)
        this.#rows += times - copy
        this.#empty += times - copy
        return
      }
      if (copy > 0) this.#spare -= length
      if (this.#rows >= MOST_ROWS || this.#spare < 0) {
        this.limited ||= row.size > 0
        return
      }
      this.#rows++
      this.#reachDown(cells)
      if (this.#merged === undefined) yield* this.#write(row)
      else yield* this.#next(this.#rows, row)
    }
  }

  *end(): Generator<RecordBatch> {
    yield* this.#flush(undefined)
    const last = this.#cells.rest()
    if (last) yield last
  }

  #reachDown(cells: readonly Cell[]): void {
    let column = 1
    for (const { text, repeated, rows } of cells) {
      if (rows > 1 && text !== '') {
        this.#merged ??= new MergedCells()
        this.#merged.add({ column, from: this.#rows, to: this.#rows + rows - 1 })
      }
      column += repeated
    }
  }

  *#next(number: number, row: SheetRow): Generator<RecordBatch> {
    yield* this.#flush(row)
    this.#waiting = { number, row }
  }

  *#flush(next: SheetRow | undefined): Generator<RecordBatch> {
    if (this.#merged === undefined || this.#waiting === undefined) return
    const { number, row } = this.#waiting
    this.#waiting = undefined
    yield* this.#write(this.#merged.fill(number, row, next))
  }

  *#write(row: SheetRow): Generator<RecordBatch> {
    if (row.size === 0) {
      this.#empty++
      return
    }
    for (; this.#empty > 0; this.#empty--) this.#cells.endLine()
    let line = ''
    let written = 1
    for (const column of [...row.keys()].sort((a, b) => a - b)) {
      line += '\t'.repeat(column - written) + row.get(column)!
      written = column
    }
    this.#cells.text(line)
    this.#cells.endLine()
    const batch = this.#cells.take()
    if (batch) yield batch
  }

  /** The cells that have something in them, by column from 1, and about how long a line they make. */
  #columnsOf(cells: readonly Cell[]): { readonly row: SheetRow; readonly length: number } {
    const row: SheetRow = new Map()
    let column = 1
    let length = 0
    for (const { text, repeated } of cells) {
      if (text === '') {
        column += repeated
        continue
      }
      for (let copy = 0; copy < repeated; copy++) {
        if (column > MOST_COLUMNS || (copy > 0 && length > this.#spare)) {
          this.limited = true
          break
        }
        row.set(column++, text)
        length += text.length + 1
      }
    }
    return { row, length }
  }
}

function repeated(value: string | undefined, most: number): number {
  const count = Number(value ?? 1)
  return count >= 1 ? Math.min(Math.floor(count), most) : 1
}

function readCell(xml: XmlTokenizer, around: TextPlace, comments: TextPlace): Cell {
  let type = ''
  let value = ''
  let formula = ''
  let count = 1
  let rows = 1
  for (const [name, content] of xml.attributes()) {
    if (name === 'value-type') type = content
    else if (name === 'value' || name === 'date-value' || name === 'string-value') value = content
    else if (name === 'formula') formula = content
    else if (name === 'number-columns-repeated') count = repeated(content, MOST_COLUMNS)
    else if (name === 'number-rows-spanned') rows = repeated(content, MOST_ROWS)
  }
  const depth = xml.depth
  let shown = ''
  for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
    if (token === OPEN) {
      if (xml.name === 'annotation') readAside(xml, comments)
      else if (SHAPES.has(xml.name)) readAside(xml, around)
      else if (
        shown !== '' &&
        (xml.name === 'p' || xml.name === 's' || xml.name === 'tab' || xml.name === 'line-break')
      )
        shown += ' '
    } else if (token === TEXT) {
      const text = Buffer.from(xml.text()).toString()
      if (shown.length + text.length > LONGEST_CELL) around.whole(text)
      else shown += text
    }
  }
  if (formula.includes('"')) around.whole(formula)
  const text = cellText(type, value, shown) || (formula === '' ? '' : formula)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what would break the line or the cell
  return { text: text.replace(/[\x00-\x1f\x7f]+/g, ' ').trim(), repeated: count, rows }
}

function cellText(type: string, value: string, shown: string): string {
  if (value === '') return shown
  if (type === 'float' || type === 'currency' || type === 'percentage') {
    // Shown with leading zeros, it is a phone number or a code, and the zeros belong to it.
    if (/^0\d[\d-]*$/.test(shown)) return shown
    const number = Number(value)
    return Number.isFinite(number) ? String(number) : shown
  }
  if (type === 'date') return value.replace(/T00:00:00(\.0+)?$/, '').replace('T', ' ')
  return type === 'string' && shown === '' ? value : shown
}

/** The text of the element just opened, to its end, a line for each paragraph. */
function readAside(xml: XmlTokenizer, place: TextPlace): void {
  const depth = xml.depth
  for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
    if (token === OPEN && (xml.name === 'date' || xml.name === 'date-string')) xml.skip()
    else if (token === TEXT && !xml.blank) place.add(xml.text())
    else if (token === CLOSE && xml.name !== 'span' && xml.name !== 's') place.line()
  }
  place.line()
}
