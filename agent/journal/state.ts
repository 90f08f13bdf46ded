/** Is what the state keeps what the journal has of it? Scans by their sums, and what people have recorded, word by word. */
import type { Disposal, Fulfilment } from '../../inventory/inventory.ts'
import type { Remembered } from '../ledger/remembered.ts'
import { inTaipei } from '../times.ts'
import { canonical, type EntryData, type EntryKind, type Json } from './entry.ts'
import type { SoundLine } from './order.ts'
import type { Problem } from './problems.ts'

/** What comparing came to. */
export interface CheckedState {
  readonly path: string
  /** Scans that are kept and are what the journal has. */
  readonly scans: number
  /** Scans of the journal that are not kept: gone after their time, or killed before they were. */
  readonly gone: number
  /** Records of disposals and of duties done that are what the journal has. */
  readonly records: number
  readonly problems: readonly Problem[]
}

/**
 * Compares. Every entry is written before the state is told, so that nothing is there without one. Of a journal that is not `whole` itself
 * (entries were removed, or cannot be read), what it has not proves nothing, and only what it has is compared.
 */
export function checkState(
  path: string,
  { scans, disposals, fulfilments }: Remembered,
  entries: readonly SoundLine[],
  whole: boolean,
): CheckedState {
  const problems: Problem[] = []
  let scansHeld = 0
  const written = new Map<string, { readonly line: number; readonly sum: string }>()
  for (const { number, data } of dataOf(entries, 'scan')) written.set(data.run, { line: number, sum: data.snapshot })
  for (const { run, sum } of scans) {
    const entry = written.get(run)
    if (entry === undefined) {
      if (whole) problems.push({ id: 'scan-unknown', scan: run, source: path })
    } else if (entry.sum === sum) scansHeld++
    else problems.push({ id: 'scan-changed', line: entry.line, scan: run, source: path })
  }
  const said = (kind: EntryKind) => new Set(dataOf(entries, kind).map(({ data }) => canonical(data as Json)))
  const saidDisposals = said('disposal')
  const saidFulfilments = said('fulfilment')
  const saidWithdrawals = said('withdrawal')
  const isSaid = (one: Fulfilment) =>
    saidFulfilments.has(canonical(fulfilmentEntry(one))) &&
    (one.withdrawn === null || saidWithdrawals.has(canonical(withdrawalEntry(one.id, one.withdrawn.reason))))
  const unsaid = (record: 'disposal' | 'fulfilment', some: readonly { readonly id: number }[]) =>
    some.map(({ id }): Problem => ({ id: 'record-changed', record, number: id, source: path }))
  const otherwise = [
    ...unsaid(
      'disposal',
      disposals.filter((one) => !saidDisposals.has(canonical(disposalEntry(one)))),
    ),
    ...unsaid(
      'fulfilment',
      fulfilments.filter((one) => !isSaid(one)),
    ),
  ]
  const kept = new Set(scans.map(({ run }) => run))
  return {
    path,
    scans: scansHeld,
    gone: [...written.keys()].filter((run) => !kept.has(run)).length,
    records: disposals.length + fulfilments.length - otherwise.length,
    problems: whole ? [...problems, ...otherwise] : problems,
  }
}

/** What the journal has of a disposal. */
export function disposalEntry(disposal: Omit<Disposal, 'id' | 'verdict' | 'judged' | 'found'>): EntryData['disposal'] {
  const { file, uri, kind, method, disposed, place, proof, reason, recipient, basis } = disposal
  return { file, uri, kind, method, disposed: inTaipei(disposed), place, proof, reason, recipient, basis }
}

type FulfilmentSaid = Pick<Fulfilment, 'id' | 'deed' | 'regulation' | 'day' | 'by' | 'note' | 'incident'>

/** … of a duty that was done. */
export function fulfilmentEntry(fulfilment: FulfilmentSaid): EntryData['fulfilment'] {
  const { id, deed, regulation, day, by, note, incident } = fulfilment
  return { id, deed, regulation, day, by, note, ...(incident === null ? {} : { incident }) }
}

/** … and of one that was taken back. */
export function withdrawalEntry(id: number, reason: string): EntryData['withdrawal'] {
  return { fulfilment: id, reason }
}

function dataOf<Kind extends EntryKind>(entries: readonly SoundLine[], kind: Kind) {
  return entries.flatMap(({ number, entry }) =>
    entry.kind === kind ? [{ number, data: entry.data as EntryData[Kind] }] : [],
  )
}
