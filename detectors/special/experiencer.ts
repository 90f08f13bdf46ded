/**
 * Is what stands there said of somebody? Rules know words and sentences (judge.ts). What a page is as a whole, a price list, a duty roster,
 * a chart, a chat about a colleague, shows in a hundred small things of which none decides. So a linear model has the last word: logistic
 * regression over the characters around a hit and what the rules make of it, in the clinical literature's term the experiencer of a finding.
 * Its weights are learned from the texts in fixtures/learning, all invented, and lie readable in data/experiencer-weights.ts; docs/accuracy.md
 * tells how well it does on texts that it has not seen.
 */

import { CONTEXT, FACTS, LOCAL, OFFSET, SCALE } from '../data/experiencer-weights.ts'
import { gramOf, visitGrams } from './grams.ts'

/** So many sums are remembered, of cells up to so long. */
const MOST_LOCALS = 4096
const LONGEST_LOCAL = 60

/** Weights of grams, and a sum over the different ones in a text. */
class Grams {
  readonly #index = new Map<number, number>()
  readonly #weights: Float64Array
  readonly #seen: Int32Array
  #turn = 0

  /** @param lists grams of one character and of two, their weights right behind them, tabs between */
  constructor(lists: { readonly characters: readonly string[]; readonly pairs: readonly string[] }) {
    const weights: number[] = []
    for (const [length, lines] of [lists.characters, lists.pairs].entries())
      for (const entry of lines.flatMap((line) => line.split('\t'))) {
        this.#index.set(gramOf(entry.slice(0, length + 1)), weights.length)
        weights.push(Number(entry.slice(length + 1)))
      }
    this.#weights = Float64Array.from(weights)
    this.#seen = new Int32Array(weights.length)
  }

  /** The weights of the known grams in `text`, each once, over the root of how many they are. */
  sum(text: string): number {
    const turn = ++this.#turn
    let sum = 0
    let known = 0
    visitGrams(text, (gram) => {
      const i = this.#index.get(gram)
      if (i === undefined || this.#seen[i] === turn) return
      this.#seen[i] = turn
      sum += this.#weights[i]!
      known++
    })
    return sum / Math.sqrt(known + 1)
  }
}

/** Asks the model. */
export class Experiencer {
  readonly #context = new Grams(CONTEXT)
  readonly #local = new Grams(LOCAL)
  readonly #facts = new Map(Object.entries(FACTS))
  #known = ''
  #knownSum = 0
  /** Sums of what cells hold again and again. */
  readonly #locals = new Map<string, number>()

  /**
   * How surely what is asked about is said of somebody, 0 to 1.
   *
   * @param context the region, record or heading row around it
   * @param local its own line, sentence or cell
   * @param known {@link factsSum} of what the rules know
   */
  ask(context: string, local: string, known: number): number {
    // Of a table's rows the context is one and the same.
    if (context !== this.#known) {
      this.#known = context
      this.#knownSum = this.#context.sum(context)
    }
    return 1 / (1 + Math.exp(-(OFFSET + this.#knownSum + this.#localSum(local) + known) / SCALE))
  }

  /** What the rules know, in weights. */
  factsSum(facts: readonly string[]): number {
    let sum = 0
    for (const fact of facts) sum += this.#facts.get(fact) ?? 0
    return sum
  }

  #localSum(local: string): number {
    let sum = this.#locals.get(local)
    if (sum === undefined) {
      sum = this.#local.sum(local)
      if (this.#locals.size >= MOST_LOCALS) this.#locals.clear()
      if (local.length <= LONGEST_LOCAL) this.#locals.set(local, sum)
    }
    return sum
  }
}
