/** From the places that an incident has affected to the form that reports it. Nothing is read again: what the state keeps is counted. */
import { mkdirSync, rmSync } from 'node:fs'
import type { Outcome } from '../connectors/connector.ts'
import { purposeCodes } from '../inventory/annotations.ts'
import { RuleFinder } from '../inventory/classes.ts'
import { afterHours } from '../inventory/clocks/calendar.ts'
import { isUnread } from '../inventory/coverage.ts'
import { Grouping, holdsPersonalData } from '../inventory/data-files.ts'
import { HeldLook } from '../inventory/held.ts'
import {
  type ClassRule,
  type CountBounds,
  countAffected,
  type LedgerItem,
  type LedgerView,
  type SnapshotHead,
  sharedLine,
} from '../inventory/inventory.ts'
import { type Counted, type IncidentFacts, judgeIncident } from '../inventory/regulations/incidents.ts'
import type { Regulation } from '../inventory/regulations/regulation.ts'
import { readingOf } from '../inventory/regulations/thresholds.ts'
import type { AffectedFile, IncidentForm, IncidentReport } from '../report/incident/form.ts'
import { PandianError } from './errors.ts'
import type { Ledger } from './ledger/ledger.ts'
import { OWN_OUTPUT } from './own.ts'
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
  const places = findAffected(input, look)
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

interface Affected {
  /** Items with personal data, by their numbers in the ledger. */
  readonly items: readonly number[]
  /** By data file, in order of URI; what could not be read and so belongs to none, by its folder. */
  readonly files: ReadonlyMap<string, AffectedFile>
  /** Rows in the clear, and with those that are masked. */
  readonly rows: CountBounds
  /** Every purpose that a rule or a person has stated for any of it; the empty one for what has none. */
  readonly purposes: ReadonlySet<string>
  /** Items that the last finished scan did not look at: what they hold now nobody knows. */
  readonly unseen: number
  /** When the one of them was looked at that nobody has looked at for longest. ms since 1970 */
  readonly seen: number
}

/** Everything of the last scans below what was named. Shows `look` every line. */
function findAffected({ ledger, affected, classes }: IncidentInput, look: HeldLook): Affected {
  const targets = ledger.targets()
  const view = ledger.view(targets.map(({ id }) => id))
  const grouping = new Grouping(view, targets, new RuleFinder(classes))
  const known = new Map(ledger.files().map((file) => [file.id, file.uri]))
  const selectors = affected.map((text) => {
    const uri = known.get(text.trim())
    const finder = uri === undefined ? new RuleFinder([ruleFor(ledger.names.maskPattern(text))]) : undefined
    return { text, uri, finder, met: false, items: new Set<string>() }
  })
  const byId = selectors.filter(({ finder }) => finder === undefined)
  if (byId.length > 0)
    for (const item of view.items()) {
      if (!holdsPersonalData(item)) continue
      const { uri: line } = grouping.groupOf(item)
      for (const { uri, items } of byId) if (uri === line) items.add(item.uri)
    }
  const decided = new Map<string, readonly string[]>()
  const annotations = ledger.annotations()
  for (const { id, uri } of ledger.files()) {
    const purpose = annotations.get(id)?.purpose
    if (purpose !== undefined) decided.set(uri, [...(decided.get(uri) ?? []), ...purposeCodes(purpose)])
  }
  const items: number[] = []
  let unseen = 0
  let seen = look.last.countedAt
  const rows = { lower: 0, upper: 0 }
  const purposes = new Set<string>()
  const files = new Map<string, AffectedFile>()
  const met = new Set<string>()
  /** What was not read beside the members of a line: of it, if there is such a line still. */
  const beside: { readonly line: string; readonly item: LedgerItem }[] = []
  /** What members that were met lie in: of a broken archive the rest may be theirs. */
  const around = new Set<string>()
  const take = (item: LedgerItem, line: string, personal: boolean, unread: boolean): void => {
    if (item.lastSeen < look.last.started) {
      unseen++
      seen = Math.min(seen, item.lastSeen)
    }
    if (personal) {
      items.push(item.id)
      rows.lower += item.records
      rows.upper += item.records + item.maskedRecords
      const stated = [...(classes[grouping.groupOf(item).rule]?.purposes ?? []), ...(decided.get(line) ?? [])]
      for (const purpose of stated.length === 0 ? [''] : stated) purposes.add(purpose)
    }
    const before = files.get(line) ?? { uri: line, rows: 0, items: 0, unread: 0 }
    files.set(line, {
      uri: line,
      rows: before.rows + item.records + item.maskedRecords,
      items: before.items + 1,
      unread: before.unread + Number(unread),
    })
  }
  for (const item of view.items()) {
    look.add(item)
    const root = targets[item.target]!.root
    const personal = holdsPersonalData(item)
    const unread = isUnread(item.outcome) || isLeftOut(item.outcome)
    if (!personal && !unread) continue
    const line = personal ? grouping.groupOf(item).uri : sharedLine(item.uri)
    const hits = selectors.filter(({ finder, items }) =>
      // What lies in a file that was taken was taken with it: the list that is attached to a mail.
      finder === undefined ? isOf(item.uri, items) : finder.find(item.uri, root) >= 0,
    )
    if (hits.length === 0) {
      if (!personal && byId.some(({ uri }) => uri === line)) beside.push({ line, item })
      continue
    }
    // A place in which nothing personal was found, but which could not be read, is no mistake of typing.
    for (const hit of hits) hit.met = true
    met.add(item.uri)
    for (let at = item.uri.indexOf('!/'); at >= 0; at = item.uri.indexOf('!/', at + 1))
      around.add(item.uri.slice(0, at))
    take(item, line, personal, unread)
  }
  for (const { line, item } of beside) if (files.has(line)) take(item, line, false, true)
  for (const { uri, outcome } of around.size === 0 ? [] : view.items())
    if (around.has(uri) && isUnread(outcome) && outcome.reason !== 'member-not-read' && !met.has(uri))
      files.set(uri, { uri, rows: 0, items: 1, unread: 1 })
  const missed = selectors.find(({ met }) => !met)
  if (missed !== undefined)
    throw new PandianError(missed.uri === undefined ? 'place-unknown' : 'data-file-parted', { item: missed.text })
  return { items, files, rows, purposes, unseen, seen }
}

/** Is it one of these items, or in one? */
function isOf(uri: string, items: ReadonlySet<string>): boolean {
  if (items.has(uri)) return true
  for (let at = uri.indexOf('!/'); at >= 0; at = uri.indexOf('!/', at + 1)) if (items.has(uri.slice(0, at))) return true
  return false
}

/** By the settings, not as what we wrote ourselves: thieves do not mind them. */
function isLeftOut({ state, reason, detail }: Outcome): boolean {
  return state === 'skipped' && reason === 'excluded' && detail !== OWN_OUTPUT.detail
}

function ruleFor(path: string): ClassRule {
  return { paths: [path], class: 'unclassified', purposes: [] }
}
