import { describe, expect, test } from 'vitest'
import { specialTold as told } from '../../fixtures/accuracy/told.ts'
import { isDenial } from './denials.ts'

/** The words of special categories that are told of the person of a file. */
const DENIALS = [
  ...[
    '尚無',
    '查無',
    '否認',
    '未做',
    '未檢查',
    '尚未檢查',
    '免檢',
    '沒有紀錄',
    '未發現',
    '查無紀錄',
    '經查無前科',
    '查無不法',
  ],
  ...['無已知過敏', '無食物、藥物過敏', '無不良反應', '無慢性病、無過敏', '良好，無不適', '無任何疾病', '一切正常'],
  ...['無高血壓', '無高血壓、糖尿病及氣喘', '否認高血壓或糖尿病', '無氣喘等疾病', '無身心障礙'],
  ...['None known', 'no known drug allergies', 'NKDA', 'NKA', 'None.', 'Denied', 'No known medical conditions'],
]
const ANSWERS = [
  ...['無花果', '無麩質', '無法行走', '無精神', '無反應', '無菌性腦膜炎', '未分化癌', '未知藥物', '有', '有（竊盜）'],
  ...['無高血壓，有糖尿病', '否認高血壓，有糖尿病', '無高血壓，糖尿病', '沒有高血壓藥了', '無症狀新冠肺炎'],
  ...['nasal polyps', 'no peanuts', 'known asthma', 'negative'],
]

test.each(DENIALS)('%s says that there is nothing', (answer) => {
  expect(isDenial(answer)).toBe(true)
})
test.each(ANSWERS)('%s says something', (answer) => {
  expect(isDenial(answer)).toBe(false)
})

describe('what is denied was told of whoever denies it', () => {
  test.each(DENIALS)('%s in a column', async (answer) => {
    for (const column of ['過敏史', '病史', '前科'])
      expect(await told('a.csv', `姓名,電話,${column}\n王小明,0912-345-611,${answer}\n`)).toEqual([])
  })

  test.each([
    '前科：查無',
    '過敏史：否認',
    '過去病史：否認',
    '健康檢查：未做',
    '病史：無高血壓、糖尿病及氣喘',
    'Allergies: NKA',
  ])('%s in a form', async (answer) => {
    expect(await told('a.txt', `姓名：王小明\n電話：0912-345-611\n${answer}\n`)).toEqual([])
  })

  test.each(['無高血壓', '沒有高血壓、糖尿病', '無特殊體質', 'No history of asthma or diabetes', '未住院'])(
    '%s in a remark',
    async (remark) => {
      expect(await told('a.csv', `姓名,電話,備註\n王小明,0912-345-611,${remark}\n`)).toEqual([])
      expect(await told('a.txt', `姓名：王小明\n電話：0912-345-611\n備註：${remark}\n`)).toEqual([])
    },
  )

  test.each([
    ['備註：無高血壓，有糖尿病', ['糖尿病']],
    ['病史：否認高血壓，有糖尿病', ['糖尿病']],
    ['備註：沒有高血壓藥了', ['高血壓藥']],
    ['備註：有高血壓病史', ['高血壓']],
    ['前科：有（竊盜）', ['有（竊盜）', '前科', '竊盜']],
    ['過敏史：盤尼西林', ['盤尼西林', '過敏史']],
    ['HIV：陰性', ['HIV']],
  ])('%s still tells', async (line, expected) => {
    expect(await told('a.txt', `姓名：王小明\n電話：0912-345-611\n${line}\n`)).toEqual(expected)
  })
})
