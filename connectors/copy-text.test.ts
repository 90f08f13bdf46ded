import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RowBlock } from './copy-text.ts'

/** What was written, read back as PostgreSQL describes its text format. */
function readBack(bytes: Uint8Array): (string | null)[][] {
  const rows = Buffer.from(bytes).toString('latin1').split('\n')
  expect(rows.pop()).toBe('')
  const letters: Record<string, string> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }
  return rows.map((row) =>
    row.split('\t').map((cell) => (cell === '\\N' ? null : cell.replaceAll(/\\(.)/g, (_, letter) => letters[letter]!))),
  )
}

function write(block: RowBlock, rows: readonly (readonly (string | null)[])[]): void {
  for (const row of rows) {
    for (const cell of row) block.cell(cell === null ? null : Buffer.from(cell, 'latin1'))
    block.endRow()
  }
}

it('gives back every value, whatever bytes are in it', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).map((value) => Buffer.from(value).toString('latin1'))
  const special = fc.string({ unit: fc.constantFrom('\t', '\n', '\r', '\\', 'N', 'a') })
  const rows = fc.array(fc.array(fc.option(fc.oneof(bytes, special)), { minLength: 2, maxLength: 4 }))
  fc.assert(
    fc.property(rows, (given) => {
      const block = new RowBlock(8)
      write(block, given)
      expect(block.rows).toBe(given.length)
      expect(readBack(block.bytes)).toEqual(given)
      block.clear()
      expect([block.length, block.rows]).toEqual([0, 0])
    }),
  )
})

it('an empty value is not no value', () => {
  const block = new RowBlock(64)
  write(block, [
    ['', null],
    [null, ''],
  ])
  expect(Buffer.from(block.bytes).toString()).toBe('\t\\N\n\\N\t\n')
})
