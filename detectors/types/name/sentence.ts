/** Names that a sentence is about: 王小明簽收, 王小明（男）, 查王小明前有…, 我是二廠的王小明. */
import { BECAUSE, type Match, MEDIUM } from '../../detector.ts'
import { codePointAt, isHan, previousStart, skipBlanks, widthOf } from '../bytes.ts'
import { found } from '../matches.ts'
import { WordSet } from '../word-sets.ts'
import { ASKS } from './before-title.ts'
import { COMMON, GRAMMAR, isCompound, kind, mayBeginName } from './characters.ts'
import { CERTAIN, givenName, notAName } from './grammar.ts'
import { CHARS, endOf, RUN, readBack, readRun, STARTS, write } from './reading.ts'

/** Between a name and the sex of whoever has it. */
const DIVIDERS = new Set(Array.from('，（、(,', (c) => c.codePointAt(0)!))

/** Where a `，` `（` `、` `(` or `,` before `at` begins, or `from`, where no name is, if there is none. */
export function passDivider(bytes: Uint8Array, at: number, from: number): number {
  let i = at
  while (i > from && bytes[i - 1] === 0x20) i--
  if (i === from) return from
  const start = previousStart(bytes, i, from)
  return DIVIDERS.has(codePointAt(bytes, start, i)) ? start : from
}

/** 君 */
const JUN = 0x541b

/** A name and nothing else between the beginning of the sentence and `at`, of a common surname and characters that names are made of. */
export function beforePredicate(bytes: Uint8Array, at: number, from: number, match: Match): boolean {
  if (at - 9 < from || bytes[at - 3]! < 0xe4 || bytes[at - 9]! < 0xe4) return false
  let count = readBack(bytes, at, from)
  if (count < 3 || STARTS[count - 1]! + 3 !== at) return false
  // 由王小明代理, 與王小明發生碰撞: a word for who is meant, and three characters.
  if (count > 3 && ASKS.has(CHARS[count - 4]!)) {
    CHARS.copyWithin(0, count - 3, count)
    STARTS.copyWithin(0, count - 3, count)
    count = 3
  }
  const compound = count === 4 && isCompound(CHARS[0]!, CHARS[1]!)
  if (count !== 3 && !compound) return false
  // 歐陽美君因病: the word behind names is the name's own last character.
  if (count === 3 && isCompound(CHARS[0]!, CHARS[1]!) && codePointAt(bytes, at, at + 3) === JUN) return false
  if (!compound && ((kind(CHARS[0]!) & COMMON) === 0 || (kind(CHARS[0]!) & GRAMMAR) !== 0)) return false
  if (givenName(compound ? 2 : 1, count) < CERTAIN || notAName(count)) return false
  write(bytes, 0, count, match)
  return found(match, STARTS[0]!, at, MEDIUM, BECAUSE.context | BECAUSE.grammar)
}

/** A sentence that names somebody first is not longer up to what it tells. */
const SENTENCE = 150
/** Behind the name of whom a sentence is about, where no comma, bracket or blank is. */
const FOLLOWS = new Set(
  Array.from('因於為患遭經至在自曾前有是的與將近去目今昨上每長已未疑被入出住服領申因犯', (c) => c.codePointAt(0)!),
)
/** Ends a sentence, or the heading before it. */
const ENDS = new Set(Array.from('。！？；：', (c) => c.codePointAt(0)!))
/** 查王小明前有…, 緣王小明因…: how judgments and reports begin. */
const OPENINGS = new Set(Array.from('查緣案', (c) => c.codePointAt(0)!))

/** The name with which the sentence begins in which `at` is, of a common surname and characters that names are made of. */
export function beginsSentence(bytes: Uint8Array, at: number, from: number, match: Match): boolean {
  const floor = Math.max(from, at - SENTENCE)
  let start = at
  while (start > floor) {
    const previous = previousStart(bytes, start, floor)
    const point = codePointAt(bytes, previous, start)
    if (point === 0x0a || point === 0x3a || point === 0x09 || ENDS.has(point)) break
    start = previous
  }
  // Longer than a sentence is, or cut within a character.
  if (start === floor && floor > from) return false
  start = skipBlanks(bytes, start, at)
  if (OPENINGS.has(codePointAt(bytes, start, at))) start += 3
  if (start + 9 > at || bytes[start]! < 0xe4 || !mayBeginName(codePointAt(bytes, start, at))) return false
  const count = readRun(bytes, start, Math.min(at, start + 15))
  const compound = count > 3 && isCompound(CHARS[0]!, CHARS[1]!)
  const length = compound ? 4 : 3
  if (count < length || RUN.masks > 0 || RUN.dots > 0 || (RUN.blank > 0 && RUN.blank < length)) return false
  const end = endOf(length - 1)
  if (
    end < at &&
    bytes[end]! >= 0xe4 &&
    isHan(codePointAt(bytes, end, at)) &&
    !FOLLOWS.has(codePointAt(bytes, end, at))
  )
    return false
  if (!compound && ((kind(CHARS[0]!) & COMMON) === 0 || (kind(CHARS[0]!) & GRAMMAR) !== 0)) return false
  if (givenName(compound ? 2 : 1, length) < CERTAIN || notAName(length)) return false
  write(bytes, 0, length, match)
  return found(match, start, end, MEDIUM, BECAUSE.context | BECAUSE.grammar)
}

/** 我是二廠的王小明，…: between the word and 的 nothing ends a clause, and behind the name something does. */
const INTRODUCES = new WordSet(['我是'])
const PLACE_OF = 36
const OF = 0x7684

/** A name behind where somebody belongs to, behind the word that ends at `end`. */
export function introduced(bytes: Uint8Array, at: number, end: number, to: number, match: Match): boolean {
  if (end - at !== 6 || INTRODUCES.get(codePointAt(bytes, at, to), codePointAt(bytes, at + 3, to), 0, 0) === 0)
    return false
  const limit = Math.min(to, end + PLACE_OF)
  for (let i = end; i < limit; ) {
    const point = codePointAt(bytes, i, to)
    if (point === OF) return closedName(bytes, i + 3, to, match)
    if (point < 0x30 || (!isHan(point) && point > 0x7f)) return false
    i += point < 0x80 ? 1 : widthOf(point)
  }
  return false
}

/** Three characters of a common surname and a known given name that a clause ends behind. */
function closedName(bytes: Uint8Array, start: number, to: number, match: Match): boolean {
  const count = readRun(bytes, start, Math.min(to, start + 15))
  if (count !== 3 || RUN.masks > 0 || RUN.dots > 0 || RUN.blank > 0) return false
  if ((kind(CHARS[0]!) & COMMON) === 0 || givenName(1, 3) < CERTAIN || notAName(3)) return false
  write(bytes, 0, 3, match)
  return found(match, start, endOf(2), MEDIUM, BECAUSE.context | BECAUSE.grammar)
}
