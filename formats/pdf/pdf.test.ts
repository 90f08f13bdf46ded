import { spawnSync } from 'node:child_process'
import { deflateRawSync, constants as zlib } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type ByteSource, ReadError } from '../../connectors/connector.ts'
import { streamBody } from '../../fixtures/pdf-objects.ts'
import {
  type CjkEncoding,
  writeImagePdf,
  writeObjects,
  writePdf,
  writeUnembeddedPdf,
} from '../../fixtures/pdf-writer.ts'
import { inventedLines, readWith } from '../../fixtures/read-format.ts'
import { DEFAULT_LIMITS } from '../format.ts'
import { EngineAborted, pdfium } from './engine.ts'
import { pdf } from './pdf.ts'
import { openSecond } from './second-engine.ts'

const lines = inventedLines(100)
const chunks = (size: number): string[][] =>
  Array.from({ length: Math.ceil(lines.length / size) }, (_, i) => lines.slice(i * size, (i + 1) * size))

function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    name: 'x.pdf',
    size: bytes.length,
    read(target, position) {
      const part = bytes.subarray(position, position + target.length)
      target.set(part)
      return part.length
    },
    close() {},
  }
}

/** One page with the given content stream and no resources but Helvetica as /F1. */
function onePage(content: Uint8Array, entries = ''): Uint8Array {
  return writeObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
    '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    streamBody(content, entries),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ])
}

/** A deflate stream of a few hundred KB that gives `megabytes` of blanks. */
function bomb(megabytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(2 ** 20, ' '), { finishFlush: zlib.Z_FULL_FLUSH })
  return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(megabytes).fill(block), Buffer.from([3, 0])])
}

describe('what is read', () => {
  it('knows a PDF by its header, with or without junk before it', () => {
    const bytes = (text: string): Uint8Array => Buffer.from(text)
    expect(pdf.sniff(bytes('%PDF-1.4'), 'x')).toBe(1)
    expect(pdf.sniff(bytes(`${'x'.repeat(2000)}%PDF-1.4`), 'x.pdf')).toBeGreaterThan(0.5)
    expect(pdf.sniff(bytes(`${'x'.repeat(2000)}%PDF-1.4`), 'x.txt')).toBeLessThan(0.5)
    expect(pdf.sniff(bytes('hello'), 'x.pdf')).toBe(0)
  })

  it('gives back 100 lines written with an embedded font, page by page', async () => {
    const result = await readWith(pdf, await writePdf({ pages: chunks(30).map((part) => ({ lines: part })) }))
    expect(result.text.split('\n').slice(0, -1)).toEqual(lines)
    expect(result.batches.map((batch) => [batch.place, batch.first])).toEqual([
      ['p. 1', true],
      ['p. 2', false],
      ['p. 3', false],
      ['p. 4', false],
    ])
    expect(result.oneDialect).toBe(true)
    expect(result.notes).toEqual([])
  })

  it.each<CjkEncoding>(['UniCNS-UTF16-H', 'UniCNS-UCS2-H', 'ETen-B5-H', 'ETenms-B5-H'])(
    'gives back 100 lines in a font that is not embedded, encoded as %s',
    async (encoding) => {
      const result = await readWith(pdf, writeUnembeddedPdf(chunks(30), encoding))
      expect(result.text.split('\n').slice(0, -1)).toEqual(lines)
    },
  )

  it('reads the same with the second engine', async () => {
    const bytes = writeUnembeddedPdf(chunks(30), 'ETen-B5-H')
    const written = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
    const second = await openSecond(sourceOf(bytes), performance.now() + 60_000)
    let text = ''
    for (let page = 0; page < (second?.pageCount ?? 0); page++) text += await second?.page(page)
    await second?.close()
    for (const spy of written) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
    expect(text.split('\n').slice(0, -1)).toEqual(lines)
  })

  it('makes one line of a table’s row, with tabs between its cells', async () => {
    const table = [
      ['姓名', '性別', '電話', '地址'],
      ['許功蓋', '男', '0912-345-678', '臺北市大安區'],
      ['陳美麗', '女', '', '高雄市三民區建國路1號'],
    ]
    const { text } = await readWith(pdf, await writePdf({ pages: [{ lines: ['客戶名冊'], tables: [table] }] }))
    expect(text).toBe(
      '客戶名冊\n姓名\t性別\t電話\t地址\n許功蓋\t男\t0912-345-678\t臺北市大安區\n陳美麗\t女\t\t高雄市三民區建國路1號\n',
    )
  })

  it('r9: cells that fill narrow columns are cells, below the names and in the lines of the names', async () => {
    const people: string[][] = Array.from({ length: 4 }, (_, i) => [
      '王小明',
      `A12345678${i}`,
      `091234567${i}`,
      `臺北市大安區和平東路${i}段25號2樓`,
    ])
    const table = [['姓名', '身分證字號', '手機', '地址'], ...people]
    for (const rows of [1, 4]) {
      const pages = [{ lines: ['會員名冊'], tables: [table.slice(0, rows + 1)], columnWidths: [36.5, 68.5, 67, 200] }]
      const { text } = await readWith(pdf, await writePdf({ pages, spaced: true }))
      const lines = text.split('\n').map((line) => line.split('\t'))
      expect(lines.slice(1, -1).map((cells) => cells.length)).toEqual(Array(rows + 1).fill(4))
      expect(lines[2]).toEqual(['王小明', 'A123456780', '0912345670', '臺北市大安區和平東路 0 段 25 號 2 樓'])
    }
  })

  it('keeps the blanks that word processors put next to digits, and broken lines, for the joined reading', async () => {
    const options = { pages: [{ lines: ['臺北市和平東路三段179號4樓之3'] }], spaced: true, breakAfter: 12 }
    const { text } = await readWith(pdf, await writePdf(options))
    expect(text).toBe('臺北市和平東路三段 17\n9 號 4 樓之 3\n')
  })

  it('reads form values with their labels, notes and links', async () => {
    const page = {
      lines: ['申請書'],
      fields: [
        { name: 'id', label: '身分證字號', value: 'A123456789' },
        { name: 'name', value: '許功蓋' },
      ],
      notes: ['請聯絡陳小姐 0912-345-678'],
      links: ['mailto:a.wang@example.com.tw', 'tel:+886912345678'],
    }
    const { text, ended } = await readWith(pdf, await writePdf({ pages: [page] }))
    expect(ended).toBeUndefined()
    expect(text).toBe(
      '申請書\n身分證字號: A123456789\nname: 許功蓋\n請聯絡陳小姐 0912-345-678\nmailto:a.wang@example.com.tw\n' +
        'tel:+886912345678\n',
    )
  })

  it('says of attachments over the limit, one alone or all together, that they were cut by it', async () => {
    const attachments = ['a.txt', 'b.txt'].map((name) => ({ name, bytes: Buffer.alloc(3000, 'A123456789,') }))
    const bytes = await writePdf({ pages: [{ lines: ['A'] }], attachments })
    const outcome = { state: 'partial', reason: 'limit-size' }
    const alone = await readWith(pdf, bytes, { limits: { totalBytes: 2000 } })
    expect(alone.nested.map((nested) => nested.outcome)).toEqual([outcome, outcome])
    const together = await readWith(pdf, bytes, { limits: { totalBytes: 5000 } })
    expect(together.nested.map((nested) => nested.outcome)).toEqual([undefined, outcome])
  })

  it('reads document information and hands attachments on', async () => {
    const bytes = await writePdf({
      pages: [{ lines: ['x'] }],
      info: { Title: '客戶名冊', Author: '張三', Keywords: '會員, 電話' },
      attachments: [{ name: '名單.csv', bytes: Buffer.from('姓名,電話\n') }],
    })
    const result = await readWith(pdf, bytes)
    expect(result.batches.at(-1)).toMatchObject({
      text: 'Title: 客戶名冊\nAuthor: 張三\nKeywords: 會員, 電話\n',
      place: 'document information',
    })
    expect(result.nested).toEqual([{ name: '名單.csv', bytes: new Uint8Array(Buffer.from('姓名,電話\n')) }])
  })
})

describe('what is not read is said', () => {
  it('asks for a user password, not for an owner password', async () => {
    const pages = [{ lines: ['許功蓋'] }]
    const closed = await readWith(pdf, await writePdf({ pages, userPassword: 'invented' }))
    expect(closed.ended).toEqual({ state: 'encrypted', reason: 'password' })
    const open = await readWith(pdf, await writePdf({ pages, ownerPassword: 'invented' }))
    expect(open.text).toBe('許功蓋\n')
  })

  it('counts pages that are only pictures', async () => {
    const scanned = await readWith(pdf, writeImagePdf(3))
    expect(scanned.notes).toEqual([{ state: 'partial', reason: 'no-text-layer', detail: '3 of 3 pages' }])
    const stamped = await readWith(pdf, writeImagePdf(2, ['Page 1']))
    expect(stamped.notes).toEqual([{ state: 'partial', reason: 'no-text-layer', detail: '2 of 2 pages' }])
    expect(stamped.text).toBe('Page 1\nPage 1\n')
    const withText = await readWith(pdf, writeImagePdf(1, ['a sentence that is longer than twenty characters']))
    expect(withText.notes).toEqual([])
  })

  it('counts pages whose font does not tell its characters', async () => {
    const bytes = writeObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 595 842] >>',
      '<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
      streamBody(Buffer.from('BT /F1 11 Tf 1 0 0 1 50 800 Tm <123456789abcdef0111122223333> Tj ET')),
      '<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+X /Encoding /Identity-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+X /DW 1000 /FontDescriptor 7 0 R' +
        ' /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>',
      '<< /Type /FontDescriptor /FontName /AAAAAA+X /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800' +
        ' /Descent -200 /CapHeight 700 /StemV 80 >>',
    ])
    const { notes } = await readWith(pdf, bytes)
    expect(notes).toEqual([{ state: 'partial', reason: 'no-text-layer', detail: '1 of 1 pages' }])
  })

  it('skips junk before the header', async () => {
    const bytes = Buffer.concat([Buffer.alloc(3000, 'junk '), writeUnembeddedPdf([['許功蓋']], 'ETen-B5-H')])
    expect((await readWith(pdf, bytes)).text).toBe('許功蓋\n')
  })

  it('names a page that neither engine can read, and reads the others', async () => {
    const whole = writeUnembeddedPdf([['第一頁'], ['第二頁'], ['第三頁']], 'UniCNS-UCS2-H')
    const text = Buffer.from(whole).toString('latin1')
    const broken = Buffer.from(text.replace('8 0 obj\n<< /Type /Page ', '8 0 obj\n(not a page) '), 'latin1')
    expect(broken.length).not.toBe(0)
    const result = await readWith(pdf, broken)
    expect(result.text).toBe('第一頁\n第三頁\n')
    expect(result.notes).toEqual([{ state: 'partial', reason: 'damaged', detail: 'page 2 of 3' }])
  })

  describe('r10: a file whose end is lost is read as far as it goes, and said to be damaged', () => {
    const lost = { state: 'partial', reason: 'damaged', detail: 'without its trailer' }
    const pages = chunks(30)
    const cutAt = (bytes: Uint8Array, text: string): Uint8Array =>
      bytes.subarray(
        0,
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).lastIndexOf(text, undefined, 'latin1'),
      )

    it.each(['/Root', 'trailer', '0000000000 65535', 'xref\n0'])('from %s on', async (from) => {
      const whole = [
        writeUnembeddedPdf(pages, 'UniCNS-UTF16-H'),
        await writePdf({ pages: pages.map((part) => ({ lines: part })) }),
      ]
      for (const bytes of whole) {
        const cut = cutAt(bytes, from)
        const zeros = Buffer.concat([cut, Buffer.alloc(bytes.length - cut.length)])
        for (const damaged of [cut, zeros]) {
          const result = await readWith(pdf, damaged)
          expect(result.text.split('\n').slice(0, lines.length)).toEqual(lines)
          expect(result.notes).toEqual([lost])
        }
      }
    })

    it('with the catalogue, which may stand there', async () => {
      const text = Buffer.from(writeUnembeddedPdf(pages, 'UniCNS-UTF16-H')).toString('latin1')
      const result = await readWith(pdf, cutAt(Buffer.from(text.replace('/Catalog', '/Cata'), 'latin1'), 'xref\n0'))
      expect(result.text.split('\n').slice(0, -1)).toEqual(lines)
      expect(result.notes).toEqual([lost])
    })

    it('but not without the key that stood there', async () => {
      const bytes = await writePdf({ pages: [{ lines: ['許功蓋'] }], userPassword: 'invented' })
      expect((await readWith(pdf, cutAt(bytes, 'trailer'))).ended).toEqual({ state: 'failed', reason: 'malformed' })
    })

    it('but not where no page is left', async () => {
      const bytes = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages')
      expect((await readWith(pdf, bytes)).ended).toEqual({ state: 'failed', reason: 'malformed' })
    })

    it('however many catalogues it claims', async () => {
      for (const junk of [
        '1 0 obj <</Type/Catalog/Pages 1 0 R>> ',
        '9 0 obj <</Type/Page/Parent 9 0 R>> ',
        '1 1 ',
        '1\n',
      ]) {
        const bytes = Buffer.alloc(4 * 2 ** 20, junk)
        bytes.write('%PDF-1.4\n')
        const result = await readWith(pdf, bytes, { seconds: 60 })
        expect(result.text).toBe('')
        expect(result.ended ?? result.notes[0]).toMatchObject({
          reason: expect.stringMatching(/^(malformed|damaged)$/),
        })
      }
    })
  })

  it('says that there is no document in the bytes', async () => {
    const result = await readWith(pdf, Buffer.from('%PDF-1.4\nnothing of the kind'))
    expect(result.ended).toEqual({ state: 'failed', reason: 'malformed' })
  })

  it('stops between pages when the time for the item is up', async () => {
    const result = await readWith(pdf, writeUnembeddedPdf([['a'], ['b']], 'ETen-B5-H'), { seconds: -1 })
    expect(result.notes).toEqual([{ state: 'partial', reason: 'limit-time', detail: 'after 0 of 2 pages' }])
  })

  it('ends with the source’s own error when the place stops giving bytes', async () => {
    const bytes = writeUnembeddedPdf(chunks(30), 'ETen-B5-H')
    const gone = new ReadError({ state: 'unreadable', reason: 'io-error' })
    let reads = 0
    const source = sourceOf(bytes)
    const failing: ByteSource = {
      ...source,
      read(target, position) {
        if (++reads > 4) throw gone
        return source.read(target, position)
      },
    }
    const budget = { limits: DEFAULT_LIMITS, depth: 0, bytes: 0, deadline: performance.now() + 60_000 }
    const read = async (): Promise<void> => {
      for await (const _ of pdf.read(failing, { budget }));
    }
    await expect(read()).rejects.toBe(gone)
  })
})

describe('hostile files', () => {
  it('r2: a page that needs more than the engine’s memory is named, and the next document is read', async () => {
    const before = await pdfium()
    const result = await readWith(pdf, onePage(bomb(700), '/Filter /FlateDecode'), { name: 'bomb.pdf' })
    expect(result.ended).toMatchObject({ state: 'failed', reason: 'limit-size' })
    expect(before.dead).toBe(true)
    expect(before.memoryBytes).toBeLessThanOrEqual(512 * 2 ** 20)
    expect(() => before.call((f) => f.FPDF_GetLastError())).toThrow(EngineAborted)
    expect((await readWith(pdf, writeUnembeddedPdf([['許功蓋']], 'ETen-B5-H'))).text).toBe('許功蓋\n')
  })

  it('r3: a cut-off file ends', async () => {
    const whole = await writePdf({ pages: chunks(30).map((part) => ({ lines: part })) })
    for (const share of [0.01, 0.25, 0.5, 0.9, 0.99]) {
      const result = await readWith(pdf, whole.subarray(0, Math.floor(whole.length * share)), { seconds: 20 })
      expect(result.ended !== undefined || result.notes.length > 0 || result.text !== '', `${share}`).toBe(true)
    }
  })

  it('r4: changed bytes end with an outcome or without, never hang', async () => {
    const whole = writeUnembeddedPdf(chunks(20), 'UniCNS-UTF16-H')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 50 }),
        async (changes) => {
          const bytes = whole.slice()
          for (const [at, value] of changes) bytes[at] = value
          await readWith(pdf, bytes, { seconds: 20 })
        },
      ),
      { seed: 950, numRuns: 30 },
    )
  })

  it('r7: a rejection that pdf.js leaves unhandled does not end the process, any other does', () => {
    const run = (name: string): number | null => {
      const module = new URL('./stray-rejections.ts', import.meta.url).href
      const script = `
        const { catchStrayRejections } = await import(${JSON.stringify(module)})
        const settled = catchStrayRejections()
        void Promise.reject(Object.assign(new Error('invented'), { name: '${name}', stack: '' }))
        await settled()`
      return spawnSync(process.execPath, ['--input-type=module', '-e', script]).status
    }
    expect(run('XRefEntryException')).toBe(0)
    expect(run('Error')).not.toBe(0)
  })

  it('r8: an engine that a nested document broke is replaced, and the rest of the outer one is read', async () => {
    const bytes = await writePdf({
      pages: [{ lines: ['許功蓋'] }],
      attachments: [
        { name: 'a.txt', bytes: Buffer.from('a') },
        { name: 'b.txt', bytes: Buffer.from('b') },
      ],
    })
    const budget = { limits: DEFAULT_LIMITS, depth: 0, bytes: 0, deadline: performance.now() + 60_000 }
    const names: string[] = []
    for await (const piece of pdf.read(sourceOf(bytes), { budget })) {
      if (piece.kind !== 'nested') continue
      names.push(piece.name)
      const engine = await pdfium()
      expect(() =>
        engine.call(() => {
          throw new RangeError('as a full stack does')
        }),
      ).toThrow(EngineAborted)
    }
    expect(names).toEqual(['a.txt', 'b.txt'])
  })

  it('r5: thirty documents in one process leave no memory behind', async () => {
    const bytes = writeUnembeddedPdf(
      Array.from({ length: 100 }, (_, page) => chunks(30)[page % 4]!),
      'UniCNS-UTF16-H',
    )
    await readWith(pdf, bytes)
    const engine = await pdfium()
    const [memory, resident] = [engine.memoryBytes, process.memoryUsage().rss]
    for (let i = 0; i < 30; i++) await readWith(pdf, bytes)
    expect(await pdfium()).toBe(engine)
    expect(engine.memoryBytes - memory).toBeLessThan(8 * 2 ** 20)
    // A page that is never closed costs some 2.4 MB a document of this size: 70 MB and more.
    expect(process.memoryUsage().rss - resident).toBeLessThan(150 * 2 ** 20)
  })
})
