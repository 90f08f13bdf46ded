import { describe, expect, test } from 'vitest'
import type { Dialect } from '../../formats/format.ts'
import { inspect } from '../testing.ts'

const PAGE: Dialect = { kind: 'text', reflow: true }

/** Rows of a page: cells with three blanks between them, empty ones without a trace. */
const page = (...rows: string[][]) => `${rows.map((row) => row.filter((cell) => cell !== '').join('   ')).join('\n')}\n`
const special = (text: string) =>
  inspect(text, PAGE)
    .filter((hit) => hit.detector.startsWith('special-') && hit.confidence !== 'low')
    .map((hit) => hit.value)

const HEADER = ['姓名', '電話', '球隊', '疾病史']
const FIRST = ['王小明', '02-2391-7402', '藍鵲', '糖尿病']

describe('what stood beside 無 or an empty cell of a page was taken for an illness', () => {
  test('the answer is no', () => {
    const rows = [
      ['李美玲', '02-2391-7403', '黑熊', '無'],
      ['吳建宏', '02-2391-7404', '雲豹', '無'],
    ]
    expect(special(page(HEADER, FIRST, ...rows))).toEqual(['糖尿病'])
  })

  test('the cell is empty', () => {
    const rows = [
      ['李美玲', '02-2391-7403', '黑熊', ''],
      ['吳建宏', '02-2391-7404', '雲豹', ''],
    ]
    expect(special(page(HEADER, FIRST, ...rows))).toEqual(['糖尿病'])
  })

  test('nobody in the table has been convicted', () => {
    const rows = [
      ['王小明', '紅', '無'],
      ['李美玲', '藍', '無'],
      ['吳建宏', '綠', '無'],
    ]
    expect(special(page(['姓名', '組別', '犯罪紀錄'], ...rows))).toEqual([])
  })

  test('an illness goes to its column though the one before is empty', () => {
    const rows = [
      ['李美玲', '02-2391-7403', '', '氣喘'],
      ['吳建宏', '02-2391-7404', '雲豹', '無'],
    ]
    expect(special(page(HEADER, FIRST, ...rows))).toEqual(['糖尿病', '氣喘'])
  })
})
