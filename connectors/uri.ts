/**
 * URIs of items. Bytes, not characters: a Big5 name on an old share has no characters that everyone agrees on, but its
 * bytes find the file again.
 */

import { fileURLToPath } from 'node:url'

const HEX = '0123456789ABCDEF'
const PLAIN = new Uint8Array(256)
for (const c of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/') PLAIN[c.charCodeAt(0)] = 1

/**
 * Percent-encodes every byte but RFC 3986's unreserved ones and `/`. `!` is encoded, so that `!/` in a URI always means
 * "inside of".
 */
export function encodeBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes)
    text += PLAIN[byte] === 1 ? String.fromCharCode(byte) : `%${HEX[byte >> 4]}${HEX[byte & 15]}`
  return text
}

/** The other half of {@link encodeBytes}. */
export function decodeBytes(text: string): Uint8Array {
  const raw = Buffer.from(text, 'utf8')
  const out = Buffer.alloc(raw.length)
  let length = 0
  for (let i = 0; i < raw.length; i++) {
    const code = raw[i] === 0x25 ? Number.parseInt(raw.toString('latin1', i + 1, i + 3), 16) : Number.NaN
    if (Number.isNaN(code)) out[length++] = raw[i]!
    else {
      out[length++] = code
      i += 2
    }
  }
  return out.subarray(0, length)
}

/** Has it a scheme, as `file://…` and `sqlite:…` have? `C:\\a` is a path. */
export function isUrl(text: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:\/\/|sqlite:)/i.test(text)
}

/**
 * The path that a `file:` URL names, as bytes: `file:///p` and `file://localhost/p` (RFC 8089). `undefined` for what is on another
 * machine, and for what is no such URL. What is not encoded but should be (`%`, `?`, `#`) means itself.
 */
export function pathOfUrl(url: string): Uint8Array | undefined {
  const path = /^file:\/\/(?:localhost)?(\/.*)$/is.exec(url)?.[1]
  if (process.platform === 'win32' && /^file:/i.test(url)) return Buffer.from(fileURLToPath(url))
  return path === undefined ? undefined : decodeBytes(path)
}

/** The URI of something inside an item: `…/a.zip!/folder/b.csv`. */
export function nestedUri(parent: string, name: string): string {
  return `${parent}!/${encodeBytes(Buffer.from(name, 'utf8'))}`
}

/** What an item lies in, the outermost first: of `file:///a.eml!/b.zip!/c` the mail and the archive. */
export function containersOf(uri: string): string[] {
  const containers: string[] = []
  for (let at = uri.indexOf('!/'); at >= 0; at = uri.indexOf('!/', at + 1)) containers.push(uri.slice(0, at))
  return containers
}
