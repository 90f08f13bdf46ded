/**
 * Two sheets behind the inventory: the codes that its cells are chosen from, and (hidden) what it was made with, by which a filled-in
 * sheet is told from one in which nothing was touched.
 */
import type ExcelJS from 'exceljs'
import { PURPOSES } from '../../inventory/inventory.ts'
import { type Column, inventoryColumns } from '../columns.ts'
import type { Language, ReportModel } from '../model.ts'
import { type FieldChoices, fieldChoices } from '../words/annotations.ts'
import { COLUMNS, phrase } from '../words.ts'
import { BOX, foot, pageSetup, put, putRow, STYLE } from './sheet.ts'

/** Name of the hidden sheet, in every language. */
export const BASE_SHEET = 'pandian'

/** The lists of choices. */
function choicesOf(language: Language): readonly FieldChoices[] {
  return fieldChoices(
    PURPOSES.map(({ code }) => code),
    language,
  )
}

/** Adds the sheet of codes. */
export function addCodesSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  model: ReportModel,
  language: Language,
): void {
  const lists = choicesOf(language)
  const sheet = workbook.addWorksheet(phrase('sheet-codes', language), {
    views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
    pageSetup: pageSetup({ rows: '1:1' }),
    headerFooter: foot(model.run.id, language),
  })
  for (const [index, { field }] of lists.entries()) sheet.getColumn(index + 1).width = field === 'purpose' ? 60 : 34
  const headings = lists.map(({ field }) => COLUMNS[field][language])
  putRow(sheet, 1, headings, { font: STYLE.bold, fill: STYLE.head, border: BOX })
  sheet.getRow(1).commit()
  for (let row = 0; row < Math.max(...lists.map(({ texts }) => texts.length)); row++) {
    for (const [index, { texts }] of lists.entries()) {
      const text = texts[row]
      if (text !== undefined) put(sheet.getCell(row + 2, index + 1), text, { border: BOX })
    }
    sheet.getRow(row + 2).commit()
  }
  sheet.commit()
}

/** Adds the hidden sheet: the cells that people fill in, as the scan left them, under their fields' ids. */
export function addBaseSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  model: ReportModel,
  language: Language,
): void {
  const sheet = workbook.addWorksheet(BASE_SHEET, { state: 'hidden' })
  const columns = inventoryColumns(model, language).filter((column) => column.field !== undefined)
  putRow(sheet, 1, ['id', ...columns.map(({ field }) => field!)])
  sheet.getRow(1).commit()
  for (const [index, file] of model.dataFiles.entries()) {
    put(sheet.getCell(index + 2, 1), file.id)
    for (const [position, column] of columns.entries())
      put(sheet.getCell(index + 2, position + 2), linesOf(String(column.cell(file))))
    sheet.getRow(index + 2).commit()
  }
  sheet.commit()
}

/** A text with line ends, as the lines that a cell takes. */
export function linesOf(text: string): string | readonly string[] {
  return text.includes('\n') ? text.split('\n') : text
}

/** Lets the cells of these columns be chosen from the lists, in rows `from` to `to`. */
export function offerChoices(
  sheet: ExcelJS.Worksheet,
  columns: readonly Column[],
  from: number,
  to: number,
  language: Language,
): void {
  const codes = phrase('sheet-codes', language)
  for (const [index, { field, texts, closed }] of choicesOf(language).entries()) {
    const column = columns.findIndex((one) => one.field === field) + 1
    if (column === 0) continue
    const letter = sheet.getColumn(column).letter
    const list = sheet.getColumn(index + 1).letter
    validations(sheet).add(`${letter}${from}:${letter}${to}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`'${codes}'!$${list}$2:$${list}$${texts.length + 1}`],
      // Several purposes, or another ground than those of the Act, may be written all the same.
      showErrorMessage: closed,
      errorStyle: 'stop',
      errorTitle: COLUMNS[field][language],
      error: phrase('choose-from-list', language),
    })
  }
}

/** The validations of a whole range at once; one for each cell of a long inventory makes a workbook that opens slowly. */
function validations(sheet: ExcelJS.Worksheet): { add(address: string, validation: ExcelJS.DataValidation): void } {
  // exceljs has it and does not declare it.
  return (sheet as ExcelJS.Worksheet & { dataValidations: { add(a: string, v: ExcelJS.DataValidation): void } })
    .dataValidations
}
