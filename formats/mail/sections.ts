/** Where the parts of a message lie: MIME's structure (RFC 2046) as ranges of bytes; nothing is decoded or held. */
import type { ByteSource } from '../../connectors/connector.ts'
import { readFully } from '../archives/container.ts'
import { type Header, headerOf, type Parameterised, parseHeaders, parseParameters } from './headers.ts'

/** A range of a message. */
export interface Section {
  /**
   * `part`: what the headers describe. `outside`: in front of the parts of a multipart, whose headers these are, or behind
   * them, where mail programs show nothing; as it is written.
   */
  readonly role: 'part' | 'outside'
  readonly headers: readonly Header[]
  readonly type: Parameterised
  readonly from: number
  readonly to: number
}

/** Headers are taken in up to here; what is beyond is content. */
const HEADER_BYTES = 2 ** 20
/** How much is looked at for headers, one after the other: those of most parts are short, and there may be many parts. */
const HEADER_REACHES = [2048, 64 * 1024, HEADER_BYTES]
const STEP_BYTES = 256 * 1024
/** A boundary has at most 70 characters; programs that do not know that stay below this. */
const BOUNDARY_LINE_BYTES = 1000
/** Multiparts within multiparts. Real mail has five; beyond this the parts are searched as they are written. */
const NESTING = 50

/** What may stand in front of the first header: a byte order mark, the line of an mbox, empty lines. */
export const BEFORE_HEADERS = /^(?:\xef\xbb\xbf)?(?:>?From [^\n]*\n|[ \t\r]*\n)*/

/** The first bytes, at most `length`, a character each. */
export function latin1(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(length, bytes.length)).toString('latin1')
}

const LF = 0x0a
const CR = 0x0d
const DASH = 0x2d
const LINE_OF_DASHES = '\n--'
const PLAIN: Parameterised = { value: 'text/plain', parameters: new Map() }
const MESSAGE: Parameterised = { value: 'message/rfc822', parameters: new Map() }

/** A multipart that is open. */
interface OpenMultipart {
  readonly boundary: string
  /** What its parts are where they do not say. */
  readonly parts: Parameterised
}

/** A line that separates parts, or the end. */
interface Stop {
  /** Where the content before it ends. */
  readonly end: number
  /** Where the line after it begins. */
  readonly next: number
  /** Which of the open multiparts it belongs to; -1 at the end of the message. */
  readonly level: number
  readonly closing: boolean
}

/** The sections of one message, in order. */
export class Sections {
  /** Multiparts were not ended, lay too deep, or did not say how their parts are separated. A few words for a person. */
  damage: string | undefined
  readonly #source: ByteSource
  readonly #open: OpenMultipart[] = []
  /** Bytes at hand: parts of a few bytes each must not cost a read each. */
  readonly #window = Buffer.allocUnsafe(STEP_BYTES)
  #windowStart = 0
  #windowLength = 0
  /** Nothing comes behind the window. */
  #windowEnds = false

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** Gives them one by one; the first is the message itself, with its headers. */
  *read(): Generator<Section> {
    let at = this.#postmark()
    for (;;) {
      const { headers, end } = this.#headers(at)
      const stated = headerOf(headers, 'content-type')
      const type = stated === undefined ? (this.#open.at(-1)?.parts ?? PLAIN) : parseParameters(stated)
      this.#enter(type)
      // A separator may follow the headers at once, without the empty line.
      let stop = this.#findStop(end)
      const role = type.value.startsWith('multipart/') ? 'outside' : 'part'
      yield { role, headers, type, from: end, to: Math.max(end, stop.end) }
      while (stop.closing) {
        this.#leave(stop.level)
        const from = stop.next
        stop = this.#findStop(from)
        if (stop.end > from) yield outside(from, stop.end)
      }
      if (stop.level < 0) {
        if (this.#open.length > 0) this.damage ??= 'a multipart has no end'
        return
      }
      this.#leave(stop.level + 1)
      at = stop.next
    }
  }

  /** The line of an mbox in front of the headers is none of them. */
  #postmark(): number {
    const head = Buffer.alloc(BOUNDARY_LINE_BYTES)
    const length = readFully(this.#source, head, 0)
    const line = BEFORE_HEADERS.exec(latin1(head, length))
    return line?.[0].length ?? 0
  }

  #headers(at: number): { headers: readonly Header[]; end: number } {
    for (const reach of HEADER_REACHES) {
      const block = Buffer.alloc(reach)
      const length = readFully(this.#source, block, at)
      const { headers, end } = parseHeaders(block.toString('latin1', 0, length))
      if (end < length || length < reach || reach === HEADER_BYTES) return { headers, end: at + end }
    }
    return { headers: [], end: at }
  }

  #enter({ value, parameters }: Parameterised): void {
    if (!value.startsWith('multipart/')) return
    const boundary = parameters.get('boundary')?.trimEnd()
    if (boundary === undefined || boundary === '') this.damage ??= 'a multipart without a boundary'
    else if (this.#open.length >= NESTING) this.damage ??= `multiparts deeper than ${NESTING}`
    else this.#open.push({ boundary, parts: value === 'multipart/digest' ? MESSAGE : PLAIN })
  }

  /** Ends the multiparts from `level` on: those within the one that its own line ended were left open. */
  #leave(level: number): void {
    if (this.#open.length > level + 1) this.damage ??= 'a multipart has no end'
    this.#open.length = Math.min(this.#open.length, level)
  }

  /** The first line from `from` on (the beginning of a line) that separates parts. */
  #findStop(from: number): Stop {
    const none = { level: -1, closing: false }
    if (this.#open.length === 0) return { ...none, end: this.#source.size, next: this.#source.size }
    const first = this.#bytesFrom(from)
    const at = first[0] === DASH && first[1] === DASH ? this.#boundaryAt(first, 0) : undefined
    if (at !== undefined) return { ...at, end: from, next: from + at.next }
    for (let position = from; ; ) {
      const bytes = this.#bytesFrom(position)
      let line = bytes.indexOf(LINE_OF_DASHES)
      for (; line >= 0; line = bytes.indexOf(LINE_OF_DASHES, line + 1)) {
        if (!this.#windowEnds && line + BOUNDARY_LINE_BYTES > bytes.length) break
        const found = this.#boundaryAt(bytes, line + 1)
        if (found === undefined) continue
        const carriage = line > 0 && bytes[line - 1] === CR ? 1 : 0
        return { ...found, end: position + line - carriage, next: position + found.next }
      }
      if (this.#windowEnds) return { ...none, end: position + bytes.length, next: position + bytes.length }
      position += line >= 0 ? line : bytes.length - LINE_OF_DASHES.length
    }
  }

  /** What follows `position`: more than a separator's length of it, unless the message ends before. */
  #bytesFrom(position: number): Buffer {
    const offset = position - this.#windowStart
    const left = this.#windowLength - offset
    if (offset < 0 || left < 0 || (!this.#windowEnds && left < 2 * BOUNDARY_LINE_BYTES)) {
      this.#windowStart = position
      this.#windowLength = readFully(this.#source, this.#window, position)
      this.#windowEnds = this.#windowLength < this.#window.length
      return this.#window.subarray(0, this.#windowLength)
    }
    return this.#window.subarray(offset, this.#windowLength)
  }

  #boundaryAt(bytes: Buffer, at: number): { next: number; level: number; closing: boolean } | undefined {
    const lf = bytes.indexOf(LF, at)
    const next = lf < 0 ? bytes.length : lf + 1
    if (next - at > BOUNDARY_LINE_BYTES) return undefined
    const line = bytes.toString('latin1', at + 2, next).trimEnd()
    for (let level = this.#open.length - 1; level >= 0; level--) {
      const { boundary } = this.#open[level]!
      if (line === boundary) return { next, level, closing: false }
      if (line.length === boundary.length + 2 && line.startsWith(boundary) && line.endsWith('--')) {
        return { next, level, closing: true }
      }
    }
    return undefined
  }
}

function outside(from: number, to: number): Section {
  return { role: 'outside', headers: [], type: PLAIN, from, to }
}
