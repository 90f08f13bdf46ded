import { isAreaCode } from '../data/area-codes.ts'
import { owned, ownedEnglish } from '../data/columns.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import { isSampleLandline } from '../placeholders.ts'
import {
  BLANK,
  codePointAt,
  DOT,
  HYPHEN,
  isDigit,
  isLetter,
  lower,
  mayEnd,
  previousStart,
  SLASH,
  startsWith,
  utf8,
} from './bytes.ts'
import { DIGITS, putDigits } from './digits.ts'
import { EXTENT, plainCode } from './masks.ts'
import { found, foundMasked } from './matches.ts'
import { maskedPhoneAround, NUMBER, PHONE, readLostZero, readMaskedPhone, readPhone } from './phone.ts'

/** How the subscriber's digits are grouped in running text: 2345-6789, 234-5678, 2345-678, 234-567, 2-7276. In a column any will do. */
const SHAPES = new Set([8, 44, 7, 34, 43, 322, 6, 33, 24, 222, 5, 23, 32, 14])

const EXTENSION_WORDS = ['分機', '轉', '＃'].map(utf8)

/** Writes `#` and the digits of an extension that stands at `end` behind `length` bytes of the canonical form; gives the new end. */
function extension(bytes: Uint8Array, end: number, to: number, match: Match): number {
  let i = end
  let seen = false
  while (i < to && (bytes[i] === BLANK || bytes[i] === HYPHEN)) i++
  if (i < to && bytes[i] === 0x23) {
    seen = true
    i++
  } else if (
    i + 3 < to &&
    lower(bytes[i]!) === 0x65 &&
    lower(bytes[i + 1]!) === 0x78 &&
    lower(bytes[i + 2]!) === 0x74
  ) {
    seen = true
    i += 3
    if (bytes[i] === 0x2e || bytes[i] === 0x3a) i++
  } else {
    // 轉分機123 has two of them.
    for (const word of EXTENSION_WORDS) {
      if (startsWith(bytes, i, to, word)) {
        seen = true
        i += word.length
      }
    }
    if (seen && startsWith(bytes, i, to, EXTENSION_WORDS[0]!)) i += EXTENSION_WORDS[0]!.length
    if (seen && i < to && bytes[i] === 0x3a) i++
  }
  if (!seen) return end
  while (i < to && bytes[i] === BLANK) i++
  let n = match.canonicalLength
  const first = i
  match.canonical[n++] = 0x23
  while (i < to && i - first < 6 && isDigit(bytes[i]!)) match.canonical[n++] = bytes[i++]!
  if (i === first || (i < to && isDigit(bytes[i]!))) return end
  match.canonicalLength = n
  return i
}

/** 請洽0227456389, 打, 撥, 電: what stands before a number to be called. */
const CALLS = new Set(Array.from('洽打撥電話致來', (c) => c.codePointAt(0)!))

function isAskedFor(bytes: Uint8Array, at: number, from: number): boolean {
  let i = at
  if (i > from && bytes[i - 1] === BLANK) i--
  return i > from && CALLS.has(codePointAt(bytes, previousStart(bytes, i, from), i))
}

/** Does a slash stand before the number that was read, or a dot and a letter behind? */
function isInPath(bytes: Uint8Array, from: number, to: number): boolean {
  const { begin, end } = PHONE
  if (begin - 2 >= from && bytes[begin - 1] === SLASH && isLetter(bytes[begin - 2]!)) return true
  return end + 1 < to && bytes[end] === DOT && isLetter(bytes[end + 1]!)
}

function landlineAt(bytes: Uint8Array, at: number, from: number, to: number, column: boolean, match: Match): boolean {
  if (!readPhone(bytes, at, from, to) || NUMBER[1] === 9) return false
  const { shape, first } = PHONE
  // shared/02/20040000.html is a path.
  if (!column && isInPath(bytes, from, to)) return false
  if (!column && shape !== 0) {
    if (!isAreaCode(first, NUMBER[1]!, NUMBER[2]!, NUMBER[3]!)) return false
    let rest = shape
    let power = 10
    while (power <= rest) power *= 10
    rest %= power / 10
    if (!SHAPES.has(rest)) return false
  }
  match.canonicalLength = putDigits(match, 0, NUMBER, 0, PHONE.count)
  if (isSampleLandline(match.canonical, PHONE.count))
    return found(match, PHONE.begin, PHONE.end, PLACEHOLDER, BECAUSE.grammar | BECAUSE.prefix | BECAUSE.placeholder)
  const end = extension(bytes, PHONE.end, to, match)
  let confidence: Confidence = MEDIUM
  if (column || PHONE.bracket || PHONE.international || end > PHONE.end) confidence = HIGH
  // Nine or ten digits that begin with 0 are serial numbers more often than telephones, and 02.4554.5896 is a version.
  else if (PHONE.dots || PHONE.country || (shape === 0 && !isAskedFor(bytes, at, from))) confidence = LOW
  return found(match, PHONE.begin, end, confidence, BECAUSE.grammar | BECAUSE.prefix)
}

/**
 * A number without its area code, or without the 0 that a spreadsheet dropped. 37123456 may be either (苗栗 without the 0, 臺北 without the
 * code): nine digits are the only certain loss, the rest is kept as it stands.
 */
function partAt(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  const first = bytes[start]!
  if (first < 0x32 || first > 0x38) return false
  const lost = readLostZero(bytes, start, end)
  const count = PHONE.count - 1
  if (lost && count === 9) {
    match.canonicalLength = putDigits(match, 0, NUMBER, 0, 10)
    return found(match, start, PHONE.end, MEDIUM, BECAUSE.grammar)
  }
  if ((count !== 7 && count !== 8) || !mayEnd(bytes, PHONE.end, end)) return false
  match.canonicalLength = putDigits(match, 0, NUMBER, 1, count + 1)
  return found(match, start, extension(bytes, PHONE.end, end, match), MEDIUM, BECAUSE.grammar)
}

function maskedLandline(symbols: number): boolean {
  return (symbols === 9 || symbols === 10) && DIGITS[0] === 0 && DIGITS[1]! >= 2 && DIGITS[1]! <= 8
}

export default defineDetector({
  id: 'landline',
  code: 33,
  names: { zh: '市內電話號碼', en: 'Landline number' },
  category: 'C001',
  strength: 'weak',
  columns: [
    ...owned(
      '電話',
      '電話號碼',
      '聯絡電話',
      '連絡電話',
      '市話',
      '室內電話',
      '市內電話',
      '住家電話',
      '家用電話',
      '家裡電話',
      '辦公室電話',
    ),
    '通訊電話',
    '戶籍電話',
    '電話1',
    '電話2',
    '聯絡方式',
    '連絡方式',
    '緊急聯絡電話',
    '緊急連絡電話',
    '電話日',
    '電話夜',
    '日間電話',
    '夜間電話',
    '電話o',
    '電話h',
    '宅電',
    '公電',
    '分機',
    '家電',
    '宅',
    '公',
    '住家',
    '宅電話',
    '固定電話',
    '公司電話分機',
    '辦公電話',
    '市話號碼',
    '電話公',
    '電話宅',
    '白天電話',
    '晚上電話',
    '聯絡電話1',
    '聯絡電話2',
    '聯絡電話日',
    '聯絡電話夜',
    '聯絡資訊',
    ...ownedEnglish('phone', 'phoneno', 'phonenumber', 'tel', 'telephone'),
    'telh',
    'telo',
    'tel1',
    'tel2',
    'telephone1',
    'telephone2',
    'hometelno',
    // Beside a mobile's number: {"sms": …, "home": …}. What is no number stays unread.
    'home',
    'telhome',
    'teloffice',
    'phoneh',
    'phoneo',
    'telday',
    'telnight',
    'custtel',
    'emptel',
    'pttel',
    'telno',
    'ani',
    'callerid',
    'callernumber',
    'callerno',
    'callingnumber',
    'callingno',
    'telephoneno',
    'telephonenumber',
    'landline',
    'phone1',
    'phone2',
    'contactno',
    'contactnumber',
  ],
  labels: [
    '聯絡電話',
    '連絡電話',
    '住家電話',
    '公司電話',
    '市內電話',
    '室內電話',
    '市話',
    '電話號碼',
    '電話',
    '聯絡方式',
    '聯絡:',
    '連絡:',
    'phone number',
    'phone',
    'telephone',
    'tel.',
    'tel',
    'ani',
    'caller',
    'caller id',
    'callerid',
    'calling number',
  ],
  anchors: ['digits', 'mask'],
  lead: { first: '08', digits: 9 },
  cell(bytes, start, end, match) {
    for (let i = start; i + 8 < end; i++) {
      const b = bytes[i]!
      if (isDigit(b)) {
        if ((b === 0x30 || b === 0x38) && landlineAt(bytes, i, start, end, true, match)) return true
        while (i + 1 < end && isDigit(bytes[i + 1]!)) i++
      }
    }
    if (partAt(bytes, start, end, match)) return true
    return (
      maskedLandline(readMaskedPhone(bytes, start, end)) &&
      foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
    )
  },
  free(bytes, at, from, to, match) {
    if (isDigit(bytes[at]!)) return landlineAt(bytes, at, from, to, false, match)
    if (!maskedLandline(maskedPhoneAround(bytes, at, from, to))) return false
    // 0 20 0 xx 0 001: a row of numbers.
    if (bytes[EXTENT.start] === 0x30 && !isDigit(bytes[EXTENT.start + 1]!)) return false
    return foundMasked(match, EXTENT.start, EXTENT.end, BECAUSE.grammar | BECAUSE.masked)
  },
  mask(value) {
    const digits = plainCode(value).replace(/#.*$/u, '')
    const area = /^(?:0826|0836|037|049|089|082|0[2-8])/u.exec(digits)?.[0] ?? ''
    return `${area}${area === '' ? '' : '-'}********`
  },
  examples: {
    hit: [
      { text: '(02) 2745-6389', canonical: '0227456389' },
      { text: '(02)27456389', canonical: '0227456389' },
      { text: '02-27456389', canonical: '0227456389' },
      { text: '02-2745-6389', canonical: '0227456389' },
      { text: '電話：02 2745 6389', canonical: '0227456389' },
      { text: '電話　02~27456389', canonical: '0227456389' },
      { text: '(02)2745-6389#123', canonical: '0227456389#123' },
      { text: '02-2745-6389 分機 123', canonical: '0227456389#123' },
      { text: '02-2745-6389轉123', canonical: '0227456389#123' },
      { text: '02-2745-6389 ext. 123', canonical: '0227456389#123' },
      { text: '+886-2-2745-6389', canonical: '0227456389' },
      { text: '+886 2 27456389', canonical: '0227456389' },
      { text: '037-236547', canonical: '037236547' },
      { text: '049-2345678', canonical: '0492345678' },
      { text: '04-7236547', canonical: '047236547' },
      { text: '089-348-675', canonical: '089348675' },
      { text: '082-348675', canonical: '082348675' },
      { text: '0836-22345', canonical: '083622345' },
      { text: '0826-66123', canonical: '082666123' },
      { text: '0227456389', column: '電話', canonical: '0227456389' },
      { text: '227456389', column: '電話', canonical: '0227456389' },
      { text: '055972263', column: 'home', canonical: '055972263' },
      { text: '請撥07/3448595', canonical: '073448595' },
      { text: '049/2302728', column: '電話', canonical: '0492302728' },
      { text: '電話：02–2745–6389', canonical: '0227456389' },
      { text: '02\u{a0}2745\u{a0}6389', column: '電話', canonical: '0227456389' },
      { text: '02 - 2745 6389', column: '電話', canonical: '0227456389' },
      { text: '有事請洽0227456389。', canonical: '0227456389' },
      { text: '台南校　　06 2147 530', canonical: '062147530' },
      { text: '2745-6389', column: '住家電話', canonical: '27456389' },
    ],
    miss: [
      { text: '0800-123-456' },
      { text: '0809-123-456' },
      { text: '0800123456', column: '電話' },
      { text: 'https://example.com/2', column: 'home' },
      { text: '02-2345-678' },
      { text: '02-2745-63890' },
      { text: '04-2345-678' },
      { text: 'No.02-2745-6389-1' },
      { text: '2026-02-27456389' },
      { text: '0912345678', column: '電話' },
    ],
    masked: [
      { text: '02-2345****' },
      { text: '(02)2345-****', column: '電話' },
      { text: '04-****-5678', column: '電話' },
    ],
  },
})
