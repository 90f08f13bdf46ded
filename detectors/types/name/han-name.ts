/** Names in Han characters where a column or a label says that one is there, and names with dots between their parts. */
import { BECAUSE, type Confidence, HIGH, LOW, type Match, MEDIUM } from '../../detector.ts'
import { codePointAt, isLetter, previousStart, widthOf } from '../bytes.ts'
import { found, foundMasked } from '../matches.ts'
import { announcementAt, ROLE, TITLE } from './announcements.ts'
import { COMMON, GRAMMAR, isCompound, isSeldom, isSurname, isVietnamese, kind, SOUND } from './characters.ts'
import { CERTAIN, CHILD, endsHere, givenName, IMPOSSIBLE, isBehindNames, LIKELY, notAName } from './grammar.ts'
import { CHARS, endOf, RUN, readRun, STARTS, write } from './reading.ts'

/** Characters of a name written down by its sounds; more are a phrase. */
const MOST_SOUNDS = 8

/** A Han name that begins at `start`. */
export function hanName(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let count = readRun(bytes, start, end)
  if (count < 2) return false
  const first = CHARS[0]!
  const compound = count > 2 && isCompound(first, CHARS[1]!)
  // 王 小明, 歐陽 娜娜 and 王　明 are one name; 王小明 陳大文 are two, of which the first is taken.
  if (RUN.blank > 0 && RUN.blank > (compound ? 2 : 1) && count > RUN.blank && RUN.masks === 0 && RUN.dots === 0)
    count = RUN.blank
  if (RUN.masks > 0) {
    if (first === 0 || count > 5 || (count > 4 && !compound)) return false
    return isSurname(first) && foundMasked(match, start, STARTS[count]!, BECAUSE.grammar | BECAUSE.masked)
  }
  if (RUN.dots > 0) {
    // 校長瓦歷斯‧尤幹: of a list in which each has an office.
    const office = announcementAt(bytes, start, end)
    if (office === undefined || (office.kinds & (ROLE | TITLE)) === 0) return dottedName(bytes, start, count, match)
    const name = start + office.bytes.length
    return dottedName(bytes, name, readRun(bytes, name, end), match)
  }
  if (isSounded(count) && endOf(count - 1) === end) {
    write(bytes, 0, count, match)
    return found(match, start, end, MEDIUM, BECAUSE.grammar)
  }
  let cut = false
  for (let c = 2; c < count; c++) {
    if (!endsHere(c, count)) continue
    // 君, 男, 於, 得, 經 also stand in names: 王小君. They cut only what would be too long, or what a word of two characters cuts.
    const word = c + 1 < count && isBehindNames(CHARS[c]!, CHARS[c + 1]!)
    if (!word && (c < 3 || count <= (compound ? 5 : 4))) continue
    count = c
    cut = true
  }
  const title = count === 3 && !cut && isBehindNames(CHARS[1]!, CHARS[2]!)
  if (count > 5 || title || notAName(count)) return false
  return weighHan(bytes, start, count, compound, match)
}

/** `Kevin Lin 林凱文`, `Lin Po-Yu（林柏佑）`: behind the same in letters; the name that papers of Taiwan have is taken. */
export function hanBehindLatin(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let i = start
  for (; i < end && (isLetter(bytes[i]!) || LATIN_MARKS.has(bytes[i]!)); i++) {
    // const 王小明: each word of a name begins with a capital.
    const begins = i === start || bytes[i - 1] === 0x20
    if (begins && isLetter(bytes[i]!) && bytes[i]! >= 0x61) return false
  }
  let stop = end
  if (i < end && bytes[i]! >= 0x80 && isOpening(codePointAt(bytes, i, end))) {
    i += widthOf(codePointAt(bytes, i, end))
    stop = previousStart(bytes, end, i)
  } else if (bytes[i - 1] === 0x28) stop--
  else if (bytes[i - 1] !== 0x20) return false
  if (i === start || stop - i < 9 || bytes[i]! < 0xe4 || !hanName(bytes, i, stop, match)) return false
  return (
    match.confidence === HIGH &&
    match.end === stop &&
    givenName(isCompound(CHARS[0]!, CHARS[1]!) ? 2 : 1, 3) === CERTAIN
  )
}
/** A blank, `'`, `(`, `,`, `-` and `.` */
const LATIN_MARKS = new Set([0x20, 0x27, 0x28, 0x2c, 0x2d, 0x2e])

/** （ */
function isOpening(codePoint: number): boolean {
  return codePoint === 0xff08
}

/** Characters that write sounds down and stand in names of places as well: 大里烏日, 南海海山, 阿里巴巴. */
const OF_PLACES = new Set(Array.from('大樹山海里南內尚元原遠約月子日強明幹龍烏', (c) => c.codePointAt(0)!))
/** 亞: 哥倫比亞 and 巴塔哥尼亞 end in it, and hardly anybody's name of so many characters. */
const LAND = 0x4e9e

/** 拉娃谷幸, 伊斯卡卡夫特: a name of another language, written down by its sounds, and with a surname of few people or none. */
function isSounded(count: number): boolean {
  if (count < 4 || count > MOST_SOUNDS || (kind(CHARS[0]!) & COMMON) !== 0 || CHARS[count - 1] === LAND) return false
  for (let c = 0; c < count; c++) if ((kind(CHARS[c]!) & SOUND) === 0 || OF_PLACES.has(CHARS[c]!)) return false
  return true
}

/** How sure, by surname and length. */
function weighHan(bytes: Uint8Array, start: number, count: number, compound: boolean, match: Match): boolean {
  const first = CHARS[0]!
  let confidence: Confidence = LOW
  const given = givenName(compound || count > 3 ? 2 : 1, count)
  if (given === IMPOSSIBLE) return false
  if (compound) confidence = count > 4 ? LOW : given >= LIKELY ? HIGH : MEDIUM
  // 陳氏金蓮水: Vietnamese, the longest as their papers have them.
  else if (count === 5 && isVietnamese(first, CHARS[1]!)) confidence = MEDIUM
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
    else if (given >= LIKELY && ((kind(CHARS[1]!) & COMMON) !== 0 || isVietnamese(first, CHARS[1]!)))
      confidence = MEDIUM
  }
  // 變更登記, 標示: what follows the label 姓名 in prose. Three characters may be a surname that the list lacks.
  else if (count !== 3) return false
  // 百國梁
  else if (given === CERTAIN && isSeldom(first)) confidence = MEDIUM
  write(bytes, 0, count, match)
  return found(match, start, endOf(count - 1), confidence, BECAUSE.grammar)
}

/** 燈 */
const LAMP = 0x71c8

/** 撒韵‧武荖, 瑪莉亞・羅培茲: parts of Han characters with dots between, written with ‧. */
export function dottedName(bytes: Uint8Array, start: number, count: number, match: Match): boolean {
  // 光明燈・太歲燈
  if (count < 3 || RUN.dots > 3 || CHARS[count - 1] === LAMP) return false
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
  return found(match, start, RUN.end, MEDIUM, BECAUSE.grammar)
}
