/** Words of the special categories, looked for only in records that name a person, and told of where they are said of somebody. */
import { BECAUSE, type Detector, LOW, MEDIUM } from './detector.ts'
import { type HitList, makeMatch, UNSURE } from './hits.ts'
import type { WordSearch } from './kernel.ts'
import { isAcquitted } from './special/acquittals.ts'
import { isAffirmed, isDenied } from './special/answers.ts'
import { Checkup } from './special/checkup.ts'
import { dictionaryOf } from './special/dictionary.ts'
import { FormLabels } from './special/form-labels.ts'
import { Judge } from './special/judge.ts'
import { MARK, type Marks } from './special/marks.ts'
import { beginsNumber, isLacking } from './special/nearby.ts'
import { SpecialReader } from './special/reader.ts'
import { type Engine, type Extent, type QuestionListener, Weighing } from './special/weighing.ts'

/** Columns of products, courses, plans and offers. */
const GENERAL_COLUMN =
  /品名|商品|產品|規格|料號|藥品|品項|課程|講題|主題|題目|書名|活動|計畫名稱|計畫題目|方案|套組|專長|專科|科別|科系|職務|職缺|服務項目|業務|險種|保險名稱|條文|法規|標題|文章|檔名|路徑|網址|product|item|title|course|topic|subject|specialt|expertise|department|keyword|tags?$|services?$|skills?$|categor|curriculum|url|path|服務內容|診療項目|看診項目|標籤|關鍵字|類別名稱|研究領域|研究興趣|興趣|擅長|執業領域|專攻|捐[款贈]|指定用途|donation|interests?$|practice_?areas?$/iu
/** Columns and labels of whoever is treated. */
const PATIENTS =
  /病患|病人|患者|住院號|傷病患|patient|encounter|clinicaldocument|\bmrn\b|^(?:.*\.)?(?:chart|cc|dx|rx|subj|assess|progress_?notes?)$/iu

const encoder = new TextEncoder()
const decoder = new TextDecoder()

/** Is one of the hits from `first` on to be shown to somebody? */
function hasAny({ confidence, length }: HitList, first: number): boolean {
  for (let i = first; i < length; i++) if (confidence[i]! >= LOW) return true
  return false
}

function marksAny({ bits, length }: Marks, wanted: number): boolean {
  for (let i = 0; i < length; i++) if ((bits[i]! & wanted) !== 0) return true
  return false
}

/** Finds the words of the detectors that are led by words. */
export class SpecialWords {
  readonly #catalogue: readonly Detector[]
  readonly #words: WordSearch
  /** By catalogue number: 1 where a value says who a record is about. */
  readonly #identifies: Uint8Array
  readonly #name: number
  readonly #record: number
  readonly #medical: number
  readonly #exam: number
  readonly #number: number
  readonly #criminal: number
  /** Of the record whose words are judged: a chart's number is among its values. */
  #charted = false
  readonly #match = makeMatch()
  readonly #reader: SpecialReader
  readonly #judge: Judge
  readonly #checkup: Checkup
  readonly #labels: FormLabels
  readonly #weighing: Weighing

  /** @param onQuestion is told what the model is asked, before it is asked */
  constructor(catalogue: readonly Detector[], onQuestion?: QuestionListener) {
    this.#weighing = new Weighing(catalogue, onQuestion)
    this.#catalogue = catalogue
    this.#words = dictionaryOf(catalogue).words
    this.#identifies = Uint8Array.from(catalogue, ({ strength, id }) =>
      strength === 'strong' || id === 'name' || id === 'birth-date' || id === 'medical-record-number' ? 1 : 0,
    )
    this.#reader = new SpecialReader(catalogue, this.#identifies)
    this.#judge = new Judge(this.#reader.marks)
    this.#checkup = new Checkup(catalogue)
    this.#labels = FormLabels.of(catalogue)
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
    this.#record = catalogue.findIndex(({ special }) => special === 'medical-record')
    this.#medical = catalogue.findIndex(({ special }) => special === 'medical')
    this.#exam = catalogue.findIndex(({ special }) => special === 'health-exam')
    this.#criminal = catalogue.findIndex(({ special }) => special === 'criminal')
    this.#number = catalogue.findIndex(({ id }) => id === 'medical-record-number')
  }

  /** Does a value of this detector say who a record is about? A telephone number may be anybody's to call. */
  identifies(index: number): boolean {
    return this.#identifies[index] === 1
  }

  /** Is the value at `bytes[start, end)` the name of somebody who deals with such things, or is to be called? */
  isContact(index: number, bytes: Uint8Array, length: number, start: number, end: number): boolean {
    return index === this.#name && this.#reader.isContact(bytes, length, start, end)
  }

  /** Does a value of this detector tell of a figure or finding that examinations give: Creatinine, 視力? */
  isExam(index: number): boolean {
    return index === this.#exam
  }

  /** Does a value of this detector tell of something of the special categories? */
  isSpecial(index: number): boolean {
    return this.#catalogue[index]?.special !== undefined
  }

  /** Has `text` a word of the special categories? */
  speaksOf(text: string): boolean {
    const bytes = encoder.encode(text)
    return this.mayHold(bytes, 0, bytes.length)
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
    return this.#reader.detectorOf(bytes, asked)
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
    const setting = this.#reader.setting
    setting.subject = subject
    setting.contact = false
    setting.form = false
    setting.open = false
    // What is as long as a letter is read like one.
    setting.cell = to - from < 400
    setting.notice = false
    setting.paper = false
    setting.examined = false
    setting.nearFrom = from
    setting.nearTo = to
    this.#charted = false
    this.#reader.read(bytes, from, to, undefined, 0, 0)
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
    const setting = this.#reader.setting
    setting.cell = false
    setting.nearFrom = nearFrom
    setting.nearTo = nearTo
    setting.subject = false
    setting.contact = false
    setting.form = false
    setting.open = true
    for (let i = first; i < last; i++) {
      if (people.confidence[i]! < MEDIUM || people.masked[i] === 1) continue
      const index = people.detector[i]!
      if ((people.because[i]! & BECAUSE.label) !== 0) setting.form = true
      // Whether it is a contact's is seen when its place is read; one that went with another batch is not seen again.
      if (people.end[i] === 0 && this.#identifies[index] === 1) setting.subject = true
    }
    setting.notice = false
    setting.paper = false
    setting.examined = false
    this.#charted = false
    for (let i = first; i < last; i++)
      this.#charted ||= people.detector[i] === this.#number && people.confidence[i]! >= MEDIUM
    this.#reader.read(text, from, to, people, first, last)
    if (from > 0) this.#reader.readOpening(text, from)
    // A part of a counsellor's notes in which only the counsellor is named: whom they are about stands above.
    if (setting.paper && setting.contact) setting.subject = true
    const animal = marksAny(this.#reader.marks, MARK.animal)
    const before = hits.length
    const examined = !animal && this.#say(hits)
    this.acquit(text, nearFrom, nearTo, people, first, last)
    this.acquit(text, nearFrom, nearTo, hits, before, hits.length)
    if (examined) this.#checkup.keepLabelled(text, people, first, last)
    this.#doubtDenied(text, nearFrom, nearTo, people, first, last)
    // 過敏：本產品含花生, with the shop's telephone number: a label is somebody's where somebody is named.
    if (!setting.subject || animal)
      for (let i = first; i < last; i++) if (this.#catalogue[people.detector[i]!]!.special !== undefined) people.deny(i)
  }

  /** 是否患有下列疾病：高血壓、糖尿病　□是 ☑否: what stands behind the label is asked, or denied, and not said. */
  #doubtDenied(text: Uint8Array, from: number, to: number, people: HitList, first: number, last: number): void {
    for (let i = first; i < last; i++) {
      const [start, end] = [people.start[i]!, people.end[i]!]
      if (this.#catalogue[people.detector[i]!]!.special === undefined || this.isExam(people.detector[i]!)) continue
      if (people.confidence[i]! <= LOW || people.masked[i] === 1 || start < from || end > to || end <= start) continue
      if (isDenied(this.#labels, text, start, end, from, to)) people.deny(i)
    }
  }

  /**
   * 罪名 詐欺, 判決 無罪: doubts the convictions in the hits `[first, last)` of the row, record or form `bytes[from, to)` that says so, and of no
   * other judgment.
   */
  acquit(bytes: Uint8Array, from: number, to: number, hits: HitList, first: number, last: number): void {
    let text: string | undefined
    for (let i = first; i < last; i++) {
      if (hits.detector[i] !== this.#criminal) continue
      if (hits.confidence[i]! <= LOW && (hits.because[i]! & UNSURE) === 0) continue
      text ??= decoder.decode(bytes.subarray(from, to))
      if (!isAcquitted(text)) return
      hits.deny(i)
    }
  }

  /** Lets the model say of the hits `asked` whether they are said of somebody: see {@link Weighing.weigh}. */
  weigh(engine: Engine, context: () => string, local: (hit: number) => string, asked: Extent, people = asked): void {
    this.#weighing.weigh(engine, context, local, asked, people)
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

  /** 給予Scanol 1顆, HIVD: said of nobody in particular elsewhere, and in a chart of whom it is about. */
  #believeInChart(hits: HitList, first: number): void {
    for (let i = first; i < hits.length; i++)
      if (hits.detector[i] === this.#medical && hits.confidence[i] === LOW && hits.masked[i] === 0) {
        hits.confidence[i] = MEDIUM
        hits.because[i] = hits.because[i]! | BECAUSE.person
      }
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

  /** What a row of figures tells of besides them, in the hits from `first` on, is found at the same examination: 身高, 視力, 脊柱側彎. */
  keepFindings(bytes: Uint8Array, hits: HitList, first: number): void {
    this.#checkup.keepFindingsOfRow(bytes, hits, first)
  }

  /** A note of shorthand alone: s/p ORIF POD#2, Hb 8.9. */
  #addShorthand(hits: HitList, first: number): void {
    const { marks, setting, bytes } = this.#reader
    const { bits, start, end, length } = marks
    const { nearFrom, nearTo } = setting
    const known = new Set<string>()
    let at = -1
    for (let i = 0; i < length; i++) {
      if (start[i]! < nearFrom || start[i]! >= nearTo) continue
      if ((bits[i]! & MARK.general) !== 0) return
      if ((bits[i]! & MARK.clinical) === 0 || bytes[start[i]!]! >= 0x80) continue
      if (isDenied(this.#labels, bytes, start[i]!, end[i]!, nearFrom, nearTo)) continue
      if (at < 0) at = start[i]!
      known.add(Buffer.from(bytes.subarray(start[i]!, end[i]!)).toString('latin1').toLowerCase())
    }
    if (known.size < SHORTHAND_ENOUGH) return
    for (let i = first; i < hits.length; i++)
      if (hits.detector[i] === this.#record && hits.confidence[i]! >= MEDIUM) return
    this.#addRecord(bytes, at, at + 1, CHART, hits)
  }

  /** Does the region read like what those write who treat somebody? */
  #isClinical(): boolean {
    let signs = this.#charted ? CLINICAL_ENOUGH : 0
    const { bits, length } = this.#reader.marks
    for (let i = 0; i < length; i++) if ((bits[i]! & MARK.clinical) !== 0) signs++
    return signs >= CLINICAL_ENOUGH
  }

  /** The words that are said of somebody, to `hits`. True where they name a check-up of theirs. */
  #say(hits: HitList): boolean {
    const { marks, setting, bytes, from, to, soapAt } = this.#reader
    const first = hits.length
    let surely = false
    let examined = setting.examined
    if (soapAt >= 0 && setting.subject) this.addSoap(bytes, soapAt, hits)
    const affirmed = (i: number) =>
      (marks.bits[i]! & NO_ANSWERS) === 0 &&
      marks.detector[i] !== this.#exam &&
      isAffirmed(bytes, marks.start[i]!, marks.end[i]!, from, to)
    this.#judge.judge(setting, affirmed, (i, confidence) => {
      const match = this.#match
      const detector = marks.detector[i]!
      const [start, end] = [marks.start[i]!, marks.end[i]!]
      if (isDenied(this.#labels, bytes, start, end, from, to) || isLacking(bytes, start, end, from, to)) return
      if (beginsNumber(bytes, start, end, to)) return
      if (this.#catalogue[detector]!.free?.(bytes, start, from, to, match) !== true) return
      match.confidence = confidence
      match.because |= confidence <= LOW ? UNSURE : BECAUSE.person
      surely ||= confidence > LOW && (marks.bits[i]! & MARK.everyday) === 0
      examined ||= confidence > LOW && this.#checkup.names(marks, i, bytes)
      hits.add(detector, match, 0, bytes)
    })
    if (!setting.subject) return false
    if (examined || (hasAny(hits, first) && !this.#charted && this.#checkup.namesExamined(bytes, from, to))) {
      this.#checkup.keepFindings(bytes, hits, first)
      return examined
    }
    const charted = surely && this.#isClinical()
    if (charted || soapAt >= 0) this.#believeInChart(hits, first)
    this.#checkup.keepInTreatment(marks, bytes, hits, first, charted)
    if (charted) this.addChart(bytes, hits.start[first]!, hits, first)
    else if (!setting.notice) this.#addShorthand(hits, first)
    return false
  }

  /**
   * Is there anything to judge? Nearly always there is not, and what is around a word is not looked at: the kernel tells it at gigabytes
   * a second, the reader reads a hundredth of that.
   */
  mayHold(bytes: Uint8Array, from: number, to: number): boolean {
    return this.#words.holds(bytes, from, to) || this.#isSoap(bytes, from, to)
  }

  /** Do S:, O:, A: and P: begin lines? Nearly always the first of them that is asked for does not. */
  #isSoap(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from < SOAP_BYTES) return false
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    return SOAP_LINES.every((ways) => ways.some((line) => beginsLine(text, line)))
  }
}

/** What may be asked for and be there without being said of anybody: papers, and what has a figure. */
const NO_ANSWERS = MARK.paper | MARK.value | MARK.number

const SOAP = encoder.encode('soap')
const CHART = encoder.encode('chart')
/** One word of them may stand in a letter. */
const CLINICAL_ENOUGH = 2
/** Three abbreviations of physicians in a paragraph are no chance. */
const SHORTHAND_ENOUGH = 3
/** No note is shorter: most cells of a table are. */
const SOAP_BYTES = 24
/** The least frequent first. */
const SOAP_LINES = [...'OPSA'].map((letter) => [Buffer.from(`${letter}:`), Buffer.from(`${letter}：`)])

/** Asked for by its letter: with the line end in front, every line of the text would be looked at. */
function beginsLine(text: Buffer, start: Buffer): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1))
    if (at === 0 || text[at - 1] === 0x0a) return true
  return false
}
