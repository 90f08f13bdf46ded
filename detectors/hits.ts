/** Hits of a text or a table as columns of numbers, and the match that a detector fills. */
import { BECAUSE, HIGH, LOW, type Match, MEDIUM } from './detector.ts'

/** A bit of `because`: the value stands in the record that this one refers to. Its token counts, and nothing else of it. */
export const REFERRED = 1 << 14
/** A bit of `because`: of a word of a special category the rules leave open whether it is said of somebody; the model decides. */
export const UNSURE = 1 << 15

/** Bytes of a slot of {@link HitList.canon}: a block of the cipher that makes tokens of them. */
const SLOT = 16
/** Most bytes a canonical form has (detector.ts), and room for the mark behind it. */
const CANONICAL = 512 + 4

/** A match whose canonical form lies as {@link HitList} keeps it, so that it is copied by words and not by bytes. */
export interface SlotMatch extends Match {
  /** One byte before the canonical form, then the form itself, and room behind. */
  readonly words: Int32Array
}

/** A fresh {@link Match}, to be used again and again. */
export function makeMatch(): SlotMatch {
  const room = new ArrayBuffer((CANONICAL + SLOT) & -SLOT)
  return {
    start: 0,
    end: 0,
    confidence: LOW,
    because: 0,
    masked: false,
    canonical: new Uint8Array(room, 1, CANONICAL),
    canonicalLength: 0,
    words: new Int32Array(room),
  }
}

/** Puts 0x80 and zeros behind the canonical form, up to the end of its last slot: then the words are a padded message. */
export function seal(match: SlotMatch): void {
  const form = match.canonical
  // Of the message, which begins one byte before the form.
  let at = match.canonicalLength + 1
  if (at % SLOT === 0) return
  form[at++ - 1] = 0x80
  for (; at % 4 !== 0; at++) form[at - 1] = 0
  const words = match.words
  for (let word = at >> 2; word % 4 !== 0; word++) words[word] = 0
}

/**
 * Hits as columns of numbers: a dense megabyte has 40,000, and as objects they would cost more than finding them. Canonical forms
 * lie one after another in `canon`.
 */
export class HitList {
  length = 0
  start = new Int32Array(256)
  end = new Int32Array(256)
  /** Index in the catalogue. */
  detector = new Uint8Array(256)
  confidence = new Uint8Array(256)
  because = new Uint16Array(256)
  masked = new Uint8Array(256)
  canonFrom = new Int32Array(256)
  canonLength = new Uint16Array(256)
  /** Line or row, from 1, in its place. */
  line = new Int32Array(256)
  /** Column from 1; 0 in running text. */
  column = new Int32Array(256)
  /** 0: the record's own person; else the number of another person's group of columns (緊急聯絡人 …). */
  group = new Uint8Array(256)
  /**
   * Canonical forms in slots of 16 bytes: a byte 0, the form from `canonFrom` on, and (unless the slot is full) 0x80 and zeros to its end.
   */
  canon = new Uint8Array(16384)
  /** The same memory. */
  canonWords = new Int32Array(this.canon.buffer)
  /** Bytes used: whole slots. */
  canonUsed = 0
  /** The text of each hit, when someone wants to look (`inspect`). */
  values: string[] | undefined

  /** @param keepValues for `inspect` */
  constructor(keepValues: boolean) {
    this.values = keepValues ? [] : undefined
  }

  clear(): void {
    this.length = 0
    this.canonUsed = 0
    if (this.values !== undefined) this.values.length = 0
  }

  /** Nothing is left open: it is said of nobody. */
  deny(i: number): void {
    this.confidence[i] = LOW
    this.because[i] = this.because[i]! & ~UNSURE
  }

  /** Appends what `match` says. `because` is added to its reasons; a column or label that says the same makes it surer. */
  add(detector: number, match: Match, because: number, bytes: Uint8Array): number {
    const i = this.length
    if (i === this.start.length) this.#grow()
    this.length = i + 1
    this.detector[i] = detector
    this.line[i] = 0
    this.column[i] = 0
    this.group[i] = 0
    this.#fill(i, match, because, bytes)
    return i
  }

  /** Forgets the last hit. */
  dropLast(): void {
    this.length--
    this.canonUsed = this.canonFrom[this.length]! - 1
  }

  /**
   * Appends what a column's detector found in a cell. Its text is left out unless somebody inspects.
   *
   * @param inferred the column's cells say what it is, not its name, which would make surer
   */
  addCell(
    detector: number,
    match: SlotMatch,
    bytes: Uint8Array,
    line: number,
    column: number,
    group: number,
    inferred: boolean,
  ): void {
    const i = this.length
    if (i === this.start.length) this.#grow()
    this.length = i + 1
    this.detector[i] = detector
    this.group[i] = group
    const { confidence } = match
    this.confidence[i] = inferred ? Math.min(confidence, MEDIUM) : confidence === MEDIUM ? HIGH : confidence
    this.masked[i] = match.masked ? 1 : 0
    this.canonFrom[i] = this.canonUsed + 1
    this.canonLength[i] = 0
    if (!match.masked) this.#copyWords(i, match)
    this.line[i] = line
    this.column[i] = column
    this.start[i] = match.start
    this.end[i] = match.end
    this.because[i] = match.because | (inferred ? BECAUSE.content : BECAUSE.column)
    if (this.values !== undefined) this.values[i] = textOf(match, bytes)
  }

  #copyWords(i: number, match: SlotMatch): void {
    const length = match.canonicalLength
    let at = this.#reserve(length) >> 2
    seal(match)
    const source = match.words
    const words = this.canonWords
    const to = this.canonUsed >> 2
    for (let k = 0; at < to; k++) words[at++] = source[k]!
    this.canonLength[i] = length
  }

  /** Takes the slots for a form of so many bytes; gives where they begin. */
  #reserve(length: number): number {
    const used = this.canonUsed
    // One byte more in front.
    const end = used + ((length + SLOT) & -SLOT)
    if (end > this.canon.length) this.#growCanon(end)
    this.canonUsed = end
    return used
  }

  #fill(i: number, match: Match, because: number, bytes: Uint8Array): void {
    const length = match.masked ? 0 : match.canonicalLength
    const used = match.masked ? this.canonUsed : this.#reserve(length)
    const canon = this.canon
    const source = match.canonical
    if (!match.masked) {
      canon[used] = 0
      for (let k = 0; k < length; k++) canon[used + 1 + k] = source[k]!
      pad(canon, used + 1 + length, this.canonUsed)
    }
    this.canonFrom[i] = used + 1
    this.canonLength[i] = length
    this.start[i] = match.start
    this.end[i] = match.end
    // A column or label makes surer what is likely already; what a detector knows and still doubts stays doubtful.
    this.confidence[i] = because !== 0 && match.confidence === MEDIUM ? HIGH : match.confidence
    this.because[i] = match.because | because
    this.masked[i] = match.masked ? 1 : 0
    if (this.values !== undefined) this.values[i] = textOf(match, bytes)
  }

  /** Appends the hits `[from, to)` of another list. */
  copy(other: HitList, from: number, to: number): void {
    for (let k = from; k < to; k++) {
      if (this.length === this.start.length) this.#grow()
      const i = this.length++
      const length = other.canonLength[k]!
      const masked = other.masked[k] === 1
      const used = masked ? this.canonUsed : this.#reserve(length)
      if (!masked) {
        const from = (other.canonFrom[k]! - 1) >> 2
        const size = (this.canonUsed - used) >> 2
        for (let w = 0; w < size; w++) this.canonWords[(used >> 2) + w] = other.canonWords[from + w]!
      }
      this.canonFrom[i] = used + 1
      this.canonLength[i] = length
      this.start[i] = other.start[k]!
      this.end[i] = other.end[k]!
      this.detector[i] = other.detector[k]!
      this.confidence[i] = other.confidence[k]!
      this.because[i] = other.because[k]!
      this.masked[i] = other.masked[k]!
      this.line[i] = other.line[k]!
      this.column[i] = other.column[k]!
      this.group[i] = other.group[k]!
      if (this.values !== undefined) this.values[i] = other.values?.[k] ?? ''
    }
  }

  /** Moves the hits from `from` on to the front and forgets the others. */
  keepFrom(from: number): void {
    const n = this.length - from
    // Not of the first: hits are put in order of their start, and an address may begin before a number that was found first.
    let canonStart = this.canonUsed
    for (let i = from; i < this.length; i++) canonStart = Math.min(canonStart, this.canonFrom[i]! - 1)
    for (const column of this.#columns()) column.copyWithin(0, from, this.length)
    this.canon.copyWithin(0, canonStart, this.canonUsed)
    for (let i = 0; i < n; i++) this.canonFrom[i]! -= canonStart
    this.canonUsed -= canonStart
    this.values?.splice(0, from)
    this.length = n
  }

  /**
   * Puts the hits of a text from `first` on in order of their start, before their lines are numbered; of those that start together, the one
   * that was found first. Most stand in order, with some behind them that were found later: these are put in order and both are merged.
   * (Moving each to its place one after another took half the time of a dense text.)
   */
  sortFrom(first: number): void {
    const { start, length } = this
    let behind = first + 1
    while (behind < length && start[behind]! >= start[behind - 1]!) behind++
    if (behind >= length) return
    const late = Int32Array.from({ length: length - behind }, (_, i) => behind + i)
    late.sort((a, b) => start[a]! - start[b]! || a - b)
    // What stands before the first of them stays where it is.
    let from = behind
    while (from > first && start[from - 1]! > start[late[0]!]!) from--
    const order = new Int32Array(length - from)
    for (let i = 0, k = 0, at = from; i < order.length; i++)
      order[i] = k === late.length || (at < behind && start[at]! <= start[late[k]!]!) ? at++ : late[k++]!
    for (const column of this.#ofText()) {
      const before = column.slice(from, length)
      for (let i = 0; i < order.length; i++) column[from + i] = before[order[i]! - from]!
    }
    const { values } = this
    if (values === undefined) return
    const before = values.slice(from, length)
    for (let i = 0; i < order.length; i++) values[from + i] = before[order[i]! - from]!
  }

  #columns(): readonly (Int32Array | Uint16Array | Uint8Array)[] {
    return [...this.#ofText(), this.line, this.column, this.group]
  }

  /** Of them, those in which hits of a text differ before their lines are numbered. */
  #ofText(): readonly (Int32Array | Uint16Array | Uint8Array)[] {
    return [
      this.start,
      this.end,
      this.detector,
      this.confidence,
      this.because,
      this.masked,
      this.canonFrom,
      this.canonLength,
    ]
  }

  /** FNV-1a of the canonical form: enough to tell whether two values of one line differ. */
  hash(i: number): number {
    let h = 0x811c9dc5
    const from = this.canonFrom[i]!
    const to = from + this.canonLength[i]!
    for (let k = from; k < to; k++) h = Math.imul(h ^ this.canon[k]!, 0x01000193)
    return h
  }

  #grow(): void {
    const size = this.start.length * 2
    this.start = wider(this.start, new Int32Array(size))
    this.end = wider(this.end, new Int32Array(size))
    this.detector = wider(this.detector, new Uint8Array(size))
    this.confidence = wider(this.confidence, new Uint8Array(size))
    this.because = wider(this.because, new Uint16Array(size))
    this.masked = wider(this.masked, new Uint8Array(size))
    this.canonFrom = wider(this.canonFrom, new Int32Array(size))
    this.canonLength = wider(this.canonLength, new Uint16Array(size))
    this.line = wider(this.line, new Int32Array(size))
    this.column = wider(this.column, new Int32Array(size))
    this.group = wider(this.group, new Uint8Array(size))
  }

  #growCanon(bytes: number): void {
    const bigger = new Uint8Array(Math.max(this.canon.length * 2, bytes))
    bigger.set(this.canon)
    this.canon = bigger
    this.canonWords = new Int32Array(bigger.buffer)
  }
}

/** Fills the rest of a slot, from behind the form to its end. */
function pad(canon: Uint8Array, from: number, to: number): void {
  if (from === to) return
  canon[from] = 0x80
  for (let k = from + 1; k < to; k++) canon[k] = 0
}

function textOf(match: Match, bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + match.start, match.end - match.start).toString()
}

function wider<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
