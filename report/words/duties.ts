/** What a regulation asks for. The ids come with the regulations' data; the numbers in them do, too. */
import type { Words } from './language.ts'

/** Duties by id: what is to be done. */
export const DUTIES: Readonly<Record<string, Words>> = {
  plan: {
    'zh-TW': '訂定個人資料檔案安全維護計畫及業務終止後個人資料處理方法，並報請主管機關備查',
    en: 'Make the security plan for personal data files and the method of dealing with the data once the business ends, and file both with the authority',
  },
  'complete-plan': {
    'zh-TW': '完成個人資料檔案安全維護計畫之訂定',
    en: 'Have the security plan for personal data files made',
  },
  measures: {
    'zh-TW':
      '使用資通訊系統者，採取使用者身分確認、個人資料顯示之隱碼、傳輸加密、存取控制與監控、防止入侵、異常使用監控等措施',
    en: 'Where information systems are used: user authentication, masking on display, encrypted transport, access control and monitoring, intrusion defence, monitoring of abnormal use',
  },
  'incident-report': {
    'zh-TW': '發生個資事故，以書面通報主管機關（直轄市、縣市接獲者副知內政部）',
    en: 'Report incidents in writing to the authority (a municipality or county that receives it informs the Ministry of the Interior)',
  },
  'serious-incident-report': {
    'zh-TW': '發生個資事故，危及正常營運或大量當事人權益者，通報經濟部；或通報直轄市、縣（市）政府並副知經濟部',
    en: 'Report incidents that endanger normal operations or the rights of many people to the Ministry of Economic Affairs, or to the municipality or county with a copy to the Ministry',
  },
  'stop-after': { 'zh-TW': '得停止執行計畫', en: 'May stop carrying out the plan' },
  resume: { 'zh-TW': '恢復執行計畫', en: 'Resume carrying out the plan' },
  inventory: {
    'zh-TW': '定期清查所保有之個人資料，界定其範圍',
    en: 'Check periodically what personal data is held, and define its scope',
  },
  'inventory-files': {
    'zh-TW': '定期清查所保有之個人資料檔案與筆數',
    en: 'Check periodically which data files are held, and how many records',
  },
  check: {
    'zh-TW': '檢查計畫執行情形，並向代表人報告',
    en: 'Check how the plan is carried out, and report to the representative',
  },
  'keep-records': { 'zh-TW': '保存紀錄', en: 'Keep the records' },
}

/** Duties that hang on what earlier counts found, not on this one alone. */
export const DUTIES_OF_HISTORY: ReadonlySet<string> = new Set(['stop-after', 'resume'])

/** Duties that have a last day once the number is reached. */
export const DUTIES_BY_DATE: ReadonlySet<string> = new Set(['plan', 'complete-plan'])

/** When it is to be done. `{period}` is the duty's months or hours; `{date}` the last day of it. */
export const DUTY_PERIODS: Readonly<Record<string, Words>> = {
  plan: { 'zh-TW': '自達到門檻之日起 {period}內', en: 'within {period} of the day the number was reached' },
  'complete-plan': { 'zh-TW': '自達到門檻之日起 {period}內', en: 'within {period} of the day the number was reached' },
  'by-date': {
    'zh-TW': '自達到門檻之日起 {period}內：如本次盤點日為首次達到之日，至 {date} 屆滿；先前已達到者，自該日起算',
    en: 'within {period} of the day the number was reached: by {date} if the day of this count was the first; counted from the earlier day if it was reached before',
  },
  'incident-report': { 'zh-TW': '自發現事故時起 {period}內', en: 'within {period} of discovering an incident' },
  'serious-incident-report': { 'zh-TW': '自發現事故時起 {period}內', en: 'within {period} of discovering it' },
  'stop-after': { 'zh-TW': '連續 {period}未達者', en: 'after {period} in a row below the number' },
  resume: { 'zh-TW': '再達門檻者，{period}內', en: 'within {period} of reaching the number again' },
  check: { 'zh-TW': '至少每 {period}一次', en: 'at least every {period}' },
  'keep-records': { 'zh-TW': '至少 {period}', en: 'for at least {period}' },
  other: { 'zh-TW': '{period}', en: '{period}' },
}
