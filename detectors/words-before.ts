/** The word before a number in running text: behind 訂單編號, 料號 and `order no.` what looks like a telephone or an ID is none. */
import { OTHER_COLUMNS } from './data/columns.ts'
import { ByteWords, codePointAt, isAlnum, lower, previousStart, startsWith, utf8 } from './types/bytes.ts'

/** So far back a word may begin, and so much of separators may stand behind it. */
const REACH = 36
const GAP = 8

const HAN = OTHER_COLUMNS.number.filter((word) => /^\p{Script=Han}+$/u.test(word))
/** By last character: the words in UTF-8. Nearly every text is turned away here. */
const BY_LAST = new Map<number, Uint8Array[]>()
for (const word of HAN) {
  const last = word.codePointAt(word.length - 1)!
  const list = BY_LAST.get(last)
  if (list === undefined) BY_LAST.set(last, [utf8(word)])
  else list.push(utf8(word))
}
const ASCII = new ByteWords(OTHER_COLUMNS.number.filter((word) => /^[a-z0-9]+$/u.test(word)))

const letters = new Uint8Array(REACH)

/** Does a word of numbers that are nobody's end right before `at`, on its line and not before `from`? */
export function numberOfThing(bytes: Uint8Array, at: number, from: number): boolean {
  const gap = Math.max(from, at - GAP)
  let end = at
  while (end > gap) {
    const start = previousStart(bytes, end, gap)
    if (!isBetween(codePointAt(bytes, start, end))) break
    end = start
  }
  if (end === from) return false
  if (bytes[end - 1]! < 0x80) return asciiBefore(bytes, end, from)
  const words = BY_LAST.get(codePointAt(bytes, previousStart(bytes, end, from), end))
  if (words === undefined) return false
  for (const word of words)
    if (end - word.length >= from && startsWith(bytes, end - word.length, end, word)) return true
  return false
}

/** `order_no`, `Order No`, `orderNo`: the words before, without what is between them, from each on that may be the first. */
function asciiBefore(bytes: Uint8Array, end: number, from: number): boolean {
  const floor = Math.max(from, end - REACH)
  let n = REACH
  for (let i = end; i > floor; i--) {
    const b = bytes[i - 1]!
    if (!isAlnum(b)) {
      if (b !== 0x20 && b !== 0x5f && b !== 0x2d && b !== 0x2e) break
      continue
    }
    letters[--n] = lower(b)
    // Where a word begins: behind what is none, or with a capital behind a small letter.
    const begins = i - 1 === from || !isAlnum(bytes[i - 2]!) || (b <= 0x5a && bytes[i - 2]! > 0x5a)
    if (begins && ASCII.has(letters, n, REACH)) return true
  }
  return false
}

/** Blanks, `:` `=` `#` `"` `'` `.` `(` `[` `：` `＝` `是` `為`. */
function isBetween(point: number): boolean {
  switch (point) {
    case 0x20:
    case 0x09:
    case 0x3a:
    case 0x3d:
    case 0x23:
    case 0x22:
    case 0x27:
    case 0x2e:
    case 0x28:
    case 0x5b:
    case 0x3000:
    case 0xff1a:
    case 0xff1d:
    case 0x662f:
    case 0x70ba:
      return true
    default:
      return false
  }
}
