/**
 * An object as bytes at any position, read by a worker that cannot wait for promises: a thread fetches, the worker sleeps until it is rung.
 *
 * Readers go through most objects from one end to the other, so what comes next is fetched ahead; into a ZIP or a PDF they jump, and then only
 * that block is fetched. The road not taken is to spool objects into files first: raw data would lie on a disk, and a reader who wants the list of
 * members of an archive would wait for all of it.
 */
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { type Access, type Item, type Outcome, ReadError, type WatchedBytes } from '../connector.ts'
import {
  type Answer,
  type Bell,
  BLOCK_BYTES,
  type Request,
  type Sent,
  type ThreadSettings,
  type Wanted,
} from './messages.ts'

/** How far a request runs ahead of a reader who goes straight on, in blocks: what he has not taken stays in memory. */
const AHEAD_BLOCKS = 8
/**
 * One request goes on to the next such border, however slowly he reads: each costs some milliseconds to sign and to send, and a request for
 * every 8 MiB took a fifth of the speed. Large objects are split there, and what lies behind it is read by somebody else.
 */
const BORDER_BLOCKS = 32
/** So many blocks in a row, and he reads on: of many files the first tells that they hold no text. */
const RUNS = 2
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
  /** The block that was read last, and how many before it were read in a row. */
  #last = -1
  #run = 0
  /** What is asked for in one go is let through up to this block. */
  #upTo = 0

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
    for (const block of this.#blocks.values()) this.#line.giveBack(block)
    this.#blocks.clear()
    this.#line.close(this.#id)
  }

  /** What the thread has sent. */
  take(answer: Answer): void {
    if ('outcome' in answer) {
      this.#failure ??= answer.outcome
      return
    }
    const number = answer.from / BLOCK_BYTES
    this.#asked.delete(number)
    this.#forget(number)
    this.#blocks.set(number, answer.bytes)
    for (const oldest of this.#blocks.keys()) {
      if (this.#blocks.size <= KEPT_BLOCKS + AHEAD_BLOCKS) break
      this.#forget(oldest)
    }
  }

  #forget(number: number): void {
    const block = this.#blocks.get(number)
    if (block === undefined) return
    this.#blocks.delete(number)
    this.#line.giveBack(block)
  }

  #block(number: number): Uint8Array {
    if (number !== this.#last) this.#move(number)
    for (;;) {
      const block = this.#blocks.get(number)
      if (block !== undefined) return block
      if (this.#failure !== undefined) throw new ReadError(this.#failure)
      this.#ask(number, number + 1)
      this.#line.wait()
    }
  }

  /** The reader has come to another block. */
  #move(number: number): void {
    const goesOn = number === this.#last + 1
    const atBorder = number % BORDER_BLOCKS === 0
    // Whoever jumps to a border reads a range from its start. Whoever comes to it from before may only want the end of one record.
    if (goesOn) this.#run = atBorder ? 0 : this.#run + 1
    else this.#run = atBorder && number > 0 ? RUNS : 0
    this.#last = number
    const missing = !this.#blocks.has(number)
    // What he asked for before lies somewhere else.
    if (missing && !goesOn && this.#asked.size > 0) {
      this.#line.drop(this.#id)
      this.#asked.clear()
    }
    if (this.#run >= RUNS) this.#askAhead(number)
    else if (missing) this.#ask(number, number + 1)
  }

  #askAhead(number: number): void {
    const border = (Math.floor(number / BORDER_BLOCKS) + 1) * BORDER_BLOCKS
    const end = Math.min(border, Math.ceil(this.size / BLOCK_BYTES))
    this.#upTo = Math.min(number + AHEAD_BLOCKS, end)
    // Whoever reads on does not come back, but for the beginning of a record.
    for (const known of this.#blocks.keys()) if (known < number - 1) this.#forget(known)
    if (this.#asked.size > 0) this.#line.goOn(this.#id, this.#upTo * BLOCK_BYTES)
    let next = number
    while (next < end && this.#isThere(next)) next++
    if (next < this.#upTo) this.#ask(next, end)
  }

  #isThere(number: number): boolean {
    return this.#blocks.has(number) || this.#asked.has(number)
  }

  #ask(first: number, end: number): void {
    if (this.#isThere(first)) return
    for (let i = first; i < end; i++) this.#asked.add(i)
    const to = Math.min(this.size, end * BLOCK_BYTES)
    const upTo = Math.max(this.#upTo, first + 1) * BLOCK_BYTES
    this.#line.get(this.#id, this.#wanted, first * BLOCK_BYTES, to, upTo)
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
  /** Blocks that nobody reads any longer: new memory for each cost more than filling it. */
  #spare: ArrayBuffer[] = []

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

  get(id: number, wanted: Wanted, from: number, to: number, upTo: number): void {
    this.#send({ kind: 'get', id, place: this.#placeOf.get(id)!, wanted, from, to, upTo })
  }

  goOn(id: number, upTo: number): void {
    this.#send({ kind: 'go-on', id, upTo })
  }

  /** Takes a block that is not read any longer; it is filled anew. */
  giveBack(block: Uint8Array): void {
    if (block.length === BLOCK_BYTES && block.buffer instanceof ArrayBuffer) this.#spare.push(block.buffer)
  }

  drop(id: number): void {
    this.#send({ kind: 'drop', id })
  }

  close(id: number): void {
    if (!this.#open.delete(id)) return
    this.#placeOf.delete(id)
    this.drop(id)
  }

  /** Sleeps until something has come, and hands it to whom it is for. Throws {@link ReadError} when nothing comes at all. */
  wait(): void {
    for (;;) {
      const rung = Atomics.load(this.#bell, 0)
      let any = false
      for (let got = receiveMessageOnPort(this.#port); got !== undefined; got = receiveMessageOnPort(this.#port)) {
        const answer = got.message as Answer
        const wanting = this.#open.get(answer.id)
        if (wanting !== undefined) wanting.take(answer)
        else if ('bytes' in answer) this.giveBack(answer.bytes)
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
    const spare = this.#spare
    this.#spare = []
    this.#port.postMessage({ request, spare } satisfies Sent, spare)
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
