/** Where the marks of a text stand: in a field behind its label, in a heading, behind a box, before the name of whom a paper is about. */
import { MARK, type Marks } from './marks.ts'
import type { Setting } from './setting.ts'

/** A label and what it labels are not further apart, in bytes. */
const LINE_REACH = 300
/** A label ends so near to the beginning of its line. */
const LABEL_REACH = 60
/** A heading is not longer. */
const HEADING = 66
/** Between a box and its word there is a blank at most. */
const BOX_BEFORE = 4
/** Between a question and its boxes there is a colon or a blank. */
const BOX_GAP = 6
/** Between the name of a paper and whom it is about there is a label, or what they are. */
const NAME_REACH = 40
/** Between 產婦 and her name there are blanks at most, or 姓名. */
const ROLE_GAP = 10

/** Tells it of one text after another. */
export class Layout {
  readonly #marks: Marks

  constructor(marks: Marks) {
    this.#marks = marks
  }

  /** Does the line with mark `i` begin with a label, or is the word a label itself? */
  isField(i: number): boolean {
    const { bits, start, end } = this.#marks
    if (i + 1 < this.#marks.length && (bits[i + 1]! & MARK.colon) !== 0 && start[i + 1]! - end[i]! <= 12) return true
    const from = this.#lineStart(i)
    for (let k = i - 1; k >= 0 && start[k]! >= from && start[i]! - start[k]! <= LINE_REACH; k--)
      if ((bits[k]! & MARK.colon) !== 0) return true
    return false
  }

  /** 病歷號：0012345, or at the beginning of a line; the first one begins at `from`. */
  isNumberField(i: number, from: number): boolean {
    const { bits, start, end, length } = this.#marks
    if (i + 1 < length && (bits[i + 1]! & MARK.colon) !== 0 && start[i + 1]! - end[i]! <= 3) return true
    if (i === 0) return start[i]! <= from + 3
    return (bits[i - 1]! & MARK.line) !== 0 && start[i]! - end[i - 1]! <= 3
  }

  /** Is the label of the line one of a notice: 計畫名稱, 講題? */
  isGeneralField(i: number): boolean {
    const { bits, start } = this.#marks
    const from = this.#lineStart(i)
    let general = false
    for (let k = i - 1; k >= 0 && start[k]! >= from; k--) {
      if ((bits[k]! & MARK.colon) !== 0) general = false
      if ((bits[k]! & MARK.general) !== 0) general = start[k]! - from <= LABEL_REACH
    }
    return general
  }

  /** 慢性病 □有 □無: asked, and not answered. */
  isUnanswered(i: number): boolean {
    const { bits, start, end, length } = this.#marks
    if (i + 1 >= length || (bits[i + 1]! & MARK.answer) === 0 || start[i + 1]! - end[i]! > BOX_GAP) return false
    for (let k = i + 2; k < length && (bits[k]! & MARK.line) === 0; k++)
      if ((bits[k]! & MARK.ticked) !== 0) return false
    return true
  }

  /** The mark of the box that is the word's: □高血壓, □ 高血壓, or, glued to it and with nothing before, 高血壓□. 0: there is none. */
  boxOf(i: number): number {
    const { bits, start, end, length } = this.#marks
    const BOX = MARK.empty | MARK.ticked
    const before = i > 0 && (bits[i - 1]! & BOX) !== 0 ? start[i]! - end[i - 1]! : BOX_BEFORE + 1
    const behind = i + 1 < length && (bits[i + 1]! & (BOX | MARK.answer)) !== 0 ? start[i + 1]! - end[i]! : 1
    if (before > 0 && behind === 0 && (bits[i + 1]! & MARK.answer) === 0) return bits[i + 1]!
    // 高血壓■ 糖尿病: the box is the other word's.
    if (before > 0 && before <= BOX_BEFORE && i > 1 && (bits[i - 2]! & MARK.word) !== 0 && start[i - 1] === end[i - 2])
      return 0
    return before <= BOX_BEFORE ? bits[i - 1]! : 0
  }

  /** Is the line with mark `i` short and without punctuation? */
  isHeading(i: number): boolean {
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

  /** Does the text begin with the name of a paper, or a role, and whom it is about? */
  isHeaded(): boolean {
    const { bits, length } = this.#marks
    for (let i = 0; i < length && (bits[i]! & MARK.named) === 0; i++) {
      const heads = (bits[i]! & (MARK.paper | MARK.generic)) === MARK.paper || (bits[i]! & MARK.role) !== 0
      if (heads && this.#isBeforeName(i)) return true
    }
    return false
  }

  /** A heading or a label that names a paper about one person, or 病人：, 被告：, 受檢者： before a value. */
  isPaper(setting: Setting): boolean {
    const { bits, start, end, length } = this.#marks
    let paper = setting.paper
    for (let i = 0; i < length; i++) {
      const b = bits[i]!
      if (!paper && (b & MARK.paper) !== 0 && (b & MARK.generic) === 0 && (this.isHeading(i) || this.isField(i))) {
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

  #lineIsGeneral(i: number): boolean {
    const { bits, start, length } = this.#marks
    for (let k = i; k >= 0 && (bits[k]! & MARK.line) === 0 && start[i]! - start[k]! <= LINE_REACH; k--)
      if ((bits[k]! & MARK.general) !== 0) return true
    for (let k = i + 1; k < length && (bits[k]! & MARK.line) === 0 && start[k]! - start[i]! <= LINE_REACH; k++)
      if ((bits[k]! & MARK.general) !== 0) return true
    return false
  }

  /** Where the line with mark `i` begins, or, of a long line, a mark so far before that nothing there is its label. */
  #lineStart(i: number): number {
    const { bits, start, end } = this.#marks
    let k = i - 1
    while (k >= 0 && (bits[k]! & MARK.line) === 0) {
      if (start[i]! - start[k]! > LINE_REACH) return start[k]!
      k--
    }
    return k >= 0 ? end[k]! : 0
  }
}
