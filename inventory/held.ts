/**
 * How far the last scan tells what is held in all: an incident may concern anything that was ever asked for, and what a scan did not look at
 * it cannot say to be little.
 */

import { looksAtAll, type Place } from './history/place.ts'
import type { SnapshotHead } from './history/snapshot.ts'
import type { LedgerItem } from './inventory.ts'

/**
 * Why there may be more than the last finished scan has counted:
 *
 * - `unread-items`: not everything in it was (wholly) read or listed
 * - `nothing-read`: in one of its places nothing at all was read; a share that is not mounted is an empty folder
 * - `other-places`: another scan, whenever, looked at places that it did not look at, or at more of its own
 * - `scan-stopped`: another scan was begun since and has not come to its end
 */
export const HELD_GAPS = ['unread-items', 'nothing-read', 'other-places', 'scan-stopped'] as const
export type HeldGap = (typeof HELD_GAPS)[number]

/** Looks at the lines of a state beside the scans that it keeps. */
export class HeldLook {
  /** The last finished scan. */
  readonly last: SnapshotHead
  readonly #gaps = new Set<HeldGap>()
  /** By number of the target: is it a place of the last scan, or in one? */
  readonly #isAsked: readonly boolean[]
  /** Targets of the last scan of which nothing that was read has been met. */
  readonly #silent: Set<string>
  readonly #roots: readonly string[]

  /**
   * @param heads every scan that is kept, stopped ones too; the last finished one is `last`
   * @param roots of the targets, by their numbers in the lines
   */
  constructor(heads: Iterable<SnapshotHead>, last: SnapshotHead, roots: readonly string[]) {
    this.last = last
    this.#roots = roots
    const places = placesOf(last)
    this.#isAsked = roots.map((root) => looksAtAll(places, [{ root, left: undefined }]))
    this.#silent = new Set(last.targets)
    if (!last.coverage.complete) this.#gaps.add('unread-items')
    for (const head of heads) {
      if (head.started > last.started) this.#gaps.add('scan-stopped')
      if (!looksAtAll(places, placesOf(head))) this.#gaps.add('other-places')
    }
  }

  /** Takes the next line into account. */
  add({ target, outcome, lastSeen }: LedgerItem): void {
    if (this.#isAsked[target] !== true) this.#gaps.add('other-places')
    if (lastSeen > this.last.started) this.#gaps.add('scan-stopped')
    if (outcome.state === 'scanned' || outcome.state === 'partial') this.#silent.delete(this.#roots[target]!)
  }

  /** Is it of the last look at its place? One that a later scan of a wider place did not meet is not. */
  isCurrent({ target, lastSeen }: LedgerItem): boolean {
    return (
      this.#isAsked[target] !== true ||
      lastSeen >= this.last.started ||
      this.last.targets.includes(this.#roots[target]!)
    )
  }

  /** Once every line was added. */
  gaps(): readonly HeldGap[] {
    const silent = this.#silent.size > 0
    return HELD_GAPS.filter((gap) => this.#gaps.has(gap) || (gap === 'nothing-read' && silent))
  }
}

function placesOf({ targets, leftOut }: SnapshotHead): readonly Place[] {
  return targets.map((root) => ({ root, left: leftOut && (leftOut[root] ?? []) }))
}
