import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DETECTORS } from '../catalogue.ts'
import { AREA_CODES } from '../data/area-codes.ts'
import { COUNTIES } from '../data/districts.ts'
import { ISSUER_RANGES } from '../data/issuers.ts'
import type { Detector, Match } from '../detector.ts'
import address from './address.ts'
import birthDate from './birth-date.ts'
import email from './email.ts'
import landline from './landline.ts'
import mobile from './mobile.ts'
import name from './name.ts'
import { numeralRun } from './numeral.ts'
import paymentCard from './payment-card.ts'
import nationalId from './tw-national-id.ts'
import residentId from './tw-resident-id.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const match: Match = {
  start: 0,
  end: 0,
  confidence: 1,
  because: 0,
  masked: false,
  canonical: new Uint8Array(512),
  canonicalLength: 0,
}

/** Canonical form as a cell, `masked`, or undefined. */
function cell(detector: Detector, text: string): string | undefined {
  const bytes = encode(text)
  if (!detector.cell(bytes, 0, bytes.length, match)) return undefined
  return match.masked ? 'masked' : decode(match.canonical.subarray(0, match.canonicalLength))
}

/** The same in running text, at the first place where `pattern` matches. */
function free(detector: Detector, text: string, pattern = /\d/u): string | undefined {
  const bytes = encode(text)
  const at = Buffer.byteLength(text.slice(0, text.search(pattern)))
  if (detector.free?.(bytes, at, 0, bytes.length, match) !== true) return undefined
  return match.masked ? 'masked' : decode(match.canonical.subarray(0, match.canonicalLength))
}

// The check as the ministry states it, written once more and plainly, to check the one in the detectors.
const VALUES = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'
const letterValue = (letter: string): number => VALUES.indexOf(letter) + 10
function remainder(letter: string, nine: string): number {
  const value = letterValue(letter)
  const digits = Array.from(nine, Number)
  return (
    (Math.floor(value / 10) + (value % 10) * 9 + digits.reduce((sum, d, i) => sum + d * (i === 8 ? 1 : 8 - i), 0)) % 10
  )
}
const checked = (letter: string, eight: string): string => letter + eight + ((10 - remainder(letter, `${eight}0`)) % 10)

const letter = fc.constantFrom(...VALUES)
const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''))
const id = fc.tuple(letter, fc.constantFrom('1', '2'), digits(7)).map(([l, s, d]) => checked(l, s + d))
const newResident = fc.tuple(letter, fc.constantFrom('8', '9'), digits(7)).map(([l, s, d]) => checked(l, s + d))
/** The second letter as its units digit makes it an ID of the other kind with the same check digit. */
const oldResident = fc.tuple(letter, fc.constantFrom('A', 'B', 'C', 'D'), digits(7)).map(([l, second, d]) => {
  const unit = String(letterValue(second) % 10)
  return l + second + checked(l, unit + d).slice(2)
})

describe('numbers with a check digit', () => {
  test('every valid national ID is found, in either case, as a cell and in text', () => {
    fc.assert(
      fc.property(id, (value) => {
        expect(cell(nationalId, value)).toBe(value)
        expect(free(nationalId, `證號${value}。`)).toBe(value)
        expect(cell(nationalId, value.toLowerCase())).toBe(value)
        expect(cell(residentId, value)).toBeUndefined()
      }),
    )
  })

  test('an ID with one digit changed is found only where the check cannot tell', () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), (value, place, by) => {
        const digit = (Number(value[place]) + by) % 10
        const changed = value.slice(0, place) + digit + value.slice(place + 1)
        expect(cell(nationalId, changed) !== undefined).toBe(remainder(changed[0]!, changed.slice(1)) === 0)
      }),
    )
  })

  test('every valid resident number of both kinds is found', () => {
    fc.assert(
      fc.property(fc.oneof(newResident, oldResident), (value) => {
        expect(cell(residentId, value)).toBe(value)
        expect(free(residentId, `證號 ${value}，男`)).toBe(value)
        expect(cell(nationalId, value)).toBeUndefined()
      }),
    )
  })

  test('a letter or digit beside an ID forbids it', () => {
    fc.assert(
      fc.property(id, fc.constantFrom(...'0589AZaz'), fc.boolean(), (value, neighbour, before) => {
        const text = before ? neighbour + value : value + neighbour
        const bytes = encode(text)
        expect(nationalId.free?.(bytes, before ? 2 : 1, 0, bytes.length, match)).toBe(false)
        expect(cell(nationalId, text)).toBeUndefined()
      }),
    )
  })

  test('a masked ID is masked, and never clear', () => {
    fc.assert(
      fc.property(
        id,
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 2, max: 5 }),
        fc.constantFrom('*', '○', '＊', 'X'),
        (value, from, n, m) => {
          const text = value.slice(0, from) + m.repeat(n) + value.slice(from + n)
          expect(cell(nationalId, text)).toBe('masked')
        },
      ),
    )
  })

  test('cards of every issuer are found in every length, whole and in groups', () => {
    const card = fc
      .tuple(fc.constantFrom(...ISSUER_RANGES), fc.double({ min: 0, max: 0.999, noNaN: true }), digits(19), fc.nat())
      .map(([range, where, rest, pick]) => {
        const length = range.lengths[pick % range.lengths.length]!
        const head = Math.floor(range.from + where * (range.to - range.from + 1)) + rest
        const body = head.slice(0, length - 1)
        for (let check = 0; ; check++) if (luhn(body + check)) return body + check
      })
    fc.assert(
      fc.property(card, (value) => {
        expect(cell(paymentCard, value)).toBe(value)
        if (value.length > 13) expect(free(paymentCard, value)).toBe(value)
        if (value.length === 16)
          expect(free(paymentCard, `卡號 ${value.replace(/(\d{4})(?=\d)/gu, '$1-')}`)).toBe(value)
        expect(free(paymentCard, `${value}5`.slice(0, 20))).not.toBe(value)
      }),
    )
  })
})

function luhn(value: string): boolean {
  const sum = Array.from(value, Number)
    .reverse()
    .reduce((total, d, i) => total + (i % 2 === 0 ? d : d > 4 ? 2 * d - 9 : 2 * d), 0)
  return sum % 10 === 0
}

describe('telephones', () => {
  const eight = digits(8)

  test('a mobile number is one number in all its writing styles', () => {
    const styles: ((d: string) => string)[] = [
      (d) => `09${d}`,
      (d) => `09${d.slice(0, 2)}-${d.slice(2, 5)}-${d.slice(5)}`,
      (d) => `09${d.slice(0, 2)} ${d.slice(2, 5)} ${d.slice(5)}`,
      (d) => `09${d.slice(0, 2)}-${d.slice(2)}`,
      (d) => `09-${d.slice(0, 4)}-${d.slice(4)}`,
      (d) => `+8869${d}`,
      (d) => `+886-9${d.slice(0, 2)}-${d.slice(2, 5)}-${d.slice(5)}`,
      (d) => `+886 9${d}`,
      (d) => `+88609${d}`,
      (d) => `008869${d}`,
      (d) => `(+886)9${d}`,
    ]
    fc.assert(
      fc.property(eight, fc.constantFrom(...styles), (d, style) => {
        expect(free(mobile, `電話${style(d)}，`)).toBe(`09${d}`)
        expect(cell(mobile, style(d))).toBe(`09${d}`)
      }),
    )
  })

  test('a dropped 0 comes back, in a column only', () => {
    fc.assert(
      fc.property(eight, (d) => {
        expect(cell(mobile, `9${d}`)).toBe(`09${d}`)
        expect(free(mobile, `9${d}`)).toBeUndefined()
      }),
    )
  })

  test('every area code with its length is found, and no other length', () => {
    const number = fc.tuple(fc.constantFrom(...AREA_CODES), digits(8), fc.nat()).map(([area, rest, pick]) => {
      const first = area.begins[pick % area.begins.length]!
      return { code: area.code, rest: (first + rest).slice(0, area.subscriber) }
    })
    fc.assert(
      fc.property(number, ({ code, rest }) => {
        // 0836 may be what another code goes on with: the longer reading is the same number.
        expect(free(landline, `(${code}) ${rest}`)).toBe(code + rest)
        expect(free(landline, `${code}-${rest}`)).toBe(code + rest)
        expect(cell(landline, code + rest)).toBe(code + rest)
        expect(free(landline, `${code}-${rest}9`)).toBeUndefined()
        expect(free(mobile, `${code}-${rest}`)).toBeUndefined()
      }),
    )
  })
})

describe('addresses', () => {
  const place = fc
    .constantFrom(...COUNTIES)
    .chain((county) => fc.constantFrom(...county.districts).map((district) => county.name + district))
  const road = fc.constantFrom(
    '中山路',
    '文化一路',
    '仁愛路四段',
    '台灣大道三段',
    '民生東路5段',
    '五權西三街',
    '大學路',
  )
  const number = fc.integer({ min: 1, max: 9999 })
  const HAN = '零一二三四五六七八九'
  const han = (n: number): string => Array.from(String(n), (d) => HAN[Number(d)]).join('')

  test('every district with a road and a number is found, as a cell and in text', () => {
    fc.assert(
      fc.property(place, road, number, (where, way, n) => {
        const text = `${where}${way}${n}號`
        const canonical = cell(address, text)
        expect(canonical).toMatch(/號$/u)
        expect(canonical?.startsWith(where)).toBe(true)
        expect(match.confidence).toBe(3)
        expect(free(address, `王君住${text}，電話不詳`, /號/u)).toBe(canonical)
      }),
      { numRuns: 500 },
    )
  })

  test('writing styles of one address are one address', () => {
    fc.assert(
      fc.property(place, number, fc.integer({ min: 1, max: 30 }), (where, n, floor) => {
        const plain = cell(address, `${where}中山路二段${n}號${floor}樓`)
        expect(plain).toBeDefined()
        for (const other of [
          `${where.replaceAll('台', '臺')}中山路2段${n}號${floor}樓`,
          `${where} 中山路 二段 ${n} 號 ${floor} 樓`,
          `106${where}中山路二段${n}號${floor}F`,
          `${where}福德里3鄰中山路二段${n}號${floor}樓`,
          `${where}中山路二段${han(n)}號${floor}樓`,
          `台灣省${where}中山路二段${n}號${floor}樓`,
        ]) {
          expect(cell(address, other)).toBe(plain)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('Han numerals are read as people write them', () => {
    const value = (text: string): number =>
      numeralRun(Int32Array.from(Array.from(text, (c) => c.codePointAt(0)!)), 0, text.length)
    expect(
      ['十', '十二', '二十', '二十三', '一百零五', '三百二十', '一○四', '廿三', '卅', '一千二百'].map(value),
    ).toEqual([10, 12, 20, 23, 105, 320, 104, 23, 30, 1200])
  })
})

describe('names and dates', () => {
  test('a name in a column is itself, with or without blanks and title', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...'陳林黃張李王吳劉蔡楊'),
        fc.constantFrom(...'小美志淑文建雅'),
        fc.constantFrom(...'明華玲宏芬偉'),
        (a, b, c) => {
          for (const text of [
            a + b + c,
            `${a} ${b} ${c}`,
            `${a}　${b}${c}`,
            `${a}${b}${c}先生`,
            `${a}${b}${c}（本人）`,
          ]) {
            expect(cell(name, text)).toBe(a + b + c)
          }
          expect(cell(name, `${a}○${c}`)).toBe('masked')
        },
      ),
    )
  })

  test('a date is one date in every writing style, and a day that is none is not found', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1912-01-01'), max: new Date('2029-12-31'), noInvalidDate: true }),
        (date) => {
          const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
          const two = (n: number): string => String(n).padStart(2, '0')
          const roc = y - 1911
          const canonical = `${y}-${two(m)}-${two(d)}`
          for (const text of [
            canonical,
            `${y}/${m}/${d}`,
            `${y}${two(m)}${two(d)}`,
            `${String(roc).padStart(3, '0')}${two(m)}${two(d)}`,
            `民國${roc}年${m}月${d}日`,
            `${String(roc).padStart(3, '0')}.${two(m)}.${two(d)}`,
            `${canonical} 00:00:00`,
          ]) {
            expect(cell(birthDate, text)).toBe(canonical)
          }
        },
      ),
    )
    for (const text of ['1986-02-29', '1986-13-01', '1986-04-31', '0750229', '20300231'])
      expect(cell(birthDate, text)).toBeUndefined()
  })
})

describe('whatever bytes come', () => {
  test('no detector looks or reports outside its bounds, or throws', () => {
    const soup = fc.array(
      fc.constantFrom(
        ...Array.from('A1290-.*() @陳王台北市大安區路段號樓○＊年月日x/+#'),
        '09',
        '0912345678',
        'A123456789',
        '\u{e000}',
        '\u{2a6a5}',
      ),
      {
        maxLength: 30,
      },
    )
    fc.assert(
      fc.property(soup, fc.nat(), (parts, seed) => {
        const inner = encode(parts.join(''))
        const bytes = new Uint8Array(inner.length + 2).fill(0x39)
        bytes.set(inner, 1)
        const end = bytes.length - 1
        for (const detector of DETECTORS) {
          if (end > 1 && detector.cell(bytes, 1, end, match)) {
            expect(match.start).toBeGreaterThanOrEqual(1)
            expect(match.end).toBeLessThanOrEqual(end)
            expect(match.end).toBeGreaterThan(match.start)
            expect(match.canonicalLength).toBeLessThanOrEqual(512)
          }
          if (end > 1 && detector.free?.(bytes, 1 + (seed % (end - 1)), 1, end, match) === true) {
            expect(match.start).toBeGreaterThanOrEqual(1)
            expect(match.end).toBeLessThanOrEqual(end)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a long cell costs in proportion to its length', () => {
    for (const detector of DETECTORS) {
      const bytes = encode('台北市大安區1a-0@王'.repeat(4000))
      const started = performance.now()
      detector.cell(bytes, 0, bytes.length, match)
      detector.cell(bytes, 0, bytes.length / 2, match)
      expect(performance.now() - started).toBeLessThan(500)
    }
  })

  test('two addresses glued together are none', () => {
    expect(free(email, 'a@pandian.tw@b.tw', /@/u)).toBeUndefined()
  })
})
