import { describe, expect, test } from 'vitest'
import { makeInspector } from '../fixtures/accuracy/inspect.ts'
import { sourceOf } from '../fixtures/read-all.ts'
import { found } from './testing.ts'

const inspect = makeInspector(true)

/** Normal forms of a kind in a file; those of low confidence left out. */
async function inFile(detector: string, name: string, text: string): Promise<string[]> {
  const { hits } = await inspect(sourceOf(name, Buffer.from(text)))
  return hits.filter((hit) => hit.detector === detector && hit.confidence !== 'low').map(({ normal }) => normal ?? '')
}

describe('columns whose names say only whom they are about held no names', () => {
  test('guests of a hotel, some with names in letters', async () => {
    const text = `房號;訂房人;入住;聯絡
305;李信卿;2025-07-01;0968-587-343
305;林靜山;2025-07-03;0989-993-841
508;王美穎;2025-07-03;0972-062-208
402;Kevin Yang;2025-07-02;0975-793-831
402;Chih-Ming Wang;2025-07-02;0978-013-536
`
    expect(await inFile('name', 'a.csv', text)).toHaveLength(5)
  })

  test('believers of a temple', async () => {
    const text = `<table><tr><th>收據號</th><th>信士/善信</th><th>住址</th></tr>
<tr><td>A08506</td><td>卓書宏</td><td>永康區復國一路三段389號</td></tr>
<tr><td>A09069</td><td>廖金珍</td><td>臺東市四維路196號</td></tr>
<tr><td>A02065</td><td>羅美琪</td><td>永康區大灣路234號</td></tr></table>`
    expect(await inFile('name', 'a.html', text)).toHaveLength(3)
  })

  test('who leads a group, with nothing else of a person in the table', async () => {
    const text =
      '日期,時段,部門,人數,帶隊人員,分機\n6/12,09:30,品管,51,李婉婷,373\n6/13,08:00,品管,23,許振,334\n6/14,08:00,品管,39,蔡冠蘭,307\n'
    expect(await inFile('name', 'a.csv', text)).toEqual(['李婉婷', '許振', '蔡冠蘭'])
  })

  test('goods beside an address are no names', async () => {
    const text = '攤位,招牌,地址\n1,王子麵,臺東市四維路196號\n2,高麗菜,臺東市四維路197號\n3,金針花,臺東市四維路198號\n'
    expect(await inFile('name', 'a.csv', text)).toEqual([])
  })

  test.each(['counselor', 'officer', 'worker', 'suspect'])('the %s of a record in JSON', async (key) => {
    expect(await inFile('name', 'a.json', JSON.stringify({ case: 7, [key]: '蕭素安' }))).toEqual(['蕭素安'])
  })
})

describe('names behind words that nobody had listed', () => {
  test.each([
    ['他本名林宥枝，住竹北市福興東路379號。', '林宥枝'],
    ['客戶自稱小姐，全名詹育貞，核對資料如下。', '詹育貞'],
    ['主旨：公示送達受處分人林慧瑜（身分證統一編號：E101562960）之支付命令。', '林慧瑜'],
  ])('%s', (text, name) => {
    expect(found(`${text}\n`, 'name')).toContain(name)
  })

  test.each(['拉娃谷幸', '伊斯卡卡夫特', '莎韻諾米'])('%s, written down by its sounds without dots', (name) => {
    expect(found(`姓名：${name}\n電話：0912-345-111\n`, 'name')).toEqual([name])
  })

  test.each(['阿里巴巴', '哥倫比亞', '大里烏日', '巴塔哥尼亞', '南海海山'])('%s is a place or a brand', (name) => {
    expect(found(`姓名：${name}\n電話：0912-345-111\n`, 'name')).toEqual([])
  })

  test.each(['姓名：變更登記\n', '姓名：請詳細填寫\n'])('%s is still none', (text) => {
    expect(found(text, 'name')).toEqual([])
  })
})

describe('birth dates of children beside their names were the days of something else', () => {
  test.each([
    ['案主 侯志睿（民國104年4月6日）現由祖母照顧。', '2015-04-06'],
    ['病童 **司徒金銘**（102/09/16），全外顯子定序。', '2013-09-16'],
    ['送檢人：游永軒（疑父，K107787537）、許庭花（子，民國100年2月20日）', '2011-02-20'],
  ])('%s', (text, date) => {
    expect(found(`${text}\n`, 'birth-date')).toEqual([date])
  })

  test('a day beside the name of an adult is still no birth date when it is of late', () => {
    expect(found('承辦 王志明（民國104年4月6日）核章。\n', 'birth-date')).toEqual([])
  })

  test('six digits glued to a name are a number of something', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => `王小明68042${i},收件`).join('\n')
    expect(await inFile('birth-date', 'a.csv', `代號,動作\n${rows}\n`)).toEqual([])
    expect(found('王小明 680422\n', 'birth-date')).toEqual(['1979-04-22'])
  })

  test('the ID before the date was read as the beginning of it, and a child has no other way to be born', () => {
    expect(found('3) 大兒子：張哲毅 J113106976 2013年8月17日生\n', 'birth-date')).toEqual(['2013-08-17'])
    expect(found('學生 J113106976 民國 102 年 8 月 17 日生\n', 'birth-date')).toEqual(['2013-08-17'])
    expect(found('案號 113 2013年8月17日生效\n', 'birth-date')).toEqual([])
  })

  test('behind points that lead to it', () => {
    expect(found('姓 名 … 陳誠宏\n生 日 … 19600311\n', 'birth-date')).toEqual(['1960-03-11'])
  })

  test('on a line to write on', () => {
    expect(found('2. 出生：民國＿62 年 11 月 12 日＿\n', 'birth-date')).toEqual(['1973-11-12'])
  })
})

describe('papers that a new employee is to bring were examinations of theirs', () => {
  test.each([
    '陳月珍先生：恭喜錄取本公司作業員，請於7/1攜帶：(1)身分證影本 (2)體檢報告 (3)照片兩張。\n',
    '張嘉勝小姐：恭喜錄取。報到應備：身分證影本、勞工體格檢查表及照片兩張。\n',
  ])('%s', (text) => {
    expect(found(text, 'special-health-exam')).toEqual([])
  })

  test('what somebody carries in the genes is still theirs', () => {
    expect(found('病人王小明檢測結果：攜帶 BRCA1 基因突變。\n', 'special-genetic')).not.toEqual([])
  })
})

test('a landline of Matsu in parts', () => {
  expect(found('如需更改，請來電 (0836)2-7276\n', 'landline')).toEqual(['083627276'])
})

describe('who gave how much, and who was in the rows of few columns', () => {
  test('the amount right behind the name, as an inline element leaves it', async () => {
    const list = `<h3>愛心捐款芳名錄</h3><ul>
<li>尤宗銘<span>1,000</span></li><li>張彥賢、魏翔<span>2,000</span></li><li>陳榮仁闔家<span>3,600</span></li>
<li>善心人士<span>500</span></li><li>許育源<span>300</span></li><li>余鈞<span>6,000</span></li></ul>`
    expect(await inFile('name', 'a.html', list)).toEqual(['尤宗銘', '張彥賢', '魏翔', '陳榮仁', '許育源', '余鈞'])
  })

  test('what was given is nobody', () => {
    expect(found('捐款物資\n白米300\n黃豆1,000\n林口3,000\n高雄市5,000\n張力500\n江南30\n', 'name')).toEqual([])
  })

  test('a heading that says somebody is all that says something', async () => {
    const text =
      '歸檔日,病歷室人員,班別,件數\n2026-03-01,吳思慈,早,120\n2026-03-02,鍾彥恩,早,98\n2026-03-04,唐誠,早,133\n2026-03-05,王秀涵,晚,51\n'
    expect(await inFile('name', 'a.csv', text)).toEqual(['吳思慈', '鍾彥恩', '唐誠', '王秀涵'])
    const goods = '編號,供應者,件數\n1,金針花,3\n2,高麗菜,4\n3,王子麵,5\n'
    expect(await inFile('name', 'a.csv', goods)).toEqual([])
  })

  test('the first of the rows looked like a header, for what stands beside the name', async () => {
    const rows =
      '<tr><td>王士霖<td>健檢醫師<td>腹部超音波</tr><tr><td>李育杰<td>護理師<td>抽血</tr><tr><td>呂玉涵<td>放射師<td>胸部X光</tr>'
    expect(await inFile('name', 'a.html', `<table>${rows}</table>`)).toEqual(['王士霖', '李育杰', '呂玉涵'])
    const kin = '<tr><td>孫子女<td>電話</tr><tr><td>李育杰<td>0912-745-638</tr><tr><td>呂玉涵<td>0912-745-639</tr>'
    expect(await inFile('name', 'a.html', `<table>${kin}</table>`)).toEqual(['李育杰', '呂玉涵'])
  })

  test('guests of a house', async () => {
    const text = '房號,住客,車號\n301,尤惠茵,-\n302,Tanaka Yuki,-\n'
    expect(await inFile('name', 'a.csv', text)).toEqual(['尤惠茵', 'tanaka yuki'])
  })

  test('the subject of a check is somebody, and of a mail a matter', async () => {
    const record = (subject: string) => JSON.stringify({ subject, idno: 'E163968306' })
    expect(await inFile('name', 'a.json', record('宋建仁'))).toEqual(['宋建仁'])
    expect(await inFile('name', 'a.json', record('安全維護'))).toEqual([])
    expect(await inFile('name', 'a.json', record('宋建仁的訂單'))).toEqual([])
  })
})

describe('names that stood behind what else says that somebody is named', () => {
  test('in Han characters behind the same in letters', async () => {
    const text =
      'EmpID,Name,Dept\n10021,Kevin Lin 林凱文,RD2\n10044,Amy Chen 陳怡靜,Sales\n10045,Lin Po-Yu（林柏佑）,QA\n10046,Node 高可用,QA\n10047,const 王小明,QA\n'
    expect(await inFile('name', 'a.csv', text)).toEqual(['林凱文', '陳怡靜', '林柏佑'])
  })

  test.each(['from', 'baby', 'real', 'me', 'by', '夫妻', '成員'])('the value of %s', async (key) => {
    const values = ['陳建宏', 'agent_77', '林口分局', '高鐵左營']
    const lines = values.map((value) => JSON.stringify({ t: '09:10', [key]: value, text: '收到' }))
    expect(await inFile('name', 'a.jsonl', `${lines.join('\n')}\n`)).toEqual(['陳建宏'])
  })

  test('whoever speaks is whom a message is about, as whoever keeps it is not', async () => {
    const record = (key: string) => `${JSON.stringify({ t: '09:10', [key]: '陳建宏', text: '我去年確診糖尿病' })}\n`
    expect(await inFile('special-medical', 'a.jsonl', record('from'))).toEqual(['確診', '糖尿病'])
    expect(await inFile('special-medical', 'a.jsonl', record('updated_by'))).toEqual([])
  })
})
