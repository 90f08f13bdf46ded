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
  /** The first block of each message, padded where it is the only one. */
  readonly #head = new Uint8Array(BATCH * BLOCK)
  readonly #headWords = new Int32Array(this.#head.buffer)
  /** The other blocks of the longer messages, one message after another. */
  #rest = new Int32Array(BATCH * 4 * 4)
  /** Words used in it. */
  #used = 0
  // The longer messages: number, where their next block is, where their blocks end.
  readonly #long = new Int32Array(BATCH)
  readonly #next = new Int32Array(BATCH)
  readonly #end = new Int32Array(BATCH)
  #longs = 0
  readonly #work = new Uint8Array(BATCH * BLOCK)
  readonly #workWords = new Int32Array(this.#work.buffer)
  /** What the last flush gave out. */
  #state = new Int32Array(0)
  #count = 0
  /** A message that is not padded yet. */
  #plain = new Uint8Array(4 * BLOCK)

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
    const plain = this.#room(length + 1)
    plain[0] = prefix
    for (let i = 0; i < length; i++) plain[i + 1] = bytes[from + i]!
    return this.#addPlain(length + 1)
  }

  /** Adds a message without a prefix byte (the official vectors have none). */
  addPlain(bytes: Uint8Array): number {
    this.#room(bytes.length).set(bytes)
    return this.#addPlain(bytes.length)
  }

  #room(length: number): Uint8Array {
    const bytes = (length + BLOCK) & -BLOCK
    if (this.#plain.length < bytes) this.#plain = new Uint8Array(bytes * 2)
    return this.#plain
  }

  #addPlain(length: number): number {
    const plain = this.#plain
    plain[length] = 0x80
    plain.fill(0, length + 1)
    const index = this.addPadded(plain[0]!, new Int32Array(plain.buffer), 0, length)
    plain.fill(0)
    return index
  }

  /**
   * Adds the message of `length` bytes in `words` from word `at` on, whose first byte is `first` whatever stands there. Behind it, unless
   * its last block is full, are 0x80 and zeros to the block's end (as hits.ts keeps canonical forms). Not to be called when full.
   */
  addPadded(first: number, words: Int32Array, at: number, length: number): number {
    const index = this.#count++
    const head = this.#headWords
    const to = index * 4
    head[to] = words[at]!
    head[to + 1] = words[at + 1]!
    head[to + 2] = words[at + 2]!
    head[to + 3] = words[at + 3]!
    this.#head[index * BLOCK] = first
    const last = length > 0 && length % BLOCK === 0 ? this.#k1 : this.#k2
    if (length <= BLOCK) mix(head, to, last)
    else this.#addRest(index, words, at + 4, (length - 1) >> 4, last)
    return index
  }

  #addRest(index: number, words: Int32Array, at: number, blocks: number, last: Int32Array): void {
    const from = this.#used
    const end = from + blocks * 4
    if (end > this.#rest.length) this.#grow(end)
    const rest = this.#rest
    for (let to = from, k = at; to < end; ) rest[to++] = words[k++]!
    mix(rest, end - 4, last)
    this.#used = end
    const long = this.#longs++
    this.#long[long] = index
    this.#next[long] = from
    this.#end[long] = end
  }

  #grow(words: number): void {
    const bigger = new Int32Array(Math.max(words, this.#rest.length * 2))
    bigger.set(this.#rest)
    this.#rest = bigger
  }

  /**
   * Computes all waiting messages and starts a new batch. The result holds four words a message, in order; it is valid
   * until the next flush.
   */
  flush(): Int32Array {
    // What comes back is memory of its own, which holds the messages' states from here on.
    release(this.#state)
    const state = this.#encryptWords(this.#head, this.#count)
    this.#state = state
    let running = this.#longs
    while (running > 0) {
      gather(this.#workWords, state, this.#rest, this.#long, this.#next, running)
      const words = this.#encryptWords(this.#work, running)
      running = scatter(state, words, this.#long, this.#next, this.#end, running)
      release(words)
    }
    // Raw values must not lie about in memory longer than needed.
    this.#head.fill(0, 0, this.#count * BLOCK)
    this.#rest.fill(0, 0, this.#used)
    this.#work.fill(0, 0, this.#longs * BLOCK)
    this.#count = 0
    this.#longs = 0
    this.#used = 0
    return state
  }

  #encryptWords(bytes: Uint8Array, blocks: number): Int32Array<ArrayBuffer> {
    const out = this.#encrypt(bytes.subarray(0, blocks * BLOCK))
    // What shares its memory with others is copied: what is given out here is released later.
    const own = out.buffer instanceof ArrayBuffer && out.buffer.byteLength === out.length
    return new Int32Array(own ? out.buffer : new Uint8Array(out).buffer)
  }
}

/**
 * Gives memory back at once. The cipher takes 64 KiB anew for every call and has no way of writing into memory that is there; left to the
 * garbage collector, which sees but a small object, 40 MB of it lay about in every worker.
 */
function release(words: Int32Array<ArrayBuffer>): void {
  words.buffer.transfer(0)
}

/** XOR of a subkey to the block at word `at`. */
function mix(words: Int32Array, at: number, subkey: Int32Array): void {
  words[at]! ^= subkey[0]!
  words[at + 1]! ^= subkey[1]!
  words[at + 2]! ^= subkey[2]!
  words[at + 3]! ^= subkey[3]!
}

// The two inner loops are functions of their own: inside flush(), which runs once for four thousand values, the compiler gave up on them
// again and again.

/** The next blocks to encrypt: state XOR message. */
function gather(
  work: Int32Array,
  state: Int32Array,
  rest: Int32Array,
  long: Int32Array,
  next: Int32Array,
  running: number,
): void {
  for (let k = 0; k < running; k++) {
    const to = k * 4
    const i = long[k]! * 4
    const from = next[k]!
    work[to] = state[i]! ^ rest[from]!
    work[to + 1] = state[i + 1]! ^ rest[from + 1]!
    work[to + 2] = state[i + 2]! ^ rest[from + 2]!
    work[to + 3] = state[i + 3]! ^ rest[from + 3]!
  }
}

/** Puts the encrypted blocks back; keeps the messages that go on, and returns how many they are. */
function scatter(
  state: Int32Array,
  words: Int32Array,
  long: Int32Array,
  next: Int32Array,
  end: Int32Array,
  running: number,
): number {
  let kept = 0
  for (let k = 0; k < running; k++) {
    const i = long[k]! * 4
    const from = k * 4
    state[i] = words[from]!
    state[i + 1] = words[from + 1]!
    state[i + 2] = words[from + 2]!
    state[i + 3] = words[from + 3]!
    const after = next[k]! + 4
    if (after === end[k]) continue
    long[kept] = long[k]!
    next[kept] = after
    end[kept++] = end[k]!
  }
  return kept
}

/** Doubling in GF(2^128), SP 800-38B §6.1. */
function double(block: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(BLOCK)
  for (let i = 0; i < BLOCK; i++) out[i] = (block[i]! << 1) | (i + 1 < BLOCK ? block[i + 1]! >> 7 : 0)
  if (block[0]! & 0x80) out[BLOCK - 1]! ^= 0x87
  return out
}
