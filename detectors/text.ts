/**
 * Running text: hits, and which of them are about the same person.
 *
 * A record of running text is a line, a paragraph that is about one person, or a form whose fields stand on lines of
 * their own. Lines are put together while nothing contradicts: a second ID number, name or birth date begins another record;
 * without labels, any identifier of a kind already seen does.
 */
import { isAscii } from 'node:buffer'
import { Beside } from './beside.ts'
import type { Collector, RecordPlace } from './collector.ts'
import { CompanyRows, namesCompany } from './company.ts'
import { BECAUSE, type Detector } from './detector.ts'
import { fold, hasNoBreak } from './fold.ts'
import { FormLines } from './form-lines.ts'
import { HitList } from './hits.ts'
import { Neighbours } from './neighbours.ts'
import { Phrases } from './phrases.ts'
import { reflow, straddling } from './reflow.ts'
import type { SpanFinder } from './span.ts'
import { Speakers } from './speakers.ts'
import type { SpecialWords } from './special.ts'
import type { TextTable, TextTables } from './text-tables.ts'

/** Hits further apart than this on one line are not about one person. */
const MAX_LINE_GAP = 1024
/** … and not in one paragraph. */
const MAX_PARAGRAPH_GAP = 1024
/** A form's fields are not further apart than this. */
const MAX_FORM_GAP = 4096
/** How far around a record its special words may be. */
const MAX_REGION = 4096
/** … but in a text of more than so many bytes only in so many around a record's own paragraph. */
const LETTER_BYTES = 64 << 10
const NEAR_REGION = 2048
/** A letter does not name more. */
const MAX_LETTER_HITS = 64
/** A line at least this long that goes on in the next is prose that was wrapped. */
const MIN_WRAPPED = 45

const SAME_LINE = 0
const NEXT_LINE = 1
const APART = 2

/** What kind of running text. */
export interface TextKind {
  /** Laid out by an engine (PDF): see reflow.ts. */
  readonly reflow: boolean
  /** Rows without known columns: lines are never joined unless labels say so. */
  readonly rows: boolean
}

/** Reads one running text after another. */
export class TextEngine {
  readonly #catalogue: readonly Detector[]
  readonly #finder: SpanFinder
  readonly #special: SpecialWords
  readonly #collector: Collector
  readonly #hits: HitList
  readonly #record: HitList
  readonly #inspecting: boolean
  #folded = new Uint8Array(0)
  #flowed = new Uint8Array(0)
  #place: string | undefined
  // The record that may still grow: hits [open, openTo).
  #open = -1
  #openLabels = 0
  /** Its first line has a label that is in no list. */
  #openLine = false
  readonly #lines: FormLines
  /** A company's 統一編號 stands in its text. */
  #openCompany = false
  readonly #companies: CompanyRows
  readonly #speakers: Speakers
  readonly #neighbours: Neighbours
  readonly #beside: Beside
  readonly #phrases: Phrases
  /** Nothing of the text has been read yet. */
  #fresh = true
  /** Where it begins: it may go on in the next place. */
  #openPlace: string | undefined
  /** The batch is a text about one person only: what is said near somebody's telephone further down is said of that person. */
  #aboutOne = false
  readonly #seen: Int32Array
  readonly #seenHash: Int32Array
  #stamp = 0
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
    this.#lines = new FormLines(catalogue)
    this.#speakers = new Speakers(catalogue)
    this.#neighbours = new Neighbours(catalogue)
    this.#beside = new Beside(catalogue)
    this.#phrases = new Phrases(catalogue)
    this.#hits = new HitList(inspecting)
    this.#record = new HitList(inspecting)
    this.#seen = new Int32Array(catalogue.length).fill(-1)
    this.#seenHash = new Int32Array(catalogue.length)
  }

  /** Reads a batch; with `tables`, the tables in it are given to them, in the order in which all stands in the text. */
  feed(bytes: Uint8Array, kind: TextKind, linesBefore: number, place: string | undefined, tables?: TextTables): void {
    const hits = this.#hits
    if (place !== this.#place) {
      this.#carried = APART
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
    if (kind.reflow) straddling(text, length, this.#finder, hits, first, this.#inspecting)
    sortByStart(hits, first)
    this.#neighbours.find(text, length, hits, first)
    sortByStart(hits, first)
    this.#phrases.find(text, length, hits, first)
    sortByStart(hits, first)
    this.#beside.find(text, length, hits, first)
    sortByStart(hits, first)
    if (this.#inspecting) numberLines(text, hits, first, linesBefore)
    this.#group(text, length, first, kind)
    this.#carry(text, length)
  }

  /** Ends the text. */
  end(): void {
    if (this.#open >= 0) this.#finish(this.#hits.length, undefined, 0, 0)
    this.#hits.clear()
    this.#open = -1
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
    this.#aboutOne = this.#open < 0 && length <= LETTER_BYTES && this.#isAboutOne(text, length, first)
    let a = first
    while (a < hits.length) {
      let b = a + 1
      while (b < hits.length && gap(text, hits.end[b - 1]!, hits.start[b]!) === SAME_LINE) b++
      let apart = APART
      let bytes = 0
      if (a > first) {
        apart = gap(text, hits.end[a - 1]!, hits.start[a]!)
        bytes = hits.start[a]! - hits.end[a - 1]!
      } else if (this.#open >= 0) {
        // What lies between is the end of the batch before and the beginning of this one.
        apart = Math.max(this.#carried, gap(text, 0, hits.start[a]!))
        bytes = this.#carriedBytes + hits.start[a]!
      }
      const labels = this.#labels(a, b)
      if (this.#open >= 0 && !this.#belongs(text, a, b, apart, bytes, labels, kind))
        this.#finish(a, text, length, hits.start[a]!)
      if (this.#open < 0) {
        this.#open = a
        this.#openLabels = 0
        this.#openLine = labels === 0 && !kind.rows && this.#lines.isLabelled(text, hits.start[a]!)
        this.#openCompany = false
        this.#openPlace = this.#place
        this.#stamp++
      }
      this.#openLabels += labels
      this.#see(a, b)
      a = b
    }
  }

  /** Do the hits from `first` on say who one person is, and of nobody else? Whoever deals with it or is to be called is no subject. */
  #isAboutOne(text: Uint8Array, length: number, first: number): boolean {
    const hits = this.#hits
    if (hits.length - first > MAX_LETTER_HITS) return false
    this.#stamp++
    let someone = false
    for (let i = first; i < hits.length; i++) {
      if (!this.#isSubject(text, length, i)) continue
      const index = hits.detector[i]!
      if (this.#seen[index] === this.#stamp && this.#seenHash[index] !== hits.hash(i)) return false
      this.#seen[index] = this.#stamp
      this.#seenHash[index] = hits.hash(i)
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

  #labels(from: number, to: number): number {
    let labels = 0
    for (let i = from; i < to; i++) if ((this.#hits.because[i]! & BECAUSE.label) !== 0) labels++
    return labels
  }

  /** Does the line with hits `[from, to)` go on with the open record? */
  #belongs(
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
    return !this.#contradicts(from, to, form)
  }

  /** Is what is open a form, to which a labelled line may belong? */
  #isForm(apart: number): boolean {
    return this.#openLabels > 0 || (this.#openLine && apart === NEXT_LINE)
  }

  /**
   * Does the line, whose label is in no list, belong to the open form? With another value of a kind that is there already (公司分機：…)
   * where the form goes on behind it.
   */
  #isFormLine(text: Uint8Array, from: number, to: number, apart: number): boolean {
    const hits = this.#hits
    if (this.#openLabels === 0 || apart !== NEXT_LINE || !this.#lines.isLabelled(text, hits.start[from]!)) return false
    if (!this.#contradicts(from, to, true, true)) return true
    if (to === hits.length || gap(text, hits.end[to - 1]!, hits.start[to]!) !== NEXT_LINE) return false
    let end = to + 1
    while (end < hits.length && gap(text, hits.end[end - 1]!, hits.start[end]!) === SAME_LINE) end++
    return this.#labels(to, end) > 0 && !this.#contradicts(to, end, true)
  }

  /** Do the hits say that it is somebody else? In a form another ID, name or birth date does; elsewhere any identifier of a kind already seen. */
  #contradicts(from: number, to: number, form: boolean, weakToo = false): boolean {
    for (let i = from; i < to; i++) {
      const index = this.#hits.detector[i]!
      if (this.#seen[index] !== this.#stamp || this.#hits.masked[i] === 1) continue
      const { strength } = this.#catalogue[index]!
      const differs = this.#seenHash[index] !== this.#hits.hash(i)
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

  #see(from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const index = this.#hits.detector[i]!
      this.#seen[index] = this.#stamp
      this.#seenHash[index] = this.#hits.hash(i)
    }
  }

  /** Ends the open record before hit `to`, which starts at `next`. */
  #finish(to: number, text: Uint8Array | undefined, length: number, next: number): void {
    const hits = this.#hits
    const from = this.#open
    this.#open = -1
    if (text !== undefined) this.#lookForCompany(text, from, to, next > 0 ? lineStart(text, next) : length)
    if (this.#openCompany && this.#companies.mayBe(hits, from, to)) this.#companies.doubt(hits, from, to)
    const where: RecordPlace = { place: this.#openPlace, columnName: () => undefined }
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
          if (this.#inspecting) record.line.fill(hits.line[from]!, 0, record.length)
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
    if (this.#openCompany || !this.#companies.mayBe(hits, from, to)) return
    const first = hits.start[from]!
    const last = hits.end[to - 1]!
    const form = this.#openLabels > 0
    const start = form ? Math.max(this.#floor, paragraphStart(text, first, MAX_REGION / 2)) : lineStart(text, first)
    const end = Math.min(limit, form ? last + MAX_LINE_GAP : lineAfter(text, last))
    this.#openCompany = namesCompany(text, start, Math.max(end, last))
  }

  /** Keeps the open record for the next batch. */
  #carry(text: Uint8Array, length: number): void {
    const hits = this.#hits
    if (this.#open < 0) {
      hits.clear()
      return
    }
    const end = hits.length === 0 ? 0 : hits.end[hits.length - 1]!
    // Special words must be looked for while the text is here, so only a form is worth waiting for.
    if (this.#openLabels === 0 || length - end > MAX_FORM_GAP) {
      this.#finish(hits.length, text, length, 0)
      hits.clear()
      return
    }
    this.#lookForCompany(text, this.#open, hits.length, length)
    this.#lookAhead(text, length)
    hits.keepFrom(this.#open)
    // Their text is gone; what is left of it stands before the next one.
    hits.start.fill(0, 0, hits.length)
    hits.end.fill(0, 0, hits.length)
    this.#open = 0
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
    const end = this.#openLabels > 1 ? Math.max(paragraph, formEnd(text, last, limit)) : paragraph
    if (end <= start) return
    let outerStart = start
    let outerEnd = end
    if (this.#special.identified(hits, from, to)) {
      outerStart = Math.max(this.#floor, characterStart(text, start - reach / 2))
      outerEnd = Math.max(end, Math.min(next > 0 ? paragraphStart(text, next, MAX_REGION / 2) : limit, end + reach))
    }
    this.#floor = outerEnd
    this.#special.findAround(text, outerStart, outerEnd, start, end, hits, from, to, found)
  }

  /** Adds the special words of the open record's text, which will be gone with the next batch. */
  #lookAhead(text: Uint8Array, length: number): void {
    const hits = this.#hits
    const from = this.#open
    if (!this.#collector.namesPerson(hits, from, hits.length)) return
    const before = hits.length
    this.#findSpecial(text, length, 0, from, before, hits)
    if (this.#inspecting) hits.line.fill(hits.line[from]!, before, hits.length)
  }
}

function lineEnds(text: Uint8Array, from: number, to: number): number {
  let lines = 0
  for (let i = from; i < to; i++) if (text[i] === 0x0a) lines++
  return lines
}

/** How two hits are apart. */
function gap(text: Uint8Array, from: number, to: number): number {
  const bytes = to - from
  if (bytes > MAX_PARAGRAPH_GAP) return APART
  let lines = 0
  let blank = true
  for (let i = from; i < to; i++) {
    const b = text[i]!
    if (b === 0x0a) {
      if (lines > 0 && blank) return APART
      lines++
      blank = true
    } else if (b === 0x0c) return APART
    else if (b !== 0x20 && b !== 0x09 && b !== 0x0d) blank = false
  }
  if (lines > 0) return NEXT_LINE
  return bytes > MAX_LINE_GAP ? APART : SAME_LINE
}

function lineStart(text: Uint8Array, at: number): number {
  const floor = Math.max(0, at - MAX_REGION)
  let i = at
  while (i > floor && text[i - 1] !== 0x0a) i--
  return i
}

/** The beginning of a character at or before `at`. */
function characterStart(text: Uint8Array, at: number): number {
  let i = Math.max(0, at)
  while (i > 0 && (text[i]! & 0xc0) === 0x80) i--
  return i
}

function lineAfter(text: Uint8Array, at: number): number {
  const end = text.indexOf(0x0a, at)
  return end < 0 ? text.length : end
}

/**
 * Where the paragraph of `at` begins, or so many bytes before. Of a blank line's two line ends (and what is between them) one stands at
 * every second byte: the others need not be looked at.
 */
function paragraphStart(text: Uint8Array, at: number, reach: number): number {
  const floor = Math.max(0, at - reach)
  for (let i = at - 1; i >= floor - 1 && i >= 0; i -= 2) {
    if (text[i] !== 0x0a && text[i] !== 0x0d) continue
    if (i + 2 <= at && i + 2 > floor && isBlankLine(text, i + 1)) return i + 2
    if (i + 1 > floor && isBlankLine(text, i)) return i + 1
  }
  return floor
}

/** Does the line end at `at` end a blank line? */
function isBlankLine(text: Uint8Array, at: number): boolean {
  return text[at] === 0x0a && (text[at - 1] === 0x0a || (text[at - 1] === 0x0d && text[at - 2] === 0x0a))
}

/** Is the line behind the line end at `at` blank? */
function isBlankNext(text: Uint8Array, at: number): boolean {
  return text[at] === 0x0a && (text[at + 1] === 0x0a || (text[at + 1] === 0x0d && text[at + 2] === 0x0a))
}

/** The end of the paragraph, at most `limit` or {@link MAX_REGION} bytes behind `from`; looks at every second byte as {@link paragraphStart}. */
function paragraphEnd(text: Uint8Array, from: number, limit: number): number {
  const ceiling = Math.min(limit, from + MAX_REGION)
  for (let i = from + 1; i <= ceiling; i += 2) {
    if (text[i] !== 0x0a && text[i] !== 0x0d) continue
    if (isBlankNext(text, i - 1)) return i - 1
    if (i < ceiling && isBlankNext(text, i)) return i
  }
  return ceiling
}

/** The end of a form: over the following lines that have a label, and blank ones between. */
function formEnd(text: Uint8Array, from: number, limit: number): number {
  const ceiling = Math.min(limit, from + MAX_REGION)
  for (let i = from; i < ceiling; i++)
    if (text[i] === 0x0a && !isBlankNext(text, i) && !hasLabel(text, i + 1, ceiling)) return i
  return ceiling
}

/** Is there a `:`, `：` or tab in the first 40 bytes of the line? */
function hasLabel(text: Uint8Array, from: number, to: number): boolean {
  const end = Math.min(to, from + 40)
  for (let i = from; i < end; i++) {
    const b = text[i]!
    if (b === 0x0a) return false
    if (b === 0x3a || b === 0x09 || (b === 0xef && text[i + 1] === 0xbc && text[i + 2] === 0x9a)) return true
  }
  return false
}

/** Almost always sorted already: an address or a name may begin before a hit that was found first. */
function sortByStart(hits: HitList, first: number): void {
  for (let i = first + 1; i < hits.length; i++) {
    if (hits.start[i]! >= hits.start[i - 1]!) continue
    let to = i
    while (to > first && hits.start[to - 1]! > hits.start[i]!) to--
    for (const column of [
      hits.start,
      hits.end,
      hits.detector,
      hits.confidence,
      hits.because,
      hits.masked,
      hits.canonFrom,
      hits.canonLength,
    ]) {
      const value = column[i]!
      column.copyWithin(to + 1, to, i)
      column[to] = value
    }
    const value = hits.values?.[i]
    if (value !== undefined && hits.values !== undefined) {
      hits.values.splice(i, 1)
      hits.values.splice(to, 0, value)
    }
  }
}

function numberLines(text: Uint8Array, hits: HitList, first: number, linesBefore: number): void {
  let line = linesBefore + 1
  let at = 0
  for (let i = first; i < hits.length; i++) {
    const start = hits.start[i]!
    for (; at < start; at++) if (text[at] === 0x0a) line++
    hits.line[i] = line
  }
}
