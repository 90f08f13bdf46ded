/** People of the records that were kept: who has what, by which rule, and why two of them are two. */
import { BIRTH, FIRST_WEAK, isShared, NAME } from '../shape.ts'
import { type Linked, type Membership, WAYS, type Way } from './link.ts'
import { type KeptRecord, keyOfKept, nameOf, type TokenRef, tokensOf } from './records.ts'

/** Why two people who share an identifier are two, by the rules of docs/subjects.md. */
export const APART = [
  'two-strong', // 1: two strong identifiers of a kind
  'other-kind', // 3: strong identifiers of different kinds, which no record has side by side
  'other-name', // 4, 6
  'other-birth', // 4, 6
  'two-names', // 4: several names for a person whose own records tell none
  'several-in-record', // 9: the identifier stands in a record of several people
  'shared', // 5: an identifier of several people, and nothing beside it that says whose
  'own-instead', // 6: a household's identifier, and each has something of their own
  'between', // 7: the group leads to several people
  'name-only', // 6, 8: a name, or a birth date, joins only together with something else
] as const
export type Apart = (typeof APART)[number]

/** A record of a person. */
export interface ExplainedRecord {
  /** Names the record: the same of every person it is of, and in every explanation. */
  readonly key: string
  /** What stands in it, in order of code. */
  readonly tokens: readonly TokenRef[]
  /** Rows that look like this, by item. */
  readonly items: ReadonlyMap<number, number>
  readonly way: Way
  /** Identifiers that decided: those it has in common with other records of the person. */
  readonly by: readonly TokenRef[]
}

/** A person, as the count has it. */
export interface ExplainedPerson {
  /** The strong identifier that names the person, if one does. */
  readonly anchor: TokenRef | undefined
  readonly records: readonly ExplainedRecord[]
  /** All of them could be any of several people's, who are counted already: nobody new. */
  readonly nobody: boolean
}

/** Two people who share something: the place of the first in `people` of an explanation, of the other there or in `others`. */
export interface Separation {
  readonly person: number
  readonly other: number
  /** What they share. */
  readonly by: readonly TokenRef[]
  readonly because: Apart
}

/** The people that a record is of. */
export function peopleIn(linked: Linked, record: KeptRecord): string[] {
  return linked.get(record)!.map(({ person }) => person)
}

/** A person's records, and what they say together. */
interface Known {
  readonly anchor: TokenRef | undefined
  readonly records: { readonly record: KeptRecord; readonly membership: Membership }[]
  /** Names and birth dates; of somebody with a strong identifier those of anchored records. */
  readonly names: Set<string>
  readonly births: Set<string>
  /** Weak identifiers and what names them, wherever they stand. */
  readonly weak: Map<string, TokenRef>
}

/** The kept records by person and by identifier. */
export class Cluster {
  readonly #known = new Map<string, Known>()
  /** By weak identifier: people who have it. */
  readonly #holders = new Map<string, Set<string>>()
  readonly #linked: Linked

  constructor(records: readonly KeptRecord[], linked: Linked) {
    this.#linked = linked
    for (const record of records) {
      for (const membership of linked.get(record)!) this.#note(record, membership)
    }
  }

  #note(record: KeptRecord, membership: Membership): void {
    const { person, anchor, way } = membership
    let known = this.#known.get(person)
    if (known === undefined) {
      known = { anchor, records: [], names: new Set(), births: new Set(), weak: new Map() }
      this.#known.set(person, known)
    }
    if (!known.records.some((one) => one.record === record)) known.records.push({ record, membership })
    const tells = anchor === undefined || way === 'strong' || way === 'follows'
    for (const token of tokensOf(record)) {
      const name = nameOf(token)
      if (token.code === NAME && tells && way !== 'several') known.names.add(name)
      if (token.code === BIRTH && tells && way !== 'several') known.births.add(name)
      if (token.code < FIRST_WEAK || token.code >= NAME) continue
      known.weak.set(name, token)
      const holders = this.#holders.get(name)
      if (holders === undefined) this.#holders.set(name, new Set([person]))
      else holders.add(person)
    }
  }

  /** People of these records; of several in a record only those whom the identifier names, if it names any. Those with IDs first. */
  peopleOf(records: readonly KeptRecord[], token: TokenRef): string[] {
    const keys = new Set(records.flatMap((record) => peopleIn(this.#linked, record)))
    if (token.code < FIRST_WEAK) {
      const named = nameOf(token)
      const own = [...keys].filter((key) =>
        this.#known
          .get(key)!
          .records.some(
            ({ record, membership }) =>
              key === named || (membership.way !== 'several' && tokensOf(record).some((one) => nameOf(one) === named)),
          ),
      )
      if (own.length > 0) return this.#sorted(own)
    }
    return this.#sorted([...keys])
  }

  /** Others who have an identifier of these people's. */
  neighboursOf(people: readonly string[]): string[] {
    const near = new Set<string>()
    for (const key of people) {
      for (const name of this.#known.get(key)!.weak.keys())
        for (const holder of this.#holders.get(name)!) near.add(holder)
    }
    for (const key of people) near.delete(key)
    return this.#sorted([...near])
  }

  /** Those with a strong identifier first, then by the number of rows, then by what they are known by. */
  #sorted(keys: readonly string[]): string[] {
    const rank = (key: string) => {
      const { anchor, records } = this.#known.get(key)!
      const rows = records.reduce((sum, { record }) => sum + [...record.items.values()].reduce((a, b) => a + b, 0), 0)
      const least = records.map(({ record }) => tokensOf(record).map(nameOf).join()).sort()[0]!
      return { anchored: anchor === undefined ? 1 : 0, rows, least }
    }
    return keys
      .map((key) => ({ key, ...rank(key) }))
      .sort((a, b) => a.anchored - b.anchored || b.rows - a.rows || (a.least < b.least ? -1 : 1))
      .map(({ key }) => key)
  }

  describe(key: string): ExplainedPerson {
    const { anchor, records } = this.#known.get(key)!
    const explained = records.map(({ record, membership }): ExplainedRecord => {
      const by = this.#decided(record, membership)
      return {
        key: keyOfKept(record),
        tokens: tokensOf(record).sort((a, b) => a.code - b.code),
        items: record.items,
        way: this.#way(membership, by),
        by,
      }
    })
    // Those that name the person come first.
    explained.sort((a, b) => WAYS.indexOf(a.way) - WAYS.indexOf(b.way) || firstItem(a) - firstItem(b))
    return { anchor, records: explained, nobody: records.every(({ membership }) => membership.way === 'anybody') }
  }

  /** An identifier of one person alone ties by rule 4, whether or not the name agrees as well. */
  #way({ way, anchor }: Membership, by: readonly TokenRef[]): Way {
    if (way !== 'named' || anchor === undefined) return way
    return by.some((token) => this.#anchorsWith(token).size === 1) ? 'exclusive' : 'named'
  }

  /** People with strong identifiers in whose anchored records it stands. */
  #anchorsWith(token: TokenRef): Set<string> {
    const name = nameOf(token)
    const anchors = new Set<string>()
    for (const key of this.#holders.get(name) ?? []) {
      const { anchor, records } = this.#known.get(key)!
      if (anchor === undefined) continue
      const own = records.some(
        ({ record, membership: { way } }) =>
          (way === 'strong' || way === 'follows') && tokensOf(record).some((one) => nameOf(one) === name),
      )
      if (own) anchors.add(key)
    }
    return anchors
  }

  /** What the record has in common with others of its person. */
  #decided(record: KeptRecord, { person, way }: Membership): TokenRef[] {
    if (way === 'alone' || way === 'several' || way === 'name') return []
    const tokens = tokensOf(record)
    if (way === 'strong' || way === 'follows') return tokens.filter(({ code }) => code < FIRST_WEAK).slice(0, 2)
    if (way === 'anybody') return tokens.filter(({ code }) => code >= FIRST_WEAK && code < NAME)
    const { records } = this.#known.get(person)!
    const anchored = way === 'exclusive' || way === 'named' || way === 'either'
    const elsewhere = new Set(
      records
        .filter((one) => one.record !== record && (!anchored || ['strong', 'follows'].includes(one.membership.way)))
        .flatMap((one) => tokensOf(one.record).map(nameOf)),
    )
    const common = tokens.filter((token) => elsewhere.has(nameOf(token)))
    const weak = common.filter(({ code }) => code < NAME)
    // A name and a birth date are an identifier together.
    const beside =
      weak.length === 0 || way === 'named' ? common.filter(({ code }) => code === NAME || code === BIRTH) : []
    return [...weak, ...beside]
  }

  /** Why two people who share an identifier are two: a weak one, or `both`. Nothing where they share none. */
  separation(a: string, b: string, person: number, other: number, both?: TokenRef): Separation[] {
    const [x, y] = [this.#known.get(a)!, this.#known.get(b)!]
    const weak = [...x.weak].filter(([name]) => y.weak.has(name)).map(([, token]) => token)
    const by = both === undefined || weak.some((token) => nameOf(token) === nameOf(both)) ? weak : [both, ...weak]
    if (by.length === 0) return []
    return [{ person, other, by, because: this.#because(x, y, by) }]
  }

  #because(x: Known, y: Known, by: readonly TokenRef[]): Apart {
    if (x.anchor !== undefined && y.anchor !== undefined)
      return kindOf(x.anchor) === kindOf(y.anchor) ? 'two-strong' : 'other-kind'
    if (by.every(({ code }) => code >= NAME)) return 'name-only'
    const several = (known: Known) =>
      by.every((token) =>
        known.records
          .filter(({ record }) => tokensOf(record).some((one) => nameOf(one) === nameOf(token)))
          .every(({ membership }) => membership.way === 'several'),
      )
    if (several(x) || several(y)) return 'several-in-record'
    if (differ(x.names, y.names)) return 'other-name'
    if (differ(x.births, y.births)) return 'other-birth'
    const [anchored, weak] = x.anchor === undefined ? [y, x] : [x, y]
    if (anchored.anchor !== undefined && anchored.names.size === 0 && weak.names.size > 0) return 'two-names'
    const own = (known: Known) => [...known.weak.values()].some(({ code }) => !isShared(code))
    if (by.every(({ code }) => isShared(code)) && own(x) && own(y)) return 'own-instead'
    if (by.some((token) => this.#anchorsWith(token).size > 1 || this.#holders.get(nameOf(token))!.size > 2))
      return 'shared'
    return anchored.anchor === undefined ? 'shared' : 'between'
  }
}

function firstItem({ items }: ExplainedRecord): number {
  return Math.min(...items.keys())
}

/** National ID and resident number are one kind: nobody has both. */
function kindOf({ code }: TokenRef): number {
  return code === 2 ? 1 : code
}

function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && ![...a].some((one) => b.has(one))
}
