/**
 * 帳號, 帳戶 and `account` are logins, customers and clouds as often as accounts of a bank: `"Account": "394857601928"` of AWS, 登入帳號, 學號 as
 * 帳號. Alone they are one where the same record speaks of a bank.
 */
import { type Detector, HIGH, LOW, type Match } from './detector.ts'

/** What says that an account is one of a bank. */
const BANK =
  /銀行|郵局|局號|分行|分社|金融|[匯滙]|轉帳|轉入|轉出|轉至|存款|存摺|存簿|存入|薪轉|薪資轉|撥款|(?<!登)入帳|扣款|扣繳|退款|收款|付款|受款|解款|虛擬帳|[台臺外]幣|活存|活期|定存|戶名|戶頭|開戶|農會|漁會|信用合作社|合作金庫|世華|中國?信託|玉山|台新|永豐|富邦|元大|兆豐|(?<!\d)[（(]\d{3}[）)]|bank|branch_?(?:code|no)|swift|\biban\b|remit|payee|benef|payroll|deposit|account_?holder/iu
/** Whose 帳號 it is instead: of a system that one enters. */
const LOGIN =
  /(?:登[入錄]|使用者|用戶|會員|學校|學生|教職員|員工|系統|網路|網站|信箱|郵件|社群|平[台臺]|遊戲|雲端|公務|校務|單一簽入|login|log-in|signin|user|member|e-?mail|aws|azure|gcp|cloud|iam)[\s_.　-]*(?:的)?[\s_.　-]*$/iu
/** The names that say no more than that. */
const BARE = /(?:帳號|帳戶|賬號|(?:^|[^a-z])(?:account|acct|acctid))$/u

const NAME_END = /[\s_.　-]*(?:帳號|帳戶|賬號|account|acct|acctid)$/iu

/** So much before and behind a label is its record, if no empty line comes between. */
const RECORD_BEFORE = 400
const RECORD_BEHIND = 240

const decoder = new TextDecoder()

/** Is this name of a column or label one of an account that may be no bank's: 帳號, 會員帳號, `account`? */
export function isBareAccount(name: string): boolean {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s　]|[:：=]+$/gu, '')
  return BARE.test(plain) && !BANK.test(plain)
}

/** Does the text, the names of a table or the labels of a record, speak of a bank? */
export function namesBank(text: string): boolean {
  return BANK.test(text)
}

/** Is it an account that one logs in with: 登入帳號, or what stands before 帳號? */
export function isLogin(before: string): boolean {
  return LOGIN.test(before.replace(NAME_END, ''))
}

/** Is the label `bytes[start, end)` in the text `bytes[from, to)` one of an account that nothing around says to be a bank's? */
export function isLoginLabel(bytes: Uint8Array, start: number, end: number, from: number, to: number): boolean {
  const read = (a: number, b: number): string => decoder.decode(bytes.subarray(Math.max(from, a), Math.min(to, b)))
  if (!isBareAccount(read(start, end))) return false
  const before =
    read(start - RECORD_BEFORE, start)
      .split(/\n\s*\n/u)
      .at(-1) ?? ''
  if (isLogin(before)) return true
  return !namesBank(`${before} ${read(end, end + RECORD_BEHIND).split(/\n\s*\n/u, 1)[0]}`)
}

/** Does nothing in the number itself say that it is one of a bank, neither its code nor the two parts of the post's? */
export function isDoubtfulAccount({ confidence, masked }: Match): boolean {
  return confidence !== HIGH && !masked
}

/** Doubts a number that only its name makes an account. */
export function doubtAccount(match: Match): void {
  if (isDoubtfulAccount(match)) match.confidence = LOW
}

/** How the cells of a column are read whose name is no more than 帳號. */
export function doubtAccounts(cell: Detector['cell']): Detector['cell'] {
  return (bytes, start, end, match) => {
    if (!cell(bytes, start, end, match)) return false
    doubtAccount(match)
    return true
  }
}
