import fc from 'fast-check'
import { expect, it } from 'vitest'
import { CopyRows } from './copy-rows.ts'

function pieces(text: Buffer, chunk: number): Buffer[] {
  const rows = new CopyRows()
  const all: Buffer[] = []
  for (let at = 0; at < text.length; at += chunk)
    for (const piece of rows.add(text.subarray(at, at + chunk))) all.push(Buffer.from(piece))
  for (const piece of rows.end()) all.push(Buffer.from(piece))
  return all
}

it('what goes in comes out, in whole rows, however it was cut', () => {
  const rows = fc.array(fc.string({ unit: 'grapheme', maxLength: 50 }).map((text) => `${text.replaceAll('\n', '')}\n`))
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 100 }), (lines, chunk) => {
      const text = Buffer.from(lines.join(''))
      expect(Buffer.concat(pieces(text, chunk)).equals(text)).toBe(true)
    }),
    { numRuns: 50 },
  )
})

it('many rows come in pieces that end at row ends', () => {
  const text = Buffer.from('A123456789\t王小明\n'.repeat(200_000))
  const all = pieces(text, 65_000)
  expect(all.length).toBeGreaterThan(3)
  for (const piece of all) expect(piece.at(-1)).toBe(0x0a)
  expect(Buffer.concat(all).equals(text)).toBe(true)
})

it('a row of 20 MB comes in several, each value in its own column, none cut in two', () => {
  const value = '身分證 A123456789\\n\\\\ 電話 '
  const row = `one\t${value.repeat(300_000)}\tthree\nnext\trow\there\n`
  const all = pieces(Buffer.from(row), 1 << 20)
  let found = 0
  let middle = ''
  for (const piece of all) {
    expect(piece.length).toBeLessThan(6 << 20)
    for (const line of piece.toString().split('\n').slice(0, -1)) {
      const cells = line.split('\t')
      expect(cells[0] === 'one' || cells[0] === 'next' || cells[0] === '').toBe(true)
      expect(cells[2] === 'three' || cells[2] === 'here' || cells[2] === undefined).toBe(true)
      middle += cells[1]
    }
    found += piece.toString().split('A123456789').length - 1
  }
  expect(found).toBe(300_000)
  expect(middle).toBe(`${value.repeat(300_000)}row`)
})

it('where there is no place to cut, neither a character nor an escape is cut', () => {
  for (const unit of ['王', '\\\\', 'x\\t', 'é']) {
    for (let shift = 0; shift < 4; shift++) {
      const row = `${'-'.repeat(shift)}${unit.repeat(3_000_000)}\n`
      const all = pieces(Buffer.from(row), 1 << 20)
      const whole = all.map((piece) => piece.toString().slice(0, -1))
      expect(whole.join('') === row.slice(0, -1)).toBe(true)
      for (const text of whole) {
        expect(text).not.toContain('\u{FFFD}')
        expect((/\\*$/.exec(text)![0].length + (/^\\*/.exec(text)?.[0].length ?? 0)) % 2 === 0 || unit !== '\\\\').toBe(
          true,
        )
        if (unit === 'x\\t') expect(text.endsWith('\\')).toBe(false)
      }
    }
  }
})
