/**
 * What the lists of words of the six special categories of 個資法 §6 (施行細則 §4) have in common. One file a list; all written for this
 * project, see docs/word-lists.md.
 *
 * A list says what words are about; whether they are about somebody says detectors/special/judge.ts.
 */

/**
 * A list in running text, separated by blanks. Where Latin letters or digits meet Chinese characters, as many write a blank between them as
 * do not: DNA鑑定, DNA 鑑定.
 */
export const words = (text: string): string[] =>
  text
    .trim()
    .split(/\s+/u)
    .flatMap((word) => {
      const spaced = word.replaceAll(/(?<=[\w)+*])(?=\p{Script=Han})|(?<=\p{Script=Han})(?=[\w(])/gu, ' ')
      return spaced === word ? [word] : [word, spaced]
    })

/** What is looked over like a person: 系統健檢報告, 車輛體檢. */
const THINGS = words(
  `系統 車輛 房屋 資安 企業 財務 保單 電腦 網站 主機 資料庫 設備 網路 住宅 屋況 汽車 機車 愛車 理財 投資 法規 法遵 專利 履歷 學習 土壤 樹木 老樹 橋梁 建物 電梯 水電 寵物 犬貓 毛孩 愛犬 賽鴿 家電 冷氣 品牌 退休金 公司治理 經營 人資 組織`,
)
const LOOKED_OVER = THINGS.flatMap((thing) =>
  ['健檢', '體檢', '健康檢查'].flatMap((check) =>
    ['', '報告', '結果', '紀錄', '記錄', '表', '資料', '異常', '摘要', '報告書'].map((paper) => thing + check + paper),
  ),
)

/** What is examined is no person, and what is talked over no trouble of the soul: 水質檢驗報告, 投資諮商紀錄. */
const OF_THINGS = words(
  `設備 水質 飲用水 廢水 空氣 產品 成品 半成品 原料 材料 進料 出貨 食品 油品 土壤 鋼筋 混凝土 電梯 車輛 儀器 品質 品管 電氣 消防 環境 噪音 首件 抽樣 批次 飼料 農藥 紡織 玩具 化妝品`,
).flatMap((thing) =>
  ['檢驗報告', '檢驗報告單', '檢驗紀錄', '檢驗紀錄表', '檢驗單', '檢驗記錄', '檢驗摘要', '檢查報告單'].map(
    (paper) => thing + paper,
  ),
)
const OF_BUSINESS = words(
  `投資 理財 財務 法律 稅務 保險 創業 企業 職涯 生涯 學業 升學 選課 就業 技術 房貸 志願 美容`,
).flatMap((matter) =>
  ['諮商紀錄', '諮商記錄', '諮商', '會談紀錄', '諮詢紀錄', '個別諮商紀錄'].map((paper) => matter + paper),
)

/** How such papers are written, kept and taught: 護理紀錄撰寫. */
const ABOUT_PAPERS = words(
  `護理紀錄 護理記錄 諮商紀錄 諮商記錄 會談紀錄 晤談紀錄 病歷 病歷紀錄 病歷摘要 手術紀錄 診斷書 診斷證明書 健檢報告 照護計畫`,
).flatMap((paper) =>
  ['撰寫', '書寫', '寫作', '稽核', '系統', '範本', '格式', '教學', '課程', '研習', '競賽', '管理系統'].map(
    (how) => paper + how,
  ),
)

/** A paper on its way: 健檢報告催收 42 份, 體檢表收件. What it says is not there. */
const PAPERS_AWAITED = words(
  `健檢報告 健康檢查報告 體檢報告 體檢表 體格檢查表 健康檢查表 健檢資料 體檢資料 良民證 刑事紀錄證明 警察刑事紀錄證明書 診斷證明書 診斷書 病歷摘要`,
).flatMap((paper) =>
  ['催收', '催繳', '收件', '收繳', '繳交', '補件', '補繳', '回收', '寄發', '領取', '遺失', '影本', '正本', '份數'].map(
    (how) => paper + how,
  ),
)

/** A card or a thing is damaged, and a message is a fraud; nobody did it. */
const NO_DEED = [
  '晶片',
  '卡片',
  '證件',
  '健保卡',
  '封面',
  '包裝',
  '外觀',
  '設備',
  '污損',
  '汙損',
  '破損',
  '遺失',
  '天然',
]
  .flatMap((thing) => [`${thing}毀損`, `${thing}或毀損`, `${thing}、毀損`])
  .concat(
    words(`毀損換發 毀損補發 毀損換卡 毀損或遺失 毀損、遺失 詐騙簡訊 詐騙訊息 詐騙郵件 詐騙網站 疑似詐騙 防範詐騙`),
  )

/**
 * Phrases in which a word means something else. The word is not found where one of these stands over it.
 */
export const INNOCENT_PHRASES: readonly string[] = LOOKED_OVER.concat(
  OF_THINGS,
  OF_BUSINESS,
  ABOUT_PAPERS,
  PAPERS_AWAITED,
  NO_DEED,
).concat(
  words(
    `維修診斷書 故障診斷書 車輛診斷書 汽車診斷書 企業診斷書 經營診斷書 保固診斷書 擔心懷孕 害怕懷孕 怕懷孕 避免懷孕 防止懷孕 以為懷孕 是否懷孕 高血壓計 血壓計 血壓計算 血壓器 血糖機 血糖試紙 血糖測試 骨折線 貧血性 痛風石 中風險 中風格 中風味 中風雨 其中風 當中風 病中風 中風機 集中風 空中風 中風電 中風力 中風扇 中風情 中風光 市中風 山中風 水中風 手中風 途中風 風中風
同志工 異性戀愛小說 血小板樂團 紅血球生成 出櫃台 出櫃檯 再犯罪 累犯罪 犯罪防治 犯罪預防 犯罪學 有前科技 目前科 無前科技 以前科 前科目 之前科 日前科 年前科 前科系 前科學 前科長 前科員 前科技 前科室 視力保健 視力表 心電圖機 住院醫師 住院醫生 出院務 入院士
手術量 手術房 手術室 手術台 手術刀 手術衣 手術燈 打針織 洗錢防制 防制洗錢 反洗錢 詐騙電話 反詐騙 防詐騙 詐騙集團 毒品防制 反毒品 賭博網站 傷害險 傷害保險 意外傷害 感冒靈 感冒糖漿 過敏原 過敏性 低過敏 抗過敏 防過敏 肥胖紋 發燒友 發燒片 發燒商品 發燒新品 發燒級
監獄兔 監獄風雲 早產兒基金會 憂鬱藍 治療師 治療所 治療儀 復健科 復健師 復健診所 諮商師 諮商心理師 諮商所 法律諮商 精神科醫師 急診室 急診科 心跳聲 自殺防治 自殺守門人 傳染病防治 網路犯罪 無傷害 傷害性
口交流 口交通 路口交 出口交 入口交 港口交 窗口交 人口交 戶口交 進口交 電腦中毒 食物中毒防治 腫瘤科 精神疾病防治 酒駕零容忍 男性關係 理性行為 個性行為 惡性行為 慣性行為 彈性行為 性行為準則 彈性工作 定性工作 習性病 濾過性病毒 性病毒 性病變 性病害 良性病 遺傳性病 傳染性病 急性病
性功能性 個性功能 女性功能 安全性功能 屬性功能 擴充性功能 可用性功能 互動性功能 實用性功能 個性侵 性侵略 侵入性侵 性侵蝕 惡性侵占 社會勞動力 社會勞動者 社會勞動部 放假釋 休假釋 請假釋 個性關係 對性關係 性關係數 性慾望城市 回診所 看診所 就診所 用藥局 服藥局 出院長 入院長 病況且 寵物病歷 動物病歷 獸醫病歷 家人住院 親人住院 親友住院 朋友住院 友人住院 健檢中心 健檢通知 健檢補助 健檢費用 健檢費 健檢活動 健檢專案 健檢日期 健檢時間 健檢預約 健檢報名 健檢醫師 健檢車 健檢站 健檢名單 健檢服務 健檢業務 健檢合約 健檢廠商 健檢醫院 健檢機構 健檢假 健檢行程 體檢中心 體檢通知 體檢補助 體檢費用 體檢費 體檢日期 體檢時間 體檢預約 體檢醫院 健康檢查通知 健康檢查補助 健康檢查費用 健康檢查日期 健康檢查時間 健康檢查中心 健康檢查醫院 健康檢查機構 健康檢查活動 健康檢查假 洗腎中心 放療中心 電子病歷系統 電子病歷交換 電子病歷平台 電子病歷上線 電子病歷建置 電子病歷推動 電子病歷計畫 電子病歷專案 電子病歷認證 沒有紀錄 沒有記錄 未住院 未曾住院 不需住院 無需住院 無須住院 未開刀 有染髮 有染色 有染料 有染疫 有染病`,
  ),
)

/** Answers of no, and of nothing. */
export const DENIALS: readonly string[] = words(
  `無 否 沒有 不詳 未知 未填 未填寫 空白 無紀錄 無資料 無病史 無特殊 無特殊病史 無特殊疾病 無相關病史 無此情形 無過敏 無過敏史 無前科 無犯罪紀錄 皆無 均無 以上皆無 從未 未曾 不適用 nka nkda null none n/a na nil no n false unknown - -- --- / \\ .`,
)

/** All is well, of whatever is asked: 皆正常, 目前無, 健康良好. */
const ALL_WELL = ['皆', '均', '都', '全部', '大致', '目前', '一切', '身體', '健康', '素行', '並'].flatMap((all) =>
  ['正常', '良好', '健康', '無', '無異常', '沒有', '無問題', '沒問題'].map((well) => all + well),
)
/** What was asked for or arranged, not what came of it: 同意查詢, 拒絕檢查, 待排, 預約中. */
const ARRANGED = [
  '同意',
  '不同意',
  '拒絕',
  '待',
  '尚待',
  '已預約',
  '未預約',
  '預約',
  '尚未預約',
  '等候',
  '等待',
].flatMap((step) =>
  [
    '',
    '查詢',
    '檢查',
    '查核',
    '調查',
    '受檢',
    '健檢',
    '體檢',
    '提供',
    '排',
    '排定',
    '排檢',
    '預約',
    '安排',
    '通知',
    '中',
  ].map((what) => step + what),
)

/** Nothing was said, or nobody came: a survey's, a clinic's. */
const UNSAID = words(
  `拒答 拒絕回答 拒絕作答 不願回答 不願透露 不便透露 不公開 未作答 未回答 未到診 未到 未報到 未就診 取消掛號 取消預約 已取消 爽約 改期 缺席 請假 個人 員工 空白`,
)

/** Cells of a column of such data that say nothing. */
export const TRIVIAL_VALUES: readonly string[] = DENIALS.concat(
  ALL_WELL,
  ARRANGED,
  UNSAID,
  words(
    `良民 清白 身家清白 無不良 沒 沒有過 不會 不是 不曾 從未有 未有 無之 拒檢 × ╳ ｘ ✘ ❌ unremarkable clear clean declined refused scheduled pending 無異常 正常 一切正常 健康 普通 略 同上 如上 保密 待補 後補 後補件 見附件 詳附件 如附件 請見附件 未告知 已確認 洽本人 tbd — － ／ ✕ ✗ 合格 不合格 通過 未通過 允收 拒收 良好 尚可 佳 尚佳 極佳 優良 不錯 ok ng pass passed fail failed normal 0 1 x 診斷 病名 疾病名稱 診斷名稱 罪名 病史 diagnosis disease`,
  ),
)
