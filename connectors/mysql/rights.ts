/** What the account may do, as `show grants` tells it. */
import type { Connection } from './connection.ts'

/** One line of it. */
interface Grant {
  readonly privileges: readonly string[]
  /** LIKE pattern; `%` for all databases. */
  readonly database: string
  /** `undefined`: all of them. */
  readonly table: string | undefined
}

/** What follows from all of them. */
export interface Rights {
  /** Does it see every database there is? */
  readonly everywhere: boolean
  /** Does it see every table of this one, also those made tomorrow? */
  seesAllOf(database: string): boolean
  /** May it do anything? */
  readonly superuser: boolean
  readonly mayWrite: boolean
}

const WRITING = new Set([
  'INSERT',
  'UPDATE',
  'DELETE',
  'DROP',
  'ALTER',
  'CREATE',
  'TRIGGER',
  'EVENT',
  'FILE',
  'ALL PRIVILEGES',
])
const ALMIGHTY = new Set(['SUPER', 'ALL PRIVILEGES', 'GRANT OPTION'])

/** Asks for the account's grants, those of its active roles among them. Without an answer nothing is taken for granted. */
export async function rightsOf(connection: Connection): Promise<Rights> {
  const lines = await connection.rowsIfAny('show grants')
  if (connection.product.flavour === 'mysql') {
    // MariaDB tells of the role's grants as well.
    const [[roles] = []] = await connection.rowsIfAny('select current_role()')
    // It comes quoted: `reader`@`%`
    if (roles != null && roles !== 'NONE')
      lines.push(...(await connection.rowsIfAny(`show grants for current_user() using ${roles}`)))
  }
  return rightsFrom(lines.flatMap(([line]) => parseGrant(line ?? '') ?? []))
}

/** See {@link rightsOf}. */
export function rightsFrom(grants: readonly Grant[]): Rights {
  const reading = grants.filter(
    ({ privileges, table }) =>
      table === undefined && privileges.some((privilege) => privilege === 'SELECT' || privilege === 'ALL PRIVILEGES'),
  )
  const everywhere = reading.some(({ database }) => database === '%')
  return {
    everywhere,
    seesAllOf: (database) => everywhere || reading.some((grant) => isLike(database, grant.database)),
    superuser: grants.some(({ privileges, database }) => database === '%' && privileges.some((p) => ALMIGHTY.has(p))),
    mayWrite: grants.some(({ privileges }) => privileges.some((p) => WRITING.has(p.replace(/ ?\(.*$/, '')))),
  }
}

/** ``GRANT SELECT, UPDATE (`a`, `b`) ON `db`.* TO …``; `undefined` for what is about no tables: routines, roles, proxies. */
export function parseGrant(line: string): Grant | undefined {
  const match = /^GRANT (.+?) ON (?:TABLE )?(?:(\*)|`((?:[^`]|``)+)`)\.(?:(\*)|`((?:[^`]|``)+)`) TO /i.exec(line)
  if (match === null) return undefined
  const [, privileges = '', all, database = '', , table] = match
  return {
    privileges: privileges
      // Columns in brackets: the privilege on them alone. Whoever may read some columns does not see all of a table.
      .split(/,\s*(?![^(]*\))/)
      .map((privilege) => privilege.trim().toUpperCase())
      .concat(/WITH GRANT OPTION/.test(line) ? ['GRANT OPTION'] : []),
    database: all === undefined ? unquote(database) : '%',
    table: table === undefined ? undefined : unquote(table),
  }
}

function unquote(name: string): string {
  return name.replaceAll('``', '`')
}

/** As LIKE has it: `%` any text, `_` any character, a backslash before either means itself. */
function isLike(text: string, pattern: string): boolean {
  const source = pattern.replaceAll(/\\[%_]|[%_]|[.*+?^${}()|[\]\\]/g, (part) => {
    if (part === '%') return '[^]*'
    if (part === '_') return '[^]'
    return part.length === 2 ? part[1]! : `\\${part}`
  })
  return new RegExp(`^${source}$`, 'u').test(text)
}
