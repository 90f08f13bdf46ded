import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { TableDialect } from '../format.ts'
import format from './csv.ts'
import { rowStartInWindow } from './rows.ts'
import { readAll, readRanges } from './testing.ts'

const write = (rows: string[][], separator: string, quoteAll = false): string =>
  rows
    .map((row) =>
      row
        .map((cell) =>
          quoteAll || /["\n\r]/.test(cell) || cell.includes(separator) || /^\s|\s$/.test(cell)
            ? `"${cell.replaceAll('"', '""')}"`
            : cell,
        )
        .join(separator),
    )
    .join('\n')

/** A plain reader of what comes out, written another way than ours. */
function parse(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  const pattern = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^\\n${separator === '|' ? '\\|' : separator}]*))(${separator === '|' ? '\\|' : separator}|\\n|$)`,
    'y',
  )
  while (pattern.lastIndex < text.length) {
    const [, quoted, plain, end] = pattern.exec(text)!
    rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'))
    if (end === '\n') rows.push([])
    else if (end !== separator) break
    else if (pattern.lastIndex === text.length) rows.at(-1)!.push('')
  }
  if (rows.at(-1)!.length === 0) rows.pop()
  return rows
}

const HEADER = ['姓名', '身分證字號', '電話', '地址']
const cell = fc.stringMatching(/^[a-z0-9王小明臺北,;|\t" \n]{0,12}$/)
const table = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 20 })

describe('csv', () => {
  test('any table written by the rules comes back', async () => {
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom(',', '\t', ';', '|'), fc.boolean(), async (rows, separator, quoteAll) => {
        const text = write([HEADER, HEADER, ...rows, HEADER], separator, quoteAll)
        const read = await readAll(format, text, { name: 'a.csv' })
        expect(read.text()).toBe(text)
        const dialect = read.batches[0]!.dialect as TableDialect
        // Where cells are full of other separators, another reading of the same bytes may fit as well.
        if (dialect.separator === separator.charCodeAt(0)) {
          expect(parse(read.text(), separator)).toEqual([HEADER, HEADER, ...rows, HEADER])
        }
      }),
    )
  })

  test('any ranges give exactly the rows of one reading, in every encoding', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom('utf8', 'cp950', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'),
        fc.integer({ min: 1, max: 80 }),
        async (rows, encoding, step) => {
          const text = write([HEADER, HEADER, ...rows, HEADER], ',', true)
          const bytes = iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-') })
          const ranges = await readRanges(format, bytes, step, 'a.csv')
          expect(ranges.join('')).toBe(text)
          expect(ranges.flatMap((range) => parse(range, ','))).toEqual(parse(text, ','))
        },
      ),
    )
  })

  test('ranges in the depth of a table of many lines in quotes begin at rows, without reading what is before', async () => {
    const rows = Array.from({ length: 60_000 }, (_, i) => [
      `王小明${i}`,
      `A${String(123456789 + i)}`,
      i % 3 === 0 ? `第一行 ${i}\n第二行, "引號"\n第三行` : '無',
      `臺北市中正路${i}號`,
    ])
    const text = write([HEADER, ...rows], ',')
    const bytes = Buffer.from(text)
    expect(bytes.length).toBeGreaterThan(3_000_000)
    const ranges = await readRanges(format, bytes, 300_007, 'a.csv')
    expect(ranges.join('') === text).toBe(true)
    expect(ranges.flatMap((range) => parse(range, ',')).length).toBe(60_001)
    expect(ranges.filter((range) => range !== '').length).toBeGreaterThan(8)
  })

  test('a row is found from anywhere in a table of quoted cells', () => {
    const rows = Array.from({ length: 60 }, (_, i) => [`n${i}`, `第一行\n"${i}",\n`, '', 'x'])
    const bytes = Buffer.from(`${write(rows, ',', true)}\n`)
    const starts = [0]
    for (let at = 0, quotes = 0; at < bytes.length; at++) {
      if (bytes[at] === 0x22) quotes++
      if (bytes[at] === 0x0a && quotes % 2 === 0) starts.push(at + 1)
    }
    for (let offset = 1; offset < bytes.length / 3; offset++) {
      let before = offset - 1
      while (before > 0 && bytes[before] === 0x22) before--
      const found = rowStartInWindow(bytes.subarray(before), offset - before, 0x2c, 4, true) + before
      expect(found).toBe(starts.find((start) => start >= offset))
    }
  })

  test('an unbalanced quote does not swallow the rest of the file', async () => {
    const text = `姓名,電話\n"王小明,0912345678\n${'李大華,0987654321\n'.repeat(200_000)}陳"美,1\n`
    const read = await readAll(format, text, { name: 'a.csv' })
    expect(read.text() === text.replaceAll('"', ' ')).toBe(true)
    const rows = read.batches.map((batch) => batch.text.split('\n').length - 1)
    expect(rows.reduce((a, b) => a + b)).toBe(200_003)
    // One that is closed in the middle of a word, much later.
    const later = `a,b\n"王小明,1\n李,2\n陳,"美"\n林,3\n`
    expect((await readAll(format, later, { name: 'a.csv' })).text()).toBe(later.replace('"王', ' 王'))
  })

  test('a quoted cell over the edge of a chunk stays whole', async () => {
    const long = `${'某'.repeat(100)}\n`.repeat(2000)
    const text = write([['a', 'b'], ...Array.from({ length: 9 }, (_, i) => [`${i}`, long])], ',')
    const read = await readAll(format, text, { name: 'a.csv' })
    expect(read.text() === text).toBe(true)
    expect(read.batches.length).toBeGreaterThan(2)
    for (const batch of read.batches) expect(batch.text.split('"').length % 2).toBe(1)
    let rows = 0
    for (const batch of read.batches) {
      expect(batch.linesBefore).toBe(rows)
      rows += parse(batch.text, ',').length
    }
    expect(rows).toBe(10)
  })

  test('one dialect for all batches, its head the first whole rows, the same for every range', async () => {
    const text = `\ufeff姓名,電話\n${'王小明,0912345678\n'.repeat(100_000)}`
    const read = await readAll(format, text, { name: 'a.csv' })
    expect(new Set(read.batches.map((batch) => batch.dialect)).size).toBe(1)
    const dialect = read.batches[0]!.dialect as TableDialect
    const head = Buffer.from(dialect.head).toString()
    expect(head.length).toBeGreaterThan(20_000)
    expect(head.startsWith('姓名,電話\n王小明')).toBe(true)
    expect(head.endsWith('8\n')).toBe(true)
    expect(read.batches.map((batch) => batch.first).filter(Boolean)).toEqual([true])
    const range = { from: 1_000_000, to: 1_500_000 }
    const part = await readAll(format, Buffer.from(text), { name: 'a.csv', range })
    expect(part.batches[0]!.first).toBe(false)
    expect(part.batches[0]!.dialect).toEqual(dialect)
  })

  test('a sep= line, Excel Unicode text and a pipe within a Big5 character', async () => {
    const declared = await readAll(format, 'sep=;\r\na;b\r\n1,5;2\r\n', { name: 'a.csv' })
    expect(declared.text()).toBe('a;b\r\n1,5;2\r\n')
    expect((declared.batches[0]!.dialect as TableDialect).separator).toBe(0x3b)
    const unicode = await readAll(format, Buffer.from('\ufeff姓名\t電話\r\n王小明\t1\r\n', 'utf16le'), {
      name: 'a.txt',
    })
    expect(unicode.text()).toBe('姓名\t電話\r\n王小明\t1\r\n')
    expect((unicode.batches[0]!.dialect as TableDialect).separator).toBe(9)
    // 育 is A8 7C.
    const pipes = '姓名|備註\n王小明|體育\n'.repeat(300)
    expect((await readRanges(format, iconv.encode(pipes, 'cp950'), 101, 'a.csv')).join('')).toBe(pipes)
  })

  test('knows tables by their bytes, and leaves prose, logs and code alone', () => {
    const sniff = (text: string, name: string): number => format.sniff(Buffer.from(text), name)
    expect(sniff('a,b\n1,2\n', 'x.csv')).toBe(0.9)
    expect(sniff('姓名\n王小明\n', 'x.csv')).toBe(0.6)
    expect(sniff('姓名,電話,地址\n王,1,2\n李,3,4\n', 'export')).toBe(0.7)
    expect(sniff('姓名\t電話\n王\t1\n李\t3\n', 'x.txt')).toBe(0.6)
    expect(sniff('Dear all,\nplease find, as agreed, the list.\nBest,\nMing\n', 'x.txt')).toBe(0)
    expect(sniff('2024-01-01 10:00:00,123 INFO a, b\n2024-01-01 10:00:00,124 WARN\n', 'x.log')).toBe(0)
    expect(sniff('', 'x.csv')).toBe(0)
  })

  test('an empty table and one without rows end quietly', async () => {
    expect((await readAll(format, '', { name: 'a.csv' })).batches).toEqual([])
    expect((await readAll(format, 'sep=,\n', { name: 'a.csv' })).batches).toEqual([])
  })
})
