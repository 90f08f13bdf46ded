import { expect, test } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { Dialect } from '../formats/format.ts'
import { isCompanyNumber, namesCompany } from './company.ts'
import type { InspectedHit } from './detector.ts'
import { createScanner } from './scanner.ts'

const encoder = new TextEncoder()
const [person] = makePeople(1, 'company')
const { name, mobile } = person!
/** Invented; the sum of its weighted digits is a multiple of five, not of ten. */
const NUMBER = '53212345'
const OLD = '04595257'

function scan(text: string, dialect: Dialect): string[] {
  const hits: InspectedHit[] = []
  const scanner = createScanner({ key: new Uint8Array(32).fill(3), onHit: (hit) => hits.push(hit), reveal: true })
  scanner.begin()
  scanner.feed({ kind: 'batch', bytes: encoder.encode(text), dialect, first: true, linesBefore: 0 })
  scanner.end()
  return hits.map(
    ({ detector, confidence, reasons }) => `${detector} ${reasons.includes('company') ? 'company' : confidence}`,
  )
}

const csv = (text: string): Dialect => ({
  kind: 'table',
  separator: 0x2c,
  quote: 0x22,
  columns: undefined,
  head: encoder.encode(text),
})
const number = (text: string) => isCompanyNumber(encoder.encode(text), 0, text.length)

test('a 統一編號 by the rule of 2023 and the one before, and nothing else', () => {
  expect([OLD, NUMBER].map(number)).toEqual([true, true])
  expect(['53212341', '5321234', '5321234a', '19860305x'].map(number)).toEqual([false, false, false, false])
})

test('the old rule of a seventh digit 7 is part of the new one', () => {
  // 7 × 4 = 28, 2 + 8 = 10, whose digits count as 1 or 0.
  expect(number('10458574')).toBe(true)
})

test('the word before says that it is a company’s, 身分證統一編號 that it is not', () => {
  const about = (text: string) => namesCompany(encoder.encode(text), 0, encoder.encode(text).length)
  expect([`統一編號：${OLD}`, `統編${OLD}。`, `統一編號（8碼）: ${OLD}`].map(about)).toEqual([true, true, true])
  expect([`身分證統一編號：${OLD}`, `統一編號：${OLD}1`, `統一編號\n${OLD}`, OLD].map(about)).toEqual(
    Array(4).fill(false),
  )
})

test('a company’s row is nobody’s; with somebody’s name it is that person’s', () => {
  const header = '公司名稱,統一編號,電話,地址,聯絡人\n'
  const row = (contact: string) => `山林實業有限公司,${OLD},02-27456389,臺北市大安區信義路三段12號,${contact}\n`
  const text = header + row('') + row(name)
  expect(scan(text, csv(text))).toEqual([
    'landline company',
    'address company',
    'landline high',
    'address high',
    'name high',
  ])
  const people = `姓名,統一編號,電話\n${name},${OLD},02-27456389\n`
  expect(scan(people, csv(people))).toEqual(['name high', 'landline high'])
})

test('an ID in a column or under a label 統一編號 is a person’s', () => {
  const national = makePeople(9, 'company').find(({ idKind }) => idKind === 'national')!
  expect(scan(`統一編號\t${national.id}\n姓名\t${name}\n\n`, { kind: 'fields' })).toEqual([
    'tw-national-id high',
    'name high',
  ])
  const text = `姓名,統一編號\n${name},${national.id}\n`
  expect(scan(text, csv(text))).toEqual(['name high', 'tw-national-id medium'])
})

test('a form and an object about a company are nobody’s', () => {
  const form = `公司名稱：山林實業有限公司\n統一編號：${OLD}\n電話：02-27456389\n地址：臺北市大安區信義路三段12號\n`
  const text: Dialect = { kind: 'text', reflow: false }
  expect(scan(form, text)).toEqual(['landline company', 'address company'])
  expect(scan(`${form}手機：${mobile}\n`, text)).not.toContain('landline company')
  expect(scan(`taxId\t${OLD}\nphone\t02-27456389\n\ntaxId\t12\nphone\t02-27456389\n\n`, { kind: 'fields' })).toEqual([
    'landline company',
    'landline high',
  ])
})
