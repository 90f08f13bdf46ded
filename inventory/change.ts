/**
 * A count after a change, from the count before it: what has to do with the change is counted twice, with the records as they were and
 * as they are, and the difference is added. The same figures as counting everything, to the last number.
 */
import { decodeEvidence, FLAG_SPECIAL_SHIFT } from '../detectors/detector.ts'
import type { Counts } from './inventory.ts'
import { type Evidence, exchange, peopleOf, type Room, tallyPeople } from './subjects/count.ts'
import { ADDED, findNeighbours, GONE, UNCHANGED } from './subjects/neighbours.ts'

/** What has changed since a count. */
export interface Change {
  /** Evidence that was counted and still counts. */
  readonly unchanged: Evidence
  /** … that was counted and counts no longer. */
  readonly gone: Evidence
  /** … that was not counted. */
  readonly added: Evidence
  /** Rows of `unchanged`. */
  readonly rows: number
}

/** Counts; `undefined` where counting everything is no slower. */
export function countChange(before: Counts, { unchanged, gone, added, rows }: Change, room: Room): Counts | undefined {
  const neighbours = findNeighbours(unchanged, gone, added, rows, room)
  if (neighbours === undefined) return undefined
  const { records } = neighbours
  const tallyWith = (changed: Evidence) =>
    tallyPeople(function* () {
      yield* records
      yield* changed()
    }, room)
  const tally = exchange(before.tally, tallyWith(gone), tallyWith(added))
  const distinct = new Map(before.values.distinct)
  neighbours.eachValue((code, where) => {
    if ((where & UNCHANGED) !== 0) return
    const count = (distinct.get(code) ?? 0) - ((where & GONE) !== 0 ? 1 : 0) + ((where & ADDED) !== 0 ? 1 : 0)
    if (count === 0) distinct.delete(code)
    else distinct.set(code, count)
  })
  return {
    people: peopleOf(tally),
    tally,
    values: {
      distinct: new Map([...distinct].sort(([a], [b]) => a - b)),
      specialRows: before.values.specialRows - specialRows(gone) + specialRows(added),
    },
  }
}

function specialRows(evidence: Evidence): number {
  let rows = 0
  for (const piece of evidence())
    decodeEvidence(piece, ({ flags, count }) => {
      if (flags >>> FLAG_SPECIAL_SHIFT !== 0) rows += count
    })
  return rows
}
