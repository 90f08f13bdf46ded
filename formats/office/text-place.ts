/** Running text of one place in a document. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch, TextDialect } from '../format.ts'
import { PlaceBefore, Versions } from '../tracked-changes.ts'

const TEXT: TextDialect = { kind: 'text', reflow: false }
/** The text of word processors. */
export const DOCUMENT: TextDialect = { kind: 'text', reflow: false, document: true }
/** A line is ended by force here: no paragraph is that long, and memory must not depend on it. */
const LONGEST_LINE = 2 ** 20
/** A person's card has no more lines, and no more bytes. */
const CARD_LINES = 8
const CARD_BYTES = 600
const TAB = 0x09
const LF = 0x0a
/** How a card begins: a name, perhaps with a title; no label, no number, no sentence. */
const CARD_HEAD = /^[^\d:：，。,@\n]{2,30}\n(?!\n)/u
const CARD_NUMBER = /(?:\d[-() ]?){8}/
/** What one person has once in a card. */
const ONCE = [/@/gu, /(?<!\d)09\d{2}[- ]?\d{3}[- ]?\d{3}(?!\d)/gu, /[A-Z][1289]\d{8}(?!\d)/giu]

/** Is what stands in one frame about one person, by its form? Lists of people have telephones and addresses several times. */
function isCard(text: string): boolean {
  if (!CARD_HEAD.test(text) || text.includes('\n\n') || !(text.includes('@') || CARD_NUMBER.test(text))) return false
  return ONCE.every((pattern) => (text.match(pattern)?.length ?? 0) < 2)
}

/** Gathers the lines of one place. Makes its buffer when the first text comes: most parts have none. */
export class TextPlace {
  readonly #place: string | undefined
  readonly #dialect: TextDialect
  #builder: BatchBuilder | undefined
  #lineBytes = 0
  #blankLine = true
  /** Lines since the shape began. */
  #shapeLines = 0
  readonly #versions = new Versions()
  /** Where lines stand as they read before they were changed. */
  readonly #before: PlaceBefore

  constructor(place: string | undefined, dialect = TEXT) {
    this.#place = place
    this.#dialect = dialect
    this.#before = new PlaceBefore(dialect, place)
  }

  /** What the text that comes next is: {@link Versions.change}. */
  get change(): number {
    return this.#versions.change
  }

  set change(change: number) {
    this.#versions.change = change
  }

  /** Nothing stands on the current line yet. */
  get atLineStart(): boolean {
    return this.#lineBytes === 0
  }

  /** Adds a value within the line: tabs and line ends in it become blanks. */
  add(content: Uint8Array | string): void {
    if (content.length === 0) return
    const accepted = this.#versions.take(content, this.#accepted)
    if (accepted) this.#out.value(content)
    this.#grow(accepted ? content.length : 0)
  }

  tab(): void {
    const accepted = this.#versions.take('\t', this.#accepted)
    if (accepted) this.#out.separate()
    this.#grow(accepted ? 1 : 0)
  }

  /** Ends the line if there is anything on it. */
  line(): void {
    this.#endVersions()
    if (this.#lineBytes > 0) this.#end()
  }

  /** Adds an earlier version of a line that is kept elsewhere. */
  before(version: string): void {
    this.#before.add(version)
  }

  /** Ends the paragraph: an empty one leaves one blank line, several leave no more. */
  paragraph(): void {
    const deleted = this.#endVersions()
    if (this.#lineBytes > 0) this.#end()
    else if (!this.#blankLine && !deleted) {
      this.#out.endLine()
      this.#shapeLines++
      this.#blankLine = true
    }
  }

  /** A shape begins: what is written until {@link closeShape} stands in one frame. */
  openShape(): void {
    this.line()
    this.#shapeLines = 0
  }

  /** The shape ends. One person's card (a name, below it the title, telephone and e-mail) becomes one line, and so one record. */
  closeShape(): void {
    this.line()
    const lines = this.#shapeLines
    if (lines < 2 || lines > CARD_LINES) return
    const card = this.#builder?.lastLines(lines)
    if (card === undefined || card.length > CARD_BYTES || !isCard(Buffer.from(card).toString())) return
    for (let at = 0; at < card.length - 1; at++) if (card[at] === LF) card[at] = TAB
  }

  /** A line by itself. */
  whole(content: Uint8Array | string): void {
    this.line()
    this.add(content)
    this.line()
  }

  /** The next batch when there is enough for one. */
  take(): RecordBatch | undefined {
    return this.#builder?.take() ?? this.#before.take()
  }

  /** What is left; the end of the place. */
  *rest(): Generator<RecordBatch> {
    this.line()
    for (const last of [this.#builder?.rest(), this.#before.rest()]) if (last) yield last
  }

  readonly #accepted = (): string => (this.#builder ? Buffer.from(this.#builder.line).toString() : '')

  /** True when the line said something before. */
  #endVersions(): boolean {
    const versions = this.#versions.end(this.#accepted)
    for (const version of versions) this.before(version)
    return versions.length > 0
  }

  get #out(): BatchBuilder {
    this.#builder ??= new BatchBuilder(this.#dialect, this.#place)
    return this.#builder
  }

  #grow(bytes: number): void {
    this.#lineBytes += bytes
    if (Math.max(this.#lineBytes, this.#versions.length) >= LONGEST_LINE) this.line()
  }

  #end(): void {
    this.#out.endLine()
    this.#shapeLines++
    this.#lineBytes = 0
    this.#blankLine = false
  }
}
