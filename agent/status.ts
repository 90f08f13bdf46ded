/** From the scans that are kept, and what was recorded as done, to where things stand today. */
import { taipeiDay } from '../inventory/clocks/calendar.ts'
import { outlookOf } from '../inventory/clocks/clocks.ts'
import { History } from '../inventory/history/history.ts'
import { type Fulfilment, reportedOn } from '../inventory/inventory.ts'
import type { StatusModel } from '../report/model.ts'
import type { KnownIncident } from './ledger/incidents.ts'
import type { KeptScan } from './ledger/ledger.ts'
import { inTaipei } from './times.ts'

/** `undefined` when no scan was finished. @param now ms since 1970 */
export function statusOf(
  kept: Iterable<KeptScan>,
  fulfilments: readonly Fulfilment[],
  incidents: readonly KnownIncident[],
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
    incidents: incidents.map(({ id, name, discovered, reports }) => ({
      number: id,
      name,
      discovered: inTaipei(discovered),
      reports: reports.map((report) => {
        const { state, by, first = false, ...rest } = report
        const done = reportedOn(fulfilments, id, report)
        return { ...rest, first, by: inTaipei(by), certain: state === 'report', done }
      }),
    })),
    numbers: last.determinations.map((determination) => ({
      determination,
      outlook: outlookOf(determination, history, fulfilments, today),
      trend: history.of(determination).map(({ day, verdict, subjects }) => ({ day, verdict, subjects })),
    })),
  }
}
