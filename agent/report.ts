/** From the ledger to the one masked model that reports are printed from. */
import { mkdirSync, rmSync } from 'node:fs'
import type { TargetLabels } from '../connectors/connector.ts'
import { DETECTORS } from '../detectors/catalogue.ts'
import { RULES_VERSION } from '../detectors/scanner.ts'
import { buildInventory } from '../inventory/build.ts'
import type { ClassRule, LedgerView } from '../inventory/inventory.ts'
import { REGULATIONS } from '../inventory/regulations/catalogue.ts'
import type { ReportModel } from '../report/model.ts'
import { Counters } from './counting/counters.ts'
import { inTaipei } from './times.ts'
import { VERSION } from './version.ts'

/** What a report is made from. */
export interface ReportInput {
  readonly ledger: LedgerView
  readonly runId: string
  /** ms since 1970 */
  readonly started: number
  readonly countedAt: number
  readonly completed: boolean
  readonly listedAll: boolean
  readonly targets: readonly { readonly root: string; readonly labels: TargetLabels }[]
  readonly classes: readonly ClassRule[]
  /** Undefined: nobody has said which apply, so all are tried. */
  readonly regulations: readonly string[] | undefined
  /**
   * Folder for intermediate results (tokens only), of this scan alone; removed again. One that a killed scan has left there
   * goes first.
   */
  readonly scratch: string
  readonly memory: number
  /** Threads to count large scopes in; 1: on this one. */
  readonly threads: number
  readonly onProgress?: (done: number) => void
}

/** Counts people, decides, and makes the model. */
export async function makeModel(input: ReportInput): Promise<ReportModel> {
  const { scratch } = input
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { mode: 0o700 })
  const counter = input.threads > 1 ? new Counters(input.threads, { scratch, memory: input.memory }) : undefined
  try {
    const inventory = await buildInventory({
      ledger: input.ledger,
      targets: input.targets,
      rules: input.classes,
      regulations: input.regulations ?? REGULATIONS.map(({ id }) => id),
      regulationsStated: input.regulations !== undefined,
      countedAt: input.countedAt,
      listedAll: input.listedAll,
      scratch,
      memory: input.memory,
      ...(counter === undefined ? {} : { counter }),
      ...(input.onProgress === undefined ? {} : { onProgress: input.onProgress }),
    })
    return {
      schema: 'https://pandian.dev/report/1',
      tool: { name: 'pandian', version: VERSION, rules: RULES_VERSION },
      run: {
        id: input.runId,
        started: inTaipei(input.started),
        finished: inTaipei(Date.now()),
        counted: inTaipei(input.countedAt).slice(0, 10),
        completed: input.completed,
      },
      targets: input.targets,
      coverage: inventory.coverage,
      totals: inventory.totals,
      determinations: inventory.determinations,
      dataFiles: inventory.dataFiles,
      legend: DETECTORS.map(({ id, names, category }) => ({ id, ...names, category })),
      *items() {
        for (const { uri, format, encoding, size, outcome } of input.ledger.items()) {
          yield { uri, format, encoding, size, ...outcome }
        }
      },
    }
  } finally {
    await counter?.close()
    rmSync(scratch, { recursive: true, force: true })
  }
}
