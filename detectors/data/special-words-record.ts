/** 病歷: records that physicians and other medical staff make. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** What is done in a hospital, a clinic, a home, and the papers that are written of it. */
const ACTS = words(
  `牙科 牙醫 皮膚科 眼科 復健科 婦產科 小兒科 精神科 身心科 急診護理 急診病人 加護病房 護理之家 產後護理 產後照護 產後訪視 新生兒 母嬰 居家護理 居家醫療 居家訪視 安寧 安寧照護 透析 血液透析 腹膜透析 洗腎 化療 放療 輸血 輸液 傷口 傷口護理 傷口照護 換藥 管路
約束 疼痛 跌倒 意識 營養
吞嚥 語言治療 職能治療 物理治療 心理治療 呼吸治療 遊戲治療 藝術治療 針灸 推拿 復健 早療 早期療育 聯合評估 發展評估 兒童發展聯合評估 失能 失智 認知功能 神經心理 心理 心理衡鑑 精神狀態 自殺風險 自殺防治 心理諮商 個別諮商 個別心理諮商 團體心理治療 出院準備 轉院 轉床 轉科 轉診 會診 查房 病情 病情說明 病情告知
住院 門診 急診 急救 麻醉 手術 術前 術後 導管 心導管 內視鏡 胃鏡 大腸鏡 腹腔鏡 放射診斷 放射科 放射治療
超音波 腹部超音波 心臟超音波 乳房超音波 甲狀腺超音波 產科超音波 X光 胸部X光 電腦斷層 磁振造影 核磁共振 正子造影 骨密度 乳房攝影 肺功能 心電圖 腦波 肌電圖 睡眠檢查 聽力檢查 眼底檢查 視野檢查 病理 病理組織 細胞學 切片 骨髓 細菌培養 血液 生化 尿液 糞便 凝血 驗血
檢驗 檢體 產檢 產前 待產 分娩 接生 哺乳 用藥 用藥整合 藥事照護 藥事服務 給藥 疫苗接種 預防接種 篩檢異常 中醫 診療 看診 病歷 送醫 救護 到院前救護 緊急救護 傷病 感染管制`,
)
const PAPERS_OF_ACTS = words(
  `紀錄 記錄 紀錄單 紀錄表 記錄單 記錄表 評估 評估表 評估單 評估紀錄 評估報告 報告 報告單 摘要 同意書 通知單 申請單 交班單 追蹤表 追蹤紀錄 評量表 日誌 計畫書 摘要表 初評 初評表 病程 訪視 回覆單 諮詢紀錄`,
)
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
  ...ACTS.flatMap((act) => PAPERS_OF_ACTS.map((paper) => act + paper)),
  ...words(`治療卡 復健治療卡 復健卡 收案評估 收案評估表 檢體接收紀錄 檢體收件紀錄 精神鑑定 精神鑑定報告 精神鑑定報告書 護理交班本 交班本 法醫相驗 相驗 營養諮詢 離院衛教單 護理師交班 居服員交班 照服員交班 班內事件 給藥事件 病歷摘要 病歷紀錄 病歷記錄 病歷資料 病歷影本 病歷複製本 病歷表 病歷首頁 電子病歷 門診病歷 住院病歷 急診病歷 出院病歷 出院病歷摘要 出院病摘 出院摘要 出院準備 轉診單 轉診病歷摘要 轉診病摘
轉介單 入院紀錄 入院記錄 入院病歷 入院診斷
出院診斷 出院紀錄 病程紀錄 病程記錄 護理紀錄 護理記錄 護理評估 護理計畫 護理診斷 交班紀錄 手術紀錄 手術記錄 麻醉紀錄 麻醉記錄 會診紀錄 會診記錄 會診單 急診紀錄 急診檢傷 檢傷分類 急救紀錄 救護紀錄表 接案紀錄 接案記錄 接案評估 初診紀錄 初診記錄 初診評估 初診病歷 複診紀錄 複診記錄 回診紀錄 團隊會議紀錄 多專科團隊會議紀錄 腫瘤團隊會議紀錄 個案討論會紀錄 門診紀錄 門診記錄 就診紀錄 就醫紀錄
就醫記錄 看診紀錄 診療紀錄 診療記錄 治療紀錄 治療記錄 復健紀錄 復健治療紀錄 物理治療紀錄 職能治療紀錄 語言治療紀錄 心理衡鑑報告 心理衡鑑 心理評估報告 諮商紀錄 諮商記錄 會談紀錄 個別諮商紀錄 居家護理紀錄 居家訪視紀錄 產檢紀錄 產前檢查紀錄 產程紀錄 待產紀錄 接生紀錄 中醫病歷
針灸紀錄 舌診 脈診 辨證 證型 舌淡 舌紅 苔白 苔黃 苔薄 脈沉 脈細 脈弦 脈滑
分娩紀錄 預防接種紀錄 疫苗接種紀錄 透析紀錄 洗腎紀錄 生命徵象 生命徵象紀錄 檢驗報告 檢驗報告單 檢驗單 檢查報告單 病理報告 病理切片報告 病理組織報告 病理診斷 切片報告 切片結果 放射線報告 放射科報告 影像報告 影像學檢查 超音波報告 腹部超音波報告
心臟超音波報告 心電圖報告 腦波報告 內視鏡報告 胃鏡報告 大腸鏡報告 支氣管鏡報告 電腦斷層報告 核磁共振報告 磁振造影報告 正子攝影報告 骨髓檢查報告 血液檢驗 尿液檢驗 生化檢驗 細菌培養報告 肌電圖報告 診斷證明書 診斷證明 診斷書 甲種診斷書 乙種診斷書 死亡診斷書 死亡證明書
出生證明書 巴氏量表 失能評估 失能診斷書 醫囑單 醫囑紀錄 醫囑 臨時醫囑 長期醫囑 用藥紀錄 用藥記錄 給藥紀錄 給藥記錄 藥歷 過敏史 過敏紀錄 過往病史 過去病史 過去史 家族病史 家族史 個人病史 現在病史 現病史 主訴病史 主訴 手術史 住院史 用藥史 精神科病史 月經史 生育史 孕產史
牙科病歷 牙醫病歷 牙位 口腔病歷 精神科病歷 復健病歷 紙本病歷 病歷內容 病歷號 病摘 藥囑 處方醫令 醫令 處置醫令 檢傷 檢傷分級 檢傷級數 護理交班 大夜交班 白班交班 小夜交班 交班單 巡房紀錄 巡診紀錄 護理站
病情變化 病情解釋 囑言 醫師囑言 醫師診斷 主治醫師意見 診治經過 就醫經過 診療經過 治療計畫 處置計畫 處置與計畫 復健計畫 復健目標 護理目標 護理問題 護理措施 護理評值 照護計畫 照護問題 照護評估 長照需要評估 長照需求評估 照顧管理評估量表 系統回顧
身體評估 功能評估 日常生活功能評估 意識狀態 意識清楚 意識混亂 意識不清 意識改變 意識評估 昏迷指數 瞳孔 瞳孔對光反應 肌力 肌力評估 關節活動度 步態 步態訓練 平衡訓練 構音 構音清晰度 吞嚥功能 吞嚥評估 疼痛指數 疼痛分數
傷口紅腫 傷口滲液 傷口滲血 傷口癒合 引流管 引流量 引流液 引流 拔管 插管 拒插管 導尿 灌食 管灌 管灌飲食 氧氣使用 氧氣鼻導管 氧氣面罩 點滴 靜脈點滴 靜脈注射 肌肉注射 皮下注射 抽痰 拍痰 翻身拍背 尾骶 薦骨 惡露 宮底 子宮底
會陰傷口 乳腺腫脹 脹奶 臍帶護理 黃疸指數 乾體重 脫水量 超過濾 透析前 透析後 透前 透後 血流速 廔管 瘻管 瘻管功能 肝素 主責護理 主護 主治醫師查房 查房 術前評估 術後第 術後護理 麻醉風險 住院號 住院號碼 檢體編號 檢體號 檢體種類 病理號 病理編號 病理組織檢查報告 病理組織檢查
送檢醫師 報告醫師 判讀醫師 執行醫師 開單醫師 申請醫師 影像所見 檢查所見 臨床資料 臨床摘要 臨床發現 臨床症狀 臨床病史 影像學發現 影像判讀 判讀結果 檢查發現 鏡檢 肉眼所見 顯微所見 組織型態 細胞型態 切片病理 術中冰凍 冰凍切片 舌質 舌苔 舌質紅 舌暗 苔膩 苔黃膩 苔白膩 脈象
脈弦數 脈沉細 脈浮 脈數 脈緩 四診 望聞問切 辨證論治 處方用量 科中 水煎藥 中藥處方 加味逍遙散 六味地黃丸 酸棗仁湯 補中益氣湯 葛根湯 小青龍湯 獨活寄生湯 血府逐瘀湯 柴胡加龍骨牡蠣湯 溫經湯 龍膽瀉肝湯 半夏瀉心湯 桂枝茯苓丸 天王補心丹
出院帶藥 出院日 入院日 轉出診斷 會診回覆 會診醫師 轉診建議 轉入診斷 到院時間 到院前 到院前救護 到院狀況 急救處置 救護處置 送達醫院 出勤 傷病患 患者姓名 病患姓名 病人姓名 住民姓名 死亡原因 直接死因 死亡證明 相驗屍體證明書 驗屍報告 解剖報告 驗傷診斷書 驗傷單 傷勢 身體診察
理學檢查 神經學檢查 鑑別診斷 初步診斷 臨床診斷 確定診斷 主診斷 次診斷 住院經過 住院治療經過 治療經過 手術經過 手術方式 術前診斷 術後診斷 麻醉方式 術後照護 住院同意書 手術同意書 檢查同意書 治療同意書 麻醉同意書 輸血同意書 約束同意書 放棄急救同意書 不施行心肺復甦術同意書
自動出院`),
  'medical records',
  'medical record',
  'clinical notes',
  'clinical note',
  'clinic note',
  'outpatient note',
  'soap note',
  'patient chart',
  'chart review',
  'medical history',
  'surgical history',
  'family history',
  'social history',
  'review of systems',
  'on examination',
  'physical exam',
  'lab results',
  'lab report',
  'laboratory results',
  'blood test results',
  'blood work',
  'biopsy',
  'biopsy report',
  'biopsy result',
  'core biopsy',
  'histopathology',
  'imaging findings',
  'radiology',
  'ct scan',
  'mri scan',
  'brain mri',
  'chest x-ray',
  'chest ct',
  'abdominal ct',
  'echocardiogram',
  'echocardiography',
  'ecg',
  'ekg',
  'colonoscopy',
  'endoscopy',
  'ultrasound findings',
  'treatment plan',
  'care plan',
  'medication list',
  'current medications',
  'discharge medications',
  'discharge instructions',
  'admitting diagnosis',
  'primary diagnosis',
  'secondary diagnosis',
  'working diagnosis',
  'provisional diagnosis',
  'preoperative diagnosis',
  'postoperative diagnosis',
  'post-op',
  'postoperative',
  'preoperative',
  'icu',
  'intubated',
  'extubated',
  'ambulance report',
  'triage',
  'nurse notes',
  'nursing notes',
  'dental record',
  'vaccination record',
  'immunization record',
  'medical certificate',
  'death certificate',
  'autopsy',
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

/** Said of much else: only beside a word that tells, or in a field. */
export const EVERYDAY_RECORD: readonly string[] = words(
  `治療卡 交班本 收案評估 收案評估表 相驗 營養諮詢 居家訪視 復健計畫書 營養評估 營養紀錄 意識清楚 意識不清 意識混亂 意識評估 牙位 病摘 囑言 醫令 檢傷 檢體種類 檢體號 檢體編號 護理站 查房 巡房紀錄 肌力 步態 構音 瞳孔 點滴 引流 拔管 插管 導尿 灌食 管灌 抽痰 傷勢 廔管 瘻管 肝素 尾骶 薦骨
  脹奶 惡露 出勤 主護 到院前 到院時間 入院日 出院日 術後第 死亡原因 四診 脈象
舌苔 舌質 科中 意識狀態 臨床症狀 臨床資料 氧氣使用 治療計畫 照護計畫 傷病患 患者姓名 病患姓名 病人姓名 住民姓名 檢驗評估 檢驗計畫書 檢驗紀錄 檢驗紀錄表 檢驗申請單 住院號 轉診建議
biopsy radiology icu triage autopsy ultrasound ekg postoperative preoperative colonoscopy endoscopy`,
)

/**
 * What only those write who treat somebody: beside an illness, a drug or a figure, the note that they make. Abbreviations as they stand in
 * charts and on bags of medicine.
 */
export const CLINICAL_SIGNS: readonly string[] = [
  'thank you for seeing',
  'thank you for referring',
  'referring',
  'referred',
  'gastroscopy',
  'outpatient clinic',
  'follow-up',
  'on examination',
  'status post',
  'chief complaint',
  ...words(
    `amh fsh hsg ivf icsi ivf-icsi iui orif pod prbc n/g trus dre ipss psa vsd asd prom arom iop va od os ou npc lmp gtt fhb hb hct d-caries ssc endo
pulpotomy po. im st. iv st nocturia
frozen hivd acl mcl ercp tace rfa ptcd turp turbt ivig crrt levophed permcath avf avg uf h/v cxr ct: mri: e1v1m1 dx: imp: a/p: prn. pt: c/w w/u b/c u/a
s/s loc: nrs pps npi gds bprs panss hama bdi iief brunnstrom ms: mp: nkda npo. qd. bid. tid. hs. ad. a.c. p.c. p.o. i.v. i.m. qd bid tid qid qod q4h
q6h q8h q12h hs qhs prn stat po npo qw biw tiw dx rx pmh c/o s/p r/o f/u h/o w/o yo y/o y/f y/m i/o
opd ipd rtc mbd aad dnr gcs bt bp hr spo2 sbp dbp fio2 hgb wbc plt crp bun echo lvef egd kub icu ccu dm htn ckd copd cad chf cva tia gerd
uti uri esrd hcc nstemi stemi ards ohca rosc foley ett bipap cpap edc g1p0 g1p1 g2p1 g2p2 adl iadl cdr mmse
slr mmt fbs a1c hba1c cd4 vl`,
  ),
  ...words(
    `主訴 病歷號 病歷號碼 病歷 醫囑 醫師囑言 遵醫囑 送檢醫師 報告醫師 主治醫師 診治醫師 開立醫師 採檢 檢體 交班 換藥 引流 門診追蹤 複診 覆診 收治 收住院 查房 會診 床號 生命徵象 理學檢查 鏡檢 病理號 服藥順從性 服藥遵從性 藥物順從性`,
  ),
]
