import { expect, test } from 'vitest'
import { createScanner } from './scanner.ts'

/** What is found in a text, each as `detector=value` of those that count, record by record. */
function read(text: string): string[] {
  const records = new Map<number, string[]>()
  const scanner = createScanner({
    key: new Uint8Array(32).fill(7),
    onHit({ record, detector, normal, confidence }) {
      if (confidence === 'low') return
      const of = records.get(record) ?? []
      records.set(record, of)
      of.push(`${detector}=${normal}`)
    },
    reveal: true,
  })
  const bytes = new TextEncoder().encode(text)
  scanner.begin()
  scanner.feed({ kind: 'batch', bytes, dialect: { kind: 'text', reflow: false }, first: true, linesBefore: 0 })
  scanner.end()
  return [...records.values()].map((of) => of.join(' '))
}

// Invented numbers with valid checksums.
const ID = 'A127483906'

test.each([
  ['one blank', ' '],
  ['two blanks', '  '],
  ['five blanks', '     '],
  ['an ideographic blank', '　'],
  ['four ideographic blanks', '　　　　'],
  ['no-break blanks', '\u00a0\u00a0'],
])('labels stretched by %s between their letters were no labels, and one form three people', (_, blank) => {
  const labels = ['姓名', '身分證字號', '出生年月日', '電話', '地址', '聯絡人'].map((label) => [...label].join(blank))
  const values = ['王小明', ID, '75年3月5日', '0912745638', '台北市大安區和平東路2段51號', '王小明']
  for (const before of ['', 'x'.repeat(200)])
    expect(read(`${before}\n${labels.map((label, i) => `${label}：${values[i]}\n`).join('')}`)).toEqual([
      `name=王小明 tw-national-id=${ID} birth-date=1986-03-05 mobile=0912745638 address=台北市大安區和平東路2段51號 name=王小明`,
    ])
})

test('letters that stand apart by chance are no label', () => {
  expect(read('同 性 別 男 朋友\n')).toEqual([])
  expect(read('性 別人的事\n')).toEqual([])
  expect(read('性　別　男　　手　機　0912745638\n')).toEqual(['sex=male mobile=0912745638'])
})

test.each([
  '【姓名】王小明【電話】0912745638',
  '【姓名】：王小明\n【電話】：0912745638',
  '［姓名］王小明　［電話］0912745638',
  '[姓名] 王小明\n[電話] 0912745638',
  '〔聯絡人〕王小明\n〔電話〕0912745638',
  '- **姓名**：王小明\n- **電話**：0912745638',
  '**姓名：**王小明\n**電話：** 0912745638',
  '| 欄位 | 內容 |\n|---|---|\n| 姓名 | 王小明 |\n| 電話 | 0912745638 |',
  '| 聯絡人 | 王小明 | 電話 | 0912745638 |',
  '姓名 | 王小明\n電話 | 0912745638',
])('a label in brackets or in a cell of its own was no label: %s', (text) => {
  expect(read(`${text}\n`)).toEqual(['name=王小明 mobile=0912745638'])
})

test('a name of a column is no label of the one beside it', () => {
  expect(read('| 姓名 | 方小姐 |\n|---|---|\n| 甲 | 乙 |\n')).toEqual([])
  expect(read('| 編號 | 姓名 | 方案 |\n')).toEqual([])
})

test('the quotes of YAML around a value hid its label, and a list of people was twice as many', () => {
  const people = [
    ['王小明', 'A127483906', '0912745638'],
    ['林美玲', 'F131104093', '0922333444'],
  ]
  const list = people.map(([name, id, mobile]) => `- name: ${name}\n  idNo: ${id}\n  mobile: "${mobile}"\n`).join('')
  expect(read(list)).toEqual(people.map(([name, id, mobile]) => `name=${name} tw-national-id=${id} mobile=${mobile}`))
  expect(read(`name: '王小明'\nmobile: '0912745638'\nemail: "ming@wang.tw"\n`)).toEqual([
    'name=王小明 mobile=0912745638 email=ming@wang.tw',
  ])
})

test.each([
  ['聯絡：02-27456389', '行動：0912745638'],
  ['分機：02-27456389', '行動電話：0912745638'],
  ['- 總機：02-27456389', '- 備援: 0912745638', '- 電話：(02)2745-6389'],
  ['【總機】02-27456389', '手機：0912745638'],
  ['office_line=02-27456389', 'mobile=0912745638'],
])('one line whose label is in no list split a form into three people: %s', (...lines) => {
  const records = read(`姓名：王小明\n電話：02-27456389\n${lines.join('\n')}\n地址：台北市大安區和平東路2段51號\n`)
  expect(records).toHaveLength(1)
  expect(records[0]).toContain('mobile=0912745638')
})

test('a form may begin with such a line', () => {
  expect(read('總機：02-27456389\n姓名：王小明\n')).toHaveLength(1)
})

test.each([
  ['an empty line between', '姓名：王小明\n電話：0912745638\n\n總機：0922333444\n', 2],
  ['the label of the name again', '姓名：王小明\n專線：0912745638\n姓名：李大華\n專線：0922333444\n', 2],
  [
    'names for labels',
    '電話：02-27456389\n王小明：0912745638\n林美玲：0922333444\n地址：台北市大安區和平東路2段51號\n',
    4,
  ],
  ['no label at all', '甲班：0912745638\n乙班：0922333444\n丙班：0933444555\n', 3],
  ['prose before the value', '姓名：王小明\n電話：02-27456389\n備註：另請洽 0922333444\n', 2],
])('several people stay apart: %s', (_, text, people) => {
  expect(read(text)).toHaveLength(people)
})

test.each([
  ['a date and time', (i: number) => `2025-03-01 12:00:0${i} INFO login`],
  ['a time in brackets', (i: number) => `[2025-03-01T12:00:0${i}.123Z] [INFO] 註冊成功`],
  ['a time under a key', (i: number) => `ts=2025-03-01T12:00:0${i}Z level=info`],
  ['the name of a month', (i: number) => `Mar  1 12:00:0${i} web01 app[233]:`],
  ['an address', (i: number) => `10.0.0.${i} - - [01/Mar/2025:12:00:00 +0800] GET`],
  ['a time alone', (i: number) => `12:00:0${i} INFO`],
])(
  'entries of a log that begin with %s were one form of everybody: each number and address was a person',
  (_, head) => {
    const entry = (i: number): string => `${head(i)} mobile=091274563${i} email=u${i}@gmail.com\n`
    expect(read([1, 2, 3].map(entry).join(''))).toEqual(
      [1, 2, 3].map((i) => `mobile=091274563${i} email=u${i}@gmail.com`),
    )
  },
)

test('notes with a time below a form are about the person of the form', () => {
  expect(read('姓名：王小明\n電話：0912745638\n2025-03-01 12:00 回電，手機：0922333444\n')).toEqual([
    'name=王小明 mobile=0912745638 mobile=0922333444',
  ])
  // What an entry goes on with is its own.
  expect(read('2025-03-01 12:00:01 INFO mobile=0912745638\n    email=u1@gmail.com\n')).toEqual([
    'mobile=0912745638 email=u1@gmail.com',
  ])
})
