import { describe, expect, test } from 'vitest'
import { specialTold as special } from '../fixtures/accuracy/told.ts'

describe('what was denied in the same word was told of somebody', () => {
  test.each(['無過敏', '無過敏史', '無藥物過敏', '沒有慢性病', '無前科', '無犯罪紀錄', '否認過敏及慢性病史'])(
    '%s under a heading that says nothing',
    async (answer) => {
      expect(await special('a.csv', `姓名,電話,備註\n王小明,0912-345-611,${answer}\n`)).toEqual([])
    },
  )

  test.each(['見附件', '詳附件', '後補', '未告知', '洽本人', '—', 'TBD'])('%s is no illness', async (answer) => {
    expect(await special('a.csv', `姓名,電話,疾病史\n王小明,0912-345-611,${answer}\n`)).toEqual([])
  })

  test.each([
    ['無症狀感染新冠肺炎，居家隔離', '新冠肺炎'],
    ['對青黴素過敏', '過敏'],
    ['有前科', '前科'],
  ])('%s still tells', async (text, word) => {
    expect((await special('a.csv', `姓名,電話,備註\n王小明,0912-345-611,${text}\n`)).join()).toContain(word)
  })
})
