/** The tables of a server, or of one database of it. */
import { setImmediate } from 'node:timers/promises'
import {
  type About,
  type Access,
  type Item,
  type Listed,
  type Outcome,
  ReadError,
  type Source,
  type Warning,
} from '../connector.ts'
import { type KeySpan, spanOf } from '../key-slices.ts'
import { namesTables, partOfVersion, type Selection, selectionOf } from '../selection.ts'
import { encodeName, type ServerUrl } from '../server-url.ts'
import { type Connection, connect, isAtLeast, isReplica, placeOf } from './connection.ts'
import { toReadError } from './errors.ts'
import { type Rights, rightsOf } from './rights.ts'
import { quoteName, quoteTable, quoteText } from './sql.ts'
import { describeTable } from './table.ts'

/** Items handed over at once. */
const BATCH = 256

/** Tables of fewer bytes are read in one piece; their keys are not asked for. */
const LARGE = 64 << 20

/** Databases of the server's own. Accounts and passwords of the server itself are in them, and no people. */
const SYSTEM = ['information_schema', 'performance_schema', 'mysql', 'sys', 'ndbinfo', 'mysql_innodb_cluster_metadata']

/** Engines whose rows are in another server. */
const FOREIGN = new Set(['FEDERATED', 'SPIDER', 'CONNECT'])

/** Seconds for which the time of the last change is not yet to be relied on: it counts whole seconds. */
const FRESH_SECONDS = 2

/** How the item is found again. No value of a row is in it. */
export interface Locator {
  readonly database: string
  readonly table: string
  /** Of large tables with a key of whole numbers. */
  readonly span?: KeySpan
}

/** What may be read of tables, by their names. */
class Readable extends Map<string, 'all' | 'columns' | 'nothing'> {
  /** Of those that have no entry. */
  others: 'all' | 'nothing' = 'all'
}

/** An open server. */
export class Server implements Source {
  readonly root: string
  readonly about: About
  /** One that reads and one that begins to: more would be felt by those who work with the server. */
  readonly parallel = 2
  readonly #place: ServerUrl
  readonly #access: Access
  #connection: Connection
  readonly #selection: Selection
  readonly #rights: Rights
  /** Some table may be asked for whose name we do not know. */
  readonly #open: boolean
  readonly #sample: number | undefined

  private constructor(connection: Connection, access: Access, about: About, rights: Rights) {
    this.#connection = connection
    this.#access = access
    this.#place = placeOf(access)
    this.root = this.#place.root
    this.about = about
    this.#rights = rights
    this.#selection = selectionOf(access.target)
    const { sample } = access.target.options ?? {}
    this.#sample = sample
    this.#open = !namesTables(access.target)
  }

  /** Throws {@link ReadError}. */
  static async open(access: Access): Promise<Server> {
    const connection = await connect(access)
    try {
      const { database } = placeOf(access)
      const known = `select 1 from information_schema.schemata where schema_name = ${quoteText(database ?? '')}`
      // One that is not there would be a place without tables, and so would one that we have no right to.
      if (database !== undefined && (await connection.rows(known)).length === 0)
        throw new ReadError({ state: 'unreadable', reason: 'vanished', detail: 'ER_BAD_DB_ERROR' })
      const rights = await rightsOf(connection)
      return new Server(connection, access, await aboutOf(connection, access, rights), rights)
    } catch (error) {
      connection.destroy()
      throw toReadError(error)
    }
  }

  async *list(signal: AbortSignal): AsyncGenerator<readonly Listed[]> {
    const { database } = this.#place
    if (database === undefined && !this.#rights.everywhere && this.#open) yield [hidden(this.root)]
    for (const name of await this.#databases()) {
      if (signal.aborted) return
      yield* this.#tables(name, signal)
    }
  }

  /** The item as it is now. */
  async find({ database, table }: Locator): Promise<Listed> {
    const rows = await this.#rows(database, table)
    const [row] = rows
    if (row === undefined) return ended(this.#uri(database, table), { state: 'unreadable', reason: 'vanished' })
    return this.#listed(database, row, await this.#readable(database))
  }

  close(): void {
    this.#connection.destroy()
  }

  /** The connection, or a new one: between two questions hours may pass, in which tables are read. */
  async #live(): Promise<Connection> {
    if (this.#connection.isLost) this.#connection = await connect(this.#access)
    return this.#connection
  }

  async #databases(): Promise<readonly string[]> {
    if (this.#place.database !== undefined) return [this.#place.database]
    try {
      const rows = await (await this.#live()).rows('select schema_name from information_schema.schemata')
      return rows
        .map(([name]) => name!)
        .filter((name) => !SYSTEM.includes(name.toLowerCase()))
        .sort(byBytes)
    } catch (error) {
      throw toReadError(error)
    }
  }

  async *#tables(database: string, signal: AbortSignal): AsyncGenerator<readonly Listed[]> {
    const above = this.#place.database === undefined ? `${this.root}${encodeName(database)}/` : this.root
    let batch: Listed[] = []
    if (
      !this.#rights.seesAllOf(database) &&
      this.#open &&
      (this.#rights.everywhere || this.#place.database !== undefined)
    )
      batch.push(hidden(above))
    let rows: (string | null)[][]
    let readable: Readable
    try {
      rows = await this.#rows(database)
      readable = await this.#readable(database)
      await this.#startedAt()
    } catch (error) {
      yield [...batch, ended(above, toReadError(error).outcome)]
      return
    }
    rows.sort(([a], [b]) => byBytes(a!, b!))
    for (const row of rows) {
      if (signal.aborted) return
      batch.push(await this.#listed(database, row, readable))
      if (batch.length < BATCH) continue
      yield batch
      batch = []
      await setImmediate()
    }
    if (batch.length > 0) yield batch
  }

  async #rows(database: string, table?: string): Promise<(string | null)[][]> {
    const one = table === undefined ? '' : `and table_name = ${quoteText(table)}`
    return (await this.#live()).rows(
      `select table_name, table_type, engine, data_length, unix_timestamp(create_time), unix_timestamp(update_time),
       unix_timestamp() - ${FRESH_SECONDS} from information_schema.tables where table_schema = ${quoteText(database)} ${one}`,
    )
  }

  async #listed(database: string, row: readonly (string | null)[], readable: Readable): Promise<Listed> {
    const [table, type, engine, length, created, updated, fresh] = row as [string, ...(string | null)[]]
    const uri = this.#uri(database, table)
    if (this.#selection.leavesOut(database, table)) return ended(uri, { state: 'skipped', reason: 'excluded' })
    if (type !== 'BASE TABLE' && type !== 'SYSTEM VERSIONED') return ended(uri, { state: 'skipped', reason: 'view' })
    if (engine === 'MRG_MyISAM' || engine === 'MRG_MYISAM')
      return ended(uri, { state: 'skipped', reason: 'view', detail: 'MERGE' })
    if (FOREIGN.has(engine?.toUpperCase() ?? '')) return ended(uri, { state: 'unsupported', reason: 'foreign-table' })
    const right = readable.get(table) ?? readable.others
    if (right === 'nothing') return ended(uri, { state: 'unreadable', reason: 'permission' })
    const size = Number(length ?? 0)
    const span = size > LARGE ? await this.#span(database, table) : undefined
    const locator: Locator = { database, table, ...(span === undefined ? {} : { span }) }
    const item: Item = {
      uri,
      locator: Buffer.from(JSON.stringify(locator)),
      size,
      version: await this.#version({ created, updated, fresh, size, span, engine }),
      modified: Number(updated ?? created ?? 0) * 1000,
      exposure: { worldReadable: null, groupReadable: null, shared: null, encrypted: null },
    }
    const expects: Outcome[] = right === 'columns' ? [{ state: 'partial', reason: 'columns-denied' }] : []
    if (this.#sample !== undefined) expects.push({ state: 'partial', reason: 'sampled', detail: `${this.#sample} %` })
    return { kind: 'item', item, ...(expects.length === 0 ? {} : { expects }) }
  }

  /** Which tables may be read in part only, or not at all, where the database is not granted as a whole. */
  async #readable(database: string): Promise<Readable> {
    const readable = new Readable()
    if (this.#rights.seesAllOf(database)) return readable
    const where = `where table_schema = ${quoteText(database)} and privilege_type = 'SELECT'`
    const tables = await (await this.#live()).rowsIfAny(
      `select table_name from information_schema.table_privileges ${where}`,
    )
    const columns = await (await this.#live()).rowsIfAny(
      `select table_name from information_schema.column_privileges ${where}`,
    )
    // Rights that come with a role may be in neither: then reading tells.
    if (tables.length + columns.length === 0) return readable
    readable.others = 'nothing'
    for (const [table] of columns) readable.set(table!, 'columns')
    for (const [table] of tables) readable.set(table!, 'all')
    return readable
  }

  /**
   * What changes when the content may have changed. The time of the last change is lost when the server stops, so the time it started is
   * part of it. An engine that keeps no such time has its tables read once a day. The size is part of it because it says how the table is
   * cut into ranges. A scan that is taken up again meets the same version, unless the table or the server's figures of it have changed.
   */
  async #version(known: {
    readonly created: string | null | undefined
    readonly updated: string | null | undefined
    readonly fresh: string | null | undefined
    readonly size: number
    readonly span: KeySpan | undefined
    readonly engine: string | null | undefined
  }): Promise<string> {
    const { created, updated, fresh, size, span, engine } = known
    const keepsTime = updated != null || /^innodb$/i.test(engine ?? '')
    const today = new Date().toISOString().slice(0, 10)
    const started = await this.#startedAt()
    const unsettled = updated != null && Number(updated) >= Number(fresh ?? 0) ? Date.now() : ''
    return [created, updated, size, span?.low, span?.high, started, keepsTime ? '' : today, unsettled]
      .map((part) => part ?? '')
      .join('~')
      .concat(partOfVersion(this.#access.target))
  }

  /** When the server started, in seconds since 1970; of both figures the same instant, so that it is the same every time. */
  async #startedAt(): Promise<string> {
    const { product } = await this.#live()
    this.#started ??= this.#connection
      .rowsIfAny(
        `select unix_timestamp() - variable_value from ${
          product.flavour === 'mysql' && isAtLeast(product, 5, 7) ? 'performance_schema' : 'information_schema'
        }.global_status where variable_name = 'Uptime'`,
      )
      .then(
        ([row]) => row?.[0] ?? new Date().toISOString().slice(0, 10),
        (error: unknown) => {
          this.#started = undefined
          throw error
        },
      )
    return this.#started
  }
  #started: Promise<string> | undefined

  /** First and last of the key, where it is of whole numbers: the index has both at hand. */
  async #span(database: string, table: string): Promise<KeySpan | undefined> {
    try {
      const { key } = await describeTable(await this.#live(), database, table, this.#selection)
      const [column] = key?.columns ?? []
      if (column?.integer !== true) return undefined
      const name = quoteName(column.name)
      const [[first, last] = []] = await (await this.#live()).rows(
        `select min(${name}), max(${name}) from ${quoteTable(database, table)}`,
      )
      return first == null || last == null ? undefined : spanOf(first, last)
    } catch {
      // Read in one piece, it meets the same obstacle and says so.
      return undefined
    }
  }

  #uri(database: string, table: string): string {
    const within = this.#place.database === undefined ? `${encodeName(database)}/` : ''
    return `${this.root}${within}${encodeName(table)}`
  }
}

async function aboutOf(connection: Connection, access: Access, rights: Rights): Promise<About> {
  const { product } = connection
  const { tls, replica } = access.target.options ?? {}
  const [[account] = []] = await connection.rows('select current_user()')
  const warnings: Warning[] = []
  if (tls?.mode === 'off') warnings.push('tls-off')
  if (rights.superuser) warnings.push('superuser')
  else if (rights.mayWrite) warnings.push('may-write')
  if (replica !== undefined && !(await isReplica(connection))) warnings.push('not-replica')
  const maintained = product.flavour === 'mysql' ? isAtLeast(product, 8, 4) : isAtLeast(product, 10, 11)
  if (!maintained) warnings.push('old-server')
  return {
    server: `${product.flavour === 'mysql' ? 'MySQL' : 'MariaDB'} ${product.version}`,
    account: account ?? '',
    tls: tls?.mode ?? 'verify-full',
    readOnly: !rights.superuser && !rights.mayWrite,
    warnings,
  }
}

/** The catalogue shows only what the account has some right to: there may be more, and nothing would tell. */
function hidden(uri: string): Listed {
  return ended(uri, { state: 'unreadable', reason: 'permission', detail: 'only granted tables are visible' })
}

function ended(uri: string, outcome: Outcome): Listed {
  return { kind: 'ended', uri, outcome }
}

function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
