import { owned } from '../data/columns.ts'
import { BECAUSE, defineDetector, HIGH, type Match, MEDIUM } from '../detector.ts'
import { isDigit, isLetter, mayBegin, upper } from './bytes.ts'
import { EXTENT, expandMask, keepEnds, MASKED, plainCode, readMasked } from './masks.ts'
import { found, foundMasked } from './matches.ts'

/** A number of one to three letters and digits at `at`: ROC passports have nine digits, other states' up to two letters before. */
function numberAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  const out = match.canonical
  let letters = 0
  let i = at
  while (i < end && letters < 3 && isLetter(bytes[i]!)) {
    out[letters++] = upper(bytes[i]!)
    i++
  }
  if (letters > 2) return false
  let n = letters
  while (i < end && isDigit(bytes[i]!) && n < 12) out[n++] = bytes[i++]!
  const digits = n - letters
  if (letters === 0 ? digits !== 9 : digits < 6 || digits > 8) return false
  // Some states end the number with a letter (P1234567A).
  if (letters === 1 && digits === 7 && i < end && isLetter(bytes[i]!)) {
    out[n++] = upper(bytes[i]!)
    i++
  }
  if (i < end && (isDigit(bytes[i]!) || isLetter(bytes[i]!) || bytes[i] === 0x2d)) return false
  if (sameDigits(out, letters, n)) return false
  match.canonicalLength = n
  const biometric = letters === 0 && out[0] === 0x33
  return found(match, at, i, biometric ? HIGH : MEDIUM, BECAUSE.grammar | (biometric ? BECAUSE.prefix : 0))
}

/** 000000000 and its like fill empty fields. */
function sameDigits(out: Uint8Array, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (out[i] !== out[from]) return false
  return true
}

function masked(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let i = start
  while (i < end && i < start + 2 && isLetter(bytes[i]!) && (bytes[i]! | 0x20) !== 0x78) i++
  if (!readMasked(bytes, i, end) || MASKED.digits + i - start === 0) return false
  const symbols = MASKED.symbols + i - start
  return symbols >= 8 && symbols <= 10 && foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
}

export default defineDetector({
  id: 'passport',
  code: 3,
  names: { zh: '護照號碼', en: 'Passport number' },
  category: 'C003',
  strength: 'strong',
  columns: [
    ...owned('護照號碼', '護照號', '護照'),
    '護照編號',
    '護照字號',
    '中華民國護照',
    '證件號碼',
    '護照證號',
    '護照no',
    'passport',
    'passportno',
    'passportnum',
    'passportnumber',
    'passportid',
    'pptno',
    'ppno',
    'pptnumber',
    'passno',
    'passportnbr',
  ],
  labels: [
    '中華民國護照號碼',
    '護照號碼',
    '護照號',
    '護照編號',
    '護照',
    'passport number',
    'passport no.',
    'passport no',
    'passport num',
    'passport #',
    'passport:',
  ],
  // No anchor: nine bare digits are anything. Only a column or a label makes them a passport.
  anchors: [],
  cell(bytes, start, end, match) {
    if (numberAt(bytes, start, end, match)) return true
    for (let i = start + 1; i + 7 <= end; i++) {
      if (mayBegin(bytes, i, start) && numberAt(bytes, i, end, match)) return true
    }
    if (masked(bytes, start, end, match)) return true
    expandMask(bytes, start, start, end)
    return EXTENT.end < end && masked(bytes, start, EXTENT.end, match)
  },
  mask(value) {
    const code = plainCode(value)
    return keepEnds(code.length > 3 ? code : '*********', 1, 0)
  },
  examples: {
    hit: [
      { text: '護照號碼：300123456', canonical: '300123456' },
      { text: '300123456', column: '護照號碼', canonical: '300123456' },
      { text: '131234567', column: 'passport_no', canonical: '131234567' },
      { text: 'tr1234567', column: 'Passport No', canonical: 'TR1234567' },
      { text: 'P1234567A', column: '護照號', canonical: 'P1234567A' },
      { text: '中華民國 300123456', column: '護照號碼', canonical: '300123456' },
    ],
    miss: [
      { text: '300123456' },
      { text: '訂單 300123456' },
      { text: '30012345', column: '護照號碼' },
      { text: '3001234567', column: '護照號碼' },
      { text: '000000000', column: '護照號碼' },
      { text: 'A123456789', column: '護照號碼' },
    ],
    masked: [
      { text: '300****56', column: '護照號碼' },
      { text: '3********', column: '護照號碼' },
    ],
  },
})
