/**
 * The door of `agent/`: one scan, from settings to reports. The command line is one caller; a program may be another.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { Target, Warning } from '../connectors/connector.ts'
import type { CustomSpec } from '../detectors/custom.ts'
import { RULES_VERSION } from '../detectors/scanner.ts'
import { FORMATS_VERSION } from '../formats/version.ts'
import { RuleFinder } from '../inventory/classes.ts'
import { holdsPersonalData } from '../inventory/data-files.ts'
import type { ClassRule, Inventory, LedgerView } from '../inventory/inventory.ts'
import type { ReportModel } from '../report/model.ts'
import { activeRules, type IgnoreRule, Ignores, nameSearch, ruleKey } from './allow.ts'
import { readBaseline } from './baseline.ts'
import type { Progress } from './bookkeeper.ts'
import type { Settings } from './config.ts'
import { countingCode } from './counting/code.ts'
import { judgedBy, shownDisposal } from './disposals.ts'
import { PandianError } from './errors.ts'
import { EXIT, type ExitCode } from './exit-codes.ts'
import { fileToken } from './file-ids.ts'
import { openJournal } from './journal/journal.ts'
import { scanEntry } from './journal/scan.ts'
import { loadOrCreateKey } from './key.ts'
import { Ledger, type ReadingTerms } from './ledger/ledger.ts'
import { maskText, NAMES_VERSION, type Names } from './names.ts'
import { OwnPlaces } from './own.ts'
import { paceOf } from './pace.ts'
import { RANGE_BYTES, SPLIT_ABOVE } from './plan.ts'
import { Pool } from './pool.ts'
import { makeModel, type ReportInput } from './report.ts'
import { type OnEditedKept, ReportFolder } from './report-folder.ts'
import { retain, retentionMonths } from './retention.ts'
import { type SweepEnd, sweep } from './sweep.ts'
import { Clock, openTargets } from './targets.ts'
import { inTaipei } from './times.ts'
import { withUnread } from './unread.ts'
import { VERSION } from './version.ts'

/** What counting people may take: more makes it no faster, since it spills what is left to disk. */
const COUNTING_BYTES = 48 << 20

/** What a scan needs. */
export interface ScanOptions {
  readonly settings: Settings
  /** Read unchanged items again. */
  readonly again?: boolean
  /** Stops the scan in good order; the same call takes it up again. */
  readonly signal?: AbortSignal
  /** URLs of modules whose `default` is a list of more formats; they are asked before the built-in ones. */
  readonly formatModules?: readonly string[]
  /** Told once, when a key was made because there was none. */
  readonly onKeyCreated?: (path: string) => void
  /** Told of every report that somebody has edited (filled in) and that was moved aside before the new one was written. */
  readonly onEditedKept?: OnEditedKept
  /** Told what is to be said of a place, by its root. */
  readonly onWarning?: (root: string, warning: Warning) => void
  /** Told why a target cannot be reached, as long as others can. */
  readonly onRefused?: (error: PandianError) => void
  /** Figures that change while the scan runs; look at them whenever you like. */
  readonly onBegin?: (progress: Readonly<Progress>) => void
  /** What time it is, ms since 1970: days, clocks and deadlines go by it. The machine's own unless somebody tries another day. */
  readonly now?: () => number
  /** Called when everything is read and people are being counted, with 0…1. */
  readonly onCounting?: (done: number) => void
}

/** What a scan gives. */
export interface ScanResult {
  readonly runId: string
  /** False when it was stopped. */
  readonly completed: boolean
  readonly coverage: Inventory['coverage']
  readonly totals: Inventory['totals']
  readonly determinations: Inventory['determinations']
  /** Paths of the reports. */
  readonly files: readonly string[]
  readonly progress: Readonly<Progress>
  /** Targets that are not done because their hours were over, or had not begun. */
  readonly outOfHours: readonly Target[]
  /** Rules of `classes` that hold for no data file: most likely their paths are not what was meant. */
  readonly unusedRules: readonly ClassRule[]
  /** What the process should end with. */
  readonly exit: ExitCode
}

/**
 * Scans the targets and writes the reports. Throws {@link PandianError}; what was read until then is kept, and the same call
 * goes on from there. `use` sees the whole model while the state is still open.
 */
export async function runScan(
  options: ScanOptions,
  use?: (model: ReportModel, files: readonly string[]) => void,
): Promise<ScanResult> {
  const { settings } = options
  if (settings.targets.length === 0) throw new PandianError('no-target')
  const folder = ReportFolder.open(settings.out)
  try {
    return await scanInto(folder, options, use)
  } finally {
    folder.close()
  }
}

async function scanInto(
  folder: ReportFolder,
  options: ScanOptions,
  use?: (model: ReportModel, files: readonly string[]) => void,
): Promise<ScanResult> {
  const { settings, now = Date.now } = options
  // Before hours of reading, not after them.
  const baseline = settings.baseline === undefined ? undefined : readBaseline(settings.baseline)
  const key = loadOrCreateKey(settings.key, settings.state)
  if (key.created) options.onKeyCreated?.(settings.key)
  const ignore = activeRules(settings.ignore, inTaipei(now()).slice(0, 10))
  const terms = termsOf(settings, ignore, options.formatModules ?? [])
  const ledger = Ledger.open(settings.state, { key: key.bytes })
  const run = { id: randomUUID(), started: now() }
  const clock = new Clock(options.signal)
  try {
    // Before hours of reading, not after them: what cannot be signed is not done.
    const journal = openJournal(settings, ledger, now)
    journal.begin()
    ledger.beginRun(run.id, run.started, VERSION, terms.rules)
    const opened = await openTargets(options, ledger, terms, clock, key.bytes)
    const progress: Progress = { listed: 0, done: 0, unchanged: 0, bytes: 0, records: 0, unread: 0 }
    options.onBegin?.(progress)
    const end = await readAll(options, { ledger, opened, terms, ignore, clock, key: key.bytes, progress })
    const completed = end.completed && clock.waiting.length === 0
    // As the ledger has them, which the rules are held against.
    const { names } = ledger
    const ids = opened.map((target) => target.id)
    const view = withUnread(ledger.view(ids), end, { ids, names })
    const roots = opened.map(({ root }) => names.mask(root))
    const classes = names.maskPaths(settings.classes)
    const known = ledger.files()
    const { model: counted, snapshot } = await makeModel({
      ledger: view,
      annotations: ledger.annotations(),
      identities: { known, token: (uri) => fileToken(key.bytes, uri) },
      past: ledger.scans(),
      lastMet: (ids) => ledger.lastMet(ids),
      fulfilments: ledger.fulfilments(),
      runId: run.id,
      rules: terms.rules,
      started: run.started,
      now,
      countedAt: end.countedAt,
      completed,
      listedAll: end.listedAll && clock.waiting.length === 0,
      targets: opened.map(({ labels }, i) => ({ root: roots[i]!, labels })),
      leftOut: Object.fromEntries(opened.map(({ leftOut }, i) => [roots[i]!, leftOut])),
      classes,
      custom: settings.custom,
      ignored: ignore.map((rule) => shownRule(rule, names)),
      ...(baseline === undefined ? {} : { baseline }),
      law: settings,
      // Named after the state, which is ours alone as long as it is open: others may lie in the same folder.
      scratch: `${settings.state}.counting`,
      memory: Math.min(settings.memory / 8, COUNTING_BYTES),
      kept: ledger.counts(countingCode()),
      threads: settings.workers,
      ...(options.onCounting === undefined ? {} : { onProgress: options.onCounting }),
    })
    const disposals = judgedBy(ledger.disposals(), {
      ...{ started: run.started, completed, known, opened, names, view, dataFiles: counted.dataFiles, snapshot },
      now: now(),
    })
    const head = journal.append('scan', scanEntry(counted, snapshot, disposals))
    const proof = { journal: head, key: journal.fingerprint }
    const model: ReportModel = { ...counted, disposals: disposals.map(shownDisposal), proof }
    const files = await folder.write(model, settings.language, options.onEditedKept, (sums) =>
      journal.append('report', { run: run.id, files: sums.map(({ name, sum }) => ({ name, sha256: sum })) }),
    )
    use?.(model, files)
    ledger.endRun(now(), snapshot, disposals)
    // A scan that is killed before this has reports and no snapshot, which nobody then looks for.
    journal.append('kept', { run: run.id })
    if (completed) retain(ledger, journal, retentionMonths(settings), now())
    const { coverage, totals, determinations } = model
    const exit = !completed ? EXIT.interrupted : coverage.complete ? EXIT.complete : EXIT.incomplete
    const unusedRules = completed ? unusedOf(classes, view, roots) : []
    const outOfHours = completed ? [] : clock.outOfHours
    return {
      runId: run.id,
      completed,
      coverage,
      totals,
      determinations,
      files,
      progress,
      outOfHours,
      unusedRules,
      exit,
    }
  } finally {
    ledger.close()
  }
}

/** What {@link readAll} reads with. */
interface Reading {
  readonly ledger: Ledger
  readonly opened: Awaited<ReturnType<typeof openTargets>>
  readonly terms: ReadingTerms
  readonly ignore: readonly IgnoreRule[]
  readonly clock: Clock
  readonly key: Uint8Array
  readonly progress: Progress
}

/** Has workers read what the targets hold, and closes the targets. */
async function readAll(options: ScanOptions, reading: Reading): Promise<SweepEnd> {
  const { settings, again = false, formatModules = [], now = Date.now } = options
  const { ledger, opened, terms, ignore, clock, key, progress } = reading
  const targets = opened.flatMap(({ swept }) => swept ?? [])
  const paces = targets.flatMap(({ id, access }) => {
    const pace = paceOf(access.target.options)
    return pace === undefined ? [] : [[id, pace] as const]
  })
  const pool = new Pool({
    workers: settings.workers,
    memory: settings.memory,
    settings: {
      key,
      limits: settings.limits,
      seconds: settings.seconds,
      formatModules,
      custom: settings.custom,
      ignore,
      roots: new Map(opened.map(({ id, root }) => [id, root])),
      access: new Map(targets.map(({ id, access }) => [id, access])),
      paces: new Map(paces),
    },
  })
  try {
    const own = new OwnPlaces(settings)
    const searchName = nameSearch(key, ignore.length === 0 ? undefined : new Ignores(ignore))
    await pool.start()
    const { memory } = settings
    const { signal } = clock
    return await sweep({ ledger, pool, targets, own, terms, searchName, memory, again, signal, progress, now })
  } finally {
    clock.stop()
    await pool.close()
    for (const { source } of targets) await source.close()
  }
}

/** The rules that decide about no item with personal data. */
function unusedOf(rules: readonly ClassRule[], view: LedgerView, roots: readonly string[]): ClassRule[] {
  const unused = new Set(rules)
  const finder = new RuleFinder(rules)
  if (rules.length === 0) return []
  for (const item of view.items()) {
    if (!holdsPersonalData(item)) continue
    unused.delete(rules[finder.find(item.uri, roots[item.target]!)]!)
    if (unused.size === 0) break
  }
  return [...unused]
}

function termsOf(settings: Settings, ignore: readonly IgnoreRule[], formatModules: readonly string[]): ReadingTerms {
  const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)
  // No value is kept that could be looked at by another rule: what was read under others is read again.
  const { custom } = settings
  const own = custom.length + ignore.length === 0 ? [] : [`own ${hash([byId(custom), ignore.map(ruleKey)])}`]
  return {
    rules: [RULES_VERSION, `formats ${FORMATS_VERSION}`, `names ${NAMES_VERSION}`, ...own, ...formatModules].join(', '),
    limits: hash([settings.limits, SPLIT_ABOVE, RANGE_BYTES]),
    patience: hash([settings.seconds, settings.memory]),
  }
}

/** What finds the same is the same: neither order nor words nor examples are part of it. */
function byId(custom: readonly CustomSpec[]): unknown[] {
  return custom
    .map(({ names: _names, examples: _examples, ...spec }) => Object.entries(spec).sort(([a], [b]) => (a < b ? -1 : 1)))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

/** A rule as reports may show it: what people write is named after people. */
function shownRule(rule: IgnoreRule, names: Names): ReportInput['ignored'][number] {
  const { notPersonalData, paths, column, reason, ...rest } = rule
  return {
    key: ruleKey(rule),
    ...rest,
    ...(column === undefined ? {} : { column: maskText(column) }),
    ...(paths === undefined ? {} : { paths: paths.map((path) => names.maskPattern(path)) }),
    ...(reason === undefined ? {} : { reason: maskText(reason) }),
    counted: !notPersonalData,
  }
}
