/** The form as a word-processing document, to be filled in. */
import type { Language } from '../model.ts'
import { visible } from '../text.ts'
import { writeAtomic } from '../write.ts'
import { fileLines, formRows, type IncidentForm, incidentWord, notes, reportLines } from './form.ts'
import type { IncidentWord } from './words.ts'

/** Twentieths of a point: A4, and margins of 18 mm. */
const PAGE = { width: 11_906, height: 16_838, margin: 1_020 }
const WIDTH = PAGE.width - 2 * PAGE.margin
/** Height of a line that somebody writes in. */
const LINE = 360
const FONT = { ascii: 'Arial', hAnsi: 'Arial', eastAsia: '微軟正黑體', cs: 'Arial' }

/** Writes the form. The library is loaded here: no other command needs it. */
export async function writeIncidentDocx(form: IncidentForm, path: string, language: Language): Promise<void> {
  const { Document, HeightRule, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = await import(
    'docx'
  )
  const word = (id: IncidentWord) => incidentWord(id, language)
  const paragraph = (text: string, bold = false) =>
    new Paragraph({ children: [new TextRun({ text: visible(text), bold })] })
  const heading = (text: string, size: number, title = false) =>
    new Paragraph({
      alignment: title ? 'center' : 'left',
      keepNext: true,
      pageBreakBefore: text === word('reports'),
      spacing: { before: title ? 0 : 240, after: 120 },
      children: [new TextRun({ text, bold: true, size })],
    })
  const cell = (lines: readonly string[], width: number, bold = false) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { left: 110, right: 110, top: 40, bottom: 40 },
      ...(bold ? { shading: { fill: 'F2F4F6' } } : {}),
      children: (lines.length === 0 ? [''] : lines).map((line) => paragraph(line, bold)),
    })
  const tableOf = (widths: readonly number[], rows: readonly InstanceType<typeof TableRow>[]) =>
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: [...widths],
      layout: 'fixed',
      rows: [...rows],
    })
  const widthsOf = (shares: readonly number[]) => shares.map((share) => Math.floor(WIDTH * share))
  const grid = (shares: readonly number[], heads: readonly IncidentWord[], lines: readonly (readonly string[])[]) => {
    const widths = widthsOf(shares)
    const head = new TableRow({ tableHeader: true, children: heads.map((id, i) => cell([word(id)], widths[i]!, true)) })
    const body = lines.map(
      (line) => new TableRow({ cantSplit: true, children: line.map((text, i) => cell([text], widths[i]!)) }),
    )
    return tableOf(widths, [head, ...body])
  }
  const formWidths = widthsOf([0.34, 0.66])
  const document = new Document({
    title: word('form'),
    creator: form.tool,
    styles: { default: { document: { run: { font: FONT, size: 21 } } } },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
          },
        },
        children: [
          heading(word('form'), 32, true),
          tableOf(
            formWidths,
            formRows(form, language).map(
              ({ label, lines, room }) =>
                new TableRow({
                  cantSplit: true,
                  height: { value: LINE * Math.max(lines.length, room), rule: HeightRule.ATLEAST },
                  children: [cell([label], formWidths[0]!, true), cell(lines, formWidths[1]!)],
                }),
            ),
          ),
          heading(word('reports'), 24),
          form.reports.length === 0
            ? paragraph(word('no-reports'))
            : grid(
                [0.34, 0.26, 0.22, 0.18],
                ['column-regulation', 'column-state', 'column-to', 'column-by'],
                reportLines(form, language),
              ),
          heading(word('files'), 24),
          grid(
            [0.52, 0.13, 0.13, 0.22],
            ['column-place', 'column-rows', 'column-items', 'column-note'],
            fileLines(form, language),
          ),
          heading(word('notes'), 24),
          ...notes(form, language).map((note) => paragraph(note)),
        ],
      },
    ],
  })
  const bytes = await Packer.toBuffer(document)
  await writeAtomic(path, async (file) => {
    await file.writeFile(bytes)
  })
}
