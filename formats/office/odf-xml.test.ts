import { describe, expect, it } from 'vitest'
import { writeOdp, writeOds, writeOdt } from '../../fixtures/office/odf.ts'
import { allText, budgetOf, type ReadItem, readAll, sourceOf } from '../../fixtures/read-all.ts'
import { readZip } from '../../fixtures/zip-reader.ts'
import { writeZip } from '../../fixtures/zip-writer.ts'
import { ARCHIVE_FORMATS } from '../archives/index.ts'
import { OFFICE_FORMATS } from './index.ts'

const FORMATS = [...ARCHIVE_FORMATS, ...OFFICE_FORMATS]
const read = (name: string, bytes: Uint8Array | string) =>
  readAll(sourceOf(name, Buffer.from(bytes)), FORMATS, budgetOf())
const placed = (items: readonly ReadItem[], place: string | undefined) =>
  items[0]!.batches
    .filter((batch) => batch.place === place)
    .map((batch) => batch.text)
    .join('')

/** As a person packs a folder again: every member compressed, whatever the order asks for. */
const packedAgain = (file: Buffer, without = '') => writeZip(readZip(file).filter(({ name }) => name !== without))

describe('packed again by hand', () => {
  it('what its compressed type does not tell, its parts do', async () => {
    const sheet = writeOds({ sheets: [{ name: '名冊', rows: [['姓名'], ['王小明']] }] })
    for (const [name, file] of [
      ['a.odt', packedAgain(writeOdt({ body: ['MARK'] }))],
      ['a.odt', packedAgain(writeOdt({ body: ['MARK'] }), 'mimetype')],
      ['a', packedAgain(writeOdt({ body: ['MARK'] }))],
    ] as const) {
      const items = await read(name, file)
      expect(items.map((item) => item.format)).toEqual(['odt'])
      expect(placed(items, undefined)).toBe('MARK\n')
    }
    const [ods] = await read('a.ods', packedAgain(sheet))
    expect(ods).toMatchObject({ format: 'ods', batches: [{ place: '名冊', text: '姓名\n王小明\n' }] })
    const [unnamed] = await read('a', packedAgain(sheet))
    expect(unnamed!.batches, 'whatever it is taken for').toMatchObject([{ place: '名冊', text: '姓名\n王小明\n' }])
  })
})

describe('odt', () => {
  const file = writeOdt({
    body: [
      'MARK-BODY\t甲\n乙',
      {
        table: [
          ['姓名', '電話'],
          ['王小明', 'MARK-CELL'],
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
    links: ['mailto:mark@example.com'],
    title: 'MARK-TITLE',
    author: 'MARK-AUTHOR',
    attachments: [{ name: 'inner.odt', data: writeOdt({ body: ['MARK-EMBEDDED'] }) }],
  })

  it('finds the text in every place, once', async () => {
    const items = await read('a.odt', file)
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
    expect(placed(items, 'links')).toBe('mailto:mark@example.com\n')
    expect(placed(items, 'comments')).toBe('MARK-COMMENT\n')
    expect(placed(items, 'before changes')).toBe('MARK-DELETED\n')
    expect(placed(items, 'table 1')).toBe('姓名\t電話\n王小明\tMARK-CELL\n')
    expect(placed(items, undefined)).toContain('MARK-BODY\t甲\n乙\n')
    expect(items.flatMap((item) => item.outcomes)).toEqual([])
  })

  it('cut off anywhere, it ends', async () => {
    for (let part = 1; part < 20; part++) {
      const items = await read('a.odt', file.subarray(0, Math.floor((file.length * part) / 20)))
      expect(items.flatMap((item) => item.outcomes).length).toBeGreaterThan(0)
    }
  })

  it('with a password, it says so', async () => {
    const encrypted = writeZip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', method: 'stored' },
      {
        name: 'META-INF/manifest.xml',
        data: '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      },
      { name: 'content.xml', data: 'noise', method: 'stored' },
    ])
    expect((await read('a.odt', encrypted))[0]!.outcomes).toEqual([{ state: 'encrypted', reason: 'password' }])
  })
})

describe('ods', () => {
  it('finds hidden sheets, numbers, dates and comments', async () => {
    const items = await read(
      'a.ods',
      writeOds({
        sheets: [
          {
            name: '客戶',
            rows: [
              ['姓名', '電話', '生日'],
              ['王小明', 912345678, { date: '1990-01-02' }],
            ],
            notes: ['MARK-NOTE'],
          },
          { name: '隱藏', hidden: true, rows: [['MARK-HIDDEN-SHEET']] },
        ],
        header: 'MARK-HEADER',
      }),
    )
    expect(placed(items, '客戶')).toBe('姓名\t電話\t生日\n王小明\t912345678\t1990-01-02\n')
    expect(placed(items, '隱藏')).toBe('MARK-HIDDEN-SHEET\n')
    expect(placed(items, 'comments')).toBe('MARK-NOTE\n')
    expect(placed(items, 'header')).toBe('MARK-HEADER\n')
  })

  it('writes repetitions out, and no more than is reasonable', async () => {
    const ods = (table: string) =>
      writeZip([
        { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 'stored' },
        {
          name: 'content.xml',
          data: `<office:body><office:spreadsheet><table:table table:name="S">${table}</table:table></office:spreadsheet></office:body>`,
        },
      ])
    const cell = (text: string, repeated = 1) =>
      `<table:table-cell table:number-columns-repeated="${repeated}"><text:p>${text}</text:p></table:table-cell>`
    const items = await read(
      'a.ods',
      ods(
        `<table:table-row table:number-rows-repeated="2">${cell('甲', 2)}${cell('', 3)}${cell('乙')}${cell('', 16000)}</table:table-row><table:table-row table:number-rows-repeated="3"/><table:table-row>${cell('丙')}</table:table-row><table:table-row table:number-rows-repeated="1048000"/>`,
      ),
    )
    expect(items[0]!.batches[0]!.text).toBe('甲\t甲\t\t\t\t乙\n甲\t甲\t\t\t\t乙\n\n\n\n丙\n')
    const bomb = await read(
      'a.ods',
      ods(
        `<table:table-row table:number-rows-repeated="1048576">${cell('x'.repeat(30_000), 16_384)}</table:table-row>`,
      ),
    )
    expect(bomb[0]!.outcomes[0]).toMatchObject({ state: 'partial', reason: 'limit-count' })
  })
})

describe('cells of a sheet over several rows', () => {
  const sheet = async (rows: readonly (readonly (string | readonly [text: string, rows: number])[])[], tail = '') => {
    const cell = (text: string, spanned: number) =>
      text === ''
        ? '<table:covered-table-cell/>'
        : `<table:table-cell table:number-rows-spanned="${spanned}"><text:p>${text}</text:p></table:table-cell>`
    const table = rows
      .map((row) => row.map((one) => (typeof one === 'string' ? cell(one, 1) : cell(...one))).join(''))
      .map((row) => `<table:table-row>${row}</table:table-row>`)
      .join('')
    const file = writeZip([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', method: 'stored' },
      {
        name: 'content.xml',
        data: `<office:body><office:spreadsheet><table:table table:name="S">${table}${tail}</table:table></office:spreadsheet></office:body>`,
      },
    ])
    return placed(await read('a.ods', file), 'S')
  }

  it('the header 姓名 over two rows names its column, and a person over two rows is on both', async () => {
    const text = await sheet([
      [['編號', 2], ['姓名', 2], '聯絡方式', ''],
      ['', '', '手機', '地址'],
      ['1', ['王小明', 2], '0912345678', '臺北市'],
      ['2', '', '0223456789', '臺南市'],
      ['3', '李大華', '', '高雄市'],
    ])
    expect(text).toBe(
      '編號\t姓名\t聯絡方式\n編號\t姓名\t手機\t地址\n1\t王小明\t0912345678\t臺北市\n2\t王小明\t0223456789\t臺南市\n3\t李大華\t\t高雄市\n',
    )
  })

  it('a form says no value twice, and the rows keep their numbers', async () => {
    const form = await sheet([
      [['姓名', 2], ['王小明', 2], '手機', '0912345678'],
      ['', '', '地址', '臺北市'],
    ])
    expect(form).toBe('姓名\t王小明\t手機\t0912345678\n\t\t地址\t臺北市\n')
    const empty = '<table:table-row table:number-rows-repeated="3"/>'
    const last = '<table:table-row><table:table-cell><text:p>完</text:p></table:table-cell></table:table-row>'
    expect(
      await sheet(
        [
          ['姓名', '電話'],
          [['王小明', 2], '0912345678'],
          ['', '0223456789'],
        ],
        `${empty}${last}`,
      ),
    ).toBe('姓名\t電話\n王小明\t0912345678\n王小明\t0223456789\n\n\n\n完\n')
  })

  it('hostile: a cell over a million rows, and as many empty ones below', async () => {
    const below = '<table:table-row table:number-rows-repeated="1048570"/>'.repeat(3)
    const text = await sheet(
      [
        ['姓名', '電話'],
        [['王小明'.repeat(400), 1_048_576], '0912345678'],
      ],
      below,
    )
    expect(text.length).toBeLessThan(40 * 2 ** 20)
    expect(text.startsWith('姓名\t電話\n王小明')).toBe(true)
  })
})

describe('odp', () => {
  it('finds slides, notes, comments and tables', async () => {
    const items = await read(
      'a.odp',
      writeOdp({
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
      }),
    )
    expect(placed(items, 'slide 1')).toBe('MARK-ONE\n')
    expect(placed(items, 'slide 2')).toBe('MARK-TWO\n')
    expect(placed(items, 'slide 2 notes')).toBe('MARK-NOTES\n')
    expect(placed(items, 'comments')).toBe('MARK-COMMENT\n')
    expect(placed(items, 'table 1')).toBe('姓名\t手機\n王小明\tMARK-CELL\n')
  })
})

describe('xml', () => {
  const fields = async (xml: string | Uint8Array) =>
    (await read('a.xml', xml))[0]!.batches
      .filter((batch) => batch.dialect.kind === 'fields')
      .map((batch) => batch.text)
      .join('')
  const running = async (xml: string) =>
    (await read('a.xml', xml))[0]!.batches
      .filter((batch) => batch.dialect.kind === 'text')
      .map((batch) => batch.text)
      .join('')

  it('what repeats is a record, with what stands in it', async () => {
    const person = (name: string) =>
      `<person id="${name}1"><name>${name}</name><address><city>台北</city><street>甲路</street></address><phone><no>1</no></phone><phone><no>2</no></phone></person>`
    const record = (name: string) => `id\t${name}1\nname\t${name}\ncity\t台北\nstreet\t甲路\nno\t1\nno\t2\n\n`
    expect(await fields(`<people><source>HR</source>${person('王')}${person('李')}</people>`)).toBe(
      `source\tHR\n\n${record('王')}${record('李')}`,
    )
    const many = '甲乙丙丁戊己庚辛壬癸'
    expect(await fields(`<a><people>${[...many].map(person).join('')}</people></a>`)).toBe(
      [...many].map(record).join(''),
    )
    expect(await fields(person('王'))).toContain('name\t王\n')
  })

  it('rows of attributes are records; no repetition is one record', async () => {
    expect(await fields('<data><row a="1" b="2"/><row a="3" b="4"/></data>')).toBe('a\t1\nb\t2\n\na\t3\nb\t4\n\n')
    expect(await fields('<form><owner><name>王</name></owner><tel type="home">02</tel></form>')).toBe(
      'tel\u001fhome\t02\ntype\thome\nname\t王\n\n',
    )
  })

  it('an attribute that is called value is what its element is', async () => {
    const patient = '<patient><name>王</name><birthTime value="19750418"/><sex code="F" value="2"/></patient>'
    expect(await fields(`<a>${patient}</a>`)).toBe('name\t王\nbirthTime\t19750418\ncode\tF\nsex\u001fF\t2\n\n')
  })

  it("a doctor's name was the patient's: elements of whoever is on the other side say so", async () => {
    const visit = (doctor: string) =>
      `<visits><visit>${doctor}<patient><name>李</name></patient></visit><visit><patient><name>陳</name></patient></visit></visits>`
    expect(await fields(visit('<doctor><name>王</name><contact><tel>1</tel></contact></doctor>'))).toBe(
      'doctor.name\t王\ndoctor.tel\t1\nname\t李\n\nname\t陳\n\n',
    )
    expect(await fields(visit('<doctor name="王"/>'))).toBe('doctor.name\t王\nname\t李\n\nname\t陳\n\n')
    expect(await fields('<visit><doctor><name>王</name></doctor><name>李</name></visit>')).toBe(
      'name\t李\ndoctor.name\t王\n\n',
    )
    // In a list of them they are the records' own people.
    expect(await fields('<a><doctor><name>王</name></doctor><doctor><name>李</name></doctor></a>')).toBe(
      'name\t王\n\nname\t李\n\n',
    )
  })

  it('text with markup in it is running text', async () => {
    expect(await running('<doc><p>聯絡 <b>王小明</b> 先生<!-- MARK-COMMENT --></p><p>第二 <i>段</i></p></doc>')).toBe(
      'MARK-COMMENT\n聯絡 王小明 先生\n第二 段\n',
    )
  })

  it('reads Big5, declared or not, also where it says UTF-8', async () => {
    const big5 = Buffer.from('b35ca55cbb5c', 'hex')
    const wrap = (declaration: string) =>
      Buffer.concat([
        Buffer.from(`<?xml version="1.0"${declaration}?><a><name>`),
        ...Array(20).fill(big5),
        Buffer.from('</name><b>1</b></a>'),
      ])
    for (const declaration of [' encoding="big5"', ' encoding="CP950"', '', ' encoding="UTF-8"']) {
      expect(await fields(wrap(declaration)), declaration).toContain('許功蓋')
    }
  })

  it('a value is found in instructions, comments, CDATA, what a DOCTYPE declares, names and namespaces', async () => {
    const items = await read(
      'a.xml',
      '<?xml version="1.0"?><?pi A123456781?><!DOCTYPE a [<!ENTITY e "A123456782">]><!-- A123456783 --><a id="A123456784" xmlns:x="A123456785"><x><![CDATA[A123456786]]></x><A123456787/><b>A123<!-- x -->456<i>788</i></b><?A123456789 x?></a>',
    )
    for (let n = 1; n <= 9; n++) expect(allText(items)).toContain(`A12345678${n}`)
    expect(items[0]!.outcomes).toEqual([])
  })

  it('an instruction or a DOCTYPE without an end is read, and said', async () => {
    for (const open of ['<?pi A123456789', '<!DOCTYPE a [ A123456789']) {
      const items = await read('a.xml', `<?xml version="1.0"?><a/>${open}`)
      expect(allText(items)).toContain('A123456789')
      expect(items[0]!.outcomes).toEqual([{ state: 'partial', reason: 'damaged', detail: 'not well-formed' }])
    }
  })

  it('entity bombs stay small', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "${'x'.repeat(1000)}">${Array.from({ length: 20 }, (_, index) => `<!ENTITY b${index} "&a;&a;&a;">`).join('')}]><l><name>MARK &b19;</name></l>`
    expect(await fields(bomb)).toBe('name\tMARK &b19;\n\n')
  })

  it('broken, it gives everything, and says so', async () => {
    const items = await read(
      'a.xml',
      '<?xml version="1.0"?><a><b>MARK-ONE</c></b><d>MARK-TWO</d><e>MARK-THREE <f x="MARK-FOUR',
    )
    for (const mark of ['ONE', 'TWO', 'THREE', 'FOUR']) expect(allText(items)).toContain(`MARK-${mark}`)
    expect(items[0]!.outcomes).toEqual([{ state: 'partial', reason: 'damaged', detail: 'not well-formed' }])
  })

  it('deep, wide and long, it stays bounded', async () => {
    const deep = await read('a.xml', `<?xml version="1.0"?>${'<a>'.repeat(50_000)}MARK${'</a>'.repeat(50_000)}`)
    expect(allText(deep)).toContain('MARK')
    const wide = await read(
      'a.xml',
      `<?xml version="1.0"?><a>${Array.from({ length: 50_000 }, (_, index) => `<n${index}>x</n${index}>`).join('')}</a>`,
    )
    expect(allText(wide)).toContain('n49999\tx')
  })
})
