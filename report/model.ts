/**
 * The door of `report/`: the one report model, already masked, and what prints it ({@link renderAll}, {@link summarize}).
 *
 * The model is made once from an {@link Inventory}; a renderer never sees a raw value, a secret or a database.
 */
import type { Outcome, TargetLabels } from '../connectors/connector.ts'
import type { Coverage, DataFile, Determination, Inventory } from '../inventory/inventory.ts'

export { RENDERERS, renderAll } from './catalogue.ts'
export { summarize } from './terminal.ts'

export type Language = 'zh-TW' | 'en'

/** A line of the coverage ledger. */
export interface ReportItem extends Outcome {
  readonly uri: string
  readonly format: string | null
  readonly encoding: string | null
  readonly size: number
}

/** What a detector's id stands for. */
export interface LegendEntry {
  /** Detector id, as in `types`. */
  readonly id: string
  readonly zh: string
  readonly en: string
  /** Category code of the official list: C001 … */
  readonly category: string
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
    /** The day of the count (YYYY-MM-DD, Asia/Taipei): regulations ask for what was held on a single day. */
    readonly counted: string
    /** False when it was stopped: the figures are of what was looked at so far. */
    readonly completed: boolean
  }
  readonly targets: readonly { readonly root: string; readonly labels: TargetLabels }[]
  readonly coverage: Coverage
  readonly totals: Inventory['totals']
  readonly determinations: readonly Determination[]
  readonly dataFiles: readonly DataFile[]
  /**
   * Names of the types of personal data, in the order of the detectors' catalogue: at least of every type that is named
   * in `totals`. A report that is read in five years must not need the program of that day to be understood.
   */
  readonly legend: readonly LegendEntry[]
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
