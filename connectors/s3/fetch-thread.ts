/**
 * A thread that fetches for one worker, which waits asleep: readers of formats want their bytes at once, and the network gives them when it
 * likes. So many requests at a time run here as the worker has asked for.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { Access } from '../connector.ts'
import { isPassing, outcomeOf } from './errors.ts'
import { type Answer, BLOCK_BYTES, type Request, type Sent, type ThreadSettings, type Wanted } from './messages.ts'
import { clientFor, SILENCE_MS } from './place.ts'

/** Tries for one request, each going on where the last was cut, and the pause before the second (ms); it doubles. */
const TRIES = 5
const PAUSE_MS = 250

interface Place {
  readonly client: S3Client
  readonly requesterPays: boolean
}

/** Memory of blocks that is kept to be filled again. */
const SPARE_BLOCKS = 16
const spare: ArrayBuffer[] = []

/** A request that runs. */
interface Running {
  readonly abort: AbortController
  /** No byte at or behind this is fetched yet. */
  upTo: number
  /** Called when `upTo` has grown. */
  goOn: () => void
}

const { bell } = workerData as ThreadSettings
const places = new Map<number, Place>()
/** By the object they are for. */
const running = new Map<number, Set<Running>>()

parentPort!.once('message', (port: MessagePort) => {
  port.on('message', ({ request, spare: given }: Sent) => {
    for (const block of given) if (spare.length < SPARE_BLOCKS) spare.push(block)
    if (request.kind === 'place') places.set(request.place, placeOf(request.access))
    else if (request.kind === 'get') void serve(port, request)
    else
      for (const one of running.get(request.id) ?? []) {
        if (request.kind === 'drop') one.abort.abort()
        else {
          one.upTo = Math.max(one.upTo, request.upTo)
          one.goOn()
        }
      }
  })
})

function placeOf(access: Access): Place {
  return { client: clientFor(access), requesterPays: access.target.options?.requesterPays ?? false }
}

async function serve(port: MessagePort, request: Extract<Request, { kind: 'get' }>): Promise<void> {
  const { id, from, to, wanted, upTo } = request
  const abort = new AbortController()
  const one: Running = { abort, upTo, goOn: () => {} }
  const all = running.get(id) ?? new Set()
  running.set(id, all.add(one))
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
        await fetchInto(places.get(request.place)!, wanted, blocks, to, one)
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
    all.delete(one)
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
  one: Running,
): Promise<void> {
  const from = blocks.position
  const { signal } = one.abort
  const { Body: body } = await client.send(
    new GetObjectCommand({
      Bucket: bucket,
      Key: key,
      ...(from === 0 && to === size ? {} : { Range: `bytes=${from}-${to - 1}` }),
      ...(etag === '' ? {} : { IfMatch: etag }),
      ...(requesterPays ? { RequestPayer: 'requester' } : {}),
    }),
    { abortSignal: signal },
  )
  const stream = body as NodeJS.ReadableStream & { destroy(error?: Error): void }
  // The SDK's own limits end with the head of the answer, and a body that is cut is not asked for again.
  const watched = () => setTimeout(() => stream.destroy(new Silence()), SILENCE_MS)
  let silence = watched()
  const stop = () => stream.destroy(new CutShort())
  signal.addEventListener('abort', stop, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      // Events, as iterating costs a twentieth more.
      stream.on('data', (chunk: Buffer) => {
        blocks.add(chunk)
        silence.refresh()
        if (blocks.position < one.upTo) return
        // Whoever reads is behind; while he is waited for, the service's silence means nothing.
        stream.pause()
        clearTimeout(silence)
      })
      one.goOn = () => {
        if (!stream.isPaused() || blocks.position >= one.upTo) return
        silence = watched()
        stream.resume()
      }
      stream.on('end', resolve)
      stream.on('error', reject)
      stream.on('close', () => reject(new CutShort()))
    })
  } finally {
    one.goOn = () => {}
    clearTimeout(silence)
    signal.removeEventListener('abort', stop)
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
      this.#block ??= emptyBlock(Math.min(BLOCK_BYTES, this.#to - this.position))
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

function emptyBlock(length: number): Uint8Array<ArrayBuffer> {
  const used = length === BLOCK_BYTES ? spare.pop() : undefined
  // Not filled with zeros first: every byte of it is written.
  return used === undefined ? Buffer.allocUnsafeSlow(length) : new Uint8Array(used)
}
