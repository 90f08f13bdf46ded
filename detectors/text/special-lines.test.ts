import { expect, test } from 'vitest'
import { inspect } from '../testing.ts'

test.each([
  ['next line', '姓名：王小明\n診斷：糖尿病\n', [['糖尿病', 2]]],
  ['line far down', '姓名：王小明\n\n\n\n診斷：糖尿病\n', [['糖尿病', 5]]],
  [
    'line of words behind another',
    '姓名：王小明\n手機：0912745638\n\n診斷：糖尿病、高血壓\n',
    [
      ['糖尿病', 4],
      ['高血壓', 4],
    ],
  ],
])('an illness on the %s was found once more on the first line of its record', (_, text, expected) => {
  const found = inspect(text).filter(({ detector }) => detector === 'special-medical')
  expect(found.map(({ value, line }) => [value, line])).toEqual(expected)
})

test('illnesses of two people, one below the other, stand each on its own line', () => {
  const text = '姓名：王小明\n\n診斷：糖尿病，另有高血壓\n\n姓名：林大華\n病史：曾有氣喘\n'
  const found = inspect(text).filter(({ detector, value }) => detector === 'special-medical' && value !== '糖尿病')
  expect(found.map(({ value, line, record }) => [value, line, record])).toEqual([
    ['高血壓', 3, 1],
    ['氣喘', 6, 2],
  ])
})
