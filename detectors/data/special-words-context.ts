/**
 * Words that say whether a text is about somebody: who has it, what tells of it, what speaks of such things in general. Written for this
 * project from letters, records, notices and advertisements in general use; see docs/word-lists.md.
 */
import { words } from './special-words.ts'

/** Whoever the text is about, without a name. */
export const SUBJECTS: readonly string[] = [
  ...words(`本人 台端 病人 病患 個案 案主 案家 當事人 該員 該生 該師 該童 該男 該女 該名 受檢者 受檢人 受測者 受試者 受刑人 收容人 被告 被申訴人 申訴人 被害人 嫌犯 孩子 小孩 兒子 女兒 寶寶 小女 小兒 孫子 孫女 母親 父親 媽媽 爸爸 家父 家母 先父 先母 祖母 祖父 奶奶 爺爺 外婆 外公 阿嬤 阿公
岳父 岳母 公公 婆婆 老婆 老公 妻子 丈夫 配偶 內人 外子 哥哥 弟弟 姊姊 姐姐 妹妹 長子 次子 長女 次女 手足 胞兄 胞弟 胞姊 胞妹 女友 男友 住民 長者 長輩 院生 幼生 該學生 求助者 來談者 諮商者 孕婦 產婦 捐贈者 傷者 死者 亡者 患者 我們家 他的 她的 我的 因為我 我因 我剛 我有 我是 我媽 我爸 我家 我兒子 我女兒 我先生 我太太 我老公 我老婆 我在 我被 我得 我目前 我最近 我已 我上週 我曾 我去 我要 我想 我也 我就 我從 您的 其子 其女 女方 男方 令堂 令尊 貴子弟 貴子女 令嬡 令郎 胎兒 新生兒 疑父 指標個案 受文者 更生人 受戒治人 受保護管束者 役男 該員工 該名員工 該駕駛 該住戶 該租客 該住民 該個案 該病患 被看護者 被照顧者 照顧對象 接種者 就診者 往生者 少年 案外祖母 案外祖父 案繼父 案舅 她先生 他太太 他媽媽 她媽媽 他爸爸 她爸爸 我姊 我哥 我弟 我妹 我阿嬤 我阿公 我奶奶 我爺爺 我婆婆 我公公 我岳母 我岳父 我朋友 我同事 我女友 我男友 我小孩 雙方 行為人 被行為人
其母 其父 其妻 其夫 其配偶 受監護人 受輔助宣告 被保險人 要保人 申請人 事故人 傷患 受觀護人 受保護管束人 相對人 應徵者 求職者 駕駛人 聲請人 受安置人 案父 案母 案妻 案夫 案子 案女 案姊 案弟 案妹 案兄 案祖母 案祖父`),
  'he is',
  'he has',
  'he was',
  'he had',
  'he reports',
  'she is',
  'she has',
  'she was',
  'she had',
  'she reports',
  'the patient',
  'this patient',
  'patient',
  'defendant',
  'the client',
  'complainant',
  'respondent',
  'claimant',
  'applicant',
  'employee',
  'passenger',
  'the employee',
  'she reported',
  'he reported',
  'she',
  'he',
  'her',
  'his',
  'client',
  'student',
  'the insured',
  'inmate',
  'my mother',
  'my father',
  'my son',
  'my daughter',
  'my wife',
  'my husband',
]

/** Of these, whom a chart, an examination, a judgment, an inquiry is about; right before a name they say that the text is one. */
export const ROLES: readonly string[] = words(
  `病人 病患 患者 個案 案主 受檢者 受檢人 受測者 受試者 產婦 孕婦 被告 受刑人 行為人 被行為人 申訴人 被申訴人 住民 受看護者 被看護者 受照顧者
傷病患 傷患 指標個案 疑父 女方 男方 受文者 收容人 受保護管束人 受觀護人 受戒治人 更生人 役男 接種者 就診者 相對人 被害人 死者 亡者 捐贈者 少年 新生兒 幼兒 幼生 案女 案子 被保險人 病患姓名 病人姓名 患者姓名 個案姓名 案主姓名 住民姓名 收容人姓名 受檢者姓名 受檢人姓名 捐贈者姓名`,
)

/** Behind a name or a surname. */
export const TITLES: readonly string[] = words(`先生 小姐 女士 太太 同學`)

/** Papers about one person, besides those that the lists of the categories name: what is said in them is said of that person. */
export const PAPERS: readonly string[] = words(
  `病歷 訪談紀錄 訪談筆錄 調查訪談紀錄 調查小組訪談紀錄 諮商紀錄 伴侶諮商紀錄 個案管理紀錄 個案管理表 個案管理摘要 個管紀錄 個管摘要 健檢手冊 健康手冊 藥袋 性平調查報告 性平調查 疫調 輔導紀錄 輔導記錄 個案紀錄 個案記錄 個案摘要 個案報告 訪視紀錄 晤談紀錄 晤談記錄 會談記錄 諮詢紀錄 面談紀錄 家訪紀錄 照顧紀錄 照護紀錄 護理交班 健康紀錄 傷病紀錄 請假單 請假事由 病假單 假單 理賠申請書 理賠申請 申請理賠 保險金申請書 事故原因 事故經過 申訴書 申訴紀錄 陳情書 報案紀錄 通報單 通報表 轉介表
  執行傳票 執行命令 執行指揮書 刑事紀錄查詢 素行調查 素行查核 背景查核 查核結果 查註結果 審查結果通知 不起訴處分書 緩起訴處分書 起訴書類 調查表 接見登記 接見單 個案會議 個案討論 少年事件 少觀所 保護官報告 觀護報告 出監通報 更生輔導 通報個案 社工紀錄 社工個案 個管交接 個管紀錄 交接單 交班 轉介單 轉介資料 開案表 結案報告 初談 初談表 初談紀錄 諮商初談 諮商摘要 諮商紀錄 晤談摘要 會談摘要 接案表 接案會談 評估摘要 鑑定結果 鑑定通知 檢查通知書 結果通知 結果通知單 健康告知書 健康聲明書 檢查結果 檢測報告 檢測結果 檢驗結果 體檢表 體檢結果 健檢結果 健檢摘要 健檢報告 篩檢結果 遺傳諮詢門診 基因檢測報告 親子鑑定結果 親子鑑定報告 鑑定書 鑑定摘要 校安通報 職災通報 兒少保護 家暴通報 性侵通報 性平會調查 性平案 性騷擾申訴書 申訴案 調解紀錄 訴狀 離婚訴狀 起訴狀 聲請狀 保護令聲請 警詢 偵訊 調詢 託藥單 用藥委託書 緊急聯絡卡 健康聲明 健康告知 要保書 告知事項 體況調查 理賠調查 核保照會 照會單 巡迴健檢 廠護訪談 職護訪談 臨場服務 面談摘要 會客登記 接見紀錄 保健室紀錄 聯絡簿 志願役報名 安全查核 保全審查 透析紀錄 調查筆錄 偵訊筆錄 警詢筆錄 筆錄 起訴書 刑事判決 判決書 處分書 裁定 前案查註 刑事紀錄 背景調查 調查結果 鑑定報告 檢驗單 檢體 檢驗單號 採檢日期 收案 就診日期 看診日期 住院經過 問卷 基本資料 健康狀況 健康資料 學生資料 員工資料 住民資料 服務對象 匿篩問卷`,
)

/** What tells that somebody has, got or did it. */
export const CUES: readonly string[] = [
  ...words(`罹患 罹病 患有 患得 患了 罹癌 得了 得到 染上 感染 確診 確診為 診斷為 診斷出 診斷有 經診斷 被診斷 診斷 診治 發病 病發 發作 復發 惡化 病史 舊疾 宿疾 痼疾 服用 服藥 用藥 停藥 開立 給予 給藥 施打 注射 口服 換藥 住院 出院 入院 轉院 就醫 就診 看診 回診 複診 求診 送醫 急診 開刀 動刀 手術
接受 進行 施行 植入 切除 因病 抱病 病況 病情 療程 治療 療養 休養 靜養 追蹤 檢出 測出 驗出 檢測出 篩檢出 檢驗 檢查結果 檢驗結果 篩檢結果 結果為 結果顯示 報告顯示 呈現 陽性 陰性 帶有 帶因 攜帶 數值 偏高 偏低 過高 超標 異常 正常值 主訴 自述 自陳 自承 坦承 坦言 透露 表示 自稱 陳述 陳稱 描述 提及
告知 出櫃 懷疑 疑似 病假 請假 留職停薪 停職 安胎 產假 檢附 附上 隨函 如附 出具 領有 持有 列為 屬於 合併 併發 導致 造成 引發 引起 死於 死因 病逝 病故 過世 判處 判決 遭判 被判 判刑 宣告 定讞 確定 經法院 法院 地檢署 檢察官 檢察署 起訴 涉嫌 涉犯 觸犯 因犯 犯有 曾犯 曾因 曾有 前曾 入獄 出獄 服刑 入監 被關 關了
關過 坐牢 假釋 緩刑 羈押 收押 通緝 遭逮 被捕 逮捕 移送 前科 案底 有過 遭到 遭受 遭人 遭其 散布 公開其 騷擾 侵害 撫摸 性向 交往 長期 多年 自幼 從小 目前 定期 持續 每日 每天 早晚 飯後 睡前 病名 病因 症狀 第一期 第二期 第三期 第四期 末期 家族史 不慎 意外 跌倒 車禍 摔傷 受傷 領取 不適 疼痛 發現 申請 顯示 查獲
預防性切除 預防性投藥 預防性用藥 預防性化療 罪名 刑期 宣告刑 執行 到案 易科 案由 相符 檢驗出 驗出來 測得 帶原 突變 偵測到 偵測 缺失 拷貝 核型 基因型 已婚 喪偶 術後 術前 產後 就醫中 復發中 輪椅 癱瘓 戒送 送往 倒下 截肢 手術後 康復 走了 過敏 禁忌 建議 轉介 複檢 安排 吃藥 抽血 篩檢 報告 結果 收到 判定 不合格 合格 曾與 多次 固定 近半年 近三個月 近一年 曾經 同居 出軌 外遇 爆料 其實是 承認 交往過 發生 分房 提告 來電 來談 來信 轉述 反映 備註 註記 傷勢 需 需要 因
走失 協尋 判過 知道自己 發現自己 自己其實 承認自己 倒地 昏倒 昏迷 叫救護車 救護車 送亞東 送榮總 送台大 送長庚 送馬偕 送慈濟 送奇美 送醫院 擬 錄取 不予錄用 錄用 復職`).filter(
    (word) => word.length > 1,
  ),
  'diagnosed',
  'shows',
  'showed',
  'shown',
  'revealed',
  'reveals',
  'consistent with',
  'started on',
  'suffered',
  'suffers',
  'undergoing',
  'undergone',
  'recovering from',
  'due to',
  'on leave',
  'has had',
  'identifies as',
  'identified as',
  'disclosed',
  'stated',
  'stated that',
  'states that',
  'alleged',
  'alleges',
  'admitted to',
  'conviction',
  'convictions',
  'detected',
  'result',
  'results',
  'findings',
  'history',
  'allergic',
  'diagnosed with',
  'history of',
  'suffers from',
  'suffering from',
  'treated for',
  'treated with',
  'takes',
  'taking',
  'prescribed',
  'admitted',
  'underwent',
  'tested positive',
  'positive for',
  'positive',
  'was diagnosed',
  'diagnosis of',
  'complains of',
  'presented with',
  'presents with',
  'infected with',
  'hospitalized',
  'discharged',
  'referred for',
  'status post',
  'reports',
  'carrier',
  'has been',
  'sentenced',
  'convicted',
  'charged',
  'pleaded guilty',
]

/**
 * Of these, what can only be said of somebody who has it: believed also of a teacher, a physician, a chairman, and in a text that else
 * speaks in general.
 */
export const OWN_CUES: readonly string[] = words(
  `不正常男女關係 不當男女關係 不正當男女關係 婚外情 發生關係 發生性行為 發生性關係 擁吻 出軌 外遇 偷情 床照 裸照 開房間 查有 案底 前科 少年法庭 保護管束 裁定保護管束 罪名 刑期 宣告刑 假釋 易科 判刑確定 經判刑 曾被判 曾遭判 有罪確定 被判刑 遭判刑 前有 素行 前案 定讞 曾患 帶有 驗出 檢出 測出 偵測到 術後 罹患 罹病 患有 患了 罹癌 染上 確診 診斷為 診斷出 經診斷 被診斷 病發 舊疾 因病 抱病 病假 請假 留職停薪 安胎 領有 病逝 病故 死於 遭判 被判 判處 判刑 坦承 坦言 自承 自述 入獄 出獄 服刑 服刑中 入監 被關 住院 出櫃 曾犯 曾因 復職 開刀 送醫`,
)

/** A notice, an offer, a course, a law, a plan: what it says is said of nobody in particular. */
export const GENERAL: readonly string[] = [
  ...words(`誠徵 徵才 徵求 招募 招聘 招考 甄選 職缺 職務說明 工作內容 工作項目 應徵條件 資格條件 意者 薪資待遇 待遇面議 月薪 經驗者 佳者 尤佳 優惠 優惠價 特價 原價 定價 售價 單價 套組 套餐 方案 專案價 加購 加價 折扣 買一送一 免運 贈品 好禮 抽獎 團購 課程 講題 主題 講座 演講 研討會
工作坊 研習 論壇 年會 座談會 說明會 記者會 衛教講座 衛教單張 衛教課程 衛教資訊 衛教專區 衛教影片 衛教文章 衛教手冊 宣導 防治 認識 預防 常見問題 募款 義賣 義診 餐會 致詞 蒞臨 敬邀 歡迎 報名 名額 講師 主講 主講人 主持人 授課 授課教師 服務項目 服務時間 門診時間 診療時間 診療項目 主治項目 看診項目 專治 擅長 專精 專業領域
業務範圍 執業 本所 本院提供 本公司提供 本中心提供 竭誠 竭誠服務 洽詢 請洽 計畫名稱 研究計畫 研究主題 研究目的 研究方法 計畫主持人 關聯性 相關性研究 之研究 論文 論文題目 期刊 新書 書評 讀者 小說 文學 電影 影展 紀錄片 戲劇 劇情 導演 展覽 出版 譯者 著作 再現 有下列情形 施行細則 條例 法條 法規 草案 修法 修正 立法 依本法 保額 保費 保單條款 險種 醫療險 終身醫療 防癌險 重大疾病險 壽險 除外責任 投保年齡 業務員 出貨 訂購 品名 規格 庫存 進貨 採購 招標 標案 試用 捐血 議程 發生率 盛行率 死亡率 國人 民間 患者應 專家 呼籲
電子報 專題 本期 門診表 門診時間 看診時間 納入給付 納入健保 受惠 FAQ SOP 標準作業 標準作業程序 標準作業流程 商品比較 保障比較 投保規劃 保險規劃 理賠時 若要投保 經歷 學歷 服務領域 證照 聘書 就讀 系所 排班 值班 班表 執業處所 執業登記 開放區域 目的地 調劑 研習名稱 參加場次 篇名 稿費 病友會 病友團體 教科書 考題 試題 實習內容 適應症 副作用 藥品名稱 仿單 功效 篩檢活動 疫苗接種活動 健檢方案 健檢套組 健檢項目 檢查項目 簡介 概論 導論 指引 門診科別 診所介紹
課綱 課文 單元 課表 專利 發明人 發明 組合物 服務時數 志願服務 住院醫療險 住院醫療保險 手術醫療險 終身保險 醫療保險 癌症保險 傷害保險 意外保險 重大疾病保險 保障內容 感謝您投保 學經歷 收費 價目 價目表 月租 租金 業績 拜訪 報價 洽談 議案 提案人 提案 決議 條文 公約 罰則 罰鍰 讀者投書 讀書會 導讀 書目 上映 首播 攜帶體檢表 請攜帶體檢表 榮獲 殊榮 貢獻獎 例手術 體檢通知 健檢通知 健康檢查通知 請空腹 空腹八小時 空腹8小時 空腹至少 收費標準 收費項目 費用如下 開課 招生 上課時間 報到時間 集合時間 應備文件 應備證件 申請方式 申請資格 辦理方式 受理時間 適用對象 服務對象為 參加對象 收案條件 納入條件 排除條件 受試者招募 徵求受試者 招募受試者 志工招募 科別介紹 醫師介紹 醫療團隊 團隊介紹 特色醫療 專科門診 特別門診 衛教師 健康講堂 健康小站 健康小百科 新聞稿 本報訊 懶人包 保險商品 投保 商品說明 保險條款 承保 核保規則 法律諮詢 專辦 免費諮詢 律師事務所 業務專線 凡 請款單 請購單 採購單 領料單 出貨單 估價單 報價單 觀摩 參訪 不蒐集 不得蒐集 不會蒐集 蒐集、處理及利用 蒐集、處理或利用 特種個資 特種個人資料 系統功能 範例 範本 樣張 摘要說明`).filter(
    (word) => word.length > 1,
  ),
  // What somebody is to bring; carriers of a gene 攜帶 it, too.
  ...words(`攜帶: 攜帶： 應備文件 應繳文件 報到應備 應繳證件`),
  'we are hiring',
  'congress',
  'sessions',
  'symposium',
  'keynote',
  'thesis',
  'dissertation',
  'publication',
  'publications',
  'journal',
  'abstract',
  'skills',
  'research assistant',
  'research',
  'institute',
  'professor',
  'award',
  'joins our',
  'specialises',
  'specialises in',
  'specializes',
  'specializes in',
  'specialist',
  'speciality',
  'specialty',
  'clinic hours',
  'appointment',
  'appointments',
  'services include',
  'prevention',
  'awareness',
  'campaign',
  'foundation',
  'charity',
  'donate',
  'donation',
  'leaflet',
  'guideline',
  'guidelines',
  'policy',
  'clinical trial',
  'recruiting',
  'volunteers',
  'eligible',
  'eligibility',
  'inclusion criteria',
  'newsletter',
  'training',
  'curriculum',
  'textbook',
  'novel',
  'film',
  'article',
  'statistics',
  'prevalence',
  'incidence',
  'job description',
  'requirements',
  'course',
  'lecture',
  'seminar',
  'conference',
  'workshop',
  'research project',
  'brochure',
  'price',
  'how to prevent',
]

/** In which a word of a notice is none: whom somebody got to know, 認識 being the first word of many a lecture. */
export const NOT_GENERAL: readonly string[] = words(
  `投保人 加費承保 標準體承保 次標準體承保 同意承保 不予承保 拒絕承保 除外承保 批註承保 軟體認識 網路認識 網路上認識 網站認識 線上認識 交友認識 介紹認識 聚會認識 酒吧認識 夜店認識 工作認識 認識的 認識後 認識多年 認識對方 認識不久 認識其 認識一名 認識一位 認識網友 認識男友 認識女友 不認識 才認識 剛認識 活動性 活動度 活動力 活動量 活動受限 活動困難 活動自如 日常活動 活動能力 防治中心 防治院區 防治所 防治院`,
)

/**
 * Two of the six categories side by side, as the Act and every notice of collection list them: 不蒐集有關病歷、醫療、基因、性生活、健康檢查及犯罪前科之個人資料
 * is said of nobody.
 */
export const ENUMERATED: readonly string[] = enumerated()

function enumerated(): string[] {
  const named = ['病歷', '醫療', '基因', '性生活', '健康檢查', '犯罪前科']
  const between = ['、', '及', '或', '與', '和', '，', ',', '・', ' ']
  return named.flatMap((one) =>
    named.flatMap((other) => (one === other ? [] : between.map((sign) => `${one}${sign}${other}`))),
  )
}

/** A charge that nobody was found guilty of, or not yet: 施行細則 §4 counts convictions, 緩起訴 and 職權不起訴 only. */
export const PENDING: readonly string[] = words(
  `不起訴 不起訴處分 不起訴處分書 為不起訴 獲不起訴 罪嫌不足 嫌疑不足 犯罪嫌疑不足 偵查中 偵辦中 尚在偵查 尚在偵辦 偵查終結前 調查中 審理中 尚未判決 未判決 一審審理 涉嫌 嫌犯 嫌疑人 犯罪嫌疑人 涉犯 罪嫌 公訴意旨 被訴 報請偵辦 移請偵辦 移送偵辦 移送地檢署偵辦 移送北檢 提告 提出告訴 告訴人 撤回告訴 無罪確定 判決無罪 獲判無罪 無罪定讞`,
)

/** A chart of an animal, or of a thing. */
export const ANIMALS: readonly string[] = words(
  `車輛維修紀錄 車輛維修單 汽車維修 機車維修 車輛保養 維修工單 保養紀錄 飼主 鴿主 畜主 馬主 獸醫院 動物醫院 寵物健康手冊 寵物病歷 動物病歷 獸醫病歷 寵物名 寵物名字 寵物姓名 動物名 動物姓名 毛孩名 犬種 貓種 犬名 貓名`,
)

/** The same, of the clause in which they stand: 本會 and 活動 are in case notes too. */
export const LOOSELY_GENERAL: readonly string[] = words(
  `衛教 派車 計畫 擔任 研究 活動 討論 探討 介紹 承辦 預約 教育 團隊 設備 說明 公告 統計 政策 教學 格式 免費 熟悉 具備 報導 捐贈 捐款 科別 特色 作者 開放 包含 定義 欄位 公布 指出 記者 產品 商品 民眾 本會 項目包含 內含 成分 補助計畫 協會 基金會 學會 公會 聯盟 保障 諮詢 服務內容 教材 手冊 空白 專長 不得 得以 應予 提案 宣傳 保健 須知 注意事項 任何`,
)

/** What follows is asked, supposed or required. */
export const SUPPOSED: readonly string[] = words(
  `若有 如有 若曾 如曾 若為 如為 倘有 倘若 若您 如您 如果 假如 萬一 是否 有無 曾否 凡有 凡患 患有下列 具有下列 下列疾病 無下列 不得有 需無 須無 一旦 只要 不論`,
)

/** Behind a word of disease, whatever treats, sells, studies or teaches it, or all who have it. */
export const GENERAL_ENDINGS: readonly string[] = [
  ...words(
    `者 患者 病友 族群 族 民眾 的人 家屬 病人 病患 團體 門診 中心 病房 科 學會 協會 基金會 聯盟 衛教 篩檢 防治 照護 照顧 預防 保健 保養 治療儀 課 講座 專區 據點 園區 友善 研究 險 保險 用品 試紙 機 儀 貼布 牌 業務 個案管理 個管師 專科 專家 專線 議題 教育 宣導 週 月 日 指引 須知 藥物研發 疫苗 新知 等疾病 等症狀 等疾患 等服務 等業務 等案件 等諮詢 等課程 補助 費用 預約 名單 廠商 行程 合約 風險 風險升高 風險較高 風險增加 易感性 一次金 處理流程 作業流程 處理原則 處理辦法 基金 專用 專用奶粉 專用營養品 配方 個案諮商 個案輔導 個案照護 個案服務 個案管理經驗 諮商經驗 輔導經驗 照顧經驗 照護經驗`,
  ),
  ...[
    'team',
    'department',
    'research',
    'program',
    'programme',
    'association',
    'society',
    'foundation',
    'market',
    'awareness',
    'prevention',
    'portfolio',
    'drug',
    'drugs',
    'trial',
    'vaccine',
    'patients',
    'nurse',
    'conference',
    'congress',
    'module',
    'model',
    'dashboard',
    'dataset',
    'study',
    'studies',
    'guidelines',
  ].map((word) => ` ${word}`),
]

/** In front of a word: what is done about it in general. */
export const GENERAL_BEGINNINGS: readonly string[] = words(
  `性別、 性別與 不分 認識 預防 防治 關懷 關於 對抗 遠離 面對 戰勝 杜絕 防範 禁止 拒絕 反對 尊重 年以下 月以下 年以上 者，為 者，處 不同 各種 各類 何謂 什麼是 瞭解 了解 改善 抗`,
)

/** In front of a name: who is to be called, who speaks, who wrote it. */
export const CONTACTS: readonly string[] = words(
  `Dr. Dr Prof. Prof Professor Attorney contact Contact 請洽 逕洽 洽詢 洽 聯絡 連絡 聯絡人 連絡人 聯繫 承辦人 承辦 經辦 窗口 講師 主講 主講人 主講者 獸醫 講者 引言人 評論人 分享人 送驗人 送樣人 採樣人 採樣員 主持 主持人 計畫主持人 共同主持人 作者 譯者 編者 主編 編輯 總編輯 記者 攝影 撰文 文／ 業務員 業務 專員 顧問 主辦 邀請 特邀 召集人 指導 指導教授 指導老師 授課 授課教師 任課教師 導師 負責人 代表人 發言人 監製 導演 經紀人
署長 副署長 部長 次長 司長 整理 彙整 遺傳諮詢師 諮詢師 制定 制訂 制定者 制訂者 修訂者 擬定 核定 醫檢師 放射師 營養師 呼吸治療師 職能治療師 物理治療師 語言治療師 聽力師 驗光師 助產師 照服員 居服員 照專 個案管理師 職護 廠護 校護 護士 保健員 少保官 少年保護官 教誨師 管理員 法醫 檢驗員 家防官 心輔官 諮商員 諮商心理師 臨床心理師 通譯 主治醫師 主治醫生 醫師 醫生 看診醫師 診治醫師 主刀醫師 執刀醫師 護理師 藥師 治療師 諮商師 心理師 社工 社工員 社工師 督導 輔導員 輔導老師 個管師 檢驗師 報告者 檢驗者 審核 審核者 主委 總幹事 填表人 紀錄者 記錄者 記錄 紀錄 律師 辯護人 檢察官 法官 審判長 書記官 員警 承辦員警 警員 警察 調查人員 受訪 理事長 董事長 執行長 總經理 經理 業務經理 襄理 協理 副理 課長 科長 科員 組長 處長 秘書 助理 研究助理 院長 所長 里長 幹事 里幹事 領隊 總召 隊長 志工隊長 帶領者 與談人 推薦 館員 技師
助教 導讀人 導讀 小隊輔 maintainer Maintainer maintainers Maintainers 服務專員 服務人員 客服 客服人員 預約專員 代理人 副本 簽核 主管 人事 人事室`,
)

/** Behind a name: somebody who speaks of such things, or deals with them. */
export const PROFESSIONS: readonly string[] = words(
  `醫師 醫生 大夫 律師 教授 副教授 助理教授 老師 講師 博士 董事長 理事長 執行長 總經理 里長 村長 鎮長 市長 縣長 議員 立委 立法委員 委員 主任 院長 所長 校長 教練 組長 科長 課長 處長 局長 專員 記者 主播 護理師 護理長 藥師 治療師 心理師 諮商師 社工 社工師 督導 檢察官 法官 觀護人 觀護佐理員 調保官 書記官 警員 員警 警官 偵查佐 秘書 經理 襄理
協理 作家 導演 主持人 會長 主委 總幹事 委員長 總監 部長 顧問 代表 主持 主講 演講 致詞 分享 蒞臨 指導`,
)

/** Whoever an offence was done to. */
export const VICTIMS: readonly string[] = words(
  `被害人 受害人 受害者 被害者 遭性侵 被性侵 申訴人 告訴人 少女 女童`,
).concat(done())

/** 遭繼父 …, 被主管 … */
function done(): string[] {
  const doers = words(
    `父親 生父 繼父 養父 叔叔 舅舅 伯父 祖父 外公 哥哥 表哥 堂哥 姊夫 男友 前男友 前夫 丈夫 同居人 同學 學長 學弟 老師 導師 教練 主管 上司 老闆 雇主 同事 客戶 客人 網友 友人 朋友 鄰居 房東 室友 陌生人 陌生男子 男子 牧師 醫師 司機`,
  )
  return ['遭', '被', '遭其', '遭到'].flatMap((by) => doers.map((doer) => by + doer))
}
