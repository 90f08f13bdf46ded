/**
 * Whose the weak records are that share an identifier with somebody (docs/subjects.md, rules 4 to 7, and the upper bound).
 */
import { find, singles, unite } from './disjoint.ts'
import {
  ANCHOR,
  ANCHOR_HEAD,
  ANCHOR_SPECIAL,
  BIRTH_KNOWN,
  NAME_KNOWN,
  NOBODY,
  NONE,
  OWN,
  type Part,
  REF,
  REF_HEAD,
  REF_SPECIAL,
} from './links.ts'
import { TokenIndex, Words } from './tables.ts'

/** Sorts of token. */
const KEY = 0
const A_NAME = 1
const A_BIRTH = 2

/** What the shared records come to. */
export interface Grouped {
  /** People that no strong identifier names. */
  readonly people: number
  /** What they and the anchors' refs add to the upper bound. */
  readonly upper: number
  /** Names that came together in one person with another name. */
  readonly namesJoined: number
  /** Refs with data of a special category. */
  readonly specialRefs: number
  /** People whom these refs make people with such data. */
  readonly special: number
}

/** Whose each shared record is. */
export interface Verdicts {
  /** Of each ref the number of its person: that of the group's first ref, or the number of refs and that of an anchor. */
  readonly person: Uint32Array
  /** The anchor it is tied to by itself, and not with its group; {@link NONE}. */
  readonly direct: Uint32Array
  /** Bits: 1 the name agrees with that anchor's, 2 several anchors are possible. */
  readonly how: Uint8Array
  /** 1: all that it says could be said of several people who are counted already: nobody new. */
  readonly nobody: Uint8Array
}

/** The shared records of some components in full, with what is known of the anchors they may belong to. */
export class Refs {
  /** By number: signatures of refs, tokens of anchors. */
  readonly lo: Uint32Array
  readonly hi: Uint32Array
  readonly anchors: TokenIndex
  readonly #size: number
  /** Of each ref: where its tokens start and how many there are (identifiers only it has are left out: bit OWN). */
  readonly #refStart: Uint32Array
  readonly #refLength: Uint32Array
  readonly #refTokens = new Words()
  readonly #tokens: TokenIndex
  readonly #tokenSorts = new Words()
  /** Its one name and one birth date, by token number; NONE. */
  readonly #refName: Uint32Array
  readonly #refBirth: Uint32Array
  readonly #refBits: Uint8Array
  /** Pairs (ref, anchor): the ref may be the anchor's. */
  readonly #candidateRef = new Words()
  readonly #candidateAnchor = new Words()
  /** Classes of refs that are the same person unless something contradicts: the refs, and where each class starts and the last ends. */
  readonly #members: Uint32Array
  readonly #classes: Uint32Array

  readonly #anchorBits: Uint8Array
  /** Pairs (anchor, token): what anchored records tell of the anchor. */
  readonly #known: TokenIndex
  /** Pairs (anchor, token): a name or birth date that only its weak records tell. The upper bound does not believe them. */
  readonly #adopted = new TokenIndex()

  constructor(part: Part) {
    const size = part.refs
    this.#size = size
    this.lo = new Uint32Array(size)
    this.hi = new Uint32Array(size)
    this.#refStart = new Uint32Array(size)
    this.#refLength = new Uint32Array(size)
    this.#refName = new Uint32Array(size).fill(NONE)
    this.#refBirth = new Uint32Array(size).fill(NONE)
    this.#refBits = new Uint8Array(size)
    this.#tokens = new TokenIndex(2 * size)
    this.anchors = new TokenIndex(part.anchors)
    this.#known = new TokenIndex(2 * part.anchors)
    const units = new TokenIndex()
    // Pairs (class, ref).
    const memberOf = new Words()
    const member = new Words()
    let ref = 0
    part.eachRef((words, at) => {
      this.#describe(ref, words, at)
      let from = at + REF_HEAD
      for (const last = from + words[at + REF.classes]!; from < last; from++) {
        memberOf.push(units.add(words[from]!, 1))
        member.push(ref)
      }
      for (const last = from + words[at + REF.candidates]!; from < last; from++) {
        this.#candidateRef.push(ref)
        // A unit for now; an anchor when these have numbers.
        this.#candidateAnchor.push(words[from]!)
      }
      ref++
    })
    this.#classes = new Uint32Array(units.size + 1)
    this.#members = grouped(memberOf, member, this.#classes)
    this.#anchorBits = this.#describeAnchors(part)
  }

  /** Notes what a ref says. */
  #describe(ref: number, words: Uint32Array, at: number): void {
    this.lo[ref] = words[at + REF.lo]!
    this.hi[ref] = words[at + REF.hi]!
    this.#refBits[ref] = words[at + REF.bits]!
    this.#refStart[ref] = this.#refTokens.length
    let from = at + REF_HEAD + words[at + REF.classes]! + words[at + REF.candidates]!
    from = this.#note(words, from, words[at + REF.shared]!, KEY)
    from = this.#note(words, from, words[at + REF.names]!, A_NAME)
    if (words[at + REF.names] === 2) this.#refName[ref] = this.#refTokens.get(this.#refTokens.length - 1)
    this.#note(words, from, words[at + REF.births]!, A_BIRTH)
    if (words[at + REF.births] === 2) this.#refBirth[ref] = this.#refTokens.get(this.#refTokens.length - 1)
    this.#refLength[ref] = this.#refTokens.length - this.#refStart[ref]!
  }

  /** Notes tokens of a sort, so many words from `from` on. Returns where they end. */
  #note(words: Uint32Array, from: number, count: number, sort: number): number {
    for (let at = from; at < from + count; at += 2) {
      const token = this.#tokens.add(words[at]!, words[at + 1]!)
      if (token === this.#tokenSorts.length) this.#tokenSorts.push(sort)
      this.#refTokens.push(token)
    }
    return from + count
  }

  /** Gives the anchors numbers and notes what is known of them, as far as a ref says it. Returns their bits. */
  #describeAnchors(part: Part): Uint8Array {
    const bits = new Words()
    const units = new TokenIndex(part.anchors)
    const anchorOf = new Words()
    part.eachAnchor((words, at, to) => {
      const anchor = this.anchors.add(words[at + ANCHOR.lo]!, words[at + ANCHOR.hi]!)
      if (anchor === bits.length) bits.push(words[at + ANCHOR.bits]!)
      let from = at + ANCHOR_HEAD
      for (const last = from + words[at + ANCHOR.units]!; from < last; from++) {
        units.add(words[from]!, 1)
        anchorOf.push(anchor)
      }
      for (; from < to; from += 2) {
        const token = this.#tokens.find(words[from]!, words[from + 1]!)
        if (token >= 0) this.#known.add(anchor + 1, token + 1)
      }
    })
    const { data, length } = this.#candidateAnchor
    for (let i = 0; i < length; i++) data[i] = anchorOf.get(units.find(data[i]!, 1))
    return Uint8Array.from(bits.data.subarray(0, bits.length))
  }

  /** Says whose each shared record is. */
  decide(): Verdicts {
    const size = this.#size
    const { anchor: direct, how } = this.#tie()
    const { parent, attached } = this.#join({ anchor: direct, how })
    const person = new Uint32Array(size)
    const nobody = new Uint8Array(size)
    for (let ref = 0; ref < size; ref++) {
      const root = find(parent, ref)
      const anchor = direct[ref] !== NONE ? direct[ref]! : attached[root]!
      person[ref] = anchor === NONE ? root : size + anchor
      if (anchor === NONE && (this.#refBits[ref]! & NOBODY) !== 0) nobody[root] = 1
    }
    // A group is one person: if one of its records is of somebody who is counted already, so are the others.
    for (let ref = 0; ref < size; ref++) if (person[ref]! < size) nobody[ref] = nobody[person[ref]!]!
    return { direct, how, person, nobody }
  }

  /** Puts the shared records together into people. */
  group(): Grouped {
    const size = this.#size
    const { person, nobody } = this.decide()
    const result = { people: 0, upper: 0, namesJoined: 0, specialRefs: 0, special: 0 }
    const personSpecial = new Uint8Array(size)
    const names = new TokenIndex()
    const named = new TokenIndex()
    for (let ref = 0; ref < size; ref++) {
      const isSpecial = (this.#refBits[ref]! & REF_SPECIAL) !== 0
      if (isSpecial) result.specialRefs++
      const root = person[ref]!
      if (root >= size) {
        const anchor = root - size
        if (isSpecial && (this.#anchorBits[anchor]! & ANCHOR_SPECIAL) === 0) {
          this.#anchorBits[anchor] = this.#anchorBits[anchor]! | ANCHOR_SPECIAL
          result.special++
        }
        continue
      }
      if (root === ref && nobody[ref] === 0) result.people++
      if (isSpecial && (this.#refBits[ref]! & NOBODY) === 0 && personSpecial[root] === 0) {
        personSpecial[root] = 1
        result.special++
      }
      if (this.#refName[ref] !== NONE) {
        names.add(root + 1, this.#refName[ref]! + 1)
        named.add(root + 1, 1)
      }
    }
    result.namesJoined = names.size - named.size
    result.upper = this.#countMaximal(person)
    return result
  }

  /** Which anchor each ref belongs to by itself. */
  #tie() {
    const size = this.#size
    const anchor = new Uint32Array(size).fill(NONE)
    /** 1: the name agrees. 2: several anchors are possible. */
    const how = new Uint8Array(size)
    for (let i = 0; i < this.#candidateRef.length; i++) {
      const ref = this.#candidateRef.get(i)
      const to = this.#candidateAnchor.get(i)
      if (anchor[ref] === to || this.#contradicts(ref, to)) continue
      const agrees = this.#agrees(ref, to) ? 1 : 0
      const current = anchor[ref]!
      if (current === NONE || agrees > (how[ref]! & 1)) {
        anchor[ref] = to
        how[ref] = agrees
      } else if (agrees === (how[ref]! & 1)) {
        // Two of them are possible and it is surely one of the two: nobody new, and any rule will do that knows no order.
        how[ref] = how[ref]! | 2
        if (this.#earlier(to, current)) anchor[ref] = to
      }
    }
    this.#adopt(anchor, this.#refName, NAME_KNOWN)
    this.#adopt(anchor, this.#refBirth, BIRTH_KNOWN)
    return { anchor, how }
  }

  /** An anchor whose name nobody tells takes that of its refs, where they agree; where they do not, none of them is its. */
  #adopt(anchor: Uint32Array, value: Uint32Array, bit: number): void {
    const adopted = new Uint32Array(this.anchors.size).fill(NONE)
    const torn = new Uint8Array(this.anchors.size)
    const size = anchor.length
    for (let ref = 0; ref < size; ref++) {
      const to = anchor[ref]!
      if (to === NONE || value[ref] === NONE || (this.#anchorBits[to]! & bit) !== 0) continue
      if (adopted[to] === NONE) adopted[to] = value[ref]!
      else if (adopted[to] !== value[ref]) torn[to] = 1
    }
    for (let ref = 0; ref < size; ref++) {
      const to = anchor[ref]!
      if (to !== NONE && value[ref] !== NONE && torn[to] === 1) anchor[ref] = NONE
    }
    for (let to = 0; to < torn.length; to++) {
      if (adopted[to] === NONE) continue
      this.#anchorBits[to] = this.#anchorBits[to]! | bit
      if (torn[to] === 0) this.#adopted.add(to + 1, adopted[to]! + 1)
    }
  }

  /** Joins the refs that no anchor has, and says to which anchor a group of them belongs. */
  #join(tie: { readonly anchor: Uint32Array; readonly how: Uint8Array }) {
    const size = this.#size
    const parent = singles(size)
    const starts = this.#classes
    const classes = starts.length - 1
    for (let c = 0; c < classes; c++) {
      let first = NONE
      for (let m = starts[c]!; m < starts[c + 1]!; m++) {
        const ref = this.#members[m]!
        if (tie.anchor[ref] !== NONE) continue
        if (first === NONE) first = ref
        else unite(parent, first, ref)
      }
    }
    // A group is an anchor's when refs of that anchor, and of no other, share an identifier with it.
    const attached = new Uint32Array(size).fill(NONE)
    const torn = new Uint8Array(size)
    for (let c = 0; c < classes; c++) {
      let root = NONE
      for (let m = starts[c]!; m < starts[c + 1]! && root === NONE; m++) {
        const ref = this.#members[m]!
        if (tie.anchor[ref] === NONE) root = find(parent, ref)
      }
      if (root === NONE) continue
      for (let m = starts[c]!; m < starts[c + 1]!; m++) {
        const ref = this.#members[m]!
        const to = tie.anchor[ref]!
        if (to === NONE || (tie.how[ref]! & 2) !== 0) continue
        if (attached[root] === NONE) attached[root] = to
        else if (attached[root] !== to) torn[root] = 1
      }
    }
    for (let ref = 0; ref < size; ref++) {
      const root = find(parent, ref)
      if (attached[root] === NONE || torn[root] === 1) continue
      if (this.#contradicts(ref, attached[root]!)) torn[root] = 1
    }
    for (let root = 0; root < size; root++) if (torn[root] === 1) attached[root] = NONE
    this.#settle(parent, attached, this.#refName, NAME_KNOWN)
    this.#settle(parent, attached, this.#refBirth, BIRTH_KNOWN)
    return { parent, attached }
  }

  /** As {@link #adopt}, for groups: lets those go whose names are at odds. */
  #settle(parent: Uint32Array, attached: Uint32Array, value: Uint32Array, bit: number): void {
    const anchor = new Uint32Array(parent.length)
    for (let ref = 0; ref < anchor.length; ref++) anchor[ref] = attached[find(parent, ref)]!
    const before = anchor.slice()
    this.#adopt(anchor, value, bit)
    for (let ref = 0; ref < anchor.length; ref++) {
      if (anchor[ref] !== before[ref]) attached[find(parent, ref)] = NONE
    }
  }

  /** Both names are known and none is the same; or both birth dates. */
  #contradicts(ref: number, anchor: number): boolean {
    const bits = this.#anchorBits[anchor]!
    return (
      ((bits & NAME_KNOWN) !== 0 && this.#agreement(ref, anchor, A_NAME) < 0) ||
      ((bits & BIRTH_KNOWN) !== 0 && this.#agreement(ref, anchor, A_BIRTH) < 0)
    )
  }

  #agrees(ref: number, anchor: number): boolean {
    return this.#agreement(ref, anchor, A_NAME) > 0
  }

  /** 1 when one of the ref's tokens of that sort is known of the anchor, -1 when none is, 0 when it has none. */
  #agreement(ref: number, anchor: number, sort: number): number {
    const start = this.#refStart[ref]!
    let answer = 0
    for (let i = start; i < start + this.#refLength[ref]!; i++) {
      const token = this.#refTokens.get(i)
      if (this.#tokenSorts.get(token) !== sort) continue
      if (this.#known.find(anchor + 1, token + 1) >= 0 || this.#adopted.find(anchor + 1, token + 1) >= 0) return 1
      answer = -1
    }
    return answer
  }

  #earlier(a: number, b: number): boolean {
    const { lo, hi } = this.anchors
    return hi.get(a) < hi.get(b) || (hi.get(a) === hi.get(b) && lo.get(a) < lo.get(b))
  }

  /** Refs that say something no other ref of the same person says in full, nor the person's anchored records. */
  #countMaximal(person: Uint32Array): number {
    const size = person.length
    const start = new Uint32Array(this.#tokens.size + 1)
    const refOf = new Words(this.#refTokens.length)
    for (let ref = 0; ref < size; ref++) for (let i = 0; i < this.#refLength[ref]!; i++) refOf.push(ref)
    const having = grouped(this.#refTokens, refOf, start)
    let count = 0
    for (let ref = 0; ref < size; ref++) {
      if ((this.#refBits[ref]! & OWN) !== 0) count++
      else if (person[ref]! >= size && this.#isKnown(ref, person[ref]! - size)) continue
      else if (!this.#isCovered(ref, person, start, having)) count++
    }
    return count
  }

  #isKnown(ref: number, anchor: number): boolean {
    for (let i = 0; i < this.#refLength[ref]!; i++) {
      if (this.#known.find(anchor + 1, this.#refTokens.get(this.#refStart[ref]! + i) + 1) < 0) return false
    }
    return true
  }

  /** Does another ref of the same person say all that this one says, and more? Looked for where its rarest token is. */
  #isCovered(ref: number, person: Uint32Array, start: Uint32Array, having: Uint32Array): boolean {
    const first = this.#refStart[ref]!
    const length = this.#refLength[ref]!
    let rarest = NONE
    let least = NONE
    for (let i = 0; i < length; i++) {
      const token = this.#refTokens.get(first + i)
      const frequency = start[token + 1]! - start[token]!
      if (frequency < least) {
        least = frequency
        rarest = token
      }
    }
    for (let h = start[rarest]!; h < start[rarest + 1]!; h++) {
      const other = having[h]!
      if (other === ref || person[other] !== person[ref]) continue
      if (this.#includes(other, ref)) return true
    }
    return false
  }

  #includes(other: number, ref: number): boolean {
    const from = this.#refStart[other]!
    const to = from + this.#refLength[other]!
    for (let i = 0; i < this.#refLength[ref]!; i++) {
      const token = this.#refTokens.get(this.#refStart[ref]! + i)
      let at = from
      while (at < to && this.#refTokens.get(at) !== token) at++
      if (at === to) return false
    }
    return true
  }
}

/** The `values`, those of the first group first, …: `starts` becomes where each group starts, and where the last ends. */
function grouped(groups: Words, values: Words, starts: Uint32Array): Uint32Array {
  for (let i = 0; i < groups.length; i++) starts[groups.get(i) + 1] = starts[groups.get(i) + 1]! + 1
  for (let g = 1; g < starts.length; g++) starts[g] = starts[g]! + starts[g - 1]!
  const next = starts.slice()
  const sorted = new Uint32Array(values.length)
  for (let i = 0; i < values.length; i++) {
    const group = groups.get(i)
    sorted[next[group]!] = values.get(i)
    next[group] = next[group]! + 1
  }
  return sorted
}
