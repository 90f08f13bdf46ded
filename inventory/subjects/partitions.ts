/**
 * Rows that belong together, brought together, in bounded memory.
 *
 * Rows of a fixed number of 32-bit words, the first two of which are a token, are added in any order and come back partition by
 * partition; equal tokens are always in the same partition. While they fit they stay in memory. Beyond the
 * budget they are sorted by partition and appended to one file, so that a spill is one large write and not 256 small ones.
 *
 * The road not taken: sorting everything by token (an external merge sort). Nothing here needs an order, and a partition that fits
 * the cache is joined by a hash table in one pass.
 */
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { threadId } from 'node:worker_threads'
import { hashToken } from './tables.ts'

const PARTITION_BITS = 8
const PARTITIONS = 1 << PARTITION_BITS

/** More bytes than this are parted even in memory: the tables that join a partition then stay in the processor's cache. */
const CACHE = 1 << 19
/** A partition that is larger is parted again, by the next bits of the hash … */
const AGAIN_BITS = 6
/** … and a {@link Distinct} that fills so many slots goes on with an empty table: one that misses the cache costs twice the time. */
const CACHED_SLOTS = 1 << 15

let files = 0

/** Where intermediate results may go, and how much stays in memory. */
export interface Room {
  /** A folder of the caller's; holds tokens only, never a value. */
  readonly scratch: string
  /** Bytes of memory for one table or one set of partitions, about. */
  readonly memory: number
}

/** Collects rows; see above. Used once: fill it, then {@link drain} it. */
export class Partitions {
  readonly #width: number
  readonly #limit: number
  readonly #room: Room
  #rows: Uint32Array
  #words = 0
  #file = -1
  #path = ''
  #end = 0
  /** For each spill: where each partition starts in the file, in bytes, and where the last ends. */
  readonly #spills: Float64Array[] = []
  /** What is sorted into, by depth: spill after spill, partition after partition the same memory. */
  readonly #sorted: Uint32Array[] = []

  /** @param width words of a row, at least 2 */
  constructor(width: number, room: Room) {
    this.#width = width
    this.#room = room
    // Half of the room: a spill needs a second array of the same size to sort into.
    this.#limit = Math.max(64, Math.floor(room.memory / 8 / width)) * width
    this.#rows = new Uint32Array(Math.min(this.#limit, 64 * width))
  }

  /** True when something went to a file. */
  get spilled(): boolean {
    return this.#file >= 0
  }

  /** Adds the first `width` words of `row`. */
  add(row: Uint32Array): void {
    const width = this.#width
    if (this.#words + width > this.#rows.length) this.#makeRoom()
    const rows = this.#rows
    let at = this.#words
    for (let i = 0; i < width; i++) rows[at++] = row[i]!
    this.#words = at
  }

  /**
   * Calls `visit` with every non-empty partition: its rows one after another, and their number. The rows are there during the call
   * only. Then everything is gone.
   */
  drain(visit: (rows: Uint32Array, count: number) => void): void {
    if (this.#file < 0) {
      const words = this.#words
      if (words * 4 <= CACHE) {
        if (words > 0) visit(this.#rows.subarray(0, words), words / this.#width)
        this.#rows = new Uint32Array(0)
        this.#words = 0
        return
      }
      const rows = this.#rows.subarray(0, words)
      this.#rows = new Uint32Array(0)
      this.#words = 0
      this.#visit(this.#sort(rows, 0), 32 - PARTITION_BITS, 1, visit)
      return
    }
    try {
      this.#spill()
      const sizes = new Float64Array(PARTITIONS)
      for (const starts of this.#spills)
        for (let p = 0; p < PARTITIONS; p++) sizes[p] = sizes[p]! + starts[p + 1]! - starts[p]!
      // What grew from partition to partition left a trail of memory behind, a hundred megabytes for the people of a country.
      const words = Math.max(...sizes) / 4
      const memory = this.#rows.length < words ? new Uint32Array(words) : this.#rows
      this.#rows = new Uint32Array(0)
      if (this.#sorted[0]!.length < words) this.#sorted[0] = new Uint32Array(words)
      for (let p = 0; p < PARTITIONS; p++) {
        const bytes = sizes[p]!
        if (bytes === 0) continue
        const view = new Uint8Array(memory.buffer)
        let at = 0
        for (const starts of this.#spills) {
          const end = at + starts[p + 1]! - starts[p]!
          let position = starts[p]!
          while (at < end) {
            const got = readSync(this.#file, view, at, end - at, position)
            if (got === 0)
              throw new RangeError(`The intermediate file ${this.#path} is shorter than what was written to it.`)
            at += got
            position += got
          }
        }
        this.#visit({ sorted: memory, starts: Uint32Array.of(0, bytes / 4) }, 32 - PARTITION_BITS, 0, visit)
      }
    } finally {
      this.discard()
    }
  }

  /**
   * Visits parts, each that is too large for the cache part by part.
   *
   * @param shift bits of the hash that have not been looked at
   */
  #visit({ sorted, starts }: Parted, shift: number, depth: number, visit: (rows: Uint32Array, count: number) => void) {
    for (let p = 0; p + 1 < starts.length; p++) {
      const rows = sorted.subarray(starts[p]!, starts[p + 1]!)
      if (rows.length === 0) continue
      // Sorting millions of rows of one token (a switchboard's number) takes their room again, and parts nothing.
      if (rows.byteLength <= CACHE || shift < AGAIN_BITS || this.#areOfOne(rows)) visit(rows, rows.length / this.#width)
      else this.#visit(this.#sort(rows, depth, shift - AGAIN_BITS, AGAIN_BITS), shift - AGAIN_BITS, depth + 1, visit)
    }
  }

  /** Have all rows the same token? */
  #areOfOne(rows: Uint32Array): boolean {
    for (let at = this.#width; at < rows.length; at += this.#width)
      if (rows[at] !== rows[0] || rows[at + 1] !== rows[1]) return false
    return true
  }

  /** Brings rows together by `bits` bits of their token's hash, those above `shift`. */
  #sort(rows: Uint32Array, depth: number, shift = 32 - PARTITION_BITS, bits = PARTITION_BITS): Parted {
    let sorted = this.#sorted[depth]
    if (sorted === undefined || sorted.length < rows.length) {
      sorted = new Uint32Array(rows.length)
      this.#sorted[depth] = sorted
    }
    return { sorted, starts: sortByPartition(rows, sorted, this.#width, shift, bits) }
  }

  /** Lets go of the file, if there is one. */
  discard(): void {
    if (this.#file < 0) return
    closeSync(this.#file)
    unlinkSync(this.#path)
    this.#file = -1
  }

  #makeRoom(): void {
    if (this.#rows.length < this.#limit) {
      const rows = new Uint32Array(Math.min(this.#limit, this.#rows.length * 2))
      rows.set(this.#rows)
      this.#rows = rows
    } else this.#spill()
  }

  #spill(): void {
    if (this.#file < 0) {
      this.#path = join(this.#room.scratch, `tokens-${process.pid}-${threadId}-${++files}`)
      this.#file = openSync(this.#path, 'wx+', 0o600)
    }
    const rows = this.#rows.subarray(0, this.#words)
    const { sorted, starts } = this.#sort(rows, 0)
    this.#spills.push(Float64Array.from(starts, (word) => this.#end + word * 4))
    const bytes = new Uint8Array(sorted.buffer, 0, rows.byteLength)
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at, bytes.length - at, this.#end + at)
    this.#end += bytes.length
    this.#words = 0
  }
}

interface Parted {
  /** Rows, part after part. */
  readonly sorted: Uint32Array
  /** The word at which each part starts, and where the last ends. */
  readonly starts: Uint32Array
}

/** Copies rows of `width` words into `sorted`, part after part; returns where each part starts, and where the last ends. */
function sortByPartition(rows: Uint32Array, sorted: Uint32Array, width: number, shift: number, bits: number) {
  const parts = 1 << bits
  const next = new Uint32Array(parts + 1)
  for (let at = 0; at < rows.length; at += width) {
    const p = ((hashToken(rows[at + 1]!, rows[at]!) >>> shift) & (parts - 1)) + 1
    next[p] = next[p]! + width
  }
  for (let p = 1; p <= parts; p++) next[p] = next[p]! + next[p - 1]!
  const starts = next.slice()
  for (let at = 0; at < rows.length; at += width) {
    const p = (hashToken(rows[at + 1]!, rows[at]!) >>> shift) & (parts - 1)
    let to = next[p]!
    for (let i = 0; i < width; i++) sorted[to++] = rows[at + i]!
    next[p] = to
  }
  return starts
}

/**
 * Distinct tokens, each with 32 flag bits that are ORed together. A hash table while it fits the processor's cache; beyond that it is
 * emptied into {@link Partitions} and starts again, so that what repeats soon is still dropped at once.
 */
export class Distinct {
  readonly #room: Room
  readonly #maximum: number
  #lo = new Uint32Array(64)
  #hi = new Uint32Array(64)
  #flags = new Uint32Array(64)
  #mask = 63
  #count = 0
  #spill: Partitions | null = null
  #draining = false
  readonly #row = new Uint32Array(3)

  constructor(room: Room) {
    this.#room = room
    // At most half of the room, three quarters while it grows; a quarter is the spill's.
    let slots = 64
    while (slots < CACHED_SLOTS && slots * 2 * 12 <= room.memory / 2) slots *= 2
    this.#maximum = slots
  }

  /** True when it did not fit in memory. */
  get spilled(): boolean {
    return this.#spill !== null
  }

  add(low: number, hi: number, flags: number): void {
    const lo = low === 0 && hi === 0 ? 1 : low
    const los = this.#lo
    const his = this.#hi
    const mask = this.#mask
    let slot = hashToken(lo, hi) & mask
    for (;;) {
      const l = los[slot]!
      const h = his[slot]!
      if (l === lo && h === hi) {
        this.#flags[slot] = this.#flags[slot]! | flags
        return
      }
      if (l === 0 && h === 0) break
      slot = (slot + 1) & mask
    }
    los[slot] = lo
    his[slot] = hi
    this.#flags[slot] = flags
    if (++this.#count * 4 > this.#lo.length * 3) this.#makeRoom()
  }

  /** Calls `visit` once for each distinct token. Then everything is gone. */
  drain(visit: (lo: number, hi: number, flags: number) => void): void {
    const spill = this.#spill
    if (spill !== null) {
      this.#empty(spill)
      this.#resize(64)
      // One partition fits: it must not be sent back to the file.
      this.#draining = true
      spill.drain((rows) => {
        for (let at = 0; at < rows.length; at += 3) this.add(rows[at]!, rows[at + 1]!, rows[at + 2]!)
        this.#visit(visit)
        this.#lo.fill(0)
        this.#hi.fill(0)
        this.#count = 0
      })
      this.#draining = false
      this.#spill = null
    } else {
      this.#visit(visit)
      this.#resize(64)
    }
  }

  /** Lets go of what was spilled. */
  discard(): void {
    this.#spill?.discard()
    this.#spill = null
  }

  #visit(visit: (lo: number, hi: number, flags: number) => void): void {
    for (let slot = 0; slot < this.#lo.length; slot++) {
      const lo = this.#lo[slot]!
      const hi = this.#hi[slot]!
      if (lo !== 0 || hi !== 0) visit(lo, hi, this.#flags[slot]!)
    }
  }

  #resize(slots: number): void {
    this.#lo = new Uint32Array(slots)
    this.#hi = new Uint32Array(slots)
    this.#flags = new Uint32Array(slots)
    this.#mask = slots - 1
    this.#count = 0
  }

  #makeRoom(): void {
    if (this.#lo.length < this.#maximum) this.#grow()
    else if (this.#draining) this.#grow()
    else {
      this.#spill ??= new Partitions(3, { ...this.#room, memory: this.#room.memory / 4 })
      this.#empty(this.#spill)
    }
  }

  #grow(): void {
    const lo = this.#lo
    const hi = this.#hi
    const flags = this.#flags
    const count = this.#count
    this.#resize(lo.length * 2)
    this.#count = count
    for (let from = 0; from < lo.length; from++) {
      const l = lo[from]!
      const h = hi[from]!
      if (l === 0 && h === 0) continue
      let slot = hashToken(l, h) & this.#mask
      while (this.#lo[slot] !== 0 || this.#hi[slot] !== 0) slot = (slot + 1) & this.#mask
      this.#lo[slot] = l
      this.#hi[slot] = h
      this.#flags[slot] = flags[from]!
    }
  }

  #empty(into: Partitions): void {
    const row = this.#row
    this.#visit((lo, hi, flags) => {
      row[0] = lo
      row[1] = hi
      row[2] = flags
      into.add(row)
    })
    this.#lo.fill(0)
    this.#hi.fill(0)
    this.#count = 0
  }
}
