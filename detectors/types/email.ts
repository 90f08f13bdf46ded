import { owned, ownedEnglish } from '../data/columns.ts'
import { FILE_ENDINGS, PLACEHOLDER_DOMAINS, ROLE_NAMES } from '../data/mail.ts'
import { BECAUSE, type Confidence, defineDetector, HIGH, LOW, type Match, MEDIUM, PLACEHOLDER } from '../detector.ts'
import { DOT, HYPHEN, isAlnum, isDigit, isEncodedSign, isLetter, lower, percentEncoded, SLASH } from './bytes.ts'
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

/** What no local part begins with. */
function isLeading(byte: number): boolean {
  return byte === DOT || byte === HYPHEN || byte === 0x25 || byte === 0x2b
}

/** Bytes of the `@` at `at`: 1, 3 where it is the `%40` of a URL, else 0. */
function signWidth(bytes: Uint8Array, at: number, to: number): number {
  if (bytes[at] === 0x40) return 1
  return isEncodedSign(bytes, at, to) ? 3 : 0
}

/**
 * Where the local part before a `%40` begins, not before `start`. Whoever writes `@` so writes all signs so: `%2B` is the plus of
 * ming+news, while `+` is a blank, and what else is encoded stands before the address (`%3Fmail%3Dming%40…` is a URL in a URL).
 */
function encodedStart(bytes: Uint8Array, start: number, at: number): number {
  let begin = start
  for (let i = start; i < at; i++) {
    const first = i
    const b = bytes[i]!
    const sign = percentEncoded(bytes, i, at)
    if (sign >= 0) i += 2
    const parts = sign >= 0 ? !isLocal(sign) : b === 0x2b || b === 0x25
    if (parts || (first === begin && isLeading(sign >= 0 ? sign : b))) begin = i + 1
  }
  return begin
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

/** The address around the `@` or `%40` at `at`. */
function addressAt(bytes: Uint8Array, at: number, from: number, to: number, column: boolean, match: Match): boolean {
  /** The last mask before the sign. */
  let mask = -1
  let start = at
  const floor = Math.max(from, at - LOCAL_LIMIT * 3)
  while (start > floor) {
    if (isLocal(bytes[start - 1]!)) start--
    else if (maskWidth(bytes, start - 1, to) === 1) mask = Math.max(mask, --start)
    else if (start - 3 >= floor && maskWidth(bytes, start - 3, to) === 3) {
      start -= 3
      mask = Math.max(mask, start)
    } else break
  }
  const width = signWidth(bytes, at, to)
  if (width === 3) start = encodedStart(bytes, start, at)
  else while (start < at && isLeading(bytes[start]!)) start++
  let masked = mask >= start
  if (start === at || (!masked && at - start > LOCAL_LIMIT) || bytes[at - 1] === DOT) return false
  if (start > from && bytes[start - 1] === 0x40) return false
  // In `ftp://ming%40pandian.tw:secret@host` the address is the user.
  if (width === 1 ? inUserInfo(bytes, start, from) : start - 3 >= from && isEncodedSign(bytes, start - 3, at))
    return false
  for (let i = start; i < at; i++) if (bytes[i] === DOT && bytes[i + 1] === DOT) return false

  const domain = at + width
  let end = domain
  let lastDot = -1
  let secondDot = -1
  const ceiling = Math.min(to, domain + DOMAIN_LIMIT)
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
      const hidden = maskWidth(bytes, end, to)
      if (hidden === 0) break
      masked = true
      end += hidden
    }
  }
  while (end > domain && bytes[end - 1] === HYPHEN) end--
  if (lastDot <= domain || bytes[domain] === HYPHEN) return false
  if (end < to && (signWidth(bytes, end, to) > 0 || bytes[end] === 0x5f)) return false
  if (masked) return foundMasked(match, start, end, BECAUSE.grammar | BECAUSE.masked)
  const top = end - lastDot - 1
  if (top < 2 || top > 24) return false
  for (let i = lastDot + 1; i < end; i++) if (!isLetter(bytes[i]!)) return false
  return accept(bytes, start, at, domain, end, lastDot, secondDot, to, column, match)
}

/** Writes the canonical form, unless the address is something else. */
function accept(
  bytes: Uint8Array,
  start: number,
  at: number,
  domain: number,
  end: number,
  lastDot: number,
  secondDot: number,
  to: number,
  column: boolean,
  match: Match,
): boolean {
  // The standard lets a host tell Wang@ from wang@; none does, and a person typed both: all of it in lower case.
  const out = match.canonical
  let local = 0
  for (let i = start; i < at; i++) {
    // A percent sign before a plain @ is one.
    const sign = domain - at === 3 ? percentEncoded(bytes, i, at) : -1
    out[local++] = lower(sign < 0 ? bytes[i]! : sign)
    if (sign >= 0) i += 2
  }
  out[local] = 0x40
  /** From an offset in the domain to one in the canonical form. */
  const shift = local + 1 - domain
  const n = end + shift
  for (let i = domain; i < end; i++) out[i + shift] = lower(bytes[i]!)
  match.canonicalLength = n
  // logo@2x.png, git@host:path
  if (secondDot < 0 && isDigit(bytes[domain]!) && FILES.has(out, lastDot + 1 + shift, n)) return false
  if (!column && end < to && bytes[end] === 0x3a && local === 3 && out[0] === 0x67 && out[1] === 0x69) return false
  return weigh(start, end, local, lastDot + shift, secondDot < 0 ? local : secondDot + shift, column, match)
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
      if (signWidth(bytes, i, end) > 0 && addressAt(bytes, i, start, end, true, match)) return true
    }
    return false
  },
  free(bytes, at, from, to, match) {
    return addressAt(bytes, at, from, to, false, match)
  },
  mask(value) {
    const plain = value.includes('@') ? value : value.replace('%40', '@')
    const at = plain.lastIndexOf('@')
    const dot = plain.lastIndexOf('.')
    if (at < 1 || dot < at) return '***@***'
    return `${shown(plain[0])}***@${shown(plain[at + 1])}***${plain.slice(dot)}`
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
      { text: '/u?mail=Ming.Wang%40pandian.tw&x=1', canonical: 'ming.wang@pandian.tw' },
      { text: 'next=%2Fu%3Fmail%3Dming%2Bnews%40pandian.tw%26x', canonical: 'ming+news@pandian.tw' },
      { text: 'ftp://ming%40pandian.tw:secret@host', canonical: 'ming@pandian.tw' },
      { text: 'a%40b@pandian.tw', canonical: 'a%40b@pandian.tw' },
      { text: 'ming%40pandian.tw', column: 'email', canonical: 'ming@pandian.tw' },
      { text: 'service@pandian.tw', canonical: 'service@pandian.tw' },
    ],
    miss: [
      { text: 'postgres://app:secret@db.pandian.tw/x' },
      { text: 'git@pandian.tw:team/repo.git' },
      { text: 'logo@2x.png' },
      { text: 'pkg@1.2.3' },
      { text: 'pkg%401.2.3' },
      { text: 'logo%402x.png' },
      { text: 'a%40pandian.tw%40b.tw' },
      { text: 'ming%2540pandian.tw' },
      { text: '%2B%40pandian.tw' },
      { text: 'https://app:se%40cret.pandian.tw@host' },
      { text: 'root@localhost' },
      { text: 'a..b@pandian.tw' },
      { text: '@pandian.tw' },
      { text: 'ming@pandian.t' },
      { text: '無', column: 'email' },
    ],
    masked: [
      { text: 'a***@pandian.tw' },
      { text: 'm**g@***.tw' },
      { text: '***@pandian.tw', column: 'email' },
      { text: '?mail=a***%40pandian.tw' },
    ],
  },
})

function shown(character: string | undefined): string {
  return character !== undefined && /[0-9A-Za-z]/u.test(character) ? character : ''
}
