/** `pandian status --format json`: the same for programs (docs/history.md). */
import { daysLeft } from '../../inventory/inventory.ts'
import { hoursLeft, openIncidents, type StatusModel } from './model.ts'

/** One object, with a line feed at its end. */
export function statusJson({ today, scans, first, last, complete, numbers, incidents, now }: StatusModel): string {
  const plain = {
    schema: 'https://pandian.dev/status/1',
    today,
    scans,
    first,
    last,
    complete,
    incidents: openIncidents(incidents).map(({ number, name, discovered, reports }) => ({
      number,
      name,
      discovered,
      reports: reports.map(({ done: _, ...report }) => ({ ...report, hoursLeft: hoursLeft(report.by, now) })),
    })),
    numbers: numbers.map(({ determination, outlook, trend }) => ({
      regulation: determination.regulation,
      regulationName: determination.regulationName,
      url: determination.url,
      article: determination.article,
      kind: determination.kind,
      population: determination.population,
      threshold: determination.threshold,
      basis: determination.basis,
      verdict: determination.verdict,
      because: determination.because,
      subjects: determination.readings.subjects,
      reached: outlook.reached,
      possible: outlook.possible,
      below: outlook.below,
      again: outlook.again,
      clocks: outlook.clocks.map((clock) => ({ ...clock, daysLeft: daysLeft(clock, today) })),
      trend,
    })),
  }
  return `${JSON.stringify(plain, null, 2)}\n`
}
