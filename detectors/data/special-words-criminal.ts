/** 犯罪前科: 緩起訴, 職權不起訴 and convictions with their execution. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Words of convictions, of what carries them out, and of the papers. Suspects and pending cases are not special by law. */
export const CRIMINAL_WORDS: readonly string[] = [
  ...words(`犯罪前科 前科 案底 有案底 留有案底 妨害風化前科 前科1件 前科紀錄 前科記錄 前科資料 前科表 前科累累 有前科 無前科 刑案前科 全國前案紀錄 前案紀錄表 前案紀錄 刑案資料查註紀錄 刑案資料查註紀錄表 刑案紀錄 犯罪紀錄 犯罪記錄 刑事紀錄 無刑事紀錄 良民證 警察刑事紀錄證明
警察刑事紀錄證明書 無犯罪紀錄 無犯罪紀錄證明 緩起訴 緩起訴處分
緩起訴處分書 緩起訴期間 緩起訴金 緩起訴處分金 職權不起訴 職權不起訴處分 判決有罪 有罪判決 判決確定 有罪確定 判刑確定 判刑 被判刑 遭判刑 判處有期徒刑 處有期徒刑 有期徒刑 應執行有期徒刑 無期徒刑 判處死刑 判處拘役 處拘役 拘役 科罰金 易科罰金 併科罰金 得易科罰金
緩刑期間 緩刑宣告 宣告緩刑 受緩刑 緩刑二年 緩刑三年 緩刑五年 褫奪公權 入監服刑 入監執行 服刑期間 服刑中 服刑 發監執行 在監執行 監獄服刑 受刑人 更生人 假釋出獄 假釋期間 假釋中 假釋 撤銷假釋 撤銷緩刑 保護管束 付保護管束 觀察勒戒 強制戒治 強制工作 感化教育 感訓處分
累犯 再犯紀錄 毒品前科 竊盜前科 酒駕前科 詐欺前科 性侵前科 傷害前科 賭博前科 槍砲前科 吸毒前科 通緝紀錄 通緝犯 遭通緝 發布通緝 刑滿出獄 刑滿釋放 出獄日期 出監日期 執行完畢日期 科刑紀錄 性侵害加害人 易服社會勞動 社會勞動 前科犯 坐過牢 坐牢 被關過 蹲過監獄 吃牢飯
受觀護人 觀護紀錄 少年前科 保護處分 訓誡處分 不得易科罰金 判決主文 聲請簡易判決處刑 簡易判決處刑 協商判決 公共危險罪 不能安全駕駛 酒後駕車 酒醉駕車 肇事逃逸罪 詐欺罪 詐欺取財罪 加重詐欺 幫助詐欺 洗錢罪 一般洗錢罪 竊盜罪 加重竊盜 強盜罪 搶奪罪 侵占罪 業務侵占 業務侵占罪
背信罪 偽造文書罪 偽造私文書 行使偽造私文書罪 傷害罪 重傷罪 過失傷害罪 過失致死罪 殺人罪 殺人未遂 妨害自由罪 恐嚇罪 恐嚇取財 妨害名譽罪 公然侮辱罪 誹謗罪 妨害性自主罪 妨害性自主 強制性交罪 強制猥褻罪 妨害秘密罪 毒品危害防制條例 施用毒品 施用第一級毒品 施用第二級毒品
持有毒品 持有第一級毒品 持有第二級毒品 製造毒品 轉讓毒品 轉讓禁藥 販賣第三級毒品 意圖販賣而持有 毒品案 毒品罪 販毒 販毒罪 運毒 詐欺案 詐欺前案 詐欺未遂 竊盜案 竊盜前案 竊盜未遂 傷害案件 殺人案 殺人既遂 殺人前科 強盜案 強盜前科 搶奪案 搶奪前科 擄人勒贖 擄人勒贖罪 縱火罪
放火罪 放火燒燬
縱火前科 強制罪 恐嚇危害安全罪 恐嚇取財罪 重利罪 地下錢莊罪 詐騙前科 詐騙罪 背信 侵占前科 公共危險案 公共危險前科 不能安全駕駛罪 不能安全駕駛致交通危險罪 不能安全駕駛致交通危險 醉態駕駛 酒駕累犯 酒駕慣犯 數罪併罰 定執行刑 應執行 合併定刑 執行案件 執更 執聲 聲請定刑 刑事裁定
被關三個月 關了三個月 關了半年 關了一年 關了兩年 關過一年 關過兩年 關過三年 被關了 被關五年 被關八年 被關三年 吸毒被抓 販毒被抓 酒駕被判 酒駕被關 判三年 判五年 酒駕公共危險 酒駕判刑 酒駕紀錄 酒駕案 肇事致人傷害逃逸 過失傷害 過失致死
過失致人於死 業務過失致死 業務過失傷害
遺棄罪 妨害秩序罪 妨害秩序 聚眾鬥毆 槍砲案 槍砲罪 違反槍砲彈藥刀械管制條例 持有槍枝罪 偽造貨幣罪 偽造有價證券罪 行使偽造文書罪 使公務員登載不實罪 偽證罪 誣告罪 湮滅證據罪 藏匿人犯罪 脫逃罪 妨害婚姻罪 略誘罪 和誘罪 妨害風化罪 圖利容留 引誘容留性交罪 散布猥褻物品罪 公然猥褻罪
違反性騷擾防治法
違反銀行法 違反證券交易法 內線交易罪 違反商業會計法 違反稅捐稽徵法 違反森林法 違反廢棄物清理法 違反著作權法 違反商標法 違反個人資料保護法 違反藥事法 違反兒童及少年性剝削防制條例 違反家庭暴力防治法 違反組織犯罪防制條例 違反選罷法 違反就業服務法 違反電信法 違反洗錢防制法
違反毒品危害防制條例罪 妨害投票罪 賄選罪 投票行賄罪 妨害兵役罪 逃兵罪 叛亂罪 貪污治罪條例 違反貪污治罪條例 對主管事務圖利罪
判決有罪確定 有罪判決確定 經判決確定 經判刑確定 判刑定讞 判決定讞 有罪定讞 定讞入監 判處罰金 處罰金 判處拘役刑 處拘役刑 宣告有期徒刑 所處有期徒刑 執行有期徒刑 執行拘役 執行刑 應執行刑 定應執行刑 殘刑 執行殘刑 刑期起算日 刑期起算 刑滿 刑滿日 刑滿日期 期滿出監 縮刑期滿
縮短刑期 指揮書期滿日 指揮書執畢日
執行指揮書 執行傳票 執行命令 發監 發監日期 入監日 入監日期 入監服刑中 入監中 出監日 出監 甫出監 剛出獄 甫出獄 甫假釋 假釋日 假釋日期 假釋在外 假釋付保護管束 報請假釋 陳報假釋 獲假釋 獲准假釋 撤假 縮刑假釋 累進處遇 責任分數 呼號 在監服刑 在監受刑 在監 在獄中 獄中服刑
蹲牢 坐過監 吃過牢飯 關過監獄 蹲過苦窯
刑後監護 監護處分 禁戒處分 強制治療處分 電子腳鐐 電子監控 科技監控 保護管束期間 保護管束期滿 付保護管束人 受保護管束 觀護報到 觀護約談 向觀護人報到 向地檢署報到 義務勞務 緩刑付保護管束 緩刑中 緩刑期內 緩刑期滿 緩刑四年 附條件緩刑 緩起訴中 緩起訴一年 緩起訴二年 緩起訴期滿
緩起訴確定 撤銷緩起訴 緩起訴義務勞務
微罪不舉 易服勞役 易科罰金執畢 易科罰金執行完畢 已易科 已易科罰金 准予易科罰金 罰金執畢 社會勞動執行 勒戒 勒戒處分 勒戒所 送勒戒 強制勒戒 戒治 戒治所 戒治處分 觀察、勒戒 受觀察勒戒人 受戒治人 受感化教育 感化教育中 少年觀護所 少觀所 少年輔育院 誠正中學 明陽中學 矯正學校
假日生活輔導 勞動服務處分 非行少年 少年非行 虞犯少年 少年保護事件 少年事件 觸法少年 少年前案
刑案資料 刑案資料查註表 全國刑案資料查註表 全國刑案資料查註紀錄表 臺灣高等法院被告前案紀錄表 被告前案紀錄表 被告全國前案紀錄表 矯正簡表 在監在押紀錄表 在監在押全國紀錄表 通緝紀錄表 通緝簡表 素行不良 素行紀錄 素行調查 素行查核 素行欠佳 犯罪前案 刑事前案 刑事前科 刑事前科紀錄
同類前科 同質前科 多項前科 數項前科 多筆前科 前科素行 不良前科 過往前科 妨害性自主前科 家暴前科 竊盜慣犯 慣竊 毒品列管 毒品列管人口 列管毒品人口 治安顧慮人口 治安人口 幫派分子 列管幫派 性侵害犯罪紀錄 性侵加害人 性侵犯 性侵累犯 加害人登記報到 性侵害加害人登記
警察刑事紀錄 刑事紀錄證明書 刑事紀錄查詢 良民證有紀錄 無罪確定 獲判無罪 被通緝 通緝中 通緝到案 通緝書 通緝在案 緝獲歸案 經緝獲 遭緝獲 羈押禁見 收押禁見 羈押中 更生保護會 更生保護 更生保護對象 甫刑滿 曾入監 曾服刑 曾坐牢 曾被關 曾被判刑 曾遭判刑 判刑紀錄 外監作業 外役監
監外作業 在監受刑人 北監 裁定保護管束 少年法庭裁定 少年保護官 少保官 觀護人報到 掏空案 犯罪紀錄查詢 裁判書查詢 判決查詢 網查裁判書 犯罪科刑 科刑判決
犯罪科刑紀錄 犯詐欺罪 犯竊盜罪 犯傷害罪 犯公共危險罪 犯侵占罪
有期徒刑肆月 有期徒刑參月 有期徒刑貳月 有期徒刑陸月 判刑一年 判刑二年 判刑三年 徒刑 死刑犯 無期徒刑犯 獄友 同房獄友 獄所 監所收容人 收容人編號 收容人姓名 收容人 呼號及姓名 接見登記 接見單 監獄信件 販賣第二級毒品 運輸毒品 槍砲彈藥刀械管制條例 違反毒品危害防制條例 賭博罪
妨害公務罪 收受贓物罪 毀損罪 貪污罪 收賄罪 行賄罪 侵入住宅罪 家暴傷害 違反保護令 組織犯罪`),
  ...sentences(),
  'criminal record',
  'did time',
  'did time for',
  'released on parole',
  'convicted of fraud',
  'criminal records',
  'criminal background',
  'police record',
  'police clearance',
  'past conviction',
  'convictions',
  'theft conviction',
  'driving under the influence',
  'fined for',
  'served his sentence',
  'completed his sentence',
  'registered sex offender',
  'restraining order',
  'arrest record',
  'arrest warrant',
  'outstanding warrant',
  'previous conviction',
  'prior convictions',
  'previous convictions',
  'conviction for',
  'convictions for',
  'found guilty',
  'pleaded guilty',
  'guilty of',
  'guilty plea',
  'served a sentence',
  'prison sentence',
  'jail sentence',
  'jail term',
  'jail time',
  'prison term',
  'imprisonment',
  'imprisoned',
  'incarcerated',
  'incarceration',
  'in custody',
  'inmate',
  'ex-convict',
  'parolee',
  'probation officer',
  'deferred sentence',
  'drunk driving',
  'drink driving',
  'dui conviction',
  'dui',
  'dwi',
  'embezzlement',
  'larceny',
  'aggravated assault',
  'drug possession',
  'drug trafficking',
  'manslaughter',
  'money laundering conviction',
  'sex offender',
  'criminal history',
  'criminal conviction',
  'prior conviction',
  'convicted of',
  'convicted',
  'sentenced to',
  'deferred prosecution',
  'suspended sentence',
  'on probation',
  'on parole',
  'released from prison',
  'served time',
  'felony',
  'misdemeanor',
]

/** 被判七年, 緩刑3年, 關了四個月: how long, in the ways to write it. */
function sentences(): string[] {
  const judged = words(`被判 遭判 判處 判刑 關了 關過 被關 坐牢 緩刑 徒刑`)
  const figures = [
    ...Array.from({ length: 12 }, (_, i) => String(i + 1)),
    '15',
    '18',
    '20',
    ...'一二兩三四五六七八九十',
  ]
  return [
    ...judged.flatMap((word) =>
      figures.flatMap((figure) =>
        // 關了 3 月: a shop, in March.
        ['年', word.startsWith('關') ? '個月' : '月', '個月'].map((unit) => word + figure + unit),
      ),
    ),
    ...figures.flatMap((figure) => [`坐了${figure}年牢`, `蹲了${figure}年牢`]),
  ]
}

/** Said of much else: only beside a word that says who did or got it. */
export const EVERYDAY_CRIMINAL: readonly string[] = words(
  `妨害風化 數罪併罰 擄人 走私 偷渡 拒捕 逃逸 幫助洗錢 掏空 詐團 販賣毒品 賣藥 移送法辦 移送 少年法庭 關出來 剛出來 放出來 剛關出來 刑案 更生保護會 更生保護 更生人 受刑人 收容人 少觀所 少年觀護所 少年輔育院 矯正學校 誠正中學 明陽中學 勒戒所 戒治所 獄所 監所收容人
接見登記 接見單 少年事件 觀護人 酒駕 緩刑
入獄 出獄 通緝 吸毒 毒品 詐欺 詐騙 竊盜 偷竊 傷害 侵占 偽造文書 恐嚇 賭博 殺人 強盜 公共危險 肇事逃逸 洗錢 車手 入監 服監 被關 監獄 罪名 宣告刑 刑度 背景不良 有案 有案在身 關過 坐過牢 關三年 蹲過 進去關 出來以後
吃官司 有紀錄 列管 管訓 放火 縱火 搶劫 搶奪 性侵 家暴 槍砲 毒品罪 吸食毒品 施用毒品 吸安 K他命 安非他命 海洛因 販毒 賄選 貪污 貪瀆 收賄 行賄 背信 重利 妨害秩序 妨害公務 妨害自由 妨害名譽 公然侮辱 誹謗 毀損 侵入住宅 過失傷害 無照駕駛 醉駕 毒駕 犯案
執行完畢 刑期 獄中`,
)
