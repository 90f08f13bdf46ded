/** Tar archives: ustar, pax, GNU and the old one, read from front to back so that they may be streams. */
import type { ByteSource } from '../../connectors/connector.ts'
import { defineFormat, FormatError, type Piece } from '../format.ts'
import { ContainerWatch, damaged, enterContainer, readFully } from './container.ts'
import { StoredStream } from './inflate.ts'
import { DistinctNames, decodeName } from './names.ts'
import { SliceSource, UnpackedSource } from './unpacked-source.ts'

const BLOCK = 512
/** Longest pax record or GNU long name that is taken in. */
const EXTENDED_BYTES = 2 ** 20

/**
 * `.tar`. The stored parts of sparse files are read one after another, without their holes. Links and devices hold no
 * bytes and give no item; what holds bytes gives one, be its type known or not.
 */
export default defineFormat({
  id: 'tar',
  names: { zh: 'tar 封存檔', en: 'tar archive' },
  endings: ['tar'],
  splittable: false,

  sniff(head) {
    const header = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, BLOCK))
    if (header.length < BLOCK || header[0] === 0 || !checksumMatches(header)) return 0
    return header.toString('latin1', 257, 262) === 'ustar' ? 0.95 : 0.8
  },

  *read(source, context): Generator<Piece> {
    enterContainer(context)
    const reader = new TarReader(source)
    // No ratio: a tar compresses nothing, and asking a stream for its size would unpack it twice.
    const watch = new ContainerWatch(context.budget, () => Number.POSITIVE_INFINITY)
    const names = new DistinctNames()
    let broken = 0
    for (let member = reader.next(); member !== undefined; member = reader.next()) {
      const stop = watch.next()
      if (stop) {
        yield stop
        break
      }
      const bytes = openMember(source, member)
      try {
        yield { kind: 'nested', name: names.take(member.name), source: bytes }
        if (bytes.damage !== undefined) broken++
      } finally {
        bytes.close()
      }
    }
    if (reader.members === 0 && reader.damage !== undefined) {
      throw new FormatError({ state: 'failed', reason: 'malformed', detail: reader.damage })
    }
    if (reader.damage !== undefined) yield damaged(reader.damage)
    if (broken > 0) yield damaged(`${broken} members`)
  },
})

interface TarMember {
  readonly name: string
  readonly position: number
  readonly size: number
}

/**
 * A member of a stream (.tar.gz) is held or windowed by itself: going back in it must not unpack the archive again.
 * Nothing is unpacked here, so nothing is counted: what unpacked the archive has counted it.
 */
function openMember(source: ByteSource, member: TarMember): UnpackedSource | SliceSource {
  const { name, position, size } = member
  if (!(source instanceof UnpackedSource && source.sequential)) return new SliceSource(name, source, position, size)
  const open = () => new StoredStream(source, position, position + size)
  return new UnpackedSource({ name, size, meter: undefined, open })
}

class TarReader {
  /** Members given so far. */
  members = 0
  damage: string | undefined
  readonly #source: ByteSource
  readonly #header = Buffer.alloc(BLOCK)
  #position = 0
  #sawEnd = false
  /** From pax and GNU headers, for the next member. */
  #name: string | undefined
  #size: number | undefined

  constructor(source: ByteSource) {
    this.#source = source
  }

  next(): TarMember | undefined {
    while (this.#readHeader()) {
      const header = this.#header
      const type = String.fromCharCode(header[156]!)
      const size = this.#size ?? number(header, 124, 12)
      if (!Number.isSafeInteger(size) || size < 0) {
        this.damage = 'a header is damaged'
        continue
      }
      const data = this.#position
      // Links carry the size of what they point at, but no bytes.
      const bytes = '123456'.includes(type) ? 0 : size
      this.#position += Math.ceil(bytes / BLOCK) * BLOCK
      if (type === 'x' || type === 'X' || type === 'L') {
        this.#extend(type, data, size)
        continue
      }
      const name = this.#name ?? ustarName(header)
      this.#name = this.#size = undefined
      if ('gK123456'.includes(type)) continue
      // Volume labels, lists of renamed files and of a folder's names, and what a volume before this one began (M).
      if ('VNDM'.includes(type) && size === 0) continue
      const skipped = type === 'S' ? this.#sparseHeaders(data) : 0
      this.#position += skipped
      if (size === 0 && name.endsWith('/')) continue
      this.members++
      return { name, position: data + skipped, size }
    }
    return undefined
  }

  /** Reads the next header that is one. False at the end, of whatever kind. */
  #readHeader(): boolean {
    let lost = 0
    for (;;) {
      const got = readFully(this.#source, this.#header, this.#position)
      if (got < BLOCK) {
        if (got > 0 || !this.#sawEnd) this.damage ??= 'the end is missing'
        return false
      }
      this.#position += BLOCK
      if (this.#header[0] === 0 && this.#header.every((byte) => byte === 0)) {
        // Archives are also appended to each other: the end is where nothing comes any more.
        this.#sawEnd = true
        continue
      }
      if (checksumMatches(this.#header)) return true
      if (this.#sawEnd && lost === 0) return false
      this.damage = `${++lost} blocks could not be read`
    }
  }

  #extend(type: string, position: number, size: number): void {
    const bytes = Buffer.alloc(Math.min(size, EXTENDED_BYTES))
    const length = readFully(this.#source, bytes, position)
    if (type === 'L') {
      this.#name = decodeName(untilZero(bytes.subarray(0, length)))
      return
    }
    for (const [key, value] of paxRecords(bytes.subarray(0, length))) {
      if (key === 'path' || key === 'GNU.sparse.name') this.#name = decodeName(value)
      if (key === 'size') this.#size = Number(value.toString('latin1'))
    }
  }

  /** GNU sparse maps that do not fit into the header go on in blocks of their own before the data. Their length. */
  #sparseHeaders(position: number): number {
    let more = this.#header[482] === 1
    let length = 0
    const block = Buffer.alloc(BLOCK)
    while (more && readFully(this.#source, block, position + length) === BLOCK) {
      length += BLOCK
      more = block[504] === 1
    }
    return length
  }
}

function* paxRecords(bytes: Buffer): Generator<[string, Buffer]> {
  for (let at = 0; at < bytes.length; ) {
    const blank = bytes.indexOf(0x20, at)
    const length = blank < 0 ? Number.NaN : Number(bytes.toString('latin1', at, blank))
    const equals = bytes.indexOf(0x3d, blank)
    if (!(length > 0) || equals < 0 || equals >= at + length) return
    yield [bytes.toString('latin1', blank + 1, equals), bytes.subarray(equals + 1, at + length - 1)]
    at += length
  }
}

function ustarName(header: Buffer): string {
  const name = untilZero(header.subarray(0, 100))
  const posix = header.toString('latin1', 257, 263) === 'ustar\0'
  const prefix = posix ? untilZero(header.subarray(345, 500)) : Buffer.alloc(0)
  return decodeName(prefix.length > 0 ? Buffer.concat([prefix, Buffer.from('/'), name]) : name)
}

function untilZero(bytes: Buffer): Buffer {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** Octal digits, or (GNU, beyond 8 GB) a big-endian number with the highest bit set. */
function number(header: Buffer, at: number, length: number): number {
  if (header[at]! & 0x80) {
    let value = header[at]! & 0x7f
    for (let i = at + 1; i < at + length; i++) value = value * 256 + header[i]!
    return value
  }
  const digits = untilZero(header.subarray(at, at + length))
    .toString('latin1')
    .trim()
  return digits === '' ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN
}

function checksumMatches(header: Buffer): boolean {
  const stated = number(header, 148, 8)
  let unsigned = 0
  let signed = 0
  for (let at = 0; at < BLOCK; at++) {
    const byte = at >= 148 && at < 156 ? 0x20 : header[at]!
    unsigned += byte
    signed += byte > 127 ? byte - 256 : byte
  }
  return stated === unsigned || stated === signed
}
