/** Headings of the inventory of data files (個人資料檔案清冊): what the scan fills in, then what a person does. */
import type { Words } from './language.ts'

/** Groups of columns, in order. */
export const COLUMN_GROUPS = {
  file: { 'zh-TW': '個人資料檔案', en: 'Data file' },
  figures: { 'zh-TW': '筆數', en: 'Figures' },
  risk: { 'zh-TW': '風險與保管狀況', en: 'Risk and exposure' },
  content: { 'zh-TW': '個人資料內容', en: 'Content' },
  act: {
    'zh-TW': '個人資料項目（個人資料保護法第 2 條第 1 款）',
    en: 'Items of the Personal Data Protection Act, art. 2(1)',
  },
  trace: { 'zh-TW': '盤點紀錄', en: 'Scan record' },
  human: { 'zh-TW': '由保有單位填寫', en: 'To be filled in by the owner unit' },
} as const satisfies Record<string, Words>

/** Id of a group of columns. */
export type ColumnGroup = keyof typeof COLUMN_GROUPS

/** Headings by column id; the items of the Act have theirs in ACT_ITEMS. */
export const COLUMNS = {
  number: { 'zh-TW': '編號', en: 'No.' },
  name: { 'zh-TW': '個人資料檔案名稱', en: 'Data file' },
  location: { 'zh-TW': '存放位置', en: 'Location' },
  system: { 'zh-TW': '系統種類', en: 'System' },
  form: { 'zh-TW': '檔案型態', en: 'Form' },
  items: { 'zh-TW': '項目數', en: 'Items' },
  size: { 'zh-TW': '大小（位元組）', en: 'Bytes' },
  class: { 'zh-TW': '當事人類別', en: 'Whose data' },
  rows: { 'zh-TW': '列數', en: 'Rows' },
  'masked-rows': { 'zh-TW': '已遮蔽列數', en: 'Masked rows' },
  lower: { 'zh-TW': '當事人數（下限）', en: 'People (lower)' },
  best: { 'zh-TW': '當事人數（最佳估計）', en: 'People (best)' },
  upper: { 'zh-TW': '當事人數（上限）', en: 'People (upper)' },
  special: { 'zh-TW': '特種個資當事人數', en: 'People with special data' },
  'risk-level': { 'zh-TW': '風險等級', en: 'Risk' },
  'risk-score': { 'zh-TW': '風險分數', en: 'Score' },
  'proposed-measures': { 'zh-TW': '建議措施', en: 'Proposed measures' },
  'file-duties': { 'zh-TW': '法定義務', en: 'Duties by law' },
  'risk-reasons': { 'zh-TW': '風險因素', en: 'Risk factors' },
  exposure: { 'zh-TW': '存取曝露', en: 'Exposure' },
  copies: { 'zh-TW': '複本與備份（編號）', en: 'Copies and backups (no.)' },
  region: { 'zh-TW': '存放地區', en: 'Region' },
  categories: { 'zh-TW': '個人資料類別', en: 'Categories' },
  'special-categories': { 'zh-TW': '特種個人資料（列數）', en: 'Special categories (rows)' },
  types: { 'zh-TW': '資料類型（不同值數）', en: 'Types (distinct values)' },
  examples: { 'zh-TW': '遮蔽後範例', en: 'Masked examples' },
  modified: { 'zh-TW': '最後異動日', en: 'Last changed' },
  unread: { 'zh-TW': '未讀取項目數', en: 'Items not read' },
  'first-seen': { 'zh-TW': '首次盤點日', en: 'First seen' },
  'last-seen': { 'zh-TW': '最近盤點日', en: 'Last seen' },
  id: { 'zh-TW': '檔案識別碼', en: 'Data file id' },
  owner: { 'zh-TW': '保有單位', en: 'Owner unit' },
  keeper: { 'zh-TW': '保管人', en: 'Keeper' },
  purpose: { 'zh-TW': '特定目的', en: 'Specific purpose' },
  basis: { 'zh-TW': '法律依據', en: 'Legal basis' },
  collection: { 'zh-TW': '蒐集方式', en: 'Collection' },
  retention: { 'zh-TW': '保存期限', en: 'Retention' },
  disposal: { 'zh-TW': '銷毀方式', en: 'Disposal' },
  recipients: { 'zh-TW': '提供對象', en: 'Recipients' },
  outsourced: { 'zh-TW': '委外（受託者）', en: 'Outsourced to' },
  transfer: { 'zh-TW': '國際傳輸', en: 'Cross-border transfer' },
  measures: { 'zh-TW': '安全措施', en: 'Security measures' },
  remarks: { 'zh-TW': '備註', en: 'Remarks' },
} as const satisfies Record<string, Words>

/** Id of a column with its own heading. */
export type ColumnId = keyof typeof COLUMNS

/** Kinds of systems by URI scheme. */
export const SYSTEMS: Readonly<Record<string, Words>> = {
  file: { 'zh-TW': '檔案系統', en: 'File system' },
  postgres: { 'zh-TW': 'PostgreSQL 資料庫', en: 'PostgreSQL database' },
  mysql: { 'zh-TW': 'MySQL／MariaDB 資料庫', en: 'MySQL/MariaDB database' },
  mssql: { 'zh-TW': 'SQL Server 資料庫', en: 'SQL Server database' },
  oracle: { 'zh-TW': 'Oracle 資料庫', en: 'Oracle database' },
  sqlite: { 'zh-TW': 'SQLite 資料庫', en: 'SQLite database' },
  s3: { 'zh-TW': '物件儲存（S3）', en: 'Object storage (S3)' },
  smb: { 'zh-TW': '網路共用資料夾', en: 'Network share' },
}

/** What the place says about who can get at it. */
export const EXPOSURES = {
  worldReadable: { 'zh-TW': '任何使用者可讀', en: 'readable by anyone' },
  groupReadable: { 'zh-TW': '群組可讀', en: 'readable by a group' },
  shared: { 'zh-TW': '共用儲存空間', en: 'shared storage' },
  unencrypted: { 'zh-TW': '儲存未加密', en: 'unencrypted' },
  encrypted: { 'zh-TW': '儲存已加密', en: 'encrypted at rest' },
  owner: { 'zh-TW': '僅擁有者可讀', en: 'owner only' },
  unknown: { 'zh-TW': '不明', en: 'not known' },
} as const satisfies Record<string, Words>
