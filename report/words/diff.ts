/** Words of `pandian diff` and `pandian history`. */
import type { CountReasonId, FileChangeKind } from '../../inventory/inventory.ts'
import type { Words } from './language.ts'

/** What happened to a data file. */
export const FILE_CHANGE_WORDS: Readonly<Record<FileChangeKind, Words>> = {
  new: { 'zh-TW': '新增', en: 'new' },
  vanished: { 'zh-TW': '消失', en: 'vanished' },
  moved: { 'zh-TW': '移動', en: 'moved' },
  grown: { 'zh-TW': '增加', en: 'grown' },
  shrunk: { 'zh-TW': '減少', en: 'shrunk' },
  class: { 'zh-TW': '改類別', en: 'other class' },
  readable: { 'zh-TW': '多讀到', en: 'more was read' },
  unreadable: { 'zh-TW': '少讀到', en: 'less was read' },
}

/** Why a count moved. `{number}` places, items or data files; `{people}` people in them. */
export const COUNT_REASON_WORDS: Readonly<Record<CountReasonId, Words>> = {
  stopped: {
    'zh-TW': '其中 {number} 次盤點中途停止，數字僅及於當時已讀取之部分',
    en: '{number} of the two was stopped: it counts what it had looked at',
  },
  'places-added': { 'zh-TW': '多盤點 {number} 處位置', en: '{number} more places were scanned' },
  'places-removed': { 'zh-TW': '少盤點 {number} 處位置', en: '{number} places were not scanned any more' },
  'rules-changed': {
    'zh-TW': '程式或規則版本不同：內容未變，結果也可能不同',
    en: 'other version of program or rules: the same content may give other findings',
  },
  'read-more': { 'zh-TW': '未能讀取之項目減少 {number} 個', en: '{number} fewer items could not be read' },
  'read-less': { 'zh-TW': '未能讀取之項目增加 {number} 個', en: '{number} more items could not be read' },
  'files-new': { 'zh-TW': '新增 {number} 個檔案（{people} 人）', en: '{number} new data files ({people} people)' },
  'files-vanished': { 'zh-TW': '消失 {number} 個檔案（{people} 人）', en: '{number} vanished ({people} people)' },
  'files-grown': { 'zh-TW': '{number} 個檔案增加（{people} 人）', en: '{number} have grown ({people} people)' },
  'files-shrunk': { 'zh-TW': '{number} 個檔案減少（{people} 人）', en: '{number} have shrunk ({people} people)' },
  'class-changed': {
    'zh-TW': '{number} 個檔案改了當事人類別（現有 {people} 人）：影響各法令之計數，不影響總數',
    en: '{number} are of another class ({people} people now): moves what regulations count, not the total',
  },
}

/** Texts with `{name}`s to fill in. */
export const DIFF_PHRASES = {
  heading: { 'zh-TW': '比較　{a} → {b}', en: 'Compared  {a} → {b}' },
  people: { 'zh-TW': '當事人 {was} → {is}（{by}）', en: 'People {was} → {is} ({by})' },
  rows: { 'zh-TW': '列數 {was} → {is}（{by}）', en: 'Rows {was} → {is} ({by})' },
  unchanged: { 'zh-TW': '沒有差異', en: 'Nothing differs' },
  why: { 'zh-TW': '數字變動之原因', en: 'Why the count moved' },
  'why-note': {
    'zh-TW': '各檔案人數相加；同一人可在數個檔案，故與總數之差不必相等。',
    en: 'People of data files, added up: one person may be in several, so that they need not add up to the difference.',
  },
  files: { 'zh-TW': '個人資料檔案', en: 'Data files' },
  more: { 'zh-TW': '另有 {number} 個；--json 列出全部', en: '{number} more; --json lists all' },
  from: { 'zh-TW': '原在 {uri}', en: 'was {uri}' },
  numbers: { 'zh-TW': '法令門檻認定', en: 'Determinations' },
  absent: { 'zh-TW': '無', en: 'none' },
  'people-of': { 'zh-TW': '{number} 人', en: '{number} people' },
  'head-scan': { 'zh-TW': '盤點', en: 'Scan' },
  'head-started': { 'zh-TW': '開始時間', en: 'Started' },
  'head-people': { 'zh-TW': '當事人（下限–上限）', en: 'People (lower–upper)' },
  'head-reached': { 'zh-TW': '已達門檻', en: 'Numbers reached' },
  'head-coverage': { 'zh-TW': '涵蓋', en: 'Coverage' },
  'stopped-scan': { 'zh-TW': '中途停止', en: 'stopped' },
  incomplete: { 'zh-TW': '有未讀取之項目', en: 'not everything was read' },
  complete: { 'zh-TW': '全部看過', en: 'complete' },
} as const satisfies Record<string, Words>
