/**
 * People without a strong identifier (docs/subjects.md, rules 4 to 9): the door of sharing.ts and refs.ts, and names.
 *
 * What shares nothing is only counted.
 */
import { decodeEvidence } from '../../detectors/detector.ts'
import { Distinct, type Room } from './partitions.ts'
import { Refs } from './refs.ts'
import { eachWeak, Shape, signature, spreadToken, type Tokens } from './shape.ts'
import { Sharing } from './sharing.ts'
import type { Evidence, StrongCount } from './strong.ts'
import { Bloom } from './tables.ts'

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
  const look = new Look({ ...room, memory: room.memory / 4 })
  try {
    look.read(evidence, strong)
    const seen = look.finish()
    const grouped = new Refs(look.sharing, evidence, strong.ties).group()
    const alone = seen.refs - look.sharing.refs.size
    return {
      best: alone + grouped.people + seen.newNames,
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
  readonly sharing: Sharing
  readonly #room: Room
  readonly #shape = new Shape()
  readonly #refs: Distinct
  readonly #names: Distinct
  /**
   * Names of several people in one record that also has a phone, an address …: the same name with another phone may be another
   * person. (name, what else the record has).
   */
  readonly #held: Distinct

  constructor(room: Room) {
    this.#room = room
    this.sharing = new Sharing(room)
    this.#refs = new Distinct(room)
    this.#names = new Distinct(room)
    this.#held = new Distinct(room)
  }

  read(evidence: Evidence, strong: StrongCount): void {
    const { weakKeys, anchoredRecords, ties } = strong
    const keys = anchoredRecords > 0 && weakKeys > 0 ? this.#bloom(evidence, weakKeys) : null
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
          this.sharing.addAnchor(shape, ties.lo, ties.hi, keys)
        } else if (guise === 'weak' || guise === 'crowd') {
          eachWeak(shape, () => {
            signature(shape.said, ref)
            this.#refs.add(ref[0]!, ref[1]!, special ? 1 : 0)
            this.sharing.addRef(shape, ref[0]!, ref[1]!)
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
    this.sharing.finish()
    return seen
  }

  /** Lets go of what was spilled. */
  discard(): void {
    this.sharing.discard()
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

  #bloom(evidence: Evidence, weakKeys: number): Bloom {
    const bloom = new Bloom(weakKeys, this.#room.memory / 4)
    const shape = this.#shape
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        if (shape.guise !== 'weak' && shape.guise !== 'crowd') return
        for (let i = 0; i < shape.weak.length; i++) bloom.add(shape.weak.lo[i]!, shape.weak.hi[i]!)
        if (shape.hasPair) bloom.add(shape.pairLo, shape.pairHi)
      })
    }
    return bloom
  }
}

function before(tokens: Tokens, i: number, j: number): boolean {
  return tokens.hi[i]! < tokens.hi[j]! || (tokens.hi[i] === tokens.hi[j] && tokens.lo[i]! < tokens.lo[j]!)
}
