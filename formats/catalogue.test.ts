import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readWith } from '../fixtures/read-format.ts'
import { writeZip } from '../fixtures/zip-writer.ts'
import { chooseFormat, formats } from './catalogue.ts'
import { defineFormat } from './format.ts'

describe.each(formats.map((format) => [format.id, format] as const))('%s', (id, format) => {
  it('has names in both languages, its page, and a sniff that never throws', () => {
    expect(format.names.zh).not.toBe('')
    expect(format.names.en).not.toBe('')
    expect(existsSync(new URL(`../docs/formats/${id}.md`, import.meta.url))).toBe(true)
    for (const head of [
      new Uint8Array(0),
      new Uint8Array(1),
      new Uint8Array(100).fill(255),
      Buffer.from('PK\x03\x04'),
    ]) {
      for (const name of ['', 'x', `x.${format.endings[0]}`]) {
        const confidence = format.sniff(head, name)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }
    }
  })
})

it('ids are used once', () => {
  expect(new Set(formats.map(({ id }) => id)).size).toBe(formats.length)
})

const outcome = (bytes: readonly number[] | string, name = 'x') => {
  const choice = chooseFormat(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Uint8Array.from(bytes), name)
  return 'outcome' in choice
    ? [choice.outcome.state, choice.outcome.reason].filter(Boolean).join(' ')
    : choice.format.id
}

it.each([
  ['', 'scanned'],
  ['\x89PNG\r\n\x1a\n\0\0', 'unsupported image'],
  ['\xff\xd8\xff\xe0\0\x10JFIF', 'unsupported image'],
  ['\0\0\0\x18ftypheic\0\0', 'unsupported image'],
  ['\0\0\0\x18ftypmp42\0\0', 'unsupported media'],
  ['7z\xbc\xaf\x27\x1c\0\x04', 'unsupported archive-type'],
  ['Rar!\x1a\x07\x01\0', 'unsupported archive-type'],
  ['SQLite format 3\0\x10\0', 'unsupported database-file'],
  ['\0\x01\x02\xff\xfe', 'unsupported binary'],
  ['TAPE\0\0\x03\0\x8c\0\x0e\x01\0\0\0\0', 'unsupported database-file'],
  ['GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff', 'unsupported image'],
  ['PGDMP\x01\x0e\0\x04\x08\x01', 'unsupported database-file'],
] as const)('%j ends as %s', (bytes, expected) => {
  expect(outcome(bytes)).toBe(expected)
})

it('a text that begins like a picture is a text', () => {
  expect(outcome('BMW 車主名單\nMZ\n')).not.toContain('unsupported')
})

it('between equals the ending decides, and more formats are asked first', () => {
  const make = (id: string, ending: string) =>
    defineFormat({
      id,
      names: { zh: id, en: id },
      endings: [ending],
      splittable: false,
      sniff: () => 1,
      read: () => [],
    })
  const more = [make('one', 'a'), make('two', 'b')]
  const choose = (name: string) => {
    const choice = chooseFormat(Buffer.from('x'), name, more)
    return 'format' in choice ? choice.format.id : ''
  }
  expect([choose('x.a'), choose('x.b'), choose('x')]).toEqual(['one', 'two', 'one'])
})

it.each(['TAPE', 'PAR1', 'PGDMP', 'GIF8', 'MThd', 'MSCF', '070701', 'OTTO', 'AT&TFORM'])(
  'text that begins with %s is read as text',
  (word) => {
    const choice = chooseFormat(Buffer.from(`${word} inventory of members\n王小明 A123456789\n`), 'x')
    expect('format' in choice && choice.format.id).toBe('text')
  },
)

it.each([
  ['FF FE 00 00', (text: string) => utf32(`\ufeff${text}`)],
  ['00 00 FE FF', (text: string) => utf32(`\ufeff${text}`).swap32()],
])('UTF-32 (%s) is read, not taken for UTF-16 without a word in it', async (_mark, encode) => {
  for (const [name, id, text] of [
    ['x.txt', 'text', '王小明 A123456789 𠮷\n'],
    ['x.csv', 'csv', 'name,id\n王小明,A123456789\n'],
    ['x.json', 'json', '{"name": "王小明", "id": "A123456789"}'],
    ['x.html', 'html', '<!doctype html><p>王小明 A123<b>456</b>789</p>'],
  ] as const) {
    const bytes = encode(text)
    const choice = chooseFormat(bytes, name)
    if (!('format' in choice)) throw new Error(`${name} is not read`)
    expect(choice.format.id).toBe(id)
    expect((await readWith(choice.format, bytes, { name })).text).toContain('A123456789')
  }
})

it.each([
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['JPEG', '\xff\xd8\xff'],
  ['gzip', '\x1f\x8b'],
  ['TIFF', 'II*\0'],
  ['RAR', 'Rar!\x1a\x07'],
  ['MP3', '\xff\xfb'],
  ['zstd', '\x28\xb5\x2f\xfd'],
])('the first bytes of %s alone are no table, whatever the name says', (what, bytes) => {
  for (const name of ['x.csv', 'x.txt', 'x.html', 'x.sql', 'x']) {
    const choice = chooseFormat(Buffer.from(bytes, 'latin1'), name)
    expect('outcome' in choice && choice.outcome.detail).toBe(what)
  }
})

function utf32(text: string): Buffer {
  return Buffer.from(Uint32Array.from(text, (character) => character.codePointAt(0)!).buffer)
}

it.each(['csv', 'tsv', 'sql', 'txt', 'json', 'eml'])(
  'a zip that packs nothing is a zip, though a .%s lies open in it',
  (ending) => {
    const rows = Array.from({ length: 300 }, (_, i) => `${i},name ${i},0912345678,x@example.com`)
    const data =
      ending === 'sql'
        ? rows.map((row) => `INSERT INTO members VALUES ('${row.replaceAll(',', "','")}');`).join('\n')
        : ending === 'tsv'
          ? rows.join('\n').replaceAll(',', '\t')
          : rows.join('\n')
    const zip = writeZip([{ name: `members.${ending}`, data, method: 'stored' }])
    for (const head of [zip, zip.subarray(0, 2000)])
      for (const name of ['members.zip', `members.${ending}`, 'x'])
        expect(chooseFormat(head, name)).toMatchObject({ format: { id: 'zip' } })
  },
)

it('a picture is none of what its name says', () => {
  for (const { endings } of formats)
    for (const ending of endings)
      expect(
        chooseFormat(Buffer.from('\x89PNG\r\n\x1a\n, a, b\r\n1, 2, 3\r\n', 'latin1'), `x.${ending}`),
      ).toMatchObject({
        outcome: { state: 'unsupported', reason: 'image' },
      })
})
