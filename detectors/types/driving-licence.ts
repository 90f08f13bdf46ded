import { BECAUSE, defineDetector, type Match, MEDIUM } from '../detector.ts'
import { anyCode, CODE, isIdShape, isMobileShape, maskCode, maskedCode, readCode, sameDigits } from './code.ts'
import { found } from './matches.ts'

function numberAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  const length = readCode(bytes, at, end, match, 14)
  if (length < 7 || CODE.letters > 2 || CODE.lead !== CODE.letters) return false
  // Eight digits are the date of issue in the wrong column, and a licence of Taiwan bears its holder's ID number, which is found as that.
  if (length === 8 && CODE.letters === 0) return false
  if (isIdShape(match) || isMobileShape(match) || sameDigits(match)) return false
  return found(match, at, CODE.end, MEDIUM, BECAUSE.grammar)
}

export default defineDetector({
  id: 'driving-licence',
  code: 40,
  names: { zh: '駕駛執照號碼', en: 'Driving licence number' },
  category: 'C003',
  strength: 'weak',
  columns: [
    '駕照號碼',
    '駕照號',
    '駕照',
    '駕駛執照號碼',
    '駕駛執照',
    '駕照編號',
    '駕照字號',
    '駕照證號',
    '駕駛執照編號',
    '駕駛執照字號',
    '駕駛執照證號',
    '駕照管轄編號',
    '汽車駕照號碼',
    '機車駕照號碼',
    '國際駕照號碼',
    '國際駕照',
    'driverlicense',
    'driverlicenseno',
    'driverlicensenumber',
    'driverslicense',
    'driverslicenseno',
    'driverslicensenumber',
    'drivinglicense',
    'drivinglicenseno',
    'drivinglicensenumber',
    'drivinglicence',
    'drivinglicenceno',
    'drivinglicencenumber',
    'driverlicence',
    'driverlicenceno',
  ],
  labels: [
    '駕照管轄編號',
    '駕駛執照號碼',
    '駕駛執照字號',
    '駕照號碼',
    '駕照字號',
    '駕照編號',
    '駕照號',
    "driver's license",
    'driving licence',
    'driving license',
    'driver license',
  ],
  anchors: [],
  cell(bytes, start, end, match) {
    return anyCode(bytes, start, end, match, numberAt) || maskedCode(bytes, start, end, 7, 14, match)
  },
  mask: maskCode,
  examples: {
    hit: [
      { text: '駕照號碼：312345678901', canonical: '312345678901' },
      { text: '312345678901', column: '駕照號碼', canonical: '312345678901' },
      { text: 'D1234567', column: 'driver_license_no', canonical: 'D1234567' },
      { text: '國際 TP0123456', column: '國際駕照號碼', canonical: 'TP0123456' },
    ],
    miss: [
      { text: '312345678901' },
      { text: '20260305', column: '駕照號碼' },
      { text: '普通小型車', column: '駕照' },
      { text: 'A123456789', column: '駕照號碼' },
      { text: '0912345678', column: '駕照號碼' },
      { text: '000000000000', column: '駕照號碼' },
    ],
    masked: [{ text: '3123****8901', column: '駕照號碼' }],
  },
})
