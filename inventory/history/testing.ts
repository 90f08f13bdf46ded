/** Scans of an invented organisation that counts one number of the law, as the state keeps them. For tests. */
import { OUTCOME_STATES, type OutcomeState } from '../../connectors/connector.ts'
import type { Day } from '../clocks/calendar.ts'
import type { Verdict } from '../inventory.ts'
import type { PastDetermination, SnapshotHead } from './snapshot.ts'

/** As many, neither fewer nor more. */
export function exactly(people: number) {
  return { lower: people, best: people, upper: people }
}

/** A determination of 5,000 consumers by people, with what a test says of it. */
export function numberOf(verdict: Verdict, people: number, more: Partial<PastDetermination> = {}): PastDetermination {
  return {
    regulation: 'X',
    regulationName: 'X',
    authority: 'X',
    url: 'https://law.example/X',
    version: '20260101',
    asOf: '2026-01-01',
    kind: 'plan',
    population: 'consumers',
    counted: { zh: '消費者', en: 'consumers' },
    article: '§2',
    threshold: 5000,
    unit: '筆',
    basis: 'single-day',
    reading: 'subjects',
    verdict,
    verdicts: { rows: verdict, subjects: verdict, subjectPurposes: verdict },
    because: [],
    readings: { rows: people, subjects: exactly(people), subjectPurposes: people },
    unread: 0,
    unclassified: 0,
    duties: [
      { id: 'complete-plan', article: '§2', months: 6, clock: 'reached', verdict },
      { id: 'stop-after', article: '§2', months: 24, clock: 'below', verdict: 'undetermined' },
      { id: 'resume', article: '§2', days: 30, clock: 'reached-again', verdict: 'undetermined' },
    ],
    ...more,
  }
}

/** A finished scan of one place that counted so many people in all, with what a test says of it. */
export function scanOn(
  day: Day,
  people: number,
  determinations: readonly PastDetermination[],
  more: Partial<SnapshotHead> = {},
): SnapshotHead {
  const outcomes = Object.fromEntries(OUTCOME_STATES.map((state) => [state, 0])) as Record<OutcomeState, number>
  return {
    run: day,
    started: 0,
    countedAt: 0,
    day,
    completed: true,
    version: '1',
    rules: '1',
    targets: ['file:///srv/'],
    coverage: { listed: 1, outcomes, reasons: [], bytes: 0, complete: true },
    totals: {
      ...{ dataFiles: 1, rows: people, maskedRows: 0, subjects: exactly(people), subjectPurposes: people },
      ...{ specialRows: 0, special: 0, specialCategories: {} },
    },
    determinations,
    ...more,
  }
}
