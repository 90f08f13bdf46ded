/**
 * Reading text: large synchronous reads, cut at line ends, as UTF-8. Bytes that are UTF-8 already pass through uncopied.
 *
 * Parts of one file are read by different workers: everything that decides how it is read (encoding, line ends) comes from
 * the head alone, and where a part begins from the bytes around its offset alone.
 */
import type { ByteSource, Outcome } from '../../connectors/connector.ts'
import { FormatError, type ReadAs, type ReadContext } from '../format.ts'
import { firstCut, LOOK, lastCut } from './cuts.ts'
import { type Detected, detectEncoding, type Encoding, unitOf } from './encoding.ts'
import { Transcoder } from './transcode.ts'

/** Bytes of one read: beyond it larger reads are not faster, and one chunk stays in the processor's cache. */
export const CHUNK_BYTES = 2 ** 20
/** What is looked at to tell the encoding, the dialect, the columns. */
export const HEAD_BYTES = 64 * 1024
/** A line longer than this is cut into windows; a range that begins within one begins at a cut. */
const LINE_BYTES = CHUNK_BYTES

const LF = 0x0a
const CR = 0x0d

/** A piece of text. */
export interface TextChunk {
  /** UTF-8, without byte order mark, lines ending with LF. The reader may change it; valid until the next is asked for. */
  readonly bytes: Buffer
  /** False when it ends within a line that was too long to be held. */
  readonly wholeLines: boolean
}

/** Options of a {@link TextSource}. */
export interface TextSourceOptions {
  /** The encoding the document itself declares (HTML's meta), used unless the bytes plainly are something else. */
  readonly declared?: Encoding
}

/** One text file, opened for reading. */
export class TextSource {
  /** In bytes. */
  readonly size: number
  /** How the head is encoded. */
  readonly detected: Detected
  /** The first bytes as UTF-8, at most about 64 KB (more where the encoding is shorter), cut anywhere between characters. */
  readonly head: Buffer
  /** Where the text begins: behind the byte order mark. */
  readonly start: number
  /** Set when reading stopped before the end. */
  stopped: Outcome | undefined
  readonly #source: ByteSource
  readonly #deadline: number
  readonly #headRaw: Buffer
  readonly #transcoder: Transcoder
  /** Bytes of a code unit. */
  readonly unit: 1 | 2 | 4
  /** LF, or CR for files of old Macs that have nothing else. */
  readonly #lineEnd: number

  /** Reads the head. Throws {@link FormatError} when it is no text, and what the source throws. */
  constructor(source: ByteSource, context: ReadContext, options: TextSourceOptions = {}) {
    this.#source = source
    this.#deadline = context.budget.deadline
    this.size = source.size
    const raw = Buffer.allocUnsafe(Math.min(HEAD_BYTES, source.size))
    this.#headRaw = raw.subarray(0, source.read(raw, 0))
    this.detected = declared(detectEncoding(this.#headRaw), options.declared)
    if (this.detected.encoding === 'binary') throw new FormatError({ state: 'unsupported', reason: 'binary' })
    this.unit = unitOf(this.detected.encoding)
    this.start = this.detected.bom
    this.#transcoder = new Transcoder(this.detected)
    this.head = headText(this.#headRaw.subarray(this.start), this.detected)
    this.#lineEnd = this.unit === 1 && !this.head.includes(LF) && this.head.includes(CR) ? CR : LF
    if (this.#lineEnd === CR) replaceCr(this.head)
  }

  /** How it was read, as far as it was. */
  get readAs(): ReadAs {
    const { encoding, confidence } = this.#transcoder.met
    return { kind: 'read-as', encoding, confidence: Math.round(confidence * 100) / 100 }
  }

  /** Raw bytes `[from, from + length)`, fewer at the end of the file. */
  raw(from: number, length: number): Buffer {
    const target = Buffer.allocUnsafe(Math.max(0, Math.min(length, this.size - from)))
    return target.subarray(0, this.#read(target, from))
  }

  /**
   * Where the first line begins that does not begin before `offset`; the size where none does. Within a line longer than
   * {@link LINE_BYTES} it is a place between two values instead, so that parts of a file without lines can be read
   * side by side. Depends on nothing but the bytes from `offset` on. With another `limit`, longer lines are looked through.
   */
  lineStart(offset: number, limit = LINE_BYTES): number {
    if (offset <= this.start) return this.start
    const from = this.align(offset) - this.unit
    for (let length = LOOK; ; length = Math.min(length * 4, limit)) {
      const bytes = this.raw(from, length)
      const at = this.#firstLineEnd(bytes, bytes.length)
      if (at > 0) return Math.min(from + at, this.size)
      if (from + bytes.length >= this.size || bytes.length < length) return this.size
      if (length < limit) continue
      return this.unit > 1 ? from + this.unit : from + firstCut(bytes, 1, LOOK, this.doubleByte)
    }
  }

  /** `offset`, or up to three more where that would fall into the middle of a code unit. */
  align(offset: number): number {
    const over = (offset - this.start) % this.unit
    return over === 0 ? offset : offset + this.unit - over
  }

  /** ASCII letters may be halves of characters. */
  get doubleByte(): boolean {
    const { encoding } = this.detected
    return encoding === 'big5' || encoding === 'gb18030' || encoding === 'shift_jis'
  }

  /** The text of the bytes `[from, to)`, both as {@link lineStart} gives them. Stops early at the deadline. */
  *chunks(from = this.start, to = this.size): Generator<TextChunk, void, undefined> {
    const buffer = takeBuffer(to - from)
    try {
      let position = from
      let held = 0
      for (;;) {
        if (performance.now() > this.#deadline) {
          this.stopped = { state: 'partial', reason: 'limit-time', detail: `byte ${position} of ${this.size}` }
          return
        }
        const wanted = Math.max(0, Math.min(buffer.length - held, to - position))
        const got = wanted === 0 ? 0 : this.#read(buffer.subarray(held, held + wanted), position)
        position += got
        const filled = held + got
        const ended = got < wanted || position >= to
        if (filled === 0) return
        let end = ended ? filled : this.#lastLineEnd(buffer, filled)
        const wholeLines = end > 0
        if (!wholeLines) end = this.#cut(buffer, filled)
        if (end > filled) end = filled
        const bytes = this.#transcoder.toUtf8(buffer.subarray(0, end), wholeLines)
        if (this.#lineEnd === CR) replaceCr(bytes)
        yield { bytes, wholeLines }
        if (ended) return
        held = filled - end
        buffer.copyWithin(0, end, filled)
      }
    } finally {
      giveBuffer(buffer)
    }
  }

  #read(target: Uint8Array, position: number): number {
    const end = position + target.length
    if (end <= this.#headRaw.length) {
      this.#headRaw.copy(target, 0, position, end)
      return target.length
    }
    return this.#source.read(target, position)
  }

  #cut(buffer: Buffer, filled: number): number {
    if (this.unit === 1) return lastCut(buffer, filled, this.doubleByte)
    const whole = filled - (filled % this.unit)
    if (this.unit === 4) return Math.max(whole, 1)
    // Not between the two halves of a character beyond the basic plane.
    const high = buffer[whole - (this.detected.encoding === 'utf-16le' ? 1 : 2)]!
    return whole > 2 && high >= 0xd8 && high <= 0xdb ? whole - 2 : Math.max(whole, 1)
  }

  /** Offset behind the last line end in `bytes[0, length)`, or 0. */
  #lastLineEnd(bytes: Buffer, length: number): number {
    if (this.unit === 1) return bytes.lastIndexOf(this.#lineEnd, length - 1) + 1
    for (let at = bytes.lastIndexOf(LF, length - 1); at >= 0; at = at === 0 ? -1 : bytes.lastIndexOf(LF, at - 1)) {
      const end = this.#unitEnd(bytes, at, length)
      if (end > 0) return end
    }
    return 0
  }

  #firstLineEnd(bytes: Buffer, length: number): number {
    if (this.unit === 1) return bytes.indexOf(this.#lineEnd) + 1
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
      const end = this.#unitEnd(bytes, at, length)
      if (end > 0) return end
    }
    return 0
  }

  /** Offset behind the code unit U+000A whose byte 0x0A is at `at`, or 0 where it belongs to another character. */
  #unitEnd(bytes: Buffer, at: number, length: number): number {
    const start = this.detected.encoding.endsWith('le') ? at : at - this.unit + 1
    const end = start + this.unit
    if (start < 0 || start % this.unit !== 0 || end > length) return 0
    for (let i = start; i < end; i++) if (i !== at && bytes[i] !== 0) return 0
    return end
  }
}

/** Reading formats share their buffers: an estate has millions of small files, and a buffer for each would be the main cost. */
const spare: Buffer[] = []

function takeBuffer(bytes: number): Buffer {
  if (bytes < HEAD_BYTES) return Buffer.allocUnsafe(Math.max(bytes, 16))
  return spare.pop() ?? Buffer.allocUnsafe(CHUNK_BYTES)
}

function giveBuffer(buffer: Buffer): void {
  if (buffer.length === CHUNK_BYTES && spare.length < 4) spare.push(buffer)
}

/** What the document says of itself counts only where the bytes leave room for it. */
function declared(detected: Detected, encoding: Encoding | undefined): Detected {
  if (encoding === undefined || detected.bom > 0) return detected
  if (detected.encoding !== 'latin1' && !['big5', 'gb18030', 'shift_jis', 'euc-jp'].includes(detected.encoding))
    return detected
  return { encoding, confidence: Math.max(0.95, detected.confidence), bom: 0 }
}

function headText(raw: Buffer, detected: Detected): Buffer {
  const copy = Buffer.from(raw)
  // Not beyond the last line, where there is one: what follows may be half a character.
  const unit = unitOf(detected.encoding)
  const end = unit > 1 ? copy.length - (copy.length % unit) : copy.lastIndexOf(LF) + 1
  const whole = raw.length < HEAD_BYTES - 3 || end === 0 ? copy : copy.subarray(0, end)
  return Buffer.from(new Transcoder(detected).toUtf8(whole, true))
}

function replaceCr(bytes: Buffer): void {
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) bytes[at] = LF
}
