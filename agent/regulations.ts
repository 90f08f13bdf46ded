/** The regulations that apply, as the settings name them. */
import { findRegulation, TRIED } from '../inventory/regulations/catalogue.ts'
import type { Regulation } from '../inventory/regulations/regulation.ts'
import type { Settings } from './config.ts'

/** Those the organisation has named, or those that are tried where it has named none. */
export function appliedRegulations(settings: Settings, _now: number): readonly Regulation[] {
  return settings.regulations?.flatMap((id) => findRegulation(id) ?? []) ?? TRIED
}
