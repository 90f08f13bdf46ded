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

/** A set of reports, or one of them. */
export interface ReportPlace {
  /** The folder. */
  readonly folder: string
  /** Names of those to be checked. */
  readonly names: readonly string[]
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

/** A folder of reports, or one file of it. Throws `report-unreadable` where there is none. */
export function findReports(path: string): ReportPlace {
  const stats = statSync(path, { throwIfNoEntry: false })
  if (stats === undefined) throw new PandianError('report-unreadable', { path, reason: 'ENOENT' })
  const folder = stats.isDirectory() ? path : dirname(path)
  // Those that the list of sums names are expected to be there.
  const expected = readSums(join(folder, SUMS_FILE)).map(({ name }) => name)
  const others = RENDERERS.map(({ fileName }) => fileName).filter((name) => existsSync(join(folder, name)))
  const papers = stats.isDirectory() ? readdirSync(folder).filter(isPaperName).sort() : []
  const names = stats.isDirectory() ? [...new Set([...expected, ...others, ...papers])] : [basename(path)]
  if (names.length === 0) throw new PandianError('report-unreadable', { path, reason: 'empty' })
  const json = join(folder, 'report.json')
  const head = existsSync(json) ? beginningOf(json) : ''
  const [, seq, hash] = /^"proof": \{"journal":\{"seq":(\d+),"hash":"([0-9a-f]{64})"\}/m.exec(head) ?? []
  return {
    folder,
    names,
    remembered: seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash, source: json },
    run: /^"run": \{"id":"([^"]+)"/m.exec(head)?.[1],
  }
}

/** Compares reports with the sums beside them and with the journal's entries. */
export function checkReports(
  { folder, names, run }: ReportPlace,
  entries: readonly SoundLine[],
): { readonly reports: readonly CheckedReport[]; readonly problems: readonly Problem[] } {
  const sums = readSums(join(folder, SUMS_FILE))
  const written = entries.flatMap(({ number, entry }) => filesOf(entry).map((file) => ({ ...file, line: number })))
  const ofRun = new Set(
    entries.flatMap(({ entry }) => {
      // A paper's name is given once.
      const isOfRun = entry.kind !== 'report' || (entry.data as EntryData['report']).run === run
      return isOfRun ? filesOf(entry).map(({ name }) => name) : []
    }),
  )
  const problems: Problem[] = []
  const reports = names.map((name): CheckedReport => {
    const path = join(folder, name)
    if (!existsSync(path)) {
      problems.push({ id: 'report-missing', source: path })
      return { path, line: undefined }
    }
    const sum = readSum(path)
    const line = written.findLast((file) => file.name === name && file.sha256 === sum)?.line
    const sealed = isSealed(sums, name, sum)
    // Also where the sums were made anew: the journal has other ones of the same scan.
    if (line === undefined)
      problems.push({ id: sealed === false || ofRun.has(name) ? 'report-changed' : 'report-unknown', source: path })
    else if (sealed === false) problems.push({ id: 'sums-changed', source: join(folder, SUMS_FILE) })
    return { path, line }
  })
  return { reports, problems }
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
