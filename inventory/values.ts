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

/** Counts exactly, in one pass. */
export function countValues(evidence: Evidence, room: Room): Values {
  const values = new Distinct(room)
  const byCode = new Uint32Array(256)
  let specialRows = 0
  try {
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        const { codes, tokens } = record
        if (record.flags >>> FLAG_SPECIAL_SHIFT !== 0) specialRows += record.count
        for (let i = 0; i < record.length; i++) {
          values.add(withCode(tokens[2 * i]!, codes[i]!), tokens[2 * i + 1]!, codes[i]!)
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
