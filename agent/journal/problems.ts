/** What can be wrong with a journal or a report: a closed list, with its words. */
import type { Language } from '../../report/model.ts'
import { KINDS } from './words.ts'

/** What people have recorded and the state keeps by number. */
export type RecordKind = 'disposal' | 'fulfilment' | 'incident'

/** What is wrong, and where. */
export interface Problem {
  readonly id: ProblemId
  /** Line of the journal, from 1. */
  readonly line?: number
  /** The last of several lines of which the same is to be said. */
  readonly lastLine?: number
  /** The other line: the one that was swapped with, or that is the original. */
  readonly other?: number
  /** Numbers of entries: the first and the last that are missing. */
  readonly from?: number
  readonly to?: number
  /** How many are missing of these, where lines that cannot be read are among them. */
  readonly missing?: number
  /** Id of a scan; kind and number of a record. */
  readonly scan?: string
  readonly record?: RecordKind
  /** That number, or how many. */
  readonly number?: number
  /** A path: the file that is wrong, or that remembers otherwise. */
  readonly source?: string
}

/** A sentence with the lines as `{lines}`, and the other members by their names. */
const PROBLEMS = {
  changed: {
    'zh-TW': '第 {lines} 行被更改，或不是紀錄的內容',
    en: 'line {lines} was changed, or is none of the journal’s',
  },
  signature: { 'zh-TW': '第 {lines} 行的簽章不符', en: 'the signature of line {lines} does not hold' },
  'unknown-key': {
    'zh-TW': '第 {lines} 行由不認得的金鑰簽署（若為換過的舊金鑰，請以 --public-key 一併指定）',
    en: 'line {lines} is signed by a key that is not known (name it with --public-key if it is one of before)',
  },
  'other-key': {
    'zh-TW': '第 {lines} 行由當時未使用的金鑰簽署',
    en: 'line {lines} is signed by a key that was not in use then',
  },
  removed: { 'zh-TW': '第 {lines} 行之前被移除：第 {entries} 筆', en: 'removed before line {lines}: entry {entries}' },
  'cut-off': {
    'zh-TW': '最後的紀錄被移除：第 {entries} 筆（{source} 記得有）',
    en: 'the end was removed: entry {entries}, which {source} remembers',
  },
  replaced: {
    'zh-TW': '第 {lines} 行不是 {source} 所記得的那一筆',
    en: 'line {lines} is not the entry that {source} remembers',
  },
  duplicate: { 'zh-TW': '第 {lines} 行是第 {other} 行的重複', en: 'line {lines} repeats line {other}' },
  swapped: { 'zh-TW': '第 {lines} 行與第 {other} 行被對調', en: 'lines {lines} and {other} were swapped' },
  moved: { 'zh-TW': '第 {lines} 行不在原來的位置', en: 'line {lines} is out of its place' },
  fork: {
    'zh-TW': '第 {lines} 行不接續前一筆：紀錄曾被換回較早的一份，或與另一份混合',
    en: 'line {lines} does not follow the entry before it: an earlier copy was put back and went on, or two were mixed',
  },
  torn: {
    'zh-TW': '第 {lines} 行沒有結尾：被截斷，或寫入時中斷（下次執行時會註明）',
    en: 'line {lines} has no end: cut off, by somebody or by a kill (the next command will note it)',
  },
  gap: {
    'zh-TW': '第 {lines} 行記載：當時紀錄中沒有狀態檔所記得的第 {entries} 筆',
    en: 'line {lines} says that entry {entries}, which the state remembered, was not in the journal then',
  },
  missing: {
    'zh-TW': '紀錄檔不在：{source} 記得有第 {to} 筆',
    en: 'there is no journal, and {source} remembers entry {to}',
  },
  'state-missing': {
    'zh-TW':
      '狀態檔 {source} 不存在，但第 {lines} 行為使用它時所寫：請自備份還原。若只要檢查紀錄與報告，請以 --journal 指定紀錄檔',
    en: '{source} is not there, and line {lines} was written with it: restore it from a backup. To check the journal and reports alone, name it with --journal',
  },
  'head-missing': {
    'zh-TW':
      '狀態檔 {source} 不記得紀錄中的任何一筆，但第 {lines} 行為使用它時所寫：其所記得者被移除，紀錄的結尾是否完整無從比對',
    en: '{source} remembers no entry of the journal, and line {lines} was written with it: what it remembered was taken out, and nothing in it tells whether the end of the journal is there',
  },
  'scan-changed': {
    'zh-TW': '狀態檔 {source} 保存的盤點 {scan} 與第 {lines} 行所記不符',
    en: 'the scan {scan} that {source} keeps is not what line {lines} has of it',
  },
  'scan-unknown': {
    'zh-TW': '狀態檔 {source} 保存的盤點 {scan} 不在紀錄中',
    en: 'the journal has no entry of the scan {scan} that {source} keeps',
  },
  'scan-missing': {
    'zh-TW': '第 {lines} 行記載保存的盤點 {scan} 不在狀態檔 {source} 中',
    en: 'the scan {scan}, kept by line {lines}, is not in {source}',
  },
  'scan-twice': {
    'zh-TW': '狀態檔 {source} 保存的盤點 {scan} 有兩份，第 {lines} 行只記載一次',
    en: '{source} keeps the scan {scan} twice, and line {lines} has it once',
  },
  'scan-moved': {
    'zh-TW': '狀態檔 {source} 保存的盤點 {scan} 不在第 {lines} 行所記的先後順序中',
    en: 'the scan {scan} does not stand in {source} in the order of the journal, where it is line {lines}',
  },
  'record-changed': {
    'zh-TW': '狀態檔 {source} 的第 {number} 號{record}登錄與紀錄不符，或紀錄中沒有',
    en: 'the record of {record} number {number} in {source} is not what the journal has, or the journal has none',
  },
  'record-missing': {
    'zh-TW':
      '第 {lines} 行的第 {number} 號{record}登錄不在狀態檔 {source} 中：被移除，或登錄時中斷（中斷者請重新登錄）',
    en: 'the record of {record} number {number} of line {lines} is not in {source}: it was removed, or its command was killed (record it again then)',
  },
  'import-changed': {
    'zh-TW': '狀態檔 {source} 保存的填寫內容與第 {lines} 行所匯入者不符',
    en: 'what {source} keeps of what people filled in is not what line {lines} took in',
  },
  'import-unknown': {
    'zh-TW': '狀態檔 {source} 保存的填寫內容有 {number} 處不是任何一次匯入的',
    en: '{number} of what {source} keeps as filled in by people was taken in by no import',
  },
  behind: {
    'zh-TW':
      '第 {lines} 行記載：狀態檔曾換回較早的一份或重新建立，沒有第 {entries} 筆；其中的盤點與登錄不再計入，登錄請視需要補登',
    en: 'line {lines} says that the state was an earlier one, or made anew, without entry {entries}: nothing counts by the scans and records in it; record again what still holds',
  },
  'report-changed': {
    'zh-TW': '報告在寫成後被更改：{source}',
    en: 'the report was changed since it was written: {source}',
  },
  'report-mixed': {
    'zh-TW': '報告不屬於同一目錄中其他報告的那次盤點（此份為紀錄第 {lines} 行，其他為第 {other} 行）：{source}',
    en: 'the report is of another scan than those beside it (line {lines} of the journal, the others line {other}): {source}',
  },
  'report-missing': { 'zh-TW': '報告不在：{source}', en: 'the report is not there: {source}' },
  'report-unknown': {
    'zh-TW': '紀錄中沒有這份報告：{source}',
    en: 'the journal has no entry of this report: {source}',
  },
  'sums-changed': { 'zh-TW': '{source} 與紀錄不符', en: '{source} is not what the journal has' },
} as const

/** Id of what is wrong: stable, for programs. */
export type ProblemId = keyof typeof PROBLEMS

/** The sentence. */
export function problemText(problem: Problem, language: Language): string {
  const { line, lastLine, other, from, to, missing, scan = '', record, number, source = '' } = problem
  const range = (a: number | undefined, b: number | undefined) => (b === undefined || a === b ? `${a}` : `${a}–${b}`)
  const values: Readonly<Record<string, string>> = {
    lines: range(line, lastLine),
    other: `${other}`,
    to: `${to}`,
    source,
    scan: scan.slice(0, 8),
    record: record === undefined ? '' : KINDS[record][language],
    number: `${number}`,
    entries: range(from, to),
  }
  const text = PROBLEMS[problem.id][language].replace(/\{(\w+)\}/g, (_, name: string) => values[name]!)
  if (missing === undefined) return text
  return text + (language === 'en' ? ` (${missing} of them)` : `（其中 ${missing} 筆）`)
}
