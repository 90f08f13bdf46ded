/** Scopes: sets of data files that are counted together, each set once, and not again while nothing in it has changed. */
import { createHash } from 'node:crypto'
import type { Draft } from './draft.ts'
import type { Counter, Counts, Evidence, KeptCounts, LedgerView } from './inventory.ts'
import { countPeople, NO_PEOPLE, type People, type Room } from './subjects/count.ts'
import { NO_VALUES, NOTHING, type Share, ValueCounter, WHOLE } from './values.ts'

/** A scope with so many rows is worth handing to a {@link Counter}: it takes about a tenth of a second. */
const LARGE_ROWS = 100_000
/** … and one with so many is worth keeping: with fewer, counting takes no longer than finding what was counted before. */
const KEPT_ROWS = 1000

/** What scopes are counted from. */
export interface ScopesInput {
  readonly ledger: LedgerView
  readonly drafts: readonly Draft[]
  readonly room: Room
  /** Counts large scopes elsewhere; without one everything is counted here. */
  readonly counter?: Counter | undefined
  readonly kept?: KeptCounts | undefined
}

/** Counts sets of data files. A set is given as their indexes, ascending. */
export class Scopes {
  readonly #input: ScopesInput
  readonly #counts = new Map<string, Promise<Counts>>()
  /** Of sets whose values nobody asked for. */
  readonly #people = new Map([['', Promise.resolve<Counts>({ people: NO_PEOPLE, values: NO_VALUES })]])
  /** Rows in all data files. */
  readonly #rows: number

  constructor(input: ScopesInput) {
    this.#input = input
    this.#rows = input.drafts.reduce((sum, draft) => sum + draft.tallies.rows, 0)
  }

  /** Begins to count large scopes, beside each other. Whoever asks for one of them later gets what was begun, and its failure. */
  begin(sets: readonly (readonly number[])[]): void {
    if (this.#input.counter === undefined) return
    const begun = sets.filter((set) => this.#rowsOf(set) >= LARGE_ROWS).map((set) => this.counts(set))
    void Promise.allSettled(begun)
  }

  /** People and values. */
  counts(set: readonly number[]): Promise<Counts> {
    return once(this.#counts, set, () => this.#count(set, true))
  }

  /** People only, unless the values have been asked for before. */
  async people(set: readonly number[]): Promise<People> {
    const known = this.#counts.get(set.join()) ?? once(this.#people, set, () => this.#count(set, false))
    return (await known).people
  }

  async #count(set: readonly number[], values: boolean): Promise<Counts> {
    const { counter, room, kept } = this.#input
    const rows = this.#rowsOf(set)
    const key = kept === undefined || rows < KEPT_ROWS ? undefined : this.#key(set, values)
    const known = key === undefined ? undefined : kept!.find(key)
    if (known !== undefined) return known
    const evidence = this.#evidence(set)
    // What is most of everything is counted by all threads together; of many scopes each is one thread's.
    const counts =
      counter === undefined || rows < LARGE_ROWS
        ? countScope(evidence, room, values ? WHOLE : NOTHING)
        : await counter.count(evidence, values, rows * counter.threads > this.#rows)
    if (key !== undefined) kept!.keep(key, counts)
    return counts
  }

  #rowsOf(set: readonly number[]): number {
    return set.reduce((sum, index) => sum + this.#input.drafts[index]!.tallies.rows, 0)
  }

  /** Names what is counted. The evidence of an item never changes as long as it has its number. */
  #key(set: readonly number[], values: boolean): string {
    const hash = createHash('sha256').update(values ? 'people, values' : 'people')
    for (const index of set) {
      const { ids } = this.#input.drafts[index]!
      hash.update(ids.data.subarray(0, ids.length))
    }
    return hash.digest('hex')
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

function once<T>(known: Map<string, Promise<T>>, set: readonly number[], count: () => Promise<T>): Promise<T> {
  const key = set.join()
  let result = known.get(key)
  if (result === undefined) {
    result = count()
    known.set(key, result)
  }
  return result
}

/** Counts people and a share of the values, reading the evidence for both at once. */
export function countScope(evidence: Evidence, room: Room, share: Share): Counts {
  if (share.from === share.to) return { people: countPeople(evidence, room), values: NO_VALUES }
  const counter = new ValueCounter(room, share)
  let first = true
  const read: Evidence = () => {
    if (!first) return evidence()
    first = false
    return counter.reading(evidence())
  }
  try {
    const people = countPeople(read, room)
    return { people, values: counter.finish() }
  } finally {
    counter.discard()
  }
}
