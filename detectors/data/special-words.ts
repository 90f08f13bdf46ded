/**
 * Words and phrases of the six special categories of 個資法 §6 (施行細則 §4). Written for this project; see docs/data-sources.md.
 *
 * A word is here when it says by itself that the text is about somebody's record, illness, genes, sexual life, check-up or conviction. What
 * a company sells, a law names or a form asks of everybody is not (醫療器材, 基因改造, 性別): the engine counts a word only when its record
 * also names a person, and such words would make every record special.
 */

const words = (text: string): string[] => text.trim().split(/[\s、]+/u)

/** 病歷: records by physicians and other medical staff. */
export const MEDICAL_RECORD_WORDS: readonly string[] = [
  ...words(`病歷號碼 病歷號 病歷編號 病歷摘要 病歷紀錄 病歷記錄 病歷資料 病歷影本 電子病歷 門診病歷 住院病歷 急診病歷 出院病歷 出院病摘 出院摘要 轉診單 轉診病歷摘要 入院紀錄 入院記錄
出院紀錄 病程紀錄 病程記錄 護理紀錄 護理記錄 手術紀錄 手術記錄 麻醉紀錄 麻醉記錄 會診紀錄 會診單 急診紀錄 急救紀錄 門診紀錄 就診紀錄 就醫紀錄 就醫記錄 看診紀錄 診療紀錄 治療紀錄 復健紀錄
檢驗報告 檢驗報告單 檢查報告單 病理報告 病理切片報告 放射線報告 影像報告 超音波報告 心電圖報告 內視鏡報告 胃鏡報告 大腸鏡報告 電腦斷層報告 核磁共振報告 血液檢驗 尿液檢驗 生化檢驗
診斷證明書 診斷書 死亡診斷書 死亡證明書 出生證明書 重大傷病卡 重大傷病證明 生命徵象紀錄 用藥紀錄 給藥紀錄 過敏史 過往病史 過去病史 家族病史 現在病史 主訴病史 住院同意書 手術同意書 麻醉同意書
醫囑單 醫囑紀錄 身心障礙鑑定 巴氏量表 失能評估`),
  'medical record no',
  'medical record number',
  'medical records',
  'discharge summary',
  'admission note',
  'progress note',
  'operative note',
  'nursing note',
  'pathology report',
  'radiology report',
  'chart number',
]

/** 醫療: diagnosis and treatment. */
export const MEDICAL_WORDS: readonly string[] = [
  ...words(`糖尿病 第一型糖尿病 第二型糖尿病 高血壓 高血脂 高膽固醇 心臟病 冠心病 心肌梗塞 心律不整 心衰竭 中風 腦中風 腦溢血 腦梗塞 癲癇 帕金森氏症 阿茲海默症 失智症 慢性腎臟病 腎衰竭 尿毒症 洗腎
血液透析 腹膜透析 肝硬化 B型肝炎 C型肝炎 肝癌 肺癌 乳癌 胃癌 大腸癌 直腸癌 子宮頸癌 卵巢癌 攝護腺癌 前列腺癌 口腔癌 食道癌 胰臟癌 甲狀腺癌 血癌 白血病 淋巴瘤 惡性腫瘤 癌症病患 癌症治療 化療 化學治療 放射治療
放療 標靶治療 免疫治療 骨髓移植 器官移植 肺結核 愛滋病 愛滋病毒 HIV陽性 梅毒 淋病 登革熱確診 新冠確診 確診日期 憂鬱症 重度憂鬱 躁鬱症 雙極性疾患 思覺失調症 精神分裂症 強迫症 恐慌症 焦慮症 自閉症 過動症
亞斯伯格症 創傷後壓力症 酒精成癮 藥物成癮 自殺未遂 精神科就診 身心科就診 氣喘 慢性阻塞性肺病 紅斑性狼瘡 類風濕性關節炎 痛風 僵直性脊椎炎 多發性硬化症 漸凍症 罕見疾病 血友病 地中海型貧血 貧血 甲狀腺亢進 甲狀腺低下
子宮肌瘤 不孕症 人工受孕 試管嬰兒 人工流產 流產手術 白內障 青光眼 椎間盤突出 骨折 腦震盪 重大傷病 處方箋 慢性病連續處方箋 慢性處方箋 處方用藥 降血糖藥 降血壓藥 抗憂鬱劑 抗精神病藥物 胰島素注射 胰島素治療 ICD-10
住院日期 手術日期 手術名稱 開刀日期 病房床號 就醫科別 主治醫師診斷 藥物過敏 過敏藥物 身心障礙手冊 身心障礙證明 身心障礙類別 身心障礙等級 長照需求等級`),
  'diabetes mellitus',
  'hypertension',
  'chemotherapy',
  'radiotherapy',
  'schizophrenia',
  'bipolar disorder',
  'major depressive disorder',
  'hiv positive',
  'hepatitis b',
  'hepatitis c',
  'hemodialysis',
  'breast cancer',
  'lung cancer',
  'prescription drug',
  'diagnosed with',
]

/** 基因: segments of human DNA with a function. */
export const GENETIC_WORDS: readonly string[] = [
  ...words(`基因檢測報告 基因檢測結果 基因檢驗報告 基因檢驗結果 基因篩檢結果 基因定序報告 基因定序結果 全基因定序 全基因體定序 全外顯子定序 次世代基因定序 基因突變 基因變異 基因型別 基因型鑑定 基因缺陷 帶因者篩檢 隱性帶因者
致病基因 致病性變異 遺傳性疾病基因 遺傳諮詢紀錄 遺傳檢測報告 遺傳檢驗報告 染色體檢查報告 染色體核型 染色體異常 羊膜穿刺報告 羊水染色體檢查 非侵入性產前染色體檢測 單基因遺傳病 親子鑑定報告 親子血緣鑑定 血緣鑑定報告
DNA鑑定 DNA鑑定報告 DNA檢體 DNA型別 DNA樣本 去氧核醣核酸型別 基因圖譜 藥物基因檢測 腫瘤基因檢測 癌症基因檢測 脊髓性肌肉萎縮症基因 海洋性貧血基因 X染色體脆折症 HLA-B*1502 HLA-B27陽性 BRCA1基因突變 BRCA2基因突變 BRCA1
BRCA2 APOE4 EGFR突變 KRAS突變 BRAF突變 ALK融合基因 MTHFR 林奇氏症候群 唐氏症篩檢結果`),
  'gene mutation',
  'genetic test result',
  'genetic testing report',
  'genotype result',
  'pathogenic variant',
  'whole genome sequencing',
  'whole exome sequencing',
  'dna profile',
  'dna sample',
  'karyotype',
  'carrier screening',
]

/** 性生活: orientation and habits. 性別 (sex, gender) is not. */
export const SEXUAL_WORDS: readonly string[] = [
  ...words(`同性戀 同性戀者 同志身分 雙性戀 雙性戀者 異性戀 異性戀者 無性戀 泛性戀 性傾向 性取向 性向認同 出櫃 女同志 男同志 性生活頻率 性生活史 性生活紀錄 性行為史 性行為頻率 性行為對象 性伴侶 性伴侶人數 固定性伴侶 多重性伴侶
性經驗 初次性行為 初次性經驗 無套性行為 不安全性行為 危險性行為 性交易紀錄 性交易史 嫖妓 一夜情 性癖好 性功能障礙 勃起功能障礙 性冷感 性成癮 避孕方式 避孕史 保險套使用 事前避孕藥 性病史 男男性行為者 BDSM 性虐戀`),
  'sexual orientation',
  'homosexual',
  'bisexual',
  'heterosexual',
  'sexual history',
  'sexual partner',
  'sexual partners',
  'sexual activity',
  'sexually active',
  'erectile dysfunction',
]

/** 健康檢查: examinations not made to diagnose or treat a particular disease. */
export const HEALTH_EXAM_WORDS: readonly string[] = [
  ...words(`健康檢查報告 健康檢查結果 健康檢查紀錄 健康檢查紀錄表 健康檢查表 健檢報告 健檢報告書 健檢結果 健檢紀錄 健檢異常 健檢總評 體檢報告 體檢結果 體檢表 體格檢查表 體格及健康檢查紀錄 勞工健康檢查紀錄 一般體格檢查 勞工體格檢查
特殊健康檢查 特殊作業健康檢查 員工健檢 入學健康檢查 新生健康檢查 學生健康檢查 成人健檢 成人預防保健 老人健康檢查 婚前健康檢查 孕前健康檢查 兒童健康檢查紀錄 供膳人員健康檢查 外勞體檢 移工體檢 健康管理分級 第二級健康管理
第三級健康管理 第四級健康管理 空腹血糖 飯前血糖 飯後血糖 糖化血色素 總膽固醇 低密度脂蛋白 高密度脂蛋白 三酸甘油酯 收縮壓 舒張壓 肌酸酐 尿酸值 尿蛋白 腎絲球過濾率 肝功能指數 GOT GPT 血紅素 白血球 紅血球 血小板
胸部X光檢查 裸視視力 矯正視力 聽力檢查結果 肺功能檢查 糞便潛血 大腸癌篩檢結果 乳房攝影結果 子宮頸抹片結果 骨密度 腰圍 BMI值 體脂率 心電圖檢查結果 腹部超音波結果 B型肝炎表面抗原`).filter(
    // Three letters are anything in a log; 腰圍 is a size of trousers.
    (word) => !['GOT', 'GPT', '腰圍'].includes(word),
  ),
  'health check report',
  'health examination report',
  'health checkup',
  'physical examination result',
  'fasting glucose',
  'hba1c',
  'total cholesterol',
  'triglycerides',
]

/** 犯罪前科: 緩起訴, 職權不起訴 and final convictions with their execution. Suspects and pending cases are not. */
export const CRIMINAL_WORDS: readonly string[] = [
  ...words(`犯罪前科 前科紀錄 前科記錄 前科資料 前科表 有前科 無前科 刑案前科 全國前案紀錄 前案紀錄表 刑案資料查註紀錄 刑案紀錄 犯罪紀錄 犯罪記錄 刑事紀錄 良民證 警察刑事紀錄證明 警察刑事紀錄證明書 無犯罪紀錄證明 緩起訴 緩起訴處分
緩起訴處分書 職權不起訴 職權不起訴處分 判決有罪 有罪判決 判決確定 有罪確定 判刑確定 判處有期徒刑 有期徒刑 無期徒刑 判處拘役 處拘役 科罰金 易科罰金 併科罰金 緩刑期間 緩刑宣告 宣告緩刑 受緩刑 褫奪公權 入監服刑 服刑期間
服刑中 在監執行 監獄服刑 受刑人 更生人 假釋出獄 假釋期間 撤銷假釋 保護管束 觀察勒戒 強制戒治 感化教育 累犯 再犯紀錄 毒品前科 竊盜前科 酒駕前科 詐欺前科 性侵前科 傷害前科 通緝紀錄 刑滿出獄 出獄日期 執行完畢日期 科刑紀錄 性侵害加害人 犯罪人
易服社會勞動`).filter((word) => word !== '犯罪人'),
  'criminal record',
  'criminal history',
  'criminal conviction',
  'prior conviction',
  'convicted of',
  'deferred prosecution',
  'on probation',
  'on parole',
]

/**
 * Phrases in which a word means something else. The word is not found where one of these stands over it.
 */
export const INNOCENT_PHRASES: readonly string[] = words(
  `高血壓計 血壓計 骨折線 貧血性 痛風石灰 基因突變種 中風險 中風格 中風味 中風雨 其中風 當中風 病中風 中風機 集中風 同志工 異性戀愛小說 血小板樂團 紅血球生成 出櫃台 出櫃檯 再犯罪 累犯罪 有前科技 目前科 無前科技 以前科 前科目 中風電 中風力 中風扇 中風情 中風光`,
)

/** Cells of a column of such data that say nothing. */
export const TRIVIAL_VALUES: readonly string[] = words(
  `無 否 沒有 不詳 未知 未填 未填寫 空白 無異常 無紀錄 無資料 無病史 不適用 正常 略 有 是 同上 保密 待補 合格 不合格 通過 未通過 允收 拒收 良好 尚可 ok ng pass passed fail failed null none n/a na nil no yes y n false true unknown normal - -- --- / \\ . 0 1 x`,
)
