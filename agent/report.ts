/** From the ledger to the reports: the one masked model, and the folder it is printed into. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { TargetLabels } from '../connectors/connector.ts'
import { DETECTORS } from '../detectors/catalogue.ts'
import { RULES_VERSION } from '../detectors/scanner.ts'
import { buildInventory } from '../inventory/build.ts'
import type { ClassRule, LedgerView } from '../inventory/inventory.ts'
import { REGULATIONS } from '../inventory/regulations/catalogue.ts'
import { type Language, type ReportModel, renderAll } from '../report/model.ts'
import { PandianError, reasonOf } from './errors.ts'
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
  readonly onProgress?: (done: number) => void
}

/** Counts people, decides, and makes the model. */
export async function makeModel(input: ReportInput): Promise<ReportModel> {
  const { scratch } = input
  rmSync(scratch, { recursive: true, force: true })
  mkdirSync(scratch, { mode: 0o700 })
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
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Prints every report into the folder; returns their paths. Throws `cannot-write`. */
export async function writeReports(model: ReportModel, out: string, language: Language): Promise<readonly string[]> {
  try {
    return await renderAll(model, out, language)
  } catch (error) {
    if (error instanceof PandianError || !(error instanceof Error) || !('code' in error)) throw error
    throw new PandianError('cannot-write', { path: out, reason: reasonOf(error) })
  }
}

/** Fails now rather than after hours when the reports could not be written. */
export function checkWritable(out: string): void {
  try {
    mkdirSync(out, { recursive: true, mode: 0o700 })
    rmSync(mkdtempSync(join(out, '.pandian-')), { recursive: true })
  } catch (error) {
    throw new PandianError('cannot-write', { path: out === '' ? dirname(out) : out, reason: reasonOf(error) })
  }
}

/** ISO 8601 with the offset of Asia/Taipei, which has had no summer time since 1979. */
function inTaipei(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}
