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
 * Carries on what is known of the data files of a scan: the most that each has had since it has been of its class, and, added up by both classes,
 * what was counted as one class until then and is another's now.
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
    const { class: from, purposes } = old
    const { class: to } = file
    const rows = Math.max(old.rows, old.most?.rows ?? 0)
    const subjects = Math.max(old.subjects.upper, old.most?.subjects ?? 0)
    const pairs = subjects * Math.max(1, purposes.length)
    if (from !== to) add(sums, { from, to, rows, subjects, subjectPurposes: pairs })
    else {
      // Purposes that somebody named since then were purposes before.
      const more = subjects * Math.max(1, file.purposes.length) - pairs
      if (more > 0) add(sums, { from, to, rows: 0, subjects: 0, subjectPurposes: more })
      if (rows > file.rows || subjects > file.subjects.upper) files[place] = { ...file, most: { rows, subjects } }
    }
  }
  return { files, reclassified: [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum) }
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
