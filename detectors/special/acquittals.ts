/**
 * Texts that say that nobody whom they name was convicted: an acquittal, the order of a judgment, a summons to a witness, a civil case, a
 * certificate without entries.
 */

/** 無罪, 無罪確定, 不起訴, Not guilty as an answer, a cell or a value of its own, and 勝訴, which no accused gets. */
const ACQUITTED =
  /(?:^|[\t\n,;|"':：=｜│])[ 　]*(?:判決|諭知|獲判|處分)?(?:無罪|不起訴|免訴|(?:公訴|自訴)?不受理|(?:部分|全部)?[勝敗]訴|原告之訴駁回|not guilty|acquitted|acquittal|(?:case |charges? )?dismissed|no conviction)(?:判決|處分|確定|定讞)*[ 　.]*(?:$|[\t\n\r,;|"'。｜│])/iu
const CONVICTED =
  /有罪|有期徒刑|無期徒刑|拘役|罰金|緩刑|緩起訴|職權不起訴|(?<!not )guilty|convicted|sentenced|imprisonment|probation|\bfined\b/iu

/** Whoever a paper of a court calls, and does not accuse. */
const NOT_ACCUSED =
  /(?:^|[\s　,，;；])(?:稱謂|身[分份]|被傳人身[分份]|關係人類別)[ 　]*[:：\t,][ 　]*(?:證人|鑑定人|通譯|告訴人|被害人|告訴代理人|辯護人)(?:$|[\s　,，;；。（(])/u

/** The order of a judgment, up to its reasons. */
const ORDER = /(?:^|[\n:：])[ 　]*主[ 　]*文[ 　]*(?:[:：]|\r?\n|(?=\p{Script=Han}))/u
const REASONS = /\n[ 　]*(?:理[ 　]*由|事[ 　]*實|犯[ 　]*罪[ 　]*事[ 　]*實|據上論|中[ 　]*華[ 　]*民[ 　]*國)/u
const ACQUITS = /無罪|免訴|不受理/u
const SENTENCES = /有罪|處|科|徒刑|拘役|罰金|緩刑|沒收|犯[^\s，。；;]{1,20}罪/u
/** What reasons tell of before: convictions that stand. */
const RECORD = /前科|[判處科][^。\n]{0,12}(?:有期徒刑|拘役|罰金)|緩刑|執行完畢|假釋/u

/** What a certificate of the police says of whoever has no entry. */
const NO_ENTRY =
  /(?:無|查無|沒有|未有|尚無)(?:任何)?(?:刑事案件|刑事|犯罪|刑案|前科|犯罪前科|不良)(?:案件)?(?:之)?[紀記]錄|[無沒]任何(?:犯罪|前科)|no (?:record of )?(?:any )?(?:criminal|convictions?)(?: (?:records?|convictions?))?/iu

/** Does a record, a form or a judgment say that there was no conviction, and of none? */
export function isAcquitted(text: string): boolean {
  const order = ORDER.exec(text)
  if (order !== null) {
    const said = text.slice(order.index + order[0].length)
    const end = REASONS.exec(said)?.index ?? said.length
    const rest = `${text.slice(0, order.index)}\n${said.slice(end)}`
    if (ACQUITS.test(said.slice(0, end))) return !SENTENCES.test(said.slice(0, end)) && !RECORD.test(rest)
  }
  return (ACQUITTED.test(text) || NOT_ACCUSED.test(text) || NO_ENTRY.test(text)) && !CONVICTED.test(text)
}
