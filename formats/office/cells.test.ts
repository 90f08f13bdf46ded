import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FormatError } from '../format.ts'
import { memorySource } from '../memory-source.ts'
import { addressOf, readCells } from './cells.ts'

async function sheetsOf(fill: (workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return readCells(memorySource('a.xlsx', new Uint8Array(await workbook.xlsx.writeBuffer())))
}

describe('cells by their addresses', () => {
  test('texts, numbers, dates, formulas and rich text stand where they stand in the sheet', async () => {
    const [sheet] = await sheetsOf((workbook) => {
      const page = workbook.addWorksheet('清冊')
      page.getCell('B2').value = '會員\n名冊'
      page.getCell('AB7').value = 90
      page.getCell('C9').value = new Date(Date.UTC(2026, 10, 29))
      page.getCell('D9').value = { formula: '1+1', result: 2 }
      page.getCell('E9').value = { richText: [{ text: '保' }, { text: '管人' }] }
    })
    expect(sheet?.name).toBe('清冊')
    expect(sheet?.rows.get(2)?.get(2)).toBe('會員\n名冊')
    expect(sheet?.rows.get(7)?.get(28)).toBe('90')
    expect(sheet?.rows.get(9)?.get(3)).toContain('2026')
    expect(sheet?.rows.get(9)?.get(4)).toBe('2')
    expect(sheet?.rows.get(9)?.get(5)).toBe('保管人')
  })

  test('whatever text is written is read again', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter((t) => !/[\p{Cc}\uFFFE\uFFFF]/u.test(t))
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        const [sheet] = await sheetsOf((workbook) => {
          const page = workbook.addWorksheet('a')
          texts.forEach((value, i) => {
            page.getCell(i + 1, 1).value = value.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
          })
        })
        expect(texts.map((_, i) => sheet?.rows.get(i + 1)?.get(1))).toEqual(texts)
      }),
      { numRuns: 40 },
    )
  })

  test('what is no workbook, or is cut off, is refused', async () => {
    const workbook = new ExcelJS.Workbook()
    workbook.addWorksheet('a').getCell('A1').value = 'x'.repeat(5000)
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    expect(() => readCells(memorySource('a', Buffer.from('name,id\n')))).toThrow(FormatError)
    expect(() => readCells(memorySource('a', bytes.subarray(0, bytes.length >> 1)))).toThrow(FormatError)
  })

  test('addresses', () => {
    expect([addressOf(1, 1), addressOf(12, 26), addressOf(3, 27), addressOf(9, 703)]).toEqual([
      'A1',
      'Z12',
      'AA3',
      'AAA9',
    ])
  })
})
