/**
 * One look at everything: lists the targets, asks the ledger what has to be read, has the pool read it, and hands the
 * results to the ledger. Everything here is on the main thread; nothing here looks into an item.
 */
import { connectorById } from '../connectors/catalogue.ts'
import type { Access, Listed, Outcome, Source } from '../connectors/connector.ts'
import type { NameSearch } from './allow.ts'
import { Bookkeeper, type Progress } from './bookkeeper.ts'
import { failure, type Job, jobOf, type Split, taskItem } from './jobs.ts'
import type { Ledger, ReadingTerms } from './ledger/ledger.ts'
import type { Names } from './names.ts'
import { OWN_OUTPUT, type OwnPlaces } from './own.ts'
import { Grouper, type Planned, rangesOf, SPLIT_ABOVE } from './plan.ts'
import type { Pool, TaskEnd } from './pool.ts'

/** After a stop was asked for, running items are given this long to end. */
const STOP_MS = 5000

/** An open target. */
export interface SweptTarget {
  readonly source: Source
  /** Its number in the ledger. */
  readonly id: number
  readonly connector: string
  readonly access: Access
}

/** What a sweep needs. */
export interface SweepOptions {
  readonly ledger: Ledger
  readonly pool: Pool
  readonly targets: readonly SweptTarget[]
  /** What is ours in the places that are scanned. */
  readonly own: OwnPlaces
  readonly terms: ReadingTerms
  readonly searchName: NameSearch
  /** Bytes of memory an item may bring the process to; only for the words of the outcome. */
  readonly memory: number
  /** Read unchanged items again. */
  readonly again: boolean
  readonly signal: AbortSignal
  readonly progress: Progress
  /** ms since 1970 */
  readonly now: () => number
}

/** How it went. */
export interface SweepEnd {
  /** Everything was listed and every item has an outcome. */
  readonly completed: boolean
  readonly listedAll: boolean
  /** What was listed and has no outcome, since the scan was stopped: the ledger has no line of it, or one of an earlier version. */
  readonly unread: readonly Planned[]
  /** When the last item was listed, ms since 1970. */
  readonly countedAt: number
}

/** Runs a sweep. Throws what the ledger throws; the state is consistent then. */
export async function sweep(options: SweepOptions): Promise<SweepEnd> {
  return new Sweep(options).run()
}

class Sweep {
  readonly #o: SweepOptions
  readonly #books: Bookkeeper
  /** URIs of items that a link led to, by the URIs of their own names. */
  readonly #links = new Map<string, string>()
  #suspects: Job[] = []
  readonly #tasks = new Set<Promise<void>>()
  /** How many tasks of each target run. */
  readonly #busy = new Map<number, number>()
  #failure: unknown
  #stopped = false

  constructor(options: SweepOptions) {
    this.#o = options
    const roots = new Map(options.targets.map(({ id, source }) => [id, source.root]))
    this.#books = new Bookkeeper(options.ledger.items, options.terms, options.progress, roots, options.searchName)
  }

  async run(): Promise<SweepEnd> {
    const { signal, pool, ledger, now } = this.#o
    const stop = () => this.#stop()
    signal.addEventListener('abort', stop, { once: true })
    const ticking = setInterval(() => this.#attempt(() => ledger.tick()), 100)
    let countedAt = now()
    try {
      const unlisted = new Map<SweptTarget, string[]>()
      for (const target of this.#o.targets) {
        if (this.#over) break
        unlisted.set(target, await this.#list(target))
      }
      countedAt = now()
      const listedAll = !this.#over
      await this.#drain()
      while (!this.#over && this.#books.waiting + this.#suspects.length > 0) {
        await this.#readChanged()
        await this.#readSuspects()
      }
      if (this.#failure !== undefined) throw this.#failure
      // A stop that came when all was read has stopped nothing.
      const unread = [...this.#books.inFlight.values()]
      const completed = listedAll && unread.length === 0
      if (completed) for (const [target, prefixes] of unlisted) ledger.items.removeVanished(target.id, prefixes)
      ledger.commit()
      return { completed, listedAll, unread, countedAt }
    } catch (error) {
      pool.abort()
      await Promise.allSettled(this.#tasks)
      throw error
    } finally {
      clearInterval(ticking)
      signal.removeEventListener('abort', stop)
    }
  }

  get #over(): boolean {
    return this.#stopped || this.#failure !== undefined || this.#o.signal.aborted
  }

  #stop(): void {
    this.#stopped = true
    this.#o.pool.stop()
    setTimeout(() => this.#o.pool.abort(), STOP_MS).unref()
  }

  /** Lists one target and sends its items on their way. Returns the places below which nothing could be listed. */
  async #list({ source, id: target, connector }: SweptTarget): Promise<string[]> {
    const { ledger, terms, progress, again, signal, own } = this.#o
    const unlisted: string[] = []
    const grouper = new Grouper()
    const abort = new AbortController()
    for (const uri of own.linesIn(source.root)) {
      ledger.items.ended(target, uri, OWN_OUTPUT, terms)
      this.#books.count(OWN_OUTPUT)
      progress.listed++
    }
    for await (const batch of source.list(AbortSignal.any([signal, abort.signal]))) {
      for (const met of batch) {
        if (own.holds(met, source.root)) continue
        const listed = this.#once(met)
        if (listed.kind === 'ended') {
          const { uri } = listed
          const outcome = outcomeOf(listed, ledger.names)
          if (outcome.state === 'unreadable' && outcome.reason !== 'vanished')
            unlisted.push(uri.endsWith('/') ? uri : `${uri}/`)
          ledger.items.ended(target, uri, outcome, terms)
          this.#books.count(outcome)
          progress.listed++
          continue
        }
        const { item } = listed
        if (this.#books.inFlight.has(item.uri)) continue
        const known = ledger.items.meet(target, item, terms, again)
        if (known === 'met') continue
        progress.listed++
        if (known === 'known') {
          progress.done++
          progress.unchanged++
          continue
        }
        const planned = { item, target, connector }
        this.#books.inFlight.set(item.uri, planned)
        await this.#plan(grouper, planned, false)
      }
      if (this.#over) abort.abort()
    }
    for (const group of grouper.flush()) await this.#submit(group.map((planned) => jobOf(planned, false)))
    return unlisted
  }

  /**
   * What a followed link leads to is met by its own name where it lies in another target, and read once where links of several
   * targets lead to it.
   */
  #once(listed: Listed): Listed {
    if (listed.kind === 'ended' || listed.real === undefined) return listed
    const { real, item } = listed
    const { targets } = this.#o
    const isIn = ({ source: { root } }: SweptTarget) => (root.endsWith('/') ? real.startsWith(root) : real === root)
    const sameAs = targets.some(isIn) ? real : this.#links.get(real)
    if (sameAs !== undefined)
      return { kind: 'ended', uri: item.uri, outcome: { state: 'skipped', reason: 'same-file' }, sameAs }
    // Within one target the connector sees to it.
    if (targets.length > 1) this.#links.set(real, item.uri)
    return listed
  }

  async #plan(grouper: Grouper, planned: Planned, second: boolean): Promise<void> {
    if (planned.item.size > SPLIT_ABOVE) {
      await this.#large(planned, second)
      return
    }
    for (const group of grouper.add(planned)) await this.#submit(group.map((p) => jobOf(p, second)))
  }

  /** A file large enough to be split, if its format can be. */
  async #large(planned: Planned, second: boolean): Promise<void> {
    const { pool, ledger, terms, progress } = this.#o
    const { item, target, connector } = planned
    let splittable = false
    if (this.#over) return
    await pool.run({ kind: 'probe', connector, target, items: [taskItem(planned)] }, (message) => {
      if (message.kind === 'probed') splittable = message.splittable
    })
    if (!splittable) {
      await this.#submit([jobOf(planned, second)])
      return
    }
    const ranges = rangesOf(item.size)
    const before = ledger.items.partsDone(item, terms)
    const id = before?.id ?? ledger.items.reserve()
    if (before === undefined) ledger.items.pending(id, target, item, terms)
    const parts = [...(before?.parts ?? [])]
    const split: Split = { planned, id, parts, expected: ranges.length, changed: false, second }
    for (const { totals } of parts) progress.records += totals?.records ?? 0
    if (parts.length === ranges.length) this.#books.merge(split)
    for (const range of ranges) {
      if (parts.some((done) => done.part === range.part)) continue
      await this.#submit([{ ...jobOf(planned, second), id, split: { whole: split, ...range } }])
    }
  }

  /** Waits for a free place, then has the jobs read. Twice as many tasks as workers: one running, one ready; fewer where a server asks so. */
  async #submit(jobs: readonly Job[]): Promise<void> {
    const { target } = jobs[0]!
    const parallel = this.#o.targets.find(({ id }) => id === target)?.source.parallel ?? Number.POSITIVE_INFINITY
    const busy = () => this.#busy.get(target) ?? 0
    while ((this.#tasks.size >= 2 * this.#o.pool.workers || busy() >= parallel) && !this.#over)
      await Promise.race(this.#tasks)
    if (this.#over) return
    this.#busy.set(target, busy() + 1)
    const running: Promise<void> = this.#read(jobs)
      .catch((error: unknown) => {
        this.#failure ??= error
      })
      .finally(() => {
        this.#tasks.delete(running)
        this.#busy.set(target, busy() - 1)
      })
    this.#tasks.add(running)
  }

  async #drain(): Promise<void> {
    while (this.#tasks.size > 0) await Promise.race(this.#tasks)
  }

  /** Reads jobs, going on with the rest whatever one of them does to its worker. */
  async #read(jobs: readonly Job[]): Promise<void> {
    let left = jobs
    while (left.length > 0 && !this.#over) {
      const now = left
      const { connector, target, split } = now[0]!
      const range = split === undefined ? {} : { range: { from: split.from, to: split.to } }
      const end = await this.#o.pool.run(
        { kind: 'read', connector, target, items: now.map(taskItem), ...range },
        (message) => this.#books.take(now, message),
      )
      this.#afterwards(now, end)
      left = now.filter((j) => !j.ended)
      // What began and did not end is read from its start again.
      for (const j of left) this.#books.forget(j)
      if (end.kind === 'stopped') return
    }
  }

  /** Puts the blame where it belongs. */
  #afterwards(jobs: readonly Job[], end: TaskEnd): void {
    if (end.kind === 'done' || end.kind === 'stopped') return
    const named = jobs[end.item]
    // Its result came in the last moment: then nobody was too slow or too large, least of all the next one. A death may lie between two items.
    if (named?.ended !== false && end.kind !== 'died') return
    const guilty = named?.ended === false ? named : jobs.find((j) => !j.ended)
    if (guilty === undefined) return
    this.#books.forget(guilty)
    if (end.kind === 'deadline') this.#books.end(guilty, failure({ state: 'timed-out', reason: 'deadline' }))
    else if (!guilty.alone) {
      // It may have been the neighbour's doing; alone, with nothing else running, it is clear whose it was.
      guilty.ended = true
      this.#suspects.push({ ...guilty, id: guilty.split?.whole.id ?? 0, members: new Map(), ended: false, alone: true })
    } else if (end.kind === 'memory') {
      const detail = `memory ${Math.round(this.#o.memory / 2 ** 20)} MiB`
      this.#books.end(guilty, failure({ state: 'failed', reason: 'limit-size', detail }))
    } else this.#books.end(guilty, failure({ state: 'poison', reason: 'worker-died' }))
  }

  /** Items that changed while they were read get a second chance once everything else is done. */
  async #readChanged(): Promise<void> {
    const grouper = new Grouper()
    for (const planned of this.#books.takeChanged()) {
      const { access } = this.#o.targets.find(({ id }) => id === planned.target)!
      const now = await (await connectorById(planned.connector))!.refresh(planned.item, access)
      if (now.kind === 'ended') this.#books.endUnread(planned, now.outcome)
      else await this.#plan(grouper, { ...planned, item: now.item }, true)
    }
    for (const group of grouper.flush()) await this.#submit(group.map((planned) => jobOf(planned, true)))
    await this.#drain()
  }

  async #readSuspects(): Promise<void> {
    const suspects = this.#suspects
    this.#suspects = []
    for (const suspect of suspects) {
      await this.#submit([suspect])
      await this.#drain()
    }
  }

  #attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      this.#failure ??= error
    }
  }
}

/** How something met on the way ended; of a file read under another name, with that name as it may be stored. */
function outcomeOf({ outcome, sameAs }: Extract<Listed, { kind: 'ended' }>, names: Pick<Names, 'mask'>): Outcome {
  return sameAs === undefined ? outcome : { ...outcome, detail: `same as ${names.mask(sameAs)}` }
}
