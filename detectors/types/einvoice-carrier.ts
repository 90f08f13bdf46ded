import { BECAUSE, defineDetector, HIGH, type Match } from '../detector.ts'
import { DOT, HYPHEN, isAlnum, isDigit, isLetter, SLASH } from './bytes.ts'
import { anyCode, maskedCode } from './code.ts'
import { found } from './matches.ts'

/** Symbols of a barcode behind its slash. */
const LENGTH = 7

/** May it stand in a barcode? The ministry's 39: digits, capitals, `+`, `-`, `.` */
function isSymbol(b: number): boolean {
  return isDigit(b) || (b >= 0x41 && b <= 0x5a) || b === 0x2b || b === HYPHEN || b === DOT
}

/** A slash and seven symbols; a path or a longer code is none. */
function barcodeAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  const stop = at + 1 + LENGTH
  // What looks like the full stop or the dash behind a text is its last symbol.
  const last = stop === end + 1 && (bytes[end] === DOT || bytes[end] === HYPHEN)
  if (bytes[at] !== SLASH || (stop > end && !last)) return false
  const out = match.canonical
  out[0] = SLASH
  let letters = 0
  let digits = 0
  for (let i = 1; i <= LENGTH; i++) {
    const b = bytes[at + i]!
    if (!isSymbol(b)) return false
    if (isLetter(b)) letters++
    else if (isDigit(b)) digits++
    out[i] = b
  }
  if (
    letters + digits < 3 ||
    (stop < end && (isAlnum(bytes[stop]!) || isSymbol(bytes[stop]!) || bytes[stop] === SLASH))
  )
    return false
  match.canonicalLength = LENGTH + 1
  return found(match, at, stop, HIGH, BECAUSE.grammar | BECAUSE.prefix)
}

export default defineDetector({
  id: 'einvoice-carrier',
  code: 44,
  names: { zh: '電子發票手機條碼', en: 'E-invoice mobile barcode' },
  category: 'C001',
  strength: 'weak',
  columns: [
    '手機條碼',
    '手機載具',
    '載具',
    '手機條碼載具',
    '手機條碼號碼',
    '共通性載具',
    '共通性載具號碼',
    '手機載具號碼',
    '載具號碼',
    '載具條碼',
    '載具編號',
    '載具顯碼',
    '載具隱碼',
    '發票載具',
    '電子發票載具',
    '雲端發票載具',
    '載具id',
    '載具顯碼id',
    '載具隱碼id',
    'carrierid',
    'carrierid1',
    'carrierid2',
    'carrierno',
    'carriernum',
    'carriernumber',
    'invoicecarrier',
    'einvoicecarrier',
    'mobilebarcode',
    'phonebarcode',
    'barcodecarrier',
  ],
  labels: [
    '手機條碼載具',
    '手機條碼',
    '手機載具',
    '共通性載具',
    '電子發票載具',
    '發票載具',
    '載具號碼',
    '載具條碼',
    '載具編號',
    '載具',
    'mobile barcode',
    'carrierid1',
  ],
  // No anchor: a slash and seven capitals are a path.
  anchors: [],
  cell(bytes, start, end, match) {
    return (
      anyCode(bytes, start, end, match, barcodeAt) ||
      (bytes[start] === SLASH && maskedCode(bytes, start, end, 7, 7, match))
    )
  },
  // The slash and nothing else: a barcode is short, and each symbol left would cut the candidates by 39.
  mask: () => '/*******',
  examples: {
    hit: [
      { text: '手機條碼：/ABC1234', canonical: '/ABC1234' },
      { text: '載具 /A.B+C-9', canonical: '/A.B+C-9' },
      { text: '手機條碼：/AB3+7Z.', canonical: '/AB3+7Z.' },
      { text: '載具號碼：/AB3-7Z-　統編', canonical: '/AB3-7Z-' },
      { text: 'CarrierId1=/QQ8X.Y7', canonical: '/QQ8X.Y7' },
      { text: '/ABC1234', column: '載具號碼', canonical: '/ABC1234' },
      { text: '/QQ8X.Y7', column: 'CarrierId1', canonical: '/QQ8X.Y7' },
    ],
    miss: [
      { text: '/ABC1234' },
      { text: '/usr/lib', column: '載具號碼' },
      { text: '/ABC12345', column: '載具號碼' },
      { text: '/ABC123', column: '載具號碼' },
      { text: '/ABC1234/XYZ', column: '載具號碼' },
      { text: 'TP03120512345678', column: '載具號碼' },
    ],
    masked: [{ text: '/AB***34', column: '手機條碼' }],
  },
})
