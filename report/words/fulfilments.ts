/** What is said of duties that somebody has recorded as done. */
import type { Deed } from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

export const DEED_WORDS: Readonly<Record<Deed, Words>> = {
  plan: { 'zh-TW': '訂定安全維護計畫', en: 'Security plan made' },
  approval: { 'zh-TW': '安全維護計畫經核定', en: 'Security plan approved' },
  filing: { 'zh-TW': '安全維護計畫報請備查', en: 'Security plan filed' },
  measures: { 'zh-TW': '採取資通訊系統安全措施', en: 'Measures for information systems taken' },
  check: { 'zh-TW': '檢查計畫執行情形', en: 'Plan’s execution checked' },
  resume: { 'zh-TW': '恢復執行計畫', en: 'Plan taken up again' },
  report: { 'zh-TW': '通報個資事故，或經判斷無須通報', en: 'Incident reported, or found to need no report' },
  'first-report': { 'zh-TW': '先行通報個資事故', en: 'First report of an incident made' },
}

/** The members of a record. */
export const FULFILMENT_FIELDS = {
  incident: { 'zh-TW': '事故號碼', en: 'Incident number' },
  by: { 'zh-TW': '執行', en: 'Done by' },
  note: { 'zh-TW': '說明', en: 'Note' },
  who: { 'zh-TW': '登錄人', en: 'Recorded by' },
  withdrawn: { 'zh-TW': '已撤銷', en: 'Withdrawn' },
} as const satisfies Readonly<Record<string, Words>>
