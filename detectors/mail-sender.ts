/**
 * Which values in the text of a mail are its sender's own, so that they are of the record that the line `From` begins.
 *
 * Only what the sender says of himself: in the first person, below his name at the end, beside his name, or alone on a labelled line of
 * a short text without anybody else. Somebody's number joined to the sender would lose a person; one left alone counts one too many.
 */
import type { TextDialect } from '../formats/format.ts'
import { BECAUSE, type Detector, LOW } from './detector.ts'
import type { HitList } from './hits.ts'

/** A longer text is no letter of one person's. */
const LETTER_BYTES = 64 << 10
/** Nor does one have longer lines, or say more. */
const LINE_BYTES = 1024
const MAX_VALUES = 64
/** A signature has no more lines with something on them below its name. */
const SIGNATURE_LINES = 8
/** What may stand beside the name on its line there: a title, 敬上. */
const BESIDE_NAME = 20

const ONESELF = '(?:我|本人|敝人|小弟|小妹|在下)'
/** What may stand between oneself and one's value, or two values: the names of values, and nobody. */
const VALUE_WORDS =
  '(?:的|之|新|舊|目前|現在|最新|家裡|家|公司|辦公室|聯[絡繫]|連絡|行動|手機|電話|號碼|門號|分機|市話|傳真|身[分份]證|統一|居留證|證號|證件|字號|護照|健保卡|卡號|生日|出生|年月日|日期|地址|住址|戶籍|通訊|電子|郵件|信箱|e-?mail|mobile|phone|tel|cell|line|id|帳號|帳戶|銀行|姓名|名字|編號|也|已|改|換|成|更改|變更|為|是|叫|住|在|如下|和|及|[:：=\\s()（）/.-])*'
/** Whom somebody else gave or told it is not whose it is: 客戶給我的電話; nor is who called: 我已聯絡電話 …. */
const FIRST_PERSON = new RegExp(
  `(?<![對給幫讓跟向和與及或替代訴知留寄傳問教]|不是|並非)${ONESELF}(?!已|也|改|換|更|變|和|及|聯|連)${VALUE_WORDS}$`,
  'iu',
)
const MY =
  /\bmy\s+(?:(?:new|current|own|home|office|work|personal|direct|mobile|cell|phone|telephone|contact|number|no|id|national|passport|arc|email|e-mail|address|birthday|date|of|birth|line|account|name|is|at|now|changed|to)\b|[\s:#.,-])*$|\b(?:call|reach|contact|phone|text)\s+me\s+(?:back\s+|directly\s+)?(?:(?:at|on|via)\s+)?(?:(?:my|mobile|phone|cell)\s+)*:?\s*$|\bI(?: live at| was born on| am|'m)\s*$/i
const BEFORE_ME =
  /^[\s,，]*(?:(?:聯[絡繫]|連絡|找|打給|回電給|撥給|通知)我|[與和跟](?:我|本人)(?:聯[絡繫]|連絡)|to (?:reach|contact|call) me\b)/i
/** Before that on the line: it is said by, or of, somebody else. */
const SPOKEN = /[「『“"]|說|表示|告[訴知]|[他她]|客戶|顧客|會員|病[患人]|\b(?:he|she|they|says?|said|wrote)\b/i
const BETWEEN = new RegExp(`^[,，、;；和及\\s]*${VALUE_WORDS}$`, 'iu')
const LABELLED = new RegExp(`^(?=.*[\\p{L}])${VALUE_WORDS}$`, 'iu')
const LINE_END = /^[\s,，。.;；!！)）]*(?:謝謝|感謝|麻煩|thank)?[^\d]{0,12}$/i
const CLOSING = /^[\s　]*(?:敬上|謹上|敬啟|謹啟|拜上|上)[\s　]*$/u
const GREETING = /您好|你好|收|鈞鑒|大鑒|先生|小姐|女士|^\s*(?:dear|hi|hello)\b/i

/** From here on it is somebody else's text: quoted, or a message before. */
const QUOTED =
  /^\s*(?:[>|＞]|-{2,}\s*(?:original|forwarded|原始|轉[寄發])|_{8,}|-{8,}|begin forwarded|(?:from|sent|寄件者|寄件人|寄件日期|發件人)\s*[:：]|on\b.{4,200}\bwrote\s*:?\s*$)|(?:寫道|寫到|wrote)\s*[:：]\s*$/i
/** A text into which somebody else's words were put, or that is about others. */
const PASTED =
  /轉[寄發貼知達]|(?:以下|下列)[是為]?(?!我|本人).{0,12}(?:來信|留言|訊息|內容|名單|名冊|原文)|來信內容|留言[:：]|\bforward(?:ed|ing)\b/i
/** Who else a number without a word of whose it is may be of. */
const OTHERS =
  /客戶|顧客|會員|病[患人]|家[長屬人]|學[生員]|同[事學]|主管|老師|朋友|[他她]|[您你貴][的們]|貴|先生|小姐|女士|太太|老婆|老公|[爸媽哥姊姐弟妹]|父|母|兒子|女兒|小孩|孩子|名單|名冊|住戶|民眾|房客|租客|屋主|乘客|旅客|消費者|患者|[買賣]家|員工|志工|個案|當事人|保戶|讀者|訪客|廠商|師傅|業務|司機|窗口|客服|專線|代表號|來電|收[件貨]|寄[送到]|配送|送貨|負責|承辦|\b(?:his|her|their|your|customers?|clients?|patients?|students?|mr|mrs|ms|hotline|list)\b/i

const decoder = new TextDecoder()

/** A line of a text, as bytes `[from, to)` of it. */
interface Line {
  readonly from: number
  readonly to: number
}

/** Marks them in message after message. */
export class MailSender {
  readonly #name: number
  readonly #names: Uint8Array
  /** What the line `From` calls the sender, in normal form. */
  #called: string | undefined
  #known = false

  constructor(catalogue: readonly Detector[]) {
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
    this.#names = Uint8Array.from(catalogue, ({ strength }) => (strength === 'none' ? 0 : 1))
  }

  /** Looks at the hits from `first` on, which are in order. */
  mark(part: NonNullable<TextDialect['mail']>, text: Uint8Array, length: number, hits: HitList, first: number): void {
    if (part === 'sender') this.#header(hits, first)
    else if (this.#known && length <= LETTER_BYTES) this.#words(part, text.subarray(0, length), hits, first)
  }

  #header(hits: HitList, first: number): void {
    const names = new Set<string>()
    for (let i = first; i < hits.length; i++) if (this.#isName(hits, i)) names.add(normalOf(hits, i))
    this.#known = names.size <= 1
    this.#called = [...names][0]
    if (!this.#known) return
    for (let i = first; i < hits.length; i++) own(hits, i)
  }

  #words(part: 'words' | 'words-inside', text: Uint8Array, hits: HitList, first: number): void {
    const lines = linesOf(text)
    const end = lines.at(-1)?.to ?? 0
    const words = decoder.decode(text.subarray(0, end))
    if (PASTED.test(words)) return
    const found: Told[] = []
    let at = 0
    for (let i = first; i < hits.length && hits.end[i]! <= end; i++) {
      if (!this.#counts(hits, i)) continue
      while (lines[at]!.to < hits.start[i]!) at++
      const { from, to } = lines[at]!
      if (to - from > LINE_BYTES || found.length === MAX_VALUES) return
      const before = decoder.decode(text.subarray(from, hits.start[i]!))
      const after = decoder.decode(text.subarray(hits.end[i]!, Math.max(to, hits.end[i]!)))
      found.push({ i, line: at, before, after, value: normalOf(hits, i), name: this.#isName(hits, i) })
    }
    const name = this.#called ?? calledByOneself(found)
    const isOther = (told: Told): boolean => told.name && told.value !== name
    let before: Told | undefined
    let beforeIsOwn = false
    for (const told of found) {
      const follows: boolean =
        before !== undefined &&
        beforeIsOwn &&
        before.line === told.line &&
        BETWEEN.test(decoder.decode(text.subarray(hits.end[before.i]!, hits.start[told.i]!)))
      beforeIsOwn = !isOther(told) && (told.name || follows || ofOneself(told))
      if (beforeIsOwn) own(hits, told.i)
      before = told
    }
    const signed = found.findLast((told) => told.name && !isOther(told) && signs(told))
    if (
      signed !== undefined &&
      lines.slice(signed.line + 1).filter((line) => !isBlank(text, line)).length <= SIGNATURE_LINES
    ) {
      const below = found.filter((told) => told.line >= signed.line)
      if (!below.some(isOther)) for (const { i } of below) own(hits, i)
    }
    if (part !== 'words' || found.some(isOther) || OTHERS.test(words) || hasTwo(found, hits)) return
    for (const { i, before, after } of found) if (LABELLED.test(before) && LINE_END.test(after)) own(hits, i)
  }

  #counts(hits: HitList, i: number): boolean {
    return this.#names[hits.detector[i]!] === 1 && hits.masked[i] === 0 && hits.confidence[i]! > LOW
  }

  #isName(hits: HitList, i: number): boolean {
    return hits.detector[i] === this.#name && this.#counts(hits, i)
  }
}

/** A hit with what stands around it on its line. */
interface Told {
  readonly i: number
  readonly line: number
  readonly before: string
  readonly after: string
  readonly value: string
  readonly name: boolean
}

function own(hits: HitList, i: number): void {
  hits.because[i] = hits.because[i]! | BECAUSE.sender
}

function normalOf(hits: HitList, i: number): string {
  const from = hits.canonFrom[i]!
  return decoder.decode(hits.canon.subarray(from, from + hits.canonLength[i]!))
}

/** The sender's own lines, as far as the first that is quoted. */
function linesOf(text: Uint8Array): Line[] {
  const lines: Line[] = []
  for (let from = 0; from < text.length; ) {
    const feed = text.indexOf(0x0a, from)
    const to = feed < 0 ? text.length : feed
    if (QUOTED.test(decoder.decode(text.subarray(from, to)))) break
    lines.push({ from, to })
    from = to + 1
  }
  return lines
}

function isBlank(text: Uint8Array, { from, to }: Line): boolean {
  return decoder.decode(text.subarray(from, to)).trim() === ''
}

function ofOneself({ before, after }: Told): boolean {
  if (SPOKEN.test(before)) return false
  return FIRST_PERSON.test(before) || MY.test(before) || BEFORE_ME.test(after)
}

/** The one name by which a sender without one calls himself. */
function calledByOneself(found: readonly Told[]): string | undefined {
  const names = found.filter(
    (told) => told.name && (ofOneself(told) || (told.before.trim() === '' && CLOSING.test(told.after))),
  )
  const [name, ...others] = new Set(names.map(({ value }) => value))
  return others.length === 0 ? name : undefined
}

/** Is it the name below a letter, and not above it? */
function signs({ before, after }: Told): boolean {
  const beside = `${before}${after}`.trim()
  return beside.length <= BESIDE_NAME && !/\d/.test(beside) && !GREETING.test(beside)
}

/** Are there two values of a kind? */
function hasTwo(found: readonly Told[], hits: HitList): boolean {
  const values = new Map<number, string>()
  return found.some(({ i, value }) => {
    const kind = hits.detector[i]!
    const known = values.get(kind)
    values.set(kind, value)
    return known !== undefined && known !== value
  })
}
