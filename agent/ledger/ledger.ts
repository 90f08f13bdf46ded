/**
 * The ledger: what became of every item, and the evidence found in it, in one SQLite file. One writer, the main thread.
 * Lines of items and their evidence are its `items`; what people put on record, and what a scan leaves for the next, is the ledger's own.
 *
 * WAL with `synchronous=NORMAL`: after a power cut the last batches may be missing, never half there. `FULL` would make
 * every batch wait for the disk to win a quarter of a second of work.
 */
import type Database from 'better-sqlite3'
import type { TargetLabels } from '../../connectors/connector.ts'
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
import { Batch } from './batch.ts'
import { keptCounts } from './counted.ts'
import { digestOf } from './digest.ts'
import { nextDisposal, readDisposals, storeDisposal, storeVerdicts } from './disposals.ts'
import { type LedgerOptions, openFile, stateError } from './file.ts'
import { knownFiles, storeFiles } from './files.ts'
import { nextFulfilment, readFulfilments, storeFulfilment, storeWithdrawal } from './fulfilments.ts'
import { type IncidentRecord, type KnownIncident, nextIncident, readIncidents, storeIncident } from './incidents.ts'
import { Items } from './items.ts'
import { type GivenPaper, type KnownPaper, papersBefore, storePapers } from './papers.ts'
import type { DonePart, Ending, ReadingTerms, Result, Totals } from './results.ts'
import { countExpired, dropExpired, type Expired } from './retention.ts'
import { type KeptScan, keptFiles, keptScans, lastMet, storeSnapshot } from './snapshots.ts'
import { prepare, type Statements } from './statements.ts'
import { viewOf } from './view.ts'

export type { DonePart, Ending, KeptScan, ReadingTerms, Result, Totals }

/** The state of one set of targets. It is given names as they are, and stores none that tells of a person but masked. */
export class Ledger implements HeadKeeper {
  readonly path: string
  /** Masks every URI that is stored, and may mask others in the same way. */
  readonly names: Names
  /** Lines of items, and their evidence. */
  readonly items: Items
  readonly #db: Database.Database
  readonly #batch: Batch
  readonly #statements: Statements
  #run = 0

  private constructor(path: string, db: Database.Database, key: Uint8Array) {
    this.path = path
    this.names = new Names(key)
    this.#db = db
    this.#batch = new Batch(db, path)
    this.#statements = prepare(db)
    this.items = new Items(this.#batch, this.#statements, this.names)
  }

  /**
   * Opens or creates the state. Throws {@link PandianError}: `state-in-use`, `state-newer`, `state-corrupt`, `state-io`,
   * `key-mismatch`.
   */
  static open(path: string, options: LedgerOptions): Ledger {
    const db = openFile(path, options)
    try {
      const ledger = new Ledger(path, db, options.key)
      ledger.items.removeLeftovers()
      return ledger
    } catch (error) {
      db.close()
      throw stateError(error, path)
    }
  }

  /** Begins a run; everything met from now on is seen by it. Returns its number. */
  beginRun(uuid: string, started: number, version: string, rules: string): number {
    return this.#batch.write(() => {
      const { lastInsertRowid } = this.#statements.beginRun.run(uuid, started, version, rules)
      this.#run = Number(lastInsertRowid)
      this.items.beginRun(this.#run, started)
      return this.#run
    })
  }

  /**
   * Ends the run, with what it leaves for the next in the same transaction. A stopped one gives no data file its name for good:
   * what was moved may not have been met, and what is gone still has its lines.
   */
  endRun(finished: number, snapshot: Snapshot, disposals: readonly Disposal[] = []): void {
    this.#batch.write(() => {
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
    return this.#batch.guard(() => keptFiles(this.#db, this.path, scan))
  }

  /** Of the data files with these ids that a finished scan has met, what the last one to meet each had, in no order. Throws `state-corrupt`. */
  lastMet(ids: readonly string[]): Iterable<SnapshotFile> {
    return lastMet(this.#db, this.path, ids)
  }

  /** What somebody says was destroyed, moved or deleted, in the order it was recorded. */
  disposals(): readonly Disposal[] {
    return this.#batch.guard(() => readDisposals(this.#db))
  }

  /** The number that the next such record will have. */
  nextDisposal(): number {
    return this.#batch.guard(() => nextDisposal(this.#db))
  }

  /** Keeps such a record. On disk when this returns. */
  recordDisposal(record: DisposalRecord): void {
    this.#batch.write(() => storeDisposal(this.#db, record))
    this.commit()
  }

  /** What somebody says was done of what the law asks for, in the order it was recorded. */
  fulfilments(): readonly Fulfilment[] {
    return this.#batch.guard(() => readFulfilments(this.#db))
  }

  /** The number that the next such record will have. */
  nextFulfilment(): number {
    return this.#batch.guard(() => nextFulfilment(this.#db))
  }

  /** Keeps such records, all of them or none. On disk when this returns. */
  recordFulfilments(records: readonly FulfilmentRecord[]): void {
    this.#batch.write(() => {
      for (const record of records) storeFulfilment(this.#db, record)
    })
    this.commit()
  }

  /** Takes one back. On disk when this returns. */
  withdrawFulfilment(id: number, withdrawal: NonNullable<Fulfilment['withdrawn']>): void {
    this.#batch.write(() => storeWithdrawal(this.#db, id, withdrawal))
    this.commit()
  }

  /** Incidents whose discovery was said, in order of number. */
  incidents(): readonly KnownIncident[] {
    return this.#batch.guard(() => readIncidents(this.#db))
  }

  /** The number that the next one will have. */
  nextIncident(): number {
    return this.#batch.guard(() => nextIncident(this.#db))
  }

  /** Keeps one. On disk when this returns. */
  keepIncident(incident: IncidentRecord): void {
    this.#batch.write(() => storeIncident(this.#db, incident))
    this.commit()
  }

  /** Remembers papers that were given out. On disk when this returns. */
  keepPapers(papers: readonly GivenPaper[]): void {
    this.#batch.write(() => storePapers(this.#db, papers))
    this.commit()
  }

  /** Papers of before a time (ms since 1970). */
  papersBefore(limit: number): readonly KnownPaper[] {
    return this.#batch.guard(() => papersBefore(this.#db, limit))
  }

  /** Counts what is older than `limit` (ms since 1970) and not current. */
  expired(limit: number, papers: ReadonlySet<number>): Expired {
    this.commit()
    return this.#batch.guard(() => countExpired(this.#db, limit, papers))
  }

  /** Removes it, in one transaction, and overwrites where it was. */
  removeExpired(limit: number, papers: ReadonlySet<number>): void {
    this.commit()
    this.#batch.guard(() => this.#db.pragma('secure_delete = ON'))
    this.#batch.write(() => dropExpired(this.#db, limit, papers))
    this.commit()
    this.#batch.guard(() => this.#db.pragma('wal_checkpoint(TRUNCATE)'))
  }

  /** Every data file that there ever was. */
  files(): readonly KnownFile[] {
    this.commit()
    return this.#batch.guard(() => knownFiles(this.#db))
  }

  /** What people have decided about data files, by their ids. */
  annotations(): ReadonlyMap<string, Annotations> {
    return this.#batch.guard(() => readAnnotations(this.#db))
  }

  /** Every decision in order, of one data file or of all. */
  annotationLines(file?: string): readonly AnnotationLine[] {
    return this.#batch.guard(() => annotationLines(this.#db, file))
  }

  /** Keeps decisions, all of them or none. */
  annotate(changes: readonly Change[], made: Pick<AnnotationLine, 'at' | 'who' | 'source'>): void {
    this.#batch.write(() => storeAnnotations(this.#db, changes, made))
    this.commit()
  }

  /** The number of a target, by its root; its labels are kept up to date. */
  target(root: string, labels: TargetLabels): number {
    return this.#batch.write(
      () => this.#statements.target.pluck().get(this.names.mask(root), JSON.stringify(labels)) as number,
    )
  }

  /** Every target that was ever scanned, by its number. */
  targets(): readonly { readonly id: number; readonly root: string }[] {
    this.commit()
    return this.#batch.guard(() => this.#statements.targets.all() as { id: number; root: string }[])
  }

  /** Was this root ever scanned with this state? */
  knowsTarget(root: string): boolean {
    return this.#batch.guard(() => this.#statements.knowsTarget.get(this.names.mask(root)) !== undefined)
  }

  /** The entry of the journal that this state has last seen. Throws `state-corrupt`, `state-io`. */
  journalHead(): JournalHead | undefined {
    return this.#batch.guard(() => {
      const text = this.#statements.meta.pluck().get('journal-head') as string | undefined
      return text === undefined ? undefined : (JSON.parse(text) as JournalHead)
    })
  }

  /** Remembers an entry of the journal, which is on disk already. On disk when this returns. */
  keepJournalHead({ seq, hash }: JournalHead): void {
    this.#batch.write(() => this.#statements.keepMeta.run('journal-head', JSON.stringify({ seq, hash })))
    this.commit()
    this.#batch.guard(() => this.#db.pragma('wal_checkpoint(TRUNCATE)'))
  }

  /** Commits what is open when it is time to. To be called now and then. */
  tick(): void {
    this.#batch.commitIfOld()
  }

  /** Commits what is open. */
  commit(): void {
    this.#batch.commit()
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
    return keptCounts(this.#batch, this.#statements, code, this.#run, () => this.items.lastId)
  }

  /** Everything that counts, in an order of its own making: two ledgers with the same content give the same text. */
  digest(): string {
    this.commit()
    return digestOf(this.#db)
  }

  close(): void {
    this.commit()
    this.#db.close()
  }
}
