import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'
import { found } from './testing.ts'

const names = (text: string): string[] => found(text, 'name')
const inspect = makeInspector(true)

/** Normal forms of the names in a file; those of low confidence left out. */
async function inFile(name: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  return hits.filter((hit) => hit.detector === 'name' && hit.confidence !== 'low').map(({ normal }) => normal ?? '')
}

describe('surnames of few people', () => {
  test.each([
    ['姓名：百國梁   61 歲', '百國梁'],
    ['受詢問人：庾麗芬   性別：女', '庾麗芬'],
    ['個案：後阿玉 女', '後阿玉'],
    ['登記：貝俊宏 治療師', '貝俊宏'],
    ['司機 太史志勇 的排班', '太史志勇'],
    ['被告郗冠霖於警詢時稱', '郗冠霖'],
  ])('%s', (text, name) => {
    expect(names(text)).toEqual([name])
  })

  test('in a column of names', async () => {
    expect(await inFile('a.csv', '姓名,床號\n言佩蓉,3F-01\n有志豪,3F-02\n貝秀琴,3F-03\n')).toEqual([
      '言佩蓉',
      '有志豪',
      '貝秀琴',
    ])
  })

  test.each(['姓名：有效期限\n', '姓名：時間地點\n', '姓名：福利社\n', '言之有理，百年好合。'])(
    '%s is none',
    (text) => {
      expect(names(text)).toEqual([])
    },
  )
})

describe('names of a rarer surname in notes', () => {
  test.each([
    ['09/04 慎思敏的媽媽打來，說她換藥了', ['慎思敏']],
    ['書：《正常人》　帶領：喬雅文　出席 7 人', ['喬雅文']],
    ['少年：宿冠霖(16) 調查保護官：懷若瑾', ['宿冠霖', '懷若瑾']],
    ['202 蒙志遠、戚玉芬您好，您的報告已到院', ['蒙志遠', '戚玉芬']],
    ['寫於和信，佴淑媛', ['佴淑媛']],
    ['作伙的人　柏鵬，（竇美玲 4/10）', ['竇美玲']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test.each([
    '既往：巴金森、髖骨折術後',
    '出生第九個月，別人家的孩子在扶站',
    '舌：紅少苔　脈：細數，浮小麥 1g、麻黃素 2g',
    '前主管 郁協理 評價佳，戚科長 到場',
    '奶粉兌 公升水 三匙',
  ])('%s names nobody', (text) => {
    expect(names(text)).toEqual([])
  })
})
