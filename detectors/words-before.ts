/** The word before a number in running text: behind 訂單編號, 料號 and `order no.` what looks like a telephone or an ID is none. */
import { OTHER_COLUMNS } from './data/columns.ts'
import { codePointAt, isAlnum, lower, previousStart, startsWith, utf8 } from './types/bytes.ts'
import { ByteWords } from './types/word-sets.ts'

/** So far back a word may begin, and so much of separators may stand behind it. */
const REACH = 36
const GAP = 8

/** Of programs' logs and of sentences: enough to doubt ten digits, and too little to be the name of a column or to doubt a check digit. */
const IN_TEXT =
  `交易 交易號 交易號碼 編號 查詢碼 查詢號碼 追蹤碼 識別碼 參考號 參考號碼 授權碼 驗證碼 商店代號 特店代號 代號 代碼 請求 批次 任務
txn trx tx trans transaction xid ref trace span req request requestid reqid correlationid msgid messageid eventid orderno trade tradeno seal sealno container bl job task batch build
ticket invoice receipt voucher nonce offset bytes size count duration elapsed memory heap port pid tid thread block sector inode crc code err errno error rc auth authcode
confirmation approval payment refund transfer remittance settlement`.split(/\s+/u)

class Words {
  /** By last character: the words in UTF-8. Nearly every text is turned away here. */
  readonly #byLast = new Map<number, Uint8Array[]>()
  readonly ascii: ByteWords

  constructor(words: readonly string[]) {
    for (const word of words) {
      if (!/^\p{Script=Han}+$/u.test(word)) continue
      const last = word.codePointAt(word.length - 1)!
      const list = this.#byLast.get(last)
      if (list === undefined) this.#byLast.set(last, [utf8(word)])
      else list.push(utf8(word))
    }
    this.ascii = new ByteWords(words.filter((word) => /^[a-z0-9]+$/u.test(word)))
  }

  /** Does one in Han characters end at `end`? */
  endAt(bytes: Uint8Array, end: number, from: number): boolean {
    const words = this.#byLast.get(codePointAt(bytes, previousStart(bytes, end, from), end))
    if (words === undefined) return false
    for (const word of words)
      if (end - word.length >= from && startsWith(bytes, end - word.length, end, word)) return true
    return false
  }
}

const NUMBERS = new Words(OTHER_COLUMNS.number)
const NUMBERS_IN_TEXT = new Words([...OTHER_COLUMNS.number, ...IN_TEXT])

const letters = new Uint8Array(REACH)

/**
 * Does a word of numbers that are nobody's end right before `at`, on its line and not before `from`?
 *
 * @param bare the number has no check digit: less is enough to doubt it
 */
export function numberOfThing(bytes: Uint8Array, at: number, from: number, bare: boolean): boolean {
  const words = bare ? NUMBERS_IN_TEXT : NUMBERS
  const gap = Math.max(from, at - GAP)
  let end = at
  while (end > gap) {
    const start = previousStart(bytes, end, gap)
    if (!isBetween(codePointAt(bytes, start, end))) break
    end = start
  }
  if (end === from) return false
  return bytes[end - 1]! < 0x80 ? asciiBefore(words.ascii, bytes, end, from) : words.endAt(bytes, end, from)
}

/** `order_no`, `Order No`, `orderNo`: the words before, without what is between them, from each on that may be the first. */
function asciiBefore(words: ByteWords, bytes: Uint8Array, end: number, from: number): boolean {
  const floor = Math.max(from, end - REACH)
  let n = REACH
  for (let i = end; i > floor; i--) {
    const b = bytes[i - 1]!
    if (!isAlnum(b)) {
      if (b !== 0x20 && b !== 0x5f && b !== 0x2d && b !== 0x2e) break
      continue
    }
    letters[--n] = lower(b)
    // Where a word begins: behind what is none, or with a capital behind a small letter.
    const begins = i - 1 === from || !isAlnum(bytes[i - 2]!) || (b <= 0x5a && bytes[i - 2]! > 0x5a)
    if (begins && words.has(letters, n, REACH)) return true
  }
  return false
}

/** Blanks, `_` `:` `=` `#` `"` `'` `.` `(` `[` `：` `＝` `是` `為`. */
function isBetween(point: number): boolean {
  switch (point) {
    case 0x20:
    case 0x5f:
    case 0x09:
    case 0x3a:
    case 0x3d:
    case 0x23:
    case 0x22:
    case 0x27:
    case 0x2e:
    case 0x28:
    case 0x5b:
    case 0x3000:
    case 0xff1a:
    case 0xff1d:
    case 0x662f:
    case 0x70ba:
      return true
    default:
      return false
  }
}
