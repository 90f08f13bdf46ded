/** Turns a text into marks: words, names, signs and line ends, by which it is judged what is said of whom (judge.ts). */
import { Affixes, equal } from '../affixes.ts'
import {
  CONTACTS,
  GENERAL_BEGINNINGS,
  GENERAL_ENDINGS,
  PAPERS,
  PROFESSIONS,
  TITLES,
} from '../data/special-words-context.ts'
import { MEDICAL_RECORD_WORDS } from '../data/special-words-record.ts'
import { type Detector, MEDIUM } from '../detector.ts'
import { type HitList, makeMatch } from '../hits.ts'
import { codePoint, isAlnum, type Lexicon } from '../lexicon.ts'
import { dictionaryOf, type Entry } from './dictionary.ts'
import { MARK, Marks } from './marks.ts'
import { isDose, isOnlyNamed } from './nearby.ts'
import { newSetting } from './setting.ts'

/** So near behind a name a number is the same person's. */
const NUMBER_REACH = 60
/** A text says in its first lines what it is … */
const OPENING = 240
/** … of so much that follows. */
const OPENING_REACH = 16384
/** In front of a word: whoever stands before has it, or has it not. */
const HAS = [
  '有',
  '無',
  '因',
  '是',
  '為',
  '患',
  '得',
  '吃',
  '服',
  '打',
  '係',
  '罹',
  '曾',
  '曾經',
  '有過',
  '疑似',
  '剛',
  '突然',
]

const encoder = new TextEncoder()

const ENDINGS = new Affixes(GENERAL_ENDINGS)
const BEGINNINGS = new Affixes(GENERAL_BEGINNINGS)
const HAVING = new Affixes(HAS)
const RESULTS = new Affixes(['結果', '報告', '陽性', '陰性', '異常', '史', '為'])
/** Whoever has it, right behind the word. */
const HAVING_IT = new Affixes(['病人', '病患', '患者', '帶原者', '個案'])
const CLAUSE_SIGNS = new Affixes(['，', '。', '；', ',', ';', '\n', '）'])
const ANSWERS = new Affixes([...'有無是否沒'])
const BEHIND_NAME = new Affixes(TITLES)
const BEFORE_CONTACT = new Affixes([...CONTACTS, ...PROFESSIONS])
const PAPER_NAMES = new Affixes([...MEDICAL_RECORD_WORDS, ...PAPERS].filter((word) => /[紀記]錄$/u.test(word)))
const BEHIND_PROFESSIONAL = new Affixes(PROFESSIONS)

/** Where what stands before `start` ends, without colons and up to four blanks. */
function beforeBlanks(bytes: Uint8Array, start: number, from: number): number {
  let at = start
  for (let blanks = 0; blanks < 4 && at > from; blanks++) {
    const b = bytes[at - 1]!
    if (b === 0x20 || b === 0x3a || b === 0x09) at--
    // ： and the ideographic blank
    else if (b === 0x9a && bytes[at - 2] === 0xbc && bytes[at - 3] === 0xef) at -= 3
    else if (b === 0x80 && bytes[at - 2] === 0x80 && bytes[at - 3] === 0xe3) at -= 3
    else break
  }
  return at
}

/** Where whoever deals with it works; between what they do and their name: 承辦人：社會局社工科 王小明. */
const UNITS = new Affixes([...'科課室組股部處局所'])
/** A unit's name is no longer, in bytes. */
const UNIT_BYTES = 36

/** Where the blanks before the name of the unit begin that ends at `at`; `at`, if none does. */
function beforeUnit(bytes: Uint8Array, at: number, from: number): number {
  if (!UNITS.end(bytes, at, from)) return at
  for (let i = at; i > from && at - i <= UNIT_BYTES; i -= 3) {
    const blanks = beforeBlanks(bytes, i, from)
    if (blanks < i) return blanks
    if (bytes[i - 1]! < 0x80) break
  }
  return at
}

/** Reads one region after another. */
export class SpecialReader {
  readonly marks = new Marks()
  /** What the region is, and who is named in it: to be set before reading, which adds to it. */
  readonly setting = newSetting()
  // The region that was read last.
  bytes: Uint8Array = new Uint8Array(0)
  from = 0
  to = 0
  readonly #catalogue: readonly Detector[]
  readonly #lexicon: Lexicon
  readonly #entries: readonly Entry[]
  /** By catalogue number: 1 where a value says who a record is about. */
  readonly #identifies: Uint8Array
  readonly #name: number
  readonly #medical: number
  readonly #exam: number
  readonly #record: number
  readonly #match = makeMatch()
  /** Which of S, O, A and P begin a line of the region; where the last of them stands. */
  #soap = 0
  #soapAt = 0

  /** `identifies`: by catalogue number, 1 where a value says who a record is about. */
  constructor(catalogue: readonly Detector[], identifies: Uint8Array) {
    this.#catalogue = catalogue
    const { lexicon, entries } = dictionaryOf(catalogue)
    this.#lexicon = lexicon
    this.#entries = entries
    this.#identifies = identifies
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
    this.#medical = catalogue.findIndex(({ special }) => special === 'medical')
    this.#exam = catalogue.findIndex(({ special }) => special === 'health-exam')
    this.#record = catalogue.findIndex(({ special }) => special === 'medical-record')
  }

  /** Where the last of the four parts of a note in S, O, A and P stands; -1 where the region is none. */
  get soapAt(): number {
    return this.#soap === 15 ? this.#soapAt : -1
  }

  /** Is the name at `bytes[start, end)` that of somebody who deals with such things, or is to be called? */
  isContact(bytes: Uint8Array, length: number, start: number, end: number): boolean {
    this.bytes = bytes
    this.from = 0
    this.to = length
    return this.#deals(start, end) && !this.#endsPaper(start)
  }

  /** The detector of the first word in `bytes` by which a column can be told; `asked`: whatever it is, the column asks for it. -1: of none. */
  detectorOf(bytes: Uint8Array, asked: boolean): number {
    for (let at = 0; at < bytes.length; ) {
      const b = bytes[at]!
      const han = b >= 0xe0 && b < 0xf0
      const id = han ? this.#lexicon.hanAt(bytes, at, bytes.length) : this.#lexicon.asciiAt(bytes, at, 0, bytes.length)
      if (id < 0) {
        at += han ? 3 : 1
        continue
      }
      const end = at + this.#lexicon.length
      const { detector, bits } = this.#entries[id]!
      const whole = at === 0 && end === bytes.length - 2
      if (
        (bits & MARK.word) !== 0 &&
        ((bits & MARK.everyday) === 0 || asked || whole) &&
        !this.#endsGenerally(bytes, end, bytes.length) &&
        this.#catalogue[detector]!.free?.(bytes, at, 0, bytes.length, this.#match) === true
      )
        return detector
      at = end
    }
    return -1
  }

  /** Turns `bytes[from, to)` into marks. */
  read(bytes: Uint8Array, from: number, to: number, people: HitList | undefined, first: number, last: number): void {
    const { firstHan, firstAscii } = this.#lexicon
    const marks = this.marks
    marks.clear()
    this.bytes = bytes
    this.from = from
    this.to = to
    this.#soap = 0
    let person = first
    let i = from
    while (i < to) {
      while (person < last && people !== undefined && (people.start[person]! < i || !this.#isPerson(people, person)))
        person++
      if (person < last && people !== undefined && people.start[person] === i) {
        i = this.#named(people, person++)
        continue
      }
      const b = bytes[i]!
      let id = -1
      if (b < 0x80) {
        if (firstAscii[b] === 1) id = this.#lexicon.asciiAt(bytes, i, from, to)
        if (id < 0) {
          // A word can only begin where another ends.
          if (isAlnum(b)) while (i < to && isAlnum(bytes[i]!)) i++
          else {
            this.#punctuation(bytes, b, i)
            i++
          }
          continue
        }
      } else if (b >= 0xe0 && b < 0xf0) {
        if (i + 2 >= to) break
        const point = codePoint(bytes, i)
        if (firstHan[point] === 1) id = this.#lexicon.hanAt(bytes, i, to)
        if (id < 0) {
          this.#sign(point, i)
          i += 3
          continue
        }
      } else {
        i += b >= 0xf0 ? 4 : b >= 0xc0 ? 2 : 1
        continue
      }
      const { length } = this.#lexicon
      i = this.#word(bytes, i, i + length, id)
    }
  }

  #isPerson(people: HitList, i: number): boolean {
    return this.#identifies[people.detector[i]!] === 1 && people.masked[i] === 0 && people.confidence[i]! >= MEDIUM
  }

  /** Marks a person; returns where the name ends. */
  #named(people: HitList, i: number): number {
    const start = people.start[i]!
    const end = people.end[i]!
    const contact =
      people.detector[i] === this.#name
        ? (this.#deals(start, end) && !this.#endsPaper(start)) || this.#isKnownContact(start, end)
        : this.#isContactsNumber(start)
    if (contact) this.setting.contact = true
    else this.setting.subject = true
    this.marks.add(start, end, contact ? MARK.contact : MARK.named, 0)
    return end + BEHIND_NAME.begin(this.bytes, end, this.to)
  }

  /** 請洽王小明, 講師：王小明, 王小明醫師: named, but hardly because of an illness. */
  #deals(start: number, end: number): boolean {
    const bytes = this.bytes
    // 王小明 主任
    const behind = bytes[end] === 0x20 ? end + 1 : end
    if (BEHIND_PROFESSIONAL.begin(bytes, behind, this.to) > 0) return true
    const at = beforeBlanks(bytes, start, this.from)
    if (BEFORE_CONTACT.end(bytes, at, this.from)) return true
    const unit = beforeUnit(bytes, at, this.from)
    if (unit < at && BEFORE_CONTACT.end(bytes, unit, this.from)) return true
    // 聯絡人姓名：
    return at - 6 >= this.from && equal(bytes, at - 6, NAME) && BEFORE_CONTACT.end(bytes, at - 6, this.from)
  }

  /** 物理治療紀錄 王小明: the paper's name ends like 紀錄 王小明, who wrote it. */
  #endsPaper(start: number): boolean {
    const at = beforeBlanks(this.bytes, start, this.from)
    return PAPER_NAMES.end(this.bytes, at, this.from)
  }

  /** 社工師 王小明 身分證字號 …: the number is the contact's. */
  #isContactsNumber(start: number): boolean {
    const { bits, end, length } = this.marks
    for (let k = length - 1; k >= 0 && start - end[k]! <= NUMBER_REACH && (bits[k]! & MARK.line) === 0; k--)
      if ((bits[k]! & (MARK.contact | MARK.named)) !== 0) return (bits[k]! & MARK.contact) !== 0
    return false
  }

  /** 王小明醫師 … 王小明說: named before as a contact. */
  #isKnownContact(start: number, end: number): boolean {
    const { length, bits, start: starts, end: ends } = this.marks
    const bytes = this.bytes
    for (let k = 0; k < length; k++) {
      if (bits[k] !== MARK.contact || ends[k]! - starts[k]! !== end - start) continue
      let i = 0
      while (start + i < end && bytes[start + i] === bytes[starts[k]! + i]) i++
      if (start + i === end) return true
    }
    return false
  }

  /** Marks a word of the lexicon; returns where to go on. */
  #word(bytes: Uint8Array, start: number, end: number, id: number): number {
    const { bits } = this.#entries[id]!
    let { detector } = this.#entries[id]!
    let mark = bits
    // 齲齒2顆: counted at an examination; an illness without the figure.
    if ((bits & MARK.value) !== 0 && this.#catalogue[this.#exam]?.free?.(bytes, start, this.from, this.to, this.#match))
      detector = this.#exam
    // 檢附診斷證明書, 請補診斷證明: the certificate is not here.
    if (detector === this.#record && isOnlyNamed(bytes, start, end, this.from, this.to))
      mark &= ~(MARK.word | MARK.everyday | MARK.paper)
    if ((mark & MARK.word) !== 0) {
      // The detector knows phrases in which the word is another, and which words need a figure.
      if (this.#catalogue[detector]!.free?.(bytes, start, this.from, this.to, this.#match) !== true)
        mark &= ~(MARK.word | MARK.everyday | MARK.value | MARK.paper)
      else {
        if ((bits & (MARK.paper | MARK.value)) === 0 && this.#endsGenerally(bytes, end, this.to)) mark |= MARK.generic
        if (BEGINNINGS.end(bytes, start, this.from)) mark |= MARK.generic
        if (HAVING.end(bytes, start, this.from) || ((mark & MARK.generic) !== 0 && this.#isApposition(start, end)))
          mark |= MARK.has
        if (detector === this.#medical && isDose(bytes, end, this.to)) mark |= MARK.dose | MARK.clinical
      }
    }
    // 陳先生: somebody of whom only the surname is written.
    if ((bits & MARK.title) !== 0)
      mark |= start - 3 < this.from || this.#deals(start - 3, end) ? MARK.contact : MARK.subject
    if (mark !== 0) this.marks.add(start, end, mark, detector)
    return end
  }

  /** 糖尿病患者, 基因篩檢: but 基因篩檢結果 is somebody's. */
  #endsGenerally(bytes: Uint8Array, at: number, to: number): boolean {
    const length = ENDINGS.begin(bytes, at, to)
    return length > 0 && RESULTS.begin(bytes, at + length, to) === 0
  }

  /** 需輪椅，洗腎病人，: said of whom the sentence names, as nothing else is in its clause. */
  #isApposition(start: number, end: number): boolean {
    const length = HAVING_IT.begin(this.bytes, end, this.to)
    return (
      length > 0 &&
      CLAUSE_SIGNS.end(this.bytes, start, this.from) &&
      CLAUSE_SIGNS.begin(this.bytes, end + length, this.to) > 0
    )
  }

  #punctuation(bytes: Uint8Array, b: number, at: number): void {
    switch (b) {
      case 0x0a:
        this.marks.add(at, at + 1, MARK.line, 0)
        this.#lineBegins(bytes, at + 1)
        break
      case 0x3a:
        this.marks.add(at, at + 1, MARK.colon, 0)
        break
      case 0x2c:
      case 0x09:
        this.marks.add(at, at + 1, MARK.clause, 0)
        break
      case 0x21:
      case 0x3b:
      case 0x3f:
        this.marks.add(at, at + 1, MARK.sentence, 0)
        break
      case 0x2e:
        // No decimal point.
        if (bytes[at + 1] === 0x20 || bytes[at + 1] === 0x0a) this.marks.add(at, at + 1, MARK.sentence, 0)
        break
    }
  }

  /** Notes S:, O:, A:, P: at the beginning of a line, and 第七條, of a contract or a law: what it says is said of whoever it may be. */
  #lineBegins(bytes: Uint8Array, at: number): void {
    if (at + 6 < this.to && equal(bytes, at, ORDINAL) && isArticle(bytes, at + 3, this.to))
      this.marks.add(at, at + 3, MARK.general, 0)
    const which = 'SOAP'.indexOf(String.fromCharCode(bytes[at] ?? 0))
    if (which < 0) return
    const b = bytes[at + 1]!
    const colon = b === 0x3a || (b === 0xef && bytes[at + 2] === 0xbc && bytes[at + 3] === 0x9a)
    if (!colon) return
    this.#soap |= 1 << which
    this.#soapAt = at
  }

  #sign(point: number, at: number): void {
    const mark = SIGNS.get(point)
    // 其他, 他們
    if (point === 0x4ed6 && this.#isOther(at)) return
    if (mark === MARK.empty && ANSWERS.begin(this.bytes, at + 3, this.to) > 0)
      this.marks.add(at, at + 3, mark | MARK.answer, 0)
    else if (mark !== undefined) this.marks.add(at, at + 3, mark, 0)
  }

  #isOther(at: number): boolean {
    const bytes = this.bytes
    return (
      (at - 3 >= this.from && equal(bytes, at - 3, OTHERS_BEFORE)) ||
      (at + 6 <= this.to && (equal(bytes, at + 3, MANY) || equal(bytes, at + 3, PERSON)))
    )
  }

  /** Notes what the first lines of the text, above the region, say that it is: a notice, or a paper about somebody. */
  readOpening(text: Uint8Array, to: number): void {
    if (to > OPENING_REACH) return
    const end = Math.min(to, OPENING)
    for (let i = 0; i < end; ) {
      const b = text[i]!
      const han = b >= 0xe0 && b < 0xf0
      const id =
        han && i + 2 < end && this.#lexicon.firstHan[codePoint(text, i)] === 1 ? this.#lexicon.hanAt(text, i, end) : -1
      const bits = id < 0 ? 0 : this.#entries[id]!.bits
      const checkup =
        id >= 0 && (bits & (MARK.word | MARK.value)) === MARK.word && this.#entries[id]!.detector === this.#exam
      if (checkup || (bits & (MARK.general | MARK.paper)) !== 0) {
        this.setting.notice = (bits & MARK.general) !== 0
        this.setting.paper = (bits & (MARK.general | MARK.paper)) === MARK.paper
        this.setting.examined = checkup && !this.setting.notice
        return
      }
      i += id >= 0 ? this.#lexicon.length : han ? 3 : 1
    }
  }
}

const NAME = encoder.encode('姓名')
const OTHERS_BEFORE = encoder.encode('其')
const MANY = encoder.encode('們')
const PERSON = encoder.encode('人')
const ORDINAL = encoder.encode('第')
const ARTICLE = encoder.encode('條')
const NUMERALS = new Affixes([...'一二三四五六七八九十百0123456789 '])

/** Is `bytes[at, to)` a number with 條 behind it? */
function isArticle(bytes: Uint8Array, at: number, to: number): boolean {
  let i = at
  for (let signs = 0; signs < 6; signs++) {
    const length = NUMERALS.begin(bytes, i, to)
    if (length === 0) break
    i += length
  }
  return i > at && i + 3 <= to && equal(bytes, i, ARTICLE)
}

/** Signs that divide, boxes, and 我, 您, 她: too short for a lexicon. */
const SIGNS: ReadonlyMap<number, number> = new Map([
  [0x3002, MARK.sentence],
  [0xff01, MARK.sentence],
  [0xff1f, MARK.sentence],
  [0xff1b, MARK.sentence],
  [0xff0c, MARK.clause],
  [0xff1a, MARK.colon],
  [0x6211, MARK.subject],
  [0x60a8, MARK.subject],
  [0x5979, MARK.subject],
  [0x4ed6, MARK.subject],
  [0x25a1, MARK.empty],
  [0x2610, MARK.empty],
  [0x25cb, MARK.empty],
  [0x25a0, MARK.ticked],
  [0x2611, MARK.ticked],
  [0x2612, MARK.ticked],
  [0x2713, MARK.ticked],
  [0x2714, MARK.ticked],
  [0x25cf, MARK.ticked],
])
