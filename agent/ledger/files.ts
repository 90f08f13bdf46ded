/** The table `data_file`: which data files there were, so that those of the next scan are known again. */
import type Database from 'better-sqlite3'
import type { KnownFile, Snapshot } from '../../inventory/inventory.ts'

/** Every data file that there ever was, in order of id. */
export function knownFiles(db: Database.Database): KnownFile[] {
  const rows = db.prepare('SELECT id, uri, target, fingerprint, present FROM data_file ORDER BY id').all()
  return (rows as (Omit<KnownFile, 'present'> & { present: number })[]).map((row) => ({
    ...row,
    present: row.present === 1,
  }))
}

/** Notes what a finished scan met; what it did not meet in its targets is there no longer. Inside the caller's transaction. */
export function storeFiles(db: Database.Database, run: number, { head, files }: Snapshot): void {
  const gone = db.prepare('UPDATE data_file SET present = 0 WHERE target = ?')
  for (const root of head.targets) gone.run(root)
  const met = db.prepare(
    `INSERT INTO data_file (id, uri, target, fingerprint, present, first_run, last_run)
     VALUES (@id, @uri, @target, @fingerprint, 1, @run, @run)
     ON CONFLICT (id) DO UPDATE SET uri = excluded.uri, target = excluded.target, fingerprint = excluded.fingerprint,
       present = 1, last_run = excluded.last_run`,
  )
  for (const { id, uri, target, fingerprint } of files) met.run({ id, uri, target, fingerprint, run })
}
