/** Rows that SQLite has joined with separators, made into COPY text. */

const TAB = 0x09
const LINE_END = 0x0a
const BACKSLASH = 0x5c
/** Behind each row. */
const RECORD = 0x1e
/** Between cells. */
const UNIT = 0x1f

/** What follows the backslash where a byte cannot stand for itself. */
const LETTERS = new Uint8Array(256)
for (const [byte, letter] of [
  [TAB, 't'],
  [LINE_END, 'n'],
  [0x0d, 'r'],
  [BACKSLASH, '\\'],
] as const)
  LETTERS[byte] = letter.charCodeAt(0)

/**
 * Changes the separators into those of COPY, in place as long as nothing has to be escaped: 172 MB took 0.3 s so and 0.9 s into another
 * buffer. `undefined` when the bytes have to be looked at value by value: they are not so many rows of so many cells, as a value holds a
 * separator; or there are control characters, as in a blob that is a document, whatever its column was declared to be.
 */
export function toRows(joined: Uint8Array, columns: number, rows: number): Uint8Array | undefined {
  const escapes =
    joined.includes(BACKSLASH) || joined.includes(TAB) || joined.includes(LINE_END) || joined.includes(0x0d)
  const out = escapes ? new Uint8Array(2 * joined.length) : joined
  let length = 0
  let units = 0
  let records = 0
  for (let i = 0; i < joined.length; i++) {
    const byte = joined[i]!
    if (byte > UNIT && byte !== BACKSLASH) {
      if (escapes) out[length++] = byte
    } else if (byte === UNIT) {
      out[escapes ? length++ : i] = TAB
      units++
    } else if (byte === RECORD) {
      // Each row by itself: one separator too many here and one too few there are two errors, not none.
      if (units !== columns - 1) return undefined
      out[escapes ? length++ : i] = LINE_END
      units = 0
      records++
    } else if (LETTERS[byte] !== 0) {
      out[length++] = BACKSLASH
      out[length++] = LETTERS[byte]!
    } else return undefined
  }
  if (records !== rows || units !== 0) return undefined
  return escapes ? out.subarray(0, length) : out
}
