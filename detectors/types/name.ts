import { owned, ownedEnglish } from '../data/columns.ts'
import {
  AFTER_NAMES,
  AFTER_TITLES,
  NOT_IN_NAMES,
  NOT_NAMES,
  ORGANISATION_ENDINGS,
  ORGANISATION_WORDS,
  TITLES,
} from '../data/name-words.ts'
import { COMMON_SURNAMES, COMPOUND_SURNAMES, RARE_SURNAMES, ROMANISED_SURNAMES } from '../data/surnames.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM } from '../detector.ts'
import {
  blankWidth,
  codePointAt,
  found,
  foundMasked,
  isHan,
  isLetter,
  lower,
  maskWidth,
  previousStart,
  startsWith,
  utf8,
  WordSet,
  widthOf,
} from './bytes.ts'

/** What a character of the Basic Multilingual Plane is to names: bits. */
const RARE = 1
const COMMON = 2
const ENDS_OFFICE = 4
const NEVER = 8
const CHARACTERS = new Uint8Array(0x10000)
for (const [text, bit] of [
  [RARE_SURNAMES, RARE],
  [COMMON_SURNAMES, COMMON],
  [ORGANISATION_ENDINGS, ENDS_OFFICE],
  [NOT_IN_NAMES, NEVER],
] as const) {
  for (let i = 0; i < text.length; i++) CHARACTERS[text.charCodeAt(i)] = CHARACTERS[text.charCodeAt(i)]! | bit
}

const COMPOUND = new WordSet(COMPOUND_SURNAMES)
const NONE = new WordSet(NOT_NAMES)
/** First two characters of a word are enough: 事務 of 事務所. */
const ORGANISATION = new WordSet(ORGANISATION_WORDS.map((word) => word.slice(0, 2)))
const AFTER = new WordSet(AFTER_NAMES)
const OFFICE = new WordSet(AFTER_TITLES)
const TITLE_BYTES = TITLES.map(utf8).sort((a, b) => b.length - a.length)
/** Before a title, these belong to the title: 總 of 總經理. */
const TITLE_HEADS = new WordSet(
  '總 副 協 襄 助 級 席 治 任 專 前 代 該 本 貴 某 各 兩 諸 主任 高級 資深 主治 專案 助理 代理'.split(' '),
)
const ROMANISED = new WordSet(ROMANISED_SURNAMES.filter((name) => name.length <= 4))
const ROMANISED_LONG = ROMANISED_SURNAMES.filter((name) => name.length > 4)

/** The characters read last: code points, mask characters as 0, and where each begins. */
const CHARS = new Int32Array(16)
const STARTS = new Int32Array(17)
const LIMIT = 14

function kind(codePoint: number): number {
  return codePoint < 0x10000 ? CHARACTERS[codePoint]! : 0
}

function isSurname(codePoint: number): boolean {
  return (kind(codePoint) & (RARE | COMMON)) !== 0
}

function low16(codePoint: number): number {
  return codePoint & 0xffff
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
  if (runDots > 0) return dottedName(bytes, start, count, match)
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
  if (compound) confidence = count <= 4 ? HIGH : MEDIUM
  else if (count === 5) return false
  else if (isSurname(first)) {
    if (count === 3) confidence = HIGH
    else if (count === 2) confidence = MEDIUM
    // A married name (陳王美麗), a Vietnamese one (阮氏紅絨); else a phrase that happens to begin with a surname.
    else if (isSurname(CHARS[1]!) || CHARS[1] === 0x6c0f) confidence = MEDIUM
  }
  // 變更登記, 標示: what follows the label 姓名 in prose. Three characters may be a surname that the list lacks.
  else if (count !== 3) return false
  write(bytes, 0, count, match)
  return found(match, start, endOf(count - 1), confidence, BECAUSE.grammar)
}

function endOf(character: number): number {
  return STARTS[character]! + widthOf(CHARS[character]!)
}

/** A heading, an office, a company, a word that only begins like a name. */
function notAName(count: number): boolean {
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
  return count > 2 && (kind(CHARS[count - 1]!) & ENDS_OFFICE) !== 0
}

/** 撒韵‧武荖, 瑪莉亞・羅培茲: parts of Han characters with dots between, written with ‧. */
function dottedName(bytes: Uint8Array, start: number, count: number, match: Match): boolean {
  if (count < 3 || runDots > 3) return false
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

const WORD_STARTS = new Int32Array(8)
const WORD_ENDS = new Int32Array(8)

/** Is the word at `[from, to)` a romanised surname? */
function romanisedSurname(bytes: Uint8Array, from: number, to: number): boolean {
  const length = to - from
  if (length <= 4) {
    const at = (i: number): number => (i < length ? lower(bytes[from + i]!) : 0)
    return ROMANISED.get(at(0), at(1), at(2), at(3)) !== 0
  }
  for (const name of ROMANISED_LONG) {
    if (name.length !== length) continue
    let i = 0
    while (i < length && lower(bytes[from + i]!) === name.charCodeAt(i)) i++
    if (i === length) return true
  }
  return false
}

/**
 * WANG, HSIAO-MING; Hsiao-Ming Wang; Mary Chen. Two to five words of letters. Without a surname of Taiwan it may be anything that a column
 * called `name` holds (a product, a file, a company), so it is none.
 */
function romanisedName(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let words = 0
  let comma = -1
  let hyphen = false
  let i = start
  while (i < end) {
    const b = bytes[i]!
    if (b === 0x20 || b === 0x2e) {
      i++
      continue
    }
    if (b === 0x2c) {
      if (comma >= 0 || words === 0) return false
      comma = words
      i++
      continue
    }
    if (!isLetter(b) || words === 5) return false
    WORD_STARTS[words] = i
    while (
      i < end &&
      (isLetter(bytes[i]!) || ((bytes[i] === 0x2d || bytes[i] === 0x27) && i + 1 < end && isLetter(bytes[i + 1]!)))
    ) {
      if (bytes[i] === 0x2d) hyphen = true
      i++
    }
    WORD_ENDS[words++] = i
    if (i < end && bytes[i]! > 0x2e) return false
  }
  if (words < 2 || end - start > 60) return false
  const head = romanisedSurname(bytes, WORD_STARTS[0]!, WORD_ENDS[0]!)
  const tail = romanisedSurname(bytes, WORD_STARTS[words - 1]!, WORD_ENDS[words - 1]!)
  if (!head && !tail) return false
  // The surname comes first in the canonical form, so that both orders are one name.
  const rotate = comma < 0 && tail && (!head || hyphenated(bytes, WORD_STARTS[0]!, WORD_ENDS[0]!))
  let n = 0
  for (let w = 0; w < words; w++) {
    const word = rotate ? (w === 0 ? words - 1 : w - 1) : w
    if (w > 0) match.canonical[n++] = 0x20
    for (let k = WORD_STARTS[word]!; k < WORD_ENDS[word]!; k++)
      match.canonical[n++] = bytes[k] === 0x2d ? 0x20 : lower(bytes[k]!)
  }
  match.canonicalLength = n
  return found(match, start, end, hyphen || comma === 1 || words <= 3 ? MEDIUM : LOW, BECAUSE.grammar)
}

function hyphenated(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0x2d) return true
  return false
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
      // One blank between name and title: 王小明 先生.
      if (count === 0 && i === at && point === 0x20) {
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
  if (count >= 3 && (kind(at(3)) & COMMON) !== 0) return 3
  if (count >= 2 && (kind(at(2)) & COMMON) !== 0) return 2
  if (count >= 3 && at(3) > 0 && isSurname(at(3))) return 3
  if (count >= 2 && at(2) > 0 && isSurname(at(2))) return 2
  return 0
}

/** Is the title at `at` that of an office (公平交易委員會, 目的事業主管機關) and not of a person? */
function isOffice(bytes: Uint8Array, at: number, to: number): boolean {
  for (const title of TITLE_BYTES) {
    if (!startsWith(bytes, at, to, title)) continue
    const end = at + title.length
    const first = codePointAt(bytes, end, to)
    if (first < 0x80) return false
    // 老師會來, 先生會談: a verb behind a person.
    const last = codePointAt(bytes, end - 3, to)
    const person = last === 0x751f || last === 0x59d0 || last === 0x58eb || (last === 0x5e2b && first === 0x6703)
    if (person) return false
    const second = codePointAt(bytes, end + widthOf(first), to)
    return (
      OFFICE.get(low16(first), 0, 0, 0) !== 0 || (second > 0 && OFFICE.get(low16(first), low16(second), 0, 0) !== 0)
    )
  }
  return false
}

export default defineDetector({
  id: 'name',
  code: 64,
  names: { zh: '姓名', en: 'Name' },
  category: 'C001',
  strength: 'evidence',
  columns: [
    ...owned('姓名', '名字', '全名'),
    '姓名中文',
    '中文名',
    '英文姓名',
    '英文名',
    '英文名字',
    '護照姓名',
    '原住民姓名',
    '羅馬拼音',
    '聯絡人',
    '連絡人',
    '緊急聯絡人',
    '緊急連絡人',
    '申請人',
    '收件人',
    '收貨人',
    '訂購人',
    '訂購者',
    '購買人',
    '買受人',
    '報名人',
    '報名者',
    '投保人',
    '承租人',
    '出租人',
    '借款人',
    '領取人',
    '匯款人',
    '受款人',
    '付款人',
    '繳款人',
    '簽收人',
    '訪客',
    '學員',
    '寄件人',
    '被保險人',
    '要保人',
    '受益人',
    '持卡人',
    '戶名',
    '負責人',
    '代表人',
    '監護人',
    '家長',
    '立書人',
    '立同意書人',
    '人名',
    '者姓名',
    '人姓名',
    '員姓名',
    '生姓名',
    '配偶',
    '父親',
    '母親',
    'name',
    'fullname',
    'chinesename',
    'cname',
    'namezh',
    'namecn',
    'nametw',
    'realname',
    'legalname',
    'englishname',
    'ename',
    'nameen',
    'personname',
    'displayname',
    ...ownedEnglish('fullname').slice(1),
    'membername',
    'customername',
    'clientname',
    'employeename',
    'empname',
    'staffname',
    'studentname',
    'patientname',
    'contactname',
    'contactperson',
    'applicantname',
    'ownername',
    'guardianname',
    'parentname',
    'recipientname',
    'receivername',
    'sendername',
    'guestname',
    'passengername',
    'insuredname',
    'beneficiaryname',
    'cardholdername',
    'cardholder',
    'accountholder',
    'custname',
    'ptname',
  ],
  labels: [
    '姓名',
    '中文姓名',
    '聯絡人:',
    '連絡人:',
    '緊急聯絡人:',
    '申請人:',
    '收件人:',
    '寄件人:',
    '被保險人:',
    '要保人:',
    '受益人:',
    '立書人:',
    '立同意書人:',
    '負責人:',
    '代表人:',
    '監護人:',
    '家長:',
    '病患:',
    '病人:',
    '患者:',
    '學生:',
    '員工:',
    '會員:',
    '客戶:',
    '戶名:',
    '被告:',
    '原告:',
    'name:',
    'full name:',
    'patient name:',
    'customer name:',
    'contact person:',
    'patient:',
    'contact:',
  ],
  anchors: ['title'],
  titles: TITLES,
  cell(bytes, start, end, match) {
    if (start >= end) return false
    const b = bytes[start]!
    return b < 0x80 && b !== 0x2a ? romanisedName(bytes, start, end, match) : hanName(bytes, start, end, match)
  },
  free(bytes, at, from, to, match) {
    if (at >= to || isOffice(bytes, at, to)) return false
    const count = readBack(bytes, at, from)
    if (count < 2) return false
    const last = CHARS[count - 1]!
    if (
      TITLE_HEADS.get(low16(last), 0, 0, 0) !== 0 ||
      TITLE_HEADS.get(low16(CHARS[count - 2]!), low16(last), 0, 0) !== 0
    )
      return false
    const length = nameLength(count)
    if (length === 0) return false
    const first = count - length
    const start = STARTS[first]!
    let masks = 0
    for (let c = first; c < count; c++) if (CHARS[c] === 0) masks++
    if (CHARS[first] === 0) return false
    if (masks > 0) return foundMasked(match, start, at, BECAUSE.title | BECAUSE.masked)
    CHARS.copyWithin(0, first, count)
    STARTS.copyWithin(0, first, count)
    if (notAName(length)) return false
    write(bytes, 0, length, match)
    // A name of two characters inside a run of text is often the end of a word.
    const inside = first > 0
    return found(match, start, endOf(length - 1), inside && length === 2 ? LOW : MEDIUM, BECAUSE.title)
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
