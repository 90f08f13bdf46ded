/** `inventory.csv`: the inventory of data files for Excel, LibreOffice and whatever reads RFC 4180. */
import { type Cell, inventoryColumns } from './columns.ts'
import type { Language, Renderer } from './model.ts'
import { PHRASES } from './words.ts'
import { writeTextAtomic } from './write.ts'

// A cell that begins so is a formula to a spreadsheet, quoted or not; the fullwidth forms are, where the input method of
// the reader's Excel is Chinese or Japanese. An apostrophe before it makes it text. LF and blanks cannot lead: names have
// their control characters written out before they come here.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/u

/** One field as RFC 4180 wants it, and harmless. */
export function csvField(cell: Cell, language: Language): string {
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'boolean') return PHRASES[cell ? 'yes' : 'no'][language]
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** Prints the data files, one a line, with a byte order mark: without it Excel takes UTF-8 for Big5. */
export const csvRenderer: Renderer = {
  id: 'csv',
  fileName: 'inventory.csv',
  async render(model, path, language) {
    const columns = inventoryColumns(model, language)
    const line = (cells: readonly Cell[]) => `${cells.map((cell) => csvField(cell, language)).join(',')}\r\n`
    await writeTextAtomic(path, async (sink) => {
      await sink.write(`\uFEFF${line(columns.map((column) => column.heading))}`)
      for (const file of model.dataFiles) await sink.write(line(columns.map((column) => column.cell(file))))
    })
  },
}
