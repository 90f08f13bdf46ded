/**
 * The door of `report/`: the one report model, already masked, and what prints it ({@link renderAll}, {@link summarize}).
 *
 * The model is made once from an {@link Inventory}; a renderer never sees a raw value, a secret or a database.
 */
import type { Outcome, TargetLabels } from '../connectors/connector.ts'
import type { Coverage, DataFile, Determination, Disposal, Inventory, Outlook } from '../inventory/inventory.ts'

export { RENDERERS, renderAll } from './catalogue.ts'
export { diffText, historyText } from './history.ts'
export { statusCalendar } from './status/ics.ts'
export { statusJson } from './status/json.ts'
export type { StatusModel } from './status/model.ts'
export { statusText } from './status/text.ts'
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

/** A rule of the organisation's for what it has looked at already, and what it held for. Names of people are masked in it. */
export interface IgnoredRule {
  /** The same as long as the rule holds for the same values. */
  readonly key: string
  /** `mobile:0123456789abcdef`: one value, by its keyed token. */
  readonly token?: string
  /** Detector id. */
  readonly detector?: string
  readonly column?: string
  readonly paths?: readonly string[]
  readonly reason?: string
  /** The last day it holds: YYYY-MM-DD. */
  readonly until?: string
  /** False: said to be no personal data, and left out of every count. True: only known already, and counted like all else. */
  readonly counted: boolean
  /** Values it held for; the same value twice counts twice. */
  readonly values: number
  /** Items with such values. */
  readonly items: number
}

/** What is more in a data file than in the baseline. */
export interface NewFinding {
  readonly uri: string
  /** The baseline has no such data file. */
  readonly appeared: boolean
  /** Rows, and people (best), above those of the baseline. */
  readonly rows: number
  readonly subjects: number
  /** By detector id: values in the clear above those of the baseline. */
  readonly types: Readonly<Record<string, number>>
}

/** What is new since somebody last looked. Counts are of everything all the same. */
export interface SinceBaseline {
  /** When the scan ended that the baseline was written of: ISO 8601. */
  readonly baseline: string
  /** In order of URI. */
  readonly findings: readonly NewFinding[]
}

/** Data that somebody recorded as destroyed, handed over or deleted, and what scans say of it. Names of people are masked in it. */
export interface ReportDisposal extends Omit<Disposal, 'disposed' | 'at' | 'judged' | 'copies'> {
  /** ISO 8601 with the offset of Asia/Taipei. */
  readonly disposed: string
  readonly recorded: string
  /** When a scan last judged it; `null` when none has since. */
  readonly judged: string | null
}

/** What leads from a report to the journal of the state, where its sum is kept. */
export interface Proof {
  /** The journal's entry about the scan: its number and hash. A journal that ends before it has lost its end. */
  readonly journal: { readonly seq: number; readonly hash: string }
  /** SHA-256 of the public key that signs the journal (SubjectPublicKeyInfo, DER), in hexadecimal. */
  readonly key: string
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
  /** Missing where nothing is journaled. */
  readonly proof?: Proof
  /** In the order they were recorded; missing where nobody keeps such records. */
  readonly disposals?: readonly ReportDisposal[]
  readonly targets: readonly { readonly root: string; readonly labels: TargetLabels }[]
  readonly coverage: Coverage
  /** Rules for what was looked at already, those that held for nothing too. */
  readonly ignored: readonly IgnoredRule[]
  /** Present when there is a baseline. */
  readonly sinceBaseline?: SinceBaseline
  readonly totals: Inventory['totals']
  readonly determinations: readonly Determination[]
  /** Of each determination, in the same order, what all scans that are kept know, with the clocks as they stand on the day of the count. */
  readonly outlooks: readonly Outlook[]
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
