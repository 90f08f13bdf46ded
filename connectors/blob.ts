/** What stands in a binary column: there it is the value, not the column, that says what it is. */
import { isUtf8 } from 'node:buffer'

/**
 * `text`: belongs into its row like any other value. `document`: something a reader may be there for, or that has to be named as
 * unread. `opaque`: too short to be a document; a key, a digest, an address of the network. `unknown`: long, and neither.
 */
export type BlobKind = 'text' | 'document' | 'opaque' | 'unknown'

/** Text longer than this may well be a whole file: then what kind of file decides how it is read. */
const CELL_BYTES = 4 << 10

/** No file that says something is shorter; digests of 512 bits and their salts are. */
const SHORTEST_DOCUMENT = 96

/** Bytes that are looked at for control characters: 256 random ones are without once in 10¹³ times. */
const LOOKED_AT = 256

/** How files begin that are documents, archives of documents, or pictures. */
const BEGINNINGS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x50, 0x4b, 0x03, 0x04], // ZIP, and with it Office since 2007
  [0xd0, 0xcf, 0x11, 0xe0], // Office of 1997–2003, Outlook messages
  [0x1f, 0x8b], // gzip
  [0x42, 0x5a, 0x68], // bzip2
  [0x28, 0xb5, 0x2f, 0xfd], // zstd
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0xff, 0xfe], // UTF-16
  [0xfe, 0xff],
  [0xff, 0xd8, 0xff], // JPEG
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d], // BMP
  [0x52, 0x49, 0x46, 0x46], // WebP, WAV
]

/** The bytes that no text has: what control characters there are, but for tab, the line ends and form feed. */
const CONTROL = new Uint8Array(256)
for (let byte = 0; byte < 0x20; byte++) if (![0x09, 0x0a, 0x0c, 0x0d].includes(byte)) CONTROL[byte] = 1
CONTROL[0x7f] = 1

/** Tells what kind of value it is, by its length and its first bytes. */
export function blobKind(value: Uint8Array): BlobKind {
  const begins = (beginning: readonly number[]) => beginning.every((byte, i) => value[i] === byte)
  if (value.length >= SHORTEST_DOCUMENT && BEGINNINGS.some(begins)) return 'document'
  if (!hasControls(value)) {
    if (value.length > CELL_BYTES) return 'document'
    if (isUtf8(value) || isBig5(value)) return 'text'
  }
  return value.length < SHORTEST_DOCUMENT ? 'opaque' : 'unknown'
}

/** The value in UTF-8: what is not is taken for Big5. For a column whose place does not know what is in it. */
export function toUtf8(value: Uint8Array): Uint8Array {
  return isUtf8(value) ? value : Buffer.from(big5.decode(value))
}

const big5 = new TextDecoder('big5')

function hasControls(value: Uint8Array): boolean {
  const end = Math.min(value.length, LOOKED_AT)
  for (let i = 0; i < end; i++) if (CONTROL[value[i]!] === 1) return true
  return false
}

/** ASCII and pairs as Big5 has them for characters in use. 16 random bytes are so once in 500 times. */
function isBig5(value: Uint8Array): boolean {
  for (let i = 0; i < value.length; i++) {
    const lead = value[i]!
    if (lead < 0x80) continue
    const trail = value[++i] ?? 0
    if (lead < 0xa1 || lead > 0xf9 || trail < 0x40 || (trail > 0x7e && trail < 0xa1) || trail === 0xff) return false
  }
  return true
}
