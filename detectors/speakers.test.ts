import { describe, expect, test } from 'vitest'
import type { InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const hits: InspectedHit[] = []
const scanner = createScanner({ key: new Uint8Array(32).fill(7), onHit: (hit) => hits.push(hit), reveal: true })

/** Names of a text that comes in these batches, with their lines. */
function names(...batches: string[]): string[] {
  hits.length = 0
  scanner.begin()
  let linesBefore = 0
  for (const [i, text] of batches.entries()) {
    const bytes = new TextEncoder().encode(text)
    scanner.feed({ kind: 'batch', bytes, dialect: { kind: 'text', reflow: false }, first: i === 0, linesBefore })
    linesBefore += text.split('\n').length - 1
  }
  scanner.end()
  return hits
    .filter((hit) => hit.detector === 'name' && hit.confidence !== 'low')
    .map((hit) => `${hit.line} ${hit.normal ?? ''}`)
}

describe('speakers of chats', () => {
  test.each([
    ['messenger', '2026/02/14（六）\n10:01\t簡鈞恩\t早安\n10:03\t林芬欣\t好\n', ['2 簡鈞恩', '3 林芬欣']],
    [
      'date in brackets',
      '[2026/2/14 下午 10:01] 簡鈞恩: 早\n[2026/2/14 下午 10:02] 林芬欣: 好\n',
      ['1 簡鈞恩', '2 林芬欣'],
    ],
    [
      'dash behind the time',
      '2026/2/14, 10:01 - 簡鈞恩: 早\n2026/2/14, 10:02 - 林芬欣: 好\n',
      ['1 簡鈞恩', '2 林芬欣'],
    ],
    ['blanks', '上午10:01 簡鈞恩 早安\n上午10:02 林芬欣 好\n', ['1 簡鈞恩', '2 林芬欣']],
    ['no time', '簡鈞恩：早安\n林芬欣：好\n簡鈞恩：再見\n', ['1 簡鈞恩', '2 林芬欣', '3 簡鈞恩']],
    ['time behind', '簡鈞恩 10:01\n早安\n林芬欣 10:02\n好\n簡鈞恩 10:03\n嗯\n', ['1 簡鈞恩', '3 林芬欣', '5 簡鈞恩']],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('a chat goes on in the next batch, and ends with its text', () => {
    expect(names('10:01\t簡鈞恩\t早安\n10:03\t林芬欣\t好\n', '10:04\t吳媗靜\t嗨\n')).toEqual([
      '1 簡鈞恩',
      '2 林芬欣',
      '3 吳媗靜',
    ])
    expect(names('10:04\t吳靜\t嗨\n')).toEqual([])
  })

  test.each([
    ['an agenda', '09:00 報到\n10:00 成果發表\n11:00 綜合討論\n'],
    ['headings', '高度：12\n方向：北\n高度：13\n方向：南\n高度：14\n'],
    ['one line with a colon', '王小明：\n您好，來信收到。\n'],
    ['a log', '10:01:22 INFO 排程啟動\n10:01:23 INFO 排程結束\n10:01:24 高速緩存清除\n'],
  ])('none in %s', (_, text) => {
    expect(names(text)).toEqual([])
  })
})

describe('who signs a mail', () => {
  const head = '寄件者: a@demo.tw\n收件者: b@demo.tw\n主旨: 開會\n\n附件請查收。\n'
  test.each([
    ['below two hyphens', `${head}\n--\n陳宜妤 Yi-Yu Chen\n業務部\n`, ['8 陳宜妤']],
    ['below thanks', `${head}\n謝謝！\n\n陳宜妤\n`, ['9 陳宜妤']],
    ['not an office', `${head}\n謝謝！\n\n高雄分公司\n總務課\n`, []],
    ['not where no mail is', '附件請查收。\n謝謝！\n陳妤\n', []],
  ])('%s', (_, text, expected) => {
    expect(names(text)).toEqual(expected)
  })
})
