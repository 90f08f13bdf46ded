/**
 * The kernel in plain JavaScript: what every anchor is, for the SIMD passes to be held against. Small inputs and machines without
 * WebAssembly SIMD use it as it is.
 *
 * What belongs to an anchor is a matter of the bytes around it alone, never of where a block or a buffer begins.
 */
import { codePoint, isAlnum, type Lexicon } from '../lexicon.ts'
import { isEncodedSign } from '../types/bytes.ts'
import { Anchors } from './anchors.ts'

const DIGIT = 1
const SEPARATOR = 2
const CLASS = new Uint8Array(256)
for (let b = 0x30; b <= 0x39; b++) CLASS[b] = DIGIT
for (const c of '- ./)') CLASS[c.charCodeAt(0)] = SEPARATOR

const MIN_DIGITS = 8
/** A group is cut here: nothing that we look for is longer, and a megabyte of digits must not be looked at twice. */
const MAX_GROUP = 4096
/** So many blanks may stand between a label and its colon. */
const MOST_BLANKS = 24
/** An ASCII label is not longer. */
const MAX_LABEL = 24

/** 號 */
const HAO = 0x865f
/** ○ 〇 ● */
const CIRCLE = 0x25cb
const ZERO = 0x3007
const DOT = 0x25cf
/** 的 */
const OF = 0x7684
/** ： */
const WIDE_COLON = 0xff1a
const WIDE_OPEN = 0xff08
/** ＊ */
const WIDE_STAR = 0xff0a
/** － */
const WIDE_DASH = 0xff0d

/** Finds the anchors of one text; keeps its lists for the next call. */
export class ReferenceKernel {
  readonly #lexicon: Lexicon
  /** Groups of eight or more digits. */
  readonly digits = new Anchors()
  /** `@`, also as `%40`, which it is in URLs. */
  readonly signs = new Anchors()
  /** 號 after a number. */
  readonly units = new Anchors()
  /** Runs of mask characters. */
  readonly masks = new Anchors()
  /** Words of the lexicon. */
  readonly words = new Anchors()
  /** The text searched last holds full-width letters or digits. */
  fullWidth = false
  /** For each 64 code points: does one of them start a word, or is it looked for itself? */
  readonly #rows = new Uint8Array(1024)
  /** The last run of ○ 〇 ● among the masks, or -1. */
  #circles = -1

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    for (let cp = 0; cp < 0x10000; cp++) if (lexicon.firstHan[cp] === 1 || isSign(cp)) this.#rows[cp >> 6] = 1
  }

  clear(): void {
    this.digits.length = 0
    this.signs.length = 0
    this.units.length = 0
    this.masks.length = 0
    this.words.length = 0
    this.fullWidth = false
    this.#circles = -1
  }

  /** Fills the lists with what is in `bytes[from, to)`. */
  find(bytes: Uint8Array, from: number, to: number): void {
    this.clear()
    findDigits(bytes, from, to, this.digits)
    const rows = this.#rows
    /** Han text before this has been looked at. */
    let next = from
    for (let i = from; i < to; i++) {
      const b = bytes[i]!
      if (b >= 0x80) {
        if (i < next || b < 0xe0 || b >= 0xf0 || i + 2 >= to) continue
        const second = bytes[i + 1]!
        if (rows[((b & 15) << 6) | (second & 63)] === 1 && isTail(second) && isTail(bytes[i + 2]!))
          next = this.han(bytes, i, from, to)
      } else if (b === 0x40 || (b === 0x25 && isEncodedSign(bytes, i, to))) this.signs.push(i, i + 1, 0)
      else if (b === 0x3a || b === 0x09 || (b === 0x3d && !isQuoted(bytes, i, to))) this.label(bytes, i, from)
      else if ((b === 0x2a || b === 0x78 || b === 0x58) && i + 1 < to && bytes[i + 1] === b) {
        this.run(bytes, i, to)
        i = this.masks.end[this.masks.length - 1]! - 1
      }
    }
    this.sort()
  }

  /** A label may end in one place and begin before what was found last. */
  sort(): void {
    this.words.sort()
    this.masks.sort()
  }

  /** A run of the mask character at `at`. */
  run(bytes: Uint8Array, at: number, to: number): void {
    const b = bytes[at]
    let end = at + 2
    while (end < to && bytes[end] === b) end++
    this.masks.push(at, end, 0)
  }

  /**
   * ASCII labels stand before a colon, an equals sign or the tab between two cells of a form: `Name:`, `Tel :`, `LINE ID：`, `name=`,
   * `Passport⇥`. Only the ASCII colon belongs to the label.
   */
  label(bytes: Uint8Array, colon: number, from: number): void {
    let end = colon
    // `'name':`, `Tel :` and, where colons stand below one another, `Name      :`
    if (end > from && (bytes[end - 1] === 0x27 || bytes[end - 1] === 0x22)) end--
    else for (let n = 0; n < MOST_BLANKS && end > from && bytes[end - 1] === 0x20; n++) end--
    if (end <= from || !(isLetter(bytes[end - 1]!) || bytes[end - 1] === 0x2e)) return
    // A label has at most three words, and D.O.B. a dot behind them; the longest wins.
    const floor = Math.max(from, end - MAX_LABEL)
    const first = this.#lexicon.firstAscii
    let found = -1
    let foundAt = 0
    let words = 0
    for (let start = end; start > floor && words < 4; ) {
      while (start > floor && isLetter(bytes[start - 1]!)) start--
      words++
      if (start < end && first[bytes[start]!] === 1) {
        const id = this.#lexicon.asciiIs(bytes, start, end, from)
        if (id >= 0) {
          found = id
          foundAt = start
        }
      }
      // One blank, dot, hyphen, underscore or slash between words.
      if (start > floor && SEPARATES[bytes[start - 1]!] === 1) start--
      else break
    }
    if (found >= 0) this.words.push(foundAt, bytes[colon] === 0x3a ? colon + 1 : colon, found)
  }

  /** The character of three bytes at `at`: a word, or an anchor by itself. Returns where to go on. */
  han(bytes: Uint8Array, at: number, from: number, to: number): number {
    const cp = codePoint(bytes, at)
    if (this.#lexicon.firstHan[cp] === 1) {
      const id = this.#lexicon.hanAt(bytes, at, to)
      if (id >= 0) {
        // A shorter label inside a longer one is not another label.
        const end = at + this.#lexicon.length
        this.words.push(at, end, id)
        // … but for what stands behind whose it is: 王小明的手機條碼.
        return cp === OF ? at + 3 : end
      }
    }
    if (cp === HAO) {
      if (isNumberEnd(bytes, at, from)) this.units.push(at, at + 3, 0)
    } else if (cp === CIRCLE || cp === ZERO || cp === DOT) {
      if (this.#circles >= 0 && this.masks.end[this.#circles] === at) this.masks.end[this.#circles] = at + 3
      else {
        this.#circles = this.masks.length
        this.masks.push(at, at + 3, 0)
      }
    } else if (cp === WIDE_COLON) this.label(bytes, at, from)
    else if (isWide(cp) || (cp === WIDE_STAR && at > from && isWordByte(bytes[at - 1]!))) this.fullWidth = true
    // 0912－745－638: wide dashes between digits.
    else if (
      cp === WIDE_DASH &&
      at > from &&
      at + 3 < to &&
      CLASS[bytes[at - 1]!] === DIGIT &&
      CLASS[bytes[at + 3]!] === DIGIT
    )
      this.fullWidth = true
    // （02）2745-6389: wide brackets around an area code.
    else if (cp === WIDE_OPEN && at + 4 < to && bytes[at + 3] === 0x30 && (bytes[at + 4]! - 0x30) >>> 0 < 10)
      this.fullWidth = true
    return at + 3
  }
}

/** Is one of the lexicon's words in `bytes[from, to)`, wherever it stands? */
export function holdsWord(lexicon: Lexicon, bytes: Uint8Array, from: number, to: number): boolean {
  const { firstHan } = lexicon
  let i = from
  while (i < to) {
    const kind = KINDS[bytes[i]!]!
    if (kind === OTHER) i++
    else if (kind === ALNUM) {
      if (lexicon.mayBegin(bytes, i, to) && lexicon.asciiAt(bytes, i, from, to) >= 0) return true
      // A word can only begin where another ends.
      do i++
      while (i < to && KINDS[bytes[i]!] === ALNUM)
    } else if (kind === HAN) {
      if (i + 2 >= to) break
      if (firstHan[codePoint(bytes, i)] === 1 && lexicon.hanAt(bytes, i, to) >= 0) return true
      i += 3
    } else i += bytes[i]! >= 0xf0 ? 4 : 2
  }
  return false
}

/** Kinds of bytes for {@link holdsWord}. */
const OTHER = 0
const ALNUM = 1
const HAN = 2
/** Leads a character of two or four bytes. */
const LEAD = 3
const KINDS = Uint8Array.from({ length: 256 }, (_, b) =>
  b < 0x80 ? (isAlnum(b) ? ALNUM : OTHER) : b < 0xc0 ? OTHER : b >= 0xe0 && b < 0xf0 ? HAN : LEAD,
)

/** Is the character looked for itself? */
export function isSign(cp: number): boolean {
  return (
    cp === HAO ||
    cp === CIRCLE ||
    cp === ZERO ||
    cp === DOT ||
    cp === WIDE_COLON ||
    cp === WIDE_STAR ||
    cp === WIDE_DASH ||
    cp === WIDE_OPEN ||
    isWide(cp)
  )
}

/** A full-width digit, letter or `＠`. */
function isWide(cp: number): boolean {
  return (cp >= 0xff10 && cp <= 0xff19) || (cp >= 0xff20 && cp <= 0xff3a) || (cp >= 0xff41 && cp <= 0xff5a)
}

/** ` `, `.`, `-`, `_`, `/` */
const SEPARATES = new Uint8Array(256)
for (const c of ' .-_/') SEPARATES[c.charCodeAt(0)] = 1

/** Is the equals sign at `at` one of markup or a program? name="王小明" is not: no program has Han behind the quote. */
function isQuoted(bytes: Uint8Array, at: number, to: number): boolean {
  return at + 1 < to && isQuote(bytes[at + 1]!) && !(at + 2 < to && bytes[at + 2]! >= 0xe4)
}

/** A quote, or another equals sign. */
function isQuote(b: number): boolean {
  return b === 0x22 || b === 0x27 || b === 0x3d
}

/** A digit or a letter. */
function isWordByte(b: number): boolean {
  return isLetter(b) || (b >= 0x30 && b <= 0x39)
}

function isLetter(b: number): boolean {
  return (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
}

function isTail(b: number): boolean {
  return (b & 0xc0) === 0x80
}

/** Is the character before `at` a digit, a Chinese numeral or a blank after a digit? */
function isNumberEnd(bytes: Uint8Array, at: number, from: number): boolean {
  let i = at - 1
  if (i >= from && bytes[i] === 0x20) i--
  if (i < from) return false
  const b = bytes[i]!
  if (CLASS[b] === DIGIT) return true
  return i - 2 >= from && b >= 0x80 && NUMERALS.has(codePoint(bytes, i - 2))
}

const NUMERALS = new Set([...'一二三四五六七八九十百零〇○'].map((c) => c.codePointAt(0)!))

/**
 * Groups of eight or more digits, with single separators or `) ` between digits. All of a group's bytes belong to it by their
 * neighbours, and it has eight or more, so one probe in eight bytes cannot miss it.
 */
export function findDigits(bytes: Uint8Array, from: number, to: number, out: Anchors): void {
  let floor = from
  let i = from + MIN_DIGITS - 1
  while (i < to) {
    if (!belongs(bytes, i, from, to)) {
      i += MIN_DIGITS
      continue
    }
    let start = i
    while (start > floor && belongs(bytes, start - 1, from, to)) start--
    // What follows a cut may begin with a separator.
    while (CLASS[bytes[start]!] !== DIGIT) start++
    const limit = Math.min(to, start + MAX_GROUP)
    let digits = 0
    let end = start
    while (end < limit && belongs(bytes, end, from, to)) {
      if (CLASS[bytes[end]!] === DIGIT) digits++
      end++
    }
    floor = end
    i = end + MIN_DIGITS - 1
    while (CLASS[bytes[end - 1]!] !== DIGIT) end--
    if (digits >= MIN_DIGITS) out.push(start, end, digits)
  }
}

/** A digit, a separator between digits, or one of the two bytes of `) ` between digits. */
function belongs(bytes: Uint8Array, at: number, from: number, to: number): boolean {
  const c = CLASS[bytes[at]!]!
  if (c !== SEPARATOR) return c === DIGIT
  if (at <= from || at + 1 >= to) return false
  const left = CLASS[bytes[at - 1]!] === DIGIT
  const right = CLASS[bytes[at + 1]!] === DIGIT
  if (left && right) return true
  if (left) return bytes[at] === 0x29 && bytes[at + 1] === 0x20 && at + 2 < to && CLASS[bytes[at + 2]!] === DIGIT
  if (right) return bytes[at] === 0x20 && bytes[at - 1] === 0x29 && at - 2 >= from && CLASS[bytes[at - 2]!] === DIGIT
  return false
}
