/** What the journal says of a scan. */
import type { ReportModel } from '../../report/model.ts'
import type { EntryData } from './entry.ts'

/** The figures that its reports have, which are masked already. */
export function scanEntry(model: ReportModel): EntryData['scan'] {
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
    snapshot: null,
  }
}
