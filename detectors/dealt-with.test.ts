/** Catalogues, counts and cases beside whoever deals with them, and judgments that nobody was found guilty by. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

async function told(name: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  return hits
    .filter((hit) => hit.detector.startsWith('special-') && hit.confidence !== 'low')
    .map(({ value }) => value ?? '')
}

describe('what somebody deals with, keeps or sells was told of them', () => {
  test.each([
    ['a.csv', '藥品,適應症,藥師\nMetformin,糖尿病,陳志豪\nAmlodipine,高血壓,林怡君\n'],
    ['b.csv', '許可證字號,中文品名,適應症,負責人\n衛署藥製字第012345號,止喘錠,氣喘,陳志豪\n'],
    ['c.json', '{"drug":"Metformin","pharmacist":"陳志豪","indication":"diabetes"}'],
    ['d.csv', '疾病,人數,填表人\n糖尿病,120,陳志豪\n'],
    ['e.json', '{"聯絡人":"陳志豪","prices":[{"name":"基因檢測","value":"NT$5,000"}]}'],
    ['f.json', '{"rules":[{"field":"disease","op":"contains","value":"diabetes"}],"createdBy":"陳志豪"}'],
    ['g.csv', '警員,員警編號,逮捕罪名\n王文華,12345,竊盜\n'],
    ['h.csv', '檢察官,罪名,案號\n王文華,竊盜,112偵1\n'],
    ['i.csv', '醫師,診斷,日期\n王文華,糖尿病,2024/01/02\n'],
    ['j.csv', '個管師,收案疾病,人數\n王文華,糖尿病,12\n'],
    ['k.csv', '課程名稱,講師,疾病\n衛教班,陳志豪,糖尿病\n'],
  ])('%s %s', async (name, text) => {
    expect(await told(name, text)).toEqual([])
  })

  test.each([
    ['a.csv', '病患姓名,藥品,適應症,藥師\n陳志豪,Metformin,糖尿病,林大為\n', '糖尿病'],
    ['b.csv', '收容人,罪名,承辦人\n王文華,竊盜,林大為\n', '竊盜'],
    ['c.csv', '嫌疑人,罪名,承辦員警\n王文華,竊盜,林大為\n', '竊盜'],
    ['d.json', '{"patient":"陳志豪","drug":"Metformin","indication":"糖尿病","doctor":"林大為"}', '糖尿病'],
    ['e.json', '{"officer":"王文華","illness":"憂鬱症","phone":"0912-345-611"}', '憂鬱症'],
    ['f.csv', '學號,醫師,診斷\nA1234567,林大為,糖尿病\n', '糖尿病'],
    ['h.csv', '醫師姓名,服務單位,病假病名\n林大為,內科,糖尿病\n', '糖尿病'],
    ['g.csv', '姓名,疾病,人數\n王文華,糖尿病,1\n', '糖尿病'],
  ])('%s %s still tells', async (name, text, word) => {
    expect(await told(name, text)).toContain(word)
  })
})

describe('who was acquitted was a convict', () => {
  test.each([
    ['a.csv', 'Name,Offense,Verdict\nJohn Smith,Theft,Not guilty\nMary Jones,Fraud,Acquitted\n'],
    ['b.json', '{"defendant":"王文華","charges":[{"offense":"竊盜","verdict":"無罪"}]}'],
    ['c.csv', '被告,案由,裁判結果\n王文華,偽造文書,無罪\n陳志豪,竊盜,無罪\n'],
    ['d.csv', '被告,案由,主文\n王文華,偽造文書,無罪\n'],
    ['e.csv', '被告,罪名,判決\n林怡君,傷害,不受理\n黃雅婷,恐嚇,免訴\n陳志豪,竊盜,不起訴\n'],
  ])('%s %s', async (name, text) => {
    expect(await told(name, text)).toEqual([])
  })

  test.each([
    ['a.csv', 'Name,Offense,Verdict\nJohn Smith,Theft,Guilty\n'],
    ['b.json', '{"defendant":"王文華","charges":[{"offense":"竊盜","verdict":"有罪"}]}'],
    ['c.csv', '被告,罪名,判決\n王文華,詐欺,無罪\n陳志豪,竊盜,有期徒刑三月\n'],
    ['d.csv', '被告,罪名,處分\n王文華,竊盜,職權不起訴\n'],
  ])('%s %s still tells', async (name, text) => {
    expect(await told(name, text)).not.toEqual([])
  })
})
