/**
 * A worker: opens items, reads them, and sends each result as soon as it is there. Everything that parses bytes from outside
 * runs here, where it can be stopped and may die without taking the scan along.
 */
import { workerData } from 'node:worker_threads'
import { connectorById } from '../connectors/catalogue.ts'
import { ReadError } from '../connectors/connector.ts'
import { createScanner } from '../detectors/scanner.ts'
import { chooseFormat } from '../formats/catalogue.ts'
import type { Budget, Format } from '../formats/format.ts'
import type { Ending } from './ledger/ledger.ts'
import { Reader } from './reader.ts'
import {
  allowance,
  CONTROL,
  CREDIT_BYTES,
  type Message,
  type Task,
  type TaskItem,
  type WorkerSettings,
  weight,
} from './tasks.ts'

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

const reader = new Reader(
  {
    choose,
    scanner: (onEvidence) => createScanner({ key: settings.key, onEvidence }),
  },
  {
    evidence(seq, data) {
      const piece = pieces.get(seq) ?? 0
      pieces.set(seq, piece + 1)
      send({ kind: 'evidence', index, seq, piece, data }, [data])
    },
    member(seq, uri, size, ending, evidence) {
      const piece = pieces.get(seq) ?? 0
      pieces.delete(seq)
      send({ kind: 'member', index, seq, uri, size, ending, piece, evidence }, evidence)
    },
  },
)

/** The handler the pool calls. */
export default async function work(given: Task): Promise<void> {
  task = given
  if (task.kind === 'probe') probe(task.items[0]!)
  if (task.kind === 'read') await readAll()
  // The other side closes the port once it has this: everything before it has arrived by then.
  send({ kind: 'done' }, [])
}

async function readAll(): Promise<void> {
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
  const connector = connectorById(task.connector)!
  let source: ReturnType<typeof connector.read>
  try {
    source = connector.read(item)
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    const ending: Ending = { outcome: error.outcome, format: null, encoding: null, totals: undefined }
    send({ kind: 'item', index, ending, piece: 0, evidence: [], changed: false }, [])
    return
  }
  try {
    const { ending, evidence } = await reader.read(source, item.uri, budget, task.range)
    const piece = pieces.get(0) ?? 0
    send({ kind: 'item', index, ending, piece, evidence, changed: source.changed() }, evidence)
  } finally {
    source.close()
  }
}

/** Looks at the head only: splitting is decided before anything is read. */
function probe(item: TaskItem): void {
  let splittable = false
  try {
    const source = connectorById(task.connector)!.read(item)
    try {
      const head = new Uint8Array(64 << 10)
      const choice = choose(head.subarray(0, source.read(head, 0)), source.name)
      splittable = 'format' in choice && choice.format.splittable
    } finally {
      source.close()
    }
  } catch (error) {
    // Read whole, it will meet the same obstacle and say so.
    if (!(error instanceof ReadError)) throw error
  }
  send({ kind: 'probed', splittable }, [])
}

function send(message: Message, evidence: readonly Uint8Array[]): void {
  const { control, port } = task
  Atomics.add(control, CONTROL.outstanding, weight(message))
  port.postMessage(message, ownBuffers(evidence))
  if (Atomics.load(control, CONTROL.outstanding) <= CREDIT_BYTES) return
  const began = performance.now()
  Atomics.store(control, CONTROL.waiting, 1)
  for (;;) {
    const outstanding = Atomics.load(control, CONTROL.outstanding)
    if (outstanding <= CREDIT_BYTES) break
    Atomics.wait(control, CONTROL.outstanding, outstanding)
  }
  Atomics.store(control, CONTROL.waiting, 0)
  if (budget !== undefined) budget.deadline += performance.now() - began
}

/** Buffers that can be handed over instead of copied: those that no one else has a view of. */
function ownBuffers(pieces: readonly Uint8Array[]): ArrayBuffer[] {
  return pieces.flatMap(({ buffer, byteLength }) =>
    buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [],
  )
}
