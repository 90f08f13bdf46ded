/**
 * Values under what they answer, `{"question": "糖尿病", "answer": "無"}`: the question tells of nobody's illness unless the answer says so,
 * and figures, templates and settings are no answers.
 */
import { KIND_MARK } from '../formats/format.ts'
import { isNo, isUnanswered } from './special/answers.ts'
import { deniesIt } from './special/denials.ts'

/** What the kind of a value asks for. */
export interface Asks {
  readonly kind: string
  /** `words`: something of the special categories; `yes`: whether there is such a thing; `finding`: what examinations give. `''`: it only speaks of them. */
  readonly wants: 'words' | 'yes' | 'finding' | ''
}

/** Longer kinds are sentences. */
const LONGEST_KIND = 16
const QUESTION =
  /[?？，。；,;]|[嗎呢]$|如何|怎[麼樣]|可以|可否|能否|能不能|什麼|多少|為何|哪|聽過|聽說|看過|知道|了解|認識|願意|贊成|支持|想要?|需要|參加|\b(?:can|how|what|when|should)\b/iu
const YES_OR_NO_QUESTION =
  /^(?:請問)?(?:您|你|學生|本人|受試者|申請人)?(?:過去|目前|現在|以前)?(?:是否|有無|有沒有|曾經?|曾否)[^?？，。；,;]{1,14}[?？]?$/u
/** Of a medicine, not of whoever takes it. */
const OF_MEDICINES =
  /^(?:適應症|適應病症|禁忌症?|用途|主治(?:功能)?|功效|副作用|indications?|contraindications?|side_?effects?)$/iu

/** Does the kind of a value say that it is about a medicine, not a person: 適應症? */
export function isOfMedicines(kind: string): boolean {
  return OF_MEDICINES.test(kind.trim())
}

/** Is the kind a question, or a sentence, that anything may answer? `yes`: only whether there is such a thing. */
export function questionOf(kind: string): '' | 'question' | 'yes' {
  const text = kind.normalize('NFKC').trim()
  if (YES_OR_NO_QUESTION.test(text) && !QUESTION.test(text.replace(/[?？]$/u, ''))) return 'yes'
  return text.length > LONGEST_KIND || QUESTION.test(text) ? 'question' : ''
}

const TICKED = /^(?:true|y|yes|v|[☑☒■✓✔✅●])$/iu
const YES = /^(?:是|有|有過|曾|曾有|會|yes)(?![\p{L}\p{N}])/iu
const TEMPLATE = /\{\{|\$\{|<%|^\{[^}]*\}$|^<[^>]*>$|^%\w+%?$|^(?:請|例如|如：|e\.g\.)/u
const SETTING =
  /^(?:true|false|on|off|required|optional|nullable|null|undefined|none|string|text|number|integer|int|float|double|bool(?:ean)?|array|object|list|date(?:time)?|select|checkbox|radio|textarea|input|enum|file|varchar\(\d+\)|not[ _-]?(?:set|null|provided|available)|unset|default|all|other|unknown|不知道?|不清楚|不確定|不記得|不明|不便回答|拒答|必填|選填|非必填)$/iu
const COUNT =
  /^(?:約|共)?[\d.,\s]+(?:[%％萬億千百]|人次?|例|件|次|位|名|筆|元|塊|頁|cases?|people|persons?|times)[^\p{L}]*$/iu
const PRICE = /^(?:約|共)?(?:(?:nt|us|hk)?[$＄¥￥€]|ntd|twd|usd|新?[台臺]幣)[\s　]*\d/iu

/** Is the value words by which somebody answers, and no figure, template or setting: neither 31% nor `{{disease}}` nor `required`? */
function isWords(value: string): boolean {
  const plain = value.trim().replace(/^[([<](.*)[)\]>]$/u, '$1')
  return (
    /\p{L}/u.test(plain) &&
    !TEMPLATE.test(value.trim()) &&
    !SETTING.test(plain) &&
    !COUNT.test(plain) &&
    !PRICE.test(plain)
  )
}

/** May the value be what the kind asks for? */
export function mayAnswer({ wants }: Asks, value: string): boolean {
  return wants === 'words' ? isWords(value) : wants !== 'yes' || YES.test(value.trim())
}

/** Keys of what is asked, rather than named: `true` beside 糖尿病 is an answer there. */
const ASKING_KEY = /(?:^|\.)(?:label|field|field_?name|question|item|text|欄位|欄位名稱|標籤|題目|問題)$/iu
const ANSWERING_KEY = /(?:^|\.)(?:answer|答案)$/iu

/** Labels of what is answered to what stands in the line before: `{"disease": "糖尿病", "has": false}`, 項目 and 回答. */
const WHETHER =
  /^(?:(?:是否|有否|是否有|有無|曾否|有沒有|罹患|是否罹患|答|答案|答覆|回答|回覆|填答|作答|結果|狀態|勾選|選項)(?:值|內容)?|(?:is|has|have|had|do_?you_?have)?_?(?:present|positive|exists?|affected|diagnosed|applicable|checked|selected|it)?|a|ans|answer|response|reply|result|status|state|choice|(?:field|item|answer)?_?value|field_?answer)$/iu
const UNTOLD = /^(?:false|no|n|none|nil|0|absent|never|[×✕✗✘xX－—–-])$/iu

/** Does a label or the name of a column say that its value answers what stands before it? */
export function isAnswerLabel(label: string): boolean {
  const name = label.slice(label.lastIndexOf('.') + 1).trim()
  return name !== '' && WHETHER.test(name)
}

/** Is the answer to whether there is such a thing no? 正常, 合格 and negative are findings there. */
export function isAnsweredNo(value: string): boolean {
  const text = value.trim()
  return UNTOLD.test(text) || deniesIt(text) || isUnanswered(text) || /^(?:無|否|沒有?|不是)$/u.test(text)
}

/** Is the value that ends its line at `bytes[at]` answered with no in the line behind, of the same record? */
export function isDeniedBehind(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === CR || bytes[at] === BLANK) return isDeniedBehind(bytes, at + 1)
  const from = at + 1
  if (bytes[at] !== LF || from >= bytes.length || bytes[from] === LF) return false
  const tab = bytes.indexOf(TAB, from)
  if (tab < 0 || tab - from > LONGEST_ANSWER_LABEL) return false
  const label = decoder.decode(bytes.subarray(from, tab))
  if (!isAnswerLabel(label)) return false
  const end = bytes.indexOf(LF, tab)
  const to = end < 0 ? bytes.length : end
  return to - tab <= LONGEST_ANSWER && isAnsweredNo(decoder.decode(bytes.subarray(tab + 1, to)))
}
/** Longer labels are no answers', and longer values no answers of no; in bytes. */
const LONGEST_ANSWER_LABEL = 48
const LONGEST_ANSWER = 120

const LF = 0x0a
const CR = 0x0d
const BLANK = 0x20
const TAB = 0x09
const decoder = new TextDecoder()

/** What finders of names call them, and forms do not. */
const NAMED_IN_TEXT = /^(?:人名|PERSON|PER)$/u

/** What a label with a kind says. */
interface Said {
  readonly asks: Asks | undefined
  /** The value is a name. */
  readonly name: boolean
}

/** The kinds of one record that are no words said of anybody. */
export class AskedKinds {
  /** By kind; `named`: only where it is the name of something, not what is asked. */
  readonly #out = new Map<string, 'always' | 'named'>()
  readonly #named = new Set<string>()
  /** Kinds that have a value. */
  readonly #answered = new Set<string>()
  /** All that is asked in the record, as in a `QuestionnaireResponse`, has an answer or says nothing. */
  answersOnly = false
  /** Several names of one kind stand in the record, each by itself, or one as 人名: it lists what occurs in a text, `{"type": "罪名", "value": "竊盜"}` beside two of 人名. */
  lists = false

  /** Reads the labels of the record `bytes[from, to)`. `said`: what the label `bytes[from, to)` with a kind says. */
  read(bytes: Uint8Array, from: number, to: number, said: (from: number, to: number) => Said): void {
    if (this.#out.size > 0) this.#out.clear()
    if (this.#named.size > 0) this.#named.clear()
    if (this.#answered.size > 0) this.#answered.clear()
    this.lists = false
    // Only within the record: to the end of the batch, records without kinds would be read again and again.
    const record = bytes.subarray(from, to)
    for (let mark = record.indexOf(KIND_MARK); mark >= 0; mark = record.indexOf(KIND_MARK, mark + 1)) {
      const start = record.lastIndexOf(LF, mark) + 1
      const tab = record.indexOf(TAB, mark)
      if (tab < 0) return
      const { asks: asked, name } = said(from + start, from + tab)
      const kind = decoder.decode(record.subarray(mark + 1, tab))
      this.lists ||= NAMED_IN_TEXT.test(kind) || (name && this.#named.has(kind))
      if (name) this.#named.add(kind)
      this.#answered.add(kind)
      if (asked === undefined) continue
      const end = record.indexOf(LF, tab)
      const value = decoder.decode(record.subarray(tab + 1, end < 0 ? record.length : end)).trim()
      if (TICKED.test(value)) {
        if (!ANSWERING_KEY.test(decoder.decode(record.subarray(start, mark)))) this.#out.set(asked.kind, 'named')
      } else if (asked.wants === 'words' || isNo(value) || (asked.wants !== 'finding' && !isWords(value)))
        this.#out.set(asked.kind, 'always')
      else if (asked.wants === 'yes' && YES.test(value)) this.#out.set(asked.kind, 'always')
    }
  }

  /** Is the value `bytes[start, end)` one of them? */
  has(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#out.size === 0 && !this.answersOnly) return false
    const kind = decoder.decode(bytes.subarray(start, end))
    const out = this.#out.get(kind)
    if (out === 'always') return true
    if (out === undefined && (!this.answersOnly || this.#answered.has(kind))) return false
    const line = bytes.lastIndexOf(LF, start) + 1
    return ASKING_KEY.test(decoder.decode(bytes.subarray(line, bytes.indexOf(TAB, line)))) === (out === undefined)
  }
}
