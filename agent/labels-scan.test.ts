/** Values whose labels stand in other places than beside them, in whole documents: what is found, and of whom. */
import { expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { makePeople } from '../fixtures/people.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const PEOPLE = makePeople(3, 'labels')
const [ANY, OTHER] = PEOPLE as [(typeof PEOPLE)[number], (typeof PEOPLE)[number]]
const inspect = makeInspector(true)

/** `detector value` of all that counts, record by record, in order of words. */
async function found(name: string, document: unknown): Promise<string[][]> {
  const text = typeof document === 'string' ? document : JSON.stringify(document)
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  const records = new Map<number, string[]>()
  for (const { record, detector, normal = '', confidence } of hits) {
    if (confidence === 'low') continue
    const all = records.get(record) ?? []
    all.push(`${detector} ${normal}`)
    records.set(record, all)
  }
  return [...records.values()].map((record) => record.toSorted())
}

test('health insurance cards that only an attribute told of were lost', async () => {
  const card = [`name ${ANY.name}`, `nhi-card ${ANY.nhiCard}`]
  for (const [tag, kind] of [
    ['卡號', '類別="健保"'],
    ['card', 'type="NHI"'],
    ['number', 'kind="健保卡"'],
  ] as const) {
    const element = `<${tag} ${kind}>${ANY.nhiCard}</${tag}>`
    expect(await found('a.xml', `<a><p>${element}<name>${ANY.name}</name></p></a>`), element).toEqual([card])
  }
  // Of another kind, or of none, they are any card.
  for (const kind of ['類別="會員"', ''])
    expect(await found('a.xml', `<a><p><卡號 ${kind}>${ANY.nhiCard}</卡號><name>${ANY.name}</name></p></a>`)).toEqual([
      [`name ${ANY.name}`],
    ])
})

test('an attribute says what the date is, and elements and attributes say it of one another', async () => {
  const born = [`birth-date ${ANY.birth}`, `name ${ANY.name}`]
  const named = `<name>${ANY.name}</name>`
  for (const date of [
    `<date type="birth">${ANY.birth}</date>`,
    `<field name="birthDate">${ANY.birth}</field>`,
    `<field name="birthDate" value="${ANY.birth}"/>`,
    `<f><label>出生日期</label><value>${ANY.birth}</value></f>`,
    `<f><code value="birthDate"/><value value="${ANY.birth}"/></f>`,
  ])
    expect(await found('a.xml', `<a><p>${named}${date}</p></a>`), date).toEqual([born])
  expect(await found('a.xml', `<a><p>${named}<date type="order">${ANY.birth}</date></p></a>`)).toEqual([
    [`name ${ANY.name}`],
  ])
})

test('a value beside what says what it is, in JSON: a form as a list of labels and values', async () => {
  const pairs = [
    { label: '姓名', value: ANY.name },
    { name: '出生年月日', value: ANY.birth },
    { code: '健保卡', value: ANY.nhiCard },
    { type: { text: '行動電話' }, value: ANY.mobile },
  ]
  const one = [`birth-date ${ANY.birth}`, `mobile ${ANY.mobile}`, `name ${ANY.name}`, `nhi-card ${ANY.nhiCard}`]
  expect(await found('a.json', { id: 7, answers: pairs })).toEqual([one])
  expect((await found('a.json', pairs)).flat().toSorted()).toEqual(one)
  // Names of goods and of companies are nobody's.
  for (const label of ['品名', 'company', '地點', 'status'])
    expect(await found('a.json', [{ label, value: ANY.name }]), label).toEqual([])
})

test('labels that are data themselves, another with every value, change nothing', async () => {
  const rows = Array.from({ length: 400 }, (_, i) => ({
    name: `tile ${String.fromCharCode(97 + (i % 26), 97 + i / 26)}`,
    value: i,
  }))
  expect(await found('a.json', [...rows, { id: OTHER.id, value: OTHER.mobile, name: OTHER.name }])).toEqual([
    [`mobile ${OTHER.mobile}`, `name ${OTHER.name}`, `tw-national-id ${OTHER.id}`],
  ])
})
