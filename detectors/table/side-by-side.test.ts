import { expect, test } from 'vitest'
import { DETECTORS } from '../catalogue.ts'
import { ColumnNames } from '../columns.ts'
import { peopleAcross } from './side-by-side.ts'

const names = new ColumnNames(DETECTORS)

test.each([
  ['姓名,身分證字號,手機,姓名,手機', [0, 0, 0, 3, 3]],
  ['編號,姓名,電話,編號,姓名,電話', [0, 0, 0, 0, 4, 4]],
  ['姓名,手機,姓名,手機,姓名,手機', [0, 0, 2, 2, 4, 4]],
  // Of which of them the address is, nobody can tell.
  ['姓名,手機,姓名,手機,地址', [0, 0, 2, 2, 0]],
  // Nothing behind the second name is of the first's kind; or it stands before it.
  ['姓名,手機,姓名,備註', [0, 0, 0, 0]],
  ['手機,姓名,手機,姓名', [0, 0, 0, 0]],
  // Of the groups that names tell of, and of staff, others take care.
  ['姓名,手機,緊急聯絡人姓名,緊急聯絡人手機', [0, 0, 0, 0]],
  ['姓名,手機,主治醫師姓名,手機', [0, 0, 0, 0]],
  // A special category tells of the whole row.
  ['姓名,手機,疾病名稱,姓名,手機,疾病名稱', [0, 0, 0, 0, 0, 0]],
])('two people in a row are two, and one is one: %s', (row, people) => {
  const headers = row.split(',')
  const roles = headers.map((name) => names.role(name))
  expect(peopleAcross(headers, roles, DETECTORS)).toEqual(people)
})
