import { describe, expect, it } from 'vitest'
import { usualCharacters, visibleLength } from './characters.ts'
import { PageLayout } from './layout.ts'

/** Draws pieces of text, each at its place, 10 points a character and so high; `¶` stands for the line end that the engine puts in. */
function draw(...pieces: readonly (readonly [text: string, x: number, y: number, height?: number])[]): string {
  const layout = new PageLayout()
  const character = { code: 0, generated: false, hyphen: false, left: 0, right: 0, bottom: 0, top: 0 }
  for (const [text, x, y, height = 10] of pieces) {
    let left = x
    for (const each of text) {
      const generated = each === '¶' || each === '_'
      const code = each === '¶' ? 10 : each === '_' ? 32 : each.codePointAt(0)!
      layout.add({
        ...character,
        code,
        generated,
        hyphen: each === '~',
        left,
        right: left + 10,
        bottom: y,
        top: y + height,
      })
      if (!generated) left += 10
    }
  }
  return layout.text()
}

describe('lines and cells', () => {
  it('keeps small gaps as blanks and makes wide ones tabs', () => {
    expect(draw(['三段_', 0, 0], ['179', 21, 0])).toBe('三段 179\n')
    expect(draw(['王小明_', 0, 0], ['A1', 60, 0])).toBe('王小明\tA1\n')
    expect(draw(['Wang_', 0, 0], ['Ming', 45, 0])).toBe('Wang Ming\n')
  })

  it('measures gaps by the width of CJK characters where the boxes of their font are very high', () => {
    expect(draw(['王小明_', 0, 0, 28.6], ['A1', 35, 0, 14])).toBe('王小明\tA1\n')
    expect(draw(['三段_', 0, 0, 28.6], ['179', 22, 0, 14])).toBe('三段 179\n')
  })

  it('does not take a spread label for cells', () => {
    expect(draw(['姓_', 0, 0], ['名_', 30, 0], ['欄', 60, 0])).toBe('姓 名 欄\n')
  })

  it('comes back to the row after a cell of two lines', () => {
    expect(draw(['王小明_', 0, 20], ['臺北市¶', 60, 20], ['大安區¶', 60, 5], ['0912', 120, 20], ['¶陳', 0, -10])).toBe(
      '王小明\t臺北市\n大安區\t0912\n陳\n',
    )
  })

  it('begins a row of its own with a lone digit far to the left, where the engine says blank and not line end', () => {
    expect(
      draw(['編號_', 0, 40], ['姓名_', 60, 40], ['1_', 0, 20], ['王小明_', 60, 20], ['2_', 0, 0], ['李大華', 60, 0]),
    ).toBe('編號\t姓名\n1\t王小明\n2\t李大華\n')
    // Boxes that reach into the rows above and below.
    expect(draw(['姓名_', 60, 18, 29], ['1_', 0, 0, 29], ['王小明', 60, 0, 29])).toBe('姓名\n1\t王小明\n')
  })

  it('puts a hyphen at a line’s end back between digits, not into words', () => {
    expect(draw(['0912-345~¶', 0, 20], ['678', 0, 0])).toBe('0912-345-678\n')
    expect(draw(['exam~¶', 0, 20], ['ple', 0, 0])).toBe('example\n')
  })
})

describe('columns under a line of names', () => {
  /** Rows of pieces, one below the other. */
  const rows = (...lines: readonly (readonly (readonly [text: string, x: number])[])[]): string =>
    draw(
      ...lines.flatMap((line, row) =>
        line.map(([text, x], i) => [i === 0 && row > 0 ? `¶${text}` : text, x, -20 * row] as const),
      ),
    )
  const people = ['A123456780', 'A123456781', 'A123456782']

  it('finds the borders of columns whose names stand in the middle', () => {
    const names = [['姓名', 5] as const, ['身分證字號', 60] as const]
    const text = rows(names, ...people.map((id) => [['王小明_', 0] as const, [id, 32.5] as const]))
    expect(text).toBe(`姓名\t身分證字號\n${people.map((id) => `王小明\t${id}\n`).join('')}`)
  })

  it('finds them below the name’s edge in a single row, and nowhere else', () => {
    const row = [['王小明', 0] as const, ['0912', 32.5] as const]
    expect(rows([['姓名', 0] as const, ['手機', 33] as const], row)).toBe('姓名\t手機\n王小明\t0912\n')
    expect(rows([['姓名', 0] as const, ['手機', 40] as const], row)).toBe('姓名\t手機\n王小明0912\n')
  })

  it('leaves values that are letter-spaced, or have blanks at one place, in one piece', () => {
    const spaced = (id: string): [string, number][] => Array.from(id, (each, i) => [each, i * 12.5])
    for (const name of ['證號', '身分證字號', '國民身分證統一編號碼']) {
      const names = [[name, 5] as const, ['電話', 200] as const]
      const lines = people.map((id) => spaced(id))
      expect(rows(names, ...lines)).toBe(`${name}\t電話\n${people.map((id) => `${id}\n`).join('')}`)
    }
    const dates = ['72', '73', '74'].map((year) => [
      ['民國_', 0] as const,
      [`${year}_`, 22] as const,
      ['年_', 44] as const,
      ['10', 56] as const,
      ['02-2345', 200] as const,
    ])
    expect(rows([['生日', 0] as const, ['電話', 200] as const], ...dates)).toBe(
      '生日\t電話\n民國 72 年 10\t02-2345\n民國 73 年 10\t02-2345\n民國 74 年 10\t02-2345\n',
    )
  })

  it('leaves running text below a heading of two parts as it is', () => {
    const text = rows(
      [['王小明', 0] as const, ['敬啟', 200] as const],
      [['本公司自_', 0] as const, ['113_', 42] as const, ['年起於臺北市設有門市', 74] as const],
      [['共_', 0] as const, ['5_', 12] as const, ['處客戶的資料分別存於各處', 24] as const],
      [['請在月底之前回覆是否同意繼續由本公司保存', 0] as const],
      [['如有疑問請電_', 0] as const, ['02-2345-6789_', 62] as const, ['洽詢', 184] as const],
    )
    expect(text).not.toContain('\t1')
    expect(text.split('\n').slice(1).join('')).not.toContain('\t')
    const english = rows(
      [['Annex', 0] as const, ['Collections', 92.5] as const],
      [['if the der_', 0] as const, ['encoding doesn’t match', 92.5] as const],
    )
    expect(english).toBe('Annex\tCollections\nif the der encoding doesn’t match\n')
  })

  it('goes on after a value that is too long for its column, and ends with the table', () => {
    const names = [['姓名', 5] as const, ['身分證字號', 60] as const, ['手機', 145] as const]
    const row = (name: string, id: string): [string, number][] => [
      [`${name}_`, 0],
      [id, 32.5],
      ['0912', 135],
    ]
    const text = rows(
      names,
      row('王小明', 'A123456780'),
      [
        ['歐陽司馬', 0],
        ['A123456789', 44],
        ['0912', 148],
      ],
      row('陳美麗', 'A123456781'),
      row('許功蓋', 'A123456782'),
      [['以上所列的人員共計有四名請核對', 0]],
      [
        ['經辦_', 0],
        ['陳主任', 22.5],
      ],
    )
    expect(text.split('\n').map((line) => line.split('\t').length)).toEqual([3, 3, 3, 3, 3, 1, 1, 1])
  })
})

describe('usual characters', () => {
  it('replaces radicals and compatibility ideographs, and nothing else', () => {
    expect(usualCharacters('⼤安區⺠族路⻑安⾥')).toBe('大安區民族路長安里')
    expect(usualCharacters('\uf9f4\u{2f804}')).toBe('林你')
    expect(usualCharacters('①２㎡')).toBe('①２㎡')
    expect(usualCharacters('A\u00ad1\ufffe2\u200b3\u0000\t\n')).toBe('A123\t\n')
  })

  it('counts what leaves ink', () => {
    expect(visibleLength(' 王 a\u3000\n')).toBe(2)
  })
})
