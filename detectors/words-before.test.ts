import fc from 'fast-check'
import { expect, test } from 'vitest'
import { numberOfThing } from './words-before.ts'

/** Asked at the first digit or letter of the number `N`. */
function ask(text: string, bare = false): boolean {
  const [before] = text.split('N')
  const bytes = new TextEncoder().encode(text)
  return numberOfThing(bytes, new TextEncoder().encode(before).length, 0, bare)
}

test.each([
  '訂單編號：N',
  '料號 N',
  '訂單編號_N',
  '出貨單號為N',
  '（序號=N',
  'order_no=N',
  'Order No. N',
  '{"orderNo":"N',
  'my order no N',
  'SKU#N',
  'x\nbatch N',
])('%s is a number of a thing', (text) => {
  expect(ask(text)).toBe(true)
})

test.each([
  '電話：N',
  '身分證字號N',
  '王小明 N',
  'order phone N',
  'reorderno N',
  '訂單編號：A1，電話 N',
  '料號\nN',
  'N',
  '料號            N',
])('%s is not', (text) => {
  expect(ask(text)).toBe(false)
})

test('whatever stands before, nothing is read before the line or outside the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(40), (text, cut) => {
      const bytes = new TextEncoder().encode(`${text}\n`)
      const from = Math.min(cut, bytes.length)
      expect(numberOfThing(bytes, bytes.length, from, true)).toBe(false)
      const cell = bytes.slice(from, bytes.length - 1)
      if (from < bytes.length)
        expect(numberOfThing(bytes, bytes.length - 1, from, true)).toBe(numberOfThing(cell, cell.length, 0, true))
    }),
  )
})

test.each(['info txn N', 'trace=N', 'payment ref: N', '編號 N', '[req N'])(
  'ten digits of a log are no telephone behind %s, and an ID there is one',
  (text) => {
    expect(ask(text, true)).toBe(true)
    expect(ask(text)).toBe(false)
  },
)

test.each(['sms to N', 'login user=N', 'call from N', 'msisdn=N'])('behind %s they are', (text) => {
  expect(ask(text, true)).toBe(false)
})
