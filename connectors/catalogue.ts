/** Every connector, in the order in which they are asked whether a location is theirs. One line each. */
import type { Connector } from './connector.ts'
import { files } from './files.ts'
import { mssql } from './mssql.ts'
import { mysql } from './mysql.ts'
import { postgres } from './postgres.ts'
import { s3 } from './s3.ts'
import { sqlite } from './sqlite.ts'

/** All connectors. The last one takes plain paths. */
export const connectors: readonly Connector[] = [postgres, mysql, mssql, s3, sqlite, files]

/** The connector that answers for a location, or `undefined`. */
export function connectorFor(location: string): Connector | undefined {
  return connectors.find((connector) => connector.accepts(location))
}

/** The connector of that id, as items name it. */
export function connectorById(id: string): Connector | undefined {
  return connectors.find((connector) => connector.id === id)
}
