/** Which Han characters are a name by themselves: as surnames and given names go, and by the words before and behind them. */
import { GIVEN_CHARACTERS, OLD_GIVEN } from '../data/given-names.ts'
import { AFTER_NAMES, PAPERS_OF } from '../data/name-words.ts'
import { COMMON_SURNAMES, COMPOUND_SURNAMES, RARE_SURNAMES, VIETNAMESE_SURNAMES } from '../data/surnames.ts'
import { type Detector, HIGH, LOW, MEDIUM } from '../detector.ts'
import { makeMatch } from '../hits.ts'

/** Surnames with which more words begin than names of two characters: 包含, 高溫, 關聯, 嚴重. */
const OF_WORDS: ReadonlySet<string> = new Set(
  '包高關嚴方白金安常應成程全平和時明文華利田路商計水石江古連簡何游馬夏秋溫湯解代項單符強支終元車向牛龍毛雷易顧史任查左申甘海段尚尤曲管池都童景冷房貝花習樂終邊容空宣談印步紀於查師國來別',
)

const COMMON = new Set(COMMON_SURNAMES)
const COMPOUND = new Set(COMPOUND_SURNAMES)
const GIVEN = new Set(GIVEN_CHARACTERS)
const OLD = new Set(OLD_GIVEN)
const AFTER = new Set([...AFTER_NAMES, ...PAPERS_OF])

/** Behind what a name stands in a clause … */
const BEFORE = '由與和跟及給請洽找向為是對替班部課處組室科隊'
/** … and what follows the name of whom a clause is about. */
const BEHIND = new Set('因於為患遭經至在自曾前有是的與將去目今昨每已未疑被出入住服領申說來等要提表回打代')
/** 阮氏紅, 裴氏鳳, 范氏清水 */
const VIETNAMESE = new RegExp(`^[${VIETNAMESE_SURNAMES}]氏\\p{Script=Han}{1,2}$`, 'u')
const IS_DOTTED = /^\p{Script=Han}{2,5}(?:[‧・·•．･]\p{Script=Han}{2,5}){1,3}$/u
/** Nothing but a number or a bullet is before a name in its line, and what parts columns behind it. */
const NUMBERED = /^[ \t　]*(?:\d{1,4}[.、)）]?|[(（]?\d{1,3}[)）]|[•・○●*-])?[ \t　]*$/u
const COLUMN_ENDS = /^(?:　|\t| {2}|$|\r?\n)/u
/** A surname and the blank between it and the given name, behind what parts columns. */
const SURNAME_APART = new RegExp(String.raw`(?:^|[\s　])([${COMMON_SURNAMES}${RARE_SURNAMES}][ 　])$`, 'u')

/** Judges runs of Han characters. */
export class HanNames {
  readonly #name: Detector | undefined
  readonly #match = makeMatch()

  /** `name`: the detector of names; without it nothing is one. */
  constructor(name: Detector | undefined) {
    this.#name = name
  }

  /** The name in a run of Han characters: all of it, or at its beginning or end where the words around say so. `list`: the text is a list of names. */
  inRun(
    run: string,
    text: string,
    at: number,
    anchored: boolean,
    list: boolean,
  ): readonly [offset: number, name: string] {
    const none = [0, ''] as const
    const edge = at === 0 || !/[\p{L}\d]/u.test(text[at - 1]!)
    if (!anchored && list && this.#isListed(run, text, at)) return [0, run]
    // 黎　惠美子: of which 惠美子 would be a name by itself.
    const apart = run.length > 1 ? SURNAME_APART.exec(text.slice(Math.max(0, at - 3), at)) : null
    if (apart !== null && !this.isCertain(run) && this.#confidence(apart[1] + run) > LOW) return [-2, apart[1] + run]
    if (run.length <= 5 || /[‧・·•．･]/u.test(run)) {
      if (edge && (anchored ? this.isLikely(run) : this.isCertain(run))) return [0, run]
      if (run.length <= 3) return none
    }
    if (!anchored) return none
    for (const length of [4, 3]) {
      const head = run.slice(0, length)
      const rest = run.slice(length, length + 2)
      if (edge && rest !== '' && (AFTER.has(rest) || BEHIND.has(rest[0]!)) && this.isCertain(head)) return [0, head]
      const tail = run.slice(-length)
      if (BEFORE.includes(run.at(-length - 1) ?? '?') && this.isCertain(tail)) return [run.length - length, tail]
    }
    return none
  }

  /** `姚傑    3,000元`, `8. 湯祥　3,600`: a name of two characters, of four or with a dot, or 裴氏鳳, in the column of a list in which the others are. */
  #isListed(run: string, text: string, at: number): boolean {
    if (VIETNAMESE.test(run)) return this.#confidence(run) > LOW
    // 陳張和平, 巴奈‧達瓦; of two characters both are known.
    const married = run.length === 4 && COMMON.has(run[0]!) && COMMON.has(run[1]!) && this.#given(run, 2)
    const short = run.length === 2 && COMMON.has(run[0]!) && GIVEN.has(run[1]!)
    if (!married && !short && !IS_DOTTED.test(run)) return false
    const line = text.lastIndexOf('\n', at - 1) + 1
    const end = at + run.length
    if (!NUMBERED.test(text.slice(line, at)) || !COLUMN_ENDS.test(text.slice(end, end + 2))) return false
    return this.#confidence(run) === MEDIUM
  }

  /** A name by all its characters: of a common surname and what given names are made of. */
  isCertain(run: string): boolean {
    const head = COMPOUND.has(run.slice(0, 2)) ? 2 : 1
    if (run.length !== head + 2 || (head === 1 && !COMMON.has(run[0]!))) return false
    return this.#given(run, head) && this.#confidence(run) === HIGH
  }

  /** Beside a number a rare surname will do, and 陳林美麗, 巴蘇‧塔瑪; of two characters both have to be known. */
  isLikely(run: string): boolean {
    const confidence = this.#confidence(run)
    if (VIETNAMESE.test(run)) return confidence > LOW
    if (confidence === HIGH) return COMPOUND.has(run.slice(0, 2)) || this.#given(run, 1)
    return confidence === MEDIUM && run.length !== 3 && (run.length > 2 || COMMON.has(run[0]!))
  }

  /** The same of a value that stands by itself; of two characters, with none of the surnames with which words begin. */
  isValue(text: string): boolean {
    return this.isLikely(text) && (text.length !== 2 || !OF_WORDS.has(text[0]!))
  }

  #given(run: string, from: number): boolean {
    if (OLD.has(run.slice(from))) return true
    for (let i = from; i < run.length; i++) if (!GIVEN.has(run[i]!)) return false
    return true
  }

  #confidence(run: string): number {
    const text = Buffer.from(run)
    const match = this.#match
    if (this.#name?.cell(text, 0, text.length, match) !== true || match.masked) return 0
    return match.start === 0 && match.end === text.length ? match.confidence : 0
  }
}
