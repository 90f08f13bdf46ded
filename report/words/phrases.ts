/** Headings and sentences of the reports. `{name}` stands for what {@link phrase} puts in. */
import type { Language } from '../model.ts'
import type { Words } from './language.ts'

/** Phrases by what they say. */
export const PHRASES = {
  yes: { 'zh-TW': '是', en: 'yes' },
  no: { 'zh-TW': '否', en: 'no' },
  title: { 'zh-TW': '個人資料盤點報告', en: 'Personal data inventory report' },
  inventory: { 'zh-TW': '個人資料檔案清冊', en: 'Inventory of personal data files' },
  'counted-on': { 'zh-TW': '盤點日', en: 'Day of the count' },
  'masked-note': {
    'zh-TW': '本報告不含個人資料原始值；範例均已遮蔽。',
    en: 'This report holds no personal data in the clear; all examples are masked.',
  },
  scope: { 'zh-TW': '盤點範圍：{places}', en: 'Scope: {places}' },
  'scope-sampled': {
    'zh-TW': '。抽樣盤點：其中 {number} 項僅讀取部分資料列，實際人數與列數更多',
    en: '. A sample: of {number} of the items only some rows were read; there are more people and rows than it says',
  },
  'scope-more': { 'zh-TW': '另有 {number} 處', en: '{number} more' },
  'scope-only': {
    'zh-TW': '僅及於上列盤點範圍；紙本、未列於上之資料庫與郵件伺服器、委外處所等未掃描之處未計入。',
    en: 'Of the scope named above only: paper, other databases and mail servers, processors and whatever else was not scanned are not counted.',
  },
  stopped: {
    'zh-TW': '本次盤點於完成前停止，數字僅及於已盤點之部分。以同一指令再次執行，即自停止處接續。',
    en: 'This scan was stopped before its end: the figures are of what was looked at so far. Run the same command again: it takes up where it stopped.',
  },
  contents: { 'zh-TW': '目次', en: 'Contents' },

  'section-determinations': { 'zh-TW': '法令門檻認定', en: 'Determinations' },
  'section-totals': { 'zh-TW': '總計', en: 'Totals' },
  'section-charts': { 'zh-TW': '圖表', en: 'Charts' },
  'section-files': { 'zh-TW': '個人資料檔案（依風險排序）', en: 'Data files by risk' },
  'section-act': { 'zh-TW': '法定個人資料項目對照表', en: 'Items of the Act by data file' },
  'section-disposals': { 'zh-TW': '銷毀、移轉與刪除之登錄', en: 'Data destroyed, handed over or deleted' },
  'disposals-intro': {
    'zh-TW': '以 pandian record disposal 登錄者，與本次及先前盤點所見是否相符。',
    en: 'What was recorded with pandian record disposal, and whether this and earlier scans bear it out.',
  },
  'terminal-contradicted': {
    'zh-TW': '注意：登錄為已處置之個人資料檔案，有 {number} 個與盤點結果不符：{list}',
    en: 'Note: recorded as disposed of, and contradicted by the scan: {number} ({list})',
  },
  'section-unread': { 'zh-TW': '未盤點範圍', en: 'What was not looked at' },
  'section-method': { 'zh-TW': '方法與定義', en: 'Method and definitions' },
  'section-run': { 'zh-TW': '執行資訊', en: 'Run information' },

  'no-determination': {
    'zh-TW': '未指定適用之法令，故無門檻認定。請於設定檔列出適用之安全維護辦法。',
    en: 'No regulation was said to apply, so nothing is determined. Name the regulations that apply in the configuration.',
  },
  people: { 'zh-TW': '人', en: 'people' },
  threshold: { 'zh-TW': '門檻', en: 'Threshold' },
  'threshold-of': { 'zh-TW': '門檻 {number}', en: 'threshold {number}' },
  'number-for': {
    'zh-TW': '{kind}：{counted}達 {number}（{article}）',
    en: '{kind}: {counted}, from {number} ({article})',
  },
  'number-condition': { 'zh-TW': '本門檻之適用對象：{condition}。', en: 'The number is for: {condition}.' },
  'ever-held-open': {
    'zh-TW': '依歷次盤點，累計曾保有之人數：至少 {lower}；至多若干，盤點無從得知。',
    en: 'By all counts, people ever held: at least {lower}; how many at most, no count tells.',
  },
  'ever-held': {
    'zh-TW': '依歷次盤點，累計曾保有之人數：至少 {lower}、至多 {upper}。',
    en: 'By earlier counts, people ever held: at least {lower}, at most {upper}.',
  },
  'evidence-line': {
    'zh-TW': '編號 {number}：{people} 人，{rows} 列',
    en: 'no. {number}: {people} people, {rows} rows',
  },
  'largest-files': { 'zh-TW': '人數最多者', en: 'The ones with the most people' },
  'verdict-none': { 'zh-TW': '適用（未定門檻）', en: 'Applies (no number)' },
  'issued-by': { 'zh-TW': '機關', en: 'Issued by' },
  'as-of': { 'zh-TW': '法規資料截至', en: 'Data as of' },
  amended: {
    'zh-TW': '本辦法於 {date} 修正：{note}。請以現行條文確認是否適用及其義務。',
    en: 'Amended on {date}: {note}. See the text in force for whether it applies and what it asks.',
  },
  'as-of-note': {
    'zh-TW': '法規內容取自全國法規資料庫，截至各辦法所載日期；其後之修正未查證，請以現行條文為準。',
    en: 'What the regulations say was read from the database of national laws on the day named with each; later amendments were not verified. The text in force decides.',
  },
  regulation: { 'zh-TW': '辦法', en: 'Regulation' },
  'number-heading': { 'zh-TW': '門檻', en: 'Number' },
  verdict: { 'zh-TW': '認定', en: 'Verdict' },
  overview: { 'zh-TW': '各辦法一覽', en: 'All regulations at a glance' },
  'text-version': { 'zh-TW': '條文版本', en: 'Text of' },
  'basis-label': { 'zh-TW': '計算基準', en: 'Counted on' },
  reading: { 'zh-TW': '筆數之讀法', en: 'Reading of the count' },
  figure: { 'zh-TW': '數量', en: 'Figure' },
  'against-threshold': { 'zh-TW': '與門檻比較', en: 'Against the threshold' },
  'at-or-above': { 'zh-TW': '達', en: 'at or above' },
  under: { 'zh-TW': '未達', en: 'below' },
  straddles: { 'zh-TW': '區間跨越門檻', en: 'interval straddles it' },
  decisive: { 'zh-TW': '據以認定', en: 'decides' },
  because: { 'zh-TW': '理由', en: 'Why' },
  history: { 'zh-TW': '歷次盤點', en: 'Earlier scans' },
  missing: { 'zh-TW': '尚缺', en: 'What is missing' },
  reminders: { 'zh-TW': '提醒', en: 'Note' },
  'missing-unread': {
    'zh-TW': '範圍內 {number} 個項目未（完整）讀取，詳「未盤點範圍」。',
    en: '{number} items in scope were not (wholly) read; see “What was not looked at”.',
  },
  'missing-unclassified': {
    'zh-TW': '所計人數中 {number} 人僅見於未分類之個人資料檔案，請指定其當事人類別。',
    en: '{number} of the people counted are in unclassified data files only: say whose data these are.',
  },
  'missing-interval': {
    'zh-TW': '釐清重複之當事人，使區間不再跨越門檻。',
    en: 'Find out which records are of the same person, so that the interval no longer straddles the number.',
  },
  'files-counted': { 'zh-TW': '{number} 個（編號 {list}）', en: '{number} (no. {list})' },
  'missing-listing': {
    'zh-TW': '完成盤點，使所有項目均已列出。',
    en: 'Finish the scan, so that all items are listed.',
  },
  duties: { 'zh-TW': '應辦理事項及適用情形', en: 'What the regulation asks for, and whether it applies' },
  'applies-heading': { 'zh-TW': '適用情形', en: 'Applies' },
  'applies-always': { 'zh-TW': '不以達門檻為要件', en: 'whatever the number' },
  'applies-history': { 'zh-TW': '視歷次盤點結果而定', en: 'depends on earlier counts' },
  'applies-begun': { 'zh-TW': '依歷次盤點，期間已起算', en: 'by earlier scans, its time has begun' },
  'applies-not-begun': { 'zh-TW': '依歷次盤點，期間未起算', en: 'by earlier scans, its time has not begun' },
  'applies-reached': { 'zh-TW': '現已適用（達 {number}）', en: 'applies now ({number} reached)' },
  'applies-below': { 'zh-TW': '尚未達 {number}', en: 'below {number} so far' },
  'applies-undetermined': {
    'zh-TW': '是否達 {number}尚不能認定',
    en: 'whether {number} is reached is undetermined',
  },
  years: { 'zh-TW': '{number} 年', en: '{number} years' },
  'months-one': { 'zh-TW': '1 個月', en: '1 month' },
  'days-one': { 'zh-TW': '1 日', en: '1 day' },
  'hours-one': { 'zh-TW': '1 小時', en: '1 hour' },
  months: { 'zh-TW': '{number} 個月', en: '{number} months' },
  days: { 'zh-TW': '{number} 日', en: '{number} days' },
  hours: { 'zh-TW': '{number} 小時', en: '{number} hours' },
  'counted-files': { 'zh-TW': '計入之個人資料檔案', en: 'Data files counted in' },
  'chart-interval': {
    'zh-TW': '當事人數 {best}，區間 {lower} 至 {upper}；門檻 {threshold}；列數 {rows}。',
    en: 'People {best}, interval {lower} to {upper}; threshold {threshold}; rows {rows}.',
  },
  'legend-interval': { 'zh-TW': '當事人數：下限–上限', en: 'People: lower to upper' },
  'legend-best': { 'zh-TW': '最佳估計', en: 'best estimate' },
  'legend-rows': { 'zh-TW': '列數', en: 'rows' },

  'total-people': { 'zh-TW': '當事人', en: 'People' },
  'total-exact': { 'zh-TW': '區間無差異', en: 'lower and upper bound agree' },
  'total-interval': { 'zh-TW': '區間 {lower}–{upper}', en: 'interval {lower}–{upper}' },
  'total-rows': { 'zh-TW': '列數', en: 'Rows' },
  'total-masked': { 'zh-TW': '另有已遮蔽 {number} 列', en: '{number} more already masked' },
  'total-special': { 'zh-TW': '特種個資當事人', en: 'People with special data' },
  'total-special-rows': { 'zh-TW': '{number} 列', en: '{number} rows' },
  'total-files': { 'zh-TW': '個人資料檔案', en: 'Data files' },
  'total-high': { 'zh-TW': '高風險 {number} 個', en: '{number} of high risk' },
  'total-coverage': { 'zh-TW': '已盤點項目', en: 'Items scanned' },
  'total-of': { 'zh-TW': '共 {number} 個項目（以項目數計）', en: 'of {number} items (by number of items)' },
  'total-listed': {
    'zh-TW': '停止時已列出 {number} 個',
    en: '{number} listed until it was stopped',
  },
  'total-classes': { 'zh-TW': '依當事人類別', en: 'By whose data it is' },
  'total-unstated': { 'zh-TW': '未填特定目的者合計為一項', en: 'those not stated count as one purpose' },
  'total-purposes': { 'zh-TW': '當事人 × 特定目的', en: 'People × purposes' },

  'chart-types': { 'zh-TW': '各類個人資料之不同值數', en: 'Distinct values by type' },
  'chart-files': { 'zh-TW': '當事人數最多之個人資料檔案', en: 'Data files with most people' },
  'chart-coverage': { 'zh-TW': '涵蓋情形', en: 'Coverage' },
  'chart-special': { 'zh-TW': '特種個人資料（列數）', en: 'Special categories (rows)' },
  type: { 'zh-TW': '資料類型', en: 'Type' },
  distinct: { 'zh-TW': '不同值數', en: 'Distinct' },
  'masked-in': { 'zh-TW': '已遮蔽 {number}', en: '{number} masked' },
  'masked-rows-in': { 'zh-TW': '已遮蔽 {number} 列', en: '{number} masked rows' },
  'low-in': { 'zh-TW': '待確認 {number}', en: '{number} to be checked' },
  'placeholders-in': { 'zh-TW': '範例值 {number}', en: '{number} sample values' },
  'words-in': { 'zh-TW': '{number} 種用語', en: '{number} different words' },
  'special-caption': {
    'zh-TW': '一列可屬數類，合計可大於總列數。',
    en: 'A row may be of several categories: they may add up to more than there are rows.',
  },
  'distinct-caption': {
    'zh-TW': '不同值數非人數；特種個人資料為不同用語之種數。',
    en: 'Distinct values are not people; of special categories they are different words.',
  },
  'low-bound': {
    'zh-TW': '下限偏低：該檔僅有電話、電子郵件等識別資料，無法排除屬同一人',
    en: 'the lower bound is low: the file has only telephone numbers, e-mail addresses and the like, so that records of one person cannot be ruled out',
  },
  purposes: { 'zh-TW': '特定目的', en: 'Purposes' },
  categories: { 'zh-TW': '個人資料類別', en: 'Categories' },
  'already-masked': { 'zh-TW': '已遮蔽', en: 'masked' },
  'low-confidence': { 'zh-TW': '待人工確認', en: 'to be checked' },
  placeholders: { 'zh-TW': '範例值', en: 'sample values' },
  share: { 'zh-TW': '比例', en: 'Share' },
  outcome: { 'zh-TW': '結果', en: 'Outcome' },
  items: { 'zh-TW': '項目數', en: 'Items' },
  reason: { 'zh-TW': '原因', en: 'Reason' },
  advice: { 'zh-TW': '建議處理方式', en: 'What to do' },
  detail: { 'zh-TW': '說明', en: 'Detail' },
  location: { 'zh-TW': '位置', en: 'Location' },
  format: { 'zh-TW': '格式', en: 'Format' },
  size: { 'zh-TW': '大小', en: 'Size' },

  'special-short': { 'zh-TW': '特種個資', en: 'Special data' },
  risk: { 'zh-TW': '風險', en: 'Risk' },
  copies: { 'zh-TW': '複本：編號', en: 'copies: no.' },
  'unread-in': { 'zh-TW': '未讀取 {number} 個項目', en: '{number} items not read' },
  'items-in': { 'zh-TW': '{number} 個項目', en: '{number} items' },
  'changed-on': { 'zh-TW': '{date} 異動', en: 'changed {date}' },
  'files-more': {
    'zh-TW': '另有 {number} 個個人資料檔案，詳 inventory.xlsx 及 report.json。',
    en: '{number} more data files are in inventory.xlsx and report.json.',
  },
  'items-more': {
    'zh-TW': '另有 {number} 個項目，詳 report.json。',
    en: '{number} more items are in report.json.',
  },
  'no-files': { 'zh-TW': '未發現個人資料檔案。', en: 'No data file was found.' },
  'no-unread': { 'zh-TW': '範圍內項目均已盤點。', en: 'Everything in scope was looked at.' },
  'unread-stopped': {
    'zh-TW':
      '盤點中途停止：停止前尚未列出之項目不在下表，其內容亦不在本報告之數字內。以同一指令再次執行，即自停止處接續。',
    en: 'The scan was stopped: what it had not listed by then is not below, and what it holds is not in the figures. Run the same command again: it takes up where it stopped.',
  },
  'unread-intro': {
    'zh-TW': '下列項目未（完整）讀取，其內容不在本報告之數字內。「未發現」不等於「沒有」。',
    en: 'The items below were not (wholly) read; what they hold is not in the figures. “Not found” does not mean “not there”.',
  },
  'act-caption': {
    'zh-TW': '● 表示該個人資料檔案含有該項目。編號同前表。',
    en: '● marks the items a data file holds. Numbers as in the table above.',
  },
  'files-caption': {
    'zh-TW': '人數為最佳估計，括號內為下限至上限。範例均已遮蔽。',
    en: 'People: best estimate, with lower and upper bound. All examples are masked.',
  },

  'verdicts-heading': { 'zh-TW': '認定結果', en: 'Verdicts' },
  'verdict-reached': {
    'zh-TW': '依據以認定之讀法，下限已達門檻；其他讀法是否亦達，見各辦法之比較表。',
    en: 'The lower bound is at or above the number, under the reading that decides; the table of readings says whether under the others, too.',
  },
  'verdict-below': {
    'zh-TW': '範圍內均已盤點，且上限未達門檻。',
    en: 'Everything in scope was looked at, and the upper bound is below the number.',
  },
  'verdict-undetermined': {
    'zh-TW': '以上兩者皆不能證明；列出尚缺事項。',
    en: 'Neither can be proven; what is missing is listed.',
  },
  'method-masking': {
    'zh-TW': '遮蔽採 strict 方式：僅保留足以辨別資料種類之部分。資料中原已遮蔽者另計，不列入未遮蔽之數量。',
    en: 'Masking is strict: only what tells the kind is kept. Values already masked in the data are counted apart, never as clear.',
  },
  'method-living': {
    'zh-TW':
      '法令僅計現生存之自然人（施行細則第 2 條）；本程式無法辨別已故者，亦無法辨別地址、電話屬法人或自然人，可能高估。',
    en: 'The law counts living natural persons only (Enforcement Rules, art. 2). This program cannot tell who has died, nor whether an address or a telephone number is a company’s or a person’s: figures may be too high.',
  },
  'method-copies': {
    'zh-TW': '備份屬個人資料檔案（施行細則第 5 條）：列入清冊及列數，當事人不重複計算。',
    en: 'Backups belong to the data file (Enforcement Rules, art. 5): they are listed and add rows, never people.',
  },
  'method-risk': {
    'zh-TW': '風險分數 0 至 100，由所列因素加總，僅供排定處理順序，非法律上之認定。',
    en: 'The risk score (0 to 100) adds up the factors named; it orders the work and decides nothing in law.',
  },
  'method-confidence': {
    'zh-TW': '可信度低之候選值僅供人工確認，不列入任何數字；範例值（如 A123456789、測試卡號）另計，亦不列入。',
    en: 'Candidates of low confidence are for a person to check and are in no figure; nor are sample values (A123456789, test cards).',
  },
  'method-scope': {
    'zh-TW': '本報告為自動盤點之結果，特定目的、法律依據、保存期限等由保有單位認定後填入清冊。',
    en: 'This report is the result of an automatic scan; purpose, legal basis, retention and the like are decided by the owner unit.',
  },
  'legend-heading': { 'zh-TW': '資料類型', en: 'Types of personal data' },
  id: { 'zh-TW': '識別碼', en: 'Id' },
  category: { 'zh-TW': '類別代號', en: 'Category' },
  term: { 'zh-TW': '用語', en: 'Term' },
  meaning: { 'zh-TW': '意義', en: 'Meaning' },

  'run-id': { 'zh-TW': '執行識別碼', en: 'Run' },
  'run-started': { 'zh-TW': '開始', en: 'Started' },
  'run-finished': { 'zh-TW': '結束', en: 'Finished' },
  'run-version': { 'zh-TW': '程式版本', en: 'Program' },
  'run-journal': { 'zh-TW': '紀錄', en: 'Journal' },
  'run-journal-entry': { 'zh-TW': '第 {seq} 筆，{hash}', en: 'entry {seq}, {hash}' },
  'run-key': { 'zh-TW': '簽署金鑰指紋', en: 'Fingerprint of the key that signs' },
  'run-rules': { 'zh-TW': '偵測規則版本', en: 'Detection rules' },
  'run-bytes': { 'zh-TW': '資料量', en: 'Bytes listed' },
  'run-targets': { 'zh-TW': '盤點對象', en: 'Places asked for' },
  'run-complete': { 'zh-TW': '涵蓋完整', en: 'Coverage complete' },
  owner: { 'zh-TW': '保有單位', en: 'Owner unit' },
  region: { 'zh-TW': '存放地區', en: 'Region' },
  'outsourced-to': { 'zh-TW': '受託者', en: 'Outsourced to' },

  'sheet-summary': { 'zh-TW': '摘要', en: 'Summary' },
  'sheet-inventory': { 'zh-TW': '個人資料檔案清冊', en: 'Inventory' },
  'sheet-coverage': { 'zh-TW': '涵蓋範圍', en: 'Coverage' },
  'sheet-notes': { 'zh-TW': '說明', en: 'Notes' },
  'sheet-codes': { 'zh-TW': '代碼', en: 'Codes' },
  'choose-from-list': { 'zh-TW': '請由清單選取。', en: 'Choose from the list, please.' },
  'sign-made': { 'zh-TW': '製表', en: 'Prepared by' },
  'sign-checked': { 'zh-TW': '複核', en: 'Reviewed by' },
  'sign-approved': { 'zh-TW': '核定', en: 'Approved by' },
  'sign-date': { 'zh-TW': '日期', en: 'Date' },
  article: { 'zh-TW': '條次', en: 'Article' },
  lower: { 'zh-TW': '下限', en: 'Lower' },
  best: { 'zh-TW': '最佳估計', en: 'Best' },
  upper: { 'zh-TW': '上限', en: 'Upper' },
  duty: { 'zh-TW': '義務', en: 'Duty' },
  deadline: { 'zh-TW': '期限', en: 'Deadline' },
  page: { 'zh-TW': '第 &P 頁，共 &N 頁', en: 'Page &P of &N' },

  'terminal-figures': {
    'zh-TW': '最佳估計 {best} 人（下限 {lower}、上限 {upper}）；門檻 {threshold}；列數 {rows}',
    en: 'best estimate {best} people (lower {lower}, upper {upper}); threshold {threshold}; rows {rows}',
  },
  'terminal-people': {
    'zh-TW': '當事人  最佳估計 {best} 人（下限 {lower}、上限 {upper}）',
    en: 'People  best estimate {best} (lower {lower}, upper {upper})',
  },
  'terminal-rows': { 'zh-TW': '列數  {rows}', en: 'Rows  {rows}' },
  'terminal-special': { 'zh-TW': '特種個資  {number} 人', en: 'Special data  {number} people' },
  'terminal-files': { 'zh-TW': '風險最高的個人資料檔案', en: 'Data files of highest risk' },
  'terminal-coverage': {
    'zh-TW': '涵蓋範圍  {scanned}/{listed} 個項目已盤點（{share}，以項目數計）',
    en: 'Coverage  {scanned} of {listed} items scanned ({share} by number of items)',
  },
  'terminal-listed': {
    'zh-TW': '涵蓋範圍  {scanned} 個項目已盤點；停止時已列出 {listed} 個',
    en: 'Coverage  {scanned} items scanned; {listed} listed until it was stopped',
  },
  ignored: { 'zh-TW': '已設定忽略', en: 'Ignored by a rule' },
  'ignored-intro': {
    'zh-TW': '設定檔 ignore 的規則與其符合的值。「非個資」者不計入任何數字；其餘為已知情形，仍照計。',
    en: 'Rules of `ignore` in the configuration, and what they held for. Values said to be no personal data are in no count; the others are known already, and counted.',
  },
  'ignored-rule': { 'zh-TW': '規則', en: 'Rule' },
  'ignored-values': { 'zh-TW': '值', en: 'Values' },
  'ignored-effect': { 'zh-TW': '計數', en: 'Counted' },
  'ignored-counted': { 'zh-TW': '仍計入', en: 'counted' },
  'ignored-left-out': { 'zh-TW': '非個資，不計入', en: 'no personal data, not counted' },
  'ignored-until': { 'zh-TW': '至 {day}', en: 'until {day}' },
  'ignored-line': { 'zh-TW': '{rule}（{effect}）', en: '{rule} ({effect})' },
  'since-baseline': {
    'zh-TW': '較基準（{day}）新增  {files} 個個人資料檔案',
    en: 'New since the baseline of {day}  in {files} data files',
  },
  'since-nothing': { 'zh-TW': '較基準（{day}）沒有新增', en: 'Nothing new since the baseline of {day}' },
  'since-appeared': { 'zh-TW': '新檔案', en: 'new' },
  'since-rows': { 'zh-TW': '多 {rows} 列、{people} 人', en: '{rows} rows, {people} people more' },
  'terminal-other': { 'zh-TW': '其他原因', en: 'other reasons' },
  'types-more': { 'zh-TW': '另有 {number} 類', en: '{number} more kinds' },
  'terminal-reports': { 'zh-TW': '報告', en: 'Reports' },
  'terminal-more': { 'zh-TW': '另有 {number} 個', en: '{number} more' },
} as const satisfies Record<string, Words>

/** Id of a phrase. */
export type PhraseId = keyof typeof PHRASES

/** What is put into a phrase, by name. */
export type PhraseValues = Readonly<Record<string, string | number>>

/** The phrase with its `{name}`s filled in. */
export function phrase(id: PhraseId, language: Language, values: PhraseValues = {}): string {
  return fill(PHRASES[id][language], values)
}

/** A text with its `{name}`s filled in; those without a value stay, so that a mistake is seen. */
export function fill(text: string, values: PhraseValues): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
