/** Gzip: one file, compressed, perhaps in several members one after another (RFC 1952). */
import type { ByteSource } from '../../connectors/connector.ts'
import { defineFormat, FormatError, type Piece } from '../format.ts'
import { damaged, enterContainer } from './container.ts'
import { type ByteStream, Inflater } from './inflate.ts'
import { Meter } from './meter.ts'
import { decodeName } from './names.ts'
import { UnpackedSource } from './unpacked-source.ts'

/** Longest name or comment that is skipped over in a header. */
const HEADER_BYTES = 64 * 1024

/** `.gz`, `.tgz`: the member is named like the file, without `.gz`. */
export default defineFormat({
  id: 'gzip',
  names: { zh: 'gzip 壓縮檔', en: 'gzip' },
  endings: ['gz', 'tgz', 'gzip'],
  splittable: false,

  sniff(head) {
    return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 && (head[3]! & 0xe0) === 0 ? 0.9 : 0
  },

  *read(source, context): Generator<Piece> {
    enterContainer(context)
    const header = readHeader(source, 0)
    if (header === undefined) throw new FormatError({ state: 'failed', reason: 'malformed' })
    const name = innerName(source.name, header.name)
    const open = (): ByteStream => new GzipStream(source)
    const bytes = new UnpackedSource({ name, size: undefined, meter: new Meter(context.budget), open })
    try {
      yield { kind: 'nested', name, source: bytes }
      if (bytes.damage !== undefined) yield damaged(bytes.damage)
    } finally {
      bytes.close()
    }
  },
})

function innerName(outer: string, inside: string | undefined): string {
  const base = outer.slice(Math.max(outer.lastIndexOf('/'), outer.lastIndexOf('\\')) + 1)
  if (/\.tgz$/i.test(base)) return base.replace(/tgz$/i, 'tar')
  if (/\.(gz|gzip)$/i.test(base)) return base.replace(/\.(gz|gzip)$/i, '')
  return inside?.slice(inside.lastIndexOf('/') + 1) || base || 'unnamed'
}

interface GzipHeader {
  /** The name the compressing program noted. */
  readonly name: string | undefined
  /** Where the compressed data begins. */
  readonly data: number
}

function readHeader(source: ByteSource, position: number): GzipHeader | undefined {
  const bytes = Buffer.alloc(HEADER_BYTES)
  // A short look first: most headers have 10 to 40 bytes, and what is behind may be a stream.
  for (const reach of [512, HEADER_BYTES]) {
    const length = source.read(bytes.subarray(0, reach), position)
    const header = parseHeader(bytes.subarray(0, length))
    if (header === 'malformed' || (header === 'short' && length < reach)) return undefined
    if (header !== 'short') return { ...header, data: position + header.data }
  }
  return undefined
}

function parseHeader(bytes: Buffer): GzipHeader | 'malformed' | 'short' {
  if (bytes.length < 10) return 'short'
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b || bytes[2] !== 8) return 'malformed'
  const flags = bytes[3]!
  let at = 10
  if (flags & 4) {
    if (bytes.length < at + 2) return 'short'
    at += 2 + bytes.readUInt16LE(at)
  }
  let name: string | undefined
  for (const flag of [8, 16]) {
    if (!(flags & flag)) continue
    const end = bytes.indexOf(0, at)
    if (end < 0) return 'short'
    if (flag === 8) name = decodeName(bytes.subarray(at, end))
    at = end + 1
  }
  if (flags & 2) at += 2
  return at <= bytes.length ? { name, data: at } : 'short'
}

/** All members of a gzip file as one stream of bytes. */
class GzipStream implements ByteStream {
  readonly #source: ByteSource
  #member: Inflater | undefined
  #position = 0
  #ended = false
  damage: string | undefined

  constructor(source: ByteSource) {
    this.#source = source
  }

  get taken(): number {
    return this.#member?.position ?? this.#position
  }

  read(target: Uint8Array): number {
    let filled = 0
    while (filled < target.length && !this.#ended) {
      this.#member ??= this.#open()
      if (this.#member === undefined) break
      const wanted = target.length - filled
      const got = this.#member.read(target.subarray(filled))
      filled += got
      if (got < wanted) this.#close(this.#member)
    }
    return filled
  }

  #open(): Inflater | undefined {
    const header = readHeader(this.#source, this.#position)
    if (header) return new Inflater(this.#source, header.data, Number.MAX_SAFE_INTEGER, 'deflate')
    this.#ended = true
    // Zeros are padding (tapes, block devices); anything else is data nobody can read.
    if (!onlyZeros(this.#source, this.#position)) this.damage = 'bytes after the compressed data'
    return undefined
  }

  #close(member: Inflater): void {
    this.#member = undefined
    this.#position = member.position + 8
    if (member.damage !== undefined) {
      this.damage = member.damage
      this.#ended = true
    } else if (this.#source.read(new Uint8Array(8), member.position) < 8) {
      this.damage = 'end cut off'
      this.#ended = true
    }
  }
}

function onlyZeros(source: ByteSource, position: number): boolean {
  const bytes = new Uint8Array(4096)
  const length = source.read(bytes, position)
  return bytes.subarray(0, length).every((byte) => byte === 0)
}
