/** Adds up what was found: in the ranges of a large file, and in an item and its name. */
import { DETECTORS } from '../detectors/catalogue.ts'
import type { Findings, TypeFindings } from '../detectors/detector.ts'
import type { Result, Totals } from './ledger/ledger.ts'

/** A result and further findings of the same item, its last pieces of evidence among them. */
export function withFindings<T extends Pick<Result, 'ending' | 'evidence'>>(result: T, more: Findings | undefined): T {
  if (more === undefined) return result
  const { evidence, ...totals } = more
  const { ending } = result
  const all = ending.totals === undefined ? [totals] : [ending.totals, totals]
  return { ...result, ending: { ...ending, totals: mergeTotals(all) }, evidence: [...result.evidence, ...evidence] }
}

/** The sum; `undefined` of nothing. */
export function mergeTotals(all: readonly Totals[]): Totals | undefined {
  const first = all[0]
  if (first === undefined) return undefined
  const types = new Map<string, TypeFindings>()
  const merged: Totals = { records: 0, maskedRecords: 0, special: first.special.map(() => 0), types: [] }
  for (const totals of all) {
    merged.records += totals.records
    merged.maskedRecords += totals.maskedRecords
    for (const [i, n] of totals.special.entries()) merged.special[i] = (merged.special[i] ?? 0) + n
    for (const type of totals.types) {
      const sum = types.get(type.detector)
      if (sum === undefined) {
        types.set(type.detector, { ...type, examples: [...type.examples] })
        continue
      }
      if (type.ignored !== undefined) sum.ignored = addUp(sum.ignored ?? {}, type.ignored)
      sum.hits += type.hits
      sum.masked += type.masked
      sum.low += type.low
      sum.placeholders += type.placeholders
      for (const example of type.examples) {
        if (sum.examples.length < 3 && !sum.examples.includes(example)) sum.examples.push(example)
      }
    }
  }
  // In the order of the catalogue, as a reading in one piece would have it.
  const built = DETECTORS.flatMap(({ id }) => types.get(id) ?? [])
  const custom = [...types.values()].filter((type) => !built.includes(type))
  merged.types = [...built, ...custom.sort((a, b) => (a.detector < b.detector ? -1 : 1))]
  return merged
}

function addUp(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort()
  return Object.fromEntries(keys.map((key) => [key, (a[key] ?? 0) + (b[key] ?? 0)]))
}
