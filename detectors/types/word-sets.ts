/** Sets of words that are asked about without making strings. */
import { lower, startsWith, utf8 } from './bytes.ts'

const BEGINNINGS = 2048

/** A small set of up to four BMP characters each, looked up by number: two 32-bit words a word, open addressing. */
export class WordSet {
  readonly #mask: number
  /** By the low bits of a first character: does a word begin so? Most that are asked about do not, and a name asks six times. */
  readonly #begins = new Uint8Array(BEGINNINGS)
  readonly #high: Int32Array
  readonly #low: Int32Array
  readonly #value: Int32Array

  /** Of words of one to four BMP characters, each with a value other than 0 (1 when none is given). */
  constructor(words: Iterable<string | readonly [string, number]>) {
    const entries = Array.from(words, (word) => (typeof word === 'string' ? ([word, 1] as const) : word))
    let size = 16
    while (size < entries.length * 3) size *= 2
    this.#mask = size - 1
    this.#high = new Int32Array(size)
    this.#low = new Int32Array(size)
    this.#value = new Int32Array(size)
    for (const [word, value] of entries) {
      if (word.length === 0 || word.length > 4)
        throw new RangeError(`the word ${word} must have one to four characters`)
      const at = (i: number): number => (i < word.length ? word.charCodeAt(i) : 0)
      const slot = this.#slot(at(0), at(1), at(2), at(3))
      this.#high[slot] = (at(0) << 16) | at(1)
      this.#low[slot] = (at(2) << 16) | at(3)
      this.#value[slot] = this.#value[slot]! | value
      this.#begins[at(0) & (BEGINNINGS - 1)] = 1
    }
  }

  /** The value of the word of these characters (0 for none), or 0. */
  get(a: number, b: number, c: number, d: number): number {
    return this.#begins[a & (BEGINNINGS - 1)] === 0 ? 0 : this.#value[this.#slot(a, b, c, d)]!
  }

  #slot(a: number, b: number, c: number, d: number): number {
    const high = (a << 16) | b
    const low = (c << 16) | d
    let slot = Math.imul(Math.imul(high, 0x9e3779b1) ^ low, 0x85ebca6b)
    slot = (slot ^ (slot >>> 15)) & this.#mask
    while (this.#value[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low))
      slot = (slot + 1) & this.#mask
    return slot
  }
}

/** A code point for a {@link WordSet}, which has characters of the first plane only: of another none is a part. Its low bits would be another character. */
export function low16(codePoint: number): number {
  return codePoint < 0x10000 ? codePoint : 0xffff
}

/** A small set of words of bytes, by length and first byte: most of what is asked about is turned away there. */
export class ByteWords {
  readonly #lists: Uint8Array[][]
  /** 1 where there is a list: two kilobytes that stay in the cache, which two thousand lists do not. */
  readonly #some = new Uint8Array(64 * 32)

  constructor(words: Iterable<string>) {
    this.#lists = Array.from({ length: 64 * 32 }, () => [])
    for (const word of words) {
      const bytes = utf8(word)
      if (bytes.length === 0 || bytes.length > 63) throw new RangeError(`the word ${word} must have 1 to 63 bytes`)
      const key = (bytes.length << 5) | (bytes[0]! & 31)
      this.#lists[key]!.push(bytes)
      this.#some[key] = 1
    }
  }

  /** Is `bytes[from, to)` one of them? */
  has(bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from
    if (length < 1 || length > 63) return false
    const key = (length << 5) | (bytes[from]! & 31)
    if (this.#some[key] === 0) return false
    const list = this.#lists[key]!
    for (let w = 0; w < list.length; w++) if (startsWith(bytes, from, to, list[w]!)) return true
    return false
  }

  /** The same in either case of ASCII letters; the words of the set are in lower case. */
  hasInAnyCase(bytes: Uint8Array, from: number, to: number): boolean {
    const length = to - from
    if (length < 1 || length > 63) return false
    const key = (length << 5) | (bytes[from]! & 31)
    if (this.#some[key] === 0) return false
    const list = this.#lists[key]!
    for (let w = 0; w < list.length; w++) {
      const word = list[w]!
      let i = 0
      while (i < length && lower(bytes[from + i]!) === word[i]) i++
      if (i === length) return true
    }
    return false
  }
}
