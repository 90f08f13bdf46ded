/** The bytes of a source one by one, through one buffer. */
import type { ByteSource } from '../../connectors/connector.ts'

const BUFFER_BYTES = 256 * 1024

/** Where reading stands in a {@link ByteSource}. */
export class ByteReader {
  readonly #source: ByteSource
  readonly #buffer = new Uint8Array(BUFFER_BYTES)
  #start = 0
  #at = 0
  #end = 0

  constructor(source: ByteSource) {
    this.#source = source
  }

  /** Offset of the next byte. */
  get position(): number {
    return this.#start + this.#at
  }

  /** The next byte, or -1 at the end. */
  next(): number {
    if (this.#at === this.#end && !this.#fill()) return -1
    return this.#buffer[this.#at++]!
  }

  /** Takes back the byte that {@link next} has just given. */
  back(): void {
    this.#at--
  }

  /** Passes over `count` bytes. */
  skip(count: number): void {
    const within = Math.min(count, this.#end - this.#at)
    this.#at += within
    if (within === count) return
    this.#start += this.#end + (count - within)
    this.#at = 0
    this.#end = 0
  }

  /** Passes over everything before the next `{`, `}` or `\`. */
  skipText(): void {
    for (;;) {
      while (this.#at < this.#end) {
        const byte = this.#buffer[this.#at]!
        if (byte === 0x5c || byte === 0x7b || byte === 0x7d) return
        this.#at++
      }
      if (!this.#fill()) return
    }
  }

  #fill(): boolean {
    const start = this.#start + this.#end
    this.#start = start
    this.#at = 0
    this.#end = this.#source.read(this.#buffer, start)
    return this.#end > 0
  }
}

/** What a hexadecimal digit stands for; -1 for any other byte. */
export function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
