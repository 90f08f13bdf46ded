/** Which tables and columns of a database are asked for. */
import { createHash } from 'node:crypto'
import picomatch from 'picomatch'
import type { Target } from './connector.ts'

/** The globs of a target, compiled. */
export interface Selection {
  /** Is this table left out by the user? */
  leavesOut(schema: string, table: string): boolean
  /** Is this column of a table that is not left out? */
  leavesOutColumn(schema: string, table: string, column: string): boolean
}

/**
 * A glob with one dot is about tables (`public.*`, `*.audit_*`), one with two about columns (`crm.members.photo`, `*.*.password_hash`). A
 * table is read when it matches any of `include` (or there is none) and none of `exclude`, and so is a column of it. `*` stands for
 * anything but a dot. A name with a dot in it is matched as it is: `*.a.b` is then about the table `a.b` and the column `b` of tables `a`
 * alike. Letters match whatever their case: databases differ in what they make of it.
 */
export function selectionOf({ exclude, options }: Pick<Target, 'exclude' | 'options'>): Selection {
  const { include = [] } = options ?? {}
  // As in paths, a star ends at the next separator; names with a slash must not be taken for two.
  const compile = (globs: readonly string[]) =>
    globs.map((glob) => picomatch(separated(glob), { dot: true, nonegate: true, nocase: true }))
  const excluded = compile(exclude)
  const isExcluded = (path: string) => excluded.some((matches) => matches(path))
  const tables = compile(include.filter((glob) => !isOfColumn(glob)))
  const columns = include.filter(isOfColumn)
  const tablesOfColumns = compile(columns.map((glob) => glob.slice(0, glob.lastIndexOf('.'))))
  const columnGlobs = compile(columns)
  const pathOf = (...names: string[]) => separated(names.map((name) => name.replaceAll('/', SLASH)).join('.'))
  const wholeTable = (path: string) => include.length === 0 || tables.some((matches) => matches(path))
  return {
    leavesOut(schema, table) {
      const path = pathOf(schema, table)
      return isExcluded(path) || !(wholeTable(path) || tablesOfColumns.some((matches) => matches(path)))
    },
    leavesOutColumn(schema, table, column) {
      const path = pathOf(schema, table, column)
      return isExcluded(path) || !(wholeTable(pathOf(schema, table)) || columnGlobs.some((matches) => matches(path)))
    },
  }
}

/** Do the globs of a database choose among the columns of tables? */
export function choosesColumns({ exclude, options }: Pick<Target, 'exclude' | 'options'>): boolean {
  return [...exclude, ...(options?.include ?? [])].some(isOfColumn)
}

/**
 * Part of the version of every table of a database whose tables are read in part: what was read of one by other columns, or another sample, is not
 * what would be read now. Empty where they are read whole.
 */
export function partOfVersion(target: Pick<Target, 'exclude' | 'options'>): string {
  const { exclude, options: { include = [], sample } = {} } = target
  if (!choosesColumns(target) && sample === undefined) return ''
  const asked = JSON.stringify([exclude, include, sample ?? null])
  return `~${createHash('sha256').update(asked).digest('hex').slice(0, 12)}`
}

/** Are tables asked for by their names alone? Then one that the account may not see is missing without a word. */
export function namesTables({ options: { include = [] } = {} }: Pick<Target, 'options'>): boolean {
  return include.length > 0 && !include.some((glob) => /[*?[{(]/.test(glob))
}

/** No name holds it. */
const SLASH = '\0'

function separated(names: string): string {
  return names.replaceAll('.', '/')
}

function isOfColumn(glob: string): boolean {
  return glob.split('.').length > 2
}
