/** Labels and titles in a text, and the values and names that they announce. */
import { BECAUSE, type Detector, LOW } from '../detector.ts'
import type { Anchors } from '../kernel.ts'
import { nextInList, nextLine } from '../listing.ts'
import { isDoubtfulAccount, isLoginLabel } from '../logins.ts'
import { announcesDenial } from '../special/denied-before.ts'
import { FormLabels } from '../special/form-labels.ts'
import { PIPE } from '../text-lines.ts'
import { skipBlanks, startsWith, utf8 } from '../types/bytes.ts'
import { unwrap, WRAPPED } from '../wrapped.ts'
import type { Candidates } from './candidates.ts'
import { behindMark, markAround, partsCells } from './label-marks.ts'
import { reachesOver } from './reach.ts'
import {
  bareEnd,
  delimiterLength,
  endsLine,
  isDelimiter,
  isShortBare,
  quotedAt,
  quoteEnd,
  skipBracket,
  startsLine,
  valueEnd,
} from './values.ts'
import { isStretched, type WordUse } from './words.ts'

/** A label's value is looked for in at most so many bytes. */
const MAX_VALUE = 240
/** … and no list behind one is longer. */
const MAX_LIST = 500
/** What denies what a label announces stands so near before it, in bytes. */
const DENIAL_BEFORE = 60

const decoder = new TextDecoder()

/** Asks about one word after another. */
export class Labels {
  readonly #catalogue: readonly Detector[]
  readonly #words: readonly WordUse[]
  readonly #candidates: Candidates
  readonly #forms: FormLabels

  /** @param words by their numbers in the lexicon */
  constructor(catalogue: readonly Detector[], words: readonly WordUse[], candidates: Candidates) {
    this.#catalogue = catalogue
    this.#words = words
    this.#candidates = candidates
    this.#forms = FormLabels.of(catalogue)
  }

  /** Asks about word `a` of the anchors. */
  ask(bytes: Uint8Array, anchors: Anchors, a: number, from: number, to: number): void {
    const word = this.#words[anchors.id[a]!]!
    if (word.titles.length > 0 && this.#candidates.askAt(word.titles, bytes, anchors.at[a]!, from, to)) {
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
    const bracket = skipBlanks(bytes, at, ceiling)
    at = skipBracket(bytes, bracket, ceiling)
    const remark = at > bracket
    at = skipBlanks(bytes, at, ceiling)
    const delimited = at < ceiling && isDelimiter(bytes, at)
    if (remark && !delimited && this.#isBracketed(word.labels, bytes, bracket, at)) return
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
    let apart = delimited || piped || mark !== undefined || bytes[behind - 1] === 0x3a
    if (at < ceiling && (bytes[at] === 0x0a || bytes[at] === 0x0d)) {
      if (!startsLine(bytes, start, from)) return
      apart = true
      if (bytes[at] === 0x0d) at++
      if (bytes[at] === 0x0a) at = skipBlanks(bytes, at + 1, ceiling)
      // 前科紀錄： over 備註：無: the next field, and this one is empty.
      if (this.#catalogue[labels[0]!]!.special !== undefined && beginsField(bytes, at, ceiling)) return
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
    if (at >= limit) return
    // 從未罹患下列疾病：高血壓、糖尿病
    if (
      this.#catalogue[labels[0]!]!.special !== undefined &&
      announcesDenial(decoder.decode(bytes.subarray(Math.max(from, label - DENIAL_BEFORE), label)))
    )
      return
    // Beside an empty cell, or above nothing, is the label of another.
    if (
      this.#catalogue[labels[0]!]!.special !== undefined &&
      this.#forms.has(decoder.decode(bytes.subarray(at, cellEnd(bytes, at, ceiling))))
    )
      return
    if (unwrap(bytes, at, limit)) {
      if (this.#candidates.askValue(labels, bytes, skipBlanks(bytes, WRAPPED.start, WRAPPED.end), WRAPPED.end)) return
    }
    if (end === at) return
    if (this.#candidates.askValue(labels, bytes, at, end)) {
      if (!apart && this.#reachesTooFar(bytes, behind)) return
      if (this.#isLogin(bytes, label, behind, from, to)) return
      this.#list(bytes, anchors.end[a]!, to)
      return
    }
    // `A123456789 等三人`: the value may end at the first blank.
    let blank = at
    while (blank < end && bytes[blank] !== 0x20) blank++
    if (blank < end && this.#candidates.askValue(labels, bytes, at, blank)) {
      if (apart || !this.#reachesTooFar(bytes, behind)) this.#isLogin(bytes, label, behind, from, to)
    }
  }

  /** 登入帳號：1234567890: doubts the account found last where its label `[label, behind)` is a login's as well. */
  #isLogin(bytes: Uint8Array, label: number, behind: number, from: number, to: number): boolean {
    const { hits, match } = this.#candidates
    const last = hits.length - 1
    if (this.#catalogue[hits.detector[last]!]!.id !== 'bank-account' || !isDoubtfulAccount(match)) return false
    if (!isLoginLabel(bytes, label, behind, from, to)) return false
    hits.confidence[last] = LOW
    hits.because[last] = hits.because[last]! & ~BECAUSE.label
    return true
  }

  /** 護照套 300123456: doubts the value found last where other words stand between it and the label that ends at `label`. */
  #reachesTooFar(bytes: Uint8Array, label: number): boolean {
    const { hits } = this.#candidates
    const last = hits.length - 1
    if (reachesOver(bytes, label, hits.start[last]!, this.#catalogue[hits.detector[last]!]!)) return false
    hits.confidence[last] = LOW
    hits.because[last] = hits.because[last]! & ~BECAUSE.label
    return true
  }

  /** 姓名（王小明）電話（0912-345-678）: adds the value that all of the brackets `[at, end)` is; a remark is none. */
  #isBracketed(labels: readonly number[], bytes: Uint8Array, at: number, end: number): boolean {
    if (!unwrap(bytes, at, end)) return false
    const { match } = this.#candidates
    const { start: from, end: to } = WRAPPED
    for (const index of labels) {
      const { cell } = this.#catalogue[index]!
      if (!cell(bytes, from, to, match) || match.confidence === LOW || match.start !== from || match.end !== to)
        continue
      this.#candidates.add(index, BECAUSE.label, bytes)
      return true
    }
    return false
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
    const candidates = this.#candidates
    const raw = candidates.hits
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
      const ceiling = Math.min(to, next + MAX_VALUE)
      const end = valueEnd(bytes, next, ceiling)
      const match = candidates.match
      // Chen, Ya-Ting; Tsai, Hui-Chun: between semicolons a comma parts nothing.
      const whole = bytes.subarray(at, next).includes(0x3b) ? semicolonOrLine(bytes, next, ceiling) : end
      if (whole <= end || !detector.cell(bytes, next, whole, match))
        if (end - next < 2 || !detector.cell(bytes, next, end, match)) return
      // 副會長羅瑞源: an office may stand before the name.
      if (match.start < next || match.confidence === LOW) return
      candidates.add(index, because, bytes)
      at = match.end
    }
  }
}

/** Where the cell or line from `at` on ends, or `to`. */
function cellEnd(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  while (i < to && bytes[i] !== 0x09 && bytes[i] !== 0x0a && bytes[i] !== 0x0d && bytes[i] !== PIPE) i++
  return i
}

/** No label of a field is longer, in bytes. */
const FIELD_LABEL = 24

/** Does `bytes[at, to)` begin with some Han characters and a colon? */
function beginsField(bytes: Uint8Array, at: number, to: number): boolean {
  for (let i = at; i < to && i - at <= FIELD_LABEL; i += 3) {
    if (i > at && (bytes[i] === 0x3a || startsWith(bytes, i, to, WIDE_COLON))) return true
    if (bytes[i]! < 0xe4 || bytes[i]! > 0xe9) return false
  }
  return false
}

const WIDE_COLON = utf8('：')

/** The first semicolon or line end from `at` on, or `to`. */
function semicolonOrLine(bytes: Uint8Array, at: number, to: number): number {
  let i = at
  while (i < to && bytes[i] !== 0x3b && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i++
  return i
}

/** Is there a line end in `bytes[from, to)`? Of a label's value, between the label and it. */
function crossesLine(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (bytes[i] === 0x0a) return true
  return false
}
