/** Whoever is named beside a row's own person, by the order or the part: 第一聯絡人, 主要照顧者, 隊員2. They were nobody beside an ID. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import type { ReportJson } from '../report/schema.ts'
import { settle } from './config.ts'
import { runScan } from './run.ts'

const people = makePeople(60, 'companions').filter(({ idKind }) => idKind === 'national')
const MOST = 8
const person = (row: number, which: number) => people[row + which * MOST]!

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pandian-companions-'))
  mkdirSync(join(folder, 'tree'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

type Cell = (row: number) => string

const name =
  (which: number): Cell =>
  (row) =>
    person(row, which).name
const mobile =
  (which: number): Cell =>
  (row) =>
    person(row, which).mobile
const id: Cell = (row) => person(row, 0).id

/** Columns by their headings, and the heading above them where there is one. */
type Columns = readonly (readonly [heading: string, cell: Cell, above?: string])[]

/** How many people a file with these columns has: at least, most likely and at most, for each of the files. */
async function count(
  files: Readonly<Record<string, Columns>>,
  objects: boolean,
): Promise<Readonly<Record<string, readonly number[]>>> {
  const names = Object.keys(files)
  for (const [i, columns] of Object.values(files).entries()) {
    const above = columns.some(([, , group]) => group !== undefined)
      ? [columns.map(([, , group]) => group ?? '').join(',')]
      : []
    const rows = Array.from({ length: MOST }, (_, row) => columns.map(([, cell]) => cell(row)).join(','))
    // Like files of one folder would be one data file.
    mkdirSync(join(folder, 'tree', `${i}`))
    writeFileSync(
      join(folder, 'tree', `${i}`, objects ? 'a.json' : 'a.csv'),
      objects ? objectsOf(columns) : [...above, columns.map(([heading]) => heading).join(','), ...rows, ''].join('\n'),
    )
  }
  const at = (file: string) => join(folder, file)
  await runScan({
    settings: settle({ paths: [at('tree')], out: at('out'), state: at('state.db'), key: at('key'), workers: 2 }, {}),
  })
  const { dataFiles } = JSON.parse(readFileSync(at('out/report.json'), 'utf8')) as ReportJson
  return Object.fromEntries(
    dataFiles.map(({ uri, subjects: { lower, best, upper } }) => [
      names[Number(/(\d+)\/a\.\w+$/.exec(uri)![1])]!,
      [lower, best, upper],
    ]),
  )
}

const OWN: Columns = [
  ['姓名', name(0)],
  ['身分證字號', id],
  ['手機', mobile(0)],
]
const besides = (word: string, which = 1): Columns => [
  [`${word}姓名`, name(which)],
  [`${word}電話`, mobile(which)],
]

/** The same as the fields of objects. */
function objectsOf(columns: Columns): string {
  return JSON.stringify(
    Array.from({ length: MOST }, (_, row) => Object.fromEntries(columns.map(([name, cell]) => [name, cell(row)]))),
  )
}

/** Files of which each is to have so many people. */
async function expectPeople(files: Readonly<Record<string, Columns>>, times: number, objects = false): Promise<void> {
  const expected = Array.from({ length: 3 }, () => times * MOST)
  expect(await count(files, objects)).toEqual(Object.fromEntries(Object.keys(files).map((file) => [file, expected])))
}

it('is counted beside an ID, in one row of headings as in two', async () => {
  const called = ['聯絡人', '緊急聯絡人', '照顧者', '家屬', '保證人']
  const before = ['第一', '第二', '第1', '主要', '次要', '備用', '其他', '同住']
  const numbered = ['隊員2', '團員二', '同行者1', '學員B', '組員-3', '家屬1', '隊員2（選填）']
  const words = [
    ...before.flatMap((b) => called.map((c) => b + c)),
    ...numbered,
    '收件人',
    '家屬',
    '主要照顧者（必填）',
  ]
  const files: Record<string, Columns> = {}
  for (const word of words) {
    files[word] = [...OWN, ...besides(word)]
    files[`${word} above`] = [
      ['', name(0), '姓名'],
      ['', id, '身分證字號'],
      ['', mobile(0), '手機'],
      ['姓名', name(1), word],
      ['電話', mobile(1)],
    ]
  }
  await expectPeople(files, 2)
}, 60_000)

it('is counted for each of them, in English too', async () => {
  await expectPeople(
    {
      order: [...OWN, ...besides('第一聯絡人'), ...besides('第二聯絡人', 2)],
      part: [...OWN, ...besides('主要聯絡人'), ...besides('次要聯絡人', 2)],
      number: [...OWN, ...besides('隊員1'), ...besides('隊員2', 2)],
      english: [
        ['name', name(0)],
        ['national_id', id],
        ['primary_contact_name', name(1)],
        ['primary_contact_phone', mobile(1)],
        ['secondary_contact_name', name(2)],
        ['secondary_contact_phone', mobile(2)],
      ],
    },
    3,
  )
}, 60_000)

it('is nobody else where the row names nobody but them, where they are the same, or where only a telephone is called so', async () => {
  await expectPeople(
    {
      addressee: [['身分證字號', id], ...besides('收件人', 0)],
      'the same': [...OWN, ...besides('收件人', 0)],
      telephones: [
        ['姓名', name(0)],
        ['身分證字號', id],
        ['主要聯絡電話', mobile(0)],
        ['次要聯絡電話', mobile(1)],
      ],
      english: [
        ['name', name(0)],
        ['national_id', id],
        ['primary_contact_phone', mobile(0)],
      ],
      members: [
        ['隊員姓名', name(0)],
        ['隊員身分證字號', id],
        ['隊員手機', mobile(0)],
      ],
    },
    1,
  )
}, 60_000)

it('is counted by the keys of an object as by the columns of a table', async () => {
  const words = ['第一聯絡人', '主要聯絡人', '次要照顧者', '備用緊急聯絡人', '收件人', '隊員2', '同行者1']
  const files: Record<string, Columns> = Object.fromEntries(words.map((word) => [word, [...OWN, ...besides(word)]]))
  files.english = [
    ['name', name(0)],
    ['nationalId', id],
    ['primaryContactName', name(1)],
    ['primaryContactPhone', mobile(1)],
  ]
  await expectPeople(files, 2, true)
}, 60_000)

it('is nobody else in an object, either, that names nobody but them, or where only a telephone is called so', async () => {
  const files: Readonly<Record<string, Columns>> = {
    addressee: [['身分證字號', id], ...besides('收件人', 0)],
    'the same': [...OWN, ...besides('收件人', 0)],
    telephone: [
      ['姓名', name(0)],
      ['身分證字號', id],
      ['主要聯絡電話', mobile(0)],
    ],
  }
  await expectPeople(files, 1, true)
}, 60_000)
