/** Rich Text Format to text: an own reader, as the one that npm offers turns all Big5 into rubbish (docs/formats/rtf.md). */
import type { ByteSource } from '../../connectors/connector.ts'
import { FormatError, type Note, type Piece, type ReadContext } from '../format.ts'
import { ByteReader, hexDigit } from './bytes.ts'
import { decode, encodingOfCharset, encodingOfCodePage, isLeadByte } from './characters.ts'
import { LABELLED, type Treatment, treatmentOf } from './destinations.ts'
import { Aside, DocumentText } from './document.ts'
import { EmbeddedObjects } from './object.ts'
import { CHANGES, CHARACTERS, WITHIN_CELL } from './words.ts'

const BACKSLASH = 0x5c
const OPEN = 0x7b
const CLOSE = 0x7d

/** Groups within groups; deeper ones are read with the innermost state that was kept. */
const DEPTH = 1000
const WORD_LETTERS = 32
/** Bytes that wait to be decoded together. */
const RUN_BYTES = 16 * 1024
/** How often the clock is looked at, in bytes read. */
const CLOCK_BYTES = 2 ** 20
const FONTS = 65_536

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
  /** Of tracked changes: bits, as in {@link CHANGES}. */
  change: number
  /** Where text goes, when not into the document. */
  aside: Aside | undefined
  /** This very group opened it. */
  ownsAside: boolean
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f\u00ad]/g

/** Reads one document. */
class RtfReading {
  readonly #bytes: ByteReader
  readonly #context: ReadContext
  readonly #out = new DocumentText()
  readonly #objects: EmbeddedObjects
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
    aside: undefined,
    ownsAside: false,
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
  /** Objects and what is to be said of them, not yet given. */
  #ready: Piece[] = []

  constructor(source: ByteSource, context: ReadContext) {
    this.#bytes = new ByteReader(source)
    this.#context = context
    this.#objects = new EmbeddedObjects(context.budget)
  }

  *pieces(): Generator<Piece> {
    const { budget } = this.#context
    let clockAt = CLOCK_BYTES
    let stopped: Note | undefined
    while (this.#step()) {
      for (let batch = this.#out.take(); batch !== undefined; batch = this.#out.take()) {
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
    for (const state of [...this.#stack, this.#state]) this.#endAside(state)
    yield* this.#out.rest()
    yield* this.#ready
    if (stopped !== undefined) yield stopped
    if (open) yield { kind: 'note', outcome: { state: 'partial', reason: 'damaged', detail: 'ends within a group' } }
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
    this.#state = { ...this.#state, ignorable: false, fresh: true, ownsAside: false }
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
    this.#endAside(inner)
    if (inner.treatment === 'object' && outer.treatment !== 'object') {
      const object = this.#objects.end()
      if (object !== undefined) this.#ready.push(object)
    }
    // What stands behind the document is no part of its last word.
    if (this.#stack.length === 0 && !this.#out.atLineStart) this.#text('\n')
  }

  #endAside({ aside, ownsAside }: GroupState): void {
    if (ownsAside && aside !== undefined) this.#out.endAside(aside)
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
    if (treatment === 'aside' || treatment === 'code') {
      const forPrograms = word === 'sv' || treatmentOf(word) === undefined
      state.aside = new Aside(LABELLED.has(word) ? word : '', forPrograms, treatment === 'code')
      state.ownsAside = true
      state.inTable = false
    } else if (treatment === 'object') {
      this.#objects.begin()
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
    return treatment === 'plain' || treatment === 'aside' || treatment === 'code'
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
      this.#objects.add(byte)
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
    this.#out.add(text, this.#state.change, this.#state.aside)
  }
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a)
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
