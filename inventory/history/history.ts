/** Scan after scan, what became of each number of the law: light enough for a scan a night over ten years. */
import type { Day } from '../clocks/calendar.ts'
import type {
  CountBounds,
  Determination,
  DeterminationReason,
  EverHeld,
  Reading,
  SubjectInterval,
  Verdict,
} from '../inventory.ts'
import type { Place } from './place.ts'
import { movedTo, POPULATION_IDS } from './reclassified.ts'
import type { PastDetermination, Reclassified, SnapshotHead } from './snapshot.ts'

/** What one finished scan said of one number, by one reading. */
export interface Observation {
  readonly day: Day
  readonly verdict: Verdict
  readonly subjects: SubjectInterval
  readonly threshold: number
  /** What is held against the number, and the same of all that the scan counted, of whatever population, with its rows. */
  readonly counted: CountBounds
  readonly held: CountBounds
  readonly rows: number
  /** Everything in its places was looked at. */
  readonly whole: boolean
  /** Reached only with data of which nobody had said whose it is. */
  readonly tentative: boolean
  /** Somebody has said whose data it is of everybody who was counted. */
  readonly classified: boolean
  /** Below as far as that scan knows: only what was held before it is not known, where ever held is what counts. */
  readonly belowThen: boolean
  /** What it looked at. */
  readonly places: readonly Place[]
  /** By which program and rules. */
  readonly rules: string
}

/** Among the scans before and after it. */
export interface PlacedObservation extends Observation {
  /** How much was counted as others' before and is its population's since, in all scans up to this one, at the most. */
  readonly moved: number
}

type ByReading<T> = Readonly<Record<Reading, T>>

/** What names a number of the law through time. One that changes is another number, with a history of its own. */
type NumberKey = Pick<Determination, 'regulation' | 'kind' | 'population' | 'threshold' | 'basis' | 'unit'>

/** Finished scans in order of time. Stopped ones prove nothing and are left out. */
export class History {
  readonly #numbers = new Map<string, ByReading<PlacedObservation>[]>()
  readonly #held = new Map<string, ByReading<number>>()
  readonly #moved = new Map<string, ByReading<number>>()
  /** Which decided last. */
  readonly #readings = new Map<string, Reading>()
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
    for (const determination of head.determinations) this.#hold(determination)
    if (head.reclassified !== undefined)
      for (const population of POPULATION_IDS) this.#move(population, head.reclassified)
    for (const determination of head.determinations) {
      const key = keyOf(determination)
      this.#readings.set(key, determination.reading)
      const observations = this.#numbers.get(key)
      const observation = byReading((reading) => this.#place(head, determination, reading))
      if (observations === undefined) this.#numbers.set(key, [observation])
      else observations.push(observation)
    }
  }

  #place(head: SnapshotHead, determination: PastDetermination, reading: Reading): PlacedObservation {
    const observation = observe(head, determination, reading)
    const isProven = this.#isProven(determination, reading, observation)
    return {
      ...observation,
      verdict: isProven ? observation.verdict : 'undetermined',
      moved: this.#moved.get(determination.population)?.[reading] ?? 0,
    }
  }

  #hold(determination: PastDetermination): void {
    const { population } = determination
    const held = this.#held.get(population)
    const certain = certainlyHeld(determination)
    this.#held.set(population, {
      rows: Math.max(held?.rows ?? 0, certain.rows),
      subjects: Math.max(held?.subjects ?? 0, certain.subjects),
      subjectPurposes: Math.max(held?.subjectPurposes ?? 0, certain.subjectPurposes),
    })
  }

  /** An earlier version took data of which nobody had said whose it is for proof of what was held: its word is no better than what is certain. */
  #isProven(determination: PastDetermination, reading: Reading, { verdict, counted }: Observation): boolean {
    const { population, because, threshold, basis } = determination
    const isByPast =
      reading === determination.reading
        ? because.includes('reached-before')
        : basis === 'cumulative' && counted.lower < threshold && !because.includes('capital-reached')
    return verdict !== 'reached' || !isByPast || this.#held.get(population)![reading] >= threshold
  }

  #move(population: string, reclassified: readonly Reclassified[]): void {
    const before = this.#moved.get(population)
    const more = movedTo(population, reclassified)
    this.#moved.set(population, {
      rows: (before?.rows ?? 0) + more.rows,
      subjects: (before?.subjects ?? 0) + more.subjects,
      subjectPurposes: (before?.subjectPurposes ?? 0) + more.subjectPurposes,
    })
  }

  /** Day of the first scan. */
  get first(): Day | undefined {
    return this.#first
  }

  /** The last scan. */
  get last(): SnapshotHead | undefined {
    return this.#last
  }

  /**
   * What was found of that number, the oldest first, by the reading that decided last. What 筆 are is the organisation's to say, and it says it
   * of its past as well: who has chosen another reading today stands where he would stand if he had chosen it in the beginning.
   */
  of(number: NumberKey | PastDetermination): readonly PlacedObservation[] {
    const key = keyOf(number)
    const reading = this.#readings.get(key)
    return reading === undefined ? [] : this.#numbers.get(key)!.map((observation) => observation[reading])
  }

  /**
   * What was held of a population at least, at the most that any scan saw. How many there were at most nobody can say: no scan knows
   * what was held before the first, or between two.
   */
  everHeld(population: string): EverHeld | undefined {
    const held = this.#held.get(population)
    if (held === undefined) return undefined
    const atLeast = (lower: number) => ({ lower, upper: null })
    return {
      rows: atLeast(held.rows),
      subjects: atLeast(held.subjects),
      subjectPurposes: atLeast(held.subjectPurposes),
    }
  }
}

function byReading<T>(of: (reading: Reading) => T): ByReading<T> {
  return { rows: of('rows'), subjects: of('subjects'), subjectPurposes: of('subjectPurposes') }
}

/** What a scan said of a number, by itself. */
function observe(head: SnapshotHead, determination: PastDetermination, reading: Reading): Observation {
  const { readings, threshold, unclassified } = determination
  const verdict = reading === determination.reading ? determination.verdict : determination.verdicts[reading]
  const counted = countOf(reading, readings)
  return {
    ...{ day: head.day, verdict, subjects: readings.subjects, threshold, counted },
    held: countOf(reading, head.totals),
    rows: head.totals.rows,
    whole: isWhole(head, determination),
    tentative: verdict === 'reached' && isTentative(determination, reading, counted),
    classified: unclassified === 0,
    belowThen: verdict === 'below' || (verdict === 'undetermined' && lacksHistoryOnly(determination, counted)),
    places: head.targets.map((root) => ({ root, left: head.leftOut && (head.leftOut[root] ?? []) })),
    rules: `${head.version} ${head.rules}`,
  }
}

/** Of another reading than the one that decided, what was said of that one tells nothing; an earlier version said no more. */
function isTentative(determination: PastDetermination, reading: Reading, { lower }: CountBounds): boolean {
  const { because, classified, threshold } = determination
  if (because.includes('capital-reached')) return false
  if (reading === determination.reading || classified === undefined) return because.includes('unclassified-decide')
  return lower >= threshold && classified[reading] < threshold
}

/** A share that was not mounted, or a folder that could not be entered, took nothing away from what is held. */
function isWhole({ coverage }: SnapshotHead, { unread, because }: PastDetermination): boolean {
  return (
    coverage.complete && unread === 0 && !because.includes('listing-incomplete') && !because.includes('nothing-read')
  )
}

/** Of pairs an earlier version kept the best figure alone: then there are at least as many as people, and nobody knows how many at most. */
function countOf(
  reading: Reading,
  { rows, subjects, subjectPurposeBounds }: Pick<SnapshotHead['totals'], 'rows' | 'subjects' | 'subjectPurposeBounds'>,
): CountBounds {
  if (reading === 'rows') return { lower: rows, upper: rows }
  if (reading === 'subjects') return subjects
  return subjectPurposeBounds ?? { lower: subjects.lower, upper: Number.POSITIVE_INFINITY }
}

/** What keeps a scan from saying that the number is not reached on its day, by whichever reading. */
const OPEN: ReadonlySet<DeterminationReason> = new Set([
  'capital-not-stated',
  'unread-items',
  'ignore-files',
  'listing-incomplete',
  'nothing-read',
])

function lacksHistoryOnly({ because, threshold }: PastDetermination, { upper }: CountBounds): boolean {
  return upper < threshold && because.includes('history-missing') && !because.some((reason) => OPEN.has(reason))
}

/**
 * How many of its population a scan saw for certain. Of data of which nobody has said whose it is nobody knows: it is counted for every
 * population, and may turn out to be another's. An earlier version did not keep what there is without it; then, where the number is reached
 * without it, as many as the number are certain. A person with several purposes is several pairs: there are at least as many pairs as people.
 */
function certainlyHeld(determination: PastDetermination): ByReading<number> {
  const { classified, readings, reading, threshold, verdict, because, unclassified } = determination
  if (classified !== undefined)
    return { ...classified, subjectPurposes: Math.max(classified.subjects, classified.subjectPurposes) }
  const { rows, subjects } = readings
  // Unclassified rows may be of people who are all found elsewhere.
  const decided = because.includes('unclassified-decide')
  if (unclassified === 0 && !decided) return { rows, subjects: subjects.lower, subjectPurposes: subjects.lower }
  const isCounted = because.includes('lower-bound-reached') || because.includes('reading-reached')
  const certain = verdict === 'reached' && isCounted && !decided ? threshold : 0
  return {
    rows: reading === 'rows' ? certain : 0,
    subjects: reading === 'subjects' ? certain : 0,
    subjectPurposes: reading === 'rows' ? 0 : certain,
  }
}

/** One text for each number. */
function keyOf({ regulation, kind, population, threshold, basis, unit }: NumberKey): string {
  return JSON.stringify([regulation, kind, population, threshold, basis, unit])
}
