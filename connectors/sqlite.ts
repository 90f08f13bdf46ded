/**
 * SQLite files, table by table: `sqlite:/srv/app/data.db`.
 *
 * Nothing is written beside the file and nobody waits for us (sqlite/open.ts). The tables of one file share its version: SQLite keeps no counter for
 * each, so that a change in one has them all read again.
 */
import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import {
  type Access,
  type Column,
  type Connector,
  type Exposure,
  type Item,
  type Listed,
  type Outcome,
  ReadError,
  type RowPiece,
  type RowSource,
  type Source,
  type Target,
} from './connector.ts'
import { partOfVersion, type Selection, selectionOf } from './selection.ts'
import { type OpenFile, openFile, outcomeOf, versionOf } from './sqlite/open.ts'
import { type Met, quoted, schemaOf, type Table } from './sqlite/schema.ts'
import { MAX_JOINED_COLUMNS, type RowidRange, readTable, sampled } from './sqlite/table.ts'
import { decodeBytes, encodeBytes } from './uri.ts'

/** The schema's name, for globs: `main.members`. What is attached to a connection is not in the file. */
const SCHEMA = 'main'
const BATCH = 256
/** Rows at each end of a table that are looked at to tell how long a row is. */
const SAMPLED_ROWS = 50

/** What a worker needs to find a table again. */
interface Locator {
  readonly path: string
  readonly table: string
  /** First and last rowid when it was listed, as decimal numbers. */
  readonly first?: string
  readonly last?: string
  /** It changed while it was read in place: next time, from a copy. */
  readonly copy?: true
}

/** SQLite files. */
export const sqlite = {
  id: 'sqlite',
  names: { zh: 'SQLite 檔案', en: 'SQLite files' },
  accepts: (location: string) => /^sqlite:/i.test(location),
  rootOf: (location: string) => rootOf(pathOf(location)),
  open: ({ target }: Access) => new SqliteFile(target),
  read: ({ locator, size, version }: Pick<Item, 'uri' | 'locator' | 'size' | 'version'>, { target }: Access) =>
    new TableRows(parse(locator), size, version, target),
  locate(uri: string): Uint8Array {
    const slash = uri.lastIndexOf('/')
    const path = decodeText(uri.slice('sqlite://'.length, slash))
    return toBytes({ path: isDrivePath(path) ? path.slice(1) : path, table: decodeText(uri.slice(slash + 1)) })
  },
  refresh(item: Item, { target }: Access): Listed {
    const { path, table } = parse(item.locator)
    try {
      using file = disposable(openFile(path, false))
      const met = schemaOf(file.db).find(({ name }) => name === table)
      if (met === undefined || !('table' in met))
        return { kind: 'ended', uri: item.uri, outcome: { state: 'unreadable', reason: 'vanished' } }
      const now = new SqliteFile(target).itemOf(file.db, met.table)
      return { kind: 'item', item: { ...now, locator: toBytes({ ...parse(now.locator), copy: true }) } }
    } catch (error) {
      return {
        kind: 'ended',
        uri: item.uri,
        outcome: error instanceof ReadError ? error.outcome : outcomeOf(error, path),
      }
    }
  },
} satisfies Connector

class SqliteFile implements Source {
  readonly root: string
  readonly #path: string
  readonly #selection: Selection
  readonly #sample: number | undefined
  /** What the settings ask for, as far as it is part of the version. */
  readonly #asked: string

  constructor(target: Target) {
    this.#asked = partOfVersion(target)
    this.#sample = target.options?.sample
    this.#path = pathOf(target.location)
    this.#selection = selectionOf(target)
    this.root = rootOf(this.#path)
    try {
      if (!statSync(this.#path).isFile())
        throw new ReadError({ state: 'unreadable', reason: 'io-error', detail: 'EISDIR' })
    } catch (error) {
      throw error instanceof ReadError ? error : new ReadError(outcomeOf(error, this.#path))
    }
  }

  async *list(signal: AbortSignal): AsyncGenerator<readonly Listed[]> {
    let file: OpenFile
    try {
      file = openFile(this.#path, false)
    } catch (error) {
      if (!(error instanceof ReadError)) throw error
      yield [{ kind: 'ended', uri: this.root, outcome: error.outcome }]
      return
    }
    try {
      let met: readonly Met[]
      try {
        met = schemaOf(file.db)
      } catch (error) {
        yield [{ kind: 'ended', uri: this.root, outcome: outcomeOf(error, this.#path) }]
        return
      }
      for (let i = 0; i < met.length && !signal.aborted; i += BATCH)
        yield met.slice(i, i + BATCH).map((each) => this.#listed(file.db, each))
    } finally {
      file.close()
    }
  }

  #listed(db: DatabaseSync, met: Met): Listed {
    const uri = this.root + encodeBytes(Buffer.from(met.name)).replaceAll('/', '%2F')
    if (this.#selection.leavesOut(SCHEMA, met.name))
      return { kind: 'ended', uri, outcome: { state: 'skipped', reason: 'excluded' } }
    if ('outcome' in met) return { kind: 'ended', uri, outcome: met.outcome }
    try {
      const expects: Outcome[] = this.#sample === undefined ? [] : [sampled(this.#sample)]
      return { kind: 'item', item: this.itemOf(db, met.table), expects }
    } catch (error) {
      return { kind: 'ended', uri, outcome: outcomeOf(error, this.#path) }
    }
  }

  /** Throws what SQLite throws. */
  itemOf(db: DatabaseSync, table: Table): Item {
    const stats = statSync(this.#path)
    const span = spanOf(db, table)
    const size =
      span === undefined
        ? stats.size
        : Math.min(stats.size, Math.ceil(Number(span.last - span.first + 1n) * span.rowBytes))
    return {
      uri: this.root + encodeBytes(Buffer.from(table.name)).replaceAll('/', '%2F'),
      locator: toBytes({
        path: this.#path,
        table: table.name,
        ...(span === undefined ? {} : { first: `${span.first}`, last: `${span.last}` }),
      }),
      size,
      version: versionOf(this.#path) + this.#asked,
      modified: Math.floor(stats.mtimeMs),
      exposure: exposureOf(stats.mode),
    }
  }

  close(): void {}
}

/** One table, open. */
class TableRows implements RowSource {
  readonly kind = 'rows'
  readonly columns: readonly Column[]
  readonly splittable: boolean
  readonly #locator: Locator
  readonly #size: number
  readonly #version: string
  readonly #file: OpenFile
  readonly #table: Table
  readonly #sample: number | undefined
  readonly #asked: string

  constructor(locator: Locator, size: number, version: string, target: Target) {
    this.#locator = locator
    this.#size = size
    this.#version = version
    this.#asked = partOfVersion(target)
    this.#sample = target.options?.sample
    const file = openFile(locator.path, locator.copy ?? false)
    this.#file = file
    try {
      this.#table = selected(findTable(file, locator.table), selectionOf(target))
    } catch (error) {
      file.close()
      throw error instanceof ReadError ? error : new ReadError(outcomeOf(error, locator.path))
    }
    this.columns = this.#table.columns
    this.splittable = this.#table.rowid !== undefined && locator.first !== undefined
  }

  async *read(
    range: { readonly from: number; readonly to: number } | undefined,
    signal: AbortSignal,
  ): AsyncGenerator<RowPiece> {
    let begun = false
    try {
      // Only a copy may have been torn while it was made; damage in a file at rest shows when it is read, and looking twice costs a sixth.
      if (this.#file.copied && (range?.from ?? 0) === 0 && !isSound(this.#file.db, this.#table.name))
        yield { kind: 'note', outcome: DAMAGED }
      for await (const piece of readTable(this.#file.db, this.#table, this.#rowids(range), this.#sample, signal)) {
        begun = true
        yield piece
      }
    } catch (error) {
      const outcome = outcomeOf(error, this.#locator.path)
      throw new ReadError(begun && outcome.state === 'failed' ? DAMAGED : outcome)
    }
  }

  changed(): boolean {
    try {
      return !this.#file.copied && versionOf(this.#locator.path) + this.#asked !== this.#version
    } catch {
      return true
    }
  }

  close(): void {
    this.#file.close()
  }

  /** Evenly over the rowids there were; the first range and the last take in what came before and after. */
  #rowids(range: { readonly from: number; readonly to: number } | undefined): RowidRange {
    const { first, last } = this.#locator
    if (range === undefined || first === undefined || last === undefined) return { from: undefined, to: undefined }
    const [low, high, size] = [BigInt(first), BigInt(last) + 1n, BigInt(this.#size)]
    const at = (position: number) => low + ((high - low) * BigInt(position)) / size
    return {
      from: range.from === 0 ? undefined : at(range.from),
      to: range.to >= this.#size ? undefined : at(range.to),
    }
  }
}

const DAMAGED: Outcome = { state: 'partial', reason: 'damaged' }

function findTable({ db }: OpenFile, name: string): Table {
  const met = schemaOf(db).find((each) => each.name === name)
  if (met === undefined || !('table' in met)) throw new ReadError({ state: 'unreadable', reason: 'vanished' })
  return met.table
}

function selected(table: Table, selection: Selection): Table {
  return { ...table, columns: table.columns.filter(({ name }) => !selection.leavesOutColumn(SCHEMA, table.name, name)) }
}

/** Are the pages of the table in order? That a value breaks a constraint is not asked. */
function isSound(db: DatabaseSync, table: string): boolean {
  let found: Record<string, unknown>[]
  try {
    found = db.prepare(`pragma main.quick_check(${quoted(table)})`).all()
  } catch {
    return false
  }
  return !found.some(({ quick_check }) => /^(\*\*\* in database|Tree |Page |Freelist)/.test(String(quick_check)))
}

/** First and last rowid, and how many bytes a row has on average at either end; `undefined` where there are none. */
function spanOf(db: DatabaseSync, { name, columns, rowid }: Table) {
  if (rowid === undefined || columns.length === 0 || columns.length > MAX_JOINED_COLUMNS) return undefined
  const source = `main.${quoted(name)}`
  const ends = db.prepare(
    `select (select min(${rowid}) from ${source}) as first, (select max(${rowid}) from ${source}) as last`,
  )
  ends.setReadBigInts(true)
  const { first, last } = ends.get() ?? {}
  if (typeof first !== 'bigint' || typeof last !== 'bigint') return undefined
  const bytes = columns.map((column) => `ifnull(octet_length(${quoted(column.name)}), 0) + 1`).join(' + ')
  const end = (order: string) =>
    `select * from (select ${bytes} as b from ${source} order by ${rowid} ${order} limit ${SAMPLED_ROWS})`
  const { b } = db.prepare(`select avg(b) as b from (${end('asc')} union all ${end('desc')})`).get() ?? {}
  return { first, last, rowBytes: Number(b ?? 1) }
}

/** Of the file itself: who may get at it through its directories is told where its tree is scanned. */
function exposureOf(mode: number): Exposure {
  const windows = process.platform === 'win32'
  return {
    worldReadable: windows ? null : (mode & 0o004) !== 0,
    groupReadable: windows ? null : (mode & 0o040) !== 0,
    shared: null,
    encrypted: null,
  }
}

/** `sqlite:/p`, `sqlite:///p` and `sqlite:p`; the real name where there is one, so that one file is one place. */
function pathOf(location: string): string {
  const path = resolve(location.replace(/^sqlite:(\/\/(?=\/))?/i, ''))
  try {
    return realpathSync.native(path)
  } catch {
    return path
  }
}

function rootOf(path: string): string {
  const plain = process.platform === 'win32' ? `/${path.replaceAll('\\', '/')}` : path
  return `sqlite://${encodeBytes(Buffer.from(plain))}/`
}

function isDrivePath(path: string): boolean {
  return process.platform === 'win32' && /^\/[a-z]:/i.test(path)
}

function decodeText(text: string): string {
  return Buffer.from(decodeBytes(text)).toString()
}

function toBytes(locator: Locator): Uint8Array {
  return new Uint8Array(Buffer.from(JSON.stringify(locator)))
}

function parse(locator: Uint8Array): Locator {
  return JSON.parse(Buffer.from(locator).toString()) as Locator
}

function disposable(file: OpenFile): OpenFile & Disposable {
  return { ...file, [Symbol.dispose]: () => file.close() }
}
