/**
 * From characters with their places to lines: what stands apart on one line becomes cells.
 *
 * PDFium gives characters in the order in which the writer drew them, with a blank or a line end of its own where there
 * is a gap. That order is kept: writers draw a table row by row and a cell to its end, so a value that is wrapped within its
 * cell stays together. The road not taken is to sort everything by its place: it makes one line of each base line, and then
 * the second line of a wrapped address stands behind the next cell's phone number (docs/formats/pdf.md has the figures).
 */

import { type DrawnPage, markColumns } from './columns.ts'

/** One character of a page as the engine tells it; coordinates in points, y upwards, as the reader sees the page. */
export interface PlacedCharacter {
  /** Code point. */
  code: number
  /** Put in by the engine: a blank for a gap, CR and LF for a new line. */
  generated: boolean
  /** A hyphen at a line's end, which the engine has taken out. */
  hyphen: boolean
  left: number
  right: number
  bottom: number
  top: number
}

// Height of a line in em. The boxes of some CJK fonts are up to 2.9 em high, in which a gap of half an em would look small:
// next to a CJK character, which is one em wide, the height is taken from its width.
const LINE_EM = 1.4

// From which gap on, in heights of a line (about 1.4 em), two characters stand in different cells. Measured on tables of
// LibreOffice Writer and Calc: cells 0.29 and more apart, but 0.16 where a text fills its cell; the gap that word processors
// leave between CJK and digits is 0.12. Latin words stand up to 0.5 apart in justified lines.
const CELL_GAP = 0.28
const LATIN_CELL_GAP = 0.6

// Labels spread over their field (「姓　　名」) leave gaps between single characters: up to this they are blanks.
const SPREAD_GAP = 3

const SPREAD = /^[\u3400-\u9fff]$/

// The engine begins a new line before a lone character, and before a cell that begins higher than the (wrapped) one before.
// What stands to the right and not lower than by this many heights belongs to the same row all the same; characters of two
// fonts on one base line differ by up to 0.15.
const SINK = 0.25

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)
}

/** Size of the character's font, as far as its box tells it. */
function emOf(character: PlacedCharacter): number {
  const height = (character.top - character.bottom) / LINE_EM
  const isCjk = character.code >= 0x3400 && character.code <= 0x9fff
  return isCjk && character.right > character.left ? Math.min(height, character.right - character.left) : height
}

/** Takes the characters of one page in the engine's order and gives the page's text. */
export class PageLayout {
  readonly #parts: string[] = []
  readonly #left: number[] = []
  readonly #right: number[] = []
  readonly #em: number[] = []
  /** The last character drawn, with its place. */
  #last: PlacedCharacter | undefined
  /** What the engine has put in since. */
  #pending: '' | ' ' | '\n' = ''
  #hyphen = false
  /** The last few characters since a blank, tab or line end. */
  #word = ''

  add(character: PlacedCharacter): void {
    if (character.hyphen) {
      this.#hyphen = true
      return
    }
    if (character.generated) {
      if (character.code === 0x0a || character.code === 0x0d) this.#pending = '\n'
      else if (this.#pending === '') this.#pending = ' '
      return
    }
    const text = String.fromCodePoint(character.code)
    if (this.#last !== undefined) this.#put(this.#between(this.#last, character, text))
    this.#put(text, character)
    this.#last = this.#last === undefined ? { ...character } : Object.assign(this.#last, character)
    this.#pending = ''
    this.#hyphen = false
  }

  /** The page's text, and an end of this layout. Lines end with `\n`, the last one too; empty without text. */
  text(): string {
    const page: DrawnPage = { parts: this.#parts, left: this.#left, right: this.#right, em: this.#em }
    markColumns(page)
    const text = page.parts.join('').replace(/[ \u00a0]*([\t\n])\s*/g, '$1')
    return text === '' || text.endsWith('\n') ? text : `${text}\n`
  }

  #put(text: string, character?: PlacedCharacter): void {
    if (text === '') return
    this.#parts.push(text)
    this.#left.push(character?.left ?? Number.NaN)
    this.#right.push(character?.right ?? Number.NaN)
    this.#em.push(character === undefined ? Number.NaN : emOf(character))
    this.#word = text === '\t' || text === '\n' || text === ' ' ? '' : (this.#word + text).slice(-4)
  }

  #between(last: PlacedCharacter, next: PlacedCharacter, text: string): string {
    const height = Math.max(last.top - last.bottom, next.top - next.bottom, 1)
    // 0912-345-⏎678 is one number, exam-⏎ple one word: a hyphen at a line's end belongs to digits, not to words.
    const hyphen = this.#hyphen && isDigit(last.code) && isDigit(next.code) ? '-' : ''
    if (this.#hyphen && this.#pending !== ' ') return hyphen
    if (this.#pending === '\n') {
      const rise = (next.top + next.bottom - last.top - last.bottom) / 2
      return next.left > last.right && rise > -SINK * height ? '\t' : '\n'
    }
    // Before a lone character (the first cells of a numbered list) the engine puts a blank where a line begins.
    if (next.right < last.left && last.bottom - next.bottom > SINK * height) return '\n'
    const sameLine = Math.abs(next.bottom - last.bottom) < height
    const gap = sameLine ? (next.left - last.right) / (LINE_EM * Math.max(emOf(last), emOf(next), 1)) : 0
    if (gap <= (isLatin(last.code) && isLatin(next.code) ? LATIN_CELL_GAP : CELL_GAP)) return this.#pending
    if (gap <= SPREAD_GAP && SPREAD.test(this.#word) && SPREAD.test(text)) return ' '
    return '\t'
  }
}
