/** Columns of those who are named beside the row's own person, by the order or the part they are named in: 第一聯絡人, 主要照顧者, 隊員2. */
import type { Role } from '../columns.ts'
import type { Detector } from '../detector.ts'

/** Of several, the first, the next, the one to be asked if nobody else is there. */
const BEFORE =
  '(?:第?(?:[一二三四五六七八九十]|\\d{1,2})(?:順位|順序|優先|位|名|個)?|首位|首要|主要|次要|次位|優先|備用|備援|替代|候補|其他|另一位?|同住|同行|同戶)之?的?'
/** Whoever is called, looks after somebody, answers for somebody or belongs to somebody. */
const CALLED =
  '緊急[聯連]絡|[聯連]絡|照[顧護]者|家屬|親屬|親友|家人|監護人|法定代理人|連帶保證人|保證人|受益人|代理人|家長|收[件貨]人|同行[者人]'
/** These are somebody else without a number, too. */
const OTHERS = '照[顧護]者|家屬|親屬|親友|家人|收[件貨]人|同行[者人]|陪同[者人]|同伴|隨行[者人]'
/** These are with a number: 隊員 alone is whom the row is of. */
const MEMBERS = '[隊團組學社會成]員|隊友|組員|同學|旅客|乘客|住客|房客|參[加與][者人]|小孩|孩子|兒童|親友|保人|被保人'
const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十甲乙丙丁]|[a-e](?![a-z]))'
const ENGLISH_BEFORE =
  '(?:primary|secondary|tertiary|alternate|alternative|backup|first|second|third|other|next|1st|2nd|3rd)'
const COMPANION = new RegExp(
  `^(?:${[
    `(${BEFORE}(?:${CALLED}))人?`,
    `((?:${MEMBERS}|${OTHERS})${NUMBER})`,
    `(${OTHERS})`,
    `(${ENGLISH_BEFORE}(?:emergency)?(?:contact|carer|caregiver|guardian|guarantor|beneficiary))(?:person)?`,
    '((?:contact|companion|passenger|traveller|traveler|guest|teammate|member|dependent|dependant|child)\\d{1,2})',
  ].join('|')})`,
  'u',
)

/** By what word a heading is of a companion, `''` where it is of none. @param name in normal form */
export function companionIn(name: string): string {
  return (
    COMPANION.exec(name)
      ?.slice(1)
      .find((word) => word !== undefined) ?? ''
  )
}

/**
 * By column: whose it is, by the word for them, `''` for the row's own person. Only where the row's own has a name, or it may be the row's own
 * who is called so (身分證字號, 收件人, 電話), and each of the others has one: 主要聯絡電話 is the row's own telephone. Of special categories the
 * record tells, not the person.
 *
 * @param names the headings, in normal form
 * @param roles theirs; those that are somebody's else or of staff are left to these
 */
export function companionsOf(
  names: readonly string[],
  roles: readonly Role[],
  catalogue: readonly Detector[],
): readonly string[] {
  const isOwn = ({ relation, staff, detectors }: Role) =>
    relation === '' && !staff && detectors.every((index) => catalogue[index]!.special === undefined)
  const words = names.map((name, c) => (isOwn(roles[c]!) ? companionIn(name) : ''))
  const isName = (c: number) => roles[c]!.detectors.some((index) => catalogue[index]!.id === 'name')
  const named = new Set(words.filter((_, c) => isName(c) && isOwn(roles[c]!)))
  return words.map((word) => (named.has('') && named.has(word) ? word : ''))
}
