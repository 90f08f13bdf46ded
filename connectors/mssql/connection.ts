/**
 * Connections to SQL Server: protected, marked as reading only, and never waiting for ever.
 *
 * The driver is used without the pool of the package `mssql`: a pool replaces a connection that is lost, and with it go the settings of the
 * session that keep us out of others' way.
 */
import { Request, Connection as Tds } from 'tedious'
import { firstHost, retrying } from '../connecting.ts'
import { type Access, ReadError } from '../connector.ts'
import { SilenceError } from '../row-feed.ts'
import { type Host, parseServerUrl, type ServerUrl } from '../server-url.ts'
import { readTlsFiles } from '../tls.ts'
import { isPassing, toReadError } from './errors.ts'

/** ms until a host has to have let us in. */
const CONNECT_MS = 15_000
/** ms a statement may take. A page of rows takes few of them. */
const STATEMENT_MS = 600_000
/** ms a statement about the catalogue may take. */
const ANSWER_MS = 120_000

/** What every session begins with: whoever works with the server goes before us. */
const SESSION = 'set lock_timeout 3000; set deadlock_priority low; set nocount on'

/** A value as the driver gives it: text of characters, bytes of binary columns. */
export type Value = string | Buffer | null

/** A session of ours. */
export class Connection {
  readonly tds: Tds
  #failure: unknown
  /** Told of a failure of the connection that no statement hears of. */
  #listener: ((error: unknown) => void) | undefined

  constructor(tds: Tds) {
    this.tds = tds
    const failed = (error: unknown) => {
      this.#failure ??= error
      this.#listener?.(error)
    }
    // For its whole life: an error nobody listens for ends the process.
    tds.on('error', failed)
    tds.on('end', () => failed(Object.assign(new Error('closed'), { code: 'ECLOSE' })))
  }

  /** Has the server, or something on the way, cut it? */
  get isLost(): boolean {
    return this.#failure !== undefined
  }

  /** Rows of the catalogue as text. Throws what the driver throws. */
  async rows(sql: string): Promise<(string | null)[][]> {
    const rows: (string | null)[][] = []
    let timer: NodeJS.Timeout | undefined
    try {
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(() => {
          this.destroy()
          reject(new SilenceError())
        }, ANSWER_MS)
        this.start(
          sql,
          (row) => rows.push(row.map((value) => (value === null ? null : value.toString()))),
          (error) => (error === undefined ? resolve() : reject(error)),
        )
      })
    } finally {
      clearTimeout(timer)
    }
    return rows
  }

  /** The same, of which the account may know nothing. */
  async rowsIfAny(sql: string): Promise<(string | null)[][]> {
    try {
      return await this.rows(sql)
    } catch (error) {
      if (isPassing(error)) throw error
      return []
    }
  }

  /** Starts a statement; `ended` is called once, with what went wrong or with nothing. One at a time. */
  start(sql: string, take: (row: Value[]) => void, ended: (error: unknown) => void): Request {
    let over = false
    const end = (error: unknown) => {
      if (over) return
      over = true
      this.#listener = undefined
      ended(error)
    }
    const request = new Request(sql, (error) => end(error ?? undefined))
    request.on('row', (cells: { readonly value: unknown }[]) => take(cells.map(({ value }) => given(value))))
    if (this.#failure === undefined) {
      this.#listener = end
      this.tds.execSqlBatch(request)
    } else queueMicrotask(() => end(this.#failure))
    return request
  }

  /** Ends it at once, whatever it is doing; the server notices at its next packet. */
  destroy(): void {
    this.tds.close()
  }
}

/** Gets in, trying again where that may help; into that database, or the one that the target names. Throws {@link ReadError}. */
export async function connect(access: Access, database?: string, signal?: AbortSignal): Promise<Connection> {
  const place = placeOf(access)
  const into = database ?? place.database ?? 'master'
  const open = () =>
    firstHost(place.hosts, access.target.options?.replica, (host) => connectTo(host, place, access, into), isReplica)
  try {
    return await retrying(open, isPassing, signal)
  } catch (error) {
    throw toReadError(error)
  }
}

/** The place that the target names. */
export function placeOf({ target }: Pick<Access, 'target'>): ServerUrl {
  return parseServerUrl(target.location, 'mssql', 1433)
}

/** A database that takes no changes: the readable copy of an availability group. */
export async function isReplica(connection: Connection): Promise<boolean> {
  const [[updateability] = []] = await connection.rows(
    "select convert(nvarchar(20), databasepropertyex(db_name(), 'Updateability'))",
  )
  return updateability === 'READ_ONLY'
}

async function connectTo(
  { name, port }: Host,
  place: ServerUrl,
  access: Access,
  database: string,
): Promise<Connection> {
  const { tls } = access.target.options ?? {}
  // The driver compares the name or does not look at the certificate at all; there is nothing in between.
  if (tls?.mode === 'verify-ca')
    throw new ReadError({ state: 'unreadable', reason: 'connection', detail: 'tls.mode verify-ca' })
  const tds = new Tds({
    server: name,
    authentication: { type: 'default', options: { userName: place.user, password: access.secret ?? '' } },
    options: {
      port,
      database,
      appName: 'pandian',
      encrypt: tls?.mode !== 'off',
      trustServerCertificate: false,
      cryptoCredentialsDetails: { ...readTlsFiles(tls), minVersion: 'TLSv1.2' },
      // Leads to a readable copy where there is one.
      readOnlyIntent: true,
      connectTimeout: CONNECT_MS,
      requestTimeout: STATEMENT_MS,
      // We try again ourselves, knowing what has been read.
      maxRetriesOnTransientErrors: 0,
    },
  })
  const connection = new Connection(tds)
  try {
    await new Promise<void>((resolve, reject) => tds.connect((error) => (error ? reject(error) : resolve())))
    await connection.rows(SESSION)
    // Reading old versions of rows instead of waiting for locks, where the database keeps them.
    const [[snapshot] = []] = await connection.rows(
      'select convert(varchar(1), snapshot_isolation_state) from sys.databases where database_id = db_id()',
    )
    if (snapshot === '1') await connection.rows('set transaction isolation level snapshot')
    return connection
  } catch (error) {
    connection.destroy()
    throw error
  }
}

/** Every statement converts what it selects to text or bytes; anything else would be a fault of ours, and is shown as the driver has it. */
function given(value: unknown): Value {
  if (value === null || value === undefined) return null
  return Buffer.isBuffer(value) ? value : String(value)
}
