/**
 * The door of `inventory/`: from evidence to people, data files and determinations.
 *
 * It is given a ledger to read (items, their findings, their evidence) and returns plain data. It knows neither files nor
 * databases nor renderers, and no number or deadline of the law stands in code: regulations are data (regulations/).
 */
import type { Exposure, Outcome, OutcomeState, Reason, TargetLabels } from '../connectors/connector.ts'
import type { TypeFindings } from '../detectors/detector.ts'
import type { Annotations } from './annotations.ts'
import type { Kind } from './categories.ts'
import type { FileDutyId } from './data/file-duties.ts'
import type { CountBounds, Determination, EverHeld, Organisation, SubjectInterval, Text } from './determination.ts'
import type { IdentifiedFile, Identities } from './identity.ts'
import type { Regulation } from './regulations/regulation.ts'
import type { Evidence, People, Tally } from './subjects/count.ts'
import type { Values } from './values.ts'

export {
  ANNOTATION_FIELDS,
  type AnnotationField,
  type AnnotationProblem,
  type Annotations,
  type Change,
  type Choices,
  COLLECTIONS,
  type FilledLine,
  mergeFilled,
  readAnnotation,
} from './annotations.ts'
export { buildInventory } from './build.ts'
export type { Kind } from './categories.ts'
export { addDays, type Day } from './clocks/calendar.ts'
export { CLOCK_STATES, type ClockState, type DutyClock, daysLeft, type Outlook } from './clocks/clocks.ts'
export type { Below, Span } from './clocks/standing.ts'
export { BASES } from './data/bases.ts'
export { CATEGORIES } from './data/categories.ts'
export { FILE_DUTIES, type FileDutyId } from './data/file-duties.ts'
export { PURPOSES } from './data/purposes.ts'
export { PERSON_REQUESTS, type PersonRequest } from './data/requests.ts'
export { sharedLine } from './data-files.ts'
export {
  type Amendment,
  type Bounds,
  CLOCKS,
  type Clock,
  type CountBounds,
  type DataFileEvidence,
  DETERMINATION_REASONS,
  type Determination,
  type DeterminationReason,
  type Duty,
  type DutyOutcome,
  EVIDENCE_FILES,
  type EverHeld,
  NUMBER_KINDS,
  type NumberKind,
  type Organisation,
  READINGS,
  type Reading,
  type SubjectInterval,
  type Text,
  type Verdict,
} from './determination.ts'
export {
  DISPOSAL_KINDS,
  DISPOSAL_VERDICTS,
  type Disposal,
  type DisposalKind,
  type DisposalRecord,
  type DisposalVerdict,
  judgeDisposals,
  OBSTACLES,
  type Obstacle,
  type SeenPlace,
} from './disposals.ts'
export {
  DEEDS,
  type Deed,
  type Fulfilment,
  type FulfilmentRecord,
  isStepOf,
  reportedOn,
} from './fulfilments.ts'
export { HELD_GAPS, type HeldGap } from './held.ts'
export type { CountReasonId, FileChange, FileChangeKind, ScanDiff } from './history/diff.ts'
export type { PastDetermination, Snapshot, SnapshotFile, SnapshotHead } from './history/snapshot.ts'
export type { IdentifiedFile, Identities, KnownFile } from './identity.ts'
export { type Affected, countAffected } from './incident.ts'
export type { IncidentGround, IncidentVerdict } from './regulations/incidents.ts'

/** Whose records these are. `unclassified` counts in every population. */
export const SUBJECT_CLASSES = [
  'consumer',
  'member',
  'user',
  'employee',
  'student',
  'patient',
  'vendor',
  'other',
  'unclassified',
] as const
export type SubjectClass = (typeof SUBJECT_CLASSES)[number]

/** One line of the ledger, as the inventory needs it. */
export interface LedgerItem {
  /** Only to ask for its evidence; not stable between runs. */
  readonly id: number
  readonly uri: string
  /** Index in {@link InventoryInput.targets}. */
  readonly target: number
  readonly size: number
  /** ms since 1970 */
  readonly modified: number
  readonly exposure: Exposure
  /** Format id (`csv`, `xlsx` …); `null` when it was never opened. */
  readonly format: string | null
  readonly encoding: string | null
  readonly outcome: Outcome
  readonly records: number
  readonly maskedRecords: number
  /** Records by special category. */
  readonly special: readonly number[]
  readonly types: readonly TypeFindings[]
  /** Times of the scans that saw it first and last, ms since 1970. */
  readonly firstSeen: number
  readonly lastSeen: number
}

export type { Evidence } from './subjects/count.ts'

/** What the ledger can be asked for. Iterating again starts again; nothing is held in memory. */
export interface LedgerView {
  /** All items of the targets, in byte order of their URIs. */
  items(): Iterable<LedgerItem>
  /** The evidence pieces of one item. Each is there until the next is asked for: its memory is used again. */
  evidence(itemId: number): Iterable<Uint8Array>
}

/** A rule of the user's: what lies under these paths is about these people. The first rule that matches wins. */
export interface ClassRule {
  /** picomatch globs, against the path below the target's root and against the whole URI. */
  readonly paths: readonly string[]
  readonly class: SubjectClass
  /** Codes of specific purposes (特定目的), where the organisation has stated them. */
  readonly purposes: readonly string[]
}

/** What a scope was counted to be. */
export interface Counts {
  readonly people: People
  /** What `people` is made of. */
  readonly tally: Tally
  readonly values: Values
}

/**
 * Counts scopes elsewhere, beside each other: in threads of their own, for one. The same figures as `countPeople` and `countValues`
 * give. Rejects with what iterating the evidence throws.
 */
export interface Counter {
  readonly threads: number
  /**
   * @param values also the values, which else are left empty
   * @param together by all threads; otherwise by one of them, and the others are free for other scopes
   */
  count(evidence: Evidence, values: boolean, together: boolean): Promise<Counts>
}

/** Counts of earlier runs, by a name of what they were counted from. */
export interface KeptCounts {
  /** `undefined` when there is none, or it is damaged. */
  find(key: string): Counts | undefined
  /** @param items of a large set, the numbers of its items, ascending: another one may be counted by what differs */
  keep(key: string, counts: Counts, items?: Uint32Array): void
  /**
   * The count of the set that differs least from these items, which ascend: which ones it has more, and which it lacks. The evidence of
   * both can be read.
   */
  nearest(
    items: Uint32Array,
  ): { readonly counts: Counts; readonly gone: readonly number[]; readonly added: readonly number[] } | undefined
}

/** Everything {@link buildInventory} needs. */
export interface InventoryInput {
  readonly ledger: LedgerView
  readonly targets: readonly { readonly root: string; readonly labels: TargetLabels }[]
  readonly rules: readonly ClassRule[]
  /** What people have decided, by the id of the data file; goes before the rules. */
  readonly annotations?: ReadonlyMap<string, Annotations>
  /** Kinds of data that the organisation has named itself. */
  readonly kinds?: readonly Kind[]
  /** The data files that were there before, and what new ones are named by. */
  readonly identities: Identities
  /** The regulations to determine (regulations/catalogue.ts, or the organisation's own). */
  readonly regulations: readonly Regulation[]
  /** The organisation has said that these apply; otherwise every determination says that this is still to be decided. */
  readonly regulationsStated: boolean
  /** What the organisation has said of itself, where a regulation asks for it. */
  readonly organisation?: Organisation
  /** What was ever held, for regulations that count that; without it nothing is proven below under them. */
  readonly everHeld?: (population: string) => EverHeld | undefined
  /** The day of the count: when the last item was listed (ms since 1970). */
  readonly countedAt: number
  /** False when the listing itself was cut short: nothing can be proven below. */
  readonly listedAll: boolean
  /** An empty folder for large intermediate results (tokens only); the caller removes it. */
  readonly scratch: string
  /** Bytes of memory to stay within, about. */
  readonly memory: number
  /** For large scopes; without one everything is counted on the caller's thread. */
  readonly counter?: Counter
  /** What was counted before and is counted again only when something has changed. */
  readonly kept?: KeptCounts
  /** Called now and then with 0…1; lets the caller show progress. */
  readonly onProgress?: (done: number) => void
}

/** Yes/no columns of 個資法 §2(1). */
export const ACT_ITEMS = [
  'name',
  'birth-date',
  'id-number',
  'passport',
  'features',
  'fingerprint',
  'marriage',
  'family',
  'education',
  'occupation',
  'medical-record',
  'medical',
  'genetic',
  'sexual',
  'health-exam',
  'criminal',
  'contact',
  'financial',
  'social',
  'other',
] as const
export type ActItem = (typeof ACT_ITEMS)[number]

/** Summed over items. `distinct`: different values in the clear. */
export interface TypeSummary {
  readonly hits: number
  readonly distinct: number
  readonly masked: number
  readonly low: number
  readonly placeholders: number
  readonly examples: readonly string[]
}

/** 個人資料檔案: the inventory's line: a file, or a folder's like files taken together. */
export interface DataFile {
  /** From 1, in order of URI: good for one report. */
  readonly number: number
  /** Stays with the data file when it is moved or renamed (identity.ts): `F-7K3Q9M2TXA`. Tells nothing without the site's key. */
  readonly id: string
  /** Of the file; or of the folder with a glob at the end: `file:///srv/forms/*.docx`. */
  readonly uri: string
  readonly kind: 'file' | 'files'
  readonly items: number
  readonly formats: readonly string[]
  readonly encodings: readonly string[]
  readonly bytes: number
  readonly target: number
  readonly class: SubjectClass
  readonly purposes: readonly string[]
  readonly rows: number
  readonly maskedRows: number
  readonly subjects: SubjectInterval
  /** Rows that name a person and hold special-category data. */
  readonly specialRows: number
  /** People with special-category data (best). */
  readonly special: number
  /** Rows by special category; only those above 0. */
  readonly specialCategories: Readonly<Record<string, number>>
  /** By detector id. */
  readonly types: Readonly<Record<string, TypeSummary>>
  /** Category codes: C001 … */
  readonly categories: readonly string[]
  readonly actItems: readonly ActItem[]
  readonly exposure: Exposure
  /** Numbers of the other data files with exactly the same people: copies, backups. */
  readonly copies: readonly number[]
  /** Items of it that were not (wholly) read. */
  readonly unread: number
  readonly modified: number
  readonly firstSeen: number
  readonly lastSeen: number
  /** What people have decided about it; `class` and `purposes` above are as decided. */
  readonly annotations?: Annotations
  readonly risk: Risk
  /** What the law asks for because of what it holds and where it lies. */
  readonly duties: readonly FileDuty[]
}

/** A duty of one data file; the words are in report/words/measures.ts. */
export interface FileDuty {
  readonly id: FileDutyId
  readonly law: Text
  readonly article: string
  readonly url: string
}

/** A documented score (docs/risk.md) with what went into it. */
export interface Risk {
  /** 0 to 100 */
  readonly score: number
  readonly level: 'high' | 'medium' | 'low'
  readonly reasons: readonly { readonly id: RiskReason; readonly points: number }[]
}

/** The parts of the score; their words are in report/words.ts. */
export const RISK_REASONS = [
  'many-people',
  'special-data',
  'world-readable',
  'shared',
  'unencrypted',
  'stale',
  'copies',
  'abroad',
  'outsourced',
  'strong-identifiers',
  'financial',
  'unread-parts',
] as const
export type RiskReason = (typeof RISK_REASONS)[number]

/** Coverage in figures. */
export interface Coverage {
  readonly listed: number
  readonly outcomes: Readonly<Record<OutcomeState, number>>
  readonly reasons: readonly { readonly state: OutcomeState; readonly reason: Reason; readonly items: number }[]
  readonly bytes: number
  /** True when everything asked for was looked at: all `scanned`, or left out by the user's own rule. */
  readonly complete: boolean
}

/** The result. */
export interface Inventory {
  readonly coverage: Coverage
  readonly dataFiles: readonly DataFile[]
  /** In the order of the data files: what they are to be known by in the next scan. */
  readonly identified: readonly IdentifiedFile[]
  readonly totals: {
    readonly rows: number
    readonly maskedRows: number
    readonly subjects: SubjectInterval
    readonly subjectPurposes: number
    readonly subjectPurposeBounds: CountBounds
    readonly specialRows: number
    readonly special: number
    readonly specialCategories: Readonly<Record<string, number>>
    readonly types: Readonly<Record<string, TypeSummary>>
  }
  readonly determinations: readonly Determination[]
}
