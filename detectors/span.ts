/**
 * Hits in running text: the kernel says where to look, the detectors say what it is, and where two claim the same bytes the surer
 * one wins.
 */
import { BECAUSE, type Detector, LOW } from './detector.ts'
import type { HitList } from './hits.ts'
import { Kernel } from './kernel.ts'
import { Lexicon } from './lexicon.ts'
import { Candidates } from './span/candidates.ts'
import { DigitGroups } from './span/digits.ts'
import { Labels } from './span/labels.ts'
import { Literals } from './span/literals.ts'
import { Overlaps } from './span/overlaps.ts'
import { wordUses } from './span/words.ts'
import { isDigit } from './types/bytes.ts'
import { numberOfThing } from './words-before.ts'

/** Numbers that those of orders, parts and invoices may look like. */
const ALIKE: ReadonlySet<string> = new Set(['tw-national-id', 'tw-resident-id', 'payment-card', 'mobile', 'landline'])
/** Of them, those without a check digit. */
const BARE_NUMBERS: ReadonlySet<string> = new Set(['mobile', 'landline'])

/** Finds the hits of texts and cells. */
export class SpanFinder {
  readonly #kernel: Kernel
  readonly #candidates: Candidates
  readonly #overlaps: Overlaps
  readonly #digits: DigitGroups
  readonly #labels: Labels
  /** Catalogue indices of those asked at `@`, at units behind numbers and at masks. */
  readonly #signs: readonly number[]
  readonly #units: readonly number[]
  readonly #masks: readonly number[]
  /** 1 for the detectors of numbers that numbers of things look like, 2 where these have no check digit. */
  readonly #numbers: Uint8Array
  /** Fixed beginnings of values; most catalogues have none. */
  readonly #literals: Literals | undefined
  readonly #ofLiteral: (index: number, bytes: Uint8Array, at: number, from: number, to: number) => void

  /** @param keepValues for `inspect` */
  constructor(catalogue: readonly Detector[], keepValues: boolean) {
    const candidates = new Candidates(catalogue, keepValues)
    this.#candidates = candidates
    this.#overlaps = new Overlaps(catalogue)
    this.#digits = new DigitGroups(catalogue, candidates)
    const words = wordUses(catalogue)
    this.#labels = new Labels(catalogue, [...words.values()], candidates)
    const numbered = Array.from(words.keys(), (word, number) => [word, number] as const)
    this.#kernel = new Kernel(new Lexicon(numbered, true))
    const having = (anchor: Detector['anchors'][number]) =>
      catalogue.flatMap((detector, index) => (detector.anchors.includes(anchor) ? [index] : []))
    this.#signs = having('at')
    this.#units = having('number-unit')
    this.#masks = having('mask')
    this.#numbers = Uint8Array.from(catalogue, ({ id }) => (BARE_NUMBERS.has(id) ? 2 : ALIKE.has(id) ? 1 : 0))
    this.#literals = Literals.of(catalogue)
    this.#ofLiteral = (index, bytes, at, from, to) => {
      if (catalogue[index]!.free?.(bytes, at, from, to, candidates.match) === true) candidates.add(index, 0, bytes)
    }
  }

  /**
   * Appends the hits in `bytes[from, to)`, in order. Returns false, and appends nothing, when the text holds full-width letters
   * or digits: then it is to be folded first.
   */
  find(bytes: Uint8Array, from: number, to: number, hits: HitList): boolean {
    if (to - from < 3) return true
    const kernel = this.#kernel
    kernel.find(bytes, from, to)
    if (kernel.fullWidth) return false
    // A neighbouring cell is no neighbour, so nothing may look outside; of a whole text `from` and `to` are its ends.
    const candidates = this.#candidates
    candidates.hits.clear()
    const { digits, signs, units, masks, words } = kernel
    for (let a = 0; a < digits.length; a++)
      this.#digits.ask(bytes, digits.at[a]!, digits.end[a]!, digits.id[a]!, from, to)
    for (let a = 0; a < signs.length; a++) candidates.askAt(this.#signs, bytes, signs.at[a]!, from, to)
    for (let a = 0; a < units.length; a++) candidates.askAt(this.#units, bytes, units.at[a]!, from, to)
    for (let a = 0; a < masks.length; a++) {
      const at = masks.at[a]!
      if (hidesSomething(bytes, at, masks.end[a]!, from, to)) candidates.askAt(this.#masks, bytes, at, from, to)
    }
    for (let a = 0; a < words.length; a++) this.#labels.ask(bytes, words, a, from, to)
    if (this.#literals !== undefined) this.#literals.find(bytes, from, to, this.#ofLiteral)
    this.#settle(bytes, from, hits)
    return true
  }

  /**
   * The same as {@link find} in a text that holds neither Han characters nor `@`, `:`, `=` or masks, as most cells: only numbers can be in it.
   * Takes a third of the time.
   */
  findNumbers(bytes: Uint8Array, from: number, to: number, hits: HitList): void {
    if (this.#literals !== undefined) {
      this.find(bytes, from, to, hits)
      return
    }
    const { digits } = this.#kernel
    this.#kernel.findDigits(bytes, from, to)
    if (digits.length === 0) return
    this.#candidates.hits.clear()
    for (let a = 0; a < digits.length; a++)
      this.#digits.ask(bytes, digits.at[a]!, digits.end[a]!, digits.id[a]!, from, to)
    this.#settle(bytes, from, hits)
  }

  /** Appends what was found to `hits`. */
  #settle(bytes: Uint8Array, from: number, hits: HitList): void {
    const found = this.#candidates.hits
    if (found.length === 0) return
    const first = hits.length
    this.#overlaps.settle(found, hits)
    this.#doubtNumbers(bytes, from, hits, first)
  }

  /** What no label speaks for, and the word before calls something else. */
  #doubtNumbers(bytes: Uint8Array, from: number, hits: HitList, first: number): void {
    for (let i = first; i < hits.length; i++) {
      if (this.#numbers[hits.detector[i]!] === 0 || (hits.because[i]! & BECAUSE.label) !== 0) continue
      if (hits.confidence[i]! <= LOW || hits.masked[i] === 1) continue
      // With separators it is written as what it is: no order number is 0912-745-638.
      if (hits.end[i]! - hits.start[i]! !== hits.canonLength[i]) continue
      if (!numberOfThing(bytes, hits.start[i]!, from, this.#numbers[hits.detector[i]!] === 2)) continue
      hits.confidence[i] = LOW
      hits.because[i] = hits.because[i]! | BECAUSE.against
    }
  }
}

/** How far from a mask what is left of a value is looked for. */
const MASK_REACH = 16

/** Is there a digit, an `@` or a Han character near the mask? There is none near `**bold**`, of which Markdown is full. */
function hidesSomething(bytes: Uint8Array, at: number, end: number, from: number, to: number): boolean {
  const floor = Math.max(from, at - MASK_REACH)
  for (let i = at - 1; i >= floor; i--) if (tells(bytes[i]!)) return true
  const ceiling = Math.min(to, end + MASK_REACH)
  for (let i = end; i < ceiling; i++) if (tells(bytes[i]!)) return true
  return bytes[at]! >= 0x80
}

function tells(b: number): boolean {
  return isDigit(b) || b === 0x40 || b >= 0x80
}
