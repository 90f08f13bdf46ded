import { describe, expect, test } from 'vitest'
import { found } from './testing.ts'

const names = (text: string): string[] => found(text, 'name')
/** So much of other text that a note it is no more. */
const LONG = '本會訂於下週召開例會，請各組準時出席並攜帶資料。\n'.repeat(200)

describe('who signs beside somebody with a known role was not read in a long text', () => {
  test.each([
    ['導師:李筱芬   輔導:郭金毅', ['李筱芬', '郭金毅']],
    ['場佈：林宥枝　複印：黃振偉　承辦人：王士霖', ['林宥枝', '黃振偉', '王士霖']],
    ['承辦: 施彥睿   校對: 郭慧茵', ['施彥睿', '郭慧茵']],
  ])('%s', (line, expected) => {
    expect(names(`${LONG}${line}\n${LONG}`)).toEqual(expected)
  })

  test.each([
    '申請人：王小明　用途：水電費　品項：金針花',
    '聯絡人：王小明　公司：黃金美',
    '申請人：王小明　地點：林森北',
    '申請人：王小明，輔導：郭金毅的家庭',
  ])('what other words announce is nobody: %s', (line) => {
    expect(names(`${LONG}${line}\n`)).toEqual(['王小明'])
  })

  test('nobody has a role that is known', () => {
    expect(names(`${LONG}場佈：林宥枝　複印：黃振偉\n`)).toEqual([])
  })
})

test('who signs below the last row of a table was one more of its rows', () => {
  const table = '地號       所有權人   統一編號\n0412-0000  洪欣芳    K239252305\n0413-0000  劉冠瑋    O130324044\n'
  expect(names(`${table}承辦: 施彥睿   校對: 郭慧茵\n`)).toEqual(['洪欣芳', '劉冠瑋', '施彥睿', '郭慧茵'])
})

test('rows of labelled cells between others are rows', () => {
  const table = '地號       所有權人\n0412-0000  洪欣芳\n備註：無  註記：無\n0413-0000  劉冠瑋\n'
  expect(names(table)).toEqual(['洪欣芳', '劉冠瑋'])
})

describe('offices of a class and of a meeting were no roles', () => {
  test.each([
    ['目前參加的有班長傅崇諺、學藝呂俊峰', ['傅崇諺', '呂俊峰']],
    ['費用請匯到總召謝思霞的戶頭', ['謝思霞']],
    ['學藝高超的武士，請洽總召集人', []],
  ])('%s', (line, expected) => {
    expect(names(`${line}\n`)).toEqual(expected)
  })
})

test('吳于君 and 黃于芳 were no names beyond doubt, 于 being a preposition as well', () => {
  expect(names('02  吳于君  M233535002\n')).toEqual(['吳于君'])
  expect(names('D0412^黃于芳\n'.replace('^', ' '))).toEqual(['黃于芳'])
  expect(names('高于嘉義，由于芳香，居于秀水。\n')).toEqual([])
})
