/** Questions of the special categories beside an answer of no, in whatever fields and columns the two stand. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

async function told(name: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  return hits
    .filter((hit) => hit.detector.startsWith('special-') && hit.confidence !== 'low')
    .map(({ value }) => value ?? '')
}

const SHAPES: readonly (readonly [string, (yes: boolean) => string])[] = [
  ['a.json', (yes) => `{"姓名":"王文華","病史":[{"疾病":"糖尿病","有無":"${yes ? '有' : '無'}"}]}`],
  ['b.json', (yes) => `{"name":"王文華","phone":"0912-345-611","history":[{"disease":"糖尿病","has":${yes}}]}`],
  ['c.json', (yes) => `{"name":"王文華","conditions":[{"condition":"diabetes","present":${yes}}]}`],
  ['d.json', (yes) => `{"name":"王文華","survey":[{"q":"糖尿病","a":"${yes ? '有' : '無'}"}]}`],
  ['e.json', (yes) => `{"name":"王文華","survey":[{"項目":"癲癇","回答":"${yes ? '是' : '否'}"}]}`],
  ['f.json', (yes) => `{"name":"王文華","responses":[{"fieldName":"糖尿病","fieldValue":"${yes ? '有' : '無'}"}]}`],
  ['g.csv', (yes) => `姓名,項目,結果\n王文華,糖尿病,${yes ? '有' : '無'}\n`],
  ['h.csv', (yes) => `姓名,疾病,有無\n王文華,糖尿病,${yes ? '有' : '無'}\n`],
  ['i.csv', (yes) => `姓名,糖尿病,氣喘\n王文華,${yes ? 'V' : '×'},\n`],
  ['j.xml', (yes) => `<person><name>王文華</name><question text="糖尿病" answer="${yes ? '有' : '無'}"/></person>`],
  [
    'k.yaml',
    (yes) => `name: 王文華\nphone: 0912-345-611\nanswers:\n  - question: 糖尿病\n    answer: ${yes ? '有' : '無'}\n`,
  ],
]

describe('what was answered with no beside the question was told', () => {
  test.each(SHAPES)('%s', async (name, text) => {
    expect(await told(name, text(false))).toEqual([])
    expect(await told(name, text(true))).not.toEqual([])
  })

  test('an element left empty', async () => {
    const form = (value: string) =>
      `<form><applicant>王文華</applicant><field><label>前科</label>${value}</field></form>`
    expect(await told('a.xml', form('<value></value>'))).toEqual([])
    expect(await told('a.xml', form('<value/>'))).toEqual([])
    expect(await told('a.xml', form('<value>竊盜</value>'))).not.toEqual([])
  })

  test.each(['良民', '清白', '同意查詢', '拒絕', '預約中', '皆正常', '不會', '×'])('%s in a column', async (answer) => {
    for (const column of ['前科', '病史', '健檢'])
      expect(await told('a.csv', `姓名,電話,${column}\n王文華,0912-345-611,${answer}\n`)).toEqual([])
  })
})
