/**
 * Where the cells of a table end, and what is in them: without quotes that is a matter of separators and line ends, which the SIMD passes
 * (scan.as) find 64 bytes at a time.
 */
import { type Exports, instance } from './instance.ts'

// What is in a cell: bits, gathered byte by byte.
export const DIGIT = 1
/** Not ASCII. */
export const HIGH = 2
export const AT_OR_MASK = 4
/** 0xEF: perhaps full width. */
export const WIDE = 8
/** No column is called so, though one is called SEX, FAX or *姓名. */
export const AT = 16
/** Before it an ASCII label may stand (a colon, an equals sign), or it may begin `%40`, the `@` of a URL. */
export const LABEL_OR_PERCENT = 32

/** By byte. */
export const KIND = new Uint8Array(256)
for (let b = 0x30; b <= 0x39; b++) KIND[b] = DIGIT
for (let b = 0x80; b < 256; b++) KIND[b] = HIGH
KIND[0xef] = HIGH | WIDE
for (const c of '*xX') KIND[c.charCodeAt(0)] = AT_OR_MASK
KIND[0x40] = AT_OR_MASK | AT
KIND[0x3a] = KIND[0x3d] = KIND[0x25] = LABEL_OR_PERCENT

// An event, as scan.as packs it.
const OFFSET = 0x7fff
const KINDS_SHIFT = 14
const KINDS = 0x3e
const DIGITS_SHIFT = 20

let shared: CellSplitter | null | undefined

/** Gives the cells of one table after another; the one of this thread, so that a table is to be read to its end before the next begins. */
export class CellSplitter {
  /** What is in the cell given last, without {@link DIGIT}. */
  kinds = 0
  /** How many digits are in it, at most 4095. */
  digits = 0
  readonly #exports: Exports
  readonly #memory: Uint8Array
  readonly #events: Uint32Array
  readonly #text: number
  readonly #window: number
  #bytes: Uint8Array = new Uint8Array(0)
  #separator = 0
  /** Where the window begins, and the next one. */
  #base = 0
  #next = 0
  #event = 0
  #count = 0

  /** Null where WebAssembly or its SIMD instructions are missing. */
  static get(): CellSplitter | null {
    if (shared === undefined) {
      const exports = instance()
      shared = exports === null ? null : new CellSplitter(exports)
    }
    return shared
  }

  private constructor(exports: Exports) {
    this.#exports = exports
    this.#memory = new Uint8Array(exports.memory.buffer)
    this.#text = exports.TEXT.value
    this.#window = exports.WINDOW.value
    this.#events = new Uint32Array(exports.memory.buffer, exports.EVENTS.value, this.#window)
  }

  /** Begins a table without quotes. */
  begin(bytes: Uint8Array, separator: number): void {
    this.#bytes = bytes
    this.#separator = separator
    this.#base = this.#next = this.#event = this.#count = 0
    this.#exports.startCells()
  }

  /** The offset of what ends the next cell: a separator, a line end or the end of the bytes. */
  next(): number {
    if (this.#event === this.#count && !this.#fill()) {
      this.kinds = this.#exports.kinds.value
      this.digits = Math.min(this.#exports.counted.value, 4095)
      this.#exports.startCells()
      return this.#bytes.length
    }
    const event = this.#events[this.#event++]!
    this.kinds = (event >>> KINDS_SHIFT) & KINDS
    this.digits = event >>> DIGITS_SHIFT
    return this.#base + (event & OFFSET)
  }

  /** Reads on to the next window in which a cell ends; false when there is none. */
  #fill(): boolean {
    const bytes = this.#bytes
    this.#event = this.#count = 0
    while (this.#count === 0) {
      const length = Math.min(this.#window, bytes.length - this.#next)
      if (length === 0) return false
      this.#base = this.#next
      this.#next += length
      this.#memory.set(bytes.subarray(this.#base, this.#next), this.#text)
      this.#count = this.#exports.cells(length, this.#separator)
    }
    return true
  }
}
