/**
 * A place outside memory for bytes that must be read in any order: a temporary file that holds nothing readable.
 *
 * Raw data must never lie at rest. So the file is made with mode 0600 in a directory of its own, it is unlinked before the
 * first byte is written, and what is written is encrypted with a key that exists only in this object's memory (AES-256 in
 * counter mode, which can be read from any position; 2 GB/s on the hardware this was written on). A machine that loses
 * its power leaves unreadable blocks behind, not names and numbers.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readSync, rmdirSync, unlinkSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ReadError } from '../../connectors/connector.ts'

const BLOCK = 16

/** An encrypted, nameless temporary file. Written once from the beginning, then read in any order. */
export class Spool {
  readonly #key = randomBytes(32)
  readonly #cipher = createCipheriv('aes-256-ctr', this.#key, counter(0))
  #file: number | undefined
  #size = 0

  /** Throws ReadError `failed(io-error)` when there is no room for temporary files. */
  constructor() {
    this.#file = guarded(openNameless)
  }

  /** Bytes written so far. */
  get size(): number {
    return this.#size
  }

  append(bytes: Uint8Array): void {
    const sealed = this.#cipher.update(bytes)
    guarded(() => {
      for (let done = 0; done < sealed.length; ) {
        done += writeSync(this.#file!, sealed, done, sealed.length - done, this.#size + done)
      }
    })
    this.#size += bytes.length
  }

  /** As ByteSource.read. */
  read(target: Uint8Array, position: number): number {
    const wanted = Math.max(0, Math.min(target.length, this.#size - position))
    if (wanted === 0) return 0
    const lead = position % BLOCK
    const sealed = Buffer.allocUnsafe(lead + wanted)
    const got = guarded(() => readSync(this.#file!, sealed, 0, lead + wanted, position - lead))
    const plain = createDecipheriv('aes-256-ctr', this.#key, counter((position - lead) / BLOCK)).update(
      sealed.subarray(0, got),
    )
    target.set(plain.subarray(lead))
    plain.fill(0)
    return Math.max(0, got - lead)
  }

  close(): void {
    if (this.#file === undefined) return
    closeSync(this.#file)
    this.#file = undefined
    this.#key.fill(0)
  }
}

function openNameless(): number {
  // mkdtemp makes the directory with mode 0700 and a name nobody can guess.
  const directory = mkdtempSync(join(tmpdir(), 'pandian-'))
  const path = join(directory, 'spool')
  const file = openSync(path, 'wx+', 0o600)
  unlinkSync(path)
  try {
    rmdirSync(directory)
  } catch {
    // Some systems keep the name of an open file a little longer: an empty directory stays behind, nothing else.
  }
  return file
}

/** The counter block `blocks` blocks from the beginning. */
function counter(blocks: number): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.writeBigUInt64BE(BigInt(blocks), 8)
  return block
}

function guarded<T>(work: () => T): T {
  try {
    return work()
  } catch {
    throw new ReadError({ state: 'failed', reason: 'io-error', detail: 'no room for temporary data' })
  }
}
