/** Which of a record's values are the record's own person's, and which somebody else's. */
import type { Detector } from '../detector.ts'
import type { HitList } from '../hits.ts'

/**
 * Somebody else's values only stand apart where the record's own person is there at all. Where all is of somebody else, and of more than
 * one (a sender, a recipient), the first takes that place. Somebody else of the same name or number is nobody else: who ordered it
 * receives it. `staff`: the groups of whoever deals with the record's person. `companions`: those of who is named beside one that has a name,
 * by a name of their own: 主要聯絡電話 alone is the person's.
 */
export function tellApart(
  hits: HitList,
  staff: readonly number[],
  companions: readonly number[],
  catalogue: readonly Detector[],
): void {
  const { group, length } = hits
  for (const companion of companions)
    if (!hasName(hits, 0, catalogue) || !hasName(hits, companion, catalogue)) join(hits, companion)
  if (staff.length > 0 && !hasName(hits, 0, catalogue))
    for (let i = 0; i < length; i++) if (staff.includes(group[i]!)) group[i] = 0
  const telling: number[] = []
  let loose = false
  for (let i = 0; i < length; i++) {
    const { strength } = catalogue[hits.detector[i]!]!
    if (strength === 'strong' || strength === 'evidence') telling.push(i)
    else if (group[i] === 0) loose ||= strength === 'weak'
  }
  const whose = new Set(telling.map((i) => group[i]!))
  if (!whose.has(0)) {
    const first = whose.size > 1 && !loose ? group[telling[0]!]! : -1
    for (let i = 0; i < length; i++) if (first < 0 || group[i] === first) group[i] = 0
  }
  if (whose.size < 2) return
  const own = telling.filter((i) => group[i] === 0)
  for (const i of telling)
    if (group[i] !== 0 && own.some((other) => isSamePerson(hits, catalogue, i, other))) join(hits, group[i]!)
}

/** Has whoever the group is of a name? */
function hasName(hits: HitList, whose: number, catalogue: readonly Detector[]): boolean {
  const { group, detector, length } = hits
  for (let i = 0; i < length; i++) if (group[i] === whose && catalogue[detector[i]!]!.id === 'name') return true
  return false
}

function isSamePerson(hits: HitList, catalogue: readonly Detector[], i: number, other: number): boolean {
  const { id, strength } = catalogue[hits.detector[i]!]!
  if (hits.detector[i] !== hits.detector[other] || hits.masked[i] === 1 || hits.masked[other] === 1) return false
  return (id === 'name' || strength === 'strong') && hits.hash(i) === hits.hash(other)
}

/** What was somebody else's is the record's own person's. */
function join(hits: HitList, other: number): void {
  const { group, length } = hits
  for (let i = 0; i < length; i++) if (group[i] === other) group[i] = 0
}
