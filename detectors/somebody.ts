/** Names of columns and fields that say whom they are about and not what of them: 使用人, reviewer, officer. What stands there may be a name. */

/** 訂房人, 帶隊人員, 輔導員, 善信. */
const HAN = /\p{Script=Han}[人員者師士友信]$/u
/** Whoever does it, or has it done; and how programs call those without a word of that form. */
const ENGLISH = /(?:[a-z]{3}(?:er|or|ee|ist|man)|person|staff|(?:ed|en)by)$|^(?:host|sales|emp|clerk|guard|pic|lead)$/u
/** … in which the ending is of something else, and three characters may be what it is called. */
const THINGS =
  /(?:number|order|border|folder|header|footer|layer|server|handler|paper|letter|character|chapter|poster|cover|colou?r|flower|water|center|theater|tower|door|floor|river|publisher|manufacturer|supplier|vendor|distributor|committee|coffee|tree|employer|list)$/u

/** @param name in normal form */
export function saysSomebody(name: string): boolean {
  return HAN.test(name) || (ENGLISH.test(name) && !THINGS.test(name))
}

/** Whoever writes, translates, keeps or tests what is in a record, and is not whom it is about: 譯者, 維護人員, updated_by. */
const KEEPERS = new RegExp(
  `^(?:${[
    '(?:資料|文件|內容|系統)?(?:翻譯|校譯|審譯|校對|審校|審稿|編輯|編修|撰寫|撰稿|維護|填表|填報|彙整|統計|製作|建檔|建立|登錄|輸入|上傳|異動|更新|修改|測試|承辦|經辦|操作|審核|覆核|核准|製表)(?:人員?|員|者)?|[譯作編]者|主編',
    '(?:translator|author|maintainer|editor|proofreader|reviewer|operator|tester|committer|contributor)s?',
    '(?:translated|written|maintained|edited|reviewed|operated|tested|updated|created|modified)by',
  ].join('|')})(?:姓名|name)?$`,
  'u',
)

/** @param name in normal form */
export function keepsRecords(name: string): boolean {
  return KEEPERS.test(name)
}

/** What those deal with whose work it is: 醫師, 檢察官, 講師. */
export type DealtWith = 'medical' | 'criminal' | 'any' | ''

const named = (words: string) => new RegExp(`^(?:${words})(?:姓名|name)?$`, 'u')
const OF_ILLNESS = named(
  '(?:主治|看診|門診|負責|診斷|開立|開單|承辦|調劑)?(?:醫師|醫生|藥師|藥劑師|藥劑生|護理師|護理人員|護士|治療師|心理師|營養師|衛教師|個管師|個管員|個案管理師|社工師?)|(?:attending|prescribing|diagnosing)?(?:doctor|physician|pharmacist|nurse|therapist|clinician|dietitian|casemanager|socialworker)',
)
const OF_CRIME = named(
  '(?:承辦|執勤|查獲|逮捕|移送|受理|偵辦|值班|處理)?(?:警員|員警|警官|警察|刑警|偵查佐|偵查隊長|檢察官|檢察事務官|法官|書記官|律師|辯護人|辯護律師)|(?:arresting|investigating|police)?officer|detective|investigator|prosecutor|judge|lawyer|attorney',
)
const OF_ANY = named('(?:課程|授課)?(?:講師|講者|主講人?|講座|授課教師)|instructor|lecturer|speaker|presenter|trainer')

/** @param name in normal form */
export function dealsWith(name: string): DealtWith {
  if (OF_ILLNESS.test(name)) return 'medical'
  if (OF_CRIME.test(name)) return 'criminal'
  return OF_ANY.test(name) ? 'any' : ''
}

/** Of goods, whoever answers for them, or is to be called. */
const CONTACT = /負責人|代表人|[聯連]絡人|[聯連]絡窗口|窗口|contact|owner/u

/** Does a heading or label name whoever is to be called, or answers for goods? @param name in normal form */
export function isToBeCalled(name: string): boolean {
  return CONTACT.test(name)
}

/** … or that those who are named are the ones who are ill or hired: 病假, 到職日. */
const OF_STAFF = /病假|請假|休假|傷假|事假|到職|在職|離職|sick_?leave|\bhired?\b/iu

/** Does a heading say that the rows are of those who work there? */
export function isOfStaff(name: string): boolean {
  return OF_STAFF.test(name)
}

const GOODS =
  /許可證字號|衛署|品名|藥品|藥名|產品|商品|適應症|(?:人|個案|通報|案件|病例|件|罹病|死亡|統計人|確診)數|件數|數量|drug|product|licen[cs]eno|indications?|\b(?:cases|count|total)\b/u

/** … that what is listed is goods, or counted? @param name in normal form */
export function listsGoods(name: string): boolean {
  return GOODS.test(name)
}

const OF_PERSON =
  /學號|學生|員工|員編|會員|客戶|顧客|病患|病人|患者|個案|案主|被告|受刑|當事人|申請人|年齡|性別|年級|座號|床號|收案|就[診醫]|住院|student|employee|member|patient|customer|client|subject|participant|\bage\b|gender|\bsex\b/iu

/** Does a heading or label say of whom a record is without a name: 學號, 個案編號, 床號, age? */
export function numbersPerson(name: string): boolean {
  return OF_PERSON.test(name)
}
