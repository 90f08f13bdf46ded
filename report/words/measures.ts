/** What is proposed for each part of the risk score, and what the law asks of a data file. Proposals: the organisation decides. */
import type { FileDutyId, RiskReason } from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

/** One proposal for each reason. */
export const MEASURES: Readonly<Record<RiskReason, Words>> = {
  'many-people': {
    'zh-TW': '檢視蒐集之必要性，減少筆數；限制可一次匯出之數量',
    en: 'Review whether all of it is needed, keep fewer records, and limit how many can be exported at a time',
  },
  'special-data': {
    'zh-TW': '確認符合個資法第 6 條但書；與一般個資分開存放，另設存取權限',
    en: 'Confirm which exception of art. 6 of the Act allows it; keep it apart, with access rights of its own',
  },
  'world-readable': {
    'zh-TW': '取消所有人可讀之權限，僅授權業務所需人員',
    en: 'Take away read access for everyone; give it to those who need it for their work',
  },
  shared: {
    'zh-TW': '確認可掛載此分享之主機與帳號，移除不需要者並保留存取紀錄',
    en: 'Find out which machines and accounts can mount the share, remove those without need, and keep access logs',
  },
  unencrypted: {
    'zh-TW': '啟用儲存加密，並將金鑰與資料分開保管',
    en: 'Encrypt the storage, and keep the key apart from the data',
  },
  stale: {
    'zh-TW': '核對保存期限與特定目的是否消失；已無須保存者予以刪除並留存紀錄（pandian record disposal）',
    en: 'Check whether its retention period or its purpose has ended; destroy what need not be kept and record it (pandian record disposal)',
  },
  copies: {
    'zh-TW': '確認各複本之必要性，多餘者予以刪除並留存紀錄',
    en: 'Find out which copies are needed; destroy the others and record it',
  },
  abroad: {
    'zh-TW': '確認主管機關未限制傳輸至該地區，告知當事人傳輸之地區，並監督接收方',
    en: 'Confirm that transfer to that region is not restricted, tell the people concerned of the region, and supervise the recipient',
  },
  outsourced: {
    'zh-TW': '於契約明定處理範圍、安全措施、複委託與返還刪除，定期查核並留存紀錄',
    en: 'Have the contract name scope, security measures, sub-processors, return and deletion; audit regularly and keep records',
  },
  'strong-identifiers': {
    'zh-TW': '顯示時隱碼；以內部編號取代身分證號等識別碼',
    en: 'Mask it on display; use an internal number in place of ID numbers and the like',
  },
  financial: {
    'zh-TW': '卡號、帳號以加密或代碼化方式儲存，不保存驗證碼',
    en: 'Encrypt or tokenise card and account numbers; never keep verification codes',
  },
  'unread-parts': {
    'zh-TW': '取得權限或密碼後重新盤點，以確認其內容',
    en: 'Get permission or passwords and scan again, to know what it holds',
  },
}

/** What the law asks for, in a sentence. */
export const FILE_DUTIES: Readonly<Record<FileDutyId, Words>> = {
  'special-basis': {
    'zh-TW': '特種個人資料原則上不得蒐集、處理或利用，須符合但書各款之一',
    en: 'Special categories may not be collected, processed or used but under one of the exceptions',
  },
  'transfer-restriction': {
    'zh-TW': '國際傳輸前，確認未受中央目的事業主管機關限制',
    en: 'Before a transfer abroad, confirm that the competent authority has not restricted it',
  },
  'transfer-notice': {
    'zh-TW': '告知當事人個人資料利用之地區及對象',
    en: 'Tell the people concerned in which region and by whom their data is used',
  },
  'transfer-supervision': {
    'zh-TW': '要求境外接收方採行適當之安全措施並予監督',
    en: 'Have the recipient abroad take appropriate security measures, and supervise it',
  },
  'processor-supervision': {
    'zh-TW': '對受託者為適當之監督，定期確認執行狀況並記錄結果',
    en: 'Supervise the processor appropriately, confirm regularly how it performs, and record the result',
  },
  'system-measures': {
    'zh-TW':
      '資通訊系統之安全措施：使用者身分確認、個人資料顯示之隱碼、傳輸加密、存取控制與監控、防範入侵、異常使用之監控（依各辦法）',
    en: 'Measures for information systems: authentication, masking on display, encrypted transport, access control and monitoring, intrusion defence, abnormal-use monitoring (as the regulation has them)',
  },
}
