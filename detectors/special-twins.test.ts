/** Texts about somebody, each beside one that looks alike and is about nobody, or is no such data by law (施行細則 §4). All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** The special categories of a file, without what is only to be looked at. */
async function special(text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf('note.txt', Buffer.from(text)))
  const found = hits.filter(({ detector, confidence }) => detector.startsWith('special-') && confidence !== 'low')
  return [...new Set(found.map(({ detector }) => detector.slice('special-'.length)))].sort()
}

/** What it remembers; a text and its categories; its twin and what the twin is. */
const TWINS: readonly (readonly [string, string, readonly string[], string, readonly string[]])[] = [
  [
    'a notice of collection lists the categories of the Act',
    '本人 林耀吉 罹患糖尿病，犯罪前科：竊盜罪。身分證統一編號：A123456789',
    ['criminal', 'medical'],
    '本人 林耀吉 同意貴公司蒐集本人之識別類資料。除法律明文規定外，不蒐集有關病歷、醫療、基因、性生活、健康檢查及犯罪前科之個人資料。\n立同意書人：林耀吉\n身分證統一編號：A123456789\n',
    [],
  ],
  [
    'a claim for a benefit is about who was ill, an offer of the same benefit is not',
    '我是要保人陳家廷，民國95年出生。\n家父陳思廷上個月因大腸癌接受手術及化療，附上收據申請住院醫療給付。\n',
    ['medical'],
    '陳家廷先生您好：本公司新推住院醫療險、手術醫療險，業務 林小姐 0912-345-678',
    [],
  ],
  [
    'a joint that is replaced is no sexual life',
    '張筱妤（0917-345-671）於112年9月接受膝關節置換手術',
    ['medical'],
    '張筱妤 0917-345-671 詢問手機電池置換服務',
    [],
  ],
  [
    'charged and not convicted',
    '被告 吳美玲 業務侵占，經判刑確定，得易科罰金。',
    ['criminal'],
    '不起訴：被告 吳美玲 業務侵占 罪嫌不足',
    [],
  ],
  [
    'who was defrauded is no offender',
    '林美惠 因詐騙被判1年6月，緩刑3年。',
    ['criminal'],
    '被害人 林美惠 遭詐騙 50 萬 報案',
    [],
  ],
  [
    'how long somebody was in prison',
    '董事 賴文彬 違反證交法，緩刑3年',
    ['criminal'],
    'Kevin Lin, probation period ends 2024-06-30, HR confirmed regular employment',
    [],
  ],
  [
    'a figure of a check-up, and the same figure in a chart',
    '學生健康檢查紀錄卡\n姓名：黃政宏　生日：89年1月19日\n口腔檢查：齲齒2顆\n',
    ['health-exam'],
    '仁安診所　門診紀錄\n病歷號碼：6510046　病患姓名：丁宜雄\nO：BP 144/98，HR 96\nA：甲狀腺機能亢進\n',
    ['medical', 'medical-record'],
  ],
  [
    'a certificate that is enclosed with a slip',
    '診斷證明書\n姓名：俞淑成 民國75年3月4日生\n病名：肺炎\n',
    ['medical', 'medical-record'],
    '請假單\n姓名：俞淑成　員編：63045\n事由：左踝骨折住院（檢附台大醫院診斷證明書）\n',
    ['medical'],
  ],
  [
    'who is examined is a person, or a thing',
    '廚師 蘇文雄 供膳人員健檢 B肝抗體陽性 合格',
    ['health-exam'],
    '系統健檢報告 工程師 陳建宏：CPU 85%，磁碟壽命剩 60%',
    [],
  ],
  [
    'left and right before the figure',
    '三年一班 陳子翔 視力 左0.3 右0.5 需轉介眼科',
    ['health-exam'],
    '員工健檢補助申請 林美惠 金額 3,500 元 發票 AB12345678',
    [],
  ],
  [
    'blanks between Latin letters and characters',
    '刑事局 DNA 鑑定：林進財 唾液與現場菸蒂型別相符',
    ['genetic'],
    '警政署刑事局 DNA 實驗室 技正 王美玲 榮獲績優公務員',
    [],
  ],
  [
    'an offence is told of whom it was done to',
    '案女 小芸（本名 許芸芸）遭繼父性侵多次',
    ['sexual'],
    '公文：承辦人 張雅雯 檢送性侵害犯罪防治法修正草案',
    [],
  ],
  [
    'a field without a colon',
    '交友檔案 姓名 黃柏鈞 性向 雙 角色 不分',
    ['sexual'],
    '職涯測驗 姓名 黃柏鈞 性向 測驗日期 114/3/1',
    [],
  ],
  [
    'registered mail is no registration with a physician',
    '王志明 0912-333-444 昨天發燒掛急診，診斷為流感',
    ['medical'],
    '大樓收發 掛號 3 件 收件人 王志明 身分證 A123456789 簽收',
    [],
  ],
  [
    'whose animal is ill, and who is',
    '獸醫系學生 林家豪 A123456789 罹患腎衰竭，定期洗腎',
    ['medical'],
    '看診：飼主 許雅婷 0911-234-567 貓咪「豆豆」腎衰竭，打皮下點滴',
    [],
  ],
  [
    'a team, and who has what it deals with',
    'Eric Wang was diagnosed with diabetes, National ID A123456789.',
    ['medical'],
    'Eric Wang joined the diabetes team at Novo as product manager. National ID A123456789.',
    [],
  ],
]

describe('texts about somebody and their twins', () => {
  test.each(TWINS)('%s', async (_wound, text, categories, twin, ofTwin) => {
    expect(await special(text)).toEqual(categories)
    expect(await special(twin)).toEqual(ofTwin)
  })
})
