/** The sheet 摘要: what the count means in law, what was counted, and how much of what was asked for was looked at. */
import type ExcelJS from 'exceljs'
import { OUTCOME_STATES } from '../../connectors/connector.ts'
import { dutyText, historyTexts } from '../duties.ts'
import type { Language, ReportModel } from '../model.ts'
import {
  againstThreshold,
  authorityText,
  basisText,
  becauseTexts,
  classTotals,
  countedFilesText,
  evidenceTexts,
  missingHeading,
  missingTexts,
  numberText,
  scopeText,
  verdictText,
} from '../statements.ts'
import { count, longDay, moment, percent } from '../text.ts'
import { COLUMNS, OUTCOMES, type PhraseId, phrase, READINGS, REASONS, SUBJECT_CLASSES, VERDICTS } from '../words.ts'
import { BOX, foot, heightFor, type Look, pageSetup, put, putRow, STYLE, signatures } from './sheet.ts'

const WIDTHS = [30, 15, 15, 15, 15, 48]
/** With so many numbers and more, a table says first what follows at length. */
const OVERVIEW_FROM = 3
/** Columns of its cells. */
const PAIRS = [
  [1, 2],
  [3, 4],
  [5, 6],
] as const
const HEAD: Look = { font: STYLE.bold, fill: STYLE.head, border: BOX }

/** Adds the sheet. */
export function addSummarySheet(
  workbook: ExcelJS.stream.xlsx.WorkbookWriter,
  model: ReportModel,
  language: Language,
): void {
  const sheet = workbook.addWorksheet(phrase('sheet-summary', language), {
    views: [{ showGridLines: false }],
    // Upright: landscape left the signatures alone on a third page.
    pageSetup: pageSetup({ portrait: true }),
    headerFooter: foot(model.run.id, language),
  })
  for (const [index, units] of WIDTHS.entries()) sheet.getColumn(index + 1).width = units
  const say = (id: PhraseId, values?: Record<string, string | number>) => phrase(id, language, values)
  let row = 1
  const line = (text: string, look: Look = {}, height?: number) => {
    put(sheet.getCell(row, 1), text, look)
    sheet.mergeCells(row, 1, row, WIDTHS.length)
    sheet.getRow(row).height = height ?? heightFor([{ text, width: WIDTHS.reduce((sum, units) => sum + units, 0) }])
    row++
  }
  const section = (text: string) => {
    row++
    line(text, { font: STYLE.section, vertical: 'middle' }, 22)
  }

  line(say('title'), { font: STYLE.title, vertical: 'middle' }, 30)
  line(scopeText(model, language), { font: STYLE.bold })
  line(
    `${say('counted-on')} ${longDay(model.run.counted, language)}　${say('run-started')} ${moment(model.run.started)}　${say('run-finished')} ${moment(model.run.finished)}`,
    { font: STYLE.soft },
  )
  line(`pandian ${model.tool.version}　${say('run-rules')} ${model.tool.rules}　${say('run-id')} ${model.run.id}`, {
    font: STYLE.soft,
  })
  const { proof } = model
  if (proof !== undefined)
    line(
      `${say('run-journal')} ${phrase('run-journal-entry', language, { ...proof.journal })}　${say('run-key')} ${proof.key}`,
      { font: STYLE.soft },
    )
  line(say('masked-note'), { font: STYLE.soft })
  if (!model.run.completed) line(say('stopped'), { font: STYLE.bold, fill: STYLE.undetermined })

  section(say('section-determinations'))
  if (model.determinations.length === 0) line(say('no-determination'))
  if (model.determinations.length >= OVERVIEW_FROM) {
    putRow(sheet, row, [say('regulation'), '', say('number-heading'), '', say('verdict'), ''], HEAD)
    for (const [from, to] of PAIRS) sheet.mergeCells(row, from, row, to)
    row++
    for (const determination of model.determinations) {
      const name = determination.regulationName
      const number = numberText(determination, language)
      const verdict = verdictText(determination, language)
      putRow(sheet, row, [name, '', number, '', verdict, ''], { border: BOX })
      put(sheet.getCell(row, 5), verdict, { font: STYLE.bold, fill: STYLE[determination.verdict], border: BOX })
      for (const [from, to] of PAIRS) sheet.mergeCells(row, from, row, to)
      sheet.getRow(row++).height = heightFor([
        { text: name, width: 45 },
        { text: number, width: 30 },
      ])
    }
    row++
  }
  for (const determination of model.determinations) {
    const { readings, threshold, verdict, kind } = determination
    const fill = STYLE[verdict]
    line(
      `${determination.regulationName}（${determination.regulation}，${authorityText(determination, language)}，${say('text-version')} ${determination.version}，${say('as-of')} ${determination.asOf}）`,
      { font: STYLE.bold, fill, border: BOX },
    )
    const labelled = (label: string, text: readonly string[]) => {
      put(sheet.getCell(row, 1), label, { font: STYLE.bold, border: BOX })
      put(sheet.getCell(row, 2), text, { border: BOX })
      sheet.mergeCells(row, 2, row, WIDTHS.length)
      sheet.getRow(row++).height = heightFor([{ text: text.join('\n'), width: 106 }])
    }
    put(sheet.getCell(row, 1), say('verdict'), { font: STYLE.bold, border: BOX })
    put(sheet.getCell(row, 2), verdictText(determination, language), { font: STYLE.bold, fill, border: BOX })
    sheet.mergeCells(row, 2, row, WIDTHS.length)
    sheet.getRow(row++).height = 20
    labelled(say('number-heading'), [numberText(determination, language)])
    if (kind !== 'none') {
      labelled(say('basis-label'), [basisText(determination, model, language)])
      putRow(
        sheet,
        row++,
        [say('reading'), say('lower'), say('best'), say('upper'), say('against-threshold'), say('verdict')],
        HEAD,
      )
      const pairs = readings.subjectPurposeBounds
      const figures = [
        ['subjects', readings.subjects.lower, readings.subjects.best, readings.subjects.upper],
        ['rows', readings.rows, readings.rows, readings.rows],
        ['subjectPurposes', pairs.lower, readings.subjectPurposes, pairs.upper],
      ] as const
      for (const [id, low, best, high] of figures) {
        const own = VERDICTS[determination.verdicts[id]][language]
        const decides = id === determination.reading ? `${own} · ${say('decisive')}` : own
        putRow(
          sheet,
          row++,
          [READINGS[id][language], low, best, high, say(againstThreshold(low, high, threshold)), decides],
          { border: BOX },
        )
      }
    }
    const missing = missingTexts(determination, language)
    labelled(say('because'), becauseTexts(determination, language))
    if (missing.length > 0) labelled(missingHeading(determination, language), missing)
    const history = historyTexts(determination, model, language)
    if (history.length > 0) labelled(say('history'), history)
    if (kind !== 'none') {
      labelled(say('counted-files'), [countedFilesText(determination, language)])
      const evidence = evidenceTexts(determination, language)
      if (evidence.length > 1) labelled(say('largest-files'), evidence)
    }
    // A row each: one cell for all of them would be cut off at the height a row can have.
    for (const [index, duty] of determination.duties.entries()) {
      const { duty: what, details, article, applies, deadline } = dutyText(duty, determination, model, language)
      const when = [applies, deadline].filter((part) => part !== '').join(language === 'en' ? '; ' : '；')
      labelled(index === 0 ? say('duties') : '', [`${article} ${what}`, ...details, when])
    }
    row++
  }
  if (model.determinations.length > 0) line(say('as-of-note'), { font: STYLE.soft })

  section(say('section-totals'))
  putRow(sheet, row++, ['', say('lower'), say('best'), say('upper')], HEAD)
  const { totals, coverage } = model
  putRow(sheet, row++, [say('total-people'), totals.subjects.lower, totals.subjects.best, totals.subjects.upper], {
    border: BOX,
  })
  for (const [id, value] of [
    ['total-purposes', totals.subjectPurposes],
    ['total-rows', totals.rows],
    ['already-masked', totals.maskedRows],
    ['total-special', totals.special],
    ['total-files', model.dataFiles.length],
  ] as const) {
    putRow(sheet, row++, [say(id), '', value, ''], { border: BOX })
  }

  const classes = classTotals(model.dataFiles)
  if (classes.length > 0) {
    row++
    const headings = [
      COLUMNS.class[language],
      say('total-files'),
      COLUMNS.rows[language],
      COLUMNS['masked-rows'][language],
    ]
    putRow(sheet, row++, headings, HEAD)
    for (const each of classes)
      putRow(sheet, row++, [SUBJECT_CLASSES[each.class][language], each.files, each.rows, each.maskedRows], {
        border: BOX,
      })
  }

  section(say('chart-coverage'))
  putRow(sheet, row++, [say('outcome'), say('items'), say('share')], HEAD)
  for (const state of OUTCOME_STATES) {
    const items = coverage.outcomes[state]
    if (items > 0)
      putRow(
        sheet,
        row++,
        [OUTCOMES[state][language], items, model.run.completed ? percent(items, coverage.listed) : ''],
        { border: BOX },
      )
  }
  putRow(
    sheet,
    row++,
    [say(model.run.completed ? 'total-of' : 'total-listed', { number: count(coverage.listed) }), coverage.listed, ''],
    {
      border: BOX,
      font: STYLE.bold,
    },
  )
  row++
  putRow(sheet, row++, [say('reason'), say('items'), say('outcome')], HEAD)
  for (const { state, reason, items } of coverage.reasons) {
    putRow(sheet, row++, [REASONS[reason][language], items, OUTCOMES[state][language]], { border: BOX })
  }
  signatures(sheet, row + 1, [1, 2, 5], language)
  sheet.commit()
}
