/**
 * Lists of numbers in a text, one on each line, under a line that says what they are: `出貨單號：`, `| 訂單編號 |`. They are judged like a column
 * of a table, by their heading and by one another.
 */
import { BECAUSE, type Detector } from './detector.ts'
import { HeadSample } from './head-sample.ts'
import type { HitList } from './hits.ts'
import { ColumnJudge, isNumber } from './judge.ts'
import { isBlank, isRuler, lineEnd, PIPE } from './text-lines.ts'
import { numberOfThing } from './words-before.ts'

/** A heading is not longer, in bytes. */
const MAX_HEADING = 60
/** Between a heading and its list are so many lines that are empty or drawn. */
const MAX_BETWEEN = 2
/** No number that is judged is longer, with what may stand around it on its line. */
const MAX_LINE = 80
/** More lines tell no more. */
const MAX_SAMPLE = 200

/** 訂單編號, order no: what is below are these. Under 本週訂單 may stand the telephones of those who ordered. */
const NAMES_NUMBERS = /[號碼A-Za-z][\s:：.]*$/u

const LF = 0x0a
const NEW_LINE = Uint8Array.of(LF)
const decoder = new TextDecoder()

/** Judges the lists of one text after another. */
export class NumberLists {
  readonly #judge: ColumnJudge
  /** Where the list that was judged last ends: behind its last line. */
  #end = 0
  /** Its heading speaks of numbers that are nobody's. */
  #against = false
  /** It has two lines and more. */
  #several = false
  /** It may go on in the next batch. */
  #open = false

  constructor(catalogue: readonly Detector[]) {
    this.#judge = new ColumnJudge(catalogue)
  }

  /** Ends the text. */
  end(): void {
    this.#open = false
  }

  /** Doubts the hits from `first` on, in order of their start, that are lines of a list of anything else. */
  find(text: Uint8Array, length: number, hits: HitList, first: number): void {
    this.#end = this.#open ? endOfList(text, 0, length) : 0
    for (let i = first; i < hits.length; i++) {
      const start = hits.start[i]!
      const end = hits.end[i]!
      if (!isNumber(text, start, end) || (hits.because[i]! & BECAUSE.label) !== 0 || !isLine(text, length, start, end))
        continue
      if (start >= this.#end) this.#take(text, length, start)
      if (this.#several) this.#judge.weighLine(hits, i, this.#against)
    }
    // A list that nothing was found in says nothing of what follows.
    this.#open = this.#end > 0 && this.#end >= length
  }

  /** Takes the list in which the line of `at` is; all before {@link #end} is none of it. */
  #take(text: Uint8Array, length: number, at: number): void {
    const floor = this.#end
    let start = startOfLine(text, at, floor)
    while (start > floor) {
      const above = startOfLine(text, start - 1, floor)
      if (!isNumberLine(text, above, start - 1)) break
      start = above
    }
    this.#end = endOfList(text, start, length)
    const lines: Uint8Array[] = []
    for (let line = start; line < this.#end && lines.length < MAX_SAMPLE; ) {
      const stop = Math.min(lineEnd(text, line), length)
      const [from, to] = trim(text, line, stop)
      lines.push(text.subarray(from, to), NEW_LINE)
      line = stop + 1
    }
    this.#several = lines.length > 2
    if (!this.#several) return
    this.#judge.begin(new HeadSample({ head: Buffer.concat(lines), separator: PIPE, quote: 0 }), 0)
    this.#against = speaksAgainst(text, start, floor)
  }
}

/** Does the line above `start`, where a list begins, say that its numbers are nobody's? */
function speaksAgainst(text: Uint8Array, start: number, floor: number): boolean {
  let end = start - 1
  for (let between = 0; between <= MAX_BETWEEN && end > floor; between++) {
    const above = startOfLine(text, end, Math.max(floor, end - MAX_LINE))
    const [from, to] = trim(text, above, end)
    if (from < to && !isRuler(text, above, end))
      return (
        to - from <= MAX_HEADING &&
        NAMES_NUMBERS.test(decoder.decode(text.subarray(from, to))) &&
        numberOfThing(text, to, from, false)
      )
    end = above - 1
  }
  return false
}

/** Is `[start, end)` all that stands on its line? */
function isLine(text: Uint8Array, length: number, start: number, end: number): boolean {
  let i = start
  while (i > 0 && isAround(text[i - 1]!)) i--
  if (i > 0 && text[i - 1] !== LF) return false
  i = end
  while (i < length && isAround(text[i]!)) i++
  return i >= length || text[i] === LF
}

/** The end of the numbers that stand one below the other from `start` on, where a line begins; `start` where none does. */
function endOfList(text: Uint8Array, start: number, length: number): number {
  let at = start
  while (at < length) {
    const stop = Math.min(lineEnd(text, at), length)
    if (!isNumberLine(text, at, stop)) break
    at = Math.min(length, stop + 1)
  }
  return at
}

function isNumberLine(text: Uint8Array, from: number, to: number): boolean {
  if (to - from > MAX_LINE) return false
  const [start, end] = trim(text, from, to)
  return isNumber(text, start, end)
}

function startOfLine(text: Uint8Array, at: number, floor: number): number {
  let i = at
  while (i > floor && text[i - 1] !== LF) i--
  return i
}

/** The line without blanks and pipes around what stands on it. */
function trim(text: Uint8Array, from: number, to: number): [number, number] {
  let start = from
  let end = to
  while (start < end && isAround(text[start]!)) start++
  while (end > start && isAround(text[end - 1]!)) end--
  return [start, end]
}

function isAround(b: number): boolean {
  return isBlank(b) || b === PIPE
}
