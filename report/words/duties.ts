/** What follows once a number is reached. The ids come with the regulations' data; the numbers in them do, too. */
import type { Words } from './language.ts'

/** Duties by id: what is to be done. */
export const DUTIES: Readonly<Record<string, Words>> = {
  plan: { 'zh-TW': '訂定個人資料檔案安全維護計畫', en: 'Make the security plan for personal data files' },
  measures: { 'zh-TW': '採取資通訊系統安全措施', en: 'Take the security measures for information systems' },
  'incident-report': { 'zh-TW': '個資事故通報主管機關', en: 'Report incidents to the authority' },
  'stop-after': { 'zh-TW': '得停止適用', en: 'May stop' },
  resume: { 'zh-TW': '恢復適用', en: 'Resume' },
  inventory: { 'zh-TW': '定期清查所保有之個人資料，界定個資範圍', en: 'Check periodically what personal data is held' },
  check: { 'zh-TW': '檢查計畫執行情形', en: 'Check how the plan is carried out' },
  'keep-records': { 'zh-TW': '保存紀錄', en: 'Keep the records' },
}

/** When it is to be done. `{period}` is the duty's months or hours; `{date}` the last day of it. */
export const DUTY_PERIODS: Readonly<Record<string, Words>> = {
  plan: { 'zh-TW': '自達到門檻之日起 {period}內', en: 'within {period} of the day the number was reached' },
  'plan-date': {
    'zh-TW': '自達到門檻之日起 {period}內；以本次盤點日起算至 {date} 屆滿，先前已達到者自該日起算',
    en: 'within {period} of the day the number was reached: by {date} counting from this count, earlier if it was reached before',
  },
  'incident-report': { 'zh-TW': '自發現事故時起 {period}內', en: 'within {period} of discovering an incident' },
  'stop-after': { 'zh-TW': '連續 {period}未達門檻者', en: 'after {period} below the number' },
  resume: { 'zh-TW': '再次達到門檻之日起 {period}內', en: 'within {period} of reaching the number again' },
  check: { 'zh-TW': '至少每 {period}一次', en: 'at least every {period}' },
  'keep-records': { 'zh-TW': '至少 {period}', en: 'for at least {period}' },
  other: { 'zh-TW': '{period}', en: '{period}' },
}
