/**
 * What was looked at and what was not. Both the report's coverage and every "below" of a determination use this one notion of
 * "not looked at".
 */
import { OUTCOME_STATES, type Outcome, type OutcomeState, REASONS, type Reason } from '../connectors/connector.ts'
import type { Coverage, LedgerItem } from './inventory.ts'

/**
 * Was this item, or a part of it, not looked at although it was asked for? What was skipped is left out by a rule: the user's
 * exclude, or that a link, a device and a folder met a second time are not data of their own. A `.pandianignore` found in the
 * place is nobody's word: whoever may write there could hide data with it.
 */
export function isUnread(outcome: Outcome): boolean {
  return outcome.state === 'skipped' ? outcome.reason === 'ignore-file' : outcome.state !== 'scanned'
}

/** Adds up coverage, item by item. */
export class CoverageCounter {
  #listed = 0
  #unread = 0
  #bytes = 0
  readonly #read: number[]
  readonly #outcomes = new Map<OutcomeState, number>()
  readonly #reasons = new Map<string, number>()

  /** @param targets how many places were asked for */
  constructor(targets: number) {
    this.#read = Array.from({ length: targets }, () => 0)
  }

  /** Items that were looked at, wholly or in part, in the place of which the fewest were: one that is empty may not be mounted. */
  get read(): number {
    return Math.min(...this.#read)
  }

  /** Items that were asked for and not (wholly) looked at. */
  get unread(): number {
    return this.#unread
  }

  /** Of these, items left out by a `.pandianignore` that nobody vouches for; a folder is one. */
  get ignored(): number {
    return this.#reasons.get('skipped ignore-file') ?? 0
  }

  /** Links out of the places that were asked for, not followed. */
  get linksOutside(): number {
    return this.#reasons.get('skipped symlink-outside') ?? 0
  }

  add(item: Pick<LedgerItem, 'outcome' | 'size' | 'target'>): void {
    const { state, reason } = item.outcome
    this.#listed++
    if (state === 'scanned' || state === 'partial') this.#read[item.target] = (this.#read[item.target] ?? 0) + 1
    this.#bytes += item.size
    if (isUnread(item.outcome)) this.#unread++
    this.#outcomes.set(state, (this.#outcomes.get(state) ?? 0) + 1)
    if (reason !== undefined) {
      const key = `${state} ${reason}`
      this.#reasons.set(key, (this.#reasons.get(key) ?? 0) + 1)
    }
  }

  /** @param listedAll false when the listing itself was cut short */
  finish(listedAll: boolean): Coverage {
    const outcomes = Object.fromEntries(OUTCOME_STATES.map((state) => [state, this.#outcomes.get(state) ?? 0]))
    const reasons: { state: OutcomeState; reason: Reason; items: number }[] = []
    for (const state of OUTCOME_STATES) {
      for (const reason of REASONS) {
        const items = this.#reasons.get(`${state} ${reason}`)
        if (items !== undefined) reasons.push({ state, reason, items })
      }
    }
    return {
      listed: this.#listed,
      outcomes: outcomes as Record<OutcomeState, number>,
      reasons,
      bytes: this.#bytes,
      complete: listedAll && this.#unread === 0,
    }
  }
}
