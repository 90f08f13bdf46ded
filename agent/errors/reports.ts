/** Errors of reports, and of what else is written. */
import { EXIT } from '../exit-codes.ts'
import { command } from '../invocation.ts'
import type { Kind } from './kind.ts'
import { reasonWords } from './reasons.ts'

/** Of reports and what is written. */
export const REPORT_ERRORS = {
  'report-unreadable': {
    exit: EXIT.noInput,
    zh: (p) =>
      `報告 ${p.path} 無法讀取（${reasonWords(p.reason, 'zh-TW')}）。請先執行 ${command('scan')}，或以 --report 指定 report.json。`,
    en: (p) =>
      `The report ${p.path} cannot be read (${reasonWords(p.reason, 'en')}). Run ${command('scan')} first, or name a report.json with --report.`,
  },
  'report-incomplete': {
    exit: EXIT.noInput,
    zh: (p) => `報告 ${p.path} 是未完成的盤點，不能作為基準。請以相同指令完成盤點後再試。`,
    en: (p) => `The report ${p.path} is of a scan that was stopped, and cannot be a baseline. Finish the scan first.`,
  },
  'file-exists': {
    exit: EXIT.cannotCreate,
    zh: (p) => `${p.path} 已存在，未覆寫。確定要覆寫請加 --force。`,
    en: (p) => `${p.path} is there already and was left alone. Add --force to replace it.`,
  },
  'out-in-use': {
    exit: EXIT.inUse,
    zh: (p) => `另一個掃描也要把報告寫入 ${p.path}。請等它結束，或以 --out 指定另一個目錄。`,
    en: (p) =>
      `Another scan is to write its reports into ${p.path}. Wait until it ends, or name another folder with --out.`,
  },
  'out-not-folder': {
    exit: EXIT.cannotCreate,
    zh: (p) => `--out 要的是目錄，但 ${p.path} 是檔案。請指定另一個目錄。`,
    en: (p) => `--out takes a folder, but ${p.path} is a file. Name another folder.`,
  },
  'cannot-write': {
    exit: EXIT.cannotCreate,
    zh: (p) =>
      `無法寫入 ${p.path}（${reasonWords(p.reason, 'zh-TW')}）。請檢查權限與磁碟空間，或以 --out 指定其他目錄後重新執行；已讀的部分不會重讀。`,
    en: (p) =>
      `Cannot write ${p.path} (${reasonWords(p.reason, 'en')}). Check permissions and space, or name another folder with --out, and run again: nothing is read twice.`,
  },
  'workers-fail': {
    exit: EXIT.internal,
    zh: (p) => `工作執行緒無法啟動（${reasonWords(p.reason, 'zh-TW')}）。請重新安裝 pandian，或附上版本回報。`,
    en: (p) =>
      `The worker threads cannot start (${reasonWords(p.reason, 'en')}). Install pandian again, or report this with the version.`,
  },
} as const satisfies Readonly<Record<string, Kind>>
