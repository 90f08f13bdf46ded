/** Words of the record of a request that somebody makes about their own data. */
import type { Words } from '../words/language.ts'

/** Words by what they say. */
export const REQUEST_WORDS = {
  title: { 'zh-TW': '當事人權利行使處理紀錄', en: 'Record of a request of a person concerned' },
  request: { 'zh-TW': '請求事項', en: 'Request' },
  article: { 'zh-TW': '法條', en: 'Articles' },
  received: { 'zh-TW': '收到日', en: 'Received' },
  due: { 'zh-TW': '准駁期限', en: 'To be decided by' },
  'due-working': { 'zh-TW': '{date}（末日為週末，順延至 {next}）', en: '{date} (a weekend: {next})' },
  'due-longer': {
    'zh-TW': '{due}；延長時至 {longer}，並應以書面通知原因',
    en: '{due}; if prolonged, {longer}, with the reasons told in writing',
  },
  'searched-by': { 'zh-TW': '查詢依據', en: 'Looked for by' },
  'searched-at': { 'zh-TW': '查詢時間', en: 'Looked for on' },
  'searched-who': { 'zh-TW': '查詢者（系統帳號）', en: 'By (account of the system)' },
  counted: { 'zh-TW': '依據之盤點', en: 'From the scan of' },
  result: { 'zh-TW': '查得之處', en: 'Found in' },
  person: { 'zh-TW': '當事人姓名', en: 'Name of the person' },
  identity: { 'zh-TW': '身分確認方式', en: 'How the identity was checked' },
  decision: { 'zh-TW': '准駁及理由', en: 'Decision and reasons' },
  done: { 'zh-TW': '處理情形', en: 'What was done' },
  fee: { 'zh-TW': '費用', en: 'Fee' },
  answered: { 'zh-TW': '回復日期及方式', en: 'Answered on, and how' },
  handler: { 'zh-TW': '承辦人／主管簽名', en: 'Signatures' },
  'column-file': { 'zh-TW': '檔案識別碼', en: 'Data file' },
  'column-place': { 'zh-TW': '位置', en: 'Place' },
  'column-owner': { 'zh-TW': '保有單位', en: 'Owner unit' },
  'column-rows': { 'zh-TW': '列數', en: 'Rows' },
  'column-way': { 'zh-TW': '如何認定', en: 'How it was known' },
  'way-itself': { 'zh-TW': '含所查識別資料', en: 'has what was looked for' },
  'way-linked': {
    'zh-TW': '以其他識別資料連結為同一人，請人工確認',
    en: 'linked by another identifier: to be checked',
  },
  'way-possible': { 'zh-TW': '可能為此人，請人工確認', en: 'possibly this person: to be checked' },
  nothing: { 'zh-TW': '盤點範圍內查無此人之資料。', en: 'The scans have nothing of this person.' },
  'note-state': {
    'zh-TW': '由狀態檔之代碼比對，未重新讀取資料，本紀錄不含所查之值；盤點後之異動不在其內。',
    en: 'Compared by tokens in the state; no data was read again, and what was looked for is not in this record. What changed since the scan is not in it.',
  },
  'note-unread': {
    'zh-TW': '另有 {number} 個項目未（完整）讀取，其中可能有此人之資料。',
    en: '{number} items were not (wholly) read: data of this person may be in them.',
  },
  'note-several': {
    'zh-TW': '所查識別資料由 {number} 人共用（例如家用電話），請確認何者為請求人。',
    en: 'What was looked for is shared by {number} people (a household’s telephone, for one): see which of them asks.',
  },
  'note-part': {
    'zh-TW': '符合之紀錄過多，僅列出部分；請改以身分證字號等較明確之識別資料查詢。',
    en: 'There was more than could be looked at: look for something that is the person’s alone, an ID number for one.',
  },
} as const satisfies Readonly<Record<string, Words>>

/** One of {@link REQUEST_WORDS}. */
export type RequestWord = keyof typeof REQUEST_WORDS
