/** Telephone numbers without signs between their digits, which are believed right behind the name of whom they call. */
import { BECAUSE, type Detector, LOW, MEDIUM } from './detector.ts'
import type { HitList } from './hits.ts'

/** Between somebody and the number by which they are called: a title, blanks, marks. */
const CALLED =
  /^[\s　]?(?:先生|小姐|女士|太太|老闆娘?|老師|律師|醫師|經理|主任|里長|師傅|阿[姨伯嬸公嬤])?[\s　]?[(（:：,，/]?[\s　]?$/u
const GAP_BYTES = 18
const DOUBTED = BECAUSE.against | BECAUSE.company | BECAUSE.placeholder | BECAUSE.chance

const decoder = new TextDecoder()

/** Believes them in text after text. */
export class Called {
  readonly #name: number
  readonly #landline: number

  constructor(catalogue: readonly Detector[]) {
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
    this.#landline = catalogue.findIndex(({ id }) => id === 'landline')
  }

  /** 洽徐婉霖律師 0223716583: bare digits are a serial number as often as a telephone. Looks at the hits from `first` on, which are in order. */
  believe(bytes: Uint8Array, hits: HitList, first: number): void {
    for (let i = first + 1; i < hits.length; i++) {
      if (hits.detector[i] !== this.#landline || hits.confidence[i] !== LOW || hits.masked[i] === 1) continue
      if ((hits.because[i]! & DOUBTED) !== 0) continue
      if (hits.detector[i - 1] !== this.#name || hits.confidence[i - 1] === LOW || hits.masked[i - 1] === 1) continue
      const from = hits.end[i - 1]!
      const to = hits.start[i]!
      if (to < from || to - from > GAP_BYTES || !CALLED.test(decoder.decode(bytes.subarray(from, to)))) continue
      hits.confidence[i] = MEDIUM
      hits.because[i] = hits.because[i]! | BECAUSE.context
    }
  }
}
