/** What a regulation asks for. The ids come with the regulations' data; the numbers in them do, too. */
import type { Clock } from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

/** Duties by id: what is to be done. */
export const DUTIES: Readonly<Record<string, Words>> = {
  plan: {
    'zh-TW': '訂定個人資料檔案安全維護計畫及業務終止後個人資料處理方法，並報請備查',
    en: 'Make the security plan for personal data files and the method of dealing with the data once the business ends, and file both',
  },
  'complete-plan': {
    'zh-TW': '完成個人資料檔案安全維護計畫之訂定',
    en: 'Have the security plan for personal data files made',
  },
  measures: {
    'zh-TW': '採取使用者身分確認、個人資料顯示之隱碼、傳輸加密、存取控制與監控、防止入侵、異常使用監控等措施',
    en: 'User authentication, masking on display, encrypted transport, access control and monitoring, intrusion defence, monitoring of abnormal use',
  },
  'file-plan': {
    'zh-TW': '安全維護計畫經核定後，送備查',
    en: 'File the security plan once it is approved',
  },
  'make-plan': {
    'zh-TW': '訂定並執行個人資料檔案安全維護計畫及業務終止後個人資料處理方法（期限與內容請查條文）',
    en: 'Make and carry out a security plan and a method of dealing with the data once the business ends (see the text for periods and contents)',
  },
  apply: { 'zh-TW': '適用本辦法', en: 'The regulation applies' },
  'yearly-measures': {
    'zh-TW': '定期實施及檢討改善加強措施',
    en: 'Carry out, check and improve the measures of the higher tier',
  },
  audit: {
    'zh-TW': '計畫納入個人資料安全稽核機制',
    en: 'Have the plan provide for an audit of the security of personal data',
  },
  'incident-report': { 'zh-TW': '發生個資事故，通報主管機關', en: 'Report incidents to the authority' },
  'serious-incident-report': {
    'zh-TW': '發生重大個資事故，通報主管機關',
    en: 'Report serious incidents to the authority',
  },
  'large-tier': {
    'zh-TW': '列為大型非公務機關，適用加強規定',
    en: 'Counts as a large organisation, with more to do',
  },
  'special-incident-report': {
    'zh-TW': '涉及特種個人資料之個資事故，通報主管機關',
    en: 'Report incidents that involve special-category data',
  },
  'system-incident-report': {
    'zh-TW': '所在系統保有達門檻筆數者，其個資事故均應通報（本表為全部盤點位置合計；單一系統之筆數見個人資料檔案）',
    en: 'Report every incident in a system that holds as many (the figures here are of all places together; see the data files for one system)',
  },
  'first-incident-report': {
    'zh-TW': '發生重大個資事故，先行通報',
    en: 'Tell the authority of a serious incident at once',
  },
  'notified-incident-report': {
    'zh-TW': '經主管機關或其他機關通知發生事故者，通報',
    en: 'Report an incident that the authority or another one has given notice of',
  },
  'incident-closing': {
    'zh-TW': '事故處理結束後，將處理情形報請備查',
    en: 'Report how the incident was dealt with',
  },
  'notify-people': {
    'zh-TW': '發生個資事故，查明後以適當方式通知當事人；本辦法之通報規定未收錄，請查條文',
    en: 'Inform the people concerned of an incident once it has been looked into; see the text for how it is reported',
  },
  'stop-after': { 'zh-TW': '得停止執行計畫', en: 'May stop carrying out the plan' },
  resume: { 'zh-TW': '恢復執行計畫', en: 'Resume carrying out the plan' },
  'stop-tier': { 'zh-TW': '得不適用加強措施', en: 'The measures of the higher tier may be stopped' },
  'resume-tier': { 'zh-TW': '恢復加強措施', en: 'Take up the measures of the higher tier again' },
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

/** When it is to be done. `{period}` is the duty's months, days or hours. */
export const DUTY_PERIODS: Readonly<Record<Clock, Words>> = {
  reached: { 'zh-TW': '自達到門檻之日起 {period}內', en: 'within {period} of the day the number was reached' },
  'reached-again': { 'zh-TW': '再達門檻者，{period}內', en: 'within {period} of reaching the number again' },
  below: { 'zh-TW': '連續 {period}未達者', en: 'after {period} in a row below the number' },
  every: { 'zh-TW': '至少每 {period}一次', en: 'at least every {period}' },
  keep: { 'zh-TW': '至少 {period}', en: 'for at least {period}' },
  discovery: { 'zh-TW': '自發現事故時起 {period}內', en: 'within {period} of discovering the incident' },
  knowledge: { 'zh-TW': '自知悉事故時起 {period}內', en: 'within {period} of knowing of the incident' },
  notice: { 'zh-TW': '自接獲通知時起 {period}內', en: 'within {period} of the notice' },
  closing: { 'zh-TW': '自事故處理結束起 {period}內', en: 'within {period} of having dealt with the incident' },
  approval: { 'zh-TW': '計畫核定後 {period}內', en: 'within {period} of the plan’s approval' },
  'in-force': { 'zh-TW': '自本辦法施行日起 {period}內', en: 'within {period} of the regulation coming into force' },
}

/** What is said beside a duty. */
export const DUTY_PHRASES = {
  after: {
    'zh-TW': '{deadline}，自達到門檻之日起 {period}後起算',
    en: '{deadline}, beginning {period} after the day the number was reached',
  },
  to: { 'zh-TW': '對象：{to}', en: 'To: {to}' },
  trigger: { 'zh-TW': '應通報者：{trigger}', en: 'Reported when {trigger}' },
  'incident-from': { 'zh-TW': '達 {number} 筆之事故', en: 'Incidents of {number} records or more' },
  'incident-from-anybody': {
    'zh-TW': '達 {number} 筆之事故，不限何人之個人資料',
    en: 'Incidents of {number} records or more, whoever they are of',
  },
  condition: { 'zh-TW': '適用對象：{condition}', en: 'For: {condition}' },
} as const satisfies Readonly<Record<string, Words>>
