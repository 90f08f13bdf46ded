import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ASKED_AT_BEGINNINGS, beginnings, hanInNote, latinInNote, matchesAt } from './names-in-notes.ts'
import { found } from './testing.ts'

const names = (text: string): string[] => found(text, 'name')

/** So much of other text that a note it is no more. */
const LONG = '本會訂於下週召開例會，請各組準時出席並攜帶資料。\n'.repeat(200)

describe('names in a note that no label announces', () => {
  test.each([
    ['見證地政士：林郁婷　（ 106 竹縣地登字第000318號 ）', ['林郁婷']],
    ['被看護者：杜裕民　每日照顧八小時', ['杜裕民']],
    ['受檢人：**崔國華**，報告如下', ['崔國華']],
    ['主管簽核：李義雄\n覆核：何翔', ['李義雄', '何翔']],
    ['顯考嚴景隆府君慟於八月廿日壽終正寢', ['嚴景隆']],
    ['有關令堂章韻如申請長期照顧一案', ['章韻如']],
    ['502-2 李弘 66y COPD，夜間使用呼吸器', ['李弘']],
    ['黎世昌／男／78歲／跌倒', ['黎世昌']],
    ['主治 VS 駱傑', ['駱傑']],
    ['2F 姚鈞\n3F 涂安妮', ['姚鈞', '涂安妮']],
    ['父：杜朝枝　母：鄒麗珠', ['杜朝枝', '鄒麗珠']],
    ['母李歐筱涵，職業欄空白', ['李歐筱涵']],
    ['歐陽柏翰，請於下午到場', ['歐陽柏翰']],
    ['袁立群 君　台端欠費如下', ['袁立群']],
    ['出席：何欽賢（A棟3樓）、凌斌（A棟7樓）、徐惠美（代）', ['何欽賢', '凌斌', '徐惠美']],
    ['新北市路竹街200巷14弄2樓 唐宥心收', ['唐宥心']],
    ['會長黃文玲、副會長羅瑞源、校長瓦歷斯‧尤幹、學務主任蔡國棟', ['黃文玲', '羅瑞源', '瓦歷斯‧尤幹', '蔡國棟']],
    ['→ 劉　林尾妹（副組長）\n→ 簡　寶珠（組長）', ['劉林尾妹', '簡寶珠']],
    ['兒童　　厲 美玲　生日 076.12.21', ['厲美玲']],
    ['見證人　徐國樑\n填單人　陳佩珊', ['徐國樑', '陳佩珊']],
    ['范芳瑜．林敏雄．方雅婷 迴向眾生', ['范芳瑜', '林敏雄', '方雅婷']],
    ['主席：伊斯坦大‧巴里　　紀錄：鄭俊傑', ['伊斯坦大‧巴里', '鄭俊傑']],
    [
      'Surgeon   : 何國樑     Assistant: 闕芙蓉     Findings: displaced fracture, poor bone quality',
      ['何國樑', '闕芙蓉'],
    ],
    ['sister 林淑貞 (negative), of the same variant', ['林淑貞']],
    ['姓名：詹葉阿免\n姓名：霍惠美子', ['詹葉阿免', '霍惠美子']],
    ['姓名：姜石頭\n姓名：鄒查某\n姓名：蔡罔市', ['姜石頭', '鄒查某', '蔡罔市']],
    // Whom an item, a turn, a prize or a day of birth is of.
    ['3號 彭育誠：血壓偏高，休息再量\n7號 司馬添丁：抽血暈針', ['彭育誠', '司馬添丁']],
    ['週三 夏侯安、佳作 匡子瑜', ['夏侯安', '匡子瑜']],
    ['生日要補：楊芳 1978.09.05', ['楊芳']],
    // In a row with others beyond doubt.
    ['出席理事：張郁婷　何宏　林語彤', ['張郁婷', '何宏', '林語彤']],
    ['板凳：周靖、曾永福\n遲到：康永昌（08:43）、周靖（08:51）', ['周靖', '曾永福', '康永昌', '周靖']],
    // Who signs.
    ['我不知道怎麼跟媽媽講……\n——黃丞軒', ['黃丞軒']],
    ['以上，請至一樓領取。\n病歷組 林廷', ['林廷']],
    // With whom, by whom, and what somebody did.
    ['竟與謝東昇（另行通緝）共同行竊', ['謝東昇']],
    ['於事故當日遭胡進發駕駛之自小客車擦撞', ['胡進發']],
    ['昨天歐陽靖說貨車壞了，我請張簡志明去看', ['歐陽靖', '張簡志明']],
    ['盧彥均已於昨日離職，後續請洽莊惟安（分機2233）', ['盧彥均', '莊惟安']],
    ['「我很難過。」朱玉琴的女兒朱韻說', ['朱玉琴', '朱韻']],
    // Where somebody works, at once before the name.
    ['製造二課蔡宗翰因腰椎骨折住院開刀', ['蔡宗翰']],
    ['會計室林怡君罹患乳癌，請假治療', ['林怡君']],
    // Two surnames, and those of Vietnam.
    ['00124 彭徐秋妹 出資 1 股', ['彭徐秋妹']],
    ['採樣員 卓吳福來', ['卓吳福來']],
    ['收：鍾氏金蓮小姐', ['鍾氏金蓮']],
    ['黃吳玉蘭 / F / 45y', ['黃吳玉蘭']],
    // In quotes behind whose they are.
    ['- 父「劉哲德」曾因傷害入獄三次', ['劉哲德']],
    ['A生「李翔」陳述：去年與B師「黃振偉」交往', ['李翔', '黃振偉']],
    ['擬任倉管的「黃家恩」提供的良民證', ['黃家恩']],
    ['來電：我要問我媽媽的藥，「謝靜貞」，上次領慢箋的。', ['謝靜貞']],
    ['媽媽的店，「林東芳」很有名', []],
    ['姊「林東芳」牛肉麵買回來了', []],
    ['家屬「許可」後，老師的「高雅」', []],
    ['擔任「王子」的「金冠華」', []],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test.each([
    ['Referring Li-Chun Wei for a second opinion', ['wei li chun']],
    ['Complainant: Kuan-Yu Kuo. Respondent: Shu-Fen Lo.', ['kuo kuan yu', 'lo shu fen']],
    ['Name of child: Ko Cheng-En      Sex: Female', ['ko cheng en']],
    ['to: "CHENG, SHU-FEN" and others', ['cheng shu fen']],
    ['1.CHUNG/YATING MR   2.TAI/SHAOCHI MS', ['chung yating', 'tai shaochi']],
    ['  Hui Chuan Yu\n  No. 78, Minsheng Rd.', ['yu hui chuan']],
    ['Dear Kevin Huang, thank you', ['huang kevin']],
    ['Notify party: KAO, YUNG / TEL', ['kao yung']],
    ['案主 A：卡照‧法拉漢（1985/02/08）', ['卡照‧法拉漢']],
    ['Cindy Mei-Ling Yeh will join', ['yeh cindy mei ling']],
    ['CHANG PIN-JUI and YEN-TING HSU', ['chang pin jui', 'hsu yen ting']],
    // One person in two scripts.
    ['陳宜妤 Chen Yi-Yu', ['陳宜妤']],
    ['Chen Yi-Yu（陳宜妤）敬邀', ['陳宜妤']],
    ['林郁婷 | Yu-Ting Lin | 0978-826-814', ['林郁婷']],
    // Two people, not one.
    ['Please ask Yi-Yu Chen, Yu-Ting Lin or both', ['chen yi yu', 'lin yu ting']],
    ['歡迎林郁婷學姊回來', ['林郁婷']],
    ['受款人 Hiroshi Tanaka 帳號不詳', ['hiroshi tanaka']],
    ['302室：Maria Dela Cruz、Tran Van Duc', ['maria dela cruz', 'tran van duc']],
    ['出差人員：施傑、Michael Chen', ['施傑', 'chen michael']],
    ['hi Nguyen Thi Lan,', ['nguyen thi lan']],
    ['共同作者 Siti Rahmawati 1984.06.18', ['siti rahmawati']],
    [' - Ms. Eric Y.C. Peng, passport', ['peng eric y c']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test.each([
    '記者：王文华報導',
    '注意者：安全第一',
    '施工：方便為主',
    '製造二課全體因流感請假',
    '營業部許多同仁因流感請假',
    '護理部周年慶因疫情停辦',
    '2樓 會議室\n3樓 安全門',
    '金門、高雄、康寧皆可到貨',
    '王小明：早安',
    '康乃馨、萬年青、金盞花，各一束',
    '光明燈・太歲燈 登記簿',
    '謝謝謝小姐',
    '美味‧健康，快樂‧平安',
    'LIN, MIX and CHEN/PORT',
    'Hong Yuan Road, Jin Hu Town, Grand Lake',
    'Pre-Sales Lead, Wi-Fi Router, Hi-Fi Audio, Yu-Gi Cards',
    'CHEN/README, LIN/src/YATING',
    'Fan Cool-Down, Yang-Mode, Pan-Asian Ho style, Hong Kong-Macau Edition, Long-Term Wang Lab',
    'Sun Shine Fan\nWen Hu Line',
    '歡迎康寧大學師生',
    '紀律委員由各班推派。林木業、文具行、高露潔、金石堂 1樓',
    '週三 全天營業　週四 公休　週五 高中部返校',
    '第一名 金牌一面、特優 高中組、頭獎 機車、三獎 金飾',
    '高雄 2001.9.9、林口 98.1.1、文化 78年5月1日',
    '3號 高雄線：每日發車。5. 安全帽：必備',
    '總務處 公告\n人事室 高階\n教務處 林園校區',
    '請高雄分店去領貨，由安全組負責，被方向燈擦撞',
    '與黃金交易所共同舉辦，和平安寧病房',
    '水果：金桔、黃玉米、白蘿蔔、文旦',
    '又新又好，江又寬，石又青的路',
    'Visit Long Hall, Mark Price Hotel, San Jose and Santa Cruz. Make Do.',
    '張君雅小妹妹捏碎麵',
  ])('none in %s', (text) => {
    expect(names(text)).toEqual([])
  })

  test('nor in a text so long that such characters come by chance', () => {
    expect(names(`${LONG}被看護者：林郁婷。\n`)).toEqual([])
  })

  test('a row of blanks is not read again at every blank', () => {
    for (const blank of [' ', '\t', '　']) {
      const text = `${blank.repeat(100_000)}林郁婷`
      expect(hanInNote(text, true, () => true).map(({ name }) => name)).toContain('林郁婷')
      expect(hanInNote(text, false, () => true).map(({ name }) => name)).toContain('林郁婷')
      expect(latinInNote(`a b-c${text}`)).toEqual([])
    }
  })

  test('a table drawn with lines is a table', () => {
    const table =
      '┌──────┬────────────┐\n│ 姓名 │ 身分證     │\n├──────┼────────────┤\n│鍾沛涵│ F272336511 │\n│蘇若瑄│ N229867430 │\n└──────┴────────────┘\n'
    expect(names(table)).toEqual(['鍾沛涵', '蘇若瑄'])
  })

  test('a name with blanks between its characters, in a column of fixed width', () => {
    expect(names('尤　岳　霖   V115524230  0951224\n梁　靖　雯   V259892199  0950217\n')).toEqual(['尤岳霖', '梁靖雯'])
  })
})

describe('names in a record whose keys do not tell', () => {
  const inRecord = (lines: readonly string[]): string[] => found(`${lines.join('\n')}\n\n`, 'name', { kind: 'fields' })

  test('beside a telephone or a mailbox', () => {
    expect(inRecord(['on-duty\t游春天', 'phone\t0978-826-814'])).toEqual(['游春天'])
    expect(inRecord(['lname_fname\tChen, Mei-Hui', 'zh\t林宇恩', 'sms\t0978-826-814'])).toEqual([
      'chen mei hui',
      '林宇恩',
    ])
    expect(inRecord(['shown\tKuo Pinyen', 'email\tpinyenkuo@msa.hinet.net'])).toEqual(['kuo pinyen'])
  })

  test('not without one, not in a longer value, and not where there is a name already', () => {
    expect(inRecord(['on-duty\t游春天', 'week\t2026-W30'])).toEqual([])
    expect(inRecord(['name\tMei-Hui Chen', 'shop\t康是美', 'phone\t0978-826-814'])).toEqual(['chen mei hui'])
    expect(inRecord(['note\t游春天氣好', 'phone\t0978-826-814'])).toEqual([])
    expect(inRecord(['name\t林雅婷', 'topic\t康乃心', 'phone\t0978-826-814'])).toEqual(['林雅婷'])
  })
})

test('an expression that is asked only where a name may begin finds what it would find in all of the text', () => {
  const words = [
    ...[
      '王小明',
      '歐陽靖',
      '陳林美玲',
      '林　苡安',
      '阮氏金蓮',
      '周又慈',
      '姜石頭',
      '彭徐秋妹',
      '厲美玲',
      '李弘',
      '卓 佩珊',
      '😀陳美玲',
    ],
    ...[
      '護理師：',
      '昨天',
      '說',
      '我叫',
      '、',
      '（',
      '）',
      '週三 ',
      ' 1978.09.05',
      '／男／78歲',
      '3號 ',
      '：',
      '→ ',
      '——',
      '病歷組 ',
    ],
    ...['與', '等人', '父', '主管簽核：', 'mother ', ' (', '\n', '　', '  ', '高', '公', '|', '君', '文字', 'x'],
  ]
  const text = fc.array(fc.constantFrom(...words), { maxLength: 24 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (text) => {
      const places = beginnings(text)
      for (const pattern of ASKED_AT_BEGINNINGS) {
        const everywhere = new RegExp(pattern.source, pattern.flags.replace('y', 'g'))
        const all = Array.from(text.matchAll(everywhere), ({ index: at, 0: name }) => ({ at, name }))
        expect(matchesAt(text, places, pattern)).toEqual(all)
      }
    }),
    { numRuns: 1000 },
  )
})
