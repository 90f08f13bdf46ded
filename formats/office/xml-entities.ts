/** Entities: the five that XML names, and characters by their numbers. An unknown one stays as it is; no document declares any. */

const AMPERSAND = 0x26
const SEMICOLON = 0x3b
/** So many bytes from the `&` on an entity ends, if it is one. */
export const LONGEST_ENTITY = 32
const NAMED: Readonly<Record<string, number>> = { amp: 0x26, lt: 0x3c, gt: 0x3e, quot: 0x22, apos: 0x27 }

/** Puts characters in the place of entities. */
export class XmlEntities {
  #scratch = Buffer.alloc(0)

  /** The bytes with all entities resolved, as UTF-8; valid until the next call. */
  resolve(raw: Buffer): Uint8Array {
    if (this.#scratch.length < raw.length) this.#scratch = Buffer.allocUnsafeSlow(Math.max(4096, raw.length * 2))
    const out = this.#scratch
    let length = 0
    for (let at = 0; at < raw.length; ) {
      const byte = raw[at]!
      if (byte === AMPERSAND) {
        const end = raw.indexOf(SEMICOLON, at + 1)
        const code = end > at && end - at <= LONGEST_ENTITY ? entity(raw.toString('latin1', at + 1, end)) : undefined
        if (code !== undefined) {
          // No entity is shorter than the character it stands for: the result never outgrows the source.
          length += out.write(String.fromCodePoint(code), length)
          at = end + 1
          continue
        }
      }
      out[length++] = byte
      at++
    }
    return out.subarray(0, length)
  }
}

function entity(name: string): number | undefined {
  if (name[0] !== '#') return NAMED[name]
  const digits = name.slice(1)
  const code = /^x[0-9a-f]{1,6}$/i.test(digits)
    ? Number.parseInt(digits.slice(1), 16)
    : /^\d{1,7}$/.test(digits)
      ? Number(digits)
      : Number.NaN
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? code : undefined
}
