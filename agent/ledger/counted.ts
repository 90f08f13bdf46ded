/** The table `counted`: counts as they are kept in the state. */
import { crc32 } from 'node:zlib'
import type { Counts, KeptCounts } from '../../inventory/inventory.ts'
import type { People, Tally } from '../../inventory/subjects/count.ts'
import type { Values } from '../../inventory/values.ts'
import type { Batch } from './batch.ts'
import type { Statements } from './statements.ts'

/** As it is stored. */
interface CountedRow {
  /** Checksum of `data`. */
  readonly sum: number
  readonly data: string
}

interface Packed {
  readonly people: People
  readonly tally: Tally
  readonly values: Omit<Values, 'distinct'> & { readonly distinct: readonly (readonly [number, number])[] }
}

/**
 * What was counted by the program named `code`, and what is counted in this run. `lastId` says the highest number that an item was given:
 * it stays taken as long as a count remembers it.
 */
export function keptCounts(
  batch: Batch,
  statements: Statements,
  code: string,
  run: number,
  lastId: () => number,
): KeptCounts {
  return {
    find: (key) => {
      const row = batch.guard(() => statements.counted.get(`${code} ${key}`) as CountedRow | undefined)
      const counts = row === undefined ? undefined : unpackCounts(row)
      if (counts !== undefined) batch.write(() => statements.useCounted.run(run, `${code} ${key}`))
      return counts
    },
    keep: (key, counts, items) => {
      const { sum, data } = packCounts(counts)
      const bytes = items === undefined ? null : new Uint8Array(items.buffer, items.byteOffset, items.byteLength)
      batch.write(() => {
        statements.keepCounted.run(`${code} ${key}`, run, sum, data, bytes)
        statements.lastId.run(String(lastId()))
      })
    },
    nearest: (items) => {
      const isGone = (id: number) => statements.isGone.pluck().get(id) === 1
      const { counted, countedItems } = statements
      return batch.guard(() => {
        const near = nearestOf(countedItems.all(`${code} `, `${code} ~`) as CountedItemsRow[], items, isGone)
        const counts = near && unpackCounts(counted.get(near.key) as CountedRow)
        return counts && { counts, gone: near.gone, added: near.added }
      })
    },
  }
}

/** To be stored. */
function packCounts({ people, tally, values }: Counts): CountedRow {
  const data = JSON.stringify({ people, tally, values: { ...values, distinct: [...values.distinct] } } satisfies Packed)
  return { sum: crc32(data), data }
}

/** What was stored; `undefined` when it is damaged: what can be counted anew is no reason to refuse the whole state. */
function unpackCounts({ sum, data }: CountedRow): Counts | undefined {
  if (crc32(data) !== sum) return undefined
  const { people, tally, values } = JSON.parse(data) as Packed
  return { people, tally, values: { ...values, distinct: new Map(values.distinct) } }
}

/** Of which items it is a count. */
interface CountedItemsRow {
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
function nearestOf(
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
