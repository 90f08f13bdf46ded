/**
 * What the six detectors of special categories have in common: a list of words in running text, and columns whose cells are such data
 * whatever stands in them. They name nobody; the engine counts them where the record names a person.
 */
import { INNOCENT_PHRASES, TRIVIAL_VALUES } from '../data/special-words.ts'
import { BECAUSE, type Detector, defineDetector, MEDIUM, type SpecialCategory } from '../detector.ts'
import { found, foundMasked, isAlnum, lower, maskWidth, utf8 } from './bytes.ts'

/** What one of the six says of itself. */
export interface SpecialDefinition
  extends Pick<Detector, 'id' | 'code' | 'names' | 'category' | 'columns' | 'labels' | 'examples'> {
  readonly special: SpecialCategory
  readonly words: readonly string[]
}

/** Words by their first three bytes in lower case, longest first. */
type Words = ReadonlyMap<number, readonly Uint8Array[]>

function indexed(list: readonly string[]): Words {
  const words = new Map<number, Uint8Array[]>()
  for (const word of list.map((word) => utf8(word.toLowerCase()))) {
    const key = (word[0]! << 16) | (word[1]! << 8) | word[2]!
    words.set(
      key,
      [...(words.get(key) ?? []), word].sort((a, b) => b.length - a.length),
    )
  }
  return words
}

function matches(bytes: Uint8Array, at: number, to: number, word: Uint8Array): boolean {
  if (at < 0 || at + word.length > to) return false
  for (let i = 0; i < word.length; i++) if (lower(bytes[at + i]!) !== word[i]) return false
  return true
}

/** The longest word at `at`, or undefined. A word that begins or ends with a letter must not touch another. */
function wordAt(words: Words, bytes: Uint8Array, at: number, from: number, to: number): Uint8Array | undefined {
  if (at + 3 > to) return undefined
  const candidates = words.get((lower(bytes[at]!) << 16) | (lower(bytes[at + 1]!) << 8) | lower(bytes[at + 2]!))
  if (candidates === undefined) return undefined
  for (const word of candidates) {
    if (!matches(bytes, at, to, word)) continue
    const end = at + word.length
    if (isAlnum(word[0]!) && at > from && isAlnum(bytes[at - 1]!)) continue
    if (isAlnum(word[word.length - 1]!) && end < to && isAlnum(bytes[end]!)) continue
    return word
  }
  return undefined
}

/** Phrases that hold each word, and where in them it stands. */
function innocentOf(word: Uint8Array): { phrase: Uint8Array; at: number }[] {
  const text = Buffer.from(word)
  return INNOCENT_PHRASES.map((phrase) => Buffer.from(phrase.toLowerCase())).flatMap((phrase) => {
    const at = phrase.indexOf(text)
    return at < 0 ? [] : [{ phrase, at }]
  })
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

/** Declares one of the six. */
export function defineSpecial(definition: SpecialDefinition): Detector {
  const words = indexed(definition.words)
  const innocent = new Map([...words.values()].flat().map((word) => [word, innocentOf(word)] as const))
  return defineDetector({
    ...definition,
    strength: 'none',
    anchors: ['words'],
    cell(bytes, start, end, match) {
      if (end - start < 2 || isTrivial(bytes, start, end)) return false
      let masks = true
      for (let i = start; i < end && masks; ) {
        const width = maskWidth(bytes, i, end)
        masks = width > 0
        i += width
      }
      if (masks) return foundMasked(match, start, end, BECAUSE.masked)
      const length = Math.min(end - start, match.canonical.length)
      for (let i = 0; i < length; i++) match.canonical[i] = bytes[start + i]!
      match.canonicalLength = length
      return found(match, start, end, MEDIUM, 0)
    },
    free(bytes, at, from, to, match) {
      const word = wordAt(words, bytes, at, from, to)
      if (word === undefined) return false
      for (const { phrase, at: inside } of innocent.get(word)!) {
        if (at - inside >= from && matches(bytes, at - inside, to, phrase)) return false
      }
      match.canonical.set(word)
      match.canonicalLength = word.length
      return found(match, at, at + word.length, MEDIUM, BECAUSE.grammar)
    },
    // The word is the secret: nothing of it is shown, not its first character, not its length.
    mask: () => '○○○',
  })
}
