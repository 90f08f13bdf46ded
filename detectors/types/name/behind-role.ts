/** Names that stand behind a role or a label: 原告王小明, 聯絡人：王小明. */
import { WORDLESS_SURNAMES } from '../../data/surnames.ts'
import { BECAUSE, LOW, type Match, MEDIUM } from '../../detector.ts'
import { unwrap, WRAPPED } from '../../wrapped.ts'
import { codePointAt, isLetter, previousStart, skipBlanks } from '../bytes.ts'
import { found } from '../matches.ts'
import { announcementAt, TITLE } from './announcements.ts'
import {
  areTwoSurnames,
  COMMON,
  GRAMMAR,
  isCompound,
  isSurname,
  isVietnamese,
  kind,
  mayBeginName,
  NEVER,
  SOUND,
} from './characters.ts'
import {
  CERTAIN,
  CHILD,
  endsHere,
  FOND,
  givenName,
  isBehindNames,
  isOfOrganisation,
  isWord,
  LIKELY,
  notAName,
} from './grammar.ts'
import { dottedName, hanName } from './han-name.ts'
import { latinBehind, romanisedName } from './latin-name.ts'
import { CHARS, endOf, LIMIT, RUN, readRun, STARTS, write } from './reading.ts'

/** Is there a blank or nothing before the role `[at, end)`, and a colon behind it? */
export function labelsName(bytes: Uint8Array, at: number, end: number, from: number, to: number): boolean {
  const colon = skipBlanks(bytes, end, to)
  if (colon >= to || delimiterWidth(bytes, colon, to) === 0 || bytes[colon] === 0x3d) return false
  const start = at > from ? codePointAt(bytes, previousStart(bytes, at, from), at) : 0x20
  return start <= 0x20 || start === 0x3000 || start === 0xa0
}

/** A name behind the role that stands at `at` and ends at `end`. */
export function behindRole(
  bytes: Uint8Array,
  at: number,
  end: number,
  from: number,
  to: number,
  match: Match,
): boolean {
  let i = skipBlanks(bytes, end, to)
  // A cell of its own, as a form of two columns is read.
  let because: number = bytes[end] === 0x09 ? BECAUSE.label : BECAUSE.context
  const delimiter = i < to ? delimiterWidth(bytes, i, to) : 0
  if (delimiter > 0) {
    i = skipBlanks(bytes, i + delimiter, to)
    because = BECAUSE.label
  }
  let apart = i > end
  if (
    i < to &&
    (bytes[i] === 0x0a || bytes[i] === 0x0d) &&
    (because === BECAUSE.label || beginsLine(bytes, at, from))
  ) {
    // A label that ends its line speaks for the next one.
    i = skipBlanks(bytes, i + (bytes[i] === 0x0d ? 2 : 1), to)
    apart = true
    because = BECAUSE.label
  }
  if (i >= to) return false
  if (wrappedName(bytes, i, to, match)) return true
  // Most roles in prose are followed by no surname: turned away before anything is read.
  if (because !== BECAUSE.label && bytes[i]! >= 0xe4 && i + 2 < to && !mayBeginName(codePointAt(bytes, i, to)))
    return false
  if (bytes[i]! < 0x80)
    return latinBehind(bytes, i, to, match) && (because === BECAUSE.label || apart || isSpelt(bytes, match))
  const ceiling = Math.min(to, i + 60)
  let count = readRun(bytes, i, ceiling)
  if (count < 2) return false
  if (RUN.masks > 0 || RUN.dots > 0) {
    // Only what a label announces, or the sounds of other languages: ○○ and ‧ stand in prose too.
    if (because !== BECAUSE.label) count = transcribed(count)
    const is = because === BECAUSE.label ? hanName(bytes, i, ceiling, match) : dottedName(bytes, i, count, match)
    if (is) match.because |= because
    return is
  }
  const closed = RUN.end >= to || (count < LIMIT && RUN.end < ceiling)
  const compound = count > 2 && (isCompound(CHARS[0]!, CHARS[1]!) || isVietnamese(CHARS[0]!, CHARS[1]!))
  const head = compound ? 2 : 1
  let whole = closed
  // 王 小 明 is one name; 王小明　紀錄 is a name and another role.
  if (RUN.blank > head) {
    count = RUN.blank
    whole = true
  } else if (RUN.blank > 0 && !(closed && count <= head + 2)) return false
  const length = lengthBehindRole(bytes, count, head, whole)
  if (length === 0) return because === BECAUSE.label && asValue(bytes, i, ceiling, match)
  const given = givenName(length === 4 && !compound ? 2 : head, length)
  const common = compound || (kind(CHARS[0]!) & COMMON) !== 0
  if (length === head + 1 ? given < CERTAIN || !common : given < LIKELY)
    return because === BECAUSE.label && asValue(bytes, i, ceiling, match)
  const ended = whole || (length < count && isBehindNames(CHARS[length]!, CHARS[length + 1]!))
  // 居服員卜阿雲反映: of the rarer surnames only those that are no word, and where the name ends beyond doubt.
  if (!apart && !common && !(ended && length === head + 2 && given === CERTAIN && NO_WORDS.has(CHARS[0]!))) return false
  // 記錄 全部, 住戶應注意: an adverb more often than a surname; not 住戶連睿吉 before a blank.
  const glued = !apart && ended && length === head + 2 && given === CERTAIN && !isWord()
  if (because !== BECAUSE.label && (kind(CHARS[0]!) & GRAMMAR) !== 0 && !glued) return false
  if (notAName(length) || announced(bytes, length)) return false
  write(bytes, 0, length, match)
  return found(match, i, endOf(length - 1), MEDIUM, because | BECAUSE.grammar)
}

/** 聯絡人「王小明」, 住戶（王小明）: all of what is in quotes or brackets; a remark is no name. */
function wrappedName(bytes: Uint8Array, at: number, to: number, match: Match): boolean {
  if (!unwrap(bytes, at, Math.min(to, at + 80))) return false
  const { start, end } = WRAPPED
  const read = bytes[start]! < 0x80 ? romanisedName : hanName
  if (!read(bytes, start, end, match) || match.confidence === LOW || match.start !== start || match.end !== end)
    return false
  match.because |= BECAUSE.label
  return true
}

/**
 * How many of the characters read last are a name in those in which names of other languages are written, two at least in each part: all,
 * or those before what stands behind names. 0 for none.
 */
function transcribed(count: number): number {
  if (RUN.masks > 0) return 0
  let part = 0
  let dots = 0
  for (let c = 0; c < count; c++) {
    if ((kind(CHARS[c]!) & SOUND) === 0 || (dots > 0 && part > 1 && isBehindNames(CHARS[c]!, CHARS[c + 1]!))) {
      if (dots === 0 || part < 2 || !endsHere(c, count)) return 0
      RUN.end = STARTS[c]!
      return c
    }
    part++
    if (c + 1 < count && STARTS[c + 1]! === endOf(c)) continue
    if (part < 2 || part > 6) return 0
    if (c + 1 < count) {
      dots++
      part = 0
    }
  }
  return dots > 0 ? count : 0
}

/** No Mark Up, Will Do: every word has three letters. */
function isSpelt(bytes: Uint8Array, match: Match): boolean {
  let letters = 0
  for (let i = match.start; i <= match.end; i++) {
    if (i < match.end && isLetter(bytes[i]!)) letters++
    else if (letters > 0 && letters < 3) return false
    else letters = 0
  }
  return true
}

/** A label's value as a column's: what a role in a sentence would be too little for. */
function asValue(bytes: Uint8Array, at: number, to: number, match: Match): boolean {
  if (!hanName(bytes, at, to, match)) return false
  match.because |= BECAUSE.label
  return true
}

/** How many of the `count` characters read are the name; 0 for none. `whole`: nothing of the run follows them. */
function lengthBehindRole(bytes: Uint8Array, count: number, head: number, whole: boolean): number {
  if (!isSurname(CHARS[0]!) && head === 1) return 0
  if (head === 1 && count > 4 && endsHere(4, count) && isMarried()) return 4
  for (let c = head + 1; c <= head + 2 && c < count; c++) {
    const word = c + 1 < count && (isBehindNames(CHARS[c]!, CHARS[c + 1]!) || titleAt(bytes, c))
    // 王小君: what ends a name may also end the given name.
    if (word || (c === head + 2 ? endsHere(c, count) : (isSaid(CHARS[c]!) || isOf(c, count)) && !isWord())) return c
  }
  if (whole && count <= head + 2) return count
  // 陳氏金蓮水
  if (whole && count === 5 && isVietnamese(CHARS[0]!, CHARS[1]!)) return 5
  if (whole && count === 4 && head === 1 && ((kind(CHARS[1]!) & COMMON) !== 0 || CHARS[3] === CHILD)) return 4
  // 護理長林黃秀鳳代班: 林黃秀 is no name.
  if (head === 1 && count > 4 && haveTwoSurnames() && isMarried() && (kind(CHARS[4]!) & NEVER) === 0) return 4
  // 客戶林雅嫺來過: only what cannot be anything else.
  if (count <= head + 2 || (kind(CHARS[0]!) & GRAMMAR) !== 0) return 0
  if (givenName(head, head + 2) < CERTAIN || (kind(CHARS[head + 2]!) & NEVER) !== 0) return 0
  if (isWord()) return 0
  for (let c = 1; c + 1 < count; c++) if (isOfOrganisation(c)) return 0
  return head + 2
}

/** 蔡黃亭宜: two surnames that many have, and a given name of two characters. */
function isMarried(): boolean {
  return (kind(CHARS[0]!) & kind(CHARS[1]!) & COMMON) !== 0 && givenName(2, 4) === CERTAIN && !isWord()
}

/** Rarer surnames with which no word begins: not 須, 權, 項. */
const NO_WORDS = new Set(Array.from(WORDLESS_SURNAMES, (c) => c.codePointAt(0)!))

/** What follows names and is in none: 女兒朱韻說, 司機王玨在. */
const SAID = new Set(Array.from('說稱因於在被遭曾已將從把', (c) => c.codePointAt(0)!))

function isSaid(point: number): boolean {
  return SAID.has(point)
}

/** 林黃秀鳳, 葉林阿好 */
function haveTwoSurnames(): boolean {
  return areTwoSurnames(CHARS[0]!, CHARS[1]!) || CHARS[2] === FOND
}

/** 林秀之皮包 is hers, 王勝之到庭 he: is character `c` a 之 and no end of a given name? */
function isOf(c: number, count: number): boolean {
  return CHARS[c] === OF && c + 1 < count && !endsHere(c + 1, count)
}
const OF = 0x4e4b

/** 講者李璇觀護人: does a title begin with character `c`? */
function titleAt(bytes: Uint8Array, c: number): boolean {
  const title = announcementAt(bytes, STARTS[c]!, STARTS[c]! + TITLE_BYTES)
  return title !== undefined && (title.kinds & TITLE) !== 0 && title.bytes.length > 6
}
const TITLE_BYTES = 15

/** Does a role or a title begin within the name? 業務員工…, 主席林口分局長. */
function announced(bytes: Uint8Array, length: number): boolean {
  for (let c = 0; c + 1 < length; c++)
    if (announcementAt(bytes, STARTS[c]!, STARTS[c]! + 15) !== undefined && STARTS[c]! + 6 <= STARTS[length]!)
      return true
  return false
}

/** Length of `:`, `=`, `：`, `是` or `為` at `at`, else 0. */
function delimiterWidth(bytes: Uint8Array, at: number, to: number): number {
  const b = bytes[at]!
  if (b === 0x3a || b === 0x3d) return 1
  const point = b >= 0xe4 ? codePointAt(bytes, at, to) : 0
  return point === 0xff1a || point === 0x662f || point === 0x70ba ? 3 : 0
}

/** Does a line begin at `at`, blanks and list marks left out? */
function beginsLine(bytes: Uint8Array, at: number, from: number): boolean {
  let i = at
  while (i > from && (bytes[i - 1] === 0x20 || bytes[i - 1] === 0x09)) i--
  return i === from || bytes[i - 1] === 0x0a
}
