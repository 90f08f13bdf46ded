import { describe, expect, it } from 'vitest'
import type { SubjectClass } from '../inventory.ts'
import { carryOn, movedTo } from './reclassified.ts'
import type { SnapshotFile } from './snapshot.ts'
import { exactly } from './testing.ts'

const file = (of: SubjectClass, people: number, more: Partial<SnapshotFile> = {}): SnapshotFile => ({
  ...{ id: 'F-1', uri: 'file:///srv/a.csv', target: 'file:///srv/', fingerprint: 'f', kind: 'file', class: of },
  ...{ purposes: [], items: 1, bytes: 1, modified: 1, unread: 0, rows: people * 2, maskedRows: 0 },
  ...{ subjects: exactly(people), specialRows: 0, special: 0, specialCategories: {}, types: {} },
  ...more,
})

/** What each of the scans kept of the file, told one after another. */
function through(...nights: readonly SnapshotFile[]) {
  let [before] = nights
  let moved = carryOn([], [])
  for (const night of nights.slice(1)) {
    moved = carryOn([before!], [night])
    before = moved.files[0]
  }
  return { last: before!, reclassified: moved.reclassified }
}

describe('a data file whose class is put right', () => {
  it('had been counted as others’ with as many as it had', () => {
    const { reclassified } = carryOn([file('employee', 60)], [file('consumer', 50)])
    expect(reclassified).toEqual([{ from: 'employee', to: 'consumer', rows: 120, subjects: 60, subjectPurposes: 60 }])
    expect(movedTo('consumers', reclassified).subjects).toBe(60)
    expect(movedTo('employees', reclassified).subjects).toBe(0)
    expect(movedTo('everyone', reclassified).subjects).toBe(0)
    // Of data that nobody had classified, everybody was counted in.
    expect(movedTo('consumers', carryOn([file('unclassified', 60)], [file('consumer', 60)]).reclassified).rows).toBe(0)
  })

  it('that had shrunk since had been counted with the most it had: six were moved, and sixty had not been counted', () => {
    const { reclassified } = through(
      file('employee', 60),
      file('employee', 6),
      file('employee', 8),
      file('consumer', 6),
    )
    expect(reclassified).toMatchObject([{ rows: 120, subjects: 60 }])
    // As a class between, it was others' as well, and before.
    const between = through(file('employee', 60), file('vendor', 6), file('consumer', 6)).reclassified
    expect(movedTo('consumers', between).subjects).toBe(66)
    expect(movedTo('consumers', through(file('employee', 60), file('vendor', 6)).reclassified).subjects).toBe(0)
  })

  it('keeps the most it had as another class; as its own, only where that was more', () => {
    const most = { class: 'employee', rows: 120, subjects: 60 }
    expect(through(file('employee', 60), file('employee', 6)).last.was).toEqual([most])
    expect(through(file('employee', 60), file('employee', 61)).last).not.toHaveProperty('was')
    expect(through(file('employee', 60), file('employee', 6), file('employee', 70)).last).not.toHaveProperty('was')
    expect(through(file('employee', 60), file('consumer', 6)).last.was).toEqual([most])
  })
})

it('purposes that are named later were purposes before', () => {
  const { reclassified } = carryOn([file('consumer', 60)], [file('consumer', 60, { purposes: ['036', '040', '148'] })])
  // The same people may be in a file of which nobody has named a purpose.
  expect(movedTo('consumers', reclassified)).toEqual({ rows: 0, subjects: 0, subjectPurposes: 180 })
  expect(movedTo('members', reclassified).subjectPurposes).toBe(0)
  const fewer = carryOn([file('consumer', 60, { purposes: ['036', '040'] })], [file('consumer', 60)])
  expect(fewer.reclassified).toEqual([])
  // Named with the class, they are purposes of what is moved.
  const both = carryOn([file('employee', 60)], [file('consumer', 60, { purposes: ['036', '040', '148'] })])
  expect(movedTo('consumers', both.reclassified)).toEqual({ rows: 120, subjects: 60, subjectPurposes: 180 })
})
