/** Properties of the short codes and of what names nobody: every value in every writing style, and nothing past its bounds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Detector, Match } from '../detector.ts'
import certificate from './citizen-digital-certificate.ts'
import drivingLicence from './driving-licence.ts'
import carrier from './einvoice-carrier.ts'
import familyMember from './family-member.ts'
import household from './household-number.ts'
import jobTitle from './job-title.ts'
import plate from './licence-plate.ts'
import lineId from './line-id.ts'
import maritalStatus from './marital-status.ts'
import medicalRecord from './medical-record-number.ts'
import salary from './salary.ts'
import sex from './sex.ts'
import socialAccount from './social-account.ts'

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
  const bytes = new TextEncoder().encode(`9${text}9`)
  if (!detector.cell(bytes, 1, bytes.length - 1, match)) return undefined
  expect(match.start).toBeGreaterThanOrEqual(1)
  expect(match.end).toBeLessThanOrEqual(bytes.length - 1)
  return match.masked ? 'masked' : new TextDecoder().decode(match.canonical.subarray(0, match.canonicalLength))
}

const of = (symbols: string, length: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...symbols), { minLength: length, maxLength: length }).map((list) => list.join(''))
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '0123456789'
/** No field that was filled with one digit. */
const digits = (length: number) => of(DIGITS, length).filter((text) => new Set(text).size > 1)

describe('codes', () => {
  test('a certificate is two letters and fourteen digits, in either case, and no other length', () => {
    fc.assert(
      fc.property(of(LETTERS, 2), digits(14), (head, rest) => {
        expect(cell(certificate, head + rest)).toBe(head + rest)
        expect(cell(certificate, (head + rest).toLowerCase())).toBe(head + rest)
        expect(cell(certificate, `${head}${rest}1`)).toBeUndefined()
        expect(cell(certificate, head + rest.slice(1))).toBeUndefined()
        expect(cell(certificate, `${head}${rest.slice(0, 4)}${'*'.repeat(8)}${rest.slice(12)}`)).toBe('masked')
      }),
    )
  })

  test('a household number is a letter and seven digits, which no ID number is', () => {
    fc.assert(
      fc.property(of(LETTERS, 1), digits(7), digits(9), (head, seven, nine) => {
        expect(cell(household, head + seven)).toBe(head + seven)
        expect(cell(household, head + nine)).toBeUndefined()
      }),
    )
  })

  test('no code takes an ID number or a mobile number for its own', () => {
    fc.assert(
      fc.property(of(LETTERS, 1), digits(9), digits(8), (head, nine, eight) => {
        for (const detector of [drivingLicence, medicalRecord]) {
          expect(cell(detector, head + nine)).toBeUndefined()
          expect(cell(detector, `09${eight}`)).toBeUndefined()
        }
      }),
    )
  })

  test('a mobile barcode is a slash and seven symbols of Code 39, and a path is none', () => {
    fc.assert(
      fc.property(of(`${LETTERS}${DIGITS}`, 4), of(`${LETTERS}${DIGITS}+-.`, 3), (head, rest) => {
        expect(cell(carrier, `/${head}${rest}`)).toBe(`/${head}${rest}`)
        expect(cell(carrier, `/${head}${rest}/A`)).toBeUndefined()
        expect(cell(carrier, `/${head}${rest}A`)).toBeUndefined()
        expect(cell(carrier, head + rest)).toBeUndefined()
      }),
    )
  })

  test('a plate is one plate with a hyphen, a blank or neither, in either case', () => {
    const pair = fc.oneof(
      fc.tuple(of(LETTERS, 3), digits(4)),
      fc.tuple(of(LETTERS, 2), digits(4)),
      fc.tuple(digits(4), of(LETTERS, 2)),
      fc.tuple(of('ABCF', 3), digits(3)),
      fc.tuple(digits(3), of(LETTERS, 3)),
    )
    fc.assert(
      fc.property(pair, ([a, b]) => {
        for (const text of [`${a}-${b}`, `${a} ${b}`, a + b, `${a}-${b}`.toLowerCase(), `自小客${a}-${b}（自用）`])
          expect(cell(plate, text)).toBe(a + b)
        expect(cell(plate, `${a}-${b}-1`)).toBeUndefined()
        expect(cell(plate, `${a}X-${b}X`)).toBeUndefined()
      }),
    )
  })

  test('a LINE ID is one in either case, with or without @', () => {
    const id = fc
      .tuple(of('abcdefghij', 1), of('abcdefghij0123456789._-', 7))
      .map(([head, rest]) => head + rest)
      .filter((text) => text !== 'undefined')
    fc.assert(
      fc.property(id, (text) => {
        for (const written of [text, `@${text}`, text.toUpperCase(), `${text} (本人)`])
          expect(cell(lineId, written)).toBe(text)
        expect(cell(lineId, `${text}@example.com`)).toBeUndefined()
        expect(cell(socialAccount, `https://www.instagram.com/${text}/`)).toBe(text)
      }),
    )
  })
})

describe('what names nobody', () => {
  test('the box that is marked is the answer, in whatever order and with whatever mark', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.boolean(),
        fc.constantFrom('■', '☑', '✔', '●'),
        fc.constantFrom('', ' ', '　'),
        (male, first, mark, gap) => {
          const box = (word: string, chosen: boolean): string => `${chosen ? mark : '□'}${gap}${word}`
          const boxes = [box('男', male), box('女', !male)]
          const text = (first ? boxes : boxes.reverse()).join(' ')
          expect(cell(sex, text)).toBe(male ? 'male' : 'female')
          expect(cell(sex, text.replaceAll(mark, '□'))).toBeUndefined()
        },
      ),
    )
  })

  test('a word of a vocabulary is no part of a longer one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('男', '女', '已婚', '未婚', '父', '長子'),
        fc.constantFrom('裝', '鞋', '法', '典'),
        (word, more) => {
          for (const detector of [sex, maritalStatus, familyMember]) expect(cell(detector, word + more)).toBeUndefined()
        },
      ),
    )
  })

  test('an amount is one amount with commas, a currency, decimals and a unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 999_999_999 }), (n) => {
        const commas = n.toLocaleString('en-US')
        for (const text of [String(n), commas, `NT$${commas}`, `NT$ ${commas} 元`, `${n}.00`, `新台幣${commas}元整`])
          expect(cell(salary, text)).toBe(String(n))
      }),
    )
  })

  test('whatever bytes come, nothing is read or reported outside its bounds', () => {
    const soup = fc.array(
      fc.constantFrom(
        ...Array.from('A1290-./@ 男女■□父萬$,_*○（'),
        '經理',
        'IG',
        'https://',
        'facebook.com/',
        '\u{20bb7}',
      ),
      { maxLength: 40 },
    )
    fc.assert(
      fc.property(soup, (parts) => {
        for (const detector of [
          certificate,
          carrier,
          familyMember,
          jobTitle,
          lineId,
          maritalStatus,
          plate,
          salary,
          sex,
          socialAccount,
        ])
          if (cell(detector, parts.join('')) !== undefined) expect(match.canonicalLength).toBeLessThanOrEqual(64)
      }),
      { numRuns: 1000 },
    )
  })
})
