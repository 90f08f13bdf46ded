/** What `pandian status` tells, before it is printed. */
import type { Day, Outlook, PastDetermination, SubjectInterval, Verdict } from '../../inventory/inventory.ts'

/** One scan's count of a number's people. */
export interface TrendPoint {
  readonly day: Day
  readonly verdict: Verdict
  readonly subjects: SubjectInterval
}

/** A number of the law, as the last scan left it and all scans know it. */
export interface StatusNumber {
  readonly determination: PastDetermination
  /** With the clocks as they stand today. */
  readonly outlook: Outlook
  /** The oldest first. */
  readonly trend: readonly TrendPoint[]
}

/** Where things stand today. */
export interface StatusModel {
  readonly today: Day
  /** ms since 1970: when this was made. */
  readonly now: number
  /** Finished scans that are kept, and the days of the first and the last. */
  readonly scans: number
  readonly first: Day
  readonly last: Day
  /** The last scan looked at everything. */
  readonly complete: boolean
  readonly numbers: readonly StatusNumber[]
}
