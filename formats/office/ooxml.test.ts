import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { writeDocx } from '../../fixtures/office/docx.ts'
import { ooxml } from '../../fixtures/office/ooxml.ts'
import { writePptx } from '../../fixtures/office/pptx.ts'
import { allText, budgetOf, type ReadItem, readAll, sourceOf } from '../../fixtures/read-all.ts'
import { writeZip } from '../../fixtures/zip-writer.ts'
import { ARCHIVE_FORMATS } from '../archives/index.ts'
import { OFFICE_FORMATS } from './index.ts'

const FORMATS = [...ARCHIVE_FORMATS, ...OFFICE_FORMATS]
const read = (name: string, bytes: Uint8Array, limits = {}) => readAll(sourceOf(name, bytes), FORMATS, budgetOf(limits))
const placed = (items: readonly ReadItem[], place: string | undefined) =>
  items[0]!.batches
    .filter((batch) => batch.place === place)
    .map((batch) => batch.text)
    .join('')

const NAMESPACE =
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'

/** A workbook with these sheets (XML inside `worksheet`), named 一, 二 … */
function workbook(
  sheets: readonly string[],
  parts: Record<string, string> = {},
  states: readonly string[] = [],
): Buffer {
  const names = sheets.map(
    (_, index) =>
      `<sheet name="${'一二三四'[index]}" sheetId="${index + 1}" state="${states[index] ?? 'visible'}" r:id="rId${index + 1}"/>`,
  )
  const links = sheets.map(
    (_, index) => `<Relationship Id="rId${index + 1}" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return ooxml({
    '[Content_Types].xml': TYPES,
    'xl/workbook.xml': `<workbook ${NAMESPACE}><sheets>${names.join('')}</sheets><definedNames><definedName name="x">"MARK-DEFINED"</definedName></definedNames></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${links.join('')}</Relationships>`,
    ...Object.fromEntries(
      sheets.map((xml, index) => [`xl/worksheets/sheet${index + 1}.xml`, `<worksheet ${NAMESPACE}>${xml}</worksheet>`]),
    ),
    ...parts,
  })
}

describe('docx', () => {
  const file = writeDocx({
    body: [
      '第一段 MARK-BODY\t甲\n乙',
      {
        table: [
          ['姓名', '聯絡電話'],
          ['王小明', '0912-000-111'],
          ['李 & 四', 'MARK-CELL'],
        ],
      },
      {
        table: [
          ['姓名', '王小明', '性別', '男'],
          ['電話', '02-0000-0000', '生日', '79/1/1'],
        ],
      },
    ],
    header: 'MARK-HEADER',
    footer: 'MARK-FOOTER',
    footnotes: ['MARK-FOOTNOTE'],
    endnotes: ['MARK-ENDNOTE'],
    comments: ['MARK-COMMENT'],
    deleted: ['MARK-DELETED'],
    textBoxes: ['MARK-TEXTBOX'],
    links: ['mailto:mark%2Dlink@example.com'],
    title: 'MARK-TITLE',
    author: 'MARK-AUTHOR',
    attachments: [{ name: 'inner.docx', data: writeDocx({ body: ['MARK-EMBEDDED'] }) }],
  })

  it('finds the text in every place, once', async () => {
    const items = await read('a.docx', file)
    const text = allText(items)
    for (const mark of [
      'BODY',
      'CELL',
      'HEADER',
      'FOOTER',
      'FOOTNOTE',
      'ENDNOTE',
      'COMMENT',
      'DELETED',
      'TEXTBOX',
      'TITLE',
      'AUTHOR',
      'EMBEDDED',
    ]) {
      expect(text.split(`MARK-${mark}`), mark).toHaveLength(2)
    }
    expect(text).toContain('mailto:mark-link@example.com')
    expect(items.flatMap((item) => item.outcomes)).toEqual([])
    expect(items[1]).toMatchObject({ path: 'a.docx!/word/embeddings/inner.docx', format: 'docx' })
    expect(placed(items, 'header 1')).toBe('MARK-HEADER\n')
    expect(placed(items, 'comments')).toBe('MARK-COMMENT\n')
  })

  it('a list becomes a table, a form stays text', async () => {
    const [item] = await read('a.docx', file)
    const [table, ...others] = item!.batches.filter((batch) => batch.dialect.kind === 'table')
    expect(others).toEqual([])
    expect(table).toMatchObject({
      place: 'table 1',
      text: '姓名\t聯絡電話\n王小明\t0912-000-111\n李 & 四\tMARK-CELL\n',
    })
    expect(placed([item!], undefined)).toContain('第一段 MARK-BODY\t甲\n乙\n')
    expect(placed([item!], undefined)).toContain('姓名\t王小明\t性別\t男\n電話\t02-0000-0000\t生日\t79/1/1\n')
  })

  it('takes what it does not know as text too: custom XML, alternative content', async () => {
    const items = await read(
      'a.docx',
      ooxml({
        '[Content_Types].xml': TYPES,
        'word/document.xml':
          '<w:document><w:body><w:p><w:r><w:t>王小</w:t></w:r><w:r><w:t>明</w:t></w:r><w:r><w:noBreakHyphen/><w:instrText> HYPERLINK "MARK-FIELD" </w:instrText></w:r></w:p><w:tabs><w:pPr><w:tab/></w:pPr></w:tabs><mc:AlternateContent><mc:Choice><w:p><w:r><w:t>MARK-CHOICE</w:t></w:r></w:p></mc:Choice><mc:Fallback><w:p><w:r><w:t>MARK-CHOICE</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:sdt><w:sdtContent><w:p><w:r><w:t>MARK-SDT</w:t></w:r></w:p></w:sdtContent></w:sdt><wp:docPr descr="MARK-ALT"/></w:body></w:document>',
        'customXml/item1.xml': '<form><owner>MARK-CUSTOM</owner></form>',
        'word/afchunk.htm': '<html>MARK-CHUNK</html>',
        'word/media/image1.png': 'PNG',
      }),
    )
    const text = allText(items)
    expect(text).toContain('王小明-')
    for (const mark of ['FIELD', 'CHOICE', 'SDT', 'ALT', 'CUSTOM', 'CHUNK'])
      expect(text.split(`MARK-${mark}`), mark).toHaveLength(2)
    expect(items.map((item) => item.path)).toContain('a.docx!/word/media/image1.png')
  })

  it('cut off anywhere, it ends: with an error or with what was there', async () => {
    for (let part = 0; part < 20; part++) {
      const items = await read('a.docx', file.subarray(0, Math.floor((file.length * part) / 20)))
      if (part > 0) expect(items.flatMap((item) => item.outcomes).length).toBeGreaterThan(0)
      if (part > 16) expect(allText(items)).toContain('MARK-BODY')
    }
  })

  it('nested as deep as archives may be, and no deeper', async () => {
    let inner = writeDocx({ body: ['MARK-INNERMOST'] })
    for (let level = 0; level < 12; level++)
      inner = writeDocx({ body: [`level ${level}`], attachments: [{ name: 'x.docx', data: inner }] })
    const items = await read('a.docx', inner)
    expect(items.at(-1)!.outcomes).toEqual([{ state: 'partial', reason: 'limit-depth', detail: 'depth 8' }])
    expect(items).toHaveLength(10)
  })

  it('a bomb in a part is a limit, not a crash', async () => {
    const xml = Buffer.concat([Buffer.from('<w:document><w:p><w:t>MARK'), Buffer.alloc(64 * 2 ** 20, 'A')])
    const [item] = await read(
      'a.docx',
      writeZip([
        { name: '[Content_Types].xml', data: TYPES },
        { name: 'word/document.xml', data: xml },
      ]),
    )
    expect(item!.outcomes.map((outcome) => outcome.reason)).toContain('limit-ratio')
    expect(item!.batches[0]!.text).toContain('MARK')
  })
})

describe('fields of Word', () => {
  const field = (code: string, value: string): string =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r>${[...code].map((each) => `<w:r><w:instrText>${each}</w:instrText></w:r>`).join('')}<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>${value}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const line = (label: string, code: string, value: string): string =>
    `<w:p><w:r><w:t>${label}</w:t></w:r>${field(code, value)}</w:p>`

  it('the code of a merge or form field does not part a label from its value, and is said once behind the text', async () => {
    const body = line('姓名：', ' MERGEFIELD 姓名 ', '王小明') + line('電話：', ' FORMTEXT ', '0912345678')
    const items = await read(
      'a.docx',
      writeZip([
        { name: '[Content_Types].xml', data: TYPES },
        { name: 'word/document.xml', data: `<w:document><w:body>${body}${body}</w:body></w:document>` },
      ]),
    )
    const lines = '姓名：王小明\n電話：0912345678\n'
    expect(items[0]!.batches[0]!.text).toBe(`${lines}${lines}MERGEFIELD 姓名\nFORMTEXT\n`)
  })
})

describe('pivot caches', () => {
  it('values that rows name by number are put back into them: each was somebody of their own', async () => {
    const items = await read(
      'a.xlsx',
      workbook(['<sheetData/>'], {
        'xl/pivotCache/pivotCacheDefinition1.xml':
          '<pivotCacheDefinition><cacheFields><cacheField name="姓名"><sharedItems><s v="李大華"/><s v="王小明"/><s v="張無列"/></sharedItems></cacheField><cacheField name="生日"><sharedItems><m/><d v="1990-01-02T00:00:00"/></sharedItems></cacheField><cacheField name="手機"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>',
        'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels':
          '<Relationships><Relationship Id="rId1" Target="pivotCacheRecords7.xml"/></Relationships>',
        'xl/pivotCache/pivotCacheRecords7.xml':
          '<pivotCacheRecords><r><x v="1"/><x v="1"/><s v="0912"/></r><r><x v="0"/><x v="0"/><m/></r></pivotCacheRecords>',
      }),
    )
    const batches = items[0]!.batches.filter(({ place }) => place === 'pivot cache')
    expect(batches.map(({ text, dialect }) => [dialect.kind, text])).toEqual([
      ['table', '姓名\t生日\t手機\n王小明\t1990-01-02\t0912\n李大華\t\t\n'],
      ['text', '張無列\n'],
    ])
  })
})

describe('tables in documents', () => {
  const bodyOf = async (table: string): Promise<readonly (readonly [string, string])[]> => {
    const items = await read(
      'a.docx',
      writeZip([
        { name: '[Content_Types].xml', data: TYPES },
        { name: 'word/document.xml', data: `<w:document><w:body><w:tbl>${table}</w:tbl></w:body></w:document>` },
      ]),
    )
    return items[0]!.batches.map(({ text, dialect }) => [dialect.kind, text])
  }
  const cell = (text: string, properties = ''): string =>
    `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const row = (...cells: readonly string[]): string => `<w:tr>${cells.join('')}</w:tr>`

  it('a name that is merged over two rows of a list stands in both: the second was somebody of their own', async () => {
    const table = [
      row(cell('姓名'), cell('電話')),
      row(cell('王小明', '<w:vMerge w:val="restart"/>'), cell('0912345678')),
      row(cell('', '<w:vMerge/>'), cell('0223456789')),
      row(cell('李大華'), cell('')),
    ].join('')
    expect(await bodyOf(table)).toEqual([['table', '姓名\t電話\n王小明\t0912345678\n王小明\t0223456789\n李大華\t\n']])
  })

  it('a table whose people go across is a table, as it is in a sheet: it was one record of everybody', async () => {
    const table = row(cell('姓名'), cell('王小明'), cell('李大華')) + row(cell('手機'), cell('0912'), cell('0922'))
    expect(await bodyOf(table)).toEqual([['table', '姓名\t王小明\t李大華\n手機\t0912\t0922\n']])
  })

  it('a list in a cell of the table that lays out the page is a table: each of its cells was somebody', async () => {
    const list = (...people: readonly string[]): string =>
      `<w:tbl>${[row(cell('姓名'), cell('手機')), ...people.map((name) => row(cell(name), cell(`${name}0912`)))].join('')}</w:tbl>`
    const frame = (...tables: readonly string[]): string => row(...tables.map((table) => `<w:tc>${table}<w:p/></w:tc>`))
    expect(
      await bodyOf(row(cell('名冊')) + frame(list('王小明', '李大華'), list('張美玲', '陳志強')) + row(cell('以上'))),
    ).toEqual([
      ['table', '姓名\t手機\n王小明\t王小明0912\n李大華\t李大華0912\n'],
      ['table', '姓名\t手機\n張美玲\t張美玲0912\n陳志強\t陳志強0912\n'],
      ['text', '名冊\n\t\n以上\n'],
    ])
  })

  it('a form in a cell, and a list of one line, stay in their cell', async () => {
    const form = `<w:tbl>${row(cell('姓名'), cell('王小明')) + row(cell('手機'), cell('0912'))}</w:tbl>`
    const line = `<w:tbl>${row(cell('學校'), cell('科系')) + row(cell('台北商專'), cell('會計'))}</w:tbl>`
    expect(await bodyOf(row(`<w:tc>${form}<w:p/></w:tc>`, `<w:tc>${line}<w:p/></w:tc>`))).toEqual([
      ['text', '姓名 王小明 手機 0912\t學校 科系 台北商專 會計\n'],
    ])
  })

  it('a thousand tables within one another end, and nothing in them is lost', async () => {
    const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(1000)}<w:p><w:r><w:t>MARK</w:t></w:r></w:p>${'</w:tc></w:tr></w:tbl>'.repeat(1000)}`
    expect((await bodyOf(row(`<w:tc>${deep}</w:tc>`))).map(([, text]) => text.trim())).toEqual(['MARK'])
  })

  it('a form with two labels in a row stays lines', async () => {
    const table =
      row(cell('姓名'), cell('王小明'), cell('性別'), cell('男')) +
      row(...['手機', '0912', '', ''].map((each) => cell(each)))
    expect((await bodyOf(table)).map(([kind]) => kind)).toEqual(['text'])
  })
})

describe('sniffing', () => {
  it('an archive of stored documents is an archive', async () => {
    const document = writeDocx({ body: ['MARK-INSIDE'] })
    const items = await read('a.zip', writeZip([{ name: 'a.docx', data: document, method: 'stored' }]))
    expect(items.map((item) => item.format)).toEqual(['zip', 'docx'])
  })

  it('bytes decide, endings only where bytes cannot', async () => {
    expect((await read('a.zip', writeDocx({ body: ['x'] })))[0]!.format).toBe('docx')
    expect((await read('a.docx', writeZip([{ name: 'a.txt', data: 'MARK' }])))[0]!.format).toBe('docx')
    expect(allText(await read('a.docx', writeZip([{ name: 'a.txt', data: 'MARK' }])))).toContain('MARK')
  })
})

describe('pptx', () => {
  it('finds slides, notes, comments and tables, numbered as they are shown', async () => {
    const items = await read(
      'a.pptx',
      writePptx({
        slides: [
          { body: ['MARK-ONE'] },
          {
            body: [
              'MARK-TWO',
              {
                table: [
                  ['姓名', '手機'],
                  ['王小明', 'MARK-CELL'],
                ],
              },
            ],
            notes: 'MARK-NOTES',
            comments: ['MARK-COMMENT'],
          },
        ],
        author: 'MARK-AUTHOR',
      }),
    )
    expect(placed(items, 'slide 1')).toBe('MARK-ONE\n')
    expect(placed(items, 'slide 2')).toBe('MARK-TWO\n')
    expect(placed(items, 'slide 2 notes')).toBe('MARK-NOTES\n')
    expect(placed(items, 'slide 2 comments')).toBe('MARK-COMMENT\n')
    expect(placed(items, 'slide 2 table 1')).toBe('姓名\t手機\n王小明\tMARK-CELL\n')
    expect(placed(items, 'properties')).toContain('creator\tMARK-AUTHOR\n')
  })

  it("a person's card in a frame is one line: its name, telephone and e-mail were three people", async () => {
    const body = ['王小明 經理\n0912-345-678\nwang@example.com', '李大華\n電話：02-2345-6789']
    expect(placed(await read('a.pptx', writePptx({ slides: [{ body }] })), 'slide 1')).toBe(
      '王小明 經理\t0912-345-678\twang@example.com\n李大華\t電話：02-2345-6789\n',
    )
  })

  it('people below one another in a frame stay on their lines, and so do labels and sentences', async () => {
    const body = [
      '聯絡窗口\n王小明 0912-345-678\n李大華 0922-345-678',
      '姓名：王小明\n電話：0912-345-678',
      '請洽詢承辦人。\n0912-345-678',
      '議程\n開場\n報告',
    ]
    expect(placed(await read('a.pptx', writePptx({ slides: [{ body }] })), 'slide 1')).toBe(`${body.join('\n')}\n`)
  })
})

describe('xlsx', () => {
  it('finds the text in every place', async () => {
    const file = workbook(
      [
        '<sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="s"><v>2</v></c></row><row r="3"><c r="C3" t="inlineStr"><is><r><t>MARK-</t></r><r><t>INLINE</t></r></is></c></row><row hidden="1"><c><f>CONCAT("MARK-FORMULA")</f></c><c t="str"><f>"MARK-LITERAL"&amp;A1</f><v>MARK-RESULT</v></c></row></sheetData><dataValidations><dataValidation prompt="MARK-PROMPT"><formula1>"MARK-LIST,乙"</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A1" tooltip="MARK-TOOLTIP"/></hyperlinks><headerFooter><oddHeader>&amp;L MARK-HEADER</oddHeader></headerFooter>',
        '<sheetData><row><c t="inlineStr"><is><t>MARK-HIDDEN-SHEET</t></is></c></row></sheetData>',
        '<x:sheetData><x:row x:r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>MARK-PREFIX</x:t></x:is></x:c></x:row></x:sheetData>',
      ],
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>MARK-SHARED</t></si><si><r><t>MARK</t></r><r><t>-RICH</t></r></si><si><t>MARK-GUIDE</t><rPh sb="0" eb="1"><t>MARK-PHONETIC</t></rPh></si><si><t>MARK-UNUSED</t></si></sst>',
        'xl/worksheets/_rels/sheet1.xml.rels':
          '<Relationships><Relationship Id="r1" Target="../comments1.xml"/><Relationship Id="r2" Target="../drawings/drawing1.xml"/><Relationship Id="r3" Target="mailto:mark@example.com" TargetMode="External"/></Relationships>',
        'xl/comments1.xml':
          '<comments><authors><author>MARK-COMMENTER</author></authors><commentList><comment ref="A1"><text><r><t>MARK-</t></r><r><t>COMMENT</t></r></text></comment></commentList></comments>',
        'xl/threadedComments/threadedComment1.xml':
          '<ThreadedComments><threadedComment><text>MARK-THREADED</text></threadedComment></ThreadedComments>',
        'xl/persons/person.xml': '<personList><person displayName="MARK-PERSON"/></personList>',
        'xl/drawings/drawing1.xml':
          '<xdr:wsDr><xdr:from><xdr:col>1</xdr:col></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>MARK-BOX</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>',
        'xl/charts/chart1.xml':
          '<c:chartSpace><c:strCache><c:pt><c:v>MARK-CHART</c:v></c:pt></c:strCache></c:chartSpace>',
        'xl/pivotCache/pivotCacheRecords1.xml':
          '<pivotCacheRecords><r><s v="MARK-PIVOT"/><n v="5"/></r></pivotCacheRecords>',
        'docProps/core.xml': '<cp:coreProperties><dc:creator>MARK-CREATOR</dc:creator></cp:coreProperties>',
      },
      ['visible', 'veryHidden', 'hidden'],
    )
    const items = await read('a.xlsx', file)
    const text = allText(items)
    for (const mark of [
      'SHARED',
      'RICH',
      'GUIDE',
      'PHONETIC',
      'UNUSED',
      'INLINE',
      'FORMULA',
      'LITERAL',
      'RESULT',
      'PROMPT',
      'LIST',
      'TOOLTIP',
      'HEADER',
      'HIDDEN-SHEET',
      'PREFIX',
      'COMMENTER',
      'COMMENT\n',
      'THREADED',
      'PERSON',
      'BOX',
      'CHART',
      'PIVOT',
      'CREATOR',
      'DEFINED',
    ]) {
      expect(text, mark).toContain(`MARK-${mark}`)
    }
    expect(text).toContain('mailto:mark@example.com')
    const cells = items[0]!.batches.find((batch) => batch.dialect.kind === 'table')!
    expect(cells.text).toBe(
      'MARK-SHARED\tMARK-RICH\tMARK-GUIDE\n\n\t\tMARK-INLINE\n=CONCAT("MARK-FORMULA")\tMARK-RESULT\n',
    )
    expect(cells).toMatchObject({ place: '一', first: true, linesBefore: 0 })
    expect(placed(items, '一 comments')).toContain('MARK-COMMENT\n')
    expect(items[0]!.outcomes).toEqual([])
  })

  it('writes numbers, dates and leading zeros as they are meant', async () => {
    const file = workbook(
      [
        `<sheetData><row>${['9.1234567800000002E8', '912345678', '1.5', '-3', '1E3'].map((value) => `<c><v>${value}</v></c>`).join('')}</row><row>${[1, 2, 3, 4, 5, 6].map((style) => `<c s="${style}"><v>32874.5</v></c>`).join('')}</row><row><c s="3"><v>32874</v></c><c s="7"><v>912345678</v></c><c t="b"><v>1</v></c><c t="d"><v>1990-01-01</v></c><c s="1"><v>59</v></c><c s="1"><v>61</v></c><c s="4"><v>0.75</v></c></row></sheetData>`,
      ],
      {
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$-404]e/m/d;@"/><numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="166" formatCode="0000000000"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="14"/><xf numFmtId="50"/><xf numFmtId="164"/><xf numFmtId="21"/><xf numFmtId="165"/><xf numFmtId="2"/><xf numFmtId="166"/></cellXfs></styleSheet>',
      },
    )
    const [item] = await read('a.xlsx', file)
    const time = '1990-01-01 12:00:00'
    expect(placed([item!], '一')).toBe(
      `912345678\t912345678\t1.5\t-3\t1000\n${time}\t${time}\t${time}\t${time}\t${time}\t32874.5\n1990-01-01\t0912345678\t1\t1990-01-01\t1900-02-28\t1900-03-01\t18:00:00\n`,
    )
  })

  it('reads back what exceljs writes, row by row', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('客戶')
    const rows = Array.from({ length: 3000 }, (_, index) => [
      `客戶${index}`,
      `MARK-${index}`,
      900_000_000 + index,
      index % 2 === 0 ? '堃\t\n喆' : '',
      new Date(Date.UTC(1990, 0, 1 + (index % 365))),
    ])
    sheet.addRow(['姓名', '代號', '電話', '備註', '生日'])
    sheet.addRows(rows)
    book.addWorksheet('秘密', { state: 'veryHidden' }).addRow([{ richText: [{ text: 'MARK-' }, { text: 'RICH' }] }])
    sheet.getCell('A2').note = 'MARK-NOTE'
    const items = await read('a.xlsx', new Uint8Array(await book.xlsx.writeBuffer()))
    const lines = placed(items, '客戶').split('\n')
    expect(lines[0]).toBe('姓名\t代號\t電話\t備註\t生日')
    for (const [index, row] of rows.entries()) {
      const date = (row[4] as Date).toISOString().slice(0, 10)
      expect(lines[index + 1]).toBe(`${row[0]}\t${row[1]}\t${row[2]}\t${row[3] === '' ? '' : '堃  喆'}\t${date}`)
    }
    expect(placed(items, '秘密')).toBe('MARK-RICH\n')
    expect(allText(items)).toContain('MARK-NOTE')
    expect(items[0]!.outcomes).toEqual([])
    const dialect = items[0]!.batches[0]!.dialect
    expect(dialect).toMatchObject({ kind: 'table', separator: 9, quote: 0 })
  })

  it('addresses out of this world cost nothing', async () => {
    const file = workbook([
      '<sheetData><row r="999999999"><c r="ZZZZZZ1" t="str"><v>MARK-FAR</v></c></row><row r="1048576"><c r="XFD1048576" t="str"><v>MARK-LAST</v></c></row><row r="1"><c r="A1" t="s"><v>77</v></c></row></sheetData>',
    ])
    const [item] = await read('a.xlsx', file)
    const text = allText([item!])
    expect(text).toContain('MARK-FAR')
    expect(text).toContain('MARK-LAST')
    expect(text.length).toBeLessThan(2 * 2 ** 20)
  })
})

describe('ole', () => {
  const ole = (text: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(2000),
      Buffer.from(text, 'utf16le'),
      Buffer.alloc(600),
    ])

  it('tells documents with a password from old ones', async () => {
    expect((await read('a.xlsx', ole('EncryptedPackage')))[0]!.outcomes).toEqual([
      { state: 'encrypted', reason: 'password' },
    ])
    expect((await read('a.doc', ole('WordDocument')))[0]!.outcomes).toEqual([
      { state: 'unsupported', reason: 'legacy-office' },
    ])
  })
})
