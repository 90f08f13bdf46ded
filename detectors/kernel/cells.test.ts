import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createScanner } from '../scanner.ts'
import { AT, CellSplitter, DIGIT, HIGH, KIND, LABEL_OR_PERCENT } from './cells.ts'

const encoder = new TextEncoder()
const splitter = CellSplitter.get()!

/** Ends, kinds and numbers of digits, byte by byte. */
function plainly(bytes: Uint8Array, separator: number): number[][] {
  const cells: number[][] = []
  let kinds = 0
  let digits = 0
  for (let i = 0; i <= bytes.length; i++) {
    if (i === bytes.length || bytes[i] === separator || bytes[i] === 0x0a) {
      cells.push([i, kinds & ~DIGIT, Math.min(digits, 4095)])
      kinds = 0
      digits = 0
    } else {
      kinds |= KIND[bytes[i]!]!
      digits += KIND[bytes[i]!]! & DIGIT
    }
  }
  return cells
}

function split(bytes: Uint8Array, separator: number): number[][] {
  splitter.begin(bytes, separator)
  const cells: number[][] = []
  for (let end = -1; end < bytes.length; ) {
    end = splitter.next()
    cells.push([end, splitter.kinds, splitter.digits])
  }
  return cells
}

describe('the SIMD passes split as a loop over bytes does', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ',',
      ',',
      '\n',
      '\r\n',
      '1',
      '0912',
      'x',
      'X',
      '*',
      '@',
      ':',
      '%',
      '%40',
      '王',
      '１',
      '，',
      '\t',
      '',
      'abcdefg',
    ),
    fc.string({ unit: 'binary', maxLength: 80 }),
  )

  test('any cells', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), fc.constantFrom(0x2c, 0x09, 0x7c, 0x3a), (pieces, separator) => {
        const bytes = encoder.encode(pieces.join(''))
        expect(split(bytes, separator)).toEqual(plainly(bytes, separator))
      }),
      { numRuns: 1000, seed: 2 },
    )
  })

  test('cells across windows, longer than a window, and at the end of one', () => {
    const long = `${'9'.repeat(40_000)}:${'王'.repeat(30_000)}@`
    for (const text of [
      long,
      `a,${long},b\n${long}`,
      `${',1'.repeat(16_384)}`,
      `${'x,'.repeat(16_384)}\n`,
      '\n'.repeat(70_000),
    ]) {
      const bytes = encoder.encode(text)
      expect(split(bytes, 0x2c)).toEqual(plainly(bytes, 0x2c))
    }
    expect(split(encoder.encode(long), 0x2c)[0]!.slice(1)).toEqual([HIGH | AT | LABEL_OR_PERCENT | 4, 4095])
  })
})

test('a table gives the same in one batch and in small ones, which are read byte by byte', () => {
  const mails = ['x@pandian.tw', 'wang.x*y@pandian.com.tw', '', 'a@b']
  const notes = ['糖尿病', '', 'HIV', '電話：0912745638', 'tel: 02-2745-6389', 'A123456789', '王小明*', '１２３']
  const rows = Array.from(
    { length: 400 },
    (_, i) =>
      `SL${i * 1_234_567},王小${'明美華'[i % 3]},09${12_000_000 + i * 7919},${mails[i % 4]}, ${notes[i % 8]} ,${i % 5 === 0 ? ' ' : '台北市大安區仁愛路四段20號'}${i % 2 === 0 ? '\r' : ''}\n`,
  )
  const head = encoder.encode(`會員編號,姓名,手機,電子郵件,備註,地址\n${rows.slice(0, 30).join('')}`)
  const dialect = { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head } as const
  const scan = (batches: string[]): unknown => {
    const scanner = createScanner({ key: new Uint8Array(32).fill(1) })
    scanner.begin()
    let linesBefore = 0
    for (const batch of batches) {
      scanner.feed({ kind: 'batch', bytes: encoder.encode(batch), dialect, first: linesBefore === 0, linesBefore })
      linesBefore += batch.split('\n').length - 1
    }
    return scanner.end()
  }
  const header = '會員編號,姓名,手機,電子郵件,備註,地址\n'
  const whole = scan([header + rows.join('')])
  expect(whole).toEqual(scan([header, ...rows]))
  expect((whole as { records: number }).records).toBe(400)
  expect(whole).toEqual(scan([`${header}${rows.join('')}`.slice(0, -1)]))
})
