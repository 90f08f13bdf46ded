/** Names that stand before a title or a signature: 王小明先生, 王小明敬上. */
import { AFTER_TITLES, BEFORE_NAMES } from '../../data/name-words.ts'
import { BECAUSE, LOW, type Match, MEDIUM } from '../../detector.ts'
import { codePointAt, isHan, previousStart, widthOf } from '../bytes.ts'
import { found, foundMasked } from '../matches.ts'
import { low16, WordSet } from '../word-sets.ts'
import { announcementAt, ROLE } from './announcements.ts'
import {
  COMMON,
  GRAMMAR,
  isCompound,
  isMiddleDot,
  isSurname,
  isVietnamese,
  kind,
  NEVER,
  NO_GIVEN,
} from './characters.ts'
import { CERTAIN, ENDS_OLD, givenName, IMPOSSIBLE, isWord, LIKELY, notAName } from './grammar.ts'
import { dottedName } from './han-name.ts'
import { latinBefore } from './latin-name.ts'
import { CHARS, endOfRun, RUN, readBack, readRun, STARTS, write } from './reading.ts'

const OFFICE = new WordSet(AFTER_TITLES)
const BEFORE = new WordSet(BEFORE_NAMES)

/** Before a title, these belong to the title: 總 of 總經理. */
const TITLE_HEADS = new WordSet(
  '總 副 協 襄 助 級 席 治 任 專 前 代 該 本 貴 某 各 兩 諸 主任 高級 資深 主治 專案 助理 代理'.split(' '),
)

/** Between a name and a title: which kind of it somebody has. */
const RANKS = new WordSet(
  '實習 見習 諮商 臨床 專科 住院 資深 高級 主治 專案 代理 兼任 專任 特約 約聘 執業 特聘 客座 榮譽 名譽 駐校 駐診 值班 輪值 社區 護理 法律 行政 研究 教學'.split(
    ' ',
  ),
)

/** What stands before the name of somebody who is spoken to or of: 請王明先生, 由王明老師. */
export const ASKS = new Set(Array.from('請洽向由與和及找給轉電訪是對跟同之的為', (c) => c.codePointAt(0)!))

/** 客服部石瑜小姐, 三年二班林傑同學: an office or a class, and somebody of it. */
const OFFICES = new Set(Array.from('部課處組室科股班隊', (c) => c.codePointAt(0)!))

/** Is the title that ends at `end` that of an office (公平交易委員會, 目的事業主管機關) and not of a person? */
export function isOffice(bytes: Uint8Array, end: number, to: number): boolean {
  const first = codePointAt(bytes, end, to)
  if (first < 0x80) return false
  // 老師會來, 先生會談: a verb behind a person.
  const last = codePointAt(bytes, end - 3, to)
  const person = last === 0x751f || last === 0x59d0 || last === 0x58eb || (last === 0x5e2b && first === 0x6703)
  if (person) return false
  const second = codePointAt(bytes, end + widthOf(first), to)
  return OFFICE.get(low16(first), 0, 0, 0) !== 0 || (second > 0 && OFFICE.get(low16(first), low16(second), 0, 0) !== 0)
}

/** A name whose title or signature begins at `at`. */
export function beforeTitle(bytes: Uint8Array, at: number, from: number, signs: boolean, match: Match): boolean {
  if (at - 6 >= from && bytes[at - 3]! >= 0xe4 && bytes[at - 6]! >= 0xe4) {
    // 藍傑實習律師, 王小明資深工程師: what kind of one is no part of the name.
    const kindOf = RANKS.get(low16(codePointAt(bytes, at - 6, at)), low16(codePointAt(bytes, at - 3, at)), 0, 0)
    if (kindOf !== 0) return beforeTitle(bytes, at - 6, from, signs, match)
  }
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
  const length = isMarried(bytes, count, from) ? 4 : nameLength(count)
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
  // 通知李醫師: a word, and the surname that the title follows.
  if (notAName(length) || (length === 3 && isWord() && (kind(CHARS[0]!) & COMMON) === 0 && isSurname(CHARS[2]!)))
    return false
  const compound = length > 2 && isCompound(CHARS[0]!, CHARS[1]!)
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

/** How many of the last characters are a name; 0 for none. The longest surname that is known wins, a common one before a rare. */
function nameLength(count: number): number {
  const at = (back: number): number => (back <= count ? CHARS[count - back]! : -1)
  for (const length of [4, 3] as const) {
    if (count >= length && isCompound(at(length), at(length - 1))) return length
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

/** 徐許惠雯, 陳氏青草: two surnames and a given name beyond doubt, and nothing before them but what asks for a name. */
function isMarried(bytes: Uint8Array, count: number, from: number): boolean {
  if (count < 4) return false
  const first = count - 4
  const [husbands, own] = [CHARS[first]!, CHARS[first + 1]!]
  const vietnamese = isVietnamese(husbands, own)
  if (husbands <= 0 || own <= 0 || givenName(first + 2, count) < (vietnamese ? LIKELY : CERTAIN)) return false
  if (!vietnamese) {
    if ((kind(own) & kind(husbands) & COMMON) === 0 || (kind(husbands) & GRAMMAR) !== 0) return false
  }
  return first === 0 || ASKS.has(CHARS[0]!) || endsWithRole(bytes, STARTS[first]!, from)
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
  if (dots === 0 || RUN.dots === 0 || RUN.masks > 0 || !dottedName(bytes, start, count, match)) return false
  match.because = BECAUSE.title
  return true
}
