/** Are reports, forms and records of requests what was written? By the sums beside them, and by those that the journal has of them. */
import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { RENDERERS } from '../../report/model.ts'
import { PandianError, reasonOf } from '../errors.ts'
import { isPaperName } from '../papers.ts'
import { readSums, SUMS_FILE, type Sum, sumOf } from '../sums.ts'
import type { RememberedHead } from './check.ts'
import type { EntryData, FileSum } from './entry.ts'
import type { SoundLine } from './order.ts'
import type { Problem } from './problems.ts'

/** The beginning of a report.json has what is looked for; the rest may be gigabytes. */
const HEAD_BYTES = 1 << 16

/** The one that says which scan it is of. */
const JSON_REPORT = 'report.json'

/** A set of reports, or one of them. */
export interface ReportPlace {
  /** The folder. */
  readonly folder: string
  /** Names of those to be checked. */
  readonly names: readonly string[]
  /** Are these all that belong together, by the list of sums beside them? */
  readonly isSet: boolean
  /** What report.json remembers of the journal. */
  readonly remembered: RememberedHead | undefined
  /** The scan that it is of. */
  readonly run: string | undefined
}

/** A report that was looked at. */
export interface CheckedReport {
  readonly path: string
  /** Line of the journal that has its sum. */
  readonly line: number | undefined
}

/** Are there reports, or a list of their sums? */
export function holdsReports(folder: string): boolean {
  return reportNames(folder).length > 0
}

/** Those that the list of sums names are expected to be there. */
function reportNames(folder: string): readonly string[] {
  const expected = readSums(join(folder, SUMS_FILE)).map(({ name }) => name)
  return [...expected, ...RENDERERS.map(({ fileName }) => fileName).filter((name) => existsSync(join(folder, name)))]
}

/** A folder of reports, or one file of it. Throws `report-unreadable` where there is none. */
export function findReports(path: string): ReportPlace {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw new PandianError('report-unreadable', { path, reason: 'ENOENT' })
  const folder = stats.isDirectory() ? path : dirname(path)
  const papers = stats.isDirectory() ? readdirSync(folder).filter(isPaperName).sort() : []
  const names = stats.isDirectory() ? [...new Set([...reportNames(folder), ...papers])] : [basename(path)]
  if (names.length === 0) throw new PandianError('report-unreadable', { path, reason: 'empty' })
  const json = join(folder, JSON_REPORT)
  const head = existsSync(json) ? beginningOf(json) : ''
  const [, seq, hash] = /^"proof": \{"journal":\{"seq":(\d+),"hash":"([0-9a-f]{64})"\}/m.exec(head) ?? []
  return {
    folder,
    names,
    isSet: stats.isDirectory() && existsSync(join(folder, SUMS_FILE)),
    remembered: seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash, source: json },
    run: /^"run": \{"id":"([^"]+)"/m.exec(head)?.[1],
  }
}

/**
 * Compares reports with the sums beside them and with the journal's entries. Reports that lie together are of one scan: an earlier one among them,
 * which was written too, is not what was written there.
 */
export function checkReports(
  { folder, names, isSet, run }: ReportPlace,
  entries: readonly SoundLine[],
): { readonly reports: readonly CheckedReport[]; readonly problems: readonly Problem[] } {
  const sums = readSums(join(folder, SUMS_FILE))
  const written = entries.flatMap(({ number, entry }): Written[] => {
    const files = filesOf(entry)
    return files.length === 0 ? [] : [{ line: number, files, isReport: entry.kind === 'report' }]
  })
  const there = names.map((name): FileSum => {
    const path = join(folder, name)
    return { name, sha256: existsSync(path) ? readSum(path) : '' }
  })
  const set = setOf(folder, there, written)
  const belonging = new Set([
    ...(set?.files ?? []).map(({ name }) => name),
    ...entries.flatMap(({ entry }) => {
      // A paper's name is given once.
      const isOfRun = entry.kind !== 'report' || (entry.data as EntryData['report']).run === run
      return isOfRun ? filesOf(entry).map(({ name }) => name) : []
    }),
  ])
  const problems: Problem[] = []
  const reports = there.map((file): CheckedReport => {
    const { name, sha256 } = file
    const path = join(folder, name)
    const sealed = isSealed(sums, name, sha256)
    const of = set !== undefined && has(set, file) ? set : written.findLast((one) => has(one, file))
    if (sha256 === '') problems.push({ id: 'report-missing', source: path })
    // Also where the sums were made anew: the journal has other ones of the same scan.
    else if (of === undefined)
      problems.push({ id: sealed === false || belonging.has(name) ? 'report-changed' : 'report-unknown', source: path })
    else if (set !== undefined && of !== set && (of.isReport || set.files.some((one) => one.name === name))) {
      problems.push({ id: 'report-mixed', line: of.line, other: set.line, source: path })
      return { path, line: undefined }
    } else if (sealed === false) problems.push({ id: 'sums-changed', source: join(folder, SUMS_FILE) })
    return { path, line: of?.line }
  })
  // One that was taken out of the list of sums, too.
  for (const { name } of isSet ? (set?.files ?? []) : [])
    if (!names.includes(name)) problems.push({ id: 'report-missing', source: join(folder, name) })
  return { reports, problems }
}

/** Files that were written together. */
interface Written {
  readonly line: number
  readonly files: readonly FileSum[]
  /** By a scan. */
  readonly isReport: boolean
}

/**
 * What the reports of a folder are all of: the scan that its report.json is of, which names it; of a folder without one, or with one that was
 * changed, the scan that most are of, the last of several.
 */
function setOf(folder: string, there: readonly FileSum[], written: readonly Written[]): Written | undefined {
  const scans = written.filter(({ isReport }) => isReport)
  const json = join(folder, JSON_REPORT)
  if (existsSync(json)) {
    const own = there.find(({ name }) => name === JSON_REPORT) ?? { name: JSON_REPORT, sha256: readSum(json) }
    const named = scans.findLast((one) => has(one, own))
    if (named !== undefined) return named
  }
  let most = 0
  let set: Written | undefined
  for (const one of scans) {
    const count = there.filter((file) => has(one, file)).length
    if (count === 0 || count < most) continue
    most = count
    set = one
  }
  return set
}

function has({ files }: Written, { name, sha256 }: FileSum): boolean {
  return files.some((file) => file.name === name && file.sha256 === sha256)
}

function filesOf({ kind, data }: SoundLine['entry']): readonly FileSum[] {
  if (kind === 'report') return (data as EntryData['report']).files
  if (kind === 'incident') return (data as EntryData['incident']).files ?? []
  if (kind === 'subject-request') {
    const { file, sha256 } = data as EntryData['subject-request']
    return file === undefined || sha256 === undefined ? [] : [{ name: file, sha256 }]
  }
  if (kind !== 'export') return []
  const { file, sha256 } = data as EntryData['export']
  return [{ name: basename(file), sha256 }]
}

/** `undefined` when the list says nothing of that name. */
function isSealed(sums: readonly Sum[], name: string, sum: string): boolean | undefined {
  const own = sums.filter((one) => one.name === name)
  return own.length === 0 ? undefined : own.some((one) => one.sum === sum)
}

function readSum(path: string): string {
  try {
    return sumOf(path)
  } catch (error) {
    throw new PandianError('report-unreadable', { path, reason: reasonOf(error) })
  }
}

function beginningOf(path: string): string {
  const bytes = Buffer.alloc(HEAD_BYTES)
  const fd = openSync(path, 'r')
  try {
    return bytes.toString('utf8', 0, readSync(fd, bytes))
  } finally {
    closeSync(fd)
  }
}
