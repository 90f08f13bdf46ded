/** Of fifty serial numbers below `id` in JSON, seven were right for an ID by chance and were people. */
import { expect, it } from 'vitest'
import { makeInspector } from '../../fixtures/accuracy/inspect.ts'
import { makePeople } from '../../fixtures/people.ts'
import { sourceOf } from '../../fixtures/read-all.ts'

const inspect = makeInspector(true)
const SERIALS = Array.from({ length: 50 }, (_, i) => `F${120_000_000 + 3 * i}`)
const IDS = makePeople(60, 'labels').flatMap(({ idKind, id }) => (idKind === 'national' ? [id] : []))

/** How many IDs are somebody's. */
async function ids(file: string, text: string): Promise<number> {
  const { hits } = await inspect(sourceOf(file, Buffer.from(text)))
  return hits.filter(({ detector, confidence }) => detector === 'tw-national-id' && confidence !== 'low').length
}

const files = (label: string, values: readonly string[]): readonly (readonly [string, string])[] => [
  ['a.json', JSON.stringify(values.map((value, i) => ({ [label]: value, qty: i })))],
  ['a.json', JSON.stringify({ batch: 'x', all: values.map((value) => ({ part: { [label]: value } })) })],
  ['a.jsonl', values.map((value, i) => JSON.stringify({ n: i, [label]: value })).join('\n')],
  ['a.xml', `<all>${values.map((value) => `<one><${label}>${value}</${label}><qty>1</qty></one>`).join('')}</all>`],
  ['a.xml', `<all>${values.map((value) => `<one ${label}="${value}" qty="1"/>`).join('')}</all>`],
]

it.each(['id', 'key', 'ref'])('nobody is among them, whatever the file: %s', async (label) => {
  for (const [file, text] of files(label, SERIALS)) expect([file, await ids(file, text)]).toEqual([file, 0])
})

it('IDs of people below the same label are theirs, and so is one among few others', async () => {
  for (const [file, text] of files('id', IDS)) expect([file, await ids(file, text)]).toEqual([file, IDS.length])
  for (const [file, text] of files('id', [IDS[0]!, ...SERIALS.slice(1, 4)])) expect(await ids(file, text)).toBe(1)
})

it('a label that says what stands below it is believed, and another one is not judged with it', async () => {
  for (const [file, text] of files('身分證字號', [IDS[0]!, ...SERIALS.slice(1)]))
    expect(await ids(file, text)).toBeGreaterThan(0)
  const records = SERIALS.map((id, i) => ({ id, who: IDS[i % IDS.length] }))
  expect(await ids('a.json', JSON.stringify(records))).toBe(records.length)
})
