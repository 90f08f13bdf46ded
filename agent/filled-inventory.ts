/**
 * `inventory.xlsx` as people give it back: rows moved, deleted or sorted, columns moved or deleted, saved by Excel or LibreOffice. Found by
 * the headings and by the id of the data file, never by position; what cannot be understood is told with its cell.
 */
import { readFileSync, statSync } from 'node:fs'
import { FormatError } from '../formats/format.ts'
import { memorySource } from '../formats/memory-source.ts'
import { addressOf, readCells, type SheetCells } from '../formats/office/cells.ts'
import {
  ANNOTATION_FIELDS,
  type AnnotationField,
  type AnnotationProblem,
  type Annotations,
  type FilledLine,
  readAnnotation,
} from '../inventory/inventory.ts'
import { CHOICES } from '../report/words/annotations.ts'
import { COLUMNS, LANGUAGES } from '../report/words.ts'
import { BASE_SHEET } from '../report/xlsx/codes.ts'
import { PandianError, reasonOf } from './errors.ts'
import { sha256 } from './journal/entry.ts'
import { maskText } from './names.ts'

/** The heading is in one of the first rows: title and groups stand above it. */
const HEADING_WITHIN = 12

/** A cell that cannot be understood. */
export type CellProblem = {
  /** `AX12` */
  readonly cell: string
  readonly field?: AnnotationField
} & (
  | AnnotationProblem
  | { readonly problem: 'unknown-file'; readonly text: string }
  | { readonly problem: 'twice'; readonly other: string }
  | { readonly problem: 'no-id' }
  | { readonly problem: 'personal-value' }
)

/** What a workbook says. */
export interface FilledInventory {
  readonly lines: readonly FilledLine[]
  /** Cell of a data file's field, for telling where a conflict stands. */
  cell(file: string, field: AnnotationField): string
  /** What the sheet was made with; undefined where the hidden sheet is gone or does not name it. */
  base(file: string, field: AnnotationField): string | undefined
  /** False when the hidden sheet is gone: what was changed elsewhere since cannot be told. */
  readonly hasBase: boolean
  /** Fields whose columns are not in the sheet. */
  readonly missing: readonly AnnotationField[]
  readonly problems: readonly CellProblem[]
  /** SHA-256 of the very file that was read, in hexadecimal. */
  readonly sum: string
}

/**
 * Reads a workbook. Throws `inventory-unreadable` for what is no workbook and `inventory-foreign` for one without our headings; cells that
 * are not right are in `problems`.
 *
 * @param known ids of the data files there are or ever were
 */
export function readFilledInventory(path: string, known: ReadonlySet<string>): FilledInventory {
  const bytes = readBytes(path)
  const sheets = readSheets(path, bytes)
  const base = baseOf(sheets.find(({ name }) => name === BASE_SHEET))
  for (const sheet of sheets) {
    if (sheet.name === BASE_SHEET) continue
    const heading = findHeading(sheet)
    if (heading !== undefined) return { ...readLines(sheet, heading, base, known), sum: sha256(bytes) }
  }
  throw new PandianError('inventory-foreign', { path, item: COLUMNS.id['zh-TW'] })
}

function readBytes(path: string): Uint8Array {
  try {
    // Not for a FIFO or a device: opening one may wait for ever.
    if (!statSync(path).isFile()) throw new PandianError('inventory-unreadable', { path, reason: 'EISDIR' })
    return readFileSync(path)
  } catch (error) {
    if (error instanceof PandianError) throw error
    throw new PandianError('inventory-unreadable', { path, reason: reasonOf(error) })
  }
}

function readSheets(path: string, bytes: Uint8Array): readonly SheetCells[] {
  try {
    return readCells(memorySource('inventory.xlsx', bytes))
  } catch (error) {
    if (!(error instanceof FormatError)) throw error
    throw new PandianError('inventory-unreadable', { path, reason: 'content' })
  }
}

interface Heading {
  readonly row: number
  readonly id: number
  readonly columns: ReadonlyMap<AnnotationField, number>
}

function findHeading(sheet: SheetCells): Heading | undefined {
  for (const [row, cells] of sheet.rows) {
    if (row > HEADING_WITHIN) return undefined
    const at = (heading: keyof typeof COLUMNS) =>
      [...cells].find(([, text]) => LANGUAGES.some((language) => COLUMNS[heading][language] === text.trim()))?.[0]
    const id = at('id')
    if (id === undefined) continue
    const columns = new Map<AnnotationField, number>()
    for (const field of ANNOTATION_FIELDS) {
      const column = at(field)
      if (column !== undefined) columns.set(field, column)
    }
    return { row, id, columns }
  }
  return undefined
}

type Base = ReadonlyMap<string, Annotations> | undefined

function readLines(
  sheet: SheetCells,
  { row: top, id: idColumn, columns }: Heading,
  base: Base,
  known: ReadonlySet<string>,
): Omit<FilledInventory, 'sum'> {
  const lines: FilledLine[] = []
  const problems: CellProblem[] = []
  const rows = new Map<string, number>()
  for (const [row, cells] of sheet.rows) {
    if (row <= top) continue
    const file = cells.get(idColumn)?.trim() ?? ''
    const cell = addressOf(row, idColumn)
    if (file === '') {
      // Below the table stand the lines for signatures; what somebody filled in beside no data file must not be lost.
      const filled = [...columns].find(
        ([field, column]) => field !== 'class' && (cells.get(column) ?? '').trim() !== '',
      )
      if (filled !== undefined) problems.push({ cell: addressOf(row, filled[1]), field: filled[0], problem: 'no-id' })
      continue
    }
    if (!known.has(file)) {
      problems.push({ cell, problem: 'unknown-file', text: file.slice(0, 20) })
      continue
    }
    const values: Partial<Record<AnnotationField, string>> = {}
    for (const [field, column] of columns) {
      const read = readAnnotation(field, cells.get(column) ?? '', CHOICES)
      if (!('value' in read)) problems.push({ cell: addressOf(row, column), field, ...read })
      // Reports and the state hold no value of anybody's, and neither do people's remarks on them.
      else if (maskText(read.value) !== read.value)
        problems.push({ cell: addressOf(row, column), field, problem: 'personal-value' })
      else values[field] = read.value
    }
    const before = rows.get(file)
    if (before === undefined) {
      rows.set(file, row)
      lines.push({ file, values })
    } else if (!same(lines.find((line) => line.file === file)?.values ?? {}, values))
      problems.push({ cell, problem: 'twice', other: addressOf(before, idColumn) })
  }
  return {
    lines,
    problems,
    hasBase: base !== undefined,
    missing: ANNOTATION_FIELDS.filter((field) => !columns.has(field)),
    base: (file, field) => base?.get(file)?.[field],
    cell: (file, field) => addressOf(rows.get(file) ?? 0, columns.get(field) ?? 0),
  }
}

function same(a: Annotations, b: Annotations): boolean {
  return ANNOTATION_FIELDS.every((field) => a[field] === b[field])
}

/** The hidden sheet: ids in the first column, fields under their ids in the others. */
function baseOf(sheet: SheetCells | undefined): Base {
  const heading = sheet?.rows.get(1)
  if (sheet === undefined || heading?.get(1) !== 'id') return undefined
  const fields = [...heading].flatMap(([column, text]) => {
    const field = ANNOTATION_FIELDS.find((one) => one === text)
    return field === undefined ? [] : [{ column, field }]
  })
  const base = new Map<string, Annotations>()
  for (const [row, cells] of sheet.rows) {
    const file = row === 1 ? undefined : cells.get(1)
    if (file === undefined) continue
    const values: Partial<Record<AnnotationField, string>> = {}
    for (const { column, field } of fields) {
      const read = readAnnotation(field, cells.get(column) ?? '', CHOICES)
      if ('value' in read) values[field] = read.value
    }
    base.set(file, values)
  }
  return base
}
