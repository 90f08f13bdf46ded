/**
 * What the six detectors of special categories have in common: a list of words in running text, and columns whose cells are such data
 * whatever stands in them. They name nobody; the engine counts them where the record names a person.
 */
import { INNOCENT_PHRASES, TRIVIAL_VALUES } from '../data/special-words.ts'
import { BECAUSE, type Detector, defineDetector, MEDIUM, type SpecialCategory } from '../detector.ts'
import { isHandedIn, mayBeHandedIn } from '../special/answer-columns.ts'
import { isUnanswered } from '../special/answers.ts'
import { isDenial, mayDeny } from '../special/denials.ts'
import { isAlnum, isDigit, isLetter, lower, upper, utf8 } from './bytes.ts'
import { maskWidth } from './masks.ts'
import { found, foundMasked } from './matches.ts'

/** What one of the six says of itself. */
export interface SpecialDefinition
  extends Pick<Detector, 'id' | 'code' | 'names' | 'category' | 'columns' | 'labels' | 'examples'> {
  readonly special: SpecialCategory
  readonly words: readonly string[]
  /** Of the words, what says something only with a figure or a finding behind it: 血糖 112, 尿蛋白（+）. */
  readonly measured?: readonly string[]
  /** Of the words, those behind which a code of ICD-9 or ICD-10 stands; the code is the value. */
  readonly coded?: readonly string[]
}

/** Words by their first three bytes in lower case, 0 for a third that is not there, longest first. */
type Words = ReadonlyMap<number, readonly Uint8Array[]>

function indexed(list: readonly string[]): Words {
  const words = new Map<number, Uint8Array[]>()
  for (const word of list.map((word) => utf8(word.toLowerCase()))) {
    const key = (word[0]! << 16) | (word[1]! << 8) | (word[2] ?? 0)
    const known = words.get(key)
    if (known === undefined) words.set(key, [word])
    else known.push(word)
  }
  for (const candidates of words.values()) candidates.sort((a, b) => b.length - a.length)
  return words
}

const NONE: readonly Uint8Array[] = []

function matches(bytes: Uint8Array, at: number, to: number, word: Uint8Array): boolean {
  if (at < 0 || at + word.length > to) return false
  for (let i = 0; i < word.length; i++) if (lower(bytes[at + i]!) !== word[i]) return false
  return true
}

/** The longest word at `at`, or undefined. A word that begins or ends with a letter must not touch another. */
function wordAt(words: Words, bytes: Uint8Array, at: number, from: number, to: number): Uint8Array | undefined {
  if (at + 2 > to) return undefined
  const two = (lower(bytes[at]!) << 16) | (lower(bytes[at + 1]!) << 8)
  const candidates = at + 3 > to ? undefined : words.get(two | lower(bytes[at + 2]!))
  // BP has no third letter.
  for (const word of candidates ?? words.get(two) ?? NONE) {
    if (!matches(bytes, at, to, word)) continue
    const end = at + word.length
    if (isAlnum(word[0]!) && at > from && isAlnum(bytes[at - 1]!)) continue
    if (isAlnum(word[word.length - 1]!) && end < to && isAlnum(bytes[end]!)) continue
    return word
  }
  return undefined
}

const INNOCENT = INNOCENT_PHRASES.map((phrase) => Buffer.from(phrase.toLowerCase()))

/** Phrases that hold each word, and where in them it stands. */
function innocentOf(word: Uint8Array): { phrase: Uint8Array; at: number }[] {
  return INNOCENT.flatMap((phrase) => {
    const at = phrase.indexOf(word)
    return at < 0 || phrase.length === word.length ? [] : [{ phrase, at }]
  })
}

/** A figure is so near behind what is measured. */
const FIGURE_REACH = 30
const FINDINGS = ['陽性', '陰性', '正常', '異常', '偏高', '偏低', '過高', '過低', '超標', '未檢出', '無明顯', '有'].map(
  utf8,
)
const BETWEEN = [
  // The label of the next field: see valueBehind in fields/field-words.ts.
  '\nvalue\t',
  '\nresult\t',
  '\n數值\t',
  '\n結果\t',
  '：',
  '為',
  '是',
  '約',
  '達',
  '值',
  '指數',
  '　',
  '（',
  '(',
  ')',
  '）',
  '檢查',
  '計數',
  '結果',
  '高達',
  '左',
  '右',
  '數值',
].map(utf8)

/** Is there a figure, +, - or a finding behind `at`, with at most a unit and a sign between? */
function hasFigure(bytes: Uint8Array, at: number, to: number): boolean {
  const limit = Math.min(to, at + FIGURE_REACH)
  let i = at
  while (i < limit) {
    const b = bytes[i]!
    if (isDigit(b)) return true
    if (b === 0x20 || b === 0x3a || b === 0x3d || b === 0x09 || b === 0x3c || b === 0x3e || b === 0x28) i++
    else if (b === 0x2b || b === 0x2d) return true
    // (mg/dL): a unit in brackets before the figure.
    else if (bytes[i - 1] === 0x28 && isLetter(b)) {
      while (i < limit && bytes[i] !== 0x29 && bytes[i] !== 0x0a) i++
      if (bytes[i] !== 0x29) return false
      i++
    } else if (FINDINGS.some((word) => matches(bytes, i, to, word))) return true
    else {
      const between = BETWEEN.find((word) => matches(bytes, i, to, word))
      if (between === undefined) return false
      i += between.length
    }
  }
  return false
}

const TRIVIAL = indexed(TRIVIAL_VALUES.map((value) => value.padEnd(3, '\0')))

function isTrivial(bytes: Uint8Array, start: number, end: number): boolean {
  const at = (i: number): number => (start + i < end ? lower(bytes[start + i]!) : 0)
  const candidates = TRIVIAL.get((at(0) << 16) | (at(1) << 8) | at(2))
  if (candidates === undefined) return false
  return candidates.some((value) => {
    for (let i = 0; i < value.length; i++) if (at(i) !== value[i]) return false
    return end - start <= value.length
  })
}

/** V, Y, +: yes, of 有無糖尿病. */
function isTick(b: number): boolean {
  return b === 0x2b || lower(b) === 0x76 || lower(b) === 0x79
}

const decoder = new TextDecoder()

/** Does a sign that may be a box or a line to be written on begin the value, or end it? Of most values it is a letter. */
function mayBeOpen(bytes: Uint8Array, start: number, end: number): boolean {
  return isBox(bytes[start]!) || isBox(bytes[end - 3] ?? 0) || bytes[end - 1] === 0x5d || bytes[end - 1] === 0x29
}

/** `[`, `(`, `_`, and the first byte of □, … and （. */
function isBox(b: number): boolean {
  return b === 0x5b || b === 0x5f || b === 0x28 || b === 0xe2 || b === 0xef
}

const BEFORE_CODE = ['-cm', '：', ':', ' ', '　', '碼', '代碼', '編碼', '為', '是', '(', '（', 'code'].map(utf8)

/**
 * Where a code of ICD-10-CM (E11.9, S72001A) or, three digits and a point, of ICD-9-CM (250.00) begins and ends behind `at`, or
 * undefined. The letter U is for provisional codes, of which U07 is in use.
 */
function codeBehind(bytes: Uint8Array, at: number, to: number): { start: number; end: number } | undefined {
  let i = at
  for (;;) {
    const between = BEFORE_CODE.find((word) => matches(bytes, i, to, word))
    if (between === undefined || i - at > FIGURE_REACH) break
    i += between.length
  }
  const start = i
  const letter = i < to && isLetter(bytes[i]!)
  if (letter) i++
  let digits = 0
  for (; i < to && digits < 3 && (isDigit(bytes[i]!) || (digits === 2 && letter && isLetter(bytes[i]!))); i++) digits++
  if (digits < (letter ? 2 : 3)) return undefined
  const point = bytes[i] === 0x2e && i + 1 < to && isAlnum(bytes[i + 1]!)
  if (!letter && !point) return undefined
  if (point) i++
  for (let k = 0; k < 4 && i < to && isAlnum(bytes[i]!); k++) i++
  return i < to && isAlnum(bytes[i]!) ? undefined : { start, end: i }
}

function isShouted(bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = at; i < at + length; i++) if (upper(bytes[i]!) !== bytes[i]) return false
  return true
}

/** The words of one of the six, made ready to be looked for. */
interface Vocabulary {
  readonly words: Words
  /** Words that are found in capitals only. */
  readonly abbreviations: ReadonlySet<Uint8Array>
  readonly needsFigure: ReadonlySet<Uint8Array>
  readonly needsCode: ReadonlySet<Uint8Array>
  /** Of the words that were met: of all of them it takes a tenth of a second. */
  readonly innocent: Map<Uint8Array, ReturnType<typeof innocentOf>>
}

function vocabularyOf({ words: list, measured = [], coded = [] }: SpecialDefinition): Vocabulary {
  const words = indexed(list)
  const all = [...words.values()].flat().map((word) => [word, Buffer.from(word).toString()] as const)
  const those = (wanted: readonly string[]) => {
    const lowered = new Set(wanted.map((word) => word.toLowerCase()))
    return new Set(all.flatMap(([word, text]) => (lowered.has(text) ? [word] : [])))
  }
  return {
    words,
    abbreviations: those(list.filter((word) => /^[A-Z]{2,5}$/u.test(word))),
    needsFigure: those(measured),
    needsCode: those(coded),
    innocent: new Map(),
  }
}

/** Declares one of the six. */
export function defineSpecial(definition: SpecialDefinition): Detector {
  // When the first word may be there: whoever only wants to know what kinds there are has no use for it.
  let vocabulary: Vocabulary | undefined
  const { measured: _measured, coded: _coded, ...data } = definition
  return defineDetector({
    ...data,
    strength: 'none',
    anchors: ['words'],
    cell(bytes, start, end, match) {
      if ((end - start < 2 && !isTick(bytes[start]!)) || isTrivial(bytes, start, end)) return false
      // prescription: 0x211e, in a table of characters.
      if (bytes[start] === 0x30 && bytes[start + 1] === 0x78) return false
      let masks = true
      for (let i = start; i < end && masks; ) {
        const width = maskWidth(bytes, i, end)
        masks = width > 0
        i += width
      }
      if (masks) return foundMasked(match, start, end, BECAUSE.masked)
      if (mayBeOpen(bytes, start, end) && isUnanswered(decoder.decode(bytes.subarray(start, end)).trim())) return false
      if (mayDeny(bytes, start, end) && isDenial(decoder.decode(bytes.subarray(start, end)))) return false
      if (mayBeHandedIn(bytes, start, end) && isHandedIn(decoder.decode(bytes.subarray(start, end)))) return false
      const length = Math.min(end - start, match.canonical.length)
      for (let i = 0; i < length; i++) match.canonical[i] = bytes[start + i]!
      match.canonicalLength = length
      return found(match, start, end, MEDIUM, 0)
    },
    free(bytes, at, from, to, match) {
      vocabulary ??= vocabularyOf(definition)
      const { words, abbreviations, innocent, needsFigure, needsCode } = vocabulary
      const word = wordAt(words, bytes, at, from, to)
      if (word === undefined) return false
      // Gerd is a man, uti a keyword: GERD and UTI are what physicians write.
      if (abbreviations.has(word) && !isShouted(bytes, at, word.length)) return false
      let phrases = innocent.get(word)
      if (phrases === undefined) {
        phrases = innocentOf(word)
        innocent.set(word, phrases)
      }
      for (const { phrase, at: inside } of phrases) {
        if (at - inside >= from && matches(bytes, at - inside, to, phrase)) return false
      }
      if (needsFigure.has(word) && !hasFigure(bytes, at + word.length, to)) return false
      if (needsCode.has(word)) {
        const code = codeBehind(bytes, at + word.length, to)
        if (code === undefined) return false
        const length = code.end - code.start
        for (let i = 0; i < length; i++) match.canonical[i] = upper(bytes[code.start + i]!)
        match.canonicalLength = length
        return found(match, code.start, code.end, MEDIUM, BECAUSE.grammar)
      }
      match.canonical.set(word)
      match.canonicalLength = word.length
      return found(match, at, at + word.length, MEDIUM, BECAUSE.grammar)
    },
    // The word is the secret: nothing of it is shown, not its first character, not its length.
    mask: () => '○○○',
  })
}
