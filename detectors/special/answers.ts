/**
 * Is a question answered with no, or not at all? `前科：無`, `過敏史：`, `病史：□高血壓 □糖尿病`, `重大疾病：□有 ☑無` tell of nothing that
 * somebody has, in a text as in a column.
 */
import { allMatches } from '../all-matches.ts'
import { DENIALS } from '../data/special-words.ts'
import { deniesIt, isDenial } from './denials.ts'
import { isDeniedBefore } from './denied-before.ts'
import { type FormLabels, isEmptyCell } from './form-labels.ts'

/** So much behind a word is looked at: the rest of its question, and the answer. */
const ANSWER_REACH = 320

const TICKED = String.raw`[■☑☒✓✔●✅]|[\[(（][ 　]?[xXvV✓✔●■][ 　]?[\])）]`
const BOX = new RegExp(String.raw`(?:(${TICKED})|[□☐○◯]|[\[(（][ 　]{0,3}[\])）])[ 　]*`, 'gu')
const BOX_FIRST = new RegExp(String.raw`^(?:${TICKED}|[□☐○◯]|[\[(（][ 　]{0,3}[\])）])`, 'u')
const BOX_BEHIND = new RegExp(`^(?:有|無|是|否|沒有)[ 　]?(?:${TICKED}|[□☐○◯])`, 'u')
/** The box before a word, and one of letters and signs right behind it: [ ] 高血壓, 高血壓[x]. */
const BOX_LAST = new RegExp(String.raw`(?:(${TICKED})|[\[(（][ 　]{0,3}[\])）])[ 　]?$`, 'u')
const OWN_BOX = new RegExp(String.raw`^(?:(${TICKED})|[\[(（][ 　]{0,3}[\])）])(?![ 　]?(?:有|無|是|否))`, 'u')

const NO = DENIALS.toSorted((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(/[\\/.]/gu, String.raw`\$&`))
  .join('|')
/** An answer of no with nothing behind it that goes on: 無, and neither 無花果 nor `No. 5`. */
const DENIED = new RegExp(
  String.raw`^(?:${NO}|[_＿…]{2,})(?:。|\.?[ 　]*(?:$|[\n\r\t,，;；、)）|」"'}\]<□☐■☑])|(?<=\p{Script=Han})[ 　]|[ 　]{2}|[ 　]+\p{L}[\p{L} ]{0,24}[:：])`,
  'iu',
)
/** The rest of a question: 紀錄（含緩起訴）, 或犯罪紀錄, 嗎. */
const REST = String.raw`([^\s　:：?？，,。；;！!（(）)\[□☐○◯■☑☒✓✔●✅]{0,16})(?:[（(][^）)\n\t]{2,30}[）)])?[ 　]*`
const ASKED = new RegExp(
  String.raw`^${REST}(?:[）)](?=[:：?？]))?([:：?？\t]|(?=[ 　\n□☐○◯■☑☒✓✔●✅\[(（]))[ 　\t]*`,
  'u',
)
/** Without a sign between, a question and its answer are near. */
const BARE_REST = 4
const FIRST_CLAUSE =
  /^(?:(?! {2})[^\n\r\t,，;；。|」"'\]<□☐■☑　])+?(?=$|[\n\r\t,，;；。|」"'\]<□☐■☑　]| {2}| +\p{L}{1,14}[:：])/u
const YES_OR_NO = /^(?:有|無|是|否|沒有|yes|no)(?![\p{L}])/iu
/** Behind an empty field there is nothing, or the label of the next one. */
const EMPTY = /^\r?(?:\n[\s　]*)?(?:$|(?<=\n[\s　]*)[\p{L}（()）/ ]{1,24}[:：])/u
/** What an empty field asks for; a chart, a report and minutes have headings that end like labels. */
const FIELD =
  /(?:史|前科|前科[紀記]錄|犯罪[紀記]錄|刑[案事][紀記]錄|疾病|傷病|過敏|用藥|record|history|allerg(?:y|ies))$/iu

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
  const behind = decoder.decode(bytes.subarray(end, Math.min(to, end + ANSWER_REACH)))
  const word = decoder.decode(bytes.subarray(start, end))
  const before = decoder.decode(bytes.subarray(Math.max(from, start - BEFORE_REACH), start)).replace(/^\ufffd+/u, '')
  if (DENIED_ITSELF.test(word) || isDeniedBefore(word, before, behind)) return true
  const above = decoder.decode(bytes.subarray(Math.max(from, start - ANSWER_REACH), start))
  if (isEmptyCell(labels, word, above, behind)) return true
  const below = ASKED_ABOVE.test(above) ? ANSWERED_BELOW.exec(behind)?.[1] : undefined
  if (below !== undefined && (/^false$/iu.test(below.trim()) || DENIED.test(below.trim()) || deniesIt(below)))
    return true
  const box = OWN_BOX.exec(behind) ?? BOX_LAST.exec(decoder.decode(bytes.subarray(Math.max(from, start - 8), start)))
  // ☑高血壓 □糖尿病: ticked itself.
  if (box !== null) return box[1] === undefined
  const asked = ASKED.exec(behind)
  if (asked === null) return false
  const [all, rest = '', sign] = asked
  if (sign === '' && rest.length > BARE_REST) return false
  const answer = behind.slice(all.length)
  const line = answer.split('\n', 1)[0] ?? ''
  if (BOX_FIRST.test(line) || BOX_BEHIND.test(line)) return isUnticked(line, sign === '')
  const said = answer.replace(/^\r?\n[ 　]*/u, '')
  if (DENIED.test(said) || deniesIt(FIRST_CLAUSE.exec(said)?.[0] ?? '')) return true
  if ((sign !== ':' && sign !== '：') || !FIELD.test(word + rest)) return false
  // 前科：良民, 病史：正常; but 血壓：正常 was measured.
  return EMPTY.test(answer) || isDenial(FIRST_CLAUSE.exec(said)?.[0] ?? '')
}

/** Is a value an answer of no, or none: 無, －, ☐, 0, or nothing? */
export function isNo(value: string): boolean {
  const text = value.trim()
  return /^[\s0－／✕✗×—–]*$/u.test(text) || DENIED.test(text) || isUnanswered(text) || isDenial(text)
}

/** Is the value of a field a line to be written on, or boxes none of which says yes? */
export function isUnanswered(value: string): boolean {
  return /^[_＿…\s]+$/u.test(value) || isUnticked(value)
}

/**
 * Is of the boxes of a value none ticked, or only that of 無? `answers`: it is one where the boxes are those of yes and no. False for a value
 * without boxes.
 */
function isUnticked(value: string, answers = false): boolean {
  const boxes = allMatches(value, BOX)
  const [first] = boxes
  if (first === undefined) return false
  // 有□ 無■: each behind its word.
  const behind = first.index > 0
  let decided = false
  for (const [i, box] of boxes.entries()) {
    const option = behind
      ? value.slice(i === 0 ? 0 : boxes[i - 1]!.index + boxes[i - 1]![0].length, box.index)
      : value.slice(box.index + box[0].length, boxes[i + 1]?.index)
    const answer = YES_OR_NO.test(option)
    if (i === 0) decided = answer
    if (answers && !decided) return false
    // 糖尿病：□有 ☑無　高血壓：☑有 □無: the next question's.
    if (decided && !answer) break
    if (box[1] !== undefined && !DENIED.test(option.trim())) return false
    if (decided && /[:：]/u.test(option)) break
  }
  return true
}
