/** Which of the hits that claim the same bytes stays. */
import { BECAUSE, type Detector, LOW } from '../detector.ts'
import type { HitList } from '../hits.ts'

/** Settles overlaps: the surer hit stays. */
export class Overlaps {
  readonly #catalogue: readonly Detector[]
  /** Catalogue index of the e-mail address, or -1. */
  readonly #email: number
  #order = new Int32Array(64)

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    this.#email = catalogue.findIndex(({ id }) => id === 'email')
  }

  /** Appends `raw`, in the order in which it was found, to `hits`, in order; of hits that overlap, the surer one. */
  settle(raw: HitList, hits: HitList): void {
    const n = raw.length
    if (this.#order.length < n) this.#order = new Int32Array(n * 2)
    const order = this.#order.subarray(0, n)
    let sorted = true
    for (let i = 0; i < n; i++) {
      order[i] = i
      if (i > 0 && raw.start[i]! < raw.start[i - 1]!) sorted = false
    }
    // By start; at the same start by order of finding, so that the result is the same everywhere.
    if (!sorted) order.sort((a, b) => raw.start[a]! - raw.start[b]! || a - b)
    const floor = hits.length
    for (let k = 0; k < n; k++) {
      const i = order[k]!
      let keep = true
      while (hits.length > floor) {
        const last = hits.length - 1
        if (raw.start[i]! >= hits.end[last]!) break
        if (hits.detector[last] === raw.detector[i] && hits.masked[last] === raw.masked[i]) {
          const because = hits.because[last]! | raw.because[i]!
          const confidence = Math.max(hits.confidence[last]!, raw.confidence[i]!)
          if (raw.end[i]! - raw.start[i]! > hits.end[last]! - hits.start[last]!) {
            hits.dropLast()
            hits.copy(raw, i, i + 1)
          }
          hits.because[hits.length - 1] = because
          hits.confidence[hits.length - 1] = confidence
          keep = false
          break
        }
        if (
          this.#isPart(raw, i, hits, last) ||
          (!this.#isPart(hits, last, raw, i) && this.#rank(raw, i) <= this.#rank(hits, last))
        ) {
          keep = false
          break
        }
        // The weaker one goes; the one before it may be in the way as well.
        hits.dropLast()
      }
      if (keep) hits.copy(raw, i, i + 1)
    }
  }

  /**
   * Is the first hit a part of the second, an e-mail address? Of a member d123456789@… the check digit is right by chance once in ten, and
   * where it is no chance the address still tells the same person. Not of an address that is not counted: then the number is all there is.
   */
  #isPart(of: HitList, i: number, hits: HitList, address: number): boolean {
    return (
      hits.detector[address] === this.#email &&
      hits.masked[address] === 0 &&
      hits.confidence[address]! > LOW &&
      of.start[i]! >= hits.start[address]! &&
      of.end[i]! <= hits.end[address]! &&
      of.end[i]! - of.start[i]! < hits.end[address]! - hits.start[address]!
    )
  }

  /** A checksum outweighs a label, a label outweighs a shape; what names nobody (職稱：經理 王小明) gives way to all that does. */
  #rank(hits: HitList, i: number): number {
    const { strength, special } = this.#catalogue[hits.detector[i]!]!
    if (strength === 'none' && special === undefined) return 0
    // 病歷摘要：患者王小明，…: whom it is about says more than that it is one, which the words in it say again.
    if (special !== undefined) return LOW
    const because = hits.because[i]!
    const strong = strength === 'strong' && (because & BECAUSE.checksum) !== 0 ? 8 : 0
    return strong + ((because & BECAUSE.label) !== 0 ? 4 : 0) + hits.confidence[i]!
  }
}
