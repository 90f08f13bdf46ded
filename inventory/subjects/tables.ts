/**
 * Tables of 64-bit tokens in typed arrays.
 *
 * Not JS Maps: a Map of 10 million bigints takes 1.1 GB and collects garbage for seconds; open addressing takes 12 to 24 bytes
 * a token. Tokens are two 32-bit words, low and high; (0, 0) marks a free slot, so a token that is 0 is taken to be 1.
 */

/** Spreads a token over 32 bits. Tokens are pseudonyms and so already even, but a detector's code is mixed into them. */
export function hashToken(lo: number, hi: number): number {
  let h = Math.imul(lo ^ Math.imul(hi, 0x85ebca6b), 0x9e3779b1)
  h ^= h >>> 15
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 13)) >>> 0
}

/** A list of 32-bit words that grows. */
export class Words {
  data: Uint32Array<ArrayBuffer>
  length = 0

  constructor(capacity = 8) {
    this.data = new Uint32Array(capacity)
  }

  push(word: number): void {
    if (this.length === this.data.length) this.#grow()
    this.data[this.length++] = word
  }

  append(words: Words): void {
    for (let i = 0; i < words.length; i++) this.push(words.get(i))
  }

  get(index: number): number {
    return this.data[index]!
  }

  #grow(): void {
    const data = new Uint32Array(this.data.length * 2)
    data.set(this.data)
    this.data = data
  }
}

/** Gives each distinct token a number: 0, 1, 2 … in order of arrival. In memory: 8 bytes a token, 4 a slot. */
export class TokenIndex {
  readonly lo: Words
  readonly hi: Words
  #slots: Uint32Array
  #mask: number

  /** @param expected so many tokens, about: saves it from growing step by step */
  constructor(expected = 8) {
    let slots = 16
    while (slots < expected * 2) slots *= 2
    this.lo = new Words(slots / 2)
    this.hi = new Words(slots / 2)
    this.#slots = new Uint32Array(slots)
    this.#mask = slots - 1
  }

  get size(): number {
    return this.lo.length
  }

  /** Forgets all tokens and keeps the memory. */
  clear(): void {
    this.lo.length = 0
    this.hi.length = 0
    this.#slots.fill(0)
  }

  /** The token's number; -1 when it has none. */
  find(lo: number, hi: number): number {
    let slot = hashToken(lo, hi) & this.#mask
    for (;;) {
      const entry = this.#slots[slot]!
      if (entry === 0) return -1
      if (this.lo.data[entry - 1] === lo && this.hi.data[entry - 1] === hi) return entry - 1
      slot = (slot + 1) & this.#mask
    }
  }

  /** The token's number, a new one when it had none. */
  add(lo: number, hi: number): number {
    let slot = hashToken(lo, hi) & this.#mask
    for (;;) {
      const entry = this.#slots[slot]!
      if (entry === 0) break
      if (this.lo.data[entry - 1] === lo && this.hi.data[entry - 1] === hi) return entry - 1
      slot = (slot + 1) & this.#mask
    }
    this.lo.push(lo)
    this.hi.push(hi)
    this.#slots[slot] = this.lo.length
    if (this.lo.length * 2 > this.#slots.length) this.#grow()
    return this.lo.length - 1
  }

  #grow(): void {
    const slots = new Uint32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (let i = 0; i < this.lo.length; i++) {
      let slot = hashToken(this.lo.data[i]!, this.hi.data[i]!) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = i + 1
    }
    this.#slots = slots
    this.#mask = mask
  }
}

/**
 * The rows of a partition by the identifier in their first two words. Made once and used for one partition after another, since there are
 * thousands.
 */
export class RowGroups {
  readonly #index = new TokenIndex()
  /** The last row of each identifier, and of each row the one before it with the same identifier. */
  readonly #last = new Words()
  #before = new Int32Array(0)

  /** How many identifiers there are. */
  get size(): number {
    return this.#index.size
  }

  /** Takes a partition in. @param width words of a row */
  read(rows: Uint32Array, count: number, width: number): void {
    const index = this.#index
    const last = this.#last
    if (this.#before.length < count) this.#before = new Int32Array(count)
    const before = this.#before
    index.clear()
    last.length = 0
    for (let r = 0; r < count; r++) {
      const n = index.add(rows[r * width]!, rows[r * width + 1]!)
      if (n === last.length) {
        last.push(r)
        before[r] = -1
      } else {
        before[r] = last.get(n)
        last.data[n] = r
      }
    }
  }

  /** The last row of an identifier. */
  last(identifier: number): number {
    return this.#last.get(identifier)
  }

  /** The row before, of the same identifier; -1. */
  before(row: number): number {
    return this.#before[row]!
  }
}

/** A set of numbers, as a bit for each; of hashes, which are cut to the bits there are, it says "surely not" or "perhaps". */
export class Bits {
  #bits: Uint32Array
  #mask: number

  /** @param power there is room for the numbers below 2 to this power */
  constructor(power: number) {
    this.#bits = new Uint32Array(2 ** Math.max(0, power - 5))
    this.#mask = 2 ** Math.max(5, power) - 1
  }

  /** Makes room for this number. Not for hashes: they would be cut to other bits than before. */
  reserve(number: number): void {
    if (number <= this.#mask) return
    let size = this.#bits.length
    while (size * 32 <= number) size *= 2
    const bits = new Uint32Array(size)
    bits.set(this.#bits)
    this.#bits = bits
    this.#mask = size * 32 - 1
  }

  add(number: number): void {
    const bit = number & this.#mask
    this.#bits[bit >>> 5] = this.#bits[bit >>> 5]! | (1 << (bit & 31))
  }

  has(number: number): boolean {
    const bit = number & this.#mask
    return (this.#bits[bit >>> 5]! & (1 << (bit & 31))) !== 0
  }
}

/** Says "surely not seen" or "perhaps seen". Only used to leave out work: what passes wrongly is found out later. */
export class Bloom {
  readonly #bits: Uint32Array
  readonly #mask: number

  /** For about `expected` tokens; at most `maximum` bytes. */
  constructor(expected: number, maximum: number) {
    let bits = 1024
    while (bits < expected * 16 && bits < maximum * 4) bits *= 2
    this.#bits = new Uint32Array(bits >>> 5)
    this.#mask = bits - 1
  }

  add(lo: number, hi: number): void {
    const a = hashToken(lo, hi)
    const b = hashToken(hi, lo) | 1
    for (let i = 0; i < 4; i++) {
      const bit = (a + Math.imul(i, b)) & this.#mask
      this.#bits[bit >>> 5] = this.#bits[bit >>> 5]! | (1 << (bit & 31))
    }
  }

  has(lo: number, hi: number): boolean {
    const a = hashToken(lo, hi)
    const b = hashToken(hi, lo) | 1
    for (let i = 0; i < 4; i++) {
      const bit = (a + Math.imul(i, b)) & this.#mask
      if ((this.#bits[bit >>> 5]! & (1 << (bit & 31))) === 0) return false
    }
    return true
  }
}
