/** Two scans held against each other: what became of each data file, and why the count moved. */
import type { Coverage, SubjectClass, SubjectInterval, Verdict } from '../inventory.ts'
import type { PastDetermination, SnapshotFile, SnapshotHead } from './snapshot.ts'

/** What of a data file is compared. */
export type ComparedFile = Pick<
  SnapshotFile,
  'id' | 'uri' | 'class' | 'rows' | 'maskedRows' | 'subjects' | 'special' | 'unread'
>

/** What of a determination is compared. */
export type ComparedNumber = Pick<
  PastDetermination,
  'regulation' | 'regulationName' | 'kind' | 'population' | 'threshold' | 'basis' | 'verdict' | 'readings'
>

/** One of the two scans. */
export interface ComparedScan
  extends Pick<SnapshotHead, 'run' | 'day' | 'completed' | 'version' | 'rules' | 'targets' | 'coverage'> {
  readonly totals: Pick<SnapshotHead['totals'], 'rows' | 'maskedRows' | 'subjects' | 'special'>
  readonly determinations: readonly ComparedNumber[]
  readonly files: readonly ComparedFile[]
}

/** What happened to a data file; one may have been moved and have grown. */
export const FILE_CHANGES = ['new', 'vanished', 'moved', 'grown', 'shrunk', 'class', 'readable', 'unreadable'] as const
export type FileChangeKind = (typeof FILE_CHANGES)[number]

/** A data file that is not as it was. */
export interface FileChange {
  readonly id: string
  /** Where it is; of one that vanished, where it was. */
  readonly uri: string
  /** Where it was, when it was moved. */
  readonly from: string | null
  readonly kinds: readonly FileChangeKind[]
  /** Before and after; `null` where it was not, or is not. */
  readonly rows: readonly [number | null, number | null]
  readonly people: readonly [number | null, number | null]
  readonly class: readonly [SubjectClass | null, SubjectClass | null]
}

/** Why a count moved, or cannot be compared. */
export const COUNT_REASONS = [
  'stopped', // one of the scans was stopped: it counts what it had looked at
  'places-added',
  'places-removed',
  'rules-changed', // other rules, formats or program: the same bytes may give other findings
  'read-more', // fewer items that could not be read
  'read-less',
  'files-new',
  'files-vanished',
  'files-grown',
  'files-shrunk',
  'class-changed', // whose data it is was said anew: it moves populations, not the total
] as const
export type CountReasonId = (typeof COUNT_REASONS)[number]

/** A reason with its weight. */
export interface CountReason {
  readonly id: CountReasonId
  /** Places, items or data files. */
  readonly number: number
  /** People in those data files, added up (best): one person may be in several. `null` where it is not about data files. */
  readonly people: number | null
}

/** A number of the law, before and after; `null` where one of the scans did not determine it. */
export interface NumberChange
  extends Pick<ComparedNumber, 'regulation' | 'regulationName' | 'population' | 'threshold'> {
  readonly verdicts: readonly [Verdict | null, Verdict | null]
  readonly subjects: readonly [SubjectInterval | null, SubjectInterval | null]
}

/** The comparison. */
export interface ScanDiff {
  readonly a: ComparedScan
  readonly b: ComparedScan
  /** By kind in the order of {@link FILE_CHANGES}, those with the largest change of people first. */
  readonly files: readonly FileChange[]
  readonly why: readonly CountReason[]
  readonly numbers: readonly NumberChange[]
}

/** Compares two scans; `a` is the earlier. Data files are the same when their ids are, or without ids their URIs. */
export function diffScans(a: ComparedScan, b: ComparedScan): ScanDiff {
  const before = new Map(a.files.map((file) => [file.id, file]))
  const after = new Map(b.files.map((file) => [file.id, file]))
  const files = [
    ...b.files.flatMap((file) => changeOf(before.get(file.id), file) ?? []),
    ...a.files.flatMap((file) => (after.has(file.id) ? [] : [changeOf(file, undefined)!])),
  ]
  const place = ({ kinds }: FileChange) => FILE_CHANGES.indexOf(kinds[0]!)
  const weight = ({ people: [was, is] }: FileChange) => Math.abs((is ?? 0) - (was ?? 0))
  files.sort((x, y) => place(x) - place(y) || weight(y) - weight(x) || (x.uri < y.uri ? -1 : 1))
  return { a, b, files, why: reasonsOf(a, b, files), numbers: numbersOf(a, b) }
}

function changeOf(was: ComparedFile | undefined, is: ComparedFile | undefined): FileChange | undefined {
  const kinds: FileChangeKind[] = []
  if (was === undefined) kinds.push('new')
  else if (is === undefined) kinds.push('vanished')
  else {
    const people = is.subjects.best - was.subjects.best
    const rows = is.rows + is.maskedRows - was.rows - was.maskedRows
    if (is.uri !== was.uri) kinds.push('moved')
    if (people > 0 || (people === 0 && rows > 0)) kinds.push('grown')
    else if (people < 0 || rows < 0) kinds.push('shrunk')
    if (is.class !== was.class) kinds.push('class')
    if (is.unread < was.unread) kinds.push('readable')
    else if (is.unread > was.unread) kinds.push('unreadable')
  }
  if (kinds.length === 0) return undefined
  const one = (is ?? was)!
  return {
    id: one.id,
    uri: one.uri,
    from: was !== undefined && is !== undefined && was.uri !== is.uri ? was.uri : null,
    kinds,
    rows: [was?.rows ?? null, is?.rows ?? null],
    people: [was?.subjects.best ?? null, is?.subjects.best ?? null],
    class: [was?.class ?? null, is?.class ?? null],
  }
}

function reasonsOf(a: ComparedScan, b: ComparedScan, files: readonly FileChange[]): CountReason[] {
  const reasons: CountReason[] = []
  const note = (id: CountReasonId, number: number, people: number | null = null) => {
    if (number > 0) reasons.push({ id, number, people })
  }
  note('stopped', [a, b].filter(({ completed }) => !completed).length)
  note('places-added', b.targets.filter((root) => !a.targets.includes(root)).length)
  note('places-removed', a.targets.filter((root) => !b.targets.includes(root)).length)
  note('rules-changed', a.rules === b.rules && a.version === b.version ? 0 : 1)
  const unread = unreadOf(b.coverage) - unreadOf(a.coverage)
  note('read-more', -unread)
  note('read-less', unread)
  const sum = (id: CountReasonId, kind: FileChangeKind) => {
    const some = files.filter(({ kinds }) => kinds.includes(kind))
    note(
      id,
      some.length,
      some.reduce((total, { people: [was, is] }) => total + (is ?? 0) - (was ?? 0), 0),
    )
  }
  sum('files-new', 'new')
  sum('files-vanished', 'vanished')
  sum('files-grown', 'grown')
  sum('files-shrunk', 'shrunk')
  const reclassed = files.filter(({ kinds }) => kinds.includes('class'))
  note(
    'class-changed',
    reclassed.length,
    reclassed.reduce((total, { people: [, is] }) => total + (is ?? 0), 0),
  )
  return reasons
}

/** Items that were not, or not wholly, read; what a rule left out is not among them. */
function unreadOf({ listed, outcomes }: Coverage): number {
  return listed - outcomes.scanned - outcomes.skipped
}

function numbersOf(a: ComparedScan, b: ComparedScan): NumberChange[] {
  const key = ({ regulation, kind, population, threshold, basis }: ComparedNumber) =>
    JSON.stringify([regulation, kind, population, threshold, basis])
  const was = new Map(a.determinations.map((one) => [key(one), one]))
  const is = new Map(b.determinations.map((one) => [key(one), one]))
  return [...new Set([...is.keys(), ...was.keys()])].map((name) => {
    const [before, after] = [was.get(name), is.get(name)]
    const { regulation, regulationName, population, threshold } = (after ?? before)!
    return {
      regulation,
      regulationName,
      population,
      threshold,
      verdicts: [before?.verdict ?? null, after?.verdict ?? null],
      subjects: [before?.readings.subjects ?? null, after?.readings.subjects ?? null],
    }
  })
}
