/** The tables of a server, or of one database of it. */
import { setImmediate } from 'node:timers/promises'
import type { About, Access, Item, Listed, Outcome, Source, Warning } from '../connector.ts'
import { type KeySpan, spanOf } from '../key-slices.ts'
import { namesTables, partOfVersion, type Selection, selectionOf } from '../selection.ts'
import { encodeName, type ServerUrl } from '../server-url.ts'
import { type Connection, connect, isReplica, placeOf } from './connection.ts'
import { toReadError } from './errors.ts'
import { quoteName, quoteTable } from './sql.ts'
import { describeTable } from './table.ts'

/** Items handed over at once. */
const BATCH = 256

/** Tables of fewer bytes are read in one piece; their keys are not asked for. */
const LARGE = 64 << 20

/** How the item is found again. No value of a row is in it. */
export interface Locator {
  readonly database: string
  readonly schema: string
  readonly table: string
  /** Of large tables with a key of whole numbers. */
  readonly span?: KeySpan
}

/** What the server says of a table. */
interface Row {
  readonly schema: string
  readonly table: string
  readonly isView: boolean
  readonly isExternal: boolean
  readonly bytes: number
  readonly rows: string
  readonly modified: string
  readonly id: string
}

/** An open server. */
export class Server implements Source {
  readonly root: string
  readonly about: About
  /** One that reads and one that begins to: more would be felt by those who work with the server. */
  readonly parallel = 2
  readonly #place: ServerUrl
  readonly #access: Access
  readonly #connection: Connection
  readonly #selection: Selection
  /** Some table may be asked for whose name we do not know. */
  readonly #open: boolean
  /** What a sample makes of every table. */
  readonly #sampled: readonly Outcome[]

  private constructor(connection: Connection, access: Access, about: About) {
    this.#connection = connection
    this.#access = access
    this.#place = placeOf(access)
    this.root = this.#place.root
    this.about = about
    this.#selection = selectionOf(access.target)
    const { sample } = access.target.options ?? {}
    this.#sampled = sample === undefined ? [] : [{ state: 'partial', reason: 'sampled', detail: `${sample} %` }]
    this.#open = !namesTables(access.target)
  }

  /** Throws a ReadError. */
  static async open(access: Access): Promise<Server> {
    const connection = await connect(access)
    try {
      return new Server(connection, access, await aboutOf(connection, access))
    } catch (error) {
      connection.destroy()
      throw toReadError(error)
    }
  }

  async *list(signal: AbortSignal): AsyncGenerator<readonly Listed[]> {
    const { database } = this.#place
    if (database !== undefined) {
      yield* this.#tables(this.#connection, database, this.root, signal)
      return
    }
    for (const [name, accessible] of await this.#databases()) {
      if (signal.aborted) return
      const above = `${this.root}${encodeName(name)}/`
      if (!accessible) {
        yield [ended(above, { state: 'unreadable', reason: 'permission' })]
        continue
      }
      try {
        const connection = await connect(this.#access, name, signal)
        try {
          yield* this.#tables(connection, name, above, signal)
        } finally {
          connection.destroy()
        }
      } catch (error) {
        yield [ended(above, toReadError(error).outcome)]
      }
    }
  }

  /** The item as it is now. */
  async find({ database, schema, table }: Locator): Promise<Listed> {
    const connection = await connect(this.#access, database)
    const above = this.#place.database === undefined ? `${this.root}${encodeName(database)}/` : this.root
    try {
      const row = (await tablesOf(connection)).find((row) => row.schema === schema && row.table === table)
      if (row === undefined) return ended(uriOf(above, schema, table), { state: 'unreadable', reason: 'vanished' })
      return await this.#listed(connection, database, above, row, await changesOf(connection))
    } catch (error) {
      throw toReadError(error)
    } finally {
      connection.destroy()
    }
  }

  close(): void {
    this.#connection.destroy()
  }

  /** Those of users, and whether we may enter. */
  async #databases(): Promise<readonly (readonly [string, boolean])[]> {
    try {
      const rows = await this.#connection.rows(
        `select name, convert(varchar(1), case when state = 0 then has_dbaccess(name) else 0 end)
         from sys.databases where database_id > 4 and source_database_id is null`,
      )
      return rows.map(([name, access]) => [name!, access === '1'] as const).sort(([a], [b]) => byBytes(a, b))
    } catch (error) {
      throw toReadError(error)
    }
  }

  async *#tables(
    connection: Connection,
    database: string,
    above: string,
    signal: AbortSignal,
  ): AsyncGenerator<readonly Listed[]> {
    let batch: Listed[] = []
    let rows: readonly Row[]
    let changes: Changes
    let expectations: Expectations
    try {
      const [[all] = []] = await connection.rows(
        "select convert(varchar(1), has_perms_by_name(db_name(), 'DATABASE', 'SELECT'))",
      )
      // The catalogue shows only what the account has some right to: there may be more, and nothing would tell.
      if (all !== '1' && this.#open)
        batch.push(
          ended(above, { state: 'unreadable', reason: 'permission', detail: 'only granted tables are visible' }),
        )
      rows = await tablesOf(connection)
      changes = await changesOf(connection)
      expectations = await expectationsOf(connection)
    } catch (error) {
      yield [...batch, ended(above, toReadError(error).outcome)]
      return
    }
    for (const row of rows) {
      if (signal.aborted) return
      const listed = await this.#listed(connection, database, above, row, changes)
      const expects = [...(expectations.get(row.id) ?? []), ...this.#sampled]
      batch.push(listed.kind === 'item' && expects.length > 0 ? { ...listed, expects } : listed)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
      await setImmediate()
    }
    if (batch.length > 0) yield batch
  }

  async #listed(connection: Connection, database: string, above: string, row: Row, changes: Changes): Promise<Listed> {
    const { schema, table, bytes } = row
    const uri = uriOf(above, schema, table)
    if (this.#selection.leavesOut(schema, table)) return ended(uri, { state: 'skipped', reason: 'excluded' })
    if (row.isView) return ended(uri, { state: 'skipped', reason: 'view' })
    if (row.isExternal) return ended(uri, { state: 'unsupported', reason: 'foreign-table' })
    const span = bytes > LARGE ? await this.#span(connection, { database, schema, table }) : undefined
    const locator: Locator = { database, schema, table, ...(span === undefined ? {} : { span }) }
    const parts = [row.modified, bytes, row.rows, span?.low, span?.high, changes.since, changes.of.get(row.id)]
    const item: Item = {
      uri,
      locator: Buffer.from(JSON.stringify(locator)),
      size: bytes,
      version: parts.map((part) => part ?? '').join('~') + partOfVersion(this.#access.target),
      modified: Date.parse(`${row.modified.replace(' ', 'T')}Z`) || 0,
      exposure: { worldReadable: null, groupReadable: null, shared: null, encrypted: null },
    }
    return { kind: 'item', item }
  }

  /** First and last of the key, where it is of whole numbers: the index has both at hand. */
  async #span(listing: Connection, { database, schema, table }: Locator): Promise<KeySpan | undefined> {
    let connection = listing
    try {
      // Between two tables hours may pass, in which others are read.
      if (listing.isLost) connection = await connect(this.#access, database)
      const { key } = await describeTable(connection, schema, table, this.#selection)
      const [column] = key ?? []
      if (column?.integer !== true) return undefined
      const name = quoteName(column.name)
      const [[first, last] = []] = await connection.rows(
        `select convert(varchar(20), min(${name})), convert(varchar(20), max(${name})) from ${quoteTable(schema, table)}`,
      )
      return first == null || last == null ? undefined : spanOf(first, last)
    } catch {
      // Read in one piece, it meets the same obstacle and says so.
      return undefined
    } finally {
      if (connection !== listing) connection.destroy()
    }
  }
}

/**
 * When tables were last changed. The server counts that since it started, and tells only whoever has VIEW SERVER STATE. Without, every
 * table is read again on another day, or when its rows or its size change.
 */
interface Changes {
  /** Start of the server, or the day. */
  readonly since: string
  /** By the table's number. */
  readonly of: ReadonlyMap<string, string>
}

async function changesOf(connection: Connection): Promise<Changes> {
  const [[started] = []] = await connection.rowsIfAny(
    'select convert(varchar(30), sqlserver_start_time, 121) from sys.dm_os_sys_info',
  )
  if (started == null) return { since: new Date().toISOString().slice(0, 10), of: new Map() }
  const rows = await connection.rows(
    `select convert(varchar(20), object_id), convert(varchar(30), max(last_user_update), 121)
     from sys.dm_db_index_usage_stats where database_id = db_id() group by object_id`,
  )
  return { since: started, of: new Map(rows.map(([id, updated]) => [id!, updated ?? ''])) }
}

/** By the table's number: what is known before it is read. */
type Expectations = ReadonlyMap<string, readonly Outcome[]>

/** What reading each table will meet, in one question for all: table.ts asks the same of one. */
async function expectationsOf(connection: Connection): Promise<Expectations> {
  // Only foretold: where the server does not answer this, reading still says what it meets.
  const rows = await connection.rowsIfAny(
    `select convert(varchar(20), x.object_id), convert(varchar(10), count(*)), convert(varchar(10), sum(x.readable)),
       convert(varchar(1), max(x.filtered)), convert(varchar(1), min(x.defined))
     from (
       select o.object_id,
         case when has_perms_by_name(q.name, 'OBJECT', 'SELECT', c.name, 'COLUMN') = 1 and c.encryption_type is null
           and (c.is_masked = 0 or has_perms_by_name(q.name, 'OBJECT', 'UNMASK', c.name, 'COLUMN') = 1
             or has_perms_by_name(db_name(), 'DATABASE', 'UNMASK') = 1) then 1 else 0 end as readable,
         case when p.target_object_id is null then 0 else 1 end as filtered,
         coalesce(has_perms_by_name(q.name, 'OBJECT', 'VIEW DEFINITION'), 0) as defined
       from sys.tables o join sys.schemas s on s.schema_id = o.schema_id
       cross apply (select quotename(s.name) + '.' + quotename(o.name) as name) q
       join sys.columns c on c.object_id = o.object_id
       left join (
         select distinct p.target_object_id from sys.security_predicates p join sys.security_policies y on y.object_id = p.object_id
         where y.is_enabled = 1 and p.predicate_type = 0
       ) p on p.target_object_id = o.object_id
       where o.is_ms_shipped = 0
     ) x group by x.object_id`,
  )
  return new Map(
    rows.map(([id, all, readable, filtered, defined]) => {
      const outcomes: Outcome[] = []
      if (filtered === '1') outcomes.push({ state: 'unreadable', reason: 'row-security' })
      else if (readable === '0') outcomes.push({ state: 'unreadable', reason: 'permission' })
      else {
        if (readable !== all) outcomes.push({ state: 'partial', reason: 'columns-denied' })
        if (defined !== '1') outcomes.push({ state: 'partial', reason: 'row-security', detail: 'no VIEW DEFINITION' })
      }
      return [id!, outcomes]
    }),
  )
}

/** Tables and views in the byte order of their names. */
async function tablesOf(connection: Connection): Promise<readonly Row[]> {
  const rows = await connection.rows(
    `select s.name, o.name, o.type, convert(varchar(1), coalesce(t.is_external, 0)),
       convert(varchar(20), coalesce(u.bytes, 0)), convert(varchar(20), coalesce(u.row_count, 0)),
       convert(varchar(30), o.modify_date, 121), convert(varchar(20), o.object_id)
     from sys.objects o join sys.schemas s on s.schema_id = o.schema_id
     left join sys.tables t on t.object_id = o.object_id
     left join (
       select p.object_id, sum(a.used_pages) * 8192 as bytes, sum(case when a.type = 1 then p.rows else 0 end) as row_count
       from sys.partitions p join sys.allocation_units a on a.container_id = p.partition_id
       where p.index_id in (0, 1) group by p.object_id
     ) u on u.object_id = o.object_id
     where o.type in ('U', 'V') and o.is_ms_shipped = 0`,
  )
  return rows
    .map(
      ([schema, table, type, external, bytes, count, modified, id]): Row => ({
        schema: schema!,
        table: table!,
        isView: type?.trim() === 'V',
        isExternal: external === '1',
        bytes: Number(bytes),
        rows: count ?? '',
        modified: modified ?? '',
        id: id!,
      }),
    )
    .sort((a, b) => byBytes(a.schema, b.schema) || byBytes(a.table, b.table))
}

async function aboutOf(connection: Connection, access: Access): Promise<About> {
  const { tls, replica } = access.target.options ?? {}
  const [[version, account, sysadmin, writes] = []] = await connection.rows(
    `select convert(nvarchar(50), serverproperty('ProductVersion')), suser_sname(), convert(varchar(1), is_srvrolemember('sysadmin')),
       convert(varchar(1), case when has_perms_by_name(db_name(), 'DATABASE', 'INSERT') = 1 or has_perms_by_name(db_name(), 'DATABASE', 'UPDATE') = 1
         or has_perms_by_name(db_name(), 'DATABASE', 'DELETE') = 1 then 1 else 0 end)`,
  )
  const warnings: Warning[] = []
  if (tls?.mode === 'off') warnings.push('tls-off')
  if (sysadmin === '1') warnings.push('superuser')
  else if (writes === '1') warnings.push('may-write')
  if (replica !== undefined && !(await isReplica(connection))) warnings.push('not-replica')
  // SQL Server 2017 is version 14; its support ends in October 2027.
  if (Number(version?.split('.')[0] ?? 0) < 14) warnings.push('old-server')
  return {
    server: `SQL Server ${version ?? ''}`,
    account: account ?? '',
    tls: tls?.mode ?? 'verify-full',
    warnings,
  }
}

function uriOf(above: string, schema: string, table: string): string {
  return `${above}${encodeName(schema)}.${encodeName(table)}`
}

function ended(uri: string, outcome: Outcome): Listed {
  return { kind: 'ended', uri, outcome }
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
