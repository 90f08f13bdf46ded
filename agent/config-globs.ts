/** Which globs of a configuration match nothing in the places they are about, where that can be known without a scan. */
import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { compileIgnore, isIgnored } from '../connectors/ignore.ts'
import { encodeBytes } from '../connectors/uri.ts'
import { RuleFinder } from '../inventory/classes.ts'

/** So many names are looked at in all; of a larger place nothing is said. */
const MAX_NAMES = 50_000

/** A glob with where it stands in the configuration. */
export interface PlacedGlob {
  readonly path: readonly (string | number)[]
  readonly glob: string
  /** `exclude` is written as in .gitignore; the others as in `classes`. */
  readonly kind: 'exclude' | 'rule'
  /** Folder it is about; all of them when there is none. */
  readonly root?: string
}

interface Name {
  readonly root: string
  /** Below the root, with `/` between folders. */
  readonly below: string
  readonly isFolder: boolean
}

/** Globs for which no name was found. */
export interface Unmatched {
  readonly globs: readonly PlacedGlob[]
  /** There are archives or mailboxes, which were not opened: what lies in them may match. */
  readonly containers: boolean
}

/** What holds other files, by its ending. */
const CONTAINER = /\.(?:zip|tar|tgz|tar\.gz|gz|eml|msg|mbox)$/i

/**
 * Looks at the names of files and folders; undefined when the places are too large, or not all of them could be listed. Archives are not opened:
 * a glob with `!/` is never told of, nor is one that holds for whatever lies in an archive that is there (`backup/members*` + `/**`).
 */
export function unmatchedGlobs(globs: readonly PlacedGlob[], roots: readonly string[]): Unmatched | undefined {
  const names: Name[] = []
  for (const root of roots) if (!list(root, '', names)) return undefined
  const containers = names.filter(({ below, isFolder }) => !isFolder && CONTAINER.test(below))
  // Any member at all, some folders deep.
  const members = containers.flatMap((name) => ['!/a', '!/a/a'].map((end) => ({ ...name, below: name.below + end })))
  const all = [...names, ...members]
  return {
    globs: globs.filter((placed) => !placed.glob.includes('!') && !all.some(matcherOf(placed))),
    containers: containers.length > 0,
  }
}

function matcherOf({ glob, kind, root }: PlacedGlob): (name: Name) => boolean {
  if (kind === 'exclude') {
    const rules = [compileIgnore([glob], '')]
    return (name) => (root === undefined || root === name.root) && isIgnored(rules, name.below, name.isFolder) === true
  }
  const finder = new RuleFinder([{ paths: [glob], class: 'other', purposes: [] }])
  return (name) => {
    const base = `file://${encodeBytes(Buffer.from(name.root))}/`
    return finder.find(base + encodeBytes(Buffer.from(name.below)), base) === 0
  }
}

/** False when there is too much, or something may not be listed. */
function list(root: string, below: string, names: Name[]): boolean {
  let entries: Dirent[]
  try {
    entries = readdirSync(join(root, below), { withFileTypes: true })
  } catch {
    return false
  }
  for (const entry of entries) {
    if (names.length >= MAX_NAMES) return false
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    names.push({ root, below: path, isFolder: entry.isDirectory() })
    if (entry.isDirectory() && !list(root, path, names)) return false
  }
  return true
}
