/** What a count means under a regulation: reached, below, or neither. Knows no regulation by name and no number. */
import type {
  Bounds,
  CountBounds,
  DataFileEvidence,
  Determination,
  DeterminationReason,
  Duty,
  DutyOutcome,
  EverHeld,
  Organisation,
  Reading,
  SubjectInterval,
  Verdict,
} from '../inventory.ts'
import type { Regulation, Threshold } from './regulation.ts'
import { readingOf } from './thresholds.ts'

/** A population's figures and how far the look at everything got. */
export interface Figures {
  readonly rows: number
  readonly subjects: SubjectInterval
  readonly subjectPurposes: SubjectInterval
  /** Items of the whole run that were not (wholly) looked at: anybody's data could be in them. */
  readonly unread: number
  /** Of these, left out by a `.pandianignore` found in the place. */
  readonly ignored: number
  /** Links out of the places that were asked for, not followed. */
  readonly linksOutside: number
  readonly listedAll: boolean
  /** The organisation has said that the regulation applies. */
  readonly stated: boolean
  readonly organisation: Organisation
  /** What was ever held, this count included, where earlier counts are known. */
  readonly everHeld?: EverHeld
  readonly dataFiles: readonly number[]
  readonly evidence: readonly DataFileEvidence[]
  /** People (best) who are only in unclassified data files. */
  readonly unclassified: number
  /** Lower bounds of the classified data files alone. */
  readonly classified: Readonly<Record<Reading, number>>
  /** Items that were looked at, wholly or in part. */
  readonly read: number
}

/** What is held. */
export type Held = Pick<Figures, 'rows' | 'subjects' | 'subjectPurposes'>

/**
 * Applies one number of a regulation to a population's figures.
 *
 * @param all of everybody whose data is held, where the population is not everyone: an incident's number is held against it
 */
export function determine(
  regulation: Regulation,
  threshold: Threshold,
  figures: Figures,
  all: Held = figures,
): Determination {
  const { rows, subjects, subjectPurposes, everHeld } = figures
  const outcome = (reading: Reading) => decide(threshold, reading, figures)
  const verdicts = {
    rows: outcome('rows').verdict,
    subjects: outcome('subjects').verdict,
    subjectPurposes: outcome('subjectPurposes').verdict,
  }
  const { verdict, because } = outcome(threshold.reading)
  const incidents = today(all, readingOf(regulation))
  const agreed = Object.values(verdicts).every((each) => each === 'reached')
  return {
    regulation: regulation.id,
    regulationName: regulation.name,
    authority: regulation.authority,
    url: regulation.url,
    version: regulation.version,
    asOf: regulation.asOf,
    ...(regulation.amended === undefined ? {} : { amended: regulation.amended }),
    kind: threshold.kind,
    population: threshold.population,
    counted: threshold.counted,
    article: threshold.article,
    threshold: threshold.number,
    unit: threshold.unit,
    basis: threshold.basis,
    reading: threshold.reading,
    verdict,
    verdicts,
    because: [
      ...because.map((reason) => (reason === 'lower-bound-reached' && !agreed ? 'reading-reached' : reason)),
      ...remarks(regulation, threshold, figures, verdict),
    ],
    readings: {
      rows,
      subjects,
      subjectPurposes: subjectPurposes.best,
      subjectPurposeBounds: { lower: subjectPurposes.lower, upper: subjectPurposes.upper },
    },
    classified: figures.classified,
    ...(threshold.basis === 'cumulative' && everHeld !== undefined ? { everHeld } : {}),
    ...(threshold.condition === undefined ? {} : { condition: threshold.condition }),
    unread: figures.unread,
    dataFiles: figures.dataFiles,
    evidence: figures.evidence,
    unclassified: figures.unclassified,
    duties: threshold.duties.map(
      (duty): DutyOutcome => ({ ...duty, verdict: dutyVerdict(duty, verdict, threshold, figures, incidents) }),
    ),
  }
}

/** From … to of a count, as it is today. */
function today({ rows, subjects, subjectPurposes }: Held, reading: Reading): CountBounds {
  if (reading === 'rows') return { lower: rows, upper: rows }
  return reading === 'subjects' ? subjects : subjectPurposes
}

/** From … to of what counts: held today, or ever held. One count knows no upper bound of what was ever held. */
function boundsOf({ basis }: Threshold, reading: Reading, figures: Figures): Bounds {
  const now = today(figures, reading)
  if (basis !== 'cumulative') return now
  const ever = figures.everHeld?.[reading] ?? { lower: 0, upper: null }
  return {
    lower: Math.max(now.lower, ever.lower),
    upper: ever.upper === null ? null : Math.max(now.upper, ever.upper),
  }
}

/** A share that is not mounted is an empty folder: that nobody was seen there proves nothing. */
function lookedAtAll({ unread, listedAll, read }: Figures): boolean {
  return unread === 0 && listedAll && read > 0
}

function against(number: number, { lower, upper }: Bounds, figures: Figures): Verdict {
  if (lower >= number) return 'reached'
  return upper !== null && upper < number && lookedAtAll(figures) ? 'below' : 'undetermined'
}

interface Decision {
  readonly verdict: Verdict
  readonly because: readonly DeterminationReason[]
}

/** The verdict under one reading, and why. */
function decide(threshold: Threshold, reading: Reading, figures: Figures): Decision {
  const { number, kind, capital, smeExempt } = threshold
  const { organisation } = figures
  if (kind === 'none') return { verdict: 'reached', because: ['no-number'] }
  if (smeExempt && organisation.sme === true) return { verdict: 'below', because: ['sme-exempt'] }
  if (capital !== undefined && organisation.capital !== undefined && organisation.capital >= capital)
    return { verdict: 'reached', because: ['capital-reached'] }
  const bounds = boundsOf(threshold, reading, figures)
  const verdict = against(number, bounds, figures)
  if (verdict === 'reached') {
    const because: DeterminationReason =
      today(figures, reading).lower >= number ? 'lower-bound-reached' : 'reached-before'
    return smeExempt && organisation.sme === undefined
      ? { verdict: 'undetermined', because: ['sme-not-stated'] }
      : { verdict, because: [because] }
  }
  const capitalOpen = capital !== undefined && organisation.capital === undefined
  if (verdict === 'below' && !capitalOpen) return { verdict, because: ['upper-bound-below'] }
  return { verdict: 'undetermined', because: missing(number, bounds, reading, capitalOpen, figures) }
}

/** What would have to be known. */
function missing(
  number: number,
  { upper }: Bounds,
  reading: Reading,
  capitalOpen: boolean,
  figures: Figures,
): DeterminationReason[] {
  const { unread, ignored, listedAll, read } = figures
  const because: DeterminationReason[] = []
  if (Math.max(upper ?? 0, today(figures, reading).upper) >= number) because.push('interval-straddles')
  if (upper === null) because.push('history-missing')
  if (capitalOpen) because.push('capital-not-stated')
  if (unread > ignored) because.push('unread-items')
  if (ignored > 0) because.push('ignore-files')
  if (!listedAll) because.push('listing-incomplete')
  if (read === 0) because.push('nothing-read')
  return because
}

/** What qualifies a verdict. */
function remarks(
  regulation: Regulation,
  { number, kind, reading, unit }: Threshold,
  figures: Figures,
  verdict: Verdict,
): DeterminationReason[] {
  const { rows, subjects, linksOutside, unclassified, classified, stated } = figures
  const because: DeterminationReason[] = []
  if (kind !== 'none') {
    if (verdict !== 'reached' && linksOutside > 0) because.push('links-outside')
    if (verdict !== 'reached' && reading !== 'rows' && subjects.upper < number && rows >= number)
      because.push('rows-reach')
    if (unit === '戶') because.push('counts-accounts')
    if (unclassified > 0) because.push('unclassified-included')
    // Not where capital or history decides.
    if (verdict === 'reached' && today(figures, reading).lower >= number && classified[reading] < number)
      because.push('unclassified-decide')
  }
  if (regulation.upcoming) because.push('upcoming')
  if (!stated) because.push('not-stated-to-apply')
  return because
}

/**
 * Whether a duty applies by the count. A number of its own is held against the figures by itself, whatever the determination's verdict:
 * 1,201 members are far from 5,000, and every incident of 1,000 must be reported. Stopping and taking up again hang on earlier counts.
 *
 * @param incidents as many as an incident could concern: what is held on the day, of everybody
 */
function dutyVerdict(
  { from, clock, population }: Duty,
  verdict: Verdict,
  threshold: Threshold,
  figures: Figures,
  incidents: CountBounds,
): Verdict {
  if (clock === 'below' || clock === 'reached-again') return 'undetermined'
  if (from === undefined) return verdict
  if (from === 0) return 'reached'
  return against(from, population === undefined ? today(figures, threshold.reading) : incidents, figures)
}
