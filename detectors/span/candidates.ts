/** What detectors find at places of a text, before overlaps are settled. */
import { BECAUSE, type Detector, type Match } from '../detector.ts'
import { HitList, makeMatch } from '../hits.ts'

/** Asks detectors, the first that finds something has it. */
export class Candidates {
  readonly #catalogue: readonly Detector[]
  /** What was found last. */
  readonly match: Match = makeMatch()
  readonly hits: HitList

  /** @param keepValues for `inspect` */
  constructor(catalogue: readonly Detector[], keepValues: boolean) {
    this.#catalogue = catalogue
    this.hits = new HitList(keepValues)
  }

  /** Keeps what {@link match} holds; `because` comes to its own reasons. */
  add(index: number, because: number, bytes: Uint8Array): void {
    this.hits.add(index, this.match, because, bytes)
  }

  /** Asks at a place of the text `bytes[from, to)`. */
  askAt(detectors: readonly number[], bytes: Uint8Array, at: number, from: number, to: number): boolean {
    const match = this.match
    for (const index of detectors) {
      if (this.#catalogue[index]!.free?.(bytes, at, from, to, match) === true) {
        this.hits.add(index, match, 0, bytes)
        return true
      }
    }
    return false
  }

  /** Asks whether `bytes[start, end)` is the value that a label announces. */
  askValue(detectors: readonly number[], bytes: Uint8Array, start: number, end: number): boolean {
    for (const index of detectors) {
      if (this.#catalogue[index]!.cell(bytes, start, end, this.match)) {
        this.hits.add(index, this.match, BECAUSE.label, bytes)
        return true
      }
    }
    return false
  }
}
