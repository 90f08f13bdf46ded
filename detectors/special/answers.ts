/**
 * Is a question answered with no, or not at all? `前科：無`, `過敏史：`, `病史：□高血壓 □糖尿病`, `重大疾病：□有 ☑無` tell of nothing that
 * somebody has, in a text as in a column.
 */
import { isHandedIn, isPaperColumn } from './answer-columns.ts'
import { deniesIt, isDenial, isIllness } from './denials.ts'
import { isAnnounced, isDeniedBefore } from './denied-before.ts'
import { type FormLabels, isEmptyCell } from './form-labels.ts'
import { answerOfGrid } from './grids.ts'
import { isOfOthers } from './nearby.ts'
import {
  boxesOf,
  isAnsweredYes,
  isBracketedNo,
  isExample,
  isNegative,
  isNoneOfList,
  isPlainNo,
  isPositive,
  isShorthand,
  optionOf,
  questionOf,
  saysNo,
  TICKED,
  ticksOf,
} from './questions.ts'

/** So much behind a word is looked at: the rest of its question, and the answer. */
const ANSWER_REACH = 480

/** The box before a word, and one of letters and signs right behind it: [ ] 高血壓, 高血壓[x]. */
const BOX_LAST = new RegExp(String.raw`(?:(${TICKED})|[\[(（][ 　]{0,3}[\])）])[ 　]?$`, 'u')
const OWN_BOX = new RegExp(String.raw`^(?:(${TICKED})|[\[(（][ 　]{0,3}[\])）])(?![ 　]?(?:有|無|是|否))`, 'u')

const FIRST_CLAUSE =
  /^(?:(?! {2})[^\n\r\t,，;；。|」"'\]<□☐■☑　])+?(?=$|[\n\r\t,，;；。|」"'\]<□☐■☑　]| {2}| +\p{L}{1,14}[:：])/u
const OTHER_THING = /過敏|前科|犯罪|手術|住院|用藥/u
/** Behind an empty field there is nothing, or the label of the next one. */
const EMPTY = /^(?:""|''|~|null(?![\p{L}\p{N}]))?\r?(?:\n[\s　]*)?(?:$|(?<=\n[\s　]*)[\p{L}（()）/ ]{1,24}[:：])/u
/** 罪名：　刑期： */
const NEXT_LABEL = /^[ 　]*(\p{L}{1,12})[:：]/u
/** What an empty field asks for; a chart, a report and minutes have headings that end like labels. */
const FIELD =
  /(?:史|前科|前科[紀記]錄|犯罪[紀記]錄|刑[案事][紀記]錄|疾病|傷病|過敏|用藥|罪名|刑期|(?:身心障礙|身障|殘障)(?:等級|類別|程度|手冊|證明)?|性(?:傾向|取向|向|經驗|生活|伴侶)(?:人?數)?|record|history|allerg(?:y|ies)|orientation)$/iu

/** `question: 糖尿病` over `answer: 無` */
const ASKED_ABOVE =
  /(?:^|\n)[ \t]*(?:-[ \t]+)?["']?(?:question|q|label|item|field|name|title|disease|condition|illness|題目|問題|項目|疾病)["']?[ \t]*[:=：][^\n:：]*$/iu
const ANSWERED_BELOW =
  /^[^\n:：]{0,20}\r?\n[ \t]*["']?(?:answer|ans|a|value|response|reply|result|has|present|答案|回答|結果|有無)["']?[ \t]*[:=：][ \t]*["']?([^\n"']{1,40})/iu

const decoder = new TextDecoder()

const DENIED_ITSELF = /^(?:無|沒有)(?:前科|犯罪|刑[案事])/u
/** So much before a word is looked at. */
const BEFORE_REACH = 150

/** Is the question that the word `bytes[start, end)` is of, in `bytes[from, to)`, answered with no, or left open? */
export function isDenied(
  labels: FormLabels,
  bytes: Uint8Array,
  start: number,
  end: number,
  from: number,
  to: number,
): boolean {
  const inGrid = answerOfGrid(bytes, start, end, from, to)
  if (inGrid !== undefined) return inGrid === 'no'
  const behind = decoder.decode(bytes.subarray(end, Math.min(to, end + ANSWER_REACH)))
  const word = decoder.decode(bytes.subarray(start, end))
  const before = decoder.decode(bytes.subarray(Math.max(from, start - BEFORE_REACH), start)).replace(/^\ufffd+/u, '')
  // （　）是（V）否
  if (/^[vVxX✓✔]$/u.test(word) && /^[ 　]?[）)\]][ 　]?(?:無|否|沒有|no)/iu.test(behind)) return true
  if (DENIED_ITSELF.test(word) || isDeniedBefore(word, before, behind)) return true
  const above = decoder.decode(bytes.subarray(Math.max(from, start - ANSWER_REACH), start))
  if (isEmptyCell(labels, word, above, behind)) return true
  const below = ASKED_ABOVE.test(above) ? ANSWERED_BELOW.exec(behind)?.[1] : undefined
  if (below !== undefined && (/^false$/iu.test(below.trim()) || isPlainNo(below.trim()) || deniesIt(below))) return true
  const box = OWN_BOX.exec(behind) ?? BOX_LAST.exec(decoder.decode(bytes.subarray(Math.max(from, start - 8), start)))
  // ☑高血壓 □糖尿病: ticked itself.
  if (box !== null) return box[1] === undefined
  if (isAnnounced(above, behind) || isExample(above, behind)) return true
  const option = optionOf(before, behind)
  if (option === 'no') return true
  if (isIllness(word) && (isNegative(behind, before) || isOfOthers(behind))) return true
  if (isNoneOfList(behind) || isBracketedNo(behind)) return true
  const question = questionOf(before, behind)
  if (question === undefined) return false
  const boxes = boxesOf(question)
  // ☑有：高血壓 □無: the boxes behind are not those of 高血壓.
  if (boxes !== undefined) return option === undefined && ticksOf(boxes, question.sign === '') === 'no'
  const { rest, sign, answer } = question
  const said = answer.replace(/^\r?\n[ 　]*/u, '')
  const clause = FIRST_CLAUSE.exec(said)?.[0] ?? ''
  // 糖尿病　無過敏: the answer to another question.
  const other = sign === '' && (OTHER_THING.exec(clause)?.[0] ?? word)
  if (other !== false && !word.includes(other)) return false
  if (saysNo(said) || (sign !== '' && deniesIt(clause))) return true
  if (sign !== '' && isIllness(word) && isNegative(said)) return true
  // 體檢報告：未繳, 良民證：已繳，無紀錄: where the paper is, and not what it says.
  if (sign !== '' && isPaperColumn(word + rest) && isHandedIn(/^[^\n\t|　。；;]*/u.exec(said)![0])) return true
  if (!/[:：?？]/u.test(sign) || !FIELD.test(sign === '?' ? word : word + rest)) return false
  // 前科：良民, 病史：正常; but 血壓：正常 was measured.
  const next = NEXT_LABEL.exec(answer)?.[1] ?? ''
  if (/[:：]/u.test(sign) && (EMPTY.test(answer) || labels.has(next) || FIELD.test(next))) return true
  return isDenial(clause)
}

/** Does a form or a sentence ask for the word `bytes[start, end)` in `bytes[from, to)`, and get the answer that it is so, or is it all that its line says? */
export function isAffirmed(bytes: Uint8Array, start: number, end: number, from: number, to: number): boolean {
  const inGrid = answerOfGrid(bytes, start, end, from, to)
  if (inGrid !== undefined) return inGrid === 'yes'
  const before = decoder.decode(bytes.subarray(Math.max(from, start - BEFORE_REACH), start)).replace(/^\ufffd+/u, '')
  const behind = decoder.decode(bytes.subarray(end, Math.min(to, end + ANSWER_REACH)))
  const word = decoder.decode(bytes.subarray(start, end))
  return isAnsweredYes(before, behind) || isShorthand(word, before, behind) || (isIllness(word) && isPositive(behind))
}

/** Is a value an answer of no, or none: 無, －, ☐, 0, or nothing? */
export function isNo(value: string): boolean {
  const text = value.trim()
  return /^[\s0－／✕✗×—–]*$/u.test(text) || isPlainNo(text) || isUnanswered(text) || isDenial(text)
}

/** Is the value of a field a line to be written on, or boxes none of which says yes? */
export function isUnanswered(value: string): boolean {
  return /^[_＿…\s]+$/u.test(value) || ticksOf(value) === 'no'
}
