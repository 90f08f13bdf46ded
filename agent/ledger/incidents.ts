/** The table `incident`: incidents whose discovery has begun a period. That one was reported stands in the table `fulfilment`. */
import type Database from 'better-sqlite3'
import type { IncidentVerdict } from '../../inventory/inventory.ts'

/** What a regulation makes of it. */
export interface DueReport {
  readonly regulation: string
  readonly name: string
  readonly article: string
  readonly state: IncidentVerdict
  /** It is the first report, which announces the incident, and not the one in full. */
  readonly first?: boolean
  /** The last moment, ms since 1970. */
  readonly by: number
}

/** An incident as its form had it. */
export interface IncidentRecord {
  /** Name of the form, without its ending. */
  readonly name: string
  /** ms since 1970, like the other times. */
  readonly discovered: number
  readonly reports: readonly DueReport[]
  readonly at: number
}

/** A line of the table. */
export interface KnownIncident extends IncidentRecord {
  readonly id: number
}

/** The number that the next one will have. */
export function nextIncident(db: Database.Database): number {
  return db.prepare('SELECT coalesce(max(id), 0) + 1 FROM incident').pluck().get() as number
}

/** Adds one. Inside the caller's transaction. */
export function storeIncident(db: Database.Database, { reports, ...incident }: IncidentRecord): void {
  db.prepare('INSERT INTO incident (name, discovered, reports, at) VALUES (@name, @discovered, @reports, @at)').run({
    ...incident,
    reports: JSON.stringify(reports),
  })
}

/** Every one, in order of number. */
export function readIncidents(db: Database.Database): readonly KnownIncident[] {
  const rows = db.prepare('SELECT * FROM incident ORDER BY id').all() as (Omit<KnownIncident, 'reports'> & {
    readonly reports: string
  })[]
  return rows.map((row) => ({ ...row, reports: JSON.parse(row.reports) as DueReport[] }))
}
