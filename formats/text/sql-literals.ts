/** What the strings of SQL say beyond their characters: prefixes, functions around them, bytes written as digits. */
import { detectEncoding } from './encoding.ts'
import { Transcoder } from './transcode.ts'

/**
 * - `plain`: `'…'`, `N'…'`, `_utf8'…'`
 * - `escapes`: `E'…'`, with `\x41`, `\u0041` and octal digits
 * - `unicode`: `U&'…'`, with `\0041` and `\+01F600`
 * - `delimited`: `q'[…]'` of Oracle, in which apostrophes are only apostrophes
 * - `hex`, `base64`: bytes, by `x'…'` or a function
 * - `bits`: `b'…'`
 */
export type Literal = 'plain' | 'escapes' | 'unicode' | 'delimited' | 'hex' | 'base64' | 'bits'

const PREFIX = /(?:^|[^\w&])(n?q|e|u&|x|b|n)\s*$/i
const PREFIXES: Readonly<Record<string, Literal>> = {
  q: 'delimited',
  nq: 'delimited',
  e: 'escapes',
  'u&': 'unicode',
  x: 'hex',
  b: 'bits',
  n: 'plain',
}
const HEX_FUNCTION = /\b(?:unhex|hextoraw|from_hex)\s*\(\s*$/i
const BASE64_FUNCTION = /\bfrom_base64\s*\(\s*$/i

const PLAIN = { literal: 'plain', prefix: 0 } as const

/** What kind of string begins behind `before`, and how many characters of `before` belong to it. */
export function literalBehind(before: string): { readonly literal: Literal; readonly prefix: number } {
  if (before === '') return PLAIN
  if (HEX_FUNCTION.test(before)) return { literal: 'hex', prefix: 0 }
  if (BASE64_FUNCTION.test(before)) return { literal: 'base64', prefix: 0 }
  const found = PREFIX.exec(before)
  if (found === null) return PLAIN
  const prefix = found[1]!.toLowerCase()
  return { literal: PREFIXES[prefix]!, prefix: before.length - before.toLowerCase().lastIndexOf(prefix) }
}

/** What no function or operator has in it. */
const DATA = /\d{6}|[\x80-\xff]|@\w/
/** What stands behind a string and is no value: `||`, brackets, `AS Date)`, `::text`, `, 120)`. */
const GRAMMAR =
  /^[\s|+,()&]*(?:(?:::|\b(?:as|collate|using)\b)\s*[a-z][\w .]{0,40}[\s|+,()\d]{0,20}|(?:\d{1,3}|null|at time zone)[\s|+,()]*)?$/i
/** A function with what it is given. */
const CALL = /\b[a-z_][\w.]{0,40}\s*\(/gi
/** A character by its number: `CHR(10)`, `CHAR(13)`. */
const CHARACTER = /\bn?cha?r\s*\(\s*(\d{1,7})\s*(?:using\s+\w+\s*)?\)/gi

/**
 * What `bare` (UTF-8 bytes as Latin-1 characters), which stands in front of a string (`leading`) or behind one, adds to the cell: nothing where it is grammar, the
 * characters it names, or itself, between blanks.
 */
export function saidBy(bare: string, leading: boolean): string {
  let characters = ''
  const rest = bare.replace(CHARACTER, (_, digits: string) => {
    const code = Number(digits)
    // UTF-8, a character for each byte, as `bare` is.
    characters += code < 0x20 || code > 0x10ffff ? ' ' : Buffer.from(String.fromCodePoint(code)).toString('latin1')
    return ''
  })
  const grammar = leading || GRAMMAR.test(rest.replace(CALL, '('))
  if (grammar && !DATA.test(rest)) return characters
  return leading ? `${bare} ` : ` ${bare} `
}

/** Strings that are given to CONCAT are one value; those given to other functions may be several. */
export function joinsStrings(before: string): boolean {
  return /\bconcat\s*\(/i.test(before)
}

const DIGITS = /^(?:[0-9A-Fa-f]{2})+$/

/** The text that hexadecimal digits (ASCII bytes) write; undefined where they are none, or what they write is no text. */
export function textOfHex(digits: Buffer): string | undefined {
  const written = digits.toString('latin1')
  return DIGITS.test(written) ? textOf(Buffer.from(written, 'hex')) : undefined
}

/** As {@link textOfHex}, for Base64. */
export function textOfBase64(digits: Buffer): string | undefined {
  return textOf(Buffer.from(digits.toString('latin1'), 'base64'))
}

function textOf(bytes: Buffer): string | undefined {
  const detected = detectEncoding(bytes)
  // Any bytes are Latin-1: a hash must not become letters.
  if (bytes.length === 0 || detected.encoding === 'binary' || detected.encoding === 'latin1') return undefined
  return new Transcoder(detected).toUtf8(bytes.subarray(detected.bom), true).toString()
}
