/** What forms ask of in lists and with boxes, and how it is answered. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../../fixtures/read-all.ts'
import { isAnsweredYes, isNoneOfList, questionOf } from './questions.ts'

const inspect = makeInspector(true)

async function told(line: string): Promise<string[]> {
  const text = `姓名：卓美玲\n電話：0912-345-611\n${line}\n`
  const { hits } = await inspect(sourceOf('a.txt', Buffer.from(text)))
  return hits
    .filter((hit) => hit.detector.startsWith('special-') && hit.confidence !== 'low')
    .map(({ value }) => value ?? '')
}

const LISTS = [
  '（1）高血壓症、狹心症、心肌梗塞',
  '高血壓、心臟病、糖尿病、腎臟病、肝病、癌症',
  '腦中風（腦出血、腦梗塞）、癲癇、重症肌無力',
  '是否患有高血壓、心臟病或其他慢性病',
]

describe('of a list of illnesses answered no all but the last was told', () => {
  test.each(LISTS)('%s', async (list) => {
    for (const answer of ['　否', '：無', ' □是 ■否', '（　）是（V）否', '　以上皆無', '……否', ' ×', '　[ ]是 [x]否'])
      expect(await told(`${list}${answer}`)).toEqual([])
  })

  test.each(LISTS)('%s, answered yes, tells', async (list) => {
    for (const answer of ['　是', '：有', ' ■是 □否', '（V）是（　）否', ' □否 ☑是'])
      expect(await told(`${list}${answer}`)).not.toEqual([])
  })

  test.each([
    '高血壓、糖尿病及心臟病均無',
    '病史：□高血壓 □糖尿病 ☑無上述疾病',
    '高血壓：X　糖尿病：X',
    '高血壓(-)、糖尿病（－）、氣喘－',
    'PMH: DM(-), HTN (-), CAD(-)',
    'Do you have diabetes, hypertension or asthma? No',
    'Have you ever been convicted of any crime?  [ ] Yes [x] No',
    'Criminal Record Check: Clear',
    '高血壓(無)、糖尿病【無】、前科（無）',
    '高血壓=無；糖尿病=無',
    'PMHx: (-) DM, (-) HTN',
    '高血壓〔 〕有〔V〕無',
    '□是 ■否 患有高血壓、糖尿病',
    'B肝：非帶原者',
    '高血壓、糖尿病等慢性疾病均未罹患',
    'Do you have any chronic illness (e.g. diabetes, asthma)? None',
    '有無犯罪紀錄（　）是（V）否',
  ])('%s', async (line) => {
    expect(await told(line)).toEqual([])
  })
})

describe('an answer to another question took away what was told', () => {
  test.each([
    ['病史：糖尿病　無過敏', '糖尿病'],
    ['診斷：高血壓、糖尿病\n無過敏史', '糖尿病'],
    ['高血壓、糖尿病、手術史：無', '高血壓'],
    ['病史：高血壓、糖尿病無', '高血壓'],
    ['高血壓(+) 糖尿病(-)', '高血壓'],
    ['高血壓（＋）、糖尿病（－）。', '高血壓'],
    ['高血壓（有）、糖尿病（無）', '高血壓'],
    ['HTN(+), DM(-)', 'HTN'],
    ['■是 □否 患有高血壓、糖尿病', '糖尿病'],
    ['糖尿病 x 10 年', '糖尿病'],
    ['高血壓-服藥控制中', '高血壓'],
    ['高血壓 □否 ☑是　糖尿病 ☑否 □是', '高血壓'],
    ['Have you ever been convicted of any crime? Yes', 'convicted of'],
    ['Asthma Allergy: none', 'Asthma'],
  ])('%s', async (line, word) => {
    expect(await told(line)).toContain(word)
  })
})

describe('a box of yes before what it says was taken for the box of no behind', () => {
  test.each([
    ['慢性病 ☑有：高血壓 □無', '高血壓'],
    ['精神疾病 ☑是：憂鬱症 □否', '憂鬱症'],
    ['是否有慢性病 ☑是，高血壓 □否', '高血壓'],
    ['慢性病 ■有 高血壓 □無', '高血壓'],
    ['慢性病 ☑有 □無', '慢性病'],
    ['是否罹患高血壓？是', '高血壓'],
    ['HTN, DM', 'HTN'],
    ['HTN 10年', 'HTN'],
  ])('%s', async (line, word) => {
    expect(await told(line)).toContain(word)
  })
  test.each(['慢性病 □有：高血壓 ☑無', '疾病：□無 □有，如：氣喘'])('%s tells nothing', async (line) => {
    expect(await told(line)).toEqual([])
  })
})

describe('the examples and states that a form has printed were the applicant’s', () => {
  test.each([
    '特殊疾病（請註明，如氣喘、癲癇等）：',
    '特殊疾病史：________（如：氣喘、癲癇）',
    '病史（如高血壓、糖尿病）：',
    '健康狀況：佳',
    '健康狀況：■良好 □尚可 □不佳',
    '請攜帶身分證、病歷摘要（如有特殊疾病）',
  ])('%s', async (line) => {
    expect(await told(line)).toEqual([])
  })
  test('what is written behind the example still tells', async () => {
    expect(await told('特殊疾病（如氣喘、癲癇等）：高血壓')).toContain('高血壓')
    expect(await told('罹患慢性病（如高血壓、糖尿病）')).toContain('高血壓')
  })
})

describe('what a page leaves unchosen was told', () => {
  const page = (field: string) => `<p>姓名：卓美玲</p><p>電話：0912-345-611</p><p>病史：${field}</p>`
  const boxes = (state: string) =>
    `<input type="checkbox" value="高血壓"> 高血壓 <input type="checkbox" ${state} value="糖尿病"> 糖尿病`
  const choice = (state: string) => `<select><option>無</option><option ${state}>糖尿病</option></select>`
  test.each([boxes, choice])('%#', async (field) => {
    for (const [state, expected] of [
      ['', []],
      [field === boxes ? 'checked' : 'selected', ['糖尿病']],
    ] as const) {
      const { hits } = await inspect(sourceOf('a.html', Buffer.from(page(field(state)))))
      const illnesses = hits.filter((hit) => hit.detector === 'special-medical' && hit.confidence !== 'low')
      expect([...new Set(illnesses.map(({ value }) => value))]).toEqual(expected)
    }
  })
})

test('a question that goes on and on takes no longer than its length', () => {
  for (const part of ['、', '高、', '高（', '□有', 'a, ', '皆', '如']) {
    const long = part.repeat(200)
    expect(isNoneOfList(`${long}x`)).toBe(false)
    expect(isAnsweredYes(long, `${long}x`)).toBe(false)
    expect(questionOf('', `${long}無x`)?.answer.startsWith('無x') ?? false).toBe(false)
  }
})
