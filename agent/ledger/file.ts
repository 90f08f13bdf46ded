/** The state file itself: whose it is, whether it is ours, whole, and of a layout we know. */
import { createHmac } from 'node:crypto'
import { chmodSync, closeSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import { PandianError, reasonOf } from '../errors.ts'
import { makeFolder } from '../folders.ts'
import { APPLICATION_ID, LAYOUT, MIGRATIONS } from './schema.ts'

/** What every SQLite file begins with. */
const MAGIC = 'SQLite format 3\0'

/** How a state is opened. */
export interface LedgerOptions {
  /** The site's key; only a fingerprint of it is kept. */
  readonly key: Uint8Array
  /** An upper bound on the file, in pages of 16 KiB. */
  readonly maxPages?: number
}

/**
 * Is a state there already? Looks at the first bytes only and changes nothing: a path that was mistyped names somebody's own
 * file, whose mode and content are none of our business. Throws `state-foreign` for a folder and for what is no database.
 */
export function isState(path: string): boolean {
  let fd: number
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats === undefined) return false
    // Not for a FIFO or a device: opening one may wait for ever.
    if (!stats.isFile()) throw new PandianError('state-foreign', { path })
    if (stats.size === 0) return false
    fd = openSync(path, 'r')
  } catch (error) {
    throw stateError(error, path)
  }
  try {
    const head = Buffer.alloc(100)
    const length = readSync(fd, head, 0, head.length, 0)
    // At 68 a database names its application; 0 as long as ours is only in the log beside it.
    const application = head.readUInt32BE(68)
    const ours = length < head.length || application === 0 || application === APPLICATION_ID
    if (!head.toString('latin1').startsWith(MAGIC.slice(0, length)) || !ours)
      throw new PandianError('state-foreign', { path })
    return true
  } finally {
    closeSync(fd)
  }
}

/** Opens or creates the file. Throws {@link PandianError}. */
export function openFile(path: string, options: LedgerOptions): Database.Database {
  let db: Database.Database | undefined
  try {
    isState(path)
    makeFolder(dirname(path))
    // Created by us, so that there is no instant at which others may read it.
    closeSync(openSync(path, 'a', 0o600))
    db = new Database(path, { timeout: 0 })
    prepareFile(db, path, options)
    return db
  } catch (error) {
    db?.close()
    throw stateError(error, path)
  }
}

function prepareFile(db: Database.Database, path: string, options: LedgerOptions): void {
  // Exclusive before WAL: a second process fails at once, and there is no shared-memory file beside the state.
  db.pragma('locking_mode = EXCLUSIVE')
  const layout = db.pragma('user_version', { simple: true }) as number
  const application = db.pragma('application_id', { simple: true }) as number
  const objects = db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() as number
  if (application !== APPLICATION_ID && (application !== 0 || objects > 0))
    throw new PandianError('state-foreign', { path })
  chmodSync(path, 0o600)
  if (layout > LAYOUT) throw new PandianError('state-newer', { path, found: layout, known: LAYOUT })
  // Of a new file only. Evidence comes in pieces of a megabyte: in pages of 4 KiB each was 256 records of the log and as many system calls.
  db.pragma('page_size = 16384')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('cache_size = -16384')
  db.pragma('temp_store = MEMORY')
  db.pragma('cell_size_check = ON')
  if (options.maxPages !== undefined) db.pragma(`max_page_count = ${options.maxPages}`)
  db.exec('BEGIN IMMEDIATE')
  for (let step = layout; step < LAYOUT; step++) db.exec(MIGRATIONS[step]!)
  db.pragma(`user_version = ${LAYOUT}`)
  db.pragma(`application_id = ${APPLICATION_ID}`)
  const check = fingerprint(options.key)
  const known = db.prepare(`SELECT value FROM meta WHERE name = 'key-check'`).pluck().get() as string | undefined
  if (known === undefined) db.prepare(`INSERT INTO meta VALUES ('key-check', ?)`).run(check)
  else if (known !== check) throw new PandianError('key-mismatch', { path })
  db.exec('COMMIT')
  const verdict = db.pragma('quick_check(1)', { simple: true }) as string
  if (verdict !== 'ok') throw new PandianError('state-corrupt', { path })
}

/** Tells two keys apart and tells nothing about either. */
function fingerprint(key: Uint8Array): string {
  return createHmac('sha256', key).update('pandian: which key is this').digest('hex').slice(0, 32)
}

/** What SQLite and the system say, in our words. */
export function stateError(error: unknown, path: string): unknown {
  if (error instanceof PandianError) return error
  const reason = reasonOf(error)
  if (reason === 'SQLITE_BUSY' || reason === 'SQLITE_LOCKED' || reason === 'SQLITE_PROTOCOL')
    return new PandianError('state-in-use', { path })
  if (reason.startsWith('SQLITE_CORRUPT') || reason === 'SQLITE_NOTADB')
    return new PandianError('state-corrupt', { path })
  // Everything else SQLite refuses to do (a missing table, a value that is no JSON) is a file that was tampered with or broken,
  // except what the disk does.
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|PERM|NOMEM)/.test(reason) || /^E[A-Z0-9]+$/.test(reason)) {
    return new PandianError('state-io', { path, reason })
  }
  if (reason.startsWith('SQLITE_ERROR')) return new PandianError('state-corrupt', { path })
  return error
}
