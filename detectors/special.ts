/** Words of the special categories, looked for only in records that name a person. */
import { BECAUSE, type Detector } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'
import { codePoint, isAlnum, Lexicon } from './lexicon.ts'

/** Finds the words of the detectors that are led by words. */
export class SpecialWords {
  readonly #catalogue: readonly Detector[]
  readonly #lexicon: Lexicon
  readonly #match = makeMatch()

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    const words = new Map<string, number>()
    catalogue.forEach((detector, index) => {
      for (const word of detector.words ?? []) if (!words.has(word)) words.set(word, index)
    })
    this.#lexicon = new Lexicon(words)
  }

  /** Appends the words in `bytes[from, to)`. */
  find(bytes: Uint8Array, from: number, to: number, hits: HitList): void {
    const { firstHan, firstAscii } = this.#lexicon
    let i = from
    while (i < to) {
      const b = bytes[i]!
      let id = -1
      if (b < 0x80) {
        if (firstAscii[b] === 1) id = this.#lexicon.asciiAt(bytes, i, from, to)
        if (id < 0) {
          // A word can only begin where another ends.
          if (!isAlnum(b)) i++
          else while (i < to && isAlnum(bytes[i]!)) i++
          continue
        }
      } else if (b >= 0xe0 && b < 0xf0) {
        if (i + 2 < to && firstHan[codePoint(bytes, i)] === 1) id = this.#lexicon.hanAt(bytes, i, to)
        if (id < 0) {
          i += 3
          continue
        }
      } else {
        i += b >= 0xf0 ? 4 : b >= 0xc0 ? 2 : 1
        continue
      }
      const length = this.#lexicon.length
      if (this.#catalogue[id]!.free?.(bytes, i, from, to, this.#match) === true)
        hits.add(id, this.#match, BECAUSE.person, bytes)
      i += length
    }
  }
}
