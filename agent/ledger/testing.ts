/** For tests: snapshots of invented nights. */
import { OUTCOME_STATES, type OutcomeState } from '../../connectors/connector.ts'
import type { Snapshot, SnapshotFile } from '../../inventory/inventory.ts'

/** ms between two of them. */
export const NIGHT = 86_400_000

/** An invented data file, by its number. */
export function keptFile(n: number, rows = n): SnapshotFile {
  return {
    id: `F-${String(n).padStart(10, '0')}`,
    uri: `file:///srv/share/folder%20${n % 97}/data-${n}.csv`,
    target: 'file:///srv/share/',
    fingerprint: `people ${n}`,
    kind: 'file',
    class: 'consumer',
    purposes: ['040'],
    items: 1,
    bytes: rows * 80,
    modified: 1.5,
    unread: 0,
    rows,
    maskedRows: 0,
    subjects: { lower: rows, best: rows, upper: rows },
    specialRows: 0,
    special: 0,
    specialCategories: {},
    types: { mobile: { hits: rows, distinct: rows, masked: 0 } },
  }
}

/** What a scan of that night left. */
export function snapshotOfNight(night: number, files: readonly SnapshotFile[], completed = true): Snapshot {
  const outcomes = Object.fromEntries(OUTCOME_STATES.map((state) => [state, 0])) as Record<OutcomeState, number>
  const rows = files.reduce((sum, one) => sum + one.rows, 0)
  const subjects = { lower: rows, best: rows, upper: rows }
  return {
    head: {
      run: `run-${night}`,
      started: night * NIGHT,
      countedAt: night * NIGHT + 1,
      day: '2026-11-29',
      completed,
      version: '0.1.0',
      rules: 'r1',
      targets: ['file:///srv/share/'],
      coverage: { listed: files.length, outcomes, reasons: [], bytes: 0, complete: true },
      totals: {
        dataFiles: files.length,
        rows,
        maskedRows: 0,
        subjects,
        subjectPurposes: rows,
        specialRows: 0,
        special: 0,
        specialCategories: {},
      },
      determinations: [],
    },
    files,
  }
}
