/** What `pandian inspect` says of hits and outcomes. The words of the reports are behind another door (report/words.ts). */
import type { OutcomeState, Reason } from '../../connectors/connector.ts'
import type { BECAUSE, InspectedHit } from '../../detectors/detector.ts'

type Words = readonly [zh: string, en: string]

/** How the look at an item ended. */
export const OUTCOMES: Readonly<Record<OutcomeState, Words>> = {
  scanned: ['已全部讀取', 'read completely'],
  partial: ['只讀取了一部分', 'read in part'],
  skipped: ['略過', 'left out'],
  unreadable: ['無法讀取', 'cannot be read'],
  encrypted: ['已加密', 'encrypted'],
  unsupported: ['不支援的格式', 'a format that is not supported'],
  failed: ['處理失敗', 'failed'],
  'timed-out': ['逾時', 'timed out'],
  poison: ['使處理程序中止', 'ended its worker'],
}

/** Why it is not read completely. */
export const REASONS: Readonly<Record<Reason, Words>> = {
  'no-text-layer': ['頁面是影像，沒有文字層', 'pages are pictures without text'],
  damaged: ['檔案部分毀損', 'parts of it are damaged'],
  'limit-depth': ['層數超過上限', 'nested deeper than the limit'],
  'limit-size': ['大小超過上限', 'larger than the limit'],
  'limit-ratio': ['壓縮比異常', 'the compression ratio of an archive bomb'],
  'limit-count': ['成員數超過上限', 'more members than the limit'],
  'limit-time': ['處理時間到限', 'its time was up'],
  'changed-while-read': ['讀取期間有異動', 'it changed while it was read'],
  'member-not-read': ['內含的檔案有未能讀取的', 'something inside could not be read'],
  excluded: ['符合排除規則', 'an exclusion rule matches'],
  'ignore-file': ['被該處的 .pandianignore 排除', 'a .pandianignore found there leaves it out'],
  symlink: ['符號連結', 'a symbolic link'],
  'symlink-outside': ['通往盤點位置以外的符號連結', 'a symbolic link out of the place'],
  'special-file': ['特殊檔案', 'a special file'],
  loop: ['重複的目錄', 'the same folder again'],
  'same-file': ['同一檔案已由另一連結讀取', 'the same file, read by another link'],
  permission: ['沒有讀取權限', 'no permission to read'],
  vanished: ['檔案已不存在', 'it is not there any more'],
  'io-error': ['輸出入錯誤', 'an input/output error'],
  password: ['設有開啟密碼', 'it has a password'],
  binary: ['無法辨識的二進位內容', 'binary content that is not recognised'],
  image: ['影像檔', 'a picture'],
  media: ['影音或字型檔', 'audio, video or a font'],
  'archive-type': ['不支援的壓縮格式', 'an archive type without a reader'],
  'legacy-office': ['舊版 Office 檔（97–2003）', 'an Office file of 1997–2003'],
  'database-file': ['資料庫檔案', 'a database file'],
  malformed: ['內容與格式不符或已毀損', 'not the format it says it is, or broken'],
  internal: ['程式內部錯誤', 'a fault of the program'],
  deadline: ['超過期限', 'its time was up'],
  'worker-died': ['處理程序異常終止', 'the worker died'],
}

/** Why a hit is one. */
export const BECAUSES: Readonly<Record<keyof typeof BECAUSE, Words>> = {
  checksum: ['檢查碼正確', 'checksum'],
  column: ['欄名', 'column name'],
  label: ['前有標示', 'label'],
  title: ['稱謂', 'title'],
  prefix: ['字首', 'prefix'],
  context: ['上下文', 'context'],
  grammar: ['寫法', 'way of writing'],
  person: ['與人名同列', 'beside a person'],
  masked: ['已遮罩', 'masked in the data'],
  placeholder: ['範例值（不計入）', 'sample value (not counted)'],
  content: ['欄位內容', 'column content'],
  chance: ['整欄檢查碼與隨機無異', 'the column passes the check only by chance'],
  against: ['欄名或前文為其他編號', 'the name or word before says another number'],
  company: ['該列屬公司', 'of a company'],
}

/** How sure. */
export const CONFIDENCES: Readonly<Record<InspectedHit['confidence'], Words>> = {
  high: ['可信度高', 'high'],
  medium: ['可信度中', 'medium'],
  low: ['可信度低（不計入）', 'low (not counted)'],
}
