/** Words of the special categories, looked for only in records that name a person, and told of where they are said of somebody. */
import {
  ANIMALS,
  CONTACTS,
  CUES,
  GENERAL,
  GENERAL_BEGINNINGS,
  GENERAL_ENDINGS,
  LOOSELY_GENERAL,
  OWN_CUES,
  PAPERS,
  PROFESSIONS,
  ROLES,
  SUBJECTS,
  SUPPOSED,
  TITLES,
  VICTIMS,
} from './data/special-words-context.ts'
import { EVERYDAY_CRIMINAL } from './data/special-words-criminal.ts'
import { EVERYDAY_DISEASES } from './data/special-words-diseases.ts'
import { EVERYDAY_DRUGS } from './data/special-words-drugs.ts'
import { HEALTH_EXAM_ITEMS } from './data/special-words-exam.ts'
import { EVERYDAY_GENETIC } from './data/special-words-genetic.ts'
import { CLINICAL_SIGNS, EVERYDAY_RECORD, MEDICAL_RECORD_WORDS, RECORD_NUMBERS } from './data/special-words-record.ts'
import { EVERYDAY_SEXUAL, OFFENCES } from './data/special-words-sexual.ts'
import { EVERYDAY_TREATMENTS } from './data/special-words-treatment.ts'
import { BECAUSE, type Detector, LOW, MEDIUM } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'
import { WordSearch } from './kernel.ts'
import { codePoint, isAlnum, Lexicon } from './lexicon.ts'
import { Judge, MARK, Marks, type Setting } from './special-judge.ts'

/** So near behind a name a number is the same person's. */
const NUMBER_REACH = 60
/** A text says in its first lines what it is … */
const OPENING = 240
/** … of so much that follows. */
const OPENING_REACH = 16384
/** Words that name a paper about one person. */
const PAPER =
  /(?:報告|報告單|報告書|紀錄|紀錄表|記錄|證明|證明書|處分書|摘要|病摘|單|診斷書|同意書|病歷|檢查|鑑定|問卷|主訴|病史|診斷|體檢表)$/u
/** Columns of products, courses, plans and offers. */
const GENERAL_COLUMN =
  /品名|商品|產品|規格|料號|藥品|品項|課程|講題|主題|題目|書名|活動|計畫名稱|計畫題目|方案|套組|專長|專科|科別|科系|職務|職缺|服務項目|業務|險種|保險名稱|條文|法規|標題|文章|檔名|路徑|網址|product|item|title|course|topic|subject|specialt|expertise|department|keyword|tags?$|services?$|skills?$|categor|curriculum|url|path|服務內容|診療項目|看診項目|標籤|關鍵字|類別名稱|研究領域|興趣/iu
/** Columns and labels of whoever is treated. */
const PATIENTS = /病患|病人|患者|住院號|傷病患|patient|encounter|clinicaldocument|\bmrn\b/iu
/** In front of a word: whoever stands before has it, or has it not. */
const HAS = ['有', '無', '因', '是', '為', '患', '得', '吃', '服', '打', '係', '罹', '曾', '曾經', '有過', '疑似']

const encoder = new TextEncoder()

/** Words that are compared where something ends or begins. */
class Affixes {
  readonly #words: readonly Uint8Array[]

  constructor(words: readonly string[]) {
    this.#words = words.map((word) => encoder.encode(word)).sort((a, b) => b.length - a.length)
  }

  /** Bytes of the one that begins at `at`, or 0. */
  begin(bytes: Uint8Array, at: number, to: number): number {
    for (const word of this.#words) if (at + word.length <= to && equal(bytes, at, word)) return word.length
    return 0
  }

  /** Does one of them end at `at`? */
  end(bytes: Uint8Array, at: number, from: number): boolean {
    for (const word of this.#words) if (at - word.length >= from && equal(bytes, at - word.length, word)) return true
    return false
  }
}

function equal(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false
  return true
}

const EVERYDAY = [
  ...EVERYDAY_DISEASES,
  ...EVERYDAY_DRUGS,
  ...EVERYDAY_TREATMENTS,
  ...EVERYDAY_RECORD,
  ...EVERYDAY_GENETIC,
  ...EVERYDAY_SEXUAL,
  ...EVERYDAY_CRIMINAL,
]

const ENDINGS = new Affixes(GENERAL_ENDINGS)
const BEGINNINGS = new Affixes(GENERAL_BEGINNINGS)
const HAVING = new Affixes(HAS)
const RESULTS = new Affixes(['結果', '報告', '陽性', '陰性', '異常', '史', '為'])
const ANSWERS = new Affixes([...'有無是否沒'])
const BEHIND_NAME = new Affixes(TITLES)
const BEFORE_CONTACT = new Affixes([...CONTACTS, ...PROFESSIONS])
const PAPER_NAMES = new Affixes([...MEDICAL_RECORD_WORDS, ...PAPERS].filter((word) => /[紀記]錄$/u.test(word)))
const BEHIND_PROFESSIONAL = new Affixes(PROFESSIONS)

function marksAny({ bits, length }: Marks, wanted: number): boolean {
  for (let i = 0; i < length; i++) if ((bits[i]! & wanted) !== 0) return true
  return false
}

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

/** What a word of the lexicon is. */
interface Entry {
  readonly detector: number
  readonly bits: number
}

/** The words of a catalogue, and what they are. */
interface Dictionary {
  /** The words of the categories. */
  readonly words: WordSearch
  /** With them all that says whether a text is about somebody. */
  readonly lexicon: Lexicon
  /** By the numbers in both. */
  readonly entries: readonly Entry[]
}

/** To make one takes 40 ms, and a test makes hundreds of scanners. */
const dictionaries = new WeakMap<readonly Detector[], Dictionary>()

function dictionaryOf(catalogue: readonly Detector[]): Dictionary {
  let dictionary = dictionaries.get(catalogue)
  if (dictionary === undefined) {
    dictionary = makeDictionary(catalogue)
    dictionaries.set(catalogue, dictionary)
  }
  return dictionary
}

function makeDictionary(catalogue: readonly Detector[]): Dictionary {
  const words = new Map<string, Entry>()
  const mark = (list: Iterable<string>, bits: number, detector = 0): void => {
    for (const word of list) {
      const key = word.toLowerCase()
      const known = words.get(key)
      // A word of two categories is the first one's.
      words.set(key, { detector: known?.detector ?? detector, bits: (known?.bits ?? 0) | bits })
    }
  }
  catalogue.forEach((detector, index) => {
    const list = detector.words ?? []
    mark(list, MARK.word, index)
    mark(
      list.filter((word) => PAPER.test(word)),
      MARK.paper,
      index,
    )
  })
  const known = EVERYDAY.filter((word) => words.has(word.toLowerCase()))
  mark(known, MARK.everyday)
  mark(
    HEALTH_EXAM_ITEMS.filter((word) => words.has(word.toLowerCase())),
    MARK.value,
  )
  mark(
    EVERYDAY_CRIMINAL.filter((word) => words.has(word.toLowerCase())),
    MARK.deed,
  )
  mark(
    RECORD_NUMBERS.filter((word) => words.has(word.toLowerCase())),
    MARK.number,
  )
  mark(
    OFFENCES.filter((word) => words.has(word)),
    MARK.offence,
  )
  const ofCategories = new Lexicon([...words.keys()].map((word, i) => [word, i]))
  mark(PAPERS, MARK.paper)
  mark(SUBJECTS, MARK.subject)
  mark(ROLES, MARK.role)
  mark(CUES, MARK.cue)
  mark(OWN_CUES, MARK.cue | MARK.own)
  mark(GENERAL, MARK.general)
  mark(LOOSELY_GENERAL, MARK.loose)
  mark(TITLES, MARK.title)
  mark(SUPPOSED, MARK.supposed)
  mark(ANIMALS, MARK.animal)
  mark(CLINICAL_SIGNS, MARK.clinical)
  mark(VICTIMS, MARK.victim)
  return {
    words: new WordSearch(ofCategories),
    lexicon: new Lexicon([...words.keys()].map((word, i) => [word, i])),
    entries: [...words.values()],
  }
}

/** Finds the words of the detectors that are led by words. */
export class SpecialWords {
  readonly #catalogue: readonly Detector[]
  readonly #words: WordSearch
  readonly #lexicon: Lexicon
  readonly #entries: readonly Entry[]
  /** By catalogue number: 1 where a value says who a record is about. */
  readonly #identifies: Uint8Array
  readonly #name: number
  readonly #record: number
  readonly #medical: number
  readonly #exam: number
  readonly #number: number
  /** Of the record whose words are judged: a chart's number is among its values. */
  #charted = false
  readonly #match = makeMatch()
  readonly #marks = new Marks()
  readonly #judge = new Judge(this.#marks)
  #bytes: Uint8Array = new Uint8Array(0)
  #from = 0
  #to = 0
  /** Which of S, O, A and P begin a line of the region; where the last of them stands. */
  #soap = 0
  #soapAt = 0
  readonly #setting: Setting = {
    subject: false,
    contact: false,
    form: false,
    cell: false,
    notice: false,
    paper: false,
    nearFrom: 0,
    nearTo: 0,
  }

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    const { words, lexicon, entries } = dictionaryOf(catalogue)
    this.#words = words
    this.#lexicon = lexicon
    this.#entries = entries
    this.#identifies = Uint8Array.from(catalogue, ({ strength, id }) =>
      strength === 'strong' || id === 'name' || id === 'birth-date' || id === 'medical-record-number' ? 1 : 0,
    )
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
    this.#record = catalogue.findIndex(({ special }) => special === 'medical-record')
    this.#medical = catalogue.findIndex(({ special }) => special === 'medical')
    this.#exam = catalogue.findIndex(({ special }) => special === 'health-exam')
    this.#number = catalogue.findIndex(({ id }) => id === 'medical-record-number')
  }

  /** Does a value of this detector say who a record is about? A telephone number may be anybody's to call. */
  identifies(index: number): boolean {
    return this.#identifies[index] === 1
  }

  /** Is the value at `bytes[start, end)` the name of somebody who deals with such things, or is to be called? */
  isContact(index: number, bytes: Uint8Array, length: number, start: number, end: number): boolean {
    if (index !== this.#name) return false
    this.#bytes = bytes
    this.#from = 0
    this.#to = length
    return this.#deals(start, end) && !this.#endsPaper(start)
  }

  /** Does the name of a column say that its cells are about no person: 品名, 講題, 門診科別? */
  isGeneral(column: string): boolean {
    return GENERAL_COLUMN.test(column)
  }

  /** Does a column, or a label, of this name say that it is a patient's: 病歷號, 病患姓名, `patient.name`? */
  isChart(name: string, detectors: readonly number[]): boolean {
    return detectors.includes(this.#number) || PATIENTS.test(name)
  }

  /**
   * Of which detector is the column that nobody knows by name, as its name has one of the words: 純音聽力右4K, 是否有糖尿病, MTHFR C677T?
   * -1: of none.
   */
  aboutColumn(name: string): number {
    if (name.length < 2 || name.length > 64 || this.isGeneral(name)) return -1
    // What is measured has its figure in the cell.
    const bytes = encoder.encode(`${name.normalize('NFKC').replaceAll('_', ' ')} 1`)
    const asked = /^(?:是否|有無|曾|曾否|有沒有)/u.test(name)
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

  /** Does one of the hits `[from, to)` say who the record is about? */
  identified(hits: HitList, from: number, to: number): boolean {
    for (let i = from; i < to; i++)
      if (this.#identifies[hits.detector[i]!] === 1 && hits.confidence[i]! >= MEDIUM && hits.masked[i] === 0)
        return true
    return false
  }

  /** Appends the words in the cell or field `bytes[from, to)` of a row; `subject`: the row says whom it is about. */
  find(bytes: Uint8Array, from: number, to: number, hits: HitList, subject = true): void {
    if (!this.mayHold(bytes, from, to)) return
    const setting = this.#setting
    setting.subject = subject
    setting.contact = false
    setting.form = false
    // What is as long as a letter is read like one.
    setting.cell = to - from < 400
    setting.notice = false
    setting.paper = false
    setting.nearFrom = from
    setting.nearTo = to
    this.#charted = false
    this.#read(bytes, from, to, undefined, 0, 0)
    this.#say(hits)
  }

  /**
   * Appends the words in `text[from, to)`, the surroundings of the record with the hits `[first, last)` of `people`; its own paragraph
   * or form is `text[nearFrom, nearTo)`.
   */
  findAround(
    text: Uint8Array,
    from: number,
    to: number,
    nearFrom: number,
    nearTo: number,
    people: HitList,
    first: number,
    last: number,
    hits: HitList,
  ): void {
    let labelled = false
    for (let i = first; i < last; i++) if (this.#catalogue[people.detector[i]!]!.special !== undefined) labelled = true
    if (!this.mayHold(text, from, to) && !labelled) return
    const setting = this.#setting
    setting.cell = false
    setting.nearFrom = nearFrom
    setting.nearTo = nearTo
    setting.subject = false
    setting.contact = false
    setting.form = false
    for (let i = first; i < last; i++) {
      if (people.confidence[i]! < MEDIUM || people.masked[i] === 1) continue
      const index = people.detector[i]!
      if ((people.because[i]! & BECAUSE.label) !== 0) setting.form = true
      // Whether it is a contact's is seen when its place is read; one that went with another batch is not seen again.
      if (people.end[i] === 0 && this.#identifies[index] === 1) setting.subject = true
    }
    setting.notice = false
    setting.paper = false
    this.#charted = false
    for (let i = first; i < last; i++)
      this.#charted ||= people.detector[i] === this.#number && people.confidence[i]! >= MEDIUM
    this.#read(text, from, to, people, first, last)
    if (from > 0) this.#readOpening(text, from)
    const animal = marksAny(this.#marks, MARK.animal)
    if (!animal) this.#say(hits)
    // 過敏：本產品含花生, with the shop's telephone number: a label is somebody's where somebody is named.
    if (!setting.subject || animal)
      for (let i = first; i < last; i++)
        if (this.#catalogue[people.detector[i]!]!.special !== undefined) people.confidence[i] = LOW
  }

  /** Appends a note in the four parts S, O, A and P, the last of which stands at `at`. */
  addSoap(bytes: Uint8Array, at: number, hits: HitList): void {
    this.#addRecord(bytes, at, at + 1, SOAP, hits)
  }

  /**
   * An illness, a drug or a figure beside a chart's number, or among what only those write who treat somebody, is part of the record that
   * they keep (醫療法 §67): appends one, if the hits from `first` on have none and one of the others.
   */
  addChart(bytes: Uint8Array, at: number, hits: HitList, first: number): void {
    let medical = false
    for (let i = first; i < hits.length; i++) {
      if (hits.confidence[i]! < MEDIUM || hits.masked[i] === 1) continue
      if (hits.detector[i] === this.#record) return
      if (hits.detector[i] === this.#medical || hits.detector[i] === this.#exam) medical = true
    }
    if (medical) this.#addRecord(bytes, at, at + 1, CHART, hits)
  }

  #addRecord(bytes: Uint8Array, start: number, end: number, form: Uint8Array, hits: HitList): void {
    if (this.#record < 0) return
    const match = this.#match
    match.start = start
    match.end = end
    match.confidence = MEDIUM
    match.because = BECAUSE.grammar | BECAUSE.person
    match.masked = false
    match.canonical.set(form)
    match.canonicalLength = form.length
    hits.add(this.#record, match, 0, bytes)
  }

  /** A note of shorthand alone: s/p ORIF POD#2, Hb 8.9. */
  #addShorthand(hits: HitList, first: number): void {
    const { bits, start, end, length } = this.#marks
    const { nearFrom, nearTo } = this.#setting
    const known = new Set<string>()
    let at = -1
    for (let i = 0; i < length; i++) {
      if (start[i]! < nearFrom || start[i]! >= nearTo) continue
      if ((bits[i]! & MARK.general) !== 0) return
      if ((bits[i]! & MARK.clinical) === 0 || this.#bytes[start[i]!]! >= 0x80) continue
      if (at < 0) at = start[i]!
      known.add(Buffer.from(this.#bytes.subarray(start[i]!, end[i]!)).toString('latin1').toLowerCase())
    }
    if (known.size < SHORTHAND_ENOUGH) return
    for (let i = first; i < hits.length; i++)
      if (hits.detector[i] === this.#record && hits.confidence[i]! >= MEDIUM) return
    this.#addRecord(this.#bytes, at, at + 1, CHART, hits)
  }

  /** Does the region read like what those write who treat somebody? */
  #isClinical(): boolean {
    let signs = this.#charted ? CLINICAL_ENOUGH : 0
    const { bits, length } = this.#marks
    for (let i = 0; i < length; i++) if ((bits[i]! & MARK.clinical) !== 0) signs++
    return signs >= CLINICAL_ENOUGH
  }

  /** The words that are said of somebody, to `hits`. */
  #say(hits: HitList): void {
    const marks = this.#marks
    const first = hits.length
    let surely = false
    if (this.#soap === 15 && this.#setting.subject) this.addSoap(this.#bytes, this.#soapAt, hits)
    this.#judge.judge(this.#setting, (i, confidence) => {
      const match = this.#match
      const detector = marks.detector[i]!
      if (this.#catalogue[detector]!.free?.(this.#bytes, marks.start[i]!, this.#from, this.#to, match) !== true) return
      match.confidence = confidence
      match.because |= confidence === LOW ? 0 : BECAUSE.person
      surely ||= confidence !== LOW && (marks.bits[i]! & MARK.everyday) === 0
      hits.add(detector, match, 0, this.#bytes)
    })
    if (!this.#setting.subject) return
    if (surely && this.#isClinical()) this.addChart(this.#bytes, hits.start[first]!, hits, first)
    else if (!this.#setting.notice) this.#addShorthand(hits, first)
  }

  /**
   * Is there anything to judge? Nearly always there is not, and what is around a word is not looked at: the kernel tells it at gigabytes
   * a second, {@link #read} reads a hundredth of that.
   */
  mayHold(bytes: Uint8Array, from: number, to: number): boolean {
    return this.#words.holds(bytes, from, to) || this.#isSoap(bytes, from, to)
  }

  /** Do S:, O:, A: and P: begin lines? Nearly always the first of them that is asked for does not. */
  #isSoap(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from < SOAP_BYTES) return false
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    return SOAP_LINES.every((ways) => ways.some((line) => text.includes(line) || startsWith(text, line.subarray(1))))
  }

  /** Turns `bytes[from, to)` into marks. */
  #read(bytes: Uint8Array, from: number, to: number, people: HitList | undefined, first: number, last: number): void {
    const { firstHan, firstAscii } = this.#lexicon
    const marks = this.#marks
    marks.clear()
    this.#bytes = bytes
    this.#from = from
    this.#to = to
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
    if (contact) this.#setting.contact = true
    else this.#setting.subject = true
    this.#marks.add(start, end, contact ? MARK.contact : MARK.named, 0)
    return end + BEHIND_NAME.begin(this.#bytes, end, this.#to)
  }

  /** 請洽王小明, 講師：王小明, 王小明醫師: named, but hardly because of an illness. */
  #deals(start: number, end: number): boolean {
    const bytes = this.#bytes
    // 王小明 主任
    const behind = bytes[end] === 0x20 ? end + 1 : end
    if (BEHIND_PROFESSIONAL.begin(bytes, behind, this.#to) > 0) return true
    const at = beforeBlanks(bytes, start, this.#from)
    if (BEFORE_CONTACT.end(bytes, at, this.#from)) return true
    // 聯絡人姓名：
    return at - 6 >= this.#from && equal(bytes, at - 6, NAME) && BEFORE_CONTACT.end(bytes, at - 6, this.#from)
  }

  /** 物理治療紀錄 王小明: the paper's name ends like 紀錄 王小明, who wrote it. */
  #endsPaper(start: number): boolean {
    const at = beforeBlanks(this.#bytes, start, this.#from)
    return PAPER_NAMES.end(this.#bytes, at, this.#from)
  }

  /** 社工師 王小明 身分證字號 …: the number is the contact's. */
  #isContactsNumber(start: number): boolean {
    const { bits, end, length } = this.#marks
    for (let k = length - 1; k >= 0 && start - end[k]! <= NUMBER_REACH && (bits[k]! & MARK.line) === 0; k--)
      if ((bits[k]! & (MARK.contact | MARK.named)) !== 0) return (bits[k]! & MARK.contact) !== 0
    return false
  }

  /** 王小明醫師 … 王小明說: named before as a contact. */
  #isKnownContact(start: number, end: number): boolean {
    const { length, bits, start: starts, end: ends } = this.#marks
    const bytes = this.#bytes
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
    const { detector, bits } = this.#entries[id]!
    let mark = bits
    if ((bits & MARK.word) !== 0) {
      // The detector knows phrases in which the word is another, and which words need a figure.
      if (this.#catalogue[detector]!.free?.(bytes, start, this.#from, this.#to, this.#match) !== true)
        mark &= ~(MARK.word | MARK.everyday | MARK.value | MARK.paper)
      else {
        if ((bits & (MARK.paper | MARK.value)) === 0 && this.#endsGenerally(bytes, end, this.#to)) mark |= MARK.generic
        if (BEGINNINGS.end(bytes, start, this.#from)) mark |= MARK.generic
        if (HAVING.end(bytes, start, this.#from)) mark |= MARK.has
        if (detector === this.#medical && isDose(bytes, end, this.#to)) mark |= MARK.dose | MARK.clinical
      }
    }
    // 陳先生: somebody of whom only the surname is written.
    if ((bits & MARK.title) !== 0)
      mark |= start - 3 < this.#from || this.#deals(start - 3, end) ? MARK.contact : MARK.subject
    if (mark !== 0) this.#marks.add(start, end, mark, detector)
    return end
  }

  /** 糖尿病患者, 基因篩檢: but 基因篩檢結果 is somebody's. */
  #endsGenerally(bytes: Uint8Array, at: number, to: number): boolean {
    const length = ENDINGS.begin(bytes, at, to)
    return length > 0 && RESULTS.begin(bytes, at + length, to) === 0
  }

  #punctuation(bytes: Uint8Array, b: number, at: number): void {
    switch (b) {
      case 0x0a:
        this.#marks.add(at, at + 1, MARK.line, 0)
        this.#lineBegins(bytes, at + 1)
        break
      case 0x3a:
        this.#marks.add(at, at + 1, MARK.colon, 0)
        break
      case 0x2c:
      case 0x09:
        this.#marks.add(at, at + 1, MARK.clause, 0)
        break
      case 0x21:
      case 0x3b:
      case 0x3f:
        this.#marks.add(at, at + 1, MARK.sentence, 0)
        break
      case 0x2e:
        // No decimal point.
        if (bytes[at + 1] === 0x20 || bytes[at + 1] === 0x0a) this.#marks.add(at, at + 1, MARK.sentence, 0)
        break
    }
  }

  /** Notes S:, O:, A:, P: at the beginning of a line, and 第七條, of a contract or a law: what it says is said of whoever it may be. */
  #lineBegins(bytes: Uint8Array, at: number): void {
    if (at + 6 < this.#to && equal(bytes, at, ORDINAL) && isArticle(bytes, at + 3, this.#to))
      this.#marks.add(at, at + 3, MARK.general, 0)
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
    if (mark === MARK.empty && ANSWERS.begin(this.#bytes, at + 3, this.#to) > 0)
      this.#marks.add(at, at + 3, mark | MARK.answer, 0)
    else if (mark !== undefined) this.#marks.add(at, at + 3, mark, 0)
  }

  #isOther(at: number): boolean {
    const bytes = this.#bytes
    return (
      (at - 3 >= this.#from && equal(bytes, at - 3, OTHERS_BEFORE)) ||
      (at + 6 <= this.#to && (equal(bytes, at + 3, MANY) || equal(bytes, at + 3, PERSON)))
    )
  }

  /** Notes what the first lines of the text, above the region, say that it is: a notice, or a paper about somebody. */
  #readOpening(text: Uint8Array, to: number): void {
    if (to > OPENING_REACH) return
    const end = Math.min(to, OPENING)
    for (let i = 0; i < end; ) {
      const b = text[i]!
      const han = b >= 0xe0 && b < 0xf0
      const id =
        han && i + 2 < end && this.#lexicon.firstHan[codePoint(text, i)] === 1 ? this.#lexicon.hanAt(text, i, end) : -1
      const bits = id < 0 ? 0 : this.#entries[id]!.bits
      if ((bits & (MARK.general | MARK.paper)) !== 0) {
        this.#setting.notice = (bits & MARK.general) !== 0
        this.#setting.paper = !this.#setting.notice
        return
      }
      i += id >= 0 ? this.#lexicon.length : han ? 3 : 1
    }
  }
}

const SOAP = encoder.encode('soap')
const CHART = encoder.encode('chart')
/** One word of them may stand in a letter. */
const CLINICAL_ENOUGH = 2
/** Three abbreviations of physicians in a paragraph are no chance. */
const SHORTHAND_ENOUGH = 3
/** No note is shorter: most cells of a table are. */
const SOAP_BYTES = 24
/** The least frequent first. */
const SOAP_LINES = [...'OPSA'].map((letter) => [Buffer.from(`\n${letter}:`), Buffer.from(`\n${letter}：`)])

function startsWith(text: Uint8Array, start: Uint8Array): boolean {
  return text.length >= start.length && equal(text, 0, start)
}

/** Behind a drug, a blank at most between: 500mg, 1#, 2 顆. */
const UNITS = new Affixes([
  'mg',
  'mcg',
  'ug',
  'μg',
  'g',
  'gm',
  'ml',
  'cc',
  'iu',
  'u',
  'unit',
  '#',
  '%',
  '顆',
  '粒',
  '錠',
  '毫克',
  '單位',
  '包',
  'MG',
  'ML',
  'IU',
  'U',
  'G',
])

function isDose(bytes: Uint8Array, at: number, to: number): boolean {
  let i = at
  if (i < to && bytes[i] === 0x20) i++
  const start = i
  while (i < to && i - start < 6 && ((bytes[i]! >= 0x30 && bytes[i]! <= 0x39) || bytes[i] === 0x2e)) i++
  if (i === start) return false
  if (i < to && bytes[i] === 0x20) i++
  return UNITS.begin(bytes, i, to) > 0
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
