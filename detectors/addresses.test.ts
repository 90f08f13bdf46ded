/** E-mail addresses in text, and the numbers that people make their local parts of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Dialect } from '../formats/format.ts'
import type { InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'
import email from './types/email.ts'

const encoder = new TextEncoder()
const hits: InspectedHit[] = []
const scanner = createScanner({ key: new Uint8Array(32).fill(7), onHit: (hit) => hits.push(hit), reveal: true })

function scan(text: string, dialect: Dialect = { kind: 'text', reflow: false }): void {
  hits.length = 0
  scanner.begin()
  scanner.feed({ kind: 'batch', bytes: encoder.encode(text), dialect, first: true, linesBefore: 0 })
  scanner.end()
}

/** What is found in a text, as `detector value`; what is not counted in brackets. */
function found(text: string): string[] {
  scan(text)
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

describe('an e-mail address whose local part is a valid number was that number, and no address', () => {
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

  test.each(['A127483906@test.com', 'A127483906@example.com', '0912745638@example.com'])(
    'but before a domain of samples, %s, the number was lost',
    (text) => {
      const [number] = text.split('@')
      expect(found(`身分證字號或手機：${text}`).some((hit) => hit.endsWith(` ${number}`))).toBe(true)
    },
  )

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

describe('an address in a URL, whose @ is %40, was none, and a number before it an ID', () => {
  /** The normal forms of the addresses, and all else that is found. */
  function addresses(): (string | undefined)[] {
    return hits.map((hit) => (hit.detector === 'email' ? hit.normal : `${hit.detector} ${hit.value}`))
  }

  test.each([
    ['"GET /u?email=mei.ling%40rixi-box.tw HTTP/1.1" 200', 'mei.ling@rixi-box.tw'],
    ['"GET /u?q=1&user=yu.chen1%40Rixi-Box.TW HTTP/1.1" 200', 'yu.chen1@rixi-box.tw'],
    ['body: account=d116384011%40stu-mail.tw&pw=*** 200', 'd116384011@stu-mail.tw'],
    ['/login?next=%2Fu%3Femail%3Dd116384011%40stu-mail.tw%26x%3D1', 'd116384011@stu-mail.tw'],
    ['?q=mail+to+ming%40stu-mail.tw', 'ming@stu-mail.tw'],
    ['?q=%E4%BF%A1%E7%AE%B1ming%40stu-mail.tw', 'ming@stu-mail.tw'],
  ])('%s', (text, expected) => {
    scan(text)
    expect(addresses()).toEqual([expected])
  })

  test('in a cell of a table that tells nothing of it, and where its column does', () => {
    const head = encoder.encode('時間,連結,email\n')
    const dialect: Dialect = { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head }
    for (const rows of [1, 400]) {
      scan(`時間,連結,email\n${'12:30,/u?mail=ming%40stu-mail.tw,mei%40stu-mail.tw\n'.repeat(rows)}`, dialect)
      expect(new Set(addresses())).toEqual(new Set(['ming@stu-mail.tw', 'mei@stu-mail.tw']))
      expect(hits).toHaveLength(2 * rows)
    }
  })

  test('is shown as the same address written plainly', () => {
    expect(email.mask('a***%40stu-mail.tw')).toBe(email.mask('a***@stu-mail.tw'))
  })

  test('is the same as written plainly, whatever it is and whatever program wrote it', () => {
    const encoders = [
      encodeURIComponent,
      (text: string) => new URLSearchParams({ x: text }).toString().slice(2),
      (text: string) => encodeURIComponent(text).replaceAll(/[._-]/gu, (c) => `%${c.charCodeAt(0).toString(16)}`),
    ]
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z0-9](?:[._+-]?[a-zA-Z0-9]){0,12}$/u),
        fc.constantFrom('stu-mail.tw', 'Mail.pandian.com.tw'),
        fc.constantFrom(
          '',
          '/u?x=',
          'a=1&b=',
          '/login?next=%2Fu%3Fx%3D',
          ' ',
          '"',
          '，',
          'z'.repeat(200).concat('?x='),
        ),
        fc.constantFrom('', '&x=1', '%26x%3D1', ' HTTP/1.1', '"', '#a'),
        fc.constantFrom(...encoders),
        (local, domain, left, right, encode) => {
          scan(` ${local}@${domain} `)
          const plain = hits.map(({ detector, normal, confidence }) => ({ detector, normal, confidence }))
          scan(`${left}${encode(`${local}@`)}${domain}${right}`)
          expect(hits.map(({ detector, normal, confidence }) => ({ detector, normal, confidence }))).toEqual(plain)
        },
      ),
      { numRuns: 2000, seed: 12 },
    )
  })
})
