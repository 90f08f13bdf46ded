/** The table `disposal`: what somebody says was destroyed, moved or deleted, and what scans have said of it. */
import type Database from 'better-sqlite3'
import type { Disposal, DisposalRecord, Obstacle } from '../../inventory/inventory.ts'

type Row = Omit<Disposal, 'copies' | 'found' | 'obstacle'> & {
  readonly copies: string
  readonly found: string
  readonly obstacle: string | null
}

/** Every record, in the order they were made. */
export function readDisposals(db: Database.Database): readonly Disposal[] {
  const rows = db.prepare('SELECT * FROM disposal ORDER BY id').all() as Row[]
  return rows.map(({ copies, found, obstacle, ...row }) => ({
    ...row,
    copies: JSON.parse(copies) as string[],
    found: JSON.parse(found) as string[],
    obstacle: obstacle === null ? null : (JSON.parse(obstacle) as Obstacle),
  }))
}

/** The number that the next record will have. */
export function nextDisposal(db: Database.Database): number {
  return db.prepare('SELECT coalesce(max(id), 0) + 1 FROM disposal').pluck().get() as number
}

/** Adds a record. Inside the caller's transaction. */
export function storeDisposal(db: Database.Database, { copies, ...record }: DisposalRecord): void {
  db.prepare(
    `INSERT INTO disposal (file, uri, kind, method, disposed, place, proof, reason, recipient, basis, at, who, copies)
     VALUES (@file, @uri, @kind, @method, @disposed, @place, @proof, @reason, @recipient, @basis, @at, @who, @copies)`,
  ).run({ ...record, copies: JSON.stringify(copies) })
}

/** Keeps what a scan has said. Inside the caller's transaction. */
export function storeVerdicts(db: Database.Database, disposals: readonly Disposal[]): void {
  const update = db.prepare('UPDATE disposal SET verdict = ?, judged = ?, found = ?, obstacle = ? WHERE id = ?')
  for (const { id, verdict, judged, found, obstacle } of disposals)
    update.run(verdict, judged, JSON.stringify(found), obstacle === null ? null : JSON.stringify(obstacle), id)
}
