/** Shapes of names in Han characters, and what ends one, as sources of expressions. */
import { GIVEN_CHARACTERS, OLD_GIVEN } from './data/given-names.ts'
import { TITLES } from './data/name-words.ts'
import {
  COMMON_SURNAMES,
  COMPOUND_SURNAMES,
  ONLY_SURNAMES,
  RARE_SURNAMES,
  VIETNAMESE_SURNAMES,
} from './data/surnames.ts'

export const COMPOUND = `${COMPOUND_SURNAMES.join('|')}|[${VIETNAMESE_SURNAMES}]氏`
export const OLD = OLD_GIVEN.join('|')
/** A common surname and a given name of two characters that names are made of: hardly anything else. */
export const SURE = `(?:${COMPOUND}|[${COMMON_SURNAMES}])(?:[${GIVEN_CHARACTERS}]{2}|${OLD})`
/** Surnames that with one character more are hardly ever a word: 高溫, 金屬, 安心 are, 陳柔 is not. */
export const FREQUENT = COMMON_SURNAMES.slice(0, 130).replace(
  /[高江方石金文馬白溫安連康成萬全公花關華平古官童簡紀田毛史嚴章熊甘]/gu,
  '',
)
const COMMON = new RegExp(`[${COMMON_SURNAMES}]`, 'gu')
/** Rarer surnames that begin words whose other characters stand in given names as well: 公升水, 農民曆, 海德堡, 紅少苔. */
const OF_WORDS =
  /[和商水通都海過國春那能木平計家桂廣冠要強容現才來初冶力臺秋火兆年斯黨儀念旦刀貢繩談於元展占戰招支首汝玉仍悅夫布乃充習終盤伊依衣羊陽仰么师時壽舒束雙祖種代公浮麻紅東富農但從后堂]/gu
/** What stands behind a surname and is no given name, though names have its characters: 張伯伯, 郁協理, 池小妹, 別人家. */
export const NO_TITLE = `(?!${TITLES.filter((title) => title.length === 2).join('|')}|人家|小[弟妹]|阿[伯嬤公姨嬸婆姊姐])`
/** A rarer surname and two characters of given names: between marks and blanks hardly anything else. */
export const RARE = `[${RARE_SURNAMES.replace(OF_WORDS, '').replace(COMMON, '')}]${NO_TITLE}[${GIVEN_CHARACTERS}]{2}`
/** The same with a rarer surname, two of them (a married woman's) or a given name of one character: only where something asks for a name. */
export const MARRIED = `[${FREQUENT}]{2}[${GIVEN_CHARACTERS}]{2}`
/** 彭徐秋妹: the second of the surnames is hardly ever in a given name. */
export const SURELY_MARRIED = `[${FREQUENT}][${ONLY_SURNAMES}][${GIVEN_CHARACTERS}]{2}`
export const ANY = `(?:${COMPOUND}|[${COMMON_SURNAMES}]{2}(?=[${GIVEN_CHARACTERS}]{2})|[${COMMON_SURNAMES}${RARE_SURNAMES}](?=[${GIVEN_CHARACTERS}]{2}|${OLD})|[${FREQUENT}])(?:${OLD}|[${GIVEN_CHARACTERS}]{1,2})`
/** What ends a phrase. */
export const EDGE = String.raw`$|[\s）)（(，,、。；｜|│／/！!？?」』*_<>【】〔〕[\]．^"]`
/** What stands right behind a name without an edge between. */
export const BEHIND =
  '君|收(?=$|[\\s，。）)])|[您你]好|府君|太夫人|社友|所有(?!權)|之[子女父母妻夫兄弟姊妹家遺]|的(?:女兒|兒子|先生|太太|老公|老婆|媽媽|爸爸|母親|父親|家人|家屬|小孩|孩子|電話|手機|地址)|表示|來[電信]|說|[到至]場|辦理|[先女]|已[於經]|將於|要|由(?!於)|升任|調任|接任|出任|擔任|當選|離職|到職|退休|請假|出席|缺席|遲到|代理'
