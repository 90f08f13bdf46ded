/** The regulations that apply, as the settings name them. */
import { TRIED } from '../inventory/regulations/catalogue.ts'
import type { Regulation } from '../inventory/regulations/regulation.ts'
import { withUpcoming } from '../inventory/regulations/upcoming.ts'
import { chosenRegulations, type LawSettings } from './config-regulations.ts'
import { inTaipei } from './times.ts'

/**
 * Those the organisation has named, or those that are tried where it has named none, with the rules to come that it has switched on
 * by that time (ms since 1970).
 */
export function appliedRegulations(law: LawSettings, now: number): readonly Regulation[] {
  const chosen = law.regulations === undefined ? TRIED : chosenRegulations(law.regulations, law.ownRegulations)
  return withUpcoming(chosen, law.upcoming, inTaipei(now).slice(0, 10))
}
