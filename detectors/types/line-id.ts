import { BECAUSE, defineDetector, type Match, MEDIUM } from '../detector.ts'
import { BLANK, isAlnum, isDigit, isLetter, lower, skipBlanks, startsWith, utf8 } from './bytes.ts'
import { maskedCode } from './code.ts'
import { keepEnds, maskWidth } from './masks.ts'
import { found } from './matches.ts'
import { ByteWords } from './word-sets.ts'

const AT = 0x40
const OPEN = 0x28
const TAB = 0x09
const LEAST = 4
const MOST = 20
/** U and 32 hexadecimal digits: how the messaging interface names a person. */
const USER_ID = 33
/** Descriptions of a field, not its value; in lower case. */
const WORDS = new ByteWords(
  'none null true false string text integer number varchar char uuid line lineid test same none. n.a. undefined unknown'.split(
    ' ',
  ),
)

/** Before an ID in sentences and on forms. Of letters alone only what stands before a colon is known in running text. */
const SPOKEN = '賴： 賴　 賴是 賴id 賴號 加賴 的賴 我賴 加line 我line 的line 用line 請line 我有line 私line'
  .split(' ')
  // With the blank that it has and four bytes have not: a word of the lexicon has five.
  .concat('賴: ')
const SPOKEN_BYTES = SPOKEN.map(utf8).sort((a, b) => b.length - a.length)
const IS = utf8('是')

function isHandle(b: number): boolean {
  return isAlnum(b) || b === 0x2e || b === 0x2d || b === 0x5f
}

/** The ID at `at`, with `@` where it is an official account's: 4 to 20 letters, digits, `.`, `-`, `_`, with a letter among them. */
function idAt(bytes: Uint8Array, at: number, end: number, match: Match): boolean {
  const start = at < end && bytes[at] === AT ? at + 1 : at
  const out = match.canonical
  let letters = 0
  let hex = true
  let n = 0
  let i = start
  for (; i < end && isHandle(bytes[i]!); i++) {
    if (n > USER_ID) return false
    const b = lower(bytes[i]!)
    if (isLetter(b)) letters++
    if (n > 0 && !isDigit(b) && (b < 0x61 || b > 0x66)) hex = false
    out[n++] = b
  }
  let rest = i
  while (rest < end && bytes[rest] === BLANK) rest++
  // A remark may follow; more of the same is an address, a sentence, a path.
  if (rest < end && bytes[rest] !== OPEN && (bytes[rest]! < 0x80 || maskWidth(bytes, rest, end) > 0)) return false
  const user = n === USER_ID && hex && out[0] === 0x75
  if (!user && (n < LEAST || n > MOST || letters === 0 || WORDS.has(out, 0, n))) return false
  match.canonicalLength = n
  return found(match, at, i, MEDIUM, BECAUSE.grammar)
}

/** Letters, and digits or signs. */
function isMixed(match: Match): boolean {
  for (let i = 0; i < match.canonicalLength; i++) if (!isLetter(match.canonical[i]!)) return true
  return false
}

/** The value behind `LINE:` or `LINE⇥`, or -1. */
function behindCapitals(bytes: Uint8Array, at: number, from: number, to: number): number {
  if (bytes[at + 1] !== 0x49 || bytes[at + 2] !== 0x4e || bytes[at + 3] !== 0x45) return -1
  // COMMENTED_LINE = re.compile(…) is a program.
  if (at > from && bytes[at - 1] === 0x5f) return -1
  if (bytes[at + 4] === TAB) return skipBlanks(bytes, at + 5, to)
  const colon = skipBlanks(bytes, at + 4, to)
  const width = colonWidth(bytes, colon)
  return width === 0 ? -1 : skipBlanks(bytes, colon + width, to)
}

/** The value behind what is said or written on a form in Chinese: 賴：, 賴ID, 我的LINE是. */
function behindWord(bytes: Uint8Array, at: number, to: number): number {
  const word = SPOKEN_BYTES.find((one) => startsWithAnyCase(bytes, at, to, one))
  if (word === undefined) return -1
  let i = skipBlanks(bytes, at + word.length, to)
  if (i + 1 < to && lower(bytes[i]!) === 0x69 && lower(bytes[i + 1]!) === 0x64) i = skipBlanks(bytes, i + 2, to)
  if (startsWith(bytes, i, to, IS)) i = skipBlanks(bytes, i + IS.length, to)
  else i += colonWidth(bytes, i)
  return skipBlanks(bytes, i, to)
}

/** Bytes of `:` or `：` at `at`, or 0. */
function colonWidth(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 0x3a) return 1
  return bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x9a ? 3 : 0
}

/** Without regard to the case of letters; `word` in lower case. */
function startsWithAnyCase(bytes: Uint8Array, at: number, to: number, word: Uint8Array): boolean {
  if (at + word.length > to) return false
  for (let i = 0; i < word.length; i++) if (lower(bytes[at + i]!) !== word[i]) return false
  return true
}

export default defineDetector({
  id: 'line-id',
  code: 39,
  names: { zh: 'LINE 帳號', en: 'LINE ID' },
  category: 'C001',
  strength: 'weak',
  columns: [
    'lineid',
    'line帳號',
    'line賬號',
    'line名稱id',
    'line號碼',
    'line使用者id',
    '賴',
    '賴id',
    '賴帳號',
    'lineaccount',
    'lineuserid',
    'lineuid',
    'linehandle',
  ],
  labels: ['賴帳號', 'line id', 'line account'],
  anchors: ['title'],
  titles: ['line', ...SPOKEN],
  // `Line: 12` is a place in a program; LINE in capitals before a login with letters and figures is what people write.
  free(bytes, at, from, to, match) {
    const value =
      bytes[at] === 0x4c ? behindCapitals(bytes, at, from, to) : bytes[at]! >= 0x80 ? behindWord(bytes, at, to) : -1
    if (value < 0) return false
    let end = value
    while (end < to && bytes[end] !== 0x0a && bytes[end] !== 0x0d && end - value < 60) end++
    if (!idAt(bytes, value, end, match) || !isMixed(match)) return false
    match.because |= BECAUSE.label
    return true
  },
  cell(bytes, start, end, match) {
    return idAt(bytes, start, end, match) || maskedCode(bytes, start, end, LEAST, MOST, match)
  },
  mask(value) {
    const handle = value.replace(/^@/u, '').replace(/[＊○〇●]/gu, '*')
    return keepEnds(handle.length > 3 ? handle : '****', 1, 0)
  },
  examples: {
    hit: [
      { text: 'LINE ID: ming_0305', canonical: 'ming_0305' },
      { text: 'LINE：ming_0305', canonical: 'ming_0305' },
      { text: 'LINE\tming_0305', canonical: 'ming_0305' },
      { text: '賴: ming0305', canonical: 'ming0305' },
      { text: '賴：ming0305', canonical: 'ming0305' },
      { text: '我的Line是 ming0305，有事再說', canonical: 'ming0305' },
      { text: '加賴 ming0305', canonical: 'ming0305' },
      { text: 'ming_0305', column: 'LINE ID', canonical: 'ming_0305' },
      { text: '@Ming0305', column: 'LINE帳號', canonical: 'ming0305' },
      {
        text: 'U0123456789abcdef0123456789abcdef',
        column: 'line_user_id',
        canonical: 'u0123456789abcdef0123456789abcdef',
      },
    ],
    miss: [
      { text: 'ming_0305' },
      { text: 'line: ming_0305' },
      { text: 'LINE: error' },
      { text: 'LINE 12ab3' },
      { text: '加LINE好友' },
      { text: '12345', column: 'LINE ID' },
      { text: 'abc', column: 'LINE ID' },
      { text: 'none', column: 'LINE ID' },
      { text: 'ming@example.com', column: 'LINE ID' },
      { text: '同手機', column: 'LINE ID' },
    ],
    masked: [{ text: 'min***05', column: 'LINE ID' }],
  },
})
