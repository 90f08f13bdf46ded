/** Counts as they are kept in the state. */
import { crc32 } from 'node:zlib'
import type { Counts } from '../../inventory/inventory.ts'
import type { People } from '../../inventory/subjects/count.ts'
import type { Values } from '../../inventory/values.ts'

/** As it is stored. */
export interface CountedRow {
  /** Checksum of `data`. */
  readonly sum: number
  readonly data: string
}

interface Packed {
  readonly people: People
  readonly values: Omit<Values, 'distinct'> & { readonly distinct: readonly (readonly [number, number])[] }
}

/** To be stored. */
export function packCounts({ people, values }: Counts): CountedRow {
  const data = JSON.stringify({ people, values: { ...values, distinct: [...values.distinct] } } satisfies Packed)
  return { sum: crc32(data), data }
}

/** What was stored; `undefined` when it is damaged: what can be counted anew is no reason to refuse the whole state. */
export function unpackCounts({ sum, data }: CountedRow): Counts | undefined {
  if (crc32(data) !== sum) return undefined
  const { people, values } = JSON.parse(data) as Packed
  return { people, values: { ...values, distinct: new Map(values.distinct) } }
}
