import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** What counts of a text, as `detector normal form`. */
async function counted(text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf('a.txt', Buffer.from(`${text}\n`)))
  return hits.filter(({ confidence }) => confidence !== 'low').map(({ detector, normal }) => `${detector} ${normal}`)
}

test.each([
  ['王小明_0912745638', 'name 王小明', 'mobile 0912745638'],
  ['附件：王小明_0912745638.jpg', 'name 王小明', 'mobile 0912745638'],
  ['附件：王小明_0912-745-638_2.jpg', 'name 王小明', 'mobile 0912745638'],
  ['0912745638_王小明', 'mobile 0912745638', 'name 王小明'],
  ['王小明_02-2745-6389', 'name 王小明', 'landline 0227456389'],
  ['王小明_A127483906', 'name 王小明', 'tw-national-id A127483906'],
  ['申請書_A127483906.pdf', 'tw-national-id A127483906'],
])('%s, the name of a file, told a name beside a number and no number', async (text, ...expected) => {
  expect(await counted(text)).toEqual(expected)
})

test.each([
  'photo_0912745638.jpg',
  'user_0912745638 登入',
  'SEQ_0912745638',
  'SEQ_0912745638_王小明',
  'x_0912745638_y',
  '訂單編號_0912745638',
  '料號_0912745638',
])('of %s nothing counts', async (text) => {
  expect((await counted(text)).filter((one) => !one.startsWith('name'))).toEqual([])
})

test('a line between a Han character and a number is as a blank between them', async () => {
  const number = fc.constantFrom('0912745638', '0912-745-638', '02-2745-6389', 'A127483906', '4716110012345675')
  const before = fc.constantFrom('王小明', '附件', '申請書', '圖', '編號', '訂單編號', '住址')
  await fc.assert(
    fc.asyncProperty(number, before, fc.constantFrom('', '.jpg', '，', ' 備查'), async (value, left, right) => {
      const numbers = async (text: string) => (await counted(text)).filter((one) => !one.startsWith('name'))
      expect(await numbers(`${left}_${value}${right}`)).toEqual(await numbers(`${left} ${value}${right}`))
    }),
    { numRuns: 60, seed: 12 },
  )
})
