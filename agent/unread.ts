/** What a stopped scan has listed and not read, among the lines of the ledger: it was asked for, so that it is told of and nothing is proven without it. */
import type { Outcome } from '../connectors/connector.ts'
import type { LedgerItem, LedgerView } from '../inventory/inventory.ts'
import type { Names } from './names.ts'
import type { SweepEnd } from './sweep.ts'

const STOPPED: Outcome = { state: 'waiting', reason: 'stopped' }

/** What is known of an item that was never read. No item of the ledger has that number. */
const NOTHING = {
  id: 0,
  format: null,
  encoding: null,
  outcome: STOPPED,
  records: 0,
  maskedRecords: 0,
  special: [],
  types: [],
} as const

/**
 * The view with a line for everything that is unread. The line of an earlier version stays, with what was found in that: it is the best that
 * is known, and is not what was asked for. The ledger itself is left as it is, so that the same scan taken up again finds what it would
 * have found.
 *
 * @param ids of the targets, in their order in the view
 */
export function withUnread(
  view: LedgerView,
  { unread, countedAt }: Pick<SweepEnd, 'unread' | 'countedAt'>,
  { ids, names }: { readonly ids: readonly number[]; readonly names: Pick<Names, 'mask'> },
): LedgerView {
  if (unread.length === 0) return view
  const lines = new Map<string, LedgerItem>()
  for (const { item, target } of unread) {
    const { size, modified, exposure } = item
    const uri = names.mask(item.uri)
    const met = { firstSeen: countedAt, lastSeen: countedAt }
    lines.set(uri, { ...NOTHING, uri, target: ids.indexOf(target), size, modified, exposure, ...met })
  }
  const ordered = [...lines.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1))
  return {
    *items() {
      let next = 0
      for (const line of view.items()) {
        while (next < ordered.length && ordered[next]!.uri < line.uri) yield ordered[next++]!
        if (ordered[next]?.uri === line.uri) next++
        yield lines.has(line.uri) ? { ...line, outcome: STOPPED } : line
      }
      yield* ordered.slice(next)
    },
    evidence: (item) => view.evidence(item),
  }
}
