/** Rows of a table as lines of a text: cells with tabs between them, without their quotes. */
import type { TableDialect } from '../../formats/format.ts'

/** Turns rows into lines of as many bytes. */
export class PlainRows {
  #bytes = new Uint8Array(0)

  /** The rows as text, a row a line; valid until the next call, or as long as `bytes`, where they are such a text already. */
  text(bytes: Uint8Array, { separator, quote }: TableDialect): Uint8Array {
    if (separator === 0x09 && quote === 0) return bytes
    if (this.#bytes.length < bytes.length) this.#bytes = new Uint8Array(bytes.length)
    const plain = this.#bytes
    let quoted = false
    for (let i = 0; i < bytes.length; i++) {
      const b = bytes[i]!
      if (quote !== 0 && b === quote) {
        quoted = !quoted
        plain[i] = 0x20
      } else if (b === separator && !quoted) plain[i] = 0x09
      else if (b === 0x0a) {
        plain[i] = quoted ? 0x20 : b
      } else plain[i] = b
    }
    return plain.subarray(0, bytes.length)
  }
}
