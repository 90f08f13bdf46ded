import { owned, ownedEnglish } from '../data/columns.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import { isSampleMobile } from '../placeholders.ts'
import { DOT, isDigit, isLetter, mayBegin, SLASH } from './bytes.ts'
import { DIGITS, putDigits } from './digits.ts'
import { EXTENT, keepEnds, MASKED, plainCode } from './masks.ts'
import { found, foundMasked } from './matches.ts'
import { maskedPhoneAround, NUMBER, PHONE, readLostZero, readMaskedPhone, readPhone } from './phone.ts'

/**
 * Groups as people write them. Not every cut is a telephone number: 0912-3456-78 is more often a part number. In a column any will do.
 */
const SHAPES = new Uint8Array(10_000)
for (const shape of [0, 433, 46, 244, 28, 424, 4222, 73, 55]) SHAPES[shape] = 1

function mobileAt(bytes: Uint8Array, at: number, from: number, to: number, column: boolean, match: Match): boolean {
  if (!readPhone(bytes, at, from, to) || NUMBER[1] !== 9) return false
  if (!column && (PHONE.shape >= 10_000 || SHAPES[PHONE.shape] === 0)) return false
  match.canonicalLength = putDigits(match, 0, NUMBER, 0, 10)
  if (isSampleMobile(match.canonical))
    return found(match, PHONE.begin, PHONE.end, PLACEHOLDER, BECAUSE.grammar | BECAUSE.prefix | BECAUSE.placeholder)
  // 886912345678 without + is a number of twelve digits like others.
  let confidence: Confidence = column || !PHONE.country || PHONE.international ? HIGH : MEDIUM
  // 8869.0020.0002: weights of a collation table.
  if (!column && PHONE.dots && PHONE.country && !PHONE.international) confidence = LOW
  // [`0912745638`]: one short hash in two hundred thousand is digits alone and begins so.
  if (!column && at > from && PHONE.end < to && bytes[at - 1] === 0x60 && bytes[PHONE.end] === 0x60) confidence = LOW
  // …/commit/0912745638: the same hash in an address. 手機/0912745638 is none.
  if (!column && at - 2 >= from && bytes[at - 1] === 0x2f && isLetter(bytes[at - 2]!)) confidence = LOW
  // /img/20250214/0912745638.jpg: the name of a file.
  if (!column && isFileName(bytes, PHONE.begin, PHONE.end, from, to)) confidence = LOW
  return found(match, PHONE.begin, PHONE.end, confidence, BECAUSE.grammar | BECAUSE.prefix)
}

/** A slash before it, and a dot and a letter behind. */
function isFileName(bytes: Uint8Array, at: number, end: number, from: number, to: number): boolean {
  return at > from && bytes[at - 1] === SLASH && end + 1 < to && bytes[end] === DOT && isLetter(bytes[end + 1]!)
}

/** 912345678: a spreadsheet took the number for a number. */
function lostZero(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  if (bytes[start] !== 0x39 || !readLostZero(bytes, start, end) || PHONE.count !== 10) return false
  match.canonicalLength = putDigits(match, 0, NUMBER, 0, 10)
  return found(match, start, PHONE.end, MEDIUM, BECAUSE.grammar)
}

function maskedMobile(symbols: number): boolean {
  return symbols === 10 && DIGITS[0] === 0 && DIGITS[1] === 9
}

export default defineDetector({
  id: 'mobile',
  code: 32,
  names: { zh: '行動電話號碼', en: 'Mobile number' },
  category: 'C001',
  strength: 'weak',
  columns: [
    ...owned(
      '手機',
      '手機號碼',
      '行動電話',
      '行動電話號碼',
      '電話',
      '電話號碼',
      '聯絡電話',
      '連絡電話',
      '行動',
      '手機電話',
    ),
    '聯絡手機',
    '連絡手機',
    '聯絡方式',
    '連絡方式',
    '電話1',
    '電話2',
    '手機1',
    '手機2',
    '緊急聯絡電話',
    '緊急連絡電話',
    '大哥大',
    '簡訊號碼',
    '簡訊手機',
    '手機電話號碼',
    '聯絡電話1',
    '聯絡電話2',
    '聯絡資訊',
    '行動1',
    '行動2',
    '行電',
    '門號',
    '行動門號',
    ...ownedEnglish(
      'mobile',
      'mobileno',
      'mobilenumber',
      'mobilephone',
      'cellphone',
      'phone',
      'phoneno',
      'phonenumber',
      'tel',
      'telephone',
    ),
    'cell',
    'cellphoneno',
    'cellphonenumber',
    'telno',
    'ani',
    'callerid',
    'callernumber',
    'callerno',
    'callingnumber',
    'callingno',
    'telephoneno',
    'telephonenumber',
    'phone1',
    'phone2',
    'msisdn',
    'contactno',
    'contactnumber',
    'emergencycontact',
    'sms',
    'smsphone',
    'mphone',
    'whatsapp',
    'mobil',
    'mobile1',
    'mobile2',
    'mobileno1',
    'mobphone',
    'mobtel',
    'mobiltel',
    'celltel',
    'cellno',
    'handphone',
    'tel1',
    'tel2',
    'custtel',
    'emptel',
    'pttel',
    'contact',
  ],
  labels: [
    '行動電話號碼',
    '行動電話',
    '手機號碼',
    '手機',
    '聯絡電話',
    '連絡電話',
    '電話號碼',
    '電話',
    '聯絡方式',
    '聯絡:',
    '連絡:',
    '行動:',
    '門號',
    'mobile phone',
    'mobile',
    'cell phone',
    'cellphone',
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
    'cell:',
  ],
  anchors: ['digits', 'mask'],
  // 09…, 886…, 00886…, and 0)9… of +886 (0)9….
  lead: { first: '08', digits: 10 },
  cell(bytes, start, end, match) {
    for (let i = start; i + 9 < end; i++) {
      const b = bytes[i]!
      if (isDigit(b)) {
        if ((b === 0x30 || b === 0x38) && mobileAt(bytes, i, start, end, true, match)) return true
        while (i + 1 < end && isDigit(bytes[i + 1]!)) i++
      }
    }
    if (lostZero(bytes, start, end, match)) return true
    return (
      maskedMobile(readMaskedPhone(bytes, start, end)) &&
      // phone = "09xxxxxxxx" says how numbers are written.
      (MASKED.digits > 2 || (bytes[end - 1]! | 0x20) !== 0x78) &&
      foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
    )
  },
  free(bytes, at, from, to, match) {
    if (isDigit(bytes[at]!)) return mobileAt(bytes, at, from, to, false, match)
    if (!maskedMobile(maskedPhoneAround(bytes, at, from, to)) || !mayBegin(bytes, EXTENT.start, from)) return false
    // 09xxxxxxxx says how numbers are written.
    if (MASKED.digits < 3) return false
    return foundMasked(match, EXTENT.start, EXTENT.end, BECAUSE.grammar | BECAUSE.masked)
  },
  mask(value) {
    const digits = plainCode(value).replace(/[+#]/gu, '')
    return digits.startsWith('09') ? keepEnds(digits, 2, 2) : '09********'
  },
  examples: {
    hit: [
      { text: '0912745638', canonical: '0912745638' },
      { text: '手機0912-745-638，', canonical: '0912745638' },
      { text: '0912 745 638', canonical: '0912745638' },
      { text: '0912.745.638', canonical: '0912745638' },
      { text: '0912-745638', canonical: '0912745638' },
      { text: '09-1274-5638', canonical: '0912745638' },
      { text: '+886912745638', canonical: '0912745638' },
      { text: '+886 912 745 638', canonical: '0912745638' },
      { text: '+886-9-1274-5638', canonical: '0912745638' },
      { text: '(+886)912745638', canonical: '0912745638' },
      { text: '+886 (0)912-745-638', canonical: '0912745638' },
      { text: '（+886 (0)912-745638）', canonical: '0912745638' },
      { text: '00886912745638', canonical: '0912745638' },
      { text: '886-912-745-638', canonical: '0912745638' },
      { text: '0912745638 0223456789', canonical: '0912745638' },
      { text: '912745638', column: '手機', canonical: '0912745638' },
      { text: '912745638.0', column: 'mobile', canonical: '0912745638' },
      { text: '0912745638/0922333444', column: '聯絡電話', canonical: '0912745638' },
      { text: '白天 0912-745-638', column: '電話', canonical: '0912745638' },
      { text: '0912\u{a0}745\u{a0}638', column: '手機', canonical: '0912745638' },
      { text: '手機：0912\u{a0}745\u{a0}638', canonical: '0912745638' },
      { text: '手機：0912–745–638', canonical: '0912745638' },
      { text: '王小明_0912745638.jpg', canonical: '0912745638' },
      { text: '附件：王小明_0912-745-638_2.pdf', canonical: '0912745638' },
      { text: '0912745638_王小明', canonical: '0912745638' },
      { text: '(0912)745-638', canonical: '0912745638' },
    ],
    miss: [
      { text: '0812345678' },
      { text: '091234567' },
      { text: '09127456389' },
      { text: 'A0912745638' },
      { text: '0912745638A' },
      { text: '1.0912745638' },
      { text: 'photo_0912745638.jpg' },
      { text: 'SEQ_0912745638' },
      { text: 'x_0912745638_y' },
      { text: '0912745638_y' },
      { text: 'SEQ_0912745638_王' },
      { text: '0912-3456-78' },
      { text: '550e8400-e29b-41d4-a716-0912745638' },
      { text: '1609127456380' },
      { text: '912745638' },
    ],
    masked: [
      { text: '0912***678' },
      { text: '0912-***-678' },
      { text: '09xx-xxx-678', column: '手機' },
      { text: '0912○○○678' },
      { text: '+886 912***678', column: 'phone' },
    ],
  },
})
