/**
 * The kernel: from bytes to the places worth a look. Everything else in this folder works on what it returns, so that it
 * can be replaced by a faster one behind this door.
 *
 * No text is decoded and no line made. Digits are probed every eighth byte, because what we look for has eight digits or more;
 * `@`, `:` and `*` are found by the platform's own search; Han text is walked a character at a time, and only where it is.
 */
import { isAscii } from 'node:buffer'
import type { Lexicon } from './lexicon.ts'

/** Kinds of places. */
export const DIGITS = 1
export const AT_SIGN = 2
export const UNIT = 3
export const MASKED = 4
export const WORD = 5

/** The places found, in order of offset. The same object is used again and again. */
export class Anchors {
  length = 0
  kind = new Uint8Array(1024)
  /** Offset of the first byte. */
  at = new Int32Array(1024)
  /** DIGITS: where the group ends. MASKED: where the mask ends. WORD: where the word ends. */
  end = new Int32Array(1024)
  /** WORD: its number in the lexicon. */
  id = new Int32Array(1024)

  push(kind: number, at: number, end: number, id: number): void {
    if (this.length === this.at.length) {
      this.kind = grow(this.kind, new Uint8Array(this.length * 2))
      this.at = grow(this.at, new Int32Array(this.length * 2))
      this.end = grow(this.end, new Int32Array(this.length * 2))
      this.id = grow(this.id, new Int32Array(this.length * 2))
    }
    const i = this.length++
    this.kind[i] = kind
    this.at[i] = at
    this.end[i] = end
    this.id[i] = id
  }
}

function grow<T extends Uint8Array | Int32Array>(from: T, to: T): T {
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
  readonly #digits = new Anchors()
  readonly #at = new Anchors()
  readonly #colon = new Anchors()
  readonly #stars = new Anchors()
  readonly #smallX = new Anchors()
  readonly #bigX = new Anchors()
  readonly #han = new Anchors()
  readonly #parts = [this.#digits, this.#at, this.#colon, this.#stars, this.#smallX, this.#bigX, this.#han]
  readonly #heads = new Int32Array(7)
  readonly #out = new Anchors()

  /** @param lexicon words that are anchors: labels and titles */
  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  /** All anchors in `bytes[from, to)`, in order of offset. Valid until the next call. */
  find(bytes: Uint8Array, from: number, to: number): Anchors {
    for (const part of this.#parts) part.length = 0
    findDigits(bytes, from, to, this.#digits)
    if (to - from < SMALL) this.#findSmall(bytes, from, to)
    else {
      // A view, so that the platform's search stops at `to`.
      const view = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
      for (let i = view.indexOf(0x40); i >= 0; i = view.indexOf(0x40, i + 1))
        this.#at.push(AT_SIGN, from + i, from + i + 1, 0)
      for (let i = view.indexOf(0x3a); i >= 0; i = view.indexOf(0x3a, i + 1)) this.#colonWord(bytes, from + i, from)
      findRuns(view, from, '**', this.#stars)
      findRuns(view, from, 'xx', this.#smallX)
      findRuns(view, from, 'XX', this.#bigX)
      if (!isAscii(view)) {
        let next = from
        for (let block = from; block < to; block += HAN_BLOCK) {
          const end = Math.min(block + HAN_BLOCK, to)
          if (next < end && !isAscii(view.subarray(block - from, end - from)))
            next = this.#findHan(bytes, Math.max(block, next), end, from, to)
        }
      }
    }
    return this.#merge()
  }

  #findSmall(bytes: Uint8Array, from: number, to: number): void {
    let high = false
    for (let i = from; i < to; i++) {
      const b = bytes[i]!
      if (b === 0x40) this.#at.push(AT_SIGN, i, i + 1, 0)
      else if (b === 0x3a) this.#colonWord(bytes, i, from)
      else if (b === 0x2a || b === 0x78 || b === 0x58) {
        let end = i + 1
        while (end < to && bytes[end] === b) end++
        if (end - i >= 2) (b === 0x2a ? this.#stars : b === 0x78 ? this.#smallX : this.#bigX).push(MASKED, i, end, 0)
        i = end - 1
      } else if (b >= 0x80) high = true
    }
    if (high) this.#findHan(bytes, from, to, from, to)
  }

  /** ASCII labels stand before a colon: `Name:`, `Tel :`. */
  #colonWord(bytes: Uint8Array, colon: number, from: number): void {
    // A label has at most three words; each start is tried, the longest first.
    let start = colon
    const floor = Math.max(from, colon - 32)
    let found = -1
    let foundAt = 0
    while (start > floor) {
      const b = bytes[start - 1]!
      if (b >= 0x80 || b < 0x20) break
      start--
      if (start > floor && isLetter(bytes[start - 1]!)) continue
      if (!isLetter(b)) continue
      const id = this.#lexicon.asciiAt(bytes, start, from, colon + 1)
      if (id >= 0 && start + this.#lexicon.length >= colon) {
        found = id
        foundAt = start
      }
    }
    if (found >= 0) this.#colon.push(WORD, foundAt, colon + 1, found)
  }

  /** Characters that begin in `[from, to)`; words may end after it. Returns where to go on. */
  #findHan(bytes: Uint8Array, from: number, to: number, floor: number, ceiling: number): number {
    const first = this.#lexicon.firstHan
    const out = this.#han
    const last = to
    let i = from
    // A block may begin inside a character.
    while (i < last && (bytes[i]! & 0xc0) === 0x80) i++
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
      if (i + 2 >= ceiling) return ceiling
      const b1 = bytes[i + 1]!
      const b2 = bytes[i + 2]!
      const cp = ((b & 15) << 12) | ((b1 & 63) << 6) | (b2 & 63)
      if (first[cp] === 1) {
        const id = this.#lexicon.hanAt(bytes, i, ceiling)
        if (id >= 0) {
          out.push(WORD, i, i + this.#lexicon.length, id)
          // A shorter label inside a longer one is not another label.
          i += this.#lexicon.length
          continue
        }
      }
      if (cp === HAO) {
        if (i > floor && isNumberEnd(bytes, i, floor)) out.push(UNIT, i, i + 3, 0)
      } else if (cp === CIRCLE || cp === ZERO || cp === DOT) {
        const before = out.length > 0 && out.kind[out.length - 1] === MASKED ? out.length - 1 : -1
        if (before >= 0 && out.end[before] === i) out.end[before] = i + 3
        else out.push(MASKED, i, i + 3, 0)
      }
      i += 3
    }
    return i
  }

  /** Merges the sorted lists. */
  #merge(): Anchors {
    const out = this.#out
    out.length = 0
    const parts = this.#parts
    let lists = 0
    let only: Anchors = this.#digits
    for (const part of parts)
      if (part.length > 0) {
        lists++
        only = part
      }
    if (lists <= 1) return only
    const heads = this.#heads.fill(0)
    for (;;) {
      let best = -1
      let at = 0
      for (let p = 0; p < parts.length; p++) {
        const h = heads[p]!
        if (h < parts[p]!.length && (best < 0 || parts[p]!.at[h]! < at)) {
          best = p
          at = parts[p]!.at[h]!
        }
      }
      if (best < 0) return out
      const part = parts[best]!
      const h = heads[best]!
      heads[best] = h + 1
      out.push(part.kind[h]!, at, part.end[h]!, part.id[h]!)
    }
  }
}

/** 號 */
const HAO = 0x865f
/** ○ 〇 ● */
const CIRCLE = 0x25cb
const ZERO = 0x3007
const DOT = 0x25cf

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
    out.push(MASKED, offset + i, offset + end, 0)
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
    if (digits >= MIN_DIGITS) out.push(DIGITS, start, end, 0)
    floor = end
    i = end + MIN_DIGITS - 1
    if (i < end + 1) i = end + 1
  }
}
