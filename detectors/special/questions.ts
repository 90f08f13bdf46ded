/**
 * What a form asks about and how it is answered, in one line: 高血壓、心臟病：無, （1）狹心症、心肌梗塞　□是 ■否, 慢性病 ☑有：高血壓 □無,
 * `Do you have diabetes or asthma? No`. What is asked of in a list is answered for all of it.
 */
import { allMatches } from '../all-matches.ts'
import { DENIALS } from '../data/special-words.ts'
import { isDenial, isIllness } from './denials.ts'

/** A box that is ticked, as an expression. */
export const TICKED = String.raw`[■☑☒✓✔●✅]|[\[(（〔][ 　]?[xXvV✓✔●■][ 　]?[\])）〕]`
const EMPTY = String.raw`[□☐○◯]|[\[(（〔][ 　]{0,3}[\])）〕]`
const BOX = new RegExp(`(?:(${TICKED})|${EMPTY})[ 　]*`, 'gu')
const BOX_FIRST = new RegExp(`^(?:${TICKED}|${EMPTY})`, 'u')
const BOX_BEHIND = new RegExp(`^(?:有|無|是|否|沒有)[ 　]?(?:${TICKED}|[□☐○◯])`, 'u')

const NO = DENIALS.toSorted((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(/[\\/.]/gu, String.raw`\$&`))
  .join('|')
/** Behind an answer: nothing that goes on with it, but the next box, or the next label. */
const ENDS = String.raw`(?:。|\.?[ 　]*(?:$|[\n\r\t,，;；、)）|」"'}\]<□☐■☑])|(?<=\p{Script=Han})[ 　]|[ 　]{2}|[ 　]+\p{L}[\p{L} ]{0,24}[:：])`
/** An answer of no with nothing behind it that goes on: 無, and neither 無花果 nor `No. 5`; a line to write on. */
const DENIED = new RegExp(String.raw`^(?:(?:${NO})${ENDS}|[_＿…]{2,}(?![\p{L}\p{N}]))`, 'iu')
/** … of all that is asked, in so many words, and of nothing that it names itself: 以上皆無, 無上述疾病, 未曾罹患; but not 無過敏. */
const DENIED_ALL = new RegExp(
  `^(?:以上|上述|前述|前列|目前|迄今|至今|本人|經?查|[皆均都全並尚])*(?:無|否|沒有?|未[有曾]|不曾|從未|否認)(?:有|罹?患|發生)?(?:任何|以上|上述|前述|前列|所列|下列|特殊|異常|相關|各項|[此該之的])*(?:情[形況事]|疾[病患]|傷病|病[史症況]?|症狀|狀況|問題|[紀記]錄|資料|者)*${ENDS}`,
  'u',
)
/** Crossed out, or negative: ✗, X, (-); but neither X光 nor HTN x 10 years. */
const CROSSED = /^(?:[×╳✕✗✘❌ｘ]|[xX](?![\p{L}\p{N}]|[ 　]?\d))/u
const NEGATIVE =
  /^[ 　]?[(（][ 　]?(?:[-－–—−]|neg(?:ative)?\.?)[ 　]?[)）]|^[ 　]?[×╳✕✗✘❌]|^[－−](?![\p{L}\p{N}])|^-(?=[ 　]*(?:$|[\n\r,，、;；)）]))/iu
const YES = /^(?:是|有|曾有?|yes|y|v|✓|✔|○)(?=[。.]?[ 　]*(?:$|[\n\r\t,，、;；:：)）(（]))/iu

const SIGNS = String.raw`\s　:：=＝?？，,。；;！!（(）)\[〔【□☐○◯■☑☒✓✔●✅…`
const BRACKETS = String.raw`(?:[（(](?![ 　vVxX✓✔●■]{0,3}[）)])[^（(）)\n\t]{1,40}[）)])?`
/** What follows a word in its list: 症、狹心症（含心肌梗塞）、 of 高血壓症、狹心症（含心肌梗塞）、中風：無. */
const LISTED = new RegExp(String.raw`^(?:[^${SIGNS}、/]{0,16}${BRACKETS}[）)]?[ 　]?[、/][ 　]?(?:\r?\n)?)+`, 'u')
const LISTED_LAST = /^(?:以?及|[與和或跟])/u
const NONE_OF_LIST = new RegExp(
  `^[^${SIGNS}、]{0,16}?[）)]?[皆均都](?:無|沒有|未[曾有]?|不曾|否認)(?:罹?患|有)*${ENDS}`,
  'u',
)
/** The last of a list, where it is a field of its own: 高血壓、糖尿病、手術史：無. */
const OTHER_FIELD = /^(?:(?:手術|住院|家族|過敏|(?:藥物|食物)過敏|用藥|輸血|外傷|旅遊|接觸)史|過敏|用藥|服藥)$/u
/** The rest of a question, 紀錄（含緩起訴）, 或犯罪紀錄, 嗎, and the sign behind it. */
const ASKED = new RegExp(
  String.raw`^([^${SIGNS}]{0,24})${BRACKETS}[）)]?[ 　]*([:：=＝?？\t][:：]?|…+|\.{3,}|(?=[ 　\n□☐○◯■☑☒✓✔●✅\[(（〔×╳✕✗✘❌]|$))[ 　\t]*`,
  'u',
)
/** So long a rest is a question's, in characters; of a list, as long as the expression has it. */
const REST = 16
/** Without a sign between, a question and its answer are near. */
const BARE_REST = 4
/** 是否曾因…接受治療？: so that all up to the sign is asked. */
const ASKS =
  /(?:是否|有否|曾否|有無|有沒有|可曾|罹患|患有|曾經)(?![^\n]*(?:知道|聽過|瞭?解|認識|願意|同意|參加|需要?|想))/u
const ASKED_LONG = /^[^?？。\n□☐■☑]{0,60}[?？][:：]?[ 　\t]*/u
const ASKS_ENGLISH = /\b(?:have|has|had|do|does|did|are|is|were|was|ever|any)\b/iu
const ASKED_ENGLISH = /^(?:[a-z ,'’/()-]|(?:e\.g|i\.e|etc)\.){0,100}[?？:：][ 　\t]*/iu
const LABEL_ENGLISH =
  /^(?:[ -](?:checks?|status|results?|history|records?|search|report|clearance|screening|background|certificate)){1,4} ?[:：][ 　\t]*/iu

/** What stands behind a word up to the answer to what is asked of it. */
export interface Question {
  /** The rest of what is asked, behind the word. */
  readonly rest: string
  /** The sign that ends it, `''` for a blank. */
  readonly sign: string
  /** All behind that. */
  readonly answer: string
}

/** The question that a word is of, between `before` and `behind`, as far as there is one. */
export function questionOf(before: string, behind: string): Question | undefined {
  const english =
    (ASKS_ENGLISH.test(lastSentence(before)) ? ASKED_ENGLISH.exec(behind) : null) ?? LABEL_ENGLISH.exec(behind)
  if (english !== null) return longQuestion(english[0], behind)
  const asks = ASKS.test(lastLine(before))
  const list = LISTED.exec(behind)?.[0] ?? ''
  const asked = ASKED.exec(behind.slice(list.length))
  if (asked !== null) {
    const [all, rest = '', sign = ''] = asked
    if (list !== '' && sign !== '' && OTHER_FIELD.test(rest)) return undefined
    const listed = list !== '' || LISTED_LAST.test(rest)
    const longest = listed ? Number.POSITIVE_INFINITY : sign === '' && !asks ? BARE_REST : REST
    if (rest.length <= longest) return { rest, sign, answer: behind.slice(list.length + all.length) }
  }
  const long = asks ? ASKED_LONG.exec(behind) : null
  return long === null ? undefined : longQuestion(long[0], behind)
}

function longQuestion(asked: string, behind: string): Question {
  return { rest: asked.replace(/[?？:：\s　]+$/u, ''), sign: '?', answer: behind.slice(asked.length) }
}

function lastLine(before: string): string {
  return before.slice(before.lastIndexOf('\n') + 1)
}

function lastSentence(before: string): string {
  return /[^.?!\n]*$/u.exec(before.replaceAll(/\b(?:e\.g|i\.e|etc)\./giu, ''))![0]
}

/** 非帶原者, 並非感染者 */
const NOT_ONE = new RegExp(`^(?:並?非|不是)(?:屬)?(?:帶原者|患者|感染者|病患|身心障礙者)?${ENDS}`, 'u')

/** Is the answer a plain no, and nothing besides? */
export function saysNo(answer: string): boolean {
  return DENIED.test(answer) || DENIED_ALL.test(answer) || CROSSED.test(answer) || NOT_ONE.test(answer)
}

const BRACKETED_NO = /^[ 　]?[(（【〔[][ 　]?(?:無|否|沒有|no|n)[ 　]?[)）】〕\]]/iu
const NEGATIVE_BEFORE = /(?:^|[\n,，、:：;；])[ 　]?[(（][-－–—−][)）][ 　]?$/u
const POSITIVE = /^[ 　]?[(（][+＋][)）]/u

/** Is a word answered no in brackets, whatever it is: 前科（無）, 高血壓【無】? */
export function isBracketedNo(behind: string): boolean {
  return BRACKETED_NO.test(behind)
}

/** Is a word signed as what one has: HTN(+)? */
export function isPositive(behind: string): boolean {
  return POSITIVE.test(behind)
}

/** Is a word signed as what one has not, right behind it: 高血壓(-), 糖尿病－, DM (-), (-) DM? */
export function isNegative(behind: string, before = ''): boolean {
  return NEGATIVE.test(behind) || (NEGATIVE_BEFORE.test(before) && !/^[ 　]?[(（][-+－＋–]/u.test(behind))
}

/** Is all of a list answered without a blank between: 高血壓、糖尿病及心臟病均無? */
export function isNoneOfList(behind: string): boolean {
  return NONE_OF_LIST.test(behind.slice(LISTED.exec(behind)?.[0].length ?? 0))
}

/** Is all of a text an answer of no? */
export function isPlainNo(text: string): boolean {
  return DENIED.test(text)
}

/** 無下列疾病：氣喘、癲癇，有高血壓 */
const BUT_HAS = /(?:[無无]|[沒没]有)(?:下列|以下)[^\n]*[，,；;][ 　]?[但惟僅另]*(?:有|患有?|罹患)$/u

/** Is the question answered with yes: 是否罹患高血壓？是, 慢性病 ☑有 □無, the 高血壓 of ☑有：高血壓? */
export function isAnsweredYes(before: string, behind: string): boolean {
  if (optionOf(before, behind) === 'yes' || BUT_HAS.test(lastLine(before))) return true
  const question = questionOf(before, behind)
  if (question === undefined) return false
  const boxes = boxesOf(question)
  if (boxes !== undefined) return ticksOf(boxes, true) === 'yes'
  return YES.test(question.answer) && (ASKS.test(lastLine(before)) || /^[\s\d.、()（）*•-]*$/u.test(lastLine(before)))
}

/** The boxes that a question is answered with, on its line. */
export function boxesOf({ answer }: Question): string | undefined {
  const line = answer.split('\n', 1)[0] ?? ''
  return BOX_FIRST.test(line) || BOX_BEHIND.test(line) ? line : undefined
}

const SHORT = /^(?:[A-Z]{2,5}|for|since|x|yrs?|years?|mos?|months?|年|月|多年|病史|\d+)$/u
const SHORTHAND = /^[A-Z]{2,5}$/u

/** Are illnesses in shorthand all that the line says, at least two of them, or since when: HTN, DM or HTN 10年? */
export function isShorthand(word: string, before: string, behind: string): boolean {
  if (!SHORTHAND.test(word)) return false
  const line = `${lastLine(before)}${word}${behind.split('\n', 1)[0] ?? ''}`.trim()
  if (line.length > SHORT_LINE) return false
  const words = line.split(/[\s　,，、/;；.()（）+]+|(?<=\d)(?=[年月])/u).filter((part) => part !== '')
  if (!words.every((part) => SHORT.test(part))) return false
  const illnesses = words.filter((part) => SHORTHAND.test(part))
  return illnesses.every((part) => part === 'DM' || isIllness(part)) && (words.length > 1 || word === 'HTN')
}
/** Shorthand alone fills no longer line, in characters. */
const SHORT_LINE = 40

const YES_OPTION = /^(?:有|是|曾有?|yes)(?:[ 　]?[:：,，、(（]|[ 　]+)/iu
const TICKED_NO = new RegExp(`(?:${TICKED})[ 　]*(?:無|否|沒有|no)`, 'iu')
const EMPTY_NO = new RegExp(String.raw`^[）)]?[ 　]*(?:${EMPTY})[ 　]*(?:無|否|沒有|no)(?![^\n]*[■☑☒✓✔●✅])`, 'iu')
const GIVES_EXAMPLE = /(?:如|例)[:：]?[^:：]*$/u
/** □是 ■否 患有高血壓、糖尿病: the boxes before the question. */
const LEADING = new RegExp(
  String.raw`^[\s\d.、()（）]*((?:(?:${TICKED}|${EMPTY})[ 　]*(?:有|無|是|否|沒有|yes|no)[ 　]*){2})[:：]?[^□☐■☑。]{0,60}$`,
  'iu',
)
/** An option's text is no longer, in characters. */
const OPTION = 40

/** Is the word part of the option of yes, ticked (☑有：高血壓 □無), or left empty for the other, or an example of what to write? */
export function optionOf(before: string, behind: string): 'yes' | 'no' | undefined {
  const line = lastLine(before)
  const box = allMatches(line, BOX).at(-1)
  if (box === undefined) return undefined
  const leading = LEADING.exec(line)?.[1]
  if (leading !== undefined && ticksOf(leading) === 'no' && TICKED_NO.test(leading)) return 'no'
  const option = line.slice(box.index + box[0].length)
  const said = YES_OPTION.exec(option)?.[0]
  if (option.length > OPTION || option.includes('。')) return undefined
  if (said === undefined) return box[1] === undefined && isLeft(line, box.index, option) ? 'no' : undefined
  // ☑有　糖尿病 □有 □無: the next question.
  const next = BOX_FIRST.test(behind.trimStart())
  if (/[ 　]$/u.test(said) && next && !EMPTY_NO.test(behind)) return undefined
  if (box[1] !== undefined) return 'yes'
  return GIVES_EXAMPLE.test(option) || TICKED_NO.test(`${line}${behind.split('\n', 1)[0] ?? ''}`) ? 'no' : undefined
}

/** Is an option of the line left empty, of boxes that stand before what they are of: □ NIPS 非侵入性胎兒染色體檢測? */
function isLeft(line: string, box: number, option: string): boolean {
  // ■是 □否 患有高血壓: boxes of answers, before what is asked.
  if (YES_OR_NO.test(option)) return false
  const first = allMatches(line, BOX)[0]!
  return (
    BEFORE_BOXES.test(line.slice(0, first.index)) &&
    (first.index < box || /^\s*$/u.test(line.slice(0, first.index))) &&
    !/[:：;；\t|]/u.test(option)
  )
}
/** Where a line's first box stands before its option: at the beginning, or behind a sign. */
const BEFORE_BOXES = /(?:^|[\s　:：?？,，、.．)）(（>])$/u

const YES_OR_NO = /^(?:有|無|是|否|沒有|yes|no|[yn])(?![\p{L}])/iu

/**
 * Is of the boxes of a value none ticked, or only that of 無, or another? `''`: it has none. `answers`: it is only looked at where the boxes
 * are those of yes and no.
 */
export function ticksOf(value: string, answers = false): 'yes' | 'no' | '' {
  const boxes = allMatches(value, BOX)
  const [first] = boxes
  if (first === undefined) return ''
  // 有□ 無■: each behind its word.
  const behind = first.index > 0
  let decided = false
  for (const [i, box] of boxes.entries()) {
    const option = behind
      ? value.slice(i === 0 ? 0 : boxes[i - 1]!.index + boxes[i - 1]![0].length, box.index)
      : value.slice(box.index + box[0].length, boxes[i + 1]?.index)
    const answer = YES_OR_NO.test(option)
    if (i === 0) decided = answer
    if (answers && !decided) return ''
    // 糖尿病：□有 ☑無　高血壓：☑有 □無: the next question's.
    if (decided && !answer) break
    if (box[1] !== undefined && !DENIED.test(option.trim()) && !isDenial(option)) return 'yes'
    if (decided && /[:：]/u.test(option)) break
  }
  return 'no'
}

const HINT_BEFORE =
  /(?:(史|病|過敏|障礙|狀[況態]|[紀記]錄|前科|[_＿…]{2,}|[:：])[ 　]*)[（(](?:請[^（(）)\n]{0,12}?[,，、；;：:]?)?(?:例?如|例|像|e\.?g\.?|for example)[^（(）)\n]{0,60}$/iu
const HINT_BEHIND = /^[^（(）)\n]{0,60}[）)](?=([ 　]*[:：])?)/u

/** Is the word an example of what may be written in a field: 特殊疾病（請註明，如氣喘、癲癇等）：? */
export function isExample(before: string, behind: string): boolean {
  const label = HINT_BEFORE.exec(before)?.[1]
  if (label === undefined) return false
  const closed = HINT_BEHIND.exec(behind)
  return closed !== null && (closed[1] !== undefined || /[_＿…:：]/u.test(label))
}
