/** Grids of 是 and 否 below which illnesses are ticked, in whatever they are drawn. All invented. */
import { expect, test } from 'vitest'
import { specialTold as told } from '../../fixtures/accuracy/told.ts'

type Grid = readonly (readonly string[])[]
const markdown = (grid: Grid) => {
  const [head = [], ...rows] = grid.map((row) => `| ${row.join(' | ')} |`)
  return [head, '|---|---|---|', ...rows].join('\n')
}
const html = (grid: Grid) =>
  `<table>${grid.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
const WAYS: readonly (readonly [string, (grid: Grid) => string])[] = [
  ['a.csv', (grid) => `姓名,卓美玲\n${grid.map((row) => row.join(',')).join('\n')}\n`],
  ['a.txt', (grid) => `姓名：卓美玲\n\n${grid.map((row) => row.join('\t')).join('\n')}\n`],
  ['a.md', (grid) => `姓名：卓美玲\n\n${markdown(grid)}\n`],
  ['a.html', (grid) => `<p>姓名：卓美玲</p>${html(grid)}`],
  [
    'b.html',
    (grid) => `<p>姓名：卓美玲</p>${html(grid).replace(/<tr>.*?<\/tr>/u, (row) => row.replaceAll('td>', 'th>'))}`,
  ],
]
const HEADS = ['項目,是,否', '疾病,有,無', '健康問題,否,是', 'Question,Yes,No', '告知事項,無,有']

test.each(WAYS)('what is ticked below 是 was lost, or what is below 否 told: %s', async (name, draw) => {
  for (const head of HEADS) {
    const names = head.split(',')
    const yes = names.findIndex((cell) => /^(?:是|有|Yes)$/u.test(cell))
    for (const mark of ['V', '✓', '■', '○']) {
      const row = (illness: string, is: boolean) =>
        names.map((_, c) => (c === 0 ? illness : (c === yes) === is ? mark : mark === '■' ? '□' : ''))
      const some = [names, row('高血壓', true), row('糖尿病', false), row('癲癇', false)]
      expect(await told(name, draw(some)), `${head} ${mark}`).toEqual(['高血壓'])
      const none = [names, row('高血壓', false), row('糖尿病', false)]
      expect(await told(name, draw(none)), `${head} ${mark}`).toEqual([])
    }
    expect(await told(name, draw([names, ['高血壓', '', ''], ['糖尿病', '', '']])), head).toEqual([])
  }
})

test('a list of people whose answers are 是 and 否 is no grid', async () => {
  const list = '姓名,糖尿病,癲癇\n卓美玲,是,否\n林怡君,否,否\n'
  expect(await told('a.csv', list)).toEqual(['是'])
  expect(await told('a.csv', '姓名,疾病,有,無\n卓美玲,糖尿病,V,\n')).toContain('糖尿病')
})
