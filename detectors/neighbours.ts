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
import { BECAUSE, type Detector, LOW, MEDIUM } from './detector.ts'
import { type HitList, makeMatch } from './hits.ts'
import { hanInNote, isRomanised, latinInNote } from './names-in-notes.ts'
import { ENUMERATION_MARK, enumerations } from './neighbours/enumerations.ts'
import { HanNames } from './neighbours/han-names.ts'

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
/** A name with a blank between all its characters, between two blanks and more. */
const SPACED = /(?<=^\s*|\s{2}|\t)\p{Script=Han}(?:[ 　]\p{Script=Han}){1,2}(?=\s{2}|\t|$)/gu
/** The name alone on its line, with a number, a bullet or a title. */
const ALONE =
  /^[\s\d.、()（）*•·●○■□>"'-]*(\p{Script=Han}{2,5}|[A-Z][A-Za-z'-]+(?: [A-Z](?:\.|[A-Za-z'-]*)){1,3})[\s"',;、，：:]*$/u

const decoder = new TextDecoder()
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
  readonly #names: HanNames
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
    this.#names = new HanNames(catalogue[this.#name])
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
        if (!this.#names.isCertain(run)) continue
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
    this.#enumerated(bytes, length, hits)
    if (this.#short && length <= SHORT) this.#inNote(bytes, length, hits)
  }

  /** In a letter or a note, names that nothing announces. */
  #inNote(bytes: Uint8Array, length: number, hits: HitList): void {
    const text = decoder.decode(bytes.subarray(0, length))
    const noted = this.#han ? hanInNote(text, this.#chinese, (name) => this.#names.isCertain(name)) : []
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

  #enumerated(bytes: Uint8Array, length: number, hits: HitList): void {
    for (const { from, row } of enumerations(bytes, length, this.#names))
      for (const { 0: name, index } of allMatches(row, RUN))
        if (this.#names.isLikely(name)) this.#add(bytes, from, row, index, name, hits)
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
    if (!this.#names.isValue(text)) return false
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
          : this.#names.isCertain(text)
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
          const [offset, name] = this.#names.inRun(run[0], text, run.index, anchored, this.#list)
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
    if (name.charCodeAt(0) > 0x7f && !this.#names.isCertain(name)) return
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

function hasMark(bytes: Uint8Array, from: number, to: number): boolean {
  return Buffer.from(bytes.subarray(from, to)).includes(ENUMERATION_MARK)
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
