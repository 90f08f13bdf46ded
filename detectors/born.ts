/** Words around a date beside a person: is it the day that one was born, or that of something else? */
import { ROLES, TITLES } from './data/name-words.ts'
import { COMMON_SURNAMES } from './data/surnames.ts'

const MARKS = String.raw`[\s　,，、|｜│/／:：;；"'「」『』()（）\[\]【】*_-]{0,16}`
/** Of the roles, those that are deeds as well: 2005/3/4 is the day of them. */
const DEEDS = new Set(
  '出席 列席 照會 授課 施測 委託 授權 委任 轉接 紀錄 記錄 審核 覆核 製表 採購 編輯 攝影 撰稿 撰文 代筆 檢錄 值班 正取 備取 工務 品保 總務 經辦 主辦 會計 出納 駕駛 我是 我叫 名叫 叫做 茲委託 茲證明 茲聘'.split(
    ' ',
  ),
)
/** What somebody is or is called, and what says that one was born: all that may stand between a name and a birth date. */
const PERSONAL = [
  ...TITLES,
  ...ROLES.filter((role) => !DEEDS.has(role)),
  ...'男 女 男性 女性 男士 男童 女童 男生 女生 男方 女方 生 出生 生日 生於 出生於 生年 出生日 出生日期 出生年月日 父 母 夫 妻 子 女兒 兒 兄 弟 姊 姐 妹 祖 孫 爸 媽 爺 奶 公 婆 未婚 已婚 單身 喪偶 小朋友 寶寶 長輩 本國 外籍'.split(
    ' ',
  ),
].join('|')
/** Between somebody's name or number and the birth date: marks, a title, the sex, the calendar. Any other word tells what was on that day. */
export const BEHIND = new RegExp(
  `^${MARKS}(?:${PERSONAL}|[MF]|Mr\\.?|Ms\\.?|Mrs\\.?|[Ff]emale|[Mm]ale)?${MARKS}(?:男|女)?${MARKS}(?:西元|公元|國曆|民國?|DOB:? ?|dob:? ?|[Bb]orn(?: on)? ?|b\\. ?)?\\s?$`,
  'u',
)
/** The word right before a date that nothing ties to a name: 初診, 到任 tell of the day, a town or a department of the row. */
const WORD_BEFORE = /(?:^|[\s　,，、|｜│/])(\p{Script=Han}{1,6})[\s　,，、|｜│/(（]*$/u
const OF_SOMEBODY = new RegExp(
  `^(?:${PERSONAL}|.*[市縣區鄉鎮里村籍部課科組室班處所局級系院校職員師長]|[${COMMON_SURNAMES}].{1,3})$`,
  'u',
)
const CALENDAR = /(?:中華民國|民國?|西元|公元|國曆)\s?$/u
/** Right before a date of whom it is: 大的76.4.9. */
export const KIN =
  /(?:[大小][的兒女]|老[大二三么]|[長次三么獨][子女]|[兒孫]子|女兒|孫女|先生|太太|老公|老婆|[丈夫妻父母]|[爸媽爺奶公婆弟妹哥姊姐]{1,2})(?:[:：是為、（( ]|民國?|生日)*$/u
/** Of a child, who may be born later than who else has the day beside the name. */
export const CHILD = /案主|[病幼學孩兒男女]童|幼[兒生]|新生兒|嬰兒|[（(][子女兒][，,、 ]/u
/** `bd=0680422`: of the keys before an equals sign these few. */
const KEY = /(?:^|[^a-z])(?:b|bd|bod|bdt|bday|dob|doby|brth?|birth[a-z_]*|born|生日?|出生)=["']?$/iu
/** What stands right behind the date of something else: 到職, 起, 入院, and a time of the day. */
export const OTHER_BEHIND =
  /^(?:[\d./號樓:：-]|[\s　]?(?:上午|下午|早上|晚上)?[\s　]?\d{1,2}:|[\s　]?(?:[與和跟]|起|止|迄|前|後|以|至|到|入|離|死|歿|卒|逝|亡|結婚|登記|設立|成立|發|簽|核|判|住院|出院|就|購|訂|出廠|領|申|完|退|投|加保|生效|撥|繳|報|訪|建檔|建立|開[幕業張店工辦]|創[立辦]|啟用|落成|竣工|上[市線架]|製造|修[訂正]|公[告布]|施行|實施|召開|舉[行辦]))/u

/** May a date that nothing speaks for begin behind this text? Not in a word, a path or a clause, nor behind the key of another date. */
export function mayStand(head: string): boolean {
  if (head.endsWith('=') || /=["']$/u.test(head)) return KEY.test(head)
  const text = head.replace(CALENDAR, '')
  if (/[\p{L}\d./#:：-]$/u.test(text)) return false
  const word = WORD_BEFORE.exec(text)?.[1]
  return word === undefined || OF_SOMEBODY.test(word)
}
