/** A data file while its items are added up. */
import { SPECIAL_CATEGORIES } from '../detectors/detector.ts'
import { KINDS, type Kind } from './categories.ts'
import { isUnread } from './coverage.ts'
import type { Group } from './data-files.ts'
import { ACT_ITEMS, type ActItem, type LedgerItem, type TypeSummary } from './inventory.ts'
import { Words } from './subjects/tables.ts'
import type { Values } from './values.ts'

/** At most this many masked examples of a kind. */
const EXAMPLES = 3

/** What one kind of find adds up to. */
interface Tally {
  hits: number
  masked: number
  low: number
  placeholders: number
  readonly examples: string[]
}

/** Adds up kinds of finds and special categories: of a data file, and of everything. */
export class Tallies {
  rows = 0
  maskedRows = 0
  readonly #known: readonly Kind[]
  readonly #types = new Map<string, Tally>()
  readonly #special = SPECIAL_CATEGORIES.map(() => 0)

  /** @param custom kinds of the organisation's own, beside those there are */
  constructor(custom: readonly Kind[]) {
    this.#known = custom.length === 0 ? KINDS : [...KINDS, ...custom]
  }

  add(item: LedgerItem): void {
    this.rows += item.records
    this.maskedRows += item.maskedRecords
    item.special.forEach((records, i) => {
      if (i < this.#special.length) this.#special[i] = this.#special[i]! + records
    })
    for (const found of item.types) {
      // All of it was said to be no personal data.
      if (found.hits + found.masked + found.low + (found.placeholders ?? 0) === 0) continue
      let tally = this.#types.get(found.detector)
      if (tally === undefined) {
        tally = { hits: 0, masked: 0, low: 0, placeholders: 0, examples: [] }
        this.#types.set(found.detector, tally)
      }
      tally.hits += found.hits
      tally.masked += found.masked
      tally.low += found.low
      // Older states have no such figure.
      tally.placeholders += found.placeholders ?? 0
      for (const example of found.examples) {
        if (tally.examples.length < EXAMPLES && !tally.examples.includes(example)) tally.examples.push(example)
      }
    }
  }

  /** By detector id, in order of code. */
  types(values: Values): Record<string, TypeSummary> {
    const ids = [...this.#types.keys()]
    const codes = new Map(this.#known.map(({ id, code }) => [id, code]))
    const place = (id: string) => codes.get(id) ?? 256
    ids.sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1))
    return Object.fromEntries(
      ids.map((id) => {
        const code = codes.get(id)
        const distinct = code === undefined ? 0 : (values.distinct.get(code) ?? 0)
        return [id, { ...this.#types.get(id)!, distinct }]
      }),
    )
  }

  /** Rows by special category, only those above 0. */
  specialCategories(): Record<string, number> {
    return Object.fromEntries(
      SPECIAL_CATEGORIES.map((id, i) => [id, this.#special[i]!] as const).filter(([, n]) => n > 0),
    )
  }

  /** Rows with any of the special categories: a row with two of them is one row, which only the evidence tells. */
  specialRows(values: Values): number {
    let sum = 0
    for (const n of this.#special) sum += n
    return Math.min(sum, Math.max(values.specialRows, ...this.#special))
  }

  /** Was this kind found with certainty enough to count, in the clear or masked? */
  #has(id: string): boolean {
    const tally = this.#types.get(id)
    return tally !== undefined && tally.hits + tally.masked > 0
  }

  /** Category codes, sorted. */
  categories(): string[] {
    return [...new Set(this.#kinds().map((kind) => kind.category))].sort()
  }

  /** Yes/no columns, in the order of the law. */
  actItems(): ActItem[] {
    const found = new Set(this.#kinds().flatMap((kind) => kind.actItems))
    return ACT_ITEMS.filter((item) => found.has(item))
  }

  get strong(): boolean {
    return this.#kinds().some((kind) => kind.strength === 'strong')
  }

  get financial(): boolean {
    return this.#kinds().some((kind) => kind.financial === true)
  }

  /** Words of a special category count where they are tied to a person, and that the rows tell. */
  #kinds() {
    return this.#known.filter(({ id, special }) =>
      special === undefined ? this.#has(id) : this.#special[special]! > 0,
    )
  }
}

/** A data file in the making. */
export class Draft {
  readonly group: Group
  readonly tallies: Tallies
  /** Ids in the ledger. */
  readonly ids = new Words(1)
  readonly formats = new Set<string>()
  readonly encodings = new Set<string>()
  bytes = 0
  unread = 0
  modified = 0
  firstSeen = Number.POSITIVE_INFINITY
  lastSeen = 0
  worldReadable: boolean | null = false
  groupReadable: boolean | null = false
  shared: boolean | null = false
  encrypted: boolean | null = true

  constructor(group: Group, custom: readonly Kind[]) {
    this.group = group
    this.tallies = new Tallies(custom)
  }

  get items(): number {
    return this.ids.length
  }

  add(item: LedgerItem): void {
    const { exposure } = item
    this.tallies.add(item)
    this.ids.push(item.id)
    if (item.format !== null) this.formats.add(item.format)
    if (item.encoding !== null) this.encodings.add(item.encoding)
    this.bytes += item.size
    if (isUnread(item.outcome)) this.unread++
    this.modified = Math.max(this.modified, item.modified)
    this.firstSeen = Math.min(this.firstSeen, item.firstSeen)
    this.lastSeen = Math.max(this.lastSeen, item.lastSeen)
    // Of several items the worst is told; "not known" is worse than good and better than bad.
    this.worldReadable = worse(this.worldReadable, exposure.worldReadable, true)
    this.groupReadable = worse(this.groupReadable, exposure.groupReadable, true)
    this.shared = worse(this.shared, exposure.shared, true)
    this.encrypted = worse(this.encrypted, exposure.encrypted, false)
  }
}

function worse(a: boolean | null, b: boolean | null, bad: boolean): boolean | null {
  if (a === bad || b === bad) return bad
  return a === null || b === null ? null : a
}
