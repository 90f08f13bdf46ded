import { BECAUSE, defineDetector, HIGH, type Match } from '../detector.ts'
import { anyCode, CODE, maskedCode, readCode, sameDigits } from './code.ts'
import { keepEnds, plainCode } from './masks.ts'
import { found } from './matches.ts'

function numberAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  if (readCode(bytes, at, end, match, 16) !== 16 || CODE.lead !== 2 || CODE.letters !== 2) return false
  return !sameDigits(match) && found(match, at, CODE.end, HIGH, BECAUSE.grammar)
}

export default defineDetector({
  id: 'citizen-digital-certificate',
  code: 5,
  names: { zh: '自然人憑證卡號', en: 'Citizen Digital Certificate' },
  // The list names 憑證卡序號 among what identifies a person.
  category: 'C001',
  strength: 'strong',
  columns: [
    '自然人憑證',
    '自然人憑證卡號',
    '自然人憑證號碼',
    '自然人憑證載具',
    '自然人憑證條碼',
    '自然人憑證序號',
    '自然人憑證卡序號',
    '憑證卡號',
    // Either carrier of electronic invoices may stand there; they look different.
    '載具',
    '載具號碼',
    '載具條碼',
    '載具編號',
    '載具顯碼',
    '載具隱碼',
    '發票載具',
    '電子發票載具',
    '載具id',
    '載具顯碼id',
    '載具隱碼id',
    'carrierid',
    'carrierid1',
    'carrierid2',
    'carrierno',
    'carriernumber',
    'citizendigitalcertificate',
    'citizencertificate',
    'cdcno',
    'moicacardno',
    'moicano',
  ],
  labels: [
    '自然人憑證卡號',
    '自然人憑證號碼',
    '自然人憑證載具',
    '自然人憑證條碼',
    '自然人憑證',
    '憑證卡號',
    '載具號碼',
    '載具條碼',
    '發票載具',
    '載具',
    'citizen certificate',
  ],
  // No anchor: two letters and fourteen digits are a parcel, a payment, a machine. Only a column or a label makes them a card.
  anchors: [],
  cell(bytes, start, end, match) {
    return anyCode(bytes, start, end, match, numberAt) || maskedCode(bytes, start, end, 16, 16, match)
  },
  mask(value) {
    const code = plainCode(value)
    return keepEnds(code.length > 4 ? code : '****************', 2, 0)
  },
  examples: {
    hit: [
      { text: '自然人憑證卡號：TP03120512345678', canonical: 'TP03120512345678' },
      { text: 'tp03120512345678', column: '自然人憑證', canonical: 'TP03120512345678' },
      { text: 'AB0312-0512-3456-78', column: '自然人憑證號碼', canonical: 'AB03120512345678' },
      { text: 'TP03120512345678', column: 'CarrierId1', canonical: 'TP03120512345678' },
    ],
    miss: [
      { text: 'TP03120512345678' },
      { text: 'TP0312051234567', column: '自然人憑證' },
      { text: 'TP031205123456789', column: '自然人憑證' },
      { text: 'TPA3120512345678', column: '自然人憑證' },
      { text: 'TP00000000000000', column: '自然人憑證' },
      { text: '/ABC1234', column: '載具號碼' },
    ],
    masked: [{ text: 'TP************78', column: '自然人憑證' }],
  },
})
