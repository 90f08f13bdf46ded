import { owned } from '../data/columns.ts'
import { ID_NUMBER_COLUMNS, ID_NUMBER_LABELS } from '../data/id-numbers.ts'
import { BECAUSE, defineDetector, HIGH, LOW, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import { isSampleId } from '../placeholders.ts'
import { BLANK, HYPHEN, isDigit, isLetter, lineBefore, mayBegin, mayEnd, startsWith, upper, utf8 } from './bytes.ts'
import { DIGITS, GROUPS, putDigits, READ, readDigits } from './digits.ts'
import {
  checksEight,
  checksNine,
  isBehindId,
  isHexAmongAscii,
  maskedSecond,
  nextStart,
  OLD_RESIDENT,
  RESIDENT,
  readNine,
} from './id-number.ts'
import { EXTENT, expandMask, keepEnds, plainCode } from './masks.ts'
import { found, foundMasked } from './matches.ts'

/** 舊統號, `old_UI`: where the number stands that another has taken the place of. */
const OLD_COLUMNS = ['old', 'prev', 'previous', 'former', 'orig', 'original'].flatMap((old) =>
  ['ui', 'uino', 'arc', 'arcno', 'id', 'idno', 'residentid'].map((number) => old + number),
)

const EITHER = RESIDENT | OLD_RESIDENT
const BECAUSE_CHECKED = BECAUSE.checksum | BECAUSE.grammar
const BECAUSE_SAMPLE = BECAUSE_CHECKED | BECAUSE.placeholder
const INVOICE_WORDS = ['發票', '字軌', 'nvoice'].map(utf8)
const RESIDENT_WORDS =
  '居留 統一證號 統號 證號 身分證 身份證 外籍 外僑 外國 移工 外勞 看護 新住民 陸配 護照 越南 印尼 菲律賓 泰國 ARC'
    .split(' ')
    .map(utf8)

/** Since 2021: letter, 8 or 9, eight digits. */
function newAt(bytes: Uint8Array, at: number, from: number, to: number, column: boolean, match: Match): boolean {
  const end = readNine(bytes, at, to, column)
  if (end < 0 || DIGITS[0]! < 8) return false
  const letter = bytes[at]!
  if (!checksNine(letter) || !mayEnd(bytes, end, to, true)) return false
  match.canonical[0] = upper(letter)
  match.canonicalLength = putDigits(match, 1, DIGITS, 0, 9)
  if (isSampleId(match.canonical)) return found(match, at, end, PLACEHOLDER, BECAUSE_SAMPLE)
  const plain = letter < 0x60 && end === at + 10
  const hex = !column && isHexAmongAscii(bytes, at, from, to)
  return found(match, at, end, column || plain ? HIGH : hex ? LOW : MEDIUM, BECAUSE_CHECKED)
}

/** Until 2020: two letters, the second A to D, eight digits. Gives the end, or -1. */
function oldAt(bytes: Uint8Array, at: number, to: number, column: boolean, match: Match): boolean {
  if (at + 10 > to || !isLetter(bytes[at]!)) return false
  const second = bytes[at + 1]! | 0x20
  if (second < 0x61 || second > 0x64) return false
  // id31455961: the word, and whatever has the number.
  if (bytes[at] === 0x69 && bytes[at + 1] === 0x64) return false
  let i = at + 2
  // AB-12345678 is how a 統一發票 number is written, and an invoice number passes the check once in ten: only a column may have the hyphen.
  if (column && (bytes[i] === HYPHEN || bytes[i] === BLANK)) i++
  if (!isDigit(bytes[i]!)) return false
  readDigits(bytes, i, to)
  let end = i + 8
  if (GROUPS[0] === 4 && GROUPS[1] === 4 && READ.separator !== 0x2e) end = i + 9
  else if (GROUPS[0] !== 8) return false
  if (!checksEight(bytes[at]!, second) || !mayEnd(bytes, end, to, true)) return false
  match.canonical[0] = upper(bytes[at]!)
  match.canonical[1] = upper(bytes[at + 1]!)
  match.canonicalLength = putDigits(match, 2, DIGITS, 0, 8)
  if (isSampleId(match.canonical)) return found(match, at, end, PLACEHOLDER, BECAUSE_SAMPLE)
  return found(match, at, end, HIGH, BECAUSE_CHECKED)
}

/** A word of foreigners in the 60 bytes before, and none of invoices. */
function afterWord(bytes: Uint8Array, at: number, from: number): boolean {
  let resident = false
  for (let i = lineBefore(bytes, at, from, 60); i < at; i++) {
    for (const word of INVOICE_WORDS) if (startsWith(bytes, i, at, word)) return false
    for (const word of RESIDENT_WORDS) resident ||= startsWith(bytes, i, at, word)
  }
  return resident
}

/** So far from the old number the one that took its place is looked for. */
const PAIR_REACH = 48
const PAIR: Match = {
  start: 0,
  end: 0,
  confidence: LOW,
  because: 0,
  masked: false,
  canonical: new Uint8Array(16),
  canonicalLength: 0,
}

/** FA33981201 → K898827184: the number in whose place it was given, or the other way round, on the same line. */
function besideNew(bytes: Uint8Array, at: number, from: number, to: number, match: Match): boolean {
  const { start, end } = match
  const limit = Math.min(to, end + PAIR_REACH)
  for (let i = lineBefore(bytes, at, from, PAIR_REACH); i < limit; i++) {
    if (bytes[i] === 0x0a) break
    if (i >= start && i < end) continue
    if (!isLetter(bytes[i]!) || !mayBegin(bytes, i, from, true) || !newAt(bytes, i, from, limit, false, PAIR)) continue
    if (PAIR.confidence === HIGH) return true
  }
  return false
}

function maskedId(bytes: Uint8Array, start: number, end: number, match: Match, column: boolean): boolean {
  const second = maskedSecond(bytes, start, end, column)
  if (second !== 8 && second !== 9 && !(second >= 17 && second <= 20) && !(column && second === 10)) return false
  return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
}

export default defineDetector({
  id: 'tw-resident-id',
  code: 2,
  names: { zh: '外來人口統一證號', en: 'Resident (UI) number' },
  category: 'C003',
  strength: 'strong',
  columns: [
    ...ID_NUMBER_COLUMNS,
    ...owned('統一證號', '居留證號', '居留證號碼', '居留證字號', '居留證'),
    '外來人口統一證號',
    '舊統一證號',
    '舊證號',
    '舊號',
    '統號',
    ...OLD_COLUMNS,
    '外僑居留證',
    '外僑居留證號',
    '外僑居留證號碼',
    '外僑居留證統一證號',
    '外籍人士居留證號',
    '居留證統一證號',
    '居留證編號',
    '外國人居留證號碼',
    '移工居留證號',
    '身分證或居留證號碼',
    'arc',
    'arcno',
    'arcnumber',
    'tarc',
    'residentid',
    'residentidno',
    'residentno',
    'residencepermit',
    'residencepermitno',
    'uino',
    'uinumber',
    'alienid',
  ],
  labels: [
    ...ID_NUMBER_LABELS,
    '外來人口統一證號',
    '統一證號',
    '外僑居留證號碼',
    '外僑居留證號',
    '居留證號碼',
    '居留證號',
    '居留證',
    'arc no.',
    'arc no',
    'arc number',
    'arc:',
    'ui no.',
    'ui no',
    'resident certificate no.',
  ],
  anchors: ['digits', 'mask'],
  lead: { first: '0123456789', letter: true, digits: 8 },
  cell(bytes, start, end, match) {
    if (newAt(bytes, start, start, end, true, match) || oldAt(bytes, start, end, true, match)) return true
    for (let i = nextStart(bytes, start + 1, end, EITHER); i >= 0; i = nextStart(bytes, i + 1, end, EITHER)) {
      if (!mayBegin(bytes, i, start, true)) continue
      if (newAt(bytes, i, start, end, true, match) || oldAt(bytes, i, end, true, match)) return true
    }
    return maskedId(bytes, start, end, match, true)
  },
  free(bytes, at, from, to, match) {
    if (!isDigit(bytes[at]!)) {
      expandMask(bytes, at, from, to)
      return mayBegin(bytes, EXTENT.start, from, true) && maskedId(bytes, EXTENT.start, EXTENT.end, match, false)
    }
    const letter = at - (at > from && bytes[at - 1] === HYPHEN ? 2 : 1)
    const begins = letter >= from && (mayBegin(bytes, letter, from, true) || isBehindId(bytes, letter, from))
    if (begins && newAt(bytes, letter, from, to, false, match)) return true
    const first = at - 2
    if (first < from || !mayBegin(bytes, first, from, true) || !oldAt(bytes, first, to, false, match)) return false
    // Invoices, serials and lots are two letters and eight digits too, and one in ten passes: without a word of residents a person looks.
    if (match.confidence === PLACEHOLDER) return true
    if (!afterWord(bytes, first, from) && !besideNew(bytes, first, from, to, match)) match.confidence = LOW
    else {
      match.confidence = MEDIUM
      match.because |= BECAUSE.context
    }
    return true
  },
  mask(value) {
    const code = plainCode(value).toUpperCase()
    return keepEnds(code.length > 3 ? code : '**********', /^[A-Z][89A-D]/u.test(code) ? 2 : 1, 0)
  },
  examples: {
    hit: [
      { text: 'A802749130', canonical: 'A802749130' },
      { text: '換證入內 IDA802749130 車號', canonical: 'A802749130' },
      { text: '新式統號F918374655。', canonical: 'F918374655' },
      { text: '統一證號為AC02749138', canonical: 'AC02749138' },
      { text: 'ac02749138', column: '居留證號碼', canonical: 'AC02749138' },
      { text: 'AC-02749138', column: '統一證號', canonical: 'AC02749138' },
    ],
    miss: [
      { text: 'A802749131' },
      { text: 'XIDA802749130' },
      { text: 'AC02749139' },
      { text: 'AE02749138' },
      { text: 'XAC02749138' },
      { text: 'AC027491380' },
      { text: '發票號碼 AC-02749138' },
      { text: 'A127483906', column: '居留證號碼' },
    ],
    masked: [{ text: 'AC0123****' }, { text: 'A8********' }, { text: 'A9*****678', column: '居留證號' }],
  },
})
