import { expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { TableDialect } from '../formats/format.ts'
import type { Findings, InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

function scan(text: string, inspecting: boolean): Findings {
  const bytes = new TextEncoder().encode(text)
  const dialect: TableDialect = { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head: bytes }
  const onHit = (_hit: InspectedHit): void => {}
  const scanner = createScanner({ key: new Uint8Array(32).fill(7), ...(inspecting ? { onHit } : {}) })
  scanner.begin()
  scanner.feed({ kind: 'batch', bytes, dialect, first: true, linesBefore: 0 })
  return scanner.end()
}

/** Rows that are kept as lists from the start, that become lists midway, and that never do. */
const rows = makePeople(60, 'table').map(({ name, id, mobile, email }, i) => {
  const note = ['', '糖尿病', `另有電話 ${mobile}`, '寄件'][i % 4]
  const phone = i % 5 === 0 ? `${mobile} / 0922${String(333_000 + i)}` : mobile
  const known = i % 7 === 0 ? `${id.slice(0, 5)}*****` : id
  return `M${1000 + i},${name},${known},"${phone}",${i % 6 === 0 ? 'info@example.com' : email},${note}`
})

test.each([
  ['with a note that tells of itself', '編號,姓名,身分證字號,電話,電子郵件,備註'],
  ['with a column of a special category', '編號,姓名,身分證字號,電話,電子郵件,診斷'],
  ['with a column about somebody else', '編號,緊急聯絡人,身分證字號,電話,電子郵件,備註'],
])('a table %s gives the same whether or not somebody looks on', (_, header) => {
  const text = `${header}\n${rows.join('\n')}\n`
  const findings = scan(text, false)
  expect(findings.records).toBe(60)
  expect(findings).toEqual(scan(text, true))
})

test('a row of more values than are kept beside a list loses none', () => {
  const people = makePeople(200, 'wide')
  const header = people.map((_, i) => `手機${(i % 2) + 1}`).join(',')
  const text = `${header}\n${people.map(({ mobile }) => mobile).join(',')}\n`
  const findings = scan(text, false)
  expect(findings.types.map(({ detector, hits }) => [detector, hits])).toEqual([['mobile', 200]])
  expect(findings).toEqual(scan(text, true))
})

test('a column with the names of two has its cells asked for both', () => {
  const text =
    '座號,姓名,家裡電話/住址\n1,李順安,03 462 7971 吉安鄉新興路一段148巷95號\n2,許念祖,02 2417 0038 安樂區德昌街171號\n3,陳士賢,04 786 0570 員林市復興路三段149巷23弄480之9號\n'
  const types = new Map(scan(text, true).types.map((type) => [type.detector, type.hits]))
  expect(types.get('landline')).toBe(3)
  expect(types.get('address')).toBe(3)
})

test('birth dates behind the names of a column are found, whether or not somebody looks on', () => {
  const text =
    '姓名(生日),手機\n王志明(64.3.8),0933-527-846\n陳美玲（68.5.12）,0922-736-451\n林志偉 70/11/2,0955-612-873\n'
  const findings = scan(text, false)
  expect(findings.types.map(({ detector, hits }) => [detector, hits])).toEqual([
    ['mobile', 3],
    ['name', 3],
    ['birth-date', 3],
  ])
  expect(findings).toEqual(scan(text, true))
})

test.each([
  ['with empty cells behind merged labels', '姓名,,王大明,,性別,男\n出生日期,,1990-01-02,,電話,,0912745638\n'],
  [
    'of three pairs in a row',
    '姓名,王大明,性別,男,血型,O\n出生日期,1990-01-02,電話,0912745638,地址,臺北市大安區新生南路1號\n',
  ],
])('a form %s was read as a list under the header 姓名, and lost its name', (_, form) => {
  const findings = scan(form, false)
  const types = new Map(findings.types.map((type) => [type.detector, type.hits]))
  expect([types.get('name'), types.get('birth-date'), types.get('mobile'), findings.records]).toEqual([1, 1, 1, 1])
})

test('a list whose columns have empty ones between them stays a list', () => {
  const findings = scan('姓名,,性別,,電話\n王大明,,男,,0912745638\n陳小華,,女,,0922345679\n', false)
  expect(findings.records).toBe(2)
  expect(findings.types.find(({ detector }) => detector === 'name')?.hits).toBe(2)
})

test('a list whose column of diagnoses stands before one of drugs was read as a form, and lost its names', () => {
  const findings = scan(
    'chart_no,pt_name,birth,icd10,diagnosis,rx\n31592947,梁信豪,19630921,I10,高血壓,Acetaminophen\n49716314,紀文豪,19631205,J06.9,胃食道逆流,Amlodipine\n',
    false,
  )
  expect(findings.records).toBe(2)
  expect(findings.types.find(({ detector }) => detector === 'name')?.hits).toBe(2)
})

test('a list whose departments may be jobs, beside names, was read as a form, and lost its names', () => {
  const list = '部門,得獎人,員編,獎項,代領人\n業務,王大明,46001,禮券,\n業務,陳小華,46002,電視,\n'
  const findings = scan(list, false)
  expect(findings.records).toBe(2)
  expect(findings.types.find(({ detector }) => detector === 'name')?.hits).toBe(2)
})

test('a telephone in a cell lost its area code in wide brackets', () => {
  const findings = scan('姓名,電話\n林彥柏,（03）358-4987\n林彥博,（04）2310-0180\n', true)
  expect(findings.types.find(({ detector }) => detector === 'landline')?.hits).toBe(2)
})
