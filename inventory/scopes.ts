/** Scopes: sets of data files that are counted together, each set once, and not again while nothing in it has changed. */
import { createHash } from 'node:crypto'
import { countChange } from './change.ts'
import type { Draft } from './draft.ts'
import type { Counter, Counts, Evidence, KeptCounts, LedgerView } from './inventory.ts'
import { NO_PEOPLE, NO_TALLY, type People, peopleOf, type Room, type Tally, tallyPeople } from './subjects/count.ts'
import { NO_VALUES, NOTHING, type Share, ValueCounter, type Values, WHOLE } from './values.ts'

/** A scope with so many rows is worth handing to a {@link Counter}: counting takes half a second, about as long as its threads take to start. */
const THREADED_ROWS = 500_000
/** One with so many is looked for in what was counted before, in part: it takes a tenth of a second to count. */
const LARGE_ROWS = 100_000
/** … and one with so many is worth keeping: with fewer, counting takes no longer than finding what was counted before. */
const KEPT_ROWS = 1000

/** A set of which so much is in another is counted by what differs. */
const MOSTLY = 0.8

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
  readonly #people = new Map([['', Promise.resolve<Counts>({ people: NO_PEOPLE, tally: NO_TALLY, values: NO_VALUES })]])
  /** Rows in all data files. */
  readonly #rows: number

  constructor(input: ScopesInput) {
    this.#input = input
    this.#rows = input.drafts.reduce((sum, draft) => sum + draft.tallies.rows, 0)
  }

  /** Begins to count large scopes, beside each other. Whoever asks for one of them later gets what was begun, and its failure. */
  begin(sets: readonly (readonly number[])[]): void {
    if (this.#input.counter === undefined) return
    const begun = sets.filter((set) => this.#rowsOf(set) >= THREADED_ROWS).map((set) => this.counts(set))
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
    const { kept } = this.#input
    const rows = this.#rowsOf(set)
    const key = kept === undefined || rows < KEPT_ROWS ? undefined : this.#key(set, values)
    const known = key === undefined ? undefined : kept!.find(key)
    if (known !== undefined) return known
    const items = rows < LARGE_ROWS ? undefined : this.#itemsOf(set)
    const changed = items === undefined ? undefined : await this.#countChange(set, items, rows)
    const counts =
      changed === undefined ? await this.#countAll(set, values, rows) : values ? changed : peopleOnly(changed)
    // Without values nothing can be counted from it that is to have them.
    if (key !== undefined) kept!.keep(key, counts, values ? items : undefined)
    return counts
  }

  async #countAll(set: readonly number[], values: boolean, rows: number): Promise<Counts> {
    const { counter, room, ledger } = this.#input
    const evidence = evidenceOf(ledger, this.#idsOf(set))
    if (counter === undefined || rows < THREADED_ROWS) return countScope(evidence, room, values ? WHOLE : NOTHING)
    // What is most of everything is counted by all threads together; of many scopes each is one thread's.
    return counter.count(evidence, values, rows * counter.threads > this.#rows)
  }

  /** Counts what differs from a set that was counted in an earlier run, or is counted in this one. */
  async #countChange(set: readonly number[], items: Uint32Array, rows: number): Promise<Counts | undefined> {
    const { kept, room, ledger } = this.#input
    const largest = set.reduce((a, b) => (this.#rowsOf([b]) > this.#rowsOf([a]) ? b : a))
    const own = set.length > 1 && this.#rowsOf([largest]) >= rows * MOSTLY
    const near = kept?.nearest(items)
    if (
      own &&
      (near === undefined || near.gone.length + near.added.length > items.length - this.#itemsOf([largest]).length)
    ) {
      const counts = await this.counts([largest])
      const added = this.#idsOf(set.filter((index) => index !== largest))
      const unchanged = evidenceOf(ledger, this.#idsOf([largest]))
      return countChange(counts, { unchanged, gone: () => [], added: evidenceOf(ledger, added), rows }, room)
    }
    if (near === undefined) return undefined
    const added = new Set(near.added)
    const unchanged = this.#idsOf(set, (id) => !added.has(id))
    const change = {
      unchanged: evidenceOf(ledger, unchanged),
      gone: evidenceOf(ledger, () => near.gone),
      added: evidenceOf(ledger, () => added),
      rows,
    }
    return countChange(near.counts, change, room)
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

  /** Numbers of a set's items, ascending. */
  #itemsOf(set: readonly number[]): Uint32Array {
    return Uint32Array.from(this.#idsOf(set)()).sort()
  }

  /** Numbers of a set's items, in the order of the data files, so that what is read lies together. */
  #idsOf(set: readonly number[], wanted: (id: number) => boolean = () => true): () => Iterable<number> {
    const { drafts } = this.#input
    return function* () {
      for (const index of set) {
        const { ids, items } = drafts[index]!
        for (let i = 0; i < items; i++) if (wanted(ids.get(i))) yield ids.get(i)
      }
    }
  }
}

/** The evidence of items, piece by piece; nothing is kept. */
function evidenceOf(ledger: LedgerView, ids: () => Iterable<number>): Evidence {
  return function* () {
    for (const id of ids()) yield* ledger.evidence(id)
  }
}

function peopleOnly({ people, tally }: Counts): Counts {
  return { people, tally, values: NO_VALUES }
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
  if (share.from === share.to) return countsOf(tallyPeople(evidence, room), NO_VALUES)
  const counter = new ValueCounter(room, share)
  let first = true
  const read: Evidence = () => {
    if (!first) return evidence()
    first = false
    return counter.reading(evidence())
  }
  try {
    return countsOf(tallyPeople(read, room), counter.finish())
  } finally {
    counter.discard()
  }
}

function countsOf(tally: Tally, values: Values): Counts {
  return { people: peopleOf(tally), tally, values }
}
