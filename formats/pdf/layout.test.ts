import { describe, expect, it } from 'vitest'
import { usualCharacters, visibleLength } from './characters.ts'
import { PageLayout } from './layout.ts'

/** Draws pieces of text, each at its place, 10 points a character; `¶` stands for the line end that the engine puts in. */
function draw(...pieces: readonly (readonly [text: string, x: number, y: number])[]): string {
  const layout = new PageLayout()
  const character = { code: 0, generated: false, hyphen: false, left: 0, right: 0, bottom: 0, top: 0 }
  for (const [text, x, y] of pieces) {
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
        top: y + 10,
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

  it('does not take a spread label for cells', () => {
    expect(draw(['姓_', 0, 0], ['名_', 30, 0], ['欄', 60, 0])).toBe('姓 名 欄\n')
  })

  it('comes back to the row after a cell of two lines', () => {
    expect(draw(['王小明_', 0, 20], ['臺北市¶', 60, 20], ['大安區¶', 60, 5], ['0912', 120, 20], ['¶陳', 0, -10])).toBe(
      '王小明\t臺北市\n大安區\t0912\n陳\n',
    )
  })

  it('puts a hyphen at a line’s end back between digits, not into words', () => {
    expect(draw(['0912-345~¶', 0, 20], ['678', 0, 0])).toBe('0912-345-678\n')
    expect(draw(['exam~¶', 0, 20], ['ple', 0, 0])).toBe('example\n')
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
