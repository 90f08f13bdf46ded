import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../fixtures/office/docx.ts'
import { writeOdp, writeOds, writeOdt } from '../../fixtures/office/odf.ts'
import { writePptx } from '../../fixtures/office/pptx.ts'
import { budgetOf, readAll, sourceOf } from '../../fixtures/read-all.ts'
import { writeZip } from '../../fixtures/zip-writer.ts'
import { ARCHIVE_FORMATS } from '../archives/index.ts'
import { OFFICE_FORMATS } from './index.ts'

const FORMATS = [...ARCHIVE_FORMATS, ...OFFICE_FORMATS]
const body = [
  '王小明',
  {
    table: [
      ['姓名', '電話'],
      ['王小明', '1'],
    ],
  },
]
const docx = writeDocx({ body, comments: ['甲'], header: '乙' })

/** Files whose damage reaches the readers: stored members are not stopped by their compression. */
function stored(parts: Record<string, string>): Buffer {
  const entries = Object.entries(parts).map(([name, data]) => ({ name, data, method: 'stored' as const }))
  return writeZip(entries)
}

const FILES: Readonly<Record<string, Uint8Array>> = {
  'a.docx': docx,
  'b.docx': stored({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml':
      '<w:document><w:p><w:r><w:t>王小明</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:document>',
  }),
  'a.xlsx': stored({
    '[Content_Types].xml': '<Types/>',
    'xl/workbook.xml': '<workbook><sheets><sheet name="一" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="e/m/d"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': '<sst><si><t>王小明</t></si></sst>',
    'xl/worksheets/sheet1.xml':
      '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="0"><v>32874</v></c></row></sheetData></worksheet>',
  }),
  'a.pptx': writePptx({ slides: [{ body, notes: '丙' }] }),
  'a.odt': writeOdt({ body, comments: ['甲'], deleted: ['乙'] }),
  'a.ods': writeOds({ sheets: [{ name: '一', rows: [['甲', 1, { date: '1990-01-01' }]] }] }),
  'a.odp': writeOdp({ slides: [{ body, notes: '丙' }] }),
  'a.gz': gzipSync('王小明'.repeat(100)),
  'a.xml': Buffer.from('<?xml version="1.0"?><a><b c="1"><d>王小明</d></b><b>&#x738B;<![CDATA[x]]></b></a>'),
}

describe('damaged by chance', () => {
  it.each(Object.keys(FILES))('%s: ends with outcomes, never otherwise', async (name) => {
    const file = FILES[name]!
    const flip = fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }))
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { minLength: 1, maxLength: 12 }), fc.boolean(), async (flips, cut) => {
        const bytes = Buffer.from(file)
        for (const [at, value] of flips) bytes[at] = value
        const items = await readAll(
          sourceOf(name, cut ? bytes.subarray(0, flips[0]![0]) : bytes),
          FORMATS,
          budgetOf({ totalBytes: 2 ** 26 }),
        )
        expect(items.length).toBeGreaterThan(0)
      }),
      { numRuns: 150 },
    )
  })
})
