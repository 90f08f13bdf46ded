/** 病歷: records that physicians and other medical staff make. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** The number of a chart: in a form of somebody it tells of one, in a bill or a reminder it only says whose. */
export const RECORD_NUMBERS: readonly string[] = [
  ...words(`病歷號碼 病歷號 病歷編號`),
  'medical record no',
  'medical record number',
  'chart number',
  'chart no',
]

/** Names of such records and of parts of them. */
export const MEDICAL_RECORD_WORDS: readonly string[] = [
  ...RECORD_NUMBERS,
  ...words(`病歷摘要 病歷紀錄 病歷記錄 病歷資料 病歷影本 病歷複製本 病歷表 病歷首頁 電子病歷 門診病歷 住院病歷 急診病歷 出院病歷 出院病歷摘要 出院病摘 出院摘要 出院準備 轉診單 轉診病歷摘要 轉診病摘 轉介單 入院紀錄 入院記錄 入院病歷 入院診斷
出院診斷 出院紀錄 病程紀錄 病程記錄 護理紀錄 護理記錄 護理評估 護理計畫 護理診斷 交班紀錄 手術紀錄 手術記錄 麻醉紀錄 麻醉記錄 會診紀錄 會診記錄 會診單 急診紀錄 急診檢傷 檢傷分類 急救紀錄 救護紀錄表 門診紀錄 門診記錄 就診紀錄 就醫紀錄
就醫記錄 看診紀錄 診療紀錄 診療記錄 治療紀錄 治療記錄 復健紀錄 復健治療紀錄 物理治療紀錄 職能治療紀錄 語言治療紀錄 心理衡鑑報告 心理衡鑑 心理評估報告 諮商紀錄 諮商記錄 會談紀錄 個別諮商紀錄 居家護理紀錄 居家訪視紀錄 產檢紀錄 產前檢查紀錄 產程紀錄 待產紀錄 接生紀錄 中醫病歷 針灸紀錄 舌診 脈診 辨證 證型 舌淡 舌紅 苔白 苔黃 苔薄 脈沉 脈細 脈弦 脈滑
分娩紀錄 生產紀錄 預防接種紀錄 疫苗接種紀錄 透析紀錄 洗腎紀錄 生命徵象 生命徵象紀錄 檢驗報告 檢驗報告單 檢驗單 檢查報告單 病理報告 病理切片報告 病理組織報告 病理診斷 切片報告 切片結果 放射線報告 放射科報告 影像報告 影像學檢查 超音波報告 腹部超音波報告
心臟超音波報告 心電圖報告 腦波報告 內視鏡報告 胃鏡報告 大腸鏡報告 支氣管鏡報告 電腦斷層報告 核磁共振報告 磁振造影報告 正子攝影報告 骨髓檢查報告 血液檢驗 尿液檢驗 生化檢驗 細菌培養報告 肌電圖報告 診斷證明書 診斷證明 診斷書 甲種診斷書 乙種診斷書 死亡診斷書 死亡證明書
出生證明書 巴氏量表 失能評估 失能診斷書 醫囑單 醫囑紀錄 醫囑 臨時醫囑 長期醫囑 用藥紀錄 用藥記錄 給藥紀錄 給藥記錄 藥歷 過敏史 過敏紀錄 過往病史 過去病史 過去史 家族病史 家族史 個人病史 現在病史 現病史 主訴病史 主訴 手術史 住院史 用藥史 精神科病史 月經史 生育史 孕產史
身體診察 理學檢查 神經學檢查 鑑別診斷 初步診斷 臨床診斷 確定診斷 主診斷 次診斷 住院經過 住院治療經過 治療經過 手術經過 手術方式 術前診斷 術後診斷 麻醉方式 術後照護 住院同意書 手術同意書 檢查同意書 治療同意書 麻醉同意書 輸血同意書 約束同意書 放棄急救同意書 不施行心肺復甦術同意書 自動出院`),
  'medical records',
  'medical chart',
  'discharge summary',
  'discharge diagnosis',
  'admission note',
  'admission diagnosis',
  'progress note',
  'operative note',
  'operation note',
  'nursing note',
  'nursing record',
  'consultation note',
  'referral note',
  'referral letter',
  'pathology report',
  'radiology report',
  'imaging report',
  'chief complaint',
  'present illness',
  'history of present illness',
  'past medical history',
  'physical examination',
  'differential diagnosis',
  'final diagnosis',
  'vital signs',
  'impression:',
  'assessment and plan',
]
