/** Questions of forms about illness, genes, sexual life and convictions, by how they are answered. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** The special categories of a file, without what is only to be looked at. */
async function special(extension: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(`form.${extension}`, Buffer.from(text)))
  const found = hits.filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')
  return [...new Set(found.map(({ detector }) => detector.slice('special-'.length)))]
}

describe('a question denied or left open counted as special data', () => {
  test.each([
    '前科：無',
    '犯罪紀錄：無',
    '有無前科：無',
    '犯罪前科：N/A',
    '前科或犯罪紀錄（含緩起訴）：無',
    '前科紀錄:\n職稱：',
    '前科紀錄:\n備註：',
    '過敏史：\n家族病史：\n手術史：',
    '過敏史：無\n家族病史：無\n重大傷病：無',
    '過去病史：無 手術史：無 用藥：無',
    '過去病史：無。手術史：無。',
    '過去病史：無特殊病史',
    '過敏史：皆無',
    '過敏史（藥物）：無',
    '特殊疾病：無',
    '是否有精神疾病：否',
    '前科　無',
    '病史：□高血壓 □糖尿病 □氣喘',
    '過去病史：[ ] 高血壓 [ ] 糖尿病',
    '重大疾病：□有 ☑無',
    '糖尿病：□有 ■無',
    '前科：有□ 無■',
    '精神疾病：[ ]有 [v]無',
    '前科：＿＿＿＿',
  ])('%s', async (answer) => {
    expect(await special('txt', `姓名：王小明\n${answer}\n`)).toEqual([])
  })

  test.each([
    ['txt', 'Name: John Smith\nCriminal record: none\n'],
    ['txt', 'Name: Wang Hsiao-Ming\nCriminal record: No\nAllergies: None\n'],
    ['html', '<table><tr><th>姓名</th><td>王小明</td></tr><tr><th>前科</th><td>無</td></tr></table>'],
    ['md', '- 姓名：王小明\n- 前科：無\n- 病史：無\n'],
    ['csv', '姓名,備註\n王小明,前科：無\n張志豪,過敏史：無\n'],
    ['json', '{"name":"王小明","note":"前科：無"}'],
    ['csv', '姓名,病史\n王小明,□高血壓 □糖尿病\n張志豪,[ ] 高血壓 [ ] 氣喘\n'],
  ])('.%s %s', async (extension, text) => {
    expect(await special(extension, text)).toEqual([])
  })
})

describe('a question answered with yes, ticked or named', () => {
  test.each([
    ['前科：有，竊盜罪', ['criminal']],
    ['前科紀錄：\n竊盜罪', ['criminal']],
    ['是否有精神疾病：是', ['medical']],
    ['重大疾病：☑有 □無', ['medical']],
    ['前科：有■ 無□', ['criminal']],
    ['精神疾病：[v]有 [ ]無', ['medical']],
    ['過去病史：□高血壓 ☑糖尿病 □氣喘', ['medical-record', 'medical']],
    ['糖尿病：□有 ☑無　高血壓：☑有 □無', ['medical']],
    ['☑高血壓 □糖尿病', ['medical']],
    ['您是否曾住院？　■是（去年因心律不整住院）□否', ['medical']],
    ['過敏史：無花果', ['medical', 'medical-record']],
    ['HIV：陰性', ['medical']],
    ['過去病史：糖尿病\n手術史：無', ['medical-record', 'medical']],
  ])('%s', async (answer, expected) => {
    expect((await special('txt', `姓名：王小明\n${answer}\n`)).toSorted()).toEqual(expected.toSorted())
  })

  test.each([
    ['txt', 'Name: John Smith\nCriminal record: theft, 2019\n', ['criminal']],
    ['html', '<table><tr><th>姓名</th><td>王小明</td></tr><tr><th>前科</th><td>竊盜罪</td></tr></table>', ['criminal']],
    ['csv', '姓名,備註\n王小明,前科：竊盜罪\n', ['criminal']],
    ['csv', '姓名,病史\n王小明,□高血壓 ☑糖尿病\n', ['medical-record']],
    ['txt', '出院病摘：\n病患：王小明\n主治醫師：林大同\n', ['medical-record']],
  ])('.%s %s', async (extension, text, expected) => {
    expect(await special(extension, text)).toEqual(expected)
  })
})

describe('who was acquitted had a record', () => {
  test.each([
    ['txt', '姓名：王小明\n罪名：詐欺\n判決：無罪\n'],
    ['txt', '姓名：王小明\n罪名：詐欺\n刑度：無罪確定\n'],
    ['csv', '姓名,電話,罪名,刑度\n王小明,0912-345-611,詐欺,無罪\n'],
    ['json', '[{"name":"王小明","crime":"詐欺","sentence":"無罪"}]'],
  ])('.%s %s', async (extension, text) => {
    expect(await special(extension, text)).toEqual([])
  })

  test.each([
    ['txt', '姓名：王小明\n罪名：詐欺\n判決：無罪\n罪名：竊盜\n判決：拘役三十日\n'],
    ['csv', '姓名,電話,罪名,刑度\n王小明,0912-345-611,詐欺,無罪\n李美玲,0912-345-612,竊盜,拘役\n'],
    ['json', '[{"name":"李美玲","crime":"竊盜","sentence":"有罪"}]'],
  ])('.%s %s still tells', async (extension, text) => {
    expect(await special(extension, text)).toEqual(['criminal'])
  })
})
