/**
 * Counting people (docs/subjects.md): the door of `subjects/`.
 */
import type { SubjectInterval } from '../inventory.ts'
import type { Room } from './partitions.ts'
import { countStrong, type Evidence, KINDS } from './strong.ts'
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

/**
 * What a count is made of. Of records that have nothing to do with each other the tallies add up, number by number, to the tally of all
 * of them (change.ts rests on that), which the interval does not.
 */
export interface Tally {
  /** Distinct people with a strong identifier, by the kind of it. */
  readonly byKind: readonly number[]
  readonly bystanders: number
  readonly nameless: number
  readonly strongSpecial: number
  readonly weakBest: number
  readonly weakUpper: number
  readonly weakSpecial: number
  /** Names that no person with a strong identifier has, less those that came together in one person with another. */
  readonly names: number
  /** Sums modulo 2³². */
  readonly prints: readonly number[]
}

/** Of nothing. */
export const NO_TALLY: Tally = {
  byKind: new Array<number>(KINDS).fill(0),
  bystanders: 0,
  nameless: 0,
  strongSpecial: 0,
  weakBest: 0,
  weakUpper: 0,
  weakSpecial: 0,
  names: 0,
  prints: [0, 0, 0, 0],
}

/** Of a scope that holds nothing. */
export const NO_PEOPLE: People = { interval: { lower: 0, best: 0, upper: 0 }, special: 0, fingerprint: '' }

/**
 * Counts the people of a scope. The evidence is iterated several times (once when every record has a strong identifier); order,
 * doubles and the size of the pieces change nothing.
 */
export function countPeople(evidence: Evidence, room: Room): People {
  return peopleOf(tallyPeople(evidence, room))
}

/** As {@link countPeople}, not yet put together. */
export function tallyPeople(evidence: Evidence, room: Room): Tally {
  const strong = countStrong(evidence, room)
  const { byKind, bystanders, nameless, special } = strong
  const ofStrong = { byKind, bystanders, nameless, strongSpecial: special }
  if (strong.weakKeys === 0 && strong.nameRecords === 0)
    return { ...NO_TALLY, ...ofStrong, prints: [strong.printHi, strong.printLo, 0, 0] }
  const weak = countWeak(evidence, strong, room)
  return {
    ...ofStrong,
    weakBest: weak.best,
    weakUpper: weak.upper,
    weakSpecial: weak.special,
    names: weak.names,
    prints: [strong.printHi, strong.printLo, weak.printHi, weak.printLo],
  }
}

/** What a tally comes to. */
export function peopleOf(tally: Tally): People {
  const { byKind, bystanders, nameless, prints } = tally
  const strong = byKind.reduce((sum, people) => sum + people, 0)
  // The most of them that surely differ. Somebody known by passport here and by national ID there, with nothing to tie the two, may be
  // one person; but the two ID numbers are one kind: nobody holds both at a time, and a member list has citizens and foreigners in it.
  const apart = Math.max(byKind[0]! + byKind[1]!, ...byKind.slice(2))
  const best = strong + tally.weakBest
  const upper = strong + bystanders + tally.weakUpper
  // A name that no anchored person has is either somebody else's, or that of an anchored person whose name nobody tells.
  const lower = Math.max(apart + Math.max(0, tally.names - nameless), best > 0 ? 1 : 0)
  if (upper < best) throw new RangeError(`The count of people contradicts itself: at most ${upper}, best ${best}.`)
  const print = strong > 0 ? `${strong}:${prints[0]}:${prints[1]}` : `0:${prints[2]}:${prints[3]}`
  return {
    // `best` joins a few that `lower` keeps apart (a record without a name between two names): what best joins, lower joins.
    interval: { lower: Math.min(lower, best), best, upper },
    special: Math.min(best, tally.strongSpecial + tally.weakSpecial),
    fingerprint: `${print}/${best}`,
  }
}

/** `tally` with the records that `before` is the tally of replaced by those of `after`. */
export function exchange(tally: Tally, before: Tally, after: Tally): Tally {
  const sum = (of: (tally: Tally) => number) => of(tally) - of(before) + of(after)
  return {
    byKind: tally.byKind.map((_, kind) => sum((t) => t.byKind[kind]!)),
    bystanders: sum((t) => t.bystanders),
    nameless: sum((t) => t.nameless),
    strongSpecial: sum((t) => t.strongSpecial),
    weakBest: sum((t) => t.weakBest),
    weakUpper: sum((t) => t.weakUpper),
    weakSpecial: sum((t) => t.weakSpecial),
    names: sum((t) => t.names),
    prints: tally.prints.map((_, i) => sum((t) => t.prints[i]!) >>> 0),
  }
}
