/**
 * The organisation's own word on what was found: rules of `ignore` in pandian.yaml. What they hold for is still looked for, and told of
 * as ignored, rule by rule; counts only become lower where somebody has said that it is no personal data.
 */
import { createHash } from 'node:crypto'
import { normaliseName } from '../detectors/columns.ts'
import type { Findings, InspectedHit } from '../detectors/detector.ts'
import type { HitRule } from '../detectors/ignoring.ts'
import { RuleFinder } from '../inventory/classes.ts'
import { Names } from './names.ts'

/** One rule. All that it names must hold of a value. Plain data: it crosses between threads. */
export interface IgnoreRule {
  /** `detector:0123456789abcdef`: one value, by its keyed token. */
  readonly token?: string
  /** Detector id. */
  readonly detector?: string
  /** Name of a column or label, as it is written in the data. */
  readonly column?: string
  /** Globs, as in `classes`: against the path below the place that is scanned, and against the whole. */
  readonly paths?: readonly string[]
  /** Why, for whoever reads the report. */
  readonly reason?: string
  /** The last day it holds, YYYY-MM-DD. */
  readonly until?: string
  /** It is no personal data: left out of every count. Otherwise it is only known already, and counted. */
  readonly notPersonalData: boolean
}

/** What a rule is named by in states and reports: the same as long as it holds for the same values. */
export function ruleKey({ token, detector, column, paths, notPersonalData }: IgnoreRule): string {
  const what = JSON.stringify([token, detector, column, paths, notPersonalData])
  return createHash('sha256').update(what).digest('hex').slice(0, 8)
}

/** The rules that hold on a day (YYYY-MM-DD), each once, in order of their keys. */
export function activeRules(rules: readonly IgnoreRule[], day: string): IgnoreRule[] {
  const byKey = new Map(rules.filter(({ until }) => until === undefined || day <= until).map((r) => [ruleKey(r), r]))
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule)
}

/** Says which rules hold in an item. */
export class Ignores {
  /** Some rule asks for a column: then hits must know theirs, which takes time. */
  readonly columns: boolean
  readonly #rules: readonly { readonly hit: HitRule; readonly paths: RuleFinder | undefined }[]

  /** @param rules those that hold today ({@link activeRules}) */
  constructor(rules: readonly IgnoreRule[]) {
    this.columns = rules.some(({ column }) => column !== undefined)
    this.#rules = rules.map((rule) => ({
      hit: hitRule(rule),
      paths:
        rule.paths === undefined ? undefined : new RuleFinder([{ paths: rule.paths, class: 'other', purposes: [] }]),
    }))
  }

  /** Those for an item or anything it lies in. @param root URI of the target's root */
  rulesFor(uri: string, root: string): readonly HitRule[] {
    return this.#rules.flatMap(({ hit, paths }) => (paths === undefined || paths.find(uri, root) === 0 ? [hit] : []))
  }
}

/** Of rules that hold in an item, the one that holds for this value: one that lowers counts first. For `inspect`. */
export function holdingRule(
  rules: readonly IgnoreRule[],
  here: readonly HitRule[],
  { detector, columnName, confidence }: InspectedHit,
  token: string | undefined,
): IgnoreRule | undefined {
  if (confidence === 'low') return undefined
  const keys = new Set(here.map(({ key }) => key))
  const column = columnName === undefined ? undefined : normaliseName(columnName)
  const holding = rules.filter(
    (rule) =>
      keys.has(ruleKey(rule)) &&
      (rule.detector === undefined || rule.detector === detector) &&
      (rule.column === undefined || normaliseName(rule.column) === column) &&
      (rule.token === undefined || rule.token === token),
  )
  return holding.find(({ notPersonalData }) => notPersonalData) ?? holding[0]
}

function hitRule(rule: IgnoreRule): HitRule {
  const [ofToken, hex = ''] = rule.token?.split(':') ?? []
  const detector = rule.detector ?? ofToken
  return {
    key: ruleKey(rule),
    counted: !rule.notPersonalData,
    ...(detector === undefined ? {} : { detector }),
    ...(rule.column === undefined ? {} : { column: normaliseName(rule.column) }),
    ...(rule.token === undefined
      ? {}
      : { token: [Number.parseInt(hex.slice(8), 16), Number.parseInt(hex.slice(0, 8), 16)] as const }),
  }
}

/** What the names of a path tell. `uri` and `root` say where it is, for the rules. */
export type NameSearch = (path: string, uri: string, root: string) => Findings | undefined

/** A search that leaves out what the rules leave out. */
export function nameSearch(key: Uint8Array, ignores: Ignores | undefined): NameSearch {
  if (ignores === undefined) {
    const names = new Names(key)
    return (path) => names.search(path)
  }
  let rules: readonly HitRule[] = []
  const names = new Names(key, { ignoring: { columns: false, rules: () => rules } })
  return (path, uri, root) => {
    rules = ignores.rulesFor(uri, root)
    return names.search(path)
  }
}
