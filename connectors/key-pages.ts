/** Reading a table page by page along its key, which survives a connection that is lost. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ReadError, RowPiece } from './connector.ts'
import type { Remarks, RowFeed } from './row-feed.ts'

/** How often a page is asked for again, and how many ms after. */
const BACK_OFF_MS = [500, 2000, 8000]

/** Bytes of a page, as the server estimates them. */
const PAGE_BYTES = 8 << 20
/** Rows of a page. */
const FEWEST_ROWS = 500
const MOST_ROWS = 100_000

/** A column of a key, quoted, and what of it stands in the last row, as a literal. */
export interface KeyValue {
  readonly name: string
  readonly value: string
}

/** What differs between servers. */
export interface Paging {
  readonly feed: RowFeed
  /** `undefined`: there is no key, and one statement gives all rows. */
  readonly pageRows: number | undefined
  /** Starts the statement for the rows behind that one; its rows go to the feed. */
  run(after: readonly (Uint8Array | null)[] | undefined): void
  /** After a loss. Throws what the server says. */
  reconnect(): Promise<void>
  /** Is it worth trying again? */
  isPassing(error: unknown): boolean
  toReadError(error: unknown): ReadError
}

/** Rows of a page of a table with rows of so many bytes. */
export function pageRowsFor(rowBytes: number): number {
  return Math.min(Math.max(Math.floor(PAGE_BYTES / Math.max(rowBytes, 1)), FEWEST_ROWS), MOST_ROWS)
}

/** The pieces of the table, each row once whatever happens to the connection. Ends without a word when the signal stops it. Throws {@link ReadError}. */
export async function* readPages(paging: Paging, signal: AbortSignal): AsyncGenerator<RowPiece> {
  const { feed, pageRows } = paging
  let after: readonly (Uint8Array | null)[] | undefined
  let failures = 0
  for (;;) {
    const before = feed.rows
    let given = 0
    try {
      paging.run(after)
      const pieces = feed.pieces((last) => {
        after = last
      })
      for await (const piece of pieces) {
        given++
        yield piece
      }
      failures = 0
      if (pageRows === undefined || feed.rows - before < pageRows) return
    } catch (error) {
      if (signal.aborted) return
      let lost = error
      for (;;) {
        const wait = BACK_OFF_MS[failures++]
        // Without a key nobody knows which rows have been given.
        const goOn = pageRows !== undefined || given === 0
        if (wait === undefined || !goOn || !paging.isPassing(lost)) throw paging.toReadError(lost)
        await sleep(wait * (1 + Math.random() / 2), undefined, { signal }).catch(() => {})
        if (signal.aborted) return
        try {
          await paging.reconnect()
          break
        } catch (again) {
          lost = again
        }
      }
    }
  }
}

/** `a >= 1 and (a > 1 or a = 1 and b > 2)`: of `(a, b) > (1, 2)` servers make no range of the index, or know no such thing. */
export function isBehind(key: readonly KeyValue[]): string {
  const [first] = key
  if (first === undefined || key.length === 1) return `${first?.name} > ${first?.value}`
  const steps = key.map(({ name, value }, i) =>
    [...key.slice(0, i).map((equal) => `${equal.name} = ${equal.value}`), `${name} > ${value}`].join(' and '),
  )
  return `${first.name} >= ${first.value} and (${steps.join(' or ')})`
}

/** What was met in the rows and does not show in them. */
export function* remarksOf({ long, unknown }: Remarks): Generator<RowPiece> {
  if (long > 0)
    yield { kind: 'note', outcome: { state: 'partial', reason: 'limit-size', detail: `${long} values over the limit` } }
  if (unknown > 0)
    yield {
      kind: 'note',
      outcome: { state: 'partial', reason: 'binary', detail: `${unknown} values in no known format` },
    }
}
