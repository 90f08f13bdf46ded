/** Texts that name somebody and say something else of a special category than what that person has. All invented. */
import { expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

async function told(file: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(file, Buffer.from(text)))
  const special = hits.filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')
  return [...new Set(special.map(({ detector }) => detector))]
}

test('what is tried at the next hearing was the deed of the clerk', async () => {
  const rows = ['公共危險,慈,徐秀玲', '竊盜,禮,龔宗銘', '詐欺,仁,李綺晴'].map(
    (row, i) => `115年度訴字第649${i}號,${row}`,
  )
  expect(await told('hearings.csv', `案號,案由,股別,書記官\n${rows.join('\n')}\n`)).toEqual([])
  const accused = rows.map((row, i) => `${row},${['林家豪', '陳怡君', '張志明'][i]}`)
  expect(await told('cases.csv', `案號,案由,股別,書記官,被告姓名\n${accused.join('\n')}\n`)).toEqual([
    'special-criminal',
  ])
})

test('whoever teaches the criminal code, or keeps a program for genomes, was convicted or sequenced', async () => {
  const exam =
    '# 刑法總則 期中考範圍\n- 累犯、緩刑、易科罰金、假釋撤銷\n- 前科與累犯之差別\n助教：羅清勝，office hour 週四\n'
  expect(await told('exam.md', exam)).toEqual([])
  const program = '# gene-browser\n- rs671, rs1801133 demo tracks\n- maintainer: Hsin-Hsin Yang <hh.yang@example.com>\n'
  expect(await told('README.md', program)).toEqual([])
})

test('the papers that an applicant has not handed in tell of no examination', async () => {
  const rows = ['姚盈晴,0955-658-880,齊', '魏育峰,0936-839-591,缺體檢表', '張國生,0905-199-272,未繳體檢表']
  expect(await told('papers.csv', `姓名,手機,繳交狀態\n${rows.join('\n')}\n`)).toEqual([])
})

test('a bill of lading that begins with letters of a laboratory was a figure of blood', async () => {
  const manifest = 'courier_manifest: HCT-1036834\nstops:\n  - to: 陳郁穎 先生\n    phone: 0913-868-339\n'
  expect(await told('stops.yaml', manifest)).toEqual([])
  expect(await told('lab.txt', '病患姓名：陳郁穎\n檢驗報告\nHCT 38.2\n')).not.toEqual([])
})

test('no accident of a whole quarter is nobody’s illness', async () => {
  const minutes =
    '職業安全衛生委員會紀錄\n主席：廠長白采彤　紀錄：黎惠卿\n1. 本季無職災。\n2. 急救箱由護理師董錦明負責。\n'
  expect(await told('minutes.txt', minutes)).toEqual([])
})

test('those who carry a banner against discrimination were of the orientation on it', async () => {
  const notice = '志工行前通知\n舉牌組 江美琴、李安蓉；物資組 夏冠辰\n今年口號「愛不分性別、性傾向」。\n'
  expect(await told('notice.txt', notice)).toEqual([])
})

test('林博士 of a brand and 高齡男 of 高齡男性 were names', async () => {
  const names = async (text: string) => {
    const { hits } = await inspect(sourceOf('a.txt', Buffer.from(text)))
    return hits
      .filter(({ detector, confidence }) => detector === 'name' && confidence !== 'low')
      .map(({ value }) => value?.trim())
  }
  expect(await names('林博士 葉黃素EX\n客服 care@example.com 0800-552-718\n')).toEqual([])
  expect(await names('姓名：柯綺妤\n病史：病人為高齡男性，高血壓15年\n')).toEqual(['柯綺妤'])
  expect(await names('我請居護吳彥廷過來看，她電話 0918-774-112\n受理人員：人資何佳蓉。\n')).toEqual([
    '吳彥廷',
    '何佳蓉',
  ])
})
