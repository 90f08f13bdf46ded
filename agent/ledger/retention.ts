/** What the state holds that is older than a limit and not current. Scans are kept for ever: all periods of the law are told by them. */
import type Database from 'better-sqlite3'

/** Numbers of what expired. */
export interface Expired {
  /** Items that no scan has met since, with their evidence; pieces of that. */
  readonly items: number
  readonly evidence: number
  /** Data files that are there no longer. */
  readonly dataFiles: number
  /** Decisions that others have taken the place of, or whose data file is gone. */
  readonly annotations: number
  /** Disposals that scans have confirmed. */
  readonly disposals: number
  /** Duties done that were withdrawn, and checks that later ones have replaced. */
  readonly fulfilments: number
  /** Incidents that were reported, or needed no report. */
  readonly incidents: number
  /** Forms of incidents and records of requests. */
  readonly papers: number
}

/** An item's place is scanned no longer: those that are, are met by every scan. */
const ITEMS = 'SELECT id FROM item WHERE top IN (SELECT id FROM item WHERE top = id AND last_seen < @limit)'
const FILES = `SELECT f.id FROM data_file f JOIN run r ON r.id = f.last_run WHERE f.present = 0 AND r.started < @limit
  AND NOT EXISTS (SELECT 1 FROM disposal d WHERE d.file = f.id AND (d.verdict <> 'confirmed' OR d.disposed >= @limit))`
const ANNOTATIONS = `SELECT a.id FROM annotation a WHERE a.at < @limit AND (a.file IN (${FILES})
  OR EXISTS (SELECT 1 FROM annotation b WHERE b.file = a.file AND b.field = a.field AND b.id > a.id))`
/** The youngest stays: its number must not be given again. */
const DISPOSALS = `SELECT id FROM disposal WHERE verdict = 'confirmed' AND disposed < @limit AND at < @limit
  AND id < (SELECT max(id) FROM disposal)`

/**
 * Each of its reports was recorded, and that long ago: a first one, or the one in full. The youngest stays: its number must not be given
 * again.
 */
const INCIDENTS = `SELECT i.id FROM incident i WHERE i.at < @limit AND i.id < (SELECT max(id) FROM incident)
  AND NOT EXISTS (SELECT 1 FROM json_each(i.reports) r WHERE NOT EXISTS (SELECT 1 FROM fulfilment f WHERE f.incident = i.id
    AND f.regulation = r.value ->> 'regulation' AND f.withdrawn_at IS NULL AND f.at < @limit
    AND (f.deed = 'report' OR (f.deed = 'first-report' AND r.value ->> 'first'))))`

/**
 * A plan stays on record, and what was taken up again: periods are told by them. Reports go with their incident. The youngest line stays,
 * whose number must not be given again.
 */
const FULFILMENTS = `SELECT a.id FROM fulfilment a WHERE a.at < @limit AND a.id < (SELECT max(id) FROM fulfilment)
  AND (a.withdrawn_at < @limit OR a.incident IN (${INCIDENTS})
    OR (a.incident IS NOT NULL AND a.incident NOT IN (SELECT id FROM incident)) OR (a.deed = 'check' AND EXISTS (SELECT 1 FROM fulfilment b WHERE b.deed = 'check'
    AND b.regulation = a.regulation AND b.withdrawn_at IS NULL AND b.at < @limit AND (b.day, b.id) > (a.day, a.id))))`

/** Counts what expired. @param papers numbers of those that have */
export function countExpired(db: Database.Database, limit: number, papers: ReadonlySet<number>): Expired {
  const count = (query: string) => db.prepare(`SELECT count(*) FROM (${query})`).pluck().get({ limit }) as number
  return {
    items: count(ITEMS),
    evidence: count(`SELECT 1 FROM evidence WHERE item IN (${ITEMS})`),
    dataFiles: count(FILES),
    annotations: count(ANNOTATIONS),
    disposals: count(DISPOSALS),
    fulfilments: count(FULFILMENTS),
    incidents: count(INCIDENTS),
    papers: papers.size,
  }
}

/** Removes it, and overwrites where it was. Inside the caller's transaction. */
export function dropExpired(db: Database.Database, limit: number, papers: ReadonlySet<number>): void {
  const run = (statement: string) => db.prepare(statement).run({ limit })
  run(`DELETE FROM evidence WHERE item IN (${ITEMS})`)
  run(`DELETE FROM item WHERE id IN (${ITEMS})`)
  run(`DELETE FROM annotation WHERE id IN (${ANNOTATIONS})`)
  // Before the disposals, which some of them still rest on.
  run(`DELETE FROM data_file WHERE id IN (${FILES})`)
  run(`DELETE FROM disposal WHERE id IN (${DISPOSALS})`)
  // Before the records of their reports, by which they are known to be dealt with.
  run(`DELETE FROM incident WHERE id IN (${INCIDENTS})`)
  run(`DELETE FROM fulfilment WHERE id IN (${FULFILMENTS})`)
  const drop = db.prepare('DELETE FROM paper WHERE id = ?')
  for (const id of papers) drop.run(id)
}
