/**
 * From what machines say to what people read: names made safe to look at, addresses decoded, numbers, sizes and dates.
 */
import type { Language } from './model.ts'

// Everything that changes what a reader sees without being seen itself: control and format characters (bidi overrides,
// zero-width blanks, tags), line and paragraph separators, lone surrogates, and the blanks Unicode counts as letters.
// Variation selectors stay: names with rare Han characters need them.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/gu

/**
 * `text` with every invisible character written out: a right-to-left override as `\u202E`, a line feed as `\u000A`. Not as
 * control pictures (␊): the fonts of an office machine lack them.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, (character) => {
    const code = character.codePointAt(0)!.toString(16).toUpperCase()
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const big5 = new TextDecoder('big5', { fatal: true })

/**
 * A URI as a person would write the place: percent-encoding decoded (UTF-8; else Big5, as file servers of old Windows
 * machines have it; else left as it is), `file://` dropped, invisible characters written out.
 *
 * Each segment is decoded alone: one share holds names of both kinds.
 */
export function displayUri(uri: string): string {
  const path = uri.startsWith('file:///') ? uri.slice('file://'.length) : uri
  return visible(path.split('/').map(decodeSegment).join('/'))
}

function decodeSegment(segment: string): string {
  if (!segment.includes('%')) return segment
  const bytes = percentDecode(segment)
  if (bytes === null) return segment
  // ICU's Big5 gives the bytes 80 and FF a private character each; in Big5 they stand for nothing.
  const decoders = bytes.includes(0x80) || bytes.includes(0xff) ? [utf8] : [utf8, big5]
  for (const decoder of decoders) {
    try {
      // A slash inside a segment (an object's key may hold one) stays encoded: it would look like a folder.
      return decoder.decode(bytes).replaceAll('/', '%2F')
    } catch {
      // Not that encoding: the next one, or as it is.
    }
  }
  return segment
}

function percentDecode(segment: string): Uint8Array | null {
  const source = Buffer.from(segment, 'utf8')
  const bytes = new Uint8Array(source.length)
  let length = 0
  for (let i = 0; i < source.length; i++) {
    if (source[i] !== 0x25) {
      bytes[length++] = source[i]!
      continue
    }
    const pair = source.toString('latin1', i + 1, i + 3)
    if (!/^[0-9A-Fa-f]{2}$/.test(pair)) return null
    bytes[length++] = Number.parseInt(pair, 16)
    i += 2
  }
  return bytes.subarray(0, length)
}

/** The last part of a place, as the name of a data file. A pattern (`*.docx`) keeps the folder before it. */
export function displayName(uri: string): string {
  const parts = uri.split('/')
  const last = parts.at(-1) ?? ''
  return visible((last.includes('*') ? parts.slice(-2) : [last]).map(decodeSegment).join('/'))
}

/** Which kind of system a URI points into: `file`, `postgres`, `s3` … */
export function scheme(uri: string): string {
  return /^[a-z][a-z0-9+.-]*(?=:)/i.exec(uri)?.[0].toLowerCase() ?? ''
}

/** `12,345`. Not by `Intl`: its data differs between builds of Node, and a report must not. */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `0.4%`, `100%` only when nothing is missing, `0%` only when nothing is there. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–'
  if (part === 0) return '0%'
  if (part === whole) return '100%'
  const tenths = Math.min(999, Math.max(1, Math.round((part / whole) * 1000)))
  return `${(tenths / 10).toFixed(1)}%`
}

/** `1.5 GB`, in powers of 1024, as file managers in Taiwan show it. */
export function bytes(value: number): string {
  let amount = value
  let unit = 0
  const units = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']
  while (amount >= 1024 && unit < units.length - 1) {
    amount /= 1024
    unit++
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${units[unit]}`
}

// Taiwan has had no daylight saving time since 1979; a fixed offset needs no time zone data.
const TAIPEI = 8 * 3600_000

/** The day in Taipei of a time in ms since 1970: `2026-11-21`. */
export function day(time: number): string {
  return new Date(time + TAIPEI).toISOString().slice(0, 10)
}

/** A day in words: `115年11月21日（2026-11-21）`, as official papers write it, or `2026-11-21`. */
export function longDay(iso: string, language: Language): string {
  const date = iso.slice(0, 10)
  if (language === 'en') return date
  const [year, month, dayOfMonth] = date.split('-').map(Number)
  return year! > 1911 ? `民國${year! - 1911}年${month}月${dayOfMonth}日（${date}）` : date
}

/** `2026-11-21 09:30:00` of an ISO time, in the offset it is given in. */
export function moment(iso: string): string {
  return iso.slice(0, 19).replace('T', ' ')
}

// East Asian wide and fullwidth ranges (UAX #11), those that occur; ambiguous ones count as narrow, as terminals do.
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/u

/** Cells a text takes in a terminal, and units it takes in a column of a sheet: a CJK character takes two. */
export function width(text: string): number {
  let sum = 0
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue
    sum += WIDE.test(character) ? 2 : 1
  }
  return sum
}

/** `text` cut to `limit` cells, in the middle: of a path, the beginning and the end tell most. */
export function shorten(text: string, limit: number): string {
  if (width(text) <= limit) return text
  const characters = [...text]
  const half = Math.max(1, (limit - 1) / 2)
  let head = ''
  let tail = ''
  for (const character of characters) {
    if (width(head) + width(character) > Math.floor(half)) break
    head += character
  }
  for (const character of characters.toReversed()) {
    if (width(tail) + width(character) > Math.ceil(half)) break
    tail = character + tail
  }
  return `${head}…${tail}`
}
