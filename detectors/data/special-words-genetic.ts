/** 基因: tests, variants and genes of people. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** Illnesses that are inherited, and what is told of the gene of one and not of the illness: 帶有亨丁頓舞蹈症的擴增. */
const INHERITED = words(
  `亨丁頓舞蹈症 亨丁頓氏舞蹈症 亨丁頓 脊髓性肌肉萎縮症 海洋性貧血 甲型海洋性貧血 乙型海洋性貧血 地中海型貧血 地中海貧血 血友病 甲型血友病 乙型血友病 小腦萎縮症 脊髓小腦萎縮症 蠶豆症 X染色體脆折症 裘馨氏肌肉失養症 囊狀纖維化 威爾森氏症 法布瑞氏症 龐貝氏症 高雪氏症 家族性高膽固醇血症 馬凡氏症候群 多囊腎 視網膜色素病變`,
)
const CARRIED = words(
  `擴增 的擴增 基因 的基因 致病基因 的致病基因 突變 的突變 基因突變 的基因突變 變異 的變異 基因變異 隱性基因 帶因 的帶因 帶因者 的帶因者 隱性帶因 基因帶因者 帶因檢測 帶因篩檢 基因檢測`,
)

/** Names of genetic tests and of what they find. */
export const GENETIC_WORDS: readonly string[] = [
  ...INHERITED.flatMap((illness) => CARRIED.map((how) => illness + how)),
  ...words(`基因檢測報告 基因檢測結果 基因檢測 基因檢驗報告 基因檢驗結果 基因篩檢結果 基因篩檢 基因定序報告 基因定序結果 基因定序 全基因定序 全基因體定序 全外顯子定序 次世代基因定序 次世代定序 基因突變 基因變異 基因型 基因型別 基因型鑑定 基因缺陷 基因異常 帶因者篩檢
帶因篩檢 帶因者 隱性帶因者 隱性帶因 致病基因 致病性變異 疑似致病性變異 意義不明變異 意義未明變異 遺傳性疾病基因 遺傳諮詢紀錄 遺傳諮詢 遺傳檢測報告 遺傳檢測 遺傳檢驗報告 遺傳性疾病 遺傳性乳癌 遺傳性大腸癌 家族性腺瘤性息肉症 染色體檢查報告 染色體檢查
染色體核型 染色體異常 染色體分析 染色體微陣列 染色體晶片 羊水晶片 羊膜穿刺報告 羊水染色體檢查 羊水染色體 絨毛膜採樣 非侵入性產前染色體檢測 非侵入性產前檢測 胚胎著床前基因檢測 單基因遺傳病 親子鑑定報告 親子鑑定 親子血緣鑑定 親緣鑑定 血緣鑑定報告 血緣鑑定
親子關係機率 DNA鑑定 DNA鑑定報告 DNA檢體 DNA型別 DNA樣本 DNA比對 DNA-STR 去氧核醣核酸型別 去氧核醣核酸 STR型別 基因圖譜 藥物基因檢測 藥物基因體 腫瘤基因檢測 癌症基因檢測 癌症基因 脊髓性肌肉萎縮症基因 SMA帶因 SMA帶因者 SMN1 SMN2
海洋性貧血基因 地中海型貧血帶因 X染色體脆折症帶因 HLA-B*1502 HLA-B*5801 HLA-B27 HLA-B27陽性 HLA配對 HLA分型 BRCA1基因突變 BRCA2基因突變 BRCA1 BRCA2 BRCA基因 TP53 PALB2 MLH1 MSH2 MSH6 PMS2
APOE4 APOE EGFR突變 EGFR基因突變
KRAS突變 KRAS基因突變 NRAS突變 BRAF突變 BRAF V600E ALK融合基因 ALK基因重組 ROS1基因 HER2基因 PD-L1表現 MTHFR CYP2C19 CYP2D6 CYP2C9 VKORC1 CFTR基因 GJB2基因 G6PD基因 FMR1 DMD基因
JAK2突變 BCR-ABL 費城染色體 ALDH2 ALDH2基因 林奇氏症候群
唐氏症篩檢結果 乳癌基因 卵巢癌基因 大腸癌基因 遺傳性癌症 遺傳性腫瘤 遺傳性癌症基因 遺傳性乳癌卵巢癌症候群 遺傳性癌症panel 肥胖基因 酒精代謝基因 代謝基因 營養基因 運動基因 天賦基因 失智基因 阿茲海默基因 帶有乳癌基因 帶有致病基因 帶有突變 帶突變 帶原基因 驗基因 驗出基因
測基因 基因檢驗 基因報告 基因健檢 基因檢查 基因診斷 基因分析 基因分析報告 基因分析結果 基因結果 基因位點 基因片段缺失 基因缺失 基因重組 基因融合 基因擴增 基因拷貝數 拷貝數變異 支持親子關係 否定親子關係 口腔棉棒採檢 父系單倍群 母系單倍群 表親比對 DNA比對相符 正常變異型
平衡型轉位 倒位 inv(9) 致病位點 風險基因型 帶風險基因 基因型為 拷貝數 基因風險 遺傳風險 多基因風險分數 多基因風險 基因缺損 基因序列 基因樣本 基因檢體
致病變異 疑似致病變異 可能致病變異 可能致病性變異 致病突變 致病性突變 良性變異 意義不明 臨床意義未明 未明意義變異 變異位點 突變位點 點突變 框移突變 無義突變 錯義突變 剪接突變 移碼突變 同合子缺失 同型合子缺失 異合子 異合子突變 同合子 同合子突變 雜合突變 純合突變 複合型異合子
複合異型合子 嵌合體 鑲嵌型 體染色體顯性 體染色體隱性 性聯遺傳 X染色體性聯 單親二倍體 平衡轉位 染色體平衡轉位 羅伯遜轉位 染色體轉位 染色體缺失 染色體重複 微片段缺失 微缺失 微小缺失 微重複 22q11.2 22q11.2微缺失 22q11.2缺失 15q11-q13 三染色體 單染色體
三體症 第21號染色體 第18號染色體 第13號染色體 非整倍體 整倍體 染色體數目異常 性染色體異常 CAG重複數 CAG重複 CGG重複數 CGG重複 三核苷酸重複
羊穿結果 羊膜穿刺結果 羊水檢查結果 羊水晶片結果 羊膜穿刺染色體 絨毛膜檢查 臍帶血染色體 流產組織染色體 血液染色體檢查 夫妻染色體 染色體報告 染色體結果 核型分析 核型正常 正常核型 核型異常 核型 胚胎切片報告 胚胎切片 胚胎基因檢測 胚胎染色體篩檢 胚胎染色體 著床前染色體篩檢
著床前基因診斷 胎兒DNA 游離胎兒DNA 胎兒染色體 cfDNA NIPT結果 NIPT報告 NIPS結果 NIPT高風險 NIPT低風險 PGT-A PGT-M PGT-SR PGS結果 PGD結果 T21高風險 T21低風險 T18低風險 T13低風險
新生兒篩檢陽性 新生兒基因篩檢 聽損基因 聽損基因篩檢 SMA篩檢 SMA帶因者篩檢 SMA帶原 X染色體脆折症篩檢 海洋性貧血帶因者 海洋性貧血帶因 甲型海洋性貧血帶因 乙型海洋性貧血帶因 地中海型貧血帶因者 地中海型貧血基因 亨丁頓舞蹈症基因 亨丁頓舞蹈症基因檢測 亨丁頓的帶因 亨丁頓帶因
小腦萎縮症基因 漸凍症基因 法布瑞氏症基因 龐貝氏症基因 家族性高膽固醇血症基因 帶因篩檢報告 產前帶因篩檢 孕前帶因篩檢 隱性遺傳帶因 是帶因者 為帶因者 帶因 遺傳科 遺傳門診 遺傳諮詢門診 遺傳性疾病檢測 遺傳病史 家族遺傳史 家族遺傳病 遺傳疾病史 家族樹 家系圖 家系分析
親子鑑定結果 親子鑑定書 親子關係概率 親子關係鑑定 親子機率 親子血緣 無法排除親子關係 排除親子關係 無血緣關係 有血緣關係 生物學父親 生物學母親 生父鑑定 疑父 同父異母鑑定 手足鑑定 手足關係鑑定 祖孫鑑定 母系血緣 父系血緣 Y染色體STR Y-STR Y染色體單倍群 粒線體單倍群 單倍群
單倍型 祖源 祖源分析 祖源報告 祖源檢測 血緣祖源 祖先組成 DNA親緣 DNA資料庫 DNA建檔 DNA鑑定書 DNA鑑驗 DNA鑑驗書 DNA採樣 DNA採集 採集DNA 採取DNA DNA結果 DNA檢測 DNA檢驗 DNA報告 DNA序列 DNA親子鑑定 驗DNA 唾液DNA 口腔黏膜DNA
去氧核糖核酸 口腔黏膜檢體 口腔棉棒採樣 STR-DNA STR位點 STR分型 基因座 等位基因 對偶基因
藥物基因 藥物基因檢測報告 藥物基因型 弱代謝型 中間代謝型 快速代謝型 超快代謝型 正常代謝型 慢代謝型 酒精代謝不良 乙醛去氫酶 乙醛去氫酶缺乏 ALDH2缺損 ALDH2*2 咖啡因代謝 乳糖耐受基因 卡馬西平基因 HLA-B15:02 HLA-B*15:02 HLA-B*58:01
HLA-B*57:01 HLA-B 58:01 HLA-B1502 HLA-B5801 HLA-B27(+) HLA-A HLA-C HLA-DR HLA-DQ DRB1 DQB1 HLA分型報告 HLA高解析 HLA相合 組織抗原分型 人類白血球抗原 骨髓配對 骨髓配對相合 配對相合
腫瘤基因檢測報告 腫瘤分子檢測 分子檢測報告 分子病理報告 癌症基因檢測報告 NGS報告 NGS檢測 NGS結果 全方位癌症基因檢測 液態切片 生殖系突變 生殖細胞系 胚系突變 體細胞變異 等位基因頻率 VAF TMB MSI-H MSI-high MSI-stable dMMR 微衛星不穩定
腫瘤突變負荷 同源重組缺陷 HRD陽性 L858R T790M KRAS G12C G12D V600E突變 ALK陽性 ALK重組 ROS1融合 RET融合 NTRK融合 PIK3CA FLT3 FLT3-ITD NPM1 CEBPA
IDH1 IDH2 PDGFRA KIT突變 CALR MPL突變 BCR-ABL1 t(9;22) del(5q) del(17p) UGT1A1 DPYD TPMT NUDT15 SLCO1B1 CYP3A5 CYP3A4 CYP1A2 CYP2B6
凝血因子V APOE基因型 ApoE E3/E4 ε3/ε4 ε4/ε4 ε3/ε3 ε2/ε3 E4/E4 COL1A1 FBN1 MYH7 MYBPC3 LMNA SCN5A KCNQ1 KCNH2 RYR2 TTN LDLR PCSK9 APOB GLA基因 GAA基因 HTT基因 HTT
ATXN3 ATXN2 SOD1 C9orf72 PRNP PSEN1 MECP2 TSC1 TSC2 NF1基因 NF2基因 VHL基因 RB1 PTEN STK11 CDH1 CHEK2 ATM基因 RAD51C RAD51D BRIP1 BAP1 MUTYH APC基因 EPCAM SDHB
MEN1 RET基因 PKD1 PKD2 COL4A5 SLC26A4 GJB2 OTOF HBA1 HBA2 HBB基因 F8基因 F9基因 FTO ACTN3 LCT基因 MCM6 COMT CFH基因 C677T A1298C rs671 rs429358 rs7412 rs1801133
rs9939609
SMA基因 帶SMA基因 隱性基因 顯性基因 雙重突變 基因雙重突變 基因缺失 基因重複 DNA型別相符 型別相符 Y-DNA mtDNA STR位點相符 SEA缺失 SEA型缺失 外顯子缺失 基因帶原 帶有基因 同型合子突變 親緣關係鑑定 血緣關係鑑定 DNA與家屬 同卵雙胞胎基因 基因體資料 全基因體資料 人體生物資料庫檢體 生物檢體 半合子 異型合子 同型合子 雜合子 純合子 雜合型 同合型 基因剔除帶因 粒線體DNA 體細胞突變 生殖細胞突變 46,XX 46,XY 47,XXY 47,XY,+21 47,XX,+21 45,X`),
  'exon 19 deletion',
  'exon 20 insertion',
  'exon 14 skipping',
  'gene mutation',
  'germline testing',
  'germline mutation',
  'germline variant',
  'genetic result',
  'genetic results',
  'genetic report',
  'genetic screening',
  'genetic counseling',
  'genetic counselling',
  'genetic disorder',
  'genetic data',
  'genetic risk',
  'genetically tested',
  'gene panel',
  'gene variant',
  'genome sequencing',
  'exome sequencing',
  'polygenic risk score',
  'polygenic risk',
  'copy number variant',
  'copy number',
  'missense',
  'frameshift',
  'nonsense mutation',
  'exon deletion',
  'lynch syndrome',
  'huntington gene',
  'cag repeat',
  'cag repeats',
  'trisomy 21',
  'trisomy 18',
  'trisomy 13',
  'monosomy',
  'aneuploid',
  'aneuploidy',
  'euploid',
  'mosaicism',
  'microdeletion',
  'carrier status',
  'carrier of',
  'poor metabolizer',
  'intermediate metabolizer',
  'rapid metabolizer',
  'normal metabolizer',
  'dna analysis',
  'dna match',
  'dna results',
  'dna result',
  'dna report',
  'hla typing',
  'str profile',
  'paternity',
  'probability of paternity',
  'allele',
  'alleles',
  'haplogroup',
  'haplotype',
  'ancestry',
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

/** Said of much else: only beside a word that tells, or in a field. */
export const EVERYDAY_GENETIC: readonly string[] = words(
  `口腔棉棒 親子關係 遺傳科 遺傳門診 基因檢查 基因檢驗 基因診斷 基因分析 DNA檢測 DNA檢驗 DNA採樣 基因風險 遺傳風險 營養基因 代謝基因 祖源 單倍群 基因座 等位基因 對偶基因 生物檢體 基因序列 基因體資料 拷貝數 帶因 核型 家族樹 家系圖 疑父 意義不明 嵌合體 液態切片
COMT FTO HTT
VAF TMB TTN MPL突變 IDH1 IDH2 FLT3 RB1 ancestry allele alleles paternity monosomy HLA-A HLA-B HLA-C`,
)
