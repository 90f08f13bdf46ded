/**
 * What detectors of attributes have in common: 性別, 婚姻, 職稱 … They tell of a person and name nobody; the engine counts them where
 * the record names a person, and nowhere else.
 */
import { EMPTY_ANSWERS, type Vocabulary } from '../data/attribute-words.ts'
import { BECAUSE, type Detector, defineDetector, type Match, MEDIUM } from '../detector.ts'
import {
  BLANK,
  codePointAt,
  DOT,
  isAlnum,
  isDigit,
  isHan,
  isLetter,
  lower,
  SLASH,
  skipBlanks,
  utf8,
  widthOf,
} from './bytes.ts'
import { found } from './matches.ts'
import { ByteWords } from './word-sets.ts'

/** What one of them says of itself. */
export type AttributeDefinition = Pick<
  Detector,
  'id' | 'code' | 'names' | 'category' | 'columns' | 'labels' | 'examples' | 'cell'
>

/** Declares one of them. */
export function defineAttribute(definition: AttributeDefinition): Detector {
  return defineDetector({
    ...definition,
    strength: 'none',
    // In running text only a label makes them what they are.
    anchors: [],
    // A third of a vocabulary of three is no mask.
    mask: () => '○○○',
  })
}

interface Word {
  readonly bytes: Uint8Array
  readonly canonical: Uint8Array
}

/** The words of a vocabulary at a place, the longest first, without regard to case. */
export class Choices {
  /** By first byte, in lower case. */
  readonly #words: readonly Word[][]
  /** What {@link at} found. */
  length = 0
  canonical: Uint8Array = utf8('')

  constructor(vocabulary: Vocabulary) {
    const words = Array.from({ length: 256 }, (): Word[] => [])
    for (const [word, canonical] of vocabulary) {
      const bytes = utf8(word.toLowerCase())
      words[bytes[0]!]!.push({ bytes, canonical: utf8(canonical) })
    }
    for (const list of words) list.sort((a, b) => b.bytes.length - a.bytes.length)
    this.#words = words
  }

  /** Is there a word at `at` that ends where a word may end? */
  at(bytes: Uint8Array, at: number, end: number): boolean {
    const list = this.#words[lower(bytes[at]!)]!
    for (let w = 0; w < list.length; w++) {
      const { bytes: word, canonical } = list[w]!
      const stop = at + word.length
      if (stop > end) continue
      let i = 1
      while (i < word.length && lower(bytes[at + i]!) === word[i]) i++
      if (i < word.length || (stop < end && goesOn(bytes, stop, end))) continue
      this.length = word.length
      this.canonical = canonical
      return true
    }
    return false
  }
}

/** Does a word go on at `at`? Male, Man; 男裝, 女兒. */
function goesOn(bytes: Uint8Array, at: number, end: number): boolean {
  return isAlnum(bytes[at]!) || isHan(codePointAt(bytes, at, end))
}

/** ■ ☑ ☒ ✔ ✓ ● ◉ before what was chosen, □ ○ ☐ before what was not. */
const CHOSEN = new Set([0x25a0, 0x2611, 0x2612, 0x2714, 0x2713, 0x25cf, 0x25c9])
const OPEN = new Set([0x25a1, 0x25cb, 0x2610])
/** A form's boxes are within so many bytes. */
const MAX_BOXES = 96

/**
 * One word of the choices: alone (with a remark behind it), or the one with a mark in `□男 ■女`. A form that nobody filled in
 * (`□男 □女`, `男/女`) has none. Fills the match.
 */
export function readChoice(choices: Choices, bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let at = start
  const boxes = codePointAt(bytes, start, end)
  if (CHOSEN.has(boxes) || OPEN.has(boxes) || boxes === 0x3000) {
    const limit = Math.min(end, start + MAX_BOXES)
    let chosen = boxes === 0x3000 ? start : -1
    for (let i = start; i < limit && chosen < 0; ) {
      const point = codePointAt(bytes, i, end)
      if (CHOSEN.has(point)) chosen = i + widthOf(point)
      i += point < 0x80 ? 1 : widthOf(point)
    }
    if (chosen < 0) return false
    at = skipBlanks(bytes, chosen, end)
    return at < end && choices.at(bytes, at, end) && take(choices, at, match)
  }
  if (!choices.at(bytes, at, end)) return false
  const { length, canonical } = choices
  // 男/女, 男 女, 男 □女: what may be answered, and no answer.
  let next = skipBlanks(bytes, at + length, end)
  const point = codePointAt(bytes, next, end)
  if (OPEN.has(point) || CHOSEN.has(point)) return false
  if (point === SLASH || point === 0x3001 || point === 0x7c || point === 0x2c) next += widthOf(point)
  next = skipBlanks(bytes, next, end)
  if (next > at + length && next < end && choices.at(bytes, next, end)) return false
  choices.length = length
  choices.canonical = canonical
  return take(choices, at, match)
}

function take({ length, canonical }: Choices, at: number, match: Match): true {
  for (let i = 0; i < canonical.length; i++) match.canonical[i] = canonical[i]!
  match.canonicalLength = canonical.length
  return found(match, at, at + length, MEDIUM, BECAUSE.grammar)
}

const EMPTY = new ByteWords(EMPTY_ANSWERS)
/** An answer in a few words, in bytes: 20 Han characters. */
const MAX_ANSWER = 60
const LOWERED = new Uint8Array(MAX_ANSWER)

/**
 * An answer in a few words (`業務經理`, `Senior Engineer`, `三年二班`): letters and Han characters, at most three digits in a row, blanks
 * between ASCII words only. What follows a bracket, a comma or another blank is no part of it. Fills the match.
 */
export function readAnswer(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  let han = 0
  let letters = 0
  let digits = 0
  let i = start
  while (i < end) {
    const b = bytes[i]!
    if (b < 0x80) {
      if (isLetter(b)) letters++
      else if (isDigit(b)) digits++
      else if (!isInner(b, bytes, i, start, end)) break
      if (!isDigit(b)) digits = 0
      else if (digits > 3) return false
      i++
    } else {
      const point = codePointAt(bytes, i, end)
      if (point < 0 || !isHan(point)) break
      han++
      digits = 0
      i += widthOf(point)
    }
    if (i - start > MAX_ANSWER) return false
  }
  if (han < 2 && letters < 2 && !(han === 1 && i - start > 3)) return false
  const length = i - start
  for (let k = 0; k < length; k++) LOWERED[k] = lower(bytes[start + k]!)
  if (EMPTY.has(LOWERED, 0, length)) return false
  for (let k = 0; k < length; k++) match.canonical[k] = LOWERED[k]!
  match.canonicalLength = length
  return found(match, start, i, MEDIUM, BECAUSE.grammar)
}

/** A blank, `.`, `-`, `&` or `'` between ASCII letters: Ph.D. student, R&D. */
function isInner(b: number, bytes: Uint8Array, at: number, start: number, end: number): boolean {
  if (b !== BLANK && b !== DOT && b !== 0x2d && b !== 0x26 && b !== 0x27) return false
  if (at === start || at + 1 >= end || !isAlnum(bytes[at + 1]!))
    return b === DOT && at > start && isLetter(bytes[at - 1]!)
  return isLetter(bytes[at - 1]!) || (b === BLANK && bytes[at - 1] === DOT)
}
