/** What a count means under a regulation: reached, below, or neither. Knows no regulation by name and no number. */
import type { Determination, DeterminationReason, SubjectInterval, Verdict } from '../inventory.ts'
import type { Regulation, Threshold } from './regulation.ts'

/** A population's figures and how far the look at everything got. */
export interface Figures {
  readonly rows: number
  readonly subjects: SubjectInterval
  readonly subjectPurposes: number
  /** Items of the whole run that were not (wholly) looked at: anybody's data could be in them. */
  readonly unread: number
  /** Of these, left out by a `.pandianignore` found in the place. */
  readonly ignored: number
  /** Links out of the places that were asked for, not followed. */
  readonly linksOutside: number
  readonly listedAll: boolean
  /** The organisation has said that the regulation applies. */
  readonly stated: boolean
  readonly dataFiles: readonly number[]
  /** People (best) who are only in unclassified data files. */
  readonly unclassified: number
  /** Lower bound of the classified data files alone. */
  readonly classifiedLower: number
  /** Items that were looked at, wholly or in part. */
  readonly read: number
}

/** Applies one number of a regulation to a population's figures. */
export function determine(regulation: Regulation, threshold: Threshold, figures: Figures): Determination {
  const { number, article, basis, reading, duties } = threshold
  const { rows, subjects, subjectPurposes, unread, ignored, listedAll, stated, dataFiles, unclassified, read } = figures
  const because: DeterminationReason[] = []
  const highest = reading === 'rows' ? rows : subjects.upper
  // A share that is not mounted is an empty folder: that nobody was seen there proves nothing.
  const looked = unread === 0 && listedAll && read > 0
  let verdict: Verdict = 'undetermined'
  if (subjects.lower >= number) {
    verdict = 'reached'
    because.push('lower-bound-reached')
  } else {
    if (highest < number && looked) {
      verdict = 'below'
      because.push('upper-bound-below')
    } else {
      if (highest >= number) because.push('interval-straddles')
      if (unread > ignored) because.push('unread-items')
      if (ignored > 0) because.push('ignore-files')
      if (!listedAll) because.push('listing-incomplete')
      if (read === 0) because.push('nothing-read')
    }
    if (figures.linksOutside > 0) because.push('links-outside')
    if (subjects.upper < number && rows >= number) because.push('rows-reach')
  }
  if (unclassified > 0) because.push('unclassified-included')
  if (verdict === 'reached' && figures.classifiedLower < number) because.push('unclassified-decide')
  if (!stated) because.push('not-stated-to-apply')
  return {
    regulation: regulation.id,
    regulationName: regulation.name,
    url: regulation.url,
    version: regulation.version,
    population: regulation.population.id,
    article,
    threshold: number,
    basis,
    reading,
    verdict,
    because,
    readings: { rows, subjects, subjectPurposes },
    unread,
    dataFiles,
    unclassified,
    duties,
  }
}
