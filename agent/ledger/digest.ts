/** What a ledger holds, as one text to compare with another's. */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'

/**
 * A line an item with the sum of its evidence, in order of URI, and how many pieces of evidence belong to no line. All of it in memory: for
 * tests and for looking into a state, not for a scan.
 */
export function digestOf(db: Database.Database): string {
  const rows = db
    .prepare(
      `SELECT i.id, i.uri, i.version, i.format, i.encoding, i.state, i.reason, i.detail, i.records, i.masked, i.special, i.types
       FROM item i JOIN item t ON t.id = i.top ORDER BY i.uri`,
    )
    .all() as ({ id: number } & Record<string, unknown>)[]
  const pieces = db.prepare('SELECT data FROM evidence WHERE item = ? ORDER BY part, seq').pluck()
  const orphans = db
    .prepare('SELECT count(*) FROM evidence WHERE item NOT IN (SELECT i.id FROM item i JOIN item t ON t.id = i.top)')
    .pluck()
    .get() as number
  const lines = rows.map(({ id, ...rest }) => {
    const hash = createHash('sha256')
    for (const data of pieces.all(id) as Uint8Array[]) hash.update(data)
    return JSON.stringify({ ...rest, evidence: hash.digest('hex').slice(0, 16) })
  })
  return [...lines, `orphans ${orphans}`].join('\n')
}
