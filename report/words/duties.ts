/** What follows once a number is reached. The ids come with the regulations' data; the numbers in them do, too. */
import type { Words } from './language.ts'

/** Duties by id. */
export const DUTIES: Readonly<Record<string, Words>> = {
  plan: { 'zh-TW': '訂定個人資料檔案安全維護計畫', en: 'Make a security plan for personal data files' },
  'file-plan': {
    'zh-TW': '將安全維護計畫及業務終止後處理方法報主管機關備查',
    en: 'File the plan and the disposal method with the authority',
  },
  measures: { 'zh-TW': '採取資通訊系統安全措施', en: 'Take the security measures for information systems' },
  'incident-report': { 'zh-TW': '個資事故通報主管機關', en: 'Report incidents to the authority' },
  tier: { 'zh-TW': '適用加強管理規定', en: 'Follow the stricter tier of the rules' },
}
