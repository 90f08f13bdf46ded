/**
 * Is an answer one of no? 查無, 尚無, 沒有紀錄, 未檢查, 否認高血壓或糖尿病, no known drug allergies: whatever is denied, of all of it nothing
 * is left. 無花果 and 無法行走 say something, and so does what goes on with 有.
 */
import { TRIVIAL_VALUES } from '../data/special-words.ts'
import { DISEASES, EVERYDAY_DISEASES } from '../data/special-words-diseases.ts'

/** No answer of no is longer, in characters. */
const MAX_DENIAL = 60

const TRIVIAL: ReadonlySet<string> = new Set(TRIVIAL_VALUES)
const ILLNESSES: ReadonlySet<string> = new Set([...DISEASES, ...EVERYDAY_DISEASES].map((word) => word.toLowerCase()))
/** No illness that is known has a longer name, in characters. */
export const LONGEST_ILLNESS = Math.max(...[...ILLNESSES].map(({ length }) => length))

/** Since when, by whom and how often it is denied. */
const WHEN = '(?:目前|迄今|至今|本人|學生|個案|病人|患者|家屬|經|皆|均|並|尚|都|仍|暫|自述|自訴|表示)*'
const NO = '(?:查?[無无]|沒有?|否認有?|未(?:曾|見|有|發現)有?|不曾有?|從未有?)'
/** What narrows down what is denied, and may be all that is said: 無特殊, 無食物、藥物過敏; but 無精神 is a complaint. */
export const QUALIFIERS =
  '任何|法定|特殊|特定|已知|藥物|食物|藥品|明顯|重大|其他|其它|相關|過去|既往|個人|家族|遺傳|先天|慢性|傳染|特別|上述|前述|以上|下列|以下'
const NARROWED = `${QUALIFIERS}|精神|心理|身體|身心|健康|急性|刑事|刑案|犯罪|此|該|嚴重|重要|異常|顯著|性|之|的`
const OF_WHAT = `(?:${NARROWED})*`
const THINGS =
  '(?:過敏|疾病|病|傷病|用藥|手術|住院|家族|接觸|旅遊|就醫|犯罪|前科)?史|過敏(?:反應|原|物質?|情形|體質)?|疾[病患]|病[症況痛]?|傷病|體質|[紀記]錄|資料|前科|犯罪|不法|刑責|案底|罪|異常|症狀?|不適|狀況|情[形況事]|問題|障礙|不良反應|不良[紀記]錄|不良嗜好|發現|手術|住院|用藥|服藥|藥物|就醫|診斷|結果|者|等'
const THING = `(?:${THINGS})+`
/** The last of such things at the end of a text, or of the words before it that narrow it down. */
export const LAST_THING = new RegExp(`(?:${THINGS}|${NARROWED})$`, 'u')
/** What is denied in one clause, up to the illness or habit that is, if it is none of {@link THING}. */
const DENIED_THING = new RegExp(`^${WHEN}${NO}(.*)$`, 'u')
const ONLY_THINGS = new RegExp(`^(?:(?:${QUALIFIERS})*|${OF_WHAT}${THING})$`, 'u')
const AROUND_ILLNESS = new RegExp(`^(?:${QUALIFIERS})*|${THING}$`, 'gu')
/** What was not done, so that there is nothing to tell. */
const NOT_DONE = new RegExp(
  `^${WHEN}(?:(?:未|不|不需|無需|免|毋須)(?:經|再|曾)?(?:做|檢|受檢|檢查|檢驗|檢測|篩檢|測|量測|施打|接種|注射|住院|就醫|看診|服藥|用藥|服用|手術|開刀|罹病|患病|發病|染疫|確診|申報|告知|填報|提供|提出|登記|評估|診斷|要)|免)(?:過)?$`,
  'u',
)
const ENGLISH =
  /^(?:(?:no|none|nil|not|never|denies|denied|without|nkda|nka|nkfa|unremarkable|non-?contributory|insignificant)\b)(?:[ /]+(?:known|any|reported|recorded|significant|relevant|specific|previous|prior|past|current|chronic|serious|medical|drug|food|environmental|surgical|family|health|criminal|history|record|records|allerg(?:y|ies)|conditions?|diseases?|illness(?:es)?|issues?|problems?|concerns?|medications?|convictions?|offen[cs]es?|disabilit(?:y|ies)|data|information|applicable|available|done|tested|found|given|stated|provided|examined|detected|of|or|and|to|on file|none|no|無|沒有))*$/u
const CLAUSES = /[，,;；。]/u
const LIST = /[、/及與和或]/u

/** What is to be written, and when: 如有特殊疾病, 請註明. */
const SUPPOSES = /^(?:[如若倘][有為係曾]|例如|請[註填勾說詳])/u

/** Does an answer say no or nothing, and nothing besides? */
export function isDenial(answer: string): boolean {
  return SUPPOSES.test(answer.trim()) || TRIVIAL.has(plainOf(answer)) || deniesIt(answer)
}

/** … in so many words, so that it may stand behind a question without a sign between: 糖尿病 正常 is none. */
export function deniesIt(answer: string): boolean {
  if (answer.length > MAX_DENIAL) return false
  const plain = plainOf(answer)
  if (ENGLISH.test(plain)) return true
  const clauses = plain.split(CLAUSES).flatMap((clause) => clause.trim() || [])
  return clauses.some(deniesAll) && clauses.every((clause) => TRIVIAL.has(clause) || deniesAll(clause))
}

function plainOf(answer: string): string {
  return answer
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[。.!]+$/u, '')
}

/** The first bytes of answers of no: most others are never decoded. */
const BEGINNINGS: ReadonlySet<number> = new Set(
  [...'查無无沒否未不從尚免目迄至本學個病患家經皆均並都仍暫自表毋良正一如若倘例請拒取爽改缺已'].map((character) => {
    const [a = 0, b = 0, c = 0] = Buffer.from(character)
    return (a << 16) | (b << 8) | c
  }),
)

/** May `bytes[start, end)` be a denial, by its first character? */
export function mayDeny(bytes: Uint8Array, start: number, end: number): boolean {
  const b = bytes[start]!
  if (b < 0x80) return b === 0x4e || b === 0x6e || b === 0x44 || b === 0x64 || b === 0x57 || b === 0x77
  return end - start >= 3 && BEGINNINGS.has((b << 16) | (bytes[start + 1]! << 8) | bytes[start + 2]!)
}

/** 無高血壓、糖尿病: of a list the first is denied, and the others with it. */
function deniesAll(clause: string): boolean {
  if (NOT_DONE.test(clause)) return true
  return clause.split(LIST).every((part, i) => {
    const denied = DENIED_THING.exec(part)?.[1]
    return denied === undefined ? i > 0 && isThing(part) : isThing(denied)
  })
}

/** Is it an illness, and no drug, figure or paper? */
export function isIllness(word: string): boolean {
  return ILLNESSES.has(word.toLowerCase())
}

function isThing(part: string): boolean {
  if (ONLY_THINGS.test(part) || ILLNESSES.has(part)) return true
  return ILLNESSES.has(part.replaceAll(AROUND_ILLNESS, ''))
}
