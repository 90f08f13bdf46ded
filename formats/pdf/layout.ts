/**
 * From characters with their places to lines: what stands apart on one line becomes cells.
 *
 * PDFium gives characters in the order in which the writer drew them, with a blank or a line end of its own where there
 * is a gap. That order is kept: writers draw a table row by row and a cell to its end, so a value that is wrapped within its
 * cell stays together. The road not taken is to sort everything by its place: it makes one line of each base line, and then
 * the second line of a wrapped address stands behind the next cell's phone number (docs/formats/pdf.md has the figures).
 */

import { type DrawnPage, markColumns } from './columns.ts'
import { EMPTY_CELL, placeCells } from './placed-rows.ts'

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

// Up to this there is no blank between two characters of which the engine puts the second on a line of its own.
const TOUCHING = 0.12

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

function isCjk(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || (code >= 0xc0 && code <= 0x24f)
}

/** Size of the character's font, as far as its box tells it. */
function emOf(character: PlacedCharacter): number {
  const height = (character.top - character.bottom) / LINE_EM
  return isCjk(character.code) && character.right > character.left
    ? Math.min(height, character.right - character.left)
    : height
}

/** How far apart two characters stand, in heights of a line. */
function gapBetween(last: PlacedCharacter, next: PlacedCharacter): number {
  return (next.left - last.right) / (LINE_EM * Math.max(emOf(last), emOf(next), 1))
}

/** 王　明: is the gap behind an ideographic blank that was drawn, whose box may be of any width? */
function isSpread(last: PlacedCharacter, next: PlacedCharacter, gap: number): boolean {
  // A blank beside a blank has no size to measure by.
  return last.code === 0x3000 && (gap <= SPREAD_GAP || next.code === 0x3000)
}

/** Takes the characters of one page in the engine's order and gives the page's text. */
export class PageLayout {
  readonly #parts: string[] = []
  readonly #left: number[] = []
  readonly #right: number[] = []
  readonly #bottom: number[] = []
  readonly #top: number[] = []
  readonly #em: number[] = []
  /** The last character drawn, with its place. */
  #last: PlacedCharacter | undefined
  /** What the engine has put in since. */
  #pending: '' | ' ' | '\n' = ''
  #hyphen = false
  /** Part that is the blank after the first character of what may be a spread label. */
  #spread = -1
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
    const page: DrawnPage = {
      parts: this.#parts,
      left: this.#left,
      right: this.#right,
      bottom: this.#bottom,
      top: this.#top,
      em: this.#em,
    }
    markColumns(page)
    placeCells(page)
    const drawn = page.parts.join('').replace(/[ \u00a0]*([\t\n])\s*/g, '$1')
    const text = drawn.replaceAll(EMPTY_CELL, '')
    return text === '' || text.endsWith('\n') ? text : `${text}\n`
  }

  #put(text: string, character?: PlacedCharacter): void {
    if (text === '') return
    this.#parts.push(text)
    this.#left.push(character?.left ?? Number.NaN)
    this.#right.push(character?.right ?? Number.NaN)
    this.#bottom.push(character?.bottom ?? Number.NaN)
    this.#top.push(character?.top ?? Number.NaN)
    this.#em.push(character === undefined ? Number.NaN : emOf(character))
    this.#word = text === '\t' || text === '\n' || text === ' ' ? '' : (this.#word + text).slice(-4)
  }

  #between(last: PlacedCharacter, next: PlacedCharacter, text: string): string {
    const height = Math.max(last.top - last.bottom, next.top - next.bottom, 1)
    // 0912-345-⏎678 is one number, exam-⏎ple one word: a hyphen at a line's end belongs to digits, not to words.
    const hyphen = this.#hyphen && isDigit(last.code) && isDigit(next.code) ? '-' : ''
    const rise = (next.top + next.bottom - last.top - last.bottom) / 2
    // T-shirt in a browser's Type 3 fonts: the line did not end there.
    if (this.#hyphen && next.left > last.right && Math.abs(rise) < SINK * height) return '-'
    if (this.#hyphen && this.#pending !== ' ') return hyphen
    if (this.#pending === '\n') {
      const gap = gapBetween(last, next)
      // 74 年, 3 號, and every glyph of a browser's Type 3 fonts: a lone character right behind is no line and no cell of its own.
      const sameLine = next.left > last.left && Math.abs(rise) < SINK * height
      if (sameLine && (Math.abs(gap) <= CELL_GAP || isSpread(last, next, gap)))
        return gap > TOUCHING && !(isCjk(last.code) && isCjk(next.code)) ? ' ' : ''
      return next.left > last.right && rise > -SINK * height ? '\t' : '\n'
    }
    // Before a lone character (the first cells of a numbered list) the engine puts a blank where a line begins.
    if (next.right < last.left && last.bottom - next.bottom > SINK * height) return '\n'
    const sameLine = Math.abs(next.bottom - last.bottom) < height
    const gap = sameLine ? gapBetween(last, next) : 0
    if (isSpread(last, next, gap)) return ''
    if (gap <= (isLatin(last.code) && isLatin(next.code) ? LATIN_CELL_GAP : CELL_GAP)) {
      // 序　姓名: what stands apart from one character and has others right behind is no spread label.
      if (this.#spread >= 0 && this.#spread === this.#parts.length - 2 && sameLine && SPREAD.test(text))
        this.#parts[this.#spread] = '\t'
      return this.#pending
    }
    if (gap > SPREAD_GAP || !SPREAD.test(this.#word) || !SPREAD.test(text)) return '\t'
    this.#spread = this.#parts.length
    return ' '
  }
}
