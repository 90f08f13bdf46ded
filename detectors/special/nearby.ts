/** What stands right beside a word and says what it is: a dose behind a drug, 檢附 before a certificate. */
import { Affixes } from '../affixes.ts'

/** Behind a drug, a blank at most between: 500mg, 1#, 2 顆. */
const UNITS = new Affixes([
  'mg',
  'mcg',
  'ug',
  'μg',
  'g',
  'gm',
  'ml',
  'cc',
  'iu',
  'u',
  'unit',
  '#',
  '%',
  '顆',
  '粒',
  '錠',
  '毫克',
  '單位',
  '包',
  'MG',
  'ML',
  'IU',
  'U',
  'G',
])

/** Does a dose stand at `bytes[at, to)`, behind a drug? */
export function isDose(bytes: Uint8Array, at: number, to: number): boolean {
  let i = at
  if (i < to && bytes[i] === 0x20) i++
  const start = i
  while (i < to && i - start < 6 && ((bytes[i]! >= 0x30 && bytes[i]! <= 0x39) || bytes[i] === 0x2e)) i++
  if (i === start) return false
  if (i < to && bytes[i] === 0x20) i++
  return UNITS.begin(bytes, i, to) > 0
}

/** 檢附台大醫院診斷證明書: so far before a paper stands what says that it is enclosed. */
const ENCLOSED_REACH = 36
const ENCLOSED = new Affixes([
  '附',
  '附上',
  '檢附',
  '隨附',
  '後附',
  '附件',
  '附有',
  '檢具',
  '憑',
  '繳交',
  '繳驗',
  '補繳',
])
/** What is handed in to prove it; a summary of a chart that is sent along is the matter itself. */
const CERTIFICATES = new Affixes(['證明', '證明書', '診斷書'])
const BETWEEN_CLAUSES = new Affixes(['，', '。', '；', ',', ';', '\n'])
/** 附設醫院, 附醫: part of a hospital's name. */
const ATTACHED_HOSPITALS = new Affixes(['設', '屬', '醫', '近'])

/** Is the paper whose name is `bytes[start, end)` only handed in with this one? */
export function isEnclosed(bytes: Uint8Array, start: number, end: number, from: number): boolean {
  if (!CERTIFICATES.end(bytes, end, start)) return false
  const limit = Math.max(from, start - ENCLOSED_REACH)
  for (let at = start; at > limit; ) {
    if (BETWEEN_CLAUSES.end(bytes, at, from)) return false
    if (ENCLOSED.end(bytes, at, from) && ATTACHED_HOSPITALS.begin(bytes, at, start) === 0) return true
    // One character back.
    at--
    while (at > limit && (bytes[at]! & 0xc0) === 0x80) at--
  }
  return false
}
