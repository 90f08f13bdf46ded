/** What a count means under the law: determinations and duties. Their regulations are data (regulations/). */

/** Number of distinct people: everything joined that could be one person; as the data tells; nothing joined but equal identifiers. */
export interface SubjectInterval {
  readonly lower: number
  readonly best: number
  readonly upper: number
}

/** A text of the law's, or about it, in the languages of reports. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** What only the organisation knows of itself. */
export interface Organisation {
  /** 資本額, in New Taiwan dollars. */
  readonly capital?: number
  /** A small or medium-sized enterprise (中小企業). */
  readonly sme?: boolean
}

/** At least … and at most. */
export interface CountBounds {
  readonly lower: number
  readonly upper: number
}

/** From … to; the end is `null` where nobody can say how many there were at most. */
export interface Bounds {
  readonly lower: number
  readonly upper: number | null
}

/**
 * What was ever held of a population, this count included, as far as earlier counts tell. Earlier counts alone give lower bounds;
 * an upper one needs proof that nothing was held before the first, or that it is in it.
 */
export interface EverHeld {
  readonly rows: Bounds
  readonly subjects: Bounds
  readonly subjectPurposes: Bounds
}

/** At or above a number for certain; proven to be below; or neither, with what is missing. */
export type Verdict = 'reached' | 'below' | 'undetermined'

/** The readings of 筆數. `subjectPurposes`: distinct pairs of person and purpose. */
export const READINGS = ['rows', 'subjects', 'subjectPurposes'] as const
export type Reading = (typeof READINGS)[number]

/** What keeps a determination open, or qualifies it; words in report/words.ts. */
export const DETERMINATION_REASONS = [
  'no-number', // the regulation names no number: what it asks for does not wait for one
  'lower-bound-reached', // certain: even the lower bound is there, under every reading
  'reading-reached', // certain under the reading that decides, and not under every other
  'capital-reached', // the capital alone is enough
  'reached-before', // not today, but by what was held before; ever held is what counts
  'upper-bound-below', // everything was looked at, and even the upper bound stays below
  'sme-exempt', // small and medium-sized enterprises are exempt, and this is one
  'interval-straddles', // the number lies between lower and upper
  'history-missing', // ever held is what counts, and one count cannot say what was held before
  'capital-not-stated', // the capital alone could be enough, and nobody has said what it is
  'sme-not-stated', // small and medium-sized enterprises are exempt, and nobody has said whether this is one
  'unread-items', // not everything in scope was looked at
  'ignore-files', // a .pandianignore found in the place left something out
  'listing-incomplete',
  'nothing-read', // in one of the places not one item was looked at: an empty folder (a share not mounted), or everything excluded
  'links-outside', // links lead out of the places that were asked for: what lies there is not part of the count
  'rows-reach', // below in people, but rows alone would reach the number
  'counts-accounts', // the text counts accounts (戶): one may have several people, and one person several
  'unclassified-included', // unclassified data files are counted in
  'unclassified-decide', // … and without them the number would not be reached for certain
  'upcoming', // a rule that is not in force, tried from a day that the organisation has set
  'not-stated-to-apply', // nobody has said whether the regulation applies
] as const
export type DeterminationReason = (typeof DETERMINATION_REASONS)[number]

/**
 * What a number is for:
 * - `plan`: the security plan
 * - `scope`: the regulation as a whole (適用門檻)
 * - `tier`: more than others have to do
 * - `measures`: measures for information systems
 * - `incident`: reporting incidents; of a regulation that names no other number
 * - `none`: there is no number; the number is 0
 */
export const NUMBER_KINDS = ['plan', 'scope', 'tier', 'measures', 'incident', 'none'] as const
export type NumberKind = (typeof NUMBER_KINDS)[number]

/** An amendment of a regulation whose text is not in the data. */
export interface Amendment {
  /** YYYY-MM-DD */
  readonly date: string
  readonly note: Text
}

/** One regulation, one population, one number. */
export interface Determination {
  /** Regulation id (its pcode). */
  readonly regulation: string
  readonly regulationName: string
  /** Who issued it. */
  readonly authority: string
  readonly url: string
  /** Version (date) of the text the data was taken from: YYYYMMDD. */
  readonly version: string
  /** The day of the database that was read, YYYY-MM-DD: what was amended later is not in the data. */
  readonly asOf: string
  /** An amendment after that which is known of; it decides nothing here. */
  readonly amended?: Amendment
  readonly kind: NumberKind
  /** `consumers`, `members`, `users`, `everyone` … */
  readonly population: string
  /** Whom or what it counts, in the text's own words. */
  readonly counted: Text
  readonly article: string
  readonly threshold: number
  /** What one of the number is called: 筆, 戶. */
  readonly unit: string
  /** What the regulation counts on: held on a single day, ever held, or not said. */
  readonly basis: 'single-day' | 'cumulative' | 'unstated'
  /** Which of the readings decides. */
  readonly reading: Reading
  /** Under the reading that decides. */
  readonly verdict: Verdict
  /** Under each reading, everything else being equal. */
  readonly verdicts: Readonly<Record<Reading, Verdict>>
  readonly because: readonly DeterminationReason[]
  readonly readings: {
    readonly rows: number
    readonly subjects: SubjectInterval
    /** Distinct (person, purpose); equals subjects.best while no purpose is stated. */
    readonly subjectPurposes: number
    readonly subjectPurposeBounds: CountBounds
  }
  /** The lower bounds without the unclassified data files: what is its population's for certain. */
  readonly classified: Readonly<Record<Reading, number>>
  /** What was ever held, where that is what counts and earlier counts are known. */
  readonly everHeld?: EverHeld
  /** To whom the number applies, where it does not to all; only the organisation knows. */
  readonly condition?: Text
  /** Items in scope that were not (wholly) looked at. */
  readonly unread: number
  /** Data files counted in, by number. */
  readonly dataFiles: readonly number[]
  /** Of these, the ones with the most people, at most {@link EVIDENCE_FILES}; figures of the others stand with the data files. */
  readonly evidence: readonly DataFileEvidence[]
  /** Of the people counted (best), how many are only in unclassified data files' populations. */
  readonly unclassified: number
  /** What follows once reached: ids of duties with their article and number of months, hours … from the regulation's data. */
  readonly duties: readonly DutyOutcome[]
}

/** Data files whose figures a determination repeats. */
export const EVIDENCE_FILES = 20

/** What one data file adds to a count. People in several are in each. */
export interface DataFileEvidence {
  readonly number: number
  readonly rows: number
  readonly subjects: SubjectInterval
}

/**
 * What the period of a duty is counted from:
 * - `reached`: the day on which the number was reached; it is done within the period
 * - `reached-again`: the day on which it was reached again after a stop
 * - `below`: so long below in a row, after which something may be stopped
 * - `every`: it comes again after each period
 * - `keep`: something is kept for so long
 * - `discovery`: an incident's discovery
 * - `knowledge`: the moment at which an incident is known of, which may be earlier than its discovery is certain
 * - `notice`: the notice that the authority, or somebody else, gives of an incident
 * - `closing`: the end of dealing with an incident
 * - `approval`: the plan's approval within the organisation
 * - `in-force`: the day on which the regulation came into force
 */
export const CLOCKS = [
  'reached',
  'reached-again',
  'below',
  'every',
  'keep',
  'discovery',
  'knowledge',
  'notice',
  'closing',
  'approval',
  'in-force',
] as const
export type Clock = (typeof CLOCKS)[number]

/** A consequence named by a regulation. At most one of months, days and hours. */
export interface Duty {
  readonly id: string
  readonly article: string
  readonly months?: number
  readonly days?: number
  readonly hours?: number
  /** What the period is counted from. */
  readonly clock?: Clock
  /** The first of a duty that comes again is so many months after the number was reached. */
  readonly after?: number
  /** Number at which this duty starts, where it is another one than the determination's; 0 when it waits for none. */
  readonly from?: number
  /** Whose data `from` is held against, where it is not the determination's population: an incident's number counts whomever it concerns. */
  readonly population?: string
  /** With whom a plan is filed, to whom an incident is reported. */
  readonly to?: Text
  /** What makes an incident one that is reported; every one where there is neither this nor a number. */
  readonly trigger?: Text
  /** For whom it is a duty, where not for all; only the organisation knows. */
  readonly condition?: Text
  /** What else the text says of it. */
  readonly note?: Text
}

/** A duty and whether it applies by the count: `reached` when its number is, or when it has none. */
export interface DutyOutcome extends Duty {
  readonly verdict: Verdict
}
