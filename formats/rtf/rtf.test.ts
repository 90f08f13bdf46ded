import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventedLines, readWith } from '../../fixtures/read-format.ts'
import { rtfText, writeRtf } from '../../fixtures/rtf-writer.ts'
import { rtf } from './rtf.ts'

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const document = (body: string): Uint8Array =>
  bytesOf(`{\\rtf1\\ansi\\ansicpg950\\deff0{\\fonttbl{\\f0\\fcharset136 \\'b7\\'73;}{\\f1\\fcharset0 Arial;}}${body}}`)
const textOf = async (body: string): Promise<string> => (await readWith(rtf, document(body))).text

describe('rtf', () => {
  it('knows an RTF document by its first bytes', () => {
    expect(rtf.sniff(bytesOf('{\\rtf1\\ansi'), 'x.doc')).toBe(1)
    expect(rtf.sniff(bytesOf('\r\n {\\rtf1'), 'x')).toBe(1)
    expect(rtf.sniff(bytesOf('rtf {\\'), 'x.rtf')).toBe(0)
  })

  it.each(['escaped', 'literal'] as const)('gives back 100 lines of Big5, trail bytes %s', async (trail) => {
    const lines = inventedLines(100)
    const result = await readWith(rtf, writeRtf(lines, { trail }))
    expect(result.text.split('\n').slice(0, -1)).toEqual(lines)
    expect(result.batches[0]?.first).toBe(true)
    expect(result.notes).toEqual([])
  })

  it('keeps 許功蓋, whose second byte is a backslash, in every writing', async () => {
    expect(await textOf("\\'b3\\'5c\\'a5\\'5c\\'bb\\'5c\\par")).toBe('許功蓋\n')
    expect(await textOf("\\'b3\\\\\\'a5\\\\\\'bb\\\\\\par")).toBe('許功蓋\n')
    expect(await textOf("\\'B3\\'5C\r\n\\'A5\\'5C\\par")).toBe('許功\n')
  })

  it('reads eight-bit Big5 that was never escaped', async () => {
    expect(await textOf('\xa4\xfd\xa4p\xa9\xfa\\par')).toBe('王小明\n')
  })

  it('reads \\u with what older readers show in its place', async () => {
    expect(await textOf('\\u22531?\\u21894?\\par')).toBe('堃喆\n')
    expect(await textOf("\\uc2\\u29579\\'a4\\'fd\\uc1{\\uc0\\u23567 }\\u26126?A1\\par")).toBe('王小明A1\n')
    expect(await textOf('\\u-28670?\\par')).toBe(`${String.fromCharCode(65536 - 28670)}\n`)
    expect(await textOf('\\u-10176?\\u-8909?\\par'), 'a character beyond the basic plane').toBe('\u{20133}\n')
  })

  it('decodes each font by its own character set', async () => {
    expect(await textOf("\\f1 caf\\'a4\\'a4 {\\f0 \\'a4\\'a4}\\par"), 'charset 0 is the document’s code page').toBe(
      'caf中 中\n',
    )
    const mixed = bytesOf(
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset136 B;}}\\f0 caf\\'e9 {\\f1\\'a4\\'a4}\\par}",
    )
    expect((await readWith(rtf, mixed)).text).toBe('café 中\n')
  })

  it('makes a line of a row, with tabs between cells and blanks between their paragraphs', async () => {
    const table = [
      ['姓名', '電話', '地址'],
      ['許功蓋', '', '臺北市'],
    ]
    expect((await readWith(rtf, writeRtf([table]))).text).toBe('姓名\t電話\t地址\n許功蓋\t\t臺北市\n')
    expect(await textOf('\\pard\\intbl A\\par B\\cell C\\cell\\row\\pard D\\par')).toBe('A B\tC\nD\n')
    const nested =
      '\\pard\\intbl\\itap2 in1\\nestcell in2\\nestcell{\\*\\nesttableprops\\trowd\\cellx1\\nestrow}{\\nonesttables\\par}' +
      '\\pard\\intbl out\\cell\\row'
    expect(await textOf(nested)).toBe('in1\tin2\nout\n')
  })

  it('passes over what is not text', async () => {
    const body =
      '{\\colortbl;\\red1;}{\\stylesheet{\\s1 Heading;}}{\\*\\themedata 414141}{\\pict\\pngblip 89504e47}{\\*\\unknown secret}' +
      '{\\*\\listtable{\\list x}}A{\\*\\bkmkstart mark}B\\bin3 {}\\C\\par'
    expect(await textOf(body)).toBe('ABC\nsecret\nmark\n')
  })

  it('reads headers, footnotes, comments, text boxes, deleted text, information and links', async () => {
    const body =
      `{\\info{\\author ${rtfText('張三')}}{\\creatim\\yr2024}}{\\header H1}A{\\footnote N1}B{\\deleted D1}` +
      '{\\*\\annotation C1}{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt T1\\par T2\\par}}}' +
      '{\\field{\\*\\fldinst{ HYPERLINK "mailto:a.wang@example.com.tw" }}{\\fldrslt mail}}\\par Z\\par'
    const text = await textOf(body)
    expect(text).toBe(
      'ABmail\nauthor: 張三\nH1\nN1\nC1\nT1\nT2\nZ\nHYPERLINK "mailto:a.wang@example.com.tw"\nABD1mail\n',
    )
  })

  it('the code of a merge field does not part a label from its value', async () => {
    const field = (label: string, value: string): string =>
      `${rtfText(label)}{\\field{\\*\\fldinst { MERGEFIELD Name }}{\\fldrslt {${rtfText(value)}}}}\\par`
    expect(await textOf(`${field('姓名：', '王小明')}${field('電話：', '0912345678')}`)).toBe(
      '姓名：王小明\n電話：0912345678\nMERGEFIELD Name\n',
    )
  })

  it('hands embedded objects on, a package under its own name', async () => {
    const content = Buffer.from('name,phone\n')
    const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer)
    const path = Buffer.from('C:\\x\\list.csv\0')
    const native = Buffer.concat([
      Buffer.from([2, 0]),
      Buffer.from('list.csv\0'),
      path,
      u32(0x30000),
      u32(path.length),
      path,
      u32(content.length),
      content,
    ])
    const object = Buffer.concat([
      u32(0x501),
      u32(2),
      u32(8),
      Buffer.from('Package\0'),
      u32(0),
      u32(0),
      u32(native.length),
      native,
    ]).toString('hex')
    const result = await readWith(
      rtf,
      document(`A{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata ${object}}}\\par`),
    )
    expect(result.text).toBe('A\n')
    expect(result.nested).toEqual([{ name: 'list.csv', bytes: new Uint8Array(content) }])
    const limited = await readWith(rtf, document(`{\\object{\\*\\objdata ${object}}}`), { limits: { totalBytes: 10 } })
    expect(limited.nested[0]?.outcome).toEqual({ state: 'partial', reason: 'limit-size' })
  })

  it('says once that there are more objects than it may give', async () => {
    const objects = '{\\object{\\*\\objdata 4d41524b}}'
    const result = await readWith(rtf, document(objects.repeat(5)), { limits: { members: 2 } })
    expect(result.nested).toHaveLength(2)
    expect(result.notes).toEqual([{ state: 'partial', reason: 'limit-count', detail: 'after 2 objects' }])
    expect((await readWith(rtf, document(objects.repeat(2)), { limits: { members: 2 } })).notes).toEqual([])
  })

  it('what stands in destinations nobody knows, in shapes, bookmarks and behind the end is read', async () => {
    const body = String.raw`A123{\b 456}789{\*\nobody A123456780}{\*\bkmkstart B123456780}{\shp{\sp{\sn wzName}{\sv C123456780}}{\sp{\sn x}{\sv 12}}}{\*\nothing 0105000002000000180000004d73786d6c322e5341}`
    const { text } = await readWith(rtf, bytesOf(`{\\rtf1 ${body}\\par D123456780}E123456780`))
    expect(text).toBe('A123456789\nA123456780\nB123456780\nC123456780\nD123456780\nE123456780\n')
  })

  it('reads on after one brace too many, and through groups deeper than it keeps', async () => {
    expect((await readWith(rtf, bytesOf('{\\rtf1 A}B\\par C'))).text).toBe('A\nB\nC\n')
    const deep = `${'{'.repeat(100_000)}A${'}'.repeat(100_000)}B\\par`
    expect(await textOf(deep)).toBe('AB\n')
  })

  it('says where a document was cut off, with what was there', async () => {
    const lines = inventedLines(100)
    const whole = writeRtf(lines)
    const result = await readWith(rtf, whole.subarray(0, whole.length >> 1))
    expect(result.text.split('\n').length).toBeGreaterThan(45)
    expect(result.text.startsWith(`${lines[0]}\n`)).toBe(true)
    expect(result.notes).toEqual([{ state: 'partial', reason: 'damaged', detail: 'ends within a group' }])
  })

  it('does not split pairs in a paragraph longer than its buffer', async () => {
    const long = '許功蓋'.repeat(30_000)
    const text = await textOf(`x${rtfText(long)}\\par`)
    expect(text === `x${long}\n`, 'equal').toBe(true)
  })

  it('is not RTF: says so', async () => {
    expect((await readWith(rtf, bytesOf('hello'))).ended).toMatchObject({ state: 'failed', reason: 'malformed' })
  })

  it('stops when the time for the item is up', async () => {
    const result = await readWith(rtf, writeRtf(Array.from({ length: 60_000 }, () => 'A long enough line of text')), {
      seconds: 0,
    })
    expect(result.notes.map((note) => note.reason)).toEqual(['limit-time'])
  })

  it('r1: ends, with an outcome or without, whatever bytes are changed', async () => {
    const whole = writeRtf([...inventedLines(20), [['姓名', '電話']]])
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 60 }),
        fc.nat(whole.length),
        async (changes, length) => {
          const bytes = whole.slice()
          for (const [at, value] of changes) bytes[at] = value
          await readWith(rtf, bytes.subarray(0, length))
        },
      ),
      { seed: 136, numRuns: 200 },
    )
  })
})
