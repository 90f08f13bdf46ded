/**
 * The findings that are known already: figures of each data file, taken from a report, so that a later scan can say what is new. No value
 * and no token is in it, and no count is lower for it.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { type DataFile, sharedLine } from '../inventory/inventory.ts'
import type { NewFinding, SinceBaseline } from '../report/model.ts'
import { PandianError, reasonOf } from './errors.ts'
import { makeFolder } from './folders.ts'

const figures = z.object({
  uri: z.string(),
  rows: z.int().min(0),
  subjects: z.int().min(0),
  types: z.record(z.string(), z.int().min(0)),
})

const baseline = z.object({
  schema: z.literal('https://pandian.dev/baseline/1'),
  /** When the scan ended. */
  scanned: z.iso.datetime({ offset: true }),
  dataFiles: z.array(figures),
})

/** What a baseline file holds. */
export type Baseline = z.infer<typeof baseline>
type Figures = z.infer<typeof figures>

/** What of a report is needed; everything else is left alone. */
const report = z.object({
  run: z.object({ finished: z.iso.datetime({ offset: true }), completed: z.boolean() }),
  dataFiles: z.array(
    z.object({
      uri: z.string(),
      rows: z.int(),
      subjects: z.object({ best: z.int() }),
      types: z.record(z.string(), z.object({ hits: z.int() })),
    }),
  ),
})

/**
 * The baseline that a `report.json` gives. Throws `report-unreadable`, and `report-incomplete` for one of a scan that was stopped: what was
 * not reached would be new the next time.
 */
export function baselineOf(path: string): Baseline {
  const parsed = report.safeParse(json(path, 'report-unreadable'))
  if (!parsed.success) throw new PandianError('report-unreadable', { path, reason: 'content' })
  const { run, dataFiles } = parsed.data
  if (!run.completed) throw new PandianError('report-incomplete', { path })
  return {
    schema: 'https://pandian.dev/baseline/1',
    scanned: run.finished,
    dataFiles: dataFiles.map(({ uri, rows, subjects, types }) => ({
      uri,
      rows,
      subjects: subjects.best,
      types: Object.fromEntries(
        Object.entries(types)
          .filter(([, { hits }]) => hits > 0)
          .map(([id, { hits }]) => [id, hits] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    })),
  }
}

/** Reads one. Throws `baseline-unreadable`. */
export function readBaseline(path: string): Baseline {
  const parsed = baseline.safeParse(json(path, 'baseline-unreadable'))
  if (!parsed.success) throw new PandianError('baseline-unreadable', { path, reason: 'content' })
  return parsed.data
}

/** Writes one, a data file a line. Throws `cannot-write`. */
export function writeBaseline(path: string, { schema, scanned, dataFiles }: Baseline): void {
  const head = `{"schema":${JSON.stringify(schema)},"scanned":${JSON.stringify(scanned)},"dataFiles":[`
  const temporary = `${path}.partial`
  try {
    makeFolder(dirname(path))
    writeFileSync(temporary, `${head}\n${dataFiles.map((file) => JSON.stringify(file)).join(',\n')}\n]}\n`, {
      mode: 0o600,
    })
    renameSync(temporary, path)
  } catch (error) {
    throw new PandianError('cannot-write', { path, reason: reasonOf(error) })
  }
}

/** What the data files have more than the baseline. Less is no news: the counts show it. */
export function compare(dataFiles: readonly DataFile[], known: Baseline): SinceBaseline {
  const now = dataFiles.map(
    ({ uri, rows, subjects, types }): Figures => ({
      uri,
      rows,
      subjects: subjects.best,
      types: Object.fromEntries(Object.entries(types).map(([id, { hits }]) => [id, hits])),
    }),
  )
  // Like files become one line when they are many: then they are compared as one line on either side.
  const shared = new Set([...now, ...known.dataFiles].map(({ uri }) => uri).filter((uri) => uri === sharedLine(uri)))
  const before = byLine(known.dataFiles, shared)
  const findings: NewFinding[] = []
  for (const [uri, file] of byLine(now, shared)) {
    const old = before.get(uri)
    const types = Object.entries(file.types)
      .map(([id, hits]) => [id, hits - (old?.types[id] ?? 0)] as const)
      .filter(([, more]) => more > 0)
    const rows = Math.max(0, file.rows - (old?.rows ?? 0))
    const subjects = Math.max(0, file.subjects - (old?.subjects ?? 0))
    if (old !== undefined && rows + subjects + types.length === 0) continue
    findings.push({ uri, appeared: old === undefined, rows, subjects, types: Object.fromEntries(types) })
  }
  return { baseline: known.scanned, findings: findings.sort((a, b) => (a.uri < b.uri ? -1 : 1)) }
}

function byLine(files: readonly Figures[], shared: ReadonlySet<string>): Map<string, Figures> {
  const lines = new Map<string, Figures>()
  for (const file of files) {
    const line = shared.has(sharedLine(file.uri)) ? sharedLine(file.uri) : file.uri
    const before = lines.get(line)
    const types: Record<string, number> = { ...before?.types }
    for (const [id, hits] of Object.entries(file.types)) types[id] = (types[id] ?? 0) + hits
    lines.set(line, {
      uri: line,
      rows: (before?.rows ?? 0) + file.rows,
      subjects: (before?.subjects ?? 0) + file.subjects,
      types,
    })
  }
  return lines
}

function json(path: string, code: 'report-unreadable' | 'baseline-unreadable'): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new PandianError(code, { path, reason: reasonOf(error) })
  }
}
