/** Embedded objects: OLE 1.0 streams in hexadecimal digits (MS-OLEDS 2.2.4 and 2.2.5). */
import type { NestedItem } from '../format.ts'
import { memorySource } from '../memory-source.ts'

const FORMAT_EMBEDDED = 2

/** Reads little-endian numbers and strings one after another; throws RangeError at the end. */
class Fields {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }

  uint16(): number {
    const value = this.#view.getUint16(this.#at, true)
    this.#at += 2
    return value
  }

  uint32(): number {
    const value = this.#view.getUint32(this.#at, true)
    this.#at += 4
    return value
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError('the object ends within a field')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  /** Up to a NUL. */
  string(): Uint8Array {
    const end = this.#bytes.indexOf(0, this.#at)
    if (end < 0) throw new RangeError('the object ends within a string')
    return this.take(end - this.#at + 1).subarray(0, -1)
  }
}

function ansi(bytes: Uint8Array): string {
  return new TextDecoder('big5').decode(bytes).replace(/\0+$/, '')
}

/**
 * The object as an item of its own: the file of a package under its name, else the native data. Data that is not OLE 1.0 is
 * handed on as it is: some writers put a file's bytes there.
 */
export function objectItem(bytes: Uint8Array, number: number): NestedItem {
  const fallback = `object ${number}`
  try {
    const fields = new Fields(bytes)
    fields.uint32() // version
    if (fields.uint32() !== FORMAT_EMBEDDED) return nested(fallback, bytes)
    const className = ansi(fields.take(fields.uint32()))
    fields.take(fields.uint32()) // topic
    fields.take(fields.uint32()) // item
    const native = fields.take(fields.uint32())
    return className === 'Package' ? packaged(native, fallback) : nested(fallback, native)
  } catch (error) {
    if (error instanceof RangeError) return nested(fallback, bytes)
    throw error
  }
}

/** The file within a package object: signature, label, path, flags, path again, length, bytes. */
function packaged(native: Uint8Array, fallback: string): NestedItem {
  try {
    const fields = new Fields(native)
    fields.uint16()
    const label = ansi(fields.string())
    fields.string()
    fields.uint32()
    fields.take(fields.uint32())
    return nested(label.split(/[\\/]/).at(-1) || fallback, fields.take(fields.uint32()))
  } catch (error) {
    if (error instanceof RangeError) return nested(fallback, native)
    throw error
  }
}

function nested(name: string, bytes: Uint8Array): NestedItem {
  return { kind: 'nested', name, source: memorySource(name, bytes) }
}
