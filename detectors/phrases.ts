/**
 * Values that the words of a sentence name, and not a label before a colon: `（DOB 21 Jul 1981, NHI card 000004608395)`, 匯入乙方帳戶（永豐銀行
 * 竹北分行 725-97-605285）, 「生日是？」「73年3月14日」.
 *
 * Only short texts in which somebody was found are looked at: there an expression may read all of it, which in a log would cost more than all
 * else.
 */
import { allMatches } from './all-matches.ts'
import { BECAUSE, type Detector, LOW, MEDIUM } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'
import { numberOfThing } from './words-before.ts'

/** A text of more bytes is no letter or note. */
const MAX_TEXT = 64 << 10

const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*'
const NUMERAL = '[〇零一二三四五六七八九十]'
const FIGURES_DATE = String.raw`(?:西元|公元|(?:中華)?民國?)?\s?\d{2,4}\s?[./年-]\s?\d{1,2}\s?[./月-]\s?\d{1,2}(?:\s?[日號])?(?!\d)`
const COMPACT_DATE = String.raw`(?:[01]\d{6}|19\d{6}|20[01]\d{5})(?!\d)`
const HAN_DATE = `(?:西元|公元|(?:中華)?民國)?${NUMERAL}{1,4}年${NUMERAL}{1,3}月${NUMERAL}{1,3}[日號]`
const ENGLISH_DATE = String.raw`\d{1,2}(?:st|nd|rd|th)?[ -](?:of )?${MONTH}\.?,?[ -]\d{4}(?!\d)|${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?,? ?\d{4}(?!\d)`
const DATE = `(${FIGURES_DATE}|${COMPACT_DATE}|${HAN_DATE}|${ENGLISH_DATE})`

/** When a message of a chat was written: 21:07, [2026/11/03 21:07:55]. */
const STAMP = String.raw`\[?(?:\d{4}[/.-]\d{1,2}[/.-]\d{1,2}[ T])?\d{1,2}:\d{2}(?::\d{2})?\]?`
/** Not what birthdays are about that are only celebrated. */
const BORN = '(?:生日(?!快樂|禮|優惠|當|月|派對|蛋糕|折|券|會|卡|趴|宴)|出生年月日|出生日期|出生日|生辰)'
/** 帳戶 1234567890 筆: how many there are. */
const COUNTED = String.raw`\s?[筆份件戶個張]`
const ACCOUNT = String.raw`(\d[\d-]{8,18}\d)(?![\d-]|${COUNTED})`
const BANKS =
  '(?:銀行|分行|郵局|農會|漁會|信用合作社|商銀|一銀|土銀|合庫|彰銀|華銀|[台臺]銀|兆豐|中信|中國信託|國泰世華|玉山|台新|永豐|富邦|元大|聯邦|遠東|新光|凱基|台企銀|陽信|板信|渣打|匯豐|花旗|星展|安泰|京城)'

/** 4F., No. 205, Ln. 3, Minquan E. Rd., East Dist., Pingtung County: from the floor or number to the county or the state.
 * Its parts are counted: `Rm1Rm1Rm1…` may be divided in more ways than can be tried. */
const ENGLISH_ADDRESS = String.raw`((?:(?:\d{1,2}F\.?(?:-\d{1,2})?|Rm\.? ?\w{1,5}|\d{1,2}(?:st|nd|rd|th) (?:Fl\.?|Floor)),? ?){0,3}No\.? ?\d{1,4}(?:-\d{1,3})?,? (?:(?:Aly|Alley|Ln|Lane|Sec|Section)\.? ?\d{1,4},? ){0,4}(?=[^\n:;@(]{0,60}\b(?:Rd|Road|St|Street|Blvd|Boulevard|Ave|Avenue|Vil|Village|Dist|District|Township|Twp)\b)[A-Z][^\n:;@(]{2,90}?(?:County|City|Taiwan)\b(?:,? ?\d{3,6})?)`

/** What a phrase names: the detector, the expression with the value as its first group, and how the value is read if not as it stands. */
interface Phrase {
  readonly id: string
  readonly expression: RegExp
  readonly form?: (value: string) => string
  /** Only in a text that has this. */
  readonly where?: RegExp
}

/** Numbers with nothing of their own: a word right before may still say that they are something else. */
const BARE = new Set(['bank-account', 'landline', 'nhi-card', 'driving-licence'])

function phrase(id: string, expression: string, form?: (value: string) => string): Phrase {
  const made = { id, expression: new RegExp(expression, 'giu') }
  return form === undefined ? made : { ...made, form }
}

const PHRASES: readonly Phrase[] = [
  phrase(
    'birth-date',
    String.raw`\b(?:dob|d\.o\.b\.?|born(?: on)?|date of birth|birth ?date|birthday)\b(?: ?\([ymd /.-]{2,12}\))?[\s:,.(–-]{0,3}${DATE}`,
  ),
  phrase('birth-date', String.raw`\(b\. ?${DATE}`),
  // The question and the answer on the next line, with the time and the speaker before it.
  // Asked in one line, and answered in the next: what stands before its time is when it was said.
  phrase('birth-date', String.raw`${BORN}[^\n\d]{0,16}\n(?:${STAMP}\s+)?[^\n\d]{0,20}?${DATE}(?!\d|[ T]\d{1,2}:\d)`),
  phrase('birth-date', String.raw`${BORN}[^\n\d，。；！,;!]{1,10}?${DATE}`),
  phrase('birth-date', String.raw`${DATE}[^\n\d，。；]{0,12}出生(?!證|登記|率|地|日|年|數|人口|通報)`),
  // Line two of a passport's machine-readable zone, and what airlines are sent of it.
  phrase('birth-date', String.raw`(?<=^|\s)[A-Z\d<]{9}\d[A-Z<]{3}(\d{6})\d[MF<]\d{6}\d`, ofTwoDigits),
  phrase('passport', String.raw`(?<=^|\s)([A-Z\d]{8,9})<?\d[A-Z]{3}\d{7}[MF<]\d{7}`),
  phrase('birth-date', String.raw`/[A-Z]{3}/[A-Z\d]{6,9}/[A-Z]{3}/(\d{2}-?[A-Z]{3}-?(?:\d{4}|\d{2}))/`),
  phrase('passport', String.raw`/[A-Z]{3}/([A-Z\d]{6,9})/[A-Z]{3}/\d{2}-?[A-Z]{3}-?\d{2,4}/`),
  phrase('passport', String.raw`\bpassport(?: ?(?:no\.?|number|num|#|id))?[\s:#(]{1,3}([A-Z]{0,2}\d{6,9}[A-Z]?)\b`),
  phrase(
    'nhi-card',
    String.raw`(?:健保|IC ?卡|卡號|\bNHI|\bHC|health (?:insurance )?card|insurance card)[^\d\n]{0,16}(0000[ -]?\d{4}[ -]?\d{4})(?!\d)`,
  ),
  phrase('bank-account', String.raw`${BANKS}[^\d\n，。；、]{0,10}(?:[（(]?\d{3,7}[）)]?[ -]+)?(?!0800|0809)${ACCOUNT}`),
  phrase('bank-account', String.raw`帳戶[^\d\n，。；]{0,24}?(?:[（(]\d{3}[）)] ?|\d{3} )?(?!0800|0809)${ACCOUNT}`),
  phrase(
    'bank-account',
    String.raw`(?:薪轉|薪資轉帳|匯[入至到款]|轉帳[至到]|退款?[至到])[^\d\n，。；]{0,14}(?:[（(]\d{3}[）)] ?)?(?!0[89])${ACCOUNT}`,
  ),
  phrase(
    'bank-account',
    String.raw`局\s?號[\s:：]{0,3}(\d{6}-?\d[\s,，、;；/|]{1,6}(?:郵局|存[簿摺])?帳\s?號[\s:：]{0,3}\d{6}-?\d)(?![\d-])`,
    ofThePost,
  ),
  phrase(
    'insurance-policy',
    String.raw`保單(?:號碼|號|編號)?[^\d\nA-Z，。；]{0,4}([A-Z]{0,4}\d[\dA-Z-]{6,18})(?![\dA-Z-]|${COUNTED})`,
  ),
  phrase(
    'medical-record-number',
    String.raw`病歷(?:號碼|號|編號)?[^\d\n，。；A-Z]{0,3}(?:No\.?|#)?\s?((?!20[012]\d{5})[A-Z]?\d{5,10})(?![\d/.-]|${COUNTED})`,
  ),
  phrase(
    'medical-record-number',
    String.raw`\b(?:MRN|chart(?: no\.?| number| #)?|patient id)[\s:#]{1,3}((?!20[012]\d{5}\b)\d{5,10})\b`,
  ),
  phrase('driving-licence', String.raw`駕[駛]?[執]?照(?:號碼|號)?[^\d\nA-Z，。；]{0,4}(\d{9,14})(?!\d)`),
  phrase(
    'licence-plate',
    String.raw`(?:車牌|車號|牌照|自小客|自用小客車|機車|汽車|轎車|貨車|計程車|駕駛|騎乘)[^\nA-Z\d]{0,8}([A-Z\d]{2,4}-[A-Z\d]{2,4})(?![A-Z\d-])`,
  ),
  // In a list under a heading of its own.
  {
    id: 'licence-plate',
    expression:
      /(?<![A-Z\d-])([A-Z]{3}-\d{4}|\d{4}-[A-Z\d]{2}|[A-Z]{2}-\d{4}|[A-Z]{3}-\d{3}|\d{3}-[A-Z]{3})(?![A-Z\d-])/gu,
    where: /車號|車牌|牌照號碼/u,
  },
  phrase('salary', String.raw`(?:月薪|底薪|本薪|年薪|時薪)[^\d\n，。；]{1,5}(\d[\d,]{2,9})(?=\s?元|\D|$)`),
  phrase('address', ENGLISH_ADDRESS),
  // A road and a number alone are anybody's: 送到大同街2號 is whose they are brought to.
  phrase(
    'address',
    String.raw`(?:(?:住|寄|送|搬|宅配|外送)(?:到|至|回|往|在|去|於)?|地址|戶籍|現居|租屋|收件)[:：是為在]?\s?(\p{Script=Han}{2,12}?[路街道][\p{Script=Han}\d]{0,16}?\d{1,4}(?:之\d{1,3}|-\d{1,3})?號)`,
  ),
  phrase(
    'landline',
    String.raw`(?:家裡|家中|住家|老家|娘家|公司|店裡|辦公室|室內|市話|宅電?|家電)[^\d\n，。；]{0,4}(0\d{8,9})(?!\d)`,
  ),
]

/** What tells before all expressions that none of them holds: nearly every text has none of these words. */
const ANY =
  /No\.? ?\d|住|寄|送|地址|戶籍|居|搬|生日|出生|生辰|\bdob\b|d\.o\.b|\bborn\b|birth|\(b\.|passport|<<|\/TWN\/|健保|IC ?卡|NHI|\bHC|insurance|health card|銀|郵局|局號|農會|帳戶|薪|匯|轉帳|退款|保單|病歷|MRN|chart|patient|照|車|家|公司|店裡|室|宅|市話|合庫|兆豐|中信|國泰|玉山|台新|永豐|富邦|元大|卡號/iu

const decoder = new TextDecoder()

/** Finds them in text after text. */
export class Phrases {
  readonly #catalogue: readonly Detector[]
  readonly #phrases: readonly { readonly index: number; readonly phrase: Phrase }[]
  readonly #match = makeMatch()

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    this.#phrases = PHRASES.flatMap((made) => {
      const index = catalogue.findIndex(({ id }) => id === made.id)
      return index < 0 ? [] : [{ index, phrase: made }]
    })
  }

  /** Adds what the text says, which has hits from `first` on, in order. */
  find(bytes: Uint8Array, length: number, hits: HitList, first: number): void {
    const [someone, named] = this.#names(hits, first)
    if (length > MAX_TEXT || !someone) return
    const text = decoder.decode(bytes.subarray(0, length))
    if (!ANY.test(text)) return
    for (const { index, phrase: made } of this.#phrases) {
      // The pay of a job advert is nobody's.
      if (!named && this.#catalogue[index]!.strength === 'none') continue
      if (made.where?.test(text) === false) continue
      // Of a text full of them, what is before the last one is not measured again.
      let [measured, offset] = [0, 0]
      for (const found of allMatches(text, made.expression)) {
        const value = found[1]!
        const from = found.index + found[0].lastIndexOf(value)
        offset += Buffer.byteLength(text.slice(measured, from))
        measured = from
        const start = offset
        if (BARE.has(made.id) && numberOfThing(bytes, start, 0, true)) continue
        this.#add(index, bytes, start, start + Buffer.byteLength(value), made.form?.(value), hits, first)
      }
    }
  }

  /** Was somebody found, and does something say who? */
  #names(hits: HitList, first: number): readonly [someone: boolean, named: boolean] {
    let someone = false
    for (let i = first; i < hits.length; i++) {
      if (hits.confidence[i]! <= LOW || hits.masked[i] === 1) continue
      someone = true
      const { id, strength } = this.#catalogue[hits.detector[i]!]!
      if (strength === 'strong' || id === 'name') return [true, true]
    }
    return [someone, false]
  }

  #add(
    index: number,
    bytes: Uint8Array,
    start: number,
    end: number,
    form: string | undefined,
    hits: HitList,
    first: number,
  ): void {
    for (let i = first; i < hits.length; i++) {
      if (hits.start[i]! >= end || hits.end[i]! <= start) continue
      // What was doubted is what the words say that it is.
      if (hits.detector[i] === index && hits.confidence[i] === LOW && (hits.because[i]! & BECAUSE.against) === 0) {
        // 送到大同街2號: the words before are no part of it.
        if (hits.start[i]! < start) continue
        hits.confidence[i] = MEDIUM
        hits.because[i] = hits.because[i]! | BECAUSE.context
      }
      if (hits.confidence[i]! > LOW || hits.detector[i] === index) return
    }
    const match = this.#match
    const read = form === undefined ? bytes : Buffer.from(form)
    const [from, to] = form === undefined ? [start, end] : [0, read.length]
    if (!this.#catalogue[index]!.cell(read, from, to, match) || match.masked || match.confidence <= LOW) return
    if (match.start !== from) return
    if (form !== undefined) {
      match.start = start
      match.end = end
    }
    match.because |= BECAUSE.context
    match.confidence = MEDIUM
    hits.add(index, match, 0, bytes)
  }
}

/** 750305 of a passport: 1975-03-05. Nobody who travels was born a hundred years ago. */
function ofTwoDigits(value: string): string {
  const year = Number(value.slice(0, 2))
  return `${year > 25 ? 19 : 20}${value.slice(0, 2)}-${value.slice(2, 4)}-${value.slice(4)}`
}

/** 0001234 帳號：056789-0 behind 局號: seven digits each. */
function ofThePost(value: string): string {
  const digits = value.replace(/\D/gu, '')
  return `${digits.slice(0, 7)}-${digits.slice(7)}`
}
