/** Data files of which somebody has said since the scan before that their people are others: what that scan counted them as, it no longer proves. */
import type { Reading, SubjectClass } from '../inventory.ts'
import { POPULATIONS, type PopulationId } from '../regulations/regulation.ts'
import type { Reclassified, SnapshotFile } from './snapshot.ts'

/** What was counted as one class in the one scan and is another's in the next, added up by both; as the first of the two had it. */
export function reclassifiedBetween(
  before: Iterable<SnapshotFile>,
  now: readonly SnapshotFile[],
): readonly Reclassified[] {
  const classes = new Map(now.map((file) => [file.id, file.class]))
  const sums = new Map<string, Reclassified>()
  for (const { id, class: from, rows, subjects, purposes } of before) {
    const to = classes.get(id) ?? from
    if (to === from) continue
    const sum = sums.get(`${from} ${to}`)
    sums.set(`${from} ${to}`, {
      from,
      to,
      rows: (sum?.rows ?? 0) + rows,
      subjects: (sum?.subjects ?? 0) + subjects.upper,
      subjectPurposes: (sum?.subjectPurposes ?? 0) + subjects.upper * Math.max(1, purposes.length),
    })
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum)
}

/** How much came to a population by that, which the scan before had not counted in. */
export function movedTo(population: string, reclassified: readonly Reclassified[]): Readonly<Record<Reading, number>> {
  const moved = { rows: 0, subjects: 0, subjectPurposes: 0 }
  for (const { from, to, rows, subjects, subjectPurposes } of reclassified) {
    if (isCounted(population, from) || !isCounted(population, to)) continue
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

function isPopulation(name: string): name is PopulationId {
  return Object.hasOwn(POPULATIONS, name)
}
