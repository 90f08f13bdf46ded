/** One sheet of an OpenDocument workbook. What is repeated is written out, within bounds. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch } from '../format.ts'
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
  const cells = new BatchBuilder({ kind: 'generated-table' }, place)
  const around = new TextPlace(place)
  const depth = xml.depth
  let limited = false
  let spare = REPEATED_BYTES
  let emptyRows = 0
  let rows = 0
  let row: Cell[] = []
  let rowRepeated = 1
  for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
    if (token === OPEN && xml.name === 'table-row') {
      row = []
      rowRepeated = repeated(xml.attribute('number-rows-repeated'), MOST_ROWS)
    } else if (token === OPEN && (xml.name === 'table-cell' || xml.name === 'covered-table-cell')) {
      row.push(readCell(xml, around, comments))
    } else if (token === OPEN && SHAPES.has(xml.name)) readAside(xml, around)
    else if (token === CLOSE && xml.name === 'table-row') {
      const { line, cut } = lineOf(row, spare)
      limited ||= cut
      if (line === '') {
        emptyRows += rowRepeated
        continue
      }
      // Empty rows are only written between others, to keep the row numbers true.
      for (; emptyRows > 0 && rows < MOST_ROWS; emptyRows--, rows++) cells.endLine()
      emptyRows = 0
      for (let copy = 0; copy < rowRepeated; copy++) {
        if (copy > 0) spare -= line.length
        if (rows++ >= MOST_ROWS || spare < 0) {
          limited = true
          break
        }
        cells.text(line)
        cells.endLine()
        const batch = cells.take()
        if (batch) yield batch
      }
    }
    const batch = around.take()
    if (batch) yield batch
  }
  const last = cells.rest()
  if (last) yield last
  yield* around.rest()
  return limited
}

/** The cells of a row between tabs, without the empty ones at its end. */
function lineOf(row: readonly Cell[], spare: number): { line: string; cut: boolean } {
  let line = ''
  let columns = 0
  let written = 0
  let cut = false
  for (const { text, repeated } of row) {
    if (text === '') {
      columns += repeated
      continue
    }
    for (let copy = 0; copy < repeated; copy++) {
      if (columns >= MOST_COLUMNS || (copy > 0 && line.length > spare)) {
        cut = true
        break
      }
      line += '\t'.repeat(columns - written) + text
      written = columns++
    }
  }
  return { line, cut }
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
  for (const [name, content] of xml.attributes()) {
    if (name === 'value-type') type = content
    else if (name === 'value' || name === 'date-value' || name === 'string-value') value = content
    else if (name === 'formula') formula = content
    else if (name === 'number-columns-repeated') count = repeated(content, MOST_COLUMNS)
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
  return { text: text.replace(/[\x00-\x1f\x7f]+/g, ' ').trim(), repeated: count }
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
