import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { detectEncoding, withoutCutCharacter } from './encoding.ts'

const PROSE =
  '本公司會員資料表，內含姓名、身分證統一編號、聯絡電話與通訊地址，依個人資料保護法規定辦理，請妥善保管並定期盤點。'
const ROWS = Array.from(
  { length: 30 },
  (_, i) => `${i},王小明${'陳林黃張李'[i % 5]},A12345678${i % 10},0912345678,台北市中正路${i}號\n`,
).join('')
const NAMES_ONLY = Array.from(
  { length: 40 },
  (_, i) =>
    `${1000 + i},A12345678${i % 10},${'陳林黃張李'[i % 5]}${'志明春嬌'[i % 4]}${'華美玲國'[(i * 7) % 4]},user${i}@example.com,2024-01-01 10:00:00,OK\n`,
).join('')
const JAPANESE =
  'これは日本語のテキストです。漢字とひらがなとカタカナがまざっています。東京都千代田区の会員名簿を確認してください。\n'
const SIMPLIFIED =
  '本公司会员资料表，包括姓名、身份证号码、联系电话与通信地址，请妥善保管并定期检查，这是一个测试用的文件。\n'

describe('detectEncoding', () => {
  test.each([
    ['big5', PROSE],
    ['big5', ROWS],
    ['big5', NAMES_ONLY],
    ['utf-8', PROSE],
    ['utf-8', NAMES_ONLY],
    ['utf-16le', ROWS],
    ['utf-16be', ROWS],
    ['gb18030', SIMPLIFIED],
    ['shift_jis', JAPANESE],
    ['euc-jp', JAPANESE],
    ['latin1', 'Le café était fermé; señor Muñoz déjà là, naïve coöperation.\n'],
  ] as const)('%s', (encoding, text) => {
    const written = encoding === 'big5' ? 'cp950' : encoding
    expect(detectEncoding(iconv.encode(text, written, { addBOM: false })).encoding).toBe(encoding)
  })

  test('UTF-16 without a mark that is nearly all Chinese is no binary', () => {
    const judgment = `臺灣臺北地方法院刑事判決\n${PROSE}主文：被告王小明犯詐欺罪，處有期徒刑一年二月。`
    for (const text of [PROSE, judgment, judgment.replaceAll('\n', '')]) {
      expect(detectEncoding(Buffer.from(text, 'utf16le')).encoding).toBe('utf-16le')
      expect(detectEncoding(Buffer.from(text, 'utf16le').swap16()).encoding).toBe('utf-16be')
      expect(detectEncoding(iconv.encode(text, 'cp950')).encoding).toBe('big5')
      expect(detectEncoding(Buffer.from(text)).encoding).toBe('utf-8')
    }
    // Random bytes are no text in either order.
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 400 }), (bytes) => {
        expect(detectEncoding(bytes).encoding).not.toMatch(/^utf-16/)
      }),
    )
  })

  test('a byte order mark decides', () => {
    expect(detectEncoding(Buffer.from('\ufeffabc'))).toMatchObject({ encoding: 'utf-8', bom: 3 })
    expect(detectEncoding(Buffer.from('\ufeffabc', 'utf16le'))).toMatchObject({ encoding: 'utf-16le', bom: 2 })
    expect(detectEncoding(Buffer.from('\ufeffabc', 'utf16le').swap16())).toMatchObject({ encoding: 'utf-16be', bom: 2 })
  })

  test('UTF-32 is told by its byte order mark, or without one by its zero bytes', () => {
    for (const text of ['\ufeffA1', PROSE, ROWS, NAMES_ONLY]) {
      const bytes = Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0)!).buffer)
      const bom = text.startsWith('\ufeff') ? 4 : 0
      expect(detectEncoding(bytes)).toMatchObject({ encoding: 'utf-32le', bom })
      expect(detectEncoding(bytes.swap32())).toMatchObject({ encoding: 'utf-32be', bom })
    }
  })

  test('a single Big5 name among ASCII is Big5', () => {
    const bytes = Buffer.concat([Buffer.from('name='), iconv.encode('林志明', 'cp950'), Buffer.from('&id=1\n')])
    expect(detectEncoding(bytes).encoding).toBe('big5')
  })

  test('empty is ASCII; compressed bytes and programs are binary; text padded with zeros is text', () => {
    expect(detectEncoding(new Uint8Array(0)).encoding).toBe('ascii')
    const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * i * 31 + i * 7 + (i >> 3)) & 0xff)
    expect(detectEncoding(noise).encoding).toBe('binary')
    expect(detectEncoding(new Uint8Array(4096)).encoding).toBe('binary')
    expect(detectEncoding(Buffer.from(`A123456789\n${'\0'.repeat(50)}B123456780\n`)).encoding).toBe('ascii')
  })

  test('one damaged character does not turn UTF-8 into something else', () => {
    const bytes = Buffer.from(PROSE.repeat(4))
    bytes[100] = 0x3f
    expect(detectEncoding(bytes).encoding).toBe('utf-8')
  })

  test('UTF-8 cut anywhere stays UTF-8, and the cut character is left off', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(200), (text, cut) => {
        const bytes = Buffer.from(text)
        const piece = bytes.subarray(0, Math.max(1, cut % (bytes.length + 1)))
        const whole = Buffer.from(withoutCutCharacter(piece)).toString()
        expect(text.startsWith(whole)).toBe(true)
        expect(piece.length - Buffer.byteLength(whole)).toBeLessThan(4)
      }),
    )
    const long = Buffer.from(PROSE)
    for (let end = 3; end < long.length; end++) expect(detectEncoding(long.subarray(0, end)).encoding).toBe('utf-8')
  })
})
