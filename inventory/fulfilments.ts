/**
 * What the organisation says it has done of what a regulation asks for: a plan made, a check carried out, a plan taken up again. No scan
 * can know; somebody records it, and the clocks of the law go by it.
 */
import type { Day } from './clocks/calendar.ts'
import type { DutyId } from './regulations/regulation.ts'

/**
 * What may be recorded as done, and which duties it settles. A plan that is to be made and filed in one period is not settled before it is
 * filed. An approval settles none: it begins the period of the filing. Reports are of one incident, and settle its hours alone.
 */
export const DEED_DUTIES = {
  plan: ['complete-plan', 'make-plan'],
  approval: [],
  filing: ['file-plan', 'plan'],
  measures: ['measures'],
  check: ['check', 'yearly-measures'],
  resume: ['resume', 'resume-tier'],
  report: [],
  'first-report': [],
} as const satisfies Readonly<Record<string, readonly DutyId[]>>

export type Deed = keyof typeof DEED_DUTIES
export const DEEDS = Object.keys(DEED_DUTIES) as readonly Deed[]

/** What was done, in the organisation's words, masked. */
export interface FulfilmentRecord {
  readonly deed: Deed
  /** Id of the regulation under which. */
  readonly regulation: string
  /** When it was done. */
  readonly day: Day
  /** Who did it: a unit or a title. */
  readonly by: string
  /** What proves it, what came of it; may be empty. */
  readonly note: string
  /** Number of the incident that was reported; `null` of everything else. */
  readonly incident: number | null
  /** When it was recorded, ms since 1970, and by which account. */
  readonly at: number
  readonly who: string
}

/** A record as the state keeps it. */
export interface Fulfilment extends FulfilmentRecord {
  /** Its number. */
  readonly id: number
  /** Taken back as a mistake: when (ms since 1970), by which account and why. It stays, and counts for nothing. */
  readonly withdrawn: { readonly at: number; readonly who: string; readonly reason: string } | null
}

/** What was done under one regulation. */
export class Done {
  readonly #days: ReadonlyMap<Deed, readonly Day[]>

  constructor(fulfilments: readonly Fulfilment[], regulation: string) {
    const own = fulfilments.filter((one) => one.regulation === regulation && one.withdrawn === null)
    this.#days = new Map(
      DEEDS.map((deed) => [
        deed,
        own
          .filter((one) => one.deed === deed)
          .map(({ day }) => day)
          .sort(),
      ]),
    )
  }

  /** The days of a deed, the earliest first. */
  of(deed: Deed): readonly Day[] {
    return this.#days.get(deed) ?? []
  }

  /** The days of what settles a duty, the earliest first. */
  settling(duty: string): readonly Day[] {
    const deed = deedOf(duty)
    return deed === undefined ? [] : this.of(deed)
  }
}

/** May a deed be recorded of a duty: does it settle it, or is it a step towards that? */
export function isStepOf(deed: Deed, { id, clock }: { readonly id: string; readonly clock?: string }): boolean {
  return deedOf(id) === deed || (deed === 'plan' && id === 'plan') || (deed === 'approval' && clock === 'approval')
}

/**
 * The day on which an incident was reported under a regulation, or found to need no report; `null` when nobody has recorded it. Who has
 * reported it in full need not announce it any more.
 */
export function reportedOn(
  fulfilments: readonly Fulfilment[],
  incident: number,
  { regulation, first = false }: { readonly regulation: string; readonly first?: boolean },
): Day | null {
  const days = fulfilments
    .filter((one) => one.incident === incident && one.regulation === regulation && one.withdrawn === null)
    .filter(({ deed }) => deed === 'report' || (first && deed === 'first-report'))
    .map(({ day }) => day)
  return days.sort()[0] ?? null
}

/** The deed that settles a duty. */
function deedOf(duty: string): Deed | undefined {
  return DEEDS.find((deed) => DEED_DUTIES[deed].some((id) => id === duty))
}
