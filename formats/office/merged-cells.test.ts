import { describe, expect, it } from 'vitest'
import { ooxml } from '../../fixtures/office/ooxml.ts'
import { readWith } from '../../fixtures/read-format.ts'
import { mergedRanges } from './merged-cells.ts'
import { xlsx } from './ooxml.ts'

/** A workbook of one sheet: cells by address, and what is merged. */
function sheet(rows: readonly Readonly<Record<string, string>>[], merged: readonly string[]): Buffer {
  const cell = ([address, text]: readonly [string, string]) =>
    `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`
  const data = rows.map((row, at) => `<row r="${at + 1}">${Object.entries(row).map(cell).join('')}</row>`).join('')
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return ooxml({
    '[Content_Types].xml': '<Types/>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data}</sheetData><mergeCells>${ranges}</mergeCells></worksheet>`,
  })
}

async function textOf(bytes: Uint8Array): Promise<string> {
  return (await readWith(xlsx, bytes)).text
}

describe('cells over several rows', () => {
  it('the header 姓名 over two rows names its column, though the second row of the header says only 手機 and 地址', async () => {
    const text = await textOf(
      sheet(
        [
          { A1: '編號', B1: '姓名', C1: '聯絡方式' },
          { C2: '手機', D2: '地址' },
          { A3: '1', B3: '王小明', C3: '0912345678', D3: '臺北市' },
        ],
        ['A1:A2', 'B1:B2', 'C1:D1'],
      ),
    )
    expect(text).toBe('編號\t姓名\t聯絡方式\n編號\t姓名\t手機\t地址\n1\t王小明\t0912345678\t臺北市\n')
  })

  it('a person over two rows is on both, and a row that the file leaves out is filled too', async () => {
    const text = await textOf(
      sheet(
        [{ A1: '姓名', B1: '電話' }, { A2: '王小明', B2: '0912345678' }, { B3: '0223456789' }, {}, { A5: '李大華' }],
        ['A2:A4'],
      ),
    )
    expect(text).toBe('姓名\t電話\n王小明\t0912345678\n王小明\t0223456789\n王小明\n李大華\n')
  })

  it('a form says no value twice', async () => {
    const text = await textOf(
      sheet(
        [
          { A1: '姓名', B1: '王小明', C1: '手機', D1: '0912345678' },
          { C2: '地址', D2: '臺北市' },
        ],
        ['A1:A2', 'B1:B2'],
      ),
    )
    expect(text).toBe('姓名\t王小明\t手機\t0912345678\n\t\t地址\t臺北市\n')
  })

  it('ranges are found wherever the pieces of the sheet end, those of one row are not kept', () => {
    const xml = `<mergeCells>${Array.from({ length: 4000 }, (_, at) => `<x:mergeCell ref="B${2 * at + 1}:C${2 * at + 2}"/><x:mergeCell ref="D1:E1"/>`).join('')}</mergeCells>`
    const bytes = Buffer.from(xml)
    let at = 0
    const ranges = mergedRanges({
      read(target) {
        const part = bytes.subarray(at, at + target.length)
        target.set(part)
        at += part.length
        return part.length
      },
    })
    expect(ranges.map(({ from }) => from)).toEqual(Array.from({ length: 4000 }, (_, row) => 2 * row + 1))
    expect(ranges[0]).toEqual({ column: 2, from: 1, to: 2 })
  })

  it('hostile: every cell of the first row over a million rows costs a bounded time', async () => {
    const columns = Array.from({ length: 26 }, (_, at) => String.fromCharCode(0x41 + at))
    const rows: Record<string, string>[] = Array.from({ length: 3000 }, () => ({}))
    rows[0] = Object.fromEntries(columns.map((letter) => [`${letter}1`, 'x'.repeat(1000)]))
    const text = await textOf(
      sheet(
        rows,
        columns.map((letter) => `${letter}1:${letter}1048576`),
      ),
    )
    expect(text.length).toBeLessThan(20 * 2 ** 20)
  })
})
