/** Where a PostgreSQL database is, as its URL says it. */
import { userInfo } from 'node:os'
import { ReadError, type Target, type TlsOptions } from '../connector.ts'
import { decodeName, encodeName } from '../server-url.ts'

/** A server that may hold the database. */
export interface Host {
  /** A name, an address, or the folder of a socket. */
  readonly host: string
  readonly port: number
}

/** A database and how it is reached. */
export interface Place {
  readonly hosts: readonly Host[]
  readonly user: string
  readonly database: string
  readonly tls: TlsOptions
  readonly replica: 'prefer' | 'require' | undefined
  /** `postgres://host:port/database/`, without user and settings. */
  readonly root: string
}

const PORT = 5432
const URL_PARTS = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(?:\?(.*))?$/i

/** Is this a URL of such a database? */
export function isPostgres(location: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(location)
}

/**
 * Reads a target's URL: as libpq knows it, `postgres://user@host:port,host2/database?sslmode=…`, with the parameters `host` (a folder
 * with a socket), `port`, `user`, `dbname`, `sslmode`, `sslrootcert`, `sslcert`, `sslkey` and `target_session_attrs`; others are refused. What
 * the target's options say wins. Throws {@link ReadError} with what is wrong in its detail.
 */
export function placeOf({ location, options }: Pick<Target, 'location' | 'options'>): Place {
  const parts = URL_PARTS.exec(location)
  if (parts === null) throw refused('not a URL of PostgreSQL')
  const given = new URLSearchParams(parts[4] ?? '')
  const take = (name: string) => {
    const value = given.get(name)
    given.delete(name)
    return value ?? undefined
  }
  const user = decodeName(parts[1] ?? '') || take('user') || process.env.PGUSER || userInfo().username
  const database = decodeName(parts[3] ?? '').replace(/\/$/, '') || take('dbname') || process.env.PGDATABASE || user
  const port = Number(take('port') ?? PORT)
  const named = take('host') ?? decodeName(parts[2] ?? '')
  const hosts = (named === '' ? (process.env.PGHOST ?? 'localhost') : named)
    .split(',')
    .map((text) => hostOf(text, port))
  const mode = take('sslmode')
  const attributes = take('target_session_attrs')
  const tls = {
    mode: modeOf(mode),
    ca: take('sslrootcert'),
    cert: take('sslcert'),
    key: take('sslkey'),
    ...options?.tls,
  }
  const unknown = [...given.keys()][0]
  if (unknown !== undefined) throw refused(`unknown parameter ${unknown}`)
  return {
    hosts,
    user,
    database,
    tls: Object.fromEntries(Object.entries(tls).filter(([, value]) => value !== undefined)),
    replica: options?.replica ?? replicaOf(attributes),
    root: rootOf(hosts, database),
  }
}

/** Every name but `disable` means what is safest: `require` of libpq, which takes any certificate, is checked here too. */
function modeOf(sslmode: string | undefined): TlsOptions['mode'] {
  if (sslmode === 'disable') return 'off'
  return sslmode === 'verify-ca' ? 'verify-ca' : undefined
}

function replicaOf(attributes: string | undefined): Place['replica'] {
  if (attributes === 'prefer-standby') return 'prefer'
  return attributes === 'standby' || attributes === 'read-only' ? 'require' : undefined
}

function hostOf(text: string, port: number): Host {
  if (text.startsWith('/')) return { host: text, port }
  const parts = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(text)
  const host = parts?.[1] ?? parts?.[2] ?? ''
  const number = Number(parts?.[3] ?? port)
  if (host === '' || !Number.isInteger(number) || number < 1 || number > 65535) throw refused('host')
  return { host, port: number }
}

function rootOf(hosts: readonly Host[], database: string): string {
  const names = hosts.map(({ host, port }) => {
    const name = host.includes(':') ? `[${host}]` : host.startsWith('/') ? encodeName(host) : host.toLowerCase()
    return `${name}:${port}`
  })
  return `postgres://${names.join(',')}/${encodeName(database)}/`
}

/** Schema and table of an item's URI. */
export function namesOf(uri: string): { readonly schema: string; readonly table: string } {
  const [schema = '', table = ''] = uri.slice(uri.lastIndexOf('/') + 1).split('.')
  return { schema: decodeName(schema), table: decodeName(table) }
}

function refused(detail: string): ReadError {
  return new ReadError({ state: 'unreadable', reason: 'connection', detail })
}
