/** Whose each kept record is: the count's own decisions, made again about few records, with what decided. */
import type { Room } from '../partitions.ts'
import { NONE, Refs } from '../refs.ts'
import { eachWeak, FIRST_WEAK, Shape, signature, withCode } from '../shape.ts'
import { Sharing } from '../sharing.ts'
import { countStrong, type Ties } from '../strong.ts'
import { Bloom } from '../tables.ts'
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
  const sharing = shareOf(records, ties, room)
  try {
    sharing.finish()
    const { person, direct, how, nobody } = new Refs(sharing, evidence, ties).decide()
    const members = new Map<number, number>()
    for (const one of person) members.set(one, (members.get(one) ?? 0) + 1)
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
    const weak = (lo: number, hi: number, several: boolean): Membership => {
      const ref = sharing.refs.find(lo, hi)
      if (ref < 0) return { person: `record ${hi}:${lo}`, anchor: undefined, way: several ? 'several' : 'alone' }
      const whose = person[ref]!
      const { size } = sharing.refs
      if (whose >= size) {
        const { lo: anchorLo, hi: anchorHi } = sharing.anchors
        const anchor = anchorOf(anchorLo.get(whose - size), anchorHi.get(whose - size))
        const bits = how[ref]!
        const way =
          direct[ref] === NONE ? 'group' : (bits & 1) !== 0 ? 'named' : (bits & 2) !== 0 ? 'either' : 'exclusive'
        return { person: nameOf(anchor), anchor, way }
      }
      const root = `record ${sharing.refs.hi.get(whose)}:${sharing.refs.lo.get(whose)}`
      if (nobody[ref] === 1) return { person: root, anchor: undefined, way: 'anybody' }
      return {
        person: root,
        anchor: undefined,
        way: members.get(whose)! > 1 ? 'together' : several ? 'several' : 'alone',
      }
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
  } finally {
    sharing.discard()
  }
}

function shareOf(records: readonly KeptRecord[], ties: Ties, room: Room): Sharing {
  const shape = new Shape()
  const signed = new Uint32Array(2)
  const sharing = new Sharing(room)
  // All weak identifiers: there are few.
  const wanted = new Bloom(8 * records.length, room.memory / 4)
  for (const record of records) {
    shape.read(asEvidence(record))
    for (let i = 0; i < shape.weak.length; i++) wanted.add(shape.weak.lo[i]!, shape.weak.hi[i]!)
    if (shape.hasPair) wanted.add(shape.pairLo, shape.pairHi)
  }
  for (const record of records) {
    shape.read(asEvidence(record))
    if (shape.guise === 'anchored') {
      const [lo, hi] = resolve(ties, shape)
      sharing.addAnchor(shape, lo, hi, wanted)
    } else if (shape.guise === 'weak' || shape.guise === 'crowd') {
      eachWeak(shape, () => {
        signature(shape.said, signed)
        sharing.addRef(shape, signed[0]!, signed[1]!)
      })
    }
  }
  return sharing
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
