import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BATCH_BYTES, BatchBuilder, countLines, HEAD_BYTES, RECORD_BYTES } from './batches.ts'
import type { RecordBatch } from './format.ts'

const text = (batch: RecordBatch | undefined): string =>
  batch === undefined ? '' : Buffer.from(batch.bytes).toString()

describe('BatchBuilder', () => {
  test('gives nothing when nothing was added', () => {
    const out = new BatchBuilder({ kind: 'text', reflow: false })
    expect(out.empty).toBe(true)
    expect(out.take()).toBeUndefined()
    expect(out.rest()).toBeUndefined()
  })

  test('ends the last line, and keeps values within theirs', () => {
    const out = new BatchBuilder({ kind: 'fields' })
    out.field('姓\t名', '王\r\n小明\u0000')
    out.endRecord()
    out.field('電話', '0912-345-678')
    expect(text(out.rest())).toBe('姓 名\t王  小明 \n\n電話\t0912-345-678\n')
  })

  test('cuts batches of labelled values at the end of records only', () => {
    const out = new BatchBuilder({ kind: 'fields' })
    out.field('a', 'x'.repeat(BATCH_BYTES + 10))
    expect(out.take()).toBeUndefined()
    out.endRecord()
    out.field('b', '1')
    const batch = out.take()!
    expect(text(batch).endsWith('x\n\n')).toBe(true)
    expect(batch.first).toBe(true)
    const rest = out.rest()!
    expect(text(rest)).toBe('b\t1\n')
    expect(rest.first).toBe(false)
    expect(rest.linesBefore).toBe(2)
    expect(out.rest()).toBeUndefined()
  })

  test('a record without end is cut at a line, so that memory stays bounded', () => {
    const out = new BatchBuilder({ kind: 'fields' })
    let given = 0
    for (let i = 0; i < 3000; i++) {
      out.field('k', 'v'.repeat(10_000))
      const batch = out.take()
      if (batch === undefined) continue
      expect(batch.bytes.length).toBeLessThan(RECORD_BYTES + 20_000)
      given += batch.bytes.length
    }
    given += out.rest()!.bytes.length
    expect(given).toBe(3000 * 10_003)
  })

  test('a generated table keeps its first whole rows as head, one dialect for all batches', () => {
    const out = new BatchBuilder({ kind: 'generated-table', columns: ['id', 'name'] }, '工作表1')
    const batches: { dialect: unknown; place: string | undefined; lines: number; text: string }[] = []
    const keep = (batch: RecordBatch | undefined): void => {
      if (batch !== undefined)
        batches.push({ dialect: batch.dialect, place: batch.place, lines: batch.linesBefore, text: text(batch) })
    }
    for (let i = 0; i < 60_000; i++) {
      out.value(String(i))
      out.separate()
      out.value('測試')
      out.endLine()
      keep(out.take())
    }
    keep(out.rest())
    expect(batches.length).toBeGreaterThan(2)
    expect(new Set(batches.map((batch) => batch.dialect)).size).toBe(1)
    expect(
      batches
        .map((batch) => batch.text)
        .join('')
        .split('\n').length,
    ).toBe(60_001)
    const dialect = batches[0]!.dialect as { head: Uint8Array }
    expect(dialect.head.length).toBeLessThanOrEqual(HEAD_BYTES)
    expect(dialect.head.length).toBeGreaterThan(HEAD_BYTES - 100)
    expect(dialect.head.at(-1)).toBe(10)
    expect(batches[0]!.text.startsWith(Buffer.from(dialect.head).toString())).toBe(true)
    let lines = 0
    for (const batch of batches) {
      expect(batch.lines).toBe(lines)
      expect(batch.place).toBe('工作表1')
      lines += batch.text.split('\n').length - 1
    }
  })
})

test('line ends are counted wherever the bytes begin and end', () => {
  // What differs from a line end in one bit, or would reach into its neighbour when four bytes are added as one.
  const byte = fc.constantFrom(0x0a, 0x0a, 0x0b, 0x8a, 0x00, 0xff, 0x80, 0x2a, 0x09)
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 60 }), fc.nat(7), fc.nat(7), (bytes, before, after) => {
      const part = Uint8Array.from(bytes).subarray(before, Math.max(before, bytes.length - after))
      expect(countLines(part)).toBe(part.filter((b) => b === 0x0a).length)
    }),
  )
  // More of them than a byte can count, in every one of four.
  for (const length of [1019, 1020, 1021, 4099]) expect(countLines(new Uint8Array(length).fill(0x0a))).toBe(length)
})
