/** What PostgreSQL's catalogue tells of tables: which there are, what may be read of them, and whether they changed. */
import { createHash } from 'node:crypto'
import type { Outcome, Target } from '../connector.ts'
import { selectionOf } from '../selection.ts'
import type { Session } from './session.ts'

/** Tables asked for at once. */
const PAGE = 200

/** A table that can be read. Plain data without a value in it: it is the item's locator. */
export interface Table {
  readonly oid: number
  readonly schema: string
  readonly table: string
  readonly columns: readonly TableColumn[]
  /** Columns that we have no right to read, or whose names cannot be written. */
  readonly denied: number
  /** The places of its rows (`ctid`) may be asked for; who has rights on some columns only may not. */
  readonly placed: boolean
  /** Its file is read by ranges of blocks. */
  readonly splittable: boolean
  /** When it was listed. */
  readonly blocks: number
  /** Estimated by the server, with what is stored apart; as the item's. */
  readonly size: number
  /** Inserts, updates and deletes that the server has counted; `undefined` where it does not count reliably. */
  readonly changes?: string
  /** A snapshot to read all ranges in. */
  readonly snapshot?: string
}

/** A column that is read. */
export interface TableColumn {
  readonly name: string
  readonly comment?: string
  /** Bytes, which may be a document. */
  readonly binary?: boolean
}

/** Something met in the catalogue. */
export type Met =
  | { readonly schema: string; readonly table: string; readonly outcome: Outcome; readonly column?: string }
  | { readonly table: Table; readonly version: string; readonly leftOut: readonly string[] }

/** Types whose values are nobody's: they are looked at by knowing what they are. */
const NOT_READ = [
  'uuid',
  'bool',
  'time',
  'timetz',
  'interval',
  'xid',
  'xid8',
  'cid',
  'tid',
  'oid',
  'pg_lsn',
  'pg_snapshot',
  'txid_snapshot',
]
const GEOMETRY = ['point', 'line', 'lseg', 'box', 'path', 'polygon', 'circle']
const UNREAD_TYPES = new Set([...NOT_READ, ...GEOMETRY])

interface RelationRow {
  readonly oid: number
  readonly schema: string
  readonly name: string
  readonly kind: string
  readonly usage: boolean
  readonly hidden: boolean
  readonly populated: boolean
  readonly heap: boolean
  /** May we read the table as such, and so the places of its rows too, or only columns of it? */
  readonly whole: boolean
  readonly pages: number
  readonly file: string
  readonly changes: string
  readonly columns: readonly ColumnRow[] | null
}

interface ColumnRow {
  readonly n: string
  /** Type, or that below a domain. */
  readonly t: string
  /** May we read it? */
  readonly r: boolean
  readonly c: string | null
}

/** No name of a schema is smaller. */
const FIRST = ['', ''] as const

/** Lists the relations that hold rows of their own, views and foreign tables too, in byte order of schema and name, lazily. */
export async function* relations(session: Session, target: Target, signal: AbortSignal): AsyncGenerator<Met[]> {
  const epoch = await epochOf(session)
  let [schema, name]: readonly [string, string] = FIRST
  for (;;) {
    const rows = await session.rows<RelationRow>(
      relationsQuery(session, '(n.nspname, c.relname) > ($1::name, $2::name)'),
      [schema, name, PAGE],
    )
    if (signal.aborted) return
    if (rows.length > 0) yield await metOf(session, rows, target, epoch)
    const last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) return
    ;({ schema, name } = last)
  }
}

/** One of them, by its name; `undefined` when it is not there. */
export async function relation(
  session: Session,
  target: Target,
  schema: string,
  name: string,
): Promise<Met | undefined> {
  const query = relationsQuery(session, 'n.nspname = $1 AND c.relname = $2')
  const rows = await session.rows<RelationRow>(query, [schema, name, 1])
  const met = await metOf(session, rows, target, await epochOf(session))
  return met.at(-1)
}

/** The changes of a table as the server has counted them by now. */
export async function changesOf(session: Session, oid: number): Promise<string | undefined> {
  const [row] = await session.rows<{ changes: string }>(`SELECT ${CHANGES('$1')} AS changes`, [oid])
  return row?.changes
}

const CHANGES = (oid: string) =>
  `concat_ws(' ', pg_stat_get_tuples_inserted(${oid}), pg_stat_get_tuples_updated(${oid}), pg_stat_get_tuples_deleted(${oid}))`

/**
 * Leaves of partitioned tables have the comments of the whole where they have none of their own. Tables of other sessions' own (temporary
 * ones) are nothing that anybody keeps.
 */
function relationsQuery(session: Session, where: string): string {
  const ofWhole =
    session.server.version >= 120000
      ? `(SELECT col_description(whole.attrelid, whole.attnum) FROM pg_attribute whole
          WHERE c.relispartition AND whole.attrelid = pg_partition_root(c.oid) AND whole.attname = a.attname)`
      : 'NULL'
  return `
SELECT c.oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind,
       has_schema_privilege(n.oid, 'USAGE') AS usage, row_security_active(c.oid) AS hidden, c.relispopulated AS populated,
       coalesce(am.amname = 'heap', c.relam = 0) AS heap,
       has_table_privilege(c.oid, 'SELECT') AS whole, c.relpages AS pages, c.relfilenode::text AS file,
       ${CHANGES('c.oid')} AS changes, columns.list AS columns
FROM pg_class c
JOIN pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_am am ON am.oid = c.relam
LEFT JOIN LATERAL (
  SELECT json_agg(json_build_object(
           'n', a.attname, 't', coalesce(inner_base.typname, base.typname, t.typname),
           'r', has_column_privilege(c.oid, a.attnum, 'SELECT'),
           'c', coalesce(col_description(c.oid, a.attnum), ${ofWhole})) ORDER BY a.attnum) AS list
  FROM pg_attribute a
  JOIN pg_type t ON t.oid = a.atttypid
  LEFT JOIN pg_type base ON base.oid = t.typbasetype
  LEFT JOIN pg_type inner_base ON inner_base.oid = base.typbasetype
  WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) columns ON true
WHERE c.relkind IN ('r', 'm', 'v', 'f') AND c.relpersistence <> 't'
  AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_(catalog|toast|temp_|toast_temp_)'
  AND ${where}
ORDER BY n.nspname, c.relname
LIMIT $3`
}

async function metOf(session: Session, rows: readonly RelationRow[], target: Target, epoch: string): Promise<Met[]> {
  const selection = selectionOf(target)
  const endings = new Map(
    rows.map((row) => [
      row,
      selection.leavesOut(row.schema, row.name)
        ? ({ state: 'skipped', reason: 'excluded' } as const)
        : outcomeOfRelation(row),
    ]),
  )
  const readable = rows.filter((row) => endings.get(row) === undefined)
  const sizes = await sizesOf(session, readable)
  return rows.map((row): Met => {
    const { schema, name: table } = row
    const ending = endings.get(row)
    if (ending !== undefined) return { schema, table, outcome: ending }
    const all = row.columns ?? []
    const leftOut = all.filter(({ n }) => selection.leavesOutColumn(schema, table, n)).map(({ n }) => n)
    const wanted = all.filter(({ n }) => !leftOut.includes(n))
    const allowed = wanted.filter(({ n, r }) => r && isName(n))
    if (allowed.length === 0 && wanted.length > 0)
      return { schema, table, outcome: { state: 'unreadable', reason: 'permission' } }
    const plan: Table = {
      oid: row.oid,
      schema,
      table,
      columns: allowed.filter(({ t }) => !UNREAD_TYPES.has(t)).map(columnOf),
      denied: wanted.length - allowed.length,
      placed: row.whole,
      // Only ranges of a heap are found without reading what is before them, and only since version 14.
      splittable: row.whole && row.heap && session.server.version >= 140000 && target.options?.sample === undefined,
      ...(sizes.get(row.oid) ?? { blocks: 0, size: 0 }),
      ...(session.server.counts ? { changes: row.changes } : {}),
    }
    return { table: plan, version: versionOf(plan, row, target, epoch), leftOut }
  })
}

function columnOf({ n, t, c }: ColumnRow): TableColumn {
  return { name: n, ...(c === null ? {} : { comment: c }), ...(t === 'bytea' ? { binary: true } : {}) }
}

function outcomeOfRelation(row: RelationRow): Outcome | undefined {
  if (row.kind === 'v') return { state: 'skipped', reason: 'view' }
  if (row.kind === 'f') return { state: 'unsupported', reason: 'foreign-table' }
  if (!row.populated) return { state: 'skipped', reason: 'view', detail: 'not populated' }
  if (!row.usage) return { state: 'unreadable', reason: 'permission' }
  if (row.hidden) return { state: 'unreadable', reason: 'row-security' }
  if (!isName(row.schema) || !isName(row.name)) return { state: 'unreadable', reason: 'io-error', detail: 'name' }
  return undefined
}

/** In a database without an encoding a name may be in Big5: then it cannot be written in a query of ours. */
function isName(name: string): boolean {
  return !name.includes('\u{FFFD}')
}

/** Asking for a size waits for a table that is being rebuilt: what is locked gets the size of the last ANALYZE. */
async function sizesOf(
  session: Session,
  rows: readonly RelationRow[],
): Promise<Map<number, { readonly blocks: number; readonly size: number }>> {
  const query = `
SELECT oid, pg_relation_size(oid::regclass)::float8 AS main, pg_table_size(oid::regclass)::float8 AS size,
       current_setting('block_size')::float8 AS block
FROM unnest($1::oid[]) AS oid`
  const ask = (oids: readonly number[]) =>
    session.rows<{ oid: number; main: number | null; size: number | null; block: number }>(query, [oids])
  const sizes = new Map<number, { blocks: number; size: number }>()
  const take = (found: Awaited<ReturnType<typeof ask>>) => {
    for (const { oid, main, size, block } of found) sizes.set(oid, { blocks: (main ?? 0) / block, size: size ?? 0 })
  }
  if (rows.length === 0) return sizes
  try {
    take(await ask(rows.map(({ oid }) => oid)))
  } catch (error) {
    if (session.broken) throw error
    for (const { oid, pages } of rows) {
      try {
        take(await ask([oid]))
      } catch {
        sizes.set(oid, { blocks: Math.max(0, pages), size: Math.max(0, pages) * 8192 })
      }
    }
  }
  return sizes
}

/**
 * Changes with everything that may change what is read: the file (TRUNCATE, VACUUM FULL, REFRESH), the counted changes of rows, the columns
 * that we read, and what was asked for. Where the server does not count reliably (before version 15 counts may get lost; a replica
 * has none) the place in its log stands in: then a table counts as unchanged only as long as nothing at all was written.
 */
function versionOf(table: Table, row: RelationRow, target: Target, epoch: string): string {
  const asked = JSON.stringify([table.columns, table.denied, target.options?.sample ?? null])
  const columns = createHash('sha256').update(asked).digest('hex').slice(0, 12)
  return [row.oid, row.file, table.size, table.changes ?? '', epoch, columns].join('-')
}

/** When the counts were last set to zero, or the place in the log where they do not count. */
async function epochOf(session: Session): Promise<string> {
  const { counts, standby } = session.server
  const log = standby ? 'pg_last_wal_replay_lsn()' : 'pg_current_wal_insert_lsn()'
  const reset = "coalesce(extract(epoch FROM pg_stat_get_db_stat_reset_time(oid))::text, '')"
  const [row] = await session.rows<{ epoch: string | null }>(
    `SELECT ${counts ? reset : `${log}::text`} AS epoch FROM pg_database WHERE datname = current_database()`,
  )
  return row?.epoch ?? ''
}
