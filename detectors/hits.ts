import { HIGH, LOW, type Match, MEDIUM } from './detector.ts'

/** A fresh {@link Match}, to be used again and again. */
export function makeMatch(): Match {
  return {
    start: 0,
    end: 0,
    confidence: LOW,
    because: 0,
    masked: false,
    canonical: new Uint8Array(512),
    canonicalLength: 0,
  }
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
  canon = new Uint8Array(16384)
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
    this.canonUsed = this.canonFrom[this.length]!
  }

  #fill(i: number, match: Match, because: number, bytes: Uint8Array): void {
    const length = match.masked ? 0 : match.canonicalLength
    if (this.canonUsed + length > this.canon.length) this.#growCanon(length)
    const canon = this.canon
    const from = this.canonUsed
    const source = match.canonical
    for (let k = 0; k < length; k++) canon[from + k] = source[k]!
    this.canonUsed = from + length
    this.canonFrom[i] = from
    this.canonLength[i] = length
    this.start[i] = match.start
    this.end[i] = match.end
    // A column or label makes surer what is likely already; what a detector knows and still doubts stays doubtful.
    this.confidence[i] = because !== 0 && match.confidence === MEDIUM ? HIGH : match.confidence
    this.because[i] = match.because | because
    this.masked[i] = match.masked ? 1 : 0
    if (this.values !== undefined)
      this.values[i] = Buffer.from(bytes.buffer, bytes.byteOffset + match.start, match.end - match.start).toString()
  }

  /** Appends the hits `[from, to)` of another list. */
  copy(other: HitList, from: number, to: number): void {
    for (let k = from; k < to; k++) {
      if (this.length === this.start.length) this.#grow()
      const i = this.length++
      const length = other.canonLength[k]!
      if (this.canonUsed + length > this.canon.length) this.#growCanon(length)
      this.canon.set(other.canon.subarray(other.canonFrom[k]!, other.canonFrom[k]! + length), this.canonUsed)
      this.canonFrom[i] = this.canonUsed
      this.canonLength[i] = length
      this.canonUsed += length
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
    const canonStart = n > 0 ? this.canonFrom[from]! : this.canonUsed
    for (const column of [
      this.start,
      this.end,
      this.detector,
      this.confidence,
      this.because,
      this.masked,
      this.canonFrom,
      this.canonLength,
      this.line,
      this.column,
      this.group,
    ])
      column.copyWithin(0, from, this.length)
    this.canon.copyWithin(0, canonStart, this.canonUsed)
    for (let i = 0; i < n; i++) this.canonFrom[i]! -= canonStart
    this.canonUsed -= canonStart
    this.values?.splice(0, from)
    this.length = n
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

  #growCanon(length: number): void {
    const bigger = new Uint8Array(Math.max(this.canon.length * 2, this.canonUsed + length))
    bigger.set(this.canon)
    this.canon = bigger
  }
}

function wider<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from)
  return to
}
