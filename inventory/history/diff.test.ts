/** Two scans held against each other: each change told once, and the count's movement explained. */
import { describe, expect, it } from 'vitest'
import { OUTCOME_STATES, type OutcomeState } from '../../connectors/connector.ts'
import { type ComparedFile, type ComparedScan, diffScans } from './diff.ts'

function file(id: string, people: number, change: Partial<ComparedFile> = {}): ComparedFile {
  const subjects = { lower: people, best: people, upper: people }
  const uri = `file:///srv/${id}.csv`
  return { id, uri, class: 'consumer', rows: people, maskedRows: 0, subjects, special: 0, unread: 0, ...change }
}

function scan(files: readonly ComparedFile[], unread = 0, change: Partial<ComparedScan> = {}): ComparedScan {
  const outcomes = Object.fromEntries(OUTCOME_STATES.map((state) => [state, 0])) as Record<OutcomeState, number>
  const people = files.reduce((sum, { subjects }) => sum + subjects.best, 0)
  return {
    run: 'r',
    day: '2026-11-29',
    completed: true,
    version: '1',
    rules: '1',
    targets: ['file:///srv/'],
    coverage: {
      listed: 10,
      outcomes: { ...outcomes, scanned: 9 - unread, skipped: 1, encrypted: unread },
      reasons: [],
      bytes: 0,
      complete: unread === 0,
    },
    totals: { rows: people, maskedRows: 0, subjects: { lower: people, best: people, upper: people }, special: 0 },
    determinations: [],
    files,
    ...change,
  }
}

const kindsOf = (a: ComparedScan, b: ComparedScan) =>
  Object.fromEntries(diffScans(a, b).files.map(({ id, kinds }) => [id, kinds.join()]))
const whyOf = (a: ComparedScan, b: ComparedScan) =>
  diffScans(a, b).why.map(({ id, number, people }) => [id, number, people])

describe('a comparison', () => {
  it('of a scan with itself is empty', () => {
    const one = scan([file('a', 5), file('b', 7)], 2)
    expect(diffScans(one, one)).toMatchObject({ files: [], why: [] })
  })

  it('tells what is new, vanished, moved, grown, shrunk, of another class, and read more or less of', () => {
    const a = scan([
      file('gone', 5),
      file('kept', 5),
      file('more', 5),
      file('less', 5),
      file('moved', 5),
      file('class', 5),
    ])
    const b = scan([
      file('new', 5),
      file('kept', 5),
      file('more', 9),
      file('less', 2),
      file('moved', 6, { uri: 'file:///srv/other/moved.csv' }),
      file('class', 5, { class: 'employee', unread: 1 }),
    ])
    expect(kindsOf(a, b)).toEqual({
      new: 'new',
      gone: 'vanished',
      moved: 'moved,grown',
      more: 'grown',
      less: 'shrunk',
      class: 'class,unreadable',
    })
    expect(diffScans(a, b).files.find(({ id }) => id === 'moved')?.from).toBe('file:///srv/moved.csv')
    expect(whyOf(a, b)).toEqual([
      ['files-new', 1, 5],
      ['files-vanished', 1, -5],
      ['files-grown', 2, 5],
      ['files-shrunk', 1, -3],
      ['class-changed', 1, 5],
    ])
    // And backwards, everything the other way round.
    expect(kindsOf(b, a)).toMatchObject({ new: 'vanished', gone: 'new', more: 'shrunk', class: 'class,readable' })
  })

  it('with more rows of the same people, a data file has grown; masked rows count', () => {
    expect(kindsOf(scan([file('a', 5)]), scan([file('a', 5, { rows: 9 })]))).toEqual({ a: 'grown' })
    expect(kindsOf(scan([file('a', 5, { maskedRows: 2 })]), scan([file('a', 5)]))).toEqual({ a: 'shrunk' })
  })

  it('names what makes two scans hard to compare: stopped, other places, other rules, other reach', () => {
    const a = scan([file('a', 5)], 3)
    expect(whyOf(a, scan([file('a', 5)], 1, { completed: false, rules: '2', targets: ['file:///mnt/'] }))).toEqual([
      ['stopped', 1, null],
      ['places-added', 1, null],
      ['places-removed', 1, null],
      ['rules-changed', 1, null],
      ['read-more', 2, null],
    ])
    expect(whyOf(a, scan([file('a', 5)], 4))).toEqual([['read-less', 1, null]])
  })
})
