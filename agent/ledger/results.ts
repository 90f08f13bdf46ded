/** What a reading of an item comes to, and when an earlier one still holds. */
import type { Outcome } from '../../connectors/connector.ts'
import type { Findings } from '../../detectors/detector.ts'

/** What must be the same for an earlier reading of an unchanged item to be used again. */
export interface ReadingTerms {
  /** Versions of detectors and formats. */
  readonly rules: string
  /** Limits that decide how much of an item is read, and where a large one is cut: ranges of other sizes do not fit together. */
  readonly limits: string
  /** Limits of time and memory: they matter only to items that ran into them. */
  readonly patience: string
}

/** What a reading found, its evidence aside. */
export type Totals = Omit<Findings, 'evidence'>

/** How one item, or one member of it, ended. */
export interface Ending {
  readonly outcome: Outcome
  readonly format: string | null
  readonly encoding: string | null
  /** Missing when nothing was searched. */
  readonly totals: Totals | undefined
}

/** An ending with the evidence that came with it. */
export interface Result {
  readonly ending: Ending
  /** Number of the first piece of `evidence`; earlier ones have been stored before. */
  readonly piece: number
  readonly evidence: readonly Uint8Array[]
}

/** A range of a large file that is done. */
export interface DonePart extends Ending {
  readonly part: number
  readonly start: number
  readonly stop: number
}

/** What {@link holds} looks at: of an earlier line, how it ended and on which terms it was read. */
export interface ReadLine {
  readonly version: string | null
  readonly rules: string
  /** As {@link limitsOf} wrote it. */
  readonly limits: string
  readonly state: string
  readonly reason: string | null
}

/** The limits an item was read within, as one text. */
export function limitsOf({ limits, patience }: ReadingTerms): string {
  return `${limits} ${patience}`
}

/**
 * Does an earlier reading of an unchanged item still hold? Not when it could come out otherwise without the item having
 * changed: a permission, a network error, a fault of ours since mended, a file that was being written. An item that ran out
 * of time or memory is tried again only with more of it (or with `--again`): every night would cost its two minutes.
 */
export function holds(line: ReadLine, terms: ReadingTerms): boolean {
  if (line.state === 'unreadable' || line.reason === 'internal' || line.reason === 'changed-while-read') return false
  if (line.state === 'scanned') return line.limits.startsWith(`${terms.limits} `)
  return line.limits === limitsOf(terms)
}
