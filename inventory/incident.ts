/** Of the places an incident has affected: how many people, and of how many of them special-category data. */
import { decodeEvidence, EvidenceWriter, FLAG_SPECIAL_SHIFT } from '../detectors/detector.ts'
import type { SubjectInterval } from './inventory.ts'
import { countPeople, type Evidence, type Room } from './subjects/count.ts'
import { countValues } from './values.ts'

/** The figures the form of an incident asks for. `general` and `special` part the people: nobody is in both. */
export interface Affected {
  readonly people: SubjectInterval
  /** People of whom nothing but general data is affected. */
  readonly general: SubjectInterval
  /** People with data of a special category (個資法 §6). */
  readonly special: SubjectInterval
  /** Rows that tell of a person and hold special-category data. */
  readonly specialRows: number
}

/**
 * Counts the affected people. `best` of special is what the whole evidence tells; its bounds are those of the rows with special data
 * taken alone, as nothing else says how many people these are about.
 */
export function countAffected(evidence: Evidence, room: Room): Affected {
  const { interval: people, special } = countPeople(evidence, room)
  const alone = special === 0 ? people : countPeople(specialOnly(evidence), room).interval
  const bounds: SubjectInterval =
    special === 0
      ? { lower: 0, best: 0, upper: 0 }
      : { lower: Math.min(alone.lower, special), best: special, upper: Math.max(alone.upper, special) }
  return {
    people,
    special: bounds,
    general: {
      lower: Math.max(0, people.lower - bounds.upper),
      best: people.best - bounds.best,
      upper: Math.max(people.best - bounds.best, people.upper - bounds.lower),
    },
    specialRows: special === 0 ? 0 : countValues(evidence, room).specialRows,
  }
}

/** The records with special-category data, as evidence of their own. */
function specialOnly(evidence: Evidence): Evidence {
  return function* () {
    const writer = new EvidenceWriter()
    const full: Uint8Array[] = []
    for (const piece of evidence()) {
      decodeEvidence(piece, ({ flags, length, codes, tokens }) => {
        if (flags >>> FLAG_SPECIAL_SHIFT === 0) return
        if (writer.add(flags, length, codes, tokens)) return
        full.push(writer.take())
        writer.add(flags, length, codes, tokens)
      })
      yield* full.splice(0)
    }
    if (writer.size > 0) yield writer.take()
  }
}
