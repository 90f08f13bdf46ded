import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
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
  ['\x7fELF\x02\x01\x01\0', 'unsupported binary'],
  ['\0\x01\x02\xff\xfe', 'unsupported binary'],
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
