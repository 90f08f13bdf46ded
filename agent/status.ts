/** From the scans that are kept, and what was recorded as done, to where things stand today. */
import { taipeiDay } from '../inventory/clocks/calendar.ts'
import { outlookOf } from '../inventory/clocks/clocks.ts'
import { History } from '../inventory/history/history.ts'
import type { Fulfilment } from '../inventory/inventory.ts'
import type { StatusModel } from '../report/model.ts'
import type { KeptScan } from './ledger/ledger.ts'

/** `undefined` when no scan was finished. @param now ms since 1970 */
export function statusOf(
  kept: Iterable<KeptScan>,
  fulfilments: readonly Fulfilment[],
  now: number,
): StatusModel | undefined {
  const history = new History()
  let scans = 0
  for (const { head } of kept) {
    history.add(head)
    if (head.completed) scans++
  }
  const { first, last } = history
  if (first === undefined || last === undefined) return undefined
  const today = taipeiDay(now)
  return {
    today,
    now,
    scans,
    first,
    last: last.day,
    complete: last.coverage.complete,
    numbers: last.determinations.map((determination) => ({
      determination,
      outlook: outlookOf(determination, history, fulfilments, today),
      trend: history.of(determination).map(({ day, verdict, subjects }) => ({ day, verdict, subjects })),
    })),
  }
}
