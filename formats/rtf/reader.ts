/** Rich Text Format to text: an own reader, as the one that npm offers turns all Big5 into rubbish (docs/formats/rtf.md). */
import type { ByteSource } from '../../connectors/connector.ts'
import { BatchBuilder } from '../batches.ts'
import { FormatError, type Note, type Piece, type ReadContext, type RecordBatch, type TextDialect } from '../format.ts'
import { DELETED, INSERTED, PlaceBefore, Versions } from '../tracked-changes.ts'
import { ByteReader } from './bytes.ts'
import { decode, encodingOfCharset, encodingOfCodePage, isLeadByte } from './characters.ts'
import { LABELLED, type Treatment, treatmentOf } from './destinations.ts'
import { objectItem } from './object.ts'

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d

/** Groups within groups; deeper ones are read with the innermost state that was kept. */
const DEPTH = 1000
const WORD_LETTERS = 32
/** Bytes that wait to be decoded together. */
const RUN_BYTES = 16 * 1024
/** A line with changes is ended by force when its versions have grown to this many UTF-16 units. */
const LINE_UNITS = 2 ** 20
/** Text set aside for the end of a paragraph, in UTF-16 units; more is given out at once. */
const ASIDE_UNITS = 2 ** 20
/** An embedded object larger than this is not read. Its hexadecimal digits take twice as much in the file. */
const OBJECT_BYTES = 64 * 2 ** 20
/** How often the clock is looked at, in bytes read. */
const CLOCK_BYTES = 2 ** 20
const FONTS = 65_536

/** Control words that are characters. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['cell', '\t'],
  ['nestcell', '\t'],
  ['row', '\n'],
  ['nestrow', '\n'],
  ['par', '\n'],
  ['line', '\n'],
  ['sect', '\n'],
  ['page', '\n'],
  ['column', '\n'],
  ['softline', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
])

/** Line ends that do not end the row when they stand in a cell. */
const WITHIN_CELL = new Set(['par', 'line', 'softline'])

/** Control words of tracked changes (a move is a deletion and an insertion), and what they say of the text that follows. */
const CHANGES: ReadonlyMap<string, number> = new Map([
  ['revised', INSERTED],
  ['mvt', INSERTED],
  ['deleted', DELETED],
  ['mvf', DELETED],
])

const DIALECT: TextDialect = { kind: 'text', reflow: false, document: true }

/** Text of its own, gathered until it can be set down. */
interface Sink {
  parts: string[]
  readonly versions: Versions
}

/** What a group inherits from the one around it. */
interface GroupState {
  encoding: string
  treatment: Treatment
  /** Stands behind `\*`, and has had no control word yet. */
  ignorable: boolean
  /** No control word and no text so far. */
  fresh: boolean
  /** Characters that follow a `\u` for readers that know none. */
  unicodeSkip: number
  inTable: boolean
  /** Of tracked changes: {@link Versions.change}. */
  change: number
  /** Where text goes: the document, or something set aside. */
  sink: Sink | undefined
  /** This very group opened its sink. */
  ownsSink: boolean
  /** Put before the text of the sink. */
  label: string
  /** The sink takes what is not meant to be read by people. */
  forPrograms: boolean
}

/** What stands in destinations for programs and is no text: hexadecimal data, and figures too short to be anybody's number. */
const DATA = /^(?:[\s0-9a-f]{32,}|[^\p{L}@]{0,7})$/iu

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad]/g

/** Reads one document. */
class RtfReading {
  readonly #bytes: ByteReader
  readonly #context: ReadContext
  readonly #out = new BatchBuilder(DIALECT)
  readonly #before = new PlaceBefore(DIALECT)
  /** Of the line of the document that is being read. */
  readonly #versions = new Versions()
  readonly #fonts = new Map<number, string>()
  readonly #stack: GroupState[] = []
  #tooDeep = 0
  #state: GroupState = {
    encoding: encodingOfCodePage(1252),
    treatment: 'plain',
    ignorable: false,
    fresh: false,
    unicodeSkip: 1,
    inTable: false,
    change: 0,
    sink: undefined,
    ownsSink: false,
    label: '',
    forPrograms: false,
  }
  #documentEncoding = this.#state.encoding
  #defaultFont = 0
  #fontBeingDefined = 0
  /** Bytes of the current run: literal text and `\'hh` alike, so that a trail byte may be either. */
  readonly #run = new Uint8Array(RUN_BYTES)
  #runLength = 0
  /** High surrogate of a `\u` that waits for its low one. */
  #highSurrogate = ''
  /** Characters still to be passed over after a `\u`. */
  #toSkip = 0
  /** Ends of cells, not yet written: the last one of a row is none. */
  #tabs = 0
  #asides: string[] = []
  #asideUnits = 0
  #object: Uint8Array | undefined
  #objectLength = 0
  #objectDigit = -1
  #objects = 0
  #objectTooLarge = false
  #ready: Piece[] = []

  constructor(source: ByteSource, context: ReadContext) {
    this.#bytes = new ByteReader(source)
    this.#context = context
  }

  *pieces(): Generator<Piece> {
    const { budget } = this.#context
    let clockAt = CLOCK_BYTES
    let stopped: Note | undefined
    while (this.#step()) {
      for (let batch = this.#take(); batch !== undefined; batch = this.#take()) {
        budget.bytes += batch.bytes.length
        yield batch
      }
      if (this.#ready.length > 0) yield* this.#ready.splice(0)
      if (this.#bytes.position < clockAt) continue
      clockAt = this.#bytes.position + CLOCK_BYTES
      stopped = this.#overBudget()
      if (stopped !== undefined) break
    }
    this.#flushRun()
    // What a cut-off document had open is text all the same.
    const open = stopped === undefined && this.#stack.length > 0
    for (const state of [...this.#stack, this.#state]) this.#setAside(state)
    this.#giveAsides()
    this.#endVersions(this.#versions, this.#line)
    for (const last of [this.#out.rest(), this.#before.rest()]) if (last !== undefined) yield last
    yield* this.#ready
    if (stopped !== undefined) yield stopped
    if (open) yield { kind: 'note', outcome: { state: 'partial', reason: 'damaged', detail: 'ends within a group' } }
  }

  #take(): RecordBatch | undefined {
    return this.#out.take() ?? this.#before.take()
  }

  #overBudget(): Note | undefined {
    const { budget } = this.#context
    const detail = `after ${Math.floor(this.#bytes.position / 2 ** 20)} MiB`
    if (performance.now() > budget.deadline) {
      return { kind: 'note', outcome: { state: 'partial', reason: 'limit-time', detail } }
    }
    if (budget.bytes > budget.limits.totalBytes) {
      return { kind: 'note', outcome: { state: 'partial', reason: 'limit-size', detail } }
    }
    return undefined
  }

  /** One group mark, control word, or byte of text; false at the end. */
  #step(): boolean {
    if (this.#state.treatment === 'skip') this.#bytes.skipText()
    const byte = this.#bytes.next()
    if (byte < 0) return false
    if (byte === OPEN) this.#open()
    else if (byte === CLOSE) this.#close()
    else if (byte === BACKSLASH) this.#control()
    else if (byte !== 0x0a && byte !== 0x0d) this.#literal(byte)
    return true
  }

  #open(): void {
    this.#flushRun()
    this.#toSkip = 0
    if (this.#stack.length >= DEPTH) {
      this.#tooDeep++
      return
    }
    this.#stack.push(this.#state)
    this.#state = { ...this.#state, ignorable: false, fresh: true, ownsSink: false }
  }

  #close(): void {
    this.#flushRun()
    this.#toSkip = 0
    if (this.#tooDeep > 0) {
      this.#tooDeep--
      return
    }
    const outer = this.#stack.pop()
    if (outer === undefined) return // one brace too many: what follows is still read
    const inner = this.#state
    this.#state = outer
    this.#setAside(inner)
    if (inner.treatment === 'inline' && outer.treatment !== 'inline') this.#text(' ')
    if (inner.treatment === 'object' && outer.treatment !== 'object') this.#endObject()
    // What stands behind the document is no part of its last word.
    if (this.#stack.length === 0 && !this.#out.atLineStart) this.#text('\n')
  }

  #setAside(state: GroupState): void {
    if (!state.ownsSink || state.sink === undefined) return
    const { parts, versions } = state.sink
    this.#endVersions(versions, () => parts.join(''))
    const text = parts.join('').trim()
    if (text === '' || (state.forPrograms && DATA.test(text))) return
    const line = state.label === '' ? text : `${state.label}: ${text}`
    this.#asides.push(line)
    this.#asideUnits += line.length
    if (this.#asideUnits > ASIDE_UNITS) this.#giveAsides()
  }

  #giveAsides(): void {
    if (this.#asides.length === 0) return
    this.#tabs = 0
    this.#endVersions(this.#versions, this.#line)
    if (!this.#out.atLineStart) this.#out.text('\n')
    for (const text of this.#asides) this.#out.text(`${text}\n`)
    this.#asides = []
    this.#asideUnits = 0
  }

  /** After a backslash. */
  #control(): void {
    const byte = this.#bytes.next()
    if (byte < 0) return
    if (isLetter(byte)) {
      this.#controlWord(byte)
      return
    }
    switch (byte) {
      case 0x27: // \'hh
        this.#escapedByte()
        return
      case 0x2a: // \*
        if (this.#state.fresh) this.#state.ignorable = true
        return
      case BACKSLASH:
      case OPEN:
      case CLOSE:
        this.#literal(byte)
        return
      case 0x7e: // \~
        this.#character(' ')
        return
      case 0x5f: // \_
        this.#character('-')
        return
      case 0x0a:
      case 0x0d:
        this.#character('\n')
        return
      case 0x09:
        this.#character('\t')
        return
      default: // \- \: \| and unknown ones
    }
  }

  #escapedByte(): void {
    const high = hexDigit(this.#bytes.next())
    const low = hexDigit(this.#bytes.next())
    if (high < 0 || low < 0) return
    this.#literal(high * 16 + low)
  }

  #controlWord(firstLetter: number): void {
    let word = String.fromCharCode(firstLetter)
    let byte = this.#bytes.next()
    while (isLetter(byte)) {
      if (word.length < WORD_LETTERS) word += String.fromCharCode(byte)
      byte = this.#bytes.next()
    }
    const negative = byte === 0x2d
    if (negative) byte = this.#bytes.next()
    let value: number | undefined
    while (byte >= 0x30 && byte <= 0x39) {
      value = Math.min((value ?? 0) * 10 + byte - 0x30, 2 ** 31)
      byte = this.#bytes.next()
    }
    if (byte >= 0 && byte !== 0x20) this.#bytes.back()
    this.#word(word, value === undefined ? undefined : negative ? -value : value)
  }

  #word(word: string, value: number | undefined): void {
    const state = this.#state
    if (word === 'bin') {
      this.#bytes.skip(Math.max(0, value ?? 0))
      return
    }
    if (word === 'u') {
      this.#unicode(value ?? 0)
      return
    }
    if (this.#toSkip > 0) {
      this.#toSkip--
      return
    }
    if (state.fresh) this.#destination(word)
    if (state.treatment === 'skip') return
    const character = CHARACTERS.get(word)
    if (character !== undefined) {
      this.#character(state.inTable && WITHIN_CELL.has(word) ? ' ' : character)
      return
    }
    const change = CHANGES.get(word)
    if (change !== undefined) {
      this.#flushRun()
      state.change = value === 0 ? state.change & ~change : state.change | change
      return
    }
    switch (word) {
      case 'f':
        this.#font(value ?? 0)
        return
      case 'fcharset':
        this.#defineFont(encodingOfCharset(value ?? 0, this.#documentEncoding))
        return
      case 'cpg':
        this.#defineFont(encodingOfCodePage(value ?? 0))
        return
      case 'ansicpg':
        this.#documentEncoding = encodingOfCodePage(value ?? 0)
        state.encoding = this.#documentEncoding
        return
      case 'deff':
        this.#defaultFont = value ?? 0
        return
      case 'plain':
        this.#flushRun()
        state.change = 0
        this.#font(this.#defaultFont)
        return
      case 'uc':
        state.unicodeSkip = Math.max(0, Math.min(value ?? 1, 16))
        return
      case 'intbl':
        state.inTable = true
        return
      case 'pard':
        state.inTable = false
    }
  }

  /** The first control word of a group may say what the group is for. */
  #destination(word: string): void {
    const state = this.#state
    state.fresh = false
    const ignorable = state.ignorable
    state.ignorable = false
    if (state.treatment === 'skip') return
    // A destination that this reader does not know, marked as one that may be passed over: a value may stand there, too.
    const treatment = treatmentOf(word) ?? (ignorable ? 'aside' : undefined)
    if (treatment === undefined) return
    state.treatment = treatment
    if (treatment === 'aside') {
      state.sink = { parts: [], versions: new Versions() }
      state.ownsSink = true
      state.label = LABELLED.has(word) ? word : ''
      state.forPrograms = word === 'sv' || treatmentOf(word) === undefined
      state.inTable = false
    } else if (treatment === 'inline') {
      this.#text(' ')
    } else if (treatment === 'object') {
      this.#object = new Uint8Array(4096)
      this.#objectLength = 0
      this.#objectDigit = -1
      this.#objectTooLarge = false
    }
  }

  #font(number: number): void {
    if (this.#state.treatment === 'fonts') {
      this.#fontBeingDefined = number
      return
    }
    const encoding = this.#fonts.get(number) ?? this.#documentEncoding
    if (encoding === this.#state.encoding) return
    this.#flushRun()
    this.#state.encoding = encoding
  }

  #defineFont(encoding: string): void {
    if (this.#state.treatment !== 'fonts' || this.#fonts.size >= FONTS) return
    this.#fonts.set(this.#fontBeingDefined, encoding)
    if (this.#fontBeingDefined === this.#defaultFont) {
      for (const state of this.#stack) if (state.treatment === 'plain') state.encoding = encoding
    }
  }

  #unicode(value: number): void {
    this.#state.fresh = false
    if (this.#readable()) {
      this.#flushRun()
      this.#unit(value & 0xffff)
    }
    this.#toSkip = this.#state.unicodeSkip
  }

  /** One UTF-16 unit. Characters beyond the basic plane come as two, each with what older readers show in its place. */
  #unit(unit: number): void {
    const high = this.#highSurrogate
    this.#highSurrogate = ''
    if (unit >= 0xd800 && unit < 0xdc00) this.#highSurrogate = String.fromCharCode(unit)
    else if (unit < 0xdc00 || unit > 0xdfff) this.#text(String.fromCharCode(unit).replace(CONTROLS, ''))
    else if (high !== '') this.#text(high + String.fromCharCode(unit))
  }

  #readable(): boolean {
    const { treatment } = this.#state
    return treatment === 'plain' || treatment === 'aside' || treatment === 'inline'
  }

  #character(text: string): void {
    if (this.#toSkip > 0) {
      this.#toSkip--
      return
    }
    if (!this.#readable()) return
    this.#flushRun()
    this.#text(text)
  }

  #literal(byte: number): void {
    const state = this.#state
    state.fresh = false
    if (this.#toSkip > 0) {
      this.#toSkip--
      return
    }
    if (state.treatment === 'object') {
      this.#objectByte(byte)
      return
    }
    if (!this.#readable()) return
    if (this.#runLength === RUN_BYTES) this.#flushFullRun()
    this.#run[this.#runLength++] = byte
  }

  #flushRun(): void {
    if (this.#runLength === 0) return
    const text = decode(this.#state.encoding, this.#run.subarray(0, this.#runLength))
    this.#runLength = 0
    this.#text(text.replace(CONTROLS, ''))
  }

  /** Decodes the run but for a first byte whose second one is still to come. */
  #flushFullRun(): void {
    const { encoding } = this.#state
    const length = this.#runLength
    let end = 0
    while (end < length) end += isLeadByte(encoding, this.#run[end]!) ? 2 : 1
    if (end === length) {
      this.#flushRun()
      return
    }
    this.#runLength = length - 1
    this.#flushRun()
    this.#run[0] = this.#run[length - 1]!
    this.#runLength = 1
  }

  #text(text: string): void {
    if (text === '') return
    const { sink } = this.#state
    if (sink === undefined) {
      if (text === '\t') {
        this.#tabs++
        return
      }
      const tabs = '\t'.repeat(this.#tabs)
      this.#tabs = 0
      if (text === '\n') {
        this.#endLine()
        this.#giveAsides()
        return
      }
      this.#say(tabs, 0)
      this.#say(text, this.#state.change)
      if (this.#versions.length > LINE_UNITS) this.#endLine()
      return
    }
    sink.versions.change = this.#state.change
    if (sink.versions.take(text, () => sink.parts.join(''))) sink.parts.push(text)
    this.#asideUnits += text.length
    if (this.#asideUnits <= ASIDE_UNITS) return
    // More than a footnote has: it is given out where it stands.
    const part = sink.parts.join('')
    this.#endVersions(sink.versions, () => part)
    sink.parts = []
    this.#asideUnits -= part.length
    if (this.#state.forPrograms && DATA.test(part)) return
    this.#asides.push(part)
    this.#giveAsides()
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

  #objectByte(byte: number): void {
    const digit = hexDigit(byte)
    if (digit < 0 || this.#object === undefined) return
    if (this.#objectDigit < 0) {
      this.#objectDigit = digit
      return
    }
    if (this.#objectLength === this.#object.length && this.#objectLength < OBJECT_BYTES) {
      const larger = new Uint8Array(Math.min(2 * this.#objectLength, OBJECT_BYTES))
      larger.set(this.#object)
      this.#object = larger
    }
    if (this.#objectLength < this.#object.length) {
      this.#object[this.#objectLength++] = this.#objectDigit * 16 + digit
    } else {
      this.#objectTooLarge = true
    }
    this.#objectDigit = -1
  }

  #endObject(): void {
    const bytes = (this.#object ?? new Uint8Array()).slice(0, this.#objectLength)
    this.#object = undefined
    if (bytes.length === 0) return
    this.#objects++
    const { budget } = this.#context
    budget.bytes += bytes.length
    const tooLarge = this.#objectTooLarge || budget.bytes > budget.limits.totalBytes
    const { members } = budget.limits
    if (this.#objects > members) {
      if (this.#objects > members + 1) return
      const detail = `after ${members} objects`
      this.#ready.push({ kind: 'note', outcome: { state: 'partial', reason: 'limit-count', detail } })
      return
    }
    this.#ready.push(
      tooLarge
        ? { kind: 'nested', name: `object ${this.#objects}`, outcome: { state: 'partial', reason: 'limit-size' } }
        : objectItem(bytes, this.#objects),
    )
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/** Position of `{\rtf` in the first bytes, behind a byte order mark and blanks; -1 when it is not there. */
export function rtfAt(head: Uint8Array): number {
  let at = 0
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) at = 3
  while (at < 64 && (head[at] === 0x20 || head[at] === 0x09 || head[at] === 0x0d || head[at] === 0x0a)) at++
  const begin = String.fromCharCode(...head.subarray(at, at + 5))
  return begin === '{\\rtf' ? at : -1
}

/** Reads an RTF document. Throws {@link FormatError} when it does not begin as one. */
export function* readRtf(source: ByteSource, context: ReadContext): Generator<Piece> {
  const head = new Uint8Array(128)
  if (rtfAt(head.subarray(0, source.read(head, 0))) < 0) {
    throw new FormatError({ state: 'failed', reason: 'malformed', detail: 'does not begin with {\\rtf' })
  }
  yield* new RtfReading(source, context).pieces()
}
