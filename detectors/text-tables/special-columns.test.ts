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

  test('a telephone that is none, beside an empty cell', () => {
    const rows = [
      ['李美玲', '未提供', '', ''],
      ['吳建宏', '02-2391-7404', '雲豹', ''],
    ]
    expect(special(page(HEADER, FIRST, ...rows))).toEqual(['糖尿病'])
  })

  test('rows are numbered and their numbers have no heading', () => {
    const text = page(
      ['姓名', '電話', '生日', '備註'],
      ['1', '王小明', '0912-345-611', '75.4.1', '素食'],
      ['2', '李美玲', '0912-345-612', '76.4.1'],
      ['3', '吳建宏', '0912-345-613', '77.4.1'],
    )
    const dates = inspect(text, PAGE).filter(({ detector }) => detector === 'birth-date')
    expect(dates.map(({ normal }) => normal)).toEqual(['1986-04-01', '1987-04-01', '1988-04-01'])
  })

  test('the first row has an illness and something behind it', () => {
    const text = page(
      ['姓名', '病歷號', '診斷', '科別'],
      ['王小明', '0012345', '高血壓', '心臟科'],
      ['李美玲', '0012346', '氣喘', '胸腔科'],
    )
    expect(special(text)).toEqual(expect.arrayContaining(['高血壓', '氣喘']))
    expect(special(text)).not.toContain('科別')
  })

  test('an illness goes to its column though the one before is empty', () => {
    const rows = [
      ['李美玲', '02-2391-7403', '', '氣喘'],
      ['吳建宏', '02-2391-7404', '雲豹', '無'],
    ]
    expect(special(page(HEADER, FIRST, ...rows))).toEqual(['糖尿病', '氣喘'])
  })
})
