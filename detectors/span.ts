/**
 * Hits in running text: the kernel says where to look, the detectors say what it is, and where two claim the same bytes the surer
 * one wins.
 */
import { BECAUSE, type Detector, LOW, type Match } from './detector.ts'
import { HitList, makeMatch } from './hits.ts'
import { type Anchors, Kernel } from './kernel.ts'
import { behindMark, markAround, partsCells, unwrap, WRAPPED } from './label-marks.ts'
import { Lexicon } from './lexicon.ts'
import { nextInList, nextLine } from './listing.ts'
import { Literals } from './literals.ts'
import { PIPE } from './text-lines.ts'
import { numberOfThing } from './words-before.ts'

/** Numbers that those of orders, parts and invoices may look like. */
const ALIKE: ReadonlySet<string> = new Set(['tw-national-id', 'tw-resident-id', 'payment-card', 'mobile', 'landline'])
/** Of them, those without a check digit. */
const BARE_NUMBERS: ReadonlySet<string> = new Set(['mobile', 'landline'])

/** Their values have ten characters, or mask some of them. */
const OF_TEN: ReadonlySet<string> = new Set(['tw-national-id', 'tw-resident-id'])
const TEN = 10

/** A label's value is looked for in at most so many bytes. */
const MAX_VALUE = 240
/** … and no list behind one is longer. */
const MAX_LIST = 500

interface WordUse {
  /** Catalogue indices of the detectors that have it as a label. */
  readonly labels: number[]
  /** Only with a colon, tab or equals sign behind it, or alone on its line … */
  colon: boolean
  /** … or with a blank behind it at a line's beginning: what names nobody, and so needs somebody elsewhere to count. */
  quiet: boolean
  readonly titles: number[]
  /** It labels numbers of ten characters and nothing else. */
  ofTen: boolean
  /** Bytes of a Han word: where it takes more, there are blanks between its letters. */
  readonly size: number
  /** Whom it labels when it is stretched so, or in brackets: a column's name that is a title, such as 聯絡人, as well. */
  readonly apart: number[]
}

/** Finds the hits of texts and cells. */
export class SpanFinder {
  readonly #catalogue: readonly Detector[]
  readonly #kernel: Kernel
  readonly #words: WordUse[] = []
  /** 1 for the detectors of numbers that numbers of things look like, 2 where these have no check digit. */
  readonly #numbers: Uint8Array
  readonly #match: Match = makeMatch()
  readonly #byAnchor: Readonly<Record<'digits' | 'at' | 'number-unit' | 'mask', readonly number[]>>
  /** For each first digit 0–9: the detectors to ask, with their needs. */
  readonly #byDigit: readonly { index: number; detector: Detector; letter: boolean; digits: number }[][]
  readonly #leastDigits: number
  /** For each first digit: with fewer digits left than this, no detector needs to be asked … */
  readonly #leastByDigit = new Uint8Array(10).fill(255)
  /** … but where a letter stands before it, with fewer than this. */
  readonly #leastAfterLetter = new Uint8Array(10).fill(255)
  /** Fixed beginnings of values; most catalogues have none. */
  readonly #literals: Literals | undefined
  readonly #ofLiteral: (index: number, bytes: Uint8Array, at: number, from: number, to: number) => void
  /** What is found before overlaps are settled. */
  readonly #raw: HitList
  #order = new Int32Array(64)

  /** @param keepValues for `inspect` */
  constructor(catalogue: readonly Detector[], keepValues: boolean) {
    this.#catalogue = catalogue
    this.#raw = new HitList(keepValues)
    this.#literals = Literals.of(catalogue)
    this.#ofLiteral = (index, bytes, at, from, to) => {
      if (catalogue[index]!.free?.(bytes, at, from, to, this.#match) === true)
        this.#raw.add(index, this.#match, 0, bytes)
    }
    this.#numbers = Uint8Array.from(catalogue, ({ id }) => (BARE_NUMBERS.has(id) ? 2 : ALIKE.has(id) ? 1 : 0))
    const words = new Map<string, WordUse>()
    const use = (word: string): WordUse => {
      let entry = words.get(word)
      if (entry === undefined) {
        const size = HAN_WORD.test(word) ? 3 * word.length : Number.POSITIVE_INFINITY
        entry = { labels: [], colon: false, quiet: true, titles: [], ofTen: true, size, apart: [] }
        words.set(word, entry)
      }
      return entry
    }
    catalogue.forEach((detector, index) => {
      for (const label of detector.labels) {
        const colon = label.endsWith(':')
        const entry = use((colon ? label.slice(0, -1) : label).toLowerCase())
        entry.labels.push(index)
        entry.ofTen &&= OF_TEN.has(detector.id)
        entry.colon ||= colon
        entry.quiet &&= detector.strength === 'none' && detector.special === undefined
      }
      for (const title of detector.titles ?? []) {
        const entry = use(title.toLowerCase())
        entry.titles.push(index)
        if (detector.columns.includes(title)) entry.apart.push(index)
      }
    })
    // 生於民 is a word behind a name, and hides none the less the 生於 that it begins with.
    for (const [word, { titles }] of words) {
      if (titles.length === 0) continue
      for (let length = 2; length < word.length; length++)
        for (const index of words.get(word.slice(0, length))?.titles ?? [])
          if (!titles.includes(index)) titles.push(index)
    }
    for (const { labels, apart } of words.values())
      for (const index of labels) if (!apart.includes(index)) apart.push(index)
    const list: [string, number][] = []
    for (const [word, entry] of words) {
      list.push([word, this.#words.length])
      this.#words.push(entry)
    }
    this.#kernel = new Kernel(new Lexicon(list, true))
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
        return [{ index, detector: catalogue[index]!, letter: lead?.letter ?? false, digits: lead?.digits ?? 8 }]
      }),
    )
    this.#leastDigits = Math.min(...this.#byDigit.flat().map((candidate) => candidate.digits))
    this.#byDigit.forEach((candidates, digit) => {
      for (const { letter, digits } of candidates) {
        const least = letter ? this.#leastAfterLetter : this.#leastByDigit
        least[digit] = Math.min(least[digit]!, digits)
      }
    })
  }

  /**
   * Appends the hits in `bytes[from, to)`, in order. Returns false, and appends nothing, when the text holds full-width letters
   * or digits: then it is to be folded first.
   */
  find(bytes: Uint8Array, from: number, to: number, hits: HitList): boolean {
    if (to - from < 3) return true
    const kernel = this.#kernel
    kernel.find(bytes, from, to)
    if (kernel.fullWidth) return false
    // A neighbouring cell is no neighbour, so nothing may look outside; of a whole text `from` and `to` are its ends.
    const raw = this.#raw
    raw.clear()
    const { digits, signs, units, masks, words } = kernel
    for (let a = 0; a < digits.length; a++) this.#digits(bytes, digits.at[a]!, digits.end[a]!, digits.id[a]!, from, to)
    for (let a = 0; a < signs.length; a++) this.#ask(this.#byAnchor.at, bytes, signs.at[a]!, from, to)
    for (let a = 0; a < units.length; a++) this.#ask(this.#byAnchor['number-unit'], bytes, units.at[a]!, from, to)
    for (let a = 0; a < masks.length; a++) {
      const at = masks.at[a]!
      if (hidesSomething(bytes, at, masks.end[a]!, from, to)) this.#ask(this.#byAnchor.mask, bytes, at, from, to)
    }
    for (let a = 0; a < words.length; a++) this.#word(bytes, words, a, from, to)
    if (this.#literals !== undefined) this.#literals.find(bytes, from, to, this.#ofLiteral)
    if (raw.length > 0) {
      const first = hits.length
      this.#settle(hits)
      this.#doubtNumbers(bytes, from, hits, first)
    }
    return true
  }

  /**
   * The same as {@link find} in a text that holds neither Han characters nor `@`, `:`, `=` or masks, as most cells: only numbers can be in it.
   * Takes a third of the time.
   */
  findNumbers(bytes: Uint8Array, from: number, to: number, hits: HitList): void {
    if (this.#literals !== undefined) {
      this.find(bytes, from, to, hits)
      return
    }
    const { digits } = this.#kernel
    this.#kernel.findDigits(bytes, from, to)
    if (digits.length === 0) return
    const raw = this.#raw
    raw.clear()
    for (let a = 0; a < digits.length; a++) this.#digits(bytes, digits.at[a]!, digits.end[a]!, digits.id[a]!, from, to)
    if (raw.length === 0) return
    const first = hits.length
    this.#settle(hits)
    this.#doubtNumbers(bytes, from, hits, first)
  }

  /** What no label speaks for, and the word before calls something else. */
  #doubtNumbers(bytes: Uint8Array, from: number, hits: HitList, first: number): void {
    for (let i = first; i < hits.length; i++) {
      if (this.#numbers[hits.detector[i]!] === 0 || (hits.because[i]! & BECAUSE.label) !== 0) continue
      if (hits.confidence[i]! <= LOW || hits.masked[i] === 1) continue
      // With separators it is written as what it is: no order number is 0912-745-638.
      if (hits.end[i]! - hits.start[i]! !== hits.canonLength[i]) continue
      if (!numberOfThing(bytes, hits.start[i]!, from, this.#numbers[hits.detector[i]!] === 2)) continue
      hits.confidence[i] = LOW
      hits.because[i] = hits.because[i]! | BECAUSE.against
    }
  }

  #ask(detectors: readonly number[], bytes: Uint8Array, at: number, from: number, to: number): boolean {
    const match = this.#match
    for (const index of detectors) {
      if (this.#catalogue[index]!.free?.(bytes, at, from, to, match) === true) {
        this.#raw.add(index, match, 0, bytes)
        return true
      }
    }
    return false
  }

  /** Asks at the start of each run of digits in the group, which has `digits` of them. */
  #digits(bytes: Uint8Array, start: number, end: number, digits: number, from: number, to: number): void {
    let at = start
    let left = digits
    while (at < end && left >= this.#leastDigits) {
      const digit = bytes[at]! - 0x30
      let next = at
      if (
        left >= this.#leastByDigit[digit]! ||
        (left >= this.#leastAfterLetter[digit]! && hasLetterBefore(bytes, at, from))
      )
        next = this.#number(bytes, at, left, from, to)
      // On to the next run of digits.
      do {
        if (isDigit(bytes[at]!)) left--
        at++
      } while (at < end && (at < next || !isDigit(bytes[at]!) || isDigit(bytes[at - 1]!)))
    }
  }

  /** Asks what begins at a run of digits; returns where it ends, or `at`. */
  #number(bytes: Uint8Array, at: number, left: number, from: number, to: number): number {
    const candidates = this.#byDigit[bytes[at]! - 0x30]!
    const letter = hasLetterBefore(bytes, at, from)
    for (let c = 0; c < candidates.length; c++) {
      const candidate = candidates[c]!
      if (left < candidate.digits || (candidate.letter && !letter)) continue
      if (candidate.detector.free?.(bytes, at, from, to, this.#match) === true) {
        this.#raw.add(candidate.index, this.#match, 0, bytes)
        return this.#match.end
      }
    }
    return at
  }

  #word(bytes: Uint8Array, anchors: Anchors, a: number, from: number, to: number): void {
    const word = this.#words[anchors.id[a]!]!
    if (word.titles.length > 0 && this.#ask(word.titles, bytes, anchors.at[a]!, from, to)) {
      this.#list(bytes, anchors.end[a]!, to)
      return
    }
    if (word.apart.length === 0) return
    const label = anchors.at[a]!
    const behind = anchors.end[a]!
    // id=4144e732: in a log, most labels there are.
    if (word.ofTen && bytes[behind] === 0x3d && isShortBare(bytes, behind + 1, to)) return
    const stretched = isStretched(word, anchors, a)
    const mark = markAround(bytes, label, behind, from, to)
    const start = mark === undefined ? label : label - mark.open.length
    let at = mark === undefined ? behind : behind + mark.close.length
    const ceiling = Math.min(to, at + MAX_VALUE)
    // 電話(公)： 電話（宅）
    at = skipBracket(bytes, at, ceiling)
    at = skipBlanks(bytes, at, ceiling)
    const delimited = at < ceiling && isDelimiter(bytes, at)
    const equals = delimited && bytes[at] === 0x3d
    const piped = at < ceiling && bytes[at] === PIPE && partsCells(bytes, start, at, from, to)
    const labels = stretched || piped || mark !== undefined ? word.apart : word.labels
    if (labels.length === 0) return
    if (delimited) at = skipBlanks(bytes, behindMark(bytes, at + delimiterLength(bytes, at), label, from), ceiling)
    else if (piped) at = skipBlanks(bytes, at + 1, ceiling)
    else if (mark === undefined) {
      const colon = word.colon && bytes[behind - 1] !== 0x3a && bytes[behind] !== 0x09
      if ((stretched || colon) && !startsLine(bytes, label, from)) return
      // 性 別人: letters that happen to stand apart.
      if (stretched && at === behind && !endsLine(bytes, at, to)) return
      // `職業 護理師`, and `職業` over `護理師`.
      if (colon && !(word.quiet && at > behind) && !endsLine(bytes, at, to)) return
    }
    // A label alone on its line speaks for the next line.
    if (at < ceiling && (bytes[at] === 0x0a || bytes[at] === 0x0d)) {
      if (!startsLine(bytes, start, from)) return
      if (bytes[at] === 0x0d) at++
      if (bytes[at] === 0x0a) at = skipBlanks(bytes, at + 1, ceiling)
    }
    // Of a log's line the bare value is all there is to look at: no label behind it matters.
    const bare = equals && quotedAt(bytes, at, ceiling) === at
    let limit = bare ? bareEnd(bytes, at, ceiling) : ceiling
    for (let next = a + 1; next < anchors.length; next++) {
      const other = anchors.at[next]!
      if (other >= limit) break
      if (other >= at && this.#isLabel(bytes, anchors, next, to)) {
        if (other === at) return
        limit = other
        break
      }
    }
    const quoted = delimited || bytes[behind - 1] === 0x3a ? quotedAt(bytes, at, limit) : at
    const end =
      quoted > at ? quoteEnd(bytes, quoted, limit) : valueEnd(bytes, at, equals ? bareEnd(bytes, at, limit) : limit)
    at = quoted
    if (end === at) return
    if (unwrap(bytes, at, limit)) {
      if (this.#askCell(labels, bytes, skipBlanks(bytes, WRAPPED.start, WRAPPED.end), WRAPPED.end)) return
    }
    if (this.#askCell(labels, bytes, at, end)) {
      this.#list(bytes, anchors.end[a]!, to)
      return
    }
    // `A123456789 等三人`: the value may end at the first blank.
    let blank = at
    while (blank < end && bytes[blank] !== 0x20) blank++
    if (blank < end) this.#askCell(labels, bytes, at, blank)
  }

  /** Is the word a label where it stands? Some are only before a colon: a school in an address ends nothing. */
  #isLabel(bytes: Uint8Array, anchors: Anchors, a: number, to: number): boolean {
    const word = this.#words[anchors.id[a]!]!
    const stretched = isStretched(word, anchors, a)
    const labels = stretched ? word.apart : word.labels
    if (labels.length === 0 || !(word.colon || stretched)) return labels.length > 0
    const end = anchors.end[a]!
    if (bytes[end - 1] === 0x3a || bytes[end] === 0x09) return true
    const at = skipBlanks(bytes, skipBracket(bytes, end, to), to)
    return at < to && isDelimiter(bytes, at)
  }

  /** Adds what follows the value found last, if it is the first of a list behind the label that ends at `label`. */
  #list(bytes: Uint8Array, label: number, to: number): void {
    const raw = this.#raw
    const last = raw.length - 1
    const index = raw.detector[last]!
    const detector = this.#catalogue[index]!
    const because = raw.because[last]! & (BECAUSE.label | BECAUSE.context)
    if (detector.lists !== true || because === 0) return
    const start = raw.start[last]!
    let at = raw.end[last]!
    for (let n = 0; n < MAX_LIST; n++) {
      let next = nextInList(bytes, at, to)
      if (next < 0 && crossesLine(bytes, label, start)) next = nextLine(bytes, at, to)
      if (next < 0) return
      const end = valueEnd(bytes, next, Math.min(to, next + MAX_VALUE))
      const match = this.#match
      if (end - next < 2 || !detector.cell(bytes, next, end, match)) return
      // 副會長羅瑞源: an office may stand before the name.
      if (match.start < next || match.confidence === LOW) return
      raw.add(index, match, because, bytes)
      at = match.end
    }
  }

  #askCell(detectors: readonly number[], bytes: Uint8Array, start: number, end: number): boolean {
    for (const index of detectors) {
      if (this.#catalogue[index]!.cell(bytes, start, end, this.#match)) {
        this.#raw.add(index, this.#match, BECAUSE.label, bytes)
        return true
      }
    }
    return false
  }

  /** Appends what was found to `hits`, in order; of hits that overlap, the surer one. */
  #settle(hits: HitList): void {
    const raw = this.#raw
    const n = raw.length
    if (this.#order.length < n) this.#order = new Int32Array(n * 2)
    const order = this.#order.subarray(0, n)
    let sorted = true
    for (let i = 0; i < n; i++) {
      order[i] = i
      if (i > 0 && raw.start[i]! < raw.start[i - 1]!) sorted = false
    }
    // By start; at the same start by order of finding, so that the result is the same everywhere.
    if (!sorted) order.sort((a, b) => raw.start[a]! - raw.start[b]! || a - b)
    const floor = hits.length
    for (let k = 0; k < n; k++) {
      const i = order[k]!
      let keep = true
      while (hits.length > floor) {
        const last = hits.length - 1
        if (raw.start[i]! >= hits.end[last]!) break
        if (hits.detector[last] === raw.detector[i] && hits.masked[last] === raw.masked[i]) {
          const because = hits.because[last]! | raw.because[i]!
          const confidence = Math.max(hits.confidence[last]!, raw.confidence[i]!)
          if (raw.end[i]! - raw.start[i]! > hits.end[last]! - hits.start[last]!) {
            hits.dropLast()
            hits.copy(raw, i, i + 1)
          }
          hits.because[hits.length - 1] = because
          hits.confidence[hits.length - 1] = confidence
          keep = false
          break
        }
        if (this.#rank(raw, i) <= this.#rank(hits, last)) {
          keep = false
          break
        }
        // The weaker one goes; the one before it may be in the way as well.
        hits.dropLast()
      }
      if (keep) hits.copy(raw, i, i + 1)
    }
  }

  /** A checksum outweighs a label, a label outweighs a shape; what names nobody (職稱：經理 王小明) gives way to all that does. */
  #rank(hits: HitList, i: number): number {
    const { strength, special } = this.#catalogue[hits.detector[i]!]!
    if (strength === 'none' && special === undefined) return 0
    // 病歷摘要：患者王小明，…: whom it is about says more than that it is one, which the words in it say again.
    if (special !== undefined) return LOW
    const because = hits.because[i]!
    const strong = strength === 'strong' && (because & BECAUSE.checksum) !== 0 ? 8 : 0
    return strong + ((because & BECAUSE.label) !== 0 ? 4 : 0) + hits.confidence[i]!
  }
}

const HAN_WORD = /^\p{Script=Han}+$/u

/** Are there blanks between the letters of the anchor's word? */
function isStretched(word: WordUse, anchors: Anchors, a: number): boolean {
  return anchors.end[a]! - anchors.at[a]! > word.size
}

/** Is there a line end in `bytes[from, to)`? Of a label's value, between the label and it. */
function crossesLine(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0x0a) return true
  return false
}

/** How far from a mask what is left of a value is looked for. */
const MASK_REACH = 16

/** Is there a digit, an `@` or a Han character near the mask? There is none near `**bold**`, of which Markdown is full. */
function hidesSomething(bytes: Uint8Array, at: number, end: number, from: number, to: number): boolean {
  const floor = Math.max(from, at - MASK_REACH)
  for (let i = at - 1; i >= floor; i--) if (tells(bytes[i]!)) return true
  const ceiling = Math.min(to, end + MASK_REACH)
  for (let i = end; i < ceiling; i++) if (tells(bytes[i]!)) return true
  return bytes[at]! >= 0x80
}

function tells(b: number): boolean {
  return isDigit(b) || b === 0x40 || b >= 0x80
}

function isDigit(b: number): boolean {
  return b >= 0x30 && b <= 0x39
}

function isLetter(b: number): boolean {
  return (b >= 0x41 && b <= 0x5a) || (b >= 0x61 && b <= 0x7a)
}

/** A letter right before, or a single letter and a separator. */
function hasLetterBefore(bytes: Uint8Array, at: number, from: number): boolean {
  if (at <= from) return false
  const b = bytes[at - 1]!
  if (isLetter(b)) return true
  if ((b !== 0x20 && b !== 0x2d) || at - 2 < from || !isLetter(bytes[at - 2]!)) return false
  return at - 3 < from || !isLetter(bytes[at - 3]!) || at - 4 < from || !isLetter(bytes[at - 4]!)
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

/** `:` `=` `：` `是` `為` `｜` `│` */
function isDelimiter(bytes: Uint8Array, at: number): boolean {
  return delimiterLength(bytes, at) > 0
}

function delimiterLength(bytes: Uint8Array, at: number): number {
  const b = bytes[at]!
  if (b === 0x3a || b === 0x3d) return 1
  if (b < 0x80) return 0
  const cp = b === 0xef || (b >= 0xe4 && b <= 0xe9) ? (b << 16) | (bytes[at + 1]! << 8) | bytes[at + 2]! : 0
  if (cp === 0xefbc9a || cp === 0xe698af || cp === 0xe782ba || cp === 0xefbd9c) return 3
  // │ of a form drawn with lines.
  return b === 0xe2 && bytes[at + 1] === 0x94 && bytes[at + 2] === 0x82 ? 3 : 0
}

function startsLine(bytes: Uint8Array, at: number, from: number): boolean {
  let i = at - 1
  while (i >= from && (bytes[i] === 0x20 || bytes[i] === 0x09)) i--
  return i < from || bytes[i] === 0x0a
}

/** Is the comma at `i` within an amount? Three digits follow and no fourth: 52,000. */
function isThousands(bytes: Uint8Array, i: number, from: number, to: number): boolean {
  if (i === from || !isDigit(bytes[i - 1]!) || i + 4 > to) return false
  for (let k = i + 1; k < i + 4; k++) if (!isDigit(bytes[k]!)) return false
  return i + 4 >= to || !isDigit(bytes[i + 4]!)
}

/** January 7, 1997 */
function isBeforeYear(bytes: Uint8Array, i: number, from: number, to: number): boolean {
  if (i - 2 < from || !isDigit(bytes[i - 1]!) || i + 5 >= to || bytes[i + 1] !== 0x20) return false
  for (let k = i + 2; k < i + 6; k++) if (k >= to || !isDigit(bytes[k]!)) return false
  // A name of a month before the day.
  const day = isDigit(bytes[i - 2]!) ? i - 2 : i - 1
  return day - 2 >= from && bytes[day - 1] === 0x20 && (isLetter(bytes[day - 2]!) || bytes[day - 2] === 0x2e)
}

function endsLine(bytes: Uint8Array, at: number, to: number): boolean {
  return at < to && (bytes[at] === 0x0a || bytes[at] === 0x0d)
}

/** 1 for the bytes in which no value ends: a line of a log has hardly others. */
const ORDINARY = Uint8Array.from({ length: 256 }, (_, b) =>
  '\t\n\r|<;," '.includes(String.fromCharCode(b)) || b === 0xef || b === 0xe3 || b === 0xe2 ? 0 : 1,
)

/** 1 for the bytes that may stand in a value behind an equals sign that is not in quotes. */
const BARE = Uint8Array.from({ length: 256 }, (_, b) => (' ,;&|\t\n\r'.includes(String.fromCharCode(b)) ? 0 : 1))

/** 1 for small letters and digits but x, which masks; a name begins with another. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, b) => (/^[a-wyz\d]$/u.test(String.fromCharCode(b)) ? 1 : 0))

/** A part of a number or a word of a name is not longer. */
const MAX_PIECE = 16

/**
 * Where a value behind an equals sign ends at the latest. In `id=4144e732 took 12 ms` and `?name=王小明&page=2` the rest of the line is no
 * part of it. What goes on as it began may have blanks: `tel=02 2745 6389`, `id=A 127483906`, `name=John Smith`.
 */
function bareEnd(bytes: Uint8Array, at: number, to: number): number {
  let start = at
  let i = at
  for (;;) {
    while (i < to && (BARE[bytes[i]!] === 1 || (bytes[i] === 0x2c && isThousands(bytes, i, start, to)))) i++
    if (i + 1 >= to || bytes[i] !== 0x20 || i - start > MAX_PIECE) return i
    if (!goesOn(bytes, start, i, to)) return i
    start = i + 1
    i = start
  }
}

/** Is the bare value at `at` too short for {@link TEN} characters, and nothing in it masked? One character may go on behind a blank. */
function isShortBare(bytes: Uint8Array, at: number, to: number): boolean {
  const limit = Math.min(to, at + TEN)
  let i = at
  while (i < limit && PLAIN[bytes[i]!] === 1) i++
  return i - at > 1 && i < limit && BARE[bytes[i]!] === 0
}

/** Is the piece `[start, blank)` one of a number or a name in letters, and begins what follows the blank like another? */
function goesOn(bytes: Uint8Array, start: number, blank: number, to: number): boolean {
  const first = bytes[start]!
  const next = bytes[blank + 1]!
  if (isCapital(first)) {
    if (blank === start + 1 && isDigit(next)) return true
    if (!isCapital(next)) return false
    let i = blank + 1
    while (i < to && (isLetter(bytes[i]!) || bytes[i] === 0x2d)) i++
    // John Level=INFO: the next key.
    return i >= to || BARE[bytes[i]!] === 0
  }
  if (first === 0x28 || first === 0x2b || isDigit(first))
    return isDigit(next) && (isDigit(bytes[blank - 1]!) || bytes[blank - 1] === 0x29)
  return false
}

function isCapital(b: number): boolean {
  return b >= 0x41 && b <= 0x5a
}

/** Behind the quote that opens at `at`, `'王小明'` and SQL's `N'王小明'`, or `at` where there is none. */
function quotedAt(bytes: Uint8Array, at: number, to: number): number {
  const open = bytes[at] === 0x4e && bytes[at + 1] === 0x27 ? at + 1 : at
  return open + 1 < to && (bytes[open] === 0x22 || bytes[open] === 0x27) ? open + 1 : at
}

/** Where what is in quotes from `at` on ends: at the closing one, on its line. */
function quoteEnd(bytes: Uint8Array, at: number, to: number): number {
  const quote = bytes[at - 1]
  let i = at
  while (i < to && bytes[i] !== quote && bytes[i] !== 0x0a) i++
  return i
}

/** Where a value that begins at `at` ends: at a line end, a tab, a strong separator or two blanks. Blanks before it go. */
function valueEnd(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  loop: while (i < to) {
    const b = bytes[i]!
    if (ORDINARY[b] === 1) {
      i++
      continue
    }
    switch (b) {
      case 0x09:
      case 0x0a:
      case 0x0d:
      case 0x7c:
      case 0x3c:
      case 0x3b:
      case 0x2c:
      case 0x22:
        if (b !== 0x2c || !(isThousands(bytes, i, at, to) || isBeforeYear(bytes, i, at, to))) break loop
        i++
        break
      case 0x20:
        if (bytes[i + 1] === 0x20) break loop
        i++
        break
      default:
        if (b === 0xef && bytes[i + 1] === 0xbc) {
          const c = bytes[i + 2]
          // ， ； ［
          if (c === 0x8c || c === 0x9b || c === 0xbb) break loop
          i += 3
        } else if (b === 0xe2 && bytes[i + 1] === 0x94 && bytes[i + 2] === 0x82) {
          // │
          break loop
        } else if (b === 0xe3 && bytes[i + 1] === 0x80) {
          const c = bytes[i + 2]
          // blank 、 。 【
          if (c === 0x80 || c === 0x81 || c === 0x82 || c === 0x90) break loop
          i += 3
        } else i++
    }
  }
  if (i > to) i = to
  while (i > at && (bytes[i - 1] === 0x20 || bytes[i - 1] === 0x2e)) i--
  return i
}
