/** Telling a table of delimited text from running text, and what stands between its cells. */
import { nextRow } from './rows.ts'

/** What {@link sniffTable} found. */
export interface SniffedTable {
  /** The byte between cells. */
  readonly separator: number
  /** Cells of most rows. */
  readonly cells: number
  /** Share of rows that have so many. */
  readonly share: number
  /** Rows looked at, without empty ones. */
  readonly rows: number
  /** Length of a `sep=;` line in front of the table, in bytes. */
  readonly preamble: number
}

/** Tab first: where two separators fit equally well, tabs are rarer in values than commas. */
const SEPARATORS = ['\t', ',', ';', '|'].map((char) => char.charCodeAt(0))
const ROWS = 200

/**
 * The dialect of the table that `head` (UTF-8) begins with: the separator that gives most rows the same number of cells.
 * Undefined where no separator gives two cells. `final`: `head` is the whole of it.
 */
export function sniffTable(head: Buffer, final: boolean): SniffedTable | undefined {
  const declared = /^"?sep=(.)"?\r?\n/.exec(head.toString('latin1', 0, 12))
  const preamble = declared === null ? 0 : declared[0].length
  let best: SniffedTable | undefined
  for (const separator of declared === null ? SEPARATORS : [declared[1]!.charCodeAt(0)]) {
    // Whoever has none of them has one cell a row: most separators are none of most texts.
    if (declared === null && !head.includes(separator)) continue
    const table = { ...countCells(head.subarray(preamble), separator, final), separator, preamble }
    if (table.cells < 2 && declared === null) continue
    if (best === undefined || weight(table) > weight(best)) best = table
  }
  return best
}

/** More cells a row make a chance less likely. */
function weight(table: SniffedTable): number {
  return table.share * (1 + Math.log2(Math.min(table.cells, 16)) / 20)
}

function countCells(bytes: Buffer, separator: number, final: boolean): { cells: number; share: number; rows: number } {
  const counts = new Map<number, number>()
  let rows = 0
  for (let at = 0; rows < ROWS; ) {
    const row = nextRow(bytes, at, separator, true, final)
    if (row.end < 0) break
    at = row.end
    if (row.empty) continue
    rows++
    counts.set(row.cells, (counts.get(row.cells) ?? 0) + 1)
  }
  let cells = 1
  let most = 0
  for (const [count, times] of counts) {
    if (count > 1 && times > most) {
      cells = count
      most = times
    }
  }
  return { cells, share: rows === 0 ? 0 : most / rows, rows }
}
