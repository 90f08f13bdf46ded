/**
 * Of many records, those that a few changed ones have to do with: what a count must look at again when the rest stays as it is.
 *
 * Two records have to do with each other when they share a strong identifier; or a weak one, or a name with a birth date, that a record
 * without a strong identifier has, since the others tie nobody (sharing.ts); and so on from record to record. Names beyond that only
 * tell where they stand (weak.ts): of each name of a changed record one record for every such place is enough.
 *
 * Records are taken rather too many than too few (identifiers are compared by 32 bits of their hash, and a few more of them are followed
 * than tie): what has nothing to do with the change counts the same before and after it.
 *
 * Two passes over the evidence, and between them some over a file of 32-bit words, one for each identifier. The road not taken: following
 * the identifiers in the evidence itself takes a pass for every step.
 */
import { emptyRecord, readRecord, tokensAt, walkEvidence } from '../../detectors/detector.ts'
import type { Room } from './partitions.ts'
import { BIRTH, FIRST_EVIDENCE, FIRST_WEAK, NAME, pairHigh, pairLow, Shape, withCode } from './shape.ts'
import type { Evidence } from './strong.ts'
import { Bits, hashToken, TokenIndex, Words } from './tables.ts'
import { eachName } from './weak.ts'
import { WordLog } from './word-log.ts'

/** Where a value is found, as bits: in records that are gone, new ones, unchanged ones. */
export const GONE = 1
export const ADDED = 2
export const UNCHANGED = 4

/** What a change has to do with. */
export interface Neighbours {
  /** The unchanged records to be looked at again. */
  readonly records: readonly Uint8Array[]
  /** Calls `visit` with every value (its detector code) of the changed records, and where it is found. */
  eachValue(visit: (code: number, where: number) => void): void
}

/**
 * Finds them. `undefined` where the change or what it has to do with is so much that nothing is saved by it.
 *
 * @param gone records that are there no longer
 * @param added records that are new
 * @param rows how many records are unchanged, about
 */
export function findNeighbours(
  unchanged: Evidence,
  gone: Evidence,
  added: Evidence,
  rows: number,
  room: Room,
): Neighbours | undefined {
  const search = new Search(room, rows, Math.min(rows * MOST_SHARE, MOST_RECORDS))
  try {
    return search.change(gone, GONE) && search.change(added, ADDED) ? search.look(unchanged) : undefined
  } finally {
    search.discard()
  }
}

/** Lowest bit of an identifier's word: it is a strong one. */
const STRONG = 1

/** Powers of two: bits of the filters. A quarter of a megabyte stays in the processor's cache; 16 MB hold what ties in a country. */
const TOUCHED_BITS = 21
const MOST_TYING_BITS = 27

/** A change that has to do with more than this share of the records is no quicker to count than everything … */
const MOST_SHARE = 1 / 5
/** … and with more than so many would take more than some hundred megabytes. */
const MOST_RECORDS = 500_000

/** Bytes of a piece of records that are handed back. */
const PIECE_BYTES = 1 << 20

/** In place of the only name or birth date of a record that has several. */
const SEVERAL = -2

class Search {
  readonly #most: number
  readonly #log: WordLog
  readonly #shape = new Shape()
  readonly #record = emptyRecord()
  /** All tokens of the changed records; in step with it: detector codes, where they are found, and of names in which places. */
  readonly #values = new TokenIndex()
  readonly #codes = new Words()
  readonly #where = new Words()
  readonly #places = new Words()
  /** Their names with birth dates. */
  readonly #pairs = new TokenIndex()
  /** Says of most tokens at once that no changed record has them. */
  readonly #touched: Bits
  /** Identifiers that a record without a strong one has. */
  readonly #tying: Bits
  readonly #filterBits: number
  /** How many records are to be looked at, changed ones and others. */
  #taken = 0
  // Of the record that was looked at last: its identifiers, as words; whether it has a strong one, or anything of a changed record.
  readonly #words = new Words(64)
  #strong = false
  #touches = false
  #touchesName = false
  #hasPair = false
  #pairLo = 0
  #pairHi = 0

  constructor(room: Room, rows: number, most: number) {
    this.#most = most
    this.#log = new WordLog(room)
    const bits = Math.ceil(Math.log2(rows + 2)) + 3
    this.#filterBits = Math.min(bits, TOUCHED_BITS)
    this.#touched = new Bits(this.#filterBits)
    this.#tying = new Bits(Math.min(bits, MOST_TYING_BITS))
  }

  /** Takes in changed records. False when there are too many. */
  change(evidence: Evidence, where: number): boolean {
    for (const piece of evidence()) {
      if (this.#taken > this.#most) return false
      walkEvidence(piece, (words, at) => {
        const length = words[at]! & 0xff
        let token = tokensAt(words, at)
        for (let i = 0; i < length; i++, token += 2) this.#touch(words, token, codeAt(words, at, i), where)
        this.#look(words, at, 0)
        if (this.#hasPair) {
          this.#pairs.add(this.#pairLo, this.#pairHi)
          this.#touched.add(hashToken(this.#pairLo, this.#pairHi))
        }
        this.#noteTying()
        this.#taken++
      })
    }
    return true
  }

  /** Looks at the unchanged ones. */
  look(unchanged: Evidence): Neighbours | undefined {
    const reached = new Bits(10)
    const standing = new Bits(10)
    let records = 0
    for (const piece of unchanged()) {
      walkEvidence(piece, (words, at) => {
        this.#look(words, at, UNCHANGED)
        this.#noteTying()
        this.#log.add(this.#words.data, 0, this.#words.length)
        if (this.#touches || (this.#touchesName && this.#stands(words, at))) {
          const taken = this.#touches ? reached : standing
          taken.reserve(records)
          taken.add(records)
          this.#taken++
        }
        records++
      })
      if (this.#taken > this.#most) return undefined
    }
    reached.reserve(records)
    standing.reserve(records)
    if (!this.#follow(reached, records)) return undefined
    return {
      records: copyOf(unchanged, (record) => reached.has(record) || standing.has(record)),
      eachValue: (visit) => {
        for (let n = 0; n < this.#values.size; n++) visit(this.#codes.get(n), this.#where.get(n))
      },
    }
  }

  discard(): void {
    this.#log.discard()
  }

  #touch(words: Uint32Array, token: number, code: number, where: number): void {
    const lo = withCode(words[token]!, code)
    const hi = words[token + 1]!
    const n = this.#values.add(lo, hi)
    if (n === this.#codes.length) {
      this.#codes.push(code)
      this.#where.push(0)
      this.#places.push(0)
      this.#touched.add(hashToken(lo, hi))
    }
    this.#where.data[n] = this.#where.get(n) | where
  }

  /** Looks at a record; notes of changed records' values that they are found here, too. */
  #look(words: Uint32Array, at: number, where: number): void {
    const out = this.#words
    const length = words[at]! & 0xff
    let token = tokensAt(words, at)
    let name = -1
    let birth = -1
    out.length = 0
    this.#strong = false
    this.#touches = false
    this.#touchesName = false
    this.#hasPair = false
    for (let i = 0; i < length; i++, token += 2) {
      const code = codeAt(words, at, i)
      const lo = withCode(words[token]!, code)
      const hi = words[token + 1]!
      const hash = hashToken(lo, hi)
      if (code < FIRST_WEAK) {
        this.#strong = true
        out.push(hash | STRONG)
      } else if (code < FIRST_EVIDENCE) out.push(hash & ~STRONG)
      else if (code === NAME) name = onlyOne(words, name, token)
      else if (code === BIRTH) birth = onlyOne(words, birth, token)
      if (where === 0 || !this.#touched.has(hash)) continue
      const value = this.#values.find(lo, hi)
      if (value < 0) continue
      this.#where.data[value] = this.#where.get(value) | where
      if (code < FIRST_EVIDENCE) this.#touches = true
      else if (code === NAME) this.#touchesName = true
    }
    if (name < 0 || birth < 0) return
    this.#hasPair = true
    this.#pairLo = pairLow(withCode(words[name]!, NAME), withCode(words[birth]!, BIRTH))
    this.#pairHi = pairHigh(words[name + 1]!, words[birth + 1]!)
    const hash = hashToken(this.#pairLo, this.#pairHi)
    out.push(hash & ~STRONG)
    if (where !== 0 && this.#touched.has(hash) && this.#pairs.find(this.#pairLo, this.#pairHi) >= 0)
      this.#touches = true
  }

  #noteTying(): void {
    if (this.#strong) return
    for (let i = 0; i < this.#words.length; i++) this.#tying.add(this.#words.get(i))
  }

  /** Does it have a changed record's name in a place in which no record has been taken that has it? */
  #stands(words: Uint32Array, at: number): boolean {
    let stands = false
    readRecord(words, at, this.#record)
    this.#shape.read(this.#record)
    eachName(this.#shape, (lo, hi, places) => {
      const n = this.#values.find(lo, hi)
      if (n < 0 || (this.#places.get(n) & places) === places) return
      this.#places.data[n] = this.#places.get(n) | places
      stands = true
    })
    return stands
  }

  /** From record to record by identifiers that tie; `reached` grows. False when there are too many. */
  #follow(reached: Bits, records: number): boolean {
    const tying = this.#tying
    const wanted = new TokenIndex()
    const perhaps = new Bits(this.#filterBits)
    const followed = new Bits(10)
    followed.reserve(records)
    for (let before = -1; before < wanted.size; ) {
      before = wanted.size
      let record = 0
      this.#log.each((words, from, to) => {
        const n = record++
        if (followed.has(n)) return
        if (!reached.has(n)) {
          let at = from
          while (at < to && !(perhaps.has(words[at]!) && wanted.find(words[at]!, 0) >= 0)) at++
          if (at === to) return
          reached.add(n)
          this.#taken++
        }
        followed.add(n)
        for (let at = from; at < to; at++) {
          const word = words[at]!
          if ((word & STRONG) === 0 && !tying.has(word)) continue
          wanted.add(word, 0)
          perhaps.add(word)
        }
      })
      if (this.#taken > this.#most) return false
    }
    return true
  }
}

/** Detector code of the i-th token of a record. */
function codeAt(words: Uint32Array, at: number, i: number): number {
  return (words[at + 2 + (i >> 2)]! >>> ((i & 3) * 8)) & 0xff
}

/** The place of the only one, when there was none yet or it is the same. */
function onlyOne(words: Uint32Array, known: number, token: number): number {
  if (known === -1) return token
  if (known === SEVERAL) return SEVERAL
  return words[known] === words[token] && words[known + 1] === words[token + 1] ? known : SEVERAL
}

/** The records that are `wanted`, by their numbers, in pieces of their own. */
function copyOf(evidence: Evidence, wanted: (record: number) => boolean): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let piece = new Uint32Array(PIECE_BYTES / 4)
  let used = 0
  let record = 0
  for (const from of evidence()) {
    walkEvidence(from, (words, at, end) => {
      if (!wanted(record++)) return
      if (used + end - at > piece.length) {
        pieces.push(new Uint8Array(piece.buffer, 0, used * 4))
        piece = new Uint32Array(PIECE_BYTES / 4)
        used = 0
      }
      piece.set(words.subarray(at, end), used)
      used += end - at
    })
  }
  pieces.push(new Uint8Array(piece.buffer, 0, used * 4))
  return pieces
}
