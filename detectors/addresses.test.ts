/** E-mail addresses in text, and the numbers that people make their local parts of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const hits: InspectedHit[] = []
const scanner = createScanner({ key: new Uint8Array(32).fill(7), onHit: (hit) => hits.push(hit), reveal: true })

/** What is found in a text, as `detector value`; what is not counted in brackets. */
function found(text: string): string[] {
  hits.length = 0
  scanner.begin()
  const bytes = new TextEncoder().encode(text)
  scanner.feed({ kind: 'batch', bytes, dialect: { kind: 'text', reflow: false }, first: true, linesBefore: 0 })
  scanner.end()
  return hits.map(({ detector, confidence, value }) =>
    confidence === 'low' ? `(${detector} ${value})` : `${detector} ${value}`,
  )
}

const NUMBERS = [
  'd116384011',
  'A127483906',
  'A800000014',
  'AC01234567',
  '0912745638',
  '4716110012345675',
  '886912745638',
]

describe('rev12: an e-mail address whose local part is a valid number was that number, and no address', () => {
  test.each([
    ['To: d116384011@stu-mail.tw', 'email d116384011@stu-mail.tw'],
    ['寄到 d116384011@stu-mail.tw 即可', 'email d116384011@stu-mail.tw'],
    ['email: b930318924@stu-mail.tw', 'email b930318924@stu-mail.tw'],
    ['body: account=d116384011@stu-mail.tw&x=1', 'email d116384011@stu-mail.tw'],
    ['帳號 0912745638@stu-mail.tw', 'email 0912745638@stu-mail.tw'],
    ['A127483906.tw@stu-mail.tw', 'email A127483906.tw@stu-mail.tw'],
    ['wang-0912745638@stu-mail.tw', 'email wang-0912745638@stu-mail.tw'],
    ['ming@0912745638.tw', 'email ming@0912745638.tw'],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual([expected])
  })

  test('and the person beside it is found', () => {
    expect(found('王小明<A127483906@stu-mail.tw>')).toEqual(['name 王小明', 'email A127483906@stu-mail.tw'])
  })

  test.each([
    ['before what is no address', 'A127483906@ 王', 'tw-national-id A127483906'],
    ['before a handle', 'A127483906@stu', 'tw-national-id A127483906'],
    ['beside an address', 'A127483906,ming@stu-mail.tw', 'tw-national-id A127483906', 'email ming@stu-mail.tw'],
    ['in an address that is not counted', 'A127483906@corp.local', 'tw-national-id A127483906'],
    ['in an address that is masked', 'A127483906@***.tw', 'tw-national-id A127483906'],
  ])('a number stays %s', (_, text, ...expected) => {
    expect(found(text)).toEqual(expected)
  })

  test('whatever number it is, wherever it stands in the address and whatever is around', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NUMBERS),
        fc.constantFrom('', 'x.', 'wang_', 'a-'),
        fc.constantFrom('', '.tw', '_1', '-x', '+news'),
        fc.constantFrom('', ' ', '<', '"', 'To: ', 'email=', 'id: ', '身分證 '),
        fc.constantFrom('', ' ', '>', '&x=1', '，'),
        (number, before, behind, left, right) => {
          const address = `${before}${number}${behind}@stu-mail.tw`
          expect(found(`${left}${address}${right}`)).toEqual([`email ${address}`])
        },
      ),
      { numRuns: 1000, seed: 12 },
    )
  })
})
