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
