/** Names of columns and fields that say whom they are about and not what of them: 使用人, reviewer, officer. What stands there may be a name. */

/** 訂房人, 帶隊人員, 輔導員, 善信. */
const HAN = /\p{Script=Han}[人員者師士友信]$/u
/** Whoever it is about, or speaks: 成員, 幼兒, 夫妻, `from`. */
const OWN =
  /^(?:家族)?(?:成員|幼兒|嬰兒|寶寶|新生兒|子女|夫妻|父母|雙親|受檢|受測|受訪|受評|事件對象|會談對象)$|(?:真|化|實)名$|^(?:from|baby|kid|parents|couple|real|me)$/u
/** Whoever does it, or has it done; and how programs call those without a word of that form. */
const ENGLISH =
  /(?:[a-z]{3}(?:er|or|ee|ist|man)|person|staff|(?:ed|en)by)$|^(?:host|sales|emp|clerk|guard|pic|lead|by|pname)$/u
/** … in which the ending is of something else, and three characters may be what it is called. */
const THINGS =
  /(?:number|order|border|folder|header|footer|layer|server|handler|paper|letter|character|chapter|poster|cover|colou?r|flower|water|center|theater|tower|door|floor|river|publisher|manufacturer|supplier|vendor|distributor|committee|coffee|tree|employer|list)$/u

/** @param name in normal form */
export function saysSomebody(name: string): boolean {
  return HAN.test(name) || saysWhose(name) || (ENGLISH.test(name) && !THINGS.test(name))
}

/**
 * Is whoever has a name there whom the row or record is about, and nobody who deals with it?
 * @param name in normal form
 */
export function saysWhose(name: string): boolean {
  return OWN.test(name)
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

/** What may stand behind the word for whoever is named: 主辦姓名, owner_name. */
const BEHIND = /(?:姓名|名字|簽[名章核]|電話|手機|分機|信箱|e?mail|phone|tel|fullname|name)$/u
/** Offices and trades, by how they end: 管理藥師, 調查官, 組長, 研究員, 課程講師. */
const HAN_OFFICE =
  /(?:師|[官醫警醫]|長|員|醫生|主任|經理|[協襄副]理|總[監裁]|秘書|助理|督導|主管|教授|教練|顧問|編輯|主編|幹事|委員|[社志義]工|理專|客服|[主責承]辦|協辦|經[辦手]|主[講治]|授課|主持|製表|[審覆複]核|核[准定]|審查|校對|採購|總務|會計|出納|人資|工務|品保|窗口|撰[稿文]|[講記作譯編著筆]者|講座|pm)$/u
/** … of which these are whoever belongs somewhere, and so may be whom a row is of. */
const HAN_MEMBER =
  /(?:[家戶學]長|[學會隊成社職組團黨船球演雇僱傷]員|(?:^|訓|假|席|新進|傷|罹[患病]|確診|染|離|職|[受體應]檢|錄取|報名|役|全體|外籍)人員)$/u
/** Whoever does what the work is: 負責同仁, 聯絡人, 計畫主持人, 理賠人員. */
const HAN_DEALER =
  /^(?:[負主專]責|承辦|經[辦手]|主辦|協辦)|(?:[承經主協]辦|經手|負責|[聯連][絡繫]|接洽|主持|召集|保管|管理|代表|規劃|企劃|設計|製[作表單]|填[表報單]|撰[稿寫]|[紀記]錄|[審覆複]核|審查|核准|校對|翻譯|主講|引言|與談|發言|監造|開單|調解|仲裁|鑑定|[查稽]核|檢[驗查]|採[檢樣]|評估|訪[視談]|輔導|觀護|辯護|執行|操作|維護|公告|[發收]文|提案|建檔|登錄|輸入)[人者]$/u
/** How the same end in English: coordinator, therapist, dietitian, handled_by, principal_investigator. */
const ENGLISH_OFFICE =
  /(?:[a-z]{2}(?:er|or|ist|ian)|(?:ed|en)by|nurse|attorney|lawyer|judge|counsel|surgeon|professor|detective|clerk|assignee|assigned(?:to)?|coach|chief|lead|admin|responsible|incharge|contact(?:person|window)?|representative|assistant|secretary|analyst|host|sales(?:rep|person)?|attending)$|^(?:pi|pic|pm|po|dr|rep|head|md)$/u
/** … and those who are members, have it done, or did it themselves. */
const ENGLISH_MEMBER =
  /(?:customer|member|user|player|swimmer|passenger|offender|prisoner|perpetrator|violator|abuser|holder|consumer|donor|visitor|survivor|minor|senior|worker|driver|rider|runner|hiker|traveller|traveler|buyer|purchaser|subscriber|borrower|debtor|sufferer|carrier|smoker|mother|father|brother|sister|daughter|partner|teenager|elder|voter|farmer|soldier|volunteer|sender|receiver|payer|taxpayer|remitter|requester|requestor|signer|caller|tester|boarder|newcomer|foreigner|labou?rer)$/u

/**
 * Is whoever has a name below the heading, or behind the label, somebody who deals with what the row or record is of, and not whom it is
 * about: 管理藥師, 組長, 理賠經辦, coordinator?
 * @param name in normal form
 */
export function isRole(name: string): boolean {
  const word = name.replace(BEHIND, '')
  if (word === '') return false
  if (KEEPERS.test(name) || HAN_DEALER.test(word)) return true
  if (HAN_OFFICE.test(word)) return !HAN_MEMBER.test(word)
  return ENGLISH_OFFICE.test(word) && !ENGLISH_MEMBER.test(word) && !THINGS.test(word)
}

/** Whom a row or record is about. */
const PERSONS =
  /姓名|名字|大名|人名|病[患人友童]|患者|個案|案主|當事人|被|受|學[生員童]|員工|職員|同[仁學]|會員|客戶|顧客|住民|院民|民眾|長[者輩]|申請[人者]|嫌|犯|加害|行為人|死者|[傷亡往]者|役男|產婦|孕婦|幼[生兒童]|寶寶|^[a-z]*name$|patient|client|customer|member|student|employee|subject|participant|person|defendant|suspect|victim|offender|inmate|insured|applicant|claimant|resident|passenger|user/u

/** Is the heading one of the words for whom a row is about: 姓名, 病患, 被告? @param name in normal form */
export function isPerson(name: string): boolean {
  return PERSONS.test(name) && !isRole(name)
}

/** Of goods, whoever answers for them, or is to be called. */
const CONTACT = /負責人|代表人|[聯連]絡人|[聯連]絡窗口|窗口|contact|owner/u

/** Does a heading or label name whoever is to be called, or answers for goods? @param name in normal form */
export function isToBeCalled(name: string): boolean {
  return CONTACT.test(name)
}

const ANIMALS =
  /^(?:寵物|動物|毛孩|愛犬|愛貓|毛寶貝|犬隻|貓隻)(?:名|名字|姓名|名稱|品種|種類|類別|種|性別|年齡|編號)?$|^[犬貓][名種]$|^(?:pet|animal)(?:s?name|species|breed|type|id)?$|^(?:species|breed)$/u
const OWNERS = /^(?:飼主|畜主|馬主|鴿主|主人)|^owner/u

/** Does a heading say that the rows are of animals: 寵物名, breed? @param name in normal form */
export function isOfAnimal(name: string): boolean {
  return ANIMALS.test(name)
}

/** … and another that what is below it is its owner's: 飼主病史? */
export function isOfOwner(name: string): boolean {
  return OWNERS.test(name)
}

/** Columns of what only those have who are named, whatever they are called: 病假, 到職日, 前科. */
const OF_STAFF =
  /病假|請假|休假|傷假|事假|到職|在職|離職|良民證|前科|不適任|(?:健檢|健康檢查|體檢|體格檢查)(?:日期?|結果|報告|[狀情][況形])?$|sick_?leave|\bhired?\b/iu

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
  /學號|學生|員工|員編|工號|會員|客戶|顧客|病患|病人|患者|個案|案主|被告|受刑|當事人|申請人|年齡|性別|年級|座號|床號|收案|就[診醫]|住院|student|employee|member|patient|customer|client|subject|participant|\bage\b|gender|\bsex\b/iu

/** Does a heading or label say of whom a record is without a name: 學號, 個案編號, 床號, age? */
export function numbersPerson(name: string): boolean {
  return OF_PERSON.test(name)
}
