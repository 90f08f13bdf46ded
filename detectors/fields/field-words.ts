/** Words of the special categories in the values of records, and what stands in the lines behind them: a figure, or an answer. */
import { isDeniedBehind } from '../asked.ts'
import { type Detector, LOW } from '../detector.ts'
import type { HitList } from '../hits.ts'
import type { SpecialWords } from '../special.ts'
import { shown } from '../text/shown.ts'

/** Labels of what was measured, behind the field that says what (which may stand behind them, too). */
const VALUE_FIELD = /^\n(?:value|result|數值|結果)(?:(?!\t)\p{Cc}[^\t\n]*)?\t[<>]?[\d+-]/iu
/** No such label with the beginning of a value is longer. */
const VALUE_FIELD_BYTES = 80
/** Of a record, the model is shown no more … */
const LONGEST_CONTEXT = 4000
/** … and of a hit's line: so many before and behind it. */
const AROUND = 150

const decoder = new TextDecoder()

/** Finds them, and says whether hits are of them. */
export class FieldWords {
  readonly #catalogue: readonly Detector[]
  readonly #special: SpecialWords
  readonly #name: number

  constructor(catalogue: readonly Detector[], special: SpecialWords) {
    this.#catalogue = catalogue
    this.#special = special
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
  }

  /** Appends the words in the value `bytes[start, end)`; `subject`: the record says whom it is about. */
  find(bytes: Uint8Array, start: number, end: number, hits: HitList, subject: boolean): void {
    const before = hits.length
    this.#special.find(bytes, start, valueBehind(bytes, end), hits, subject)
    this.#denyAnswered(bytes, end, hits, before)
  }

  /** Doubts the words in the hits from `first` on, in the value that ends at `bytes[end]`, where the line behind answers no. */
  #denyAnswered(bytes: Uint8Array, end: number, hits: HitList, first: number): void {
    const { detector, length } = hits
    if (length === first || !isDeniedBehind(bytes, end)) return
    for (let i = first; i < length; i++) if (!this.#special.isExam(detector[i]!)) hits.deny(i)
  }

  /** Nothing that the hits say of the special categories is their person's. */
  forget(hits: HitList): void {
    const { detector, length } = hits
    for (let i = 0; i < length; i++) if (this.#special.isSpecial(detector[i]!)) hits.deny(i)
  }

  /** Lets the model say of what the record `bytes[from, to)` and its parts tell whether it is said of somebody. */
  weigh(bytes: Uint8Array, from: number, to: number, hits: HitList): void {
    const { start, end, length } = hits
    const say = (first: number, last: number) => shown(bytes, first, last, hits, this.#name, 0, length)
    const context = () => {
      // Its parts stand before it.
      let [first, last] = [from, to]
      for (let i = 0; i < length; i++) {
        if (end[i] === 0) continue
        first = Math.min(first, lineStartOf(bytes, start[i]!))
        last = Math.max(last, end[i]!)
      }
      return say(first, Math.min(last, first + LONGEST_CONTEXT))
    }
    const line = (hit: number) => {
      const behind = bytes.indexOf(0x0a, end[hit]!)
      const stop = Math.min(behind < 0 ? bytes.length : behind, end[hit]! + AROUND)
      return say(Math.max(lineStartOf(bytes, start[hit]!), start[hit]! - AROUND), stop)
    }
    this.#special.weigh('fields', context, line, { hits, first: 0, last: length })
  }

  /** Do the hits say something of the special categories? */
  holds(hits: HitList): boolean {
    const { detector, confidence, masked, length } = hits
    for (let i = 0; i < length; i++)
      if (this.#catalogue[detector[i]!]!.special !== undefined && confidence[i]! > LOW && masked[i] === 0) return true
    return false
  }

  /** Adds that the record, which begins at `at`, is part of a chart, if it tells of an illness. */
  addChart(bytes: Uint8Array, at: number, hits: HitList): void {
    const before = hits.length
    this.#special.addChart(bytes, at, hits, 0)
    hits.line.fill(hits.line[0]!, before, hits.length)
  }

  /** Adds that the record, which begins at `at`, is a note of a patient. */
  addSoap(bytes: Uint8Array, at: number, hits: HitList): void {
    const before = hits.length
    this.#special.addSoap(bytes, at, hits)
    hits.line.fill(hits.line[0]!, before, hits.length)
  }
}

/** Where the line of `at` begins. */
function lineStartOf(bytes: Uint8Array, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1
}

/** `code: HDL, value: 38`: the end of the figure behind the field that ends at `end`, or `end`. */
function valueBehind(bytes: Uint8Array, end: number): number {
  if (bytes[end] !== 0x0a) return end
  const behind = decoder.decode(bytes.subarray(end, end + VALUE_FIELD_BYTES))
  if (!VALUE_FIELD.test(behind)) return end
  const stop = bytes.indexOf(0x0a, end + 1)
  return stop < 0 ? bytes.length : stop
}
