/** Operations, treatments and what goes with them: 醫療 beside illnesses and drugs. See docs/word-lists.md. */
import { words } from './special-words.ts'

/** What is operated on, and how: 半月板修補, 肌腱縫合. */
const OPERATED = words(
  `半月板 前十字韌帶 後十字韌帶 十字韌帶 側韌帶 韌帶 肌腱 跟腱 阿基里斯腱 旋轉肌 旋轉肌袖 椎間盤 疝氣 腹股溝疝氣 網膜 視網膜 水晶體 角膜 鼻中膈 鼻竇 扁桃腺 扁桃體 腺樣體 甲狀腺 乳房 肺葉 心瓣膜 二尖瓣 主動脈瓣 心室中膈 心房中膈 冠狀動脈 動脈瘤 膽囊 膽管 肝臟 胰臟 脾臟 胃 大腸 直腸 結腸 闌尾 痔瘡 腎臟 輸尿管 膀胱 攝護腺 睪丸 子宮 子宮肌瘤 肌瘤 卵巢 卵巢囊腫 輸卵管 髖關節 膝關節 肩關節 踝關節 膝蓋 髖骨 鎖骨 股骨 脛骨 腓骨 橈骨 尺骨 肱骨 顴骨 下顎骨 指骨 神經 血管 腫瘤 脂肪瘤 囊腫 息肉 皮瓣 眼瞼 耳膜 鼓膜 顱骨`,
)
const OPERATIONS = words(
  `修補 修補術 修復術 重建 重建術 切除 切除術 全切除 部分切除 摘除 摘除術 縫合 縫合術 置換 置換術 移植 移植術 成形術 固定術 內固定 復位術 刮除 刮除術 切開 切開術 切片 切片術 穿刺 鏡手術 手術`,
)
/** 孕28週, 懷孕三個月. */
const PREGNANT = Array.from({ length: 38 }, (_, i) => String(i + 4))
  .concat([...'四五六七八九十'], words(`十一 十二 十三 十四 十五 十六 十八 二十 二十四 二十八 三十 三十二 三十六`))
  .flatMap((count) =>
    ['週', '周', ' 週', ' 周', '個月'].flatMap((unit) => [
      `懷孕${count}${unit}`,
      `懷孕 ${count}${unit}`,
      `孕${count}${unit}`,
    ]),
  )

/** Operations and treatments whose name means nothing else. */
export const TREATMENTS: readonly string[] = [
  ...OPERATED.flatMap((what) => OPERATIONS.map((how) => what + how)),
  ...PREGNANT,
  ...words(`自然產一女 自然產一男 自然產 陰道生產 會陰裂傷 會陰縫合 會陰二度裂傷 產鉗 真空吸引 化療 化學治療 放療 抽脂手術 抽脂 肉毒桿菌 肉毒桿菌注射 雙眼皮手術 隆乳 隆鼻 拉皮手術 醫美療程 皮秒雷射 電波拉皮 EpiPen 腎上腺素筆 產檢假 洗腎中 放射治療 放射線治療 電療 標靶治療
免疫治療 質子治療 荷爾蒙治療 骨髓移植 幹細胞移植 造血幹細胞移植 器官移植 肝臟移植 肝移植 腎臟移植 腎移植 心臟移植 肺臟移植 角膜移植 洗腎
血液透析 腹膜透析 葉克膜 氣切 氣管切開
插管治療 呼吸器依賴 鼻胃管 導尿管 胃造口 腸造口 人工肛門 人工血管 心導管 心導管手術 心導管檢查 冠狀動脈繞道手術 冠狀動脈支架 裝設支架 心臟支架 心律調節器 心臟節律器 瓣膜置換 電燒手術 開心手術 開顱手術 腦部手術 腦室引流 腰椎手術 脊椎手術
椎間盤切除 椎體成形術 人工關節 人工關節置換 人工膝關節 人工髖關節 關節鏡手術 開放性復位 內固定手術 鋼釘固定 截肢手術 植皮手術 清創手術 闌尾切除 闌尾切除術 膽囊切除 膽囊切除術 胃切除 腸切除 大腸切除 肝切除 肺葉切除 甲狀腺切除 乳房切除
乳房全切除 乳房重建 子宮切除 子宮全切除 卵巢切除 剖腹產 剖腹生產 引產 人工流產 流產手術 墮胎 墮胎手術 墮胎藥 結紮 輸卵管結紮 輸精管結紮 人工受孕 人工授精 試管嬰兒 胚胎植入 取卵 凍卵 羊膜穿刺 攝護腺切除 攝護腺刮除 體外震波碎石
白內障手術 雷射近視手術 近視雷射 玻璃體切除 扁桃腺切除 鼻中膈手術 人工電子耳 減重手術 縮胃手術 胃袖狀切除 疝氣修補 痔瘡手術 靜脈曲張手術 拔除智齒手術 電痙攣治療 經顱磁刺激 認知行為治療 心理治療 心理諮商 家族治療 團體治療 精神科就診
精神科住院 精神科治療 精神科急診 身心科就診 身心科治療 身心科住院 強制住院 強制就醫 戒癮治療 戒酒治療 戒毒 語言治療 職能治療 物理治療 早期療育 早療評估 聽能復健 安寧療護 安寧緩和 安寧病房 急診留觀 急診就醫 急診縫合 送急診 送加護病房 轉加護病房 住進加護病房 在加護病房
轉普通病房 住院治療 住院檢查 住院開刀 住院觀察 住院手術 住院傷病假 傷病假 病假單 長期病假 因病請假 因病留職停薪 育嬰安胎 安胎假 安胎休養 流產假 生理假 癌症治療 抗癌治療 化療副作用 放療中 化放療 術後化療 標靶 免疫療法 荷爾蒙療法 電燒 栓塞治療 肝動脈栓塞
射頻燒灼 冷凍治療 光照治療 高壓氧治療 血漿置換 免疫球蛋白 骨髓穿刺 腰椎穿刺 肝穿刺 胸腔引流 胸管 腹膜透析管 永久導管 雙腔導管 透析廔管 洗腎廔管 規則血液透析 規則洗腎 每週洗腎 週洗三次 洗腎三次 葉克膜搶救 電擊去顫 心肺復甦 心肺復甦術 CPR急救 氣管內管 插管 拔管 氣切管
使用呼吸器 非侵襲性呼吸器 氧氣治療 居家氧氣 氧氣製造機 呼吸器 正壓呼吸器 鼻胃管灌食 胃造廔 膀胱造廔 結腸造口 導尿 留置導尿 尿管 中央靜脈導管 人工血管植入 PICC 裝支架 放支架 三支支架 心臟裝支架 血管支架 冠狀動脈氣球擴張 氣球擴張術 繞道手術 換瓣膜 裝節律器 去顫器
心臟電氣燒灼 腦瘤手術 摘除腦瘤 摘除腫瘤 腫瘤切除 切除腫瘤 腫瘤摘除 立體定位放射手術 加馬刀 腦室腹腔引流 脊椎融合 脊椎固定 椎板切除 髓內釘 鋼板固定 徒手復位 石膏固定 副木固定 骨釘 拔釘手術 移除鋼釘 接指手術 斷肢再植 顯微手術 皮瓣手術 截肢 截肢術 清創 傷口縫合 人工膝關節置換
膝關節置換 髖關節置換 關節置換手術 人工髖關節置換 換人工關節 換膝蓋 膝關節鏡 肩關節鏡 韌帶重建 十字韌帶重建 關節鏡重建 玻尿酸注射 PRP注射 類固醇注射 震波治療 增生治療 徒手治療 牽引 腰椎牽引 電刺激 針灸治療 拔罐 整復 水療 語療 職療 認知訓練 遊戲治療 家庭治療 伴侶治療 暴露療法 EMDR 精神科就醫
精神科門診 精神科日間病房 身心科 身心科門診 身心科看診 看身心科 看精神科 就診身心科 強制送醫 護送就醫 戒護就醫 戒護住院 戒酒 戒癮 美沙冬療法 替代療法 胃鏡切除 息肉切除 大腸息肉切除 闌尾手術 盲腸手術 膽囊手術 胃繞道 減重代謝手術 脾臟切除 腎臟切除 單側腎切除 甲狀腺手術
甲狀腺全切除 甲狀腺術後 甲狀腺切除術 淋巴結廓清 乳房切除術 乳房部分切除 乳房保留手術 義乳 肌瘤切除 子宮肌瘤手術 子宮切除術 子宮鏡 子宮搔刮 刮宮 卵巢囊腫手術 剖腹 剖腹產手術 無痛分娩 催生 安胎住院 臥床安胎 安胎中 待產中 IVF ICSI IVF-ICSI 試管嬰兒療程 試管
做試管 人工生殖 人工生殖療程 胚胎 胚胎凍存 凍卵療程 取卵手術 植入胚胎 打排卵針 破卵針 黃體素 結紮手術 包皮環切 攝護腺手術 攝護腺切片 膀胱鏡 碎石手術 雙J管 輸尿管鏡 白內障術後 青光眼手術 視網膜雷射 眼內注射 眼部雷射 近視雷射術後 人工水晶體 助聽器 電子耳 扁桃腺手術 鼻竇手術
拔牙 根管治療 植牙手術 牙周手術 矯正治療 裝假牙 全口義齒 輪椅代步 助行器 拐杖 輔具申請 義肢 義眼 安寧居家 安寧照護 安寧共照 放棄急救 不施行心肺復甦 DNR DNR同意書 簽DNR 預立醫療 病危出院 病危自動出院 急救無效 不治 急救後不治 病死 因病過世 因病去世 因癌過世
抗癌過世 罹癌過世 病逝於 急診室留觀 處方箋 慢性病連續處方箋 藥袋 藥單 領藥單 領藥紀錄 用藥明細 門診用藥明細 處方明細 處方內容
慢性處方箋 連續處方 處方用藥 藥物過敏 過敏藥物 盤尼西林過敏 青黴素過敏 抗生素過敏 顯影劑過敏 海鮮過敏 花生過敏 身心障礙手冊 身心障礙證明 身障證明 身障手冊 身心障礙鑑定 身心障礙類別 身心障礙等級 重大傷病 重大傷病卡 重大傷病證明 巴氏量表
失能等級 失能給付 長照需求等級 CMS CMS等級 CMS第 失能CMS 長照2.0核定 失能程度 失能等級第 失能診斷 中度失能 重度失能 輕度失能 巴氏量表分 身心障礙鑑定結果 身障鑑定 障礙類別 障礙等級 障別 障礙程度 特教鑑定 特殊教育鑑定 特教生鑑定 鑑定為自閉症 重大傷病金
重大傷病保險金 重大傷病身分 重大傷病註記 癌症保險金 失能保險金 住院醫療保險金 長期照顧保險金 傷病診斷書 職業病認定 職災傷病 公傷假 公傷 因公受傷 既往症 體況 鼻胃管留置 尿管留置 留置尿管 羊水檢查 打了鋼板 打鋼板 打鋼釘 打了鋼釘 裝鋼板 上石膏 打了石膏 著床失敗 植入失敗 試管失敗 傷口拆線 復健中 術後復健 醫囑 遵醫囑 忌口 飲食禁忌 特殊體質 特殊疾病 慢性病用藥 長期用藥 常備藥物 定期服藥 按時服藥 規則服藥 長期服藥 自行停藥
慢性病處方箋 慢箋領藥 領慢箋 領藥 處方到期 回診拿藥 拿藥 加藥 減藥 調藥 換藥治療 施打疫苗後 自費藥物 注射胰島素 施打胰島素 打胰島素 輸血 打點滴 職業傷害 職業病 職災 傷病給付 住院日額 切結放棄急救 病危通知 病危 彌留 病逝 病故 癌逝 試管療程 產檢 高危險妊娠`),
  'burst appendix',
  'having surgery',
  'had surgery',
  'surgery next',
  'had an operation',
  'off sick',
  'called in sick',
  'slipped disc',
  'ruptured appendix',
  'rushed to hospital',
  'rushed to the hospital',
  'broken leg',
  'broken arm',
  'fractured her',
  'fractured his',
  'heart attack',
  'had a stroke',
  'had a miscarriage',
  'chemotherapy',
  'chemo',
  'immunotherapy',
  'targeted therapy',
  'hormone therapy',
  'bone marrow transplant',
  'stem cell transplant',
  'organ transplant',
  'heart transplant',
  'lung transplant',
  'dialysis',
  'on dialysis',
  'bypass surgery',
  'open-heart surgery',
  'heart surgery',
  'brain surgery',
  'spinal surgery',
  'knee surgery',
  'hip replacement',
  'knee replacement',
  'pacemaker',
  'stent placement',
  'angioplasty',
  'lumpectomy',
  'thyroidectomy',
  'prostatectomy',
  'colectomy',
  'gastrectomy',
  'nephrectomy',
  'craniotomy',
  'laparoscopic',
  'caesarean section',
  'c-section',
  'abortion',
  'ivf',
  'ivf treatment',
  'embryo transfer',
  'fertility treatment',
  'medical leave',
  'sick leave',
  'maternity complications',
  'medical condition',
  'medical conditions',
  'underlying condition',
  'chronic illness',
  'terminal illness',
  'hospitalised',
  'hospitalization',
  'intensive care',
  'in the icu',
  'psychiatric ward',
  'psychiatric hospital',
  'psychiatric treatment',
  'psychiatrist',
  'antidepressants',
  'antidepressant',
  'antipsychotic',
  'insulin injections',
  'anticoagulant',
  'steroids',
  'hearing aid',
  'hearing aids',
  'prosthesis',
  'prosthetic leg',
  'portable oxygen',
  'oxygen therapy',
  'hospice',
  'palliative care',
  'detox',
  'methadone maintenance',
  'rehab',
  'physiotherapy',
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
  `安寧病房 安寧療護 安寧照護 住院 住院日期 住院中 出院 入院 轉院 急診 送醫 手術 手術日期 手術名稱 開刀 開刀日期 動手術 病房床號 復健 回診 服藥 用藥 打針 病假 就醫 就診 就醫科別 看診 療程 治療 臥病 療養 休養 打石膏 縫合 縫了 坐輪椅 呼吸器 胚胎 試管 拔罐
整復 水療 牽引 拔牙
助行器 拐杖 助聽器 輪椅代步 領藥 拿藥 加藥 減藥 調藥 處方到期 忌口 飲食禁忌 特殊體質 特殊疾病 常備藥物 體況 既往症 公傷 公傷假 安胎中 生理假 流產假 病假單 標靶 催生 身心科 身心科門診 精神科門診 插管 拔管 導尿 尿管 清創 截肢 輸血 打點滴 不治 戒酒 戒癮 障別
障礙程度 障礙類別 障礙等級 失能程度 胸管 電燒 醫囑 IVF CMS PICC abortion dialysis chemo rehab hospice detox psychiatrist steroids prosthesis physiotherapy 長期用藥 輔具申請 病況 病情 病症
病痛 症狀 藥袋 藥單 確診日期 諮商 加護病房 慢箋`,
)
