/** Content-Transfer-Encodings, undone piece by piece (RFC 2045, section 6). */
import type { ByteSource } from '../../connectors/connector.ts'
import { type ByteStream, StoredStream } from '../archives/inflate.ts'

const INPUT_BYTES = 64 * 1024
const LF = 0x0a
const CR = 0x0d
const BLANK = 0x20
const TAB = 0x09
const EQUALS = 0x3d

/** Values of the Base64 digits, those of the URL alphabet too; {@link WHITE}, and more, for what is none. */
const DIGITS = new Uint8Array(256).fill(0xff)
const WHITE = 0xfe
for (const [value, digit] of [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'].entries()) {
  DIGITS[digit.charCodeAt(0)] = value
}
DIGITS['-'.charCodeAt(0)] = 62
DIGITS['_'.charCodeAt(0)] = 63
for (const white of [LF, CR, BLANK, TAB]) DIGITS[white] = WHITE

/** Undoes an encoding of the bytes that another stream gives. */
abstract class Decoding implements ByteStream {
  damage: string | undefined
  readonly #inner: ByteStream
  readonly #input = new Uint8Array(INPUT_BYTES)
  #kept = 0
  #output = new Uint8Array(0)
  #given = 0
  #ended = false

  constructor(inner: ByteStream) {
    this.#inner = inner
  }

  get taken(): number {
    return this.#inner.taken
  }

  read(target: Uint8Array): number {
    let filled = 0
    while (filled < target.length) {
      if (this.#given === this.#output.length && !this.#more()) break
      const part = this.#output.subarray(this.#given, this.#given + target.length - filled)
      target.set(part, filled)
      this.#given += part.length
      filled += part.length
    }
    return filled
  }

  #more(): boolean {
    while (!this.#ended) {
      const room = this.#input.subarray(this.#kept)
      const got = this.#inner.read(room)
      this.#ended = got < room.length
      this.damage ??= this.#inner.damage
      const input = this.#input.subarray(0, this.#kept + got)
      const { output, used } = this.decode(input, this.#ended)
      this.#kept = input.length - used
      this.#input.copyWithin(0, used, input.length)
      this.#output = output
      this.#given = 0
      if (output.length > 0) return true
    }
    return false
  }

  /** Decodes as much of `input` as can be told; `used` bytes of it. All of it where it is `final`; else at least half. */
  protected abstract decode(
    input: Uint8Array,
    final: boolean,
  ): { readonly output: Uint8Array<ArrayBuffer>; readonly used: number }
}

/**
 * Base64. Padding ends a run of digits, and another may follow. A line that is none (the footer that a mailing list puts
 * under every message, whatever its encoding) comes as it is.
 */
class Base64Decoding extends Decoding {
  #bits = 0
  #digits = 0

  protected decode(input: Uint8Array, final: boolean): { output: Uint8Array<ArrayBuffer>; used: number } {
    const output = new Uint8Array(2 * input.length + 4)
    let length = 0
    let at = 0
    while (at < input.length) {
      const lf = input.indexOf(LF, at)
      // A line without end is decoded in pieces.
      if (lf < 0 && !final && at > 0) break
      const end = lf < 0 ? input.length : lf
      if (isBase64(input, at, end)) length = this.#digitsOf(input, at, end, output, length)
      else {
        this.damage = 'Base64 with other lines in it'
        length = this.#endRun(output, length)
        output[length++] = LF
        output.set(input.subarray(at, end), length)
        length += end - at
        output[length++] = LF
      }
      at = lf < 0 ? end : lf + 1
    }
    if (final) length = this.#endRun(output, length)
    return { output: output.subarray(0, length), used: at }
  }

  #digitsOf(input: Uint8Array, from: number, to: number, output: Uint8Array, at: number): number {
    let length = at
    for (let i = from; i < to; i++) {
      const value = DIGITS[input[i]!]!
      if (value < 64) {
        this.#bits = (this.#bits << 6) | value
        if (++this.#digits < 4) continue
        output[length++] = this.#bits >> 16
        output[length++] = this.#bits >> 8
        output[length++] = this.#bits
        this.#bits = this.#digits = 0
      } else if (input[i] === EQUALS) length = this.#endRun(output, length)
    }
    return length
  }

  #endRun(output: Uint8Array, at: number): number {
    let length = at
    if (this.#digits === 1) this.damage = 'Base64 cut off'
    if (this.#digits === 2) output[length++] = this.#bits >> 4
    if (this.#digits === 3) {
      output[length++] = this.#bits >> 10
      output[length++] = this.#bits >> 2
    }
    this.#bits = this.#digits = 0
    return length
  }
}

/** Nothing but digits and padding, with blanks around it. */
function isBase64(bytes: Uint8Array, from: number, to: number): boolean {
  let end = to
  let at = from
  while (end > at && DIGITS[bytes[end - 1]!] === WHITE) end--
  while (at < end && DIGITS[bytes[at]!] === WHITE) at++
  for (; at < end; at++) if (DIGITS[bytes[at]!]! >= WHITE && bytes[at] !== EQUALS) return false
  return true
}

/** Quoted-printable. What follows no rule stays as it is. */
class QuotedDecoding extends Decoding {
  protected decode(input: Uint8Array, final: boolean): { output: Uint8Array<ArrayBuffer>; used: number } {
    const output = new Uint8Array(input.length)
    let length = 0
    let at = 0
    while (at < input.length) {
      const byte = input[at]!
      if (byte !== EQUALS) {
        output[length++] = byte
        at++
        continue
      }
      // A soft line break may have blanks before its line end.
      let end = at + 1
      while (end < input.length && (input[end] === BLANK || input[end] === TAB)) end++
      if (!final && end + 2 > input.length && end - at < INPUT_BYTES / 2) break
      if (input[end] === LF || (input[end] === CR && input[end + 1] === LF)) at = end + (input[end] === LF ? 1 : 2)
      else if (end === input.length) at = end
      else {
        const value = hexByte(input, at + 1)
        output[length++] = value < 0 ? byte : value
        at += value < 0 ? 1 : 3
      }
    }
    return { output: output.subarray(0, length), used: at }
  }
}

/** `format=flowed` (RFC 3676): a line that ends with a blank goes on in the next. */
class FlowedDecoding extends Decoding {
  readonly #deleteBlank: boolean

  constructor(inner: ByteStream, deleteBlank: boolean) {
    super(inner)
    this.#deleteBlank = deleteBlank
  }

  protected decode(input: Uint8Array, final: boolean): { output: Uint8Array<ArrayBuffer>; used: number } {
    const output = new Uint8Array(input.length)
    let length = 0
    let at = 0
    for (; at < input.length; at++) {
      const byte = input[at]!
      if (byte !== BLANK) {
        output[length++] = byte
        continue
      }
      if (!final && at + 3 > input.length) break
      const end = input[at + 1] === CR ? at + 2 : at + 1
      // The line of a signature is `-- `, and no line goes on in it.
      const signature =
        length >= 2 && output[length - 1] === 0x2d && output[length - 2] === 0x2d && alone(output, length)
      if (input[end] !== LF || signature) output[length++] = byte
      else {
        if (!this.#deleteBlank) output[length++] = byte
        at = end
      }
    }
    return { output: output.subarray(0, length), used: at }
  }
}

function alone(output: Uint8Array, length: number): boolean {
  return length === 2 || output[length - 3] === LF
}

function hexByte(bytes: Uint8Array, at: number): number {
  const high = hexDigit(bytes[at])
  const low = hexDigit(bytes[at + 1])
  return high < 0 || low < 0 ? -1 : high * 16 + low
}

function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

/** The bytes of `text` (Latin-1) with `=4A`, or `%4A`, undone. */
export function decodeQuoted(text: string, mark: '=' | '%' = '='): Buffer {
  const pattern = mark === '=' ? /=([0-9A-Fa-f]{2})/g : /%([0-9A-Fa-f]{2})/g
  return Buffer.from(
    text.replace(pattern, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** How the bytes `[from, to)` of a message are to be read. */
export interface Transfer {
  readonly from: number
  readonly to: number
  /** What Content-Transfer-Encoding says, in lower case; empty where it says nothing. */
  readonly encoding: string
  /** Makes UTF-8 of the bytes, where they are in an encoding that they do not tell themselves. */
  readonly charset?: (() => InstanceType<typeof TextDecoder>) | undefined
  /** Lines that flow are joined, with or without the blank between them. */
  readonly flowed?: 'keep-blank' | 'delete-blank' | undefined
}

const PLAIN = new Set(['', '7bit', '8bit', 'binary', '7-bit', '8-bit'])

/** The encoding is one that {@link openTransfer} undoes. */
export function isKnownTransfer(encoding: string): boolean {
  return PLAIN.has(encoding) || encoding === 'base64' || encoding === 'quoted-printable'
}

/** The decoded bytes, from the beginning. What has an unknown encoding comes as it is. */
export function openTransfer(source: ByteSource, transfer: Transfer): ByteStream {
  const { from, to, encoding, charset, flowed } = transfer
  let stream: ByteStream = new StoredStream(source, from, to)
  if (encoding === 'base64') stream = new Base64Decoding(stream)
  if (encoding === 'quoted-printable') stream = new QuotedDecoding(stream)
  if (charset !== undefined) stream = new CharsetDecoding(stream, charset())
  if (flowed !== undefined) stream = new FlowedDecoding(stream, flowed === 'delete-blank')
  return stream
}

/** Any encoding that Node.js knows, as UTF-8. */
class CharsetDecoding extends Decoding {
  readonly #decoder: InstanceType<typeof TextDecoder>

  constructor(inner: ByteStream, decoder: InstanceType<typeof TextDecoder>) {
    super(inner)
    this.#decoder = decoder
  }

  protected decode(input: Uint8Array, final: boolean): { output: Uint8Array<ArrayBuffer>; used: number } {
    const text = this.#decoder.decode(input, { stream: !final })
    return { output: new Uint8Array(Buffer.from(text)), used: input.length }
  }
}
