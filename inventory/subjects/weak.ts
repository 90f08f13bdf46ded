/**
 * People without a strong identifier: whose records are whose (docs/subjects.md, rules 4 to 9).
 *
 * What nothing shares is only counted. Rows (identifier, who has it) are brought together in partitions; only identifiers that two
 * different records have, and the records that have them, are looked at together in memory.
 */
import { decodeEvidence } from '../../detectors/detector.ts'
import { Distinct, Partitions, type Room } from './partitions.ts'
import { Shape, signature, spreadToken, type Tokens } from './shape.ts'
import type { Evidence, StrongCount } from './strong.ts'
import { Bloom, TokenIndex, Words } from './tables.ts'

/** What the records without a strong identifier add. */
export interface WeakCount {
  /** People beyond those that strong identifiers name. */
  readonly best: number
  readonly upper: number
  /** Names that no person with a strong identifier has, each surely somebody of their own. */
  readonly names: number
  /** Further people with data of a special category: new ones, and anchored ones whose anchored records had none. */
  readonly special: number
  readonly printLo: number
  readonly printHi: number
}

/** Words of a row: identifier, who, name, birth date, and what they are. */
const ROW = 9
const STRONG = 1
const ONE_NAME = 2
const SOME_NAMES = 4
const ONE_BIRTH = 8
const SOME_BIRTHS = 16
/** The identifier is a name with a birth date. */
const PAIR = 32
const NAME_BITS = ONE_NAME | SOME_NAMES
const BIRTH_BITS = ONE_BIRTH | SOME_BIRTHS

/** Bits of a ref. */
const OWN = 1
const REF_SPECIAL = 2

/** Bits of an anchor. */
const NAME_KNOWN = 1
const BIRTH_KNOWN = 2
const ANCHOR_SPECIAL = 4

/** Sorts of token in {@link WeakCounter}'s table. */
const KEY = 0
const A_NAME = 1
const A_BIRTH = 2

/** Flags of a name. */
const OF_STRONG = 1
const OF_WEAK = 2
const ALONE = 4
const ALIAS = 8
/** Stood in a record that tells nothing but names. */
const PLAIN = 64
const SPECIAL_KNOWN = 16
const SPECIAL_ALONE = 32

const NONE = 0xffffffff

/** Counts the people that only weak identifiers and names tell of. */
export function countWeak(evidence: Evidence, strong: StrongCount, room: Room): WeakCount {
  return new WeakCounter(evidence, strong, room).count()
}

class WeakCounter {
  readonly #evidence: Evidence
  readonly #strong: StrongCount
  readonly #room: Room
  readonly #shape = new Shape()

  /** Weak records that share an identifier with somebody, by signature. */
  readonly #refs = new TokenIndex()
  /** People with a strong identifier who share an identifier with a weak record. */
  readonly #anchors = new TokenIndex()
  /** Identifiers that are shared, names and birth dates. */
  readonly #tokens = new TokenIndex()

  /** Pairs (ref, anchor): the ref may be the anchor's. */
  readonly #candidateRef = new Words()
  readonly #candidateAnchor = new Words()
  /** Classes of refs that are the same person unless something contradicts: the refs, and where each class starts. */
  readonly #members = new Words()
  readonly #classes = new Words()
  /** Refs, once for each of their identifiers that cannot say which of several people it means. */
  readonly #blocked = new Words()

  readonly #tokenSorts = new Words()
  /** Of each ref: where its tokens start and how many there are (identifiers only it has are left out: bit OWN). */
  #refStart = new Uint32Array(0)
  #refLength = new Uint32Array(0)
  readonly #refTokens = new Words()
  /** Number of its identifiers, a name with a birth date being one more. */
  #refKeys = new Uint32Array(0)
  /** Its one name and one birth date, by token number; NONE. */
  #refName = new Uint32Array(0)
  #refBirth = new Uint32Array(0)
  #refBits = new Uint8Array(0)

  #anchorBits = new Uint8Array(0)
  /** Pairs (anchor, token): what anchored records tell of the anchor. */
  readonly #known = new TokenIndex()
  /** Pairs (anchor, token): a name or birth date that only its weak records tell. The upper bound does not believe them. */
  readonly #adopted = new TokenIndex()

  constructor(evidence: Evidence, strong: StrongCount, room: Room) {
    this.#evidence = evidence
    this.#strong = strong
    // Rows, records, names and names with what else stood there are collected at the same time.
    this.#room = { ...room, memory: room.memory / 4 }
  }

  count(): WeakCount {
    const seen = this.#share()
    if (this.#refs.size > 0) this.#gather()
    const grouped = this.#group()
    const alone = seen.refs - this.#refs.size
    return {
      best: alone + grouped.people + seen.newNames,
      upper: alone + grouped.upper + seen.namesAlone,
      names: Math.max(0, seen.ownNames - grouped.namesJoined),
      special: seen.specialRefs - grouped.specialRefs + grouped.special + seen.specialNames,
      printLo: seen.printLo,
      printHi: seen.printHi,
    }
  }

  /** First look: who has which identifier; what is shared is left in the fields. */
  #share() {
    const { weakKeys, anchoredRecords, ties } = this.#strong
    const keys = anchoredRecords > 0 && weakKeys > 0 ? this.#bloom(weakKeys) : null
    const rows = new Partitions(ROW, this.#room)
    const refs = new Distinct(this.#room)
    const names = new Distinct(this.#room)
    // Names of several people in one record that also has a phone, an address …: the same name with another phone may be another
    // person. (name, what else the record has).
    const held = new Distinct(this.#room)
    const shape = this.#shape
    const row = new Uint32Array(ROW)
    const ref = new Uint32Array(2)
    /** Adds a row for each of the record's identifiers that `wanted` lets pass. */
    const addRows = (lo: number, hi: number, bits: number, wanted: Bloom | null) => {
      const { weak } = shape
      row[2] = lo
      row[3] = hi
      bits |= shape.oneName ? ONE_NAME : shape.names.length > 1 ? SOME_NAMES : 0
      bits |= shape.oneBirth ? ONE_BIRTH : shape.births.length > 1 ? SOME_BIRTHS : 0
      row[4] = shape.oneName ? shape.names.lo[0]! : 0
      row[5] = shape.oneName ? shape.names.hi[0]! : 0
      row[6] = shape.oneBirth ? shape.births.lo[0]! : 0
      row[7] = shape.oneBirth ? shape.births.hi[0]! : 0
      row[8] = bits
      for (let i = 0; i < weak.length; i++) {
        if (wanted !== null && !wanted.has(weak.lo[i]!, weak.hi[i]!)) continue
        row[0] = weak.lo[i]!
        row[1] = weak.hi[i]!
        rows.add(row)
      }
      if (shape.hasPair && (wanted === null || wanted.has(shape.pairLo, shape.pairHi))) {
        row[0] = shape.pairLo
        row[1] = shape.pairHi
        row[8] = bits | PAIR
        rows.add(row)
      }
    }
    const addNames = (flags: number) => {
      for (let i = 0; i < shape.names.length; i++) names.add(shape.names.lo[i]!, shape.names.hi[i]!, flags)
    }
    try {
      for (const piece of this.#evidence()) {
        decodeEvidence(piece, (record) => {
          shape.read(record)
          const { guise, special } = shape
          const known = special ? SPECIAL_KNOWN : 0
          if (guise === 'anchored') {
            addNames(OF_STRONG | known)
            if (keys === null) return
            ties.resolve(shape.strong.lo[0]!, shape.strong.hi[0]!)
            addRows(ties.lo, ties.hi, STRONG, keys)
          } else if (guise === 'several') addNames(OF_STRONG | known)
          else if (guise === 'weak' || guise === 'crowd') {
            eachWeak(shape, () => {
              signature(shape.said, ref)
              refs.add(ref[0]!, ref[1]!, special ? 1 : 0)
              addRows(ref[0]!, ref[1]!, 0, null)
            })
            addNames((shape.oneName ? OF_WEAK : ALIAS) | known)
          } else if (guise === 'names') this.#addNamesAlone(names, held)
        })
      }
      const result = {
        refs: 0,
        specialRefs: 0,
        newNames: 0,
        namesAlone: 0,
        ownNames: 0,
        specialNames: 0,
        printLo: 0,
        printHi: 0,
      }
      refs.drain((lo, hi, flags) => {
        result.refs++
        result.specialRefs += flags & 1
        result.printLo = (result.printLo + spreadToken(lo, hi)) >>> 0
        result.printHi = (result.printHi + spreadToken(hi, lo)) >>> 0
      })
      names.drain((lo, hi, flags) => {
        const known = (flags & (OF_STRONG | OF_WEAK | ALIAS)) !== 0
        if ((flags & PLAIN) !== 0) result.namesAlone++
        if ((flags & ALONE) !== 0) {
          if (!known) result.newNames++
          if ((flags & (SPECIAL_ALONE | SPECIAL_KNOWN)) === SPECIAL_ALONE) result.specialNames++
          result.printLo = (result.printLo + spreadToken(lo ^ ALONE, hi)) >>> 0
          result.printHi = (result.printHi + spreadToken(hi, lo ^ ALONE)) >>> 0
        }
        if ((flags & (OF_STRONG | ALIAS)) === 0 && (flags & (OF_WEAK | ALONE)) !== 0) result.ownNames++
      })
      held.drain(() => {
        result.namesAlone++
      })
      rows.drain((partition, count) => this.#joinPartition(partition, count))
      return result
    } finally {
      rows.discard()
      refs.discard()
      names.discard()
      held.discard()
    }
  }

  /** A record of several people: each name is one. Of one person: the others are the same person's. */
  #addNamesAlone(names: Distinct, held: Distinct): void {
    const { names: tokens, weak, special, multi } = this.#shape
    const flags = ALONE | (special ? SPECIAL_ALONE : 0) | (weak.length === 0 ? PLAIN : 0)
    let least = 0
    for (let i = 1; i < tokens.length; i++) if (before(tokens, i, least)) least = i
    const signed = new Uint32Array(2)
    if (weak.length > 0) signature([weak], signed)
    for (let i = 0; i < tokens.length; i++) {
      const lo = tokens.lo[i]!
      const hi = tokens.hi[i]!
      names.add(lo, hi, multi || i === least ? flags : ALIAS)
      if (weak.length > 0) held.add((signed[0]! + lo) >>> 0, (signed[1]! + hi) >>> 0, 0)
    }
  }

  #bloom(weakKeys: number): Bloom {
    const bloom = new Bloom(weakKeys, this.#room.memory / 4)
    const shape = this.#shape
    for (const piece of this.#evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        if (shape.guise !== 'weak' && shape.guise !== 'crowd') return
        for (let i = 0; i < shape.weak.length; i++) bloom.add(shape.weak.lo[i]!, shape.weak.hi[i]!)
        if (shape.hasPair) bloom.add(shape.pairLo, shape.pairHi)
      })
    }
    return bloom
  }

  /** Brings the rows of each identifier together. */
  #joinPartition(rows: Uint32Array, count: number): void {
    const index = new TokenIndex()
    const head = new Words()
    const next = new Uint32Array(count)
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
    const group = new Words()
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
    if ((bits & PAIR) === 0) this.#token(rows[group[0]! * ROW]!, rows[group[0]! * ROW + 1]!, KEY)
    if (all.anchors === 1) {
      for (const r of group) if ((rows[r * ROW + 8]! & STRONG) === 0) this.#candidate(this.#ref(rows, r), all.anchor)
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
      else if ((first & SOME_NAMES) === 0) this.#joinNameless(rows, group, from, to, all.anchors)
      from = to
    }
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
      if (here.anchors > 1 || (!together && (bits & BIRTH_BITS) === 0)) this.#blocked.push(ref)
    }
    if (together) this.#addClass(rows, group, from, to)
  }

  /** The rows `from … to` have the identifier and no name; those without a birth date could be any of several people. */
  #joinNameless(rows: Uint32Array, group: Uint32Array, from: number, to: number, anchors: number): void {
    for (let i = from; i < to; ) {
      let end = i + 1
      while (end < to && sameBirth(rows, group[i]!, group[end]!)) end++
      const bits = rows[group[i]! * ROW + 8]!
      if ((bits & BIRTH_BITS) === 0) {
        for (let j = i; j < end; j++) {
          if ((rows[group[j]! * ROW + 8]! & STRONG) === 0) this.#blocked.push(this.#ref(rows, group[j]!))
        }
      } else if ((bits & ONE_BIRTH) !== 0) this.#joinBirth(rows, group, i, end, anchors)
      i = end
    }
  }

  /** The rows `from … to` have the identifier, no name, and one birth date: that of exactly one person here? */
  #joinBirth(rows: Uint32Array, group: Uint32Array, from: number, to: number, anchors: number): void {
    const same = group.filter((r) => (rows[r * ROW + 8]! & ONE_BIRTH) !== 0 && sameBirth(rows, r, group[from]!))
    const here = { anchor: -1, anchors: 0, names: 0, births: 0, weak: 0 }
    this.#survey(rows, same, 0, same.length, here)
    const together = here.names <= 1 && here.anchors <= 1
    for (let i = from; i < to; i++) {
      if ((rows[group[i]! * ROW + 8]! & STRONG) !== 0) continue
      const ref = this.#ref(rows, group[i]!)
      if (anchors > 1 && here.anchors === 1) this.#candidate(ref, here.anchor)
      if (!together) this.#blocked.push(ref)
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
      out.anchor = this.#anchors.add(rows[anchorRow * ROW + 2]!, rows[anchorRow * ROW + 3]!)
    }
  }

  /** Second look: what the shared records say in full, and then what is known of the anchors they may belong to. */
  #gather(): void {
    const size = this.#refs.size
    this.#refStart = new Uint32Array(size).fill(NONE)
    this.#refLength = new Uint32Array(size)
    this.#refKeys = new Uint32Array(size)
    this.#refName = new Uint32Array(size).fill(NONE)
    this.#refBirth = new Uint32Array(size).fill(NONE)
    this.#refBits = new Uint8Array(size)
    this.#anchorBits = new Uint8Array(this.#anchors.size)
    const shape = this.#shape
    const signed = new Uint32Array(2)
    for (const piece of this.#evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        if (shape.guise !== 'weak' && shape.guise !== 'crowd') return
        eachWeak(shape, () => {
          signature(shape.said, signed)
          const ref = this.#refs.find(signed[0]!, signed[1]!)
          if (ref < 0) return
          if (shape.special) this.#refBits[ref] = this.#refBits[ref]! | REF_SPECIAL
          if (this.#refStart[ref] === NONE) this.#describe(ref)
        })
      })
    }
    if (this.#candidateRef.length === 0) return
    const { ties } = this.#strong
    for (const piece of this.#evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        const { strong } = shape
        if (shape.guise === 'several' && shape.special) {
          for (let i = 0; i < strong.length; i++) {
            ties.resolve(strong.lo[i]!, strong.hi[i]!)
            const anchor = this.#anchors.find(ties.lo, ties.hi)
            if (anchor >= 0) this.#anchorBits[anchor] = this.#anchorBits[anchor]! | ANCHOR_SPECIAL
          }
        }
        if (shape.guise !== 'anchored') return
        ties.resolve(strong.lo[0]!, strong.hi[0]!)
        const anchor = this.#anchors.find(ties.lo, ties.hi)
        if (anchor < 0) return
        let bits = this.#anchorBits[anchor]!
        if (shape.special) bits |= ANCHOR_SPECIAL
        if (shape.names.length > 0) bits |= NAME_KNOWN
        if (shape.births.length > 0) bits |= BIRTH_KNOWN
        this.#anchorBits[anchor] = bits
        for (const tokens of [shape.weak, shape.names, shape.births]) {
          for (let i = 0; i < tokens.length; i++) {
            const token = this.#tokens.find(tokens.lo[i]!, tokens.hi[i]!)
            if (token >= 0) this.#known.add(anchor + 1, token + 1)
          }
        }
      })
    }
  }

  /** Notes what the record in the shape says. */
  #describe(ref: number): void {
    const { weak, names, births, hasPair, oneName, oneBirth } = this.#shape
    const start = this.#refTokens.length
    this.#refStart[ref] = start
    for (let i = 0; i < weak.length; i++) {
      const token = this.#tokens.find(weak.lo[i]!, weak.hi[i]!)
      if (token >= 0) this.#refTokens.push(token)
      else this.#refBits[ref] = this.#refBits[ref]! | OWN
    }
    for (let i = 0; i < names.length; i++) {
      const token = this.#token(names.lo[i]!, names.hi[i]!, A_NAME)
      this.#refTokens.push(token)
      if (oneName) this.#refName[ref] = token
    }
    for (let i = 0; i < births.length; i++) {
      const token = this.#token(births.lo[i]!, births.hi[i]!, A_BIRTH)
      this.#refTokens.push(token)
      if (oneBirth) this.#refBirth[ref] = token
    }
    this.#refLength[ref] = this.#refTokens.length - start
    this.#refKeys[ref] = weak.length + (hasPair ? 1 : 0)
  }

  /** Puts the shared records together into people. */
  #group() {
    const size = this.#refs.size
    const tie = this.#tie()
    const { parent, attached } = this.#join(tie)
    const blocked = new Uint32Array(size)
    for (let i = 0; i < this.#blocked.length; i++) {
      const ref = this.#blocked.get(i)
      blocked[ref] = blocked[ref]! + 1
    }
    const result = { people: 0, upper: 0, namesJoined: 0, specialRefs: 0, special: 0 }
    // Of each ref the number of its person: an anchor's, or that of a group of refs.
    const person = new Uint32Array(size)
    const personSpecial = new Uint8Array(size)
    const names = new TokenIndex()
    const named = new TokenIndex()
    for (let ref = 0; ref < size; ref++) {
      const root = find(parent, ref)
      const anchor = tie.anchor[ref] !== NONE ? tie.anchor[ref]! : attached[root]!
      const isSpecial = (this.#refBits[ref]! & REF_SPECIAL) !== 0
      if (isSpecial) result.specialRefs++
      if (anchor !== NONE) {
        person[ref] = size + anchor
        if (isSpecial && (this.#anchorBits[anchor]! & ANCHOR_SPECIAL) === 0) {
          this.#anchorBits[anchor] = this.#anchorBits[anchor]! | ANCHOR_SPECIAL
          result.special++
        }
        continue
      }
      person[ref] = root
      // All it says could be said of several people who are counted already: nobody new.
      const nobody = blocked[ref]! > 0 && blocked[ref]! >= this.#refKeys[ref]!
      if (root === ref && !nobody) result.people++
      if (isSpecial && !nobody && personSpecial[root] === 0) {
        personSpecial[root] = 1
        result.special++
      }
      if (this.#refName[ref] !== NONE) {
        names.add(root + 1, this.#refName[ref]! + 1)
        named.add(root + 1, 1)
      }
    }
    result.namesJoined = names.size - named.size
    result.upper = this.#countMaximal(person)
    return result
  }

  /** Which anchor each ref belongs to by itself. */
  #tie() {
    const size = this.#refs.size
    const anchor = new Uint32Array(size).fill(NONE)
    /** 1: the name agrees. 2: several anchors are possible. */
    const how = new Uint8Array(size)
    for (let i = 0; i < this.#candidateRef.length; i++) {
      const ref = this.#candidateRef.get(i)
      const to = this.#candidateAnchor.get(i)
      if (anchor[ref] === to || this.#contradicts(ref, to)) continue
      const agrees = this.#agrees(ref, to) ? 1 : 0
      const current = anchor[ref]!
      if (current === NONE || agrees > (how[ref]! & 1)) {
        anchor[ref] = to
        how[ref] = agrees
      } else if (agrees === (how[ref]! & 1)) {
        // Two of them are possible and it is surely one of the two: nobody new, and any rule will do that knows no order.
        how[ref] = how[ref]! | 2
        if (this.#earlier(to, current)) anchor[ref] = to
      }
    }
    this.#adopt(anchor, this.#refName, NAME_KNOWN)
    this.#adopt(anchor, this.#refBirth, BIRTH_KNOWN)
    return { anchor, how }
  }

  /** An anchor whose name nobody tells takes that of its refs, where they agree; where they do not, none of them is its. */
  #adopt(anchor: Uint32Array, value: Uint32Array, bit: number): void {
    const adopted = new Uint32Array(this.#anchors.size).fill(NONE)
    const torn = new Uint8Array(this.#anchors.size)
    const size = anchor.length
    for (let ref = 0; ref < size; ref++) {
      const to = anchor[ref]!
      if (to === NONE || value[ref] === NONE || (this.#anchorBits[to]! & bit) !== 0) continue
      if (adopted[to] === NONE) adopted[to] = value[ref]!
      else if (adopted[to] !== value[ref]) torn[to] = 1
    }
    for (let ref = 0; ref < size; ref++) {
      const to = anchor[ref]!
      if (to !== NONE && value[ref] !== NONE && torn[to] === 1) anchor[ref] = NONE
    }
    for (let to = 0; to < torn.length; to++) {
      if (adopted[to] === NONE) continue
      this.#anchorBits[to] = this.#anchorBits[to]! | bit
      if (torn[to] === 0) this.#adopted.add(to + 1, adopted[to]! + 1)
    }
  }

  /** Joins the refs that no anchor has, and says to which anchor a group of them belongs. */
  #join(tie: { readonly anchor: Uint32Array; readonly how: Uint8Array }) {
    const size = this.#refs.size
    const parent = new Uint32Array(size)
    for (let ref = 0; ref < size; ref++) parent[ref] = ref
    const classes = this.#classes.length
    const classEnd = (c: number) => (c + 1 < classes ? this.#classes.get(c + 1) : this.#members.length)
    for (let c = 0; c < classes; c++) {
      let first = NONE
      for (let m = this.#classes.get(c); m < classEnd(c); m++) {
        const ref = this.#members.get(m)
        if (tie.anchor[ref] !== NONE) continue
        if (first === NONE) first = ref
        else unite(parent, first, ref)
      }
    }
    // A group is an anchor's when refs of that anchor, and of no other, share an identifier with it.
    const attached = new Uint32Array(size).fill(NONE)
    const torn = new Uint8Array(size)
    for (let c = 0; c < classes; c++) {
      let root = NONE
      for (let m = this.#classes.get(c); m < classEnd(c) && root === NONE; m++) {
        const ref = this.#members.get(m)
        if (tie.anchor[ref] === NONE) root = find(parent, ref)
      }
      if (root === NONE) continue
      for (let m = this.#classes.get(c); m < classEnd(c); m++) {
        const ref = this.#members.get(m)
        const to = tie.anchor[ref]!
        if (to === NONE || (tie.how[ref]! & 2) !== 0) continue
        if (attached[root] === NONE) attached[root] = to
        else if (attached[root] !== to) torn[root] = 1
      }
    }
    for (let ref = 0; ref < size; ref++) {
      const root = find(parent, ref)
      if (attached[root] === NONE || torn[root] === 1) continue
      if (this.#contradicts(ref, attached[root]!)) torn[root] = 1
    }
    for (let root = 0; root < size; root++) if (torn[root] === 1) attached[root] = NONE
    this.#settle(parent, attached, this.#refName, NAME_KNOWN)
    this.#settle(parent, attached, this.#refBirth, BIRTH_KNOWN)
    return { parent, attached }
  }

  /** As {@link #adopt}, for groups: lets those go whose names are at odds. */
  #settle(parent: Uint32Array, attached: Uint32Array, value: Uint32Array, bit: number): void {
    const anchor = new Uint32Array(parent.length)
    for (let ref = 0; ref < anchor.length; ref++) anchor[ref] = attached[find(parent, ref)]!
    const before = anchor.slice()
    this.#adopt(anchor, value, bit)
    for (let ref = 0; ref < anchor.length; ref++) {
      if (anchor[ref] !== before[ref]) attached[find(parent, ref)] = NONE
    }
  }

  /** Both names are known and none is the same; or both birth dates. */
  #contradicts(ref: number, anchor: number): boolean {
    const bits = this.#anchorBits[anchor]!
    return (
      ((bits & NAME_KNOWN) !== 0 && this.#agreement(ref, anchor, A_NAME) < 0) ||
      ((bits & BIRTH_KNOWN) !== 0 && this.#agreement(ref, anchor, A_BIRTH) < 0)
    )
  }

  #agrees(ref: number, anchor: number): boolean {
    return this.#agreement(ref, anchor, A_NAME) > 0
  }

  /** 1 when one of the ref's tokens of that sort is known of the anchor, -1 when none is, 0 when it has none. */
  #agreement(ref: number, anchor: number, sort: number): number {
    const start = this.#refStart[ref]!
    let answer = 0
    for (let i = start; i < start + this.#refLength[ref]!; i++) {
      const token = this.#refTokens.get(i)
      if (this.#tokenSorts.get(token) !== sort) continue
      if (this.#known.find(anchor + 1, token + 1) >= 0 || this.#adopted.find(anchor + 1, token + 1) >= 0) return 1
      answer = -1
    }
    return answer
  }

  #earlier(a: number, b: number): boolean {
    const { lo, hi } = this.#anchors
    return hi.get(a) < hi.get(b) || (hi.get(a) === hi.get(b) && lo.get(a) < lo.get(b))
  }

  /** Refs that say something no other ref of the same person says in full, nor the person's anchored records. */
  #countMaximal(person: Uint32Array): number {
    const size = person.length
    const start = new Uint32Array(this.#tokens.size + 1)
    for (let i = 0; i < this.#refTokens.length; i++) {
      const token = this.#refTokens.get(i) + 1
      start[token] = start[token]! + 1
    }
    for (let t = 1; t < start.length; t++) start[t] = start[t]! + start[t - 1]!
    const next = start.slice()
    const having = new Uint32Array(this.#refTokens.length)
    for (let ref = 0; ref < size; ref++) {
      for (let i = 0; i < this.#refLength[ref]!; i++) {
        const token = this.#refTokens.get(this.#refStart[ref]! + i)
        having[next[token]!] = ref
        next[token] = next[token]! + 1
      }
    }
    let count = 0
    for (let ref = 0; ref < size; ref++) {
      if ((this.#refBits[ref]! & OWN) !== 0) count++
      else if (person[ref]! >= size && this.#isKnown(ref, person[ref]! - size)) continue
      else if (!this.#isCovered(ref, person, start, having)) count++
    }
    return count
  }

  #isKnown(ref: number, anchor: number): boolean {
    for (let i = 0; i < this.#refLength[ref]!; i++) {
      if (this.#known.find(anchor + 1, this.#refTokens.get(this.#refStart[ref]! + i) + 1) < 0) return false
    }
    return true
  }

  /** Does another ref of the same person say all that this one says, and more? Looked for where its rarest token is. */
  #isCovered(ref: number, person: Uint32Array, start: Uint32Array, having: Uint32Array): boolean {
    const first = this.#refStart[ref]!
    const length = this.#refLength[ref]!
    let rarest = NONE
    let least = NONE
    for (let i = 0; i < length; i++) {
      const token = this.#refTokens.get(first + i)
      const frequency = start[token + 1]! - start[token]!
      if (frequency < least) {
        least = frequency
        rarest = token
      }
    }
    for (let h = start[rarest]!; h < start[rarest + 1]!; h++) {
      const other = having[h]!
      if (other === ref || person[other] !== person[ref]) continue
      if (this.#includes(other, ref)) return true
    }
    return false
  }

  #includes(other: number, ref: number): boolean {
    const from = this.#refStart[other]!
    const to = from + this.#refLength[other]!
    for (let i = 0; i < this.#refLength[ref]!; i++) {
      const token = this.#refTokens.get(this.#refStart[ref]! + i)
      let at = from
      while (at < to && this.#refTokens.get(at) !== token) at++
      if (at === to) return false
    }
    return true
  }

  #token(lo: number, hi: number, sort: number): number {
    const token = this.#tokens.add(lo, hi)
    if (token === this.#tokenSorts.length) this.#tokenSorts.push(sort)
    return token
  }

  #ref(rows: Uint32Array, r: number): number {
    return this.#refs.add(rows[r * ROW + 2]!, rows[r * ROW + 3]!)
  }

  #candidate(ref: number, anchor: number): void {
    this.#candidateRef.push(ref)
    this.#candidateAnchor.push(anchor)
  }

  /** The weak rows among `from … to` are the same person. */
  #addClass(rows: Uint32Array, group: Uint32Array, from: number, to: number): void {
    const start = this.#members.length
    for (let i = from; i < to; i++) {
      if ((rows[group[i]! * ROW + 8]! & STRONG) === 0) this.#members.push(this.#ref(rows, group[i]!))
    }
    if (this.#members.length - start < 2) this.#members.length = start
    else this.#classes.push(start)
  }
}

function find(parent: Uint32Array, ref: number): number {
  let root = ref
  while (parent[root] !== root) root = parent[root]!
  for (let at = ref; at !== root; ) {
    const up = parent[at]!
    parent[at] = root
    at = up
  }
  return root
}

/** The smaller number becomes the root, so that a root is the first of its group. */
function unite(parent: Uint32Array, a: number, b: number): void {
  const x = find(parent, a)
  const y = find(parent, b)
  if (x < y) parent[y] = x
  else parent[x] = y
}

/** Calls `visit` with the shape of each single person that a weak record tells of. */
function eachWeak(shape: Shape, visit: () => void): void {
  if (shape.guise === 'weak') {
    visit()
    return
  }
  // Several people and no name: each identifier is somebody. The shape is narrowed to one identifier at a time.
  const { weak, births } = shape
  const count = weak.length
  births.length = 0
  for (let i = 0; i < count; i++) {
    const lo = weak.lo[i]!
    const hi = weak.hi[i]!
    const [firstLo, firstHi] = [weak.lo[0]!, weak.hi[0]!]
    weak.lo[0] = lo
    weak.hi[0] = hi
    weak.length = 1
    visit()
    weak.lo[0] = firstLo
    weak.hi[0] = firstHi
  }
  weak.length = count
}

function before(tokens: Tokens, i: number, j: number): boolean {
  return tokens.hi[i]! < tokens.hi[j]! || (tokens.hi[i] === tokens.hi[j] && tokens.lo[i]! < tokens.lo[j]!)
}

function sameWords(rows: Uint32Array, a: number, b: number, at: number): boolean {
  return rows[a * ROW + at] === rows[b * ROW + at] && rows[a * ROW + at + 1] === rows[b * ROW + at + 1]
}

function sameName(rows: Uint32Array, a: number, b: number): boolean {
  return (rows[a * ROW + 8]! & NAME_BITS) === (rows[b * ROW + 8]! & NAME_BITS) && sameWords(rows, a, b, 4)
}

function sameBirth(rows: Uint32Array, a: number, b: number): boolean {
  return (rows[a * ROW + 8]! & BIRTH_BITS) === (rows[b * ROW + 8]! & BIRTH_BITS) && sameWords(rows, a, b, 6)
}

/** The group's rows without doubles, by name, then birth date, then who. */
function distinctRows(rows: Uint32Array, group: Words): Uint32Array {
  const sorted = group.data.slice(0, group.length)
  const compare = (a: number, b: number): number => {
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
  sorted.sort(compare)
  let kept = 1
  for (let i = 1; i < sorted.length; i++) if (compare(sorted[kept - 1]!, sorted[i]!) !== 0) sorted[kept++] = sorted[i]!
  return sorted.subarray(0, kept)
}
