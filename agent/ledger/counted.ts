/** Counts as they are kept in the state. */
import { crc32 } from 'node:zlib'
import type { Counts } from '../../inventory/inventory.ts'
import type { People, Tally } from '../../inventory/subjects/count.ts'
import type { Values } from '../../inventory/values.ts'

/** As it is stored. */
export interface CountedRow {
  /** Checksum of `data`. */
  readonly sum: number
  readonly data: string
}

interface Packed {
  readonly people: People
  readonly tally: Tally
  readonly values: Omit<Values, 'distinct'> & { readonly distinct: readonly (readonly [number, number])[] }
}

/** To be stored. */
export function packCounts({ people, tally, values }: Counts): CountedRow {
  const data = JSON.stringify({ people, tally, values: { ...values, distinct: [...values.distinct] } } satisfies Packed)
  return { sum: crc32(data), data }
}

/** What was stored; `undefined` when it is damaged: what can be counted anew is no reason to refuse the whole state. */
export function unpackCounts({ sum, data }: CountedRow): Counts | undefined {
  if (crc32(data) !== sum) return undefined
  const { people, tally, values } = JSON.parse(data) as Packed
  return { people, tally, values: { ...values, distinct: new Map(values.distinct) } }
}

/** Of which items it is a count. */
export interface CountedItemsRow {
  readonly key: string
  readonly items: Uint8Array
}

/** A count and how it differs from what is to be counted. */
interface Near {
  readonly key: string
  readonly gone: readonly number[]
  readonly added: readonly number[]
}

/** The count with the fewest other items; all that it has more must still have its evidence. `items` ascend. */
export function nearestOf(
  rows: readonly CountedItemsRow[],
  items: Uint32Array,
  isGone: (item: number) => boolean,
): Near | undefined {
  let nearest: Near | undefined
  for (const row of rows) {
    const counted = new Uint32Array(row.items.slice().buffer)
    const gone = without(counted, items)
    const added = without(items, counted)
    const closer = nearest === undefined || gone.length + added.length < nearest.gone.length + nearest.added.length
    if (closer && gone.every(isGone)) nearest = { key: row.key, gone, added }
  }
  return nearest
}

/** Numbers of `all` that `others` has not. Both ascend. */
function without(all: Uint32Array, others: Uint32Array): number[] {
  const rest: number[] = []
  let other = 0
  for (const number of all) {
    while (other < others.length && others[other]! < number) other++
    if (others[other] !== number) rest.push(number)
  }
  return rest
}
