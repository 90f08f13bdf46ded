/** Kinds that name nobody (性別, 婚姻, 職稱 …) as the engine counts them, and the codes that need a column or a label, in tables and forms. */
import { expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { TableDialect, TextDialect } from '../formats/format.ts'
import type { Findings, InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const TEXT: TextDialect = { kind: 'text', reflow: false }
const [PERSON, OTHER] = makePeople(2, 'attributes') as [Person, Person]
type Person = ReturnType<typeof makePeople>[number]

function scan(text: string, kind: 'table' | 'text' | 'fields', onHit?: (hit: InspectedHit) => void): Findings {
  const bytes = new TextEncoder().encode(text)
  const table: TableDialect = { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head: bytes }
  const scanner = createScanner({ key: new Uint8Array(32).fill(7), ...(onHit === undefined ? {} : { onHit }) })
  scanner.begin()
  scanner.feed({
    kind: 'batch',
    bytes,
    dialect: kind === 'table' ? table : kind === 'text' ? TEXT : { kind: 'fields' },
    first: true,
    linesBefore: 0,
  })
  return scanner.end()
}

/** `id=hits` of what counts; the same whether or not somebody looks on. */
function counted(text: string, kind: 'table' | 'text' | 'fields' = 'table'): string[] {
  const findings = scan(text, kind)
  expect(scan(text, kind, () => {})).toEqual(findings)
  return findings.types.filter(({ hits }) => hits > 0).map(({ detector, hits }) => `${detector}=${hits}`)
}

test('a table of shoes for men and women is about nobody', () => {
  const text = '貨號,性別,尺寸,國籍,薪資\nS001,男,42,日本,52000\nS002,女,38,越南,48000\n'
  const findings = scan(text, 'table')
  expect(findings.types).toEqual([])
  expect(findings.records).toBe(0)
  expect(findings.evidence).toEqual([])
})

test('with a name in its row, what tells of a person counts, a single letter too', () => {
  expect(
    counted(`姓名,SEX,婚姻,職稱,月薪\n${PERSON.name},M,已婚,業務經理,"52,000"\n${OTHER.name},F,未婚,護理師,48000\n`),
  ).toEqual(['name=2', 'sex=2', 'marital-status=2', 'job-title=2', 'salary=2'])
})

test('only the rows that name somebody count: a form that was left half empty tells of nobody', () => {
  const text = `姓名,性別,職業\n${PERSON.name},男,護理師\n,女,教師\n`
  expect(counted(text)).toEqual(['name=1', 'sex=1', 'job-title=1'])
  expect(scan(text, 'table').records).toBe(1)
})

test('a masked name names nobody, so that what stands beside it does not count as clear', () => {
  const findings = scan('姓名,性別\n王○明,男\n', 'table')
  expect(findings.records).toBe(0)
  expect(findings.maskedRecords).toBe(1)
  expect(findings.types.map(({ detector }) => detector)).toEqual(['name'])
})

test('what names nobody adds no person: the evidence has the same records with it as without', () => {
  const rows = makePeople(20, 'attributes').map(({ name, mobile }, i) => [name, mobile, i % 2 === 0 ? '男' : '女'])
  const sizes = [2, 3].map((columns) => {
    const text = [['姓名', '手機', '性別'], ...rows].map((row) => row.slice(0, columns).join(',')).join('\n')
    return scan(text, 'table').records
  })
  expect(sizes).toEqual([20, 20])
})

test('columns are taken word for word: 三年級 and 啟聰學校 are values', () => {
  expect(counted('班別,導師代號\n三年級,T01\n四年級,T02\n')).toEqual([])
  expect(counted(`${PERSON.name}三年級,啟聰學校\n小二,高中\n`)).toEqual([])
})

test('SEX, FAX and *姓名 head a table, though x and * mask a digit', () => {
  expect(counted('NO,FAX\n1,02-2345-6780\n2,037-268159\n')).toEqual(['fax=2'])
  expect(counted(`*姓名,*SEX\n${PERSON.name},F\n`)).toEqual(['name=1', 'sex=1'])
})

test('a form says it in lines of its own, spread, boxed, over the value, and before a blank', () => {
  const text = `姓　　名：${PERSON.name}
性　　別：□男 ■女
婚姻狀況：已婚
職業
護理師
最高學歷 國立成功大學
希望待遇：52,000 元
緊急聯絡人關係：母親
`
  const findings = scan(text, 'text')
  const ids = findings.types.map(({ detector, hits }) => `${detector}=${hits}`)
  for (const id of ['sex=1', 'marital-status=1', 'job-title=1', 'school=1', 'salary=1']) expect(ids).toContain(id)
  expect(findings.records).toBe(1)
})

test('an advert that asks for either sex and offers a salary tells of nobody', () => {
  expect(counted('徵才\n職稱：業務助理\n性別：不拘\n學歷：大學\n薪資：35,000 元\n', 'text')).toEqual([])
})

test('what names nobody gives way to what does: 職稱：經理 王小明 0912…', () => {
  const text = `職稱：經理 ${PERSON.mobile}\n電話：${OTHER.mobile}\n`
  expect(counted(text, 'text')).toContain('mobile=2')
})

test('a school in an address ends nothing, and is no school', () => {
  const hits: InspectedHit[] = []
  scan('姓名：王大明\n地址：台北市大安區學校路12號3樓\n', 'text', (hit) => hits.push(hit))
  expect(hits.map(({ detector }) => detector)).not.toContain('school')
  expect(hits.map(({ detector }) => detector)).toContain('address')
})

test('labelled values of an object are tied to the person that the object names', () => {
  const own = `name\t${PERSON.name}\ngender\tF\noccupation\tNurse\nsalary\t52000\n\n`
  expect(counted(own, 'fields')).toEqual(['name=1', 'sex=1', 'job-title=1', 'salary=1'])
  expect(counted('gender\tF\nsalary\t52000\n\n', 'fields')).toEqual([])
})

test('codes of persons are found in their columns, and nowhere without', () => {
  const header = '自然人憑證,駕照號碼,戶號,病歷號碼,保單號碼,手機條碼,車牌號碼,LINE ID'
  const row = 'TP03120512345678,312345678901,F1234567,00123456,1234567890,/ABC1234,ABC-1234,ming_0305'
  expect(counted(`${header}\n${row}\n`)).toEqual([
    'citizen-digital-certificate=1',
    'line-id=1',
    'driving-licence=1',
    'household-number=1',
    'medical-record-number=1',
    'insurance-policy=1',
    'einvoice-carrier=1',
    'licence-plate=1',
  ])
  expect(counted(`a,b,c,d,e,f,g,h\n${row}\n`)).toEqual([])
})

test('an ID number in the column of licences or charts is found as what it is', () => {
  expect(counted(`駕照號碼,病歷號\n${PERSON.id},${OTHER.id}\n`)).toHaveLength(1)
})

test('either carrier of an invoice is told by its look', () => {
  expect(counted('載具號碼\n/ABC1234\nTP03120512345678\nBG12345678\n')).toEqual([
    'citizen-digital-certificate=1',
    'einvoice-carrier=1',
  ])
})

test('labels in Latin letters are heard before a wide colon, as forms here have them', () => {
  const text = `姓名：${PERSON.name}\nLINE ID：ming_0305\nFAX：02-2345-6781\nMRN：00123456\n`
  const ids = scan(text, 'text').types.map(({ detector }) => detector)
  for (const id of ['line-id', 'fax', 'medical-record-number']) expect(ids).toContain(id)
})
