import { owned } from '../data/columns.ts'
import { BECAUSE, defineDetector, type Match, MEDIUM } from '../detector.ts'
import { isDigit, mayBegin, mayEnd } from './bytes.ts'
import { cutDigits, DIGITS, groupShape, putDigits, READ, readDigits } from './digits.ts'
import { keepEnds, MASKED, plainCode, readMasked } from './masks.ts'
import { found, foundMasked } from './matches.ts'

function numberAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  readDigits(bytes, at, end)
  if (!cutDigits(bytes, at, 12)) return false
  const shape = groupShape()
  if ((shape !== 0 && shape !== 444) || !mayEnd(bytes, READ.end, end)) return false
  let same = true
  for (let i = 1; i < 12; i++) if (DIGITS[i] !== DIGITS[0]) same = false
  if (same) return false
  match.canonicalLength = putDigits(match, 0, DIGITS, 0, 12)
  return found(match, at, READ.end, MEDIUM, BECAUSE.grammar)
}

export default defineDetector({
  id: 'nhi-card',
  code: 4,
  names: { zh: '全民健康保險卡號', en: 'NHI card number' },
  category: 'C003',
  strength: 'strong',
  columns: [
    ...owned('健保卡號', '健保卡號碼', '健保卡'),
    '健保卡卡號',
    '健保ic卡號',
    '健保ic卡卡號',
    '健保ic卡',
    '健保卡ic卡號',
    '全民健保卡號',
    '全民健康保險卡號',
    '健保憑證號碼',
    'ic卡號',
    'ic卡卡號',
    '健保卡序號',
    '健保卡ic卡',
    '健保ic',
    '健保ic卡片號碼',
    '健保號',
    '健保號碼',
    '健保證號',
    '健保卡片號碼',
    '健保卡片',
    '健保晶片卡',
    '健保晶片卡號',
    '全民健保ic卡號',
    '全民健保卡',
    '全民健康保險卡',
    '全民健康保險憑證號碼',
    'nhi',
    'nhicardnum',
    'nhicardserial',
    'nhinum',
    'nhinumber',
    'nhicno',
    'nhiccardno',
    'hicno',
    'hicardno',
    'hc',
    'hccard',
    'hccardnumber',
    'hccardid',
    'hcid',
    'hcnumber',
    'icno',
    'iccard',
    'iccardid',
    'iccardnumber',
    'healthcard',
    'healthcardid',
    'healthcardnumber',
    'healthinsurancecard',
    'healthinsuranceno',
    'healthinsurancenumber',
    'insurancecardno',
    'nhiid',
    'nhicardid',
    'iccardno',
    'nhicard',
    'nhicardno',
    'nhicardnumber',
    'nhino',
    'hccardno',
    'hcno',
    'healthcardno',
    'healthinsurancecardno',
  ],
  labels: [
    '全民健康保險卡號',
    '健保卡號碼',
    '健保卡卡號',
    '健保ic卡號',
    '健保 ic 卡號',
    '健保 ic 卡',
    '健保卡號',
    '健保ic卡',
    '健保ic',
    '健保卡片號碼',
    '健保卡',
    '健保號碼',
    '健保號',
    '健保證號',
    '健保:',
    '全民健康保險卡',
    '全民健康保險憑證號碼',
    'nhi card no.',
    'nhi card no',
    'nhi card number',
    'nhi card',
    'nhi number',
    'nhi no.',
    'nhi no',
    'nhi',
    'nhi_no',
    'nhi_card',
    'nhi_card_no',
    'hc_no',
    'hc_card',
    'hccard',
    'hc card no',
    'health insurance card no.',
    'health insurance card no',
    'health insurance card number',
    'health insurance card',
    'health card no',
    'health card',
    'ic card no.',
    'ic card no',
    'ic card number',
    'ic card',
  ],
  // Twelve bare digits are anything, and no check digit is published: only a column or a label makes them a card.
  anchors: [],
  cell(bytes, start, end, match) {
    for (let i = start; i + 12 <= end; i++) {
      if (isDigit(bytes[i]!) && mayBegin(bytes, i, start) && numberAt(bytes, i, end, match)) return true
    }
    if (!readMasked(bytes, start, end) || MASKED.symbols !== 12 || MASKED.digits === 0) return false
    return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  },
  mask(value) {
    const code = plainCode(value)
    return (
      keepEnds(code.length > 4 ? code : '************', 0, 0).slice(0, -2) + (code.length > 4 ? code.slice(-2) : '**')
    )
  },
  examples: {
    hit: [
      { text: '000012345678', column: '健保卡號', canonical: '000012345678' },
      { text: '0000-1234-5678', column: '健保卡號碼', canonical: '000012345678' },
      { text: '健保卡號：900012345678', canonical: '900012345678' },
      { text: '健保 IC 卡號 0000-1234-5678', canonical: '000012345678' },
      { text: '健保卡（0000 1234 5678）', canonical: '000012345678' },
      { text: '健保IC卡號：000012345678', canonical: '000012345678' },
      { text: 'NHI No.: 000012345678', canonical: '000012345678' },
      { text: 'nhi=000012345678', canonical: '000012345678' },
      { text: '000012345678', column: 'nhi', canonical: '000012345678' },
      { text: '000012345678', column: 'user.hcCardNo', canonical: '000012345678' },
    ],
    miss: [
      { text: '000012345678' },
      { text: '00001234567', column: '健保卡號' },
      { text: '0000123456789', column: '健保卡號' },
      { text: '000000000000', column: '健保卡號' },
    ],
    masked: [{ text: '0000****5678', column: '健保卡號' }],
  },
})
