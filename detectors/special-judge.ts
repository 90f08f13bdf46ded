/**
 * Is a word of a special category said of somebody? A list of words tells what a text is about; 糖尿病 stands in a chart, in a letter to
 * the teacher, in a job offer and on a lecture's poster. What ties it to a person is judged here, sentence by sentence.
 *
 * The region of a record is turned into marks: words of the categories, whoever could have it, what tells that somebody has it, what speaks
 * in general, and the ends of clauses, sentences and lines. docs/word-lists.md has the rules in words.
 */
import { LOW, MEDIUM } from './detector.ts'

/** What a mark is: bits, combined. */
export const MARK = {
  /** A word of a category. */
  word: 1,
  /** … that is said of much else. */
  everyday: 2,
  /** … that names a paper about one person. */
  paper: 4,
  /** … that has a figure or finding behind it. */
  value: 8,
  cue: 16,
  /** A cue that is only said of who has it. */
  own: 32,
  /** Somebody without a name. */
  subject: 64,
  general: 128,
  /** Somebody with a name. */
  named: 256,
  /** Somebody with a name who deals with such things, or is to be called. */
  contact: 512,
  sentence: 1024,
  line: 2048,
  colon: 4096,
  /** An empty box: what follows is not ticked. */
  empty: 8192,
  ticked: 16384,
  /** Behind the word stand all who have it, or in front of it what is done about it. */
  generic: 32768,
  /** Right before the word stands 有, 無, 因, 是 …: whoever is before that has it, or has it not. */
  has: 65536,
  clause: 131072,
  /** 如有, 是否: what follows is asked or supposed. */
  supposed: 262144,
  /** What one does or what is done to one: only beside a cue that is said of who did it. */
  deed: 524288,
  /** Speaks in general, of its clause only. */
  loose: 1048576,
  /** 先生, 小姐: of somebody with or without a name in front. */
  title: 2097152,
  /** Whoever a chart, a judgment, an inquiry is about: 病患, 被告. */
  role: 4194304,
  /** A word of a paper that is the number of one. */
  number: 8388608,
  /** What is said is said of an animal. */
  animal: 16777216,
  /** What only those write who treat somebody. */
  clinical: 33554432,
  /** A word of a sexual offence: of whoever is convicted of it, it tells of the conviction. */
  offence: 67108864,
  /** Whoever an offence was done to. */
  victim: 134217728,
  /** Behind an empty box stands 有, 無, 是, 否. */
  answer: 268435456,
  /** A drug with its dose behind it. */
  dose: 536870912,
} as const

/** How far a word and what ties it to somebody may be apart, in bytes. */
const REACH = 150
/** A label ends so near to the beginning of its line. */
const LABEL_REACH = 60
/** A heading is not longer. */
const HEADING = 66
/** Between a question and its boxes there is a colon or a blank. */
const BOX_GAP = 6
/** Between the name of a paper and whom it is about there is a label, or what they are. */
const NAME_REACH = 40
/** Between 產婦 and her name there are blanks at most, or 姓名. */
const ROLE_GAP = 10
/** Prose is wrapped at lines at least so long; behind a shorter line a sentence is at its end. */
const WRAPPED = 60

/** What is known of the record that the words stand in. */
export interface Setting {
  /** Somebody is named who could have it: by a name that is no contact's, an ID number, a birth date. */
  subject: boolean
  /** Somebody is named who is to be called, or deals with such things. */
  contact: boolean
  /** Its values have labels. */
  form: boolean
  /** It is one cell or field of a row that names somebody. */
  cell: boolean
  /** The text around it begins like a notice, an offer, a course … */
  notice: boolean
  /** … or like a chart, a report, a judgment, a questionnaire about somebody. */
  paper: boolean
  /** The paragraph or form itself; what is outside must say more clearly whom it is about. */
  nearFrom: number
  nearTo: number
}

/** Of which nothing is known yet. */
export function newSetting(): Setting {
  return {
    subject: false,
    contact: false,
    form: false,
    cell: false,
    notice: false,
    paper: false,
    nearFrom: 0,
    nearTo: 0,
  }
}

/** Marks as columns of numbers, in order of start. */
export class Marks {
  length = 0
  start = new Int32Array(256)
  end = new Int32Array(256)
  bits = new Int32Array(256)
  /** Catalogue number of the word's detector. */
  detector = new Uint8Array(256)

  clear(): void {
    this.length = 0
  }

  add(start: number, end: number, bits: number, detector: number): void {
    const i = this.length++
    if (i === this.start.length) this.#grow()
    this.start[i] = start
    this.end[i] = end
    this.bits[i] = bits
    this.detector[i] = detector
  }

  #grow(): void {
    const size = this.start.length * 2
    const wider = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(size)
      to.set(from)
      return to
    }
    this.start = wider(this.start)
    this.end = wider(this.end)
    this.bits = wider(this.bits)
    const detector = new Uint8Array(size)
    detector.set(this.detector)
    this.detector = detector
  }
}

/** Judges the words among marks. */
export class Judge {
  readonly #marks: Marks
  #setting = newSetting()
  /** The record is a paper about one person: a chart, a report, a judgment, a questionnaire. */
  #paper = false
  // The sentence being judged: marks [#from, #to).
  #from = 0
  #to = 0
  #generally = false
  /** It begins with the name of a paper, and whom that is about. */
  #headed = false
  /** Somebody is named, and nothing near them speaks in general. */
  #quiet = false

  constructor(marks: Marks) {
    this.#marks = marks
  }

  /** Calls `say` for every word that is to be told of, in order, with its mark's number and LOW or MEDIUM. */
  judge(setting: Setting, say: (mark: number, confidence: typeof LOW | typeof MEDIUM) => void): void {
    const { bits, length } = this.#marks
    this.#setting = setting
    this.#paper = this.#isPaper(setting)
    this.#quiet = this.#isQuiet(setting)
    this.#headed = this.#isHeaded()
    let from = 0
    while (from < length) {
      let to = from
      let words = 0
      let general = 0
      for (; to < length && !this.#endsSentence(to, from); to++) {
        words |= bits[to]! & (MARK.word | MARK.deed)
        general |= bits[to]! & MARK.general
      }
      if (words !== 0) {
        this.#from = from
        this.#to = to
        this.#generally = general !== 0
        for (let i = from; i < to; i++) {
          if ((bits[i]! & MARK.word) === 0) continue
          if ((bits[i]! & MARK.offence) !== 0 && (words & MARK.deed) !== 0 && this.#isConviction(i)) continue
          const confidence = this.#decide(i)
          if (confidence !== 0) say(i, confidence)
        }
      }
      from = to + 1
    }
  }

  /** Does mark `i` end the sentence that began at mark `from`? */
  #endsSentence(i: number, from: number): boolean {
    const { bits, start } = this.#marks
    if ((bits[i]! & MARK.sentence) !== 0) return true
    if ((bits[i]! & MARK.line) === 0) return false
    if (this.#setting.form) return true
    // In prose a long line goes on in the next one.
    let line = i - 1
    while (line >= from && (bits[line]! & MARK.line) === 0) line--
    const lineStart = line >= 0 ? this.#marks.end[line]! : this.#setting.nearFrom
    return start[i]! - lineStart < WRAPPED
  }

  /** 慢性病 □有 □無: asked, and not answered. */
  #isUnanswered(i: number): boolean {
    const { bits, start, end, length } = this.#marks
    if (i + 1 >= length || (bits[i + 1]! & MARK.answer) === 0 || start[i + 1]! - end[i]! > BOX_GAP) return false
    for (let k = i + 2; k < length && (bits[k]! & MARK.line) === 0; k++)
      if ((bits[k]! & MARK.ticked) !== 0) return false
    return true
  }

  /** 曾犯強制性交罪經判刑確定: said of who was convicted, and of nobody's sexual life. */
  #isConviction(i: number): boolean {
    return this.#nearest(i, MARK.own) && !this.#nearest(i, MARK.victim)
  }

  #decide(i: number): 0 | typeof LOW | typeof MEDIUM {
    const { bits, start, end } = this.#marks
    const own = bits[i]!
    const { subject, contact, form, cell, notice, nearFrom, nearTo } = this.#setting
    const near = start[i]! >= nearFrom && end[i]! <= nearTo
    // An empty box before the word: nobody says that it is so.
    if (i > 0 && (bits[i - 1]! & MARK.empty) !== 0 && start[i]! - end[i - 1]! <= 4) return 0
    if (this.#isUnanswered(i)) return 0
    const ticked = i > 0 && (bits[i - 1]! & MARK.ticked) !== 0 && start[i]! - end[i - 1]! <= 4
    const someone = this.#nearest(i, MARK.named | MARK.subject)
    // 服刑中 tells of itself.
    const surely = (own & (MARK.own | MARK.everyday)) === MARK.own || this.#nearest(i, MARK.own)
    const has = (own & MARK.has) !== 0
    const deed = (own & MARK.deed) !== 0
    const told = surely || (!deed && (this.#nearest(i, MARK.cue) || has))
    const field = this.#isField(i)
    const supposed = this.#before(i, MARK.supposed) && !(form && field)
    const general = this.#generally || supposed || (!this.#headed && this.#inClause(i, MARK.loose))
    // 王小明先生為糖尿病患者 is said of him, 糖尿病患者 of all who have it.
    if ((own & MARK.generic) !== 0)
      return this.#before(i, MARK.named | MARK.subject) && (surely || has) && !general ? MEDIUM : 0
    const paper = subject && this.#paper
    // 廠護訪談 王小明 鉛作業 血中鉛 42: what is measured is measured of whom it names before.
    const measured = (own & MARK.value) !== 0 && !supposed && this.#before(i, MARK.named)
    if (measured && near) return MEDIUM
    if (general ? !(paper && form && field && !this.#isGeneralField(i)) : notice && !paper)
      return subject && (surely || (has && !general)) && !supposed && this.#before(i, MARK.named | MARK.subject)
        ? MEDIUM
        : 0
    if (someone && told && (own & MARK.number) === 0 && (subject || (surely && !contact))) return MEDIUM
    // A teacher, a physician: what can only be said of who has it is said of them.
    if (this.#isContacts(i)) return MEDIUM
    if (cell) return this.#decideCell(i, subject)
    if (!subject) return LOW
    if (ticked) return MEDIUM
    if ((own & MARK.number) !== 0) return paper || this.#isNumberField(i) ? MEDIUM : LOW
    const everyday = (own & MARK.everyday) !== 0
    if (paper && (!everyday || field || told || this.#isHeading(i) || (someone && !deed))) return MEDIUM
    if (!near) return 0
    if (form && (field || !everyday)) return MEDIUM
    if (everyday) return told ? MEDIUM : LOW
    if ((own & (MARK.value | MARK.dose)) !== 0) return MEDIUM
    // 王小明先生 … 糖尿病: whoever is named first is whom the sentence is about; and what follows, where nothing speaks in general.
    return told || this.#before(i, MARK.named | MARK.subject) || this.#quiet ? MEDIUM : LOW
  }

  /** 王小明老師因罹患 …: a contact, what can only be said of who has it, the word, in one breath. */
  #isContacts(i: number): boolean {
    const { bits, start, end } = this.#marks
    let own = false
    for (let k = i - 1; k >= this.#from && start[i]! - end[k]! <= REACH / 2; k--) {
      if ((bits[k]! & (MARK.clause | MARK.subject)) !== 0) return false
      if ((bits[k]! & MARK.own) !== 0) own = true
      if ((bits[k]! & MARK.contact) !== 0) return own
    }
    return false
  }

  /** A remark in a row that names somebody: 糖尿病, or something longer that tells of it. */
  #decideCell(i: number, subject: boolean): 0 | typeof LOW | typeof MEDIUM {
    const { start, end, bits } = this.#marks
    const { nearFrom, nearTo } = this.#setting
    if (!subject) return LOW
    const length = end[i]! - start[i]!
    if ((bits[i]! & (MARK.paper | MARK.value | MARK.dose)) !== 0) return MEDIUM
    if (this.#nearest(i, MARK.cue) || (bits[i]! & MARK.has) !== 0) return MEDIUM
    const share = (bits[i]! & MARK.everyday) !== 0 ? 2 : 4
    return nearTo - nearFrom <= length * share + 12 ? MEDIUM : LOW
  }

  /** Is a mark with one of the bits in the sentence, within reach, other than the word itself? */
  #nearest(i: number, wanted: number): boolean {
    const { bits, start, end } = this.#marks
    for (let k = i - 1; k >= this.#from && start[i]! - end[k]! <= REACH; k--) if ((bits[k]! & wanted) !== 0) return true
    for (let k = i + 1; k < this.#to && start[k]! - end[i]! <= REACH; k++) if ((bits[k]! & wanted) !== 0) return true
    return false
  }

  /** … before the word. */
  #before(i: number, wanted: number): boolean {
    const { bits, start, end } = this.#marks
    for (let k = i - 1; k >= this.#from && start[i]! - end[k]! <= REACH; k--) if ((bits[k]! & wanted) !== 0) return true
    return false
  }

  /** … in the clause of the word. */
  #inClause(i: number, wanted: number): boolean {
    const { bits, start, end } = this.#marks
    for (let k = i - 1; k >= this.#from && (bits[k]! & MARK.clause) === 0 && start[i]! - end[k]! <= REACH; k--)
      if ((bits[k]! & wanted) !== 0) return true
    for (let k = i + 1; k < this.#to && (bits[k]! & MARK.clause) === 0 && start[k]! - end[i]! <= REACH; k++)
      if ((bits[k]! & wanted) !== 0) return true
    return false
  }

  /** Does the line with mark `i` begin with a label, or is the word a label itself? */
  #isField(i: number): boolean {
    const { bits, start, end } = this.#marks
    if (i + 1 < this.#marks.length && (bits[i + 1]! & MARK.colon) !== 0 && start[i + 1]! - end[i]! <= 12) return true
    const from = this.#lineStart(i)
    for (let k = i - 1; k >= 0 && start[k]! >= from && start[i]! - start[k]! <= 2 * REACH; k--)
      if ((bits[k]! & MARK.colon) !== 0) return true
    return false
  }

  /** 病歷號：0012345, or at the beginning of a line. */
  #isNumberField(i: number): boolean {
    const { bits, start, end, length } = this.#marks
    if (i + 1 < length && (bits[i + 1]! & MARK.colon) !== 0 && start[i + 1]! - end[i]! <= 3) return true
    if (i === 0) return start[i]! <= this.#setting.nearFrom + 3
    return (bits[i - 1]! & MARK.line) !== 0 && start[i]! - end[i - 1]! <= 3
  }

  /** Is the label of the line one of a notice: 計畫名稱, 講題? */
  #isGeneralField(i: number): boolean {
    const { bits, start } = this.#marks
    const from = this.#lineStart(i)
    let general = false
    for (let k = i - 1; k >= 0 && start[k]! >= from; k--) {
      if ((bits[k]! & MARK.colon) !== 0) general = false
      if ((bits[k]! & MARK.general) !== 0) general = start[k]! - from <= LABEL_REACH
    }
    return general
  }

  /** Is the line with mark `i` short and without punctuation? */
  #isHeading(i: number): boolean {
    const { bits, start, length } = this.#marks
    const from = this.#lineStart(i)
    if (this.#marks.end[i]! - from > HEADING) return false
    if (this.#isBeforeName(i)) return true
    for (let k = i - 1; k >= 0 && start[k]! >= from; k--)
      if ((bits[k]! & (MARK.sentence | MARK.clause)) !== 0) return false
    for (let k = i + 1; k < length; k++) {
      if (start[k]! - from > HEADING) return false
      if ((bits[k]! & MARK.line) !== 0) return true
      if ((bits[k]! & (MARK.sentence | MARK.clause)) !== 0) return false
    }
    return true
  }

  /** 透析紀錄 姓名 王小明, 病理：王小明: the paper's name begins the line, and whoever it is about is next. */
  #isBeforeName(i: number): boolean {
    const { bits, start, end, length } = this.#marks
    if (end[i]! - this.#lineStart(i) > LABEL_REACH) return false
    for (let k = i + 1; k < length && start[k]! - end[i]! <= NAME_REACH; k++) {
      if ((bits[k]! & (MARK.sentence | MARK.clause | MARK.line)) !== 0) return false
      if ((bits[k]! & MARK.named) !== 0) return true
    }
    return false
  }

  /** Where the line with mark `i` begins, or, of a long line, a mark so far before that nothing there is its label. */
  #lineStart(i: number): number {
    const { bits, start, end } = this.#marks
    let k = i - 1
    while (k >= 0 && (bits[k]! & MARK.line) === 0) {
      if (start[i]! - start[k]! > 2 * REACH) return start[k]!
      k--
    }
    return k >= 0 ? end[k]! : 0
  }

  #isHeaded(): boolean {
    const { bits, length } = this.#marks
    for (let i = 0; i < length && (bits[i]! & MARK.named) === 0; i++) {
      const heads = (bits[i]! & (MARK.paper | MARK.generic)) === MARK.paper || (bits[i]! & MARK.role) !== 0
      if (heads && this.#isBeforeName(i)) return true
    }
    return false
  }

  #isQuiet({ contact, notice, nearFrom, nearTo }: Setting): boolean {
    if (contact || notice) return false
    const { bits, start, length } = this.#marks
    let named = false
    for (let i = 0; i < length; i++) {
      if (start[i]! < nearFrom || start[i]! >= nearTo) continue
      if ((bits[i]! & (MARK.general | MARK.loose | MARK.supposed)) !== 0) return false
      if ((bits[i]! & MARK.named) !== 0) named = true
    }
    return named
  }

  /** A heading or a label that names a paper about one person, or 病人：, 被告：, 受檢者： before a value. */
  #isPaper(setting: Setting): boolean {
    const { bits, start, end, length } = this.#marks
    let paper = setting.paper
    for (let i = 0; i < length; i++) {
      const b = bits[i]!
      if (!paper && (b & MARK.paper) !== 0 && (b & MARK.generic) === 0 && (this.#isHeading(i) || this.#isField(i))) {
        paper = !this.#lineIsGeneral(i)
      }
      const next = i + 1
      // 產婦 王小美, without a colon.
      if (
        (b & MARK.role) !== 0 &&
        next < length &&
        (bits[next]! & MARK.named) !== 0 &&
        start[next]! - end[i]! <= ROLE_GAP &&
        !this.#lineIsGeneral(i)
      )
        return true
      if (
        (b & MARK.subject) !== 0 &&
        // No pronoun: 您好：
        end[i]! - start[i]! > 3 &&
        next < length &&
        (bits[next]! & MARK.colon) !== 0 &&
        start[next]! - end[i]! <= 9
      ) {
        // Whoever it is has a name, though it may be one that no detector knows.
        setting.subject = true
        return true
      }
    }
    return paper
  }

  #lineIsGeneral(i: number): boolean {
    const { bits, start, length } = this.#marks
    for (let k = i; k >= 0 && (bits[k]! & MARK.line) === 0 && start[i]! - start[k]! <= 2 * REACH; k--)
      if ((bits[k]! & MARK.general) !== 0) return true
    for (let k = i + 1; k < length && (bits[k]! & MARK.line) === 0 && start[k]! - start[i]! <= 2 * REACH; k++)
      if ((bits[k]! & MARK.general) !== 0) return true
    return false
  }
}
