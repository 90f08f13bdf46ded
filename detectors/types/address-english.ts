/** Addresses of Taiwan as they are written in English. */
import { BECAUSE, type Match, MEDIUM } from '../detector.ts'
import { found, HYPHEN, isAlnum, isDigit, lower, WordSet } from './bytes.ts'

const ENGLISH_WAYS = new WordSet(['rd', 'st', 'road', 'ln', 'lane', 'ave', 'blvd', 'sec', 'aly', 'dist'])
/** No. 5, Ln. 10, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City: a number and a word for a street. */
export function englishAddress(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let n = 0
  let digits = false
  let way = false
  let words = 0
  for (let i = start; i < end && n < 500; ) {
    if (!isAlnum(bytes[i]!)) {
      if (bytes[i]! >= 0x80 || bytes[i] === 0x40) return false
      i++
      continue
    }
    if (n > 0) match.canonical[n++] = 0x20
    const from = n
    while (i < end && n < 500 && (isAlnum(bytes[i]!) || bytes[i] === 0x27 || bytes[i] === HYPHEN)) {
      if (isDigit(bytes[i]!)) digits = true
      if (bytes[i] !== 0x27) match.canonical[n++] = lower(bytes[i]!)
      i++
    }
    words++
    const size = n - from
    if (size <= 4) {
      const at = (k: number): number => (k < size ? match.canonical[from + k]! : 0)
      if (ENGLISH_WAYS.get(at(0), at(1), at(2), at(3)) !== 0) way = true
    } else if (
      size === 6 &&
      match.canonical[from] === 0x73 &&
      match.canonical[from + 1] === 0x74 &&
      match.canonical[from + 5] === 0x74
    )
      way = true
  }
  if (!digits || !way || words < 4) return false
  match.canonicalLength = n
  return found(match, start, end, MEDIUM, BECAUSE.grammar)
}
