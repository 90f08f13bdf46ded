/** Questions of the special categories beside an answer of no, in whatever fields and columns the two stand. All invented. */
import { describe, expect, test } from 'vitest'
import { specialTold as told } from '../fixtures/accuracy/told.ts'

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

describe('what nobody said, or a paper that is not there, was told', () => {
  test.each([
    ['a.csv', '受訪者,出生年月日,性傾向,性經驗,避孕方式,訪員\n楊淑涵,64/08/18,拒答,,不適用,林信成\n'],
    ['b.yaml', 'member: 游志諺\nphone: "0981-430-461"\nprofile:\n  性傾向: 不公開\n  性經驗: ""\n'],
    ['c.csv', '病人,病歷號,主訴,診斷,處方,醫囑\n江庭婷,220187,,,,未到診\n王承峰,220204,,,,取消掛號\n'],
    ['d.json', '{"patient":{"name":"謝志維","dob":"1974-02-28"},"conditions":[],"allergies":"NKDA / 無"}'],
    ['e.txt', '職護室工作週報　填報人：李慧涵\n3/2 健檢報告催收 42 份，已回 37 份\n3/5 新人體檢表收件（尚缺 2 份）\n'],
    ['f.csv', '保險對象,電話,出生日期,補卡原因\n吳志宏,0912-345-611,0481019,晶片毀損\n'],
    ['g.txt', '主旨：疑似詐騙簡訊檢舉\n我的電話 0936-553-389，李郁玲。\n'],
  ])('%s', async (name, text) => {
    expect(await told(name, text)).toEqual([])
  })

  test.each([
    ['a.csv', '受訪者,出生年月日,性傾向\n楊淑涵,64/08/18,同性戀\n', '同性戀'],
    ['c.csv', '病人,病歷號,主訴,診斷,醫囑\n江庭婷,220187,咳嗽,肺炎,多休息\n', '肺炎'],
    ['f.csv', '姓名,電話,案由\n吳志宏,0912-345-611,毀損\n', '毀損'],
  ])('… and what is there still is: %s', async (name, text, value) => {
    expect(await told(name, text)).toContain(value)
  })
})
