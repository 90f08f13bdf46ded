/**
 * Names in letters and notes, where neither a label that we know nor a title says that one comes: alone between blanks, commas or brackets,
 * behind `見證地政士：` and other roles, before an age, `我叫…`, and names in letters with a hyphen, `Yen-Ting Peng`.
 *
 * Only in short texts: a page that somebody wrote names people, in megabytes of anything three such characters come by chance. What is
 * found here the detector of names is asked about, as about a column's cell. What looks back over blanks looks at two at most, or from a
 * bullet on: at every blank of a long row, all before it would be read again.
 */
import { allMatches } from './all-matches.ts'
import { GIVEN_CHARACTERS, OLD_GIVEN, SOUNDS } from './data/given-names.ts'
import { FOREIGN_SURNAMES, LATIN_GIVEN, SYLLABLES } from './data/latin-names.ts'
import {
  COMMON_SURNAMES,
  COMPOUND_SURNAMES,
  RARE_SURNAMES,
  ROMANISED_SURNAMES,
  SELDOM_SURNAMES,
  VIETNAMESE_SURNAMES,
} from './data/surnames.ts'
import { ANY, BEHIND, COMPOUND, EDGE, FREQUENT, MARRIED, OLD, RARE, SURE, SURELY_MARRIED } from './name-shapes.ts'
import { toldOf } from './names-told-of.ts'

const APART = new RegExp(
  String.raw`(?<=^|[\s（(｜|│／/】」』〕\]*_>，。；！？、．^"]|(?<!作者|記者|編者|編輯|譯者|撰文|攝影|[圖文著])[：:])${SURE}(?=${EDGE}|${BEHIND})`,
  'ymu',
)
/** 竇美玲, 慎思敏的媽媽, `帶領：喬雅文` */
const APART_RARE = new RegExp(
  String.raw`(?<=^|[\s（(｜|│／/】」』〕\]*_>，。；！？、．^"：:])${RARE}(?=${EDGE}|${BEHIND})`,
  'ymu',
)
const APART_MARRIED = new RegExp(String.raw`(?<=^|[\s、：:（(])${SURELY_MARRIED}(?=${EDGE}|${BEHIND})`, 'ymu')
/** In a text of other letters, where Han characters are values: `Surgeon   : 何國樑     Assistant: 闕芙蓉`, `||李和平^^DR`, `mother 林淑貞 (negative)`. */
const AMONG_LATIN = new RegExp(
  String.raw`(?<=[:：=>"(^|][ \t　]?|^[ \t　]?|^[ \t　]*[-*•][ \t]|[ \t　]{2}|面試 |\b(?:mother|father|sister|brother|son|daughter|wife|husband|Mr\.?|Ms\.?|Mrs\.?|Dr\.?) )(?:${SURE}|${RARE})(?=$|[\s)<"^|,(（])`,
  'ymu',
)
/** What somebody did with a paper, or is there for. */
const DUTIES =
  '簽核|簽章|簽名|簽收|蓋章|個管|請假|出席|列席|缺席|紀錄|記錄|主持|報告|承辦|製作|設計|監督|監工|收件|送件|審查|審核|核定|核准|覆核|校對|領隊|司機|駕駛|保管|經手|經辦|代收|點交|點收|驗收|值班|輪值|主刀|助手|麻醉|流動|刷手|製表|填表|建檔|登錄|採檢|檢驗|施測|督導|帶隊|陪同|訪視|訪談|通報|受理|接聽|受話|執勤|巡邏|開單|估價|施工|維修|安裝|配送|理貨|班導|代課|轉接|帶看|接單'
/** `見證地政士：`, `被看護者：`, `諮商師：**`; who wrote or reports is no subject of what is written. */
const ROLE = new RegExp(
  String.raw`(?<=\p{Script=Han}(?:[人員師士長任方姐母父]|(?<![作記編譯著撰筆學])者)[ \t　]{0,3}[：:][ \t　*_]{0,6})${ANY}(?=${EDGE}|君|\d)|(?<=\p{Script=Han}(?:[人員師]|簽[章名])[ \t　]{1,4})(?:(?:${SURE}|${MARRIED})(?=${EDGE})|${ANY}(?=[ \t]*(?:$|RN|NP|RPh|MD|敬上)))|(?<=\p{Script=Han}(?:(?<![作記編譯著撰筆學])者|[專人]員))${SURE}(?=${EDGE})|(?<=(?:${DUTIES})[ \t　]{0,3}[：:][ \t　*_]{0,6})${SURE}(?=${EDGE}|君|\d)`,
  'ymu',
)
/** What asks for somebody's name and is followed by it at once. */
const ASKED = new RegExp(
  String.raw`(?<=(?:我叫|名叫|叫做|本名|全名|真名|受[處查]?\p{Script=Han}{1,2}人|應受送達人|令[堂尊嬡郎弟妹兄姊]|先[慈嚴妣考]|顯[考妣]|胞[姊妹兄弟姐]|太太|老[公婆闆]|先生|兒子|女兒|媳婦|女婿|姪[子女]|外甥女?|房東|房客|主管|同學|[學師]長|室友|同事|朋友|鄰居|友人|訴外人|客人|歡迎|竊取|\d床|阿[嬤公媽]|我[爸媽])[ 　*]{0,3})${SURE}(?![縣市區鄉鎮路街村里國段]|學(?![長姊姐妹弟員生]))`,
  'ymu',
)
/** 李弘 66y COPD, 黎世昌／男／78歲, 史誠（女，45 歲） */
const AGED = new RegExp(
  String.raw`(?<=^|[\s\d）)/／│|,，、-])${ANY}(?=[ \t　/／（(，,、]{1,3}(?:[男女MF]性?[ \t　/／，,、]{0,3}\d{1,3}\s?(?:y|歲)|\d{1,3}\s?(?:y\b|y\/?o\b|Y\b|歲)|[男女](?:$|[\s/／，,、）)])))`,
  'ymu',
)
/** `VS 駱傑`, `2F 姚鈞`, `父夏勇`: the physician, the floor or bed, the parent before, and nothing else behind. */
const PLACED = new RegExp(
  String.raw`(?<=(?<![A-Za-z])(?:V\.?S\.?|R[1-5]|CR|NP|CM|Dr\.?)[ 　.:：]{1,2}|\d(?:[F樓號床房]|樓之\d{1,2})[ 　]{1,2}|(?:^|[\s，。、（(])(?:(?:[父母夫妻子女]|案[父母夫妻子女]|[父母]親|配偶|家屬)[ 　]?[：:]?[ 　]?|[媳婿孫][ 　]))${ANY}(?=${EDGE}|陪同|探視|到場|之)`,
  'ymu',
)
/** `林 苡安     長安國小`, `| 姓　名 | 陳　欣怡 |`, `→ 劉　林尾妹（副組長）`: a blank behind the surname, in a column or a list. */
const SPLIT = new RegExp(
  String.raw`(?<=^[ \t　]?|^[ \t　]*(?:[→⇒↳•・○●-]|\d{1,3}[.、)）]?(?=[ 　\t]))[ \t　]?|[ \t　]{2}|\|[ \t]?)(?:${COMPOUND}|[${COMMON_SURNAMES}]|[${RARE_SURNAMES}](?=[ 　][${GIVEN_CHARACTERS}]{2}))[ 　](?:[${COMMON_SURNAMES}]?(?:[${GIVEN_CHARACTERS}]{2}子?|${OLD}|阿\p{Script=Han})|[${GIVEN_CHARACTERS}])(?=$|　|[ \t]{2,}|[ \t]*[|（(])`,
  'ymu',
)
/** `遭胡進發駕駛之…`, `昨天歐陽靖說`, `請張簡志明去看`: between what asks for a name and what somebody does. */
const ACTING = new RegExp(
  `(?<=昨[天日晚]|今[天日早晚]|明[天日]|剛[才剛]|上[週周]|下[週周]|[請找問叫幫跟和與由被遭給替陪帶向對同據聽，。；：！？「」])(?:${COMPOUND}|[${FREQUENT}])[${GIVEN_CHARACTERS}]{1,2}(?=說|表示|提到|提及|反映|來電|打電話|駕駛|騎|借款|借用|保管|代理|代為|帶領|陪同|轉交|轉達|送醫|發現|告知|毆|打傷|簽收|領取|領回|接手|處理|負責|擔任|接任|出任|當選|去[看拿找領辦]|來[拿領看辦])`,
  'yu',
)
/** `週三 夏侯安`, `優等 牛奕翔`: whose turn a day is, and who won what. */
const TURNS = new RegExp(
  `(?<=(?:週|周|星期|禮拜)[一二三四五六日天][ 　：:]?|(?:特優|優等|優勝|佳作|甲等|入選|第[一二三四五六]名|[冠亞季殿]軍|[頭一二三四五六]獎|[金銀銅]牌)[ 　：:]?)${ANY}(?=${EDGE})`,
  'yu',
)
/** `周靖、曾永福`, `康永昌（08:43）、翁瑜（08:51）`: beside one that is beyond doubt. */
const LISTED = new RegExp(
  String.raw`(?<=^|[\s：:])${ANY}(?=(?:[（(][^（）()
]{1,20}[）)])?、${SURE}(?:$|[、。，\s（(]))|(?<=(?:^|[\s：:、])${SURE}(?:[（(][^（）()
]{1,20}[）)])?、)${ANY}(?=$|[、。，\s（(])`,
  'ymu',
)
/** `3號 孫美玲：血壓…`, `3. 孫美玲：已通知`: of whom the item of a list is. */
const ITEM = new RegExp(
  String.raw`(?<=^[ \t　]*[(（]?\d{1,3}(?:[號床.、)）]|號床|番)[ \t　]{0,2})(?:${SURE}|${MARRIED})(?=[：:])`,
  'ymu',
)
/** `楊芳 1978.09.05`, `王小明（民國78.3.5`: before a day on which whoever lives may be born. */
const BORN = new RegExp(
  String.raw`(?<=^|[\s：:、，,（(；;])(?:${ANY}|${MARRIED})(?=[ 　]?[（(]?(?:生日|民國?|西元)?[ ：:]?(?:19[2-9]\d|200\d|[2-9]\d)(?:[./-]\d{1,2}[./-]\d{1,2}|年\d{1,2}月\d{1,2}日)(?!\d))`,
  'ymu',
)
/** `何宏` of `張郁婷　何宏　林語彤`: between two names that are beyond doubt, or behind two. */
const AMONG = new RegExp(
  `(?<=${SURE}[　 ]{1,4})(?:${ANY}|${MARRIED})(?=[　 ]{1,4}${SURE}(?:$|[　 、，]))|(?<=${SURE}[　 ]{1,4}${SURE}[　 ]{1,4})(?:${ANY}|${MARRIED})(?=[　 ]*$)`,
  'ymu',
)
/** `——黃丞軒`, `病歷組 林廷`: who signs, alone on the line or behind an office. */
const SIGNED = new RegExp(
  String.raw`(?<=^[ \t　]*[—–－-]{1,3}[ 　]?)(?:${SURE}|${MARRIED})(?=[ \t　]*$)|(?<=^[ \t　]*\p{Script=Han}{1,10}(?:[部課處組室科股]|中心)[ 　]{1,2})${ANY}(?=[ \t　]*(?:敬上|謹啟|敬啟|上)?[ \t　]*$)`,
  'ymu',
)
/** 竟與謝東昇（另行通緝）, 與陳美玲同住: with whom. */
const WITH = new RegExp(
  `(?<=[與和跟及由]|[夥偕協會]同|請洽|逕洽|轉接|交由|委由|改由|指派)(?=[${FREQUENT}])${SURE}(?=[（(]|共同|等人|同住|同居|結婚|離婚|[一]?同[行往至到]|一[同起])`,
  'yu',
)
/** `製造二課蔡宗翰因腰椎骨折住院`, `會計室林怡君罹患乳癌`: between where somebody works and what befell them. */
const OFFICED = new RegExp(
  String.raw`(?<=(?:^|[^\p{Script=Han}])\p{Script=Han}{2,8}(?:[部課處組室科股廠]|中心))(?=[${FREQUENT}])${SURE}(?=因(?!應|此|為|素)|罹患|罹病|確診|受傷|住院|[請休](?:病|事|傷|產)?假|留職停薪|申請)`,
  'yu',
)
/** Whose they are: 其父, 我媽媽, 案母; A生, 甲女; 擬任倉管的. */
const SOMEBODY = [
  '(?:^|[\\s，。、；：:（(）)*-]|[案其伊我你您他她長次三么養繼生祖岳伯叔舅姑姨表堂])[父母夫妻子女兄弟姊姐妹媳婿孫]',
  '[父母]親|爸爸|媽媽|爺爺|奶奶|公公|婆婆|哥哥|姊姊|姐姐|弟弟|妹妹|阿[嬤公媽姨伯嬸姑]|太太|老[公婆]|[兒孫]子|女兒|孫女|配偶|家屬',
  '室友|同學|同事|朋友|友人|鄰居|主管|(?:^|[^A-Za-z])[A-Z甲乙丙丁某][生師女男童員方]',
  String.raw`\p{Script=Han}[人員師士長者客]|(?:[擬現曾新]任|擔任|出任|應徵)\p{Script=Han}{1,8}的`,
].join('|')
/** `父「劉哲德」`, `我媽媽的藥，「謝靜貞」`; a shop, a brand or a work is none: 「林東芳」牛肉麵. */
const QUOTED = new RegExp(
  `(?<=(?:${SOMEBODY})(?:的(?:藥|名字|姓名|資料|報告|預約|掛號|電話|健保卡|身分證|保單|帳戶|戶頭|包裹))?[，,：: ]?[「『“])${ANY}(?=[」』”](?!店|牌|系列|品牌|商|餐|飯|小吃|茶|咖啡|牛肉|麵|書|專輯|節目|樓|館|號|獎|杯|[一這]|產品))`,
  'ymu',
)
/** In a list of who gave how much, a name or several before the amount: `陳榮仁闔家3,600`, `張彥賢、魏翔2,000`. */
const DONOR = new RegExp(
  String.raw`(?<=(?:^[ \t　]*(?:\d{1,3}[.、)）]?[ \t　])?|、))(?:${ANY}|${MARRIED})(?=(?:、\p{Script=Han}{2,5}){0,3}(?:[闔合全]家|夫婦|伉儷|及家人)?[ \t　:：]*(?:NT\$?|\$|＄)?[ ]?\d{1,3}(?:,?\d{3})*[ ]?[元圓]?(?:整)?[ \t　]*$)`,
  'ymu',
)
const GIVING = /芳名|捐款|捐贈|樂捐|功德|贊助|香油/u
/** 卡照‧法拉漢, 拉夫琅斯‧卡拉雲漾 */
const DOTTED = new RegExp(
  String.raw`(?<!\p{Script=Han})[${SOUNDS}]{2,5}(?:[‧・·•．][${SOUNDS}]{2,5}){1,3}(?!\p{Script=Han}|[‧・·•．])`,
  'gu',
)
const DOT = /[‧・·•．]/u
const ASKING = [
  ROLE,
  ASKED,
  AGED,
  PLACED,
  ITEM,
  BORN,
  AMONG,
  LISTED,
  TURNS,
  ACTING,
  SIGNED,
  WITH,
  QUOTED,
  OFFICED,
] as const

/** Words of English as well: Can He, Grace To. */
const WORDS_OF_ENGLISH = new Set('he so an me to do no go be we'.split(' '))
const ROMANISED = [...new Set(ROMANISED_SURNAMES)]
  .filter((name) => !WORDS_OF_ENGLISH.has(name))
  .map((name) => name[0]!.toUpperCase() + name.slice(1))
/** Those of English; of other languages many are surnames or syllables. */
const WESTERN = `(?:${LATIN_GIVEN.slice(0, LATIN_GIVEN.indexOf('siti'))
  .map((name) => name[0]!.toUpperCase() + name.slice(1))
  .join('|')})`
const SURNAME = `(?:${ROMANISED.join('|')})`
const CAPITALS = `(?:${ROMANISED.join('|').toUpperCase()})`
/** Hsin-Yi Chao; Chan Yung-Chang; CHENG, SHU-FEN; CHUNG/YATING. The detector tells syllables of Mandarin from others. */
const LATIN = new RegExp(
  String.raw`(?<![\p{L}\d_@/-]|[\p{L}_]\.)(?:(?:${WESTERN} )?[A-Z][a-z]+-[A-Z]?[a-z]+ ${SURNAME}|${SURNAME},? [A-Z][a-z]+-[A-Z]?[a-z]+|${CAPITALS},? ?[A-Z]{2,}-[A-Z]{2,}|[A-Z]{2,}-[A-Z]{2,} ${CAPITALS}|${WESTERN} ${SURNAME}|${CAPITALS}(?:/|, )[A-Z]{3,})(?![\p{L}\d_@/-])`,
  'gu',
)
/** Dear Ms. WU, CHIH-HAO, and `My name is Daniel O. Whitfield.`: what is said before the name of somebody. */
const ADDRESSED =
  /(?<=\b(?:(?:Mr|Mrs|Ms|Dr|Prof)\.? |(?:Miss|Madam|Professor) |[Mm]y name is |I am |I'm |[Tt]his is (?:Mr|Ms|Mrs|Dr)\.? |(?:Dear|Hi|hi|Hello|hello),? ))(?:[A-Z]{2,}, ?[A-Z][A-Za-z]+(?:-[A-Za-z]+)?|[A-Z][a-z]+, [A-Z][a-z]+-[A-Z]?[a-z]+|[A-Z][A-Za-z'-]+(?: (?:(?:[A-Z]\.){1,3}|[A-Z][A-Za-z'-]+)){1,3})(?![\p{L}\d_@/-])/gu
/** `Siti Rahmawati 1984.06.18` */
const DATED =
  /(?<![\p{L}\d_@./-])[A-Z][A-Za-z'-]+(?: [A-Z][A-Za-z'-]+){1,3}(?= \(?(?:19[2-9]\d|200\d)[./-]\d{1,2}[./-]\d{1,2}(?!\d))/gu
/** Nguyen Thi Huong, Maria Dela Cruz: all of it names that people bear, one of them of the states most foreign residents come from. */
const ABROAD = new Set([
  ...LATIN_GIVEN.slice(LATIN_GIVEN.indexOf('siti'), LATIN_GIVEN.indexOf('hiroshi')),
  ...LATIN_GIVEN.slice(LATIN_GIVEN.indexOf('somchai'), LATIN_GIVEN.indexOf('min')),
])
const KNOWN = new Set([...LATIN_GIVEN, ...FOREIGN_SURNAMES, ...ROMANISED_SURNAMES, 'dela', 'delos', 'binti', 'bin'])
const SEVERAL = /(?<![\p{L}\d_@./-])[A-Z][a-z]+(?: [A-Z][a-z]+){1,3}(?![\p{L}\d_@-])/gu

function isFromAbroad(name: string): boolean {
  const words = name.toLowerCase().split(' ')
  return words.every((word) => KNOWN.has(word)) && words.some((word) => ABROAD.has(word) || FOREIGN.has(word))
}
const FOREIGN = new Set(FOREIGN_SURNAMES.slice(0, FOREIGN_SURNAMES.indexOf('kim')))
const ALONE = /(?<=^[ \t]{0,40})[A-Z][a-z]+ [A-Z][a-z]+(?: [A-Z][a-z]+)?(?=[ \t]*$)/gm
/** Most short texts have none of them, and need not be looked at closely. */
const MAYBE_LATIN = /[a-z]-[A-Za-z]?[a-z]|[A-Z](?:[-/]|, )[A-Z]{2}|[a-z.] [A-Z][a-z]/

/** More lines than this, shorter than so many characters on average, are a list of words. */
const WORD_LIST = 30
const WORD = 15

/** A name as it stands in the text, and at which character. */
export interface Noted {
  readonly at: number
  readonly name: string
}

/** All that are asked where a name may begin, and nowhere else. */
export const ASKED_AT_BEGINNINGS: readonly RegExp[] = [
  APART,
  APART_RARE,
  APART_MARRIED,
  AMONG_LATIN,
  SPLIT,
  DONOR,
  ...ASKING,
]

/** Characters a name begins with, and what may stand behind the first: a blank where the names of a column are spaced. */
const BEGINS = unitsOf(
  COMMON_SURNAMES,
  RARE_SURNAMES,
  SELDOM_SURNAMES,
  VIETNAMESE_SURNAMES,
  ...COMPOUND_SURNAMES.map((word) => word[0]!),
)
const FOLLOWS = unitsOf(
  ...[GIVEN_CHARACTERS, COMMON_SURNAMES, ...OLD_GIVEN.map((word) => word[0]!)],
  ...[...COMPOUND_SURNAMES.map((word) => word[1]!), '氏 　'],
)

/** 1 for every UTF-16 unit of the texts. */
function unitsOf(...texts: readonly string[]): Uint8Array {
  const units = new Uint8Array(0x10000)
  for (const text of texts) for (let i = 0; i < text.length; i++) units[text.charCodeAt(i)] = 1
  return units
}

/**
 * Where a name may begin. The expressions are asked there and nowhere else: one place in thirty, and each of a dozen expressions that looks for
 * itself reads every character of the text.
 */
export function beginnings(text: string): number[] {
  const places: number[] = []
  for (let i = 1; i < text.length; i++)
    if (BEGINS[text.charCodeAt(i - 1)] === 1 && FOLLOWS[text.charCodeAt(i)] === 1) places.push(i - 1)
  return places
}

/** What a sticky expression matches at these places, none within another, as if it had looked through the text. */
export function matchesAt(text: string, places: readonly number[], pattern: RegExp): Noted[] {
  const found: Noted[] = []
  let end = 0
  for (const at of places) {
    if (at < end) continue
    pattern.lastIndex = at
    const name = pattern.exec(text)?.[0]
    if (name === undefined) continue
    found.push({ at, name })
    end = at + name.length
  }
  return found
}

/** Names in Han characters. `chinese`: hardly anything else is in the text. `certain`: could the characters be a name by themselves? */
export function hanInNote(text: string, chinese: boolean, certain: (name: string) => boolean): Noted[] {
  const places = beginnings(text)
  const apart = matchesAt(text, places, chinese ? APART : AMONG_LATIN).filter(({ name }) => certain(name))
  // 安道爾, 馬拉威, 盧安達 begin like names in a list of states: many short lines, and few of them so.
  const lines = text.split('\n').length
  const words = lines > WORD_LIST && text.length < lines * WORD && apart.length * 5 < lines
  const asked = ASKING.flatMap((pattern) => matchesAt(text, places, pattern))
  // 劉　林尾妹 is one name, and 林尾妹 would be another.
  const married = chinese ? matchesAt(text, places, APART_MARRIED) : []
  const rare = chinese && !words ? matchesAt(text, places, APART_RARE) : []
  return [
    ...matchesAt(text, places, SPLIT),
    ...(words ? [] : apart),
    ...rare,
    ...married,
    ...asked,
    ...toldOf(text, places, chinese),
    ...(GIVING.test(text) ? matchesAt(text, places, DONOR) : []),
    ...(DOT.test(text) ? matches(text, DOTTED) : []),
  ]
}

/** Names in Latin letters of people with a Chinese surname. */
export function latinInNote(text: string): Noted[] {
  if (!MAYBE_LATIN.test(text)) return []
  // Hui Chuan Yu, alone on its line: an address begins so.
  const lines = matches(text, ALONE).filter(({ name }) => isRomanised(name))
  // KAO, YUNG: without a hyphen every word has to be one of Mandarin, as LIN, MIX is not; and with one either part has to be a syllable, as of
  // Fan Cool-Down and Pan-Asian Ho it is not.
  const noted = matches(text, LATIN).filter(
    ({ name }) =>
      (!BARE_CAPITALS.test(name) || isSpokenAll(name)) &&
      (HYPHENATED.exec(name)?.[0].split('-').every(isSyllable) ?? true),
  )
  const abroad = matches(text, SEVERAL).filter(({ name }) => isFromAbroad(name))
  return [...noted, ...lines, ...matches(text, ADDRESSED), ...matches(text, DATED), ...abroad]
}

/** Po Han Kao, Kuo Pinyen: is all of the value syllables of Mandarin, and one end of it a surname? */
export function isRomanised(value: string): boolean {
  if (!ROMANISED_NAME.test(value)) return false
  const words = value.toLowerCase().split(' ')
  // Sun Shine Fan: one of three words has one syllable.
  return (
    words.every(words.length > 2 ? isSyllable : isSpoken) && (SURNAMES.has(words[0]!) || SURNAMES.has(words.at(-1)!))
  )
}

const BARE_CAPITALS = /^[A-Z]+(?:\/|, )[A-Z]+$/

function isSpokenAll(name: string): boolean {
  return name
    .toLowerCase()
    .split(/[ ,/]+/)
    .every(isSpoken)
}

const ROMANISED_NAME = /^(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+$/
const SURNAMES = new Set(ROMANISED.map((name) => name.toLowerCase()))
const HYPHENATED = /[A-Za-z]+-[A-Za-z]+/
const SYLLABLE = new Set(SYLLABLES)

function isSyllable(word: string): boolean {
  return SYLLABLE.has(word.toLowerCase())
}

function isSpoken(word: string): boolean {
  if (SYLLABLE.has(word)) return true
  for (let i = 1; i < word.length; i++) if (SYLLABLE.has(word.slice(0, i)) && SYLLABLE.has(word.slice(i))) return true
  return false
}

function matches(text: string, pattern: RegExp): Noted[] {
  return allMatches(text, pattern).map(({ index, 0: name }) => ({ at: index, name }))
}
