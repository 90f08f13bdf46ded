/**
 * What is needed to explain one identifier: the records of whoever has it, those that share something with them, and what decides about
 * these in turn. A few looks at all evidence; in memory is only what was kept, and that has a limit.
 *
 * The road not taken: everything that hangs together somehow. Switchboards, households and numbers that went to somebody else tie most of
 * a large estate into one knot; what decides lies two steps away at most.
 */
import { decodeEvidence } from '../../../detectors/detector.ts'
import { FIRST_WEAK, NAME, Shape } from '../shape.ts'
import { TokenIndex } from '../tables.ts'
import { type ItemEvidence, type KeptRecord, keep, keyOf, nameOf, type TokenRef, tiesOf, tokensOf } from './records.ts'

/** What an explanation may take. */
export interface GatherLimits {
  /** Looks at all evidence. */
  readonly looks: number
  /** Different records of one identifier beyond which only those are kept that have a name of the people asked for. The others are counted. */
  readonly holders: number
  /** An identifier of more different records than this leads nowhere: nobody is looked for through a switchboard. */
  readonly through: number
  /** Records kept in all. */
  readonly records: number
}

export const GATHER_LIMITS: GatherLimits = { looks: 12, holders: 2000, through: 60, records: 50_000 }

/** What was kept. */
export interface Gathered {
  readonly records: readonly KeptRecord[]
  /** Of identifiers that are in more records than were kept: how many of these were left out. By {@link nameOf}. */
  readonly leftOut: ReadonlyMap<string, number>
  /** False when the looks or the records did not suffice: then what is told is of what was looked at. */
  readonly whole: boolean
}

/** Says which of the kept records are of the people asked for. */
export type Find = (records: readonly KeptRecord[]) => ReadonlySet<KeptRecord>

/** Gathers what decides about `start`. */
export function gather(evidence: ItemEvidence, start: TokenRef, find: Find, limits = GATHER_LIMITS): Gathered {
  return new Gathering(evidence, find, limits).run(start)
}

class Gathering {
  readonly #evidence: ItemEvidence
  readonly #find: Find
  readonly #limits: GatherLimits
  readonly #kept = new Map<string, KeptRecord>()
  readonly #ties = new Map<KeptRecord, readonly TokenRef[]>()
  /** By identifier: the kept records that have it. */
  readonly #holders = new Map<string, KeptRecord[]>()
  readonly #asked = new Set<string>()
  readonly #leftOut = new Map<string, number>()
  /** Names of the people asked for, as far as they are known. */
  #names = new Set<string>()
  #whole = true

  constructor(evidence: ItemEvidence, find: Find, limits: GatherLimits) {
    this.#evidence = evidence
    this.#find = find
    this.#limits = limits
  }

  run(start: TokenRef): Gathered {
    this.#asked.add(nameOf(start))
    let wanted: readonly TokenRef[] = [start]
    for (let looks = 0; wanted.length > 0; looks++) {
      if (looks === this.#limits.looks) {
        this.#whole = false
        break
      }
      this.#look(wanted)
      wanted = this.#next()
    }
    return { records: [...this.#kept.values()], leftOut: this.#leftOut, whole: this.#whole }
  }

  /** Keeps the records that have one of these. */
  #look(wanted: readonly TokenRef[]): void {
    const shape = new Shape()
    const index = new TokenIndex()
    for (const { lo, hi } of wanted) index.add(lo, hi)
    const names = new Set(wanted.map(nameOf))
    // Kept in this look: only their rows are still to be counted.
    const fresh = new Map<string, KeptRecord>()
    for (const { item, pieces } of this.#evidence()) {
      for (const piece of pieces) {
        decodeEvidence(piece, (record) => {
          const { tokens, length } = record
          let seen = false
          for (let i = 0; i < length && !seen; i++) seen = index.find(tokens[2 * i]!, tokens[2 * i + 1]!) >= 0
          if (!seen) {
            shape.read(record)
            if (!shape.hasPair || index.find(shape.pairLo, shape.pairHi) < 0) return
          }
          const key = keyOf(record)
          let kept = fresh.get(key)
          if (kept === undefined) {
            if (this.#kept.has(key)) return
            shape.read(record)
            kept = keep(record)
            if (!this.#admit(kept, tiesOf(shape), names, record.count)) return
            this.#kept.set(key, kept)
            fresh.set(key, kept)
          }
          kept.items.set(item, (kept.items.get(item) ?? 0) + record.count)
        })
      }
    }
  }

  /** Is there room for the record? Then it is noted with whoever has its identifiers. */
  #admit(record: KeptRecord, ties: readonly TokenRef[], wanted: ReadonlySet<string>, rows: number): boolean {
    const all = [...new Set([...ties, ...tokensOf(record)].map(nameOf))]
    const hits = all.filter((name) => wanted.has(name))
    // None: the same token, of another kind of identifier.
    if (hits.length === 0) return false
    const crowded = hits.every((name) => (this.#holders.get(name)?.length ?? 0) >= this.#limits.holders)
    if (crowded && !all.some((name) => this.#names.has(name))) {
      for (const name of hits) this.#leftOut.set(name, (this.#leftOut.get(name) ?? 0) + rows)
      return false
    }
    if (this.#kept.size >= this.#limits.records) {
      this.#whole = false
      return false
    }
    this.#ties.set(record, ties)
    for (const name of all) {
      const holders = this.#holders.get(name)
      if (holders === undefined) this.#holders.set(name, [record])
      else holders.push(record)
    }
    return true
  }

  /** What is to be looked for next: identifiers of the people asked for and of whoever shares one with them, and IDs one step on. */
  #next(): TokenRef[] {
    const asked = this.#find([...this.#kept.values()])
    this.#names = new Set(
      [...asked].flatMap((record) => tokensOf(record).filter(({ code }) => code === NAME)).map(nameOf),
    )
    const near = this.#around(asked)
    const wanted = new Map<string, TokenRef>()
    const want = (tie: TokenRef) => {
      const name = nameOf(tie)
      if (this.#asked.has(name)) return
      this.#asked.add(name)
      wanted.set(name, tie)
    }
    for (const record of [...asked, ...near]) for (const tie of this.#ties.get(record)!) want(tie)
    for (const record of this.#around(new Set([...asked, ...near])))
      for (const tie of this.#ties.get(record)!) if (tie.code < FIRST_WEAK) want(tie)
    return [...wanted.values()]
  }

  /** Whoever shares an identifier with these, but for a crowd's; of a crowd those who have a name in common with the people asked for. */
  #around(records: ReadonlySet<KeptRecord>): Set<KeptRecord> {
    const around = new Set<KeptRecord>()
    for (const record of records) {
      for (const tie of this.#ties.get(record)!) {
        const holders = this.#holders.get(nameOf(tie))!
        const crowd = holders.length > this.#limits.through
        for (const holder of holders) {
          if (records.has(holder) || (crowd && !this.#isNamed(holder))) continue
          around.add(holder)
        }
      }
    }
    return around
  }

  #isNamed(record: KeptRecord): boolean {
    return tokensOf(record).some((token) => this.#names.has(nameOf(token)))
  }
}
