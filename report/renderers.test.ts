import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { Parser } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inventoryColumns } from './columns.ts'
import { csvField } from './csv.ts'
import { dutyText } from './duties.ts'
import { toHtml } from './html.ts'
import { jsonRenderer, toJson } from './json.ts'
import { type Language, RENDERERS, type ReportModel, renderAll } from './model.ts'
import { HOSTILE_NAMES, sampleModel } from './sample-model.ts'
import { becauseTexts } from './statements.ts'
import { displayUri, visible } from './text.ts'
import { LANGUAGES, phrase } from './words.ts'
import { writeTextAtomic } from './write.ts'
import { addCoverageSheet } from './xlsx/coverage.ts'

const folder = mkdtempSync(join(tmpdir(), 'report-'))
afterAll(() => rmSync(folder, { recursive: true }))

const model = sampleModel()
const out = (language: Language) => join(folder, language)
beforeAll(async () => {
  for (const language of LANGUAGES) await renderAll(model, out(language), language)
})

/** The sample with every text that comes from outside turned hostile. */
function hostileModel(): ReportModel {
  const bad = HOSTILE_NAMES[0]
  const worst = HOSTILE_NAMES[2]
  return {
    ...model,
    tool: { ...model.tool, version: worst, rules: bad },
    run: { ...model.run, id: worst },
    targets: model.targets.map(() => ({ root: bad, labels: { owner: bad, region: worst, outsourcedTo: bad } })),
    legend: model.legend.map((entry) => ({ ...entry, zh: bad, en: worst, category: bad })),
    determinations: model.determinations.map((each) => ({
      ...each,
      regulation: bad,
      regulationName: worst,
      url: `javascript:alert(1)//${worst}`,
      version: bad,
      article: worst,
      population: bad,
      duties: each.duties.map((duty) => ({ ...duty, id: worst, article: bad })),
    })),
    dataFiles: model.dataFiles.map((file) => ({
      ...file,
      uri: `file:///${bad}/${worst}`,
      formats: [bad],
      encodings: [worst],
      purposes: [bad],
      categories: [worst],
      types: Object.fromEntries(
        Object.entries(file.types).map(([id, found]) => [id, { ...found, examples: [bad, worst] }]),
      ),
    })),
    *items() {
      for (const item of model.items()) yield { ...item, uri: `file:///${worst}`, detail: bad, format: bad }
    },
  }
}

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
}

function parse(page: string) {
  const elements: Element[] = []
  const open: string[] = []
  let unbalanced = 0
  let text = ''
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements.push({ name, attributes })
      open.push(name)
    },
    onclosetag: (name, implied) => {
      if (open.pop() !== name || (implied && !['meta', 'col', 'br'].includes(name) && !/^(rect|line|path)$/.test(name)))
        unbalanced++
    },
    ontext: (data) => {
      text += data
    },
  })
  parser.end(page)
  return { elements, text, unbalanced }
}

describe('html', () => {
  test.each(LANGUAGES)('hostile texts make no element, no attribute, no address: %s', (language) => {
    const calm = parse(toHtml(model, language))
    const { elements, unbalanced } = parse(toHtml(hostileModel(), language))
    expect(unbalanced).toBe(0)
    expect(
      elements.filter(({ name }) => /^(script|img|iframe|object|embed|form|input|base|foreignobject)$/.test(name)),
    ).toEqual([])
    const known = new Set(calm.elements.map(({ name }) => name))
    expect(elements.filter(({ name }) => !known.has(name))).toEqual([])
    expect(elements.filter(({ name }) => name === 'h1')).toHaveLength(1)
    for (const { name, attributes } of elements) {
      for (const [attribute, value] of Object.entries(attributes)) {
        expect(attribute, `${name} ${attribute}`).toMatch(/^(?!on)[a-z][a-z0-9:-]*$/i)
        if (attribute === 'href') expect(value).toMatch(/^#|^https:\/\/law\.moj\.gov\.tw\//)
        if (attribute === 'style') expect(value).toMatch(/^[a-z0-9:;.%-]*$/)
      }
    }
  })

  test('the policy forbids everything but the style in the page', () => {
    const { elements } = parse(toHtml(model, 'zh-TW'))
    const policy = elements.find(({ attributes }) => attributes['http-equiv'] === 'Content-Security-Policy')
    expect(policy?.attributes.content).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src data:/)
    expect(elements.filter(({ attributes }) => 'src' in attributes || 'srcset' in attributes)).toEqual([])
    expect(toHtml(model, 'zh-TW')).not.toMatch(/@import|url\(/)
  })

  test('hostile names are there to be read, with nothing invisible', () => {
    const page = toHtml(model, 'zh-TW')
    const { text } = parse(page)
    for (const name of HOSTILE_NAMES.filter((each) => each.length < 100))
      expect(text).toContain(visible(name.replaceAll('/', '%2F')))
    expect(page.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  test('tables have heads, drawings have names, and every id that is pointed at exists', () => {
    const { elements } = parse(toHtml(model, 'en'))
    const ids = new Set(elements.map(({ attributes }) => attributes.id))
    for (const { name, attributes } of elements) {
      if (name === 'svg') expect(attributes['aria-hidden'] === 'true' || attributes['aria-label']).toBeTruthy()
      if (attributes['aria-labelledby']) expect(ids).toContain(attributes['aria-labelledby'])
      if (attributes.href?.startsWith('#')) expect(ids).toContain(attributes.href.slice(1))
    }
    expect(elements.find(({ name }) => name === 'html')?.attributes.lang).toBe('en')
  })

  test('pairs of person and purpose stand with their bounds: the best alone would read as reached where the verdict is open', async () => {
    expect(readFileSync(join(out('en'), 'report.html'), 'utf8')).toContain(
      '4,871 <span class="whole">(4,388–5,420)</span></td><td>',
    )
    expect(readFileSync(join(out('en'), 'report.html'), 'utf8')).toContain(
      '9,120 <span class="whole">(7,410–10,633)</span></td><td>',
    )
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(join(out('en'), 'inventory.xlsx'))
    const rows = book.worksheets.flatMap((sheet) => sheet.getSheetValues())
    const figures = rows.flatMap((row) => (Array.isArray(row) && row.includes(9_120) ? [row.slice(2, 5)] : []))
    expect(figures).toEqual([[7_410, 9_120, 10_633]])
  })

  test.each([
    [{ hours: 1 }, 'within 1 hour of'],
    [{ hours: 48 }, 'within 48 hours of'],
  ])('one hour is no hours: %o', (period, words) => {
    const [determination] = model.determinations
    const duty = { ...determination!.duties[0]!, id: 'first-incident-report', clock: 'knowledge' as const }
    const { months: _, days: __, ...rest } = duty
    expect(dutyText({ ...rest, ...period }, determination!, model, 'en').deadline).toContain(words)
  })

  test('how many were ever held at most is said to be unknown, and not left to a dash', () => {
    const bounds = { lower: 60, upper: null }
    const everHeld = { rows: bounds, subjects: bounds, subjectPurposes: bounds }
    const [first] = model.determinations
    expect(becauseTexts({ ...first!, everHeld }, 'zh-TW').join()).toContain('至少 60；至多若干，盤點無從得知')
    expect(becauseTexts({ ...first!, everHeld }, 'en').join()).not.toContain('–')
  })

  test('verdicts come first, in words', () => {
    const { text } = parse(toHtml(model, 'zh-TW'))
    expect(text.indexOf('已達')).toBeLessThan(text.indexOf(phrase('total-people', 'zh-TW')))
    for (const words of [
      '未達（已證明）',
      '尚不能認定',
      '7,304',
      '2027-02-28',
      '2026-08-28',
      '72 小時',
      '30 日',
      '至少 5 年',
    ])
      expect(text).toContain(words)
  })

  test('where was looked is in the head, and below is said of nowhere else', () => {
    const { text } = parse(toHtml(model, 'zh-TW'))
    expect(text.indexOf('盤點範圍：/srv/share、/mnt/backup')).toBeLessThan(text.indexOf('已達'))
    expect(text).toContain('僅及於上列盤點範圍')
  })

  test.each([
    ['reached', '現已適用（達 1,000 筆）'],
    ['below', '尚未達 1,000 筆'],
    ['undetermined', '是否達 1,000 筆尚不能認定'],
  ] as const)('a duty with a number of its own does not wait for 5,000: %s', (verdict, words) => {
    const members = model.determinations[1]!
    const duty = members.duties.find(({ id }) => id === 'incident-report')!
    expect(dutyText({ ...duty, verdict }, members, model, 'zh-TW').applies).toBe(words)
  })

  test('what is only masked is shown as masked, and words are not people', () => {
    const masked = {
      ...model.dataFiles[0]!,
      rows: 0,
      maskedRows: 30,
      types: {
        'tw-national-id': { hits: 0, distinct: 0, masked: 30, low: 2, placeholders: 4, examples: [] },
        'special-medical': { hits: 900, distinct: 1, masked: 0, low: 0, placeholders: 0, examples: [] },
      },
    }
    const { text } = parse(toHtml({ ...model, dataFiles: [masked] }, 'zh-TW'))
    for (const words of ['已遮蔽 30 列', '已遮蔽 30，待確認 2，範例值 4', '1 種用語']) expect(text).toContain(words)
  })

  test('the English page speaks no Chinese but names', () => {
    const plain: ReportModel = {
      ...hostileModel(),
      legend: [],
      totals: { ...model.totals, types: {} },
      tool: model.tool,
      run: model.run,
      // Purposes and categories have official names, in Chinese alone.
      dataFiles: model.dataFiles.map((file) => ({
        ...file,
        uri: 'file:///a.csv',
        types: {},
        purposes: [],
        categories: [],
      })),
      *items() {
        for (const item of model.items()) yield { ...item, uri: 'file:///b' }
      },
    }
    expect(parse(toHtml(plain, 'en').replace(/<style>.*<\/style>/s, '')).text).not.toMatch(/\p{Script=Han}/u)
  })

  test('an empty report is a report', () => {
    const empty = sampleModel({ items: 0, unread: 0, dataFiles: 0 })
    const { text } = parse(toHtml({ ...empty, determinations: [], targets: [], legend: [] }, 'zh-TW'))
    expect(text).toContain(phrase('no-files', 'zh-TW'))
    expect(text).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('lists are cut, and say by how much', () => {
    const { text } = parse(toHtml(model, 'zh-TW'))
    expect(text).toContain('另有 133 個項目')
  })
})

/** RFC 4180, to the letter. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let i = 0
  while (i < text.length) {
    let field = ''
    if (text[i] === '"') {
      for (i++; text[i] !== '"' || text[i + 1] === '"'; i++) {
        field += text[i]
        if (text[i] === '"') i++
      }
      i++
    } else {
      while (i < text.length && text[i] !== ',' && text[i] !== '\r') field += text[i++]
    }
    rows.at(-1)!.push(field)
    if (text[i] === ',') i++
    else {
      expect(text.slice(i, i + 2)).toBe('\r\n')
      i += 2
      if (i < text.length) rows.push([])
    }
  }
  return rows
}

describe('csv', () => {
  test('cells read back as they were, and none is a formula', () => {
    const text = readFileSync(join(out('zh-TW'), 'inventory.csv'), 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    const rows = parseCsv(text.slice(1))
    const columns = inventoryColumns(model, 'zh-TW')
    expect(rows).toHaveLength(model.dataFiles.length + 1)
    expect(rows[0]).toEqual(columns.map((column) => column.heading))
    for (const [index, file] of model.dataFiles.entries()) {
      const cells = columns.map((column) => column.cell(file))
      for (const [position, value] of cells.entries()) {
        const read = rows[index + 1]![position]!
        expect(read).not.toMatch(/^[=+\-@\t\r＝＋－＠]/)
        const expected = typeof value === 'boolean' ? (value ? '是' : '否') : String(value)
        expect(read.replace(/^'/, '')).toBe(expected.replace(/^'/, ''))
      }
    }
  })

  test('a name that begins like a formula gets an apostrophe, and is not lost', () => {
    expect(csvField("=cmd|' /C calc'!A0", 'en')).toBe("'=cmd|' /C calc'!A0")
    expect(csvField('＝1+1', 'en')).toBe("'＝1+1")
    expect(csvField('-2,"3"', 'en')).toBe('"\'-2,""3"""')
  })
})

describe('xlsx', () => {
  const read = async (language: Language) => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(join(out(language), 'inventory.xlsx'))
    return workbook
  }

  test.each(LANGUAGES)(
    'cells read back as they were, and none is a formula, a link or an error: %s',
    async (language) => {
      const workbook = await read(language)
      for (const sheet of workbook.worksheets) {
        sheet.eachRow((row) =>
          row.eachCell({ includeEmpty: false }, (cell) => {
            expect(['string', 'number', 'object']).toContain(typeof cell.value)
            expect(cell.value === null || typeof cell.value !== 'object').toBe(true)
          }),
        )
      }
      const sheet = workbook.getWorksheet(phrase('sheet-inventory', language))!
      const columns = inventoryColumns(model, language)
      for (const [index, file] of model.dataFiles.entries()) {
        for (const [position, column] of columns.entries()) {
          const value = column.cell(file)
          const expected = typeof value === 'boolean' ? (value ? '●' : '') : value
          expect(sheet.getCell(4 + index, position + 1).value ?? '', column.id).toBe(expected)
        }
      }
    },
  )

  test('the head stays in sight, on screen and on paper, and the filter leaves the signatures alone', async () => {
    const sheet = (await read('zh-TW')).getWorksheet('個人資料檔案清冊')!
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', xSplit: 2, ySplit: 3 })
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', paperSize: 9, printTitlesRow: '1:3' })
    expect(sheet.autoFilter).toMatch(new RegExp(`^A3:[A-Z]+${model.dataFiles.length + 3}$`))
    expect(sheet.getCell(1, 3).value).toContain('盤點範圍：/srv/share、/mnt/backup')
    expect(sheet.getCell(model.dataFiles.length + 5, 2).value).toBe('製表：')
  })

  test('what was not read is there, each with its reason', async () => {
    const sheet = (await read('zh-TW')).getWorksheet('涵蓋範圍')!
    const unread = [...model.items()].filter((item) => item.state !== 'scanned')
    expect(sheet.rowCount).toBe(unread.length + 2)
    expect(sheet.getCell(3, 1).value).toBe(displayUri(unread[0]!.uri))
  })

  test('with too much unread, the sheet is cut and says by how much', async () => {
    const path = join(folder, 'cut.xlsx')
    const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: true })
    addCoverageSheet(workbook, model, 'zh-TW', 10)
    await workbook.commit()
    const cut = new ExcelJS.Workbook()
    await cut.xlsx.readFile(path)
    expect(cut.worksheets[0]?.rowCount).toBe(13)
    expect(cut.worksheets[0]?.getCell(13, 1).value).toBe('另有 490 個項目，詳 report.json。')
  })

  test('the properties name the program, not who ran it', async () => {
    const workbook = await read('zh-TW')
    expect([workbook.creator, workbook.lastModifiedBy]).toEqual(['pandian', 'pandian'])
    expect(workbook.created).toEqual(new Date(model.run.finished))
  })

  test('writes the same cells again', async () => {
    await renderAll(model, join(folder, 'again'), 'zh-TW')
    const again = new ExcelJS.Workbook()
    await again.xlsx.readFile(join(folder, 'again', 'inventory.xlsx'))
    const cells = (workbook: ExcelJS.Workbook) => workbook.worksheets.map((sheet) => sheet.getSheetValues())
    expect(cells(again)).toEqual(cells(await read('zh-TW')))
  })
})

describe('json', () => {
  test('fifty thousand items streamed are what JSON.stringify makes of them', async () => {
    const large = sampleModel({ items: 50_000, unread: 20_000, dataFiles: 3 })
    const path = join(folder, 'large.json')
    await jsonRenderer.render(large, path, 'en')
    const text = readFileSync(path, 'utf8')
    expect(JSON.stringify(JSON.parse(text))).toBe(JSON.stringify(toJson(large)))
    expect(text.split('\n').filter((line) => line.startsWith('{"uri":"file:'))).toHaveLength(50_000)
  })

  test('never asks for the next item before the last is on its way', async () => {
    let given = 0
    let ahead = 0
    let written = 0
    const endless: ReportModel = {
      ...model,
      *items() {
        for (; given < 20_000; given++) {
          ahead = Math.max(ahead, given - written)
          yield { uri: `file:///${given}`, state: 'scanned', format: null, encoding: null, size: 1 }
        }
      },
    }
    const { writeJson } = await import('./json.ts')
    await writeJson(endless, {
      write: (text) => {
        if (!text.includes('"outcome"')) return undefined
        return new Promise((resolve) =>
          setImmediate(() => {
            written++
            resolve()
          }),
        )
      },
    })
    expect(ahead).toBeLessThanOrEqual(1)
  })
})

test.each(['report.json', 'inventory.csv', 'report.html'])('the same model gives the same bytes: %s', async (name) => {
  await renderAll(sampleModel(), join(folder, 'same'), 'zh-TW')
  expect(readFileSync(join(folder, 'same', name)).equals(readFileSync(join(out('zh-TW'), name)))).toBe(true)
})

test('reports are their owner’s alone, and nothing unfinished lies beside them', () => {
  const names = readdirSync(out('en'))
  expect(names.toSorted()).toEqual(RENDERERS.map(({ fileName }) => fileName).toSorted())
  for (const name of names) expect(statSync(join(out('en'), name)).mode & 0o777, name).toBe(0o600)
})

test('a report that could not be finished leaves the old one', async () => {
  const path = join(folder, 'old.json')
  writeFileSync(path, 'old')
  const failing = writeTextAtomic(path, async (sink) => {
    await sink.write('new')
    throw new Error('the disk is full')
  })
  await expect(failing).rejects.toThrow('the disk is full')
  expect(readFileSync(path, 'utf8')).toBe('old')
  expect(readdirSync(folder).filter((name) => name.endsWith('.partial'))).toEqual([])
})
