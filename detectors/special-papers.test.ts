/** Papers of laboratories, clinics and check-ups, each beside one that looks alike and is about nobody, or is another. All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** The special categories of a file, without what is only to be looked at. */
async function special(text: string, extension: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(`paper.${extension}`, Buffer.from(text)))
  const found = hits.filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')
  return [...new Set(found.map(({ detector }) => detector.slice('special-'.length)))].sort()
}

/** What it remembers; the format; a text and its categories; its twin and what the twin is. */
const TWINS: readonly (readonly [string, string, string, readonly string[], string, readonly string[]])[] = [
  [
    'a report on a specimen was a check-up because somebody is 受檢者',
    'txt',
    '分子醫學檢驗報告　遠見生醫\n受檢者：謝國柏　出生：1966/12/21\n檢體編號：G1545735　送檢醫師：徐振辰\n結果：SMN1 exon 7 = 1 copy，為帶因者\n',
    ['genetic', 'medical-record'],
    '員工健康檢查報告\n受檢者：謝國柏　出生：1966/12/21\n檢驗報告：血糖 98，尿蛋白 (-)\n',
    ['health-exam'],
  ],
  [
    'what a check-up finds and advises was part of a chart',
    'txt',
    '勞工一般體格及健康檢查紀錄\n姓名：陳冠宇　身高 172 體重 80 血壓 138/88\n健檢醫師建議：三個月後複查\n',
    ['health-exam'],
    '門診紀錄\n姓名：陳冠宇　主訴：胸悶\n醫師建議：三個月後複查\n',
    ['medical', 'medical-record'],
  ],
  [
    '無活動性肺結核 spoke of an event',
    'txt',
    '體格檢查表\n報到人 楊思涵　19790426　胸部X光 無活動性肺結核\n',
    ['health-exam'],
    '體格檢查活動\n報名請洽 楊思涵 02-2345-6711\n',
    [],
  ],
  [
    'the name of 防治中心 made a chart a notice',
    'txt',
    '具名門診 病歷摘要　昆明防治中心\n姓名：戴誠建　生日：1998-04-06\n性行為史：男男間性行為\n',
    ['medical-record', 'sexual'],
    '性病防治宣導　昆明防治中心\n姓名：戴誠建　生日：1998-04-06\n',
    [],
  ],
  [
    'a first visit was no record',
    'txt',
    '生殖醫學中心 初診紀錄\n女方：何孟芳  1986-08-05\n性生活頻率：每月一至二次\n',
    ['medical-record', 'sexual'],
    '生殖醫學中心 初診須知\n請洽 何孟芳 02-2712-3456\n',
    [],
  ],
  [
    'a risk of an illness is no illness',
    'json',
    '{"customer":{"name":"孫采心","birthday":"1989-06-05","diagnosis":"阿茲海默症"}}',
    ['medical'],
    '{"customer":{"name":"孫采心","birthday":"1989-06-05","meaning":"阿茲海默症風險升高"}}',
    [],
  ],
  [
    'an offer of insurance lists what it pays for and asks for',
    'txt',
    '羅東宇（0916-674-266）申請理賠：癌症住院七日，附病歷摘要。\n',
    ['medical', 'medical-record'],
    '羅東宇您好：三家商品比較，癌症一次金 100 萬、住院日額 2000。理賠時才需附診斷證明與病歷摘要。\n余柏哲 0916-674-266\n',
    [],
  ],
  [
    'a procedure and an answer to many are written by somebody',
    'txt',
    '黃秀英（0912-334-551）性侵害驗傷採證完成，由社工陪同。\n',
    ['sexual'],
    'SOP-012 性侵害案件處理流程　制定：社工科 黃秀英\n一、24 小時內訪視。二、驗傷採證須經同意。\nFAQ　撰文／遺傳諮詢師 吳佳蓉\nBRCA1 突變者罹患乳癌風險約七成。\n',
    [],
  ],
  [
    'the words of a statute stand beside the name of who copied them, and what a clinic treats beside its physicians',
    'txt',
    '被告 周大同 犯竊盜罪，處有期徒刑五月。\n',
    ['criminal'],
    '刑法第 320 條 竊取他人之動產者，為竊盜罪，處五年以下有期徒刑。（整理：高志遠）\n門診表 內分泌科 王大明 糖尿病 週一上午\n',
    [],
  ],
  [
    'the loci of a DNA profile in the header made a table none',
    'csv',
    '案號,關係人,D3S1358,D21S11,比對結果\nK1,余惠玲,15/17,29/30,相符\nK2,廖宜穎,15/16,29/32,不符\n',
    ['genetic'],
    '案號,承辦人,批次,D21S11,比對結果\nK1,,3,,相符\nK2,,4,,不符\n',
    [],
  ],
]

describe('papers about somebody, and their like', () => {
  test.each(TWINS)('%s', async (_, extension, text, categories, twin, others) => {
    expect(await special(text, extension)).toEqual(categories)
    expect(await special(twin, extension)).toEqual(others)
  })
})
