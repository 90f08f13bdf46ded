/**
 * What a record says about people: its evidence, sorted into strong identifiers, weak ones, names and birth dates.
 */
import { type EvidenceRecord, FLAG_MULTI, FLAG_SPECIAL_SHIFT } from '../../detectors/detector.ts'

/** First code of weak identifiers; below are the strong ones. */
export const FIRST_WEAK = 32
/** First code that is no weak identifier. */
export const FIRST_EVIDENCE = 64
/** A household's, an office's: landline, address, fax, household number. The other weak identifiers are usually one person's own. */
export function isShared(code: number): boolean {
  return code === 33 || code === 37 || code === 38 || code === 41
}

/** Code of a name. */
export const NAME = 64
/** Code of a birth date. */
export const BIRTH = 65

/** So many different identifiers of one kind, and no name, are several people: a list of recipients. Two may be one person's. */
const CROWD = 3

/** So many of one kind are hardly all one person's, also beside a name or an ID: a group list under the name of its leader. */
const MANY = 6

const MIX = 0x9e3779b1

/** The low word of a token with its detector mixed in: equal values of two detectors are not the same identifier. */
export function withCode(lo: number, code: number): number {
  return (lo ^ Math.imul(code, MIX)) >>> 0
}

// Any mixing will do that does not give the same for two dates and two names changed over.
/** Low word of the token of a name with a birth date, of their low words. */
export function pairLow(name: number, birth: number): number {
  return (Math.imul(name, 0x85ebca6b) + Math.imul(birth, 0xc2b2ae35)) >>> 0
}

/** High word of it, of their high words. */
export function pairHigh(name: number, birth: number): number {
  return (Math.imul(name, 0x27d4eb2f) + Math.imul(birth, 0x165667b1)) >>> 0
}

/** A few tokens of one sort. */
export class Tokens {
  // Small at first: an estate has a hundred thousand data files, each counted with shapes of its own.
  lo = new Uint32Array(8)
  hi = new Uint32Array(8)
  length = 0

  /** Adds it unless it is there already. */
  add(lo: number, hi: number): void {
    for (let i = 0; i < this.length; i++) if (this.lo[i] === lo && this.hi[i] === hi) return
    this.reserve(this.length + 1)
    this.lo[this.length] = lo
    this.hi[this.length++] = hi
  }

  /** Makes room for so many. */
  reserve(count: number): void {
    if (count <= this.lo.length) return
    const { lo, hi } = this
    this.lo = new Uint32Array(Math.max(count, lo.length * 4))
    this.hi = new Uint32Array(this.lo.length)
    this.lo.set(lo)
    this.hi.set(hi)
  }
}

/**
 * - `nobody`: names nobody (only a birth date, only words of the special categories, …)
 * - `anchored`: one person, by a strong identifier
 * - `several`: several people, by strong identifiers
 * - `weak`: one person, by weak identifiers or by name and birth date
 * - `crowd`: several people without a name, by weak identifiers: each is somebody
 * - `names`: one person or several, by name alone
 */
export type Guise = 'nobody' | 'anchored' | 'several' | 'weak' | 'crowd' | 'names'

/** One record; the same object for every record. */
export class Shape {
  guise: Guise = 'nobody'
  /** True when the record holds data of a special category. */
  special = false
  /** Strong identifiers, by code, lowest (the highest kind) first. */
  readonly strong = new Tokens()
  readonly strongCodes = new Uint8Array(256)
  readonly weak = new Tokens()
  /** Detector codes of `weak`. */
  readonly weakCodes = new Uint8Array(256)
  /** True when it tells of several people. */
  multi = false
  readonly names = new Tokens()
  readonly births = new Tokens()
  /** Token of "this name with this birth date"; set when the record has exactly one of each. */
  hasPair = false
  /** All that a weak record is known by: {@link signature}. */
  readonly said: readonly Tokens[] = [this.weak, this.names, this.births]
  pairLo = 0
  pairHi = 0

  /** Reads a record. */
  read(record: EvidenceRecord): void {
    const { codes, tokens } = record
    const strong = this.strong
    const weak = this.weak
    strong.length = 0
    weak.length = 0
    this.names.length = 0
    this.births.length = 0
    this.special = record.flags >>> FLAG_SPECIAL_SHIFT !== 0
    let twoOfAKind = false
    for (let i = 0; i < record.length; i++) {
      const code = codes[i]!
      if (code > BIRTH) continue
      const lo = withCode(tokens[2 * i]!, code)
      const hi = tokens[2 * i + 1]!
      if (code < FIRST_WEAK) twoOfAKind = this.#addStrong(lo, hi, code) || twoOfAKind
      else if (code < FIRST_EVIDENCE) {
        this.weakCodes[weak.length] = code
        weak.add(lo, hi)
      } else if (code === NAME) this.names.add(lo, hi)
      else this.births.add(lo, hi)
    }
    const multi = twoOfAKind || (record.flags & FLAG_MULTI) !== 0
    const names = this.names.length
    this.hasPair = !multi && names === 1 && this.births.length === 1
    if (this.hasPair) {
      this.pairLo = pairLow(this.names.lo[0]!, this.births.lo[0]!)
      this.pairHi = pairHigh(this.names.hi[0]!, this.births.hi[0]!)
    }
    this.multi = multi
    if (strong.length > 0) this.guise = multi ? 'several' : 'anchored'
    else if (multi) this.guise = names > 0 ? 'names' : weak.length > 0 ? 'crowd' : 'nobody'
    else if (weak.length >= CROWD && names === 0 && this.births.length === 0 && this.#isCrowd()) this.guise = 'crowd'
    else if (weak.length > 0 || this.hasPair) this.guise = 'weak'
    else this.guise = names > 0 ? 'names' : 'nobody'
  }

  #isCrowd(): boolean {
    const { weak } = this
    const codes = this.weakCodes
    for (let i = 0; i + CROWD <= weak.length; i++) {
      let same = 1
      for (let j = i + 1; j < weak.length; j++) if (codes[j] === codes[i]) same++
      if (same >= CROWD) return true
    }
    return false
  }

  /** Calls `visit` with every weak identifier of which the record has more of that kind than one person would. */
  eachOfMany(visit: (lo: number, hi: number) => void): void {
    const { weak, weakCodes } = this
    if (weak.length < MANY || this.guise === 'crowd') return
    for (let i = 0; i < weak.length; i++) {
      let same = 0
      for (let j = 0; j < weak.length; j++) if (weakCodes[j] === weakCodes[i]) same++
      if (same >= MANY) visit(weak.lo[i]!, weak.hi[i]!)
    }
  }

  /** Inserts in order of code; true when there is another one of the kind. */
  #addStrong(lo: number, hi: number, code: number): boolean {
    const { strong, strongCodes } = this
    let second = false
    let at = strong.length
    strong.reserve(at + 1)
    for (let i = 0; i < strong.length; i++) {
      if (strongCodes[i] !== code) continue
      if (strong.lo[i] === lo && strong.hi[i] === hi) return false
      second = true
    }
    for (; at > 0 && strongCodes[at - 1]! > code; at--) {
      strong.lo[at] = strong.lo[at - 1]!
      strong.hi[at] = strong.hi[at - 1]!
      strongCodes[at] = strongCodes[at - 1]!
    }
    strong.lo[at] = lo
    strong.hi[at] = hi
    strongCodes[at] = code
    strong.length++
    return second
  }

  /** Is the only name, when there is exactly one. */
  get oneName(): boolean {
    return this.names.length === 1
  }

  get oneBirth(): boolean {
    return this.births.length === 1
  }
}

/**
 * A 64-bit signature of some of a record's tokens: their sum, each spread over both words. Records that say the same have the same,
 * in whatever order their tokens come.
 */
export function signature(sorts: readonly Tokens[], out: Uint32Array): void {
  let lo = 0
  let hi = 0
  for (const tokens of sorts) {
    for (let i = 0; i < tokens.length; i++) {
      lo = (lo + spreadToken(tokens.lo[i]!, tokens.hi[i]!)) >>> 0
      hi = (hi + spreadToken(tokens.hi[i]! ^ 0x5bd1e995, tokens.lo[i]!)) >>> 0
    }
  }
  out[0] = lo
  out[1] = hi
}

/** As `hashToken`, with other constants: sums of it must not follow the tables' slots. */
export function spreadToken(lo: number, hi: number): number {
  let h = Math.imul(lo ^ (lo >>> 15), 0x2c1b3c6d) ^ Math.imul(hi ^ (hi >>> 13), 0x297a2d39)
  h = Math.imul(h ^ (h >>> 12), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/** Calls `visit` with the shape of each single person that a weak record tells of. */
export function eachWeak(shape: Shape, visit: () => void): void {
  if (shape.guise === 'weak') {
    visit()
    return
  }
  // Several people and no name: each identifier is somebody. The shape is narrowed to one identifier at a time.
  const { weak, weakCodes, births } = shape
  const count = weak.length
  const firstCode = weakCodes[0]!
  births.length = 0
  for (let i = 0; i < count; i++) {
    const lo = weak.lo[i]!
    const hi = weak.hi[i]!
    const [firstLo, firstHi] = [weak.lo[0]!, weak.hi[0]!]
    weak.lo[0] = lo
    weak.hi[0] = hi
    weakCodes[0] = weakCodes[i]!
    weak.length = 1
    visit()
    weak.lo[0] = firstLo
    weak.hi[0] = firstHi
    weakCodes[0] = firstCode
  }
  weak.length = count
}

/** Writes into a row of identifiers whose it is: words 2 and 3 who, 4 and 5 the name, 6 and 7 the birth date, where there is one alone. */
export function writeWho(row: Uint32Array, { names, births }: Shape, lo: number, hi: number): void {
  row[2] = lo
  row[3] = hi
  row[4] = names.length === 1 ? names.lo[0]! : 0
  row[5] = names.length === 1 ? names.hi[0]! : 0
  row[6] = births.length === 1 ? births.lo[0]! : 0
  row[7] = births.length === 1 ? births.hi[0]! : 0
}
