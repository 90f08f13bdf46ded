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
    '(?:資料|文件|內容|系統)?(?:翻譯|校譯|審譯|校對|審校|審稿|編輯|編修|撰寫|撰稿|維護|建檔|建立|登錄|輸入|上傳|異動|更新|修改|測試|承辦|經辦|操作|審核|覆核|核准|製表)(?:人員?|員|者)?|[譯作編]者|主編',
    '(?:translator|author|maintainer|editor|proofreader|reviewer|operator|tester|committer|contributor)s?',
    '(?:translated|written|maintained|edited|reviewed|operated|tested|updated|created|modified)by',
  ].join('|')})(?:姓名|name)?$`,
  'u',
)

/** @param name in normal form */
export function keepsRecords(name: string): boolean {
  return KEEPERS.test(name)
}

const OF_PERSON =
  /學號|學生|員工|員編|會員|客戶|顧客|病患|病人|患者|個案|案主|被告|受刑|當事人|申請人|年齡|性別|年級|座號|床號|收案|就[診醫]|住院|student|employee|member|patient|customer|client|subject|participant|\bage\b|gender|\bsex\b/iu

/** Does a heading or label say of whom a record is without a name: 學號, 個案編號, 床號, age? */
export function numbersPerson(name: string): boolean {
  return OF_PERSON.test(name)
}
