import { describe, expect, it, test } from 'vitest'
import type { Dialect, RecordBatch } from '../formats/format.ts'
import { decodeEvidence, type Findings, type InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const KEY = new Uint8Array(32).fill(5)
const encoder = new TextEncoder()
const TEXT: Dialect = { kind: 'text', reflow: false }
const FLOWED: Dialect = { kind: 'text', reflow: true }
const FIELDS: Dialect = { kind: 'fields' }

function csv(text: string): Dialect {
  return { kind: 'table', separator: 0x2c, quote: 0x22, columns: undefined, head: encoder.encode(text) }
}

interface Seen {
  findings: Findings
  hits: InspectedHit[]
  /** `detector=normal` of the clear hits that count. */
  clear: string[]
  records: { flags: number; count: number; codes: number[] }[]
}

function scan(text: string, dialect: Dialect = TEXT): Seen {
  const hits: InspectedHit[] = []
  const scanner = createScanner({ key: KEY, onHit: (hit) => hits.push(hit), reveal: true })
  scanner.begin()
  const batch: RecordBatch = { kind: 'batch', bytes: encoder.encode(text), dialect, first: true, linesBefore: 0 }
  scanner.feed(batch)
  const findings = scanner.end()
  const records: Seen['records'] = []
  for (const piece of findings.evidence)
    decodeEvidence(piece, (record) =>
      records.push({ flags: record.flags, count: record.count, codes: [...record.codes.subarray(0, record.length)] }),
    )
  const clear = hits.filter((h) => !h.masked && h.confidence !== 'low').map((h) => `${h.detector}=${h.normal}`)
  return { findings, hits, clear, records }
}

// Invented numbers with valid checksums.
const ID = 'A127483906'
const ID2 = 'F131104093'
const ID3 = 'B202728519'

test('a bare ID number is found, and nothing that is longer or glued to a letter', () => {
  expect(scan(`編號 ${ID} 無誤`).clear).toEqual([`tw-national-id=${ID}`])
  expect(scan(`身分證${ID}。`).clear).toEqual([`tw-national-id=${ID}`])
  for (const text of [`X${ID}`, `${ID}0`, `${ID}a`, 'A127483905', '550e8400-e29b-41d4-a716-446655440000'])
    expect(scan(text).clear, text).toEqual([])
})

test('full width and lower case are the same number', () => {
  expect(scan('證號：Ａ１２７４８３９０６').clear).toEqual([`tw-national-id=${ID}`])
  expect(scan('證號 a127483906').clear).toEqual([`tw-national-id=${ID}`])
  expect(
    scan('身分證字號,備註\nＡ１２７４８３９０６,x\n', csv('身分證字號,備註\nＡ１２７４８３９０６,x\n')).clear,
  ).toEqual([`tw-national-id=${ID}`])
})

test('no-break spaces between digits and ＊ in a number do not hide it', () => {
  for (const around of ['', '說明文字。'.repeat(60)]) {
    expect(scan(`${around}請撥 0912\u00a0745\u00a0638 洽詢`).clear).toEqual(['mobile=0912745638'])
    const masked = scan(`${around}得獎人 0912＊＊＊638，證號 A127＊＊＊＊06`).hits
    expect(masked.map((hit) => `${hit.detector} ${hit.masked}`)).toEqual(['mobile true', 'tw-national-id true'])
  }
})

test('wide dashes between plain digits hid a number', () => {
  for (const around of ['', '說明文字。'.repeat(60)]) {
    expect(scan(`${around}\n0912－745－638\n`).clear).toEqual(['mobile=0912745638'])
    expect(scan(`${around}\n王先生/02－2745－6389/4包`).clear).toContain('landline=0227456389')
  }
  expect(scan('區間 100－200，共 3－5 項').clear).toEqual([])
})

test('the digits of a commit in an address are no mobile number', () => {
  expect(scan('[`0912745638`](https://example.org/commit/0912745638)').clear).toEqual([])
  expect(scan('手機/0912745638').clear).toEqual(['mobile=0912745638'])
})

test('a label speaks for the value behind it, also on the next line', () => {
  expect(scan('姓名：陳小明\n出生日期：民國75年3月5日').clear).toEqual(['name=陳小明', 'birth-date=1986-03-05'])
  expect(scan('姓名\t陳小明\t電話(公)\t02-2745-6389').clear).toEqual(['name=陳小明', 'landline=0227456389'])
  expect(scan('姓名\n陳小明\n').clear).toEqual(['name=陳小明'])
  expect(scan('Name: 陳小明').clear).toEqual(['name=陳小明'])
  expect(scan('小明天氣很好').clear).toEqual([])
})

test('a form on several lines is one record; lines without labels are records of their own', () => {
  const form = scan(`姓名：陳小明\n身分證字號：${ID}\n\n電話：0912-745-638\n`)
  expect(form.findings.records).toBe(1)
  expect(form.records).toHaveLength(1)
  expect(scan(`${ID} 0912745638\n${ID2} 0922333444\n`).findings.records).toBe(2)
})

test('a second form begins where its name or number differs', () => {
  const text = `姓名：陳小明\n身分證字號：${ID}\n姓名：林美玲\n身分證字號：${ID2}\n`
  expect(scan(text).findings.records).toBe(2)
})

test('several people on one line are one record that names several', () => {
  const { records, findings } = scan(`${ID}、${ID2}、${ID3} 電話 0912745638`)
  expect(findings.records).toBe(1)
  expect(records[0]!.flags & 1).toBe(1)
  expect(scan(`${ID} ${ID} 0912745638`).records[0]!.flags & 1).toBe(0)
})

test('a table is read by its columns; the header and title rows are not records', () => {
  const text = `會員名冊,,\n姓名,身分證字號,手機\n陳小明,${ID},0912745638\n林美玲,${ID2},912345679\n`
  const { findings, clear } = scan(text, csv(text))
  expect(findings.records).toBe(2)
  expect(clear).toEqual([
    'name=陳小明',
    `tw-national-id=${ID}`,
    'mobile=0912745638',
    'name=林美玲',
    `tw-national-id=${ID2}`,
    'mobile=0912345679',
  ])
})

test('columns about somebody else make that person a record of their own', () => {
  const text = `姓名,身分證字號,手機,緊急聯絡人姓名,緊急聯絡人手機\n陳小明,${ID},0912745638,林美玲,0922333444\n`
  const { records, findings } = scan(text, csv(text))
  expect(findings.records).toBe(1)
  expect(records).toHaveLength(2)
  expect(records.every((record) => (record.flags & 1) === 0)).toBe(true)
})

describe('a salesman in every row made each row one of two people, and its telephone nobody\u2019s', () => {
  const people = `陳小明,${ID},0912745638,王大同,林美玲\n`
  it.each([
    ['業務員', '主治醫師姓名'],
    ['承辦人', '建檔人員'],
    ['服務專員', 'Sales Rep'],
    ['級任導師', '部門主管姓名'],
    ['attending_physician', 'Nurse'],
  ])('%s, %s: they are others', (one, other) => {
    const text = `姓名,身分證字號,手機,${one},${other}\n${people}`
    const { records, findings } = scan(text, csv(text))
    expect(findings.records).toBe(1)
    expect(records.map(({ codes, flags }) => [codes.length, flags & 1])).toEqual([
      [3, 0],
      [1, 0],
      [1, 0],
    ])
    const fields = `姓名\t陳小明\nid\t${ID}\n手機\t0912745638\n${one}\t王大同\n${other}\t林美玲\n\n`
    expect(scan(fields, FIELDS).records.map(({ codes, flags }) => [codes.length, flags & 1])).toEqual([
      [3, 0],
      [1, 0],
      [1, 0],
    ])
  })

  it('in a list of teachers or salesmen they are the people of the rows', () => {
    for (const name of ['教師姓名', '業務員', '醫師姓名', 'Manager Name']) {
      const text = `${name},身分證字號,手機\n陳小明,${ID},0912745638\n`
      expect(scan(text, csv(text)).records, name).toMatchObject([{ flags: 0 }])
      expect(scan(`${name}\t陳小明\nid\t${ID}\n手機\t0912745638\n\n`, FIELDS).records, name).toHaveLength(1)
    }
    const own = `姓名,業務電話,駕駛執照號碼\n陳小明,0912745638,${ID}\n`
    expect(scan(own, csv(own)).records).toHaveLength(1)
  })
})

test('of several names in one cell only the first was taken: each is somebody, but for the same name in other letters', () => {
  const cells = ['陳小明、林美玲，王大同', '陳小明/Chen Hsiao-Ming', '陳小明、行政部']
  const names = [['name=陳小明', 'name=林美玲', 'name=王大同'], ['name=陳小明'], ['name=陳小明']]
  const text = `組別,組員姓名\n${cells.map((cell, i) => `${i},${cell}\n`).join('')}`
  const table = scan(text, csv(text))
  expect(table.clear).toEqual(names.flat())
  const fields = scan(cells.map((cell) => `姓名\t${cell}\n\n`).join(''), FIELDS)
  expect(fields.clear).toEqual(names.flat())
  for (const { records } of [table, fields]) expect(records.map(({ flags }) => flags & 1)).toEqual([1, 0])
})

test('a column that says nothing is searched like text', () => {
  const text = `編號,備註\n1,"客戶 ${ID}, 電話 0912-745-638"\n2,無\n`
  expect(scan(text, csv(text)).clear).toEqual([`tw-national-id=${ID}`, 'mobile=0912745638'])
})

test('a table without header is read by what is in its cells and by labels beside them', () => {
  const text = `1,${ID},0912745638\n2,${ID2},0922333444\n`
  expect(scan(text, csv(text)).findings.records).toBe(2)
  const form = `姓名,陳小明\n電話,0912745638\n`
  expect(scan(form, csv('1,2\n')).clear).toEqual(['name=陳小明', 'mobile=0912745638'])
})

test('the doctor of an object was nobody, and a sender and a recipient tied nothing: each is a record', () => {
  const alone = (text: string): number[][] => {
    const { records } = scan(text, FIELDS)
    expect(records.every(({ flags }) => (flags & 1) === 0)).toBe(true)
    return records.map(({ codes }) => codes)
  }
  const patient = `doctor.name\t陳小明\nname\t林美玲\nid\t${ID2}\n\n`
  expect(alone(patient)).toHaveLength(2)
  const parcel =
    'no\t7\nsender.name\t陳小明\nsender.phone\t0912745638\nrecipient.name\t林美玲\nrecipient.phone\t0922333444\n'
  expect(alone(`${parcel}\n`).map((codes) => codes.length)).toEqual([2, 2])
  // Whose the loose number is nobody can tell: it ties neither.
  expect(scan(`${parcel}mobile\t0933444555\n\n`, FIELDS).records.map(({ flags }) => flags & 1)).toEqual([1])
  expect(alone('recipient.name\t林美玲\nrecipient.phone\t0922333444\n\n')).toHaveLength(1)
})

test('a recipient of the name of whoever ordered was somebody new', () => {
  const order = 'customer.name\t陳小明\ncustomer.phone\t0912745638\nrecipient.phone\t0922333444\n'
  const { records } = scan(`${order}recipient.name\t陳小明\n\n${order}recipient.name\t林美玲\n\n`, FIELDS)
  expect(records.map(({ flags }) => flags & 1)).toEqual([0, 0, 0])
})

test('JSON fields are read by their labels', () => {
  const { clear, findings } = scan(
    `name\t陳小明\nidNumber\t${ID}\nphone\t0912745638\n\nname\t林美玲\nphone\t0922333444\n\n`,
    FIELDS,
  )
  expect(findings.records).toBe(2)
  expect(clear).toContain('name=陳小明')
  expect(clear).toContain('mobile=0922333444')
})

test('already masked values are found as masked and never counted as clear', () => {
  const { findings } = scan('身分證字號：A12345****\n姓名：陳○明\n')
  expect(findings.records).toBe(0)
  expect(findings.maskedRecords).toBe(1)
  expect(findings.types.reduce((sum, type) => sum + type.hits, 0)).toBe(0)
  expect(findings.types.reduce((sum, type) => sum + type.masked, 0)).toBe(2)
})

test('special words count only in a record that names a person', () => {
  expect(scan('糖尿病的照護與高血壓的預防').findings.types).toEqual([])
  const tied = scan(`姓名：陳小明 身分證字號：${ID}\n診斷：第二型糖尿病\n`)
  expect(tied.findings.records).toBe(1)
  expect(tied.findings.special.some((n) => n > 0)).toBe(true)
})

test('a layout engine’s blanks and line breaks do not hide a value', () => {
  expect(scan('身分證字號 A12748\n3906 無誤', FLOWED).clear).toContain(`tw-national-id=${ID}`)
  expect(scan('地址：台北市大安區和平東路 三段 179 號 4 樓', FLOWED).clear.join()).toContain('address=')
})

test('the same record many times is kept once, with its number', () => {
  const rows = Array.from({ length: 1000 }, () => `陳小明,${ID}`).join('\n')
  const text = `姓名,身分證字號\n${rows}\n`
  const { records, findings } = scan(text, csv(text))
  expect(findings.records).toBe(1000)
  expect(records).toEqual([{ flags: 0, count: 1000, codes: [64, 1] }])
})

test('more people on one line than a record holds lose nobody', () => {
  const people = Array.from({ length: 600 }, (_, i) => `u${i}@mail.shanlin-demo.tw`)
  const { records, findings } = scan(people.join(' '))
  expect(findings.types[0]!.hits).toBe(600)
  expect(records.reduce((sum, record) => sum + record.codes.length, 0)).toBe(600)
})

test('a special word on one line of a list is not the next person’s', () => {
  const text = `陳小明 ${ID} 判處有期徒刑\n林美玲 ${ID2} 0922333444\n王大同 ${ID3} 0933444555\n`
  const { findings } = scan(text)
  expect(findings.records).toBe(3)
  expect(findings.special.reduce((sum, n) => sum + n, 0)).toBe(1)
})

test('a column does not make sure what its detector doubts', () => {
  const text = '姓名,電子郵件\n陳小明,someone@example.com\n'
  expect(scan(text, csv(text)).clear).toEqual(['name=陳小明'])
})

test('a cell that holds more than its column says loses nothing', () => {
  const text = `聯絡人,電話,地址\n王小明 0912-745-638,02-23123456 / 0922345678,台北市大安區仁愛路四段20號 0933345678\n`
  expect(scan(text, csv(text)).clear.map((hit) => hit.split('=')[0])).toEqual([
    'name',
    'mobile',
    // The column's own detectors are asked in order: mobile, then landline.
    'mobile',
    'landline',
    'address',
    'mobile',
  ])
  const fields = scan('name\t王小明 0912-745-638\nphone\t0912745638/0922345678\n\n', FIELDS)
  expect(fields.clear.filter((hit) => hit.startsWith('mobile'))).toHaveLength(3)
})

test('a row of 20,000 cells is searched to its end', () => {
  const text = `編號,備註\n${'x,'.repeat(20_000)}${ID}\n`
  expect(scan(text, csv(text)).clear).toEqual([`tw-national-id=${ID}`])
})

test('a form whose labels stand in cells of their own is one record, with the name behind a role', () => {
  const { findings, clear } = scan(
    '訂單明細\n\n訂單編號\tPD123\n收件人\t王小明\n手機\t0912-745-638\n收件地址\t台北市大安區中山路12號\n',
  )
  expect(clear).toEqual(['name=王小明', 'mobile=0912745638', 'address=台北市大安區中山路12號'])
  expect(findings.records).toBe(1)
})

test('the last entry of a log in one batch and the first of the next are two people, however the log is cut', () => {
  const filler = '203.0.113.7 - - [29/Sep/2026:12:21:34 +0800] "GET /goods/537 HTTP/1.1" 200 2889\n'.repeat(30)
  const log = `GET /track?phone=0973743185 HTTP/1.1\n${filler}${filler}GET /unsubscribe?email=hua.chen8180@chingfeng.tw HTTP/1.1\n`
  const bytes = encoder.encode(log)
  for (let at = 0; at < bytes.length; at += 997) {
    const cut = at === 0 ? bytes.length : bytes.indexOf(0x0a, at) + 1
    const scanner = createScanner({ key: KEY })
    scanner.begin()
    let linesBefore = 0
    for (const part of [bytes.subarray(0, cut), bytes.subarray(cut)]) {
      if (part.length === 0) continue
      scanner.feed({ kind: 'batch', bytes: part, dialect: TEXT, first: linesBefore === 0, linesBefore })
      linesBefore += part.filter((byte) => byte === 0x0a).length
    }
    expect(scanner.end().records, `cut at ${cut}`).toBe(2)
  }
})
