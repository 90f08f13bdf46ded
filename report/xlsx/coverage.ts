/** The sheet 涵蓋範圍: every item that was not wholly read, and why. */
import type ExcelJS from 'exceljs'
import type { Language, ReportModel } from '../model.ts'
import { count, displayUri } from '../text.ts'
import { ADVICE, detailText, OUTCOMES, phrase, REASONS } from '../words.ts'
import { BOX, foot, heightFor, pageSetup, put, putRow, STYLE } from './sheet.ts'

/** Lines; with more, a workbook opens too slowly to be used. */
const MOST_LINES = 100_000
const WIDTHS = [72, 16, 28, 24, 12, 14, 44]

/**
 * Adds the sheet. `most` is for tests.
 *
 * Without a pause on the way: exceljs takes a sheet whose turn in the zip comes while it is still being written for a
 * finished one, and the workbook never ends. {@link MOST_LINES} bounds what stands in memory for it.
 */
export function addCoverageSheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  model: ReportModel,
  language: Language,
  most = MOST_LINES,
): void {
  const sheet = workbook.addWorksheet(phrase('sheet-coverage', language), {
    views: [{ state: 'frozen', ySplit: 2, showGridLines: false }],
    pageSetup: pageSetup({ rows: '1:2' }),
    headerFooter: foot(model.run.id, language),
  })
  for (const [index, units] of WIDTHS.entries()) sheet.getColumn(index + 1).width = units
  const { completed } = model.run
  const intro = [...(completed ? [] : [phrase('unread-stopped', language)]), phrase('unread-intro', language)].join(
    '\n',
  )
  put(sheet.getCell(1, 1), intro, { font: STYLE.bold, vertical: 'middle' })
  sheet.mergeCells(1, 1, 1, WIDTHS.length)
  sheet.getRow(1).height = completed ? 22 : 44
  sheet.getRow(1).commit()
  const headings = ['location', 'outcome', 'reason', 'detail', 'format', 'size', 'advice'] as const
  putRow(
    sheet,
    2,
    headings.map((id) => phrase(id, language)),
    { font: STYLE.bold, fill: STYLE.head, border: BOX, vertical: 'middle' },
  )
  sheet.getRow(2).height = 20
  sheet.getRow(2).commit()

  let row = 3
  let more = 0
  for (const item of model.items()) {
    if (item.state === 'scanned') continue
    if (row - 3 >= most) {
      more++
      continue
    }
    const place = displayUri(item.uri)
    const detail = detailText(item.detail ?? '', language)
    const reason = item.reason === undefined ? '' : REASONS[item.reason][language]
    const advice = item.reason === undefined ? '' : ADVICE[item.reason][language]
    putRow(sheet, row, [place, OUTCOMES[item.state][language], reason, detail, item.format ?? '', item.size, advice], {
      border: BOX,
    })
    sheet.getRow(row).height = heightFor(
      [place, '', reason, detail, '', '', advice].map((text, index) => ({ text, width: WIDTHS[index]! })),
    )
    sheet.getRow(row).commit()
    row++
  }
  sheet.autoFilter = { from: { row: 2, column: 1 }, to: { row: Math.max(3, row - 1), column: WIDTHS.length } }
  if (row === 3) put(sheet.getCell(row, 1), phrase(completed ? 'no-unread' : 'stopped', language))
  if (more > 0)
    put(sheet.getCell(row, 1), phrase('items-more', language, { number: count(more) }), { font: STYLE.bold })
  sheet.commit()
}
