import { owned, ownedEnglish } from '../data/columns.ts'
import { GIVEN_CHARACTERS, NEVER_GIVEN, OLD_GIVEN } from '../data/given-names.ts'
import {
  AFTER_NAMES,
  AFTER_TITLES,
  BEFORE_NAMES,
  ENGLISH_LABELS,
  MATTERS,
  NAME_LABELS,
  NOT_IN_NAMES,
  NOT_NAMES,
  ORGANISATION_ENDINGS,
  ORGANISATION_WORDS,
  PREDICATES,
  ROLES,
  SEX_BEHIND_NAMES,
  SIGNATURES,
  SPREAD_ROLES,
  spread,
  TITLES,
} from '../data/name-words.ts'
import { COMMON_SURNAMES, COMPOUND_SURNAMES, JAPANESE_SURNAMES, RARE_SURNAMES } from '../data/surnames.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM } from '../detector.ts'
import {
  blankWidth,
  codePointAt,
  found,
  foundMasked,
  isHan,
  maskWidth,
  previousStart,
  skipBlanks,
  startsWith,
  utf8,
  WordSet,
  widthOf,
} from './bytes.ts'
import { behindEnglish, latinBefore, latinBehind, romanisedName } from './latin-name.ts'

/** What a character of the Basic Multilingual Plane is to names: bits. */
const RARE = 1
const COMMON = 2
const ENDS_OFFICE = 4
const NEVER = 8
const GIVEN = 16
const NO_GIVEN = 32
/** An adverb, a preposition or a verb more often than a surname, though it is one: 向林明先生, 應林明之請. */
const GRAMMAR = 64
const CHARACTERS = new Uint8Array(0x10000)
for (const [text, bit] of [
  [RARE_SURNAMES, RARE],
  [COMMON_SURNAMES, COMMON],
  [ORGANISATION_ENDINGS, ENDS_OFFICE],
  [NOT_IN_NAMES, NEVER],
  [GIVEN_CHARACTERS, GIVEN],
  [NEVER_GIVEN, NO_GIVEN],
  ['向應常連于於和與全任都單才符池管', GRAMMAR],
] as const) {
  for (let i = 0; i < text.length; i++) CHARACTERS[text.charCodeAt(i)] = CHARACTERS[text.charCodeAt(i)]! | bit
}

const COMPOUND_HEADS = new Set([...COMPOUND_SURNAMES, ...JAPANESE_SURNAMES].map((name) => name.codePointAt(0)!))
const COMPOUND = new WordSet([...COMPOUND_SURNAMES, ...JAPANESE_SURNAMES])
const NONE = new WordSet(NOT_NAMES)
/** First two characters of a word are enough: 事務 of 事務所. */
const ORGANISATION = new WordSet(ORGANISATION_WORDS.map((word) => word.slice(0, 2)))
const AFTER = new WordSet(AFTER_NAMES)
const OFFICE = new WordSet(AFTER_TITLES)
const BEFORE = new WordSet(BEFORE_NAMES)

/** What a word of the lexicon says: who stands before it, who stands behind it. */
const TITLE = 1
const SIGNS = 2
const ROLE = 4
const DOES = 8
const SEX = 16
const MATTER = 32
interface Announcement {
  readonly bytes: Uint8Array
  readonly kinds: number
}
/** By two of their bytes, the longest first: a text has a title or role in every line. */
const ANNOUNCEMENTS: readonly Announcement[][] = Array.from({ length: 1024 }, () => [])
function bucket(bytes: Uint8Array, at: number): number {
  return (bytes[at + 2]! ^ (bytes[at + 4]! << 4)) & 1023
}
const KINDS = new Map<string, number>()
for (const [words, kind] of [
  [TITLES, TITLE],
  [SIGNATURES, SIGNS],
  [ROLES, ROLE],
  [PREDICATES, DOES],
  [MATTERS, MATTER],
  [SEX_BEHIND_NAMES, SEX],
  // In forms a word of two characters is spread over the width of longer ones: 原　　告.
  [SPREAD_ROLES.flatMap(spread), ROLE],
  [NAME_LABELS, ROLE],
] as const) {
  for (const word of words) KINDS.set(word, (KINDS.get(word) ?? 0) | kind)
}
for (const [word, kinds] of KINDS) {
  const bytes = utf8(word)
  ANNOUNCEMENTS[bucket(bytes, 0)]!.push({ bytes, kinds })
}
for (const list of ANNOUNCEMENTS) list.sort((a, b) => b.bytes.length - a.bytes.length)

/** The announcement at `at`, or undefined. */
function announcementAt(bytes: Uint8Array, at: number, to: number): Announcement | undefined {
  if (at + 5 > to) return undefined
  const list = ANNOUNCEMENTS[bucket(bytes, at)]!
  for (let i = 0; i < list.length; i++) if (startsWith(bytes, at, to, list[i]!.bytes)) return list[i]
  return undefined
}

/** Before a title, these belong to the title: 總 of 總經理. */
const TITLE_HEADS = new WordSet(
  '總 副 協 襄 助 級 席 治 任 專 前 代 該 本 貴 某 各 兩 諸 主任 高級 資深 主治 專案 助理 代理'.split(' '),
)

/** The characters read last: code points, mask characters as 0, and where each begins. */
const CHARS = new Int32Array(16)
const STARTS = new Int32Array(17)
const LIMIT = 14

/** A character of the private use areas or the rarer planes stands in names and hardly anywhere else. */
function kind(codePoint: number): number {
  if (codePoint >= 0x10000) return GIVEN
  return CHARACTERS[codePoint]! | (codePoint >= 0xe000 && codePoint < 0xf900 ? GIVEN : 0)
}

function isSurname(codePoint: number): boolean {
  return (kind(codePoint) & (RARE | COMMON)) !== 0
}

/** For the sets of words, which have characters of the first plane only: of another none is a part. Its low bits would be another character. */
function low16(codePoint: number): number {
  return codePoint < 0x10000 ? codePoint : 0xffff
}

/** Could the characters `[from, to)` be a given name? */
const IMPOSSIBLE = 0
const POSSIBLE = 1
const LIKELY = 2
const CERTAIN = 3
function givenName(from: number, to: number): number {
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
const FOND = 0x963f
/** What the second characters of them are. */
const ENDS_OLD = new Set(OLD_GIVEN.map((name) => name.codePointAt(1)!))

/** Are `[from, to)` an old given name? */
function isOld(from: number, to: number): boolean {
  if (to - from !== 2) return false
  // 阿免, 阿蝦: whatever is behind it.
  if (CHARS[from] === FOND) return true
  return OLD.get(low16(CHARS[from]!), low16(CHARS[from + 1]!), 0, 0) !== 0
}

/** `‧`, `・`, `·`, `•`, `．`: between the parts of indigenous and foreign names. */
function isMiddleDot(codePoint: number): boolean {
  return (
    codePoint === 0x2027 ||
    codePoint === 0x30fb ||
    codePoint === 0xb7 ||
    codePoint === 0x2022 ||
    codePoint === 0xff0e ||
    codePoint === 0xff65
  )
}

/** Writes the characters `[first, last)` as they lie in the bytes, without what is between them. */
function write(bytes: Uint8Array, first: number, last: number, match: Match): void {
  const out = match.canonical
  let n = 0
  for (let c = first; c < last; c++) {
    const from = STARTS[c]!
    const to = from + widthOf(CHARS[c]!)
    for (let k = from; k < to; k++) out[n++] = bytes[k]!
  }
  match.canonicalLength = n
}

/** Does a word of {@link AFTER} begin at character `c` of `count`? */
function endsHere(c: number, count: number): boolean {
  if (CHARS[c] === 0) return false
  if (AFTER.get(low16(CHARS[c]!), 0, 0, 0) !== 0) return true
  return c + 1 < count && AFTER.get(low16(CHARS[c]!), low16(CHARS[c + 1]!), 0, 0) !== 0
}

/** Reads Han and mask characters, single blanks and middle dots between them. Sets CHARS, STARTS; gives their number. */
let runEnd = 0
let runMasks = 0
let runDots = 0
let runBlank = 0
function readRun(bytes: Uint8Array, start: number, end: number): number {
  let count = 0
  let i = start
  let stop = start
  runMasks = 0
  runDots = 0
  runBlank = 0
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
      runMasks++
      i += width
      stop = i
      continue
    }
    if (isMiddleDot(point) && count > 0) {
      runDots++
      i += widthOf(point)
      continue
    }
    const blank = blankWidth(bytes, i, end)
    if (blank === 0 || count === 0) break
    if (runBlank === 0) runBlank = count
    i += blank
    // 伊斯坦大‧巴里　　紀錄: what is further off is no part of it.
    if (runDots > 0 && blankWidth(bytes, i, end) > 0) break
  }
  STARTS[count] = stop
  runEnd = stop
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

/** A Han name that begins at `start`. */
function hanName(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let count = readRun(bytes, start, end)
  if (count < 2) return false
  const first = CHARS[0]!
  const compound = count > 2 && CHARS[1] !== 0 && COMPOUND.get(low16(first), low16(CHARS[1]!), 0, 0) !== 0
  // 王 小明, 歐陽 娜娜 and 王　明 are one name; 王小明 陳大文 are two, of which the first is taken.
  if (runBlank > 0 && runBlank > (compound ? 2 : 1) && count > runBlank && runMasks === 0 && runDots === 0)
    count = runBlank
  if (runMasks > 0) {
    if (first === 0 || count > 5 || (count > 4 && !compound)) return false
    return isSurname(first) && foundMasked(match, start, STARTS[count]!, BECAUSE.grammar | BECAUSE.masked)
  }
  if (runDots > 0) {
    // 校長瓦歷斯‧尤幹: of a list in which each has an office.
    const office = announcementAt(bytes, start, end)
    if (office === undefined || (office.kinds & (ROLE | TITLE)) === 0) return dottedName(bytes, start, count, match)
    const name = start + office.bytes.length
    return dottedName(bytes, name, readRun(bytes, name, end), match)
  }
  let cut = false
  for (let c = 2; c < count; c++) {
    if (!endsHere(c, count)) continue
    // 君, 男, 於, 得, 經 also stand in names: 王小君. They cut only what would be too long, or what a word of two characters cuts.
    const word = c + 1 < count && AFTER.get(low16(CHARS[c]!), low16(CHARS[c + 1]!), 0, 0) !== 0
    if (!word && (c < 3 || count <= (compound ? 5 : 4))) continue
    count = c
    cut = true
  }
  const title = count === 3 && !cut && AFTER.get(low16(CHARS[1]!), low16(CHARS[2]!), 0, 0) !== 0
  if (count > 5 || title || notAName(count)) return false
  return weighHan(bytes, start, count, compound, match)
}

/** How sure, by surname and length. */
function weighHan(bytes: Uint8Array, start: number, count: number, compound: boolean, match: Match): boolean {
  const first = CHARS[0]!
  let confidence: Confidence = LOW
  const given = givenName(compound || count > 3 ? 2 : 1, count)
  if (given === IMPOSSIBLE) return false
  if (compound) confidence = count > 4 ? LOW : given >= LIKELY ? HIGH : MEDIUM
  else if (count === 5) return false
  else if (isSurname(first)) {
    const common = (kind(first) & COMMON) !== 0
    // Cc:才適合在…: what else would be a name in a label's value.
    if (count === 3 && !common && (kind(first) & GRAMMAR) !== 0) confidence = LOW
    else if (count === 3) confidence = given >= LIKELY ? HIGH : common ? MEDIUM : LOW
    // 王玨 is somebody, 招標 is not.
    else if (count === 2) confidence = given === CERTAIN ? MEDIUM : LOW
    // A married name (陳王美麗), a Vietnamese one (阮氏紅絨); else a phrase that happens to begin with a surname.
    // 霍惠美子: a name of the Japanese time.
    else if (CHARS[3] === CHILD && givenName(1, 4) === CERTAIN) confidence = MEDIUM
    else if (given >= LIKELY && ((kind(CHARS[1]!) & COMMON) !== 0 || CHARS[1] === 0x6c0f)) confidence = MEDIUM
  }
  // 變更登記, 標示: what follows the label 姓名 in prose. Three characters may be a surname that the list lacks.
  else if (count !== 3) return false
  write(bytes, 0, count, match)
  return found(match, start, endOf(count - 1), confidence, BECAUSE.grammar)
}

function endOf(character: number): number {
  return STARTS[character]! + widthOf(CHARS[character]!)
}

const THANKS = 0x8b1d
/** 燈 */
const LAMP = 0x71c8
/** 子 */
const CHILD = 0x5b50
/** A heading, an office, a company, a word that only begins like a name. */
function notAName(count: number): boolean {
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
    if (c + 1 < count && ORGANISATION.get(low16(CHARS[c]!), low16(CHARS[c + 1]!), 0, 0) !== 0) return true
  }
  return count > 2 && (kind(CHARS[count - 1]!) & ENDS_OFFICE) !== 0 && !isOld(count - 2, count)
}

/** 撒韵‧武荖, 瑪莉亞・羅培茲: parts of Han characters with dots between, written with ‧. */
function dottedName(bytes: Uint8Array, start: number, count: number, match: Match): boolean {
  // 光明燈・太歲燈
  if (count < 3 || runDots > 3 || CHARS[count - 1] === LAMP) return false
  let n = 0
  for (let c = 0; c < count; c++) {
    const width = widthOf(CHARS[c]!)
    if (c > 0 && STARTS[c]! !== endOf(c - 1)) {
      match.canonical[n++] = 0xe2
      match.canonical[n++] = 0x80
      match.canonical[n++] = 0xa7
    }
    for (let k = 0; k < width; k++) match.canonical[n++] = bytes[STARTS[c]! + k]!
  }
  match.canonicalLength = n
  return found(match, start, runEnd, MEDIUM, BECAUSE.grammar)
}

/** Reads at most five characters back from `at` into CHARS[0…] in reading order; gives their number. */
function readBack(bytes: Uint8Array, at: number, from: number): number {
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

/** How many of the last characters are a name; 0 for none. The longest surname that is known wins, a common one before a rare. */
function nameLength(count: number): number {
  const at = (back: number): number => (back <= count ? CHARS[count - back]! : -1)
  for (const length of [4, 3] as const) {
    if (count >= length && COMPOUND.get(low16(at(length)), low16(at(length - 1)), 0, 0) !== 0 && at(length - 1) !== 0)
      return length
  }
  const three = at(3) > 0 && (at(2) === 0 || at(1) === 0 || givenName(count - 2, count) !== IMPOSSIBLE)
  const two = at(2) > 0 && (kind(at(2)) & COMMON) !== 0
  if (three && (kind(at(3)) & COMMON) !== 0) {
    // 擔任陳柏, 向林明: the word before the name ends with what is a surname elsewhere.
    const word = at(4) > 0 && BEFORE.get(low16(at(4)), low16(at(3)), 0, 0) !== 0
    if (word) return two ? 2 : 0
    return two && (kind(at(3)) & GRAMMAR) !== 0 ? 2 : 3
  }
  if (two) return 2
  if (three && isSurname(at(3))) return 3
  return at(2) > 0 && isSurname(at(2)) ? 2 : 0
}

/** Is the title that ends at `end` that of an office (公平交易委員會, 目的事業主管機關) and not of a person? */
function isOffice(bytes: Uint8Array, end: number, to: number): boolean {
  const first = codePointAt(bytes, end, to)
  if (first < 0x80) return false
  // 老師會來, 先生會談: a verb behind a person.
  const last = codePointAt(bytes, end - 3, to)
  const person = last === 0x751f || last === 0x59d0 || last === 0x58eb || (last === 0x5e2b && first === 0x6703)
  if (person) return false
  const second = codePointAt(bytes, end + widthOf(first), to)
  return OFFICE.get(low16(first), 0, 0, 0) !== 0 || (second > 0 && OFFICE.get(low16(first), low16(second), 0, 0) !== 0)
}

/** 徐許惠雯 and nothing before it: two surnames and a given name beyond doubt. */
function isMarried(count: number): boolean {
  if (count !== 4 || CHARS[0]! <= 0 || CHARS[1]! <= 0) return false
  const [own, husbands] = [kind(CHARS[1]!), kind(CHARS[0]!)]
  return (own & husbands & COMMON) !== 0 && (husbands & GRAMMAR) === 0 && givenName(2, 4) === CERTAIN
}

/** A name whose title or signature begins at `at`. */
function beforeTitle(bytes: Uint8Array, at: number, from: number, signs: boolean, match: Match): boolean {
  // 主任, 該員警, 電話會計: what no given name ends with is before most titles in prose.
  if (at - 3 >= from && bytes[at - 3]! >= 0xe4) {
    const point = codePointAt(bytes, at - 3, at)
    if ((kind(point) & (NO_GIVEN | NEVER)) !== 0 && !ENDS_OLD.has(point)) return false
  }
  const count = readBack(bytes, at, from)
  if (count === 0) return latinBefore(bytes, at, from, match)
  if (dottedBefore(bytes, at, from, match)) return true
  if (count < 2) return false
  const last = CHARS[count - 1]!
  if (TITLE_HEADS.get(low16(last), 0, 0, 0) !== 0 || TITLE_HEADS.get(low16(CHARS[count - 2]!), low16(last), 0, 0) !== 0)
    return false
  const length = isMarried(count) ? 4 : nameLength(count)
  if (length === 0) return false
  const first = count - length
  const start = STARTS[first]!
  let masks = 0
  for (let c = first; c < count; c++) if (CHARS[c] === 0) masks++
  if (CHARS[first] === 0) return false
  const end = endOfRun(bytes, count)
  if (masks > 0) return foundMasked(match, start, end, BECAUSE.title | BECAUSE.masked)
  // A name of two characters inside a run of text is often the end of a word, unless what stands before asks for a name.
  const inside = first > 0
  const before = first > 1 ? BEFORE.get(low16(CHARS[first - 2]!), low16(CHARS[first - 1]!), 0, 0) : 0
  const asked =
    inside &&
    (before !== 0 || ASKS.has(CHARS[first - 1]!) || OFFICES.has(CHARS[first - 1]!) || endsWithRole(bytes, start, from))
  CHARS.copyWithin(0, first, count)
  STARTS.copyWithin(0, first, count)
  if (notAName(length)) return false
  const compound = length > 2 && COMPOUND.get(low16(CHARS[0]!), low16(CHARS[1]!), 0, 0) !== 0
  const given = givenName(compound || length === 4 ? 2 : 1, length)
  if (given === IMPOSSIBLE) return false
  write(bytes, 0, length, match)
  // Who signs stands alone on the line: of a longer run the words before belong to something else.
  const rare = !compound && (kind(CHARS[0]!) & COMMON) === 0
  const doubtful =
    length === 2
      ? (inside && !asked) || given < CERTAIN || rare
      : rare
        ? given < CERTAIN
        : given < LIKELY && (inside || signs)
  return found(match, start, end, doubtful ? LOW : MEDIUM, BECAUSE.title)
}

/** Where a `，` `（` `、` `(` or `,` before `at` begins, or `from`, where no name is, if there is none. */
function passDivider(bytes: Uint8Array, at: number, from: number): number {
  let i = at
  while (i > from && bytes[i - 1] === 0x20) i--
  if (i === from) return from
  const start = previousStart(bytes, i, from)
  return DIVIDERS.has(codePointAt(bytes, start, i)) ? start : from
}

const DIVIDERS = new Set(Array.from('，（、(,', (c) => c.codePointAt(0)!))

/** A name and nothing else between the beginning of the sentence and `at`, of a common surname and characters that names are made of. */
function beforePredicate(bytes: Uint8Array, at: number, from: number, match: Match): boolean {
  if (at - 9 < from || bytes[at - 3]! < 0xe4 || bytes[at - 9]! < 0xe4) return false
  let count = readBack(bytes, at, from)
  if (count < 3 || STARTS[count - 1]! + 3 !== at) return false
  // 由王小明代理, 與王小明發生碰撞: a word for who is meant, and three characters.
  if (count > 3 && ASKS.has(CHARS[count - 4]!)) {
    CHARS.copyWithin(0, count - 3, count)
    STARTS.copyWithin(0, count - 3, count)
    count = 3
  }
  const compound = count === 4 && COMPOUND.get(low16(CHARS[0]!), low16(CHARS[1]!), 0, 0) !== 0
  if (count !== 3 && !compound) return false
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
function beginsSentence(bytes: Uint8Array, at: number, from: number, match: Match): boolean {
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
  const compound = count > 3 && COMPOUND.get(low16(CHARS[0]!), low16(CHARS[1]!), 0, 0) !== 0
  const length = compound ? 4 : 3
  if (count < length || runMasks > 0 || runDots > 0 || (runBlank > 0 && runBlank < length)) return false
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

/** What stands before the name of somebody who is spoken to or of: 請王明先生, 由王明老師. */
const ASKS = new Set(Array.from('請洽向由與和及找給轉電訪是對跟同之的為', (c) => c.codePointAt(0)!))

/** 客服部石瑜小姐, 三年二班林傑同學: an office or a class, and somebody of it. */
const OFFICES = new Set(Array.from('部課處組室科股班隊', (c) => c.codePointAt(0)!))

/** End of the last of the characters read back: masks have a width of their own. */
function endOfRun(bytes: Uint8Array, count: number): number {
  const start = STARTS[count - 1]!
  if (CHARS[count - 1] !== 0) return start + widthOf(CHARS[count - 1]!)
  const b = bytes[start]!
  return start + (b < 0x80 ? 1 : 3)
}

/** Does a word for a role end before `at`? 客戶 of 客戶王明. */
function endsWithRole(bytes: Uint8Array, at: number, from: number): boolean {
  for (const size of [6, 9, 12] as const) {
    if (at - size < from) return false
    const role = announcementAt(bytes, at - size, at)
    if (role !== undefined && (role.kinds & ROLE) !== 0 && role.bytes.length === size) return true
  }
  return false
}

/** 谷辣斯‧尤達卡先生, with a role before it or nothing. */
function dottedBefore(bytes: Uint8Array, at: number, from: number, match: Match): boolean {
  let start = STARTS[0]!
  if (start <= from || !isMiddleDot(codePointAt(bytes, previousStart(bytes, start, from), start))) return false
  let dots = 0
  const floor = Math.max(from, at - 60)
  while (start > floor) {
    const previous = previousStart(bytes, start, floor)
    const point = codePointAt(bytes, previous, start)
    if (isMiddleDot(point)) dots++
    else if (!isHan(point)) break
    start = previous
  }
  const role = announcementAt(bytes, start, at)
  if (role !== undefined && (role.kinds & ROLE) !== 0) start += role.bytes.length
  const count = readRun(bytes, start, at)
  if (dots === 0 || runDots === 0 || runMasks > 0 || !dottedName(bytes, start, count, match)) return false
  match.because = BECAUSE.title
  return true
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

/** A label's value as a column's: what a role in a sentence would be too little for. */
function asValue(bytes: Uint8Array, at: number, to: number, match: Match): boolean {
  if (!hanName(bytes, at, to, match)) return false
  match.because |= BECAUSE.label
  return true
}

/** A surname, the first character of one, or of a name with dots. */
function mayBeginName(codePoint: number): boolean {
  return isSurname(codePoint) || COMPOUND_HEADS.has(codePoint)
}

/** A name behind the role that stands at `at` and ends at `end`. */
function behindRole(bytes: Uint8Array, at: number, end: number, from: number, to: number, match: Match): boolean {
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
  // Most roles in prose are followed by no surname: turned away before anything is read.
  if (because !== BECAUSE.label && bytes[i]! >= 0xe4 && i + 2 < to && !mayBeginName(codePointAt(bytes, i, to)))
    return false
  if (bytes[i]! < 0x80) return because === BECAUSE.label || apart ? latinBehind(bytes, i, to, match) : false
  const ceiling = Math.min(to, i + 60)
  let count = readRun(bytes, i, ceiling)
  if (count < 2) return false
  if (runMasks > 0 || runDots > 0) {
    // Only what a label announces: ○○ and ‧ stand in prose too.
    if (because !== BECAUSE.label || !hanName(bytes, i, ceiling, match)) return false
    match.because |= because
    return true
  }
  const closed = runEnd >= to || (count < LIMIT && runEnd < ceiling)
  const compound = count > 2 && COMPOUND.get(low16(CHARS[0]!), low16(CHARS[1]!), 0, 0) !== 0
  const head = compound ? 2 : 1
  let whole = closed
  // 王 小 明 is one name; 王小明　紀錄 is a name and another role.
  if (runBlank > head) {
    count = runBlank
    whole = true
  } else if (runBlank > 0 && !(closed && count <= head + 2)) return false
  const length = lengthBehindRole(count, head, whole)
  if (length === 0) return because === BECAUSE.label && asValue(bytes, i, ceiling, match)
  const given = givenName(length === 4 && !compound ? 2 : head, length)
  const common = compound || (kind(CHARS[0]!) & COMMON) !== 0
  if (length === head + 1 ? given < CERTAIN || !common : given < LIKELY)
    return because === BECAUSE.label && asValue(bytes, i, ceiling, match)
  if (!apart && !common) return false
  // 記錄 全部: an adverb more often than a surname.
  if (because !== BECAUSE.label && (kind(CHARS[0]!) & GRAMMAR) !== 0) return false
  if (notAName(length) || announced(bytes, length)) return false
  write(bytes, 0, length, match)
  return found(match, i, endOf(length - 1), MEDIUM, because | BECAUSE.grammar)
}

/** 我是二廠的王小明，…: between the word and 的 nothing ends a clause, and behind the name something does. */
const INTRODUCES = new WordSet(['我是'])
const PLACE_OF = 36
const OF = 0x7684

/** A name behind where somebody belongs to, behind the word that ends at `end`. */
function introduced(bytes: Uint8Array, at: number, end: number, to: number, match: Match): boolean {
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
  if (count !== 3 || runMasks > 0 || runDots > 0 || runBlank > 0) return false
  if ((kind(CHARS[0]!) & COMMON) === 0 || givenName(1, 3) < CERTAIN || notAName(3)) return false
  write(bytes, 0, 3, match)
  return found(match, start, endOf(2), MEDIUM, BECAUSE.context | BECAUSE.grammar)
}

/** How many of the `count` characters read are the name; 0 for none. `whole`: nothing of the run follows them. */
function lengthBehindRole(count: number, head: number, whole: boolean): number {
  if (!isSurname(CHARS[0]!) && head === 1) return 0
  for (let c = head + 1; c <= head + 2 && c < count; c++) {
    const word = c + 1 < count && AFTER.get(low16(CHARS[c]!), low16(CHARS[c + 1]!), 0, 0) !== 0
    // 王小君: what ends a name may also end the given name.
    if (word || (c === head + 2 && endsHere(c, count))) return c
  }
  if (whole && count <= head + 2) return count
  if (whole && count === 4 && head === 1 && ((kind(CHARS[1]!) & COMMON) !== 0 || CHARS[3] === CHILD)) return 4
  // 客戶林雅嫺來過: only what cannot be anything else.
  if (count <= head + 2 || (kind(CHARS[0]!) & GRAMMAR) !== 0) return 0
  if (givenName(head, head + 2) < CERTAIN || (kind(CHARS[head + 2]!) & NEVER) !== 0) return 0
  if (NONE.get(low16(CHARS[0]!), low16(CHARS[1]!), 0, 0) !== 0) return 0
  for (let c = 1; c + 1 < count; c++) if (ORGANISATION.get(low16(CHARS[c]!), low16(CHARS[c + 1]!), 0, 0) !== 0) return 0
  return head + 2
}

/** Does a role or a title begin within the name? 業務員工…, 主席林口分局長. */
function announced(bytes: Uint8Array, length: number): boolean {
  for (let c = 0; c + 1 < length; c++)
    if (announcementAt(bytes, STARTS[c]!, STARTS[c]! + 15) !== undefined && STARTS[c]! + 6 <= STARTS[length]!)
      return true
  return false
}

/** In the normal form of columns. Whoever's: owned() puts 會員, 客戶, 學生 … before. */
const COLUMNS: readonly string[] = [
  ...owned('姓名', '名字', '全名', '大名'),
  ...ROLES.filter(
    (role) => role !== '先生' && role !== '太太' && !/^(?:我|叫|名叫|茲|證明|授權|委託$|委任$)/u.test(role),
  ),
  ...'姓名中文 中文名 中文名字 英文姓名 英文名 英文名字 英文姓名拼音 護照姓名 護照英文姓名 護照英文名 原住民姓名 族名 羅馬拼音 羅馬拼音姓名 外文姓名 外文名 別名 曾用名 藝名 暱稱 稱呼'.split(
    ' ',
  ),
  ...'賓客 賓客姓名 來賓 來賓姓名 貴賓 貴賓姓名 信士大德 信士 漢名 投保人 訪客 學員 買受人 人名 者姓名 人姓名 員姓名 生姓名 客戶名稱 客戶名 會員名稱 會員名 顧客名稱 用戶名稱 用戶名 使用者名稱 使用者 帳戶名稱 受款戶名 收款戶名 姓名戶名 戶名姓名 學生名 負責人名稱 窗口 聯絡對象'.split(
    ' ',
  ),
  ...'name fullname chinesename cname namezh namecn nametw namech chname chiname cnname twname realname legalname englishname engname ename nameen enname nameeng passportname latinname nativename firstlastname lastnamefirstname personname displayname'.split(
    ' ',
  ),
  ...'pt spouse child mother father parent guardian username nickname firstname lastname givenname preferredname membername custname ptname patname patientnm patnm ptnm empname empnm staffnm stuname stunm studentnm studname teachername membernm memname memnm usernm custnm customernm clientnm contactnm applname applicantnm ownernm insname insurednm nm nme fname'.split(
    ' ',
  ),
  ...'holder signee headname patient customer client member student employee teacher applicant insured policyholder buyer seller tenant landlord borrower donor visitor doctor nurse agent staff user sender reporter candidate realname truename contactperson contactpersonname owner recipient receiver consignee addressee payee payer cardholder accountholder accountname acctname holdername beneficiary passenger guest salesperson salesrep attendee participant subscriber signer signatory drivername doctorname physician cardholdername shiptoname billtoname recname rcvname sendername'.split(
    ' ',
  ),
]

const LABELS: readonly string[] = [
  ...NAME_LABELS.filter((label) => label !== '大名'),
  '大名:',
  ...ENGLISH_LABELS.map((label) => `${label}:`),
]

export default defineDetector({
  id: 'name',
  code: 64,
  names: { zh: '姓名', en: 'Name' },
  category: 'C001',
  strength: 'evidence',
  columns: [...new Set([...COLUMNS, ...ownedEnglish('name', 'fullname')])],
  // Roles are asked about in free(), with a colon behind them or not: as labels they would be asked twice in every sentence.
  labels: LABELS,
  lists: true,
  anchors: ['title'],
  titles: [...KINDS.keys(), ...ENGLISH_LABELS],
  cell(bytes, start, end, match) {
    if (start >= end) return false
    const b = bytes[start]!
    return b < 0x80 && b !== 0x2a ? romanisedName(bytes, start, end, match) : hanName(bytes, start, end, match)
  },
  free(bytes, at, from, to, match) {
    if (at < to && bytes[at]! < 0x80) return behindEnglish(bytes, at, to, match)
    const word = announcementAt(bytes, at, to)
    if (word === undefined) return false
    const end = at + word.bytes.length
    if ((word.kinds & TITLE) !== 0 && !isOffice(bytes, end, to) && beforeTitle(bytes, at, from, false, match)) {
      // 慰問品由里幹事沈素貞: what is doubted before a title gives way to what is behind it as a role.
      if (match.confidence !== LOW || (word.kinds & ROLE) === 0) return true
      return behindRole(bytes, at, end, from, to, match) || beforeTitle(bytes, at, from, false, match)
    }
    if ((word.kinds & SIGNS) !== 0 && beforeTitle(bytes, at, from, true, match)) return true
    if ((word.kinds & DOES) !== 0 && beforePredicate(bytes, at, from, match)) return true
    if ((word.kinds & SEX) !== 0 && beforePredicate(bytes, passDivider(bytes, at, from), from, match)) return true
    if ((word.kinds & MATTER) !== 0 && beginsSentence(bytes, at, from, match)) return true
    if ((word.kinds & ROLE) === 0) return false
    return behindRole(bytes, at, end, from, to, match) || introduced(bytes, at, end, to, match)
  },
  mask(value) {
    const characters = Array.from(value.trim())
    const head = characters[0] ?? ''
    if (/^[A-Za-z]/u.test(head)) return `${head.toUpperCase()}***`
    if (head === '' || !/\p{L}|\p{Co}/u.test(head)) return '○○○'
    // The length of a rare name tells it; two circles always.
    return `${head}○○`
  },
  examples: {
    hit: [
      { text: '王小明', column: '姓名', canonical: '王小明' },
      { text: '王 小 明', column: '會員姓名', canonical: '王小明' },
      { text: '陳明', column: '姓名', canonical: '陳明' },
      { text: '歐陽小美', column: '姓名', canonical: '歐陽小美' },
      { text: '張簡小明', column: '姓名', canonical: '張簡小明' },
      { text: '陳王美麗', column: '姓名', canonical: '陳王美麗' },
      { text: '王小明先生', column: '聯絡人', canonical: '王小明' },
      { text: '王小明(配偶)', column: '姓名', canonical: '王小明' },
      { text: '王\u{e001}明', column: '姓名', canonical: '王\u{e001}明' },
      { text: '林\u{2a6a5}明', column: '姓名', canonical: '林\u{2a6a5}明' },
      { text: '撒韵・武荖', column: '姓名', canonical: '撒韵‧武荖' },
      { text: 'WANG, HSIAO-MING', column: 'name', canonical: 'wang hsiao ming' },
      { text: 'Hsiao-Ming Wang', column: 'name', canonical: 'wang hsiao ming' },
      { text: '姓名：王小明', canonical: '王小明' },
      { text: '姓名王小明電話0912345678', canonical: '王小明' },
      { text: '請洽王小明先生', canonical: '王小明' },
      { text: '主治醫師：陳大文醫師', canonical: '陳大文' },
      { text: '與歐陽小美女士會面', canonical: '歐陽小美' },
    ],
    miss: [
      { text: '已達門檻，應辦理事項如下' },
      { text: '王小明' },
      { text: '姓名', column: '姓名' },
      { text: '合計', column: '姓名' },
      { text: '王氏股份有限公司', column: '姓名' },
      { text: '高雄旅行社', column: '客戶姓名' },
      { text: '管理部', column: 'name' },
      { text: '總務課', column: '姓名' },
      { text: '高麗菜', column: 'name' },
      { text: '王子麵', column: 'name' },
      { text: '林先生', column: '姓名' },
      { text: '副總經理' },
      { text: '各位先生' },
      { text: '公平交易委員會' },
      { text: '王大明律師事務所' },
      { text: '高雄市長' },
      { text: '12345', column: '姓名' },
      { text: 'report-2026.pdf', column: 'name' },
    ],
    masked: [
      { text: '陳○明', column: '姓名' },
      { text: '王＊＊', column: '姓名' },
      { text: '林O華', column: '姓名' },
      { text: '王**', column: '姓名' },
      { text: '請洽王○○先生' },
    ],
  },
})
