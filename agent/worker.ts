/**
 * A worker: opens items, reads them, and sends each result as soon as it is there. Everything that parses bytes from outside
 * runs here, where it can be stopped and may die without taking the scan along.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import { connectorById } from '../connectors/catalogue.ts'
import { ReadError, type RowPiece, type RowSource, type WatchedBytes } from '../connectors/connector.ts'
import { catalogueWith } from '../detectors/custom.ts'
import type { HitRule } from '../detectors/ignoring.ts'
import { createScanner } from '../detectors/scanner.ts'
import { countLines } from '../formats/batches.ts'
import { chooseFormat } from '../formats/catalogue.ts'
import type { Budget, Format } from '../formats/format.ts'
import { Ignores, nameSearch } from './allow.ts'
import type { Ending } from './ledger/ledger.ts'
import { ownPath } from './names.ts'
import { Pace, paced } from './pace.ts'
import { Reader, Stopped } from './reader.ts'
import {
  allowance,
  CONTROL,
  CREDIT_BYTES,
  evidenceOf,
  type Message,
  type Task,
  type TaskItem,
  type WorkerSettings,
  weight,
} from './tasks.ts'

/** What comes when the first in the box is older than this takes the box along; what a worker that dies has not sent is read again. */
const OUTBOX_MS = 10
/** … and not beyond this size. */
const OUTBOX_BYTES = 64 << 10
/** How often a worker that waits for rows looks whether it should stop. */
const LISTEN_MS = 50
/** Below this, a copy is cheaper than a hand-over. */
const TRANSFER_BYTES = 16 << 10

const settings = workerData as WorkerSettings

// Parsers print warnings with pieces of what they read; nothing of an item may reach a terminal or a log.
for (const stream of [process.stdout, process.stderr]) stream.write = () => true

const moreFormats: Format[] = []
for (const url of settings.formatModules) {
  const module = (await import(url)) as { default: readonly Format[] }
  moreFormats.push(...module.default)
}

const choose = (head: Uint8Array, name: string) => chooseFormat(head, name, moreFormats)

/** The task at hand. One at a time. */
let task: Task
let index = 0
let pieces = new Map<number, number>()
let budget: Budget

const catalogue = catalogueWith(settings.custom)
const ignores = settings.ignore.length === 0 ? undefined : new Ignores(settings.ignore)
const searchName = nameSearch(settings.key, ignores)
/** By depth: the rules that hold in what is being read there. */
const rules: (readonly HitRule[])[] = []

const reader = new Reader(
  {
    choose,
    unnumbered: true,
    scanner: (onEvidence, depth) => {
      const ignoring = ignores && { columns: ignores.columns, rules: () => rules[depth] ?? [] }
      return createScanner({ key: settings.key, onEvidence, ...(ignoring && { ignoring }) }, catalogue)
    },
    name: (uri) => searchName(ownPath(uri, ''), uri, rootOfTask()),
  },
  {
    began(depth, uri) {
      if (ignores !== undefined) rules[depth] = ignores.rulesFor(uri, rootOfTask())
    },
    evidence(seq, data) {
      const piece = pieces.get(seq) ?? 0
      pieces.set(seq, piece + 1)
      send({ kind: 'evidence', index, seq, piece, data })
    },
    member(seq, uri, size, ending, evidence) {
      const piece = pieces.get(seq) ?? 0
      pieces.delete(seq)
      send({ kind: 'member', index, seq, uri, size, ending, piece, evidence })
    },
  },
)

function rootOfTask(): string {
  return settings.roots.get(task.target) ?? ''
}

/** The handler the pool calls. */
export default async function work(given: Task): Promise<void> {
  task = given
  // What a task that failed has left unsent belongs to nobody.
  outbox = []
  outboxBytes = 0
  if (task.kind === 'probe') await probe(task.items[0]!)
  if (task.kind === 'read') await readAll()
  // The other side closes the port once it has this: everything before it has arrived by then.
  send({ kind: 'done' })
}

async function readAll(): Promise<void> {
  ;(await connectorById(task.connector))?.expect?.(task.items, settings.access.get(task.target)!)
  for (const [i, item] of task.items.entries()) {
    if (Atomics.load(task.control, CONTROL.stop) === 1) return
    index = i
    pieces = new Map()
    Atomics.store(task.control, CONTROL.current, i)
    await readOne(item)
    Atomics.store(task.control, CONTROL.current, -1)
  }
}

async function readOne(item: TaskItem): Promise<void> {
  budget = {
    limits: settings.limits,
    depth: 0,
    bytes: 0,
    deadline: performance.now() + allowance(settings.seconds, item.size),
  }
  let source: WatchedBytes | RowSource
  try {
    source = await open(item)
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    const ending: Ending = { outcome: error.outcome, format: null, encoding: null, totals: undefined }
    send({ kind: 'item', index, ending, piece: 0, evidence: [], changed: false })
    return
  }
  try {
    const { ending, evidence } = await ('kind' in source
      ? readTable(source, item.uri)
      : reader.read(atPace(source), item.uri, budget, task.range))
    const piece = pieces.get(0) ?? 0
    send({ kind: 'item', index, ending, piece, evidence, changed: source.changed?.() ?? false })
  } catch (error) {
    // It has no ending: the next run reads it, or this range of it, again.
    if (!(error instanceof Stopped)) throw error
  } finally {
    await source.close()
  }
}

async function open(item: TaskItem): Promise<WatchedBytes | RowSource> {
  return (await connectorById(task.connector))!.read(item, settings.access.get(task.target)!)
}

/** Rows come while we wait for them, so a stop can be heard in the middle of a table. */
async function readTable(source: RowSource, uri: string): ReturnType<Reader['readTable']> {
  const abort = new AbortController()
  const listening = setInterval(() => {
    if (Atomics.load(task.control, CONTROL.stop) === 1) abort.abort()
  }, LISTEN_MS)
  try {
    return await reader.readTable(rowsAtPace(source), uri, budget, task.range, abort.signal)
  } finally {
    clearInterval(listening)
  }
}

/** The pace of the target at hand. */
function pace(): Pace | undefined {
  const settingsOfPace = settings.paces.get(task.target)
  return settingsOfPace === undefined ? undefined : new Pace(settingsOfPace)
}

function atPace(source: WatchedBytes): WatchedBytes {
  const kept = pace()
  if (kept === undefined) return source
  const nobody = new Int32Array(new SharedArrayBuffer(4))
  return paced(source, kept, (milliseconds) => {
    const end = waitingBegins()
    Atomics.wait(nobody, 0, 0, milliseconds)
    end()
  })
}

function rowsAtPace(source: RowSource): RowSource {
  const kept = pace()
  if (kept === undefined) return source
  return {
    kind: 'rows',
    columns: source.columns,
    splittable: source.splittable,
    async *read(range, signal): AsyncGenerator<RowPiece> {
      for await (const piece of source.read(range, signal)) {
        yield piece
        if (piece.kind === 'note') continue
        const rows = kept.countsRows && piece.kind === 'rows' ? countLines(piece.bytes) : 1
        const end = waitingBegins()
        await pause(kept.spend(piece.bytes.length, rows), undefined, { signal }).catch(() => {})
        end()
      }
    },
    close: () => source.close(),
  }
}

/** Time that is waited for others is not the item's. Returns what ends it. */
function waitingBegins(): () => void {
  const began = performance.now()
  Atomics.store(task.control, CONTROL.waiting, 1)
  return () => {
    Atomics.store(task.control, CONTROL.waiting, 0)
    if (budget !== undefined) budget.deadline += performance.now() - began
  }
}

/** Looks at the head only: splitting is decided before anything is read. */
async function probe(item: TaskItem): Promise<void> {
  let splittable = false
  try {
    const source = await open(item)
    try {
      if ('kind' in source) splittable = source.splittable
      else {
        const head = new Uint8Array(64 << 10)
        const choice = choose(head.subarray(0, source.read(head, 0)), source.name)
        splittable = 'format' in choice && choice.format.splittable
      }
    } finally {
      await source.close()
    }
  } catch (error) {
    // Read whole, it will meet the same obstacle and say so.
    if (!(error instanceof ReadError)) throw error
  }
  send({ kind: 'probed', splittable })
}

/** Messages on their way out. A hand-over costs as much as reading a small file, so small results travel together. */
let outbox: Message[] = []
let outboxBytes = 0
let outboxSince = 0

function send(message: Message): void {
  if (outbox.length === 0) outboxSince = performance.now()
  outbox.push(message)
  outboxBytes += weight(message)
  if (outboxBytes >= OUTBOX_BYTES || message.kind === 'done' || performance.now() - outboxSince >= OUTBOX_MS) post()
}

function post(): void {
  const { control, port } = task
  Atomics.add(control, CONTROL.outstanding, outboxBytes)
  port.postMessage(outbox, outbox.flatMap(ownBuffers))
  outbox = []
  outboxBytes = 0
  if (Atomics.load(control, CONTROL.outstanding) <= CREDIT_BYTES) return
  const end = waitingBegins()
  for (;;) {
    const outstanding = Atomics.load(control, CONTROL.outstanding)
    if (outstanding <= CREDIT_BYTES) break
    Atomics.wait(control, CONTROL.outstanding, outstanding)
  }
  end()
}

/** Large buffers are handed over instead of copied, where no one else has a view of them. */
function ownBuffers(message: Message): ArrayBuffer[] {
  return evidenceOf(message).flatMap(({ buffer, byteLength }) =>
    byteLength >= TRANSFER_BYTES && buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  )
}
