/**
 * Connections to MySQL and MariaDB: protected, read-only for the server too, and never waiting for ever.
 *
 * Values come over the text protocol with `typeCast: false`, as the bytes the server sends. Prepared statements were not taken: with
 * `typeCast: false` mysql2 gives empty values for them without an error, and they take twice the time.
 */
import { connect as connectSocket, isIP, type Socket } from 'node:net'
import { type ConnectionOptions, createConnection, type Connection as Driver } from 'mysql2'
import { firstHost, retrying } from '../connecting.ts'
import { type Access, ReadError } from '../connector.ts'
import { SilenceError } from '../row-feed.ts'
import { type Host, parseServerUrl, type ServerUrl } from '../server-url.ts'
import { readTlsFiles } from '../tls.ts'
import { isPassing, toReadError } from './errors.ts'

/** ms until a host has to have let us in. */
const CONNECT_MS = 10_000

/** ms a statement about the catalogue may take. */
const ANSWER_MS = 120_000

/** Seconds after which the server itself ends a statement of ours. A page of rows takes few of them. */
const STATEMENT_SECONDS = 600

/** What every session begins with; the rest depends on the kind of server. `character_set_results`: bytes as they are stored. */
const SESSION = [
  'set session transaction read only',
  "set session sql_mode = ''",
  // In a zone with summer time one hour comes twice: pages of a key that is a timestamp would lose or repeat its rows.
  "set session time_zone = '+00:00'",
  'set session character_set_results = NULL',
  'set session lock_wait_timeout = 5, innodb_lock_wait_timeout = 5, net_write_timeout = 600, wait_timeout = 900',
]

/** Which of the two it is, and which version of it. */
export interface Product {
  readonly flavour: 'mysql' | 'mariadb'
  /** `10.11.19` */
  readonly version: string
}

/** A session of ours. */
export class Connection {
  readonly driver: Driver
  readonly product: Product
  readonly #socket: Socket
  readonly #failed: { error?: unknown }

  constructor(driver: Driver, socket: Socket, product: Product, failed: { error?: unknown }) {
    this.driver = driver
    this.#socket = socket
    this.product = product
    this.#failed = failed
  }

  /** Has the server, or something on the way, cut it? */
  get isLost(): boolean {
    return this.#failed.error !== undefined
  }

  /** Rows as text: for the catalogue, whose names and figures are in UTF-8. Throws what the driver throws. */
  async rows(sql: string): Promise<(string | null)[][]> {
    if (this.#failed.error !== undefined) throw this.#failed.error
    return askDriver(this.driver, this.#socket, sql)
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

  /** Ends it at once, whatever it is doing: the server ends the statement when it next sends something. */
  destroy(): void {
    hangUp(this.driver, this.#socket)
  }
}

/** The driver itself only says that it sends nothing more: a server in the middle of an answer went on waiting for minutes to be rid of it. */
function hangUp(driver: Driver, socket: Socket): void {
  driver.destroy()
  socket.destroy()
}

/** Gets in, trying again where that may help. Throws {@link ReadError}. */
export async function connect(access: Access, signal?: AbortSignal): Promise<Connection> {
  const place = placeOf(access)
  const open = () =>
    firstHost(place.hosts, access.target.options?.replica, (host) => connectTo(host, place, access), isReplica)
  try {
    return await retrying(open, isPassing, signal)
  } catch (error) {
    throw toReadError(error)
  }
}

/** The place that the target names. */
export function placeOf({ target }: Pick<Access, 'target'>): ServerUrl {
  return parseServerUrl(target.location, 'mysql', 3306)
}

/** A server that takes no changes from its users. */
export async function isReplica(connection: Connection): Promise<boolean> {
  const [[readOnly] = []] = await connection.rows('select @@global.read_only')
  return readOnly !== '0' && readOnly !== 'OFF'
}

async function connectTo(host: Host, place: ServerUrl, access: Access): Promise<Connection> {
  const { tls } = access.target.options ?? {}
  const socket = socketTo(host)
  const options: ConnectionOptions = {
    user: place.user ?? '',
    password: access.secret ?? '',
    host: host.name,
    stream: () => socket,
    charset: 'UTF8MB4_GENERAL_CI',
    connectTimeout: CONNECT_MS,
    connectAttributes: { program_name: 'pandian' },
    // A server could otherwise ask for any file of ours.
    flags: ['-LOCAL_FILES'],
    multipleStatements: false,
    ...(tls?.mode === 'off'
      ? {}
      : {
          ssl: {
            ...readTlsFiles(tls),
            minVersion: 'TLSv1.2',
            rejectUnauthorized: true,
            verifyIdentity: tls?.mode !== 'verify-ca',
          },
        }),
  }
  const driver = createConnection(options)
  const failed: { error?: unknown } = {}
  // For its whole life: an error nobody listens for ends the process, and may come twice.
  driver.on('error', (error) => {
    failed.error ??= error
  })
  try {
    await new Promise<void>((resolve, reject) => driver.connect((error) => (error ? reject(error) : resolve())))
    for (const statement of SESSION) await askDriver(driver, socket, statement)
    const product = productOf((await askDriver(driver, socket, 'select version()'))[0]?.[0] ?? '')
    for (const statement of limitsOf(product)) await askDriver(driver, socket, statement)
    return new Connection(driver, socket, product, failed)
  } catch (error) {
    hangUp(driver, socket)
    throw error
  }
}

function socketTo({ name, port }: Host): Socket {
  const socket = connectSocket(port, name)
  socket.setNoDelay(true)
  socket.setKeepAlive(true, 30_000)
  // node:tls compares the certificate with the name that the socket was opened by, and with "localhost" for one opened by an
  // address: a certificate for that name would then do for every address.
  return isIP(name) === 0 ? socket : Object.assign(socket, { _host: name })
}

/** `10.11.19-MariaDB-0+deb12u1`, `5.5.5-10.11.19-MariaDB`, `8.4.2`. */
export function productOf(version: string): Product {
  const flavour = /mariadb/i.test(version) ? 'mariadb' : 'mysql'
  const number = /\d+(?:\.\d+)+/.exec(version.replace(/^5\.5\.5-(?=\d)/, ''))
  return { flavour, version: number?.[0] ?? '' }
}

/** Is it at least this version? */
export function isAtLeast({ version }: Product, major: number, minor: number): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

/** Each kind of server knows its own limits and refuses the other's. */
function limitsOf(product: Product): readonly string[] {
  if (product.flavour === 'mariadb')
    return isAtLeast(product, 10, 1) ? [`set session max_statement_time = ${STATEMENT_SECONDS}`] : []
  const statements = isAtLeast(product, 5, 7) ? [`set session max_execution_time = ${STATEMENT_SECONDS * 1000}`] : []
  // Else it tells of the day before what size a table has and when it was changed.
  return isAtLeast(product, 8, 0) ? [...statements, 'set session information_schema_stats_expiry = 0'] : statements
}

async function askDriver(driver: Driver, socket: Socket, sql: string): Promise<(string | null)[][]> {
  const timer = { id: undefined as NodeJS.Timeout | undefined }
  try {
    return await new Promise((resolve, reject) => {
      timer.id = setTimeout(() => {
        hangUp(driver, socket)
        reject(new SilenceError())
      }, ANSWER_MS)
      driver.query({ sql, rowsAsArray: true, typeCast: false }, (error, rows) => {
        if (error) reject(error)
        else resolve(Array.isArray(rows) ? (rows as unknown as Row[]).map(textsOf) : [])
      })
    })
  } finally {
    clearTimeout(timer.id)
  }
}

/** A row as the driver gives it with `rowsAsArray` and `typeCast: false`. */
export type Row = readonly (Buffer | null)[]

function textsOf(row: Row): (string | null)[] {
  return row.map((value) => value?.toString() ?? null)
}
