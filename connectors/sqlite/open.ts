/**
 * Opening a SQLite file so that nothing is left beside it and nobody is kept waiting.
 *
 * A file at rest is opened as `immutable`: no lock is taken, so the application that owns it goes on writing, and neither `-wal` nor `-shm`
 * appears beside it, as they do when a file in WAL mode is opened merely read-only. Only `node:sqlite` takes that option; `better-sqlite3`,
 * which keeps our own state, refuses names with options.
 *
 * A file with a write-ahead log or a journal beside it is not whole without them, and SQLite reads them only where it may write. So it is
 * copied, in private, and the copy loses its name as soon as it is open: when the process ends, however it ends, the copy is gone.
 */
import {
  closeSync,
  constants,
  copyFileSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { type Outcome, ReadError } from '../connector.ts'
import { codeOf, outcomeOf as outcomeOfSystem } from '../system-errors.ts'

/** A copy that was written to meanwhile is made again, so often and after such a pause (ms). */
const COPIES = 5
const PAUSE_MS = 200

/** A copy that is closed stays open so long (ms), in case the next item wants it. */
const KEEP_MS = 5000

/** What belongs to a file besides itself, while somebody writes. */
const COMPANIONS = ['-wal', '-journal']

/** A SQLite file, open. */
export interface OpenFile {
  readonly db: DatabaseSync
  /** It is a copy made at one moment: what happens to the file itself does not matter to who reads it. */
  readonly copied: boolean
  close(): void
}

/**
 * Opens the file at that path; `copy` makes a copy even where there seems to be no need. Throws {@link ReadError}: `vanished`, `permission`,
 * `encrypted(password)` or `failed(malformed)` where it is no database to us, `io-error`.
 */
export function openFile(path: string, copy: boolean): OpenFile {
  try {
    return copy || isBeingWritten(path) ? openCopy(path) : openInPlace(path)
  } catch (error) {
    throw error instanceof ReadError ? error : new ReadError(outcomeOf(error, path))
  }
}

/** Changes whenever the content may have changed. Throws what the system throws when the file is not there. */
export function versionOf(path: string): string {
  const { size, mtimeNs, ctimeNs, ino, dev } = statSync(path, { bigint: true })
  return [`${size}-${mtimeNs}-${ctimeNs}-${ino}-${dev}`, ...COMPANIONS.map((ending) => companion(path, ending))].join(
    '',
  )
}

function companion(path: string, ending: string): string {
  const stats = statSync(path + ending, { bigint: true, throwIfNoEntry: false })
  return stats === undefined || stats.size === 0n ? '' : `${ending}-${stats.size}-${stats.mtimeNs}`
}

function isBeingWritten(path: string): boolean {
  return COMPANIONS.some((ending) => companion(path, ending) !== '')
}

function openInPlace(path: string): OpenFile {
  const url = pathToFileURL(path)
  url.searchParams.set('immutable', '1')
  const db = checked(new DatabaseSync(url, { readOnly: true }))
  return { db, copied: false, close: () => db.close() }
}

/** The copy that was closed last: the next table of the same file, unchanged, needs no other. */
let kept:
  | { readonly of: string; readonly db: DatabaseSync; readonly drop: () => void; readonly timer: NodeJS.Timeout }
  | undefined

function openCopy(path: string): OpenFile {
  const of = `${versionOf(path)} ${path}`
  const { db, drop } = takeKept(of) ?? makeCopy(path)
  const close = () => {
    discardKept()
    kept = { of, db, drop, timer: setTimeout(discardKept, KEEP_MS).unref() }
  }
  return { db, copied: true, close }
}

function takeKept(of: string): typeof kept {
  if (kept?.of !== of) return undefined
  const found = kept
  clearTimeout(found.timer)
  kept = undefined
  return found
}

function discardKept(): void {
  if (kept === undefined) return
  clearTimeout(kept.timer)
  kept.db.close()
  kept.drop()
  kept = undefined
}

function makeCopy(path: string): { readonly db: DatabaseSync; readonly drop: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'pandian-sqlite-'))
  const drop = () => rmSync(folder, { recursive: true, force: true })
  try {
    const to = join(folder, 'copy.db')
    copyWhole(path, to)
    const db = new DatabaseSync(to)
    // Exclusive: the index of the log stays in memory. The first look takes the log or the journal in.
    db.exec('pragma locking_mode = exclusive')
    checked(db)
    db.exec('pragma query_only = on')
    // Where an open file cannot lose its name (Windows), it keeps it until it is closed.
    if (process.platform !== 'win32') drop()
    return { db, drop }
  } catch (error) {
    drop()
    throw error
  }
}

/**
 * Copies a file and its companions as they were at one moment. Frames that are added to the log meanwhile do no harm, as SQLite takes in only
 * what was committed whole; but the file itself, the journal and the beginning of the log have to be the same before and after.
 */
function copyWhole(path: string, to: string): void {
  const { bavail, bsize } = statfsSync(dirname(to))
  const needed = ['', ...COMPANIONS].reduce(
    (sum, ending) => sum + (statSync(path + ending, { throwIfNoEntry: false })?.size ?? 0),
    0,
  )
  // The last bytes of a disk are not ours to take.
  if (needed > 0.9 * bavail * bsize) throw new ReadError({ state: 'unreadable', reason: 'io-error', detail: 'ENOSPC' })
  for (let left = COPIES; ; left--) {
    const before = momentOf(path)
    for (const ending of ['', ...COMPANIONS]) copyPart(path + ending, to + ending)
    if (momentOf(path) === before) return
    if (left === 1) throw new ReadError({ state: 'failed', reason: 'changed-while-read' })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS)
  }
}

function momentOf(path: string): string {
  const { size, mtimeNs, ino } = statSync(path, { bigint: true })
  return `${size}-${mtimeNs}-${ino}${companion(path, '-journal')}${logHead(path)}`
}

/** The salts in its head change when the log begins anew. */
function logHead(path: string): string {
  try {
    return readHead(`${path}-wal`, 32).toString('hex')
  } catch {
    return ''
  }
}

function copyPart(from: string, to: string): void {
  rmSync(to, { force: true })
  try {
    copyFileSync(from, to, constants.COPYFILE_FICLONE)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || !COMPANIONS.some((ending) => from.endsWith(ending))) throw error
  }
}

/** Any look at the schema reads the head of the file and takes in its log. */
function checked(db: DatabaseSync): DatabaseSync {
  try {
    db.exec('select 1 from sqlite_schema limit 1')
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/** Of an error of the system or of SQLite. The detail is a code, never a message: that may hold the path. */
export function outcomeOf(error: unknown, path: string): Outcome {
  // The low byte of SQLite's codes is the kind of error: https://sqlite.org/rescode.html
  const kind = sqliteCode(error) & 0xff
  switch (kind) {
    case 0:
      return outcomeOfSystem(error)
    case 11: // SQLITE_CORRUPT
      return { state: 'failed', reason: 'malformed' }
    case 14: // SQLITE_CANTOPEN
      return whyNotOpen(path)
    case 26: // SQLITE_NOTADB
      return looksEncrypted(path)
        ? { state: 'encrypted', reason: 'password' }
        : { state: 'failed', reason: 'malformed' }
    default:
      return { state: 'unreadable', reason: 'io-error', detail: `SQLite ${kind}` }
  }
}

function whyNotOpen(path: string): Outcome {
  try {
    readHead(path, 1)
    return { state: 'unreadable', reason: 'io-error', detail: 'SQLite 14' }
  } catch (error) {
    return outcomeOf(error, path)
  }
}

/** Encrypted pages look like noise: of 4,096 random bytes, all but one in 10⁷ values occur. */
function looksEncrypted(path: string): boolean {
  try {
    const head = readHead(path, 4096)
    return head.length >= 1024 && new Set(head).size >= 240
  } catch {
    return false
  }
}

function readHead(path: string, length: number): Buffer {
  const fd = openSync(path, 'r')
  try {
    const head = Buffer.alloc(length)
    return head.subarray(0, readSync(fd, head, 0, length, 0))
  } finally {
    closeSync(fd)
  }
}

function sqliteCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : 0
}
