/** Rows of several people, side by side: 姓名, 身分證字號, 手機, 姓名, 手機. */
import { normaliseName, type Role } from '../columns.ts'
import type { Detector } from '../detector.ts'

/**
 * By column: 0 for the row's own person, and for each further one the column of their name, from 0. Whoever has a name below the same word as
 * the first, and behind it a number or an address below a word that the first has, too, is somebody else; what the first has not stays the
 * row's own. Of special categories the record tells, not the person: with them in both, nobody is set apart.
 */
export function peopleAcross(
  headers: readonly string[],
  roles: readonly Role[],
  catalogue: readonly Detector[],
): readonly number[] {
  const people = headers.map(() => 0)
  const nameOf = ({ detectors, relation, staff }: Role) =>
    relation === '' && !staff && detectors.length > 0 && catalogue[detectors[0]!]!.id === 'name'
  const first = roles.findIndex(nameOf)
  if (first < 0) return people
  const words = headers.map(normaliseName)
  const starts = words.flatMap((word, c) => (word === words[first] && nameOf(roles[c]!) ? [c] : []))
  const own = new Set(words.slice(first + 1, starts[1] ?? first))
  for (const [person, start] of starts.entries()) {
    if (person === 0) continue
    const end = starts[person + 1] ?? words.length
    const again = Array.from({ length: end - start - 1 }, (_, i) => start + 1 + i).filter((c) => own.has(words[c]!))
    const kinds = again.flatMap((c) => roles[c]!.detectors.slice(0, 1)).map((index) => catalogue[index]!)
    const reached = kinds.some(({ strength }) => strength === 'strong' || strength === 'weak')
    if (reached && kinds.every(({ special }) => special === undefined))
      for (const c of [start, ...again]) people[c] = start
  }
  return people
}
