import fc from 'fast-check'
import { expect, it } from 'vitest'
import { binaryCells, type Cell, withBinaryText } from './binary.ts'

const text = (rows: string, ...columns: number[]) => Buffer.from(withBinaryText(Buffer.from(rows), columns)).toString()
const hex = (value: string | readonly number[]) =>
  `\\\\x${(typeof value === 'string' ? Buffer.from(value) : Buffer.from(value)).toString('hex')}`

it('bytes that are text become text in their own cell, others no value', () => {
  expect(text(`a\t${hex('王小明')}\tb\n\\N\t\\N\tc\n${hex('x')}\t${hex([0, 255])}\td\n`, 1)).toBe(
    `a\t王小明\tb\n\\N\t\\N\tc\n${hex('x')}\t\\N\td\n`,
  )
  expect(text(`${hex('a\tb\\c\nd')}\n`, 0)).toBe('a b\\\\c d\n')
  expect(text(`${hex('')}\t\n`, 0, 1)).toBe('\\N\t\n')
})

/** As the server writes them. */
function written(rows: readonly (readonly (Uint8Array | null)[])[]): Buffer {
  const parts: Buffer[] = [Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]
  const number = (value: number, bytes: number) => {
    const buffer = Buffer.alloc(bytes)
    buffer.writeIntBE(value, 0, bytes)
    return buffer
  }
  for (const row of rows) {
    parts.push(number(row.length, 2))
    for (const cell of row) parts.push(number(cell?.length ?? -1, 4), Buffer.from(cell ?? []))
  }
  return Buffer.concat([...parts, number(-1, 2)])
}

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

it('cells come back as they were written, however the stream is cut', async () => {
  const row = fc.array(fc.option(fc.uint8Array({ maxLength: 20 })), { minLength: 1, maxLength: 3 })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 5 }), fc.integer({ min: 1, max: 30 }), async (rows, size) => {
      const cells: Cell[] = []
      for await (const cell of binaryCells(inChunks(written(rows), size))) cells.push(cell)
      const expected = rows.flat().map((cell) => (cell === null ? null : Buffer.from(cell).toString('hex')))
      expect(cells.map((cell) => cell?.toString('hex') ?? null)).toEqual(expected)
    }),
  )
})

it('a stream that ends too early is an error', async () => {
  const cells = binaryCells(inChunks(written([[Buffer.from('abc')]]).subarray(0, 24), 7))
  await expect(cells.next()).rejects.toThrow(RangeError)
})
