/**
 * People without a strong identifier (docs/subjects.md, rules 4 to 9): the door of sharing.ts, links.ts and refs.ts, and names.
 *
 * What shares nothing is only counted.
 */
import { decodeEvidence } from '../../detectors/detector.ts'
import { Links, type Part } from './links.ts'
import { Distinct, type Room } from './partitions.ts'
import { type Grouped, Refs } from './refs.ts'
import { eachWeak, Shape, signature, spreadToken, type Tokens } from './shape.ts'
import { Sharing } from './sharing.ts'
import type { Evidence, StrongCount } from './strong.ts'
import { Bloom } from './tables.ts'
import { tellAnchors } from './telling.ts'

/** What the records without a strong identifier add. */
export interface WeakCount {
  /** People beyond those that strong identifiers name. */
  readonly best: number
  readonly upper: number
  /** Names that no person with a strong identifier has, less those that came together in one person with another name. */
  readonly names: number
  /** Further people with data of a special category: new ones, and anchored ones whose anchored records had none. */
  readonly special: number
  readonly printLo: number
  readonly printHi: number
}

/** Flags of a name: where it stood. */
const OF_STRONG = 1
const OF_WEAK = 2
const ALONE = 4
const ALIAS = 8
const SPECIAL_KNOWN = 16
const SPECIAL_ALONE = 32
/** In a record that tells nothing but names. */
const PLAIN = 64

/** Calls `visit` with each name of a record, and flags for where it stands. */
export function eachName(shape: Shape, visit: (lo: number, hi: number, flags: number) => void): void {
  const { guise, names, special, weak, multi } = shape
  const known = special ? SPECIAL_KNOWN : 0
  let flags: number
  let least = -1
  switch (guise) {
    case 'nobody':
      return
    case 'anchored':
    case 'several':
      flags = OF_STRONG | known
      break
    case 'weak':
    case 'crowd':
      flags = (shape.oneName ? OF_WEAK : ALIAS) | known
      break
    case 'names':
      // A record of several people: each name is one. Of one person: the others are the same person's.
      flags = ALONE | (special ? SPECIAL_ALONE : 0) | (weak.length === 0 ? PLAIN : 0)
      if (!multi) {
        least = 0
        for (let i = 1; i < names.length; i++) if (before(names, i, least)) least = i
      }
  }
  for (let i = 0; i < names.length; i++) visit(names.lo[i]!, names.hi[i]!, least < 0 || i === least ? flags : ALIAS)
}

/** Counts the people that only weak identifiers and names tell of. */
export function countWeak(evidence: Evidence, strong: StrongCount, room: Room): WeakCount {
  // Rows, records, names and names with what else stood there are collected at the same time.
  const look = new Look(room, strong)
  try {
    look.read(evidence)
    const seen = look.finish()
    const grouped = look.group(evidence)
    const alone = seen.refs - grouped.refs
    return {
      best: alone - grouped.nobody + grouped.people + seen.newNames,
      upper: alone + grouped.upper + seen.namesAlone,
      names: seen.ownNames - grouped.namesJoined,
      special: seen.specialRefs - grouped.specialRefs + grouped.special + seen.specialNames,
      printLo: seen.printLo,
      printHi: seen.printHi,
    }
  } finally {
    look.discard()
  }
}

/** The first look: which weak records there are, which names, and who has which identifier. */
class Look {
  readonly #strong: StrongCount
  readonly #shape = new Shape()
  readonly #sharing: Sharing
  readonly #links: Links
  /** Identifiers that weak records have. */
  readonly #keys: Bloom
  readonly #refs: Distinct
  readonly #names: Distinct
  /**
   * Names of several people in one record that also has a phone, an address …: the same name with another phone may be another
   * person. (name, what else the record has).
   */
  readonly #held: Distinct

  constructor(room: Room, strong: StrongCount) {
    this.#strong = strong
    const { weakKeys, anchoredRecords } = strong
    const quarter = { ...room, memory: room.memory / 4 }
    const tied = anchoredRecords > 0 && weakKeys > 0
    this.#keys = new Bloom(tied ? weakKeys : 0, room.memory / 3)
    this.#links = new Links(quarter, tied ? Math.min(weakKeys, anchoredRecords) : 0)
    this.#sharing = new Sharing(quarter, this.#links)
    this.#refs = new Distinct(quarter)
    this.#names = new Distinct(quarter)
    this.#held = new Distinct(quarter)
  }

  read(evidence: Evidence): void {
    const { weakKeys, anchoredRecords, ties } = this.#strong
    const keys = anchoredRecords > 0 && weakKeys > 0 ? this.#keys : null
    if (keys !== null) this.#noteKeys(evidence)
    const shape = this.#shape
    const ref = new Uint32Array(2)
    const addName = (lo: number, hi: number, flags: number) => this.#names.add(lo, hi, flags)
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        const { guise, special } = shape
        eachName(shape, addName)
        if (guise === 'anchored') {
          if (keys === null) return
          ties.resolve(shape.strong.lo[0]!, shape.strong.hi[0]!)
          this.#sharing.addAnchor(shape, ties.lo, ties.hi, keys)
        } else if (guise === 'weak' || guise === 'crowd') {
          eachWeak(shape, () => {
            signature(shape.said, ref)
            this.#refs.add(ref[0]!, ref[1]!, special ? 1 : 0)
            this.#sharing.addRef(shape, ref[0]!, ref[1]!)
          })
        } else if (guise === 'names') this.#addHeld()
      })
    }
  }

  /** Adds up what was seen. */
  finish() {
    const seen = {
      refs: 0,
      specialRefs: 0,
      newNames: 0,
      namesAlone: 0,
      ownNames: 0,
      specialNames: 0,
      printLo: 0,
      printHi: 0,
    }
    this.#refs.drain((lo, hi, flags) => {
      seen.refs++
      seen.specialRefs += flags & 1
      seen.printLo = (seen.printLo + spreadToken(lo, hi)) >>> 0
      seen.printHi = (seen.printHi + spreadToken(hi, lo)) >>> 0
    })
    this.#names.drain((lo, hi, flags) => {
      const known = (flags & (OF_STRONG | OF_WEAK | ALIAS)) !== 0
      if ((flags & PLAIN) !== 0) seen.namesAlone++
      if ((flags & ALONE) !== 0) {
        if (!known) seen.newNames++
        if ((flags & (SPECIAL_ALONE | SPECIAL_KNOWN)) === SPECIAL_ALONE) seen.specialNames++
        seen.printLo = (seen.printLo + spreadToken(lo ^ ALONE, hi)) >>> 0
        seen.printHi = (seen.printHi + spreadToken(hi, lo ^ ALONE)) >>> 0
      }
      if ((flags & (OF_STRONG | ALIAS)) === 0 && (flags & (OF_WEAK | ALONE)) !== 0) seen.ownNames++
    })
    this.#held.drain(() => {
      seen.namesAlone++
    })
    this.#sharing.finish()
    return seen
  }

  /** Lets go of what was spilled. */
  discard(): void {
    this.#sharing.discard()
    this.#links.discard()
    this.#refs.discard()
    this.#names.discard()
    this.#held.discard()
  }

  #addHeld(): void {
    const { names: tokens, weak } = this.#shape
    if (weak.length === 0) return
    const signed = new Uint32Array(2)
    signature([weak], signed)
    for (let i = 0; i < tokens.length; i++)
      this.#held.add((signed[0]! + tokens.lo[i]!) >>> 0, (signed[1]! + tokens.hi[i]!) >>> 0, 0)
  }

  #noteKeys(evidence: Evidence): void {
    const keys = this.#keys
    const shape = this.#shape
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        if (shape.guise !== 'weak' && shape.guise !== 'crowd') return
        for (let i = 0; i < shape.weak.length; i++) keys.add(shape.weak.lo[i]!, shape.weak.hi[i]!)
        if (shape.hasPair) keys.add(shape.pairLo, shape.pairHi)
      })
    }
  }

  /** Puts together who shares something: `refs` of them, and of all others `nobody` who are nobody new. */
  group(evidence: Evidence): Grouped & { readonly refs: number; readonly nobody: number } {
    if (this.#links.tied) tellAnchors(evidence, this.#strong.ties, this.#keys, this.#links)
    const sum = { refs: 0, people: 0, upper: 0, namesJoined: 0, specialRefs: 0, special: 0, nobody: 0 }
    const add = (part: Part) => {
      const grouped = new Refs(part).group()
      sum.refs += part.refs
      sum.people += grouped.people
      sum.upper += grouped.upper
      sum.namesJoined += grouped.namesJoined
      sum.specialRefs += grouped.specialRefs
      sum.special += grouped.special
    }
    this.#links.parts(add, (_lo, _hi, special) => {
      sum.nobody++
      if (special) sum.specialRefs++
    })
    return sum
  }
}

function before(tokens: Tokens, i: number, j: number): boolean {
  return tokens.hi[i]! < tokens.hi[j]! || (tokens.hi[i] === tokens.hi[j] && tokens.lo[i]! < tokens.lo[j]!)
}
