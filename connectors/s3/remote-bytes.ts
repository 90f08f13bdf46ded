/**
 * An object as bytes at any position, read by a worker that cannot wait for promises: a thread fetches, the worker sleeps until it is rung.
 *
 * Readers go through most objects from one end to the other, so what comes next is fetched ahead; into a ZIP or a PDF they jump, and then only
 * that block is fetched. The road not taken is to spool objects into files first: raw data would lie on a disk, and a reader who wants the list of
 * members of an archive would wait for all of it.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { type Access, type Item, type Outcome, ReadError, type WatchedBytes } from '../connector.ts'
import { type Answer, type Bell, BLOCK_BYTES, type Request, type ThreadSettings, type Wanted } from './messages.ts'

/** Blocks that are fetched ahead of a reader who goes straight on … */
const AHEAD_BLOCKS = 16
/** … so many with one request: each costs some milliseconds to sign and to send. */
const SPAN_BLOCKS = 8
/** … but not beyond this border: large objects are split there, and what lies behind it is read by somebody else. */
const BORDER_BLOCKS = 32
/** Blocks that are kept for a reader who jumps back. */
const KEPT_BLOCKS = 16
/** Objects of one block at most that are fetched before anybody opens them. Over a link of 20 ms one after another gives 50 a second. */
const AHEAD_OBJECTS = 16
/** The thread answers before this, or is gone (ms). */
const ANSWER_MS = 300_000

/** What is needed of an item. */
export type RemoteItem = Pick<Item, 'uri' | 'locator' | 'size' | 'version'>

/** What an item's locator holds, as JSON: no secret, and of what is in the object only its name. */
export interface Locator {
  readonly bucket: string
  readonly key: string
  readonly etag: string
}

/** One object, open. Nothing is fetched before it is read. */
export class RemoteBytes implements WatchedBytes {
  readonly name: string
  readonly size: number
  readonly #wanted: Wanted
  readonly #line: Line
  readonly #id: number
  readonly #blocks = new Map<number, Uint8Array>()
  /** Blocks on their way. */
  readonly #asked = new Set<number>()
  #failure: Outcome | undefined
  /** The block that was read last, and how many were read in a row. */
  #last = -1
  #run = 0

  constructor({ locator, size }: RemoteItem, access: Access, line: Line) {
    const { bucket, key, etag } = parseLocator(locator)
    this.name = key.slice(key.lastIndexOf('/') + 1)
    this.size = size
    this.#wanted = { bucket, key, etag, size }
    this.#line = line
    this.#id = line.register(this, access)
  }

  read(target: Uint8Array, position: number): number {
    let done = 0
    while (done < target.length && position + done < this.size) {
      const at = position + done
      const number = Math.floor(at / BLOCK_BYTES)
      const block = this.#block(number)
      const part = block.subarray(at - number * BLOCK_BYTES).subarray(0, target.length - done)
      target.set(part, done)
      done += part.length
    }
    return done
  }

  /** Has its first block fetched. */
  prepare(): void {
    if (this.size > 0) this.#ask(0, 1)
  }

  changed(): boolean {
    return this.#failure?.reason === 'changed-while-read'
  }

  close(): void {
    this.#line.close(this.#id)
    this.#blocks.clear()
  }

  /** What the thread has sent. */
  take(answer: Answer): void {
    if ('outcome' in answer) {
      this.#failure ??= answer.outcome
      return
    }
    const number = answer.from / BLOCK_BYTES
    this.#asked.delete(number)
    this.#blocks.set(number, answer.bytes)
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT_BLOCKS + AHEAD_BLOCKS) break
      this.#blocks.delete(oldest)
    }
  }

  #block(number: number): Uint8Array {
    if (number !== this.#last) {
      // Behind a border only the end of one record may be wanted.
      this.#run = number === this.#last + 1 && number % BORDER_BLOCKS > 0 ? this.#run + 1 : 0
      this.#last = number
      // The first block alone does not say that the second is wanted: of many files the beginning tells that they hold no text.
      if (this.#run > 1) this.#askAhead(number)
      this.#ask(number, 1)
    }
    for (;;) {
      const block = this.#blocks.get(number)
      if (block !== undefined) return block
      if (this.#failure !== undefined) throw new ReadError(this.#failure)
      this.#ask(number, 1)
      this.#line.wait()
    }
  }

  #askAhead(number: number): void {
    const border = (Math.floor(number / BORDER_BLOCKS) + 1) * BORDER_BLOCKS
    const end = Math.min(number + AHEAD_BLOCKS, border, Math.ceil(this.size / BLOCK_BYTES))
    let next = number
    while (next < end) {
      if (this.#isThere(next)) next++
      else {
        const after = (Math.floor(next / SPAN_BLOCKS) + 1) * SPAN_BLOCKS
        const to = Math.min(after, border, Math.ceil(this.size / BLOCK_BYTES))
        this.#ask(next, to - next)
        next = to
      }
    }
  }

  #isThere(number: number): boolean {
    return this.#blocks.has(number) || this.#asked.has(number)
  }

  #ask(first: number, count: number): void {
    if (this.#isThere(first)) return
    for (let i = 0; i < count; i++) this.#asked.add(first + i)
    const from = first * BLOCK_BYTES
    const to = Math.min(this.size, from + count * BLOCK_BYTES)
    this.#line.get(this.#id, this.#wanted, from, to)
  }
}

/** A worker's line to the thread that fetches for it. */
export class Line {
  readonly #port: MessagePort
  readonly #bell: Bell = new Int32Array(new SharedArrayBuffer(4))
  readonly #open = new Map<number, RemoteBytes>()
  readonly #places = new Map<Access, number>()
  readonly #placeOf = new Map<number, number>()
  readonly #thread: Worker
  #ids = 0

  constructor() {
    const { port1, port2 } = new MessageChannel()
    const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
    this.#thread = new Worker(new URL(`./fetch-thread.${ending}`, import.meta.url), {
      workerData: { bell: this.#bell } satisfies ThreadSettings,
      // What the SDK may have to say goes nowhere: it names what it reads.
      stdout: true,
      stderr: true,
    })
    this.#thread.unref()
    this.#thread.on('error', () => {})
    this.#thread.postMessage(port2, [port2])
    this.#port = port1
    this.#port.unref()
  }

  /** Gives an object its number. */
  register(bytes: RemoteBytes, access: Access): number {
    const id = ++this.#ids
    let place = this.#places.get(access)
    if (place === undefined) {
      place = this.#places.size
      this.#places.set(access, place)
      this.#send({ kind: 'place', place, access })
    }
    this.#placeOf.set(id, place)
    this.#open.set(id, bytes)
    return id
  }

  get(id: number, wanted: Wanted, from: number, to: number): void {
    this.#send({ kind: 'get', id, place: this.#placeOf.get(id)!, wanted, from, to })
  }

  close(id: number): void {
    if (!this.#open.delete(id)) return
    this.#placeOf.delete(id)
    this.#send({ kind: 'close', id })
  }

  /** Sleeps until something has come, and hands it to whom it is for. Throws {@link ReadError} when nothing comes at all. */
  wait(): void {
    for (;;) {
      const rung = Atomics.load(this.#bell, 0)
      let any = false
      for (let got = receiveMessageOnPort(this.#port); got !== undefined; got = receiveMessageOnPort(this.#port)) {
        const answer = got.message as Answer
        this.#open.get(answer.id)?.take(answer)
        any = true
      }
      if (any) return
      if (Atomics.wait(this.#bell, 0, rung, ANSWER_MS) === 'timed-out')
        throw new ReadError({ state: 'unreadable', reason: 'connection', detail: 'no answer' })
    }
  }

  async stop(): Promise<void> {
    this.#port.close()
    await this.#thread.terminate()
  }

  #send(request: Request): void {
    this.#port.postMessage(request)
  }
}

let shared: Line | undefined
/** Small objects that are fetched before they are opened, by their URIs; and those whose turn comes later. */
const ahead = new Map<string, RemoteBytes>()
let later: { readonly item: RemoteItem; readonly access: Access }[] = []

/** Opens an object. Its bytes may be there already. */
export function openRemote(item: RemoteItem, access: Access): RemoteBytes {
  const known = ahead.get(item.uri)
  ahead.delete(item.uri)
  const bytes = known ?? new RemoteBytes(item, access, lineOf())
  fetchAhead()
  return bytes
}

/** Items that will be opened one after another. Those of an earlier call that were not are forgotten. */
export function expectRemote(items: readonly RemoteItem[], access: Access): void {
  for (const bytes of ahead.values()) bytes.close()
  ahead.clear()
  later = items.filter(({ size }) => size <= BLOCK_BYTES).map((item) => ({ item, access }))
  fetchAhead()
}

function fetchAhead(): void {
  let taken = 0
  for (const { item, access } of later) {
    if (ahead.size >= AHEAD_OBJECTS) break
    const bytes = new RemoteBytes(item, access, lineOf())
    bytes.prepare()
    ahead.set(item.uri, bytes)
    taken++
  }
  if (taken > 0) later = later.slice(taken)
}

function lineOf(): Line {
  shared ??= new Line()
  return shared
}

/** Ends the thread, for who goes on without it. */
export async function hangUp(): Promise<void> {
  await shared?.stop()
  shared = undefined
  ahead.clear()
  later = []
}

/** The other half of {@link toLocator}. */
export function parseLocator(locator: Uint8Array): Locator {
  return JSON.parse(Buffer.from(locator).toString()) as Locator
}

/** A locator as bytes. */
export function toLocator(locator: Locator): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(locator)))
}
