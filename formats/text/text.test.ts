import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { CHUNK_BYTES } from './source.ts'
import { readAll, readRanges } from './testing.ts'
import format from './text.ts'

const LINE = '王小明,A123456789,臺北市大安區和平東路二段106號\n'

describe('text', () => {
  test('gives nothing for an empty file, and says how it was read', async () => {
    const read = await readAll(format, '')
    expect(read.batches).toEqual([])
    expect(read.readAs).toEqual([{ kind: 'read-as', encoding: 'ascii', confidence: 1 }])
    expect(read.error).toBeUndefined()
  })

  test.each(['utf8', 'cp950', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be', 'gb18030'])(
    '%s comes out as UTF-8',
    async (encoding) => {
      const text = LINE.repeat(40_000)
      const read = await readAll(format, iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-') }))
      expect(read.batches.length).toBeGreaterThan(1)
      expect(read.text() === text).toBe(true)
      expect(read.batches.map((batch) => batch.first).indexOf(true)).toBe(0)
      let lines = 0
      for (const batch of read.batches) {
        expect(batch.linesBefore).toBe(lines)
        lines += batch.text.split('\n').length - 1
      }
    },
  )

  test('a file that begins as ASCII and goes on in Big5 is read as both', async () => {
    const ascii = 'GET /index.html 200\n'.repeat(100_000)
    const read = await readAll(format, Buffer.concat([Buffer.from(ascii), iconv.encode(LINE.repeat(100), 'cp950')]))
    expect(read.text() === ascii + LINE.repeat(100)).toBe(true)
    expect(read.readAs[0]?.encoding).toBe('big5')
  })

  test('lines of UTF-8 and of Big5 in one file are told apart line by line', async () => {
    const utf8 = Buffer.from(`utf8 ${LINE}`)
    const big5 = iconv.encode(`big5 ${LINE}`, 'cp950')
    const bytes = Buffer.concat(Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? big5 : utf8)))
    const expected = Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? 'big5 ' : 'utf8 ') + LINE).join('')
    expect((await readAll(format, bytes)).text()).toBe(expected)
  })

  test('a 10 MB line does not end the file, and no value at a window edge is cut', async () => {
    const values = Array.from({ length: 700_000 }, (_, i) => `A${String(123_456_789 + i)}`)
    const bytes = Buffer.from(`first\n${values.join(',')}\nlast\n`)
    expect(bytes.length).toBeGreaterThan(7_000_000)
    const read = await readAll(format, bytes)
    expect(read.text() === bytes.toString()).toBe(true)
    expect(Math.max(...read.batches.map((batch) => batch.text.length))).toBeLessThanOrEqual(CHUNK_BYTES)
    for (const batch of read.batches.slice(0, -1)) expect(batch.text.at(-1)).toMatch(/[,\n]/)
    // Read by ranges that begin within that line, it comes out whole as well.
    const ranges = await readRanges(format, bytes, 1_500_000)
    expect(ranges.join('') === bytes.toString()).toBe(true)
    expect(ranges.filter((text) => text.length > 0).length).toBeGreaterThan(4)
    for (const text of ranges.slice(0, -1)) expect(text.at(-1)).toMatch(/[,\n]/)
  })

  test('a long line without any blank is cut between characters', async () => {
    const bytes = Buffer.from('測'.repeat(800_000))
    const read = await readAll(format, bytes)
    expect(read.text() === bytes.toString()).toBe(true)
    const big5 = iconv.encode('測'.repeat(1_200_001), 'cp950')
    expect(
      (await readAll(format, Buffer.concat([Buffer.from('x'), big5]))).text() === `x${'測'.repeat(1_200_001)}`,
    ).toBe(true)
  })

  test('zero bytes within text stay, and do not end it', async () => {
    const read = await readAll(format, `A123456789\n${'\0'.repeat(300)}\nB123456780\n${'log line\n'.repeat(100)}`)
    expect(read.text()).toContain('B123456780')
  })

  test('truncated UTF-16 loses no more than its half unit', async () => {
    const bytes = Buffer.from(`\ufeff${LINE.repeat(3)}`, 'utf16le')
    for (let cut = 20; cut < bytes.length; cut++) {
      const read = await readAll(format, bytes.subarray(0, cut))
      expect(read.error).toBeUndefined()
      expect(read.text()).toBe(LINE.repeat(3).slice(0, Math.floor(cut / 2) - 1))
    }
  })

  test('carriage returns alone end lines too', async () => {
    expect((await readAll(format, '姓名\r王小明\r')).text()).toBe('姓名\n王小明\n')
  })

  test('what is no text is unsupported', async () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7 + (i >> 3)) & 0xff)
    const read = await readAll(format, noise)
    expect(read.error?.outcome).toEqual({ state: 'unsupported', reason: 'binary' })
    expect(format.sniff(noise, 'a.txt')).toBe(0)
    expect(format.sniff(Buffer.from('abc'), 'a.bin')).toBeGreaterThan(0.2)
  })

  test('any ranges give exactly what one reading gives, in every encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.stringMatching(/^[ -~王小明臺北市]{0,30}$/), { maxLength: 20 }),
        fc.constantFrom('utf8', 'cp950', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'),
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        async (lines, encoding, step, ended) => {
          const text = `會員資料表 姓名 王小明\n${lines.join('\r\n')}${ended ? '\n' : ''}`
          const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-') })
          const ranges = await readRanges(format, bytes, step)
          expect(ranges.join('')).toBe(text)
          for (const range of ranges.slice(0, -1))
            if (range !== '' && !text.endsWith(range)) expect(range.at(-1)).toBe('\n')
        },
      ),
    )
  })
})
