/** Goods below `name` were people: 洗髮精 has a surname, and stood beside `sku` and `price`. */
import { expect, it } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { makePeople } from '../fixtures/people.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** Names that are somebody's. */
async function names(file: string, text: string): Promise<number> {
  const { hits } = await inspect(sourceOf(file, Buffer.from(text)))
  return hits.filter(({ detector, confidence }) => detector === 'name' && confidence !== 'low').length
}

/** The same records, as files of each sort. */
function files(records: readonly Readonly<Record<string, string>>[]): readonly (readonly [string, string])[] {
  const columns = Object.keys(records[0]!)
  const rows = records.map((record) => Object.values(record))
  const elements = records.map((record) => Object.entries(record).map(([name, value]) => `<${name}>${value}</${name}>`))
  const quoted = rows.map((row) => `INSERT INTO t VALUES (${row.map((value) => `'${value}'`).join(',')});`)
  return [
    ['a.json', JSON.stringify(records)],
    ['a.json', JSON.stringify({ orders: records.map((record) => ({ no: 'A1', lines: [record, record] })) })],
    ['a.jsonl', records.map((record) => JSON.stringify(record)).join('\n')],
    ['a.csv', [columns, ...rows].map((row) => row.join(',')).join('\n')],
    ['a.xml', `<all>${elements.map((inner) => `<one>${inner.join('')}</one>`).join('')}</all>`],
    ['a.sql', [`CREATE TABLE t (${columns.map((c) => `${c} varchar(20)`).join(',')});`, ...quoted].join('\n')],
  ]
}

const GOODS = ['洗髮精', '安全帽', '康寧鍋', '高麗菜', '黃金蝦', '花生醬']
const PEOPLE = makePeople(6, 'goods').map(({ name }) => name)

it.each([{ sku: 'X1' }, { price: '3' }, { unit_price: '99' }, { barcode: '4710088412345' }, { 單價: '120' }])(
  'nobody is called so beside %j',
  async (more) => {
    for (const [file, text] of files(GOODS.map((name) => ({ name, ...more })))) expect(await names(file, text)).toBe(0)
  },
)

it('whoever has a telephone, bought something that is named, or has no price, is somebody', async () => {
  const records: readonly ((name: string, i: number) => Record<string, string>)[] = [
    (name: string, i: number) => ({ name, price: '1200', phone: `09123456${10 + i}` }),
    (name: string) => ({ name, item: '洗髮精', price: '120' }),
    (name: string) => ({ 姓名: name, price: '120' }),
    (name: string) => ({ name, amount: '120' }),
  ]
  for (const record of records)
    for (const [file, text] of files(PEOPLE.map(record)))
      expect([file, await names(file, text)]).toEqual([file, text.includes('orders') ? 12 : 6])
})

it('leaves a telephone below the name of goods: it was doubted with the name', async () => {
  const { hits } = await inspect(sourceOf('a.json', Buffer.from('{"name":"王小明 0912-745-638","price":"100"}')))
  expect(hits.filter(({ detector }) => detector === 'mobile').map(({ confidence }) => confidence)).not.toContain('low')
})
