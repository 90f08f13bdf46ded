/** What all sheets share: fonts, fills, widths, print setup, and cells that hold what they are given and nothing else. */
import type ExcelJS from 'exceljs'
import type { Cell } from '../columns.ts'
import type { Language } from '../model.ts'
import { visible, width } from '../text.ts'
import { phrase } from '../words.ts'

/** Excel refuses a file with a longer text in a cell. */
const LONGEST = 32_767

/** Fonts and fills; Microsoft JhengHei is on every Windows in Taiwan, other systems put theirs in its place. */
export const STYLE = {
  font: { name: 'Microsoft JhengHei', size: 10 },
  title: { name: 'Microsoft JhengHei', size: 15, bold: true },
  section: { name: 'Microsoft JhengHei', size: 12, bold: true, color: { argb: 'FF1F5582' } },
  bold: { name: 'Microsoft JhengHei', size: 10, bold: true },
  soft: { name: 'Microsoft JhengHei', size: 10, color: { argb: 'FF55606E' } },
  head: solid('FFE4EBF2'),
  human: solid('FFFFF8E1'),
  humanHead: solid('FFFBE9B7'),
  special: solid('FFFBEAE7'),
  reached: solid('FFFBEAE7'),
  below: solid('FFE5F2EB'),
  undetermined: solid('FFFBF1DA'),
  high: solid('FFFBEAE7'),
  medium: solid('FFFBF1DA'),
  low: solid('FFE5F2EB'),
  line: { style: 'thin', color: { argb: 'FFC3CCD6' } },
} as const

/** All four sides. */
export const BOX = { top: STYLE.line, bottom: STYLE.line, left: STYLE.line, right: STYLE.line } as const

/** How a cell looks. */
export interface Look {
  readonly font?: Partial<ExcelJS.Font>
  readonly fill?: ExcelJS.Fill
  readonly border?: Partial<ExcelJS.Borders>
  readonly align?: 'left' | 'center' | 'right'
  readonly vertical?: 'top' | 'middle' | 'bottom'
  /** Text runs down instead of along. */
  readonly turned?: boolean
}

/**
 * Puts a value into a cell: a number as a number, a text as a text. The format `@` keeps it a text when somebody edits
 * it, the doubled escape keeps Excel from reading `_x000D_` in a file's name as a line break.
 */
export function put(cell: ExcelJS.Cell, value: Cell | readonly string[], look: Look = {}): void {
  const text = typeof value === 'boolean' ? (value ? '●' : '') : value
  if (typeof text === 'number') {
    cell.value = text
    cell.numFmt = '#,##0'
  } else {
    // Only an array makes lines: a line feed inside a text is somebody else's, and is written out.
    const lines = typeof text === 'string' ? [text] : text
    const safe = lines
      .map(visible)
      .join('\n')
      .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    cell.value = safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1)}…` : safe
    cell.numFmt = '@'
  }
  cell.font = { ...(look.font ?? STYLE.font) }
  cell.alignment = {
    vertical: look.vertical ?? 'top',
    horizontal: look.align ?? (typeof value === 'number' ? 'right' : typeof value === 'boolean' ? 'center' : 'left'),
    wrapText: true,
    // Off the number in the cell before it.
    ...(typeof text !== 'number' && look.align === undefined && typeof value !== 'boolean' ? { indent: 1 } : {}),
    ...(look.turned ? { textRotation: 'vertical' as const } : {}),
  }
  if (look.fill !== undefined) cell.fill = look.fill
  if (look.border !== undefined) cell.border = look.border
}

/** A row of values with one look. */
export function putRow(
  sheet: ExcelJS.Worksheet,
  row: number,
  values: readonly Cell[],
  look: Look = {},
  from = 1,
): void {
  for (const [index, value] of values.entries()) put(sheet.getCell(row, from + index), value, look)
}

/** Units of width for texts of a column: CJK characters take two. Between `least` and `most`; longer texts wrap. */
export function fitting(texts: Iterable<string>, least: number, most: number): number {
  let widest = least
  for (const text of texts) widest = Math.max(widest, width(text) * 1.05 + 2)
  return Math.min(most, Math.ceil(widest))
}

/** Height in points of a row whose texts wrap in columns of these widths: neither Excel nor LibreOffice opens it up alone. */
export function heightFor(cells: readonly { readonly text: string; readonly width: number }[], most = 300): number {
  const lines = cells.map(({ text, width: units }) =>
    text
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((width(line) * 1.12) / Math.max(1, units - 2.5))), 0),
  )
  return Math.min(most, Math.max(1, ...lines) * 14.5 + 4)
}

/** A4, landscape unless asked otherwise, as many pages high as it takes, with what repeats on each. */
export function pageSetup(
  options: {
    readonly wide?: number
    readonly rows?: string
    readonly columns?: string
    readonly portrait?: boolean
  } = {},
): Partial<ExcelJS.PageSetup> {
  return {
    paperSize: 9,
    orientation: options.portrait === true ? 'portrait' : 'landscape',
    fitToPage: true,
    fitToWidth: options.wide ?? 1,
    fitToHeight: 0,
    horizontalCentered: false,
    margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    ...(options.rows === undefined ? {} : { printTitlesRow: options.rows }),
    ...(options.columns === undefined ? {} : { printTitlesColumn: options.columns }),
  }
}

/** Foot of every page: the run on the left, pages on the right. */
export function foot(runId: string, language: Language): Partial<ExcelJS.HeaderFooter> {
  // `&` begins a code in footers; a run id has none, and is not trusted to.
  return { oddFooter: `&L&8pandian ${visible(runId).replaceAll('&', '')}&R&8${phrase('page', language)}` }
}

/** 製表, 複核, 核定 in three columns, with room to sign; below the table and outside its filter. */
export function signatures(
  sheet: ExcelJS.Worksheet,
  row: number,
  columns: readonly [made: number, checked: number, approved: number],
  language: Language,
): void {
  for (const [index, id] of (['sign-made', 'sign-checked', 'sign-approved'] as const).entries()) {
    const column = columns[index]!
    put(sheet.getCell(row, column), `${phrase(id, language)}：`, { font: STYLE.bold, vertical: 'middle' })
    put(sheet.getCell(row + 1, column), `${phrase('sign-date', language)}：`, { font: STYLE.soft, vertical: 'middle' })
  }
  for (const each of [row, row + 1]) {
    sheet.getRow(each).height = each === row ? 42 : 24
    sheet.getRow(each).commit()
  }
}

function solid(argb: string): ExcelJS.FillPattern {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } }
}
