/** Distinct values by kind, and rows with data of a special category: what evidence tells beside people. */
import { decodeEvidence, FLAG_SPECIAL_SHIFT } from '../detectors/detector.ts'
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

/** One of several parts of the values, which can be counted beside each other and put together by {@link joinValues}. */
export interface Share {
  readonly index: number
  readonly of: number
}

const WHOLE: Share = { index: 0, of: 1 }

/** Counts exactly, in one pass. */
export function countValues(evidence: Evidence, room: Room, share = WHOLE): Values {
  const values = new Distinct(room)
  const byCode = new Uint32Array(256)
  let specialRows = 0
  try {
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        const { codes, tokens } = record
        if (record.flags >>> FLAG_SPECIAL_SHIFT !== 0) specialRows += record.count
        for (let i = 0; i < record.length; i++) {
          const hi = tokens[2 * i + 1]!
          if (share.of > 1 && hi % share.of !== share.index) continue
          values.add(withCode(tokens[2 * i]!, codes[i]!), hi, codes[i]!)
        }
      })
    }
    values.drain((_lo, _hi, code) => {
      byCode[code & 0xff] = byCode[code & 0xff]! + 1
    })
  } finally {
    values.discard()
  }
  const distinct = new Map<number, number>()
  byCode.forEach((count, code) => {
    if (count > 0) distinct.set(code, count)
  })
  return { distinct, specialRows }
}

/** Puts the shares of a scope together. Every share tells the same number of rows. */
export function joinValues(shares: readonly Values[]): Values {
  const distinct = new Map<number, number>()
  for (const share of shares)
    for (const [code, count] of share.distinct) distinct.set(code, (distinct.get(code) ?? 0) + count)
  return { distinct: new Map([...distinct].sort(([a], [b]) => a - b)), specialRows: shares[0]?.specialRows ?? 0 }
}
