/**
 * Evidence on its way from the ledger to the threads that count. Only the main thread may read the state (it is locked for others), and
 * a count iterates its evidence like a list: so a counting thread asks, waits asleep, and finds some pieces in memory that all share.
 *
 * Threads that count one scope look at the same evidence: the first pass is read once, for all of them; whoever needs another pass
 * has it to itself. Reading for each of them cost the main thread as much as the counting cost the others.
 *
 * The road not taken: sending pieces. Every one is garbage on both sides, and 60 MB more are in use before any is collected.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Evidence } from '../../inventory/inventory.ts'

/** Room of one delivery; larger pieces get a room of their size. */
const DELIVERY_BYTES = 1 << 20

/** So many deliveries of the first pass are there at a time: the fastest reader cannot be further ahead of the slowest. */
const DELIVERIES = 4

/** A reader works at one delivery while the next is on its way: by turns in two memories, where it is alone. */
const ALONE = 2

/** What a thread asks for: the evidence from its beginning once more, or what comes next. */
type Request = 'again' | 'next'

/** Pieces lie in `memory` one after another; none: the end. `undefined`: the evidence could not be read. */
type Delivery = { readonly memory: SharedArrayBuffer; readonly lengths: readonly number[] } | undefined

const END: Delivery = { memory: new SharedArrayBuffer(0), lengths: [] }

/** Shared by both ends: how often something was delivered. */
export type Bell = Int32Array<SharedArrayBuffer>

/** One of the threads, as the main thread sees it. */
interface Reader {
  readonly port: MessagePort
  readonly bell: Bell
  /** Number of the delivery it asks for, or will ask for next. */
  at: number
  asking: boolean
  /** Passes after the first are its own. */
  own: Iterator<NonNullable<Delivery>, undefined> | undefined
}

/** Answers threads that count the same evidence. Each of them is to iterate it, at least once. */
export class EvidenceServer {
  readonly #evidence: Evidence
  readonly #first: Iterator<NonNullable<Delivery>, undefined>
  readonly #readers = new Set<Reader>()
  /** The last {@link DELIVERIES} of the first pass, and how many there were. */
  readonly #deliveries: Delivery[] = []
  #delivered = 0
  #failure: unknown

  constructor(evidence: Evidence) {
    this.#evidence = evidence
    this.#first = deliver(evidence, DELIVERIES)
  }

  /** Why the evidence could not be read, if so. */
  get failure(): unknown {
    return this.#failure
  }

  /** Answers one thread more, until the function that is returned is called. All are to be added before the first one asks. */
  serve(port: MessagePort, bell: Bell): () => void {
    const reader: Reader = { port, bell, at: 0, asking: false, own: undefined }
    this.#readers.add(reader)
    port.on('message', (request: Request) => this.#answer(reader, request))
    return () => {
      port.close()
      this.#readers.delete(reader)
      this.#pump()
    }
  }

  #answer(reader: Reader, request: Request): void {
    if (request === 'again') reader.own = deliver(this.#evidence, ALONE)
    if (reader.own !== undefined) {
      send(reader, this.#read(reader.own))
      return
    }
    reader.asking = true
    this.#pump()
  }

  /** Answers all that can be answered: who is ahead waits for who is behind. */
  #pump(): void {
    for (let answered = true; answered; ) {
      answered = false
      for (const reader of this.#readers) {
        if (!reader.asking || (reader.at === this.#delivered && !this.#produce())) continue
        send(reader, this.#deliveries[reader.at % DELIVERIES])
        reader.asking = false
        reader.at++
        answered = true
      }
    }
  }

  /** Reads the next delivery of the first pass, if there is room. */
  #produce(): boolean {
    for (const { at, asking } of this.#readers) {
      // Who asks works at the one before; who was sent one and has not asked yet may still work at the one before that.
      const done = at - (asking ? 2 : 3)
      if (done < this.#delivered - DELIVERIES) return false
    }
    this.#deliveries[this.#delivered++ % DELIVERIES] = this.#read(this.#first)
    return true
  }

  #read(pass: Iterator<NonNullable<Delivery>, undefined>): Delivery {
    try {
      return pass.next().value ?? END
    } catch (error) {
      this.#failure = error
      return undefined
    }
  }
}

function send({ port, bell }: Reader, delivery: Delivery): void {
  port.postMessage(delivery)
  Atomics.add(bell, 0, 1)
  Atomics.notify(bell, 0)
}

/** By turns in one of some memories: one is counted while another is filled. */
function* deliver(evidence: Evidence, turns: number): Generator<NonNullable<Delivery>, undefined> {
  const memories: Uint8Array<SharedArrayBuffer>[] = []
  let turn = 0
  let lengths: number[] = []
  let end = 0
  for (const piece of evidence()) {
    const room = memories[turn]?.byteLength ?? DELIVERY_BYTES
    if (lengths.length > 0 && end + piece.byteLength > room) {
      yield { memory: memories[turn]!.buffer, lengths }
      turn = (turn + 1) % turns
      lengths = []
      end = 0
    }
    if (lengths.length === 0 && (memories[turn]?.byteLength ?? 0) < piece.byteLength)
      memories[turn] = new Uint8Array(new SharedArrayBuffer(Math.max(DELIVERY_BYTES, piece.byteLength)))
    memories[turn]!.set(piece, end)
    lengths.push(piece.byteLength)
    end += piece.byteLength
  }
  if (lengths.length > 0) yield { memory: memories[turn]!.buffer, lengths }
}

/** The evidence at the other end, for one thread. Throws when the main thread could not read it. */
export function receiveEvidence(port: MessagePort, bell: Bell): Evidence {
  let first = true
  return function* () {
    port.postMessage((first ? 'next' : 'again') satisfies Request)
    first = false
    for (;;) {
      const delivery = receive(port, bell)
      if (delivery === undefined) throw new Error('The evidence could not be read.')
      if (delivery.lengths.length === 0) return
      // The next one is on its way while these are counted.
      port.postMessage('next' satisfies Request)
      let at = 0
      for (const length of delivery.lengths) {
        yield new Uint8Array(delivery.memory, at, length)
        at += length
      }
    }
  }
}

function receive(port: MessagePort, bell: Bell): Delivery {
  for (;;) {
    const rung = Atomics.load(bell, 0)
    const received = receiveMessageOnPort(port)
    if (received !== undefined) return received.message as Delivery
    Atomics.wait(bell, 0, rung)
  }
}
