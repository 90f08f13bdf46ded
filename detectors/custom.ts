/**
 * Kinds of personal data that an organisation names itself: an employee number, a member number. A specification is plain data, checked by
 * whoever reads it; here it becomes a detector like the built-in ones.
 *
 * Patterns are run by RE2, whose time grows with the text alone: `(a+)+$` cannot run away, and neither back-references nor
 * look-around exist. It is slow beside our own detectors (5 µs a value), so it is only asked where a column, a label or the
 * pattern's own beginning leads to.
 */
import { createHash } from 'node:crypto'
import { RE2JS, RE2JSException } from 're2js'
import { DETECTORS } from './catalogue.ts'
import { normaliseName } from './columns.ts'
import { BECAUSE, type Detector, type Example, HIGH, type Match, MEDIUM, type Strength } from './detector.ts'
import { isAlnum, isDigit, upper } from './types/bytes.ts'
import { DIGITS } from './types/digits.ts'
import { checksNine } from './types/id-number.ts'

/** How the digits of a value prove themselves: Luhn, 身分證統一編號's rule, or a weighted sum that is a multiple of the modulus. */
export type Checksum = 'luhn' | 'tw-id' | { readonly weights: readonly number[]; readonly modulus: number }

/** What may be said of a value's tie to a person; names and birth dates, which are `evidence`, are built in. */
export type CustomStrength = Exclude<Strength, 'evidence'>

/** One kind, as pandian.yaml has it. Plain data: it crosses between threads. */
export interface CustomSpec {
  /** Kebab case, none of the catalogue's. */
  readonly id: string
  /** Number in evidence, of the range of its strength ({@link CUSTOM_CODES}); else made of the id. */
  readonly code?: number
  readonly names: { readonly zh: string; readonly en: string }
  /** C001 … */
  readonly category: string
  readonly strength: CustomStrength
  /** RE2 syntax, at most {@link MAX_PATTERN} characters. A group named `value` is the value, where the rest is what stands around it. */
  readonly pattern: string
  readonly ignoreCase: boolean
  readonly checksum?: Checksum
  /** As people write them. */
  readonly columns: readonly string[]
  readonly labels: readonly string[]
  /** Look for it in running text without a label too, where the pattern begins with words of its own ({@link literalOf}). */
  readonly text: boolean
  /** How many characters a report shows at either end; never more than half of them. */
  readonly mask: { readonly first: number; readonly last: number }
  readonly examples: { readonly hit: readonly string[]; readonly miss: readonly string[] }
}

/** Numbers in evidence that no built-in detector has or will have, first and last, by strength. */
export const CUSTOM_CODES: Readonly<Record<CustomStrength, readonly [first: number, last: number]>> = {
  strong: [16, 28],
  weak: [50, 63],
  none: [104, 127],
}

/** Characters of a pattern. */
export const MAX_PATTERN = 500
/** Bytes of a value, with what its pattern takes in around it. */
const MAX_VALUE = 256

/** The number a kind has in evidence: the same for the same id, whatever other kinds there are. Two ids may share one. */
export function codeOf({ id, code, strength }: Pick<CustomSpec, 'id' | 'code' | 'strength'>): number {
  if (code !== undefined) return code
  const [first, last] = CUSTOM_CODES[strength]
  return first + (createHash('sha256').update(id).digest().readUInt32LE() % (last - first + 1))
}

/** What is wrong with a pattern, in the engine's English words; undefined when nothing is. */
export function patternProblem(pattern: string): string | undefined {
  try {
    if (compile(pattern, false).matches('')) return 'it matches the empty text'
    return undefined
  } catch (error) {
    if (error instanceof RE2JSException) return error.message.replace(/^error parsing regexp: /, '')
    throw error
  }
}

/**
 * What every match of the pattern begins with, two characters or more, by which it is found in running text: `EMP-` of `EMP-\d{6}`;
 * undefined when there is no such thing.
 */
export function literalOf(pattern: string): string | undefined {
  if (hasAlternatives(pattern)) return undefined
  let literal = ''
  let rest = pattern.replace(/^\^/, '')
  for (;;) {
    const [taken, escaped, plain] = /^(?:\\([-./#:_@ ])|([\p{Script=Han}A-Za-z0-9\-_/#:@： ]))/u.exec(rest) ?? []
    if (taken === undefined) break
    const after = rest.slice(taken.length)
    if (/^[?*{]/.test(after)) break
    literal += escaped ?? plain ?? ''
    rest = after
    if (rest.startsWith('+')) break
  }
  return Array.from(literal).length < 2 ? undefined : literal
}

/** As it may be written: of letters whose case does not matter, all small and all capital, or as in the pattern. */
function writings(literal: string, ignoreCase: boolean): Uint8Array[] {
  const all = ignoreCase ? [literal, literal.toLowerCase(), literal.toUpperCase()] : [literal]
  return [...new Set(all)].map((text) => new TextEncoder().encode(text))
}

/** Is there a `|` outside of every bracket? */
function hasAlternatives(pattern: string): boolean {
  let depth = 0
  let set = false
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i]
    if (c === '\\') i++
    else if (set) set = c !== ']'
    else if (c === '[') set = true
    else if (c === '(') depth++
    else if (c === ')') depth--
    else if (c === '|' && depth === 0) return true
  }
  return false
}

/** The detector. Throws `RE2JSException` for a pattern with a {@link patternProblem}. */
export function customDetector(spec: CustomSpec): Detector {
  const matcher = new PatternMatcher(spec)
  const literal = spec.text ? literalOf(spec.pattern) : undefined
  const example = (text: string): Example => ({ text })
  const labels = spec.labels.map((label) => label.normalize('NFKC').toLowerCase().trim())
  return {
    id: spec.id,
    code: codeOf(spec),
    names: spec.names,
    category: spec.category,
    strength: spec.strength,
    columns: [...new Set(spec.columns.map(normaliseName))],
    labels: [...new Set(labels)],
    ...(literal === undefined
      ? { anchors: [] }
      : { anchors: ['literal'], literals: writings(literal, spec.ignoreCase) }),
    cell: (bytes, start, end, match) => matcher.at(bytes, start, end, match),
    free: (bytes, at, from, to, match) =>
      !(at > from && isAlnum(bytes[at]!) && isAlnum(bytes[at - 1]!)) && matcher.at(bytes, at, to, match),
    mask: (value) => mask(value, spec.mask.first, spec.mask.last),
    examples: { hit: spec.examples.hit.map(example), miss: spec.examples.miss.map(example) },
  }
}

/** The catalogue with these behind it, in order of id, so that the order in which somebody wrote them down changes nothing. */
export function catalogueWith(specs: readonly CustomSpec[]): readonly Detector[] {
  if (specs.length === 0) return DETECTORS
  return [...DETECTORS, ...specs.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(customDetector)]
}

class PatternMatcher {
  readonly #pattern: RE2JS
  readonly #hasValue: boolean
  readonly #checksum: Checksum | undefined

  constructor({ pattern, ignoreCase, checksum }: CustomSpec) {
    this.#pattern = compile(pattern, ignoreCase)
    this.#hasValue = Object.hasOwn(this.#pattern.namedGroups(), 'value')
    this.#checksum = checksum
  }

  /** Is there one at `start`? A letter or digit right behind makes it something else. */
  at(bytes: Uint8Array, start: number, limit: number, match: Match): boolean {
    const end = Math.min(limit, start + MAX_VALUE)
    const found = this.#pattern.matcher(bytes.subarray(start, end))
    if (!found.lookingAt()) return false
    const stop = start + found.end()
    if (stop < limit && isAlnum(bytes[stop]!) && isAlnum(bytes[stop - 1]!)) return false
    match.start = start + (this.#hasValue ? found.start('value') : 0)
    match.end = this.#hasValue ? start + found.end('value') : stop
    // A group that took no part has -1.
    if (match.start < start || match.end <= match.start) return false
    match.canonicalLength = normalise(bytes, match)
    if (match.canonicalLength === 0) return false
    if (this.#checksum !== undefined && !checks(this.#checksum, match)) return false
    match.confidence = this.#checksum === undefined ? MEDIUM : HIGH
    match.because = this.#checksum === undefined ? BECAUSE.grammar : BECAUSE.checksum
    match.masked = false
    return true
  }
}

/** Longest match: of `\d{6}|\d{8}` the one that leaves no digit behind it. */
function compile(pattern: string, ignoreCase: boolean): RE2JS {
  return RE2JS.compile(pattern, RE2JS.LONGEST_MATCH | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0))
}

/** Upper case, without blanks and hyphens: equal for equal values in whatever writing. Gives the length. */
function normalise(bytes: Uint8Array, { start, end, canonical }: Match): number {
  let n = 0
  for (let i = start; i < end; i++) {
    const b = bytes[i]!
    if (b !== 0x20 && b !== 0x2d && b !== 0x09) canonical[n++] = upper(b)
  }
  return n
}

function checks(checksum: Checksum, { canonical, canonicalLength: length }: Match): boolean {
  if (checksum === 'tw-id') {
    if (length !== 10 || isDigit(canonical[0]!) || !isAlnum(canonical[0]!)) return false
    for (let i = 1; i < 10; i++) {
      if (!isDigit(canonical[i]!)) return false
      DIGITS[i - 1] = canonical[i]! - 0x30
    }
    return checksNine(canonical[0]!)
  }
  const digits: number[] = []
  for (let i = 0; i < length; i++) if (isDigit(canonical[i]!)) digits.push(canonical[i]! - 0x30)
  if (checksum === 'luhn') return digits.length > 1 && luhn(digits) % 10 === 0
  const { weights, modulus } = checksum
  return digits.length === weights.length && digits.reduce((sum, d, i) => sum + d * weights[i]!, 0) % modulus === 0
}

function luhn(digits: readonly number[]): number {
  return digits.toReversed().reduce((sum, d, i) => sum + (i % 2 === 0 ? d : d > 4 ? 2 * d - 9 : 2 * d), 0)
}

function mask(value: string, first: number, last: number): string {
  const characters = Array.from(value)
  const most = Math.floor(characters.length / 2)
  const begin = Math.min(first, most)
  const end = Math.min(last, most - begin)
  const hidden = '*'.repeat(characters.length - begin - end)
  return characters.slice(0, begin).join('') + hidden + characters.slice(characters.length - end).join('')
}
