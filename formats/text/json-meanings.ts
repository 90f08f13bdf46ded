/** What keys of JSON say of whom it is about that stands under them. */
import {
  AILING,
  AILMENTS,
  DEALT_WITH,
  DEALT_WITH_KEYS,
  OTHERS,
  PEOPLE,
  PROFESSIONAL,
  PROFESSIONALS,
  SOMEBODY_ELSE,
} from '../format.ts'
import type { Arena } from './arena.ts'
import type { Frame } from './json-frame.ts'

/** Of a key that says nothing of anybody. */
export const NOTHING_SAID = new Uint8Array(0)
/** What is known of so many keys is kept. */
const MAX_KEYS = 10_000

/** Remembers what the keys say that were met. */
export class KeyMeanings {
  readonly #path: Arena
  /** By a key's hash: is it somebody else's? */
  readonly #relations = new Map<number, boolean>()
  /** By a key's hash: whose what stands in its array or object is. */
  readonly #whose = new Map<number, Uint8Array>()

  /** `path`: holds the keys of the frames that are asked about. */
  constructor(path: Arena) {
    this.#path = path
  }

  /** Is what stands under the frame's key somebody else's? */
  isSomebodyElse(frame: Frame): boolean {
    let relation = this.#relations.get(frame.labelHash)
    if (relation === undefined) {
      relation = SOMEBODY_ELSE.test(this.#key(frame))
      if (this.#relations.size < MAX_KEYS) this.#relations.set(frame.labelHash, relation)
    }
    return relation
  }

  /** Whose the records in the array or object under the frame's key are: see `FieldsDialect`. */
  says(frame: Frame): Uint8Array {
    if (frame.labelEnd === frame.labelStart) return NOTHING_SAID
    let says = this.#whose.get(frame.labelHash)
    if (says === undefined) {
      const key = this.#key(frame)
      const others = PEOPLE.test(key) || SOMEBODY_ELSE.test(key) ? [OTHERS] : []
      const dealt = DEALT_WITH_KEYS.test(key) ? [DEALT_WITH] : []
      const ailing = AILMENTS.test(key) ? [AILING] : []
      says = Uint8Array.from([...others, ...dealt, ...(PROFESSIONALS.test(key) ? [PROFESSIONAL] : []), ...ailing])
      if (this.#whose.size < MAX_KEYS) this.#whose.set(frame.labelHash, says)
    }
    return says
  }

  #key({ labelStart, labelEnd }: Frame): string {
    return this.#path.view(labelStart, labelEnd).toString()
  }
}
