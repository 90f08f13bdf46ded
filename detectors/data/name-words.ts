/** Words beside names, and words in columns of names that are none. Written for this project; see docs/data-sources.md. */

/** A word of two characters with blanks between them, as forms are set: 姓　名, 姓　　名, 姓 名. */
export function spread(word: string): string[] {
  return [' ', '  ', '　', '　　', '　　　'].map((blanks) => word.slice(0, 1) + blanks + word.slice(1))
}

/** Posts and professions that stand before names as often as behind them: 秘書長陳天賜, 陳天賜秘書長. */
const POSTS: readonly string[] =
  `秘書長 執行長 總裁 副總 顧問 教授 副教授 助理教授 博士 署長 廳長 司長 部長 所長 醫生 護士 護理長 代書 地政士 巡官 鄉長 鎮長 區長 副主任委員 副組長 副局長 副處長 副院長 副校長 執行秘書 特助 科員 課員
股長 技士 技佐 辦事員 研究員 園長 教官 輔導員 庭長 審判長 分局長 小隊長 船長 機長 神父 法師 總監 執行董事 榮譽會長 名譽會長 創會長 總會長 創辦人 美甲師 髮型師 芳療師 服務員 營運長 技術長 行銷長 人資長
資訊長 總顧問 總教練 助教 研究助理 專案助理 修女 調查官 觀護人 檢察事務官 司法事務官 聽力師 驗光師 獸醫師 中醫師 牙醫師 保險員 信士 信女 工程師 技師 技工 技術員 作業員 操作員 保全員 調查員 稽查員 稽核員
關懷員 看護員 採樣員 採檢員 檢驗員 檢測員 測量員 駕駛員 站務員 空服員 櫃員 收銀員 郵差 消防員 救護員 管理師 輔導師 品管員 採購員 主廚 廚師 團長 主計主任 人事主任 輔導主任 教務主任 學務主任 總務主任
代課老師 科任老師 班導 校警 職護 廠護 校護 實習律師 實習醫師 實習老師 實習護理師 諮商心理師 臨床心理師 專科護理師 呼吸治療師 體適能教練`.split(
    /\s+/u,
  )

/** What stands behind a name and says that it was one. */
export const TITLES: readonly string[] =
  `${POSTS.join(' ')} 先生 小姐 女士 太太 夫人 君 同學 同仁 老師 教師 教授 副教授 助理教授 講師 博士 導師 校長 主任 組長 課長 科長 處長 局長 署長 廳長 司長 部長 院長 所長
經理 總經理 副總經理 副理 協理 襄理 專員 店長 廠長 隊長 班長 董事長 董事 監察人 理事長 理事 監事 秘書長 秘書 執行長 總裁 副總 顧問 專案經理 工程師
醫師 醫生 護理師 護士 護理長 藥師 治療師 心理師 社工師 社工 律師 法官 檢察官 書記官 會計師 建築師 技師 代書 地政士 員警 警員 巡官 里長 村長 鄰長 議員 立委
委員 市長 縣長 鄉長 鎮長 區長 教練 導演 師傅 大哥 大姐 大姊 阿姨 叔叔 伯伯 伯母 伯父 小朋友 女兒 主任委員 副主任委員 副主委 主委 監委 財委 副主任 副組長 副局長 副處長 副院長 副校長 指導教授 主治醫師 總幹事 幹事 執行秘書 特助 助理 組員 科員 課員 股長 技士 技佐 辦事員 研究員
園長 教官 輔導員 輔導師 個管師 營養師 檢驗師 放射師 語言治療師 庭長 審判長 分局長 警官 小隊長 偵查佐 巡佐 船長 機長 記者 牧師 神父 法師 師父 師兄 師姐 師姊 學長 學姊 學姐 學弟 學妹 店員 管理員 督導 老闆 會計 出納 總監 執行董事 主席 召集人
居士 阿嬤 阿公 阿媽 爺爺 奶奶 女史 太夫人 老夫人 老先生 里幹事 社長 嬸嬸 舅舅 大德 信士 信女 善信 閣下 賢伉儷 夫婦 伉儷 一家 家長 同學們
會長 副會長 榮譽會長 名譽會長 創會長 總會長 創辦人 設計師 美髮師 美容師 造型師 美甲師 髮型師 按摩師 芳療師 廚師 主廚 攝影師 教保員 保育員 照服員 居服員 關懷員 作業員 技術員 採檢員 檢驗員 調查員 服務員 營運長 技術長 財務長 行銷長 人資長 資訊長 總顧問 總教練 助教 研究助理 專案助理 導遊 領隊 村幹事 理專 修女 調查官 觀護人 檢察事務官 司法事務官 聽力師 驗光師 獸醫師 中醫師 牙醫師 諮商師 職能治療師 物理治療師 保險員 業務員 外送員 司機 保全 警衛 伯父母 姑姑 姑丈 姨丈 姨媽 舅媽 舅公 叔公 嬸婆`
    .split(/\s+/u)
    .filter((word) => word.length >= 2)

/** What stands behind the name of who signs, with or without blanks between. */
export const SIGNATURES: readonly string[] =
  '敬上 敬啟 敬邀 敬謝 敬覆 敬筆 敬贈 謹啟 謹上 謹呈 謹誌 謹邀 拜上 拜啟 手書 親簽 簽章 簽名 蓋章 鞠躬'.split(' ')

/**
 * What stands right before a name, or before a colon, a blank or a line end and a name: roles in a court, a contract, a meeting, a firm,
 * a family. Two characters or more.
 */
export const ROLES: readonly string[] =
  `${POSTS.join(' ')} 會長 副會長 財務長 襄理 人資 通譯 居護 藥師 治療師 心理師 會計師 建築師 鄰長 長老 執事 牧師 頭目 幹事 老闆 老闆娘 廠長 站長 店長 副店長 領班 採購 工務 品保 總務 警衛 保全 清潔員 調解委員 調解人 協同調解人 老婆 老公 媳婦 女婿 姪子 外甥 室友 同事 代筆 詢問人 接見人 派下員 長者 教友 信徒 社員 股東 實習生 工讀生 裁判長 檢錄 連帶債務人 共有人 撰寫人 宣讀人 訪員 受訪人 申報者 被照顧者 居服員 監工 工頭 師傅 訂位人 取件人 派件員 外送員 送貨員 理貨員 倉管 領料人 借用人 歸還人 點交人 移交人 監交人 出借人 檢查人 檢修人 值勤人員 輪值人員 巡邏人員 通報者 陳訴人 紀錄人 收容人
家長代表 學生代表 員工代表 勞工代表 勞方代表 資方代表 班級代表 住戶代表 教師代表 校友代表 會員代表 村民代表 家屬代表 社區代表 廠商代表 工會代表 職員代表 法人代表 副代表 正取 備取 駐警 臨時工 守衛 巡查員 採檢者 採樣者 查驗員 售票員 文書 譯者 繪者 帶領者 帶領人 主理人 房務員 店主 車長 樓長 室長 團主 關係人 加害人 疑似加害人 疑似行為人 請願人 連署人 提案人 附議人 領銜人 陳述人 受談話人 談話人 詢問者 受詢問人 被訪談人 訪談人 訪談者 被訪者 受輔導人 轉介人 轉介者 接案社工 承辦社工 主責社工 主責護理師 主責醫師 案弟 案妹 案姊 案姐 案兄 案祖父 案祖母 案公 案婆 案媳 案婿 案孫 案孫女 案孫子 案長子 案長女 案次子 案次女 案配偶 案友 案姑 案嫂 孝媳 孝婿 孝孫 孝孫女 孝長男 長媳 次媳 長孫 表哥 表姊 表姐 表弟 表妹 堂哥 堂弟 堂姊 堂姐 堂妹 阿姨 叔叔 舅舅 姑姑 伯父 岳父 岳母 婆婆 公公 學姊 學姐 學長 學弟 學妹 親愛的
書記 總召 學藝 么女 么子 長孫女 顯考 顯妣 先考 先妣 對造人 對造 孕產婦 捐血者 受血者 捐款者 領養人 認養人 飼養人 送養人 隨車人員 處理人員 隨行人員 施工人員 維修人員 現場人員 執勤人員 護理人員 照護人員 檢驗人員 採檢人員 稽核人員 查核人員 作業人員 操作人員 安裝人員 服務人員 協助人員 救護人員 到場人員 投手 捕手 球員 裁判 主審 經紀人 經紀營業員 買家 賣家 下單人 隊輔 小隊輔 值星官 轉接 目擊者 目擊證人 目擊民眾 外籍看護 外籍移工 保母 褓母 新住民 保育員 教保員 照護員 志願者 代領人 代領者 代收人 代辦人 代簽人 代填人 接種人 接種者 受種者 受疫者 供應商聯絡人 廠商聯絡人 接洽人 窗口聯絡人 物流士 送貨司機 設計師 美髮師 美容師 造型師 按摩師 攝影師 領隊老師 接送家長 兌獎人 提領人 領取人 領獎人 領件人 簽領人 取件者 現住人 現住戶 收執人 審查人 覆審人 評估人員 評估者 訪視人員 訪視員 居督 社工員 心理諮商師 諮商師 營養師 藥師 檢驗師 放射師 語言治療師 職能治療師 物理治療師 麻醉醫師 會診醫師 轉診醫師 開立醫師 開單醫師 判讀醫師 報告醫師 看診醫師 門診醫師
受保護管束人 經收人 收款者 男方 女方 孝男 孝女 孤哀子 孤子 哀子 先慈 先嚴 里幹事 村幹事 當事人一 當事人二 當事人三 授課 住院醫師 施測 產婦 送驗人 檢驗人 主治 值班 照會 接送人 接手人 原告 被告 上訴人 被上訴人 聲請人 相對人 抗告人 告訴人 告發人 被害人 證人 犯嫌 嫌犯 嫌疑人 犯罪嫌疑人 受刑人 當事人 申請人 申訴人 陳情人 陳報人 檢舉人 報案人 通報人 行為人 肇事人 肇事者
立書人 立約人 立據人 立契約書人 立契約人 立切結書人 立同意書人 同意人 具結人 切結人 委託人 受託人 受委託人 委任人 受任人 代理人 複代理人 訴訟代理人 法定代理人 輔佐人 監護人 輔助人 輔導人 保證人 連帶保證人 債權人 債務人
承租人 出租人 買受人 出賣人 買方 賣方 甲方 乙方 丙方 借款人 貸款人 受款人 收款人 匯款人 付款人 繳款人 領款人 受領人 要保人 被保險人 被保人 受益人 繼承人 被繼承人 遺囑人 申報人 納稅義務人 扶養人 所有權人 權利人 義務人
收件人 寄件人 收件者 寄件者 發件人 收信人 寄信人 收貨人 寄貨人 取貨人 訂購人 訂購者 訂貨人 購買人 聯絡人 連絡人 聯繫人 緊急聯絡人 緊急連絡人 聯絡窗口 負責窗口 負責人 代表人 承辦人 承辦人員 承辦員 經辦 經辦人 經手人 主辦 主辦人 製表 製表人 填表人 填寫人 審核 覆核 核准人 審核人 驗收人 點收人
主席 紀錄 記錄 主持人 召集人 司儀 出席人員 列席人員 出席者 列席者 出席 列席 與會人員 請假人員 出席委員 得獎人 得獎者 中獎人 獲獎人 推薦人 介紹人 捐款人 捐贈人 簽收人 駕駛人 駕駛 車主 屋主 房東 房客 住戶 業主 戶長 戶名 持卡人 帳戶持有人
本人 家長 學生 學員 同學 老師 導師 級任導師 教師 指導教授 指導老師 員工 同仁 職員 店員 業務員 業務專員 業務 理專 客戶 顧客 會員 會友 病患 病人 患者 個案 案主 案妻 案夫 案母 案父 案子 案女 家屬 眷屬
媽媽 爸爸 家母 家父 內人 外子 舍弟 舍妹 保戶 通緝犯 嫌疑犯 累犯 孕婦 產婦 送檢人 來談者 求助者 諮商者 學童 病童 幼童 幼生 役男 失蹤人 受監護人 受輔助宣告人 其妻 其夫 其子 其女 其父 其母 其兄 其弟 其姊 其妹 其配偶 配偶 父親 母親 兒子 女兒 丈夫 妻子 先生 太太 長子 次子 三子 長女 次女 三女 哥哥 姊姊 姐姐 弟弟 妹妹 祖父 祖母 外公 外婆 爺爺 奶奶 友人 朋友 鄰居 男友 女友 生父 生母 養父 養母 前夫 前妻 亡夫 亡妻 胞兄 胞弟 胞姊 胞妹
員警 警員 偵查佐 警官 巡佐 法官 檢察官 書記官 律師 辯護人 選任辯護人 醫師 主治醫師 主刀醫師 護理師 個管師 社工 社工師 督導 照服員 看護 管理員 總幹事 主委 主任委員 副主委 監委 財委 委員 理事長 理事 監事 常務理事 董事長 董事 監察人 總經理 副總經理 經理 副理 協理 主任 副主任 課長 組長 科長 處長 局長 校長 院長
秘書 專員 助理 會計 出納 司機 騎士 乘客 旅客 訪客 領隊 導遊 志工 義工 教練 選手 隊長 隊員 班長 社長 里長 村長 議員 立委 市長 縣長 候選人 死者 傷者 亡者 往生者 受訪者 受試者 報名者 報名人 應徵者 求職者 工作人員 參加者 參加人 台端 作者 撰稿 攝影 撰文 編輯
姓名為 名叫 叫做 我是 我叫 茲委託 委託 授權 委任 茲證明 茲聘 學生姓名 家長姓名 聯絡人姓名 大名 尊姓大名 受訓人 應考人 考生 新生 校友 更生人 受檢者 受檢人 受驗人 受驗者 受採樣人 被採樣人 報到人 關係人 受測者 受評者 受評人 住民 院民 服務對象 照顧者 主要照顧者 主要聯絡人 受刑人 收容人 被通報人 行為相對人 學號姓名 租客 租戶 承購人 起造人 監造人 設計人 地主 土地所有權人 管理人 破產人 清算人 受贈人 贈與人 投保人 被保證人 簽約人 立遺囑人 立委託書人 立授權書人 立保證書人 立借據人 立收據人 立聲明書人 立承諾書人 立讓渡書人 立合約書人 授權人 被授權人 聲明人 承諾人 見證人 公證人 翻譯人 檢驗者 採檢人 紀錄人 保管人 財產保管人 測試人員 值班人員 值日生 講師 講者 主講人 與談人 評審 指揮官 團長 副團長 組員 團員 演出者 導演 編劇 製作人 發言人 新聞聯絡人 專案負責人 專案經理 計畫主持人 共同主持人 研究生 論文指導 師長 受查人 受僱人 雇主 僱主 外勞 移工 雇員 義務人`
    .split(/\s+/u)
    .filter((word, i, all) => word.length >= 2 && all.indexOf(word) === i)

/**
 * What stands right behind the name of whom a sentence is about: 王小明罹患…, 王小明因車禍…, 王小明於113年…. Half of it may stand behind any noun,
 * so the name has to begin where the sentence does and be one beyond doubt.
 */
export const PREDICATES: readonly string[] =
  `爸爸 媽媽 姊妹 弟兄 會員您好 會員你好 會員，您好 會員,您好 學員您好 貴賓您好 客戶您好 顧客您好 住戶您好 家長您好 同學您好 老師您好 君借到 君借得 君借款 君借支 君收到 君交來 君交付 君繳 君為 君係 君於 君任職 君擔任 君因 君之 君所 君代 君同意 君親 君簽 君等 君自 君確 君現 君已
代理 代為 接手 協助 負責 承辦 發生碰撞 罹患 患有 罹癌 確診 經診斷 被診斷 診斷為 曾罹患 曾患 因病 因案 因故 因事 因公 因罹患 因患 因染 因疑似 因涉 因犯 因違 因車 因酒 因毒 因竊 因詐 因傷 因跌 因意外 因身 因精神 因糖 因高血 因憂 因躁 因思覺 因焦 因氣喘 因癌 因乳 因肺 因肝 因腎 因心 因腦 因骨
因急 因慢 因感 因發 因腹 因胸 因頭 因右 因左 因懷 因個人 因家 因工 因職 涉嫌 涉犯 遭判 遭法 遭警 遭檢 遭人 被判 被控 被訴 前因 曾因 曾犯 曾於 曾有 坦承 坦言 自述 自陳 主訴 陳稱 供稱 證稱 辯稱 指稱 於民國 於10 於11 於12 於19 於20 於本院 於本校 於本公司 於本診所
至本院 至門診 到院 入院 住院 出院 就診 就醫 送醫 回診 開刀 接受手術 接受治療 接受化 接受基因 來電 致電 來信 來訪 設籍 現居 現年 年約 任職於 服務於 就讀 畢業於 出生於 生於民 服用 領有 病逝 死於 長期服 長期受 定期服 定期回 定期追 每日服 目前服 目前罹 目前接受 有糖 有高血 有憂 有氣喘 有癲 有精神 有躁 有心臟
有慢性 有過敏 有前科 有身心 有重度 有中度 有輕度 的診斷 的病歷 的健檢 的體檢 的檢查 的基因 的前科 的病情 的用藥 的身分證 的電話 的手機 的地址 的住址 的生日 的信用卡 經醫師 經本院 經法院 經檢查 經臺灣 經台灣 經判 犯竊盜 犯詐欺 犯公共 犯傷害 犯毒 犯過失 患糖 患高`.split(
    /\s+/u,
  )

/**
 * What a sentence is about in which somebody is named at the beginning, without a title or a role: 王小明因糖尿病…, 陳美玲（女）健檢報告…. Illnesses,
 * deeds and papers that are said of people more than of anything else; the lists of the special categories have the rest.
 */
export const MATTERS: readonly string[] =
  `糖尿病 高血壓 高血脂 乳癌 肺癌 肝癌 腸癌 胃癌 頸癌 腺癌 癌症 白血病 淋巴癌 腫瘤 憂鬱症 躁鬱症 思覺失調 焦慮症 恐慌症 強迫症 失智症 巴金森 帕金森 阿茲海默 癲癇 中風 心肌梗塞 心臟病 心律不整 氣喘 肺炎 肺結核 新冠 流感 登革熱 肝炎 肝硬化 腎衰竭 洗腎 尿毒症 痛風 關節炎 紅斑性狼瘡 骨折 骨質疏鬆
椎間盤 白內障 青光眼 甲狀腺 肌瘤 愛滋 梅毒 自閉症 過動症 身心障礙 精神疾病 化療 化學治療 放射治療 標靶治療 移植手術 切除手術 腎臟移植 肝臟移植 診斷證明 醫囑 病史 病歷 健康檢查 健檢 體檢 血壓 血糖 膽固醇 基因檢測 基因定序 染色體 親子鑑定 前科 刑案紀錄 有期徒刑 拘役 假釋 入監 服刑 緩刑 羈押 毒品 詐欺罪 竊盜罪
傷害罪 性侵 性騷擾 性傾向 同性戀 雙性戀 跨性別 出櫃 性行為`.split(/\s+/u)

/** Behind a name, with a comma or a bracket between: 王小明，男，45歲. */
export const SEX_BEHIND_NAMES: readonly string[] = '男， 女， 男） 女） 男、 女、 男性 女性'.split(' ')

/** Of the roles, those that forms and judgments spread over the width of longer ones. */
export const SPREAD_ROLES: readonly string[] =
  '原告 被告 證人 主席 紀錄 配偶 父親 母親 學生 家長 會員 病患 戶名 戶長 本人 甲方 乙方 員警 經辦 審核 製表'.split(' ')

/** What stands right before a name and may be read as its surname or as part of it: 擔任陳柏, 向林明. */
export const BEFORE_NAMES: readonly string[] =
  '昨天 今天 明天 前天 後天 昨日 今日 明日 昨晚 今早 剛才 剛剛 早上 上午 中午 下午 晚上 日前 稍早 後來 然後 因為 聽說 據說 除了 還有 包括 感謝 謝謝 歡迎 恭喜 拜託 麻煩 煩請 敬請 通知 提醒 告訴 告知 找到 遇到 看到 轉告 轉達 片段 階段 手段 地段 路段 時段 擔任 現任 新任 前任 時任 曾任 接任 聘任 委任 轉任 升任 兼任 連任 卸任 離任 主任 責任 信任 請向 請洽 並向 已向 再向 轉向 改向 特向 逕向 以及 一代 二代 三代 四代 五代'.split(
    ' ',
  )

/** Labels that mean a name and nothing else, so that they need no colon. */
export const NAME_LABELS: readonly string[] = [
  ...['姓名', ...spread('姓名')],
  ...'中文姓名 英文姓名 外文姓名 護照英文姓名 護照英文名 護照姓名 病患姓名 病人姓名 學生姓名 員工姓名 會員姓名 客戶姓名 申請人姓名 家長姓名 父親姓名 母親姓名 配偶姓名 眷屬姓名 聯絡人姓名 英文名 中文名 真實姓名 大名'.split(
    ' ',
  ),
]

/** English labels; the colon is asked for besides. */
export const ENGLISH_LABELS: readonly string[] =
  `name,full name,name in full,physician in charge,in charge,given name,chinese name in full,full name in english,legal name,spouse,child,mother,father,parent,patient full name,prepared by,signed by,reported by,requested by,approved by,nurse,teacher,driver,witness,english name,chinese name,first name,last name,patient name,customer name,client name,student name,employee name,applicant name,contact name,contact person,account name,account holder,cardholder name,cardholder,card holder,passenger,passenger name,guest name,patient,realname,real name,display name,member name,user name,buyer name,receiver name,recipient name,sender name,parent name,guardian name,owner name,teacher name,insured name,insured,policyholder,tenant,landlord,buyer,seller,receiver,doctor,physician,attending physician,customer,client,member,student,employee,owner,contact,applicant,recipient,sender,attn,attention,from,to,cc,attendees,attendee,participants,participant,apologies,chair,chairman,chairperson,minutes by,minutes taken by,note taker,recorded by,consignee,shipper,notify party,bill to,ship to,sold to,beneficiary,payee,payer,remitter,guardian,next of kin,emergency contact,interviewer,interviewee,candidate,organizer,organiser,visitor,guest,guests,resident,surgeon,referring physician,pic,sales rep,agent,purchaser,submitted by,issued by,checked by,verified by,reviewed by,received by,delivered by,inspected by,assigned to,assignee,requester,reporter,instructor,trainee,pilot,crew,claimant,plaintiff,defendant,supervisor,manager,coordinator,employer,foreman,son,daughter,wife,husband,secretary,technician,inspector,operator,attorney,lawyer,lessor,lessee,complainant,respondent,victim,suspect,interpreter,translator,caregiver,nominee,referee,holder,chinesename,chinese_name,englishname,english_name,fullname,full_name,romanized,romanised,romanized name,romanised name,name_en,name_zh,name_tw,cname,ename,owner_name,contact_name,customer_name,patient_name,student_name,holder_name,cardholder_name,emp_name,member_name,user_realname`.split(
    ',',
  )

/** Cells in a column of names that are not a name: equal to one of these. Two to four characters. */
export const NOT_NAMES: readonly string[] =
  `鄭州 徐州 蘇州 揚州 杭州 廣州 溫州 柳州 洪水 洪峰 許可 許願 張貼 張開 張力 林業 林地 林相 林道 楊桃 葉片 葉面 葉脈 王國 王朝 王道 曾經 朱紅 劉海 趙國 梁柱 羅列 羅盤 宋體 宋詞 江水 江河 鍾愛 鍾情 施行 施加 施肥 丁香 謝謝 謝幕 謝絕 謝意 郭外 孫子 孫女 彭湃 嚴重 嚴格 嚴謹 嚴禁 關聯 關機 關卡 高溫 包含 包括 高齡 伍萬元 陸萬元 伍萬圓 陸萬圓 伍仟元 陸仟元 萬元整 陶淵明 白居易 蘇東坡 歐陽修 歐陽脩 司馬遷 司馬光 諸葛亮 李清照 李商隱 孟浩然 王羲之 鄭成功 孫中山 曾國藩 左宗棠 林則徐 康有為 梁啟超 徐志摩 朱自清 羅貫中 施耐庵 曹雪芹 蒲松齡 王陽明 文天祥 史可法 吳三桂 武則天 華盛頓 紀律 全名 姓氏 林木業 文具行 高露潔 金石堂 古拉爵 江瑤柱 紀錄人 管家 金品牌 曾中風 曾住院 曾發生 曾使用 周全 周延 周知 周旋 周長 何如 何為 何止 李子 王子 王國 王冠 王朝 王道 王妃 林子 張力 張望 許久 許諾 謝意 謝禮 黃土 黃花 黃綠 葉子 蘇木 莊重 莊家 陳年 陳化 陸軍 陸運 洪水 洪峰 洪福 洪亮 曾祖 杜鵑 杜仲 柳樹 柳橙 柳杉 楊桃 楊柳 楊樹 楊梅 朱紅 徐行 施予 施以 施惠 戴孝 汪洋 任意 丁基 丁烯 丁醇 歐元 羅漢 羅紋 江子翠 林安泰 巴金森 別人家 經紀人 陸軍士
任意球 全家福 全球化 凌霄花 包容心 古代史 古典樂 古文明 古龍水 史學家 向陽花 周年慶 孟宗竹 安多芬 安山岩 安琪兒 安定化 官能基 常勝軍 常綠樹 康乃馨 成人禮 成年人 文化史 文學史 文學士 文學家 文明化 文獻學 文言文 易拉寶 易揮發 易言之 杜鵑花 柳葉眉 歐吉桑 武士道 毛毛雨 毛絨絨
湯力水 溫泉城 甘露醇 白富美 白楊樹 白水晶 白花花 白雲岩 白雲石 石南花 石墨烯 石竹科 石英鐘 石龍子 祝賀詞 管弦樂 管風琴 簡言之 向心力 紀念品 紀念堂 紀念章 紀念日 紀念冊 羅曼史 羅望子 胡姬花 花崗岩 花崗石 花心思 花生仁 花露水 花青素 莊稼人 莊稼漢 華爾滋 華爾街 萬壽菊 萬年青 葉綠素 葉黃素
藍寶石 藍綠藻 藍翡翠 蘇合香 金剛石 金合歡 金燦燦 金石學 金紅石 金絲燕 金融家 金融業 金鈴子 金銀花 金盞花 金童玉女 鐘鼎文 關節炎 陳述書 陸軍棋 馬海毛 馬纓丹 馬蘭花 高嶺土 高才生 麥克風 黃大仙 黃水晶 黃澄澄 黃秋葵 夏威夷
過敏史 過敏原 過去史 過動症 過往史 陳述 陳情 陳列 陳舊 陳報 高興 安靜 方便 程度 經過 簡單 簡介 溫和 溫馨 常常 常理 關心 關懷 解決 解說 應有 華麗 金黃 黃昏 白天 白天可 白天都 白天不 白天請 白日 明明 明亮 雷雨 萬一 萬分 千萬 國文 國語 姓名 合計 小計 總計 總和 無名 不詳 未知 未填 未提供 匿名 本人 同上 如上 其他 其它 測試 測試員 管理員 管理者 系統 全部 全體 空白 保密 不公開 暫無 待補 待查 刪除
名稱 名字 備註 說明 編號 序號 單位 部門 職稱 電話 地址 日期 時間 會員 客戶 員工 學生 老師 先生 小姐 女士 男生 女生 男性 女性 高麗菜 金門縣 高雄市 平均 平均值
白米 白米飯 花生 花生醬 馬鈴薯 胡蘿蔔 胡椒粉 石英錶 方向盤 安全帽 安全帶 金屬 黃金 黃豆 黃瓜 黃色 白色 藍色 金色 藍牙 藍芽 牛肉麵 牛奶 米粉 米酒 麥片 麥茶 石頭 水果 水餃 湯圓 湯麵
高中 高職 高級 高等 高鐵 安全 安裝 成功 成品 成本 項目 應收 應付 應稅 解除 解約 查詢 查無 常用 盛產 成人 金額 石油 馬桶 馬達 溫度 溫泉 溫水 文件 文具 文書 文化 文章 管理 管線 管路 管制
華語 關閉 關係 關於 向上 包裝 包裹 全新 全家 全國 全民 安心 常見 符合 申請 申請人 申請者 應用 計畫 計算 計時 計程車 談話 通知 通過 通訊 通路 首頁 首次 國小 國中 國民 國家 國際 國內 國外 公司 公告
平日 平台 平板 平面 強制 利息 利率 和解 展示 展覽 展延 路線 路由 支出 支付 支援 支票 支持 代收 代付 代理 代理人 代表 代表人 能源 明細 明天 時段 東部 西部 商品 商店 商業 商務 水電 水費 年度 年齡 年級
年資 來源 來賓 來電 初診 複診 初級 初始 別名 終止 終點 農會 農業 農場 木材 木工 牧場 家長 家屬 家庭 家電 家具 海外 海關 師傅 師資 單價 單據 單次 單身 都市 富邦 元件 種類 種子 才藝 基隆 桃園 新竹 苗栗 彰化 南投 雲林 嘉義 屏東 宜蘭 花蓮 澎湖 金門 連江 高雄 新北 台北 臺北 台中 臺中 台南 臺南 台東 臺東
雙人房 問題 問卷 相片 相關 相機 印章 印刷 員林 步驟 容量 桂圓 古坑 江蘇 任務 任職 史料 田徑 夏季 秋季 游泳 游泳池 康樂 程式 程序 紀錄 紀念 連線 連結 施工 施打 辛苦 易碎 龍眼 池塘 凌晨 向量 管理費 關鍵字 高血壓 高血脂 文管 會計 業務
行政 人事 總務 財務 資訊 企劃 研發 客服 行銷 工程 訪客 遊客 旅客 住戶 屋主 房東 房客 業主 車主 房屋 房間 房型 雷射 麥當勞 全聯 湯匙 盧森堡 溫哥華 莫斯科 高加索 古巴 秦朝 明朝 唐朝 宋朝 國籍 婚姻 學歷 職業 高明 高達 高尚 高峰 高原 高山 高大 高雅 高潔 高昇 高升 高度 高層 高低 關注 關愛 關東 關西 溫暖 溫柔 成長 成立 成果 成員 成年 成就 成家 安康 安寧 安定 安樂 安養 安平 安慰 安和 平安 平凡 平等 平和 平時 平常 和平 和諧 和善 和氣 和樂 和美 華人 華美 華山 華南 華航 華碩 金融 金錢 金星 金牌 金山 金馬 黃山 黃河 黃海 白雲 白河 白蓮 白沙 方法 方正 方興 方能 明年 明星 明日 向心 向前 向來 向陽 於是 常態 常春 常年 文明 文學 文山 文宣 文藝 文昌 文心 江山 江南 江河 江湖 江水 林業 林木 林立 林口 林園 林內 林邊 林森 石英 石門 石牌 石碇 石岡 馬上 馬力 馬祖 馬公 馬來 馬偕 田園 田中 田尾 田寮 水平 水利 水土 水里 水上 水林 連續 連心 連年 元宵 元月 元旦 元老 元年 元大 時常 時光 時代 時尚 時有 祝福 祝賀 祝壽 賀年 于是 施行 施政 施展 曾經 曾任 曾於 曾有 何時 何人 何處 何謂 何況 何以 何必 何等 何者 何在 許多 許可 許願 莫大 莫名 沈默 全天 全程 全年 全心 全力 全美 全文 全日 全班 全校 易學 易經 卓越 卓蘭 解惑 應對 應允 應徵 應聘 應邀 應援 應考 應訊 應予 應以 應於 應為 童年 童心 童書 史學 章程 雷達 雷電 左手 左營 古典 古文 古代 古蹟 龍舟 龍年 龍山 龍潭 龍井 龍崎 柳丁 柳營 包容 樂活 樂觀 樂齡 喬遷 幸福 幸運 康健 康復 方程 花壇 花季 花東 花園 花市 花草 花藝 花卉 梅花 梅山 梅園 桂花 柏林 米蘭 米其 秋冬 夏日 夏天 春夏 秋天 冬天 黎明 黎巴 岳父 岳母 富士 富里 富山 富岡 池上 池上鄉 東方 東京 東海 東山 東勢 東港 東吳 東森 東元 司機 司法 司儀 項次 麥寮 侯爵 馬拉松 莊園 莊嚴 鄭重 鄧公 余額 余下 游客 丁香 丁種 甘肅 甘苦 甘心 童裝 倪匡 毛利 毛衣 毛巾 毛豆 毛筆 路口 路段 車站 車隊 車上 賴以 賴床 巫師 藍天 藍圖 藍海 湯泉 湯品 戴上 戴奧 章節 章魚 強力 強化 強調 強烈 強風 利用 利多 利益 尚未 尚有 尚需 尚無 單一 單元 單純 單獨 初步 初次 初期 首都 首長 首先 首要 隨時 隨後 隨機 隨附 隨身 都會 都有 都能 都是 解釋 解答 申報 申辦 申告 申購 時薪 時數 時速 喜歡 喜愛 喜悅 喜事 義務 義工 義賣 義大 義診 義勇 義美 依法 依據 依照 依序 依規 依約 計有 計入 談妥 談判 應具 應自 歸還 歸屬 歸檔 向本 向其 向各 向您 向我 商家 商行 商圈 車輛 車位 車牌 車號 車資 車費`
    .split(/\s+/u)
    .filter((word) => word.length >= 2 && word.length <= 4)

/** A cell with one of these in it is an organisation, a post or a heading. */
export const ORGANISATION_WORDS: readonly string[] =
  `公司 有限 股份 企業 商行 商號 商店 銀行 協會 學會 公會 工會 農會 漁會 商會 基金 財團 社團 醫院 診所 藥局 大學 學院 高中 國中 國小 中學 小學 學校 幼兒 中心 委員 工作室 工作坊 事務 餐廳 飯店 旅館 旅行
技術 事業 交易 服務 資訊 財務 業務 系統 專案 法律 投資 行銷 行政 安全 衛生 環境 開發 設計 研究 教育 訓練 產品 營運 風險 品質 採購 生產 維修 顧問 客服 數位 資安 個資 稽核 會計 人事
實業 工業 科技 電子 國際 集團 工程行 管理 政府 公所 法院 分局 派出 車行 米行 花行 五金 行號 出版 報社 合作社 寺廟 教會 俱樂`.split(
    /\s+/u,
  )

/** Last characters of offices, departments, places and goods (王子麵). A given name hardly ever ends so (行 does: 王力行 is a name, 車行 is listed above). */
export const ORGANISATION_ENDINGS =
  '部課處組局室廠店隊班縣市區鄉鎮村里路街費款單表項類號麵餅湯飯粥鍋醬罐盒箱器機燈鞋褲椅桌櫃'

/** What ends a name in running text: the name is before it. One or two characters. */
export const AFTER_NAMES: readonly string[] =
  `先生 小姐 女士 太太 夫人 同學 老師 教授 醫師 醫生 護理 律師 經理 主任 君 等 於 為 與 及 之 的 是 在 因 向 電話 手機 行動 聯絡 身分 身份 性別 生日 出生 地址 住址 住所 民國 年齡 男 女 以下 簡稱 統一 護照 職業 職稱
博士 男性 女性 說 已 曾 將 並 應 得 經 至 到 從 被 由 對 請 您 您好 住 係 稱 自 設 無 未 有 即 前於 前往 前來 表示 陳述 陳稱 主張 辯稱 供稱 證稱 指稱 指出 說明 提出 提案 代理 代為 發生 駕駛 騎乘 搭乘 購買 辦理 反映 反應 要求 申請 委託 授權 同意 承諾 負責 參加 出席 列席 請假 宣布 報告 簽章 簽名 敬上 敬啟 謹啟 謹上 醫囑 共同 以及 所有 所屬 名下 本人 家屬 家長 則 亦 仍 遂 闔家 合家 全家 帶看 改選 當選 升任 調任 同住 同居 同行 代班 換班 交班 值班 輪班 爸爸 媽媽 阿姨 叔叔 附議 提議 動議 安排 知悉 獲悉 證述 指訴 指述 指證 自承 坦承 坦言 否認 返鄉 返家 返國 返校 離職 離院 離校 轉介 轉達 轉述 轉告 告知 告訴 發現 認為 覺得 建議 強調 補充 詢問 質疑 回應 答覆 解釋 介紹 主持 致詞 宣讀 陪同 帶領 率領 會同 偕同 協助 協調 支援 接獲 接到 接手 接任 接辦 收到 交付 轉交 送達 撥打 駕車 騎車 開車 步行 行經 途經 持有 使用 購得 取得 繳納 匯款 轉帳 借款 施用 毆打 辱罵 恐嚇 攻擊 騷擾 猥褻 竊取 侵占 詐騙 簽收 簽署 打卡 加班 出差 休假 停職 調職 出任 卸任 退休 屆齡 過世 逝世 失聯 失蹤 走失 跌倒 昏倒 昏迷 發燒 嘔吐 咳嗽 就醫 回診 看診 掛號 開刀 術後 產後 懷孕 聲稱 佯稱 謊稱 自稱 自述 自陳 透露 抱怨 抗議 投訴 提告 上訴 到職 報到 到庭 到校 授課 代課 誤觸 隨即 立即 來電 來信 來訪 來院 致電 回電 回覆 到院 入院 住院 出院 就診 主訴 確診 罹患 服用 死亡 受傷 涉嫌 因故 因病 因案 因為 因事 因公 因工 於民 設籍 戶籍 現居 居住 未婚 已婚 英文 血型 職務 證號 生於 年約 現年 現職 承辦 承攬 經手 收訖 收執 存查 閣下 任職 現任 擔任 信箱 帳號 密碼 備註 學號 員工 編號 部門 單位 服務 (`
    .split(/\s+/u)
    .filter((word) => word !== '(')

/** The first two characters of papers that are called by whose they are, beside that person's number: 王小明健保卡影本. */
export const PAPERS_OF: readonly string[] =
  '病歷 履歷 健保 存摺 體檢 健檢 合約 契約 診斷 薪資 薪水 考績 證件 證明 正面 反面 影本 正本 掃描 照片 相片 大頭 駕照 行照 畢業 學歷 成績 保單 保險 理賠 切結 戶口 謄本 勞保 勞健 名片 收據 聘書 扣繳 退休 離婚 結婚 資料 檔案 文件 殘障 身障 學生 員工 會員 病患'.split(
    ' ',
  )

/** Characters that no given name has: the grammar of a sentence. */
export const NOT_IN_NAMES = '的是了在您你我他她們這那沒也都就個從到給把讓並及或被嗎吧呢啊啦'

/** What makes of the title before it an office, a profession or another word: 委員會, 主任秘書室, 律師公會, 會計師事務所, 應辦理事項. */
export const AFTER_TITLES: readonly string[] =
  '機關 公會 公所 事務 項 宜 學會 學院 協會 聯合 執照 證書 考試 資格 制度 名冊 法 會 室 處 部 團 署 職 級 證'.split(' ')
