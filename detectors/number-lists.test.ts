import { describe, expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { makeRandom } from '../fixtures/random.ts'
import type { InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'
import { inspect } from './testing.ts'

const random = makeRandom('number-lists')
const people = makePeople(60, 'number-lists')
const ids = people.filter(({ idKind }) => idKind === 'national').map(({ id }) => id)
const mobiles = people.map(({ mobile }) => mobile)
const orders = Array.from({ length: 30 }, () => `09${random.digits(8)}`)
const parts = Array.from(
  { length: 120 },
  () => random.pick([...'ABCDEFGH']) + random.pick(['1', '2']) + random.digits(8),
)

function lines(...rows: readonly string[]): string {
  return `${rows.join('\n')}\n`
}

/** How sure the hits of a detector are, each once. */
function sure(text: string, detector: string): string[] {
  return [...new Set(inspect(text).flatMap((hit) => (hit.detector === detector ? [hit.confidence] : [])))]
}

describe('a list of numbers in a text, one on each line', () => {
  test.each([
    ['order numbers', lines('訂單編號', ...orders), 'mobile'],
    ['two numbers behind a colon', lines('本次出貨如下', '出貨單號：', ...orders.slice(0, 2)), 'mobile'],
    ['order numbers in English', lines('Order No:', '', ...orders), 'mobile'],
    [
      'a Markdown table of one column',
      lines('| 訂單編號 |', '|---|', ...orders.map((order) => `| ${order} |`)),
      'mobile',
    ],
    ['meters', lines('meter_no', ...orders), 'mobile'],
    ['part numbers', lines('料號', ...parts), 'tw-national-id'],
    ['part numbers under nothing', lines(...parts), 'tw-national-id'],
  ])('%s were people’s with high confidence', (_, text, detector) => {
    expect(sure(text, detector)).toEqual(['low'])
  })

  test.each([
    ['IDs', lines(...ids), 'tw-national-id'],
    ['IDs under a heading of something else', lines('料號', ...ids), 'tw-national-id'],
    ['mobiles', lines(...mobiles), 'mobile'],
    ['mobiles under a heading', lines('簡訊發送名單', ...mobiles), 'mobile'],
    ['mobiles under what was ordered', lines('本週未取訂單', ...mobiles), 'mobile'],
    ['a mobile behind a line that ends with a number', lines('訂單編號', mobiles[0]!), 'mobile'],
  ])('%s stay people’s', (_, text, detector) => {
    expect(sure(text, detector)).toEqual(['high'])
  })

  test('goes on in the next batch under the same heading, and ends with the text', () => {
    const hits: InspectedHit[] = []
    const scanner = createScanner({ key: new Uint8Array(32).fill(7), onHit: (hit) => hits.push(hit) })
    const batches = [
      lines('訂單編號', ...orders.slice(0, 9)),
      lines(...orders.slice(9), '客戶', ...mobiles.slice(0, 3)),
    ]
    scanner.begin()
    let linesBefore = 0
    for (const text of batches) {
      const bytes = new TextEncoder().encode(text)
      scanner.feed({
        kind: 'batch',
        bytes,
        dialect: { kind: 'text', reflow: false },
        first: linesBefore === 0,
        linesBefore,
      })
      linesBefore += text.split('\n').length - 1
    }
    scanner.end()
    const confidences = hits.toSorted((a, b) => a.line - b.line).map(({ confidence }) => confidence)
    expect(confidences).toEqual([...orders.map(() => 'low'), 'high', 'high', 'high'])
  })

  test('a hundred thousand lines each under a heading of its own are read once', () => {
    const text = `訂單編號\n0912745638\n0922745631\n${'x'.repeat(40)}\n`.repeat(40_000)
    expect(sure(text, 'mobile')).toEqual(['low'])
  })
})
