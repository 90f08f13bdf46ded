/**
 * Who shares an identifier with whom (docs/subjects.md, rules 4 to 6).
 *
 * Rows (identifier, who has it) are brought together in partitions. What comes out, in memory, is only about identifiers that a weak
 * record shares with somebody else.
 */
import { Partitions, type Room } from './partitions.ts'
import { isShared, type Shape } from './shape.ts'
import { type Bloom, TokenIndex, Words } from './tables.ts'

/** Words of a row: identifier, who, name, birth date, and what they are. */
const ROW = 9
const STRONG = 1
const ONE_NAME = 2
const SOME_NAMES = 4
const ONE_BIRTH = 8
const SOME_BIRTHS = 16
/** The identifier is a name with a birth date. */
const PAIR = 32
/** The identifier is a household's kind, and the record has one that is somebody's own, but no name. */
const OWN_INSTEAD = 64
const NAME_BITS = ONE_NAME | SOME_NAMES
const BIRTH_BITS = ONE_BIRTH | SOME_BIRTHS

const NONE = 0xffffffff

/** Groups up to this size are sorted by insertion. */
const SMALL = 32

/** Sorts of token in {@link Sharing.tokens}. */
const KEY = 0
export const A_NAME = 1
export const A_BIRTH = 2

/** Collects rows, and then finds out. A *ref* is a weak record, by its signature; an *anchor* a person with a strong identifier. */
export class Sharing {
  /** Refs that share an identifier with somebody. */
  readonly refs = new TokenIndex()
  /** Anchors that share an identifier with a ref. */
  readonly anchors = new TokenIndex()
  /** Identifiers that are shared, and whatever else is given a number by {@link token}. */
  readonly tokens = new TokenIndex()
  readonly tokenSorts = new Words()
  /** Pairs (ref, anchor): the ref may be the anchor's. */
  readonly candidateRef = new Words()
  readonly candidateAnchor = new Words()
  /** Classes of refs that are the same person unless something contradicts: the refs, and where each class starts. */
  readonly members = new Words()
  readonly classes = new Words()
  /** Refs, once for each of their identifiers that cannot say which of several people it means. */
  readonly blocked = new Words()

  readonly #rows: Partitions
  readonly #row = new Uint32Array(ROW)
  // Of the partition at hand; used for one after another, since there are thousands: its identifiers, the last row of each, of each row the
  // one before it with the same identifier, and the rows of one.
  readonly #index = new TokenIndex()
  readonly #head = new Words()
  readonly #group = new Words()
  #next = new Uint32Array(0)

  constructor(room: Room) {
    this.#rows = new Partitions(ROW, room)
  }

  /** Adds the identifiers of a weak record. */
  addRef(shape: Shape, lo: number, hi: number): void {
    this.#add(shape, lo, hi, 0, null)
  }

  /** Adds those identifiers of an anchored record that weak records have, too. */
  addAnchor(shape: Shape, lo: number, hi: number, wanted: Bloom): void {
    this.#add(shape, lo, hi, STRONG, wanted)
  }

  #add(shape: Shape, lo: number, hi: number, who: number, wanted: Bloom | null): void {
    const row = this.#row
    const { weak, names, births } = shape
    const bits =
      who |
      (names.length === 1 ? ONE_NAME : names.length > 1 ? SOME_NAMES : 0) |
      (births.length === 1 ? ONE_BIRTH : births.length > 1 ? SOME_BIRTHS : 0)
    row[2] = lo
    row[3] = hi
    row[4] = names.length === 1 ? names.lo[0]! : 0
    row[5] = names.length === 1 ? names.hi[0]! : 0
    row[6] = births.length === 1 ? births.lo[0]! : 0
    row[7] = births.length === 1 ? births.hi[0]! : 0
    // Two customers of one address with two mobiles are two people, named or not: for what a household shares, somebody's own
    // identifier stands in for the name.
    const own = names.length === 0 ? ownIdentifier(shape) : -1
    for (let i = 0; i < weak.length; i++) {
      if (wanted !== null && !wanted.has(weak.lo[i]!, weak.hi[i]!)) continue
      row[0] = weak.lo[i]!
      row[1] = weak.hi[i]!
      const instead = own >= 0 && isShared(shape.weakCodes[i]!)
      if (own >= 0) {
        row[4] = instead ? weak.lo[own]! : 0
        row[5] = instead ? weak.hi[own]! : 0
      }
      row[8] = instead ? bits | ONE_NAME | OWN_INSTEAD : bits
      this.#rows.add(row)
    }
    if (shape.hasPair && (wanted === null || wanted.has(shape.pairLo, shape.pairHi))) {
      row[0] = shape.pairLo
      row[1] = shape.pairHi
      row[8] = bits | PAIR
      this.#rows.add(row)
    }
  }

  /** Finds out; to be called once, when everything was added. */
  finish(): void {
    this.#rows.drain((rows, count) => this.#joinPartition(rows, count))
  }

  /** Lets go of what was spilled. */
  discard(): void {
    this.#rows.discard()
  }

  /** Brings the rows of each identifier together. */
  #joinPartition(rows: Uint32Array, count: number): void {
    const index = this.#index
    const head = this.#head
    const group = this.#group
    if (this.#next.length < count) this.#next = new Uint32Array(count)
    const next = this.#next
    index.clear()
    head.length = 0
    for (let r = 0; r < count; r++) {
      const n = index.add(rows[r * ROW]!, rows[r * ROW + 1]!)
      if (n === head.length) {
        head.push(r)
        next[r] = NONE
      } else {
        next[r] = head.get(n)
        head.data[n] = r
      }
    }
    for (let n = 0; n < index.size; n++) {
      group.length = 0
      let weak = 0
      for (let r = head.get(n); r !== NONE; r = next[r]!) {
        if ((rows[r * ROW + 8]! & STRONG) === 0) weak++
        group.push(r)
      }
      if (weak === 0 || group.length < 2) continue
      const sorted = distinctRows(rows, group)
      if (sorted.length < 2) continue
      // The rows of one weak record may differ in nothing, so here are at least two that do.
      this.#joinIdentifier(rows, sorted)
    }
  }

  /** One identifier: whose are the weak records that have it? `group` is sorted by name, then birth date, then who. */
  #joinIdentifier(rows: Uint32Array, group: Uint32Array): void {
    const all = { anchor: -1, anchors: 0, names: 0, births: 0, weak: 0 }
    this.#survey(rows, group, 0, group.length, all)
    if (all.weak === 0 || (all.weak < 2 && all.anchors === 0)) return
    const bits = rows[group[0]! * ROW + 8]!
    if ((bits & PAIR) === 0) this.token(rows[group[0]! * ROW]!, rows[group[0]! * ROW + 1]!, KEY)
    if (all.anchors === 1) {
      for (const r of group) {
        if ((rows[r * ROW + 8]! & (STRONG | OWN_INSTEAD)) === 0) this.#candidate(this.#ref(rows, r), all.anchor)
      }
    }
    if (all.anchors <= 1 && all.names <= 1 && all.births <= 1) {
      this.#addClass(rows, group, 0, group.length)
      return
    }
    // Shared: a household's phone, a switchboard. What agrees in the name as well is still one person's.
    let from = 0
    while (from < group.length) {
      let to = from + 1
      while (to < group.length && sameName(rows, group[from]!, group[to]!)) to++
      const first = rows[group[from]! * ROW + 8]!
      if ((first & ONE_NAME) !== 0) this.#joinNamed(rows, group, from, to, all.anchors)
      else if ((first & SOME_NAMES) === 0) this.#block(rows, group, from, to)
      from = to
    }
    if (all.births > 0) this.#joinBirths(rows, group, all.anchors)
  }

  /** The rows `from … to` have the identifier and the name. */
  #joinNamed(rows: Uint32Array, group: Uint32Array, from: number, to: number, anchors: number): void {
    const here = { anchor: -1, anchors: 0, names: 0, births: 0, weak: 0 }
    this.#survey(rows, group, from, to, here)
    if (here.weak === 0) return
    const together = here.births <= 1 && here.anchors <= 1
    for (let i = from; i < to; i++) {
      const bits = rows[group[i]! * ROW + 8]!
      if ((bits & STRONG) !== 0) continue
      const ref = this.#ref(rows, group[i]!)
      if (anchors > 1 && here.anchors === 1) this.#candidate(ref, here.anchor)
      if (here.anchors > 1 || (!together && (bits & BIRTH_BITS) === 0)) this.blocked.push(ref)
    }
    if (together) this.#addClass(rows, group, from, to)
  }

  /** The weak rows `from … to` have the identifier and neither name nor birth date: they could be any of several people's. */
  #block(rows: Uint32Array, group: Uint32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const bits = rows[group[i]! * ROW + 8]!
      if ((bits & (STRONG | BIRTH_BITS)) === 0) this.blocked.push(this.#ref(rows, group[i]!))
    }
  }

  /** Rows without a name, by birth date: that of exactly one person here? */
  #joinBirths(rows: Uint32Array, group: Uint32Array, anchors: number): void {
    const dated = group.filter((r) => (rows[r * ROW + 8]! & ONE_BIRTH) !== 0)
    dated.sort((a, b) => rows[a * ROW + 6]! - rows[b * ROW + 6]! || rows[a * ROW + 7]! - rows[b * ROW + 7]!)
    for (let from = 0; from < dated.length; ) {
      let to = from + 1
      while (to < dated.length && sameWords(rows, dated[from]!, dated[to]!, 6)) to++
      const same = dated.subarray(from, to)
      if (same.some((r) => (rows[r * ROW + 8]! & (STRONG | NAME_BITS)) === 0)) this.#joinBirth(rows, same, anchors)
      from = to
    }
  }

  /** `same` have the identifier and the birth date. */
  #joinBirth(rows: Uint32Array, same: Uint32Array, anchors: number): void {
    const here = { anchor: -1, anchors: 0, names: 0, births: 0, weak: 0 }
    this.#survey(rows, same, 0, same.length, here)
    const together = here.names <= 1 && here.anchors <= 1
    for (const r of same) {
      if ((rows[r * ROW + 8]! & (STRONG | NAME_BITS)) !== 0) continue
      const ref = this.#ref(rows, r)
      if (anchors > 1 && here.anchors === 1) this.#candidate(ref, here.anchor)
      if (!together) this.blocked.push(ref)
    }
    if (together) this.#addClass(rows, same, 0, same.length)
  }

  /** How many different anchors, names, birth dates (up to 2 of each) and weak rows there are. */
  #survey(
    rows: Uint32Array,
    group: Uint32Array,
    from: number,
    to: number,
    out: { anchor: number; anchors: number; names: number; births: number; weak: number },
  ): void {
    let anchorRow = -1
    let nameRow = -1
    let birthRow = -1
    for (let i = from; i < to; i++) {
      const r = group[i]!
      const bits = rows[r * ROW + 8]!
      if ((bits & STRONG) === 0) out.weak++
      else if (anchorRow < 0) {
        anchorRow = r
        out.anchors = 1
      } else if (!sameWords(rows, r, anchorRow, 2)) out.anchors = 2
      if ((bits & ONE_NAME) !== 0) {
        if (nameRow < 0) {
          nameRow = r
          out.names = 1
        } else if (!sameWords(rows, r, nameRow, 4)) out.names = 2
      }
      if ((bits & ONE_BIRTH) !== 0) {
        if (birthRow < 0) {
          birthRow = r
          out.births = 1
        } else if (!sameWords(rows, r, birthRow, 6)) out.births = 2
      }
    }
    if (out.anchors === 1) {
      out.anchor = this.anchors.add(rows[anchorRow * ROW + 2]!, rows[anchorRow * ROW + 3]!)
    }
  }

  /** The token's number. */
  token(lo: number, hi: number, sort: number): number {
    const token = this.tokens.add(lo, hi)
    if (token === this.tokenSorts.length) this.tokenSorts.push(sort)
    return token
  }

  #ref(rows: Uint32Array, r: number): number {
    return this.refs.add(rows[r * ROW + 2]!, rows[r * ROW + 3]!)
  }

  #candidate(ref: number, anchor: number): void {
    this.candidateRef.push(ref)
    this.candidateAnchor.push(anchor)
  }

  /** The weak rows among `from … to` are the same person. */
  #addClass(rows: Uint32Array, group: Uint32Array, from: number, to: number): void {
    const start = this.members.length
    for (let i = from; i < to; i++) {
      if ((rows[group[i]! * ROW + 8]! & STRONG) === 0) this.members.push(this.#ref(rows, group[i]!))
    }
    if (this.members.length - start < 2) this.members.length = start
    else this.classes.push(start)
  }
}

/** Of a record's identifiers that are somebody's own, the one with the smallest token, so that order does not matter; -1. */
function ownIdentifier({ weak, weakCodes }: Shape): number {
  let own = -1
  for (let i = 0; i < weak.length; i++) {
    if (isShared(weakCodes[i]!)) continue
    if (own < 0 || weakCodes[i]! < weakCodes[own]! || (weakCodes[i] === weakCodes[own] && before(weak, i, own))) own = i
  }
  return own
}

function before({ lo, hi }: Shape['weak'], i: number, j: number): boolean {
  return hi[i]! < hi[j]! || (hi[i] === hi[j] && lo[i]! < lo[j]!)
}

function sameWords(rows: Uint32Array, a: number, b: number, at: number): boolean {
  return rows[a * ROW + at] === rows[b * ROW + at] && rows[a * ROW + at + 1] === rows[b * ROW + at + 1]
}

function sameName(rows: Uint32Array, a: number, b: number): boolean {
  return (rows[a * ROW + 8]! & NAME_BITS) === (rows[b * ROW + 8]! & NAME_BITS) && sameWords(rows, a, b, 4)
}

/** The group's rows without doubles, by name, then birth date, then who. */
function distinctRows(rows: Uint32Array, group: Words): Uint32Array {
  const sorted = group.data.subarray(0, group.length)
  if (sorted.length > SMALL) sorted.sort((a, b) => compareRows(rows, a, b))
  else {
    // Most groups are a handful, and there are millions of them: the built-in sort allocates each time.
    for (let i = 1; i < sorted.length; i++) {
      const row = sorted[i]!
      let at = i
      for (; at > 0 && compareRows(rows, sorted[at - 1]!, row) > 0; at--) sorted[at] = sorted[at - 1]!
      sorted[at] = row
    }
  }
  let kept = 1
  for (let i = 1; i < sorted.length; i++) {
    if (compareRows(rows, sorted[kept - 1]!, sorted[i]!) !== 0) sorted[kept++] = sorted[i]!
  }
  return sorted.subarray(0, kept)
}

function compareRows(rows: Uint32Array, a: number, b: number): number {
  const x = a * ROW
  const y = b * ROW
  return (
    (rows[x + 8]! & NAME_BITS) - (rows[y + 8]! & NAME_BITS) ||
    rows[x + 4]! - rows[y + 4]! ||
    rows[x + 5]! - rows[y + 5]! ||
    (rows[x + 8]! & BIRTH_BITS) - (rows[y + 8]! & BIRTH_BITS) ||
    rows[x + 6]! - rows[y + 6]! ||
    rows[x + 7]! - rows[y + 7]! ||
    (rows[x + 8]! & STRONG) - (rows[y + 8]! & STRONG) ||
    rows[x + 2]! - rows[y + 2]! ||
    rows[x + 3]! - rows[y + 3]!
  )
}
