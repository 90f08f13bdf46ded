/**
 * Papers that a command gives out and that the journal has to know of: made whole in a folder of their own, entered into the journal with
 * their sums, and only then put where people find them. A kill leaves either nothing but an entry, or papers with their entry.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PandianError, reasonOf } from './errors.ts'
import { makeFolder, syncFolder } from './folders.ts'
import type { FileSum } from './journal/entry.ts'
import type { GivenPaper } from './ledger/papers.ts'
import { maskText } from './names.ts'
import { sumOf } from './sums.ts'
import { inTaipei } from './times.ts'

/** One paper, by the ending of its name. */
export interface Paper {
  readonly ending: string
  /** Writes it to that path. */
  readonly write: (path: string) => Promise<void>
}

/**
 * Gives papers out under one new name (`incident-20261129-093000.docx`, `….html`) and returns their paths. `enter` is told their names and
 * sums before they come in; what it throws keeps them out. Throws `cannot-write`.
 *
 * @param now ms since 1970, for the name
 */
export async function giveOut(
  out: string,
  stem: string,
  now: number,
  papers: readonly Paper[],
  enter: (sums: readonly FileSum[]) => void,
): Promise<readonly string[]> {
  let staging: string | undefined
  try {
    makeFolder(out)
    staging = mkdtempSync(join(out, '.pandian-paper-'))
    const name = freeName(
      out,
      `${stem}-${inTaipei(now).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`,
      papers,
    )
    const made: FileSum[] = []
    for (const { ending, write } of papers) {
      const path = join(staging, `${name}${ending}`)
      await write(path)
      made.push({ name: `${name}${ending}`, sha256: sumOf(path) })
    }
    enter(made)
    for (const paper of made) renameSync(join(staging, paper.name), join(out, paper.name))
    syncFolder(out)
    return made.map((paper) => join(out, paper.name))
  } catch (error) {
    if (error instanceof PandianError || !(error instanceof Error) || !('code' in error)) throw error
    throw new PandianError('cannot-write', { path: out, reason: reasonOf(error) })
  } finally {
    if (staging !== undefined) rmSync(staging, { recursive: true, force: true })
  }
}

/** Papers as the state remembers them, until their time is over. */
export function givenPapers(
  kind: GivenPaper['kind'],
  out: string,
  sums: readonly FileSum[],
  at: number,
): readonly GivenPaper[] {
  return sums.map(({ name, sha256 }) => ({ kind, path: maskText(join(out, name)), sha256, at }))
}

/** Is it as we made it, not there any more, or somebody's who has written into it? What cannot be read is nobody's to remove. */
export type PaperFate = 'ours' | 'gone' | 'filled-in'

/** Looks where it was put. */
export function fateOf({ path, sha256 }: Pick<GivenPaper, 'path' | 'sha256'>): PaperFate {
  try {
    return sumOf(path) === sha256 ? 'ours' : 'filled-in'
  } catch (error) {
    return reasonOf(error) === 'ENOENT' ? 'gone' : 'filled-in'
  }
}

/** Is that a name that papers are given out under? */
export function isPaperName(name: string): boolean {
  return /^(incident|request)-\d{8}-\d{6}(-\d+)?\.(docx|html)$/.test(name)
}

/** The name, or with a number behind it: two in one second are two. */
function freeName(out: string, name: string, papers: readonly Paper[]): string {
  const taken = (candidate: string) => papers.some(({ ending }) => existsSync(join(out, `${candidate}${ending}`)))
  let free = name
  for (let n = 2; taken(free); n++) free = `${name}-${n}`
  return free
}
