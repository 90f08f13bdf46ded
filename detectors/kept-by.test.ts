/** Lists of codes, translations and tests, in which only those are named who keep them. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'
import { keepsRecords } from './somebody.ts'

const inspect = makeInspector(true)

async function told(file: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(file, Buffer.from(text)))
  const special = hits.filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')
  return special.map(({ value }) => value ?? '')
}

describe('what is translated, listed or tested was the illness or the crime of who does so', () => {
  test.each([
    ['source,target,translator', 'Diabetes,糖尿病,陳志豪', 'Conviction,前科,林怡君'],
    [
      'key,source,target,translator,reviewer',
      'dx.htn,Hypertension,高血壓,陳志豪,林怡君',
      'dx.b,Theft,竊盜,王文華,林怡君',
    ],
    ['代碼,疾病名稱,建檔人員,建檔日期', 'E11.9,第二型糖尿病,陳志豪,2024-01-02', 'B20,愛滋病,王文華,2024-01-03'],
    ['法條代碼,罪名,維護人員', '320,竊盜,陳志豪', '277,傷害,林怡君'],
    ['案例,診斷,測試人員,結果', 'TC01,糖尿病,陳志豪,通過', 'TC02,前科紀錄,林怡君,通過'],
    ['項目,金額,承辦人', '診斷書,200,陳志豪', '健康檢查,1500,王文華'],
  ])('%s', async (...lines) => {
    expect(await told('list.csv', `${lines.join('\n')}\n`)).toEqual([])
  })

  test.each([
    [[{ key: 'diagnosis', value: '糖尿病', translator: '陳志豪' }]],
    [[{ key: 'form.conviction', value: '前科', translator: '林怡君' }]],
    [{ author: '陳志豪', version: '1', messages: { diagnosis: '診斷', diabetes: '糖尿病', name: '姓名' } }],
    [{ diagnosis: '糖尿病', updated_by: '陳志豪' }],
  ])('%j', async (data) => {
    expect(await told('list.json', JSON.stringify(data))).toEqual([])
  })

  test('a value that only repeats its label', async () => {
    expect(await told('form.json', JSON.stringify({ name: '王小明', diagnosis: '診斷' }))).toEqual([])
  })
})

describe('beside whom it is about, whoever keeps it changes nothing', () => {
  test.each([
    ['姓名,病名,建檔人員', '王小明,糖尿病,陳志豪', '李美玲,糖尿病,林怡君'],
    ['學號,診斷,承辦人', '1120345,糖尿病,陳志豪', '1120346,糖尿病,林怡君'],
    ['病名,患者', '糖尿病,陳志豪', '糖尿病,林怡君'],
    ['病歷號,診斷,審核人員', '1234567,糖尿病,陳志豪', '2234567,糖尿病,林怡君'],
  ])('%s', async (...lines) => {
    expect((await told('list.csv', `${lines.join('\n')}\n`)).filter((value) => value === '糖尿病')).toHaveLength(2)
  })

  test.each([
    { name: '王小明', diagnosis: '糖尿病', reviewer: '陳志豪' },
    { student_no: '1120345', diagnosis: '糖尿病', updated_by: '陳志豪' },
    { id_number: 'F131104093', diagnosis: '糖尿病', operator: '陳志豪' },
  ])('%j', async (record) => {
    expect(await told('list.json', JSON.stringify([record]))).toEqual(['糖尿病'])
  })
})

test.each(['translator', 'updatedby', '維護人員', '譯者', '承辦人', 'authorname'])('%s keeps records', (name) => {
  expect(keepsRecords(name)).toBe(true)
})
test.each(['姓名', '被告', '員工', 'patient', 'name', '主治醫師'])('%s does not', (name) => {
  expect(keepsRecords(name)).toBe(false)
})
