/**
 * The ledger: what became of every item, and the evidence found in it, in one SQLite file. One writer, the main thread.
 *
 * Ordering that must hold, whatever instant the process dies at:
 *
 * 1. An item's line, its members' lines and all their evidence become visible in one transaction, and the lines and
 *    evidence they replace go in the same one.
 * 2. Evidence that comes before its item's outcome is stored under an id that no line has yet (table `pending`); a line
 *    makes it count. What a killed run leaves there is removed when the next one begins, but for the ranges of a large file
 *    that were done.
 * 3. Nothing outside this file depends on what was handed to it, so a batch that was lost was simply not read yet.
 *
 * WAL with `synchronous=NORMAL`: after a power cut the last batches may be missing, never half there. `FULL` would make
 * every batch wait for the disk to win a quarter of a second of work.
 */
import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type Database from 'better-sqlite3'
import type { Item, Outcome, TargetLabels } from '../../connectors/connector.ts'
import type { Findings } from '../../detectors/detector.ts'
import type { LedgerView } from '../../inventory/inventory.ts'
import { Names } from '../names.ts'
import { type LedgerOptions, openFile, stateError } from './file.ts'
import { lineSum, packExposure, viewOf } from './view.ts'

/** A batch is committed after this long … */
const COMMIT_MS = 250
/** … or this many bytes of evidence, whichever comes first. */
const COMMIT_BYTES = 8 << 20

/** What must be the same for an earlier reading of an unchanged item to be used again. */
export interface ReadingTerms {
  /** Versions of detectors and formats. */
  readonly rules: string
  /** Limits that decide how much of an item is read. */
  readonly limits: string
  /** Limits of time and memory: they matter only to items that ran into them. */
  readonly patience: string
}

/** What a reading found, its evidence aside. */
export type Totals = Omit<Findings, 'evidence'>

/** How one item, or one member of it, ended. */
export interface Ending {
  readonly outcome: Outcome
  readonly format: string | null
  readonly encoding: string | null
  /** Missing when nothing was searched. */
  readonly totals: Totals | undefined
}

/** An ending with the evidence that came with it. */
export interface Result {
  readonly ending: Ending
  /** Number of the first piece of `evidence`; earlier ones have been stored before. */
  readonly piece: number
  readonly evidence: readonly Uint8Array[]
}

/** A range of a large file that is done. */
export interface DonePart extends Ending {
  readonly part: number
  readonly start: number
  readonly stop: number
}

/** The state of one set of targets. It is given names as they are, and stores none that tells of a person but masked. */
export class Ledger {
  readonly path: string
  /** Masks every URI that is stored, and may mask others in the same way. */
  readonly names: Names
  readonly #db: Database.Database
  readonly #statements: ReturnType<typeof prepare>
  #nextId: number
  #run = 0
  #now = 0
  #openSince = 0
  #openBytes = 0

  private constructor(path: string, db: Database.Database, key: Uint8Array) {
    this.path = path
    this.names = new Names(key)
    this.#db = db
    this.#statements = prepare(db)
    this.#nextId = this.#statements.nextId.pluck().get() as number
  }

  /**
   * Opens or creates the state. Throws {@link PandianError}: `state-in-use`, `state-newer`, `state-corrupt`, `state-io`,
   * `key-mismatch`.
   */
  static open(path: string, options: LedgerOptions): Ledger {
    const db = openFile(path, options)
    try {
      const ledger = new Ledger(path, db, options.key)
      ledger.#removeLeftovers()
      return ledger
    } catch (error) {
      db.close()
      throw stateError(error, path)
    }
  }

  /** Begins a run; everything met from now on is seen by it. Returns its number. */
  beginRun(uuid: string, started: number, version: string, rules: string): number {
    return this.#write(() => {
      const { lastInsertRowid } = this.#statements.beginRun.run(uuid, started, version, rules)
      this.#run = Number(lastInsertRowid)
      this.#now = started
      return this.#run
    })
  }

  /** Ends the run. */
  endRun(finished: number, completed: boolean): void {
    this.#write(() => this.#statements.endRun.run(finished, completed ? 1 : 0, this.#run))
    this.commit()
  }

  /** The number of a target, by its root; its labels are kept up to date. */
  target(root: string, labels: TargetLabels): number {
    return this.#write(
      () => this.#statements.target.pluck().get(this.names.mask(root), JSON.stringify(labels)) as number,
    )
  }

  /** Was this root ever scanned with this state? */
  knowsTarget(root: string): boolean {
    return this.#guard(() => this.#statements.knowsTarget.get(this.names.mask(root)) !== undefined)
  }

  /**
   * Notes that an item was met. Says whether it has to be read: `known` when an earlier reading still holds, `met` when this
   * run met it before (through another target), `read` otherwise.
   */
  meet(target: number, item: Item, terms: ReadingTerms, again: boolean): 'known' | 'met' | 'read' {
    const line = this.#line(this.names.mask(item.uri))
    if (line === undefined) return 'read'
    // A place that only ended here (left out by another target's rule) may still be asked for by this one.
    if (line.seen === this.#run) return line.version === null ? 'read' : 'met'
    if (again || line.version !== item.version || line.rules !== terms.rules || !holds(line, terms)) return 'read'
    this.#write(() => this.#statements.touch.run(target, this.#now, this.#run, packExposure(item.exposure), line.id))
    return 'known'
  }

  /** A place on the way that ended without being an item: excluded, a link, a directory that cannot be opened. */
  ended(target: number, place: string, outcome: Outcome, terms: ReadingTerms): void {
    const uri = this.names.mask(place)
    this.#write(() => {
      const line = this.#line(uri)
      if (line?.seen === this.#run) return
      const id = this.reserve()
      this.#replace(id, uri)
      const exposure = packExposure({ worldReadable: null, groupReadable: null, shared: null, encrypted: null })
      const ending = { outcome, format: null, encoding: null, totals: undefined }
      this.#insert(id, id, target, uri, null, 0, 0, exposure, ending, terms, line?.first_seen)
    })
  }

  /** A number for an item that is about to be read. */
  reserve(): number {
    return this.#nextId++
  }

  /** Evidence of an item whose outcome is not known yet; it has been announced by {@link Ledger.pending}. */
  evidence(item: number, part: number, seq: number, data: Uint8Array): void {
    this.#write(() => this.#store(item, part, seq, [data]))
    if (this.#openBytes >= COMMIT_BYTES) this.commit()
  }

  /** Announces that something of an item will be stored before its outcome. */
  pending(id: number, target: number, item: Item, terms: ReadingTerms): void {
    const uri = this.names.mask(item.uri)
    this.#write(() => this.#statements.pending.run(id, uri, target, item.version, terms.rules, terms.limits))
  }

  /** A member of a container that is still being read and has been announced. */
  member(
    id: number,
    top: number,
    target: number,
    name: string,
    size: number,
    of: Item,
    result: Result,
    terms: ReadingTerms,
  ): void {
    const uri = this.names.mask(name)
    this.#write(() => {
      const first = this.#statements.firstSeen.pluck().get(uri) as number | undefined
      this.#store(id, 0, result.piece, result.evidence)
      this.#insert(
        id,
        top,
        target,
        uri,
        null,
        size,
        of.modified,
        packExposure(of.exposure),
        result.ending,
        terms,
        first,
      )
    })
  }

  /** A range of a large file that is done. */
  part(item: number, done: DonePart, result: Pick<Result, 'piece' | 'evidence'>): void {
    const { part, start, stop, ...ending } = done
    this.#write(() => {
      this.#store(item, part, result.piece, result.evidence)
      this.#statements.part.run(item, part, start, stop, JSON.stringify(ending))
    })
  }

  /** The ranges of an item that an earlier run finished, with the number they are kept under; `undefined` when it is another version. */
  partsDone(item: Item, terms: ReadingTerms): { readonly id: number; readonly parts: readonly DonePart[] } | undefined {
    const row = this.#statements.pendingByUri.get(this.names.mask(item.uri)) as PendingRow | undefined
    if (row === undefined) return undefined
    if (row.version !== item.version || row.rules !== terms.rules || row.limits !== terms.limits) {
      this.abandon(row.item)
      return undefined
    }
    const rows = this.#statements.parts.all(row.item) as PartRow[]
    return {
      id: row.item,
      parts: rows.map((r) => ({ ...(JSON.parse(r.result) as Ending), part: r.part, start: r.start, stop: r.stop })),
    }
  }

  /** Takes back everything stored of an item that has no outcome: it will be read again. */
  abandon(id: number): void {
    this.#write(() => {
      this.#statements.dropMembersEvidence.run(id)
      this.#statements.dropMembers.run(id)
      this.#statements.dropEvidence.run(id)
      this.#statements.dropParts.run(id)
      this.#statements.dropPending.run(id)
    })
  }

  /** Takes back what one range (part) left, so that it can be read again. */
  abandonPart(id: number, part: number): void {
    this.#write(() => this.#statements.dropPartEvidence.run(id, part))
  }

  /** The outcome: from here on the item counts, and what it replaces does not. */
  finish(id: number, target: number, item: Item, result: Result, terms: ReadingTerms): void {
    const uri = this.names.mask(item.uri)
    this.#write(() => {
      const line = this.#line(uri)
      this.#replace(id, uri)
      this.#store(id, 0, result.piece, result.evidence)
      const exposure = packExposure(item.exposure)
      this.#insert(
        id,
        id,
        target,
        uri,
        item.version,
        item.size,
        item.modified,
        exposure,
        result.ending,
        terms,
        line?.first_seen,
      )
      this.#statements.dropParts.run(id)
      this.#statements.dropPending.run(id)
    })
  }

  /**
   * Removes the lines of a target that its listing did not meet: they are there no longer. Only after a complete listing;
   * lines below `unlisted` (directories that could not be opened) stay, for nobody knows.
   */
  removeVanished(target: number, unlisted: readonly string[]): number {
    const rows = this.#statements.unseen.all(target, this.#run) as { id: number; uri: string }[]
    const prefixes = unlisted.map((prefix) => this.names.mask(prefix))
    let removed = 0
    for (const row of rows) {
      if (prefixes.some((prefix) => row.uri.startsWith(prefix))) continue
      this.#write(() => this.#drop(row.id))
      removed++
    }
    const left = this.#statements.pendingOf.all(target) as { item: number }[]
    for (const row of left) this.abandon(row.item)
    return removed
  }

  /** Who looked at the raw values of what. On disk when this returns. */
  reveal(at: number, who: string, item: string): void {
    this.#write(() => this.#statements.reveal.run(at, who, this.names.mask(item)))
    this.commit()
    this.#guard(() => this.#db.pragma('wal_checkpoint(TRUNCATE)'))
  }

  /** Commits what is open when it is time to. To be called now and then. */
  tick(): void {
    if (this.#db.inTransaction && performance.now() - this.#openSince >= COMMIT_MS) this.commit()
  }

  /** Commits what is open. */
  commit(): void {
    if (!this.#db.inTransaction) return
    this.#guard(() => this.#db.exec('COMMIT'))
    this.#openBytes = 0
  }

  /** What the inventory reads. Targets are numbered as in `targets` (numbers that {@link Ledger.target} gave). */
  view(targets: readonly number[]): LedgerView {
    this.commit()
    return viewOf(this.#db, targets, this.path)
  }

  /** Everything that counts, in an order of its own making: two ledgers with the same content give the same text. */
  digest(): string {
    this.commit()
    const rows = this.#db
      .prepare(
        `SELECT i.id, i.uri, i.version, i.format, i.encoding, i.state, i.reason, i.detail, i.records, i.masked, i.special, i.types
         FROM item i JOIN item t ON t.id = i.top ORDER BY i.uri`,
      )
      .all() as ({ id: number } & Record<string, unknown>)[]
    const pieces = this.#db.prepare('SELECT data FROM evidence WHERE item = ? ORDER BY part, seq').pluck()
    const orphans = this.#db
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

  close(): void {
    if (this.#db.inTransaction) this.commit()
    this.#db.close()
  }

  #store(item: number, part: number, first: number, pieces: readonly Uint8Array[]): void {
    for (const [i, data] of pieces.entries()) {
      this.#statements.evidence.run(item, part, first + i, crc32(data), data)
      this.#openBytes += data.length
    }
  }

  #removeLeftovers(): void {
    this.#write(() => {
      for (const { item } of this.#statements.allPending.all() as { item: number }[]) {
        const parts = this.#statements.parts.all(item) as PartRow[]
        if (parts.length === 0) this.abandon(item)
        else this.#statements.dropUnfinished.run(item, item)
      }
    })
    this.commit()
  }

  #line(uri: string): LineRow | undefined {
    return this.#statements.line.get(uri) as LineRow | undefined
  }

  #replace(id: number, uri: string): void {
    const line = this.#line(uri)
    if (line !== undefined && line.id !== id) this.#drop(line.id)
  }

  #drop(id: number): void {
    this.#statements.dropMembersEvidence.run(id)
    this.#statements.dropMembers.run(id)
    this.#statements.dropEvidence.run(id)
    this.#statements.dropLine.run(id)
  }

  #insert(
    id: number,
    top: number,
    target: number,
    uri: string,
    version: string | null,
    size: number,
    modified: number,
    exposure: number,
    ending: Ending,
    terms: ReadingTerms,
    firstSeen: number | undefined,
  ): void {
    const { outcome, totals, format, encoding } = ending
    const { state } = outcome
    const reason = outcome.reason ?? null
    const detail = outcome.detail ?? null
    const records = totals?.records ?? 0
    const masked = totals?.maskedRecords ?? 0
    const special = JSON.stringify(totals?.special ?? [])
    const types = JSON.stringify(totals?.types ?? [])
    const sum = lineSum({ uri, format, encoding, state, reason, detail, records, masked, special, types })
    const limits = `${terms.limits} ${terms.patience}`
    this.#statements.insert.run(
      ...[id, top, target, uri, version, terms.rules, limits, size, modified, exposure, format, encoding],
      ...[state, reason, detail, records, masked, special, types, sum, firstSeen ?? this.#now, this.#now, this.#run],
    )
  }

  /** Runs statements inside the open batch, opening one when there is none. */
  #write<T>(work: () => T): T {
    return this.#guard(() => {
      if (!this.#db.inTransaction) {
        this.#db.exec('BEGIN IMMEDIATE')
        this.#openSince = performance.now()
      }
      return work()
    })
  }

  #guard<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      // The whole batch goes: half of it would be a line without its evidence.
      if (this.#db.open && this.#db.inTransaction) this.#db.exec('ROLLBACK')
      throw stateError(error, this.path)
    }
  }
}

interface LineRow {
  readonly id: number
  readonly version: string | null
  readonly rules: string
  readonly limits: string
  readonly state: string
  readonly reason: string | null
  readonly first_seen: number
  readonly seen: number
}

interface PendingRow {
  readonly item: number
  readonly version: string
  readonly rules: string
  readonly limits: string
}

interface PartRow {
  readonly part: number
  readonly start: number
  readonly stop: number
  readonly result: string
}

/**
 * Does an earlier reading of an unchanged item still hold? Not when it could come out otherwise without the item having
 * changed: a permission, a network error, a fault of ours since mended, a file that was being written. An item that ran out
 * of time or memory is tried again only with more of it (or with `--again`): every night would cost its two minutes.
 */
function holds(line: LineRow, terms: ReadingTerms): boolean {
  if (line.state === 'unreadable' || line.reason === 'internal' || line.reason === 'changed-while-read') return false
  if (line.state === 'scanned') return line.limits.startsWith(`${terms.limits} `)
  return line.limits === `${terms.limits} ${terms.patience}`
}

function prepare(db: Database.Database) {
  return {
    nextId: db.prepare(
      'SELECT 1 + max((SELECT coalesce(max(id), 0) FROM item), (SELECT coalesce(max(item), 0) FROM pending))',
    ),
    beginRun: db.prepare('INSERT INTO run (uuid, started, version, rules) VALUES (?, ?, ?, ?)'),
    endRun: db.prepare('UPDATE run SET finished = ?, completed = ? WHERE id = ?'),
    target: db.prepare(
      'INSERT INTO target (root, labels) VALUES (?, ?) ON CONFLICT (root) DO UPDATE SET labels = excluded.labels RETURNING id',
    ),
    knowsTarget: db.prepare('SELECT 1 FROM target WHERE root = ?'),
    line: db.prepare(
      'SELECT id, version, rules, limits, state, reason, first_seen, seen FROM item WHERE uri = ? AND top = id',
    ),
    touch: db.prepare('UPDATE item SET target = ?, last_seen = ?, seen = ?, exposure = ? WHERE id = ?'),
    firstSeen: db.prepare('SELECT first_seen FROM item WHERE uri = ? ORDER BY id LIMIT 1'),
    insert: db.prepare(`INSERT INTO item VALUES (${Array(23).fill('?').join(',')})`),
    evidence: db.prepare('INSERT INTO evidence VALUES (?, ?, ?, ?, ?)'),
    pending: db.prepare('INSERT INTO pending VALUES (?, ?, ?, ?, ?, ?)'),
    pendingByUri: db.prepare('SELECT item, version, rules, limits FROM pending WHERE uri = ?'),
    pendingOf: db.prepare('SELECT item FROM pending WHERE target = ?'),
    allPending: db.prepare('SELECT item FROM pending'),
    part: db.prepare('INSERT INTO part VALUES (?, ?, ?, ?, ?)'),
    parts: db.prepare('SELECT part, start, stop, result FROM part WHERE item = ? ORDER BY part'),
    unseen: db.prepare('SELECT id, uri FROM item WHERE target = ? AND seen <> ? AND top = id'),
    reveal: db.prepare('INSERT INTO reveal (at, who, item) VALUES (?, ?, ?)'),
    dropMembersEvidence: db.prepare(
      'DELETE FROM evidence WHERE item IN (SELECT id FROM item WHERE top = ? AND top <> id)',
    ),
    dropMembers: db.prepare('DELETE FROM item WHERE top = ? AND top <> id'),
    dropEvidence: db.prepare('DELETE FROM evidence WHERE item = ?'),
    dropPartEvidence: db.prepare('DELETE FROM evidence WHERE item = ? AND part = ?'),
    dropUnfinished: db.prepare(
      'DELETE FROM evidence WHERE item = ? AND part NOT IN (SELECT part FROM part WHERE item = ?)',
    ),
    dropParts: db.prepare('DELETE FROM part WHERE item = ?'),
    dropPending: db.prepare('DELETE FROM pending WHERE item = ?'),
    dropLine: db.prepare('DELETE FROM item WHERE id = ?'),
  }
}
