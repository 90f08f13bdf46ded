/** Headers of a message or of a part of one (RFC 5322, RFC 2045), decoded (RFC 2047, RFC 2231). */
import { decodeAs } from '../text/charset.ts'
import { decodeQuoted } from './transfer.ts'

/** One header. */
export interface Header {
  /** As it is written. */
  readonly name: string
  /** Its bytes as Latin-1 characters, lines unfolded; {@link decodeHeader} makes text of it. */
  readonly raw: string
}

/** A value with parameters: Content-Type, Content-Disposition. */
export interface Parameterised {
  /** In lower case. */
  readonly value: string
  /** Names in lower case; values decoded. */
  readonly parameters: ReadonlyMap<string, string>
}

/** The name of a header, with its colon. */
export const HEADER_START = /^([!-9;-~]+)[ \t]*:/

/**
 * The headers that `block` (Latin-1) begins with, and the offset behind them: of the first byte of what follows. The empty
 * line after them belongs to them; where it is missing, the first line that is no header is content.
 */
export function parseHeaders(block: string): { readonly headers: readonly Header[]; readonly end: number } {
  const headers: { name: string; lines: string[] }[] = []
  let at = 0
  while (at < block.length) {
    const lf = block.indexOf('\n', at)
    const next = lf < 0 ? block.length : lf + 1
    const line = block.slice(at, lf < 0 ? next : block[lf - 1] === '\r' && lf > at ? lf - 1 : lf)
    const last = headers.at(-1)
    if (line === '') {
      at = next
      break
    }
    const start = HEADER_START.exec(line)
    if (last !== undefined && /^[ \t]/.test(line)) last.lines.push(line)
    else if (start !== null) headers.push({ name: start[1]!, lines: [line.slice(start[0].length)] })
    else break
    at = next
  }
  return { headers: headers.map(({ name, lines }) => ({ name, raw: lines.join('').trim() })), end: at }
}

/** The first header of that name (lower case), raw. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name.toLowerCase() === name)?.raw
}

const ENCODED_WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([BbQq])\?([^?]*)\?=/g

/** What a header says. Bytes that no encoded word holds are taken for what they look like: UTF-8, Big5 … */
export function decodeHeader(raw: string): string {
  let text = ''
  let at = 0
  // A character may be cut in two by the end of a word, so the bytes of neighbours are joined before they are decoded.
  let charset = ''
  let bytes: Buffer[] = []
  const endWords = (): void => {
    if (bytes.length > 0) text += decodeAs(Buffer.concat(bytes), charset)
    bytes = []
  }
  for (const word of raw.matchAll(ENCODED_WORD)) {
    const between = raw.slice(at, word.index)
    at = word.index + word[0].length
    const label = word[1]!.toLowerCase()
    if (bytes.length === 0 || between.trim() !== '') {
      endWords()
      text += plain(between)
    } else if (label !== charset) endWords()
    charset = label
    const content = word[3]!
    bytes.push(
      word[2]!.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : decodeQuoted(content.replaceAll('_', ' ')),
    )
  }
  endWords()
  return text + plain(raw.slice(at))
}

function plain(raw: string): string {
  return decodeAs(Buffer.from(raw, 'latin1'), '')
}

/** The mailboxes of an address header (raw), one by one. */
export function splitAddresses(raw: string): string[] {
  const parts = raw.match(/(?:"(?:[^"\\]|\\.)*"|<[^<>]*>|=\?[^?\s]+\?[BbQq]\?[^?]*\?=|[^,;])+/g) ?? []
  const mailboxes = parts.map((part) => part.trim()).filter((part) => part !== '')
  return mailboxes.flatMap((part, i) => {
    if (SURNAME.test(part) && GIVEN_NAME.test(mailboxes[i + 1] ?? '')) return []
    const before = mailboxes[i - 1]
    return before !== undefined && SURNAME.test(before) && GIVEN_NAME.test(part) ? [`${before}, ${part}`] : [part]
  })
}

/** Surname and given name with the comma that the quotes around them were to guard: `Kuo, Hsiao-Ping <kuo@pandian.tw>`. */
const SURNAME = /^[A-Za-z'-]+$/
const GIVEN_NAME = /^[A-Za-z'.-]+(?: [A-Za-z'.-]+)? ?<[^<>]+>$/

const PARAMETER = /;\s*([^\s=;*]+)(?:\*(\d+))?(\*)?\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g

/** Reads a value with parameters. */
export function parseParameters(raw: string): Parameterised {
  const first = raw.indexOf(';')
  const pieces = new Map<string, { index: number; extended: boolean; raw: string }[]>()
  for (const [, name, index, star, quoted, token] of (first < 0 ? '' : raw.slice(first)).matchAll(PARAMETER)) {
    const piece = {
      index: Number(index ?? 0),
      extended: star !== undefined,
      raw: quoted?.replace(/\\(.)/g, '$1') ?? token!.trim(),
    }
    const key = name!.toLowerCase()
    const known = pieces.get(key)
    if (known === undefined) pieces.set(key, [piece])
    else known.push(piece)
  }
  const parameters = new Map<string, string>()
  for (const [name, all] of pieces) {
    all.sort((a, b) => a.index - b.index)
    parameters.set(name, all.some(({ extended }) => extended) ? extendedValue(all) : decodeHeader(joined(all)))
  }
  return { value: (first < 0 ? raw : raw.slice(0, first)).trim().toLowerCase(), parameters }
}

function joined(pieces: readonly { readonly raw: string }[]): string {
  return pieces.map(({ raw }) => raw).join('')
}

/** `utf-8'zh'%E5%90%8D`, perhaps in several pieces (RFC 2231). */
function extendedValue(pieces: readonly { readonly extended: boolean; readonly raw: string }[]): string {
  const start = /^([^']*)'[^']*'/.exec(pieces[0]!.raw)
  const bytes = pieces.map(({ extended, raw }, at) => {
    const value = at === 0 && start !== null ? raw.slice(start[0].length) : raw
    return extended ? decodeQuoted(value, '%') : Buffer.from(value, 'latin1')
  })
  return decodeAs(Buffer.concat(bytes), start?.[1] ?? '')
}
