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
  const labels = ['姓名', '身分證字號', '電話', '地址', '聯絡人'].map((label) => [...label].join(blank))
  const values = ['王小明', ID, '0912745638', '台北市大安區和平東路2段51號', '王小明']
  for (const before of ['', 'x'.repeat(200)])
    expect(read(`${before}\n${labels.map((label, i) => `${label}：${values[i]}\n`).join('')}`)).toEqual([
      `name=王小明 tw-national-id=${ID} mobile=0912745638 address=台北市大安區和平東路2段51號 name=王小明`,
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
  expect(read('| 編號 | 姓名 | 方小美 |\n')).toEqual([])
})
