/**
 * The door of `report/`: the one report model, already masked, and the renderers that print it.
 *
 * The model is made once from an {@link Inventory}; a renderer never sees a raw value, a secret or a database.
 */
import type { Outcome, TargetLabels } from '../connectors/connector.ts'
import type { Coverage, DataFile, Determination, Inventory } from '../inventory/inventory.ts'

export type Language = 'zh-TW' | 'en'

/** A line of the coverage ledger. */
export interface ReportItem extends Outcome {
  readonly uri: string
  readonly format: string | null
  readonly encoding: string | null
  readonly size: number
}

/** Everything a report says. `report.json` is this, with `items` as an array (docs/report.schema.json). */
export interface ReportModel {
  readonly schema: 'https://pandian.dev/report/1'
  readonly tool: { readonly name: 'pandian'; readonly version: string; readonly rules: string }
  readonly run: {
    readonly id: string
    /** ISO 8601 with the offset of Asia/Taipei. */
    readonly started: string
    readonly finished: string
    /** False when it was stopped: the figures are of what was looked at so far. */
    readonly completed: boolean
  }
  readonly targets: readonly { readonly root: string; readonly labels: TargetLabels }[]
  readonly coverage: Coverage
  readonly totals: Inventory['totals']
  readonly determinations: readonly Determination[]
  readonly dataFiles: readonly DataFile[]
  /** All items in order of URI; may be many: iterate, don't collect. Iterating again starts again. */
  items(): Iterable<ReportItem>
}

/** Prints the model into a file. */
export interface Renderer {
  /** `json`, `csv`, `xlsx`, `html` */
  readonly id: string
  /** `report.json`, `inventory.csv` … */
  readonly fileName: string
  /** Writes to a temporary name beside `path`, syncs and renames, so that a report is whole or absent. */
  render(model: ReportModel, path: string, language: Language): Promise<void>
}
