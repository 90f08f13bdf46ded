/**
 * The worker pool: piscina, and around it what piscina does not know of: which item a worker is at, how long it has been, how
 * much memory the process has come to, and how to take results from a worker that will never finish.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import { Piscina } from 'piscina'
import { PandianError, reasonOf } from './errors.ts'
import { release } from './release.ts'
import {
  allowance,
  CONTROL,
  CONTROL_WORDS,
  evidenceOf,
  type Message,
  type Task,
  type WorkerSettings,
  weight,
} from './tasks.ts'

/** How often running items are looked at. */
const WATCH_MS = 100
/** A worker that should have stopped by itself is given this long before its thread is ended. */
const GRACE_MS = 2000
/** An item is only held responsible for memory when the process grew by this much while it was read. */
const GROWTH_BYTES = 128 << 20

/** How a task ended. `item` is the index of the one that ended it. */
export type TaskEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'deadline' | 'memory' | 'died'; readonly item: number }
  | { readonly kind: 'stopped' }

/** How to make a {@link Pool}. */
export interface PoolOptions {
  readonly workers: number
  readonly settings: WorkerSettings
  /** Bytes of memory (RSS) the process should stay within. */
  readonly memory: number
}

interface Running {
  readonly task: Task
  readonly abort: AbortController
  /** The item being read as last seen, since when, and the memory of the process then. */
  item: number
  since: number
  rss: number
  ending: TaskEnd | undefined
}

/** What is asked of the pool. */
export type Work = Pick<Task, 'kind' | 'connector' | 'target' | 'items' | 'range'>

/** Runs tasks. */
export class Pool {
  readonly workers: number
  readonly #piscina: Piscina<Task, void>
  readonly #options: PoolOptions
  readonly #running = new Set<Running>()
  readonly #watch: NodeJS.Timeout
  #stopping = false

  constructor(options: PoolOptions) {
    this.#options = options
    this.workers = options.workers
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    this.#piscina = new Piscina<Task, void>({
      filename: new URL(`./worker.${ending}`, import.meta.url).href,
      minThreads: options.workers,
      maxThreads: options.workers,
      maxQueue: Number.POSITIVE_INFINITY,
      workerData: options.settings,
      // Only the JavaScript heap counts here, not buffers; those are what the watch below is for.
      // A small young generation: workers make little garbage a file but many files, and collect it late otherwise (240 instead of
      // 340 MB for 50,000 small files).
      resourceLimits: {
        maxOldGenerationSizeMb: Math.max(256, Math.floor(options.memory / 2 ** 21)),
        maxYoungGenerationSizeMb: 8,
      },
    })
    // A worker that dies while idle has no task to blame; the next one gets a new worker.
    this.#piscina.on('error', () => {})
    this.#watch = setInterval(() => this.#look(), WATCH_MS)
    this.#watch.unref()
  }

  /** Throws `workers-fail` when workers cannot even load. */
  async start(): Promise<void> {
    try {
      await this.run({ kind: 'hello', connector: '', target: 0, items: [] }, () => {}, true)
    } catch (error) {
      await this.close()
      throw new PandianError('workers-fail', { reason: reasonOf(error) })
    }
  }

  /**
   * Runs one task. `take` gets its messages in order, on this thread; when it throws, the task is ended and the promise
   * rejects. Otherwise the promise tells how the task ended, whatever became of the worker.
   */
  async run(work: Work, take: (message: Message) => void, strict = false): Promise<TaskEnd> {
    const { port1, port2 } = new MessageChannel()
    const control = new Int32Array(new SharedArrayBuffer(4 * CONTROL_WORDS))
    control[CONTROL.current] = -1
    const task: Task = { ...work, control, port: port2 }
    const running: Running = { task, abort: new AbortController(), item: -1, since: 0, rss: 0, ending: undefined }
    if (this.#stopping) control[CONTROL.stop] = 1
    this.#running.add(running)
    const inbox = new Inbox(port1, control, take, () => running.abort.abort())
    try {
      await this.#piscina.run(task, { transferList: [port2], signal: running.abort.signal })
      await inbox.done
    } catch (error) {
      inbox.drain()
      if (strict) throw error
      running.ending ??= { kind: 'died', item: Math.max(0, Atomics.load(control, CONTROL.current)) }
    } finally {
      this.#running.delete(running)
      inbox.close()
    }
    if (inbox.failure !== undefined) throw inbox.failure
    if (running.ending !== undefined && !inbox.complete) return running.ending
    return this.#stopping ? { kind: 'stopped' } : { kind: 'done' }
  }

  /** Workers stop before their next item. */
  stop(): void {
    this.#stopping = true
    for (const { task } of this.#running) Atomics.store(task.control, CONTROL.stop, 1)
  }

  /** Ends what still runs. */
  abort(): void {
    for (const running of this.#running) {
      running.ending = { kind: 'stopped' }
      running.abort.abort()
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watch)
    await this.#piscina.destroy()
  }

  #look(): void {
    const now = performance.now()
    const rss = process.memoryUsage.rss()
    let largest: Running | undefined
    for (const running of this.#running) {
      const current = Atomics.load(running.task.control, CONTROL.current)
      if (current !== running.item || Atomics.load(running.task.control, CONTROL.waiting) === 1) {
        if (current !== running.item) running.rss = rss
        running.item = current
        running.since = now
      }
      const item = running.task.items[current]
      if (item === undefined || running.ending !== undefined) continue
      if (now - running.since > allowance(this.#options.settings.seconds, item.size) + GRACE_MS) {
        running.ending = { kind: 'deadline', item: current }
        running.abort.abort()
      } else if (largest === undefined || rss - running.rss > rss - largest.rss) largest = running
    }
    if (rss > this.#options.memory && largest !== undefined && rss - largest.rss > GROWTH_BYTES) {
      largest.ending = { kind: 'memory', item: largest.item }
      largest.abort.abort()
    }
  }
}

/** The receiving end of one task's messages. */
class Inbox {
  /** Settles when the last message was taken, or taking failed. */
  readonly done: Promise<void>
  /** What `take` threw. */
  failure: unknown
  /** True when the worker's `done` was taken. */
  complete = false
  readonly #port: MessagePort
  readonly #control: Int32Array
  readonly #take: (message: Message) => void
  readonly #fail: () => void
  readonly #settle: () => void

  constructor(port: MessagePort, control: Int32Array, take: (message: Message) => void, fail: () => void) {
    this.#port = port
    this.#control = control
    this.#take = take
    this.#fail = fail
    const { promise, resolve } = Promise.withResolvers<void>()
    this.done = promise
    this.#settle = resolve
    port.on('message', (messages: readonly Message[]) => this.#receive(messages))
  }

  /** Takes what a worker that is gone has left behind. */
  drain(): void {
    for (;;) {
      const received = receiveMessageOnPort(this.#port)
      if (received === undefined) return
      this.#receive(received.message as readonly Message[])
    }
  }

  close(): void {
    this.#port.removeAllListeners('message')
    this.#port.close()
  }

  #receive(messages: readonly Message[]): void {
    let written = 0
    for (const message of messages) {
      written += weight(message)
      if (this.failure !== undefined) continue
      try {
        if (message.kind === 'done') this.complete = true
        else this.#take(message)
        for (const piece of evidenceOf(message)) release(piece)
      } catch (error) {
        this.failure = error
        this.#fail()
      }
    }
    Atomics.sub(this.#control, CONTROL.outstanding, written)
    Atomics.notify(this.#control, CONTROL.outstanding)
    if (this.complete || this.failure !== undefined) this.#settle()
  }
}
