/**
 * Hits in running text: the kernel says where to look, the detectors say what it is, and where two claim the same bytes the surer
 * one wins.
 */
import { BECAUSE, type Detector, HIGH, type Match } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'
import { type Anchors, AT_SIGN, DIGITS, Kernel, MASKED, UNIT, WORD } from './kernel.ts'
import { Lexicon } from './lexicon.ts'

/** A label's value is looked for in at most so many bytes. */
const MAX_VALUE = 240

interface WordUse {
  /** Catalogue indices of the detectors that have it as a label. */
  readonly labels: number[]
  /** Only with a colon, tab or equals sign behind it. */
  colon: boolean
  readonly titles: number[]
}

/** Finds the hits of texts and cells. */
export class SpanFinder {
  readonly #catalogue: readonly Detector[]
  readonly #kernel: Kernel
  readonly #words: WordUse[] = []
  readonly #match: Match = makeMatch()
  readonly #byAnchor: Readonly<Record<'digits' | 'at' | 'number-unit' | 'mask', readonly number[]>>
  /** For each first digit 0–9: the detectors to ask, with their needs. */
  readonly #byDigit: readonly { index: number; letter: boolean; digits: number }[][]
  /** The first hit of the current call: overlaps are only settled among its own. */
  #floor = 0

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    const words = new Map<string, WordUse>()
    const use = (word: string): WordUse => {
      let entry = words.get(word)
      if (entry === undefined) {
        entry = { labels: [], colon: false, titles: [] }
        words.set(word, entry)
      }
      return entry
    }
    catalogue.forEach((detector, index) => {
      for (const label of detector.labels) {
        const colon = label.endsWith(':')
        const entry = use((colon ? label.slice(0, -1) : label).toLowerCase())
        entry.labels.push(index)
        entry.colon ||= colon
      }
      for (const title of detector.titles ?? []) use(title.toLowerCase()).titles.push(index)
    })
    const list: [string, number][] = []
    for (const [word, entry] of words) {
      list.push([word, this.#words.length])
      this.#words.push(entry)
    }
    this.#kernel = new Kernel(new Lexicon(list))
    const having = (anchor: string) =>
      catalogue.flatMap((detector, index) => ((detector.anchors as readonly string[]).includes(anchor) ? [index] : []))
    this.#byAnchor = {
      digits: having('digits'),
      at: having('at'),
      'number-unit': having('number-unit'),
      mask: having('mask'),
    }
    this.#byDigit = Array.from({ length: 10 }, (_, digit) =>
      this.#byAnchor.digits.flatMap((index) => {
        const lead = catalogue[index]!.lead
        if (lead !== undefined && !lead.first.includes(String(digit))) return []
        return [{ index, letter: lead?.letter ?? false, digits: lead?.digits ?? 8 }]
      }),
    )
  }

  /** Appends the hits in `bytes[from, to)`, in order. */
  find(bytes: Uint8Array, from: number, to: number, hits: HitList): void {
    if (to - from < 3) return
    this.#floor = hits.length
    const anchors = this.#kernel.find(bytes, from, to)
    // A neighbouring cell is no neighbour, so nothing may look outside; of a whole text `from` and `to` are its ends.
    for (let a = 0; a < anchors.length; a++) {
      const at = anchors.at[a]!
      switch (anchors.kind[a]) {
        case DIGITS:
          this.#digits(bytes, at, anchors.end[a]!, from, to, hits)
          break
        case AT_SIGN:
          this.#ask(this.#byAnchor.at, bytes, at, from, to, hits)
          break
        case UNIT:
          this.#ask(this.#byAnchor['number-unit'], bytes, at, from, to, hits)
          break
        case MASKED:
          this.#ask(this.#byAnchor.mask, bytes, at, from, to, hits)
          break
        case WORD:
          this.#word(bytes, anchors, a, from, to, hits)
          break
      }
    }
  }

  #ask(detectors: readonly number[], bytes: Uint8Array, at: number, from: number, to: number, hits: HitList): boolean {
    const match = this.#match
    for (const index of detectors) {
      if (this.#catalogue[index]!.free?.(bytes, at, from, to, match) === true) {
        this.#keep(index, 0, bytes, hits)
        return true
      }
    }
    return false
  }

  /** Asks at the start of each run of digits in the group. */
  #digits(bytes: Uint8Array, start: number, end: number, from: number, to: number, hits: HitList): void {
    let at = start
    while (at < end) {
      const candidates = this.#byDigit[bytes[at]! - 0x30]!
      let next = 0
      for (const candidate of candidates) {
        if (end - at < candidate.digits) continue
        if (candidate.letter && !hasLetterBefore(bytes, at, from)) continue
        if (this.#catalogue[candidate.index]!.free?.(bytes, at, from, to, this.#match) === true) {
          this.#keep(candidate.index, 0, bytes, hits)
          next = this.#match.end
          break
        }
      }
      if (next > at) at = next
      else while (at < end && isDigit(bytes[at]!)) at++
      while (at < end && !isDigit(bytes[at]!)) at++
    }
  }

  #word(bytes: Uint8Array, anchors: Anchors, a: number, from: number, to: number, hits: HitList): void {
    const word = this.#words[anchors.id[a]!]!
    if (word.titles.length > 0 && this.#ask(word.titles, bytes, anchors.at[a]!, from, to, hits)) return
    if (word.labels.length === 0) return
    let at = anchors.end[a]!
    const ceiling = Math.min(to, at + MAX_VALUE)
    // 電話(公)： 電話（宅）
    at = skipBracket(bytes, at, ceiling)
    at = skipBlanks(bytes, at, ceiling)
    const delimited = at < ceiling && isDelimiter(bytes, at)
    const colonInWord = bytes[anchors.end[a]! - 1] === 0x3a
    if (delimited) at = skipBlanks(bytes, at + delimiterLength(bytes, at), ceiling)
    else if (word.colon && !colonInWord && bytes[anchors.end[a]!] !== 0x09) return
    // A label alone on its line speaks for the next line.
    if (at < ceiling && (bytes[at] === 0x0a || bytes[at] === 0x0d)) {
      const lineStart = anchors.at[a]!
      if (!startsLine(bytes, lineStart, from)) return
      if (bytes[at] === 0x0d) at++
      if (bytes[at] === 0x0a) at = skipBlanks(bytes, at + 1, ceiling)
    }
    let limit = ceiling
    for (let next = a + 1; next < anchors.length; next++) {
      const start = anchors.at[next]!
      if (start >= limit) break
      if (anchors.kind[next] === WORD && start >= at && this.#words[anchors.id[next]!]!.labels.length > 0) {
        if (start === at) return
        limit = start
        break
      }
    }
    const end = valueEnd(bytes, at, limit)
    if (end - at < 2) return
    if (this.#askCell(word.labels, bytes, at, end, hits)) return
    // `A123456789 等三人`: the value may end at the first blank.
    let blank = at
    while (blank < end && bytes[blank] !== 0x20) blank++
    if (blank < end) this.#askCell(word.labels, bytes, at, blank, hits)
  }

  #askCell(detectors: readonly number[], bytes: Uint8Array, start: number, end: number, hits: HitList): boolean {
    for (const index of detectors) {
      if (this.#catalogue[index]!.cell(bytes, start, end, this.#match)) {
        this.#keep(index, BECAUSE.label, bytes, hits)
        return true
      }
    }
    return false
  }

  /** Keeps the match unless a surer hit has its bytes already. */
  #keep(detector: number, because: number, bytes: Uint8Array, hits: HitList): void {
    const match = this.#match
    while (hits.length > this.#floor) {
      const last = hits.length - 1
      if (match.start >= hits.end[last]!) break
      if (hits.end[last]! <= match.start || hits.start[last]! >= match.end) break
      if (hits.detector[last] === detector) {
        const reasons = hits.because[last]! | because | match.because
        if (
          match.end - match.start > hits.end[last]! - hits.start[last]! &&
          hits.masked[last] === (match.masked ? 1 : 0)
        ) {
          hits.replace(last, detector, match, because, bytes)
        } else if (because !== 0 && hits.confidence[last]! < HIGH) hits.confidence[last]!++
        hits.because[last] = reasons
        return
      }
      if (
        this.#rank(detector, match.confidence, because) <=
        this.#rank(hits.detector[last]!, hits.confidence[last]!, hits.because[last]!)
      )
        return
      // The weaker one goes; the one before it may be in the way as well.
      hits.canonUsed = hits.canonFrom[last]!
      hits.length = last
    }
    hits.add(detector, match, because, bytes)
  }

  /** A checksum outweighs a label, a label outweighs a shape. */
  #rank(detector: number, confidence: number, because: number): number {
    const strong = this.#catalogue[detector]!.strength === 'strong' && (because & BECAUSE.checksum) !== 0 ? 8 : 0
    return strong + ((because & BECAUSE.label) !== 0 ? 4 : 0) + confidence
  }
}

function isDigit(b: number): boolean {
  return b >= 0x30 && b <= 0x39
}

function isLetter(b: number): boolean {
  return (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
}

function hasLetterBefore(bytes: Uint8Array, at: number, from: number): boolean {
  if (at <= from) return false
  const b = bytes[at - 1]!
  if (isLetter(b)) return true
  return (b === 0x20 || b === 0x2d) && at - 1 > from && isLetter(bytes[at - 2]!)
}

/** Blank, tab, no-break blank, ideographic blank. */
function skipBlanks(bytes: Uint8Array, at: number, to: number): number {
  while (at < to) {
    const b = bytes[at]!
    if (b === 0x20 || b === 0x09) at++
    else if (b === 0xe3 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x80) at += 3
    else if (b === 0xc2 && bytes[at + 1] === 0xa0) at += 2
    else break
  }
  return at
}

function skipBracket(bytes: Uint8Array, at: number, to: number): number {
  if (at >= to) return at
  const wide = bytes[at] === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x88
  if (bytes[at] !== 0x28 && !wide) return at
  const limit = Math.min(to, at + 30)
  for (let i = at + 1; i < limit; i++) {
    const b = bytes[i]!
    if (b === 0x0a) return at
    // `電話(02)…`: a number in brackets is the value, not a remark.
    if (isDigit(b)) return at
    if (b === 0x29) return i + 1
    if (b === 0xef && bytes[i + 1] === 0xbc && bytes[i + 2] === 0x89) return i + 3
  }
  return at
}

/** `:` `=` `：` `是` `為` */
function isDelimiter(bytes: Uint8Array, at: number): boolean {
  return delimiterLength(bytes, at) > 0
}

function delimiterLength(bytes: Uint8Array, at: number): number {
  const b = bytes[at]!
  if (b === 0x3a || b === 0x3d) return 1
  if (b < 0x80) return 0
  const cp = b === 0xef || (b >= 0xe4 && b <= 0xe9) ? (b << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]! : 0
  return cp === 0xefbc9a || cp === 0xe698af || cp === 0xe782ba ? 3 : 0
}

function startsLine(bytes: Uint8Array, at: number, from: number): boolean {
  let i = at - 1
  while (i >= from && (bytes[i] === 0x20 || bytes[i] === 0x09)) i--
  return i < from || bytes[i] === 0x0a
}

/** Where a value that begins at `at` ends: at a line end, a tab, a strong separator or two blanks. Blanks before it go. */
function valueEnd(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  loop: while (i < to) {
    const b = bytes[i]!
    switch (b) {
      case 0x09:
      case 0x0a:
      case 0x0d:
      case 0x7c:
      case 0x3c:
      case 0x3b:
      case 0x2c:
      case 0x22:
        break loop
      case 0x20:
        if (bytes[i + 1] === 0x20) break loop
        i++
        break
      default:
        if (b === 0xef && bytes[i + 1] === 0xbc) {
          const c = bytes[i + 2]
          // ， ； ｜
          if (c === 0x8c || c === 0x9b) break loop
          i += 3
        } else if (b === 0xe3 && bytes[i + 1] === 0x80) {
          const c = bytes[i + 2]
          // blank 、 。
          if (c === 0x80 || c === 0x81 || c === 0x82) break loop
          i += 3
        } else i++
    }
  }
  if (i > to) i = to
  while (i > at && (bytes[i - 1] === 0x20 || bytes[i - 1] === 0x2e)) i--
  return i
}
