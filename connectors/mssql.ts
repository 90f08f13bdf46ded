/** SQL Server: `mssql://user@host:1433/database`, or every database of a server when none is named. */
import type { Access, Connector, Item, Listed, RowSource } from './connector.ts'
import { connect } from './mssql/connection.ts'
import { toReadError } from './mssql/errors.ts'
import { type Locator, Server } from './mssql/list.ts'
import { TableRows } from './mssql/rows.ts'
import { describeTable } from './mssql/table.ts'
import { selectionOf } from './selection.ts'
import { decodeName, parseServerUrl } from './server-url.ts'

/** SQL Server. */
export const mssql = {
  id: 'mssql',
  names: { zh: 'SQL Server 資料庫', en: 'SQL Server' },
  accepts: (location: string) => /^(?:mssql|sqlserver):\/\//i.test(location),
  rootOf: (location: string) => parseServerUrl(location, 'mssql', 1433).root,
  open: (access: Access) => Server.open(access),
  async read(item: Pick<Item, 'uri' | 'locator' | 'size' | 'version'>, access: Access): Promise<RowSource> {
    const { database, schema, table, span } = JSON.parse(Buffer.from(item.locator).toString()) as Locator
    const connection = await connect(access, database)
    try {
      const described = await describeTable(connection, schema, table, selectionOf(access.target))
      return new TableRows(connection, described, { access, database, span, size: item.size })
    } catch (error) {
      connection.destroy()
      throw toReadError(error)
    }
  },
  /** Database, schema and table; what the listing has found of the key is not in the URI, so the table is read in one piece. */
  locate(uri: string): Uint8Array {
    const [database = '', names = ''] = uri.split('/').slice(-2)
    const [schema = '', table = ''] = names.split('.').map(decodeName)
    return Buffer.from(JSON.stringify({ database: decodeName(database), schema, table } satisfies Locator))
  },
  async refresh(item: Item, access: Access): Promise<Listed> {
    const server = await Server.open(access)
    try {
      return await server.find(JSON.parse(Buffer.from(item.locator).toString()) as Locator)
    } finally {
      server.close()
    }
  },
} satisfies Connector
