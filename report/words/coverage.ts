/** What became of the places that were asked for: outcome states, the reasons behind them, and what to do about each. */
import type { OutcomeState, Reason } from '../../connectors/connector.ts'
import type { Words } from './language.ts'

/** How the look at an item ended. */
export const OUTCOMES: Readonly<Record<OutcomeState, Words>> = {
  scanned: { 'zh-TW': '已盤點', en: 'Scanned' },
  partial: { 'zh-TW': '部分盤點', en: 'Partly scanned' },
  skipped: { 'zh-TW': '依規則略過', en: 'Left out by rule' },
  unreadable: { 'zh-TW': '無法讀取', en: 'Unreadable' },
  encrypted: { 'zh-TW': '已加密', en: 'Encrypted' },
  unsupported: { 'zh-TW': '不支援的格式', en: 'Unsupported format' },
  failed: { 'zh-TW': '處理失敗', en: 'Failed' },
  'timed-out': { 'zh-TW': '逾時', en: 'Timed out' },
  poison: { 'zh-TW': '使處理程序中止', en: 'Ended its worker' },
  waiting: { 'zh-TW': '尚未盤點', en: 'Not read yet' },
}

/** Why an item is not plainly `scanned`. */
export const REASONS: Readonly<Record<Reason, Words>> = {
  'no-text-layer': { 'zh-TW': '頁面為影像，無文字層', en: 'Pages are pictures without a text layer' },
  damaged: { 'zh-TW': '檔案部分毀損', en: 'Parts of the file are damaged' },
  'limit-depth': { 'zh-TW': '壓縮或內嵌層數超過上限', en: 'Nested deeper than the limit' },
  'limit-size': { 'zh-TW': '解壓縮後大小超過上限', en: 'Larger than the limit when unpacked' },
  'limit-ratio': { 'zh-TW': '壓縮比異常，疑為壓縮炸彈', en: 'Compression ratio of an archive bomb' },
  'limit-count': { 'zh-TW': '內含檔案數超過上限', en: 'More members than the limit' },
  'limit-time': { 'zh-TW': '單一項目處理時間到限', en: 'Time limit for one item reached' },
  'changed-while-read': { 'zh-TW': '讀取期間內容有異動', en: 'Changed while it was being read' },
  'member-not-read': { 'zh-TW': '內含檔案未能讀取（另列）', en: 'A member could not be read (listed on its own line)' },
  'columns-denied': { 'zh-TW': '部分欄位無權讀取或僅顯示遮罩值', en: 'Some columns are denied or shown masked' },
  sampled: { 'zh-TW': '僅抽樣', en: 'Only a sample was read' },
  excluded: { 'zh-TW': '符合排除規則', en: 'Matches an exclusion rule' },
  'ignore-file': {
    'zh-TW': '被盤點位置內的 .pandianignore 排除',
    en: 'Left out by a .pandianignore found in the place',
  },
  symlink: {
    'zh-TW': '符號連結，所指在同一盤點位置內',
    en: 'Symbolic link to something in the same place',
  },
  'symlink-outside': {
    'zh-TW': '符號連結，通往盤點位置以外（未追蹤）',
    en: 'Symbolic link out of the place (not followed)',
  },
  'special-file': { 'zh-TW': '特殊檔案（管線、通訊端、裝置）', en: 'Special file (pipe, socket, device)' },
  loop: { 'zh-TW': '重複的目錄（循環掛載或連結）', en: 'The same directory again (mount or link loop)' },
  'same-file': { 'zh-TW': '同一檔案已由另一連結讀取', en: 'The same file, read by another link' },
  view: { 'zh-TW': '檢視表，其資料列另列於所屬資料表', en: 'View: its rows are on the lines of their tables' },
  'delete-marker': { 'zh-TW': '已刪除，僅存舊版本', en: 'Deleted; only older versions are left' },
  'old-version': { 'zh-TW': '舊版本（未讀取）', en: 'Older versions (not read)' },
  permission: { 'zh-TW': '無讀取權限', en: 'No permission to read' },
  vanished: { 'zh-TW': '讀取前已不存在', en: 'Gone before it was read' },
  'io-error': { 'zh-TW': '讀取時發生輸出入錯誤', en: 'Input/output error while reading' },
  connection: { 'zh-TW': '無法連線或登入', en: 'Cannot be reached, or refuses the login' },
  'row-security': { 'zh-TW': '資料列安全性原則會隱藏部分資料列', en: 'A row security policy would hide rows' },
  archived: { 'zh-TW': '位於封存儲存層，須先還原', en: 'In archive storage; it would have to be restored' },
  'requester-pays': { 'zh-TW': '由請求者付費，未經授權支付', en: 'The requester pays, which nobody has allowed' },
  password: { 'zh-TW': '設有開啟密碼', en: 'Protected by a password' },
  binary: { 'zh-TW': '無法辨識的二進位內容', en: 'Binary content that is not recognised' },
  image: { 'zh-TW': '影像檔', en: 'Picture' },
  media: { 'zh-TW': '影音或字型檔', en: 'Audio, video or font' },
  'archive-type': { 'zh-TW': '不支援的壓縮格式', en: 'Archive type without a reader' },
  'legacy-office': { 'zh-TW': '舊版 Office 檔（97–2003）', en: 'Office file of 1997–2003' },
  'database-file': { 'zh-TW': '資料庫檔案', en: 'Database file' },
  'foreign-table': { 'zh-TW': '外部資料表，資料在其他伺服器', en: 'Foreign table: its rows are in another server' },
  malformed: { 'zh-TW': '內容與格式不符或已毀損', en: 'Not the format it says it is, or broken' },
  internal: { 'zh-TW': '程式內部錯誤', en: 'Internal error of the program' },
  deadline: { 'zh-TW': '超過期限', en: 'Deadline passed' },
  'worker-died': { 'zh-TW': '處理程序異常終止', en: 'The worker process died' },
  stopped: { 'zh-TW': '已列出，盤點停止前未讀完', en: 'Listed, but the scan was stopped before it was read' },
}

/** What a person can do so that the next count includes the item. */
export const ADVICE: Readonly<Record<Reason, Words>> = {
  'no-text-layer': {
    'zh-TW': '以文字辨識（OCR）處理後再盤點，或人工檢視。',
    en: 'Run text recognition (OCR) first, or look by hand.',
  },
  damaged: { 'zh-TW': '自備份還原後再盤點。', en: 'Restore from a backup and scan again.' },
  'limit-depth': { 'zh-TW': '展開後再盤點，或提高層數上限。', en: 'Unpack it and scan again, or raise the limit.' },
  'limit-size': { 'zh-TW': '展開後再盤點，或提高大小上限。', en: 'Unpack it and scan again, or raise the limit.' },
  'limit-ratio': {
    'zh-TW': '確認來源後於隔離環境檢視。',
    en: 'Establish where it came from and look at it in isolation.',
  },
  'limit-count': { 'zh-TW': '展開後再盤點，或提高數量上限。', en: 'Unpack it and scan again, or raise the limit.' },
  'limit-time': { 'zh-TW': '於離峰時段提高時間上限後再盤點。', en: 'Scan again off-peak with a higher time limit.' },
  'changed-while-read': { 'zh-TW': '於無人使用時再盤點。', en: 'Scan again when nobody writes to it.' },
  'member-not-read': { 'zh-TW': '依該內含檔案所列原因處理。', en: 'See the reason on the line of the member.' },
  'columns-denied': {
    'zh-TW': '授予盤點帳號讀取該等欄位之權限後再盤點，或由保有單位申報。',
    en: 'Let the scanning account read these columns and scan again, or ask their owner to declare them.',
  },
  sampled: {
    'zh-TW': '不抽樣再盤點一次；抽樣不得證明未達門檻。',
    en: 'Scan again without sampling: a sample proves nothing below.',
  },
  excluded: {
    'zh-TW': '請確認排除範圍確實不含個人資料。',
    en: 'Confirm that what is excluded holds no personal data.',
  },
  'ignore-file': {
    'zh-TW': '查明是誰放的。確屬應略過者，改寫入設定檔的 exclude，或設 trustIgnoreFiles: true；否則移除後再盤點。',
    en: 'Find out who put it there. If it is right, move it to exclude in the configuration or set trustIgnoreFiles: true; if not, remove it and scan again.',
  },
  symlink: { 'zh-TW': '無須處理，所指內容另列一行。', en: 'Nothing to do: what it leads to has its own line.' },
  'symlink-outside': {
    'zh-TW': '如所指內容屬應盤點者，將該位置列入 targets，或以 --follow-symlinks 盤點。',
    en: 'If what it leads to is in question, add that place to targets, or scan with --follow-symlinks.',
  },
  'special-file': { 'zh-TW': '無須處理。', en: 'Nothing to do.' },
  loop: { 'zh-TW': '無須處理，內容已於他處盤點。', en: 'Nothing to do: the contents are counted elsewhere.' },
  'same-file': { 'zh-TW': '無須處理，內容已計入一次。', en: 'Nothing to do: its contents are counted once.' },
  view: { 'zh-TW': '無須處理。', en: 'Nothing to do.' },
  'delete-marker': { 'zh-TW': '確認舊版本是否仍須保存。', en: 'Decide whether the older versions are still needed.' },
  'old-version': { 'zh-TW': '確認舊版本是否仍須保存。', en: 'Decide whether the older versions are still needed.' },
  connection: {
    'zh-TW': '檢查位址、帳號、憑證與防火牆後再盤點。',
    en: 'Check address, account, certificate and firewall, and scan again.',
  },
  'row-security': {
    'zh-TW':
      '由資料表擁有者盤點，或使盤點帳號不受該原則限制（PostgreSQL：BYPASSRLS；SQL Server：先授予 VIEW DEFINITION 以確認）。',
    en: 'Scan as the owner of the table, or exempt the scanning account (PostgreSQL: BYPASSRLS; SQL Server: grant VIEW DEFINITION first, to see).',
  },
  archived: {
    'zh-TW': '由保有單位決定還原後盤點，或人工申報。',
    en: 'Let its owner restore it for a scan, or declare it.',
  },
  'requester-pays': {
    'zh-TW': '同意付費者，於該盤點位置設 requesterPays: true 後再盤點。',
    en: 'If you agree to pay, set requesterPays: true for the target and scan again.',
  },
  permission: {
    'zh-TW': '授予盤點帳號唯讀權限後再盤點。',
    en: 'Give the scanning account read permission and scan again.',
  },
  vanished: { 'zh-TW': '確認是否移置他處。', en: 'Find out whether it was moved.' },
  'io-error': { 'zh-TW': '檢查儲存設備或網路後再盤點。', en: 'Check the storage or the network and scan again.' },
  password: {
    'zh-TW': '請保有單位解除密碼後再盤點，或人工申報。',
    en: 'Ask its owner to unlock it and scan again, or to declare it.',
  },
  binary: { 'zh-TW': '請保有單位說明內容。', en: 'Ask its owner what it holds.' },
  image: {
    'zh-TW': '以文字辨識（OCR）處理後再盤點，或人工檢視。',
    en: 'Run text recognition (OCR) first, or look by hand.',
  },
  media: { 'zh-TW': '請保有單位說明是否含個人影音。', en: 'Ask its owner whether people can be recognised in it.' },
  'archive-type': {
    'zh-TW': '改以 ZIP 或 TAR 封裝，或展開後再盤點。',
    en: 'Repack as ZIP or TAR, or unpack it, and scan again.',
  },
  'legacy-office': { 'zh-TW': '轉存為 DOCX、XLSX、PPTX 後再盤點。', en: 'Save as DOCX, XLSX or PPTX and scan again.' },
  'database-file': {
    'zh-TW': 'SQLite 檔案另列為 sqlite:路徑 的目標；其他以資料庫連線方式盤點，或匯出後再盤點。',
    en: 'Name a SQLite file as a target of its own, sqlite:path; scan others through a database connection, or export them.',
  },
  'foreign-table': { 'zh-TW': '將該伺服器另列為盤點位置。', en: 'Make that server a target of its own.' },
  malformed: {
    'zh-TW': '確認檔案可正常開啟；毀損者自備份還原。',
    en: 'Check that it opens; restore it from a backup if not.',
  },
  internal: { 'zh-TW': '請連同執行識別碼回報開發者。', en: 'Report it to the developers with the run id.' },
  deadline: { 'zh-TW': '再次執行即自中斷處接續。', en: 'Run again: the scan takes up where it stopped.' },
  'worker-died': {
    'zh-TW': '於隔離環境檢視該檔案，並回報開發者。',
    en: 'Look at the file in isolation and report it.',
  },
  stopped: {
    'zh-TW': '以同一指令再次執行，即自停止處接續。',
    en: 'Run the same command again: the scan takes up where it stopped.',
  },
}
