/** One table as the catalogue describes it: its columns, and by what key it can be read page by page. */
import { type Column, ReadError } from '../connector.ts'
import type { CellKind, FeedColumn } from '../row-feed.ts'
import type { Selection } from '../selection.ts'
import type { Connection } from './connection.ts'
import { quoteName, quoteTable, quoteText } from './sql.ts'

/** A column that is read. */
export interface ReadColumn extends Column, FeedColumn {
  /** SQL. */
  readonly expression: string
}

/** A column of the key. */
export interface KeyColumn {
  readonly name: string
  readonly integer: boolean
  /** SQL that gives its value as text. */
  readonly expression: string
  /** That text as a literal of the column's type. */
  literal(value: string): string
}

/** What reading it needs. */
export interface Table {
  readonly schema: string
  readonly name: string
  readonly columns: readonly ReadColumn[]
  /** `undefined`: it is read in one go, in whatever order the server likes. */
  readonly key: readonly KeyColumn[] | undefined
  /** Bytes of a row, as the server knows them. */
  readonly rowBytes: number
  /** Columns that we may not read, that are shown masked to us, or encrypted so that only clients can read them. */
  readonly denied: number
  /** Columns that there are. */
  readonly all: number
  /** We could not see a row security policy if there were one. */
  readonly blind: boolean
}

/** Characters, or bytes of binary values, that are read of one value. */
const VALUE_LIMIT = 8 << 20

/** Code pages whose bytes are taken as they are: Big5, and the western one under which Big5 or UTF-8 may lie as well. */
const RAW_PAGES = new Set(['950', '1252', '65001'])

const INTEGERS = new Set(['tinyint', 'smallint', 'int', 'bigint'])
const EXACT = new Set(['decimal', 'numeric', 'money', 'smallmoney', 'bit', 'float', 'real'])
const TIMES = new Set(['date', 'datetime', 'datetime2', 'smalldatetime', 'datetimeoffset', 'time'])
const SINGLE_BYTE_TEXT = new Set(['char', 'varchar', 'text'])
const UNICODE_TEXT = new Set(['nchar', 'nvarchar', 'ntext', 'xml', 'json'])
const BINARY = new Set(['binary', 'varbinary', 'image'])
/** Nothing anybody could read: versions of rows, numbers of a model. */
const EMPTY = new Set(['timestamp', 'rowversion', 'vector'])
const SHAPES = new Set(['geometry', 'geography'])

/** Looks a table up. Throws {@link ReadError} when it is gone, we may read none of it, or a policy hides rows; else what the driver throws. */
export async function describeTable(
  connection: Connection,
  schema: string,
  name: string,
  selection: Selection,
): Promise<Table> {
  const table = quoteText(quoteTable(schema, name))
  const [policy] = await connection.rows(policyQuery(table))
  if (policy?.[0] === '1') throw new ReadError({ state: 'unreadable', reason: 'row-security' })
  const described = await connection.rows(columnQuery(table))
  if (described.length === 0) throw new ReadError({ state: 'unreadable', reason: 'vanished' })
  const columns = described.map(columnOf)
  const readable = columns.filter(({ readable }) => readable)
  if (readable.length === 0) throw new ReadError({ state: 'unreadable', reason: 'permission' })
  const [[rowBytes] = []] = await connection.rows(rowBytesQuery(table))
  return {
    schema,
    name,
    columns: readable.filter((column) => !selection.leavesOutColumn(schema, name, column.name)).map(readColumnOf),
    key: await keyOf(connection, table, readable),
    rowBytes: Number(rowBytes ?? 0),
    denied: columns.length - readable.length,
    all: columns.length,
    blind: policy?.[1] !== '1',
  }
}

/** 1 where a policy filters rows; 1 where we could see one. */
function policyQuery(table: string): string {
  return `select convert(varchar(1), case when exists (
      select 1 from sys.security_predicates p join sys.security_policies s on s.object_id = p.object_id
      where p.target_object_id = object_id(${table}) and s.is_enabled = 1 and p.predicate_type = 0
    ) then 1 else 0 end), convert(varchar(1), has_perms_by_name(${table}, 'OBJECT', 'VIEW DEFINITION'))`
}

function columnQuery(table: string): string {
  return `select c.name, coalesce(b.name, t.name), convert(varchar(10), c.max_length),
      convert(varchar(10), collationproperty(c.collation_name, 'CodePage')), c.collation_name,
      convert(nvarchar(4000), e.value), convert(varchar(1), c.is_masked),
      convert(varchar(1), has_perms_by_name(${table}, 'OBJECT', 'UNMASK', c.name, 'COLUMN')),
      convert(varchar(1), has_perms_by_name(db_name(), 'DATABASE', 'UNMASK')),
      convert(varchar(2), c.encryption_type),
      convert(varchar(1), has_perms_by_name(${table}, 'OBJECT', 'SELECT', c.name, 'COLUMN')),
      convert(varchar(1), t.is_assembly_type)
    from sys.columns c join sys.types t on t.user_type_id = c.user_type_id
    left join sys.types b on b.user_type_id = t.system_type_id and t.is_assembly_type = 0
    left join sys.extended_properties e on e.class = 1 and e.major_id = c.object_id and e.minor_id = c.column_id and e.name = 'MS_Description'
    where c.object_id = object_id(${table}) order by c.column_id`
}

function rowBytesQuery(table: string): string {
  return `select convert(varchar(20), sum(a.used_pages) * 8192 / nullif(sum(p.rows), 0))
    from sys.partitions p join sys.allocation_units a on a.container_id = p.partition_id
    where p.object_id = object_id(${table}) and p.index_id in (0, 1)`
}

/** The clustered index before others: along any other, each row is looked up by itself. */
function keyQuery(table: string): string {
  return `select convert(varchar(10), i.index_id), c.name, convert(varchar(1), c.is_nullable)
    from sys.indexes i join sys.index_columns k on k.object_id = i.object_id and k.index_id = i.index_id
    join sys.columns c on c.object_id = k.object_id and c.column_id = k.column_id
    where i.object_id = object_id(${table}) and i.is_unique = 1 and i.has_filter = 0 and i.is_disabled = 0 and i.is_hypothetical = 0
      and k.is_included_column = 0 and k.key_ordinal > 0
      and not exists (select 1 from sys.indexes s where s.object_id = i.object_id and s.type = 5)
    order by i.index_id, k.key_ordinal`
}

interface Described {
  readonly name: string
  /** `nvarchar`; of a type of the user's, what it is made of. */
  readonly type: string
  /** In bytes; -1: without limit. */
  readonly length: number
  readonly codePage: string | null
  readonly collation: string | null
  readonly comment: string
  readonly readable: boolean
  /** A type made of a .NET class. */
  readonly assembly: boolean
}

function columnOf(row: readonly (string | null)[]): Described {
  const [name, type, length, codePage, collation, comment, masked, unmask, unmaskAll, encryption, select, assembly] =
    row
  const shown = masked !== '1' || unmask === '1' || unmaskAll === '1'
  return {
    name: name!,
    type: type!.toLowerCase(),
    length: Number(length),
    codePage: codePage ?? null,
    collation: collation ?? null,
    comment: comment ?? '',
    readable: select === '1' && shown && (encryption ?? null) === null,
    assembly: assembly === '1',
  }
}

function readColumnOf({ name, type, length, codePage, comment, assembly }: Described): ReadColumn {
  const quoted = quoteName(name)
  const long = length === -1 || ['text', 'ntext', 'image', 'xml', 'json'].includes(type)
  const limit = long ? VALUE_LIMIT : undefined
  const cut = (expression: string) => (long ? `substring(${expression}, 1, ${VALUE_LIMIT + 1})` : expression)
  const as = (kind: CellKind, expression: string): ReadColumn => ({
    name,
    ...(comment === '' ? {} : { comment }),
    kind,
    expression,
    limit,
  })
  if (EMPTY.has(type)) return as('plain', 'null')
  if (SHAPES.has(type)) return as('plain', cut(`${quoted}.STAsText()`))
  if (assembly) return as('plain', cut(`convert(nvarchar(max), ${quoted}.ToString())`))
  if (BINARY.has(type)) return as('blob', long ? cut(`convert(varbinary(max), ${quoted})`) : quoted)
  if (SINGLE_BYTE_TEXT.has(type)) {
    const text = type === 'text' ? `convert(varchar(max), ${quoted})` : quoted
    if (RAW_PAGES.has(codePage ?? '')) return as('raw', cut(`convert(varbinary(${long ? 'max' : 8000}), ${text})`))
    return as('plain', cut(`convert(nvarchar(max), ${text})`))
  }
  if (UNICODE_TEXT.has(type)) return as('plain', long ? cut(`convert(nvarchar(max), ${quoted})`) : quoted)
  return as('plain', asText(type, quoted))
}

/** Numbers and times as text, as people write them; the driver would make dates and rounded numbers of them. */
function asText(type: string, quoted: string): string {
  if (type === 'date') return `convert(varchar(10), ${quoted}, 23)`
  if (type === 'time') return `convert(varchar(16), ${quoted}, 121)`
  if (TIMES.has(type)) return `convert(varchar(34), ${quoted}, 121)`
  if (type === 'money' || type === 'smallmoney') return `convert(varchar(40), ${quoted}, 2)`
  if (INTEGERS.has(type) || EXACT.has(type)) return `convert(varchar(60), ${quoted})`
  if (type === 'uniqueidentifier') return `convert(varchar(36), ${quoted})`
  return `convert(nvarchar(4000), ${quoted})`
}

/** `undefined` where there is none whose columns always have a value, of types we can write. */
async function keyOf(
  connection: Connection,
  table: string,
  columns: readonly Described[],
): Promise<readonly KeyColumn[] | undefined> {
  const parts = await connection.rows(keyQuery(table))
  for (const group of Map.groupBy(parts, ([index]) => index).values()) {
    const keys = group.map(([, name, nullable]) => {
      const column = columns.find((column) => column.name === name)
      return nullable === '0' && column !== undefined ? keyColumnOf(column) : undefined
    })
    if (keys.every((key) => key !== undefined)) return keys
  }
  return undefined
}

function keyColumnOf({ name, type, collation }: Described): KeyColumn | undefined {
  const quoted = quoteName(name)
  const integer = INTEGERS.has(type)
  const as = (expression: string, literal: (value: string) => string): KeyColumn => ({
    name,
    integer,
    expression,
    literal,
  })
  if (integer || type === 'decimal' || type === 'numeric')
    return as(asText(type, quoted), (value) => checked(value, /^-?\d*\.?\d+$/))
  if (type === 'date' || type === 'datetime2')
    return as(
      asText(type, quoted),
      (value) => `convert(${type}, '${checked(value, /^[\d: .-]+$/)}', ${type === 'date' ? 23 : 121})`,
    )
  if (type === 'uniqueidentifier')
    return as(asText(type, quoted), (value) => `convert(uniqueidentifier, '${checked(value, /^[\dA-Fa-f-]{36}$/)}')`)
  if (type === 'nchar' || type === 'nvarchar') return as(quoted, quoteText)
  // A literal in Unicode would have the whole column converted, and put into another order than the index has.
  if ((type === 'char' || type === 'varchar') && collation !== null)
    return as(
      `convert(nvarchar(4000), ${quoted})`,
      (value) => `cast(${quoteText(value)} collate ${collation} as varchar(8000))`,
    )
  return undefined
}

function checked(value: string, form: RegExp): string {
  if (form.test(value)) return value
  throw new ReadError({ state: 'unreadable', reason: 'io-error', detail: 'key' })
}
