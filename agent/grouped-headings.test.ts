/** A heading over several columns, 緊急聯絡人 over 姓名 and 電話, was dropped, and the people under it with it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { ooxml } from '../fixtures/office/ooxml.ts'
import { makePeople } from '../fixtures/people.ts'
import { sourceOf } from '../fixtures/read-all.ts'
import { settle } from './config.ts'
import { runScan } from './run.ts'

const inspect = makeInspector(true)
const people = makePeople(30, 'groups').filter(({ idKind }) => idKind === 'national')
const pairs = Array.from({ length: 8 }, (_, i) => [people[2 * i]!, people[2 * i + 1]!] as const)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-groups-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the columns are called in which there are names. */
async function columnsOf(name: string, content: Buffer | string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(content)))
  const columns = hits.filter(({ detector }) => detector === 'name').map(({ columnName }) => columnName ?? '')
  return [...new Set(columns)]
}

/** How many people there are, and {@link columnsOf}. */
async function peopleIn(name: string, content: Buffer | string): Promise<readonly [number, string[]]> {
  const bytes = Buffer.from(content)
  mkdirSync(join(folder, 'tree'), { recursive: true })
  writeFileSync(join(folder, 'tree', name), bytes)
  const at = (file: string) => join(folder, file)
  const settings = settle(
    { paths: [at('tree')], out: at('out'), state: at('state.db'), key: at('key'), workers: 1 },
    {},
  )
  const { totals } = await runScan({ settings })
  return [totals.subjects.best, await columnsOf(name, bytes)]
}

const rows = pairs.map(([one, other]) => [one.name, one.id, one.mobile, other.name, other.mobile])
const csv = (heading: readonly string[], data: readonly string[][] = rows) =>
  [...heading, ...data.map((row) => row.join(','))].join('\n')

describe('in a CSV file', () => {
  it.each([
    ['緊急聯絡人姓名', ['姓名,身分證字號,手機,緊急聯絡人,', '姓名,身分證字號,手機,姓名,電話']],
    ['緊急聯絡人姓名', ['姓名,身分證字號,手機,緊急聯絡人,', ',,,姓名,電話']],
    ['緊急聯絡人姓名', ['本人,,,緊急聯絡人,', '姓名,身分證字號,手機,姓名,電話']],
    ['配偶姓名', ['會員名冊,,,,', '本人,,,配偶', '姓名,身分證字號,手機,姓名,手機']],
    ['監護人姓名', [',,,監護人,', '姓名,身分證字號,手機,姓名,手機']],
    ['父親姓名', ['學生,,,父親,', '姓名,身分證字號,手機,姓名,手機']],
    ['guardian name', ['member,,,guardian,', 'name,national_id,mobile,name,phone']],
    ['緊急聯絡人姓名', ['本人,本人,本人,緊急聯絡人,緊急聯絡人', '姓名,身分證字號,手機,姓名,電話']],
    ['緊急聯絡人姓名', ['本人,,,緊急聯絡人,,2026年度會費', '姓名,身分證字號,手機,姓名,電話,']],
    [
      '緊急聯絡人姓名',
      [
        '基本資料,,,緊急聯絡人（請填寫日間可以聯絡到的親友一名，無者免填）,',
        '姓名,身分證字號（外籍人士請填居留證號碼，若無則請填護照號碼）,手機,姓名,電話',
      ],
    ],
  ])('%s: %j', async (column, heading) => {
    const own = column.endsWith('name') ? 'name' : '姓名'
    expect(await columnsOf('a.csv', csv(heading))).toEqual([own, column])
  })

  it.each([
    [['會員名冊,,,', '姓名,身分證字號,手機,備註']],
    [['會員名冊,,製表人,王小明', '姓名,身分證字號,手機,備註']],
    [['姓名,身分證字號,聯絡方式,', ',,手機,備註']],
    [['本人,,,', '姓名,身分證字號,手機,備註']],
  ])('a title and a group of the same people are nobody else: %j', async (heading) => {
    const own = pairs.map(([one]) => [one.name, one.id, one.mobile, ''])
    expect(await columnsOf('a.csv', csv(heading, own))).toEqual(['姓名'])
  })
})

describe('a group of years, days, fees or times beside it left the second person of each row out', () => {
  const own = ['姓名', '身分證字號', '手機', '緊急聯絡人', '']
  const below = ['', '', '', '姓名', '電話']
  const marks = ['2024', '2024年', '113', '1000', '"2,000"', '10001', '0501', '5月1日', '20250501', '1140501']
  const more = [
    '2026-05-01',
    '2026/05',
    '08:30',
    '113學年度上學期',
    '2024-2025',
    '第1次（2024年9月1日星期日上午九時起）',
  ]
  it.each([...marks, ...more])('%s', async (mark) => {
    const found = async (at: number, group: string) => {
      const add = (row: readonly string[], ...cells: string[]) => [...row.slice(0, at), ...cells, ...row.slice(at)]
      const heading = [add(own, group, ''), add(below, mark, mark)]
      const data = rows.map((row) => add(row, 'V', ''))
      const { hits } = await inspect(sourceOf('a.csv', Buffer.from(csv(heading.map(String), data))))
      return hits.map(({ detector, columnName, record }) => [detector, columnName, record])
    }
    const alone = await inspect(sourceOf('a.csv', Buffer.from(csv([own.join(','), below.join(',')]))))
    expect(new Set(alone.hits.map(({ columnName }) => columnName))).toContain('緊急聯絡人姓名')
    const expected = alone.hits.map(({ detector, columnName, record }) => [detector, columnName, record])
    for (const group of ['出席', '會費', '2024', '各次集會之出席情形由各組組長於會後三日內登記完畢'])
      for (const at of [0, 3, 5]) expect(await found(at, group)).toEqual(expected)
  })
})

it('a row of numbers is no heading, whatever stands before them', async () => {
  const lines = ['姓名,聯絡方式,,,', ...pairs.map(([one]) => `${one.name},手機,電話,${one.mobile},`)]
  const { hits } = await inspect(sourceOf('a.csv', Buffer.from(lines.join('\n'))))
  expect(hits.filter(({ detector }) => detector === 'name')).toHaveLength(pairs.length)
})

it('in a CSV file the people under it are counted', async () => {
  const bytes = csv(['本人,,,緊急聯絡人,', '姓名,身分證字號,手機,姓名,電話'])
  expect(await peopleIn('a.csv', bytes)).toEqual([2 * pairs.length, ['姓名', '緊急聯絡人姓名']])
})

const COLUMNS = 'ABCDE'

/** A sheet with two rows of headings. */
function sheet(above: readonly string[], below: readonly string[], merged: readonly string[]): Buffer {
  const cell = (text: string, at: string) =>
    text === '' ? '' : `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
  const data = [above, below, ...rows].map(
    (row, r) => `<row r="${r + 1}">${row.map((text, c) => cell(text, `${COLUMNS[c]}${r + 1}`)).join('')}</row>`,
  )
  const ranges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return ooxml({
    '[Content_Types].xml': '<Types/>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${data.join('')}</sheetData><mergeCells>${ranges}</mergeCells></worksheet>`,
  })
}

it('in a sheet, by its merged cells', async () => {
  const own = ['姓名', '身分證字號', '手機']
  const down = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1']
  for (const [group, above, merged] of [
    ['緊急聯絡人', [...own, '緊急聯絡人', ''], down],
    ['家長', ['本人', '', '', '家長', ''], ['A1:C1', 'D1:E1']],
    ['保證人', ['本人', '', '', '保證人', ''], ['A1:C1', 'D1:E1']],
  ] as const) {
    const below = merged.length > 2 ? ['', '', '', '姓名', '電話'] : [...own, '姓名', '電話']
    expect(await columnsOf('a.xlsx', sheet(above, below, merged))).toEqual(['姓名', `${group}姓名`])
  }
})

it('on a page', async () => {
  const cells = (row: readonly string[]) => `<tr>${row.map((text) => `<td>${text}</td>`).join('')}</tr>`
  for (const cell of ['th', 'td']) {
    const down = ['姓名', '身分證字號', '手機'].map((name) => `<${cell} rowspan=2>${name}</${cell}>`).join('')
    const heading = `<tr>${down}<${cell} colspan=2>緊急聯絡人</${cell}></tr><tr><${cell}>姓名</${cell}><${cell}>電話</${cell}></tr>`
    const page = `<html><body><table>${heading}${rows.map(cells).join('')}</table></body></html>`
    expect(await columnsOf('a.html', page)).toEqual(['姓名', '緊急聯絡人姓名'])
  }
})

it('in a table of a document', async () => {
  const cell = (text: string, properties = '') =>
    `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`
  const row = (cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`
  const own = ['姓名', '身分證字號', '手機']
  const table = [
    row([
      ...own.map((name) => cell(name, '<w:vMerge w:val="restart"/>')),
      cell('緊急聯絡人', '<w:gridSpan w:val="2"/>'),
    ]),
    row([...own.map(() => cell('', '<w:vMerge/>')), cell('姓名'), cell('電話')]),
    ...rows.map((values) => row(values.map((value) => cell(value)))),
  ]
  const docx = ooxml({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:body><w:tbl>${table.join('')}</w:tbl></w:body></w:document>`,
  })
  expect(await peopleIn('a.docx', docx)).toEqual([2 * pairs.length, ['姓名', '緊急聯絡人姓名']])
})

it('a second person side by side with the first, 姓名,身分證字號,手機,姓名,手機, was only a name too many', async () => {
  const bytes = csv(['姓名,身分證字號,手機,姓名,手機'])
  expect(await peopleIn('a.csv', bytes)).toEqual([2 * pairs.length, ['姓名']])
})
