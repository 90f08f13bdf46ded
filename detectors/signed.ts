/**
 * Who else signs in a line: `導師：李筱芬　輔導：郭金毅`. Where one of the words before a colon is a role that is known, others are roles as well
 * if a name stands behind them. No list has them all.
 *
 * Only beside a name that a label announces, and what stands right beside it is read as bytes: nearly every such name has nothing of the kind.
 */
import { GIVEN_CHARACTERS, OLD_GIVEN } from './data/given-names.ts'
import { COMMON_SURNAMES, COMPOUND_SURNAMES } from './data/surnames.ts'
import { BECAUSE, type Detector, HIGH, LOW, MEDIUM } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'
import { codePointAt, isHan, previousStart, skipBlanks, widthOf } from './types/bytes.ts'

/** The word for what somebody does, in bytes: two to six characters. */
const SHORTEST = 6
const LONGEST = 18
/** Words before a colon behind which shops, goods, places and works are named as people are. */
const OF_THINGS =
  /(?:[店館廳園路街牌品號地點產區校里村鄉鎮市縣別類色書片劇曲歌戲案]|公司|廠商|單位|機構|[店書片曲歌商案題屋品]名|名稱|宗教|專長|科別|職稱)$/u

/** A surname that many have, and characters that given names are made of. */
const KNOWN = new RegExp(
  `^(?:${COMPOUND_SURNAMES.join('|')}|[${COMMON_SURNAMES}])(?:[${GIVEN_CHARACTERS}]{2}|${OLD_GIVEN.join('|')})$`,
  'u',
)

const decoder = new TextDecoder()

/** Finds them in text after text. */
export class Signed {
  readonly #name: number
  readonly #catalogue: readonly Detector[]
  readonly #match = makeMatch()

  constructor(catalogue: readonly Detector[]) {
    this.#catalogue = catalogue
    this.#name = catalogue.findIndex(({ id }) => id === 'name')
  }

  /** Adds who signs beside the hits from `first` on, which are in order. */
  find(bytes: Uint8Array, length: number, hits: HitList, first: number): void {
    const known = hits.length
    for (let i = first; i < known; i++) {
      if (hits.detector[i] !== this.#name || hits.confidence[i] === LOW || (hits.because[i]! & BECAUSE.label) === 0)
        continue
      const next = i + 1 < known ? hits.start[i + 1]! : length
      for (let end = hits.end[i]!; end > 0; ) end = this.#behind(bytes, end, next, hits)
      const last = hits.length > known ? hits.end[hits.length - 1]! : 0
      const floor = Math.max(last, i > first ? hits.end[i - 1]! : 0)
      for (let start = hits.start[i]!; start > 0; ) start = this.#before(bytes, start, floor, hits)
    }
  }

  /** Who signs right behind `at`; the end of the name, or 0. */
  #behind(bytes: Uint8Array, at: number, to: number, hits: HitList): number {
    const role = skipBlanks(bytes, at, to)
    if (role === at) return 0
    let end = role
    while (end + 2 < to && end - role <= LONGEST && bytes[end]! >= 0xe4 && isHan(codePointAt(bytes, end, to))) end += 3
    const colon = colonWidth(bytes, end, to)
    if (colon === 0) return 0
    const start = skipBlanks(bytes, end + colon, to)
    return this.#add(bytes, role, end, start, to, hits) ? this.#match.end : 0
  }

  /** Who signs right before the role of the name at `at`; where that name begins, or 0. */
  #before(bytes: Uint8Array, at: number, from: number, hits: HitList): number {
    const role = roleBefore(bytes, at, from)
    if (role < 0) return 0
    const end = blanksBefore(bytes, role, from)
    if (end === role) return 0
    let start = end
    while (start - 3 >= from && end - start < 12 && isHan(codePointAt(bytes, start - 3, start))) start -= 3
    const other = roleBefore(bytes, start, from)
    if (other < 0) return 0
    let stop = other
    while (stop < start && isHan(codePointAt(bytes, stop, start))) stop += 3
    return this.#add(bytes, other, stop, start, end, hits) ? start : 0
  }

  /** Adds the name at `start` behind the word `[role, end)`, if both are what they may be. */
  #add(bytes: Uint8Array, role: number, end: number, start: number, to: number, hits: HitList): boolean {
    if (end - role < SHORTEST || end - role > LONGEST || start >= to || bytes[start]! < 0xe4) return false
    let stop = start
    while (stop + 2 < to && stop - start <= 12 && isHan(codePointAt(bytes, stop, to))) stop += 3
    const match = this.#match
    if (stop - start < 9 || stop - start > 12 || !endsThere(bytes, stop)) return false
    if (!isKnownName(decoder.decode(bytes.subarray(start, stop)))) return false
    if (OF_THINGS.test(decoder.decode(bytes.subarray(role, end)))) return false
    if (!this.#catalogue[this.#name]!.cell(bytes, start, stop, match) || match.masked || match.confidence < HIGH)
      return false
    if (match.start !== start || match.end !== stop) return false
    match.confidence = MEDIUM
    match.because |= BECAUSE.label
    hits.add(this.#name, match, 0, bytes)
    return true
  }
}

/** Is it a name by all its characters, of a surname that many have and two more? */
export function isKnownName(text: string): boolean {
  return KNOWN.test(text)
}

/** Where the word of Han characters begins that has a colon between it and `at`, and a blank or nothing before it; -1: there is none. */
function roleBefore(bytes: Uint8Array, at: number, from: number): number {
  let i = blanksBefore(bytes, at, from)
  if (i > from && bytes[i - 1] === 0x3a) i--
  else if (i - 3 >= from && codePointAt(bytes, i - 3, i) === 0xff1a) i -= 3
  else return -1
  const end = blanksBefore(bytes, i, from)
  let start = end
  while (start - 3 >= from && end - start <= LONGEST && isHan(codePointAt(bytes, start - 3, start))) start -= 3
  if (end - start < SHORTEST || end - start > LONGEST) return -1
  return start === from || bytes[start - 1]! <= 0x20 || blanksBefore(bytes, start, from) < start ? start : -1
}

/** Before the blanks that end at `at`. */
function blanksBefore(bytes: Uint8Array, at: number, from: number): number {
  let i = at
  while (i > from) {
    const start = previousStart(bytes, i, from)
    if (skipBlanks(bytes, start, i) !== i) break
    i = start
  }
  return i
}

function colonWidth(bytes: Uint8Array, at: number, to: number): number {
  const point = at < to ? codePointAt(bytes, at, to) : 0
  return point === 0x3a || point === 0xff1a ? widthOf(point) : 0
}

/** Does nothing of a word stand at `at`? */
function endsThere(bytes: Uint8Array, at: number): boolean {
  return at >= bytes.length || bytes[at]! <= 0x20 || bytes[at] === 0xe3
}
