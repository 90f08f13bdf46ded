/** The sheet 說明: what the figures mean, so that the workbook explains itself when it is opened years later. */
import type ExcelJS from 'exceljs'
import type { Language, ReportModel } from '../model.ts'
import { codeText, phrase, READING_DEFINITIONS, READINGS, VERDICTS } from '../words.ts'
import { BOX, foot, heightFor, type Look, pageSetup, putRow, STYLE } from './sheet.ts'

const WIDTHS = [32, 100, 26, 28]
const HEAD: Look = { font: STYLE.bold, fill: STYLE.head, border: BOX }

/** Adds the sheet. */
export function addNotesSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  model: ReportModel,
  language: Language,
): void {
  const sheet = workbook.addWorksheet(phrase('sheet-notes', language), {
    views: [{ showGridLines: false }],
    pageSetup: pageSetup(),
    headerFooter: foot(model.run.id, language),
  })
  for (const [index, units] of WIDTHS.entries()) sheet.getColumn(index + 1).width = units
  let row = 1
  const line = (values: readonly string[], look: Look = { border: BOX }) => {
    putRow(sheet, row, values, look)
    sheet.getRow(row).height = heightFor(values.map((text, index) => ({ text, width: WIDTHS[index]! })))
    row++
  }
  line([phrase('section-method', language)], { font: STYLE.title })
  line([phrase('term', language), phrase('meaning', language)], HEAD)
  for (const id of ['subjects', 'rows', 'subjectPurposes'] as const)
    line([READINGS[id][language], READING_DEFINITIONS[id][language]])
  for (const id of ['reached', 'below', 'undetermined'] as const)
    line([VERDICTS[id][language], phrase(`verdict-${id}`, language)])
  row++
  for (const id of [
    'method-living',
    'method-copies',
    'method-masking',
    'method-confidence',
    'method-risk',
    'distinct-caption',
    'special-caption',
    'method-scope',
  ] as const) {
    line(['', phrase(id, language)], {})
  }
  if (model.legend.length > 0) {
    row++
    line(
      [
        phrase('legend-heading', language),
        phrase('meaning', language),
        phrase('category', language),
        phrase('id', language),
      ],
      HEAD,
    )
    for (const entry of model.legend) {
      line([
        language === 'en' ? entry.en : entry.zh,
        language === 'en' ? entry.zh : entry.en,
        codeText(entry.category),
        entry.id,
      ])
    }
  }
  sheet.commit()
}
