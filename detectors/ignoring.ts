/**
 * A collector that knows which values somebody has looked at already: it tells of them rule by rule, and leaves those out of every count
 * that were said to be no personal data. Only made where there are rules, so that nobody else pays for it.
 */

import type { RecordPlace } from './collector.ts'
import { normaliseName } from './columns.ts'
import { type Detector, type Findings, LOW, type ScannerOptions, type TypeFindings } from './detector.ts'
import { DocumentCollector } from './document.ts'
import { HitList, type SlotMatch, seal } from './hits.ts'
import { Cmac, deriveTokenKey } from './tokens.ts'

/** All that it names must hold of a value; one that names nothing holds for every value. */
export interface HitRule {
  /** Its name in {@link TypeFindings.ignored}. */
  readonly key: string
  /** False: no personal data, left out of the counts. */
  readonly counted: boolean
  readonly detector?: string
  /** Name of the column, as `normaliseName` gives it. */
  readonly column?: string
  /** Low and high word of the token. */
  readonly token?: readonly [low: number, high: number]
}

/** Which rules hold. */
export interface Ignoring {
  /** For the item that begins. */
  rules(): readonly HitRule[]
  /** Some rule of some item has a column. */
  readonly columns: boolean
}

/** Messages of one batch of the cipher. */
const BATCH = 4096

/** Sees every record before it is counted. */
export class IgnoringCollector extends DocumentCollector {
  readonly #catalogue: readonly Detector[]
  readonly #ignoring: Ignoring
  readonly #cmac: Cmac
  readonly #kept = new HitList(false)
  readonly #keptWithValues: HitList
  /** By detector, in order: the rules that may hold for its values. */
  #rules: (readonly HitRule[])[] = []
  #any = false
  #counts: Map<string, number>[] = []
  readonly #columns = new Map<string, string>()

  constructor(catalogue: readonly Detector[], options: ScannerOptions, ignoring: Ignoring) {
    super(catalogue, options)
    this.#catalogue = catalogue
    this.#ignoring = ignoring
    this.#cmac = new Cmac(deriveTokenKey(options.key))
    this.#keptWithValues = new HitList(true)
    this.#counts = catalogue.map(() => new Map())
  }

  override begin(): void {
    super.begin()
    // Not when the constructor of our parent begins.
    if (!(#counts in this)) return
    const rules = this.#ignoring.rules()
    this.#any = rules.length > 0
    this.#rules = this.#catalogue.map(({ id }) =>
      rules.filter(({ detector }) => detector === undefined || detector === id),
    )
    for (const counts of this.#counts) counts.clear()
  }

  override record(hits: HitList, from: number, to: number, where: RecordPlace): void {
    if (!this.#any) {
      super.record(hits, from, to, where)
      return
    }
    const tokens = new Map<number, number>()
    const words = this.#tokens(
      (k) => hits.detector[from + k]!,
      (k) => hits.masked[from + k] === 1 || hits.confidence[from + k]! <= LOW,
      (k, code) =>
        this.#cmac.addPadded(
          code,
          hits.canonWords,
          (hits.canonFrom[from + k]! - 1) >> 2,
          hits.canonLength[from + k]! + 1,
        ),
      to - from,
      tokens,
    )
    const kept = hits.values === undefined ? this.#kept : this.#keptWithValues
    kept.clear()
    let left = 0
    const person = this.namesPerson(hits, from, to)
    for (let i = from; i < to; i++) {
      // What counts nowhere anyway is not ignored either: doubts, and what tells of nobody.
      const doubtful =
        (hits.masked[i] === 0 && hits.confidence[i]! <= LOW) ||
        (!person && this.#catalogue[hits.detector[i]!]!.strength === 'none')
      const column = hits.column[i]! > 0 ? where.columnName(hits.column[i]!) : undefined
      const rule = doubtful ? undefined : this.#ruleFor(hits.detector[i]!, column, tokens.get(i - from), words)
      if (rule?.counted === false) left++
      else kept.copy(hits, i, i + 1)
    }
    if (left === 0) super.record(hits, from, to, where)
    else if (kept.length > 0) super.record(kept, 0, kept.length, where)
  }

  override cells(indices: Uint8Array, matches: readonly SlotMatch[], length: number): void {
    if (!this.#any) {
      super.cells(indices, matches, length)
      return
    }
    const tokens = new Map<number, number>()
    const words = this.#tokens(
      (k) => indices[k]!,
      (k) => matches[k]!.masked || matches[k]!.confidence <= LOW,
      (k, code) => {
        seal(matches[k]!)
        return this.#cmac.addPadded(code, matches[k]!.words, 0, matches[k]!.canonicalLength + 1)
      },
      length,
      tokens,
    )
    const kept: number[] = []
    const person = this.namesPersonInCells(indices, matches, length)
    for (let i = 0; i < length; i++) {
      const { masked, confidence } = matches[i]!
      const doubtful = (!masked && confidence <= LOW) || (!person && this.#catalogue[indices[i]!]!.strength === 'none')
      const rule = doubtful ? undefined : this.#ruleFor(indices[i]!, undefined, tokens.get(i), words)
      if (rule?.counted !== false) kept.push(i)
    }
    if (kept.length === length) super.cells(indices, matches, length)
    else if (kept.length > 0)
      super.cells(
        Uint8Array.from(kept, (i) => indices[i]!),
        kept.map((i) => matches[i]!),
        kept.length,
      )
  }

  override end(): Findings {
    const findings = super.end()
    if (!this.#any) return findings
    const found = new Map(findings.types.map((type) => [type.detector, type]))
    const types = this.#catalogue.flatMap(({ id }, index): TypeFindings[] => {
      const type = found.get(id)
      const counts = this.#counts[index]!
      if (counts.size === 0) return type === undefined ? [] : [type]
      const none = { detector: id, hits: 0, masked: 0, low: 0, placeholders: 0, examples: [] }
      const ignored = Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
      return [{ ...(type ?? none), ignored }]
    })
    return { ...findings, types }
  }

  /**
   * Tokens of those values that some rule asks for by token; `places` tells where in the result the token of which value is. One batch
   * holds them: a record has fewer hits, or its last ones are asked for no token and so are counted.
   */
  #tokens(
    detectorOf: (k: number) => number,
    without: (k: number) => boolean,
    add: (k: number, code: number) => number,
    length: number,
    places: Map<number, number>,
  ): Int32Array | undefined {
    for (let k = 0; k < length && this.#cmac.count < BATCH; k++) {
      const index = detectorOf(k)
      if (without(k) || !this.#rules[index]!.some(({ token }) => token !== undefined)) continue
      places.set(k, add(k, this.#catalogue[index]!.code))
    }
    return places.size === 0 ? undefined : this.#cmac.flush()
  }

  /** The rule that holds, noted as such: one that lowers counts before one that does not. */
  #ruleFor(
    index: number,
    column: string | undefined,
    token: number | undefined,
    words: Int32Array | undefined,
  ): HitRule | undefined {
    let holding: HitRule | undefined
    for (const rule of this.#rules[index]!) {
      if (rule.column !== undefined && (column === undefined || this.#plain(column) !== rule.column)) continue
      if (rule.token !== undefined) {
        if (token === undefined || words === undefined) continue
        if (words[4 * token]! >>> 0 !== rule.token[0] || words[4 * token + 1]! >>> 0 !== rule.token[1]) continue
      }
      if (holding === undefined || (holding.counted && !rule.counted)) holding = rule
    }
    if (holding !== undefined) {
      const counts = this.#counts[index]!
      counts.set(holding.key, (counts.get(holding.key) ?? 0) + 1)
    }
    return holding
  }

  #plain(column: string): string {
    let plain = this.#columns.get(column)
    if (plain === undefined) {
      plain = normaliseName(column)
      if (this.#columns.size < 10_000) this.#columns.set(column, plain)
    }
    return plain
  }
}
