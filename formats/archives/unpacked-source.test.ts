import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync, zstdCompressSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ReadError } from '../../connectors/connector.ts'
import { budgetOf, sourceOf } from '../../fixtures/read-all.ts'
import { type Compression, Inflater } from './inflate.ts'
import { Meter } from './meter.ts'
import { Spool } from './spool.ts'
import { HELD_BYTES, UnpackedSource } from './unpacked-source.ts'

const text = Buffer.from(Array.from({ length: 50_000 }, (_, index) => `${index * 7919}`).join())

/** Everything an inflater gives, and what it says of it. */
function inflate(packed: Uint8Array, compression: Compression, checksum?: number) {
  const inflater = new Inflater(sourceOf('x', packed), 0, packed.length, compression, checksum)
  const chunks: Buffer[] = []
  const chunk = Buffer.alloc(10_007)
  for (let got = 1; got > 0; ) {
    got = inflater.read(chunk)
    chunks.push(Buffer.from(chunk.subarray(0, got)))
  }
  return { bytes: Buffer.concat(chunks), damage: inflater.damage, position: inflater.position }
}

describe('inflate', () => {
  it.each([
    ['deflate', deflateRawSync(text)],
    ['zstd', zstdCompressSync(text)],
  ] as const)('%s: gives the whole, exactly to its end', (compression, packed) => {
    const { bytes, damage, position } = inflate(
      Buffer.concat([packed, Buffer.from('trailing')]),
      compression,
      crc32(text),
    )
    expect(bytes.equals(text)).toBe(true)
    expect(damage).toBeUndefined()
    expect(position).toBe(packed.length)
  })

  it('cut off, it gives all that can be had and says so', () => {
    const packed = deflateRawSync(text)
    for (let part = 0; part < 20; part++) {
      const { bytes, damage } = inflate(packed.subarray(0, Math.floor((packed.length * part) / 20)), 'deflate')
      expect(bytes.equals(text.subarray(0, bytes.length))).toBe(true)
      expect(bytes.length).toBeGreaterThan((text.length * part) / 20 - 70_000)
      expect(damage).toBe('compressed data cut off')
    }
    expect(inflate(zstdCompressSync(text).subarray(0, 20_000), 'zstd', crc32(text)).damage).toBe(
      'checksum does not match',
    )
  })

  it('a damaged stream does not disturb the next one', () => {
    expect(inflate(Buffer.alloc(100, 0xff), 'deflate').damage).toBe('compressed data damaged')
    expect(inflate(deflateRawSync(text), 'deflate').bytes.equals(text)).toBe(true)
  })
})

describe('large members', () => {
  let directory: string
  const before = process.env.TMPDIR
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'spool-test-'))
    process.env.TMPDIR = directory
  })
  afterEach(() => {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
    rmSync(directory, { recursive: true })
  })

  const large = Buffer.alloc(HELD_BYTES + 5 * 2 ** 20, text)
  const packed = deflateRawSync(large, { level: 1 })
  const open = (size: number | undefined) =>
    new UnpackedSource({
      name: 'x',
      size,
      meter: new Meter(budgetOf()),
      open: () => new Inflater(sourceOf('x', packed), 0, packed.length, 'deflate'),
    })

  it.each([large.length, undefined])('stated size %s: read in order, then in any order', (size) => {
    const source = open(size)
    const target = Buffer.alloc(300_001)
    for (let at = 0; at < large.length; at += target.length) {
      const got = source.read(target, at)
      expect(got).toBe(Math.min(target.length, large.length - at))
      if (target.compare(large, at, at + got, 0, got) !== 0) throw new Error(`different at ${at}`)
    }
    expect(source.size).toBe(large.length)
    for (const at of [0, 17, 20_000_003, large.length - 5, 999, large.length]) {
      const got = source.read(target, at)
      expect(target.subarray(0, got).equals(large.subarray(at, at + target.length))).toBe(true)
    }
    expect(readdirSync(directory)).toEqual([])
    source.close()
  })

  it('counts what comes out once, however often it is made', () => {
    const budget = budgetOf()
    const source = new UnpackedSource({
      name: 'x',
      size: undefined,
      meter: new Meter(budget),
      open: () => new Inflater(sourceOf('x', packed), 0, packed.length, 'deflate'),
    })
    expect(source.size).toBe(large.length)
    source.read(Buffer.alloc(10), large.length - 10)
    source.read(Buffer.alloc(10), 0)
    expect(budget.bytes).toBe(large.length)
    source.close()
  })

  it('a smaller member than stated: what is there, then why there is no more', () => {
    const short = deflateRawSync(Buffer.from('MARK'))
    const source = new UnpackedSource({
      name: 'x',
      size: 100,
      meter: undefined,
      open: () => new Inflater(sourceOf('x', short), 0, short.length, 'deflate'),
    })
    const target = Buffer.alloc(100)
    expect(source.read(target, 0)).toBe(4)
    expect(() => source.read(target, 4)).toThrow(ReadError)
  })

  it('a larger member than stated is not hidden', () => {
    const source = new UnpackedSource({
      name: 'x',
      size: 1,
      meter: undefined,
      open: () => new Inflater(sourceOf('x', deflateRawSync(text)), 0, Number.MAX_SAFE_INTEGER, 'deflate'),
    })
    expect(source.size).toBe(text.length)
  })

  it.runIf(existsSync('/proc/self/fd'))('what is on disk has no name and cannot be read', () => {
    const spool = new Spool()
    spool.append(Buffer.from('MARK-SECRET '.repeat(1000)))
    spool.append(Buffer.from('MARK-SECOND'))
    const open = readdirSync('/proc/self/fd').filter((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`).includes('pandian-')
      } catch {
        return false
      }
    })
    expect(open).toHaveLength(1)
    const onDisk = readFileSync(`/proc/self/fd/${open[0]}`)
    expect(onDisk).toHaveLength(spool.size)
    expect(onDisk.includes('MARK')).toBe(false)
    const target = Buffer.alloc(11)
    expect(spool.read(target, 12_000)).toBe(11)
    expect(target.toString()).toBe('MARK-SECOND')
    expect(spool.read(target, 12_005)).toBe(6)
    spool.close()
  })
})
