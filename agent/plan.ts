/**
 * Which items are read together, and which in pieces. Decided by the data alone, never by the number of workers or their
 * speed, so that the result cannot depend on either.
 */
import type { Item } from '../connectors/connector.ts'

/** Small files travel together: a hand-over costs about as much as reading a 4 KB file. */
const GROUP_ITEMS = 256
/** … but not so many bytes that a worker is busy with them while the others have nothing to do. */
const GROUP_BYTES = 8 << 20

/** Files above this are read in ranges, side by side, where their format can be. */
export const SPLIT_ABOVE = 64 << 20
/** Bytes of one range. */
export const RANGE_BYTES = 32 << 20

/** An item and the target it belongs to. */
export interface Planned {
  readonly item: Item
  /** Number of the target in the ledger. */
  readonly target: number
  readonly connector: string
}

/** Gathers items into groups. */
export class Grouper {
  #group: Planned[] = []
  #bytes = 0

  /** Takes an item; returns the groups that are full now. */
  add(planned: Planned): readonly (readonly Planned[])[] {
    const full: (readonly Planned[])[] = []
    const other = this.#group.length > 0 && this.#group[0]!.target !== planned.target
    if (other || (this.#group.length > 0 && this.#bytes + planned.item.size > GROUP_BYTES)) full.push(this.#take())
    this.#group.push(planned)
    this.#bytes += planned.item.size
    if (this.#group.length >= GROUP_ITEMS || this.#bytes >= GROUP_BYTES) full.push(this.#take())
    return full
  }

  /** What is left at the end. */
  flush(): readonly (readonly Planned[])[] {
    return this.#group.length === 0 ? [] : [this.#take()]
  }

  #take(): readonly Planned[] {
    const group = this.#group
    this.#group = []
    this.#bytes = 0
    return group
  }
}

/** A range of a large file. */
export interface Range {
  readonly part: number
  readonly from: number
  readonly to: number
}

/** Cuts a file into ranges. The format aligns them to records. */
export function rangesOf(size: number): readonly Range[] {
  const ranges: Range[] = []
  for (let from = 0; from < size; from += RANGE_BYTES) {
    ranges.push({ part: ranges.length, from, to: Math.min(from + RANGE_BYTES, size) })
  }
  return ranges
}
