/** The record that may still grow: which of the lines that follow belong to it. */
import { BECAUSE, type Detector } from '../detector.ts'
import type { HitList } from '../hits.ts'
import { FormLines } from './form-lines.ts'
import { APART, gap, lineStart, NEXT_LINE, SAME_LINE } from './layout.ts'
import { isLogEntry } from './log-entry.ts'
import { SeenValues } from './seen-values.ts'

/** A form's fields are not further apart than this. */
export const MAX_FORM_GAP = 4096
/** A line at least this long that goes on in the next is prose that was wrapped. */
const MIN_WRAPPED = 45

/** What kind of running text. */
export interface TextKind {
  /** The headers of a mail. */
  readonly headers?: boolean
  /** Laid out by an engine (PDF): see reflow.ts. */
  readonly reflow: boolean
  /** Rows without known columns: lines are never joined unless labels say so. */
  readonly rows: boolean
}

/** One open record after another, of the same list of hits. */
export class OpenRecord {
  readonly #catalogue: readonly Detector[]
  readonly #hits: HitList
  readonly #formLines: FormLines
  readonly #seen: SeenValues
  /** Its first hit, -1 while none is open. */
  from = -1
  /** Where it begins: it may go on in the next place. */
  place: string | undefined
  /** A company's 統一編號 stands in its text. */
  company = false
  /** Hits that have a label. */
  labels = 0
  /** Its first line has a label that is in no list. */
  #line = false

  constructor(catalogue: readonly Detector[], hits: HitList) {
    this.#catalogue = catalogue
    this.#hits = hits
    this.#formLines = new FormLines(catalogue)
    this.#seen = new SeenValues(catalogue.length)
  }

  get isOpen(): boolean {
    return this.from >= 0
  }

  /** Opens one at hit `from`, the first of a line on which `labels` hits have a label. */
  open(text: Uint8Array, from: number, labels: number, kind: TextKind, place: string | undefined): void {
    this.from = from
    this.place = place
    this.company = false
    this.labels = 0
    this.#line = labels === 0 && !kind.rows && this.#formLines.isLabelled(text, this.#hits.start[from]!)
    this.#seen.clear()
  }

  /** Adds the line with hits `[from, to)`, of which `labels` have a label. */
  add(from: number, to: number, labels: number): void {
    this.labels += labels
    for (let i = from; i < to; i++) this.#seen.add(this.#hits, i)
  }

  /** Does the line with hits `[from, to)`, so many bytes and lines (`apart`) behind the last one, go on with the record? */
  belongs(
    text: Uint8Array,
    from: number,
    to: number,
    apart: number,
    bytes: number,
    labels: number,
    kind: TextKind,
  ): boolean {
    const form = labels > 0 ? this.#isForm(apart) : !kind.rows && this.#isFormLine(text, from, to, apart)
    if (!form && (kind.rows || apart === APART || !(kind.reflow || this.#isWrapped(text, from)))) return false
    if (apart === APART && bytes > MAX_FORM_GAP) return false
    return !this.#contradicts(from, to, form) && !this.#isNextEntry(text, from)
  }

  /**
   * Do the lines of hit `at` and of the one before it each begin as an entry of a log? `mobile=… email=…` in one and in the next are no
   * form, but notes with a time below somebody's form are that person's.
   */
  #isNextEntry(text: Uint8Array, at: number): boolean {
    const { start } = this.#hits
    return at > 0 && isLogEntry(text, lineStart(text, start[at]!)) && isLogEntry(text, lineStart(text, start[at - 1]!))
  }

  /** Is what is open a form, to which a labelled line may belong? */
  #isForm(apart: number): boolean {
    return this.labels > 0 || (this.#line && apart === NEXT_LINE)
  }

  /**
   * Does the line, whose label is in no list, belong to the open form? With another value of a kind that is there already (公司分機：…)
   * where the form goes on behind it.
   */
  #isFormLine(text: Uint8Array, from: number, to: number, apart: number): boolean {
    const hits = this.#hits
    if (this.labels === 0 || apart !== NEXT_LINE || !this.#formLines.isLabelled(text, hits.start[from]!)) return false
    if (!this.#contradicts(from, to, true, true)) return true
    if (to === hits.length || gap(text, hits.end[to - 1]!, hits.start[to]!) !== NEXT_LINE) return false
    let end = to + 1
    while (end < hits.length && gap(text, hits.end[end - 1]!, hits.start[end]!) === SAME_LINE) end++
    return labelsOf(this.#hits, to, end) > 0 && !this.#contradicts(to, end, true)
  }

  /** Do the hits say that it is somebody else? In a form another ID, name or birth date does; elsewhere any identifier of a kind already seen. */
  #contradicts(from: number, to: number, form: boolean, weakToo = false): boolean {
    for (let i = from; i < to; i++) {
      if (!this.#seen.has(this.#hits, i) || this.#hits.masked[i] === 1) continue
      const { strength } = this.#catalogue[this.#hits.detector[i]!]!
      const differs = this.#seen.differs(this.#hits, i)
      if (strength === 'none') continue
      if (!form || (differs && (weakToo || strength !== 'weak'))) return true
    }
    return false
  }

  /** Is the line of hit `at` the continuation of a long line of prose? */
  #isWrapped(text: Uint8Array, at: number): boolean {
    if (at === 0) return false
    const start = lineStart(text, this.#hits.start[at]!)
    const before = lineStart(text, Math.max(0, start - 1))
    const b = text[start]!
    // A line that begins like a log entry or a list's item is not a continuation.
    return start - before > MIN_WRAPPED && !(b >= 0x30 && b <= 0x39) && b !== 0x5b && b !== 0x2d && b !== 0x2a
  }
}

/** How many of the hits `[from, to)` have a label? */
export function labelsOf(hits: HitList, from: number, to: number): number {
  let labels = 0
  for (let i = from; i < to; i++) if ((hits.because[i]! & BECAUSE.label) !== 0) labels++
  return labels
}
