/** Operations, treatments and what goes with them: 醫療 beside illnesses and drugs. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Operations and treatments whose name means nothing else. */
export const TREATMENTS: readonly string[] = [
  ...words(`自然產一女 自然產一男 自然產 陰道生產 會陰裂傷 會陰縫合 會陰二度裂傷 產鉗 真空吸引 化療 化學治療 放療 放射治療 放射線治療 電療 標靶治療 免疫治療 質子治療 荷爾蒙治療 骨髓移植 幹細胞移植 造血幹細胞移植 器官移植 肝臟移植 肝移植 腎臟移植 腎移植 心臟移植 肺臟移植 角膜移植 洗腎 血液透析 腹膜透析 葉克膜 氣切 氣管切開
插管治療 呼吸器依賴 鼻胃管 導尿管 胃造口 腸造口 人工肛門 人工血管 心導管 心導管手術 心導管檢查 冠狀動脈繞道手術 冠狀動脈支架 裝設支架 心臟支架 心律調節器 心臟節律器 瓣膜置換 電燒手術 開心手術 開顱手術 腦部手術 腦室引流 腰椎手術 脊椎手術
椎間盤切除 椎體成形術 人工關節 人工關節置換 人工膝關節 人工髖關節 關節鏡手術 開放性復位 內固定手術 鋼釘固定 截肢手術 植皮手術 清創手術 闌尾切除 闌尾切除術 膽囊切除 膽囊切除術 胃切除 腸切除 大腸切除 肝切除 肺葉切除 甲狀腺切除 乳房切除
乳房全切除 乳房重建 子宮切除 子宮全切除 卵巢切除 剖腹產 剖腹生產 引產 人工流產 流產手術 墮胎 墮胎手術 墮胎藥 結紮 輸卵管結紮 輸精管結紮 人工受孕 人工授精 試管嬰兒 胚胎植入 取卵 凍卵 羊膜穿刺 攝護腺切除 攝護腺刮除 體外震波碎石
白內障手術 雷射近視手術 近視雷射 玻璃體切除 扁桃腺切除 鼻中膈手術 人工電子耳 減重手術 縮胃手術 胃袖狀切除 疝氣修補 痔瘡手術 靜脈曲張手術 拔除智齒手術 電痙攣治療 經顱磁刺激 認知行為治療 心理治療 心理諮商 家族治療 團體治療 精神科就診
精神科住院 精神科治療 精神科急診 身心科就診 身心科治療 身心科住院 強制住院 強制就醫 戒癮治療 戒酒治療 戒毒 語言治療 職能治療 物理治療 早期療育 早療評估 聽能復健 安寧療護 安寧緩和 安寧病房 急診室留觀 處方箋 慢性病連續處方箋
慢性處方箋 連續處方 處方用藥 藥物過敏 過敏藥物 盤尼西林過敏 青黴素過敏 抗生素過敏 顯影劑過敏 海鮮過敏 花生過敏 身心障礙手冊 身心障礙證明 身障證明 身障手冊 身心障礙鑑定 身心障礙類別 身心障礙等級 重大傷病 重大傷病卡 重大傷病證明 巴氏量表
失能等級 失能給付 長照需求等級 職業傷害 職業病 職災 傷病給付 住院日額 切結放棄急救 病危通知 病危 彌留 病逝 病故 癌逝 試管療程 產檢 高危險妊娠`),
  'chemotherapy',
  'radiotherapy',
  'radiation therapy',
  'hemodialysis',
  'peritoneal dialysis',
  'kidney transplant',
  'liver transplant',
  'appendectomy',
  'cholecystectomy',
  'mastectomy',
  'hysterectomy',
  'cesarean section',
  'cardiac catheterization',
  'coronary stent',
  'coronary artery bypass',
  'total knee replacement',
  'total hip replacement',
  'tracheostomy',
  'psychotherapy',
  'rehabilitation therapy',
  'penicillin allergy',
  'allergic to penicillin',
  'drug allergy',
]

/** Treatments in words that are said of much else. */
export const EVERYDAY_TREATMENTS: readonly string[] = words(
  `住院 住院日期 住院中 出院 入院 轉院 急診 送醫 手術 手術日期 手術名稱 開刀 開刀日期 動手術 病房床號 床號 復健 回診 服藥 用藥 打針 病假 就醫 就診 就醫科別 看診 掛號 療程 治療 臥病 療養 休養 打石膏 縫合 縫了 坐輪椅 病情 病況 病症 病痛 症狀 確診日期 諮商 加護病房 慢箋`,
)
