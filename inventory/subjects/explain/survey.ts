/**
 * Which identifiers several people have, and where: a summary of everything, and what one item has in common with the others. In
 * bounded memory: rows (identifier, who, where) are brought together in partitions, as for counting.
 */
import { decodeEvidence } from '../../../detectors/detector.ts'
import { Partitions, type Room } from '../partitions.ts'
import { eachWeak, Shape, signature, withCode, writeWho } from '../shape.ts'
import { countStrong, type Ties } from '../strong.ts'
import { RowGroups } from '../tables.ts'
import type { Apart } from './explain.ts'
import type { ItemEvidence, TokenRef } from './records.ts'

/** Words of a row: identifier, who, name, birth date ({@link writeWho}), item, code and bits. */
const ROW = 10
/** Bits above the code: who has it has a strong identifier; the record has one name, one birth date. */
const ANCHORED = 1 << 8
const ONE_NAME = 1 << 9
const ONE_BIRTH = 1 << 10

/** People at one identifier from which it is hardly a household's any more. Only for the table: no count depends on it. */
export const CROWD_FROM = 6
/** So many identifiers are told one by one, where nothing else is asked for. */
export const MOST_SHARED = 20
/** At most so many of their items. */
const MOST_ITEMS = 3

/** An identifier that several people have. */
export interface SharedIdentifier {
  readonly token: TokenRef
  /** At least so many people, by what stands beside it. */
  readonly people: number
  readonly because: Extract<Apart, 'two-strong' | 'other-name' | 'other-birth'>
  /** Items it stands in: how many, and the first of them. */
  readonly items: number
  readonly firstItems: readonly number[]
}

/** Figures of one kind of identifier. */
export interface SharedKind {
  readonly code: number
  readonly identifiers: number
  /** Of these, with {@link CROWD_FROM} people and more. */
  readonly crowds: number
  readonly mostPeople: number
  readonly because: Readonly<Record<SharedIdentifier['because'], number>>
}

/** What several people have. */
export interface Survey {
  /** In order of code. */
  readonly kinds: readonly SharedKind[]
  /** Those with the most people first. */
  readonly most: readonly SharedIdentifier[]
  /** By item: how many shared identifiers stand in it. */
  readonly items: ReadonlyMap<number, number>
  /**
   * Of identifiers in the items asked for, by code: those nowhere else, and those that join them with other items because one person
   * has them. Without the items asked for both are empty.
   */
  readonly own: ReadonlyMap<number, number>
  readonly joining: ReadonlyMap<number, number>
}

/** Surveys everything, or with `within` the identifiers that stand in these items. `most`: how many are told one by one. */
export function survey(
  evidence: ItemEvidence,
  room: Room,
  { within, most = MOST_SHARED }: { readonly within?: ReadonlySet<number>; readonly most?: number } = {},
): Survey {
  const { ties } = countStrong(function* () {
    for (const { pieces } of evidence()) yield* pieces
  }, room)
  const rows = new Partitions(ROW, room)
  try {
    collect(evidence, ties, rows, within !== undefined)
    const counting = new Counting(within, most)
    rows.drain((partition, count) => counting.add(partition, count))
    return counting.result()
  } finally {
    rows.discard()
  }
}

/** Adds a row for every identifier of every record of one person; of the strong ones only what may have several owners, unless `all`. */
function collect(evidence: ItemEvidence, ties: Ties, rows: Partitions, all: boolean): void {
  const shape = new Shape()
  const row = new Uint32Array(ROW)
  const signed = new Uint32Array(2)
  for (const { item, pieces } of evidence()) {
    row[8] = item
    for (const piece of pieces) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        const { guise, strong, strongCodes } = shape
        if (guise === 'anchored') {
          ties.resolve(strong.lo[0]!, strong.hi[0]!)
          writeWho(row, shape, ties.lo, ties.hi)
          for (let i = all ? 0 : 1; i < strong.length; i++)
            addRow(rows, row, strong.lo[i]!, strong.hi[i]!, strongCodes[i]! | ANCHORED)
          addWeak(rows, row, shape, ANCHORED)
        } else if (guise === 'weak' || guise === 'crowd') {
          eachWeak(shape, () => {
            signature(shape.said, signed)
            writeWho(row, shape, signed[0]!, signed[1]!)
            addWeak(rows, row, shape, 0)
          })
        }
      })
    }
  }
}

function addWeak(rows: Partitions, row: Uint32Array, shape: Shape, bits: number): void {
  const { weak, weakCodes, names, births } = shape
  const what = bits | (names.length === 1 ? ONE_NAME : 0) | (births.length === 1 ? ONE_BIRTH : 0)
  for (let i = 0; i < weak.length; i++) addRow(rows, row, weak.lo[i]!, weak.hi[i]!, weakCodes[i]! | what)
}

function addRow(rows: Partitions, row: Uint32Array, lo: number, hi: number, bits: number): void {
  row[0] = lo
  row[1] = hi
  row[9] = bits
  rows.add(row)
}

interface KindFigures {
  identifiers: number
  crowds: number
  mostPeople: number
  because: Record<SharedIdentifier['because'], number>
}

/** Adds identifiers up. */
class Counting {
  readonly #within: ReadonlySet<number> | undefined
  readonly #groups = new RowGroups()
  readonly #kinds = new Map<number, KindFigures>()
  readonly #items = new Map<number, number>()
  readonly #own = new Map<number, number>()
  readonly #joining = new Map<number, number>()
  readonly #limit: number
  #most: SharedIdentifier[] = []

  constructor(within: ReadonlySet<number> | undefined, limit: number) {
    this.#within = within
    this.#limit = limit
  }

  /** A partition: all rows of its identifiers. */
  add(rows: Uint32Array, count: number): void {
    const groups = this.#groups
    groups.read(rows, count, ROW)
    for (let n = 0; n < groups.size; n++) this.#identifier(rows, groups.last(n))
  }

  result(): Survey {
    this.#cut()
    const kinds = [...this.#kinds].sort(([a], [b]) => a - b).map(([code, figures]) => ({ code, ...figures }))
    return { kinds, most: this.#most, items: this.#items, own: this.#own, joining: this.#joining }
  }

  /** One identifier, by the last of its rows. */
  #identifier(rows: Uint32Array, last: number): void {
    const items = new Set<number>()
    const anchors = new Set<string>()
    const anchorNames = new Set<string>()
    const names = new Set<string>()
    const births = new Set<string>()
    const nameless = new Set<string>()
    for (let r = last; r >= 0; r = this.#groups.before(r)) {
      const at = r * ROW
      const bits = rows[at + 9]!
      items.add(rows[at + 8]!)
      const name = (bits & ONE_NAME) === 0 ? undefined : `${rows[at + 5]}:${rows[at + 4]}`
      if ((bits & ANCHORED) !== 0) {
        const who = `${rows[at + 3]}:${rows[at + 2]}`
        anchors.add(who)
        if (name === undefined) nameless.add(who)
        else anchorNames.add(name)
      } else if (name !== undefined) names.add(name)
      if ((bits & ONE_BIRTH) !== 0) births.add(`${rows[at + 7]}:${rows[at + 6]}`)
    }
    if (this.#within !== undefined && ![...items].some((item) => this.#within!.has(item))) return
    const code = rows[last * ROW + 9]! & 0xff
    const others = [...names].filter((name) => !anchorNames.has(name)).length
    // A name may be that of somebody whose own records here tell none.
    const named = anchors.size + Math.max(0, others - nameless.size)
    const people = Math.max(named, anchors.size > 1 || named > 1 ? 0 : births.size)
    if (people < 2) {
      if (this.#within !== undefined) {
        const outside = [...items].some((item) => !this.#within!.has(item))
        const figures = outside ? this.#joining : this.#own
        figures.set(code, (figures.get(code) ?? 0) + 1)
      }
      return
    }
    this.#shared({
      token: { code, lo: withCode(rows[last * ROW]!, code), hi: rows[last * ROW + 1]! },
      people,
      because: anchors.size > 1 ? 'two-strong' : named > 1 ? 'other-name' : 'other-birth',
      items: items.size,
      firstItems: [...items].sort((a, b) => a - b).slice(0, MOST_ITEMS),
    })
    for (const item of items) this.#items.set(item, (this.#items.get(item) ?? 0) + 1)
  }

  #shared(one: SharedIdentifier): void {
    const { code } = one.token
    let kind = this.#kinds.get(code)
    if (kind === undefined) {
      kind = {
        identifiers: 0,
        crowds: 0,
        mostPeople: 0,
        because: { 'two-strong': 0, 'other-name': 0, 'other-birth': 0 },
      }
      this.#kinds.set(code, kind)
    }
    kind.identifiers++
    if (one.people >= CROWD_FROM) kind.crowds++
    kind.mostPeople = Math.max(kind.mostPeople, one.people)
    kind.because[one.because]++
    if (this.#most.push(one) > 50 * this.#limit) this.#cut()
  }

  #cut(): void {
    this.#most = this.#most.sort((a, b) => (before(a, b) ? -1 : 1)).slice(0, this.#limit)
  }
}

/** The order in which they are told: more people first, then by token, so that no order of reading matters. */
function before(a: SharedIdentifier, b: SharedIdentifier): boolean {
  return (
    a.people > b.people ||
    (a.people === b.people &&
      (a.token.code < b.token.code ||
        (a.token.code === b.token.code &&
          (a.token.hi < b.token.hi || (a.token.hi === b.token.hi && a.token.lo < b.token.lo)))))
  )
}
