/**
 * People with a strong identifier: anchors, and which lower identifier belongs to which anchor.
 *
 * One pass over the evidence for data whose records are all anchored by the same kind; a second and third only where a kind
 * anchors some records and stands beside a higher one in others.
 */
import { decodeEvidence } from '../../detectors/detector.ts'
import { Distinct, Partitions, type Room } from './partitions.ts'
import { Shape, signature, spreadToken } from './shape.ts'
import { Bloom, TokenIndex, Words } from './tables.ts'

/** Evidence of one scope: called anew for every pass. */
export type Evidence = () => Iterable<Uint8Array>

/** Flags of an anchor: bit `code - 1` for its own kind, and these. */
const NAMED = 1 << 29
const SPECIAL = 1 << 30

/** So many kinds of anchor are told apart; those beyond share the last bit. */
export const KINDS = 29

function kindBit(code: number): number {
  return 1 << Math.min(code - 1, KINDS - 1)
}

/** From a lower identifier to the one anchor it was seen with. */
export class Ties {
  readonly #index = new TokenIndex()
  readonly #lo = new Words()
  readonly #hi = new Words()
  /** The answer of the last {@link resolve}. */
  lo = 0
  hi = 0

  get size(): number {
    return this.#index.size
  }

  set(lo: number, hi: number, toLo: number, toHi: number): void {
    if (this.#index.add(lo, hi) < this.#lo.length) return
    this.#lo.push(toLo)
    this.#hi.push(toHi)
  }

  /** Leaves in `lo` and `hi` whom that identifier stands for: an anchor, or itself. */
  resolve(lo: number, hi: number): void {
    const at = this.#index.size === 0 ? -1 : this.#index.find(lo, hi)
    this.lo = at < 0 ? lo : this.#lo.get(at)
    this.hi = at < 0 ? hi : this.#hi.get(at)
  }
}

/** What one look at all records gave. */
export interface StrongCount {
  /** Distinct people with a strong identifier. */
  readonly people: number
  /** `people` by the kind of their anchor: see {@link KINDS}. */
  readonly byKind: readonly number[]
  /**
   * Names in records of several people beyond the identifiers there (an emergency contact beside the customer's ID), and weak
   * identifiers of which a record has more than one person would. Perhaps further people; only the upper bound counts them.
   */
  readonly bystanders: number
  /** Of `people`, those with data of a special category in an anchored record. */
  readonly special: number
  /** Of `people`, those whose name no record of theirs tells. */
  readonly nameless: number
  /** Order-free sums over the anchors: equal sets have equal sums. */
  readonly printLo: number
  readonly printHi: number
  readonly ties: Ties
  /** Keys (weak identifiers, name with birth date) in records without a strong identifier; 0 when there is none. */
  readonly weakKeys: number
  /** Records that only tell names. */
  readonly nameRecords: number
  readonly anchoredRecords: number
}

/** Counts the people that strong identifiers name. */
export function countStrong(evidence: Evidence, room: Room): StrongCount {
  const first = pass(evidence, room, new Ties())
  // A tie matters only for an identifier that is an anchor in one record and stands beside a higher one in another.
  if ((first.anchorKinds & first.lowerKinds) === 0) return first.count
  const ties = findTies(evidence, room, first.lowAnchors)
  return ties.size === 0 ? first.count : pass(evidence, room, ties).count
}

interface Pass {
  readonly count: StrongCount
  readonly anchorKinds: number
  readonly lowerKinds: number
  readonly lowAnchors: number
}

function pass(evidence: Evidence, room: Room, ties: Ties): Pass {
  const anchors = new Distinct(room)
  const crowded = new Distinct({ ...room, memory: room.memory / 4 })
  const many = new Distinct({ ...room, memory: room.memory / 4 })
  const signed = new Uint32Array(2)
  const shape = new Shape()
  let anchorKinds = 0
  let lowerKinds = 0
  let lowAnchors = 0
  let weakKeys = 0
  let nameRecords = 0
  let anchoredRecords = 0
  const { strong, strongCodes } = shape
  const addOfMany = (lo: number, hi: number) => many.add(lo, hi, 0)
  try {
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        shape.eachOfMany(addOfMany)
        switch (shape.guise) {
          case 'anchored': {
            const kind = kindBit(strongCodes[0]!)
            anchorKinds |= kind
            for (let i = 1; i < strong.length; i++) lowerKinds |= kindBit(strongCodes[i]!)
            if (strongCodes[0]! > 1) lowAnchors++
            ties.resolve(strong.lo[0]!, strong.hi[0]!)
            anchors.add(ties.lo, ties.hi, kind | (shape.special ? SPECIAL : 0) | (shape.names.length > 0 ? NAMED : 0))
            anchoredRecords++
            break
          }
          case 'several':
            if (shape.names.length > strong.length) {
              signature([strong, shape.names], signed)
              crowded.add(signed[0]!, signed[1]!, shape.names.length - strong.length)
            }
            for (let i = 0; i < strong.length; i++) {
              const kind = kindBit(strongCodes[i]!)
              anchorKinds |= kind
              if (strongCodes[i]! > 1) lowAnchors++
              ties.resolve(strong.lo[i]!, strong.hi[i]!)
              anchors.add(ties.lo, ties.hi, kind | (shape.special ? SPECIAL : 0))
            }
            break
          case 'weak':
          case 'crowd':
            weakKeys += shape.weak.length + (shape.hasPair ? 1 : 0)
            break
          case 'names':
            nameRecords++
            break
          case 'nobody':
            break
        }
      })
    }
    const byKind = new Array<number>(KINDS).fill(0)
    let people = 0
    let special = 0
    let nameless = 0
    let printLo = 0
    let printHi = 0
    anchors.drain((lo, hi, flags) => {
      people++
      if ((flags & SPECIAL) !== 0) special++
      if ((flags & NAMED) === 0) nameless++
      // An anchor that others are tied to has their kinds' bits too; the highest kind is its own.
      const own = 31 - Math.clz32(flags & -flags)
      byKind[own] = byKind[own]! + 1
      printLo = (printLo + spreadToken(lo, hi)) >>> 0
      printHi = (printHi + spreadToken(hi, lo)) >>> 0
    })
    let bystanders = 0
    crowded.drain((_lo, _hi, names) => {
      bystanders += names
    })
    many.drain(() => {
      bystanders++
    })
    return {
      count: {
        people,
        byKind,
        bystanders,
        special,
        nameless,
        printLo,
        printHi,
        ties,
        weakKeys,
        nameRecords,
        anchoredRecords,
      },
      anchorKinds,
      lowerKinds,
      lowAnchors,
    }
  } finally {
    anchors.discard()
    crowded.discard()
    many.discard()
  }
}

/**
 * A lower identifier seen with exactly one anchor is that anchor's. Kind after kind, so that a card that was seen with a passport
 * only follows the passport to its owner.
 */
function findTies(evidence: Evidence, room: Room, lowAnchors: number): Ties {
  const shape = new Shape()
  const { strong, strongCodes } = shape
  const anchors = new Bloom(lowAnchors, room.memory / 4)
  for (const piece of evidence()) {
    decodeEvidence(piece, (record) => {
      shape.read(record)
      if (shape.guise !== 'anchored' && shape.guise !== 'several') return
      const last = shape.guise === 'several' ? strong.length : 1
      for (let i = 0; i < last; i++) if (strongCodes[i]! > 1) anchors.add(strong.lo[i]!, strong.hi[i]!)
    })
  }
  const seen = new Map<number, Partitions>()
  const row = new Uint32Array(4)
  try {
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        if (shape.guise !== 'anchored') return
        for (let i = 1; i < strong.length; i++) {
          if (!anchors.has(strong.lo[i]!, strong.hi[i]!)) continue
          const code = strongCodes[i]!
          let rows = seen.get(code)
          if (rows === undefined) {
            rows = new Partitions(4, room)
            seen.set(code, rows)
          }
          row[0] = strong.lo[i]!
          row[1] = strong.hi[i]!
          row[2] = strong.lo[0]!
          row[3] = strong.hi[0]!
          rows.add(row)
        }
      })
    }
    const ties = new Ties()
    for (const code of [...seen.keys()].sort((a, b) => a - b)) {
      seen.get(code)!.drain((rows) => tieOnes(rows, ties))
    }
    return ties
  } finally {
    for (const rows of seen.values()) rows.discard()
  }
}

/** Of rows (identifier, anchor), ties the identifiers whose anchors are all the same person. */
function tieOnes(rows: Uint32Array, ties: Ties): void {
  const index = new TokenIndex()
  const lo = new Words()
  const hi = new Words()
  const several = new Words()
  for (let at = 0; at < rows.length; at += 4) {
    const n = index.add(rows[at]!, rows[at + 1]!)
    ties.resolve(rows[at + 2]!, rows[at + 3]!)
    if (n === lo.length) {
      lo.push(ties.lo)
      hi.push(ties.hi)
      several.push(0)
    } else if (lo.get(n) !== ties.lo || hi.get(n) !== ties.hi) several.data[n] = 1
  }
  for (let n = 0; n < index.size; n++) {
    if (several.get(n) === 0) ties.set(index.lo.get(n), index.hi.get(n), lo.get(n), hi.get(n))
  }
}
