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

  test('the layout of a page knew which cell was empty', () => {
    const text = '姓名\t電話\t疾病史\t過敏史\t備註\n王小明\t02-2391-7402\t\t蝦\t\n李美玲\t02-2391-7403\t\t\t氣喘\n'
    const found = inspect(text, PAGE).filter(({ detector }) => detector.startsWith('special-'))
    expect(found.map(({ value, columnName }) => [columnName, value])).toEqual([
      ['過敏史', '蝦'],
      ['備註', '氣喘'],
    ])
  })

  test('a heading of some rows stands right under the names', () => {
    const text = '姓名\t職稱\t病史\t緊急聯絡人\n研發部\n王小明\t工程師\t\t黃雅婷\n李美玲\t經理\t高血壓\t劉怡君\n'
    expect(special(text)).toEqual(['高血壓'])
  })

  test('a row with something too much, and a tick where a column has no name', () => {
    const rows = [
      ['李美玲', '02-2391-7403', '黑熊', 'V', '分機二'],
      ['吳建宏', '02-2391-7404', '雲豹', '氣喘', '分機三'],
    ]
    expect(special(page(HEADER, FIRST, ...rows))).toEqual(['糖尿病', '氣喘'])
  })

  test('the name of the column beside Allergies', () => {
    expect(special('Name\tTeam\tAllergies\tT-shirt\nJohn Smith\tRed\t\tS\nMary Jones\tBlue\tPeanuts\tM\n')).toEqual([
      'Peanuts',
    ])
  })
})

describe('lines aligned with blanks', () => {
  const found = (text: string) =>
    inspect(text)
      .filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')
      .map(({ value, columnName }) => [columnName, value])

  /** Pads cells to a width in which a Chinese character takes up so many columns. */
  const aligned = (rows: readonly (readonly string[])[], wide: number) => {
    const width = (text: string) => [...text].reduce((sum, each) => sum + (each < '\u0080' ? 1 : wide), 0)
    const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => width(row[c]!))) + 3)
    const pad = (cell: string, c: number) => cell + ' '.repeat(widths[c]! - width(cell))
    return rows.map((row) => `${row.map(pad).join('').trimEnd()}\n`).join('')
  }
  const rows = [
    ['姓名', '電話', '手機', '疾病史', '過敏史', '備註'],
    ['王小明', '', '0912-345-611', '', '蝦', ''],
    ['李美玲', '02-2391-7403', '', '', '', '素食'],
    ['吳建宏', '02-2391-7404', '0912-345-612', '威爾森氏病變帶原', '', ''],
    ['陳大文', '', '', '', '', '晚到'],
  ]

  test.each([2, 1])('an empty cell takes up its place, a Chinese character being as wide as %i', (wide) => {
    expect(found(aligned(rows, wide))).toEqual([
      ['過敏史', '蝦'],
      ['疾病史', '威爾森氏病變帶原'],
    ])
  })

  test('blanks within a cell make no cell of its rest', () => {
    const text = aligned(
      [
        ['姓名', '地址', '疾病史'],
        ['王小明', '臺北市中正區重慶南路一段12號　　3樓', ''],
      ],
      2,
    )
    expect(found(text)).toEqual([])
    expect(inspect(text).find(({ detector }) => detector === 'address')?.value).toContain('3樓')
  })

  test('always the same gap between cells is no alignment', () => {
    const text = rows.map((row) => `${row.filter((cell) => cell !== '').join('   ')}\n`).join('')
    expect(found(text)).toEqual([])
  })
})
