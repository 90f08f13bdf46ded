/** From the ledger to the one masked model that reports are printed from. */
import { mkdirSync, rmSync } from 'node:fs'
import type { TargetLabels } from '../connectors/connector.ts'
import { type CustomSpec, catalogueWith, codeOf } from '../detectors/custom.ts'
import { RULES_VERSION } from '../detectors/scanner.ts'
import { buildInventory } from '../inventory/build.ts'
import { outlookOf } from '../inventory/clocks/clocks.ts'
import { History } from '../inventory/history/history.ts'
import { snapshotOf } from '../inventory/history/snapshot.ts'
import type {
  Annotations,
  ClassRule,
  Fulfilment,
  Identities,
  KeptCounts,
  Kind,
  LedgerView,
  Snapshot,
  SnapshotFile,
} from '../inventory/inventory.ts'
import type { IgnoredRule, ReportModel } from '../report/model.ts'
import { type Baseline, compare } from './baseline.ts'
import type { LawSettings } from './config-regulations.ts'
import { Counters } from './counting/counters.ts'
import type { KeptScan } from './ledger/ledger.ts'
import { appliedRegulations } from './regulations.ts'
import { inTaipei } from './times.ts'
import { VERSION } from './version.ts'

/** What a report is made from. */
export interface ReportInput {
  readonly ledger: LedgerView
  readonly identities: Identities
  /** Earlier scans, the oldest first. */
  readonly past: Iterable<KeptScan>
  /** Of the data files with these ids that a finished scan has met, what the last one to meet each had. */
  readonly lastMet: (ids: readonly string[]) => Iterable<SnapshotFile>
  /** What somebody has recorded as done of what the law asks for. */
  readonly fulfilments: readonly Fulfilment[]
  /** What people have decided, by the id of the data file. */
  readonly annotations: ReadonlyMap<string, Annotations>
  readonly runId: string
  /** Versions of what is found and how it is read, and the organisation's own kinds and rules. */
  readonly rules: string
  readonly now: () => number
  /** ms since 1970 */
  readonly started: number
  readonly countedAt: number
  readonly completed: boolean
  readonly listedAll: boolean
  readonly targets: readonly { readonly root: string; readonly labels: TargetLabels }[]
  /** By root: tokens of what was left out of it, ascending. */
  readonly leftOut: Readonly<Record<string, readonly string[]>>
  readonly classes: readonly ClassRule[]
  /** Kinds of the organisation's own. */
  readonly custom: readonly CustomSpec[]
  /** The rules that hold today, as reports may show them. */
  readonly ignored: readonly Omit<IgnoredRule, 'values' | 'items'>[]
  /** What is known already. */
  readonly baseline?: Baseline
  /** Which regulations apply, and what else the organisation has said of the law. Where nobody has said it, two are tried. */
  readonly law: LawSettings
  /**
   * Folder for intermediate results (tokens only), of this scan alone; removed again. One that a killed scan has left there
   * goes first.
   */
  readonly scratch: string
  readonly memory: number
  /** What was counted before. */
  readonly kept?: KeptCounts
  /** Threads to count large scopes in; 1: on this one. */
  readonly threads: number
  readonly onProgress?: (done: number) => void
}

/** A report, and what the state keeps of it. */
export interface MadeModel {
  readonly model: ReportModel
  readonly snapshot: Snapshot
}

/** Counts people, decides, and makes the model. */
export async function makeModel(input: ReportInput): Promise<MadeModel> {
  const { scratch, law } = input
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { mode: 0o700 })
  const counter = input.threads > 1 ? new Counters(input.threads, { scratch, memory: input.memory }) : undefined
  try {
    const history = new History()
    for (const { head } of input.past) history.add(head)
    const inventory = await buildInventory({
      ledger: input.ledger,
      targets: input.targets,
      identities: input.identities,
      annotations: input.annotations,
      rules: input.classes,
      kinds: input.custom.map(kindOf),
      regulations: appliedRegulations(law, input.countedAt),
      regulationsStated: law.regulations !== undefined,
      organisation: law.organisation,
      everHeld: (population) => history.everHeld(population),
      countedAt: input.countedAt,
      listedAll: input.listedAll,
      scratch,
      memory: input.memory,
      ...(counter === undefined ? {} : { counter }),
      ...(input.kept === undefined ? {} : { kept: input.kept }),
      ...(input.onProgress === undefined ? {} : { onProgress: input.onProgress }),
    })
    const { runId: run, rules, started, countedAt, completed } = input
    const targets = input.targets.map(({ root }) => root)
    const facts = { run, started, countedAt, completed, version: VERSION, rules, targets, leftOut: input.leftOut }
    const snapshot = snapshotOf(facts, inventory, input.lastMet(inventory.dataFiles.map(({ id }) => id)))
    history.add(snapshot.head)
    const { day } = snapshot.head
    const model: ReportModel = {
      schema: 'https://pandian.dev/report/1',
      tool: { name: 'pandian', version: VERSION, rules: RULES_VERSION },
      run: {
        id: input.runId,
        started: inTaipei(input.started),
        finished: inTaipei(input.now()),
        counted: inTaipei(input.countedAt).slice(0, 10),
        completed: input.completed,
      },
      targets: input.targets,
      coverage: inventory.coverage,
      ignored: ignoredBy(input.ignored, input.ledger),
      ...(input.baseline === undefined ? {} : { sinceBaseline: compare(inventory.dataFiles, input.baseline) }),
      totals: inventory.totals,
      determinations: inventory.determinations,
      outlooks: inventory.determinations.map((determination) =>
        outlookOf(determination, history, input.fulfilments, day),
      ),
      dataFiles: inventory.dataFiles,
      legend: catalogueWith(input.custom).map(({ id, names, category }) => ({ id, ...names, category })),
      *items() {
        for (const { uri, format, encoding, size, outcome } of input.ledger.items()) {
          yield { uri, format, encoding, size, ...outcome }
        }
      },
    }
    return { model, snapshot }
  } finally {
    await counter?.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** A kind that the Act does not name. */
function kindOf(spec: CustomSpec): Kind {
  return { id: spec.id, code: codeOf(spec), category: spec.category, actItems: ['other'], strength: spec.strength }
}

/** What each rule held for. */
function ignoredBy(rules: ReportInput['ignored'], ledger: LedgerView): IgnoredRule[] {
  if (rules.length === 0) return []
  const figures = new Map(rules.map(({ key }) => [key, { values: 0, items: 0 }]))
  for (const { types } of ledger.items()) {
    const here = new Set<string>()
    for (const { ignored = {} } of types)
      for (const [key, values] of Object.entries(ignored)) {
        const figure = figures.get(key)
        if (figure === undefined) continue
        figure.values += values
        here.add(key)
      }
    for (const key of here) figures.get(key)!.items++
  }
  return rules.map((rule) => ({ ...rule, ...figures.get(rule.key)! }))
}
