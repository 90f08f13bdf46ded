/**
 * Every status the program ends with, in one place (docs/exit-codes.md). 0 and 2 are findings about coverage, the rest
 * follow sysexits.h, so that a scheduler's log tells what to do.
 */
export const EXIT = {
  /** Everything that was asked for was looked at. */
  complete: 0,
  /** The scan ran to its end; something could not be looked at. The report says what and why. `verify`: the state could not be. */
  incomplete: 2,
  /** `verify`: the journal, the state or a report is not what was written. */
  altered: 3,
  /** The command line cannot be understood. */
  usage: 64,
  /** The state file is damaged, or written by a newer version. */
  badData: 65,
  /** A path does not exist, or nothing that was asked for can be reached. */
  noInput: 66,
  /** A fault of the program itself. */
  internal: 70,
  /** The reports cannot be written. */
  cannotCreate: 73,
  /** The disk is full or failing where the state lies. */
  stateIo: 74,
  /** Another scan uses the same state or the same folder of reports. */
  inUse: 75,
  /** The key or a password cannot be read, is open to others, or is not the one the state was made with. */
  noKey: 77,
  /** pandian.yaml is not right. */
  config: 78,
  /** Stopped by Ctrl-C or a service manager; the same command continues. */
  interrupted: 130,
} as const

/** One of {@link EXIT}. */
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What each status means, for `--help`. */
export const EXIT_WORDS: readonly { readonly code: ExitCode; readonly zh: string; readonly en: string }[] = [
  { code: EXIT.complete, zh: '要求盤點的全部看過', en: 'everything asked for was looked at' },
  {
    code: EXIT.incomplete,
    zh: '執行完成，但有項目未能讀取（報告列出）；verify：狀態檔未能比對',
    en: 'finished, but something was not read (see the report); verify: the state was not compared',
  },
  {
    code: EXIT.altered,
    zh: 'verify：紀錄、狀態檔或報告與寫成時不符',
    en: 'verify: the journal, the state or a report is not what was written',
  },
  { code: EXIT.usage, zh: '指令用法不正確', en: 'the command line is not right' },
  { code: EXIT.badData, zh: '狀態檔毀損或版本較新', en: 'the state file is damaged or newer than this program' },
  { code: EXIT.noInput, zh: '路徑不存在，或全部無法到達', en: 'a path does not exist, or nothing can be reached' },
  { code: EXIT.internal, zh: '程式本身的錯誤', en: 'a fault of the program itself' },
  { code: EXIT.cannotCreate, zh: '報告無法寫入', en: 'the reports cannot be written' },
  { code: EXIT.stateIo, zh: '狀態檔所在磁碟已滿或故障', en: 'the disk of the state file is full or failing' },
  { code: EXIT.inUse, zh: '另一個掃描正在使用同一狀態檔或報告目錄', en: 'another scan uses the same state or reports' },
  {
    code: EXIT.noKey,
    zh: '金鑰或密碼無法取得、權限過寬，或與狀態檔不符',
    en: 'the key or a password cannot be had, is open to others, or is another one',
  },
  { code: EXIT.config, zh: '設定檔有誤', en: 'the configuration is not right' },
  { code: EXIT.interrupted, zh: '被中斷；以相同指令即可續掃', en: 'interrupted; the same command continues' },
]
