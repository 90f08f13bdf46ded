import { owned } from '../data/columns.ts'
import { ISSUER_RANGES, TEST_CARDS } from '../data/issuers.ts'
import { BECAUSE, defineDetector, HIGH, LOW, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import { BLANK, DOT, isDigit, lineBefore, mayBegin, mayEnd, startsWith, utf8 } from './bytes.ts'
import { cutDigits, DIGITS, groupShape, putDigits, READ, readDigits } from './digits.ts'
import { EXTENT, expandMask, MASKED, plainCode, readMasked } from './masks.ts'
import { found, foundMasked } from './matches.ts'

/** Bit n set: numbers of n digits begin so. By the first four digits: no range here is finer. */
const LENGTHS = new Uint32Array(10_000)
for (const { from, to, lengths } of ISSUER_RANGES) {
  for (let i = Math.floor(from / 100); i <= Math.floor(to / 100); i++)
    for (const n of lengths) LENGTHS[i] = LENGTHS[i]! | (1 << n)
}

/** 4-4-4-4, 4-6-5 (American Express), 4-6-4 (Diners), and 16 + 1…3 more. */
const SHAPES = new Set([0, 4444, 465, 464, 44441, 44442, 44443, 4441, 4443])

const BECAUSE_CHECKED = BECAUSE.checksum | BECAUSE.prefix | BECAUSE.grammar

/** How far before a bare number a word of {@link WORDS} may stand. */
const NEAR = 60
/** What a number of sixteen digits is called where it is a card's. */
const WORDS = '卡 刷 信用 扣款 card visa master jcb amex credit payment pan= pan: cc='.split(' ').map(utf8)
const WORDS_BY_BYTE = Array.from({ length: 256 }, (_, byte) => WORDS.filter((word) => word[0] === byte))

const TESTS = TEST_CARDS.map(utf8)

function luhn(count: number): boolean {
  let sum = 0
  for (let i = count - 1, odd = true; i >= 0; i--, odd = !odd) {
    const d = DIGITS[i]!
    sum += odd ? d : d > 4 ? 2 * d - 9 : 2 * d
  }
  return sum % 10 === 0
}

function isTest(match: Match): boolean {
  for (const test of TESTS) {
    if (test.length !== match.canonicalLength) continue
    let i = 0
    while (i < test.length && test[i] === match.canonical[i]) i++
    if (i === test.length) return true
  }
  return false
}

/** 6250000000000000005: eight of one digit on end are no account's, but a sample's. */
function repeats(match: Match): boolean {
  let run = 1
  for (let i = 1; i < match.canonicalLength; i++) {
    run = match.canonical[i] === match.canonical[i - 1] ? run + 1 : 1
    if (run === 8) return true
  }
  return false
}

function cardAt(bytes: Uint8Array, at: number, from: number, to: number, column: boolean, match: Match): boolean {
  if (readDigits(bytes, at, to) < 13) return false
  const lengths = LENGTHS[DIGITS[0]! * 1000 + DIGITS[1]! * 100 + DIGITS[2]! * 10 + DIGITS[3]!]!
  if (lengths === 0 || !mayBegin(bytes, at, from)) return false
  if (READ.count > 19 || ((lengths >>> READ.count) & 1) === 0) {
    // Something follows behind a blank: an expiry date, a check value.
    if (!cutDigits(bytes, at, (lengths & (1 << 16)) !== 0 ? 16 : (lengths & (1 << 15)) !== 0 ? 15 : 14)) return false
  }
  const { count, end, separator } = READ
  const shape = groupShape()
  if (separator === DOT || separator === 1 || !SHAPES.has(shape) || !mayEnd(bytes, end, to) || !luhn(count))
    return false
  // Visa has issued no number of 13 digits since the 1990s; an EAN-13 of Taiwan begins with 471 and passes Luhn once in ten.
  if (count === 13 && !column) return false
  // A row of numbers with four digits each: 2300 2302 2322 2379 2400, or hexadecimal 527D 5282 5281 5290 5293.
  if (!column && separator === BLANK && inRowOfNumbers(bytes, at, end, from, to) && !afterWord(bytes, at, from))
    return false
  match.canonicalLength = putDigits(match, 0, DIGITS, 0, count)
  if (isTest(match) || repeats(match)) return found(match, at, end, PLACEHOLDER, BECAUSE_CHECKED | BECAUSE.placeholder)
  // pix-limits = <4224 8192 1920 4224>, points="3675 3600 8700 3600": measures.
  const measures = !column && separator === BLANK && isEnclosed(bytes, at, end, from, to)
  if (column || (shape !== 0 && !measures)) return found(match, at, end, HIGH, BECAUSE_CHECKED)
  // One number in ten passes Luhn and a third begin like a card: decimals, serial numbers, names of test cases.
  if (afterWord(bytes, at, from)) return found(match, at, end, MEDIUM, BECAUSE_CHECKED | BECAUSE.context)
  return found(match, at, end, LOW, BECAUSE_CHECKED)
}

/** Does the number fill what stands between `<` and `>`, or an attribute's quotes? */
function isEnclosed(bytes: Uint8Array, at: number, end: number, from: number, to: number): boolean {
  if (at - 2 < from || end >= to) return false
  if (bytes[at - 1] === 0x3c) return bytes[end] === 0x3e
  return bytes[at - 1] === 0x22 && bytes[at - 2] === 0x3d && bytes[end] === 0x22
}

function inRowOfNumbers(bytes: Uint8Array, at: number, end: number, from: number, to: number): boolean {
  if (at - 2 >= from && bytes[at - 1] === BLANK && (isDigit(bytes[at - 2]!) || areHex(bytes, at - 5, at - 1, from)))
    return true
  return end + 5 <= to && bytes[end] === BLANK && areHex(bytes, end + 1, end + 5, from)
}

/** Are all of `bytes[start, stop)` hexadecimal digits, in capitals or small? */
function areHex(bytes: Uint8Array, start: number, stop: number, from: number): boolean {
  if (start < from) return false
  for (let i = start; i < stop; i++) if (!isHex(bytes[i]!)) return false
  return true
}

function isHex(b: number): boolean {
  return isDigit(b) || ((b | 0x20) >= 0x61 && (b | 0x20) <= 0x66)
}

/** A word of cards in the {@link NEAR} bytes before. */
function afterWord(bytes: Uint8Array, at: number, from: number): boolean {
  for (let i = lineBefore(bytes, at, from, NEAR); i < at; i++) {
    const b = bytes[i]!
    for (const word of WORDS_BY_BYTE[b >= 0x41 && b <= 0x5a ? b | 0x20 : b]!)
      if (beginsWith(bytes, i, at, word)) return true
  }
  return false
}

/** {@link startsWith} without regard to case. */
function beginsWith(bytes: Uint8Array, at: number, end: number, word: Uint8Array): boolean {
  if (word[0]! >= 0x80) return startsWith(bytes, at, end, word)
  if (at + word.length > end) return false
  for (let i = 0; i < word.length; i++) if ((bytes[at + i]! | 0x20) !== word[i]) return false
  return true
}

function maskedCard(bytes: Uint8Array, start: number, end: number, match: Match, column: boolean): boolean {
  if (!readMasked(bytes, start, end) || MASKED.symbols < 14 || MASKED.symbols > 19 || MASKED.masks < 4) return false
  const known = DIGITS[0]! >= 2 && DIGITS[0]! <= 8
  if (MASKED.digits < 4 && !column) return false
  if (!column && !known && MASKED.lastDigits !== 4) return false
  return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
}

export default defineDetector({
  id: 'payment-card',
  code: 35,
  names: { zh: '信用卡（支付卡）卡號', en: 'Payment card number' },
  category: 'C002',
  strength: 'weak',
  columns: [
    ...owned('信用卡號', '信用卡號碼', '信用卡卡號', '信用卡'),
    '卡號',
    '刷卡卡號',
    '付款卡號',
    '金融卡號',
    '簽帳卡號',
    '簽帳金融卡號',
    '扣款卡號',
    '授權卡號',
    'card',
    'creditcard',
    'creditcardno',
    'creditcardnumber',
    'cardno',
    'cardnum',
    'cardnumber',
    'ccno',
    'ccnum',
    'ccnumber',
    'pan',
    'paymentcard',
    'paymentcardno',
    'paymentcardnumber',
    'paycard',
    'paycardno',
    'paycardnumber',
    'bankcard',
    'chargecard',
    'guaranteecard',
    'cardonfile',
    'savedcard',
    'ccard',
    'ccardno',
    'cc',
    'cardpan',
    'primaryaccountnumber',
    'visacard',
    'visa',
    '卡片號碼',
    '卡片卡號',
    '主卡卡號',
    '正卡卡號',
    '附卡卡號',
    '擔保卡號',
    '綁定卡號',
    '刷卡卡片',
    '信用卡片號碼',
    'debitcard',
    'debitcardno',
  ],
  labels: [
    '信用卡卡號',
    '信用卡號碼',
    '信用卡號',
    '信用卡',
    '卡號',
    'credit card number',
    'credit card',
    'card number',
    'card no.',
    'card no',
  ],
  anchors: ['digits', 'mask'],
  lead: { first: '234568', digits: 13 },
  cell(bytes, start, end, match) {
    for (let i = start; i + 12 < end; i++) {
      if (!isDigit(bytes[i]!)) continue
      if (cardAt(bytes, i, start, end, true, match)) return true
      while (i + 1 < end && isDigit(bytes[i + 1]!)) i++
    }
    return maskedCard(bytes, start, end, match, true)
  },
  free(bytes, at, from, to, match) {
    if (isDigit(bytes[at]!)) return cardAt(bytes, at, from, to, false, match)
    expandMask(bytes, at, from, to)
    return mayBegin(bytes, EXTENT.start, from) && maskedCard(bytes, EXTENT.start, EXTENT.end, match, false)
  },
  mask(value) {
    const code = plainCode(value)
    if (code.length < 8) return '****************'
    return `${code[0]}${'*'.repeat(code.length - 3)}${code.slice(-2)}`
  },
  examples: {
    hit: [
      { text: '刷卡擔保 4716 1100 3924 5679 1128', canonical: '4716110039245679' },
      { text: '4539 1488 0343 6467', canonical: '4539148803436467' },
      { text: '卡號4539-1488-0343-6467', canonical: '4539148803436467' },
      { text: '4539148803436467', canonical: '4539148803436467' },
      { text: '3714 496353 98431', canonical: '371449635398431' },
      { text: '4539 1488 0343 6467 12/28', canonical: '4539148803436467' },
      { text: '4111111111111111', canonical: '4111111111111111' },
      { text: '3530111333300000', column: '信用卡號', canonical: '3530111333300000' },
    ],
    miss: [
      { text: '4539148803436466' },
      { text: '9539148803436467' },
      { text: '45391488034364670' },
      { text: 'x4539148803436467' },
      { text: '4.4539148803436467' },
      { text: '45-39-14-88-03-43-64-67' },
      { text: '4710088432135' },
      { text: '1700000000000' },
    ],
    masked: [
      { text: '**** **** **** 1234' },
      { text: '4539-****-****-6467' },
      { text: '453914******6467', column: '信用卡號' },
    ],
  },
})
