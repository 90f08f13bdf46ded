/** Scopes: sets of data files that are counted together, each set once. */
import type { Draft } from './draft.ts'
import type { Counter, LedgerView } from './inventory.ts'
import { countPeople, type Evidence, NO_PEOPLE, type People, type Room } from './subjects/count.ts'
import { countValues, type Values } from './values.ts'

/** A scope with so many rows is worth handing to a {@link Counter}: it takes about a tenth of a second. */
const LARGE_ROWS = 100_000

/** What scopes are counted from. */
export interface ScopesInput {
  readonly ledger: LedgerView
  readonly drafts: readonly Draft[]
  readonly room: Room
  /** Counts large scopes elsewhere; without one everything is counted here. */
  readonly counter?: Counter | undefined
}

/** Counts sets of data files. A set is given as their indexes, ascending. */
export class Scopes {
  readonly #input: ScopesInput
  readonly #people = new Map<string, Promise<People>>([['', Promise.resolve(NO_PEOPLE)]])
  readonly #values = new Map<string, Promise<Values>>()

  constructor(input: ScopesInput) {
    this.#input = input
  }

  /** Begins to count large scopes, beside each other. Whoever asks for one of them later gets what was begun, and its failure. */
  begin(sets: readonly (readonly number[])[]): void {
    if (this.#input.counter === undefined) return
    const begun = sets.filter((set) => this.#isLarge(set)).flatMap((set) => [this.people(set), this.values(set)])
    void Promise.allSettled(begun)
  }

  people(set: readonly number[]): Promise<People> {
    return this.#once(this.#people, set, async (evidence, elsewhere) =>
      elsewhere === undefined ? countPeople(evidence, this.#input.room) : elsewhere.people(evidence),
    )
  }

  values(set: readonly number[]): Promise<Values> {
    return this.#once(this.#values, set, async (evidence, elsewhere) =>
      elsewhere === undefined ? countValues(evidence, this.#input.room) : elsewhere.values(evidence),
    )
  }

  #once<T>(
    known: Map<string, Promise<T>>,
    set: readonly number[],
    count: (evidence: Evidence, elsewhere: Counter | undefined) => Promise<T>,
  ): Promise<T> {
    const key = set.join()
    let result = known.get(key)
    if (result === undefined) {
      result = count(this.#evidence(set), this.#isLarge(set) ? this.#input.counter : undefined)
      known.set(key, result)
    }
    return result
  }

  #isLarge(set: readonly number[]): boolean {
    let rows = 0
    for (const index of set) rows += this.#input.drafts[index]!.tallies.rows
    return rows >= LARGE_ROWS
  }

  /** The evidence of data files, piece by piece; nothing is kept. */
  #evidence(set: readonly number[]): Evidence {
    const { ledger, drafts } = this.#input
    return function* () {
      for (const index of set) {
        const draft = drafts[index]!
        for (let i = 0; i < draft.items; i++) yield* ledger.evidence(draft.ids.get(i))
      }
    }
  }
}
