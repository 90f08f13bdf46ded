/** What a state has that its journal has too, for whoever checks the two without the site's key. */
import Database from 'better-sqlite3'
import type { Disposal, Fulfilment } from '../../inventory/inventory.ts'
import { PandianError, reasonOf } from '../errors.ts'
import type { JournalHead } from '../journal/journal.ts'
import { type AnnotationLine, annotationLines } from './annotations.ts'
import { readDisposals } from './disposals.ts'
import { isState, stateError } from './file.ts'
import { readFulfilments } from './fulfilments.ts'
import { type KnownIncident, readIncidents } from './incidents.ts'
import { type KnownPaper, papersBefore } from './papers.ts'
import { LAYOUT } from './schema.ts'
import { type SnapshotSum, snapshotSums } from './snapshots.ts'

/** Of one state. */
export interface Remembered {
  /** False of a layout that is not today's: then only the head is known. */
  readonly comparable: boolean
  /** The entry that it has last seen; `undefined` when it has seen none. */
  readonly head: JournalHead | undefined
  /** Scans that are kept, the oldest first. */
  readonly scans: readonly SnapshotSum[]
  readonly disposals: readonly Disposal[]
  readonly fulfilments: readonly Fulfilment[]
  readonly incidents: readonly KnownIncident[]
  /** Everything that people filled in, in the order it was taken in. */
  readonly decisions: readonly AnnotationLine[]
  /** Forms and records that were given out. */
  readonly papers: readonly KnownPaper[]
}

const NOTHING = { scans: [], disposals: [], fulfilments: [], incidents: [], decisions: [], papers: [] }

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
    const head = text === undefined ? undefined : (JSON.parse(text) as JournalHead)
    // One of an older layout has not all the tables, or other ones, until a command that may change it has opened it.
    if (db.pragma('user_version', { simple: true }) !== LAYOUT) return { ...NOTHING, head, comparable: false }
    return {
      head,
      comparable: true,
      scans: [...snapshotSums(db)],
      disposals: readDisposals(db),
      fulfilments: readFulfilments(db),
      incidents: readIncidents(db),
      decisions: annotationLines(db),
      papers: papersBefore(db, Number.MAX_SAFE_INTEGER),
    }
  } catch (error) {
    // What opens it first has made one of ours of what the system said.
    const reason = error instanceof PandianError ? `${error.params.reason ?? ''}` : reasonOf(error)
    if (/^(EACCES|EPERM|EROFS|SQLITE_(READONLY|CANTOPEN|PERM|IOERR_LOCK))/.test(reason)) return reason
    throw stateError(error, path)
  } finally {
    db?.close()
  }
}
