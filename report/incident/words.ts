/** Words of the form for incidents. Its labels are those of the official form (第八條附件), with English beside them. */
import type { Words } from '../words/language.ts'

/** Words by what they say. */
export const INCIDENT_WORDS = {
  form: { 'zh-TW': '個人資料侵害事故通報與紀錄表', en: 'Report and record of a personal data incident' },
  organisation: { 'zh-TW': '非公務機關名稱', en: '非公務機關名稱 Name of the organisation' },
  authority: { 'zh-TW': '通報機關', en: '通報機關 Authority reported to' },
  'reported-at': { 'zh-TW': '通報時間', en: '通報時間 Time of the report' },
  reporter: { 'zh-TW': '通報人', en: '通報人 Reported by' },
  signature: { 'zh-TW': '簽名（蓋章）：', en: '簽名（蓋章） Signature (seal):' },
  title: { 'zh-TW': '職稱', en: '職稱 Title' },
  phone: { 'zh-TW': '電話', en: '電話 Telephone' },
  email: { 'zh-TW': 'Email', en: 'Email' },
  address: { 'zh-TW': '地址', en: '地址 Address' },
  occurred: { 'zh-TW': '發生時間', en: '發生時間 Time it happened' },
  discovered: { 'zh-TW': '發現時間', en: '發現時間 Time it was discovered' },
  kind: { 'zh-TW': '發生種類', en: '發生種類 Kind' },
  theft: { 'zh-TW': '竊取', en: '竊取 theft' },
  alteration: { 'zh-TW': '竄改', en: '竄改 alteration' },
  damage: { 'zh-TW': '毀損', en: '毀損 damage' },
  loss: { 'zh-TW': '滅失', en: '滅失 loss' },
  leak: { 'zh-TW': '洩漏', en: '洩漏 leak' },
  'other-kind': { 'zh-TW': '其他侵害情形：＿＿＿＿', en: '其他侵害情形 other: ＿＿＿＿' },
  total: { 'zh-TW': '個人資料侵害之總筆數（大約）', en: '個人資料侵害之總筆數（大約） Records affected (about)' },
  general: { 'zh-TW': '一般個人資料', en: '一般個人資料 General personal data' },
  special: { 'zh-TW': '特種個人資料', en: '特種個人資料 Special categories' },
  about: { 'zh-TW': '{people} 筆（以當事人計）', en: '{people} (people)' },
  rows: { 'zh-TW': '資料列數 {number}', en: '{number} rows' },
  cause: { 'zh-TW': '發生原因及摘要', en: '發生原因及摘要 Cause and summary' },
  harm: { 'zh-TW': '損害狀況', en: '損害狀況 Harm done' },
  consequences: { 'zh-TW': '個人資料侵害可能結果', en: '個人資料侵害可能結果 Possible consequences' },
  response: { 'zh-TW': '擬採取之因應措施', en: '擬採取之因應措施 Measures planned' },
  notice: {
    'zh-TW': '擬通知當事人之時間及方式',
    en: '擬通知當事人之時間及方式 When and how people will be told',
  },
  'in-time': {
    'zh-TW': '是否於發現個人資料侵害後七十二小時內通報',
    en: '是否於發現後七十二小時內通報 Reported within 72 hours of discovery',
  },
  'in-time-yes': { 'zh-TW': '是', en: '是 yes' },
  'in-time-no': { 'zh-TW': '否，理由：', en: '否，理由 no, because:' },

  reports: { 'zh-TW': '應否通報及期限', en: 'Whether it has to be reported, and by when' },
  'column-regulation': { 'zh-TW': '法令依據', en: 'Regulation' },
  'column-state': { 'zh-TW': '應否通報', en: 'To be reported' },
  'column-to': { 'zh-TW': '通報對象', en: 'To whom' },
  'column-by': { 'zh-TW': '期限', en: 'By' },
  'state-report': { 'zh-TW': '應通報（受侵害達 {number} 筆）', en: 'Yes ({number} reached)' },
  'state-report-all': { 'zh-TW': '應通報（不論筆數）', en: 'Yes, whatever the number' },
  'state-judge': { 'zh-TW': '依情形判斷', en: 'If the circumstance below holds' },
  'state-report-special': { 'zh-TW': '應通報（涉及特種個人資料）', en: 'Yes (special-category data is affected)' },
  'state-report-holds': { 'zh-TW': '應通報（所在系統保有達 {holds} 筆）', en: 'Yes ({holds} or more are held there)' },
  'number-below': { 'zh-TW': '受侵害未達 {number} 筆', en: 'Fewer than {number} are affected' },
  'open-number': { 'zh-TW': '是否達 {number} 筆尚不能認定', en: 'Whether {number} is reached cannot be said' },
  'open-special': {
    'zh-TW': '是否涉及特種個人資料尚不能認定',
    en: 'whether special-category data is affected cannot be said',
  },
  'open-holds': {
    'zh-TW': '所在系統是否保有 {holds} 筆以上尚不能認定',
    en: 'whether {holds} or more are held there cannot be said',
  },
  because: { 'zh-TW': '（{gaps}）', en: ' ({gaps})' },
  'gap-unread-items': {
    'zh-TW': '最近一次盤點有未（完整）讀取之項目',
    en: 'the last scan could not wholly read everything',
  },
  'gap-nothing-read': {
    'zh-TW': '最近一次盤點有未讀得任何資料之處',
    en: 'the last scan read nothing at all in one of its places',
  },
  'gap-other-places': {
    'zh-TW': '最近一次盤點未涵蓋先前盤點過之範圍',
    en: 'the last scan did not look at all that earlier ones did',
  },
  'gap-scan-stopped': { 'zh-TW': '其後另有盤點尚未完成', en: 'a later scan has not come to its end' },
  'gap-and': { 'zh-TW': '、', en: '; ' },
  clause: { 'zh-TW': '，', en: '; ' },
  'report-anyway': { 'zh-TW': '宜先行通報', en: 'better report it' },
  'state-below': { 'zh-TW': '未達 {number} 筆', en: 'No: below {number}' },
  'by-reading': { 'zh-TW': '（以{reading}計）', en: ' (counted in: {reading})' },
  'rows-reach': {
    'zh-TW': '；惟以列數計將達該筆數，主管機關如採列數計算，結論不同',
    en: '; but rows alone would reach it: the conclusion differs if the authority counts rows',
  },
  trigger: { 'zh-TW': '；以{trigger}為要件', en: '; only where: {trigger}' },
  first: { 'zh-TW': '（知悉後 {hours} 小時內先行通報）', en: ' (announced within {hours} h of knowing)' },
  'by-unknown': { 'zh-TW': '發現後 {hours} 小時內（未填發現時間）', en: 'within {hours} h of discovery' },
  'no-reports': {
    'zh-TW': '設定檔未指定適用之法令，請自行確認應否通報。',
    en: 'No regulation is named in the configuration: see for yourself whether it has to be reported.',
  },

  files: { 'zh-TW': '受侵害之個人資料檔案', en: 'Places affected' },
  'column-place': { 'zh-TW': '位置', en: 'Place' },
  'column-rows': { 'zh-TW': '列數', en: 'Rows' },
  'column-items': { 'zh-TW': '項目數', en: 'Items' },
  'column-note': { 'zh-TW': '備註', en: 'Remarks' },
  unread: { 'zh-TW': '{number} 個項目未讀取', en: '{number} items not read' },
  notes: { 'zh-TW': '說明', en: 'Notes' },
  'note-count': {
    'zh-TW': '筆數為最佳估計與區間（下限–上限），依 {counted} 之盤點（其中最早者）計得；之後異動之資料不在其內。',
    en: 'Figures are best estimates with their interval (lower–upper), from the scan of {counted} (the earliest of them); what changed since is not in them.',
  },
  'note-part': {
    'zh-TW': '「特種」為有任一筆特種個人資料之當事人，「一般」為其餘當事人，兩者合計即總數。',
    en: 'Special: people with any record of a special category. General: everybody else. Together they are the total.',
  },
  'note-unread': {
    'zh-TW': '受侵害範圍內有 {number} 個項目未（完整）讀取，實際筆數可能更多。',
    en: '{number} affected items were not (wholly) read: there may be more.',
  },
  'note-person': {
    'zh-TW': '空白各欄僅承辦人員知悉，請填寫後簽名。',
    en: 'The blank fields are for the person in charge, to be filled in and signed.',
  },
  'note-made': { 'zh-TW': '本表於 {made} 由 {tool} 產生。', en: 'Made on {made} by {tool}.' },
} as const satisfies Readonly<Record<string, Words>>

/** One of {@link INCIDENT_WORDS}. */
export type IncidentWord = keyof typeof INCIDENT_WORDS
