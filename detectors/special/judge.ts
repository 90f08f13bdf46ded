/**
 * Is a word of a special category said of somebody? A list of words tells what a text is about; 糖尿病 stands in a chart, in a letter to
 * the teacher, in a job offer and on a lecture's poster. What ties it to a person is judged here, sentence by sentence.
 *
 * The region of a record is turned into marks: words of the categories, whoever could have it, what tells that somebody has it, what speaks
 * in general, and the ends of clauses, sentences and lines. docs/word-lists.md has the rules in words.
 */
import { LOW, MEDIUM } from '../detector.ts'
import { Layout } from './layout.ts'
import { MARK, type Marks } from './marks.ts'
import { newSetting, type Setting } from './setting.ts'

/** Said in general, or far from whom it could be about: to be shown nobody, unless the model says otherwise. */
export const UNSAID = 0
/** How far a word and what ties it to somebody may be apart, in bytes. */
const REACH = 150
/** Prose is wrapped at lines at least so long; behind a shorter line a sentence is at its end. */
const WRAPPED = 60

/** Judges the words among marks. */
export class Judge {
  readonly #marks: Marks
  readonly #layout: Layout
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
    this.#layout = new Layout(marks)
  }

  /**
   * Calls `say` for every word that is to be told of, in order, with its mark's number and UNSAID, LOW or MEDIUM. `isAffirmed`: the text asks for the
   * word, and is answered that it is so; only asked where nothing else tells.
   */
  judge(
    setting: Setting,
    isAffirmed: (mark: number) => boolean,
    say: (mark: number, confidence: typeof UNSAID | typeof LOW | typeof MEDIUM) => void,
  ): void {
    const { bits, length } = this.#marks
    this.#setting = setting
    this.#paper = this.#layout.isPaper(setting)
    this.#quiet = this.#isQuiet(setting)
    this.#headed = this.#layout.isHeaded()
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
          const decided = this.#decide(i)
          const confidence = decided !== MEDIUM && setting.subject && isAffirmed(i) ? MEDIUM : decided
          if (confidence === undefined || (confidence === UNSAID && !setting.open)) continue
          say(i, confidence)
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

  /** 曾犯強制性交罪經判刑確定: said of who was convicted, and of nobody's sexual life. */
  #isConviction(i: number): boolean {
    return this.#nearest(i, MARK.own) && !this.#nearest(i, MARK.victim)
  }

  #decide(i: number): undefined | typeof UNSAID | typeof LOW | typeof MEDIUM {
    const { bits, start, end } = this.#marks
    const own = bits[i]!
    const { subject, contact, form, cell, notice, nearFrom, nearTo } = this.#setting
    const near = start[i]! >= nearFrom && end[i]! <= nearTo
    // An empty box before the word: nobody says that it is so.
    const box = this.#layout.boxOf(i)
    if ((box & MARK.empty) !== 0) return undefined
    if (this.#layout.isUnanswered(i)) return undefined
    const ticked = (box & MARK.ticked) !== 0
    const someone = this.#nearest(i, MARK.named | MARK.subject)
    // 業務侵占，罪嫌不足: charged, and not convicted. 被害人遭詐騙: who it was done to.
    if ((own & MARK.charge) !== 0 && this.#nearest(i, MARK.pending | MARK.victim) && !this.#nearest(i, MARK.own))
      return undefined
    // 服刑中 tells of itself.
    const surely = (own & (MARK.own | MARK.everyday)) === MARK.own || this.#nearest(i, MARK.own)
    const has = (own & MARK.has) !== 0
    // 遭繼父性侵: said of whom it was done to.
    const deed = (own & MARK.deed) !== 0 && !((own & MARK.offence) !== 0 && this.#nearest(i, MARK.victim))
    const told = surely || (!deed && (this.#nearest(i, MARK.cue) || has))
    const field = this.#layout.isField(i)
    const supposed = this.#before(i, MARK.supposed) && !(form && field)
    const general = this.#generally || supposed || (!this.#headed && this.#inClause(i, MARK.loose))
    // 王小明先生為糖尿病患者 is said of him, 糖尿病患者 of all who have it.
    if ((own & MARK.generic) !== 0)
      return this.#before(i, MARK.named | MARK.subject) && (surely || has) && !general ? MEDIUM : UNSAID
    const paper = subject && this.#paper
    // 廠護訪談 王小明 鉛作業 血中鉛 42: what is measured is measured of whom it names before.
    const measured = (own & MARK.value) !== 0 && !supposed && this.#before(i, MARK.named)
    if (measured && near) return MEDIUM
    if (general ? !(paper && form && field && !this.#layout.isGeneralField(i)) : notice && !paper)
      return subject && (surely || (has && !general)) && !supposed && this.#before(i, MARK.named | MARK.subject)
        ? MEDIUM
        : UNSAID
    if (someone && told && (own & MARK.number) === 0 && (subject || (surely && !contact))) return MEDIUM
    // A teacher, a physician: what can only be said of who has it is said of them.
    if (this.#isContacts(i)) return MEDIUM
    if (cell) return this.#decideCell(i, subject)
    if (!subject) return LOW
    if (ticked) return MEDIUM
    if ((own & MARK.number) !== 0) return paper || this.#layout.isNumberField(i, nearFrom) ? MEDIUM : LOW
    const everyday = (own & MARK.everyday) !== 0
    if (paper && (!everyday || field || told || this.#layout.isHeading(i) || (someone && !deed))) return MEDIUM
    if (!near) return UNSAID
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
  #decideCell(i: number, subject: boolean): typeof LOW | typeof MEDIUM {
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
}
