/** Data that somebody says was destroyed, moved or deleted: does a scan bear that out? */
import type { KnownFile } from './identity.ts'

/** What was done. 其他刪除、停止處理或利用 is `deleted`. */
export const DISPOSAL_KINDS = ['destroyed', 'moved', 'deleted'] as const
export type DisposalKind = (typeof DISPOSAL_KINDS)[number]

/** What was recorded, in the organisation's words, masked. Empty where it does not apply. */
export interface DisposalRecord {
  /** Id of the data file; where it was. */
  readonly file: string
  readonly uri: string
  readonly kind: DisposalKind
  readonly method: string
  /** When it was done: ms since 1970. */
  readonly disposed: number
  readonly place: string
  /** What proves it: a certificate's number, a photograph, a log. */
  readonly proof: string
  /** Why it was moved; to whom, and by which right they may have it. */
  readonly reason: string
  readonly recipient: string
  readonly basis: string
  /** When it was recorded, ms since 1970, and by whom. */
  readonly at: number
  readonly who: string
  /** Ids of the data files that had the same people then: where one copy of several was removed, the others contradict nothing. */
  readonly copies: readonly string[]
}

/** Not scanned since; it is gone; it is still there, or its people are elsewhere. */
export const DISPOSAL_VERDICTS = ['pending', 'confirmed', 'contradicted'] as const
export type DisposalVerdict = (typeof DISPOSAL_VERDICTS)[number]

/** A record, with what scans have said of it. */
export interface Disposal extends DisposalRecord {
  /** Its number in the state. */
  readonly id: number
  readonly verdict: DisposalVerdict
  /** When a scan last judged it, ms since 1970; `null` when none has. */
  readonly judged: number | null
  /** Where the data file, or its people, are: URIs. */
  readonly found: readonly string[]
}

/** What a scan saw. */
export interface ScanSeen {
  /** When it began, ms since 1970. */
  readonly started: number
  /** Every data file that there was before it. */
  readonly known: readonly KnownFile[]
  /** Data files that it met. */
  readonly files: readonly Omit<KnownFile, 'present'>[]
  /** Roots of the places that it went through to the end: what it did not meet there is gone. */
  readonly whole: readonly string[]
  /** When it is judged, ms since 1970. */
  readonly now: number
}

/** Holds every record against a scan, in the order given. What the scan cannot tell stays as it was. */
export function judgeDisposals(disposals: readonly Disposal[], seen: ScanSeen): readonly Disposal[] {
  const known = new Map(seen.known.map((file) => [file.id, file]))
  const there = new Map(seen.files.map((file) => [file.id, file]))
  const byPrint = Map.groupBy(seen.files, ({ fingerprint }) => fingerprint)
  const whole = new Set(seen.whole)
  return disposals.map((disposal): Disposal => {
    const before = known.get(disposal.file)
    // Done after the scan began: what it saw may be of before.
    if (before === undefined || disposal.disposed > seen.started) return disposal
    const itself = there.get(disposal.file)
    const same = (byPrint.get(before.fingerprint) ?? []).filter(({ id }) => id !== disposal.file)
    // As long as one of the copies of then is there, another one may be a copy of that.
    const others = same.some(({ id }) => disposal.copies.includes(id)) ? [] : same
    const found = [...(itself === undefined ? [] : [itself]), ...others].map(({ uri }) => uri)
    if (found.length > 0) return { ...disposal, verdict: 'contradicted', judged: seen.now, found }
    if (!whole.has(before.target)) return disposal
    return { ...disposal, verdict: 'confirmed', judged: seen.now, found: [] }
  })
}
