/** What is said of data that was destroyed, moved or deleted. */
import type { DisposalKind, DisposalVerdict, Obstacle } from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

export const DISPOSAL_KINDS: Readonly<Record<DisposalKind, Words>> = {
  destroyed: { 'zh-TW': '銷毀', en: 'Destroyed' },
  moved: { 'zh-TW': '移轉', en: 'Handed over' },
  deleted: { 'zh-TW': '其他刪除、停止處理或利用', en: 'Deleted, or no longer processed or used' },
}

export const DISPOSAL_VERDICTS: Readonly<Record<DisposalVerdict, Words>> = {
  pending: { 'zh-TW': '其後之盤點尚不能確認', en: 'no scan could tell since' },
  confirmed: { 'zh-TW': '盤點確認已不在', en: 'confirmed: it is gone' },
  contradicted: {
    'zh-TW': '與盤點結果不符：仍在，或相同當事人之資料出現於他處',
    en: 'contradicted: it is still there, or the data of the same people is elsewhere',
  },
}

/** Why the last scan of its place could not tell. */
export const OBSTACLES: Readonly<Record<Obstacle['because'], Words>> = {
  'nothing-read': {
    'zh-TW': '該處未讀得任何資料（可能未掛載）',
    en: 'nothing at all was read there: it may not be mounted',
  },
  'left-out': {
    'zh-TW': '該處經排除、略過或未依連結盤點',
    en: 'it was left out of the scan, or not followed',
  },
  unread: {
    'zh-TW': '該處未能（完整）讀取或列出',
    en: 'it could not be (wholly) read or listed',
  },
  'same-name': {
    'zh-TW': '同名之項目仍在，未計得個人資料，但無從認定已清除其內容',
    en: 'something of that name is there still; nothing in it is counted, and nothing says that it was emptied',
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
  obstacle: { 'zh-TW': '不能確認之原因', en: 'What keeps scans from telling' },
} as const satisfies Readonly<Record<string, Words>>
