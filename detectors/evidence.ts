/**
 * Evidence: what is kept of a record so that people can be counted later. Tokens and multiplicities, nothing raw.
 *
 * Layout of one record, little-endian 32-bit words:
 *
 *     word 0          number of tokens n (8 bits) | flags (8 bits) << 8 | 0
 *     word 1          how many records of the item look exactly like this one
 *     then            ceil(n / 4) words: the detector codes, 8 bits a token
 *     then            2 n words: the tokens (low, high)
 *
 * Tokens are 64 bits of a keyed pseudonym (tokens.ts): with 23.4 million people and five identifiers each, the chance that any two
 * of them meet by accident is 4 in 10,000, and a record takes half the room of one with 128-bit tokens.
 */

/** The record names several people: its weak identifiers tie nobody. */
export const FLAG_MULTI = 1
/** Bits 2 to 7 of the flags: the special categories in the record, in the order of SPECIAL_CATEGORIES. */
export const FLAG_SPECIAL_SHIFT = 2

/** One record, decoded; the same object for every record, so copy what is to be kept. */
export interface EvidenceRecord {
  /** How many records look exactly like this. */
  count: number
  flags: number
  /** Number of tokens. */
  length: number
  /** Detector codes, `length` of them. */
  readonly codes: Uint8Array
  /** Low and high words of token i at 2i and 2i+1. */
  readonly tokens: Uint32Array
}

/** At most this many tokens in a record; the scanner starts another record beyond, and flags both as naming several people. */
export const MAX_TOKENS = 250

/** A record to be read into. */
export function emptyRecord(): EvidenceRecord {
  return { count: 0, flags: 0, length: 0, codes: new Uint8Array(256), tokens: new Uint32Array(512) }
}

/** Calls `visit` for each record of a piece. Throws RangeError when the piece is not evidence. */
export function decodeEvidence(piece: Uint8Array, visit: (record: EvidenceRecord) => void): void {
  const record = emptyRecord()
  walkEvidence(piece, (words, at) => {
    readRecord(words, at, record)
    visit(record)
  })
}

/** Where the tokens of the record at word `at` are; its codes are at `at + 2`. */
export function tokensAt(words: Uint32Array, at: number): number {
  return at + 2 + (((words[at]! & 0xff) + 3) >> 2)
}

/** Calls `visit` with the extent of each record of a piece, in words. Throws RangeError when the piece is not evidence. */
export function walkEvidence(piece: Uint8Array, visit: (words: Uint32Array, at: number, end: number) => void): void {
  if (piece.byteLength % 4 !== 0) throw new RangeError(`evidence of ${piece.byteLength} bytes is cut off`)
  const words =
    piece.byteOffset % 4 === 0
      ? new Uint32Array(piece.buffer, piece.byteOffset, piece.byteLength / 4)
      : new Uint32Array(piece.slice().buffer)
  for (let at = 0; at < words.length; ) {
    const end = tokensAt(words, at) + 2 * (words[at]! & 0xff)
    if (end > words.length) throw new RangeError(`evidence is cut off at word ${at}`)
    visit(words, at, end)
    at = end
  }
}

/** Reads the record at word `at`. */
export function readRecord(words: Uint32Array, at: number, record: EvidenceRecord): void {
  const { codes, tokens } = record
  const n = words[at]! & 0xff
  record.length = n
  record.flags = (words[at]! >>> 8) & 0xff
  record.count = words[at + 1]!
  const from = at + 2 + ((n + 3) >> 2)
  for (let i = 0; i < n; i++) codes[i] = words[at + 2 + (i >> 2)]! >>> ((i & 3) * 8)
  for (let i = 0; i < 2 * n; i++) tokens[i] = words[from + i]!
}

/** Slots of the table of records, to begin with. */
const SMALLEST = 1 << 12
/** Bits of a slot that are the record's offset + 1. */
const OFFSET = 0x7ffff
/** Bytes of a piece whose offsets, in words, have room there. */
const MOST = OFFSET * 4

/** Appends records to a piece; the other half of {@link decodeEvidence}. Records that look the same are counted, not repeated. */
export class EvidenceWriter {
  readonly #words: Uint32Array
  #length = 0
  /**
   * Open addressing over the records of this piece: offset + 1 of the record and, above, the high bits of its hash, so that a record
   * that is another is hardly ever looked at; 0 where free. Never more than half full.
   */
  #table = new Uint32Array(SMALLEST)
  #records = 0

  /** @param bytes room of a piece */
  constructor(bytes = 1 << 20) {
    if (bytes > MOST) throw new RangeError(`a piece has at most ${MOST} bytes, not ${bytes}`)
    this.#words = new Uint32Array(bytes >> 2)
  }

  /** Bytes used so far. */
  get size(): number {
    return this.#length * 4
  }

  /** Adds one record. Returns false, and writes nothing, when there is no room left. */
  add(flags: number, length: number, codes: Uint8Array, tokens: Uint32Array): boolean {
    const codeWords = (length + 3) >> 2
    const size = 2 + codeWords + 2 * length
    const words = this.#words
    const at = this.#length
    if (at + size > words.length) return false
    if (this.#records * 2 >= this.#table.length) this.#grow()
    words[at] = length | (flags << 8)
    words[at + 1] = 1
    let to = at + 2
    for (let i = 0; i < length; i += 4)
      words[to++] =
        codes[i]! |
        (i + 1 < length ? codes[i + 1]! << 8 : 0) |
        (i + 2 < length ? codes[i + 2]! << 16 : 0) |
        (i + 3 < length ? codes[i + 3]! << 24 : 0)
    for (let i = 0; i < 2 * length; i++) words[to++] = tokens[i]!
    const hash = this.#hash(at)
    const table = this.#table
    const mask = table.length - 1
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = table[slot]!
      if (entry === 0) {
        table[slot] = (hash & ~OFFSET) | (at + 1)
        this.#records++
        this.#length = to
        return true
      }
      if (((entry ^ hash) & ~OFFSET) !== 0) continue
      const offset = (entry & OFFSET) - 1
      if (this.#same(offset, at, size)) {
        words[offset + 1]!++
        return true
      }
    }
  }

  /** Of the record at `at`. The low words of the tokens are enough: they are as good as random. */
  #hash(at: number): number {
    const words = this.#words
    let hash = words[at]!
    const length = hash & 0xff
    const tokens = at + 2 + ((length + 3) >> 2)
    for (let i = 0; i < length; i++) hash = Math.imul(hash ^ words[tokens + 2 * i]!, 0x9e3779b1)
    return hash ^ (hash >>> 15)
  }

  /** A table of the size that most pieces need at once, half a megabyte, missed the cache at every record: 3 % of all time. */
  #grow(): void {
    const table = new Uint32Array(this.#table.length * 2)
    const mask = table.length - 1
    for (const entry of this.#table) {
      if (entry === 0) continue
      let slot = this.#hash((entry & OFFSET) - 1) & mask
      while (table[slot] !== 0) slot = (slot + 1) & mask
      table[slot] = entry
    }
    this.#table = table
  }

  #same(a: number, b: number, size: number): boolean {
    const words = this.#words
    if (words[a] !== words[b]) return false
    for (let i = 2; i < size; i++) if (words[a + i] !== words[b + i]) return false
    return true
  }

  /** A copy of what was written; the writer is empty afterwards. */
  take(): Uint8Array {
    const out = new Uint8Array(this.#words.slice(0, this.#length).buffer)
    this.#length = 0
    this.#records = 0
    this.#table.fill(0)
    return out
  }
}
