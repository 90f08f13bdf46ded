/**
 * Is a word denied by what stands before it? 王文華先生沒有高血壓、糖尿病, 未曾罹患肝炎, 從未受有期徒刑之宣告, has no diabetes. A denial binds the nearest
 * noun phrase, whoever stands before it: between the two are only other words of illnesses, 之, 任何, 及 and 、. 沒有錢治療癌症, 沒有人知道他有愛滋病,
 * 無故缺席 and 無高血壓，有糖尿病 deny nothing of what follows.
 */
import { CRIMINAL_WORDS, EVERYDAY_CRIMINAL } from '../data/special-words-criminal.ts'
import { isIllness, LAST_THING, LONGEST_ILLNESS, QUALIFIERS } from './denials.ts'

const CRIMES: ReadonlySet<string> = new Set([...CRIMINAL_WORDS, ...EVERYDAY_CRIMINAL].map((word) => word.toLowerCase()))

/** 無過敏, 否認過敏及慢性病史, as an answer has it: whatever else is listed before it, illness or not. Behind 有無 it is asked. */
const ANSWERS_NO =
  /(?:^|[\s　，,。;；:：、（(])(?:本[年季月週]度?|近期|目前|迄今|經|皆|均|尚)?(?:無|沒有|否認有?|不曾有|未曾有|查無|皆無)(?:(?![^、]{0,11}(?:[有曾患罹但]))[^\s　，,。;；:：、]{1,12}?[及和與或、]){0,8}(?:任何|藥物|食物|藥品|特殊|重大|其他|相關|已知|過去|家族|遺傳|明顯|慢性|刑事)*$/u

/** To have, get, be found with. */
const HAVE = '有|罹患?|患有?|得|染[上有]?|感染|犯|具有?|具備|發現|查獲|見|檢出|診斷出?|出現|涉|存在|曾|經|過|任何'
/** 有無 and 並非無 are none; 未 alone says what was not done. */
const DENIES = new RegExp(
  `(?<![有非])(?:(?:[無无]|[沒没]有?|否認|不曾|未曾|從未|從來[沒没]有?|不具有?|不具備|不存在)(?:${HAVE})*|未(?:${HAVE})+)$`,
  'u',
)
/** … of what courts do: 從未受…之宣告, 未曾因…被判刑. */
const COURT = '經|被|受|遭|獲|有|犯|曾|過|任何|刑事|法院|宣告|處|科'
const NEVER = new RegExp(
  `(?<![有非尚])(?:(?:未曾?|不曾|從未|從來[沒没]有?|[沒没]有?|[無无])(?:曾)?(?:因[^\\s　，,。;；、]{1,16}?)?(?:${COURT})+|未曾|不曾|從未)$`,
  'u',
)
const NEVER_BECAUSE = /(?:未曾?|不曾|從未|[沒没]有)因$/u
/** 沒有吸毒、竊盜等前科 */
const RECORD_OF_IT = /^(?:、[^\s　，,。;；]{1,12})?(?:等|之|的)*(?:前科|[紀記]錄|犯罪)/u
const BECAUSE_OF_IT = /^[^\s　，,。;；、]{0,6}(?:被|受|遭|經|而)/u

/** Words of the lexicon that begin with what joins them to the denial: 曾被判刑, 有前科. */
const JOINED = /^(?:曾|經|被|遭|受|有(?!期|罪))+(?=..)/u
const QUALIFIED = new RegExp(`(?:${QUALIFIERS}|性|之|的)+$`, 'u')
/** 沒有高血壓的家族病史: of what it is a history. */
const PAST = /[史錄科]$/u
const OF = /[等之的]*$/u
const AND = /[ 　]*(?:以及|[、/及與和或跟])[ 　]*$/u
/** What is asked about beside illnesses, and stands in lists with them. */
const HABIT = /(?:抽菸|抽煙|吸菸|吸煙|喝酒|飲酒|酗酒|嚼?檳榔|輸血|手術|開刀|住院)$/u

/** What is denied so: what somebody has had or has, and not 無症狀, 無痛分娩, 無照駕駛. */
const DENIABLE = /(?:史|過敏|體質|障礙|前科|職災|職業災害|犯罪|[紀記]錄)$|^(?:前科|前案|案底|刑[事案]|犯罪)/u
/** … and of an illness, if nothing goes on with it: 無高血壓、糖尿病等病史, and neither 無高血壓藥 nor 無糖尿病患者. */
const ILLNESS = /[病症癌]$/u
const ILLNESS_ENDS = new RegExp(
  `^(?:等|之|的|${QUALIFIERS}|[疾病史者症狀]|問題|情[形況]|[紀記]錄|診斷)*(?:$|[^\\p{L}\\p{N}]|[及和與或也亦且並跟但惟喔啊啦])`,
  'u',
)

const ENGLISH_DENIES =
  /(?:^|[^a-z])(?:no|denies|denied|denying|without|negative for|free of|absence of|(?:does|did|do|has|have|had)(?: not|n[’']t) (?:have|had|suffer from)|(?:has|have|had) never had|never had|never (?:been )?diagnosed with)(?: (?:any|a|an|known|past|previous|prior|significant|family|personal|medical|(?:history|evidence|signs?|diagnosis) of|hx of|h\/o))*(?: [a-z]+(?: [a-z]+)?(?:,| or| and| nor)){0,6}(?:(?<=,) (?:or|nor))? $/iu
/** Of what courts do: never convicted of, not found guilty. */
const ENGLISH_NEVER = /(?:^|[^a-z])(?:never|not|(?<=[a-z])n[’']t)(?: (?:been|be|had|ever|previously|a|any))* $/iu
const ENGLISH_ENDS = /^(?:$|[.,;)\n\r\t"，；。）]| (?:or|and|nor|but|in|at|on)\b)/u
const ENGLISH_DENIABLE =
  /(?:records?|history|background|convictions?|arrests?|allerg(?:y|ies)|disabilit(?:y|ies)|felon(?:y|ies))$/iu

/** Is the word denied by `before`, the text up to it, where `behind` follows? */
export function isDeniedBefore(word: string, before: string, behind: string): boolean {
  const joined = JOINED.exec(word)?.[0] ?? ''
  const thing = word.slice(joined.length)
  const text = before + joined
  const illness = isIllness(word)
  const deniable = illness || ILLNESS.test(word) ? ILLNESS_ENDS.test(behind) : DENIABLE.test(thing)
  if (
    deniable &&
    (ANSWERS_NO.test(text) || isListDenied(text) || (PAST.test(word) && isListDenied(text.replace(OF, '、'))))
  )
    return true
  if (CRIMES.has(word.toLowerCase()) || CRIMES.has(thing)) {
    if (NEVER.test(text) || ENGLISH_NEVER.test(text)) return true
    if (RECORD_OF_IT.test(behind) && isListDenied(text)) return true
    if (NEVER_BECAUSE.test(text) && BECAUSE_OF_IT.test(behind)) return true
  }
  return (illness || ENGLISH_DENIABLE.test(word)) && ENGLISH_ENDS.test(behind) && ENGLISH_DENIES.test(before)
}

function isListDenied(text: string): boolean {
  return DENIES.test(beforeList(text))
}

/** `text` without the list of illnesses and such that it ends with: 王小明無 of 王小明無高血壓、慢性病史及. */
function beforeList(text: string): string {
  let rest = text.replace(QUALIFIED, '')
  for (;;) {
    const listed = rest.replace(AND, '')
    const before = listed === rest ? listed : beforeItem(listed)
    if (before === listed) return rest
    rest = before
  }
}

/** `text` without the illness or such that it ends with; all of it, where it ends with none. */
function beforeItem(text: string): string {
  let bare = text
  for (let rest = bare.replace(LAST_THING, ''); rest !== bare; rest = bare.replace(LAST_THING, '')) bare = rest
  for (const item of [text, bare])
    for (let length = Math.min(LONGEST_ILLNESS, item.length); length > 1; length--)
      if (isIllness(item.slice(-length)) || CRIMES.has(item.slice(-length)))
        return item.slice(0, -length).replace(QUALIFIED, '')
  return (bare === text ? text.replace(HABIT, '') : bare).replace(QUALIFIED, '')
}
