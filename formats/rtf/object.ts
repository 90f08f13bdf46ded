/** Embedded objects: OLE 1.0 streams in hexadecimal digits (MS-OLEDS 2.2.4 and 2.2.5). */
import type { Budget, NestedItem, Note } from '../format.ts'
import { memorySource } from '../memory-source.ts'
import { hexDigit } from './bytes.ts'

/** An embedded object larger than this is not read. Its hexadecimal digits take twice as much in the file. */
const OBJECT_BYTES = 64 * 2 ** 20

const FORMAT_EMBEDDED = 2

/** The objects of a document, one after another. */
export class EmbeddedObjects {
  readonly #budget: Budget
  #object: Uint8Array | undefined
  #length = 0
  #digit = -1
  #tooLarge = false
  #objects = 0

  constructor(budget: Budget) {
    this.#budget = budget
  }

  /** Begins one. */
  begin(): void {
    this.#object = new Uint8Array(4096)
    this.#length = 0
    this.#digit = -1
    this.#tooLarge = false
  }

  /** Takes a byte of the file: a digit, or something between digits. */
  add(byte: number): void {
    const digit = hexDigit(byte)
    if (digit < 0 || this.#object === undefined) return
    if (this.#digit < 0) {
      this.#digit = digit
      return
    }
    if (this.#length === this.#object.length && this.#length < OBJECT_BYTES) {
      const larger = new Uint8Array(Math.min(2 * this.#length, OBJECT_BYTES))
      larger.set(this.#object)
      this.#object = larger
    }
    if (this.#length < this.#object.length) {
      this.#object[this.#length++] = this.#digit * 16 + digit
    } else {
      this.#tooLarge = true
    }
    this.#digit = -1
  }

  /** Ends it: what there is to give of it. */
  end(): NestedItem | Note | undefined {
    const bytes = (this.#object ?? new Uint8Array()).slice(0, this.#length)
    this.#object = undefined
    if (bytes.length === 0) return undefined
    this.#objects++
    const budget = this.#budget
    budget.bytes += bytes.length
    const tooLarge = this.#tooLarge || budget.bytes > budget.limits.totalBytes
    const { members } = budget.limits
    if (this.#objects > members) {
      if (this.#objects > members + 1) return undefined
      const detail = `after ${members} objects`
      return { kind: 'note', outcome: { state: 'partial', reason: 'limit-count', detail } }
    }
    return tooLarge
      ? { kind: 'nested', name: `object ${this.#objects}`, outcome: { state: 'partial', reason: 'limit-size' } }
      : objectItem(bytes, this.#objects)
  }
}

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
function objectItem(bytes: Uint8Array, number: number): NestedItem {
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
