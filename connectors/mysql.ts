/** MySQL and MariaDB: `mysql://user@host:3306/database`, or every database of a server when none is named. */
import type { Access, Connector, Item, Listed, RowSource } from './connector.ts'
import { connect } from './mysql/connection.ts'
import { toReadError } from './mysql/errors.ts'
import { type Locator, Server } from './mysql/list.ts'
import { TableRows } from './mysql/rows.ts'
import { describeTable } from './mysql/table.ts'
import { selectionOf } from './selection.ts'
import { decodeName, parseServerUrl } from './server-url.ts'

/** MySQL and MariaDB. */
export const mysql = {
  id: 'mysql',
  names: { zh: 'MySQL／MariaDB 資料庫', en: 'MySQL or MariaDB' },
  accepts: (location: string) => /^(?:mysql|mariadb):\/\//i.test(location),
  rootOf: (location: string) => parseServerUrl(location, 'mysql', 3306).root,
  open: (access: Access) => Server.open(access),
  async read(item: Pick<Item, 'uri' | 'locator' | 'size' | 'version'>, access: Access): Promise<RowSource> {
    const { database, table, span } = JSON.parse(Buffer.from(item.locator).toString()) as Locator
    const connection = await connect(access)
    try {
      const described = await describeTable(connection, database, table, selectionOf(access.target))
      return new TableRows(connection, described, access, span, item.size)
    } catch (error) {
      connection.destroy()
      throw toReadError(error)
    }
  },
  /** Database and table; what the listing has found of the key is not in the URI, so the table is read in one piece. */
  locate(uri: string): Uint8Array {
    const [database = '', table = ''] = uri.split('/').slice(-2).map(decodeName)
    return Buffer.from(JSON.stringify({ database, table } satisfies Locator))
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
