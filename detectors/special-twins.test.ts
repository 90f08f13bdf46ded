/** Texts about somebody, each beside one that looks alike and is about nobody, or is no such data by law (施行細則 §4). All invented. */
import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'

const inspect = makeInspector(true)

/** The special categories of a file, without what is only to be looked at. */
async function special(text: string, extension = 'txt'): Promise<string[]> {
  const { hits } = await inspect(sourceOf(`note.${extension}`, Buffer.from(text)))
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
  [
    'an illness that a check-up shows is its finding; one that is treated is a treatment',
    '員工健康檢查報告\n姓名：林耀吉　出生：70/11/12\n空腹血糖 84　GPT 21\n備註：膽結石手術後',
    ['health-exam', 'medical'],
    '員工健康檢查報告\n姓名：林耀吉　出生：70/11/12\n空腹血糖 84　GPT 21\n腹部超音波：膽結石 0.8 公分',
    ['health-exam'],
  ],
  [
    'a laboratory abbreviation makes no chart of a check-up',
    '復健科門診 病歷號 334512 姓名 陳麗珠\nA：甲狀腺亢進\nP：Procil 續用',
    ['medical', 'medical-record'],
    '健康檢查中心　受檢報告\n受檢者：黃添丁　出生年月日：1965-06-25\n血液　WBC 5.8　Hb 12.1　HbA1c 5.5　LDL 112',
    ['health-exam'],
  ],
  [
    'what is measured of somebody who is ill',
    '王志明 A123456789 公司健檢 血氧 95 血壓 130/80',
    ['health-exam'],
    '王志明 A123456789 確診第 5 天，血氧 95，咳嗽，視訊看診',
    ['medical'],
  ],
  [
    'a screening for one infection is no check-up',
    '大腸癌篩檢結果通知 陳福來先生 A123456789 糞便潛血 陽性',
    ['health-exam'],
    'HIV 篩檢 本名 李小華 A123456789\n篩檢結果：HIV 陽性，安排確認檢驗',
    ['medical'],
  ],
  [
    'a disease that is caught by sex is a disease',
    '個案 林承恩 A123456789 性伴侶數 4，皆未使用保險套',
    ['sexual'],
    '外籍勞工定期健康檢查\n姓名：林承恩　身分證：A123456789\n梅毒血清　RPR 陰性',
    ['health-exam'],
  ],
  [
    'a certificate that says something, and one that is asked for',
    '診斷證明書載明：朱玉玲（A223456781）左踝骨折，宜休養六週',
    ['medical', 'medical-record'],
    '客人 朱玉玲（A223456781）要退團，已請他 email 診斷證明到客服信箱',
    [],
  ],
  [
    'a paper of an examination of things',
    '檢驗報告 受檢人：林大偉 病歷號 889123 CRP 8.3',
    ['medical-record'],
    '水質檢驗報告 林建宏 A123456789 總菌落數 <5 CFU/mL',
    [],
  ],
  [
    'who keeps such papers',
    '護理紀錄 陳阿土 A123456789 傷口紗布乾淨，換藥一次',
    ['medical-record'],
    '實習學生 林怡君 A223456781 護理紀錄撰寫 成績 88 分',
    [],
  ],
  [
    'talks about the soul, and about money',
    '諮商紀錄 個案 吳佳蓉 A223456781 談與母親的衝突',
    ['medical-record'],
    '投資諮商紀錄 客戶 吳佳蓉 A223456781 風險屬性 積極型',
    [],
  ],
  [
    'an injury of a finger',
    '受傷員工 顏思蓁（A223456781）左手食指壓傷，送醫院急診',
    ['medical'],
    '顏思蓁（A223456781）社工個案管理紀錄：低收入戶審核通過',
    [],
  ],
  [
    'a box right behind its word',
    '健康告知：高血壓■ 糖尿病□ 心臟病□ 簽名 王志明 A123456789',
    ['medical'],
    '健康告知：高血壓□ 糖尿病□ 心臟病□ 簽名 王志明 A123456789',
    [],
  ],
  [
    'carrying a gene, and having the illness',
    '黃丞軒 A123456789 罹患亨丁頓舞蹈症，步態不穩',
    ['medical', 'medical-record'],
    '黃丞軒 A123456789 帶有亨丁頓舞蹈症的擴增，CAG 重複 43 次',
    ['genetic'],
  ],
  [
    'convicted, as it is told, and a lecture on convictions',
    '許瑋倫（A123456789）警察局回覆了，違反槍砲條例判過三年六個月',
    ['criminal'],
    '講座：更生人就業的第一步　講者：李璇觀護人\n內容：前科註記、塗銷、良民證怎麼查',
    [],
  ],
  [
    'what was operated on, and who operates',
    '李淑惠小姐半月板修補後第三週，復健中',
    ['medical'],
    '骨科醫師 李淑惠 專長 半月板修補、韌帶重建',
    [],
  ],
  [
    'whoever has it, as what is said of somebody',
    '旅客 林志明 A123456789 需輪椅，洗腎病人，每週一三五',
    ['medical'],
    '林志明 A123456789 報名課程，洗腎病人的飲食',
    [],
  ],
  [
    'a pregnancy, and the fear of one',
    '潘玉珍 A223456781 懷孕12週，改期',
    ['medical'],
    '潘玉珍 A223456781 擔心懷孕，想買驗孕棒',
    [],
  ],
  [
    'a check-up that is made, and one that is arranged',
    '王志明 A123456789 年度健檢 尿酸 7.9',
    ['health-exam'],
    '公司健檢通知：請 王志明（A123456789）於 5/6 空腹至健檢中心',
    [],
  ],
]

test('a note in four parts is one by the names of its fields, too', async () => {
  const parts = (s: string, o: string, a: string, p: string) =>
    special(`{"name":"周大同","id":"A123456789","${s}":"咳嗽","${o}":"喉嚨紅","${a}":"感冒","${p}":"開藥"}`, 'json')
  expect(await parts('s', 'o', 'a', 'p')).toContain('medical-record')
  expect(await parts('s', 'o', 'a', 'q')).not.toContain('medical-record')
})

test('in a row of figures an illness is a finding', async () => {
  const pupil = (label: string, value: string) =>
    special(
      `<list><p><name>陳小芸</name><id>A223456781</id><height>163</height><bmi>22</bmi><裸視右>0.3</裸視右><${label}>${value}</${label}></p></list>`,
      'xml',
    )
  expect(await pupil('other', '脊柱側彎')).toEqual(['health-exam'])
  expect(await pupil('other', '脊柱側彎手術')).toContain('medical')
})

describe('texts about somebody and their twins', () => {
  test.each(TWINS)('%s', async (_wound, text, categories, twin, ofTwin) => {
    expect(await special(text)).toEqual(categories)
    expect(await special(twin)).toEqual(ofTwin)
  })
})
