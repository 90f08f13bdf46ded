/**
 * Evidence on its way from the ledger to a thread that counts. Only the main thread may read the state (it is locked for others), and
 * a count iterates its evidence like a list: so the counting thread asks, waits asleep, and is sent some pieces at a time.
 */
import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { Evidence } from '../../inventory/inventory.ts'

/** A delivery has about so many bytes. */
const DELIVERY_BYTES = 2 << 20
const DELIVERY_PIECES = 256

/** What a thread asks for: the evidence from its beginning, or what comes next. */
type Request = 'again' | 'next'

/** Pieces in order; none: the end. `undefined`: the evidence could not be read. */
type Delivery = readonly Uint8Array[] | undefined

/** Both ends' memory: how often something was sent. */
export type Bell = Int32Array<SharedArrayBuffer>

/** Answers a thread's requests. Returns what ends the answering and tells why, if the evidence could not be read. */
export function serveEvidence(evidence: Evidence, port: MessagePort, bell: Bell): { close(): unknown } {
  let failure: unknown
  let pieces: Iterator<Uint8Array> = evidence()[Symbol.iterator]()
  port.on('message', (request: Request) => {
    let delivery: Delivery
    try {
      if (request === 'again') pieces = evidence()[Symbol.iterator]()
      delivery = take(pieces)
    } catch (error) {
      failure = error
    }
    port.postMessage(delivery, delivery?.map((piece) => piece.buffer as ArrayBuffer) ?? [])
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

function take(pieces: Iterator<Uint8Array>): Uint8Array[] {
  const out: Uint8Array[] = []
  for (let bytes = 0; bytes < DELIVERY_BYTES && out.length < DELIVERY_PIECES; ) {
    const { value, done } = pieces.next()
    if (done) break
    // A whole buffer changes hands; a part of one is copied.
    out.push(value.byteLength === value.buffer.byteLength ? value : value.slice())
    bytes += value.byteLength
  }
  return out
}

/** The evidence at the other end, for one thread. Throws when the main thread could not read it. */
export function receiveEvidence(port: MessagePort, bell: Bell): Evidence {
  return function* () {
    ask(port, 'again')
    for (;;) {
      const delivery = receive(port, bell)
      if (delivery === undefined) throw new Error('The evidence could not be read.')
      if (delivery.length === 0) return
      // The next one is on its way while these are counted.
      ask(port, 'next')
      yield* delivery
    }
  }
}

function ask(port: MessagePort, request: Request): void {
  port.postMessage(request)
}

function receive(port: MessagePort, bell: Bell): Delivery {
  for (;;) {
    const rung = Atomics.load(bell, 0)
    const received = receiveMessageOnPort(port)
    if (received !== undefined) return received.message as Delivery
    Atomics.wait(bell, 0, rung)
  }
}
