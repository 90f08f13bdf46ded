import { BECAUSE, defineDetector, type Match, MEDIUM } from '../detector.ts'
import { anyCode, CODE, isIdShape, isMobileShape, maskCode, maskedCode, readCode, sameDigits } from './code.ts'
import { found } from './matches.ts'

function numberAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  const length = readCode(bytes, at, end, match, 12)
  if (length === 0 || CODE.digits < 5 || CODE.letters > 2 || CODE.lead !== CODE.letters) return false
  // Clinics that take ID numbers for it: found as what they are.
  if (isIdShape(match) || isMobileShape(match) || sameDigits(match)) return false
  return found(match, at, CODE.end, MEDIUM, BECAUSE.grammar)
}

export default defineDetector({
  id: 'medical-record-number',
  code: 42,
  names: { zh: '病歷號碼', en: 'Medical record number' },
  category: 'C001',
  strength: 'weak',
  columns: [
    '病歷號碼',
    '病歷號',
    '病歷編號',
    '病歷序號',
    '病號',
    '病人編號',
    '病患編號',
    '患者編號',
    '病人號碼',
    'chartno',
    'chartnumber',
    'chartid',
    'chtno',
    'mrn',
    'mrno',
    'medicalrecordno',
    'medicalrecordnumber',
    'medrecno',
    'patientid',
    'patientno',
    'patientnumber',
    'patno',
    'patid',
  ],
  labels: [
    '病歷號碼',
    '病歷編號',
    '病歷號',
    '病患編號',
    '病人編號',
    '病號:',
    'mrn:',
    'chart no',
    'chart no.',
    'chart number',
    'patient id',
    'patient no',
    'patient no.',
  ],
  anchors: [],
  cell(bytes, start, end, match) {
    return anyCode(bytes, start, end, match, numberAt) || maskedCode(bytes, start, end, 5, 12, match)
  },
  mask: maskCode,
  examples: {
    hit: [
      { text: '病歷號碼：00123456', canonical: '00123456' },
      { text: '00123456', column: '病歷號', canonical: '00123456' },
      { text: '1234567-8', column: '病歷號碼', canonical: '12345678' },
      { text: 'M0012345', column: 'Chart No', canonical: 'M0012345' },
    ],
    miss: [
      { text: '00123456' },
      { text: '1234', column: '病歷號' },
      { text: '00000000', column: '病歷號' },
      { text: 'A123456789', column: '病歷號' },
      { text: '3fa85f64-5717-4562-b3fc-2c963f66afa6', column: 'patient_id' },
      { text: '調閱中', column: '病歷號' },
    ],
    masked: [{ text: '0012****', column: '病歷號碼' }],
  },
})
