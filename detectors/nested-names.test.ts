/** What somebody has, in lists whose objects call it `name` or `title`. All invented. */
import { expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

async function told(data: unknown): Promise<string[]> {
  const { hits } = await inspect(sourceOf('a.json', Buffer.from(JSON.stringify(data))))
  return hits
    .filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')
    .map(({ value }) => value ?? '')
}

test.each(['name', 'title', 'item', 'displayName', '名稱'])(
  'an illness, a drug or a deed called by %s was lost',
  async (key) => {
    for (const [list, what] of [
      ['conditions', '氣喘'],
      ['diagnoses', 'Asthma'],
      ['medications', 'Metformin 500mg'],
      ['病史', '糖尿病'],
      ['past_history', '癲癇'],
      ['convictions', '竊盜罪'],
    ] as const)
      expect(await told({ name: '陳志豪', [list]: [{ [key]: what, since: 2015 }] }), list).toHaveLength(1)
  },
)

test('what somebody buys, teaches or reads is called so as well', async () => {
  for (const list of ['courses', 'products', 'orders', 'articles', 'interests'])
    expect(await told({ name: '陳志豪', [list]: [{ name: '糖尿病', since: 2015 }] }), list).toEqual([])
})

test('of two in a list the one that is denied stays out', async () => {
  const conditions = [
    { name: 'asthma', present: true },
    { name: 'diabetes', present: false },
  ]
  expect(await told({ name: '陳志豪', conditions })).toEqual(['asthma'])
})
