/**
 * Who shares an identifier with whom (docs/subjects.md, rules 4 to 6).
 *
 * Rows (identifier, who has it) are brought together in partitions. What comes out, into {@link Links}, is only about identifiers that a
 * weak record shares with somebody else.
 */
import {
  BLOCKED,
  KEYS_SHIFT,
  type Links,
  NONE,
  ONE_BIRTH,
  ONE_NAME,
  OWN_INSTEAD,
  PAIR,
  type RefRow,
  SPECIAL,
} from './links.ts'
import { Partitions, type Room } from './partitions.ts'
import { isShared, type Shape, writeWho } from './shape.ts'
import { type Bloom, RowGroups, Words } from './tables.ts'

/** Words of a row: identifier, who, name, birth date ({@link writeWho}), and what they are (bits of links.ts and these). */
const ROW = 9
const STRONG = 1
const SOME_NAMES = 4
const SOME_BIRTHS = 16
const NAME_BITS = ONE_NAME | SOME_NAMES
const BIRTH_BITS = ONE_BIRTH | SOME_BIRTHS

/** Runs of this size are sorted by insertion. */
const SMALL = 32

/** Collects rows, and then finds out, into links. A *ref* is a weak record, by its signature; an *anchor* a person with a strong identifier. */
export class Sharing {
  readonly #links: Links
  readonly #rows: Partitions
  readonly #row = new Uint32Array(ROW)
  // Of the partition at hand; used for one after another, since there are thousands: its identifiers, and the rows of one.
  readonly #groups = new RowGroups()
  readonly #group = new Words()
  // Of each row the units (links.ts) that it is in by this identifier.
  #class = new Uint32Array(0)
  #bornClass = new Uint32Array(0)
  #candidate = new Uint32Array(0)
  // The same objects for every identifier: there are millions.
  readonly #all: Surveyed = { anchor: -1, anchors: 0, names: 0, births: 0, weak: 0 }
  readonly #here: Surveyed = { anchor: -1, anchors: 0, names: 0, births: 0, weak: 0 }
  readonly #said: RefRow = {
    lo: 0,
    hi: 0,
    bits: 0,
    keyLo: 0,
    keyHi: 0,
    nameLo: 0,
    nameHi: 0,
    birthLo: 0,
    birthHi: 0,
    class: NONE,
    bornClass: NONE,
    candidate: NONE,
  }

  constructor(room: Room, links: Links) {
    this.#rows = new Partitions(ROW, room)
    this.#links = links
  }

  /** Adds the identifiers of a weak record. */
  addRef(shape: Shape, lo: number, hi: number): void {
    const keys = shape.weak.length + (shape.hasPair ? 1 : 0)
    this.#add(shape, lo, hi, (keys << KEYS_SHIFT) | (shape.special ? SPECIAL : 0), null)
    const { names, births } = shape
    if (names.length > 1) this.#links.addTold(lo, hi, names, ONE_NAME)
    if (births.length > 1) this.#links.addTold(lo, hi, births, ONE_BIRTH)
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
    writeWho(row, shape, lo, hi)
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
    const groups = this.#groups
    const group = this.#group
    if (this.#class.length < count) {
      this.#class = new Uint32Array(count)
      this.#bornClass = new Uint32Array(count)
      this.#candidate = new Uint32Array(count)
    }
    groups.read(rows, count, ROW)
    for (let n = 0; n < groups.size; n++) {
      group.length = 0
      let weak = 0
      for (let r = groups.last(n); r >= 0; r = groups.before(r)) {
        if ((rows[r * ROW + 8]! & STRONG) === 0) weak++
        group.push(r)
      }
      if (weak === 0 || group.length < 2) continue
      makeDistinct(rows, group)
      // The rows of one weak record may differ in nothing, so here are at least two that do.
      if (group.length >= 2) this.#joinIdentifier(rows, group.data, group.length)
    }
  }

  /** One identifier: whose are the weak records that have it? `group`, to `end`, is sorted by name, then birth date, then who. */
  #joinIdentifier(rows: Uint32Array, group: Uint32Array, end: number): void {
    const all = this.#survey(rows, group, 0, end, this.#all)
    if (all.weak === 0 || (all.weak < 2 && all.anchors === 0)) return
    for (let i = 0; i < end; i++) {
      const r = group[i]!
      this.#class[r] = NONE
      this.#bornClass[r] = NONE
      this.#candidate[r] = NONE
    }
    if (all.anchors === 1) {
      const unit = this.#tie(rows, all.anchor)
      for (let i = 0; i < end; i++)
        if ((rows[group[i]! * ROW + 8]! & (STRONG | OWN_INSTEAD)) === 0) this.#candidate[group[i]!] = unit
    }
    if (all.anchors <= 1 && all.names <= 1 && all.births <= 1) this.#addClass(rows, group, 0, end, this.#class)
    else this.#joinShared(rows, group, end, all)
    for (let i = 0; i < end; i++) if ((rows[group[i]! * ROW + 8]! & STRONG) === 0) this.#say(rows, group[i]!)
  }

  /** Shared: a household's phone, a switchboard. What agrees in the name as well is still one person's. */
  #joinShared(rows: Uint32Array, group: Uint32Array, end: number, all: Surveyed): void {
    let from = 0
    while (from < end) {
      let to = from + 1
      while (to < end && sameName(rows, group[from]!, group[to]!)) to++
      const first = rows[group[from]! * ROW + 8]!
      if ((first & ONE_NAME) !== 0) this.#joinNamed(rows, group, from, to, all.anchors)
      else if ((first & SOME_NAMES) === 0) this.#block(rows, group, from, to)
      from = to
    }
    if (all.births > 0) this.#joinBirths(rows, group.subarray(0, end), all.anchors)
  }

  /** The rows `from … to` have the identifier and the name. */
  #joinNamed(rows: Uint32Array, group: Uint32Array, from: number, to: number, anchors: number): void {
    const here = this.#survey(rows, group, from, to, this.#here)
    if (here.weak === 0) return
    const together = here.births <= 1 && here.anchors <= 1
    const unit = anchors > 1 && here.anchors === 1 ? this.#tie(rows, here.anchor) : NONE
    for (let i = from; i < to; i++) {
      const r = group[i]!
      const bits = rows[r * ROW + 8]!
      if ((bits & STRONG) !== 0) continue
      if (unit !== NONE) this.#candidate[r] = unit
      if (here.anchors > 1 || (!together && (bits & BIRTH_BITS) === 0)) rows[r * ROW + 8] = bits | BLOCKED
    }
    if (together) this.#addClass(rows, group, from, to, this.#class)
  }

  /** The weak rows `from … to` have the identifier and neither name nor birth date: they could be any of several people's. */
  #block(rows: Uint32Array, group: Uint32Array, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const at = group[i]! * ROW + 8
      if ((rows[at]! & (STRONG | BIRTH_BITS)) === 0) rows[at] = rows[at]! | BLOCKED
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
    const here = this.#survey(rows, same, 0, same.length, this.#here)
    const together = here.names <= 1 && here.anchors <= 1
    const unit = anchors > 1 && here.anchors === 1 ? this.#tie(rows, here.anchor) : NONE
    for (const r of same) {
      const bits = rows[r * ROW + 8]!
      if ((bits & (STRONG | NAME_BITS)) !== 0) continue
      if (unit !== NONE) this.#candidate[r] = unit
      if (!together) rows[r * ROW + 8] = bits | BLOCKED
    }
    if (together) this.#addClass(rows, same, 0, same.length, this.#bornClass)
  }

  /** How many different anchors, names, birth dates (up to 2 of each) and weak rows there are. */
  #survey(rows: Uint32Array, group: Uint32Array, from: number, to: number, out: Surveyed): Surveyed {
    out.anchors = 0
    out.names = 0
    out.births = 0
    out.weak = 0
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
    out.anchor = anchorRow
    return out
  }

  /** A unit of those that may be the anchor's of row `r`. */
  #tie(rows: Uint32Array, r: number): number {
    return this.#links.tie(rows[r * ROW + 2]!, rows[r * ROW + 3]!)
  }

  /** The weak rows among `from … to` are the same person. */
  #addClass(rows: Uint32Array, group: Uint32Array, from: number, to: number, classOf: Uint32Array): void {
    let weak = 0
    for (let i = from; i < to && weak < 2; i++) if ((rows[group[i]! * ROW + 8]! & STRONG) === 0) weak++
    if (weak < 2) return
    const unit = this.#links.unit()
    for (let i = from; i < to; i++) classOf[group[i]!] = unit
  }

  /** Hands on what a weak row came to. */
  #say(rows: Uint32Array, r: number): void {
    const said = this.#said
    const at = r * ROW
    said.keyLo = rows[at]!
    said.keyHi = rows[at + 1]!
    said.lo = rows[at + 2]!
    said.hi = rows[at + 3]!
    said.nameLo = rows[at + 4]!
    said.nameHi = rows[at + 5]!
    said.birthLo = rows[at + 6]!
    said.birthHi = rows[at + 7]!
    said.bits = rows[at + 8]!
    said.class = this.#class[r]!
    said.bornClass = this.#bornClass[r]!
    said.candidate = this.#candidate[r]!
    this.#links.addRef(said)
  }
}

/** Of some rows of an identifier. */
interface Surveyed {
  /** The first row of an anchored record. */
  anchor: number
  /** How many different ones there are, up to 2. */
  anchors: number
  names: number
  births: number
  /** Weak rows. */
  weak: number
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

/** Sorts the group's rows by name, then birth date, then who, and takes out doubles. */
function makeDistinct(rows: Uint32Array, group: Words): void {
  sortGroup(rows, group)
  const { data, length } = group
  let kept = 1
  for (let i = 1; i < length; i++) {
    const last = data[kept - 1]!
    if (compareRows(rows, last, data[i]!) !== 0) data[kept++] = data[i]!
    // Two records that tell the same of a person, one of them with data of a special category.
    else rows[last * ROW + 8] = rows[last * ROW + 8]! | (rows[data[i]! * ROW + 8]! & SPECIAL)
  }
  group.length = kept
}

/**
 * Insertion sort of runs, and then merging. Not the built-in sort: most groups are a handful, and it allocates for each of millions of
 * them; and one of millions of rows (an address that was filled in for whoever had none) it copies into lists of objects, twice.
 */
function sortGroup(rows: Uint32Array, group: Words): void {
  const { data, length } = group
  for (let from = 0; from < length; from += SMALL) {
    for (let i = from + 1; i < Math.min(from + SMALL, length); i++) {
      const row = data[i]!
      let at = i
      for (; at > from && compareRows(rows, data[at - 1]!, row) > 0; at--) data[at] = data[at - 1]!
      data[at] = row
    }
  }
  if (length <= SMALL) return
  let sorted = data
  let next = new Uint32Array(data.length)
  for (let run = SMALL; run < length; run *= 2) {
    for (let from = 0; from < length; from += 2 * run) {
      const middle = Math.min(from + run, length)
      const to = Math.min(from + 2 * run, length)
      let left = from
      let right = middle
      for (let at = from; at < to; at++) {
        const first = right === to || (left < middle && compareRows(rows, sorted[left]!, sorted[right]!) <= 0)
        next[at] = first ? sorted[left++]! : sorted[right++]!
      }
    }
    ;[sorted, next] = [next, sorted]
  }
  group.data = sorted
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
