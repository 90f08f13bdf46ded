/** Below this, an allocation is garbage like any other. */
const LARGE = 16 << 10

/**
 * Gives the memory of a large piece of bytes back at once; there is nothing in it afterwards. Left to the collector, which counts no
 * buffers and comes when tens of megabytes of them have died, a gigabyte of evidence took twice the memory and three times the time.
 */
export function release({ buffer, byteLength }: Uint8Array): void {
  if (byteLength >= LARGE && buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

/** So many pieces wait for their turn: eight megabytes of evidence. */
const WAITING = 8

/**
 * Gives memory back a little later than it could: the allocator would return what was given back at once to the system and have it
 * mapped, page by page, for the very next piece. Reading evidence of half a gigabyte took 2.2 s so, and takes 0.4 s.
 */
export class LateRelease {
  readonly #waiting: Uint8Array[] = []

  /** Nobody looks at `piece` any longer. */
  add(piece: Uint8Array): void {
    this.#waiting.push(piece)
    if (this.#waiting.length > WAITING) release(this.#waiting.shift()!)
  }

  /** Gives back the rest. */
  end(): void {
    for (const piece of this.#waiting.splice(0)) release(piece)
  }
}
