/** Asks the model (experiencer.ts) about the hits of a record, and changes how sure of them one is. */
import { BECAUSE, type Detector, HIGH, LOW, MEDIUM, type SpecialCategory } from '../detector.ts'
import { type HitList, REFERRED, UNSURE } from '../hits.ts'
import { Experiencer } from './experiencer.ts'

/** Which engine found it. */
export type Engine = 'text' | 'table' | 'fields'

/** What the model is asked about one hit. */
export interface Question {
  readonly category: SpecialCategory
  /** How sure the rules are: 0 (they would not tell of it) to HIGH. */
  readonly confidence: number
  /** The rules leave open whether it is told of. */
  readonly open: boolean
  /** The region, record or heading row around it. */
  readonly context: string
  /** Its own line, sentence or cell. */
  readonly local: string
  /** What the rules know: `text`, `sure 2`, `has name` … */
  readonly facts: readonly string[]
}

/** Is told what the model is asked. */
export type QuestionListener = (question: Question) => void

/** Hits `[first, last)` of a list. */
export interface Extent {
  readonly hits: HitList
  readonly first: number
  readonly last: number
}

/** What the rules tell of is doubted if the model is not so sure of it … */
export const DOUBTED = 0.5
/** … and what they leave open is told of if it is surer than this. */
export const BELIEVED = 0.8
/** Of more values of a kind a record is about several, or about one and others. */
const MANY = 2
/** Bits of `because` that are reasons, and no notes of the engine's own. */
const REASONS = ~(UNSURE | REFERRED)

/** Weighs the hits of one record after another. */
export class Weighing {
  readonly #catalogue: readonly Detector[]
  readonly #experiencer = new Experiencer()
  readonly #onQuestion: QuestionListener | undefined
  /** Sums of what the rules know of a hit: there are few such combinations. */
  readonly #sums = new Map<number, number>()

  /** @param onQuestion is told what the model is asked, before it is asked */
  constructor(catalogue: readonly Detector[], onQuestion: QuestionListener | undefined) {
    this.#catalogue = catalogue
    this.#onQuestion = onQuestion
  }

  /**
   * Lets the model say of each hit of a special category whether it is said of somebody: what the rules tell of is doubted where it is not, and
   * what they leave open is told of where it surely is.
   *
   * @param context the region, record or heading row around them; made only where there is such a hit
   * @param local the line, field or cell of a hit
   * @param people whom it may be said of, and what labels say of them
   */
  weigh(engine: Engine, context: () => string, local: (hit: number) => string, asked: Extent, people: Extent): void {
    const { hits, first, last } = asked
    let record: { readonly around: string; readonly facts: readonly string[]; readonly sum: number } | undefined
    let [told, sure] = [0, 0]
    for (let i = first; i < last; i++) {
      const category = this.#catalogue[hits.detector[i]!]!.special
      // Of what came with another batch, whose text is gone, it was asked then.
      if (category === undefined || hits.masked[i] === 1 || hits.end[i] === 0) continue
      if (record === undefined) {
        const facts = this.#named(people)
        record = { around: context(), facts, sum: this.#experiencer.factsSum(facts) }
        for (const extent of people.hits === hits ? [asked] : [asked, people])
          for (const confidence of this.#told(extent)) {
            told++
            if (confidence === HIGH) sure++
          }
      }
      const confidence = hits.confidence[i]!
      const because = hits.because[i]! & REASONS
      // Whether something else in the record is told of, by its column or label, or at all.
      const sureBeside = sure - (confidence === HIGH ? 1 : 0) > 0
      const beside = sureBeside ? 2 : told - (confidence > LOW ? 1 : 0) > 0 ? 1 : 0
      const { around } = record
      const where = local(i)
      if (this.#onQuestion !== undefined) {
        const facts = [...factsOf(engine, category, confidence, because, beside), ...record.facts]
        this.#onQuestion({
          category,
          confidence,
          open: (hits.because[i]! & UNSURE) !== 0,
          context: around,
          local: where,
          facts,
        })
      }
      const known = record.sum + this.#sumOf(engine, hits.detector[i]!, category, confidence, because, beside)
      const surely = this.#experiencer.ask(around, where, known)
      if (confidence > LOW && surely < DOUBTED) {
        hits.confidence[i] = LOW
        hits.because[i] = hits.because[i]! | BECAUSE.against
      } else if ((hits.because[i]! & UNSURE) !== 0 && surely > BELIEVED) {
        hits.confidence[i] = MEDIUM
        hits.because[i] = hits.because[i]! | BECAUSE.context
      }
    }
  }

  /** Kinds of what says who somebody is, and of which there is more than one. */
  #named({ hits, first, last }: Extent): string[] {
    const counts = new Map<string, number>()
    for (let i = first; i < last; i++) {
      if (hits.confidence[i]! < MEDIUM || hits.masked[i] === 1) continue
      const { id, special } = this.#catalogue[hits.detector[i]!]!
      if (special === undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    return Array.from(counts, ([id, count]) => (count > MANY ? [`has ${id}`, `has many ${id}`] : [`has ${id}`])).flat()
  }

  /** How sure the rules are of each hit of a special category that they tell of. */
  #told({ hits, first, last }: Extent): number[] {
    const told: number[] = []
    for (let i = first; i < last; i++)
      if (
        hits.confidence[i]! >= MEDIUM &&
        hits.masked[i] === 0 &&
        this.#catalogue[hits.detector[i]!]!.special !== undefined
      )
        told.push(hits.confidence[i]!)
    return told
  }

  #sumOf(
    engine: Engine,
    detector: number,
    category: SpecialCategory,
    confidence: number,
    because: number,
    beside: number,
  ): number {
    const key = ((because * 256 + detector) * 4 + confidence) * 12 + ENGINES.indexOf(engine) * 4 + beside
    let sum = this.#sums.get(key)
    if (sum === undefined) {
      sum = this.#experiencer.factsSum(factsOf(engine, category, confidence, because, beside))
      this.#sums.set(key, sum)
    }
    return sum
  }
}

const ENGINES: readonly Engine[] = ['text', 'table', 'fields']
const BESIDE = [[], ['beside told'], ['beside sure']]

/** What the rules know of a hit, as the model is told it. */
function factsOf(
  engine: Engine,
  category: SpecialCategory,
  confidence: number,
  because: number,
  beside: number,
): string[] {
  const facts = [engine, category, `sure ${confidence}`, `${engine} ${confidence}`, `${category} ${confidence}`]
  for (let bit = 0; because >> bit > 0; bit++) if (((because >> bit) & 1) === 1) facts.push(`reason ${bit}`)
  return [...facts, ...BESIDE[beside]!]
}
