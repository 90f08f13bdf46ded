/**
 * The kernel: from bytes to the places worth a look. Everything else in this folder works on what it returns, so that it
 * can be replaced by a faster one behind this door.
 *
 * No text is decoded and no line made. Digits are probed every eighth byte, because what we look for has eight digits or more;
 * `@`, `:` and `*` are found by the platform's own search; Han text is walked a character at a time, and only where it is.
 */
import { isAscii } from 'node:buffer'
import type { Lexicon } from './lexicon.ts'

/** Places of one kind, in order of offset. The same object is used again and again. */
export class Anchors {
  length = 0
  /** Offset of the first byte. */
  at = new Int32Array(1024)
  /** Where it ends. */
  end = new Int32Array(1024)
  /** Number of the word in the lexicon; number of digits of a group. */
  id = new Int32Array(1024)

  push(at: number, end: number, id: number): void {
    if (this.length === this.at.length) {
      this.at = grow(this.at, new Int32Array(this.length * 2))
      this.end = grow(this.end, new Int32Array(this.length * 2))
      this.id = grow(this.id, new Int32Array(this.length * 2))
    }
    const i = this.length++
    this.at[i] = at
    this.end[i] = end
    this.id[i] = id
  }

  /** Puts them in order of offset (almost always they are already), and leaves out what is there twice. */
  sort(): void {
    for (let i = 1; i < this.length; i++) {
      const at = this.at[i]!
      if (at >= this.at[i - 1]!) continue
      const end = this.end[i]!
      const id = this.id[i]!
      let to = i
      while (to > 0 && this.at[to - 1]! > at) {
        this.at[to] = this.at[to - 1]!
        this.end[to] = this.end[to - 1]!
        this.id[to] = this.id[to - 1]!
        to--
      }
      this.at[to] = at
      this.end[to] = end
      this.id[to] = id
    }
    let kept = 0
    for (let i = 0; i < this.length; i++) {
      if (kept > 0 && this.at[kept - 1] === this.at[i]) continue
      this.at[kept] = this.at[i]!
      this.end[kept] = this.end[i]!
      this.id[kept++] = this.id[i]!
    }
    this.length = kept
  }
}

function grow(from: Int32Array, to: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  to.set(from)
  return to
}

const DIGIT = 1
const SEPARATOR = 2
const CLASS = new Uint8Array(256)
for (let b = 0x30; b <= 0x39; b++) CLASS[b] = DIGIT
for (const c of '- ./)') CLASS[c.charCodeAt(0)] = SEPARATOR

const MIN_DIGITS = 8
/** A group is cut here: nothing that we look for is longer, and a megabyte of digits must not be looked at twice. */
const MAX_GROUP = 4096
/** Han text is only walked in blocks that have any. */
const HAN_BLOCK = 4096
/** Below this, calling the platform's search costs more than a plain loop. */
const SMALL = 256

/** Finds the anchors of one text; keeps its lists for the next call. */
export class Kernel {
  readonly #lexicon: Lexicon
  /** Groups of eight or more digits. */
  readonly digits = new Anchors()
  /** `@` */
  readonly signs = new Anchors()
  /** 號 after a number. */
  readonly units = new Anchors()
  /** Runs of mask characters. */
  readonly masks = new Anchors()
  /** Words of the lexicon. */
  readonly words = new Anchors()
  /** For each 64 code points: does one of them start a word, or is it looked for itself? */
  readonly #rows = new Uint8Array(1024)
  /** The text searched last holds full-width letters or digits: fold it and search again (fold.ts). */
  fullWidth = false

  /** @param lexicon words that are anchors: labels and titles */
  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    for (let cp = 0; cp < 0x10000; cp++)
      if (lexicon.firstHan[cp] === 1 || cp === HAO || cp === CIRCLE || cp === ZERO || cp === DOT)
        this.#rows[cp >> 6] = 1
    // U+FF00–FF7F
    this.#rows[0xff00 >> 6] = 1
    this.#rows[0xff40 >> 6] = 1
  }

  /** Fills the lists with what is in `bytes[from, to)`; valid until the next call. */
  find(bytes: Uint8Array, from: number, to: number): void {
    const { digits, signs, units, masks, words } = this
    digits.length = 0
    signs.length = 0
    units.length = 0
    masks.length = 0
    words.length = 0
    this.fullWidth = false
    findDigits(bytes, from, to, digits)
    if (to - from < SMALL) {
      this.#findSmall(bytes, from, to)
      return
    }
    // A view, so that the platform's search stops at `to`.
    const view = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    for (let i = view.indexOf(0x40); i >= 0; i = view.indexOf(0x40, i + 1)) signs.push(from + i, from + i + 1, 0)
    // `Passport No.: 312345678`: a label before a number, wherever it is.
    for (let d = 0; d < digits.length; d++) {
      let colon = digits.at[d]! - 1
      if (colon > from && bytes[colon] === 0x20) colon--
      if (colon > from && bytes[colon] === 0x3a) this.#colonWord(bytes, colon, from)
    }
    findRuns(view, from, '**', masks)
    findRuns(view, from, 'xx', masks)
    findRuns(view, from, 'XX', masks)
    if (isAscii(view)) return
    let next = from
    for (let block = from; block < to; block += HAN_BLOCK) {
      const end = Math.min(block + HAN_BLOCK, to)
      const part = view.subarray(block - from, end - from)
      if (next >= end || isAscii(part)) continue
      this.#findColonWords(part, bytes, block, from)
      next = this.#findHan(bytes, Math.max(block, next), end, from, to)
    }
    words.sort()
  }

  #findSmall(bytes: Uint8Array, from: number, to: number): void {
    let high = false
    for (let i = from; i < to; i++) {
      const b = bytes[i]!
      if (b >= 0x80) high = true
      else if (b === 0x40) this.signs.push(i, i + 1, 0)
      else if (b === 0x3a) this.#colonWord(bytes, i, from)
      else if (b === 0x2a || b === 0x78 || b === 0x58) {
        let end = i + 1
        while (end < to && bytes[end] === b) end++
        if (end - i >= 2) this.masks.push(i, end, 0)
        i = end - 1
      }
    }
    if (high) this.#findHan(bytes, from, to, from, to)
    this.words.sort()
  }

  /**
   * Labels before a name or the like: only where there is Han text within a block's length. Asking at each of the colons of a log would
   * cost as much as everything else in it.
   */
  #findColonWords(part: Buffer, bytes: Uint8Array, offset: number, from: number): void {
    for (let i = part.indexOf(0x3a); i >= 0; i = part.indexOf(0x3a, i + 1)) this.#colonWord(bytes, offset + i, from)
  }

  /** ASCII labels stand before a colon: `Name:`, `Tel :`. */
  #colonWord(bytes: Uint8Array, colon: number, from: number): void {
    let end = colon
    if (end > from && bytes[end - 1] === 0x20) end--
    if (end <= from || !(isLetter(bytes[end - 1]!) || bytes[end - 1] === 0x2e)) return
    // A label has at most three words; the longest wins.
    const floor = Math.max(from, end - 24)
    const first = this.#lexicon.firstAscii
    let found = -1
    let foundAt = 0
    let words = 0
    for (let start = end; start > floor && words < 3; ) {
      while (start > floor && isLetter(bytes[start - 1]!)) start--
      words++
      if (start < end && first[bytes[start]!] === 1) {
        const id = this.#lexicon.asciiAt(bytes, start, from, end)
        if (id >= 0 && start + this.#lexicon.length === end) {
          found = id
          foundAt = start
        }
      }
      // One blank, dot, hyphen, underscore or slash between words.
      if (start > floor && SEPARATES[bytes[start - 1]!] === 1) start--
      else break
    }
    if (found >= 0) this.words.push(foundAt, colon + 1, found)
  }

  /** Characters that begin in `[from, to)`; words may end after it. Returns where to go on. */
  #findHan(bytes: Uint8Array, from: number, to: number, floor: number, ceiling: number): number {
    const first = this.#lexicon.firstHan
    const rows = this.#rows
    let i = from
    // A block may begin inside a character.
    while (i < to && (bytes[i]! & 0xc0) === 0x80) i++
    // The last character must be whole.
    const last = Math.min(to, ceiling - 2)
    while (i < last) {
      const b = bytes[i]!
      if (b < 0xe0) {
        i++
        continue
      }
      if (b >= 0xf0) {
        i += 4
        continue
      }
      const row = ((b & 15) << 6) | (bytes[i + 1]! & 63)
      if (rows[row] === 1) {
        const cp = (row << 6) | (bytes[i + 2]! & 63)
        if (first[cp] === 1) {
          const id = this.#lexicon.hanAt(bytes, i, ceiling)
          if (id >= 0) {
            this.words.push(i, i + this.#lexicon.length, id)
            // A shorter label inside a longer one is not another label.
            i += this.#lexicon.length
            continue
          }
        }
        if (cp >= 0xff10 || cp === HAO || cp === CIRCLE || cp === ZERO || cp === DOT) this.#sign(bytes, cp, i, floor)
      }
      i += 3
    }
    return i
  }

  /** A character that is an anchor by itself. */
  #sign(bytes: Uint8Array, cp: number, at: number, floor: number): void {
    if (cp === HAO) {
      if (at > floor && isNumberEnd(bytes, at, floor)) this.units.push(at, at + 3, 0)
    } else if (cp === CIRCLE || cp === ZERO || cp === DOT) {
      const out = this.masks
      const before = out.length - 1
      if (before >= 0 && out.end[before] === at) out.end[before] = at + 3
      else out.push(at, at + 3, 0)
    } else if (cp <= 0xff19 || (cp >= 0xff20 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a)) this.fullWidth = true
  }
}

/** 號 */
const HAO = 0x865f
/** ○ 〇 ● */
const CIRCLE = 0x25cb
const ZERO = 0x3007
const DOT = 0x25cf

/** ` `, `.`, `-`, `_`, `/` */
const SEPARATES = new Uint8Array(256)
for (const c of ' .-_/') SEPARATES[c.charCodeAt(0)] = 1

function isLetter(b: number): boolean {
  return (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
}

/** Is the character before `at` a digit, a Chinese numeral or a blank after a digit? */
function isNumberEnd(bytes: Uint8Array, at: number, floor: number): boolean {
  let i = at - 1
  if (bytes[i] === 0x20) i--
  if (i < floor) return false
  const b = bytes[i]!
  if (CLASS[b] === DIGIT) return true
  if (i - 2 < floor || b < 0x80) return false
  const cp = ((bytes[i - 2]! & 15) << 12) | ((bytes[i - 1]! & 63) << 6) | (b & 63)
  return NUMERALS.has(cp)
}

const NUMERALS = new Set([...'一二三四五六七八九十百零〇'].map((c) => c.codePointAt(0)!))

/** Runs of two or more of one byte; `pair` is two of them. */
function findRuns(view: Buffer, offset: number, pair: string, out: Anchors): void {
  const byte = pair.charCodeAt(0)
  for (let i = view.indexOf(pair); i >= 0; ) {
    let end = i + 2
    while (end < view.length && view[end] === byte) end++
    out.push(offset + i, offset + end, 0)
    i = view.indexOf(pair, end)
  }
}

/**
 * Groups of eight or more digits, single separators (or `) `) between digits allowed. Such a group covers eight bytes on end that are
 * digits or separators between digits, so one probe in eight bytes cannot miss it.
 */
function findDigits(bytes: Uint8Array, from: number, to: number, out: Anchors): void {
  let floor = from
  let i = from + MIN_DIGITS - 1
  while (i < to) {
    const c = CLASS[bytes[i]!]!
    if (c === 0) {
      i += MIN_DIGITS
      continue
    }
    if (c === SEPARATOR && !(i + 1 < to && CLASS[bytes[i - 1]!] === DIGIT && CLASS[bytes[i + 1]!] === DIGIT)) {
      i += MIN_DIGITS
      continue
    }
    let start = i
    let digits = c === DIGIT ? 1 : 0
    const lowest = Math.max(floor, i - MAX_GROUP)
    for (;;) {
      if (start > lowest && CLASS[bytes[start - 1]!] === DIGIT) {
        start--
        digits++
      } else if (start - 1 > lowest && CLASS[bytes[start - 1]!] === SEPARATOR) {
        if (CLASS[bytes[start - 2]!] === DIGIT) start--
        else if (start - 2 > lowest && bytes[start - 1] === 0x20 && bytes[start - 2] === 0x29) start -= 2
        else break
      } else break
    }
    while (CLASS[bytes[start]!] !== DIGIT) start++
    let end = i + 1
    const highest = Math.min(to, i + MAX_GROUP)
    for (;;) {
      if (end < highest && CLASS[bytes[end]!] === DIGIT) {
        end++
        digits++
      } else if (end + 1 < highest && CLASS[bytes[end]!] === SEPARATOR) {
        if (CLASS[bytes[end + 1]!] === DIGIT) end++
        else if (
          end + 2 < highest &&
          bytes[end] === 0x29 &&
          bytes[end + 1] === 0x20 &&
          CLASS[bytes[end + 2]!] === DIGIT
        )
          end += 2
        else break
      } else break
    }
    while (CLASS[bytes[end - 1]!] !== DIGIT) end--
    if (digits >= MIN_DIGITS) out.push(start, end, digits)
    floor = end
    i = end + MIN_DIGITS - 1
    if (i < end + 1) i = end + 1
  }
}
