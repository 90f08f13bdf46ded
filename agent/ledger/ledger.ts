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
import { crc32 } from 'node:zlib'
import type Database from 'better-sqlite3'
import type { Exposure, Item, Outcome, TargetLabels } from '../../connectors/connector.ts'
import type {
  Annotations,
  Change,
  Disposal,
  DisposalRecord,
  Fulfilment,
  FulfilmentRecord,
  KeptCounts,
  KnownFile,
  LedgerView,
  Snapshot,
  SnapshotFile,
} from '../../inventory/inventory.ts'
import type { HeadKeeper, JournalHead } from '../journal/journal.ts'

import { Names } from '../names.ts'
import { type AnnotationLine, annotationLines, readAnnotations, storeAnnotations } from './annotations.ts'
import { type CountedItemsRow, type CountedRow, nearestOf, packCounts, unpackCounts } from './counted.ts'
import { digestOf } from './digest.ts'
import { readDisposals, storeDisposal, storeVerdicts } from './disposals.ts'
import { type LedgerOptions, openFile, stateError } from './file.ts'
import { knownFiles, storeFiles } from './files.ts'
import { nextFulfilment, readFulfilments, storeFulfilment, storeWithdrawal } from './fulfilments.ts'
import { type IncidentRecord, type KnownIncident, nextIncident, readIncidents, storeIncident } from './incidents.ts'
import { type GivenPaper, type KnownPaper, papersBefore, storePapers } from './papers.ts'
import { type DonePart, type Ending, holds, limitsOf, type ReadingTerms, type Result, type Totals } from './results.ts'
import { countExpired, dropExpired, type Expired, type Found } from './retention.ts'
import { type KeptScan, keptFiles, keptScans, storeSnapshot } from './snapshots.ts'
import { type LineRow, PAGE, type PartRow, type PendingRow, prepare, type Statements } from './statements.ts'
import { lineSum, packExposure, viewOf } from './view.ts'

/** A batch is committed after this long … */
const COMMIT_MS = 250
/** … or this many bytes of evidence, whichever comes first. */
const COMMIT_BYTES = 8 << 20

export type { DonePart, Ending, KeptScan, ReadingTerms, Result, Totals }

/** A member of a container, as the ledger is told of it. */
export interface Member {
  /** Its own number, and that of the file it lies in. */
  readonly id: number
  readonly top: number
  readonly target: number
  readonly uri: string
  readonly size: number
  /** The file it lies in. */
  readonly of: Item
}

/** A line to be written. */
interface NewLine {
  readonly id: number
  readonly top: number
  readonly target: number
  /** Masked. */
  readonly uri: string
  /** Only items that can be read by themselves have one. */
  readonly version: string | null
  readonly size: number
  readonly modified: number
  readonly exposure: Exposure
  readonly ending: Ending
  readonly terms: ReadingTerms
  /** When an earlier line of the same URI was first seen. */
  readonly firstSeen: number | undefined
}

const UNKNOWN: Exposure = { worldReadable: null, groupReadable: null, shared: null, encrypted: null }

/** The state of one set of targets. It is given names as they are, and stores none that tells of a person but masked. */
export class Ledger implements HeadKeeper {
  readonly path: string
  /** Masks every URI that is stored, and may mask others in the same way. */
  readonly names: Names
  readonly #db: Database.Database
  readonly #statements: Statements
  #nextId: number
  #run = 0
  #now = 0
  /** There is a count that evidence may have to be taken out of. */
  readonly #keepsGone: boolean
  #openSince = 0
  #openBytes = 0

  private constructor(path: string, db: Database.Database, key: Uint8Array) {
    this.path = path
    this.names = new Names(key)
    this.#db = db
    this.#statements = prepare(db)
    this.#nextId = this.#statements.nextId.pluck().get() as number
    this.#keepsGone = this.#statements.hasCountedItems.pluck().get() === 1
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

  /**
   * Ends the run, with what it leaves for the next in the same transaction. A stopped one gives no data file its name for good:
   * what was moved may not have been met, and what is gone still has its lines.
   */
  endRun(finished: number, snapshot: Snapshot, disposals: readonly Disposal[] = []): void {
    this.#write(() => {
      const { completed } = snapshot.head
      if (completed) {
        storeFiles(this.#db, this.#run, snapshot)
        this.#statements.dropCounted.run(this.#run)
      }
      storeSnapshot(this.#db, this.#run, snapshot)
      storeVerdicts(this.#db, disposals)
      // The count was made; the next one sets out from it.
      this.#statements.dropGoneEvidence.run()
      this.#statements.dropGone.run()
      this.#statements.endRun.run(finished, completed ? 1 : 0, this.#run)
    })
    this.commit()
  }

  /** Every scan that is kept, the oldest first. */
  *scans(): Generator<KeptScan> {
    this.commit()
    yield* keptScans(this.#db, this.path)
  }

  /** The data files of a scan that is kept, by its number, in order of id. */
  filesOf(scan: number): readonly SnapshotFile[] {
    return this.#guard(() => keptFiles(this.#db, this.path, scan))
  }

  /** What somebody says was destroyed, moved or deleted, in the order it was recorded. */
  disposals(): readonly Disposal[] {
    return this.#guard(() => readDisposals(this.#db))
  }

  /** Keeps such a record, and returns its number. On disk when this returns. */
  recordDisposal(record: DisposalRecord): number {
    const id = this.#write(() => storeDisposal(this.#db, record))
    this.commit()
    return id
  }

  /** What somebody says was done of what the law asks for, in the order it was recorded. */
  fulfilments(): readonly Fulfilment[] {
    return this.#guard(() => readFulfilments(this.#db))
  }

  /** The number that the next such record will have. */
  nextFulfilment(): number {
    return this.#guard(() => nextFulfilment(this.#db))
  }

  /** Keeps such records, all of them or none. On disk when this returns. */
  recordFulfilments(records: readonly FulfilmentRecord[]): void {
    this.#write(() => {
      for (const record of records) storeFulfilment(this.#db, record)
    })
    this.commit()
  }

  /** Takes one back. On disk when this returns. */
  withdrawFulfilment(id: number, withdrawal: NonNullable<Fulfilment['withdrawn']>): void {
    this.#write(() => storeWithdrawal(this.#db, id, withdrawal))
    this.commit()
  }

  /** Incidents whose discovery was said, in order of number. */
  incidents(): readonly KnownIncident[] {
    return this.#guard(() => readIncidents(this.#db))
  }

  /** The number that the next one will have. */
  nextIncident(): number {
    return this.#guard(() => nextIncident(this.#db))
  }

  /** Keeps one. On disk when this returns. */
  keepIncident(incident: IncidentRecord): void {
    this.#write(() => storeIncident(this.#db, incident))
    this.commit()
  }

  /** Remembers papers that were given out. On disk when this returns. */
  keepPapers(papers: readonly GivenPaper[]): void {
    this.#write(() => storePapers(this.#db, papers))
    this.commit()
  }

  /** Papers of before a time (ms since 1970). */
  papersBefore(limit: number): readonly KnownPaper[] {
    return this.#guard(() => papersBefore(this.#db, limit))
  }

  /** Counts what is older than `limit` (ms since 1970) and not current. */
  expired(limit: number, found: Found): Expired {
    this.commit()
    return this.#guard(() => countExpired(this.#db, limit, found))
  }

  /** Removes it, in one transaction, and overwrites where it was. */
  removeExpired(limit: number, found: Found): void {
    this.commit()
    this.#guard(() => this.#db.pragma('secure_delete = ON'))
    this.#write(() => dropExpired(this.#db, this.path, limit, found))
    this.commit()
    this.#guard(() => this.#db.pragma('wal_checkpoint(TRUNCATE)'))
  }

  /** Every data file that there ever was. */
  files(): readonly KnownFile[] {
    this.commit()
    return this.#guard(() => knownFiles(this.#db))
  }

  /** What people have decided about data files, by their ids. */
  annotations(): ReadonlyMap<string, Annotations> {
    return this.#guard(() => readAnnotations(this.#db))
  }

  /** Every decision in order, of one data file or of all. */
  annotationLines(file?: string): readonly AnnotationLine[] {
    return this.#guard(() => annotationLines(this.#db, file))
  }

  /** Keeps decisions, all of them or none. */
  annotate(changes: readonly Change[], made: Pick<AnnotationLine, 'at' | 'who' | 'source'>): void {
    this.#write(() => storeAnnotations(this.#db, changes, made))
    this.commit()
  }

  /** The number of a target, by its root; its labels are kept up to date. */
  target(root: string, labels: TargetLabels): number {
    return this.#write(
      () => this.#statements.target.pluck().get(this.names.mask(root), JSON.stringify(labels)) as number,
    )
  }

  /** Every target that was ever scanned, by its number. */
  targets(): readonly { readonly id: number; readonly root: string }[] {
    this.commit()
    return this.#guard(() => this.#statements.targets.all() as { id: number; root: string }[])
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
    const uri = this.names.mask(item.uri)
    const line = this.#guard(() => this.#line(uri))
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
      const ending = { outcome, format: null, encoding: null, totals: undefined }
      const nothing = { version: null, size: 0, modified: 0, exposure: UNKNOWN }
      this.#insert({ id, top: id, target, uri, ...nothing, ending, terms, firstSeen: line?.first_seen })
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
    const { version } = item
    const { rules, limits } = terms
    this.#write(() => this.#statements.pending.run({ item: id, uri, target, version, rules, limits }))
  }

  /** A member of a container that is still being read and has been announced. */
  member({ id, top, target, size, of, ...member }: Member, result: Result, terms: ReadingTerms): void {
    const uri = this.names.mask(member.uri)
    this.#write(() => {
      const firstSeen = this.#statements.firstSeen.pluck().get(uri) as number | undefined
      this.#store(id, 0, result.piece, result.evidence)
      const { modified, exposure } = of
      const { ending } = result
      this.#insert({ id, top, target, uri, version: null, size, modified, exposure, ending, terms, firstSeen })
    })
  }

  /**
   * A range of a large file or table that is done. Committed when this returns: its worker is given the next range then, and after a kill only
   * those that are being read are read again. It costs a write to the log for every 32 MiB read.
   */
  part(item: number, done: DonePart, result: Pick<Result, 'piece' | 'evidence'>): void {
    const { part, start, stop, ...ending } = done
    this.#write(() => {
      this.#store(item, part, result.piece, result.evidence)
      this.#statements.part.run(item, part, start, stop, JSON.stringify(ending))
    })
    this.commit()
  }

  /** The ranges of an item that an earlier run finished, with the number they are kept under; `undefined` when it is another version. */
  partsDone(item: Item, terms: ReadingTerms): { readonly id: number; readonly parts: readonly DonePart[] } | undefined {
    const uri = this.names.mask(item.uri)
    const row = this.#guard(() => this.#statements.pendingByUri.get(uri) as PendingRow | undefined)
    if (row === undefined) return undefined
    if (row.version !== item.version || row.rules !== terms.rules || row.limits !== terms.limits) {
      this.abandon(row.item)
      return undefined
    }
    const rows = this.#guard(() => this.#statements.parts.all(row.item) as PartRow[])
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
      const { version, size, modified, exposure } = item
      const { ending } = result
      const firstSeen = line?.first_seen
      this.#insert({ id, top: id, target, uri, version, size, modified, exposure, ending, terms, firstSeen })
      this.#statements.dropParts.run(id)
      this.#statements.dropPending.run(id)
    })
  }

  /**
   * Removes the lines of a target that its listing did not meet: they are there no longer. Only after a complete listing;
   * lines below `unlisted` (directories that could not be opened) stay, for nobody knows.
   */
  removeVanished(target: number, unlisted: readonly string[]): number {
    const folders = new Set(unlisted.map((folder) => this.names.mask(folder)))
    let removed = 0
    this.#inPages(
      (after) => this.#statements.unseen.all(target, this.#run, after) as { id: number; uri: string }[],
      ({ id, uri }) => {
        if (isBelowAny(uri, folders)) return
        this.#drop(id)
        removed++
      },
    )
    this.#inPages(
      (after) => this.#statements.pendingOf.all(target, after) as { item: number }[],
      ({ item }) => this.abandon(item),
    )
    return removed
  }

  /** The entry of the journal that this state has last seen. Throws `state-corrupt`, `state-io`. */
  journalHead(): JournalHead | undefined {
    return this.#guard(() => {
      const text = this.#statements.meta.pluck().get('journal-head') as string | undefined
      return text === undefined ? undefined : (JSON.parse(text) as JournalHead)
    })
  }

  /** Remembers an entry of the journal, which is on disk already. On disk when this returns. */
  keepJournalHead({ seq, hash }: JournalHead): void {
    this.#write(() => this.#statements.keepMeta.run('journal-head', JSON.stringify({ seq, hash })))
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

  /**
   * What sets of items were counted to be, by `code`: a name of the program that counts, of which nothing is believed that another one
   * has counted. Kept until a run that ends does not ask for it. The evidence of an item never changes as long as it has its number,
   * and no number is given twice.
   */
  counts(code: string): KeptCounts {
    return {
      find: (key) => {
        const row = this.#guard(() => this.#statements.counted.get(`${code} ${key}`) as CountedRow | undefined)
        const counts = row === undefined ? undefined : unpackCounts(row)
        if (counts !== undefined) this.#write(() => this.#statements.useCounted.run(this.#run, `${code} ${key}`))
        return counts
      },
      keep: (key, counts, items) => {
        const { sum, data } = packCounts(counts)
        const bytes = items === undefined ? null : new Uint8Array(items.buffer, items.byteOffset, items.byteLength)
        this.#write(() => {
          this.#statements.keepCounted.run(`${code} ${key}`, this.#run, sum, data, bytes)
          this.#statements.lastId.run(String(this.#nextId - 1))
        })
      },
      nearest: (items) => {
        const isGone = (id: number) => this.#statements.isGone.pluck().get(id) === 1
        const { counted, countedItems } = this.#statements
        return this.#guard(() => {
          const near = nearestOf(countedItems.all(`${code} `, `${code} ~`) as CountedItemsRow[], items, isGone)
          const counts = near && unpackCounts(counted.get(near.key) as CountedRow)
          return counts && { counts, gone: near.gone, added: near.added }
        })
      },
    }
  }

  /** Everything that counts, in an order of its own making: two ledgers with the same content give the same text. */
  digest(): string {
    this.commit()
    return digestOf(this.#db)
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
    this.#inPages(
      (after) => this.#statements.allPending.all(after) as { item: number }[],
      ({ item }) => {
        if (this.#statements.hasParts.pluck().get(item) === 0) this.abandon(item)
        else this.#statements.dropUnfinished.run(item, item)
      },
    )
  }

  /**
   * Does something with any number of rows, in order of their ids, a page and a transaction at a time: neither memory nor the log beside the
   * state grows with them. What is left undone by a kill is done by the next run.
   */
  #inPages<Row extends { readonly id: number } | { readonly item: number }>(
    page: (after: number) => readonly Row[],
    work: (row: Row) => void,
  ): void {
    for (let after = 0; ; ) {
      const rows = this.#write(() => {
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

  #line(uri: string): LineRow | undefined {
    return this.#statements.line.get(uri) as LineRow | undefined
  }

  #replace(id: number, uri: string): void {
    const line = this.#line(uri)
    if (line !== undefined && line.id !== id) this.#drop(line.id)
  }

  #drop(id: number): void {
    if (this.#keepsGone) this.#statements.keepGone.run(id)
    this.#statements.dropNotGone.run(id)
    this.#statements.dropMembers.run(id)
    this.#statements.dropLine.run(id)
  }

  #insert({ ending, terms, exposure, firstSeen, ...line }: NewLine): void {
    const { outcome, totals, format, encoding } = ending
    const said = {
      uri: line.uri,
      format,
      encoding,
      state: outcome.state,
      reason: outcome.reason ?? null,
      detail: outcome.detail ?? null,
      records: totals?.records ?? 0,
      masked: totals?.maskedRecords ?? 0,
      special: JSON.stringify(totals?.special ?? []),
      types: JSON.stringify(totals?.types ?? []),
    }
    this.#statements.insert.run({
      ...line,
      ...said,
      sum: lineSum(said),
      rules: terms.rules,
      limits: limitsOf(terms),
      exposure: packExposure(exposure),
      first_seen: firstSeen ?? this.#now,
      last_seen: this.#now,
      seen: this.#run,
    })
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

/** Does it lie in one of the folders, which all end in `/`? */
function isBelowAny(uri: string, folders: ReadonlySet<string>): boolean {
  if (folders.size === 0) return false
  for (let end = uri.indexOf('/'); end >= 0; end = uri.indexOf('/', end + 1))
    if (folders.has(uri.slice(0, end + 1))) return true
  return false
}
