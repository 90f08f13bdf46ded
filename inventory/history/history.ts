/** Scan after scan, what became of each number of the law: light enough for a scan a night over ten years. */
import type { Day } from '../clocks/calendar.ts'
import type { Determination, EverHeld, SubjectInterval, Verdict } from '../inventory.ts'
import type { PastDetermination, SnapshotHead } from './snapshot.ts'

/** What one finished scan said of one number. */
export interface Observation {
  readonly day: Day
  readonly verdict: Verdict
  readonly subjects: SubjectInterval
  /** The number, and everybody whom the scan counted, of whatever population. */
  readonly threshold: number
  readonly held: SubjectInterval
  /** Reached only with data of which nobody had said whose it is. */
  readonly tentative: boolean
  /** Somebody has said whose data it is of everybody who was counted. */
  readonly classified: boolean
  /** Roots of the places it looked at. */
  readonly roots: readonly string[]
}

/** What names a number of the law through time. One that changes is another number, with a history of its own. */
type NumberKey = Pick<Determination, 'regulation' | 'kind' | 'population' | 'threshold' | 'basis' | 'unit'>

/** Finished scans in order of time. Stopped ones prove nothing and are left out. */
export class History {
  readonly #numbers = new Map<string, Observation[]>()
  readonly #held = new Map<string, { rows: number; subjects: number }>()
  #first: Day | undefined
  #last: SnapshotHead | undefined

  /** @param heads the oldest first */
  constructor(heads: Iterable<SnapshotHead> = []) {
    for (const head of heads) this.add(head)
  }

  /** Adds the next scan. */
  add(head: SnapshotHead): void {
    if (!head.completed) return
    this.#first ??= head.day
    this.#last = head
    for (const determination of head.determinations) {
      const { population, verdict, readings, threshold, because, unclassified } = determination
      const { subjects, rows } = readings
      const key = keyOf(determination)
      const observations = this.#numbers.get(key)
      const tentative = because.includes('unclassified-decide')
      const observation = {
        ...{ day: head.day, verdict, subjects, threshold, held: head.totals.subjects, tentative },
        classified: unclassified === 0,
        roots: head.targets,
      }
      if (observations === undefined) this.#numbers.set(key, [observation])
      else observations.push(observation)
      const held = this.#held.get(population)
      this.#held.set(population, {
        rows: Math.max(held?.rows ?? 0, rows),
        subjects: Math.max(held?.subjects ?? 0, subjects.lower),
      })
    }
  }

  /** Day of the first scan. */
  get first(): Day | undefined {
    return this.#first
  }

  /** The last scan. */
  get last(): SnapshotHead | undefined {
    return this.#last
  }

  /** What was found of that number, the oldest first. */
  of(number: NumberKey | PastDetermination): readonly Observation[] {
    return this.#numbers.get(keyOf(number)) ?? []
  }

  /**
   * What was held of a population at least, at the most that any scan saw. How many there were at most nobody can say: no scan knows
   * what was held before the first, or between two.
   */
  everHeld(population: string): EverHeld | undefined {
    const held = this.#held.get(population)
    if (held === undefined) return undefined
    const subjects = { lower: held.subjects, upper: null }
    // A person with several purposes is several pairs: there are at least as many pairs as people.
    return { rows: { lower: held.rows, upper: null }, subjects, subjectPurposes: subjects }
  }
}

/** One text for each number. */
export function keyOf({ regulation, kind, population, threshold, basis, unit }: NumberKey): string {
  return JSON.stringify([regulation, kind, population, threshold, basis, unit])
}
