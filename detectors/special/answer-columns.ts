/**
 * Columns whose cells are answers: marks below an illness, an offence or 有無前科, which say yes by what else stands in the column, and below a
 * paper (良民證, 體檢表) whether it was handed in, which says nothing of what it says.
 */
import { normaliseName } from '../columns.ts'
import { BECAUSE, type Detector, MEDIUM } from '../detector.ts'
import type { HeadSample } from '../head-sample.ts'
import { found } from '../types/matches.ts'
import { isDenial } from './denials.ts'

/** What is counted, numbered or measured has figures, and 1 is one of them. */
const COUNTED =
  /(?:數|次|[天日年月週期級量值率號碼費假分齡]|小時|金額|類[別型]|程度|等級|count|number|num|no|days?|hours?|times?|score|level|grade|rate|total|amount|id|code|date|year|age|type|leave)$/u
/** … or is told by a code. */
const CODED =
  /^(?:(?:主要|次要|臨床)?(?:疾病|診斷|病名|罪名|傷病|案由)(?:名稱)?|disease|diagnos[ie]s|conditions?|illness|offen[cs]e|charges?|sentence)$/u

/** May 1 be an answer to what a column or label of this name asks: 糖尿病, 有無前科, `has_diabetes`? */
export function mayBeTicked(name: string): boolean {
  const plain = normaliseName(name)
  return !COUNTED.test(plain) && !CODED.test(plain)
}

/** In which whatever is filled says yes, and a circle only where nothing is. */
const FILLED = new Set([...'●■◉⊙★*✓✔✅☑☒VYT+'])
const CIRCLES = new Set([...'O○◯〇◎'])
const CROSSES = new Set([...'X×✕✗✘╳'])
const OTHER_NO = new Set([...'□☐◇△NF-－–—/／', 'NO', '無', '否'])
const FIGURES = new Set(['0', '1'])
const BOTH = [FILLED, CIRCLES, CROSSES, OTHER_NO]
/** No mark is longer, in bytes. */
const LONGEST_MARK = 4

/**
 * Which of the marks that are all that stands in a column say yes; undefined where other things do. 1 is among them beside 0 and nothing else,
 * and an × where it is all that there is and `latin` says that the column is of a list in English: below 糖尿病 it says no.
 *
 * @param figures 1 may be an answer
 */
function yesAmong(values: ReadonlySet<string>, latin: boolean, figures: boolean): ReadonlySet<string> | undefined {
  const all = [...values]
  if (all.length === 0) return undefined
  if (all.every((value) => FIGURES.has(value))) return figures ? new Set(['1']) : undefined
  if (!all.every((value) => BOTH.some((marks) => marks.has(value)))) return undefined
  for (const marks of [FILLED, CIRCLES]) {
    const yes = all.filter((value) => marks.has(value))
    if (yes.length > 0) return new Set(yes)
  }
  return latin && all.every((value) => CROSSES.has(value)) ? values : undefined
}

const decoder = new TextDecoder()

function markOf(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end)).normalize('NFKC').trim().toUpperCase()
}

/** The marks in a column of the sample, undefined where more stands in it. */
function marksIn(sample: HeadSample, firstRow: number, column: number): ReadonlySet<string> | undefined {
  const marks = new Set<string>()
  for (let row = firstRow; row < sample.rows; row++) {
    const [start, end] = [sample.start(row, column), sample.end(row, column)]
    if (end - start > LONGEST_MARK) return undefined
    if (end > start) marks.add(markOf(sample.bytes, start, end))
    if (marks.size > 5) return undefined
  }
  return marks
}

/** How the cells below `name` are asked, where they are marks of which some say yes; undefined where they are not. */
export function markedCell(
  name: string,
  exam: boolean,
  sample: HeadSample,
  firstRow: number,
  column: number,
  cell: Detector['cell'],
): Detector['cell'] | undefined {
  const marks = marksIn(sample, firstRow, column)
  const yes = marks && yesAmong(marks, !/\p{Script=Han}/u.test(name), !exam && mayBeTicked(name))
  if (yes === undefined) return undefined
  return (bytes, start, end, match) => {
    if (end - start > LONGEST_MARK) return cell(bytes, start, end, match)
    return yes.has(markOf(bytes, start, end)) && sayYes(bytes, start, end, match)
  }
}

/** The mark `bytes[start, end)` says yes. */
export function sayYes(bytes: Uint8Array, start: number, end: number, match: Parameters<Detector['cell']>[3]): boolean {
  match.canonical.set(bytes.subarray(start, end))
  match.canonicalLength = end - start
  return found(match, start, end, MEDIUM, BECAUSE.grammar)
}

const PAPER =
  /(?:良民證|證明書?|診斷書|手冊|[證卡]|報告書?|[查檢錄驗卷]表|[查檢驗斷]單|摘要|病摘|[影正副]本|文件)$|^\p{Script=Han}{0,4}(?:健康檢查|健檢|體檢|體格檢查)$|繳|檢附|交付|(?:certificate|clearance|report|form|card|copy|document)$/u
/** Whoever has one has what it is given for. */
const CARD = /^(?!.*(?:本|繳|檢附|交付)$).*(?:手冊|卡|身(?:心障礙|障)證明書?|重大傷病證明書?|card)$/u

const HANDING_IN =
  '檢附|繳[交驗回]?|交[付回]?|提[交供]|上傳|收[到訖齊件]?|補[件正齊交]?|附|備[妥齊]?|送[件審出交]?|寄[出回]?|傳送?|歸[檔還]'
/** 已繳, 尚未收到, 免附, 待補件. */
const HANDED_IN = new RegExp(
  `^(?:已|未|尚未|待|免|應|需|缺|不[需必]|無[需須])(?:經)?(?:${HANDING_IN})(?:[交件回齊清訖妥])?(?:[12一二]份)?$`,
  'u',
)
/** … and what says so below a paper. */
const DONE =
  /^(?:[已未待尚]*(?:完成|審核?|查驗|驗[訖畢]?|核對?|確認|登記|建檔|取得|申請|辦理|領取?)(?:中|畢|過|通過)?|(?:申請|辦理|補件|審核|處理)中|[缺欠齊全]|[齊完]全|齊備|缺[件繳交]|逾期|過期|有效|[影正副]本(?:[一二\d]{1,2}份)?|原件|[一二\d]{1,2}份|ok|done|received|submitted|missing|pending|uploaded|n\/?a|complete[d]?|incomplete|on ?file|not submitted)$/iu
const DATE =
  /^(?:民國)?\d{2,4}[./年-]\d{1,2}(?:[./月-]\d{1,2}日?)?$|^\d{1,2}[/月]\d{1,2}日?(?:前|[繳交補]?)$|^\d{7,8}$/u
/** … and, of what is no card, that it is there. */
const THERE = /^(?:[有是無否]|yes|no|true|false|[01])$/iu
/** Longer cells say more, in bytes. */
const LONGEST_STATE = 60

/** Does a column's name say that its cells are about a paper: 良民證, 體檢表, 身障手冊影本? */
export function isPaperColumn(name: string): boolean {
  return PAPER.test(normaliseName(name))
}

const STATES: ReadonlySet<number> = new Set(
  [...'已未尚待免應需缺不無'].map((character) => {
    const [a = 0, b = 0, c = 0] = Buffer.from(character)
    return (a << 16) | (b << 8) | c
  }),
)

/** May `bytes[start, end)` say that a paper was handed in or was not, by its first character? Most values are never decoded. */
export function mayBeHandedIn(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 6 || end - start > LONGEST_STATE) return false
  return STATES.has((bytes[start]! << 16) | (bytes[start + 1]! << 8) | bytes[start + 2]!)
}

/** Is all of a value that a paper was handed in or was not, and when: 已繳, 未繳, 已繳（無犯罪紀錄）? */
export function isHandedIn(value: string): boolean {
  const pieces = piecesOf(value)
  return pieces.some((piece) => HANDED_IN.test(piece)) && pieces.every((piece) => HANDED_IN.test(piece) || says(piece))
}

function piecesOf(value: string): string[] {
  return value
    .normalize('NFKC')
    .split(/[\s,、;:()]+/u)
    .filter((piece) => piece !== '')
}

function says(piece: string): boolean {
  return DATE.test(piece) || DONE.test(piece) || isDenial(piece)
}

function isMark(piece: string): boolean {
  return BOTH.some((marks) => marks.has(piece.toUpperCase())) || THERE.test(piece)
}

/** How the cells below a paper's name are asked: nothing but whether it was handed in is none. */
export function paperCell(name: string, cell: Detector['cell']): Detector['cell'] {
  const card = CARD.test(normaliseName(name))
  return (bytes, start, end, match) => {
    if (end - start <= LONGEST_STATE) {
      const pieces = piecesOf(decoder.decode(bytes.subarray(start, end)))
      if (pieces.every((piece) => HANDED_IN.test(piece) || says(piece) || (!card && isMark(piece)))) return false
    }
    return cell(bytes, start, end, match)
  }
}
