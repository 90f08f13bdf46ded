/** Errors of the state: its scans, its keys, its journal. */
import { EXIT } from '../exit-codes.ts'
import { command, quoted } from '../invocation.ts'
import type { Kind } from './kind.ts'
import { reasonWords } from './reasons.ts'

/** Of the state file, keys and the journal. */
export const STATE_ERRORS = {
  'state-missing': {
    exit: EXIT.noInput,
    zh: (p) =>
      `沒有狀態檔 ${p.path}：尚未盤點，或它在別處。請先執行 ${command('scan')}，或以 --state（或 --config）指定它的位置。${listed('現有的狀態檔：', p.others)}`,
    en: (p) =>
      `There is no state file ${p.path}: nothing was scanned yet, or it is elsewhere. Run ${command('scan')} first, or name it with --state (or --config).${listed(' There are:', p.others)}`,
  },
  'state-corrupt': {
    exit: EXIT.badData,
    zh: (p) =>
      `狀態檔毀損：${p.path}。請自備份還原；沒有備份時，將它與 ${p.path}.journal 一併移走並保存，再重新掃描（報告不受影響；歷次盤點與登錄不在新的狀態檔中，登錄請補登）。`,
    en: (p) =>
      `The state file is damaged: ${p.path}. Restore it from a backup; without one, move it away together with ${p.path}.journal, keep both, and scan again (reports stay; earlier scans and what was recorded are not in the new state: record again what still holds).`,
  },
  'state-foreign': {
    exit: EXIT.badData,
    zh: (p) =>
      `${p.path} 不是 pandian 的狀態檔（或開頭已毀損），未更動它。請以 --state 指定另一個路徑（例如尚不存在的檔案）。`,
    en: (p) =>
      `${p.path} is not a state file of pandian (or its beginning is damaged), and was left as it is. Name another path with --state, of a file that is not there yet for example.`,
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
      `狀態檔 ${p.path} 無法寫入（${reasonWords(p.reason, 'zh-TW')}）。請釋出磁碟空間或檢查磁碟，再以相同指令續掃；已讀的部分不會遺失。`,
    en: (p) =>
      `The state file ${p.path} cannot be written (${reasonWords(p.reason, 'en')}). Free some space or check the disk, then run the same command: it continues, nothing that was read is lost.`,
  },
  'scan-unknown': {
    exit: EXIT.noInput,
    zh: (p) =>
      p.item === 'previous'
        ? `沒有更早完成的盤點可以比較。請於下次盤點後再執行；${command('history')} 列出保存的盤點。`
        : `沒有這次盤點：${p.item}。${command('history')} 列出保存的盤點。`,
    en: (p) =>
      p.item === 'previous'
        ? `There is no finished scan before the last one to compare with. Scan again first; ${command('history')} lists those that are kept.`
        : `There is no such scan: ${p.item}. ${command('history')} lists those that are kept.`,
  },
  'scan-ambiguous': {
    exit: EXIT.usage,
    zh: (p) => `不只一次盤點以 ${p.item} 開頭。請多寫幾碼；${command('history')} 列出保存的盤點。`,
    en: (p) =>
      `More than one scan begins with ${p.item}. Write more of it; ${command('history')} lists those that are kept.`,
  },
  'no-scan-kept': {
    exit: EXIT.noInput,
    zh: (p) => `狀態檔 ${p.path} 中沒有已完成的盤點。請先執行 ${command('scan')}；中途停止者以相同指令續掃至完成。`,
    en: (p) =>
      `The state file ${p.path} holds no finished scan. Run ${command('scan')} first; one that was stopped goes on with the same command.`,
  },
  'key-unreadable': {
    exit: EXIT.noKey,
    zh: (p) => `金鑰檔 ${p.path} 無法讀取（${reasonWords(p.reason, 'zh-TW')}）。請檢查路徑與權限。`,
    en: (p) =>
      `The key file ${p.path} cannot be read (${reasonWords(p.reason, 'en')}). Check the path and its permissions.`,
  },
  'key-too-open': {
    exit: EXIT.noKey,
    zh: (p) => `金鑰檔 ${p.path} 其他使用者也能讀。請執行 chmod 600 ${quoted(String(p.path))} 後再試。`,
    en: (p) => `The key file ${p.path} can be read by others. Run chmod 600 ${quoted(String(p.path))} and try again.`,
  },
  'key-malformed': {
    exit: EXIT.noKey,
    zh: (p) => `金鑰檔 ${p.path} 的內容不是 64 個十六進位字元。請自備份還原；遺失金鑰就無法與舊結果比對。`,
    en: (p) =>
      `The key file ${p.path} does not hold 64 hexadecimal digits. Restore it from a backup; without the key old results cannot be compared.`,
  },
  'key-missing': {
    exit: EXIT.noKey,
    zh: (p) =>
      `找不到原金鑰：狀態檔 ${p.state} 已存在，但金鑰檔 ${p.path} 不在，因此未另產生新的金鑰。請自備份還原金鑰，或以 --key 指定它的位置；若確定遺失，請以 --state 另建狀態檔重新盤點（舊結果就無法再比對）。`,
    en: (p) =>
      `The key is not there: the state file ${p.state} exists, but its key ${p.path} does not, so no new one was made. Restore the key from a backup, or name it with --key; if it is lost, start another state file with --state and scan again (earlier results cannot be compared any more).`,
  },
  'key-mismatch': {
    exit: EXIT.noKey,
    zh: (p) => `狀態檔 ${p.path} 是以另一把金鑰建立的。請以 --key 指定原來的金鑰，或以 --state 另建狀態檔。`,
    en: (p) =>
      `The state file ${p.path} was made with another key. Name that key with --key, or start another state file with --state.`,
  },
  'sign-key-missing': {
    exit: EXIT.noKey,
    zh: (p) =>
      `找不到簽署紀錄的金鑰 ${p.path}：紀錄已有它的簽章，因此未另產生。請自備份還原；若確定遺失，請執行 ${command('init --renew-sign-key')}，紀錄會註明換了金鑰。`,
    en: (p) =>
      `The key that signs the journal is not there: ${p.path}. It has signed before, so no new one was made. Restore it from a backup; if it is lost, run ${command('init --renew-sign-key')}: the journal will say that the key has changed.`,
  },
  'sign-key-malformed': {
    exit: EXIT.noKey,
    zh: (p) => `${p.path} 不是 Ed25519 金鑰（PEM）。請自備份還原。`,
    en: (p) => `${p.path} does not hold an Ed25519 key (PEM). Restore it from a backup.`,
  },
  'journal-io': {
    exit: EXIT.stateIo,
    zh: (p) =>
      `紀錄檔 ${p.path} 無法讀寫（${reasonWords(p.reason, 'zh-TW')}）。請檢查權限與磁碟空間，再以相同指令重試；未能留下紀錄的事不會進行。`,
    en: (p) =>
      `The journal ${p.path} cannot be read or written (${reasonWords(p.reason, 'en')}). Check permissions and space, then run the same command: nothing is done that cannot be recorded.`,
  },
  'journal-missing': {
    exit: EXIT.noInput,
    zh: (p) => `找不到紀錄檔 ${p.path}。請以 --state 指定狀態檔，或以 --journal 指定紀錄檔。`,
    en: (p) => `There is no journal ${p.path}. Name the state with --state, or the journal with --journal.`,
  },
  'journal-in-use': {
    exit: EXIT.inUse,
    zh: (p) => `另一個程式正在寫入紀錄檔 ${p.path}。請稍候再以相同指令重試。`,
    en: (p) => `Another process is writing the journal ${p.path}. Wait a moment and run the same command again.`,
  },
} as const satisfies Readonly<Record<string, Kind>>

/** What there is instead, where there is something. */
function listed(words: string, others: string | number | undefined): string {
  return others === undefined || others === '' ? '' : `${words}${others}`
}
