/** What the journal's kinds of entries are called. */
import type { EntryKind } from './entry.ts'

/** Of every kind, in both languages. */
export const KINDS: Readonly<Record<EntryKind, { readonly 'zh-TW': string; readonly en: string }>> = {
  key: { 'zh-TW': '簽署金鑰', en: 'key that signs' },
  scan: { 'zh-TW': '盤點', en: 'scan' },
  kept: { 'zh-TW': '盤點結果已保存', en: 'scan kept' },
  report: { 'zh-TW': '報告', en: 'reports' },
  reveal: { 'zh-TW': '調閱原值', en: 'raw values shown' },
  import: { 'zh-TW': '匯入', en: 'import' },
  export: { 'zh-TW': '匯出', en: 'export' },
  'subject-request': { 'zh-TW': '當事人請求', en: 'request of a data subject' },
  incident: { 'zh-TW': '個資事故', en: 'incident' },
  disposal: { 'zh-TW': '銷毀、移轉或刪除', en: 'disposal' },
  fulfilment: { 'zh-TW': '履行法定義務', en: 'duty done' },
  withdrawal: { 'zh-TW': '撤銷登錄', en: 'record withdrawn' },
  retention: { 'zh-TW': '逾期清除', en: 'removed after its time' },
  torn: { 'zh-TW': '中斷之殘行', en: 'line cut off' },
  gap: { 'zh-TW': '紀錄缺漏', en: 'entries missing' },
  behind: { 'zh-TW': '狀態檔較舊', en: 'state put back' },
}
