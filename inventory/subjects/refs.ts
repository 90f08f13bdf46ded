/**
 * Whose the weak records are that share an identifier with somebody (docs/subjects.md, rules 4 to 7, and the upper bound).
 */
import { decodeEvidence } from '../../detectors/detector.ts'
import { eachWeak, Shape, signature } from './shape.ts'
import { A_BIRTH, A_NAME, type Sharing } from './sharing.ts'
import type { Evidence, Ties } from './strong.ts'
import { TokenIndex, Words } from './tables.ts'

/** Bits of a ref: it has an identifier nobody else has; it holds data of a special category. */
const OWN = 1
const REF_SPECIAL = 2

/** Bits of an anchor. */
const NAME_KNOWN = 1
const BIRTH_KNOWN = 2
const ANCHOR_SPECIAL = 4

/** No number. */
export const NONE = 0xffffffff

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

/** The shared records in full, with what is known of the anchors they may belong to. Two looks at the evidence. */
export class Refs {
  readonly #sharing: Sharing
  readonly #shape = new Shape()
  /** Of each ref: where its tokens start and how many there are (identifiers only it has are left out: bit OWN). */
  #refStart = new Uint32Array(0)
  #refLength = new Uint32Array(0)
  readonly #refTokens = new Words()
  /** Number of its identifiers, a name with a birth date being one more. */
  #refKeys = new Uint32Array(0)
  /** Its one name and one birth date, by token number; NONE. */
  #refName = new Uint32Array(0)
  #refBirth = new Uint32Array(0)
  #refBits = new Uint8Array(0)

  #anchorBits = new Uint8Array(0)
  /** Pairs (anchor, token): what anchored records tell of the anchor. */
  readonly #known = new TokenIndex()
  /** Pairs (anchor, token): a name or birth date that only its weak records tell. The upper bound does not believe them. */
  readonly #adopted = new TokenIndex()

  constructor(sharing: Sharing, evidence: Evidence, ties: Ties) {
    this.#sharing = sharing
    if (sharing.refs.size > 0) this.#gather(evidence, ties)
  }

  /** Second look: what the shared records say in full, and then what is known of the anchors they may belong to. */
  #gather(evidence: Evidence, ties: Ties): void {
    const size = this.#sharing.refs.size
    this.#refStart = new Uint32Array(size).fill(NONE)
    this.#refLength = new Uint32Array(size)
    this.#refKeys = new Uint32Array(size)
    this.#refName = new Uint32Array(size).fill(NONE)
    this.#refBirth = new Uint32Array(size).fill(NONE)
    this.#refBits = new Uint8Array(size)
    this.#anchorBits = new Uint8Array(this.#sharing.anchors.size)
    const shape = this.#shape
    const signed = new Uint32Array(2)
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        if (shape.guise !== 'weak' && shape.guise !== 'crowd') return
        eachWeak(shape, () => {
          signature(shape.said, signed)
          const ref = this.#sharing.refs.find(signed[0]!, signed[1]!)
          if (ref < 0) return
          if (shape.special) this.#refBits[ref] = this.#refBits[ref]! | REF_SPECIAL
          if (this.#refStart[ref] === NONE) this.#describe(ref)
        })
      })
    }
    if (this.#sharing.candidateRef.length === 0) return
    for (const piece of evidence()) {
      decodeEvidence(piece, (record) => {
        shape.read(record)
        const { strong } = shape
        if (shape.guise === 'several' && shape.special) {
          for (let i = 0; i < strong.length; i++) {
            ties.resolve(strong.lo[i]!, strong.hi[i]!)
            const anchor = this.#sharing.anchors.find(ties.lo, ties.hi)
            if (anchor >= 0) this.#anchorBits[anchor] = this.#anchorBits[anchor]! | ANCHOR_SPECIAL
          }
        }
        if (shape.guise !== 'anchored') return
        ties.resolve(strong.lo[0]!, strong.hi[0]!)
        const anchor = this.#sharing.anchors.find(ties.lo, ties.hi)
        if (anchor < 0) return
        let bits = this.#anchorBits[anchor]!
        if (shape.special) bits |= ANCHOR_SPECIAL
        if (shape.names.length > 0) bits |= NAME_KNOWN
        if (shape.births.length > 0) bits |= BIRTH_KNOWN
        this.#anchorBits[anchor] = bits
        for (const tokens of [shape.weak, shape.names, shape.births]) {
          for (let i = 0; i < tokens.length; i++) {
            const token = this.#sharing.tokens.find(tokens.lo[i]!, tokens.hi[i]!)
            if (token >= 0) this.#known.add(anchor + 1, token + 1)
          }
        }
      })
    }
  }

  /** Notes what the record in the shape says. */
  #describe(ref: number): void {
    const { weak, names, births, hasPair, oneName, oneBirth } = this.#shape
    const start = this.#refTokens.length
    this.#refStart[ref] = start
    for (let i = 0; i < weak.length; i++) {
      const token = this.#sharing.tokens.find(weak.lo[i]!, weak.hi[i]!)
      if (token >= 0) this.#refTokens.push(token)
      else this.#refBits[ref] = this.#refBits[ref]! | OWN
    }
    for (let i = 0; i < names.length; i++) {
      const token = this.#sharing.token(names.lo[i]!, names.hi[i]!, A_NAME)
      this.#refTokens.push(token)
      if (oneName) this.#refName[ref] = token
    }
    for (let i = 0; i < births.length; i++) {
      const token = this.#sharing.token(births.lo[i]!, births.hi[i]!, A_BIRTH)
      this.#refTokens.push(token)
      if (oneBirth) this.#refBirth[ref] = token
    }
    this.#refLength[ref] = this.#refTokens.length - start
    this.#refKeys[ref] = weak.length + (hasPair ? 1 : 0)
  }

  /** Says whose each shared record is. */
  decide(): Verdicts {
    const size = this.#sharing.refs.size
    const { anchor: direct, how } = this.#tie()
    const { parent, attached } = this.#join({ anchor: direct, how })
    const blocked = new Uint32Array(size)
    for (let i = 0; i < this.#sharing.blocked.length; i++) {
      const ref = this.#sharing.blocked.get(i)
      blocked[ref] = blocked[ref]! + 1
    }
    const person = new Uint32Array(size)
    const nobody = new Uint8Array(size)
    for (let ref = 0; ref < size; ref++) {
      const root = find(parent, ref)
      const anchor = direct[ref] !== NONE ? direct[ref]! : attached[root]!
      person[ref] = anchor === NONE ? root : size + anchor
      if (anchor === NONE && blocked[ref]! > 0 && blocked[ref]! >= this.#refKeys[ref]!) nobody[ref] = 1
    }
    return { direct, how, person, nobody }
  }

  /** Puts the shared records together into people. */
  group(): Grouped {
    const size = this.#sharing.refs.size
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
      if (isSpecial && nobody[ref] === 0 && personSpecial[root] === 0) {
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
    const size = this.#sharing.refs.size
    const anchor = new Uint32Array(size).fill(NONE)
    /** 1: the name agrees. 2: several anchors are possible. */
    const how = new Uint8Array(size)
    for (let i = 0; i < this.#sharing.candidateRef.length; i++) {
      const ref = this.#sharing.candidateRef.get(i)
      const to = this.#sharing.candidateAnchor.get(i)
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
    const adopted = new Uint32Array(this.#sharing.anchors.size).fill(NONE)
    const torn = new Uint8Array(this.#sharing.anchors.size)
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
    const size = this.#sharing.refs.size
    const parent = new Uint32Array(size)
    for (let ref = 0; ref < size; ref++) parent[ref] = ref
    const classes = this.#sharing.classes.length
    const classEnd = (c: number) => (c + 1 < classes ? this.#sharing.classes.get(c + 1) : this.#sharing.members.length)
    for (let c = 0; c < classes; c++) {
      let first = NONE
      for (let m = this.#sharing.classes.get(c); m < classEnd(c); m++) {
        const ref = this.#sharing.members.get(m)
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
      for (let m = this.#sharing.classes.get(c); m < classEnd(c) && root === NONE; m++) {
        const ref = this.#sharing.members.get(m)
        if (tie.anchor[ref] === NONE) root = find(parent, ref)
      }
      if (root === NONE) continue
      for (let m = this.#sharing.classes.get(c); m < classEnd(c); m++) {
        const ref = this.#sharing.members.get(m)
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
      if (this.#sharing.tokenSorts.get(token) !== sort) continue
      if (this.#known.find(anchor + 1, token + 1) >= 0 || this.#adopted.find(anchor + 1, token + 1) >= 0) return 1
      answer = -1
    }
    return answer
  }

  #earlier(a: number, b: number): boolean {
    const { lo, hi } = this.#sharing.anchors
    return hi.get(a) < hi.get(b) || (hi.get(a) === hi.get(b) && lo.get(a) < lo.get(b))
  }

  /** Refs that say something no other ref of the same person says in full, nor the person's anchored records. */
  #countMaximal(person: Uint32Array): number {
    const size = person.length
    const start = new Uint32Array(this.#sharing.tokens.size + 1)
    for (let i = 0; i < this.#refTokens.length; i++) {
      const token = this.#refTokens.get(i) + 1
      start[token] = start[token]! + 1
    }
    for (let t = 1; t < start.length; t++) start[t] = start[t]! + start[t - 1]!
    const next = start.slice()
    const having = new Uint32Array(this.#refTokens.length)
    for (let ref = 0; ref < size; ref++) {
      for (let i = 0; i < this.#refLength[ref]!; i++) {
        const token = this.#refTokens.get(this.#refStart[ref]! + i)
        having[next[token]!] = ref
        next[token] = next[token]! + 1
      }
    }
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

function find(parent: Uint32Array, ref: number): number {
  let root = ref
  while (parent[root] !== root) root = parent[root]!
  for (let at = ref; at !== root; ) {
    const up = parent[at]!
    parent[at] = root
    at = up
  }
  return root
}

/** The smaller number becomes the root, so that a root is the first of its group. */
function unite(parent: Uint32Array, a: number, b: number): void {
  const x = find(parent, a)
  const y = find(parent, b)
  if (x < y) parent[y] = x
  else parent[x] = y
}
