/** Forms in which a question of the special categories was left open. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../../fixtures/accuracy/inspect.ts'
import { writePdf } from '../../fixtures/pdf-writer.ts'
import { sourceOf } from '../../fixtures/read-all.ts'
import { DETECTORS } from '../catalogue.ts'
import { FormLabels } from './form-labels.ts'

const inspect = makeInspector(true)

async function told(name: string, bytes: Uint8Array): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, bytes))
  return hits
    .filter((hit) => hit.detector.startsWith('special-') && hit.confidence !== 'low')
    .map(({ value }) => value ?? '')
}

const PERSON = ['姓名', '陳志豪', '電話', '0912-111-222']
const html = (rows: string[][]) =>
  Buffer.from(
    `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  )
const tabbed = (rows: string[][]) => Buffer.from(`${rows.map((row) => row.join('\t')).join('\n')}\n`)
const piped = (rows: string[][]) => Buffer.from(`${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}\n`)

describe('an empty 前科 of a form was the applicant’s', () => {
  test.each([
    [[PERSON, ['前科', '', '備註', '']]],
    [[PERSON.slice(0, 2), PERSON.slice(2), ['前科', ''], ['備註', '']]],
    [[PERSON, ['病史', '無', '前科', '']]],
    [[PERSON, ['犯罪紀錄', '', '過敏史', ''], ['專長', '電腦', '前科', '']]],
    [[PERSON.slice(0, 2), ['前科', ''], ['精神病史', '']]],
    [[PERSON.slice(0, 2), ['前科', ''], ['健檢', '']]],
    [[PERSON.slice(0, 2), ['身心障礙類別', ''], ['慢性病', ''], ['家長簽名', '']]],
    [
      [
        ['Name', 'John Smith', 'Phone', '0912-345-678'],
        ['Criminal record', '', 'Medical history', ''],
      ],
    ],
  ])('%j', async (rows) => {
    expect(await told('form.html', html(rows))).toEqual([])
    expect(await told('form.txt', tabbed(rows))).toEqual([])
    expect(await told('form.md', piped(rows))).toEqual([])
    expect(await told('form.pdf', await writePdf({ pages: [{ tables: [rows] }] }))).toEqual([])
  })

  test.each([
    [['前科', '竊盜', '備註', ''], '竊盜'],
    [['前科', '有', '備註', ''], '有'],
    [['過敏史', '盤尼西林', '備註', ''], '盤尼西林'],
  ])('%j still tells', async (row, expected) => {
    const rows = [PERSON, row]
    expect(await told('form.html', html(rows))).toContain(expected)
    expect(await told('form.pdf', await writePdf({ pages: [{ tables: [rows] }] }))).toContain(expected)
  })

  test('a remark that is the word itself still tells', async () => {
    const csv = '姓名,電話,備註\n王小明,0912-345-611,前科\n'
    expect(await told('a.csv', Buffer.from(csv))).toEqual(['前科'])
  })
})

test.each([
  '備註',
  '緊急聯絡人',
  '家長簽名',
  '參加項目',
  '前科',
  '過敏史：',
  '精神病史',
  '身心障礙類別',
  'Medical history',
])('%s is a label', (cell) => {
  expect(FormLabels.of(DETECTORS).has(cell)).toBe(true)
})
test.each(['竊盜', '緩刑', '洗腎', '母親', 'BRCA1', '確診', '糖尿病', '有', '盤尼西林', '心臟病史', '海鮮過敏'])(
  '%s is an answer',
  (cell) => {
    expect(FormLabels.of(DETECTORS).has(cell)).toBe(false)
  },
)
