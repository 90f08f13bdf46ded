/** From the places that an incident has affected to the form that reports it. Nothing is read again: what the state keeps is counted. */
import { mkdirSync, rmSync } from 'node:fs'
import { afterHours } from '../inventory/clocks/calendar.ts'
import { holdsPersonalData } from '../inventory/data-files.ts'
import { HeldLook } from '../inventory/held.ts'
import { type ClassRule, countAffected, type LedgerView, type SnapshotHead } from '../inventory/inventory.ts'
import { type Counted, type IncidentFacts, judgeIncident } from '../inventory/regulations/incidents.ts'
import type { Regulation } from '../inventory/regulations/regulation.ts'
import { readingOf } from '../inventory/regulations/thresholds.ts'
import type { IncidentForm, IncidentReport } from '../report/incident/form.ts'
import { findAffected } from './affected.ts'
import { PandianError } from './errors.ts'
import type { Ledger } from './ledger/ledger.ts'
import { inTaipei } from './times.ts'
import { VERSION } from './version.ts'

/** What counting people may take. */
const COUNTING_BYTES = 48 << 20

/** What somebody says of an incident, and what is known of the organisation. */
export interface IncidentInput {
  readonly ledger: Ledger
  /** Ids of data files, paths, URIs, globs. */
  readonly affected: readonly string[]
  /** ms since 1970 */
  readonly occurred: number | undefined
  readonly discovered: number | undefined
  readonly now: number
  readonly organisation: string | undefined
  readonly regulations: readonly Regulation[]
  readonly classes: readonly ClassRule[]
  /** An empty folder of ours for intermediate results (tokens only). */
  readonly scratch: string
}

/** Counts and judges. Throws `place-unknown` for a place that the last scan has nothing of, `data-file-parted` for an id whose line is gone, `no-scan-kept` when no scan was finished. */
export function makeIncidentForm(input: IncidentInput): IncidentForm {
  const { ledger, occurred, discovered, now } = input
  const heads = Array.from(ledger.scans(), ({ head }) => head)
  const last = heads.findLast(({ completed }) => completed)
  if (last === undefined) throw new PandianError('no-scan-kept', { path: ledger.path })
  const targets = ledger.targets()
  const view = ledger.view(targets.map(({ id }) => id))
  const look = new HeldLook(
    heads,
    last,
    targets.map(({ root }) => root),
  )
  const places = findAffected(ledger, input.affected, input.classes, look)
  const evidence = function* () {
    for (const item of places.items) yield* view.evidence(item)
  }
  rmSync(input.scratch, { recursive: true, force: true })
  mkdirSync(input.scratch, { mode: 0o700 })
  try {
    const affected = countAffected(evidence, { scratch: input.scratch, memory: COUNTING_BYTES })
    const files = [...places.files.values()]
    const { people, special } = affected
    const gaps = look.gaps()
    const isAsked = input.regulations.some(({ incident }) => incident?.holds !== undefined)
    const facts: IncidentFacts = {
      affected: {
        rows: places.rows,
        subjects: people,
        // Each of the people counts once or more, and at most once for every purpose.
        subjectPurposes: { lower: people.lower, upper: people.upper * Math.max(1, places.purposes.size) },
      },
      special,
      unread: places.unseen + files.reduce((sum, file) => sum + file.unread, 0),
      holds: isAsked && gaps.includes('other-places') ? heldAnywhere(view, look, input.scratch) : heldBy(last),
      gaps,
    }
    return {
      organisation: input.organisation,
      occurred: occurred === undefined ? undefined : inTaipei(occurred),
      discovered: discovered === undefined ? undefined : inTaipei(discovered),
      made: inTaipei(now),
      counted: inTaipei(places.seen),
      affected,
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      files,
      reports: input.regulations.flatMap((regulation) => reportOf(regulation, facts, discovered)),
      tool: `pandian ${VERSION}`,
    }
  } finally {
    rmSync(input.scratch, { recursive: true, force: true })
  }
}

/** What a scan has counted in all. */
function heldBy({ totals }: SnapshotHead): Counted {
  const { rows, maskedRows, subjects, subjectPurposeBounds } = totals
  return {
    rows: { lower: rows, upper: rows + maskedRows },
    subjects,
    // Earlier versions kept no bounds of pairs: there may be any number.
    subjectPurposes: subjectPurposeBounds ?? { lower: subjects.lower, upper: Number.POSITIVE_INFINITY },
  }
}

/**
 * What the last look at every place has found, where no single scan was of all of them. It is counted anew: figures of several scans have people in
 * common. Of what nobody has looked at since there may be more, so only the lower bounds count.
 */
function heldAnywhere(view: LedgerView, look: HeldLook, scratch: string): Counted {
  let rows = 0
  const evidence = function* () {
    rows = 0
    for (const item of view.items()) {
      if (!holdsPersonalData(item) || !look.isCurrent(item)) continue
      rows += item.records
      yield* view.evidence(item.id)
    }
  }
  const { lower } = countAffected(evidence, { scratch, memory: COUNTING_BYTES }).people
  const atLeast = (number: number) => ({ lower: number, upper: Number.POSITIVE_INFINITY })
  return { rows: atLeast(rows), subjects: atLeast(lower), subjectPurposes: atLeast(lower) }
}

function reportOf(regulation: Regulation, facts: IncidentFacts, discovered: number | undefined): IncidentReport[] {
  const { id, name, incident } = regulation
  if (incident === undefined) return []
  const reading = readingOf(regulation)
  const { verdict, number, trigger, rowsReach, ground, open } = judgeIncident(incident, facts, reading)
  const { article, hours, to, firstHours } = incident
  return [
    {
      regulation: id,
      name,
      article,
      from: number ?? 0,
      hours,
      to,
      reading,
      state: verdict,
      ...(incident.holds === undefined ? {} : { holds: { from: incident.holds, gaps: facts.gaps } }),
      ...(ground === undefined ? {} : { ground }),
      ...(open === undefined ? {} : { open }),
      ...(rowsReach === undefined ? {} : { rowsReach }),
      by: discovered === undefined ? undefined : inTaipei(afterHours(discovered, hours)),
      ...(firstHours === undefined ? {} : { firstHours }),
      ...(trigger === undefined ? {} : { trigger }),
    },
  ]
}
