/**
 * Evidence on its way from the ledger to a thread that counts. Only the main thread may read the state (it is locked for others), and
 * a count iterates its evidence like a list: so the counting thread asks, waits asleep, and finds some pieces in memory that both
 * share. The road not taken: sending pieces. Every one is garbage on both sides, and 60 MB more are in use before any is collected.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Evidence } from '../../inventory/inventory.ts'

/** Room of one delivery; larger pieces get a room of their size. */
const DELIVERY_BYTES = 1 << 20

/** What a thread asks for: the evidence from its beginning, or what comes next. */
type Request = 'again' | 'next'

/** Pieces lie in `memory` one after another; none: the end. `undefined`: the evidence could not be read. */
type Delivery = { readonly memory: SharedArrayBuffer; readonly lengths: readonly number[] } | undefined

/** Shared by both ends: how often something was delivered. */
export type Bell = Int32Array<SharedArrayBuffer>

/** Answers a thread's requests, until it is closed; closing tells why the evidence could not be read, if so. */
export function serveEvidence(evidence: Evidence, port: MessagePort, bell: Bell): { close(): unknown } {
  let failure: unknown
  let deliveries = deliver(evidence)
  port.on('message', (request: Request) => {
    let delivery: Delivery
    try {
      if (request === 'again') deliveries = deliver(evidence)
      delivery = deliveries.next().value ?? { memory: new SharedArrayBuffer(0), lengths: [] }
    } catch (error) {
      failure = error
    }
    port.postMessage(delivery)
    Atomics.add(bell, 0, 1)
    Atomics.notify(bell, 0)
  })
  return {
    close() {
      port.close()
      return failure
    },
  }
}

/** By turns in one of two memories: one is counted while the other is filled. */
function* deliver(evidence: Evidence): Generator<NonNullable<Delivery>, undefined> {
  const memories = [0, 1].map(() => new Uint8Array(new SharedArrayBuffer(DELIVERY_BYTES)))
  let turn = 0
  let lengths: number[] = []
  let end = 0
  for (const piece of evidence()) {
    if (end + piece.byteLength > memories[turn]!.byteLength) {
      if (lengths.length > 0) {
        yield { memory: memories[turn]!.buffer, lengths }
        turn = 1 - turn
        lengths = []
        end = 0
      }
      if (piece.byteLength > memories[turn]!.byteLength)
        memories[turn] = new Uint8Array(new SharedArrayBuffer(piece.byteLength))
    }
    memories[turn]!.set(piece, end)
    lengths.push(piece.byteLength)
    end += piece.byteLength
  }
  if (lengths.length > 0) yield { memory: memories[turn]!.buffer, lengths }
}

/** The evidence at the other end, for one thread. Throws when the main thread could not read it. */
export function receiveEvidence(port: MessagePort, bell: Bell): Evidence {
  return function* () {
    port.postMessage('again' satisfies Request)
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
