/**
 * Counting people (docs/subjects.md): the door of `subjects/`.
 */
import type { SubjectInterval } from '../inventory.ts'
import type { Room } from './partitions.ts'
import { countStrong, type Evidence } from './strong.ts'
import { countWeak } from './weak.ts'

export type { Room } from './partitions.ts'
export type { Evidence } from './strong.ts'

/** The people of a scope: a data file, a population, everything. */
export interface People {
  readonly interval: SubjectInterval
  /** Of the best estimate, those with data of a special category. */
  readonly special: number
  /** Equal for equal sets of people, whatever the order: names copies. */
  readonly fingerprint: string
}

/** Of a scope that holds nothing. */
export const NO_PEOPLE: People = { interval: { lower: 0, best: 0, upper: 0 }, special: 0, fingerprint: '' }

/**
 * Counts the people of a scope. The evidence is iterated several times (once when every record has a strong identifier); order,
 * doubles and the size of the pieces change nothing.
 */
export function countPeople(evidence: Evidence, room: Room): People {
  const strong = countStrong(evidence, room)
  const printOfStrong = `${strong.people}:${strong.printHi}:${strong.printLo}`
  if (strong.weakKeys === 0 && strong.nameRecords === 0) {
    return {
      interval: { lower: strong.apart, best: strong.people, upper: strong.people + strong.bystanders },
      special: strong.special,
      fingerprint: `${printOfStrong}/${strong.people}`,
    }
  }
  const weak = countWeak(evidence, strong, room)
  const best = strong.people + weak.best
  const upper = strong.people + strong.bystanders + weak.upper
  // A name that no anchored person has is either somebody else's, or that of an anchored person whose name nobody tells.
  const lower = Math.max(strong.apart + Math.max(0, weak.names - strong.nameless), best > 0 ? 1 : 0)
  if (upper < best) throw new RangeError(`The count of people contradicts itself: at most ${upper}, best ${best}.`)
  return {
    // `best` joins a few that `lower` keeps apart (a record without a name between two names): what best joins, lower joins.
    interval: { lower: Math.min(lower, best), best, upper },
    special: Math.min(best, strong.special + weak.special),
    fingerprint: `${strong.people > 0 ? printOfStrong : `0:${weak.printHi}:${weak.printLo}`}/${best}`,
  }
}
