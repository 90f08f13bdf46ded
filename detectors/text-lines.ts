/** Lines of a text that may be a table: where they begin and end, and what separates their cells. */

/** A header is not longer than this. */
export const MAX_HEADER = 600

/** What separates cells: TAB and PIPE alone, BLANK where two of them and more stand together. */
export const TAB = 0x09
export const BLANK = 0x20
export const PIPE = 0x7c
/** … and where one ideographic blank does as well: `樓層　所有權人　　　現住人`. */
export const WIDE = 0xe3
const LF = 0x0a

/** Where the line of `at` begins, not before `floor`, where a line begins; -1 when that is further away than a header is long. */
export function lineStart(bytes: Uint8Array, at: number, floor: number): number {
  const limit = Math.max(floor, at - MAX_HEADER)
  let i = at
  while (i > limit && bytes[i - 1] !== LF) i--
  return i === floor || bytes[i - 1] === LF ? i : -1
}

/** Offset of the line's end, or of the text's. */
export function lineEnd(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(LF, at)
  return end < 0 ? bytes.length : end
}

/** An offset in the line before the one of `at`, over a line under the header (`|---|---|`); -1 where there is none. */
export function lineBefore(bytes: Uint8Array, at: number): number {
  const floor = Math.max(0, at - MAX_HEADER)
  let i = at
  while (i > floor && bytes[i - 1] !== LF) i--
  if (i < 2 || i === floor) return -1
  let start = i - 1
  while (start > 0 && bytes[start - 1] !== LF && i - start < MAX_HEADER) start--
  if (start > 1 && isRuler(bytes, start, i - 1)) return start - 1
  return start
}

/** Turns ascending offsets in `text` into offsets of the beginnings of the same lines in `bytes`. */
export function sameLines(text: Uint8Array, bytes: Uint8Array, offsets: number[]): void {
  let at = 0
  let start = 0
  for (let k = 0; k < offsets.length; k++) {
    for (;;) {
      const end = lineEnd(text, at)
      if (offsets[k]! <= end || end === text.length) break
      at = end + 1
      start = Math.min(bytes.length, lineEnd(bytes, start) + 1)
    }
    offsets[k] = start
  }
}

/** Blank, tab or carriage return. */
export function isBlank(b: number): boolean {
  return b === BLANK || b === TAB || b === 0x0d
}

/**
 * Bytes of the run of blanks, ideographic ones among them, at `at`; 0 where it is a single one, which separates no cells, or, if it is
 * ideographic, only those of a table in which `wide` ones do.
 */
export function gapLength(bytes: Uint8Array, at: number, to: number, wide = false): number {
  let i = at
  let blanks = 0
  while (i < to) {
    if (bytes[i] === BLANK) i++
    else if (bytes[i] === 0xe3 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x80) {
      i += 3
      if (wide) blanks++
    } else break
    blanks++
  }
  return blanks < 2 ? 0 : i - at
}

/** What separates cells: a tab between them, a pipe, or two blanks and more; 0 where nothing does. */
export function separatorOf(bytes: Uint8Array, from: number, to: number): number {
  let start = from
  let end = to
  while (start < end && isBlank(bytes[start]!)) start++
  while (end > start && isBlank(bytes[end - 1]!)) end--
  let pipe = false
  let gap = false
  for (let i = start; i < end; i++) {
    const b = bytes[i]!
    if (b === TAB) return TAB
    if (b === PIPE) pipe = true
    else if ((b === BLANK || b === 0xe3) && gapLength(bytes, i, end) >= 2) gap = true
  }
  return pipe ? PIPE : gap ? BLANK : 0
}

/** No digits, no `@`, no colon, no stop: what a header is made of. */
export function isWordy(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (speaksAgainst(bytes, i)) return false
  return true
}

/**
 * The end of the line of `at` when nothing from there on keeps it from being a header; else the complement (`~`) of an offset up
 * to which no other line begins.
 */
export function headerEnd(bytes: Uint8Array, at: number): number {
  const limit = Math.min(bytes.length, at + MAX_HEADER)
  for (let i = at; i < limit; i++) {
    if (bytes[i] === LF) return i
    if (speaksAgainst(bytes, i)) return ~i
  }
  return limit === bytes.length ? limit : ~limit
}

function speaksAgainst(bytes: Uint8Array, i: number): boolean {
  const b = bytes[i]!
  if (b < 0x80) return (b >= 0x30 && b <= 0x3b) || b === 0x40 || b === 0x3d || b === 0x2c
  // ： ， 。
  if (b === 0xef) return bytes[i + 1] === 0xbc && (bytes[i + 2] === 0x9a || bytes[i + 2] === 0x8c)
  return b === 0xe3 && bytes[i + 1] === 0x80 && bytes[i + 2] === 0x82
}

/** `|---|:--:|`, `+-----+`, `=====`, `─────`. */
export function isRuler(bytes: Uint8Array, from: number, to: number): boolean {
  let strokes = 0
  for (let i = from; i < to; i++) {
    const b = bytes[i]!
    if (b === 0x2d || b === 0x3d) strokes++
    else if (b === 0xe2 && (bytes[i + 1] === 0x94 || bytes[i + 1] === 0x95)) {
      strokes++
      i += 2
    } else if (b !== PIPE && b !== 0x2b && b !== 0x3a && !isBlank(b)) return false
  }
  return strokes > 1
}

/** `12`, `3.`: the number of a row. */
export function isNumbering(bytes: Uint8Array, from: number, to: number): boolean {
  let i = from
  while (i < to && bytes[i]! >= 0x30 && bytes[i]! <= 0x39) i++
  return i > from && i - from <= 6 && (i === to || (i === to - 1 && bytes[i] === 0x2e))
}

/** Are the bytes of the two extents the same? */
export function sameLine(bytes: Uint8Array, from: number, to: number, otherFrom: number, otherTo: number): boolean {
  if (to - from !== otherTo - otherFrom) return false
  for (let i = 0; i < to - from; i++) if (bytes[from + i] !== bytes[otherFrom + i]) return false
  return true
}

/** Numbers of the lines in a text. Asked for places near one another, it counts few bytes twice. */
export class LineNumbers {
  #at = 0
  #line = 1

  /** Begins a text that has so many lines before it. */
  begin(linesBefore: number): void {
    this.#at = 0
    this.#line = linesBefore + 1
  }

  /** The number of the line of `at`, from 1. */
  at(text: Uint8Array, at: number): number {
    for (; this.#at < at; this.#at++) if (text[this.#at] === LF) this.#line++
    while (this.#at > at) if (text[--this.#at] === LF) this.#line--
    return this.#line
  }
}
