import { expect, test } from 'vitest'
import { inspect } from '../testing.ts'

test.each([
  '通訊處 信義路三段45號',
  '通訊處　信義路三段45號',
  '通訊處信義路三段45號',
  '永久通訊處 信義路三段45號',
  '地址 信義路三段45號',
  '地址：信義路三段45號',
  '王小明 信義路三段45號',
  '住信義路三段45號',
])('the address in %s began in the middle of the word before, and was another than elsewhere', (text) => {
  const found = inspect(`${text}\n`).filter(({ detector }) => detector === 'address')
  expect(found.map(({ value, normal }) => [value, normal])).toEqual([['信義路三段45號', '信義路3段45號']])
})

test('a road that is spread, or that has three characters, keeps its name', () => {
  const found = inspect('寄到 信 義 路 三段45號\n寄到 新生南路一段7號\n').filter(
    ({ detector }) => detector === 'address',
  )
  expect(found.map(({ normal }) => normal)).toEqual(['信義路3段45號', '新生南路1段7號'])
})
