/** What the characters read last may be: a given name, a word behind a name, a heading or an office that only begins like one. */
import { OLD_GIVEN } from '../../data/given-names.ts'
import { AFTER_NAMES, NOT_NAMES, ORGANISATION_WORDS } from '../../data/name-words.ts'
import { low16, WordSet } from '../word-sets.ts'
import { ENDS_OFFICE, GIVEN, kind, NEVER, NO_GIVEN } from './characters.ts'
import { CHARS } from './reading.ts'

const NONE = new WordSet(NOT_NAMES)
/** First two characters of a word are enough: 事務 of 事務所. */
const ORGANISATION = new WordSet(ORGANISATION_WORDS.map((word) => word.slice(0, 2)))
const AFTER = new WordSet(AFTER_NAMES)

/** What {@link givenName} says. */
export const IMPOSSIBLE = 0
const POSSIBLE = 1
export const LIKELY = 2
export const CERTAIN = 3

/** Could the characters `[from, to)` be a given name? */
export function givenName(from: number, to: number): number {
  let known = 0
  for (let c = from; c < to; c++) {
    const bits = kind(CHARS[c]!)
    if ((bits & GIVEN) !== 0 || isOld(from, to)) known++
    else if ((bits & (NO_GIVEN | NEVER)) !== 0) return IMPOSSIBLE
  }
  return known === to - from ? CERTAIN : known > 0 ? LIKELY : POSSIBLE
}

const OLD = new WordSet(OLD_GIVEN)
/** 阿 */
export const FOND = 0x963f
/** What the second characters of old given names are. */
export const ENDS_OLD = new Set(OLD_GIVEN.map((name) => name.codePointAt(1)!))

/** Are `[from, to)` an old given name? */
function isOld(from: number, to: number): boolean {
  if (to - from !== 2) return false
  // 阿免, 阿蝦: whatever is behind it.
  if (CHARS[from] === FOND) return true
  return OLD.get(low16(CHARS[from]!), low16(CHARS[from + 1]!), 0, 0) !== 0
}

/** Do the two characters begin what stands behind names? */
export function isBehindNames(first: number, second: number): boolean {
  return AFTER.get(low16(first), low16(second), 0, 0) !== 0
}

/** Does what stands behind names begin at character `c` of `count`? */
export function endsHere(c: number, count: number): boolean {
  if (CHARS[c] === 0) return false
  if (AFTER.get(low16(CHARS[c]!), 0, 0, 0) !== 0) return true
  return c + 1 < count && isBehindNames(CHARS[c]!, CHARS[c + 1]!)
}

/** Do characters `c` and `c + 1` belong to the name of an organisation? */
export function isOfOrganisation(c: number): boolean {
  return ORGANISATION.get(low16(CHARS[c]!), low16(CHARS[c + 1]!), 0, 0) !== 0
}

/** Do the first two characters make a word that begins like a name? */
export function isWord(): boolean {
  return NONE.get(low16(CHARS[0]!), low16(CHARS[1]!), 0, 0) !== 0
}

/** 謝 */
const THANKS = 0x8b1d
/** 子 */
export const CHILD = 0x5b50

/** A heading, an office, a company, a word that only begins like a name. */
export function notAName(count: number): boolean {
  // 謝謝王: thanks, and the beginning of something else.
  if (CHARS[0] === THANKS && CHARS[1] === THANKS) return true
  if (
    count <= 4 &&
    NONE.get(low16(CHARS[0]!), low16(CHARS[1]!), count > 2 ? low16(CHARS[2]!) : 0, count > 3 ? low16(CHARS[3]!) : 0) !==
      0
  )
    return true
  for (let c = 0; c < count; c++) {
    if ((kind(CHARS[c]!) & NEVER) !== 0) return true
    if (c + 1 < count && isOfOrganisation(c)) return true
  }
  return count > 2 && (kind(CHARS[count - 1]!) & ENDS_OFFICE) !== 0 && !isOld(count - 2, count)
}
