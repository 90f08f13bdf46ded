import { spread } from '../data/name-words.ts'
import { BECAUSE, defineDetector, HIGH, type Match } from '../detector.ts'
import { BLANK, HYPHEN, isAlnum, isDigit, lower, mayEnd, upper, utf8 } from './bytes.ts'
import { anyCode, maskedCode } from './code.ts'
import { keepEnds, plainCode } from './masks.ts'
import { found } from './matches.ts'

/** Sizes of the two groups of a plate, as `first * 10 + second`: ABC-1234, AB-1234, 1234-AB, ABC-123, 123-ABC, AB-123, 123-AB, 12-AB. */
const SHAPES = new Set([34, 24, 42, 33, 23, 32, 22])
/** Trains are numbered like the motorcycles of before 2012. */
const TRAINS = ['emu', 'dmu', 'drc', 'tra'].map(utf8)

/** Digits from `at`, or letters and digits with a letter; counts both. */
interface Group {
  end: number
  letters: number
  digits: number
}

const FIRST: Group = { end: 0, letters: 0, digits: 0 }
const SECOND: Group = { end: 0, letters: 0, digits: 0 }

function readGroup(bytes: Uint8Array, at: number, end: number, group: Group): void {
  group.letters = 0
  group.digits = 0
  let i = at
  for (; i < end && i - at < 8 && isAlnum(bytes[i]!); i++) {
    if (isDigit(bytes[i]!)) group.digits++
    else group.letters++
  }
  group.end = i
}

function isTrain(bytes: Uint8Array, at: number, end: number): boolean {
  return TRAINS.some((word) => at + 3 <= end && word.every((b, i) => lower(bytes[at + i]!) === b))
}

/** One group of a plate is all digits, the other has a letter in it and at most one digit (the A2 of A2-1234). */
function isPair(a: Group, b: Group): boolean {
  const [number, letters] = a.letters === 0 ? [a, b] : [b, a]
  return number.letters === 0 && number.digits >= 2 && letters.letters > 0 && letters.digits <= 1
}

function plateAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  readGroup(bytes, at, end, FIRST)
  let stop = FIRST.end
  const b = bytes[stop]
  if (stop + 1 < end && (b === HYPHEN || b === BLANK) && isAlnum(bytes[stop + 1]!)) {
    readGroup(bytes, stop + 1, end, SECOND)
    const shape = (FIRST.letters + FIRST.digits) * 10 + SECOND.letters + SECOND.digits
    if (!SHAPES.has(shape) || !isPair(FIRST, SECOND)) return false
    if (shape === 33 && isTrain(bytes, at, end)) return false
    stop = SECOND.end
  } else if (!isUnparted(bytes, at, FIRST)) return false
  if (!mayEnd(bytes, stop, end) || (stop < end && bytes[stop] === HYPHEN)) return false
  const out = match.canonical
  let n = 0
  for (let i = at; i < stop; i++) if (isAlnum(bytes[i]!)) out[n++] = upper(bytes[i]!)
  match.canonicalLength = n
  return found(match, at, stop, HIGH, BECAUSE.grammar)
}

/** ABC1234, AB1234, 1234AB, ABC123, 123ABC: letters then digits or the other way round. */
function isUnparted(bytes: Uint8Array, at: number, group: Group): boolean {
  const { letters, digits, end } = group
  if (letters < 2 || letters > 3 || digits < 3 || digits > 4) return false
  const head = isDigit(bytes[at]!) ? digits : letters
  for (let i = at; i < end; i++) if (isDigit(bytes[i]!) !== (isDigit(bytes[at]!) === i - at < head)) return false
  return !(letters === 3 && digits === 3 && isTrain(bytes, at, end))
}

export default defineDetector({
  id: 'licence-plate',
  code: 45,
  names: { zh: '車牌號碼', en: 'Licence plate' },
  category: 'C001',
  strength: 'weak',
  columns: [
    '車號',
    '車牌',
    '車牌號碼',
    '車牌號',
    '牌照',
    '牌照號碼',
    '牌照號',
    '車輛牌照',
    '車輛牌照號碼',
    '車輛號碼',
    '車輛號牌',
    '號牌號碼',
    '汽車車號',
    '機車車號',
    '汽車牌照',
    '機車牌照',
    '汽車牌照號碼',
    '機車牌照號碼',
    '汽機車號',
    '汽機車車號',
    'plate',
    'plateno',
    'platenum',
    'platenumber',
    'licenseplate',
    'licenseplateno',
    'licenseplatenumber',
    'licenceplate',
    'licenceplateno',
    'licenceplatenumber',
    'carno',
    'carnumber',
    'carplate',
    'carplateno',
    'vehicleno',
    'vehiclenumber',
    'vehicleplate',
    'vehicleplateno',
  ],
  labels: [
    '汽車牌照號碼',
    '機車牌照號碼',
    '車輛牌照號碼',
    '車牌號碼',
    '牌照號碼',
    '車牌號',
    '車牌',
    '車號',
    '牌照:',
    'license plate',
    'licence plate',
    'plate number',
    'plate no',
    'plate no.',
    ...spread('車號'),
  ],
  // No anchor: AB-1234 is a model, a part, a room. Only a column or a label makes it a plate.
  anchors: [],
  cell(bytes, start, end, match) {
    return anyCode(bytes, start, end, match, plateAt) || maskedCode(bytes, start, end, 4, 7, match)
  },
  mask(value) {
    const code = plainCode(value)
    return keepEnds(code.length > 3 ? code : '*******', 1, 0)
  },
  examples: {
    hit: [
      { text: '車號：ABC-1234', canonical: 'ABC1234' },
      { text: '車牌號碼 abc 1234', canonical: 'ABC1234' },
      { text: 'AB-1234', column: '車號', canonical: 'AB1234' },
      { text: '1234-AB', column: '車牌', canonical: '1234AB' },
      { text: 'A2-1234', column: '車牌號碼', canonical: 'A21234' },
      { text: '123-ABC', column: '機車車號', canonical: '123ABC' },
      { text: 'ABC1234', column: 'plate_no', canonical: 'ABC1234' },
      { text: '自小客 ABC-1234', column: '牌照號碼', canonical: 'ABC1234' },
    ],
    miss: [
      { text: 'ABC-1234' },
      { text: 'EMU-800', column: '車號' },
      { text: '1234-567', column: '車號' },
      { text: 'ABCD-1234', column: '車號' },
      { text: 'ABC-12345', column: '車號' },
      { text: 'ABC-1234-5', column: '車號' },
      { text: '自行車', column: '車號' },
    ],
    masked: [{ text: 'ABC-**34', column: '車號' }],
  },
})
