/** From the ledger to the inventory: data files, people, determinations. */
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type Annotations, purposeCodes } from './annotations.ts'
import { RuleFinder } from './classes.ts'
import { CoverageCounter } from './coverage.ts'
import { Grouping, holdsPersonalData } from './data-files.ts'
import { Draft, Tallies } from './draft.ts'
import { fileDuties } from './file-duties.ts'
import { identify, printOf, SAME_PEOPLE_FROM } from './identity.ts'
import {
  type Bounds,
  type Counts,
  type DataFile,
  type Determination,
  EVIDENCE_FILES,
  type EverHeld,
  type Inventory,
  type InventoryInput,
  type Reading,
  SUBJECT_CLASSES,
  type SubjectClass,
  type SubjectInterval,
} from './inventory.ts'
import { determine, type Figures, type Held } from './regulations/determine.ts'
import { POPULATIONS, type PopulationId, type Threshold } from './regulations/regulation.ts'
import { thresholdsOf } from './regulations/thresholds.ts'
import { scoreRisk } from './risk.ts'
import { Scopes } from './scopes.ts'

/**
 * Builds the inventory. The ledger's items are iterated twice, their evidence once or a few times for each scope that is counted:
 * every data file, everything, and the populations and purposes that are not one of these.
 */
export async function buildInventory(input: InventoryInput): Promise<Inventory> {
  const coverage = new CoverageCounter(input.targets.length)
  const { drafts, totals } = collect(input, coverage)
  const { scratch, memory, counter, kept } = input
  const scopes = new Scopes({ ledger: input.ledger, drafts, room: { scratch, memory }, counter, kept })
  const everything = drafts.map((_, i) => i)
  scopes.begin([everything, ...everything.map((index) => [index])])
  const counted: Counts[] = []
  // Data files are half of the work; everything, populations and purposes read the same evidence again.
  const allItems = drafts.reduce((sum, draft) => sum + draft.items, 0)
  let done = 0
  for (const [index, draft] of drafts.entries()) {
    counted.push(await scopes.counts([index]))
    done += draft.items
    input.onProgress?.((0.5 * done) / allItems)
    await nextTurn()
  }
  const { people, values } = await scopes.counts(everything)
  input.onProgress?.(0.8)
  await nextTurn()
  const { dataFiles, identified } = withIds(makeDataFiles(input, drafts, counted), counted, input)
  const finished = coverage.finish(input.listedAll)
  const subjectPurposes = await countPurposes(everything, dataFiles, scopes)
  const all: Held = {
    rows: dataFiles.reduce((sum, { rows }) => sum + rows, 0),
    subjects: people.interval,
    subjectPurposes,
  }
  const determinations: Determination[] = []
  const populations = new Map<PopulationId, Figures>()
  for (const regulation of input.regulations) {
    for (const threshold of thresholdsOf(regulation)) {
      let figures = populations.get(threshold.population)
      if (figures === undefined) {
        figures = await figuresOf(threshold, input, dataFiles, scopes, coverage)
        populations.set(threshold.population, figures)
      }
      determinations.push(determine(regulation, threshold, figures, all))
    }
    await nextTurn()
  }
  const withDuties = dataFiles.map((file) => ({
    ...file,
    duties: fileDuties(file, input.targets[file.target]?.labels, determinations, input.regulationsStated),
  }))
  input.onProgress?.(1)
  return {
    coverage: finished,
    dataFiles: withDuties,
    identified,
    totals: {
      rows: totals.rows,
      maskedRows: totals.maskedRows,
      subjects: people.interval,
      subjectPurposes: subjectPurposes.best,
      subjectPurposeBounds: { lower: subjectPurposes.lower, upper: subjectPurposes.upper },
      specialRows: totals.specialRows(values),
      special: people.special,
      specialCategories: totals.specialCategories(),
      types: totals.types(values),
    },
    determinations,
  }
}

/** Adds items up into data files, in order of URI. */
function collect(input: InventoryInput, coverage: CoverageCounter): { drafts: Draft[]; totals: Tallies } {
  const grouping = new Grouping(input.ledger, input.targets, new RuleFinder(input.rules))
  const byUri = new Map<string, Draft>()
  const totals = new Tallies(input.kinds ?? [])
  for (const item of input.ledger.items()) {
    coverage.add(item)
    // Samples and what is to be checked are told of files, too, that hold nothing else and are no data file.
    totals.add(item)
    if (!holdsPersonalData(item)) continue
    const group = grouping.groupOf(item)
    const key = `${group.target}\n${group.uri}`
    let draft = byUri.get(key)
    if (draft === undefined) {
      draft = new Draft(group, input.kinds ?? [])
      byUri.set(key, draft)
    }
    draft.add(item)
  }
  const drafts = [...byUri.values()].sort((a, b) =>
    a.group.uri === b.group.uri ? a.group.target - b.group.target : a.group.uri < b.group.uri ? -1 : 1,
  )
  return { drafts, totals }
}

/** A data file that has no id yet. */
type Unnamed = Omit<DataFile, 'id'>

function withIds(
  files: readonly Unnamed[],
  counted: readonly Counts[],
  { identities, targets, annotations }: InventoryInput,
) {
  const seen = files.map((file, index) => ({
    uri: file.uri,
    target: targets[file.target]!.root,
    fingerprint: printOf(file, counted[index]!.people.fingerprint),
  }))
  const ids = identify(seen, identities, new Set(targets.map(({ root }) => root)))
  return {
    dataFiles: files.map(({ number, ...file }, index): DataFile => {
      const id = ids[index]!
      return decided({ number, id, ...file }, annotations?.get(id))
    }),
    identified: seen.map((file, index) => ({ id: ids[index]!, ...file })),
  }
}

/** A data file with what people have decided about it. */
function decided(file: DataFile, annotations: Annotations | undefined): DataFile {
  if (annotations === undefined) return file
  const { class: of, purpose } = annotations
  return {
    ...file,
    class: SUBJECT_CLASSES.find((one) => one === of) ?? file.class,
    purposes: purpose === undefined ? file.purposes : purposeCodes(purpose),
    annotations,
  }
}

function makeDataFiles(input: InventoryInput, drafts: readonly Draft[], counted: readonly Counts[]): Unnamed[] {
  const twins = new Map<string, number[]>()
  counted.forEach(({ people }, index) => {
    if (people.interval.best < SAME_PEOPLE_FROM) return
    const same = twins.get(people.fingerprint)
    if (same === undefined) twins.set(people.fingerprint, [index + 1])
    else same.push(index + 1)
  })
  return drafts.map((draft, index): Unnamed => {
    const { group, tallies } = draft
    const { people, values } = counted[index]!
    const number = index + 1
    const rule = input.rules[group.rule]
    const labels = input.targets[group.target]?.labels
    const copies = (people.interval.best < SAME_PEOPLE_FROM ? [] : twins.get(people.fingerprint)!).filter(
      (n) => n !== number,
    )
    const exposure = {
      worldReadable: draft.worldReadable,
      groupReadable: draft.groupReadable,
      shared: draft.shared,
      encrypted: draft.encrypted,
    }
    const specialRows = tallies.specialRows(values)
    return {
      number,
      uri: group.uri,
      kind: group.kind,
      items: draft.items,
      formats: [...draft.formats].sort(),
      encodings: [...draft.encodings].sort(),
      bytes: draft.bytes,
      target: group.target,
      class: rule?.class ?? 'unclassified',
      purposes: rule?.purposes ?? [],
      rows: tallies.rows,
      maskedRows: tallies.maskedRows,
      subjects: people.interval,
      specialRows,
      special: people.special,
      specialCategories: tallies.specialCategories(),
      types: tallies.types(values),
      categories: tallies.categories(),
      actItems: tallies.actItems(),
      exposure,
      copies,
      unread: draft.unread,
      modified: draft.modified,
      firstSeen: draft.firstSeen,
      lastSeen: draft.lastSeen,
      duties: [],
      risk: scoreRisk({
        people: people.interval.best,
        special: specialRows > 0 || people.special > 0,
        strongIdentifiers: tallies.strong,
        financial: tallies.financial,
        exposure,
        copies: copies.length,
        unread: draft.unread,
        modified: draft.modified,
        countedAt: input.countedAt,
        region: labels?.region,
        outsourcedTo: labels?.outsourcedTo,
      }),
    }
  })
}

/** The figures of a population, the same for every number that counts it. */
async function figuresOf(
  { population }: Threshold,
  input: InventoryInput,
  dataFiles: readonly DataFile[],
  scopes: Scopes,
  coverage: CoverageCounter,
): Promise<Figures> {
  const named: readonly SubjectClass[] = POPULATIONS[population]
  const indexes = dataFiles.map((_, index) => index)
  const classified = indexes.filter((index) => named.includes(dataFiles[index]!.class))
  const counted = indexes.filter((index) => [...named, 'unclassified'].includes(dataFiles[index]!.class))
  const people = await scopes.people(counted)
  const own = (await scopes.people(classified)).interval
  const rowsOf = (set: readonly number[]) => set.reduce((sum, index) => sum + dataFiles[index]!.rows, 0)
  const certain = {
    rows: rowsOf(classified),
    subjects: own.lower,
    subjectPurposes: (await countPurposes(classified, dataFiles, scopes)).lower,
  }
  const before = input.everHeld?.(population)
  return {
    rows: rowsOf(counted),
    subjects: people.interval,
    subjectPurposes: await countPurposes(counted, dataFiles, scopes),
    unread: coverage.unread,
    ignored: coverage.ignored,
    linksOutside: coverage.linksOutside,
    read: coverage.read,
    listedAll: input.listedAll,
    stated: input.regulationsStated,
    organisation: input.organisation ?? {},
    ...(before === undefined ? {} : { everHeld: heldByNow(before, certain) }),
    dataFiles: counted.map((index) => index + 1),
    evidence: counted
      .map((index) => dataFiles[index]!)
      .sort((a, b) => b.subjects.best - a.subjects.best || b.rows - a.rows || a.number - b.number)
      .slice(0, EVIDENCE_FILES)
      .map(({ number, rows, subjects }) => ({ number, rows, subjects })),
    unclassified: Math.max(0, people.interval.best - own.best),
    classified: certain,
  }
}

/** What was held by earlier counts or is by this one. */
function heldByNow(before: EverHeld, now: Readonly<Record<Reading, number>>): EverHeld {
  const of = (reading: Reading): Bounds => ({
    ...before[reading],
    lower: Math.max(before[reading].lower, now[reading]),
  })
  return { rows: of('rows'), subjects: of('subjects'), subjectPurposes: of('subjectPurposes') }
}

/**
 * Distinct (person, purpose). Data files without a stated purpose are taken to have one together, not yet stated: so the figure is the
 * number of people while no purpose is stated at all. Each bound is the sum of the bounds by purpose.
 */
async function countPurposes(
  set: readonly number[],
  dataFiles: readonly DataFile[],
  scopes: Scopes,
): Promise<SubjectInterval> {
  const byPurpose = new Map<string, number[]>()
  for (const index of set) {
    const { purposes } = dataFiles[index]!
    for (const purpose of new Set(purposes.length === 0 ? [''] : purposes)) {
      const same = byPurpose.get(purpose)
      if (same === undefined) byPurpose.set(purpose, [index])
      else same.push(index)
    }
  }
  const sum = { lower: 0, best: 0, upper: 0 }
  for (const same of byPurpose.values()) {
    const { interval } = await scopes.people(same)
    sum.lower += interval.lower
    sum.best += interval.best
    sum.upper += interval.upper
  }
  return sum
}
