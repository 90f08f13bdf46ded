import fc from 'fast-check'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { plainRows } from './table-rows.ts'

/** As COPY writes a value. */
function escaped(value: string): string {
  return value.replace(/[\\\t\n\r]/g, (c) => `\\${{ '\\': '\\', '\t': 't', '\n': 'n', '\r': 'r' }[c]}`)
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

test('rows without escapes in UTF-8 are not copied', () => {
  const rows = Buffer.from('王小明\t0912000111\n')
  expect(plainRows(rows)).toBe(rows)
})

test('no value, tabs, line ends and backslashes', () => {
  expect(text(plainRows(Buffer.from('\\N\ta\\tb\\nc\td\\\\e\n')))).toBe('\ta b c\td\\e\n')
})

test('a row in Big5, whose second bytes may be backslashes, and one in UTF-8', () => {
  // 許功蓋: each of them ends in 5C, which COPY doubles.
  const big5 = Buffer.from(iconv.encode('許功蓋', 'cp950').toString('latin1').replaceAll('\\', '\\\\'), 'latin1')
  expect(text(plainRows(Buffer.concat([big5, Buffer.from('\tx\n')])))).toBe('許功蓋\tx\n')
  expect(text(plainRows(Buffer.concat([big5, Buffer.from('\t王小明，臺北市\n')])))).toBe('許功蓋\t王小明，臺北市\n')
})

test('whatever the values, cells and rows stay apart', () => {
  const value = fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'a', '王', 'N', 't', ' '), maxLength: 12 })
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { maxLength: 20 }), (rows) => {
      const bytes = Buffer.from(rows.map(([a, b]) => `${escaped(a)}\t${escaped(b)}\n`).join(''))
      const plain = (v: string) => v.replace(/[\t\n\r]/g, ' ')
      expect(text(plainRows(bytes))).toBe(rows.map(([a, b]) => `${plain(a)}\t${plain(b)}\n`).join(''))
    }),
  )
})
