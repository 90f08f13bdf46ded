/** 健康檢查: examinations not made to diagnose or treat a particular disease, and their figures. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Who is examined, because the law or an employer asks for it. */
const EXAMINED = words(
  `供膳人員 廚師 廚房人員 餐飲人員 食品從業人員 駕駛 駕駛員 司機 大客車駕駛 船員 潛水員 飛行員 航空人員 空服員 保全 保全人員 保母 托育人員 教保員 照服員 看護 看護工 移工 外勞 外籍移工 家庭看護工 入境 居留 移民 簽證 留學 新兵 役男 入伍 常備役 新生 入學 學生 學童 幼兒 兒童 教師 教職員 員工 勞工 新進 新進人員 到職 入職 在職 定期 年度 特殊 特殊作業 噪音作業 鉛作業 粉塵作業 游離輻射 有機溶劑 高溫作業 夜班 選手 運動員 核保 投保 要保 社區 成人 老人 長者 婚前 孕前`,
)
const EXAMINATIONS = EXAMINED.flatMap((examined) =>
  ['健檢', '體檢', '健康檢查', '體格檢查'].flatMap((check) =>
    ['', '報告', '紀錄'].map((paper) => examined + check + paper),
  ),
)

/** Names of check-ups and of their papers. */
export const HEALTH_EXAM_WORDS: readonly string[] = [
  ...words(`健康檢查報告 健康檢查結果 健康檢查紀錄 健康檢查記錄 健康檢查紀錄表 健康檢查表 健康檢查證明 健檢報告 健檢報告書 健檢結果 健檢紀錄 健檢異常 健檢總評 健檢數值 健檢資料 體檢報告 體檢結果 體檢表 體檢合格 體格檢查 體格檢查表 體格及健康檢查紀錄 勞工健康檢查紀錄 勞工健康檢查
一般健康檢查 一般體格檢查 勞工體格檢查 特殊健康檢查 特殊作業健康檢查 特殊體格檢查 員工健檢 員工健康檢查 員工健康檢查報告 到職體檢 新進人員體檢 入學健康檢查 新生健康檢查 學生健康檢查 學生健康檢查紀錄卡 成人健檢 成人預防保健 成人健康檢查 老人健康檢查 婚前健康檢查 孕前健康檢查
兒童健康檢查紀錄 兒童預防保健 供膳人員健康檢查 駕駛健康檢查 役男體檢 役男體位 兵役體檢 替代役體位 外勞體檢 移工體檢 移工健康檢查 體適能檢測 健康管理分級 第一級健康管理 第二級健康管理 第三級健康管理 第四級健康管理 健康評估結果 健康追蹤  
健檢手冊 健康檢查證明應檢查項目表 健康檢查證明應檢查項目 健檢摘要 主管健檢 高階主管健檢 高階健檢 公司健檢 公所健檢 免費健檢 年度健檢 年度健康檢查 定期健康檢查 一般健檢 員工體檢 到職健檢 到職健康檢查 新進員工體檢 新進人員健康檢查 在職勞工健康檢查 在職健康檢查 入職體檢 入伍體檢 役男徵兵檢查 徵兵檢查 徵兵檢查表 徵兵體檢 役男徵兵檢查表
兵役複檢 體位判定 常備役體位 免役體位 體位區分 判等 入學體檢 新生體檢 學生健檢 學生健康檢查表 學生健康資料卡 學生健康資訊 健康基本資料卡 幼兒健檢 兒童健檢 兒童發展篩檢 發展篩檢 兒童健康手冊 身高百分位 體重百分位 頭圍百分位 生長曲線 成人健檢結果 成人預防保健結果單 老人健檢
長者健檢 銀髮健檢 婚前健檢 孕前健檢 巡迴健檢 整合性篩檢 社區健檢 複合式健檢 四癌篩檢 癌症篩檢結果 篩檢結果 篩檢陽性 篩檢異常 篩檢異常個案 大腸癌篩檢陽性 糞便潛血反應 糞便潛血檢查陽性 大便潛血 抹片異常 抹片結果 子宮頸抹片 乳房攝影 乳攝 口腔黏膜篩檢 骨質疏鬆檢測 骨密度檢測
低劑量電腦斷層 LDCT 肺部電腦斷層篩檢 冠狀動脈鈣化分數 鈣化分數 頸動脈斑塊 內臟脂肪 腰圍過大 代謝症候群 體檢不合格 體檢合格證明 體檢複檢 體檢異常 體檢追蹤 體檢紀錄 體檢資料 供膳人員體檢 供餐人員體檢 餐飲從業人員體檢 廚工體檢 食品從業人員健康檢查 駕駛體檢 駕駛員體檢 駕照體檢
職業駕駛體檢 飛航體檢 航空人員體檢 航空人員體格檢查 船員體檢 船員體格檢查 潛水體檢 運動員醫務檢查 運動員體檢 教師體檢 公務人員健檢 公務人員健康檢查 教職員健檢 移工體檢結果 看護工體檢 家庭看護工體檢 特殊危害健檢 特殊危害健康作業 特殊健檢 特殊作業健檢 噪音作業健檢 粉塵作業健檢
鉛作業健檢 純音聽力 純音聽力檢查 聽力檢查 聽力閾值 聽力損失 聽力正常 聽力異常 視力正常 視力異常 辨色力正常 心電圖異常 心電圖正常 胸部X光正常 胸部X光異常 血中鉛 尿中鉛 尿中鎳 尿中砷 尿中汞 肺功能檢查結果 胸腔X光 管理分級 管理級數 健康分級 第一級管理 第二級管理 第三級管理
第四級管理 一級健康管理 二級健康管理 三級健康管理 四級健康管理 健檢三級 健檢四級 分級管理 適任性評估 配工建議 適性配工 復工評估 職護訪談 廠護訪談 職護追蹤 臨場服務紀錄 職醫面談 職業醫學科醫師面談 過負荷評估 過勞評估 過勞量表 人因評估 母性健康保護 心血管風險 十年心血管風險
佛萊明漢 健檢報告出來 健檢出來 健檢發現 健檢查出 體檢發現 體檢查出 健檢中心提醒 視力檢查 視力紀錄 身高體重視力 身高體重視力紀錄 體位測量 口腔檢查結果 牙齒檢查 骨密度報告 運動心電圖 體適能檢測結果 年度體檢 年度健檢結果 健檢異常通知 健檢結果異常 體檢醫師報告書 體檢報告書
體格檢查報告 體檢異常項目 聽損判定 職業性聽力損失 碳13 碳13檢測 健檢追蹤 健檢異常項目 健檢複檢 複檢結果 糞便潛血檢查 糞便潛血陽性 大腸癌篩檢結果 乳房攝影結果 乳房攝影檢查 子宮頸抹片結果 子宮頸抹片檢查 口腔黏膜檢查 胸部X光檢查 胸部X光 聽力檢查結果 肺功能檢查 骨密度檢查
腹部超音波結果 心電圖檢查結果 尿液檢查 血液檢查 生化檢查 梅毒血清檢查 低劑量CT 成健 健康檢查有無異常 健康檢查是否異常 健康檢查有異常 健康檢查無異常 健康檢查正常 健檢有無異常 健檢是否異常 健檢正常 健檢無異常 體檢有無異常 體檢正常 體檢無異常 體測 個人疲勞 工作疲勞 肝膽超音波 骨密檢測 ASC-US ASCUS LSIL HSIL`),
  ...EXAMINATIONS,
  'health check report',
  'health certificate',
  'health examination report',
  'health examination result',
  'health checkup report',
  'annual physical',
  'annual health check',
  'annual health examination',
  'annual health exam',
  'annual medical',
  'annual checkup',
  'annual check-up',
  'health screening',
  'health screening result',
  'health check result',
  'health check results',
  'health assessment',
  'medical examination',
  'medical exam',
  'pre-employment medical',
  'pre-employment physical',
  'fitness for duty',
  'fit for duty',
  'fitness to work',
  'fit to fly',
  'check-up result',
  'check-up results',
  'checkup result',
  'checkup results',
  'physical exam result',
  'body check',
  'pap smear',
  'mammogram',
  'mammography',
  'audiogram',
  'audiometry',
  'pure tone audiometry',
  'vision test',
  'visual acuity',
  'fecal occult blood',
  'bone density',
  'occupational health',
  'physical examination result',
  'medical checkup',
]

/** What is only arranged, paid or agreed to: 公司健檢通知, 健康檢查同意書. Nothing is found yet. */
export const EXAM_ARRANGED: readonly string[] = ['', ...EXAMINED, '公司', '免費', '主管'].flatMap((examined) =>
  ['健檢', '體檢', '健康檢查', '體格檢查'].flatMap((check) =>
    [
      '通知',
      '通知單',
      '通知書',
      '同意書',
      '補助',
      '補助申請',
      '申請書',
      '預約單',
      '行前',
      '權益',
      '福利',
      '意願',
      '意願書',
      '登記',
      '登記表',
      '計畫',
      '實施計畫',
      '假',
      '公假',
      '行程',
      '合約',
      '費用',
      '訪視',
      '名冊',
      '名單',
      '須知',
      '注意事項',
    ].map((paper) => examined + check + paper),
  ),
)
export const EXAM_TO_COME: readonly string[] = ['安排', '預約', '代為安排', '報名', '已預約', '改期'].flatMap((how) =>
  ['健檢', '體檢', '健康檢查', '體格檢查'].map((check) => how + check),
)

/** Said of much else: only beside a word that tells, or in a field. */
export const EVERYDAY_EXAM: readonly string[] = words(`健檢 體檢 健康檢查 體格檢查 體測 成健`)

/** What is measured: says something of somebody only with a figure or a finding behind it. */
export const HEALTH_EXAM_ITEMS: readonly string[] = words(
  `血壓 收縮壓 舒張壓 心跳 脈搏 血糖 空腹血糖 飯前血糖 飯後血糖 隨機血糖 糖化血色素 醣化血色素 總膽固醇 膽固醇 低密度脂蛋白 低密度膽固醇 高密度脂蛋白 高密度膽固醇 三酸甘油酯 三酸甘油脂 血脂 尿酸 尿酸值 肌酸酐 肌酐酸 血清肌酸酐 尿素氮 腎絲球過濾率 肝功能 肝指數
肝功能指數 腎功能 白蛋白 總膽紅素 膽紅素 鹼性磷酸酶 尿蛋白 尿糖 尿潛血 尿液酸鹼值 糞便潛血 血紅素 血色素 白血球 白血球計數 紅血球 紅血球計數 血小板 血球容積比 甲狀腺刺激素 甲狀腺功能 甲型胎兒蛋白 癌胚抗原 攝護腺特異抗原 腫瘤標記 B型肝炎表面抗原 B型肝炎表面抗體 C型肝炎抗體
B肝表面抗原 B肝抗原 B肝抗體 C肝抗體 HBsAg Anti-HBs Anti-HCV 愛滋病毒抗體 裸視視力 矯正視力 裸視 視力 辨色力 肺功能 肺活量 骨密度 骨質密度 體脂率 體脂肪 體脂 基礎代謝率 身體質量指數 BMI BMI值 心電圖 腹部超音波 甲狀腺超音波 頸動脈超音波 大腸鏡
胃鏡 尿比重
GOT GPT AST ALT γ-GT r-GT BUN Creatinine eGFR HbA1c LDL-C HDL-C LDL HDL WBC RBC Hgb PLT TSH AFP CEA PSA CA125 CA-125 CA19-9 CA153 ACsugar AC-sugar 左眼視力
右眼視力 左眼裸視 右眼裸視 左眼矯正 右眼矯正 左耳聽力 右耳聽力 辨色 色覺 齲齒 蛀牙 口腔檢查 扁平足 脊柱 脊柱側彎 血中鉛 血鉛 尿鉛 血汞 尿汞 血鎘 尿鎘 尿砷 血錳 T值 尿蛋白質 尿膽素原 尿膽紅素 尿白血球 尿液白血球 尿液潛血 尿液潛血反應 尿潛血反應 尿酮體 尿液酮體 酮體 沉渣 大便潛血 潛血 骨密 骨密度T值 T-score
Z-score 冠狀動脈鈣化分數 鈣化分數 攝護腺指數 甲狀腺指數 肝指數GPT 肝指數GOT 血脂肪 中性脂肪 好膽固醇 壞膽固醇 總蛋白 球蛋白 血清鐵 鐵蛋白 維生素D 同半胱胺酸 高敏感C反應蛋白 C反應蛋白 hs-CRP CRP ESR 紅血球沉降率 血容比 平均紅血球體積 嗜中性球 淋巴球
A肝抗體 A型肝炎抗體 B型肝炎抗原 B型肝炎抗體 德國麻疹抗體 麻疹抗體 水痘抗體 梅毒血清 梅毒反應 幽門桿菌 胃幽門桿菌 飯前糖 飯後糖 空腹糖 糖化 醣化 最大攝氧量 血氧濃度 血氧飽和度 左眼壓 右眼壓 眼壓 眼底 BP SBP DBP SpO2 MCV MCH RDW ALP GGT
TBIL DBIL ALB TG HDLC LDLC FBG GLU FPG eAG UACR ACR FT4 CA15-3 CA-199 CA-153 SCC HBeAg RPR VDRL EKG ECG CXR FVC FEV1 AHI BMD AMH FSH PRL β-hCG HCT
NT-proBNP BNP D-dimer INR aPTT T-Chol glucose triglyceride triglycerides cholesterol hemoglobin 血氧`,
)
