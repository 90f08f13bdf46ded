/**
 * Names of illnesses, injuries, disabilities and pregnancies, as physicians and patients in Taiwan write them. See docs/word-lists.md.
 *
 * Ambiguous in everyday language, and so only believed beside a word that says who has it: {@link EVERYDAY_DISEASES}.
 */
import { words } from './special-words.ts'

/** Illnesses whose name means nothing else. */
export const DISEASES: readonly string[] = [
  ...words(`拇指 食指 中指 無名指 小指 手指 指頭 手掌 腳趾 右手 左手 右腳 左腳 前臂 小腿`).flatMap((limb) =>
    ['截斷', '斷裂', '切斷', '夾斷', '軋斷', '壓碎', '壓傷', '輾斷', '骨裂'].map((how) => limb + how),
  ),
  // 鎖骨斷了: as it is told.
  ...words(`鎖骨 肋骨 手骨 腿骨 手臂 前臂 小腿 大腿骨 腳踝 手腕 手指 腳趾 鼻樑 脊椎 尾椎 髖骨 骨盆 膝蓋`).flatMap(
    (bone) => ['斷了', '斷掉', '裂了', '裂開', '裂傷', '碎了', '碎裂', '脫臼'].map((how) => bone + how),
  ),
  // 內分泌、代謝、營養
  ...words(`糖尿病 第一型糖尿病 第二型糖尿病 第1型糖尿病 第2型糖尿病 妊娠糖尿病 糖尿病前期 糖尿病腎病變 糖尿病視網膜病變 糖尿病足 糖尿病酮酸中毒 高血糖 低血糖 高血脂 高血脂症 高膽固醇 高膽固醇血症 高三酸甘油酯血症
代謝症候群 痛風 痛風性關節炎 高尿酸血症 甲狀腺亢進 甲狀腺機能亢進 甲狀腺低下 甲狀腺機能低下 甲狀腺結節 甲狀腺腫瘤 甲狀腺炎 橋本氏甲狀腺炎 格雷夫氏症 葛瑞夫茲氏病 副甲狀腺亢進 副甲狀腺機能亢進 腎上腺功能不全 庫欣氏症候群
艾迪森氏病 腦下垂體腫瘤 腦下垂體腺瘤 泌乳激素瘤 生長激素缺乏症 肢端肥大症 尿崩症 多囊性卵巢症候群 病態性肥胖 骨質疏鬆症 骨質疏鬆 低血鉀 低血鈉 高血鉀 高血鈣 佝僂病 苯酮尿症 黏多醣症 龐貝氏症 高雪氏症 法布瑞氏症 威爾森氏症 肝豆狀核變性
有機酸血症 尿素循環代謝異常 楓糖尿症 半乳糖血症 先天性甲狀腺低下症 先天性腎上腺增生症 糖尿病患 糖尿病史 糖尿病神經病變 糖尿病黃斑部水腫 糖尿病足潰瘍 低血糖昏迷 血糖控制不佳 甲狀腺亢進症 甲狀腺低能 甲狀腺機能異常 甲狀腺風暴 凸眼症 副甲狀腺低下 腎上腺腫瘤 腎上腺亢進
愛迪生氏症 性早熟 生長遲緩 矮小症 高泌乳激素血症 男性女乳症 脂肪營養不良 惡病質 營養不良 維生素D缺乏症 血色素沉著症 紫質症 澱粉樣變性 胰島素阻抗 電解質不平衡 脫水 酮酸中毒`),
  // 心臟、血管
  ...words(`高血壓 原發性高血壓 肺高壓 肺動脈高壓 高血壓性心臟病 心臟病 冠心病 冠狀動脈心臟病 冠狀動脈疾病 缺血性心臟病 狹心症 心絞痛 不穩定型心絞痛 心肌梗塞 急性心肌梗塞 心衰竭 心臟衰竭 鬱血性心衰竭 心律不整 心房顫動 心房撲動
陣發性上心室頻脈 心室早期收縮 病竇症候群 房室傳導阻滯 二尖瓣脫垂 二尖瓣閉鎖不全 二尖瓣逆流 二尖瓣狹窄 主動脈瓣狹窄 主動脈瓣逆流 三尖瓣逆流 瓣膜性心臟病 風濕性心臟病 先天性心臟病 心室中膈缺損 心房中膈缺損 法洛氏四重症 開放性動脈導管
心肌病變 肥厚性心肌病變 擴張性心肌病變 心肌炎 心包膜炎 心內膜炎 主動脈剝離 主動脈瘤 腹主動脈瘤 動脈硬化 動脈粥狀硬化 周邊動脈阻塞 周邊動脈疾病 頸動脈狹窄 深層靜脈栓塞 深部靜脈血栓 肺栓塞 靜脈曲張 下肢靜脈曲張 雷諾氏症 川崎氏症
低血壓 姿勢性低血壓 高血壓史 高血壓危象 惡性高血壓 冠狀動脈阻塞 冠狀動脈狹窄 冠狀動脈鈣化 三條血管阻塞 心肌缺氧 心肌橋 心臟肥大 左心室肥厚 心臟瓣膜疾病 主動脈瓣閉鎖不全 二尖瓣輕度脫垂 卵圓孔未閉 心房顫動病史 心室顫動 心室頻脈 竇性心搏過緩 右束支傳導阻斷 左束支傳導阻斷
完全性右束支傳導阻斷 完全性左束支傳導阻斷 心臟傳導阻滯 心因性休克 心跳停止 猝死 到院前心肺功能停止 到院前心跳停止 心包積液 心臟衰竭第三級 主動脈瘤破裂 頸動脈斑塊 頸動脈阻塞 下肢動脈阻塞 間歇性跛行 淋巴水腫 靜脈曲張潰瘍 靜脈炎 高安氏動脈炎`),
  // 神經
  ...words(`腦中風 缺血性腦中風 出血性腦中風 腦梗塞 腦溢血 腦出血 蜘蛛網膜下腔出血 硬腦膜下出血 硬腦膜外出血 顱內出血 暫時性腦缺血 短暫性腦缺血發作 小中風 腦動脈瘤 腦血管疾病 動靜脈畸形 癲癇 癲癇症 熱痙攣 帕金森氏症 巴金森氏症
帕金森病 阿茲海默症 失智症 血管性失智 路易氏體失智症 額顳葉失智症 輕度認知障礙 多發性硬化症 漸凍症 肌萎縮性脊髓側索硬化症 運動神經元疾病 重症肌無力 肌肉萎縮症 裘馨氏肌肉失養症 脊髓性肌肉萎縮症 小腦萎縮症 脊髓小腦萎縮症 亨丁頓舞蹈症
偏頭痛 三叉神經痛 顏面神經麻痺 貝爾氏麻痺 坐骨神經痛 腕隧道症候群 周邊神經病變 格林巴利症候群 水腦症 腦炎 腦膜炎 細菌性腦膜炎 腦性麻痺 腦瘤 腦腫瘤 膠質母細胞瘤 脊髓損傷 半身不遂 妥瑞氏症 不寧腿症候群 猝睡症 睡眠呼吸中止症
睡眠呼吸中止 阻塞性睡眠呼吸中止症 梅尼爾氏症 腦震盪 創傷性腦損傷 右癱 左癱 中風後右癱 左側癱瘓 右側癱瘓 左側偏癱 右側偏癱 偏癱 左側肢體無力 右側肢體無力 左半身無力 右半身無力 單側無力 半身癱瘓 下半身癱瘓 四肢癱瘓 截癱 失語症 吞嚥困難 吞嚥障礙 構音障礙 口齒不清 顏面神經麻痹
顏面神經失調 面癱 腦血管意外 腦幹中風
小腦中風 陳舊性腦中風 腔隙性梗塞 腦水腫 腦膿瘍 腦血管畸形 腦血管瘤 硬膜下血腫 顱骨缺損 癲癇發作 癲癇大發作 癲癇重積狀態 癲癇病史 巴金森氏病 巴金森症 帕金森症 帕金森 路易體失智症 失智症輕度 輕度失智 中度失智 重度失智 早發性失智 早發型失智症 失智病史 認知功能障礙 認知障礙
認知功能退化 記憶力減退 亨丁頓 亨丁頓氏舞蹈症 漸凍人 運動神經元病 肌肉萎縮 肌肉失養症 肌張力不全 痙攣性麻痺 重症肌無力症 多發性神經病變 神經根病變 頸神經壓迫 神經壓迫 脊髓炎 脊髓腫瘤 脊髓壓迫 馬尾症候群 叢集性頭痛 緊縮型頭痛 慢性頭痛 前庭神經炎 眩暈症 暈眩症 原發性顫抖症
本態性顫抖 嗜睡症 夢遊症 植物人 結節性硬化症 神經纖維瘤病`),
  // 精神
  ...words(`憂鬱症 重度憂鬱 重度憂鬱症 重鬱症 產後憂鬱症 輕鬱症 持續性憂鬱症 躁鬱症 雙極性疾患 雙相情緒障礙症 雙極性情感疾患 思覺失調症 精神分裂症 妄想症 情感性精神病 強迫症 恐慌症 焦慮症 廣泛性焦慮症 社交焦慮症 社交恐懼症 懼曠症
適應障礙 適應障礙症 急性壓力症 創傷後壓力症 創傷後壓力症候群 身體化症 慮病症 解離症 人格障礙 邊緣型人格障礙 邊緣性人格 反社會人格障礙 自閉症 自閉症類群障礙 自閉症類群 亞斯伯格症 亞斯伯格 過動症 注意力不足過動症 注意力缺失過動症
發展遲緩 語言發展遲緩 智能障礙 智能不足 學習障礙 閱讀障礙 厭食症 神經性厭食症 暴食症 神經性暴食症 睡眠障礙 失眠症 酒精成癮 酒精使用障礙症 酒癮 藥癮 毒癮 海洛因成癮 藥物成癮 物質使用障礙 網路成癮 病態性賭博 自殺未遂 自殺意念
自傷行為 割腕 譫妄 憂鬱症病史 憂鬱症復發 憂鬱傾向 重度憂鬱發作 鬱症 鬱期 躁期 躁鬱 躁鬱症發作 雙極性情緒障礙 雙極症 情緒障礙症 情緒失調 破壞性情緒失調 思覺失調 思覺失調症患者 精神病史 精神病發作 精神病性症狀 被監視感 關係妄想 嫉妒妄想 妄想 幻覺 幻視 聽幻覺 思考鬆散
焦慮症狀 焦慮發作 恐慌發作 廣場恐懼症 懼高症 幽閉恐懼症 選擇性緘默症 分離焦慮症 創傷症候群 創傷反應 創傷後壓力 複雜性創傷 解離性身分障礙 邊緣型人格 自戀型人格障礙 強迫型人格 反社會人格 自閉症輕度 輕度自閉症 中度自閉症 自閉症光譜 泛自閉症障礙 自閉類群 自閉傾向 亞斯伯格症候群
注意力不足過動 注意力不足 過動傾向 情緒行為障礙 學習障礙者 讀寫障礙 智能障礙中度 輕度智能障礙 中度智能障礙 智力障礙 臨界智能 全面性發展遲緩 整體發展遲緩 疑似發展遲緩 語言遲緩 動作發展遲緩 口吃 抽動症 尿床 遺尿症 拔毛症 囤積症 購物成癮 賭博成癮 酒精依賴 酒精性失智
酒精性精神病 安眠藥成癮 止痛藥成癮 安非他命成癮 毒品成癮 自傷 割腕自殺 燒炭自殺 服藥過量 吞藥 吞藥自殺 跳樓自殺 企圖自殺 自殺企圖 自殺想法 自殺計畫 輕生意念 自殺史 自傷史 飲食障礙 厭食 暴食 神經衰弱 身心症狀 自律神經失調症 睡眠困難 戒斷症狀 戒斷症候群 酒精戒斷 精神官能症
自律神經失調 幻聽 被害妄想`),
  // 呼吸
  ...words(`氣喘 氣喘病 過敏性氣喘 慢性阻塞性肺病 慢性阻塞性肺疾病 肺氣腫 慢性支氣管炎 急性支氣管炎 支氣管炎 細支氣管炎 支氣管擴張症 肺炎 細菌性肺炎 吸入性肺炎 黴漿菌肺炎 間質性肺病 肺纖維化 特發性肺纖維化 塵肺症 矽肺症 氣胸 自發性氣胸
肋膜積水 膿胸 肺結核 結核病 肺外結核 潛伏結核感染 毛玻璃結節 毛玻璃狀結節 毛玻璃病變 非結核分枝桿菌 呼吸衰竭 急性呼吸窘迫症候群 過敏性鼻炎 慢性鼻竇炎 鼻竇炎 鼻中膈彎曲 扁桃腺炎 扁桃腺化膿 咽喉炎 急性上呼吸道感染 上呼吸道感染 聲帶結節 聲帶息肉 新冠肺炎
慢性咳嗽 咳血 氣喘發作 氣喘病史 兒童氣喘 肺阻塞 慢性肺阻塞 支氣管痙攣 肺膿瘍 肺部浸潤 肺結節 肺部結節 肺部陰影 右上肺結節 左上肺結節 肺纖維化症 塵肺 石綿肺症 塵肺症疑似 開放性肺結核 肺結核病史 潛伏結核 陳舊性肺結核 結核菌陽性 肺鈣化 鈣化點 胸膜炎 肋膜炎 睡眠呼吸障礙
聲帶麻痺 喉炎 哮吼 會厭炎 急性鼻竇炎 鼻息肉 鼻咽癌病史 扁桃腺發炎 咽炎 新冠肺炎確診 長新冠 長新冠症候群 肺積水 肺水腫 血氧過低 嚴重特殊傳染性肺炎 流行性感冒 A型流感 B型流感 囊狀纖維化`),
  // 消化
  ...words(`胃食道逆流 胃食道逆流症 逆流性食道炎 巴瑞特氏食道 胃潰瘍 十二指腸潰瘍 消化性潰瘍 胃炎 慢性胃炎 幽門桿菌 幽門螺旋桿菌感染 胃出血 上消化道出血 胃息肉 大腸息肉 大腸瘜肉 大腸激躁症 腸躁症 克隆氏症 潰瘍性結腸炎 潰瘍性大腸炎 發炎性腸道疾病
腸阻塞 闌尾炎 急性闌尾炎 盲腸炎 憩室炎 腹膜炎 痔瘡 肛裂 肛門廔管 疝氣 腹股溝疝氣 急性腸胃炎 腸病毒 輪狀病毒 諾羅病毒 脂肪肝 B型肝炎 C型肝炎 B肝 C肝 B肝帶原 B型肝炎帶原者 A型肝炎 D型肝炎 E型肝炎 慢性肝炎 酒精性肝炎
食道潰瘍 食道狹窄 賁門弛緩不能 胃腸道出血 下消化道出血 吐血 解黑便 胃腸炎 病毒性腸胃炎 沙門氏菌感染 食物中毒 上吐下瀉 腸套疊 腸穿孔 胃穿孔 腸沾黏 腸道息肉 管狀腺瘤 腺瘤性息肉 大腸腺瘤 缺血性腸炎 偽膜性腸炎 乳糜瀉 乳糖不耐症 便秘症 肛門膿瘍 內痔 外痔 鼠蹊疝氣 臍疝氣
中度脂肪肝 重度脂肪肝 輕度脂肪肝 非酒精性脂肪肝 B型肝炎帶原 B肝帶原者 C型肝炎感染 慢性B型肝炎 慢性C型肝炎 肝硬化末期 肝功能異常 肝指數過高 肝腫瘤 肝囊腫 肝內膽管結石 腹水 黃疸 新生兒黃疸 膽囊息肉 膽囊結石 膽結石發作 胰臟囊腫 胰臟腫瘤 脾臟腫大 脾臟破裂 腹部外傷
自體免疫性肝炎 猛爆性肝炎 肝硬化 肝衰竭 肝腦病變 肝膿瘍 肝血管瘤 膽結石 膽囊炎 膽管炎 膽道閉鎖 總膽管結石 胰臟炎 急性胰臟炎 慢性胰臟炎 食道靜脈曲張`),
  // 腎、泌尿、生殖
  ...words(`慢性腎臟病 慢性腎病 腎衰竭 急性腎衰竭 急性腎損傷 末期腎病 末期腎臟病 尿毒症 腎病症候群 腎絲球腎炎 IgA腎病變 多囊腎 腎結石 輸尿管結石 膀胱結石 尿路結石 泌尿道感染 腎盂腎炎 膀胱炎 間質性膀胱炎 膀胱過動症 尿失禁 蛋白尿 血尿
攝護腺肥大 良性攝護腺增生 攝護腺炎 睪丸扭轉 隱睪症 精索靜脈曲張 男性不孕 不孕症 子宮肌瘤 子宮內膜異位症 子宮腺肌症 巧克力囊腫 卵巢囊腫 卵巢早衰 骨盆腔發炎 陰道炎 子宮頸糜爛 子宮脫垂 多囊性卵巢 月經失調 子癇前症 子癲前症 妊娠毒血症
慢性腎臟病第五期 慢性腎臟病第5期 慢性腎臟病第四期 慢性腎臟病第三期 慢性腎衰竭 腎功能不全 腎功能衰退 腎功能異常 腎水腫 腎囊腫 腎炎 狼瘡性腎炎 糖尿病腎病 腎動脈狹窄 輸尿管狹窄 血尿症 尿路感染 反覆泌尿道感染 神經性膀胱 尿滯留 夜尿 頻尿 攝護腺腫大 前列腺肥大 攝護腺結節 睪丸炎
副睪炎 包莖 尿道下裂 無精症 寡精症 精蟲稀少 精蟲活動力不足 精液分析 不孕 原發性不孕 次發性不孕 輸卵管阻塞 輸卵管水腫 排卵障礙 卵巢功能低下 卵巢早衰症 卵巢早發性衰竭 卵巢過度刺激症候群 卵巢腫瘤 卵巢畸胎瘤 子宮內膜增生 子宮內膜息肉 子宮頸病變 子宮頸原位癌 子宮頸上皮內瘤變
LSIL HSIL ASC-US 陰道感染 外陰炎 經痛 月經過多 停經症候群 更年期障礙 早發性停經 骨盆腔炎 骨盆腔沾黏 乳房腫塊 乳房硬塊 乳房腫瘤 乳房鈣化 BI-RADS 妊娠 高齡妊娠 雙胞胎妊娠 多胞胎妊娠 妊娠劇吐 妊娠週數 懷孕週數 孕婦高血壓 早產兒 極低體重早產兒 早發性破水
早期破水 子宮頸閉鎖不全 產後大出血 產後出血 產後憂鬱 胎死腹中 稽留流產 習慣性流產史 人工流產史 胚胎停止發育 胎停育 胎兒生長遲滯 胎兒異常 子宮外孕 葡萄胎 前置胎盤 胎盤早期剝離 早產 習慣性流產 先兆性流產 死胎 自然流產 羊水過少 妊娠高血壓 乳房纖維囊腫 乳房纖維腺瘤 乳腺炎`),
  // 癌症
  ...words(`惡性腫瘤 惡性淋巴瘤 癌症末期 肺癌 肺腺癌 小細胞肺癌 非小細胞肺癌 乳癌 三陰性乳癌 肝癌 肝細胞癌 大腸癌 結腸癌 直腸癌 大腸直腸癌 胃癌 食道癌 胰臟癌 膽管癌 口腔癌 舌癌 鼻咽癌 喉癌 下咽癌 甲狀腺癌 甲狀腺乳突癌 子宮頸癌
子宮內膜癌 子宮體癌 卵巢癌 攝護腺癌 前列腺癌 膀胱癌 腎細胞癌 腎癌 睪丸癌 皮膚癌 黑色素瘤 基底細胞癌 骨肉瘤 骨癌 軟組織肉瘤 血癌 白血病 急性骨髓性白血病 急性淋巴性白血病 慢性骨髓性白血病 慢性淋巴性白血病 淋巴瘤 何杰金氏淋巴瘤
非何杰金氏淋巴瘤 瀰漫性大B細胞淋巴瘤 多發性骨髓瘤 骨髓化生不良症候群 神經母細胞瘤 視網膜母細胞瘤 間皮瘤 胸腺瘤 神經內分泌腫瘤 腸胃道基質瘤 乳房惡性腫瘤 肺惡性腫瘤 肝惡性腫瘤 大腸惡性腫瘤 胃惡性腫瘤 子宮頸惡性腫瘤 甲狀腺惡性腫瘤 攝護腺惡性腫瘤 口腔惡性腫瘤 惡性腫瘤病史 惡性肉瘤
乳腺癌 乳房癌 乳管原位癌 乳癌一期 乳癌二期 乳癌三期 乳癌第二期 乳癌術後 肺癌第四期 肺癌末期 肺腺癌第四期 肺鱗癌 肝癌末期 大腸癌第三期 大腸癌術後 直腸癌術後 闌尾癌 小腸癌 膽囊癌 壺腹癌 腹膜癌 腎盂癌 輸尿管癌 尿道癌 陰莖癌 外陰癌 陰道癌 絨毛膜癌 唾液腺癌 扁桃腺癌 口咽癌
頭頸癌 顱底腫瘤 鼻腔癌 眼癌 淋巴癌 何杰金氏症 何杰金氏病 血癌復發 急性血癌 慢性血癌 骨髓纖維化 骨髓增生性疾病 腦下垂體瘤 腦膜瘤 聽神經瘤 神經膠質瘤 髓母細胞瘤 威爾姆氏瘤 肝母細胞瘤 惡性黑色素瘤 默克細胞癌 鱗狀細胞癌 腺癌 印戒細胞癌 小細胞癌 未分化癌 類癌 腫瘤轉移 癌症轉移
癌症復發 癌細胞轉移 癌症第四期 癌症三期 第一期癌症 第二期癌症 第三期癌症 第四期癌症 末期癌症 癌症病患 癌症病史 癌症家族史 腹膜轉移 腦部轉移 原位癌 零期癌 癌轉移 骨轉移 腦轉移 肝轉移 肺轉移 淋巴結轉移 罹癌 癌末`),
  // 血液、免疫、風濕
  ...words(`地中海型貧血 海洋性貧血 缺鐵性貧血 再生不良性貧血 惡性貧血 溶血性貧血 鐮刀型貧血 血友病 血小板低下 血小板低下症 免疫性血小板減少紫斑症 白血球低下 真性紅血球增多症 蠶豆症 G6PD缺乏症 紅斑性狼瘡 全身性紅斑性狼瘡 類風濕性關節炎
類風溼性關節炎 僵直性脊椎炎 乾燥症 修格連氏症候群 乾癬性關節炎 皮肌炎 多發性肌炎 硬皮症 貝賽特氏症 血管炎 成人型史迪爾氏症 纖維肌痛症 免疫不全 先天性免疫不全 缺鐵 嚴重貧血 惡性貧血症 甲型海洋性貧血 乙型海洋性貧血 地中海貧血 海洋性貧血患者 紫斑症 過敏性紫斑症 血小板增多症
血小板過低 嗜中性球低下 血球低下 全血球低下 凝血功能異常 抗磷脂症候群 甲型血友病 乙型血友病 A型血友病 血栓症 狼瘡 紅斑狼瘡 SLE 類風濕關節炎 類風濕因子陽性 僵直性脊椎炎史 乾癬性脊椎炎 反應性關節炎 幼年型關節炎 幼年特發性關節炎 雷諾氏現象 混合性結締組織病 結締組織疾病
巨細胞動脈炎 多發性軟骨炎 血清陰性脊椎炎 免疫力低下 免疫缺陷 嚴重過敏反應 過敏性休克 敗血性休克 菌血症感染 術後感染 傷口感染 抗藥性細菌感染 MRSA MRSA感染 CRE 器官移植排斥 移植物抗宿主疾病 敗血症 菌血症 蜂窩性組織炎 壞死性筋膜炎`),
  // 骨骼、外傷
  ...words(`椎間盤突出 腰椎間盤突出 頸椎間盤突出 椎間盤突出症 脊椎側彎 脊柱側彎 脊椎滑脫 腰椎滑脫 脊椎狹窄 腰椎狹窄 骨刺 退化性關節炎 膝關節炎 五十肩 沾黏性肩關節囊炎 旋轉肌破裂 旋轉肌袖撕裂 十字韌帶斷裂 前十字韌帶斷裂 半月板破裂
半月板撕裂 足底筋膜炎 板機指 媽媽手 網球肘 高爾夫球肘 股骨頸骨折 股骨骨折 髖部骨折 橈骨骨折 脛骨骨折 腓骨骨折 鎖骨骨折 肋骨骨折 顱骨骨折 骨盆骨折 腕骨骨折 掌骨骨折 指骨骨折 蹠骨骨折 脊椎骨折 壓迫性骨折 粉碎性骨折 開放性骨折
閉鎖性骨折 股骨頭壞死 缺血性股骨頭壞死 骨髓炎 化膿性關節炎 肌腱斷裂 阿基里斯腱斷裂 韌帶撕裂 肩關節脫臼 氣血胸 二度燒燙傷 三度燒燙傷 二度灼傷 三度灼傷 多處挫傷 頭部外傷 撕裂傷 腰椎間盤突出症 坐骨神經 頸椎病 頸椎退化 頸椎狹窄 腰椎壓迫性骨折 腰椎骨折 胸椎骨折 頸椎骨折 胸腰椎骨折
尾椎骨折 薦椎骨折 髖骨骨折 股骨粗隆間骨折 股骨幹骨折 膝蓋骨折 髕骨骨折 脛腓骨骨折 踝骨骨折 腳踝骨折 跟骨骨折 足骨骨折 手腕骨折 尺骨骨折 肱骨骨折 橈骨遠端骨折 肩胛骨骨折 手指骨折 趾骨骨折 鼻骨骨折 顏面骨骨折 下顎骨骨折 眼眶骨折 顱底骨折 疲勞性骨折 應力性骨折 病理性骨折
骨折未癒合 骨折術後 骨裂 閉鎖性骨折術後 半月板損傷 半月板撕裂傷 後十字韌帶斷裂 內側副韌帶損傷 踝關節扭傷 韌帶損傷 韌帶斷裂 肩旋轉肌斷裂 旋轉肌腱撕裂 肩峰夾擠症候群 肩關節脫位 習慣性脫臼 髖關節發育不良 髖關節壞死 膝關節退化 膝關節置換術後 退化性膝關節炎 退化性脊椎炎 退化性腰椎
關節攣縮 肌腱炎 腱鞘炎 媽媽手腱鞘炎 肌筋膜炎 肌筋膜疼痛症候群 下背痛 慢性下背痛 拇趾外翻 足跟痛 痛風發作 痛風關節炎 椎間盤退化 脊椎退化 脊椎手術失敗症候群 輾壓傷 壓傷 壓瘡 壓傷二級 尾骶壓傷 薦骨壓傷 壓砸傷 斷指 手指截斷 截指 切斷傷 穿刺傷 槍傷 刀傷 深部裂傷 開放性傷口 頭皮撕裂傷 顱內傷 腦挫傷 胸部挫傷 肺挫傷
肝臟撕裂 脾臟撕裂傷 多處骨折 多處擦挫傷 全身多處擦傷 二度燙傷 三度燙傷 二級燒傷 三級燒傷 電灼傷 化學灼傷 凍傷 熱衰竭 中暑 熱中暑 溺水 頸部扭傷 揮鞭式損傷 脊髓損傷者 頸髓損傷 胸髓損傷 頸椎損傷 橫紋肌溶解症 唇顎裂 漏斗胸`),
  // 皮膚、眼、耳
  ...words(`異位性皮膚炎 濕疹 蕁麻疹 慢性蕁麻疹 乾癬 牛皮癬 帶狀疱疹 帶狀皰疹 疥瘡 白斑症 脂漏性皮膚炎 接觸性皮膚炎 汗皰疹 酒糟性皮膚炎 天疱瘡 圓禿 圓形禿 蟹足腫 史蒂芬強生症候群 白內障 青光眼 黃斑部病變 老年性黃斑部病變
視網膜剝離 視網膜病變 視網膜色素病變 角膜炎 角膜潰瘍 乾眼症 葡萄膜炎 虹彩炎 弱視 斜視 色盲 圓錐角膜 飛蚊症 結膜炎 急性結膜炎 麥粒腫 中耳炎 急性中耳炎 耳鳴 突發性耳聾 聽力受損 聽力障礙 聽損 重聽 耳石脫落 良性陣發性姿勢性眩暈 膽脂瘤 水晶體混濁 視神經炎 視神經萎縮 視野缺損
虹膜炎 鞏膜炎 眼瞼下垂 甲狀腺凸眼 黃斑部皺摺 黃斑部水腫 視網膜裂孔 視網膜中央動脈阻塞 玻璃體出血 高度近視 先天性白內障 先天性青光眼 全盲 單眼失明 雙眼失明 單耳失聰 感音性聽損 傳導性聽損 先天性聽損 極重度聽損 聽神經病變 突發性聽力損失 外耳炎 鼓膜穿孔 耳膜破裂 蜂窩組織炎 丹毒
膿痂疹 毛囊炎 皮膚癬 股癬 體癬 灰指甲 甲溝炎 尋常疣 傳染性軟疣 白癜風 玫瑰斑 玫瑰糠疹 紅斑性狼瘡皮膚炎 大皰性類天皰瘡 類天皰瘡 藥物疹 過敏性皮膚炎 異位性皮膚炎患者 壓瘡尾骶 壓力性損傷 褥瘡 牙周病 深齲 齲齒 蛀牙 阻生齒 水平阻生 顳顎關節障礙 牙髓炎 根尖膿腫 口腔黏膜下纖維化
口腔白斑
視障 聽障 語障 肢障`),
  // 傳染病、寄生蟲
  ...words(`愛滋病 愛滋病毒 愛滋感染者 愛滋帶原 後天免疫缺乏症候群 人類免疫缺乏病毒 HIV陽性 HIV感染 HIV帶原 登革熱 登革熱確診 新冠確診 PCR陽性 快篩陽性 核酸檢測陽性 採檢陽性 麻疹 德國麻疹 水痘 腮腺炎 猩紅熱 百日咳 白喉 破傷風 瘧疾 漢生病 恙蟲病 鉤端螺旋體病 退伍軍人症 霍亂
傷寒
桿菌性痢疾 阿米巴痢疾 阿米巴性痢疾 日本腦炎 庫賈氏病 猴痘 M痘 愛滋 愛滋病患 愛滋感染 愛滋陽性 HIV感染者 HIV個案 HIV個管 HIV抗體陽性 HIV病毒量 病毒量測不到 CD4 快篩兩條線 新冠陽性 染疫確診 水痘帶狀疱疹 手足口病 腸病毒重症 玫瑰疹 川崎病 流感確診 A流 B流
A型流感確診 B型流感確診 肺結核接觸者 結核病個案 接觸者調查 屈公病 屈公熱 類鼻疽 Q熱 傷寒帶菌者 桿菌性痢疾個案 病毒性肝炎 急性A型肝炎 蟯蟲感染 頭蝨 隱球菌腦膜炎 卡氏肺囊蟲肺炎 肺囊蟲肺炎 伺機性感染 傳染性單核球增多症 巨細胞病毒感染 弓漿蟲感染 隱球菌 念珠菌感染 茲卡病毒
狂犬病 炭疽病`),
  // 性傳染病
  ...words(
    `性病 性病史 性傳染病 性傳染疾病 性傳染病檢查 匿名篩檢 梅毒 梅毒RPR 梅毒陽性 梅毒感染 一期梅毒 二期梅毒 潛伏梅毒 隱性梅毒 早期梅毒 淋病 淋病陽性 淋菌 菜花 尖銳濕疣 生殖器菜花 生殖器疱疹 生殖器皰疹 披衣菌 披衣菌感染 披衣菌陽性 陰蝨 軟性下疳 滴蟲 陰道滴蟲 HPV感染 尿道炎 非淋菌性尿道炎 非淋病性尿道炎`,
  ),
  'genital herpes',
  'gonorrhea',
  'gonorrhoea',
  'chlamydia',
  'syphilis',
  // 先天、罕見
  ...words(`唐氏症 唐氏症候群 愛德華氏症 巴陶氏症 透納氏症 克林菲特氏症 小胖威利 普瑞德威利症候群 天使症候群 威廉斯氏症候群 馬凡氏症候群 成骨不全症 玻璃娃娃 軟骨發育不全症 泡泡龍 先天性表皮鬆解性水疱症 魚鱗癬症 雷特氏症 X染色體脆折症 狄喬治症候群
先天性心臟病術後 心臟畸形 唐寶寶 貓哭症 軟骨發育不全 黏多醣 粒線體疾病 小胖威利症 罕病 罕病患者 肢體障礙 視覺障礙 語言障礙 平衡障礙 精神障礙 慢性精神病 頑性癲癇 顏面損傷 重要器官失去功能 重器障 智障 身障者 第一類身心障礙 第七類身心障礙 第二類身心障礙 第七類（肢體） 中度肢障
輕度肢障 重度肢障 輕度聽障 重度聽障 中度聽障 輕度視障 重度視障 多重身心障礙 極重度身心障礙 中度身心障礙 輕度身心障礙 重度身心障礙 植物人狀態 脊柱裂 先天性巨結腸 罕見疾病 多重障礙 極重度障礙 中度障礙 重度障礙 輕度障礙`),
  'diabetes',
  'pre-diabetes',
  'panic attacks',
  'panic attack',
  'depression',
  'chest pain',
  'shortness of breath',
  'frozen shoulder',
  'back pain',
  'skull fracture',
  'broken leg',
  'broken arm',
  'polyp removed',
  'coronary calcium score',
  'atrial septal defect',
  'ventricular septal defect',
  'congenital heart disease',
  'polycythemia',
  'polycystic ovary',
  'pcos',
  'chronic kidney disease',
  'end-stage renal disease',
  'liver failure',
  'food poisoning',
  'heat stroke',
  'drug overdose',
  'overdose',
  'prediabetes',
  'pre-eclampsia',
  'eclampsia',
  'high-risk pregnancy',
  'ectopic pregnancy',
  'miscarriage',
  'miscarried',
  'stillbirth',
  'infertility',
  'endometriosis',
  'uterine fibroids',
  'ovarian cyst',
  'postpartum depression',
  'depressive episode',
  'clinical depression',
  'suicidal ideation',
  'suicide attempt',
  'attempted suicide',
  'self-harm',
  'psychosis',
  'psychotic',
  'auditory hallucinations',
  'auditory hallucination',
  'hallucinations',
  'delusions',
  'borderline personality',
  'eating disorder',
  'anorexia nervosa',
  'bulimia',
  'obsessive compulsive disorder',
  'obsessive-compulsive disorder',
  'substance abuse',
  'alcohol dependence',
  'alcoholism',
  'opioid dependence',
  'developmental delay',
  'intellectual disability',
  'autism spectrum disorder',
  'cerebral palsy',
  'brain tumor',
  'brain tumour',
  'brain metastases',
  'stroke patient',
  'had a stroke',
  'hemiplegia',
  'hemiparesis',
  'aphasia',
  'dysphagia',
  'dysarthria',
  'dyspnea',
  'dyspnoea',
  'chest tightness',
  'unstable angina',
  'acute infarct',
  'lacunar infarct',
  'intracranial hemorrhage',
  'subdural hematoma',
  'concussion',
  'seizures',
  'migraine',
  'neuropathy',
  'sciatica',
  'spinal stenosis',
  'spinal cord injury',
  'mitral regurgitation',
  'aortic stenosis',
  'cardiomyopathy',
  'arrhythmia',
  'bradycardia',
  'tachycardia',
  'cardiac arrest',
  'coronary heart disease',
  'heart attack',
  'peripheral artery disease',
  'aneurysm',
  'varicose veins',
  'respiratory failure',
  'pleural effusion',
  'pneumothorax',
  'pulmonary fibrosis',
  'sleep apnea',
  'sleep apnoea',
  'lung nodule',
  'hepatitis',
  'fatty liver',
  'liver cirrhosis',
  'gallstones',
  'cholecystitis',
  'pancreatitis',
  'pancreatic cancer',
  'stomach cancer',
  'esophageal cancer',
  'oral cancer',
  'nasopharyngeal carcinoma',
  'bladder cancer',
  'kidney cancer',
  'renal cell carcinoma',
  'endometrial cancer',
  'skin cancer',
  'melanoma',
  'brain cancer',
  'bone cancer',
  'carcinoma',
  'invasive carcinoma',
  'adenocarcinoma',
  'squamous cell carcinoma',
  'ductal carcinoma',
  'metastasis',
  'metastases',
  'metastatic',
  'stage iv cancer',
  'stage iii cancer',
  'cancer treatment',
  'cancer patient',
  'malignant tumor',
  'malignancy',
  'colon polyps',
  "crohn's disease",
  'ulcerative colitis',
  'irritable bowel syndrome',
  'bowel obstruction',
  'hernia',
  'hemorrhoids',
  'kidney stones',
  'renal failure',
  'kidney failure',
  'nephrotic syndrome',
  'glomerulonephritis',
  'urinary tract infection',
  'prostatic hyperplasia',
  'enlarged prostate',
  'anemia',
  'anaemia',
  'thalassemia',
  'hemophilia',
  'thrombocytopenia',
  'neutropenia',
  'septic shock',
  'anaphylaxis',
  'anaphylactic shock',
  'peanut allergy',
  'nut allergy',
  'shellfish allergy',
  'food allergy',
  'allergic to',
  'eczema',
  'dermatitis',
  'shingles',
  'chickenpox',
  'measles',
  'dengue fever',
  'malaria',
  'aids',
  'hiv',
  'hiv status',
  'hiv-positive',
  'hepatitis carrier',
  'latent tuberculosis',
  'covid-19 positive',
  'tested positive for covid',
  'long covid',
  'rotator cuff tear',
  'acl tear',
  'torn ligament',
  'meniscus tear',
  'torn meniscus',
  'fractured',
  'wrist fracture',
  'distal radius fracture',
  'femoral fracture',
  'compression fracture',
  'spinal fracture',
  'dislocation',
  'amputation',
  'amputated',
  'paralysis',
  'paralyzed',
  'paraplegia',
  'quadriplegia',
  'wheelchair user',
  'macular degeneration',
  'retinal detachment',
  'retinopathy',
  'hearing loss',
  'hearing impairment',
  'visual impairment',
  'legally blind',
  'tinnitus',
  'vertigo',
  'otitis media',
  'sinusitis',
  'tonsillitis',
  'gastroesophageal reflux',
  'gastric ulcer',
  'duodenal ulcer',
  'h. pylori',
  'gout',
  'lupus',
  'fibromyalgia',
  'scoliosis',
  'obesity',
  'burn injury',
  'third-degree burns',
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
肝病 胃病 慢性病 重病 重症 確診 流感 染疫 傳染病 精神疾病 精神病 身心症 情緒障礙 情緒不穩 自殺 自殘 自傷 輕生 輕生念頭 癱瘓 截肢 失明 失聰 失能 臥床 長期臥床 身心障礙 殘障 重度殘障 肥胖 三高 膽固醇過高 血壓偏高 血糖偏高 心悸
氣促 呼吸困難 傷口感染 脫水 高齡產婦 腸病毒 水痘 跌倒 骨裂 中暑 溺水 黃疸 腹水 夜尿 頻尿 經痛 尿床 口吃 妊娠 吞藥 幻覺 妄想 創傷反應 厭食 暴食 躁期 鬱期 躁鬱 鬱症 尿滯留 腺癌 愛滋 智障 罕病 齲齒 蛀牙 斷指 刀傷 槍傷 夢遊症 智力障礙 不孕 褥瘡 狼瘡
壓傷 壓瘡 滴蟲 菜花 坐骨神經 精液分析 食物中毒 猝死 營養不良 懷孕週數 妊娠週數 帕金森 亨丁頓 愛滋感染 散光 胃痛 牙痛 背痛 腰痛 膝痛 喉嚨痛 關節痛 起疹子 紅疹 皮膚癢 拉肚子 吐血 流鼻血 流血不止 水腫 體重減輕 食慾不振 食慾差 無力 手麻 腳麻 暈眩 抽筋 抽搐 痙攣 HTN CKD
COVID-19 CHF CAD AIDS MRSA CRE TIA AKI ESRD HCC NPC OCD MDD URI GBS ALS DVT PAD hepatitis hernia gout vertigo obesity insomnia migraine anemia
malignancy dislocation fractured lupus measles malaria HIVD LBP BPPV PUD UGIB SDH EDH ICH SAH DKA PCOS PID COVID STEMI NSTEMI T2DM CVA SLE BPH UTI HBV HCV HIV`,
)

/** In front of a code of the International Classification of Diseases. */
export const CODE_WORDS: readonly string[] = words(
  `ICD-10 ICD10 ICD-10-CM ICD10CM ICD-9 ICD9 ICD-9-CM ICD 診斷碼 診斷代碼 疾病代碼 疾病碼`,
)
