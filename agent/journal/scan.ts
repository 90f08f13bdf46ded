/** What the journal says of a scan. */
import type { Disposal, Snapshot } from '../../inventory/inventory.ts'
import type { ReportModel } from '../../report/model.ts'
import { canonical, type EntryData, type Json, sha256 } from './entry.ts'

/** The figures that its reports have, which are masked already. */
export function scanEntry(
  model: Omit<ReportModel, 'disposals'>,
  snapshot: Snapshot,
  disposals: readonly Disposal[],
): EntryData['scan'] {
  const judged = (verdict: Disposal['verdict']) => disposals.filter((one) => one.verdict === verdict).length
  const { run, tool, coverage, totals, determinations, dataFiles, targets } = model
  return {
    run: run.id,
    started: run.started,
    finished: run.finished,
    completed: run.completed,
    targets: targets.map(({ root }) => root),
    version: tool.version,
    rules: tool.rules,
    items: { listed: coverage.listed, scanned: coverage.outcomes.scanned, complete: coverage.complete },
    totals: {
      rows: totals.rows,
      maskedRows: totals.maskedRows,
      subjects: { ...totals.subjects },
      subjectPurposes: totals.subjectPurposes,
      special: totals.special,
      dataFiles: dataFiles.length,
    },
    determinations: determinations.map(({ regulation, population, article, threshold, verdict, readings }) => ({
      regulation,
      population,
      article,
      threshold,
      verdict,
      subjects: { ...readings.subjects },
      rows: readings.rows,
    })),
    // In a form that does not depend on how the state writes it down.
    snapshot: sha256(canonical(JSON.parse(JSON.stringify(snapshot)) as Json)),
    disposals: {
      confirmed: judged('confirmed'),
      contradicted: judged('contradicted'),
      pending: judged('pending'),
    },
  }
}
