/** Turning pieces of a file into UTF-8, deciding anew for every piece that is not valid UTF-8. */
import { isUtf8 } from 'node:buffer'
import { Big5Transcoder } from './big5.ts'
import { type Detected, detectEncoding, type Encoding } from './encoding.ts'

const LF = 0x0a
/** More wrong pairs than these in a hundred: the piece is not (only) what it was taken for. */
const WRONG_SHARE = 0.05

/**
 * Gives pieces of one file as UTF-8. What is UTF-8 already is handed back as it is, without a copy. Files that begin in one
 * encoding and go on in another are common (logs, joined exports), so the file's head is only what is tried first; a
 * piece in which several are mixed is decided line by line.
 */
export class Transcoder {
  readonly #head: Detected
  #output = Buffer.alloc(0)
  readonly #big5 = new Big5Transcoder()
  #carrying = false
  #met: Detected | undefined

  constructor(head: Detected) {
    this.#head = head
  }

  /** How the file was read: the head's encoding, or the first other one met where the head was plain ASCII. */
  get met(): Detected {
    return this.#head.encoding === 'ascii' ? (this.#met ?? this.#head) : this.#head
  }

  /**
   * The UTF-8 of `raw`, valid until the next call; `raw` itself where it is UTF-8. `raw` may be changed (byte order).
   * With `final` false the piece ends within a line, and half a character at its end is kept for the next piece.
   */
  toUtf8(raw: Buffer, final: boolean): Buffer {
    const head = this.#head.encoding
    if (head === 'utf-16le' || head === 'utf-16be') return this.#wide(raw, head)
    if (head === 'utf-32le' || head === 'utf-32be') return this.#widest(raw, head)
    if (this.#carrying) return this.#fromBig5(raw, final)
    if (isUtf8(raw)) return raw
    if (isDouble(head)) {
      const out = this.#convert(raw, head, final)
      if (out !== undefined) return out
    }
    const found = detectEncoding(raw)
    if (this.#met === undefined && found.encoding !== 'binary') this.#met = found
    if (isDouble(found.encoding) && head !== 'utf-8' && found.encoding !== head) {
      const out = this.#convert(raw, found.encoding, final)
      if (out !== undefined) return out
    }
    return this.#lineByLine(raw)
  }

  #wide(raw: Buffer, encoding: 'utf-16le' | 'utf-16be'): Buffer {
    const whole = raw.subarray(0, raw.length & ~1)
    if (encoding === 'utf-16be') whole.swap16()
    const text = whole.toString('utf16le')
    return this.#room(text.length * 3).subarray(0, this.#output.write(text, 0, 'utf8'))
  }

  #widest(raw: Buffer, encoding: 'utf-32le' | 'utf-32be'): Buffer {
    const whole = raw.subarray(0, raw.length & ~3)
    if (encoding === 'utf-32be') whole.swap32()
    const output = this.#room(whole.length)
    let length = 0
    for (let at = 0; at < whole.length; at += 4) {
      const point = whole.readUInt32LE(at)
      const valid = point <= 0x10ffff && (point < 0xd800 || point > 0xdfff)
      if (point < 0x80) output[length++] = point
      else length += output.write(valid ? String.fromCodePoint(point) : '\ufffd', length)
    }
    return output.subarray(0, length)
  }

  #fromBig5(raw: Buffer, final: boolean): Buffer {
    const output = this.#room(Big5Transcoder.capacity(raw.length))
    const length = this.#big5.write(raw, output, final)
    this.#carrying = !final && this.#big5.carries
    return output.subarray(0, length)
  }

  /** Undefined where too much of `raw` is not in that encoding. */
  #convert(raw: Buffer, encoding: Encoding, final: boolean): Buffer | undefined {
    if (encoding === 'big5') {
      this.#big5.reset()
      const out = this.#fromBig5(raw, final)
      if (this.#big5.invalid <= Math.max(2, this.#big5.pairs * WRONG_SHARE)) return out
      this.#big5.reset()
      this.#carrying = false
      return undefined
    }
    const text = new TextDecoder(encoding).decode(raw)
    let wrong = 0
    for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) wrong++
    if (wrong > Math.max(2, (text.length * WRONG_SHARE) / 4)) return undefined
    return this.#room(text.length * 3).subarray(0, this.#output.write(text, 0, 'utf8'))
  }

  #lineByLine(raw: Buffer): Buffer {
    const output = this.#room(Big5Transcoder.capacity(raw.length))
    let out = 0
    for (let from = 0; from < raw.length; ) {
      const lf = raw.indexOf(LF, from)
      const end = lf < 0 ? raw.length : lf + 1
      const line = raw.subarray(from, end)
      from = end
      if (isUtf8(line)) out += line.copy(output, out)
      else out += this.#line(line, output.subarray(out))
    }
    return output.subarray(0, out)
  }

  /** A line that is not UTF-8, among others that may be. */
  #line(line: Buffer, output: Buffer): number {
    const found = detectEncoding(line).encoding
    const encoding = isDouble(this.#head.encoding) && found !== 'utf-8' ? this.#head.encoding : found
    if (encoding === 'big5') {
      this.#big5.reset()
      return this.#big5.write(line, output, true)
    }
    if (encoding === 'utf-8') return output.write(line.toString('utf8'), 0, 'utf8')
    if (isDouble(encoding)) return output.write(new TextDecoder(encoding).decode(line), 0, 'utf8')
    return output.write(line.toString('latin1'), 0, 'utf8')
  }

  #room(bytes: number): Buffer {
    if (this.#output.length < bytes) this.#output = Buffer.allocUnsafe(bytes)
    return this.#output
  }
}

function isDouble(encoding: Encoding): boolean {
  return encoding === 'big5' || encoding === 'gb18030' || encoding === 'shift_jis' || encoding === 'euc-jp'
}
