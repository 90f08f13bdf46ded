/**
 * What is kept of a scan when its reports may be gone: the day, what was looked at, the totals, the determinations, and every data
 * file with its figures. Masked like the reports; no evidence, no example.
 *
 * A snapshot is checked when it is read ({@link headSchema}, {@link fileSchema}): the state may be older than the program.
 */
import { z } from 'zod'
import { OUTCOME_STATES, type OutcomeState, REASONS } from '../../connectors/connector.ts'
import { type Day, isDay, taipeiDay } from '../clocks/calendar.ts'
import {
  CLOCKS,
  DETERMINATION_REASONS,
  type Determination,
  type IdentifiedFile,
  type Inventory,
  NUMBER_KINDS,
  READINGS,
  SUBJECT_CLASSES,
} from '../inventory.ts'
import { carryOn } from './reclassified.ts'

const whole = () => z.int().min(0)
const interval = z.object({ lower: whole(), best: whole(), upper: whole() }).readonly()
const rowsBySpecial = z.record(z.string(), whole()).readonly()

const text = z.object({ zh: z.string(), en: z.string() }).readonly()
const verdict = z.enum(['reached', 'below', 'undetermined'])
const countBounds = z.object({ lower: whole(), upper: whole() }).readonly()
const bounds = z.object({ lower: whole(), upper: whole().nullable() }).readonly()

const duty = z
  .object({
    id: z.string(),
    article: z.string(),
    months: whole().exactOptional(),
    days: whole().exactOptional(),
    hours: whole().exactOptional(),
    clock: z.enum(CLOCKS).exactOptional(),
    after: whole().exactOptional(),
    from: whole().exactOptional(),
    population: z.string().exactOptional(),
    to: text.exactOptional(),
    trigger: text.exactOptional(),
    condition: text.exactOptional(),
    note: text.exactOptional(),
    verdict,
  })
  .readonly()

const determination = z
  .object({
    regulation: z.string(),
    regulationName: z.string(),
    authority: z.string(),
    url: z.string(),
    version: z.string(),
    asOf: z.string(),
    amended: z.object({ date: z.string(), note: text }).readonly().exactOptional(),
    kind: z.enum(NUMBER_KINDS),
    population: z.string(),
    counted: text,
    article: z.string(),
    threshold: whole(),
    unit: z.string(),
    basis: z.enum(['single-day', 'cumulative', 'unstated']),
    reading: z.enum(READINGS),
    verdict,
    verdicts: z.object({ rows: verdict, subjects: verdict, subjectPurposes: verdict }).readonly(),
    because: z.array(z.enum(DETERMINATION_REASONS)).readonly(),
    // Bounds of pairs, and what is classified: of scans before there were any, nobody knows them.
    readings: z
      .object({
        rows: whole(),
        subjects: interval,
        subjectPurposes: whole(),
        subjectPurposeBounds: countBounds.exactOptional(),
      })
      .readonly(),
    classified: z.object({ rows: whole(), subjects: whole(), subjectPurposes: whole() }).readonly().exactOptional(),
    everHeld: z.object({ rows: bounds, subjects: bounds, subjectPurposes: bounds }).readonly().exactOptional(),
    condition: text.exactOptional(),
    unread: whole(),
    unclassified: whole(),
    duties: z.array(duty).readonly(),
  })
  .readonly()

/** Items by outcome. Of before there was `waiting`, a count has none: a stopped scan did not tell of what it had not read. */
export const outcomesSchema = z
  .object(
    Object.fromEntries(
      OUTCOME_STATES.map((state) => [state, state === 'waiting' ? whole().default(0) : whole()]),
    ) as Record<OutcomeState, z.ZodInt>,
  )
  .readonly()

const reclassified = z
  .object({
    from: z.enum(SUBJECT_CLASSES),
    to: z.enum(SUBJECT_CLASSES),
    rows: whole(),
    subjects: whole(),
    subjectPurposes: whole(),
  })
  .readonly()

/** Checks a {@link SnapshotHead}. */
export const headSchema = z
  .object({
    run: z.string(),
    /** When the scan began, and when the last item was listed: ms since 1970. */
    started: whole(),
    countedAt: whole(),
    /** The day of the count. */
    day: z.custom<Day>((text) => typeof text === 'string' && isDay(text)),
    /** False when it was stopped: then it proves nothing, and no clock runs by it. */
    completed: z.boolean(),
    /** Version of the program; of what is found and how it is read. */
    version: z.string(),
    rules: z.string(),
    /** Roots of the places. */
    targets: z.array(z.string()).readonly(),
    /** By root, where there are any: keyed tokens of all by which something was left out of it, ascending. */
    leftOut: z.record(z.string(), z.array(z.string()).readonly()).readonly().exactOptional(),
    /** What earlier scans had counted as others', or with fewer purposes. */
    reclassified: z.array(reclassified).readonly().exactOptional(),
    coverage: z
      .object({
        listed: whole(),
        outcomes: outcomesSchema,
        reasons: z
          .array(z.object({ state: z.enum(OUTCOME_STATES), reason: z.enum(REASONS), items: whole() }).readonly())
          .readonly(),
        bytes: whole(),
        complete: z.boolean(),
      })
      .readonly(),
    totals: z
      .object({
        dataFiles: whole(),
        rows: whole(),
        maskedRows: whole(),
        subjects: interval,
        subjectPurposes: whole(),
        subjectPurposeBounds: countBounds.exactOptional(),
        specialRows: whole(),
        special: whole(),
        specialCategories: rowsBySpecial,
      })
      .readonly(),
    determinations: z.array(determination).readonly(),
  })
  .readonly()

/** Checks a {@link SnapshotFile}. */
export const fileSchema = z
  .object({
    id: z.string(),
    uri: z.string(),
    /** Root of its target. */
    target: z.string(),
    /** What it is known by when it moves (identity.ts): under the site's key. */
    fingerprint: z.string(),
    kind: z.enum(['file', 'files']),
    class: z.enum(SUBJECT_CLASSES),
    purposes: z.array(z.string()).readonly(),
    items: whole(),
    bytes: whole(),
    /** ms since 1970 */
    modified: z.number(),
    unread: whole(),
    rows: whole(),
    maskedRows: whole(),
    subjects: interval,
    /** The most rows, and people at the most, that it had as another class; and as its own, where that was more than now. */
    was: z
      .array(z.object({ class: z.enum(SUBJECT_CLASSES), rows: whole(), subjects: whole() }).readonly())
      .readonly()
      .exactOptional(),
    specialRows: whole(),
    special: whole(),
    specialCategories: rowsBySpecial,
    /** By detector id. */
    types: z.record(z.string(), z.object({ hits: whole(), distinct: whole(), masked: whole() }).readonly()).readonly(),
  })
  .readonly()

/** Data files of one class that are another's now, or have more purposes: their figures, at the most. */
export type Reclassified = z.infer<typeof reclassified>
/** A determination as a scan left it. */
export type PastDetermination = z.infer<typeof determination>
/** A scan, without its data files: all that the clocks need. */
export type SnapshotHead = z.infer<typeof headSchema>
/** A data file as a scan saw it. */
export type SnapshotFile = z.infer<typeof fileSchema>

/** A scan, whole. */
export interface Snapshot {
  readonly head: SnapshotHead
  /** In order of id. */
  readonly files: readonly SnapshotFile[]
}

/** What a snapshot says of the run. */
export type RunFacts = Pick<
  SnapshotHead,
  'run' | 'started' | 'countedAt' | 'completed' | 'version' | 'rules' | 'targets' | 'leftOut'
>

/** What is kept of a scan. @param before its data files, as the last finished scan that met each of them had them */
export function snapshotOf(
  run: RunFacts,
  { coverage, totals, determinations, ...inventory }: Inventory,
  before: Iterable<SnapshotFile>,
): Snapshot {
  const { rows, maskedRows, subjects, subjectPurposes, subjectPurposeBounds, specialRows, special, specialCategories } =
    totals
  const { dataFiles, identified } = inventory
  const met = dataFiles.map((file, index) => fileOf(file, identified[index]!)).sort((a, b) => (a.id < b.id ? -1 : 1))
  const { files, reclassified } = carryOn(before, met)
  return {
    head: {
      ...run,
      ...(reclassified.length === 0 ? {} : { reclassified }),
      day: taipeiDay(run.countedAt),
      coverage,
      totals: {
        dataFiles: dataFiles.length,
        rows,
        maskedRows,
        subjects,
        subjectPurposes,
        subjectPurposeBounds,
        specialRows,
        special,
        specialCategories,
      },
      determinations: determinations.map(pastOf),
    },
    files,
  }
}

function pastOf({ dataFiles: _files, evidence: _evidence, ...rest }: Determination): PastDetermination {
  return rest
}

function fileOf(file: Inventory['dataFiles'][number], { target, fingerprint }: IdentifiedFile): SnapshotFile {
  const { id, uri, kind, purposes, items, bytes, modified, unread } = file
  const { rows, maskedRows, subjects, specialRows, special, specialCategories } = file
  const types = Object.entries(file.types).map(([type, { hits, distinct, masked }]) => [
    type,
    { hits, distinct, masked },
  ])
  return {
    id,
    uri,
    target,
    fingerprint,
    kind,
    class: file.class,
    purposes,
    items,
    bytes,
    modified,
    unread,
    rows,
    maskedRows,
    subjects,
    specialRows,
    special,
    specialCategories,
    types: Object.fromEntries(types),
  }
}
