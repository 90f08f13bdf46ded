/** A regulation as data. What it says stands in one file each beside this one; nothing of it stands in code. */
import type { Determination, Duty, SubjectClass } from '../inventory.ts'

/**
 * Ids of duties:
 * - `plan`: make (and where the regulation says so, file) the security plan, in so many months
 * - `measures`: the measures for information systems: user authentication, masking on display, encrypted transport, …
 * - `incident-report`: report an incident within so many hours of its discovery
 * - `stop-after`: the plan may be stopped after so many months below
 * - `resume`: the plan is taken up again within so many hours, once the number is reached again
 * - `inventory`: check periodically what is held
 * - `check`: check the plan's execution, every so many months
 * - `keep-records`: keep the records for so many months
 */
const DUTY_IDS = [
  'plan',
  'measures',
  'incident-report',
  'stop-after',
  'resume',
  'inventory',
  'check',
  'keep-records',
] as const

/** One of {@link DUTY_IDS}. */
export type DutyId = (typeof DUTY_IDS)[number]

/** A number of a regulation and what follows from it. */
export interface Threshold {
  /** So many 筆. */
  readonly number: number
  /** The article that names the number. */
  readonly article: string
  readonly basis: Determination['basis']
  /** What a 筆 is taken to be. No text in force says that a person with ten rows is ten; hence `subjects` where it is silent. */
  readonly reading: Determination['reading']
  readonly duties: readonly (Duty & { readonly id: DutyId })[]
}

/** One regulation (安全維護管理辦法). */
export interface Regulation {
  /** Number in the national law database. */
  readonly id: string
  readonly name: string
  readonly authority: string
  readonly url: string
  /** Date of the text that was read: YYYYMMDD. */
  readonly version: string
  /** Whose data it counts. */
  readonly population: { readonly id: string; readonly name: string; readonly classes: readonly SubjectClass[] }
  /** One determination each. Numbers that only a duty has (incidents) are the duty's `from`. */
  readonly thresholds: readonly Threshold[]
}
