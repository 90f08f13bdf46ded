/** Whom a record names: somebody of whom it may tell, or only who keeps it, deals with such things or is to be called. */
import { type Detector, LOW } from '../detector.ts'
import type { FieldRole } from '../field-roles.ts'
import type { HitList } from '../hits.ts'

/** Remembers it for one record after another. */
export class RecordPeople {
  readonly #catalogue: readonly Detector[]
  /** The record names whoever writes, translates or keeps it … */
  #kept = false
  /** … or who deals with such things, or is to be called … */
  #dealers = false
  #called = false
  /** … or anybody else. */
  someone = false
  /** Somebody can be called there, who is the record's own but for goods. */
  #reached = false

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
  }

  /** A record begins. */
  clear(): void {
    this.#kept = false
    this.#dealers = false
    this.#called = false
    this.someone = false
    this.#reached = false
  }

  /** Takes the hits from `first` on, which are of one value, by the role of its label. */
  take(role: FieldRole, hits: HitList, first: number): void {
    for (let i = first; i < hits.length; i++) {
      if (hits.confidence[i] === LOW || this.#catalogue[hits.detector[i]!]!.strength === 'none') continue
      if (role.keeper) this.#kept = true
      else if (this.#catalogue[hits.detector[i]!]!.strength === 'weak') this.#reached ||= !role.deals || role.called
      else if (role.deals) this.#dealers = true
      else if (role.called) this.#called = true
      else this.someone = true
    }
  }

  /**
   * All whom the record names write or keep it, or deal with what goods or courses are of, or are to be called about them. `patient`: it is
   * about one; `goods`: it is of goods, or counts; `others`: it is another person's than the one in which it stands.
   */
  areNobodys(patient: boolean, goods: boolean, others: boolean): boolean {
    return !this.#hasOthers(patient, goods, others) && (this.#kept || this.#dealers || this.#called)
  }

  /** Does it name or reach anybody besides whoever keeps it or deals with such things? */
  #hasOthers(patient: boolean, goods: boolean, others: boolean): boolean {
    if (this.someone || patient || (others && this.#dealers)) return true
    return (this.#reached || this.#called) && !goods
  }
}
