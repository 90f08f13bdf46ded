/** Scan after scan, what became of each number of the law: light enough for a scan a night over ten years. */
import type { Day } from '../clocks/calendar.ts'
import type { Determination, DeterminationReason, EverHeld, Reading, SubjectInterval, Verdict } from '../inventory.ts'
import type { PastDetermination, SnapshotHead } from './snapshot.ts'

/** What one finished scan said of one number. */
export interface Observation {
  readonly day: Day
  readonly verdict: Verdict
  readonly subjects: SubjectInterval
  readonly threshold: number
  /** What is held against the number, under the reading that decides; and the same of all that the scan counted, of whatever population. */
  readonly counted: Count
  readonly held: Count
  /** Under which both were counted. */
  readonly reading: Reading
  /** Everything in its places was looked at. */
  readonly whole: boolean
  /** Reached only with data of which nobody had said whose it is. */
  readonly tentative: boolean
  /** Somebody has said whose data it is of everybody who was counted. */
  readonly classified: boolean
  /** Below as far as that scan knows: only what was held before it is not known, where ever held is what counts. */
  readonly belowThen: boolean
  /** Roots of the places it looked at. */
  readonly roots: readonly string[]
}

/** From … to. */
interface Count {
  readonly lower: number
  readonly upper: number
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
      const { subjects } = readings
      const key = keyOf(determination)
      const observations = this.#numbers.get(key)
      const tentative = because.includes('unclassified-decide')
      const observation = {
        ...{ day: head.day, verdict, subjects, threshold, tentative },
        counted: countOf(determination.reading, readings),
        held: countOf(determination.reading, head.totals),
        reading: determination.reading,
        whole: isWhole(head, determination),
        classified: unclassified === 0,
        belowThen: verdict === 'below' || lacksHistoryOnly(determination),
        roots: head.targets,
      }
      if (observations === undefined) this.#numbers.set(key, [observation])
      else observations.push(observation)
      const held = this.#held.get(population)
      const certain = heldForCertain(determination)
      this.#held.set(population, {
        rows: Math.max(held?.rows ?? 0, certain.rows),
        subjects: Math.max(held?.subjects ?? 0, certain.subjects),
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

/** A share that was not mounted, or a folder that could not be entered, took nothing away from what is held. */
function isWhole({ coverage }: SnapshotHead, { unread, because }: PastDetermination): boolean {
  return (
    coverage.complete && unread === 0 && !because.includes('listing-incomplete') && !because.includes('nothing-read')
  )
}

function countOf(
  reading: Reading,
  {
    rows,
    subjects,
    subjectPurposes,
  }: { readonly rows: number; readonly subjects: Count; readonly subjectPurposes: number },
): Count {
  if (reading === 'subjects') return subjects
  const number = reading === 'rows' ? rows : subjectPurposes
  return { lower: number, upper: number }
}

/** What keeps a scan from saying that the number is not reached on its day. */
const OPEN: ReadonlySet<DeterminationReason> = new Set([
  'interval-straddles',
  'capital-not-stated',
  'unread-items',
  'ignore-files',
  'listing-incomplete',
  'nothing-read',
])

function lacksHistoryOnly({ verdict, because }: PastDetermination): boolean {
  return (
    verdict === 'undetermined' && because.includes('history-missing') && !because.some((reason) => OPEN.has(reason))
  )
}

/**
 * How many of its population were held for certain. Of data of which nobody has said whose it is nobody knows: it is counted for every
 * population, and may turn out to be another's. Where the number is reached without it, as many as the number are certain.
 */
function heldForCertain({ readings, reading, threshold, verdict, because, unclassified }: PastDetermination): {
  rows: number
  subjects: number
} {
  const { rows, subjects } = readings
  // Unclassified rows may be of people who are all found elsewhere.
  const decided = because.includes('unclassified-decide')
  if (unclassified === 0 && !decided) return { rows, subjects: subjects.lower }
  const reached = verdict === 'reached' && !decided
  return {
    rows: reached && reading === 'rows' && rows >= threshold ? threshold : 0,
    subjects: reached && reading !== 'rows' && subjects.lower >= threshold ? threshold : 0,
  }
}

/** One text for each number. */
export function keyOf({ regulation, kind, population, threshold, basis, unit }: NumberKey): string {
  return JSON.stringify([regulation, kind, population, threshold, basis, unit])
}
