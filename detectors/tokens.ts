/**
 * Tokens: keyed pseudonyms of normalised values, AES-256-CMAC (NIST SP 800-38B, RFC 4493) cut to 64 bits.
 *
 * Why not HMAC-SHA-256 through node:crypto, one value at a time: 4.1 µs a value on the machine of docs/performance.md, which is
 * 20 µs for a person with five identifiers, and so at most 6 MB/s on a CSV of persons. CMAC only needs the block cipher, and OpenSSL
 * encrypts a whole batch of blocks in one call: about 0.06 µs a value. The cipher is the platform's; the mode is the published
 * one, and its official vectors are a test (tokens.test.ts).
 */
import { createCipheriv, hkdfSync } from 'node:crypto'

const BLOCK = 16
/** Values of one batch. 4,096 blocks are 64 KiB: they stay in the cache. */
const BATCH = 4096

/** The token key is derived, so that the site's key can serve for other things too. */
export function deriveTokenKey(siteKey: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', siteKey, new Uint8Array(0), 'pandian token 1', 32))
}

/** A short public name of a key, to notice that a state was made with another one. 16 hex digits. */
export function keyFingerprint(siteKey: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', siteKey, new Uint8Array(0), 'pandian fingerprint 1', 8)).toString('hex')
}

/** CMAC over many messages at once. */
export class Cmac {
  readonly #encrypt: (blocks: Uint8Array) => Uint8Array
  /** The subkeys of SP 800-38B, four words each. */
  readonly #k1: Int32Array
  readonly #k2: Int32Array
  /** All messages, padded, one after another. */
  #message = new Uint8Array(BATCH * 4 * BLOCK)
  #messageWords = new Int32Array(this.#message.buffer)
  #used = 0
  /** First block, and number of blocks, of each message. */
  #first = new Int32Array(BATCH)
  #blocks = new Int32Array(BATCH)
  readonly #state = new Int32Array(BATCH * 4)
  readonly #active = new Int32Array(BATCH)
  readonly #work = new Uint8Array(BATCH * BLOCK)
  readonly #workWords = new Int32Array(this.#work.buffer)
  #count = 0

  /** @param key 16 or 32 bytes */
  constructor(key: Uint8Array) {
    const cipher = createCipheriv(key.length === 16 ? 'aes-128-ecb' : 'aes-256-ecb', key, null)
    cipher.setAutoPadding(false)
    // Without padding, update() hands out every whole block at once, so one cipher serves for ever.
    this.#encrypt = (blocks) => cipher.update(blocks)
    const k1 = double(this.#encrypt(new Uint8Array(BLOCK)))
    this.#k1 = new Int32Array(k1.buffer)
    this.#k2 = new Int32Array(double(k1).buffer)
  }

  /** Messages waiting. */
  get count(): number {
    return this.#count
  }

  get full(): boolean {
    return this.#count === BATCH
  }

  /** Adds the message `prefix, bytes[from, from + length)`; returns its number in this batch. Not to be called when full. */
  add(prefix: number, bytes: Uint8Array, from: number, length: number): number {
    return this.#append(prefix, bytes, from, length)
  }

  /** Adds a message without a prefix byte (the official vectors have none). */
  addPlain(bytes: Uint8Array): number {
    return this.#append(-1, bytes, 0, bytes.length)
  }

  #append(prefix: number, bytes: Uint8Array, from: number, length: number): number {
    const total = length + (prefix >= 0 ? 1 : 0)
    const blocks = Math.max(1, (total + BLOCK - 1) >> 4)
    if ((this.#used + blocks) * BLOCK > this.#message.length) this.#grow(this.#used + blocks)
    const message = this.#message
    const start = this.#used * BLOCK
    let at = start
    if (prefix >= 0) message[at++] = prefix
    for (let i = 0; i < length; i++) message[at++] = bytes[from + i]!
    const end = start + blocks * BLOCK
    let last = this.#k1
    if (at < end) {
      // The rest of the block is zero already: flush() leaves it so.
      message[at] = 0x80
      last = this.#k2
    }
    const words = this.#messageWords
    const word = (end >> 2) - 4
    words[word]! ^= last[0]!
    words[word + 1]! ^= last[1]!
    words[word + 2]! ^= last[2]!
    words[word + 3]! ^= last[3]!
    const index = this.#count++
    this.#first[index] = this.#used
    this.#blocks[index] = blocks
    this.#used += blocks
    return index
  }

  #grow(blocks: number): void {
    const bigger = new Uint8Array(Math.max(blocks, (this.#message.length / BLOCK) * 2) * BLOCK)
    bigger.set(this.#message)
    this.#message = bigger
    this.#messageWords = new Int32Array(bigger.buffer)
  }

  /**
   * Computes all waiting messages and starts a new batch. The result holds four words a message, in order; it is valid
   * until the next flush.
   */
  flush(): Int32Array {
    const length = this.#count
    const state = this.#state
    const active = this.#active
    state.fill(0, 0, length * 4)
    let running = length
    for (let i = 0; i < length; i++) active[i] = i
    for (let round = 0; running > 0; round++) {
      gather(this.#workWords, state, this.#messageWords, this.#first, active, running, round)
      const out = this.#encrypt(this.#work.subarray(0, running * BLOCK))
      const words =
        out.byteOffset % 4 === 0
          ? new Int32Array(out.buffer, out.byteOffset, running * 4)
          : new Int32Array(new Uint8Array(out).buffer)
      running = scatter(state, words, this.#blocks, active, running, round)
    }
    // Raw values must not lie about in memory longer than needed.
    this.#message.fill(0, 0, this.#used * BLOCK)
    this.#work.fill(0)
    this.#count = 0
    this.#used = 0
    return state
  }
}

// The two inner loops are functions of their own: inside flush(), which runs once for four thousand values, the compiler gave up on them
// again and again.

/** The blocks to encrypt in this round: state XOR message. */
function gather(
  work: Int32Array,
  state: Int32Array,
  message: Int32Array,
  first: Int32Array,
  active: Int32Array,
  running: number,
  round: number,
): void {
  for (let k = 0; k < running; k++) {
    const to = k * 4
    const i = active[k]! * 4
    const from = (first[active[k]!]! + round) * 4
    work[to] = state[i]! ^ message[from]!
    work[to + 1] = state[i + 1]! ^ message[from + 1]!
    work[to + 2] = state[i + 2]! ^ message[from + 2]!
    work[to + 3] = state[i + 3]! ^ message[from + 3]!
  }
}

/** Puts the encrypted blocks back; keeps the messages that go on, and returns how many they are. */
function scatter(
  state: Int32Array,
  words: Int32Array,
  blocks: Int32Array,
  active: Int32Array,
  running: number,
  round: number,
): number {
  let next = 0
  for (let k = 0; k < running; k++) {
    const message = active[k]!
    const i = message * 4
    const from = k * 4
    state[i] = words[from]!
    state[i + 1] = words[from + 1]!
    state[i + 2] = words[from + 2]!
    state[i + 3] = words[from + 3]!
    if (blocks[message]! > round + 1) active[next++] = message
  }
  return next
}

/** Doubling in GF(2^128), SP 800-38B §6.1. */
function double(block: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(BLOCK)
  for (let i = 0; i < BLOCK; i++) out[i] = (block[i]! << 1) | (i + 1 < BLOCK ? block[i + 1]! >> 7 : 0)
  if (block[0]! & 0x80) out[BLOCK - 1]! ^= 0x87
  return out
}
