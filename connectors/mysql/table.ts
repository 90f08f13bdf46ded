/** One table as the catalogue describes it: its columns, and by what key it can be read page by page. */
import { type Column, ReadError } from '../connector.ts'
import type { CellKind, FeedColumn } from '../row-feed.ts'
import type { Selection } from '../selection.ts'
import { type Connection, isAtLeast } from './connection.ts'
import { quoteBytes, quoteName, quoteText } from './sql.ts'

/** A column that is read. */
export interface ReadColumn extends Column, FeedColumn {
  /** SQL. */
  readonly expression: string
}

/** A column of the key. */
export interface KeyColumn {
  readonly name: string
  readonly integer: boolean
  /** The value as it came, as a literal. Throws {@link ReadError} for one that no server sends. */
  literal(value: Buffer): string
}

/** A unique index over columns that always have a value. */
export interface Key {
  readonly index: string
  readonly columns: readonly KeyColumn[]
}

/** What reading it needs. */
export interface Table {
  readonly database: string
  readonly name: string
  readonly columns: readonly ReadColumn[]
  /** `undefined`: it is read in one go, in whatever order the server likes. */
  readonly key: Key | undefined
  /** Rows that were changed or deleted are kept, and are read too. */
  readonly versioned: boolean
  /** Bytes of a row, as the server estimates them. */
  readonly rowBytes: number
  /** Columns that we are told of and may not read. */
  readonly denied: number
}

/** Characters, or bytes of a blob, that are read of one value. */
const VALUE_LIMIT = 8 << 20

const INTEGERS = new Set(['tinyint', 'smallint', 'mediumint', 'int', 'bigint'])
const TIMES = new Set(['date', 'datetime', 'timestamp'])
const BLOBS = new Set(['binary', 'varbinary', 'tinyblob', 'blob', 'mediumblob', 'longblob'])
const LONG = new Set(['longtext', 'longblob'])
const SHAPES = new Set([
  'geometry',
  'point',
  'linestring',
  'polygon',
  'multipoint',
  'multilinestring',
  'multipolygon',
  'geometrycollection',
  'geomcollection',
])
/** Character sets that are UTF-8, or part of it. */
const UTF8 = new Set(['utf8', 'utf8mb3', 'utf8mb4', 'ascii'])
/**
 * Read as they are stored: the server knows one byte a character and takes whatever it is given, and of Big5 it knows fewer
 * characters than those who write it.
 */
const RAW = new Set(['latin1', 'latin2', 'latin5', 'latin7', 'cp850', 'big5'])

/** Looks a table up. Throws {@link ReadError} when it is gone or we may read none of it, else what the driver throws. */
export async function describeTable(
  connection: Connection,
  database: string,
  name: string,
  selection: Selection,
): Promise<Table> {
  const where = `where table_schema = ${quoteText(database)} and table_name = ${quoteText(name)}`
  const tables = await connection.rows(`select table_type, avg_row_length from information_schema.tables ${where}`)
  const [type, rowBytes] = tables[0] ?? []
  const described = await connection.rows(
    `select column_name, data_type, character_set_name, column_comment, privileges
     from information_schema.columns ${where} order by ordinal_position`,
  )
  if (type === undefined || described.length === 0) throw new ReadError({ state: 'unreadable', reason: 'vanished' })
  const columns = described.map(columnOf)
  const readable = columns.filter(({ readable }) => readable)
  if (readable.length === 0) throw new ReadError({ state: 'unreadable', reason: 'permission' })
  const versioned = type === 'SYSTEM VERSIONED'
  const asked = readable.filter((column) => !selection.leavesOutColumn(database, name, column.name))
  return {
    database,
    name,
    columns: asked.map(readColumnOf),
    // Each version of a row has the same key.
    key: versioned ? undefined : await keyOf(connection, where, readable),
    versioned,
    rowBytes: Number(rowBytes ?? 0),
    denied: columns.length - readable.length,
  }
}

interface Described {
  readonly name: string
  /** `varchar` */
  readonly type: string
  readonly charset: string | null
  readonly comment: string
  readonly readable: boolean
}

function columnOf([name, type, charset, comment, privileges]: readonly (string | null)[]): Described {
  return {
    name: name!,
    type: type!.toLowerCase(),
    charset: charset ?? null,
    comment: comment ?? '',
    readable: /\bselect\b/i.test(privileges ?? ''),
  }
}

function readColumnOf({ name, type, charset, comment }: Described): ReadColumn {
  const quoted = quoteName(name)
  const limit = LONG.has(type) ? VALUE_LIMIT : undefined
  const cut = (expression: string) => (limit === undefined ? expression : `left(${expression}, ${limit + 1})`)
  const as = (kind: CellKind, expression: string): ReadColumn => ({
    name,
    ...(comment === '' ? {} : { comment }),
    kind,
    expression,
    limit,
  })
  if (BLOBS.has(type) || charset === 'binary') return as('blob', cut(quoted))
  if (type === 'bit') return as('plain', `${quoted} + 0`)
  if (SHAPES.has(type)) return as('plain', `st_astext(${quoted})`)
  if (type === 'vector') return as('plain', 'NULL') // numbers of a model: nothing anybody could read
  if (charset === null || UTF8.has(charset)) return as('plain', cut(quoted))
  if (RAW.has(charset)) return as('raw', cut(quoted))
  return as('plain', cut(`convert(${quoted} using utf8mb4)`))
}

/** The primary key, or the first unique index without missing values: with InnoDB that is the order in which rows lie on the disk. */
async function keyOf(connection: Connection, where: string, columns: readonly Described[]): Promise<Key | undefined> {
  const { product } = connection
  const hidden =
    product.flavour === 'mysql'
      ? isAtLeast(product, 8, 0) && "and is_visible = 'YES'"
      : isAtLeast(product, 10, 6) && "and ignored = 'NO'"
  const parts = await connection.rows(
    `select index_name, column_name, sub_part, nullable from information_schema.statistics
     ${where} and non_unique = 0 and index_type = 'BTREE' ${hidden || ''} order by index_name = 'PRIMARY' desc, index_name, seq_in_index`,
  )
  for (const [index, group] of Map.groupBy(parts, ([name]) => name!)) {
    const keys = group.map(([, name, prefix, nullable]) => {
      const column = columns.find((column) => column.name === name)
      return prefix === null && nullable !== 'YES' && column !== undefined ? keyColumnOf(column) : undefined
    })
    if (keys.every((key) => key !== undefined)) return { index, columns: keys }
  }
  return undefined
}

/** `undefined` for types whose order is not that of their literals: enum, set, bit, float, time. */
function keyColumnOf({ name, type, charset }: Described): KeyColumn | undefined {
  const integer = INTEGERS.has(type)
  if (integer || type === 'decimal') return { name, integer, literal: checked(/^-?\d+(\.\d+)?$/, '') }
  if (TIMES.has(type)) return { name, integer, literal: checked(/^\d[\d: .-]*$/, "'") }
  if (type === 'binary' || type === 'varbinary') return { name, integer, literal: quoteBytes }
  if ((type === 'char' || type === 'varchar') && charset !== null)
    return { name, integer, literal: (value) => `_${charset} ${quoteBytes(value)}` }
  return undefined
}

function checked(form: RegExp, quote: string): (value: Buffer) => string {
  return (value) => {
    const text = value.toString('latin1')
    if (!form.test(text)) throw new ReadError({ state: 'unreadable', reason: 'io-error', detail: 'key' })
    return quote + text + quote
  }
}
