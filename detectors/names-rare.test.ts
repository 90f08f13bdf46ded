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
