/**
 * Rows under a line of column names, each cell in its column by where it stands: a cell wrapped over lines becomes one line, and an empty
 * one leaves a trace. Where a piece's column is in doubt its row stays as it was drawn.
 */

import type { DrawnPage } from './columns.ts'
import { isColumnName } from './columns.ts'

/** Stands for an empty cell between two tabs until the page's text is put together; a noncharacter, which no text has. */
export const EMPTY_CELL = '\uffff'

interface Extent {
  left: number
  right: number
}

/** What stands together on one line, between tabs and line ends. */
interface Piece extends Extent {
  /** Parts of the page, first and last one included. */
  readonly first: number
  readonly last: number
  readonly text: string
  /** Does a line begin with it? */
  readonly begins: boolean
  readonly middle: number
  readonly height: number
  readonly em: number
}

/** Pieces of one row by their columns, in the order of drawing. */
interface Row {
  readonly cells: Piece[][]
  readonly pieces: Piece[]
  /** Column of the last piece. */
  last: number
  sure: boolean
}

// In em: how near two edges are that stand below one another, and what may be left free before a cell's border.
const EDGE = 0.4
const PADDING = 1
// The next line of a cell is not further down than by so many heights of a line's box, or em where the box is the glyph's alone.
const NEXT_LINE = 1.3
const NEXT_LINE_EM = 1.6
// In heights: what stands beside several lines is higher than the last of them by more.
const SINK = 0.25
// In em: the next line of a cell is lower by more.
const SAME_LINE = 0.5
/** Passes in which a piece that stands under no name is given the column that its neighbours leave over. */
const PASSES = 3
// Bounds for pages that are made to cost time: pieces of a table, whose pairs are looked at, and headers that have no rows.
const MOST_COLUMNS = 64
const MOST_PIECES = 3000
const MOST_VAIN = 64

const CJK = /[\u3400-\u9fff]/u
const BLANK = /^[\s\u3000]*$/
const LAST_WORD = /[^\s\u2e80-\u9fff\uf900-\uffef]+$/u
const FIRST_WORD = /^[^\s\u2e80-\u9fff\uf900-\uffef]+/u

/** Puts the rows of the page's tables on lines of their own, with {@link EMPTY_CELL} where nothing stands. */
export function placeCells(page: DrawnPage): void {
  const pieces = piecesOf(page)
  let vain = 0
  for (let at = 0; at < pieces.length && vain < MOST_VAIN; ) {
    const header = readHeader(pieces, at)
    const end = header === undefined ? at + 1 : tableEnd(pieces, header)
    if (header !== undefined) {
      const body = pieces.slice(header.end, end)
      if (body.length <= MOST_PIECES && new PlacedTable(page, header.cells, body).write()) at = end
      else vain++
    }
    if (at < end) at++
    while (at < pieces.length && !pieces[at]!.begins) at++
  }
}

function piecesOf(page: DrawnPage): Piece[] {
  const { parts, left, right, em, top, bottom } = page
  const pieces: Piece[] = []
  let first = -1
  let last = -1
  let begins = true
  const end = (): void => {
    if (first < 0) return
    const extent = { left: Infinity, right: -Infinity, top: -Infinity, bottom: Infinity, em: 0 }
    for (let i = first; i <= last; i++) {
      if (Number.isNaN(left[i]!) || BLANK.test(parts[i]!)) continue
      extent.left = Math.min(extent.left, left[i]!)
      extent.right = Math.max(extent.right, right[i]!)
      extent.top = Math.max(extent.top, top[i]!)
      extent.bottom = Math.min(extent.bottom, bottom[i]!)
      // A CJK character is one em wide; its box is as high as the font's writer would have it.
      extent.em = Math.max(extent.em, CJK.test(parts[i]!) ? right[i]! - left[i]! : em[i]!)
    }
    pieces.push({
      first,
      last,
      text: parts
        .slice(first, last + 1)
        .join('')
        .trim(),
      begins,
      left: extent.left,
      right: extent.right,
      middle: (extent.top + extent.bottom) / 2,
      height: extent.top - extent.bottom,
      em: extent.em,
    })
    first = -1
    begins = false
  }
  for (const [at, part] of parts.entries()) {
    if (part.startsWith('\t') || part === '\n') end()
    if (part === '\n') begins = true
    if (BLANK.test(part)) continue
    if (first < 0) first = at
    last = at
  }
  end()
  return pieces
}

interface Header {
  readonly cells: readonly (readonly Piece[])[]
  /** The first piece behind it. */
  readonly end: number
}

/** The line of column names that begins with piece `at`, names over several lines among them. */
function readHeader(pieces: readonly Piece[], at: number): Header | undefined {
  const cells: Piece[][] = []
  let end = at
  for (; end < pieces.length && cells.length <= MOST_COLUMNS; end++) {
    const piece = pieces[end]!
    const name = cells.at(-1)
    if (end > at && piece.begins) {
      if (name === undefined || !goesOnInName(name, piece)) break
      const beside = pieces[end + 1]
      // A title above the names is none of them: what stands beside a name of two lines is higher than its last.
      if (cells.length === 1 && !(beside?.begins === false && beside.middle - piece.middle > SINK * piece.height)) break
      name.push(piece)
    } else {
      if (name !== undefined && piece.left <= extentOf(name).right) return undefined
      cells.push([piece])
    }
  }
  if (cells.length < 2 || cells.length > MOST_COLUMNS) return undefined
  return cells.every((cell) => isColumnName(cell.map(({ text }) => text).join(''))) ? { cells, end } : undefined
}

function goesOnInName(name: readonly Piece[], piece: Piece): boolean {
  return overlap(extentOf(name), piece) > 0 && isNextLine(name.at(-1)!, piece) && isColumnName(piece.text)
}

/** Where the lines below a header end that may be rows: at what stands higher, and at a line over several columns. */
function tableEnd(pieces: readonly Piece[], { cells, end }: Header): number {
  const names = cells.map(extentOf)
  const top = cells[0]![0]!
  let at = end
  for (; at < pieces.length; at++) {
    const piece = pieces[at]!
    if (piece.middle > top.middle + top.height) break
    const alone = piece.begins && pieces[at + 1]?.begins !== false
    if (alone && names.filter((name) => overlap(name, piece) > 0).length > 1) break
    if (piece.begins && (readHeader(pieces, at)?.cells.length ?? 0) > cells.length) break
  }
  return at
}

function extentOf(pieces: readonly Extent[]): Extent {
  return {
    left: Math.min(...pieces.map(({ left }) => left)),
    right: Math.max(...pieces.map(({ right }) => right)),
  }
}

function overlap(a: Extent, b: Extent): number {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left)
}

function isNextLine(above: Piece, below: Piece): boolean {
  const down = above.middle - below.middle
  const most = Math.max(NEXT_LINE * Math.max(above.height, below.height), NEXT_LINE_EM * Math.max(above.em, below.em))
  return down > SAME_LINE * above.em && down <= most
}

/** About the width of some of a piece's characters. */
function widthOf(piece: Piece, characters: number): number {
  return ((piece.right - piece.left) * characters) / Math.max(1, piece.text.length)
}

class PlacedTable {
  readonly #page: DrawnPage
  readonly #header: readonly (readonly Piece[])[]
  readonly #body: readonly Piece[]
  /** What each column's name and cells take up. */
  readonly #extents: Extent[]
  /** Column of each piece of the body, -1 where it is in doubt. */
  readonly #columns: number[]

  constructor(page: DrawnPage, header: readonly (readonly Piece[])[], body: readonly Piece[]) {
    this.#page = page
    this.#header = header
    this.#body = body
    this.#extents = header.map(extentOf)
    const names = header.map(extentOf)
    this.#columns = body.map((piece) => only(names, piece))
    this.#widen()
    for (let pass = 0; pass < PASSES; pass++) {
      for (const [i, piece] of body.entries()) if (this.#columns[i]! < 0) this.#columns[i] = this.#columnBetween(piece)
      this.#widen()
    }
  }

  /** Writes the rows whose columns are beyond doubt; false when they are not half of all. */
  write(): boolean {
    const strict = this.#rows(false)
    const loose = this.#rows(true)
    // Where each row begins in the first column, a line in the last one's column that had room behind it was broken by its writer.
    const rows = loose.every(({ cells }) => cells[0]!.length > 0) ? loose : strict
    const placed = this.#standing(rows)
    const several = rows.filter(({ pieces }) => pieces.length > 1)
    if (placed.length === 0 || placed.length * 2 < several.length) return false
    for (const { cells } of placed) {
      const whole = cells.every((cell) => cell.length === 1)
      if (!whole)
        this.#put(
          cells.flat(),
          cells.map((cell, c) => this.#joined(cell, c)),
        )
    }
    if (this.#header.some((cell) => cell.length > 1))
      this.#put(
        this.#header.flat(),
        this.#header.map((cell) =>
          cell
            .map(({ text }) => text)
            .reduce((a, b) => (LAST_WORD.test(a) && FIRST_WORD.test(b) ? `${a} ${b}` : a + b)),
        ),
      )
    return true
  }

  /** Every column as wide as what surely stands in it. */
  #widen(): void {
    for (const [i, piece] of this.#body.entries()) {
      const extent = this.#extents[this.#columns[i]!]
      if (extent === undefined) continue
      extent.left = Math.min(extent.left, piece.left)
      extent.right = Math.max(extent.right, piece.right)
    }
  }

  /** The column of a piece that stands under none of the names, or under several: by what stands below it, or by what its row leaves over. */
  #columnBetween(piece: Piece): number {
    const touched = this.#extents.flatMap((extent, c) => (overlap(extent, piece) > 0 ? [c] : []))
    if (touched.length > 1) return -1
    if (touched.length === 1) return touched[0]!
    const behind = this.#extents.findIndex(({ left }) => left >= piece.right)
    const after = behind < 0 ? this.#extents.length : behind
    const free = [after - 1, after].filter(
      (c) => c >= 0 && c < this.#extents.length && !this.#isTaken(c, piece) && !this.#beginsElsewhere(c, piece),
    )
    return free.length === 1 ? free[0]! : -1
  }

  /** Does all that stands in the column begin at one place, and the piece at another? */
  #beginsElsewhere(column: number, piece: Piece): boolean {
    const lefts = this.#body.flatMap(({ left }, k) => (this.#columns[k] === column ? [left] : []))
    const [least, most] = [Math.min(...lefts), Math.max(...lefts)]
    const near = EDGE * piece.em
    return lefts.length > 0 && most - least <= near && (piece.left < least - near || piece.left > most + near)
  }

  /** Has one of the pieces that stand where this one does, under no name, a neighbour in that column? Then they are a column without a name. */
  #isTaken(column: number, piece: Piece): boolean {
    return this.#body.some(
      (other, k) => this.#columns[k]! < 0 && overlap(other, piece) > 0 && this.#besideHas(k, column),
    )
  }

  /** Has the piece before or behind in its line that column? */
  #besideHas(i: number, column: number): boolean {
    const before = !this.#body[i]!.begins && this.#columns[i - 1] === column
    return before || (this.#body[i + 1]?.begins === false && this.#columns[i + 1] === column)
  }

  /** With `broken`, lines within cells end where their writer had them end, too. */
  #rows(broken: boolean): Row[] {
    const rows: Row[] = []
    let row: Row | undefined
    for (const [i, piece] of this.#body.entries()) {
      const column = this.#columns[i]!
      if (row === undefined || (piece.begins && !this.#goesOn(row, i, piece, broken))) {
        // What may be the rest of the cell above, or the next row's.
        const doubtful = row !== undefined && column > 0 && column === row.last
        if (row !== undefined && doubtful) row.sure = false
        row = { cells: this.#header.map(() => []), pieces: [], last: -1, sure: !doubtful }
        rows.push(row)
      }
      const cell = row.cells[column]
      const next = cell?.at(-1)
      if (
        cell === undefined ||
        (!piece.begins && column <= row.last) ||
        (next !== undefined && !isNextLine(next, piece))
      )
        row.sure = false
      else cell.push(piece)
      row.pieces.push(piece)
      row.last = column
    }
    return rows
  }

  /** Is the piece, with which a line begins, the rest of the row's last cell? Then there was no room for it. */
  #goesOn(row: Row, i: number, piece: Piece, broken: boolean): boolean {
    const column = this.#columns[i]!
    const above = row.cells[column]?.at(-1)
    if (above === undefined || column !== row.last || !isNextLine(above, piece)) return false
    return (broken && column > 0 && row.cells[0]!.length > 0) || !this.#hasRoom(above, piece, column)
  }

  /** Would the first word of a line have had room behind the line above it? */
  #hasRoom(above: Piece, below: Piece, column: number): boolean {
    const word = Math.max(1, FIRST_WORD.exec(below.text)?.[0].length ?? 0)
    return above.right - above.left + widthOf(below, word) + PADDING * below.em <= this.#room(column)
  }

  #room(column: number): number {
    const { left, right } = this.#extents[column]!
    return Math.max(right, this.#extents[column + 1]?.left ?? right) - left
  }

  /**
   * The rows of two and more cells that are in line with another one of their column or with its name, all but one of them: under a name in the
   * middle the only illness of a list is in line with nothing.
   */
  #standing(rows: readonly Row[]): Row[] {
    const columns = this.#header.map((name, c) => [
      extentOf(name),
      ...rows.flatMap(({ cells }) => (cells[c]!.length > 0 ? [extentOf(cells[c]!)] : [])),
    ])
    const next = columns.map(() => 1)
    return rows.filter(({ sure, cells }) => {
      const filled = cells.flatMap((cell, c) =>
        cell.length > 0 ? [{ column: columns[c]!, own: next[c]!++, em: cell[0]!.em }] : [],
      )
      if (!sure) return false
      const inLine = filled.filter(({ column, own, em }) =>
        column.some((other, k) => k !== own && isInLine(column[own]!, other, EDGE * em)),
      )
      return inLine.length > 1 && inLine.length >= filled.length - 1
    })
  }

  #joined(cell: readonly Piece[], column: number): string {
    let text = ''
    let above: Piece | undefined
    for (const piece of cell) {
      if (above !== undefined && this.#isApart(above, piece, column)) text += ' '
      text += piece.text
      above = piece
    }
    return text === '' ? EMPTY_CELL : text
  }

  /** Was there a blank between two lines of a cell? Words are broken at blanks, numbers and addresses of mails where there is no room. */
  #isApart(above: Piece, below: Piece, column: number): boolean {
    const last = LAST_WORD.exec(above.text)?.[0]
    const first = FIRST_WORD.exec(below.text)?.[0]
    if (last === undefined || first === undefined || /[-/@_]$/u.test(last)) return false
    const oneNumber = /\d$/u.test(last) && /^\d/u.test(first) && !`${last}${first}`.includes('-')
    if ((!oneNumber && !last.includes('@')) || this.#hasRoom(above, below, column)) return true
    return widthOf(above, last.length) + widthOf(below, first.length) + PADDING * below.em < this.#room(column)
  }

  /** Writes a line in place of the pieces. */
  #put(pieces: readonly Piece[], cells: readonly string[]): void {
    const { parts } = this.#page
    const first = Math.min(...pieces.map((piece) => piece.first))
    const last = Math.max(...pieces.map((piece) => piece.last))
    parts.fill('', first, last + 1)
    parts[first] = cells.join('\t')
  }
}

/** The one extent that a piece stands in; -1 when there are none or several. */
function only(extents: readonly Extent[], piece: Piece): number {
  const touched = extents.flatMap((extent, c) => (overlap(extent, piece) > 0 ? [c] : []))
  return touched.length === 1 ? touched[0]! : -1
}

function isInLine(a: Extent, b: Extent, near: number): boolean {
  const middle = (a.left + a.right - b.left - b.right) / 2
  return Math.abs(a.left - b.left) <= near || Math.abs(a.right - b.right) <= near || Math.abs(middle) <= near
}
