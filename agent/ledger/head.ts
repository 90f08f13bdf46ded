/** What a state remembers of its journal, for whoever checks that without the site's key. */
import Database from 'better-sqlite3'
import { reasonOf } from '../errors.ts'
import type { JournalHead } from '../journal/journal.ts'
import { isState, stateError } from './file.ts'

/**
 * The entry that the state has last seen; `undefined` when there is no state, or it has seen none; the system's code when this account may
 * not open it. Throws `state-foreign`, `state-in-use`, `state-corrupt`, `state-io`.
 *
 * Opened for writing, like everywhere: a state has no shared memory beside it, which SQLite needs to read one with a log that is open elsewhere.
 */
export function readJournalHead(path: string): JournalHead | string | undefined {
  let db: Database.Database | undefined
  try {
    if (!isState(path)) return undefined
    db = new Database(path, { fileMustExist: true, timeout: 0 })
    db.pragma('locking_mode = EXCLUSIVE')
    const text = db.prepare(`SELECT value FROM meta WHERE name = 'journal-head'`).pluck().get() as string | undefined
    return text === undefined ? undefined : (JSON.parse(text) as JournalHead)
  } catch (error) {
    const reason = reasonOf(error)
    if (/^(EACCES|EPERM|EROFS|SQLITE_(READONLY|CANTOPEN|PERM|IOERR_LOCK))/.test(reason)) return reason
    throw stateError(error, path)
  } finally {
    db?.close()
  }
}
