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

/** What is handed in to prove it; a summary of a chart that is sent along is the matter itself. */
const CERTIFICATES = new Affixes(['證明', '證明書', '診斷書'])
/** What stands behind a certificate of which is told what it says … */
const SAYS =
  /^(?:[^，。；\n]{0,8})(?:記載|載明|所載|上載|載有|內載|上寫|寫著|寫|註明|註記|略以|顯示|診斷為|病名|指出|所示|囑言|醫囑)|^[\s　]*[:：]/u
/** … and before one that is the paper itself, on its line: a hospital, a number, nothing of what is done with it. */
const ASKS = /[附補繳交具憑持領請需須要求提供寄傳出開或及、，。；:：]/u
/** So much before and behind it is looked at, in bytes. */
const HEAD_REACH = 60
const BEHIND_REACH = 48
/** Behind it, in the same line, nothing is asked for. */
const HANDED_IN =
  /^書?(?:[（(]?(?:正本|影本|[一乙1壹]份|附|需|請|如|後補|待補)|正本|影本|[一乙1壹]份|後補|[會要可需將得應再]|再補|待補|未|到|以|即可|申請|請|及|或|、)/u

/** 缺體檢表, 未繳良民證: of who is asked for it, and of what is not there. */
const LACKING = /(?:缺|欠|未[繳附交]|[補待]繳|補交|待補)$/u
const PAPER_FORM = /(?:體檢|健檢|檢查)(?:表|報告)$/u

const decoder = new TextDecoder()

/** HCT-1036834: of a number that letters begin, which are none of a laboratory. */
export function beginsNumber(bytes: Uint8Array, start: number, end: number, to: number): boolean {
  if (bytes[start]! >= 0x80 || end >= to || (bytes[end] !== 0x2d && bytes[end] !== 0x5f)) return false
  let i = end + 1
  while (i < to && bytes[i]! >= 0x30 && bytes[i]! <= 0x39) i++
  return i - end > LEAST_SERIAL
}
/** So many digits are no figure that is measured. */
const LEAST_SERIAL = 5

/** 截肢 1 件、骨折 3 例: counted, and nobody's; a theft may be counted of whom it names. */
const COUNTED = /^[ 　:：]{0,2}\d{1,5}[ 　]?(?:件|例|人次?|名)(?!\p{L})/u
/** 憂鬱症、創傷後壓力症候群個案諮商經驗: what somebody has dealt with. */
const EXPERIENCE =
  /^(?:[^\s　，,。;；:：、及和與或]{0,12}[、及和與或]){0,6}[^\s　，,。;；:：、及和與或]{0,12}?(?:照[護顧]|諮商|輔導|護理|衛教|個案)[^\s　，,。;；:：、]{0,6}?經驗/u

/** Is the illness before `behind` one of many that are counted, or of those whom somebody has dealt with? */
export function isOfOthers(behind: string): boolean {
  return COUNTED.test(behind) || EXPERIENCE.test(behind)
}

/** 病歷摘要（如有特殊疾病） */
const IF_ANY = new Affixes(['（如有', '(如有', '（若有', '(若有'])

/** Is the paper whose name is `bytes[start, end)` one that is only asked for, or has not been handed in? */
export function isLacking(bytes: Uint8Array, start: number, end: number, from: number, to: number): boolean {
  if (IF_ANY.begin(bytes, end, to) > 0) return true
  if (!PAPER_FORM.test(decoder.decode(bytes.subarray(start, end)))) return false
  return LACKING.test(decoder.decode(bytes.subarray(Math.max(from, start - 12), start)))
}

/**
 * Is the paper whose name is `bytes[start, end)` only named, as what is handed in or asked for? One that is here heads its line, or the text
 * goes on to say what it says.
 */
export function isOnlyNamed(bytes: Uint8Array, start: number, end: number, from: number, to: number): boolean {
  if (!CERTIFICATES.end(bytes, end, start)) return false
  const behind = decoder.decode(bytes.subarray(end, Math.min(to, end + BEHIND_REACH)))
  if (SAYS.test(behind)) return false
  let at = start
  while (at > from && start - at < HEAD_REACH && bytes[at - 1] !== 0x0a) at--
  if (at > from && bytes[at - 1] !== 0x0a) return true
  return ASKS.test(decoder.decode(bytes.subarray(at, start))) || HANDED_IN.test(behind)
}
