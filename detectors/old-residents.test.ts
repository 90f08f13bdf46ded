/** Old resident numbers, two letters and eight digits, of which one in ten of anything else passes the check. All invented. */
import { expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** The resident numbers that count. */
async function residents(text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf('list.txt', Buffer.from(text)))
  return hits
    .filter(({ detector, confidence }) => detector === 'tw-resident-id' && confidence !== 'low')
    .map(({ value }) => value ?? '')
}

test('an old number was low in a list beside the new one that took its place', async () => {
  expect(await residents('姓名　舊號　新號　國籍\n黎氏紅鸞　FA33981201　K898827184　越南\n')).toEqual([
    'FA33981201',
    'K898827184',
  ])
  expect(await residents('FA33981201 換發為 K898827184\n')).toEqual(['FA33981201', 'K898827184'])
})

test('the new number of another line or of none speaks for no part number', async () => {
  expect(await residents('批號 FA33981201　數量 3\n')).toEqual([])
  expect(await residents('批號 FA33981201　數量 3\n統一證號 K898827184\n')).toEqual(['K898827184'])
  // Its check digit is wrong.
  expect(await residents('批號 FA33981201　序號 K898827185\n')).toEqual([])
})

test('part numbers under 系統碼 were IDs, where one in ten passes the check', async () => {
  const { hits } = await inspect(sourceOf('parts.json', Buffer.from('[{"系統碼":"F131104093","qty":3}]')))
  expect(hits.filter(({ confidence }) => confidence !== 'low')).toEqual([])
})
