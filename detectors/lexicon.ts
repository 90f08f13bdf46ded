/**
 * Finds the words of a list in UTF-8 text, Han and ASCII, in one pass.
 *
 * A Han word is led to by its first character (a 64 Ki bitmap over code points) and then its first two (a map): on running Chinese text,
 * where one character in thirty starts a word of the list, that is cheaper than an automaton, whose table does not fit the cache.
 */
import { utf8 } from './types/bytes.ts'

/** Words that begin alike are a run of {@link Lexicon}'s: the number of the first, and in so many bits below how many they are. */
const RUN_BITS = 10
const RUN_MASK = (1 << RUN_BITS) - 1

/** A stretched word has no more letters … */
const MAX_LETTERS = 12
/** … and no more bytes of blanks between two of them: eight ideographic ones. */
const MAX_BLANKS = 24

/** Of a stretched word: its letters without the blanks, and where each of them ends in the text. */
const LETTERS = new Uint8Array(3 * MAX_LETTERS)
const LETTER_ENDS = new Int32Array(MAX_LETTERS)

/** Stands in no word. */
const SEPARATOR = '\n'

/** More than any {@link hanKey}. */
const HAN_FIRST = 2 ** 32

/** A set of words with numbers. ASCII words are matched without regard to case, and only where they are whole words. */
export class Lexicon {
  /** 1 for every code point that starts a Han word. */
  readonly firstHan = new Uint8Array(0x10000)
  // The words, in runs of those that begin alike, the longest of a run first; their bytes lie one behind the other. An object for each of 28,000 was 8 MB
  // more in every worker.
  readonly #bytes: Uint8Array
  /** Where each word begins, and behind the last the end. */
  readonly #from: Int32Array
  readonly #ids: Int32Array
  #hanWords = 0
  readonly #han = new Map<number, number>()
  /** 1 for the hash of every key of `#han`: with thousands of words, half of all characters begin one, and few pairs do. */
  readonly #pairs = new Uint8Array(0x10000)
  /** By first two letters, lower case. */
  readonly #ascii = new Map<number, number>()
  readonly firstAscii = new Uint8Array(256)
  /** 1 for {@link threeOf} the beginning of every ASCII word: asking a map at every word of a text costs ten times as much. */
  readonly #asciiStarts = new Uint8Array(0x8000)
  /** The same for their third to fifth letters. */
  readonly #asciiThirds = new Uint8Array(0x8000)
  /** 1 for {@link wholeHash} of every ASCII word. */
  readonly #asciiWhole = new Uint8Array(0x8000)

  readonly #stretches: boolean

  /** @param stretches Han words are found as well with blanks between all their letters, as forms have them: `電　　話`, `身 分 證 字 號` */
  constructor(words: Iterable<readonly [word: string, id: number]>, stretches = false) {
    this.#stretches = stretches
    // Encoded in one go: an array of bytes for each of them was more for the garbage collector than all else at the start.
    const list = Array.from(words)
    const all = utf8(list.map(([text]) => text.toLowerCase()).join(SEPARATOR))
    const starts = new Int32Array(list.length + 1)
    const keys = new Float64Array(list.length)
    for (let i = 0, at = 0; i < list.length; i++) {
      const end = all.indexOf(SEPARATOR.charCodeAt(0), at)
      const bytes = all.subarray(at, end < 0 ? all.length : end)
      const han = bytes[0]! >= 0xe0
      if (bytes.length < (han ? 5 : 2)) throw new RangeError(`'${list[i]![0]}' is too short for a lexicon`)
      // Han words first.
      keys[i] = han ? hanKey(bytes, 0) - HAN_FIRST : (bytes[0]! << 8) | bytes[1]!
      at += bytes.length + 1
      starts[i + 1] = at
    }
    if (list.length > 0 && starts[list.length] !== all.length + 1)
      throw new RangeError('a word of a lexicon has no line end in it')
    const lengthOf = (i: number): number => starts[i + 1]! - starts[i]! - 1
    const order = Uint32Array.from(list.keys()).sort((a, b) => keys[a]! - keys[b]! || lengthOf(b) - lengthOf(a))
    this.#bytes = new Uint8Array(all.length)
    this.#from = new Int32Array(list.length + 1)
    this.#ids = Int32Array.from(order, (i) => list[i]![1])
    for (const [index, i] of order.entries()) {
      const from = this.#from[index]!
      const bytes = all.subarray(starts[i]!, starts[i]! + lengthOf(i))
      const han = keys[i]! < 0
      const key = han ? keys[i]! + HAN_FIRST : keys[i]!
      if (han) this.#hanWords++
      this.#bytes.set(bytes, from)
      this.#from[index + 1] = from + bytes.length
      const runs = han ? this.#han : this.#ascii
      const run = runs.get(key) ?? index << RUN_BITS
      if ((run & RUN_MASK) === RUN_MASK) throw new RangeError('too many words begin alike for a lexicon')
      runs.set(key, run + 1)
      if (!han) this.#noteAscii(bytes)
      // Words that begin alike mark the same.
      else if (run === index << RUN_BITS) this.#noteHan(bytes, key)
    }
  }

  #noteHan(word: Uint8Array, key: number): void {
    this.firstHan[codePoint(word, 0)] = 1
    this.#pairs[hashOf(key)] = 1
    if (this.#stretches) for (const start of stretchedStarts(word)) this.#pairs[hashOf(hanKey(start, 0))] = 1
  }

  #noteAscii(word: Uint8Array): void {
    this.firstAscii[word[0]!] = 1
    this.firstAscii[upper(word[0]!)] = 1
    this.#asciiWhole[wholeHash(word, 0, word.length)] = 1
    const [a, b, c, d, e] = word
    // Right behind a word stands no letter, unless it ends in a dot; what stands behind that may be any.
    const behind = isAlnum(word.at(-1)!) ? [NO_LETTER] : ANY
    for (const third of c === undefined ? behind : [c]) {
      this.#asciiStarts[threeOf(a!, b!, third)] = 1
      for (const fourth of c === undefined ? ANY : d === undefined ? behind : [d])
        for (const fifth of d === undefined ? ANY : e === undefined ? behind : [e])
          this.#asciiThirds[threeOf(third, fourth, fifth)] = 1
    }
  }

  /** The longest Han word that begins at `at`; its id, or -1. `length` tells its length in bytes. */
  hanAt(bytes: Uint8Array, at: number, to: number): number {
    const key = hanKey(bytes, at)
    if (this.#pairs[hashOf(key)] === 0) return -1
    const run = this.#han.get(key) ?? 0
    const words = this.#bytes
    for (let w = run >> RUN_BITS, end = w + (run & RUN_MASK); w < end; w++) {
      const start = this.#from[w]!
      const n = this.#from[w + 1]! - start
      if (at + n > to) continue
      let i = 3
      while (i < n && lower(bytes[at + i]!) === words[start + i]) i++
      if (i === n) {
        // 出 生 is a word of the list, and 出 生 年 月 日 is longer.
        if (this.#stretches && blanksEnd(bytes, at + 3, to) > at + 3) {
          const stretched = this.#stretchedAt(bytes, at, to)
          if (stretched >= 0 && this.length > n) return stretched
        }
        this.length = n
        return this.#ids[w]!
      }
    }
    return this.#stretches ? this.#stretchedAt(bytes, at, to) : -1
  }

  /** The longest Han word that begins at `at` and has blanks between all its letters; its id, or -1. */
  #stretchedAt(bytes: Uint8Array, at: number, to: number): number {
    let [letters, end] = [0, at]
    let next = at
    while (letters < MAX_LETTERS && next + 3 <= to && isHanLead(bytes[next]!)) {
      end = next + 3
      // A letter with no blank behind it is the last one; most first ones are.
      next = blanksEnd(bytes, end, Math.min(to, end + MAX_BLANKS))
      if (letters === 0 && next === end) return -1
      for (let b = 0; b < 3; b++) LETTERS[3 * letters + b] = bytes[end - 3 + b]!
      LETTER_ENDS[letters++] = end
      if (next === end) break
    }
    if (letters < 2) return -1
    const run = this.#han.get(hanKey(LETTERS, 0)) ?? 0
    for (let w = run >> RUN_BITS, stop = w + (run & RUN_MASK); w < stop; w++) {
      const start = this.#from[w]!
      const n = this.#from[w + 1]! - start
      let i = 3
      while (i < n && i < 3 * letters && LETTERS[i] === this.#bytes[start + i]) i++
      if (i === n) {
        this.length = LETTER_ENDS[n / 3 - 1]! - at
        return this.#ids[w]!
      }
    }
    return -1
  }

  /** False for nearly every place at which no ASCII word begins. */
  mayBegin(bytes: Uint8Array, at: number, to: number): boolean {
    // Near the end what stands behind a word is of another text.
    if (at + 5 > to) return true
    const third = bytes[at + 2]!
    return (
      this.#asciiStarts[threeOf(bytes[at]!, bytes[at + 1]!, third)] === 1 &&
      this.#asciiThirds[threeOf(third, bytes[at + 3]!, bytes[at + 4]!)] === 1
    )
  }

  /** The longest ASCII word that begins at `at`, where letters or digits neither precede nor follow; its id, or -1. */
  asciiAt(bytes: Uint8Array, at: number, from: number, to: number): number {
    if (!this.mayBegin(bytes, at, to)) return -1
    if (at > from && isAlnum(bytes[at - 1]!)) return -1
    const run = this.#ascii.get((lower(bytes[at]!) << 8) | lower(bytes[at + 1] ?? 0)) ?? 0
    const words = this.#bytes
    for (let w = run >> RUN_BITS, end = w + (run & RUN_MASK); w < end; w++) {
      const start = this.#from[w]!
      const n = this.#from[w + 1]! - start
      if (at + n > to) continue
      let i = 2
      while (i < n && lower(bytes[at + i]!) === words[start + i]) i++
      if (i === n && (at + n >= to || !isAlnum(bytes[at + n]!) || !isAlnum(words[start + n - 1]!))) {
        this.length = n
        return this.#ids[w]!
      }
    }
    return -1
  }

  /** Bytes of the word found last. */
  length = 0

  /** The ASCII word that `bytes[start, end)` is, neither letter nor digit before it; its id, or -1. */
  asciiIs(bytes: Uint8Array, start: number, end: number, from: number): number {
    if (this.#asciiWhole[wholeHash(bytes, start, end)] === 0) return -1
    if (start > from && isAlnum(bytes[start - 1]!)) return -1
    const run = this.#ascii.get((lower(bytes[start]!) << 8) | lower(bytes[start + 1]!)) ?? 0
    for (let w = run >> RUN_BITS, stop = w + (run & RUN_MASK); w < stop; w++) {
      const at = this.#from[w]!
      const n = this.#from[w + 1]! - at
      if (n !== end - start) continue
      let i = 2
      while (i < n && lower(bytes[start + i]!) === this.#bytes[at + i]) i++
      if (i === n) return this.#ids[w]!
    }
    return -1
  }

  /** What Han words begin with, lower case in UTF-8: five bytes of a word that has no more, else six or more. */
  hanStarts(): Uint8Array[] {
    const words = this.#words(0, this.#hanWords)
    if (!this.#stretches) return words
    return words.concat(Array.from(this.#han.values(), (run) => stretchedStarts(words[run >> RUN_BITS]!)).flat())
  }

  /** The ASCII words, lower case. */
  asciiWords(): Uint8Array[] {
    return this.#words(this.#hanWords, this.#ids.length)
  }

  #words(from: number, to: number): Uint8Array[] {
    return Array.from({ length: to - from }, (_, i) =>
      this.#bytes.subarray(this.#from[from + i]!, this.#from[from + i + 1]!),
    )
  }
}

/** The first five bytes of a Han word: its first character and two bytes more. */
function hanKey(bytes: Uint8Array, at: number): number {
  return (codePoint(bytes, at) << 16) | (lower(bytes[at + 4] ?? 0) << 8) | lower(bytes[at + 3] ?? 0)
}

/** The first six bytes of a Han word with blanks behind its first letter: ordinary, no-break or ideographic ones, one or more. */
function stretchedStarts(word: Uint8Array): Uint8Array[] {
  const first = [word[0]!, word[1]!, word[2]!]
  const [b, c] = [word[3]!, word[4]!]
  return [
    [0x20, b, c],
    [0x20, 0xc2, 0xa0],
    [0x20, 0xe3, 0x80],
    ...[b, 0x20, 0xc2, 0xe3].flatMap((next) => [
      [0x20, 0x20, next],
      [0xc2, 0xa0, next],
    ]),
    [0xe3, 0x80, 0x80],
  ].map((next) => Uint8Array.from([...first, ...next]))
}

/** Leads a Han character, and not the ideographic blank. */
function isHanLead(b: number): boolean {
  return b >= 0xe4 && b <= 0xe9
}

/** Behind the blanks, no-break and ideographic ones among them, at `at`. */
function blanksEnd(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  for (;;) {
    if (i < to && bytes[i] === 0x20) i++
    else if (i + 1 < to && bytes[i] === 0xc2 && bytes[i + 1] === 0xa0) i += 2
    else if (i + 2 < to && bytes[i] === 0xe3 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x80) i += 3
    else return i
  }
}

function hashOf(key: number): number {
  return Math.imul(key, 0x9e3779b1) >>> 16
}

const NO_LETTER = 0
/** One byte of each class. */
const ANY = [NO_LETTER, ...Array.from({ length: 26 }, (_, i) => 0x61 + i)]
/** Letters without regard to case 1–26, all else 0. */
const LETTER = Uint8Array.from({ length: 256 }, (_, b) => (isAlnum(b) && b >= 0x40 ? b & 31 : 0))

/** The classes of three bytes as one number. */
function threeOf(a: number, b: number, c: number): number {
  return (LETTER[a]! << 10) | (LETTER[b]! << 5) | LETTER[c]!
}

/** Fifteen bits of an ASCII word's length, its first two letters and its last two, capitals and small letters alike. */
function wholeHash(bytes: Uint8Array, start: number, end: number): number {
  const key =
    ((bytes[start]! & 31) << 15) |
    ((bytes[start + 1]! & 31) << 10) |
    ((bytes[end - 2]! & 31) << 5) |
    (bytes[end - 1]! & 31) |
    ((end - start) << 20)
  return Math.imul(key, 0x9e3779b1) >>> 17
}

/** The code point of a three-byte sequence. */
export function codePoint(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! & 15) << 12) | ((bytes[at + 1]! & 63) << 6) | (bytes[at + 2]! & 63)
}

function lower(b: number): number {
  return b >= 0x41 && b <= 0x5a ? b + 32 : b
}

function upper(b: number): number {
  return b >= 0x61 && b <= 0x7a ? b - 32 : b
}

/** ASCII letter or digit. */
export function isAlnum(b: number): boolean {
  return (b >= 0x30 && b <= 0x39) || (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
}
