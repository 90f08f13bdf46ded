/** What entries say of what people have recorded: the journal and the state must have the same. */
import type { Change, Disposal, Fulfilment } from '../../inventory/inventory.ts'
import type { KnownIncident } from '../ledger/incidents.ts'
import { inTaipei } from '../times.ts'
import { canonical, type EntryData, sha256 } from './entry.ts'

/** Of data that was destroyed, moved or deleted. */
export function disposalEntry(
  disposal: Omit<Disposal, 'verdict' | 'judged' | 'found' | 'obstacle'>,
): EntryData['disposal'] {
  const { id, file, uri, kind, method, disposed, place, proof, reason, recipient, basis, copies } = disposal
  return { id, file, uri, kind, method, disposed: inTaipei(disposed), place, proof, reason, recipient, basis, copies }
}

/** Of a duty that was done. */
export function fulfilmentEntry(
  fulfilment: Pick<Fulfilment, 'id' | 'deed' | 'regulation' | 'day' | 'by' | 'note' | 'incident'>,
): EntryData['fulfilment'] {
  const { id, deed, regulation, day, by, note, incident } = fulfilment
  return { id, deed, regulation, day, by, note, ...(incident === null ? {} : { incident }) }
}

/** Of such a record that was taken back. */
export function withdrawalEntry(id: number, reason: string): EntryData['withdrawal'] {
  return { fulfilment: id, reason }
}

/** Of an incident whose hours are counted. */
export function hoursEntry({ id, name, discovered, reports }: Omit<KnownIncident, 'at'>): IncidentHours {
  return {
    id,
    name,
    discovered: inTaipei(discovered),
    reports: reports.map((report) => ({ ...report, first: report.first ?? false, by: inTaipei(report.by) })),
  }
}

type IncidentHours = NonNullable<EntryData['incident']['hours']>

/** SHA-256 of decisions that were taken in, in the order they were. */
export function decisionsSum(decisions: readonly Pick<Change, 'file' | 'field' | 'to'>[]): string {
  return sha256(canonical(decisions.map(({ file, field, to }) => ({ file, field, to }))))
}
