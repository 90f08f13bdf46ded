/**
 * A workbook's cells by their addresses, for whoever has to say which cell is wrong. Scans do not use it: they read a sheet as one
 * table, in pieces, and know no addresses.
 */
import type { ByteSource } from '../../connectors/connector.ts'
import { DEFAULT_LIMITS, FormatError } from '../format.ts'
import { formatNumber } from './number-formats.ts'
import { OfficePackage } from './package.ts'
import { openWorkbook, readSharedText, type Workbook } from './workbook.ts'
import { MOST_COLUMNS, MOST_ROWS } from './worksheet.ts'
import { CLOSE, END, OPEN, TEXT, type XmlTokenizer } from './xml-tokenizer.ts'

/** More cells than an inventory of 100,000 lines has. */
const MOST_CELLS = 8_000_000
const SECONDS = 120

/** One sheet. */
export interface SheetCells {
  readonly name: string
  /** Texts by row and column, both from 1. Empty cells are not there. Line ends are `\n`. */
  readonly rows: ReadonlyMap<number, ReadonlyMap<number, string>>
}

/**
 * The sheets of an .xlsx, in the order of the file. Throws {@link FormatError}: `failed(malformed)` for what is no workbook, and what
 * stopped the reading where not all of it could be read; half a workbook is none.
 */
export function readCells(source: ByteSource): readonly SheetCells[] {
  const budget = { limits: DEFAULT_LIMITS, depth: 0, bytes: 0, deadline: performance.now() + SECONDS * 1000 }
  const file = new OfficePackage(source, { budget })
  const workbook = openWorkbook(file)
  if (workbook === undefined) throw new FormatError({ state: 'failed', reason: 'malformed', detail: 'no workbook' })
  for (const _reading of readSharedText(file, workbook)) {
    // Read for the strings it leaves in the workbook; reading aids are no part of a cell.
  }
  const sheets: SheetCells[] = []
  const room = { cells: MOST_CELLS }
  for (const path of file.paths) {
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(path)) continue
    const xml = file.xml(path)
    if (xml === undefined) continue
    sheets.push({ name: workbook.places.get(path) ?? path, rows: readRows(xml, workbook, room) })
    file.finished(xml)
  }
  for (const note of file.notes()) throw new FormatError(note.outcome)
  return sheets
}

function readRows(xml: XmlTokenizer, workbook: Workbook, room: { cells: number }): Map<number, Map<number, string>> {
  const rows = new Map<number, Map<number, string>>()
  let row = 0
  let column = 0
  let cells = new Map<number, string>()
  for (let token = xml.next(); token !== END; token = xml.next()) {
    if (token !== OPEN) continue
    if (xml.name === 'row') {
      const given = Number(xml.attribute('r') ?? 0)
      row = given > row && given <= MOST_ROWS ? given : row + 1
      column = 0
      cells = new Map()
      rows.set(row, cells)
    } else if (xml.name === 'c') {
      const given = columnOf(xml.attribute('r') ?? '')
      column = given > column && given <= MOST_COLUMNS ? given : column + 1
      const text = readCell(xml, workbook)
      if (text === '') continue
      if (room.cells-- === 0) throw new FormatError({ state: 'partial', reason: 'limit-count', detail: 'cells' })
      cells.set(column, text)
    }
  }
  return rows
}

/** The cell that was just opened, to its end. */
function readCell(xml: XmlTokenizer, { strings, styles, dateShift }: Workbook): string {
  const type = xml.attribute('t') ?? 'n'
  const style = styles[Number(xml.attribute('s') ?? 0)]
  const depth = xml.depth
  let inside = ''
  let aid = 0
  let text = ''
  for (let token = xml.next(); token !== END && !(token === CLOSE && xml.depth < depth); token = xml.next()) {
    if (token === OPEN) {
      inside = xml.name
      if (inside === 'rPh') aid = xml.depth
    } else if (token === TEXT) {
      if (aid === 0 && (inside === 'v' || inside === 't')) text += Buffer.from(xml.text()).toString()
    } else {
      inside = ''
      if (xml.depth < aid) aid = 0
    }
  }
  if (type === 's') return plain(Buffer.from(strings.get(Number(text)) ?? []).toString())
  if (type !== 'n' || text === '') return plain(text)
  const number = Number(text)
  if (!Number.isFinite(number)) return text
  return style === undefined || style.kind === 'general' ? String(number) : formatNumber(number, style, dateShift)
}

/** `_x000A_` is how a workbook writes what XML cannot hold; `_x005F_` an underscore before what would look like that. */
function plain(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll('\r\n', '\n')
}

/** The column of an address, from 1; 0 where there is none. */
function columnOf(address: string): number {
  let column = 0
  for (const letter of /^[A-Za-z]{1,3}/.exec(address)?.[0] ?? '')
    column = column * 26 + (letter.toUpperCase().charCodeAt(0) - 0x40)
  return column
}

/** `AB12`, as a spreadsheet shows the address. */
export function addressOf(row: number, column: number): string {
  let letters = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(0x41 + ((rest - 1) % 26)) + letters
  return `${letters}${row}`
}
