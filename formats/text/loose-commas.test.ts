import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableDialect } from '../format.ts'
import format from './csv.ts'
import { cellsOfHeader, joinLooseCommas } from './loose-commas.ts'
import { readAll } from './testing.ts'

const HEADER = '工號,姓名,英文姓名,身分證字號,生日,信箱'
const WHOLE = 'E1,羅國雄,Lo Kuo-Hsiung,A123456781,1998/11/8,lo@abc.com.tw'
const LOOSE = 'E2,陳雅婷,"CHEN, YA-TING",,1985/1/2,chen@abc.com.tw'.replaceAll('"', '')

const joined = (row: string, cells: number): string => {
  const bytes = Buffer.from(row)
  joinLooseCommas(bytes, bytes.length, cells)
  return bytes.toString()
}

describe('a comma in a name without quotes moved all that stands behind it under other names', () => {
  test('a table comes out with as many cells in every row, and its head with it', async () => {
    const text = [HEADER, WHOLE, LOOSE, WHOLE, LOOSE, ''].join('\n')
    const rows = text.replaceAll('CHEN, YA', 'CHEN  YA')
    const read = await readAll(format, text, { name: 'a.csv' })
    expect(read.text()).toBe(rows)
    expect(Buffer.from((read.batches[0]!.dialect as TableDialect).head).toString()).toBe(rows)
  })

  test.each([
    ['a row with as many cells as the header', 'E1,Chen, B-12,3,4,5', 6],
    ['two cells too many and one such comma', 'E1,Chen, Ya-Ting,3,4,5,6,7', 6],
    ['an address', 'E1,王小明,No. 5, Lane 3,3,4,5,6', 7],
    ['a row with blanks behind all commas', 'Chen, Taipei, 1985-03-12', 2],
    ['a row with blanks behind all commas but the last', 'Chen, Taipei, 1985-03-12,', 3],
    ['a quoted name', 'E1,"Chen, Ya-Ting",3,4,5', 4],
  ])('%s stays as it is', (_, row, cells) => {
    expect(joined(row, cells)).toBe(row)
  })

  test('every such row is joined and nothing else is touched, whatever stands around it', () => {
    const cell = fc.stringMatching(/^[0-9a-z王小明]{0,6}$/)
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.boolean(), cell)), (rows) => {
        const write = (name: string) => rows.map(([a, loose, b]) => `${a},${loose ? name : 'x'},${b},0912\n`).join('')
        expect(joined(write('Lin, Mei-Hua'), 4)).toBe(write('Lin  Mei-Hua'))
      }),
    )
  })

  test('the header is the first row of several cells', () => {
    expect(cellsOfHeader(Buffer.from('會員名冊\n\na,b,c\n1,2,3,4\n'), 0x2c)).toBe(3)
    expect(cellsOfHeader(Buffer.from('no table\n'), 0x2c)).toBe(0)
  })
})
