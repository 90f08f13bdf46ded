/**
 * Running text: hits, and which of them are about the same person.
 *
 * A record of running text is a line, a paragraph that is about one person, or a form whose fields stand on lines of
 * their own. Lines are put together while nothing contradicts: a second ID number, name or birth date begins another record;
 * without labels, any identifier of a kind already seen does.
 */
import { isAscii } from 'node:buffer'
import { Beside } from './beside.ts'
import { Called } from './called.ts'
import type { Collector, RecordPlace } from './collector.ts'
import { CompanyRows, namesCompany } from './company.ts'
import type { Detector } from './detector.ts'
import { fold, hasNoBreak } from './fold.ts'
import { HitList } from './hits.ts'
import { Neighbours } from './neighbours.ts'
import { NumberLists } from './number-lists.ts'
import { Phrases } from './phrases.ts'
import { reflow, straddling } from './reflow.ts'
import { Signed } from './signed.ts'
import type { SpanFinder } from './span.ts'
import { Speakers } from './speakers.ts'
import { UNSAID } from './special/judge.ts'
import type { SpecialWords } from './special.ts'
import {
  APART,
  characterStart,
  formEnd,
  gap,
  lineEnds,
  lineStart,
  MAX_LINE_GAP,
  MAX_REGION,
  NEXT_LINE,
  paragraphEnd,
  paragraphStart,
  SAME_LINE,
} from './text/layout.ts'
import { MailSender } from './text/mail-sender.ts'
import { labelsOf, MAX_FORM_GAP, OpenRecord, type TextKind } from './text/open-record.ts'
import { SeenValues } from './text/seen-values.ts'
import { aroundOf, firstAt, shown } from './text/shown.ts'
import { LineNumbers, lineEnd } from './text-lines.ts'
import type { TextTable, TextTables } from './text-tables.ts'

/** In a longer text, the special words of a record are looked for … */
const LETTER_BYTES = 64 << 10
/** … in so many bytes around its own paragraph only. */
const NEAR_REGION = 2048
/** A text says in its first bytes what it is. */
const OPENING = 240
/** A letter does not name more. */
const MAX_LETTER_HITS = 64

/** Reads one running text after another. */
export class TextEngine {
  readonly #catalogue: readonly Detector[]
  readonly #finder: SpanFinder
  readonly #special: SpecialWords
  readonly #collector: Collector
  readonly #hits: HitList
  readonly #record: HitList
  /** The special words of a record. */
  readonly #words: HitList
  readonly #lines = new LineNumbers()
  readonly #inspecting: boolean
  #folded = new Uint8Array(0)
  #flowed = new Uint8Array(0)
  #place: string | undefined
  readonly #open: OpenRecord
  readonly #companies: CompanyRows
  readonly #speakers: Speakers
  readonly #neighbours: Neighbours
  readonly #signed: Signed
  readonly #beside: Beside
  readonly #called: Called
  readonly #phrases: Phrases
  readonly #lists: NumberLists
  /** Nothing of the text has been read yet. */
  #fresh = true
  /** The batch is a text about one person only: what is said near somebody's telephone further down is said of that person. */
  #aboutOne = false
  /** Of who is in such a text. */
  readonly #people: SeenValues
  readonly #name: number
  readonly #sender: MailSender
  /** Where the text of the record before ended: its special words are not the next one's. */
  #floor = 0
  /** How the last hit of the previous batch and the first of this one are apart. */
  #carried = APART
  #carriedBytes = 0

  constructor(
    catalogue: readonly Detector[],
    finder: SpanFinder,
    special: SpecialWords,
    collector: Collector,
    inspecting: boolean,
  ) {
    this.#catalogue = catalogue
    this.#finder = finder
    this.#special = special
    this.#collector = collector
    this.#inspecting = inspecting
    this.#companies = new CompanyRows(catalogue)
    this.#speakers = new Speakers(catalogue)
    this.#neighbours = new Neighbours(catalogue)
    this.#signed = new Signed(catalogue)
    this.#beside = new Beside(catalogue)
    this.#called = new Called(catalogue)
    this.#phrases = new Phrases(catalogue)
    this.#lists = new NumberLists(catalogue)
    this.#hits = new HitList(inspecting)
    this.#record = new HitList(inspecting)
    this.#words = new HitList(inspecting)
    this.#open = new OpenRecord(catalogue, this.#hits)
    this.#people = new SeenValues(catalogue.length)
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
    this.#sender = new MailSender(special, this.#name, inspecting)
  }

  /** Reads a batch; with `tables`, the tables in it are given to them, in the order in which all stands in the text. */
  feed(bytes: Uint8Array, kind: TextKind, linesBefore: number, place: string | undefined, tables?: TextTables): void {
    const hits = this.#hits
    if (place !== this.#place) {
      this.#carried = APART
      this.#lists.end()
      this.#fresh = true
    }
    this.#place = place
    let text = bytes
    let length = bytes.length
    if (kind.reflow && !isAscii(text.subarray(0, length))) {
      if (this.#flowed.length < length) this.#flowed = new Uint8Array(length * 2)
      length = reflow(text, length, this.#flowed)
      text = this.#flowed
    }
    this.#floor = 0
    const first = hits.length
    tables?.listen()
    if (hasNoBreak(text, 0, length) || !this.#finder.find(text, 0, length, hits)) {
      if (this.#folded.length < length) this.#folded = new Uint8Array(length * 2)
      length = fold(text, 0, length, this.#folded)
      text = this.#folded
      tables?.listen()
      this.#finder.find(text, 0, length, hits)
    }
    if (tables !== undefined) {
      const searched = text === bytes ? bytes : text.subarray(0, length)
      // Rows of a page are read as they were laid out: a blank may be all that stands between two cells.
      const source = kind.reflow ? bytes : searched
      const table = tables.begin(source, searched, hits, first, kind.reflow) ? tables.next(0) : undefined
      if (table !== undefined) {
        while (hits.length > first) hits.dropLast()
        this.#around(table, source, kind, linesBefore, place, tables)
        return
      }
    }
    if (this.#fresh) {
      this.#speakers.begin(text, length)
      // Rows of a table that nobody named may be of anything.
      this.#neighbours.begin(text, kind.rows ? 0 : length)
    }
    this.#fresh = false
    this.#speakers.find(text, length, hits, first)
    if (kind.reflow) straddling(text, length, this.#finder, this.#catalogue, hits, first, this.#inspecting)
    hits.sortFrom(first)
    this.#lists.find(text, length, hits, first)
    this.#neighbours.find(text, length, hits, first)
    hits.sortFrom(first)
    this.#signed.find(text, length, hits, first)
    hits.sortFrom(first)
    this.#phrases.find(text, length, hits, first)
    hits.sortFrom(first)
    this.#beside.find(text, length, hits, first)
    hits.sortFrom(first)
    this.#called.believe(text, hits, first)
    if (this.#inspecting) {
      this.#lines.begin(linesBefore)
      for (let i = first; i < hits.length; i++) hits.line[i] = this.#lines.at(text, hits.start[i]!)
    }
    const nobody = !this.#special.identified(hits, first, hits.length)
    if (kind.headers === true) this.#sender.note(text, length, hits, first)
    this.#group(text, length, first, kind)
    this.#carry(text, length)
    // Once it names somebody, what else it tells is said near them.
    if (!nobody && kind.headers !== true) this.#sender.forget()
    else if (kind.headers !== true && length <= LETTER_BYTES) {
      const lineOf = (at: number) => (this.#inspecting ? this.#lines.at(text, at) : 0)
      this.#sender.tell(text, length, lineOf, this.#collector, { place, columnName: () => undefined })
    }
  }

  /** An item begins. */
  beginItem(): void {
    this.#sender.forget()
  }

  /** Ends the text. */
  end(): void {
    if (this.#open.isOpen) this.#finish(this.#hits.length, undefined, 0, 0)
    this.#hits.clear()
    this.#lists.end()
    this.#carried = APART
    this.#place = undefined
    this.#fresh = true
  }

  /** Reads a batch with tables in it: what is around them is searched again, piece by piece. A table ends what is open. */
  #around(
    found: TextTable,
    bytes: Uint8Array,
    kind: TextKind,
    linesBefore: number,
    place: string | undefined,
    tables: TextTables,
  ): void {
    let table: TextTable | undefined = found
    let at = 0
    let lines = linesBefore
    while (table !== undefined) {
      if (table.start > at) this.feed(bytes.subarray(at, table.start), kind, lines, place)
      lines += lineEnds(bytes, at, table.start)
      this.end()
      tables.read(table, lines, place)
      lines += lineEnds(bytes, table.start, table.end)
      at = table.end
      table = tables.next(at)
    }
    if (at < bytes.length) this.feed(bytes.subarray(at), kind, lines, place)
  }

  #group(text: Uint8Array, length: number, first: number, kind: TextKind): void {
    const hits = this.#hits
    const open = this.#open
    this.#aboutOne = !open.isOpen && length <= LETTER_BYTES && this.#isAboutOne(text, length, first)
    let a = first
    while (a < hits.length) {
      let b = a + 1
      while (b < hits.length && gap(text, hits.end[b - 1]!, hits.start[b]!) === SAME_LINE) b++
      let apart = APART
      let bytes = 0
      if (a > first) {
        apart = gap(text, hits.end[a - 1]!, hits.start[a]!)
        bytes = hits.start[a]! - hits.end[a - 1]!
      } else if (open.isOpen) {
        // What lies between is the end of the batch before and the beginning of this one.
        apart = Math.max(this.#carried, gap(text, 0, hits.start[a]!))
        bytes = this.#carriedBytes + hits.start[a]!
      }
      const labels = labelsOf(hits, a, b)
      if (open.isOpen && !open.belongs(text, a, b, apart, bytes, labels, kind))
        this.#finish(a, text, length, hits.start[a]!)
      if (!open.isOpen) open.open(text, a, labels, kind, this.#place)
      open.add(a, b, labels)
      a = b
    }
  }

  /** Do the hits from `first` on say who one person is, and of nobody else? Whoever deals with it or is to be called is no subject. */
  #isAboutOne(text: Uint8Array, length: number, first: number): boolean {
    const hits = this.#hits
    if (hits.length - first > MAX_LETTER_HITS) return false
    const people = this.#people
    people.clear()
    let someone = false
    for (let i = first; i < hits.length; i++) {
      if (!this.#isSubject(text, length, i)) continue
      if (people.has(hits, i) && people.differs(hits, i)) return false
      people.add(hits, i)
      someone = true
    }
    return someone
  }

  #isSubject(text: Uint8Array, length: number, i: number): boolean {
    const hits = this.#hits
    return (
      this.#special.identified(hits, i, i + 1) &&
      !this.#special.isContact(hits.detector[i]!, text, length, hits.start[i]!, hits.end[i]!)
    )
  }

  /** The first hit in `[from, to)` that says who it is about, or `to`. */
  #nextSubject(text: Uint8Array, length: number, from: number, to: number): number {
    let i = from
    while (i < to && !this.#isSubject(text, length, i)) i++
    return i
  }

  /** Ends the open record before hit `to`, which starts at `next`. */
  #finish(to: number, text: Uint8Array | undefined, length: number, next: number): void {
    const hits = this.#hits
    const { from, place } = this.#open
    this.#open.from = -1
    if (text !== undefined) this.#lookForCompany(text, from, to, next > 0 ? lineStart(text, next) : length)
    if (this.#open.company && this.#companies.mayBe(hits, from, to)) this.#companies.doubt(hits, from, to)
    const where: RecordPlace = { place, columnName: () => undefined }
    let tells = text !== undefined && this.#collector.namesPerson(hits, from, to)
    if (text !== undefined && tells && this.#aboutOne) {
      tells = this.#nextSubject(text, length, from, to) < to
      const other = this.#nextSubject(text, length, to, hits.length)
      next = other < hits.length ? hits.start[other]! : 0
    }
    if (text !== undefined && tells) {
      const limit = next > 0 ? Math.max(hits.end[to - 1]!, lineStart(text, next)) : length
      if (limit > this.#floor) {
        const record = this.#record
        record.clear()
        this.#findSpecial(text, limit, next, from, to, record)
        if (record.length > 0) {
          record.copy(hits, from, to)
          this.#collector.record(record, 0, record.length, where)
          return
        }
      }
    }
    this.#collector.record(hits, from, to, where)
  }

  /** Is the text of hits `[from, to)`, before `limit`, about a company? Asked only where nobody is named, so that it costs little. */
  #lookForCompany(text: Uint8Array, from: number, to: number, limit: number): void {
    const hits = this.#hits
    if (this.#open.company || !this.#companies.mayBe(hits, from, to)) return
    const first = hits.start[from]!
    const last = hits.end[to - 1]!
    const form = this.#open.labels > 0
    const start = form ? Math.max(this.#floor, paragraphStart(text, first, MAX_REGION / 2)) : lineStart(text, first)
    const end = Math.min(limit, form ? last + MAX_LINE_GAP : lineEnd(text, last))
    this.#open.company = namesCompany(text, start, Math.max(end, last))
  }

  /** Keeps the open record for the next batch. */
  #carry(text: Uint8Array, length: number): void {
    const hits = this.#hits
    if (!this.#open.isOpen) {
      hits.clear()
      return
    }
    const end = hits.length === 0 ? 0 : hits.end[hits.length - 1]!
    // Special words must be looked for while the text is here, so only a form is worth waiting for.
    if (this.#open.labels === 0 || length - end > MAX_FORM_GAP) {
      this.#finish(hits.length, text, length, 0)
      hits.clear()
      return
    }
    this.#lookForCompany(text, this.#open.from, hits.length, length)
    this.#lookAhead(text, length)
    hits.keepFrom(this.#open.from)
    // Their text is gone; what is left of it stands before the next one.
    hits.start.fill(0, 0, hits.length)
    hits.end.fill(0, 0, hits.length)
    this.#open.from = 0
    this.#carried = Math.max(NEXT_LINE, gap(text, end, length))
    this.#carriedBytes = length - end
  }

  /**
   * Looks for the special words of the record with the hits `[from, to)`: in its paragraph or form, and, where it says whom it is
   * about, in what stands around that up to its neighbours.
   */
  #findSpecial(text: Uint8Array, limit: number, next: number, from: number, to: number, found: HitList): void {
    const hits = this.#hits
    const first = Math.min(hits.start[from]!, limit)
    const last = Math.min(hits.end[to - 1]!, limit)
    // Of a letter, all of it. In a log or a manual of megabytes nothing far from a name is said of whoever has it.
    const reach = limit <= LETTER_BYTES ? MAX_REGION : NEAR_REGION
    const start = Math.max(this.#floor, paragraphStart(text, first, reach / 2))
    const paragraph = paragraphEnd(text, last, Math.min(limit, last + reach))
    const end = this.#open.labels > 1 ? Math.max(paragraph, formEnd(text, last, limit)) : paragraph
    if (end <= start) return
    let outerStart = start
    let outerEnd = end
    if (this.#special.identified(hits, from, to)) {
      outerStart = Math.max(this.#floor, characterStart(text, start - reach / 2))
      outerEnd = Math.max(end, Math.min(next > 0 ? paragraphStart(text, next, MAX_REGION / 2) : limit, end + reach))
    }
    this.#floor = outerEnd
    const words = this.#words
    words.clear()
    this.#special.findAround(text, outerStart, outerEnd, start, end, hits, from, to, words)
    this.#weigh(text, outerStart, outerEnd, from, to)
    for (let k = 0; k < words.length; k++) {
      if (words.confidence[k] === UNSAID || this.#isKnown(words, k, from, to)) continue
      if (this.#inspecting) words.line[k] = this.#lines.at(text, words.start[k]!)
      found.copy(words, k, k + 1)
    }
  }

  /** Lets the model say of the words, and of what labels tell in the hits `[from, to)`, whether they are said of somebody. */
  #weigh(text: Uint8Array, start: number, end: number, from: number, to: number): void {
    const hits = this.#hits
    const words = this.#words
    const say = (first: number, last: number) =>
      shown(text, first, last, hits, this.#name, firstAt(hits, first), firstAt(hits, last))
    let made: string | undefined
    const context = () => {
      made ??= say(0, Math.min(start, OPENING)) + say(start, end)
      return made
    }
    const people = { hits, first: from, last: to }
    this.#special.weigh('text', context, (i) => say(...aroundOf(hits, i, start, end)), people)
    const around = (i: number) => say(...aroundOf(words, i, start, end))
    this.#special.weigh('text', context, around, { hits: words, first: 0, last: words.length }, people)
  }

  /** Is the word one of the hits `[from, to)` already, as what stands behind a label: 診斷：糖尿病? */
  #isKnown(words: HitList, k: number, from: number, to: number): boolean {
    const { start, end, detector, confidence } = this.#hits
    for (let i = from; i < to; i++)
      if (
        start[i] === words.start[k] &&
        end[i] === words.end[k] &&
        detector[i] === words.detector[k] &&
        confidence[i]! >= words.confidence[k]!
      )
        return true
    return false
  }

  /** Adds the special words of the open record's text, which will be gone with the next batch. */
  #lookAhead(text: Uint8Array, length: number): void {
    const hits = this.#hits
    const { from } = this.#open
    if (!this.#collector.namesPerson(hits, from, hits.length)) return
    const before = hits.length
    this.#findSpecial(text, length, 0, from, before, hits)
  }
}
