/**
 * A member of a container as a ByteSource: random access on top of bytes that can only be made from the beginning.
 *
 * Small members are held in memory. Large ones are made as they are asked for, in order, with a window to look back a
 * little: that is how a 10 GB table inside a .zip or a .tar.gz is read without ever being anywhere as a whole. Only when
 * a reader goes back further than the window (an office file of more than 32 MiB inside an archive) are the bytes made once
 * more, into an encrypted temporary file (spool.ts), which serves all later reads.
 */
import { type ByteSource, ReadError } from '../../connectors/connector.ts'
import type { ByteStream } from './inflate.ts'
import type { Meter } from './meter.ts'
import { Spool } from './spool.ts'

/** Members up to this size are held in memory. Containers nest, so up to eight of these may be alive at a time. */
export const HELD_BYTES = 32 * 2 ** 20
const WINDOW_BYTES = 2 * 2 ** 20
const STEP_BYTES = 256 * 1024

/** What an {@link UnpackedSource} is made from. */
export interface Unpacking {
  readonly name: string
  /** What the container says the size is, in bytes; undefined where it does not say (gzip). */
  readonly size: number | undefined
  /** Counts what comes out; undefined where nothing is unpacked (a member of a tar). */
  readonly meter: Meter | undefined
  /** Starts from the beginning. Called again when bytes are needed that have passed. */
  readonly open: () => ByteStream
}

/** A member that is unpacked as it is read. */
export class UnpackedSource implements ByteSource {
  readonly name: string
  readonly #unpacking: Unpacking
  /** The whole member, once it was small enough to hold. */
  #held: Uint8Array | undefined
  #heldLength = 0
  #spool: Spool | undefined
  #stream: ByteStream | undefined
  #window: Uint8Array | undefined
  #windowStart = 0
  #windowLength = 0
  #size: number | undefined
  #damage: string | undefined

  constructor(unpacking: Unpacking) {
    this.name = unpacking.name
    this.#unpacking = unpacking
    this.#size = unpacking.size
  }

  /**
   * Exact for members that are small enough to hold; as the container states it for larger ones. Where it does not state
   * any (gzip), a large member is unpacked once more to count: sequential readers had better not ask, and read until they
   * get less than they asked for.
   */
  get size(): number {
    const small = this.#size === undefined || this.#size <= HELD_BYTES
    if (small && this.#unread) this.#hold()
    if (this.#size === undefined) this.#size = this.#count()
    return this.#size
  }

  /** Why the bytes are not what the container promised, once that is known. */
  get damage(): string | undefined {
    return this.#damage
  }

  /** True when going back costs a second unpacking: a container inside should be read in order. */
  get sequential(): boolean {
    if (this.#held !== undefined || this.#spool !== undefined) return false
    return this.#stream !== undefined || this.#size === undefined || this.#size > HELD_BYTES
  }

  read(target: Uint8Array, position: number): number {
    if (target.length === 0) return 0
    if (this.#unread && (this.#size === undefined || this.#size <= HELD_BYTES)) this.#hold()
    const got = this.#readAt(target, position)
    if (got === 0 && this.#damage !== undefined && position < (this.#size ?? Number.POSITIVE_INFINITY)) {
      throw new ReadError({ state: 'partial', reason: 'damaged', detail: this.#damage })
    }
    return got
  }

  close(): void {
    this.#spool?.close()
    this.#held = this.#window = this.#stream = undefined
  }

  get #unread(): boolean {
    return this.#held === undefined && this.#spool === undefined && this.#stream === undefined
  }

  #readAt(target: Uint8Array, position: number): number {
    if (this.#held) return copyPart(this.#held.subarray(0, this.#heldLength), target, position)
    if (this.#spool) return this.#spool.read(target, position)
    if (this.#stream && position < this.#windowStart) return this.#toSpool().read(target, position)
    return this.#readForward(target, position)
  }

  /** Unpacks into memory; gives up (and goes on as a stream) when it is larger than {@link HELD_BYTES}. */
  #hold(): void {
    const stream = this.#start()
    let bytes = new Uint8Array(Math.min(HELD_BYTES, (this.#unpacking.size ?? STEP_BYTES) + 1))
    let length = 0
    for (;;) {
      if (length === bytes.length) {
        if (length >= HELD_BYTES) break
        const larger = new Uint8Array(Math.min(HELD_BYTES, length * 4))
        larger.set(bytes)
        bytes = larger
      }
      const wanted = Math.min(bytes.length - length, 2 ** 20)
      const got = stream.read(bytes.subarray(length, length + wanted))
      length += got
      this.#account(length, stream)
      if (got < wanted) {
        this.#held = bytes
        this.#heldLength = length
        this.#ended(stream, length)
        return
      }
    }
    // Larger than stated, or of unknown size: what was made is the window, for now.
    this.#stream = stream
    this.#window = bytes
    this.#windowStart = 0
    this.#windowLength = length
  }

  #readForward(target: Uint8Array, position: number): number {
    if (!this.#stream) {
      this.#stream = this.#start()
      this.#windowStart = 0
      this.#windowLength = 0
    }
    this.#window ??= new Uint8Array(WINDOW_BYTES)
    let filled = 0
    for (;;) {
      const offset = position + filled - this.#windowStart
      if (offset < this.#windowLength) {
        const end = Math.min(this.#windowLength, offset + target.length - filled)
        target.set(this.#window.subarray(offset, end), filled)
        filled += end - offset
      }
      if (filled === target.length || !this.#advance(this.#stream)) return filled
    }
  }

  /** Makes the next bytes; the older half of a full window is forgotten. False at the end. */
  #advance(stream: ByteStream): boolean {
    let window = this.#window!
    if (this.#windowLength + STEP_BYTES > window.length) {
      const keep = WINDOW_BYTES / 2
      if (window.length > WINDOW_BYTES) {
        const smaller = new Uint8Array(WINDOW_BYTES)
        smaller.set(window.subarray(this.#windowLength - keep, this.#windowLength))
        this.#window = window = smaller
      } else {
        window.copyWithin(0, this.#windowLength - keep, this.#windowLength)
      }
      this.#windowStart += this.#windowLength - keep
      this.#windowLength = keep
    }
    const got = stream.read(window.subarray(this.#windowLength, this.#windowLength + STEP_BYTES))
    this.#windowLength += got
    const made = this.#windowStart + this.#windowLength
    this.#account(made, stream)
    if (got < STEP_BYTES) this.#ended(stream, made)
    return got > 0
  }

  #toSpool(): Spool {
    const spool = new Spool()
    const stream = this.#unpacking.open()
    const step = new Uint8Array(STEP_BYTES)
    try {
      for (;;) {
        const got = stream.read(step)
        spool.append(step.subarray(0, got))
        this.#account(spool.size, stream)
        if (got < step.length) break
      }
    } catch (error) {
      spool.close()
      throw error
    }
    this.#ended(stream, spool.size)
    this.#spool = spool
    this.#stream = this.#window = undefined
    return spool
  }

  #count(): number {
    const stream = this.#start()
    const step = new Uint8Array(STEP_BYTES)
    let total = 0
    for (;;) {
      const got = stream.read(step)
      total += got
      this.#account(total, stream)
      if (got < step.length) return total
    }
  }

  #start(): ByteStream {
    return this.#unpacking.open()
  }

  #account(made: number, stream: ByteStream): void {
    this.#unpacking.meter?.count(made, stream.taken)
  }

  #ended(stream: ByteStream, made: number): void {
    const stated = this.#unpacking.size
    this.#damage ??= stream.damage
    if (stated === undefined) this.#size = made
    // A member that is longer than stated is read whole; one that is shorter lacks something.
    else if (made > stated) this.#size = made
    else if (made < stated) this.#damage ??= `${made} of ${stated} bytes`
  }
}

/** The bytes `[from, from + size)` of another source, as a source: a stored member. Random access where that one has it. */
export class SliceSource implements ByteSource {
  readonly name: string
  readonly size: number
  readonly #inner: ByteSource
  readonly #from: number
  readonly #meter: Meter | undefined
  #damage: string | undefined

  constructor(name: string, inner: ByteSource, from: number, size: number, meter?: Meter) {
    this.name = name
    this.#inner = inner
    this.#from = from
    this.size = size
    this.#meter = meter
  }

  /** Set when the container ended before the member did. */
  get damage(): string | undefined {
    return this.#damage
  }

  read(target: Uint8Array, position: number): number {
    const wanted = Math.min(target.length, this.size - position)
    if (wanted <= 0) return 0
    const got = this.#inner.read(target.subarray(0, wanted), this.#from + position)
    this.#meter?.count(position + got, 0)
    if (got < wanted) this.#damage = 'cut off'
    if (got === 0) throw new ReadError({ state: 'partial', reason: 'damaged', detail: 'cut off' })
    return got
  }

  close(): void {
    // The container's own source stays open: it has more members.
  }
}

function copyPart(bytes: Uint8Array, target: Uint8Array, position: number): number {
  if (position >= bytes.length) return 0
  const part = bytes.subarray(position, position + target.length)
  target.set(part)
  return part.length
}
