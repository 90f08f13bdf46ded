/** A list of short lists of words, written once from end to end and read from end to end; beyond some memory it lies in a file. */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { Room } from './partitions.ts'

/** Words that are in memory, at most; an entry has at most {@link MOST}. */
const CHUNK = 1 << 20
const MOST = 1 << 10

let logs = 0

export class WordLog {
  readonly #room: Room
  #chunk = new Uint32Array(2 * MOST)
  #used = 0
  #file = -1
  #path = ''
  /** Words of each chunk in the file. */
  readonly #chunks: number[] = []

  constructor(room: Room) {
    this.#room = room
  }

  /** Adds the first `length` of these words as an entry. */
  add(words: Uint32Array, length: number): void {
    if (length > MOST) throw new RangeError(`an entry has at most ${MOST} words, not ${length}`)
    if (this.#used + 1 + length > this.#chunk.length) this.#makeRoom()
    const chunk = this.#chunk
    let at = this.#used
    chunk[at++] = length
    for (let i = 0; i < length; i++) chunk[at++] = words[i]!
    this.#used = at
  }

  /** Calls `visit` with each entry, in order: its words are those from `from` to `to`, there during the call only. */
  each(visit: (words: Uint32Array, from: number, to: number) => void): void {
    if (this.#file >= 0) {
      if (this.#used > 0) this.#write()
      let position = 0
      for (const words of this.#chunks) {
        this.#read(position, words * 4)
        eachEntry(this.#chunk, words, visit)
        position += words * 4
      }
    } else eachEntry(this.#chunk, this.#used, visit)
  }

  /** Lets go of the file, if there is one. */
  discard(): void {
    if (this.#file < 0) return
    closeSync(this.#file)
    unlinkSync(this.#path)
    this.#file = -1
  }

  #makeRoom(): void {
    if (this.#chunk.length < CHUNK) {
      const chunk = new Uint32Array(this.#chunk.length * 4)
      chunk.set(this.#chunk)
      this.#chunk = chunk
    } else this.#write()
  }

  #write(): void {
    if (this.#file < 0) {
      this.#path = join(this.#room.scratch, `words-${process.pid}-${threadId}-${++logs}`)
      this.#file = openSync(this.#path, 'wx+', 0o600)
    }
    const bytes = new Uint8Array(this.#chunk.buffer, 0, this.#used * 4)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at)
    this.#chunks.push(this.#used)
    this.#used = 0
  }

  #read(position: number, length: number): void {
    const bytes = new Uint8Array(this.#chunk.buffer)
    for (let at = 0; at < length; ) {
      const got = readSync(this.#file, bytes, at, length - at, position + at)
      if (got === 0) throw new RangeError(`The intermediate file ${this.#path} is shorter than what was written to it.`)
      at += got
    }
  }
}

function eachEntry(
  words: Uint32Array,
  end: number,
  visit: (words: Uint32Array, from: number, to: number) => void,
): void {
  for (let at = 0; at < end; ) {
    const to = at + 1 + words[at]!
    visit(words, at + 1, to)
    at = to
  }
}
