/** Items on their way through the pool, and what becomes of them put together. Plain data; nothing here is stored. */
import type { Outcome } from '../connectors/connector.ts'
import type { DonePart, Ending, Result } from './ledger/ledger.ts'
import type { Planned } from './plan.ts'
import { severity } from './reader.ts'
import type { TaskItem } from './tasks.ts'
import { mergeTotals } from './totals.ts'

/** An item on its way. */
export interface Job extends Planned {
  /** Its number in the ledger, 0 while nothing of it is stored. */
  id: number
  /** Numbers of members that have sent evidence and have not ended. */
  readonly members: Map<number, number>
  ended: boolean
  /** It changed while it was read and is being read for the second time. */
  readonly second: boolean
  /** Read on its own, after a worker died or ran out of memory over it. */
  readonly alone: boolean
  /** Only a range of it. */
  readonly split?: { readonly whole: Split; readonly part: number; readonly from: number; readonly to: number }
}

/** A large file read in ranges. */
export interface Split {
  readonly planned: Planned
  readonly id: number
  readonly parts: DonePart[]
  readonly expected: number
  changed: boolean
  readonly second: boolean
}

/** An item that sets out, whole. */
export function jobOf(planned: Planned, second: boolean): Job {
  return { ...planned, id: 0, members: new Map(), ended: false, second, alone: false }
}

/** What a worker is told of it. */
export function taskItem({ item }: Planned): TaskItem {
  return { uri: item.uri, locator: item.locator, size: item.size, version: item.version }
}

/** The result of an item in which nothing could be searched. */
export function failure(outcome: Outcome): Result {
  return { ending: { outcome, format: null, encoding: null, totals: undefined }, piece: 0, evidence: [] }
}

/** How an item ended that was no longer the same when it had been read. */
export function changedMeanwhile(ending: Ending): Ending {
  return { ...ending, outcome: worse(ending.outcome, { state: 'partial', reason: 'changed-while-read' }) }
}

/** Puts the ranges of a file together, in their order in the file, whichever was ready first. */
export function mergeParts(done: readonly DonePart[]): Ending {
  const parts = done.toSorted((a, b) => a.part - b.part)
  return {
    outcome: parts.reduce<Outcome>((all, { outcome }) => worse(all, outcome), { state: 'scanned' }),
    format: parts.find((part) => part.format !== null)?.format ?? null,
    encoding: parts.find((part) => part.encoding !== null)?.encoding ?? null,
    totals: mergeTotals(parts.flatMap((part) => part.totals ?? [])),
  }
}

function worse(a: Outcome, b: Outcome): Outcome {
  return severity(b.state) > severity(a.state) ? b : a
}
