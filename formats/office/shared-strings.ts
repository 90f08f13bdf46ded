/** The strings of a workbook, each stored once: kept as bytes in one piece of memory. */

/** Strings beyond this many bytes are not kept (they are still searched, by themselves). */
export const SHARED_BYTES = 128 * 2 ** 20

/** Strings by number. */
export class SharedStrings {
  // No Buffer: cutting pieces off one costs twice as much.
  #bytes = new Uint8Array(64 * 1024)
  #length = 0
  /** Where string n ends. */
  #ends = new Uint32Array(1024)
  #count = 0
  #used = new Uint8Array(1024)
  /** Strings that were not kept, because the memory was used up. */
  dropped = 0

  get count(): number {
    return this.#count
  }

  /** True while another string may be added. */
  get open(): boolean {
    return this.dropped === 0
  }

  /** Adds to the string being built. False when the memory is used up: the string is dropped. */
  append(piece: Uint8Array): boolean {
    const needed = this.#length + piece.length
    if (needed > SHARED_BYTES) return false
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.min(SHARED_BYTES, Math.max(needed, this.#bytes.length * 2)))
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    this.#bytes.set(piece, this.#length)
    this.#length = needed
    return true
  }

  /** Ends the string being built. */
  end(): void {
    if (this.#count === this.#ends.length) {
      const ends = new Uint32Array(this.#count * 2)
      ends.set(this.#ends)
      this.#ends = ends
      const used = new Uint8Array(this.#count * 2)
      used.set(this.#used)
      this.#used = used
    }
    this.#ends[this.#count++] = this.#length
  }

  /** A string's bytes, UTF-8; undefined where there is none. Marks it as used. */
  get(index: number): Uint8Array | undefined {
    if (!(index >= 0 && index < this.#count)) return undefined
    this.#used[index] = 1
    return this.#bytes.subarray(index === 0 ? 0 : this.#ends[index - 1]!, this.#ends[index]!)
  }

  /** Strings that no cell has used: left behind by rows that were deleted. */
  *unused(): Generator<Uint8Array> {
    for (let index = 0; index < this.#count; index++) {
      if (this.#used[index] === 0)
        yield this.#bytes.subarray(index === 0 ? 0 : this.#ends[index - 1]!, this.#ends[index]!)
    }
  }
}
