/** What anchored records tell of those people that weak records may belong to. One pass over the evidence. */
import { decodeEvidence } from '../../detectors/detector.ts'
import { BIRTH_KNOWN, type Links, NAME_KNOWN } from './links.ts'
import { Shape } from './shape.ts'
import type { Evidence, Ties } from './strong.ts'
import type { Bloom } from './tables.ts'

/** Adds it to the links. @param keys identifiers of weak records; others need not be known */
export function tellAnchors(evidence: Evidence, ties: Ties, keys: Bloom, links: Links): void {
  const shape = new Shape()
  const { strong, weak, names, births } = shape
  for (const piece of evidence()) {
    decodeEvidence(piece, (record) => {
      shape.read(record)
      if (shape.guise === 'several' && shape.special) {
        for (let i = 0; i < strong.length; i++) {
          ties.resolve(strong.lo[i]!, strong.hi[i]!)
          if (links.wants(ties.lo, ties.hi)) links.addSpecial(ties.lo, ties.hi)
        }
      }
      if (shape.guise !== 'anchored') return
      ties.resolve(strong.lo[0]!, strong.hi[0]!)
      const { lo, hi } = ties
      if (!links.wants(lo, hi)) return
      if (shape.special) links.addSpecial(lo, hi)
      for (let i = 0; i < names.length; i++) links.addToken(lo, hi, NAME_KNOWN, names.lo[i]!, names.hi[i]!)
      for (let i = 0; i < births.length; i++) links.addToken(lo, hi, BIRTH_KNOWN, births.lo[i]!, births.hi[i]!)
      for (let i = 0; i < weak.length; i++) {
        if (keys.has(weak.lo[i]!, weak.hi[i]!)) links.addToken(lo, hi, 0, weak.lo[i]!, weak.hi[i]!)
      }
    })
  }
}
