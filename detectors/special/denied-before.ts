/**
 * Is a word denied by what stands before it? 王文華先生沒有高血壓、糖尿病, 未曾罹患肝炎, 從未受有期徒刑之宣告, has no diabetes. A denial binds the nearest
 * noun phrase, whoever stands before it: between the two are only other words of illnesses, 之, 任何, 及 and 、. 沒有錢治療癌症, 沒有人知道他有愛滋病,
 * 無故缺席 and 無高血壓，有糖尿病 deny nothing of what follows.
 */
import { CRIMINAL_WORDS, EVERYDAY_CRIMINAL } from '../data/special-words-criminal.ts'
import { OFFENCES } from '../data/special-words-sexual.ts'
import { isIllness, LAST_THING, LONGEST_ILLNESS, QUALIFIERS } from './denials.ts'

/** What is denied of somebody in lists with crimes. */
const WRONGS = ['性霸凌', '霸凌', '性侵害犯罪', '虐待', '家暴', '家庭暴力', '毒品', '吸毒']
const CRIMES: ReadonlySet<string> = new Set(
  [...CRIMINAL_WORDS, ...EVERYDAY_CRIMINAL, ...OFFENCES, ...WRONGS].map((word) => word.toLowerCase()),
)

/** 無過敏, 否認過敏及慢性病史, as an answer has it: whatever else is listed before it, illness or not. Behind 有無 it is asked. */
const ANSWERS_NO =
  /(?:^|[\s　，,。;；:：、（(])(?:本[年季月週]度?|近期|目前|迄今|經|皆|均|尚|亦|也|並|且)?(?:無|沒有|否認有?|不曾有|未曾有|查無|皆無)(?:(?![^、]{0,11}(?:[有曾患罹但]|習慣|運動))[^\s　，,。;；:：、及和與或]{1,12}[及和與或、]{1,2}){0,8}(?:任何|藥物|食物|藥品|特殊|重大|其他|相關|已知|過去|家族|遺傳|明顯|慢性|刑事)*$/u

/** To have, get, be found with. */
const HAVE =
  '有|罹於?|患|得|感?染上?|犯|具備?|發現|查獲|見|檢出|診斷|出現|涉|存在|曾|經|過|任何|例?如|像|[請申]?領|持|取得'
/** 有無 and 並非無 are none; 未 alone says what was not done. */
const DENIES = new RegExp(
  `(?<![有非])(?:(?:[無无]|[沒没]有?|否認|不曾|未曾|從未|從來[沒没]有?|不具有?|不具備|不存在)(?:${HAVE})*|未(?:${HAVE})+)$`,
  'u',
)
/** … of what courts do: 從未受…之宣告, 未曾因…被判刑. */
const COURT = '經|被|受|遭|獲|有|犯|曾|過|任何|刑事|法院|宣告|處|科'
const NEVER = new RegExp(
  `(?<![有非尚])(?:(?:未曾?|不曾|從未|從來[沒没]有?|[沒没]有?|[無无])(?:曾)?(?:[因犯涉][^\\s　，,。;；:：]{1,40}?)?(?:${COURT})+|未曾|不曾|從未)$`,
  'u',
)
const NEVER_BECAUSE = /(?:未曾?|不曾|從未|[沒没]有)因$/u
/** 沒有吸毒、竊盜等前科 */
const RECORD_OF_IT =
  /^(?:[、或及和與][^\s　，,。;；、或及和與]{1,12}?){0,6}(?:等|之|的)*(?:不法|違法|不當)?(?:前科|[紀記]錄|犯罪|行為(?!人)|情[事形]|案件|事件|違規|罪)/u
/** 查無前科素行紀錄, 無訴訟及刑案紀錄 */
const RECORD = /(?:前科|前案|案底|[紀記]錄|犯罪)$/u
const OF_RECORD = /(?:前科|素行|不良|刑事|訴訟|犯罪|刑案|違規|任何|其他|重大|性侵害|[紀記]錄|[及與和或暨、之的])+$/u
/** 無因案判刑確定之情事 */
const NEVER_FOR = /(?<![有])(?:[無无]|[沒没]有|未曾?|查無)[因涉犯][^\s　，,。;；]{1,24}$/u
const BECAUSE_OF_IT = /^[^\s　，,。;；]{0,40}?(?:被|受|遭|經|而)/u

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
const HABIT_ENDS = /^(?:過|之|的)?(?:[紀記]錄|經驗|史|情形)?(?:$|[^\p{L}\p{N}])/u
const DENIABLE =
  /(?:史|過敏|體質|障礙|手冊|重大傷病卡|前科|職災|職業災害|犯罪|[紀記]錄|病歷(?:資料)?)$|^(?:前科|前案|案底|刑[事案]|犯罪)/u
/** … and of an illness, if nothing goes on with it: 無高血壓、糖尿病等病史, and neither 無高血壓藥 nor 無糖尿病患者. */
const ILLNESS = /[病症癌]$/u
const ILLNESS_ENDS = new RegExp(
  `^(?:(?:等|之|的|${QUALIFIERS}|[疾病史者症狀]|問題|情[形況]|[紀記]錄|診斷)*|等[^\\s　，,。;；:：、]{1,24}?(?:疾[病患]|病[症史]|症狀?|情[形況事]|狀況|問題|者))(?:$|[^\\p{L}\\p{N}]|[及和與或也亦且並跟但惟喔啊啦])`,
  'u',
)

/** 無上述症狀, and not 無症狀感染. */
const SYMPTOMS = /(?:症狀|不適)$/u
/** 無心臟病、高血壓等不適合潛水之疾病: between the list and what it is called. */
const SUCH = /等[^\s　，,。;；:：、]{0,24}[之的]$/u

/** 無下列疾病：高血壓、糖尿病, 以下疾病均無：…: a label that denies what follows it, up to 但 or 有 or the next label. */
const ANNOUNCED =
  /(?:(?<![有是])(?:[無无]|[沒没]有?|否認|未曾?|不曾|從未)(?:[有具]|罹?患|發生|任何)*(?:下列|以下|上述|前述|左列|如下|前列|所列|各[款項])|(?:下列|以下|左列|前列|各[款項])[^\s　，,。;；:：]{0,16}[皆均都全](?:[無无否]|[沒没]有|未[有曾]))[^\n，,。;；:：]{0,24}[:：]((?:[^。;；:：]|[。;；](?=[ 　]*\n?[ 　]*[(（]?[\d一二三四五六七八九十]))*)$/u
const ENDS_ANNOUNCED =
  /[，,][ 　]?(?:有|另有|患|罹)|[但惟僅]|\n(?![ \t　]*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、]|[-•*○●]))/u
/** 未有公司法第30條各款情事（曾犯詐欺、背信罪…）: in brackets, what is denied before them. */
const IN_BRACKETS =
  /(?<![有是])(?:[無无]|[沒没]有|未曾?有|查無|未發現有?|不具)[^，,。;；\n（()）]{1,40}(?:情[形況事]|規定|條件|疾病|病[史症]|行為|[紀記]錄|前科|犯罪|者|罪)[ 　]?[（(](?:含|包[括含]|如|例|即|指|曾|犯|諸如)[^（()）\n]*$/u
/** 以上皆無（高血壓、糖尿病） */
const NONE_OF_THESE = /[皆均都](?:[無无]|[沒没]有)[ 　]?[（(](?!僅|但|除|有|惟)[^（()）\n有僅但除]*$/u
/** 非愛滋病感染者, 不是糖尿病患者: but 非典型肺炎, 除非, 是不是. */
const IS_NOT = /(?:(?<![除若莫是並])非|(?<![是])並?不是|並非)(?:屬|為|係)?$/u
const ONE_WHO_HAS = /^(?:的)?(?:患者?|病患|病人|感染者|帶原者|個案|者|人口|族群)*(?:$|[^\p{L}\p{N}])/u
/** 已排除罹患肺癌, 肺結核已排除: but 無法排除, 待排除. */
const RULED_OUT = new RegExp(`(?<![無未不法能難待可須需應要以為])排除(?:了|是|為|${HAVE})*$`, 'u')
const RULED_OUT_BEHIND = /^(?:業?已經?|經[^\s　，,。;；]{0,6})排除(?:$|[^\p{L}\p{N}])/u
const RULED_OUT_ENDS = /^(?:之?可能性?|診斷|感染)?(?:$|[^\p{L}\p{N}]|後)/u
/** 安非他命陰性: what was looked for, and not found. */
const NOT_FOUND =
  /^(?:類|反應|檢驗|檢測|尿液|結果|[:：(（ 　])*(?:陰性|[-－](?=[)）])|negative|neg\b|未檢出)|^[^\s　，,。;；]{0,16}(?:查無|未發現|無)(?:任何)?(?:資料|[紀記]錄|符合|登記)|^(?:[:：][^\s　，,。;；（(]{1,4})?[（(]查?無(?:犯罪|前科|刑[事案]|[紀記]錄)/iu

/** What is done to somebody, and was not: 未曾接受精神科治療, 從未做過基因檢測, 沒有慢性病或長期服藥; but 尚未手術, 未按時服藥. */
const ACT = /(?:治療|檢測|檢查|篩檢|手術|開刀|住院|就[診醫]|服藥|用藥|諮商|化療|洗腎|看診|門診|健檢|體檢)$/u
const NEVER_DONE =
  /(?<![有非尚])(?:未曾?|不曾|從未|從來[沒没]有?|[沒没]有?|[無无]|並未)(?:[因於在][^\s　，,。;；:：]{1,14}?)?(?:曾|接受過?|做過?|進行過?|實施|申請過?|參加過?|任何|過|長期|定期|固定|特殊)*$/u
/** 沒有施用毒品, 否認吸毒: a habit, where 否認詐欺 is what an accused says. */
const DRUGS = /毒|安非他命|大麻|K他命/u
/** A paper that is not there yet, or is asked for: 尚未繳交體格檢查表, 住院者附出院病歷摘要. */
const PAPER = /(?:證明書?|[紀記]錄|報告書?|[^代]表|摘要|病歷|診斷書|良民證)$/u
const ASKED_FOR =
  /(?:未|還[沒没]有?|[沒没]有?|缺|待|請|需|應|須|者)(?:先|另|再|一併|自行|依規定|主動|完成|[於在][^\s　，,。;；:：]{1,8})*(?:檢附|檢送|繳交|提供|補繳|補交|補附|補|繳|附|交|出示|出具|上傳|攜帶|帶)(?:上|最近|近?[一二三六]個?[月年]內|公立醫院|之|的)*$/u

const ENGLISH_DENIES =
  /(?:^|[^a-z])(?:no|not|denies|denied|denying|without|negative for|free of|absence of|(?:does|did|do|has|have|had)(?: not|n[’']t) (?:have|had|suffer from)|(?:has|have|had) never had|never had|never (?:been )?diagnosed with)(?: (?:any|a|an|known|past|previous|prior|significant|family|personal|medical|criminal|police|pending|outstanding|other|such|current|relevant|chronic|serious|(?:history|evidence|signs?|diagnosis) of|(?:hx|h\/o|pmh)(?: of)?|h\/o))*(?: [a-z]+(?: [a-z]+)?(?:,| or| and| nor)){0,6}(?:(?<=,) (?:or|nor))? $/iu
/** Of what courts do: never convicted of, not found guilty. */
const ENGLISH_NEVER = /(?:^|[^a-z])(?:never|not|(?<=[a-z])n[’']t)(?: (?:been|be|had|ever|previously|a|any))* $/iu
const ENGLISH_ENDS =
  /^(?:$|[.,;)\n\r\t"，；。）]| (?:or|and|nor|but|in|at|on|found|reported|recorded|identified|exists?|was|were|has|have|of any)\b|[/](?=[A-Za-z]))/u
const ENGLISH_DENIABLE =
  /(?:records?|history|background|convictions?|arrests?|allerg(?:y|ies)|disabilit(?:y|ies)|felon(?:y|ies))$/iu

/** Is the word denied by `before`, the text up to it, where `behind` follows? */
export function isDeniedBefore(word: string, before: string, behind: string): boolean {
  const joined = JOINED.exec(word)?.[0] ?? ''
  const thing = word.slice(joined.length)
  const text = before + joined
  const illness = isIllness(word)
  if (SYMPTOMS.test(word) && QUALIFIED.test(text) && isListDenied(text)) return true
  const deniable = illness || ILLNESS.test(word) ? ILLNESS_ENDS.test(behind) : DENIABLE.test(thing)
  if (HABIT.test(word) && HABIT_ENDS.test(behind) && DENIES.test(text)) return true
  if (isRuledOut(word, text, behind)) return true
  if (
    deniable &&
    (ANSWERS_NO.test(text) || isListDenied(text) || (PAST.test(word) && isListDenied(text.replace(OF, '、'))))
  )
    return true
  if (ACT.test(word) && (NEVER_DONE.test(text) || NEVER_DONE.test(beforeList(text)))) return true
  if (PAPER.test(word) && ASKED_FOR.test(before)) return true
  if (CRIMES.has(word.toLowerCase()) || CRIMES.has(thing)) {
    if (DRUGS.test(word) && isListDenied(text)) return true
    if ([text, beforeList(text), beforeList(before)].some((part) => NEVER.test(part))) return true
    if (ENGLISH_NEVER.test(text)) return true
    if (RECORD.test(word) && DENIES.test(text.replace(OF_RECORD, ''))) return true
    if (NOT_FOUND.test(behind)) return true
    if (RECORD_OF_IT.test(behind) && (isListDenied(text) || NEVER_FOR.test(text))) return true
    if (NEVER_BECAUSE.test(beforeList(text)) && BECAUSE_OF_IT.test(behind)) return true
  }
  if (!illness && !ENGLISH_DENIABLE.test(word) && !/^[A-Z]{2,5}$/u.test(word)) return false
  return ENGLISH_ENDS.test(behind) && ENGLISH_DENIES.test(before.replace(/(?<= )(?:[a-z]+\/)+$/iu, ''))
}

function isListDenied(text: string): boolean {
  return DENIES.test(beforeList(text.replace(SUCH, '、')))
}

const ANNOUNCES =
  /(?<![有是])(?:[無无]|[沒没]有?|否認|未曾?|不曾|從未)(?:[有具]|罹?患|發生|任何)*(?:下列|以下|左列|如下|前列|所列|任一|各[款項])+[之的]?$/u

/** Does a label behind `text` deny what it announces: 從未罹患下列 before 疾病：? */
export function announcesDenial(text: string): boolean {
  return ANNOUNCES.test(text)
}

/** Is what stands between `text` and `behind` among what a label or a bracket before it says is not so? */
export function isAnnounced(text: string, behind: string): boolean {
  if (IN_BRACKETS.test(text) || NONE_OF_THESE.test(text)) return true
  const listed = ANNOUNCED.exec(text)?.[1]
  return listed !== undefined && !ENDS_ANNOUNCED.test(listed) && !/^[:：]/u.test(behind)
}

/** 非愛滋病感染者, 排除肺結核, HIV已排除 */
function isRuledOut(word: string, text: string, behind: string): boolean {
  if (
    IS_NOT.test(text) &&
    (/[者人口患犯]$/u.test(word) || ILLNESS.test(word) || isIllness(word)) &&
    ONE_WHO_HAS.test(behind)
  )
    return true
  if (!isIllness(word) && !ILLNESS.test(word)) return false
  return (RULED_OUT.test(text) && RULED_OUT_ENDS.test(behind)) || RULED_OUT_BEHIND.test(behind)
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
    for (let length = Math.min(LONGEST_ILLNESS, item.length); length > 1; length--) {
      const word = item.slice(-length)
      if (!isIllness(word) && !CRIMES.has(word)) continue
      // 曾入監 is a word, and its 曾 the denial's: 未曾入監.
      return item.slice(0, -length).replace(QUALIFIED, '') + (JOINED.exec(word)?.[0] ?? '')
    }
  return (bare === text ? text.replace(HABIT, '') : bare).replace(QUALIFIED, '')
}
