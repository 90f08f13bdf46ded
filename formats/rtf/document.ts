/** The text of a document as it comes out: its lines, the other versions of them, and what is set aside for the end of a paragraph. */
import { BatchBuilder } from '../batches.ts'
import type { RecordBatch, TextDialect } from '../format.ts'
import { PlaceBefore, Versions } from '../tracked-changes.ts'

/** A line with changes is ended by force when its versions have grown to this many UTF-16 units. */
const LINE_UNITS = 2 ** 20
/** Text set aside for the end of a paragraph, in UTF-16 units; more is given out at once. */
const ASIDE_UNITS = 2 ** 20
/** Different field codes that wait for the document's end; more are given out with the paragraph. */
const MOST_CODES = 10_000

const DIALECT: TextDialect = { kind: 'text', reflow: false, document: true }

/** What stands in destinations for programs and is no text: hexadecimal data, and figures too short to be anybody's number. */
const DATA = /^(?:[\s0-9a-f]{32,}|[^\p{L}@]{0,7})$/iu

/** Text of its own, gathered until it can be set down. */
export class Aside {
  parts: string[] = []
  readonly versions = new Versions()
  /** Put before the text. */
  readonly label: string
  /** It takes what is not meant to be read by people. */
  readonly forPrograms: boolean
  /** The code of a field. */
  readonly code: boolean

  constructor(label: string, forPrograms: boolean, code: boolean) {
    this.label = label
    this.forPrograms = forPrograms
    this.code = code
  }

  /** What was gathered. */
  readonly text = (): string => this.parts.join('')
}

/** Takes text, and gives batches. */
export class DocumentText {
  readonly #out = new BatchBuilder(DIALECT)
  readonly #before = new PlaceBefore(DIALECT)
  /** Of the line of the document that is being read. */
  readonly #versions = new Versions()
  /** Ends of cells, not yet written: the last one of a row is none. */
  #tabs = 0
  #asides: string[] = []
  #asideUnits = 0
  /** A merged letter has the same few again and again. */
  readonly #codes = new Set<string>()

  /** Nothing stands on the line yet. */
  get atLineStart(): boolean {
    return this.#out.atLineStart
  }

  /** Adds text, with what tracked changes say of it: to the document, or to something set aside. */
  add(text: string, change: number, aside: Aside | undefined): void {
    if (text === '') return
    if (aside === undefined) this.#toLine(text, change)
    else this.#toAside(text, change, aside)
  }

  #toLine(text: string, change: number): void {
    if (text === '\t') {
      this.#tabs++
      return
    }
    const tabs = '\t'.repeat(this.#tabs)
    this.#tabs = 0
    if (text === '\n') {
      this.#endLine()
      this.giveAsides()
      return
    }
    this.#say(tabs, 0)
    this.#say(text, change)
    if (this.#versions.length > LINE_UNITS) this.#endLine()
  }

  #toAside(text: string, change: number, aside: Aside): void {
    aside.versions.change = change
    if (aside.versions.take(text, aside.text)) aside.parts.push(text)
    this.#asideUnits += text.length
    if (this.#asideUnits <= ASIDE_UNITS) return
    // More than a footnote has: it is given out where it stands.
    const part = aside.text()
    this.#endVersions(aside.versions, () => part)
    aside.parts = []
    this.#asideUnits -= part.length
    if (aside.forPrograms && DATA.test(part)) return
    this.#asides.push(part)
    this.giveAsides()
  }

  /** What was set aside is whole: it stands behind the paragraph. */
  endAside(aside: Aside): void {
    this.#endVersions(aside.versions, aside.text)
    const text = aside.text().trim()
    if (text === '' || (aside.forPrograms && DATA.test(text))) return
    if (aside.code && this.#codes.size < MOST_CODES) {
      this.#codes.add(text)
      return
    }
    const line = aside.label === '' ? text : `${aside.label}: ${text}`
    this.#asides.push(line)
    this.#asideUnits += line.length
    if (this.#asideUnits > ASIDE_UNITS) this.giveAsides()
  }

  /** Puts down what was set aside, behind what the line has. */
  giveAsides(): void {
    if (this.#asides.length === 0) return
    this.#tabs = 0
    this.#endVersions(this.#versions, this.#line)
    if (!this.#out.atLineStart) this.#out.text('\n')
    for (const text of this.#asides) this.#out.text(`${text}\n`)
    this.#asides = []
    this.#asideUnits = 0
  }

  /** The next batch when there is enough for one. */
  take(): RecordBatch | undefined {
    return this.#out.take() ?? this.#before.take()
  }

  /** What is left in the end. */
  rest(): RecordBatch[] {
    this.#asides.push(...this.#codes)
    this.giveAsides()
    this.#endVersions(this.#versions, this.#line)
    return [this.#out.rest(), this.#before.rest()].filter((batch) => batch !== undefined)
  }

  /** Adds to the line of the document. */
  #say(text: string, change: number): void {
    this.#versions.change = change
    if (text !== '' && this.#versions.take(text, this.#line)) this.#out.text(text)
  }

  #endLine(): void {
    this.#endVersions(this.#versions, this.#line)
    this.#out.text('\n')
  }

  /** The line of the document so far. */
  readonly #line = (): string => Buffer.from(this.#out.line).toString()

  #endVersions(versions: Versions, accepted: () => string): void {
    for (const version of versions.end(accepted)) this.#before.add(version)
  }
}
