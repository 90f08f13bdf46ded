import { BECAUSE, defineDetector, type Match, MEDIUM } from '../detector.ts'
import { anyCode, CODE, isMobileShape, maskCode, maskedCode, readCode, sameDigits } from './code.ts'
import { found } from './matches.ts'

function numberAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  const length = readCode(bytes, at, end, match, 24)
  if (length < 6 || CODE.digits < 5 || CODE.letters > 8) return false
  if (isMobileShape(match) || sameDigits(match)) return false
  return found(match, at, CODE.end, MEDIUM, BECAUSE.grammar)
}

export default defineDetector({
  id: 'insurance-policy',
  code: 43,
  names: { zh: '保險單號碼', en: 'Insurance policy number' },
  category: 'C002',
  strength: 'weak',
  columns: [
    '保單號碼',
    '保單號',
    '保險單號碼',
    '保險單號',
    '保單編號',
    '保單字號',
    '保險證號碼',
    '保險證號',
    '保險憑證號碼',
    '強制險保單號碼',
    '強制險證號',
    'policyno',
    'policynum',
    'policynumber',
    'insurancepolicy',
    'insurancepolicyno',
    'insurancepolicynumber',
    'insuranceno',
    'insurancenumber',
  ],
  labels: [
    '保險單號碼',
    '保單號碼',
    '保險單號',
    '保單編號',
    '保單號',
    '保險證號',
    'policy number',
    'policy no',
    'policy no.',
  ],
  anchors: [],
  cell(bytes, start, end, match) {
    return anyCode(bytes, start, end, match, numberAt) || maskedCode(bytes, start, end, 6, 24, match)
  },
  mask: maskCode,
  examples: {
    hit: [
      { text: '保單號碼：1234567890', canonical: '1234567890' },
      { text: '保單號 Z123456-01', canonical: 'Z12345601' },
      { text: '1234567890', column: '保單號碼', canonical: '1234567890' },
      { text: '0700-12-AMC0001234', column: 'policy_no', canonical: '070012AMC0001234' },
    ],
    miss: [
      { text: '1234567890' },
      { text: '12345', column: '保單號碼' },
      { text: '0912345678', column: '保單號碼' },
      { text: '0000000000', column: '保單號碼' },
      { text: '終身壽險', column: '保單號碼' },
    ],
    masked: [{ text: '1234****90', column: '保單號碼' }],
  },
})
