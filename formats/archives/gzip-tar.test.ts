import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { allText, budgetOf, readAll, sourceOf } from '../../fixtures/read-all.ts'
import { ARCHIVE_FORMATS } from './index.ts'
import { decodeName } from './names.ts'

const read = (name: string, bytes: Uint8Array, limits = {}) =>
  readAll(sourceOf(name, bytes), ARCHIVE_FORMATS, budgetOf(limits))

/** A tar header block. */
function header(name: string | Uint8Array, size: number, type = '0', magic = 'ustar\x0000'): Buffer {
  const block = Buffer.alloc(512)
  Buffer.from(name).copy(block, 0, 0, 100)
  block.write('0000644\0', 100)
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  block.write('00000000000\0', 136)
  block.write(type, 156)
  block.write(magic, 257, 'latin1')
  block.fill(' ', 148, 156)
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  )
  return block
}

function member(name: string | Uint8Array, data: string | Uint8Array, type = '0', magic?: string): Buffer {
  const bytes = Buffer.from(data)
  return Buffer.concat([
    header(name, bytes.length, type, magic),
    bytes,
    Buffer.alloc((512 - (bytes.length % 512)) % 512),
  ])
}

function pax(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest + 1
  while (String(length).length + rest !== length) length++
  return `${length} ${key}=${value}\n`
}

const END = Buffer.alloc(1024)

describe('gzip', () => {
  it('names the member like the file', async () => {
    for (const [outer, inner] of [
      ['a.csv.gz', 'a.csv'],
      ['b.TGZ', 'b.tar'],
      ['c', 'c'],
    ] as const) {
      expect((await read(outer, gzipSync('MARK')))[1]).toMatchObject({ path: `${outer}!/${inner}`, text: 'MARK' })
    }
  })

  it('reads all members, and padding', async () => {
    const bytes = Buffer.concat([gzipSync('ONE-'), gzipSync(''), gzipSync('TWO'), Buffer.alloc(3000)])
    const items = await read('a.gz', bytes)
    expect(items[1]!.text).toBe('ONE-TWO')
    expect(items[0]!.outcomes).toEqual([])
  })

  it('cut off, it gives what it had and says so', async () => {
    const text = Array.from({ length: 20_000 }, (_, index) => `${index * 7919}`).join()
    const bytes = gzipSync(text)
    for (let part = 1; part < 20; part++) {
      const items = await read('a.gz', bytes.subarray(0, Math.floor((bytes.length * part) / 20)))
      expect(text.startsWith(items[1]!.text)).toBe(true)
      expect(items[1]!.text.length).toBeGreaterThan((text.length * (part - 1)) / 20 - 40_000)
      expect(items[0]!.outcomes[0]).toMatchObject({ state: 'partial', reason: 'damaged' })
    }
  })

  it('garbage after the data is not silent', async () => {
    const items = await read('a.gz', Buffer.concat([gzipSync('DATA'), Buffer.from('garbage')]))
    expect(items[1]!.text).toBe('DATA')
    expect(items[0]!.outcomes[0]).toMatchObject({ reason: 'damaged' })
  })

  it('an endless stream stops at the limit', async () => {
    const items = await read('a.gz', gzipSync(Buffer.alloc(40 * 2 ** 20)))
    expect(items[1]!.outcomes[0]).toMatchObject({ state: 'partial', reason: 'limit-ratio' })
    expect((await read('a.gz', gzipSync(Buffer.alloc(2 ** 20)), { totalBytes: 1000 }))[1]!.outcomes[0]!.reason).toBe(
      'limit-size',
    )
  })
})

describe('tar', () => {
  const long = `${'資料夾/'.repeat(30)}名冊.txt`

  it('reads ustar, old, pax and GNU names, Big5 too; links give no item', async () => {
    const tar = Buffer.concat([
      member('plain.txt', 'MARK-1'),
      member('old.txt', 'MARK-2', '\0', ''),
      member('x', pax('path', long), 'x'),
      member('short', 'MARK-3'),
      member('././@LongLink', `${long}2\0`, 'L', 'ustar  \0'),
      member('short', 'MARK-4', '0', 'ustar  \0'),
      member(Buffer.from('b35ca55cbb5c2e747874', 'hex'), 'MARK-5'),
      header('folder/', 0, '5'),
      header('link', 5, '2'),
      member('global', pax('comment', 'x'), 'g'),
      member('plain.txt', 'MARK-6'),
      END,
    ])
    const items = await read('a.tar', tar)
    expect(items.slice(1).map((item) => [item.path.slice('a.tar!/'.length), item.text])).toEqual([
      ['plain.txt', 'MARK-1'],
      ['old.txt', 'MARK-2'],
      [long, 'MARK-3'],
      [`${long}2`, 'MARK-4'],
      ['許功蓋.txt', 'MARK-5'],
      ['plain (2).txt', 'MARK-6'],
    ])
    expect(items[0]!.outcomes).toEqual([])
  })

  it('gives whatever has bytes, also what a volume before began and types nobody knows', async () => {
    const tar = Buffer.concat([
      member('rest.csv', 'MARK-M', 'M', 'ustar  \0'),
      member('folder/', 'YMARK-D\0', 'D', 'ustar  \0'),
      member('@', 'Rename MARK-N', 'N', 'ustar  \0'),
      header('label', 0, 'V', 'ustar  \0'),
      member('own', 'MARK-Z', 'Z'),
      member('solaris', pax('path', '名冊.txt'), 'X'),
      member('short', 'MARK-1'),
      END,
    ])
    const items = await read('a.tar', tar)
    expect(items.slice(1).map((item) => [item.path.slice('a.tar!/'.length), item.text])).toEqual([
      ['rest.csv', 'MARK-M'],
      ['folder/', 'YMARK-D\0'],
      ['@', 'Rename MARK-N'],
      ['own', 'MARK-Z'],
      ['名冊.txt', 'MARK-1'],
    ])
    expect(items[0]!.outcomes).toEqual([])
  })

  it('cut off or with a damaged header, it gives the rest and says so', async () => {
    const parts = Array.from({ length: 10 }, (_, index) => member(`${index}.txt`, `MARK-${index} `.repeat(200)))
    const tar = Buffer.concat([...parts, END])
    for (let part = 1; part < 20; part++) {
      const items = await read('a.tar', tar.subarray(0, Math.floor((tar.length * part) / 20)))
      expect(allText(items)).toContain('MARK-0')
      expect(items[0]!.outcomes[0]).toMatchObject({ state: 'partial', reason: 'damaged' })
    }
    const broken = Buffer.from(tar)
    broken.fill(0x55, parts[0]!.length, parts[0]!.length + 512)
    const items = await read('a.tar', broken)
    expect(allText(items)).toContain('MARK-9')
    expect(items[0]!.outcomes[0]).toMatchObject({ state: 'partial', reason: 'damaged' })
  })

  it('reads a large .tar.gz in one pass, members in any order within', async () => {
    const big = Buffer.alloc(40 * 2 ** 20, Array.from({ length: 5000 }, (_, index) => `${index * 7919},`).join(''))
    const zip = Buffer.concat([member('big.txt', big), member('small.gz', gzipSync('MARK-INNER')), END])
    const items = await read('a.tar.gz', gzipSync(zip, { level: 1 }))
    expect(items.map((item) => item.path)).toEqual([
      'a.tar.gz',
      'a.tar.gz!/a.tar',
      'a.tar.gz!/a.tar!/big.txt',
      'a.tar.gz!/a.tar!/small.gz',
      'a.tar.gz!/a.tar!/small.gz!/small',
    ])
    expect(items[4]!.text).toBe('MARK-INNER')
    expect(items.flatMap((item) => item.outcomes)).toEqual([])
  })
})

describe('names', () => {
  it('every byte string gives a name; CP437 has a character for each byte', () => {
    const upper = Uint8Array.from({ length: 128 }, (_, index) => 0x80 + index)
    const name = decodeName(upper)
    expect(name).toHaveLength(128)
    expect(name).not.toContain('undefined')
    expect(decodeName(deflateRawSync('x'))).toBeTypeOf('string')
  })
})
