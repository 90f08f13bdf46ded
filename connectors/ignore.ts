/**
 * What to leave out: the globs of a target, and the `.pandianignore` files found on the way.
 *
 * The dialect is that of .gitignore, because everyone who writes such a file has that one in mind: one glob a line, `#`
 * comments, `!` takes something in again, a `/` at the start or in the middle ties the glob to the file's own directory, a
 * `/` at the end means directories only, the last line that matches wins.
 */
import picomatch from 'picomatch'

/** The file that is looked for in every directory. */
export const IGNORE_FILE = '.pandianignore'

interface Rule {
  readonly negated: boolean
  readonly directoriesOnly: boolean
  readonly matches: (path: string) => boolean
}

/** Rules that hold below one directory. */
export interface IgnoreRules {
  /** Length of the directory's path below the root, with its final `/`; 0 for the root itself. */
  readonly baseLength: number
  readonly rules: readonly Rule[]
}

/**
 * Compiles lines of a `.pandianignore` (or the globs of a target, which are the same thing at the root). A line that is no
 * glob leaves nothing out: a typing error must never hide files.
 */
export function compileIgnore(lines: readonly string[], base: string): IgnoreRules {
  const rules: Rule[] = []
  for (const line of lines) {
    const rule = compileLine(line)
    if (rule !== undefined) rules.push(rule)
  }
  return { baseLength: base.length, rules }
}

function compileLine(line: string): Rule | undefined {
  // Blanks at the end are typing accidents, unless escaped: git's rule.
  let end = line.length
  while (end > 0 && BLANKS.includes(line[end - 1]!) && line[end - 2] !== '\\') end--
  let glob = line.slice(0, end)
  if (glob === '' || glob.startsWith('#') || !isHarmless(glob)) return undefined
  const negated = glob.startsWith('!')
  if (negated || glob.startsWith('\\!') || glob.startsWith('\\#')) glob = glob.slice(1)
  const directoriesOnly = glob.endsWith('/')
  if (directoriesOnly) glob = glob.slice(0, -1)
  const anchored = glob.includes('/')
  if (glob.startsWith('/')) glob = glob.slice(1)
  if (glob === '') return undefined
  try {
    const matches = picomatch(anchored ? glob : `**/${glob}`, { dot: true, nonegate: true })
    return { negated, directoriesOnly, matches }
  } catch {
    // No glob after all: it leaves nothing out.
    return undefined
  }
}

const BLANKS = ' \t\r\n'
const MAX_LINE = 1024
/** So many stars in one name are still quick to match: the time grows with the length of a name to their power. */
const MAX_STARS = 4

/**
 * Anybody who may write to a share may put a `.pandianignore` there. A glob with many stars in one name (`*a*a*a*a…b`) keeps a
 * matcher that goes back and forth busy for years, so such a line is none.
 */
function isHarmless(glob: string): boolean {
  if (glob.length > MAX_LINE || /[({][^)}]*[*+]|[+*@!?]\(/.test(glob)) return false
  return glob.split('/').every((name) => name === '**' || (name.match(/\*/g)?.length ?? 0) <= MAX_STARS)
}

/**
 * Is `path` (below the root, `/` between names) left out, taken in by a `!`, or not spoken of (`undefined`)? `chain` goes from
 * the root inwards; rules further in come later and win. A directory above that is left out has been pruned before, so a `!`
 * cannot reach below it: git's rule too.
 */
export function isIgnored(chain: readonly IgnoreRules[], path: string, isDirectory: boolean): boolean | undefined {
  for (let i = chain.length - 1; i >= 0; i--) {
    const { baseLength, rules } = chain[i]!
    const below = baseLength === 0 ? path : path.slice(baseLength)
    for (let j = rules.length - 1; j >= 0; j--) {
      const rule = rules[j]!
      if (rule.directoriesOnly && !isDirectory) continue
      if (rule.matches(below)) return !rule.negated
    }
  }
  return undefined
}
