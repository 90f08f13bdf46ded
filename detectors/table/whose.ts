/** Whose the cells of a table's columns are: the row's own person's, somebody else's, or those of whoever deals with what the rows are of. */
import { normaliseName, type Role } from '../columns.ts'
import type { Detector } from '../detector.ts'
import { isOfStaff, isPerson, isRole, listsGoods, numbersPerson } from '../somebody.ts'
import { companionsOf } from './companions.ts'
import { peopleAcross } from './side-by-side.ts'

/** Has the row's own person a name or a number? Somebody else's columns are only told apart where they have. */
export function namesOwn(roles: readonly Role[], catalogue: readonly Detector[]): boolean {
  return roles.some(
    (role) =>
      role.relation === '' &&
      !role.staff &&
      role.detectors.some((d) => ['strong', 'evidence'].includes(catalogue[d]!.strength)),
  )
}

/** By column: whose record its cells are, 0 for the row's own person. `own`: see {@link namesOwn}. */
export function groupsOf(
  headers: readonly string[],
  roles: readonly Role[],
  own: boolean,
  catalogue: readonly Detector[],
): readonly number[] {
  const relations = [...new Set(roles.map((role) => role.relation))].filter((relation) => relation !== '')
  const name = catalogue.findIndex(({ id }) => id === 'name')
  // Of the names of staff each is another's, where there is a name beside them: 教師姓名 in a list of teachers is the record's own.
  const named = roles.some(({ relation, staff, detectors }) => relation === '' && !staff && detectors[0] === name)
  const across = peopleAcross(headers, roles, catalogue)
  const companions = companionsOf(headers.map(normaliseName), roles, catalogue)
  return roles.map(({ relation, staff }, c) => {
    if (staff) return named ? relations.length + 1 + c : 0
    const companion = companions[c]!
    if (companion !== '') return relations.length + 1 + companions.indexOf(companion)
    if (across[c]! > 0) return relations.length + 1 + across[c]!
    return own && relation !== '' ? relations.indexOf(relation) + 1 : 0
  })
}

/**
 * By column, given as its normalised name: 1 for those of whoever deals with what the rows are of; a name there tells nothing of what that
 * person has. Of goods and counts (`goods`) it is whoever is called by no word for those who are ill or convicted.
 */
export function dealersOf(names: readonly string[], goods: boolean): Uint8Array {
  return Uint8Array.from(names, (name) => (isRole(name) || (goods && !isPerson(name)) ? 1 : 0))
}

/** May rows name nobody but `dealers` (see {@link dealersOf}), as no other column says whom they are about? */
export function namesDealersOnly(
  headers: readonly string[],
  roles: readonly Role[],
  dealers: Uint8Array,
  catalogue: readonly Detector[],
): boolean {
  const isSpecial = ({ detectors }: Role) => detectors.some((index) => catalogue[index]!.special !== undefined)
  return (
    dealers.includes(1) &&
    !headers.some(isOfStaff) &&
    !headers.some(
      (header, c) =>
        dealers[c] === 0 && !isSpecial(roles[c]!) && numbersPerson(header) && !listsGoods(normaliseName(header)),
    )
  )
}
