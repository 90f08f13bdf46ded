/**
 * Names in letters, chats and notes by what is told of somebody: the item of a list that is theirs (`- 郭靜雯：留停至六月`), their sex and age
 * behind the name (`貝秀琴　F/63`), their class before it, who they are (`男子戴國強`), what they are called (`有個叫江文彬的`), and a name whose
 * surname the text has elsewhere with a title (`奚若晴`, where `奚媽媽` signs). Only asked of short texts, as names-in-notes.ts is.
 *
 * What may be a name is looked for once, and what stands before and behind it asked of those few only: with the shape of a name in each of the
 * expressions, they took longer to compile than to read a hundred notes.
 */
import { allMatches } from './all-matches.ts'
import { GIVEN_CHARACTERS } from './data/given-names.ts'
import { COMMON_SURNAMES, RARE_SURNAMES, SELDOM_SURNAMES } from './data/surnames.ts'
import { BEHIND, COMPOUND, EDGE, FREQUENT, NO_TITLE, OLD, RARE } from './name-shapes.ts'

/** A name by its characters, of any surname that begins no word … */
const CERTAIN = new RegExp(
  `(?:(?:${COMPOUND}|[${COMMON_SURNAMES}]${NO_TITLE})(?:[${GIVEN_CHARACTERS}]{2}|${OLD})|${RARE})`,
  'yu',
)
const SURNAMES = `[${COMMON_SURNAMES}${RARE_SURNAMES}${SELDOM_SURNAMES}]`
/** … and of any at all. */
const ANYBODY = new RegExp(`${SURNAMES}${NO_TITLE}[${GIVEN_CHARACTERS}]{2}`, 'yu')
/** 姚鈞, 富察明 */
const SHORT = new RegExp(`(?:${COMPOUND}|[${FREQUENT}])[${GIVEN_CHARACTERS}]`, 'yu')

/** What stands before and behind a name; both look from where they are asked. */
type Surroundings = readonly [before: RegExp, behind: RegExp]

/** Nothing of a place or a school that begins as a name does, and no work of whoever is named: 歌手王大宇新歌. */
const NO_PLACE = /(?![縣市區鄉鎮路街村里國段]|學(?![長姊姐妹弟員生])|新[歌書片劇]|[主飾]演|[演主]唱)/uy

/** Around what is certainly a name. */
const OF_CERTAIN: readonly Surroundings[] = [
  // `- 郭靜雯：留停`, and no `- 王大明：負責前端`, which is of a work; `7號車 新案 邱秀蘭：`
  [/(?<=[^\s][\s，。；、*_•・‧○●□◎)）.-]|[*_•・‧○●□◎)）.-])/uy, /(?=[*_]{0,2}[：:](?!\s?(?:負責|主責|分工)))/uy],
  // 男子戴國強, 52歲的邰永福, 資深歌手余天豪
  [
    /(?<=(?:[男女]子|婦人|老翁|老婦|少年|少女|歌手|演員|藝人|[男女]星|空姐|空少|網友|主播|作家|畫家|主嫌|嫌犯|子女|之[子女]|同鄉|移工|[媳孫]婦|女婿|我[爸媽哥姊姐弟妹嫂]|\d歲的?)[ 　]?)/uy,
    NO_PLACE,
  ],
  // `有個叫江文彬的`, 老師叫胡俊明, 自稱曾國榮, `我本名是 仇喬伊`
  [
    /(?<=(?:[個名位師生的人長友]叫(?:做|作)?|自稱|本名[是叫]?|名字[是叫])[ 　]?)/uy,
    new RegExp(`(?=的|${EDGE}|[：:])`, 'muy'),
  ],
  // 就楊俊傑啊, 空姐賴采妮嗎: before what only speech ends with.
  [/(?<=^|[\s：:，,。！？就是的叫找問個])/muy, /(?=[啊啦嗎喔耶欸呢吧齁喲](?!\p{Script=Han}))/uy],
  // `業務三課 邊志誠連續未到班`: behind where somebody works and a blank.
  [/(?<=[部課處組室科股廠隊][ 　])/uy, NO_PLACE],
  // `——陳冠霖 2024.11.30`, 林慶雲記: who signs, with the day or what signs behind it.
  [
    /(?<=^[ \t　]*(?:[—–－-]{1,3}[ 　]?)?)/muy,
    /(?=[ \t　]*(?:[記筆書誌]|(?:[記筆書誌][ \t　]*)?\d[\d./年月日-]{2,12})[ \t　]*$)/muy,
  ],
]

/** `簡菊妹：媳婦來電`, where other lines begin with others. */
const HEADINGS: readonly Surroundings[] = [[/(?<=^\s*)/muy, /(?=[：:](?!\s?(?:負責|主責|分工)))/uy]]

/** Around a name of whatever surname. */
const OF_ANYBODY: readonly Surroundings[] = [
  // `貝秀琴　F/63`, `康火旺 84M`, `尚宇文 #20887 M24`, `諸寶妹** 女 11m`, `海映雪  Chart 1330921  F/29`
  [
    /(?<=^|[\s\d）)/／│|,，、*：:-])/muy,
    /(?=[\s*／/（(，,、]{1,4}(?:(?:[#＃]|[Cc]hart[\s:]{1,3})\d{4,10}\s{1,3})?(?:[MF男女]性?[\s/／]{0,2}\d{1,3}(?![\d%])|\d{1,3}\s?(?:歲|[MF](?![A-Za-z]))))/uy,
  ],
  // `四年六班 江宥希家長`, `我是三年七班周芷晴的媽媽`, `702班陳冠霖`
  [
    /(?<=(?:[一二三四五六七八九\d]年[\p{Script=Han}\d]{1,2}班|(?<!\d)[1-9]\d{2}班?|[高國][一二三]\p{Script=Han}?班)[ 　]{0,2})/uy,
    new RegExp(`(?=家長|的?[媽爸]|同學|座號|${EDGE}|${BEHIND})`, 'muy'),
  ],
  // `Mr. 言國泰 chart 118230`, `Pt: 牛素琴  Dx:`
  [/(?<=\b(?:(?:Mr|Mrs|Ms|Dr)\.?[ ]|(?:Pt|Patient|Name)[ ]{0,2}:[ ]{0,2}))/uy, /(?!\p{L})/uy],
]

const TITLED =
  '先生|小姐|太太|女士|媽媽|爸爸|伯伯|阿姨|阿[嬤公伯]|老師|醫師|同學|員(?!工)|[男女童婦翁](?!\\p{Script=Han})'
/** 奚媽媽, 戴嫌, `那個姓竇的`: whose given name is elsewhere. The surname is looked back for, behind titles only. */
const WITH_TITLE = new RegExp(
  String.raw`(?:${TITLED})(?<=(?:^|[^\p{Script=Han}]|[的叫找給和跟與對請問讓幫謝])(${SURNAMES})(?:${TITLED}))|姓(${SURNAMES})(?:[的那]|[男女]子|人)|(${SURNAMES})嫌`,
  'gmu',
)
/** Behind what a name stands in a clause. */
const IN_CLAUSE = /(?<=^|[^\p{Script=Han}]|[的叫找給是和跟與對由請因但就而把問說讓幫看到為])/muy

/** A name as it stands in the text, and at which character. */
interface ToldOf {
  readonly at: number
  readonly name: string
}

/** Names of whom something is told, where `places` says that one may begin. `chinese`: hardly anything but Han characters is in the text. */
export function toldOf(text: string, places: readonly number[], chinese: boolean): ToldOf[] {
  const surnames = new Set(
    chinese ? allMatches(text, WITH_TITLE).map((found) => found[1] ?? found[2] ?? found[3] ?? '') : [],
  )
  const told: ToldOf[] = []
  const items: ToldOf[] = []
  for (const at of places) {
    const certain = matchAt(CERTAIN, text, at)
    const anybody = matchAt(ANYBODY, text, at)
    const name =
      (chinese && certain !== '' && isAmong(OF_CERTAIN, text, at, certain)) ||
      (surnames.has(text[at]!) && matches(IN_CLAUSE, text, at))
        ? certain || anybody
        : [certain, anybody, matchAt(SHORT, text, at)].find((run) => run !== '' && isAmong(OF_ANYBODY, text, at, run))
    if (name !== undefined && name !== '') told.push({ at, name })
    else if (chinese && certain !== '' && isAmong(HEADINGS, text, at, certain)) items.push({ at, name: certain })
  }
  // 王小明：早安 once may be anything.
  return items.every(({ name }) => name === items[0]!.name) ? told : [...told, ...items]
}

function isAmong(all: readonly Surroundings[], text: string, at: number, name: string): boolean {
  return all.some(([before, behind]) => matches(behind, text, at + name.length) && matches(before, text, at))
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

function matchAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0] ?? ''
}
