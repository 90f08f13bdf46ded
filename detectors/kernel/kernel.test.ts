import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { DETECTORS } from '../catalogue.ts'
import { Kernel, WordSearch } from '../kernel.ts'
import { Lexicon } from '../lexicon.ts'
import { generate } from './build.ts'
import { holdsWord, ReferenceKernel } from './reference.ts'

const encoder = new TextEncoder()
const WORDS = [
  ...new Set(
    DETECTORS.flatMap((detector) => [...detector.labels, ...(detector.titles ?? [])]).map((word) =>
      word.replace(/:$/, '').toLowerCase(),
    ),
  ),
]
const LEXICON = new Lexicon(
  WORDS.map((word, id) => [word, id]),
  true,
)
const kernel = new Kernel(LEXICON)
const reference = new ReferenceKernel(LEXICON)

type Lists = Pick<Kernel, 'digits' | 'signs' | 'units' | 'masks' | 'words' | 'fullWidth'>

function seen(lists: Lists) {
  const list = (name: 'digits' | 'signs' | 'units' | 'masks' | 'words') => {
    const { length, at, end, id } = lists[name]
    return Array.from({ length }, (_, i) => [at[i], end[i], id[i]])
  }
  return {
    digits: list('digits'),
    signs: list('signs'),
    units: list('units'),
    masks: list('masks'),
    words: list('words'),
    fullWidth: lists.fullWidth,
  }
}

function hold(bytes: Uint8Array, from = 0, to = bytes.length): ReturnType<typeof seen> {
  kernel.find(bytes, from, to)
  reference.find(bytes, from, to)
  const expected = seen(reference)
  expect(seen(kernel)).toEqual(expected)
  return expected
}

/** The groups of digits as a regular expression has them. */
function groupsByRegExp(text: string): number[][] {
  return [...text.matchAll(/\d(?:(?:[- ./)]|\) )?\d)*/g)].flatMap((found) => {
    const digits = found[0].replace(/\D/g, '').length
    return digits >= 8 ? [[found.index, found.index + found[0].length, digits]] : []
  })
}

/** A generator with a seed (mulberry32), so that what is found once is found again. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}

const PIECES = [
  ...['0912', '345', '678', '1', '02', '99999999', '2026-02-11', 'A123456789', '10.0.24.124', '(02) 2345-6789'],
  ...['-', '－', ' ', '.', '/', ')', ') ', ')  ', '--', '- ', '(', '\n', '\r\n', '\t', ',', '  '],
  ...[
    ':',
    ' :',
    '::',
    '：',
    '@',
    '@@',
    'a@b.tw',
    'a%40b.tw',
    '%4',
    '%',
    '*',
    '**',
    '*****',
    'x',
    'xx',
    'XX',
    'xX',
    'X*',
    'xxxxxxxxxxxx',
  ],
  ...[
    'name',
    'Name:',
    'TEL.:',
    'tel',
    'e-mail',
    'E-Mail :',
    'id:',
    'ID no.',
    '_',
    'credit card number:',
    'fame:',
    'é:',
    'name=',
    'tel =',
    'tel="',
    "name='",
    '==',
  ],
  ...[
    '號',
    '12號',
    '十二號',
    '一七○號',
    '3 號',
    '號 ',
    '○',
    '〇',
    '●',
    '陳○明',
    '○○○',
    '王Ｏ明',
    'Ａ１２',
    '＠',
    '，',
    '（',
    '🙂',
    'ñ',
  ],
  ...[
    '姓名',
    '電話',
    '身分證',
    '身分證字號',
    '身 分 證 字 號',
    '電　　話',
    '電 \u00a0',
    '地  ',
    '健保IC卡號',
    '健保ic卡',
    '地址',
    '先生',
    '個人資料',
    '資料檔案者',
    '中央',
  ],
]

describe('the SIMD passes find what the reference finds', () => {
  test('text put together from what matters, at every length and place', () => {
    const next = random(7)
    let anchors = 0
    for (let round = 0; round < 600; round++) {
      const pieces = PIECES.filter(() => next(3) === 0)
      // Half of the texts without full-width letters: otherwise there would hardly be one.
      const usable = round % 2 === 0 ? pieces.filter((piece) => !/[Ａ-Ｚａ-ｚ０-９＠]/.test(piece)) : pieces
      if (usable.length === 0) continue
      let text = ''
      const size = 500 + next(round % 20 === 0 ? 90_000 : 2000)
      while (text.length < size) text += usable[next(usable.length)]!.repeat(next(12) === 0 ? 1 + next(30) : 1)
      const bytes = encoder.encode(text)
      const found = hold(bytes, next(70), bytes.length - next(70))
      anchors += found.digits.length + found.words.length + found.masks.length + found.units.length + found.signs.length
    }
    expect(anchors).toBeGreaterThan(100_000)
  })

  test('any pieces, any bounds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 5 })), {
          minLength: 200,
          maxLength: 700,
        }),
        fc.nat(100),
        fc.nat(100),
        (pieces, before, after) => {
          const bytes = encoder.encode(`${pieces.join('')}${'z'.repeat(700)}`)
          hold(bytes, before, bytes.length - after)
        },
      ),
      { numRuns: 300, seed: 11 },
    )
  })

  test('bytes that are no text', () => {
    const alphabet = [
      0x30, 0x39, 0x20, 0x29, 0x2d, 0x3a, 0x3d, 0x40, 0x25, 0x34, 0x2a, 0x78, 0xe8, 0x99, 0x9f, 0xe2, 0x97, 0x8b, 0xf0,
      0xef, 0xbc, 0x90, 0x8d, 0,
    ]
    const next = random(3)
    for (let round = 0; round < 300; round++) {
      const whole = round % 2 === 0
      const bytes = Uint8Array.from({ length: 600 + next(1500) }, () =>
        whole ? next(256) : alphabet[next(alphabet.length)]!,
      )
      hold(bytes)
    }
  })

  test('an anchor across the edge of a window, at every place', () => {
    const kinds = [
      '(02) 2345-6789 ',
      '0912-345-678 ',
      '姓名：陳○明 ',
      '健保IC卡號',
      ' Tel. :1',
      'x****',
      '@',
      '%40',
      '12 號',
      '○〇●',
      'xxxxxx ',
    ]
    for (const anchor of kinds) {
      const middle = encoder.encode(anchor)
      for (let shift = -middle.length - 2; shift <= 2; shift++) {
        for (const edge of [32_768, 65_536]) {
          const bytes = new Uint8Array(edge + 400).fill(0x7a)
          bytes.set(middle, edge + shift)
          const found = hold(bytes)
          expect(
            found.digits.length + found.masks.length + found.words.length + found.signs.length + found.units.length,
          ).toBeGreaterThan(0)
          // The same text, ending there.
          hold(bytes, 0, edge + shift + middle.length)
          hold(bytes, shift + 40)
        }
      }
    }
  })

  test('a group is cut at the same places, however long and however it is joined', () => {
    for (const unit of ['1', '1-', '12) ', '123 ', '1234567.', '1)']) {
      for (const length of [4090, 4096, 4097, 8200, 40_000, 140_000]) {
        for (let shift = 0; shift < 66; shift += 5) {
          const text = `${'z'.repeat(shift)}${unit.repeat(Math.ceil(length / unit.length)).slice(0, length)}`
          const { digits } = hold(encoder.encode(text))
          for (const [at, end] of digits) expect(end! - at!).toBeLessThanOrEqual(4096)
        }
      }
    }
  })
})

describe('a word of a lexicon is found wherever the reference finds one', () => {
  const words = ['hiv', 'mi', 'g6pd', 'icd-10', 'depression', 'a型流感', '糖尿病', '愛滋', 'x染色體', "crohn's disease"]
  const lexicon = new Lexicon(words.map((word, id) => [word, id] as const))
  const search = new WordSearch(lexicon)
  // Beginnings of words, what may be taken for them, and what must not stand beside them.
  const parts = [
    ...words.flatMap((word) => [word, word.toUpperCase(), word.slice(0, -1)]),
    'shiv',
    'hives',
    ' ',
    '_',
    '1',
    '尿',
    'ñ',
    '🙂',
    '，',
  ]

  test('any pieces, any bounds', () => {
    let found = 0
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...parts), fc.string({ maxLength: 8 })), { maxLength: 4 }),
        fc.nat(160),
        fc.nat(8),
        (pieces, before, after) => {
          const bytes = encoder.encode(`${'.'.repeat(before)}${pieces.join('')}${'.'.repeat(180)}`)
          const to = bytes.length - after
          const held = search.holds(bytes, 3, to)
          expect(held).toBe(holdsWord(lexicon, bytes, 3, to))
          if (held) found++
        },
      ),
      { numRuns: 2000, seed: 5 },
    )
    expect(found).toBeGreaterThan(300)
  })

  test('across the edge of a window, at every place, and at the end of the text', () => {
    for (const word of words) {
      const written = encoder.encode(word)
      const bytes = new Uint8Array(33_000).fill(0x2e)
      for (let at = 32_768 - written.length - 2; at < 32_768 + 2; at++) {
        bytes.fill(0x2e)
        bytes.set(written, at)
        expect(search.holds(bytes, 0, bytes.length), `${word} at ${at}`).toBe(true)
        expect(search.holds(bytes, 0, at + written.length), `${word} at the end, ${at}`).toBe(true)
        expect(search.holds(bytes, 0, at + written.length - 1), `${word} cut, ${at}`).toBe(false)
        bytes[at - 1] = 0x61
        expect(search.holds(bytes, 0, bytes.length), `a letter before ${word} at ${at}`).toBe(written[0]! >= 0x80)
      }
    }
  })
})

test('groups of digits are those that a regular expression finds', () => {
  const next = random(5)
  const pieces = ['1', '22', '333', '-', ' ', '.', '/', ')', ') ', '(', 'a', '--']
  for (let round = 0; round < 2000; round++) {
    let text = ''
    for (let i = 10 + next(300); i > 0; i--) text += pieces[next(pieces.length)]
    expect(hold(encoder.encode(text)).digits).toEqual(groupsByRegExp(text))
  }
})

test('r19: a label in capitals behind Han text is found', () => {
  for (const padding of ['', 'z'.repeat(1000)]) {
    const { words } = hold(encoder.encode(`健保IC卡號 1 ${padding}`))
    expect(words.map(([, , id]) => WORDS[id!])).toEqual(['健保ic卡號'])
  }
})

test('a label in Latin letters ends before ： as before :, and the wide colon is no part of it', () => {
  for (const before of ['', '電話簿\n'.repeat(40)]) {
    const bytes = encoder.encode(`${before}FAX：02-2345-6789\nfax: 1\nFAX ：2\n對：3\nxFAX：4\n`)
    const at = Buffer.from(bytes).indexOf('FAX')
    const fax = WORDS.indexOf('fax')
    const words = hold(bytes).words.filter(([, , id]) => id === fax)
    expect(words.slice(0, 3).map(([start, end]) => [start! - at, end! - at])).toEqual([
      [0, 3],
      [19, 23],
      [26, 30],
    ])
    expect(words).toHaveLength(3)
  }
})

test('a text twice as long gives twice the anchors', () => {
  const text = encoder.encode('姓名：陳○明 電話 0912-345-678 a@b.tw 12號 x****\n'.repeat(5000))
  const once = hold(text, 0, text.length / 2)
  const twice = hold(text)
  for (const name of ['digits', 'signs', 'units', 'masks', 'words'] as const)
    expect(twice[name].length).toBe(2 * once[name].length)
})

describe('without SIMD', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
  })
  const text = encoder.encode('姓名：陳○明 電話 0912-345-678\n'.repeat(100))

  test('a platform that knows no SIMD gets the plain kernel', () => {
    const validate = vi.fn(() => false)
    vi.stubGlobal('WebAssembly', { validate })
    const plain = new Kernel(LEXICON)
    plain.find(text, 0, text.length)
    plain.find(text, 0, text.length)
    expect(validate).toHaveBeenCalledTimes(1)
    expect(seen(plain)).toEqual(hold(text))
  })

  test('and so does one without WebAssembly', () => {
    kernel.find(text, 0, text.length)
    vi.stubGlobal('WebAssembly', undefined)
    const plain = new Kernel(LEXICON)
    plain.find(text, 0, text.length)
    expect(seen(plain)).toEqual(hold(text))
  })
})

test('wasm.ts is what scan.as compiles to', async () => {
  expect(await generate()).toBe(readFileSync(join(import.meta.dirname, 'wasm.ts'), 'utf8'))
})
