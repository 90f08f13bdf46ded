import { expect, test } from 'vitest'
import type { TextDialect } from '../formats/format.ts'
import type { Findings, InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const encoder = new TextEncoder()
const TEXT: TextDialect = { kind: 'text', reflow: false }
const PAGE: TextDialect = { kind: 'text', reflow: true }

interface Seen {
  findings: Findings
  /** `line:column detector=normal` of the clear hits that count, in order. */
  found: string[]
  hits: InspectedHit[]
}

function scan(text: string | string[], dialect = TEXT): Seen {
  const hits: InspectedHit[] = []
  const scanner = createScanner({ key: new Uint8Array(32).fill(7), onHit: (hit) => hits.push(hit), reveal: true })
  scanner.begin()
  let linesBefore = 0
  for (const part of Array.isArray(text) ? text : [text]) {
    scanner.feed({ kind: 'batch', bytes: encoder.encode(part), dialect, first: linesBefore === 0, linesBefore })
    linesBefore += part.split('\n').length - 1
  }
  const findings = scanner.end()
  const found = hits
    .filter((hit) => !hit.masked && hit.confidence !== 'low')
    .map((hit) => `${hit.line}:${hit.column ?? 0} ${hit.detector}=${hit.normal}`)
  return { findings, found, hits }
}

// Invented numbers with valid checksums.
const ID = 'A127483906'
const ID2 = 'F131104093'

test('names in a list with a header are found by their column, whatever stands around it', () => {
  const { findings, found, hits } = scan(
    `員工通訊錄\n承辦：林美玲小姐\n姓名\t部門\t手機\t住宅電話\n陳心\t業務部\t0912-745-638\n王大同\t\t0922-333-444\t02-2745-6389\n\n洽詢電話 0933444555\n`,
  )
  expect(found).toEqual([
    '2:0 name=林美玲',
    '4:1 name=陳心',
    '4:2 job-title=業務部',
    '4:3 mobile=0912745638',
    '5:1 name=王大同',
    '5:3 mobile=0922333444',
    '5:4 landline=0227456389',
    '7:0 mobile=0933444555',
  ])
  expect(findings.records).toBe(4)
  expect(hits.map((hit) => hit.record)).toEqual([1, 2, 2, 2, 3, 3, 3, 4])
  expect(hits[1]?.columnName).toBe('姓名')
})

test('a table of Markdown, of a database client, and one drawn with blanks', () => {
  const markdown = `| 姓名 | 電話 |\n|------|------|\n| 陳小明 | 0912745638 |\n| 林美玲 | 0922333444 |\n`
  const names = ['3:1 name=陳小明', '3:2 mobile=0912745638', '4:1 name=林美玲', '4:2 mobile=0922333444']
  expect(scan(markdown).found).toEqual(names)
  const client = ` 姓名   | 電話\n--------+------------\n 陳小明 | 0912745638\n 林美玲 | 0922333444\n(2 rows)\n`
  expect(scan(client).found).toEqual(names)
  const drawn = `姓名      手機\n====================\n陳小明    0912745638\n林美玲    0922333444\n`
  expect(scan(drawn).found).toEqual(names)
})

test('one ideographic blank parts columns where it does so in the header', () => {
  const { found } = scan(
    `棟別 樓層　所有權人　　　現住人　　　電話\nB棟 11F　林子涵　　　阮雅婷　　　0936-196-471\nC棟 8F　涂勳　　　巴奈·達瓦　　　0966-663-509\n`,
  )
  expect(found).toEqual([
    '2:2 name=林子涵',
    '2:3 name=阮雅婷',
    '2:4 mobile=0936196471',
    '3:2 name=涂勳',
    '3:3 name=巴奈‧達瓦',
    '3:4 mobile=0966663509',
  ])
})

test('a header without Han characters is known by the hits under it', () => {
  expect(scan('Name | Mobile\n--- | ---\n陳小明 | 0912745638\n').found).toEqual([
    '3:1 name=陳小明',
    '3:2 mobile=0912745638',
  ])
})

test('full-width digits under full-width column names', () => {
  expect(scan('姓名\tＥｍａｉｌ\t手機\n陳小明\t\t０９１２７４５６３８\n').found).toEqual([
    '2:1 name=陳小明',
    '2:3 mobile=0912745638',
  ])
})

test('a repeated header starts anew, and another one too', () => {
  const rows =
    '姓名\t手機\n陳小明\t0912745638\n姓名\t手機\n林美玲\t0922333444\n生日\t身分證字號\n75/03/05\tA127483906\n'
  expect(scan(rows).found).toEqual([
    '2:1 name=陳小明',
    '2:2 mobile=0912745638',
    '4:1 name=林美玲',
    '4:2 mobile=0922333444',
    '6:1 birth-date=1986-03-05',
    `6:2 tw-national-id=${ID}`,
  ])
})

test('a blank line or a line of one cell ends the table', () => {
  const { found } = scan('姓名\t手機\n陳小明\t0912745638\n以上\n林美玲\t0922333444\n')
  // What is below is no row any more, and a name beside a telephone.
  expect(found).toEqual(['2:1 name=陳小明', '2:2 mobile=0912745638', '4:0 name=林美玲', '4:0 mobile=0922333444'])
})

test('rows go on in the next batch only under a header of their own', () => {
  const { found } = scan(['姓名\t手機\n陳小明\t0912745638\n', '林美玲\t0922333444\n姓名\t手機\n王大同\t0933444555\n'])
  expect(found).toEqual([
    '2:1 name=陳小明',
    '2:2 mobile=0912745638',
    '3:0 name=林美玲',
    '3:0 mobile=0922333444',
    '5:1 name=王大同',
    '5:2 mobile=0933444555',
  ])
})

test('labels of a form side by side are no header', () => {
  const form = scan(`姓名\t陳小明\t性別\t女\n身分證字號\t${ID}\t出生年月日\t民國75年3月5日\n`)
  expect(form.findings.records).toBe(1)
  expect(form.found.every((hit) => hit.includes(':0 '))).toBe(true)
  const blank = scan(`姓名\t電話\n地址\t臺北市大安區和平東路三段179號4樓\n手機\t0912745638\n`)
  expect(blank.found.map((hit) => hit.split(' ')[0])).toEqual(['2:0', '3:0'])
})

test('source code with tabs finds nothing new', () => {
  const code = `const columns = {\n\t姓名\t手機\n\tname: string\n\tif (name\t&& phone) {\n\t\treturn row.name\t|| row.phone\n\t}\n\t// 姓名\t電話\n\tconst 王小明\t= load()\n}\n`
  const { found, findings } = scan(code)
  expect(found).toEqual([])
  expect(findings.types).toEqual([])
})

test('a page’s empty cells leave no trace: what a cell is decides on its column', () => {
  const { found } = scan(
    `姓名\t單位\t到職日\t生日\t手機\t備註\n陳小明\t業務部\t110/3/1\t75/3/5\t0912-745-638\t組長\n林美玲\t110/3/1\t75/3/6\t0922-333-444\n王大同\t0933-444-555\n`,
    PAGE,
  )
  expect(found).toEqual([
    '2:1 name=陳小明',
    '2:4 birth-date=1986-03-05',
    '2:5 mobile=0912745638',
    '3:1 name=林美玲',
    '3:4 birth-date=1986-03-06',
    '3:5 mobile=0922333444',
    '4:1 name=王大同',
    '4:5 mobile=0933444555',
  ])
})

test('a layout engine’s blanks and broken cells do not hide a value in a row', () => {
  const { found, findings } = scan(
    `編號\t姓 名\t身分證字號\t電話\t通訊地址\n1\t陳 小 明\t${ID}\t0912-745-638\t臺北市大安區和平東路 三段\n179 號 4 樓\n2\t林美玲\t${ID2}\t0922-333-444\t臺北市信義區松仁路 12 號\n第 1 頁\n`,
    PAGE,
  )
  expect(found).toEqual([
    '2:2 name=陳小明',
    `2:3 tw-national-id=${ID}`,
    '2:4 mobile=0912745638',
    '2:5 address=台北市大安區和平東路3段179號4樓',
    '4:2 name=林美玲',
    `4:3 tw-national-id=${ID2}`,
    '4:4 mobile=0922333444',
    '4:5 address=台北市信義區松仁路12號',
  ])
  expect(findings.records).toBe(2)
})

test('a row of a page that is broken within several cells is put together', () => {
  const { found, findings } = scan(
    `編號\t姓名 性別\t出生日期\t身分證字號\t電話\t地址\n2\t林美玲 女\t民國 72 年 10\n月 22 日\t${ID2}\t02-2745-6389 分\n機 123\t高雄市三民區建國路一段\n12 巷 3 弄 4 號 5 樓\n`,
    PAGE,
  )
  expect(found).toEqual([
    '2:3 birth-date=1983-10-22',
    `2:4 tw-national-id=${ID2}`,
    '2:5 landline=0227456389#123',
    '2:6 address=高雄市三民區建國路1段12巷3弄4號5樓',
  ])
  expect(findings.records).toBe(1)
})

test('a page whose rows are not those of its header is searched as running text', () => {
  const rows = `姓名\t出生日期\t身分證字號\t電話\t地址\t備註\n${'15\t28\n'.repeat(5)}證號 A12748\n3906\t31\n`
  expect(scan(rows, PAGE).found).toEqual([`7:0 tw-national-id=${ID}`])
})

test('headers cost a bounded time: twice the lines, not much more than twice the work', () => {
  const text = (lines: number) => '姓名與電話\t以及地址之說明\n'.repeat(lines)
  const time = (lines: number) => {
    const input = text(lines)
    const began = process.cpuUsage()
    expect(scan(input).findings.records).toBe(0)
    const used = process.cpuUsage(began)
    return used.user + used.system
  }
  time(10_000)
  const once = Math.min(time(10_000), time(10_000), time(10_000))
  const twice = Math.min(time(20_000), time(20_000), time(20_000))
  expect(twice).toBeLessThan(once * 2.5 + 5000)
})

test.each([
  ['alone', '| 姓名 | 電話 |\n', ''],
  ['over rows that are none', '| 姓名 | 電話 |\n', '品名\t數量\n'],
  ['over a row each', '| 姓名 | 電話 |\n| 無 | 無 |\n', ''],
])('equal headers %s were read down to the end from each of them: this took minutes', (_, lines, rest) => {
  expect(scan(`${lines.repeat(150_000)}${rest}`).findings.records).toBe(0)
})

test('a table behind equal headers is read', () => {
  expect(scan(`${'| 姓名 | 電話 |\n'.repeat(3)}| 王大明 | 0912745638 |\n`).found).toEqual([
    '4:1 name=王大明',
    '4:2 mobile=0912745638',
  ])
})
