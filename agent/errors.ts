/**
 * Errors a user can meet: a closed list with codes, words in both languages, and what to do next. A stack trace is for our
 * own faults only, and no message carries a value from the data or a secret.
 */
import { EXIT, type ExitCode } from './exit-codes.ts'

type Params = Readonly<Record<string, string | number>>

interface Kind {
  readonly exit: ExitCode
  readonly zh: (p: Params) => string
  readonly en: (p: Params) => string
}

const KINDS = {
  usage: {
    exit: EXIT.usage,
    zh: (p) => `指令用法不正確：${p.message}。請執行 pandian --help 查看用法。`,
    en: (p) => `The command line is not right: ${p.message}. Run pandian --help to see how it is used.`,
  },
  'no-target': {
    exit: EXIT.usage,
    zh: () => '沒有要盤點的路徑。請在指令後寫上路徑，或在 pandian.yaml 的 targets 列出。',
    en: () => 'There is nothing to scan. Name a path after the command, or list targets in pandian.yaml.',
  },
  'path-missing': {
    exit: EXIT.noInput,
    zh: (p) => `路徑不存在：${p.path}。請檢查拼字，或確認該磁碟／分享已掛載。`,
    en: (p) => `No such path: ${p.path}. Check the spelling, or that the disk or share is mounted.`,
  },
  'path-unreachable': {
    exit: EXIT.noInput,
    zh: (p) => `無法到達：${p.path}（${p.reason}）。請以有讀取權限的帳號執行。`,
    en: (p) => `Cannot reach ${p.path} (${p.reason}). Run as an account that may read it.`,
  },
  'no-connector': {
    exit: EXIT.usage,
    zh: (p) => `不認得這種位置：${p.path}。目前支援本機與已掛載的路徑。`,
    en: (p) => `This kind of place is not known: ${p.path}. Local and mounted paths are supported.`,
  },
  'item-missing': {
    exit: EXIT.noInput,
    zh: (p) => `找不到項目：${p.item}。容器內的項目請寫成「容器!/名稱」。`,
    en: (p) => `No such item: ${p.item}. Something inside a container is written container!/name.`,
  },
  'item-unreadable': {
    exit: EXIT.noInput,
    zh: (p) => `無法讀取 ${p.item}：${p.reason}。`,
    en: (p) => `Cannot read ${p.item}: ${p.reason}.`,
  },
  'state-corrupt': {
    exit: EXIT.badData,
    zh: (p) => `狀態檔毀損：${p.path}。請自備份還原，或將它移走後重新掃描（報告不受影響，只是要從頭讀一次）。`,
    en: (p) =>
      `The state file is damaged: ${p.path}. Restore it from a backup, or move it away and scan again (reports stay; everything is read once more).`,
  },
  'state-newer': {
    exit: EXIT.badData,
    zh: (p) => `狀態檔 ${p.path} 由較新版本寫成（第 ${p.found} 版，本程式只認得第 ${p.known} 版）。請更新 pandian。`,
    en: (p) =>
      `The state file ${p.path} was written by a newer version (layout ${p.found}; this program knows ${p.known}). Update pandian.`,
  },
  'state-in-use': {
    exit: EXIT.inUse,
    zh: (p) => `另一個掃描正在使用狀態檔 ${p.path}。請等它結束，或以 --state 指定另一個檔案。`,
    en: (p) => `Another scan is using the state file ${p.path}. Wait until it ends, or name another file with --state.`,
  },
  'state-io': {
    exit: EXIT.stateIo,
    zh: (p) =>
      `狀態檔 ${p.path} 無法寫入（${p.reason}）。請釋出磁碟空間或檢查磁碟，再以相同指令續掃；已讀的部分不會遺失。`,
    en: (p) =>
      `The state file ${p.path} cannot be written (${p.reason}). Free some space or check the disk, then run the same command: it continues, nothing that was read is lost.`,
  },
  'key-unreadable': {
    exit: EXIT.noKey,
    zh: (p) => `金鑰檔 ${p.path} 無法讀取（${p.reason}）。請檢查路徑與權限。`,
    en: (p) => `The key file ${p.path} cannot be read (${p.reason}). Check the path and its permissions.`,
  },
  'key-too-open': {
    exit: EXIT.noKey,
    zh: (p) => `金鑰檔 ${p.path} 其他使用者也能讀。請執行 chmod 600 後再試。`,
    en: (p) => `The key file ${p.path} can be read by others. Run chmod 600 on it and try again.`,
  },
  'key-malformed': {
    exit: EXIT.noKey,
    zh: (p) => `金鑰檔 ${p.path} 的內容不是 64 個十六進位字元。請自備份還原；遺失金鑰就無法與舊結果比對。`,
    en: (p) =>
      `The key file ${p.path} does not hold 64 hexadecimal digits. Restore it from a backup; without the key old results cannot be compared.`,
  },
  'key-mismatch': {
    exit: EXIT.noKey,
    zh: (p) => `狀態檔 ${p.path} 是以另一把金鑰建立的。請以 --key 指定原來的金鑰，或以 --state 另建狀態檔。`,
    en: (p) =>
      `The state file ${p.path} was made with another key. Name that key with --key, or start another state file with --state.`,
  },
  'config-missing': {
    exit: EXIT.config,
    zh: (p) => `設定檔不存在：${p.path}。請執行 pandian init 建立。`,
    en: (p) => `No such configuration file: ${p.path}. Run pandian init to make one.`,
  },
  'config-invalid': {
    exit: EXIT.config,
    zh: (p) => `設定檔有誤：\n${p.problems}`,
    en: (p) => `The configuration is not right:\n${p.problems}`,
  },
  'file-exists': {
    exit: EXIT.cannotCreate,
    zh: (p) => `${p.path} 已存在，未覆寫。確定要覆寫請加 --force。`,
    en: (p) => `${p.path} is there already and was left alone. Add --force to replace it.`,
  },
  'cannot-write': {
    exit: EXIT.cannotCreate,
    zh: (p) =>
      `無法寫入 ${p.path}（${p.reason}）。請檢查權限與磁碟空間，或以 --out 指定其他目錄後重新執行；已讀的部分不會重讀。`,
    en: (p) =>
      `Cannot write ${p.path} (${p.reason}). Check permissions and space, or name another folder with --out, and run again: nothing is read twice.`,
  },
  'audit-failed': {
    exit: EXIT.cannotCreate,
    zh: (p) => `無法留下調閱紀錄於 ${p.path}（${p.reason}），因此不顯示原值。請先修正再試。`,
    en: (p) =>
      `The record of who looked cannot be written to ${p.path} (${p.reason}), so no values are shown. Mend that first.`,
  },
  'workers-fail': {
    exit: EXIT.internal,
    zh: (p) => `工作執行緒無法啟動（${p.reason}）。請重新安裝 pandian，或附上版本回報。`,
    en: (p) => `The worker threads cannot start (${p.reason}). Install pandian again, or report this with the version.`,
  },
} as const satisfies Readonly<Record<string, Kind>>

/** The code of an error: stable, for logs and for programs. */
export type ErrorCode = keyof typeof KINDS

/** An error of the closed list. `message` is English; {@link PandianError.words} gives either language. */
export class PandianError extends Error {
  override readonly name = 'PandianError'
  readonly code: ErrorCode
  readonly params: Params
  /** The status the program ends with. */
  readonly exit: ExitCode

  constructor(code: ErrorCode, params: Params = {}) {
    super(KINDS[code].en(params))
    this.code = code
    this.params = params
    this.exit = KINDS[code].exit
  }

  /** What to tell the user. */
  words(language: 'zh-TW' | 'en'): string {
    return language === 'en' ? KINDS[this.code].en(this.params) : KINDS[this.code].zh(this.params)
  }
}

/** Every code, for the page of documentation that a test holds complete. */
export const ERROR_CODES = Object.keys(KINDS) as readonly ErrorCode[]

/** The system's or SQLite's code of an error (`ENOSPC`, `SQLITE_FULL`), or its class; never its message, which may hold data. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name
}
