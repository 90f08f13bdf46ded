/**
 * Borders between cells that stand too near each other to be told by their gap alone: where a line of column names stands
 * above, and the lines below leave one strip between the same two columns empty, that strip is the border.
 */

/** Characters of a page in the order of drawing, with what separates them; `parts` is what the page's text is made of. */
export interface DrawnPage {
  /** A character, or a separator: blank, tab, line end. */
  readonly parts: string[]
  /** Left and right edge of a part in points, NaN for separators. */
  readonly left: readonly number[]
  readonly right: readonly number[]
  /** Lower and upper edge of its box, y upwards. */
  readonly bottom: readonly number[]
  readonly top: readonly number[]
  /** Size of its font in points. */
  readonly em: readonly number[]
}

/** Position of a visible part in the page. */
type Ink = number

interface Line {
  readonly cells: Ink[][]
  /** All of the line's, in order. */
  readonly ink: Ink[]
}

interface Strip {
  readonly from: number
  readonly to: number
}

// Sizes in em. A blank that a word processor leaves between CJK and digits is 0.17, one that a writer typed 0.25 and more.
const LEAST_STRIP = 0.1
// How far the left edges of one column's cells lie apart: by the side bearings of their first characters.
const EDGE = 0.35
// Three lines of running text rarely have a blank before the same place; two of them now and then do.
const ROWS = 3
// A gap between two characters is none within a letter-spaced value if it is wider than those beside it by this factor.
const WIDER = 1.5

const BLANK = /^[\s\u3000]*$/
const LONGEST_NAME = 24
// Bounds for pages that are made to cost time. So many strips between two columns are no border anyway.
const MOST_COLUMNS = 64
const MOST_STRIPS = 8
// 「姓名：王小明」 is a filled-in form, not a line of column names.
const NO_NAME = /[:：。，;；]|\d{3}/
const LATIN = /^[A-Za-z\u00c0-\u024f]$/
const LETTER = /\p{L}/u

function linesOf({ parts }: DrawnPage): Line[] {
  const lines: Line[] = []
  let line: Line = { cells: [[]], ink: [] }
  parts.forEach((part, at) => {
    if (part === '\n') {
      lines.push(line)
      line = { cells: [[]], ink: [] }
    } else if (part === '\t') {
      if (line.cells.at(-1)!.length > 0) line.cells.push([])
    } else if (!BLANK.test(part)) {
      line.cells.at(-1)!.push(at)
      line.ink.push(at)
    }
  })
  lines.push(line)
  for (const { cells } of lines) if (cells.length > 1 && cells.at(-1)!.length === 0) cells.pop()
  return lines.filter(({ ink }) => ink.length > 0)
}

/** Whether each part stands to the right of the one before: what is not drawn in this order has no columns. */
function inOrder(page: DrawnPage, ink: readonly Ink[]): boolean {
  return ink.every((at, i) => i === 0 || page.left[at]! > page.left[ink[i - 1]!]!)
}

function isHeader(page: DrawnPage, line: Line): boolean {
  const { cells, ink } = line
  if (cells.length < 2 || cells.length > MOST_COLUMNS || !inOrder(page, ink)) return false
  return cells.every((cell) => isColumnName(cell.map((at) => page.parts[at]).join('')))
}

/** May the text head a column? */
export function isColumnName(text: string): boolean {
  return text.length <= LONGEST_NAME && LETTER.test(text) && !NO_NAME.test(text)
}

/** What of the strips is within one of the gaps and at least so wide; both from left to right. */
function common(strips: readonly Strip[], gaps: readonly Strip[], least: number): Strip[] {
  const left: Strip[] = []
  let first = 0
  for (const strip of strips) {
    while (first < gaps.length && gaps[first]!.to <= strip.from) first++
    for (let i = first; i < gaps.length && gaps[i]!.from < strip.to; i++) {
      const from = Math.max(strip.from, gaps[i]!.from)
      const to = Math.min(strip.to, gaps[i]!.to)
      if (to - from >= least) left.push({ from, to })
    }
  }
  return left
}

/** One table while its lines are gone through: for each pair of neighbouring columns the strips that no line has filled. */
class Table {
  readonly #page: DrawnPage
  readonly #names: readonly Strip[]
  readonly #em: number
  readonly #rows: Line[] = []
  #strips: Strip[][]

  constructor(page: DrawnPage, header: Line) {
    this.#page = page
    this.#names = header.cells.map((cell) => ({ from: page.left[cell[0]!]!, to: page.right[cell.at(-1)!]! }))
    this.#em = Math.max(...header.ink.map((at) => page.em[at]!))
    const slack = EDGE * this.#em
    this.#strips = this.#names.slice(1).map((name, i) => [{ from: this.#names[i]!.to - slack, to: name.from + slack }])
  }

  get columns(): number {
    return this.#names.length
  }

  /** Takes the next line; false when it fills every strip between two columns. */
  add(line: Line): boolean {
    if (!inOrder(this.#page, line.ink)) return false
    const free = this.#freeIn(line)
    const strips = this.#strips.map((those) => common(those, free, LEAST_STRIP * this.#em))
    if (strips.some((those) => those.length === 0)) return false
    this.#strips = strips
    this.#rows.push(line)
    return true
  }

  /** The parts before which a border stands that the gaps alone did not tell. */
  borders(): Ink[] {
    const short = this.#rows.filter((row) => row.cells.length < this.columns)
    if (short.length === 0) return []
    const strips = this.#strips.map((_, i) => this.#border(i)).filter((strip) => strip !== undefined)
    return short.flatMap((row) => this.#bordersIn(row, strips))
  }

  #freeIn({ ink }: Line): Strip[] {
    const { left, right } = this.#page
    const free: Strip[] = [{ from: Number.NEGATIVE_INFINITY, to: left[ink[0]!]! }]
    for (let i = 1; i < ink.length; i++) free.push({ from: right[ink[i - 1]!]!, to: left[ink[i]!]! })
    free.push({ from: right[ink.at(-1)!]!, to: Number.POSITIVE_INFINITY })
    return free
  }

  /** The border before column `i + 1`, if one of the strips left over is it beyond doubt. */
  #border(i: number): Strip | undefined {
    const strips = this.#strips[i]!
    if (strips.length > MOST_STRIPS) return undefined
    const width = ({ from, to }: Strip): number => to - from
    const [widest, next] = strips
      .filter((strip) => this.#hasEdge(strip, this.#names[i + 1]!.from))
      .toSorted((a, b) => width(b) - width(a))
    if (widest === undefined || next === undefined) return widest
    return width(widest) >= WIDER * width(next) ? widest : undefined
  }

  /** Whether what stands behind the strip begins at one place in every line: below the name, or in lines enough. */
  #hasEdge(strip: Strip, name: number): boolean {
    const near = EDGE * this.#em
    let rows = 0
    let words = false
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (const row of this.#rows) {
      const at = this.#behind(row, strip)
      if (at === 0 || at === row.ink.length) continue
      const edge = this.#page.left[row.ink[at]!]!
      // What begins further to the right than the name is a later column's: this one is empty in that line.
      if (edge > name + near) continue
      rows++
      words ||= LATIN.test(this.#page.parts[row.ink[at - 1]!]!) && LATIN.test(this.#page.parts[row.ink[at]!]!)
      least = Math.min(least, edge)
      most = Math.max(most, edge)
    }
    if (rows === 0 || most - least > near) return false
    // English has a blank every five letters: one below a name's edge says nothing.
    return rows >= ROWS || (!words && name - least <= near)
  }

  /** Which of the line's parts is the first behind the strip; their number when none is. */
  #behind({ ink }: Line, strip: Strip): number {
    const middle = (strip.from + strip.to) / 2
    let [low, high] = [0, ink.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (this.#page.left[ink[half]!]! < middle) low = half + 1
      else high = half
    }
    return low
  }

  #bordersIn(row: Line, strips: readonly Strip[]): Ink[] {
    const places = strips.map((strip) => this.#behind(row, strip)).filter((at) => at > 0 && at < row.ink.length)
    return places.filter((at) => !this.#letterSpaced(row, at, places)).map((at) => row.ink[at]!)
  }

  /** Whether the gap before part `at` is one of the even gaps within a value. */
  #letterSpaced({ ink, cells }: Line, at: number, places: readonly number[]): boolean {
    const gap = (i: number): number => this.#page.left[ink[i]!]! - this.#page.right[ink[i - 1]!]!
    const beside = [at - 1, at + 1].filter(
      (i) => i > 0 && i < ink.length && !places.includes(i) && cells.every((cell) => cell[0] !== ink[i]),
    )
    return beside.length > 0 && beside.every((i) => gap(at) < WIDER * gap(i))
  }
}

/** Puts tabs before the cells that a line of column names and the lines below it show. */
export function markColumns(page: DrawnPage): void {
  let table: Table | undefined
  // Where an empty column makes two borders one, or a tab is there already, the second does no harm: the layout joins them.
  const mark = (): void => {
    for (const at of table?.borders() ?? []) page.parts[at] = `\t${page.parts[at]}`
  }
  for (const line of linesOf(page)) {
    const header = isHeader(page, line)
    // A heading with the author to its right looks like column names, too, until those come with more of them.
    const more = header && table !== undefined && line.cells.length > table.columns
    if (!more && table?.add(line) === true) continue
    // A value that is too long for its column ends no table, a line without cells does.
    if (!header && line.cells.length > 1) continue
    mark()
    table = header ? new Table(page, line) : undefined
  }
  mark()
}
