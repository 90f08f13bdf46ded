/**
 * The kernel: from bytes to the places worth a look. Everything else in this folder works on what it returns, so that it
 * can be replaced by a faster one behind this door.
 *
 * No text is decoded and no line made. What an anchor is says kernel/reference.ts; for all but small inputs the passes over
 * the bytes are SIMD (kernel/scan.as), and only the few candidates for words are looked at here.
 */
import type { Anchors } from './kernel/anchors.ts'
import { findDigits, holdsWord, ReferenceKernel } from './kernel/reference.ts'
import { Simd } from './kernel/simd.ts'
import type { Lexicon } from './lexicon.ts'

export type { Anchors } from './kernel/anchors.ts'

/** Below this, calling the module does not pay: at 64 bytes both take as long, at 128 the plain kernel takes 1.5 times as long. */
const SMALL = 128

/** Finds the anchors of one text; keeps its lists for the next call. */
export class Kernel {
  readonly #lexicon: Lexicon
  readonly #reference: ReferenceKernel
  /** Made when the first large input comes; null where there is no SIMD. */
  #simd: Simd | null | undefined
  /** Groups of eight or more digits. */
  readonly digits: Anchors
  /** `@` and `%40`. */
  readonly signs: Anchors
  /** 號 after a number. */
  readonly units: Anchors
  /** Runs of mask characters. */
  readonly masks: Anchors
  /** Words of the lexicon. */
  readonly words: Anchors

  /** @param lexicon words that are anchors: labels and titles */
  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
    const reference = new ReferenceKernel(lexicon)
    this.#reference = reference
    this.digits = reference.digits
    this.signs = reference.signs
    this.units = reference.units
    this.masks = reference.masks
    this.words = reference.words
  }

  /** The text searched last holds full-width letters or digits: fold it and search again (fold.ts). */
  get fullWidth(): boolean {
    return this.#reference.fullWidth
  }

  /** Fills the lists with what is in `bytes[from, to)`; valid until the next call. */
  find(bytes: Uint8Array, from: number, to: number): void {
    if (to - from >= SMALL) {
      if (this.#simd === undefined) this.#simd = Simd.load(this.#lexicon)
      if (this.#simd !== null) {
        this.#simd.find(bytes, from, to, this.#reference)
        return
      }
    }
    this.#reference.find(bytes, from, to)
  }

  /** Fills the list of groups of digits alone; the others are as they were. */
  findDigits(bytes: Uint8Array, from: number, to: number): void {
    this.digits.length = 0
    findDigits(bytes, from, to, this.digits)
  }
}

/** Says whether any word of a lexicon is in a text: the same as {@link Kernel} for those who need no place, and of ASCII words anywhere. */
export class WordSearch {
  readonly #lexicon: Lexicon
  /** Made when the first large input comes; null where there is no SIMD. */
  #simd: Simd | null | undefined

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon
  }

  /** Is one of the words in `bytes[from, to)`? */
  holds(bytes: Uint8Array, from: number, to: number): boolean {
    if (to - from >= SMALL) {
      if (this.#simd === undefined) this.#simd = Simd.load(this.#lexicon)
      if (this.#simd !== null) return this.#simd.holdsWord(bytes, from, to)
    }
    return holdsWord(this.#lexicon, bytes, from, to)
  }
}
