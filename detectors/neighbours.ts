/**
 * Names that are plain only beside somebody's number: `2. 詹金龍 0927-334-523`. Any three characters may be a name; three that begin with a
 * surname and go on as names do, alone between blanks or commas on a line with a telephone, an ID or an address, are hardly anything else.
 * What stands beside a name is beside.ts's.
 *
 * Only lines with such a number are looked at, and the lines beside them that hold a name and nothing else; where a text's beginning is a
 * list of names, all of them.
 */

import { isAscii } from 'node:buffer'
import { allMatches } from './all-matches.ts'
import { GIVEN_CHARACTERS, OLD_GIVEN } from './data/given-names.ts'
import { AFTER_NAMES, PAPERS_OF } from './data/name-words.ts'
import { COMMON_SURNAMES, COMPOUND_SURNAMES, RARE_SURNAMES, VIETNAMESE_SURNAMES } from './data/surnames.ts'
import { BECAUSE, type Detector, HIGH, LOW, MEDIUM } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'
import { hanInNote, isRomanised, latinInNote } from './names-in-notes.ts'

/** Surnames with which more words begin than names of two characters: 包含, 高溫, 關聯, 嚴重. */
const OF_WORDS: ReadonlySet<string> = new Set(
  '包高關嚴方白金安常應成程全平和時明文華利田路商計水石江古連簡何游馬夏秋溫湯解代項單符強支終元車向牛龍毛雷易顧史任查左申甘海段尚尤曲管池都童景冷房貝花習樂終邊容空宣談印步紀於查師國來別',
)
/** So far from a number on a long line is still beside it. */
const REACH = 150
/** So much text between two values is remembered when there is no name in it … */
const SHORT_GAP = 24
/** … and of so many such texts. */
const MOST_BARREN = 128
/** Lines up to so many bytes are looked at as a whole. */
const LINE = 600
/** A text is a list when in its first so many bytes … */
const BEGINNING = 2048
/** … half of all lines have a name that stands alone, and so many different surnames are among them. */
const LEAST_SURNAMES = 3
/** What was just added lies among the last so many hits. */
const RECENT = 64

const COMMON = new Set(COMMON_SURNAMES)
const COMPOUND = new Set(COMPOUND_SURNAMES)
const GIVEN = new Set(GIVEN_CHARACTERS)
const OLD = new Set(OLD_GIVEN)
const BEGINS_NAME = new Set([...COMMON, ...RARE_SURNAMES, ...COMPOUND_SURNAMES.map((surname) => surname[0]!)])
const AFTER = new Set([...AFTER_NAMES, ...PAPERS_OF])

const RUN = /\p{Script=Han}[\p{Script=Han}‧・·•．･]*/gu
/** In a log of ASCII nothing is Han: a class of so many characters costs more to look for. */
const NOT_ASCII = /[^\0-\x7f]/
/** Without one there is no name in Latin letters … */
const CAPITAL = /[A-Z]/
/** … and without one no letters that stand apart: asking first is a tenth of the cost. */
const BLANK = /[ 　]/
/** Mary Chen, Nguyen Thi Mai, Daniel O. Whitfield; not in a longer word, and no further than the sentence. */
const LATIN = /(?<![\p{L}\d_@./-])[A-Z][a-z'-]+(?: [A-Z](?:\.|[A-Za-z'-]*)){1,3}(?![\p{L}\d_@$-])/gu
/** MARICEL DELA PENA, as a passport and the lists made from passports have it. */
const CAPITALS = /(?<![\p{L}\d_@./-]|[\p{L}\d] )[A-Z]{2,}(?:[ -][A-Z]{2,}){1,4}(?![\p{L}\d_@$./-]| ?[:：=])/gu
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
/** A name with a blank between all its characters, between two blanks and more. */
const SPACED = /(?<=^\s*|\s{2}|\t)\p{Script=Han}(?:[ 　]\p{Script=Han}){1,2}(?=\s{2}|\t|$)/gu
/** The name alone on its line, with a number, a bullet or a title. */
const ALONE =
  /^[\s\d.、()（）*•·●○■□>"'-]*(\p{Script=Han}{2,5}|[A-Z][A-Za-z'-]+(?: [A-Z](?:\.|[A-Za-z'-]*)){1,3})[\s"',;、，：:]*$/u

const decoder = new TextDecoder()
const MARK = Buffer.from('、')
/** So many bytes part a name from the same in other letters. */
const BESIDE = 4
/** A value that is a name is not longer. */
const LONE = 40
/** A text of no more bytes is a note, in which names that stand apart are looked for. */
const SHORT = 8192

/** Finds them in text after text. */
export class Neighbours {
  readonly #catalogue: readonly Detector[]
  readonly #name: number
  readonly #landline: number
  /** By catalogue number: 1 for a person's number, 2 for an address of a mailbox, which stands beside names of all sorts. */
  readonly #anchors: Uint8Array
  readonly #match = makeMatch()
  /** What parts the values of a record, `，身分證字號 `, comes in every record, and no name was in it the last time: beside a number … */
  readonly #barren = new Set<string>()
  /** … and elsewhere. */
  readonly #barrenAlone = new Set<string>()
  #list = false
  #short = false
  /** … in which there are Han characters … */
  #han = false
  /** … and hardly anything else. */
  #chinese = false
  // The hits that were there before, in order.
  #first = 0
  #known = 0

  constructor(catalogue: readonly Detector[]) {
    const index = (id: string) => catalogue.findIndex((detector) => detector.id === id)
    this.#catalogue = catalogue
    this.#name = index('name')
    this.#landline = index('landline')
    const beside = new Set(['mobile', 'landline', 'address', 'payment-card', 'bank-account', 'birth-date'])
    this.#anchors = Uint8Array.from(catalogue, ({ id, strength }) =>
      strength === 'strong' || beside.has(id) ? 1 : id === 'email' ? 2 : 0,
    )
  }

  /** Looks at the beginning of a text: is it a list of names? */
  begin(bytes: Uint8Array, length: number): void {
    this.#list = false
    this.#han = false
    this.#chinese = false
    this.#short = length > 0 && length <= SHORT
    const to = Math.min(length, BEGINNING)
    if (this.#name < 0 || isAscii(bytes.subarray(0, to))) return
    this.#han = this.#short
    this.#chinese = this.#short && isMostlyHan(bytes, length)
    let lines = 0
    let named = 0
    const surnames = new Set<string>()
    for (const line of decoder.decode(bytes.subarray(0, to)).split('\n')) {
      if (line.trim() === '') continue
      lines++
      let found = false
      for (const [run] of allMatches(line, RUN)) {
        if (!this.#certain(run)) continue
        found = true
        surnames.add(run[0]!)
      }
      if (found) named++
    }
    this.#list = named * 2 >= lines && surnames.size >= LEAST_SURNAMES
  }

  /** Adds what stands beside the hits from `first` on, which are in order, and believes what was doubted. */
  find(bytes: Uint8Array, length: number, hits: HitList, first: number): void {
    if (this.#name < 0) return
    const known = hits.length
    this.#first = first
    this.#known = known
    let done = 0
    for (let i = first; i < known; ) {
      const start = lineStart(bytes, hits.start[i]!)
      const end = lineEnd(bytes, hits.end[i]!, length)
      let next = i + 1
      while (next < known && hits.start[next]! < end) next++
      if (this.#list)
        for (; done < start; done = lineEnd(bytes, done, length) + 1)
          this.#line(bytes, done, lineEnd(bytes, done, length), hits, i, i, false)
      if (this.#anchored(hits, i, next)) {
        if (start > 0 && (i === first || hits.end[i - 1]! <= lineStart(bytes, start - 1)))
          this.#alone(bytes, lineStart(bytes, start - 1), start - 1, hits)
        this.#line(bytes, start, end, hits, i, next, true)
        if (end < length && (next === known || hits.start[next]! >= lineEnd(bytes, end + 1, length)))
          this.#alone(bytes, end + 1, lineEnd(bytes, end + 1, length), hits)
      } else if (this.#list) this.#line(bytes, start, end, hits, i, next, false)
      done = end + 1
      i = next
    }
    if (this.#list)
      for (; done < length; done = lineEnd(bytes, done, length) + 1)
        this.#line(bytes, done, lineEnd(bytes, done, length), hits, known, known, false)
    this.#enumerations(bytes, length, hits)
    if (this.#short && length <= SHORT) this.#inNote(bytes, length, hits)
  }

  /** In a letter or a note, names that nothing announces. */
  #inNote(bytes: Uint8Array, length: number, hits: HitList): void {
    const text = decoder.decode(bytes.subarray(0, length))
    const noted = this.#han ? hanInNote(text, this.#chinese, (name) => this.#certain(name)) : []
    for (const { at, name } of noted) this.#add(bytes, 0, text, at, name, hits)
    for (const { at, name } of latinInNote(text)) this.#addLatin(bytes, 0, text, at, name, hits)
  }

  /** Adds a name in Latin letters, but not of 陳宜妤 Chen Yi-Yu and Chen Yi-Yu（陳宜妤）: the same person's in other letters. */
  #addLatin(bytes: Uint8Array, gap: number, text: string, index: number, name: string, hits: HitList): boolean {
    const start = gap + Buffer.byteLength(text.slice(0, index))
    const end = start + name.length
    const low = this.#knownBehind(hits, start)
    for (let i = Math.max(this.#first, low - 1); i <= low && i < this.#known; i++)
      if (this.#isHanBeside(bytes, start, end, hits, i)) return false
    for (let i = hits.length - 1; i >= this.#known && i >= hits.length - RECENT; i--)
      if (this.#isHanBeside(bytes, start, end, hits, i)) return false
    return this.#add(bytes, gap, text, index, name, hits)
  }

  /** Is hit `i` a name in Han characters right before or behind `[start, end)`, but for a blank, a stroke or a bracket? */
  #isHanBeside(bytes: Uint8Array, start: number, end: number, hits: HitList, i: number): boolean {
    if (hits.detector[i] !== this.#name || bytes[hits.start[i]!]! < 0xe4) return false
    const [before, behind] = [start - hits.end[i]!, hits.start[i]! - end]
    // 施傑、Michael Chen are two.
    if (before >= 0 && before <= BESIDE) return !hasMark(bytes, hits.end[i]!, start)
    return behind >= 0 && behind <= BESIDE && !hasMark(bytes, end, hits.start[i]!)
  }

  /** 王小明、陳美玲、林大同: two names that are beyond doubt on either side of a mark make names of what else is in the row. */
  #enumerations(bytes: Uint8Array, length: number, hits: HitList): void {
    if (isAscii(bytes.subarray(0, length))) return
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, length)
    for (let mark = text.indexOf(MARK); mark >= 0; mark = text.indexOf(MARK, mark + 3)) {
      // Before it the last character of three, behind it a surname; most marks are left here.
      if (mark < 9 || text[mark - 9]! < 0xe4 || text[mark + 3]! < 0xe4 || text[mark + 11]! < 0x80) continue
      if (!BEGINS_NAME.has(decoder.decode(text.subarray(mark + 3, mark + 6)))) continue
      // A file without line ends is one line: only so much of it is looked at.
      const floor = Math.max(0, mark - REACH)
      const start = floor + bytes.subarray(floor, mark).lastIndexOf(0x0a) + 1
      const ceiling = Math.min(length, mark + 2 * REACH)
      const end = lineEnd(bytes.subarray(0, ceiling), mark, ceiling)
      const [head, tail] = [characters(text, start, mark), characters(text, mark + 3, end)]
      const before = /\p{Script=Han}+$/u.exec(head)?.[0] ?? ''
      const behind = /^\p{Script=Han}+/u.exec(tail)?.[0] ?? ''
      if (!this.#certain(before) && !this.#certain(behind)) continue
      if (!this.#likely(before) || !this.#likely(behind) || before.length < 3 || behind.length < 3) continue
      const row =
        (/(?:\p{Script=Han}{2,5}、)*\p{Script=Han}{2,5}$/u.exec(head)?.[0] ?? '') +
        '、' +
        (/^\p{Script=Han}{2,5}(?:、\p{Script=Han}{2,5})*/u.exec(tail)?.[0] ?? '')
      const from = mark - Buffer.byteLength(row.slice(0, row.indexOf(`、${behind}`, row.indexOf(before))))
      for (const run of allMatches(row, RUN))
        if (this.#likely(run[0])) this.#add(bytes, from, row, run.index, run[0], hits)
      mark = from + Buffer.byteLength(row) - 3
    }
  }

  /** What stands beside the hits `[before, …)` in the cell or field `[start, end)`. */
  cell(bytes: Uint8Array, start: number, end: number, hits: HitList, before: number): void {
    const known = hits.length
    this.#first = before
    this.#known = known
    if (this.#name < 0 || !this.#anchored(hits, before, known)) return
    let covered = 0
    for (let i = before; i < known; i++) covered += hits.end[i]! - hits.start[i]!
    if (end - start - covered < 6) return
    this.#line(bytes, start, end, hits, before, known, true)
  }

  /** A value that is a name by all its characters, in a field that says somebody: `reviewer: 王大明`. Has it been added? */
  value(bytes: Uint8Array, start: number, end: number, hits: HitList): boolean {
    if (this.#name < 0 || end - start < 6 || end - start > LONE || bytes[start]! < 0xe4) return false
    const text = decoder.decode(bytes.subarray(start, end))
    if (!this.#likely(text) || (text.length === 2 && OF_WORDS.has(text[0]!))) return false
    this.#first = hits.length
    this.#known = hits.length
    return this.#add(bytes, start, text, 0, text, hits)
  }

  /**
   * In a record that has somebody's number and no name in Han characters, the values `[start, end)` of `values` that are a name and nothing else:
   * `primary: 游春天` beside a telephone.
   */
  record(bytes: Uint8Array, values: readonly number[], hits: HitList): void {
    const known = hits.length
    if (this.#name < 0 || !this.#anchored(hits, 0, known)) return
    let latin = false
    for (let i = 0; i < known; i++) {
      if (hits.detector[i] !== this.#name) continue
      // Of somebody whose name is there in other letters: `lname_fname: Chen, Mei-Hui, zh: 林宇恩`.
      if (bytes[hits.start[i]!]! >= 0x80) return
      latin = true
    }
    this.#first = known
    this.#known = known
    for (let i = 0; i < values.length; i += 2) {
      const [start, end] = [values[i]!, values[i + 1]!]
      if (end - start < 6 || end - start > LONE) continue
      if (bytes[start]! < 0xe4 && (latin || !isCapital(bytes[start]!))) continue
      const text = decoder.decode(bytes.subarray(start, end))
      const is =
        bytes[start]! < 0x80
          ? isRomanised(text) || latinInNote(text).some(({ name }) => name === text)
          : this.#certain(text)
      if (is) this.#add(bytes, start, text, 0, text, hits)
    }
  }

  /** Does one of the hits `[from, to)` stand for a person? */
  #anchored(hits: HitList, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#anchors[hits.detector[i]!] !== 0 && hits.confidence[i]! > LOW) return true
    return false
  }

  /** What is between the hits `[from, to)` of the line. */
  #line(
    bytes: Uint8Array,
    start: number,
    end: number,
    hits: HitList,
    from: number,
    to: number,
    anchored: boolean,
  ): void {
    let latin = false
    let named = false
    for (let i = from; i < to; i++) {
      if (this.#anchors[hits.detector[i]!] === 1 && hits.confidence[i]! > LOW) latin = true
      if (hits.detector[i] === this.#name) named = true
    }
    const gaps: [start: number, text: string][] = []
    let at = start
    for (let i = from; i <= to; i++) {
      const until = i < to ? hits.start[i]! : end
      let gapStart = at
      let gapEnd = until
      if (end - start > LINE) {
        // Of a long line, what is near.
        gapStart = i === from ? Math.max(at, until - REACH) : at
        if (gapEnd - gapStart > 2 * REACH) gapEnd = gapStart + REACH
        while (gapStart < gapEnd && (bytes[gapStart]! & 0xc0) === 0x80) gapStart++
      }
      if (gapEnd - gapStart > 5) gaps.push([gapStart, decoder.decode(bytes.subarray(gapStart, gapEnd))])
      if (i < to) at = Math.max(at, hits.end[i]!)
    }
    for (const [gap, text] of gaps) {
      if (NOT_ASCII.test(text) && !this.#isBarren(text, anchored)) {
        let barren = true
        for (const run of allMatches(text, RUN)) {
          const [offset, name] = this.#inRun(run[0], text, run.index, anchored)
          if (name === '') continue
          barren = false
          named = this.#add(bytes, gap, text, run.index + offset, name, hits) || named
        }
        if (barren && text.length <= SHORT_GAP) this.#remember(text, anchored)
      }
      if (anchored && latin && CAPITAL.test(text)) {
        // Referring Li-Chun Wei: the hyphen tells which words are the name.
        const noted = latinInNote(text)
        const runs =
          noted.length > 0
            ? noted
            : [LATIN, CAPITALS].flatMap((pattern) =>
                allMatches(text, pattern).map(({ index: at, 0: name }) => ({ at, name })),
              )
        for (const { at, name } of runs) named = this.#addLatin(bytes, gap, text, at, name, hits) || named
      }
      // 尤　岳　霖   V115524230: letters apart in a column of fixed width.
      if (anchored && !named && BLANK.test(text))
        for (const run of allMatches(text, SPACED))
          named = this.#add(bytes, gap, text, run.index, run[0], hits) || named
    }
    if (anchored && named) this.#believe(hits, from, to)
  }

  #isBarren(text: string, anchored: boolean): boolean {
    return (anchored ? this.#barren : this.#barrenAlone).has(text)
  }

  #remember(text: string, anchored: boolean): void {
    const barren = anchored ? this.#barren : this.#barrenAlone
    if (barren.size === MOST_BARREN) barren.clear()
    barren.add(text)
  }

  /** The name in a run of Han characters: all of it, or at its beginning or end where the words around say so. */
  #inRun(run: string, text: string, at: number, anchored: boolean): readonly [offset: number, name: string] {
    const none = [0, ''] as const
    const edge = at === 0 || !/[\p{L}\d]/u.test(text[at - 1]!)
    if (!anchored && this.#list && this.#isListed(run, text, at)) return [0, run]
    // 黎　惠美子: of which 惠美子 would be a name by itself.
    const apart = run.length > 1 ? SURNAME_APART.exec(text.slice(Math.max(0, at - 3), at)) : null
    if (apart !== null && !this.#certain(run) && this.#confidence(apart[1] + run) > LOW) return [-2, apart[1] + run]
    if (run.length <= 5 || /[‧・·•．･]/u.test(run)) {
      if (edge && (anchored ? this.#likely(run) : this.#certain(run))) return [0, run]
      if (run.length <= 3) return none
    }
    if (!anchored) return none
    for (const length of [4, 3]) {
      const head = run.slice(0, length)
      const rest = run.slice(length, length + 2)
      if (edge && rest !== '' && (AFTER.has(rest) || BEHIND.has(rest[0]!)) && this.#certain(head)) return [0, head]
      const tail = run.slice(-length)
      if (BEFORE.includes(run.at(-length - 1) ?? '?') && this.#certain(tail)) return [run.length - length, tail]
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
  #certain(run: string): boolean {
    const head = COMPOUND.has(run.slice(0, 2)) ? 2 : 1
    if (run.length !== head + 2 || (head === 1 && !COMMON.has(run[0]!))) return false
    return this.#given(run, head) && this.#confidence(run) === HIGH
  }

  /** Beside a number a rare surname will do, and 陳林美麗, 巴蘇‧塔瑪; of two characters both have to be known. */
  #likely(run: string): boolean {
    const confidence = this.#confidence(run)
    if (VIETNAMESE.test(run)) return confidence > LOW
    if (confidence === HIGH) return COMPOUND.has(run.slice(0, 2)) || this.#given(run, 1)
    return confidence === MEDIUM && run.length !== 3 && (run.length > 2 || COMMON.has(run[0]!))
  }

  #given(run: string, from: number): boolean {
    if (OLD.has(run.slice(from))) return true
    for (let i = from; i < run.length; i++) if (!GIVEN.has(run[i]!)) return false
    return true
  }

  #confidence(run: string): number {
    const text = Buffer.from(run)
    const match = this.#match
    if (this.#catalogue[this.#name]!.cell(text, 0, text.length, match) !== true || match.masked) return 0
    return match.start === 0 && match.end === text.length ? match.confidence : 0
  }

  /** Is there a hit at `at` already, of those that were there before or of those just added? */
  #isTaken(hits: HitList, at: number): boolean {
    const low = this.#knownBehind(hits, at)
    if (low > this.#first && hits.end[low - 1]! > at) return true
    for (let i = hits.length - 1; i >= this.#known && i >= hits.length - RECENT; i--)
      if (hits.start[i]! <= at && hits.end[i]! > at) return true
    return false
  }

  /** The first of the hits that were there before that begins behind `at`. */
  #knownBehind(hits: HitList, at: number): number {
    let [low, high] = [this.#first, this.#known]
    while (low < high) {
      const middle = (low + high) >> 1
      if (hits.start[middle]! <= at) low = middle + 1
      else high = middle
    }
    return low
  }

  #add(bytes: Uint8Array, gap: number, text: string, index: number, name: string, hits: HitList): boolean {
    const start = gap + Buffer.byteLength(text.slice(0, index))
    const match = this.#match
    if (this.#catalogue[this.#name]!.cell(bytes, start, start + Buffer.byteLength(name), match) !== true) return false
    if (match.confidence === LOW || match.masked || this.#isTaken(hits, match.start)) return false
    match.confidence = MEDIUM
    match.because |= BECAUSE.context
    hits.add(this.#name, match, 0, bytes)
    return true
  }

  /** A line that holds a name and nothing else. */
  #alone(bytes: Uint8Array, start: number, end: number, hits: HitList): void {
    if (end - start > 60 || end - start < 6) return
    const text = decoder.decode(bytes.subarray(start, end))
    const found = ALONE.exec(text)
    const name = found?.[1]
    if (found === null || name === undefined) return
    if (name.charCodeAt(0) > 0x7f && !this.#certain(name)) return
    this.#add(bytes, start, text, text.indexOf(name, found.index), name, hits)
  }

  /** Bare digits that begin like a landline, beside a name. */
  #believe(hits: HitList, from: number, to: number): void {
    for (let i = from; i < to; i++) {
      if (hits.detector[i] !== this.#landline || hits.confidence[i] !== LOW) continue
      if ((hits.because[i]! & BECAUSE.against) !== 0) continue
      hits.confidence[i] = MEDIUM
      hits.because[i] = hits.because[i]! | BECAUSE.context
    }
  }
}

/** Is a quarter of it no ASCII? Programs with a Chinese word here and there are no notes. */
function isMostlyHan(bytes: Uint8Array, length: number): boolean {
  let others = 0
  for (let i = 0; i < length; i++) if (bytes[i]! >= 0x80) others++
  return others * 4 > length
}

/** The text of `[from, to)`, from the first whole character on. */
function characters(text: Uint8Array, from: number, to: number): string {
  let start = from
  while (start < to && (text[start]! & 0xc0) === 0x80) start++
  return decoder.decode(text.subarray(start, to))
}

function hasMark(bytes: Uint8Array, from: number, to: number): boolean {
  return Buffer.from(bytes.subarray(from, to)).includes(MARK)
}

function isCapital(b: number): boolean {
  return b >= 0x41 && b <= 0x5a
}

function lineStart(bytes: Uint8Array, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1
}

function lineEnd(bytes: Uint8Array, at: number, to: number): number {
  const end = bytes.indexOf(0x0a, at)
  return end < 0 || end > to ? to : end
}
