/**
 * The open transaction of a ledger. What is written is gathered in it and committed together: a transaction for every item would wait for
 * the disk at every item.
 */
import type Database from 'better-sqlite3'
import { stateError } from './file.ts'
import { PAGE } from './statements.ts'

/** A batch is committed after this long … */
const COMMIT_MS = 250
/** … or this many bytes of evidence, whichever comes first. */
const COMMIT_BYTES = 8 << 20

/** What is written and not committed yet. All of it throws `state-in-use`, `state-corrupt`, `state-io`. */
export class Batch {
  readonly #db: Database.Database
  readonly #path: string
  #openSince = 0
  #openBytes = 0

  constructor(db: Database.Database, path: string) {
    this.#db = db
    this.#path = path
  }

  /** Runs statements, and says in our words what SQLite says of them. A failure takes the whole open batch with it. */
  guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      // The whole batch goes: half of it would be a line without its evidence.
      if (this.#db.open && this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw stateError(error, this.#path)
    }
  }

  /** Runs statements inside the open batch, opening one when there is none. */
  write<T>(work: () => T): T {
    return this.guard(() => {
      if (!this.#db.inTransaction) {
        this.#db.exec('BEGIN IMMEDIATE')
        this.#openSince = performance.now()
      }
      return work()
    })
  }

  /** Tells of bytes that were written: a batch does not grow without bound. */
  grow(bytes: number): void {
    this.#openBytes += bytes
  }

  /** Commits what is open. */
  commit(): void {
    if (!this.#db.inTransaction) return
    this.guard(() => this.#db.exec('COMMIT'))
    this.#openBytes = 0
  }

  /** Commits what is open when it has become large. */
  commitIfLarge(): void {
    if (this.#openBytes >= COMMIT_BYTES) this.commit()
  }

  /** Commits what is open when it is time to. */
  commitIfOld(): void {
    if (this.#db.inTransaction && performance.now() - this.#openSince >= COMMIT_MS) this.commit()
  }

  /**
   * Does something with any number of rows, in order of their ids, a page and a transaction at a time: neither memory nor the log beside the
   * state grows with them. What is left undone by a kill is done by the next run.
   */
  inPages<Row extends { readonly id: number } | { readonly item: number }>(
    page: (after: number) => readonly Row[],
    work: (row: Row) => void,
  ): void {
    for (let after = 0; ; ) {
      const rows = this.write(() => {
        const some = page(after)
        for (const row of some) work(row)
        return some
      })
      this.commit()
      const last = rows[rows.length - 1]
      if (last === undefined || rows.length < PAGE) return
      after = 'id' in last ? last.id : last.item
    }
  }
}
