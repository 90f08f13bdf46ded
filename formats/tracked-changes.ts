/**
 * Tracked changes: a line (or cell) as it reads with all changes accepted, and as it read before.
 *
 * What was deleted and what was put in its place stand side by side in the file. Glued together they are neither value, so each
 * version is a text of its own: the accepted one where it stands, the earlier ones apart, and only as far as they differ. A value
 * that no change touches is then read once, and counted once.
 */
import { BatchBuilder } from './batches.ts'
import type { RecordBatch, TextDialect } from './format.ts'

/** What a piece of text is: bits, as text may be inserted and deleted again. 0: no change. */
export const INSERTED = 1
export const DELETED = 2
const BOTH = INSERTED | DELETED

/** The place of earlier versions, `before changes` behind the name of where they stood: lines, made only when there are any. */
export class PlaceBefore {
  readonly #dialect: TextDialect
  readonly #place: string
  #builder: BatchBuilder | undefined

  constructor(dialect: TextDialect, place?: string) {
    this.#dialect = dialect
    this.#place = place === undefined ? 'before changes' : `${place} before changes`
  }

  /** Adds an earlier version: a line, or several. */
  add(version: string): void {
    this.#builder ??= new BatchBuilder(this.#dialect, this.#place)
    for (const line of version.split('\n')) {
      for (const [at, cell] of line.split('\t').entries()) {
        if (at > 0) this.#builder.separate()
        this.#builder.value(cell)
      }
      this.#builder.endLine()
    }
  }

  /** The next batch when there is enough for one. */
  take(): RecordBatch | undefined {
    return this.#builder?.take()
  }

  /** What is left. */
  rest(): RecordBatch | undefined {
    return this.#builder?.rest()
  }
}

/** What ends a statement: a version is cut there to what differs. Not the comma or the blank, which stand in values. */
const ENDS = /[\n，。；！？;]/

/** Follows the versions of one line after another. */
export class Versions {
  /** What the text that comes next is. */
  change = 0
  /** With no change accepted; undefined while the line has no change. */
  #before: string | undefined
  /** With insertions that were deleted again. */
  #between = ''
  #deletedAgain = false

  /** UTF-16 units kept. */
  get length(): number {
    return this.#before === undefined ? 0 : this.#before.length + this.#between.length
  }

  /** Takes the next text of the line; `accepted` gives the line so far. False when it is no part of the accepted line. */
  take(text: string | Uint8Array, accepted: () => string): boolean {
    if (this.change === 0 && this.#before === undefined) return true
    this.#before ??= this.#between = accepted()
    const content = typeof text === 'string' ? text : Buffer.from(text).toString()
    if ((this.change & INSERTED) === 0) this.#before += content
    if (this.change === 0 || this.change === BOTH) this.#between += content
    if (this.change === BOTH) this.#deletedAgain = true
    return (this.change & DELETED) === 0
  }

  /** A line ends within a cell, in every version that has something on it. */
  endLine(): void {
    if (this.#before === undefined) return
    if (!/(?:^|\n)$/.test(this.#before)) this.#before += '\n'
    if (!/(?:^|\n)$/.test(this.#between)) this.#between += '\n'
  }

  /** Ends the line: what its other versions say otherwise. */
  end(accepted: () => string): string[] {
    if (this.#before === undefined) return []
    const versions = this.#deletedAgain ? [this.#before, this.#between] : [this.#before]
    const line = accepted()
    this.#before = undefined
    this.#between = ''
    this.#deletedAgain = false
    return versions.map((version) => statementsChanged(version, line)).filter((version) => version !== '')
  }
}

/** The statements of `version` that differ from `line`. */
function statementsChanged(version: string, line: string): string {
  const shortest = Math.min(version.length, line.length)
  let start = 0
  while (start < shortest && version[start] === line[start]) start++
  if (start === version.length && start === line.length) return ''
  let end = 0
  while (end < shortest - start && version.at(-1 - end) === line.at(-1 - end)) end++
  while (start > 0 && !ENDS.test(version[start - 1]!)) start--
  let to = version.length - end
  while (to < version.length && !ENDS.test(version[to]!)) to++
  return version.slice(start, to).trim()
}

/** A row of which some cells have other versions. */
export interface ChangedRow {
  readonly cells: readonly string[]
  /** By cell; what it lacks has not changed. */
  readonly versions: ReadonlyMap<number, readonly string[]>
}

/** The other versions of a row of a list: the cells that differ, in their columns. */
export function rowsBefore(row: ChangedRow): string[][] {
  return versionsOf(row, (at, version) => row.versions.get(at)?.[version] ?? '')
}

/** The other versions of a row of a form: the cells that differ, each with the one in front of it, which may be its label. */
export function fieldsBefore(row: ChangedRow): string[] {
  return versionsOf(row, (at, version) => {
    const before = row.versions.get(at)?.[version]
    if (before !== undefined) return before
    return row.versions.get(at + 1)?.[version] === undefined ? '' : row.cells[at]!
  }).map((cells) => cells.filter((cell) => cell !== '').join('\t'))
}

function versionsOf(row: ChangedRow, cellOf: (at: number, version: number) => string): string[][] {
  const count = Math.max(0, ...[...row.versions.values()].map((versions) => versions.length))
  return Array.from({ length: count }, (_, version) => row.cells.map((_cell, at) => cellOf(at, version)))
}

/** Nothing is left of the row but what it was. */
export function isRowDeleted(row: ChangedRow): boolean {
  return row.versions.size > 0 && row.cells.every((cell) => cell === '')
}
