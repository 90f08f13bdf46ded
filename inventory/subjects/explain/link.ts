/** Whose each kept record is: the count's own decisions, made again about few records, with what decided. */

import { Links, NONE } from '../links.ts'
import type { Room } from '../partitions.ts'
import { Refs } from '../refs.ts'
import { eachWeak, FIRST_WEAK, Shape, signature, withCode } from '../shape.ts'
import { Sharing } from '../sharing.ts'
import { countStrong, type Evidence, type Ties } from '../strong.ts'
import { Bloom } from '../tables.ts'
import { tellAnchors } from '../telling.ts'
import { asEvidence, evidenceOf, type KeptRecord, nameOf, type TokenRef } from './records.ts'

/** How a record came to its person, by the rules of docs/subjects.md. */
export const WAYS = [
  'strong', // 1: a strong identifier of its own
  'follows', // 2: a strong identifier of a lower kind, which follows the higher one that it was seen with
  'several', // 9: one of several people in the record
  'exclusive', // 4: a weak identifier of one person with a strong one
  'either', // 4: it leads to several people; it is taken to be of one of them
  'named', // 5: an identifier of several people, with the name or birth date of this one
  'group', // 7: with its group
  'together', // 6: no strong identifier; one that nothing contradicts, or with the same name
  'alone', // no other record could be joined with it
  'name', // 8: a name alone
  'anybody', // 5: all that it says could be any of several people's: nobody new
] as const
export type Way = (typeof WAYS)[number]

/** A record is of a person. */
export interface Membership {
  /** Names the person; equal for records of one person. */
  readonly person: string
  /** The strong identifier that names the person, if one does. */
  readonly anchor: TokenRef | undefined
  readonly way: Way
}

/** Of each record whose it is: several people's where it tells of several, nobody's where it names nobody. */
export type Linked = ReadonlyMap<KeptRecord, readonly Membership[]>

/** Decides. */
export function link(records: readonly KeptRecord[], room: Room): Linked {
  const evidence = evidenceOf(records)
  const { ties } = countStrong(evidence, room)
  const codes = strongCodes(records)
  const anchorOf = (lo: number, hi: number): TokenRef => {
    const code = codes.get(`${hi}:${lo}`)!
    return { code, lo: withCode(lo, code), hi }
  }
  const named = (lo: number, hi: number, way: Way): Membership => {
    ties.resolve(lo, hi)
    const anchor = anchorOf(ties.lo, ties.hi)
    return {
      person: nameOf(anchor),
      anchor,
      way: way === 'strong' && (ties.lo !== lo || ties.hi !== hi) ? 'follows' : way,
    }
  }
  const linked = linkWeak(records, evidence, ties, anchorOf, room)
  const weak = (lo: number, hi: number, several: boolean): Membership =>
    linked.get(`${hi}:${lo}`) ?? {
      person: `record ${hi}:${lo}`,
      anchor: undefined,
      way: several ? 'several' : 'alone',
    }
  const shape = new Shape()
  const signed = new Uint32Array(2)
  return new Map(
    records.map((record) => {
      shape.read(asEvidence(record))
      const whose: Membership[] = []
      const { guise, strong, names } = shape
      if (guise === 'anchored') whose.push(named(strong.lo[0]!, strong.hi[0]!, 'strong'))
      else if (guise === 'several')
        for (let i = 0; i < strong.length; i++) whose.push(named(strong.lo[i]!, strong.hi[i]!, 'several'))
      else if (guise === 'names')
        for (let i = 0; i < names.length; i++)
          whose.push({ person: `name ${names.hi[i]}:${names.lo[i]}`, anchor: undefined, way: 'name' })
      else if (guise !== 'nobody') {
        eachWeak(shape, () => {
          signature(shape.said, signed)
          whose.push(weak(signed[0]!, signed[1]!, guise === 'crowd'))
        })
      }
      return [record, whose] as const
    }),
  )
}

/** By signature, the weak records that are another's as well, or nobody's. */
function linkWeak(
  records: readonly KeptRecord[],
  evidence: Evidence,
  ties: Ties,
  anchorOf: (lo: number, hi: number) => TokenRef,
  room: Room,
): Map<string, Membership> {
  const links = new Links(room, records.length)
  const sharing = new Sharing(room, links)
  const linked = new Map<string, Membership>()
  const anybody = (name: string, person: string) => linked.set(name, { person, anchor: undefined, way: 'anybody' })
  try {
    const keys = share(records, ties, sharing)
    sharing.finish()
    if (links.tied) tellAnchors(evidence, ties, keys, links)
    links.parts(
      (part) => {
        const refs = new Refs(part)
        const { person, direct, how, nobody } = refs.decide()
        const members = new Map<number, number>()
        for (const one of person) members.set(one, (members.get(one) ?? 0) + 1)
        const nameRef = (ref: number) => `${refs.hi[ref]}:${refs.lo[ref]}`
        person.forEach((whose, ref) => {
          if (whose >= person.length) {
            const { lo, hi } = refs.anchors
            const anchor = anchorOf(lo.get(whose - person.length), hi.get(whose - person.length))
            const bits = how[ref]!
            const way =
              direct[ref] === NONE ? 'group' : (bits & 1) !== 0 ? 'named' : (bits & 2) !== 0 ? 'either' : 'exclusive'
            linked.set(nameRef(ref), { person: nameOf(anchor), anchor, way })
          } else if (nobody[ref] === 1) anybody(nameRef(ref), `record ${nameRef(whose)}`)
          else if (members.get(whose)! > 1)
            linked.set(nameRef(ref), { person: `record ${nameRef(whose)}`, anchor: undefined, way: 'together' })
        })
      },
      (lo, hi) => anybody(`${hi}:${lo}`, `record ${hi}:${lo}`),
    )
    return linked
  } finally {
    sharing.discard()
    links.discard()
  }
}

/** Adds the weak records, and the anchored ones that share something with them. Returns the identifiers of weak ones. */
function share(records: readonly KeptRecord[], ties: Ties, sharing: Sharing): Bloom {
  const shape = new Shape()
  const signed = new Uint32Array(2)
  // All weak identifiers: there are few.
  const keys = new Bloom(8 * records.length, 8 * records.length)
  for (const record of records) {
    shape.read(asEvidence(record))
    for (let i = 0; i < shape.weak.length; i++) keys.add(shape.weak.lo[i]!, shape.weak.hi[i]!)
    if (shape.hasPair) keys.add(shape.pairLo, shape.pairHi)
  }
  for (const record of records) {
    shape.read(asEvidence(record))
    if (shape.guise === 'anchored') {
      const [lo, hi] = resolve(ties, shape)
      sharing.addAnchor(shape, lo, hi, keys)
    } else if (shape.guise === 'weak' || shape.guise === 'crowd') {
      eachWeak(shape, () => {
        signature(shape.said, signed)
        sharing.addRef(shape, signed[0]!, signed[1]!)
      })
    }
  }
  return keys
}

function resolve(ties: Ties, { strong }: Shape) {
  ties.resolve(strong.lo[0]!, strong.hi[0]!)
  return [ties.lo, ties.hi] as const
}

/** By token as shapes have it: the kind of strong identifier. */
function strongCodes(records: readonly KeptRecord[]): Map<string, number> {
  const codes = new Map<string, number>()
  for (const { codes: kinds, tokens } of records) {
    kinds.forEach((code, i) => {
      if (code < FIRST_WEAK) codes.set(`${tokens[2 * i + 1]}:${withCode(tokens[2 * i]!, code)}`, code)
    })
  }
  return codes
}
