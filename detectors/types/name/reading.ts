/**
 * Reads the characters of what may be a name, forwards and backwards.
 *
 * Every name of every cell comes through here, so that what is read stays in arrays of the module and no object is made.
 */
import type { Match } from '../../detector.ts'
import { blankWidth, codePointAt, isHan, previousStart, skipBlanks, widthOf } from '../bytes.ts'
import { maskWidth } from '../masks.ts'
import { isMiddleDot } from './characters.ts'

/** The characters read last: code points, mask characters as 0, and where each begins. */
export const CHARS = new Int32Array(16)
export const STARTS = new Int32Array(17)
/** No more are read. */
export const LIMIT = 14

/** What {@link readRun} found beside the characters. One object, used again and again. */
export const RUN = {
  /** Offset behind the last character. */
  end: 0,
  /** Mask characters. */
  masks: 0,
  /** Dots between parts of the name. */
  dots: 0,
  /** Number of characters before the first blank, 0 without one. */
  blank: 0,
}

/** Reads Han and mask characters, single blanks and middle dots between them. Sets {@link CHARS}, {@link STARTS} and {@link RUN}; gives their number. */
export function readRun(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  let i = start
  let stop = start
  RUN.masks = 0
  RUN.dots = 0
  RUN.blank = 0
  while (i < end && count < LIMIT) {
    const lead = bytes[i]!
    // U+5000 to U+9FFF, of which nearly all names are: without asking what else it may be.
    if (lead > 0xe4 && lead <= 0xe9 && i + 2 < end) {
      STARTS[count] = i
      CHARS[count++] = ((lead & 15) << 12) | ((bytes[i + 1]! & 63) << 6) | (bytes[i + 2]! & 63)
      i += 3
      stop = i
      continue
    }
    const point = codePointAt(bytes, i, end)
    if (isHan(point)) {
      STARTS[count] = i
      CHARS[count++] = point
      i += widthOf(point)
      stop = i
      continue
    }
    const width = nameMaskWidth(bytes, i, end, count, point)
    if (width > 0) {
      STARTS[count] = i
      CHARS[count++] = 0
      RUN.masks++
      i += width
      stop = i
      continue
    }
    if (isMiddleDot(point) && count > 0) {
      RUN.dots++
      i += widthOf(point)
      continue
    }
    const blank = blankWidth(bytes, i, end)
    if (blank === 0 || count === 0) break
    // 伊斯坦大‧巴里　紀錄: what stands apart is no part of it, but a dot may: 瓦旦 ‧ 尤幹.
    if (RUN.dots > 0 && stop === i && !isMiddleDot(codePointAt(bytes, skipBlanks(bytes, i, end), end))) break
    if (RUN.blank === 0) RUN.blank = count
    i += blank
  }
  STARTS[count] = stop
  RUN.end = stop
  return count
}

/** A mask character in a name: also O, Ｏ, o, X, x and 0 right behind a Han character or another mask. */
function nameMaskWidth(bytes: Uint8Array, at: number, end: number, count: number, point: number): number {
  const width = maskWidth(bytes, at, end)
  if (width > 0 || count === 0 || point > 0x7f) return width
  const letter = point | 0x20
  if (letter !== 0x6f && letter !== 0x78 && point !== 0x30) return 0
  const next = at + 1 < end ? bytes[at + 1]! : 0x80
  return next >= 0x80 || next === point ? 1 : 0
}

/** Reads at most five characters back from `at` into CHARS[0…] in reading order; gives their number. */
export function readBack(bytes: Uint8Array, at: number, from: number): number {
  let count = 0
  let i = at
  while (count < 5 && i > from) {
    const previous = previousStart(bytes, i, from)
    const point = codePointAt(bytes, previous, i)
    const mask = maskWidth(bytes, previous, i) > 0 || point === 0x4f || point === 0x58
    if (!isHan(point) && !mask) {
      // Blanks between name and title: 王小明 先生, 王小明　敬上.
      if (count === 0 && at - i < 9 && (point === 0x20 || point === 0x3000 || point === 0xa0)) {
        i = previous
        continue
      }
      break
    }
    CHARS[count] = mask ? 0 : point
    STARTS[count++] = previous
    i = previous
  }
  for (let a = 0, b = count - 1; a < b; a++, b--) {
    const point = CHARS[a]!
    CHARS[a] = CHARS[b]!
    CHARS[b] = point
    const place = STARTS[a]!
    STARTS[a] = STARTS[b]!
    STARTS[b] = place
  }
  return count
}

/** Offset behind a character that is not masked. */
export function endOf(character: number): number {
  return STARTS[character]! + widthOf(CHARS[character]!)
}

/** End of the last of the characters read back: masks have a width of their own. */
export function endOfRun(bytes: Uint8Array, count: number): number {
  const start = STARTS[count - 1]!
  if (CHARS[count - 1] !== 0) return start + widthOf(CHARS[count - 1]!)
  const b = bytes[start]!
  return start + (b < 0x80 ? 1 : 3)
}

/** Writes the characters `[first, last)` as they lie in the bytes, without what is between them. */
export function write(bytes: Uint8Array, first: number, last: number, match: Match): void {
  const out = match.canonical
  let n = 0
  for (let c = first; c < last; c++) {
    const from = STARTS[c]!
    const to = from + widthOf(CHARS[c]!)
    for (let k = from; k < to; k++) out[n++] = bytes[k]!
  }
  match.canonicalLength = n
}
