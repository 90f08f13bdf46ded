/**
 * The lines of items and the evidence found in them: what became of every item, and what an earlier run has left.
 *
 * Ordering that must hold, whatever instant the process dies at:
 *
 * 1. An item's line, its members' lines and all their evidence become visible in one transaction, and the lines and
 *    evidence they replace go in the same one.
 * 2. Evidence that comes before its item's outcome is stored under an id that no line has yet (table `pending`); a line
 *    makes it count. What a killed run leaves there is removed when the next one begins, but for the ranges of a large file
 *    that were done.
 * 3. Nothing outside this folder depends on what was handed to it, so a batch that was lost was simply not read yet.
 */
import { crc32 } from 'node:zlib'
import type { Exposure, Item, Outcome } from '../../connectors/connector.ts'
import type { Names } from '../names.ts'
import type { Batch } from './batch.ts'
import { type DonePart, type Ending, holds, limitsOf, type ReadingTerms, type Result } from './results.ts'
import type { LineRow, PartRow, PendingRow, Statements } from './statements.ts'
import { lineSum, packExposure } from './view.ts'

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

/** Given names as they are; stores none that tells of a person but masked. What it throws is what {@link Batch} throws. */
export class Items {
  readonly #batch: Batch
  readonly #statements: Statements
  readonly #names: Pick<Names, 'mask'>
  #nextId: number
  #run = 0
  #now = 0
  /** There is a count that evidence may have to be taken out of. */
  readonly #keepsGone: boolean

  constructor(batch: Batch, statements: Statements, names: Pick<Names, 'mask'>) {
    this.#batch = batch
    this.#statements = statements
    this.#names = names
    this.#nextId = statements.nextId.pluck().get() as number
    this.#keepsGone = statements.hasCountedItems.pluck().get() === 1
  }

  /** The highest number that was given. */
  get lastId(): number {
    return this.#nextId - 1
  }

  /** Everything met from now on is seen by this run, at this time (ms since 1970). */
  beginRun(run: number, now: number): void {
    this.#run = run
    this.#now = now
  }

  /** Removes what a killed run has left. */
  removeLeftovers(): void {
    this.#batch.inPages(
      (after) => this.#statements.allPending.all(after) as { item: number }[],
      ({ item }) => {
        if (this.#statements.hasParts.pluck().get(item) === 0) this.abandon(item)
        else this.#statements.dropUnfinished.run(item, item)
      },
    )
  }

  /**
   * Notes that an item was met. Says whether it has to be read: `known` when an earlier reading still holds, `met` when this
   * run met it before (through another target), `read` otherwise.
   */
  meet(target: number, item: Item, terms: ReadingTerms, again: boolean): 'known' | 'met' | 'read' {
    const uri = this.#names.mask(item.uri)
    const line = this.#batch.guard(() => this.#line(uri))
    if (line === undefined) return 'read'
    // A place that only ended here (left out by another target's rule) may still be asked for by this one.
    if (line.seen === this.#run) return line.version === null ? 'read' : 'met'
    if (again || line.version !== item.version || line.rules !== terms.rules || !holds(line, terms)) return 'read'
    this.#batch.write(() =>
      this.#statements.touch.run(target, this.#now, this.#run, packExposure(item.exposure), line.id),
    )
    return 'known'
  }

  /** A place on the way that ended without being an item: excluded, a link, a directory that cannot be opened. */
  ended(target: number, place: string, outcome: Outcome, terms: ReadingTerms): void {
    const uri = this.#names.mask(place)
    this.#batch.write(() => {
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

  /** Evidence of an item whose outcome is not known yet; it has been announced by {@link Items.pending}. */
  evidence(item: number, part: number, seq: number, data: Uint8Array): void {
    this.#batch.write(() => this.#store(item, part, seq, [data]))
    this.#batch.commitIfLarge()
  }

  /** Announces that something of an item will be stored before its outcome. */
  pending(id: number, target: number, item: Item, terms: ReadingTerms): void {
    const uri = this.#names.mask(item.uri)
    const { version } = item
    const { rules, limits } = terms
    this.#batch.write(() => this.#statements.pending.run({ item: id, uri, target, version, rules, limits }))
  }

  /** A member of a container that is still being read and has been announced. */
  member({ id, top, target, size, of, ...member }: Member, result: Result, terms: ReadingTerms): void {
    const uri = this.#names.mask(member.uri)
    this.#batch.write(() => {
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
    this.#batch.write(() => {
      this.#store(item, part, result.piece, result.evidence)
      this.#statements.part.run(item, part, start, stop, JSON.stringify(ending))
    })
    this.#batch.commit()
  }

  /** The ranges of an item that an earlier run finished, with the number they are kept under; `undefined` when it is another version. */
  partsDone(item: Item, terms: ReadingTerms): { readonly id: number; readonly parts: readonly DonePart[] } | undefined {
    const uri = this.#names.mask(item.uri)
    const row = this.#batch.guard(() => this.#statements.pendingByUri.get(uri) as PendingRow | undefined)
    if (row === undefined) return undefined
    if (row.version !== item.version || row.rules !== terms.rules || row.limits !== terms.limits) {
      this.abandon(row.item)
      return undefined
    }
    const rows = this.#batch.guard(() => this.#statements.parts.all(row.item) as PartRow[])
    return {
      id: row.item,
      parts: rows.map((r) => ({ ...(JSON.parse(r.result) as Ending), part: r.part, start: r.start, stop: r.stop })),
    }
  }

  /** Takes back everything stored of an item that has no outcome: it will be read again. */
  abandon(id: number): void {
    this.#batch.write(() => {
      this.#statements.dropMembersEvidence.run(id)
      this.#statements.dropMembers.run(id)
      this.#statements.dropEvidence.run(id)
      this.#statements.dropParts.run(id)
      this.#statements.dropPending.run(id)
    })
  }

  /** Takes back what one range (part) left, so that it can be read again. */
  abandonPart(id: number, part: number): void {
    this.#batch.write(() => this.#statements.dropPartEvidence.run(id, part))
  }

  /** The outcome: from here on the item counts, and what it replaces does not. */
  finish(id: number, target: number, item: Item, result: Result, terms: ReadingTerms): void {
    const uri = this.#names.mask(item.uri)
    this.#batch.write(() => {
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
    const folders = new Set(unlisted.map((folder) => this.#names.mask(folder)))
    let removed = 0
    this.#batch.inPages(
      (after) => this.#statements.unseen.all(target, this.#run, after) as { id: number; uri: string }[],
      ({ id, uri }) => {
        if (isBelowAny(uri, folders)) return
        this.#drop(id)
        removed++
      },
    )
    this.#batch.inPages(
      (after) => this.#statements.pendingOf.all(target, after) as { item: number }[],
      ({ item }) => this.abandon(item),
    )
    return removed
  }

  #store(item: number, part: number, first: number, pieces: readonly Uint8Array[]): void {
    for (const [i, data] of pieces.entries()) {
      this.#statements.evidence.run(item, part, first + i, crc32(data), data)
      this.#batch.grow(data.length)
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
    if (this.#keepsGone) this.#statements.keepGone.run({ id })
    this.#statements.dropNotGone.run({ id })
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
}

/** Does it lie in one of the folders, which all end in `/`? */
function isBelowAny(uri: string, folders: ReadonlySet<string>): boolean {
  if (folders.size === 0) return false
  for (let end = uri.indexOf('/'); end >= 0; end = uri.indexOf('/', end + 1))
    if (folders.has(uri.slice(0, end + 1))) return true
  return false
}
