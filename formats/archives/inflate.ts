/**
 * Synchronous, bounded decompression: exactly as many bytes as are asked for, from a compressed stream of any length.
 *
 * Node offers `inflateRawSync`, which makes the whole result at once, and streams, which are asynchronous and cannot
 * serve a synchronous ByteSource (they also cost 0.15 ms a member, which is most of the time in archives of many small
 * files). So the native handle under node:zlib's streams is driven directly, the way npm's own `tar` (minizlib) does:
 * `writeSync` into our buffer, and two counters for what is left. The handle is not a documented interface, and
 * nothing pins the runtime: `unpacked-source.test.ts` holds the behaviour, and {@link openHandle} refuses a handle that
 * looks different.
 */
import { constants, crc32, createInflateRaw, createZstdDecompress } from 'node:zlib'
import { type ByteSource, ReadError } from '../../connectors/connector.ts'

/** Sequential bytes: what a compressed member gives, from its beginning. */
export interface ByteStream {
  /**
   * Fills `target`. Returns less than its length only at the end (then {@link damage} may be set), 0 when nothing is left.
   * Throws ReadError when the place below does not give its bytes.
   */
  read(target: Uint8Array): number
  /** Compressed bytes taken so far: what a compression ratio is measured against. */
  readonly taken: number
  /** Set at the end, when the end came too early or the checksum is wrong. A few words for a person. */
  readonly damage: string | undefined
}

/** Compression methods this module undoes. */
export type Compression = 'deflate' | 'zstd'

interface NativeHandle {
  onerror: (message: string, errno: number, code: string) => void
  writeSync(
    flush: number,
    input: Uint8Array,
    inputOffset: number,
    inputLength: number,
    output: Uint8Array,
    outputOffset: number,
    outputLength: number,
  ): void
  reset(): void
}

interface Driven {
  readonly handle: NativeHandle
  /** [output bytes still free, input bytes not taken], after each `writeSync`. */
  readonly left: Uint32Array
}

function openHandle(compression: Compression): Driven {
  const stream: object = compression === 'deflate' ? createInflateRaw() : createZstdDecompress()
  const handle: unknown = Reflect.get(stream, '_handle')
  const left: unknown = Reflect.get(stream, '_writeState')
  if (!isNativeHandle(handle) || !(left instanceof Uint32Array)) {
    throw new ReadError({ state: 'failed', reason: 'internal', detail: 'this Node.js has another zlib handle' })
  }
  return { handle, left }
}

function isNativeHandle(value: unknown): value is NativeHandle {
  return typeof value === 'object' && value !== null && 'writeSync' in value && 'reset' in value && 'onerror' in value
}

// Handles are kept for the next member: making one costs as much as inflating 30 KB.
const idle: Record<Compression, Driven[]> = { deflate: [], zstd: [] }
const INPUT_BYTES = 64 * 1024
// A call that fails does not say what it made first, so a call makes no more than this: all that damage can swallow.
const STEP_BYTES = 32 * 1024
const NOTHING = new Uint8Array(0)

/** Undoes the compression of the bytes `[from, to)` of a source. */
export class Inflater implements ByteStream {
  readonly #source: ByteSource
  readonly #to: number
  readonly #compression: Compression
  readonly #checksum: number | undefined
  #driven: Driven | undefined
  #input: Uint8Array = NOTHING
  #inputStart = 0
  #inputEnd = 0
  #position: number
  #from: number
  #crc = 0
  #ended = false
  damage: string | undefined

  /** `checksum`: the CRC-32 that the result must have; not looked at when left out. */
  constructor(source: ByteSource, from: number, to: number, compression: Compression, checksum?: number) {
    this.#source = source
    this.#from = from
    this.#position = from
    this.#to = to
    this.#compression = compression
    this.#checksum = checksum
  }

  get taken(): number {
    return this.position - this.#from
  }

  /** Where in the source the next compressed byte is; at the end, the first byte after the compressed data. */
  get position(): number {
    return this.#position - (this.#inputEnd - this.#inputStart)
  }

  read(target: Uint8Array): number {
    let filled = 0
    while (filled < target.length && !this.#ended) {
      if (this.#inputStart === this.#inputEnd) this.#refill()
      filled += this.#step(target, filled)
    }
    if (this.#checksum !== undefined) this.#crc = crc32(target.subarray(0, filled), this.#crc)
    if (this.#ended && this.#driven) this.#finish()
    return filled
  }

  #refill(): void {
    if (this.#input.length === 0)
      this.#input = new Uint8Array(Math.min(INPUT_BYTES, Math.max(1, this.#to - this.#from)))
    const wanted = Math.min(this.#input.length, this.#to - this.#position)
    const got = wanted > 0 ? this.#source.read(this.#input.subarray(0, wanted), this.#position) : 0
    this.#position += got
    this.#inputStart = 0
    this.#inputEnd = got
  }

  #step(target: Uint8Array, at: number): number {
    this.#driven ??= idle[this.#compression].pop() ?? openHandle(this.#compression)
    const { handle, left } = this.#driven
    let failure: string | undefined
    handle.onerror = (_message, _errno, code) => {
      failure = code
    }
    const offered = this.#inputEnd - this.#inputStart
    // "Finish" without input is how zlib tells whether the stream was whole.
    const flush = offered === 0 ? constants.Z_FINISH : constants.Z_NO_FLUSH
    const room = Math.min(STEP_BYTES, target.length - at)
    // (zstd has no such call: there the checksum or the size tells.)
    handle.writeSync(
      this.#compression === 'zstd' ? constants.ZSTD_e_continue : flush,
      this.#input,
      this.#inputStart,
      offered,
      target,
      at,
      room,
    )
    if (failure !== undefined) {
      this.#ended = true
      this.damage = offered === 0 ? 'compressed data cut off' : 'compressed data damaged'
      return 0
    }
    const made = room - left[0]!
    const taken = offered - left[1]!
    this.#inputStart += taken
    if (made < room && (offered === 0 || left[1]! > 0)) {
      this.#ended = true
    }
    return made
  }

  #finish(): void {
    const driven = this.#driven!
    this.#driven = undefined
    this.#input = NOTHING
    if (this.damage === undefined) {
      if (this.#checksum !== undefined && this.#crc !== this.#checksum) this.damage = 'checksum does not match'
      driven.handle.reset()
      if (idle[this.#compression].length < 8) idle[this.#compression].push(driven)
    }
  }
}

/** The bytes `[from, to)` of a source as they are: a stored member. */
export class StoredStream implements ByteStream {
  readonly #source: ByteSource
  readonly #to: number
  readonly #from: number
  #position: number
  damage: string | undefined

  constructor(source: ByteSource, from: number, to: number) {
    this.#source = source
    this.#from = from
    this.#position = from
    this.#to = to
  }

  get taken(): number {
    return this.#position - this.#from
  }

  read(target: Uint8Array): number {
    const wanted = Math.min(target.length, this.#to - this.#position)
    const got = wanted > 0 ? this.#source.read(target.subarray(0, wanted), this.#position) : 0
    this.#position += got
    if (got < wanted) this.damage = 'cut off'
    return got
  }
}
