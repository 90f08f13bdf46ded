/** Forms as PDF, in which the lines of a page are joined for what is broken over them. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { type PdfPage, writePdf } from '../fixtures/pdf-writer.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** What is told of the person of a page besides who that is. */
async function told(page: PdfPage, wanted: RegExp = /^special-/): Promise<string[]> {
  const { hits } = await inspect(sourceOf('form.pdf', await writePdf({ pages: [page] })))
  return hits
    .filter(({ detector, confidence }) => wanted.test(detector) && confidence !== 'low')
    .map(({ value }) => value ?? '')
}

const PERSON = ['姓名', '陳志豪', '電話', '0912-111-222']

describe('無 at the end of a line took the label of the next line with it', () => {
  test.each([
    ['過敏史', '緊急聯絡人'],
    ['過敏', '備註'],
    ['特殊疾病', '家長簽名'],
    ['健康狀況', '家長簽名'],
    ['用藥', '日期'],
  ])('%s in a table over %s', async (question, next) => {
    const form = [PERSON, ['生日', '1978/03/05', question, question === '健康狀況' ? '良好' : '無'], [next, '', '', '']]
    expect(await told({ tables: [form] })).toEqual([])
  })

  test.each(['過敏：無', '特殊疾病：否', '用藥：None', '疾病：-', '過敏史：不詳'])('%s over 備註：', async (answer) => {
    expect(await told({ lines: ['姓名：陳志豪', '電話：0912-111-222', answer, '備註：'] })).toEqual([])
  })

  test('an occupation', async () => {
    const lines = ['姓名：陳志豪', '電話：0912-111-222', '職稱：無', '備註：']
    expect(await told({ lines }, /^job-title$/)).toEqual([])
  })
})

test('an answer of yes on a page, and a word broken over a line end, still tell', async () => {
  const form = [PERSON, ['生日', '1978/03/05', '過敏史', '盤尼西林'], ['緊急聯絡人', '林怡君', '關係', '妻']]
  expect(await told({ tables: [form] })).toContain('盤尼西林')
  expect(await told({ lines: ['姓名：陳志豪', '電話：0912-111-222', '過敏：花生', '備註：'] })).toContain('花生')
  const wrapped = { lines: ['姓名：陳志豪', '國籍：中華', '民國', '電話：0912-111-222'] }
  expect(await told(wrapped, /^nationality$/)).toHaveLength(1)
})
