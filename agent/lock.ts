/**
 * A lock of the system's on a file, which goes with the process that has it, however that ends: SQLite's on an empty file. A file with a
 * process's number would outlive it, and mean another process on another machine.
 */
import { closeSync, existsSync, openSync } from 'node:fs'
import Database from 'better-sqlite3'
import { reasonOf } from './errors.ts'

/** A lock that is held. */
export interface Lock {
  release(): void
}

/**
 * Takes the lock on `path`, an empty file that is made when it is not there and is never removed: another process may be about to take
 * it. Waits for `wait` milliseconds. `busy` when somebody else keeps it, `none` where the file system has no locks. Throws as
 * `openSync` does when the file cannot be made.
 */
export function takeLock(path: string, wait = 0): Lock | 'busy' | 'none' {
  let db: Database.Database | undefined
  try {
    // Never opened when it is there: closing it again would take this process's own lock away (fcntl(2)).
    if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if (reasonOf(error) !== 'EEXIST') throw error
  }
  try {
    db = new Database(path, { timeout: wait })
    db.exec('BEGIN EXCLUSIVE')
    const held = db
    return { release: () => held.close() }
  } catch (error) {
    db?.close()
    return reasonOf(error).startsWith('SQLITE_BUSY') ? 'busy' : 'none'
  }
}
