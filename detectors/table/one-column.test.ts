import { describe, expect, test } from 'vitest'
import { makePeople } from '../../fixtures/people.ts'
import { makeRandom } from '../../fixtures/random.ts'
import type { TableDialect } from '../../formats/format.ts'
import { found, inspect } from '../testing.ts'

const random = makeRandom('one-column')
const people = makePeople(60, 'one-column')
const ids = people.filter(({ idKind }) => idKind === 'national').map(({ id }) => id)
const mobiles = people.map(({ mobile }) => mobile)
const orders = Array.from({ length: 120 }, () => `09${random.digits(8)}`)
const parts = Array.from(
  { length: 120 },
  () => random.pick([...'ABCDEFGH']) + random.pick(['1', '2']) + random.digits(8),
)

function csv(text: string): TableDialect {
  const head = new TextEncoder().encode(text)
  return { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head }
}

function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`
}

describe('a table of one column was not judged', () => {
  test.each([
    ['order numbers', lines('訂單編號', ...orders), 'mobile', 'against'],
    ['two order numbers', lines('order_no', ...orders.slice(0, 2)), 'mobile', 'against'],
    ['tickets', lines('ticket', ...orders), 'mobile', 'against'],
    ['meters', lines('meter_no', ...orders), 'mobile', 'against'],
    ['numbers of students', lines('student_id', ...parts), 'tw-national-id', 'against'],
    ['order numbers under a title', lines('出貨清單', '', '出貨單號：', ...orders), 'mobile', 'against'],
    ['part numbers', lines('料號', ...parts), 'tw-national-id', 'against'],
    ['part numbers whose name says nothing', lines('code', ...parts), 'tw-national-id', 'chance'],
    ['part numbers without a name', lines(...parts), 'tw-national-id', 'chance'],
  ])('%s are nobody’s', (_, text, detector, reason) => {
    const hits = inspect(text, csv(text)).filter((hit) => hit.detector === detector)
    expect(hits.length).toBeGreaterThan(1)
    expect(hits.every(({ confidence, reasons }) => confidence === 'low' && reasons.includes(reason as 'chance'))).toBe(
      true,
    )
  })

  test.each([
    ['IDs', lines(...ids), 'tw-national-id', ids],
    ['three IDs', lines(...ids.slice(0, 3)), 'tw-national-id', ids.slice(0, 3)],
    ['IDs under a name that says something else', lines('料號', ...ids), 'tw-national-id', ids],
    ['mobiles', lines(...mobiles), 'mobile', mobiles],
    ['mobiles under a name that says nothing', lines('f1', ...mobiles), 'mobile', mobiles],
    ['three mobiles', lines(...mobiles.slice(0, 3)), 'mobile', mobiles.slice(0, 3)],
  ])('%s are people’s', (_, text, detector, values) => {
    expect(found(text, detector, csv(text))).toEqual(values)
  })

  test('a form whose lines are cells of one column stays one person’s', () => {
    const [{ name, mobile }] = people as [(typeof people)[0]]
    const text = lines('訂單編號', orders[0]!, `姓名：${name}`, `手機：${mobile}`, '備註：無', '地點：門市')
    const hits = inspect(text, csv(text)).filter(({ detector }) => detector === 'name')
    expect(hits).toHaveLength(1)
    expect(inspect(text, csv(text)).find(({ normal }) => normal === mobile)?.record).toBe(hits[0]!.record)
  })
})
