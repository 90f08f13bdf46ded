/** Words beside names, and words in columns of names that are none. Written for this project; see docs/data-sources.md. */

/** What stands behind a name and says that it was one. */
export const TITLES: readonly string[] =
  `先生 小姐 女士 太太 夫人 君 同學 同仁 老師 教師 教授 副教授 助理教授 講師 博士 導師 校長 主任 組長 課長 科長 處長 局長 署長 廳長 司長 部長 院長 所長
經理 總經理 副總經理 副理 協理 襄理 專員 店長 廠長 隊長 班長 董事長 董事 監察人 理事長 理事 監事 秘書長 秘書 執行長 總裁 副總 顧問 專案經理 工程師
醫師 醫生 護理師 護士 護理長 藥師 治療師 心理師 社工師 社工 律師 法官 檢察官 書記官 會計師 建築師 技師 代書 地政士 員警 警員 巡官 里長 村長 鄰長 議員 立委
委員 市長 縣長 鄉長 鎮長 區長 教練 導演 師傅 大哥 大姐 阿姨 伯伯 小朋友 女兒`
    .split(/\s+/u)
    .filter((word) => word.length >= 2)

/** Cells in a column of names that are not a name: equal to one of these. Two to four characters. */
export const NOT_NAMES: readonly string[] =
  `姓名 合計 小計 總計 總和 無名 不詳 未知 未填 未提供 匿名 本人 同上 如上 其他 其它 測試 測試員 管理員 管理者 系統 全部 全體 空白 保密 不公開 暫無 待補 待查 刪除
名稱 名字 備註 說明 編號 序號 單位 部門 職稱 電話 地址 日期 時間 會員 客戶 員工 學生 老師 先生 小姐 女士 男生 女生 男性 女性 高麗菜 金門縣 高雄市 平均 平均值
白米 白米飯 花生 花生醬 馬鈴薯 胡蘿蔔 胡椒粉 石英錶 方向盤 安全帽 安全帶 金屬 黃金 黃豆 黃瓜 黃色 白色 藍色 金色 藍牙 藍芽 牛肉麵 牛奶 米粉 米酒 麥片 麥茶 石頭 水果 水餃 湯圓 湯麵
高中 高職 高級 高等 高鐵 安全 安裝 成功 成品 成本 項目 應收 應付 應稅 解除 解約 查詢 查無 常用 盛產 成人 金額 石油 馬桶 馬達 溫度 溫泉 溫水 文件 文具 文書 文化 文章 管理 管線 管路 管制
華語 關閉 關係 關於 向上 包裝 包裹 全新 全家 全國 全民 安心 常見 符合 申請 申請人 申請者 應用 計畫 計算 計時 計程車 談話 通知 通過 通訊 通路 首頁 首次 國小 國中 國民 國家 國際 國內 國外 公司 公告
平日 平台 平板 平面 強制 利息 利率 和解 展示 展覽 展延 路線 路由 支出 支付 支援 支票 支持 代收 代付 代理 代理人 代表 代表人 能源 明細 明天 時段 東部 西部 商品 商店 商業 商務 水電 水費 年度 年齡 年級
年資 來源 來賓 來電 初診 複診 初級 初始 別名 終止 終點 農會 農業 農場 木材 木工 牧場 家長 家屬 家庭 家電 家具 海外 海關 師傅 師資 單價 單據 單次 單身 都市 富邦 元件 種類 種子 才藝 基隆 桃園 新竹 苗栗 彰化 南投 雲林 嘉義 屏東 宜蘭 花蓮 澎湖 金門 連江 高雄 新北 台北 臺北 台中 臺中 台南 臺南 台東 臺東
雙人房 問題 問卷 相片 相關 相機 印章 印刷 員林 步驟 容量 桂圓 古坑 江蘇 任務 任職 史料 田徑 夏季 秋季 游泳 游泳池 康樂 程式 程序 紀錄 紀念 連線 連結 施工 施打 辛苦 易碎 龍眼 池塘 凌晨 向量 管理費 關鍵字 高血壓 高血脂 文管 會計 業務
行政 人事 總務 財務 資訊 企劃 研發 客服 行銷 工程 訪客 遊客 旅客 住戶 屋主 房東 房客 業主 車主 房屋 房間 房型 雷射 麥當勞 全聯 湯匙 盧森堡 溫哥華 莫斯科 高加索 古巴 秦朝 明朝 唐朝 宋朝 商家 商行 商圈 車輛 車位 車牌 車號 車資 車費`
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
說 已 曾 將 於 並 應 得 經 至 到 從 被 由 對 請 您 您好 任職 現任 擔任 信箱 帳號 密碼 備註 學號 員工 編號 部門 單位 服務 (`
    .split(/\s+/u)
    .filter((word) => word !== '(')

/** Characters that no given name has: the grammar of a sentence. */
export const NOT_IN_NAMES = '的是了在您你我他她們這那沒也都就個從到給把讓並及或被嗎吧呢啊啦'

/** What makes of the title before it an office, a profession or another word: 委員會, 主任秘書室, 律師公會, 會計師事務所, 應辦理事項. */
export const AFTER_TITLES: readonly string[] =
  '機關 公會 公所 事務 項 宜 學會 學院 協會 聯合 執照 證書 考試 資格 制度 名冊 法 會 室 處 部 團 署 職 級 證'.split(' ')
