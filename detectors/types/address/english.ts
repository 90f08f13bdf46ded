/** Addresses as they are written in English. */
import { BECAUSE, type Match, MEDIUM } from '../../detector.ts'
import { HYPHEN, isAlnum, isDigit, lower } from '../bytes.ts'
import { found } from '../matches.ts'
import { ByteWords } from '../word-sets.ts'

const ENGLISH_WAYS = new ByteWords(
  `rd st road street ln lane ave avenue av blvd boulevard sec section aly alley dist drive dr court ct place pl way highway hwy terrace square sq
crescent close parkway pkwy circle`.split(/\s+/u),
)
/** No. 5, Ln. 10, Sec. 4, Ren'ai Rd., Da'an Dist., Taipei City: a number and a word for a street. */
export function englishAddress(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let n = 0
  let digits = false
  let way = false
  let words = 0
  for (let i = start; i < end && n < 500; ) {
    if (!isAlnum(bytes[i]!)) {
      const curly = apostropheWidth(bytes, i, end)
      if (curly === 0 && (bytes[i]! >= 0x80 || bytes[i] === 0x40)) return false
      i += Math.max(curly, 1)
      continue
    }
    if (n > 0) match.canonical[n++] = 0x20
    const from = n
    while (i < end && n < 500) {
      const apostrophe = apostropheWidth(bytes, i, end)
      if (apostrophe === 0) {
        if (!isAlnum(bytes[i]!) && bytes[i] !== HYPHEN) break
        if (isDigit(bytes[i]!)) digits = true
        match.canonical[n++] = lower(bytes[i]!)
      }
      i += Math.max(apostrophe, 1)
    }
    words++
    way ||= ENGLISH_WAYS.has(match.canonical, from, n)
  }
  if (!digits || !way || words < 4) return false
  match.canonicalLength = n
  return found(match, start, end, MEDIUM, BECAUSE.grammar)
}

/** Length of the apostrophe at `at`, straight or as word processors set it (Da’an), else 0. */
function apostropheWidth(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] === 0x27) return 1
  const curly = bytes[at] === 0xe2 && at + 2 < end && bytes[at + 1] === 0x80
  return curly && (bytes[at + 2] === 0x98 || bytes[at + 2] === 0x99) ? 3 : 0
}
