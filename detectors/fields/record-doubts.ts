/** What all of a record makes doubtful of its hits: the operators of a rule, ticks beside counts, and accounts without a bank. */
import { type Detector, LOW } from '../detector.ts'
import { type FieldRole, isOperator } from '../field-roles.ts'
import { type HitList, makeMatch } from '../hits.ts'
import { sayYes } from '../special/answer-columns.ts'
import type { SpecialWords } from '../special.ts'
import { isDigit } from '../types/bytes.ts'

const ONE = 0x31
const decoder = new TextDecoder()

/** Remembers it for one record after another. */
export class RecordDoubts {
  readonly #catalogue: readonly Detector[]
  readonly #special: SpecialWords
  readonly #match = makeMatch()
  /** What a rule compares, and the hits in how it does so: 包含. */
  #operands = 0
  #operators: number[] = []
  #compares = false
  /** Hits that are accounts by a label which logins have as well. */
  #accounts: number[] = []
  /** Hits that are a 1, and whether there are counts of such things in the record. */
  #ticks: number[] = []
  #counts = false

  constructor(catalogue: readonly Detector[], special: SpecialWords) {
    this.#catalogue = catalogue
    this.#special = special
  }

  /** A record begins. */
  clear(): void {
    this.#operands = 0
    this.#operators = []
    this.#compares = false
    this.#accounts = []
    this.#ticks = []
    this.#counts = false
  }

  /** A record begins whose values are added to those of another. */
  beginPart(): void {
    this.#operands = 0
    this.#compares = false
    this.#ticks = []
    this.#counts = false
  }

  /** Takes the value `bytes[start, end)`, a part of a rule. */
  rule(part: FieldRole['rule'], bytes: Uint8Array, start: number, end: number): void {
    if (part === 'operand') this.#operands++
    else this.#compares ||= isOperator(decoder.decode(bytes.subarray(start, end)))
  }

  /** Takes the hits from `first` on, which are in how a rule compares. */
  operatorsAmong(hits: HitList, first: number): void {
    for (let i = first; i < hits.length; i++)
      if (hits.confidence[i] !== LOW && this.#catalogue[hits.detector[i]!]!.strength !== 'none') this.#operators.push(i)
  }

  /** `{"field": "disease", "op": "contains", "value": "糖尿病"}` */
  get isRule(): boolean {
    return this.#compares && this.#operands > 0
  }

  /** Hit `i` is an account by a label which logins have as well. */
  account(i: number): void {
    this.#accounts.push(i)
  }

  /** `{"糖尿病": 1}` says yes where what stands beside it is no count: `{"糖尿病": 12, "氣喘": 1}`. */
  tick(index: number, bytes: Uint8Array, start: number, end: number, line: number, hits: HitList): void {
    if (this.#special.isExam(index)) return
    if (end - start > 1 || bytes[start]! > ONE) {
      this.#counts ||= bytes.subarray(start, end).every(isDigit)
      return
    }
    if (bytes[start] !== ONE || !sayYes(bytes, start, end, this.#match)) return
    this.#ticks.push(hits.length)
    hits.addCell(index, this.#match, bytes, line, 0, 0, false)
  }

  /** Doubts what all of the record speaks against. `bank`: a label of it speaks of one. */
  apply(hits: HitList, bank: boolean): void {
    if (this.#operands > 1) for (const i of this.#operators) hits.confidence[i] = LOW
    this.ticks(hits)
    if (!bank) for (const account of this.#accounts) hits.confidence[account] = LOW
  }

  /** Doubts what is ticked beside counts. */
  ticks(hits: HitList): void {
    if (this.#counts) for (const tick of this.#ticks) hits.confidence[tick] = LOW
  }
}
