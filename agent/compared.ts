/** Which two scans `pandian diff` compares: of the state, or of reports. */
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { OUTCOME_STATES, REASONS } from '../connectors/connector.ts'
import type { ComparedScan } from '../inventory/history/diff.ts'
import { outcomesSchema } from '../inventory/history/snapshot.ts'
import { NUMBER_KINDS, SUBJECT_CLASSES } from '../inventory/inventory.ts'
import { PandianError, reasonOf } from './errors.ts'
import type { KeptScan, Ledger } from './ledger/ledger.ts'

const whole = z.int().min(0)
const interval = z.object({ lower: whole, best: whole, upper: whole })

/** What of a report is compared; everything else is left alone. Reports of before data files had ids have none. */
const report = z.object({
  tool: z.object({ version: z.string(), rules: z.string() }),
  run: z.object({ id: z.string(), counted: z.iso.date(), completed: z.boolean() }),
  targets: z.array(z.object({ root: z.string() })),
  coverage: z.object({
    listed: whole,
    outcomes: outcomesSchema,
    reasons: z.array(z.object({ state: z.enum(OUTCOME_STATES), reason: z.enum(REASONS), items: whole })),
    bytes: whole,
    complete: z.boolean(),
  }),
  totals: z.object({ rows: whole, maskedRows: whole, subjects: interval, special: whole }),
  determinations: z.array(
    z.object({
      regulation: z.string(),
      regulationName: z.string(),
      kind: z.enum(NUMBER_KINDS).default('plan'),
      population: z.string(),
      threshold: whole,
      basis: z.enum(['single-day', 'cumulative', 'unstated']),
      verdict: z.enum(['reached', 'below', 'undetermined']),
      readings: z.object({ rows: whole, subjects: interval, subjectPurposes: whole }),
    }),
  ),
  dataFiles: z.array(
    z.object({
      id: z.string().optional(),
      uri: z.string(),
      class: z.enum(SUBJECT_CLASSES),
      rows: whole,
      maskedRows: whole,
      subjects: interval,
      special: whole,
      unread: whole,
    }),
  ),
})

/** Is that a path of a report, and no name of a scan? */
export function isReportPath(name: string): boolean {
  return name.endsWith('.json') || name.includes('/') || existsSync(name)
}

/** The scan of a `report.json`. Throws `report-unreadable`. */
export function scanOfReport(path: string): ComparedScan {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new PandianError('report-unreadable', {
      path,
      reason: error instanceof SyntaxError ? 'content' : reasonOf(error),
    })
  }
  const parsed = report.safeParse(value)
  if (!parsed.success) throw new PandianError('report-unreadable', { path, reason: 'content' })
  const { tool, run, targets, coverage, totals, determinations, dataFiles } = parsed.data
  return {
    run: run.id,
    day: run.counted,
    completed: run.completed,
    version: tool.version,
    rules: tool.rules,
    targets: targets.map(({ root }) => root),
    coverage,
    totals,
    determinations,
    files: dataFiles.map((file) => ({ ...file, id: file.id ?? file.uri })),
  }
}

/** The scan of the state that has that number. */
export function scanOfState(ledger: Ledger, { number, head }: KeptScan): ComparedScan {
  return { ...head, files: ledger.filesOf(number) }
}

/** As two scans of different origin can be compared: a report knows less of the rules, and an old one no ids. */
export function comparable(a: ComparedScan, b: ComparedScan): readonly [ComparedScan, ComparedScan] {
  const rules = ({ rules }: ComparedScan) => rules.split(',')[0]!
  const byUri = [a, b].some(({ files }) => files.some(({ id, uri }) => id === uri))
  const plain = (scan: ComparedScan): ComparedScan => ({
    ...scan,
    ...(a.rules.includes(',') === b.rules.includes(',') ? {} : { rules: rules(scan) }),
    ...(byUri ? { files: scan.files.map((file) => ({ ...file, id: file.uri })) } : {}),
  })
  return [plain(a), plain(b)]
}

/**
 * Finds a scan by its id, the beginning of it, its day (the last of that day), `last` or `previous` (of those that were finished). Throws
 * `scan-unknown`, `scan-ambiguous`.
 */
export function findScan(scans: readonly KeptScan[], name: string): KeptScan {
  const finished = scans.filter(({ head }) => head.completed)
  if (name === 'last' || name === 'previous') {
    const scan = finished.at(name === 'last' ? -1 : -2)
    if (scan === undefined) throw new PandianError('scan-unknown', { item: name })
    return scan
  }
  if (/^\d{4}-\d{2}-\d{2}$/.test(name)) {
    const scan = finished.findLast(({ head }) => head.day === name) ?? scans.findLast(({ head }) => head.day === name)
    if (scan === undefined) throw new PandianError('scan-unknown', { item: name })
    return scan
  }
  const found = name === '' ? [] : scans.filter(({ head }) => head.run.startsWith(name.toLowerCase()))
  if (found.length > 1) throw new PandianError('scan-ambiguous', { item: name })
  if (found[0] === undefined) throw new PandianError('scan-unknown', { item: name })
  return found[0]
}
