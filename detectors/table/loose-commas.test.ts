import { expect, test } from 'vitest'
import { makeInspector } from '../../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../../fixtures/read-all.ts'

test('a name with a comma and no quotes hid the birth dates, mailboxes and names of its row', async () => {
  const text = `工號,姓名,英文姓名,身分證字號,生日,信箱,緊急聯絡人
E1,羅國雄,Lo Kuo-Hsiung,A123456781,1998/11/8,lo@abc.com.tw,林美華
E2,陳雅婷,CHEN, YA-TING,A223456781,1985/1/2,chen@abc.com.tw,端木筱華
E3,吳志豪,Wu, Chih-Hao,A123456790,1975/3/4,wu@abc.com.tw,張千軒
`
  const { hits } = await makeInspector(true)(sourceOf('hr.csv', Buffer.from(text)))
  const row = hits.filter(({ line }) => line === 3).map(({ detector, normal }) => `${detector} ${normal}`)
  expect(row).toEqual(
    expect.arrayContaining(['name chen ya ting', 'birth-date 1985-01-02', 'email chen@abc.com.tw', 'name 端木筱華']),
  )
})
