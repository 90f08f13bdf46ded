/** Arrays within an array of JSON: rows of a table, pairs of a label and its value, or lists. */
import { BatchBuilder } from '../batches.ts'
import type { Arena } from './arena.ts'
import type { Frame } from './json-frame.ts'
import type { JsonOutput } from './json-output.ts'

const LF = 0x0a
const TAB = 0x09
const BLANK = 0x20

/** Makes something of rows, whose cells lie in the arena with tabs behind them. */
export class JsonRows {
  readonly #arena: Arena
  readonly #path: Arena
  readonly #out: JsonOutput

  /** `arena`: the lines that are open; `path`: the keys on the way; `out`: where tables and text go. */
  constructor(arena: Arena, path: Arena, out: JsonOutput) {
    this.#arena = arena
    this.#path = path
    this.#out = out
  }

  /** The row ends, an element of the array `parent`; `around`: what that stands in. */
  close(row: Frame, parent: Frame, around: Frame | undefined): void {
    const arena = this.#arena
    if (row.scalars === 0 || arena.length === row.start) return
    parent.rows ??= rowsOf(row, parent, around)
    if (parent.rows === 'table' && parent.table !== undefined) {
      arena.bytes[arena.length - 1] = LF
      parent.table.text(arena.view(row.start))
      arena.length = row.start
      const batch = parent.table.take()
      if (batch !== undefined) this.#out.tables.push(batch)
      return
    }
    if (parent.rows === 'pairs' && row.scalars === 2) {
      arena.bytes[arena.length - 1] = LF
      return
    }
    const cells = Buffer.from(arena.view(row.start, arena.length - 1))
    for (let at = cells.indexOf(TAB); at >= 0; at = cells.indexOf(TAB, at + 1)) cells[at] = BLANK
    arena.length = row.start
    if (row.labelEnd === row.labelStart) {
      this.#out.line(cells)
      return
    }
    arena.append(this.#path.bytes, row.labelStart, row.labelEnd)
    arena.push(TAB)
    arena.append(cells)
    arena.push(LF)
  }

  /** An array or object ends, and its table, if its elements were rows of one. */
  end(frame: Frame): void {
    const batch = frame.table?.rest()
    frame.table = undefined
    if (batch !== undefined) this.#out.tables.push(batch)
  }
}

/** By the first row: strings make a table; two cells within a record are a label and its value; numbers are a list. */
function rowsOf(row: Frame, parent: Frame, around: Frame | undefined): 'table' | 'pairs' | 'list' {
  const named = around?.columns?.length === row.scalars ? around.columns : undefined
  if (!row.strings && named === undefined) return 'list'
  const inRecord = around !== undefined && !around.array && around.scalars > 0
  if (row.scalars === 2 && inRecord && named === undefined) return 'pairs'
  parent.table = new BatchBuilder({ kind: 'generated-table', ...(named === undefined ? {} : { columns: named }) })
  return 'table'
}
