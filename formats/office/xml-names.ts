/** Names of elements as strings, each made once. */

/** Element names are kept as strings; a file with more than this many different ones gets fresh strings. */
const KEPT_NAMES = 4096

/** Keeps the names of one document. */
export class XmlNames {
  readonly #kept = new Map<number, { readonly bytes: Buffer; readonly name: string }>()

  /** The name in `bytes[from, to)`, of which `hash` is a hash. */
  get(bytes: Buffer, from: number, to: number, hash: number): string {
    const kept = this.#kept.get(hash)
    if (kept !== undefined && kept.bytes.length === to - from) {
      const known = kept.bytes
      let same = 0
      while (same < known.length && known[same] === bytes[from + same]) same++
      if (same === known.length) return kept.name
    }
    const name = bytes.toString('utf8', from, to)
    if (kept === undefined && this.#kept.size < KEPT_NAMES) {
      this.#kept.set(hash, { bytes: Buffer.from(bytes.subarray(from, to)), name })
    }
    return name
  }
}
