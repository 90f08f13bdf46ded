/**
 * A thread that fetches for one worker, which waits asleep: readers of formats want their bytes at once, and the network gives them when it
 * likes. So many requests at a time run here as the worker has asked for.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Access } from '../connector.ts'
import { isPassing, outcomeOf } from './errors.ts'
import { type Answer, BLOCK_BYTES, type Request, type ThreadSettings, type Wanted } from './messages.ts'
import { clientFor, SILENCE_MS } from './place.ts'

/** Tries for one request, each going on where the last was cut, and the pause before the second (ms); it doubles. */
const TRIES = 5
const PAUSE_MS = 250

interface Place {
  readonly client: S3Client
  readonly requesterPays: boolean
}

const { bell } = workerData as ThreadSettings
const places = new Map<number, Place>()
/** The requests that run, by the object they are for. */
const running = new Map<number, Set<AbortController>>()

parentPort!.once('message', (port: MessagePort) => {
  port.on('message', (request: Request) => {
    if (request.kind === 'place') places.set(request.place, placeOf(request.access))
    else if (request.kind === 'close') for (const abort of running.get(request.id) ?? []) abort.abort()
    else void serve(port, request)
  })
})

function placeOf(access: Access): Place {
  return { client: clientFor(access), requesterPays: access.target.options?.requesterPays ?? false }
}

async function serve(port: MessagePort, request: Extract<Request, { kind: 'get' }>): Promise<void> {
  const { id, from, to, wanted } = request
  const abort = new AbortController()
  const all = running.get(id) ?? new Set()
  running.set(id, all.add(abort))
  const answer = (what: Answer, transfer: ArrayBuffer[] = []) => {
    port.postMessage(what, transfer)
    Atomics.add(bell, 0, 1)
    Atomics.notify(bell, 0)
  }
  try {
    const blocks = new Blocks(from, to, (at, bytes) => answer({ id, from: at, bytes }, [bytes.buffer]))
    for (let tried = 1; blocks.position < to; tried++) {
      try {
        const before = blocks.position
        await fetchInto(places.get(request.place)!, wanted, blocks, to, abort)
        if (blocks.position < to) throw new CutShort()
        if (blocks.position > before) tried = 0
      } catch (error) {
        if (abort.signal.aborted || tried >= TRIES || !isPassing(error)) throw error
        await pause(PAUSE_MS * 2 ** (tried - 1) * (0.5 + Math.random()), undefined, { signal: abort.signal })
      }
    }
  } catch (error) {
    if (!abort.signal.aborted) answer({ id, outcome: outcomeOf(error) })
  } finally {
    all.delete(abort)
    if (all.size === 0) running.delete(id)
  }
}

/** The answer ended before its end. */
class CutShort extends Error {
  override readonly name = 'CutShort'
}

/** The service fell silent in the middle of an answer. */
class Silence extends Error {
  override readonly name = 'Silence'
}

async function fetchInto(
  { client, requesterPays }: Place,
  { bucket, key, etag, size }: Wanted,
  blocks: Blocks,
  to: number,
  abort: AbortController,
): Promise<void> {
  const from = blocks.position
  const { Body: body } = await client.send(
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ...(from === 0 && to === size ? {} : { Range: `bytes=${from}-${to - 1}` }),
      ...(etag === '' ? {} : { IfMatch: etag }),
      ...(requesterPays ? { RequestPayer: 'requester' } : {}),
    }),
    { abortSignal: abort.signal },
  )
  const stream = body as NodeJS.ReadableStream & { destroy(error?: Error): void }
  // The SDK's own limits end with the head of the answer, and a body that is cut is not asked for again.
  let silence = setTimeout(() => stream.destroy(new Silence()), SILENCE_MS)
  const stop = () => stream.destroy(new CutShort())
  abort.signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of stream) {
      blocks.add(chunk as Buffer)
      clearTimeout(silence)
      silence = setTimeout(() => stream.destroy(new Silence()), SILENCE_MS)
    }
  } finally {
    clearTimeout(silence)
    abort.signal.removeEventListener('abort', stop)
  }
}

/** Cuts what arrives into blocks and hands each over when it is whole. */
class Blocks {
  /** Of the next byte. */
  position: number
  readonly #to: number
  readonly #done: (from: number, bytes: Uint8Array<ArrayBuffer>) => void
  #block: Uint8Array<ArrayBuffer> | undefined
  #filled = 0

  constructor(from: number, to: number, done: (from: number, bytes: Uint8Array<ArrayBuffer>) => void) {
    this.position = from
    this.#to = to
    this.#done = done
  }

  add(chunk: Uint8Array): void {
    let rest = chunk
    while (rest.length > 0 && this.position < this.#to) {
      // Not filled with zeros first: every byte of it is written.
      this.#block ??= Buffer.allocUnsafeSlow(Math.min(BLOCK_BYTES, this.#to - this.position))
      const part = rest.subarray(0, this.#block.length - this.#filled)
      this.#block.set(part, this.#filled)
      this.#filled += part.length
      this.position += part.length
      rest = rest.subarray(part.length)
      if (this.#filled < this.#block.length) continue
      this.#done(this.position - this.#filled, this.#block)
      this.#block = undefined
      this.#filled = 0
    }
  }
}
