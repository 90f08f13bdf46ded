/** What a detector answers with. */
import type { Match } from '../detector.ts'

/** Fills a match but for its canonical form. Always answers true, so that a detector can end with it. */
export function found(
  match: Match,
  start: number,
  end: number,
  confidence: Match['confidence'],
  because: number,
): true {
  match.start = start
  match.end = end
  match.confidence = confidence
  match.because = because
  match.masked = false
  return true
}

/** Fills a match for a value that is masked in the data itself. Always true. */
export function foundMasked(match: Match, start: number, end: number, because: number): true {
  match.start = start
  match.end = end
  match.confidence = 2
  match.because = because
  match.masked = true
  match.canonicalLength = 0
  return true
}
