/** Whose the values in a mail are: those of its headers, and those of its text. */
import { expect, it } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** Values in the records of a mail, those of one record with `+` between. */
async function recordsOf(text: string, type = 'text/plain'): Promise<string[]> {
  const headers = [
    'From: 賴明雯 <sky591689@yahoo.com.tw>',
    'To: 王小明 <ming2233@shop-demo.com.tw>',
    `Content-Type: ${type}; charset=utf-8`,
  ]
  const { hits } = await inspect(sourceOf('a.eml', Buffer.from(`${headers.join('\r\n')}\r\n\r\n${text}\r\n`)))
  const records = new Map<number, Set<string>>()
  for (const { record, normal, confidence } of hits) {
    if (confidence === 'low' || normal === undefined) continue
    records.set(record, (records.get(record) ?? new Set()).add(normal))
  }
  return [...records.values()].map((values) => [...values].sort().join('+')).sort()
}

it.each([
  ['text/plain', '您好，我的電話是 0934706436'],
  ['text/plain', '您好，\n電話：0934706436\n'],
  ['text/plain', '客戶電話 0934706436'],
  ['text/html', '<p>您好，我的電話是 0934706436</p>'],
  ['text/plain', '電話：0934706436\n\n> 王小明 寫道：'],
])('a recipient with a name swallowed the number in the text: %s %j', async (type, text) => {
  const records = await recordsOf(text, type)
  expect(records).toContain('0934706436')
  expect(records).toContain('ming2233@shop-demo.com.tw+王小明')
  expect(records).toContain('sky591689@yahoo.com.tw+賴明雯')
})

it('forty customers of one clerk were one person', async () => {
  const records = await recordsOf('這位客人要訂房：\n手機：0934706436\n地址：臺北市中正區重慶南路一段122號')
  expect(records.filter((record) => record.includes('0934706436'))).toEqual([expect.not.stringContaining('sky591689')])
})
