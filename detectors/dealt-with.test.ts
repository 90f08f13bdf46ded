/** Catalogues, counts and cases beside whoever deals with them, and judgments that nobody was found guilty by. All invented. */
import { describe, expect, test } from 'vitest'
import { specialTold as told } from '../fixtures/accuracy/told.ts'
import { isPerson, isRole } from './somebody.ts'

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

describe('of a role that no list had, the goods, courses and cases were told of who dealt with them', () => {
  const roles =
    '管理藥師 營養師 商品經理 安衛人員 理賠經辦 主辦 督導 志工 負責同仁 PM 研究員 計畫主持人 指導教授 記者 衛教講師 窗口 採購 審查委員 組長 承辦股 調查官 觀護人'
  test.each(roles.split(' '))('%s', async (role) => {
    for (const [head, ...rows] of [
      ['藥品代碼,藥名,適應症', 'A001,Amlodipine 5mg,高血壓', 'A002,Metformin 500mg,第二型糖尿病'],
      ['餐別,適用對象', '低鈉餐,高血壓', '低蛋白餐,慢性腎臟病'],
      ['案由,案號', '竊盜,113易12', '詐欺,113訴33'],
      ['疾病名稱,ICD-10', '氣喘,J45', '第二型糖尿病,E11'],
    ])
      expect(await told('a.csv', `${head},${role}\n${rows[0]},連婉婷\n${rows[1]},鄧博文\n`)).toEqual([])
  })

  const keys =
    'owner manager coordinator assignee underwriter adjuster host principal_investigator dietitian handled_by'
  test.each(keys.split(' '))('%s', async (key) => {
    for (const about of [
      { disease: '糖尿病', version: 'v2' },
      { indication: '高血壓', drug: 'Amlodipine' },
      { offense: '竊盜' },
    ])
      expect(await told('a.json', JSON.stringify([{ ...about, [key]: '連婉婷' }]))).toEqual([])
  })

  test('beside whom they are about, or what tells of a person, it is theirs', async () => {
    for (const text of [
      '選手,傷勢,教練\n連婉婷,左膝十字韌帶斷裂,鄧博文\n',
      '對象,疾病,組長\n連婉婷,糖尿病,鄧博文\n尤國強,氣喘,鄧博文\n',
      '性別,年齡,疾病,個管師\n女,45,糖尿病,鄧博文\n',
      '電話,疾病,承辦人\n0912-345-611,糖尿病,鄧博文\n',
      '工號,疾病,組長\nE001,糖尿病,鄧博文\n',
      '廚師,體檢日期,異常\n連婉婷,2024/5/1,糖尿病\n',
      '學員,過敏,導師\n連婉婷,花生,鄧博文\n',
    ])
      expect(await told('a.csv', text), text).not.toEqual([])
  })

  test.each(['姓名', '病患', '個案姓名', 'patient', 'membername', '被保險人', '客戶'])('%s is a person', (name) => {
    expect(isPerson(name)).toBe(true)
  })
  test.each(['人員', '家長', '隊員', '受訓人員', 'idnumber', 'driver'])('%s is no role', (name) => {
    expect(isRole(name)).toBe(false)
  })
  test.each(['客戶經理', '個案管理師', '被告律師', 'patientcoordinator'])('%s is a role', (name) => {
    expect(isPerson(name)).toBe(false)
    expect(isRole(name)).toBe(true)
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
