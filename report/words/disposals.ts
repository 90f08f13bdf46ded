/** What is said of data that was destroyed, moved or deleted. */
import type { DisposalKind, DisposalVerdict } from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

export const DISPOSAL_KINDS: Readonly<Record<DisposalKind, Words>> = {
  destroyed: { 'zh-TW': '銷毀', en: 'Destroyed' },
  moved: { 'zh-TW': '移轉', en: 'Handed over' },
  deleted: { 'zh-TW': '其他刪除、停止處理或利用', en: 'Deleted, or no longer processed or used' },
}

export const DISPOSAL_VERDICTS: Readonly<Record<DisposalVerdict, Words>> = {
  pending: { 'zh-TW': '其後尚未盤點該處', en: 'not scanned since' },
  confirmed: { 'zh-TW': '盤點確認已不在', en: 'confirmed: it is gone' },
  contradicted: {
    'zh-TW': '與盤點結果不符：仍在，或相同當事人之資料出現於他處',
    en: 'contradicted: it is still there, or the data of the same people is elsewhere',
  },
}

/** The members of a record. */
export const DISPOSAL_FIELDS = {
  file: { 'zh-TW': '個人資料檔案', en: 'Data file' },
  kind: { 'zh-TW': '種類', en: 'Kind' },
  method: { 'zh-TW': '方法', en: 'Method' },
  disposed: { 'zh-TW': '時間', en: 'Time' },
  place: { 'zh-TW': '地點', en: 'Place' },
  proof: { 'zh-TW': '證明方式', en: 'Proof' },
  reason: { 'zh-TW': '移轉原因', en: 'Reason' },
  recipient: { 'zh-TW': '移轉對象', en: 'Recipient' },
  basis: { 'zh-TW': '受移轉對象得保有之合法依據', en: 'Recipient’s legal basis' },
  who: { 'zh-TW': '登錄人', en: 'Recorded by' },
  verdict: { 'zh-TW': '盤點結果', en: 'What scans say' },
  found: { 'zh-TW': '發現位置', en: 'Found at' },
} as const satisfies Readonly<Record<string, Words>>
