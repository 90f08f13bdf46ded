/** Where a database server is, as a location says it. */
import { ReadError } from './connector.ts'
import { decodeBytes, encodeBytes } from './uri.ts'

/** A host and the port it listens on. */
export interface Host {
  readonly name: string
  readonly port: number
}

/** A location taken apart. */
export interface ServerUrl {
  readonly user: string | undefined
  /** At least one; several are copies of one another. */
  readonly hosts: readonly Host[]
  /** `undefined`: all of them. */
  readonly database: string | undefined
  /** `mysql://db1:3306,db2:3306/crm/`, without user: the root of what lies there. Hosts in small letters, each with its port. */
  readonly root: string
}

/**
 * Takes `scheme://user@host:port,host:port/database` apart. Percent-encoded names are decoded, IPv6 addresses stand in brackets. The
 * root gets the scheme given here, whichever of its names was written. Throws {@link ReadError} (`connection`) for what is none, and
 * for a URL with a password or with settings: those have their places in the configuration, and would be ignored here.
 */
export function parseServerUrl(location: string, scheme: string, defaultPort: number): ServerUrl {
  const match = /^[a-z]+:\/\/(?:([^@/?#:]*)@)?([^@/?#]*)(?:\/([^/?#]*)\/?)?$/i.exec(location)
  if (match === null) throw unusable('URL')
  const [, user = '', authority = '', path = ''] = match
  const hosts = authority.split(',').map((host) => parseHost(host, defaultPort))
  const database = decode(path)
  const names = hosts.map(({ name, port }) => `${name.includes(':') ? `[${name}]` : name}:${port}`).join(',')
  return {
    user: decode(user),
    hosts,
    database,
    root: `${scheme}://${names}/${database === undefined ? '' : `${encodeName(database)}/`}`,
  }
}

/** A name of the server's as one segment of a URI: a slash in it, or a dot, is part of the name. */
export function encodeName(name: string): string {
  return encodeBytes(Buffer.from(name)).replaceAll('/', '%2F').replaceAll('.', '%2E')
}

/** The other half of {@link encodeName}. */
export function decodeName(segment: string): string {
  return Buffer.from(decodeBytes(segment)).toString()
}

function parseHost(text: string, defaultPort: number): Host {
  const match = /^(?:\[([\da-f:.]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/i.exec(text)
  if (match === null) throw unusable('host')
  const port = match[3] === undefined ? defaultPort : Number(match[3])
  if (port < 1 || port > 65535) throw unusable('port')
  return { name: (match[1] ?? decodeName(match[2]!)).toLowerCase(), port }
}

function decode(text: string): string | undefined {
  return text === '' ? undefined : decodeName(text)
}

function unusable(part: string): ReadError {
  return new ReadError({ state: 'unreadable', reason: 'connection', detail: `bad ${part}` })
}
