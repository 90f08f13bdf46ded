/**
 * The sheet 個人資料檔案清冊: what the scan knows, then what people fill in, then who signs.
 *
 * It prints four pages wide, with number and name repeated on each: some sixty columns on one width of A4 would be 2 pt
 * high. In the order of the columns the pages are about the figures, the content, the items of the Act, and the part to fill in.
 */
import type ExcelJS from 'exceljs'
import { type Cell, type Column, inventoryColumns } from '../columns.ts'
import type { Language, ReportModel } from '../model.ts'
import { scopeText } from '../statements.ts'
import { longDay } from '../text.ts'
import { COLUMN_GROUPS, phrase, SPECIAL_CATEGORIES } from '../words.ts'
import { linesOf, offerChoices } from './codes.ts'
import { BOX, fitting, foot, heightFor, type Look, pageSetup, put, STYLE, signatures } from './sheet.ts'

/** Rows above the data: title, groups, headings. */
const HEAD = 3
/** Last column of the day and the scope in the title row: they end with the first printed page. */
const HEAD_END = 9

/** Narrowest and widest of a column, in units of a digit; those not named fit their text between 9 and 16. */
const WIDTHS: Readonly<Record<string, readonly [number, number]>> = {
  number: [6, 8],
  name: [22, 28],
  location: [24, 36],
  system: [10, 14],
  form: [8, 16],
  items: [12, 12],
  size: [12, 14],
  class: [12, 14],
  rows: [12, 14],
  'masked-rows': [12, 14],
  lower: [12, 14],
  best: [12, 14],
  upper: [12, 14],
  special: [12, 14],
  unread: [12, 14],
  'risk-level': [7, 8],
  'risk-score': [7, 8],
  'risk-reasons': [18, 24],
  'proposed-measures': [30, 50],
  'file-duties': [30, 50],
  exposure: [14, 18],
  copies: [11, 16],
  region: [7, 10],
  categories: [24, 44],
  'special-categories': [14, 22],
  types: [30, 60],
  examples: [28, 44],
  id: [14, 16],
}

/** Adds the sheet. */
export function addInventorySheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  model: ReportModel,
  language: Language,
): void {
  const columns = inventoryColumns(model, language)
  const sheet = workbook.addWorksheet(phrase('sheet-inventory', language), {
    views: [{ state: 'frozen', xSplit: 2, ySplit: HEAD, showGridLines: false }],
    pageSetup: pageSetup({ wide: 4, rows: `1:${HEAD}`, columns: 'A:B' }),
    headerFooter: foot(model.run.id, language),
  })
  const cells = model.dataFiles.map((file) => columns.map((column) => column.cell(file)))
  const widths = columns.map((column, index) => widthOf(column, cells, index))
  for (const [index, units] of widths.entries()) sheet.getColumn(index + 1).width = units
  // Said before the first row is committed: the streaming writer puts it down at the end, but a reader of this code asks.
  sheet.autoFilter = {
    from: { row: HEAD, column: 1 },
    to: { row: HEAD + Math.max(1, model.dataFiles.length), column: columns.length },
  }

  // The title stays within the columns that repeat on every page; the day and the scope stand beside it on the first.
  put(sheet.getCell(1, 1), phrase('inventory', language), { font: STYLE.title, vertical: 'middle' })
  sheet.mergeCells(1, 1, 1, 2)
  const head = [`${phrase('counted-on', language)} ${longDay(model.run.counted, language)}`, scopeText(model, language)]
  put(sheet.getCell(1, 3), head, { font: STYLE.bold, vertical: 'middle' })
  sheet.mergeCells(1, 3, 1, HEAD_END)
  const room = widths.slice(2, HEAD_END).reduce((sum, units) => sum + units, 0)
  sheet.getRow(1).height = Math.max(34, heightFor([{ text: head.join('\n'), width: room }]))
  sheet.getRow(1).commit()
  groupRow(sheet, columns, widths, language)
  headingRow(sheet, columns, widths, language)

  for (const [index, file] of model.dataFiles.entries()) {
    const row = sheet.getRow(HEAD + 1 + index)
    const values = cells[index]!
    for (const [position, column] of columns.entries()) {
      const value = values[position]!
      const lines = column.field === undefined || typeof value !== 'string' ? value : linesOf(value)
      put(row.getCell(position + 1), lines, lookOf(column, value, file.risk.level))
    }
    row.height = heightFor(
      values.map((value, position) => ({ text: typeof value === 'string' ? value : '', width: widths[position]! })),
    )
    row.commit()
  }
  offerChoices(sheet, columns, HEAD + 1, HEAD + Math.max(1, model.dataFiles.length), language)
  signatures(sheet, HEAD + 2 + Math.max(1, model.dataFiles.length), [2, 3, 7], language)
  sheet.commit()
}

function widthOf(column: Column, cells: readonly (readonly Cell[])[], index: number): number {
  if (column.group === 'act') return 4.2
  if (column.group === 'human') return column.id === 'purpose' ? 30 : column.id === 'remarks' ? 16 : 12
  const [least, most] = WIDTHS[column.id] ?? [9, 16]
  const texts = cells.map((values) => String(values[index]))
  return fitting(texts, least, most)
}

function lookOf(column: Column, value: Cell, level: 'high' | 'medium' | 'low'): Look {
  if (column.field !== undefined) return { fill: STYLE.human, border: BOX }
  if (column.id === 'risk-level') return { fill: STYLE[level], border: BOX, align: 'center', font: STYLE.bold }
  if (column.group === 'act' && value === true && isSpecial(column)) return { fill: STYLE.special, border: BOX }
  if (column.id === 'name') return { border: BOX, font: STYLE.bold }
  return { border: BOX }
}

/**
 * Not merged: a group goes on over the edge of a page, and what is merged is printed beyond it. Its name runs over the empty cells beside it,
 * and stands again, softly, where a column has room for it: the first of a page may be any of them.
 */
function groupRow(
  sheet: ExcelJS.Worksheet,
  columns: readonly Column[],
  widths: readonly number[],
  language: Language,
): void {
  for (const [index, { group }] of columns.entries()) {
    const cell = sheet.getCell(2, index + 1)
    const begins = columns[index - 1]?.group !== group
    const ends = columns[index + 1]?.group !== group
    const { line } = STYLE
    const fill = group === 'human' ? STYLE.humanHead : STYLE.head
    const border = { top: line, bottom: line, ...(begins ? { left: line } : {}), ...(ends ? { right: line } : {}) }
    const name = COLUMN_GROUPS[group][language]
    // The columns that repeat on every page are followed by any others.
    const again = index > 1 && widths[index]! >= fitting([name], 0, Number.POSITIVE_INFINITY)
    if (begins || again) put(cell, name, { font: begins ? STYLE.bold : STYLE.soft, fill, border, vertical: 'middle' })
    else Object.assign(cell, { fill, border })
    cell.alignment = { ...cell.alignment, wrapText: false }
  }
  sheet.getRow(2).height = 20
  sheet.getRow(2).commit()
}

function headingRow(
  sheet: ExcelJS.Worksheet,
  columns: readonly Column[],
  widths: readonly number[],
  language: Language,
): void {
  for (const [index, column] of columns.entries()) {
    const act = column.group === 'act'
    put(sheet.getCell(HEAD, index + 1), column.heading, {
      font: STYLE.bold,
      fill: column.field !== undefined ? STYLE.humanHead : isSpecial(column) ? STYLE.special : STYLE.head,
      border: BOX,
      align: act ? 'center' : 'left',
      vertical: 'middle',
      turned: act && language === 'zh-TW',
    })
    // Letters one below the other are not read: English headings of narrow columns are turned instead.
    if (act && language === 'en')
      sheet.getCell(HEAD, index + 1).alignment = { textRotation: 90, horizontal: 'center', vertical: 'bottom' }
  }
  sheet.getRow(HEAD).height =
    language === 'en'
      ? 112
      : Math.max(
          136,
          heightFor(
            columns.map(({ heading }, index) => ({ text: heading, width: widths[index]! })),
            40,
          ),
        )
  sheet.getRow(HEAD).commit()
}

function isSpecial(column: Column): boolean {
  return column.id.startsWith('act:') && column.id.slice(4) in SPECIAL_CATEGORIES
}
