import { ID_NUMBER_COLUMNS, ID_NUMBER_LABELS } from '../data/id-numbers.ts'
import { BECAUSE, defineDetector, HIGH, LOW, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import { isSampleId } from '../placeholders.ts'
import { BLANK, HYPHEN, isDigit, mayBegin, mayEnd, upper } from './bytes.ts'
import { DIGITS, putDigits } from './digits.ts'
import {
  checksNine,
  isAmongAscii,
  isBehindId,
  isHexAmongAscii,
  maskedSecond,
  NATIONAL,
  nextStart,
  readNine,
} from './id-number.ts'
import { EXTENT, expandMask, keepEnds, plainCode } from './masks.ts'
import { found, foundMasked } from './matches.ts'

const BECAUSE_CHECKED = BECAUSE.checksum | BECAUSE.grammar
const BECAUSE_SAMPLE = BECAUSE_CHECKED | BECAUSE.placeholder

/** One that begins with the letter at `at`. */
function idAt(bytes: Uint8Array, at: number, from: number, to: number, column: boolean, match: Match): boolean {
  const end = readNine(bytes, at, to, column)
  if (end < 0 || DIGITS[0]! < 1 || DIGITS[0]! > 2) return false
  const letter = bytes[at]!
  if (!checksNine(letter) || !mayEnd(bytes, end, to, true)) return false
  match.canonical[0] = upper(letter)
  match.canonicalLength = putDigits(match, 1, DIGITS, 0, 9)
  if (isSampleId(match.canonical)) return found(match, at, end, PLACEHOLDER, BECAUSE_SAMPLE)
  // A lower-case letter or separators are how people write, but also how part numbers look: one step less, without a column.
  const plain = letter < 0x60 && end === at + 10
  // q131 111 283: the curves of a drawing are letters and numbers with blanks between.
  const hex =
    !column && (isHexAmongAscii(bytes, at, from, to) || (bytes[at + 4] === BLANK && isAmongAscii(bytes, at, from, to)))
  return found(match, at, end, column || plain ? HIGH : hex ? LOW : MEDIUM, BECAUSE_CHECKED)
}

function maskedId(bytes: Uint8Array, start: number, end: number, match: Match, column: boolean): boolean {
  const second = maskedSecond(bytes, start, end, column)
  if (second !== 1 && second !== 2 && second !== 10) return false
  return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
}

export default defineDetector({
  id: 'tw-national-id',
  code: 1,
  names: { zh: '國民身分證統一編號', en: 'National ID number' },
  category: 'C003',
  strength: 'strong',
  columns: ID_NUMBER_COLUMNS,
  labels: ID_NUMBER_LABELS,
  anchors: ['digits', 'mask'],
  lead: { first: '12', letter: true, digits: 9 },
  cell(bytes, start, end, match) {
    if (idAt(bytes, start, start, end, true, match)) return true
    for (let i = nextStart(bytes, start + 1, end, NATIONAL); i >= 0; i = nextStart(bytes, i + 1, end, NATIONAL))
      if (mayBegin(bytes, i, start, true) && idAt(bytes, i, start, end, true, match)) return true
    return maskedId(bytes, start, end, match, true)
  },
  free(bytes, at, from, to, match) {
    if (!isDigit(bytes[at]!)) {
      expandMask(bytes, at, from, to)
      return mayBegin(bytes, EXTENT.start, from, true) && maskedId(bytes, EXTENT.start, EXTENT.end, match, false)
    }
    const letter = at - (at > from && bytes[at - 1] === HYPHEN ? 2 : 1)
    if (letter < from || !(mayBegin(bytes, letter, from, true) || isBehindId(bytes, letter, from))) return false
    return idAt(bytes, letter, from, to, false, match)
  },
  mask(value) {
    const code = plainCode(value).toUpperCase()
    return keepEnds(code.length > 3 ? code : '**********', /^[A-Z][12]/u.test(code) ? 2 : 1, 0)
  },
  examples: {
    hit: [
      { text: 'A127483906', canonical: 'A127483906' },
      { text: '身分證字號A127483906。', canonical: 'A127483906' },
      { text: '王小明a127483906', canonical: 'A127483906' },
      { text: '換證入內 IDA127483906 車號', canonical: 'A127483906' },
      { text: 'https://hr.example/q?id=A127483906&x=1', canonical: 'A127483906' },
      { text: '{"memo":"first\\nA127483906"}', canonical: 'A127483906' },
      { text: 'A127-483-906', canonical: 'A127483906' },
      { text: 'A-127483906', canonical: 'A127483906' },
      { text: 'scan_A127483906_1.pdf', canonical: 'A127483906' },
      { text: 'M162773050', canonical: 'M162773050' },
      { text: 'A 127 483 906', column: '身分證字號', canonical: 'A127483906' },
      { text: 'A127483906(本人)', column: '會員身分證字號', canonical: 'A127483906' },
    ],
    miss: [
      { text: 'A127483905' },
      { text: 'XA127483906' },
      { text: 'IDA127483905' },
      { text: 'XIDA127483906' },
      { text: 'GUIDA127483906' },
      { text: 'A1274839060' },
      { text: '0A127483906' },
      { text: 'A127483906B' },
      { text: 'A327483906' },
      { text: 'A12-74839-06' },
      { text: '**1000**' },
      { text: 'XXXX-XXXXX' },
      { text: 'Max 2**31' },
      { text: 'deadbeefa127483906abcdef' },
      { text: '無', column: '身分證字號' },
    ],
    masked: [
      { text: 'A12345****' },
      { text: 'A1********' },
      { text: 'A12***6789', column: '身分證字號' },
      { text: 'A1○○○○○○89', column: '身分證字號' },
      { text: 'F2XXXXXX89', column: '身分證字號' },
    ],
  },
})
