/** From the ledger to the reports: the one masked model, and the folder it is printed into. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { TargetLabels } from '../connectors/connector.ts'
import { DETECTORS } from '../detectors/catalogue.ts'
import { RULES_VERSION } from '../detectors/scanner.ts'
import { buildInventory } from '../inventory/build.ts'
import type { ClassRule, LedgerView } from '../inventory/inventory.ts'
import { REGULATIONS } from '../inventory/regulations/catalogue.ts'
import { type Language, RENDERERS, type ReportModel, renderAll } from '../report/model.ts'
import { PandianError, reasonOf } from './errors.ts'
import { makeFolder } from './folders.ts'
import { VERSION } from './version.ts'

/** The seal of a set of reports: the sum of each, as `sha256sum -c` reads it. */
export const SUMS_FILE = 'SHA256SUMS'

/** Reports that people fill in: the columns only they know. */
const FILLED_IN = ['inventory.xlsx', 'inventory.csv']

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

/** Prints every report into the folder and seals them; returns their paths. Throws `cannot-write`. */
export async function writeReports(model: ReportModel, out: string, language: Language): Promise<readonly string[]> {
  try {
    const files = await renderAll(model, out, language)
    writeSums(out, files)
    return files
  } catch (error) {
    throw cannotWrite(error, out)
  }
}

/**
 * Moves aside every report that people fill in and that is not, byte for byte, what {@link writeReports} left there: their
 * work must outlive the next scan. Returns old and new paths. Throws `cannot-write`.
 */
export function keepEdited(out: string): readonly (readonly [from: string, to: string])[] {
  try {
    const sums = readSums(out)
    const kept: [string, string][] = []
    for (const name of FILLED_IN) {
      const path = join(out, name)
      const stats = statSync(path, { throwIfNoEntry: false })
      if (stats === undefined || !stats.isFile() || sums.get(name) === sumOf(path)) continue
      const stamp = inTaipei(stats.mtimeMs).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
      const [stem, ending] = [basename(name, extname(name)), extname(name)]
      let aside = join(out, `${stem}-${stamp}${ending}`)
      for (let n = 2; existsSync(aside); n++) aside = join(out, `${stem}-${stamp}-${n}${ending}`)
      renameSync(path, aside)
      kept.push([path, aside])
    }
    return kept
  } catch (error) {
    throw cannotWrite(error, out)
  }
}

/** Is that a name of something we put into a folder of reports? */
export function isReportName(name: string): boolean {
  if (name === SUMS_FILE || name === `${SUMS_FILE}.partial` || /^inventory-\d{8}-\d{6}(-\d+)?\.(xlsx|csv)$/.test(name))
    return true
  return RENDERERS.some(
    ({ fileName }) => name === fileName || (name.startsWith(`.${fileName}.`) && name.endsWith('.partial')),
  )
}

function readSums(out: string): ReadonlyMap<string, string> {
  const path = join(out, SUMS_FILE)
  if (!existsSync(path)) return new Map()
  const lines = readFileSync(path, 'utf8').split('\n')
  return new Map(lines.flatMap((line) => (line[64] === ' ' ? [[line.slice(66), line.slice(0, 64)] as const] : [])))
}

/** Under a temporary name first, so that the seal is whole or absent. */
function writeSums(out: string, files: readonly string[]): void {
  const path = join(out, SUMS_FILE)
  const temporary = `${path}.partial`
  const fd = openSync(temporary, 'w', 0o600)
  try {
    writeSync(fd, files.map((file) => `${sumOf(file)}  ${basename(file)}\n`).join(''))
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  renameSync(temporary, path)
}

/** In pieces: a report of millions of items is larger than a string may be. */
function sumOf(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.alloc(1 << 16)
  const fd = openSync(path, 'r')
  try {
    for (let n = readSync(fd, piece); n > 0; n = readSync(fd, piece)) hash.update(piece.subarray(0, n))
  } finally {
    closeSync(fd)
  }
  return hash.digest('hex')
}

function cannotWrite(error: unknown, path: string): unknown {
  if (error instanceof PandianError || !(error instanceof Error) || !('code' in error)) return error
  return new PandianError('cannot-write', { path, reason: reasonOf(error) })
}

/** Fails now rather than after hours when the reports could not be written. */
export function checkWritable(out: string): void {
  if (statSync(out, { throwIfNoEntry: false })?.isFile()) throw new PandianError('out-not-folder', { path: out })
  try {
    makeFolder(out)
    rmSync(mkdtempSync(join(out, '.pandian-')), { recursive: true })
  } catch (error) {
    throw new PandianError('cannot-write', { path: out === '' ? dirname(out) : out, reason: reasonOf(error) })
  }
}

/** ISO 8601 with the offset of Asia/Taipei, which has had no summer time since 1979. */
function inTaipei(time: number): string {
  return new Date(time + 8 * 3_600_000).toISOString().replace('Z', '+08:00')
}
