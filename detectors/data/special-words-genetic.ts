/** 基因: tests, variants and genes of people. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Names of genetic tests and of what they find. */
export const GENETIC_WORDS: readonly string[] = [
  ...words(`基因檢測報告 基因檢測結果 基因檢測 基因檢驗報告 基因檢驗結果 基因篩檢結果 基因篩檢 基因定序報告 基因定序結果 基因定序 全基因定序 全基因體定序 全外顯子定序 次世代基因定序 次世代定序 基因突變 基因變異 基因型 基因型別 基因型鑑定 基因缺陷 基因異常 帶因者篩檢
帶因篩檢 帶因者 隱性帶因者 隱性帶因 致病基因 致病性變異 疑似致病性變異 意義不明變異 意義未明變異 遺傳性疾病基因 遺傳諮詢紀錄 遺傳諮詢 遺傳檢測報告 遺傳檢測 遺傳檢驗報告 遺傳性疾病 遺傳性乳癌 遺傳性大腸癌 家族性腺瘤性息肉症 染色體檢查報告 染色體檢查
染色體核型 染色體異常 染色體分析 染色體微陣列 染色體晶片 羊水晶片 羊膜穿刺報告 羊水染色體檢查 羊水染色體 絨毛膜採樣 非侵入性產前染色體檢測 非侵入性產前檢測 胚胎著床前基因檢測 單基因遺傳病 親子鑑定報告 親子鑑定 親子血緣鑑定 親緣鑑定 血緣鑑定報告 血緣鑑定
親子關係機率 DNA鑑定 DNA鑑定報告 DNA檢體 DNA型別 DNA樣本 DNA比對 DNA-STR 去氧核醣核酸型別 去氧核醣核酸 STR型別 基因圖譜 藥物基因檢測 藥物基因體 腫瘤基因檢測 癌症基因檢測 癌症基因 脊髓性肌肉萎縮症基因 SMA帶因 SMA帶因者 SMN1 SMN2
海洋性貧血基因 地中海型貧血帶因 X染色體脆折症帶因 HLA-B*1502 HLA-B*5801 HLA-B27 HLA-B27陽性 HLA配對 HLA分型 BRCA1基因突變 BRCA2基因突變 BRCA1 BRCA2 BRCA基因 TP53 PALB2 MLH1 MSH2 MSH6 PMS2 APOE4 APOE ε4 EGFR突變 EGFR基因突變
KRAS突變 KRAS基因突變 NRAS突變 BRAF突變 BRAF V600E ALK融合基因 ALK基因重組 ROS1基因 HER2基因 PD-L1表現 MTHFR CYP2C19 CYP2D6 CYP2C9 VKORC1 CFTR基因 GJB2基因 G6PD基因 FMR1 DMD基因 JAK2突變 BCR-ABL 費城染色體 ALDH2 ALDH2基因 林奇氏症候群
唐氏症篩檢結果 半合子 異型合子 同型合子 雜合子 純合子 雜合型 同合型 基因剔除帶因 粒線體DNA 體細胞突變 生殖細胞突變 46,XX 46,XY 47,XXY 47,XY,+21 47,XX,+21 45,X`),
  'gene mutation',
  'genetic mutation',
  'genetic testing',
  'genetic test',
  'genetic test result',
  'genetic testing report',
  'genotype result',
  'pathogenic variant',
  'likely pathogenic',
  'variant of uncertain significance',
  'heterozygous',
  'homozygous',
  'whole genome sequencing',
  'whole exome sequencing',
  'dna profile',
  'dna sample',
  'dna test',
  'paternity test',
  'karyotype',
  'carrier screening',
  'brca mutation',
]
