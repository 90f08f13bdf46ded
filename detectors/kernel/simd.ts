/** Runs the compiled passes (scan.as) window by window, and checks the candidates they give. */
import type { Lexicon } from '../lexicon.ts'
import { type Exports, instance } from './instance.ts'
import { isSign, type ReferenceKernel } from './reference.ts'

// Kinds of events, as in scan.as.
const SIGN = 0
const COLON = 1
const MASK = 2

/** A window comes with this many bytes before it … */
const BEFORE = 64
/** … and after it. */
const AFTER = 128

const MULTIPLIER = 0x9e3779b1
const GOLDEN = 0x9e3779b97f4a7c15n

/** One instance of the module, with the tables of one lexicon. */
export class Simd {
  readonly #exports: Exports
  readonly #lexicon: Lexicon
  readonly #memory: Uint8Array
  readonly #events: Uint32Array
  readonly #groups: readonly [at: Int32Array, end: Int32Array, id: Int32Array]
  readonly #window: number
  readonly #text: number

  /** Null where WebAssembly or its SIMD instructions are missing. */
  static load(lexicon: Lexicon): Simd | null {
    const exports = instance()
    return exports === null ? null : new Simd(exports, lexicon)
  }

  private constructor(exports: Exports, lexicon: Lexicon) {
    const { buffer } = exports.memory
    this.#exports = exports
    this.#lexicon = lexicon
    this.#memory = new Uint8Array(buffer)
    this.#window = exports.WINDOW.value
    this.#text = exports.TEXT.value
    // At most one event for each byte, and those of the word that ends the text.
    this.#events = new Uint32Array(buffer, exports.EVENTS.value, this.#window + 64)
    const size = exports.MAX_GROUPS.value
    const column = (i: number) => new Int32Array(buffer, exports.GROUPS.value + i * size * 4, size)
    this.#groups = [column(0), column(1), column(2)]
    this.#fillTables(lexicon)
  }

  /** Fills the lists of `lists` with what is in `bytes[from, to)`. */
  find(bytes: Uint8Array, from: number, to: number, lists: ReferenceKernel): void {
    lists.clear()
    const { signs } = lists
    const events = this.#events
    const [starts, ends, counts] = this.#groups
    this.#exports.start()
    /** Han text before this has been looked at. */
    let next = from
    for (let base = from; base < to; base += this.#window) {
      const words = this.#lay(bytes, base, from, to)
      const count = this.#exports.scan(base, words)
      const groups = this.#exports.groups.value
      if (groups > 0)
        lists.digits.append(starts.subarray(0, groups), ends.subarray(0, groups), counts.subarray(0, groups))
      for (let e = 0; e < count; e++) {
        const event = events[e]!
        const place = base + (event >>> 3)
        const kind = event & 7
        if (kind === SIGN) signs.push(place, place + 1, 0)
        else if (kind === COLON) lists.label(bytes, place, from)
        else if (kind === MASK) lists.run(bytes, place, to)
        else if (place >= next) next = lists.han(bytes, place, from, to)
      }
    }
    if (this.#exports.fullWidth.value !== 0) lists.fullWidth = true
    lists.sort()
  }

  /** Is one of the lexicon's words in `bytes[from, to)`, wherever it stands? */
  holdsWord(bytes: Uint8Array, from: number, to: number): boolean {
    const lexicon = this.#lexicon
    const events = this.#events
    for (let base = from; base < to; base += this.#window) {
      const count = this.#exports.seek(this.#lay(bytes, base, from, to))
      for (let e = 0; e < count; e++) {
        const at = base + events[e]!
        const id = bytes[at]! < 0x80 ? lexicon.asciiAt(bytes, at, from, to) : lexicon.hanAt(bytes, at, to)
        if (id >= 0) return true
      }
    }
    return false
  }

  /** Lays the window that begins at `base` into the module's memory; returns how many words of 64 bytes it has. */
  #lay(bytes: Uint8Array, base: number, from: number, to: number): number {
    const memory = this.#memory
    const text = this.#text
    const length = Math.min(this.#window, to - base)
    const first = Math.max(from, base - BEFORE)
    const last = Math.min(to, base + length + AFTER)
    if (base === from) memory.fill(0, text - BEFORE, text)
    memory.set(bytes.subarray(first, last), text - (base - first))
    // The last window has a word that is not full, so that a group at its end is closed.
    const words = (length >> 6) + (base + length === to ? 1 : 0)
    // The passes look two words ahead.
    const end = text + last - base
    if (last < base + length + AFTER) memory.fill(0, end, text + ((words + 2) << 6))
    return words
  }

  #fillTables(lexicon: Lexicon): void {
    const { FIRST, PAIRS, PAIR_BITS, TAILS, CLASSES, STARTS, BEGINNINGS, ENDINGS, LEAST, MOST } = this.#exports
    const set = (table: number, bit: number): void => {
      this.#memory[table + (bit >> 3)]! |= 1 << (bit & 7)
    }
    for (let cp = 0x800; cp < 0x10000; cp++) {
      if (lexicon.firstHan[cp] !== 1 && !isSign(cp)) continue
      const key = 0xe0 | (cp >> 12) | ((0x80 | ((cp >> 6) & 63)) << 8) | ((0x80 | (cp & 63)) << 16)
      set(FIRST.value, Math.imul(key << 8, MULTIPLIER) >>> 16)
    }
    const shift = BigInt(64 - PAIR_BITS.value)
    for (const word of lexicon.hanStarts()) {
      // Behind a word of five bytes may stand anything.
      const sixths = word.length > 5 ? cases(word[5]!) : ANY_BYTE
      for (const fourth of cases(word[3]!))
        for (const fifth of cases(word[4]!))
          for (const sixth of sixths) {
            let key = 0n
            for (const b of [sixth, fifth, fourth, word[2]!, word[1]!, word[0]!]) key = (key << 8n) | BigInt(b)
            set(PAIRS.value, Number(BigInt.asUintN(64, (key << 16n) * GOLDEN) >> shift))
          }
    }
    for (let b = 0; b < 256; b++) this.#memory[CLASSES.value + b] = classOf(b)
    for (const word of lexicon.asciiWords()) {
      const n = word.length
      const tail = classOf(word[n - 1]!) | (classOf(word[n - 2]!) << 5)
      if (n > 2) set(TAILS.value, tail | (classOf(word[n - 3]!) << 10))
      // Before a word of two letters may stand whatever is no letter.
      else for (const other of [0, DOT_CLASS]) set(TAILS.value, tail | (other << 10))
      const start = ((word[0]! & 31) << 10) | ((word[1]! & 31) << 5)
      for (let third = 0; third < 32; third++)
        if (n === 2 || third === (word[2]! & 31)) set(STARTS.value, start | third)
      const known = Math.min(n, MOST.value)
      if (known < LEAST.value) throw new RangeError('a word is too short for the kernel')
      const first = littleEndian(word.subarray(0, known)) << BigInt(64 - 8 * known)
      set(BEGINNINGS.value, Number(BigInt.asUintN(64, first * GOLDEN) >> 48n))
      set(ENDINGS.value, Number(BigInt.asUintN(64, littleEndian(word.subarray(n - known)) * GOLDEN) >> 48n))
    }
  }
}

const DOT_CLASS = 27
const ANY_BYTE = Array.from({ length: 256 }, (_, b) => b)

/** Letters without regard to case 1–26, dot, all else 0. */
function classOf(b: number): number {
  if (b === 0x2e) return DOT_CLASS
  const letter = (b | 32) - 0x60
  return b < 0x80 && letter >= 1 && letter <= 26 ? letter : 0
}

/** Bytes as one number, the first lowest, capitals and small letters alike. */
function littleEndian(bytes: Uint8Array): bigint {
  let value = 0n
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i]! | 0x20)
  return value
}

function cases(b: number): number[] {
  return b >= 0x61 && b <= 0x7a ? [b, b - 32] : [b]
}
