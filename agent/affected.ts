/** What an incident has affected: from what somebody names (ids of data files, paths, URIs, globs) to items of the last scans. */
import type { Outcome } from '../connectors/connector.ts'
import { containersOf } from '../connectors/uri.ts'
import { purposeCodes } from '../inventory/annotations.ts'
import { RuleFinder } from '../inventory/classes.ts'
import { isUnread } from '../inventory/coverage.ts'
import { Grouping, holdsPersonalData } from '../inventory/data-files.ts'
import type { HeldLook } from '../inventory/held.ts'
import { type ClassRule, type CountBounds, type LedgerItem, sharedLine } from '../inventory/inventory.ts'
import type { AffectedFile } from '../report/incident/form.ts'
import { PandianError } from './errors.ts'
import type { Ledger } from './ledger/ledger.ts'
import { OWN_OUTPUT } from './own.ts'

/** What was affected. */
export interface Affected {
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

/** One thing that somebody named. */
interface Selector {
  readonly text: string
  /** Of an id: the line that it is of. Otherwise `finder` knows what is meant. */
  readonly line: string | undefined
  readonly finder: RuleFinder | undefined
  /** Of an id: the items with personal data of its line. */
  readonly items: Set<string>
  met: boolean
}

/**
 * Everything of the last scans below what was named. Shows `look` every line. Throws `place-unknown` for a place that the last scan has nothing
 * of, `data-file-parted` for an id whose line is gone.
 */
export function findAffected(
  ledger: Ledger,
  named: readonly string[],
  classes: readonly ClassRule[],
  look: HeldLook,
): Affected {
  const targets = ledger.targets()
  const view = ledger.view(targets.map(({ id }) => id))
  const grouping = new Grouping(view, targets, new RuleFinder(classes))
  const selectors = selectorsOf(ledger, named)
  const byId = selectors.filter(({ line }) => line !== undefined)
  if (byId.length > 0)
    for (const item of view.items()) {
      if (!holdsPersonalData(item)) continue
      const { uri } = grouping.groupOf(item)
      for (const { line, items } of byId) if (line === uri) items.add(item.uri)
    }
  const sum = new Sum(look.last, classes, grouping, purposesDecided(ledger))
  const met = new Set<string>()
  /** What was not read beside the members of a line: of it, if there is such a line still. */
  const beside: { readonly line: string; readonly item: LedgerItem }[] = []
  /** What members that were met lie in: of a broken archive the rest may be theirs. */
  const around = new Set<string>()
  for (const item of view.items()) {
    look.add(item)
    const personal = holdsPersonalData(item)
    const unread = isUnread(item.outcome) || isLeftOut(item.outcome)
    if (!personal && !unread) continue
    const line = personal ? grouping.groupOf(item).uri : sharedLine(item.uri)
    const hits = selectors.filter((selector) => selects(selector, item.uri, targets[item.target]!.root))
    if (hits.length === 0) {
      if (!personal && byId.some((selector) => selector.line === line)) beside.push({ line, item })
      continue
    }
    // A place in which nothing personal was found, but which could not be read, is no mistake of typing.
    for (const hit of hits) hit.met = true
    met.add(item.uri)
    for (const container of containersOf(item.uri)) around.add(container)
    sum.take(item, line, personal, unread)
  }
  for (const { line, item } of beside) if (sum.files.has(line)) sum.take(item, line, false, true)
  for (const { uri, outcome } of around.size === 0 ? [] : view.items())
    if (around.has(uri) && isUnread(outcome) && outcome.reason !== 'member-not-read' && !met.has(uri))
      sum.files.set(uri, { uri, rows: 0, items: 1, unread: 1 })
  const missed = selectors.find(({ met }) => !met)
  if (missed !== undefined)
    throw new PandianError(missed.line === undefined ? 'place-unknown' : 'data-file-parted', { item: missed.text })
  return sum
}

function selectorsOf(ledger: Ledger, named: readonly string[]): Selector[] {
  const known = new Map(ledger.files().map((file) => [file.id, file.uri]))
  return named.map((text) => {
    const line = known.get(text.trim())
    const finder = line === undefined ? new RuleFinder([ruleFor(ledger.names.maskPattern(text))]) : undefined
    return { text, line, finder, items: new Set(), met: false }
  })
}

/** What lies in a file that was taken was taken with it: the list that is attached to a mail. */
function selects({ finder, items }: Selector, uri: string, root: string): boolean {
  if (finder !== undefined) return finder.find(uri, root) >= 0
  return items.has(uri) || containersOf(uri).some((container) => items.has(container))
}

/** Purposes that somebody has stated for data files, by their lines. */
function purposesDecided(ledger: Ledger): Map<string, readonly string[]> {
  const decided = new Map<string, readonly string[]>()
  const annotations = ledger.annotations()
  for (const { id, uri } of ledger.files()) {
    const purpose = annotations.get(id)?.purpose
    if (purpose !== undefined) decided.set(uri, [...(decided.get(uri) ?? []), ...purposeCodes(purpose)])
  }
  return decided
}

/** Adds up what was affected. */
class Sum implements Affected {
  readonly items: number[] = []
  readonly files = new Map<string, AffectedFile>()
  readonly rows = { lower: 0, upper: 0 }
  readonly purposes = new Set<string>()
  unseen = 0
  seen: number
  readonly #started: number
  readonly #classes: readonly ClassRule[]
  readonly #grouping: Grouping
  readonly #decided: ReadonlyMap<string, readonly string[]>

  constructor(
    { started, countedAt }: HeldLook['last'],
    classes: readonly ClassRule[],
    grouping: Grouping,
    decided: ReadonlyMap<string, readonly string[]>,
  ) {
    this.seen = countedAt
    this.#started = started
    this.#classes = classes
    this.#grouping = grouping
    this.#decided = decided
  }

  take(item: LedgerItem, line: string, personal: boolean, unread: boolean): void {
    if (item.lastSeen < this.#started) {
      this.unseen++
      this.seen = Math.min(this.seen, item.lastSeen)
    }
    const { records, maskedRecords } = item
    if (personal) {
      this.items.push(item.id)
      this.rows.lower += records
      this.rows.upper += records + maskedRecords
      const byRule = this.#classes[this.#grouping.groupOf(item).rule]?.purposes ?? []
      const stated = [...byRule, ...(this.#decided.get(line) ?? [])]
      for (const purpose of stated.length === 0 ? [''] : stated) this.purposes.add(purpose)
    }
    const before = this.files.get(line) ?? { uri: line, rows: 0, items: 0, unread: 0 }
    this.files.set(line, {
      uri: line,
      rows: before.rows + records + maskedRecords,
      items: before.items + 1,
      unread: before.unread + Number(unread),
    })
  }
}

/** By the settings, not as what we wrote ourselves: thieves do not mind them. */
function isLeftOut({ state, reason, detail }: Outcome): boolean {
  return state === 'skipped' && reason === 'excluded' && detail !== OWN_OUTPUT.detail
}

function ruleFor(path: string): ClassRule {
  return { paths: [path], class: 'unclassified', purposes: [] }
}
