/** What a state has that its journal has too, for whoever checks the two without the site's key. */
import Database from 'better-sqlite3'
import type { Disposal, Fulfilment } from '../../inventory/inventory.ts'
import { reasonOf } from '../errors.ts'
import type { JournalHead } from '../journal/journal.ts'
import { readDisposals } from './disposals.ts'
import { isState, stateError } from './file.ts'
import { readFulfilments } from './fulfilments.ts'
import { type SnapshotSum, snapshotSums } from './snapshots.ts'

/** Of one state. */
export interface Remembered {
  /** The entry that it has last seen; `undefined` when it has seen none. */
  readonly head: JournalHead | undefined
  /** Scans that are kept, the oldest first. */
  readonly scans: readonly SnapshotSum[]
  readonly disposals: readonly Disposal[]
  readonly fulfilments: readonly Fulfilment[]
}

/**
 * Reads it; `undefined` when there is no state; the system's code when this account may not open it. Throws `state-foreign`, `state-in-use`,
 * `state-corrupt`, `state-io`.
 *
 * Opened for writing, like everywhere: a state has no shared memory beside it, which SQLite needs to read one with a log that is open elsewhere.
 */
export function readRemembered(path: string): Remembered | string | undefined {
  let db: Database.Database | undefined
  try {
    if (!isState(path)) return undefined
    db = new Database(path, { fileMustExist: true, timeout: 0 })
    db.pragma('locking_mode = EXCLUSIVE')
    const text = db.prepare(`SELECT value FROM meta WHERE name = 'journal-head'`).pluck().get() as string | undefined
    // One of an older layout has not all the tables.
    const tables = new Set(db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[])
    return {
      head: text === undefined ? undefined : (JSON.parse(text) as JournalHead),
      scans: tables.has('snapshot') ? [...snapshotSums(db)] : [],
      disposals: tables.has('disposal') ? readDisposals(db) : [],
      fulfilments: tables.has('fulfilment') ? readFulfilments(db) : [],
    }
  } catch (error) {
    const reason = reasonOf(error)
    if (/^(EACCES|EPERM|EROFS|SQLITE_(READONLY|CANTOPEN|PERM|IOERR_LOCK))/.test(reason)) return reason
    throw stateError(error, path)
  } finally {
    db?.close()
  }
}
