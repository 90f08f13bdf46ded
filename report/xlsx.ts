/**
 * `inventory.xlsx`: the inventory an auditor signs, for Excel and LibreOffice.
 *
 * Written by exceljs' streaming writer: rows go into the zip as they are made, in memory, with no temporary file. Every
 * text is a shared string: it cannot become a formula, neither by its first character nor when somebody edits its row.
 */
import { createRequire } from 'node:module'
import { Writable } from 'node:stream'
import type ExcelJS from 'exceljs'
import type { Renderer } from './model.ts'
import { phrase } from './words.ts'
import { writeAtomic } from './write.ts'
import { addBaseSheet, addCodesSheet } from './xlsx/codes.ts'
import { addCoverageSheet } from './xlsx/coverage.ts'
import { addInventorySheet } from './xlsx/inventory.ts'
import { addNotesSheet } from './xlsx/notes.ts'
import { addSummarySheet } from './xlsx/summary.ts'

/** Prints the workbook: summary, inventory, coverage, notes. */
export const xlsxRenderer: Renderer = {
  id: 'xlsx',
  fileName: 'inventory.xlsx',
  async render(model, path, language) {
    // Loaded when it is used, and only what writes: with its readers exceljs takes longer to load than a small scan takes to run.
    const WorkbookWriter: typeof ExcelJS.stream.xlsx.WorkbookWriter = createRequire(import.meta.url)(
      'exceljs/lib/stream/xlsx/workbook-writer.js',
    )
    await writeAtomic(path, async (file) => {
      // Not file.createWriteStream(): with Node 24 the workbook of four sheets never finished on it.
      const stream = new Writable({
        write(chunk: Buffer, _encoding, done) {
          file.writeFile(chunk).then(() => done(), done)
        },
      })
      const finished = new Date(model.run.finished)
      const workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
      // The properties name the program, never the machine or the account it ran under.
      Object.assign(workbook, {
        creator: 'pandian',
        lastModifiedBy: 'pandian',
        created: finished,
        modified: finished,
        title: `${phrase('inventory', language)} ${model.run.counted}`,
        subject: model.run.id,
      })
      addSummarySheet(workbook, model, language)
      addInventorySheet(workbook, model, language)
      addCoverageSheet(workbook, model, language)
      addNotesSheet(workbook, model, language)
      addCodesSheet(workbook, model, language)
      addBaseSheet(workbook, model, language)
      await workbook.commit()
    })
  },
}
