/**
 * Lists of short lists of words, each written once from end to end and read from end to end, any number of times. Beyond some memory they
 * lie in one file, part by part in chunks.
 */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { Room } from './partitions.ts'

/** Words of all parts that are in memory, at most, about. */
const MEMORY_WORDS = 1 << 20
/** Words of an entry, at most. */
const MOST = 1 << 11
/** Words of a part's memory to begin with: most logs hold little. */
const FIRST_WORDS = 1 << 8

let logs = 0

/** One of the lists. */
interface Part {
  /** Words that are not in the file: the first `used`. */
  chunk: Uint32Array
  used: number
  /** Where in the file the chunks before it are: byte and number of words, by turns. */
  readonly written: number[]
  entries: number
  words: number
}

export class WordLog {
  readonly #room: Room
  readonly #parts: Part[]
  /** Words of a part's memory, at most. */
  readonly #most: number
  /** What is read from the file. */
  #read = new Uint32Array(0)
  #file = -1
  #path = ''
  #end = 0

  /** @param parts how many lists */
  constructor(room: Room, parts = 1) {
    this.#room = room
    this.#most = Math.max(2 * MOST, Math.floor(MEMORY_WORDS / parts))
    this.#parts = Array.from({ length: parts }, () => ({
      chunk: new Uint32Array(FIRST_WORDS),
      used: 0,
      written: [],
      entries: 0,
      words: 0,
    }))
  }

  get parts(): number {
    return this.#parts.length
  }

  /** Entries of a part. */
  entriesOf(part = 0): number {
    return this.#parts[part]!.entries
  }

  /** Words of a part, with one for each entry. */
  wordsOf(part = 0): number {
    return this.#parts[part]!.words
  }

  /** Adds the words from `from` to `to` as an entry. */
  add(words: Uint32Array, from: number, to: number, part = 0): void {
    const length = to - from
    if (length > MOST) throw new RangeError(`an entry has at most ${MOST} words, not ${length}`)
    const list = this.#parts[part]!
    if (list.used + 1 + length > list.chunk.length) this.#makeRoom(list, length + 1)
    const { chunk } = list
    let at = list.used
    chunk[at++] = length
    for (let i = from; i < to; i++) chunk[at++] = words[i]!
    list.used = at
    list.entries++
    list.words += length + 1
  }

  /** Calls `visit` with each entry of a part, in order: its words are those from `from` to `to`, there during the call only. */
  each(visit: (words: Uint32Array, from: number, to: number) => void, part = 0): void {
    const { written, chunk, used } = this.#parts[part]!
    for (let i = 0; i < written.length; i += 2) eachEntry(this.#fetch(written[i]!, written[i + 1]!), visit)
    eachEntry(chunk.subarray(0, used), visit)
  }

  /** Lets go of the file, if there is one. */
  discard(): void {
    if (this.#file < 0) return
    closeSync(this.#file)
    unlinkSync(this.#path)
    this.#file = -1
  }

  #makeRoom(list: Part, words: number): void {
    if (list.chunk.length < this.#most) {
      const chunk = new Uint32Array(Math.min(this.#most, Math.max(list.chunk.length * 4, list.used + words)))
      chunk.set(list.chunk.subarray(0, list.used))
      list.chunk = chunk
      // An entry has room in twice what it may be long; what came before it may be in the way.
      if (list.used + words <= chunk.length) return
    }
    this.#write(list)
  }

  #write(list: Part): void {
    if (this.#file < 0) {
      this.#path = join(this.#room.scratch, `words-${process.pid}-${threadId}-${++logs}`)
      this.#file = openSync(this.#path, 'wx+', 0o600)
    }
    const bytes = new Uint8Array(list.chunk.buffer, 0, list.used * 4)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#end + at)
    list.written.push(this.#end, list.used)
    this.#end += bytes.length
    list.used = 0
  }

  #fetch(position: number, words: number): Uint32Array {
    if (this.#read.length < words) this.#read = new Uint32Array(words)
    const bytes = new Uint8Array(this.#read.buffer, 0, words * 4)
    for (let at = 0; at < bytes.length; ) {
      const got = readSync(this.#file, bytes, at, bytes.length - at, position + at)
      if (got === 0) throw new RangeError(`The intermediate file ${this.#path} is shorter than what was written to it.`)
      at += got
    }
    return this.#read.subarray(0, words)
  }
}

function eachEntry(words: Uint32Array, visit: (words: Uint32Array, from: number, to: number) => void): void {
  for (let at = 0; at < words.length; ) {
    const to = at + 1 + words[at]!
    visit(words, at + 1, to)
    at = to
  }
}
