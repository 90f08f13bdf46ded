/** Errors of the inventory, and of what people record and ask about it. */
import { EXIT } from '../exit-codes.ts'
import { command } from '../invocation.ts'
import type { Kind } from './kind.ts'
import { reasonWords } from './reasons.ts'

/** Of the inventory, records, incidents and regulations. */
export const RECORD_ERRORS = {
  'place-unknown': {
    exit: EXIT.noInput,
    zh: (p) =>
      `盤點結果中沒有 ${p.item}：請檢查拼字，或先盤點該處。個人資料檔案的識別碼、位置見 inventory.xlsx 或 report.json。`,
    en: (p) =>
      `The scans know nothing of ${p.item}: check the spelling, or scan that place first. Ids and places of data files are in inventory.xlsx and report.json.`,
  },
  'data-file-parted': {
    exit: EXIT.noInput,
    zh: (p) =>
      `${p.item} 已不是清冊上的一列（已不存在、已無個人資料，或所含檔案之數量、類別、可否讀取已有變動）：請改以其位置（路徑或萬用字元）指定，該處未能讀取者亦會計入；已刪除者，其數量見最後一份列有該檔案之報告。`,
    en: (p) =>
      `${p.item} is no line of the inventory any more (it is gone, holds nobody any more, or how many files it has, of which class, or which can be read has changed): name its place instead, by path or pattern, and what cannot be read there counts as well; figures of what was deleted are in the last report that has it.`,
  },
  'data-file-unknown': {
    exit: EXIT.noInput,
    zh: (p) => `沒有這個個人資料檔案：${p.item}。請以報告或清冊所列的識別碼（F-…）或位置指定。`,
    en: (p) => `There is no such data file: ${p.item}. Name it by its id (F-…) or its place, as the reports have them.`,
  },
  'inventory-unreadable': {
    exit: EXIT.noInput,
    zh: (p) =>
      `清冊 ${p.path} 無法讀取（${reasonWords(p.reason, 'zh-TW')}）。請以 Excel 或 LibreOffice 存成 .xlsx 後再試。`,
    en: (p) =>
      `The inventory ${p.path} cannot be read (${reasonWords(p.reason, 'en')}). Save it as .xlsx with Excel or LibreOffice and try again.`,
  },
  'inventory-foreign': {
    exit: EXIT.badData,
    zh: (p) =>
      `${p.path} 沒有「${p.item}」這一欄的標題，不是盤點產生的清冊，或標題列已被刪除。請由最近一次的 inventory.xlsx 重新填寫；未匯入任何內容。`,
    en: (p) =>
      `${p.path} has no column headed “${p.item}”: it is no inventory of ours, or its headings are gone. Fill in the latest inventory.xlsx; nothing was imported.`,
  },
  'inventory-invalid': {
    exit: EXIT.badData,
    zh: (p) =>
      `清冊 ${p.path} 有 ${p.found} 處看不懂，因此未匯入任何內容。請修正後再試：\n${p['problems-zh'] ?? p.problems}`,
    en: (p) =>
      `${p.found} cells of the inventory ${p.path} cannot be understood, so nothing was imported. Mend them and try again:\n${p.problems}`,
  },
  'inventory-conflicts': {
    exit: EXIT.badData,
    zh: (p) =>
      `清冊 ${p.path} 有 ${p.found} 處與匯出之後的變更衝突，因此未匯入任何內容。請加 --take sheet（以清冊為準）或 --take state（保留現值）後再試：\n${p['problems-zh'] ?? p.problems}`,
    en: (p) =>
      `${p.found} cells of the inventory ${p.path} were also changed elsewhere since it was made, so nothing was imported. Run again with --take sheet (the sheet holds) or --take state (what is kept holds):\n${p.problems}`,
  },
  'record-incomplete': {
    exit: EXIT.usage,
    zh: (p) => `登錄缺少：${p.item}。請於終端機執行以逐一填答，或以選項指定。`,
    en: (p) => `The record lacks ${p.item}. Run it on a terminal to be asked, or give them as options.`,
  },
  'record-invalid': {
    exit: EXIT.usage,
    zh: (p) =>
      `${p.item} 的值不正確：${p.item === '--kind' ? '種類為 destroyed、moved 或 deleted' : p.item === '--date' ? `應為西元日期 YYYY-MM-DD，不晚於今日${p.from === '' ? '' : `、不早於發現之日 ${p.from}`}，如 2026-11-29（臺灣時間）` : '應為已過去的時間，如 2026-11-29 或 2026-11-29T15:30（臺灣時間）'}。`,
    en: (p) =>
      `${p.item} is not right: ${p.item === '--kind' ? 'it is destroyed, moved or deleted' : p.item === '--date' ? `it is a day, no later than today${p.from === '' ? '' : ` and no earlier than that of discovery, ${p.from}`}, like 2026-11-29 (Taiwan time)` : 'it is a past time like 2026-11-29 or 2026-11-29T15:30 (Taiwan time)'}.`,
  },
  'record-unknown': {
    exit: EXIT.noInput,
    zh: (p) => `沒有第 ${p.item} 號登錄，或已撤銷。${command('record list')} 列出全部。`,
    en: (p) => `There is no record number ${p.item}, or it was withdrawn. ${command('record list')} has them all.`,
  },
  'duty-unknown': {
    exit: EXIT.usage,
    zh: (p) =>
      p.item === ''
        ? '適用的法規中，沒有任何一部有這項義務。'
        : `${p.item} 不在適用的法規中，或沒有這項義務${p.known === '' ? '' : `；有此義務者：${p.known}`}。`,
    en: (p) =>
      p.item === ''
        ? 'None of the regulations that apply asks for this.'
        : `${p.item} is none of the regulations that apply, or does not ask for this${p.known === '' ? '' : `; these do: ${p.known}`}.`,
  },
  'incident-unknown': {
    exit: EXIT.noInput,
    zh: (p) => `沒有第 ${p.item} 號事故，或已登錄通報。${command('status')} 列出尚未登錄者。`,
    en: (p) =>
      `There is no incident number ${p.item}, or it was recorded as reported. ${command('status')} lists those that were not.`,
  },
  'regulation-unsaid': {
    exit: EXIT.usage,
    zh: (p) => `適用的法規中不只一部有這項義務：請以 --regulation 指定（${p.known}；可重複）。`,
    en: (p) => `More than one regulation asks for this: say which with --regulation (${p.known}; it may be repeated).`,
  },
  'regulation-unknown': {
    exit: EXIT.usage,
    zh: (p) => `沒有 ${p.item} 這部辦法的資料。相近的代碼：${p.known}。清單：${command('regulations')}`,
    en: (p) =>
      `There is no data for a regulation ${p.item}. Ids like it: ${p.known}. All of them: ${command('regulations')}`,
  },
  'time-in-future': {
    exit: EXIT.usage,
    zh: (p) => `${p.item} 的時間尚未到來，請檢查年月日（未註明時區者為臺灣時間）。`,
    en: (p) => `The time of ${p.item} has not come yet: check it (Taiwan time unless it says otherwise).`,
  },
  'discovered-before': {
    exit: EXIT.usage,
    zh: () => '發現時間早於發生時間，請檢查 --discovered 與 --occurred。',
    en: () => 'It was discovered before it happened: check --discovered and --occurred.',
  },
} as const satisfies Readonly<Record<string, Kind>>
