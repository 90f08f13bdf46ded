/** The table `paper`: forms and records of handling that were given out, so that they go after their time, too. */
import type Database from 'better-sqlite3'

/** A paper that was given out. */
export interface GivenPaper {
  readonly kind: 'incident' | 'request'
  /** Where it was put. Masked: what lies under a name that tells of somebody is not found again, and is people's to remove. */
  readonly path: string
  readonly sha256: string
  /** ms since 1970 */
  readonly at: number
}

/** A line of the table. */
export interface KnownPaper extends GivenPaper {
  readonly id: number
}

/** Adds papers. Inside the caller's transaction. */
export function storePapers(db: Database.Database, papers: readonly GivenPaper[]): void {
  const add = db.prepare('INSERT INTO paper (kind, path, sha256, at) VALUES (@kind, @path, @sha256, @at)')
  for (const paper of papers) add.run(paper)
}

/** Those of before the limit (ms since 1970), the oldest first. */
export function papersBefore(db: Database.Database, limit: number): readonly KnownPaper[] {
  return db.prepare('SELECT * FROM paper WHERE at < ? ORDER BY id').all(limit) as KnownPaper[]
}
