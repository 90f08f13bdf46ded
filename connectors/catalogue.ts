/** Every kind of place, in the order in which they are asked whether a location is theirs. One line each. */
import type { Connector } from './connector.ts'
import { files } from './files.ts'

/** A connector, and what tells that it is asked for. */
interface Kind {
  readonly id: string
  accepts(location: string): boolean
  /** Its module, with the driver it needs: those of all kinds together take a second and 60 MB. */
  load(): Connector | Promise<Connector>
}

/** All of them. The last one takes plain paths. */
export const KINDS: readonly Kind[] = [
  {
    id: 'postgres',
    accepts: scheme('postgres', 'postgresql'),
    load: async () => (await import('./postgres.ts')).postgres,
  },
  { id: 'mysql', accepts: scheme('mysql', 'mariadb'), load: async () => (await import('./mysql.ts')).mysql },
  { id: 'mssql', accepts: scheme('mssql', 'sqlserver'), load: async () => (await import('./mssql.ts')).mssql },
  { id: 's3', accepts: scheme('s3'), load: async () => (await import('./s3.ts')).s3 },
  {
    id: 'sqlite',
    accepts: (location) => /^sqlite:/i.test(location),
    load: async () => (await import('./sqlite.ts')).sqlite,
  },
  { id: files.id, accepts: files.accepts, load: () => files },
]

function scheme(...names: readonly string[]): Kind['accepts'] {
  const beginning = new RegExp(`^(?:${names.join('|')})://`, 'i')
  return (location) => beginning.test(location)
}

/** The connector that answers for a location, or `undefined`. */
export async function connectorFor(location: string): Promise<Connector | undefined> {
  return KINDS.find((kind) => kind.accepts(location))?.load()
}

/** The connector of that id, as items name it. */
export async function connectorById(id: string): Promise<Connector | undefined> {
  return KINDS.find((kind) => kind.id === id)?.load()
}
