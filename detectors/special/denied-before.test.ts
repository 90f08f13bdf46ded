/** What a sentence denies of somebody, and what stands beside a denial that is of something else. All invented. */
import { describe, expect, test } from 'vitest'
import { specialTold as told } from '../../fixtures/accuracy/told.ts'
import { isDeniedBefore } from './denied-before.ts'

const DENIED = [
  ...['沒有前科', '未有前科紀錄', '沒有犯罪紀錄', '在臺期間無刑事案件紀錄', '從未受有期徒刑之宣告', '未曾被判刑'],
  ...['未曾受刑事處分', '未曾因竊盜被判刑', '沒有高血壓', '無高血壓及糖尿病', '無高血壓、糖尿病及心臟病病史'],
  ...['未罹患癌症', '未曾罹患肝炎', '從未罹患肺結核', '不具精神疾病', '並無精神疾病', '無任何慢性病', '也沒有氣喘'],
  ...['從來沒有吸毒、竊盜等前科', '沒有竊盜前科'],
  ...['自述沒有氣喘、癲癇、心臟病等病史', '無高血壓、糖尿病等慢性病', '沒有高血壓的家族病史', '並未罹患肝炎'],
]
const TOLD: readonly (readonly [string, string])[] = [
  ['因無法工作，罹患高血壓', '高血壓'],
  ['沒有高血壓藥了，要求再開', '高血壓藥'],
  ['無高血壓，有糖尿病', '糖尿病'],
  ['無高血壓但有糖尿病', '糖尿病'],
  ['沒有控制好的糖尿病', '糖尿病'],
  ['沒有錢治療癌症', '癌症'],
  ['無故缺席因憂鬱症', '憂鬱症'],
  ['沒有人知道他有愛滋病', '愛滋病'],
  ['有前科', '前科'],
  ['無下列疾病：氣喘、癲癇，有高血壓', '高血壓'],
  ['無下列疾病：氣喘、癲癇\n備註：患有糖尿病', '糖尿病'],
  ['無法排除肺結核', '肺結核'],
  ['非典型肺炎住院治療', '肺炎'],
  ['未曾犯罪，後因竊盜被判刑', '竊盜'],
  ['沒有運動習慣、高血壓', '高血壓'],
  ['安非他命陽性，施用毒品判刑', '施用毒品'],
]

const ANNOUNCED = [
  ...['無下列疾病：高血壓、糖尿病', '無下列疾病：\n1.高血壓\n2.糖尿病', '以下疾病均無：高血壓、糖尿病、心臟病'],
  ...['無心臟病、高血壓、氣喘等不適合從事劇烈運動之疾病', '無高血壓、心臟病等不適宜泡湯之症狀', '無如高血壓之慢性病'],
  ...['無性侵害犯罪前科', '經查無前科素行紀錄', '亦無訴訟及刑案紀錄', '未曾犯貪污罪經判刑確定', '無因案判刑確定之情事'],
  ...['未有公司法第30條各款情事（曾犯組織犯罪、詐欺、背信罪經判決確定）', '無性侵害、性騷擾、性霸凌之行為'],
  ...['並無性侵害、性剝削等不法情事', '非通緝犯', '也沒有住院過'],
  ...['未曾犯詐欺、背信、侵占罪經有期徒刑一年以上刑之宣告', '安非他命陰性', '查無毒品、竊盜、詐欺等前科'],
  ...['非愛滋病感染者', '不是糖尿病患者', '並非B肝帶原者', '排除肺結核', '已排除罹患肺癌', '未領有身心障礙手冊'],
  ...['No DM, no HTN, no CAD', 'denies hx of DM/HTN/CAD', 'No criminal record found.', 'Has no criminal convictions'],
]

test.each(ANNOUNCED)('%s was told, as the denial stood apart', async (denial) => {
  expect(await told('a.txt', `姓名：王文華\n電話：0912-345-611\n${denial}\n`)).toEqual([])
})

describe('an illness or a conviction that a sentence denies was told of whom it names', () => {
  test.each(DENIED)('%s', async (denial) => {
    for (const whom of ['王文華先生', '本人', '該員', '學生'])
      expect(await told('a.txt', `姓名：王文華\n電話：0912-345-611\n${whom}${denial}\n`)).toEqual([])
    expect(await told('b.txt', `王文華先生${denial}。\n`)).toEqual([])
    expect(await told('c.csv', `姓名,電話,備註\n王文華,0912-345-611,${denial}\n`)).toEqual([])
  })

  test.each([
    'Mr. John Smith has no diabetes and no history of asthma.',
    'Patient: John Smith\nHe does not have hypertension or diabetes.',
    'Patient: John Smith\nNo criminal record. No convictions.',
    'Patient: John Smith\nHe denies diabetes, hypertension, or asthma.',
    'Name: John Smith\nPast medical history: unremarkable',
  ])('%s', async (text) => {
    expect(await told('a.txt', `${text}\n`)).toEqual([])
  })
})

test.each(TOLD)('%s still tells', async (text, word) => {
  expect((await told('a.txt', `姓名：王文華\n電話：0912-345-611\n${text}\n`)).join()).toContain(word)
})

test.each([
  ['糖尿病', '沒有', '患者的照護經驗'],
  ['糖尿病', '有無', '：有'],
  ['有期徒刑', '經判處', '三月'],
  ['竊盜', '因', '被判刑'],
  ['氣喘', '未曾因', '住院'],
  ['新冠肺炎', '無症狀', ''],
])('%s is not denied between %s and %s', (word, before, behind) => {
  expect(isDeniedBefore(word, before, behind)).toBe(false)
})

test('what a label announces as denied was told in a cell', async () => {
  const csv = '姓名,電話,備註\n王文華,0912-345-611,本人從未罹患下列疾病：心臟病、高血壓\n'
  expect(await told('a.csv', csv)).toEqual([])
  expect(await told('b.txt', '王文華先生，無下列疾病：氣喘、癲癇，有高血壓。\n')).toEqual(['高血壓'])
})

test('a long list of what is denied takes no longer than its length', () => {
  const list = '疾病史症狀'.repeat(30)
  expect(isDeniedBefore('糖尿病', `無${'及'.repeat(48)}x`, '')).toBe(false)
  expect(isDeniedBefore('糖尿病', `無${'具有'.repeat(24)}x`, '')).toBe(false)
  expect(isDeniedBefore('糖尿病', `${list}、`, `${list}家族家族x`)).toBe(false)
})
