/**
 * What belongs together is decided together, and nothing else is in memory at a time.
 *
 * A *unit* is a set of refs that one identifier links: a class of refs that are one person unless something contradicts, or those that may
 * be one anchor's. Units that have a ref or an anchor in common are in one component, and nothing outside a component has to do with what
 * is decided in it (refs.ts). In memory is a number for each unit. Everything else lies in partitions: first by ref and by anchor, which
 * shows what units these have in common, then in parts of whole components. So the memory does not grow with the people but for four
 * bytes a unit; only a single component that is larger than the room takes what it takes.
 */
import { find, singles, unite } from './disjoint.ts'
import { Partitions, type Room } from './partitions.ts'
import type { Tokens } from './shape.ts'
import { Bloom, hashToken, TokenIndex, Words } from './tables.ts'
import { WordLog } from './word-log.ts'

/** No number. */
export const NONE = 0xffffffff

/** Bits of what a ref and an identifier came to. The record has one name; one birth date. */
export const ONE_NAME = 2
export const ONE_BIRTH = 8
/** The identifier is a name with a birth date. */
export const PAIR = 32
/** The identifier is a household's kind, and the record has one that is somebody's own, but no name: it stands where a name would. */
export const OWN_INSTEAD = 64
/** The identifier cannot say which of several people it means. */
export const BLOCKED = 128
/** The ref holds data of a special category. */
export const SPECIAL = 256
/** The row only tells of one more of several names or birth dates. */
const TOLD = 512
/** Above: how many identifiers the record has, a name with a birth date being one more. */
export const KEYS_SHIFT = 16

/** A ref has an identifier that somebody else has, too. The same object for every one. */
export interface RefRow {
  lo: number
  hi: number
  bits: number
  /** The identifier. */
  keyLo: number
  keyHi: number
  /** Where the record has one. */
  nameLo: number
  nameHi: number
  birthLo: number
  birthHi: number
  /** The classes that the ref is in by this identifier, alone or with the name, and with the birth date; {@link NONE}. */
  class: number
  bornClass: number
  /** The unit of an anchor that it may be; {@link NONE}. */
  candidate: number
}

/** Words of a row about a ref, in the order of {@link RefRow}. */
const REF_ROW = 12
/** Words of a row about an anchor: who, bits, and a unit or a token. */
const ANCHOR_ROW = 5

/** Bits of a row about an anchor: it names a unit that may be the anchor's; or a token, that is a name, a birth date. */
const A_UNIT = 1
const A_TOKEN = 2

/** Bits of an anchor. */
export const NAME_KNOWN = 4
export const BIRTH_KNOWN = 8
export const ANCHOR_SPECIAL = 16

/**
 * Bits of a ref in an entry: it has an identifier nobody else has; it holds data of a special category; each of its identifiers could be
 * any of several people's.
 */
export const OWN = 1
export const REF_SPECIAL = 2
export const NOBODY = 4

/**
 * Words at the beginning of an entry about a ref: how many words of each sort come after them. These are the units that are classes, those
 * that are an anchor's, and the tokens of its identifiers that are shared, of its names and of its birth dates.
 */
export const REF = { unit: 0, lo: 1, hi: 2, bits: 3, classes: 4, candidates: 5, shared: 6, names: 7, births: 8 }
export const REF_HEAD = 9

/** Words at the beginning of an entry about an anchor. Then come its units, and tokens that are known of it. There may be several entries. */
export const ANCHOR = { unit: 0, lo: 1, hi: 2, bits: 3, units: 4 }
export const ANCHOR_HEAD = 5
/** Words of an entry about an anchor after which another one is begun. */
const ANCHOR_WORDS = 1 << 10

/** Parts, at most: each has a little memory to collect in. */
const MOST_PARTS = 256

/** Refs and anchors of whole components. */
export interface Part {
  /** How many entries there are. */
  readonly refs: number
  readonly anchors: number
  eachRef(visit: (words: Uint32Array, from: number, to: number) => void): void
  eachAnchor(visit: (words: Uint32Array, from: number, to: number) => void): void
}

/**
 * Called with a ref that nothing links to another or to an anchor, and each of whose identifiers could be any of several people's: it is
 * nobody new.
 */
export type Anybody = (lo: number, hi: number, special: boolean) => void

/** Collects what is linked, in this order: refs and ties; tokens of anchors; then {@link Links.parts}. */
export class Links {
  readonly #room: Room
  readonly #refRows: Partitions
  readonly #anchorRows: Partitions
  readonly #refs: WordLog
  readonly #anchors: WordLog
  #refParts: WordLog | undefined
  #anchorParts: WordLog | undefined
  readonly #row = new Uint32Array(REF_ROW)
  /** Anchors that a unit may be of. */
  readonly #wanted: Bloom
  #units = 0
  #ties = 0
  #parent = new Uint32Array(0)
  // Of the partition at hand, as in sharing.ts.
  readonly #index = new TokenIndex()
  readonly #head = new Words()
  #next = new Uint32Array(0)
  // Of the ref or the anchor at hand.
  /** Its classes, candidates, identifiers that are shared, names and birth dates. */
  readonly #said = [new Words(), new Words(), new Words(), new Words(), new Words()] as const
  readonly #known = { units: new Words(), tokens: new Words() }
  readonly #entry = new Words(64)

  /** @param anchors how many anchors there may be that weak records belong to, at most */
  constructor(room: Room, anchors: number) {
    this.#room = room
    this.#refRows = new Partitions(REF_ROW, room)
    this.#anchorRows = new Partitions(ANCHOR_ROW, room)
    this.#refs = new WordLog(room)
    this.#anchors = new WordLog(room)
    this.#wanted = new Bloom(anchors, room.memory)
  }

  /** True when a ref may be an anchor's. */
  get tied(): boolean {
    return this.#ties > 0
  }

  /** A new unit. */
  unit(): number {
    return this.#units++
  }

  /** A new unit that may be this anchor's. */
  tie(lo: number, hi: number): number {
    const unit = this.#units++
    this.#ties++
    this.#wanted.add(lo, hi)
    this.#addAnchor(lo, hi, A_UNIT, unit, 0)
    return unit
  }

  addRef(ref: RefRow): void {
    const row = this.#row
    row[0] = ref.lo
    row[1] = ref.hi
    row[2] = ref.bits
    row[3] = ref.keyLo
    row[4] = ref.keyHi
    row[5] = ref.nameLo
    row[6] = ref.nameHi
    row[7] = ref.birthLo
    row[8] = ref.birthHi
    row[9] = ref.class
    row[10] = ref.bornClass
    row[11] = ref.candidate
    this.#refRows.add(row)
  }

  /** A ref that may be linked has several names or birth dates. */
  addTold(lo: number, hi: number, tokens: Tokens, sort: typeof ONE_NAME | typeof ONE_BIRTH): void {
    const row = this.#row
    row.fill(0)
    const at = sort === ONE_NAME ? 5 : 7
    row[0] = lo
    row[1] = hi
    row[2] = TOLD | sort
    row[9] = NONE
    row[10] = NONE
    row[11] = NONE
    for (let i = 0; i < tokens.length; i++) {
      row[at] = tokens.lo[i]!
      row[at + 1] = tokens.hi[i]!
      this.#refRows.add(row)
    }
  }

  /** May a ref be this anchor's? "Surely not" or "perhaps". */
  wants(lo: number, hi: number): boolean {
    return this.#wanted.has(lo, hi)
  }

  /** An anchored record tells this of the anchor. */
  addToken(lo: number, hi: number, bits: number, tokenLo: number, tokenHi: number): void {
    this.#addAnchor(lo, hi, A_TOKEN | bits, tokenLo, tokenHi)
  }

  /** … or nothing but that it has data of a special category. */
  addSpecial(lo: number, hi: number): void {
    this.#addAnchor(lo, hi, ANCHOR_SPECIAL, 0, 0)
  }

  #addAnchor(lo: number, hi: number, bits: number, x: number, y: number): void {
    const row = this.#row
    row[0] = lo
    row[1] = hi
    row[2] = bits
    row[3] = x
    row[4] = y
    this.#anchorRows.add(row)
  }

  /**
   * Brings components together and calls `visit` with parts of whole ones, one after another. A ref that is in none of them is linked with
   * nobody. To be called once.
   */
  parts(visit: (part: Part) => void, anybody: Anybody): void {
    this.#parent = singles(this.#units)
    this.#eachOf(this.#refRows, REF_ROW, (rows, first) => this.#describeRef(rows, first, anybody))
    this.#eachOf(this.#anchorRows, ANCHOR_ROW, (rows, first) => this.#describeAnchor(rows, first))
    // What is decided upon takes about four times the room of its entries.
    const words = this.#refs.wordsOf() + this.#anchors.wordsOf()
    const count = Math.min(MOST_PARTS, Math.ceil((words * 16) / this.#room.memory))
    if (count <= 1) visit(partOf(this.#refs, this.#anchors, 0))
    else {
      this.#refParts = this.#share(this.#refs, count)
      this.#anchorParts = this.#share(this.#anchors, count)
      this.#parent = new Uint32Array(0)
      for (let p = 0; p < count; p++) visit(partOf(this.#refParts, this.#anchorParts, p))
    }
  }

  /** Lets go of what was spilled. */
  discard(): void {
    for (const held of [this.#refRows, this.#anchorRows, this.#refs, this.#anchors]) held.discard()
    this.#refParts?.discard()
    this.#anchorParts?.discard()
  }

  /** Calls `visit` with the rows of each ref or anchor: the number of one of them, and in `#next` from each to another. */
  #eachOf(from: Partitions, width: number, visit: (rows: Uint32Array, first: number) => void): void {
    const index = this.#index
    const head = this.#head
    from.drain((rows, count) => {
      if (this.#next.length < count) this.#next = new Uint32Array(count)
      index.clear()
      head.length = 0
      for (let r = 0; r < count; r++) {
        const n = index.add(rows[r * width]!, rows[r * width + 1]!)
        this.#next[r] = n === head.length ? NONE : head.get(n)
        if (n === head.length) head.push(r)
        else head.data[n] = r
      }
      for (let n = 0; n < index.size; n++) visit(rows, head.get(n))
    })
  }

  /** Notes what a ref says, and what units it is in. */
  #describeRef(rows: Uint32Array, first: number, anybody: Anybody): void {
    const lists = this.#said
    const [classes, candidates, shared, names, births] = lists
    for (let i = 0; i < lists.length; i++) lists[i]!.length = 0
    let all = 0
    let blocked = 0
    for (let r = first; r !== NONE; r = this.#next[r]!) {
      const at = r * REF_ROW
      const bits = rows[at + 2]!
      if ((bits & (ONE_NAME | OWN_INSTEAD)) === ONE_NAME) addToken(names, rows[at + 5]!, rows[at + 6]!)
      if ((bits & ONE_BIRTH) !== 0) addToken(births, rows[at + 7]!, rows[at + 8]!)
      if ((bits & TOLD) !== 0) continue
      all |= bits
      if ((bits & BLOCKED) !== 0) blocked++
      if ((bits & PAIR) === 0) addToken(shared, rows[at + 3]!, rows[at + 4]!)
      if (rows[at + 9] !== NONE) classes.push(rows[at + 9]!)
      if (rows[at + 10] !== NONE) classes.push(rows[at + 10]!)
      if (rows[at + 11] !== NONE) candidates.push(rows[at + 11]!)
    }
    const keys = all >>> KEYS_SHIFT
    if (classes.length + candidates.length === 0) {
      // Without a blocked one it may be here for several names alone, with nothing shared.
      if (blocked > 0 && blocked >= keys)
        anybody(rows[first * REF_ROW]!, rows[first * REF_ROW + 1]!, (all & SPECIAL) !== 0)
      return
    }
    const unit = classes.length > 0 ? classes.get(0) : candidates.get(0)
    for (let i = 0; i < classes.length; i++) unite(this.#parent, unit, classes.get(i))
    for (let i = 0; i < candidates.length; i++) unite(this.#parent, unit, candidates.get(i))
    const paired = (all & (ONE_NAME | ONE_BIRTH | OWN_INSTEAD)) === (ONE_NAME | ONE_BIRTH)
    const own = shared.length < 2 * (keys - (paired ? 1 : 0))
    const entry = this.#entry
    entry.length = 0
    entry.push(unit)
    entry.push(rows[first * REF_ROW]!)
    entry.push(rows[first * REF_ROW + 1]!)
    entry.push((own ? OWN : 0) | ((all & SPECIAL) !== 0 ? REF_SPECIAL : 0) | (blocked >= keys ? NOBODY : 0))
    for (let i = 0; i < lists.length; i++) entry.push(lists[i]!.length)
    for (let i = 0; i < lists.length; i++) entry.append(lists[i]!)
    this.#refs.add(entry.data, 0, entry.length)
  }

  /** Notes what is known of an anchor, if a ref may be its, and what units it is in. */
  #describeAnchor(rows: Uint32Array, first: number): void {
    let unit = NONE
    let bits = 0
    for (let r = first; r !== NONE; r = this.#next[r]!) {
      const at = r * ANCHOR_ROW
      bits |= rows[at + 2]!
      if ((rows[at + 2]! & A_UNIT) === 0) continue
      if (unit === NONE) unit = rows[at + 3]!
      else unite(this.#parent, unit, rows[at + 3]!)
    }
    // The filter of those wanted lets some pass that are not.
    if (unit === NONE) return
    const { units, tokens } = this.#known
    units.length = 0
    tokens.length = 0
    for (let r = first; r !== NONE; r = this.#next[r]!) {
      const at = r * ANCHOR_ROW
      if ((rows[at + 2]! & A_UNIT) !== 0) units.push(rows[at + 3]!)
      else if ((rows[at + 2]! & A_TOKEN) !== 0) addToken(tokens, rows[at + 3]!, rows[at + 4]!, LOOK_BACK)
      if (units.length + tokens.length < ANCHOR_WORDS) continue
      this.#writeAnchor(unit, rows, first, bits)
      units.length = 0
      tokens.length = 0
    }
    this.#writeAnchor(unit, rows, first, bits)
  }

  #writeAnchor(unit: number, rows: Uint32Array, row: number, bits: number): void {
    const { units, tokens } = this.#known
    const entry = this.#entry
    entry.length = 0
    entry.push(unit)
    entry.push(rows[row * ANCHOR_ROW]!)
    entry.push(rows[row * ANCHOR_ROW + 1]!)
    entry.push(bits & (NAME_KNOWN | BIRTH_KNOWN | ANCHOR_SPECIAL))
    entry.push(units.length)
    entry.append(units)
    entry.append(tokens)
    this.#anchors.add(entry.data, 0, entry.length)
  }

  /** Parts the entries so that components are whole. */
  #share(log: WordLog, count: number): WordLog {
    const parts = new WordLog(this.#room, count)
    log.each((words, from, to) => {
      parts.add(words, from, to, hashToken(find(this.#parent, words[from]!), 0) % count)
    })
    log.discard()
    return parts
  }
}

/** Of an anchor's tokens so many words are looked through for a double: it may have thousands, and one that is noted twice does no harm. */
const LOOK_BACK = 64

/** Adds a token unless it is among the last. */
function addToken(tokens: Words, lo: number, hi: number, lookBack = tokens.length): void {
  for (let i = Math.max(0, tokens.length - lookBack); i < tokens.length; i += 2)
    if (tokens.get(i) === lo && tokens.get(i + 1) === hi) return
  tokens.push(lo)
  tokens.push(hi)
}

function partOf(refs: WordLog, anchors: WordLog, part: number): Part {
  return {
    refs: refs.entriesOf(part),
    anchors: anchors.entriesOf(part),
    eachRef: (visit) => refs.each(visit, part),
    eachAnchor: (visit) => anchors.each(visit, part),
  }
}
