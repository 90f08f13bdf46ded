/** A regulation as data. What it says stands in one file each beside this one; nothing of it stands in code. */
import type { Determination, Duty, SubjectClass } from '../inventory.ts'

/**
 * Ids of duties. Two regulations share one only where they ask for the same: the words of a duty are the law's, and
 * "make the plan" said of a regulation that also wants it filed would be wrong advice.
 * - `plan`: make the security plan and the method of disposal, and file them with the authority, in so many months
 * - `complete-plan`: have the security plan made in so many months; it is filed with nobody
 * - `measures`: the measures for information systems: user authentication, masking on display, encrypted transport, …
 * - `incident-report`: report an incident in writing within so many hours of its discovery
 * - `serious-incident-report`: the same, only of incidents that endanger operations or the rights of many people
 * - `stop-after`: the plan may be stopped after so many months below
 * - `resume`: the plan is taken up again within so many hours, once the number is reached again
 * - `inventory`: check periodically what is held, and so define the scope
 * - `inventory-files`: check periodically which data files are held, and how many records
 * - `check`: check the plan's execution, every so many months
 * - `keep-records`: keep the records for so many months
 */
export const DUTY_IDS = [
  'plan',
  'complete-plan',
  'measures',
  'incident-report',
  'serious-incident-report',
  'stop-after',
  'resume',
  'inventory',
  'inventory-files',
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
  /** `from: 0` where the text names no number: such a duty does not wait for the threshold. */
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
