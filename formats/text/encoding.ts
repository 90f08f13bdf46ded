/**
 * Which encoding a piece of text is written in. Tuned for Taiwan: where two readings are equally good, Big5 wins.
 *
 * Order: byte order mark; UTF-32 and UTF-16 by their zero bytes, or by units that make sense; ASCII; UTF-8; then the double-byte
 * encodings are scored by the share of frequent characters less three times the invalid pairs; what is left is Latin-1, or no text at
 * all.
 */
import { isAscii, isUtf8 } from 'node:buffer'

/** Encodings that can be told apart. `latin1` stands for any single-byte encoding; `binary` is no text. */
export type Encoding =
  | 'ascii'
  | 'utf-8'
  | 'utf-16le'
  | 'utf-16be'
  | 'utf-32le'
  | 'utf-32be'
  | 'big5'
  | 'gb18030'
  | 'shift_jis'
  | 'euc-jp'
  | 'latin1'
  | 'binary'

/** What {@link detectEncoding} found. */
export interface Detected {
  readonly encoding: Encoding
  /** 0 to 1. */
  readonly confidence: number
  /** Length of the byte order mark, in bytes. */
  readonly bom: number
}

/** More than one control character in fifty bytes: no text. Compressed data has one in ten. */
const CONTROL_SHARE = 0.02
/** A double-byte reading with a lower score is none. Latin-1 text read as Big5 scores below 0.2. */
const LOWEST_SCORE = 0.4
/** Text has so many characters that differ. */
const LEAST_DISTINCT = 12
/** Bytes that are looked at for the double-byte scores. */
const SAMPLE = 64 * 1024

/** Detects the encoding of `bytes`: the beginning of a file, or any piece of one cut at a line's end or anywhere. */
export function detectEncoding(bytes: Uint8Array): Detected {
  if (bytes.length === 0) return { encoding: 'ascii', confidence: 1, bom: 0 }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: 'utf-8', confidence: 1, bom: 3 }
  // Before UTF-16, whose mark begins the same way.
  const widest = detectWidest(bytes)
  if (widest !== undefined) return widest
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', confidence: 1, bom: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', confidence: 1, bom: 2 }
  const zeros = bytes.includes(0)
  if (zeros) {
    const wide = detectWide(bytes)
    if (wide !== undefined) return wide
  }
  const han = detectWideHan(bytes)
  if (han !== undefined) return han
  if (controlShare(bytes) > CONTROL_SHARE) return { encoding: 'binary', confidence: 0.9, bom: 0 }
  // Zero bytes alone do not make a file binary: logs after a crash and fixed-width records are padded with them.
  const confidence = zeros ? 0.5 : 1
  if (isAscii(bytes)) return { encoding: 'ascii', confidence, bom: 0 }
  if (isUtf8(withoutCutCharacter(bytes))) return { encoding: 'utf-8', confidence: confidence * 0.99, bom: 0 }
  const double = detectDouble(bytes)
  return double.encoding === 'binary' ? double : { ...double, confidence: double.confidence * confidence }
}

/** `bytes` without a multi-byte UTF-8 character that its end cuts through. */
export function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  const end = bytes.length
  for (let back = 1; back <= Math.min(3, end); back++) {
    const byte = bytes[end - back]!
    if (byte < 0x80) break
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? bytes.subarray(0, end - back) : bytes
  }
  return bytes
}

/** Control characters other than white space, escape and zero, as a share of the bytes that are not zero. */
function controlShare(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, SAMPLE)
  let controls = 0
  let seen = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!
    if (byte === 0) continue
    seen++
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b && byte !== 0x1a) || byte === 0x7f) controls++
  }
  // Next to nothing but zeros is no text either.
  return seen * 20 < end ? 1 : controls / seen
}

/** Bytes of a code unit. */
export function unitOf(encoding: Encoding): 1 | 2 | 4 {
  if (encoding.startsWith('utf-16')) return 2
  return encoding.startsWith('utf-32') ? 4 : 1
}

/** UTF-32, by its byte order mark or, without one, by nine units in ten that are characters of the basic plane. */
function detectWidest(bytes: Uint8Array): Detected | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', confidence: 1, bom: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', confidence: 1, bom: 4 }
  const end = Math.min(bytes.length, SAMPLE) & ~3
  // Its first unit tells nearly all other files apart without another look.
  if (end < 16 || !((a === 0 && b === 0) || (c === 0 && d === 0))) return undefined
  let little = 0
  let big = 0
  for (let i = 0; i < end; i += 4) {
    const first = (bytes[i]! << 8) | bytes[i + 1]!
    const second = (bytes[i + 2]! << 8) | bytes[i + 3]!
    if (second === 0 && isSensible(bytes[i]! | (bytes[i + 1]! << 8))) little++
    if (first === 0 && isSensible(second)) big++
  }
  const share = Math.max(little, big) / (end / 4)
  if (share < 0.9) return undefined
  return { encoding: little > big ? 'utf-32le' : 'utf-32be', confidence: share * 0.95, bom: 0 }
}

/** UTF-16 without a byte order mark: one half of the pairs has (nearly) all the zeros, and the units are sensible. */
function detectWide(bytes: Uint8Array): Detected | undefined {
  const end = Math.min(bytes.length, SAMPLE) & ~1
  if (end < 4) return undefined
  let even = 0
  let odd = 0
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const little = odd > even
  if (Math.max(even, odd) < 4 * Math.min(even, odd) || even === odd) return undefined
  let sensible = 0
  for (let i = 0; i < end; i += 2) {
    const unit = little ? bytes[i]! | (bytes[i + 1]! << 8) : (bytes[i]! << 8) | bytes[i + 1]!
    if (isSensible(unit)) sensible++
  }
  const share = sensible / (end / 2)
  return share < 0.9 ? undefined : { encoding: little ? 'utf-16le' : 'utf-16be', confidence: share * 0.95, bom: 0 }
}

/**
 * UTF-16 without a byte order mark that is nearly all Chinese has no zeros to tell it by (一 is 4E 00: one in the wrong half), and bytes
 * that look like control characters. But one order of its bytes makes sense throughout, and the other in half of the units.
 */
function detectWideHan(bytes: Uint8Array): Detected | undefined {
  const end = Math.min(bytes.length, SAMPLE) & ~1
  // In ASCII and in UTF-8 any two bytes may look like a character.
  if (end < 2 * LEAST_DISTINCT || isUtf8(withoutCutCharacter(bytes))) return undefined
  let little = 0
  let big = 0
  for (let i = 0; i < end; i += 2) {
    if (isSensible(bytes[i]! | (bytes[i + 1]! << 8))) little++
    if (isSensible((bytes[i]! << 8) | bytes[i + 1]!)) big++
  }
  const share = Math.max(little, big) / (end / 2)
  if (share < 0.97 || Math.min(little, big) > 0.8 * Math.max(little, big)) return undefined
  // Double-byte encodings pass too, but use one half of the range only, or few of its characters.
  const upper = little > big ? 1 : 0
  const distinct = new Set<number>()
  let low = 0
  let high = 0
  for (let i = 0; i < end; i += 2) {
    const half = bytes[i + upper]!
    if (half >= 0x4e && half < 0x72) low++
    else if (half >= 0x72 && half < 0xa0) high++
    if (distinct.size < LEAST_DISTINCT) distinct.add((bytes[i]! << 8) | bytes[i + 1]!)
  }
  if (distinct.size < LEAST_DISTINCT || low < (low + high) / 4 || high < (low + high) / 10) return undefined
  return { encoding: upper === 1 ? 'utf-16le' : 'utf-16be', confidence: share * 0.9, bom: 0 }
}

function isSensible(unit: number): boolean {
  if (unit < 0x20) return unit === 0x09 || unit === 0x0a || unit === 0x0d
  if (unit < 0x7f) return true
  if (unit < 0xa0) return false
  return unit < 0x250 || (unit >= 0x2000 && unit < 0x3400) || (unit >= 0x4e00 && unit < 0xa000) || unit >= 0xd800
}

interface Score {
  readonly encoding: Encoding
  /** Share of frequent characters less three times the share of invalid pairs. */
  readonly score: number
  /** Characters beyond ASCII. */
  readonly pairs: number
}

function detectDouble(bytes: Uint8Array): Detected {
  const first = firstHigh(bytes)
  const sample = bytes.subarray(first, first + SAMPLE)
  const big5 = scoreBig5(sample)
  const candidates = [big5, scoreEuc(sample, 'gb18030'), scoreEuc(sample, 'euc-jp'), scoreShiftJis(sample)]
  let best = big5
  // Big5 is what is expected here, so another reading has to be clearly better, and by more than a word or two.
  for (const candidate of candidates) {
    if (candidate !== big5 && candidate.pairs >= 4 && candidate.score > best.score + (best === big5 ? 0.12 : 0))
      best = candidate
  }
  const utf8 = scoreUtf8(sample)
  if (utf8 > 0.7 && utf8 >= best.score) return { encoding: 'utf-8', confidence: utf8 * 0.8, bom: 0 }
  if (best.score < LOWEST_SCORE) return { encoding: 'latin1', confidence: 0.3, bom: 0 }
  return { encoding: best.encoding, confidence: Math.min(0.98, best.score * (1 - 0.5 / (1 + best.pairs / 4))), bom: 0 }
}

/** Offset of the first byte beyond ASCII, or the length. */
function firstHigh(bytes: Uint8Array): number {
  let from = 0
  while (from < bytes.length && isAscii(bytes.subarray(from, from + 4096))) from += 4096
  while (from < bytes.length && bytes[from]! < 0x80) from++
  return from
}

/** Level 1 (A4–C6) is 5,401 frequent characters; punctuation (A1–A3) says nothing against and little for Big5. */
function scoreBig5(bytes: Uint8Array): Score {
  let frequent = 0
  let invalid = 0
  let pairs = 0
  let lowTrails = 0
  const distinct = new Set<number>()
  for (let i = 0; i < bytes.length - 1; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const trail = bytes[i + 1]!
    pairs++
    if (lead < 0x81 || lead > 0xfe || trail < 0x40 || (trail > 0x7e && trail < 0xa1) || trail > 0xfe) {
      invalid++
      continue
    }
    if (lead >= 0xa4 && lead <= 0xc6) frequent++
    else if (lead >= 0xa1 && lead <= 0xa3) frequent += 0.7
    else if (lead >= 0xc9 && lead <= 0xf9) frequent += 0.2
    if (trail < 0x80) lowTrails++
    if (distinct.size < 32) distinct.add((lead << 8) | trail)
    i++
  }
  // Two in five characters of Big5 have a second byte below 0x80. Where none has, it is one of the EUC encodings.
  const suspicious = distinct.size >= 20 && lowTrails === 0 ? 0.5 : 0
  return { encoding: 'big5', score: pairs === 0 ? 0 : (frequent - 3 * invalid) / pairs - suspicious, pairs }
}

/** GB18030: level 1 is B0–D7. EUC-JP: level 1 is B0–CF, and Japanese needs kana (A4, A5). */
function scoreEuc(bytes: Uint8Array, encoding: 'gb18030' | 'euc-jp'): Score {
  const japanese = encoding === 'euc-jp'
  let frequent = 0
  let invalid = 0
  let pairs = 0
  let kana = 0
  for (let i = 0; i < bytes.length - 1; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    const trail = bytes[i + 1]!
    pairs++
    const gb4 = !japanese && trail >= 0x30 && trail <= 0x39
    const valid = japanese ? lead >= 0x8e && trail >= 0xa1 : lead >= 0x81 && (trail >= 0x40 || gb4) && trail !== 0x7f
    if (!valid || lead === 0xff || trail === 0xff) {
      invalid++
      continue
    }
    if (lead >= 0xb0 && lead <= (japanese ? 0xcf : 0xd7) && trail >= 0xa1) frequent++
    else if (lead === 0xa4 || lead === 0xa5) {
      kana++
      if (japanese) frequent++
    } else if ((lead === 0xa1 || lead === 0xa3) && trail >= 0xa1) frequent += 0.7
    i += gb4 ? 3 : 1
  }
  if (japanese && kana < pairs * 0.2) return { encoding, score: 0, pairs }
  return { encoding, score: pairs === 0 ? 0 : (frequent - 3 * invalid) / pairs, pairs }
}

/** Level 1 is 88–97; kana 82 and 83. Half-width katakana (single bytes A1–DF) are rare in what is really Shift-JIS. */
function scoreShiftJis(bytes: Uint8Array): Score {
  let frequent = 0
  let invalid = 0
  let pairs = 0
  let kana = 0
  for (let i = 0; i < bytes.length - 1; i++) {
    const lead = bytes[i]!
    if (lead < 0x80) continue
    pairs++
    if (lead >= 0xa1 && lead <= 0xdf) continue
    const trail = bytes[i + 1]!
    if (lead === 0x80 || lead === 0xa0 || lead > 0xfc || trail < 0x40 || trail === 0x7f || trail > 0xfc) {
      invalid++
      continue
    }
    if (lead === 0x82 || lead === 0x83) {
      kana++
      frequent++
    } else if (lead >= 0x88 && lead <= 0x97) frequent++
    else if (lead === 0x81) frequent += 0.7
    i++
  }
  if (kana < pairs * 0.15) return { encoding: 'shift_jis', score: 0, pairs }
  return { encoding: 'shift_jis', score: pairs === 0 ? 0 : (frequent - 3 * invalid) / pairs, pairs }
}

/** Share of the bytes beyond ASCII that are in valid UTF-8 characters: high where a few characters are damaged. */
function scoreUtf8(bytes: Uint8Array): number {
  let good = 0
  let bad = 0
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i]!
    if (byte < 0x80) {
      i++
      continue
    }
    const length = byte >= 0xf5 || byte < 0xc2 ? 0 : byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    let at = 1
    while (at < length && i + at < bytes.length && (bytes[i + at]! & 0xc0) === 0x80) at++
    if (length > 0 && at === length) good += length
    else bad += at
    i += at
  }
  return good + bad === 0 ? 0 : good / (good + bad)
}
