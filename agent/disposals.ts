/** Records of data that was destroyed, moved or deleted, held against a scan, and as reports have them. */
import { choosesColumns, namesTables } from '../connectors/selection.ts'
import {
  type Disposal,
  judgeDisposals,
  type KnownFile,
  type LedgerView,
  type SeenPlace,
  type Snapshot,
} from '../inventory/inventory.ts'
import type { ReportDisposal, ReportModel } from '../report/model.ts'
import type { Names } from './names.ts'
import type { OpenedTarget } from './targets.ts'
import { inTaipei } from './times.ts'

/** Places whose globs are of paths. */
const TREES: ReadonlySet<string> = new Set(['files', 's3'])
/** Servers whose catalogue shows an account only what it has some right to. */
const HIDING: ReadonlySet<string> = new Set(['mysql', 'mssql'])

/** What a scan has come to. */
export interface ScanEnd {
  readonly started: number
  /** Everything was listed, and every item has an outcome. */
  readonly completed: boolean
  /** Data files of before it. */
  readonly known: readonly KnownFile[]
  readonly opened: readonly OpenedTarget[]
  readonly names: Names
  /** Of the opened targets, in their order. */
  readonly view: LedgerView
  readonly dataFiles: ReportModel['dataFiles']
  readonly snapshot: Snapshot
  readonly now: number
}

/** Every record, as it stands after the scan. */
export function judgedBy(disposals: readonly Disposal[], scan: ScanEnd): readonly Disposal[] {
  const { started, completed, known, opened, names, view, dataFiles, snapshot, now } = scan
  const lastSeen = new Map(dataFiles.map((file) => [file.id, file.lastSeen]))
  const files = snapshot.files.map((file) => ({ ...file, lastSeen: lastSeen.get(file.id) ?? 0 }))
  const places = opened.map((target) => placeOf(target, names))
  return judgeDisposals(disposals, { started, completed, known, files, places, items: view.items(), now })
}

function placeOf({ root, swept }: OpenedTarget, names: Names): SeenPlace {
  const target = swept?.access.target
  const isOfTables = target !== undefined && !TREES.has(swept?.connector ?? '')
  return {
    root: names.mask(root),
    columns: isOfTables && choosesColumns(target),
    named: isOfTables && HIDING.has(swept?.connector ?? '') && namesTables(target),
  }
}

/** A record as reports have it, in times that people read. */
export function shownDisposal({ disposed, at, judged, copies: _copies, ...rest }: Disposal): ReportDisposal {
  const judgedAt = judged === null ? null : inTaipei(judged)
  return { ...rest, disposed: inTaipei(disposed), recorded: inTaipei(at), judged: judgedAt }
}
