/**
 * Values that are kept in parts, one in each column of a table or field of an object: 姓 and 名, `first_name` and `last_name`, 出生年, 月 and 日. A part alone says nothing
 * of anybody; put together, they are read like the cell of one column.
 */
import { normaliseName } from './columns.ts'
import type { RowCells } from './table/cells.ts'
import { BLANK, HYPHEN } from './types/bytes.ts'

/** Columns whose cells are one value. */
export interface Parted {
  /** Their numbers: surname and given name, year, month and day, or office and account of the post. */
  readonly columns: readonly number[]
  /** The name of the one column that would hold the whole. */
  readonly like: string
}

const SURNAMES = ['lastname', 'familyname', 'surname', 'lname', '姓氏', '姓']
const GIVEN = ['firstname', 'givennames', 'givenname', 'forename', 'fname', '名字', '名']
const OFFICE = '局號'
const POST_ACCOUNTS = ['帳號', '郵局帳號', '存簿帳號', '存摺帳號', '郵局存簿帳號']
const POST_ACCOUNT = /(?:郵局)?(?:存[簿摺])?帳號$/u
/** The name of the column that would hold both. */
export const POST = '郵局帳號'
/** Fewer digits are a part of a number of the post; more are a whole account of a bank. */
const POST_DIGITS = 8
const YEAR = /^(.*(?:出生|生日|birth|dob).*?)(?:年|year|yyyy|yy)$|^(?:year|yr)of(birth)$/u
const MONTHS = ['月', '月份', 'month', 'mm']
const DAYS = ['日', '日期', 'day', 'dd']

/** A part of a value that two fields hold, by the label of its field, and whose: the same for the other part. */
export interface FieldPart {
  readonly part: 'surname' | 'given' | 'office' | 'account'
  readonly whose: string
}

/** Which part the rest is. */
export const OTHER_PART = {
  surname: 'given',
  given: 'surname',
  office: 'account',
  account: 'office',
} as const satisfies Record<FieldPart['part'], FieldPart['part']>

/** Which part of a name, or of an account of the post, a label speaks of, if of any. */
export function fieldPartOf(label: string): FieldPart | undefined {
  const name = normaliseName(label)
  if (name.endsWith(OFFICE)) return { part: 'office', whose: name.slice(0, -OFFICE.length).replace(/郵局$/u, '') }
  const account = POST_ACCOUNT.exec(name)
  if (account !== null) return { part: 'account', whose: name.slice(0, account.index) }
  for (const [part, words] of [
    ['surname', SURNAMES],
    ['given', GIVEN],
  ] as const) {
    const word = words.find((word) => name.endsWith(word))
    if (word !== undefined) return { part, whose: name.slice(0, -word.length) }
  }
  return undefined
}

/** What the columns of these names keep in parts. */
export function partedOf(headers: readonly string[]): readonly Parted[] {
  const names = headers.map(normaliseName)
  const parted: Parted[] = []
  names.forEach((name, c) => {
    const surname = SURNAMES.find((word) => name.endsWith(word))
    if (surname !== undefined) {
      const whose = name.slice(0, -surname.length)
      const given = names.findIndex((other, at) => at !== c && GIVEN.some((word) => other === whose + word))
      if (given >= 0)
        parted.push({ columns: [c, given], like: whose + (surname.charCodeAt(0) < 0x80 ? 'name' : '姓名') })
      return
    }
    // The office and the account of the post.
    if (name.endsWith(OFFICE)) {
      const whose = name.slice(0, -OFFICE.length).replace(/郵局$/u, '')
      const account = names.findIndex((other) => POST_ACCOUNTS.some((word) => other === whose + word))
      if (account >= 0) parted.push({ columns: [c, account], like: POST })
      return
    }
    const year = YEAR.exec(name)
    if (year === null) return
    // 出生年, 出生月 and 出生日, wherever they stand; 月 and 日 alone only right behind the year.
    const of = (words: readonly string[], behind: number): number => {
      const at = names.findIndex((other) =>
        words.some((word) => other === `${year[1]}${word}` || other === `${word}of${year[2]}`),
      )
      return at >= 0 || !words.includes(names[behind] ?? '') ? at : behind
    }
    const month = of(MONTHS, c + 1)
    const day = of(DAYS, c + 2)
    if (month >= 0 && day >= 0)
      parted.push({ columns: [c, month, day], like: name.charCodeAt(0) < 0x80 ? 'birthdate' : '出生日期' })
  })
  return parted
}

/** Puts the parts of the row in `cells` together in `into`; returns the length, 0 where there is nothing to put together. */
export function join({ columns, like }: Parted, bytes: Uint8Array, cells: RowCells, into: Uint8Array): number {
  const part = (column: number): Uint8Array =>
    column < cells.length ? bytes.subarray(cells.start[column]!, cells.end[column]!) : bytes.subarray(0, 0)
  const parts = columns.map(part)
  if (parts.reduce((sum, { length }) => sum + length + 1, 0) > into.length) return 0
  if (like === POST) return joinPost(parts[0]!, parts[1]!, into)
  if (parts.length === 3) {
    if (parts.some(({ length }) => length === 0)) return 0
    return write(parts, 0x2f, into)
  }
  return joinName(parts[0]!, parts[1]!, into)
}

/** Puts the office and the account of the post together in `into`; returns the length, 0 where there is no account. */
export function joinPost(office: Uint8Array, account: Uint8Array, into: Uint8Array): number {
  if (office.length + account.length + 1 > into.length) return 0
  const [first, second] = [office, account].map((part) => part.filter((b) => b !== HYPHEN && b !== BLANK))
  if (second!.length === 0) return 0
  return write(second!.length > POST_DIGITS || first!.length === 0 ? [second!] : [first!, second!], HYPHEN, into)
}

/** Puts a surname and a given name together in `into`; returns the length, 0 where there is no given name. */
export function joinName(surname: Uint8Array, given: Uint8Array, into: Uint8Array): number {
  if (given.length === 0 || surname.length + given.length + 1 > into.length) return 0
  // Mary Chen, but 陳美玲; and where the second column has the whole name, it is that.
  if (given[0]! < 0x80 && surname.length > 0) return write([given, surname], 0x20, into)
  return write(surname.every((b, i) => given[i] === b) ? [given] : [surname, given], 0, into)
}

/** @param between a byte between two of the parts, unless 0 */
function write(parts: readonly Uint8Array[], between: number, into: Uint8Array): number {
  let length = 0
  for (const part of parts) {
    if (length > 0 && between > 0) into[length++] = between
    into.set(part, length)
    length += part.length
  }
  return length
}
