/**
 * Names of illnesses, injuries, disabilities and pregnancies, as physicians and patients in Taiwan write them. See docs/word-lists.md.
 *
 * Ambiguous in everyday language, and so only believed beside a word that says who has it: {@link EVERYDAY_DISEASES}.
 */
import { words } from './special-words.ts'

/** Illnesses whose name means nothing else. */
export const DISEASES: readonly string[] = [
  // 內分泌、代謝、營養
  ...words(`糖尿病 第一型糖尿病 第二型糖尿病 第1型糖尿病 第2型糖尿病 妊娠糖尿病 糖尿病前期 糖尿病腎病變 糖尿病視網膜病變 糖尿病足 糖尿病酮酸中毒 高血糖 低血糖 高血脂 高血脂症 高膽固醇 高膽固醇血症 高三酸甘油酯血症
代謝症候群 痛風 痛風性關節炎 高尿酸血症 甲狀腺亢進 甲狀腺機能亢進 甲狀腺低下 甲狀腺機能低下 甲狀腺結節 甲狀腺腫瘤 甲狀腺炎 橋本氏甲狀腺炎 格雷夫氏症 葛瑞夫茲氏病 副甲狀腺亢進 副甲狀腺機能亢進 腎上腺功能不全 庫欣氏症候群
艾迪森氏病 腦下垂體腫瘤 腦下垂體腺瘤 泌乳激素瘤 生長激素缺乏症 肢端肥大症 尿崩症 多囊性卵巢症候群 病態性肥胖 骨質疏鬆症 骨質疏鬆 低血鉀 低血鈉 高血鉀 高血鈣 佝僂病 苯酮尿症 黏多醣症 龐貝氏症 高雪氏症 法布瑞氏症 威爾森氏症 肝豆狀核變性
有機酸血症 尿素循環代謝異常 楓糖尿症 半乳糖血症 先天性甲狀腺低下症 先天性腎上腺增生症`),
  // 心臟、血管
  ...words(`高血壓 原發性高血壓 肺高壓 肺動脈高壓 高血壓性心臟病 心臟病 冠心病 冠狀動脈心臟病 冠狀動脈疾病 缺血性心臟病 狹心症 心絞痛 不穩定型心絞痛 心肌梗塞 急性心肌梗塞 心衰竭 心臟衰竭 鬱血性心衰竭 心律不整 心房顫動 心房撲動
陣發性上心室頻脈 心室早期收縮 病竇症候群 房室傳導阻滯 二尖瓣脫垂 二尖瓣閉鎖不全 二尖瓣逆流 二尖瓣狹窄 主動脈瓣狹窄 主動脈瓣逆流 三尖瓣逆流 瓣膜性心臟病 風濕性心臟病 先天性心臟病 心室中膈缺損 心房中膈缺損 法洛氏四重症 開放性動脈導管
心肌病變 肥厚性心肌病變 擴張性心肌病變 心肌炎 心包膜炎 心內膜炎 主動脈剝離 主動脈瘤 腹主動脈瘤 動脈硬化 動脈粥狀硬化 周邊動脈阻塞 周邊動脈疾病 頸動脈狹窄 深層靜脈栓塞 深部靜脈血栓 肺栓塞 靜脈曲張 下肢靜脈曲張 雷諾氏症 川崎氏症
低血壓 姿勢性低血壓`),
  // 神經
  ...words(`腦中風 缺血性腦中風 出血性腦中風 腦梗塞 腦溢血 腦出血 蜘蛛網膜下腔出血 硬腦膜下出血 硬腦膜外出血 顱內出血 暫時性腦缺血 短暫性腦缺血發作 小中風 腦動脈瘤 腦血管疾病 動靜脈畸形 癲癇 癲癇症 熱痙攣 帕金森氏症 巴金森氏症
帕金森病 阿茲海默症 失智症 血管性失智 路易氏體失智症 額顳葉失智症 輕度認知障礙 多發性硬化症 漸凍症 肌萎縮性脊髓側索硬化症 運動神經元疾病 重症肌無力 肌肉萎縮症 裘馨氏肌肉失養症 脊髓性肌肉萎縮症 小腦萎縮症 脊髓小腦萎縮症 亨丁頓舞蹈症
偏頭痛 三叉神經痛 顏面神經麻痺 貝爾氏麻痺 坐骨神經痛 腕隧道症候群 周邊神經病變 格林巴利症候群 水腦症 腦炎 腦膜炎 細菌性腦膜炎 腦性麻痺 腦瘤 腦腫瘤 膠質母細胞瘤 脊髓損傷 半身不遂 妥瑞氏症 不寧腿症候群 猝睡症 睡眠呼吸中止症
睡眠呼吸中止 阻塞性睡眠呼吸中止症 梅尼爾氏症 腦震盪 創傷性腦損傷 植物人 結節性硬化症 神經纖維瘤病`),
  // 精神
  ...words(`憂鬱症 重度憂鬱 重度憂鬱症 重鬱症 產後憂鬱症 輕鬱症 持續性憂鬱症 躁鬱症 雙極性疾患 雙相情緒障礙症 雙極性情感疾患 思覺失調症 精神分裂症 妄想症 情感性精神病 強迫症 恐慌症 焦慮症 廣泛性焦慮症 社交焦慮症 社交恐懼症 懼曠症
適應障礙 適應障礙症 急性壓力症 創傷後壓力症 創傷後壓力症候群 身體化症 慮病症 解離症 人格障礙 邊緣型人格障礙 邊緣性人格 反社會人格障礙 自閉症 自閉症類群障礙 自閉症類群 亞斯伯格症 亞斯伯格 過動症 注意力不足過動症 注意力缺失過動症
發展遲緩 語言發展遲緩 智能障礙 智能不足 學習障礙 閱讀障礙 厭食症 神經性厭食症 暴食症 神經性暴食症 睡眠障礙 失眠症 酒精成癮 酒精使用障礙症 酒癮 藥癮 毒癮 海洛因成癮 藥物成癮 物質使用障礙 網路成癮 病態性賭博 自殺未遂 自殺意念
自傷行為 割腕 譫妄 戒斷症候群 酒精戒斷 精神官能症 自律神經失調 幻聽 被害妄想`),
  // 呼吸
  ...words(`氣喘 氣喘病 過敏性氣喘 慢性阻塞性肺病 慢性阻塞性肺疾病 肺氣腫 慢性支氣管炎 急性支氣管炎 支氣管炎 細支氣管炎 支氣管擴張症 肺炎 細菌性肺炎 吸入性肺炎 黴漿菌肺炎 間質性肺病 肺纖維化 特發性肺纖維化 塵肺症 矽肺症 氣胸 自發性氣胸
肋膜積水 膿胸 肺結核 結核病 肺外結核 潛伏結核感染 毛玻璃結節 毛玻璃狀結節 毛玻璃病變 非結核分枝桿菌 呼吸衰竭 急性呼吸窘迫症候群 過敏性鼻炎 慢性鼻竇炎 鼻竇炎 鼻中膈彎曲 扁桃腺炎 扁桃腺化膿 咽喉炎 急性上呼吸道感染 上呼吸道感染 聲帶結節 聲帶息肉 新冠肺炎
嚴重特殊傳染性肺炎 流行性感冒 A型流感 B型流感 囊狀纖維化`),
  // 消化
  ...words(`胃食道逆流 胃食道逆流症 逆流性食道炎 巴瑞特氏食道 胃潰瘍 十二指腸潰瘍 消化性潰瘍 胃炎 慢性胃炎 幽門桿菌 幽門螺旋桿菌感染 胃出血 上消化道出血 胃息肉 大腸息肉 大腸瘜肉 大腸激躁症 腸躁症 克隆氏症 潰瘍性結腸炎 潰瘍性大腸炎 發炎性腸道疾病
腸阻塞 闌尾炎 急性闌尾炎 盲腸炎 憩室炎 腹膜炎 痔瘡 肛裂 肛門廔管 疝氣 腹股溝疝氣 急性腸胃炎 腸病毒 輪狀病毒 諾羅病毒 脂肪肝 B型肝炎 C型肝炎 B肝 C肝 B肝帶原 B型肝炎帶原者 A型肝炎 D型肝炎 E型肝炎 慢性肝炎 酒精性肝炎
自體免疫性肝炎 猛爆性肝炎 肝硬化 肝衰竭 肝腦病變 肝膿瘍 肝血管瘤 膽結石 膽囊炎 膽管炎 膽道閉鎖 總膽管結石 胰臟炎 急性胰臟炎 慢性胰臟炎 食道靜脈曲張`),
  // 腎、泌尿、生殖
  ...words(`慢性腎臟病 慢性腎病 腎衰竭 急性腎衰竭 急性腎損傷 末期腎病 末期腎臟病 尿毒症 腎病症候群 腎絲球腎炎 IgA腎病變 多囊腎 腎結石 輸尿管結石 膀胱結石 尿路結石 泌尿道感染 腎盂腎炎 膀胱炎 間質性膀胱炎 膀胱過動症 尿失禁 蛋白尿 血尿
攝護腺肥大 良性攝護腺增生 攝護腺炎 睪丸扭轉 隱睪症 精索靜脈曲張 男性不孕 不孕症 子宮肌瘤 子宮內膜異位症 子宮腺肌症 巧克力囊腫 卵巢囊腫 卵巢早衰 骨盆腔發炎 陰道炎 子宮頸糜爛 子宮脫垂 多囊性卵巢 月經失調 子癇前症 子癲前症 妊娠毒血症
子宮外孕 葡萄胎 前置胎盤 胎盤早期剝離 早產 習慣性流產 先兆性流產 死胎 自然流產 羊水過少 妊娠高血壓 乳房纖維囊腫 乳房纖維腺瘤 乳腺炎`),
  // 癌症
  ...words(`惡性腫瘤 惡性淋巴瘤 癌症末期 肺癌 肺腺癌 小細胞肺癌 非小細胞肺癌 乳癌 三陰性乳癌 肝癌 肝細胞癌 大腸癌 結腸癌 直腸癌 大腸直腸癌 胃癌 食道癌 胰臟癌 膽管癌 口腔癌 舌癌 鼻咽癌 喉癌 下咽癌 甲狀腺癌 甲狀腺乳突癌 子宮頸癌
子宮內膜癌 子宮體癌 卵巢癌 攝護腺癌 前列腺癌 膀胱癌 腎細胞癌 腎癌 睪丸癌 皮膚癌 黑色素瘤 基底細胞癌 骨肉瘤 骨癌 軟組織肉瘤 血癌 白血病 急性骨髓性白血病 急性淋巴性白血病 慢性骨髓性白血病 慢性淋巴性白血病 淋巴瘤 何杰金氏淋巴瘤
非何杰金氏淋巴瘤 瀰漫性大B細胞淋巴瘤 多發性骨髓瘤 骨髓化生不良症候群 神經母細胞瘤 視網膜母細胞瘤 間皮瘤 胸腺瘤 神經內分泌腫瘤 腸胃道基質瘤 原位癌 零期癌 癌轉移 骨轉移 腦轉移 肝轉移 肺轉移 淋巴結轉移 罹癌 癌末`),
  // 血液、免疫、風濕
  ...words(`地中海型貧血 海洋性貧血 缺鐵性貧血 再生不良性貧血 惡性貧血 溶血性貧血 鐮刀型貧血 血友病 血小板低下 血小板低下症 免疫性血小板減少紫斑症 白血球低下 真性紅血球增多症 蠶豆症 G6PD缺乏症 紅斑性狼瘡 全身性紅斑性狼瘡 類風濕性關節炎
類風溼性關節炎 僵直性脊椎炎 乾燥症 修格連氏症候群 乾癬性關節炎 皮肌炎 多發性肌炎 硬皮症 貝賽特氏症 血管炎 成人型史迪爾氏症 纖維肌痛症 免疫不全 先天性免疫不全 器官移植排斥 移植物抗宿主疾病 敗血症 菌血症 蜂窩性組織炎 壞死性筋膜炎`),
  // 骨骼、外傷
  ...words(`椎間盤突出 腰椎間盤突出 頸椎間盤突出 椎間盤突出症 脊椎側彎 脊柱側彎 脊椎滑脫 腰椎滑脫 脊椎狹窄 腰椎狹窄 骨刺 退化性關節炎 膝關節炎 五十肩 沾黏性肩關節囊炎 旋轉肌破裂 旋轉肌袖撕裂 十字韌帶斷裂 前十字韌帶斷裂 半月板破裂
半月板撕裂 足底筋膜炎 板機指 媽媽手 網球肘 高爾夫球肘 股骨頸骨折 股骨骨折 髖部骨折 橈骨骨折 脛骨骨折 腓骨骨折 鎖骨骨折 肋骨骨折 顱骨骨折 骨盆骨折 腕骨骨折 掌骨骨折 指骨骨折 蹠骨骨折 脊椎骨折 壓迫性骨折 粉碎性骨折 開放性骨折
閉鎖性骨折 股骨頭壞死 缺血性股骨頭壞死 骨髓炎 化膿性關節炎 肌腱斷裂 阿基里斯腱斷裂 韌帶撕裂 肩關節脫臼 氣血胸 二度燒燙傷 三度燒燙傷 二度灼傷 三度灼傷 多處挫傷 頭部外傷 撕裂傷 頸椎損傷 橫紋肌溶解症 唇顎裂 漏斗胸`),
  // 皮膚、眼、耳
  ...words(`異位性皮膚炎 濕疹 蕁麻疹 慢性蕁麻疹 乾癬 牛皮癬 帶狀疱疹 帶狀皰疹 疥瘡 白斑症 脂漏性皮膚炎 接觸性皮膚炎 汗皰疹 酒糟性皮膚炎 天疱瘡 圓禿 圓形禿 蟹足腫 史蒂芬強生症候群 白內障 青光眼 黃斑部病變 老年性黃斑部病變
視網膜剝離 視網膜病變 視網膜色素病變 角膜炎 角膜潰瘍 乾眼症 葡萄膜炎 虹彩炎 弱視 斜視 色盲 圓錐角膜 飛蚊症 結膜炎 急性結膜炎 麥粒腫 中耳炎 急性中耳炎 耳鳴 突發性耳聾 聽力受損 聽力障礙 聽損 重聽 耳石脫落 良性陣發性姿勢性眩暈 膽脂瘤
視障 聽障 語障 肢障`),
  // 傳染病、寄生蟲
  ...words(`愛滋病 愛滋病毒 愛滋感染者 愛滋帶原 後天免疫缺乏症候群 人類免疫缺乏病毒 HIV陽性 HIV感染 HIV帶原 登革熱 登革熱確診 新冠確診 PCR陽性 快篩陽性 核酸檢測陽性 採檢陽性 麻疹 德國麻疹 水痘 腮腺炎 猩紅熱 百日咳 白喉 破傷風 瘧疾 漢生病 恙蟲病 鉤端螺旋體病 退伍軍人症 霍亂 傷寒
桿菌性痢疾 阿米巴痢疾 阿米巴性痢疾 日本腦炎 庫賈氏病 猴痘 M痘 傳染性單核球增多症 巨細胞病毒感染 弓漿蟲感染 隱球菌 念珠菌感染 茲卡病毒 狂犬病 炭疽病`),
  // 先天、罕見
  ...words(`唐氏症 唐氏症候群 愛德華氏症 巴陶氏症 透納氏症 克林菲特氏症 小胖威利 普瑞德威利症候群 天使症候群 威廉斯氏症候群 馬凡氏症候群 成骨不全症 玻璃娃娃 軟骨發育不全症 泡泡龍 先天性表皮鬆解性水疱症 魚鱗癬症 雷特氏症 X染色體脆折症 狄喬治症候群
脊柱裂 先天性巨結腸 罕見疾病 多重障礙 極重度障礙 中度障礙 重度障礙 輕度障礙`),
  'diabetes',
  'diabetes mellitus',
  'diabetic',
  'type 2 diabetes',
  'type 1 diabetes',
  'hypertension',
  'hyperlipidemia',
  'dyslipidemia',
  'hyperthyroidism',
  'hypothyroidism',
  'coronary artery disease',
  'myocardial infarction',
  'heart failure',
  'atrial fibrillation',
  'angina pectoris',
  'ischemic stroke',
  'cerebral infarction',
  'epilepsy',
  'parkinson disease',
  "parkinson's disease",
  "alzheimer's disease",
  'dementia',
  'multiple sclerosis',
  'schizophrenia',
  'bipolar disorder',
  'major depressive disorder',
  'major depression',
  'anxiety disorder',
  'panic disorder',
  'insomnia',
  'ptsd',
  'adhd',
  'autism',
  'asthma',
  'COPD',
  'pneumonia',
  'acute bronchitis',
  'bronchitis',
  'tuberculosis',
  'GERD',
  'peptic ulcer',
  'gastritis',
  'acute gastroenteritis',
  'appendicitis',
  'acute appendicitis',
  'cholecystitis',
  'pancreatitis',
  'liver cirrhosis',
  'fatty liver',
  'hepatitis b',
  'hepatitis c',
  'chronic kidney disease',
  'end stage renal disease',
  'ESRD',
  'urinary tract infection',
  'pyelonephritis',
  'benign prostatic hyperplasia',
  'breast cancer',
  'lung cancer',
  'lung adenocarcinoma',
  'liver cancer',
  'hepatocellular carcinoma',
  'colon cancer',
  'colorectal cancer',
  'gastric cancer',
  'prostate cancer',
  'cervical cancer',
  'ovarian cancer',
  'thyroid cancer',
  'leukemia',
  'lymphoma',
  'multiple myeloma',
  'rheumatoid arthritis',
  'systemic lupus erythematosus',
  'ankylosing spondylitis',
  'osteoporosis',
  'osteoarthritis',
  'hip fracture',
  'herniated disc',
  'cataract',
  'glaucoma',
  'psoriasis',
  'atopic dermatitis',
  'urticaria',
  'herpes zoster',
  'cellulitis',
  'sepsis',
  'allergic rhinitis',
  'acute pharyngitis',
  'acute tonsillitis',
  'hiv positive',
  'hiv-1 positive',
  'pcr 陽性',
  'g6pd 缺乏症',
  'g6pd缺乏症',
  'g6pd deficiency',
  'hiv infection',
  'down syndrome',
  'preeclampsia',
  'gestational diabetes',
  'pulmonary embolism',
  'deep vein thrombosis',
]

/** Illnesses and states that everyday language uses loosely, and abbreviations that mean something else elsewhere. */
export const EVERYDAY_DISEASES: readonly string[] = words(
  `中風 失智 貧血 骨折 發燒 感冒 咳嗽 腹瀉 嘔吐 暈倒 昏倒 昏迷 過敏 近視 頭暈 胸悶 胸痛 腹痛 頭痛 失眠 憂鬱 焦慮 躁症 流產 懷孕 有孕 安胎 待產 癌症 腫瘤 癌細胞 車禍受傷 扭傷 挫傷 燙傷 燒燙傷 脫臼 中毒 休克 肝炎 腎臟病
腎結石手術 肝病 胃病 腸胃炎 慢性病 重病 重症 確診 流感 染疫 傳染病 精神疾病 精神病 身心症 情緒障礙 情緒不穩 自殺 自殘 自傷 輕生 輕生念頭 癱瘓 截肢 失明 失聰 失能 臥床 長期臥床 洗腎中 身心障礙 殘障 重度殘障 肥胖 三高 膽固醇過高 血壓偏高 血糖偏高 心悸
氣促 呼吸困難 傷口感染 HTN CKD COVID-19 T2DM CVA SLE BPH UTI HBV HCV HIV`,
)

/** In front of a code of the International Classification of Diseases. */
export const CODE_WORDS: readonly string[] = words(
  `ICD-10 ICD10 ICD-10-CM ICD10CM ICD-9 ICD9 ICD-9-CM ICD 診斷碼 診斷代碼 疾病代碼 疾病碼`,
)
