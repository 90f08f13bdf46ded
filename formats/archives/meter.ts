/** What unpacking costs, counted against the budget of the top-level item. */
import { ReadError } from '../../connectors/connector.ts'
import type { Budget } from '../format.ts'

/** Below this many bytes of output no ratio is looked at: small files of blanks compress by any factor. */
export const RATIO_FREE_BYTES = 32 * 2 ** 20

/** Counts the bytes that come out of one member. Bytes that are unpacked a second time are not counted again. */
export class Meter {
  readonly #budget: Budget
  #highest = 0

  constructor(budget: Budget) {
    this.#budget = budget
  }

  /**
   * `made`: bytes out of the member so far; `taken`: compressed bytes that went in (0 where nothing is compressed).
   * Throws ReadError with the limit that was reached; all that was counted before may be used.
   */
  count(made: number, taken: number): void {
    const budget = this.#budget
    if (made > this.#highest) {
      budget.bytes += made - this.#highest
      this.#highest = made
    }
    if (budget.bytes > budget.limits.totalBytes) {
      throw new ReadError({ state: 'partial', reason: 'limit-size', detail: `${budget.limits.totalBytes} bytes` })
    }
    if (made > RATIO_FREE_BYTES && taken > 0 && made > budget.limits.ratio * taken) {
      throw new ReadError({ state: 'partial', reason: 'limit-ratio', detail: `1 : ${budget.limits.ratio}` })
    }
    checkDeadline(budget)
  }
}

/** Throws ReadError `partial(limit-time)` when the item's time is up. */
function checkDeadline(budget: Budget): void {
  if (performance.now() > budget.deadline) throw new ReadError({ state: 'partial', reason: 'limit-time' })
}
