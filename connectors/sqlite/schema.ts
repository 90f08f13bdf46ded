/** What is in a SQLite file: its tables, as SQLite itself lists them. */
import type { DatabaseSync } from 'node:sqlite'
import type { Outcome } from '../connector.ts'

/** A table to read. Plain data. */
export interface Table {
  readonly name: string
  /** Also generated ones; what they hold may be nowhere else. */
  readonly columns: readonly TableColumn[]
  /** The name under which its rowids can be asked for; none in a `WITHOUT ROWID` table, or when columns have taken all three names. */
  readonly rowid: string | undefined
}

/** A column of a {@link Table}. */
export interface TableColumn {
  readonly name: string
  /** Declared so that whole numbers are kept as floating-point ones. */
  readonly real: boolean
  /** Its name in the search index it belongs to. */
  readonly comment?: string
}

/** A table to read, or something that is none and how it ends. */
export type Met =
  | { readonly name: string; readonly table: Table }
  | { readonly name: string; readonly outcome: Outcome }

/** What search indexes keep beside their contents: words and numbers of rows, all taken from them. */
const INDEX_PARTS = /_(data|idx|docsize|config|segments|segdir|stat|node|parent|rowid|vocab)$/

/** Everything in the file, in the order of names. SQLite's own tables (`sqlite_sequence`, `sqlite_stat1`, …) are not listed. */
export function schemaOf(db: DatabaseSync): Met[] {
  const listed = db.prepare('pragma main.table_list').all()
  const met = listed.map(({ name, type, wr }) => ({ name: String(name), type: String(type), withoutRowid: wr === 1 }))
  const virtual = new Set(met.filter(({ type }) => type === 'virtual').map(({ name }) => name))
  return met
    .filter(({ name }) => !/^sqlite_/i.test(name))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
    .map(({ name, type, withoutRowid }): Met => {
      if (type === 'view') return { name, outcome: { state: 'skipped', reason: 'view' } }
      if (type === 'virtual') return { name, outcome: outcomeOfVirtual(name, met) }
      const index = [...virtual].find((owner) => name.startsWith(`${owner}_`))
      if (index !== undefined && INDEX_PARTS.test(name.slice(index.length)))
        return { name, outcome: { state: 'skipped', reason: 'view', detail: 'search index' } }
      return { name, table: tableOf(db, name, withoutRowid, index) }
    })
}

/** A search index shows what its own tables hold, which have their own lines; of any other module nobody knows where its rows are. */
function outcomeOfVirtual(name: string, met: readonly { name: string }[]): Outcome {
  const keepsHere = met.some((other) => other.name.startsWith(`${name}_`))
  return keepsHere
    ? { state: 'skipped', reason: 'view', detail: 'virtual table' }
    : { state: 'unsupported', reason: 'foreign-table' }
}

function tableOf(db: DatabaseSync, name: string, withoutRowid: boolean, index: string | undefined): Table {
  const info = db.prepare(`pragma main.table_xinfo(${quoted(name)})`).all()
  const names = info.map((column) => String(column.name))
  const said = index === undefined || !name.endsWith('_content') ? [] : columnsOf(db, index)
  const columns = info.map((column, i): TableColumn => {
    // Contents of a search index are called c0, c1, … behind a key; FTS4 puts the name behind the number.
    const place = /^c(\d+)/.exec(names[i]!)?.[1]
    const comment = place === undefined ? undefined : said[Number(place)]
    return { name: names[i]!, real: isReal(String(column.type)), ...(comment === undefined ? {} : { comment }) }
  })
  const taken = new Set(names.map((column) => column.toLowerCase()))
  const rowid = withoutRowid ? undefined : ['rowid', '_rowid_', 'oid'].find((free) => !taken.has(free))
  return { name, columns, rowid }
}

/** Of a virtual table: none when its module is not built in. */
function columnsOf(db: DatabaseSync, name: string): string[] {
  try {
    const info = db.prepare(`pragma main.table_xinfo(${quoted(name)})`).all()
    return info.filter(({ hidden }) => hidden === 0).map((column) => String(column.name))
  } catch {
    return []
  }
}

/** The rules of https://sqlite.org/datatype3.html#determination_of_column_affinity, as far as they lead to REAL. */
function isReal(declared: string): boolean {
  return !/int|char|clob|text|blob/i.test(declared) && /real|floa|doub/i.test(declared)
}

/** A name as SQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
