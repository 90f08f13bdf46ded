import { owned } from '../data/columns.ts'
import { spread } from '../data/name-words.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, type Match, MEDIUM } from '../detector.ts'
import { BLANK, HYPHEN, isDigit, mayBegin, mayEnd } from './bytes.ts'
import { DIGITS, GROUPS, putDigits, READ, readDigits } from './digits.ts'
import { MASKED, plainCode, readMasked } from './masks.ts'
import { found, foundMasked } from './matches.ts'

function accountAt(bytes: Uint8Array, at: number, start: number, end: number, match: Match): boolean {
  if (!mayBegin(bytes, at, start)) return false
  readDigits(bytes, at, end)
  if (READ.separator === 0x2e || READ.count > 24 || !mayEnd(bytes, READ.end, end)) return false
  // (822) 123…, 822-123…: the bank's code of three digits stands before the account and is no part of it.
  let first = 0
  if (READ.groups === 2 && GROUPS[0] === 3 && READ.count - 3 >= 10) first = 3
  const count = READ.count - first
  if (count < 10 || count > 16) return false
  let same = true
  for (let i = first + 1; i < READ.count; i++) if (DIGITS[i] !== DIGITS[first]) same = false
  // 0912345678 in such a column is a telephone in the wrong place.
  if (same || (count === 10 && READ.groups === 1 && DIGITS[0] === 0 && DIGITS[1] === 9)) return false
  match.canonicalLength = putDigits(match, 0, DIGITS, first, READ.count)
  const post = count === 14 && GROUPS[READ.groups - 1] === 7
  const confidence: Confidence = first > 0 || post ? HIGH : MEDIUM
  return found(match, at, READ.end, confidence, BECAUSE.grammar)
}

/** Is there a digit or bracket of a bank's code, which the account follows? `(822)` is passed over. */
function afterBankCode(bytes: Uint8Array, at: number, end: number): number {
  if (bytes[at] !== 0x28 || at + 5 >= end || bytes[at + 4] !== 0x29) return at
  for (let i = at + 1; i < at + 4; i++) if (!isDigit(bytes[i]!)) return at
  let i = at + 5
  while (i < end && (bytes[i] === BLANK || bytes[i] === HYPHEN)) i++
  return i
}

export default defineDetector({
  id: 'bank-account',
  code: 36,
  names: { zh: '金融機構帳號', en: 'Bank account number' },
  category: 'C002',
  strength: 'weak',
  columns: [
    ...owned('帳號', '帳戶', '銀行帳號', '銀行帳戶', '匯款帳號', '存款帳號', '郵局帳號', '金融帳號', '帳戶號碼'),
    '銀行帳戶號碼',
    '銀行賬號',
    '金融機構帳號',
    '金融機構帳戶',
    '存摺帳號',
    '存摺帳戶',
    '存簿帳號',
    '郵局存簿帳號',
    '郵局局號帳號',
    '局號帳號',
    '薪轉帳號',
    '薪資帳號',
    '薪資轉帳帳號',
    '撥款帳號',
    '入帳帳號',
    '轉帳帳號',
    '扣款帳號',
    '退款帳號',
    '收款帳號',
    '付款帳號',
    '匯入帳號',
    '匯款帳戶',
    '轉入帳號',
    '轉出帳號',
    '虛擬帳號',
    '台幣帳號',
    '外幣帳號',
    '活存帳號',
    '活期存款帳號',
    '撥款帳戶',
    '退款帳戶',
    '入帳帳戶',
    '轉帳帳戶',
    '匯入帳戶',
    '扣款帳戶',
    '薪資帳戶',
    '薪轉帳戶',
    '受款帳號',
    '受款帳戶',
    '受款人帳號',
    '存簿帳戶',
    '賬號',
    '戶頭',
    '銀行代碼及帳號',
    '解款行帳號',
    '局號',
    '局帳號',
    'bankaccount',
    'bankaccountno',
    'bankaccountnumber',
    'bankacct',
    'bankacctno',
    'bankno',
    'accountnumber',
    'acctno',
    'acctnumber',
    'payrollaccount',
    'depositaccount',
    'iban',
    'account',
    'accountno',
    'acct',
    'acctid',
    'accno',
    'accnumber',
    'accountnum',
    'bankacc',
    'bankaccno',
    'bankac',
    'bankacno',
    'bankaccount1',
    'bankact',
    'acno',
    'salaryaccount',
    'remitaccount',
    'payeeaccount',
    'beneficiaryaccount',
  ],
  labels: [
    '金融機構帳號',
    '銀行帳號',
    '銀行帳戶',
    '匯款帳號',
    '匯款帳戶',
    '郵局帳號',
    '存款帳號',
    '存摺帳號',
    '薪轉帳號',
    '帳戶號碼',
    '局號帳號',
    '金融帳號',
    '轉帳帳號',
    '轉入帳號',
    '匯入帳號',
    '匯入帳戶',
    '入帳帳號',
    '入帳帳戶',
    '撥款帳號',
    '撥款帳戶',
    '退款帳號',
    '退款帳戶',
    '扣款帳號',
    '扣款帳戶',
    '受款帳號',
    '收款帳號',
    '付款帳號',
    '存簿帳號',
    '薪資帳號',
    '帳號',
    ...spread('帳號'),
    '帳戶:',
    '戶頭',
    'bank account no.',
    'bank account number',
    'bank account',
    'account number',
    'account no.',
    'account no',
    'a/c no.',
    'account:',
  ],
  // No anchor: any ten to sixteen digits would do. 帳號 alone is a login as often as an account, but no login has so many digits.
  anchors: [],
  cell(bytes, start, end, match) {
    for (let i = afterBankCode(bytes, start, end); i + 9 < end; i++) {
      if (!isDigit(bytes[i]!)) continue
      if (accountAt(bytes, i, start, end, match)) return true
      while (i + 1 < end && isDigit(bytes[i + 1]!)) i++
    }
    if (!readMasked(bytes, start, end) || MASKED.symbols < 10 || MASKED.symbols > 19 || MASKED.digits === 0)
      return false
    return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  },
  mask(value) {
    const code = plainCode(value)
    return `${'*'.repeat(Math.max(code.length - 2, 8))}${code.length > 6 ? code.slice(-2) : ''}`
  },
  examples: {
    hit: [
      { text: '012345678901', column: '銀行帳號', canonical: '012345678901' },
      { text: '822-123456789012', column: '銀行帳號', canonical: '123456789012' },
      { text: '(822) 123456789012', column: '匯款帳號', canonical: '123456789012' },
      { text: '0001234-0567890', column: '郵局帳號', canonical: '00012340567890' },
      { text: '銀行帳號：123-45-678901-2', canonical: '123456789012' },
      { text: '中國信託 123456789012', column: '薪轉帳號', canonical: '123456789012' },
    ],
    miss: [
      { text: '012345678901' },
      { text: 'ming1234', column: '帳號' },
      { text: '123456789', column: '銀行帳號' },
      { text: '0000000000', column: '銀行帳號' },
      { text: '0912345678', column: '銀行帳號' },
      { text: '12345678901234567', column: '銀行帳號' },
    ],
    masked: [{ text: '0123****8901', column: '銀行帳號' }],
  },
})
