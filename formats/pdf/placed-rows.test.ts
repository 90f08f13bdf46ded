import { describe, expect, it } from 'vitest'
import { writePdf } from '../../fixtures/pdf-writer.ts'
import { readWith } from '../../fixtures/read-format.ts'
import { PageLayout } from './layout.ts'
import { pdf } from './pdf.ts'

const LINE = 14
const GAP = 24

/** Lines of a cell, or one. */
type Cell = string | readonly string[]

/**
 * Draws a table as browsers and word processors do: row by row and each cell to its end, cells of fewer lines in the middle of their row; the
 * engine puts a line end before what is on another line, and behind every lone character when `lone` is true.
 */
function draw(left: readonly number[], rows: readonly (readonly Cell[])[], lone = false): string[] {
  const layout = new PageLayout()
  // A CJK character is a square, the others are half as wide and have a box of a line's height.
  const put = (code: number, generated: boolean, x: number, y: number) => {
    const [width, rim] = code < 0x80 ? [5, 2] : [10, 0]
    layout.add({ code, generated, hyphen: false, left: x, right: x + width, bottom: y - rim, top: y + 10 + rim })
  }
  let y = 0
  let last = 0
  for (const row of rows) {
    const cells = row.map((cell) => (typeof cell === 'string' ? [cell] : cell))
    const most = Math.max(...cells.map((cell) => cell.length))
    for (const [c, cell] of cells.entries())
      for (const [line, text] of cell.entries()) {
        let x = left[c]!
        const at = y - ((most - cell.length) / 2 + line) * LINE
        put(Math.abs(at - last) < LINE ? 32 : 10, true, 0, 0)
        last = at
        for (const each of text) {
          put(each.codePointAt(0)!, false, x, at)
          x += each.codePointAt(0)! < 0x80 ? 5 : 10
          if (lone) put(10, true, 0, 0)
        }
      }
    y -= most * LINE + GAP - LINE
  }
  return layout.text().split('\n').slice(0, -1)
}

const CAMP = ['姓名', '電話', '疾病史', '隊別']
const AT = [0, 60, 150, 260]

describe('a table of a page told an illness of the wrong person', () => {
  it('an empty cell leaves a trace, in the middle of a row and at its end', () => {
    const rows = [CAMP, ['王小明', '0912', '氣喘', '紅'], ['李美玲', '0913', '', '藍'], ['吳建宏', '0914', '', '']]
    expect(draw(AT, rows)).toEqual([
      '姓名\t電話\t疾病史\t隊別',
      '王小明\t0912\t氣喘\t紅',
      '李美玲\t0913\t\t藍',
      '吳建宏\t0914\t\t',
    ])
  })

  it('a column in which nobody has anything is empty in each row', () => {
    const rows = [CAMP, ['王小明', '0912', '', '紅'], ['李美玲', '', '', '藍'], ['吳建宏', '0914', '', '綠']]
    expect(draw(AT, rows).slice(1)).toEqual(['王小明\t0912\t\t紅', '李美玲\t\t\t藍', '吳建宏\t0914\t\t綠'])
  })

  it('what is wrapped within a cell is one line, where the others stand beside its middle', () => {
    const rows: Cell[][] = [
      CAMP,
      ['王小明', '0912', ['對花生、蝦蟹過敏，嚴', '重時請通知家長'], '紅'],
      [['歐陽小', '明'], '0913', '', '藍'],
      ['吳建宏', '0914', '', '綠'],
    ]
    expect(draw([0, 40, 150, 260], rows).slice(1)).toEqual([
      '王小明\t0912\t對花生、蝦蟹過敏，嚴重時請通知家長\t紅',
      '歐陽小明\t0913\t\t藍',
      '吳建宏\t0914\t\t綠',
    ])
  })

  it('words that were wrapped stay apart, and a number or an address of a mail does not', () => {
    const rows: Cell[][] = [
      [['Full', 'name'], 'Mail', 'Allergies', 'Shirt'],
      [['John', 'Smith'], ['john.smith@exampl', 'e.com'], '', 'S'],
      [['Mary', 'Jones'], 'mary@example.com', 'Peanuts', 'M'],
    ]
    expect(draw([0, 40, 140, 220], rows)).toEqual([
      'Full name\tMail\tAllergies\tShirt',
      'John Smith\tjohn.smith@example.com\t\tS',
      'Mary Jones\tmary@example.com\tPeanuts\tM',
    ])
  })

  it('the only illness of a list stands left of a name in the middle of its column', () => {
    const layout: (readonly [number, string])[][] = [
      [
        [20, '姓名'],
        [90, '班級'],
        [190, '疾病史'],
        [300, '過敏史'],
        [400, '備註'],
      ],
      [
        [0, '王小明'],
        [80, '甲'],
      ],
      [
        [0, '李美玲'],
        [80, '乙'],
        [250, '蝦'],
      ],
      [
        [0, '吳建宏'],
        [80, '丙'],
        [150, '氣喘'],
      ],
      [
        [0, '陳大文'],
        [80, '甲'],
        [360, '素食'],
      ],
    ]
    const at = [...new Set(layout.flat().map(([x]) => x))].toSorted((a, b) => a - b)
    const rows = layout.map((row) => at.map((x) => row.find(([left]) => left === x)?.[1] ?? ''))
    expect(draw(at, rows).slice(1)).toEqual([
      '王小明\t甲\t\t\t',
      '李美玲\t乙\t\t蝦\t',
      '吳建宏\t丙\t氣喘\t\t',
      '陳大文\t甲\t\t\t素食',
    ])
  })

  it('a line that was broken where there was room is of its cell, and apart from the one above', () => {
    const rows: Cell[][] = [
      CAMP,
      ['王小明', ['0912-1', '0913-2'], ['氣喘', '癲癇'], '紅'],
      ['李美玲', '0914-3', '', ['藍', '候補']],
      ['吳建宏', '0915-4', '', '綠'],
    ]
    expect(draw([0, 60, 200, 300], rows).slice(1)).toEqual([
      '王小明\t0912-1 0913-2\t氣喘癲癇\t紅',
      '李美玲\t0914-3\t\t藍候補',
      '吳建宏\t0915-4\t\t綠',
    ])
  })

  it('rows that follow one another closely are not one, though the first has nothing behind its name', () => {
    const rows = [CAMP, ['王小明', '', '', ''], ['李美玲', '0913', '', '藍'], ['吳建宏', '0914', '氣喘', '綠']]
    expect(draw(AT, rows).slice(1)).toEqual(['王小明', '李美玲\t0913\t\t藍', '吳建宏\t0914\t氣喘\t綠'])
  })

  it('a column without a name leaves its rows as they were drawn', () => {
    const rows = [
      ['姓名', '電話', '', '疾病史'],
      ['王小明', '0912', 'V', '氣喘'],
      ['李美玲', '0913', 'V', ''],
    ]
    expect(draw(AT, rows).slice(1)).toEqual(['王小明\t0912\tV\t氣喘', '李美玲\t0913\tV'])
  })

  it('a text under a heading of two parts is left alone', () => {
    const rows = [
      ['王小明', '敬啟'],
      ['本公司自去年起於臺北市設有門市，客戶資料存於各處', ''],
      ['請洽', '客服'],
    ]
    expect(draw([0, 150], rows)).toEqual([
      '王小明\t敬啟',
      '本公司自去年起於臺北市設有門市，客戶資料存於各處',
      '請洽\t客服',
    ])
  })
})

describe('lone characters, of which the engine makes lines', () => {
  it('are parts of their cell in a page that a browser printed', () => {
    const rows = [CAMP, ['王小明', '45', '', '紅'], ['李美玲', '46', '氣喘', '藍']]
    expect(draw(AT, rows, true)).toEqual(['姓名\t電話\t疾病史\t隊別', '王小明\t45\t\t紅', '李美玲\t46\t氣喘\t藍'])
  })

  it('are the unit behind a number', async () => {
    const table = [
      ['姓名', '生日', '病史', '班級'],
      ['王小明', '74年', '', '101'],
      ['李美玲', '約40歲', '', '102'],
      ['吳建宏', '民國74年', '', '103'],
    ]
    const { text } = await readWith(pdf, await writePdf({ pages: [{ tables: [table] }], spaced: true }))
    expect(text.replaceAll(' ', '')).toBe(`${table.map((row) => row.join('\t')).join('\n')}\n`)
  })
})

it('a numbering beside 姓名 is a column, and a name spread over its field is one cell', () => {
  expect(
    draw(
      [0, 22],
      [
        ['序', '姓名'],
        ['1', '王小明'],
      ],
    )[0],
  ).toBe('序\t姓名')
  expect(draw([0, 22], [['姓', '名']])[0]).toBe('姓 名')
})
