/** The mail of one person is one record: who wrote it, and what of its text is told of him. */
import { expect, it } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

interface Mail {
  readonly from?: string
  readonly to?: string
  readonly more?: readonly string[]
  readonly type?: string
}

const SENDER = 'From: 賴明雯 <sky591689@yahoo.com.tw>'

/** Values in the records of a mail, those of one record with `+` between; the recipient's address left out. */
async function people(
  text: string,
  { from = SENDER, to = 'svc@shop-demo.com.tw', more = [], type = 'text/plain' }: Mail = {},
) {
  const headers = [...more, from, `To: ${to}`, `Content-Type: ${type}; charset=utf-8`]
  const { hits } = await inspect(sourceOf('a.eml', Buffer.from(`${headers.join('\r\n')}\r\n\r\n${text}\r\n`)))
  const records = new Map<number, Set<string>>()
  for (const { record, normal, confidence } of hits) {
    if (confidence === 'low' || normal === undefined) continue
    records.set(record, (records.get(record) ?? new Set()).add(normal))
  }
  return [...records.values()].map((values) => [...values].sort().join('+')).filter((value) => value !== to)
}

const ONE = '0934706436+sky591689@yahoo.com.tw+賴明雯'

it.each([
  ['first person', '您好，\n我想詢問訂單進度。\n我的電話是 0934706436，謝謝。'],
  ['a sentence', '請打 0934-706-436 與我聯絡'],
  ['signed', '您好，請協助處理退貨。\n\n賴明雯 敬上\n手機：0934706436'],
  ['telephone above the name', '您好，想詢問訂單進度。\n聯絡電話：0934706436\n\n賴明雯 敬上'],
  ['alone on its line', '您好，想詢問訂單進度。\n\n電話：0934706436\n謝謝'],
  ['a form', '姓名：賴明雯\n電話：0934706436'],
  ['greeting somebody else', '王小明先生您好：\n\n我的手機是 0934706436。\n'],
  ['English', 'Hello,\nmy mobile number is 0934706436.\n'],
  ['above what is quoted', '我的手機是 0934706436\n\n陳大文 <a@b.tw> 於 2024年3月1日 寫道：\n> 請給電話'],
])('r10: the sender and the telephone in the text are one person: %s', async (_, text) => {
  const found = await people(text)
  expect(found).toContain(ONE)
  expect(found.filter((record) => record.includes('0934706436'))).toHaveLength(1)
})

it('r10: so they are where the line From has an address only', async () => {
  const from = 'From: sky591689@yahoo.com.tw'
  expect(await people('我的電話是 0934706436', { from })).toEqual(['0934706436+sky591689@yahoo.com.tw'])
  expect(await people('我是賴明雯，我的電話是 0934706436', { from })).toEqual([ONE])
  expect(await people('麻煩了，謝謝。\n我的電話 0934706436\n賴明雯 敬上', { from })).toEqual([ONE])
})

it('r10: and in a page, and where the headers tell the address again', async () => {
  expect(await people('<p>您好</p><p>我的電話是 0934706436</p>', { type: 'text/html' })).toEqual([ONE])
  const more = ['Return-Path: <sky591689@yahoo.com.tw>', 'Reply-To: sky591689@yahoo.com.tw']
  expect(await people('我的電話是 0934706436', { more })).toEqual([ONE])
})

it.each([
  ['somebody else is named', '王小明的電話是 0934706436'],
  ['somebody else of nobody else’s name', '我太太的手機是 0934706436'],
  ['somebody the sender deals with', '客戶電話 0934706436'],
  ['somebody who gave a number', '客戶給我的電話是 0934706436'],
  ['somebody who says it', '他說：「我的電話是 0934706436」'],
  ['somebody the sender has called', '我已聯絡，電話 0934706436 沒人接'],
  ['somebody written for', '住戶反映漏水\n電話：0934706436'],
  ['a quoted line', '收到。\n\n> 我的電話是 0934706436'],
  ['an older message', '收到。\n\n-----Original Message-----\n我的電話是 0934706436'],
  ['a message of Outlook', '收到。\n\n寄件者: 王先生\n我的電話是 0934706436'],
  ['what was put in', '以下為客戶來信：\n我的電話是 0934706436'],
  ['a list', '報名名單\n王小明 0912345678\n李大華 0934706436\n賴明雯 敬上'],
  ['others above the signature', '請打給 0934706436\n賴明雯 敬上'],
  ['two numbers of nobody', '電話：0912745638\n電話：0934706436'],
])('r10: what may be somebody else’s is not joined to the sender: %s', async (_, text) => {
  const found = await people(text)
  expect(found.filter((record) => record.includes('0934706436'))).toHaveLength(1)
  for (const record of found) expect(record).not.toMatch(/0934706436.*sky|sky.*0934706436/)
})

it.each<[string, Mail]>([
  ['of a newsletter', { more: ['List-Unsubscribe: <https://example.com>'] }],
  ['of a mailing list', { more: ['Precedence: list'] }],
  ['forwarded', { more: ['Subject: Fwd: 訂單'] }],
  ['sent for somebody', { more: ['Sender: office@example.com'] }],
  ['of a form in the web', { more: ['Reply-To: customer@example.com'] }],
  ['of a desk', { from: 'From: 賴明雯 <service@yahoo.com.tw>' }],
  ['of two', { from: 'From: 賴明雯 <sky591689@yahoo.com.tw>, 王小明 <a@yahoo.com.tw>' }],
])('r10: nothing is joined to the sender of a mail %s', async (_, mail) => {
  const found = await people('我的電話是 0934706436', mail)
  expect(found.filter((record) => record.includes('0934706436'))).toHaveLength(1)
  for (const record of found) expect(record).not.toMatch(/0934706436.*@|@.*0934706436/)
})

it('r10: within one house a number without a word of whose it is stays by itself', async () => {
  const to = 'amy@yahoo.com.tw'
  expect(await people('電話：0934706436\n謝謝', { to })).toContain('0934706436')
  expect(await people('我的電話：0934706436\n謝謝', { to })).toEqual([ONE])
})
