import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode, encode } from 'iconv-lite'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makePeople } from '../fixtures/people.ts'
import { makeCertificate } from '../fixtures/servers/certificates.ts'
import { startTds, type TdsServer } from '../fixtures/servers/tds.ts'
import { FakeDatabases, type FakeTable } from '../fixtures/servers/tds-database.ts'
import { plainRows } from '../formats/table-rows.ts'
import { describeConformance } from './conformance.ts'
import {
  type Access,
  type Item,
  type Listed,
  type Outcome,
  ReadError,
  type RowPiece,
  type RowSource,
  type TargetOptions,
} from './connector.ts'
import { connect } from './mssql/connection.ts'
import { mssql } from './mssql.ts'

const never = new AbortController().signal
const int = { type: 'int' }
const text = { type: 'nvarchar' }
const old = { type: 'varchar', codePage: '1252', collation: 'SQL_Latin1_General_CP1_CI_AS' }
const numbered = Array.from({ length: 60_000 }, (_, i) => [`${i + 1}`, `王小明${i + 1}`, 'x'.repeat(80)])
const people = makePeople(300, 'mssql')

const crm: FakeTable[] = [
  {
    schema: 'dbo',
    name: '會 員]x',
    key: ['id'],
    columns: [
      { name: 'id', ...int },
      { name: 'n', ...text, comment: '身分證字號' },
    ],
    rows: [
      ['1', 'A\t1'],
      ['2', null],
    ],
  },
  { schema: 'dbo', name: 'v', view: true, columns: [], rows: [] },
  { schema: 'dbo', name: 'elsewhere', external: true, columns: [], rows: [] },
  { schema: 'dbo', name: 'filtered', policy: true, columns: [{ name: 'id', ...int }], rows: [['1']] },
  { schema: 'dbo', name: 'closed', columns: [{ name: 'id', ...int, denied: true }], rows: [['1']] },
  {
    schema: 'hr',
    name: 'staff',
    key: ['id'],
    columns: [
      { name: 'id', ...int },
      { name: 'name', ...text },
      { name: 'phone', ...text, masked: true },
      { name: 'nid', ...text, encrypted: true },
      { name: 'pay', ...int, denied: true },
    ],
    rows: [['1', '陳', '0912', 'A1', '5']],
  },
  {
    schema: 'dbo',
    name: 'old',
    key: ['code'],
    columns: [
      { name: 'code', ...old },
      { name: 'name', ...old },
      { name: 'note', ...text },
      { name: 'photo', type: 'varbinary' },
    ],
    rows: people
      .map(({ id, name }) => [
        id,
        encode(name, 'cp950'),
        '備註',
        Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(200, 0x20)]),
      ])
      .sort(([a], [b]) => (a! < b! ? -1 : 1)),
  },
  {
    schema: 'dbo',
    name: 'numbered',
    key: ['id'],
    size: 128 << 20,
    columns: [
      { name: 'id', type: 'bigint' },
      { name: 'name', ...text },
      { name: 'note', ...text },
    ],
    rows: numbered,
  },
  {
    schema: 'dbo',
    name: 'heap',
    columns: [
      { name: 'id', type: 'bigint' },
      { name: 'name', ...text },
      { name: 'note', ...text },
    ],
    rows: numbered,
  },
]

let databases: FakeDatabases
let server: TdsServer

beforeAll(async () => {
  databases = new FakeDatabases({ crm, 資料: [] }, 'a secret')
  server = await startTds(databases)
})
beforeEach(() => {
  databases.troubles = []
  databases.serverState = true
  databases.seesAll = true
  databases.viewDefinition = true
})
afterAll(() => server?.stop())

function accessTo(database: string, options: TargetOptions = {}, rest: Partial<Access['target']> = {}): Access {
  return {
    target: {
      location: `mssql://pandian@127.0.0.1:${server.port}/${encodeURIComponent(database)}`,
      labels: {},
      exclude: [],
      followSymlinks: false,
      trustIgnoreFiles: false,
      options: { tls: { mode: 'off' }, ...options },
      ...rest,
    },
    secret: 'a secret',
  }
}

async function list(access: Access): Promise<Map<string, Listed>> {
  const source = await mssql.open(access)
  const listed: Listed[] = []
  for await (const batch of source.list(never)) listed.push(...batch)
  await source.close()
  return new Map(
    listed.map((one) => [
      decodeURIComponent((one.kind === 'item' ? one.item.uri : one.uri).slice(source.root.length)),
      one,
    ]),
  )
}

function itemOf(listed: ReadonlyMap<string, Listed>, name: string): Item {
  const one = listed.get(name)
  if (one?.kind !== 'item') throw new Error(`${name} is no item: ${JSON.stringify(one)}`)
  return one.item
}

const endOf = (listed: ReadonlyMap<string, Listed>, name: string) => {
  const one = listed.get(name)
  return one?.kind === 'ended' ? one.outcome : one
}

interface Read {
  readonly rows: string[][]
  readonly others: Exclude<RowPiece, { kind: 'rows' }>[]
}

async function read(source: RowSource, range?: { from: number; to: number }): Promise<Read> {
  let rows: string[][] = []
  const others: Read['others'] = []
  for await (const piece of source.read(range, never)) {
    if (piece.kind !== 'rows') others.push(piece)
    else {
      const lines = Buffer.from(plainRows(piece.bytes)).toString().split('\n').slice(0, -1)
      rows = rows.concat(lines.map((line) => line.split('\t')))
    }
  }
  await source.close()
  return { rows, others }
}

async function readTable(name: string, access = accessTo('crm')): Promise<Read & { source: RowSource }> {
  const source = await mssql.read(itemOf(await list(access), name), access)
  return { ...(await read(source)), source }
}

const outcomeOf = (error: unknown) => (error instanceof ReadError ? error.outcome : error)
const numbersFrom = (rows: readonly string[][]) => rows.map(([id]) => Number(id)).sort((a, b) => a - b)
const all = numbered.map((_, i) => i + 1)

let places = 0
/** A database of so many tables; all but the first are denied where that is asked for. */
function place(count: number, denied = false) {
  const database = `place${++places}`
  const tables = Array.from({ length: count }, (_, i): FakeTable => {
    const may = denied && i > 0 ? { denied } : {}
    const columns = [
      { name: 'id', ...int, ...may },
      { name: 'name', ...text, ...may },
    ]
    return { schema: 'dbo', name: `t${String(i).padStart(4, '0')}`, key: ['id'], columns, rows: [['1', '王小明']] }
  })
  databases.add(database, tables)
  const nameOf = (uri: string) => uri.slice(uri.lastIndexOf('.') + 1)
  return {
    access: accessTo(database),
    fingerprint: () => JSON.stringify(tables),
    remove(uri: string) {
      tables.splice(
        tables.findIndex(({ name }) => name === nameOf(uri)),
        1,
      )
    },
    change: (uri: string) => void databases.changed.set(nameOf(uri), `2026-11-${10 + places} 10:00:00.000`),
  }
}

describeConformance({
  connector: mssql,
  count: 300,
  place: (count) => place(count),
  text: '王小明',
  denied: () => place(2, true),
  intruder: (access) => ({ ...access, secret: 'a guess' }),
  secret: 'a secret',
})

describe('SQL Server, as far as a server that speaks its protocol tells', () => {
  it('lists tables once, and says why others are not read', async () => {
    const listed = await list(accessTo('crm', {}, { exclude: ['dbo.heap'] }))
    expect(itemOf(listed, 'dbo.會 員]x').uri).toBe(`mssql://127.0.0.1:${server.port}/crm/dbo.%E6%9C%83%20%E5%93%A1%5Dx`)
    expect(endOf(listed, 'dbo.v')).toEqual({ state: 'skipped', reason: 'view' })
    expect(endOf(listed, 'dbo.elsewhere')).toEqual({ state: 'unsupported', reason: 'foreign-table' })
    expect(endOf(listed, 'dbo.heap')).toEqual({ state: 'skipped', reason: 'excluded' })
    expect(databases.logins.at(-1)).toMatchObject({
      user: 'pandian',
      application: 'pandian',
      database: 'crm',
      readOnly: true,
    })
  })

  it('foretells of each table what reading it will meet', async () => {
    const foretold = async () => {
      const listed = await list(accessTo('crm', { sample: 10 }))
      const sampled = { state: 'partial', reason: 'sampled', detail: '10 %' }
      return (name: string) => {
        const met = listed.get(`crm/${name}`) ?? listed.get(name)
        const expects = met?.kind === 'item' ? (met.expects ?? []) : []
        expect(expects.at(-1)).toEqual(sampled)
        return expects.slice(0, -1)
      }
    }
    const seen = await foretold()
    expect(seen('dbo.old')).toEqual([])
    expect(seen('hr.staff')).toEqual([{ state: 'partial', reason: 'columns-denied' }])
    expect(seen('dbo.closed')).toEqual([{ state: 'unreadable', reason: 'permission' }])
    expect(seen('dbo.filtered')).toEqual([{ state: 'unreadable', reason: 'row-security' }])
    databases.viewDefinition = false
    const blind = await foretold()
    expect(blind('dbo.old')).toEqual([{ state: 'partial', reason: 'row-security', detail: 'no VIEW DEFINITION' }])
  })

  it('lists every database of a server, and those that may not be entered', async () => {
    const listed = await list(accessTo(''))
    expect(listed.get('crm/hr.staff')?.kind).toBe('item')
    expect(endOf(listed, 'closed/')).toEqual({ state: 'unreadable', reason: 'permission' })
    databases.seesAll = false
    expect(endOf(await list(accessTo('crm')), '')).toMatchObject({
      reason: 'permission',
      detail: 'only granted tables are visible',
    })
  })

  it('has the same version again until the table changes, as far as the server tells', async () => {
    const version = async () => itemOf(await list(accessTo('crm')), 'hr.staff').version
    const before = await version()
    expect(await version()).toBe(before)
    databases.changed.set('staff', '2026-11-02 10:00:00.000')
    expect(await version()).not.toBe(before)
    databases.serverState = false
    expect(await version()).toContain(new Date().toISOString().slice(0, 10))
  })

  it('reads names, comments and values, whatever is in them', async () => {
    const { rows, source } = await readTable('dbo.會 員]x')
    expect(source.columns[1]).toMatchObject({ name: 'n', comment: '身分證字號' })
    expect(rows).toEqual([
      ['1', 'A 1'],
      ['2', ''],
    ])
  })

  it('reads Big5 in a western column, page by page along a key of text, and hands documents on', async () => {
    const { rows, others } = await readTable('dbo.old')
    expect(rows.map(([id]) => id)).toEqual(people.map(({ id }) => id).sort())
    const plain = people.filter(({ name }) => decode(encode(name, 'cp950'), 'cp950') === name)
    for (const { id, name } of plain) expect(rows.find((row) => row[0] === id)?.[1]).toBe(name)
    expect(others).toHaveLength(300)
    expect(others[0]).toMatchObject({ kind: 'document', name: 'photo of row 1' })
  })

  it('leaves out what is masked, encrypted or denied, and says so', async () => {
    const { rows, others } = await readTable('hr.staff')
    expect(rows).toEqual([['1', '陳']])
    expect(others).toEqual([
      { kind: 'note', outcome: { state: 'partial', reason: 'columns-denied', detail: '3 of 5 columns' } },
    ])
    expect(databases.asked.at(-1)).not.toMatch(/phone|nid|pay/)
  })

  it('reads nothing where a policy hides rows, and says when it could not know', async () => {
    const access = accessTo('crm')
    const listed = await list(access)
    const open = (name: string) => mssql.read(itemOf(listed, name), access).catch(outcomeOf)
    expect(await open('dbo.filtered')).toEqual({ state: 'unreadable', reason: 'row-security' })
    expect(await open('dbo.closed')).toEqual({ state: 'unreadable', reason: 'permission' })
    databases.viewDefinition = false
    const { others } = await readTable('dbo.會 員]x')
    expect(others).toEqual([
      { kind: 'note', outcome: { state: 'partial', reason: 'row-security', detail: 'no VIEW DEFINITION' } },
    ])
  })

  it('reads a large table in ranges, every row once', async () => {
    const access = accessTo('crm')
    const item = itemOf(await list(access), 'dbo.numbered')
    expect(Buffer.from(item.locator).toString()).not.toMatch(/60000|"1"/)
    let rows: string[][] = []
    for (let from = 0; from < item.size; from += 32 << 20) {
      const source = await mssql.read(item, access)
      expect(source.splittable).toBe(true)
      rows = rows.concat((await read(source, { from, to: from + (32 << 20) })).rows)
    }
    expect(numbersFrom(rows)).toEqual(all)
  })

  it('goes on behind the last row when the connection is cut, or somebody else was in the way', async () => {
    databases.troubles = [{ cutAfter: 15_000 }, { cutAfter: 0 }, { error: 1205 }]
    expect(numbersFrom((await readTable('dbo.numbered')).rows)).toEqual(all)
  })

  it('without a key there is no way back', async () => {
    databases.troubles = [{ cutAfter: 15_000 }]
    await expect(readTable('dbo.heap').catch(outcomeOf)).resolves.toMatchObject({
      state: 'unreadable',
      reason: 'connection',
    })
    expect(numbersFrom((await readTable('dbo.heap')).rows)).toEqual(all)
  })

  it('a table that is dropped meanwhile has vanished, and one we lose the right to is denied', async () => {
    databases.troubles = [{ error: 208 }]
    await expect(readTable('dbo.heap').catch(outcomeOf)).resolves.toMatchObject({
      state: 'unreadable',
      reason: 'vanished',
    })
    databases.troubles = [{ error: 229 }]
    await expect(readTable('dbo.heap').catch(outcomeOf)).resolves.toMatchObject({
      state: 'unreadable',
      reason: 'permission',
    })
  })

  it('a reader who stops has the statement cancelled', async () => {
    const access = accessTo('crm')
    const abort = new AbortController()
    const source = await mssql.read(itemOf(await list(access), 'dbo.heap'), access)
    const before = server.cancelled
    for await (const piece of source.read(undefined, abort.signal)) if (piece.kind === 'rows') abort.abort()
    await expect.poll(() => server.cancelled).toBe(before + 1)
    await source.close()
  })

  it('one that says nothing is left as soon as the signal says so', async () => {
    databases.troubles = ['silence']
    const access = accessTo('crm')
    const source = await mssql.read(itemOf(await list(access), 'dbo.heap'), access)
    const pieces: RowPiece[] = []
    for await (const piece of source.read(undefined, AbortSignal.timeout(200))) pieces.push(piece)
    expect(pieces).toEqual([])
    await source.close()
  })

  it('tells a wrong password, a missing database, a server without TLS and a closed port apart, and no secret', async () => {
    const refused = async (access: Access) => {
      const outcome = await Promise.resolve(mssql.open(access)).catch(outcomeOf)
      expect(JSON.stringify(outcome)).not.toContain('secret')
      return outcome
    }
    expect(await refused({ ...accessTo('crm'), secret: 'not the secret' })).toMatchObject({
      reason: 'connection',
      detail: 'ELOGIN',
    })
    expect(await refused(accessTo('nowhere'))).toMatchObject({ reason: 'connection' })
    const nobody: Access = {
      ...accessTo('crm'),
      target: { ...accessTo('crm').target, location: 'mssql://pandian@127.0.0.1:1/crm' },
    }
    expect(await refused(nobody)).toEqual({ state: 'unreadable', reason: 'connection', detail: 'ECONNREFUSED' })
    expect(await refused(accessTo('crm', { tls: {} }))).toMatchObject({ state: 'unreadable', reason: 'connection' })
    expect(await refused(accessTo('crm', { tls: { mode: 'verify-ca' } }))).toMatchObject({
      detail: 'tls.mode verify-ca',
    })
    expect(await refused(accessTo('crm', { replica: 'require' }))).toMatchObject({ detail: 'no replica' })
  })

  it('a certificate has to be for that very host, and of an authority that is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pandian-tds-'))
    const start = (name: string) => {
      const { cert, key } = makeCertificate(folder, name)
      return startTds(databases, { cert: readFileSync(cert), key: readFileSync(key) })
    }
    const [right, wrong] = [await start('localhost'), await start('elsewhere')]
    const open = (port: number, ca?: string) => {
      const location = `mssql://pandian@127.0.0.1:${port}/crm`
      const access = accessTo('crm', { tls: ca === undefined ? {} : { ca: join(folder, ca) } }, { location })
      return Promise.resolve(mssql.open(access)).then(
        (source) => {
          source.close()
          return source.about?.tls
        },
        (error) => (outcomeOf(error) as Outcome).detail,
      )
    }
    try {
      expect(await open(right.port, 'localhost.crt')).toBe('verify-full')
      expect(await open(right.port)).toBe('DEPTH_ZERO_SELF_SIGNED_CERT')
      expect(await open(wrong.port, 'elsewhere.crt')).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
    } finally {
      await right.stop()
      await wrong.stop()
      rmSync(folder, { recursive: true })
    }
  })

  it('is asked for nothing but reading', () => {
    expect(databases.asked.length).toBeGreaterThan(100)
    for (const sql of databases.asked) expect(sql).toMatch(/^(select|set)\b/)
  })
})

// The rest is only true of a real server, and is not there without one: PANDIAN_TEST_MSSQL_URL=mssql://sa@host:port/ names it, an account that
// may make databases; PANDIAN_TEST_MSSQL_PASSWORD and PANDIAN_TEST_MSSQL_CA get in. docs/compose.mssql.yaml starts one.
const { PANDIAN_TEST_MSSQL_URL: url, PANDIAN_TEST_MSSQL_PASSWORD: secret = '', PANDIAN_TEST_MSSQL_CA: ca } = process.env

if (url !== undefined)
  describe('a real SQL Server (where PANDIAN_TEST_MSSQL_URL names one)', () => {
    const access = (database: string): Access => ({
      ...accessTo(
        '',
        { tls: ca === undefined ? { mode: 'off' } : { ca } },
        { location: url!.replace(/\/[^/]*$/, `/${database}`) },
      ),
      secret,
    })
    const databasesMade: string[] = []

    async function run(database: string, ...batches: string[]): Promise<(string | null)[][]> {
      const connection = await connect(access(database))
      try {
        let rows: (string | null)[][] = []
        for (const batch of batches) rows = await connection.rows(batch)
        return rows
      } finally {
        connection.destroy()
      }
    }

    async function realPlace(count: number) {
      const database = `pandian_test_${process.pid}_${databasesMade.length}`
      databasesMade.push(database)
      await run('master', `create database ${database}`)
      const tables = Array.from({ length: count }, (_, i) => `t${String(i).padStart(4, '0')}`)
      await run(
        database,
        ...tables.map(
          (
            name,
          ) => `create table ${name} (id int primary key, name nvarchar(20), born date, old varchar(20) collate SQL_Latin1_General_CP1_CI_AS,
          price money, extra xml, photo varbinary(max), code uniqueidentifier);
          insert into ${name} (id, name, born, old, price, extra) values (1, N'王小明', '2026-11-21', 'a', 1.5, '<a>b</a>'), (2, null, null, null, null, null)`,
        ),
      )
      const nameOf = (uri: string) => uri.slice(uri.lastIndexOf('.') + 1)
      return {
        access: access(database),
        fingerprint: async () =>
          JSON.stringify(
            await run(database, `select convert(varchar(20), checksum_agg(checksum(id, name))) from ${tables[0]}`),
          ),
        remove: async (uri: string) => void (await run(database, `drop table ${nameOf(uri)}`)),
        change: async (uri: string) =>
          void (await run(database, `update ${nameOf(uri)} set name = N'changed' where id = 2`)),
      }
    }

    afterAll(async () => {
      for (const database of databasesMade)
        await run(
          'master',
          `alter database ${database} set single_user with rollback immediate; drop database ${database}`,
        )
    })

    describeConformance({ connector: mssql, count: 300, place: realPlace, text: '王小明', secret })
  })
