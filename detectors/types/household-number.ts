import { spread } from '../data/name-words.ts'
import { BECAUSE, defineDetector, type Match, MEDIUM } from '../detector.ts'
import { anyCode, CODE, maskedCode, readCode, sameDigits } from './code.ts'
import { keepEnds, plainCode } from './masks.ts'
import { found } from './matches.ts'

function numberAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  if (readCode(bytes, at, end, match, 8) !== 8 || CODE.lead !== 1 || CODE.letters !== 1) return false
  return !sameDigits(match) && found(match, at, CODE.end, MEDIUM, BECAUSE.grammar)
}

export default defineDetector({
  id: 'household-number',
  code: 41,
  names: { zh: '戶號', en: 'Household number' },
  category: 'C003',
  strength: 'weak',
  columns: [
    '戶號',
    '戶籍戶號',
    '戶籍號碼',
    '戶口號碼',
    '戶口名簿號碼',
    '戶口名簿戶號',
    'householdno',
    'householdnumber',
    'householdid',
    'hshldno',
    'hshldid',
  ],
  labels: [
    '戶口名簿號碼',
    '戶籍戶號',
    '戶口號碼',
    '戶號',
    'household number',
    'household no',
    'household no.',
    ...spread('戶號'),
  ],
  anchors: [],
  cell(bytes, start, end, match) {
    return anyCode(bytes, start, end, match, numberAt) || maskedCode(bytes, start, end, 8, 8, match)
  },
  mask(value) {
    const code = plainCode(value)
    return keepEnds(code.length > 2 ? code : '********', 1, 0)
  },
  examples: {
    hit: [
      { text: '戶號：F1234567', canonical: 'F1234567' },
      { text: '戶號 f1234567', canonical: 'F1234567' },
      { text: 'F-1234567', column: '戶號', canonical: 'F1234567' },
    ],
    miss: [
      { text: 'F1234567' },
      { text: 'A1-3F', column: '戶號' },
      { text: '12345678', column: '戶號' },
      { text: 'A123456789', column: '戶號' },
      { text: 'F0000000', column: '戶號' },
    ],
    masked: [{ text: 'F12****7', column: '戶號' }],
  },
})
