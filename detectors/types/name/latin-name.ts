/** Names in Latin letters: WANG, HSIAO-MING; Hsiao-Ming Wang; CHUNG/YATING; Mary Chen; Nguyen Thi Mai. */
import { FOREIGN_SURNAMES, LATIN_GIVEN, SYLLABLES } from '../../data/latin-names.ts'
import { ROMANISED_SURNAMES } from '../../data/surnames.ts'
import { BECAUSE, LOW, type Match, MEDIUM } from '../../detector.ts'
import { codePointAt, isHan, isLetter, lower, skipBlanks, widthOf } from '../bytes.ts'
import { found } from '../matches.ts'
import { ByteWords } from '../word-sets.ts'
import { isMiddleDot } from './characters.ts'
import { markedWidth, PLAIN, withoutMarks } from './marked-latin.ts'

const ROMANISED = new ByteWords(ROMANISED_SURNAMES)
const FOREIGN = new ByteWords(FOREIGN_SURNAMES)
const FIRST_NAMES = new ByteWords(LATIN_GIVEN)
const SYLLABLE = new ByteWords(SYLLABLES)

const WORD_STARTS = new Int32Array(8)
const WORD_ENDS = new Int32Array(8)

/** Is the word at `[from, to)`, or each of its parts between hyphens, a syllable of Mandarin? `glued`: or two of them, PINYU. */
function syllables(bytes: Uint8Array, from: number, to: number, glued: boolean): boolean {
  let part = from
  for (let i = from; i <= to; i++) {
    if (i < to && bytes[i] !== 0x2d) continue
    if (!SYLLABLE.hasInAnyCase(bytes, part, i) && !(glued && twoSyllables(bytes, part, i))) return false
    part = i + 1
  }
  return true
}

function twoSyllables(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (SYLLABLE.hasInAnyCase(bytes, from, i) && SYLLABLE.hasInAnyCase(bytes, i, to)) return true
  return false
}

/** How people are addressed before a name: Ms. CHEN, WEI-LUN. */
const HONORIFICS = new ByteWords('mr mrs ms miss mx dr prof professor sir madam'.split(' '))

/** Hsinchu Science Park: no Park of Korea. */
const BEFORE_PARK = new ByteWords(
  'science industrial technology software business memorial national theme forest central logistics city'.split(' '),
)
const PARK = new ByteWords(['park'])

/** What stands small between the words of a name: Siti Aminah binti Abdullah, Carlos de la Cruz. */
const PARTICLES = new ByteWords(
  'bin binti binte bte bint al el van von der den ter ten de da di do dos das du del della la le y e zu af'.split(' '),
)

/** How tickets address a passenger behind the name: CHUNG/YATING MR. */
const ADDRESSES = new ByteWords('mr mrs ms miss mstr chd inf'.split(' '))

/** WANG, Wang; not web, svc, iPhone. */
function capitalised(bytes: Uint8Array, from: number, to: number): boolean {
  if (lower(bytes[from]!) === bytes[from]) return false
  for (let i = from + 2; i < to; i++) {
    if (bytes[i] === 0x2d || bytes[i] === 0x27 || bytes[i - 1] === 0x2d || bytes[i - 1] === 0x27) continue
    if ((lower(bytes[i]!) === bytes[i]) !== (lower(bytes[from + 1]!) === bytes[from + 1])) return false
  }
  return true
}

/**
 * WANG, HSIAO-MING; Hsiao-Ming Wang; Mary Chen; Nguyen Thi Mai. Two to five words of letters. Without a surname, a given name or syllables that
 * are known it may be anything that a column called `name` holds (a product, a file, a company), so it is none.
 */
export function romanisedName(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let words = 0
  let comma = -1
  let slash = false
  let i = start
  while (i < end) {
    const b = bytes[i]!
    if (b === 0x20 || b === 0x2e) {
      i++
      continue
    }
    if (b === 0x2c || b === 0x2f) {
      // CHUNG/YATING, as passports and tickets have it.
      if (comma >= 0 || words === 0 || (b === 0x2f && words > 1)) return false
      slash = b === 0x2f
      comma = words
      i++
      continue
    }
    if (!isLetter(b) || words === 5) return false
    WORD_STARTS[words] = i
    while (
      i < end &&
      (isLetter(bytes[i]!) || ((bytes[i] === 0x2d || bytes[i] === 0x27) && i + 1 < end && isLetter(bytes[i + 1]!)))
    )
      i++
    WORD_ENDS[words++] = i
    if (i < end && bytes[i]! > 0x2f) return false
  }
  if (words > 2 && comma !== 1 && HONORIFICS.hasInAnyCase(bytes, WORD_STARTS[0]!, WORD_ENDS[0]!)) {
    WORD_STARTS.copyWithin(0, 1, words)
    WORD_ENDS.copyWithin(0, 1, words)
    words--
    if (comma > 0) comma--
  }
  if (slash && words > 2 && ADDRESSES.hasInAnyCase(bytes, WORD_STARTS[words - 1]!, WORD_ENDS[words - 1]!)) words--
  if (words < 2 || end - start > 60 || !knownLatin(bytes, words, comma, slash)) return false
  const head = ROMANISED.hasInAnyCase(bytes, WORD_STARTS[0]!, WORD_ENDS[0]!)
  const tail = ROMANISED.hasInAnyCase(bytes, WORD_STARTS[words - 1]!, WORD_ENDS[words - 1]!)
  // The surname comes first in the canonical form, so that both orders are one name.
  const hyphen = hyphenated(bytes, WORD_STARTS[0]!, WORD_ENDS[0]!)
  const rotate =
    comma < 0 && (hyphen || (tail && !head && !FOREIGN.hasInAnyCase(bytes, WORD_STARTS[0]!, WORD_ENDS[0]!)))
  let n = 0
  for (let w = 0; w < words; w++) {
    const word = rotate ? (w === 0 ? words - 1 : w - 1) : w
    if (w > 0) match.canonical[n++] = 0x20
    for (let k = WORD_STARTS[word]!; k < WORD_ENDS[word]!; k++)
      match.canonical[n++] = bytes[k] === 0x2d ? 0x20 : lower(bytes[k]!)
  }
  match.canonicalLength = n
  return found(match, WORD_STARTS[0]!, WORD_ENDS[words - 1]!, words <= 4 ? MEDIUM : LOW, BECAUSE.grammar)
}

/** A name in Latin letters, which may have marks: they are left out of its canonical form. */
export function latinName(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  if (romanisedName(bytes, start, end, match)) return true
  const length = withoutMarks(bytes, start, end)
  if (length === 0 || !romanisedName(PLAIN.bytes, 0, length, match)) return false
  match.start = PLAIN.at[match.start]!
  match.end = PLAIN.at[match.end]!
  return true
}

/** What stands in a column of names for none. */
const NO_NAMES = new ByteWords(
  'null none nil na tbd tba test tester demo sample dummy admin root user guest name fullname total sum count subtotal vacant unknown other others staff company customer member client system vip all'.split(
    ' ',
  ),
)
/** O'Brien, D'Souza, McDonald: capitals within. */
const SMALL_BEGINNINGS = /^(?:[OD]'|Ma?c)[A-Z]/u

/**
 * SUPARMI, Kolas Yotaka, Liam O'Brien: one to four words of letters with capitals, which are known or not. For columns of nothing but
 * people's names.
 */
export function anyLatinName(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  if (end - start > 60) return false
  let n = 0
  let words = 0
  for (let i = start; i < end; ) {
    const from = i
    while (i < end && (isLetter(bytes[i]!) || ((bytes[i] === 0x27 || bytes[i] === 0x2d) && i > from))) i++
    if (i - from < 2 || ++words > 4 || NO_NAMES.hasInAnyCase(bytes, from, i)) return false
    const particle = words > 1 && i < end && PARTICLES.has(bytes, from, i)
    if (
      !particle &&
      !capitalised(bytes, from, i) &&
      !SMALL_BEGINNINGS.test(Buffer.from(bytes.subarray(from, from + 4)).toString('latin1'))
    )
      return false
    if (n > 0) match.canonical[n++] = 0x20
    for (let k = from; k < i; k++) match.canonical[n++] = bytes[k] === 0x2d ? 0x20 : lower(bytes[k]!)
    if (i < end && (bytes[i] !== 0x20 || ++i === end)) return false
  }
  // VP, HR and QA are short.
  if (words === 0 || (words === 1 && end - start < 4)) return false
  match.canonicalLength = n
  return found(match, start, end, MEDIUM, BECAUSE.grammar)
}

/** Are the words read last a name? */
function knownLatin(bytes: Uint8Array, words: number, comma: number, slash: boolean): boolean {
  let capitals = true
  let spoken = 0
  let hyphen = false
  for (let w = 0; w < words; w++) {
    const from = WORD_STARTS[w]!
    const to = WORD_ENDS[w]!
    const particle = w > 0 && w < words - 1 && PARTICLES.has(bytes, from, to)
    if (!particle && !capitalised(bytes, from, to)) capitals = false
    if (syllables(bytes, from, to, comma === 1 && w > 0)) {
      spoken++
      if (hyphenated(bytes, from, to)) hyphen = true
    }
  }
  const first = WORD_STARTS[0]!
  const firstEnd = WORD_ENDS[0]!
  const last = WORD_STARTS[words - 1]!
  const lastEnd = WORD_ENDS[words - 1]!
  const chinese = ROMANISED.hasInAnyCase(bytes, first, firstEnd) || ROMANISED.hasInAnyCase(bytes, last, lastEnd)
  if (
    words > 1 &&
    PARK.hasInAnyCase(bytes, last, lastEnd) &&
    BEFORE_PARK.hasInAnyCase(bytes, WORD_STARTS[words - 2]!, WORD_ENDS[words - 2]!)
  )
    return false
  // LE, JUN-YING; Fang-Fang Le; wang hsiao ming. One word may be a surname that no syllable of Mandarin is.
  if (hyphen && spoken >= words - 1 && (capitals || chinese)) return true
  if (chinese && spoken >= (slash ? words : words - 1)) return capitals || spoken === words
  if (!capitals || slash) return false
  const foreign = FOREIGN.hasInAnyCase(bytes, first, firstEnd) || FOREIGN.hasInAnyCase(bytes, last, lastEnd)
  const given =
    FIRST_NAMES.hasInAnyCase(bytes, first, firstEnd) ||
    (comma === 1 && words > 1 && FIRST_NAMES.hasInAnyCase(bytes, WORD_STARTS[1]!, WORD_ENDS[1]!))
  return given || ((foreign || chinese) && (comma === 1 || words <= 4))
}

function hyphenated(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0x2d) return true
  return false
}

/** Lahok‧古木, Kolas‧Yotaka: indigenous names of which parts are in Latin letters, as their registers have them. */
export function dottedLatin(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let n = 0
  let dots = 0
  let part = 0
  for (let i = start; i < end; ) {
    const point = codePointAt(bytes, i, end)
    const width = point < 0x80 ? 1 : widthOf(point)
    if (isMiddleDot(point)) {
      if (part < 2 || dots === 3) return false
      dots++
      part = 0
      match.canonical[n++] = 0xe2
      match.canonical[n++] = 0x80
      match.canonical[n++] = 0xa7
    } else {
      const letter = point < 0x80 && isLetter(point)
      // A part of letters has a capital, and only the first of them.
      const fits = letter ? (part === 0) === (lower(point) !== point) : part > 0 && point === 0x27 ? true : isHan(point)
      if (!fits || n + width > 60) return false
      part++
      for (let k = i; k < i + width; k++) match.canonical[n++] = letter ? lower(bytes[k]!) : bytes[k]!
    }
    i += width
  }
  if (dots === 0 || part < 2) return false
  match.canonicalLength = n
  return found(match, start, end, MEDIUM, BECAUSE.grammar)
}

/** Nguyen Thi Mai 先生, Mary Chen小姐: the words of letters before the title, at most four. */
export function latinBefore(bytes: Uint8Array, at: number, from: number, match: Match): boolean {
  let end = at
  while (end > from && bytes[end - 1] === 0x20) end--
  if (end === from || !isLetter(bytes[end - 1]!)) return false
  let start = end
  let words = 0
  while (words < 4 && start > from && isLetter(bytes[start - 1]!)) {
    while (start > from && (isLetter(bytes[start - 1]!) || bytes[start - 1] === 0x2d)) start--
    words++
    if (start - 1 > from && bytes[start - 1] === 0x20 && isLetter(bytes[start - 2]!)) start--
    else break
  }
  if (words < 2 || end - start > 60 || !romanisedName(bytes, start, end, match)) return false
  match.because |= BECAUSE.title
  return true
}

/** Name: WANG, HSIAO-MING. What is in Han characters the engine asks for as a label's value. */
export function behindEnglish(bytes: Uint8Array, at: number, to: number, match: Match): boolean {
  let i = at
  while (i < to && i - at < 26 && bytes[i] !== 0x3a) i++
  return bytes[i] === 0x3a && latinBehind(bytes, skipBlanks(bytes, i + 1, to), to, match)
}

/** Pin-Yu Sun, Wei-Lun Hsiao: where the first name ends, if the comma parts two of them and not surname and given name; else `end`. */
function firstOfTwo(bytes: Uint8Array, at: number, end: number, match: Match): number {
  let comma = at
  while (comma < end && bytes[comma] !== 0x2c) comma++
  if (comma === end) return end
  const next = skipBlanks(bytes, comma + 1, end)
  return latinName(bytes, next, end, match) && latinName(bytes, at, comma, match) ? comma : end
}

/** Is the full stop at `dot` none of an initial or of Mr., Jr., Ma.? `Daniel O. Whitfield. Please reserve …` */
function endsSentence(bytes: Uint8Array, dot: number, from: number): boolean {
  let start = dot
  while (start > from && isLetter(bytes[start - 1]!)) start--
  return dot - start > 3 && bytes[dot + 1] === 0x20
}

/** A letter, or the last byte of one with a mark. */
function endsWord(b: number): boolean {
  return isLetter(b) || b >= 0x80
}

/** A name in letters from `at` on, up to what no such name has. The engine ends a label's value at a comma. */
export function latinBehind(bytes: Uint8Array, at: number, to: number, match: Match): boolean {
  let end = at
  const ceiling = Math.min(to, at + 61)
  while (end < ceiling) {
    const b = bytes[end]!
    const width = b < 0x80 ? 0 : markedWidth(bytes, end)
    if (width > 0) {
      end += width
      continue
    }
    const joins = b === 0x20 || b === 0x2c || b === 0x2d || b === 0x2e || b === 0x27 || b === 0x2f
    if (!isLetter(b) && !(joins && end > at && !(b === 0x20 && bytes[end + 1] === 0x20))) break
    if (b === 0x2e && endsSentence(bytes, end, at)) break
    end++
  }
  // ming.wang4302@…, wang_hsiao_ming: a login or an address.
  const b = end < to ? bytes[end]! : 0x20
  if (b < 0x80 && b > 0x20 && b !== 0x3c && b !== 0x28 && b !== 0x3b && b !== 0x22 && b !== 0x7c && b !== 0x5b)
    return false
  while (end > at && !endsWord(bytes[end - 1]!)) end--
  end = firstOfTwo(bytes, at, end, match)
  // Hiroshi Tanaka ACCT 不詳: what follows may be no part of it.
  for (let tries = 0; tries < 3 && end - at >= 5; tries++) {
    if (latinName(bytes, at, end, match)) {
      match.because |= BECAUSE.label
      return true
    }
    while (end > at && bytes[end - 1] !== 0x20) end--
    while (end > at && !endsWord(bytes[end - 1]!)) end--
  }
  return false
}
