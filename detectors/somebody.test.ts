/** Columns and fields that say somebody, and what stands in them. All invented. */
import { expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'
import { saysSomebody } from './somebody.ts'

const inspect = makeInspector(true)

async function values(file: string, text: string, wanted: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(file, Buffer.from(text)))
  return hits
    .filter(({ detector, confidence }) => detector === wanted && confidence !== 'low')
    .map(({ value }) => value?.trim() ?? '')
}
const names = (file: string, text: string) => values(file, text, 'name')

test('who uses a parking space was lost where most rows say that it is the owner', async () => {
  const rows = ['陳佳婷', '簡雅婷', '羅碧珍', '賴怡庭', '韓月雲', '藍瓊蘭'].map(
    (owner, i) => `B2-${i},${owner},${i === 2 ? '呂綺彤' : i === 4 ? '黎家恩' : '同左'},0900-106-36${i}`,
  )
  const found = await names('parking.csv', `車位,所有權人,使用人,電話\n${rows.join('\n')}\n`)
  expect(found).toContain('呂綺彤')
  expect(found).toContain('黎家恩')
  expect(found).toHaveLength(8)
})

test('an interpreter, a salesman, a reviewer and a designer of a JSON were none', async () => {
  const staff = { interpreter: 'Siti Rohmawati', sales: '邵文源', reviewer: '王木男', designer: '彭彤' }
  expect(await names('case.json', JSON.stringify(staff))).toEqual(['Siti Rohmawati', '邵文源', '王木男', '彭彤'])
  const workers = [{ emp: 'Jomar P. Villaruza', nation: 'PH', tel: '886916574696' }]
  expect(await names('workers.json', JSON.stringify(workers))).toEqual(['Jomar P. Villaruza'])
})

test('what a field of a program is called is no name, whoever its label sounds like', async () => {
  const settings = {
    header: '高山青',
    folder: '資料夾',
    color: '黃明亮',
    publisher: '文華堂',
    server: 'db-server.example.com',
    host: '管理中心',
    driver: 'PostgreSQL Unicode',
    layer: '地形圖',
    handler: 'Request Handler',
    person: '3',
    emp: 'E00123',
  }
  expect(await names('settings.json', JSON.stringify(settings))).toEqual([])
})

test('a filter of a query was about a person called 包含', async () => {
  const filter = [{ field: 'diagnosis', operator: '包含', value: '糖尿病' }]
  const { hits } = await inspect(sourceOf('filter.json', Buffer.from(JSON.stringify(filter))))
  expect(hits.filter(({ confidence }) => confidence !== 'low')).toEqual([])
  expect(await names('rule.json', JSON.stringify([{ field: 'city', operator: '王大明', value: '台北' }]))).toEqual([])
  const machine = [{ machine: 'A1', operator: '王大明' }]
  expect(await names('machine.json', JSON.stringify(machine))).toEqual(['王大明'])
})

test.each(['包含', '高溫', '關聯', '嚴重', '鄭州'])('%s in a field that says somebody was a name', async (word) => {
  expect(await names('a.json', JSON.stringify([{ operator: word }]))).toEqual([])
  expect(await names('a.json', JSON.stringify([{ reviewer: word, level: 1 }]))).toEqual([])
})

test('whoever designs a questionnaire is not whom its questions are about', async () => {
  const survey = { survey: '性健康知識問卷', questions: ['過去一年性伴侶人數？'], designer: '林家豪' }
  const { hits } = await inspect(sourceOf('survey.json', Buffer.from(JSON.stringify(survey))))
  expect(hits.filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')).toEqual([])
})

test('of five people one with a short name made the column of them none', async () => {
  const rows = ['歐英麗', '張豪', '鄧偉佑', '彭綺雯', '董文福'].map((name, i) => `('${name}','${ids[i]}')`)
  const sql = `INSERT INTO t(fld7,idno) VALUES\n${rows.join(',\n')};\n`
  expect(await names('t.sql', sql)).toEqual(['歐英麗', '張豪', '鄧偉佑', '彭綺雯', '董文福'])
})
const ids = ['Z217241926', 'D288846428', 'W291179166', 'N137009244', 'N207703320']

test('a birth date stood under a heading that nobody had thought of', async () => {
  const born = (heading: string) =>
    values('list.csv', `姓名,${heading},梯次\n賴品蓉,0940814,海軍870\n柳明男,0991117,T2417\n`, 'birth-date')
  expect(await born('出生年次日期')).toEqual(['0940814', '0991117'])
  expect(await born('出生登記日期')).toEqual([])
  expect(await born('出生通報日')).toEqual([])
})

test('when a message was written was the birth date that the one before asks for', async () => {
  const chat = (answer: string) =>
    values(
      'chat.txt',
      `[2026/11/03 21:06:40] 小萱: 葉詩彤 0972281187 B171955436\n[2026/11/03 21:07:13] 呂政宇: 收到 生日勒\n[2026/11/03 21:07:55] 小萱: ${answer}\n`,
      'birth-date',
    )
  expect(await chat('等我問')).toEqual([])
  expect(await chat('1970/1/28')).toEqual(['1970/1/28'])
})

test('an old number of residents under its own name was doubted', async () => {
  const json = JSON.stringify([{ UI_No: 'O899265253', old_UI: 'JD67460818' }])
  expect(await values('w.json', json, 'tw-resident-id')).toEqual(['O899265253', 'JD67460818'])
  expect(await values('w.csv', '新統號,舊統號\nO899265253,JD67460818\n', 'tw-resident-id')).toHaveLength(2)
})

test('the birth year of who lights a lamp is told by 生庚', async () => {
  expect(await values('lamps.txt', '信士　丁采萱　　生庚 61年7月5日　　住 彰化縣\n', 'birth-date')).toEqual([
    '61年7月5日',
  ])
})

test.each(['使用人', '採訪者', 'reviewer', 'caseofficer', 'interpreter', 'trainee', 'servedby', 'host'])(
  '%s says somebody',
  (name) => {
    expect(saysSomebody(name)).toBe(true)
  },
)
test.each(['number', 'border', 'color', '電話', 'nation', 'topic', 'hobby', 'localhost', 'publisher', 'id'])(
  '%s says nobody',
  (name) => {
    expect(saysSomebody(name)).toBe(false)
  },
)
