/** Below this, an allocation is garbage like any other. */
const LARGE = 16 << 10

/**
 * Gives the memory of a large piece of bytes back at once; there is nothing in it afterwards. Left to the collector, which counts no
 * buffers and comes when tens of megabytes of them have died, a gigabyte of evidence took twice the memory and three times the time.
 */
export function release({ buffer, byteLength }: Uint8Array): void {
  if (byteLength >= LARGE && buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}
