/** Which values were seen of each detector, as far as it takes to tell that another is a different one. */
import type { HitList } from '../hits.ts'

/** The last value of each detector since it was cleared. */
export class SeenValues {
  readonly #stamps: Int32Array
  readonly #hashes: Int32Array
  #stamp = 0

  /** @param detectors how many the catalogue has */
  constructor(detectors: number) {
    this.#stamps = new Int32Array(detectors).fill(-1)
    this.#hashes = new Int32Array(detectors)
  }

  clear(): void {
    this.#stamp++
  }

  /** Was a value of the detector of hit `i` seen? */
  has(hits: HitList, i: number): boolean {
    return this.#stamps[hits.detector[i]!] === this.#stamp
  }

  /** … and is the hit's another one? Of a detector of which there was one. */
  differs(hits: HitList, i: number): boolean {
    return this.#hashes[hits.detector[i]!] !== hits.hash(i)
  }

  add(hits: HitList, i: number): void {
    const index = hits.detector[i]!
    this.#stamps[index] = this.#stamp
    this.#hashes[index] = hits.hash(i)
  }
}
