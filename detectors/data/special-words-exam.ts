/** 健康檢查: examinations not made to diagnose or treat a particular disease, and their figures. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Names of check-ups and of their papers. */
export const HEALTH_EXAM_WORDS: readonly string[] = [
  ...words(`健康檢查報告 健康檢查結果 健康檢查紀錄 健康檢查記錄 健康檢查紀錄表 健康檢查表 健康檢查證明 健檢報告 健檢報告書 健檢結果 健檢紀錄 健檢異常 健檢總評 健檢數值 健檢資料 體檢報告 體檢結果 體檢表 體檢合格 體格檢查 體格檢查表 體格及健康檢查紀錄 勞工健康檢查紀錄 勞工健康檢查
一般健康檢查 一般體格檢查 勞工體格檢查 特殊健康檢查 特殊作業健康檢查 特殊體格檢查 員工健檢 員工健康檢查 員工健康檢查報告 到職體檢 新進人員體檢 入學健康檢查 新生健康檢查 學生健康檢查 學生健康檢查紀錄卡 成人健檢 成人預防保健 成人健康檢查 老人健康檢查 婚前健康檢查 孕前健康檢查
兒童健康檢查紀錄 兒童預防保健 供膳人員健康檢查 駕駛健康檢查 役男體檢 役男體位 兵役體檢 替代役體位 外勞體檢 移工體檢 移工健康檢查 體適能檢測 健康管理分級 第一級健康管理 第二級健康管理 第三級健康管理 第四級健康管理 健康評估結果 健康追蹤 健康聲明書 健康告知書
健檢追蹤 健檢異常項目 健檢複檢 複檢結果 糞便潛血檢查 糞便潛血陽性 大腸癌篩檢結果 乳房攝影結果 乳房攝影檢查 子宮頸抹片結果 子宮頸抹片檢查 口腔黏膜檢查 胸部X光檢查 胸部X光 聽力檢查結果 肺功能檢查 骨密度檢查 腹部超音波結果 心電圖檢查結果 尿液檢查 血液檢查 生化檢查 梅毒血清檢查`),
  'health check report',
  'health examination report',
  'health examination result',
  'health checkup report',
  'annual physical',
  'physical examination result',
  'medical checkup',
]

/** What is measured: says something of somebody only with a figure or a finding behind it. */
export const HEALTH_EXAM_ITEMS: readonly string[] = words(
  `血壓 收縮壓 舒張壓 心跳 脈搏 血糖 空腹血糖 飯前血糖 飯後血糖 隨機血糖 糖化血色素 醣化血色素 總膽固醇 膽固醇 低密度脂蛋白 低密度膽固醇 高密度脂蛋白 高密度膽固醇 三酸甘油酯 三酸甘油脂 血脂 尿酸 尿酸值 肌酸酐 肌酐酸 血清肌酸酐 尿素氮 腎絲球過濾率 肝功能 肝指數
肝功能指數 腎功能 白蛋白 總膽紅素 膽紅素 鹼性磷酸酶 尿蛋白 尿糖 尿潛血 尿液酸鹼值 糞便潛血 血紅素 血色素 白血球 白血球計數 紅血球 紅血球計數 血小板 血球容積比 甲狀腺刺激素 甲狀腺功能 甲型胎兒蛋白 癌胚抗原 攝護腺特異抗原 腫瘤標記 B型肝炎表面抗原 B型肝炎表面抗體 C型肝炎抗體
B肝表面抗原 B肝抗原 B肝抗體 C肝抗體 HBsAg Anti-HBs Anti-HCV 愛滋病毒抗體 裸視視力 矯正視力 裸視 視力 辨色力 肺功能 肺活量 骨密度 骨質密度 體脂率 體脂肪 體脂 基礎代謝率 身體質量指數 BMI BMI值 心電圖 腹部超音波 甲狀腺超音波 頸動脈超音波 大腸鏡 胃鏡 尿比重
GOT GPT AST ALT γ-GT r-GT BUN Creatinine eGFR HbA1c LDL-C HDL-C LDL HDL WBC RBC Hgb PLT TSH AFP CEA PSA CA125 CA-125 CA19-9 CA153 ACsugar AC-sugar BP SBP DBP SpO2 T-Chol glucose triglyceride triglycerides cholesterol hemoglobin 血氧`,
)
