/** A regulation as data: the type of its record. What regulations say stands in the files beside this one; nothing of it stands in code. */
import type { Amendment, Determination, Duty, NumberKind, Reading, SubjectClass, Text } from '../inventory.ts'

/**
 * Ids of duties. Two regulations share one only where they ask for the same: the words of a duty are the law's, and
 * "make the plan" said of a regulation that also wants it filed would be wrong advice.
 * - `plan`: make the security plan and the method of disposal, and file them with the authority, in so many months
 * - `complete-plan`: have the security plan made in so many months; it is filed with nobody
 * - `file-plan`: file the plan, once it is approved
 * - `make-plan`: make a security plan; the data has no period for it
 * - `apply`: the regulation as a whole
 * - `measures`: the measures for information systems: user authentication, masking on display, encrypted transport, …
 * - `yearly-measures`: carry out, check and improve the measures of a higher tier
 * - `audit`: have the plan say how it is audited, by an arrangement of this country or an international one
 * - `large-tier`: what a draft asks of large organisations
 * - `incident-report`: report an incident within so many hours of its discovery
 * - `serious-incident-report`: the same, only of incidents that a person finds to be serious
 * - `special-incident-report`: the same, of incidents that involve special-category data
 * - `system-incident-report`: the same, of incidents in a system that holds so many
 * - `first-incident-report`: tell of an incident at once, before the report
 * - `notified-incident-report`: report an incident that somebody else has given notice of
 * - `incident-closing`: report how an incident was dealt with
 * - `notify-people`: tell the people concerned
 * - `stop-after`: the plan may be stopped after so many months below
 * - `resume`: the plan is taken up again within so many days, once the number is reached again
 * - `stop-tier`, `resume-tier`: the same of the measures of a higher tier
 * - `inventory`: check periodically what is held, and so define the scope
 * - `inventory-files`: check periodically which data files are held, and how many records
 * - `check`: check the plan's execution, every so many months
 * - `keep-records`: keep the records for so many months
 */
export const DUTY_IDS = [
  'plan',
  'complete-plan',
  'file-plan',
  'make-plan',
  'apply',
  'measures',
  'yearly-measures',
  'audit',
  'large-tier',
  'incident-report',
  'serious-incident-report',
  'special-incident-report',
  'system-incident-report',
  'first-incident-report',
  'notified-incident-report',
  'incident-closing',
  'notify-people',
  'stop-after',
  'resume',
  'stop-tier',
  'resume-tier',
  'inventory',
  'inventory-files',
  'check',
  'keep-records',
] as const

/** One of {@link DUTY_IDS}. */
export type DutyId = (typeof DUTY_IDS)[number]

/** A duty as a regulation has it. */
export type DutyRule = Duty & { readonly id: DutyId }

/** Whose data a number counts, and the classes of data files that are counted in. Unclassified ones always are. */
export const POPULATIONS = {
  consumers: ['consumer'],
  members: ['member'],
  users: ['user'],
  students: ['student'],
  patients: ['patient'],
  employees: ['employee'],
  everyone: ['consumer', 'member', 'user', 'employee', 'student', 'patient', 'vendor', 'other'],
} as const satisfies Readonly<Record<string, readonly SubjectClass[]>>

/** Key of {@link POPULATIONS}. */
export type PopulationId = keyof typeof POPULATIONS

/** Fields of business, for choosing; a regulation stands in one. */
export const SECTORS = [
  'manufacturing',
  'retail',
  'digital',
  'communications',
  'utilities',
  'transport',
  'finance',
  'tax-customs',
  'health',
  'welfare',
  'education',
  'labour',
  'associations',
  'services',
  'property',
  'overseas',
  'culture',
] as const
export type Sector = (typeof SECTORS)[number]

/** What every number of a regulation has. */
interface NumberRule {
  /** So many 筆 (or 戶). */
  readonly number: number
  readonly article: string
  readonly population: PopulationId
  /** Whom or what it counts, in the text's words. */
  readonly counted: Text
  /** 筆 unless said otherwise. */
  readonly unit?: string
  /** `unstated` unless said otherwise. */
  readonly basis?: Determination['basis']
  /** What a 筆 is, where the text says so. */
  readonly reading?: Reading
  /** To whom it applies, where not to all. */
  readonly condition?: Text
}

/** What may be stopped, and when it is taken up again. */
export interface StopRule {
  /** Months in a row below the number. */
  readonly months: number
  /** Days within which it is taken up again, once the number is reached again. */
  readonly resumeDays: number
  /** Who may not stop. */
  readonly except?: Text
}

/** A plan that a number asks for. */
export interface PlanRule extends NumberRule {
  /** Months within which it is made, and filed where it is. */
  readonly months: number
  /** It is filed, and with whom. Absent: with nobody. */
  readonly filed?: { readonly to: Text; readonly daysFromApproval?: number }
  readonly note?: Text
  readonly stop?: StopRule
}

/** A plan that waits for no number. */
export interface PlanWithoutNumber {
  readonly number: null
  readonly article: string
  /** Months from the day on which the regulation came into force. */
  readonly months?: number
  readonly note?: Text
}

/** The number from which the regulation applies at all. */
export interface ScopeRule extends NumberRule {}

/** A higher tier. */
export interface TierRule extends NumberRule {
  readonly duty: DutyId
  /** What it asks for, in the text's words. */
  readonly consequence: Text
  /** Every so many months. */
  readonly every?: number
  /** … for the first time so many months after the number was reached. */
  readonly after?: number
  /** A capital (New Taiwan dollars) that is enough by itself. */
  readonly capital?: number
  /** Small and medium-sized enterprises are exempt. */
  readonly smeExempt?: boolean
  readonly stop?: StopRule
}

/** Measures for information systems, from a number. */
export interface MeasuresRule extends NumberRule {
  /** Months within which they are taken, where the text says so. */
  readonly months?: number
}

/** Measures for information systems, whatever the number. */
export interface MeasuresWithoutNumber {
  readonly number: null
  readonly article: string
  readonly condition: Text
}

/** When an incident is reported. Every incident, where there is neither a number nor a trigger. */
export interface IncidentRule {
  readonly article: string
  /** Hours from its discovery. */
  readonly hours: number
  /** Records concerned, from which it is reported. */
  readonly number?: number
  /** What makes it one that is reported; a person decides whether it is so. */
  readonly trigger?: Text
  /** How number and trigger go together, where there are both: `or` unless it is said. */
  readonly together?: 'and' | 'or'
  /** Special-category data makes it one that is reported by itself. */
  readonly special?: boolean
  /** … and so does a system that holds so many records. */
  readonly holds?: number
  /** To whom, and in which form. */
  readonly to: Text
  /** Hours from knowing of it within which the authority is told first. */
  readonly firstHours?: number
  /** Hours from a notice that somebody else gives. */
  readonly noticeHours?: number
  /** Months from its end within which it is reported how it was dealt with. */
  readonly closingMonths?: number
}

/** One regulation (安全維護管理辦法). */
export interface Regulation {
  /** Number in the national law database. */
  readonly id: string
  /** Official name. */
  readonly name: string
  /** Who issued it. */
  readonly authority: string
  readonly url: string
  /** Date of the text that was read: YYYYMMDD. */
  readonly version: string
  /** The day of the database that was read: YYYY-MM-DD. Later amendments are not verified. */
  readonly asOf: string
  /** An amendment after that day which is known of and not in the data. Of the others, none is known: they may have been amended all the same. */
  readonly amended?: Amendment
  readonly sector: Sector
  /** A short name of whom it is for, to choose by on a command line. */
  readonly kind: string
  /** … and in words. */
  readonly who: Text
  readonly scopes?: readonly ScopeRule[]
  /** Absent where the data has nothing of it: the Act asks for a plan all the same. */
  readonly plan?: PlanRule | PlanWithoutNumber
  readonly tier?: TierRule
  readonly measures?: MeasuresRule | MeasuresWithoutNumber
  /** Absent where the data has nothing of it. */
  readonly incident?: IncidentRule
  /** Other duties, from the first of its numbers unless they say otherwise. */
  readonly duties?: readonly DutyRule[]
  /**
   * What a 筆 is taken to be where the text is silent. No text in force says that a person with ten rows is ten; hence `subjects`
   * unless the organisation says otherwise.
   */
  readonly reading?: Reading
  /** A rule that is not in force. */
  readonly upcoming?: boolean
}

/** A number of a regulation and what follows from it: one determination. */
export interface Threshold extends Required<Omit<NumberRule, 'condition'>> {
  readonly kind: NumberKind
  readonly condition?: Text
  readonly capital?: number
  readonly smeExempt?: boolean
  readonly duties: readonly DutyRule[]
}
