/** Errors of what is asked for: the command line, the configuration, the places that are to be scanned. */
import { EXIT } from '../exit-codes.ts'
import { command, quoted } from '../invocation.ts'
import type { Kind } from './kind.ts'
import { reasonWords } from './reasons.ts'

const KNOWN_URLS = 'postgres://, mysql://, mssql://, s3://, sqlite:'

/** Of targets, their secrets, and the configuration. */
export const TARGET_ERRORS = {
  usage: {
    exit: EXIT.usage,
    zh: (p) => `指令用法不正確：${p['message-zh'] ?? p.message}。請執行 ${command('--help')} 查看用法。`,
    en: (p) => `The command line is not right: ${p.message}. Run ${command('--help')} to see how it is used.`,
  },
  'no-target': {
    exit: EXIT.usage,
    zh: () =>
      `沒有要盤點的路徑。請在指令後寫上路徑（例如 ${command('scan /srv/share')}），或在 pandian.yaml 的 targets 列出。`,
    en: () =>
      `There is nothing to scan. Name a path after the command (${command('scan /srv/share')}), or list targets in pandian.yaml.`,
  },
  'path-missing': {
    exit: EXIT.noInput,
    zh: (p) => `路徑不存在：${p.path}。請檢查拼字，或確認該磁碟／分享已掛載。`,
    en: (p) => `No such path: ${p.path}. Check the spelling, or that the disk or share is mounted.`,
  },
  'path-unreachable': {
    exit: EXIT.noInput,
    zh: (p) => `無法到達：${p.path}（${reasonWords(p.reason, 'zh-TW')}）。請以有讀取權限的帳號執行。`,
    en: (p) => `Cannot reach ${p.path} (${reasonWords(p.reason, 'en')}). Run as an account that may read it.`,
  },
  'place-unreachable': {
    exit: EXIT.noInput,
    zh: (p) =>
      `無法連線：${p.path}（${reasonWords(p.reason, 'zh-TW')}）。請檢查位址、帳號與憑證${p.by === 'doctor' ? '' : `；${command('doctor')} 可單獨檢查連線，不讀取資料`}。`,
    en: (p) =>
      `Cannot connect to ${p.path} (${reasonWords(p.reason, 'en')}). Check address, account and certificate${p.by === 'doctor' ? '' : `; ${command('doctor')} tries the connection alone and reads no data`}.`,
  },
  'no-connector': {
    exit: EXIT.usage,
    zh: (p) => `不認得這種位置：${p.path}。支援本機與已掛載的路徑，以及 ${KNOWN_URLS}。`,
    en: (p) => `This kind of place is not known: ${p.path}. Known are local and mounted paths, and ${KNOWN_URLS}.`,
  },
  'secret-in-url': {
    exit: EXIT.usage,
    zh: (p) =>
      `密碼不可寫在網址裡（${p.path}）：指令列會留在歷史紀錄與行程清單中，請視為已外洩並更換。請改在 pandian.yaml 該位置的 secret 指定（env、file 或 command），或以該資料庫慣用的環境變數提供（例如 PGPASSWORD）。`,
    en: (p) =>
      `A password does not belong in a URL (${p.path}): command lines are kept in histories and shown in process lists, so take it for disclosed and change it. Say where it is found with secret in pandian.yaml (env, file or command), or use the database's own variable (PGPASSWORD for example).`,
  },
  'secret-missing': {
    exit: EXIT.noKey,
    zh: (p) => `取不到 ${p.path} 的密碼：${p.item}（${reasonWords(p.reason, 'zh-TW')}）。請檢查該位置的 secret 設定。`,
    en: (p) =>
      `There is no password for ${p.path}: ${p.item} (${reasonWords(p.reason, 'en')}). Check secret of that target.`,
  },
  'secret-too-open': {
    exit: EXIT.noKey,
    zh: (p) => `密碼檔 ${p.path} 其他使用者也能讀。請執行 chmod 600 ${quoted(String(p.path))} 後再試。`,
    en: (p) =>
      `The password file ${p.path} can be read by others. Run chmod 600 ${quoted(String(p.path))} and try again.`,
  },
  'config-missing': {
    exit: EXIT.config,
    zh: (p) => `設定檔不存在：${p.path}。請檢查 --config 的路徑；${command('init')} 會在目前目錄建立 pandian.yaml。`,
    en: (p) =>
      `No such configuration file: ${p.path}. Check the path after --config; ${command('init')} makes a pandian.yaml in the current folder.`,
  },
  'config-unreadable': {
    exit: EXIT.config,
    zh: (p) => `設定檔 ${p.path} 無法讀取：${reasonWords(p.reason, 'zh-TW')}。請檢查路徑與權限。`,
    en: (p) =>
      `The configuration file ${p.path} cannot be read: ${reasonWords(p.reason, 'en')}. Check the path and its permissions.`,
  },
  'config-invalid': {
    exit: EXIT.config,
    zh: (p) => `設定檔有誤：\n${p['problems-zh'] ?? p.problems}`,
    en: (p) => `The configuration is not right:\n${p.problems}`,
  },
  'baseline-unreadable': {
    exit: EXIT.config,
    zh: (p) =>
      `基準檔 ${p.path} 無法讀取（${reasonWords(p.reason, 'zh-TW')}）。請執行 ${command('baseline write')} 重新產生，或自設定檔移除 baseline。`,
    en: (p) =>
      `The baseline ${p.path} cannot be read (${reasonWords(p.reason, 'en')}). Write it again with ${command('baseline write')}, or take baseline out of the configuration.`,
  },
} as const satisfies Readonly<Record<string, Kind>>
