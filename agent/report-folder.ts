/**
 * The folder of reports. One scan at a time has it; what lies in it is whole, sealed, and kept aside where somebody has filled it in.
 *
 * Whatever instant the process dies at:
 *
 * 1. Reports are made in a folder of their own inside, and come in by renaming, each whole.
 * 2. Their sums are on disk ({@link COMING_FILE}) before the first of them comes in. So a report that is in its place has a sum in
 *    one of the two lists, or somebody has changed it.
 * 3. The seal is renewed after the last has come in, and only then is the list of what was coming removed.
 */
import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { type Language, RENDERERS, type ReportModel, renderAll } from '../report/model.ts'
import { PandianError, reasonOf } from './errors.ts'
import { makeFolder, syncFolder } from './folders.ts'
import { type Lock, takeLock } from './lock.ts'
import { readSums, SUMS_FILE, type Sum, sumOf, writeSums } from './sums.ts'
import { inTaipei } from './times.ts'

/** Held by the scan that has the folder. Empty, and never removed: another scan may be about to take it. */
export const LOCK_FILE = '.pandian.lock'

/** Sums of reports that are about to come in, with those of what a killed scan had brought. */
const COMING_FILE = `${SUMS_FILE}.coming`

/** What folders begin with in which reports are made. */
const STAGING = '.pandian-staging-'

/** Reports that people fill in: the columns only they know. */
const FILLED_IN = ['inventory.xlsx', 'inventory.csv']

/** Told of every report that somebody has edited (filled in) and that was moved aside before the new one came in. */
export type OnEditedKept = (from: string, to: string) => void

/** The folder of reports, while one scan has it. */
export class ReportFolder {
  readonly #path: string
  readonly #lock: Lock | undefined

  private constructor(path: string, lock: Lock | undefined) {
    this.#path = path
    this.#lock = lock
  }

  /**
   * Takes the folder, which is made when it is not there, and removes what killed scans have left in it. Fails now rather than after
   * hours when the reports could not be written: `out-not-folder`, `out-in-use`, `cannot-write`.
   */
  static open(path: string): ReportFolder {
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) throw new PandianError('out-not-folder', { path })
    try {
      makeFolder(path)
      const lock = lockFolder(path)
      // Without a lock, what looks left over may be somebody else's work.
      if (lock !== undefined) removeLeftovers(path)
      rmdirSync(mkdtempSync(join(path, STAGING)))
      return new ReportFolder(path, lock)
    } catch (error) {
      throw cannotWrite(error, path)
    }
  }

  /**
   * Prints every report into the folder and seals them; returns their paths. `onMade` is told the sums before the first comes in, so that what is in
   * its place is never unknown to whoever keeps them. Throws `cannot-write`.
   */
  async write(
    model: ReportModel,
    language: Language,
    onEditedKept?: OnEditedKept,
    onMade?: (sums: readonly Sum[]) => void,
  ): Promise<readonly string[]> {
    const out = this.#path
    try {
      const staging = mkdtempSync(join(out, STAGING))
      try {
        const made = await renderAll(model, staging, language)
        const sums = made.map((path): Sum => ({ name: basename(path), sum: sumOf(path) }))
        const coming = [...readSums(join(out, COMING_FILE)), ...sums]
        writeSums(join(out, COMING_FILE), coming)
        onMade?.(sums)
        const ours = [...readSums(join(out, SUMS_FILE)), ...coming]
        for (const path of made) {
          const place = join(out, basename(path))
          const aside = keepEdited(place, ours)
          if (aside !== undefined) onEditedKept?.(place, aside)
          renameSync(path, place)
        }
        syncFolder(out)
        writeSums(join(out, SUMS_FILE), sums)
        rmSync(join(out, COMING_FILE), { force: true })
        return sums.map(({ name }) => join(out, name))
      } finally {
        removeStaging(staging)
      }
    } catch (error) {
      throw cannotWrite(error, out)
    }
  }

  /** Lets others have it. */
  close(): void {
    this.#lock?.release()
  }
}

/** Did we write reports into that folder, or begin to? */
export function hasReports(out: string): boolean {
  return existsSync(join(out, SUMS_FILE)) || existsSync(join(out, COMING_FILE))
}

/** Is that a name of something we put into a folder of reports, the lock aside? */
export function isReportName(name: string): boolean {
  return (
    isLeftover(name) ||
    [SUMS_FILE, COMING_FILE].includes(name) ||
    RENDERERS.some(({ fileName }) => name === fileName) ||
    /^inventory-\d{8}-\d{6}(-\d+)?\.(xlsx|csv)$/.test(name)
  )
}

/** Is that a name of something that is there only while we write? */
function isLeftover(name: string): boolean {
  if (name.startsWith(STAGING) || name === `${SUMS_FILE}.partial` || name === `${COMING_FILE}.partial`) return true
  return RENDERERS.some(({ fileName }) => name.startsWith(`.${fileName}.`) && name.endsWith('.partial'))
}

/** `undefined` where the file system has no locks: then two scans into one folder are the user's to avoid. Throws `out-in-use`. */
function lockFolder(out: string): Lock | undefined {
  const lock = takeLock(join(out, LOCK_FILE))
  if (lock === 'busy') throw new PandianError('out-in-use', { path: out })
  return lock === 'none' ? undefined : lock
}

function removeLeftovers(out: string): void {
  for (const entry of readdirSync(out, { withFileTypes: true })) {
    if (!isLeftover(entry.name)) continue
    if (entry.isDirectory()) removeStaging(join(out, entry.name))
    else if (entry.isFile()) rmSync(join(out, entry.name), { force: true })
  }
}

/** Removes what we put there, and the folder when nothing else is in it. */
function removeStaging(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isFile() && isReportName(entry.name)) rmSync(join(folder, entry.name), { force: true })
  try {
    rmdirSync(folder)
  } catch (error) {
    if (reasonOf(error) !== 'ENOTEMPTY' && reasonOf(error) !== 'EEXIST') throw error
  }
}

/**
 * Moves a report aside that people fill in and that is not, byte for byte, one of ours: their work must outlive the next scan.
 * Returns where to.
 */
function keepEdited(path: string, ours: readonly Sum[]): string | undefined {
  const name = basename(path)
  const stats = FILLED_IN.includes(name) ? statSync(path, { throwIfNoEntry: false }) : undefined
  if (stats === undefined || !stats.isFile()) return undefined
  const sum = sumOf(path)
  if (ours.some((one) => one.name === name && one.sum === sum)) return undefined
  const stamp = inTaipei(stats.mtimeMs).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
  const [stem, ending] = [basename(name, extname(name)), extname(name)]
  const folder = dirname(path)
  let aside = join(folder, `${stem}-${stamp}${ending}`)
  for (let n = 2; existsSync(aside); n++) aside = join(folder, `${stem}-${stamp}-${n}${ending}`)
  renameSync(path, aside)
  return aside
}

function cannotWrite(error: unknown, path: string): unknown {
  if (error instanceof PandianError || !(error instanceof Error) || !('code' in error)) return error
  return new PandianError('cannot-write', { path, reason: reasonOf(error) })
}
