/**
 * Surnames of Taiwan: the common ones (內政部, 全國姓名統計分析: the first two hundred bear 97 % of the population), the rest of 百家姓 and
 * of the household registers, and the surnames of two characters. See docs/data-sources.md.
 */

/** Common enough that a run of characters beginning with one is taken for a name before another reading. */
export const COMMON_SURNAMES =
  '陳林黃黄張李王吳吴呉劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓馬董阮' +
  '唐藍蔣石溫温紀古姚倪連馮歐程湯康田姜白汪尤鄒巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵錢伍倪溫于譚駱熊任甘秦顧毛章史官萬俞雷粘饒張闕凌崔尹孔辛武' +
  '辜陶易段龍韋葛池孟褚殷麥賀賈莫文管關向包丘梅華裴樊房全佘左花魯安鮑郝穆塗邢蒲成谷常閻練盛鄔耿聶符申祝繆曲解應藺'

/** The others. */
export const RARE_SURNAMES =
  '買鐵操淦沐卯茆帥尚單岳齊喬車項祁查岑牛畢喻滕路井封芮邊查柴卞冉單晏屈郁宗苗仇牟苑齋佟歸樂符艾巴白卜步蒼岑昌暢晁諶成程池儲楚褚淳從崔戴但党刁狄丁東都竇' +
  '端鄂恩樊范費酆奉扶伏浮富傅蓋干甘皋戈耿弓宮勾苟谷顧冠廣桂國過海杭郝和赫衡弘洪侯后胡扈花滑懷桓宦惠霍姬嵇吉汲冀家荊靖居鞠具闞亢柯空寇蒯' +
  '匡況鄺夔賴勞冷厲利酈廉梁廖令留隆婁祿路欒羅麻滿茅冒枚蒙糜米宓閔明繆木牧慕那能乜聶甯農歐逄龐裴彭皮朴平蒲濮浦戚亓漆祁強譙欽卿瞿麴權闕冉' +
  '饒容戎茹阮瑞撒賽桑沙山單商韶佘師时壽舒束雙水司松叟蘇宿眭隋孫邰譚檀堂滕仝佟鈄危隗蔚衛聞翁沃烏鄔巫毋吾郗奚席郤冼鮮咸相項解忻幸邢胥須徐' +
  '禤宣薛荀燕羊陽仰么姚藥葉衣依伊乙蟻殷銀印郢雍尤游于於虞禹郁喻元員苑岳雲惲宰昝臧迮翟詹占湛展戰招甄郅支植仲竺諸祖訾宗鄒卓眾枋幹坂' +
  '邸鹿仉哈佐翦晉勵佴種代才薩苻矯揭藏樓笪火庹來初遲矢冶力木臺滕哀柏秋麗偕宛剡問褟鄢堯瞿揚樸豐幺鳳苓盤匙虢兆年斯練黨儀念旦刀貢繩' +
  '計談郎駱席季江顓經裘干解丁宣賁鄧單杭包左石崔吉鈕程邢滑裴陸榮翁荀羊惠甄曲封儲靳松段富巫烏焦巴弓隗谷車班仰仲伊甯仇欒暴甘厲祖符劉景詹束' +
  '幸葉韶郜黎薊薄印宿白懷蒲台從索籍卓藺屠蒙池喬胥蒼聞莘党翟譚姬申堵璩桑桂牛壽通邊扈冀郟浦尚農別晏柴瞿閻充慕連習宦艾魚容古慎戈終暨衡步都' +
  '耿滿弘寇廣祿東殳利蔚越師鞏厙晁勾敖融訾闞那簡空毋沙乜養鞠巢蒯查后紅竺逯蓋益桓公撖應禢哈撣隨首彌汝玉仍悅諫夫卜布' +
  '貝閆閻庾邴羿墨蓬寧閭' +
  '鄞凃褔蹇褟佟郟啜郤岑鈕郜闕幸邰柴郇鄢昝郗宓酈仉怡洗洑乃麻杞謢涵芎豊峯衞鄥瞿俄頼薜滬潭靳戚塗游'

/**
 * Surnames of very few people that are everyday characters: 百, 言, 有. Believed where a column or a label says that a name is there, or where
 * something else that only people have stands beside them.
 */
export const SELDOM_SURNAMES = '伯時福言賞陰鬱百後庚有蘭桐善雅敬孝禮律由玄粟肖耶範'

/** Rarer surnames with which hardly a word begins. */
export const WORDLESS_SURNAMES =
  '苗卜祁喬滕柴卞冉晏鄺岑牟甯佟鈕酈翟荊闞鄢宓戚竇璩郗郤隗郜郟邰靳扈寇茆蒯酆瞿鞏竺甄訾閆貝庾桓厙逄諶禤冼沐閭邸郅仉佘'

/** Those of women of Vietnam, before 氏. */
export const VIETNAMESE_SURNAMES = '阮范黎陳黃裴武鄧吳胡杜楊潘鄭段丁梁張林馮莫何朱蘇陶佟鍾'

/** Surnames with which hardly a given name begins: 林黃秀鳳 has two, 林文秀 one. */
export const ONLY_SURNAMES = '陳黃張李王吳劉蔡許鄭謝郭邱曾廖賴徐周呂何蕭潘簡鍾彭施盧趙魏'

/** Two characters that are one surname: 複姓, and the double surnames that Taiwan has made its own (張簡, 張廖, 范姜). */
export const COMPOUND_SURNAMES: readonly string[] =
  `歐陽 司馬 司徒 司空 司寇 上官 諸葛 端木 夏侯 公孫 皇甫 尉遲 令狐 東方 西門 南宮 慕容 宇文 長孫 申屠 鍾離 軒轅 呼延 獨孤 東郭 百里 完顏
南郭 北宮 公冶 公羊 公西 澹臺 宗政 濮陽 淳于 單于 太叔 仲孫 赫連 聞人 万俟 鮮于 閭丘 子車 亓官 顓孫 巫馬 拓跋 夾谷 宰父 穀梁 樂正 漆雕 壤駟 微生 羊舌 梁丘 左丘 東門 納蘭 葉赫 愛新 第五 太史 公良 叔孫 澹台 富察 那拉 相里
張簡 張廖 范姜 姜林 江謝 葉劉 劉張 翁林 陳黃 鄭黃 王曾 許鄭 周黃 吳鄭 曾江 郭洪 鄧蔡 高林 陳林 李林 林陳 張李 黃李`.split(
    /\s+/u,
  )

/** Surnames of Japan of two characters which are no word of Chinese: not 中山, 清水, 上野. */
export const JAPANESE_SURNAMES: readonly string[] =
  `佐藤 鈴木 高橋 山本 中村 中島 田中 渡邊 渡辺 伊藤 小林 加藤 吉田 山田 山口 松本 井上 木村 齋藤 齊藤 山崎 池田 橋本 阿部 石川 山下 石井 小川 岡田 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田
西村 藤井 岡本 藤原 三浦 松田 竹內 森田 內田 柴田 酒井 宮崎 橫山 安藤 宮本 工藤 今井 丸山 增田 杉山 村田 大塚 新井 小山 藤本 武田 松井 千葉 菅原 岩崎 久保 佐野 野村 菊地`.split(
    /\s+/u,
  )

/** Romanised surnames of Taiwan (Wade–Giles as in passports, 通用, 漢語拼音, and what else people use), lower case. */
export const ROMANISED_SURNAMES: readonly string[] =
  `chen lin huang chang zhang lee li wang wu liu tsai cai yang hsu xu shu cheng zheng hsieh xie hung hong kuo guo chiu qiu tseng zeng liao lai chou zhou yeh ye su
chuang zhuang lu lyu lu chiang jiang ho he hsiao xiao lo luo kao gao pan chien jian chu zhu chung zhong yu peng chan zhan hu shih shi shen liang chao zhao yen yan ko ke
weng wei sun tai dai fan fang sung song teng deng tu du fu hou tsao cao hsueh xue ting ding cho zhuo ma tung dong juan ruan tang lan chiang wen chi ji ku gu yao ni lien lian
feng ou cheng tang kang tien tian bai pai wang yu tsou zou li kung gong yen han yuan chin jin tung lu hsia xia liu shao chien qian wu ni tan lo xiong hsiung jen ren kan gan
chin qin ku mao chang shih kuan guan wan lei jao rao ling tsui cui yin kung hsin xin ouyang szuma sima chuko zhuge shangguan fanchiang changchien changliao chia jia ko ke mo
wong chow chin kwok ng tan lim ong teo goh koh chua tay yap chong leung cheung chan lau lam yeung ho kwan tsang tse mak fung ip tsui chia hsiung`.split(
    /\s+/u,
  )
