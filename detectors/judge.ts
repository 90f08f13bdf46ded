/**
 * Columns judged as a whole, where their names do not say what they are: by the cells of the table's head, which is the same for all who
 * read a part of the table.
 *
 * A column of part numbers passes the check digit of an ID once in ten times, one of people nearly always. With `n` cells of the shape, of
 * which `k` pass, the weight of evidence for people is `k ln(0.8 / 0.1) + (n - k) ln(0.2 / 0.9)`: each cell that passes adds 2.08, each
 * that does not takes 1.50. Beneath {@link BY_CHANCE} the column is none (by mistake in one of 160,000); from {@link PEOPLE} on, which is
 * three of three, it is one (by mistake in one of 500); between them there is too little to go by.
 */
import { BECAUSE, type Detector, HIGH, LOW, MEDIUM } from './detector.ts'
import type { HeadSample } from './head-sample.ts'
import { type HitList, makeMatch, type SlotMatch } from './hits.ts'

const PASSES = 2.08
const FAILS = -1.5
const BY_CHANCE = -12
const PEOPLE = 6
/** Share of the cells of a list of numbers that are such. */
const LISTED = 0.8

/** How a number looks, whether or not it is one. */
const IDS = 1
const CARDS = 2
const PHONES = 3
type Shape = typeof IDS | typeof CARDS | typeof PHONES

/** Which detectors have a shape, and which of them makes a cell of that shape pass. */
const SHAPED: readonly {
  readonly shape: Shape
  readonly ids: readonly string[]
  readonly passing: readonly string[]
}[] = [
  { shape: IDS, ids: ['tw-national-id', 'tw-resident-id'], passing: ['tw-national-id', 'tw-resident-id'] },
  { shape: CARDS, ids: ['payment-card'], passing: ['payment-card'] },
  // Among telephone numbers are landlines; among order numbers most begin with another digit than 0.
  { shape: PHONES, ids: ['mobile'], passing: ['mobile', 'landline'] },
]

/** What the cells of a column say of the numbers in it. */
export type Verdict = 'people' | 'chance' | 'open'

/** The cells that columns are judged by. */
export type JudgedCells = Pick<HeadSample, 'bytes' | 'rows' | 'start' | 'end'>

/** Judges columns of numbers. */
export class ColumnJudge {
  /** Shape by catalogue number; 0 for the others. */
  readonly #shapes: Uint8Array
  readonly #passing = new Map<Shape, readonly Detector[]>()
  readonly #match = makeMatch()
  #sample: JudgedCells | undefined
  #firstRow = 0
  readonly #verdicts = new Map<number, Verdict>()

  constructor(catalogue: readonly Detector[]) {
    this.#shapes = new Uint8Array(catalogue.length)
    for (const { shape, ids, passing } of SHAPED) {
      catalogue.forEach(({ id }, index) => {
        if (ids.includes(id)) this.#shapes[index] = shape
      })
      this.#passing.set(
        shape,
        catalogue.filter(({ id }) => passing.includes(id)),
      )
    }
  }

  /** Another table begins; its rows from `firstRow` on, from 0, are under the header. Without a sample nothing is judged. */
  begin(sample: JudgedCells | undefined, firstRow: number): void {
    this.#sample = sample
    this.#firstRow = firstRow
    this.#verdicts.clear()
  }

  /** What the cells of the column say of the numbers of these detectors in it. */
  verdict(column: number, shape: Shape): Verdict {
    const key = column * 4 + shape
    let verdict = this.#verdicts.get(key)
    if (verdict === undefined) {
      verdict = this.#weigh(column, shape)
      this.#verdicts.set(key, verdict)
    }
    return verdict
  }

  /** Do the cells of any column say something about its numbers that a single one of them does not? */
  decides(columns: number): boolean {
    for (let c = 0; c < columns; c++)
      for (const { shape } of SHAPED) {
        const verdict = this.verdict(c, shape)
        if (verdict === 'chance' || (verdict === 'people' && shape !== PHONES)) return true
      }
    return false
  }

  /** Are there people's IDs in the column, by its cells? */
  holdsIds(column: number): boolean {
    return this.verdict(column, IDS) === 'people'
  }

  /** Does the column hold numbers that look like an ID, a card or a telephone, whether or not they are? */
  holdsShapes(column: number): boolean {
    const sample = this.#sample
    if (sample === undefined) return false
    for (let row = this.#firstRow; row < sample.rows; row++) if (isShaped(sample, row, column)) return true
    return false
  }

  /** Is nearly all that the column holds such numbers? */
  isListed(column: number): boolean {
    const sample = this.#sample
    if (sample === undefined) return false
    let [filled, shaped] = [0, 0]
    for (let row = this.#firstRow; row < sample.rows; row++) {
      if (sample.end(row, column) > sample.start(row, column)) filled++
      if (isShaped(sample, row, column)) shaped++
    }
    return shaped > 0 && shaped >= filled * LISTED
  }

  #weigh(column: number, shape: Shape): Verdict {
    const sample = this.#sample
    if (sample === undefined) return 'open'
    const { bytes } = sample
    const passing = this.#passing.get(shape)!
    let weight = 0
    for (let row = this.#firstRow; row < sample.rows; row++) {
      const start = sample.start(row, column)
      const end = sample.end(row, column)
      if (!hasShape(bytes, start, end, shape)) continue
      weight += passing.some((detector) => isWhole(detector, bytes, start, end, this.#match)) ? PASSES : FAILS
    }
    return weight >= PEOPLE ? 'people' : weight <= BY_CHANCE ? 'chance' : 'open'
  }

  /**
   * Weighs the hits from `from` on, found in the whole of a cell `[start, end)` of the column, by what its name says (`against`: numbers of
   * something else) and what its cells say. What stands in a text beside other words is not touched.
   */
  weigh(hits: HitList, from: number, start: number, end: number, column: number, against: boolean): void {
    for (let i = from; i < hits.length; i++) {
      if (hits.start[i] !== start || hits.end[i] !== end || this.#doubts(hits, i, column, against)) continue
      const shape = this.#shapeOf(hits, i)
      if (shape === 0) continue
      if (this.verdict(column, shape) === 'people') support(hits, i)
      else if (shape !== PHONES && hits.confidence[i] === HIGH) hits.confidence[i] = MEDIUM
    }
  }

  /** Doubts the hit, a line of a list (its column 0), where the list's heading or its other lines speak against it. */
  weighLine(hits: HitList, i: number, against: boolean): void {
    this.#doubts(hits, i, 0, against)
  }

  /** Is the hit of a shape of which other values can tell something? */
  isJudged(hits: HitList, i: number): boolean {
    return this.#shapeOf(hits, i) !== 0
  }

  /** The shape of the hit, if it is one that a column can say something of: 0912-745-638 is written by people, as no order number is. */
  #shapeOf(hits: HitList, i: number): Shape | 0 {
    const shape = this.#shapes[hits.detector[i]!]! as Shape | 0
    if (shape === 0 || hits.masked[i] === 1 || hits.confidence[i] === 0) return 0
    return shape === PHONES && hits.end[i]! - hits.start[i]! !== 10 ? 0 : shape
  }

  #doubts(hits: HitList, i: number, column: number, against: boolean): boolean {
    const shape = this.#shapeOf(hits, i)
    if (shape === 0) return false
    const verdict = this.verdict(column, shape)
    if (against && (verdict !== 'people' || shape === PHONES)) doubt(hits, i, BECAUSE.against)
    else if (verdict === 'chance') doubt(hits, i, BECAUSE.chance)
    else return false
    return true
  }
}

function doubt(hits: HitList, i: number, because: number): void {
  hits.confidence[i] = LOW
  hits.because[i] = hits.because[i]! | because
}

/** A bare card number or an old resident number, doubted where it stands alone. */
function support(hits: HitList, i: number): void {
  if (hits.confidence[i] !== LOW) return
  hits.confidence[i] = MEDIUM
  hits.because[i] = hits.because[i]! | BECAUSE.content
}

function isWhole(detector: Detector, bytes: Uint8Array, start: number, end: number, match: SlotMatch): boolean {
  return detector.cell(bytes, start, end, match) && !match.masked && match.start === start && match.end === end
}

function isShaped(sample: JudgedCells, row: number, column: number): boolean {
  return isNumber(sample.bytes, sample.start(row, column), sample.end(row, column))
}

/** Does what stands there look like an ID, a card or a telephone, whether or not it is one? */
export function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  return SHAPED.some(({ shape }) => hasShape(bytes, start, end, shape))
}

/** Is the cell of the shape, whether or not it passes? */
function hasShape(bytes: Uint8Array, start: number, end: number, shape: Shape): boolean {
  const length = end - start
  if (shape === PHONES) return length === 10 && areDigits(bytes, start, end)
  if (shape === IDS)
    return (
      length === 10 &&
      isLetter(bytes[start]!) &&
      (isLetter(bytes[start + 1]!) || isDigit(bytes[start + 1]!)) &&
      areDigits(bytes, start + 2, end)
    )
  if (length < 14 || length > 19) return false
  if (areDigits(bytes, start, end)) return true
  const separator = bytes[start + 4]!
  if (length !== 19 || (separator !== 0x2d && separator !== 0x20)) return false
  for (let i = 0; i < 19; i++)
    if (i % 5 === 4 ? bytes[start + i] !== separator : !isDigit(bytes[start + i]!)) return false
  return true
}

function areDigits(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (!isDigit(bytes[i]!)) return false
  return true
}

function isDigit(b: number): boolean {
  return b >= 0x30 && b <= 0x39
}

function isLetter(b: number): boolean {
  return (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
}
