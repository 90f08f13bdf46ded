/** Data files of which somebody has said since that their people are others: what earlier scans counted them as, they no longer prove. */
import type { Reading, SubjectClass } from '../inventory.ts'
import { POPULATIONS, type PopulationId } from '../regulations/regulation.ts'
import type { Reclassified, SnapshotFile } from './snapshot.ts'

/** What a scan says of its data files, with what earlier scans said of the same ones. */
export interface CarriedOn {
  readonly files: readonly SnapshotFile[]
  readonly reclassified: readonly Reclassified[]
}

/**
 * Carries on what is known of the data files of a scan: the most that each had as long as it was of a class, and, added up by both classes,
 * what was counted as one class and is another's now.
 *
 * @param before of each of them that a finished scan has met, what the last one to meet it had. Not of the last scan alone: what a share that was not
 *   mounted holds, or a place that is scanned once a week, was counted before that, too
 */
export function carryOn(before: Iterable<SnapshotFile>, now: readonly SnapshotFile[]): CarriedOn {
  const places = new Map(now.map(({ id }, index) => [id, index]))
  const files = [...now]
  const sums = new Map<string, Reclassified>()
  for (const old of before) {
    const place = places.get(old.id)
    if (place === undefined) continue
    const file = now[place]!
    const { class: to } = file
    const was = mostOf(old)
    if (old.class !== to) {
      // As another class before that one it was counted otherwise, too. The purposes of now were its purposes.
      for (const { class: from, rows, subjects } of was)
        if (from !== to)
          add(sums, { from, to, rows, subjects, subjectPurposes: subjects * Math.max(1, file.purposes.length) })
    } else {
      const { subjects } = was.find((one) => one.class === to)!
      const named = file.purposes.filter((purpose) => !old.purposes.includes(purpose)).length
      if (named > 0) add(sums, { from: to, to, rows: 0, subjects: 0, subjectPurposes: subjects * named })
    }
    const more = was.filter((one) => one.class !== to || one.rows > file.rows || one.subjects > file.subjects.upper)
    if (more.length > 0) files[place] = { ...file, was: more }
  }
  return { files, reclassified: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum) }
}

/** The most that a data file had as long as it was of each class, the present one included. */
function mostOf({ class: of, rows, subjects, was = [] }: SnapshotFile): NonNullable<SnapshotFile['was']> {
  const same = was.find((one) => one.class === of)
  const now = {
    class: of,
    rows: Math.max(rows, same?.rows ?? 0),
    subjects: Math.max(subjects.upper, same?.subjects ?? 0),
  }
  return [...was.filter((one) => one.class !== of), now]
}

function add(sums: Map<string, Reclassified>, { from, to, rows, subjects, subjectPurposes }: Reclassified): void {
  const key = `${from} ${to}`
  const sum = sums.get(key)
  sums.set(key, {
    from,
    to,
    rows: (sum?.rows ?? 0) + rows,
    subjects: (sum?.subjects ?? 0) + subjects,
    subjectPurposes: (sum?.subjectPurposes ?? 0) + subjectPurposes,
  })
}

/** How much came to a population by that, which earlier scans had not counted in. */
export function movedTo(population: string, reclassified: readonly Reclassified[]): Readonly<Record<Reading, number>> {
  const moved = { rows: 0, subjects: 0, subjectPurposes: 0 }
  for (const { from, to, rows, subjects, subjectPurposes } of reclassified) {
    if ((from !== to && isCounted(population, from)) || !isCounted(population, to)) continue
    moved.rows += rows
    moved.subjects += subjects
    moved.subjectPurposes += subjectPurposes
  }
  return moved
}

/** Of what nobody has classified, everybody may be of it. */
function isCounted(population: string, of: SubjectClass): boolean {
  if (of === 'unclassified' || !isPopulation(population)) return true
  const named: readonly SubjectClass[] = POPULATIONS[population]
  return named.includes(of)
}

/** All of them: of a number that is not held against the law today, too, the past may be asked tomorrow. */
export const POPULATION_IDS = Object.keys(POPULATIONS) as readonly PopulationId[]

function isPopulation(name: string): name is PopulationId {
  return Object.hasOwn(POPULATIONS, name)
}
