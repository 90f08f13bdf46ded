/**
 * Errors a user can meet: a closed list with codes, words in both languages, and what to do next. A stack trace is for our
 * own faults only, and no message carries a value from the data or a secret.
 */
import { EXIT, type ExitCode } from './exit-codes.ts'
import { command, quoted } from './invocation.ts'
import { maskText } from './names.ts'

const KNOWN_URLS = 'postgres://, mysql://, mssql://, s3://, sqlite:'

type Params = Readonly<Record<string, string | number>>

interface Kind {
  readonly exit: ExitCode
  readonly zh: (p: Params) => string
  readonly en: (p: Params) => string
}

const KINDS = {
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
  'state-missing': {
    exit: EXIT.noInput,
    zh: (p) =>
      `沒有狀態檔 ${p.path}：尚未盤點，或它在別處。請先執行 ${command('scan')}，或以 --state（或 --config）指定它的位置。${listed('現有的狀態檔：', p.others)}`,
    en: (p) =>
      `There is no state file ${p.path}: nothing was scanned yet, or it is elsewhere. Run ${command('scan')} first, or name it with --state (or --config).${listed(' There are:', p.others)}`,
  },
  'place-unknown': {
    exit: EXIT.noInput,
    zh: (p) =>
      `盤點結果中沒有 ${p.item}：請檢查拼字，或先盤點該處。個人資料檔案的識別碼、位置見 inventory.xlsx 或 report.json。`,
    en: (p) =>
      `The scans know nothing of ${p.item}: check the spelling, or scan that place first. Ids and places of data files are in inventory.xlsx and report.json.`,
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
  'out-in-use': {
    exit: EXIT.inUse,
    zh: (p) => `另一個掃描也要把報告寫入 ${p.path}。請等它結束，或以 --out 指定另一個目錄。`,
    en: (p) =>
      `Another scan is to write its reports into ${p.path}. Wait until it ends, or name another folder with --out.`,
  },
  'state-io': {
    exit: EXIT.stateIo,
    zh: (p) =>
      `狀態檔 ${p.path} 無法寫入（${reasonWords(p.reason, 'zh-TW')}）。請釋出磁碟空間或檢查磁碟，再以相同指令續掃；已讀的部分不會遺失。`,
    en: (p) =>
      `The state file ${p.path} cannot be written (${reasonWords(p.reason, 'en')}). Free some space or check the disk, then run the same command: it continues, nothing that was read is lost.`,
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
  'data-file-unknown': {
    exit: EXIT.noInput,
    zh: (p) => `沒有這個個人資料檔案：${p.item}。請以報告或清冊所列的識別碼（F-…）或位置指定。`,
    en: (p) => `There is no such data file: ${p.item}. Name it by its id (F-…) or its place, as the reports have them.`,
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
  'regulation-unsaid': {
    exit: EXIT.usage,
    zh: (p) => `適用的法規中不只一部有這項義務：請以 --regulation 指定（${p.known}；可重複）。`,
    en: (p) => `More than one regulation asks for this: say which with --regulation (${p.known}; it may be repeated).`,
  },
  'incident-unknown': {
    exit: EXIT.noInput,
    zh: (p) => `沒有第 ${p.item} 號事故，或已登錄通報。${command('status')} 列出尚未登錄者。`,
    en: (p) =>
      `There is no incident number ${p.item}, or it was recorded as reported. ${command('status')} lists those that were not.`,
  },
  'record-unknown': {
    exit: EXIT.noInput,
    zh: (p) => `沒有第 ${p.item} 號登錄，或已撤銷。${command('record list')} 列出全部。`,
    en: (p) => `There is no record number ${p.item}, or it was withdrawn. ${command('record list')} has them all.`,
  },
  'config-missing': {
    exit: EXIT.config,
    zh: (p) => `設定檔不存在：${p.path}。請執行 ${command('init')} 建立。`,
    en: (p) => `No such configuration file: ${p.path}. Run ${command('init')} to make one.`,
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
  'baseline-unreadable': {
    exit: EXIT.config,
    zh: (p) =>
      `基準檔 ${p.path} 無法讀取（${reasonWords(p.reason, 'zh-TW')}）。請執行 ${command('baseline write')} 重新產生，或自設定檔移除 baseline。`,
    en: (p) =>
      `The baseline ${p.path} cannot be read (${reasonWords(p.reason, 'en')}). Write it again with ${command('baseline write')}, or take baseline out of the configuration.`,
  },
  'regulation-unknown': {
    exit: EXIT.usage,
    zh: (p) => `沒有 ${p.item} 這部辦法的資料。相近的代碼：${p.known}。清單：${command('regulations')}`,
    en: (p) =>
      `There is no data for a regulation ${p.item}. Ids like it: ${p.known}. All of them: ${command('regulations')}`,
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
  'file-exists': {
    exit: EXIT.cannotCreate,
    zh: (p) => `${p.path} 已存在，未覆寫。確定要覆寫請加 --force。`,
    en: (p) => `${p.path} is there already and was left alone. Add --force to replace it.`,
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
  'audit-failed': {
    exit: EXIT.cannotCreate,
    zh: (p) => `無法留下調閱紀錄於 ${p.path}（${reasonWords(p.reason, 'zh-TW')}），因此不顯示原值。請先修正再試。`,
    en: (p) =>
      `The record of who looked cannot be written to ${p.path} (${reasonWords(p.reason, 'en')}), so no values are shown. Mend that first.`,
  },
  'workers-fail': {
    exit: EXIT.internal,
    zh: (p) => `工作執行緒無法啟動（${reasonWords(p.reason, 'zh-TW')}）。請重新安裝 pandian，或附上版本回報。`,
    en: (p) =>
      `The worker threads cannot start (${reasonWords(p.reason, 'en')}). Install pandian again, or report this with the version.`,
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

  constructor(code: ErrorCode, given: Params = {}) {
    const params = presentable(given)
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

/**
 * `postgres://bob:secret@host/db` is told as `postgres://host/db`, and a path named after a person masked: neither belongs on a
 * screen or in a log.
 */
function presentable(params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' ? maskText(withoutUser(value)) : value,
    ]),
  )
}

/**
 * A text without the users, passwords and settings of the URLs in it: up to the last `@` before a blank where there is a colon, since a
 * password may hold a slash or an `@` of its own; what is after a `?` may be one too.
 */
export function withoutUser(text: string): string {
  return text.replace(
    /\b((?!file:)[a-z][a-z0-9+.-]*:\/\/)(?:[^\s/@]*@|[^\s/@]*:[^\s（）]*@)?([^\s?（）]*)(\?[^\s（）]*)?/gi,
    '$1$2',
  )
}

/** Every code, for the page of documentation that a test holds complete. */
export const ERROR_CODES = Object.keys(KINDS) as readonly ErrorCode[]

/** The system's or SQLite's code of an error (`ENOSPC`, `SQLITE_FULL`), or its class; never its message, which may hold data. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name
}

/** What there is instead, where there is something. */
function listed(words: string, others: string | number | undefined): string {
  return others === undefined || others === '' ? '' : `${words}${others}`
}

/** The codes people meet, in words. */
const REASON_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  ECONNREFUSED: [
    '對方拒絕連線：位址或連接埠不對，或服務未啟動',
    'refused: wrong address or port, or the service is not running',
  ],
  ECONNRESET: ['對方中斷連線', 'the other side hung up'],
  ENOTFOUND: ['查無此主機名稱', 'no host of that name'],
  EAI_AGAIN: ['暫時無法查詢主機名稱', 'the name cannot be looked up at the moment'],
  ETIMEDOUT: ['等候逾時：可能被防火牆阻擋', 'no answer in time: a firewall perhaps'],
  EHOSTUNREACH: ['無法到達該主機', 'no way to that host'],
  ESOCKET: ['連線失敗', 'the connection failed'],
  ETIMEOUT: ['等候逾時：可能被防火牆阻擋', 'no answer in time: a firewall perhaps'],
  absent: ['沒有這個資料庫或儲存桶', 'no such database or bucket'],
  CredentialsProviderError: [
    '找不到存取金鑰：請在網址寫上金鑰代號並以 secret 指定，或設定 AWS_ACCESS_KEY_ID 等環境變數',
    'no access key: put its ID into the URL and name its secret, or set AWS_ACCESS_KEY_ID and the others',
  ],
  InvalidAccessKeyId: ['沒有這個存取金鑰', 'no such access key'],
  SignatureDoesNotMatch: ['存取金鑰的密碼錯誤', 'the secret of the access key is wrong'],
  ExpiredToken: ['臨時存取權杖已過期', 'the temporary credentials have expired'],
  RequestTimeTooSkewed: ['本機時鐘與伺服器相差太多', 'the clock of this machine is off'],
  'no-tls': ['伺服器不提供加密連線', 'the server offers no TLS'],
  'no replica': ['可連上的都不是複本', 'none that can be reached is a replica'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['憑證為自簽：請以 tls.ca 指定', 'a self-signed certificate: name it with tls.ca'],
  SELF_SIGNED_CERT_IN_CHAIN: [
    '憑證機構不受信任：請以 tls.ca 指定',
    'an authority that is not trusted: name it with tls.ca',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    '憑證機構不受信任：請以 tls.ca 指定',
    'an authority that is not trusted: name it with tls.ca',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    '憑證機構不受信任：請以 tls.ca 指定',
    'an authority that is not trusted: name it with tls.ca',
  ],
  CERT_HAS_EXPIRED: ['憑證已過期', 'the certificate has expired'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['憑證不是這個主機的', 'the certificate is for another host'],
  '28P01': ['帳號或密碼錯誤', 'wrong account or password'],
  ER_ACCESS_DENIED_ERROR: ['帳號或密碼錯誤', 'wrong account or password'],
  ELOGIN: ['帳號或密碼錯誤，或無此資料庫', 'wrong account or password, or no such database'],
  HANDSHAKE_SSL_ERROR: [
    '憑證機構不受信任，或無法建立加密連線：請以 tls.ca 指定',
    'an authority that is not trusted, or no TLS in common: name it with tls.ca',
  ],
  HANDSHAKE_NO_SSL_SUPPORT: ['伺服器不提供加密連線', 'the server offers no TLS'],
  EENCRYPT: ['伺服器不提供加密連線', 'the server offers no TLS'],
  ER_CON_COUNT_ERROR: ['連線數已達上限', 'too many connections'],
  '28000': ['伺服器不允許此帳號由此處登入', 'the server lets this account in from elsewhere only, or not at all'],
  '3D000': ['沒有這個資料庫', 'no such database'],
  '42501': ['沒有權限', 'no permission'],
  '53300': ['連線數已達上限', 'too many connections'],
  '57P03': ['伺服器正在啟動或停止', 'the server is starting or stopping'],
  empty: ['是空的', 'it is empty'],
  unset: ['這個環境變數沒有設定', 'this variable is not set'],
  EACCES: ['沒有權限', 'no permission'],
  EPERM: ['系統不允許', 'not permitted'],
  permission: ['沒有讀取權限', 'no permission to read'],
  vanished: ['檔案已不存在', 'it is not there any more'],
  'io-error': ['讀取時發生輸出入錯誤', 'an input/output error'],
  ENOENT: ['路徑不存在', 'no such path'],
  ENOTDIR: ['路徑中有一段是檔案而不是目錄', 'part of the path is a file, not a folder'],
  EISDIR: ['那是目錄而不是檔案', 'it is a folder, not a file'],
  EEXIST: ['已有同名的檔案', 'a file of that name is there already'],
  ENOSPC: ['磁碟已滿', 'the disk is full'],
  EDQUOT: ['磁碟配額已用完', 'the disk quota is used up'],
  EFBIG: ['檔案大小超過系統上限', 'the file is larger than the system allows'],
  EROFS: ['檔案系統為唯讀', 'the file system is read-only'],
  ENOLCK: ['檔案系統不支援鎖定', 'the file system has no locks'],
  EIO: ['磁碟或網路讀寫錯誤', 'the disk or the network fails'],
  EMFILE: ['開啟的檔案數已達上限', 'too many open files'],
  EBUSY: ['檔案正由其他程式使用', 'another program is using it'],
  ESTALE: ['網路分享的連線已失效', 'the network share was lost'],
  ENAMETOOLONG: ['路徑太長', 'the path is too long'],
  content: ['內容不是預期的格式', 'not of the expected content'],
  SyntaxError: ['不是 JSON', 'not JSON'],
  SQLITE_FULL: ['磁碟已滿', 'the disk is full'],
  SQLITE_IOERR: ['磁碟讀寫錯誤', 'the disk fails'],
  SQLITE_READONLY: ['檔案或檔案系統為唯讀', 'the file or its file system is read-only'],
  SQLITE_CANTOPEN: ['無法開啟，請檢查目錄與權限', 'it cannot be opened: check folder and permissions'],
  SQLITE_NOMEM: ['記憶體不足', 'out of memory'],
}

/** A code of the system in words, with the code itself for whoever looks it up. */
function reasonWords(reason: string | number | undefined, language: 'zh-TW' | 'en'): string {
  const code = String(reason)
  const known = REASON_WORDS[code] ?? REASON_WORDS[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? '']
  if (known === undefined) return code
  const words = known[language === 'en' ? 1 : 0]
  if (!/^[A-Z\d]/.test(code)) return words
  return language === 'en' ? `${words}, ${code}` : `${words}，${code}`
}
