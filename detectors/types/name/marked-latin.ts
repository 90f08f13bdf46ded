/** Latin letters with marks, as names of Vietnam, Europe and Latin America have: Nguyễn Thị Hương, José García, Hans Müller. */
import { codePointAt, widthOf } from '../bytes.ts'

/** Letters that no mark can be taken from. */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ß: 's',
  æ: 'a',
  Æ: 'A',
  œ: 'o',
  Œ: 'O',
  ð: 'd',
  Ð: 'D',
  þ: 't',
  Þ: 'T',
}
/** No name is longer in bytes: half of the letters of a Vietnamese one take three. */
const LONGEST = 120
const plainLetters = new Map<number, number>()

/** A name without its marks, and where each of its letters stands. */
export const PLAIN = { bytes: new Uint8Array(LONGEST), at: new Int32Array(LONGEST + 1) }

/** How many bytes the letter with a mark, or the mark alone, at `at` takes; 0: there is none. */
export function markedWidth(bytes: Uint8Array, at: number): number {
  const b = bytes[at]!
  if (b < 0xc3 || b > 0xe1) return 0
  if (b <= 0xc9) return (b === 0xc3 && bytes[at + 1]! === 0x97) || bytes[at + 1]! === 0xb7 ? 0 : 2
  if (b === 0xcc || (b === 0xcd && bytes[at + 1]! < 0xb0)) return 2
  return b === 0xe1 && bytes[at + 1]! >= 0xb8 && bytes[at + 1]! <= 0xbb ? 3 : 0
}

function plainLetter(point: number): number {
  let letter = plainLetters.get(point)
  if (letter === undefined) {
    const written = String.fromCodePoint(point)
    const plain = (OTHER_LETTERS[written] ?? written.normalize('NFD')).charCodeAt(0)
    letter = plain < 0x80 ? plain : 0
    plainLetters.set(point, letter)
  }
  return letter
}

/**
 * Reads `bytes[start, end)` into {@link PLAIN} without marks; the length, or 0 where there is no mark, or a letter of another script.
 */
export function withoutMarks(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > LONGEST) return 0
  let marked = false
  let n = 0
  for (let i = start; i < end; ) {
    const b = bytes[i]!
    PLAIN.at[n] = i
    if (b < 0x80) {
      PLAIN.bytes[n++] = b
      i++
      continue
    }
    if (markedWidth(bytes, i) === 0) return 0
    marked = true
    const point = codePointAt(bytes, i, end)
    // A mark of its own behind its letter.
    if (point < 0x300 || point > 0x36f) {
      const letter = plainLetter(point)
      if (letter === 0) return 0
      PLAIN.bytes[n++] = letter
    }
    i += widthOf(point)
  }
  PLAIN.at[n] = end
  return marked ? n : 0
}
