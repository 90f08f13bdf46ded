/** Names that stand behind a role or a label: 原告王小明, 聯絡人：王小明. */
import { BECAUSE, type Match, MEDIUM } from '../../detector.ts'
import { codePointAt, skipBlanks } from '../bytes.ts'
import { found } from '../matches.ts'
import { announcementAt } from './announcements.ts'
import { COMMON, GRAMMAR, isCompound, isSurname, kind, mayBeginName, NEVER } from './characters.ts'
import {
  CERTAIN,
  CHILD,
  endsHere,
  givenName,
  isBehindNames,
  isOfOrganisation,
  isWord,
  LIKELY,
  notAName,
} from './grammar.ts'
import { hanName } from './han-name.ts'
import { latinBehind } from './latin-name.ts'
import { CHARS, endOf, LIMIT, RUN, readRun, STARTS, write } from './reading.ts'

/** A name behind the role that stands at `at` and ends at `end`. */
export function behindRole(
  bytes: Uint8Array,
  at: number,
  end: number,
  from: number,
  to: number,
  match: Match,
): boolean {
  let i = skipBlanks(bytes, end, to)
  // A cell of its own, as a form of two columns is read.
  let because: number = bytes[end] === 0x09 ? BECAUSE.label : BECAUSE.context
  const delimiter = i < to ? delimiterWidth(bytes, i, to) : 0
  if (delimiter > 0) {
    i = skipBlanks(bytes, i + delimiter, to)
    because = BECAUSE.label
  }
  let apart = i > end
  if (
    i < to &&
    (bytes[i] === 0x0a || bytes[i] === 0x0d) &&
    (because === BECAUSE.label || beginsLine(bytes, at, from))
  ) {
    // A label that ends its line speaks for the next one.
    i = skipBlanks(bytes, i + (bytes[i] === 0x0d ? 2 : 1), to)
    apart = true
    because = BECAUSE.label
  }
  if (i >= to) return false
  // Most roles in prose are followed by no surname: turned away before anything is read.
  if (because !== BECAUSE.label && bytes[i]! >= 0xe4 && i + 2 < to && !mayBeginName(codePointAt(bytes, i, to)))
    return false
  if (bytes[i]! < 0x80) return because === BECAUSE.label || apart ? latinBehind(bytes, i, to, match) : false
  const ceiling = Math.min(to, i + 60)
  let count = readRun(bytes, i, ceiling)
  if (count < 2) return false
  if (RUN.masks > 0 || RUN.dots > 0) {
    // Only what a label announces: ○○ and ‧ stand in prose too.
    if (because !== BECAUSE.label || !hanName(bytes, i, ceiling, match)) return false
    match.because |= because
    return true
  }
  const closed = RUN.end >= to || (count < LIMIT && RUN.end < ceiling)
  const compound = count > 2 && isCompound(CHARS[0]!, CHARS[1]!)
  const head = compound ? 2 : 1
  let whole = closed
  // 王 小 明 is one name; 王小明　紀錄 is a name and another role.
  if (RUN.blank > head) {
    count = RUN.blank
    whole = true
  } else if (RUN.blank > 0 && !(closed && count <= head + 2)) return false
  const length = lengthBehindRole(count, head, whole)
  if (length === 0) return because === BECAUSE.label && asValue(bytes, i, ceiling, match)
  const given = givenName(length === 4 && !compound ? 2 : head, length)
  const common = compound || (kind(CHARS[0]!) & COMMON) !== 0
  if (length === head + 1 ? given < CERTAIN || !common : given < LIKELY)
    return because === BECAUSE.label && asValue(bytes, i, ceiling, match)
  if (!apart && !common) return false
  // 記錄 全部: an adverb more often than a surname.
  if (because !== BECAUSE.label && (kind(CHARS[0]!) & GRAMMAR) !== 0) return false
  if (notAName(length) || announced(bytes, length)) return false
  write(bytes, 0, length, match)
  return found(match, i, endOf(length - 1), MEDIUM, because | BECAUSE.grammar)
}

/** A label's value as a column's: what a role in a sentence would be too little for. */
function asValue(bytes: Uint8Array, at: number, to: number, match: Match): boolean {
  if (!hanName(bytes, at, to, match)) return false
  match.because |= BECAUSE.label
  return true
}

/** How many of the `count` characters read are the name; 0 for none. `whole`: nothing of the run follows them. */
function lengthBehindRole(count: number, head: number, whole: boolean): number {
  if (!isSurname(CHARS[0]!) && head === 1) return 0
  for (let c = head + 1; c <= head + 2 && c < count; c++) {
    const word = c + 1 < count && isBehindNames(CHARS[c]!, CHARS[c + 1]!)
    // 王小君: what ends a name may also end the given name.
    if (word || (c === head + 2 && endsHere(c, count))) return c
  }
  if (whole && count <= head + 2) return count
  if (whole && count === 4 && head === 1 && ((kind(CHARS[1]!) & COMMON) !== 0 || CHARS[3] === CHILD)) return 4
  // 客戶林雅嫺來過: only what cannot be anything else.
  if (count <= head + 2 || (kind(CHARS[0]!) & GRAMMAR) !== 0) return 0
  if (givenName(head, head + 2) < CERTAIN || (kind(CHARS[head + 2]!) & NEVER) !== 0) return 0
  if (isWord()) return 0
  for (let c = 1; c + 1 < count; c++) if (isOfOrganisation(c)) return 0
  return head + 2
}

/** Does a role or a title begin within the name? 業務員工…, 主席林口分局長. */
function announced(bytes: Uint8Array, length: number): boolean {
  for (let c = 0; c + 1 < length; c++)
    if (announcementAt(bytes, STARTS[c]!, STARTS[c]! + 15) !== undefined && STARTS[c]! + 6 <= STARTS[length]!)
      return true
  return false
}

/** Length of `:`, `=`, `：`, `是` or `為` at `at`, else 0. */
function delimiterWidth(bytes: Uint8Array, at: number, to: number): number {
  const b = bytes[at]!
  if (b === 0x3a || b === 0x3d) return 1
  const point = b >= 0xe4 ? codePointAt(bytes, at, to) : 0
  return point === 0xff1a || point === 0x662f || point === 0x70ba ? 3 : 0
}

/** Does a line begin at `at`, blanks and list marks left out? */
function beginsLine(bytes: Uint8Array, at: number, from: number): boolean {
  let i = at
  while (i > from && (bytes[i - 1] === 0x20 || bytes[i - 1] === 0x09)) i--
  return i === from || bytes[i - 1] === 0x0a
}
