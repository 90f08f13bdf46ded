import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allText, budgetOf, readAll, sourceOf } from '../../fixtures/read-all.ts'
import { writeZip, type ZipEntry } from '../../fixtures/zip-writer.ts'
import { FormatError } from '../format.ts'
import { ARCHIVE_FORMATS } from './index.ts'

// CP950: 許 B3 5C, 功 A5 5C, 蓋 BB 5C; the second bytes are backslashes.
const XU_GONG_GAI = Buffer.from('b35ca55cbb5c2e747874', 'hex')

const read = (bytes: Uint8Array, limits = {}, name = 'a.zip') =>
  readAll(sourceOf(name, bytes), ARCHIVE_FORMATS, budgetOf(limits))
const sniffA = (_head: Uint8Array, name: string) => (name === 'a.zip' ? 1 : 0)
const paths = async (bytes: Uint8Array) => (await read(bytes)).map((item) => item.path)

describe('zip', () => {
  it('keeps CP950 names whole: 許功蓋 has three backslashes in it', async () => {
    expect(await paths(writeZip([{ name: XU_GONG_GAI, data: 'x' }]))).toEqual(['a.zip', 'a.zip!/許功蓋.txt'])
  })

  it('reads UTF-8 names with and without the flag', async () => {
    const zip = writeZip([
      { name: '名冊.txt', data: 'x' },
      { name: Buffer.from('客戶.txt'), data: 'x' },
    ])
    expect(await paths(zip)).toEqual(['a.zip', 'a.zip!/名冊.txt', 'a.zip!/客戶.txt'])
  })

  it('takes names as names, also those that climb, and tells doubles apart', async () => {
    const zip = writeZip(
      ['../../etc/passwd', '/abs.txt', 'a.txt', 'a.txt', 'a (2).txt', 'a.txt'].map((name) => ({ name, data: name })),
    )
    expect(await paths(zip)).toEqual(
      ['', '!/../../etc/passwd', '!/abs.txt', '!/a.txt', '!/a (2).txt', '!/a (2) (2).txt', '!/a (3).txt'].map(
        (end) => `a.zip${end}`,
      ),
    )
  })

  it('reads stored, deflated and zstd members; says what it cannot read', async () => {
    const items = await read(
      writeZip([
        { name: 's', data: 'STORED', method: 'stored' },
        { name: 'd', data: 'DEFLATED' },
        { name: 'z', data: 'ZSTD', method: 'zstd' },
        { name: 'b', data: 'BZ', method: 12 },
        { name: 'e', data: 'SECRET', encrypted: true },
        { name: 'aes', data: 'SECRET', method: 99 },
        { name: 'empty', data: '' },
      ]),
    )
    expect(items.map((item) => item.text)).toEqual(['', 'STORED', 'DEFLATED', 'ZSTD', '', '', '', ''])
    expect(items.map((item) => item.outcomes[0]?.state)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'unsupported',
      'encrypted',
      'encrypted',
      undefined,
    ])
  })

  it.each(['MZ\x90\0', '\x7fELF\x02\x01\x01\0'])(
    'a program that unpacks itself (%j) is read, whatever its name',
    async (mark) => {
      const program = Buffer.concat([Buffer.from(mark, 'latin1'), Buffer.alloc(100_000, 'code PK\x03\x04')])
      const archive = await readAll(
        sourceOf('setup.exe', writeZip([{ name: 'a', data: 'AAAA' }], { prefix: program })),
        ARCHIVE_FORMATS,
      )
      expect(archive.map((item) => [item.path, item.text, item.outcomes])).toEqual([
        ['setup.exe', '', []],
        ['setup.exe!/a', 'AAAA', []],
      ])
      const [only, ...others] = await readAll(sourceOf('setup.exe', program), ARCHIVE_FORMATS)
      expect(others).toEqual([])
      expect(only!.outcomes).toMatchObject([{ state: 'unsupported', reason: 'binary' }])
    },
  )

  it('reads ZIP64, data descriptors, comments and a program in front', async () => {
    const entries: ZipEntry[] = [
      { name: 'a', data: 'AAAA', zip64: true },
      { name: 'b', data: 'BBBB', descriptor: true },
    ]
    for (const options of [
      { zip64: true },
      { comment: Buffer.alloc(65_535, 'PK\x05\x06') },
      { prefix: Buffer.alloc(5000, 'MZ') },
    ]) {
      const bytes = writeZip(entries, options)
      const forced = await readAll(
        sourceOf('a.zip', bytes),
        ARCHIVE_FORMATS.map((format) => ({
          ...format,
          sniff: (head: Uint8Array, name: string) =>
            format.id === 'zip' && name === 'a.zip' ? 1 : format.sniff(head, name),
        })),
      )
      expect(forced.map((item) => item.text)).toEqual(['', 'AAAA', 'BBBB'])
      expect(forced[0]!.outcomes).toEqual([])
    }
  })

  it('finds the members of an archive whose directory is lost, and says so', async () => {
    const entries: ZipEntry[] = [
      { name: 'a.txt', data: 'MARK-A'.repeat(100) },
      { name: 'b.txt', data: 'MARK-B'.repeat(100), descriptor: true },
      { name: 'c.txt', data: 'MARK-C'.repeat(100), method: 'stored' },
    ]
    const items = await read(writeZip(entries, { withoutDirectory: true }))
    expect(items.slice(1).map((item) => item.text)).toEqual(entries.map((entry) => entry.data))
    expect(items[0]!.outcomes).toEqual([{ state: 'partial', reason: 'damaged', detail: 'no central directory' }])
  })

  it('says how many bytes lie outside the archive, but for programs, marks of splitting and padding', async () => {
    const zip = (name: string, prefix?: Buffer) => writeZip([{ name, data: 'MARK' }], prefix ? { prefix } : {})
    const zipOnly = ARCHIVE_FORMATS.filter(({ id }) => id === 'zip').map((format) => ({ ...format, sniff: sniffA }))
    const told = async (...parts: readonly Uint8Array[]) => {
      const items = await readAll(sourceOf('a.zip', Buffer.concat(parts)), zipOnly)
      expect(items[1]!.text).toBe('MARK')
      return items[0]!.outcomes.map(({ state, reason, detail }) => `${state} ${reason} ${detail}`)
    }
    const first = zip('a')
    expect(await told(first)).toEqual([])
    expect(await told(first, zip('b'))).toEqual([`partial damaged ${first.length} bytes outside the archive`])
    expect(await told(first, Buffer.from('A123456789\n'))).toEqual(['partial damaged 11 bytes outside the archive'])
    expect(await told(zip('a', Buffer.from('A123456789\n')))).toEqual(['partial damaged 11 bytes outside the archive'])
    for (const prefix of ['MZ program', '\x7fELF program', '#!/bin/sh\n', 'PK00']) {
      expect(await told(Buffer.from(prefix), first), prefix).toEqual([])
      expect(await told(zip('a', Buffer.from(prefix))), prefix).toEqual([])
    }
    expect(await told(first, Buffer.from('\r\n\0\0\0'))).toEqual([])
  })

  it('gives what a damaged member still has, and a note', async () => {
    const bytes = writeZip([{ name: 'a.txt', data: Array.from({ length: 50_000 }, (_, i) => i * i).join() }])
    bytes.fill(0xff, bytes.length >> 1, (bytes.length >> 1) + 50)
    const items = await read(bytes)
    expect(items[1]!.text).toContain('0,1,4,9,16,25')
    expect(items[0]!.outcomes[0]).toMatchObject({ state: 'partial', reason: 'damaged' })
  })

  it('a size that lies changes nothing but the note', async () => {
    for (const claimedSize of [1, 10_000_000]) {
      const items = await read(writeZip([{ name: 'a', data: 'MARK'.repeat(1000), claimedSize }]))
      expect(items[1]!.text).toBe('MARK'.repeat(1000))
    }
  })

  it('stops a bomb at the ratio, beyond 32 MiB', async () => {
    const items = await read(
      writeZip([
        { name: 'bomb', data: Buffer.alloc(64 * 2 ** 20) },
        { name: 'after', data: 'x' },
      ]),
    )
    expect(items.find((item) => item.path.endsWith('bomb'))!.outcomes[0]).toMatchObject({
      state: 'partial',
      reason: 'limit-ratio',
    })
    expect(items[0]!.outcomes[0]).toMatchObject({ state: 'partial', reason: 'limit-ratio' })
  })

  it('stops a nest of bombs (42.zip) after little work', async () => {
    let bytes: Uint8Array = writeZip([{ name: '0.dll', data: Buffer.alloc(40 * 2 ** 20) }])
    for (let level = 0; level < 4; level++) {
      bytes = writeZip(Array.from({ length: 16 }, (_, index) => ({ name: `lib ${index}.zip`, data: bytes })))
    }
    const budget = budgetOf()
    const items = await readAll(sourceOf('42.zip', bytes), ARCHIVE_FORMATS, budget)
    expect(budget.bytes).toBeLessThan(128 * 2 ** 20)
    expect(items.flatMap((item) => item.outcomes).map((outcome) => outcome.reason)).toContain('limit-ratio')
  })

  it('stops at the depth, the size and the number of members, and says which', async () => {
    let nested: Uint8Array = Buffer.from('MARK-DEEP')
    for (let level = 0; level < 12; level++) nested = writeZip([{ name: `${level}.zip`, data: nested }])
    const deep = await read(nested)
    expect(deep).toHaveLength(9)
    expect(deep[8]!.outcomes).toEqual([{ state: 'partial', reason: 'limit-depth', detail: 'depth 8' }])

    const many = writeZip(Array.from({ length: 30 }, (_, index) => ({ name: `${index}`, data: 'x'.repeat(1000) })))
    const counted = await read(many, { members: 10 })
    expect(counted).toHaveLength(11)
    expect(counted[0]!.outcomes[0]!.reason).toBe('limit-count')
    const sized = await read(many, { totalBytes: 5500 })
    expect(sized[0]!.outcomes[0]!.reason).toBe('limit-size')
    expect(sized).toHaveLength(7)
  })

  it('cut off anywhere, it ends: with an error or with what was there', async () => {
    const bytes = writeZip(
      Array.from({ length: 20 }, (_, index) => ({
        name: `${index}.txt`,
        data: `MARK-${index} `.repeat(50),
        descriptor: index % 2 === 0,
      })),
    )
    for (let part = 0; part < 20; part++) {
      const items = await read(bytes.subarray(0, Math.floor((bytes.length * part) / 20)))
      if (part > 3) expect(allText(items)).toContain('MARK-0')
      if (items[0]!.format === 'zip') expect(items[0]!.outcomes.length).toBeGreaterThan(0)
    }
  })

  it('is no zip: says malformed', () => {
    const zip = ARCHIVE_FORMATS.find((format) => format.id === 'zip')!
    const pieces = () => [
      ...(zip.read(sourceOf('a.zip', Buffer.from('PK\x03 nothing')), { budget: budgetOf() }) as Iterable<unknown>),
    ]
    expect(pieces).toThrow(FormatError)
  })

  it('gives back whatever was put in', async () => {
    const entry = fc.record({
      name: fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
        .filter((name) => !/[/\\]$|^[/\\]/.test(name) && name.isWellFormed()),
      data: fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes).toString('base64')),
      method: fc.constantFrom<NonNullable<ZipEntry['method']>>('stored', 'deflate', 'zstd'),
      zip64: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(entry, { selector: (one) => one.name, maxLength: 8 }),
        fc.boolean(),
        async (entries, zip64) => {
          const items = await read(writeZip(entries, { zip64 }))
          expect(items.slice(1).map((item) => item.text)).toEqual(entries.map((one) => one.data))
          expect(items.slice(1).map((item) => item.path)).toEqual(entries.map((one) => `a.zip!/${one.name}`))
        },
      ),
      { numRuns: 100 },
    )
  })
})
