/** Is a table of a page data, or a form, or only layout? */

import { isGridHeader, liesOnItsSide } from '../table-labels.ts'
import type { ChangedRow } from '../tracked-changes.ts'

/** A row of a page's table. */
export interface HtmlRow extends ChangedRow {
  /** For each cell: a header cell (`<th>`). */
  readonly heads: readonly boolean[]
  /** Cells that stand in a row above and reach into this one. */
  readonly fromAbove: ReadonlySet<number>
}

/** The cells that stand in the row itself. */
export function ownCells({ cells, fromAbove }: Pick<HtmlRow, 'cells' | 'fromAbove'>): readonly string[] {
  return fromAbove.size === 0 ? cells : cells.filter((_, column) => !fromAbove.has(column))
}

const LABEL_END = /[:：]\s*$/

/**
 * `table`: rows of like cells, read by columns. `lines`: a form (label and value side by side) or layout, read line by
 * line. `rows` are the first rows, without empty ones.
 */
export function kindOfTable(rows: readonly HtmlRow[]): 'table' | 'lines' {
  const first = rows[0]
  if (first === undefined || rows.length < 2 || isGridHeader(first.cells)) return 'lines'
  const headed = first.cells.length > 1 && first.heads.every(Boolean)
  // A form drawn with cells over several rows is as even as a table, counted so; what stands in its rows is not.
  const widths = rows.map((row) => (headed ? row.cells : ownCells(row)).length)
  const cells = mostCommon(widths)
  if (cells < 2) return 'lines'
  const regular = widths.filter((width) => width === cells).length / rows.length
  if (regular < 0.7) return 'lines'
  if (headed) return 'table'
  // A header cell in front of (nearly) every row labels that row.
  const labelled = rows.filter((row) => row.heads.includes(true) || LABEL_END.test(row.cells[0] ?? '')).length
  if (labelled * 2 > rows.length) return liesOnItsSide(rows.map(({ cells: all }) => all)) ? 'table' : 'lines'
  return cells > 2 && rows.length > 2 ? 'table' : 'lines'
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>()
  let best = 0
  for (const value of values) {
    const count = (counts.get(value) ?? 0) + 1
    counts.set(value, count)
    if (count > (counts.get(best) ?? 0)) best = value
  }
  return best
}
