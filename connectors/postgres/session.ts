/** A connection to PostgreSQL that cannot change anything, cannot hang, and says what went wrong by code. */
import { Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { checkServerIdentity } from 'node:tls'
import pg from 'pg'
import copyStreams from 'pg-copy-streams'
import { type Access, type Outcome, ReadError } from '../connector.ts'
import { readTlsFiles } from '../tls.ts'
import { type Host, type Place, placeOf } from './place.ts'

/** The name that is shown in pg_stat_activity and in the server's log. */
const APPLICATION_NAME = 'pandian'

const CONNECT_MS = 10_000
/** For everything but reading a table. */
const STATEMENT_MS = 60_000
/** Reading one table, or a range of it, at whatever pace was asked for. */
const COPY_MS = 3_600_000
/** A server that gives no byte for so long, while we wait for it, is taken for gone. */
const STALL_MS = 300_000
const LOCK_MS = 2000
const IDLE_MS = 60_000

/**
 * What holds for every session. `search_path` keeps functions and operators of others from being called; `row_security = off` makes the
 * server refuse where a policy would hide rows; without synchronised scans a table is read from its start.
 */
const SETTINGS = [
  'default_transaction_read_only = on',
  `statement_timeout = ${STATEMENT_MS}`,
  `lock_timeout = ${LOCK_MS}`,
  `idle_in_transaction_session_timeout = ${IDLE_MS}`,
  'row_security = off',
  'search_path = pg_catalog',
  "client_encoding = 'UTF8'",
  "datestyle = 'ISO, YMD'",
  "bytea_output = 'hex'",
  'synchronize_seqscans = off',
]

/** Facts of a server that decide how it is read. */
export interface Server {
  /** 150018 for 15.18. */
  readonly version: number
  readonly versionText: string
  readonly encoding: string
  readonly standby: boolean
  /** Superuser, or as good as. */
  readonly powerful: boolean
  readonly account: string
  /** Are changes of tables counted, reliably? */
  readonly counts: boolean
}

/** One connection. */
export class Session {
  readonly place: Place
  readonly host: Host
  server!: Server
  #broken: Error | undefined
  readonly #client: pg.Client
  readonly #socket: Socket
  readonly #access: Access
  #backend = 0

  private constructor(access: Access, place: Place, host: Host) {
    this.#access = access
    this.place = place
    this.host = host
    this.#socket = new Socket()
    this.#client = new pg.Client({
      host: host.host,
      port: host.port,
      user: place.user,
      database: place.database,
      // Never undefined: pg would look for a .pgpass then.
      password: access.secret ?? process.env.PGPASSWORD ?? '',
      ssl: tlsOf(place, host),
      application_name: APPLICATION_NAME,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS + LOCK_MS,
      keepAlive: true,
      stream: () => this.#socket,
    })
    // It may be told more than once, and a second error without a listener would end the process.
    this.#client.on('error', (error) => {
      this.#broken ??= error
    })
  }

  /** Connects, to the first host that will do. Throws {@link ReadError}. */
  static async open(access: Access): Promise<Session> {
    const place = placeOf(access.target)
    let primary: Session | undefined
    let failure: unknown
    for (const host of place.hosts) {
      try {
        const session = await Session.#to(access, place, host)
        if (place.replica === undefined || session.server.standby) {
          await primary?.close()
          return session
        }
        if (primary === undefined && place.replica === 'prefer') primary = session
        else await session.close()
        failure ??= new ReadError({ state: 'unreadable', reason: 'connection', detail: 'no replica' })
      } catch (error) {
        failure ??= error
      }
    }
    if (primary !== undefined) return primary
    throw new ReadError(connectionOutcome(failure))
  }

  static async #to(access: Access, place: Place, host: Host): Promise<Session> {
    const session = new Session(access, place, host)
    try {
      await session.#client.connect()
      await session.#client.query(SETTINGS.map((setting) => `SET ${setting}`).join('; '))
      const [facts] = await session.rows<Server & { backend: number }>(FACTS)
      const { backend, ...server } = facts!
      session.#backend = backend
      session.server = server
      return session
    } catch (error) {
      session.destroy()
      throw error
    }
  }

  /** Did the connection break? */
  get broken(): boolean {
    return this.#broken !== undefined || this.#socket.destroyed
  }

  /** While nobody waits for it, a connection does not keep the process alive. */
  idle(isIdle: boolean): void {
    if (isIdle) this.#socket.unref()
    else this.#socket.ref()
  }

  /** The rows of a query. */
  async rows<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.#client.query<Row>(text, [...values])
    return rows
  }

  /** Runs statements that give nothing. */
  async run(text: string): Promise<void> {
    await this.#client.query(text)
  }

  /**
   * The bytes that `COPY (query) TO STDOUT` gives. Leaving early, and the signal, end the query on the server too, and the connection with
   * it. Throws what the server says.
   */
  async *copy(text: string, signal: AbortSignal): AsyncGenerator<Buffer> {
    await this.run(`SET statement_timeout = ${COPY_MS}`)
    const stream = this.#client.query(copyStreams.to(text, { highWaterMark: 1 << 20 }))
    let done = false
    let stalled: NodeJS.Timeout | undefined
    const stop = (reason: string) => stream.destroy(new Error(reason))
    const onAbort = () => stop('aborted')
    const onError = (error: Error) => stream.destroy(error)
    this.#client.on('error', onError)
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      if (signal.aborted) throw new Error('aborted')
      const watch = () => {
        clearTimeout(stalled)
        stalled = setTimeout(() => stop('stalled'), STALL_MS)
      }
      watch()
      for await (const chunk of stream) {
        clearTimeout(stalled)
        yield chunk as Buffer
        watch()
      }
      done = true
    } finally {
      clearTimeout(stalled)
      signal.removeEventListener('abort', onAbort)
      this.#client.off('error', onError)
      if (done) await this.run(`SET statement_timeout = ${STATEMENT_MS}`)
      else await this.#cancel()
    }
  }

  /** Says goodbye; never throws and never waits long. */
  async close(): Promise<void> {
    await Promise.race([this.#client.end().catch(() => {}), pause(1000, undefined, { ref: false })])
    this.destroy()
  }

  /** Hangs up. */
  destroy(): void {
    this.#broken ??= new Error('closed')
    this.#socket.destroy()
  }

  /** A backend that sends nothing at the moment would not notice for long that nobody listens: it is told by another connection. */
  async #cancel(): Promise<void> {
    const alive = !this.broken
    this.destroy()
    if (!alive) return
    try {
      const control = await Session.#to(this.#access, this.place, this.host)
      await control.run(`SELECT pg_cancel_backend(${this.#backend})`)
      await control.close()
    } catch {
      // It will find out when it next writes.
    }
  }
}

const FACTS = `
SELECT current_setting('server_version_num')::int AS version,
       current_setting('server_version') AS "versionText",
       current_setting('server_encoding') AS encoding,
       pg_is_in_recovery() AS standby,
       current_setting('is_superuser') = 'on'
         OR EXISTS (SELECT FROM pg_roles WHERE rolname IN ('pg_execute_server_program', 'pg_write_server_files')
                    AND pg_has_role(oid, 'MEMBER')) AS powerful,
       current_user::text AS account,
       current_setting('track_counts') = 'on' AND NOT pg_is_in_recovery()
         AND current_setting('server_version_num')::int >= 150000 AS counts,
       pg_backend_pid() AS backend,
       (SELECT set_config(name, '10s', false) FROM pg_settings WHERE name = 'client_connection_check_interval') AS checked`

/** Certificates are checked unless the connection was asked to be in the clear; sockets of the file system have none. */
function tlsOf({ tls }: Place, { host }: Host): pg.ClientConfig['ssl'] {
  if (tls.mode === 'off' || host.startsWith('/')) return false
  return {
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    checkServerIdentity: tls.mode === 'verify-ca' ? () => undefined : checkServerIdentity,
    ...readTlsFiles(tls),
  }
}

/** The SQLSTATE of the server, the code of the system, or a word of ours. Never a message: those may hold values. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  if (/does not support SSL/.test(error.message)) return 'no-tls'
  if (/timeout/i.test(error.message)) return 'ETIMEDOUT'
  if (/terminated|ended|closed/i.test(error.message)) return 'ECONNRESET'
  return error.message === 'stalled' || error.message === 'aborted' ? error.message : error.name
}

/** Is it worth trying again? Lost connections, a server that restarts or is full, a replica in conflict, a lock. */
export function isPassing(error: unknown): boolean {
  if (error instanceof ReadError) return /^(?:E[A-Z]+|57P0[123]|53\d{3}|08\w{3})$/.test(error.outcome.detail ?? '')
  return /^(?:E[A-Z]+|57P0[123]|53\d{3}|08\w{3}|40001|55P03|stalled)$/.test(codeOf(error))
}

/** Why we did not get in. */
function connectionOutcome(error: unknown): Outcome {
  if (error instanceof ReadError) return error.outcome
  return { state: 'unreadable', reason: 'connection', detail: codeOf(error) }
}

/** How reading a table ended that did not go well. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof ReadError) return error.outcome
  const code = codeOf(error)
  if (/^[0-9A-Z]{5}$/.test(code) && /\d/.test(code)) {
    const detail = `SQLSTATE ${code}`
    if (code === '42501') return { state: 'unreadable', reason: 'permission' }
    if (code === '42P01' || code === '3F000') return { state: 'unreadable', reason: 'vanished' }
    if (code === '42703') return { state: 'partial', reason: 'changed-while-read', detail }
    if (code === '57014') return { state: 'timed-out', reason: 'deadline' }
    if (code.startsWith('22')) return { state: 'failed', reason: 'malformed', detail }
    if (/^(?:08|28|53|57)/.test(code)) return { state: 'unreadable', reason: 'connection', detail }
    return { state: 'unreadable', reason: 'io-error', detail }
  }
  return { state: 'unreadable', reason: 'connection', detail: code }
}
