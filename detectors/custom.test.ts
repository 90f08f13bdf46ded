import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { DETECTORS } from './catalogue.ts'
import {
  CUSTOM_CODES,
  type CustomSpec,
  catalogueWith,
  codeOf,
  customDetector,
  literalOf,
  patternProblem,
} from './custom.ts'
import { makeMatch } from './hits.ts'
import { createScanner } from './scanner.ts'

const encoder = new TextEncoder()

function specOf(more: Partial<CustomSpec> & Pick<CustomSpec, 'pattern'>): CustomSpec {
  return {
    id: 'own-number',
    names: { zh: '自訂編號', en: 'Own number' },
    category: 'C001',
    strength: 'weak',
    ignoreCase: false,
    columns: ['員工編號'],
    labels: ['員工編號'],
    text: true,
    mask: { first: 1, last: 0 },
    examples: { hit: [], miss: [] },
    ...more,
  }
}

/** Normal form of a cell, or undefined. */
function cell(spec: CustomSpec, text: string): string | undefined {
  const match = makeMatch()
  const bytes = encoder.encode(`9${text}9`)
  if (!customDetector(spec).cell(bytes, 1, bytes.length - 1, match)) return undefined
  return Buffer.from(match.canonical.subarray(0, match.canonicalLength)).toString()
}

/** Values found in a text or a table. */
function scan(spec: CustomSpec, text: string, separator?: number): number {
  const scanner = createScanner({ key: new Uint8Array(32) }, catalogueWith([spec]))
  const bytes = encoder.encode(text)
  scanner.begin()
  const dialect =
    separator === undefined
      ? ({ kind: 'text', reflow: false } as const)
      : ({ kind: 'table', separator, quote: 0x22, head: bytes, columns: undefined } as const)
  scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
  return scanner.end().types.find(({ detector }) => detector === spec.id)?.hits ?? 0
}

describe('patterns', () => {
  test.each(['(a', '(a)\\1', 'a(?=b)', '(?<!a)b', 'a*', 'x{2000}'])('%s is refused', (pattern) => {
    expect(patternProblem(pattern)).toBeTypeOf('string')
  })

  test('one that runs away elsewhere takes time that grows with the text', () => {
    const spec = specOf({ pattern: '(a+)+b' })
    expect(patternProblem(spec.pattern)).toBeUndefined()
    expect(scan(spec, `${'a'.repeat(100_000)}\n`)).toBe(0)
    expect(cell(spec, 'a'.repeat(200))).toBeUndefined()
  })

  test.each([
    ['EMP-\\d{6}', 'EMP-'],
    ['^工號\\d{4}', '工號'],
    ['AB\\.C?\\d', 'AB.'],
    ['AB+C', 'AB'],
    ['A\\d+', undefined],
    ['EMP-1|EMP-2', undefined],
    ['(EMP|MGR)-\\d', undefined],
    ['EM(P|Q)-\\d', 'EM'],
    ['[|]x', undefined],
  ])('%s begins with %s', (pattern, literal) => {
    expect(literalOf(pattern)).toBe(literal)
  })

  test('every match begins with the literal', () => {
    const piece = fc.constantFrom('E', 'M', '工', '-', '\\.', '\\d', '[AB]', 'x?', 'y+', '(z|w)', '3')
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 6 }),
        fc.array(fc.constantFrom(...'EM工-.A3xyzw')),
        (pieces, text) => {
          const pattern = pieces.join('')
          const literal = literalOf(pattern)
          const match = makeMatch()
          const bytes = encoder.encode(text.join(''))
          if (literal === undefined || patternProblem(pattern) !== undefined) return
          if (!customDetector(specOf({ pattern })).cell(bytes, 0, bytes.length, match)) return
          expect(text.join('').startsWith(literal)).toBe(true)
        },
      ),
    )
  })
})

describe('values', () => {
  test('are found in their column, behind their label and by what they begin with', () => {
    const spec = specOf({ pattern: 'EMP-\\d{6}' })
    expect(scan(spec, '姓名,員工編號\n王大文,EMP-100001\n陳小芬,EMP-100002\n', 0x2c)).toBe(2)
    expect(scan(spec, '員工編號：EMP-100001\n')).toBe(1)
    expect(scan(spec, `請洽 EMP-100001，或EMP-100002。${'長文'.repeat(100)}EMP-100003\n`)).toBe(3)
    expect(scan({ ...spec, text: false }, '請洽 EMP-100001\n')).toBe(0)
    expect(scan(specOf({ pattern: '\\d{6}' }), '請洽 100001\n')).toBe(0)
  })

  test('end where no letter or digit follows, and begin where none stands before', () => {
    const spec = specOf({ pattern: 'EMP-\\d{6}' })
    for (const text of ['XEMP-100001', 'EMP-1000012', 'EMP-100001A', 'emp-100001', 'EMP-10001'])
      expect(scan(spec, `${text}\n`)).toBe(0)
    expect(scan({ ...spec, ignoreCase: true }, 'emp-100001\n')).toBe(1)
    expect(cell(specOf({ pattern: '\\d{6}|\\d{8}' }), '12345678（離職）')).toBe('12345678')
  })

  test('are equal in whatever writing, and only the group named value is one', () => {
    expect(cell(specOf({ pattern: '[a-zA-Z]{2}-?\\d{2} ?\\d{2}' }), 'ab-12 34')).toBe('AB1234')
    expect(cell(specOf({ pattern: '工號(?P<value>\\d{4})號' }), '工號1234號')).toBe('1234')
  })

  test('prove themselves by their check digits', () => {
    const luhn = specOf({ pattern: '\\d{8}', checksum: 'luhn' })
    expect([cell(luhn, '12345674'), cell(luhn, '12345675')]).toEqual(['12345674', undefined])
    const id = specOf({ pattern: '[A-Z]\\d{9}', checksum: 'tw-id' })
    const [person] = makePeople(1, 'custom')
    const right = person!.id
    const wrong = right.slice(0, 9) + ((Number(right[9]) + 1) % 10)
    expect([cell(id, right), cell(id, wrong)]).toEqual([right, undefined])
    const weights = specOf({ pattern: '\\d{4}', checksum: { weights: [3, 2, 1, 1], modulus: 11 } })
    expect([cell(weights, '1231'), cell(weights, '1232')]).toEqual(['1231', undefined])
  })

  test('are never shown by more than half', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.nat(4), fc.nat(4), (value, first, last) => {
        const shown = customDetector(specOf({ pattern: 'x', mask: { first, last } })).mask(value)
        const length = Array.from(value).length
        const stars = Array.from(shown).filter((c) => c === '*').length
        expect(Array.from(shown).length).toBe(length)
        expect(stars * 2).toBeGreaterThanOrEqual(length)
      }),
    )
  })
})

describe('numbers in evidence', () => {
  test('are the same for the same id, in the range of the strength, and no built-in kind has one', () => {
    const taken = new Set(DETECTORS.map(({ code }) => code))
    for (const strength of ['strong', 'weak', 'none'] as const) {
      const [first, last] = CUSTOM_CODES[strength]
      for (let code = first; code <= last; code++) expect(taken.has(code)).toBe(false)
      for (let i = 0; i < 100; i++) {
        const code = codeOf({ id: `kind-${i}`, strength })
        expect(code >= first && code <= last).toBe(true)
      }
    }
    expect(codeOf({ id: 'employee-number', strength: 'strong' })).toBe(27)
  })

  test('stay what they are whatever order the kinds are written in', () => {
    const a = specOf({ id: 'a', pattern: 'AA-\\d' })
    const b = specOf({ id: 'b', pattern: 'BB-\\d' })
    const ids = (specs: CustomSpec[]) => catalogueWith(specs).map(({ id }) => id)
    expect(ids([a, b])).toEqual(ids([b, a]))
  })
})
