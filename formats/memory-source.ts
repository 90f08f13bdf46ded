/** Bytes that are in memory already, as what readers read from. */
import type { ByteSource } from '../connectors/connector.ts'

/** A source over bytes in memory; closing it does nothing. */
export function memorySource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read(target, position) {
      const part = bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    },
    close() {},
  }
}
