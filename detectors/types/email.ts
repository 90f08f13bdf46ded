import { owned, ownedEnglish } from '../data/columns.ts'
import { FILE_ENDINGS, PLACEHOLDER_DOMAINS, ROLE_NAMES } from '../data/mail.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import { DOT, HYPHEN, isAlnum, isDigit, isLetter, lower, SLASH } from './bytes.ts'
import { maskWidth } from './masks.ts'
import { found, foundMasked } from './matches.ts'
import { ByteWords } from './word-sets.ts'

const PLACEHOLDERS = new ByteWords(PLACEHOLDER_DOMAINS)
/** An office's own network, and no sample. */
const INTERNAL = new ByteWords(['local', 'localhost'])
const ROLES = new ByteWords(ROLE_NAMES)
const FILES = new ByteWords(FILE_ENDINGS)

/** Octets a local part may have (RFC 5321). */
const LOCAL_LIMIT = 64
const DOMAIN_LIMIT = 253

/**
 * Letters, digits and `. _ % + -`. RFC 5322 allows more (`/ = ? & { '`), but outside quotes these are, in files as they are, the
 * syntax around an address: `email='a@x.tw'`, `?to=a@x.tw`.
 */
function isLocal(byte: number): boolean {
  return isAlnum(byte) || byte === DOT || byte === 0x5f || byte === HYPHEN || byte === 0x2b || byte === 0x25
}

/** `scheme://user:password@host` is a login, not a mailbox. */
function inUserInfo(bytes: Uint8Array, start: number, from: number): boolean {
  const floor = Math.max(from, start - 100)
  for (let i = start - 1; i > floor; i--) {
    const b = bytes[i]!
    if (b === SLASH && bytes[i - 1] === SLASH) return true
    if (b <= 0x20 || b >= 0x80 || b === SLASH || b === 0x22 || b === 0x27 || b === 0x2c || b === 0x3b) return false
  }
  return false
}

function addressAt(bytes: Uint8Array, at: number, from: number, to: number, column: boolean, match: Match): boolean {
  let masked = false
  let start = at
  const floor = Math.max(from, at - LOCAL_LIMIT * 3)
  while (start > floor) {
    if (isLocal(bytes[start - 1]!)) start--
    else if (maskWidth(bytes, start - 1, to) === 1) {
      masked = true
      start--
    } else if (start - 3 >= floor && maskWidth(bytes, start - 3, to) === 3) {
      masked = true
      start -= 3
    } else break
  }
  while (
    start < at &&
    (bytes[start] === DOT || bytes[start] === HYPHEN || bytes[start] === 0x25 || bytes[start] === 0x2b)
  )
    start++
  if (start === at || (!masked && at - start > LOCAL_LIMIT) || bytes[at - 1] === DOT) return false
  if (start > from && (bytes[start - 1] === 0x40 || inUserInfo(bytes, start, from))) return false
  for (let i = start; i < at; i++) if (bytes[i] === DOT && bytes[i + 1] === DOT) return false

  let end = at + 1
  let lastDot = -1
  let secondDot = -1
  const ceiling = Math.min(to, at + 1 + DOMAIN_LIMIT)
  while (end < ceiling) {
    const b = bytes[end]!
    if (isAlnum(b) || b === HYPHEN) end++
    else if (
      b === DOT &&
      end + 1 < ceiling &&
      (isAlnum(bytes[end + 1]!) || maskWidth(bytes, end + 1, to) > 0) &&
      bytes[end - 1] !== HYPHEN
    ) {
      secondDot = lastDot
      lastDot = end++
    } else {
      const width = maskWidth(bytes, end, to)
      if (width === 0) break
      masked = true
      end += width
    }
  }
  while (end > at && bytes[end - 1] === HYPHEN) end--
  if (lastDot <= at + 1 || bytes[at + 1] === HYPHEN) return false
  if (end < to && (bytes[end] === 0x40 || bytes[end] === 0x5f)) return false
  if (masked) return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  const top = end - lastDot - 1
  if (top < 2 || top > 24) return false
  for (let i = lastDot + 1; i < end; i++) if (!isLetter(bytes[i]!)) return false
  return accept(bytes, start, at, end, lastDot, secondDot, to, column, match)
}

/** Writes the canonical form, unless the address is something else. */
function accept(
  bytes: Uint8Array,
  start: number,
  at: number,
  end: number,
  lastDot: number,
  secondDot: number,
  to: number,
  column: boolean,
  match: Match,
): boolean {
  // The standard lets a host tell Wang@ from wang@; none does, and a person typed both: all of it in lower case.
  const out = match.canonical
  const n = end - start
  for (let i = 0; i < n; i++) out[i] = lower(bytes[start + i]!)
  match.canonicalLength = n
  // logo@2x.png, git@host:path
  if (secondDot < 0 && isDigit(bytes[at + 1]!) && FILES.has(out, lastDot + 1 - start, n)) return false
  if (
    !column &&
    end < to &&
    bytes[end] === 0x3a &&
    at - start === 3 &&
    bytes[start] === 0x67 &&
    bytes[start + 1] === 0x69
  )
    return false
  return weigh(start, end, at - start, lastDot - start, secondDot < 0 ? at - start : secondDot - start, column, match)
}

/**
 * What the canonical form says: how many bytes are before the `@`, where the last dot is, and what is before the last two
 * parts of the domain (a dot or the `@`).
 */
function weigh(
  start: number,
  end: number,
  local: number,
  lastDot: number,
  second: number,
  column: boolean,
  match: Match,
): boolean {
  const out = match.canonical
  const n = match.canonicalLength
  let confidence: Confidence = HIGH
  if (ROLES.has(out, 0, local)) confidence = column ? MEDIUM : LOW
  // example.com, anything.example.com, anything.test
  if (PLACEHOLDERS.has(out, second + 1, n) || PLACEHOLDERS.has(out, lastDot + 1, n)) {
    if (!INTERNAL.has(out, lastDot + 1, n))
      return found(match, start, end, PLACEHOLDER, BECAUSE.grammar | BECAUSE.placeholder)
    confidence = LOW
  }
  return found(match, start, end, confidence, BECAUSE.grammar)
}

/** By byte: its lower case where it may stand in a local part or a domain without further questions, else 0. */
const PLAIN = new Uint8Array(256)
for (let b = 0; b < 128; b++) if (isAlnum(b)) PLAIN[b] = lower(b)

/**
 * An address that fills its cell and has nothing unusual, as nearly all of a column: one pass over it instead of the five of
 * {@link addressAt}, which takes three times as long. False where there is anything to be looked at more closely.
 */
function plainAddress(bytes: Uint8Array, start: number, end: number, match: Match): boolean {
  if (end - start > LOCAL_LIMIT + DOMAIN_LIMIT) return false
  const out = match.canonical
  let local = -1
  let lastDot = -1
  let second = -1
  // A dot, a hyphen and an underscore stand between two letters or digits.
  let joins = true
  let n = 0
  for (let i = start; i < end; i++, n++) {
    const b = bytes[i]!
    const plain = PLAIN[b]!
    if (plain !== 0) {
      out[n] = plain
      joins = false
      continue
    }
    if (joins) return false
    joins = true
    out[n] = b
    if (b === DOT) {
      second = lastDot
      lastDot = n
    } else if (b === 0x40) {
      if (local >= 0 || n > LOCAL_LIMIT) return false
      local = second = lastDot = n
    } else if (b !== HYPHEN && (b !== 0x5f || local >= 0)) return false
  }
  if (joins || local < 0 || lastDot === local || n - local > DOMAIN_LIMIT) return false
  const top = n - lastDot - 1
  if (top < 2 || top > 24) return false
  for (let i = lastDot + 1; i < n; i++) if (!isLetter(out[i]!)) return false
  // logo@2x.png
  if (second === local && isDigit(out[local + 1]!)) return false
  match.canonicalLength = n
  return weigh(start, end, local, lastDot, second, true, match)
}

export default defineDetector({
  id: 'email',
  code: 34,
  names: { zh: '電子郵件地址', en: 'E-mail address' },
  category: 'C001',
  strength: 'weak',
  columns: [
    ...owned('電子郵件', '電子郵件信箱', '電子郵件地址', '電子信箱', '電郵', '信箱', '郵箱', '電子郵箱'),
    '聯絡信箱',
    '連絡信箱',
    '電子郵件帳號',
    '電子郵件1',
    '伊媚兒',
    '備用信箱',
    ...ownedEnglish('email', 'emailaddress', 'mail', 'mailaddress'),
    'email1',
    'email2',
    'emailid',
    'loginemail',
    'primaryemail',
    'secondaryemail',
    'upn',
    'userprincipalname',
  ],
  labels: [
    '電子郵件地址',
    '電子郵件信箱',
    '電子郵件',
    '電子信箱',
    '信箱',
    '電郵',
    'e-mail address',
    'e-mail',
    'email address',
    'email',
    'mail:',
  ],
  anchors: ['at'],
  cell(bytes, start, end, match) {
    if (plainAddress(bytes, start, end, match)) return true
    for (let i = start + 1; i + 1 < end; i++) {
      if (bytes[i] === 0x40 && addressAt(bytes, i, start, end, true, match)) return true
    }
    return false
  },
  free(bytes, at, from, to, match) {
    return addressAt(bytes, at, from, to, false, match)
  },
  mask(value) {
    const at = value.lastIndexOf('@')
    const dot = value.lastIndexOf('.')
    if (at < 1 || dot < at) return '***@***'
    return `${shown(value[0])}***@${shown(value[at + 1])}***${value.slice(dot)}`
  },
  examples: {
    hit: [
      { text: 'ming.wang@mail.pandian.tw', canonical: 'ming.wang@mail.pandian.tw' },
      { text: '信箱Ming.Wang@Pandian.TW請洽', canonical: 'ming.wang@pandian.tw' },
      { text: '<a.b+news@pandian.com.tw>.', canonical: 'a.b+news@pandian.com.tw' },
      { text: "email='x_1@pandian.tw'", canonical: 'x_1@pandian.tw' },
      { text: 'mailto:a1@pandian.tw?subject=x', canonical: 'a1@pandian.tw' },
      { text: '王小明 <ming@pandian.tw>', column: 'email', canonical: 'ming@pandian.tw' },
      { text: 'wang@example.com', canonical: 'wang@example.com' },
      { text: 'service@pandian.tw', canonical: 'service@pandian.tw' },
    ],
    miss: [
      { text: 'postgres://app:secret@db.pandian.tw/x' },
      { text: 'git@pandian.tw:team/repo.git' },
      { text: 'logo@2x.png' },
      { text: 'pkg@1.2.3' },
      { text: 'root@localhost' },
      { text: 'a..b@pandian.tw' },
      { text: '@pandian.tw' },
      { text: 'ming@pandian.t' },
      { text: '無', column: 'email' },
    ],
    masked: [{ text: 'a***@pandian.tw' }, { text: 'm**g@***.tw' }, { text: '***@pandian.tw', column: 'email' }],
  },
})

function shown(character: string | undefined): string {
  return character !== undefined && /[0-9A-Za-z]/u.test(character) ? character : ''
}
