/** Errors of single items, values and tokens that somebody asks about. */
import { EXIT } from '../exit-codes.ts'
import { command, quoted } from '../invocation.ts'
import type { Kind } from './kind.ts'
import { reasonWords } from './reasons.ts'

/** Of items, values, tokens and kinds. */
export const VALUE_ERRORS = {
  'item-missing': {
    exit: EXIT.noInput,
    zh: (p) => `檔案不存在：${p.item}。請檢查拼字，或確認該磁碟／分享已掛載。`,
    en: (p) => `No such file: ${p.item}. Check the spelling, or that the disk or share is mounted.`,
  },
  'item-is-folder': {
    exit: EXIT.usage,
    zh: (p) =>
      `${p.item} 是資料夾，inspect 一次只看一個檔案。要盤點整個資料夾請執行 ${command(`scan ${quoted(String(p.item))}`)}`,
    en: (p) =>
      `${p.item} is a folder, and inspect looks at one file. To look at the whole folder, run ${command(`scan ${quoted(String(p.item))}`)}`,
  },
  'item-masked': {
    exit: EXIT.noInput,
    zh: (p) =>
      `找不到 ${p.item}：這是報告中隱碼後的名稱。請以 --key 指定該次盤點的金鑰，並確認檔案仍在原處；或直接指定實際的路徑。`,
    en: (p) =>
      `${p.item} is a name as reports mask it, and no file was found for it. Name the key of that scan with --key and see that the file is still there, or name its path as it is.`,
  },
  'member-missing': {
    exit: EXIT.noInput,
    zh: (p) => `容器中找不到項目：${p.item}。容器內的項目請寫成「容器!/名稱」，名稱與報告所列相同。`,
    en: (p) =>
      `No such item in the container: ${p.item}. Something inside a container is written container!/name, with the name as reports have it.`,
  },
  'item-unreadable': {
    exit: EXIT.noInput,
    zh: (p) => `無法讀取 ${p.item}：${reasonWords(p.reason, 'zh-TW')}。`,
    en: (p) => `Cannot read ${p.item}: ${reasonWords(p.reason, 'en')}.`,
  },
  'token-malformed': {
    exit: EXIT.usage,
    zh: (p) =>
      `「${p.item}」不是代碼。代碼由類型與 16 個十六進位字元組成，例如 mobile:0123456789abcdef，可由 ${command('token mobile')} 或 ${command('inspect --token')} 取得。`,
    en: (p) =>
      `"${p.item}" is no token. A token is a kind and 16 hexadecimal digits, such as mobile:0123456789abcdef; ${command('token mobile')} and ${command('inspect --token')} print them.`,
  },
  'token-of-nobody': {
    exit: EXIT.usage,
    zh: (p) => `${p.item} 不能辨識人，沒有合併與否可說明。請改用證號、電話、電子郵件、地址、姓名等類型的代碼。`,
    en: (p) =>
      `${p.item} tells nobody apart, so there is nothing to explain. Take the token of a number, a phone, an e-mail, an address, a name.`,
  },
  'detector-unknown': {
    exit: EXIT.usage,
    zh: (p) =>
      `沒有 ${p.item} 這個類型${p.near === undefined ? '' : `，是否為 ${p.near}？`}。全部類型請執行 ${command('detectors')}`,
    en: (p) =>
      `There is no kind ${p.item}${p.near === undefined ? '' : `; did you mean ${p.near}?`}. For all of them, run ${command('detectors')}`,
  },
  'value-unknown': {
    exit: EXIT.usage,
    zh: (p) => `輸入的值不是 ${p.item}，因此沒有代碼。`,
    en: (p) => `What was given is no ${p.item}, so there is no token for it.`,
  },
  'value-untold': {
    exit: EXIT.usage,
    zh: (p) =>
      `盤點結果中查無輸入之值。依其形式，它不是身分證字號等可辨認的識別資料（可能輸入有誤，例如檢查碼不符），只可能是：${p['names-zh']}；因此不得據以答復查無資料。請核對後重新輸入；確屬其中一類者，請以 --kind 指定（${p.item}）。`,
    en: (p) =>
      `Nothing has this value, and by its form it is none of the identifiers that are known: an ID number's check digit would be wrong. It could only be one of these: ${p.names}; so nobody can be told that there is nothing of theirs. Check it, or name its kind with --kind (${p.item}).`,
  },
  'value-of-nobody': {
    exit: EXIT.usage,
    zh: () =>
      `輸入的不是可辨識的識別資料（身分證字號、統一證號、護照、電話、電子郵件等），或檢查碼不符。請檢查後再試，或以 --kind 指定類型。`,
    en: () =>
      `What was given is no identifier that is known (an ID number, a passport, a telephone number, an e-mail address …), or its check digit is wrong. Check it, or name its kind with --kind.`,
  },
  'audit-failed': {
    exit: EXIT.cannotCreate,
    zh: (p) => `無法留下調閱紀錄於 ${p.path}（${reasonWords(p.reason, 'zh-TW')}），因此不顯示原值。請先修正再試。`,
    en: (p) =>
      `The record of who looked cannot be written to ${p.path} (${reasonWords(p.reason, 'en')}), so no values are shown. Mend that first.`,
  },
} as const satisfies Readonly<Record<string, Kind>>
