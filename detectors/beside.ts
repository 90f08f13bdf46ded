/**
 * Dates and numbers that are plain only beside a person: `林惠雯 J219160690 0280110`, `崔國華（1985.08.26）`. A date is a birth date and
 * twelve digits are a health insurance card where they stand with somebody's name or ID, and nowhere else without a word that says so.
 *
 * Only lines on which a person was found are looked at, and on them what no hit covers.
 */
import { BEHIND, CHILD, KIN, mayStand, OTHER_BEHIND } from './born.ts'
import { BECAUSE, type Detector, LOW, MEDIUM } from './detector.ts'
import { type HitList, makeMatch, type SlotMatch } from './hits.ts'
import { isDigit, isLetter } from './types/bytes.ts'
import { numberOfThing } from './words-before.ts'

/** Who was born after this has no ID card beside the date: it is a date of something else. */
const LATEST_BIRTH = 2010
const EARLIEST_BIRTH = 1915
/** Of several dates of one person, the first is that of birth where all others are so many years later. */
const LEAST_AGE = 15
/** Beside telephones and addresses alone, only what is older than most dates in files. */
const LATEST_BESIDE_CONTACTS = 2000

/** So far from a hit on a long line is still beside it, and lines up to so many bytes are looked at as a whole. */
const REACH = 150
const LINE = 600
/** A date takes no more bytes. */
const DATE_BYTES = 40
/** So much is looked at before and behind a date, to tell what it is the date of. */
const AROUND = 48
/** So many lines under somebody's number are looked at. */
const LINES_BELOW = 3
/** What heads a list of cards of the health insurance, and how far below their numbers may begin as they like. */
const CARDS = Buffer.from('健保卡')
const UNDER_CARDS = 16384
/** A card is near another one in so many bytes. */
const NEAR = 200

/** What a hit is here: who somebody is, what else tells of one person only, how somebody is reached. */
const PERSON = 1
const OWN = 2
const CONTACT = 3

const decoder = new TextDecoder()

/** A date that may be somebody's. */
interface Candidate {
  readonly start: number
  readonly end: number
  readonly year: number
  /** It stands right behind a name or a number of the person. */
  readonly behind: boolean
  /** A word before it says whose it is: 大的, 長子. */
  readonly kin: boolean
}

/** Finds them in text after text. */
export class Beside {
  readonly #catalogue: readonly Detector[]
  readonly #birth: number
  readonly #name: number
  readonly #card: number
  readonly #nhi: number
  /** By catalogue number, {@link PERSON} and so on. */
  readonly #kinds: Uint8Array
  readonly #match: SlotMatch = makeMatch()
  readonly #candidates: Candidate[] = []
  // The line that is looked at.
  #start = 0
  #end = 0
  /** Where what says who somebody is ends, which what is read now stands behind, or -1. */
  #behind = -1
  /** Where the text first names the card of the health insurance; -1: not asked yet. */
  #cardsFrom = -1

  constructor(catalogue: readonly Detector[]) {
    const index = (id: string) => catalogue.findIndex((detector) => detector.id === id)
    this.#catalogue = catalogue
    this.#birth = index('birth-date')
    this.#name = index('name')
    this.#card = index('payment-card')
    this.#nhi = index('nhi-card')
    const own = new Set(['medical-record-number', 'sex', 'insurance-policy', 'bank-account'])
    const contacts = new Set(['mobile', 'landline', 'address', 'email'])
    this.#kinds = Uint8Array.from(catalogue, ({ id, strength }) =>
      strength === 'strong' || id === 'name' ? PERSON : own.has(id) ? OWN : contacts.has(id) ? CONTACT : 0,
    )
  }

  /** Adds what stands beside the hits from `first` on, which are in order, and believes what was doubted. */
  find(bytes: Uint8Array, length: number, hits: HitList, first: number): void {
    const known = hits.length
    this.#cardsFrom = -1
    for (let i = first; i < known; ) {
      const end = lineEnd(bytes, hits.end[i]!, length)
      let next = i + 1
      while (next < known && hits.start[next]! < end) next++
      if (this.#tells(hits, i, next)) {
        this.#line(bytes, lineStart(bytes, hits.start[i]!), end, hits, i, next)
        if (this.#hasNumber(hits, i, next))
          this.#below(bytes, end, next < known ? hits.start[next]! : length, length, hits)
      }
      i = next
    }
    if (this.#card >= 0) this.#believeCards(bytes, hits, first, known)
  }

  /** Is one of the hits `[from, to)` a number that says who somebody is? Below a name alone stands the date of a letter. */
  #hasNumber(hits: HitList, from: number, to: number): boolean {
    for (let i = from; i < to; i++)
      if (this.#kinds[hits.detector[i]!] === PERSON && hits.detector[i] !== this.#name && hits.confidence[i]! > LOW)
        return true
    return false
  }

  /** The lines under the line that ends at `end`, before `next`, that hold a date or a card's number and nothing else: what is read of a card. */
  #below(bytes: Uint8Array, end: number, next: number, length: number, hits: HitList): void {
    let born = false
    for (let n = 0, at = end + 1; n < LINES_BELOW && at < next; n++) {
      const stop = lineEnd(bytes, at, length)
      if (stop > next || stop - at > DATE_BYTES || !isNumeric(bytes, at, stop)) return
      this.#start = at
      this.#end = stop
      this.#behind = -1
      this.#candidates.length = 0
      this.#numbers(bytes, at, stop, hits, true)
      const [date] = this.#candidates
      if (date !== undefined && !born) this.#add(bytes, date, hits)
      born ||= date !== undefined
      at = stop + 1
    }
  }

  /**
   * The date in `[at, end)` right behind somebody's name or number, which detector `index` has found before `at` in the cell or field that
   * begins at `start`: 王志明(64.3.8).
   */
  behind(index: number, bytes: Uint8Array, start: number, at: number, end: number, hits: HitList): void {
    if (end - at < 6 || this.#kinds[index] !== PERSON || this.#birth < 0) return
    this.#start = start
    this.#end = end
    this.#behind = at
    this.#candidates.length = 0
    this.#numbers(bytes, at, end, hits, true)
    const date = this.#candidates.find((candidate) => candidate.behind)
    if (date !== undefined) this.#add(bytes, date, hits)
  }

  /** What stands beside the hits `[before, …)` in the cell or field `[start, end)`. */
  cell(bytes: Uint8Array, start: number, end: number, hits: HitList, before: number): void {
    const known = hits.length
    let covered = 0
    for (let i = before; i < known; i++) covered += hits.end[i]! - hits.start[i]!
    if (end - start - covered < 6 || !this.#tells(hits, before, known)) return
    // What stands above a cell are other cells.
    this.#cardsFrom = bytes.length
    this.#line(bytes, start, end, hits, before, known)
  }

  /** Does one of the hits `[from, to)` say who somebody is, or two how to reach one? */
  #tells(hits: HitList, from: number, to: number): boolean {
    let contacts = -1
    for (let i = from; i < to; i++) {
      if (hits.confidence[i]! <= LOW || hits.masked[i] === 1) continue
      const kind = this.#kinds[hits.detector[i]!]!
      if (kind === PERSON) return true
      if (kind !== CONTACT) continue
      if (contacts >= 0 && contacts !== hits.detector[i]) return true
      contacts = hits.detector[i]!
    }
    return false
  }

  #line(bytes: Uint8Array, start: number, end: number, hits: HitList, from: number, to: number): void {
    this.#start = start
    this.#end = end
    const candidates = this.#candidates
    candidates.length = 0
    let [names, births, person, numbers] = [0, 0, false, false]
    for (let i = from; i < to; i++) {
      if (hits.detector[i] === this.#birth) births++
      if (hits.confidence[i]! <= LOW || hits.masked[i] === 1) continue
      if (hits.detector[i] === this.#name) names++
      else numbers = true
      person ||= this.#kinds[hits.detector[i]!] === PERSON
    }
    let at = start
    let last = -1
    // Each part of the line that no hit covers; of a long line, what is near one.
    for (const i of inOrder(hits, from, to)) {
      this.#part(bytes, at, hits.start[i]!, hits, last, person)
      if (hits.end[i]! < at) continue
      last = i
      at = hits.end[i]!
    }
    this.#part(bytes, at, end, hits, last, person)
    if (person) this.#believeCard(bytes, hits, from, to)
    this.#choose(bytes, hits, names, births, person, numbers)
  }

  /** What `[at, stop)` holds, before which hit `last` stands (-1: none). */
  #part(bytes: Uint8Array, at: number, stop: number, hits: HitList, last: number, person: boolean): void {
    if (stop - at < 6) return
    const long = this.#end - this.#start > LINE
    const begin = long && last < 0 ? Math.max(at, stop - REACH) : at
    this.#behind = last >= 0 && this.#kinds[hits.detector[last]!] !== CONTACT ? hits.end[last]! : -1
    this.#numbers(bytes, begin, long && stop - begin > 2 * REACH ? begin + REACH : stop, hits, person)
  }

  /** Of the dates of a line, those that are birth dates. */
  #choose(bytes: Uint8Array, hits: HitList, names: number, births: number, person: boolean, numbers: boolean): void {
    for (const candidate of this.#candidates) if (candidate.kin && person) this.#add(bytes, candidate, hits)
    const candidates = this.#candidates.filter(({ kin }) => !kin)
    const [only] = candidates
    if (only === undefined) return
    if (!person) {
      // In a row of nothing but telephones and addresses.
      if (births === 0 && candidates.length === 1 && only.year <= LATEST_BESIDE_CONTACTS) this.#add(bytes, only, hits)
      return
    }
    const behind = candidates.filter((candidate) => candidate.behind)
    if (births > 0 && (births >= names || behind.length === 0)) return
    if (behind.length > 1 && behind.length <= names) for (const candidate of behind) this.#add(bytes, candidate, hits)
    else {
      const first = behind[0] ?? candidates.reduce((a, b) => (b.year < a.year ? b : a))
      const others = candidates.filter((other) => other !== first)
      if (!others.every(({ year }) => year >= first.year + LEAST_AGE)) return
      if (first.behind || numbers) this.#add(bytes, first, hits)
    }
  }

  #add(bytes: Uint8Array, { start, end }: Candidate, hits: HitList): void {
    const match = this.#match
    if (!this.#catalogue[this.#birth]!.cell(bytes, start, end, match)) return
    match.confidence = MEDIUM
    match.because |= BECAUSE.context
    hits.add(this.#birth, match, 0, bytes)
  }

  /** Dates and twelve digits in `[from, to)`. */
  #numbers(bytes: Uint8Array, from: number, to: number, hits: HitList, person: boolean): void {
    for (let i = from; i + 5 < to; i++) {
      if (!isDigit(bytes[i]!)) continue
      let end = i + 1
      while (end < to && isDigit(bytes[end]!)) end++
      if (end - i < 9) {
        const date = this.#birth < 0 ? -1 : this.#date(bytes, i, end, from, to)
        if (date > end) end = date
      } else if (end - i === 12 && person) this.#cardNumber(bytes, i, end, hits)
      i = end
    }
    // 0000 1234 5678: the groups were read one by one.
    if (person)
      for (let i = from; i + 14 <= to; i++)
        if (isDigit(bytes[i]!) && isDigit(bytes[i + 3]!) && !isDigit(bytes[i + 4]!) && !isDigit(bytes[i + 9]!))
          this.#cardNumber(bytes, i, i + 14, hits)
  }

  /** Twelve digits at `at` that begin as the cards do, or under words that say what they are. */
  #cardNumber(bytes: Uint8Array, at: number, end: number, hits: HitList): void {
    if (this.#nhi < 0) return
    let zeros = true
    for (let i = at; i < at + 4; i++) zeros &&= bytes[i] === 0x30
    if (!zeros && !this.#isUnderCards(bytes)) return
    const before = at > this.#start ? bytes[at - 1]! : BLANK
    if (isDigit(before) || isLetter(before) || before === HYPHEN || numberOfThing(bytes, at, this.#start, true)) return
    const match = this.#match
    if (!this.#catalogue[this.#nhi]!.cell(bytes, at, end, match) || match.start !== at || match.masked) return
    if (match.end < this.#end && (isDigit(bytes[match.end]!) || bytes[match.end] === HYPHEN)) return
    // 000004509100: an amount of money filled up with zeros.
    if (bytes[match.end - 1] === 0x30 && bytes[match.end - 2] === 0x30) return
    match.because |= BECAUSE.context
    hits.add(this.#nhi, match, 0, bytes)
  }

  /** Do the lines above tell of cards: 姓名　身分證號　健保卡號? Asked of a text once, and only where twelve digits stand. */
  #isUnderCards(bytes: Uint8Array): boolean {
    if (this.#cardsFrom < 0) {
      const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      this.#cardsFrom = text.indexOf(CARDS)
      if (this.#cardsFrom < 0) this.#cardsFrom = bytes.length
    }
    return this.#cardsFrom < this.#start && this.#start - this.#cardsFrom < UNDER_CARDS
  }

  /** Remembers the date whose first digits are `[at, end)`, of the part `[from, to)`, if it may be a birth date; returns where it ends, or -1. */
  #date(bytes: Uint8Array, at: number, end: number, from: number, to: number): number {
    const start = this.#start
    const behind = this.#behind
    let first = at
    if (at > start && (bytes[at - 1] === BLANK || bytes[at - 1] === HYPHEN || bytes[at - 1] === 0x2e))
      first = monthBefore(bytes, at, from)
    if (first === at && end - at > 4 && end - at < 6) return -1
    const match = this.#match
    if (!this.#catalogue[this.#birth]!.cell(bytes, first, Math.min(to, first + DATE_BYTES), match)) return -1
    if (match.masked || match.confidence <= LOW || match.start !== first || match.end - first < 6) return -1
    // 75 03 05: three numbers; 1985/07/01 08:30: when something was.
    const value = decoder.decode(bytes.subarray(match.start, match.end))
    if (/^[\d ]* [\d ]*$/u.test(value)) return -1
    const year = Number(decoder.decode(match.canonical.subarray(0, 4)))
    if (year < EARLIEST_BIRTH || isTimed(value)) return match.end
    const stop = match.end
    const tail = decoder.decode(bytes.subarray(stop, Math.min(this.#end, stop + AROUND)))
    if (OTHER_BEHIND.test(tail)) return stop
    const floor = Math.max(start, first - AROUND)
    const head = decoder.decode(bytes.subarray(floor, first)).replace(/^\ufffd+/u, '')
    if (year > LATEST_BIRTH && !CHILD.test(head)) return stop
    const kin = KIN.test(head)
    const near = behind >= 0 && first - behind <= AROUND
    const right = near && BEHIND.test(decoder.decode(bytes.subarray(behind, first)))
    if (!right && !kin && !mayStand(head)) return stop
    // Six digits are a date too easily.
    if (end - first === 6 && stop === end && !(right && first > behind && first - behind <= 3)) return stop
    this.#candidates.push({ start: first, end: stop, year, behind: right, kin })
    return stop
  }

  /** A card of which nothing but the person beside it says that it is one. */
  #believeCard(bytes: Uint8Array, hits: HitList, from: number, to: number): void {
    for (let i = from; i < to; i++) if (this.#isDoubted(bytes, hits, i)) this.#believe(hits, i)
  }

  /** Sixteen bare digits near a number that is a card's for certain. */
  #believeCards(bytes: Uint8Array, hits: HitList, first: number, known: number): void {
    let sure = Number.NEGATIVE_INFINITY
    for (let i = first; i < known; i++) {
      if (hits.detector[i] !== this.#card || hits.masked[i] === 1) continue
      if (hits.confidence[i]! > LOW) sure = hits.end[i]!
      else if (this.#isDoubted(bytes, hits, i) && hits.start[i]! - sure < NEAR) {
        this.#believe(hits, i)
        sure = hits.end[i]!
      }
    }
  }

  #isDoubted(bytes: Uint8Array, hits: HitList, i: number): boolean {
    return (
      hits.detector[i] === this.#card &&
      hits.confidence[i] === LOW &&
      hits.masked[i] === 0 &&
      (hits.because[i]! & (BECAUSE.against | BECAUSE.chance)) === 0 &&
      // What was low from the first is not doubted again.
      !numberOfThing(bytes, hits.start[i]!, 0, true)
    )
  }

  #believe(hits: HitList, i: number): void {
    hits.confidence[i] = MEDIUM
    hits.because[i] = hits.because[i]! | BECAUSE.context
  }
}

/** The time of day of a day as programs keep it, here or in Greenwich: no time at which something was. */
const MIDNIGHT = /(?<!\d)(?:0?0|上午 ?12):00(?!:0*[1-9])|T16:00:00[.0]*Z/u

function isTimed(date: string): boolean {
  return date.includes(':') && !MIDNIGHT.test(date)
}

const BLANK = 0x20
const HYPHEN = 0x2d

/** The hits `[from, to)` by where they begin; nearly always as they are. */
function inOrder(hits: HitList, from: number, to: number): number[] {
  const order = Array.from({ length: to - from }, (_, i) => from + i)
  for (let i = from + 1; i < to; i++)
    if (hits.start[i]! < hits.start[i - 1]!) return order.sort((a, b) => hits.start[a]! - hits.start[b]! || a - b)
  return order
}

/** Is there nothing but digits, blanks and what parts the parts of a date in `[at, end)`, six digits at least? */
function isNumeric(bytes: Uint8Array, at: number, end: number): boolean {
  let digits = 0
  for (let i = at; i < end; i++) {
    const b = bytes[i]!
    if (isDigit(b)) digits++
    else if (b !== BLANK && b !== HYPHEN && b !== 0x2e && b !== 0x2f && b !== 0x0d) return false
  }
  return digits > 4
}

/** `Jul ` before the day at `at`: where the name of the month begins; or `at`. */
function monthBefore(bytes: Uint8Array, at: number, from: number): number {
  let i = at - 1
  if (i > from && bytes[i - 1] === 0x2e) i--
  const end = i
  while (i > from && isLetter(bytes[i - 1]!) && end - i < 10) i--
  if (end - i < 3) return at
  return MONTHS.includes(String.fromCharCode(bytes[i]! | 0x20, bytes[i + 1]! | 0x20, bytes[i + 2]! | 0x20)) ? i : at
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function lineStart(bytes: Uint8Array, at: number): number {
  return at === 0 ? 0 : bytes.lastIndexOf(0x0a, at - 1) + 1
}

function lineEnd(bytes: Uint8Array, at: number, to: number): number {
  const end = bytes.indexOf(0x0a, at)
  return end < 0 || end > to ? to : end
}
