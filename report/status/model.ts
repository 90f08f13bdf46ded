/** What `pandian status` tells, before it is printed. */
import type { Day, Outlook, PastDetermination, SubjectInterval, Verdict } from '../../inventory/inventory.ts'

/** One scan's count of a number's people. */
export interface TrendPoint {
  readonly day: Day
  readonly verdict: Verdict
  readonly subjects: SubjectInterval
}

/** A number of the law, as the last scan left it and all scans know it. */
export interface StatusNumber {
  readonly determination: PastDetermination
  /** With the clocks as they stand today. */
  readonly outlook: Outlook
  /** The oldest first. */
  readonly trend: readonly TrendPoint[]
}

/** An incident whose discovery was said. */
export interface StatusIncident {
  readonly number: number
  /** Name of its form. */
  readonly name: string
  /** ISO 8601, Taiwan time. */
  readonly discovered: string
  readonly reports: readonly StatusReport[]
}

/** A report that a regulation asks for, or may ask for. */
export interface StatusReport {
  readonly regulation: string
  readonly name: string
  readonly article: string
  /** It has to be reported; otherwise a person has to say so, or the count cannot. */
  readonly certain: boolean
  /** It announces the incident; the report in full stands by itself. */
  readonly first: boolean
  /** The last moment: ISO 8601, Taiwan time. */
  readonly by: string
  /** The day on which it was reported, or found to need no report; `null` until somebody records it. */
  readonly done: Day | null
}

/** Where things stand today. */
export interface StatusModel {
  readonly today: Day
  /** ms since 1970: when this was made. */
  readonly now: number
  /** Finished scans that are kept, and the days of the first and the last. */
  readonly scans: number
  readonly first: Day
  readonly last: Day
  /** The last scan looked at everything. */
  readonly complete: boolean
  readonly numbers: readonly StatusNumber[]
  readonly incidents: readonly StatusIncident[]
}

/** Incidents with a report that nobody has recorded, with those reports alone. */
export function openIncidents(incidents: readonly StatusIncident[]): readonly StatusIncident[] {
  return incidents
    .map((incident) => ({ ...incident, reports: incident.reports.filter(({ done }) => done === null) }))
    .filter(({ reports }) => reports.length > 0)
}

/** What is said of a report: that it has to be made, or may have to be. */
export function reportPhrase({ certain, first }: StatusReport): `incident-${'must' | 'may'}${'' | '-first'}` {
  return `incident-${certain ? 'must' : 'may'}${first ? '-first' : ''}`
}

/** What `record report` is told of it: an announcement must not end the hours of the report in full. */
export function recordOptions({ regulation, first }: Pick<StatusReport, 'regulation' | 'first'>): string {
  return first ? `${regulation} --first` : regulation
}

/** Whole hours to a moment (ISO 8601), rounded down; negative when it is past. @param now ms since 1970 */
export function hoursLeft(by: string, now: number): number {
  return Math.floor((Date.parse(by) - now) / 3_600_000)
}
