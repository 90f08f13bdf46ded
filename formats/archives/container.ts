/** What every container does alike: the limits on it as a whole, and the note when something inside was damaged. */
import type { ByteSource, Outcome } from '../../connectors/connector.ts'
import { type Budget, FormatError, type Note, type ReadContext } from '../format.ts'
import { RATIO_FREE_BYTES } from './meter.ts'

/** Throws FormatError `partial(limit-depth)` for a container that lies too deep to be opened. */
export function enterContainer(context: ReadContext): void {
  const { budget } = context
  if (budget.depth >= budget.limits.depth) throw new FormatError(tooDeep(budget))
}

/** The outcome of something nested deeper than the limit. */
export function tooDeep(budget: Budget): Outcome {
  return { state: 'partial', reason: 'limit-depth', detail: `depth ${budget.limits.depth}` }
}

/** Watches what comes out of one container, members of members included. */
export class ContainerWatch {
  readonly #budget: Budget
  readonly #size: () => number
  readonly #before: number
  #members = 0

  /** `size` of the container in bytes; asked for only when the ratio must be looked at. */
  constructor(budget: Budget, size: () => number) {
    this.#budget = budget
    this.#size = size
    this.#before = budget.bytes
  }

  /** To be called before each member. The note to end with when a limit does not allow another one. */
  next(): Note | undefined {
    const { limits, bytes, deadline } = this.#budget
    const read = this.#members++
    const made = bytes - this.#before
    if (read >= limits.members) return this.#stop('limit-count', read)
    if (bytes >= limits.totalBytes) return this.#stop('limit-size', read)
    if (made > RATIO_FREE_BYTES && made > limits.ratio * this.#size()) return this.#stop('limit-ratio', read)
    if (performance.now() > deadline) return this.#stop('limit-time', read)
    return undefined
  }

  #stop(reason: 'limit-count' | 'limit-size' | 'limit-ratio' | 'limit-time', read: number): Note {
    return { kind: 'note', outcome: { state: 'partial', reason, detail: `after ${read} members` } }
  }
}

/** The note of a container or document of which part is damaged. */
export function damaged(detail: string): Note {
  return { kind: 'note', outcome: { state: 'partial', reason: 'damaged', detail } }
}

/** Fills `target` from `position` on; fewer bytes only at the end. */
export function readFully(source: ByteSource, target: Uint8Array, position: number): number {
  let filled = 0
  while (filled < target.length) {
    const got = source.read(target.subarray(filled), position + filled)
    if (got === 0) break
    filled += got
  }
  return filled
}
