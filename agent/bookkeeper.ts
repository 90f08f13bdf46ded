/** Between the pool and the ledger: what workers say of items is stored, taken back when it is void, and counted for whoever watches. */
import type { Outcome } from '../connectors/connector.ts'
import { isUnread } from '../inventory/coverage.ts'
import type { NameSearch } from './allow.ts'
import { changedMeanwhile, failure, type Job, mergeParts, type Split } from './jobs.ts'
import type { Items } from './ledger/items.ts'
import type { DonePart, ReadingTerms, Result } from './ledger/ledger.ts'
import { ownPath } from './names.ts'
import type { Planned } from './plan.ts'
import type { Message } from './tasks.ts'
import { withFindings } from './totals.ts'

/** Figures for whoever watches. */
export interface Progress {
  /** Met by the listing. */
  listed: number
  /** Ended, in whatever way, or known from before. */
  done: number
  /** Of these, known from before and unchanged. */
  unchanged: number
  /** Bytes that were read in this run, of large files range by range. */
  bytes: number
  /** Records with personal data found in this run. */
  records: number
  /** Items that were asked for and not (wholly) looked at. */
  unread: number
}

/** Keeps the books of one sweep. Throws what the ledger throws. */
export class Bookkeeper {
  /** The items that are on their way, by URI: met by the listing, and without an outcome. */
  readonly inFlight = new Map<string, Planned>()
  readonly #items: Items
  readonly #terms: ReadingTerms
  readonly #progress: Progress
  /** Roots of the targets, by their numbers. */
  readonly #roots: ReadonlyMap<number, string>
  readonly #searchName: NameSearch
  #changed: Planned[] = []

  constructor(
    items: Items,
    terms: ReadingTerms,
    progress: Progress,
    roots: ReadonlyMap<number, string>,
    searchName: NameSearch,
  ) {
    this.#items = items
    this.#terms = terms
    this.#progress = progress
    this.#roots = roots
    this.#searchName = searchName
  }

  /** How many items changed while they were read and wait for their second chance. */
  get waiting(): number {
    return this.#changed.length
  }

  /** Hands these items over. */
  takeChanged(): readonly Planned[] {
    const changed = this.#changed
    this.#changed = []
    return changed
  }

  /** A message about one of the jobs of a task. */
  take(jobs: readonly Job[], message: Message): void {
    if (message.kind === 'done' || message.kind === 'probed') return
    const job = jobs[message.index]!
    if (message.kind === 'item') {
      this.end(job, message, message.changed)
      return
    }
    if (job.id === 0) {
      job.id = this.#items.reserve()
      this.#items.pending(job.id, job.target, job.item, this.#terms)
    }
    const id = message.seq === 0 ? job.id : (job.members.get(message.seq) ?? this.#items.reserve())
    if (message.kind === 'evidence') {
      if (message.seq !== 0) job.members.set(message.seq, id)
      this.#items.evidence(id, job.split?.part ?? 0, message.piece, message.data)
      return
    }
    job.members.delete(message.seq)
    const { uri, size } = message
    this.#items.member({ id, top: job.id, target: job.target, uri, size, of: job.item }, message, this.#terms)
    this.#progress.records += message.ending.totals?.records ?? 0
  }

  /** An item, or a range of one, has its outcome. */
  end(job: Job, read: Result, changed = false): void {
    job.ended = true
    // The name is searched once: with the first range, where there are several.
    const result = (job.split?.part ?? 0) === 0 ? this.#named(job, read) : read
    this.#progress.records += result.ending.totals?.records ?? 0
    if (job.split !== undefined) {
      const { whole, part, from, to } = job.split
      const done: DonePart = { ...result.ending, part, start: from, stop: to }
      this.#progress.bytes += to - from
      this.#items.part(whole.id, done, result)
      whole.parts.push(done)
      whole.changed ||= changed
      if (whole.parts.length === whole.expected) this.merge(whole)
    } else if (changed && !job.second) {
      this.forget(job)
      this.#changed.push(job)
    } else {
      const ending = changed ? changedMeanwhile(result.ending) : result.ending
      this.#progress.bytes += job.item.size
      this.#finish(job.id === 0 ? this.#items.reserve() : job.id, job, { ...result, ending })
    }
  }

  /** An item is there no longer when it is to be read again. */
  endUnread(planned: Planned, outcome: Outcome): void {
    this.#finish(this.#items.reserve(), planned, this.#named(planned, failure(outcome)))
  }

  /** The last range is done. */
  merge(split: Split): void {
    if (split.changed && !split.second) {
      this.#items.abandon(split.id)
      this.#changed.push(split.planned)
      return
    }
    const merged = mergeParts(split.parts)
    const ending = split.changed ? changedMeanwhile(merged) : merged
    this.#finish(split.id, split.planned, { ending, piece: 0, evidence: [] })
  }

  /** Takes back what a job has stored. */
  forget(job: Job): void {
    if (job.split !== undefined) this.#items.abandonPart(job.split.whole.id, job.split.part)
    else if (job.id !== 0) {
      this.#items.abandon(job.id)
      job.id = 0
    }
    job.members.clear()
  }

  /** Something has ended. */
  count(outcome: Outcome): void {
    this.#progress.done++
    if (isUnread(outcome)) this.#progress.unread++
  }

  /** A result with what the names of the item's folders and its own tell, whatever came of reading it. */
  #named(planned: Planned, result: Result): Result {
    const root = this.#roots.get(planned.target)!
    const { uri } = planned.item
    return withFindings(result, this.#searchName(ownPath(uri, root), uri, root))
  }

  #finish(id: number, planned: Planned, result: Result): void {
    this.#items.finish(id, planned.target, planned.item, result, this.#terms)
    this.inFlight.delete(planned.item.uri)
    this.count(result.ending.outcome)
  }
}
