/** Distinct values by kind, and rows with data of a special category: what evidence tells beside people. */
import { decodeEvidence, type EvidenceRecord, FLAG_SPECIAL_SHIFT } from '../detectors/detector.ts'
import type { Evidence, Room } from './subjects/count.ts'
import { Distinct } from './subjects/partitions.ts'
import { withCode } from './subjects/shape.ts'

/** Of a scope. */
export interface Values {
  /** Distinct values by detector code. */
  readonly distinct: ReadonlyMap<number, number>
  /** Rows that tell of a person and hold data of a special category. */
  readonly specialRows: number
}

/** Tokens are cut into so many parts of about the same size. */
export const PARTS = 8

/** Some of the parts, `from` inclusive, `to` exclusive: shares can be counted beside each other and put together by {@link joinValues}. */
export interface Share {
  readonly from: number
  readonly to: number
}

/** All of them. */
export const WHOLE: Share = { from: 0, to: PARTS }
/** None. */
export const NOTHING: Share = { from: 0, to: 0 }

/** Of a scope that holds nothing, or of which nobody asked for the values. */
export const NO_VALUES: Values = { distinct: new Map(), specialRows: 0 }

/** Counts exactly, in one pass: add every piece, then {@link ValueCounter.finish}. */
export class ValueCounter {
  readonly #values: Distinct
  readonly #share: Share
  #specialRows = 0
  readonly #add = (record: EvidenceRecord) => {
    const { codes, tokens, length } = record
    const { from, to } = this.#share
    if (record.flags >>> FLAG_SPECIAL_SHIFT !== 0) this.#specialRows += record.count
    for (let i = 0; i < length; i++) {
      const hi = tokens[2 * i + 1]!
      const part = hi & (PARTS - 1)
      if (part >= from && part < to) this.#values.add(withCode(tokens[2 * i]!, codes[i]!), hi, codes[i]!)
    }
  }

  constructor(room: Room, share = WHOLE) {
    this.#values = new Distinct(room)
    this.#share = share
  }

  add(piece: Uint8Array): void {
    decodeEvidence(piece, this.#add)
  }

  /** The same pieces, each added on its way. */
  *reading(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const piece of pieces) {
      this.add(piece)
      yield piece
    }
  }

  /** Used once. */
  finish(): Values {
    const byCode = new Uint32Array(256)
    this.#values.drain((_lo, _hi, code) => {
      byCode[code & 0xff] = byCode[code & 0xff]! + 1
    })
    const distinct = new Map<number, number>()
    byCode.forEach((count, code) => {
      if (count > 0) distinct.set(code, count)
    })
    return { distinct, specialRows: this.#specialRows }
  }

  /** Lets go of what was spilled. */
  discard(): void {
    this.#values.discard()
  }
}

/** Counts a share of the values of a scope by itself. */
export function countValues(evidence: Evidence, room: Room, share = WHOLE): Values {
  const counter = new ValueCounter(room, share)
  try {
    for (const piece of evidence()) counter.add(piece)
    return counter.finish()
  } finally {
    counter.discard()
  }
}

/** Puts the shares of a scope together. Every share tells the same number of rows. */
export function joinValues(shares: readonly Values[]): Values {
  const distinct = new Map<number, number>()
  for (const share of shares)
    for (const [code, count] of share.distinct) distinct.set(code, (distinct.get(code) ?? 0) + count)
  return { distinct: new Map([...distinct].sort(([a], [b]) => a - b)), specialRows: shares[0]?.specialRows ?? 0 }
}
